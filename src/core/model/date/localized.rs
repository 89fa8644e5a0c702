//! Writes dates as a language does, by the data of the Unicode CLDR.

use icu_calendar::Gregorian;
use icu_datetime::{
    DateTimeFormatterPreferences as Preferences, FixedCalendarDateTimeFormatter as Formatter,
    fieldsets::{Y, YM, YMD},
    input::{Date, DateTime, Time},
    options::{Length, YearStyle},
    range::FixedCalendarDateRangeFormatter as RangeFormatter,
};
use icu_locale_core::{
    Locale,
    subtags::{Region, language, region},
};

use super::{EventDate, PartialDate, TimeOfDay};

impl PartialDate {
    /// The date as a text in this language (a BCP 47 tag) writes it: "13 January 2026", "January 13, 2026" for en-US,
    /// "2026년 1월 13일" for ko. In a language whose forms are not known it is written as ISO 8601 has it, which
    /// everybody can read.
    pub fn in_language(&self, language: &str) -> String {
        EventDate::Date(*self).in_language(language)
    }
}

impl EventDate {
    /// The date as a text in this language (a BCP 47 tag) writes it, in full: "13 January 2026", "13–14 January 2026",
    /// "13 January 2026, 09:00 (UTC+09:00)". Seconds are written where they are not zero. In a language whose forms are
    /// not known it is written as EDTF has it.
    pub fn in_language(&self, language: &str) -> String {
        text(*self, language, Length::Long)
    }

    /// The same with the month shortened or as a number, as the language has it: "13 Jan 2026", "13.01.2026".
    pub fn short_in_language(&self, language: &str) -> String {
        text(*self, language, Length::Medium)
    }
}

/// The date in this language, or as EDTF has it where the language is not known.
fn text(date: EventDate, language: &str, length: Length) -> String {
    let written = Writer::of(language, length).and_then(|writer| match date {
        EventDate::Date(date) => writer.date(date),
        EventDate::Moment(day, time) => writer.moment(day, time),
        EventDate::Interval { start, end } => writer.interval(start, end),
    });
    written.unwrap_or_else(|| date.to_string())
}

/// Writes dates of one language.
struct Writer {
    language: Preferences,
    length: Length,
}

/// The date, with the year in full.
macro_rules! written {
    ($writer:expr, $fields:ident, $date:expr) => {
        Formatter::try_new($writer.language, $fields::for_length($writer.length).with_year_style(YearStyle::Full))
            .ok()
            .map(|formatter| formatter.format(&$date).to_string())
    };
}

/// The interval, with what both ends have in common once.
macro_rules! written_range {
    ($writer:expr, $fields:ident, $start:expr, $end:expr) => {
        RangeFormatter::try_new($writer.language, $fields::for_length($writer.length).with_year_style(YearStyle::Full))
            .ok()
            .map(|formatter| formatter.format(&$start, &$end).to_string())
    };
}

impl Writer {
    /// Nothing for what is no tag of a language, and for a language of which there is no data: for that the library has
    /// forms that belong to no language, such as "2026 M01 13".
    fn of(tag: &str, length: Length) -> Option<Self> {
        let writer = Self { language: (&locale_of(tag)?).into(), length };
        let root = Self { language: (&Locale::UNKNOWN).into(), length: Length::Long };
        let day = PartialDate { year: 2026, month: Some(1), day: Some(13) };
        let full = Self { length: Length::Long, ..writer };
        (full.date(day)? != root.date(day)?).then_some(writer)
    }

    fn date(&self, date: PartialDate) -> Option<String> {
        let day = calendar_day(date)?;
        match (date.month, date.day) {
            (Some(_), Some(_)) => written!(self, YMD, day),
            (Some(_), None) => written!(self, YM, day),
            (None, _) => written!(self, Y, day),
        }
    }

    fn moment(&self, day: PartialDate, time: TimeOfDay) -> Option<String> {
        let second = time.second.unwrap_or_default();
        let at = DateTime { date: calendar_day(day)?, time: Time::try_new(time.hour, time.minute, second, 0).ok()? };
        let fields = YMD::for_length(self.length).with_year_style(YearStyle::Full);
        let fields = if second > 0 { fields.with_time_hms() } else { fields.with_time_hm() };
        let text = Formatter::try_new(self.language, fields).ok()?.format(&at).to_string();
        Some(match time.zone {
            Some(zone) => format!("{text} ({})", zone.read_aloud()),
            None => text,
        })
    }

    fn interval(&self, start: PartialDate, end: PartialDate) -> Option<String> {
        let (first, last) = (calendar_day(start)?, calendar_day(end)?);
        match [start, end].map(|date| (date.month.is_some(), date.day.is_some())) {
            [(true, true), (true, true)] => written_range!(self, YMD, first, last),
            [(true, false), (true, false)] => written_range!(self, YM, first, last),
            [(false, _), (false, _)] => written_range!(self, Y, first, last),
            // No language has a form for ends of which one is more precise.
            _ => Some(format!("{} – {}", self.date(start)?, self.date(end)?)),
        }
    }
}

/// The locale of a tag, which may have underscores as those of operating systems do. English of no region or of the
/// world is written as in Great Britain, the day first.
fn locale_of(tag: &str) -> Option<Locale> {
    const WORLD: Region = region!("001");
    let mut locale = Locale::try_from_str(&tag.replace('_', "-")).ok()?;
    if locale.id.language == language!("en") && locale.id.region.is_none_or(|region| region == WORLD) {
        locale.id.region = Some(region!("GB"));
    }
    Some(locale)
}

/// The day, or the first one of the month or year.
fn calendar_day(date: PartialDate) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(date.year.into(), date.month.unwrap_or(1), date.day.unwrap_or(1)).ok()
}

#[cfg(test)]
mod tests {
    use super::{super::event_date::tests::any_event_date, *};
    use proptest::prelude::*;

    fn read(date: &str, language: &str) -> String {
        date.parse::<EventDate>().unwrap().in_language(language)
    }

    #[test]
    fn a_date_is_written_in_the_language_of_its_text() {
        for (language, day, month, year) in [
            ("en", "13 January 2026", "January 2026", "2026"),
            ("en-GB", "13 January 2026", "January 2026", "2026"),
            ("en-001", "13 January 2026", "January 2026", "2026"),
            ("en-AU", "13 January 2026", "January 2026", "2026"),
            ("en-US", "January 13, 2026", "January 2026", "2026"),
            ("en_us", "January 13, 2026", "January 2026", "2026"),
            ("en-CA", "January 13, 2026", "January 2026", "2026"),
            ("en-PH", "January 13, 2026", "January 2026", "2026"),
            ("ko", "2026년 1월 13일", "2026년 1월", "2026년"),
            ("ko-KR", "2026년 1월 13일", "2026년 1월", "2026년"),
            ("ja", "2026年1月13日", "2026年1月", "2026年"),
            ("zh-Hant-TW", "2026年1月13日", "2026年1月", "2026年"),
            ("yue", "2026年1月13日", "2026年1月", "2026年"),
            ("vi", "13 tháng 1, 2026", "tháng 1 năm 2026", "2026"),
            ("de", "13. Januar 2026", "Januar 2026", "2026"),
            ("de-CH", "13. Januar 2026", "Januar 2026", "2026"),
            ("nb", "13. januar 2026", "januar 2026", "2026"),
            ("no", "13. januar 2026", "januar 2026", "2026"),
            ("da", "13. januar 2026", "januar 2026", "2026"),
            ("sv", "13 januari 2026", "januari 2026", "2026"),
            ("fr", "13 janvier 2026", "janvier 2026", "2026"),
            ("es", "13 de enero de 2026", "enero de 2026", "2026"),
            ("pt", "13 de janeiro de 2026", "janeiro de 2026", "2026"),
            ("it", "13 gennaio 2026", "gennaio 2026", "2026"),
            ("nl", "13 januari 2026", "januari 2026", "2026"),
            ("id", "13 Januari 2026", "Januari 2026", "2026"),
            ("tr", "13 Ocak 2026", "Ocak 2026", "2026"),
            ("pl", "13 stycznia 2026", "styczeń 2026", "2026"),
            ("cs", "13. ledna 2026", "leden 2026", "2026"),
            ("fi", "13. tammikuuta 2026", "tammikuu 2026", "2026"),
            ("ru", "13 января 2026 г.", "январь 2026 г.", "2026"),
            ("uk", "13 січня 2026 р.", "січень 2026 р.", "2026"),
            ("ar", "13 يناير 2026", "يناير 2026", "2026"),
            ("xx", "2026-01-13", "2026-01", "2026"),
            ("und", "2026-01-13", "2026-01", "2026"),
            ("", "2026-01-13", "2026-01", "2026"),
            ("no language", "2026-01-13", "2026-01", "2026"),
        ] {
            assert_eq!(
                ["2026-01-13", "2026-01", "2026"].map(|date| read(date, language)),
                [day, month, year],
                "{language}"
            );
        }
        assert_eq!(read("2026-08-01", "fr"), "1er août 2026");
    }

    #[test]
    fn a_time_follows_in_the_clock_of_the_language() {
        for (language, written) in [
            ("en", "13 January 2026, 09:00"),
            ("en-US", "January 13, 2026, 9:00\u{202f}AM"),
            ("ko", "2026년 1월 13일 오전 9:00"),
            ("ja", "2026年1月13日 9:00"),
            ("zh", "2026年1月13日 09:00"),
            ("de", "13. Januar 2026, 09:00"),
            ("fr", "13 janvier 2026 09:00"),
            ("es", "13 de enero de 2026, 9:00"),
            ("xx", "2026-01-13T09:00"),
        ] {
            assert_eq!(read("2026-01-13T09:00", language), written, "{language}");
        }
    }

    #[test]
    fn seconds_are_written_where_there_are_any_and_the_zone_where_it_is_known() {
        for (date, written) in [
            ("2026-01-13T09:00:00", "13 January 2026, 09:00"),
            ("2026-01-13T09:00:30", "13 January 2026, 09:00:30"),
            ("2026-01-13T09:00Z", "13 January 2026, 09:00 (UTC)"),
            ("2026-01-13T21:00:30+09:00", "13 January 2026, 21:00:30 (UTC+09:00)"),
        ] {
            assert_eq!(read(date, "en"), written);
        }
    }

    #[test]
    fn an_interval_says_once_what_both_its_ends_have_in_common() {
        const DATES: [&str; 6] = [
            "2026-01-13/2026-01-14",
            "2026-01-30/2026-02-02",
            "2025-12-30/2026-01-02",
            "2026-01/2026-03",
            "2025/2026",
            "2026-01-13/2026-01-13",
        ];
        for (language, written) in [
            ("en", ["", "", "", "", "", ""]),
            ("en-US", ["", "", "", "", "", ""]),
            ("de", ["", "", "", "", "", ""]),
            ("fr", ["", "", "", "", "", ""]),
            ("es", ["", "", "", "", "", ""]),
            ("ko", ["", "", "", "", "", ""]),
            ("ja", ["", "", "", "", "", ""]),
            ("zh", ["", "", "", "", "", ""]),
            ("xx", DATES),
        ] {
            assert_eq!(DATES.map(|date| read(date, language)), written, "{language}");
        }
    }

    #[test]
    fn an_interval_with_one_end_more_precise_writes_both_in_full() {
        assert_eq!(read("2026-01-13/2026-02", "en"), "13 January 2026 – February 2026");
        assert_eq!(read("2025/2026-02-03", "ko"), "2025년 – 2026년 2월 3일");
    }

    #[test]
    fn a_short_date_has_a_short_month() {
        let short = |language| "2026-01-13".parse::<EventDate>().unwrap().short_in_language(language);
        assert_eq!(short("en"), "13 Jan 2026");
        assert_eq!(short("en-US"), "Jan 13, 2026");
        assert_eq!(short("ko"), "2026년 1월 13일");
        assert_eq!(short("xx"), "2026-01-13");
    }

    #[test]
    fn a_year_before_the_thousandth_is_told_from_a_later_one() {
        assert_eq!(read("0044-03-15", "en"), "15 March 44 AD");
        assert_eq!(read("0000", "en"), "1 BC");
    }

    proptest! {
        #[test]
        fn no_date_and_no_language_make_writing_fail(
            date in any_event_date(), language in "[a-z]{2,3}([-_][A-Z]{2}|-[A-Z][a-z]{3})?(-u-[a-z]{2}-[a-z0-9]{3,8})?|\\PC{0,12}",
        ) {
            prop_assert!(!date.in_language(&language).is_empty());
            prop_assert!(!date.short_in_language(&language).is_empty());
        }

        #[test]
        fn the_long_form_says_every_part_of_the_date(date in any_event_date()) {
            let written = date.in_language("en");
            for date in [date.start(), date.end()] {
                prop_assert!(date.year == 0 || written.contains(&date.year.to_string()), "{written}");
                let day_is_written = date.day.is_none_or(|day| written.contains(&day.to_string()));
                let month_is_written = date.month.is_none_or(|month| written.contains(super::super::month_name(month)));
                prop_assert!(day_is_written && month_is_written, "{written}");
            }
        }
    }
}

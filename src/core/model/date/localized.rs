//! Writes dates in a language, with the data of the Unicode CLDR.

use std::{cell::RefCell, collections::HashMap};

use icu_calendar::Gregorian;
use icu_datetime::{
    DateTimeFormatterPreferences as Preferences, FixedCalendarDateTimeFormatter as Formatter,
    fieldsets::{Y, YM, YMD},
    input::{Date, DateTime, Time},
    options::{Length, YearStyle},
};
use icu_locale_core::{
    Locale,
    subtags::{Language, Region, language, region},
};

use super::{EventDate, PartialDate, TimeOfDay};

impl PartialDate {
    /// The date in this language (a BCP 47 tag): "13 January 2026", "January 13, 2026" for en-US, "2026년 1월 13일" for
    /// ko. In an unknown language it is written in ISO 8601, which everybody can read.
    pub fn in_language(&self, language: &str) -> String {
        EventDate::Date(*self).in_language(language)
    }
}

impl EventDate {
    /// The date in this language (a BCP 47 tag), in full: "13 January 2026", "13–14 January 2026", "13 January 2026 at
    /// 09:00 (UTC+09:00)". Seconds are written unless they are zero. In an unknown language it is written in EDTF.
    pub fn in_language(&self, language: &str) -> String {
        text(*self, language, Length::Long)
    }

    /// The same with an abbreviated or numeric month, depending on the language: "13 Jan 2026", "13.01.2026".
    pub fn short_in_language(&self, language: &str) -> String {
        text(*self, language, Length::Medium)
    }
}

/// The dates that were written last, all in one language. The library takes some ten microseconds for a date, and
/// the window needs the same ones in every frame.
#[derive(Default)]
struct Written {
    language: String,
    dates: HashMap<(EventDate, Length), String>,
}

thread_local! {
    static WRITTEN: RefCell<Written> = RefCell::default();
}

/// The maximum number of dates that are kept.
const KEPT_DATES: usize = 1000;

fn text(date: EventDate, language: &str, length: Length) -> String {
    WRITTEN.with_borrow_mut(|written| {
        if written.language != language || written.dates.len() > KEPT_DATES {
            *written = Written { language: language.to_owned(), ..Written::default() };
        }
        written.dates.entry((date, length)).or_insert_with(|| new_text(date, language, length)).clone()
    })
}

/// The date in this language, or in EDTF if the language is unknown.
fn new_text(date: EventDate, language: &str, length: Length) -> String {
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
    /// The language alone, without script and region.
    name: Language,
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

impl Writer {
    /// `None` for an invalid tag, and for a language without data, for which the library would use forms of no
    /// language, such as "2026 M01 13".
    fn of(tag: &str, length: Length) -> Option<Self> {
        let new = |locale: Locale, length| Self { language: (&locale).into(), name: locale.id.language, length };
        let locale = locale_of(tag)?;
        let day = PartialDate { year: 2026, month: Some(1), day: Some(13) };
        let of_no_language = new(Locale::UNKNOWN, Length::Long).date(day)?;
        let is_known = new(locale.clone(), Length::Long).date(day)? != of_no_language;
        is_known.then(|| new(locale, length))
    }

    fn date(&self, date: PartialDate) -> Option<String> {
        let day = calendar_day(date)?;
        match (date.month, date.day) {
            (Some(_), Some(day_of_month)) => written!(self, YMD, day).map(|text| self.with_ordinal(text, day_of_month)),
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
        let text = self.with_ordinal(text, day.day.unwrap_or_default());
        Some(match time.zone {
            Some(zone) => format!("{text} ({})", zone.read_aloud()),
            None => text,
        })
    }

    /// French uses an ordinal number for the first day of a month, for which the CLDR has no form: "1er août 2026".
    fn with_ordinal(&self, text: String, day: u8) -> String {
        match text.strip_prefix("1 ").filter(|_| day == 1 && self.name == language!("fr")) {
            Some(rest) => format!("1er {rest}"),
            None => text,
        }
    }

    /// The library's own intervals are not usable: it panics on long dates (icu_datetime 2.4.0).
    fn interval(&self, start: PartialDate, end: PartialDate) -> Option<String> {
        let [first, last] = [self.date(start)?, self.date(end)?];
        if first == last {
            return Some(first);
        }
        let is_in_a_month = (start.year, start.month) == (end.year, end.month);
        let days = start.day.zip(end.day).filter(|_| is_in_a_month);
        let short = days
            .and_then(|(_, day)| self.days(&first, &last, day))
            .or_else(|| self.of_a_year(&first, &last, start, end));
        Some(short.unwrap_or_else(|| format!("{first}{}{last}", self.dash())))
    }

    /// Days of one month, in the form of the CLDR for the languages that are known here: "13–14 January 2026", "January
    /// 13–14, 2026", "13.–14. Januar 2026", "2026년 1월 13일~14일".
    fn days(&self, first: &str, last: &str, last_day: u8) -> Option<String> {
        match self.name.as_str() {
            "ko" | "ja" | "zh" | "yue" => {
                let unit = first.chars().last().filter(|unit| matches!(unit, '일' | '日'))?;
                let dash = match self.name.as_str() {
                    "ko" => "~",
                    "ja" => "～",
                    _ => "至",
                };
                Some(format!("{first}{dash}{last_day}{unit}"))
            }
            name if DAY_FIRST.contains(&name) => {
                let ((day, rest), (_, same)) = (first.split_once(' ')?, last.split_once(' ')?);
                if rest == same && day.starts_with(|c: char| c.is_ascii_digit()) {
                    return Some(format!("{day}–{last}"));
                }
                let (day, _) = first.split_once(',').filter(|_| name == "en")?;
                let (_, year) = last.split_once(',')?;
                Some(format!("{day}–{last_day},{year}"))
            }
            _ => None,
        }
    }

    /// An interval within one year whose ends have the same precision, in English: "30 January – 2 February 2026",
    /// "January – March 2026".
    fn of_a_year(&self, first: &str, last: &str, start: PartialDate, end: PartialDate) -> Option<String> {
        let is_alike = start.year == end.year && start.day.is_some() == end.day.is_some();
        let is_shortened = is_alike && self.name == language!("en") && start.month.is_some() && end.month.is_some();
        let first = first.strip_suffix(&format!(" {}", start.year)).filter(|_| is_shortened)?;
        Some(format!("{}{}{last}", first.trim_end_matches(','), self.dash()))
    }

    /// The separator between two full dates.
    fn dash(&self) -> &'static str {
        match self.name.as_str() {
            "ko" => " ~ ",
            "ja" => "～",
            _ => " – ",
        }
    }
}

/// Languages in which the days of one month share the month and year after them, with a dash without spaces between
/// them.
const DAY_FIRST: [&str; 19] =
    ["en", "de", "fr", "es", "it", "nl", "sv", "da", "nb", "nn", "no", "fi", "pl", "cs", "sk", "ru", "uk", "id", "tr"];

/// The locale of a tag, which may have underscores like those of operating systems. English without a region or of
/// the world is written as in Great Britain, with the day first.
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
            ("vi", "13 tháng 1 2026", "tháng 1 năm 2026", "2026"),
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
            ("ru", "13 января 2026\u{202f}г.", "январь 2026\u{202f}г.", "2026"),
            ("uk", "13 січня 2026\u{202f}р.", "січень 2026\u{202f}р.", "2026"),
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
    fn every_part_of_a_date_is_written_in_every_language() {
        for language in
            "af am az be bg bs ca cy da de el en es et eu fi fil fr ga gl he hi hr hu hy id is it ja ka kk ko ky lo \
            lt lv mk mn ms nb nl nn pl pt pt-PT ro ru sk sl sq sr sv sw ta te th tr uk uz vi yue zh zh-Hant zu"
                .split_whitespace()
        {
            for date in ["2026", "2026-01", "2026-01-13", "2026-01-13T21:45", "2026-01-13/2026-01-14"] {
                let text = read(date, language);
                assert!(text.contains("2026") && text != "2026-01" && text != "2026-01-13", "{language}: {text}");
                assert_eq!(text.contains("13"), date.len() > 7, "{language}: {text}");
                assert_eq!(text.contains(":45") || text.contains(".45"), date.contains('T'), "{language}: {text}");
            }
        }
    }

    #[test]
    fn a_time_follows_in_the_clock_of_the_language() {
        for (language, written) in [
            ("en", "13 January 2026 at 09:00"),
            ("en-US", "January 13, 2026 at 9:00\u{202f}AM"),
            ("ko", "2026년 1월 13일 오전 9:00"),
            ("ja", "2026年1月13日 9:00"),
            ("zh", "2026年1月13日 09:00"),
            ("de", "13. Januar 2026 um 09:00"),
            ("fr", "13 janvier 2026 à 09:00"),
            ("es", "13 de enero de 2026 a las 09:00"),
            ("xx", "2026-01-13T09:00"),
        ] {
            assert_eq!(read("2026-01-13T09:00", language), written, "{language}");
        }
    }

    #[test]
    fn seconds_and_zone_are_written_if_present() {
        for (date, written) in [
            ("2026-01-13T09:00:00", "13 January 2026 at 09:00"),
            ("2026-01-13T09:00:30", "13 January 2026 at 09:00:30"),
            ("2026-01-13T09:00Z", "13 January 2026 at 09:00 (UTC)"),
            ("2026-01-13T21:00:30+09:00", "13 January 2026 at 21:00:30 (UTC+09:00)"),
        ] {
            assert_eq!(read(date, "en"), written);
        }
    }

    #[test]
    fn an_interval_does_not_repeat_common_parts() {
        const DATES: [&str; 6] = [
            "2026-01-13/2026-01-14",
            "2026-01-30/2026-02-02",
            "2025-12-30/2026-01-02",
            "2026-01/2026-03",
            "2025/2026",
            "2026-01-13/2026-01-13",
        ];
        for (language, written) in [
            (
                "en",
                [
                    "13–14 January 2026",
                    "30 January – 2 February 2026",
                    "30 December 2025 – 2 January 2026",
                    "January – March 2026",
                    "2025 – 2026",
                    "13 January 2026",
                ],
            ),
            (
                "en-US",
                [
                    "January 13–14, 2026",
                    "January 30 – February 2, 2026",
                    "December 30, 2025 – January 2, 2026",
                    "January – March 2026",
                    "2025 – 2026",
                    "January 13, 2026",
                ],
            ),
            (
                "de",
                [
                    "13.–14. Januar 2026",
                    "30. Januar 2026 – 2. Februar 2026",
                    "30. Dezember 2025 – 2. Januar 2026",
                    "Januar 2026 – März 2026",
                    "2025 – 2026",
                    "13. Januar 2026",
                ],
            ),
            (
                "ko",
                [
                    "2026년 1월 13일~14일",
                    "2026년 1월 30일 ~ 2026년 2월 2일",
                    "2025년 12월 30일 ~ 2026년 1월 2일",
                    "2026년 1월 ~ 2026년 3월",
                    "2025년 ~ 2026년",
                    "2026년 1월 13일",
                ],
            ),
            ("xx", DATES),
        ] {
            assert_eq!(DATES.map(|date| read(date, language)), written, "{language}");
        }
        for (language, written) in [
            ("fr", "13–14 janvier 2026"),
            ("es", "13–14 de enero de 2026"),
            ("ja", "2026年1月13日～14日"),
            ("zh", "2026年1月13日至14日"),
            ("zh-Hant-TW", "2026年1月13日至14日"),
            ("fi", "13.–14. tammikuuta 2026"),
            ("ru", "13–14 января 2026\u{202f}г."),
            ("pt", "13 de janeiro de 2026 – 14 de janeiro de 2026"),
            ("hu", "2026. január 13. – 2026. január 14."),
        ] {
            assert_eq!(read("2026-01-13/2026-01-14", language), written, "{language}");
        }
        assert_eq!(read("2026-08-01/2026-08-02", "fr"), "1er–2 août 2026");
        let short = |language| "2026-01-13/2026-01-14".parse::<EventDate>().unwrap().short_in_language(language);
        assert_eq!(
            ["en", "de", "ko"].map(short),
            ["13–14 Jan 2026", "13.01.2026 – 14.01.2026", "2026/1/13 ~ 2026/1/14"]
        );
    }

    #[test]
    fn an_interval_with_ends_of_different_precision_is_written_in_full() {
        assert_eq!(read("2026-01-13/2026-02", "en"), "13 January 2026 – February 2026");
        assert_eq!(read("2025/2026-02-03", "ko"), "2025년 ~ 2026년 2월 3일");
    }

    #[test]
    fn a_short_date_has_a_short_month() {
        let short = |language| "2026-01-13".parse::<EventDate>().unwrap().short_in_language(language);
        assert_eq!(short("en"), "13 Jan 2026");
        assert_eq!(short("en-US"), "Jan 13, 2026");
        assert_eq!(short("de"), "13.01.2026");
        assert_eq!(short("xx"), "2026-01-13");
    }

    #[test]
    fn years_before_1000_are_distinguished_from_later_ones() {
        assert_eq!(read("0044-03-15", "en"), "15 March 44 AD");
        assert_eq!(read("0000", "en"), "1 BC");
    }

    proptest! {
        #[test]
        fn writing_never_fails_for_any_date_and_language(
            date in any_event_date(), language in "[a-z]{2,3}([-_][A-Z]{2}|-[A-Z][a-z]{3})?(-u-[a-z]{2}-[a-z0-9]{3,8})?|\\PC{0,12}",
        ) {
            prop_assert!(!date.in_language(&language).is_empty());
            prop_assert!(!date.short_in_language(&language).is_empty());
        }

        #[test]
        fn the_long_form_has_every_part_of_the_date(date in any_event_date()) {
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

//! The day on which something was said, relative to the day of publication. Ambiguous dates are ignored: "on
//! Tuesday" is the last Tuesday before, "next Tuesday" gives no date.

use jiff::{ToSpan as _, civil::Date, civil::Weekday};

use crate::text::dates::{WrittenDay, days_in};

/// A day of the calendar.
pub(super) type Day = Date;

/// The day of a date in EDTF level 0, or `None` if the day is not known or the date is an interval.
pub(super) fn day_of(date: &str) -> Option<Day> {
    if date.contains('/') {
        return None;
    }
    date.get(..10)?.parse().ok()
}

/// The day that a text names with its year, or with a year that follows from the day of publication.
pub(super) fn whole_day(text: &str, language: &str, around: Option<Day>) -> Option<Day> {
    days_in(text, language).iter().filter(|day| day.month.is_some()).find_map(|day| resolved(day, around))
}

/// The day on which a sentence says something was said.
pub(super) fn said_on(sentence: &str, language: &str, around: Option<Day>) -> Option<Day> {
    if let Some(written) = days_in(sentence, language).first() {
        return resolved(written, around);
    }
    weekday_before(sentence, around?)
}

/// The last day with this month and day before or on `around`, within a year of it.
fn resolved(written: &WrittenDay, around: Option<Day>) -> Option<Day> {
    if let (Some(year), Some(month)) = (written.year, written.month) {
        return Date::new(year, month, written.day).ok();
    }
    let around = around?;
    if let Some(month) = written.month {
        let years = [around.year(), around.year().checked_sub(1)?];
        return years.iter().filter_map(|year| Date::new(*year, month, written.day).ok()).find(|day| *day <= around);
    }
    let before = around.first_of_month().checked_sub(1.day()).ok()?;
    let months = [around, before].map(|month| Date::new(month.year(), month.month(), written.day));
    months.into_iter().flatten().find(|day| *day <= around)
}

/// Weekdays from Monday on, in English, German, French, Spanish, Japanese and Korean.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "montag", "lundi", "lunes", "月曜日", "월요일"],
    &["tuesday", "dienstag", "mardi", "martes", "火曜日", "화요일"],
    &["wednesday", "mittwoch", "mercredi", "miércoles", "水曜日", "수요일"],
    &["thursday", "donnerstag", "jeudi", "jueves", "木曜日", "목요일"],
    &["friday", "freitag", "vendredi", "viernes", "金曜日", "금요일"],
    &["saturday", "samstag", "samedi", "sábado", "土曜日", "토요일"],
    &["sunday", "sonntag", "dimanche", "domingo", "日曜日", "일요일"],
];

/// Words before a weekday that show that it is not the last one, or is still to come.
const OTHER: &[&str] = &[
    "next",
    "last",
    "every",
    "each",
    "until",
    "by",
    "from",
    "kommenden",
    "nächsten",
    "letzten",
    "jeden",
    "bis",
    "prochain",
];

/// The weekday that a sentence names once, as the last one before or on `around`.
fn weekday_before(sentence: &str, around: Day) -> Option<Day> {
    let sentence = sentence.to_lowercase();
    let mut found = WEEKDAYS.iter().enumerate().flat_map(|(number, names)| {
        names.iter().flat_map(|name| sentence.match_indices(name).map(|(at, _)| (number, at))).collect::<Vec<_>>()
    });
    let (number, at) = found.next()?;
    let before = sentence.get(..at).unwrap_or_default();
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let after = sentence.get(at..).unwrap_or_default().split_whitespace().nth(1).unwrap_or_default();
    if found.next().is_some() || OTHER.contains(&word) || OTHER.contains(&after.trim_matches(',')) {
        return None;
    }
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(number).ok()?).ok()?;
    let days = i64::from(around.weekday().since(weekday));
    around.checked_sub(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Wednesday.
    const AROUND: &str = "2026-01-14";

    fn said(sentence: &str) -> Option<String> {
        said_on(sentence, "", day_of(AROUND)).map(|day| day.to_string())
    }

    #[test]
    fn a_day_is_the_last_one_that_can_be_meant() {
        for (sentence, day) in [
            ("he said on Tuesday", Some("2026-01-13")),
            ("he said on Wednesday", Some("2026-01-14")),
            ("he said on Thursday", Some("2026-01-08")),
            ("sagte er am Dienstag", Some("2026-01-13")),
            ("he said next Tuesday", None),
            ("he said last Tuesday", None),
            ("on Monday he said what he said on Tuesday", None),
            ("in Busan on the 4th", Some("2026-01-04")),
            ("in Busan on the 20th", Some("2025-12-20")),
            ("he said on 3 December", Some("2025-12-03")),
            ("he said on 3 December 2023", Some("2023-12-03")),
            ("he said on 31 February", None),
            ("그는 12일 부산에서", Some("2026-01-12")),
            ("he said", None),
        ] {
            assert_eq!(said(sentence).as_deref(), day, "{sentence}");
        }
    }

    #[test]
    fn without_a_day_to_count_from_only_a_whole_date_is_one() {
        assert_eq!(said_on("on Tuesday", "", None), None);
        assert_eq!(said_on("on 3 December", "", None), None);
        assert_eq!(said_on("on 3 December 2023", "", None).map(|day| day.to_string()).as_deref(), Some("2023-12-03"));
    }
}

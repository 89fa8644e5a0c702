//! The days that dates in a text mean, relative to the day of its publication: "on 3 December" is the last one before, as
//! "on Tuesday" is.

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

/// The last day with this month and day before or on `around`, within a year of it.
pub(super) fn resolved(written: &WrittenDay, around: Option<Day>) -> Option<Day> {
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

/// The last day with this weekday, of which 0 is Monday, before or on `around`.
pub(super) fn last_weekday(weekday: u8, around: Day) -> Option<Day> {
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(weekday).ok()?).ok()?;
    around.checked_sub(i64::from(around.weekday().since(weekday)).days()).ok()
}

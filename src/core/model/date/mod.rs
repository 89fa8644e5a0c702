//! When something was said or published, as precisely as the source says.
//!
//! The forms are those of level 0 of the Library of Congress's [EDTF](https://www.loc.gov/standards/datetime/),
//! which are those of ISO 8601-1:2019: a date, whose day, or day and month, may be unknown ([`PartialDate`]); a day
//! with a time; and an interval between two dates ([`EventDate`]). They are read by `FromStr` and written by
//! `Display`; `in_language` is for display to the user.

mod event_date;
mod localized;
mod time;

use std::{cmp::Ordering, fmt, str::FromStr};

use thiserror::Error;

pub use event_date::EventDate;
pub use time::{TimeOfDay, UtcOffset};

/// A calendar date whose day, or day and month, may be unknown: `2026`, `2026-01`, `2026-01-13`.
///
/// The order is for sorting: by year, month and day, with less precise dates first. To find out whether one date is
/// before another, use [`compare_known`](Self::compare_known).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12, if known.
    pub month: Option<u8>,
    /// The day of the month, if known; then the month is known too.
    pub day: Option<u8>,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateError {
    /// The text has none of the three forms of a date.
    #[error("a date is written 2026, 2026-01 or 2026-01-13")]
    Shape,
    /// The text has none of the forms of an event's date.
    #[error("a date is written 2026, 2026-01, 2026-01-13 or 2026-01-13T09:00, an interval 2026-01-13/2026-01-14")]
    EventShape,
    /// The text after the T does not have the form of a time.
    #[error("a time is written 09:00 or 09:00:30, with or without a zone, as in 09:00Z or 09:00+09:00")]
    TimeShape,
    /// The month is not 1 to 12.
    #[error("there is no month {0}")]
    Month(u8),
    /// The month has no such day.
    #[error("that month has no day {0}")]
    Day(u8),
    /// The hour is not 0 to 23.
    #[error("there is no hour {0}; a day begins at 00:00 and ends before 24:00")]
    Hour(u8),
    /// The minute is not 0 to 59.
    #[error("there is no minute {0}")]
    Minute(u8),
    /// The second is not 0 to 59.
    #[error("there is no second {0}")]
    Second(u8),
    /// The zone is a day or more away from UTC, or has more than 59 minutes.
    #[error("there is no such time zone; one is written Z or +09:00")]
    Zone,
    /// There is a time, and the day is unknown.
    #[error("there is a time of day, but not the day")]
    TimeWithoutDay,
    /// An end of an interval has a time.
    #[error("an interval has a time, and its ends are dates only")]
    IntervalWithTime,
    /// The second date of an interval is before the first.
    #[error("the interval ends before it begins")]
    EndBeforeStart,
}

impl DateError {
    /// What to do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::TimeWithoutDay => "add the day, or leave the time out",
            Self::IntervalWithTime => "leave the times out",
            Self::EndBeforeStart => "write the earlier date first",
            _ => "write it as precisely as it is known",
        }
    }
}

impl PartialDate {
    /// Whether the date is before, after, or perhaps the same as another: they are compared only as precisely as both
    /// are known. January 2026 is the same as 13 January 2026 and as 2026, and before February 2026.
    ///
    /// This is not an order for sorting: 1 January and 31 January are both equal to January, but not to each other.
    pub fn compare_known(self, other: Self) -> Ordering {
        let compare = |one: Option<u8>, other: Option<u8>| match (one, other) {
            (Some(one), Some(other)) => one.cmp(&other),
            _ => Ordering::Equal,
        };
        let by_month = || compare(self.month, other.month);
        self.year.cmp(&other.year).then_with(by_month).then_with(|| compare(self.day, other.day))
    }

    /// Whether the date is between two others, each of which may be open. Both ends are included, and dates are
    /// compared only as precisely as both are known: until `2026-02` means until the end of February, and a date with
    /// only a year is within every part of that year.
    pub fn is_within(self, from: Option<Self>, until: Option<Self>) -> bool {
        from.is_none_or(|from| self.compare_known(from).is_ge())
            && until.is_none_or(|until| self.compare_known(until).is_le())
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let year = digits(parts.next().unwrap_or_default(), 4).ok_or(DateError::Shape)?;
        let mut part = || parts.next().map(|part| digits(part, 2).ok_or(DateError::Shape)).transpose();
        let (month, day): (Option<u8>, Option<u8>) = (part()?, part()?);
        if parts.next().is_some() {
            return Err(DateError::Shape);
        }
        if let Some(month) = month {
            if !(1..=12).contains(&month) {
                return Err(DateError::Month(month));
            }
            if let Some(day) = day.filter(|day| !(1..=days_in(year, month)).contains(day)) {
                return Err(DateError::Day(day));
            }
        }
        Ok(Self { year, month, day })
    }
}

/// A number of exactly `count` ASCII digits.
fn digits<N: FromStr>(part: &str, count: usize) -> Option<N> {
    let is_number = part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|_| is_number)
}

/// Days in a month of the proleptic Gregorian calendar, which ISO 8601 uses.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The English name of a month, 1 to 12.
pub fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

impl fmt::Display for PartialDate {
    /// In the format of EDTF and ISO 8601: `2026-01-13`, `2026-01`, `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        [self.month, self.day].into_iter().flatten().try_for_each(|part| write!(f, "-{part:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    /// Any valid date.
    pub(super) fn any_date() -> impl Strategy<Value = PartialDate> {
        (0..=9999u16, proptest::option::of((1..=12u8, proptest::option::of(0..31u8)))).prop_map(|(year, rest)| {
            let month = rest.map(|(month, _)| month);
            let day = rest.and_then(|(month, day)| day.map(|day| day % days_in(year, month) + 1));
            PartialDate { year, month, day }
        })
    }

    #[test]
    fn what_is_not_a_date_is_refused_with_the_reason() {
        let reason = |text: &str| text.parse::<PartialDate>().unwrap_err().to_string();
        assert_eq!(reason("13 January"), "a date is written 2026, 2026-01 or 2026-01-13");
        assert_eq!(reason("2026-13"), "there is no month 13");
        assert_eq!(reason("2026-02-29"), "that month has no day 29");
        assert_eq!(reason("２０２６"), "a date is written 2026, 2026-01 or 2026-01-13");
        for text in ["", "-", "2026-", "2026-1", "2026-01-", "2026-01-13-", "+026", "2026-+1", "20260113"] {
            assert_eq!(text.parse::<PartialDate>(), Err(DateError::Shape), "{text}");
        }
        assert!("2028-02-29".parse::<PartialDate>().is_ok());
    }

    #[test]
    fn a_role_includes_all_of_its_first_and_last_month_or_year() {
        let is_within = |day: &str, from: &str, until: &str| {
            let end = |text: &str| Some(text).filter(|text| !text.is_empty()).map(date);
            date(day).is_within(end(from), end(until))
        };
        assert!(is_within("2026-02-28", "", "2026-02"));
        assert!(!is_within("2026-03-01", "", "2026-02"));
        assert!(is_within("2026-02-01", "2026-02", ""));
        assert!(!is_within("2026-01-31", "2026-02", ""));
        assert!(is_within("2026-12-31", "2025", "2026"));
        assert!(is_within("2026-02", "2026-02-10", "2026-02-20"), "of what is known, nothing speaks against it");
        assert!(is_within("2026", "2026-02-10", "2026-02-20"));
        assert!(!is_within("2025", "2026-02-10", ""));
        assert!(is_within("1066", "", ""));
    }

    proptest! {
        #[test]
        fn a_date_that_is_written_and_read_is_the_same(date in any_date()) {
            prop_assert_eq!(date.to_string().parse(), Ok(date));
        }

        #[test]
        fn a_text_is_refused_or_is_written_as_it_was_read(text in "[0-9]{4}(-[0-9]{2}){0,3}|\\PC{0,12}") {
            if let Ok(date) = text.parse::<PartialDate>() {
                prop_assert_eq!(date.to_string(), text);
            }
        }

        /// The expected comparison follows from the first and the last day that a date may mean.
        #[test]
        fn a_date_is_before_another_only_if_its_last_day_is(
            one in any_date(), other in any_date(), is_near in any::<bool>(),
        ) {
            let one = if is_near { PartialDate { year: other.year, ..one } } else { one };
            prop_assume!(one.day.is_none_or(|day| one.month.is_some_and(|month| day <= days_in(one.year, month))));
            let first = |date: PartialDate| (date.year, date.month.unwrap_or(1), date.day.unwrap_or(1));
            let last = |date: PartialDate| (date.year, date.month.unwrap_or(12), date.day.unwrap_or(31));
            prop_assert_eq!(one.compare_known(other).is_lt(), last(one) < first(other));
            prop_assert_eq!(one.compare_known(other), other.compare_known(one).reverse());
            prop_assert_eq!(one.compare_known(one), Ordering::Equal);
        }

        #[test]
        fn whole_days_are_compared_as_they_are_sorted(one in any_date(), other in any_date()) {
            prop_assume!(one.month.is_some() && other.month.is_some());
            let [one, other] = [one, other].map(|date| PartialDate { day: date.day.or(Some(1)), ..date });
            prop_assert_eq!(one.compare_known(other), one.cmp(&other));
            prop_assert_eq!(one.is_within(Some(other), None), one >= other);
            prop_assert_eq!(one.is_within(None, Some(other)), one <= other);
        }
    }
}

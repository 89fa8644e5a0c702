//! A date as precise as its source: `2026`, `2026-01` or `2026-01-13`.
//!
//! The forms are those of ISO 8601-1:2019, 5.2.2, extended format, with reduced precision, which is
//! level 0 of the Library of Congress's [EDTF](https://www.loc.gov/standards/datetime/).

use std::{fmt, str::FromStr};

use thiserror::Error;

/// A calendar date of which the day, or the day and the month, may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12, where it is known.
    pub month: Option<u8>,
    /// The day of the month, where it and the month are known.
    pub day: Option<u8>,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateError {
    /// The text has another shape than the three known ones.
    #[error("a date is written 2026, 2026-01 or 2026-01-13")]
    Shape,
    /// The month is not 1 to 12.
    #[error("there is no month {0}")]
    Month(u8),
    /// The month has no such day.
    #[error("that month has no day {0}")]
    Day(u8),
}

impl PartialDate {
    /// The date as ISO 8601 writes it.
    pub fn iso(&self) -> String {
        let mut text = format!("{:04}", self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            text.push_str(&format!("-{part:02}"));
        }
        text
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4)?;
        let month = parts.next().map(|part| digits(Some(part), 2)).transpose()?;
        let day = parts.next().map(|part| digits(Some(part), 2)).transpose()?;
        if parts.next().is_some() {
            return Err(DateError::Shape);
        }
        let month = month.map(|m| u8::try_from(m).map_err(|_| DateError::Shape)).transpose()?;
        let day = day.map(|d| u8::try_from(d).map_err(|_| DateError::Shape)).transpose()?;
        if let Some(month) = month {
            if !(1..=12).contains(&month) {
                return Err(DateError::Month(month));
            }
            if let Some(day) = day
                && !(1..=days_in(year, month)).contains(&day)
            {
                return Err(DateError::Day(day));
            }
        }
        Ok(Self { year, month, day })
    }
}

fn digits(part: Option<&str>, count: usize) -> Result<u16, DateError> {
    part.filter(|p| p.len() == count && p.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|p| p.parse().ok())
        .ok_or(DateError::Shape)
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
    /// Day, month, year: `13 January 2026`, `January 2026`, `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day {
            write!(f, "{day} ")?;
        }
        if let Some(month) = self.month {
            write!(f, "{} ", month_name(month))?;
        }
        write!(f, "{}", self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_says_only_what_is_known() {
        for (written, read_aloud) in [("2026", "2026"), ("2026-01", "January 2026"), ("2026-01-13", "13 January 2026")]
        {
            let date: PartialDate = written.parse().unwrap();
            assert_eq!(date.to_string(), read_aloud);
            assert_eq!(date.iso(), written);
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_the_reason() {
        let reason = |text: &str| text.parse::<PartialDate>().unwrap_err().to_string();
        assert_eq!(reason("13 January"), "a date is written 2026, 2026-01 or 2026-01-13");
        assert_eq!(reason("2026-13"), "there is no month 13");
        assert_eq!(reason("2026-02-29"), "that month has no day 29");
        assert_eq!(reason("２０２６"), "a date is written 2026, 2026-01 or 2026-01-13");
        assert!("2028-02-29".parse::<PartialDate>().is_ok());
    }
}

//! A time of day: `09:00` or `09:00:30`, with or without a known zone.

use std::{fmt, str::FromStr};

use super::{DateError, digits};

/// A time of day, as precise as its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59, if known.
    pub second: Option<u8>,
    /// The offset from UTC, if known.
    pub zone: Option<UtcOffset>,
}

/// An offset from UTC of less than a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcOffset(i16);

impl UtcOffset {
    /// The offset of this many minutes, negative west of Greenwich; `None` if that is a day or more.
    pub fn from_minutes(minutes: i32) -> Option<Self> {
        i16::try_from(minutes).ok().filter(|minutes| minutes.abs() < 24 * 60).map(Self)
    }

    /// The offset in minutes, negative west of Greenwich.
    pub fn minutes(self) -> i16 {
        self.0
    }

    /// The offset for display in any language: "UTC", "UTC+09:00".
    pub fn read_aloud(self) -> String {
        match self.0 {
            0 => "UTC".to_owned(),
            minutes => {
                let sign = if minutes < 0 { '−' } else { '+' };
                format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

impl FromStr for TimeOfDay {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let zone_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
        let (clock, zone) = text.split_at_checked(zone_at).unwrap_or((text, ""));
        let mut parts = clock.split(':').map(|part| digits::<u8>(part, 2).ok_or(DateError::TimeShape));
        let hour = parts.next().ok_or(DateError::TimeShape)??;
        let minute = parts.next().ok_or(DateError::TimeShape)??;
        let second = parts.next().transpose()?;
        if parts.next().is_some() {
            return Err(DateError::TimeShape);
        }
        let zone = if zone.is_empty() { None } else { Some(zone.parse()?) };
        match (hour, minute, second) {
            (24.., _, _) => Err(DateError::Hour(hour)),
            (_, 60.., _) => Err(DateError::Minute(minute)),
            (_, _, Some(second @ 60..)) => Err(DateError::Second(second)),
            _ => Ok(Self { hour, minute, second, zone }),
        }
    }
}

impl FromStr for UtcOffset {
    type Err = DateError;

    /// `Z`, `+09:00`, or `+09`, which EDTF also allows.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let (sign, rest) = match text.split_at_checked(1) {
            Some(("Z", "")) => return Ok(Self(0)),
            Some(("+", rest)) => (1, rest),
            Some(("-", rest)) => (-1, rest),
            _ => return Err(DateError::TimeShape),
        };
        let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
        let part = |part| digits::<i32>(part, 2).ok_or(DateError::TimeShape);
        let (hours, minutes) = (part(hours)?, part(minutes)?);
        let offset = Self::from_minutes(sign * (hours * 60 + minutes)).filter(|_| minutes < 60);
        offset.ok_or(DateError::Zone)
    }
}

impl fmt::Display for TimeOfDay {
    /// `09:00`, `09:00:30+09:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        self.zone.map_or(Ok(()), |zone| write!(f, "{zone}"))
    }
}

impl fmt::Display for UtcOffset {
    /// `Z`, `+09:00`, `-03:30`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("Z"),
            minutes => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_as_it_was_read_and_its_zone_in_full() {
        for (written, read) in [
            ("09:00", "09:00"),
            ("23:59:59", "23:59:59"),
            ("09:00Z", "09:00Z"),
            ("09:00:30+09:00", "09:00:30+09:00"),
            ("09:00-03:30", "09:00-03:30"),
            ("09:00+09", "09:00+09:00"),
            ("09:00+00:00", "09:00Z"),
        ] {
            assert_eq!(written.parse::<TimeOfDay>().unwrap().to_string(), read);
        }
    }

    #[test]
    fn what_is_not_a_time_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", DateError::TimeShape),
            ("9:00", DateError::TimeShape),
            ("09", DateError::TimeShape),
            ("09:00:30:10", DateError::TimeShape),
            ("09:00:30.5", DateError::TimeShape),
            ("09:00 Z", DateError::TimeShape),
            ("09:00z", DateError::TimeShape),
            ("09:00ZZ", DateError::TimeShape),
            ("09:00+9", DateError::TimeShape),
            ("09:00+09:00:00", DateError::TimeShape),
            ("24:00", DateError::Hour(24)),
            ("09:60", DateError::Minute(60)),
            ("09:00:60", DateError::Second(60)),
            ("09:00+24:00", DateError::Zone),
            ("09:00+09:60", DateError::Zone),
        ] {
            assert_eq!(text.parse::<TimeOfDay>(), Err(reason), "{text}");
        }
    }

    #[test]
    fn a_zone_is_displayed_as_its_offset_from_utc() {
        for (written, read_aloud) in [("Z", "UTC"), ("+09:00", "UTC+09:00"), ("-03:30", "UTC−03:30")] {
            assert_eq!(written.parse::<UtcOffset>().unwrap().read_aloud(), read_aloud);
        }
        assert_eq!(UtcOffset::from_minutes(24 * 60), None);
        assert_eq!(UtcOffset::from_minutes(i32::MIN), None);
    }
}

//! When something took place: a date, a day with a time, or an interval of dates.

use std::{cmp::Ordering, fmt, str::FromStr};

use super::{DateError, PartialDate, TimeOfDay};

/// When something took place or was published, in the forms of EDTF level 0.
///
/// ```
/// use briefing_core::model::{DateError, EventDate};
///
/// let talks: EventDate = "2026-01-13/2026-01-14".parse()?;
/// assert_eq!(talks.in_language("en"), "13–14 January 2026");
/// assert_eq!(talks.end().to_string(), "2026-01-14");
/// assert_eq!("2026-01-14/2026-01-13".parse::<EventDate>(), Err(DateError::EndBeforeStart));
/// # Ok::<(), DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventDate {
    /// A date: `2026`, `2026-01` or `2026-01-13`.
    Date(PartialDate),
    /// A day, and the time on it: `2026-01-13T09:00`.
    Moment(PartialDate, TimeOfDay),
    /// From one date to another, both included: `2026-01-13/2026-01-14`.
    Interval {
        /// The first date.
        start: PartialDate,
        /// The last date, which is not before the first.
        end: PartialDate,
    },
}

impl EventDate {
    /// The date, or the first date of an interval.
    pub fn start(self) -> PartialDate {
        match self {
            Self::Date(date) | Self::Moment(date, _) => date,
            Self::Interval { start, .. } => start,
        }
    }

    /// The date, or the last date of an interval.
    pub fn end(self) -> PartialDate {
        match self {
            Self::Date(date) | Self::Moment(date, _) => date,
            Self::Interval { end, .. } => end,
        }
    }

    /// The time of day, if it has one.
    pub fn time(self) -> Option<TimeOfDay> {
        match self {
            Self::Moment(_, time) => Some(time),
            Self::Date(_) | Self::Interval { .. } => None,
        }
    }

    /// The same without the time of day, because references have none.
    pub fn without_time(self) -> Self {
        match self {
            Self::Moment(date, _) => Self::Date(date),
            other => other,
        }
    }
}

impl From<PartialDate> for EventDate {
    fn from(date: PartialDate) -> Self {
        Self::Date(date)
    }
}

impl Ord for EventDate {
    /// By the start, for sorting a list. If the starts are equal, one without a time comes first and an interval comes
    /// last; time zones are ignored.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| {
            let end = if let Self::Interval { end, .. } = date { Some(*end) } else { None };
            (date.start(), date.time(), end)
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for EventDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for EventDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let Some((start, end)) = text.split_once('/') else {
            return Ok(match date_and_time(text)? {
                (date, None) => Self::Date(date),
                (date, Some(time)) => Self::Moment(date, time),
            });
        };
        let ((start, None), (end, None)) = (date_and_time(start)?, date_and_time(end)?) else {
            return Err(DateError::IntervalWithTime);
        };
        match end.compare_known(start) {
            Ordering::Less => Err(DateError::EndBeforeStart),
            _ => Ok(Self::Interval { start, end }),
        }
    }
}

fn date_and_time(text: &str) -> Result<(PartialDate, Option<TimeOfDay>), DateError> {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let date: PartialDate = date.parse().map_err(|error| match error {
        DateError::Shape => DateError::EventShape,
        other => other,
    })?;
    let time = time.map(str::parse).transpose()?;
    if time.is_some() && date.day.is_none() { Err(DateError::TimeWithoutDay) } else { Ok((date, time)) }
}

impl fmt::Display for EventDate {
    /// In the format of EDTF: `2026-01-13T09:00`, `2026-01-13/2026-01-14`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => write!(f, "{date}"),
            Self::Moment(date, time) => write!(f, "{date}T{time}"),
            Self::Interval { start, end } => write!(f, "{start}/{end}"),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{
        super::{UtcOffset, tests::any_date},
        *,
    };
    use proptest::{option, prelude::*};

    fn any_time() -> impl Strategy<Value = TimeOfDay> {
        (0..24u8, 0..60u8, option::of(0..60u8), option::of(-1439..1440i32)).prop_map(|(hour, minute, second, zone)| {
            TimeOfDay { hour, minute, second, zone: zone.and_then(UtcOffset::from_minutes) }
        })
    }

    /// Any valid date of an event.
    pub(in super::super) fn any_event_date() -> impl Strategy<Value = EventDate> {
        (any_date(), any_date(), any_time(), 0..3u8).prop_map(|(one, other, time, kind)| match kind {
            0 if one.day.is_some() => EventDate::Moment(one, time),
            1 if one.compare_known(other).is_le() => EventDate::Interval { start: one, end: other },
            1 => EventDate::Interval { start: other, end: one },
            _ => EventDate::Date(one),
        })
    }

    #[test]
    fn every_form_is_read_and_written_unchanged() {
        for text in [
            "2026",
            "2026-01",
            "2026-01-13",
            "2026-01-13T09:00",
            "2026-01-13T09:00:30",
            "2026-01-13T09:00Z",
            "2026-01-13T09:00:00+09:00",
            "2026-01-13/2026-01-14",
            "2025-12/2026-01-14",
            "2025/2026",
            "2026/2026-01",
            "2026-03/2026",
        ] {
            assert_eq!(text.parse::<EventDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_date_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", DateError::EventShape),
            ("Tuesday", DateError::EventShape),
            ("either/or", DateError::EventShape),
            ("2026-01-13 09:00", DateError::EventShape),
            ("2026-01-13/", DateError::EventShape),
            ("../2026-01-13", DateError::EventShape),
            ("2026-01-13/14", DateError::EventShape),
            ("2026-01-13/2026-01-14/2026-01-15", DateError::EventShape),
            ("2026-01-13T", DateError::TimeShape),
            ("2026-01-13T9 am", DateError::TimeShape),
            ("2026-01-13T25:00", DateError::Hour(25)),
            ("2026-02-30T09:00", DateError::Day(30)),
            ("2026-01/2026-13", DateError::Month(13)),
            ("2026-01T09:00", DateError::TimeWithoutDay),
            ("2026-01-13T09:00/2026-01-13T10:00", DateError::IntervalWithTime),
            ("2026-01-13/2026-01-14T10:00", DateError::IntervalWithTime),
            ("2026-01-14/2026-01-13", DateError::EndBeforeStart),
            ("2026/2025-12", DateError::EndBeforeStart),
        ] {
            assert_eq!(text.parse::<EventDate>(), Err(reason), "{text}");
        }
    }

    #[test]
    fn dates_are_sorted_by_their_start() {
        let texts = [
            "2025/2027",
            "2026",
            "2026-01",
            "2026-01-13",
            "2026-01-13/2026-01-14",
            "2026-01-13/2026-02",
            "2026-01-13T09:00",
            "2026-01-13T10:00",
            "2026-01-14",
        ];
        let dates: Vec<EventDate> = texts.iter().map(|text| text.parse().unwrap()).collect();
        assert!(dates.is_sorted());
    }

    proptest! {
        #[test]
        fn a_date_that_is_written_and_read_is_the_same(date in any_event_date()) {
            prop_assert_eq!(date.to_string().parse(), Ok(date));
        }

        #[test]
        fn reading_any_text_gives_a_date_or_a_reason(
            text in "[0-9]{4}-[0-9]{2}-[0-9]{2}[T/ ]?[0-9:Z+/-]{0,16}|\\PC{0,24}",
        ) {
            if let Ok(date) = text.parse::<EventDate>() {
                prop_assert_eq!(date.to_string().parse(), Ok(date));
                prop_assert!(date.end().compare_known(date.start()).is_ge());
            }
        }

        #[test]
        fn dates_are_equal_if_neither_comes_first(one in any_event_date(), other in any_event_date()) {
            prop_assert_eq!(one == other, one.cmp(&other).is_eq());
            prop_assert!(one.start() == other.start() || one.cmp(&other) == one.start().cmp(&other.start()));
        }
    }
}

//! A moment of the system clock, and how long ago it was in words.

use serde::{Deserialize, Serialize};

/// Milliseconds since the beginning of 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub u64);

const MINUTE_MILLIS: u64 = 60 * 1000;
const DAY_MILLIS: u64 = 24 * 60 * MINUTE_MILLIS;

impl Moment {
    /// This moment if it is after `other`, or else the first one after `other`: a clock may be set back.
    #[must_use]
    pub fn after(self, other: Self) -> Self {
        Self(self.0.max(other.0.saturating_add(1)))
    }

    /// How long before `now` it was: "just now", "5 minutes ago", "today", "yesterday", "3 days ago", or its date.
    /// `offset` is how many seconds local time is ahead of UTC.
    pub fn ago(self, now: Self, offset: i32) -> String {
        let passed = now.0.saturating_sub(self.0);
        let day = |moment: Self| {
            let local = moment.0.saturating_add_signed(i64::from(offset) * 1000);
            local / DAY_MILLIS
        };
        match (passed / MINUTE_MILLIS, day(now).saturating_sub(day(self))) {
            (0, _) => "just now".to_owned(),
            (1, 0) => "a minute ago".to_owned(),
            (minutes @ 2..60, 0) => format!("{minutes} minutes ago"),
            (_, 0) => "today".to_owned(),
            (_, 1) => "yesterday".to_owned(),
            (_, days @ 2..=30) => format!("{days} days ago"),
            _ => format!("on {}", self.date(offset)),
        }
    }

    /// The day in local time: "2026-01-14".
    pub fn date(self, offset: i32) -> String {
        self.civil(offset).map_or_else(String::new, |at| at.date().to_string())
    }

    /// In the format of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), in UTC: "2026-01-14T09:00:00Z".
    pub fn rfc3339(self) -> String {
        let at = i64::try_from(self.0 / 1000).ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
        at.map_or_else(String::new, |at| at.to_string())
    }

    fn civil(self, offset: i32) -> Option<jiff::civil::DateTime> {
        let seconds = i64::try_from(self.0 / 1000).ok()?;
        let at = jiff::Timestamp::from_second(seconds).ok()?;
        Some(jiff::tz::Offset::from_seconds(offset).ok()?.to_datetime(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 14 January 2026, 09:00 in UTC.
    const NOW: Moment = Moment(1_768_381_200_000);

    #[test]
    fn elapsed_time_is_counted_in_local_days() {
        let ago = |minutes: u64, offset| Moment(NOW.0 - minutes * MINUTE_MILLIS).ago(NOW, offset);
        assert_eq!(ago(0, 0), "just now");
        assert_eq!(ago(1, 0), "a minute ago");
        assert_eq!(ago(59, 0), "59 minutes ago");
        assert_eq!(ago(8 * 60, 0), "today");
        assert_eq!(ago(10 * 60, 0), "yesterday");
        assert_eq!(ago(10 * 60, 2 * 3600), "today", "where it is eleven o'clock");
        assert_eq!(ago(8 * 60, -2 * 3600), "yesterday", "where it is seven");
        assert_eq!(ago(3 * 24 * 60, 0), "3 days ago");
        assert_eq!(ago(60 * 24 * 60, 0), "on 2025-11-15");
        assert_eq!(Moment(NOW.0 + 5 * MINUTE_MILLIS).ago(NOW, 0), "just now", "where another clock is ahead");
    }

    #[test]
    fn any_moment_is_written_in_rfc_3339() {
        assert_eq!(NOW.rfc3339(), "2026-01-14T09:00:00Z");
        assert_eq!(Moment(u64::MAX).rfc3339(), "");
        assert_eq!(Moment(u64::MAX).ago(Moment(u64::MAX), i32::MAX), "just now");
        assert_eq!(Moment(5).after(Moment(u64::MAX)), Moment(u64::MAX));
    }
}

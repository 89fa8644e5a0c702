//! The current time, in UTC and local time.

use std::{
    sync::OnceLock,
    time::{SystemTime, UNIX_EPOCH},
};

use briefing_core::marks::Moment;

/// The current moment by the system clock.
pub fn now() -> Moment {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(u64::try_from(passed.as_millis()).unwrap_or(u64::MAX))
}

/// How many seconds local time is ahead of UTC at a moment; 0 if the system does not say.
pub fn offset(at: Moment) -> i32 {
    let seconds = i64::try_from(at.0 / 1000).ok();
    let at =
        seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    ZONE.get_or_init(|| jiff::tz::TimeZone::try_system().unwrap_or(jiff::tz::TimeZone::UTC)).to_offset(at).seconds()
}

/// The time zone of this machine, read once.
static ZONE: OnceLock<jiff::tz::TimeZone> = OnceLock::new();

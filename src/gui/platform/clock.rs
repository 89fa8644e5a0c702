//! What time it is, and where on the wall.

use std::time::{SystemTime, UNIX_EPOCH};

use briefing_core::marks::Moment;

/// The moment, by the clock of the system.
pub fn now() -> Moment {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(u64::try_from(passed.as_millis()).unwrap_or(u64::MAX))
}

/// By how many seconds the clock on the wall is ahead of UTC; 0 where the system does not say.
pub fn offset() -> i32 {
    0
}

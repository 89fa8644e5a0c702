//! A second of the processor, and not of the clock: on a machine that does other things as well, a run of an hour
//! stands still for a second now and then, and nothing is the matter.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Runs one input through a check, and panics where that takes longer than anything may.
pub fn within_a_second(check: fn(&[u8]), bytes: &[u8]) {
    let before = clock_gettime(ClockId::ProcessCPUTime);
    check(bytes);
    let taken = clock_gettime(ClockId::ProcessCPUTime) - before;
    let taken = Duration::try_from(taken).unwrap_or_default();
    assert!(taken < Duration::from_secs(1), "it took {taken:?} of the processor");
}

//! A limit of one second of processor time, not of the clock: on a busy machine, a run of an hour may pause for a
//! second now and then.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Runs one input through a check, and panics if that takes longer than the limit.
pub fn within_a_second(check: fn(&[u8]), bytes: &[u8]) {
    let before = clock_gettime(ClockId::ProcessCPUTime);
    check(bytes);
    let taken = clock_gettime(ClockId::ProcessCPUTime) - before;
    let taken = Duration::try_from(taken).unwrap_or_default();
    assert!(taken < Duration::from_secs(1), "it took {taken:?} of the processor");
}

#![no_main]

#[path = "../../common/hostile.rs"]
mod hostile;
mod timed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| timed::within_a_second(hostile::draft, bytes));

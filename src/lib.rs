#![forbid(unsafe_code)]
pub mod briefing;

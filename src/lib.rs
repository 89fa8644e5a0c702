#![forbid(unsafe_code)]
pub mod briefing;
pub mod citation;

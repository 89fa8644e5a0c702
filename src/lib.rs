#![forbid(unsafe_code)]
pub mod briefing;
pub mod citation;
pub mod cli;
pub mod export;

//! The half of the program that knows no screen, built from its own files.

#[path = "../../src/briefing/mod.rs"]
pub mod briefing;
#[path = "../../src/citation/mod.rs"]
pub mod citation;
#[path = "../../src/export/mod.rs"]
pub mod export;
#[path = "../../src/search/mod.rs"]
pub mod search;

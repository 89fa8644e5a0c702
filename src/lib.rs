#![forbid(unsafe_code)]
pub mod app;
pub mod briefing;
pub mod citation;
pub mod clipboard;
pub mod command;
pub mod history;
pub mod state;
pub mod tasks;
pub mod ui;

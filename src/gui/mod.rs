//! The window.

pub mod app;
pub mod command;
pub mod platform;
pub mod state;
pub mod ui;

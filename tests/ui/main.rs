//! The window without a screen: used by role and accessible name.

#[path = "../common/mod.rs"]
mod common;

mod basket;
mod bidi;
mod checking;
mod copied_cases;
mod custom_formats;
mod dragging;
mod editing;
mod files;
mod find;
mod focus;
mod list;
mod long_briefings;
mod looks;
mod marks;
mod menus;
mod page;
mod printing;
mod review;
mod state;
mod taking;
mod two_windows;
mod unseen;
mod window;

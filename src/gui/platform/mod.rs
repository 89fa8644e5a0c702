//! Services of the system for the window: threads, file watching, the clipboard, pictures.

pub mod checking;
pub mod clipboard;
pub mod clock;
pub mod drafting;
pub mod editing;
pub mod file_watcher;
pub mod image_decoder;
pub mod pdf_viewer;
pub mod tasks;

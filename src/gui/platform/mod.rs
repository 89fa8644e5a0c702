//! What the system does for the window: threads, file changes, the clipboard, dragging text out, pictures.

pub mod checking;
pub mod clipboard;
pub mod clock;
pub mod drafting;
pub mod drag_out;
pub mod editing;
pub mod file_watcher;
pub mod image_decoder;
pub mod pdf_viewer;
pub mod tasks;

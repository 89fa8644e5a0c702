//! The briefing file as it is written: its fields, where each stands, and the files beside it.

pub mod attachments;
pub mod ron_options;
pub mod scanner;
pub mod schema;

pub use attachments::Folder;
pub use ron_options::options;

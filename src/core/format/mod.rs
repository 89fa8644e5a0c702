//! The briefing file: its fields and their places, writing and editing it, and the files beside it.

pub mod attachments;
pub mod edit;
mod layout;
mod literal;
pub mod patch;
mod render;
pub mod ron_options;
pub mod scanner;
pub mod schema;
mod tokens;
pub mod value;
mod write;

pub use attachments::Folder;
pub use literal::decode as decode_literal;
pub use render::write_value;
pub use ron_options::options;
pub use write::write;

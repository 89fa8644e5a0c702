//! The command line, and every command of the documentation.

mod command_line;
mod documentation;
mod draft;
mod mcp;
mod read_document;
mod verify;

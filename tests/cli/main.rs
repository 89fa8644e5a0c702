//! The command line, and every command of the documentation.

mod command_line;
mod documentation;
mod draft;
mod mcp;
mod pages;
mod read_document;
mod verify;

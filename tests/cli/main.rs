//! The command line, and every command of the documentation.

mod command_line;
mod documentation;
mod draft;
mod read_document;
mod verify;

//! Files, written whole or not at all.

pub mod atomic_write;
mod io_error;
mod put;

pub use io_error::io_error_sentence;
pub use put::{PutError, put, reason};

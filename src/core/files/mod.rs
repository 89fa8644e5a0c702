//! Files, written whole or not at all.

pub mod atomic_write;
mod put;

pub use put::{PutError, put, reason};

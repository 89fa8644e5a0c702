//! How RON is read.

use ron::extensions::Extensions;

use crate::limits;

/// How this program reads RON.
pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(limits::DEPTH)
}

//! The options for reading RON.

use ron::extensions::Extensions;

use crate::limits;

/// The RON options of this program.
pub fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(limits::DEPTH)
}

//! What was found, written for people, for programs and for editors: one file a format.

pub(super) mod json;
pub(super) mod sarif;
pub(super) mod text;

//! What was found in briefings, written for people and for programs: one file a format.

pub(super) mod json;
pub(super) mod text;

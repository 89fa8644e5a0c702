//! Writes the problems of briefings for people and for programs, one file for each format.

pub(super) mod json;
pub(super) mod text;

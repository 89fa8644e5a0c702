//! Verbs of saying, by language: one file each.

pub(super) mod english;
pub(super) mod french;
pub(super) mod german;
pub(super) mod others;
pub(super) mod spanish;

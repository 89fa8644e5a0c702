//! Verbs of saying, by language: one file each.

pub(super) mod denials;
pub(super) mod dutch;
pub(super) mod english;
pub(super) mod french;
pub(super) mod further;
pub(super) mod german;
pub(super) mod italian;
pub(super) mod others;
pub(super) mod polish;
pub(super) mod portuguese;
pub(super) mod spanish;

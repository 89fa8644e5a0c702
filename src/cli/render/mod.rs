//! What was found, written for people, for programs and for editors: one file a format.

pub(super) mod findings_html;
pub(super) mod findings_text;
pub(super) mod json;
pub(super) mod manuscript_place;
pub(super) mod sarif;
pub(super) mod text;

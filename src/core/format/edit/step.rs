//! The steps of a path from the root of a file to a value.

use crate::format::scanner::PathStep;

/// One step of a path from the root of a file to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A named field of a record.
    Field(&'static str),
    /// An element of a list.
    Index(usize),
    /// The n-th entry of a map.
    Entry(usize),
    /// The entry of a map with this key.
    Named(String),
}

impl From<PathStep> for Step {
    fn from(step: PathStep) -> Self {
        match step {
            PathStep::Field(name) => Self::Field(name),
            PathStep::Index(index) => Self::Index(index),
            PathStep::Entry(index) | PathStep::Key(index) => Self::Entry(index),
        }
    }
}

/// A path as messages name it: `body[2].quotes[0].text`, `speakers["lee"]`.
pub(super) fn path_text(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Field(name) if text.is_empty() => text.push_str(name),
            Step::Field(name) => text.extend([".", name]),
            Step::Index(index) | Step::Entry(index) => text.push_str(&format!("[{index}]")),
            Step::Named(key) => text.push_str(&format!("[{key:?}]")),
        }
    }
    if text.is_empty() { "Briefing".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_named_in_words() {
        let path = [Step::Field("speakers"), Step::Named("lee".into()), Step::Field("roles"), Step::Index(2)];
        assert_eq!(path_text(&path), "speakers[\"lee\"].roles[2]");
        assert_eq!(path_text(&[]), "Briefing");
    }
}

//! A mark: words of a briefing that the user has highlighted, with a colour, a note and tags.

use serde::{Deserialize, Serialize};

use super::{Anchor, Moment};

/// A random id, unique even among the marks of other windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MarkId(pub u64);

/// The colour of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Colour {
    /// Yellow.
    #[default]
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Pink.
    Pink,
}

impl Colour {
    /// Every colour, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Yellow, Self::Green, Self::Blue, Self::Pink];

    /// Its name for the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yellow => "Yellow",
            Self::Green => "Green",
            Self::Blue => "Blue",
            Self::Pink => "Pink",
        }
    }

    /// Its index in [`Colour::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// Highlighted words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The words.
    pub anchor: Anchor,
    /// The colour.
    #[serde(default)]
    pub colour: Colour,
    /// The user's note; may be empty.
    #[serde(default)]
    pub note: String,
    /// The tags, in the order in which they were added.
    #[serde(default)]
    pub tags: Vec<String>,
    /// When it was made.
    #[serde(default)]
    pub made: Moment,
}

impl Mark {
    /// Highlighted words without a note.
    pub fn new(anchor: Anchor, colour: Colour, made: Moment) -> Self {
        Self { anchor, colour, note: String::new(), tags: Vec::new(), made }
    }

    /// The words as they were in the text, on one line.
    pub fn words(&self) -> String {
        crate::text::single_spaced(&self.anchor.exact)
    }

    /// Whether the user would see no difference.
    pub fn is_alike(&self, other: &Self) -> bool {
        let seen = |mark: &Self| (mark.colour, mark.note.clone(), mark.tags.clone(), mark.anchor.exact.clone());
        seen(self) == seen(other)
    }
}

/// The tags typed by the user, separated by commas: each once, without white space around it.
pub fn tags_from(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', '，', '、', ';', '\n']) {
        let tag = crate::text::single_spaced(tag);
        let tag = tag.trim_start_matches('#').trim_start();
        let is_known = tags.iter().any(|other| other.to_lowercase() == tag.to_lowercase());
        if !tag.is_empty() && !is_known {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// Tags as the user types them.
pub fn tags_in_words(tags: &[String]) -> String {
    tags.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_separated_by_commas_and_unique() {
        assert_eq!(tags_from(" trade ,#Trade,, the  north，関税、x"), ["trade", "the north", "関税", "x"]);
        assert_eq!(tags_from(" , "), [""; 0]);
        assert_eq!(tags_from(&tags_in_words(&tags_from("a, b c"))), ["a", "b c"]);
    }
}

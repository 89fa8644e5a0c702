//! A change of a text that can be undone, byte for byte.

use std::ops::Range;

/// Bytes of a text that are replaced by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The position, in bytes of the text after the previous splices.
    pub at: usize,
    /// The text there before.
    pub removed: String,
    /// The text there afterwards.
    pub inserted: String,
}

impl Splice {
    fn reversed(&self) -> Self {
        Self { at: self.at, removed: self.inserted.clone(), inserted: self.removed.clone() }
    }
}

/// Splices, each applied to the result of the previous ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Patch {
    splices: Vec<Splice>,
}

/// Why a patch cannot be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text has changed since this edit was made")]
pub struct PatchError;

impl Patch {
    /// The patch that replaces one text with another.
    pub fn whole(from: &str, to: &str) -> Self {
        Self { splices: vec![Splice { at: 0, removed: from.to_owned(), inserted: to.to_owned() }] }
    }

    /// Its replacements, one after the other.
    pub fn splices(&self) -> &[Splice] {
        &self.splices
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// The patch that undoes this one.
    pub fn reversed(&self) -> Self {
        Self { splices: self.splices.iter().rev().map(Splice::reversed).collect() }
    }

    /// `text` with the change made.
    ///
    /// # Errors
    ///
    /// If the text does not have the bytes that it replaces at their places.
    pub fn apply(&self, text: &str) -> Result<String, PatchError> {
        let mut text = text.to_owned();
        for splice in &self.splices {
            let range = splice.at..splice.at.saturating_add(splice.removed.len());
            if text.get(range.clone()) != Some(&splice.removed) {
                return Err(PatchError);
            }
            text.replace_range(range, &splice.inserted);
        }
        Ok(text)
    }

    /// Replaces bytes of `text` and records that. A range outside the text, or one that splits a character, changes
    /// nothing.
    pub(super) fn replace(&mut self, text: &mut String, range: Range<usize>, inserted: &str) {
        let Some(removed) = text.get(range.clone()).filter(|removed| *removed != inserted) else { return };
        let splice = Splice { at: range.start, removed: removed.to_owned(), inserted: inserted.to_owned() };
        text.replace_range(range, inserted);
        self.splices.push(splice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_and_its_reverse_give_the_same_text() {
        let (mut text, mut patch) = ("one two three".to_owned(), Patch::default());
        patch.replace(&mut text, 4..7, "2");
        patch.replace(&mut text, 0..3, "first");
        patch.replace(&mut text, 8..13, "three");
        assert_eq!((text.as_str(), patch.splices().len()), ("first 2 three", 2));
        assert_eq!(patch.apply("one two three").as_deref(), Ok("first 2 three"));
        assert_eq!(patch.reversed().apply(&text).as_deref(), Ok("one two three"));
    }

    #[test]
    fn a_patch_of_another_text_is_refused() {
        let (mut text, mut patch) = ("é two".to_owned(), Patch::default());
        patch.replace(&mut text, 3..6, "2");
        for other in ["one", "", "éétwo", "one twenty"] {
            assert_eq!(patch.apply(other), Err(PatchError), "{other}");
        }
    }
}

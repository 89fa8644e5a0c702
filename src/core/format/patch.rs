//! A change of a text that can be taken back to the byte.

use std::ops::Range;

/// Bytes of a text that are replaced by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Where, in bytes of the text that the splices before this one have made.
    pub at: usize,
    /// What stands there before.
    pub removed: String,
    /// What stands there afterwards.
    pub inserted: String,
}

impl Splice {
    fn reversed(&self) -> Self {
        Self { at: self.at, removed: self.inserted.clone(), inserted: self.removed.clone() }
    }
}

/// Splices, of which each is made in the text that those before it have made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Patch {
    splices: Vec<Splice>,
}

/// Why a patch cannot be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is not the one that this change was made in")]
pub struct PatchError;

impl Patch {
    /// The patch that makes one text another.
    pub fn whole(from: &str, to: &str) -> Self {
        Self { splices: vec![Splice { at: 0, removed: from.to_owned(), inserted: to.to_owned() }] }
    }

    /// What it replaces, one after the other.
    pub fn splices(&self) -> &[Splice] {
        &self.splices
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// The patch that takes this one back.
    pub fn reversed(&self) -> Self {
        Self { splices: self.splices.iter().rev().map(Splice::reversed).collect() }
    }

    /// `text` with the change made.
    ///
    /// # Errors
    ///
    /// The bytes that it replaces stand elsewhere, or no more.
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

    /// Replaces bytes of `text` and remembers them. A range that is not within the text, or parts a character,
    /// changes nothing.
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

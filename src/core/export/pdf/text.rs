//! A text to be typeset: runs of words, each with a look and a meaning.

use std::ops::Range;

use crate::text::invisible;

/// The typeface of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Family {
    /// The typeface of the running text.
    #[default]
    Text,
    /// The typeface of labels and heads.
    Label,
}

/// A colour, by its red, green and blue.
pub(super) type Ink = [u8; 3];

/// The running text.
pub(super) const BLACK: Ink = [0, 0, 0];
/// Less prominent text: labels, heads, page numbers. Its contrast with white is about 8 : 1.
pub(super) const GREY: Ink = [70, 74, 82];
/// A warning.
pub(super) const ALARM: Ink = [143, 29, 20];

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) family: Family,
    pub(super) is_bold: bool,
    pub(super) is_italic: bool,
    /// In points.
    pub(super) size: f32,
    pub(super) ink: Ink,
    /// Whether it is raised, like the number of a note.
    pub(super) is_raised: bool,
}

impl Look {
    /// The text face at this size.
    pub(super) const fn text(size: f32) -> Self {
        Self { family: Family::Text, is_bold: false, is_italic: false, size, ink: BLACK, is_raised: false }
    }

    /// The face of labels at this size.
    pub(super) const fn label(size: f32) -> Self {
        Self { family: Family::Label, ink: GREY, ..Self::text(size) }
    }

    pub(super) const fn bold(self) -> Self {
        Self { is_bold: true, ..self }
    }

    pub(super) const fn italic(self) -> Self {
        Self { is_italic: true, ..self }
    }

    pub(super) const fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same look, smaller and raised.
    pub(super) fn raised(self) -> Self {
        Self { size: self.size * 0.66, is_raised: true, ..self }
    }
}

/// The meaning of words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Meaning {
    /// Plain words.
    #[default]
    Words,
    /// Part of a verified quote, by its index in [`Text::quotes`].
    Quote(usize),
    /// Part of an unverified quote, by the same index.
    Claim(usize),
    /// The number of a note, by its index in the list of notes.
    NoteMark(usize),
    /// Words linked to an address.
    Link(String),
    /// The number or mark before an item or a note.
    Label,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) words: String,
    pub(super) look: Look,
    pub(super) meaning: Meaning,
}

/// How a quote, verified or not, is marked in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QuoteMark {
    /// The label in the margin beside it; `None` if the preceding text already names the speaker.
    pub(super) label: Option<String>,
    pub(super) ink: Ink,
}

/// A text that is typeset separately.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Text {
    pub(super) runs: Vec<Run>,
    pub(super) quotes: Vec<QuoteMark>,
    /// Its language, as a BCP 47 tag, if it differs from the document's.
    pub(super) language: Option<String>,
}

impl Text {
    /// Words of one look. Invisible characters become a mark, as in the window.
    pub(super) fn of(words: &str, look: Look) -> Self {
        let mut text = Self::default();
        text.push(words, look, Meaning::Words);
        text
    }

    /// The same text in another language than the document.
    pub(super) fn in_language(self, language: Option<&str>) -> Self {
        Self { language: language.map(str::to_owned), ..self }
    }

    /// Adds words, with marks for invisible characters.
    pub(super) fn push(&mut self, words: &str, look: Look, meaning: Meaning) {
        self.push_seen(seen(words), look, meaning);
    }

    /// Adds words that have no invisible characters.
    pub(super) fn push_seen(&mut self, words: String, look: Look, meaning: Meaning) {
        if !words.is_empty() {
            self.runs.push(Run { words, look, meaning });
        }
    }

    /// All its words.
    pub(super) fn words(&self) -> String {
        self.runs.iter().map(|run| run.words.as_str()).collect()
    }

    /// Whether nothing in it is visible.
    pub(super) fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.words.trim().is_empty())
    }
}

/// Words with a mark for each invisible character, and with plain line ends.
pub(super) fn seen(words: &str) -> String {
    invisible::marked(&crate::citation::plain_line_ends(words)).into_owned()
}

/// The text of a block with marks for invisible characters, and the mapping of its bytes.
pub(super) struct VisibleText {
    pub(super) words: String,
    /// Positions in the block's text, in order, each with the offset of the positions after it, in bytes.
    shifts: Vec<(usize, isize)>,
}

impl VisibleText {
    /// The text with a mark for each invisible character and without carriage returns.
    pub(super) fn of(text: &str) -> Self {
        let mut shifts = Vec::new();
        let mut words = String::with_capacity(text.len());
        let mut unseen = invisible::unseen(text).peekable();
        let mut shift = 0;
        for (at, c) in text.char_indices() {
            let is_unseen = unseen.next_if(|(place, _)| *place == at).is_some();
            let before = words.len();
            match c {
                '\r' => {}
                '\t' => words.push(' '),
                '\n' => words.push('\n'),
                _ if is_unseen => words.push(invisible::MARK),
                c => words.push(c),
            }
            let longer = (words.len() - before).cast_signed() - c.len_utf8().cast_signed();
            if longer != 0 {
                shift += longer;
                shifts.push((at + c.len_utf8(), shift));
            }
        }
        Self { words, shifts }
    }

    /// The position here of a byte of the block's text.
    pub(super) fn place(&self, at: usize) -> usize {
        let after = self.shifts.partition_point(|(from, _)| *from <= at);
        let shift = after.checked_sub(1).and_then(|last| self.shifts.get(last)).map_or(0, |(_, shift)| *shift);
        at.checked_add_signed(shift).unwrap_or_default().min(self.words.len())
    }

    /// The text of a range of positions here.
    pub(super) fn between(&self, range: Range<usize>) -> &str {
        self.words.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_stay_correct_when_invisible_characters_become_marks() {
        let text = "a\u{0}b\r\nc\td\u{202e}e";
        let seen = VisibleText::of(text);
        assert_eq!(seen.words, "a⌧b\nc d⌧e");
        for letter in ['b', 'c', 'd', 'e'] {
            let at = text.find(letter).unwrap();
            assert!(seen.words[seen.place(at)..].starts_with(letter), "{letter}");
        }
        assert_eq!(seen.place(text.len()), seen.words.len());
    }
}

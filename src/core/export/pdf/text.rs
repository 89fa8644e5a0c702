//! A text as it is set: runs of words, each with a look, and with what it is beside words.

use std::ops::Range;

use crate::text::invisible;

/// The typeface of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Family {
    /// That of the running text.
    #[default]
    Text,
    /// That of labels and heads.
    Label,
}

/// A colour, by its red, green and blue.
pub(super) type Ink = [u8; 3];

/// What is read.
pub(super) const BLACK: Ink = [0, 0, 0];
/// What stands back: labels, heads, page numbers. Eight times as dark as white paper is light.
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
    /// Whether it stands above the line, as the number of a note.
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

    /// The same, smaller and above the line.
    pub(super) fn raised(self) -> Self {
        Self { size: self.size * 0.66, is_raised: true, ..self }
    }
}

/// What words are, beside being words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Meaning {
    /// Nothing else.
    #[default]
    Words,
    /// A part of a verified quote of the text, by its number in the list of the [`Text`].
    Quote(usize),
    /// A part of what the file lists as a quote and is not verified, by the same number.
    Claim(usize),
    /// The number of a note, by its place in the list of notes.
    NoteMark(usize),
    /// Words that lead to an address.
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

/// A quote, or what is listed as one, as it is marked in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QuoteMark {
    /// What stands in the margin beside it; nothing where the text before says it.
    pub(super) label: Option<String>,
    pub(super) ink: Ink,
}

/// A text that is set by itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Text {
    pub(super) runs: Vec<Run>,
    pub(super) quotes: Vec<QuoteMark>,
    /// Its language, as a BCP 47 tag, where it is not the document's.
    pub(super) language: Option<String>,
}

impl Text {
    /// Words of one look. Characters that cannot be seen become a mark, as in the window.
    pub(super) fn of(words: &str, look: Look) -> Self {
        let mut text = Self::default();
        text.push(words, look, Meaning::Words);
        text
    }

    /// The same in another language than the document.
    pub(super) fn in_language(self, language: Option<&str>) -> Self {
        Self { language: language.map(str::to_owned), ..self }
    }

    /// Adds words as they can be seen.
    pub(super) fn push(&mut self, words: &str, look: Look, meaning: Meaning) {
        self.push_seen(seen(words), look, meaning);
    }

    /// Adds words that have no unseen characters.
    pub(super) fn push_seen(&mut self, words: String, look: Look, meaning: Meaning) {
        if !words.is_empty() {
            self.runs.push(Run { words, look, meaning });
        }
    }

    /// All its words.
    pub(super) fn words(&self) -> String {
        self.runs.iter().map(|run| run.words.as_str()).collect()
    }

    /// Whether nothing in it is seen.
    pub(super) fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.words.trim().is_empty())
    }
}

/// Words with a mark for each character that is not seen, and with plain line ends.
pub(super) fn seen(words: &str) -> String {
    invisible::marked(&crate::citation::plain_line_ends(words)).into_owned()
}

/// A text of a block as it can be seen, and where its bytes went.
pub(super) struct VisibleText {
    pub(super) words: String,
    /// Bytes of the block's text after which places are further on by so much, in order.
    shifts: Vec<(usize, isize)>,
}

impl VisibleText {
    /// A mark for each character that is not seen; a carriage return goes.
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

    /// Where a byte of the block's text is here.
    pub(super) fn place(&self, at: usize) -> usize {
        let after = self.shifts.partition_point(|(from, _)| *from <= at);
        let shift = after.checked_sub(1).and_then(|last| self.shifts.get(last)).map_or(0, |(_, shift)| *shift);
        at.checked_add_signed(shift).unwrap_or_default().min(self.words.len())
    }

    /// The words between two places here.
    pub(super) fn between(&self, range: Range<usize>) -> &str {
        self.words.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay_on_their_words_where_unseen_characters_become_marks() {
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

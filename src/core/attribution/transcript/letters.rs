//! Single letters that label questions and answers: Q and A, P. and R., В: and О:

use super::{FEWEST, LabelKind, body_of};
use crate::document::Block;

/// The letters of questions and of answers in the languages of Europe, in Arabic and in Hebrew.
const PAIRS: [(char, char); 17] = [
    ('Q', 'A'),
    ('Q', 'R'),
    ('F', 'A'),
    ('F', 'S'),
    ('P', 'R'),
    ('P', 'O'),
    ('D', 'R'),
    ('V', 'A'),
    ('K', 'V'),
    ('S', 'C'),
    ('Î', 'R'),
    ('В', 'О'),
    ('П', 'О'),
    ('З', 'В'),
    ('Ε', 'Α'),
    ('س', 'ج'),
    ('ש', 'ת'),
];

/// The letters that label the questions and the answers of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    question: char,
    answer: char,
}

impl Letters {
    /// `None` if the paragraphs of the text are not labelled so, or most of those labelled as questions do not ask.
    pub fn of(text: &str, blocks: &[Block]) -> Option<Self> {
        let labelled: Vec<(char, bool)> =
            (0..blocks.len()).filter_map(|at| labelled(body_of(text, blocks, at))).collect();
        if labelled.len() < FEWEST {
            return None;
        }
        let count = |of: char| labelled.iter().filter(|(letter, _)| *letter == of).count();
        let asking = |of: char| labelled.iter().filter(|(letter, asks)| *letter == of && *asks).count();
        PAIRS
            .iter()
            .map(|(question, answer)| Self { question: *question, answer: *answer })
            .find(|pair| count(pair.answer) > 0 && asking(pair.question) * 2 > count(pair.question))
    }

    /// The letter at the beginning of a paragraph, and its length with the sign after it.
    pub fn split(self, head: &str) -> Option<(&str, usize)> {
        let bare = head.trim_start_matches(['*', '_']);
        let letter = letter_of(bare).filter(|letter| *letter == self.question || *letter == self.answer)?;
        let rest = bare.get(letter.len_utf8()..)?;
        let sign = rest.trim_start_matches(['.', ':', ')', '*', '_']);
        Some((bare.get(..letter.len_utf8())?, head.len() - sign.len()))
    }

    /// What a label of one letter introduces.
    pub fn kind(self, words: &str) -> Option<LabelKind> {
        let mut letters = words.chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        match letter {
            _ if letter == self.question => Some(LabelKind::Question),
            _ if letter == self.answer => Some(LabelKind::Answer),
            _ => None,
        }
    }
}

/// The capital letter before a full stop, a colon, both, or a bracket at the beginning of a paragraph.
fn letter_of(body: &str) -> Option<char> {
    let mut signs = body.chars();
    let letter = signs.next().filter(|letter| letter.is_alphabetic() && !letter.is_lowercase())?;
    let is_sign = signs.next().is_some_and(|sign| matches!(sign, '.' | ':' | ')'));
    let after = signs.find(|sign| !matches!(sign, '*' | '_' | ':'));
    (is_sign && after.is_none_or(char::is_whitespace)).then_some(letter)
}

/// The letter that labels a paragraph, and whether the paragraph asks a question.
fn labelled(body: &str) -> Option<(char, bool)> {
    let letter = letter_of(body.trim_start_matches(['*', '_']))?;
    // In Greek, a semicolon ends a question.
    let is_greek = matches!(letter, 'Ε' | 'Α') && body.trim_end().ends_with(';');
    Some((letter, is_greek || body.contains(['?', '؟', '\u{37e}'])))
}

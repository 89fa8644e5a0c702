//! Splits a block into words, numbers and punctuation.

use super::as_u32;
use super::language::{Language, LanguageId};
use super::text_words::WordTable;
use super::word::WordClasses;
use crate::matching::{note_signs::note_sign_at, quotation_marks::is_quotation_mark};

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    /// ’s after a name or noun, or ’ alone after an s.
    Possessive,
    Comma,
    Colon,
    Semicolon,
    /// A full stop, question or exclamation mark, an ellipsis.
    Stop,
    Dash,
    Open,
    Close,
    /// A quotation mark or apostrophe.
    Mark,
    Other,
}

/// A word or sign of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub start: u32,
    pub end: u32,
    pub kind: Kind,
    /// Its number in the [`WordTable`].
    pub number: u32,
    pub word: WordClasses,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// Whether all its letters are capitals, and there is more than one.
    pub is_shouted: bool,
    /// Whether a space or line end precedes it.
    pub is_spaced: bool,
}

/// Splits the block that begins at byte `start` of the text.
pub(super) fn tokenize<'a>(
    block: &'a str,
    start: usize,
    language: &Language,
    words: &mut WordTable<'a>,
    tokens: &mut Vec<Token>,
) {
    let mut cutter = Cutter { block, start, language, words, tokens, is_spaced: true, last_sign: None };
    let mut at = 0;
    while let Some(c) = block.get(at..).and_then(|rest| rest.chars().next()) {
        at = cutter.token(at, c).max(at + c.len_utf8());
    }
}

struct Cutter<'a, 'b> {
    block: &'a str,
    start: usize,
    language: &'b Language,
    words: &'b mut WordTable<'a>,
    tokens: &'b mut Vec<Token>,
    is_spaced: bool,
    /// Where the last footnote mark ends.
    last_sign: Option<usize>,
}

impl<'a> Cutter<'a, '_> {
    /// Reads the token that begins at `at`; returns where it ends.
    fn token(&mut self, at: usize, c: char) -> usize {
        if c.is_whitespace() {
            self.is_spaced = true;
            return at + c.len_utf8();
        }
        if c.is_alphabetic() {
            return self.word(at);
        }
        if let Some(end) = self.handle_end(at, c) {
            self.push(at, end, Kind::Word);
            return end;
        }
        // “We go,”[1] she said: a footnote mark is ignored.
        if let Some(end) = note_sign_at(self.block, at, self.last_sign) {
            self.last_sign = Some(end);
            return end;
        }
        let end = at + c.len_utf8();
        if c.is_numeric() {
            let end = self.number_end(at);
            self.push(at, end, Kind::Number);
            return end;
        }
        let kind = match c {
            ',' | '、' | '，' => Kind::Comma,
            ':' | '：' => Kind::Colon,
            ';' => Kind::Semicolon,
            '.' | '!' | '?' | '…' | '。' => Kind::Stop,
            '-' | '–' | '—' | '―' | '‒' => Kind::Dash,
            '(' | '[' | '{' => Kind::Open,
            ')' | ']' | '}' => Kind::Close,
            _ if self.is_plural_possessive(at, end, c) => Kind::Possessive,
            _ if is_quotation_mark(c) || c == '`' => Kind::Mark,
            _ => Kind::Other,
        };
        self.push(at, end, kind);
        end
    }

    /// Where the name of an account ends: @ann_lee, but not that of an address, ann@lee.
    fn handle_end(&self, at: usize, c: char) -> Option<usize> {
        let is_apart = !self.block.get(..at)?.ends_with(char::is_alphanumeric);
        let name = self.block.get(at..)?.strip_prefix('@').filter(|_| c == '@' && is_apart)?;
        let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
        (end > 1).then_some(at + c.len_utf8() + end)
    }

    /// "the ministers’ plan": an apostrophe after an s, before a space.
    fn is_plural_possessive(&self, at: usize, end: usize, c: char) -> bool {
        matches!(c, '\'' | '’')
            && !self.is_spaced
            && self.block.get(..at).is_some_and(|before| before.ends_with(['s', 'S', 'x', 'z']))
            && self.block.get(end..).is_some_and(|after| after.starts_with(' '))
    }

    fn number_end(&self, at: usize) -> usize {
        let rest = self.block.get(at..).unwrap_or_default();
        let mut end = at;
        let mut chars = rest.char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let is_inner = matches!(c, '.' | ',' | ':' | '-' | '/' | '’' | '\'')
                && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if !(c.is_alphanumeric() || is_inner || c == '%') {
                break;
            }
            end = at + offset + c.len_utf8();
        }
        end
    }

    fn word(&mut self, at: usize) -> usize {
        let end = self.word_end(at);
        let spelled = self.block.get(at..end).unwrap_or_default();
        if let Some(stem) = spelled.strip_suffix("'s").or_else(|| spelled.strip_suffix("’s"))
            && !is_contraction(stem)
            && self.language.is_english()
        {
            let middle = at + stem.len();
            self.push(at, middle, Kind::Word);
            self.push(middle, end, Kind::Possessive);
            return end;
        }
        // "Miyagi-san" is Miyagi.
        if let Some(name) = without_honorific(spelled).filter(|_| self.language.is_english())
            && !self.tokens.last().is_some_and(|before| before.kind == Kind::Word && before.is_capital)
        {
            self.push(at, at + name.len(), Kind::Word);
            return end;
        }
        if self.language.id == LanguageId::French
            && let Some(middle) = inverted_pronoun(spelled)
        {
            let verb = spelled.get(..middle).unwrap_or_default().trim_end_matches("-t");
            self.push(at, at + verb.len(), Kind::Word);
            self.push(at + middle + 1, end, Kind::Word);
            return end;
        }
        self.push(at, end, Kind::Word);
        end
    }

    fn word_end(&self, at: usize) -> usize {
        let rest = self.block.get(at..).unwrap_or_default();
        // „в. о. ректора“: one word, which ends no sentence.
        if let Some(acting) = ACTING.iter().find(|acting| rest.starts_with(**acting)) {
            return at + acting.len();
        }
        let mut end = at;
        let mut has_stop = false;
        let mut letters = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let is_before_letter = next.is_some_and(char::is_alphanumeric);
            let is_short = letters < 2 || has_stop;
            match c {
                _ if c.is_alphanumeric() || is_mark(c) => letters += 1,
                '\'' | '’' if self.is_elided(rest, offset) => return at + offset + c.len_utf8(),
                '\'' | '’' if is_before_letter => {}
                '-' | '‑' | '&' if is_before_letter => letters = 0,
                '.' if is_before_letter && is_short && next.is_some_and(char::is_alphabetic) => has_stop = true,
                '.' if self.is_abbreviation(rest, offset, has_stop) => return at + offset + 1,
                _ => break,
            }
            end = at + offset + c.len_utf8();
        }
        end
    }

    /// French l’, d’, qu’ are separate words.
    fn is_elided(&self, rest: &str, offset: usize) -> bool {
        const ARTICLES: [&str; 13] =
            ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quelqu"];
        self.language.id == LanguageId::French
            && rest.get(..offset).is_some_and(|before| ARTICLES.contains(&before.to_lowercase().as_str()))
            && !self.is_reflexive_verb(rest, offset)
    }

    /// s’inquiète, s’agace-t-il: one word with its pronoun.
    fn is_reflexive_verb(&self, rest: &str, offset: usize) -> bool {
        let after = rest.get(offset..).and_then(|after| after.strip_prefix(['\'', '’'])).unwrap_or_default();
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let verb = after.get(..end).unwrap_or_default().to_lowercase();
        rest.starts_with(['s', 'S']) && offset == 1 && self.language.look_up(&format!("s'{verb}")).is(WordClasses::SAYS)
    }

    /// Whether the full stop at `offset` belongs to the word before it: Mr., U.S., J.
    fn is_abbreviation(&self, rest: &str, offset: usize, has_stop: bool) -> bool {
        /// The most letters of a known abbreviation.
        const LONGEST: usize = 12;
        let word = rest.get(..offset).unwrap_or_default();
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
        if is_initial || has_stop {
            return true;
        }
        // Swedish “det.”, “hon.” end a sentence: here they do not abbreviate "detective" and "honourable".
        let is_small = word.starts_with(char::is_lowercase);
        let is_of_all = matches!(
            word,
            "dr" | "prof"
                | "dott"
                | "sr"
                | "sra"
                | "mr"
                | "mrs"
                | "st"
                | "etc"
                | "bzw"
                | "vs"
                | "jr"
                | "hr"
                | "inc"
                | "ltd"
        );
        if is_small && !self.language.is_english() && !is_of_all {
            return false;
        }
        word.len() <= LONGEST
            && self.language.look_up(&format!("{}.", word.to_lowercase())).is(WordClasses::ABBREVIATION)
            && word.chars().next().is_some_and(|c| c.is_uppercase() || word.len() < 5)
            && !matches!(
                word,
                "no" | "fr"
                    | "col"
                    | "miss"
                    | "mass"
                    | "wash"
                    | "ill"
                    | "ark"
                    | "ore"
                    | "pa"
                    | "may"
                    | "m"
                    | "dec"
                    | "mar"
                    | "sept"
                    | "nov"
            )
    }

    fn push(&mut self, from: usize, to: usize, kind: Kind) {
        let spelled = self.block.get(from..to).unwrap_or_default();
        let (number, word) = match kind {
            Kind::Word => {
                let number = self.words.number(spelled, self.language);
                (number, self.words.word(number))
            }
            _ => (u32::MAX, WordClasses::default()),
        };
        let first_capital = spelled.chars().next().is_some_and(char::is_uppercase);
        let letters = || spelled.chars().filter(|c| c.is_alphabetic());
        let is_shouted = first_capital && letters().nth(1).is_some() && letters().all(char::is_uppercase);
        // al-Amr, d’Estaing.
        let is_prefixed = !first_capital
            && kind == Kind::Word
            && spelled
                .split_once(['-', '’', '\''])
                .is_some_and(|(prefix, rest)| prefix.len() <= 3 && rest.chars().next().is_some_and(char::is_uppercase));
        let is_state =
            is_shouted && to - from == 2 && self.language.is_english() && STATES.contains(&format!(" {spelled} "));
        let word = if is_state { WordClasses::PLACE } else { word };
        self.tokens.push(Token {
            start: as_u32(self.start + from),
            end: as_u32(self.start + to),
            kind,
            number,
            word,
            is_capital: first_capital || is_prefixed || spelled.starts_with('@') && kind == Kind::Word,
            is_shouted,
            is_spaced: self.is_spaced,
        });
        self.is_spaced = false;
    }
}

/// "Acting" as Ukrainian and Russian abbreviate it.
const ACTING: [&str; 8] = ["в. о.", "В. о.", "в.о.", "В.о.", "и. о.", "И. о.", "и.о.", "И.о."];

/// The postal codes of the states of the US.
const STATES: &str = " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA \
    RI SC SD TN TX UT VT VA WA WV WI WY ";

/// Combining accents, and the vowels and joiners of scripts that write them on the preceding letter: वर्मा.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200C}' | '\u{200D}')
}

/// "it’s", "that’s": the s is a verb.
fn is_contraction(stem: &str) -> bool {
    ["it", "that", "he", "she", "what", "there", "here", "let", "who", "where", "how"]
        .iter()
        .any(|word| stem.eq_ignore_ascii_case(word))
}

/// Where the hyphenated pronoun after a French verb begins: dit-il, a-t-elle.
fn inverted_pronoun(spelled: &str) -> Option<usize> {
    ["-il", "-elle", "-ils", "-elles", "-on"]
        .iter()
        .find_map(|end| spelled.strip_suffix(end))
        .map(str::len)
        .filter(|len| *len > 0)
}

/// A name without the Japanese or Korean form of address after it: Miyagi-san, Kim-ssi.
fn without_honorific(word: &str) -> Option<&str> {
    let (name, form) = word.rsplit_once('-')?;
    let is_form = matches!(form, "san" | "sama" | "sensei" | "senpai" | "ssi" | "nim");
    (is_form && name.starts_with(char::is_uppercase) && !name.contains('-')).then_some(name)
}

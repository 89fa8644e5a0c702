//! Which of the three languages a text is in, and the rules of each under one set of names.

use crate::text::script;
use std::ops::Range;

use super::{
    chinese, head_of, japanese, judgement::Judgement, korean, mention::Mention, people::People, reading::Reading,
};

/// Bytes of a text by which its language is recognized.
const SAMPLE: usize = 64 * 1024;

/// A language of East Asia.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Korean,
    Japanese,
    Chinese,
}

/// How many letters of each kind the beginning of a text has.
#[derive(Debug, Default)]
struct Letters {
    hangul: usize,
    kana: usize,
    han: usize,
    all: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for c in head_of(text, SAMPLE).chars() {
            letters.hangul += usize::from(script::is_hangul_syllable(c));
            letters.kana += usize::from(japanese::is_hiragana(c) || japanese::is_katakana(c));
            letters.han += usize::from(japanese::is_han(c));
            letters.all += usize::from(c.is_alphabetic());
        }
        letters
    }
}

/// Whether at least two in five letters are Hangul, kana or Han. One of these counts as much as several Latin letters.
pub(in super::super) fn is_east_asian(text: &str) -> bool {
    let letters = Letters::of(text);
    let own = letters.hangul + letters.kana + letters.han;
    own > 0 && own * 5 >= letters.all * 2
}

impl Language {
    /// The language that most of the letters belong to. Japanese always has kana.
    pub(super) fn of(text: &str) -> Self {
        let letters = Letters::of(text);
        match letters.hangul * 2 >= letters.kana + letters.han {
            true if letters.hangul > 0 => Self::Korean,
            _ if letters.kana * 12 >= letters.han && letters.kana > 0 => Self::Japanese,
            _ => Self::Chinese,
        }
    }

    /// The people whom the words name, in order.
    pub(super) fn mentions(self, text: &str, gap: &Range<usize>, people: &People) -> Vec<Mention> {
        match self {
            Self::Korean => korean::mentions(text, gap, people),
            Self::Japanese => japanese::mentions(text, gap, people),
            Self::Chinese => chinese::mentions(text, gap, people),
        }
    }

    /// The name with which the words end, without a particle.
    pub(super) fn name_at_end(self, text: &str, range: &Range<usize>, people: &People) -> Option<Mention> {
        match self {
            Self::Korean => korean::name_at_end(text, range, people),
            Self::Japanese => japanese::name_at_end(text, range, people),
            Self::Chinese => chinese::name_at_end(text, range, people),
        }
    }

    /// Whether a word is written as the full name of a person.
    pub(super) fn is_full_name(self, word: &str) -> bool {
        match self {
            Self::Korean => korean::is_full_name(word),
            Self::Japanese => japanese::is_full_name(word),
            Self::Chinese => chinese::is_full_name(word),
        }
    }

    /// Whether a word is a family name by itself.
    pub(super) fn is_family_name(self, word: &str) -> bool {
        self == Self::Japanese && word.chars().count() > 1 && japanese::is_family_name(word)
    }

    /// The judgement on quotation number `i` of a sentence.
    pub(super) fn judge(self, reading: &Reading<'_>, i: usize) -> Judgement {
        match self {
            Self::Korean => korean::judge(reading, i),
            Self::Japanese => japanese::judge(reading, i),
            Self::Chinese => chinese::judge(reading, i),
        }
    }

    /// Whether a few words in marks are a clause, and not the name of a thing.
    pub(super) fn is_clause(self, words: &str) -> bool {
        let letters = super::reading::letters(words);
        match self {
            Self::Korean => letters >= 3 && words.trim_end().ends_with(['다', '요', '까', '죠']),
            Self::Japanese => letters >= 6 && japanese::looks_spoken(words),
            Self::Chinese => words.contains(['，', '！', '？', '。']),
        }
    }

    /// Whether words end like a spoken sentence.
    pub(super) fn looks_spoken(self, words: &str) -> bool {
        match self {
            Self::Korean => korean::looks_spoken(words),
            Self::Japanese => japanese::looks_spoken(words),
            Self::Chinese => super::sentences::ends_with_stop(words),
        }
    }

    /// Whether a sentence continues after a quotation that itself ends with a full stop; `last` is whether it is the
    /// last one of its paragraph.
    pub(super) fn goes_on_after(self, after: &str, is_introduced: bool, last: bool) -> bool {
        match self {
            Self::Korean => korean::goes_on_after(after, is_introduced, last),
            Self::Japanese => japanese::goes_on_after(after),
            Self::Chinese => chinese::goes_on_after(after, is_introduced),
        }
    }

    /// Whether the words before a quotation announce it.
    pub(super) fn is_introduced(self, before: &str) -> bool {
        match self {
            Self::Korean => korean::is_introduced(before),
            Self::Japanese => japanese::is_introduced(before),
            Self::Chinese => chinese::is_introduced(before),
        }
    }

    /// Whether a sentence without a quotation announces one.
    pub(super) fn announces_quote(self, sentence: &str) -> bool {
        match self {
            Self::Korean => korean::announces_quote(sentence),
            Self::Japanese => japanese::announces_quote(sentence),
            Self::Chinese => chinese::announces_quote(sentence),
        }
    }

    /// Whether a sentence says who spoke the quotation before it.
    pub(super) fn attributes_previous_quote(self, sentence: &str) -> bool {
        match self {
            Self::Korean => korean::attributes_previous_quote(sentence),
            Self::Japanese => japanese::attributes_previous_quote(sentence),
            Self::Chinese => chinese::attributes_previous_quote(sentence),
        }
    }

    /// Whether a sentence without a quotation reports what someone said.
    pub(super) fn reports_speech(self, text: &str, sentence: &Range<usize>, mentions: &[Mention]) -> bool {
        let words = text.get(sentence.clone()).unwrap_or_default();
        match self {
            Self::Korean => korean::reports_speech(words),
            Self::Japanese => japanese::reports_speech(words),
            Self::Chinese => chinese::reports_speech(text, sentence, mentions),
        }
    }

    /// The body whose announcement a sentence without marks reports.
    pub(super) fn announcer(self, text: &str, sentence: &Range<usize>) -> Option<Mention> {
        match self {
            Self::Korean => korean::announcer(text, sentence),
            Self::Japanese => japanese::announcer(text, sentence),
            Self::Chinese => None,
        }
    }

    /// Whether a word that is in no list may be the name of a company.
    pub(super) fn may_be_company(self, word: &str) -> bool {
        match self {
            Self::Korean => korean::may_be_company(word),
            Self::Japanese => japanese::may_be_company(word),
            Self::Chinese => false,
        }
    }

    /// The name in the line above a quotation that is a separate paragraph: 開発部長　西村由香.
    pub(super) fn name_line(self, text: &str, line: &Range<usize>, people: &People) -> Option<Mention> {
        match self {
            Self::Japanese => japanese::name_line(text, line, people),
            Self::Korean | Self::Chinese => self.name_at_end(text, line, people),
        }
    }

    /// Whether a paragraph reports what someone said, and so is not itself speech.
    pub(super) fn reports(self, paragraph: &str) -> bool {
        let signs: &[&str] = match self {
            Self::Korean => &[
                "”고 ",
                "”라고 ",
                "”이라고 ",
                "”며 ",
                "”라며 ",
                "”이라며 ",
                "”면서 ",
                "”라면서 ",
                "\"고 ",
                "\"라고 ",
                "\"이라고 ",
                "\"며 ",
                "\"라며 ",
                "\"이라며 ",
                "\"면서 ",
                "\"라면서 ",
            ],
            Self::Japanese => &["」と述べ", "」と語", "」と話", "」と強調", "」と説明", "」と振り返", "」と笑"],
            Self::Chinese => &["说：“", "表示：“", "表示，“", "說：「", "表示：「", "表示，「"],
        };
        // The person interviewed does not speak in the plain style of a report, and may quote others.
        let is_polite = self == Self::Korean && paragraph.trim_end().ends_with(['요', '죠', '”'])
            || paragraph.trim_end().ends_with("니다.")
            || paragraph.trim_end().ends_with("요.")
            || paragraph.trim_end().ends_with("です。")
            || paragraph.trim_end().ends_with("ます。");
        !is_polite && signs.iter().any(|sign| paragraph.contains(sign))
    }

    /// Whether a line looks like a question.
    pub(super) fn asks(self, line: &str) -> bool {
        let line = line.trim_end_matches(['”', '」', '"', ')', '）', ' ']);
        line.ends_with(['?', '？'])
            || line.ends_with(['까', '요', 'か'])
            || line.trim_end_matches(['.', '。']).ends_with(['까', 'か', '나', '지', '는'])
    }
}

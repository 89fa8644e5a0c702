//! The metadata of an office file, as far as it is plausible: a template has the same metadata for every document.

use super::{
    BlockKind, Document,
    flow::push_within,
    xml::{Element, Visit, Visitor, Vocabulary},
};
use crate::text::script::{is_han, is_hangul, is_kana};

/// What a file claims.
#[derive(Debug, Default)]
pub(super) struct Claims {
    pub(super) title: String,
    /// Several are separated by semicolons.
    pub(super) author: String,
    /// Language tags, the likeliest first.
    pub(super) languages: Vec<String>,
}

/// Reads the part of a package that has its metadata: `docProps/core.xml` of Word (ISO/IEC 29500-2, clause 8),
/// `meta.xml` of OpenDocument. Takes title, author and language.
#[derive(Debug)]
pub(super) struct PropertiesReader<'a> {
    claims: &'a mut Claims,
    /// The element that names the author.
    author: (Vocabulary, &'static str),
    field: Option<Field>,
}

#[derive(Debug, Clone, Copy)]
enum Field {
    Title,
    Author,
    Language,
}

impl<'a> PropertiesReader<'a> {
    pub(super) fn of_word(claims: &'a mut Claims) -> Self {
        Self { claims, author: (Vocabulary::DublinCore, "creator"), field: None }
    }

    /// `dc:creator` is the last editor there.
    pub(super) fn of_open_document(claims: &'a mut Claims) -> Self {
        Self { claims, author: (Vocabulary::Meta, "initial-creator"), field: None }
    }
}

impl Visitor for PropertiesReader<'_> {
    fn start(&mut self, element: &Element<'_>) -> Visit {
        self.field = match (element.vocabulary, element.name) {
            (Vocabulary::DublinCore, "title") => Some(Field::Title),
            (Vocabulary::DublinCore, "language") => Some(Field::Language),
            author if author == self.author => Some(Field::Author),
            _ => None,
        };
        Visit::Enter
    }

    fn end(&mut self, _: Vocabulary, _: &str) {
        self.field = None;
    }

    fn text(&mut self, text: &str) {
        match self.field {
            Some(Field::Title) => push_within(&mut self.claims.title, text),
            Some(Field::Author) => push_within(&mut self.claims.author, text),
            Some(Field::Language) => self.claims.languages.push(text.trim().to_owned()),
            None => {}
        }
    }
}

/// The number of bytes at the beginning of a text that are searched for a title.
const BEGINNING_BYTES: usize = 4_000;
/// The number of characters of a text that are examined to see whether the claimed language is possible.
const SAMPLE_CHARS: usize = 4_000;
const TITLE_CHARS: usize = 300;
const AUTHOR_CHARS: usize = 60;
const AUTHORS: usize = 20;

/// Uses the plausible claims. Without a title, the first heading is used.
pub(super) fn describe(document: &mut Document, claims: &Claims) {
    let claimed = Some(crate::text::single_spaced(&claims.title)).filter(|title| is_title_of(title, &document.text));
    document.title = claimed.or_else(|| first_heading(document));
    document.authors = authors_of(&claims.author);
    document.language = claims.languages.iter().find_map(|tag| language_of(tag, &document.text));
}

/// A title belongs to this document if most of its words occur at the beginning of the document.
fn is_title_of(title: &str, text: &str) -> bool {
    let beginning = crate::text::shorten::beginning(text, BEGINNING_BYTES).to_lowercase();
    let words: Vec<String> = words_of(title).map(str::to_lowercase).collect();
    let known = words.iter().filter(|word| beginning.contains(word.as_str())).count();
    let is_short = title.chars().nth(TITLE_CHARS).is_none();
    is_short && !words.is_empty() && known * 3 >= words.len() * 2 && !is_kind_of_document(title)
}

fn first_heading(document: &Document) -> Option<String> {
    let headings = document.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
    let mut titles = headings.map(|block| crate::text::single_spaced(document.text_of(block)));
    titles.find(|title| !is_kind_of_document(title) && title.chars().nth(TITLE_CHARS).is_none())
}

/// "Press release" is not a title.
fn is_kind_of_document(title: &str) -> bool {
    const KINDS: [&str; 16] = [
        "press release",
        "news release",
        "media release",
        "for immediate release",
        "press statement",
        "pressemitteilung",
        "medienmitteilung",
        "presseinformation",
        "communiqué de presse",
        "comunicado de prensa",
        "nota de prensa",
        "comunicato stampa",
        "보도자료",
        "報道発表",
        "プレスリリース",
        "新闻稿",
    ];
    let title = crate::text::single_spaced(title).to_lowercase();
    KINDS.contains(&title.trim_matches(|c: char| !c.is_alphanumeric()))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn authors_of(claimed: &str) -> Vec<String> {
    claimed.split(';').map(crate::text::single_spaced).filter(|name| is_name(name)).take(AUTHORS).collect()
}

/// The name of a person, not of an account, a computer or a program.
fn is_name(name: &str) -> bool {
    const NOBODY: [&str; 14] = [
        "user",
        "admin",
        "administrator",
        "author",
        "owner",
        "office",
        "microsoft",
        "windows",
        "unknown",
        "guest",
        "python",
        "apache",
        "template",
        "default",
    ];
    let words: Vec<String> = words_of(name).map(str::to_lowercase).collect();
    let is_written_together = words.len() == 1 && name.chars().any(is_east_asian);
    let is_plain = !name.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | '_' | '\\' | '/'));
    let has_capital = is_written_together || name.chars().any(char::is_uppercase);
    is_plain
        && has_capital
        && (words.len() >= 2 || is_written_together)
        && name.chars().nth(AUTHOR_CHARS).is_none()
        && !words.iter().any(|word| NOBODY.contains(&word.as_str()))
}

/// A tag in its usual case, if the text can be in that language.
fn language_of(tag: &str, text: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    let is_language = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_tag = tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_language || !is_tag || ["zxx", "und", "mul"].contains(&language.as_str()) || !can_be(&language, text) {
        return None;
    }
    Some(parts.fold(language, |tag, part| format!("{tag}-{}", cased(part))))
}

/// BCP 47, 2.1.1: regions in capitals, scripts with one, all else without.
fn cased(subtag: &str) -> String {
    match subtag.len() {
        2 => subtag.to_ascii_uppercase(),
        4 => subtag
            .chars()
            .enumerate()
            .map(|(at, c)| if at == 0 { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() })
            .collect(),
        _ => subtag.to_ascii_lowercase(),
    }
}

/// Whether the script of the text is used by this language, and whether it is English exactly where English is claimed:
/// a new document is in the language of the program it was made with until the user sets another.
fn can_be(language: &str, text: &str) -> bool {
    let sample: String = text.chars().take(SAMPLE_CHARS).collect();
    match (dominant_script(&sample), language) {
        (Script::Hangul, _) => language == "ko",
        (Script::Kana, _) => language == "ja",
        (Script::Han, _) => ["zh", "ja", "yue"].contains(&language),
        (Script::Other, "ko" | "ja" | "zh" | "yue") => false,
        (Script::Other, _) => english_of(&sample).is_none_or(|is_english| is_english == (language == "en")),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Hangul,
    Kana,
    Han,
    Other,
}

fn dominant_script(sample: &str) -> Script {
    let count = |is_of: fn(char) -> bool| sample.chars().filter(|c| is_of(*c)).count();
    let (hangul, kana, han, letters) = (count(is_hangul), count(is_kana), count(is_han), count(char::is_alphabetic));
    // A Japanese text has some kana in every sentence, a Chinese one none.
    match () {
        () if hangul * 3 > letters => Script::Hangul,
        () if (kana + han) * 3 > letters && kana * 10 > han => Script::Kana,
        () if han * 3 > letters => Script::Han,
        () => Script::Other,
    }
}

/// Whether a text is English; `None` if it is too short to tell. One word in five is one of these in English, one in
/// fifty at most elsewhere.
fn english_of(sample: &str) -> Option<bool> {
    const WORDS: [&str; 10] = ["the", "of", "and", "to", "that", "is", "for", "was", "with", "it"];
    let words: Vec<&str> = words_of(sample).collect();
    let english = words.iter().filter(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))).count();
    (words.len() >= 40).then_some(english * 14 >= words.len())
}

fn is_east_asian(c: char) -> bool {
    is_hangul(c) || is_kana(c) || is_han(c)
}

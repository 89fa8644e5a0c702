//! Decides which short lines of a plain text are headings.

use super::line::{is_closer, is_in_capitals, is_label, is_name};
use crate::text::script::is_hangul_syllable;
use crate::text::{dates::whole_date_in, embargo::embargoed_until};

/// The position of a line that may be a heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Only lines for which [`is_preliminary`] holds, and which are not part of the text, precede it.
    pub is_first: bool,
    /// Blank lines or the ends of the text are before and after it.
    pub is_alone: bool,
    /// The number of lines.
    pub lines: usize,
}

/// Bytes of the longest heading, and of the longest title.
const LONGEST: usize = 360;

/// Whether a paragraph is a heading, by its words and its place.
pub(super) fn is_heading(text: &str, place: Place) -> bool {
    if text.len() > LONGEST || place.lines > if place.is_first { 3 } else { 1 } {
        return false;
    }
    let words = text.split_whitespace().count();
    let chars = text.chars().count();
    let is_short = if place.is_first { words <= 40 && chars <= 240 } else { words <= 16 && chars <= 100 };
    is_short
        && has_words(text)
        && !text.starts_with(['-', '–', '—', '<', '(', '[', '@', '#', '/'])
        && !is_preliminary(text)
        && !text.lines().any(|line| is_contact(line) && !is_date_line(line))
        && !ends_as_text(text, place.is_first)
        && !text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
        && !is_label(text, false)
        && (place.is_first || !has_quotation_marks(text))
        && (place.is_first || place.is_alone || is_in_capitals(text))
}

fn has_words(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    // One Han character counts as much as a short word.
    letters.map(|c| if c > '\u{2e80}' { 2 } else { 1 }).sum::<usize>() >= 4
}

fn has_quotation_marks(text: &str) -> bool {
    text.contains(['“', '”', '„', '«', '»', '"', '「', '」', '『', '』'])
}

/// Whether it ends like a sentence of the text, or continues below. A title may be a question or an exclamation.
fn ends_as_text(text: &str, is_first: bool) -> bool {
    let words = text.trim_end_matches(is_closer);
    let ends = ['.', '。', '．', '।', '۔', ':', '：', ';', ',', '，', '、', '…', '-', '–', '—', '/', '&'];
    let asks = ['!', '?', '！', '？', '؟'];
    words.ends_with(ends) || !is_first && (words.ends_with(asks) || text.ends_with(['다', '요', '까', '죠']))
}

/// Whether the text looks like an address, a phone number or a web address.
fn is_contact(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["@", "http", "www.", "tel ", "tel.", "tel:", "phone", "fax", "e-mail", "email", "☎"]
        .iter()
        .any(|sign| lower.contains(sign))
        || text.chars().filter(char::is_ascii_digit).count() >= 7
}

/// Whether a paragraph before the title is not part of the text: the kind of document, an embargo, a date, a byline, or
/// several lines of these.
pub(super) fn is_preliminary(text: &str) -> bool {
    text.lines().all(is_preliminary_line) && text.lines().next().is_some()
}

/// The kinds of documents, and how they may be used, as named in a line before the title.
const KINDS: [&str; 24] = [
    "for immediate release",
    "press release",
    "news release",
    "media release",
    "press statement",
    "media advisory",
    "press notice",
    "press briefing",
    "transcript",
    "embargo",
    "under embargo",
    "not for publication",
    "for release",
    "보도자료",
    "보도 자료",
    "보도설명자료",
    "보도참고자료",
    "pressemitteilung",
    "presseinformation",
    "medienmitteilung",
    "communiqué de presse",
    "comunicado de prensa",
    "comunicato stampa",
    "報道発表",
];

/// Whether a line is part of neither the text nor its title.
pub(super) fn is_preliminary_line(line: &str) -> bool {
    if line.chars().count() > 80 {
        return false;
    }
    let lower = line.to_lowercase();
    let starts_as_kind = |text: &str| KINDS.iter().any(|kind| text.starts_with(kind) && text.len() <= kind.len() + 24);
    // In a letterhead the kind follows the name of the office, with at most a number: "MINISTRY OF TRANSPORT — PRESS
    // RELEASE".
    let is_kind = |text: &str| {
        let rest = KINDS.iter().find_map(|kind| text.strip_prefix(kind));
        rest.is_some_and(|rest| rest.is_empty() || rest.contains(|c: char| c.is_ascii_digit()))
    };
    let after_office =
        [" — ", " – ", " | "].iter().filter_map(|dash| lower.rsplit_once(dash)).any(|(_, kind)| is_kind(kind));
    let is_kind_or_date = starts_as_kind(&lower) || after_office || is_date_line(line);
    is_kind_or_date || byline(line).is_some() || embargoed_until(line).is_some()
}

/// Whether a line has a date and little else: "12 March 2026", "Published: 12 March 2026, 09:00".
pub(super) fn is_date_line(text: &str) -> bool {
    text.chars().count() <= 60 && text.split_whitespace().count() <= 8 && whole_date_in(text, "").is_some()
}

/// The authors of a byline: "By Jane Roe and John Doe", "Von Anna Beispiel", "Par …", "홍길동 기자".
pub(super) fn byline(text: &str) -> Option<Vec<String>> {
    if text.len() > 120 {
        return None;
    }
    let korean = text
        .split_once(" 기자")
        .filter(|(name, rest)| is_hangul_name(name) && (rest.trim().is_empty() || rest.contains('@')));
    if let Some((name, _)) = korean {
        return Some(vec![name.to_owned()]);
    }
    let rest = ["By ", "BY ", "Von ", "Par ", "Por "].iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.split([',', '|', ';']).next().unwrap_or(rest);
    let names: Vec<_> = [" and ", " und ", " et ", " y ", " & "]
        .iter()
        .fold(vec![rest], |parts, word| parts.into_iter().flat_map(|part| part.split(word)).collect());
    let names: Vec<_> = names.into_iter().map(|name| name.trim().to_owned()).collect();
    let is_full_name = |name: &String| is_name(name) && name.contains(' ') && !name.ends_with('.');
    names.iter().all(is_full_name).then_some(names)
}

fn is_hangul_name(name: &str) -> bool {
    (2..=4).contains(&name.chars().count()) && name.chars().all(is_hangul_syllable)
}

/// Whether a paragraph opens a quotation that it does not close, so that what follows is still speech.
pub(super) fn leaves_quotation_open(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut is_straight_open = false;
    for c in text.chars() {
        match c {
            '"' => is_straight_open = !is_straight_open,
            '„' | '«' | '「' | '『' => depth += 1,
            // It closes a quotation opened by „, and otherwise opens one.
            '“' if depth == 0 => depth = 1,
            '”' | '“' | '»' | '」' | '』' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth > 0 || is_straight_open
}

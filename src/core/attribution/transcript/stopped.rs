//! Labels that end in a full stop, as in the records of parliaments: "Mr. SMITH of Ohio.", « Mme la présidente. »

use crate::attribution::language::Language;
use crate::attribution::word::WordClasses;

/// The most words of a label.
const MOST_WORDS: usize = 24;

/// The words of such a label, and its length with the full stop.
pub(super) fn stopped_label<'a>(head: &'a str, language: &Language) -> Option<(&'a str, usize)> {
    let mut words = Words { head, at: 0 };
    let (first, _) = words.next().filter(|(first, _)| !first.contains(':'))?;
    let is_article = language.look_up(&first.to_lowercase()).is(WordClasses::DETERMINER);
    let is_capital = first.starts_with(char::is_uppercase);
    if !is_capital || !is_title(first, language) && !is_article {
        return None;
    }
    // After a comma, the role is in lower case.
    let mut is_role = false;
    let mut has_name = false;
    for (number, (word, end)) in words.take(MOST_WORDS).enumerate() {
        let bare = word.trim_end_matches(['.', ',']);
        // A colon ends a label of the other kind.
        if bare.contains([':', '：', '!', '?', ';', '…']) {
            return None;
        }
        let is_abbreviation = bare.chars().count() == 1 || is_abbreviated(word, language);
        if word.ends_with('.') && !is_abbreviation {
            let is_whole = is_role || is_part(bare, is_article, number, language);
            let label = head.get(..end)?.strip_suffix('.')?;
            let is_long = !is_article || number < 3;
            return (is_whole && is_long && is_stopped(head, end)).then_some((label, end));
        }
        if !is_role && !is_part(bare, is_article, number, language) {
            return None;
        }
        has_name |= bare.chars().next().is_some_and(char::is_uppercase);
        is_role |= has_name && word.ends_with(',');
    }
    None
}

/// Whether a sentence begins after a full stop that ends here.
pub(super) fn is_stopped(head: &str, end: usize) -> bool {
    let is_stop = end.checked_sub(1).and_then(|stop| head.get(stop..end)) == Some(".");
    let rest = head.get(end..).unwrap_or_default();
    let begins = |c: char| c.is_uppercase() || c.is_numeric() || "“\"«„‘'¡¿([–—-".contains(c);
    is_stop && rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(begins)
}

fn is_title(word: &str, language: &Language) -> bool {
    let lower = word.to_lowercase();
    let class = |word: &str| language.look_up(word);
    class(&lower).is(WordClasses::TITLES) || class(lower.trim_end_matches('.')).is(WordClasses::TITLES)
}

/// "hon.", "Dr."
fn is_abbreviated(word: &str, language: &Language) -> bool {
    language.look_up(&word.to_lowercase()).is(WordClasses::TITLES.or(WordClasses::ABBREVIATION))
}

/// Whether a word can be part of the name or office in a label: "SMITH", "of", « présidente ». After an article, only a
/// role or a word in capitals can.
fn is_part(word: &str, is_after_article: bool, number: usize, language: &Language) -> bool {
    let is_shouted = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    let lower = word.to_lowercase();
    let class = language.look_up(&lower);
    let is_office = class.is(WordClasses::ROLES.or(WordClasses::TITLES));
    if is_after_article && number == 0 {
        return is_shouted || is_office;
    }
    let is_link =
        matches!(lower.as_str(), "of" | "la" | "le" | "de" | "du" | "des" | "von" | "van" | "del" | "pro" | "tempore");
    word.starts_with(char::is_uppercase) || is_link || is_office
}

/// The words of a text, each with the byte where it ends.
struct Words<'a> {
    head: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = (&'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.head.get(self.at..)?;
        let start = self.at + (rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len());
        let rest = self.head.get(start..)?;
        let word = rest.split(char::is_whitespace).next().filter(|word| !word.is_empty())?;
        self.at = start + word.len();
        Some((word, self.at))
    }
}

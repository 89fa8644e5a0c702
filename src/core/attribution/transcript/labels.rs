//! The label at the beginning of a paragraph, and whether it can name a speaker.

use std::collections::HashSet;
use std::ops::Range;

use super::letters::Letters;
use super::stopped::{self, stopped_label};
use super::{LabelForm, LabelKind};
use crate::attribution::language::{Language, LanguageId};
use crate::attribution::word::WordClasses;
use crate::document::Block;
use crate::text::stamp::stamp_length;

/// The most characters of a label, without its brackets.
const LONGEST: usize = 60;
/// The most words of a label, without its brackets.
const MOST_WORDS: usize = 7;
/// The most characters of an office with its field: "The Secretary of State for Foreign Affairs (Ann Lee)".
const LONGEST_OFFICE: usize = 160;

/// The label of a paragraph.
pub(super) struct Label<'a> {
    pub words: &'a str,
    /// Its words in lower case, without titles and brackets: the same for "Ms. Lee" and "LEE (laughing)".
    pub key: String,
    /// The key of the name in brackets behind an office.
    holder: Option<String>,
    pub range: Range<usize>,
    pub kind: LabelKind,
    pub is_shouted: bool,
    /// Where it ends in its paragraph, including the mark after it.
    pub end: usize,
    pub form: LabelForm,
}

pub(super) fn label_of<'a>(
    text: &'a str,
    block: &Block,
    language: &Language,
    letters: Option<Letters>,
) -> Option<Label<'a>> {
    let body = text.get(block.range.clone())?;
    let head = body.get(..body.floor_char_boundary(LONGEST_OFFICE * 2))?;
    let time = time_before(head);
    let time = time + number_before(head.get(time..)?);
    let head = head.get(time..)?;
    let (words, len) = letters
        .and_then(|letters| letters.split(head))
        .or_else(|| stopped_label(head, language))
        .or_else(|| dash_label(head, body, language))
        .or_else(|| split_label(head))?;
    let start = block.range.start + time;
    let outside = without_brackets(words);
    let is_office = outside.len() < words.len() && is_office(outside, language);
    let is_stopped = stopped::is_stopped(head, len);
    let before_comma = outside.split(',').next().filter(|_| is_stopped);
    let name = before_comma.unwrap_or_else(|| without_role(outside, language));
    let holder = holder_of(words, language).filter(|_| is_office);
    let office = match office_length(name, language) {
        _ if holder.is_some() => 0,
        0 => office_with_field(name, language),
        office => office,
    };
    let name = name.get(office..)?;
    let is_short = name.chars().count() <= LONGEST && name.split_whitespace().count() <= MOST_WORDS;
    if words.chars().count() > LONGEST_OFFICE
        || !(is_short || is_office)
        || !(is_name_like(name) || is_office && is_like_office(outside) || is_role(outside, language) || is_stopped)
    {
        return None;
    }
    Some(Label {
        words,
        key: key_of(if office > 0 { name } else { words }, language),
        holder,
        range: start..start + len,
        kind: letters.and_then(|letters| letters.kind(words)).unwrap_or_else(|| kind_of(without_brackets(words))),
        is_shouted: !words.chars().any(char::is_lowercase),
        end: time + len,
        form: match office {
            0 if is_office => LabelForm::Office,
            0 => LabelForm::Plain,
            _ => LabelForm::OfficeAndName(start + office),
        },
    })
}

/// How long the office in lower case before a name is, with the space after it: « La ministre Anne Lefèvre ». 0 if there
/// is none.
fn office_length(words: &str, language: &Language) -> usize {
    let class = |word: &str| language.look_up(&word.to_lowercase());
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let is_office = |word: &str| class(word).is(WordClasses::ROLES.or(WordClasses::TITLES));
    let (mut at, mut end) = (0, 0);
    for word in words.split_inclusive(char::is_whitespace) {
        at += word.len();
        if is_small(word) && is_office(word.trim_end()) {
            end = at;
        }
    }
    let (office, name) = words.split_at_checked(end).unwrap_or(("", words));
    let may_precede = |word: &str| !is_small(word) || is_office(word) || class(word).is(WordClasses::DETERMINER);
    // « Le porte-parole de Luc Petit », « d’Anne Lefèvre »: not the name of the speaker.
    let is_given = |word: &str| class(word).is(WordClasses::GIVEN);
    let mut behind = name.split_whitespace();
    let link = behind.next().filter(|word| is_small(word)).unwrap_or_default();
    let is_owner = match link.split_once(['’', '\'']) {
        Some((_, owner)) => is_given(owner),
        None => !link.is_empty() && behind.next().is_some_and(is_given),
    };
    // «La ministra de Obras Públicas»: the field is no name.
    let is_field = !link.is_empty() && !name.split_whitespace().any(is_given);
    let is_before_name = words.starts_with(char::is_uppercase) && is_name_like(name) && !is_owner && !is_field;
    if is_before_name && office.split_whitespace().all(may_precede) { end } else { 0 }
}

/// How long the office with its field before a name is: „Wiceburmistrz ds. kultury Piotr Lis“, « Le président de la
/// commission des ports Luc Petit ». 0 if there is none.
fn office_with_field(words: &str, language: &Language) -> usize {
    let class = |word: &str| language.look_up(&word.to_lowercase());
    let guess = |word: &str| language.guess(&word.to_lowercase());
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let all: Vec<&str> = words.split_whitespace().collect();
    let is_article = all.first().is_some_and(|word| class(word).is(WordClasses::DETERMINER));
    let office = usize::from(is_article);
    let holds = WordClasses::ROLES.or(WordClasses::TITLES);
    let is_link = |word: &str| matches!(word, "der" | "des" | "für" | "im" | "von" | "vom");
    let is_german = language.id == LanguageId::German && all.get(1).is_some_and(|word| is_link(word));
    let is_office = is_german || all.get(office).is_some_and(|word| guess(without_article(word)).is(holds));
    let says = WordClasses::SAYS.or(WordClasses::VERB).or(WordClasses::POSSESSIVE).or(WordClasses::PRONOUN);
    let rest = all.get(office + 1..).unwrap_or_default();
    let Some(last_small) = rest.iter().rposition(|word| is_small(word)).filter(|_| is_office) else { return 0 };
    let behind = rest.get(last_small + 1..).unwrap_or_default();
    let given = behind.iter().position(|word| class(word).is(WordClasses::GIVEN)).unwrap_or(0);
    let name = behind.get(given..).unwrap_or_default();
    let small =
        WordClasses::LINKS.or(WordClasses::PREPOSITION).or(WordClasses::DETERMINER).or(WordClasses::CONJUNCTION);
    let says_something = |word: &str| class(word).is(says) && !class(word).is(small) && is_small(word);
    // „Rzecznik burmistrza Jana Nowaka“, « Le porte-parole de Luc Petit »: the name is not that of the speaker.
    let before = rest.get(last_small).copied().unwrap_or_default();
    let is_joined = given > 0
        || !is_german && !class(before).is(small.or(holds)) && !is_elided(before) && before.chars().count() > 3;
    if name.len() < 2 || name.len() > 3 || !is_joined || rest.iter().any(|word| says_something(word)) {
        return 0;
    }
    name.first().and_then(|first| words.rfind(&format!(" {first} "))).map_or(0, |at| at + 1)
}

/// "Ann Lee", of "The Minister for Transport (Ann Lee)".
fn holder_of(words: &str, language: &Language) -> Option<String> {
    let (_, inner) = words.split_once('(')?;
    let name = inner.strip_suffix(')').filter(|name| !name.contains(['(', ',']) && is_name_like(name))?;
    Some(key_of(name, language)).filter(|key| key.contains(' '))
}

/// How long the number of a question in parliament is: "3. Ann Lee (North Moor):".
fn number_before(head: &str) -> usize {
    let digits = head.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let rest = head.get(digits..).and_then(|rest| rest.strip_prefix(". ")).unwrap_or_default();
    let label = rest.split(':').next().unwrap_or_default();
    let is_label = digits > 0 && label.len() < rest.len() && label.ends_with(')') && is_name_like(label);
    if is_label { head.len() - rest.len() } else { 0 }
}

/// "PRESIDENT LEE (through an interpreter)" without the words in brackets.
fn without_brackets(words: &str) -> &str {
    match words.split_once(['(', '[']) {
        Some((before, _)) if !before.trim().is_empty() && words.ends_with([')', ']']) => before.trim_end(),
        _ => words,
    }
}

/// "Dr. Ann Lee, Minister for Transport" without the role.
fn without_role<'a>(words: &'a str, language: &Language) -> &'a str {
    /// The role is among so many words after the comma.
    const NEAR: usize = 3;
    let is_role = |word: &str| {
        let lower = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        language.guess(&lower).is(WordClasses::ROLES) && !(language.is_english() && lower.ends_with('s'))
    };
    match words.split_once(", ") {
        Some((name, role))
            if name.split_whitespace().count() > 1 && role.split_whitespace().take(NEAR).any(is_role) =>
        {
            name
        }
        _ => words,
    }
}

/// Whether a label names an office but not a person: "The Secretary of State for Trade", but not "Lord Oh of Upper
/// Moor".
fn is_office(words: &str, language: &Language) -> bool {
    let links = [" of ", " for ", " to ", ", ", " für ", " im ", " der ", " de ", " du ", " des "];
    let end = links.iter().filter_map(|link| words.find(link)).min().unwrap_or(words.len());
    let office = words.get(..end).unwrap_or_default();
    let class = |word: &str| language.look_up(&word.to_lowercase());
    let last = office.split_whitespace().next_back().unwrap_or_default();
    let is_role = |word: &str| class(word).is(WordClasses::ROLES.or(WordClasses::TITLES));
    let is_office = is_role(last) || last.rsplit_once('-').is_some_and(|(_, end)| is_role(end));
    // "Mr Speaker", but "Mr Bishop (North Moor)".
    let is_of_somebody = office.split_whitespace().count() > 1
        && office.split_whitespace().next().is_some_and(|first| {
            matches!(
                first.trim_end_matches('.'),
                "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir" | "Dame" | "Lord" | "Baroness"
            )
        })
        && !matches!(last, "Speaker" | "Chairman" | "Chair" | "President" | "Advocate" | "Chancellor" | "Chief");
    let has_article = office.split_once(' ').is_some_and(|(first, _)| class(first).is(WordClasses::DETERMINER));
    has_article || is_office && !is_of_somebody
}

/// "The Financial Secretary to the Treasury": like a name, but with one more word that needs no capital.
fn is_like_office(words: &str) -> bool {
    is_name_like(&words.replace(" to ", " of "))
}

/// How long the time before a label is: "[00:01:12] Ann Lee:", "[12/03/2026, 18:02] Ann Lee:".
fn time_before(head: &str) -> usize {
    let stamp = stamp_length(head);
    if stamp > 0 {
        return stamp;
    }
    let inner = head.strip_prefix(['[', '(']).unwrap_or(head);
    let digits = inner.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(0);
    let is_time =
        inner.get(..digits).is_some_and(|time| time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit()));
    if !is_time {
        return 0;
    }
    let rest = inner.get(digits..).unwrap_or_default().trim_start_matches([']', ')', ' ', '\u{a0}', '-', '–']);
    head.len() - rest.len()
}

/// "Audience member": a role in lower case.
fn is_role(words: &str, language: &Language) -> bool {
    const MOST: usize = 3;
    let is_capital = words.chars().next().is_some_and(char::is_uppercase);
    let last = without_article(words.split_whitespace().next_back().unwrap_or_default());
    let is_role = language.look_up(last).is(WordClasses::ROLES.or(WordClasses::TITLES));
    is_capital && words.split_whitespace().count() <= MOST && is_role || is_office_with_article(words, language)
}

/// "adjointe", of « l’adjointe ».
fn without_article(word: &str) -> &str {
    let parts = word.split_once(['’', '\'']);
    parts.filter(|(article, _)| article.to_lowercase() == "l").map_or(word, |(_, noun)| noun)
}

/// «El señor ministro de Obras Públicas», « La présidente du conseil »: an article or form of address, an office, and
/// perhaps its field with a capital.
fn is_office_with_article(words: &str, language: &Language) -> bool {
    let class = |word: &str| language.look_up(&word.to_lowercase());
    let holds = WordClasses::ROLES.or(WordClasses::TITLES);
    let all: Vec<&str> = words.split_whitespace().collect();
    let is_article = all.first().is_some_and(|word| class(word).is(WordClasses::DETERMINER.or(WordClasses::TITLES)));
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let is_office = |word: &&str| class(without_article(word)).is(holds) && is_small(word);
    let behind: Vec<&str> = all.iter().skip(1).copied().skip_while(is_office).collect();
    let begins = is_article && behind.len() + 1 < all.len() && all.len() <= MOST_WORDS;
    let is_link =
        |word: &str| class(word).is(WordClasses::PREPOSITION.or(WordClasses::DETERMINER)) || is_name_like(word);
    begins && words.starts_with(char::is_uppercase) && behind.iter().all(|word| is_link(word))
}

fn key_of(words: &str, language: &Language) -> String {
    let lower = words.split(['(', '[', ',']).next().unwrap_or(words).trim().to_lowercase();
    let lower = if lower.is_empty() { words.to_lowercase() } else { lower };
    let all: Vec<&str> = lower.split_whitespace().collect();
    let is_title = |word: &&&str| language.look_up(word).is(WordClasses::TITLES);
    let titles = all.iter().take(all.len().saturating_sub(1)).take_while(is_title).count();
    all.get(titles..).unwrap_or_default().join(" ")
}

/// Whether such a label introduces a paragraph that is not part of the talk.
pub(super) fn is_note(key: &str) -> bool {
    const NOTES: &str = " note notes correction corrections clarification update photo photos picture image video audio source sources \
        contact contacts copyright credit credits caption editor advertisement related more transcript recording anmerkung hinweis \
        foto fotos bild quelle quellen kontakt korrektur remarque précision nota fuente ";
    NOTES.contains(&format!(" {key} "))
}

impl Label<'_> {
    /// By which it is known who speaks: the name, also where the label puts it in brackets behind the office.
    pub fn person(&self) -> &str {
        self.holder.as_deref().unwrap_or(&self.key)
    }
}

/// How the words of the labels are used elsewhere in the text.
pub(super) struct LabelWords<'a> {
    language: &'a Language,
    /// Words of labels that occur elsewhere with a capital within a sentence.
    named: HashSet<String>,
    /// Words of labels that occur without a capital.
    ordinary: HashSet<String>,
}

impl<'a> LabelWords<'a> {
    pub fn of(text: &str, labels: &[Option<Label<'_>>], language: &'a Language) -> Self {
        let wanted: HashSet<&str> =
            labels.iter().flatten().flat_map(|label| label.key.split(' ')).filter(|word| word.len() > 1).collect();
        let mut found = Self { language, named: HashSet::new(), ordinary: HashSet::new() };
        let mut is_within = false;
        for word in text.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let stem = bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare);
            let lower = stem.to_lowercase();
            if wanted.contains(lower.as_str()) {
                match stem.chars().next() {
                    Some(first) if first.is_lowercase() => drop(found.ordinary.insert(lower)),
                    Some(_) if is_within => drop(found.named.insert(lower)),
                    _ => {}
                }
            }
            // "Mr." and an initial do not end a sentence.
            let is_short = word.ends_with('.')
                && (bare.chars().count() == 1 || language.look_up(&word.to_lowercase()).is(WordClasses::ABBREVIATION));
            is_within = is_short
                || !word.ends_with(['.', '!', '?', ':', '…', '”', '"', '»', '“'])
                    && word.chars().any(char::is_alphanumeric);
        }
        found
    }

    /// Whether the label is Q or A, has a title, a role or a given name, or names someone who is mentioned elsewhere.
    pub fn is_known(&self, label: &Label<'_>) -> bool {
        let words: Vec<&str> = label.key.split(' ').collect();
        let Some(last) = words.last() else { return false };
        let class = |word: &str| self.language.look_up(word);
        let has_title = label.words.to_lowercase().trim_start_matches(['*', '_']).len() > label.key.len()
            && label
                .words
                .to_lowercase()
                .split_whitespace()
                .next()
                .is_some_and(|first| class(first).is(WordClasses::TITLES));
        let is_person = class(last).is(WordClasses::ROLES.or(WordClasses::TITLES).or(WordClasses::GIVEN))
            || words.first().is_some_and(|first| class(first).is(WordClasses::ROLES.or(WordClasses::GIVEN)));
        let is_place = class(last).is(WordClasses::PLACE) && words.len() == 1;
        if self.begins_phrase(label) {
            return false;
        }
        if matches!(label.form, LabelForm::OfficeAndName(_)) {
            return true;
        }
        let is_named = self.named.contains(*last) && !self.ordinary.contains(*last);
        label.kind != LabelKind::Speaker
            || has_title
            || is_person
            || !is_place && (is_named || label.is_shouted && !is_note(&label.key) && label.key.chars().count() > 1)
    }

    /// Whether the label begins like a phrase and does not end in a role: „Im Ernst:“, „Mein Rat:“. In English only the
    /// first word of such a phrase has a capital.
    fn begins_phrase(&self, label: &Label<'_>) -> bool {
        let small = WordClasses::PREPOSITION
            .or(WordClasses::DETERMINER)
            .or(WordClasses::POSSESSIVE)
            .or(WordClasses::CONJUNCTION);
        let Some((first, rest)) = label.key.split_once(' ') else { return false };
        let first = self.language.look_up(first);
        let is_role = |word: &str| self.language.guess(word).is(WordClasses::ROLES.or(WordClasses::TITLES));
        !self.language.is_english()
            && first.is(small)
            && !first.is(WordClasses::PARTICLE)
            && !label.is_shouted
            && !rest.split(' ').any(is_role)
    }

    /// Whether the label has a name of several words, with a given name, a title or a role.
    pub fn is_full_name(&self, label: &Label<'_>) -> bool {
        let has_title = label.words.split_whitespace().count() > label.key.split(' ').count();
        (label.key.contains(' ') || has_title) && self.is_known(label)
    }

    /// Whether the label is made of common words: "First:", "Again:".
    pub fn is_ordinary(&self, label: &Label<'_>) -> bool {
        let common = WordClasses::FUNCTION
            .or(WordClasses::ADVERB)
            .or(WordClasses::SAID)
            .or(WordClasses::VERB)
            .or(WordClasses::LINKS)
            .or(WordClasses::DETERMINER)
            .or(WordClasses::POSSESSIVE)
            .or(WordClasses::ADJECTIVE);
        self.begins_phrase(label)
            || label.key.split(' ').all(|word| {
                self.ordinary.contains(word)
                    || matches!(word, "listen" | "imagine" | "suppose" | "example" | "result" | "reason")
                    || self.language.guess(word).is(common)
                    || !word.chars().any(char::is_alphabetic)
            })
    }
}

/// The words of a label, and its length with the mark after it.
fn split_label(head: &str) -> Option<(&str, usize)> {
    let first = head.chars().next()?;
    if matches!(first, 'Q' | 'A' | 'F')
        && let Some(rest) = head.get(1..)
        && let Some(sign) = rest.chars().next()
    {
        let after = rest.trim_start();
        // "Q (Reuters): Why now?"
        let in_brackets = after.strip_prefix('(').and_then(|inner| inner.split_once(')'));
        if let Some((inner, behind)) =
            in_brackets.filter(|(inner, behind)| inner.len() < LONGEST && behind.starts_with(':'))
        {
            let end = head.len() - behind.len();
            return (!inner.contains('\n')).then_some((head.get(..end)?, end + 1));
        }
        // « Q : Combien ? »
        if let Some(behind) = after.strip_prefix(':').filter(|_| sign.is_whitespace()) {
            return Some((head.get(..1)?, head.len() - behind.len()));
        }
        let dash = after.chars().next().filter(|c| matches!(c, '-' | '–' | '—')).map_or(0, char::len_utf8);
        if dash > 0 && sign == ' ' && after.get(dash..).is_some_and(|after| after.starts_with(' ')) {
            return Some((head.get(..1)?, head.len() - after.len() + dash));
        }
        let is_sign = matches!(sign, ':' | '.' | ')' | '\t' | '\u{a0}')
            || rest.starts_with("  ")
            || (rest.starts_with(' ') && first == 'Q');
        // "A. Smith" is a name; "A new bridge" is a sentence.
        let is_answer = first != 'A'
            || sign != '.'
            || rest.get(1..).is_some_and(|after| {
                after.starts_with(' ') && !after.trim_start().starts_with(|c: char| c.is_lowercase())
            });
        if is_sign && is_answer {
            let len = if sign.is_whitespace() { 1 } else { 1 + sign.len_utf8() };
            return Some((head.get(..1)?, len));
        }
    }
    let at = head.find([':', '：'])?;
    let words = head.get(..at)?;
    let len = at + head.get(at..)?.chars().next()?.len_utf8();
    // A time of day, a web address, a verse.
    let after = head.get(len..)?.chars().next();
    if words.contains('\n')
        || after.is_some_and(|c| c.is_numeric() || c == '/')
        || after.is_some_and(|c| !c.is_whitespace())
    {
        return None;
    }
    Some((words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_')), len))
}

/// The words of a label before a dash, with a title or a bracket: « Mme Lefèvre (PS) – Je demande la parole. » A line of
/// a list of participants is no sentence.
fn dash_label<'a>(head: &'a str, body: &str, language: &Language) -> Option<(&'a str, usize)> {
    let (at, dash) = [" – ", " — "].iter().filter_map(|dash| Some((head.find(dash)?, dash.len()))).min()?;
    let words = head.get(..at)?.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let outside = without_brackets(words);
    let first = outside.split_whitespace().next()?.to_lowercase();
    let class = |word: &str| language.look_up(word);
    let is_title = class(&first).is(WordClasses::TITLES) || class(first.trim_end_matches('.')).is(WordClasses::TITLES);
    let is_office = office_length(outside, language) > 0;
    let is_known = outside.split_whitespace().count() > 1 && (is_title || is_office || outside.len() < words.len());
    let begins = head.get(at + dash..)?.trim_start().starts_with(|c: char| c.is_uppercase() || "“\"«„¿¡".contains(c));
    let ends = body.trim_end_matches(['*', '_', ' ', '\n', '\u{a0}']).ends_with(['.', '!', '?', '…', '»', '”']);
    let is_label = is_known
        && begins
        && ends
        && !words.contains([':', ',', '\n'])
        && !outside.contains(|c: char| c.is_ascii_digit());
    is_label.then_some((words, at + dash - 1))
}

/// Whether a paragraph may begin with a label that is not recognized as one: a few words before a colon or a dash, with a
/// capital after it: „Wiceburmistrz ds. kultury Piotr Lis: …“, "Tom Reed (Con) — …", « Une voix dans le public : … ».
pub(super) fn may_begin_with_label(body: &str, language: &Language) -> bool {
    let behind_dash = || {
        let dash = [" — ", " – "].iter().filter_map(|dash| body.find(dash).map(|at| (at, dash.len()))).min();
        dash.and_then(|(at, len)| Some((body.get(..at)?, body.get(at + len - 1..)?)))
    };
    // In English and German a sentence after a colon also begins with a capital.
    let may_be_small = !language.is_english() && language.id != LanguageId::German;
    let is_label = |(words, speech): (&str, &str)| {
        may_be_label(words, may_be_small)
            && speech.starts_with(char::is_whitespace)
            && (words.ends_with(')') || !speech.trim_start().starts_with(char::is_lowercase))
    };
    body.split_once(':').is_some_and(is_label) || behind_dash().is_some_and(is_label)
}

/// Whether words before a colon or a dash may name somebody. `may_be_small` is whether the last one needs no capital.
fn may_be_label(words: &str, may_be_small: bool) -> bool {
    /// The most letters of an abbreviation: "Sr.", "Mme.", "ds.".
    const LONGEST_ABBREVIATION: usize = 4;
    let outside = without_brackets(words);
    let is_capital = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let is_short = |word: &str| word.chars().count() <= LONGEST_ABBREVIATION + 1;
    let mut all = outside.split_whitespace();
    let ends_sentence = all.clone().any(|word| word.ends_with('.') && !is_short(word));
    let (first, last) = (all.next(), all.next_back());
    let has_brackets = outside.len() < words.len();
    all.count() < MOST_WORDS
        && is_capital(first)
        && (is_capital(last) || has_brackets || may_be_small && last.is_some())
        && !ends_sentence
        && !outside.contains([',', '!', '?', ';', '“', '”', '"', '«', '»', '„'])
}

/// Whether all words except function words have capitals, without sentence punctuation.
pub(super) fn is_name_like(words: &str) -> bool {
    let is_small = |word: &str| {
        matches!(
            word,
            "of" | "the"
                | "de"
                | "van"
                | "von"
                | "der"
                | "for"
                | "and"
                | "und"
                | "la"
                | "le"
                | "di"
                | "du"
                | "al"
                | "bin"
                | "das"
                | "dos"
                | "da"
                | "do"
                | "del"
                | "della"
                | "dei"
                | "delle"
                | "des"
                | "hon"
                | "hon."
                | "noble"
        )
    };
    !words.is_empty()
        && words.chars().any(char::is_alphabetic)
        && words.split_whitespace().all(|word| {
            let first = word.chars().find(|c| c.is_alphanumeric());
            first.is_none_or(|c| !c.is_lowercase()) || is_small(word) || word.starts_with('(') || is_elided(word)
        })
        && !words.contains(['“', '”', '"', '!', '?', ';'])
}

/// "l’Agriculture", "d'Ostra", "dell’Interno".
fn is_elided(word: &str) -> bool {
    word.split_once(['’', '\'']).is_some_and(|(before, name)| before.len() <= 4 && name.starts_with(char::is_uppercase))
}

fn kind_of(words: &str) -> LabelKind {
    /// Separated by commas.
    const QUESTIONS: &str = "q,question,questions,interviewer,questioner,reporter,the press,press,moderator,audience member,host,\
        question (via interpreter),f,frage,journalist,journalistin,p,pregunta,periodista,journaliste,domanda,giornalista,pergunta,\
        jornalista,vraag,fråga,journalisten,spørgsmål,spørsmål,kysymys,toimittaja,pytanie,dziennikarz,dziennikarka,otázka,novinář,\
        novinářka,novinár,kérdés,újságíró,întrebare,jurnalist,ziarist,вопрос,журналист,журналистка,питання,запитання,журналіст,\
        въпрос,pitanje,novinar,питање,ερώτηση,δημοσιογράφος,soru,gazeteci,muhabir,سؤال,صحفي,الصحفي,پرسش,خبرنگار,שאלה,עיתונאי,\
        प्रश्न,सवाल,पत्रकार,pertanyaan,wartawan,phóng viên,câu hỏi";
    const ANSWERS: &str = "a,answer,antwort,réponse,respuesta,risposta,resposta,antwoord,svar,vastaus,odpowiedź,odpověď,odpoveď,válasz,\
        răspuns,ответ,відповідь,отговор,odgovor,απάντηση,cevap,yanıt,جواب,الجواب,پاسخ,תשובה,उत्तर,जवाब,jawaban,trả lời";
    let lower = words.to_lowercase();
    let is_in = |list: &str| list.split(',').any(|label| label == lower);
    if is_in(QUESTIONS) {
        LabelKind::Question
    } else if is_in(ANSWERS) {
        LabelKind::Answer
    } else {
        LabelKind::Speaker
    }
}

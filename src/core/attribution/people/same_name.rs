//! The words of a name, and whether two names can refer to one person.

use super::inflection::without_turkish_case;
use super::{Entry, Gender, TextTokens};
use crate::attribution::family_names::is_family_first;
use crate::attribution::names::{Name, NameKind};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// The words of one name.
pub(super) struct Parts {
    pub spelled: Vec<String>,
    pub lower: Vec<String>,
    pub family: String,
    pub family_spelled: Option<String>,
    pub gender: Gender,
}

impl Parts {
    pub fn of(name: &Name, source: &TextTokens<'_>) -> Self {
        let is_degree = |at: u32| {
            source.word(at).is(WordClasses::SUFFIX)
                && !matches!(source.lower(at), "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv")
        };
        let all: Vec<u32> = (name.core..=name.last)
            .filter(|at| {
                source.token(*at).is_some_and(|token| token.kind == Kind::Word) && (*at == name.core || !is_degree(*at))
            })
            .collect();
        let is_org = name.kind == NameKind::Organization;
        let with_mark = |at: u32| match source.token(at + 1) {
            Some(next) if at < name.last && next.kind == Kind::Possessive => {
                format!("{}{}", source.spelled(at), source.spelled(at + 1))
            }
            _ => source.spelled(at).to_owned(),
        };
        let without_case =
            |word: &str| without_turkish_case(word).filter(|_| source.are_names_inflected).map(str::to_owned);
        let mut spelled: Vec<String> = all.iter().map(|at| with_mark(*at)).collect();
        for word in &mut spelled {
            *word = without_case(word).unwrap_or_else(|| std::mem::take(word));
        }
        // KIM is Kim, but FBI is FBI.
        if !is_org {
            for (word, at) in spelled.iter_mut().zip(&all) {
                let is_shouted = source.token(*at).is_some_and(|token| token.is_shouted && token.end - token.start > 2);
                if is_shouted && (all.len() > 1 || name.titles != WordClasses::default()) {
                    *word = capitalised(word);
                }
            }
        }
        join_elided(&mut spelled);
        let lower_of = |at: u32| without_case(source.lower(at)).unwrap_or_else(|| source.lower(at).to_owned());
        let lower: Vec<String> = all.iter().map(|at| lower_of(*at)).collect();
        let last = (0..all.len())
            .rev()
            .find(|at| all.get(*at).is_some_and(|at| !source.word(*at).is(WordClasses::SUFFIX)))
            .unwrap_or(0);
        let family_at = if is_family_first(&lower) { 0 } else { last };
        let family = if is_org { lower.join(" ") } else { lower.get(family_at).cloned().unwrap_or_default() };
        let family_spelled = if is_org { None } else { spelled.get(family_at).cloned() };
        let gender = all.first().map_or(Gender::Unknown, |at| gender_of_given(source.word(*at)));
        Self { family, family_spelled, gender, spelled, lower }
    }

    /// Whether the name is another form of that person’s name.
    pub fn is_of(&self, entry: &Entry) -> bool {
        if entry.lower == self.lower {
            return true;
        }
        if entry.kind == Some(NameKind::Organization) {
            return false;
        }
        // "Anna van der Berg" and "Mary van der Berg" have only the particles in common, not a given name.
        let is_given = |word: &&str| !is_particle(word);
        let ours = self.lower.iter().map(String::as_str).filter(|word| *word != self.family);
        let ours: Vec<&str> = ours.filter(is_given).collect();
        let other = entry.lower.iter().map(String::as_str).filter(|word| *word != entry.family);
        let other: Vec<&str> = other.filter(is_given).collect();
        if ours.is_empty() || other.is_empty() {
            return true;
        }
        ours.iter().any(|a| other.iter().any(|b| is_same_given(a, b)))
    }

    pub fn is_fuller_than(&self, name: &[String]) -> bool {
        let letters =
            |words: &[String]| words.iter().map(|word| word.trim_end_matches('.').chars().count()).sum::<usize>();
        let is_shouted = |words: &[String]| words.iter().all(|word| word.chars().all(|c| !c.is_lowercase()));
        (self.spelled.len() == name.len() && is_shouted(name) && !is_shouted(&self.spelled))
            || (self.spelled.len() > name.len() && letters(&self.spelled) > letters(name))
    }
}

/// Makes one word of « d’ » and « agriculture ».
fn join_elided(words: &mut Vec<String>) {
    let mut at = 0;
    while at + 1 < words.len() {
        let is_elided = words.get(at).is_some_and(|word| matches!(word.as_str(), "d’" | "d'" | "dell’" | "dell'"));
        if is_elided {
            let next = words.remove(at + 1);
            if let Some(word) = words.get_mut(at) {
                word.push_str(&next);
            }
        }
        at += 1;
    }
}

/// Whether a word of a name in lower case is one that precedes the family name.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "du"
            | "des"
            | "la"
            | "le"
            | "lo"
            | "li"
            | "el"
            | "ter"
            | "ten"
            | "zu"
            | "zur"
            | "bin"
            | "ibn"
            | "al"
            | "y"
    )
}

/// Whether two words have the same beginning and differ in one letter, or in two if they have nine.
pub(super) fn is_nearly(a: &str, b: &str) -> bool {
    let most = if a.len().min(b.len()) >= 9 { 2 } else { 1 };
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.first() != b.first() || a.len().abs_diff(b.len()) > most {
        return false;
    }
    distance(&a, &b) <= most
}

/// How many letters have to be changed, added or removed.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let here = (corner + usize::from(x != y)).min(left + 1).min(*cell + 1);
            corner = *cell;
            *cell = here;
            left = here;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

fn capitalised(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut is_first = true;
    for c in word.chars() {
        if is_first || !c.is_alphabetic() {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        is_first = !c.is_alphabetic();
    }
    out
}

fn gender_of_given(word: WordClasses) -> Gender {
    match (word.is(WordClasses::GIVEN_MALE), word.is(WordClasses::GIVEN_FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// Short forms of given names.
const SHORT: &[(&str, &str)] = &[
    ("bill", "william"),
    ("will", "william"),
    ("mike", "michael"),
    ("bob", "robert"),
    ("rob", "robert"),
    ("jim", "james"),
    ("joe", "joseph"),
    ("tom", "thomas"),
    ("dick", "richard"),
    ("rick", "richard"),
    ("dave", "david"),
    ("dan", "daniel"),
    ("steve", "stephen"),
    ("steve", "steven"),
    ("chris", "christopher"),
    ("tony", "anthony"),
    ("ted", "edward"),
    ("ed", "edward"),
    ("bernie", "bernard"),
    ("liz", "elizabeth"),
    ("beth", "elizabeth"),
    ("kate", "katherine"),
    ("kathy", "kathleen"),
    ("sue", "susan"),
    ("jeff", "jeffrey"),
    ("greg", "gregory"),
    ("ken", "kenneth"),
    ("ron", "ronald"),
    ("don", "donald"),
    ("andy", "andrew"),
    ("matt", "matthew"),
    ("pat", "patrick"),
    ("sam", "samuel"),
    ("ben", "benjamin"),
    ("alex", "alexander"),
    ("nick", "nicholas"),
    ("jerry", "gerald"),
    ("larry", "lawrence"),
    ("charlie", "charles"),
    ("chuck", "charles"),
    ("tim", "timothy"),
    ("doug", "douglas"),
    ("debbie", "deborah"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("zach", "zachary"),
    ("barbara", "barb"),
    ("mitch", "mitchell"),
    ("tina", "christina"),
];

/// Whether two given names can belong to one person: the same, an initial, a short form, a part.
pub(crate) fn is_same_given(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim_end_matches('.'), b.trim_end_matches('.'));
    if a == b {
        return true;
    }
    let is_initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    if is_initial(a, b) || is_initial(b, a) {
        return true;
    }
    if SHORT.iter().any(|(short, long)| (*short == a && *long == b) || (*short == b && *long == a)) {
        return true;
    }
    is_other_romanization(a, b)
}

/// Sung-rak and Seong-rak: two syllables with a hyphen that differ in the vowels of one.
fn is_other_romanization(a: &str, b: &str) -> bool {
    let (Some((a1, a2)), Some((b1, b2))) = (a.split_once('-'), b.split_once('-')) else { return false };
    let consonants = |word: &str| word.chars().filter(|c| !"aeiouyw".contains(*c)).collect::<String>();
    (a1 == b1 || a2 == b2) && consonants(a1) == consonants(b1) && consonants(a2) == consonants(b2)
}

//! Whether the manuscript and a source name the same person.

use unicode_normalization::UnicodeNormalization as _;

use crate::{attribution::PersonKind, text::script::is_cjk};

/// How a text names somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Name {
    /// The name in full, as far as the text has it; or a description.
    pub(super) name: String,
    pub(super) family_name: Option<String>,
    pub(super) native_name: Option<String>,
    pub(super) role: Option<String>,
    pub(super) kind: PersonKind,
}

/// What two names say of whether they are of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// They are of one person.
    Same,
    /// They differ by a letter or two: one of them may be misspelt.
    Alike,
    /// One of them is a description, an office or a label, so that it cannot be told.
    Unclear,
    /// They are of two people.
    Different,
}

impl Name {
    /// A label or another name of which nothing more is known.
    pub(super) fn plain(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Whether it is of the same person as `other`.
    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        let (own, others) = (self.forms(), other.forms());
        let of_names = own
            .iter()
            .flat_map(|own| others.iter().map(|other| Form::likeness(own, other)))
            .min()
            .unwrap_or(Likeness::Unclear);
        if of_names == Likeness::Same || self.is_named() && other.is_named() {
            return of_names;
        }
        if self.is_described_by(other) || other.is_described_by(self) {
            return Likeness::Same;
        }
        if of_names == Likeness::Alike { Likeness::Alike } else { Likeness::Unclear }
    }

    /// Whether it names a person, and not an office or somebody who is described only.
    pub(super) fn is_named(&self) -> bool {
        self.kind == PersonKind::Person && !is_office(&self.name)
    }

    /// Whether this name is a description, or an office, that fits what is said of `other`: "the mayor", Ann Lee, mayor.
    fn is_described_by(&self, other: &Self) -> bool {
        if self.is_named() {
            return false;
        }
        let Some(role) = &other.role else { return false };
        let role: Vec<String> = words_of(role);
        let own: Vec<String> = words_of(&self.name).into_iter().filter(|word| !is_small(word)).collect();
        !own.is_empty() && own.iter().all(|word| role.contains(word))
    }

    /// The ways in which this person may be named.
    fn forms(&self) -> Vec<Form> {
        let mut forms = vec![Form::of(&self.name, self.family_name.as_deref())];
        forms.extend(self.native_name.as_deref().map(|native| Form::of(native, None)));
        forms.retain(|form| !form.words.is_empty());
        forms
    }
}

/// One name, taken apart.
struct Form {
    /// Its words without accents, case, hyphens and titles.
    words: Vec<String>,
    /// The words of it that are the family name, where that is known.
    family: Option<String>,
    is_unspaced: bool,
}

impl Form {
    fn of(name: &str, family: Option<&str>) -> Self {
        let mut words = words_of(name);
        while words.len() > 1 && words.first().is_some_and(|word| TITLES.contains(&word.as_str())) {
            words.remove(0);
        }
        let is_unspaced = name.chars().any(is_cjk);
        if is_unspaced {
            words = vec![without_title(&words.concat())];
        }
        Self { words, family: family.map(|family| words_of(family).concat()), is_unspaced }
    }

    fn likeness(&self, other: &Self) -> Likeness {
        if self.is_unspaced != other.is_unspaced {
            return Likeness::Different;
        }
        if self.is_same(other) {
            return Likeness::Same;
        }
        if self.is_alike(other) { Likeness::Alike } else { Likeness::Different }
    }

    fn is_same(&self, other: &Self) -> bool {
        let (long, short) = if self.letters() >= other.letters() { (self, other) } else { (other, self) };
        if long.sorted() == short.sorted() || long.is_written_together_as(short) {
            return true;
        }
        if self.is_unspaced {
            // 이 대통령 for 이재명: the family name alone.
            return short.letters() == 1 && long.words.concat().starts_with(&short.words.concat());
        }
        match short.words.as_slice() {
            [only] => long.is_surname(only),
            // "Ann Mary Lee" and "Ann Lee", "J. Lee" and "John Lee".
            words => {
                words.iter().all(|word| long.words.iter().any(|other| other == word || is_initial_of(word, other)))
            }
        }
    }

    /// Whether one word can be the family name of this one: it is, or nothing says which of its words is.
    fn is_surname(&self, word: &str) -> bool {
        match &self.family {
            Some(family) => family == word || self.words.concat() == word,
            None => self.words.iter().any(|own| own == word),
        }
    }

    fn is_alike(&self, other: &Self) -> bool {
        let (own, others) = (self.sorted().concat(), other.sorted().concat());
        let (plain, plain_other) = (self.words.concat(), other.words.concat());
        let near = |a: &str, b: &str| {
            let distance = strsim::damerau_levenshtein(a, b);
            let shortest = a.chars().count().min(b.chars().count());
            let most = if self.is_unspaced || shortest < 5 { 1 } else { 2 };
            distance <= most && shortest > most
        };
        if near(&own, &others) || near(&plain, &plain_other) {
            return true;
        }
        // A family name alone against one word of the other.
        let (long, short) = if self.words.len() >= other.words.len() { (self, other) } else { (other, self) };
        match short.words.as_slice() {
            [only] if long.words.len() > 1 => {
                let surnames: Vec<&str> = match &long.family {
                    Some(family) => vec![family],
                    None => long.words.iter().map(String::as_str).collect(),
                };
                surnames.into_iter().any(|word| near(only, word))
            }
            _ => false,
        }
    }

    /// "Sung-rak", "Sung rak" and "Sungrak", in any order of family and given name.
    fn is_written_together_as(&self, other: &Self) -> bool {
        let (own, others) = (self.words.concat(), other.words.concat());
        own == others
            || (1..self.words.len()).any(|at| {
                let (head, tail) = self.words.split_at(at);
                tail.concat() + &head.concat() == others
            })
    }

    fn sorted(&self) -> Vec<String> {
        let mut words = self.words.clone();
        words.sort_unstable();
        words
    }

    fn letters(&self) -> usize {
        self.words.iter().map(|word| word.chars().count()).sum()
    }
}

fn is_initial_of(a: &str, b: &str) -> bool {
    let first = |text: &str| text.chars().next();
    (a.chars().count() == 1 || b.chars().count() == 1) && first(a) == first(b)
}

/// The words of a name in small letters, without accents; hyphens part words, and apostrophes do not.
fn words_of(name: &str) -> Vec<String> {
    let plain: String = name
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c) && !matches!(c, '\'' | '’' | 'ʻ'))
        .nfc()
        .flat_map(char::to_lowercase)
        .collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Titles before a name, in small letters.
const TITLES: [&str; 34] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "minister",
    "chancellor",
    "senator",
    "sen",
    "rep",
    "gov",
    "governor",
    "mayor",
    "gen",
    "general",
    "judge",
    "justice",
    "secretary",
    "chairman",
    "chairwoman",
    "chair",
    "herr",
    "frau",
    "monsieur",
    "madame",
    "señor",
];

/// Titles behind a name in Korean, Japanese and Chinese.
const TITLES_BEHIND: [&str; 30] = [
    "대통령",
    "총리",
    "장관",
    "차관",
    "실장",
    "국장",
    "과장",
    "청장",
    "시장",
    "지사",
    "대표",
    "위원장",
    "대변인",
    "교수",
    "관장",
    "사장",
    "회장",
    "씨",
    "首相",
    "大臣",
    "知事",
    "市長",
    "氏",
    "さん",
    "総理",
    "教授",
    "先生",
    "女士",
    "部长",
    "主任",
];

fn without_title(name: &str) -> String {
    let bare = TITLES_BEHIND.iter().find_map(|title| name.strip_suffix(title).filter(|bare| !bare.is_empty()));
    bare.unwrap_or(name).to_owned()
}

fn is_small(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "of" | "for" | "and" | "der" | "die" | "das" | "le" | "la" | "s")
}

/// Whether it names what somebody is in place of who: "a spokeswoman", "The ministry", "Q".
fn is_office(name: &str) -> bool {
    const OFFICES: [&str; 24] = [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "ministry",
        "department",
        "agency",
        "office",
        "government",
        "company",
        "council",
        "reporter",
        "journalist",
        "question",
        "q",
        "he",
        "she",
        "they",
        "관계자",
        "기자",
        "기자질문",
        "記者",
        "대변인",
    ];
    let words = words_of(name);
    words.is_empty() || words.iter().any(|word| OFFICES.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Name {
        Name::plain(name)
    }

    #[test]
    fn spelling_order_and_spaces_make_no_two_people() {
        for (a, b) in [
            ("Wi Sung-rak", "Wi Sung Rak"),
            ("Wi Sung-rak", "Sungrak Wi"),
            ("Lee Jae-myung", "Jae-myung Lee"),
            ("Lee Jae-myung", "Lee"),
            ("President Lee", "Lee Jae-myung"),
            ("José García", "Jose Garcia"),
            ("John Q. Smith", "John Smith"),
            ("이재명", "이재명 대통령"),
            ("O’Brien", "O'Brien"),
        ] {
            assert_eq!(person(a).likeness(&person(b)), Likeness::Same, "{a}, {b}");
        }
    }

    #[test]
    fn a_letter_or_two_is_a_doubt_and_never_somebody_else() {
        for (a, b) in [
            ("Takaichi", "Takaishi Sanae"),
            ("Sanae Takaichi", "Sanae Takaiche"),
            ("이재명", "이재영"),
            ("Kim Min-su", "Kim Min-soo"),
        ] {
            assert_eq!(person(a).likeness(&person(b)), Likeness::Alike, "{a}, {b}");
        }
    }

    #[test]
    fn other_names_are_other_people() {
        for (a, b) in
            [("Lee Jae-myung", "Sanae Takaichi"), ("Takaichi", "Lee"), ("이재명", "김민석"), ("Ann Lee", "Bob Lee")]
        {
            assert_eq!(person(a).likeness(&person(b)), Likeness::Different, "{a}, {b}");
        }
    }

    #[test]
    fn the_name_in_its_own_script_is_the_same_person_where_a_source_says_so() {
        let source = Name { native_name: Some("이재명".to_owned()), ..person("Lee Jae-myung") };
        assert_eq!(person("이재명").likeness(&source), Likeness::Same);
        assert_eq!(person("이 대통령").likeness(&source), Likeness::Same);
        assert_eq!(person("김민석").likeness(&source), Likeness::Different);
    }

    #[test]
    fn a_description_fits_a_role_or_leaves_it_open() {
        let mayor = Name { role: Some("Mayor of Oster".to_owned()), ..person("Ann Lee") };
        let described = |name: &str| Name { kind: PersonKind::Described, ..person(name) };
        assert_eq!(described("the mayor").likeness(&mayor), Likeness::Same);
        assert_eq!(described("a spokeswoman").likeness(&mayor), Likeness::Unclear);
        assert_eq!(person("Q").likeness(&mayor), Likeness::Unclear);
    }
}

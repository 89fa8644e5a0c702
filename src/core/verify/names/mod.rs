//! Whether the manuscript and a source name the same person.

mod lists;

use lists::{ENDS_OF_OFFICES, PARTICLES, PUBLISHERS, PUBLISHERS_END, SPOKESPEOPLE, TITLES, TITLES_BEHIND};
use unicode_normalization::UnicodeNormalization as _;

use crate::{
    attribution::{Person, PersonKind, is_same_given},
    text::{
        person_name::KOREAN_DOUBLE_FAMILY_NAMES,
        script::{is_cjk, is_hangul_syllable},
    },
};

/// The name or description by which a text refers to someone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Name {
    /// The fullest name in the text, or a description.
    pub(super) name: String,
    pub(super) family_name: Option<String>,
    pub(super) native_name: Option<String>,
    pub(super) role: Option<String>,
    pub(super) kind: PersonKind,
}

/// Whether two names refer to the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PersonMatch {
    /// They are the same person.
    Same,
    /// They differ in a letter or two: one of them may be misspelled.
    Alike,
    /// It cannot be decided, because one is a description, an office or a label.
    Unclear,
    /// They are two people.
    Different,
}

impl Name {
    /// The name of a person in a text.
    pub(super) fn of_person(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            family_name: person.family_name.clone(),
            native_name: person.native_name.clone(),
            role: person.role.clone(),
            kind: person.kind,
        }
    }

    /// A label or another name about which nothing more is known.
    pub(super) fn plain(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Whether it refers to the same person as `other`.
    pub(super) fn likeness(&self, other: &Self) -> PersonMatch {
        let (own, others) = (self.forms(), other.forms());
        let of_names = own
            .iter()
            .flat_map(|own| others.iter().map(|other| Form::likeness(own, other)))
            .min()
            .unwrap_or(PersonMatch::Unclear);
        if of_names == PersonMatch::Same || self.is_named() && other.is_named() {
            return of_names;
        }
        if self.is_described_by(other) || other.is_described_by(self) {
            return PersonMatch::Same;
        }
        if of_names == PersonMatch::Alike { PersonMatch::Alike } else { PersonMatch::Unclear }
    }

    /// Whether it has the same words as the name of `other`, regardless of what either of them is.
    pub(super) fn is_spelled_as(&self, other: &Self) -> bool {
        let others = other.forms();
        self.forms().iter().any(|own| others.iter().any(|other| own.likeness(other) == PersonMatch::Same))
    }

    /// Whether it names a person, not an office or someone who is only described.
    pub(super) fn is_named(&self) -> bool {
        // « L’entraîneur »: an article alone is not a name.
        let has_name =
            || self.name.chars().any(is_cjk) || words_of(&self.name).iter().any(|word| word.chars().count() > 1);
        self.kind == PersonKind::Person && !is_office(&self.name) && has_name()
    }

    /// Whether it may refer to a publisher, an author or a text: "the ministry", "the report", "the author".
    pub(super) fn may_publish(&self) -> bool {
        let is_publisher = |word: &String| {
            PUBLISHERS.contains(&word.as_str()) || PUBLISHERS_END.iter().any(|ending| word.ends_with(ending))
        };
        self.kind == PersonKind::Organization || words_of(&self.name).iter().any(is_publisher)
    }

    /// Whether it refers to someone who speaks for an organization: "a spokesman".
    pub(super) fn speaks_for_others(&self) -> bool {
        let words = words_of(&self.name);
        !self.is_named() && (words.iter().any(|word| SPOKESPEOPLE.iter().any(|own| word.ends_with(own))))
    }

    /// Whether this is a description or an office that fits `other`: "the mayor" and Ann Lee, mayor.
    fn is_described_by(&self, other: &Self) -> bool {
        if self.is_named() {
            return false;
        }
        let Some(role) = &other.role else { return false };
        // ベルク市長 and アンナ・ベルク, 市長.
        let office = other.family_name.as_deref().filter(|family| family.chars().all(is_cjk));
        let office = office.and_then(|family| self.name.strip_prefix(family));
        if office.is_some_and(|office| !office.is_empty() && role.ends_with(office)) {
            return true;
        }
        let role: Vec<String> = words_of(role);
        let own: Vec<String> = words_of(&self.name).into_iter().filter(|word| !is_small(word)).collect();
        !own.is_empty() && own.iter().all(|word| role.contains(word))
    }

    /// Whether both texts give the person the same office, however much more of it one of them says.
    pub(super) fn has_office_of(&self, other: &Self) -> bool {
        let words = |name: &Self| -> Vec<String> {
            words_of(name.role.as_deref().unwrap_or_default()).into_iter().filter(|word| !is_small(word)).collect()
        };
        let (own, others) = (words(self), words(other));
        let is_within = |few: &[String], many: &[String]| !few.is_empty() && few.iter().all(|word| many.contains(word));
        is_within(&own, &others) || is_within(&others, &own)
    }

    /// The ways in which this person may be named.
    fn forms(&self) -> Vec<Form> {
        let mut forms = Vec::new();
        for spelling in [Spelling::Plain, Spelling::Expanded] {
            let has_two = |name: &str| name.to_lowercase().chars().any(|c| expansion(c).is_some());
            let is_needed = |name: &str| spelling == Spelling::Plain || has_two(name);
            let role = self.role.as_deref();
            if is_needed(&self.name) {
                forms.push(Form::of(&self.name, self.family_name.as_deref(), role, spelling));
            }
            let native = self.native_name.as_deref().filter(|native| is_needed(native));
            forms.extend(native.map(|native| Form::of(native, None, role, spelling)));
        }
        forms.retain(|form| !form.words.is_empty());
        forms
    }
}

/// How special letters are written with plain ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// As a single letter: Muller, Ostby.
    Plain,
    /// As two letters: Mueller, Oestby.
    Expanded,
}

/// One name, split into words.
struct Form {
    /// Its words without accents, case, hyphens and titles.
    words: Vec<String>,
    /// The words with their accents.
    spelled: Vec<String>,
    /// The words of the family name, if it is known.
    family: Option<String>,
    is_unspaced: bool,
    /// Whether it is written with plain letters only, so its accents may have been left out.
    is_plain: bool,
}

impl Form {
    fn of(name: &str, family: Option<&str>, role: Option<&str>, spelling: Spelling) -> Self {
        let mut words = words_in(name, spelling);
        let mut spelled = words_with_accents(name, spelling);
        while words.len() > 1 && words.first().is_some_and(|word| TITLES.contains(&word.as_str())) {
            words.remove(0);
            if !spelled.is_empty() {
                spelled.remove(0);
            }
        }
        let is_unspaced = name.chars().any(is_cjk);
        let family = family.map(|family| words_in(family, spelling).concat());
        if is_unspaced {
            let role = role.map(|role| words_in(role, spelling).concat()).unwrap_or_default();
            words = vec![without_title(&words.concat(), family.as_deref(), &role)];
        }
        let is_plain = spelling == Spelling::Expanded || name.is_ascii();
        Self { words, spelled, family, is_unspaced, is_plain }
    }

    fn likeness(&self, other: &Self) -> PersonMatch {
        if self.is_unspaced != other.is_unspaced {
            return PersonMatch::Different;
        }
        if self.is_same(other) {
            // A text that writes the accents of one part of a name also writes those of the other.
            let is_other_accent =
                !self.is_unspaced && !self.is_plain && !other.is_plain && self.differs_in_accents(other);
            return if is_other_accent { PersonMatch::Alike } else { PersonMatch::Same };
        }
        if self.is_alike(other) {
            return PersonMatch::Alike;
        }
        if self.shares_name(other) { PersonMatch::Unclear } else { PersonMatch::Different }
    }

    fn is_same(&self, other: &Self) -> bool {
        let (long, short) = if self.letters() >= other.letters() { (self, other) } else { (other, self) };
        if long.sorted() == short.sorted() || long.is_written_together_as(short) {
            return true;
        }
        if self.is_unspaced {
            return short.is_family_of(long) || short.is_without_office_of(long);
        }
        match short.words.as_slice() {
            [only] => long.is_surname(only),
            // "Ann Mary Lee" and "Ann Lee", "J. Lee" and "John Lee", "Bob Lee" and "Robert Lee".
            words => {
                let is_in = |word: &String| {
                    long.words.iter().any(|other| other == word || is_initial_of(word, other))
                        || words.first() == Some(word)
                            && long.words.first().is_some_and(|other| is_same_given(word, other))
                };
                words.iter().all(is_in)
            }
        }
    }

    /// 高市首相 for 高市早苗, 남궁 의원 for 남궁민, ベルク氏 for アンナ・ベルク: the family name alone.
    fn is_family_of(&self, full: &Self) -> bool {
        let (family, name) = (self.words.concat(), full.words.concat());
        let (count, letters) = (family.chars().count(), name.chars().count());
        let is_family = match &self.family {
            Some(own) => *own == family,
            None => count <= 2,
        };
        // ベルク氏 for アンナ・ベルク, 트럼프 대통령 for 도널드 트럼프: the family name of other countries is the last.
        let is_last = name.ends_with(&family) && full.family.as_ref() == Some(&family) && count > 1;
        if !is_family || count >= letters || !is_last && !name.starts_with(&family) {
            return false;
        }
        match full.family.as_ref().filter(|known| **known != name) {
            Some(known) => *known == family,
            None if family.chars().all(is_hangul_syllable) => {
                count == 1 || KOREAN_DOUBLE_FAMILY_NAMES.contains(&family.as_str())
            }
            None => count <= 3 && letters <= count + 3,
        }
    }

    /// 山田花子 for 山田花子国土交通相: an office after the full name that was not separated from it.
    fn is_without_office_of(&self, other: &Self) -> bool {
        const SHORTEST: usize = 3;
        let (name, whole) = (self.words.concat(), other.words.concat());
        let office = whole.strip_prefix(&name).filter(|_| name.chars().count() >= SHORTEST);
        office.is_some_and(|office| office.chars().count() > 1 && office.ends_with(ENDS_OF_OFFICES))
    }

    /// Whether a word can be the family name of this name: it is the family name, or that is not known.
    fn is_surname(&self, word: &str) -> bool {
        // "Núñez" of "Carmen Núñez de Lara".
        let is_before_particle = |pair: &[String]| {
            pair.first().is_some_and(|first| first == word)
                && pair.last().is_some_and(|next| PARTICLES.contains(&next.as_str()))
        };
        match &self.family {
            Some(family) => {
                family == word || self.words.concat() == word || self.words.windows(2).any(is_before_particle)
            }
            None => self.words.iter().any(|own| own == word),
        }
    }

    /// Whether one is part of the other and may be its family name or given name: "García" of "Gabriel García
    /// Márquez", 森 of 森川誠.
    fn shares_name(&self, other: &Self) -> bool {
        let (long, short) = if self.letters() >= other.letters() { (self, other) } else { (other, self) };
        if self.is_unspaced {
            let (long, short) = (long.words.concat(), short.words.concat());
            return long.starts_with(&short) || short.chars().count() > 1 && long.ends_with(&short);
        }
        match short.words.as_slice() {
            [only] => long.words.contains(only),
            words => {
                let begin_alike = match (words.first(), long.words.first()) {
                    (Some(given), Some(other)) => {
                        let shared = given.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
                        shared >= SHORT_FORM
                    }
                    _ => false,
                };
                // "Judi Lee" and "Judith Lee"; "Núñez de Lara" and "Núñez Soler".
                begin_alike && words.last() == long.words.last() || is_run(&long.words, words)
            }
        }
    }

    fn differs_in_accents(&self, other: &Self) -> bool {
        let is_other = |word: &String, spelled: &String| {
            let same = other.words.iter().zip(&other.spelled).filter(|(theirs, _)| *theirs == word);
            let mut same = same.map(|(_, theirs)| theirs).peekable();
            same.peek().is_some() && !same.any(|theirs| theirs == spelled)
        };
        self.words.iter().zip(&self.spelled).any(|(word, spelled)| is_other(word, spelled))
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
            // "Dario Bellucci" and "L’assessore Dario Belluci".
            words if words.len() > 1 && words.len() < long.words.len() => {
                let is_same = |word: &String| long.words.contains(word);
                let is_near = |word: &String| is_same(word) || long.words.iter().any(|other| near(word, other));
                words.iter().any(is_same) && words.iter().all(is_near)
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

/// The least number of letters that a given name and its short form share.
const SHORT_FORM: usize = 3;

/// Whether `words` occur one after the other in `long`.
fn is_run(long: &[String], words: &[String]) -> bool {
    !words.is_empty() && long.windows(words.len()).any(|window| window == words)
}

fn is_initial_of(a: &str, b: &str) -> bool {
    let first = |text: &str| text.chars().next();
    (a.chars().count() == 1 || b.chars().count() == 1) && first(a) == first(b)
}

/// The words of a name in lower case, without accents. Hyphens separate words, apostrophes do not.
fn words_of(name: &str) -> Vec<String> {
    words_in(name, Spelling::Plain)
}

fn words_in(name: &str, spelling: Spelling) -> Vec<String> {
    let is_accent = |c: &char| unicode_normalization::char::is_combining_mark(*c);
    let plain: String = in_small_letters(name, spelling).nfd().filter(|c| !is_accent(c)).nfc().collect();
    let mut letters = String::with_capacity(plain.len());
    for c in plain.chars() {
        match without_stroke(c) {
            Some(plain) => letters.push_str(plain),
            None => letters.push(c),
        }
    }
    split(&letters)
}

fn words_with_accents(name: &str, spelling: Spelling) -> Vec<String> {
    split(&in_small_letters(name, spelling).replace('ß', "ss"))
}

fn split(words: &str) -> Vec<String> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn in_small_letters(name: &str, spelling: Spelling) -> String {
    let small = name.nfc().filter(|c| !matches!(c, '\'' | '’' | 'ʻ')).flat_map(char::to_lowercase);
    if spelling == Spelling::Plain {
        return small.collect();
    }
    let mut expanded = String::with_capacity(name.len() + 4);
    for c in small {
        match expansion(c) {
            Some(two) => expanded.push_str(two),
            None => expanded.push(c),
        }
    }
    expanded
}

/// The two letters that replace a letter on keyboards without it.
fn expansion(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'æ' => "ae",
        'ö' | 'ø' | 'œ' => "oe",
        'ü' => "ue",
        'å' => "aa",
        'ß' => "ss",
        'þ' => "th",
        _ => return None,
    })
}

/// The plain letter for one that does not decompose, such as one with a stroke.
fn without_stroke(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        _ => return None,
    })
}

/// The name without title and role; only the family name, if the rest is a title.
fn without_title(name: &str, family: Option<&str>, role: &str) -> String {
    if let Some(family) = family.filter(|family| !family.is_empty())
        && let Some(rest) = name.strip_prefix(family)
        && (rest == role || TITLES_BEHIND.contains(&rest))
    {
        return family.to_owned();
    }
    let bare = TITLES_BEHIND.iter().find_map(|title| name.strip_suffix(title).filter(|bare| !bare.is_empty()));
    bare.unwrap_or(name).to_owned()
}

fn is_small(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "of" | "for" | "and" | "der" | "die" | "das" | "le" | "la" | "s")
}

/// Whether it names an office or function instead of a person: "a spokeswoman", "The ministry", "Q".
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
    words.is_empty()
        || SPOKESPEOPLE.iter().any(|own| words.iter().any(|word| word == own))
        || words.iter().any(|word| OFFICES.contains(&word.as_str()))
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
            assert_eq!(person(a).likeness(&person(b)), PersonMatch::Same, "{a}, {b}");
        }
    }

    #[test]
    fn a_family_name_with_a_title_is_of_the_full_name() {
        let family = |name: &str, family: &str, title: &str| Name {
            family_name: Some(family.to_owned()),
            role: (!title.is_empty()).then(|| title.to_owned()),
            ..person(name)
        };
        for (full, of_full, surname, title) in [
            ("早川道夫", "早川", "早川", "首相"),
            ("早川道夫", "早川", "早川", "消防長"),
            ("早川道夫", "早川", "早川", ""),
            ("王建民", "王", "王", "主席"),
            ("제갈민수", "", "제갈", "의원"),
            ("선우진", "선우", "선우", "위원장"),
            ("박서준", "박", "박", "청장"),
        ] {
            let full = Name { family_name: (!of_full.is_empty()).then(|| of_full.to_owned()), ..person(full) };
            for name in [format!("{surname}{title}"), format!("{surname} {title}")] {
                let short = family(name.trim(), surname, title);
                assert_eq!(full.likeness(&short), PersonMatch::Same, "{full:?}, {short:?}");
                assert_eq!(short.likeness(&full), PersonMatch::Same, "{full:?}, {short:?}");
            }
        }
        for (full, of_full, surname, title) in
            [("早川道夫", "早川", "川本", "首相"), ("제갈민수", "", "남궁", "의원"), ("박서준", "박", "정", "청장")]
        {
            let full = Name { family_name: (!of_full.is_empty()).then(|| of_full.to_owned()), ..person(full) };
            let short = family(&format!("{surname} {title}"), surname, title);
            assert_eq!(full.likeness(&short), PersonMatch::Different, "{full:?}, {short:?}");
        }
        assert_eq!(person("岡本茂").likeness(&person("岡本茂雄")), PersonMatch::Alike);
        assert_eq!(person("岡本茂").likeness(&person("岡本茂環境相")), PersonMatch::Same);
    }

    #[test]
    fn an_umlaut_may_be_written_with_two_letters_and_an_accent_left_out_throughout() {
        for (a, b) in [
            ("Käthe Möller", "Kaethe Moeller"),
            ("Käthe Möller", "Kathe Moller"),
            ("Möller", "Kaethe Moeller"),
            ("Søren Bråten", "Soeren Braaten"),
            ("Jörg Strauß", "Joerg Strauss"),
            ("Strauß", "Jörg Strauss"),
            ("Łukasz Gąska", "Lukasz Gaska"),
            ("Bill Harper", "William Harper"),
        ] {
            assert_eq!(person(a).likeness(&person(b)), PersonMatch::Same, "{a}, {b}");
        }
        for (a, b) in [("Łukasz Gąska", "Łukasz Gaska"), ("Ramón Ibáñez", "Ramón Ibañez")] {
            assert_eq!(person(a).likeness(&person(b)), PersonMatch::Alike, "{a}, {b}");
        }
    }

    #[test]
    fn a_part_of_a_name_is_never_somebody_else_for_certain() {
        let named = |name: &str, family: &str| Name { family_name: Some(family.to_owned()), ..person(name) };
        let author = named("Carlos Ruiz Zapata", "Zapata");
        assert_eq!(person("Ruiz").likeness(&author), PersonMatch::Unclear);
        assert_eq!(person("Carlos").likeness(&author), PersonMatch::Unclear);
        assert_eq!(named("Ibáñez", "Ibáñez").likeness(&named("Elena Ibáñez de Soto", "Soto")), PersonMatch::Same);
        assert_eq!(person("Greta Harper").likeness(&person("Gretchen Harper")), PersonMatch::Unclear);
        assert_eq!(person("Greta Harper").likeness(&person("Hanna Harper")), PersonMatch::Different);
        assert_eq!(named("森", "森").likeness(&named("森川誠", "森川")), PersonMatch::Unclear);
    }

    #[test]
    fn a_letter_or_two_is_a_doubt_and_never_somebody_else() {
        for (a, b) in [
            ("Takaichi", "Takaishi Sanae"),
            ("Sanae Takaichi", "Sanae Takaiche"),
            ("이재명", "이재영"),
            ("Kim Min-su", "Kim Min-soo"),
        ] {
            assert_eq!(person(a).likeness(&person(b)), PersonMatch::Alike, "{a}, {b}");
        }
    }

    #[test]
    fn other_names_are_other_people() {
        for (a, b) in
            [("Lee Jae-myung", "Sanae Takaichi"), ("Takaichi", "Lee"), ("이재명", "김민석"), ("Ann Lee", "Bob Lee")]
        {
            assert_eq!(person(a).likeness(&person(b)), PersonMatch::Different, "{a}, {b}");
        }
    }

    #[test]
    fn the_name_in_its_own_script_is_the_same_person_where_a_source_says_so() {
        let source = Name { native_name: Some("이재명".to_owned()), ..person("Lee Jae-myung") };
        assert_eq!(person("이재명").likeness(&source), PersonMatch::Same);
        assert_eq!(person("이 대통령").likeness(&source), PersonMatch::Same);
        assert_eq!(person("김민석").likeness(&source), PersonMatch::Different);
    }

    #[test]
    fn a_description_fits_a_role_or_leaves_it_open() {
        let mayor = Name { role: Some("Mayor of Oster".to_owned()), ..person("Ann Lee") };
        let described = |name: &str| Name { kind: PersonKind::Described, ..person(name) };
        assert_eq!(described("the mayor").likeness(&mayor), PersonMatch::Same);
        assert_eq!(described("a spokeswoman").likeness(&mayor), PersonMatch::Unclear);
        assert_eq!(person("Q").likeness(&mayor), PersonMatch::Unclear);
    }
}

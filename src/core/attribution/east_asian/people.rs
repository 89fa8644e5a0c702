//! The people, offices and descriptions of a text, and the person meant by a family name, a title or a pronoun.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    super::{Person, PersonKind},
    mention::{FullName, Mention, NameForm},
};
use crate::text::script::is_han;

/// How many people with the same family name or title are compared, the most recent first.
const LOOKED_AT: usize = 32;

/// The people whom a text names, in the order in which they are first named.
#[derive(Debug, Default)]
pub(super) struct People {
    list: Vec<Person>,
    /// The titles that the text gives to each.
    titles: Vec<Vec<String>>,
    /// Where each was last mentioned, in the order in which the text is read.
    seen: Vec<usize>,
    /// The people whose full names the text has.
    full: HashSet<usize>,
    by_name: HashMap<String, usize>,
    by_family: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
    /// The last person, the last office.
    last_person: Option<usize>,
    last_organization: Option<usize>,
    /// A company that no rule recognizes as one, known from the sentence that reports its words, and the position of
    /// that sentence.
    last_company: Option<(String, usize)>,
}

impl People {
    /// Enters a full name before the text is read in order, so that earlier words ("the minister") can refer to
    /// it.
    pub(super) fn introduce(&mut self, mention: &Mention) {
        match &mention.who {
            NameForm::Named(name) => {
                self.named(name);
            }
            NameForm::Described(name) if half_name(name).is_some() => {
                self.add_other(name, PersonKind::Described);
            }
            _ => {}
        }
    }

    /// Whether the text has someone with this full name.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// Whether someone with this family name was named.
    pub(super) fn has_family(&self, family: &str) -> bool {
        self.by_family.contains_key(family)
    }

    /// The people, for the result.
    pub(super) fn into_list(self) -> Vec<Person> {
        self.list
    }

    /// The number of the person that a mention refers to; a new one if the person is not known. `None` for a pronoun
    /// before which nobody was named.
    pub(super) fn resolve(&mut self, mention: &Mention) -> Option<usize> {
        let (found, is_mention) = match &mention.who {
            NameForm::Named(name) => (Some(self.named(name)), true),
            NameForm::Family { family, title } => (Some(self.of_family(family, title)), true),
            NameForm::Title { title, role } => (Some(self.with_title(title, role)), true),
            NameForm::Organization(name) => (Some(self.add_other(name, PersonKind::Organization)), true),
            NameForm::Described(name) => (Some(self.add_other(name, PersonKind::Described)), true),
            NameForm::SameOrganization(end) if end.is_empty() => (self.last_organization, false),
            // If no name fits, the word itself.
            NameForm::SameOrganization(end) if end == "社" => (self.same_organization(end), false),
            NameForm::SameOrganization(end) => {
                let known = self.same_organization(end);
                (Some(known.unwrap_or_else(|| self.add_other(end, PersonKind::Described))), known.is_none())
            }
            NameForm::Pronoun => (self.last_person, false),
        };
        if let Some(id) = found {
            self.note(id, &mention.range, is_mention);
        }
        found
    }

    /// A person for the label of a turn without a name: `Q`.
    pub(super) fn label(&mut self, label: &str) -> usize {
        self.add_other(label, PersonKind::Described)
    }

    /// The person who is named most often, for the answers of an interview.
    pub(super) fn main_person(&self) -> Option<usize> {
        let named = self.list.iter().enumerate().filter(|(_, person)| person.kind == PersonKind::Person);
        // Of several, the first one named.
        named.rev().max_by_key(|(_, person)| person.mentions.len()).map(|(id, _)| id)
    }

    /// The only person whose full name, or family name of two characters or more, occurs in a title.
    pub(super) fn only_one_in(&self, title: &str) -> Option<usize> {
        const LONGEST: usize = 600;
        if title.len() > LONGEST {
            return None;
        }
        let is_named = |person: &Person| {
            let family = person.family_name.as_deref().filter(|family| family.chars().count() > 1);
            person.kind == PersonKind::Person
                && (title.contains(person.name.as_str()) || family.is_some_and(|family| title.contains(family)))
        };
        let mut named = self.list.iter().enumerate().filter(|(_, person)| is_named(person));
        let (id, _) = named.next()?;
        named.next().is_none().then_some(id)
    }

    /// What kind of speaker this is.
    pub(super) fn kind_of(&self, id: usize) -> PersonKind {
        self.list.get(id).map(|person| person.kind).unwrap_or_default()
    }

    /// Whether the text gives the full name of a person, or it is an office.
    pub(super) fn is_named_in_full(&self, id: usize) -> bool {
        let Some(person) = self.list.get(id) else { return false };
        person.kind == PersonKind::Organization || self.full.contains(&id)
    }

    /// Sets the person to whom pronouns refer from here on.
    pub(super) fn set_last(&mut self, id: usize) {
        match self.kind_of(id) {
            PersonKind::Organization => self.last_organization = Some(id),
            PersonKind::Person | PersonKind::Described => self.last_person = Some(id),
        }
    }

    /// Stores the name of a body whose announcement a sentence reports, for words that refer to it later: 회사.
    pub(super) fn note_company(&mut self, name: &str, at: usize) {
        self.last_company = Some((name.to_owned(), at));
    }

    /// The body mentioned last whose name has this ending: 시 for 서울시. 회사 is any body that is not an office.
    fn same_organization(&mut self, end: &str) -> Option<usize> {
        const COMPANY: [&str; 5] = ["회사", "업체", "기업", "시공사", "社"];
        const OFFICES: [&str; 54] = [
            "부",
            "청",
            "처",
            "시",
            "도",
            "군",
            "구",
            "당",
            "위원회",
            "위",
            "정부",
            "경찰",
            "검찰",
            "법원",
            "국회",
            "의회",
            "청와대",
            "대통령실",
            "백악관",
            "노조",
            "노동조합",
            "단체",
            "협회",
            "연합",
            "연대",
            "연맹",
            "대학",
            "대학교",
            "학교",
            "병원",
            "언론",
            "통신",
            "신문",
            "업계",
            "당국",
            "측",
            "省",
            "庁",
            "県",
            "市",
            "町",
            "村",
            "都",
            "府",
            "党",
            "署",
            "局",
            "課",
            "政府",
            "委員会",
            "協会",
            "大学",
            "警察",
            "側",
        ];
        let is_company = COMPANY.contains(&end);
        let is_meant = |name: &str| match is_company {
            true => !OFFICES.iter().any(|office| name.ends_with(office)) && !COMPANY.contains(&name),
            // 부처: a ministry.
            false if end == "부처" => name.ends_with(['부', '처']) && name != end && name != "정부",
            false => name.ends_with(end) && name != end,
        };
        let bodies = self.list.iter().enumerate().rev().take(LOOKED_AT);
        let listed = bodies
            .filter(|(_, body)| body.kind == PersonKind::Organization && is_meant(&body.name))
            .filter_map(|(id, _)| Some((*self.seen.get(id)?, id)))
            .max();
        let unlisted = self.last_company.clone().filter(|(name, _)| is_meant(name));
        match (listed, unlisted) {
            (Some((seen, id)), Some((_, at))) if seen >= at => Some(id),
            (_, Some((name, _))) => Some(self.add_other(&name, PersonKind::Organization)),
            (listed, None) => listed.map(|(_, id)| id),
        }
    }

    fn note(&mut self, id: usize, range: &Range<usize>, is_mention: bool) {
        if let Some(seen) = self.seen.get_mut(id) {
            *seen = range.start;
        }
        if is_mention && let Some(person) = self.list.get_mut(id) {
            person.mentions.push(range.clone());
        }
    }

    fn add(&mut self, person: Person) -> usize {
        let id = self.list.len();
        self.by_name.insert(person.name.clone(), id);
        self.list.push(person);
        self.titles.push(Vec::new());
        self.seen.push(0);
        id
    }

    fn add_other(&mut self, name: &str, kind: PersonKind) -> usize {
        if let Some(id) = self.by_name.get(name) {
            return *id;
        }
        let id = self.add(Person { name: name.to_owned(), kind, ..Person::default() });
        if kind == PersonKind::Described
            && let Some(head) = name.rsplit([' ', 'の']).next()
        {
            // 이 당국자, 同担当者.
            self.give_title(id, head);
        }
        // 최모 씨, and after that 최씨; 김모 교사, 김 교사.
        if let Some(family) = half_name(name) {
            self.by_family.entry(family.to_owned()).or_default().push(id);
        }
        id
    }

    fn named(&mut self, full: &FullName) -> usize {
        let id = match self.by_name.get(&full.name) {
            Some(id) => *id,
            None => {
                let person = Person { name: full.name.clone(), family_name: full.family.clone(), ..Person::default() };
                let id = self.add(person);
                for family in family_names(full) {
                    self.by_family.entry(family).or_default().push(id);
                }
                id
            }
        };
        if let Some(person) = self.list.get_mut(id) {
            person.kind = PersonKind::Person;
            person.native_name = person.native_name.take().or_else(|| full.native.clone());
            person.role = person.role.take().or_else(|| full.role.clone());
        }
        if !full.is_guess {
            self.full.insert(id);
        }
        self.give_title(id, &full.title);
        id
    }

    fn give_title(&mut self, id: usize, title: &str) {
        let Some(titles) = self.titles.get_mut(id) else { return };
        if is_courtesy(title) || titles.len() > LOOKED_AT || titles.iter().any(|known| known == title) {
            return;
        }
        titles.push(title.to_owned());
        self.by_title.entry(title.to_owned()).or_default().push(id);
    }

    /// The person with this family name. A title that is not among the person's own means another person.
    fn of_family(&mut self, family: &str, title: &str) -> usize {
        let candidates = self.by_family.get(family).map(Vec::as_slice).unwrap_or_default();
        let recent = candidates.iter().rev().take(LOOKED_AT);
        let best = recent.filter_map(|id| Some((self.title_fit(*id, title)?, self.seen.get(*id)?, *id))).max();
        if let Some((_, _, id)) = best {
            return id;
        }
        let name = format!("{family} {title}").trim_end().to_owned();
        let name = if family.chars().all(is_han) { name.replace(' ', "") } else { name };
        if let Some(id) = self.by_name.get(&name) {
            return *id;
        }
        let role = (!is_courtesy(title)).then(|| title.to_owned());
        let id = self.add(Person { name, family_name: Some(family.to_owned()), role, ..Person::default() });
        self.by_family.entry(family.to_owned()).or_default().push(id);
        self.give_title(id, title);
        id
    }

    /// The last mention of someone else whom the family name and title may also mean.
    pub(super) fn rival(&self, id: usize, family: &str, title: &str) -> Option<usize> {
        let candidates = self.by_family.get(family).map(Vec::as_slice).unwrap_or_default();
        let own = self.title_fit(id, title);
        let is_rival = |other: &&usize| {
            let is_spoken_of = self.list.get(**other).is_some_and(|person| !person.mentions.is_empty());
            **other != id && is_spoken_of && self.title_fit(**other, title) >= own
        };
        candidates
            .iter()
            .rev()
            .take(LOOKED_AT)
            .filter(is_rival)
            .filter_map(|other| self.seen.get(*other).copied())
            .max()
    }

    /// How well a title fits a person, or `None` if it contradicts what the text says about that person.
    fn title_fit(&self, id: usize, title: &str) -> Option<u8> {
        let titles = self.titles.get(id)?;
        if is_courtesy(title) {
            return Some(1);
        }
        if titles.iter().any(|known| known == title || is_same_office(known, title)) {
            return Some(4);
        }
        if titles.iter().any(|known| is_short_for(title, known)) {
            return Some(3);
        }
        titles.is_empty().then_some(1)
    }

    /// The person who holds a title, or a described person if nobody is named with it.
    fn with_title(&mut self, title: &str, role: &str) -> usize {
        if let Some(id) = self.by_name.get(role) {
            return *id;
        }
        let exact = self.by_title.get(title).map(Vec::as_slice).unwrap_or_default();
        let suits = |id: &usize| {
            let held = self.list.get(*id).and_then(|person| person.role.as_deref()).unwrap_or_default();
            // 해양수산부 장관 is not the minister of another ministry.
            title == role || held == role || held == title
        };
        let recent = || exact.iter().rev().take(LOOKED_AT).copied();
        let last = |ids: &mut dyn Iterator<Item = usize>| ids.max_by_key(|id| self.seen.get(*id).copied());
        // 前大統領 is not 大統領, as long as the text has both.
        let agrees = |id: &usize| self.is_former(*id) == is_former_role(role);
        let of_title = last(&mut recent().filter(|id| suits(id) && agrees(id)));
        let found = match is_former_role(role) {
            true => of_title.or_else(|| last(&mut recent().filter(agrees))).or_else(|| self.former_holder(title)),
            false => of_title.or_else(|| last(&mut recent().filter(suits))),
        };
        if let Some(id) = found {
            return id;
        }
        if title == role
            && let Some(id) = self.short_title(title)
        {
            return id;
        }
        self.add_other(role, PersonKind::Described)
    }

    /// Whether the text says of somebody that he or she no longer holds the office.
    fn is_former(&self, id: usize) -> bool {
        self.list.get(id).and_then(|person| person.role.as_deref()).is_some_and(is_former_role)
    }

    /// The former holder of a title that ends with this one: 전 시장 for 전 청해시장.
    fn former_holder(&self, title: &str) -> Option<usize> {
        let recent = self.titles.iter().enumerate().rev().take(LOOKED_AT);
        let holders = recent.filter(|(_, titles)| titles.iter().any(|known| is_short_for(title, known)));
        holders.map(|(id, _)| id).find(|id| self.is_former(*id))
    }

    /// The person whose title ends with this one: 의장 for 국회의장.
    fn short_title(&self, title: &str) -> Option<usize> {
        let recent = self.titles.iter().enumerate().rev().take(LOOKED_AT);
        let holders = recent.filter(|(_, titles)| titles.iter().any(|known| is_short_for(title, known)));
        holders.map(|(id, _)| (self.seen.get(id).copied(), id)).max().map(|(_, id)| id)
    }
}

/// The possible family names. If a Japanese name has no space, these are its first two or three characters.
fn family_names(full: &FullName) -> Vec<String> {
    let mut names: Vec<String> = full.family.iter().cloned().collect();
    let is_japanese = full.name.chars().all(|c| is_han(c) || matches!(c, 'ぁ'..='ゖ'))
        && names.iter().all(|family| family.chars().count() > 1);
    let count = full.name.chars().count();
    for length in (2..=3).filter(|length| is_japanese && *length < count) {
        let name: String = full.name.chars().take(length).collect();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The family name of 최모 씨.
fn half_name(name: &str) -> Option<&str> {
    let half = name.split(' ').next()?.strip_suffix('모')?;
    (half.chars().count() == 1).then_some(half)
}

/// Whether a role is one that somebody held: 前市長, 전 청해시장.
fn is_former_role(role: &str) -> bool {
    role.starts_with(['前', '元']) || role.split(' ').any(|word| matches!(word, "전" | "전직"))
}

/// Whether a title is only a courtesy, which does not name an office.
fn is_courtesy(title: &str) -> bool {
    matches!(title, "" | "씨" | "님" | "여사" | "선생" | "先生" | "女士" | "小姐" | "同志")
}

/// Whether two titles are the same, as an abbreviation and in words: CEO, 최고경영자.
fn is_same_office(one: &str, other: &str) -> bool {
    const SAME: [(&str, [&str; 2]); 4] = [
        ("CEO", ["최고경영자", "最高経営責任者"]),
        ("CFO", ["최고재무책임자", "最高財務責任者"]),
        ("CTO", ["최고기술책임자", "最高技術責任者"]),
        ("COO", ["최고운영책임자", "最高執行責任者"]),
    ];
    let is_pair =
        |letters: &str, words: &str| SAME.iter().any(|(short, long)| *short == letters && long.contains(&words));
    is_pair(one, other) || is_pair(other, one)
}

/// Whether one title is the end of another that is not a deputy’s: 의장, 국회의장; but not 시장, 부시장.
fn is_short_for(title: &str, known: &str) -> bool {
    const WITH_DEPUTIES: [&str; 12] =
        ["시장", "지사", "총리", "의장", "위원장", "회장", "사장", "원장", "총장", "대변인", "교수", "소장"];
    let Some(front) = known.strip_suffix(title).filter(|front| !front.is_empty()) else { return false };
    let is_deputy = front.ends_with('副') || front.ends_with('부') && WITH_DEPUTIES.contains(&title);
    !is_deputy && !matches!(front, "前" | "元" | "전")
}

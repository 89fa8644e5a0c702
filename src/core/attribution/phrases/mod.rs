//! Reads noun phrases: the people and things named at a position of a sentence.

mod offices;
mod times;

use super::items::{ItemKind, Items};
use super::names::Name;
use super::people::People;
use super::text_words::WordTable;
use super::tokens::Kind;
use super::word::WordClasses;
use super::words::people_nouns::is_for_person;

/// The head of a noun phrase, by how it names a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A name, as an index into [`People::names`].
    Name(u32),
    /// he, she, they, it.
    Pronoun,
    /// I, we, you.
    FirstPerson,
    /// "the mayor".
    Description,
}

/// A noun phrase: items of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct NounPhrase {
    pub start: usize,
    pub end: usize,
    /// The item of its head: the name's last word, the pronoun, the noun.
    pub head_at: usize,
    pub head: Head,
    /// Whether it ends in ’s; the noun that it owns follows and is not part of it.
    pub is_possessive: bool,
    /// A name within it that is an owner: "Lee’s spokesman".
    pub owner: Option<u32>,
    /// A name after it between commas: "the mayor, Ann Lee,".
    pub apposition: Option<u32>,
    pub is_plural: bool,
}

/// Reads noun phrases.
pub(super) struct Reader<'a> {
    pub items: &'a Items<'a>,
    pub people: &'a People,
    pub words: &'a WordTable<'a>,
    pub is_english: bool,
    /// Whether every noun has a capital, as in German.
    pub are_nouns_capitalised: bool,
}

/// A phrase while it is being read.
struct PartialPhrase {
    start: usize,
    at: usize,
    /// The item of the head.
    head: Option<(usize, Head)>,
    owner: Option<u32>,
    is_plural: bool,
}

impl PartialPhrase {
    /// The name that is its head so far.
    fn named(&self) -> Option<u32> {
        match self.head {
            Some((_, Head::Name(number))) => Some(number),
            _ => None,
        }
    }

    /// The noun that is its head so far.
    fn noun(&self) -> Option<usize> {
        self.head.filter(|(_, head)| *head == Head::Description).map(|(at, _)| at)
    }

    fn skip(&mut self) -> bool {
        self.at += 1;
        true
    }

    /// Makes the words read so far the owner of the noun after them. `None` if there is no head yet.
    fn owns(&mut self) -> Option<bool> {
        self.head?;
        self.owner = self.named().or(self.owner);
        self.head = None;
        Some(self.skip())
    }
}

/// Items of the longest phrase.
const LONGEST: usize = 24;
/// Words that refer to people without a noun: "Many say".
const STANDING_ALONE: [&str; 13] =
    ["one", "another", "others", "many", "some", "most", "few", "several", "both", "two", "all", "jeden", "jedna"];

impl Reader<'_> {
    /// The name that begins at an item, if it belongs to anyone.
    fn name_from(&self, at: usize) -> Option<u32> {
        let token = self.items.token_number(at)?;
        let number = self.people.name_at(token)?;
        let name = self.people.name(number)?;
        (name.first == token && self.people.owner(number).is_some()).then_some(number)
    }

    /// The noun phrase that begins at an item.
    pub fn phrase(&self, at: usize) -> Option<NounPhrase> {
        self.phrase_within(at, 0)
    }

    /// "Selon lui": a pronoun in the form used after prepositions.
    pub fn pronoun_behind(&self, at: usize) -> Option<NounPhrase> {
        // „Volgens haar is er …“, but „volgens haar woordvoerder“.
        let is_alone = || self.items.word(at + 1).is(WordClasses::ADVERB.or(WordClasses::SAYS).or(WordClasses::VERB));
        let is_pronoun = !self.is_english
            && (matches!(self.lower(at), "lui" | "él" | "ihm" | "hem") || self.lower(at) == "haar" && is_alone());
        is_pronoun.then(|| self.made(at, at + 1, (at, Head::Pronoun), None, false))
    }

    /// A name alone, without what follows it.
    pub fn name_phrase(&self, at: usize) -> Option<NounPhrase> {
        let number = self.name_from(at)?;
        let end = at + self.name_len(number);
        Some(self.made(at, end, (end - 1, Head::Name(number)), None, false))
    }

    fn phrase_within(&self, at: usize, depth: usize) -> Option<NounPhrase> {
        let word = self.items.word(at);
        let simple = |head, is_plural| NounPhrase {
            start: at,
            end: at + 1,
            head_at: at,
            head,
            is_possessive: false,
            owner: None,
            apposition: None,
            is_plural,
        };
        if !self.items.is_word(at) && !self.items.is(at, Kind::Number) {
            return None;
        }
        // "He Weidong said".
        let is_name = self.name_from(at).is_some();
        // „bà Hồng Vân“: a pronoun that is also a form of address.
        if word.is(WordClasses::PRONOUN)
            && word.is(WordClasses::TITLES)
            && let Some(name) = self.name_phrase(at + 1)
        {
            return Some(NounPhrase { start: at, ..name });
        }
        if word.is(WordClasses::PRONOUN) && !word.is(WordClasses::DETERMINER) && !is_name {
            return Some(simple(Head::Pronoun, word.is(WordClasses::THEY)));
        }
        let is_country = self.items.token(at).is_some_and(|token| token.is_shouted);
        if word.is(WordClasses::FIRST) && !is_country && !is_name {
            return Some(simple(Head::FirstPerson, false));
        }
        let mut phrase = self.core(at)?;
        self.attach(&mut phrase, depth);
        if depth == 0
            && self.is_office(&phrase)
            && let Some((number, end)) = self.holder_within(&phrase).or_else(|| self.holder_behind(&phrase))
        {
            phrase = NounPhrase { end, head_at: end - 1, head: Head::Name(number), owner: None, ..phrase };
        }
        Some(phrase)
    }

    /// The phrase without attached prepositional phrases.
    fn core(&self, start: usize) -> Option<NounPhrase> {
        let mut draft = PartialPhrase { start, at: start, head: None, owner: None, is_plural: false };
        // "The ministry late Monday said": the time is not part of it.
        let is_time = |draft: &PartialPhrase| draft.head.is_some() && self.time_end(draft.at) > draft.at;
        while draft.at < start + LONGEST && !is_time(&draft) {
            let is_more = match self.name_from(draft.at) {
                Some(number) => self.take_name(&mut draft, number),
                None => match self.items.kind_at(draft.at) {
                    ItemKind::Token(Kind::Possessive) if self.may_be_noun(draft.at + 1, true) => draft.owns()?,
                    ItemKind::Token(Kind::Possessive) => return self.possessive(&draft),
                    ItemKind::Token(Kind::Word) => self.take_word(&mut draft),
                    ItemKind::Token(Kind::Number) => draft.skip(),
                    _ => false,
                },
            };
            if !is_more {
                break;
            }
        }
        let head = draft.head.or_else(|| self.stands_alone(&draft))?;
        // „ob die Halle schon feststehe“: a word without a capital is not a noun.
        if self.are_nouns_capitalised && draft.noun().is_some_and(|at| self.items.is_word(at) && !self.is_capital(at)) {
            return None;
        }
        Some(self.made(start, draft.at, head, draft.owner, draft.is_plural))
    }

    /// Reads a name; returns whether the phrase may continue.
    fn take_name(&self, draft: &mut PartialPhrase, number: u32) -> bool {
        // "In her report Ann Lee writes", "this week Ann Lee said": not one phrase, as "the mayor Ann Lee" is.
        let noun = draft.noun().map_or(WordClasses::default(), |at| self.items.word(at));
        if noun.is(WordClasses::SPEECH.or(WordClasses::PLACE)) && !noun.is(WordClasses::ROLE.or(WordClasses::TITLES)) {
            return false;
        }
        draft.at += self.name_len(number);
        draft.head = Some((draft.at - 1, Head::Name(number)));
        self.goes_on(draft.at)
    }

    /// Reads an article, adjective or noun; returns whether it did.
    fn take_word(&self, draft: &mut PartialPhrase) -> bool {
        let at = draft.at;
        // "The 59-year-old said".
        if self.items.word(at).is(WordClasses::SAYS) && at > draft.start && self.is_age(at - 1) {
            return false;
        }
        if self.items.word(at).is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE)) {
            return (at == draft.start || self.is_opening(at - 1)) && draft.skip();
        }
        if self.may_be_german_verb(draft, at) {
            return false;
        }
        // „Am Abend besuchte Lee“: no adjective stands behind a German noun.
        let is_noun = |noun: usize| self.items.is_word(noun) && self.is_capital(noun);
        if self.are_nouns_capitalised && !self.is_capital(at) && draft.noun().is_some_and(is_noun) {
            return false;
        }
        let is_first = at == draft.start;
        let is_base_noun = !draft.is_plural && !is_first && self.is_base_noun(at);
        if !self.may_be_noun(at, is_first || self.is_noun_place(at - 1)) && !is_base_noun {
            return false;
        }
        if let Some((_, Head::Name(number))) = draft.head {
            draft.owner = Some(number);
        }
        draft.head = Some((at, Head::Description));
        draft.is_plural = self.looks_plural(at);
        draft.skip()
    }

    /// „besuchte Lee“, „traf Lee“: a word in lower case without an article, in no list, before a name. It is no adjective by its
    /// ending.
    fn may_be_german_verb(&self, draft: &PartialPhrase, at: usize) -> bool {
        let lower = self.lower(at);
        let is_adjective = lower.ends_with(['e', 's']) || ["er", "en", "em"].iter().any(|end| lower.ends_with(end));
        self.are_nouns_capitalised
            && at == draft.start
            && !self.is_capital(at)
            && self.items.word(at) == WordClasses::default()
            && (!is_adjective || lower.ends_with("te") || lower.ends_with("ten"))
            && self.name_from(at + 1).is_some()
    }

    /// "Lee’s", if no owned noun follows.
    fn possessive(&self, draft: &PartialPhrase) -> Option<NounPhrase> {
        let owner = draft.named().or(draft.owner);
        let phrase = self.made(draft.start, draft.at, draft.head?, owner, draft.is_plural);
        Some(NounPhrase { is_possessive: true, end: draft.at + 1, ..phrase })
    }

    /// 59-year-old
    fn is_age(&self, at: usize) -> bool {
        let number = self.items.token(at).filter(|token| token.kind == Kind::Number);
        let text = number.and_then(|token| self.items.text.get(token.start as usize..token.end as usize));
        text.is_some_and(|text| text.ends_with("-year-old"))
    }

    /// "One told", "Many say", "Others say".
    fn stands_alone(&self, draft: &PartialPhrase) -> Option<(usize, Head)> {
        let last = draft.at.saturating_sub(1);
        if last > draft.start && self.is_age(last) {
            return Some((last, Head::Description));
        }
        let is_alone = draft.at == draft.start + 1 && STANDING_ALONE.contains(&self.lower(draft.start));
        is_alone.then_some((draft.start, Head::Description))
    }

    fn made(
        &self,
        start: usize,
        end: usize,
        (head_at, head): (usize, Head),
        owner: Option<u32>,
        is_plural: bool,
    ) -> NounPhrase {
        NounPhrase { start, end, head_at, head, is_possessive: false, owner, apposition: None, is_plural }
    }

    /// Whether the phrase is a name, a pronoun, or a noun for people or an organization.
    pub fn names_somebody(&self, phrase: &NounPhrase) -> bool {
        let people = WordClasses::ROLES.or(WordClasses::TITLES).or(WordClasses::ORGANIZATION).or(WordClasses::GROUP);
        phrase.head != Head::Description
            || phrase.apposition.is_some()
            || self.items.word(phrase.head_at).is(people)
            || STANDING_ALONE.contains(&self.lower(phrase.head_at))
            || self.is_age(phrase.head_at)
    }

    /// A word in lower case; empty if the item is not a word.
    pub fn lower(&self, at: usize) -> &str {
        self.items.token(at).filter(|_| self.items.is_word(at)).map_or("", |token| self.words.lower(token.number))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.items.token(at).is_some_and(|token| token.is_capital)
    }

    fn name_len(&self, number: u32) -> usize {
        self.people.name(number).map_or(1, |name| (name.last - name.first + 1) as usize).max(1)
    }

    /// Whether a phrase continues after a name: "Lee’s spokesman", "Clinton aide Ann Lee", "the Trump campaign".
    fn goes_on(&self, at: usize) -> bool {
        if self.items.is(at, Kind::Possessive) || self.name_from(at).is_some() {
            return true;
        }
        let word = self.items.word(at);
        if !self.items.is_word(at) || self.is_capital(at) {
            return false;
        }
        // „Kovács Anna polgármester“: her role follows the name and does not begin another phrase.
        if !self.is_english && word.is(WordClasses::ROLES.or(WordClasses::TITLES)) {
            // “Muhalefet lideri Ali Demir”: the word before the office is part of it.
            return self.name_from(at + 1).is_some_and(|number| self.is_full_person(number));
        }
        let is_noun = word.is(WordClasses::ROLES
            .or(WordClasses::ORGANIZATION)
            .or(WordClasses::TITLES)
            .or(WordClasses::GROUP)
            .or(WordClasses::SPEECH))
            && !word.is(WordClasses::SAYS.or(WordClasses::VERB));
        // "Fox News prime-time host", "Trump senior adviser".
        is_noun || (word == WordClasses::default() && self.is_before_role(at))
    }

    fn is_before_role(&self, at: usize) -> bool {
        (at + 1..at + 3).any(|next| {
            let word = self.items.word(next);
            self.items.is_word(next) && word.is(WordClasses::ROLE) && !word.is(WordClasses::SAYS)
        }) && !self.looks_like_past(at)
    }

    /// Whether part of the phrase comes before it.
    fn is_inner(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.is_noun_place(before)
                || (self.items.is_word(before)
                    && !self
                        .items
                        .word(before)
                        .is(WordClasses::LINKS.or(WordClasses::ADVERB).or(WordClasses::AUXILIARY)))
        })
    }

    /// "a fundraising email", "a snappy retort": the base form of a verb after a singular is a noun.
    fn is_base_noun(&self, at: usize) -> bool {
        let word = self.items.word(at);
        self.is_english && word.is(WordClasses::SAY) && !word.is(WordClasses::SAYS)
    }

    /// Whether a noun follows: after an article, an owner, an adjective.
    fn is_noun_place(&self, at: usize) -> bool {
        self.is_opening(at)
            || self.items.is(at, Kind::Possessive)
            // "the official said", but "the official visit".
            || self.items.word(at).is(WordClasses::ADJECTIVE)
                && !(self.items.word(at).is(WordClasses::ROLES) && self.says_something(at + 1))
            || self.is_compound_adjective(at)
    }

    /// Whether it is a finite verb and not a noun in this position.
    fn says_something(&self, at: usize) -> bool {
        let word = self.items.word(at);
        word.is(WordClasses::SAYS) && !word.is(WordClasses::SAY)
            || word.is(WordClasses::VERB.or(WordClasses::AUXILIARY))
    }

    /// "over-the-top comments", "well-known claims"; but not "the 59-year-old", "the brother-in-law".
    fn is_compound_adjective(&self, at: usize) -> bool {
        let text = self.lower(at);
        let is_noun = ["-old", "-in-law", "-in-chief", "-at-arms", "-large"].iter().any(|end| text.ends_with(end));
        self.is_english && text.matches('-').count() > 1 && !is_noun && !self.items.word(at).is(WordClasses::ROLES)
    }

    fn is_opening(&self, at: usize) -> bool {
        self.items.word(at).is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE)) || self.items.is(at, Kind::Number)
    }

    /// Whether a word can be a noun or an adjective here; `is_after_opening` is whether an article precedes it.
    fn may_be_noun(&self, at: usize, is_after_opening: bool) -> bool {
        if !self.items.is_word(at) {
            return self.items.is(at, Kind::Number);
        }
        let word = self.items.word(at);
        let closed = WordClasses::LINKS
            .or(WordClasses::PRONOUN)
            .or(WordClasses::FIRST)
            .or(WordClasses::AUXILIARY)
            .or(WordClasses::WHO)
            .or(WordClasses::DETERMINER)
            .or(WordClasses::POSSESSIVE);
        if word.is(closed) {
            return is_after_opening && word.is(WordClasses::DETERMINER) && !word.is(WordClasses::LINKS);
        }
        if word.is(WordClasses::ROLES.or(WordClasses::ORGANIZATION)) && !word.is(WordClasses::SAYS) {
            return true;
        }
        let is_adverb = word.is(WordClasses::ADVERB);
        let is_verb = word.is(WordClasses::SAID.or(WordClasses::VERB)) || self.looks_like_past(at);
        if is_adverb && !is_after_opening {
            return false;
        }
        // "Dashing into the hall, Lee said".
        let is_gerund = self.is_english
            && self.lower(at).len() > 5
            && self.lower(at).ends_with("ing")
            && !word.is(WordClasses::ORGANIZATION);
        if is_gerund && !self.is_inner(at) {
            return false;
        }
        // "the claims", "a retired general", but "the mayor claims".
        !is_verb || is_after_opening
    }

    /// Whether a lower-case word ends like the past tense of a verb.
    pub fn looks_like_past(&self, at: usize) -> bool {
        let text = self.lower(at);
        self.is_english
            && text.len() > 4
            && text.ends_with("ed")
            && !text.ends_with("eed")
            && !self.is_capital(at)
            && text != "hundred"
    }

    fn looks_plural(&self, at: usize) -> bool {
        let text = self.lower(at);
        self.is_english
            && (text.ends_with('s') && !text.ends_with("ss") || text.ends_with("people") || text.ends_with("men"))
    }

    /// "a nurse called Ann Doyle came", "a man named Kim, who"; but not "a nurse called Ann Doyle a liar".
    fn is_called(&self, phrase: &NounPhrase, at: usize) -> bool {
        let is_one = matches!(self.lower(phrase.start), "a" | "an" | "one" | "another");
        let is_person =
            self.items.word(phrase.head_at).is(WordClasses::ROLES) || is_for_person(self.lower(phrase.head_at));
        let Some(name) = self.name_phrase(at + 1) else { return false };
        let next = self.items.word(name.end);
        let is_object = next.is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE).or(WordClasses::ADJECTIVE));
        let goes_on = match self.items.kind_at(name.end) {
            ItemKind::Token(Kind::Word) => !is_object,
            ItemKind::Token(Kind::Comma | Kind::Stop) | ItemKind::End => true,
            _ => false,
        };
        is_one && is_person && goes_on && matches!(self.lower(at), "called" | "named" | "nicknamed")
    }

    /// "a friend of his said", "a colleague of theirs": a possessive without a noun.
    fn is_alone_possessive(&self, at: usize) -> bool {
        let next = self.items.word(at + 1);
        let is_end =
            !self.items.is_word(at + 1) || next.is(WordClasses::SAYS.or(WordClasses::AUXILIARY).or(WordClasses::WHO));
        matches!(self.lower(at), "mine" | "ours" | "hers" | "theirs" | "yours") || self.lower(at) == "his" && is_end
    }

    /// Attaches "of …", "for …" to a phrase.
    fn attach(&self, phrase: &mut NounPhrase, depth: usize) {
        const DEEPEST: usize = 4;
        // "a man surnamed Kim", "a retiree, surnamed Park".
        let surnamed = phrase.end + usize::from(self.items.is(phrase.end, Kind::Comma));
        if self.is_english
            && phrase.head == Head::Description
            && (self.lower(surnamed) == "surnamed" || self.is_called(phrase, surnamed))
            && let Some(name) = self.name_phrase(surnamed + 1)
            && let Head::Name(number) = name.head
        {
            phrase.apposition = Some(number);
            phrase.end = name.end;
            return;
        }
        while depth < DEEPEST && !phrase.is_possessive && self.time_end(phrase.end) == phrase.end {
            if self.is_held_for_a_time(phrase) {
                phrase.end += 2;
            }
            let text = self.lower(phrase.end);
            let is_name = matches!(phrase.head, Head::Name(_));
            let attaches = match text {
                "to" => !is_name && (self.is_opening(phrase.end + 1) || self.name_from(phrase.end + 1).is_some()),
                // „sagte Weber der Zeitung“: the newspaper is whom he tells it; but „sagten Sprecher der Zeitung“.
                "der" => !is_name && (phrase.head_at > phrase.start || self.names_somebody(phrase)),
                "of" | "von" | "für" | "des" | "vom" | "de" | "du" | "del" | "d’" | "d'" => true,
                "from" | "for" | "with" | "at" => true,
                "da" | "do" | "das" | "dos" | "di" | "della" | "dello" | "dei" | "delle" | "van" => !self.is_english,
                "in" | "on" | "behind" | "near" | "inside" | "against" | "about" | "within" | "close" => !is_name,
                _ => false,
            };
            if !attaches {
                break;
            }
            if text == "of" && self.is_alone_possessive(phrase.end + 1) {
                phrase.end += 2;
                continue;
            }
            let Some(inner) = self.phrase_within(phrase.end + 1, depth + 1) else { break };
            // « ha scritto il ministro in una nota »
            let is_in_text = !self.is_english && text == "in" && self.items.word(inner.head_at).is(WordClasses::SPEECH);
            if matches!(inner.head, Head::Pronoun | Head::FirstPerson) || is_in_text {
                break;
            }
            if let Head::Name(number) = inner.head {
                // "Secretary of State Ann Lee", "director of the Coastal Agency Ann Lee".
                // "Chief Secretary for Public Relations Oh Min-su", but "a spokesman for Texas Republican Ann Lee".
                let link = self.lower(inner.start - 1);
                let is_title = link == "for" && self.is_capital(phrase.head_at);
                let is_of = is_title || !matches!(link, "to" | "for" | "from" | "with" | "at");
                let is_after_place = |name: &Name| name.first != name.core && name.titles == WordClasses::default();
                let is_named = is_of && self.people.name(number).is_some_and(is_after_place);
                if is_named
                    && phrase.head == Head::Description
                    && self.items.word(phrase.head_at).is(WordClasses::TITLES.or(WordClasses::ROLES))
                {
                    phrase.head = inner.head;
                    phrase.head_at = inner.head_at;
                } else if phrase.owner.is_none() {
                    // "The email to Oh from Lee said": the writer is the speaker.
                    let is_hearer = link == "to" && self.items.word(phrase.head_at).is(WordClasses::SPEECH);
                    phrase.owner = if is_hearer { inner.owner } else { Some(number) };
                }
            }
            phrase.end = inner.end;
            if inner.is_possessive {
                phrase.is_possessive = true;
            }
        }
    }
}

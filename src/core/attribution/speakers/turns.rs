//! The turns of a transcript: each of their paragraphs is a quotation of the speaker whom the label names.

use super::{super::as_u32, Discourse};
use crate::attribution::confidence::{self, Features};
use crate::attribution::names::NameKind;
use crate::attribution::people;
use crate::attribution::tokens::Kind;
use crate::attribution::transcript::{LabelForm, LabelKind, RawTurn, is_aside, without_time};
use crate::attribution::{Confidence, ProposedQuote, Rule, Turn};

/// Words between an office and its field or place, in labels.
const OF: [&str; 14] = [
    " of ", " for ", " de ", " du ", " des ", " del ", " della ", " dei ", " da ", " do ", " das ", " dos ", " von ",
    " für ",
];

impl Discourse<'_> {
    pub(super) fn turn(&mut self, turn: &RawTurn) {
        let label = self.text.get(turn.label.clone()).unwrap_or_default();
        let signs: &[char] = if label.contains('(') {
            &[':', '：', '\t', '–', '—']
        } else {
            &[':', '：', '.', ')', '\t', '–', '—']
        };
        let words = without_time(label.trim_end_matches(signs).trim()).trim_matches(['*', '_']).trim();
        let words = if words.is_empty() { "Interviewer" } else { words };
        let mut is_sure = true;
        let (who, rule) = match turn.kind {
            LabelKind::Question => (Some(self.described(words, people::Gender::Unknown)), Rule::Interview),
            LabelKind::Answer => {
                let is_labelled = !turn.label.is_empty();
                // Answers without labels get no speaker if the text names nobody outside the answers.
                let interviewed = self.interviewed(is_labelled);
                is_sure = interviewed.is_none_or(|(_, is_alone)| is_alone);
                let who = interviewed.map(|(who, _)| who);
                let who = who.or_else(|| is_labelled.then(|| self.described(words, people::Gender::Unknown)));
                (who, Rule::Interview)
            }
            LabelKind::Speaker => {
                let known = self.state.labelled.get(words).copied();
                (Some(known.unwrap_or_else(|| self.first_labelled(turn, words))), Rule::TurnLabel)
            }
        };
        for block in turn.blocks.clone() {
            self.turn_block(turn, block, (who, is_sure), rule);
        }
        let speaker = who.filter(|_| turn.kind != LabelKind::Question).map(|who| who as usize);
        self.state.out.turns.push(Turn { label: turn.label.clone(), blocks: turn.blocks.clone(), speaker });
    }

    fn turn_block(&mut self, turn: &RawTurn, block: usize, (who, is_sure): (Option<u32>, bool), rule: Rule) {
        let Some(range) = self.blocks.get(block).map(|block| block.range.clone()) else { return };
        let start = if block == turn.blocks.start { turn.label.end } else { range.start };
        let Some(body) = self.text.get(start..range.end) else { return };
        let is_before = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
        let trimmed = body.trim_start_matches(is_before);
        // The dash of a dialogue is not part of its words.
        let behind = trimmed.strip_prefix(['–', '—', '―']).filter(|_| turn.label.is_empty());
        let trimmed = behind.map_or(trimmed, |behind| behind.trim_start_matches(is_before));
        let start = range.end - trimmed.len();
        let trimmed = trimmed.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
        if trimmed.is_empty() || block != turn.blocks.start && is_aside(trimmed) {
            return;
        }
        self.state.out.quotes.push(ProposedQuote {
            range: start..start + trimmed.len(),
            block,
            speaker: who.map(|who| who as usize),
            speaker_text: Some(turn.label.clone()).filter(|label| !label.is_empty()),
            rule,
            confidence: match who {
                None => Confidence::Unsure,
                Some(_) if is_sure && block < turn.sure_until => {
                    confidence::measured_confidence(rule, &Features::default())
                }
                // Answers without a label, in a text whose beginning names several people.
                Some(_) if !is_sure && turn.label.is_empty() => Confidence::Unsure,
                Some(_) => Confidence::Likely,
            },
            evidence: vec![turn.label.clone()].into_iter().filter(|label| !label.is_empty()).collect(),
            continues: block != turn.blocks.start,
            in_turn: true,
            is_of_nameless: false,
        });
    }

    /// Whom a label names that does not occur before.
    fn first_labelled(&mut self, turn: &RawTurn, words: &str) -> u32 {
        let is_plain = turn.form == LabelForm::Plain;
        let who = self.labelled(turn).filter(|who| !is_plain || !self.is_of_office(*who, words));
        // „Kämmerer der Stadt Lindau Jan Reuter“, whose name the text has only here.
        let name = match turn.form {
            LabelForm::OfficeAndName(at) => {
                self.text.get(at..turn.label.end).and_then(|name| name.split(['(', ':']).next())
            }
            LabelForm::Plain | LabelForm::Office => None,
        };
        let who = who.unwrap_or_else(|| {
            self.label_alone(name.map(str::trim).filter(|name| name.contains(' ')).unwrap_or(words))
        });
        self.note_office(who, words);
        // «O Sr. Presidente (João Seixas): …», and then «O Sr. Presidente: …».
        if turn.form == LabelForm::Office
            && let Some((office, _)) = words.split_once(" (")
        {
            self.state.labelled.insert(office.to_owned(), who);
        }
        self.state.labelled.insert(words.to_owned(), who);
        who
    }

    /// "The Minister for Transport (Ann Lee)": the label says which office she holds.
    fn note_office(&mut self, who: u32, label: &str) {
        let Some((office, holder)) = label.split_once(" (") else { return };
        let office = office.strip_prefix("The ").unwrap_or(office);
        if let Some(entry) = self.state.people.entries.get_mut(who as usize)
            && entry.role.is_none()
            && holder.strip_suffix(')').is_some_and(|holder| holder.ends_with(&entry.shown()))
        {
            entry.role = Some(office.to_owned());
        }
    }

    /// Whether a label has a name only as that of a place: "The Lord Bishop of Durham", "Lord Oh of Upper Moor", but
    /// not "Director of the Agency Ann Lee".
    fn is_of_office(&self, who: u32, label: &str) -> bool {
        let outside = label.split(['(', '[']).next().unwrap_or(label);
        let Some(entry) = self.state.people.entry(who) else { return false };
        let name = entry.shown();
        let at = outside.find(name.as_str()).or_else(|| outside.find(name.split(' ').next_back().unwrap_or_default()));
        let Some(before) = at.and_then(|at| outside.get(..at)) else { return false };
        // "The Earl of Moor".
        if outside.starts_with("The ") && !outside.trim_end().ends_with(&name) {
            return true;
        }
        // « Le porte-parole de Luc Petit »
        const OWNED: [&str; 9] = [" de ", " du ", " del ", " della ", " do ", " da ", " di ", " d’", " d'"];
        if entry.name.len() > 1 && OWNED.iter().any(|link| before.ends_with(link)) {
            return true;
        }
        let is_behind_link = OF.iter().any(|link| before.contains(link));
        is_behind_link && (entry.kind != Some(NameKind::Person) || entry.name.len() < 2)
    }

    /// The person whom the label names.
    fn labelled(&self, turn: &RawTurn) -> Option<u32> {
        let first = *self.firsts.get(turn.blocks.start)?;
        let start = |at: &u32| self.tokens.get(*at as usize).map_or(usize::MAX, |token| token.start as usize);
        let name = if let LabelForm::OfficeAndName(at) = turn.form { at } else { 0 };
        let labels = (first..).take_while(|at| start(at) < turn.label.end).filter(|at| start(at) >= name);
        let labels: Vec<u32> = labels.collect();
        let owner = |at: u32| self.state.people.name_at(at).and_then(|number| self.state.people.owner(number));
        let entry_kind = |who: u32| self.state.people.entry(who).and_then(|entry| entry.kind);
        let is_full = |who: &u32| self.state.people.entry(*who).is_some_and(|entry| entry.full > 0);
        let is_known = |who: &u32| entry_kind(*who) == Some(NameKind::Person);
        let is_person = |who: &u32| is_known(who) || is_full(who) && entry_kind(*who) != Some(NameKind::Organization);
        let kind = |at: &u32| self.tokens.get(*at as usize).map(|token| token.kind);
        let bracket = labels.iter().position(|at| kind(at) == Some(Kind::Open)).unwrap_or(labels.len());
        let (outside, inside) = labels.split_at_checked(bracket).unwrap_or((&labels, &[]));
        let is_inside = |at: &&u32| kind(at) != Some(Kind::Close);
        let within = || inside.iter().take_while(is_inside).find_map(|at| owner(*at)).filter(is_person);
        // "The Minister for Transport (Ann Lee)" names Ann Lee, not "Transport"; "Ann Lee (North Moor)" does not name
        // "North Moor".
        let named = || outside.iter().find_map(|at| owner(*at));
        // The second bracket has the party and the first a place: "Mr Bishop (North Moor) (Ind)".
        let is_alone = inside.iter().filter(|at| kind(at) == Some(Kind::Open)).count() == 1;
        match turn.form {
            LabelForm::Office => within().or_else(named),
            // «O vereador das Finanças, João Seixas»: the field may look like a name.
            LabelForm::OfficeAndName(_) => {
                let last = outside.iter().rev().filter_map(|at| owner(*at)).find(is_known);
                last.or_else(named).or_else(|| within().filter(|who| is_alone && is_known(who)))
            }
            LabelForm::Plain => named().or_else(|| within().filter(|who| is_alone && is_known(who))),
        }
    }

    /// Who gives the answers, and whether that is the only candidate. The result is cached.
    fn interviewed(&mut self, is_labelled: bool) -> Option<(u32, bool)> {
        let known = self.state.interviewed;
        known.unwrap_or_else(|| {
            let found = self.introduced().or_else(|| self.most_named().filter(|_| is_labelled));
            self.state.interviewed = Some(found);
            found
        })
    }

    /// The person named before or in the first question of an interview, and whether that is the only one.
    fn introduced(&self) -> Option<(u32, bool)> {
        /// How many names of one person are examined.
        const MOST: usize = 8;
        let (question, answer) = self.state.first_question?;
        let is_clear = |entry: &people::Entry| entry.kind == Some(NameKind::Person);
        for (end, must_be_clear) in [(question, true), (question, false), (answer, true), (answer, false)] {
            let is_named =
                |entry: &people::Entry| entry.mentions.iter().take(MOST).any(|number| self.names_before(*number, end));
            let is_announced = |entry: &people::Entry| {
                entry
                    .mentions
                    .iter()
                    .take(MOST)
                    .any(|number| self.names_before(*number, end) && self.is_announced(*number))
            };
            let may_answer = |entry: &people::Entry| is_clear(entry) || !must_be_clear || is_announced(entry);
            let mut found = self.persons().filter(|(_, entry)| is_named(entry) && may_answer(entry));
            let Some(first) = found.next() else { continue };
            let others = found.collect::<Vec<_>>();
            // A given name that is in no list may also be that of a person.
            let of_all =
                self.persons().filter(|(_, entry)| is_named(entry) && !self.is_beside_place_word(entry)).count();
            let of_all = of_all.max(others.len() + 1);
            let count = |entry: &people::Entry| {
                let before = || entry.mentions.iter().take(MOST).filter(|number| self.names_before(**number, end));
                (before().any(|number| self.is_announced(*number)), before().count())
            };
            let first_named = |entry: &people::Entry| std::cmp::Reverse(entry.mentions.first().copied());
            let key = |entry: &people::Entry| (count(entry), first_named(entry));
            let of_most =
                others.into_iter().fold(first, |best, other| if key(other.1) > key(best.1) { other } else { best });
            return Some((as_u32(of_most.0), of_all == 1));
        }
        None
    }

    /// "Interview with Ann Lee", «Интервью с директором театра Анной Ковалёвой»: whether the name is the first one behind
    /// words that say with whom the talk is.
    fn is_announced(&self, number: u32) -> bool {
        /// The most tokens between those words and the name.
        const FARTHEST: u32 = 10;
        const TALKS: &str = " interview talk conversation gespräch entretien entrevista intervista conversazione vraaggesprek \
            intervju rozmowa wywiad rozhovor интервью беседа інтерв’ю розмова ";
        const WITH: &str = " with mit avec con com a met med z ze s se с со з із ";
        const TURKISH: [&str; 5] = ["söyleşi", "röportaj", "görüşme", "mülakat", "sohbet"];
        let Some((name, last)) = self.state.people.name(number).map(|name| (name.first, name.last)) else {
            return false;
        };
        let lower = |at: u32| self.tokens.get(at as usize).map_or("", |token| self.words.lower(token.number));
        if lower(last + 1) == "ile" && TURKISH.contains(&lower(last + 2)) {
            return true;
        }
        let is_in = |list: &str, word: &str| !word.is_empty() && list.contains(&format!(" {word} "));
        let is_inner = |at: &u32| {
            let kind = self.tokens.get(*at as usize).map(|token| token.kind);
            kind == Some(Kind::Word) && self.state.people.name_at(*at).is_none_or(|of| of == number)
        };
        let mut before = (name.saturating_sub(FARTHEST)..name).rev().take_while(is_inner);
        let Some(talk) = before.find(|at| is_in(TALKS, lower(*at)) && is_in(WITH, lower(at + 1))) else { return false };
        // „Eva Brandt im Interview mit Jonas Reuter“: the second is the interviewer.
        let is_in_sentence = |at: &u32| {
            let token = self.tokens.get(*at as usize);
            token.is_some_and(|token| !matches!(token.kind, Kind::Stop | Kind::Mark | Kind::Colon))
                && self
                    .text
                    .get(token.map_or(0, |token| token.end as usize)..)
                    .is_some_and(|rest| !rest.starts_with('\n'))
        };
        let mut sentence = (talk.saturating_sub(FARTHEST)..talk).rev().take_while(is_in_sentence);
        !sentence
            .any(|at| self.state.people.name_at(at).is_some_and(|number| self.state.people.owner(number).is_some()))
    }

    /// The person who is mentioned most, and whether nobody else is mentioned as often, at the beginning of the text or
    /// in the whole text.
    fn most_named(&self) -> Option<(u32, bool)> {
        const HEAD: usize = 1_000;
        /// How many names of one person are examined.
        const MOST: usize = 8;
        let weight = |entry: &people::Entry| {
            let at_head = entry.mentions.iter().take_while(|number| self.names_before(**number, HEAD)).count();
            (entry.kind == Some(NameKind::Person), entry.mentions.len(), at_head)
        };
        let is_named = |entry: &people::Entry| {
            let mut mentions = entry.mentions.iter().take(MOST).peekable();
            mentions.peek().is_none() || mentions.any(|number| !self.is_byline(*number))
        };
        let persons = || self.persons().filter(|(_, entry)| is_named(entry));
        let (at, best) = persons().max_by_key(|(at, entry)| (weight(entry), std::cmp::Reverse(*at)))?;
        let is_alone = persons().filter(|(_, entry)| weight(entry) == weight(best)).count() == 1;
        Some((as_u32(at), is_alone))
    }

    fn persons(&self) -> impl Iterator<Item = (usize, &people::Entry)> {
        let is_person = |entry: &people::Entry| {
            entry.kind == Some(NameKind::Person)
                || entry.kind == Some(NameKind::Unknown) && (entry.is_person || entry.name.len() > 1)
        };
        self.state.people.entries.iter().enumerate().filter(move |(_, entry)| is_person(entry))
    }

    /// Whether a name occurs before this byte of the text, other than in a byline.
    fn names_before(&self, number: u32, end: usize) -> bool {
        self.bytes_of_name(number).is_some_and(|range| range.start < end) && !self.is_byline(number)
    }

    /// "The keeper of Calder Point": what the first mention of an unlisted name follows is said of places.
    fn is_beside_place_word(&self, entry: &people::Entry) -> bool {
        let first = entry.mentions.first().and_then(|number| self.state.people.name(*number)).map(|name| name.first);
        let before = first.and_then(|first| first.checked_sub(1)).and_then(|at| self.tokens.get(at as usize));
        let lower = before.map_or("", |token| self.words.lower(token.number));
        entry.kind == Some(NameKind::Unknown)
            && matches!(lower, "of" | "in" | "at" | "near" | "from" | "de" | "di" | "aus")
    }

    /// "By Ann Lee", "Interview: Ann Lee": the name is that of the interviewer or writer.
    fn is_byline(&self, number: u32) -> bool {
        let Some(first) = self.state.people.name(number).map(|name| name.first) else { return false };
        let lower = |back: u32| {
            let token = first.checked_sub(back).and_then(|at| self.tokens.get(at as usize));
            token.map_or("", |token| self.words.lower(token.number))
        };
        let is_colon = first
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at as usize))
            .is_some_and(|token| token.kind == Kind::Colon);
        let is_pronoun = |back: u32| matches!(lower(back), "he" | "she" | "they" | "er" | "sie" | "hij" | "ze");
        // "She spoke to Ann Lee."
        let is_interviewer = matches!(
            (lower(2), lower(1)),
            ("spoke" | "talked" | "speaks" | "talks", "to" | "with") | ("sprach" | "spricht" | "sprak", "mit" | "met")
        ) && is_pronoun(3);
        matches!(lower(1), "by" | "von" | "par" | "por")
            || is_interviewer
            || is_colon && matches!(lower(2), "interview" | "interviewer" | "gespräch" | "text" | "words" | "entretien")
    }
}

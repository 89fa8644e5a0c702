//! Goes through a text in order and proposes a speaker for each quotation.

use super::as_u32;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::clauses::Sentence;
use super::confidence::Features;
use super::cues::Cue;
use super::dialogue_dashes::{self, TextOfBlocks};
use super::items::Items;
use super::language::{Language, LanguageId, SaidWithin};
use super::names::{NameKind, Names};
use super::people::{self, People};
use super::phrases::Reader;
use super::pronouns::Mentions;
use super::signature;
use super::spans::{self, OpenQuotation, Setting, Span};
use super::text_words::WordTable;
use super::tokens::{self, Token};
use super::transcript::{self, LabelKind, RawTurn};
use super::{Attribution, Confidence, Person, PersonKind, PhraseKind, ProposedQuote, Rule};
use crate::document::{Block, BlockKind};

mod caseless;
mod dialogue;
mod mentions;
mod newcomers;
mod quotations;
mod replies;
mod resolve;
mod turns;
mod without_cue;

use newcomers::Newcomer;
use replies::Telling;

/// Finds the quotations of a text in a language with spaces between words.
pub(super) fn attribute(text: &str, blocks: &[Block], tag: &str) -> Attribution {
    let language = Language::of(tag, text);
    let mut words = WordTable::default();
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut firsts: Vec<u32> = Vec::with_capacity(blocks.len() + 1);
    for block in blocks {
        firsts.push(as_u32(tokens.len()));
        let body = text.get(block.range.clone()).unwrap_or_default();
        tokens::tokenize(body, block.range.start, language, &mut words, &mut tokens);
    }
    firsts.push(as_u32(tokens.len()));
    let mut found = Names::default();
    for pair in firsts.windows(2) {
        if let [first, end] = pair {
            let of_block = tokens.get(..*end as usize).unwrap_or_default();
            found.add_block(text, of_block, *first as usize, language, &words);
        }
    }
    let source = people::TextTokens {
        text,
        tokens: &tokens,
        words: &words,
        are_nouns_capitalised: language.id == LanguageId::German,
        is_english: language.is_english(),
        are_names_inflected: language.id == LanguageId::Other,
    };
    let people = People::new(found.list, &source);
    let turns = transcript::find(text, blocks, language);
    let of_blocks = TextOfBlocks { text, blocks, tokens: &tokens, firsts: &firsts };
    let spans = find_spans(&of_blocks, &people, language, &turns);
    Discourse {
        text,
        blocks,
        tokens: &tokens,
        firsts: &firsts,
        spans: &spans,
        words: &words,
        is_english: language.is_english(),
        and: match language.id {
            LanguageId::German => "und",
            LanguageId::French => "et",
            LanguageId::Spanish => "y",
            _ => "and",
        },
        are_nouns_capitalised: language.id == LanguageId::German,
        is_subject_left_out: matches!(language.id, LanguageId::Spanish | LanguageId::Other),
        said_within: language.said_within(),
        is_measured: language.id != LanguageId::Other,
        is_known: language.is_of(tag, text),
        state: State::new(people),
    }
    .run(&turns)
}

/// The spans of all blocks that are not turns.
fn find_spans(source: &TextOfBlocks<'_>, people: &People, language: &Language, turns: &[RawTurn]) -> Vec<Span> {
    let TextOfBlocks { text, blocks, tokens, firsts } = *source;
    let is_named = |at: u32| people.name_at(at).is_some_and(|number| people.owner(number).is_some());
    let is_turn = |block: usize| {
        let next = turns.partition_point(|turn| turn.blocks.end <= block);
        turns.get(next).is_some_and(|turn| turn.blocks.contains(&block))
    };
    let dashes = match language.has_dialogue_dashes() {
        true => dialogue_dashes::find(source, is_named, is_turn),
        false => Vec::new(),
    };
    let mut next_dashes = dashes.iter().peekable();
    let mut spans = Vec::new();
    let mut carried = OpenQuotation::default();
    let mut next_turn = turns.iter().peekable();
    for (number, block) in blocks.iter().enumerate() {
        while next_turn.peek().is_some_and(|turn| turn.blocks.end <= number) {
            next_turn.next();
        }
        if next_turn.peek().is_some_and(|turn| turn.blocks.contains(&number)) {
            carried = OpenQuotation::default();
            continue;
        }
        let (Some(first), Some(end)) = (firsts.get(number), firsts.get(number + 1)) else { break };
        let own = tokens.get(*first as usize..*end as usize).unwrap_or_default();
        let before = spans.len();
        let was_open = carried.is_open();
        spans::find(text, number, &block.range, (own, *first), &mut carried, &mut spans);
        if was_open {
            spans::doubt_left_open(&mut spans, before);
        }
        if let Some((_, said)) = next_dashes.next_if(|(of, _)| *of == number)
            && !was_open
        {
            spans::add_dashes(number, block.range.start, said, &mut spans, before);
            carried = OpenQuotation::default();
            continue;
        }
        if block.kind == BlockKind::Quotation && !begins_with_span(&spans, before, block) {
            spans.truncate(before);
            let quoted = match signature::signature_of(text, block, number.checked_sub(1).and_then(|at| blocks.get(at)))
            {
                Some(signature) => signature.quotation,
                None => block.range.clone(),
            };
            if !quoted.is_empty() {
                let own = own.iter().take_while(|token| (token.start as usize) < quoted.end).count();
                spans.push(spans::whole_block(number, &quoted, *first..*first + as_u32(own)));
            }
        }
    }
    if carried.is_open() {
        let end = spans.len();
        spans::doubt_left_open(&mut spans, end);
    }
    spans
}

fn begins_with_span(spans: &[Span], from: usize, block: &Block) -> bool {
    spans.get(from).is_some_and(|span| span.outer.start == block.range.start)
}

/// A proposed speaker of a quotation, and the reason.
#[derive(Debug, Clone)]
struct SpeakerGuess {
    who: u32,
    rule: Rule,
    words: Option<Range<usize>>,
    evidence: Vec<Range<usize>>,
    features: Features,
}

/// A quotation of the block that is being read.
struct PendingQuotation {
    span: u32,
    cue: Option<Cue>,
    speaker: Option<SpeakerGuess>,
    is_phrase: Option<PhraseKind>,
    /// For a phrase next to a verb of saying: the speaker it would have as a quotation, if that is known.
    phrase_by: Option<Option<u32>>,
    /// For a phrase that is not next to its verb of saying: the subject of that verb.
    phrase_perhaps_by: Option<u32>,
    /// Whether it is a phrase, but words near it say that someone said it.
    is_said: bool,
    sentence: usize,
    continues: bool,
    /// Whether it is attributed to "he" or "she".
    is_of_pronoun: bool,
    /// Whether its verb is plural or its subject is I, we or you, and the speakers are not named.
    is_of_several: bool,
    /// The clauses within the marks that say who speaks.
    clauses_within: Vec<Range<usize>>,
}

/// The state of the reading so far.
struct State {
    people: People,
    log: Mentions,
    out: Attribution,
    /// The number of the sentence being read.
    sentence: u32,
    last_speaker: Option<(u32, u32)>,
    /// The block of the last quotation that is a question, and who asked it.
    asker: Option<(usize, u32)>,
    /// The speaker whom the last block introduces, with a colon at its end.
    announced: Option<SpeakerGuess>,
    /// The block of the last quotation, and its speaker.
    last_quote: Option<(usize, Option<SpeakerGuess>)>,
    /// The block of the last sentence whose subject is a person, and who that is.
    subject_here: Option<(usize, u32)>,
    /// The block of the last sentence whose subject is described but not named, and the bytes of the description.
    described_subject: Option<(usize, Range<usize>)>,
    /// The subject of the last sentence of the previous block, if it speaks.
    last_subject: Option<(usize, SpeakerGuess)>,
    described: HashMap<String, u32>,
    /// Whom the label of a turn names, by its words: whoever the first one names is named by all that are the same.
    labelled: HashMap<String, u32>,
    /// Speakers whom verbs of saying name in a language without capitals, in the order of the text.
    without_capitals: Vec<u32>,
    /// People whom the text introduces without a name ("an executive"), by the noun in lower case, and the sentence that does.
    introduced: HashMap<String, (u32, u32)>,
    /// The speaker whom the title names.
    title: Option<SpeakerGuess>,
    /// The signature below a paragraph set off as a quotation: its block, and whom it names.
    signed: Option<(usize, SpeakerGuess)>,
    /// The last plural description that was a subject, and the last organization.
    last_group: Option<u32>,
    last_organization: Option<u32>,
    /// The organization that is the subject of a sentence at the beginning of the text.
    main_organization: Option<u32>,
    /// The block and sentence of the last subject that is described but not named in the text.
    unknown_subject: Option<(usize, u32)>,
    /// The person introduced last without a name.
    newcomer: Option<Newcomer>,
    /// The last one who told or asked someone something.
    telling: Option<Telling>,
    /// The last sentence that names each person, outside quotations.
    last_named: HashMap<u32, u32>,
    /// Whether the text is about a statement of several, once that was looked for.
    has_joint_statement: Option<bool>,
    /// The person whose life the text tells, as an obituary does.
    protagonist: Option<u32>,
    /// The bytes where the first question of an interview begins and ends.
    first_question: Option<(usize, usize)>,
    /// Who gives the answers of an interview, and whether that is the only candidate. The outer `None`: not
    /// searched for yet.
    interviewed: Option<Option<(u32, bool)>>,
}

impl State {
    fn new(people: People) -> Self {
        Self {
            people,
            log: Mentions::default(),
            out: Attribution::default(),
            sentence: 0,
            last_speaker: None,
            asker: None,
            announced: None,
            last_quote: None,
            subject_here: None,
            described_subject: None,
            last_subject: None,
            described: HashMap::new(),
            labelled: HashMap::new(),
            without_capitals: Vec::new(),
            introduced: HashMap::new(),
            title: None,
            signed: None,
            last_group: None,
            last_organization: None,
            has_joint_statement: None,
            main_organization: None,
            unknown_subject: None,
            newcomer: None,
            telling: None,
            last_named: HashMap::new(),
            protagonist: None,
            first_question: None,
            interviewed: None,
        }
    }
}

struct Discourse<'a> {
    text: &'a str,
    blocks: &'a [Block],
    tokens: &'a [Token],
    firsts: &'a [u32],
    spans: &'a [Span],
    words: &'a WordTable<'a>,
    is_english: bool,
    /// "and" in the language of the text.
    and: &'static str,
    /// Whether every noun has a capital, as in German.
    are_nouns_capitalised: bool,
    /// Whether the language omits the subject pronoun, as in "añadió" for "he added".
    is_subject_left_out: bool,
    /// The punctuation that may set off "he said" between the marks, as in French.
    said_within: Option<SaidWithin>,
    /// Whether the accuracy of the rules was measured for this language.
    is_measured: bool,
    /// Whether the rules know the verbs of saying of this language at all.
    is_known: bool,
    state: State,
}

impl Discourse<'_> {
    fn run(mut self, turns: &[RawTurn]) -> Attribution {
        let mut next_span = 0;
        let mut block = 0;
        self.state.protagonist = self.obituary_subject();
        let question = turns.iter().find(|turn| turn.kind == LabelKind::Question).map(|turn| turn.blocks.start);
        self.state.first_question =
            question.and_then(|at| self.blocks.get(at)).map(|block| (block.range.start, block.range.end));
        let mut next_turn = turns.iter().peekable();
        while block < self.blocks.len() {
            if let Some(turn) = next_turn.next_if(|turn| turn.blocks.start == block) {
                self.turn(turn);
                block = turn.blocks.end.max(block + 1);
                continue;
            }
            let first = next_span;
            while self.spans.get(next_span).is_some_and(|span| span.block <= block) {
                next_span += 1;
            }
            self.block(block, first..next_span);
            block += 1;
        }
        self.finish()
    }

    /// The only person named in a sentence without a known subject: "Innego zdania jest radny Gromek."
    fn only_name(&self, items: &Items<'_>, sentence: &Sentence) -> Option<u32> {
        let people = &self.state.people;
        let named = |at: usize| people.name_at(items.token_number(at)?).and_then(|number| people.owner(number));
        let mut all = sentence.items.clone().filter_map(named);
        let first = all.next()?;
        all.all(|who| who == first).then_some(first)
    }

    fn reader<'r>(&'r self, items: &'r Items<'r>) -> Reader<'r> {
        Reader {
            items,
            people: &self.state.people,
            words: self.words,
            is_english: self.is_english,
            are_nouns_capitalised: self.are_nouns_capitalised,
        }
    }

    /// The person whose name begins a text that begins with the report of this person’s death.
    fn obituary_subject(&self) -> Option<u32> {
        const HEAD: usize = 400;
        let head = self.text.get(..self.text.floor_char_boundary(HEAD))?;
        let is_told = |words: &str| head.contains(words);
        const WORDS: [&str; 9] = [
            ", dies aged ",
            ", dies at ",
            ", died at ",
            "Obituary",
            "who has died",
            ", who died ",
            ", has died",
            "ist gestorben",
            "Nachruf",
        ];
        let is_obituary = WORDS.iter().any(|words| is_told(words));
        let first = *self.firsts.first()?;
        let number = self.state.people.name_at(first).or_else(|| self.state.people.name_at(first + 2))?;
        let who = self.state.people.owner(number).filter(|_| is_obituary)?;
        self.state
            .people
            .entry(who)
            .filter(|entry| entry.kind == Some(NameKind::Person) || entry.is_person)
            .map(|_| who)
    }

    /// "She" is unlikely to refer to a person who is only mentioned within marks: “The people of Pell waited,” she
    /// said.
    fn doubt_names_within_marks(&mut self) {
        let is_within = |range: &Range<usize>| {
            let behind = self.spans.partition_point(|span| span.outer.end <= range.start);
            self.spans.get(behind).is_some_and(|span| span.outer.start <= range.start && span.setting == Setting::Marks)
        };
        let people = &self.state.people;
        let are_within: Vec<bool> = people
            .entries
            .iter()
            .map(|entry| {
                let mut mentions = entry.mentions.iter().filter_map(|number| self.bytes_of_name(*number)).peekable();
                mentions.peek().is_some() && mentions.all(|range| is_within(&range))
            })
            .collect();
        let is_told = |quote: &ProposedQuote| {
            quote.in_turn
                || matches!(
                    quote.rule,
                    Rule::SpeakerAfter | Rule::SpeakerBefore | Rule::Appositive | Rule::Colon | Rule::BlockQuotation
                )
        };
        let quotes = &mut self.state.out.quotes;
        // « …, a dit Paul Morel, … » also names him within the marks.
        let told: HashSet<usize> =
            quotes.iter().filter(|quote| is_told(quote)).filter_map(|quote| quote.speaker).collect();
        for quote in quotes.iter_mut().filter(|quote| !is_told(quote)) {
            let is_doubtful = |who: usize| are_within.get(who).is_some_and(|within| *within) && !told.contains(&who);
            if quote.speaker.is_some_and(is_doubtful) {
                quote.confidence = Confidence::Unsure;
            }
        }
    }

    fn finish(mut self) -> Attribution {
        self.doubt_names_within_marks();
        for entry in &self.state.people.entries {
            let mentions = entry.mentions.iter().filter_map(|number| self.bytes_of_name(*number)).collect();
            self.state.out.people.push(Person {
                name: entry.shown(),
                family_name: entry.family_spelled.clone(),
                native_name: entry.native.clone(),
                role: entry.role.clone(),
                kind: match entry.kind {
                    None => PersonKind::Described,
                    Some(NameKind::Organization) => PersonKind::Organization,
                    Some(_) => PersonKind::Person,
                },
                mentions,
            });
        }
        self.state.out
    }

    fn bytes_of_name(&self, number: u32) -> Option<Range<usize>> {
        let name = self.state.people.name(number)?;
        let first = self.tokens.get(name.core as usize)?;
        let last = self.tokens.get(name.last as usize)?;
        Some(first.start as usize..last.end as usize)
    }

    /// The name or word that begins at a byte.
    fn bytes_of_mention(&self, at: u32) -> Option<Range<usize>> {
        let token = self.tokens.partition_point(|token| token.start < at);
        let name = self.state.people.name_at(as_u32(token)).and_then(|number| self.bytes_of_name(number));
        let word = self
            .tokens
            .get(token)
            .filter(|token| token.start == at)
            .map(|token| token.start as usize..token.end as usize);
        name.or(word)
    }
}

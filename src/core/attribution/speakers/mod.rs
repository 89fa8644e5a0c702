//! Goes through a text in order and proposes a speaker for each quotation.

use super::as_u32;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::caseless;
use super::clauses::{self, Sentence};
use super::confidence::{self, Features};
use super::cues::{self, Cue};
use super::items::{ClosingPunctuation, Items};
use super::language::{Language, LanguageId, SaidWithin};
use super::names::{NameKind, Names};
use super::people::{self, People};
use super::phrases::{Head, Reader};
use super::pronouns::{MentionRole, Mentions};
use super::reporting_clause;
use super::signature;
use super::spans::{self, OpenQuotation, Span};
use super::speech;
use super::text_words::WordTable;
use super::tokens::{self, Kind, Token};
use super::transcript::{self, LabelKind, RawTurn};
use super::word::WordClasses;
use super::words::things;
use super::{Attribution, Confidence, Person, PersonKind, Phrase, PhraseKind, ProposedQuote, Rule};
use crate::document::{Block, BlockKind};

mod mentions;
mod resolve;
mod turns;
mod without_cue;

use without_cue::is_gesture;

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
    };
    let people = People::new(found.list, &source);
    let turns = transcript::find(text, blocks, language);
    let spans = find_spans(text, blocks, &tokens, &firsts, &turns);
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
fn find_spans(text: &str, blocks: &[Block], tokens: &[Token], firsts: &[u32], turns: &[RawTurn]) -> Vec<Span> {
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
        spans::find(text, number, &block.range, (own, *first), &mut carried, &mut spans);
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
    /// Whether it is a phrase, but words near it say that somebody said it.
    is_said: bool,
    sentence: usize,
    continues: bool,
    /// Whether it is attributed to "he" or "she".
    is_of_pronoun: bool,
    /// The clauses within the marks that say who speaks.
    clauses_within: Vec<Range<usize>>,
}

/// The state of the reading so far.
struct State {
    people: People,
    log: Mentions,
    out: Attribution,
    /// The number of the sentence that is read.
    sentence: u32,
    last_speaker: Option<(u32, u32)>,
    /// The block of the last quotation that somebody asked, and who.
    asker: Option<(usize, u32)>,
    /// The speaker whom the last block introduces, with a colon at its end.
    announced: Option<SpeakerGuess>,
    /// The block of the last quotation, and its speaker.
    last_quote: Option<(usize, Option<SpeakerGuess>)>,
    /// The block of the last sentence whose subject is a person, and who that is.
    subject_here: Option<(usize, u32)>,
    /// The subject of the last sentence of the block before, where it says something.
    last_subject: Option<(usize, SpeakerGuess)>,
    described: HashMap<String, u32>,
    /// People whom the text introduces without a name ("an executive"), by the noun in lower case, and the sentence that does.
    introduced: HashMap<String, (u32, u32)>,
    /// The speaker whom the title names.
    title: Option<SpeakerGuess>,
    /// The signature below a paragraph set off as a quotation: its block, and whom it names.
    signed: Option<(usize, SpeakerGuess)>,
    /// The last plural description that was a subject, and the last organization.
    last_group: Option<u32>,
    last_organization: Option<u32>,
    /// The organization that the text begins with as the subject of a sentence.
    main_organization: Option<u32>,
    /// The block and sentence of the last subject that is described but not named in the text.
    unknown_subject: Option<(usize, u32)>,
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
            last_subject: None,
            described: HashMap::new(),
            introduced: HashMap::new(),
            title: None,
            signed: None,
            last_group: None,
            last_organization: None,
            main_organization: None,
            unknown_subject: None,
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
    /// Whether the language says "añadió" for "he added".
    is_subject_left_out: bool,
    /// By which signs "he said" may be set off between the marks, as in French.
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

    /// Whom a sentence without a subject that is known names, if it is one alone: "Innego zdania jest radny Gromek."
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

    /// The person whose name begins a text that reports his or her death at the beginning.
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

    /// Of whom a text speaks within marks alone, "she" is hardly: “The people of Pell waited,” she said.
    fn doubt_names_within_marks(&mut self) {
        let is_within = |range: &Range<usize>| {
            let behind = self.spans.partition_point(|span| span.outer.end <= range.start);
            self.spans.get(behind).is_some_and(|span| span.outer.start <= range.start && !span.has_no_marks)
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
        // « …, a dit Paul Morel, … » names him within the marks as well.
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

    fn block(&mut self, block: usize, own: Range<usize>) {
        let (Some(first), Some(end)) = (self.firsts.get(block).copied(), self.firsts.get(block + 1).copied()) else {
            return;
        };
        let items = Items::new(self.text, self.tokens, first..end, self.spans, own.clone());
        let is_heading = self.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Heading);
        let sentences = clauses::sentences(&self.reader(&items));
        let mut drafts: Vec<PendingQuotation> = Vec::new();
        let mut last_subject = None;
        let mut saying: Vec<Option<SpeakerGuess>> = Vec::new();
        for (number, sentence) in sentences.iter().enumerate() {
            self.state.sentence += 1;
            let pronouns = self.record_sentence(&items, sentence, block);
            self.sentence(&items, sentence, number, block, &pronouns, &mut drafts);
            last_subject = self.subject_of(&items, sentence, block, &pronouns);
            let is_person = |who: &u32| {
                self.state.people.entry(*who).is_some_and(|entry| entry.kind != Some(NameKind::Organization))
            };
            let subject = last_subject.as_ref().map(|subject| subject.who).or_else(|| self.only_name(&items, sentence));
            let subject = subject.filter(is_person);
            self.state.subject_here = subject.map(|who| (block, who)).or(self.state.subject_here);
            let said = self.said_by(&items, sentence, block, &pronouns);
            let has_quote = sentence.items.clone().any(|at| items.span_number(at).is_some());
            let is_saying = sentence.clauses.iter().any(|clause| !is_gesture(self.lower(&items, clause.verb)));
            self.state.out.reported_speech_count +=
                usize::from(said.is_some() && is_saying && !has_quote && !is_heading);
            saying.push(said);
        }
        self.read_signature(&items, block);
        self.sign_block_quotation(block);
        if is_heading && self.state.title.is_none() {
            self.state.title = self.titled(&items);
        }
        self.assign_uncued_quotes(block, is_heading, &saying, &mut drafts);
        let said = saying.pop().flatten();
        self.carry_back(block, &drafts);
        self.note_end(&items, block, (last_subject, said), &drafts);
        self.publish(block, drafts);
        self.assign_signed_quotes();
    }

    /// Finds the cue of each quotation of a sentence.
    fn sentence(
        &mut self,
        items: &Items<'_>,
        sentence: &Sentence,
        number: usize,
        block: usize,
        pronouns: &[(usize, SpeakerGuess)],
        drafts: &mut Vec<PendingQuotation>,
    ) {
        for at in sentence.items.clone() {
            let Some(span) = items.span_number(at) else { continue };
            let reader = self.reader(items);
            let cue = cues::find_cue(&reader, sentence, at);
            let is_heading = self.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Heading);
            let is_further = at == sentence.items.start
                && drafts.last().is_some_and(|before| {
                    before.sentence + 1 == number
                        && before.is_phrase.is_none()
                        && before.cue.is_some_and(|cue| cue.rule == Rule::SpeakerAfter && cue.is_saying)
                });
            let has_context = !drafts.is_empty() || self.state.announced.is_some();
            let continues = continues(&cue, drafts, number);
            let is_piece = is_further_piece(items, at, drafts, number);
            // "Arsonist who burned it ‘over a gate’ is jailed": a headline tells what it quotes by its verb.
            let is_told_of = is_heading && cue.is_some_and(|cue| !cue.is_saying && !cue.is_set_off);
            let is_named_thing = is_told_of || !self.is_english && names_thing(self.words, items, at, cue.as_ref());
            let is_phrase = match self.spans.get(span as usize) {
                Some(span) if span.has_no_marks || span.goes_on || is_piece => None,
                _ if is_named_thing => Some(PhraseKind::Title),
                _ if is_further && speech::is_sentence(items, at) => None,
                _ => speech::phrase_kind(items, at, cue.as_ref(), has_context, is_heading, self.are_nouns_capitalised)
                    .or_else(|| cues::phrase_kind(&reader, sentence, at, cue.as_ref())),
            };
            // He said “no”, but not: he spoke of the “dream”.
            let is_beside = |cue: &Cue| {
                cue.is_set_off || cue.rule != Rule::SpeakerBefore || cue.verb.is_some_and(|verb| verb + 1 == at)
            };
            let is_said = cue.as_ref().is_some_and(|cue| cue.is_adjacent && cue.is_saying && is_beside(cue));
            let mut speaker = match &cue {
                Some(cue) if is_phrase.is_none() || is_said => self.speaker(items, cue, block, pronouns),
                _ => None,
            };
            let mut phrase_by = None;
            let is_said_in_words =
                is_phrase.is_some_and(|_| !is_heading && speech::is_beside_saying(items, at, self.text));
            if is_phrase.is_some() {
                phrase_by = is_said.then(|| speaker.take().map(|speaker| speaker.who));
            }
            if speaker.is_none() && is_phrase.is_none() && cue.is_none() {
                speaker = self.unnamed(items, sentence, at, block);
            }
            let mut clauses_within = Vec::new();
            if speaker.is_none() && is_phrase.is_none() {
                (speaker, clauses_within) = self.within(items, at, block);
            }
            if continues && let Some(speaker) = &mut speaker {
                speaker.rule = Rule::Continued;
                speaker.features.is_near = true;
            }
            if let Some(speaker) = &speaker {
                let verb = cue.as_ref().and_then(|cue| cue.verb).map_or("", |verb| self.lower(items, verb));
                let has_asked = matches!(verb, "asked" | "asks")
                    && items.closing_punctuation(at) == ClosingPunctuation::QuestionOrOther;
                self.state.asker = if has_asked { Some((block, speaker.who)) } else { self.state.asker };
                self.state.last_speaker = Some((speaker.who, as_u32(block)));
                let at = speaker.words.as_ref().map_or(0, |range| range.start);
                self.log(speaker.who, MentionRole::Speaker, block, at);
            }
            let is_of_pronoun = cue.as_ref().is_some_and(|cue| {
                let pronoun = items.word(cue.phrase.head_at);
                cue.is_adjacent
                    && cue.is_saying
                    && cue.phrase.head == Head::Pronoun
                    && pronoun.is(WordClasses::HE.or(WordClasses::SHE))
            });
            let sentence = number;
            drafts.push(PendingQuotation {
                span,
                cue,
                speaker,
                is_phrase,
                phrase_by,
                is_said: is_said_in_words,
                sentence,
                continues,
                is_of_pronoun,
                clauses_within,
            });
        }
    }

    /// The person for whom the phrase of a cue stands.
    fn speaker(
        &mut self,
        items: &Items<'_>,
        cue: &Cue,
        block: usize,
        pronouns: &[(usize, SpeakerGuess)],
    ) -> Option<SpeakerGuess> {
        let mut speaker = self.speaker_of_phrase(items, &cue.phrase, cue.rule, block, pronouns)?;
        if let Some(other) = cue.joint
            && let Some(both) = self.joint_speaker(&speaker, other)
        {
            speaker = both;
        }
        speaker.features.is_adjacent = cue.is_adjacent;
        speaker.features.is_saying = cue.is_saying;
        speaker.features.is_set_off = cue.is_set_off;
        speaker.features.is_doubtful |= cue.is_doubtful;
        let begins = items.bytes(cue.phrase.start).map(|bytes| bytes.start);
        let begins_block = begins.is_some() && begins == self.blocks.get(block).map(|block| block.range.start);
        speaker.features.is_label = cue.verb.is_none() && begins_block && items.is(cue.phrase.end, Kind::Colon);
        if speaker.features.is_label
            && let Some(words) = speaker.words.as_ref().and_then(|words| self.text.get(words.clone()))
            && caseless::is_name(words)
        {
            speaker.who = self.label_alone(words);
        }
        let words = speaker.words.clone()?;
        let verb = cue.verb.and_then(|at| items.bytes(at)).unwrap_or_else(|| words.clone());
        let whole = words.start.min(verb.start)..words.end.max(verb.end);
        speaker.evidence.insert(0, whole);
        Some(speaker)
    }

    fn publish(&mut self, block: usize, drafts: Vec<PendingQuotation>) {
        for draft in drafts {
            let Some(span) = self.spans.get(draft.span as usize) else { continue };
            if let Some(kind) = draft.is_phrase {
                let is_introduced = draft.phrase_by.is_some() || draft.is_said;
                let speaker = draft.phrase_by.flatten().map(|who| who as usize);
                self.state.out.phrases.push(Phrase { range: span.range.clone(), kind, is_introduced, speaker });
                continue;
            }
            let _ = draft.cue;
            let _ = draft.sentence;
            let rule = draft.speaker.as_ref().map_or(Rule::None, |speaker| speaker.rule);
            let features = draft.speaker.as_ref().map_or(Features::default(), |speaker| speaker.features);
            let confidence = if draft.speaker.is_some() {
                confidence::measured_confidence(rule, &features)
            } else {
                Confidence::Unsure
            };
            let confidence = if self.is_measured { confidence } else { confidence.min(unmeasured(rule)) };
            // Of a language whose verbs nobody has listed, no more than a label is read for certain.
            let is_read = self.is_known || features.is_label || matches!(rule, Rule::BlockQuotation | Rule::Reopened);
            let confidence = if is_read { confidence } else { Confidence::Unsure };
            // The margin that a pronoun's first candidate needs was measured on English texts.
            let is_far_ahead = self.is_english || features.is_named || features.margin >= FAR_AHEAD;
            let confidence = if is_far_ahead { confidence } else { confidence.min(Confidence::Likely) };
            let (speaker, words, evidence) = match draft.speaker {
                Some(speaker) => (Some(speaker.who as usize), speaker.words, speaker.evidence),
                None => (None, None, Vec::new()),
            };
            let continues = draft.continues || span.goes_on;
            let pieces = reporting_clause::parts(self.text, &span.range, &draft.clauses_within);
            for (number, range) in pieces.into_iter().enumerate() {
                self.state.out.quotes.push(ProposedQuote {
                    range,
                    block,
                    speaker,
                    speaker_text: words.clone(),
                    rule: if number > 0 { Rule::Continued } else { rule },
                    confidence,
                    evidence: evidence.clone(),
                    continues: continues || number > 0,
                    in_turn: false,
                    is_of_nameless: speaker.is_none() && draft.is_of_pronoun,
                });
            }
        }
    }
}

/// The margin in points by which a pronoun's first candidate must lead to be certain in languages other than
/// English.
const FAR_AHEAD: i32 = 48;

/// The confidence of a proposal in a language for which the rules were not measured.
fn unmeasured(rule: Rule) -> Confidence {
    let is_told = matches!(rule, Rule::SpeakerAfter | Rule::SpeakerBefore | Rule::Appositive | Rule::Colon);
    let is_set = matches!(rule, Rule::TurnLabel | Rule::Interview | Rule::BlockQuotation | Rule::Continued);
    if is_told || is_set { Confidence::Likely } else { Confidence::Unsure }
}

/// Sa chanson « … », der Film „…“, dites « … »: whether the word before the marks says that they enclose the
/// name of something.
fn names_thing(words: &WordTable<'_>, items: &Items<'_>, at: usize, cue: Option<&Cue>) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| items.token(before)) else { return false };
    let lower = words.lower(before.number);
    let is_noun = before.kind == Kind::Word && things::is_work(lower);
    // In "Il a dit « … »" the word is a verb of saying and does not name anything.
    is_noun || cue.is_none() && things::is_called(lower)
}

/// «…», añadió, «…»: after a comma in the sentence of another quotation, between which only a verb of saying stands.
fn is_further_piece(items: &Items<'_>, at: usize, drafts: &[PendingQuotation], sentence: usize) -> bool {
    let is_behind = drafts.last().is_some_and(|before| before.sentence == sentence && before.is_phrase.is_none());
    let is_set_off = at.checked_sub(1).is_some_and(|before| items.is(before, Kind::Comma));
    let has_verb = (2..=3).any(|back| at.checked_sub(back).is_some_and(|at| items.word(at).is(WordClasses::SAYS)));
    is_behind && is_set_off && has_verb
}

/// Whether a quotation goes on with the one before it in its sentence: “…,” he said, “…”.
fn continues(cue: &Option<Cue>, drafts: &[PendingQuotation], sentence: usize) -> bool {
    let Some(before) = drafts.last().filter(|before| before.sentence == sentence && before.is_phrase.is_none()) else {
        return false;
    };
    let Some(theirs) = &before.cue else { return false };
    let is_after = theirs.rule == Rule::SpeakerAfter || before.continues;
    is_after && cue.as_ref().is_some_and(|cue| cue.verb == theirs.verb)
}

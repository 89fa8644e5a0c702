//! Judges each quotation of a manuscript: finds it in the sources, and checks who says it there and in which context.

use std::{
    panic::resume_unwind,
    sync::atomic::{AtomicBool, Ordering},
};

use super::{
    beside::{introduces, names_beside},
    context::{Context, ContinuedEnds, QuotationInManuscript},
    difference::differences,
    finding::{Finding, FindingKind, Passage, Warning},
    manuscript::{Manuscript, Quotation},
    names::{Name, PersonMatch},
    nearest::{NearPassage, nearest},
    pieces,
    places::{self, QuotationMatch, RejectedMatch},
    report::{Report, unread},
    source::{Source, SourceSpeaker, has_inflected_words},
    sources::Sources,
};
use crate::{
    matching::{
        MatchKind, boundary::has_word, cuts::cut_within, edited::has_bracket, ellipsis::ellipses,
        normalize::NormalizedText, note_signs::without_note_signs, omissions::negation_taken,
    },
    text::{script::is_cjk, shortened},
};

/// Checks every quotation of a manuscript against the sources, on as many threads as there are processors; they end before
/// it returns.
pub fn verify(manuscript: &Manuscript, sources: &Sources) -> Report {
    verify_until(manuscript, sources, &AtomicBool::new(false)).unwrap_or_default()
}

/// Like [`verify`], but stops before the next quotation once `is_stopped` is set and then returns `None`.
pub fn verify_until(manuscript: &Manuscript, sources: &Sources, is_stopped: &AtomicBool) -> Option<Report> {
    let chains = chains_of(&manuscript.quotations);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(chains.len().max(1));
    let share = chains.len().div_ceil(threads).max(1);
    let findings = std::thread::scope(|scope| {
        let running: Vec<_> = chains
            .chunks(share)
            .map(|part| {
                scope.spawn(move || {
                    let judge = Judge { manuscript, sources };
                    let goes_on = |_: &&&[Quotation]| !is_stopped.load(Ordering::Relaxed);
                    part.iter().take_while(goes_on).flat_map(|chain| judge.judge_chain(chain)).collect::<Vec<_>>()
                })
            })
            .collect();
        // A quotation that was not checked must not count as verified, so the panic of a worker is passed on.
        let findings =
            running.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        findings.collect()
    });
    let unread = || {
        let of_sources = sources.iter().filter_map(|source| source.unread.clone());
        unread(&manuscript.name, &manuscript.document.left_out).into_iter().chain(of_sources).collect()
    };
    (!is_stopped.load(Ordering::Relaxed)).then(|| Report { findings, reported: manuscript.reported, unread: unread() })
}

/// Each quotation with the pieces that continue it.
fn chains_of(quotations: &[Quotation]) -> Vec<&[Quotation]> {
    quotations.chunk_by(|_, next| next.continues && !next.is_phrase).collect()
}

struct Judge<'a> {
    manuscript: &'a Manuscript,
    sources: &'a Sources,
}

/// Whether a quotation has an ellipsis or an editor's bracket.
fn may_be_shortened_or_edited(words: &str) -> bool {
    has_bracket(words) || ellipses(words).next().is_some()
}

/// The verdict on a quotation at one place.
#[derive(Debug)]
struct Verdict {
    kind: FindingKind,
    warnings: Vec<Warning>,
    passage: Option<Passage>,
}

impl Verdict {
    /// The rank of the verdict; the better of two verdicts has the lower rank.
    fn rank(&self) -> (u8, usize) {
        let rank = match self.kind {
            FindingKind::Verbatim => 0,
            FindingKind::Edited | FindingKind::Shortened => 1,
            FindingKind::OutOfContext => 3,
            FindingKind::Misattributed => 4,
            FindingKind::Altered | FindingKind::NotFound | FindingKind::Phrase => 5,
        };
        (rank, self.warnings.len())
    }
}

impl Judge<'_> {
    /// The findings of a quotation and of the pieces that continue it.
    fn judge_chain(&self, chain: &[Quotation]) -> Vec<Finding> {
        let mut places: Vec<Vec<QuotationMatch>> = Vec::with_capacity(chain.len());
        let mut refusals: Vec<Vec<RejectedMatch>> = Vec::with_capacity(chain.len());
        for quotation in chain {
            let words = self.manuscript.words_of(quotation);
            let words = words.as_ref();
            let mut found = if quotation.is_phrase { Vec::new() } else { places::find_verbatim(self.sources, words) };
            let mut refused = Vec::new();
            if found.is_empty() && !quotation.is_phrase && may_be_shortened_or_edited(words) {
                (found, refused) = places::shortened_or_edited(self.sources, words);
            }
            places.push(found);
            refusals.push(refused);
        }
        let mut findings = Vec::with_capacity(chain.len());
        for (number, quotation) in chain.iter().enumerate() {
            if quotation.is_phrase {
                findings.push(
                    self.finding(quotation, Verdict { kind: FindingKind::Phrase, warnings: Vec::new(), passage: None }),
                );
                continue;
            }
            let around = [number.checked_sub(1).and_then(|before| places.get(before)), places.get(number + 1)];
            let own = places.get(number).map(Vec::as_slice).unwrap_or_default();
            let best = self.best(quotation, own, around);
            let refused = refusals.get(number).map(Vec::as_slice).unwrap_or_default();
            let verdict = best.unwrap_or_else(|| self.judge_unmatched(quotation, refused));
            findings.push(self.finding(quotation, verdict));
        }
        findings
    }

    /// The verdict at the place with the best verdict on the quotation; the first of several equal ones.
    fn best(
        &self,
        quotation: &Quotation,
        places: &[QuotationMatch],
        around: [Option<&Vec<QuotationMatch>>; 2],
    ) -> Option<Verdict> {
        let mut best: Option<Verdict> = None;
        for verdict in places.iter().filter_map(|place| self.judge_match(quotation, place, around)) {
            if best.as_ref().is_none_or(|best| verdict.rank() < best.rank()) {
                best = Some(verdict);
            }
            // Nothing is better than this, and words that occur in a text a thousand times are judged once.
            if best.as_ref().is_some_and(|best| best.rank() == (0, 0)) {
                break;
            }
        }
        best
    }

    fn finding(&self, quotation: &Quotation, verdict: Verdict) -> Finding {
        let words = self.manuscript.words_of(quotation);
        let changes = match (&verdict.passage, verdict.kind) {
            (Some(passage), FindingKind::Altered) => self.changes(&words, passage),
            _ => Vec::new(),
        };
        Finding {
            range: quotation.range.clone(),
            kind: verdict.kind,
            speaker: quotation.speaker.as_ref().map(|name| name.name.clone()),
            warnings: verdict.warnings,
            continues: quotation.continues,
            passage: verdict.passage,
            changes,
        }
    }

    fn changes(&self, words: &str, passage: &Passage) -> Vec<super::finding::Change> {
        let Some(source) = self.sources.get(passage.source) else { return Vec::new() };
        let names: Vec<&str> = source
            .names
            .iter()
            .flat_map(|name| [Some(name.name.as_str()), name.family_name.as_deref(), name.native_name.as_deref()])
            .flatten()
            .filter(|name| name.chars().count() > 1)
            .collect();
        differences(words, &without_note_signs(source.text_of(&passage.range)), &names)
    }

    /// Judges a quotation at a place where its words are. `around` are the verdicts on the pieces before and
    /// after it.
    fn judge_match(
        &self,
        quotation: &Quotation,
        place: &QuotationMatch,
        around: [Option<&Vec<QuotationMatch>>; 2],
    ) -> Option<Verdict> {
        let source = self.sources.get(place.source)?;
        let text = self.manuscript.words_of(quotation);
        let words = QuotationInManuscript { manuscript: self.manuscript, range: &quotation.range, text: &text };
        let goes_on = |before: &QuotationMatch, after: &QuotationMatch| {
            gap_between(source, before, after).is_some_and(|gap| !has_word(&gap))
        };
        let links = ContinuedEnds {
            before: around[0].is_some_and(|others| others.iter().any(|other| goes_on(other, place))),
            after: around[1].is_some_and(|others| others.iter().any(|other| goes_on(place, other))),
        };
        let mut context = Context::of(words, place, source, links);
        if let Some(before) = around[0].filter(|others| !links.before && !others.is_empty()) {
            unmarked_gap(source, before, place, &mut context);
        }
        let mut kind = match place.kind {
            MatchKind::Elided => FindingKind::Shortened,
            MatchKind::Edited => FindingKind::Edited,
            MatchKind::Exact | MatchKind::Normalized => FindingKind::Verbatim,
            MatchKind::Misplaced | MatchKind::Near | MatchKind::Absent => return None,
        };
        if context.is_out_of_context {
            kind = FindingKind::OutOfContext;
        }
        let range = place.range();
        let disputed = source.disputed.iter().filter(|words| words.start < range.end && range.start < words.end);
        for words in disputed {
            // Part of such a quote may well be in the source text.
            if range.start <= words.start && words.end <= range.end {
                kind = FindingKind::Altered;
            }
            context.warnings.push(Warning::NotInSourceText);
        }
        let (is_other, doubt) = said_by(quotation, place, source);
        // The manuscript may name the person whom the speaker quotes.
        let is_other = is_other && !context.warnings.contains(&Warning::SaidBySomebodyElse);
        if is_other {
            kind = FindingKind::Misattributed;
        }
        let mut warnings = context.warnings;
        warnings.extend(doubt.filter(|_| !is_other));
        // The finding is about its context, so the whole sentence is shown.
        let passage = match kind {
            FindingKind::OutOfContext => self.whole_sentence(place, source),
            _ => passage(place, source),
        };
        Some(Verdict { kind, warnings, passage: Some(passage) })
    }

    /// Judges a quotation that is nowhere in the sources unchanged.
    fn judge_unmatched(&self, quotation: &Quotation, refused: &[RejectedMatch]) -> Verdict {
        let words = self.manuscript.words_of(quotation);
        let words = words.as_ref();
        let first = refused.first();
        if let Some(RejectedMatch::Negation(place, negation)) = first
            && let Some(source) = self.sources.get(place.source)
        {
            let taken = place.speech.text.get(negation.clone()).unwrap_or_default();
            let warning = Warning::LeftOut { what: "a negation", words: shortened(taken) };
            let passage = self.whole_sentence(place, source);
            return Verdict { kind: FindingKind::OutOfContext, warnings: vec![warning], passage: Some(passage) };
        }
        let near = nearest(self.sources, words);
        let bracket = refused.iter().find_map(|refusal| match refusal {
            RejectedMatch::Bracket(place) => Some(place),
            RejectedMatch::Negation(..) => None,
        });
        if near.is_none()
            && let Some(place) = bracket
            && let Some(source) = self.sources.get(place.source)
        {
            let passage = self.whole_sentence(place, source);
            return Verdict { kind: FindingKind::Altered, warnings: Vec::new(), passage: Some(passage) };
        }
        if bracket.is_none()
            && let Some(verdict) = self.judge_spliced(quotation, words)
        {
            return verdict;
        }
        let Some(near) = near else {
            return Verdict { kind: FindingKind::NotFound, warnings: Vec::new(), passage: None };
        };
        let Some(source) = self.sources.get(near.source) else {
            return Verdict { kind: FindingKind::NotFound, warnings: Vec::new(), passage: None };
        };
        if let Some(verdict) = within_word(words, &near, source) {
            return verdict;
        }
        let who = source.utterance_around(&near.range).and_then(|number| source.utterance(number));
        let speaker = who.and_then(|utterance| source.display_name(&utterance.who));
        let doubt = who.and_then(|utterance| doubt(quotation, &utterance.who, source).1);
        let passage = Passage { source: near.source, range: near.range, speaker };
        Verdict { kind: FindingKind::Altered, warnings: doubt.into_iter().collect(), passage: Some(passage) }
    }

    /// The sentence around a place.
    fn whole_sentence(&self, place: &QuotationMatch, source: &Source) -> Passage {
        use crate::matching::sentences::{sentence_end, sentence_start};
        let (text, span) = (place.speech.text.as_str(), place.span());
        let start = sentence_start(text.get(..span.start).unwrap_or_default());
        let rest = text.get(span.end..).unwrap_or_default();
        let end = span.end + sentence_end(rest);
        let range = place.speech.original(&(start..end)).unwrap_or_else(|| place.range());
        Passage { range, ..passage(place, source) }
    }

    /// Judges a quotation whose parts come from several places.
    fn judge_spliced(&self, quotation: &Quotation, words: &str) -> Option<Verdict> {
        let joined = pieces::find_spliced(self.sources, words, |part| {
            self.sources.get(part.source).is_some_and(|source| said_by(quotation, part, source).0)
        })?;
        if joined.is_one_sentence() && !joined.has_ellipsis {
            return None;
        }
        let first = joined.parts.first()?;
        let source = self.sources.get(first.source)?;
        let speakers: Vec<(Option<&SourceSpeaker>, bool)> = joined
            .parts
            .iter()
            .map(|part| source.speaker_at(part).map_or((None, false), |(who, is_sure)| (Some(who), is_sure)))
            .collect();
        let are_two =
            speakers.iter().zip(speakers.iter().skip(1)).any(|((a, sure_a), (b, sure_b))| *sure_a && *sure_b && a != b);
        // « Non è un aumento, ha detto Verdi, è un’elemosina »: some writers put the attribution within the marks.
        let is_attribution = |part: &QuotationMatch| {
            let words = source.text_of(&part.range());
            part.utterance.is_none()
                && quotation.speaker.as_ref().is_some_and(|name| name.name.split(' ').any(|own| words.contains(own)))
        };
        let is_other =
            are_two || joined.parts.iter().any(|part| said_by(quotation, part, source).0 && !is_attribution(part));
        let warning = match joined.has_ellipsis.then(|| words_between(&joined.parts, source)).flatten() {
            Some(words) => Warning::EllipsisOverOthers(words),
            None => Warning::PlacesApart,
        };
        // An ellipsis over words of someone else is not by itself a wrong attribution.
        let kind = if is_other { FindingKind::Misattributed } else { FindingKind::OutOfContext };
        let start = joined.parts.iter().map(|part| part.range().start).min()?;
        let end = joined.parts.iter().map(|part| part.range().end).max()?;
        let is_near = end.saturating_sub(start) <= NEAR;
        let range = if is_near { start..end } else { first.range() };
        Some(Verdict { kind, warnings: vec![warning], passage: Some(Passage { range, ..passage(first, source) }) })
    }
}

/// Judges Chinese or Japanese words that are in the source letter for letter but were cut off from their
/// negation: 出售渡轮 of 不会出售渡轮, 一度も of 一度もない.
fn within_word(words: &str, near: &NearPassage, source: &Source) -> Option<Verdict> {
    const AROUND: usize = 32;
    let folded = |text: &str| NormalizedText::folding_quotation_marks(text).as_str().to_owned();
    let bare = words.trim().trim_end_matches([',', '.', '，', '、', '。']);
    if !bare.chars().any(is_cjk) || !folded(source.text_of(&near.range)).contains(&folded(bare)) {
        return None;
    }
    let text = source.text();
    let start = text.ceil_char_boundary(near.range.start.saturating_sub(AROUND));
    let end = text.floor_char_boundary(near.range.end + AROUND);
    let range = start..end.max(start);
    let passage = Passage { source: near.source, range: near.range.clone(), speaker: None };
    let warning = Warning::CutBeside(shortened(source.text_of(&range).trim()));
    Some(Verdict { kind: FindingKind::OutOfContext, warnings: vec![warning], passage: Some(passage) })
}

/// Parts of a joined quotation within this many bytes are shown as one passage.
const NEAR: usize = 1_000;

/// The words between the first two parts that are not from the same utterance.
fn words_between(parts: &[QuotationMatch], source: &Source) -> Option<String> {
    let apart = parts.iter().zip(parts.iter().skip(1)).find(|(part, next)| part.utterance != next.utterance)?;
    let gap = apart.0.range().end..apart.1.range().start;
    let words = source.text.get(gap)?.trim();
    has_word(words).then(|| shortened(words))
}

/// The words left out without an ellipsis between two pieces of a quotation: “A,” she said, “B”.
fn unmarked_gap(source: &Source, before: &[QuotationMatch], place: &QuotationMatch, context: &mut Context) {
    let gaps = before.iter().filter_map(|other| gap_between(source, other, place));
    match gaps.min_by_key(String::len) {
        Some(gap) => {
            let whole = 0..gap.len();
            context.is_out_of_context |=
                negation_taken(&gap, &whole).is_some() || cut_within(&gap, &whole).is_some_and(|cut| cut.is_sure);
            context.warnings.push(Warning::GapWithoutEllipsis(shortened(&gap)));
        }
        None => context.warnings.push(Warning::PlacesApart),
    }
}

/// The speaker's words between two places of one utterance or of one paragraph that has none, or `None` if the second is not
/// after the first.
fn gap_between(source: &Source, before: &QuotationMatch, after: &QuotationMatch) -> Option<String> {
    if before.source != after.source || before.utterance != after.utterance {
        return None;
    }
    let gap = before.range().end..after.range().start;
    if gap.start > gap.end {
        return None;
    }
    let Some(utterance) = before.utterance else {
        // In a speech without marks, one paragraph is one piece.
        let is_one = source.block_number(before.range().start) == source.block_number(after.range().start);
        return is_one.then(|| source.text_of(&gap).to_owned());
    };
    let utterance = source.utterance(utterance)?;
    let spans = utterance.spans_in(&gap).iter().map(|span| span.start.max(gap.start)..span.end.min(gap.end));
    let parts: Vec<&str> = spans.filter(|span| span.start < span.end).map(|span| source.text_of(&span)).collect();
    Some(parts.join(" "))
}

fn passage(place: &QuotationMatch, source: &Source) -> Passage {
    let speaker = source.speaker_at(place).and_then(|(who, _)| source.display_name(who));
    Passage { source: place.source, range: place.range_with_brackets(), speaker }
}

/// Whether someone other than the person named in the manuscript speaks at a place, and the warning if that is in
/// doubt.
fn said_by(quotation: &Quotation, place: &QuotationMatch, source: &Source) -> (bool, Option<Warning>) {
    let Some(name) = &quotation.speaker else {
        // The manuscript attributes it to an unnamed person, but in the source the writer says it.
        let is_told = || source.is_told_by_writer(&place.range()) && source.speech_around(&place.range()).is_none();
        return (quotation.is_of_nameless && source.has_speech() && is_told(), None);
    };
    // Reporters who say their name: "Dagny Mell, Harbour Post. Where is the money?"
    if source.names_itself(place.utterance, name) {
        return (false, None);
    }
    if let Some((who, is_sure)) = source.speaker_at(place) {
        let (is_other, warning) = doubt(quotation, who, source);
        if warning.is_some() && is_named_by_label(name, place, source) {
            return (false, None);
        }
        let is_unknown = matches!(who, SourceSpeaker::Unknown);
        let is_nobody = is_unknown || !is_sure && !source.names_a_person(who);
        let is_told = !is_sure && names_beside(source.text(), &place.range(), &name.name)
            || is_nobody && is_introduced(name, place, !is_unknown, source);
        return (is_other && quotation.is_sure && is_sure, warning.filter(|_| !is_told));
    }
    // The writer of the source says it, or the place extends over the words of several speakers.
    if source.is_written_by(name) {
        return (false, None);
    }
    let is_told_by_writer = source.is_told_by_writer(&place.range());
    if is_told_by_writer && source.is_speech_of(name, &place.range()) {
        return (false, None);
    }
    let heading = source.heading_of_another(name, &place.range()).filter(|_| is_told_by_writer).map(shortened);
    let warning = heading.map(|heading| Warning::HeadingOfAnother { manuscript: name.name.clone(), heading });
    if !source.has_speech() && warning.is_some() {
        return (false, warning);
    }
    if !source.has_speech() {
        // An article that tells of the person and quotes someone, without saying whom.
        let is_told = name.is_named() && is_told_by_writer && source.tells_of(&name.name);
        return (false, is_told.then_some(Warning::WordsOfWriter));
    }
    if source.is_within_marks(&place.range()) {
        if names_beside(source.text(), &place.range(), &name.name) || is_introduced(name, place, false, source) {
            return (false, None);
        }
        return (false, Some(Warning::SpeakerNotTold(name.name.clone())));
    }
    // The text of a press release may be attributed to its publisher's spokesman.
    let may_be_writer = name.may_publish() || source.is_release() && name.speaks_for_others();
    let is_other = quotation.is_sure && (name.is_named() || is_told_by_writer && !may_be_writer);
    (is_other, Some(Warning::WordsOfWriter))
}

/// Whether the label of the turn has the name as the manuscript has it, and the text has it in another case: СЕРГЕЕВА of
/// «с Ольгой Сергеевой».
fn is_named_by_label(name: &Name, place: &QuotationMatch, source: &Source) -> bool {
    let is_label = || {
        place
            .utterance
            .and_then(|utterance| source.label_of(utterance))
            .is_some_and(|label| name.is_spelled_as(&Name::plain(label)))
    };
    let speaker = source.speaker_at(place).map(|(who, _)| who);
    let is_inflected = |other: &Name| !other.name.is_ascii() && has_inflected_words(other, name);
    match speaker {
        Some(SourceSpeaker::Names(numbers)) => {
            numbers.iter().filter_map(|number| source.names.get(*number)).any(is_inflected) && is_label()
        }
        _ => false,
    }
}

/// Whether the writer of the source introduces the person in the sentence before the quotation, and nobody else; with a
/// verb if the person `must_act`.
fn is_introduced(name: &Name, place: &QuotationMatch, must_act: bool, source: &Source) -> bool {
    let is_other = |other: &&Name| other.is_named() && name.likeness(other) == PersonMatch::Different;
    let others = source.names.iter().filter(is_other).map(|other| other.name.as_str());
    name.is_named() && introduces(source.text(), &place.range(), &name.name, must_act, others)
}

/// Whether the speaker of a source is someone other than the person named in the manuscript, and the warning about it.
fn doubt(quotation: &Quotation, who: &SourceSpeaker, source: &Source) -> (bool, Option<Warning>) {
    let Some(name) = &quotation.speaker else { return (false, None) };
    let manuscript = name.name.clone();
    match who {
        SourceSpeaker::Unknown => (false, Some(Warning::SpeakerNotTold(manuscript))),
        // Of all who ask questions, this may be the one who gave this name before.
        SourceSpeaker::Label(label) if source.asks_as(label, name) => {
            (false, Some(Warning::SpeakerNotTold(manuscript)))
        }
        SourceSpeaker::Label(label) => {
            let source = label.clone();
            (name.is_named(), name.is_named().then_some(Warning::PerhapsMisattributed { manuscript, source }))
        }
        SourceSpeaker::Names(numbers) => {
            let names: Vec<&Name> = numbers.iter().filter_map(|number| source.names.get(*number)).collect();
            let likeness = names.iter().map(|other| name.likeness(other)).min().unwrap_or(PersonMatch::Unclear);
            let is_other = likeness == PersonMatch::Unclear && is_another(name, &names, source)
                || likeness == PersonMatch::Same && has_office_of_another(name, &names, source);
            let likeness = if is_other { PersonMatch::Different } else { likeness };
            let shown = source.display_name(who).unwrap_or_default();
            match likeness {
                PersonMatch::Same => (false, None),
                PersonMatch::Alike => (false, Some(Warning::NamesAlike { manuscript, source: shown })),
                // "The minister", who in the heading is this person.
                PersonMatch::Unclear
                    if !name.is_named()
                        && source.is_described_in_heading(name)
                        && names.iter().all(|own| source.is_named_in_heading(own)) =>
                {
                    (false, None)
                }
                PersonMatch::Unclear => (false, Some(Warning::PerhapsMisattributed { manuscript, source: shown })),
                PersonMatch::Different => (true, Some(Warning::PerhapsMisattributed { manuscript, source: shown })),
            }
        }
    }
}

/// Whether a name that may be an office or a description by itself is that of someone else whom the source also names.
fn is_another(name: &Name, names: &[&Name], source: &Source) -> bool {
    let is_other = |other: &&Name| {
        other.is_named()
            && name.is_spelled_as(other)
            && names.iter().all(|own| own.is_named() && own.likeness(other) == PersonMatch::Different)
    };
    !names.is_empty() && source.names.iter().any(|other| is_other(&other))
}

/// Whether the office with a family name is that of someone else in the source: "Mayor Berg", if Anna Berg speaks and
/// Lars Berg is the mayor.
fn has_office_of_another(name: &Name, names: &[&Name], source: &Source) -> bool {
    let is_other = |other: &&Name| {
        other.is_named()
            && name.has_office_of(other)
            && name.is_spelled_as(other)
            && names.iter().all(|own| own.likeness(other) == PersonMatch::Different)
    };
    !names.iter().any(|own| name.has_office_of(own)) && source.names.iter().any(|other| is_other(&other))
}

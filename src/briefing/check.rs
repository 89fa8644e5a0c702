//! The checking of what a file says: ids resolved, ranges checked, quotes, facts, notes and the source
//! text proved, and every problem told.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    Block, BlockId, BlockKind, Briefing, Fact, Figure, Note, Occasion, OccasionId, PartialDate, Quote, Release, Source,
    Speaker, SpeakerId, Standing, Stored, Topic, TopicId,
    date::month_name,
    folder::{self, Folder},
    limits,
    load::{At, Found, defined, did_you_mean, which_exist},
    name, nearest,
    omissions::{self, Loss},
    outline::{Locus, Step},
    problem::{Code, line_and_column},
    proof::{self, Patience, Proof, Prover},
    quotation_marks::{Placement, QuotationMarks},
    raw,
    refusal::Refused,
    salvage::Lost,
    seen, source_text,
};

mod beside;
mod definitions;

/// So much was looked for in vain that nothing is looked for any more.
pub(super) struct Weary;

/// A quote after a mark that its paragraph does not close, or before one that it does not open.
struct HalfMarked {
    block: BlockId,
    span: Range<usize>,
    placement: Placement,
    path: Vec<Step>,
}

/// The checking of one file.
pub(super) struct Check<'a> {
    pub(super) file: &'a str,
    pub(super) briefing: Briefing,
    pub(super) found: Vec<Found>,
    pub(super) uncounted: usize,
    /// Nothing for an id that is defined twice: nobody knows which of the two is meant.
    pub(super) speakers: HashMap<String, Option<SpeakerId>>,
    /// The same for occasions.
    pub(super) occasions: HashMap<String, Option<OccasionId>>,
    pub(super) topics: HashMap<String, TopicId>,
    pub(super) refused: Vec<Refused>,
    /// Blocks of the file so far.
    pub(super) seen: usize,
    /// For each block, its number in the file: blocks that cannot be shown have none of their own.
    pub(super) raw_numbers: Vec<usize>,
    /// What may still be searched in vain to prove quotes and notes, to explain refusals, to place facts.
    pub(super) for_proof: Patience,
    pub(super) for_refusals: Patience,
    for_facts: Patience,
    /// Names that may still be compared with unknown ones.
    guesses: usize,
    half_marked: Vec<HalfMarked>,
    /// The blocks whose texts were too long, in order.
    pub(super) cut: Vec<BlockId>,
    /// What of the file was lost: ids that are defined there are not unknown.
    pub(super) lost: Lost,
}
macro_rules! place {
    ($($step:expr),* $(,)?) => {{
        use $crate::briefing::outline::Step::*;
        vec![$($step),*]
    }};
}
pub(super) use place;

impl<'a> Check<'a> {
    pub(super) fn new(file: &'a str, found: Vec<Found>, lost: Lost) -> Self {
        Self {
            file,
            briefing: Briefing::default(),
            lost,
            found,
            uncounted: 0,
            speakers: HashMap::new(),
            occasions: HashMap::new(),
            topics: HashMap::new(),
            refused: Vec::new(),
            seen: 0,
            raw_numbers: Vec::new(),
            for_proof: Patience::of(limits::PROOF_BYTES),
            for_refusals: Patience::of(limits::SEARCH_BYTES),
            for_facts: Patience::of(limits::FACT_BYTES),
            guesses: limits::GUESSES,
            half_marked: Vec::new(),
            cut: Vec::new(),
        }
    }

    /// What comes before the body: nothing of `raw.body` is looked at.
    pub(super) fn begin(&mut self, raw: &raw::Briefing<'_>) {
        self.head(raw);
        self.speakers(&raw.speakers);
        self.occasions(&raw.occasions);
        self.topics(&raw.topics);
    }

    /// The next block of the body.
    pub(super) fn block(&mut self, raw: &raw::Block<'_>) {
        let number = self.seen;
        self.seen += 1;
        if number < limits::BLOCKS {
            self.take_block(number, raw);
        }
    }

    /// What can be said once the whole body is known: nothing of `raw.body` is looked at. Gives back the
    /// name and the content of the source text.
    pub(super) fn finish(&mut self, raw: &raw::Briefing<'_>, folder: &Folder) -> Option<(String, String)> {
        if self.seen > limits::BLOCKS {
            let message = format!("the body has more than {} blocks; the rest is not shown", limits::BLOCKS);
            self.tell(Code::TooMuch, place![Field("body")], message, "split the briefing");
        }
        self.explain_refusals();
        self.half_marked();
        self.facts(&raw.topics);
        self.unused();
        self.pictures(raw, folder);
        self.source_text(raw, folder)
    }

    /// The text of a block, as it is kept.
    pub(super) fn text_of(&self, block: BlockId) -> &str {
        self.briefing.blocks.get(block.index()).map_or("", |block| self.kept_text(block.text))
    }

    fn kept_text(&self, text: Stored) -> &str {
        let start = text.start as usize;
        let (from, start) = match start.checked_sub(self.file.len()) {
            None => (self.file, start),
            Some(start) => (self.briefing.store.unescaped.as_str(), start),
        };
        from.get(start..start + text.len as usize).unwrap_or_default()
    }

    pub(super) fn tell(&mut self, code: Code, path: Vec<Step>, message: impl Into<String>, hint: impl Into<String>) {
        self.tell_within(code, path, None, None, message, hint);
    }

    /// Where some bytes of a block's text are.
    pub(super) fn in_text(&self, block: BlockId, span: Range<usize>) -> At {
        let kind = self.briefing.blocks.get(block.index()).map(|block| block.kind);
        let field = if matches!(kind, Some(BlockKind::Figure(_))) { "caption" } else { "text" };
        let number = self.raw_numbers.get(block.index()).copied().unwrap_or_default();
        At::Locus(Locus { path: place![Field("body"), Index(number), Field(field)], within: Some(span) })
    }

    /// Tells a problem, and gives it back for what else is to be said of it; nothing where it is only counted.
    pub(super) fn tell_within(
        &mut self,
        code: Code,
        path: Vec<Step>,
        within: Option<Range<usize>>,
        block: Option<BlockId>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Option<&mut Found> {
        if self.is_full() {
            self.uncounted += 1;
            return None;
        }
        self.found.push(Found {
            code,
            at: At::Locus(Locus { path, within }),
            message: sentence(message.into()),
            hint: Some(sentence(hint.into())),
            block: block.map(|id| id.0),
            related: Vec::new(),
        });
        self.found.last_mut()
    }

    /// Whether further problems are only counted, so that nothing need be found out about them.
    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= limits::PROBLEMS
    }

    /// Whether an unknown name may be compared with this many known ones.
    fn may_guess(&mut self, among: usize) -> bool {
        let left = self.guesses.checked_sub(among).filter(|_| !self.is_full());
        self.guesses = left.unwrap_or(self.guesses);
        left.is_some()
    }

    /// A name on one line, as much of it as is read. What is wrong with it is told.
    fn name<'t>(&mut self, text: &'t str, path: impl Fn() -> Vec<Step>) -> Cow<'t, str> {
        let text = text.trim();
        let end = text.char_indices().nth(limits::NAME_CHARS).map_or(text.len(), |(end, _)| end);
        if end < text.len() {
            let message = format!("this is longer than {} characters; the rest is not read", limits::NAME_CHARS);
            self.tell(Code::TooMuch, path(), message, "shorten it");
        }
        let kept = text.get(..end).unwrap_or_default();
        self.unseen(kept, None, path);
        match kept.contains(['\n', '\r', '\t']) {
            true => {
                Cow::Owned(kept.split(['\n', '\r', '\t']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
            }
            false => Cow::Borrowed(kept),
        }
    }

    fn name_if_any(&mut self, text: &Option<raw::Str<'_>>, path: impl Fn() -> Vec<Step>) -> Option<String> {
        let name = self.name(text.as_deref()?, path).into_owned();
        (!name.is_empty()).then_some(name)
    }

    /// A summary, a note, a caption, as much of it as is read.
    fn remark_text<'t>(&mut self, text: &'t str, block: Option<BlockId>, path: impl Fn() -> Vec<Step>) -> &'t str {
        let kept = self.within(text.trim(), limits::REMARK_BYTES, block, &path);
        self.unseen(kept, block, path);
        kept
    }

    fn remark_if_any(&mut self, text: &Option<raw::Str<'_>>, path: impl Fn() -> Vec<Step>) -> Option<String> {
        let remark = self.remark_text(text.as_deref()?, None, path).to_owned();
        (!remark.is_empty()).then_some(remark)
    }

    /// The beginning of a text that is too long, up to a word where there are words. That it is cut is told.
    fn within<'t>(
        &mut self,
        text: &'t str,
        most: usize,
        block: Option<BlockId>,
        path: impl Fn() -> Vec<Step>,
    ) -> &'t str {
        if text.len() <= most {
            return text;
        }
        let message = format!("this text is longer than {} KiB; the rest is not read", most >> 10);
        let hint = if most == limits::TEXT_BYTES { "make several paragraphs of it" } else { "shorten it" };
        self.tell_within(Code::TooMuch, path(), None, block, message, hint);
        beginning(text, most)
    }

    /// Tells of characters that nobody sees.
    fn unseen(&mut self, text: &str, block: Option<BlockId>, path: impl Fn() -> Vec<Step>) {
        let Some((first, _)) = seen::unseen(text).next() else { return };
        if self.is_full() {
            self.uncounted += 1;
            return;
        }
        let within = text.get(first..).and_then(|rest| rest.chars().next()).map(|c| first..first + c.len_utf8());
        let message = format!("this text has characters that cannot be seen: {}", names_of_unseen(text));
        let hint = format!("take them out, unless they are meant; the window shows {} for each", seen::MARK);
        // Of a text that was trimmed the place would be another.
        let within = within.filter(|_| block.is_some());
        self.tell_within(Code::Unseen, path(), within, block, message, hint);
    }

    /// Tells of a list of which only the beginning is read.
    fn too_many(&mut self, left_out: usize, most: usize, what: &str, block: Option<BlockId>, path: Vec<Step>) {
        if left_out > 0 {
            let message = format!("there are {} {what}, and the first {most} are read", most + left_out);
            self.tell_within(Code::TooMuch, path, None, block, message, "split them up");
        }
    }

    /// Where a text of the file is kept, or its beginning: in the file itself, unless it had escapes.
    fn store(&mut self, text: &raw::Str<'_>, kept: &str) -> Stored {
        let len = u32::try_from(kept.len()).unwrap_or_default();
        if let Cow::Borrowed(borrowed) = &text.0
            && let Some(start) = (borrowed.as_ptr() as usize).checked_sub(self.file.as_ptr() as usize)
            && self.file.get(start..start + kept.len()).is_some_and(|there| there == kept)
            && let Ok(start) = u32::try_from(start)
        {
            return Stored { start, len };
        }
        let start = self.file.len() + self.briefing.store.unescaped.len();
        self.briefing.store.unescaped.push_str(kept);
        u32::try_from(start).map_or_else(|_| Stored::default(), |start| Stored { start, len })
    }

    fn date(&mut self, text: Option<&raw::Str<'_>>, path: Vec<Step>) -> Option<PartialDate> {
        match text?.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let message = format!("this is no date: {error}");
                self.tell(Code::BadDate, path, message, "write it as precisely as it is known");
                None
            }
        }
    }

    fn not_empty(&mut self, text: &str, what: &str, path: Vec<Step>) {
        if text.trim().is_empty() {
            self.tell(Code::EmptyText, path, format!("{what} is empty"), "write it out");
        }
    }

    /// The name of a file. One that is cut is the name of no file, and is refused when it is looked for.
    fn file_name(&mut self, name: &str, block: Option<BlockId>, path: impl Fn() -> Vec<Step>) -> String {
        let kept = beginning(name, limits::ADDRESS_BYTES);
        self.unseen(kept, block, path);
        if kept.len() < name.len() { format!("{kept}…") } else { kept.to_owned() }
    }

    fn twice(&mut self, kind: &str, id: &str, [again, first]: [Vec<Step>; 2]) {
        let message = format!("the {kind} `{}` is defined twice", shortened(id));
        let found = self.tell_within(Code::Duplicate, again, None, None, message, "give one of them another id");
        if let Some(found) = found {
            let first = At::Locus(Locus { path: first, within: None });
            found.related.push((first, "it is defined here first"));
        }
    }

    fn take_block(&mut self, number: usize, raw: &raw::Block<'_>) {
        let path = |field: &'static str| place![Field("body"), Index(number), Field(field)];
        let id = BlockId(count(&self.briefing.blocks));
        let (no_caption, no_quotes, no_notes) = (raw::Str::default(), raw::Few::default(), raw::Few::default());
        let (kind, text, topics, quotes, notes) = match raw {
            raw::Block::Unreadable => return,
            raw::Block::Heading { text, topics, quotes, notes } => (BlockKind::Heading, text, topics, quotes, notes),
            raw::Block::Paragraph { text, topics, quotes, notes } => {
                (BlockKind::Paragraph, text, topics, quotes, notes)
            }
            raw::Block::Figure { image, alt, caption, credit, topics } => {
                self.not_empty(alt, "the picture's alternative text", path("alt"));
                let index = u32::try_from(self.briefing.figures.len()).unwrap_or(u32::MAX);
                let image = self.file_name(image, Some(id), || path("image"));
                let alt = self.remark_text(alt, None, || path("alt")).to_owned();
                let credit = self.remark_if_any(credit, || path("credit"));
                self.briefing.figures.push(Figure { image, alt, credit });
                (BlockKind::Figure(index), caption.as_ref().unwrap_or(&no_caption), topics, &no_quotes, &no_notes)
            }
        };
        if !matches!(kind, BlockKind::Figure(_)) && text.trim().is_empty() {
            self.not_empty(text, "this text", path("text"));
            return;
        }
        self.raw_numbers.push(number);
        let (field, most) = match kind {
            BlockKind::Figure(_) => ("caption", limits::REMARK_BYTES),
            _ => ("text", limits::TEXT_BYTES),
        };
        let kept = self.within(text, most, Some(id), || path(field));
        if kept.len() < text.len() {
            self.cut.push(id);
        }
        self.unseen(kept, Some(id), || path(field));
        let stored = self.store(text, kept);
        self.too_many(topics.left_out, limits::TOPICS_OF_BLOCK, "topics here", Some(id), path("topics"));
        self.too_many(quotes.left_out, limits::QUOTES_OF_BLOCK, "quotes here", Some(id), path("quotes"));
        self.too_many(notes.left_out, limits::NOTES_OF_BLOCK, "notes here", Some(id), path("notes"));
        let topics = self.memberships(number, id, topics, quotes.len());
        let quotes = self.quotes(number, id, kept, quotes);
        let notes = self.notes(number, id, kept, notes);
        self.briefing.blocks.push(Block { kind, text: stored, topics, quotes, notes });
    }

    fn memberships(&mut self, number: usize, id: BlockId, topics: &[raw::Str<'_>], quotes: usize) -> Range<u32> {
        let start = count(&self.briefing.memberships);
        for (i, name) in topics.iter().enumerate() {
            if let Some(&topic) = self.topics.get(id_of(name)) {
                if let Some(of) = self.briefing.topics.get_mut(topic.index())
                    && of.blocks.last() != Some(&id)
                {
                    of.blocks.push(id);
                    of.quote_count += quotes;
                    self.briefing.memberships.push(topic);
                }
            } else if !self.lost.topics {
                let may_guess = self.may_guess(self.briefing.topics.len());
                let ids = self.briefing.topics.iter().map(|topic| topic.id.as_str());
                let hint = if may_guess { which_exist(name, "topic", ids) } else { defined(ids, "topic") };
                let path = place![Field("body"), Index(number), Field("topics"), Index(i)];
                let message = format!("unknown topic `{}`", shortened(name));
                self.tell_within(Code::UnknownTopic, path, None, Some(id), message, hint);
            }
        }
        start..count(&self.briefing.memberships)
    }

    fn quotes(&mut self, number: usize, block: BlockId, text: &str, raw: &[raw::Quote<'_>]) -> Range<u32> {
        let start = count(&self.briefing.quotes);
        if raw.is_empty() {
            return start..start;
        }
        let mut prover = Prover::within(text, self.for_proof);
        let marks = QuotationMarks::new(text);
        let mut at = 0;
        for (i, quote) in raw.iter().enumerate() {
            let path =
                |field: &'static str| place![Field("body"), Index(number), Field("quotes"), Index(i), Field(field)];
            if let Some(reason) = &quote.unreadable {
                self.unreadable_quote(block, quote, reason);
                continue;
            }
            let (speaker, occasion) = self.said_by(block, quote, path);
            self.unseen(beginning(&quote.text, limits::TEXT_BYTES), None, || path("text"));
            let proved = if quote.text.len() > limits::TEXT_BYTES { None } else { prover.prove(&quote.text, at) };
            let proved = proved.map(|found| (marks.placement(&found.span()), found));
            let is_one_speech = |placement: &Placement| *placement != Placement::Crossing;
            let standing = if let Some((placement, found)) = proved.filter(|(placement, _)| is_one_speech(placement)) {
                at = found.span().end;
                self.remark(block, text, &found, placement, &path("text"));
                if matches!(placement, Placement::Unclosed | Placement::Unopened) {
                    self.half_marked.push(HalfMarked { block, span: found.span(), placement, path: path("text") });
                }
                Standing::Proved { proof: found.proof, pieces: found.pieces }
            } else {
                self.refused.push(Refused {
                    quote: self.briefing.quotes.len(),
                    raw_block: number,
                    raw_quote: i,
                    is_weary: prover.is_weary(),
                    is_too_long: quote.text.len() > limits::TEXT_BYTES,
                });
                let claimed = beginning(&quote.text, limits::REMARK_BYTES).to_owned();
                Standing::Unproved { proof: Proof::Absent, claimed, reason: String::new(), near: None }
            };
            let is_shortened = matches!(standing, Standing::Proved { proof: Proof::Elided, .. });
            let open_ends = if is_shortened { open_ends(&quote.text) } else { (false, false) };
            self.briefing.quotes.push(Quote { block, speaker, occasion, standing, open_ends });
        }
        prover.settle(&mut self.for_proof);
        start..count(&self.briefing.quotes)
    }

    /// A quote that could not be read, so that it is counted and shown; what is wrong with it is told already.
    fn unreadable_quote(&mut self, block: BlockId, quote: &raw::Quote<'_>, reason: &str) {
        let claimed = beginning(&quote.text, limits::REMARK_BYTES).to_owned();
        let standing = Standing::Unproved { proof: Proof::Absent, claimed, reason: reason.to_owned(), near: None };
        let speaker = self.speakers.get(id_of(&quote.speaker)).copied().flatten();
        let occasion = self.occasions.get(id_of(&quote.occasion)).copied().flatten();
        self.briefing.quotes.push(Quote { block, speaker, occasion, standing, open_ends: (false, false) });
    }

    /// Who said a quote and when, where the file defines them once. That it does not is told.
    fn said_by(
        &mut self,
        block: BlockId,
        quote: &raw::Quote<'_>,
        path: impl Fn(&'static str) -> Vec<Step>,
    ) -> (Option<SpeakerId>, Option<OccasionId>) {
        let speaker = self.speakers.get(id_of(&quote.speaker)).copied();
        if speaker.is_none() && !self.lost.speakers {
            let may_guess = self.may_guess(self.briefing.speakers.len());
            let ids = self.briefing.speakers.iter().map(|speaker| speaker.id.as_str());
            let hint = if may_guess { which_exist(&quote.speaker, "speaker", ids) } else { defined(ids, "speaker") };
            let message = format!("unknown speaker `{}`", shortened(&quote.speaker));
            self.tell_within(Code::UnknownSpeaker, path("speaker"), None, Some(block), message, hint);
        }
        let occasion = self.occasions.get(id_of(&quote.occasion)).copied();
        if occasion.is_none() && !self.lost.occasions {
            let may_guess = self.may_guess(self.briefing.occasions.len());
            let ids = self.briefing.occasions.iter().map(|occasion| occasion.id.as_str());
            let hint = if may_guess { which_exist(&quote.occasion, "occasion", ids) } else { defined(ids, "occasion") };
            let message = format!("unknown occasion `{}`", shortened(&quote.occasion));
            self.tell_within(Code::UnknownOccasion, path("occasion"), None, Some(block), message, hint);
        }
        (speaker.flatten(), occasion.flatten())
    }

    /// What a person should look at although the quote is proved.
    fn remark(&mut self, block: BlockId, text: &str, found: &proof::Standing, placement: Placement, path: &[Step]) {
        let span = found.span();
        let mut warn = |code, message: String, hint: String, there: Option<(Range<usize>, &'static str)>| {
            let there = there.map(|(span, label)| (self.in_text(block, span), label));
            if let Some(found) = self.tell_within(code, path.to_vec(), None, Some(block), message, hint) {
                found.related.extend(there);
            }
        };
        if found.proof == Proof::Folded {
            let there = text.get(span.clone()).unwrap_or_default();
            warn(
                Code::Folded,
                "this quote stands in the text with other typography".to_owned(),
                format!("what is shown and copied is the text's own: “{}”", shortened(there)),
                Some((span.clone(), "the text has it so")),
            );
        }
        for (piece, next) in found.pieces.iter().zip(found.pieces.iter().skip(1)) {
            let gap = text.get(piece.end..next.start).unwrap_or_default();
            let losses: Vec<_> = omissions::losses(gap).into_iter().map(Loss::as_str).collect();
            if !losses.is_empty() {
                warn(
                    Code::Loss,
                    format!("what this shortened quote leaves out holds {}", losses.join(", ")),
                    format!("left out is: “{}”", shortened(gap.trim())),
                    Some((piece.end..next.start, "this is left out")),
                );
            }
        }
        match placement {
            // Refused before it came here.
            Placement::Crossing | Placement::Within | Placement::NoMarks => {}
            // Told once the paragraphs around it are known.
            Placement::Unclosed | Placement::Unopened => {}
            Placement::Outside => warn(
                Code::NoMarks,
                "this quote does not stand between quotation marks".to_owned(),
                "check that these are the speaker's words, and not the writer's".to_owned(),
                Some((span.clone(), "it stands here")),
            ),
            Placement::Doubtful => warn(
                Code::UnclearMarks,
                "the quotation marks here can be read in two ways".to_owned(),
                "check that the speaker says all of these words, and the writer none".to_owned(),
                Some((span.clone(), "it stands here")),
            ),
        }
        if let Some(negation) = omissions::negation_before(text, span.start) {
            let word = text.get(negation.clone()).unwrap_or_default();
            let is_beside = !text.get(negation.end..span.start).is_some_and(proof::has_word);
            let message = match is_beside {
                true => format!("this quote begins just after “{word}”"),
                false => format!("this quote begins after “{word}”, in the same clause"),
            };
            let hint = "take that word into the quote, or the quote says the contrary".to_owned();
            warn(Code::AfterNegation, message, hint, Some((negation, "this word stands before it")));
        }
        if let Some(negation) = omissions::negation_after(text, span.end) {
            let word = text.get(negation.clone()).unwrap_or_default();
            let is_beside = !text.get(span.end..negation.start).is_some_and(proof::has_word);
            let message = match is_beside {
                true => format!("this quote ends just before “{word}”"),
                false => format!("this quote ends before “{word}”, in the same clause"),
            };
            let hint = "take that word into the quote, or the quote says the contrary".to_owned();
            warn(Code::AfterNegation, message, hint, Some((negation, "this word stands after it")));
        }
    }

    /// Warns of a quotation mark that has no partner, unless the quotation goes on over paragraphs.
    fn half_marked(&mut self) {
        // The quotes of one block have the same neighbours.
        let mut known: HashMap<(u32, bool), bool> = HashMap::new();
        for HalfMarked { block, span, placement, path } in std::mem::take(&mut self.half_marked) {
            let is_unopened = placement == Placement::Unopened;
            let goes_on = *known.entry((block.0, is_unopened)).or_insert_with(|| match is_unopened {
                true => self.is_open_before(block),
                false => self.goes_on_after(block),
            });
            if goes_on || self.is_full() {
                continue;
            }
            let what = match is_unopened {
                true => "closed here, and opened nowhere",
                false => "opened here, and closed nowhere",
            };
            let message = format!("the quotation marks around this quote are {what}");
            let hint = "check that the speaker says all of these words, and the writer none";
            let there = self.in_text(block, span);
            if let Some(found) = self.tell_within(Code::UnclearMarks, path, None, Some(block), message, hint) {
                found.related.push((there, "it stands here"));
            }
        }
    }

    /// The paragraphs after a block, or before it, as far as a quotation may reach.
    fn neighbours(&self, block: BlockId, is_after: bool) -> impl Iterator<Item = &str> {
        let at = move |n: u32| match is_after {
            true => block.0.checked_add(n),
            false => block.0.checked_sub(n),
        };
        (1..=limits::PARAGRAPHS_OF_QUOTE)
            .map_while(move |n| at(n).filter(|id| (*id as usize) < self.briefing.blocks.len()))
            .filter_map(|id| {
                let is_text = |block: &&Block| matches!(block.kind, BlockKind::Paragraph);
                self.briefing.blocks.get(id as usize).filter(is_text).map(|block| self.kept_text(block.text))
            })
    }

    /// Whether the next paragraph with a mark opens once more, or closes what it has not opened.
    fn goes_on_after(&self, block: BlockId) -> bool {
        self.neighbours(block, true)
            .map(|text| (text, QuotationMarks::new(text)))
            .find(|(_, marks)| !marks.is_empty())
            .is_some_and(|(text, marks)| marks.begins_open(text) || marks.closes_earlier())
    }

    /// Whether the paragraph with a mark before this one leaves a quotation open.
    fn is_open_before(&self, block: BlockId) -> bool {
        let before = self.neighbours(block, false).map(QuotationMarks::new).find(|marks| !marks.is_empty());
        before.is_some_and(|marks| marks.is_left_open())
    }

    fn notes(&mut self, number: usize, block: BlockId, text: &str, raw: &[raw::Note<'_>]) -> Range<u32> {
        let start = count(&self.briefing.notes);
        let mut prover = Prover::within(text, self.for_proof);
        for (i, note) in raw.iter().enumerate().filter(|(_, note)| !note.is_unreadable) {
            let path = |field| place![Field("body"), Index(number), Field("notes"), Index(i), Field(field)];
            let is_wanted = note.on.len() <= text.len().saturating_mul(4) && proof::has_word(&note.on);
            let found = if is_wanted { prover.whole(&note.on, 0) } else { None };
            if let Some(found) = found {
                let text = self.remark_text(&note.text, Some(block), || path("text")).to_owned();
                self.briefing.notes.push(Note { block, range: found.span(), text });
            } else {
                self.refuse_note(note, text, block, prover.is_weary(), path("on"));
            }
        }
        prover.settle(&mut self.for_proof);
        if let Some(mine) = self.briefing.notes.get_mut(start as usize..) {
            mine.sort_by_key(|note| (note.range.start, note.range.end));
        }
        start..count(&self.briefing.notes)
    }

    fn refuse_note(&mut self, note: &raw::Note<'_>, text: &str, block: BlockId, is_weary: bool, path: Vec<Step>) {
        let words = shortened(&note.on);
        if is_weary {
            let message = format!("the words “{words}” of this note were not looked for: too much was, in vain");
            self.tell_within(Code::TooMuch, path, None, Some(block), message, "mend the other problems first");
            return;
        }
        let is_cut = self.cut.last() == Some(&block);
        let cost = note.on.len().saturating_mul(text.len()) / 32 + text.len().saturating_mul(64);
        let nearest = match self.is_full() || !self.for_refusals.affords(cost) {
            true => None,
            false => nearest_words(&note.on, text),
        };
        let hint = nearest.unwrap_or_else(|| "write the words as they stand in the paragraph".to_owned());
        let where_not = if is_cut { "in the part of its paragraph that is read" } else { "in its paragraph" };
        let message = format!("the words “{words}” of this note do not stand {where_not}");
        self.tell_within(Code::NoteAbsent, path, None, Some(block), message, hint);
    }

    fn facts(&mut self, raw: &[raw::Topic<'_>]) {
        for (i, topic) in raw.iter().enumerate() {
            let Some(&id) = self.topics.get(id_of(&topic.id)) else { continue };
            for (j, fact) in topic.facts.iter().enumerate() {
                let path = |field| place![Field("topics"), Index(i), Field("facts"), Index(j), Field(field)];
                let field = if fact.on.is_some() { "on" } else { "value" };
                let words = shortened(fact.on.as_ref().unwrap_or(&fact.value));
                match self.place_fact(id, fact) {
                    Ok(Some(placed)) => {
                        let label = self.name(&fact.label, || path("label")).into_owned();
                        if let Some(topic) = self.briefing.topics.get_mut(id.index()) {
                            topic.facts.push(Fact { label, ..placed });
                        }
                    }
                    // It may stand in a part that could not be read.
                    Ok(None) if self.lost.body => {}
                    Ok(None) => {
                        let id = shortened(&topic.id);
                        let message = format!("the fact “{words}” does not stand in a paragraph of the topic `{id}`");
                        let hint = "write it as it stands there, and put that paragraph into the topic";
                        self.tell(Code::FactAbsent, path(field), message, hint);
                    }
                    Err(Weary) => {
                        let message = format!("the fact “{words}” was not looked for, and is not shown: too much was");
                        let hint = "put the facts of a topic into its first paragraphs, or split the briefing";
                        self.tell(Code::TooMuch, path(field), message, hint);
                    }
                }
            }
        }
    }

    fn place_fact(&mut self, topic: TopicId, fact: &raw::Fact<'_>) -> Result<Option<Fact>, Weary> {
        let words = fact.on.as_ref().unwrap_or(&fact.value);
        let is_name = fact.value.len() <= 4 * limits::NAME_CHARS && words.len() <= limits::REMARK_BYTES;
        if !is_name || !proof::has_word(words) || !proof::has_word(&fact.value) {
            return Ok(None);
        }
        let blocks = self.briefing.topics.get(topic.index()).map_or(0, |topic| topic.blocks.len());
        for n in 0..blocks {
            let block = self.briefing.topics.get(topic.index()).and_then(|topic| topic.blocks.get(n)).copied();
            let Some(block) = block else { break };
            let (block_bytes, word_bytes) = (self.text_of(block).len(), words.len());
            // Mostly it is folded as well, before it is known not to be there.
            if !self.for_facts.affords((block_bytes + word_bytes + 64).saturating_mul(8)) {
                return Err(Weary);
            }
            let text = self.text_of(block);
            let mut prover = Prover::within(text, Patience::of((1 << 16) + text.len().saturating_mul(8)));
            let found = prover.whole(words, 0).and_then(|on| {
                let value = prover.whole(&fact.value, on.span().start)?;
                (value.span().end <= on.span().end).then_some((on, value))
            });
            if let Some((on, value)) = found {
                let value = text.get(value.span()).unwrap_or_default().to_owned();
                return Ok(Some(Fact { value, label: String::new(), block, range: on.span() }));
            }
            if prover.is_weary() {
                return Err(Weary);
            }
        }
        Ok(None)
    }

    fn unused(&mut self) {
        if self.lost.body {
            return;
        }
        // What seems unused is often what a misspelt id was to name, and that is told already.
        let is_told = |code: Code| self.found.iter().any(|found| found.code == code);
        let (topics_told, speakers_told, occasions_told) =
            (is_told(Code::UnknownTopic), is_told(Code::UnknownSpeaker), is_told(Code::UnknownOccasion));
        for i in 0..self.briefing.topics.len() {
            if let Some(topic) = self.briefing.topics.get(i).filter(|topic| topic.blocks.is_empty() && !topics_told) {
                let message = format!("no part of the body is in the topic `{}`", shortened(&topic.id));
                self.tell(
                    Code::Unused,
                    place![Field("topics"), Index(i), Field("id")],
                    message,
                    "add it to the `topics` of the parts that speak of it",
                );
            }
        }
        let (mut speakers, mut occasions) =
            (vec![speakers_told; self.briefing.speakers.len()], vec![occasions_told; self.briefing.occasions.len()]);
        for quote in &self.briefing.quotes {
            if let Some(slot) = quote.speaker.and_then(|id| speakers.get_mut(id.index())) {
                *slot = true;
            }
            if let Some(slot) = quote.occasion.and_then(|id| occasions.get_mut(id.index())) {
                *slot = true;
            }
        }
        let is_twice = |id: &str, known: bool| !known && !id.is_empty();
        for (slot, speaker) in speakers.iter_mut().zip(&self.briefing.speakers) {
            *slot |= is_twice(&speaker.id, self.speakers.get(&speaker.id).is_some_and(Option::is_some));
        }
        for (slot, occasion) in occasions.iter_mut().zip(&self.briefing.occasions) {
            *slot |= is_twice(&occasion.id, self.occasions.get(&occasion.id).is_some_and(Option::is_some));
        }
        for (field, kind, used) in [("speakers", "speaker", speakers), ("occasions", "occasion", occasions)] {
            for (i, _) in used.iter().enumerate().filter(|(_, used)| !**used) {
                let message = format!("no quote names this {kind}");
                self.tell(Code::Unused, place![Field(field), Key(i)], message, "take it out, or add the quotes");
            }
        }
    }
}
fn owned(text: &Option<raw::Str<'_>>) -> Option<String> {
    text.as_ref().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn count<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// Whether a quote begins, and whether it ends, with an ellipsis.
fn open_ends(quote: &str) -> (bool, bool) {
    let bare = quote.trim();
    let starts = ["…", "...", "[…]", "[...]"].iter().any(|mark| bare.starts_with(mark));
    let ends = ["…", "...", "[…]", "[...]"].iter().any(|mark| bare.ends_with(mark));
    (starts, ends)
}

/// The id as it is looked for: as much of it as is read.
fn id_of(name: &str) -> &str {
    let name = name.trim();
    name.get(..name.char_indices().nth(limits::NAME_CHARS).map_or(name.len(), |(end, _)| end)).unwrap_or_default()
}

/// A sentence about a problem, which may hold words of the file.
fn sentence(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(limits::SENTENCE_CHARS) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// As much of a text as this many bytes, up to a word where one ends near there.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let kept = text.get(..text.floor_char_boundary(most)).unwrap_or_default();
    if kept.len() == text.len() {
        return kept;
    }
    let near = kept.floor_char_boundary(kept.len().saturating_sub(1 << 10));
    let space = kept.get(near..).and_then(|end| end.rfind(char::is_whitespace));
    space.and_then(|at| kept.get(..near + at)).unwrap_or(kept)
}

/// Which characters of a text are not seen, and how often each.
fn names_of_unseen(text: &str) -> String {
    const NAMED: usize = 4;
    let mut counts: Vec<(char, usize)> = Vec::new();
    let mut others = 0;
    for (_, c) in seen::unseen(text) {
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == c) {
            *count += 1;
        } else if counts.len() < NAMED {
            counts.push((c, 1));
        } else {
            others += 1;
        }
    }
    let named = counts.iter().map(|(c, count)| match count {
        1 => seen::name_of(*c),
        _ => format!("{}, {count} times", seen::name_of(*c)),
    });
    let more = (others > 0).then(|| format!("{others} others"));
    named.chain(more).collect::<Vec<_>>().join("; ")
}

/// The start of a long text, for a message; line breaks as spaces.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 90;
    // What is cut off is not looked at, except for the white space that it may be.
    let start = text.trim_start();
    let looked_at = start.get(..start.floor_char_boundary(16 * MOST)).unwrap_or_default();
    let is_cut = looked_at.len() < start.trim_end().len();
    let flat = looked_at.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", flat.get(..end).unwrap_or_default()),
        None if is_cut => format!("{flat}…"),
        None => flat,
    }
}

/// The first words of a paragraph, by which a person finds it.
pub(super) fn first_words(text: &str) -> String {
    let text = beginning(text.trim_start_matches(['“', '„', '«', '「', '"']), 1 << 12);
    let words: Vec<_> = text.split_whitespace().take(7).collect();
    let mark = if text.split_whitespace().nth(7).is_some() { " …" } else { "" };
    shortened(&format!("{}{mark}", words.join(" ")))
}

fn nearest_words(words: &str, text: &str) -> Option<String> {
    let Some(nearest) = nearest::nearest(words, text) else {
        // Each word of a text is compared: not of one as long as a book.
        let text = beginning(text, limits::REMARK_BYTES);
        return did_you_mean(words.trim(), text.unicode_words());
    };
    Some(format!("did you mean “{}”?", shortened(text.get(nearest.range)?)))
}

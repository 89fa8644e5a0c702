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
    load::{At, Found, did_you_mean, which_exist},
    outline::{Locus, Step},
    problem::{Code, line_and_column},
    proof::{self, Loss, Proof, Prover},
    raw,
    refusal::Refused,
    salvage::Lost,
    source_text,
};

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
    /// Bytes that may still be searched to explain refusals and to place facts.
    pub(super) effort: usize,
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
            effort: limits::SEARCH_BYTES,
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
        if self.found.len() >= limits::PROBLEMS {
            self.uncounted += 1;
            return None;
        }
        self.found.push(Found {
            code,
            at: At::Locus(Locus { path, within }),
            message: message.into(),
            hint: Some(hint.into()),
            block: block.map(|id| id.0),
            related: Vec::new(),
        });
        self.found.last_mut()
    }

    /// Where a text of the file is kept: in the file itself, unless it had escapes.
    fn store(&mut self, text: &raw::Str<'_>) -> Stored {
        let len = u32::try_from(text.len()).unwrap_or_default();
        if let Cow::Borrowed(borrowed) = &text.0
            && let Some(start) = (borrowed.as_ptr() as usize).checked_sub(self.file.as_ptr() as usize)
            && self.file.get(start..start + borrowed.len()).is_some_and(|there| there == *borrowed)
            && let Ok(start) = u32::try_from(start)
        {
            return Stored { start, len };
        }
        let start = self.file.len() + self.briefing.store.unescaped.len();
        self.briefing.store.unescaped.push_str(text);
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

    fn head(&mut self, raw: &raw::Briefing<'_>) {
        if !self.lost.title {
            self.not_empty(&raw.title, "the title", place![Field("title")]);
        }
        self.briefing.title = raw.title.trim().to_owned();
        self.briefing.language = owned(&raw.language).unwrap_or_else(|| "en".to_owned());
        let source = &raw.source;
        let url = owned(&source.url).filter(|url| {
            let is_web = url.starts_with("https://") || url.starts_with("http://");
            let is_plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control());
            if !(is_web && is_plain) {
                let path = place![Field("source"), Field("url")];
                self.tell(
                    Code::OutsidePath,
                    path,
                    "this is not a web address; it is left out",
                    "write it with https:// and without spaces",
                );
            }
            is_web && is_plain
        });
        self.briefing.source = Source {
            publisher: owned(&source.publisher),
            publication: owned(&source.publication),
            authors: source
                .authors
                .iter()
                .map(|author| author.trim().to_owned())
                .filter(|author| !author.is_empty())
                .collect(),
            url,
            published: self.date(source.published.as_ref(), place![Field("source"), Field("published")]),
            credit: owned(&source.credit),
        };
        if let raw::Release::Embargoed { until } = &raw.release {
            let read_aloud = read_moment(until).unwrap_or_else(|| {
                let message = "this is no moment in time; the briefing is taken as embargoed all the same";
                self.tell(
                    Code::BadDate,
                    place![Field("release"), Field("until")],
                    message,
                    "write it like 2026-01-14T09:00:00+09:00",
                );
                until.to_string()
            });
            self.briefing.release = Release::Embargoed { until: until.to_string(), read_aloud };
        }
    }

    fn speakers(&mut self, raw: &raw::Entries<'_, raw::Speaker<'_>>) {
        let mut firsts = HashMap::new();
        for (i, (id, speaker)) in self.within_names(&raw.0, "speakers") {
            let next = SpeakerId(u16::try_from(self.briefing.speakers.len()).unwrap_or(u16::MAX));
            let first = *firsts.entry(&**id).or_insert(i);
            self.speakers.insert(id.to_string(), (first == i).then_some(next));
            if first != i {
                self.twice("speaker", id, [i, first].map(|i| place![Field("speakers"), Key(i)]));
            }
            self.not_empty(&speaker.name, "the speaker's name", place![Field("speakers"), Entry(i), Field("name")]);
            let family_name = self.family_name(speaker, place![Field("speakers"), Entry(i), Field("family_name")]);
            self.briefing.speakers.push(Speaker {
                id: id.to_string(),
                name: speaker.name.trim().to_owned(),
                role: owned(&speaker.role),
                native_name: owned(&speaker.native_name),
                family_name,
            });
        }
    }

    /// The part of the name that references are sorted by: whole words of the name, or it is of no use.
    fn family_name(&mut self, speaker: &raw::Speaker<'_>, path: Vec<Step>) -> Option<String> {
        let family = owned(&speaker.family_name)?;
        // Han and Hangul have no space between the parts of a name.
        let is_word = proof::prove(&family, &speaker.name, 0).is_some_and(|found| found.proof == Proof::Exact);
        let is_han = !family.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        let is_part = is_word || is_han && speaker.name.trim().starts_with(family.as_str());
        if !is_part {
            let message = format!("the family name “{family}” is no part of the name “{}”", speaker.name);
            self.tell(Code::FamilyName, path, message, "write it as the name has it, or leave it out for an office");
        }
        is_part.then_some(family)
    }

    fn occasions(&mut self, raw: &raw::Entries<'_, raw::Occasion<'_>>) {
        let mut firsts = HashMap::new();
        for (i, (id, occasion)) in self.within_names(&raw.0, "occasions") {
            let next = OccasionId(u16::try_from(self.briefing.occasions.len()).unwrap_or(u16::MAX));
            let first = *firsts.entry(&**id).or_insert(i);
            self.occasions.insert(id.to_string(), (first == i).then_some(next));
            if first != i {
                self.twice("occasion", id, [i, first].map(|i| place![Field("occasions"), Key(i)]));
            }
            self.not_empty(&occasion.name, "the occasion's name", place![Field("occasions"), Entry(i), Field("name")]);
            let date = self.date(occasion.date.as_ref(), place![Field("occasions"), Entry(i), Field("date")]);
            self.briefing.occasions.push(Occasion {
                id: id.to_string(),
                name: occasion.name.trim().to_owned(),
                place: owned(&occasion.place),
                date,
                kind: occasion.kind,
                quote_count: 0,
                first_quote: None,
            });
        }
    }

    fn topics(&mut self, raw: &[raw::Topic<'_>]) {
        let mut firsts = HashMap::new();
        for (i, topic) in self.within_names(raw, "topics") {
            let next = TopicId(u16::try_from(self.briefing.topics.len()).unwrap_or(u16::MAX));
            let first = *firsts.entry(&*topic.id).or_insert(i);
            if first != i {
                self.twice("topic", &topic.id, [i, first].map(|i| place![Field("topics"), Index(i), Field("id")]));
                continue;
            }
            self.not_empty(&topic.id, "the topic's id", place![Field("topics"), Index(i), Field("id")]);
            self.not_empty(&topic.title, "the topic's title", place![Field("topics"), Index(i), Field("title")]);
            self.topics.insert(topic.id.to_string(), next);
            self.briefing.topics.push(Topic {
                id: topic.id.to_string(),
                title: topic.title.trim().to_owned(),
                icon: owned(&topic.icon),
                summary: owned(&topic.summary),
                facts: Vec::new(),
                blocks: Vec::new(),
                quote_count: 0,
            });
        }
    }

    fn within_names<'r, T>(
        &mut self,
        all: &'r [T],
        what: &'static str,
    ) -> impl Iterator<Item = (usize, &'r T)> + use<'r, T> {
        if all.len() > limits::NAMES {
            let message = format!("there are more than {} {what}; the rest is not read", limits::NAMES);
            self.tell(Code::TooMuch, place![Field(what)], message, "split the briefing");
        }
        all.iter().enumerate().take(limits::NAMES)
    }

    fn twice(&mut self, kind: &str, id: &str, [again, first]: [Vec<Step>; 2]) {
        let message = format!("the {kind} `{id}` is defined twice");
        let found = self.tell_within(Code::Duplicate, again, None, None, message, "give one of them another id");
        if let Some(found) = found {
            let first = At::Locus(Locus { path: first, within: None });
            found.related.push((first, "it is defined here first"));
        }
    }

    fn take_block(&mut self, number: usize, raw: &raw::Block<'_>) {
        let (kind, text, topics, quotes, notes): (_, _, _, &[_], &[_]) = match raw {
            raw::Block::Unreadable => return,
            raw::Block::Heading { text, topics, quotes, notes } => (BlockKind::Heading, text, topics, quotes, notes),
            raw::Block::Paragraph { text, topics, quotes, notes } => {
                (BlockKind::Paragraph, text, topics, quotes, notes)
            }
            raw::Block::Figure { image, alt, caption, credit, topics } => {
                self.not_empty(
                    alt,
                    "the picture's alternative text",
                    place![Field("body"), Index(number), Field("alt")],
                );
                let index = u32::try_from(self.briefing.figures.len()).unwrap_or(u32::MAX);
                let figure = Figure { image: image.to_string(), alt: alt.trim().to_owned(), credit: owned(credit) };
                self.briefing.figures.push(figure);
                (BlockKind::Figure(index), caption.as_ref().unwrap_or(alt), topics, &[], &[])
            }
        };
        if !matches!(kind, BlockKind::Figure(_)) && text.trim().is_empty() {
            self.not_empty(text, "this text", place![Field("body"), Index(number), Field("text")]);
            return;
        }
        let id = BlockId(count(&self.briefing.blocks));
        self.raw_numbers.push(number);
        let no_caption = raw::Str::default();
        let text = if matches!(raw, raw::Block::Figure { caption: None, .. }) { &no_caption } else { text };
        let stored = self.store(text);
        let topics = self.memberships(number, id, topics, quotes.len());
        let quotes = self.quotes(number, id, text, quotes);
        let notes = self.notes(number, id, text, notes);
        self.briefing.blocks.push(Block { kind, text: stored, topics, quotes, notes });
    }

    fn memberships(&mut self, number: usize, id: BlockId, topics: &[raw::Str<'_>], quotes: usize) -> Range<u32> {
        let start = count(&self.briefing.memberships);
        for (i, name) in topics.iter().enumerate() {
            if let Some(&topic) = self.topics.get(&**name) {
                let mine = self.briefing.memberships.get(start as usize..).unwrap_or_default();
                if !mine.contains(&topic) {
                    self.briefing.memberships.push(topic);
                    if let Some(topic) = self.briefing.topics.get_mut(topic.index()) {
                        topic.blocks.push(id);
                        topic.quote_count += quotes;
                    }
                }
            } else if !self.lost.topics {
                let hint = which_exist(name, "topic", self.briefing.topics.iter().map(|topic| topic.id.as_str()));
                let path = place![Field("body"), Index(number), Field("topics"), Index(i)];
                self.tell_within(Code::UnknownTopic, path, None, Some(id), format!("unknown topic `{name}`"), hint);
            }
        }
        start..count(&self.briefing.memberships)
    }

    fn quotes(&mut self, number: usize, block: BlockId, text: &str, raw: &[raw::Quote<'_>]) -> Range<u32> {
        let start = count(&self.briefing.quotes);
        let mut prover = Prover::new(text);
        let mut at = 0;
        for (i, quote) in raw.iter().enumerate() {
            let path =
                |field: &'static str| place![Field("body"), Index(number), Field("quotes"), Index(i), Field(field)];
            let speaker = self.speakers.get(&*quote.speaker).copied();
            if speaker.is_none() && !self.lost.speakers {
                let hint = which_exist(&quote.speaker, "speaker", self.briefing.speakers.iter().map(|s| s.id.as_str()));
                let message = format!("unknown speaker `{}`", &*quote.speaker);
                self.tell_within(Code::UnknownSpeaker, path("speaker"), None, Some(block), message, hint);
            }
            let occasion = self.occasions.get(&*quote.occasion).copied();
            if occasion.is_none() && !self.lost.occasions {
                let hint =
                    which_exist(&quote.occasion, "occasion", self.briefing.occasions.iter().map(|o| o.id.as_str()));
                let message = format!("unknown occasion `{}`", &*quote.occasion);
                self.tell_within(Code::UnknownOccasion, path("occasion"), None, Some(block), message, hint);
            }
            let proved = prover.prove(&quote.text, at).map(|found| (marks_around(text, &found.span()), found));
            let standing = if let Some((marks, found)) = proved.filter(|(marks, _)| *marks != Marks::RunsPast) {
                at = found.span().end;
                self.remark(block, text, &found, &marks, &path("text"));
                Standing::Proved { proof: found.proof, pieces: found.pieces }
            } else {
                self.refused.push(Refused { quote: self.briefing.quotes.len(), raw_block: number, raw_quote: i });
                Standing::Unproved { proof: Proof::Absent, claimed: quote.text.to_string(), reason: String::new() }
            };
            let (speaker, occasion) = (speaker.flatten(), occasion.flatten());
            let is_shortened = matches!(standing, Standing::Proved { proof: Proof::Elided, .. });
            let open_ends = if is_shortened { open_ends(&quote.text) } else { (false, false) };
            self.briefing.quotes.push(Quote { block, speaker, occasion, standing, open_ends });
        }
        start..count(&self.briefing.quotes)
    }

    /// What a person should look at although the quote is proved.
    fn remark(&mut self, block: BlockId, text: &str, found: &proof::Standing, marks: &Marks, path: &[Step]) {
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
            let losses: Vec<_> = proof::losses(gap).into_iter().map(Loss::as_str).collect();
            if !losses.is_empty() {
                warn(
                    Code::Loss,
                    format!("what this shortened quote leaves out holds {}", losses.join(", ")),
                    format!("left out is: “{}”", shortened(gap.trim())),
                    Some((piece.end..next.start, "this is left out")),
                );
            }
        }
        match marks {
            // Refused before it came here.
            Marks::Within | Marks::NoneInText | Marks::RunsPast => {}
            Marks::Outside => warn(
                Code::NoMarks,
                "this quote does not stand between quotation marks".to_owned(),
                "check that these are the speaker's words, and not the writer's".to_owned(),
                Some((span.clone(), "it stands here")),
            ),
        }
        let before = text.get(..span.start).unwrap_or_default();
        let last_word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        if before.ends_with(char::is_whitespace) && proof::losses(last_word).contains(&Loss::Negation) {
            warn(
                Code::AfterNegation,
                format!("this quote begins just after “{last_word}”"),
                "take that word into the quote, or the quote says the contrary".to_owned(),
                Some((before.trim_end().len() - last_word.len()..span.start, "this word stands before it")),
            );
        }
    }

    fn notes(&mut self, number: usize, block: BlockId, text: &str, raw: &[raw::Note<'_>]) -> Range<u32> {
        let start = count(&self.briefing.notes);
        let mut prover = Prover::new(text);
        for (i, note) in raw.iter().enumerate() {
            let path = place![Field("body"), Index(number), Field("notes"), Index(i), Field("on")];
            match prover.whole(&note.on, 0).filter(|_| proof::has_word(&note.on)) {
                Some(found) => {
                    self.briefing.notes.push(Note { block, range: found.span(), text: note.text.trim().to_owned() });
                }
                None => {
                    let hint = nearest_words(&note.on, text)
                        .unwrap_or_else(|| "write the words as they stand in the paragraph".to_owned());
                    let message =
                        format!("the words “{}” of this note do not stand in its paragraph", shortened(&note.on));
                    self.tell_within(Code::NoteAbsent, path, None, Some(block), message, hint);
                }
            }
        }
        if let Some(mine) = self.briefing.notes.get_mut(start as usize..) {
            mine.sort_by_key(|note| (note.range.start, note.range.end));
        }
        start..count(&self.briefing.notes)
    }

    fn facts(&mut self, raw: &[raw::Topic<'_>]) {
        for (i, topic) in raw.iter().enumerate().take(limits::NAMES) {
            let Some(&id) = self.topics.get(&*topic.id) else { continue };
            for (j, fact) in topic.facts.iter().enumerate() {
                match self.place_fact(id, fact) {
                    Some(fact) => {
                        if let Some(topic) = self.briefing.topics.get_mut(id.index()) {
                            topic.facts.push(fact);
                        }
                    }
                    // It may stand in a part that could not be read.
                    None if self.lost.body => {}
                    None => {
                        let field = if fact.on.is_some() { "on" } else { "value" };
                        let words = fact.on.as_ref().unwrap_or(&fact.value);
                        let path = place![Field("topics"), Index(i), Field("facts"), Index(j), Field(field)];
                        let message = format!(
                            "the fact “{}” does not stand in a paragraph of the topic `{}`",
                            shortened(words),
                            &*topic.id
                        );
                        let hint = "write it as it stands there, and put that paragraph into the topic";
                        self.tell(Code::FactAbsent, path, message, hint);
                    }
                }
            }
        }
    }

    fn place_fact(&mut self, topic: TopicId, fact: &raw::Fact<'_>) -> Option<Fact> {
        let words = fact.on.as_ref().unwrap_or(&fact.value);
        if !proof::has_word(words) || !proof::has_word(&fact.value) {
            return None;
        }
        let blocks = self.briefing.topics.get(topic.index()).map_or(0, |topic| topic.blocks.len());
        for n in 0..blocks {
            let block = self.briefing.topics.get(topic.index()).and_then(|topic| topic.blocks.get(n)).copied()?;
            self.effort = self.effort.checked_sub(self.text_of(block).len())?;
            let text = self.text_of(block);
            let mut prover = Prover::new(text);
            let Some(on) = prover.whole(words, 0) else { continue };
            let Some(value) = prover.whole(&fact.value, on.span().start) else { continue };
            let range = value.span();
            if range.end > on.span().end {
                continue;
            }
            let value = text.get(range.clone())?.to_owned();
            return Some(Fact { value, label: fact.label.trim().to_owned(), block, range: on.span() });
        }
        None
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
                let message = format!("no part of the body is in the topic `{}`", topic.id);
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

    /// Tells of pictures that are not there. What is in them is found out when they are decoded.
    fn pictures(&mut self, raw: &raw::Briefing<'_>, folder: &Folder) {
        /// Each takes a look at the disk.
        const MOST: usize = 10_000;
        let icons =
            raw.topics.iter().enumerate().filter_map(|(i, topic)| {
                Some((place![Field("topics"), Index(i), Field("icon")], topic.icon.as_ref()?))
            });
        let numbers = self.briefing.blocks.iter().zip(&self.raw_numbers);
        let figures = numbers.filter_map(|(block, number)| match block.kind {
            BlockKind::Figure(index) => {
                let image = self.briefing.figures.get(index as usize)?.image.clone();
                Some((place![Field("body"), Index(*number), Field("image")], image))
            }
            _ => None,
        });
        let named: Vec<_> = icons.map(|(path, name)| (path, name.to_string())).chain(figures).take(MOST).collect();
        for (path, name) in &named {
            if let Err(refusal) = folder.has(name, limits::IMAGE_FILE_BYTES) {
                let is_outside = matches!(refusal, folder::Refusal::Outside(_));
                let code = if is_outside { Code::OutsidePath } else { Code::Attachment };
                let message = format!("the picture “{}” is not shown: {}", shortened(name), refusal.sentence());
                self.tell(code, path.clone(), message, "put it beside the briefing, as a PNG, JPEG or WebP");
            }
        }
    }

    /// Holds the body against the source text beside the file. Gives back that text's name and content.
    fn source_text(&mut self, raw: &raw::Briefing<'_>, folder: &Folder) -> Option<(String, String)> {
        let name = raw.source.text.as_ref()?;
        let path = || place![Field("source"), Field("text")];
        let bytes = match folder.read(name, limits::FILE_BYTES) {
            Ok(bytes) => bytes,
            Err(refusal) => {
                let code =
                    if matches!(refusal, folder::Refusal::Outside(_)) { Code::OutsidePath } else { Code::Attachment };
                let message = format!("the source text “{}” is not compared: {}", shortened(name), refusal.sentence());
                self.tell(code, path(), message, "put it beside the briefing, or take the field out");
                return None;
            }
        };
        let Ok(source) = String::from_utf8(bytes) else {
            let message = format!("the source text “{}” is not compared: it is not UTF-8", shortened(name));
            self.tell(Code::Attachment, path(), message, "save it as UTF-8");
            return None;
        };
        let numbers = self.briefing.blocks.iter().zip(&self.raw_numbers);
        let (numbers, texts): (Vec<usize>, Vec<&str>) = numbers
            .filter(|(block, _)| !matches!(block.kind, BlockKind::Figure(_)))
            .map(|(block, number)| (*number, self.kept_text(block.text)))
            .unzip();
        let mut known = vec![&*raw.title];
        known.extend(raw.source.credit.as_deref());
        let comparison = source_text::compare(&texts, &source, &known);
        for departure in comparison.departures {
            if let Some(number) = numbers.get(departure.text) {
                self.departs(*number, &departure, &source);
            }
        }
        for range in comparison.left_out {
            self.left_out(&source, range);
        }
        Some((name.to_string(), source))
    }

    fn departs(&mut self, number: usize, departure: &source_text::Departure, source: &str) {
        let block = self.raw_numbers.binary_search(&number).ok().and_then(|i| u32::try_from(i).ok()).map(BlockId);
        let changes: Vec<_> = departure.changes.iter().take(4).map(ToString::to_string).collect();
        let message = match departure.earlier {
            Some(at) => format!("this text stands earlier in the source, at line {}", line_and_column(source, at).0),
            None if changes.is_empty() => "this text does not stand in the source after the one before it".to_owned(),
            None => format!("this text is not what the source says: {}", changes.join("; ")),
        };
        let path = place![Field("body"), Index(number), Field("text")];
        let hint = "paste it from the source as it stands, in the same order";
        let found = self.tell_within(Code::NotInSource, path, departure.first.clone(), block, message, hint);
        if let (Some(found), Some(there)) = (found, &departure.there) {
            let label = if departure.earlier.is_some() { "the source has it here" } else { "the source says this" };
            found.related.push((At::Source(there.clone()), label));
        }
        // A quote is what the source says, or it is not vouched for.
        let of_block = block.and_then(|id| self.briefing.blocks.get(id.index())).map(|block| block.quotes.clone());
        for i in of_block.unwrap_or_default() {
            let i = i as usize;
            let Some(quote) = self.briefing.quotes.get(i) else { continue };
            if let Standing::Proved { .. } = quote.standing {
                let words = self.briefing_text(quote);
                if proof::prove(&words, source, 0).is_none() {
                    let reason = "it stands in the briefing, but not in the source text".to_owned();
                    self.refuse(i, Proof::Absent, reason, words);
                }
            }
        }
    }

    fn left_out(&mut self, source: &str, range: Range<usize>) {
        let words = source.get(range.clone()).unwrap_or_default();
        let count = words.split_whitespace().count();
        let noun = if count == 1 { "word" } else { "words" };
        let found = Found {
            code: Code::LeftOut,
            message: format!("the body leaves out {count} {noun} of the source: “{}”", shortened(words)),
            hint: Some("nothing to do if this is no part of the text".to_owned()),
            at: At::Source(range),
            block: None,
            related: Vec::new(),
        };
        if self.found.len() < limits::PROBLEMS {
            self.found.push(found);
        } else {
            self.uncounted += 1;
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

/// The start of a long text, for a message; line breaks as spaces.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 90;
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", flat.get(..end).unwrap_or_default()),
        None => flat,
    }
}

/// The first words of a paragraph, by which a person finds it.
pub(super) fn first_words(text: &str) -> String {
    let text = text.trim_start_matches(['“', '„', '«', '「', '"']);
    let words: Vec<_> = text.split_whitespace().take(7).collect();
    let mark = if text.split_whitespace().nth(7).is_some() { " …" } else { "" };
    shortened(&format!("{}{mark}", words.join(" ")))
}

fn nearest_words(words: &str, text: &str) -> Option<String> {
    let Some(nearest) = proof::nearest(words, text) else {
        return did_you_mean(words.trim(), text.unicode_words());
    };
    Some(format!("did you mean “{}”?", shortened(text.get(nearest.range)?)))
}

/// Whether a quote leaves the quotation marks that it begins in: then it has words of the writer, or of
/// somebody else, and nobody said it so.
pub(super) fn runs_past(text: &str, found: &proof::Standing) -> bool {
    marks_around(text, &found.span()) == Marks::RunsPast
}

/// Where a span stands as to the quotation marks of its paragraph.
#[derive(PartialEq, Eq)]
pub(super) enum Marks {
    Within,
    Outside,
    RunsPast,
    NoneInText,
}

pub(super) fn marks_around(text: &str, span: &Range<usize>) -> Marks {
    const OPEN: [char; 4] = ['“', '„', '«', '「'];
    const CLOSE: [char; 3] = ['”', '»', '」'];
    let is_mark = |c: char| OPEN.contains(&c) || CLOSE.contains(&c);
    let before = text.get(..span.start).unwrap_or_default();
    let within = text.get(span.clone()).unwrap_or_default();
    match before.chars().rev().find(|c| is_mark(*c)) {
        None if !text.contains(is_mark) => {
            let straight = before.matches('"').count();
            match (text.contains('"'), straight % 2) {
                (false, _) => Marks::NoneInText,
                (true, 1) if within.contains('"') => Marks::RunsPast,
                (true, 1) => Marks::Within,
                (true, _) => Marks::Outside,
            }
        }
        Some(mark) if OPEN.contains(&mark) && within.is_ascii() => Marks::Within,
        Some(mark) if OPEN.contains(&mark) => {
            let mut depth = 1_i32;
            for c in within.chars() {
                depth += i32::from(OPEN.contains(&c)) - i32::from(CLOSE.contains(&c));
                if depth == 0 {
                    return Marks::RunsPast;
                }
            }
            Marks::Within
        }
        _ => Marks::Outside,
    }
}

/// "2026-01-14T09:00:00+09:00" as "14 January 2026, 09:00 (UTC+09:00)".
///
/// The form is that of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), section 5.6.
fn read_moment(text: &str) -> Option<String> {
    use jiff::fmt::temporal::{Pieces, PiecesOffset};
    text.parse::<jiff::Timestamp>().ok()?;
    let pieces = Pieces::parse(text).ok()?;
    let (date, time) = (pieces.date(), pieces.time()?);
    let minutes = match pieces.offset()? {
        PiecesOffset::Numeric(offset) => offset.offset().seconds() / 60,
        _ => 0,
    };
    let month = month_name(u8::try_from(date.month()).ok()?);
    let zone = if minutes == 0 {
        "UTC".to_owned()
    } else {
        let sign = if minutes < 0 { '−' } else { '+' };
        format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    };
    Some(format!("{} {month} {}, {:02}:{:02} ({zone})", date.day(), date.year(), time.hour(), time.minute()))
}

//! The only reader of a briefing file: bytes, then what they say, then a checked [`Briefing`].
//!
//! Every problem is gathered, not only the first, and what can be shown is kept: a quote that is not
//! proved is listed with its reason, a block that cannot be read is left out and named. Nothing here
//! draws, logs or exits.

use std::{borrow::Cow, collections::HashMap, ops::Range, path::Path};

use ron::extensions::Extensions;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    Block, BlockId, BlockKind, Briefing, Fact, Figure, Note, Occasion, OccasionId, PartialDate, Quote, Release, Source,
    Speaker, SpeakerId, Standing, Stored, Topic, TopicId,
    date::month_name,
    folder::{self, Folder, ReadError},
    limits,
    outline::{self, Locus, Step},
    problem::{Code, LineCounter, Place, Problem, Severity, io_sentence, line_and_column},
    proof::{self, Loss, Proof, Prover},
    raw,
    salvage::{Lost, salvage},
    shipped, source_text,
};

/// A file, read: what can be shown of it, and what is wrong with it.
#[derive(Debug)]
pub struct Loaded {
    /// The file, as it was named by the person.
    pub name: String,
    /// Where the files beside it are.
    pub folder: Folder,
    /// What can be shown; nothing if that is nothing.
    pub briefing: Option<Briefing>,
    /// What is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// The file's text where it could be read but holds nothing to show: for excerpts.
    unread: String,
    /// The source text, for excerpts of problems with it.
    source_text: Option<(String, String)>,
}

impl Loaded {
    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity() == severity).count()
    }

    /// The text of a file that problems point into: the briefing's or its source's.
    pub fn text_of(&self, file: &str) -> &str {
        match (&self.source_text, &self.briefing) {
            (Some((name, text)), _) if name == file => text,
            (_, Some(briefing)) => &briefing.store.file,
            (_, None) => &self.unread,
        }
    }

    /// Whether the file itself could be read, whatever it said.
    pub fn could_be_read(&self) -> bool {
        !self.problems.iter().any(|problem| problem.code == Code::Unreadable)
    }
}

/// The briefing that is built into the program.
pub fn load_embedded() -> Loaded {
    load_text(shipped::NAME, Cow::Borrowed(shipped::TEXT), Folder::Embedded(shipped::FILES))
}

/// Reads the briefing file at `path`. What goes wrong is among the problems.
pub fn load_file(path: &Path) -> Loaded {
    let name = path.display().to_string();
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = Folder::Disk(parent.into());
    let failed = |problem: Problem| Loaded {
        name: name.clone(),
        folder: folder.clone(),
        briefing: None,
        problems: vec![problem],
        unread: String::new(),
        source_text: None,
    };
    let bytes = match folder::read_ordinary(path, limits::FILE_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(error)) => {
            let (message, hint) = io_sentence(&error, path);
            return failed(Problem::of_file(Code::Unreadable, &name, message, hint));
        }
        Err(ReadError::NotOrdinary) => {
            let message = "this is a device or a pipe, not an ordinary file";
            return failed(Problem::of_file(Code::Unreadable, &name, message, "name a briefing file"));
        }
        Err(ReadError::TooLarge) => {
            let message =
                format!("this file is larger than {} MiB, the most this program reads", limits::FILE_BYTES >> 20);
            return failed(Problem::of_file(Code::Unreadable, &name, message, "split the briefing"));
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => load_text(&name, Cow::Owned(text), folder),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default()).into_owned();
            let (line, column) = line_and_column(&text, valid);
            let message = format!("this file is not UTF-8: byte {} is no part of a character", valid + 1);
            let mut problem = Problem::of_file(Code::NotUtf8, &name, message, "save it as UTF-8 and open it again");
            problem.place.line = line;
            problem.place.column = column;
            failed(problem)
        }
    }
}

/// Reads a briefing from its text. `name` is what problems call it.
pub fn load_text(name: &str, text: Cow<'static, str>, folder: Folder) -> Loaded {
    let empty = |problems: Vec<Problem>, unread: String| Loaded {
        name: name.to_owned(),
        folder: folder.clone(),
        briefing: None,
        problems,
        unread,
        source_text: None,
    };
    let text = without_mark(text);
    if text.trim().is_empty() {
        let hint = "a briefing file is `Briefing( … )`, see `briefing-viewer --help`";
        return empty(vec![Problem::of_file(Code::Empty, name, "this file is empty", hint)], String::new());
    }
    let (raw, found, lost) = match options().from_str::<raw::Briefing<'_>>(&text) {
        Ok(raw) if raw.format == 1 => (Some(raw), Vec::new(), Lost::default()),
        Ok(raw) => (None, vec![unknown_format(raw.format)], Lost::default()),
        Err(error) => {
            let saved = salvage(&text, &error);
            (saved.briefing, saved.found, saved.lost)
        }
    };
    let Some(raw) = raw else {
        let problems = finish(name, &text, found, 0, None);
        return empty(problems, text.into_owned());
    };
    let mut check = Check::new(&text, found, lost);
    check.everything(&raw);
    let source_text = check.source_text(&raw, &folder);
    let Check { mut briefing, found, uncounted, .. } = check;
    drop(raw);
    let problems = finish(name, &text, found, uncounted, source_text.as_ref());
    briefing.store.file = text;
    Loaded { name: name.to_owned(), folder, briefing: Some(briefing), problems, unread: String::new(), source_text }
}

/// The text without a byte order mark: no editor shows one, and no column counts it.
fn without_mark(text: Cow<'static, str>) -> Cow<'static, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Cow::Owned(mut text) => {
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            Cow::Owned(text)
        }
    }
}

/// How this program reads RON.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(limits::DEPTH)
}

fn unknown_format(format: u32) -> Found {
    Found {
        code: Code::Format,
        at: At::Locus(Locus { path: vec![Step::Field("format")], within: None }),
        message: format!("this briefing has format {format}, and this program reads format 1"),
        hint: Some("look for a newer version of the program, or have the file saved as format 1".to_owned()),
        block: None,
    }
}

/// Where a problem is, while it is not yet looked up.
#[derive(Debug)]
pub(super) enum At {
    /// Bytes of the file.
    Bytes(Range<usize>),
    /// A value of the file.
    Locus(Locus),
    /// Bytes of the source text.
    Source(Range<usize>),
}

/// A problem whose line and column are not yet looked up.
#[derive(Debug)]
pub(super) struct Found {
    pub code: Code,
    pub at: At,
    pub message: String,
    pub hint: Option<String>,
    pub block: Option<u32>,
}

/// Looks up all places in one walk of the file, and sorts.
fn finish(
    name: &str,
    text: &str,
    found: Vec<Found>,
    uncounted: usize,
    source: Option<&(String, String)>,
) -> Vec<Problem> {
    let loci: Vec<Locus> =
        found.iter().map(|f| if let At::Locus(locus) = &f.at { locus.clone() } else { Locus::default() }).collect();
    let located =
        if found.iter().any(|f| matches!(f.at, At::Locus(_))) { outline::locate(text, &loci) } else { Vec::new() };
    let (file, file_text) = source.map_or((name, text), |(file, text)| (file.as_str(), text.as_str()));
    let mut placed: Vec<(bool, Range<usize>, Found)> = found
        .into_iter()
        .enumerate()
        .map(|(i, found)| match &found.at {
            At::Bytes(range) => (false, range.clone(), found),
            At::Locus(_) => (false, located.get(i).cloned().unwrap_or_default(), found),
            At::Source(range) => (true, range.clone(), found),
        })
        .collect();
    placed.sort_by_key(|(is_source, range, _)| (*is_source, range.start));
    let mut lines = (LineCounter::new(text), LineCounter::new(file_text));
    let mut problems: Vec<Problem> = placed
        .into_iter()
        .map(|(is_source, range, found)| {
            let (line, column) = if is_source { lines.1.advance(range.start) } else { lines.0.advance(range.start) };
            let file = if is_source { file } else { name };
            let place = Place { file: file.to_owned(), range: Some(range), line, column };
            Problem { code: found.code, place, message: found.message, hint: found.hint, block: found.block }
        })
        .collect();
    if uncounted > 0 {
        let message = format!("there are {uncounted} more problems of this kind and others");
        problems.push(Problem::of_file(Code::More, name, message, "mend the ones above, then check again"));
    }
    problems
}

/// The name in `names` that is most like `name`, as a hint.
pub(crate) fn did_you_mean<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let allowed = (name.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, known)| *distance <= allowed || known.eq_ignore_ascii_case(name))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| format!("did you mean `{known}`?"))
}

/// What to use instead of the unknown `name`: the one most like it, or those that there are.
pub(crate) fn which_exist<'n>(name: &str, kind: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    if let Some(hint) = did_you_mean(name, names.clone()) {
        return hint;
    }
    let listed: Vec<_> = names.take(8).map(|known| format!("`{known}`")).collect();
    if listed.is_empty() { format!("no {kind} is defined") } else { format!("defined are: {}", listed.join(", ")) }
}

/// A quote of the file that was not proved where it stands.
struct Refused {
    quote: usize,
    raw_block: usize,
    raw_quote: usize,
}

/// Why a quote is refused.
struct Explained {
    proof: Proof,
    reason: String,
    hint: String,
    /// The bytes of the quote's text to point at, where not at all of it.
    within: Option<Range<usize>>,
}

impl From<(Proof, String, String)> for Explained {
    fn from((proof, reason, hint): (Proof, String, String)) -> Self {
        Self { proof, reason, hint, within: None }
    }
}

/// The checking of one file.
struct Check<'a> {
    file: &'a str,
    briefing: Briefing,
    found: Vec<Found>,
    uncounted: usize,
    /// Nothing for an id that is defined twice: nobody knows which of the two is meant.
    speakers: HashMap<String, Option<SpeakerId>>,
    /// The same for occasions.
    occasions: HashMap<String, Option<OccasionId>>,
    topics: HashMap<String, TopicId>,
    refused: Vec<Refused>,
    /// For each block, its number in the file: blocks that cannot be shown have none of their own.
    raw_numbers: Vec<usize>,
    /// Bytes that may still be searched to explain refusals and to place facts.
    effort: usize,
    /// What of the file was lost: ids that are defined there are not unknown.
    lost: Lost,
}

macro_rules! path {
    ($($step:expr),* $(,)?) => {{
        use Step::*;
        vec![$($step),*]
    }};
}

impl<'a> Check<'a> {
    fn new(file: &'a str, found: Vec<Found>, lost: Lost) -> Self {
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
            raw_numbers: Vec::new(),
            effort: limits::SEARCH_BYTES,
        }
    }

    fn everything(&mut self, raw: &raw::Briefing<'_>) {
        self.head(raw);
        self.speakers(&raw.speakers);
        self.occasions(&raw.occasions);
        self.topics(&raw.topics);
        for (number, block) in raw.body.iter().enumerate().take(limits::BLOCKS) {
            self.block(number, block);
        }
        if raw.body.len() > limits::BLOCKS {
            let message = format!("the body has more than {} blocks; the rest is not shown", limits::BLOCKS);
            self.tell(Code::TooMuch, path![Field("body")], message, "split the briefing");
        }
        self.explain_refusals(raw);
        self.facts(&raw.topics);
        self.unused();
    }

    fn tell(&mut self, code: Code, path: Vec<Step>, message: impl Into<String>, hint: impl Into<String>) {
        self.tell_within(code, path, None, None, message, hint);
    }

    fn tell_within(
        &mut self,
        code: Code,
        path: Vec<Step>,
        within: Option<Range<usize>>,
        block: Option<BlockId>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        if self.found.len() >= limits::PROBLEMS {
            self.uncounted += 1;
            return;
        }
        self.found.push(Found {
            code,
            at: At::Locus(Locus { path, within }),
            message: message.into(),
            hint: Some(hint.into()),
            block: block.map(|id| id.0),
        });
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
            self.not_empty(&raw.title, "the title", path![Field("title")]);
        }
        self.briefing.title = raw.title.trim().to_owned();
        self.briefing.language = owned(&raw.language).unwrap_or_else(|| "en".to_owned());
        let source = &raw.source;
        let url = owned(&source.url).filter(|url| {
            let is_web = url.starts_with("https://") || url.starts_with("http://");
            let is_plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control());
            if !(is_web && is_plain) {
                let path = path![Field("source"), Field("url")];
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
            published: self.date(source.published.as_ref(), path![Field("source"), Field("published")]),
            credit: owned(&source.credit),
        };
        if let raw::Release::Embargoed { until } = &raw.release {
            let read_aloud = read_moment(until).unwrap_or_else(|| {
                let message = "this is no moment in time; the briefing is taken as embargoed all the same";
                self.tell(
                    Code::BadDate,
                    path![Field("release"), Field("until")],
                    message,
                    "write it like 2026-01-14T09:00:00+09:00",
                );
                until.to_string()
            });
            self.briefing.release = Release::Embargoed { until: until.to_string(), read_aloud };
        }
    }

    fn speakers(&mut self, raw: &raw::Entries<'_, raw::Speaker<'_>>) {
        for (i, (id, speaker)) in self.within_names(&raw.0, "speakers") {
            let next = SpeakerId(u16::try_from(self.briefing.speakers.len()).unwrap_or(u16::MAX));
            if self.speakers.insert(id.to_string(), Some(next)).is_some() {
                self.speakers.insert(id.to_string(), None);
                self.twice("speaker", id, path![Field("speakers"), Key(i)]);
            }
            self.not_empty(&speaker.name, "the speaker's name", path![Field("speakers"), Entry(i), Field("name")]);
            self.briefing.speakers.push(Speaker {
                id: id.to_string(),
                name: speaker.name.trim().to_owned(),
                role: owned(&speaker.role),
                native_name: owned(&speaker.native_name),
            });
        }
    }

    fn occasions(&mut self, raw: &raw::Entries<'_, raw::Occasion<'_>>) {
        for (i, (id, occasion)) in self.within_names(&raw.0, "occasions") {
            let next = OccasionId(u16::try_from(self.briefing.occasions.len()).unwrap_or(u16::MAX));
            if self.occasions.insert(id.to_string(), Some(next)).is_some() {
                self.occasions.insert(id.to_string(), None);
                self.twice("occasion", id, path![Field("occasions"), Key(i)]);
            }
            self.not_empty(&occasion.name, "the occasion's name", path![Field("occasions"), Entry(i), Field("name")]);
            let date = self.date(occasion.date.as_ref(), path![Field("occasions"), Entry(i), Field("date")]);
            self.briefing.occasions.push(Occasion {
                id: id.to_string(),
                name: occasion.name.trim().to_owned(),
                place: owned(&occasion.place),
                date,
            });
        }
    }

    fn topics(&mut self, raw: &[raw::Topic<'_>]) {
        for (i, topic) in self.within_names(raw, "topics") {
            let next = TopicId(u16::try_from(self.briefing.topics.len()).unwrap_or(u16::MAX));
            if self.topics.contains_key(&*topic.id) {
                self.twice("topic", &topic.id, path![Field("topics"), Index(i), Field("id")]);
                continue;
            }
            self.not_empty(&topic.id, "the topic's id", path![Field("topics"), Index(i), Field("id")]);
            self.not_empty(&topic.title, "the topic's title", path![Field("topics"), Index(i), Field("title")]);
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
            self.tell(Code::TooMuch, path![Field(what)], message, "split the briefing");
        }
        all.iter().enumerate().take(limits::NAMES)
    }

    fn twice(&mut self, kind: &str, id: &str, path: Vec<Step>) {
        self.tell(Code::Duplicate, path, format!("the {kind} `{id}` is defined twice"), "give one of them another id");
    }

    fn block(&mut self, number: usize, raw: &raw::Block<'_>) {
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
                    path![Field("body"), Index(number), Field("alt")],
                );
                let index = u32::try_from(self.briefing.figures.len()).unwrap_or(u32::MAX);
                let figure = Figure { image: image.to_string(), alt: alt.trim().to_owned(), credit: owned(credit) };
                self.briefing.figures.push(figure);
                (BlockKind::Figure(index), caption.as_ref().unwrap_or(alt), topics, &[], &[])
            }
        };
        if !matches!(kind, BlockKind::Figure(_)) && text.trim().is_empty() {
            self.not_empty(text, "this text", path![Field("body"), Index(number), Field("text")]);
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
                let path = path![Field("body"), Index(number), Field("topics"), Index(i)];
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
                |field: &'static str| path![Field("body"), Index(number), Field("quotes"), Index(i), Field(field)];
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
            let standing = if let Some(found) = prover.prove(&quote.text, at) {
                at = found.span().end;
                self.remark(block, text, &found, &path("text"));
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
    fn remark(&mut self, block: BlockId, text: &str, found: &proof::Standing, path: &[Step]) {
        let span = found.span();
        let mut warn = |code, message: String, hint: String| {
            self.tell_within(code, path.to_vec(), None, Some(block), message, hint);
        };
        if found.proof == Proof::Folded {
            let there = text.get(span.clone()).unwrap_or_default();
            warn(
                Code::Folded,
                "this quote stands in the text with other typography".to_owned(),
                format!("what is shown and copied is the text's own: “{}”", shortened(there)),
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
                );
            }
        }
        match marks_around(text, &span) {
            Marks::Within | Marks::NoneInText => {}
            Marks::Outside => warn(
                Code::NoMarks,
                "this quote does not stand between quotation marks".to_owned(),
                "check that these are the speaker's words, and not the writer's".to_owned(),
            ),
            Marks::RunsPast => warn(
                Code::NoMarks,
                "this quote runs past its closing quotation mark".to_owned(),
                "make two quotes of it, so that the writer's words between them are nobody's".to_owned(),
            ),
        }
        let before = text.get(..span.start).unwrap_or_default();
        let last_word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        if before.ends_with(char::is_whitespace) && proof::losses(last_word).contains(&Loss::Negation) {
            warn(
                Code::AfterNegation,
                format!("this quote begins just after “{last_word}”"),
                "take that word into the quote, or the quote says the contrary".to_owned(),
            );
        }
    }

    fn notes(&mut self, number: usize, block: BlockId, text: &str, raw: &[raw::Note<'_>]) -> Range<u32> {
        let start = count(&self.briefing.notes);
        let mut prover = Prover::new(text);
        for (i, note) in raw.iter().enumerate() {
            let path = path![Field("body"), Index(number), Field("notes"), Index(i), Field("on")];
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

    fn explain_refusals(&mut self, raw: &raw::Briefing<'_>) {
        for refused in std::mem::take(&mut self.refused) {
            let Some(claim) =
                raw.body.get(refused.raw_block).map(texts_of).and_then(|(_, quotes)| quotes.get(refused.raw_quote))
            else {
                continue;
            };
            let Some(quote) = self.briefing.quotes.get(refused.quote) else { continue };
            let block = quote.block;
            let path = path![
                Field("body"),
                Index(refused.raw_block),
                Field("quotes"),
                Index(refused.raw_quote),
                Field("text")
            ];
            let Explained { proof, reason, hint, within } = self.explain(&claim.text, refused.quote, block, raw);
            let code = match proof {
                Proof::Misplaced => Code::Misplaced,
                Proof::Near => Code::Near,
                _ => Code::Absent,
            };
            self.tell_within(code, path, within, Some(block), reason.clone(), hint);
            self.refuse(refused.quote, proof, reason, claim.text.to_string());
        }
    }

    fn refuse(&mut self, quote: usize, proof: Proof, reason: String, claimed: String) {
        if let Some(quote) = self.briefing.quotes.get_mut(quote) {
            quote.standing = Standing::Unproved { proof, claimed, reason };
            quote.open_ends = (false, false);
        }
    }

    /// Why a quote is not proved where it stands: the outcome, a sentence, and what to do.
    fn explain(&mut self, claim: &str, number: usize, block: BlockId, raw: &raw::Briefing<'_>) -> Explained {
        let raw_number = self.raw_numbers.get(block.index()).copied().unwrap_or_default();
        let text = raw.body.get(raw_number).map_or("", |block| texts_of(block).0);
        if !proof::has_word(claim) {
            let (reason, hint) = ("this quote has no word in it", "write what was said");
            return (Proof::Absent, reason.to_owned(), hint.to_owned()).into();
        }
        if let Some(found) = proof::prove(claim, text, 0) {
            return self.overlap(number, block, &found.span()).into();
        }
        if let Some(explained) = self.elsewhere(claim, block, raw) {
            return explained.into();
        }
        let cost = claim.len().saturating_mul(text.len()) / 32;
        let is_affordable = self.effort >= cost;
        self.effort = self.effort.saturating_sub(cost);
        if is_affordable && let Some(nearest) = proof::nearest(claim, text) {
            let there = text.get(nearest.range.clone()).unwrap_or_default();
            let told: Vec<_> = nearest.changes.iter().take(4).map(ToString::to_string).collect();
            let reason = if !told.is_empty() {
                format!("this is not what the text says: {}", told.join("; "))
            } else if text.contains(claim.trim()) {
                "this quote begins or ends within a word of the text".to_owned()
            } else {
                "this quote has the words of the text, but not its punctuation".to_owned()
            };
            let hint = format!("the text has: “{}”", shortened(there));
            return Explained { proof: Proof::Near, reason, hint, within: nearest.first };
        }
        let hint = "copy the words from the paragraph, or mark what you left out with …".to_owned();
        (Proof::Absent, "nothing like this quote stands in its paragraph".to_owned(), hint).into()
    }

    /// A quote that stands in its paragraph, but not after the quotes before it.
    fn overlap(&mut self, number: usize, block: BlockId, span: &Range<usize>) -> (Proof, String, String) {
        let speaker = self.briefing.quotes.get(number).and_then(|quote| quote.speaker);
        let other = self
            .briefing
            .quotes
            .iter()
            .enumerate()
            .take(number)
            .rev()
            .take_while(|(_, quote)| quote.block == block)
            .find(|(_, quote)| quote.span().is_some_and(|other| other.start < span.end && span.start < other.end))
            .map(|(i, quote)| (i, quote.speaker));
        let Some((other, other_speaker)) = other else {
            self.doubt_later_ones(number, block, span, speaker);
            let reason = "this quote stands before the one above it in the paragraph".to_owned();
            return (Proof::Misplaced, reason, "put the quotes in the order of the text".to_owned());
        };
        if other_speaker == speaker {
            let reason = "this quote shares words with another of the same speaker".to_owned();
            return (Proof::Misplaced, reason, "let each quote begin where the one before it has ended".to_owned());
        }
        let name_of = |id: Option<SpeakerId>| {
            id.and_then(|id| self.briefing.speaker(id)).map_or_else(|| "another speaker".to_owned(), |s| s.name.clone())
        };
        let (ours, theirs) = (name_of(speaker), name_of(other_speaker));
        // Two speakers cannot both have said it, and nothing here tells which one did: neither is vouched for.
        let claimed = self.briefing.quotes.get(other).map(|q| self.briefing_text(q)).unwrap_or_default();
        let reason = format!("the same words are given to {ours} as well");
        self.refuse(other, Proof::Misplaced, reason, claimed);
        let reason = format!("these words stand within a quote by {theirs}");
        (Proof::Misplaced, reason, "name the one who said it, once".to_owned())
    }

    /// Quotes of other speakers that the file has before this one, and the text after it: whoever
    /// mixed up their order may have mixed up who said them, and nothing here tells. None is vouched for.
    fn doubt_later_ones(&mut self, number: usize, block: BlockId, span: &Range<usize>, speaker: Option<SpeakerId>) {
        for i in (0..number).rev() {
            let Some(quote) = self.briefing.quotes.get(i).filter(|quote| quote.block == block) else { return };
            if quote.speaker != speaker && quote.span().is_some_and(|other| other.start >= span.end) {
                let words = self.briefing_text(quote);
                let reason =
                    "the quotes of its paragraph are not in the order of the text, and are by several speakers";
                self.refuse(i, Proof::Misplaced, reason.to_owned(), words);
            }
        }
    }

    fn briefing_text(&self, quote: &Quote) -> String {
        let Some(block) = self.briefing.blocks.get(quote.block.index()) else { return String::new() };
        let start = block.text.start as usize;
        let text = match start.checked_sub(self.file.len()) {
            None => self.file.get(start..start + block.text.len as usize),
            Some(start) => self.briefing.store.unescaped.get(start..start + block.text.len as usize),
        };
        quote.span().and_then(|span| text.and_then(|text| text.get(span))).unwrap_or_default().to_owned()
    }

    fn elsewhere(&mut self, claim: &str, block: BlockId, raw: &raw::Briefing<'_>) -> Option<(Proof, String, String)> {
        let own = self.raw_numbers.get(block.index()).copied()?;
        // The same words exactly, everywhere, before the slower look for other typography.
        for is_folding in [false, true] {
            let mut prover_cost = 1;
            if is_folding {
                prover_cost = 32;
            }
            for number in &self.raw_numbers {
                let text = raw.body.get(*number).map_or("", |block| texts_of(block).0);
                let cost = text.len().saturating_mul(prover_cost);
                if self.effort < cost {
                    return None;
                }
                self.effort -= cost;
                let is_there = *number != own
                    && if is_folding {
                        proof::prove(claim, text, 0).is_some_and(|found| found.proof != Proof::Elided)
                    } else {
                        memchr::memmem::find(text.as_bytes(), claim.trim().as_bytes())
                            .is_some_and(|at| proof::stands_alone(text, &(at..at + claim.trim().len())))
                    };
                if is_there {
                    let start = first_words(text);
                    let reason = format!("this quote stands elsewhere: in the part that begins “{start}”");
                    return Some((
                        Proof::Misplaced,
                        reason,
                        "move it to that part, after the quotes before it".to_owned(),
                    ));
                }
            }
        }
        None
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
                        let path = path![Field("topics"), Index(i), Field("facts"), Index(j), Field(field)];
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
            let stored = self.briefing.blocks.get(block.index())?.text;
            let start = stored.start as usize;
            let text = match start.checked_sub(self.file.len()) {
                None => self.file.get(start..start + stored.len as usize)?,
                Some(start) => self.briefing.store.unescaped.get(start..start + stored.len as usize)?,
            };
            self.effort = self.effort.checked_sub(text.len())?;
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
                    path![Field("topics"), Index(i), Field("id")],
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
                self.tell(Code::Unused, path![Field(field), Key(i)], message, "take it out, or add the quotes");
            }
        }
    }

    /// Holds the body against the source text beside the file. Gives back that text's name and content.
    fn source_text(&mut self, raw: &raw::Briefing<'_>, folder: &Folder) -> Option<(String, String)> {
        let name = raw.source.text.as_ref()?;
        let path = || path![Field("source"), Field("text")];
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
        let shown: Vec<(usize, &str)> = self
            .raw_numbers
            .iter()
            .filter_map(|&number| Some((number, raw.body.get(number)?)))
            .filter(|(_, block)| !matches!(block, raw::Block::Figure { .. }))
            .map(|(number, block)| (number, texts_of(block).0))
            .collect();
        let texts: Vec<&str> = shown.iter().map(|(_, text)| *text).collect();
        let mut known = vec![&*raw.title];
        known.extend(raw.source.credit.as_deref());
        let comparison = source_text::compare(&texts, &source, &known);
        for departure in comparison.departures {
            if let Some((number, _)) = shown.get(departure.text) {
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
        let path = path![Field("body"), Index(number), Field("text")];
        self.tell_within(
            Code::NotInSource,
            path,
            departure.first.clone(),
            block,
            message,
            "paste it from the source as it stands, in the same order",
        );
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

/// A block's text and its quotes.
fn texts_of<'r, 'a>(block: &'r raw::Block<'a>) -> (&'r str, &'r [raw::Quote<'a>]) {
    match block {
        raw::Block::Heading { text, quotes, .. } | raw::Block::Paragraph { text, quotes, .. } => (text, quotes),
        raw::Block::Figure { caption, .. } => (caption.as_deref().unwrap_or_default(), &[]),
        raw::Block::Unreadable => ("", &[]),
    }
}

/// Whether a quote begins, and whether it ends, with an ellipsis.
fn open_ends(quote: &str) -> (bool, bool) {
    let bare = quote.trim();
    let starts = ["…", "...", "[…]", "[...]"].iter().any(|mark| bare.starts_with(mark));
    let ends = ["…", "...", "[…]", "[...]"].iter().any(|mark| bare.ends_with(mark));
    (starts, ends)
}

/// The start of a long text, for a message; line breaks as spaces.
fn shortened(text: &str) -> String {
    const MOST: usize = 90;
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", flat.get(..end).unwrap_or_default()),
        None => flat,
    }
}

/// The first words of a paragraph, by which a person finds it.
fn first_words(text: &str) -> String {
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

/// Where a span stands as to the quotation marks of its paragraph.
enum Marks {
    Within,
    Outside,
    RunsPast,
    NoneInText,
}

fn marks_around(text: &str, span: &Range<usize>) -> Marks {
    const OPEN: [char; 4] = ['“', '„', '«', '「'];
    const CLOSE: [char; 3] = ['”', '»', '」'];
    let is_mark = |c: char| OPEN.contains(&c) || CLOSE.contains(&c);
    let before = text.get(..span.start).unwrap_or_default();
    let within = text.get(span.clone()).unwrap_or_default();
    if !text.contains(is_mark) {
        let straight = before.matches('"').count();
        return match (text.contains('"'), straight % 2) {
            (false, _) => Marks::NoneInText,
            (true, 1) => Marks::Within,
            (true, _) => Marks::Outside,
        };
    }
    match before.rfind(is_mark).and_then(|at| before.get(at..)).and_then(|rest| rest.chars().next()) {
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

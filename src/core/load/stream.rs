//! Reads a valid file in one pass: while one thread parses the body, another checks and drops the parsed
//! blocks, so that only the text and the checked briefing are ever in memory, and the first page can be shown
//! long before the end.
//!
//! A file that is not valid, or that defines its topics or speakers after the body, is left to the reader of
//! whole files, which can report what is wrong.

use std::{
    cell::RefCell,
    fmt,
    sync::{
        Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::sync_channel,
    },
    time::Duration,
};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
};

use crate::{
    format::{
        options, scanner,
        schema::{self, Block},
    },
    validate::{UnreadableSections, Validator},
};

/// The progress of reading a file, which also lets a caller stop it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    whole: AtomicU64,
    is_stopped: AtomicBool,
    is_shown: Mutex<bool>,
    shown: Condvar,
}

impl Progress {
    /// How much of the file has been read, from 0 to 1.
    pub fn part(&self) -> f32 {
        let (done, whole) = (self.done.load(Ordering::Relaxed), self.whole.load(Ordering::Relaxed));
        if whole == 0 { 0.0 } else { (done as f64 / whole as f64) as f32 }
    }

    /// Signals that the beginning of the file is on screen, or is not going to be.
    pub fn has_been_shown(&self) {
        *self.is_shown.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.shown.notify_all();
    }

    /// Waits until the beginning is on screen, so that reading the rest does not hold up the first page; but not for
    /// long, since a hidden window is not drawn.
    pub fn wait_until_shown(&self) {
        let is_shown = self.is_shown.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.shown.wait_timeout_while(is_shown, Duration::from_secs(2), |is_shown| !*is_shown));
    }

    /// Cancels the reading.
    pub fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Whether the reading was cancelled.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }
}

/// How many blocks are sent from one thread to the other at a time.
const BATCH_BLOCKS: usize = 256;
/// The most batches that may wait for the checking thread.
const WAITING_BATCHES: usize = 32;

/// A file of at most this many bytes is parsed and then checked on one thread. Even if it had only empty blocks, all
/// its batches could wait.
const SMALL_FILE: usize = 64 << 10;

/// Parses and checks `text`. `first` is called with the validator after the first batch, if there is more.
/// `None` if the file has to be read as a whole, or if the reading was cancelled.
pub(crate) fn read<'t>(
    text: &'t str,
    progress: &Progress,
    first: &mut (dyn FnMut(&Validator<'t>) + Send),
) -> Option<(Validator<'t>, schema::Briefing<'t>)> {
    let body = scanner::value_start(text, "body")?;
    let before = format!("{}[])", text.get(..body)?);
    let head: schema::Briefing<'_> = options().from_str(&before).ok()?;
    if head.format != 1 {
        return None;
    }
    progress.whole.store(text.len() as u64, Ordering::Relaxed);
    let (sender, receiver) = sync_channel::<Vec<Block<'t>>>(WAITING_BATCHES);
    let head = &head;
    let check = move || {
        let mut check = Validator::new(text, UnreadableSections::default());
        check.begin(head);
        let mut is_first = true;
        for batch in receiver {
            for block in &batch {
                check.block(block);
            }
            // A briefing with a source text is not verified before all of it was compared.
            if std::mem::take(&mut is_first) && batch.len() == BATCH_BLOCKS && head.source.text.is_none() {
                first(&check);
            }
        }
        check
    };
    let parse = move || {
        let batch = RefCell::new(Vec::new());
        let send = |block: Block<'t>| {
            let mut batch = batch.borrow_mut();
            note_progress(text, &block, progress);
            batch.push(block);
            if batch.len() < BATCH_BLOCKS {
                return true;
            }
            let full = std::mem::replace(&mut *batch, Vec::with_capacity(BATCH_BLOCKS));
            !progress.is_stopped() && sender.send(full).is_ok()
        };
        let parsed = options().from_str_seed(text, StreamedFile { send: &send });
        let sent = sender.send(batch.take());
        drop(sender);
        parsed.ok().filter(|raw| sent.is_ok() && raw.format == 1 && is_same(head, raw))
    };
    if text.len() <= SMALL_FILE {
        let raw = parse();
        return Some((check(), raw?));
    }
    std::thread::scope(|scope| {
        let checking = std::thread::Builder::new().name("check".to_owned()).spawn_scoped(scope, check).ok()?;
        let raw = parse();
        let check = checking.join().ok()?;
        Some((check, raw?))
    })
}

/// Passes on the blocks of the body of a file that is known to be valid, one after the other.
pub(crate) fn parts<'t>(text: &'t str, take: &dyn Fn(Block<'t>)) {
    let send = |block| {
        take(block);
        true
    };
    // It was already read as a whole without an error.
    let _ = options().from_str_seed(text, StreamedFile { send: &send });
}

/// Whether the file has no definitions after the body that its blocks need.
fn is_same(head: &schema::Briefing<'_>, whole: &schema::Briefing<'_>) -> bool {
    head.speakers.all.len() == whole.speakers.all.len()
        && head.occasions.all.len() == whole.occasions.all.len()
        && head.topics.len() == whole.topics.len()
        && head.title == whole.title
        && head.language == whole.language
        && format!("{:?}{:?}", head.source, head.release) == format!("{:?}{:?}", whole.source, whole.release)
}

/// A text without escapes is borrowed from the file, so its position shows how far the parser has come.
fn note_progress(file: &str, block: &Block<'_>, progress: &Progress) {
    if let Block::Heading { text, .. }
    | Block::Paragraph { text, .. }
    | Block::Turn { text, .. }
    | Block::Item { text, .. } = block
        && let Some(at) = (text.as_ptr() as usize).checked_sub(file.as_ptr() as usize)
        && at <= file.len()
    {
        progress.done.store(at as u64, Ordering::Relaxed);
    }
}

/// A whole file, whose body is passed on block by block.
struct StreamedFile<'s, 't> {
    send: &'s dyn Fn(Block<'t>) -> bool,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Field {
    Format,
    Title,
    Language,
    Source,
    Release,
    Speakers,
    Occasions,
    Topics,
    Body,
}

const FIELDS: &[&str] =
    &["format", "title", "language", "source", "release", "speakers", "occasions", "topics", "body"];

impl<'t> DeserializeSeed<'t> for StreamedFile<'_, 't> {
    type Value = schema::Briefing<'t>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_struct("Briefing", FIELDS, self)
    }
}

impl<'t> Visitor<'t> for StreamedFile<'_, 't> {
    type Value = schema::Briefing<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a briefing")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut raw = schema::Briefing::default();
        let mut seen = Vec::with_capacity(FIELDS.len());
        while let Some(field) = map.next_key::<Field>()? {
            // The reader of whole files reports this.
            if seen.contains(&field) {
                return Err(A::Error::duplicate_field("a field"));
            }
            seen.push(field);
            match field {
                Field::Format => raw.format = map.next_value()?,
                Field::Title => raw.title = map.next_value()?,
                Field::Language => raw.language = map.next_value()?,
                Field::Source => raw.source = map.next_value()?,
                Field::Release => raw.release = map.next_value()?,
                Field::Speakers => raw.speakers = map.next_value()?,
                Field::Occasions => raw.occasions = map.next_value()?,
                Field::Topics => raw.topics = map.next_value()?,
                Field::Body => map.next_value_seed(Body { send: self.send })?,
            }
        }
        let is_whole = [Field::Format, Field::Title, Field::Body].iter().all(|field| seen.contains(field));
        is_whole.then_some(raw).ok_or_else(|| A::Error::missing_field("a field"))
    }
}

/// The body, whose blocks are sent on as soon as they are parsed.
struct Body<'s, 't> {
    send: &'s dyn Fn(Block<'t>) -> bool,
}

impl<'t> DeserializeSeed<'t> for Body<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'t> Visitor<'t> for Body<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the parts of the body in square brackets")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut parts: A) -> Result<(), A::Error> {
        while let Some(part) = parts.next_element()? {
            if !(self.send)(part) {
                return Err(A::Error::custom("nobody wants the rest"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::{borrow::Cow, sync::Mutex};

    use super::*;
    use crate::{
        format::Folder,
        load::{LoadObserver, Loaded, load_file_for, load_text},
    };

    /// A briefing of 5,000 paragraphs, its topics before the body or after it.
    fn file(topics_first: bool) -> String {
        let topics = "topics: [(id: \"a\", title: \"A\")],";
        let part = |n: usize| {
            format!(
                "Paragraph(text: \"Part {n}: she said, “Number {n} it is.” {}\", topics: [\"a\"], \
                 quotes: [(speaker: \"s\", occasion: \"o\", text: \"Number {n} it is.\")]),\n",
                "And more of the kind. ".repeat(10)
            )
        };
        let body: String = (0..5000).map(part).collect();
        let (before, after) = if topics_first { (topics, "") } else { ("", topics) };
        format!(
            "Briefing(format: 1, title: \"T\", speakers: {{\"s\": (name: \"S\")}}, \
             occasions: {{\"o\": (name: \"O\")}}, {before} body: [{body}], {after})"
        )
    }

    fn said(loaded: &Loaded) -> Vec<(String, bool, usize)> {
        let briefing = loaded.briefing.as_ref().unwrap();
        assert_eq!(loaded.diagnostics, []);
        let quotes = briefing.quotes().iter();
        quotes
            .map(|quote| {
                (briefing.quote_text(quote).into_owned(), quote.match_kind().is_verified(), quote.block.index())
            })
            .collect()
    }

    #[test]
    fn streaming_gives_the_same_result_as_reading_the_whole_file() {
        let read = |topics_first| load_text("t.ron", Cow::Owned(file(topics_first)), Folder::Embedded(&[]));
        let (streamed, whole) = (read(true), read(false));
        assert_eq!(said(&streamed).len(), 5000);
        assert_eq!(said(&streamed), said(&whole));
        let topic = |loaded: &Loaded| loaded.briefing.as_ref().unwrap().topics()[0].clone();
        assert_eq!(topic(&streamed), topic(&whole));
    }

    #[test]
    fn the_beginning_of_a_long_file_matches_the_complete_result() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.ron");
        std::fs::write(&path, file(true)).unwrap();
        let beginnings = Mutex::new(Vec::new());
        let progress = Progress::default();
        let keep = |loaded| beginnings.lock().unwrap().push(loaded);
        let loaded = load_file_for(&path, &LoadObserver { progress: &progress, beginning: &keep });
        let beginnings = beginnings.into_inner().unwrap();
        assert_eq!(beginnings.len(), 1);
        assert!(beginnings[0].is_beginning && !loaded.is_beginning);
        assert_eq!(said(&beginnings[0]), said(&loaded)[..BATCH_BLOCKS]);
        assert!(progress.part() > 0.9, "{}", progress.part());
    }

    #[test]
    fn a_small_file_of_as_many_blocks_as_fit_is_read() {
        let before = "Briefing(format:1,title:\"T\",body:[";
        let count = (SMALL_FILE - before.len() - "])".len()) / "Item(text:\"\"),".len();
        let text = format!("{before}{}])", "Item(text:\"\"),".repeat(count));
        assert!(text.len() <= SMALL_FILE && count > BATCH_BLOCKS * 16);
        assert!(read(&text, &Progress::default(), &mut |_| ()).is_some());
    }

    #[test]
    fn a_stopped_load_gives_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.ron");
        std::fs::write(&path, file(true)).unwrap();
        let progress = Progress::default();
        progress.stop();
        let loaded = load_file_for(&path, &LoadObserver { progress: &progress, beginning: &drop });
        assert!(loaded.briefing.is_none());
    }
}

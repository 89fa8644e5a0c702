//! A cache of the passages of a source, shared by the searches for many quotations: a text of five megabytes without a
//! paragraph would otherwise be normalized once for each, and the paragraphs around a quotation that is not found once
//! for each of its parts.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::joined::{Commas, JoinedSpeech};

/// The number of bytes from which a passage is long. The two kinds are cached apart, so that many short passages do not
/// remove a long one.
const LONG: usize = 1 << 13;
/// The most bytes of long passages in the cache. The data that searches derive from them takes about fourteen times as
/// much.
const MOST_LONG: usize = 1 << 24;
/// The most bytes of short passages in the cache.
const MOST_SHORT: usize = 1 << 20;

/// The key of a passage of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Passage {
    /// The speech of an utterance.
    Speech(usize, Commas),
    /// The text in these bytes.
    Text(usize, usize),
}

/// Passages of one kind.
#[derive(Debug, Default)]
struct Kept {
    passages: HashMap<Passage, Arc<JoinedSpeech>>,
    /// The number of bytes of their texts.
    bytes: usize,
}

impl Kept {
    fn get(&mut self, passage: Passage, most: usize, make: impl FnOnce() -> JoinedSpeech) -> Arc<JoinedSpeech> {
        if let Some(joined) = self.passages.get(&passage) {
            return Arc::clone(joined);
        }
        let joined = Arc::new(make());
        let bytes = joined.text.len();
        if self.bytes + bytes > most {
            self.passages.clear();
            self.bytes = 0;
        }
        self.bytes += bytes;
        self.passages.insert(passage, Arc::clone(&joined));
        joined
    }
}

/// The cached passages.
#[derive(Debug, Clone, Default)]
pub(super) struct PassageCache {
    long: Arc<Mutex<Kept>>,
    short: Arc<Mutex<Kept>>,
}

impl PassageCache {
    /// The passage with this key, built by `make` if it is not cached. `bytes` is the approximate length of its text.
    pub(super) fn get(&self, passage: Passage, bytes: usize, make: impl FnOnce() -> JoinedSpeech) -> Arc<JoinedSpeech> {
        let (kept, most) = if bytes < LONG { (&self.short, MOST_SHORT) } else { (&self.long, MOST_LONG) };
        // A thread that panicked at most failed to add a passage.
        kept.lock().unwrap_or_else(PoisonError::into_inner).get(passage, most, make)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_built_once_and_many_short_ones_do_not_remove_a_long_one() {
        let passages = PassageCache::default();
        let text = "word ".repeat(LONG);
        let made = std::cell::Cell::new(0);
        let get = |start: usize, end: usize| {
            passages.get(Passage::Text(start, end), end - start, || {
                made.set(made.get() + 1);
                JoinedSpeech::one_span(&text, start..end)
            })
        };
        for _ in 0..3 {
            assert_eq!(get(0, LONG).text.len(), LONG);
            assert_eq!(get(0, 100).text.len(), 100);
        }
        assert_eq!(made.get(), 2);
        let short = MOST_SHORT / 5_000 + 1;
        for start in 0..short {
            get(start, start + 5_000);
        }
        assert!(passages.short.lock().unwrap().bytes <= MOST_SHORT);
        assert_eq!(made.get(), 2 + short);
        get(0, LONG);
        assert_eq!(made.get(), 2 + short, "the long one is still there");
    }
}

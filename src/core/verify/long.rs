//! A cache of long passages of a source, shared by the searches for many quotations: a text of five megabytes
//! without a paragraph would otherwise be normalized once for each.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::joined::{Commas, JoinedSpeech};

/// The least number of bytes of a cached passage. Shorter ones take less time to build again than to share.
const LONG: usize = 1 << 13;
/// The most bytes of passages in the cache. The data that searches derive from them takes about fourteen times as much.
const MOST: usize = 1 << 24;

/// The key of a passage of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Passage {
    /// The speech of an utterance.
    Speech(usize, Commas),
    /// The text in these bytes.
    Text(usize, usize),
}

/// The cached passages.
#[derive(Debug, Clone, Default)]
pub(super) struct PassageCache {
    kept: Arc<Mutex<HashMap<Passage, Arc<JoinedSpeech>>>>,
}

impl PassageCache {
    /// The passage with this key, built by `make` if it is not cached. `bytes` is the approximate length of its text.
    pub(super) fn get(&self, passage: Passage, bytes: usize, make: impl FnOnce() -> JoinedSpeech) -> Arc<JoinedSpeech> {
        if bytes < LONG {
            return Arc::new(make());
        }
        // A thread that panicked at most failed to add a passage.
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(joined) = kept.get(&passage) {
            return Arc::clone(joined);
        }
        let joined = Arc::new(make());
        let all: usize = kept.values().map(|other| other.text.len()).sum();
        if all + bytes > MOST {
            kept.clear();
        }
        kept.insert(passage, Arc::clone(&joined));
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_passage_is_made_once_and_a_short_one_is_not_kept() {
        let passages = PassageCache::default();
        let text = "word ".repeat(LONG);
        let made = std::cell::Cell::new(0);
        let get = |end: usize| {
            passages.get(Passage::Text(0, end), end, || {
                made.set(made.get() + 1);
                JoinedSpeech::one_span(&text, 0..end)
            })
        };
        for _ in 0..3 {
            assert_eq!(get(LONG).text.len(), LONG);
        }
        assert_eq!(made.get(), 1);
        for _ in 0..3 {
            get(100);
        }
        assert_eq!(made.get(), 4);
        assert_eq!(passages.kept.lock().unwrap().len(), 1);
    }
}

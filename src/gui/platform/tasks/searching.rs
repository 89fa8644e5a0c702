//! The task that searches in an open briefing.

use std::sync::{Arc, OnceLock, atomic::Ordering};

use briefing_core::{
    load::Loaded,
    matching::nearest::PassageIndex,
    search::{self, NearPassage, Options, OwnNote, RichBlocks, Search, SearchError, SearchResults, Searcher},
};

use super::{
    Tasks,
    results::{Finished, NotSearched},
};
use crate::gui::state::{checking::CheckedText, failures::ThreadError, find::RunningSearch, ids::TaskId};

impl Tasks {
    /// Searches a briefing for `query`. Returns the task of the results: first those of one screen, then all.
    pub fn find(&self, open: &Searched, query: String, options: Options, own: Arc<[OwnNote]>) -> RunningSearch {
        let task = self.new_task();
        let finding = RunningSearch { task, is_stopped: Arc::default() };
        let (open, is_stopped) = (open.clone(), Arc::clone(&finding.is_stopped));
        let failed = move |why: ThreadError| [Finished::SearchResults(task, Err(why.into()))];
        self.spawn("find", failed, move |send| {
            let is_stale = || is_stopped.load(Ordering::Relaxed);
            let looked = look(&open, &query, options, &own, &is_stale, &|found| {
                send(Finished::SearchResults(task, Ok(Some(Box::new(SearchResults { number: task.0, ..found })))));
            });
            match looked {
                Ok(found) => send(Finished::SearchResults(
                    task,
                    Ok(found.map(|found| Box::new(SearchResults { number: task.0, ..found }))),
                )),
                Err(NotFound::Unsearchable(error)) => send(Finished::SearchResults(task, Err(error.into()))),
                Err(NotFound::Stopped) if is_stale() => {}
                Err(NotFound::Stopped) => send(Finished::SearchResults(task, Err(ThreadError::Panicked.into()))),
            }
        });
        finding
    }
}

impl Tasks {
    /// Searches a checked text. Returns the task of the result.
    pub fn find_in_checked(&self, checked: Arc<CheckedText>, query: String, options: Options) -> TaskId {
        let task = self.new_task();
        let failed = move |why: ThreadError| [Finished::FoundInChecked(task, Err(why.into()))];
        self.spawn("find", failed, move |send| {
            let search = Search::new(&query, options).map_err(NotSearched::from);
            let found = search.map(|search| search.map_or_else(Vec::new, |search| checked.find(&search)));
            send(Finished::FoundInChecked(task, found));
        });
        task
    }
}

/// A file that was read, with data that is cached by the first search in it.
#[derive(Clone)]
pub struct Searched {
    /// The file.
    pub loaded: Arc<Loaded>,
    rich: Arc<OnceLock<RichBlocks>>,
    passages: Arc<OnceLock<PassageIndex>>,
}

/// Why a search has no result.
enum NotFound {
    /// The query is not valid.
    Unsearchable(SearchError),
    /// The search was cancelled, or one of its threads panicked.
    Stopped,
}

/// Searches for what was typed; if it does not occur, for the words of the quotation that it seems to be; and if
/// these do not occur either, for the nearest passage. `first` receives the results that fill a screen before all
/// are known.
fn look(
    open: &Searched,
    query: &str,
    options: Options,
    own: &Arc<[OwnNote]>,
    is_stale: &(dyn Fn() -> bool + Sync),
    first: &dyn Fn(SearchResults),
) -> Result<Option<SearchResults>, NotFound> {
    let Some(briefing) = &open.loaded.briefing else { return Ok(None) };
    let rich = open.rich.get_or_init(|| RichBlocks::new(briefing));
    let search_now = |query: &str, instead: Option<&String>| {
        let Some(search) = Search::new(query, options).map_err(NotFound::Unsearchable)? else {
            return Ok(None);
        };
        let found = |hits, is_all| SearchResults {
            number: 0,
            search: search.clone(),
            hits,
            own: Arc::clone(own),
            is_all,
            instead: instead.cloned(),
            nearest: None,
        };
        let seeker = Searcher { search: &search, briefing, own, rich, is_stale };
        let hits = seeker.run(|hits| first(found(hits, false))).ok_or(NotFound::Stopped)?;
        Ok(Some(found(hits, true)))
    };
    let Some(mut typed) = search_now(query, None)? else { return Ok(None) };
    if typed.hits.total() > 0 || options.regex {
        return Ok(Some(typed));
    }
    let forms = search::forms(query);
    for form in &forms {
        if let Some(found) = search_now(form, Some(form))?.filter(|found| found.hits.total() > 0) {
            return Ok(Some(found));
        }
    }
    let passages = open.passages.get_or_init(|| PassageIndex::new(briefing.blocks().map(|block| block.text())));
    typed.nearest = NearPassage::new(briefing, passages, &search::quoted_words(query));
    Ok(Some(typed))
}

impl From<Box<Loaded>> for Searched {
    fn from(loaded: Box<Loaded>) -> Self {
        Self { loaded: Arc::from(loaded), rich: Arc::default(), passages: Arc::default() }
    }
}

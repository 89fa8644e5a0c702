//! Checks the quotations of a manuscript against sources: which are there word for word, and which were changed, cut,
//! joined or attributed to someone else.
//!
//! What is verified is decided by [`matching`](crate::matching) alone; similarity only finds the nearest
//! passage to show. In addition to what a briefing allows, a manuscript may change three things: see
//! [`QuoteMatcher::of_manuscript`](crate::matching::QuoteMatcher::of_manuscript).
//!
//! ```
//! use briefing_core::{
//!     document::{Format, read},
//!     verify::{FindingKind, Manuscript, Source, Sources, verify},
//! };
//!
//! let document = |text: &str| read(text.as_bytes(), Format::Plain).expect("it is plain text");
//! let source = document("“We will not build on the marsh,” Mayor Ann Lee said.");
//! let sources = Sources::new(vec![Source::of_document("release.txt", source)]);
//! let manuscript = document("“We will build on the marsh,” Ann Lee said.");
//! let report = verify(&Manuscript::new("article.txt", manuscript), &sources);
//! assert_eq!(report.findings[0].kind, FindingKind::Altered);
//! assert_eq!(report.findings[0].changes[0].source, "not");
//! ```

mod beside;
mod context;
mod difference;
mod files;
mod finding;
mod index;
mod joined;
mod json;
mod judge;
mod length;
mod manuscript;
mod names;
mod nearest;
mod passage_cache;
mod pieces;
mod places;
mod report;
mod source;
mod sources;
mod terms;

pub use self::{
    difference::{DifferingWords, differing_words},
    files::{read_source, source_files},
    finding::{Change, ChangeKind, Finding, FindingKind, Passage, Warning},
    json::ReportJson,
    judge::{verify, verify_until},
    manuscript::Manuscript,
    report::Report,
    source::Source,
    sources::Sources,
};

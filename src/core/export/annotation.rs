//! The quotes as a collection of Web Annotations. Unverified quotes have no selection in the document and are left
//! out.

use std::io::{self, Write};

use serde::Serialize;

use super::{Filter, OwnMark};
use crate::{
    citation::{
        Options,
        annotation::{Annotation, Collection, labels},
        iri,
        json::{self, StreamedList},
        own_mark::OwnAnnotation,
    },
    model::Briefing,
};

/// A quote, or one of the user's own marks.
#[derive(Serialize)]
#[serde(untagged)]
enum Item<'a> {
    Quote(Annotation<'a>),
    Own(OwnAnnotation<'a>),
}

pub(super) fn write(briefing: &Briefing, filter: Filter, own: &[OwnMark<'_>], out: &mut dyn Write) -> io::Result<()> {
    let items = StreamedList(|| {
        let quotes = filter.verified(briefing).map(|quote| Item::Quote(Annotation::of(&quote, Options::default())));
        quotes.chain(own.iter().map(|own| Item::Own(OwnAnnotation::of(briefing, own.mark))))
    });
    let marks = if own.is_empty() { String::new() } else { format!(" with {} marks", own.len()) };
    let id = iri::urn(["export", &iri::source(briefing), &format!("{filter:?}{marks}")]);
    let total = filter.verified(briefing).count() + own.len();
    json::write(&Collection::new(id, labels(briefing), total, &items), out)?;
    writeln!(out)
}

//! The quotes as a collection of Web Annotations. What is not verified is no selection
//! in the document, and has no place here.

use std::io::{self, Write};

use super::Filter;
use crate::{
    citation::{
        Options,
        annotation::{Annotation, Collection, labels},
        iri,
        json::{self, Each},
    },
    model::Briefing,
};

pub(super) fn write(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    let items = Each(|| filter.verified(briefing).map(|quote| Annotation::of(&quote, Options::default())));
    let id = iri::urn(["export", &iri::source(briefing), &format!("{filter:?}")]);
    let total = filter.verified(briefing).count();
    json::write(&Collection::new(id, labels(briefing), total, &items), out)?;
    writeln!(out)
}

//! The user's own marks in an export: a separate part, which says whose they are.

use std::io::{self, Write};

use super::Filter;
use crate::{
    citation::{
        html::escape,
        markdown::escape_on_one_line,
        one_line,
        own_mark::{remarks, where_in_words},
    },
    marks::{Mark, Place},
    model::Briefing,
};

/// A mark and the place of its words.
#[derive(Debug, Clone, Copy)]
pub struct OwnMark<'a> {
    /// The mark.
    pub mark: &'a Mark,
    /// The place; `None` if the words are no longer in the text.
    pub place: Option<&'a Place>,
}

impl OwnMark<'_> {
    /// Whether the filter keeps it: its words are in a block that the filter keeps, or are no longer in the text.
    pub(super) fn is_in(&self, briefing: &Briefing, filter: Filter) -> bool {
        let Some(place) = self.place else { return true };
        place.iter().filter_map(|(block, _)| briefing.block(*block)).any(|block| filter.has_block(briefing, &block))
    }
}

/// The title of the part.
pub(super) const TITLE: &str = "My marks";

/// The sentence before the marks.
pub(super) const WHOSE: &str = "The user’s own marks and notes; none of it is part of the briefing.";

/// The marks as Markdown.
pub(super) fn write_markdown(briefing: &Briefing, own: &[OwnMark<'_>], out: &mut dyn Write) -> io::Result<()> {
    if own.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {TITLE}\n\n{WHOSE}\n")?;
    for mark in own {
        let line = |text: &str| escape_on_one_line(&one_line(text));
        write!(out, "- Marked{}: {}", where_in_words(briefing, mark.place), line(&mark.mark.anchor.exact))?;
        for (label, text) in remarks(mark.mark) {
            write!(out, "  \n  {label}: {}", line(&text))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The items of the list of marks on a web page, after a sentence that says whose they are; `own` marks the language of
/// this program's own words.
pub(super) fn write_html(briefing: &Briefing, marks: &[OwnMark<'_>], own: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<p{own}>{WHOSE}</p>\n<ul>")?;
    for mark in marks {
        let place = where_in_words(briefing, mark.place);
        let place = match mark.place.and_then(|place| place.first()) {
            Some((block, _)) => {
                format!(" in <a href=\"#p{}\">{}</a>", block.index() + 1, place.trim_start_matches(", "))
            }
            None => place,
        };
        let words = escape(&one_line(&mark.mark.anchor.exact));
        write!(out, "<li><span{own}>Marked{place}:</span> <mark>{words}</mark>")?;
        for (label, text) in remarks(mark.mark) {
            let text = escape(&one_line(&text));
            write!(out, "<p class=\"remark\"><span{own}>{label}:</span> {text}</p>")?;
        }
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ul>")
}

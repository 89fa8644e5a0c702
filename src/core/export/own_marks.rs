//! Marks of the person's own in an export: a part by itself, which says whose they are.

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

/// A mark, and where its words stand; nowhere where they are not in the text any more.
#[derive(Debug, Clone, Copy)]
pub struct OwnMark<'a> {
    /// The mark.
    pub mark: &'a Mark,
    /// The place.
    pub place: Option<&'a Place>,
}

impl OwnMark<'_> {
    /// Whether it is on a block that the filter leaves; of one whose words are gone that cannot be said.
    pub(super) fn is_in(&self, briefing: &Briefing, filter: Filter) -> bool {
        let Some(place) = self.place else { return true };
        place.iter().filter_map(|(block, _)| briefing.block(*block)).any(|block| filter.has_block(briefing, &block))
    }
}

/// What the part is called.
pub(super) const TITLE: &str = "My marks";

/// What stands before them.
pub(super) const WHOSE: &str = "Marked and written by the reader; none of it is part of the briefing.";

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

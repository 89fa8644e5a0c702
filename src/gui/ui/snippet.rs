//! An excerpt of a text around a search hit, as lists show it.

use std::{ops::Range, sync::Arc};

use egui::{
    Color32, Galley, Ui,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use super::{
    bidi,
    theme::{Palette, TextRole},
};
use briefing_core::text::invisible::marked;

/// A hit with its context.
pub(super) struct Snippet {
    pub text: String,
    /// The bytes of the hit in `text`.
    pub hit: Range<usize>,
}

impl Snippet {
    pub fn new(text: &str, range: &Range<usize>) -> Self {
        let (before, after) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
        let hit = text.get(range.clone()).unwrap_or_default();
        // The hit of a regular expression may be a whole page.
        let hit = hit.char_indices().nth(160).map_or(hit, |(end, _)| hit.get(..end).unwrap_or_default());
        let start = before.char_indices().rev().nth(28).map_or(0, |(at, _)| at);
        let lead = before.get(start..).unwrap_or_default();
        let lead = if start == 0 { lead } else { lead.split_once(char::is_whitespace).map_or(lead, |(_, rest)| rest) };
        let end = after.char_indices().nth(140).map_or(after.len(), |(at, _)| at);
        let mut shown = if start == 0 { String::new() } else { "…".to_owned() };
        shown.push_str(lead);
        let from = shown.len();
        shown.push_str(hit);
        let hit = from..shown.len();
        shown.push_str(after.get(..end).unwrap_or_default());
        let text = shown.replace(['\n', '\r', '\t'], " ");
        Self { text, hit }
    }

    pub fn lay(&self, ui: &Ui, palette: &Palette, width: f32, kind: Option<&str>, rows: usize) -> Arc<Galley> {
        let format = |color, background| TextFormat {
            font_id: TextRole::Small.font(),
            color,
            background,
            line_height: Some(TextRole::Small.leading()),
            ..TextFormat::default()
        };
        let plain = format(palette.text, Color32::TRANSPARENT);
        let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
        job.wrap.max_rows = rows;
        if let Some(kind) = kind {
            job.append(kind, 0.0, format(palette.weak, Color32::TRANSPARENT));
        }
        job.append(&marked(self.text.get(..self.hit.start).unwrap_or_default()), 0.0, plain.clone());
        let hit = self.text.get(self.hit.clone()).unwrap_or_default();
        job.append(&marked(hit), 0.0, format(palette.text, palette.hit));
        job.append(&marked(self.text.get(self.hit.end..).unwrap_or_default()), 0.0, plain);
        bidi::lay_out(ui, job, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_shows_the_hit_among_its_words() {
        let text = "The leaders of the two countries met in the old capital, Nara, and spoke of the years to come.";
        let at = text.find("Nara").unwrap();
        let snippet = Snippet::new(text, &(at..at + 4));
        assert_eq!(&snippet.text[snippet.hit.clone()], "Nara");
        assert!(snippet.text.starts_with("…met in the old capital, Nara, and"), "{}", snippet.text);
        let korean = "한일정상회담".repeat(40);
        let at = korean.char_indices().nth(120).unwrap().0;
        let snippet = Snippet::new(&korean, &(at..at + "한일".len()));
        assert_eq!(&snippet.text[snippet.hit.clone()], "한일");
    }
}

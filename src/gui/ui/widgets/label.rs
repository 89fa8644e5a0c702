//! Static text: labels, headings, and their layout.

use std::{ops::Range, sync::Arc};

use briefing_core::{search::Search, text::invisible::marked};
use egui::{
    Color32, Galley, Response, Ui,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use super::nodes::mark_heading;
use crate::gui::ui::{
    bidi,
    theme::{Palette, TextRole},
};

/// A text with this role, wrapped at a width. Invisible characters are replaced by a mark, one for one, so that
/// character positions in the text and on screen are the same.
pub fn text_job(text: &str, kind: TextRole, color: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    job.append(
        &marked(text),
        0.0,
        TextFormat { font_id: kind.font(), color, line_height: Some(kind.leading()), ..TextFormat::default() },
    );
    job
}

/// Lets quotation marks at the beginning of a line hang in the margin, so that the edge of the text is straight.
pub fn hang(galley: Arc<Galley>) -> Arc<Galley> {
    // Guillemets are too wide for it: they would touch the bar of a card.
    const MARKS: [char; 7] = ['“', '‘', '"', '\'', '„', '‚', '”'];
    /// For a text as long as a book, which is laid out once and drawn often, every line would be checked each time.
    const MAX_ROWS: usize = 1000;
    let mark = |row: &egui::epaint::text::PlacedRow| match row.glyphs.as_slice() {
        [first, second, ..] if MARKS.contains(&first.chr) && second.pos.x > first.pos.x => Some(first.advance_width),
        _ => None,
    };
    if galley.rows.len() > MAX_ROWS || !galley.rows.iter().any(|row| mark(row).is_some()) {
        return galley;
    }
    let mut hung = Galley::clone(&galley);
    for row in &mut hung.rows {
        // By whole pixels, since the letters would be blurred otherwise.
        let by = mark(row).unwrap_or_default() * galley.pixels_per_point;
        row.pos.x -= by.round() / galley.pixels_per_point;
        hung.mesh_bounds |= row.visuals.mesh_bounds.translate(row.pos.to_vec2());
    }
    Arc::new(hung)
}

/// A label with this role.
pub fn label(ui: &mut Ui, text: &str, kind: TextRole, color: Color32) -> Response {
    let job = text_job(text, kind, color, ui.available_width());
    let text: egui::WidgetText = match bidi::has_right_to_left(&job.text) {
        true => bidi::lay_out(ui, job, matches!(kind, TextRole::Title | TextRole::Headline | TextRole::Lead)).into(),
        false => job.into(),
    };
    ui.add(egui::Label::new(text).selectable(false))
}

/// A label with marked search hits.
pub fn label_with_hits(
    ui: &mut Ui,
    text: &str,
    kind: TextRole,
    color: Color32,
    hits: Option<(&Search, Color32)>,
) -> Response {
    let mut job = text_job(text, kind, color, ui.available_width());
    mark_hits(&mut job, hits);
    let is_wide = matches!(kind, TextRole::Title | TextRole::Headline | TextRole::Lead);
    ui.add(egui::Label::new(bidi::lay_out(ui, job, is_wide)).selectable(false))
}

/// Marks search hits in a text to be laid out.
pub fn mark_hits(job: &mut LayoutJob, hits: Option<(&Search, Color32)>) {
    let Some((search, fill)) = hits else { return };
    let found = search.find(&job.text);
    mark_ranges(job, &found, |format| format.background = fill);
}

/// Marks byte ranges, in order, in a text to be laid out.
pub fn mark_ranges(job: &mut LayoutJob, ranges: &[Range<usize>], mark: impl Fn(&mut TextFormat)) {
    if ranges.is_empty() {
        return;
    }
    let mut sections = Vec::with_capacity(job.sections.len() + 2 * ranges.len());
    for section in std::mem::take(&mut job.sections) {
        let (start, end) = (section.byte_range.start.0, section.byte_range.end.0);
        let mut at = start;
        let mut add = |range: Range<usize>, is_marked: bool| {
            if range.start >= range.end {
                return;
            }
            let mut part = section.clone();
            part.leading_space = if range.start == start { section.leading_space } else { 0.0 };
            if is_marked {
                mark(&mut part.format);
            }
            part.byte_range = range.start.into()..range.end.into();
            sections.push(part);
        };
        for hit in ranges {
            let (from, to) = (hit.start.clamp(at, end), hit.end.clamp(at, end));
            add(at..from, false);
            add(from..to, true);
            at = to;
        }
        add(at..end, false);
    }
    job.sections = sections;
}

/// A heading, also for screen readers.
pub fn heading(ui: &mut Ui, text: &str, kind: TextRole, color: Color32, level: usize) -> Response {
    let response = label(ui, text, kind, color);
    mark_heading(ui, &response, level);
    response
}

/// The message of an empty side pane.
pub fn empty_pane(ui: &mut Ui, palette: &Palette, message: &str) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(18, 0)).show(ui, |ui| {
        label(ui, message, TextRole::Plain, palette.weak);
    });
}

//! Draws the parts next to the text of a block: the speaker of a turn, the marker of a list item, the original of a
//! translation.

use std::{ops::Range, sync::Arc};

use briefing_core::{
    citation::speakers_of,
    model::{BlockKind, BlockRef},
    search::SearchTarget,
    text::invisible::marked,
};
use egui::{
    CornerRadius, Galley, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use crate::gui::{
    state::preferences::ShownText,
    ui::{
        PanelContext, bidi,
        theme::{TextRole, space},
        widgets,
    },
};

/// The text of a block, or its original if that is shown instead.
pub(super) fn shown_text<'a>(context: &PanelContext<'a>, block: &BlockRef<'a>) -> &'a str {
    let original = block.original().filter(|_| context.persisted.shown_text == ShownText::Original);
    original.unwrap_or(block.text())
}

/// Whether the original of a block is shown instead of its text: it can be read, but nothing can be chosen in it.
pub(super) fn is_original(context: &PanelContext<'_>, block: &BlockRef<'_>) -> bool {
    context.persisted.shown_text == ShownText::Original && block.original().is_some()
}

/// The indent of a list item's text, in points.
pub(super) fn indent_of(block: &BlockRef<'_>) -> f32 {
    match block.kind() {
        BlockKind::Item { level } => 22.0 * f32::from(level.min(6)),
        _ => 0.0,
    }
}

/// How far the text of a block is from the left edge of its column, in points: right-to-left items are indented at the
/// other edge.
pub(super) fn left_of(context: &PanelContext<'_>, block: &BlockRef<'_>) -> f32 {
    if bidi::is_right_to_left(shown_text(context, block)) { 0.0 } else { indent_of(block) }
}

/// The height of the line with the speaker above a turn.
pub(super) fn label_height(context: &PanelContext<'_>, block: &BlockRef<'_>) -> f32 {
    if turn_label(context, block).is_some() { TextRole::Strong.leading() + 2.0 } else { 0.0 }
}

/// The label of a turn: the name of the speaker, or the label of the source if the briefing has no speaker for it.
pub(super) fn turn_label(context: &PanelContext<'_>, block: &BlockRef<'_>) -> Option<String> {
    let turn = block.turn()?;
    let names = turn.speech().and_then(|speech| speakers_of(context.briefing, speech));
    names.or_else(|| turn.label.clone())
}

/// Draws the part before a text: the name of the speaker, or the marker of a list item.
pub(super) fn lead_ui(ui: &Ui, context: &PanelContext<'_>, block: &BlockRef<'_>, rect: Rect) {
    let palette = context.palette;
    let is_right_to_left = bidi::is_right_to_left(shown_text(context, block));
    if let Some(label) = turn_label(context, block) {
        let speaker = block.turn().and_then(|turn| turn.speech()).and_then(|speech| speech.speaker);
        let color = speaker.map_or(palette.weak, |speaker| palette.speaker(speaker.index()));
        let is_proposed = is_proposed(block);
        let remark = if is_proposed { "not confirmed" } else { "" };
        let remark = ui.painter().layout_no_wrap(remark.to_owned(), TextRole::Small.font(), palette.warning);
        let gap = if is_proposed { space::S } else { 0.0 };
        let mut job = widgets::text_job(&marked(&label), TextRole::Strong, color, rect.width() - remark.size().x - gap);
        job.wrap.max_rows = 1;
        let galley = bidi::lay_out(ui, job, false);
        let left = if is_right_to_left { rect.right() - galley.size().x } else { rect.left() };
        let at = pos2(left, rect.top() - TextRole::Strong.leading() - 2.0);
        let name = Rect::from_min_size(at, galley.size());
        let response = ui.interact(name, Id::unique(("turn", block.id)), Sense::hover());
        // The remark follows the name in the direction of the text.
        let left = if is_right_to_left { name.left() - gap - remark.size().x } else { name.right() + gap };
        ui.painter().galley(pos2(left, name.center().y - remark.size().y / 2.0), remark, palette.warning);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken_label(&label, is_proposed)));
        let source = block.turn().and_then(|turn| turn.label.clone()).filter(|source| *source != label);
        if let Some(source) = source {
            response.on_hover_text(format!("In the source: {}", marked(&source)));
        }
        ui.painter().galley(at, galley, color);
    }
    if let BlockKind::Item { level } = block.kind() {
        let leading = TextRole::Body.leading_in(context.persisted.typesetting);
        let x = if is_right_to_left { rect.right() + 12.0 } else { rect.left() - 12.0 };
        let center = pos2(x, rect.top() + leading / 2.0);
        match level % 2 {
            1 => ui.painter().circle_filled(center, 2.5, palette.text),
            _ => ui.painter().circle_stroke(center, 2.5, Stroke::new(1.0, palette.text)),
        };
    }
}

/// Whether the speaker of a turn is not confirmed yet.
fn is_proposed(block: &BlockRef<'_>) -> bool {
    block.turn().and_then(|turn| turn.speech()).is_some_and(|speech| !speech.is_confirmed())
}

fn spoken_label(label: &str, is_proposed: bool) -> String {
    let speaks = format!("{} speaks", label.trim_end_matches(':'));
    if is_proposed { format!("{speaks}, not confirmed") } else { speaks }
}

/// The text in the original language, if it is to be shown.
pub(super) fn original_galley(
    ui: &Ui,
    context: &PanelContext<'_>,
    block: &BlockRef<'_>,
    width: f32,
) -> Option<Arc<Galley>> {
    let is_shown = context.persisted.shown_text == ShownText::Both || is_hit_in_original(context, block);
    let original = block.original().filter(|_| is_shown)?;
    let format = TextFormat {
        font_id: TextRole::Plain.font(),
        color: context.palette.weak,
        line_height: Some(TextRole::Plain.leading()),
        ..TextFormat::default()
    };
    let job = LayoutJob::single_section(marked(original).into_owned(), format);
    let wrap = TextWrapping::wrap_at_width(width - indent_of(block) - ORIGINAL_MARGIN);
    Some(bidi::lay_out(ui, LayoutJob { wrap, ..job }, false))
}

/// Whether the current match is in the original of a block.
pub(super) fn is_hit_in_original(context: &PanelContext<'_>, block: &BlockRef<'_>) -> bool {
    let find = &context.state.find;
    let hit = find.shown().and_then(|found| found.hits.get(find.at?));
    hit.is_some_and(|(place, _)| place == SearchTarget::Original(block.id))
        && context.persisted.shown_text != ShownText::Original
}

/// The hits of a search in an original, and whether the current one is among them.
pub(super) fn hits_in_original(context: &PanelContext<'_>, block: &BlockRef<'_>) -> Vec<(Range<usize>, bool)> {
    let find = &context.state.find;
    let (Some(found), Some(original)) = (find.shown(), block.original()) else { return Vec::new() };
    let now = find.at.and_then(|at| found.hits.get(at));
    let ranges = found.search.find(original).into_iter().enumerate();
    ranges.map(|(nth, range)| (range, now == Some((SearchTarget::Original(block.id), nth)))).collect()
}

/// The indent of an original after its line, in points.
const ORIGINAL_MARGIN: f32 = 14.0;

/// Draws the original below the text.
pub(super) fn original_ui(ui: &Ui, context: &PanelContext<'_>, block: &BlockRef<'_>, text: Rect, width: f32) {
    let Some(galley) = original_galley(ui, context, block, width) else { return };
    let at = pos2(text.left() + ORIGINAL_MARGIN, text.bottom() + space::S);
    let rect = Rect::from_min_size(at, galley.size());
    let response = ui.interact(rect, Id::unique(("original", block.id)), Sense::hover());
    let original_text = block.original().unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, original_text));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        widgets::value_to_name(node);
        node.set_role(Role::Paragraph);
        if let Some(translated) = &context.briefing.source.translated {
            node.set_language(translated.from.as_str());
        }
    });
    let line = Stroke::new(2.0, context.palette.line);
    ui.painter().vline(text.left() + 3.0, rect.y_range(), line);
    for (range, is_now) in hits_in_original(context, block) {
        let fill = if is_now { context.palette.hit_now } else { context.palette.hit };
        for part in widgets::range_rects(&galley, &widgets::chars_of(original_text, &range)) {
            ui.painter().rect_filled(part.translate(at.to_vec2()), CornerRadius::ZERO, fill);
        }
    }
    ui.painter().galley(at, galley, context.palette.weak);
}

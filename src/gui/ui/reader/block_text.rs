//! The laid-out text of a block, and the space around it.

use std::sync::Arc;

use briefing_core::{
    model::{BlockKind, BlockRef},
    text::invisible::marked,
};
use egui::{
    Galley, Ui,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use super::beside_text::shown_text;
use crate::gui::ui::{
    PanelContext, bidi,
    theme::{TextRole, space},
    widgets,
};

/// The left edge of the text within the pane, and the width of its lines.
pub(super) fn column_of(context: &PanelContext<'_>, width: f32) -> (f32, f32) {
    let margin = if width < 480.0 { 34.0 } else { 44.0 };
    let measure = (width - 2.0 * margin).clamp(120.0, context.persisted.typesetting.measure());
    (((width - measure) / 2.0).floor(), measure.floor())
}

pub(super) fn space_above(block: &BlockRef<'_>) -> f32 {
    match block.kind() {
        BlockKind::Heading => space::L,
        BlockKind::Paragraph | BlockKind::Item { .. } => 0.0,
        // Also after a list, whose items are close together.
        BlockKind::Turn(_) => 6.0,
        BlockKind::Figure(_) => space::S,
    }
}

pub(super) fn space_below(block: &BlockRef<'_>) -> f32 {
    match block.kind() {
        BlockKind::Heading => space::S,
        BlockKind::Item { .. } => 8.0,
        BlockKind::Turn(_) => 12.0,
        BlockKind::Paragraph => 16.0,
        BlockKind::Figure(_) => 24.0,
    }
}

/// The text of a block, laid out with its quotes and highlights. The toolkit caches it while its words and colours are
/// the same.
pub(super) fn galley_of(ui: &Ui, context: &PanelContext<'_>, block: &BlockRef<'_>, width: f32) -> Arc<Galley> {
    widgets::hang(bidi::lay_out(ui, job_of(context, block, width), true))
}

fn job_of(context: &PanelContext<'_>, block: &BlockRef<'_>, width: f32) -> LayoutJob {
    let palette = context.palette;
    let kind = match block.kind() {
        BlockKind::Heading => TextRole::Heading,
        BlockKind::Paragraph | BlockKind::Turn(_) | BlockKind::Item { .. } => TextRole::Body,
        BlockKind::Figure(_) => TextRole::Small,
    };
    let color = if kind == TextRole::Small { palette.weak } else { palette.text };
    let plain = TextFormat {
        font_id: kind.font(),
        color,
        line_height: Some(kind.leading_in(context.persisted.typesetting)),
        ..TextFormat::default()
    };
    let mut text = marked(shown_text(context, block)).into_owned();
    if let Some(credit) = block.figure().and_then(|figure| figure.credit.as_ref()) {
        text.push_str(if text.is_empty() { "" } else { " · " });
        text.push_str(&marked(credit));
    }
    LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::single_section(text, plain) }
}

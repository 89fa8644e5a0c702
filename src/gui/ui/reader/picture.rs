//! The pictures of the body.

use briefing_core::{model::BlockId, text::invisible::marked};
use egui::{CornerRadius, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use crate::gui::ui::{PanelContext, images::Picture, theme::TextRole, widgets};

/// The size of a picture: at most its own size, the column, and half a page.
pub(super) fn picture_size(context: &PanelContext<'_>, name: &str, width: f32) -> Vec2 {
    if matches!(context.images.get(name), Picture::Failed(_)) {
        return vec2(width, 96.0);
    }
    // It keeps its space while it is decoded again.
    let Some(own) = context.images.size(name) else { return vec2(width, 180.0) };
    own * (width / own.x.max(1.0)).min(420.0 / own.y.max(1.0)).min(1.0)
}

pub(super) fn picture_ui(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    name: &str,
    alt: &str,
    rect: Rect,
    size: Vec2,
    block: BlockId,
) {
    let palette = context.palette;
    let response = ui.interact(rect, Id::unique(("picture", block)), Sense::hover());
    let picture = context.images.get(name);
    let message = match picture {
        Picture::Loaded(_) => alt.to_owned(),
        Picture::Loading => format!("{alt} (loading the picture)"),
        Picture::Failed(why) => format!("{alt} (the picture is not shown: {why})"),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &message));
    if let Picture::Loaded(texture) = picture {
        let place = Rect::from_min_size(rect.min, size);
        texture.paint(ui, place);
        response.on_hover_text(marked(alt));
        return;
    }
    ui.painter().rect(rect, CornerRadius::same(6), palette.pane, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let mut inner = ui.new_child(UiBuilder::new().id_salt(("picture", block)).max_rect(rect.shrink(14.0)));
    match picture {
        Picture::Failed(why) => {
            widgets::label(&mut inner, alt, TextRole::Plain, palette.text);
            widgets::label(
                &mut inner,
                &format!("The picture “{name}” is not shown: {why}"),
                TextRole::Small,
                palette.bad,
            );
        }
        _ => {
            widgets::label(&mut inner, alt, TextRole::Plain, palette.weak);
        }
    }
}

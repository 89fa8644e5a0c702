//! The look of the toolkit's own widgets.

use egui::{
    Color32, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Visuals,
    style::{Selection, WidgetVisuals, Widgets},
};

use super::{
    palette::Palette,
    type_scale::{TextRole, space},
};

/// Applies the palette to the toolkit's own widgets.
pub fn apply_style(style: &mut Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, TextRole::Small.font()),
        (TextStyle::Body, TextRole::Plain.font()),
        (TextStyle::Button, TextRole::Plain.font()),
        (TextStyle::Heading, TextRole::Headline.font()),
        (TextStyle::Monospace, TextRole::Plain.font()),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(space::S, space::XS);
    style.spacing.button_padding = egui::vec2(10.0, 5.0);
    style.spacing.interact_size.y = 28.0;
    style.spacing.icon_spacing = space::S;
    // A scroll bar that appears only under the pointer does not show keyboard users that there is more; one as dark as
    // the text looks like a line.
    style.spacing.scroll.dormant_handle_opacity = 0.6;
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.tooltip_width = 340.0;
    style.interaction.tooltip_delay = 0.35;
    style.animation_time = 0.0;
    style.visuals = visuals(palette);
}

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = if palette.is_dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(6);
    let widget = |fill: Color32, outline: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, outline),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: widget(palette.pane, palette.line, palette.text),
        inactive: widget(palette.card, palette.outline, palette.text),
        hovered: widget(palette.hover, palette.outline, palette.text),
        // Also how the toolkit shows the focus.
        active: WidgetVisuals {
            bg_stroke: Stroke::new(2.0, palette.focus),
            ..widget(palette.chosen, palette.focus, palette.text)
        },
        open: widget(palette.chosen, palette.outline, palette.text),
    };
    visuals.selection = Selection { bg_fill: palette.selection, stroke: Stroke::new(1.0, palette.text) };
    visuals.hyperlink_color = palette.accent;
    // A blinking cursor would wake an idle window twice a second.
    visuals.text_cursor.blink = false;
    visuals.weak_text_color = Some(palette.weak);
    visuals.disabled_alpha = palette.disabled_part;
    visuals.panel_fill = palette.pane;
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = palette.card;
    visuals.faint_bg_color = palette.hover;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.bad;
    let shadow = Shadow {
        offset: [0, 4],
        blur: 14,
        spread: 0,
        color: Color32::from_black_alpha(if palette.is_dark { 110 } else { 36 }),
    };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    visuals
}

#[cfg(test)]
mod tests {
    use super::{
        super::palette::{DARK, HIGH_CONTRAST, LIGHT, SEPIA},
        *,
    };

    #[test]
    fn the_toolkit_fades_what_cannot_be_used_as_much_as_the_palette_says() {
        for p in [&LIGHT, &DARK, &SEPIA, &HIGH_CONTRAST] {
            assert!((visuals(p).disabled_alpha - p.disabled_part).abs() < f32::EPSILON);
        }
    }
}

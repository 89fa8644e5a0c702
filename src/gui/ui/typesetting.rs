//! Typesetting of the running text: typeface, size, line height, width, colours; and the popup for these settings.

use crate::gui::state::preferences::LineHeight;
use crate::gui::state::preferences::Measure;
use crate::gui::state::preferences::Typeface;
use crate::gui::state::preferences::Typesetting;
use egui::{CornerRadius, Popup, PopupCloseBehavior, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{
    theme::{Palette, TextRole, space},
    widgets::{self, Icon},
};
use crate::gui::state::preferences::ThemeChoice;
use crate::gui::{
    command::{Action, Command},
    state::session::PersistedState,
};

/// The id of the popup, which a key opens as well.
pub fn popup_id() -> egui::Id {
    egui::Id::unique("typesetting")
}

/// The data for the typesetting popup.
pub struct TypesettingPopup<'a> {
    /// The colours.
    pub palette: &'static Palette,
    /// The persisted settings.
    pub persisted: &'a PersistedState,
    /// Whether the popup was just opened by its key.
    pub takes_focus: bool,
}

/// Draws the button in the top bar, and the popup below it while it is open.
pub fn button(ui: &mut Ui, set: &TypesettingPopup<'_>, send: &mut Vec<Command>) {
    let is_open = Popup::is_id_open(ui.ctx(), popup_id());
    let action = Action::Typesetting;
    let tooltip = action.tooltip_with_key();
    let button = widgets::icon_button(ui, set.palette, Icon::Letters, action.text(), &tooltip, true, Some(is_open));
    Popup::menu(&button)
        .id(popup_id())
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(
            egui::Frame::popup(ui.style())
                .inner_margin(egui::Margin { right: 16 - widgets::SCROLL_BAR as i8, ..egui::Margin::same(16) }),
        )
        .show(|ui| {
            let screen = ui.ctx().content_rect();
            ui.set_width(WIDTH.min(screen.width() - 48.0));
            let room = (screen.height() - 80.0).max(120.0);
            let area = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
            area.auto_shrink([false, true]).show(ui, |ui| {
                window(ui, set, send);
                widgets::follow_focus(ui);
            });
        });
}

/// The width of the popup, in points.
const WIDTH: f32 = 304.0;

fn window(ui: &mut Ui, set: &TypesettingPopup<'_>, send: &mut Vec<Command>) {
    ui.set_max_width(ui.available_width() - widgets::SCROLL_BAR);
    ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
    let now = set.persisted.typesetting;
    let faces = [(Typeface::Serif, "Serif"), (Typeface::Sans, "Sans")];
    if let Some(typeface) = choice(ui, set, "Typeface", now.typeface, &faces, set.takes_focus) {
        send.push(Command::Typeset(Typesetting { typeface, ..now }));
    }
    size(ui, set, send);
    let heights = [(LineHeight::Close, "Tight"), (LineHeight::Normal, "Normal"), (LineHeight::Open, "Loose")];
    if let Some(line_height) = choice(ui, set, "Line height", now.line_height, &heights, false) {
        send.push(Command::Typeset(Typesetting { line_height, ..now }));
    }
    let widths = [(Measure::Narrow, "Narrow"), (Measure::Normal, "Normal"), (Measure::Wide, "Wide")];
    if let Some(measure) = choice(ui, set, "Line width", now.measure, &widths, false) {
        send.push(Command::Typeset(Typesetting { measure, ..now }));
    }
    colours(ui, set, send);
}

fn caption(ui: &mut Ui, set: &TypesettingPopup<'_>, text: &str) {
    widgets::label(ui, text, TextRole::Small, set.palette.weak);
}

/// A choice of a few values, side by side. Returns the chosen one.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    set: &TypesettingPopup<'_>,
    what: &str,
    now: T,
    all: &[(T, &str)],
    mut takes_focus: bool,
) -> Option<T> {
    caption(ui, set, what);
    let mut chosen = None;
    let width = (ui.available_width() - space::XS * (all.len().saturating_sub(1)) as f32) / all.len().max(1) as f32;
    ui.horizontal(|ui| {
        for (value, text) in all {
            let response = widgets::segment(ui, set.palette, text, &format!("{what}: {text}"), *value == now, width);
            if *value == now && std::mem::take(&mut takes_focus) {
                response.request_focus();
            }
            if response.clicked() {
                chosen = Some(*value);
            }
        }
    });
    ui.add_space(space::S);
    chosen
}

fn size(ui: &mut Ui, set: &TypesettingPopup<'_>, send: &mut Vec<Command>) {
    caption(ui, set, "Text size");
    let percent = format!("{:.0} %", ui.ctx().zoom_factor() * 100.0);
    let width = (ui.available_width() - 2.0 * space::XS) / 3.0;
    let mut step = |ui: &mut Ui, text: &str, action: Action| {
        let response = widgets::segment(ui, set.palette, text, action.text(), false, width);
        if response.on_hover_text(action.tooltip_with_key()).clicked() {
            send.push(Command::Do(action));
        }
    };
    ui.horizontal(|ui| {
        step(ui, "A−", Action::TextSmaller);
        step(ui, &percent, Action::TextNormal);
        step(ui, "A+", Action::TextLarger);
    });
    ui.add_space(space::S);
}

/// The colours, each as a swatch with its paper and its text colour.
fn colours(ui: &mut Ui, set: &TypesettingPopup<'_>, send: &mut Vec<Command>) {
    caption(ui, set, "Colours");
    let palette = set.palette;
    let all = ThemeChoice::ALL;
    let width = (ui.available_width() - space::XS * (all.len() - 1) as f32) / all.len() as f32;
    let system_is_dark = ui.ctx().system_theme() == Some(egui::Theme::Dark);
    ui.horizontal(|ui| {
        for theme in all {
            let is_chosen = set.persisted.theme == theme;
            let (rect, response) = ui.allocate_exact_size(vec2(width, 66.0), Sense::click());
            let name = format!("Colours: {}", theme.name());
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &name));
            let swatch = Rect::from_min_size(rect.min, vec2(width, 44.0)).shrink(2.0);
            let of = Palette::of(theme, system_is_dark);
            let line = if is_chosen {
                Stroke::new(2.0, palette.accent)
            } else {
                Stroke::new(1.0, if response.hovered() { palette.text } else { palette.outline })
            };
            ui.painter().rect(swatch, CornerRadius::same(6), of.paper, line, StrokeKind::Inside);
            let font = TextRole::CardQuote.font();
            ui.painter().text(swatch.center(), egui::Align2::CENTER_CENTER, "Aa", font, of.text);
            let ink = if is_chosen { palette.text } else { palette.weak };
            let below = egui::pos2(rect.center().x, rect.bottom() - 10.0);
            ui.painter().text(below, egui::Align2::CENTER_CENTER, theme.short_name(), TextRole::Small.font(), ink);
            widgets::focus_ring(ui, palette, &response, rect);
            if response.clicked() {
                send.push(Command::Theme(theme));
            }
            response.on_hover_text(theme.name());
        }
    });
}

#[cfg(test)]
mod tests {
    use egui::text::{LayoutJob, TextFormat};

    use super::*;
    use crate::gui::ui::theme;
    use briefing_core::load::load_embedded;

    /// The average number of characters in a full line of the sample briefing.
    fn characters_in_a_line(set: Typesetting) -> f32 {
        let briefing = load_embedded().briefing.expect("the shipped briefing is good");
        let context = egui::Context::default();
        context.set_fonts(theme::fonts(set.typeface));
        let (mut lines, mut characters) = (0, 0);
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            for block in briefing.blocks() {
                let format = TextFormat::simple(TextRole::Body.font(), egui::Color32::BLACK);
                let mut job = LayoutJob::single_section(block.text().to_owned(), format);
                job.wrap.max_width = set.measure();
                let galley = ui.painter().layout_job(job);
                let full = galley.rows.split_last().map_or(&[][..], |(_, full)| full);
                lines += full.len();
                characters += full.iter().map(|row| row.char_count_excluding_newline().0).sum::<usize>();
            }
        });
        output.textures_delta.clear();
        assert!(lines > 100, "{lines} lines");
        characters as f32 / lines as f32
    }

    #[test]
    fn a_line_has_as_many_characters_as_is_read_best() {
        for typeface in [Typeface::Serif, Typeface::Sans] {
            for (measure, expected) in [(Measure::Narrow, 60.0), (Measure::Normal, 68.0), (Measure::Wide, 75.0)] {
                let count = characters_in_a_line(Typesetting { typeface, measure, ..Typesetting::default() });
                assert!((count - expected).abs() < 2.5, "{typeface:?} {measure:?}: {count} instead of {expected}");
            }
        }
    }

    #[test]
    fn every_setting_has_a_number_of_its_own() {
        let mut numbers = Vec::new();
        for typeface in [Typeface::Serif, Typeface::Sans] {
            for line_height in [LineHeight::Close, LineHeight::Normal, LineHeight::Open] {
                for measure in [Measure::Narrow, Measure::Normal, Measure::Wide] {
                    numbers.push(Typesetting { typeface, line_height, measure }.number());
                }
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 18);
    }
}

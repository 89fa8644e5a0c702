//! The format dialog: the formats with their keys, and a preview of the text.

use crate::gui::state::dialogs::CopyAsDialog;
use briefing_core::text::{invisible::marked, number::grouped};
use egui::{
    CornerRadius, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::shorten;
use crate::gui::command::{Action, Command, TabCommand};
use crate::gui::state::basket_copy::{Composed, CopyContent};
use crate::gui::state::dialogs::SaveContent;
use crate::gui::ui::{
    PanelContext,
    notices::live,
    theme::{TextRole, space},
    widgets,
};
use briefing_core::citation::{CopyFormat, CopySource};

/// The maximum number of characters in a preview.
const PREVIEW_CHARACTERS: usize = 12_000;

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, shown: &CopyAsDialog, is_on_top: bool, send: &mut Vec<Command>) {
    if is_on_top {
        handle_keys(ui, context, shown, send);
    }
    let screen = ui.ctx().content_rect();
    let is_closed = widgets::modal(ui, "Copy as", 860.0, |ui| {
        let width = ui.available_width();
        head(ui, context, shown, send);
        ui.add_space(space::S);
        let height = (screen.height() - if is_wide(width) { 190.0 } else { 250.0 }).clamp(90.0, 500.0);
        let (body, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        // Side by side if there is room, else one below the other.
        let (list, text) = match width >= 520.0 {
            true => body.split_left_right_at_x(body.left() + 250.0 + space::M),
            false => body.split_top_bottom_at_y(body.top() + height * 0.5),
        };
        formats(&mut child(ui, "formats", list), context, (shown, is_on_top), send);
        preview(&mut child(ui, "preview", text), context, shown, text);
        ui.add_space(space::M);
        foot(ui, context, shown, send);
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

/// Arrow keys choose and Enter copies, but a focused button keeps its own keys.
fn handle_keys(ui: &Ui, context: &PanelContext<'_>, shown: &CopyAsDialog, send: &mut Vec<Command>) {
    if !is_in_formats(ui, context) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let (count, at) = (context.formats.all_formats().count().max(1), place(context, shown));
    let (down, up) = (pressed(Key::ArrowDown) % count, pressed(Key::ArrowUp) % count);
    let next = (at + down + count - up) % count;
    if let Some(copy_format) = context.formats.all_formats().nth(next).filter(|_| next != at) {
        send.push(TabCommand::PreviewFormat(copy_format).into());
    }
    if down + up > 0 {
        // A widget that has just got the focus does not keep the arrow keys from the toolkit yet.
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    }
    if pressed(Key::Enter) > 0 {
        send.push(copy(shown));
    }
}

/// The command that copies the shown content.
fn copy(shown: &CopyAsDialog) -> Command {
    TabCommand::Copy(shown.content.clone(), shown.copy_format.clone()).into()
}

/// Whether the list of formats gets the keys: one of them has the focus, or nothing has it yet.
fn is_in_formats(ui: &Ui, context: &PanelContext<'_>) -> bool {
    let Some(focused) = ui.memory(|memory| memory.focused()) else { return true };
    (0..context.formats.all_formats().count()).any(|at| row_id(at) == focused)
}

fn row_id(at: usize) -> egui::Id {
    egui::Id::unique(("format", at))
}

fn place(context: &PanelContext<'_>, shown: &CopyAsDialog) -> usize {
    context.formats.all_formats().position(|copy_format| copy_format == shown.copy_format).unwrap_or(0)
}

fn head(ui: &mut Ui, context: &PanelContext<'_>, shown: &CopyAsDialog, send: &mut Vec<Command>) {
    let palette = context.palette;
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - 70.0);
            widgets::heading(ui, "Copy as", TextRole::Heading, palette.text, 1);
            widgets::label(ui, &shown.title, TextRole::Plain, palette.weak);
            if let Some(Ok(Composed { left_out: Some(left_out), .. })) = &shown.preview {
                widgets::label(ui, &widgets::sentence(left_out), TextRole::Small, palette.warning);
            }
            if let Some(warning) = warning(context, &shown.content) {
                widgets::label(ui, &warning, TextRole::Small, palette.warning);
            }
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            if ui.button("Close").clicked() {
                send.push(Command::CloseDialog);
            }
        });
    });
}

/// A warning if the omitted words, or those next to the quote, may change the meaning.
fn warning(context: &PanelContext<'_>, content: &CopyContent) -> Option<String> {
    let CopyContent::Shown(CopySource::Quotes(excerpts)) = content else { return None };
    let briefing = context.briefing;
    excerpts.iter().take(60).find_map(|excerpt| {
        let omission = || shorten::omissions_in(briefing, excerpt).into_iter().next();
        let cut_off = || briefing.quote(excerpt.id)?.cut_off();
        let of_cut = || cut_off().map(|cut| format!("{}: check the meaning", widgets::sentence(cut)));
        omission()
            .map(|omission| format!("The omitted words include {omission}: check that the meaning stays the same"))
            .or_else(of_cut)
    })
}

fn child(ui: &mut Ui, salt: &str, rect: Rect) -> Ui {
    ui.new_child(egui::UiBuilder::new().id_salt(salt).max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min)))
}

fn formats(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    (shown, is_on_top): (&CopyAsDialog, bool),
    send: &mut Vec<Command>,
) {
    let at = place(context, shown);
    ScrollArea::vertical().min_scrolled_height(0.0).auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (i, copy_format) in context.formats.all_formats().enumerate() {
            let response = row(ui, context, &copy_format, i, i == at);
            if i == at && is_on_top && is_in_formats(ui, context) && !ui.is_sizing_pass() {
                // The focus moves with the choice, so that the format is read aloud.
                response.request_focus();
                widgets::keep_arrows(ui, response.id);
            }
            if i == at && !ui.clip_rect().contains_rect(response.rect) {
                response.scroll_to_me(None);
            }
            if response.double_clicked() {
                send.push(copy(shown));
            } else if response.clicked() {
                send.push(TabCommand::PreviewFormat(copy_format).into());
            }
        }
        if let Some(file) = &context.formats.settings_file {
            ui.add_space(space::S);
            let path = file.display().to_string();
            let text = egui::RichText::new("Custom formats").font(TextRole::Small.font());
            let tip = format!("Formats of your own are set in {}. Press to copy the path", marked(&path));
            if ui.add(egui::Link::new(text)).on_hover_text(tip).clicked() {
                let message = format!("Copied the path {path}");
                send.push(TabCommand::CopyText { text: path, message }.into());
            }
        }
    });
}

fn row(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    copy_format: &CopyFormat,
    number: usize,
    is_chosen: bool,
) -> egui::Response {
    let palette = context.palette;
    let (_, rect) = ui.allocate_space(vec2((ui.available_width() - space::M).max(40.0), 28.0));
    // Tab goes to the chosen format, then past the list.
    let response = ui.interact(rect, row_id(number), if is_chosen { Sense::click() } else { Sense::CLICK });
    let key = if let CopyFormat::Built(format) = copy_format { Action::key_of(*format) } else { String::new() };
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, copy_format.name()));
    let fill = if is_chosen {
        palette.chosen
    } else if response.hovered() {
        palette.hover
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, CornerRadius::same(5), fill);
    if is_chosen {
        let mark = Rect::from_min_max(rect.min + vec2(0.0, 6.0), pos2(rect.left() + 3.0, rect.bottom() - 6.0));
        ui.painter().rect_filled(mark, CornerRadius::same(2), palette.accent);
    }
    let key = ui.painter().layout_no_wrap(key, TextRole::Small.font(), palette.weak);
    let mut job =
        widgets::text_job(copy_format.name(), TextRole::Plain, palette.text, rect.width() - key.size().x - 30.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let name = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + 12.0, rect.center().y - name.size().y / 2.0), name, palette.text);
    let place = pos2(rect.right() - 8.0 - key.size().x, rect.center().y - key.size().y / 2.0);
    ui.painter().galley(place, key, palette.weak);
    widgets::focus_ring(ui, palette, &response, rect);
    response
}

fn preview(ui: &mut Ui, context: &PanelContext<'_>, shown: &CopyAsDialog, rect: Rect) {
    let palette = context.palette;
    ui.painter().rect(rect, CornerRadius::same(6), palette.card, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let mut inner = child(ui, "text", rect.shrink2(vec2(14.0, 10.0)));
    ScrollArea::vertical().min_scrolled_height(0.0).auto_shrink([false, false]).show(&mut inner, |ui| {
        ui.set_max_width(rect.width() - 40.0);
        let (text, color) = match &shown.preview {
            None => ("…".to_owned(), palette.weak),
            Some(Ok(text)) if shown.more > 0 => {
                let more = grouped(shown.more);
                (
                    format!("{}\n\n… and {more} more", widgets::cut(&text.content.plain, PREVIEW_CHARACTERS)),
                    palette.text,
                )
            }
            Some(Ok(text)) => (widgets::cut(&text.content.plain, PREVIEW_CHARACTERS), palette.text),
            Some(Err(reason)) => (widgets::sentence(&reason.to_string()), palette.bad),
        };
        let label = widgets::label(ui, &text, TextRole::Plain, color);
        // The format is read aloud when it is chosen, but its text only on request. An error is read aloud as
        // well.
        if matches!(shown.preview, Some(Err(_))) {
            live(ui, &label);
        }
    });
}

/// Whether the options and the buttons fit in one line.
fn is_wide(width: f32) -> bool {
    width > 560.0
}

fn foot(ui: &mut Ui, context: &PanelContext<'_>, shown: &CopyAsDialog, send: &mut Vec<Command>) {
    let palette = context.palette;
    let switches = |ui: &mut Ui, send: &mut Vec<Command>| {
        // A checkbox belongs to the text after it.
        ui.spacing_mut().item_spacing.x = space::M + space::XS;
        let now = context.persisted.copy_options();
        let mut options = now;
        let tooltip = "Include notes on words of the quote";
        ui.checkbox(&mut options.with_notes, "Include notes").on_hover_text(tooltip);
        let tooltip = "Include the paragraph number; Alt+R shows the numbers";
        ui.checkbox(&mut options.with_paragraphs, "Include paragraph").on_hover_text(tooltip);
        let has_originals = match &shown.content {
            CopyContent::Shown(_) => context.briefing.has_originals(),
            CopyContent::Basket(copy) => copy.has_originals(),
        };
        if has_originals {
            let tooltip = "Include the original words of a translated quote";
            ui.checkbox(&mut options.with_originals, "Include original").on_hover_text(tooltip);
        }
        if options != now {
            send.push(TabCommand::CopyOptions(options).into());
        }
    };
    let buttons = |ui: &mut Ui, send: &mut Vec<Command>| {
        let is_ready = matches!(shown.preview, Some(Ok(_)));
        if ui.add_enabled(is_ready, egui::Button::new("Save as…")).clicked() {
            let content = SaveContent::Copy(shown.content.clone(), shown.copy_format.clone());
            send.push(TabCommand::OpenSave(content).into());
        }
        if widgets::main_button(ui, palette, "Copy", is_ready).on_hover_text("Copy this text (Enter)").clicked() {
            send.push(copy(shown));
        }
    };
    let is_wide = is_wide(ui.available_width());
    if !is_wide {
        ui.horizontal_wrapped(|ui| switches(ui, send));
        ui.add_space(space::S);
    }
    widgets::foot(ui, "copy as", |ui| {
        ui.horizontal(|ui| {
            if is_wide {
                ui.scope(|ui| switches(ui, send));
            }
            widgets::at_right(ui, "copy as", |ui| buttons(ui, send));
        });
    });
}

//! The page of a text whose quotations are checked: the text with each quotation tinted by its finding, and the
//! findings next to it, the worst first or in the order of the text.

mod findings;
mod text;

use briefing_core::{
    text::number::counted,
    verify::{Finding, FindingKind, Passage},
};
use egui::{Color32, Frame, Margin, Panel, Rect, Ui, UiBuilder, pos2};

use super::{
    find_bar::{self, FindBar},
    list::ListState,
    notices::live,
    theme::{Palette, TextRole, space},
    typesetting::{self, TypesettingPopup},
    widgets::{self, Icon},
};
use crate::gui::{
    command::{Action, CheckCommand, Command, TabCommand},
    state::checking::{COPIED_SOURCE, Check, CheckedText, FindingOrder, WAITING},
};

/// The state of the page between frames.
#[derive(Default)]
pub struct CheckPanes {
    text: ListState,
    findings: ListState,
    /// Whether the list of findings has new rows.
    is_list_changed: bool,
}

impl CheckPanes {
    /// Records that the list of findings has new rows.
    pub fn list_changed(&mut self) {
        self.is_list_changed = true;
    }
}

/// The width in points below which the findings are below the text.
const SIDE_BY_SIDE: f32 = 720.0;

/// The height of a window, in points, from which there is room for the filters.
const LOW_WINDOW: f32 = 400.0;

/// The width in points from which the menus are next to the summary.
const MENU_BESIDE: f32 = 480.0;

/// The width in points from which the buttons are next to the summary.
const BUTTONS_BESIDE: f32 = 860.0;

/// Draws the page. `status` is the message about the last action.
pub fn page(
    ui: &mut Ui,
    setting: &TypesettingPopup<'_>,
    check: &Check,
    panes: &mut CheckPanes,
    status: Option<&str>,
    send: &mut Vec<Command>,
) {
    let palette = setting.palette;
    let bar = Frame::new().fill(palette.pane).inner_margin(Margin::symmetric(16, 10));
    Panel::top("check head").frame(bar).resizable(false).show(ui, |ui| head(ui, setting, check, status, send));
    let Some(checked) = &check.checked else {
        let progress = if check.is_waiting { WAITING } else { "Checking the text…" };
        let line = check.error.as_deref().unwrap_or(progress);
        let ink = if check.error.is_some() { palette.bad } else { palette.weak };
        Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
            let label = widgets::label(ui, line, TextRole::Plain, ink);
            live(ui, &label);
        });
        return;
    };
    if check.reveal {
        // The head has just become higher; the next frame makes room for it.
        ui.ctx().request_repaint();
    }
    if std::mem::take(&mut panes.is_list_changed) {
        panes.findings.reset();
    }
    if check.find.is_open {
        let bar = Frame::new().fill(palette.pane).inner_margin(Margin::symmetric(12, 7));
        Panel::top("check find").frame(bar).resizable(false).show(ui, |ui| find(ui, setting, check, send));
    }
    let area = ui.available_rect_before_wrap();
    let (left, right) = parts(area);
    ui.painter().rect_filled(left, 0, palette.paper);
    ui.painter().rect_filled(right, 0, palette.pane);
    let mut text_ui = ui.new_child(UiBuilder::new().id_salt("checked text").max_rect(left));
    text_ui.set_clip_rect(left);
    text::show(&mut text_ui, setting, check, checked, &mut panes.text, send);
    let mut list_ui = ui.new_child(UiBuilder::new().id_salt("findings").max_rect(right));
    list_ui.set_clip_rect(right);
    findings::show(&mut list_ui, palette, check, checked, &mut panes.findings, send);
    ui.advance_cursor_after_rect(area);
}

/// The areas of the text and the findings.
fn parts(area: Rect) -> (Rect, Rect) {
    if area.width() >= SIDE_BY_SIDE {
        let width = (area.width() * 0.4).clamp(320.0, 520.0);
        let edge = area.right() - width;
        return (
            Rect::from_min_max(area.min, pos2(edge, area.bottom())),
            Rect::from_min_max(pos2(edge, area.top()), area.max),
        );
    }
    let edge = area.top() + area.height() * 0.5;
    (Rect::from_min_max(area.min, pos2(area.right(), edge)), Rect::from_min_max(pos2(area.left(), edge), area.max))
}

fn head(ui: &mut Ui, setting: &TypesettingPopup<'_>, check: &Check, status: Option<&str>, send: &mut Vec<Command>) {
    let palette = setting.palette;
    ui.spacing_mut().item_spacing.y = space::XS;
    let summary =
        check.checked.as_ref().map_or_else(|| "Check of a text".to_owned(), |checked| checked.report.summary());
    let has_width = ui.available_width() >= BUTTONS_BESIDE;
    let heading = |ui: &mut Ui| {
        let label = widgets::heading(ui, &summary, TextRole::Heading, palette.text, 1);
        live(ui, &label);
    };
    let has_menu_beside = ui.available_width() >= MENU_BESIDE;
    if has_menu_beside {
        ui.horizontal(|ui| {
            heading(ui);
            widgets::at_right(ui, "check", |ui| {
                if has_width {
                    buttons(ui, check, send);
                }
                menus(ui, setting, send);
            });
        });
    } else {
        heading(ui);
    }
    // In a small window with large text, the checked text gets the space.
    let has_room = ui.ctx().content_rect().height() >= LOW_WINDOW;
    if has_room || check.checked.is_none() {
        widgets::label(ui, &about(check), TextRole::Small, palette.weak);
    }
    if let Some(error) = check.error.as_ref().filter(|_| check.checked.is_some()) {
        widgets::label(ui, error, TextRole::Small, palette.bad);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if check.checked.is_some() && has_room {
            filters(ui, palette, check, send);
            ui.add_space(space::M);
            if check.listed().len() > 1 {
                order(ui, palette, check, send);
                ui.add_space(space::M);
            }
        }
        if !has_width {
            buttons(ui, check, send);
        }
        if !has_menu_beside {
            menus(ui, setting, send);
        }
        if let Some(status) = status.filter(|_| has_width) {
            ui.add_space(space::M);
            // In a row that wraps, a text is at its bottom instead of level with the filters.
            ui.horizontal(|ui| status_line(ui, palette, status));
        }
    });
    if let Some(status) = status.filter(|_| !has_width) {
        status_line(ui, palette, status);
    }
}

fn status_line(ui: &mut Ui, palette: &Palette, status: &str) {
    let label = widgets::label(ui, status, TextRole::Small, palette.weak);
    live(ui, &label);
}

fn find(ui: &mut Ui, setting: &TypesettingPopup<'_>, check: &Check, send: &mut Vec<Command>) {
    let find = &check.find;
    let bar = FindBar {
        palette: setting.palette,
        name: "Find in the text",
        query: &find.query,
        options: setting.persisted.find,
        count: find.count(),
        has_hits: !find.found().is_empty(),
        error: find.error.as_deref(),
        wants_focus: find.wants_focus,
        is_announced: true,
    };
    find_bar::show(ui, &bar, send);
}

/// The buttons for the whole check.
fn buttons(ui: &mut Ui, check: &Check, send: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = space::S;
    if check.checked.is_some() {
        for action in [Action::CopyReport, Action::SaveReport] {
            if ui.button(action.text()).on_hover_text(action.tooltip_with_key()).clicked() {
                send.push(Command::Do(action));
            }
        }
    }
    if ui.button("Check again").on_hover_text(Action::Reload.tooltip_with_key()).clicked() {
        send.push(Command::Do(Action::Reload));
    }
}

/// The settings of the text, and the menu.
fn menus(ui: &mut Ui, setting: &TypesettingPopup<'_>, send: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = space::S;
    typesetting::button(ui, setting, send);
    let menu = widgets::icon_button(ui, setting.palette, Icon::Menu, "Menu", "Menu", true, None);
    egui::Popup::menu(&menu).show(|ui| {
        let room = (ui.ctx().content_rect().bottom() - menu.rect.bottom() - 40.0).max(120.0);
        widgets::menu_area(ui, room, |ui| {
            for (number, group) in MENU.iter().enumerate() {
                if number > 0 {
                    ui.separator();
                }
                for action in *group {
                    if widgets::menu_entry(ui, *action, true) {
                        send.push(Command::Do(*action));
                    }
                }
            }
        });
    });
}

/// The menu of a check, in groups.
const MENU: [&[Action]; 4] = [
    &[Action::NewBriefing, Action::OpenBriefing, Action::CheckText],
    &[
        Action::Find,
        Action::CopyReport,
        Action::SaveReport,
        Action::Reload,
        Action::NextBriefing,
        Action::PreviousBriefing,
    ],
    &[Action::Help, Action::About],
    &[Action::CloseBriefing, Action::Quit],
];

/// A line about what was checked against which briefings, and what was not checked.
fn about(check: &Check) -> String {
    let mut line = check.from.name();
    let Some(checked) = &check.checked else { return line };
    let sources = checked.sources.iter().count();
    line.push_str(&format!(", checked against {}", counted(sources, "open briefing", "open briefings")));
    match checked.partial_sources {
        0 => {}
        1 if sources == 1 => line.push_str(", of which only the beginning was read"),
        count => line.push_str(&format!(", of {count} of which only the beginning was read")),
    }
    if let Some(sentence) = checked.report.not_judged() {
        line.push_str(". ");
        line.push_str(&widgets::sentence(&sentence));
    }
    line
}

fn filters(ui: &mut Ui, palette: &Palette, check: &Check, send: &mut Vec<Command>) {
    let all: usize = FindingKind::ALL.iter().map(|kind| check.count(*kind)).sum();
    let text = format!("All {all}");
    if widgets::tab(ui, palette, (&text, TextRole::Strong), "Show every quotation", check.only.is_none()).clicked() {
        send.push(CheckCommand::Only(None).into());
    }
    let mut kinds: Vec<FindingKind> = FindingKind::ALL.into_iter().filter(|kind| check.count(*kind) > 0).collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.severity()));
    for kind in kinds {
        let count = check.count(kind);
        let is_plural = kind == FindingKind::Phrase && count > 1;
        let text = format!("{count} {}{}", kind.name(), if is_plural { "s" } else { "" });
        let tooltip = format!("Show only what is {}", kind.name());
        if widgets::tab(ui, palette, (&text, TextRole::Strong), &tooltip, check.only == Some(kind)).clicked() {
            send.push(CheckCommand::Only(Some(kind)).into());
        }
    }
}

/// The button that changes the order of the list.
fn order(ui: &mut Ui, palette: &Palette, check: &Check, send: &mut Vec<Command>) {
    let (text, other, tooltip) = match check.order {
        FindingOrder::WorstFirst => ("Worst first", FindingOrder::InText, "List them in the order of the text"),
        FindingOrder::InText => ("In text order", FindingOrder::WorstFirst, "List the worst first"),
    };
    let button = widgets::quiet_button(ui, palette, (text, "In text order"), text);
    if button.on_hover_text(tooltip).clicked() {
        send.push(CheckCommand::Order(other).into());
    }
}

/// The colour of a finding.
pub fn tone(palette: &Palette, finding: &Finding) -> Color32 {
    match finding.kind {
        FindingKind::Verbatim if finding.has_warnings() => palette.warning,
        FindingKind::Verbatim => palette.good,
        FindingKind::Shortened | FindingKind::Edited => palette.accent,
        FindingKind::OutOfContext => palette.warning,
        FindingKind::Altered | FindingKind::Misattributed | FindingKind::NotFound => palette.bad,
        FindingKind::Phrase => palette.weak,
    }
}

/// A finding as a sentence without a full stop.
pub fn finding_text(finding: &Finding) -> String {
    let name = widgets::sentence(&finding.kind.name());
    let speaker = finding.passage.as_ref().and_then(|passage| passage.speaker.as_deref());
    match (finding.kind, speaker) {
        (FindingKind::Misattributed, Some(speaker)) => format!("{name}: said by {speaker}"),
        (FindingKind::Misattributed, None) => format!("{name}: said by the writer of the source"),
        (FindingKind::NotFound, _) => "Not found in any source".to_owned(),
        (kind, _) if kind.is_verified() && finding.has_warnings() => {
            let warnings = counted(finding.warnings.len(), "warning", "warnings");
            format!("{name}, with {warnings}: {}", kind.in_words())
        }
        (kind, _) => format!("{name}: {}", kind.in_words()),
    }
}

/// The differences, one per line, those that reverse the meaning first.
pub fn change_lines(finding: &Finding) -> Vec<String> {
    finding.changes.iter().map(|change| widgets::sentence(&change.to_string())).collect()
}

/// The button that copies the passage of the source.
pub const COPY_SOURCE: &str = "Copy source wording";

/// Copies the passage of the source.
pub fn copy_source(checked: &CheckedText, passage: &Passage) -> TabCommand {
    TabCommand::CopyText { text: checked.passage(passage).to_owned(), message: COPIED_SOURCE.to_owned() }
}

/// The words of a finding, as a list shows them.
fn words(checked: &CheckedText, finding: &Finding) -> String {
    let flat = briefing_core::text::single_spaced(checked.words(finding));
    widgets::beginning(&flat, 240)
}

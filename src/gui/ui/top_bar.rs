//! The bar at the top: the panes, back and forward, the title, the text size, the colours, the menu.

use egui::{Align, Color32, Layout, Ui, UiBuilder, scroll_area::ScrollBarVisibility, vec2};

use super::{
    PanelContext, availability, bidi,
    theme::{Palette, TextRole},
    typesetting::{self, TypesettingPopup},
    widgets::{self, Icon},
};
use crate::gui::command::{Action, ActionGroup, Command, TabCommand};
use crate::gui::state::view::Pane;
use briefing_core::{
    sample::Example,
    text::{invisible::marked, script},
};

/// Draws the bar, with the briefing's title if that is not visible elsewhere.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, has_title: bool, send: &mut Vec<Command>) {
    let palette = context.palette;
    let is_shown = |ui: &Ui, pane| Some(context.has_beside(ui.ctx(), pane) || context.state.overlay_pane == Some(pane));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let button = widgets::action_button;
        let pressed = is_shown(ui, Pane::Topics);
        button(ui, palette, Icon::Topics, Action::ToggleTopics, true, pressed, send);
        ui.add_space(6.0);
        button(ui, palette, Icon::Back, Action::Back, context.state.position.can_go_back(), None, send);
        button(ui, palette, Icon::Forward, Action::Forward, context.state.position.can_go_forward(), None, send);
        let buttons = 4.0 * widgets::ICON_BUTTON + 3.0 * ui.spacing().item_spacing.x + 6.0;
        let room = (ui.available_width() - buttons - ui.spacing().item_spacing.x).max(0.0);
        ui.allocate_ui_with_layout(vec2(room, widgets::ICON_BUTTON), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(room);
            if has_title {
                title(ui, context);
            }
        });
        let setting =
            TypesettingPopup { palette, persisted: context.persisted, takes_focus: context.state.focus_typesetting };
        typesetting::button(ui, &setting, send);
        button(ui, palette, Icon::Search, Action::Find, true, Some(context.state.find.is_open), send);
        menu(ui, context, send);
        ui.add_space(6.0 - ui.spacing().item_spacing.x);
        let pressed = is_shown(ui, Pane::Quotes);
        button(ui, palette, Icon::Quotes, Action::ToggleQuotes, true, pressed, send);
    });
}

/// A tab of an open briefing. Tests read it as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabLabel {
    /// The title of the briefing.
    pub title: String,
    /// The name of its file.
    pub file: String,
    /// Its location, in words.
    pub place: String,
    /// The path of its file, if it has one.
    pub path: Option<String>,
    /// Whether its file cannot be read, or is broken.
    pub is_error: bool,
    /// Whether it is the check of a text.
    pub is_check: bool,
}

/// The minimum and maximum width of a tab, in points.
const TAB: std::ops::RangeInclusive<f32> = 108.0..=360.0;
/// The width of the close button and the margins of a tab, in points.
const BESIDE_TITLE: f32 = 44.0;
const TAB_HEIGHT: f32 = 32.0;

/// Draws the tabs, if several briefings are open.
pub fn tabs(ui: &mut Ui, palette: &Palette, tabs: &[TabLabel], at: usize, send: &mut Vec<Command>) {
    let frame =
        egui::Frame::new().fill(palette.hover).inner_margin(egui::Margin { left: 8, right: 8, top: 4, bottom: 0 });
    egui::Panel::top("tabs").frame(frame).show_separator_line(false).resizable(false).show(ui, |ui| {
        let width = (ui.available_width() / tabs.len().max(1) as f32 - 2.0).clamp(*TAB.start(), *TAB.end());
        let is_full = (*TAB.start() + 2.0) * tabs.len() as f32 > ui.available_width();
        ui.horizontal(|ui| {
            let room = ui.available_width() - if is_full { 40.0 } else { 0.0 };
            let area = egui::ScrollArea::horizontal().max_width(room).id_salt("tabs");
            area.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    let titles: Vec<&str> = tabs.iter().map(|tab| tab.title.as_str()).collect();
                    for (number, (tab, text)) in tabs.iter().zip(distinguish_titles(&titles)).enumerate() {
                        let text = fitting(ui, &tab.title, &text, width - BESIDE_TITLE);
                        tab_ui(ui, palette, (tab, &text), number, (number == at, tabs.len() > 1), width, send);
                    }
                });
            });
            if is_full {
                all_tabs(ui, palette, tabs, send);
            }
        });
    });
}

/// A list of all tabs, if the row has no room for them.
fn all_tabs(ui: &mut Ui, palette: &Palette, tabs: &[TabLabel], send: &mut Vec<Command>) {
    /// The maximum number of characters of a title in the list.
    const LISTED_CHARACTERS: usize = 60;
    let button = widgets::icon_button(ui, palette, Icon::Down, "All tabs", "All tabs", true, None);
    egui::Popup::menu(&button).show(|ui| {
        let room = (ui.ctx().content_rect().bottom() - button.rect.bottom() - 40.0).max(120.0);
        widgets::menu_area(ui, room, |ui| {
            for (number, tab) in tabs.iter().enumerate() {
                if widgets::plain_entry(ui, &widgets::beginning(&tab.title, LISTED_CHARACTERS), true) {
                    send.push(Command::SwitchTo(number));
                }
            }
        });
    });
}

/// The part of a title that a tab with this width shows: all of it, or else the shortened title, or finally only the
/// part in which it differs.
fn fitting(ui: &Ui, title: &str, distinct_title: &str, width: f32) -> String {
    let fits = |text: &str| {
        let job = widgets::text_job(text, TextRole::Small, Color32::PLACEHOLDER, f32::INFINITY);
        bidi::lay_out(ui, job, false).size().x <= width
    };
    if title == distinct_title || fits(title) {
        return title.to_owned();
    }
    let Some((_, tail)) = distinct_title.split_once('…').filter(|_| !fits(distinct_title)) else {
        return distinct_title.to_owned();
    };
    let alone = format!("…{}", tail.trim_start());
    // In a narrow tab the day without its month: "…3, 2026".
    let day = tail.trim_start().split_once(' ').filter(|(_, day)| day.starts_with(|c: char| c.is_ascii_digit()));
    match day {
        Some((_, day)) if !fits(&alone) => format!("…{day}"),
        _ => alone,
    }
}

/// The maximum number of characters of a month.
const MONTH_CHARACTERS: usize = 12;

/// How many characters are kept of a beginning that several titles share.
const COMMON_CHARACTERS: usize = 6;

/// The titles with shared beginnings shortened, so that the part in which they differ is visible: "Press briefing by
/// Ann Lee" and "Press briefing by Bo Ek" become "Press… Ann Lee" and "Press… Bo Ek".
pub fn distinguish_titles(titles: &[&str]) -> Vec<String> {
    let shortened = |(number, title): (usize, &&str)| {
        let others = titles.iter().enumerate().filter(|(other, text)| *other != number && *text != title);
        let common = others.map(|(_, other)| common_words(title, other)).max().unwrap_or_default();
        let (head, tail) = title.split_at_checked(common).unwrap_or(("", title));
        if head.chars().count() <= 2 * COMMON_CHARACTERS || tail.trim().is_empty() {
            return (*title).to_owned();
        }
        let kept: String = head.chars().take(COMMON_CHARACTERS).collect();
        // A month is kept with its day: "March 12".
        let last = head.trim_end().rsplit(' ').next().unwrap_or_default();
        let is_month = last.starts_with(char::is_uppercase) && tail.starts_with(|c: char| c.is_ascii_digit());
        let is_kept = is_month && last.chars().count() <= MONTH_CHARACTERS;
        let last = if is_kept && head.ends_with(' ') { format!("{last} ") } else { String::new() };
        let gap = if head.ends_with(char::is_whitespace) { " " } else { "" };
        format!("{}…{gap}{last}{tail}", kept.trim_end())
    };
    titles.iter().enumerate().map(shortened).collect()
}

/// The length in bytes of the whole words at the beginning that two titles share; in a script without spaces, of whole
/// characters and numbers.
fn common_words(title: &str, other: &str) -> usize {
    let alike = title.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
    let end = alike.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    let Some(head) = title.get(..end) else { return 0 };
    let space = head.char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let last = head.trim_end_matches(|c: char| c.is_numeric());
    let is_spaceless = last.chars().next_back().is_some_and(script::is_written_without_spaces);
    if is_spaceless { last.len().max(space) } else { space }
}

fn tab_ui(
    ui: &mut Ui,
    palette: &Palette,
    (tab, text): (&TabLabel, &str),
    number: usize,
    (is_shown, has_others): (bool, bool),
    width: f32,
    send: &mut Vec<Command>,
) {
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, TAB_HEIGHT), egui::Sense::click());
    let unreadable = if tab.is_error { ", cannot be read" } else { "" };
    let spoken = format!("{}{unreadable}", tab.title);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, is_shown, &spoken));
    let corners = egui::CornerRadius { nw: 7, ne: 7, sw: 0, se: 0 };
    if is_shown || response.hovered() {
        ui.painter().rect_filled(rect, corners, if is_shown { palette.pane } else { palette.chosen });
    }
    if is_shown {
        let line = egui::Stroke::new(2.0, palette.accent);
        ui.painter().hline(rect.shrink2(egui::vec2(7.0, 0.0)).x_range(), rect.top() + 1.0, line);
        if response.ctx.input(|input| input.pointer.time_since_last_movement() > 0.5) {
            ui.scroll_to_rect(rect, None);
        }
    }
    let ink = match (tab.is_error, is_shown) {
        (true, _) => palette.bad,
        (false, true) => palette.text,
        (false, false) => palette.weak,
    };
    let mut job = widgets::text_job(text, TextRole::Small, ink, width - BESIDE_TITLE);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = bidi::lay_out(ui, job, false);
    let place = egui::pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(place, galley, ink);
    widgets::focus_ring(ui, palette, &response, rect);
    if response.clicked() {
        send.push(Command::SwitchTo(number));
    }
    if response.middle_clicked() {
        send.push(Command::CloseTab(number));
    }
    widgets::context_menu(&response, |ui| {
        let of_file: &[Action] = match tab.is_check {
            true => &[Action::CopyReport, Action::SaveReport, Action::Reload],
            false => &[Action::Save, Action::Export, Action::Reload],
        };
        for action in of_file.iter().copied() {
            if widgets::menu_entry(ui, action, true) {
                // The buttons are for the shown tab.
                send.push(Command::SwitchTo(number));
                send.push(Command::Do(action));
            }
        }
        if widgets::plain_entry(ui, "Copy path", tab.path.is_some())
            && let Some(path) = &tab.path
        {
            let message = format!("Copied the path {path}");
            send.push(TabCommand::CopyText { text: path.clone(), message }.into());
        }
        ui.separator();
        if widgets::menu_entry(ui, Action::CloseBriefing, true) {
            send.push(Command::CloseTab(number));
        }
        if widgets::plain_entry(ui, "Close other tabs", has_others) {
            send.push(Command::CloseOtherTabs(number));
        }
    });
    let response = response.on_hover_text(marked(&format!("{}\n{}", tab.title, tab.place)));
    let cross = egui::Rect::from_center_size(egui::pos2(rect.right() - 17.0, rect.center().y), egui::Vec2::splat(20.0));
    let close = ui.interact(cross, response.id.with("close"), egui::Sense::click());
    let name = format!("Close {}", tab.title);
    close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if close.hovered() {
        ui.painter().rect_filled(cross, egui::CornerRadius::same(5), palette.chosen);
    }
    let is_in_reach = is_shown || response.hovered() || close.hovered() || close.has_focus();
    widgets::paint_icon(ui, Icon::Close, cross.shrink(6.5), if is_in_reach { palette.text } else { palette.outline });
    widgets::focus_ring(ui, palette, &close, cross);
    if close.on_hover_text(Action::CloseBriefing.tooltip_with_key()).clicked() {
        send.push(Command::CloseTab(number));
    }
}

/// The title in the remaining space, and the view after a comma if there is room for it.
fn title(ui: &mut Ui, context: &PanelContext<'_>) {
    let room = ui.available_rect_before_wrap().shrink2(egui::vec2(14.0, 0.0));
    if room.width() < 60.0 {
        return;
    }
    let mut job = widgets::text_job(&context.briefing.title, TextRole::Strong, context.palette.text, room.width());
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = bidi::lay_out(ui, job, false);
    let mut inner = ui.new_child(
        UiBuilder::new()
            .id_salt("title")
            .max_rect(room)
            .layout(Layout::centered_and_justified(egui::Direction::LeftToRight)),
    );
    inner.add(egui::Label::new(galley).selectable(false)).on_hover_text(marked(&context.briefing.title));
}

fn menu(ui: &mut Ui, context: &PanelContext<'_>, send: &mut Vec<Command>) {
    let button = widgets::icon_button(ui, context.palette, Icon::Menu, "Menu", "Menu", true, None);
    egui::Popup::menu(&button).show(|ui| {
        let room = (ui.ctx().content_rect().bottom() - button.rect.bottom() - 40.0).max(120.0);
        widgets::menu_area(ui, room, |ui| entries(ui, context, send));
    });
}

/// The menu, grouped as in other programs.
fn entries(ui: &mut Ui, context: &PanelContext<'_>, send: &mut Vec<Command>) {
    availability::entries(ui, context, &[Action::NewBriefing, Action::OpenBriefing], send);
    opened_before(ui, context, send);
    let mut actions = |ui: &mut Ui, actions: &[Action]| availability::entries(ui, context, actions, send);
    actions(ui, &[Action::Save, Action::SaveAs, Action::Export, Action::Print, Action::Reload]);
    ui.separator();
    actions(ui, &[Action::Find, Action::CheckText, Action::ShowProblems]);
    ui.separator();
    ui.menu_button("Copy", |ui| {
        actions(ui, &[Action::Copy, Action::CopyAs, Action::CopyPassage, Action::CopyLink, Action::Shorten]);
        actions(ui, &[Action::ToggleInBasket, Action::ShowInFull]);
        ui.separator();
        actions(ui, &[Action::CopyAllAs, Action::SelectAll]);
    });
    ui.menu_button("Your marks", |ui| actions(ui, &[Action::Highlight, Action::AddMyNote, Action::ToggleUsed]));
    ui.menu_button("Edit", |ui| {
        actions(ui, &[Action::Undo, Action::Redo]);
        ui.separator();
        let is_edit = |action: &Action| action.group() == ActionGroup::Editing;
        actions(ui, &Action::ALL.iter().copied().filter(is_edit).collect::<Vec<_>>());
    });
    ui.menu_button("View", |ui| {
        let mut actions = |ui: &mut Ui, actions: &[Action]| availability::toggles(ui, context, actions, send);
        actions(ui, &[Action::ToggleTopics, Action::ToggleQuotes]);
        ui.separator();
        actions(ui, &[Action::ShowBasket, Action::ShowSpeakers, Action::ShowMarks, Action::ShowReview]);
        ui.separator();
        actions(ui, &[Action::ToggleOriginal, Action::ParagraphNumbers, Action::CaretBrowsing]);
        actions(ui, &[Action::Typesetting, Action::TextLarger, Action::TextSmaller, Action::TextNormal]);
    });
    let mut actions = |ui: &mut Ui, actions: &[Action]| availability::entries(ui, context, actions, send);
    ui.menu_button("Go", |ui| {
        actions(ui, &[Action::Back, Action::Forward]);
        ui.separator();
        actions(ui, &[Action::NextQuote, Action::PreviousQuote, Action::NextTopic, Action::PreviousTopic]);
        actions(ui, &[Action::NextMark, Action::PreviousMark]);
        actions(ui, &[Action::FindNext, Action::FindPrevious, Action::GoTo]);
        ui.separator();
        actions(ui, &[Action::NextBriefing, Action::PreviousBriefing]);
    });
    ui.separator();
    actions(ui, &[Action::Help, Action::About]);
    ui.separator();
    actions(ui, &[Action::CloseBriefing, Action::Quit]);
}

/// The maximum number of recent files in the menu.
const MAX_RECENT: usize = 10;

/// The recent files, and the briefings included with the program.
fn opened_before(ui: &mut Ui, context: &PanelContext<'_>, send: &mut Vec<Command>) {
    let has_recent = context.persisted.recent().next().is_some();
    ui.add_enabled_ui(has_recent, |ui| {
        ui.menu_button("Recent", |ui| {
            ui.set_min_width(260.0);
            for (path, title) in context.persisted.recent().take(MAX_RECENT) {
                let title = if title.is_empty() { path.display().to_string() } else { widgets::beginning(title, 48) };
                if ui.button(marked(&title)).on_hover_text(marked(&path.display().to_string())).clicked() {
                    send.push(Command::OpenFiles(vec![path.to_owned()]));
                    ui.close();
                }
            }
        });
    });
    ui.menu_button("Samples", |ui| {
        if ui.button("Sample briefing").clicked() {
            send.push(Command::OpenSample);
            ui.close();
        }
        for example in Example::ALL {
            if ui.button(example.title()).clicked() {
                send.push(Command::OpenExample(example));
                ui.close();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_begin_alike_show_the_part_in_which_they_differ() {
        let titles =
            ["Press briefing by Press Secretary Ann Lee", "Press briefing by Press Secretary Bo Ek", "The harbour"];
        assert_eq!(distinguish_titles(&titles), ["Press… Ann Lee", "Press… Bo Ek", "The harbour"]);
        assert_eq!(
            distinguish_titles(&["The harbour", "The harbour"]),
            ["The harbour", "The harbour"],
            "nothing tells them apart"
        );
        let dated = ["Press briefing by Ann Lee, March 12, 2026", "Press briefing by Ann Lee, March 13, 2026"];
        assert_eq!(distinguish_titles(&dated), ["Press… March 12, 2026", "Press… March 13, 2026"]);
        assert_eq!(distinguish_titles(&["The bay", "The harbour"]), ["The bay", "The harbour"], "short enough");
        assert_eq!(
            distinguish_titles(&["Summit in Nara, day one", "Summit in Nara, day one: notes"])[0],
            "Summit… one"
        );
    }

    #[test]
    fn titles_of_a_series_keep_the_part_that_differs_in_every_script() {
        let titles = ["Press briefing by Ann Lee, March 3, 2026", "Press briefing by Ann Lee, March 12, 2026"];
        assert_eq!(distinguish_titles(&titles), ["Press… March 3, 2026", "Press… March 12, 2026"]);
        let titles = ["令和八年内閣官房長官記者会見一月十三日午前", "令和八年内閣官房長官記者会見一月十三日午後"];
        assert_eq!(distinguish_titles(&titles), ["令和八年内閣…前", "令和八年内閣…後"]);
        let titles = ["정례 브리핑 및 질의응답 모음 1월 13일", "정례 브리핑 및 질의응답 모음 1월 14일"];
        assert_eq!(distinguish_titles(&titles), ["정례 브리핑… 13일", "정례 브리핑… 14일"]);
    }
}

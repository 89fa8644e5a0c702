//! The list of problems: each with its message, an excerpt of the file with the exact characters marked, a hint,
//! related places, and its actions. Only the visible ones are laid out.

use briefing_core::text::number::counted;
use briefing_core::text::number::grouped;
use std::{borrow::Cow, collections::HashSet, ops::Range, sync::Arc};

use egui::{
    Align, Color32, CornerRadius, Galley, Id, Label, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use crate::gui::{
    command::{Action, Command, TabCommand},
    ui::{
        bidi,
        list::{self, Bar, Keys, ListState, Rows},
        theme::{Palette, TextRole, space},
        widgets,
    },
};
use briefing_core::{
    diagnostics::{Code, Diagnostic, Severity, SourceLocation, excerpt},
    load::Loaded,
    text::invisible,
};

/// The state of the list between frames.
#[derive(Default)]
pub struct ProblemsState {
    list: ListState,
    /// The only severity that is shown, if not all are.
    only: Option<Severity>,
    /// The problems whose codes are explained, by index.
    explained: HashSet<usize>,
    /// The indices of the shown problems.
    rows: Vec<usize>,
    /// The problems that this state belongs to.
    of: Option<(String, usize, usize)>,
}

impl ProblemsState {
    /// Resets the state if the problems have changed.
    pub(super) fn refresh(&mut self, loaded: &Loaded) {
        let of = Some((loaded.name.clone(), loaded.diagnostics.as_ptr() as usize, loaded.diagnostics.len()));
        if self.of != of {
            *self = Self { of, ..Self::default() };
            self.fill(loaded);
        }
    }

    fn fill(&mut self, loaded: &Loaded) {
        let is_shown = |problem: &Diagnostic| self.only.is_none_or(|only| problem.severity() == only);
        let numbered = loaded.diagnostics.iter().enumerate();
        self.rows = numbered.filter(|(_, problem)| is_shown(problem)).map(|(number, _)| number).collect();
        self.list.reset();
    }

    fn show_only(&mut self, loaded: &Loaded, only: Option<Severity>) {
        self.only = only;
        self.fill(loaded);
    }
}

/// The window's word for a severity: a note of the check is called a suggestion, since notes are an editor's
/// remarks in the window.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "suggestion",
    }
}

/// The number of problems of a severity: "2 suggestions".
pub(in crate::gui::ui) fn counted_severity(count: usize, severity: Severity) -> String {
    let one = word(severity);
    counted(count, one, &format!("{one}s"))
}

/// The colour of a severity.
fn color(palette: &Palette, severity: Severity) -> Color32 {
    match severity {
        Severity::Error => palette.bad,
        Severity::Warning => palette.warning,
        Severity::Note => palette.weak,
    }
}

/// The number of problems of each severity, and a choice between them if there are several.
pub(super) fn kinds(ui: &mut Ui, palette: &Palette, loaded: &Loaded, state: &mut ProblemsState) {
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|kind| (kind, loaded.count(kind)));
    let there: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    if let [(kind, count)] = there[..] {
        widgets::label(ui, &counted_severity(count, kind), TextRole::Plain, palette.weak);
        return;
    }
    if there.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let all = format!("All {}", grouped(loaded.diagnostics.len()));
        let mut asked = None;
        if widgets::tab(ui, palette, (&all, TextRole::Strong), "Show every problem", state.only.is_none()).clicked() {
            asked = Some(None);
        }
        for (kind, count) in there {
            let tooltip = format!("Show only {}s", word(kind));
            if widgets::tab(
                ui,
                palette,
                (&counted_severity(count, kind), TextRole::Strong),
                &tooltip,
                state.only == Some(kind),
            )
            .clicked()
            {
                asked = Some(Some(kind));
            }
        }
        if let Some(only) = asked {
            state.show_only(loaded, only);
        }
    });
}

/// The list with its head, as one widget that can have the focus.
pub(super) fn page_id() -> Id {
    Id::unique("problems page")
}

/// Draws the list into the rest of `ui`. `column` is its horizontal position on the page.
pub(super) fn show(
    ui: &mut Ui,
    palette: &'static Palette,
    loaded: &Loaded,
    state: &mut ProblemsState,
    column: fn(f32) -> (f32, f32),
    send: &mut Vec<Command>,
) {
    // If a button or link has the focus, the arrow keys move between them, and the space bar presses one.
    let is_control = |id| id != page_id();
    let keys = if ui.memory(|memory| memory.focused().is_some_and(is_control)) { Keys::Pages } else { Keys::All };
    let ProblemsState { list, explained, rows, .. } = state;
    let mut rows = ProblemRows { palette, loaded, rows, explained, column, send, focused: None };
    list::show(ui, Id::unique("problems"), list, &mut rows, keys, &Bar::plain(palette));
    if let Some((row, height)) = rows.focused {
        // With some space before and after it: Tab cannot reach what is not drawn at all.
        list.reveal(row, -NEIGHBOUR_SPACE, height + 2.0 * NEIGHBOUR_SPACE);
        ui.ctx().request_repaint();
    }
}

/// The space around a problem, in points.
const GAP: f32 = 10.0;
const PAD: f32 = 14.0;
/// The space within the box of an excerpt, in points.
const BOX: f32 = 8.0;
/// The height of a line of links, in points.
const LINKS: f32 = 24.0;
/// The width from which all links fit in one line, in points.
const ONE_LINE: f32 = 310.0;
/// How much of the neighbours is kept on screen around a focused problem, in points.
const NEIGHBOUR_SPACE: f32 = 60.0;

struct ProblemRows<'a, 'b> {
    palette: &'static Palette,
    loaded: &'a Loaded,
    rows: &'a [usize],
    explained: &'a mut HashSet<usize>,
    column: fn(f32) -> (f32, f32),
    send: &'b mut Vec<Command>,
    /// The row with the control that has just got the focus, and its height.
    focused: Option<(usize, f32)>,
}

impl ProblemRows<'_, '_> {
    fn laid(&self, ui: &Ui, row: usize, width: f32) -> Option<Laid> {
        let number = *self.rows.get(row)?;
        let problem = self.loaded.diagnostics.get(number)?;
        let inner = ((self.column)(width).1 - 2.0 * PAD).max(80.0);
        Some(Laid::new(ui, self.palette, self.loaded, problem, self.explained.contains(&number), inner))
    }
}

impl Rows for ProblemRows<'_, '_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn are_alike(&self) -> bool {
        true
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        self.laid(ui, row, width).map_or(1.0, |laid| laid.height)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let Some(laid) = self.laid(ui, row, rect.width()) else { return };
        let Some(number) = self.rows.get(row).copied() else { return };
        let Some(problem) = self.loaded.diagnostics.get(number) else { return };
        let (left, width) = (self.column)(rect.width());
        let card = Rect::from_min_size(rect.min + vec2(left, 0.0), vec2(width, rect.height() - GAP));
        let id = Id::unique(("problem", number, problem.code.as_str()));
        self.frame(ui, card, id, (number, problem));
        let mut y = card.top() + PAD;
        for (i, (part, kind)) in laid.parts.into_iter().enumerate() {
            let place = Rect::from_min_size(pos2(card.left() + PAD, y), vec2(width - 2.0 * PAD, part.height()));
            y += part.height() + kind.gap();
            // Selectable text handles clicks itself.
            if part.draw(ui, self.palette, place, id.with(i)).secondary_clicked() {
                widgets::ask_for_menu(ui.ctx(), id);
                ui.ctx().request_repaint();
            }
        }
        let links = Rect::from_min_max(pos2(card.left() + PAD, y), pos2(card.right() - PAD, card.bottom()));
        self.links(ui, row, number, links, id, rect.height());
    }
}

impl ProblemRows<'_, '_> {
    /// The outline with a bar in the colour of the severity, and the text of the whole problem for screen readers.
    fn frame(&mut self, ui: &Ui, card: Rect, id: Id, (number, problem): (usize, &Diagnostic)) {
        let palette = self.palette;
        let line = Stroke::new(1.0, palette.line);
        ui.painter().rect(card, CornerRadius::same(8), palette.card, line, StrokeKind::Inside);
        let bar = Rect::from_min_size(card.min + vec2(0.0, 10.0), vec2(3.0, card.height() - 20.0));
        ui.painter().rect_filled(bar, CornerRadius::same(2), color(palette, problem.severity()));
        let node = ui.interact(card, id, Sense::CLICK);
        node.widget_info(|| WidgetInfo::labeled(Role::Label, true, invisible::visible(&problem.to_string())));
        // The menu key opens it from a link of the problem.
        widgets::context_menu(&node, |ui| self.menu(ui, number, problem));
    }

    /// The context menu of a problem: the actions of its links, and copying its message.
    fn menu(&mut self, ui: &mut Ui, number: usize, problem: &Diagnostic) {
        if let Some(block) = problem.block.filter(|_| self.loaded.briefing.is_some())
            && widgets::plain_entry(ui, "Show it in the text", true)
        {
            self.send.push(TabCommand::Go(block, 0..0).into());
        }
        if problem.location.line > 0 && widgets::plain_entry(ui, "Copy location", true) {
            self.send.push(copy_location(self.loaded, problem));
        }
        if widgets::plain_entry(ui, "Copy message", true) {
            let text = invisible::visible(&problem.to_string()).into_owned();
            let message = format!("Copied the message of {}", problem.code.as_str());
            self.send.push(TabCommand::CopyText { text, message }.into());
        }
        let is_open = self.explained.contains(&number);
        let text = if is_open { "Hide explanation".to_owned() } else { format!("Explain {}", problem.code.as_str()) };
        if widgets::plain_entry(ui, &text, true) {
            self.toggle_explanation(number);
        }
    }

    fn toggle_explanation(&mut self, number: usize) {
        if !self.explained.remove(&number) {
            self.explained.insert(number);
        }
    }

    fn links(&mut self, ui: &mut Ui, row: usize, number: usize, place: Rect, id: Id, height: f32) {
        let Some(problem) = self.loaded.diagnostics.get(number) else { return };
        let layout = Layout::left_to_right(Align::Center).with_main_wrap(true);
        let mut ui = ui.new_child(UiBuilder::new().scope_id(id.with("links")).max_rect(place).layout(layout));
        ui.spacing_mut().item_spacing = vec2(space::M, 0.0);
        let mut links = Vec::new();
        if let Some(block) = problem.block.filter(|_| self.loaded.briefing.is_some()) {
            let link = link(&mut ui, "Show it in the text", "Show it in the text");
            if link.clicked() {
                self.send.push(TabCommand::Go(block, 0..0).into());
            }
            links.push(link);
        }
        if problem.location.line > 0 {
            let place = invisible::visible(&self.loaded.place_name(&problem.location)).into_owned();
            let link = link(&mut ui, "Copy location", &format!("Copy location {place}"));
            if link.clicked() {
                self.send.push(copy_location(self.loaded, problem));
            }
            links.push(link.on_hover_text(format!("Copy {place} for an editor")));
        }
        let is_open = self.explained.contains(&number);
        let code = problem.code.as_str();
        let explain = format!("Explain {code}");
        let link = if is_open {
            link(&mut ui, "Hide explanation", &format!("Hide what {code} means"))
        } else {
            link(&mut ui, &explain, &explain)
        };
        if link.clicked() {
            self.toggle_explanation(number);
        }
        links.push(link);
        if links.iter().any(Response::gained_focus) {
            self.focused = Some((row, height));
        }
    }
}

fn copy_location(loaded: &Loaded, problem: &Diagnostic) -> Command {
    let place = invisible::visible(&loaded.place_name(&problem.location)).into_owned();
    TabCommand::CopyText { text: place.clone(), message: format!("Copied the location {place}") }.into()
}

/// A link; `name` is its text for screen readers.
fn link(ui: &mut Ui, text: &str, name: &str) -> Response {
    let link = ui.link(egui::RichText::new(text).font(TextRole::Small.font()));
    if name != text {
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    }
    link
}

/// The kind of a part of a problem, which determines the space below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sentence,
    SourceLocation,
    Excerpt,
    Remark,
}

impl Kind {
    fn gap(self) -> f32 {
        match self {
            Self::Sentence => 2.0,
            Self::SourceLocation => 6.0,
            Self::Excerpt => 8.0,
            Self::Remark => 6.0,
        }
    }
}

/// A laid-out part of a problem.
enum Part {
    Text(Arc<Galley>),
    Excerpt(Excerpt),
}

impl Part {
    fn height(&self) -> f32 {
        match self {
            Self::Text(galley) => galley.size().y,
            Self::Excerpt(excerpt) => excerpt.text.size().y + 2.0 * BOX,
        }
    }

    /// Draws it. Returns the response of its text.
    fn draw(self, ui: &mut Ui, palette: &Palette, place: Rect, id: Id) -> Response {
        match self {
            Self::Text(galley) => selectable(ui, galley, place, id),
            Self::Excerpt(excerpt) => excerpt.draw(ui, palette, place, id),
        }
    }
}

/// A selectable text at its place.
fn selectable(ui: &mut Ui, galley: Arc<Galley>, place: Rect, id: Id) -> Response {
    let layout = Layout::top_down(Align::Min);
    let mut ui = ui.new_child(UiBuilder::new().scope_id(id).max_rect(place).layout(layout));
    ui.add(Label::new(galley).selectable(true))
}

/// A line of the file with its number and the marked part.
struct Excerpt {
    number: Arc<Galley>,
    text: Arc<Galley>,
    /// In characters.
    marked: Range<usize>,
    mark: Color32,
}

impl Excerpt {
    fn new(
        ui: &Ui,
        palette: &Palette,
        loaded: &Loaded,
        place: &SourceLocation,
        mark: Color32,
        width: f32,
    ) -> Option<Self> {
        let range = place.range.as_ref().filter(|_| place.line > 0)?;
        let excerpt = excerpt::around(loaded.text_of(&place.file), range);
        let mut marked = widgets::chars_of(&excerpt.text, &excerpt.span);
        // If something is missing there is no character to mark, so the next or the last one is marked.
        if marked.is_empty() {
            let last = excerpt.text.chars().count().saturating_sub(1);
            marked = marked.start.min(last)..marked.start.min(last) + 1;
        }
        let number = widgets::text_job(&place.line.to_string(), TextRole::Small, palette.weak, f32::INFINITY);
        let number = ui.painter().layout_job(number);
        let room = (width - number.size().x - 3.0 * BOX).max(60.0);
        let mut job = widgets::text_job(&drawable(&excerpt.text), TextRole::Plain, palette.text, room);
        // A word as long as the line is broken, not cut off.
        job.wrap.break_anywhere = !excerpt.text.contains(' ');
        Some(Self { number, text: ui.painter().layout_job(job), marked, mark })
    }

    fn draw(self, ui: &mut Ui, palette: &Palette, place: Rect, id: Id) -> Response {
        ui.painter().rect_filled(place, CornerRadius::same(5), palette.pane);
        let number_at = place.min + vec2(BOX, BOX + 1.0);
        let at = place.min + vec2(2.0 * BOX + self.number.size().x, BOX);
        for mark in widgets::range_rects(&self.text, &self.marked) {
            let mark = mark.translate(at.to_vec2());
            let under = mark.shrink2(vec2(0.0, 1.0)).expand2(vec2(1.0, 0.0));
            ui.painter().rect_filled(under, CornerRadius::same(2), palette.over_paper(self.mark, palette.strong_tint));
            ui.painter().hline(under.x_range(), under.bottom(), Stroke::new(2.0, self.mark));
        }
        ui.painter().galley(number_at, self.number, palette.weak);
        let text_place = Rect::from_min_size(at, self.text.size());
        selectable(ui, self.text, text_place, id)
    }
}

/// A problem with its texts laid out at a width.
struct Laid {
    parts: Vec<(Part, Kind)>,
    height: f32,
}

impl Laid {
    fn new(ui: &Ui, palette: &Palette, loaded: &Loaded, problem: &Diagnostic, is_explained: bool, width: f32) -> Self {
        let text = |text: &str, kind: TextRole, ink: Color32| {
            Part::Text(bidi::lay_out(ui, widgets::text_job(&drawable(text), kind, ink, width), false))
        };
        let excerpt =
            |place: &SourceLocation, mark| Excerpt::new(ui, palette, loaded, place, mark, width).map(Part::Excerpt);
        let ink = color(palette, problem.severity());
        let kind = format!(
            "{} {} · {}",
            word(problem.severity()),
            problem.code.as_str(),
            loaded.place_name(&problem.location)
        );
        let mut parts = vec![
            (text(&widgets::sentence(&problem.message), TextRole::Plain, palette.text), Kind::Sentence),
            (text(&kind, TextRole::Small, ink), Kind::SourceLocation),
        ];
        parts.extend(excerpt(&problem.location, ink).map(|excerpt| (excerpt, Kind::Excerpt)));
        if let Some(hint) = hint_of(problem) {
            parts.push((text(&widgets::sentence(&hint), TextRole::Small, palette.weak), Kind::Remark));
        }
        for related in &problem.related {
            let line = format!("{} · {}", widgets::sentence(&related.label), loaded.place_name(&related.location));
            parts.push((text(&line, TextRole::Small, palette.weak), Kind::SourceLocation));
            // Nothing is wrong at that place, so it has another colour.
            parts.extend(excerpt(&related.location, palette.accent).map(|excerpt| (excerpt, Kind::Excerpt)));
        }
        if is_explained {
            let job = explanation_job(palette, problem.code, width);
            parts.push((Part::Text(ui.painter().layout_job(job)), Kind::Remark));
        }
        let lines = if width < ONE_LINE { 2.0 } else { 1.0 };
        let height: f32 = parts.iter().map(|(part, kind)| part.height() + kind.gap()).sum();
        Self { parts, height: GAP + PAD + height + lines * LINKS + 10.0 }
    }
}

/// What to do about a problem. A proposal is decided in the review, and not in the file.
fn hint_of(problem: &Diagnostic) -> Option<Cow<'_, str>> {
    match problem.code {
        Code::NotConfirmed => Some(Cow::Owned(format!("decide it in the review ({})", Action::ShowReview.key()))),
        _ => problem.hint.as_deref().map(Cow::Borrowed),
    }
}

/// The explanation of a code, in sections with small headings.
fn explanation_job(palette: &Palette, code: Code, width: f32) -> LayoutJob {
    let explanation = code.explanation();
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    let mut put = |text: &str, kind: TextRole, color: Color32, room: f32| {
        let line_height = Some(kind.leading() + room);
        let format =
            TextFormat { font_id: kind.font(), color, line_height, valign: Align::BOTTOM, ..TextFormat::default() };
        job.append(text, 0.0, format);
    };
    put(explanation.title, TextRole::Strong, palette.text, 0.0);
    for (part, content) in explanation.parts() {
        put("\n", TextRole::Plain, palette.text, 0.0);
        put(&format!("{part}\n"), TextRole::Small, palette.weak, 8.0);
        put(&drawable(content), TextRole::Plain, palette.text, 0.0);
    }
    job
}

/// A text with only characters that the program's own fonts have: a symbol for a control character, as shown on a
/// terminal, is replaced by the mark that the text has. It has the same length in bytes and in characters.
fn drawable(text: &str) -> Cow<'_, str> {
    let is_picture = |c: char| matches!(c, '\u{2400}'..='\u{2426}' | char::REPLACEMENT_CHARACTER);
    let visible = invisible::visible_lines(text);
    let mark = invisible::MARK.to_string();
    if visible.contains(is_picture) { Cow::Owned(visible.replace(is_picture, &mark)) } else { visible }
}

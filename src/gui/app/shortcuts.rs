//! Turns the keys and dropped files of a frame into commands.

use egui::{Context, Event, Key, Modifiers};

use super::{App, document_tab::DocumentTab, review::ReviewKeys, tab::Tab};
use crate::gui::{
    command::{Action, CheckCommand, Command, TabCommand},
    state::{
        basket::BasketPlace,
        basket_copy::CopyContent,
        dialogs::ShortenDialog,
        view::{Direction, Pane, View},
    },
};

/// The context that decides the meaning of a key in this frame.
struct KeyContext {
    /// Whether a menu is open. It gets the keys: Escape closes the menu, not what is behind it.
    has_menu: bool,
    has_dialog: bool,
    /// Whether the top dialog asks before Escape closes it.
    does_dialog_ask: bool,
    /// Whether a dialog on top shows a part of a quote that can go into the basket.
    has_excerpt: bool,
    is_typing: bool,
    /// Whether Ctrl+C is for the focused field, not for the chosen quote.
    does_field_copy: bool,
    /// Whether the single keys 0–9 and / are used.
    has_single_keys: bool,
    is_in_topics: bool,
    is_in_text: bool,
    review: Option<ReviewKeys>,
    pane_of_arrows: Option<Pane>,
    /// The focused row of the basket.
    basket_row: Option<BasketPlace>,
    /// Whether the arrow keys choose findings.
    is_check: bool,
}

impl KeyContext {
    fn has_numbers(&self) -> bool {
        self.has_single_keys && !self.is_typing && !self.has_dialog && !self.has_menu
    }

    fn allows(&self, action: Action) -> bool {
        if self.does_dialog_ask && action == Action::Deselect {
            return false;
        }
        if self.has_dialog && action == Action::ToggleInBasket && !self.has_excerpt {
            return false;
        }
        (!self.has_dialog || action.works_over_dialogs()) && (!self.has_menu || action.is_size())
    }
}

impl App {
    /// The commands for this frame's keys, in the order in which they were pressed. There may be several, and "next
    /// quote, copy" must not copy the previous quote.
    pub(super) fn commands_of_keys(&self, ctx: &Context) -> Vec<Command> {
        let context = self.key_context(ctx);
        let mut commands = Vec::new();
        ctx.input_mut(|input| input.events.retain(|event| !self.use_event(event, &context, &mut commands)));
        if commands
            .iter()
            .any(|command| matches!(command, Command::Tab(TabCommand::StepRow(..) | TabCommand::StepBasketRow(_))))
        {
            // A widget that has just got the focus does not keep the arrow keys from the toolkit yet.
            ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
        commands
    }

    fn key_context(&self, ctx: &Context) -> KeyContext {
        let has_menu = egui::Popup::is_any_open(ctx);
        let has_dialog = self.dialogs.is_open();
        let is_covered = has_menu || has_dialog;
        let tab = self.tabs.active_document();
        let pane = tab.and_then(|tab| tab.focused_pane(ctx));
        let uncovered = tab.filter(|_| !is_covered);
        let is_on_match = |tab: &DocumentTab| tab.state.find.led_to(tab.state.position.chosen);
        KeyContext {
            has_menu,
            has_dialog,
            does_dialog_ask: self.dialogs.asks_before_closing(),
            has_excerpt: self.dialogs.get::<ShortenDialog>().is_some(),
            is_typing: is_typing(ctx),
            does_field_copy: has_selected_text(ctx) || !tab.is_some_and(is_on_match),
            has_single_keys: self.persisted.single_keys,
            is_in_topics: pane == Some(Pane::Topics),
            is_in_text: pane == Some(Pane::Reader),
            review: uncovered.filter(|_| self.persisted.single_keys).and_then(|tab| tab.review_keys(ctx)),
            is_check: matches!(self.tabs.active(), Tab::Check(_)) && !is_covered && !is_typing(ctx),
            basket_row: uncovered.and_then(|tab| tab.focused_basket_row(ctx)),
            pane_of_arrows: uncovered.and_then(|tab| tab.pane_of_arrows(ctx)),
        }
    }

    /// Adds the command for an event. Returns whether the event is consumed.
    fn use_event(&self, event: &Event, context: &KeyContext, commands: &mut Vec<Command>) -> bool {
        let is_slash = matches!(event, Event::Key { key: Key::Slash, .. });
        if context.is_typing && is_for_a_field(event, context.does_field_copy) || is_slash && !context.has_single_keys {
            return false;
        }
        if let Some(row) = context.basket_row
            && let Some(command) = self.command_on_basket_row(row, event)
        {
            commands.push(command);
            return true;
        }
        if matches!(event, Event::Copy) && !context.has_menu {
            commands.push(Action::Copy.into());
            return false;
        }
        if let Event::Paste(text) = event
            && !context.is_typing
            && !context.has_menu
            && !context.has_dialog
        {
            commands.push(Command::CheckText(text.clone()));
            return true;
        }
        if let Some(direction) = direction_of(event).filter(|_| context.is_check) {
            commands.push(CheckCommand::Step(direction).into());
            return true;
        }
        if let Some(direction) = end_of(event).filter(|_| context.is_check) {
            commands.push(CheckCommand::End(direction).into());
            return true;
        }
        if let Some((row, direction)) = context.basket_row.zip(direction_with_alt(event)) {
            let at = row.item.unwrap_or(row.section);
            let to = if direction == Direction::Next { at + 1 } else { at.saturating_sub(1) };
            commands.push(TabCommand::MoveInBasket(row, to).into());
            return true;
        }
        if let Some(direction) = direction_of(event).filter(|_| context.basket_row.is_some()) {
            commands.push(TabCommand::StepBasketRow(direction).into());
            return true;
        }
        if let Some((pane, direction)) = context.pane_of_arrows.zip(direction_of(event)) {
            commands.push(TabCommand::StepRow(pane, direction).into());
            return true;
        }
        if let Some(command) = context.review.filter(|_| !context.is_typing).and_then(|keys| keys.command(event)) {
            commands.push(command.into());
            return true;
        }
        if context.has_numbers() && context.is_in_text && is_plain_t(event) {
            commands.push(Action::ParagraphTopics.into());
            return true;
        }
        let view = self.view_of_number(event).filter(|_| context.has_numbers());
        if view.is_some() && context.is_in_topics {
            commands.push(TabCommand::FocusPane(Pane::Topics).into());
        }
        let action = Action::of_event(event).filter(|action| context.allows(*action));
        let command = action.map(Command::from).or(view.map(|view| TabCommand::Show(view).into()));
        let is_used = command.is_some();
        commands.extend(command);
        is_used
    }

    /// The command for a key on the focused row of the basket.
    fn command_on_basket_row(&self, row: BasketPlace, event: &Event) -> Option<Command> {
        if let Event::Key { key: Key::Delete | Key::Backspace, pressed: true, modifiers, .. } = event
            && modifiers.is_none()
        {
            return Some(TabCommand::RemoveFromBasket(row).into());
        }
        let content = || CopyContent::from_basket(&self.basket, &self.tabs.active_document()?.file, row);
        match (event, Action::of_event(event)) {
            (Event::Copy, _) | (_, Some(Action::Copy)) => {
                Some(TabCommand::Copy(content()?, self.formats.last_used(&self.persisted)).into())
            }
            (_, Some(Action::CopyAs)) => Some(TabCommand::CopyAs(content()?).into()),
            (_, Some(Action::ToggleInBasket)) => Some(TabCommand::RemoveFromBasket(row).into()),
            (_, Some(action)) => Some(TabCommand::Copy(content()?, action.format()?.into()).into()),
            _ => None,
        }
    }

    /// The view for a digit: 0 is the full briefing, 1 to 9 are the first topics.
    fn view_of_number(&self, event: &Event) -> Option<View> {
        const NUMBERS: [Key; 10] = [
            Key::Num0,
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
        ];
        let Event::Key { key, modifiers, pressed: true, .. } = event else { return None };
        let number = NUMBERS.iter().position(|number| number == key && modifiers.matches_logically(Modifiers::NONE))?;
        self.tabs.active_document()?.view_of_row(number)
    }
}

fn is_plain_t(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::T, pressed: true, modifiers, .. } if modifiers.is_none())
}

/// Whether a text field has the focus.
fn is_typing(ctx: &Context) -> bool {
    ctx.text_edit_focused()
}

/// Whether text is selected in the focused field.
fn has_selected_text(ctx: &Context) -> bool {
    let state = ctx.memory(|memory| memory.focused()).and_then(|id| egui::TextEdit::load_state(ctx, id));
    state.and_then(|state| state.cursor.char_range()).is_some_and(|range| !range.is_empty())
}

/// Whether an event belongs to the focused text field, although it would be an action elsewhere.
fn is_for_a_field(event: &Event, does_field_copy: bool) -> bool {
    match event {
        Event::Copy => does_field_copy,
        Event::Key { key, modifiers, .. } if modifiers.command => {
            matches!(key, Key::A | Key::H | Key::K | Key::U | Key::Z | Key::Y)
        }
        Event::Key { key, .. } => *key == Key::Slash,
        _ => false,
    }
}

/// The end of a list to which a key leads.
fn end_of(event: &Event) -> Option<Direction> {
    match event {
        Event::Key { key: Key::End, pressed: true, modifiers: Modifiers::NONE, .. } => Some(Direction::Next),
        Event::Key { key: Key::Home, pressed: true, modifiers: Modifiers::NONE, .. } => Some(Direction::Previous),
        _ => None,
    }
}

/// The direction if an event asks for the next or previous row of a pane.
fn direction_of(event: &Event) -> Option<Direction> {
    match event {
        Event::Key { key: Key::ArrowDown, pressed: true, modifiers, .. } if modifiers.is_none() => {
            Some(Direction::Next)
        }
        Event::Key { key: Key::ArrowUp, pressed: true, modifiers, .. } if modifiers.is_none() => {
            Some(Direction::Previous)
        }
        _ => None,
    }
}

/// The direction if an event asks to move a row down or up.
fn direction_with_alt(event: &Event) -> Option<Direction> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    match key {
        Key::ArrowDown if modifiers.alt => Some(Direction::Next),
        Key::ArrowUp if modifiers.alt => Some(Direction::Previous),
        _ => None,
    }
}

/// Opens the files that were dropped onto the window in this frame.
pub(super) fn command_of_drop(ctx: &Context) -> Option<Command> {
    let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
    let files: Vec<_> = dropped.iter().map(|file| file.path().to_owned()).collect();
    (!files.is_empty()).then_some(Command::OpenFiles(files))
}

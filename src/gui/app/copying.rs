//! Copying, gathering and writing to files: what a key, a card, a menu or the basket asks for, turned into
//! the text that leaves the program. The one way out of the window for a quote is
//! [`Subject::copy`], which vouches for it.

use briefing_core::text::number::counted;
use std::ops::Range;

use egui::Context;

use super::{App, Document, focus::Opened};
use crate::gui::{
    command::{Action, Command},
    platform::clipboard::Lasting,
    state::{
        basket::{Basket, Gathered, MOST},
        dialogs::{CopyAs, Save, Saved, Shorten},
        view::{Pane, Tab, View},
    },
    ui::{Scene, reader::Ends, widgets},
};
use briefing_core::{
    citation::{Copied, Format, Options, Pick, Shape, Subject},
    export,
    files::PutError,
    model::{BlockId, Briefing, QuoteId},
};

/// What a text is made for on a thread.
#[derive(Debug)]
pub(super) enum Purpose {
    /// It goes onto the clipboard.
    Copy(Asked),
    /// It is shown.
    Preview,
}

/// A copy that was asked for.
#[derive(Debug)]
pub(super) struct Asked {
    /// What the status line says once the clipboard has it.
    said: String,
    /// The one quote that it is of, if it is of one.
    quote: Option<QuoteId>,
    /// The format that *Copy* uses from then on.
    shape: Option<Shape>,
}

/// What was handed to who pastes with the middle button: a selection in one of the open briefings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Offered {
    sheet: u64,
    selection: Ends,
}

impl App {
    pub(super) fn apply_copying(&mut self, ctx: &Context, command: Command) {
        let may_change_basket = matches!(
            command,
            Command::Gather(_) | Command::Ungather(_) | Command::ShiftGathered(..) | Command::EmptyBasket
        );
        self.do_copying(ctx, command);
        if may_change_basket {
            self.keep_basket_now();
        }
    }

    fn do_copying(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Copy(subject, shape) => self.copy(ctx, subject, shape),
            Command::CopyPlace(place) => {
                let asked = Asked { said: format!("Copied the place {place}"), quote: None, shape: None };
                self.take_copy(ctx, Ok(Copied::plain(place)), asked);
            }
            Command::CopyAs(subject) => self.open_copy_as(subject),
            Command::CopyAsAt(at) => self.show_format(at),
            Command::CopyShown => {
                if let Some(shown) = self.sheet.shown.copy_as.take() {
                    self.copy(ctx, shown.subject, shown.shape);
                }
            }
            Command::CloseCopyAs => self.sheet.shown.copy_as = None,
            Command::WithNotes(with_notes) => {
                self.kept.with_notes = with_notes;
                self.preview();
            }
            Command::Gather(picks) => self.gather(&picks),
            Command::Ungather(at) => self.sheet.shown.basket.remove(at),
            Command::ShiftGathered(from, to) => self.sheet.shown.basket.shift(from, to),
            Command::EmptyBasket => {
                self.sheet.shown.basket.clear();
                self.sheet.shown.status = Some(format!("The basket is empty; {} undoes it", Action::Undo.key()));
            }
            Command::Shorten(id) => self.open_shorten(id),
            Command::LeaveOut(words, is_left_out) => {
                if let Some(shorten) = &mut self.sheet.shown.shorten {
                    shorten.leave_out(words, is_left_out);
                }
            }
            Command::CloseShorten => self.sheet.shown.shorten = None,
            Command::Save(what) => self.sheet.shown.save = Some(Save::new(what, self.briefing())),
            Command::SaveInto(save) => self.sheet.shown.save = Some(save),
            Command::SaveNow => self.save_now(),
            Command::CloseSave => self.sheet.shown.save = None,
            _ => {}
        }
    }

    /// Does what an action of copying asks for. Says whether it was one.
    pub(super) fn act_on_quotes(&mut self, ctx: &Context, action: Action) -> bool {
        if let Some(format) = action.format() {
            self.copy_chosen(ctx, format.into());
            return true;
        }
        match action {
            Action::Copy => self.copy_what_is_chosen(ctx),
            Action::CopyAs => match self.chosen_subject() {
                Some(subject) => self.open_copy_as(subject),
                None => self.say_nothing_chosen(),
            },
            Action::CopyAllAs => self.copy_all_as(),
            Action::CopyPassage => match self.sheet.shown.chosen {
                Some(id) => self.copy(ctx, Subject::Passage(id), self.last_shape()),
                None => self.say_nothing_chosen(),
            },
            Action::Shorten => match self.sheet.shown.chosen {
                Some(id) => self.open_shorten(id),
                None => self.say_nothing_chosen(),
            },
            Action::SelectAll => self.with_scene(|scene, panes| panes.reader.select_all(scene)),
            Action::Gather => {
                self.gather_chosen();
                self.keep_basket_now();
            }
            Action::ShowBasket => self.toggle_tab(ctx, Tab::Basket),
            Action::ShowSpeakers => self.toggle_tab(ctx, Tab::Speakers),
            Action::Undo | Action::Redo => {
                self.undo(action == Action::Undo);
                self.keep_basket_now();
            }
            Action::Export => self.open_export(),
            _ => return false,
        }
        true
    }

    fn say_nothing_chosen(&mut self) {
        self.sheet.shown.status =
            Some("Nothing is chosen to copy: click a quote, or press Alt+Down for the next one".to_owned());
    }

    fn last_shape(&self) -> Shape {
        self.sheet.shown.last_shape(&self.kept)
    }

    fn options(&self) -> Options {
        Options { with_notes: self.kept.with_notes }
    }

    /// What a copy is of: what an open window is about, the selected text, or the chosen quote.
    fn chosen_subject(&mut self) -> Option<Subject> {
        if let Some(shown) = &self.sheet.shown.copy_as {
            return Some(shown.subject.clone());
        }
        if let Some(shorten) = &self.sheet.shown.shorten {
            return Some(Subject::Quotes(vec![shorten.pick()]));
        }
        self.selected().map(Subject::Selection).or_else(|| self.sheet.shown.chosen.map(Subject::from))
    }

    fn selected(&mut self) -> Option<Vec<(BlockId, Range<usize>)>> {
        let mut selected = None;
        self.with_scene(|scene, panes| selected = panes.reader.selected(scene));
        selected
    }

    fn with_scene(&mut self, work: impl FnOnce(&Scene<'_>, &mut crate::gui::ui::Panes)) {
        let (Document::Read(open), Some(palette)) = (&self.sheet.document, self.palette) else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        let (shown, kept, images) = (&self.sheet.shown, &self.kept, &self.sheet.images);
        work(&Scene { loaded: &open.loaded, briefing, shown, kept, palette, images }, &mut self.sheet.panes);
    }

    fn copy_what_is_chosen(&mut self, ctx: &Context) {
        let is_in_window = self.sheet.shown.copy_as.is_some() || self.sheet.shown.shorten.is_some();
        match self.selected().filter(|_| !is_in_window) {
            Some(selected) => self.copy(ctx, Subject::Text(selected), self.last_shape()),
            None => self.copy_chosen(ctx, self.last_shape()),
        }
    }

    fn copy_chosen(&mut self, ctx: &Context, shape: Shape) {
        match self.chosen_subject() {
            Some(subject) => {
                self.sheet.shown.copy_as = None;
                self.copy(ctx, subject, shape);
            }
            None => self.say_nothing_chosen(),
        }
    }

    /// What the panel shows, proved or not.
    pub(super) fn shown_cards(&mut self) -> Vec<QuoteId> {
        let Document::Read(open) = &self.sheet.document else { return Vec::new() };
        let Some(briefing) = &open.loaded.briefing else { return Vec::new() };
        self.sheet
            .panes
            .quotes
            .cards(briefing, self.sheet.shown.view, self.sheet.shown.filter, self.sheet.shown.find.whole())
            .to_vec()
    }

    /// Of what the panel shows, basket or cards, what the program vouches for; and how much more there is.
    fn shown_picks(&mut self) -> (Vec<Pick>, usize) {
        let (picks, all): (Vec<_>, _) = if self.sheet.shown.tab == Tab::Basket {
            (self.sheet.shown.basket.picks(), self.sheet.shown.basket.items().len())
        } else {
            let cards = self.shown_cards();
            let Some(briefing) = self.briefing() else { return (Vec::new(), 0) };
            let vouched = cards.iter().copied().filter(|id| briefing.vouch(*id).is_ok());
            (vouched.map(Pick::from).collect(), cards.len())
        };
        let left_out = all - picks.len();
        (picks, left_out)
    }

    fn copy_all_as(&mut self) {
        let (picks, left_out) = self.shown_picks();
        if picks.is_empty() {
            self.sheet.shown.status = Some("There is no quote here to copy".to_owned());
            return;
        }
        self.open_copy_as(Subject::Quotes(picks));
        if let Some(shown) = self.sheet.shown.copy_as.as_mut().filter(|_| left_out > 0) {
            let unproved = counted(left_out, "that is not proved is left out", "that are not proved are left out");
            shown.title = format!("{}; {unproved}", shown.title);
        }
    }

    // ---- onto the clipboard ----------------------------------------------------------------------

    fn copy(&mut self, ctx: &Context, subject: Subject, shape: Shape) {
        let Document::Read(open) = &self.sheet.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        if let Err(reason) = refused(briefing, &subject) {
            self.sheet.shown.status = Some(format!("Not copied, because this quote is not proved: {reason}"));
            return;
        }
        if subject.selected_bytes() > CLIPBOARD {
            self.sheet.shown.status = Some(too_much());
            return;
        }
        let has_format = !matches!(subject, Subject::Text(_) | Subject::Passage(_));
        let quote = subject.quote();
        self.choose_what_is_copied(quote);
        let Document::Read(open) = &self.sheet.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        let asked = Asked { said: said(briefing, &subject, &shape), quote, shape: has_format.then(|| shape.clone()) };
        if subject.is_quick(&shape) {
            let copied = subject.copy(briefing, &shape, self.options());
            self.take_copy(ctx, copied, asked);
        } else {
            let number = self.tasks.compose(open, subject, shape, self.options());
            self.sheet.composing.push((number, Purpose::Copy(asked)));
        }
    }

    /// The next key that copies is about the quote that was copied last, wherever that was asked for.
    fn choose_what_is_copied(&mut self, quote: Option<QuoteId>) {
        if let Some(id) = quote {
            self.sheet.panes.reader.unselect();
            self.sheet.shown.chosen = Some(id);
        }
    }

    fn use_shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Built(format) => {
                self.kept.format = *format;
                self.kept.own_format = None;
            }
            Shape::Own(own) => self.kept.own_format = Some(own.name.clone()),
        }
    }

    fn take_copy(&mut self, ctx: &Context, copied: Result<Copied, String>, asked: Asked) {
        match copied {
            Ok(copied) if copied.plain.len() > CLIPBOARD => self.sheet.shown.status = Some(too_much()),
            Ok(copied) => {
                self.plain = Some(copied.plain.clone());
                self.copying = Some((asked.said, asked.quote));
                // One that could not be made is not asked for again by the next Ctrl+C.
                if let Some(shape) = asked.shape {
                    self.use_shape(&shape);
                }
                self.clipboard.put(copied);
                ctx.request_repaint();
            }
            Err(reason) => self.sheet.shown.status = Some(format!("Not copied: {reason}")),
        }
    }

    /// What is selected in the text can be pasted with the middle button, where the system knows that: not while the
    /// selection is still being drawn, and no more than once.
    pub(super) fn offer_selection(&mut self, ctx: &Context) {
        if ctx.input(|input| input.pointer.primary_down()) {
            return;
        }
        let selection = self.sheet.panes.reader.ends().map(|selection| Offered { sheet: self.sheet.number, selection });
        if selection.is_none() || self.offered == selection {
            return;
        }
        self.offered = selection;
        let Some(subject) = self.selected().map(Subject::Text) else { return };
        if subject.selected_bytes() > OFFERED || !subject.is_quick(&Shape::default()) {
            return;
        }
        if let Some(briefing) = self.briefing()
            && let Ok(copied) = subject.copy(briefing, &Shape::default(), self.options())
        {
            self.clipboard.select(copied.plain);
        }
    }

    /// What became of what was put on the clipboard.
    pub(super) fn take_clipboard_results(&mut self, ctx: &Context) {
        while let Some(result) = self.clipboard.result() {
            let (done, quote) = self.copying.take().unwrap_or_else(|| ("Copied".to_owned(), None));
            self.sheet.shown.copied = quote.filter(|_| result.is_ok());
            let plain = self.plain.take();
            self.sheet.shown.status = Some(match (result, plain) {
                (Ok(Lasting::Beyond), _) => {
                    self.is_fleeting = false;
                    done
                }
                (Ok(Lasting::WhileOpen), plain) => {
                    if let Some(plain) = plain {
                        ctx.copy_text(plain);
                    }
                    self.is_fleeting = true;
                    format!("{done} (as plain text, and only until this window is closed)")
                }
                (Err(sentence), _) => format!("Not copied: {sentence}"),
            });
        }
    }

    pub(super) fn take_composed(&mut self, ctx: &Context, number: u64, composed: Result<Copied, String>) {
        let Some(at) = self.sheet.composing.iter().position(|(waiting, _)| *waiting == number) else { return };
        match self.sheet.composing.swap_remove(at).1 {
            Purpose::Copy(asked) => self.take_copy(ctx, composed, asked),
            Purpose::Preview => {
                if let Some(shown) = &mut self.sheet.shown.copy_as {
                    shown.preview = Some(composed.map(|copied| copied.plain));
                }
            }
        }
    }

    // ---- the window of formats -------------------------------------------------------------------

    fn open_copy_as(&mut self, subject: Subject) {
        let Some(briefing) = self.briefing() else { return };
        if let Err(reason) = refused(briefing, &subject) {
            self.sheet.shown.status = Some(format!("Not copied, because this quote is not proved: {reason}"));
            return;
        }
        let title = title(briefing, &subject);
        self.choose_what_is_copied(subject.quote());
        self.sheet.shown.shorten = None;
        self.sheet.shown.copy_as = Some(CopyAs { subject, title, shape: self.last_shape(), preview: None, more: 0 });
        self.preview();
    }

    fn show_format(&mut self, at: usize) {
        let shape = self.sheet.shown.shapes().nth(at);
        if let (Some(shown), Some(shape)) = (&mut self.sheet.shown.copy_as, shape) {
            shown.shape = shape;
            self.preview();
        }
    }

    /// Makes the very text that would be copied, on a thread: a reference takes longer than a frame.
    fn preview(&mut self) {
        let Document::Read(open) = &self.sheet.document else { return };
        let options = self.options();
        let Some(shown) = &mut self.sheet.shown.copy_as else { return };
        shown.preview = None;
        let (first, more) = shown.subject.first(PREVIEWED);
        shown.more = more;
        let number = self.tasks.compose(open, first, shown.shape.clone(), options);
        // An older one is of no interest any more.
        self.sheet.composing.retain(|(_, purpose)| !matches!(purpose, Purpose::Preview));
        self.sheet.composing.push((number, Purpose::Preview));
    }

    fn open_shorten(&mut self, id: QuoteId) {
        let Some(briefing) = self.briefing() else { return };
        match briefing.vouch(id) {
            Ok(quote) => {
                self.sheet.shown.shorten = Some(Shorten::new(&quote));
                self.sheet.shown.copy_as = None;
            }
            Err(reason) => {
                self.sheet.shown.status = Some(format!("Not shortened, because this quote is not proved: {reason}"))
            }
        }
    }

    // ---- the basket ------------------------------------------------------------------------------

    fn gather_chosen(&mut self) {
        let pick = self.sheet.shown.shorten.as_ref().map(Shorten::pick).or(self.sheet.shown.chosen.map(Pick::from));
        match pick {
            Some(pick) => self.gather(&[pick]),
            None => self.say_nothing_chosen(),
        }
    }

    /// Puts quotes into the basket; a single one that is in it comes out again.
    fn gather(&mut self, picks: &[Pick]) {
        let Some(briefing) = self.briefing() else { return };
        let gathered: Result<Vec<_>, _> = picks.iter().map(|pick| Gathered::new(briefing, pick)).collect();
        let gathered = match gathered {
            Ok(gathered) => gathered,
            Err(reason) => {
                self.sheet.shown.status =
                    Some(format!("Not put into the basket, because this quote is not proved: {reason}"));
                return;
            }
        };
        let basket = &mut self.sheet.shown.basket;
        let is_in = |one: &Gathered| basket.items().iter().position(|item| item.pick == one.pick);
        let said = match (gathered.as_slice(), gathered.first().and_then(is_in)) {
            ([_], Some(at)) => {
                basket.remove(at);
                "Taken out of the basket".to_owned()
            }
            _ => match (basket.add(gathered), picks.len()) {
                (1, 1) => "Put into the basket".to_owned(),
                (0, 1) => "The basket is full".to_owned(),
                (count, _) => format!("{} put into the basket", counted(count, "quote", "quotes")),
            },
        };
        let holds = counted(basket.items().len(), "quote", "quotes");
        self.sheet.shown.status = Some(format!("{said}; it holds {holds}"));
    }

    fn undo(&mut self, is_back: bool) {
        let basket = &mut self.sheet.shown.basket;
        let has_changed = if is_back { basket.undo() } else { basket.redo() };
        let holds = counted(basket.items().len(), "quote", "quotes");
        self.sheet.shown.status = Some(match (has_changed, is_back) {
            (true, _) => format!("The basket holds {holds}"),
            (false, true) => "There is nothing to undo".to_owned(),
            (false, false) => "There is nothing to redo".to_owned(),
        });
    }

    fn toggle_tab(&mut self, ctx: &Context, tab: Tab) {
        let is_seen = self.is_seen(ctx, Pane::Quotes);
        self.bring(ctx, Pane::Quotes);
        if self.sheet.shown.tab == tab && is_seen {
            self.sheet.shown.tab = Tab::Quotes;
            self.restore_focus(ctx, Opened::Tab, Pane::Quotes);
            return;
        }
        if self.sheet.shown.tab == Tab::Quotes || !is_seen {
            self.remember_focus(Opened::Tab);
        }
        self.sheet.shown.tab = tab;
        self.sheet.shown.focus_pane = Some(Pane::Quotes);
    }

    /// The basket that was kept for this file, or the one that is open with its quotes looked for again.
    pub(super) fn fill_basket(&mut self, is_again: bool) {
        let Document::Read(open) = &self.sheet.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        if is_again {
            self.sheet.shown.basket.resolve(briefing);
        } else {
            let kept = self.kept.of(&self.sheet.file).map(|kept| kept.quotes.clone()).unwrap_or_default();
            self.sheet.shown.basket = Basket::kept(kept, briefing);
        }
    }

    /// Keeps the basket at once: what was gathered is not lost with the power.
    fn keep_basket_now(&mut self) {
        let kept = self.kept.of(&self.sheet.file).map(|kept| kept.quotes.as_slice()).unwrap_or_default();
        if !self.sheet.shown.basket.items().iter().map(Gathered::key).eq(kept.iter().map(Gathered::key)) {
            self.keep_state();
        }
    }

    // ---- files -----------------------------------------------------------------------------------

    fn open_export(&mut self) {
        let filter = export::Filter {
            topic: if let View::Topic(id) = self.sheet.shown.view { Some(id) } else { None },
            speaker: self.sheet.shown.filter.speaker,
            occasion: self.sheet.shown.filter.occasion,
        };
        self.sheet.shown.save = Some(Save::new(Saved::Export(export::Format::Html, filter), self.briefing()));
    }

    fn save_now(&mut self) {
        let Document::Read(open) = &self.sheet.document else { return };
        let options = self.options();
        let own = self.file();
        let Some(save) = &mut self.sheet.shown.save else { return };
        if save.path.trim().is_empty() {
            save.error = Some("Write the name of the file".to_owned());
            return;
        }
        let is_forced = std::mem::replace(&mut save.is_there, false);
        save.error = None;
        save.number = Some(self.tasks.write(open, save.clone(), options, is_forced, own));
    }

    pub(super) fn take_written(&mut self, number: u64, written: Result<(), PutError>) {
        if written.is_err() {
            self.stay_open();
        }
        let Some(save) = self.sheet.shown.save.as_mut().filter(|save| save.number == Some(number)) else { return };
        save.number = None;
        match written {
            Ok(()) => {
                self.sheet.shown.status = Some(format!("Written: {}", save.path));
                self.sheet.shown.save = None;
                self.sheet.shown.copy_as = None;
            }
            Err(PutError::Exists(_)) => {
                save.is_there = true;
                save.error = Some("There is a file of this name; it is written over if you say so".to_owned());
            }
            Err(PutError::Other(sentence)) => save.error = Some(widgets::sentence(&sentence)),
        }
    }
}

/// The largest text that is copied, in bytes: programs that paste more than this end their day there.
const CLIPBOARD: usize = 64 << 20;

/// The largest selection that can be pasted with the middle button, in bytes: it is made with the frame, and made
/// again with each change.
const OFFERED: usize = 1 << 20;

fn too_much() -> String {
    format!("Not copied: this is more than a clipboard takes; {} writes it to a file", Action::Export.key())
}

/// As many quotes or paragraphs as are shown before they are copied.
const PREVIEWED: usize = 2000;

/// Why one of the quotes is not copied. Of very many it is found out on the thread that makes the text.
fn refused(briefing: &Briefing, subject: &Subject) -> Result<(), String> {
    match subject {
        Subject::Quotes(picks) if picks.len() > MOST => Ok(()),
        Subject::Quotes(picks) => picks.iter().try_for_each(|pick| pick.vouch(briefing).map(drop)),
        Subject::Passage(id) => briefing.vouch(*id).map(drop),
        Subject::Selection(_) | Subject::Text(_) => Ok(()),
    }
}

/// What the status line says once it is copied.
fn said(briefing: &Briefing, subject: &Subject, shape: &Shape) -> String {
    let beginning = |text: &str| format!("“{}”", widgets::beginning(text, 60));
    match subject {
        Subject::Quotes(picks) => match picks.as_slice() {
            [pick] => match pick.vouch(briefing) {
                Ok(quote) => {
                    format!(
                        "Copied, {}: {}, {}",
                        name_within(shape),
                        quote.speaker().distinct_name(),
                        beginning(&quote.text())
                    )
                }
                Err(_) => "Copied".to_owned(),
            },
            picks => {
                format!("Copied {}, {}", counted(picks.len(), "quote", "quotes"), name_within(shape))
            }
        },
        Subject::Passage(_) => "Copied the quote with the sentences around it".to_owned(),
        Subject::Selection(spans) => {
            format!("Copied the selected text, {}: {}", name_within(shape), beginning(&first_words(briefing, spans)))
        }
        Subject::Text(spans) => format!("Copied the selected text: {}", beginning(&first_words(briefing, spans))),
    }
}

/// The name of a format within a sentence.
fn name_within(shape: &Shape) -> String {
    match shape {
        Shape::Built(Format::Quote | Format::Attribution | Format::Link) => shape.name().to_lowercase(),
        _ => shape.name().to_owned(),
    }
}

fn first_words(briefing: &Briefing, spans: &[(BlockId, Range<usize>)]) -> String {
    let first = spans
        .iter()
        .find_map(|(id, range)| briefing.block(*id)?.text().get(range.clone()).filter(|text| !text.is_empty()));
    first.unwrap_or_default().to_owned()
}

/// What the window of formats is about.
fn title(briefing: &Briefing, subject: &Subject) -> String {
    match subject {
        Subject::Quotes(picks) => match picks.as_slice() {
            [pick] => match pick.vouch(briefing) {
                Ok(quote) => format!("Quote {}, by {}", pick.id.0 + 1, quote.speaker().distinct_name()),
                Err(_) => "One quote".to_owned(),
            },
            picks => counted(picks.len(), "quote", "quotes"),
        },
        Subject::Passage(id) => format!("Quote {} with the sentences around it", id.0 + 1),
        Subject::Selection(_) | Subject::Text(_) => "The selected text".to_owned(),
    }
}

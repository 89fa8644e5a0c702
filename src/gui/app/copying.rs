//! Copying, gathering and writing to files: what a key, a card, a menu or the basket asks for, turned into
//! the text that leaves the program. The one way out of the window for a quote is
//! [`CopySource::copy`], which verifies it.

use briefing_core::text::number::counted;
use std::ops::Range;

use egui::Context;

use super::{App, Document, focus::Opened};
use crate::gui::{
    command::{Action, Command},
    platform::clipboard::Persistence,
    state::{
        basket::{Basket, BasketItem, MOST},
        dialogs::{CopyAsDialog, SaveContent, SaveDialog, ShortenDialog},
        view::{Pane, SidePanelTab, View},
    },
    ui::{PanelContext, reader::Ends, widgets},
};
use briefing_core::{
    citation::{BuiltInFormat, ClipboardContent, CopyFormat, CopySource, Options, QuoteExcerpt},
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
    copy_format: Option<CopyFormat>,
}

/// What was handed to who pastes with the middle button: a selection in one of the open briefings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Offered {
    tab: u64,
    selection: Ends,
}

impl App {
    pub(super) fn apply_copying(&mut self, ctx: &Context, command: Command) {
        let may_change_basket = matches!(
            command,
            Command::AddToBasket(_) | Command::RemoveFromBasket(_) | Command::MoveInBasket(..) | Command::EmptyBasket
        );
        self.do_copying(ctx, command);
        if may_change_basket {
            self.keep_basket_now();
        }
    }

    fn do_copying(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Copy(copy_source, copy_format) => self.copy(ctx, copy_source, copy_format),
            Command::CopyPlace(place) => {
                let asked = Asked { said: format!("Copied the location {place}"), quote: None, copy_format: None };
                self.take_copy(ctx, Ok(ClipboardContent::plain(place)), asked);
            }
            Command::CopyAs(copy_source) => self.open_copy_as(copy_source),
            Command::CopyAsAt(at) => self.show_format(at),
            Command::CopyShown => {
                if let Some(shown) = self.tab.state.copy_as.take() {
                    self.copy(ctx, shown.copy_source, shown.copy_format);
                }
            }
            Command::CloseCopyAs => self.tab.state.copy_as = None,
            Command::WithNotes(with_notes) => {
                self.persisted.with_notes = with_notes;
                self.preview();
            }
            Command::AddToBasket(excerpts) => self.gather(&excerpts),
            Command::RemoveFromBasket(at) => self.tab.state.basket.remove(at),
            Command::MoveInBasket(from, to) => self.tab.state.basket.shift(from, to),
            Command::EmptyBasket => {
                self.tab.state.basket.clear();
                self.tab.state.status = Some(format!("Basket cleared; {} undoes it", Action::Undo.key()));
            }
            Command::Shorten(id) => self.open_shorten(id),
            Command::LeaveOut(words, is_left_out) => {
                if let Some(shorten) = &mut self.tab.state.shorten {
                    shorten.leave_out(words, is_left_out);
                }
            }
            Command::CloseShorten => self.tab.state.shorten = None,
            Command::OpenSave(what) => self.tab.state.save = Some(SaveDialog::new(what, self.briefing())),
            Command::SaveInto(save) => self.tab.state.save = Some(save),
            Command::SaveNow => self.save_now(),
            Command::CloseSave => self.tab.state.save = None,
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
                Some(copy_source) => self.open_copy_as(copy_source),
                None => self.say_nothing_chosen(),
            },
            Action::CopyAllAs => self.copy_all_as(),
            Action::CopyPassage => match self.tab.state.chosen {
                Some(id) => self.copy(ctx, CopySource::Passage(id), self.last_copy_format()),
                None => self.say_nothing_chosen(),
            },
            Action::Shorten => match self.tab.state.chosen {
                Some(id) => self.open_shorten(id),
                None => self.say_nothing_chosen(),
            },
            Action::SelectAll => self.with_scene(|scene, panes| panes.reader.select_all(scene)),
            Action::ToggleInBasket => {
                self.gather_chosen();
                self.keep_basket_now();
            }
            Action::ShowBasket => self.toggle_tab(ctx, SidePanelTab::Basket),
            Action::ShowSpeakers => self.toggle_tab(ctx, SidePanelTab::Speakers),
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
        self.tab.state.status = Some("Nothing to copy: click a quote, or press Alt+Down for the next one".to_owned());
    }

    fn last_copy_format(&self) -> CopyFormat {
        self.tab.state.last_copy_format(&self.persisted)
    }

    fn options(&self) -> Options {
        Options { with_notes: self.persisted.with_notes }
    }

    /// What a copy is of: what an open window is about, the selected text, or the chosen quote.
    fn chosen_subject(&mut self) -> Option<CopySource> {
        if let Some(shown) = &self.tab.state.copy_as {
            return Some(shown.copy_source.clone());
        }
        if let Some(shorten) = &self.tab.state.shorten {
            return Some(CopySource::Quotes(vec![shorten.excerpt()]));
        }
        self.selected().map(CopySource::Selection).or_else(|| self.tab.state.chosen.map(CopySource::from))
    }

    fn selected(&mut self) -> Option<Vec<(BlockId, Range<usize>)>> {
        let mut selected = None;
        self.with_scene(|scene, panes| selected = panes.reader.selected(scene));
        selected
    }

    fn with_scene(&mut self, work: impl FnOnce(&PanelContext<'_>, &mut crate::gui::ui::Panes)) {
        let (Document::Read(open), Some(palette)) = (&self.tab.document, self.palette) else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        let (state, persisted, images) = (&self.tab.state, &self.persisted, &self.tab.images);
        work(&PanelContext { loaded: &open.loaded, briefing, state, persisted, palette, images }, &mut self.tab.panes);
    }

    fn copy_what_is_chosen(&mut self, ctx: &Context) {
        let is_in_window = self.tab.state.copy_as.is_some() || self.tab.state.shorten.is_some();
        match self.selected().filter(|_| !is_in_window) {
            Some(selected) => self.copy(ctx, CopySource::Text(selected), self.last_copy_format()),
            None => self.copy_chosen(ctx, self.last_copy_format()),
        }
    }

    fn copy_chosen(&mut self, ctx: &Context, copy_format: CopyFormat) {
        match self.chosen_subject() {
            Some(copy_source) => {
                self.tab.state.copy_as = None;
                self.copy(ctx, copy_source, copy_format);
            }
            None => self.say_nothing_chosen(),
        }
    }

    /// What the panel shows, verified or not.
    pub(super) fn shown_cards(&mut self) -> Vec<QuoteId> {
        let Document::Read(open) = &self.tab.document else { return Vec::new() };
        let Some(briefing) = &open.loaded.briefing else { return Vec::new() };
        self.tab
            .panes
            .quotes
            .cards(briefing, self.tab.state.view, self.tab.state.filter, self.tab.state.find.whole())
            .to_vec()
    }

    /// Of what the panel shows, basket or cards, what the program verifies; and how much more there is.
    fn shown_picks(&mut self) -> (Vec<QuoteExcerpt>, usize) {
        let (excerpts, all): (Vec<_>, _) = if self.tab.state.side_panel == SidePanelTab::Basket {
            (self.tab.state.basket.excerpts(), self.tab.state.basket.items().len())
        } else {
            let cards = self.shown_cards();
            let Some(briefing) = self.briefing() else { return (Vec::new(), 0) };
            let verified = cards.iter().copied().filter(|id| briefing.verified_quote(*id).is_ok());
            (verified.map(QuoteExcerpt::from).collect(), cards.len())
        };
        let left_out = all - excerpts.len();
        (excerpts, left_out)
    }

    fn copy_all_as(&mut self) {
        let (excerpts, left_out) = self.shown_picks();
        if excerpts.is_empty() {
            self.tab.state.status = Some("There is no quote here to copy".to_owned());
            return;
        }
        self.open_copy_as(CopySource::Quotes(excerpts));
        if let Some(shown) = self.tab.state.copy_as.as_mut().filter(|_| left_out > 0) {
            let unproved = counted(left_out, "that is not verified is left out", "that are not proved are left out");
            shown.title = format!("{}; {unproved}", shown.title);
        }
    }

    // ---- onto the clipboard ----------------------------------------------------------------------

    fn copy(&mut self, ctx: &Context, copy_source: CopySource, copy_format: CopyFormat) {
        let Document::Read(open) = &self.tab.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        if let Err(reason) = refused(briefing, &copy_source) {
            self.tab.state.status = Some(format!("Not copied, because this quote is not verified: {reason}"));
            return;
        }
        if copy_source.selected_bytes() > CLIPBOARD {
            self.tab.state.status = Some(too_much());
            return;
        }
        let has_format = !matches!(copy_source, CopySource::Text(_) | CopySource::Passage(_));
        let quote = copy_source.quote();
        self.choose_what_is_copied(quote);
        let Document::Read(open) = &self.tab.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        let asked = Asked {
            said: said(briefing, &copy_source, &copy_format),
            quote,
            copy_format: has_format.then(|| copy_format.clone()),
        };
        if copy_source.is_quick(&copy_format) {
            let copied = copy_source.copy(briefing, &copy_format, self.options());
            self.take_copy(ctx, copied.map_err(|error| error.to_string()), asked);
        } else {
            let number = self.tasks.compose(open, copy_source, copy_format, self.options());
            self.tab.composing.push((number, Purpose::Copy(asked)));
        }
    }

    /// The next key that copies is about the quote that was copied last, wherever that was asked for.
    fn choose_what_is_copied(&mut self, quote: Option<QuoteId>) {
        if let Some(id) = quote {
            self.tab.panes.reader.deselect();
            self.tab.state.chosen = Some(id);
        }
    }

    fn use_shape(&mut self, copy_format: &CopyFormat) {
        match copy_format {
            CopyFormat::Built(format) => {
                self.persisted.format = *format;
                self.persisted.own_format = None;
            }
            CopyFormat::Own(own) => self.persisted.own_format = Some(own.name.clone()),
        }
    }

    fn take_copy(&mut self, ctx: &Context, copied: Result<ClipboardContent, String>, asked: Asked) {
        match copied {
            Ok(copied) if copied.plain.len() > CLIPBOARD => self.tab.state.status = Some(too_much()),
            Ok(copied) => {
                self.plain = Some(copied.plain.clone());
                self.copying = Some((asked.said, asked.quote));
                // One that could not be made is not asked for again by the next Ctrl+C.
                if let Some(copy_format) = asked.copy_format {
                    self.use_shape(&copy_format);
                }
                self.clipboard.put(copied);
                ctx.request_repaint();
            }
            Err(reason) => self.tab.state.status = Some(format!("Not copied: {reason}")),
        }
    }

    /// What is selected in the text can be pasted with the middle button, where the system knows that: not while the
    /// selection is still being drawn, and no more than once.
    pub(super) fn offer_selection(&mut self, ctx: &Context) {
        if ctx.input(|input| input.pointer.primary_down()) {
            return;
        }
        let selection = self.tab.panes.reader.ends().map(|selection| Offered { tab: self.tab.number, selection });
        if selection.is_none() || self.offered == selection {
            return;
        }
        self.offered = selection;
        let Some(copy_source) = self.selected().map(CopySource::Text) else { return };
        if copy_source.selected_bytes() > OFFERED || !copy_source.is_quick(&CopyFormat::default()) {
            return;
        }
        if let Some(briefing) = self.briefing()
            && let Ok(copied) = copy_source.copy(briefing, &CopyFormat::default(), self.options())
        {
            self.clipboard.select(copied.plain);
        }
    }

    /// What became of what was put on the clipboard.
    pub(super) fn take_clipboard_results(&mut self, ctx: &Context) {
        while let Some(result) = self.clipboard.result() {
            let (done, quote) = self.copying.take().unwrap_or_else(|| ("Copied".to_owned(), None));
            self.tab.state.copied = quote.filter(|_| result.is_ok());
            let plain = self.plain.take();
            self.tab.state.status = Some(match (result, plain) {
                (Ok(Persistence::Beyond), _) => {
                    self.is_fleeting = false;
                    done
                }
                (Ok(Persistence::WhileOpen), plain) => {
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

    pub(super) fn take_composed(&mut self, ctx: &Context, number: u64, composed: Result<ClipboardContent, String>) {
        let Some(at) = self.tab.composing.iter().position(|(waiting, _)| *waiting == number) else { return };
        match self.tab.composing.swap_remove(at).1 {
            Purpose::Copy(asked) => self.take_copy(ctx, composed, asked),
            Purpose::Preview => {
                if let Some(shown) = &mut self.tab.state.copy_as {
                    shown.preview = Some(composed.map(|copied| copied.plain));
                }
            }
        }
    }

    // ---- the window of formats -------------------------------------------------------------------

    fn open_copy_as(&mut self, copy_source: CopySource) {
        let Some(briefing) = self.briefing() else { return };
        if let Err(reason) = refused(briefing, &copy_source) {
            self.tab.state.status = Some(format!("Not copied, because this quote is not verified: {reason}"));
            return;
        }
        let title = title(briefing, &copy_source);
        self.choose_what_is_copied(copy_source.quote());
        self.tab.state.shorten = None;
        self.tab.state.copy_as =
            Some(CopyAsDialog { copy_source, title, copy_format: self.last_copy_format(), preview: None, more: 0 });
        self.preview();
    }

    fn show_format(&mut self, at: usize) {
        let copy_format = self.tab.state.copy_formats().nth(at);
        if let (Some(shown), Some(copy_format)) = (&mut self.tab.state.copy_as, copy_format) {
            shown.copy_format = copy_format;
            self.preview();
        }
    }

    /// Makes the very text that would be copied, on a thread: a reference takes longer than a frame.
    fn preview(&mut self) {
        let Document::Read(open) = &self.tab.document else { return };
        let options = self.options();
        let Some(shown) = &mut self.tab.state.copy_as else { return };
        shown.preview = None;
        let (first, more) = shown.copy_source.first(PREVIEWED);
        shown.more = more;
        let number = self.tasks.compose(open, first, shown.copy_format.clone(), options);
        // An older one is of no interest any more.
        self.tab.composing.retain(|(_, purpose)| !matches!(purpose, Purpose::Preview));
        self.tab.composing.push((number, Purpose::Preview));
    }

    fn open_shorten(&mut self, id: QuoteId) {
        let Some(briefing) = self.briefing() else { return };
        match briefing.verified_quote(id) {
            Ok(quote) => {
                self.tab.state.shorten = Some(ShortenDialog::new(&quote));
                self.tab.state.copy_as = None;
            }
            Err(reason) => {
                self.tab.state.status = Some(format!("Not shortened, because this quote is not verified: {reason}"))
            }
        }
    }

    // ---- the basket ------------------------------------------------------------------------------

    fn gather_chosen(&mut self) {
        let excerpt = self.tab.state.shorten.as_ref().map(ShortenDialog::excerpt).or(self
            .tab
            .state
            .chosen
            .map(QuoteExcerpt::from));
        match excerpt {
            Some(excerpt) => self.gather(&[excerpt]),
            None => self.say_nothing_chosen(),
        }
    }

    /// Puts quotes into the basket; a single one that is in it comes out again.
    fn gather(&mut self, excerpts: &[QuoteExcerpt]) {
        let Some(briefing) = self.briefing() else { return };
        let gathered: Result<Vec<_>, _> = excerpts.iter().map(|excerpt| BasketItem::new(briefing, excerpt)).collect();
        let gathered = match gathered {
            Ok(gathered) => gathered,
            Err(reason) => {
                self.tab.state.status =
                    Some(format!("Not added to basket, because this quote is not verified: {reason}"));
                return;
            }
        };
        let basket = &mut self.tab.state.basket;
        let is_in = |one: &BasketItem| basket.items().iter().position(|item| item.excerpt == one.excerpt);
        let said = match (gathered.as_slice(), gathered.first().and_then(is_in)) {
            ([_], Some(at)) => {
                basket.remove(at);
                "Removed from basket".to_owned()
            }
            _ => match (basket.add(gathered), excerpts.len()) {
                (1, 1) => "Added to basket".to_owned(),
                (0, 1) => "The basket is full".to_owned(),
                (count, _) => format!("Added {} to basket", counted(count, "quote", "quotes")),
            },
        };
        let holds = counted(basket.items().len(), "quote", "quotes");
        self.tab.state.status = Some(format!("{said} ({holds})"));
    }

    fn undo(&mut self, is_back: bool) {
        let basket = &mut self.tab.state.basket;
        let has_changed = if is_back { basket.undo() } else { basket.redo() };
        let holds = counted(basket.items().len(), "quote", "quotes");
        self.tab.state.status = Some(match (has_changed, is_back) {
            (true, _) => format!("The basket holds {holds}"),
            (false, true) => "There is nothing to undo".to_owned(),
            (false, false) => "There is nothing to redo".to_owned(),
        });
    }

    fn toggle_tab(&mut self, ctx: &Context, tab: SidePanelTab) {
        let is_seen = self.is_seen(ctx, Pane::Quotes);
        self.bring(ctx, Pane::Quotes);
        if self.tab.state.side_panel == tab && is_seen {
            self.tab.state.side_panel = SidePanelTab::Quotes;
            self.restore_focus(ctx, Opened::SidePanelTab, Pane::Quotes);
            return;
        }
        if self.tab.state.side_panel == SidePanelTab::Quotes || !is_seen {
            self.remember_focus(Opened::SidePanelTab);
        }
        self.tab.state.side_panel = tab;
        self.tab.state.focus_pane = Some(Pane::Quotes);
    }

    /// The basket that was kept for this file, or the one that is open with its quotes looked for again.
    pub(super) fn fill_basket(&mut self, is_again: bool) {
        let Document::Read(open) = &self.tab.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        if is_again {
            self.tab.state.basket.resolve(briefing);
        } else {
            let persisted =
                self.persisted.of(&self.tab.file).map(|persisted| persisted.quotes.clone()).unwrap_or_default();
            self.tab.state.basket = Basket::kept(persisted, briefing);
        }
    }

    /// Keeps the basket at once: what was gathered is not lost with the power.
    fn keep_basket_now(&mut self) {
        let persisted =
            self.persisted.of(&self.tab.file).map(|persisted| persisted.quotes.as_slice()).unwrap_or_default();
        if !self.tab.state.basket.items().iter().map(BasketItem::key).eq(persisted.iter().map(BasketItem::key)) {
            self.keep_state();
        }
    }

    // ---- files -----------------------------------------------------------------------------------

    fn open_export(&mut self) {
        let filter = export::Filter {
            topic: if let View::Topic(id) = self.tab.state.view { Some(id) } else { None },
            speaker: self.tab.state.filter.speaker,
            occasion: self.tab.state.filter.occasion,
        };
        self.tab.state.save =
            Some(SaveDialog::new(SaveContent::Export(export::ExportFormat::Html, filter), self.briefing()));
    }

    fn save_now(&mut self) {
        let Document::Read(open) = &self.tab.document else { return };
        let options = self.options();
        let own = self.file();
        let Some(save) = &mut self.tab.state.save else { return };
        if save.path.trim().is_empty() {
            save.error = Some("Enter a file name".to_owned());
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
        let Some(save) = self.tab.state.save.as_mut().filter(|save| save.number == Some(number)) else { return };
        save.number = None;
        match written {
            Ok(()) => {
                self.tab.state.status = Some(format!("Written: {}", save.path));
                self.tab.state.save = None;
                self.tab.state.copy_as = None;
            }
            Err(PutError::Exists(_)) => {
                save.is_there = true;
                save.error = Some("A file with this name exists. Press again to overwrite".to_owned());
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
fn refused(briefing: &Briefing, copy_source: &CopySource) -> Result<(), String> {
    match copy_source {
        CopySource::Quotes(excerpts) if excerpts.len() > MOST => Ok(()),
        CopySource::Quotes(excerpts) => excerpts.iter().try_for_each(|excerpt| excerpt.verify(briefing).map(drop)),
        CopySource::Passage(id) => briefing.verified_quote(*id).map(drop),
        CopySource::Selection(_) | CopySource::Text(_) => Ok(()),
    }
}

/// What the status line says once it is copied.
fn said(briefing: &Briefing, copy_source: &CopySource, copy_format: &CopyFormat) -> String {
    let beginning = |text: &str| format!("“{}”", widgets::beginning(text, 60));
    match copy_source {
        CopySource::Quotes(excerpts) => match excerpts.as_slice() {
            [excerpt] => match excerpt.verify(briefing) {
                Ok(quote) => {
                    format!(
                        "Copied, {}: {}, {}",
                        name_within(copy_format),
                        quote.speaker().distinct_name(),
                        beginning(&quote.text())
                    )
                }
                Err(_) => "Copied".to_owned(),
            },
            excerpts => {
                format!("Copied {}, {}", counted(excerpts.len(), "quote", "quotes"), name_within(copy_format))
            }
        },
        CopySource::Passage(_) => "Copied the quote with its context".to_owned(),
        CopySource::Selection(spans) => {
            format!(
                "Copied the selected text, {}: {}",
                name_within(copy_format),
                beginning(&first_words(briefing, spans))
            )
        }
        CopySource::Text(spans) => format!("Copied the selected text: {}", beginning(&first_words(briefing, spans))),
    }
}

/// The name of a format within a sentence.
fn name_within(copy_format: &CopyFormat) -> String {
    match copy_format {
        CopyFormat::Built(BuiltInFormat::Quote | BuiltInFormat::Attribution | BuiltInFormat::Link) => {
            copy_format.name().to_lowercase()
        }
        _ => copy_format.name().to_owned(),
    }
}

fn first_words(briefing: &Briefing, spans: &[(BlockId, Range<usize>)]) -> String {
    let first = spans
        .iter()
        .find_map(|(id, range)| briefing.block(*id)?.text().get(range.clone()).filter(|text| !text.is_empty()));
    first.unwrap_or_default().to_owned()
}

/// What the window of formats is about.
fn title(briefing: &Briefing, copy_source: &CopySource) -> String {
    match copy_source {
        CopySource::Quotes(excerpts) => match excerpts.as_slice() {
            [excerpt] => match excerpt.verify(briefing) {
                Ok(quote) => format!("Quote {}, by {}", excerpt.id.0 + 1, quote.speaker().distinct_name()),
                Err(_) => "One quote".to_owned(),
            },
            excerpts => counted(excerpts.len(), "quote", "quotes"),
        },
        CopySource::Passage(id) => format!("Quote {} with its context", id.0 + 1),
        CopySource::Selection(_) | CopySource::Text(_) => "The selected text".to_owned(),
    }
}

//! Copying from a tab: turns what a key, a card, a menu or the basket requests into the text that leaves the program. A
//! quote leaves the window only through [`CopySource::copy`], which verifies it.

use super::pending_copy::{CopyRequest, PendingCopy};
use briefing_core::text::number::counted;
use std::ops::Range;

use super::{
    clipboard::TabSelection,
    document_tab::{Document, DocumentTab},
    services::Services,
};
use crate::gui::{
    command::Action,
    state::{
        basket::MAX_QUOTES,
        basket_copy::{BasketCopy, Composed, CopyContent},
        dialogs::{CopyAsDialog, Dialog, ShortenDialog},
        failures::NotCopied,
        ids::TaskId,
        session::FileKey,
        view::SidePanelTab,
    },
    ui::widgets,
};
use briefing_core::{
    citation::{BuiltInFormat, ClipboardContent, CopyFormat, CopySource, Options, QuoteExcerpt},
    model::{BlockId, Briefing, NotVerified, QuoteId},
};

impl DocumentTab {
    // ---- content ---------------------------------------------------------------------------------

    /// Selects all text of the view.
    pub(super) fn select_all(&mut self, services: &Services<'_>) {
        self.with_panels(services, |context, panes| panes.reader.select_all(context));
    }

    /// The selected text, as it was when the current command was given.
    pub(super) fn selected(&mut self, services: &Services<'_>) -> Option<Vec<(BlockId, Range<usize>)>> {
        if let Some(context) = self.edits.context() {
            return context.selected.clone();
        }
        let mut selected = None;
        self.with_panels(services, |context, panes| selected = panes.reader.selected(context));
        selected
    }

    /// The content to copy: that of an open dialog, the selected text, or the chosen quote.
    fn chosen_source(&mut self, services: &Services<'_>) -> Option<CopyContent> {
        if let Some(copy_as) = services.dialogs.get::<CopyAsDialog>() {
            return Some(copy_as.content.clone());
        }
        if let Some(shorten) = services.dialogs.get::<ShortenDialog>() {
            return Some(CopySource::Quotes(vec![shorten.excerpt()]).into());
        }
        let source = self
            .selected(services)
            .map(CopySource::Selection)
            .or_else(|| self.state.position.chosen.map(CopySource::from))
            .or_else(|| self.highlighted().map(CopySource::Selection));
        source.map(CopyContent::from)
    }

    /// The verified quotes among those that the side panel shows, and how many others it shows.
    fn verified_in_side_panel(&mut self) -> (Vec<QuoteExcerpt>, usize) {
        let cards = self.cards();
        let Some(briefing) = self.briefing() else { return (Vec::new(), 0) };
        let verified = cards.iter().copied().filter(|id| briefing.verified_quote(*id).is_ok());
        let excerpts: Vec<_> = verified.map(QuoteExcerpt::from).collect();
        let left_out = cards.len() - excerpts.len();
        (excerpts, left_out)
    }

    pub(super) fn report_nothing_chosen(&mut self) {
        self.state.status = Some("Nothing to copy: click a quote, or press Alt+Down for the next one".to_owned());
    }

    // ---- clipboard -------------------------------------------------------------------------------

    /// Copies the selected text unchanged, or the chosen content in the format used last.
    pub(super) fn copy_chosen(&mut self, services: &mut Services<'_>) {
        let is_in_dialog =
            services.dialogs.get::<CopyAsDialog>().is_some() || services.dialogs.get::<ShortenDialog>().is_some();
        let copy_format = services.last_copy_format();
        let selected = self.selected(services).or_else(|| self.highlighted());
        match selected.filter(|_| !is_in_dialog) {
            Some(selected) => self.copy(CopySource::Text(selected).into(), copy_format, services),
            None => self.copy_chosen_in(copy_format, services),
        }
    }

    /// The words highlighted in the text, such as the last match of a search, if no quote is chosen.
    fn highlighted(&self) -> Option<Vec<(BlockId, Range<usize>)>> {
        let position = &self.state.position;
        position.highlight.clone().filter(|_| position.chosen.is_none()).map(|words| vec![words])
    }

    /// Copies the chosen content in this format.
    pub(super) fn copy_chosen_in(&mut self, copy_format: CopyFormat, services: &mut Services<'_>) {
        match self.chosen_source(services) {
            Some(content) => self.copy_and_close(content, copy_format, services),
            None => self.report_nothing_chosen(),
        }
    }

    /// Copies the chosen quote with its surrounding sentences.
    pub(super) fn copy_passage(&mut self, services: &mut Services<'_>) {
        match self.state.position.chosen {
            Some(id) => self.copy(CopySource::Passage(id).into(), services.last_copy_format(), services),
            None => self.report_nothing_chosen(),
        }
    }

    /// Copies a text that is not part of the briefing, with this status message.
    pub(super) fn copy_text(&mut self, text: String, message: String, services: &mut Services<'_>) {
        self.finish_copy(Ok(ClipboardContent::plain(text).into()), CopyRequest::of_text(message), services);
    }

    /// Copies, and closes the dialog in which the format was chosen.
    pub(super) fn copy_and_close(
        &mut self,
        content: CopyContent,
        copy_format: CopyFormat,
        services: &mut Services<'_>,
    ) {
        services.dialogs.close::<CopyAsDialog>();
        self.copy(content, copy_format, services);
    }

    fn copy(&mut self, content: CopyContent, copy_format: CopyFormat, services: &mut Services<'_>) {
        let Document::Read(open) = &self.document else { return };
        let Some(briefing) = &open.loaded.briefing else { return };
        let content = with_open_briefings(content, services);
        if let Some(sentence) = refusal(briefing, &content, Transfer::Copy) {
            self.state.status = Some(sentence);
            return;
        }
        let request = copy_request(briefing, &self.file, &content, &copy_format, Transfer::Copy);
        let quote = request.quote;
        if content.is_quick(&copy_format) {
            let copied = content.copy(briefing, &copy_format, services.copy_options());
            self.choose_copied(quote);
            self.finish_copy(copied, request, services);
        } else {
            let task = services.tasks.compose(open, content, copy_format, services.copy_options());
            self.choose_copied(quote);
            self.pending_copies.push(PendingCopy { task, request });
        }
    }

    /// Chooses the quote that was copied last, so that the next copy key is about it.
    pub(super) fn choose_copied(&mut self, quote: Option<QuoteId>) {
        if let Some(id) = quote {
            self.panes.reader.deselect();
            self.state.position.chosen = Some(id);
        }
    }

    pub(super) fn finish_copy(
        &mut self,
        copied: Result<Composed, NotCopied>,
        mut request: CopyRequest,
        services: &mut Services<'_>,
    ) {
        match copied {
            Ok(copied) if copied.content.plain.len() > MAX_COPY_BYTES => {
                self.state.status = Some(too_much(Transfer::Copy));
            }
            Ok(Composed { content, left_out }) => {
                // The next Ctrl+C does not use a format that failed.
                if let Some(copy_format) = &request.copy_format {
                    services.set_copy_format(copy_format);
                }
                self.remember_copied(&request, services);
                request.add_left_out(left_out);
                services.clipboard.put(content, request.message, request.quote);
                services.ctx.request_repaint();
            }
            Err(reason) => self.state.status = Some(format!("Not copied: {reason}")),
        }
    }

    /// Takes over the finished text of a copy.
    pub(super) fn finish_pending_copy(
        &mut self,
        task: TaskId,
        composed: Result<Composed, NotCopied>,
        services: &mut Services<'_>,
    ) {
        let Some(at) = self.pending_copies.iter().position(|pending| pending.task == task) else { return };
        let pending = self.pending_copies.swap_remove(at);
        self.finish_copy(composed, pending.request, services);
    }

    /// Offers selected text for pasting with the middle button on systems with that feature, once, and not while the
    /// user is still selecting.
    pub(super) fn offer_selection(&mut self, services: &mut Services<'_>) {
        if services.ctx.input(|input| input.pointer.primary_down()) {
            return;
        }
        let selection = self.panes.reader.ends().map(|ends| TabSelection { tab: self.id, ends });
        if !services.clipboard.is_new_primary(selection) {
            return;
        }
        let Some(copy_source) = self.selected(services).map(CopySource::Text) else { return };
        if copy_source.selected_bytes() > MAX_PRIMARY_BYTES || !copy_source.is_quick(&CopyFormat::default()) {
            return;
        }
        if let Some(briefing) = self.briefing()
            && let Ok(copied) = copy_source.copy(briefing, &CopyFormat::default(), services.copy_options())
        {
            services.clipboard.set_primary(copied.plain);
        }
    }

    // ---- dialogs ---------------------------------------------------------------------------------

    /// Opens the format dialog for the chosen content.
    pub(super) fn open_copy_as_for_chosen(&mut self, services: &mut Services<'_>) {
        match self.chosen_source(services) {
            Some(content) => self.open_copy_as(content, services),
            None => self.report_nothing_chosen(),
        }
    }

    /// Opens the format dialog for everything in the side panel.
    pub(super) fn open_copy_as_for_all(&mut self, services: &mut Services<'_>) {
        if self.state.side_panel == SidePanelTab::Basket {
            if services.basket.is_empty() {
                self.state.status = Some("The basket is empty".to_owned());
                return;
            }
            let all = BasketCopy::all(services.basket);
            return self.open_copy_as(all.into(), services);
        }
        let (excerpts, left_out) = self.verified_in_side_panel();
        if excerpts.is_empty() {
            self.state.status = Some("There is no quote here to copy".to_owned());
            return;
        }
        self.open_copy_as(CopySource::Quotes(excerpts).into(), services);
        let Some(copy_as) = services.dialogs.get_mut::<CopyAsDialog>() else { return };
        if left_out > 0 {
            let unverified =
                counted(left_out, "that is not verified is left out", "that are not verified are left out");
            copy_as.title.push_str(&format!("; {unverified}"));
        }
    }

    /// Opens the format dialog for this content, with a preview of each format.
    pub(super) fn open_copy_as(&mut self, content: CopyContent, services: &mut Services<'_>) {
        let Some(briefing) = self.briefing() else { return };
        let title = match &content {
            CopyContent::Shown(copy_source) => {
                if let Err(reason) = check_quotes(briefing, copy_source) {
                    self.state.status = Some(not_verified(Transfer::Copy, &reason));
                    return;
                }
                let title = title(briefing, copy_source);
                self.choose_copied(copy_source.quote());
                title
            }
            CopyContent::Basket(copy) => title_of_basket(copy),
        };
        let copy_as = CopyAsDialog::new(content, title, services.last_copy_format());
        services.dialogs.open(Dialog::CopyAs(copy_as));
        self.preview(services);
    }

    /// Shows a preview in this format.
    pub(super) fn preview_format(&mut self, copy_format: CopyFormat, services: &mut Services<'_>) {
        if let Some(copy_as) = services.dialogs.get_mut::<CopyAsDialog>() {
            copy_as.copy_format = copy_format;
            self.preview(services);
        }
    }

    /// Sets the options for copies.
    pub(super) fn set_copy_options(&mut self, options: Options, services: &mut Services<'_>) {
        services.persisted.set_copy_options(options);
        self.preview(services);
    }

    /// Switches between the translation, both, and the original, if the briefing has originals.
    pub(super) fn show_next_text(&mut self, services: &mut Services<'_>) {
        if !self.briefing().is_some_and(Briefing::has_originals) {
            self.state.status = Some("This briefing has no original text".to_owned());
            return;
        }
        let shown = services.persisted.shown_text.next();
        services.persisted.shown_text = shown;
        self.panes.reader.deselect();
        self.state.status = Some(format!("Showing: {}", shown.name().to_lowercase()));
    }

    /// Makes the preview on a thread: a reference takes longer than a frame.
    fn preview(&self, services: &mut Services<'_>) {
        let Document::Read(open) = &self.document else { return };
        let options = services.copy_options();
        let Some(copy_as) = services.dialogs.get_mut::<CopyAsDialog>() else { return };
        if let CopyContent::Basket(copy) = &mut copy_as.content {
            *copy = std::mem::take(copy).with_open(services.basket);
        }
        let (first, more) = copy_as.content.first(PREVIEW_ITEMS);
        copy_as.preview = None;
        copy_as.more = more;
        let task = services.tasks.compose(open, first, copy_as.copy_format.clone(), options);
        // An older preview is discarded from now on.
        copy_as.preview_task = Some(task);
    }

    /// Opens the dialog that shortens the chosen quote.
    pub(super) fn open_shorten_for_chosen(&mut self, services: &mut Services<'_>) {
        match self.state.position.chosen {
            Some(id) => self.open_shorten(id, services),
            None => self.report_nothing_chosen(),
        }
    }

    /// Opens the dialog that shortens a quote.
    pub(super) fn open_shorten(&mut self, id: QuoteId, services: &mut Services<'_>) {
        let Some(briefing) = self.briefing() else { return };
        match briefing.verified_quote(id) {
            Ok(quote) => services.dialogs.open(Dialog::Shorten(ShortenDialog::new(&quote))),
            Err(reason) => {
                self.state.status = Some(format!("Not shortened, because this quote is not verified: {reason}"));
            }
        }
    }
}

/// The content with the current versions of the basket's briefings, not those from when it was requested.
pub(super) fn with_open_briefings(content: CopyContent, services: &Services<'_>) -> CopyContent {
    match content {
        CopyContent::Basket(copy) => copy.with_open(services.basket).into(),
        shown @ CopyContent::Shown(_) => shown,
    }
}

/// The message for a copy and what to remember after it. `own` is the file of the briefing, whose quotes may be in the
/// basket.
pub(super) fn copy_request(
    briefing: &Briefing,
    own: &FileKey,
    content: &CopyContent,
    copy_format: &CopyFormat,
    transfer: Transfer,
) -> CopyRequest {
    let format = copy_format.name().to_owned();
    match content {
        CopyContent::Shown(copy_source) => {
            let has_format = !matches!(copy_source, CopySource::Text(_) | CopySource::Passage(_));
            CopyRequest {
                message: message(briefing, copy_source, copy_format, transfer),
                quote: copy_source.quote(),
                quotes: quotes_of(copy_source),
                format,
                copy_format: has_format.then(|| copy_format.clone()),
            }
        }
        CopyContent::Basket(copy) => {
            let own = copy.items_of(own).filter_map(|item| item.excerpt.as_ref());
            CopyRequest {
                message: message_of_basket(copy, copy_format, transfer),
                quote: None,
                quotes: own.map(|excerpt| excerpt.id).collect(),
                format,
                copy_format: Some(copy_format.clone()),
            }
        }
    }
}

/// The largest text that is copied, in bytes: many programs hang when pasting more.
pub(super) const MAX_COPY_BYTES: usize = 64 << 20;

/// The largest selection offered for pasting with the middle button, in bytes: it is made during a frame, after every
/// change.
const MAX_PRIMARY_BYTES: usize = 1 << 20;

/// How a text leaves the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transfer {
    /// By the clipboard.
    Copy,
    /// By being dropped on another program.
    Drag,
}

impl Transfer {
    /// The start of the message after it succeeded.
    fn done(self) -> &'static str {
        match self {
            Self::Copy => "Copied",
            Self::Drag => "Dropped",
        }
    }

    /// The start of the message if it failed.
    pub(super) fn not_done(self) -> &'static str {
        match self {
            Self::Copy => "Not copied",
            Self::Drag => "Not dragged",
        }
    }
}

pub(super) fn too_much(transfer: Transfer) -> String {
    let (not_done, key) = (transfer.not_done(), Action::Export.key());
    format!("{not_done}: this is too large for the clipboard; {key} saves it to a file")
}

fn not_verified(transfer: Transfer, reason: &NotVerified) -> String {
    format!("{}, because this quote is not verified: {reason}", transfer.not_done())
}

/// Why this cannot leave the window, as a sentence.
pub(super) fn refusal(briefing: &Briefing, content: &CopyContent, transfer: Transfer) -> Option<String> {
    let CopyContent::Shown(copy_source) = content else { return None };
    match check_quotes(briefing, copy_source) {
        Err(reason) => Some(not_verified(transfer, &reason)),
        Ok(()) => (copy_source.selected_bytes() > MAX_COPY_BYTES).then(|| too_much(transfer)),
    }
}

/// The maximum number of quotes or paragraphs in a preview.
const PREVIEW_ITEMS: usize = 2000;

/// The quotes that are copied, in full or in part.
fn quotes_of(copy_source: &CopySource) -> Vec<QuoteId> {
    match copy_source {
        CopySource::Quotes(excerpts) => excerpts.iter().map(|excerpt| excerpt.id).take(MAX_QUOTES).collect(),
        CopySource::Passage(id) => vec![*id],
        CopySource::Selection(_) | CopySource::Text(_) => Vec::new(),
    }
}

/// An error if one of the quotes cannot be copied. For a large number of quotes, the thread that makes the text checks
/// this.
fn check_quotes(briefing: &Briefing, copy_source: &CopySource) -> Result<(), NotVerified> {
    match copy_source {
        CopySource::Quotes(excerpts) if excerpts.len() > MAX_QUOTES => Ok(()),
        CopySource::Quotes(excerpts) => excerpts.iter().try_for_each(|excerpt| excerpt.verify(briefing).map(drop)),
        CopySource::Passage(id) => briefing.verified_quote(*id).map(drop),
        CopySource::Selection(_) | CopySource::Text(_) => Ok(()),
    }
}

/// The status message of a copy or a drop.
fn message(briefing: &Briefing, copy_source: &CopySource, copy_format: &CopyFormat, transfer: Transfer) -> String {
    let done = transfer.done();
    let beginning = |text: &str| format!("“{}”", widgets::beginning(text, 60));
    match copy_source {
        CopySource::Quotes(excerpts) => match excerpts.as_slice() {
            [excerpt] => match excerpt.verify(briefing) {
                Ok(quote) => {
                    format!(
                        "{done}, {}: {}, {}",
                        name_within(copy_format),
                        quote.speaker().distinct_name(),
                        beginning(&quote.text())
                    )
                }
                Err(_) => done.to_owned(),
            },
            excerpts => {
                format!("{done} {}, {}", counted(excerpts.len(), "quote", "quotes"), name_within(copy_format))
            }
        },
        CopySource::Passage(_) => format!("{done} the quote with its context"),
        CopySource::Selection(spans) => {
            format!(
                "{done} the selected text, {}: {}",
                name_within(copy_format),
                beginning(&first_selected_text(briefing, spans))
            )
        }
        CopySource::Text(spans) => {
            format!("{done} the selected text: {}", beginning(&first_selected_text(briefing, spans)))
        }
    }
}

/// The status message of a copy from the basket.
fn message_of_basket(copy: &BasketCopy, copy_format: &CopyFormat, transfer: Transfer) -> String {
    let done = transfer.done();
    let mut items = copy.items();
    match (items.next(), items.next()) {
        (Some(item), None) => {
            let beginning = widgets::beginning(&item.text, 60);
            format!("{done}, {}: {}, “{beginning}”", name_within(copy_format), item.said_by)
        }
        _ => format!("{done} {}, {}", title_of_basket(copy), name_within(copy_format)),
    }
}

/// The number of quotes and of briefings, in words.
fn title_of_basket(copy: &BasketCopy) -> String {
    let quotes = counted(copy.count(), "quote", "quotes");
    match copy.briefings() {
        0 | 1 => quotes,
        briefings => format!("{quotes} of {briefings} briefings"),
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

pub(super) fn first_selected_text(briefing: &Briefing, spans: &[(BlockId, Range<usize>)]) -> String {
    let first = spans
        .iter()
        .find_map(|(id, range)| briefing.block(*id)?.text().get(range.clone()).filter(|text| !text.is_empty()));
    first.unwrap_or_default().to_owned()
}

/// The title of the format dialog.
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

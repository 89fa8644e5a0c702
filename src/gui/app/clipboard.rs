//! Copies on their way to the clipboard, and the messages about them.

use egui::{Context, ViewportCommand};

use super::App;
use crate::gui::{
    platform::clipboard::{Clipboard, Persistence},
    state::{ids::TabId, view::Notice},
    ui::reader::SelectionEnds,
};
use briefing_core::{citation::ClipboardContent, model::QuoteId};

/// A selection in one of the tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TabSelection {
    pub tab: TabId,
    pub ends: SelectionEnds,
}

/// A copy whose result is not known yet.
struct UnansweredCopy {
    /// The status message once the text is on the clipboard.
    message: String,
    /// The quote that is copied, if it is a single one.
    quote: Option<QuoteId>,
    /// The text, in case only the toolkit can put it on the clipboard.
    plain: String,
}

/// The result of a copy.
struct CopyResult {
    status: String,
    quote: Option<QuoteId>,
}

/// The clipboard, and what the window has put there.
pub(super) struct ClipboardQueue {
    clipboard: Box<dyn Clipboard>,
    unanswered: Option<UnansweredCopy>,
    /// The selection that can be pasted with the middle button.
    primary: Option<TabSelection>,
    /// Whether the copied text is lost when the window is closed, and whether the user was told.
    is_fleeting: bool,
    has_warned: bool,
}

impl ClipboardQueue {
    pub(super) fn new(clipboard: Box<dyn Clipboard>) -> Self {
        Self { clipboard, unanswered: None, primary: None, is_fleeting: false, has_warned: false }
    }

    /// Puts a text on the clipboard; `message` is shown once it is there.
    pub(super) fn put(&mut self, content: ClipboardContent, message: String, quote: Option<QuoteId>) {
        self.unanswered = Some(UnansweredCopy { message, quote, plain: content.plain.clone() });
        self.clipboard.put(content);
    }

    /// Offers a selected text for pasting with the middle button.
    pub(super) fn set_primary(&mut self, text: String) {
        self.clipboard.select(text);
    }

    /// Whether this selection is new. Records it, so that the same one is not new again.
    pub(super) fn is_new_primary(&mut self, selection: Option<TabSelection>) -> bool {
        if selection.is_none() || self.primary == selection {
            return false;
        }
        self.primary = selection;
        true
    }

    /// Keeps the copied text when the window closes, on systems that need help with that.
    pub(super) fn persist_on_close(&mut self) {
        self.clipboard.keep();
    }

    fn next_result(&mut self, ctx: &Context) -> Option<CopyResult> {
        let result = self.clipboard.result()?;
        let (message, quote, plain) = match self.unanswered.take() {
            Some(copy) => (copy.message, copy.quote, Some(copy.plain)),
            None => ("Copied".to_owned(), None, None),
        };
        Some(match result {
            Ok(Persistence::Beyond) => {
                self.is_fleeting = false;
                CopyResult { status: message, quote }
            }
            Ok(Persistence::WhileOpen) => {
                if let Some(plain) = plain {
                    ctx.copy_text(plain);
                }
                self.is_fleeting = true;
                let status = format!("{message} (as plain text, and only until this window is closed)");
                CopyResult { status, quote }
            }
            Err(reason) => CopyResult { status: format!("Not copied: {reason}"), quote: None },
        })
    }

    /// Whether to warn that the copied text is lost with the window. True only once.
    fn must_warn(&mut self) -> bool {
        self.is_fleeting && !std::mem::replace(&mut self.has_warned, true)
    }
}

impl App {
    /// Reports the results of copies.
    pub(super) fn report_copies(&mut self, ctx: &Context) {
        while let Some(result) = self.clipboard.next_result(ctx) {
            if let Some(tab) = self.tabs.active_document_mut() {
                tab.state.copied_quote = result.quote;
            }
            self.tabs.show_status(result.status);
        }
    }

    /// If the system does not keep the clipboard after closing, warns once and waits for the window to be
    /// closed again.
    pub(super) fn warn_before_closing(&mut self, ctx: &Context) {
        if ctx.input(|input| input.viewport().close_requested()) && self.clipboard.must_warn() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.show_notice(Notice::error(
                "This system clears the clipboard when the window closes: paste first, then close again",
            ));
        }
    }
}

//! Dragging out of a tab: the same text as *Copy*, refused for the same reasons.

use std::fmt;

use egui::Context;

use super::{
    App,
    copying::{self, Transfer},
    document_tab::{Document, DocumentTab},
    drag_out::Dragged,
    pending_copy::CopyRequest,
    services::Services,
};
use crate::gui::{
    platform::drag_out::{DragEnd, DragSource},
    state::{
        basket_copy::{Composed, CopyContent},
        failures::NotCopied,
    },
    ui::widgets,
};
use briefing_core::{citation::CopySource, model::Briefing};

impl DocumentTab {
    /// Drags this content, to drop it on another program.
    pub(super) fn drag_out(&mut self, content: CopyContent, services: &mut Services<'_>) {
        let Document::Read(open) = &self.document else { return };
        let Some(briefing) = open.loaded.briefing.as_ref().filter(|_| services.drag_out.is_offered()) else { return };
        let content = copying::with_open_briefings(content, services);
        if let Some(sentence) = copying::refusal(briefing, &content, Transfer::Drag) {
            self.state.status = Some(sentence);
            return;
        }
        let copy_format = services.last_copy_format();
        let mut request = copying::copy_request(briefing, &self.file, &content, &copy_format, Transfer::Drag);
        let (tab, label, options) = (self.id, label(briefing, &content), services.copy_options());
        if !content.is_quick(&copy_format) {
            let composing = Some(services.tasks.compose(open, content, copy_format, options));
            return services.drag_out.begin(Dragged { tab, label, request, composing }, None);
        }
        let composed = content.copy(briefing, &copy_format, options);
        match within_limits(composed) {
            Ok(Composed { content, left_out }) => {
                request.add_left_out(left_out);
                services.drag_out.begin(Dragged { tab, label, request, composing: None }, Some(content));
            }
            Err(reason) => self.state.status = Some(reason.to_string()),
        }
    }

    /// Drags the selected text.
    pub(super) fn drag_out_selected(&mut self, services: &mut Services<'_>) {
        if let Some(selected) = self.selected(services) {
            self.drag_out(CopySource::Text(selected).into(), services);
        }
    }

    /// Records a drop on another program: it counts as a copy.
    pub(super) fn finish_drop(&mut self, request: &CopyRequest, services: &mut Services<'_>) {
        self.choose_copied(request.quote);
        self.remember_copied(request, services);
        self.state.status = Some(request.message.clone());
    }
}

/// The message for a failed drag, if it needs one.
fn failure_message(end: &DragEnd) -> Option<String> {
    match end {
        DragEnd::Dropped | DragEnd::OnOwnWindow | DragEnd::Cancelled => None,
        DragEnd::Refused => Some("Not dropped: nothing there accepts text".to_owned()),
        DragEnd::NoAnswer => Some("Not dropped: the program does not respond".to_owned()),
        DragEnd::Gone => Some("Not dropped: the program was closed".to_owned()),
        DragEnd::Failed(error) => Some(format!("{}: {error}", Transfer::Drag.not_done())),
    }
}

impl App {
    /// Uses this to drag out of the window; with `None`, nothing can be dragged out.
    pub fn use_drag_source(&mut self, source: Option<Box<dyn DragSource>>) {
        self.drag_out.use_source(source);
    }

    /// Handles the reports on drags.
    pub(super) fn report_drags(&mut self, ctx: &Context) {
        while let Some((dragged, end)) = self.drag_out.ended() {
            if let Some(failure_message) = failure_message(&end) {
                self.tabs.show_status(failure_message);
            }
            if end == DragEnd::Dropped {
                self.with_tab(ctx, dragged.tab, |tab, services| tab.finish_drop(&dragged.request, services));
            }
        }
    }

    /// Takes over the finished text of a drag.
    pub(super) fn finish_composing_drag(&mut self, composed: Result<Composed, NotCopied>) {
        match within_limits(composed) {
            Ok(Composed { content, left_out }) => self.drag_out.offer(content, left_out),
            Err(reason) => {
                self.drag_out.cancel();
                self.tabs.show_status(reason.to_string());
            }
        }
    }
}

/// Why a drag has no text. Displays as a sentence.
enum NotDragged {
    TooMuch,
    NotCopied(NotCopied),
}

impl fmt::Display for NotDragged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMuch => f.write_str(&copying::too_much(Transfer::Drag)),
            Self::NotCopied(reason) => write!(f, "{}: {reason}", Transfer::Drag.not_done()),
        }
    }
}

/// The text of a drag, if it is not too large for another program.
fn within_limits(composed: Result<Composed, NotCopied>) -> Result<Composed, NotDragged> {
    let composed = composed.map_err(NotDragged::NotCopied)?;
    if composed.content.plain.len() > copying::MAX_COPY_BYTES { Err(NotDragged::TooMuch) } else { Ok(composed) }
}

/// The label next to the pointer.
fn label(briefing: &Briefing, content: &CopyContent) -> String {
    const LABEL_CHARACTERS: usize = 40;
    let words = |text: &str| format!("“{}”", widgets::beginning(text, LABEL_CHARACTERS));
    match content {
        CopyContent::Shown(CopySource::Quotes(excerpts)) => {
            let quote = excerpts.first().and_then(|excerpt| excerpt.verify(briefing).ok());
            quote.map_or_else(|| "Quote".to_owned(), |quote| words(&quote.text()))
        }
        CopyContent::Shown(CopySource::Text(spans) | CopySource::Selection(spans)) => {
            words(&copying::first_selected_text(briefing, spans))
        }
        CopyContent::Shown(CopySource::Passage(_)) => "Quote with its context".to_owned(),
        CopyContent::Basket(copy) => copy.items().next().map_or_else(String::new, |item| words(&item.text)),
    }
}

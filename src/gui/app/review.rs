//! Reviewing a draft: going through its proposals and deciding on each.

use std::{ops::Range, path::Path};

use egui::{Context, Event, Key};

use super::{document_tab::DocumentTab, editing::Made, services::Services};
use crate::gui::{
    command::ReviewCommand,
    platform::{editing::NotMade, tasks::BackupContent},
    state::{
        review::{self, SimilarProposals, SpanEnd, SuggestedSpeaker, confidence, groups, in_order, suggested_speakers},
        stored_review::StoredReview,
        view::{Direction, Notice, Pane, SidePanelTab},
    },
};
use briefing_core::{
    editing::{Change, ChosenSpeaker, NewSpeaker},
    model::{BlockId, Briefing, Confidence, QuoteId, SpeakerId},
    text::number::counted,
};
use unicode_segmentation::UnicodeSegmentation as _;

/// The keys of the review, while it has the focus.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReviewKeys {
    /// Whether a proposal has the focus, not a button.
    is_on_proposal: bool,
    /// Whether the arrow keys move an end of the chosen proposal.
    moves_end: bool,
}

impl ReviewKeys {
    /// The command for an event.
    pub(super) fn command(self, event: &Event) -> Option<ReviewCommand> {
        const NUMBERS: [Key; 9] =
            [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
        let Event::Key { key, pressed: true, repeat, modifiers, .. } = event else { return None };
        // A key that is held down decides only one proposal, not the following ones.
        let is_arrow = matches!(key, Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight);
        let is_letter = matches!(key, Key::S | Key::E | Key::N);
        let is_plain = modifiers.is_none() || is_letter && modifiers.shift_only();
        if !is_plain || *repeat && !is_arrow {
            return None;
        }
        if let Some(speaker) = NUMBERS.iter().zip(0..).find_map(|(number, at)| (number == key).then_some(at)) {
            return Some(ReviewCommand::SaidBy(SpeakerId(speaker)));
        }
        match key {
            Key::Enter if self.is_on_proposal => Some(ReviewCommand::Accept),
            Key::Delete | Key::Backspace => Some(ReviewCommand::Reject),
            Key::S => Some(ReviewCommand::AskSpeaker),
            Key::E => Some(ReviewCommand::MoveEnds),
            Key::N => Some(ReviewCommand::Skip),
            Key::ArrowDown => Some(ReviewCommand::Step(Direction::Next)),
            Key::ArrowUp => Some(ReviewCommand::Step(Direction::Previous)),
            Key::ArrowRight if self.moves_end => Some(ReviewCommand::MoveEnd(Direction::Next)),
            Key::ArrowLeft if self.moves_end => Some(ReviewCommand::MoveEnd(Direction::Previous)),
            _ => None,
        }
    }
}

impl DocumentTab {
    /// The keys of the review, if it has the focus or is about to get it.
    pub(super) fn review_keys(&self, ctx: &Context) -> Option<ReviewKeys> {
        if self.state.side_panel != SidePanelTab::Review {
            return None;
        }
        let is_pending = self.state.focus_pane == Some(Pane::Quotes);
        let focused = ctx.memory(|memory| memory.focused());
        let is_on_proposal =
            is_pending || focused.is_some_and(|id| self.panes.side_panel.review.proposal_with(id).is_some());
        let has_focus = is_on_proposal || self.focused_pane(ctx) == Some(Pane::Quotes);
        has_focus.then_some(ReviewKeys { is_on_proposal, moves_end: self.state.review.moved_end.is_some() })
    }

    /// Applies a command of the review.
    pub(super) fn review(&mut self, command: ReviewCommand, services: &mut Services<'_>) -> Result<(), NotMade> {
        let chosen = self.chosen_proposal();
        let focused = services.ctx.memory(|memory| memory.focused());
        let focused = focused.and_then(|id| self.panes.side_panel.review.proposal_with(id));
        match command {
            ReviewCommand::Choose(id) => self.show_proposal(id),
            ReviewCommand::Step(direction) => self.step_proposal(direction),
            ReviewCommand::Skip => self.skip(services),
            ReviewCommand::Accept => {
                let focused = focused.filter(|focused| Some(*focused) != chosen && self.edits.context().is_none());
                if let Some(focused) = focused {
                    // A proposal that the user has not looked at is not accepted but shown first.
                    self.show_proposal(focused);
                } else if let Some(id) = chosen {
                    let has_speaker = self.briefing().and_then(|briefing| briefing.quote(id)?.speaker).is_some();
                    match has_speaker {
                        true => {
                            self.decide(id, &[Change::Confirm(vec![id])], services)?;
                        }
                        false => self.ask_speaker(),
                    }
                }
            }
            ReviewCommand::Reject => {
                if let Some(id) = chosen {
                    self.decide(id, &[Change::Remove(vec![id])], services)?;
                }
            }
            ReviewCommand::SaidBy(speaker) => {
                let is_known = self.briefing().is_some_and(|briefing| briefing.speaker(speaker).is_some());
                if let Some(id) = chosen.filter(|_| is_known) {
                    self.attribute(id, ChosenSpeaker::Known(speaker), services)?;
                }
            }
            ReviewCommand::AskSpeaker => self.ask_speaker(),
            ReviewCommand::TypeSpeaker(name) => self.state.review.other_speaker = Some(name),
            ReviewCommand::NameSpeaker => {
                let name = self.state.review.other_speaker.clone().unwrap_or_default();
                let of = chosen.zip(self.briefing());
                match of.and_then(|(id, briefing)| suggested_speakers(briefing, id, &name).into_iter().next()) {
                    Some(first) => self.name_suggested(first, services)?,
                    None => self.state.review.other_speaker = None,
                }
            }
            ReviewCommand::NameSuggested(speaker) => self.name_suggested(speaker, services)?,
            ReviewCommand::AcceptOffer => {
                if let Some(offer) = &self.state.review.offer {
                    let (quotes, speaker) = (offer.proposals.clone(), ChosenSpeaker::Known(offer.speaker));
                    let change = Change::Attribute { quotes, speaker, confirm: false };
                    if self.change(&[change], services)? == Made::Now {
                        self.state.review.offer = None;
                    }
                }
            }
            ReviewCommand::DismissOffer => self.state.review.offer = None,
            ReviewCommand::AcceptCertain(speaker) => self.accept_certain(speaker, services)?,
            ReviewCommand::MoveEnds => {
                if let Some(focused) = focused.filter(|_| chosen.is_none()) {
                    self.show_proposal(focused);
                }
                let Some(id) = self.chosen_proposal() else {
                    self.state.status = Some("First choose a proposal".to_owned());
                    return Ok(());
                };
                // Its ends are seen in the text.
                self.go_to_quote(id);
                self.state.review.moved_end = match self.state.review.moved_end {
                    None => Some(SpanEnd::End),
                    Some(SpanEnd::End) => Some(SpanEnd::Start),
                    Some(SpanEnd::Start) => None,
                };
                // The arrow keys change the words while the proposal has the focus, so it takes the focus from its
                // button.
                self.state.focus_pane = Some(Pane::Quotes);
                self.state.status = self.state.review.moved_end.map(|end| {
                    let (end, next) = match end {
                        SpanEnd::End => ("end", "E switches to the start"),
                        SpanEnd::Start => ("start", "E finishes"),
                    };
                    format!("← and → move the {end} of the quote by a word; {next}")
                });
            }
            ReviewCommand::MoveEnd(direction) => self.move_end(direction, services)?,
        }
        Ok(())
    }

    /// The chosen proposal; `None` if the chosen quote is not a proposal.
    pub(super) fn chosen_proposal(&self) -> Option<QuoteId> {
        let id = self.state.position.chosen?;
        self.briefing()?.quote(id).filter(|quote| !quote.is_confirmed()).map(|_| id)
    }

    /// Chooses a requested proposal and clears the status line, which is about another one.
    fn show_proposal(&mut self, id: QuoteId) {
        self.choose_proposal(id);
        self.state.status = None;
    }

    /// Chooses a proposal, and brings it into view in both panes.
    fn choose_proposal(&mut self, id: QuoteId) {
        if self.state.position.chosen != Some(id) {
            self.state.review.leave();
        }
        self.go_to_quote(id);
        self.state.review.seen.insert(id);
        self.panes.side_panel.review.scroll_to = Some(id);
        self.state.focus_pane = Some(Pane::Quotes);
    }

    fn proposals(&self) -> Vec<QuoteId> {
        self.briefing().map(|briefing| in_order(&groups(briefing)).collect()).unwrap_or_default()
    }

    fn step_proposal(&mut self, direction: Direction) {
        let proposals = self.proposals();
        let at = self.state.position.chosen.and_then(|id| proposals.iter().position(|other| *other == id));
        let next = match at {
            Some(at) if direction.is_next() => proposals.get(at + 1),
            Some(at) => at.checked_sub(1).and_then(|before| proposals.get(before)),
            None => proposals.first(),
        };
        if let Some(next) = next.copied() {
            self.show_proposal(next);
        }
    }

    /// Makes the changes that decide a proposal, and chooses the next one.
    fn decide(&mut self, id: QuoteId, changes: &[Change], services: &mut Services<'_>) -> Result<Made, NotMade> {
        self.state.review.offer = None;
        let proposals = self.proposals();
        let at = proposals.iter().position(|other| *other == id);
        let next = at.and_then(|at| proposals.get(at + 1).or_else(|| proposals.first()));
        let next = next.copied().filter(|next| *next != id);
        let words = self.briefing().and_then(|briefing| words_of(briefing, id));
        // Its id may change.
        let before = std::mem::replace(&mut self.state.position.chosen, next);
        let made = self.change(changes, services);
        if !matches!(made, Ok(Made::Now)) {
            self.state.position.chosen = before;
            return made;
        }
        if let ([Change::Remove(_)], Some(words)) = (changes, words) {
            self.state.review.kept.reject(words);
            self.keep_review(services);
        }
        // Input begun for the decided proposal is not carried over to the next.
        self.state.review.leave();
        if self.briefing().is_some_and(|briefing| briefing.unconfirmed_count() == 0) {
            self.forget_first_notice();
        }
        match self.chosen_proposal() {
            Some(next) => self.choose_proposal(next),
            None => self.state.side_panel = SidePanelTab::Review,
        }
        Ok(Made::Now)
    }

    /// Removes the message about the new draft once it is outdated.
    pub(super) fn forget_first_notice(&mut self) {
        if let Some(message) = self.state.review.first_message.take() {
            Notice::remove_line(&mut self.state.notice, &message);
        }
    }

    /// Leaves the chosen proposal for later.
    fn skip(&mut self, services: &Services<'_>) {
        let words = self.chosen_proposal().and_then(|id| words_of(self.briefing()?, id));
        if let Some(words) = words {
            self.state.review.kept.skip(words);
            self.keep_review(services);
        }
        self.step_proposal(Direction::Next);
    }

    /// Stores the rejected and skipped proposals for the next start.
    pub(super) fn keep_review(&mut self, services: &Services<'_>) {
        let Some(path) = self.storage_path().map(Path::to_owned) else { return };
        let stored = services.store.review_path(&path);
        let kept = &mut self.state.review.kept;
        kept.file = path;
        services.tasks.keep_unsaved(stored, BackupContent::text(kept.to_text()));
    }

    /// Restores the rejected and skipped proposals of the last session.
    pub(super) fn restore_review(&mut self, services: &Services<'_>) {
        let Some(path) = self.storage_path() else { return };
        if let Some(kept) = StoredReview::read(&services.store.review_path(path), path) {
            self.state.review.kept = kept;
        }
    }

    /// Attributes a proposal to a speaker and confirms it.
    fn attribute(&mut self, id: QuoteId, speaker: ChosenSpeaker, services: &mut Services<'_>) -> Result<Made, NotMade> {
        let asked = self.briefing().and_then(|briefing| {
            let quote = briefing.quote(id)?;
            Some((quote.speaker, review::mention(briefing, quote)))
        });
        let Some((before, mention)) = asked else { return Ok(Made::Later) };
        let made = self.decide(id, &[Change::Attribute { quotes: vec![id], speaker, confirm: true }], services)?;
        if made == Made::Now {
            self.offer_similar(id, before, mention);
        }
        Ok(made)
    }

    /// Offers to apply the correction of a proposal to others that name the same speaker in the same words.
    fn offer_similar(&mut self, id: QuoteId, before: Option<SpeakerId>, mention: Option<String>) {
        // No quote was added or removed, so its id is unchanged.
        let Some(briefing) = self.briefing() else { return };
        let now = briefing.quote(id).filter(|quote| quote.is_confirmed()).and_then(|quote| quote.speaker);
        let (Some(mention), Some(speaker)) = (mention, now.filter(|now| Some(*now) != before)) else { return };
        let proposals = review::of_same_mention(briefing, before, &mention);
        self.state.review.offer = (!proposals.is_empty()).then_some(SimilarProposals { proposals, speaker, mention });
    }

    fn ask_speaker(&mut self) {
        self.state.review.other_speaker = Some(String::new());
        self.state.review.focus_field = true;
    }

    /// Attributes the chosen proposal to the person with a typed name.
    fn name_suggested(&mut self, speaker: SuggestedSpeaker, services: &mut Services<'_>) -> Result<(), NotMade> {
        let speaker = match speaker {
            SuggestedSpeaker::Known(id) => ChosenSpeaker::Known(id),
            SuggestedSpeaker::New { name, .. } => ChosenSpeaker::New(NewSpeaker { name, role: String::new() }),
        };
        let made = match self.chosen_proposal() {
            Some(id) => self.attribute(id, speaker, services)?,
            None => Made::Now,
        };
        if made == Made::Now {
            self.state.review.other_speaker = None;
        }
        Ok(())
    }

    /// Accepts the certain proposals of a speaker that have been on screen.
    fn accept_certain(&mut self, speaker: Option<SpeakerId>, services: &mut Services<'_>) -> Result<(), NotMade> {
        let Some(briefing) = self.briefing() else { return Ok(()) };
        let group = groups(briefing).into_iter().find(|group| group.speaker == speaker);
        let is_certain =
            |id: &QuoteId| briefing.quote(*id).is_some_and(|quote| confidence(quote) == Confidence::Certain);
        let certain: Vec<QuoteId> =
            group.map(|group| group.proposals).unwrap_or_default().into_iter().filter(is_certain).collect();
        // Proposals that came on screen after the command was given are not included.
        let on_screen = self.edits.context().map_or(&self.state.review.seen, |context| &context.seen);
        let (seen, unseen): (Vec<_>, Vec<_>) = certain.into_iter().partition(|id| on_screen.contains(id));
        if seen.is_empty() {
            self.state.status = Some("Review the proposals first: none has been on screen yet".to_owned());
            return Ok(());
        }
        let count = seen.len();
        if self.change(&[Change::Confirm(seen)], services)? == Made::Later {
            return Ok(());
        }
        if !unseen.is_empty() {
            let left = counted(unseen.len(), "one has", "have");
            let accepted = counted(count, "quote", "quotes");
            self.state.status = Some(format!("Confirmed {accepted}; {left} not been on screen yet"));
        }
        if let Some(next) = self.proposals().first().copied() {
            self.choose_proposal(next);
        }
        Ok(())
    }

    /// Moves an end of the chosen proposal by a word.
    fn move_end(&mut self, direction: Direction, services: &mut Services<'_>) -> Result<(), NotMade> {
        let (Some(id), Some(end)) = (self.chosen_proposal(), self.state.review.moved_end) else { return Ok(()) };
        let moved = self.briefing().and_then(|briefing| span_with_moved_end(briefing, id, end, direction));
        let Some(span) = moved else { return Ok(()) };
        if self.change(&[Change::Words(id, span)], services)? == Made::Now {
            self.state.position.chosen = Some(id);
            self.state.review.moved_end = Some(end);
        }
        Ok(())
    }

    /// Records which proposals have been on screen.
    pub(super) fn note_seen_proposals(&mut self) {
        let drawn = self.panes.side_panel.review.drawn().to_vec();
        self.state.review.seen.extend(drawn);
    }

    /// Chooses the proposal whose decision was undone, if the review is shown. `before` are the proposals before that.
    pub(super) fn choose_undecided(&mut self, before: &[(BlockId, String)]) {
        if self.state.side_panel != SidePanelTab::Review {
            return;
        }
        let now = self.briefing().map(review::undecided).unwrap_or_default();
        let is_new = |(_, place): &(QuoteId, (BlockId, String))| !before.contains(place);
        if let Some((id, _)) = now.into_iter().find(is_new) {
            self.choose_proposal(id);
        }
    }

    /// Opens the review of a draft that has proposals.
    pub(super) fn offer_review(&mut self, services: &mut Services<'_>) {
        if self.is_draft && self.briefing().is_some_and(|briefing| briefing.unconfirmed_count() > 0) {
            self.state.side_panel = SidePanelTab::Review;
            self.state.review = review::Review::default();
            if let Some(first) = self.proposals().first().copied() {
                self.show_pane(Pane::Quotes, services);
                self.show_proposal(first);
                // Typing in a field does not decide a proposal.
                let find = &mut self.state.find;
                let is_finding = find.is_open || find.is_go_to_open;
                // Find may have been opened while the document was being read, and its field still needs the focus.
                find.wants_focus |= is_finding;
                if is_finding || services.dialogs.is_open() || services.ctx.text_edit_focused() {
                    self.state.focus_pane = None;
                }
            }
        }
    }
}

/// The words of a quote with one end moved by a word.
fn span_with_moved_end(briefing: &Briefing, id: QuoteId, end: SpanEnd, direction: Direction) -> Option<Range<usize>> {
    let quote = briefing.quote(id)?;
    let (mut span, text) = (quote.span()?, briefing.block(quote.block)?.text());
    let words = text.unicode_word_indices().map(|(at, word)| at..at + word.len());
    match end {
        SpanEnd::Start => {
            let starts: Vec<usize> = words.map(|word| word.start).collect();
            let at = starts.partition_point(|start| *start < span.start);
            let next =
                if direction.is_next() { starts.get(at + 1) } else { at.checked_sub(1).and_then(|at| starts.get(at)) };
            span.start = next.copied().filter(|start| *start < span.end).unwrap_or(span.start);
        }
        SpanEnd::End => {
            let ends: Vec<usize> = words.map(|word| word.end).collect();
            let at = ends.partition_point(|end| *end <= span.end);
            let next = if direction.is_next() { ends.get(at) } else { at.checked_sub(2).and_then(|at| ends.get(at)) };
            span.end = next.copied().filter(|end| *end > span.start).unwrap_or(span.end);
        }
    }
    Some(span)
}

/// The words of a quote.
fn words_of(briefing: &Briefing, id: QuoteId) -> Option<String> {
    briefing.quote(id).map(|quote| briefing.quote_text(quote).into_owned())
}

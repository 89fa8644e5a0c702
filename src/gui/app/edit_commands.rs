//! The commands that change a briefing: each opens a dialog for its input or makes its change immediately.

use super::{
    document_tab::DocumentTab,
    editing::{Made, NOTHING_CHOSEN},
    services::Services,
    undo_order::HistoryStep,
};
use crate::gui::{
    command::{Action, BlockCommand, EditCommand},
    platform::editing::{EditStep, NotEditable, NotMade},
    state::{
        dialogs::{Dialog, DialogKind, SpeakerDialog, SpokenWords},
        editing_dialogs::{FormDialog, FormPurpose, NameList, NamesDialog, SplitDialog, TextDialog},
        view::View,
    },
};
use briefing_core::{
    editing::{Change, NewEntry, falsified},
    model::{BlockId, SpeakerId, TopicId},
};

impl DocumentTab {
    /// Applies a command.
    pub(super) fn edit(&mut self, command: EditCommand, services: &mut Services<'_>) {
        if command.asks_first()
            && let Some(reason) = self.why_not_editable()
        {
            self.state.status = Some(reason);
            return;
        }
        match command {
            EditCommand::Undo => self.undo(HistoryStep::Undo, services),
            EditCommand::Redo => self.undo(HistoryStep::Redo, services),
            EditCommand::Save => self.save_briefing(services),
            EditCommand::SaveAs => self.save_briefing_as(services),
            EditCommand::MarkQuote => self.mark_quote(services),
            EditCommand::ChangeSpeaker => self.change_speaker(services),
            EditCommand::ConfirmSpeaker => self.confirm_speaker(services),
            EditCommand::RemoveQuote => {
                let removed = self.remove_quote(services);
                self.report_failure(removed);
            }
            EditCommand::Make(change) => self.make(change, services),
            EditCommand::OpenForm(purpose) => self.open_form(purpose, services),
            EditCommand::ConfirmForm => self.confirm_form(services),
            EditCommand::OpenNames(names) => self.open_names(names, services),
            EditCommand::ConfirmNames => {
                if let Some(change) = services.dialogs.get::<NamesDialog>().and_then(NamesDialog::change) {
                    self.make(change, services);
                }
            }
            EditCommand::ChangeOccasion => match self.state.position.chosen {
                Some(id) => {
                    let now = self.briefing().and_then(|briefing| briefing.quote(id)?.occasion);
                    self.open_names(NamesDialog::occasion(id, now), services);
                }
                None => self.state.status = Some(NOTHING_CHOSEN.to_owned()),
            },
            EditCommand::OpenSplit(speaker) => self.open_split(speaker, services),
            EditCommand::ConfirmSplit => self.confirm_split(services),
            EditCommand::AddNote => {
                if let Some((block, words)) = self.selected_words(services) {
                    self.open_form(FormPurpose::Add(NewEntry::Note(block, words)), services);
                }
            }
            EditCommand::StateFact => self.state_fact(services),
            EditCommand::Block(command, block) => match block.or_else(|| self.current_block(services)) {
                Some(block) => self.edit_block(command, block, services),
                None => self.state.status = Some("Click in a paragraph first, or select some of its words".to_owned()),
            },
            EditCommand::ConfirmText => self.confirm_text(services),
            EditCommand::SplitText => {
                let text = services.dialogs.get::<TextDialog>().map(|text| Change::Split(text.block, text.cursor));
                if let Some(change) = text {
                    self.make_from(change, services, is_kind::<TextDialog>);
                }
            }
            EditCommand::KeepMine => self.keep_mine(services),
            EditCommand::TakeTheirs => self.take_theirs(services),
            EditCommand::MergeBoth => self.merge_both(services),
        }
    }

    /// The reason why the briefing cannot be changed at all, a sentence. Checked first, so that no dialog asks for
    /// input in vain.
    fn why_not_editable(&self) -> Option<String> {
        let job = self.edit_job(EditStep::Make(Vec::new()))?;
        let is_broken = self.state.broken.is_some() || job.open.is_broken();
        if job.is_long() && !is_broken {
            return None;
        }
        match job.run() {
            Err(NotMade::Change(_) | NotMade::NotEditable(NotEditable::Changed)) if is_broken => Some(format!(
                "This file cannot be changed here until its syntax is corrected; {} shows the problems",
                Action::ShowProblems.key()
            )),
            Err(error @ NotMade::NotEditable(NotEditable::Unreadable(_) | NotEditable::BuiltIn)) => {
                Some(error.sentence())
            }
            // The remaining checks are quick.
            Ok(_) | Err(_) => None,
        }
    }

    /// Makes a change. A list of names stays open; a dialog for choosing from one is closed.
    fn make(&mut self, change: Change, services: &mut Services<'_>) {
        self.make_from(change, services, |dialog| matches!(dialog, Dialog::Names(names) if names.change().is_some()));
    }

    /// Makes a change that a dialog requested, and closes the dialog. If the change cannot be made, the dialog shows
    /// the reason.
    fn make_from(&mut self, change: Change, services: &mut Services<'_>, asked: impl Fn(&Dialog) -> bool) {
        let lasting = services.dialogs.take_persistent();
        let made = self.change(std::slice::from_ref(&change), services);
        let is_made = matches!(made, Ok(Made::Now));
        let mut kept = Vec::new();
        for mut dialog in lasting {
            if let (Dialog::Names(names), true, Some(briefing)) = (&mut dialog, is_made, self.briefing()) {
                if names.change().is_some() && asked(&Dialog::Names(names.clone())) {
                    continue;
                }
                names.settle(&change, briefing);
            }
            kept.push(dialog);
        }
        services.dialogs.reopen_below(kept);
        match made {
            Ok(Made::Now) => services.dialogs.close_if(asked),
            Ok(Made::Later) => services.dialogs.clear_error(),
            Err(error) => {
                if let Some(error) = services.dialogs.show_error(error.sentence()) {
                    self.state.status = Some(error);
                }
            }
        }
    }

    /// Shows in the status line why a change was not made.
    pub(super) fn report_failure(&mut self, made: Result<(), NotMade>) {
        if let Err(error) = made {
            self.state.status = Some(error.sentence());
        }
    }

    fn open_form(&mut self, purpose: FormPurpose, services: &mut Services<'_>) {
        if let Some(briefing) = self.briefing() {
            services.dialogs.open(Dialog::Form(FormDialog::new(purpose, briefing)));
        }
    }

    fn confirm_form(&mut self, services: &mut Services<'_>) {
        match services.dialogs.get::<FormDialog>().map(FormDialog::change) {
            Some(Some(change)) => self.make_from(change, services, is_kind::<FormDialog>),
            Some(None) => services.dialogs.close::<FormDialog>(),
            None => {}
        }
    }

    fn open_names(&mut self, mut names: NamesDialog, services: &mut Services<'_>) {
        if names.change().is_some() && self.briefing().is_some_and(|briefing| names.list.count(briefing) == 0) {
            let new = if let Some(id) = self.state.position.chosen {
                NewEntry::Occasion(vec![id])
            } else {
                names.list.new_entry()
            };
            return self.open_form(FormPurpose::Add(new), services);
        }
        if let Some(briefing) = self.briefing() {
            names.count_mentions(briefing);
        }
        services.dialogs.open(Dialog::Names(names));
    }

    fn open_split(&mut self, speaker: SpeakerId, services: &mut Services<'_>) {
        if let Some(briefing) = self.briefing() {
            services.dialogs.open(Dialog::Split(SplitDialog::new(speaker, briefing)));
        }
    }

    fn confirm_split(&mut self, services: &mut Services<'_>) {
        let split = services.dialogs.get::<SplitDialog>();
        let change = split.zip(self.briefing()).and_then(|(split, briefing)| split.change(briefing));
        if let Some(change) = change {
            self.make_from(change, services, is_kind::<SplitDialog>);
        }
    }

    fn state_fact(&mut self, services: &mut Services<'_>) {
        let Some((block, words)) = self.selected_words(services) else { return };
        let Some(briefing) = self.briefing() else { return };
        if briefing.topics().is_empty() {
            self.state.status = Some("A fact belongs to a topic: add a topic first".to_owned());
            return services.dialogs.open(Dialog::Names(NamesDialog::new(NameList::Topics)));
        }
        let shown = if let View::Topic(id) = self.state.position.view { Some(id) } else { None };
        let own = briefing.block(block).and_then(|block| block.topics().first().copied());
        let topic = shown.or(own).unwrap_or(TopicId(0));
        self.open_form(FormPurpose::Add(NewEntry::Fact(topic, block, words)), services);
    }

    /// The current block: of the selected words, the click or the chosen quote.
    fn current_block(&mut self, services: &Services<'_>) -> Option<BlockId> {
        let at = self.current_place(services);
        let of_quote = || self.briefing()?.quote(self.state.position.chosen?).map(|quote| quote.block);
        at.map(|(block, _)| block).or_else(of_quote)
    }

    /// The user's position in the text.
    pub(super) fn current_place(&mut self, services: &Services<'_>) -> Option<(BlockId, usize)> {
        if let Some(context) = self.edits.context() {
            return context.place;
        }
        let mut at = None;
        self.with_panels(services, |context, panes| at = panes.reader.current_place(context));
        at
    }

    fn edit_block(&mut self, command: BlockCommand, block: BlockId, services: &mut Services<'_>) {
        let current = self.current_place(services).filter(|(at, _)| *at == block).map(|(_, byte)| byte);
        let Some(briefing) = self.briefing() else { return };
        match command {
            BlockCommand::Topics => services.dialogs.open(Dialog::Topics(block)),
            BlockCommand::Text => {
                services.dialogs.open(Dialog::Text(TextDialog::new(block, current.unwrap_or(0), briefing)))
            }
            BlockCommand::Turn => {
                let dialog = SpeakerDialog::new(SpokenWords::Turn(block), briefing);
                services.dialogs.open(Dialog::Speaker(dialog));
            }
            BlockCommand::Shape(shape) => self.make(Change::Shape(block, shape), services),
            BlockCommand::Join => self.make(Change::Join(block), services),
            BlockCommand::Split => match current {
                Some(at) => self.make(Change::Split(block, at), services),
                None => self.state.status = Some("First click where to split the paragraph".to_owned()),
            },
        }
    }

    /// Changes the text of a paragraph, after showing which quotes would no longer be confirmed.
    fn confirm_text(&mut self, services: &mut Services<'_>) {
        let Some(dialog) = services.dialogs.get_mut::<TextDialog>() else { return };
        let Some(briefing) = self.briefing() else { return };
        if dialog.is_gone {
            dialog.error = Some(TextDialog::GONE.to_owned());
            return;
        }
        let now = falsified(briefing, dialog.block, &dialog.text);
        if !now.is_empty() && dialog.falsified.as_ref() != Some(&now) {
            dialog.falsified = Some(now);
            return;
        }
        if dialog.text == dialog.before {
            return services.dialogs.close::<TextDialog>();
        }
        let change = Change::Text(dialog.block, dialog.text.clone());
        self.make_from(change, services, is_kind::<TextDialog>);
    }
}

fn is_kind<T: DialogKind>(dialog: &Dialog) -> bool {
    T::of(dialog).is_some()
}

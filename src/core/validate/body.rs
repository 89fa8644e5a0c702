//! The blocks of the body, and the topics that they are in.

use crate::{
    diagnostics::{
        Code,
        suggest::{defined, which_exist},
    },
    format::{scanner::PathStep, schema},
    limits,
    model::{Block, BlockId, BlockKind, Figure, Quote, Stored, TopicId, Turn},
    text::shorten::shortened,
    validate::{
        context::{Validator, count, id_of, place},
        quotes::BlockContext,
    },
};

/// A block that was added to the briefing.
struct AddedBlock {
    /// The whole of a turn as a quote of its speaker, if it is one.
    speech: Option<Box<Quote>>,
}

/// A whole turn as a quote of its speaker, or `None` if the file does not say who speaks.
fn speech_of<'a>(raw: &schema::Block<'a>) -> Option<schema::Quote<'a>> {
    let schema::Block::Turn { text, speaker, speakers, occasion, role, confirmed, proposal, .. } = raw else {
        return None;
    };
    let is_somebodys = speaker.is_some() || !speakers.is_empty() || *confirmed == Some(false);
    is_somebodys.then(|| schema::Quote {
        text: Some(text.clone()),
        speaker: speaker.clone(),
        speakers: speakers.clone(),
        occasion: occasion.clone(),
        role: role.clone(),
        confirmed: *confirmed,
        proposal: proposal.clone(),
        ..schema::Quote::default()
    })
}

impl Validator<'_> {
    pub(crate) fn take_block(&mut self, number: usize, raw: &schema::Block<'_>) {
        let Some(fields) = raw.fields() else { return };
        match raw {
            schema::Block::Unreadable => {}
            schema::Block::Heading { .. } => drop(self.add_block(number, BlockKind::Heading, &fields, None)),
            schema::Block::Paragraph { .. } => drop(self.add_block(number, BlockKind::Paragraph, &fields, None)),
            schema::Block::Item { level, .. } => {
                let level = self.level(number, *level);
                self.add_block(number, BlockKind::Item { level }, &fields, None);
            }
            schema::Block::Turn { .. } => {
                let kind = BlockKind::Turn(count(&self.briefing.turns));
                let label = self.label(number, raw);
                let claim = speech_of(raw);
                if let Some(AddedBlock { speech }) = self.add_block(number, kind, &fields, claim.as_ref()) {
                    self.briefing.turns.push(Turn { label, speech });
                }
            }
            schema::Block::Figure { image, alt, credit, .. } => {
                let path = |field: &'static str| place![Field("body"), Index(number), Field(field)];
                let id = BlockId(count(&self.briefing.blocks));
                self.not_empty(alt, "the picture’s alternative text", path("alt"));
                let index = u32::try_from(self.briefing.figures.len()).unwrap_or(u32::MAX);
                let image = self.file_name(image, Some(id), || path("image"));
                let alt = self.remark_text(alt, None, || path("alt")).to_owned();
                let credit = self.remark_if_any(credit, || path("credit"));
                self.briefing.figures.push(Figure { image, alt, credit });
                self.add_block(number, BlockKind::Figure(index), &fields, None);
            }
        }
    }

    /// Adds a block. Returns `None` if it cannot be shown.
    fn add_block(
        &mut self,
        number: usize,
        kind: BlockKind,
        raw: &schema::BlockFields<'_, '_>,
        speech: Option<&schema::Quote<'_>>,
    ) -> Option<AddedBlock> {
        let path = |field: &'static str| place![Field("body"), Index(number), Field(field)];
        let id = BlockId(count(&self.briefing.blocks));
        let is_figure = matches!(kind, BlockKind::Figure(_));
        let no_text = schema::Str::default();
        let text = raw.text.unwrap_or(&no_text);
        if !is_figure && text.trim().is_empty() {
            self.not_empty(text, "this text", path("text"));
            return None;
        }
        self.raw_numbers.push(number);
        let (field, most) = if is_figure { ("caption", limits::REMARK_BYTES) } else { ("text", limits::TEXT_BYTES) };
        let kept = self.within(text, most, Some(id), || path(field));
        if kept.len() < text.len() {
            self.cut.push(id);
        }
        self.unseen(kept, Some(id), || path(field));
        let stored = self.store(text, kept);
        let (original, original_text) = self.original(id, raw.original, most, || path("original"));
        self.too_many(raw.topics.left_out, limits::TOPICS_OF_BLOCK, "topics here", Some(id), path("topics"));
        if let Some(quotes) = raw.quotes {
            self.too_many(quotes.left_out, limits::QUOTES_OF_BLOCK, "quotes here", Some(id), path("quotes"));
        }
        self.too_many(raw.notes.left_out, limits::NOTES_OF_BLOCK, "notes here", Some(id), path("notes"));
        let topics =
            self.memberships(id, raw.topics, |i| place![Field("body"), Index(number), Field("topics"), Index(i)]);
        let before = count(&self.briefing.memberships);
        self.briefing.memberships.extend(topics);
        let topics = before..count(&self.briefing.memberships);
        self.continues = None;
        let context = BlockContext { number, block: id, text: kept, original: original_text, speech };
        let (quotes, speech) = self.quotes(&context, raw.quotes.map_or(&[], |quotes| quotes));
        let notes = self.notes(number, id, kept, raw.notes);
        let continues = self.continues.take();
        if !kind.is_paragraph() {
            self.briefing.other_blocks.push(id);
        }
        self.briefing.blocks.push(Block { kind, text: stored, original, continues, topics, quotes, notes });
        Some(AddedBlock { speech })
    }

    /// The original text of a block, in the language it was said or written in: where it is stored, and the
    /// part that is kept.
    fn original<'r>(
        &mut self,
        id: BlockId,
        raw: Option<&'r schema::Str<'_>>,
        most: usize,
        path: impl Fn() -> Vec<PathStep>,
    ) -> (Option<Stored>, Option<&'r str>) {
        let Some(original) = raw else { return (None, None) };
        if original.trim().is_empty() {
            self.not_empty(original, "this original", path());
            return (None, None);
        }
        let kept = self.within(original, most, Some(id), &path);
        self.unseen(kept, None, path);
        (Some(self.store(original, kept)), Some(kept))
    }

    /// The level of a list item.
    fn level(&mut self, number: usize, raw: Option<u64>) -> u8 {
        let Some(level) = raw else { return 1 };
        match u8::try_from(level) {
            Ok(level @ 1..=limits::ITEM_LEVEL) => level,
            _ => {
                let message = format!("the level of a list item cannot be {level}");
                let hint = format!("write a level from 1 to {}; the outermost items have level 1", limits::ITEM_LEVEL);
                self.sink
                    .report(Code::BadLevel, place![Field("body"), Index(number), Field("level")], message)
                    .hint(hint);
                if level == 0 { 1 } else { limits::ITEM_LEVEL }
            }
        }
    }

    /// The label of a turn. Reports a turn without speaker and label.
    fn label(&mut self, number: usize, raw: &schema::Block<'_>) -> Option<String> {
        let schema::Block::Turn { speaker, speakers, label, .. } = raw else { return None };
        let label = self.name_if_any(label, || place![Field("body"), Index(number), Field("label")]);
        if speaker.is_none() && speakers.is_empty() && label.is_none() {
            let message = "this turn has neither a `speaker` nor a `label`";
            let hint =
                "add `speaker: \"…\"` and `occasion: \"…\"`, or `label: \"Q\"` for a question without a named speaker";
            self.sink.report(Code::MissingField, place![Field("body"), Index(number)], message).hint(hint);
        }
        label
    }

    /// The topics of a block or of a quote; the block is shown with each.
    pub(crate) fn memberships(
        &mut self,
        block: BlockId,
        names: &[schema::Str<'_>],
        path: impl Fn(usize) -> Vec<PathStep>,
    ) -> Vec<TopicId> {
        let mut topics = Vec::new();
        for (i, name) in names.iter().enumerate() {
            if let Some(&topic) = self.topics.get(id_of(name)) {
                if !topics.contains(&topic) {
                    topics.push(topic);
                }
                if let Some(of) = self.briefing.topics.get_mut(topic.index())
                    && of.blocks.last() != Some(&block)
                {
                    of.blocks.push(block);
                }
            } else if !self.lost.topics {
                let may_guess = self.may_guess(self.briefing.topics.len());
                let ids = self.briefing.topics.iter().map(|topic| topic.id.as_str());
                let hint = if may_guess { which_exist(name, "topic", ids) } else { defined(ids, "topic") };
                let message = format!("unknown topic `{}`", shortened(name));
                self.sink.report(Code::UnknownTopic, path(i), message).in_block(block).hint(hint);
            }
        }
        topics
    }
}

//! The blocks of the body, and the topics that they are in.

use std::ops::Range;

use crate::{
    diagnostics::{
        Code,
        suggest::{defined, which_exist},
    },
    format::schema,
    limits,
    model::{Block, BlockId, BlockKind, Figure},
    text::shorten::shortened,
    validate::context::{Validator, count, id_of, place},
};

impl Validator<'_> {
    pub(crate) fn take_block(&mut self, number: usize, raw: &schema::Block<'_>) {
        let path = |field: &'static str| place![Field("body"), Index(number), Field(field)];
        let id = BlockId(count(&self.briefing.blocks));
        let (no_caption, no_quotes, no_notes) =
            (schema::Str::default(), schema::Few::default(), schema::Few::default());
        let (kind, text, topics, quotes, notes) = match raw {
            schema::Block::Unreadable => return,
            schema::Block::Heading { text, topics, quotes, notes } => (BlockKind::Heading, text, topics, quotes, notes),
            schema::Block::Paragraph { text, topics, quotes, notes } => {
                (BlockKind::Paragraph, text, topics, quotes, notes)
            }
            schema::Block::Figure { image, alt, caption, credit, topics } => {
                self.not_empty(alt, "the picture's alternative text", path("alt"));
                let index = u32::try_from(self.briefing.figures.len()).unwrap_or(u32::MAX);
                let image = self.file_name(image, Some(id), || path("image"));
                let alt = self.remark_text(alt, None, || path("alt")).to_owned();
                let credit = self.remark_if_any(credit, || path("credit"));
                self.briefing.figures.push(Figure { image, alt, credit });
                (BlockKind::Figure(index), caption.as_ref().unwrap_or(&no_caption), topics, &no_quotes, &no_notes)
            }
        };
        if !matches!(kind, BlockKind::Figure(_)) && text.trim().is_empty() {
            self.not_empty(text, "this text", path("text"));
            return;
        }
        self.raw_numbers.push(number);
        let (field, most) = match kind {
            BlockKind::Figure(_) => ("caption", limits::REMARK_BYTES),
            _ => ("text", limits::TEXT_BYTES),
        };
        let kept = self.within(text, most, Some(id), || path(field));
        if kept.len() < text.len() {
            self.cut.push(id);
        }
        self.unseen(kept, Some(id), || path(field));
        let stored = self.store(text, kept);
        self.too_many(topics.left_out, limits::TOPICS_OF_BLOCK, "topics here", Some(id), path("topics"));
        self.too_many(quotes.left_out, limits::QUOTES_OF_BLOCK, "quotes here", Some(id), path("quotes"));
        self.too_many(notes.left_out, limits::NOTES_OF_BLOCK, "notes here", Some(id), path("notes"));
        let topics = self.memberships(number, id, topics, quotes.len());
        let quotes = self.quotes(number, id, kept, quotes);
        let notes = self.notes(number, id, kept, notes);
        self.briefing.blocks.push(Block { kind, text: stored, topics, quotes, notes });
    }

    pub(crate) fn memberships(
        &mut self,
        number: usize,
        id: BlockId,
        topics: &[schema::Str<'_>],
        quotes: usize,
    ) -> Range<u32> {
        let start = count(&self.briefing.memberships);
        for (i, name) in topics.iter().enumerate() {
            if let Some(&topic) = self.topics.get(id_of(name)) {
                if let Some(of) = self.briefing.topics.get_mut(topic.index())
                    && of.blocks.last() != Some(&id)
                {
                    of.blocks.push(id);
                    of.quote_count += quotes;
                    self.briefing.memberships.push(topic);
                }
            } else if !self.lost.topics {
                let may_guess = self.may_guess(self.briefing.topics.len());
                let ids = self.briefing.topics.iter().map(|topic| topic.id.as_str());
                let hint = if may_guess { which_exist(name, "topic", ids) } else { defined(ids, "topic") };
                let path = place![Field("body"), Index(number), Field("topics"), Index(i)];
                let message = format!("unknown topic `{}`", shortened(name));
                self.sink.report(Code::UnknownTopic, path, message).in_block(id).hint(hint);
            }
        }
        start..count(&self.briefing.memberships)
    }
}

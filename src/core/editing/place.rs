//! Finds the parts of a briefing in its file.

use serde::Deserialize;

use crate::{
    editing::ChangeError,
    format::{
        edit::{Step, value_at},
        options, schema,
    },
    limits,
    model::{BlockId, Briefing, OccasionId, Quote, QuoteId, TopicId},
};

/// A file's text with the briefing read from it.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) text: &'a str,
    pub(super) briefing: &'a Briefing,
}

/// The place of a quote in the file.
#[derive(Debug, Clone)]
pub(super) enum QuotePlace {
    /// An element of the list of a block: the block's number in the body, the element's in the list.
    Listed { block: usize, element: usize },
    /// A turn as a whole.
    Turn { block: usize },
}

impl QuotePlace {
    /// The path to the record that has the fields.
    pub(super) fn path(&self) -> Vec<Step> {
        match self {
            Self::Listed { block, element } => {
                vec![Step::Field("body"), Step::Index(*block), Step::Field("quotes"), Step::Index(*element)]
            }
            Self::Turn { block } => vec![Step::Field("body"), Step::Index(*block)],
        }
    }

    /// The path to one of its fields.
    pub(super) fn field(&self, name: &'static str) -> Vec<Step> {
        let mut path = self.path();
        path.push(Step::Field(name));
        path
    }
}

impl<'a> File<'a> {
    pub(super) fn quote(&self, id: QuoteId) -> Result<&'a Quote, ChangeError> {
        self.briefing.quote(id).ok_or(ChangeError::NotThere)
    }

    /// The value at a path of the file.
    pub(super) fn read<T: Deserialize<'a>>(&self, path: &[Step]) -> Result<T, ChangeError> {
        let range = value_at(self.text, path)?;
        let text = self.text.get(range).ok_or(ChangeError::NotThere)?;
        options().from_str(text).map_err(|_| ChangeError::NotThere)
    }

    /// A block of the file.
    pub(super) fn block(&self, number: usize) -> Result<schema::Block<'a>, ChangeError> {
        self.read(&[Step::Field("body"), Step::Index(number)])
    }

    /// A topic of the file.
    pub(super) fn topic(&self, number: usize) -> Result<schema::Topic<'a>, ChangeError> {
        self.read(&[Step::Field("topics"), Step::Index(number)])
    }

    /// The id of an occasion in the file.
    pub(super) fn occasion_id(&self, id: OccasionId) -> Result<&'a str, ChangeError> {
        Ok(&self.briefing.occasion(id).ok_or(ChangeError::NotThere)?.id)
    }

    /// The number of a topic in the file's list, which may contain the same topic twice.
    pub(super) fn topic_number(&self, topic: TopicId) -> Result<usize, ChangeError> {
        let id = &self.briefing.topic(topic).ok_or(ChangeError::NotThere)?.id;
        let is_it = |number: &usize| self.topic(*number).is_ok_and(|topic| topic.id.trim() == id);
        if is_it(&topic.index()) {
            return Ok(topic.index());
        }
        (0..=self.briefing.topics().len()).find(is_it).ok_or(ChangeError::NotThere)
    }

    /// The number of a block in the body of the file.
    pub(super) fn body_number(&self, block: BlockId) -> usize {
        self.briefing.body_number(block)
    }

    /// The place of a quote in the file.
    pub(super) fn place(&self, id: QuoteId) -> Result<QuotePlace, ChangeError> {
        let quote = self.quote(id)?;
        let own = self.briefing.block(quote.block).ok_or(ChangeError::NotThere)?;
        let nth = own.quotes().position(|(other, _)| other == id).ok_or(ChangeError::NotThere)?;
        let block = self.body_number(quote.block);
        let raw = self.block(block)?;
        let listed = raw.quotes();
        if listed.is_empty() {
            return Ok(QuotePlace::Turn { block });
        }
        let first = listed.iter().enumerate().filter(|(_, quote)| !quote.continues).nth(nth);
        let (element, _) = first.ok_or(ChangeError::NotThere)?;
        Ok(QuotePlace::Listed { block, element })
    }

    /// The place in the file that names the speaker of a quote: the turn, if the quote is listed in one and has
    /// no speaker of its own.
    pub(super) fn attribution(&self, id: QuoteId) -> Result<QuotePlace, ChangeError> {
        let place = self.place(id)?;
        let QuotePlace::Listed { block, element } = place else { return Ok(place) };
        let raw = self.block(block)?;
        let is_own = raw
            .quotes()
            .get(element)
            .is_some_and(|quote| quote.speaker.is_some() || !quote.speakers.is_empty() || quote.confirmed.is_some());
        let is_spoken = matches!(&raw, schema::Block::Turn { speaker, speakers, confirmed, .. }
            if speaker.is_some() || !speakers.is_empty() || confirmed.is_some());
        Ok(if is_spoken && !is_own { QuotePlace::Turn { block } } else { place })
    }

    /// The list elements that continue a quote, as numbers of block and element, in order.
    pub(super) fn pieces(&self, id: QuoteId) -> Result<Vec<(usize, usize)>, ChangeError> {
        let quote = self.quote(id)?;
        let QuotePlace::Listed { block, element } = self.place(id)? else { return Ok(Vec::new()) };
        let mut pieces = Vec::new();
        let raw = self.block(block)?;
        let own = raw.quotes().iter().enumerate().skip(element + 1);
        let own = own.take_while(|(_, quote)| quote.continues).map(|(at, _)| (block, at));
        pieces.extend(own);
        for later in self.blocks_after(id, quote.block) {
            let number = self.body_number(later);
            let raw = self.block(number)?;
            let its = raw.quotes().iter().enumerate().take_while(|(_, quote)| quote.continues);
            pieces.extend(its.map(|(at, _)| (number, at)));
        }
        Ok(pieces)
    }

    /// The later blocks in which a quote continues.
    fn blocks_after(&self, id: QuoteId, first: BlockId) -> impl Iterator<Item = BlockId> + use<'a> {
        let briefing = self.briefing;
        let reach = u32::try_from(limits::BLOCKS_OF_QUOTE).unwrap_or(u32::MAX);
        let later = (first.0.saturating_add(1)..=first.0.saturating_add(reach)).map(BlockId);
        let goes_on = move |block: &BlockId| {
            let spoken = briefing.block(*block).and_then(|block| block.spoken().next());
            spoken.is_some_and(|(spoken, quote)| spoken == id && quote.block == first)
        };
        later.take_while(move |block| briefing.block(*block).is_some()).filter(goes_on)
    }
}

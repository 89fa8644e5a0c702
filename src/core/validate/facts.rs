//! Checks that each fact occurs in a paragraph of its topic.

use crate::{
    diagnostics::Code,
    format::schema,
    limits,
    matching::{
        QuoteMatcher, boundary,
        budget::{BudgetExhausted, SearchBudget},
    },
    model::{Fact, TopicId},
    text::shorten::shortened,
    validate::context::{Validator, id_of, place},
};

impl Validator<'_> {
    pub(crate) fn facts(&mut self, raw: &[schema::Topic<'_>]) {
        for (i, topic) in raw.iter().enumerate() {
            let Some(&id) = self.topics.get(id_of(&topic.id)) else { continue };
            for (j, fact) in topic.facts.iter().enumerate() {
                let path = |field| place![Field("topics"), Index(i), Field("facts"), Index(j), Field(field)];
                let field = if fact.on.is_some() { "on" } else { "value" };
                let words = shortened(fact.on.as_ref().unwrap_or(&fact.value));
                match self.place_fact(id, fact) {
                    Ok(Some(placed)) => {
                        let label = self.name(&fact.label, || path("label")).into_owned();
                        if let Some(topic) = self.briefing.topics.get_mut(id.index()) {
                            topic.facts.push(Fact { label, ..placed });
                        }
                    }
                    // It may be in a part that could not be read.
                    Ok(None) if self.lost.body => {}
                    Ok(None) => {
                        let id = shortened(&topic.id);
                        let message = format!("the fact “{words}” is not in a paragraph of the topic `{id}`");
                        let hint = "write it as in the text, and add that paragraph to the topic";
                        self.sink.report(Code::FactAbsent, path(field), message).hint(hint);
                    }
                    Err(BudgetExhausted) => {
                        let message = format!(
                            "the fact “{words}” was skipped and is not shown: too many earlier facts were not found"
                        );
                        let hint = "use facts from the first paragraphs of a topic, or split the briefing";
                        self.sink.report(Code::TooMuch, path(field), message).hint(hint);
                    }
                }
            }
        }
    }

    pub(crate) fn place_fact(
        &mut self,
        topic: TopicId,
        fact: &schema::Fact<'_>,
    ) -> Result<Option<Fact>, BudgetExhausted> {
        let words = fact.on.as_ref().unwrap_or(&fact.value);
        let is_name = fact.value.len() <= 4 * limits::NAME_CHARS && words.len() <= limits::REMARK_BYTES;
        if !is_name || !boundary::has_word(words) || !boundary::has_word(&fact.value) {
            return Ok(None);
        }
        let blocks = self.briefing.topics.get(topic.index()).map_or(0, |topic| topic.blocks.len());
        for n in 0..blocks {
            let block = self.briefing.topics.get(topic.index()).and_then(|topic| topic.blocks.get(n)).copied();
            let Some(block) = block else { break };
            let (block_bytes, word_bytes) = (self.text_of(block).len(), words.len());
            // Usually the block is also folded before it is certain that the fact is not there.
            if !self.fact_budget.try_spend((block_bytes + word_bytes + 64).saturating_mul(8)) {
                return Err(BudgetExhausted);
            }
            let text = self.text_of(block);
            let mut matcher = QuoteMatcher::within(text, SearchBudget::of((1 << 16) + text.len().saturating_mul(8)));
            let found = matcher.find_words(words, 0).and_then(|on| {
                let value = matcher.find_words(&fact.value, on.span().start)?;
                (value.span().end <= on.span().end).then_some((on, value))
            });
            if let Some((on, value)) = found {
                let value = text.get(value.span()).unwrap_or_default().to_owned();
                return Ok(Some(Fact { value, label: String::new(), block, range: on.span() }));
            }
            if matcher.is_exhausted() {
                return Err(BudgetExhausted);
            }
        }
        Ok(None)
    }
}

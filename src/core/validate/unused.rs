//! Finds definitions that are never used.

use crate::{
    diagnostics::Code,
    text::shorten::shortened,
    validate::context::{Validator, place},
};

impl Validator<'_> {
    pub(crate) fn unused(&mut self) {
        if self.lost.body {
            return;
        }
        // A definition often seems unused because an id that refers to it is misspelled, which was already
        // reported.
        let is_reported = |code: Code| self.sink.has(code);
        let (topics_told, speakers_told, occasions_told) =
            (is_reported(Code::UnknownTopic), is_reported(Code::UnknownSpeaker), is_reported(Code::UnknownOccasion));
        let is_missing = is_reported(Code::MissingField);
        let (speakers_told, occasions_told) = (speakers_told || is_missing, occasions_told || is_missing);
        for i in 0..self.briefing.topics.len() {
            if let Some(topic) = self.briefing.topics.get(i).filter(|topic| topic.blocks.is_empty() && !topics_told) {
                let message = format!("no paragraph is in the topic `{}`", shortened(&topic.id));
                self.sink
                    .report(Code::Unused, place![Field("topics"), Index(i), Field("id")], message)
                    .hint("add it to the `topics` of the paragraphs about it");
            }
        }
        let (mut speakers, mut occasions) =
            (vec![speakers_told; self.briefing.speakers.len()], vec![occasions_told; self.briefing.occasions.len()]);
        let speeches = self.briefing.turns.iter().filter_map(|turn| turn.speech());
        for quote in self.briefing.quotes.iter().chain(speeches) {
            for id in quote.speakers() {
                if let Some(slot) = speakers.get_mut(id.index()) {
                    *slot = true;
                }
            }
            if let Some(slot) = quote.occasion.and_then(|id| occasions.get_mut(id.index())) {
                *slot = true;
            }
        }
        let is_twice = |id: &str, known: bool| !known && !id.is_empty();
        for (slot, speaker) in speakers.iter_mut().zip(&self.briefing.speakers) {
            *slot |= is_twice(&speaker.id, self.speakers.get(&speaker.id).is_some_and(Option::is_some));
        }
        for (slot, occasion) in occasions.iter_mut().zip(&self.briefing.occasions) {
            *slot |= is_twice(&occasion.id, self.occasions.get(&occasion.id).is_some_and(Option::is_some));
        }
        for (field, kind, used) in [("speakers", "speaker", speakers), ("occasions", "occasion", occasions)] {
            for (i, _) in used.iter().enumerate().filter(|(_, used)| !**used) {
                let message = format!("no quote refers to this {kind}");
                self.sink
                    .report(Code::Unused, place![Field(field), Key(i)], message)
                    .hint("remove it, or add the quotes");
            }
        }
    }
}

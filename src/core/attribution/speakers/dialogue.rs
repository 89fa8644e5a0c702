//! Finds who speaks after a dash if no verb of saying is next to the words.

use super::{Discourse, SpeakerGuess, as_u32};
use crate::attribution::Rule;
use crate::attribution::confidence::Features;
use crate::attribution::spans::{Setting, Span};

impl Discourse<'_> {
    /// Who says the words of a paragraph with only a dash: the speaker of the previous paragraph, unless one of the two
    /// is a question; or the person whom the previous paragraph is about. A question by itself may be anyone’s.
    pub(super) fn behind_dash(&self, block: usize, span: &Span) -> Option<SpeakerGuess> {
        /// How many paragraphs back the person mentioned before the question may be.
        const NEAR: usize = 3;
        let words = self.text.get(span.range.clone())?;
        // Narration after the words may say who speaks, in words that are not known.
        let end = self.blocks.get(block)?.range.end;
        let is_told = self.text.get(span.range.end..end).is_some_and(names_somebody);
        if is_told || asks(words) {
            return None;
        }
        let (quoted, speaker) = match &self.state.last_quote {
            Some((quoted, speaker)) if quoted + 1 == block => (true, speaker.as_ref()),
            _ => (false, None),
        };
        let is_answer = quoted
            && self.state.out.quotes.last().and_then(|quote| self.text.get(quote.range.clone())).is_some_and(asks);
        match speaker {
            Some(_) if is_answer => None,
            Some(speaker) => Some(SpeakerGuess { rule: Rule::OwnParagraph, ..speaker.clone() }),
            None if is_answer => self.spoken_of_near(block, NEAR),
            None => self.spoken_of_near(block, 1),
        }
    }

    /// The person who was mentioned last or spoke last, at most `most` blocks before.
    fn spoken_of_near(&self, block: usize, most: usize) -> Option<SpeakerGuess> {
        let about = self.state.subject_here.filter(|(of, _)| of + most >= block);
        let last = self.state.last_speaker.filter(|(_, spoke)| *spoke as usize + most >= block);
        let last = last.filter(|(_, spoke)| about.is_none_or(|(of, _)| *spoke as usize > of));
        let who = last.map(|(who, _)| who).or(about.map(|(_, who)| who))?;
        let evidence = self.state.log.mentions.iter().rev().find(|mention| mention.who == who);
        let evidence = evidence.and_then(|mention| self.bytes_of_mention(mention.at)).into_iter().collect();
        Some(SpeakerGuess { who, rule: Rule::PreviousParagraph, words: None, evidence, features: Features::default() })
    }

    /// The person whom the paragraph before a dash is about, if nobody has spoken since: « – Powiedział to wprost –
    /// dodaje. »
    pub(super) fn about_before_dash(&self, span: Option<&Span>, block: usize) -> Option<u32> {
        let is_dash = span.is_some_and(|span| span.setting == Setting::Dash);
        let (of, who) = self.state.subject_here.filter(|(of, _)| is_dash && of + 1 == block)?;
        let has_spoken_since = self.state.last_speaker.is_some_and(|(_, spoke)| spoke > as_u32(of));
        (!has_spoken_since).then_some(who)
    }
}

/// Whether words after a piece of speech may name its speaker: more than one verb, „– wylicza. –“.
fn names_somebody(behind: &str) -> bool {
    let clause =
        behind.trim_start_matches(|c: char| !c.is_alphanumeric()).split(['.', '–', '—']).next().unwrap_or_default();
    let mut words = clause.split_whitespace();
    words.next().is_some_and(|verb| verb.starts_with(char::is_uppercase)) || words.any(|word| word != "się")
}

/// Whether the words end with a question. The Greek question mark looks like a semicolon.
fn asks(words: &str) -> bool {
    words.trim_end().ends_with(['?', ';', '\u{37e}'])
}

//! Joins neighbouring quotations of one speaker that are separated only by the writer’s attribution.

use std::ops::Range;

use super::{Source, SourceSpeaker, Utterance};
use crate::{matching::quotation_marks::is_quotation_mark, text::script::is_cjk};

impl Source {
    /// Joins two utterances if the same person says both and only the writer’s attribution is between them: “A,” she
    /// said. “B”. `may_join` is called with the numbers of both.
    pub(super) fn join_neighbours(&mut self, may_join: impl Fn(usize, usize) -> bool) {
        let mut joined: Vec<Utterance> = Vec::with_capacity(self.utterances.len());
        let mut before = 0;
        for (number, next) in std::mem::take(&mut self.utterances).into_iter().enumerate() {
            let is_continued = |last: &&mut Utterance| may_join(before, number) && self.is_continued(last, &next);
            match joined.last_mut().filter(is_continued) {
                Some(last) => {
                    last.spans.extend(next.spans);
                    last.continues.extend(next.continues);
                }
                None => joined.push(next),
            }
            before = number;
        }
        self.utterances = joined;
    }

    fn is_continued(&self, one: &Utterance, other: &Utterance) -> bool {
        let SourceSpeaker::Names(numbers) = &one.who else { return false };
        let (Some(last), Some(first)) = (one.spans.last(), other.spans.first()) else { return false };
        let is_same = one.who == other.who && one.is_sure && other.is_sure && !one.is_turn && !other.is_turn;
        let blocks = [self.block_number(last.start), self.block_number(first.start)];
        // The texts in the original language are next to each other even if their blocks are not.
        let places = blocks.map(|block| self.blocks.get(block).and_then(|block| block.number).unwrap_or(block));
        let are_near = places[1].abs_diff(places[0]) <= 1 && blocks[1] <= blocks[0] + 1 && last.end <= first.start;
        let names = numbers.iter().filter_map(|number| self.names.get(*number)).map(|name| name.name.as_str());
        is_same && are_near && is_attribution(self.text_of(&(last.end..first.start)), names)
    }
}

/// Whether all the words between two quotations say who speaks: they continue the sentence of the first, or begin with
/// the speaker, and are one or two clauses.
fn is_attribution<'n>(gap: &str, mut names: impl Iterator<Item = &'n str>) -> bool {
    const WORDS: usize = 24;
    const PRONOUNS: [&str; 13] =
        ["He", "She", "They", "Er", "Sie", "Il", "Elle", "Ils", "Él", "Ella", "Lui", "Lei", "Ele"];
    let is_edge = |c: char| !c.is_alphanumeric();
    let core = gap.trim_matches(is_edge);
    let Some(first) = core.split_whitespace().next() else { return true };
    let is_quoted = core.chars().any(|c| is_quotation_mark(c) && !matches!(c, '’' | '\''));
    let sentences = core.matches(['.', '!', '?', '。']).count();
    let word = first.trim_matches(is_edge);
    let begins = word.starts_with(|c: char| c.is_lowercase() || is_cjk(c))
        || PRONOUNS.contains(&word)
        || names.any(|name| name.split_whitespace().any(|own| own == word));
    begins && !is_quoted && sentences <= 1 && core.split_whitespace().count() <= WORDS
}

/// Words before a clause within the same marks that says who speaks, with the comma after them: « Il part, a-t-il dit,
/// demain ».
pub(super) fn with_comma(text: &str, words: Range<usize>) -> Range<usize> {
    let next = text.get(words.end..).and_then(|rest| rest.chars().next());
    let comma = next.filter(|c| matches!(c, ',' | '，' | '、')).map_or(0, char::len_utf8);
    words.start..words.end + comma
}

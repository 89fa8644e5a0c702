//! Neighbouring quotations of one speaker, between which only the writer says who speaks.

use std::ops::Range;

use super::{Source, SourceSpeaker, Utterance};
use crate::{matching::quotation_marks::is_quotation_mark, text::script::is_cjk};

impl Source {
    /// Makes one utterance of two where the same person says both and nothing but the writer's attribution stands between:
    /// “A,” she said. “B”. `may_join` is asked for the numbers of both.
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
        // Of the texts in the language that was spoken, those of blocks that are apart stand side by side.
        let places = blocks.map(|block| self.blocks.get(block).and_then(|block| block.number).unwrap_or(block));
        let are_near = places[1].abs_diff(places[0]) <= 1 && blocks[1] <= blocks[0] + 1 && last.end <= first.start;
        let names = numbers.iter().filter_map(|number| self.names.get(*number)).map(|name| name.name.as_str());
        is_same && are_near && is_attribution(self.text_of(&(last.end..first.start)), names)
    }
}

/// Whether all that stands between two quotations says who speaks: it goes on with the sentence of the first, or begins with
/// the speaker, and is a clause or two.
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

/// Words before a clause within the same marks that says who speaks, with the comma behind them: « Il part, a-t-il dit, demain ».
pub(super) fn with_comma(text: &str, words: Range<usize>) -> Range<usize> {
    let next = text.get(words.end..).and_then(|rest| rest.chars().next());
    let comma = next.filter(|c| matches!(c, ',' | '，' | '、')).map_or(0, char::len_utf8);
    words.start..words.end + comma
}

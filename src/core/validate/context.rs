//! The state that the rules share while a file is checked: what is known so far, the diagnostics, and the
//! limits on texts.

use std::{borrow::Cow, collections::HashMap, ops::Range, str::FromStr};

use crate::{
    diagnostics::{Code, location::Location, sink::Sink},
    format::{
        scanner::{PathStep, ValuePath},
        schema,
    },
    limits,
    matching::{budget::SearchBudget, quotation_marks::Placement},
    model::{BlockId, BlockKind, Briefing, DateError, OccasionId, QuoteId, SpeakerId, Stored, TopicId},
    text::{
        invisible,
        shorten::{beginning, shortened},
    },
};

/// A quote after a mark that is not closed in its paragraph, or before one that is not opened there.
pub(crate) struct HalfMarked {
    pub(crate) block: BlockId,
    pub(crate) span: Range<usize>,
    pub(crate) placement: Placement,
    pub(crate) path: Vec<PathStep>,
}

/// The checking of one file.
pub(crate) struct Validator<'a> {
    pub(crate) file: &'a str,
    pub(crate) briefing: Briefing,
    pub(crate) sink: Sink,
    /// `None` for an id that is defined twice, since either may be meant.
    pub(crate) speakers: HashMap<String, Option<SpeakerId>>,
    /// Occasions by their ids, `None` for an id that is defined twice.
    pub(crate) occasions: HashMap<String, Option<OccasionId>>,
    pub(crate) topics: HashMap<String, TopicId>,
    pub(crate) refused: Vec<RejectedQuote>,
    /// Blocks of the file so far.
    pub(crate) seen: usize,
    /// For each block, its number in the file, which also counts blocks that cannot be shown.
    pub(crate) raw_numbers: Vec<usize>,
    /// How much may still be searched without success to verify quotes and notes, explain rejections and place
    /// facts.
    pub(crate) match_budget: SearchBudget,
    pub(crate) rejection_budget: SearchBudget,
    pub(crate) fact_budget: SearchBudget,
    /// How many names may still be compared with unknown ones.
    pub(crate) guesses: usize,
    /// How many bytes of text may still be read for who says the quotes in them.
    pub(crate) attribution_budget: usize,
    /// The words of the names and roles of speakers, in small letters, of those that were asked for.
    pub(crate) words_of_speakers: HashMap<SpeakerId, Vec<String>>,
    pub(crate) half_marked: Vec<HalfMarked>,
    /// The blocks whose texts were too long, in order.
    pub(crate) cut: Vec<BlockId>,
    /// The quote of an earlier block that continues in the block being read.
    pub(crate) continues: Option<QuoteId>,
    /// The sections that could not be read: an id may be defined there, so it is not reported as unknown.
    pub(crate) lost: UnreadableSections,
}
macro_rules! place {
    ($($step:expr),* $(,)?) => {{
        use $crate::format::scanner::PathStep::*;
        vec![$($step),*]
    }};
}
pub(crate) use place;

/// The sections of the file that could not be read, so that no problem is reported that is only a consequence.
#[derive(Debug, Clone, Copy, Default)]
pub struct UnreadableSections {
    pub title: bool,
    pub speakers: bool,
    pub occasions: bool,
    pub topics: bool,
    pub body: bool,
}

/// A quote of the file that was not verified.
pub(crate) struct RejectedQuote {
    pub(crate) quote: usize,
    /// The block in which it, or this piece of it, was searched for.
    pub(crate) block: BlockId,
    /// The words that were searched for.
    pub(crate) claim: String,
    pub(crate) raw_block: usize,
    pub(crate) raw_quote: usize,
    /// Whether it was not searched for because the search budget of its paragraph was used up.
    pub(crate) is_exhausted: bool,
    /// Whether it is longer than any paragraph.
    pub(crate) is_too_long: bool,
}

impl<'a> Validator<'a> {
    pub(crate) fn new(file: &'a str, lost: UnreadableSections) -> Self {
        Self {
            file,
            briefing: Briefing::default(),
            lost,
            sink: Sink::default(),
            speakers: HashMap::new(),
            occasions: HashMap::new(),
            topics: HashMap::new(),
            refused: Vec::new(),
            seen: 0,
            raw_numbers: Vec::new(),
            match_budget: SearchBudget::of(limits::PROOF_BYTES),
            rejection_budget: SearchBudget::of(limits::SEARCH_BYTES),
            fact_budget: SearchBudget::of(limits::FACT_BYTES),
            guesses: limits::GUESSES,
            attribution_budget: limits::ATTRIBUTION_BYTES,
            words_of_speakers: HashMap::new(),
            half_marked: Vec::new(),
            cut: Vec::new(),
            continues: None,
        }
    }

    /// The stored text of a block.
    pub(crate) fn text_of(&self, block: BlockId) -> &str {
        self.briefing.blocks.get(block.index()).map_or("", |block| self.kept_text(block.text))
    }

    pub(crate) fn kept_text(&self, text: Stored) -> &str {
        let start = text.start as usize;
        let (from, start) = match start.checked_sub(self.file.len()) {
            None => (self.file, start),
            Some(start) => (self.briefing.store.unescaped.as_str(), start),
        };
        from.get(start..start + text.len as usize).unwrap_or_default()
    }

    /// The location in the file of some bytes of a block's text.
    pub(crate) fn in_text(&self, block: BlockId, span: Range<usize>) -> Location {
        let kind = self.briefing.blocks.get(block.index()).map(|block| block.kind);
        let field = if matches!(kind, Some(BlockKind::Figure(_))) { "caption" } else { "text" };
        let number = self.raw_numbers.get(block.index()).copied().unwrap_or_default();
        Location::Value(ValuePath { path: place![Field("body"), Index(number), Field(field)], within: Some(span) })
    }

    /// Whether the budget allows comparing an unknown name with this many known ones.
    pub(crate) fn may_guess(&mut self, among: usize) -> bool {
        let left = self.guesses.checked_sub(among).filter(|_| !self.sink.is_full());
        self.guesses = left.unwrap_or(self.guesses);
        left.is_some()
    }

    /// A name on one line, cut to the limit. Reports problems with it.
    pub(crate) fn name<'t>(&mut self, text: &'t str, path: impl Fn() -> Vec<PathStep>) -> Cow<'t, str> {
        let text = text.trim();
        let end = text.char_indices().nth(limits::NAME_CHARS).map_or(text.len(), |(end, _)| end);
        if end < text.len() {
            let message = format!("this is longer than {} characters; the rest is ignored", limits::NAME_CHARS);
            self.sink.report(Code::TooMuch, path(), message).hint("shorten it");
        }
        let kept = text.get(..end).unwrap_or_default();
        self.unseen(kept, None, path);
        match kept.contains(['\n', '\r', '\t']) {
            true => {
                Cow::Owned(kept.split(['\n', '\r', '\t']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
            }
            false => Cow::Borrowed(kept),
        }
    }

    pub(crate) fn name_if_any(
        &mut self,
        text: &Option<schema::Str<'_>>,
        path: impl Fn() -> Vec<PathStep>,
    ) -> Option<String> {
        let name = self.name(text.as_deref()?, path).into_owned();
        (!name.is_empty()).then_some(name)
    }

    /// A summary, a note or a caption, cut to the limit.
    pub(crate) fn remark_text<'t>(
        &mut self,
        text: &'t str,
        block: Option<BlockId>,
        path: impl Fn() -> Vec<PathStep>,
    ) -> &'t str {
        let kept = self.within(text.trim(), limits::REMARK_BYTES, block, &path);
        self.unseen(kept, block, path);
        kept
    }

    pub(crate) fn remark_if_any(
        &mut self,
        text: &Option<schema::Str<'_>>,
        path: impl Fn() -> Vec<PathStep>,
    ) -> Option<String> {
        let remark = self.remark_text(text.as_deref()?, None, path).to_owned();
        (!remark.is_empty()).then_some(remark)
    }

    /// The text, cut to the limit at the end of a word if possible. Reports that it was cut.
    pub(crate) fn within<'t>(
        &mut self,
        text: &'t str,
        most: usize,
        block: Option<BlockId>,
        path: impl Fn() -> Vec<PathStep>,
    ) -> &'t str {
        if text.len() <= most {
            return text;
        }
        let message = format!("this text is longer than {} KiB; the rest is ignored", most >> 10);
        let hint = if most == limits::TEXT_BYTES { "split it into several paragraphs" } else { "shorten it" };
        self.sink.report(Code::TooMuch, path(), message).in_block(block).hint(hint);
        beginning(text, most)
    }

    /// Reports invisible characters.
    pub(crate) fn unseen(&mut self, text: &str, block: Option<BlockId>, path: impl Fn() -> Vec<PathStep>) {
        let Some((first, _)) = invisible::unseen(text).next() else { return };
        if self.sink.is_full() {
            self.sink.count_only();
            return;
        }
        let within = text.get(first..).and_then(|rest| rest.chars().next()).map(|c| first..first + c.len_utf8());
        let message = format!("this text has invisible characters: {}", names_of_unseen(text));
        let hint = format!("remove them, unless they are intended; the window shows {} for each", invisible::MARK);
        // In a trimmed text the position would be wrong.
        let within = within.filter(|_| block.is_some());
        self.sink.report(Code::Unseen, path(), message).within(within).in_block(block).hint(hint);
    }

    /// Reports a list that is too long and was cut.
    pub(crate) fn too_many(
        &mut self,
        left_out: usize,
        most: usize,
        what: &str,
        block: Option<BlockId>,
        path: Vec<PathStep>,
    ) {
        if left_out > 0 {
            let message = format!("there are {} {what}; only the first {most} are read", most + left_out);
            self.sink.report(Code::TooMuch, path, message).in_block(block).hint("split them up");
        }
    }

    /// Stores a text of the file, or its beginning: as a range of the file, unless it had escapes.
    pub(crate) fn store(&mut self, text: &schema::Str<'_>, kept: &str) -> Stored {
        let len = u32::try_from(kept.len()).unwrap_or_default();
        if let Cow::Borrowed(borrowed) = &text.0
            && let Some(start) = (borrowed.as_ptr() as usize).checked_sub(self.file.as_ptr() as usize)
            && self.file.get(start..start + kept.len()).is_some_and(|there| there == kept)
            && let Ok(start) = u32::try_from(start)
        {
            return Stored { start, len };
        }
        let start = self.file.len() + self.briefing.store.unescaped.len();
        self.briefing.store.unescaped.push_str(kept);
        u32::try_from(start).map_or_else(|_| Stored::default(), |start| Stored { start, len })
    }

    /// A date of either kind: a [`PartialDate`](crate::model::PartialDate) or an [`EventDate`](crate::model::EventDate).
    pub(crate) fn date<D>(&mut self, text: Option<&schema::Str<'_>>, path: Vec<PathStep>) -> Option<D>
    where
        D: FromStr<Err = DateError>,
    {
        match text?.parse::<D>() {
            Ok(date) => Some(date),
            Err(error) => {
                let message = format!("this is not a date: {error}");
                self.sink.report(Code::BadDate, path, message).hint(error.hint());
                None
            }
        }
    }

    pub(crate) fn not_empty(&mut self, text: &str, what: &str, path: Vec<PathStep>) {
        if text.trim().is_empty() {
            self.sink.report(Code::EmptyText, path, format!("{what} is empty")).hint("write it out");
        }
    }

    /// The name of a file. A name that was cut belongs to no file and is rejected when the file is opened.
    pub(crate) fn file_name(&mut self, name: &str, block: Option<BlockId>, path: impl Fn() -> Vec<PathStep>) -> String {
        let kept = beginning(name, limits::ADDRESS_BYTES);
        self.unseen(kept, block, path);
        if kept.len() < name.len() { format!("{kept}…") } else { kept.to_owned() }
    }

    pub(crate) fn twice(&mut self, kind: &str, id: &str, [again, first]: [Vec<PathStep>; 2]) {
        let message = format!("the {kind} `{}` is defined twice", shortened(id));
        let first = (Location::from(first), "it is defined here first");
        self.sink.report(Code::Duplicate, again, message).hint("give one of them another id").related(first);
    }
}
pub(crate) fn owned(text: &Option<schema::Str<'_>>) -> Option<String> {
    text.as_ref().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

pub(crate) fn count<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// The id in the form in which it is looked up: trimmed and cut to the limit.
pub(crate) fn id_of(name: &str) -> &str {
    let name = name.trim();
    name.get(..name.char_indices().nth(limits::NAME_CHARS).map_or(name.len(), |(end, _)| end)).unwrap_or_default()
}

/// The names of the invisible characters in a text, and how often each occurs.
pub(crate) fn names_of_unseen(text: &str) -> String {
    const NAMED_CHARACTERS: usize = 4;
    let mut counts: Vec<(char, usize)> = Vec::new();
    let mut others = 0;
    for (_, c) in invisible::unseen(text) {
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == c) {
            *count += 1;
        } else if counts.len() < NAMED_CHARACTERS {
            counts.push((c, 1));
        } else {
            others += 1;
        }
    }
    let named = counts.iter().map(|(c, count)| match count {
        1 => invisible::name_of(*c),
        _ => format!("{}, {count} times", invisible::name_of(*c)),
    });
    let more = (others > 0).then(|| format!("{others} others"));
    named.chain(more).collect::<Vec<_>>().join("; ")
}

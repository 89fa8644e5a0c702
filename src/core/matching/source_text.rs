//! Compares the body with the document that it was made from.
//!
//! Every text of the body must occur in the source, in order, apart from typography and white space. For white space,
//! this means that runs of it are equal, and that a line break in the source may be ignored, because scraping and hard
//! wrapping break lines within words. A space is never ignored: "no where" is not "nowhere".

use std::ops::Range;

use memchr::memmem;

use super::{boundary, budget::SearchBudget, nearest, normalize::NormalizedText};
use crate::limits;

/// The result of comparing the body with its source.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The texts that were not found where they should be.
    pub departures: Vec<Deviation>,
    /// Bytes of the source that no text of the body covers.
    pub left_out: Vec<Range<usize>>,
    /// The number of the first text that was not compared because the search budget was used up.
    pub compared: Option<usize>,
}

/// A text of the body that was not found at this position of the source.
#[derive(Debug, PartialEq, Eq)]
pub struct Deviation {
    /// Which text, by its number among those given.
    pub text: usize,
    /// Where the source has it instead: before the text that precedes it in the body.
    pub earlier: Option<usize>,
    /// The differences, if the text is similar to the source.
    pub changes: Vec<nearest::Change>,
    /// The first difference, as bytes of the text.
    pub first: Option<Range<usize>>,
    /// The bytes of the source that have the text, or the first words that differ.
    pub there: Option<Range<usize>>,
}

/// Compares `texts`, in the order of the body, with `source`. Text of the source that equals one of `known`
/// (the title, the credit line) does not count as left out.
pub fn compare(texts: &[&str], source: &str, known: &[&str]) -> Comparison {
    let solid = UnspacedText::new(source);
    let mut comparison = Comparison::default();
    let (mut at, mut covered) = (0, Vec::new());
    let mut budget = SearchBudget::of(limits::SOURCE_SEARCH_BYTES);
    for (number, text) in texts.iter().enumerate() {
        if budget.is_exhausted() {
            comparison.compared = Some(number);
            // The rest was not compared, so it does not count as left out.
            covered.push(at..solid.text.len());
            break;
        }
        let text_solid = UnspacedText::new(text);
        if text_solid.text.is_empty() {
            continue;
        }
        if let Some(found) = solid.find(&text_solid, at, source, &mut budget) {
            at = found.end;
            covered.push(found);
        } else {
            let (departure, near) = departure(number, text, &text_solid, &solid, at, source, &mut budget);
            // The differing words of the source are reported with the deviation, not as left out.
            covered.extend(near.map(|bytes| solid.position_of(bytes.start)..solid.position_of(bytes.end)));
            comparison.departures.push(departure);
        }
    }
    let known: Vec<_> = known.iter().map(|text| UnspacedText::new(text)).collect();
    covered.sort_by_key(|range| (range.start, range.end));
    comparison.left_out = solid.gaps(&covered, &known, source);
    comparison
}

/// The deviation, and the similar passage of the source in bytes.
fn departure(
    number: usize,
    text: &str,
    text_solid: &UnspacedText,
    solid: &UnspacedText,
    at: usize,
    source: &str,
    budget: &mut SearchBudget,
) -> (Deviation, Option<Range<usize>>) {
    let elsewhere = solid.find(text_solid, 0, source, budget).and_then(|found| solid.original(&found));
    let start = solid.places.get(at).map_or(source.len(), |place| place.start as usize);
    let end = source.floor_char_boundary(start + text.len() * 3 + 400);
    let window = source.get(start..end).unwrap_or_default();
    let is_affordable = budget.try_spend((text.len().saturating_mul(window.len()) / 8).min(1 << 24));
    let nearest = if is_affordable { nearest::nearest(text, window) } else { None };
    let near = nearest.as_ref().map(|nearest| start + nearest.range.start..start + nearest.range.end);
    let instead = nearest.as_ref().and_then(|nearest| nearest.there.clone());
    let instead = instead.map(|there| start + there.start..start + there.end);
    let (changes, first) = nearest.map(|nearest| (nearest.changes, nearest.first)).unwrap_or_default();
    let earlier = elsewhere.as_ref().map(|range| range.start);
    (Deviation { text: number, earlier, changes, first, there: elsewhere.or(instead) }, near)
}

/// White space before a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Line,
}

#[derive(Debug, Clone, Copy)]
struct Spot {
    start: u32,
    end: u32,
    gap: Gap,
}

/// A folded text without its white space, with the original position and white space at each byte.
struct UnspacedText {
    text: String,
    /// One for each byte of `text`.
    places: Vec<Spot>,
}

impl UnspacedText {
    fn new(text: &str) -> Self {
        let mut solid = Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
        let mut gap = Gap::None;
        for (c, range) in NormalizedText::new(text).chars() {
            if c == ' ' {
                let is_line = text.get(range).is_some_and(|space| space.contains(['\n', '\r']));
                gap = if is_line { Gap::Line } else { Gap::Space };
                continue;
            }
            let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let spot = Spot { start: place(range.start), end: place(range.end), gap };
            solid.text.push(c);
            solid.places.resize(solid.text.len(), spot);
            gap = Gap::None;
        }
        solid
    }

    /// The first byte of the unspaced text that represents byte `original` or a later one.
    fn position_of(&self, original: usize) -> usize {
        self.places.partition_point(|place| (place.start as usize) < original)
    }

    /// The place of `needle` from byte `from` of the unspaced text on.
    fn find(&self, needle: &Self, from: usize, original: &str, budget: &mut SearchBudget) -> Option<Range<usize>> {
        let mut at = from;
        while let Some(found) = memmem::find(self.text.as_bytes().get(at..)?, needle.text.as_bytes()) {
            let range = at + found..at + found + needle.text.len();
            let whole = self.original(&range).is_some_and(|bytes| boundary::stands_alone(original, &bytes));
            if whole && self.spaced_like(needle, range.start) {
                return Some(range);
            }
            budget.spend(needle.text.len())?;
            at = range.start + 1;
        }
        budget.spend(self.text.len().saturating_sub(from))?;
        None
    }

    /// Whether the white space of `needle`, but for that before its first character, is that from byte `at` on.
    fn spaced_like(&self, needle: &Self, at: usize) -> bool {
        let first = needle.text.chars().next().map_or(0, char::len_utf8);
        let ours = self.places.get(at..).unwrap_or_default();
        needle
            .places
            .iter()
            .zip(ours)
            .skip(first)
            .all(|(theirs, ours)| (theirs.gap == Gap::None) == (ours.gap == Gap::None) || ours.gap == Gap::Line)
    }

    fn original(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let first = self.places.get(range.start)?;
        let last = self.places.get(range.end.checked_sub(1)?)?;
        Some(first.start as usize..last.end as usize)
    }

    /// The stretches between the `covered` ones, without the `known` texts, if they contain a word.
    fn gaps(&self, covered: &[Range<usize>], known: &[Self], original: &str) -> Vec<Range<usize>> {
        let starts = std::iter::once(0).chain(covered.iter().map(|range| range.end));
        let ends = covered.iter().map(|range| range.start).chain(std::iter::once(self.text.len()));
        let mut gaps = Vec::new();
        for (start, end) in starts.zip(ends) {
            let mut rest: Vec<_> = std::iter::once(start..end).collect();
            for text in known {
                rest = rest.into_iter().flat_map(|part| self.without(part, text)).collect();
            }
            gaps.extend(rest.iter().filter_map(|part| self.original(part)));
        }
        gaps.retain(|range| original.get(range.clone()).is_some_and(boundary::has_word));
        gaps
    }

    /// `part` without the first place of `text` in it.
    fn without(&self, part: Range<usize>, text: &Self) -> Vec<Range<usize>> {
        let bytes = self.text.as_bytes().get(part.clone()).unwrap_or_default();
        match memmem::find(bytes, text.text.as_bytes()) {
            Some(at) if !text.text.is_empty() => {
                let start = part.start + at;
                let end = start + text.text.len();
                [part.start..start, end..part.end].into_iter().filter(|range| !range.is_empty()).collect()
            }
            _ => vec![part],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_out(texts: &[&str], source: &str, known: &[&str]) -> Vec<String> {
        let comparison = compare(texts, source, known);
        assert_eq!(comparison.departures, []);
        comparison.left_out.into_iter().map(|range| source[range].to_owned()).collect()
    }

    #[test]
    fn white_space_is_aside_and_what_is_left_out_is_reported() {
        let source = "A title\n\nA title Policy\n\nThe birth rate\n\nand <K\n\n-Gonggam> “more”.\n\nComments\n";
        let body = ["The birth rate and <K-Gonggam> \"more\"."];
        assert_eq!(left_out(&body, source, &["A title"]), ["A title Policy", "Comments"]);
    }

    #[test]
    fn a_space_never_stands_for_nothing() {
        assert_eq!(compare(&["They went nowhere."], "They went no where.", &[]).departures.len(), 1);
        assert_eq!(compare(&["They went no where."], "They went nowhere.", &[]).departures.len(), 1);
    }

    #[test]
    fn a_text_behind_a_label_is_found_whatever_its_first_letter_is() {
        for text in
            ["We go.", "Élan is needed.", "€5 more.", "¿Cuándo?", "Мы идём.", "نحن نذهب.", "우리는 간다.", "𝔄 sign."]
        {
            assert_eq!(compare(&["Ann Lee:", text], &format!("Ann Lee: {text}"), &[]), Comparison::default(), "{text}");
        }
    }

    #[test]
    fn a_departure_is_reported_word_by_word_and_order_counts() {
        let comparison = compare(&["We did agree.", "First."], "First. We did not agree.", &[]);
        assert_eq!(comparison.departures[0].changes[0].to_string(), "it leaves out “not”");
        let swapped = compare(&["Second one.", "First one."], "First one. Second one.", &[]);
        assert_eq!(swapped.departures[0].text, 1);
        assert_eq!(swapped.departures[0].earlier, Some(0));
    }
}

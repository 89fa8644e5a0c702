//! The passage of a text that is most similar to some words, to show with a rejected quote or a search without
//! results. Similarity never verifies anything.

use std::{collections::HashMap, fmt, ops::Range};

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    normalize::{NormalizedText, fold_char},
    omissions::{self, Omission},
};
use crate::text::{
    invisible,
    script::{is_cjk, is_hangul},
};

/// A difference between the text and the quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The text has words here that the quote leaves out.
    LeftOut(String),
    /// The quote has words here that are not in the text.
    Added(String),
    /// The text has the first, the quote the second.
    Replaced(String, String),
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeftOut(words) => write!(f, "it leaves out “{words}”"),
            Self::Added(words) => write!(f, "it adds “{words}”"),
            Self::Replaced(text, quote) => match lookalikes(text, quote) {
                // Showing the same word twice would not explain anything.
                Some((there, here)) => write!(f, "in “{}”: {here} here, {there} in the text", bare(quote)),
                None => write!(f, "“{quote}” here, “{text}” in the text"),
            },
        }
    }
}

impl Change {
    /// What a reader should notice first: a negation, a number or a name in which the two differ.
    pub fn omissions_in(&self) -> Vec<Omission> {
        match self {
            Self::LeftOut(words) | Self::Added(words) => omissions::omissions_in(words, words),
            Self::Replaced(text, quote) => {
                let mut omissions_in = omissions::omissions_in(text, text);
                omissions_in.extend(omissions::omissions_in(quote, quote));
                omissions_in
            }
        }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !invisible::is_suspect(*c)).collect()
}

/// The first pair of characters in which two texts differ although they look the same, each by its name.
fn lookalikes(text: &str, quote: &str) -> Option<(String, String)> {
    if !(bare(text).chars().map(look).eq(bare(quote).chars().map(look))) {
        return None;
    }
    let (mut there, mut here) = (text.chars(), quote.chars());
    loop {
        match (there.next(), here.next()) {
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => {
                // One of them has an extra invisible character.
                return Some(match (invisible::is_suspect(a), invisible::is_suspect(b)) {
                    (true, false) => (name_of(a), "none".to_owned()),
                    (false, true) => ("none".to_owned(), name_of(b)),
                    _ => (name_of(a), name_of(b)),
                });
            }
            (Some(a), None) => return Some((name_of(a), "none".to_owned())),
            (None, Some(b)) => return Some(("none".to_owned(), name_of(b))),
            (None, None) => return None,
        }
    }
}

fn name_of(c: char) -> String {
    match invisible::is_suspect(c) {
        true => format!("a {}", invisible::name_of(c)),
        false => format!("the character U+{:04X}", u32::from(c)),
    }
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn look(c: char) -> char {
    const ALIKE: [(&str, &str); 2] =
        [("аеорсухіјѕһԁАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdABEKMHOPCTYXIJS"), ("οναΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovaABEZHIKMNOPTYX")];
    ALIKE
        .iter()
        .find_map(|(from, to)| from.chars().zip(to.chars()).find(|(from, _)| *from == c))
        .map_or(c, |(_, to)| to)
}

/// The span of a text that is most similar to a quote that was not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// The span, as bytes of the text.
    pub range: Range<usize>,
    /// The differences, in order.
    pub changes: Vec<Change>,
    /// The first difference as bytes of the quote; where words were left out, the word after them.
    pub first: Option<Range<usize>>,
    /// The first difference as bytes of the text; where words were added, the word after them.
    pub there: Option<Range<usize>>,
}

/// How two texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// At most a third of the words differ; case and accents are differences. For rejected quotes.
    Strict,
    /// At most three words in five differ; case and accents are ignored. For finding a passage.
    Loose,
}

impl Tolerance {
    /// Whether `distance` differences are few for that many words and a span of that many words.
    fn is_near(self, distance: usize, words: usize, span: usize) -> bool {
        match self {
            // Zero is also near: the same words, cut within a word or with other punctuation.
            Self::Strict => distance == 0 || (distance * 3 <= words.max(3) && distance < words),
            Self::Loose => distance * 5 <= words.max(span) * 3 && distance < words,
        }
    }
}

/// The most cells that the table for comparing two texts may have.
const CELLS: usize = 4_000_000;

/// The span of `text` that differs least from `quote`, if it differs in at most a third of the quote's words,
/// and not in all of them.
///
/// This is Sellers's alignment over words (P. H. Sellers, *The theory and computation of evolutionary
/// distances*, 1980). It explains a rejection and verifies nothing. Quotes or texts so long that the table
/// would pass four million cells are not compared.
pub fn nearest(quote: &str, text: &str) -> Option<Nearest> {
    nearest_by(quote, text, Tolerance::Strict).map(|(nearest, _)| nearest)
}

/// Like [`nearest`], with the given tolerance. Returns also the number of words in which the two differ.
pub fn nearest_by(quote: &str, text: &str, tolerance: Tolerance) -> Option<(Nearest, usize)> {
    let quote_words = words(quote, tolerance);
    let text_words = words(text, tolerance);
    let (rows, columns) = (quote_words.len() + 1, text_words.len() + 1);
    if quote_words.is_empty() || rows.checked_mul(columns)? > CELLS {
        return None;
    }
    let table = align(&quote_words, &text_words);
    let last = table.get((rows - 1) * columns..)?;
    let least = *last.iter().min()?;
    // Of several spans that are equally near, one that ends like the quote reads best.
    let mut ends = last.iter().enumerate().filter(|(_, distance)| **distance == least).map(|(end, _)| end);
    let mut first_end = ends.clone().next()?;
    // "for the haven" is better compared with "for the harbour" than with "for the".
    let is_same_phrase = |end: usize| {
        let gap = text_words.get(end.checked_sub(1)?)?.range.end..text_words.get(end)?.range.start;
        text.get(gap).map(|gap| gap.chars().all(char::is_whitespace))
    };
    if last.get(first_end + 1) == Some(&least) && is_same_phrase(first_end) == Some(true) {
        first_end += 1;
    }
    let ends_alike = |end: &usize| {
        end.checked_sub(1).and_then(|i| text_words.get(i)).map(|w| &w.key) == quote_words.last().map(|w| &w.key)
    };
    let end = ends.find(ends_alike).unwrap_or(first_end);
    let distance = least as usize;
    let nearest = trace(&Pair { quote, text, quote_words: &quote_words, text_words: &text_words }, &table, end)?;
    let within = |word: &&Word| nearest.range.start <= word.range.start && word.range.end <= nearest.range.end;
    let span = text_words.iter().filter(within).count();
    tolerance.is_near(distance, quote_words.len(), span).then_some((nearest, distance))
}

/// Two texts and their words.
struct Pair<'a> {
    quote: &'a str,
    text: &'a str,
    quote_words: &'a [Word],
    text_words: &'a [Word],
}

struct Word {
    range: Range<usize>,
    key: String,
}

fn words(text: &str, tolerance: Tolerance) -> Vec<Word> {
    text.unicode_word_indices()
        .map(|(at, raw)| Word { range: at..at + raw.len(), key: key_of(raw, tolerance) })
        .collect()
}

/// The form in which a word is compared.
fn key_of(word: &str, tolerance: Tolerance) -> String {
    let folded = NormalizedText::new(word);
    match tolerance {
        Tolerance::Strict => folded.as_str().to_owned(),
        Tolerance::Loose => {
            let plain = folded.as_str().nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
            plain.flat_map(char::to_lowercase).nfc().collect()
        }
    }
}

/// The alignment table, row by row: the least number of word edits with which the first words of the quote end
/// at a given word of the text.
fn align(quote_words: &[Word], text_words: &[Word]) -> Vec<u32> {
    let columns = text_words.len() + 1;
    let mut table = vec![0_u32; (quote_words.len() + 1) * columns];
    for (i, word) in quote_words.iter().enumerate() {
        let (done, todo) = table.split_at_mut((i + 1) * columns);
        let above = done.get(i * columns..).unwrap_or_default();
        let Some(current) = todo.get_mut(..columns) else { break };
        let mut left = u32::try_from(i + 1).unwrap_or(u32::MAX);
        let mut diagonal = above.first().copied().unwrap_or_default();
        for (j, cell) in current.iter_mut().enumerate() {
            let up = above.get(j).copied().unwrap_or_default();
            if j > 0 {
                let same = text_words.get(j - 1).is_some_and(|other| other.key == word.key);
                left = (diagonal + u32::from(!same)).min(up + 1).min(left + 1);
            }
            *cell = left;
            diagonal = up;
        }
    }
    table
}

enum Step {
    Same,
    LeftOut(usize),
    Added(usize),
    Replaced(usize, usize),
}

/// Walks back through the table from its best end and collects the differences.
fn trace(pair: &Pair<'_>, table: &[u32], end: usize) -> Option<Nearest> {
    let (quote_words, text_words) = (pair.quote_words, pair.text_words);
    let columns = text_words.len() + 1;
    let at = |i: usize, j: usize| table.get(i * columns + j).copied().unwrap_or(u32::MAX);
    let (mut i, mut j) = (quote_words.len(), end);
    let mut steps = Vec::new();
    while i > 0 {
        let here = at(i, j);
        if j > 0 {
            let same = quote_words.get(i - 1)?.key == text_words.get(j - 1)?.key;
            if at(i - 1, j - 1).saturating_add(u32::from(!same)) == here {
                steps.push(if same { Step::Same } else { Step::Replaced(j - 1, i - 1) });
                (i, j) = (i - 1, j - 1);
                continue;
            }
            if at(i, j - 1).saturating_add(1) == here {
                steps.push(Step::LeftOut(j - 1));
                j -= 1;
                continue;
            }
        }
        steps.push(Step::Added(i - 1));
        i -= 1;
    }
    let range = text_words.get(j)?.range.start..text_words.get(end.checked_sub(1)?)?.range.end;
    let (first, there) = first_change(&steps, quote_words, text_words, j);
    (range.start < range.end).then(|| Nearest { range, changes: changes(steps, pair), first, there })
}

/// The bytes of the quote and those of the text at the first change; `steps` are from the last one to
/// the first, and the text's words begin at `start`.
fn first_change(
    steps: &[Step],
    quote_words: &[Word],
    text_words: &[Word],
    start: usize,
) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let same = steps.iter().rev().take_while(|step| matches!(step, Step::Same)).count();
    if same == steps.len() {
        return (None, None);
    }
    let (mut of_quote, mut of_text) = (same..same, start + same..start + same);
    for step in steps.iter().rev().skip(same).take_while(|step| !matches!(step, Step::Same)) {
        of_quote.end += usize::from(!matches!(step, Step::LeftOut(_)));
        of_text.end += usize::from(!matches!(step, Step::Added(_)));
    }
    (span_of(quote_words, of_quote), span_of(text_words, of_text))
}

/// The bytes of these words. For an empty range, those of the word after it, or if there is none, of the last word.
fn span_of(words: &[Word], range: Range<usize>) -> Option<Range<usize>> {
    let first = words.get(range.start).or(words.last())?;
    let last = range.end.checked_sub(1).and_then(|last| words.get(last)).filter(|_| !range.is_empty());
    Some(first.range.start..last.unwrap_or(first).range.end)
}

/// Joins neighbouring steps into one change, so that the user reads phrases instead of single words.
fn changes(steps: Vec<Step>, pair: &Pair<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut of_text, mut of_quote): (Option<Range<usize>>, Option<Range<usize>>) = (None, None);
    let grow = |range: &mut Option<Range<usize>>, words: &[Word], index: usize| {
        if let Some(word) = words.get(index) {
            let start = range.as_ref().map_or(word.range.start, |range| range.start);
            *range = Some(start..word.range.end);
        }
    };
    let mut flush = |of_text: &mut Option<Range<usize>>, of_quote: &mut Option<Range<usize>>| {
        let words = |range: Option<Range<usize>>, of: &str| range.and_then(|range| of.get(range)).map(str::to_owned);
        match (words(of_text.take(), pair.text), words(of_quote.take(), pair.quote)) {
            (None, None) => {}
            (Some(left), None) => changes.push(Change::LeftOut(left)),
            (None, Some(added)) => changes.push(Change::Added(added)),
            (Some(left), Some(added)) => changes.push(Change::Replaced(left, added)),
        }
    };
    for step in steps.into_iter().rev() {
        match step {
            Step::Same => flush(&mut of_text, &mut of_quote),
            Step::LeftOut(j) => grow(&mut of_text, pair.text_words, j),
            Step::Added(i) => grow(&mut of_quote, pair.quote_words, i),
            Step::Replaced(j, i) => {
                grow(&mut of_text, pair.text_words, j);
                grow(&mut of_quote, pair.quote_words, i);
            }
        }
    }
    flush(&mut of_text, &mut of_quote);
    changes
}

/// An index of the words of several texts, built once for many searches.
///
/// A term is a word without case, or two neighbouring characters of a script that is written without spaces. A
/// Korean word, which carries particles, also gives its beginning as a term.
#[derive(Debug, Default)]
pub struct PassageIndex {
    /// Hashes of terms with the texts that contain them, sorted.
    terms: Vec<(u32, u32)>,
}

/// A passage of one of several texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearestPassage {
    /// The number of the text.
    pub text: usize,
    /// The passage in that text, and the differences.
    pub nearest: Nearest,
}

/// How many of the texts that share words with the searched words are compared.
const CANDIDATES: usize = 12;

impl PassageIndex {
    /// An index of these texts, in their order.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut terms = Vec::new();
        for (number, text) in (0_u32..).zip(texts) {
            let start = terms.len();
            each_term(text, &mut |term| terms.push((term, number)));
            // A term counts once for each text.
            if let Some(mine) = terms.get_mut(start..) {
                mine.sort_unstable();
            }
            let mut kept = start;
            for i in start..terms.len() {
                if i == start || terms.get(i) != terms.get(kept.saturating_sub(1)) {
                    terms.swap(kept, i);
                    kept += 1;
                }
            }
            terms.truncate(kept);
        }
        terms.sort_unstable();
        Self { terms }
    }

    /// The passage most similar to `words`, if one is similar enough. `text_of` returns the text with a given number.
    pub fn nearest<'t>(&self, words: &str, text_of: impl Fn(usize) -> &'t str) -> Option<NearestPassage> {
        let candidates = self.candidates(words);
        let found = candidates.into_iter().filter_map(|number| {
            let (nearest, distance) = nearest_by(words, text_of(number), Tolerance::Loose)?;
            Some((distance, number, nearest))
        });
        let (_, text, nearest) = found.min_by_key(|(distance, number, _)| (*distance, *number))?;
        Some(NearestPassage { text, nearest })
    }

    /// The texts that share most terms with `words`. A rare term counts more than a common one.
    fn candidates(&self, words: &str) -> Vec<usize> {
        let mut terms = Vec::new();
        each_term(words, &mut |term| terms.push(term));
        terms.sort_unstable();
        terms.dedup();
        let mut weights: HashMap<u32, f64> = HashMap::new();
        for term in terms {
            let first = self.terms.partition_point(|(other, _)| *other < term);
            let end = self.terms.partition_point(|(other, _)| *other <= term);
            let holders = self.terms.get(first..end).unwrap_or_default();
            // A term that is in every text distinguishes them least.
            let weight = 1.0 / (1.0 + holders.len() as f64).ln_1p();
            for (_, text) in holders {
                *weights.entry(*text).or_default() += weight;
            }
        }
        let mut ranked: Vec<(u32, f64)> = weights.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter().take(CANDIDATES).map(|(text, _)| text as usize).collect()
    }
}

fn each_term(text: &str, add: &mut impl FnMut(u32)) {
    let mut last: Option<(usize, char)> = None;
    for (at, word) in text.unicode_word_indices() {
        let first = word.chars().next().unwrap_or(' ');
        if is_cjk(first) && !is_hangul(first) {
            for (offset, c) in word.char_indices() {
                if let Some((_, before)) = last.filter(|(end, _)| *end == at + offset) {
                    add(hash([before, c].into_iter()));
                }
                last = Some((at + offset + c.len_utf8(), c));
            }
            continue;
        }
        let plain = |c: char| fold_char(c).to_lowercase();
        let letters = || word.chars().filter(|c| !invisible::is_suspect(*c)).flat_map(plain);
        add(hash(letters()));
        if is_hangul(first) && word.chars().nth(2).is_some() {
            add(hash(letters().take(2)));
        }
    }
}

/// FNV-1a: short, and the same on every machine. Two words with the same hash only cost one more comparison.
fn hash(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0x811c_9dc5, |hash, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "He said, “We have not agreed to 12 million won.” She added, “We have agreed — in part — to 12% of non-proliferation.”";

    #[test]
    fn a_refusal_says_what_differs() {
        let tell =
            |quote: &str| nearest(quote, TEXT).map(|n| n.changes.iter().map(Change::to_string).collect::<Vec<_>>());
        assert_eq!(tell("We have agreed to 12 million won"), Some(vec!["it leaves out “not”".to_owned()]));
        assert_eq!(tell("We have not agreed to 13 million won"), Some(vec!["“13” here, “12” in the text".to_owned()]));
        assert_eq!(tell("We have not ever agreed to 12 million won"), Some(vec!["it adds “ever”".to_owned()]));
        assert_eq!(tell("Something else was said on that day"), None);
    }

    #[test]
    fn lookalike_characters_are_reported_by_name() {
        let tell = |quote: &str, text: &str| {
            nearest(quote, text)
                .map(|n| n.changes.iter().map(Change::to_string).collect::<Vec<_>>())
                .unwrap_or_default()
        };
        assert_eq!(
            tell("Our C\u{43e}operation goes on", "Our Cooperation goes on"),
            ["in “C\u{43e}operation”: the character U+043E here, the character U+006F in the text"]
        );
        assert_eq!(
            tell("Our un\u{200b}able friends go home with us today", "Our unable friends go home with us today"),
            ["in “unable”: a zero width space (U+200B) here, none in the text"]
        );
        assert_eq!(tell("Our co\u{ad}operation goes on", "Our cooperation goes on"), [""; 0]);
    }

    #[test]
    fn the_passage_of_many_that_shares_most_is_found() {
        let texts = [
            "The harbour grows, and the marsh stays as it is.",
            "We will not build on the marsh, the minister said in March.",
            "우리는 습지에 항만을 짓지 않는다고 장관이 말했다.",
            "我々は湿地に港を建てないと大臣が述べた。",
        ];
        let index = PassageIndex::new(texts.iter().copied());
        let found = |words: &str| {
            index
                .nearest(words, |n| texts[n])
                .map(|found| (found.text, texts[found.text][found.nearest.range].to_owned()))
        };
        assert_eq!(found("we will build on the marsh"), Some((1, "We will not build on the marsh".to_owned())));
        assert_eq!(found("우리는 습지에 항만을 짓는다고"), Some((2, "우리는 습지에 항만을 짓지".to_owned())));
        assert_eq!(found("我々は湿地に港を建てると"), Some((3, "我々は湿地に港を建てないと".to_owned())));
        assert_eq!(found("nothing of the kind was ever heard by anybody"), None);
        assert_eq!(found(""), None);
    }
}

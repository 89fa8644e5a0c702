//! Marks are found again by their words and context, or listed as orphaned, but never moved to other words.
//!
//! `MARK_EDITS=10000 cargo test --test core marks -- --nocapture` makes this many random edits and reports what
//! happened to the marks.

use std::ops::Range;

use proptest::prelude::*;

use crate::small::briefing;
use briefing_core::{
    citation::{own_mark, own_mark_annotation},
    export::{ExportFormat, Filter, OwnMark, write, write_with_marks},
    marks::{Anchor, Colour, Located, Mark, MarkId, Moment, Place, QuoteKey, StoredMark, StoredMarks, locate},
    matching::normalize::NormalizedText,
    model::{BlockId, Briefing},
};

// ---- texts whose every character is known ----------------------------------------------------------

/// A character, and a number that no other character has.
type Known = (char, u32);

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// Typical words: common ones, other scripts, marks, decomposed letters.
const WORDS: [&str; 40] = [
    "the",
    "the",
    "the",
    "of",
    "of",
    "to",
    "and",
    "and",
    "a",
    "minister",
    "said",
    "that",
    "trade",
    "harbour,",
    "not",
    "12",
    "million",
    "“We",
    "will",
    "go,”",
    "he",
    "said.",
    "crisis",
    "talks",
    "–",
    "it’s",
    "cafe\u{301}",
    "관세는",
    "합의했다.",
    "日本は",
    "首脳会談",
    "السلام",
    "عليكم",
    "co\u{ad}operation",
    "oﬃce",
    "Ｆｕｌｌ",
    "\"no\"",
    "it's",
    "Straße",
    "İstanbul",
];

struct Text {
    paragraphs: Vec<Vec<Known>>,
    next: u32,
}

impl Text {
    fn new(random: &mut Random) -> Self {
        let mut text = Self { paragraphs: Vec::new(), next: 0 };
        for _ in 0..12 {
            let words = text.words(random, 30);
            text.paragraphs.push(words);
        }
        text
    }

    /// New words with a space between.
    fn words(&mut self, random: &mut Random, most: usize) -> Vec<Known> {
        let words: Vec<&str> = (0..=random.below(most)).map(|_| WORDS[random.below(WORDS.len())]).collect();
        self.known(&words.join(" "))
    }

    fn known(&mut self, text: &str) -> Vec<Known> {
        text.chars().map(|c| (c, self.number())).collect()
    }

    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    fn briefing(&self) -> Briefing {
        let text = |paragraph: &[Known]| paragraph.iter().map(|(c, _)| *c).collect::<String>();
        let blocks = self.paragraphs.iter().map(|paragraph| format!("Paragraph(text: r#\"{}\"#),", text(paragraph)));
        let file = format!("Briefing(format: 1, title: \"Marks\", body: [{}])", blocks.collect::<String>());
        let loaded = briefing(&file);
        loaded.briefing.unwrap_or_else(|| panic!("{:?}\n{file}", loaded.diagnostics))
    }

    /// The characters of a place, without white space.
    fn numbers(&self, place: &Place) -> Vec<u32> {
        let mut numbers = Vec::new();
        for (block, range) in place {
            let mut at = 0;
            for (c, number) in &self.paragraphs[block.index()] {
                if range.contains(&at) && is_solid(*c) {
                    numbers.push(*number);
                }
                at += c.len_utf8();
            }
        }
        numbers
    }

    /// All characters with a line break between paragraphs.
    fn all(&self) -> Vec<Known> {
        self.paragraphs.join(&('\n', 0))
    }

    /// The words that these characters are now, if they are still next to each other.
    fn standing(&self, numbers: &[u32]) -> Option<String> {
        let all = self.all();
        let start = all.iter().position(|(_, number)| Some(number) == numbers.first())?;
        let mut rest = numbers.iter();
        let mut next = rest.next();
        let mut words = String::new();
        for (c, number) in &all[start..] {
            if next.is_none() {
                break;
            }
            words.push(*c);
            if !is_solid(*c) {
                continue;
            }
            if next != Some(number) {
                return None;
            }
            next = rest.next();
        }
        next.is_none().then_some(words)
    }

    // ---- edits -------------------------------------------------------------------------------------

    fn edit(&mut self, random: &mut Random) -> &'static str {
        let paragraph = random.below(self.paragraphs.len());
        let at = random.below(self.paragraphs[paragraph].len() + 1);
        match random.below(12) {
            0 | 1 => {
                let mut words = self.words(random, 6);
                words.push((' ', self.number()));
                self.paragraphs[paragraph].splice(at..at, words);
                "words were put in"
            }
            2 | 3 => {
                let end = (at + 1 + random.below(60)).min(self.paragraphs[paragraph].len());
                self.paragraphs[paragraph].drain(at..end);
                "characters were taken out"
            }
            4 => {
                let end = (at + 1 + random.below(60)).min(self.paragraphs[paragraph].len());
                let words = self.words(random, 8);
                self.paragraphs[paragraph].splice(at..end, words);
                "words were replaced"
            }
            5 => {
                let rest = self.paragraphs[paragraph].split_off(at);
                self.paragraphs.insert(paragraph + 1, rest);
                "a paragraph was parted"
            }
            6 if self.paragraphs.len() > paragraph + 1 => {
                let next = self.paragraphs.remove(paragraph + 1);
                let space = (' ', self.number());
                self.paragraphs[paragraph].push(space);
                self.paragraphs[paragraph].extend(next);
                "two paragraphs were joined"
            }
            7 => {
                let moved = self.paragraphs.remove(paragraph);
                self.paragraphs.insert(random.below(self.paragraphs.len() + 1), moved);
                "a paragraph was moved"
            }
            8 => {
                let copied: String = self.paragraphs[paragraph].iter().map(|(c, _)| *c).collect();
                let copied = self.known(&copied);
                self.paragraphs.insert(random.below(self.paragraphs.len() + 1), copied);
                "a paragraph was copied"
            }
            9 if self.paragraphs.len() > 6 => {
                self.paragraphs.remove(paragraph);
                "a paragraph was removed"
            }
            10 => {
                let words = self.words(random, 30);
                self.paragraphs.insert(paragraph, words);
                "a paragraph was added"
            }
            _ => {
                self.other_typography(random);
                "the typography was changed"
            }
        }
    }

    /// Replaces characters by others that look the same to a reader.
    fn other_typography(&mut self, random: &mut Random) {
        for (c, _) in self.paragraphs.iter_mut().flatten() {
            *c = match *c {
                '“' | '”' => '"',
                '’' => '\'',
                '–' => '—',
                ' ' if random.below(20) == 0 => '\u{a0}',
                other => other,
            };
        }
    }
}

// ---- marks under edits -----------------------------------------------------------------------------

/// A mark and the characters that it covers.
struct Marked {
    anchor: Anchor,
    numbers: Vec<u32>,
    words: String,
}

const NOW: Moment = Moment(1);

/// Marks some words like a user; partly selected characters are included.
fn mark(text: &Text, briefing: &Briefing, random: &mut Random) -> Option<Marked> {
    let first = random.below(text.paragraphs.len());
    let len = |paragraph: usize| text.paragraphs[paragraph].iter().map(|(c, _)| c.len_utf8()).sum::<usize>();
    let start = random.below(len(first));
    let mut selected = vec![(BlockId(first as u32), start..(start + 1 + random.below(50)).min(len(first)))];
    if random.below(5) == 0 && first + 1 < text.paragraphs.len() {
        selected = vec![
            (BlockId(first as u32), start..len(first)),
            (BlockId(first as u32 + 1), 0..random.below(len(first + 1)).max(1)),
        ];
    }
    let (anchor, _) = Anchor::all(briefing, &selected, NOW).pop()?;
    let located = locate(briefing, &[&anchor], NOW).remove(0);
    let place = located.place.unwrap_or_else(|| panic!("what was marked just now is found: {anchor:?}"));
    let words = normal(&anchor.exact);
    Some(Marked { numbers: text.numbers(&place), anchor: located.anchor.expect("it is looked through"), words })
}

fn normal(text: &str) -> String {
    NormalizedText::new(text.trim()).as_str().to_owned()
}

/// Where the words were in the previous text, assuming that the common beginning or end of both texts was not edited:
/// if one of “the the” is left, it is impossible to say which.
fn aligned(before: &Text, after: &Text, numbers: &[u32]) -> Vec<Vec<u32>> {
    let (before, after) = (solid(&before.all()), solid(&after.all()));
    let same = |pair: &(&Known, &Known)| pair.0.0 == pair.1.0;
    let head = before.iter().zip(&after).take_while(same).count();
    let tail = before.iter().rev().zip(after.iter().rev()).take_while(same).count();
    let Some(start) = before.iter().position(|(_, number)| Some(number) == numbers.first()) else { return Vec::new() };
    let end = start + numbers.len();
    let of = |range: Range<usize>| after[range].iter().map(|(_, number)| *number).collect::<Vec<_>>();
    let mut found = Vec::new();
    if end <= head {
        found.push(of(start..end));
    }
    if before.len() - start <= tail {
        found.push(of(start + after.len() - before.len()..end + after.len() - before.len()));
    }
    found
}

/// Whether a character makes a difference wherever it occurs: white space and invisible hyphens do not.
fn is_solid(c: char) -> bool {
    !c.is_whitespace() && c != '\u{ad}'
}

/// Without white space, and with typography made equal.
fn solid(text: &[Known]) -> Vec<Known> {
    let plain = |c: char| match c {
        '“' | '”' => '"',
        '’' => '\'',
        '—' => '–',
        other => other,
    };
    text.iter().filter(|(c, _)| is_solid(*c)).map(|(c, number)| (plain(*c), *number)).collect()
}

#[derive(Debug, Default)]
struct Tally {
    found: usize,
    orphaned: usize,
    /// The words are still there, but another place fits just as well.
    undecided: usize,
}

/// Makes edits one after the other, and after each checks where the marks are.
fn edit_at_random(seed: u64, edits: usize) -> Tally {
    let mut random = Random(seed);
    let mut tally = Tally::default();
    let mut text = Text::new(&mut random);
    let mut marks: Vec<Marked> = Vec::new();
    for edit in 0..edits {
        if edit % 60 == 0 {
            (text, marks) = (Text::new(&mut random), Vec::new());
        }
        let briefing = text.briefing();
        while marks.len() < 12 {
            marks.extend(mark(&text, &briefing, &mut random));
        }
        let before = Text { paragraphs: text.paragraphs.clone(), next: text.next };
        let what = text.edit(&mut random);
        text.paragraphs.retain(|paragraph| paragraph.iter().any(|(c, _)| !c.is_whitespace()));
        let after = text.briefing();
        let anchors: Vec<&Anchor> = marks.iter().map(|mark| &mark.anchor).collect();
        let located = locate(&after, &anchors, NOW);
        let told = |mark: &Marked| format!("seed {seed}, edit {edit}: {what}: “{}” {:?}", mark.words, mark.anchor);
        let mut kept = Vec::new();
        for (mut mark, located) in marks.into_iter().zip(located) {
            let stands = text.standing(&mark.numbers).is_some_and(|words| normal(&words) == mark.words);
            match located.place {
                Some(place) => {
                    let numbers = text.numbers(&place);
                    let is_same = numbers == mark.numbers
                        || aligned(&before, &text, &mark.numbers).contains(&numbers)
                        || is_rest_of_two_paragraphs(&mark, &numbers)
                        || what == "a paragraph was moved" && has_twin(&before, &mark);
                    assert!(is_same, "moved to other words: {}\n{:?}", told(&mark), after_of(&after, &place));
                    tally.found += 1;
                    mark.numbers = numbers;
                    mark.anchor = located.anchor.unwrap_or(mark.anchor);
                    kept.push(mark);
                }
                None if stands => {
                    assert!(is_undecided(&before, &text, &mark), "lost: {}", told(&mark));
                    tally.undecided += 1;
                }
                None => tally.orphaned += 1,
            }
        }
        marks = kept;
    }
    tally
}

fn after_of(briefing: &Briefing, place: &Place) -> Vec<String> {
    place.iter().map(|(block, range)| briefing.block(*block).unwrap().text()[range.clone()].to_owned()).collect()
}

/// If a mark covers words in two paragraphs and one was moved, the few words in the other may equal those that are now
/// before or after it.
fn is_rest_of_two_paragraphs(mark: &Marked, numbers: &[u32]) -> bool {
    let own = numbers.iter().filter(|number| mark.numbers.contains(number)).count();
    mark.anchor.exact.contains('\n') && own * 4 > mark.numbers.len() * 3
}

/// Whether they are in a paragraph that occurs twice: if one of two was moved, it is impossible to say which.
fn has_twin(before: &Text, mark: &Marked) -> bool {
    let words = |paragraph: &[Known]| normal(&paragraph.iter().map(|(c, _)| *c).collect::<String>());
    let is_own = |paragraph: &&Vec<Known>| paragraph.iter().any(|(_, number)| mark.numbers.contains(number));
    let own: Vec<String> = before.paragraphs.iter().filter(is_own).map(|paragraph| words(paragraph)).collect();
    before.paragraphs.iter().filter(|paragraph| own.contains(&words(paragraph))).count() > own.len()
}

/// Whether the words also occur at another place that fits just as well: it has the whole stored context of one side,
/// or there were already several such places before.
fn is_undecided(before: &Text, after: &Text, mark: &Marked) -> bool {
    let places = |text: &Text, side: fn(&str, &str, &Anchor) -> bool| {
        let all = normal(&text.all().iter().map(|(c, _)| *c).collect::<String>());
        let found = all.match_indices(mark.words.as_str()).map(|(at, _)| at);
        found.filter(|at| side(&all[..*at], &all[at + mark.words.len()..], &mark.anchor)).count()
    };
    let prefix = |head: &str, _: &str, anchor: &Anchor| head.ends_with(NormalizedText::new(&anchor.prefix).as_str());
    let suffix = |_: &str, tail: &str, anchor: &Anchor| tail.starts_with(NormalizedText::new(&anchor.suffix).as_str());
    let either = |head: &str, tail: &str, anchor: &Anchor| {
        head.ends_with(NormalizedText::new(&anchor.prefix).as_str())
            || tail.starts_with(NormalizedText::new(&anchor.suffix).as_str())
    };
    has_twin(before, mark) || places(after, either) > 1 || places(before, prefix) > 1 || places(before, suffix) > 1
}

/// How many edits are made: more with `MARK_EDITS`.
fn edits() -> usize {
    std::env::var("MARK_EDITS").ok().and_then(|edits| edits.parse().ok()).unwrap_or(600)
}

#[test]
fn marks_stay_on_their_words_and_never_move_to_others() {
    let mut all = Tally::default();
    for seed in 1..=4 {
        let tally = edit_at_random(seed * 7919, edits().div_ceil(4));
        println!("seed {seed}: {tally:?}");
        all.found += tally.found;
        all.orphaned += tally.orphaned;
        all.undecided += tally.undecided;
    }
    println!("{} edits: {all:?}", edits());
    assert!(all.orphaned > 0 && all.found > all.orphaned, "{all:?}");
    assert!(all.undecided * 20 < all.found, "most words that stand are found: {all:?}");
}

// ---- words that are hard to find ---------------------------------------------------------------------

fn body(paragraphs: &[&str]) -> Briefing {
    let blocks: String = paragraphs.iter().map(|text| format!("Paragraph(text: r#\"{text}\"#),")).collect();
    let loaded = briefing(&format!("Briefing(format: 1, title: \"Marks\", body: [{blocks}])"));
    loaded.briefing.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

/// The anchor of the words at their place of this number, as it is once they were looked for.
fn anchor(briefing: &Briefing, words: &str, number: usize) -> Anchor {
    let places = briefing.blocks().flat_map(|block| {
        block.text().match_indices(words).map(|(at, found)| (block.id, at..at + found.len())).collect::<Vec<_>>()
    });
    let place = places.collect::<Vec<_>>()[number].clone();
    let (anchor, _) = Anchor::all(briefing, &[place], NOW).pop().expect("there are words");
    locate(briefing, &[&anchor], NOW).remove(0).anchor.expect("they are found")
}

fn found(anchor: &Anchor, briefing: &Briefing) -> Option<Place> {
    locate(briefing, &[anchor], NOW).remove(0).place
}

#[test]
fn repeated_words_are_found_by_their_context() {
    let before = body(&["A crisis of trust came first.", "Then a crisis of money came."]);
    let anchor = anchor(&before, "crisis", 1);
    let after = body(&["Some news.", "A crisis of trust came first.", "Then a crisis of money came."]);
    assert_eq!(found(&anchor, &after), Some(vec![(BlockId(2), 7..13)]));
}

#[test]
fn the_same_words_elsewhere_do_not_take_the_place_of_words_that_are_gone() {
    let before = body(&["A crisis of trust came first.", "Then a crisis of money came."]);
    let anchor = anchor(&before, "crisis", 1);
    assert_eq!(found(&anchor, &body(&["A crisis of trust came first.", "Then money went."])), None);
}

#[test]
fn marks_in_repeated_paragraphs_are_orphaned_when_their_number_changes() {
    let before = body(&["News.", "(Applause)", "More."]);
    let anchor = anchor(&before, "Applause", 0);
    assert!(found(&anchor, &body(&["Old news.", "(Applause)", "More."])).is_some());
    let copied = body(&["News.", "(Applause)", "More.", "News.", "(Applause)", "More."]);
    assert_eq!(found(&anchor, &copied), None);
}

#[test]
fn a_place_that_is_told_apart_by_nothing_keeps_its_number_among_its_like() {
    let same = "The same long sentence is said over and over again in this text. ".repeat(10);
    let before = body(&[&same, &same, &same]);
    let anchor = anchor(&before, "over", 31);
    let place = found(&anchor, &before);
    assert!(place.is_some());
    assert_eq!(found(&anchor, &body(&[&same, &same, &same])), place, "nothing has changed");
}

#[test]
fn other_typography_makes_no_difference_and_other_words_do() {
    let before = body(&["He said: “We’ll go – now.” Then he went."]);
    let anchor = anchor(&before, "“We’ll go – now.”", 0);
    assert!(found(&anchor, &body(&["He said: \u{201f}We'll  go — now.\u{201f} Then he went."])).is_some());
    assert_eq!(found(&anchor, &body(&["He said: “We’ll not go – now.” Then he went."])), None);
}

#[test]
fn what_is_selected_apart_is_a_mark_for_each_run_that_stands_together() {
    let text = body(&["One stands here.", "Two follows it.", "Three is between.", "Four comes after."]);
    let whole = |number: u32| (BlockId(number), 0..text.block(BlockId(number)).expect("a block").text().len());
    let runs = Anchor::all(&text, &[whole(0), whole(1), (BlockId(3), 0..4)], NOW);
    let words: Vec<_> = runs.iter().map(|(anchor, _)| anchor.exact.as_str()).collect();
    assert_eq!(words, ["One stands here.\nTwo follows it.", "Four"]);
    for (anchor, place) in &runs {
        assert_eq!(found(anchor, &text).as_ref(), Some(place));
    }
    let apart = Anchor::all(&text, &[(BlockId(0), 0..3), whole(1)], NOW);
    assert_eq!(apart.len(), 2, "words stand between them that are not selected");
}

#[test]
fn words_without_a_letter_that_is_seen_and_damaged_anchors_are_nowhere() {
    let text = body(&["a \u{ad} b", "c"]);
    assert!(Anchor::all(&text, &[(BlockId(0), 1..2)], NOW).is_empty(), "white space");
    assert!(Anchor::all(&text, &[(BlockId(0), 2..4)], NOW).is_empty(), "a soft hyphen");
    assert!(Anchor::all(&text, &[(BlockId(9), 0..1), (BlockId(0), 7..90)], NOW).is_empty());
    let (good, _) = Anchor::all(&text, &[(BlockId(0), 0..1)], NOW).pop().expect("words");
    for (block, start) in [(u32::MAX, 0), (0, usize::MAX), (0, 3), (1, 1)] {
        let mut damaged = good.clone();
        (damaged.block, damaged.start, damaged.prefix) = (block, start, "nothing like it".to_owned());
        assert_eq!(found(&damaged, &text), None);
        damaged.exact.clear();
        assert_eq!(found(&damaged, &text), None);
    }
}

#[test]
fn marks_in_repetitive_text_keep_their_number_or_are_orphaned() {
    let same = |count: usize| "The same long sentence is said over and over again in this text. ".repeat(count);
    let before = body(&["A beginning.", &same(60), "An end."]);
    let anchor = anchor(&before, "long sentence", 30);
    let place = found(&anchor, &before).expect("nothing has changed");
    assert_eq!(found(&anchor, &body(&["A beginning.", &same(60), "Another end."])), Some(place));
    assert_eq!(found(&anchor, &body(&["A beginning.", &same(59), "An end."])), None, "which of them went?");
    // 520 bytes around the only remaining place are the same as around the one that was marked.
    assert_eq!(found(&anchor, &body(&["A beginning.", &same(17), "An end."])), None, "or were others taken out?");
}

#[test]
fn thousands_of_overlapping_marks_in_repetitive_text_are_found_in_seconds() {
    const MARKS: usize = 20_000;
    let text = "The minister said that the talks would go on. ".repeat(400);
    let before = body(&[&text, "An end."]);
    let start = std::time::Instant::now();
    let anchors: Vec<Anchor> = (0..MARKS)
        .filter_map(|number| {
            let start = number % 18_000;
            Some(Anchor::all(&before, &[(BlockId(0), start..start + 20 + number / 18_000)], NOW).pop()?.0)
        })
        .collect();
    let all: Vec<&Anchor> = anchors.iter().collect();
    let made = start.elapsed();
    let located = locate(&before, &all, NOW);
    let anchors: Vec<Anchor> = located.into_iter().filter_map(|located| located.anchor).collect();
    assert_eq!(anchors.len(), MARKS, "each is found where it was marked");
    let recorded = start.elapsed();
    let after = body(&[&text, "Another end."]);
    let located = locate(&after, &anchors.iter().collect::<Vec<_>>(), NOW);
    let is_there = |(anchor, located): (&Anchor, &Located)| {
        let place = located.place.as_ref().and_then(|place| place.first());
        place.is_some_and(|(block, range)| (block.0, range.start) == (anchor.block, anchor.start))
    };
    let kept = anchors.iter().zip(&located).filter(|pair| is_there(*pair)).count();
    println!("made in {made:?}, recorded after {recorded:?}, found again after {:?}: {kept}", start.elapsed());
    assert_eq!(kept, MARKS);
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

// ---- what two windows keep ---------------------------------------------------------------------------

fn kept() -> impl Strategy<Value = StoredMarks> {
    let change = (0_u64..4, 0_u64..5, proptest::option::of(0_u8..3), 0_u64..3);
    proptest::collection::vec(change, 0..6).prop_map(|changes| {
        let mut kept = StoredMarks::default();
        for (id, changed, note, seen) in changes {
            let mark = note.map(|note| {
                let mut anchor = Anchor::default();
                (anchor.exact, anchor.seen) = (format!("words of {id}"), Moment(seen));
                let mut mark = Mark::new(anchor, Colour::Pink, Moment(0));
                mark.note = note.to_string();
                mark
            });
            let one = StoredMark { changed: Moment(changed), mark };
            kept.merge(StoredMarks { marks: [(MarkId(id), one)].into(), ..StoredMarks::default() });
            let key = QuoteKey { text: id.to_string(), speaker: "a".to_owned(), occasion: String::new() };
            kept.merge(StoredMarks::default().set_used(key, changed % 2 == 0, Moment(changed)));
        }
        kept
    })
}

fn merged(one: &StoredMarks, other: &StoredMarks) -> StoredMarks {
    let mut merged = one.clone();
    merged.merge(other.clone());
    merged
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn marks_of_windows_are_merged_in_any_order_to_the_same(one in kept(), other in kept(), third in kept()) {
        prop_assert_eq!(merged(&one, &other), merged(&other, &one));
        prop_assert_eq!(merged(&one, &one), one.clone());
        prop_assert_eq!(merged(&merged(&one, &other), &other), merged(&one, &other));
        let (left, right) = (merged(&merged(&one, &other), &third), merged(&one, &merged(&other, &third)));
        let content = |kept: &StoredMarks| -> Vec<_> {
            kept.marks.iter().map(|(id, kept)| (*id, kept.changed, kept.mark.as_ref().map(|mark| mark.note.clone()))).collect()
        };
        prop_assert_eq!(content(&left), content(&right));
    }
}

#[test]
fn removed_marks_stay_removed_and_later_changes_are_kept() {
    let mut window = StoredMarks::default();
    let mark = Mark::new(Anchor::default(), Colour::Blue, Moment(1));
    window.set(MarkId(1), Some(mark.clone()), Moment(1));
    let before = window.clone();
    window.set(MarkId(1), None, Moment(1));
    assert!(!window.merge(before.clone()), "what it knows is nothing new");
    assert_eq!(window.get(MarkId(1)), None);
    let mut other = before;
    other.set(MarkId(1), Some(Mark { note: "Later".to_owned(), ..mark }), Moment(9));
    assert!(window.merge(other));
    assert_eq!(window.get(MarkId(1)).map(|mark| mark.note.as_str()), Some("Later"));
}

// ---- copies and exports ------------------------------------------------------------------------------

fn noted(anchor: Anchor) -> Mark {
    let mut mark = Mark::new(anchor, Colour::Green, Moment(1_768_381_200_000));
    mark.note = "Ask <them> about *this*".to_owned();
    mark.tags = vec!["trade".to_owned()];
    mark
}

#[test]
fn copies_of_marks_begin_with_the_embargo_and_notes_never_replace_the_words() {
    let file = "Briefing(format: 1, title: \"Marks\", release: Embargoed(until: \"the end of the briefing\"), \
                body: [Paragraph(text: \"It cost 12 million.\")])";
    let briefing = briefing(file).briefing.expect("a briefing");
    let anchor = anchor(&briefing, "12 million", 0);
    let place = found(&anchor, &briefing);
    let copied = own_mark(&briefing, &noted(anchor.clone()), place.as_ref());
    assert_eq!(
        copied.plain,
        "EMBARGOED until the end of the briefing\nMarked in “Marks”, paragraph 1: 12 million\n\
         My own note: Ask <them> about *this*\nMy tags: trade"
    );
    assert!(copied.html.contains("Ask &lt;them&gt;"), "{}", copied.html);
    let lost = own_mark(&briefing, &noted(anchor), None);
    assert!(lost.plain.contains("no longer in the text: 12 million"), "{}", lost.plain);
}

#[test]
fn a_mark_is_a_web_annotation_that_comments_on_its_words() {
    let briefing = body(&["It cost 12 million crowns."]);
    let anchor = anchor(&briefing, "12 million", 0);
    let json: serde_json::Value =
        serde_json::from_str(&own_mark_annotation(&briefing, &noted(anchor.clone()), None).plain).expect("JSON");
    assert_eq!(json["motivation"], "commenting");
    assert_eq!(json["body"][0]["value"], "Ask <them> about *this*");
    assert_eq!(json["body"][1]["purpose"], "tagging");
    assert_eq!(json["target"]["selector"]["exact"], "12 million");
    assert_eq!(json["target"]["selector"]["prefix"], "It cost ");
    assert_eq!(json["created"], "2026-01-14T09:00:00Z");
    let plain = Mark::new(anchor, Colour::Blue, Moment(0));
    assert!(own_mark_annotation(&briefing, &plain, None).plain.contains("highlighting"));
}

#[test]
fn exports_contain_marks_only_if_requested_and_separate_from_the_briefing() {
    let briefing = body(&["It cost 12 million crowns."]);
    let anchor = anchor(&briefing, "12 million", 0);
    let (place, mark) = (found(&anchor, &briefing), noted(anchor));
    let own = [OwnMark { mark: &mark, place: place.as_ref() }, OwnMark { mark: &mark, place: None }];
    for format in ExportFormat::ALL {
        let written = |own: &[OwnMark<'_>]| {
            let mut out = Vec::new();
            write_with_marks(&briefing, *format, Filter::default(), own, &mut out).expect("it is written");
            out
        };
        let mut without = Vec::new();
        write(&briefing, *format, Filter::default(), &mut without).expect("it is written");
        assert!(written(&[]) == without, "{format:?}");
        assert!(written(&own) != without, "{format:?} has them");
        // The text of a PDF is checked in the tests of pages.
        let Ok(with) = String::from_utf8(written(&own)) else { continue };
        assert!(with.contains("about"), "{format:?}: {with}");
        match format {
            ExportFormat::Json => {
                let json: serde_json::Value = serde_json::from_str(&with).expect("JSON");
                assert_eq!(json["own_marks"]["marks"][0]["my_note"], "Ask <them> about *this*");
                assert_eq!(json["own_marks"]["marks"][0]["marked_words"], "12 million");
                assert_eq!(json["own_marks"]["marks"][0]["paragraph"], 1);
                assert_eq!(json["own_marks"]["marks"][1]["paragraph"], serde_json::Value::Null);
                let whose = json["own_marks"]["whose"].as_str().expect("whose they are");
                assert!(whose.contains("none of it is part of the briefing"), "{whose}");
                let mut briefings = json.clone();
                briefings.as_object_mut().expect("an object").remove("own_marks");
                let without: serde_json::Value = serde_json::from_slice(&without).expect("JSON");
                assert_eq!(briefings, without, "all else is the same");
            }
            ExportFormat::Csv => {
                let rows: Vec<&str> = with.lines().collect();
                assert!(rows[0].ends_with("reason,my_marked_words,my_note,my_tags,guarded"), "{with}");
                assert_eq!(rows.len(), 3, "no quotes, two marks: {with}");
                assert!(rows[1].contains(",12 million,Ask <them> about *this*,trade,"), "{with}");
                assert!(rows[1].starts_with(','), "a mark has no text of a quote: {with}");
            }
            ExportFormat::Markdown => {
                let (text, marks) = with.split_once("## My marks").expect("a part by itself");
                assert!(!text.contains("about") && marks.contains("none of it is part of the briefing"), "{with}");
                assert!(marks.contains("Marked, no longer in the text: 12 million"), "{with}");
            }
            ExportFormat::Html => {
                assert!(with.contains("<a href=\"#my-marks\">My marks</a>"), "{with}");
                assert!(
                    with.contains("Marked in <a href=\"#p1\">paragraph 1</a>:</span> <mark>12 million</mark>"),
                    "{with}"
                );
                assert!(with.contains("Ask &lt;them&gt;"), "{with}");
            }
            _ => {}
        }
    }
}

//! Decides whether a line of Korean text ends between two words or within one: lines are broken at words or at
//! syllables.

use std::collections::{HashMap, HashSet};

use super::letters::{bare, ends_sentence};
use super::line::Line;
use crate::text::script::is_hangul;

/// A line that is broken at a syllable has less space left than one syllable needs, in ems.
const SYLLABLE: f32 = 1.2;
/// A line with more space left is the last of its paragraph.
const LAST_LINE: f32 = 6.0;
/// So many lines must have no space left before lines are assumed to be broken at syllables.
const LINES: usize = 4;

/// Particles and endings with which no word begins.
const ENDINGS: [&str; 40] = [
    "은",
    "는",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에게",
    "에는",
    "에도",
    "으로",
    "로",
    "와",
    "과",
    "도",
    "고",
    "며",
    "다",
    "면",
    "면서",
    "다고",
    "다며",
    "다면",
    "했다",
    "됐다",
    "한다",
    "된다",
    "하고",
    "하며",
    "되고",
    "라고",
    "라며",
    "이라고",
    "이라며",
    "습니다",
    "입니다",
    "니다",
    "지만",
    "려고",
    "도록",
];
/// The last syllables of words of two or more syllables: particles, and endings of verbs.
const LAST_SYLLABLES: &str = "은는을를이가에의로고며서도와과한된할될인적다지게면록야";
/// Numerals and other words of one syllable or two that are separate from the next word.
const ALONE: [&str; 24] = [
    "이", "그", "저", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "첫", "각", "및", "등",
    "또", "더", "수", "것", "약", "총", "새",
];

/// Words of one syllable that follow another word.
const DEPENDENT: &str = "때중뒤전후온간안못년월일원명개곳";

/// Information about how a document breaks its Korean lines.
#[derive(Debug, Default)]
pub(super) struct Korean {
    /// Whether lines that end between words end in a blank.
    ends_in_blanks: bool,
    /// Whether lines are broken at syllables.
    breaks_words: bool,
    /// Words, with and without a particle.
    words: HashSet<String>,
    measure: Measure,
}

impl Korean {
    /// Collects the information from all lines.
    pub(super) fn of(lines: &[&Line]) -> Self {
        let korean: Vec<&Line> = lines.iter().copied().filter(|line| line.text.contains(is_hangul)).collect();
        let mut words = HashSet::new();
        for line in &korean {
            // The first and the last word may be parts of one.
            let inner = line.text.split(' ').skip(1);
            for word in inner.clone().take(inner.count().saturating_sub(1)) {
                words.extend(stems(bare(word)).map(str::to_owned));
            }
        }
        let measure = Measure::of(&korean);
        Self {
            ends_in_blanks: korean.iter().any(|line| line.ends_in_blank && line.text.ends_with(is_hangul)),
            breaks_words: measure.breaks_words(&korean),
            words,
            measure,
        }
    }

    /// Whether a text ends in a whole word at the end of a line; `next` is the line that follows.
    pub(super) fn ends_word(&self, text: &str, line: &Line, next: &str) -> bool {
        if self.ends_in_blanks || !self.breaks_words {
            return line.ends_in_blank || !self.ends_in_blanks;
        }
        if self.measure.room(line) >= SYLLABLE {
            return true;
        }
        let last = bare(text.rsplit(' ').next().unwrap_or_default());
        let first = bare(next.split(' ').next().unwrap_or_default());
        let knows = |word: &str| stems(word).any(|stem| stem.chars().count() > 1 && self.words.contains(stem));
        if ENDINGS.contains(&first) || knows(&format!("{last}{first}")) {
            return false;
        }
        if first.chars().count() == 1 && !ALONE.contains(&first) && !DEPENDENT.contains(first) {
            return false;
        }
        let is_long = last.chars().count() > 1;
        let has_ending = last.ends_with(|c| LAST_SYLLABLES.contains(c));
        // "…해" before another verb; "이해하다" and similar verbs are one word.
        let is_linked = last.ends_with('해') && !first.starts_with(['하', '했', '한', '할', '자', '지']);
        ALONE.contains(&last) || self.stands(first) || (is_long && (has_ending || is_linked || knows(first)))
    }

    /// Whether a word of two syllables or more occurs elsewhere unchanged.
    fn stands(&self, word: &str) -> bool {
        word.chars().count() > 1 && self.words.contains(word)
    }
}

/// A word, and the word without its last one or two syllables if these are a particle.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let stem = |ending: &&str| word.strip_suffix(*ending).filter(|stem| stem.chars().count() > 1);
    std::iter::once(word).chain(ENDINGS.iter().filter_map(stem))
}

/// The widths of the columns and spaces of a document.
#[derive(Debug, Default)]
struct Measure {
    /// Where the longest line of each column ends.
    right: HashMap<usize, f32>,
    /// A space that is not stretched, in ems.
    space: f32,
}

impl Measure {
    fn of(lines: &[&Line]) -> Self {
        let mut right: HashMap<usize, f32> = HashMap::new();
        for line in lines {
            let edge = right.entry(line.column).or_insert(line.end);
            *edge = edge.max(line.end);
        }
        let mut spaces: Vec<f32> =
            lines.iter().filter(|line| line.spaces > 2).map(|line| line.gaps / line.spaces as f32).collect();
        spaces.sort_by(f32::total_cmp);
        Self { right, space: spaces.get(spaces.len() / 10).copied().unwrap_or(0.25) }
    }

    /// How much space a line would leave if it were not justified, in ems.
    fn room(&self, line: &Line) -> f32 {
        let edge = self.right.get(&line.column).copied().unwrap_or(line.end);
        (edge - line.end) / line.size.max(0.1) + line.gaps - line.spaces as f32 * self.space
    }

    /// Whether the space left in all full lines is less than a syllable.
    fn breaks_words(&self, lines: &[&Line]) -> bool {
        let full = lines.iter().filter(|line| line.spaces > 2 && !ends_sentence(&line.text));
        let rooms: Vec<f32> = full.map(|line| self.room(line)).filter(|room| *room < LAST_LINE).collect();
        let filled = rooms.iter().filter(|room| **room < SYLLABLE).count();
        rooms.len() >= LINES && filled * 10 >= rooms.len() * 9
    }
}

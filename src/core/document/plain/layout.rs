//! The layout of a plain text as a whole: lines wrapped by hand at some width, or one paragraph per line.

use super::line::{LONGEST_MEASURED, Line, LineKind, is_label, lines, width};

/// The widest line of a text that is wrapped by hand.
const WIDEST_WRAP: usize = 100;

/// How lines form paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Each line is a paragraph.
    LineIsParagraph,
    /// Lines are wrapped at this many columns.
    Wrapped(usize),
}

/// Counts of the lines that are directly followed by another line of text.
struct Counts {
    followed: usize,
    /// Those that are a line, or are followed by a line, too long to be wrapped by hand.
    long: usize,
    /// Those that end a sentence.
    ended: usize,
    /// How many of them have each width.
    widths: [usize; LONGEST_MEASURED + 1],
}

impl Layout {
    pub fn of(text: &str) -> Self {
        let counts = Counts::of(text);
        let measure = counts.measure();
        let is_wrapped = counts.followed > 0
            && counts.long * 10 <= counts.followed
            && counts.ended * 2 < counts.followed
            && counts.at_least(measure * 6 / 10) * 2 >= counts.followed;
        if is_wrapped { Self::Wrapped(measure) } else { Self::LineIsParagraph }
    }

    /// Whether a line continues the paragraph of the line just before it.
    pub fn joins(self, before: &Line<'_>, line: &Line<'_>) -> bool {
        let ends = before.ends_sentence();
        if is_label(line.content(), ends) {
            return false;
        }
        match self {
            Self::LineIsParagraph => !ends && before.width() <= WIDEST_WRAP && begins_small(line.content()),
            Self::Wrapped(_) if before.width() > WIDEST_WRAP => !ends,
            Self::Wrapped(measure) => !(ends && fits(before, line, measure)),
        }
    }

    /// Whether the first word of a line did not fit on the previous line.
    pub fn is_full(self, before: &Line<'_>, line: &Line<'_>) -> bool {
        matches!(self, Self::Wrapped(measure) if !fits(before, line, measure))
    }
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self { followed: 0, long: 0, ended: 0, widths: [0; LONGEST_MEASURED + 1] };
        let mut before: Option<(Line<'_>, usize)> = None;
        for line in lines(text) {
            let width = if line.kind == LineKind::Blank { 0 } else { line.width() };
            if let Some((before, width_before)) = before.filter(|(before, _)| may_go_on(before, &line)) {
                counts.add(&before, width_before, width);
            }
            before = Some((line, width));
        }
        counts
    }

    fn add(&mut self, before: &Line<'_>, width_before: usize, width: usize) {
        self.followed += 1;
        self.long += usize::from(width_before > WIDEST_WRAP || width > WIDEST_WRAP);
        self.ended += usize::from(before.ends_sentence());
        if let Some(count) = self.widths.get_mut(width_before) {
            *count += 1;
        }
    }

    /// The width that nineteen of twenty lines do not exceed.
    fn measure(&self) -> usize {
        let mut beyond = self.followed / 20;
        let widths = self.widths.iter().enumerate().rev();
        let mut wide = widths.skip_while(|(_, count)| match beyond.checked_sub(**count) {
            Some(left) => {
                beyond = left;
                true
            }
            None => false,
        });
        wide.next().map_or(0, |(width, _)| width)
    }

    fn at_least(&self, width: usize) -> usize {
        self.widths.iter().skip(width).sum()
    }
}

/// Whether a line may continue the paragraph of the previous line, by the kinds of both.
fn may_go_on(before: &Line<'_>, line: &Line<'_>) -> bool {
    match (before.kind, line.kind) {
        (LineKind::Text | LineKind::Item(_), LineKind::Text) => !is_label(line.text, false),
        (LineKind::Quoted(one), LineKind::Quoted(other)) => one == other,
        _ => false,
    }
}

/// Whether the first word of a line would have fitted on the previous line, with a little to spare.
fn fits(before: &Line<'_>, line: &Line<'_>, measure: usize) -> bool {
    let word = line.content().split_whitespace().next().unwrap_or_default();
    before.width() + 1 + width(word) + 3 <= measure
}

fn begins_small(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

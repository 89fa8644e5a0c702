//! Divides a document into pages: which lines are on which page, with the notes that belong to them at its foot.

use std::ops::Range;

use super::Paper;

/// The geometry of a page, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Geometry {
    pub(super) width: f32,
    pub(super) height: f32,
    /// The left edge of the text.
    pub(super) left: f32,
    /// The top edge of the text.
    pub(super) top: f32,
    /// The width of a line, about 70 characters.
    pub(super) measure: f32,
    /// The height of the text together with the notes below it.
    pub(super) text_height: f32,
    /// The left edge of the margin beside the text, which has the names of speakers.
    pub(super) label_left: f32,
    pub(super) label_width: f32,
}

/// The space between a page's text and its notes, in points.
pub(super) const ABOVE_NOTES: f32 = 16.0;

impl Geometry {
    /// The geometry of a document that is read from left to right, or from right to left.
    pub(super) fn of(paper: Paper, is_rtl: bool) -> Self {
        let (width, height) = paper.points();
        let (measure, label_width, gap, bottom, top) = (350.0, 94.0, 14.0, 82.0, 74.0);
        let outer = (width - measure) / 2.0 + 30.0;
        let left = if is_rtl { width - outer - measure } else { outer };
        let label_left = if is_rtl { left + measure + gap } else { left - gap - label_width };
        Self { width, height, left, top, measure, text_height: height - top - bottom, label_left, label_width }
    }
}

/// A line or a picture with its height on a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Row {
    pub(super) height: f32,
    /// The space above it, unless it is the first of a page.
    pub(super) before: f32,
    /// Whether a page may end before it.
    pub(super) may_break: bool,
    /// The notes whose numbers are in it.
    pub(super) notes: Vec<usize>,
}

/// The content of a page: rows, and lines of notes.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Page {
    pub(super) rows: Range<usize>,
    pub(super) notes: Vec<(usize, Range<usize>)>,
}

/// Whether a page may end before this line of a piece with `of` lines: at least two lines stay together.
pub(super) fn may_break_at(line: usize, of: usize) -> bool {
    line >= 2 && of - line >= 2
}

/// The lines of a note: their number, the height of each, and the space above the first.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct NoteLines {
    pub(super) count: usize,
    pub(super) leading: f32,
    pub(super) before: f32,
}

impl NoteLines {
    fn height(self, lines: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a note has some hundred lines")]
        let lines = lines as f32;
        self.before + lines * self.leading
    }
}

/// Divides rows into pages of this height.
pub(super) fn paginate(rows: &[Row], notes: &[NoteLines], height: f32) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut at = 0;
    let mut rest: Vec<(usize, usize)> = Vec::new();
    while at < rows.len() || !rest.is_empty() {
        let (page, next, carried) = page(rows, notes, height, at, rest);
        pages.push(page);
        (at, rest) = (next, carried);
    }
    if pages.is_empty() {
        pages.push(Page::default());
    }
    pages
}

/// The page that begins at a row, the row after it, and the lines of notes that continue on the next page.
fn page(
    rows: &[Row],
    notes: &[NoteLines],
    height: f32,
    start: usize,
    rest: Vec<(usize, usize)>,
) -> (Page, usize, Vec<(usize, usize)>) {
    let mut foot = Foot::new(notes);
    // The rest of a note leaves room for some lines of text.
    let carried = foot.take(rest, height * if start < rows.len() { 0.7 } else { 1.0 });
    if !carried.is_empty() {
        return (Page { rows: start..start, notes: foot.placed }, start, carried);
    }
    let mut y = 0.0;
    let mut last_break = None;
    let mut at = start;
    while let Some(row) = rows.get(at) {
        if at > start && row.may_break {
            last_break = Some(at);
        }
        let add = row.height + if at > start { row.before } else { 0.0 };
        if y + add + foot.height_with(&row.notes) > height {
            break;
        }
        y += add;
        foot.add(&row.notes);
        at += 1;
    }
    if at == rows.len() {
        return (Page { rows: start..at, notes: foot.placed }, at, Vec::new());
    }
    let end = last_break.unwrap_or(at).max(start);
    if end > start {
        foot.keep(rows.get(start..end).unwrap_or_default());
        return (Page { rows: start..end, notes: foot.placed }, end, Vec::new());
    }
    // A single row with its notes is higher than a page.
    let row = rows.get(start).cloned().unwrap_or_default();
    let whole = row.notes.iter().map(|note| (*note, 0)).collect();
    let carried = foot.take(whole, height - row.height);
    (Page { rows: start..start + 1, notes: foot.placed }, start + 1, carried)
}

/// The notes at the foot of one page.
struct Foot<'a> {
    all: &'a [NoteLines],
    placed: Vec<(usize, Range<usize>)>,
    /// How many of them continue from an earlier page.
    carried: usize,
    height: f32,
}

impl<'a> Foot<'a> {
    fn new(all: &'a [NoteLines]) -> Self {
        Self { all, placed: Vec::new(), carried: 0, height: 0.0 }
    }

    fn lines(&self, note: usize) -> NoteLines {
        self.all.get(note).copied().unwrap_or_default()
    }

    fn height_with(&self, notes: &[usize]) -> f32 {
        let more: f32 = notes.iter().map(|note| self.lines(*note)).map(|lines| lines.height(lines.count)).sum();
        let is_any = !self.placed.is_empty() || !notes.is_empty();
        self.height + more + if is_any { ABOVE_NOTES } else { 0.0 }
    }

    fn add(&mut self, notes: &[usize]) {
        for note in notes {
            let lines = self.lines(*note);
            self.height += lines.height(lines.count);
            self.placed.push((*note, 0..lines.count));
        }
    }

    /// Keeps the notes of these rows and those that continue from an earlier page.
    fn keep(&mut self, rows: &[Row]) {
        self.placed.truncate(self.carried);
        rows.iter().for_each(|row| self.add(&row.notes));
    }

    /// Places lines of notes in this height, at least one. Returns those that do not fit.
    fn take(&mut self, notes: Vec<(usize, usize)>, room: f32) -> Vec<(usize, usize)> {
        let mut left = Vec::new();
        for (note, from) in notes {
            let lines = self.lines(note);
            let mut to = from;
            while left.is_empty() && to < lines.count {
                let with = self.height + lines.height(to + 1 - from) + ABOVE_NOTES;
                if with > room && (to > from || !self.placed.is_empty()) {
                    break;
                }
                to += 1;
            }
            if to > from {
                self.height += lines.height(to - from);
                self.placed.push((note, from..to));
            }
            if to < lines.count {
                left.push((note, to));
            }
        }
        self.carried = self.placed.len();
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paragraphs with these numbers of lines, each ten points high.
    fn paragraphs(lines: &[usize]) -> Vec<Row> {
        let rows = |count: &usize| {
            let count = *count;
            (0..count).map(move |line| Row {
                height: 10.0,
                before: 0.0,
                may_break: line == 0 || may_break_at(line, count),
                notes: Vec::new(),
            })
        };
        lines.iter().flat_map(rows).collect()
    }

    fn ranges(pages: &[Page]) -> Vec<Range<usize>> {
        pages.iter().map(|page| page.rows.clone()).collect()
    }

    #[test]
    fn no_line_of_a_paragraph_is_alone_on_a_page() {
        assert_eq!(ranges(&paginate(&paragraphs(&[9, 5]), &[], 100.0)), [0..9, 9..14], "its first line would be alone");
        assert_eq!(ranges(&paginate(&paragraphs(&[8, 3]), &[], 100.0)), [0..8, 8..11], "its last line would be alone");
        assert_eq!(ranges(&paginate(&paragraphs(&[7, 5]), &[], 100.0)), [0..10, 10..12]);
    }

    #[test]
    fn a_heading_is_on_the_page_of_its_text() {
        let mut rows = paragraphs(&[8, 1, 5]);
        rows[9].may_break = false;
        assert_eq!(ranges(&paginate(&rows, &[], 100.0)), [0..8, 8..14]);
    }

    #[test]
    fn a_note_is_on_the_page_of_its_number_below_the_text() {
        let mut rows = paragraphs(&[1; 12]);
        rows[8].notes = vec![0];
        let notes = [NoteLines { count: 2, leading: 8.0, before: 0.0 }];
        let pages = paginate(&rows, &notes, 100.0);
        assert_eq!(ranges(&pages), [0..8, 8..12], "nine lines and the note are higher than a page");
        assert_eq!(pages[0].notes, []);
        assert_eq!(pages[1].notes, [(0, 0..2)]);
    }

    #[test]
    fn a_note_longer_than_a_page_continues_on_the_next() {
        let mut rows = paragraphs(&[1, 1]);
        rows[0].notes = vec![0];
        let notes = [NoteLines { count: 30, leading: 8.0, before: 0.0 }];
        let pages = paginate(&rows, &notes, 100.0);
        let placed: Vec<_> = pages.iter().flat_map(|page| page.notes.clone()).collect();
        assert_eq!(placed.iter().map(|(_, lines)| lines.len()).sum::<usize>(), 30);
        assert!(placed.iter().zip(placed.iter().skip(1)).all(|((_, a), (_, b))| a.end == b.start));
        assert_eq!(pages.iter().map(|page| page.rows.len()).sum::<usize>(), 2);
    }

    #[test]
    fn a_row_higher_than_a_page_has_its_own_page() {
        let mut rows = paragraphs(&[1, 1, 1]);
        rows[1].height = 500.0;
        assert_eq!(ranges(&paginate(&rows, &[], 100.0)), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn every_row_is_on_exactly_one_page_in_order() {
        let rows = paragraphs(&[3, 1, 40, 2, 2, 17, 1]);
        let pages = paginate(&rows, &[], 100.0);
        let mut at = 0;
        for page in &pages {
            assert_eq!(page.rows.start, at);
            at = page.rows.end;
        }
        assert_eq!(at, rows.len());
    }

    #[test]
    fn a_line_has_sixty_to_seventy_five_characters_and_a_page_margins() {
        for paper in [Paper::A4, Paper::Letter] {
            for is_rtl in [false, true] {
                let page = Geometry::of(paper, is_rtl);
                let right = page.width - page.left - page.measure;
                assert!(page.left > 56.0 && right > 56.0, "{page:?}");
                assert!(page.label_left > 36.0 && page.label_left + page.label_width < page.width - 36.0, "{page:?}");
                assert_eq!(is_rtl, page.label_left > page.left);
            }
        }
    }
}

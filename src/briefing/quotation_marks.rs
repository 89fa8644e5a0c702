//! Where spans of a paragraph stand as to its quotation marks. The marks are found once for a paragraph, so that
//! a thousand quotes in one do not walk it a thousand times.

use std::ops::Range;

/// Where a span stands as to the quotation marks of its paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// Between two of them.
    Within,
    /// Not between any, although there are some.
    Outside,
    /// It leaves the ones that it begins in: then it has words of the writer, or of somebody else, and nobody
    /// said it so.
    RunsPast,
    /// There are none in the paragraph.
    NoneInText,
}

const OPEN: [char; 4] = ['“', '„', '«', '「'];
const CLOSE: [char; 3] = ['”', '»', '」'];

/// A curly mark: where it is, and for one that opens, where it is closed.
struct Mark {
    at: usize,
    is_open: bool,
    closed: Option<usize>,
}

/// The quotation marks of a paragraph.
pub(super) struct MarksOf {
    marks: Vec<Mark>,
    /// Straight marks, where there are no others.
    straight: Vec<usize>,
}

impl MarksOf {
    /// Finds the marks of `text`, and which closes which.
    pub(super) fn new(text: &str) -> Self {
        let mut marks: Vec<Mark> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
            let is_open = OPEN.contains(&c);
            if is_open {
                open.push(marks.len());
            } else if !CLOSE.contains(&c) {
                continue;
            } else if let Some(mark) = open.pop().and_then(|index| marks.get_mut(index)) {
                mark.closed = Some(at);
            }
            marks.push(Mark { at, is_open, closed: None });
        }
        let straight = match marks.is_empty() {
            true => memchr::memchr_iter(b'"', text.as_bytes()).collect(),
            false => Vec::new(),
        };
        Self { marks, straight }
    }

    /// Where a span stands.
    pub(super) fn around(&self, span: &Range<usize>) -> Marks {
        if self.marks.is_empty() {
            return self.around_straight(span);
        }
        let before = self.marks.partition_point(|mark| mark.at < span.start);
        match before.checked_sub(1).and_then(|last| self.marks.get(last)) {
            Some(mark) if mark.is_open => match mark.closed {
                Some(closed) if closed < span.end => Marks::RunsPast,
                _ => Marks::Within,
            },
            _ => Marks::Outside,
        }
    }

    /// Straight marks open and close by turns.
    fn around_straight(&self, span: &Range<usize>) -> Marks {
        if self.straight.is_empty() {
            return Marks::NoneInText;
        }
        let before = self.straight.partition_point(|at| *at < span.start);
        let next = self.straight.get(before);
        match (before % 2, next) {
            (1, Some(next)) if *next < span.end => Marks::RunsPast,
            (1, _) => Marks::Within,
            _ => Marks::Outside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn around(text: &str, words: &str) -> Marks {
        let at = text.find(words).unwrap();
        MarksOf::new(text).around(&(at..at + words.len()))
    }

    #[test]
    fn a_span_is_within_its_marks_or_not() {
        let text = "He said “we agree” and “they “do” not” too.";
        assert_eq!(around(text, "we agree"), Marks::Within);
        assert_eq!(around(text, "agree” and"), Marks::RunsPast);
        assert_eq!(around(text, "they “do” not"), Marks::Within);
        assert_eq!(around(text, "do” not"), Marks::RunsPast);
        assert_eq!(around(text, "too"), Marks::Outside);
        assert_eq!(around("said", "said"), Marks::NoneInText);
        assert_eq!(around("He „never closed it", "closed"), Marks::Within);
    }

    #[test]
    fn straight_marks_open_and_close_by_turns() {
        let text = "He said \"we agree\" and \"no\".";
        assert_eq!(around(text, "we agree"), Marks::Within);
        assert_eq!(around(text, "agree\" and"), Marks::RunsPast);
        assert_eq!(around(text, "and"), Marks::Outside);
    }
}

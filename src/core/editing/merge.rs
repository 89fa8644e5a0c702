//! Merges two versions of a file that were made from the same one, line by line: a change in only one of them is
//! taken over, and if both changed the same place, the user chooses.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// One of two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// The version changed here.
    #[default]
    Mine,
    /// The version saved in the file.
    Theirs,
}

/// The merge of two versions of a file, with the conflicts between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// Lines that both have, or that only one version changed.
    Merged(String),
    /// Lines that both versions changed differently.
    Collision { mine: String, theirs: String },
}

/// A range of lines of the common version, and the lines that replace them in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    base: Range<usize>,
    new: Range<usize>,
}

impl Change {
    /// Whether it changes some of these lines, or adds lines where others do too. A change that begins at their end
    /// comes after them in any case.
    fn is_within(&self, lines: &Range<usize>) -> bool {
        self.base.start < lines.end || self.base == *lines
    }
}

impl Merge {
    /// Merges two versions of `base`. Line ends are those of `mine`, which has those of the file.
    pub fn new(base: &str, mine: &str, theirs: &str) -> Self {
        let [base, mine, theirs] = [base, mine, theirs].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
        let end = if mine.first().is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
        let (ours, others) = (changes(&base, &mine), changes(&base, &theirs));
        let (mut ours, mut others) = (ours.as_slice(), others.as_slice());
        let mut merge = Self { parts: Vec::new() };
        let mut at = 0;
        loop {
            let first = [ours.first(), others.first()].into_iter().flatten();
            let Some((start, end_of_first)) = first.map(|change| (change.base.start, change.base.end)).min() else {
                break;
            };
            merge.push(lines(&base, at..start, end));
            // Overlapping changes of both versions form one place.
            let (mut reach, mut of_mine, mut of_theirs) = (start..end_of_first, Vec::new(), Vec::new());
            loop {
                let mut has_grown = false;
                for (rest, taken) in [(&mut ours, &mut of_mine), (&mut others, &mut of_theirs)] {
                    while let Some((change, behind)) = rest.split_first()
                        && change.is_within(&reach)
                    {
                        reach.end = reach.end.max(change.base.end);
                        taken.push(change.clone());
                        *rest = behind;
                        has_grown = true;
                    }
                }
                if !has_grown {
                    break;
                }
            }
            let mine = replaced(&base, &mine, &reach, &of_mine, end);
            let theirs = replaced(&base, &theirs, &reach, &of_theirs, end);
            match (of_mine.is_empty(), of_theirs.is_empty()) {
                (true, _) => merge.push(theirs),
                (_, true) => merge.push(mine),
                _ if mine == theirs => merge.push(mine),
                _ => merge.parts.push(Part::Collision { mine, theirs }),
            }
            at = reach.end;
        }
        merge.push(lines(&base, at..base.len(), end));
        merge
    }

    fn push(&mut self, text: String) {
        match self.parts.last_mut() {
            Some(Part::Merged(before)) => before.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.parts.push(Part::Merged(text)),
        }
    }

    /// How many conflicts there are.
    pub fn collisions(&self) -> usize {
        self.parts.iter().filter(|part| matches!(part, Part::Collision { .. })).count()
    }

    /// The merged text with the chosen side of each conflict, or `mine` if none was chosen.
    pub fn text(&self, sides: &[Side]) -> String {
        let mut sides = sides.iter();
        let mut text = String::new();
        for part in &self.parts {
            text.push_str(match part {
                Part::Merged(merged) => merged,
                Part::Collision { mine, theirs } => match sides.next().copied().unwrap_or_default() {
                    Side::Mine => mine,
                    Side::Theirs => theirs,
                },
            });
        }
        text
    }
}

/// A line without its line end, which does not count as a change.
fn bare<'t>(line: &&'t str) -> &'t str {
    line.trim_end_matches(['\r', '\n'])
}

fn changes(base: &[&str], new: &[&str]) -> Vec<Change> {
    let (old_lines, new_lines) = (base.iter().map(bare).collect::<Vec<_>>(), new.iter().map(bare).collect::<Vec<_>>());
    // Equal lines at both ends are skipped first, so that they cost nothing.
    let prefix = old_lines.iter().zip(&new_lines).take_while(|(one, other)| one == other).count();
    let (old_rest, new_rest) =
        (old_lines.get(prefix..).unwrap_or_default(), new_lines.get(prefix..).unwrap_or_default());
    let suffix = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    let middle = |lines: &[&str]| lines.len().saturating_sub(suffix);
    let (old_middle, new_middle) =
        (old_rest.get(..middle(old_rest)).unwrap_or_default(), new_rest.get(..middle(new_rest)).unwrap_or_default());
    let operations = capture_diff_slices(Algorithm::Patience, old_middle, new_middle);
    let is_change = |operation: &&DiffOp| !matches!(operation, DiffOp::Equal { .. });
    let moved = |range: Range<usize>| range.start + prefix..range.end + prefix;
    let changes = operations
        .iter()
        .filter(is_change)
        .map(|operation| Change { base: moved(operation.old_range()), new: moved(operation.new_range()) });
    changes.collect()
}

/// Lines as text, with the line end that the file has.
fn lines(all: &[&str], range: Range<usize>, end: &str) -> String {
    let mut text = String::new();
    for line in all.get(range).unwrap_or_default() {
        let is_ended = line.ends_with('\n');
        text.push_str(bare(line));
        text.push_str(if is_ended { end } else { "" });
    }
    text
}

/// The lines of a version that replace these lines of the common one.
fn replaced(base: &[&str], new: &[&str], reach: &Range<usize>, changes: &[Change], end: &str) -> String {
    let mut text = String::new();
    let mut at = reach.start;
    for change in changes {
        text.push_str(&lines(base, at..change.base.start, end));
        text.push_str(&lines(new, change.new.clone(), end));
        at = change.base.end;
    }
    text.push_str(&lines(base, at..reach.end, end));
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn changes_without_conflicts_are_merged() {
        let base = "a\nb\nc\nd\ne\n";
        let merge = Merge::new(base, "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\nf\n");
        assert_eq!((merge.collisions(), merge.text(&[])), (0, "A\nb\nc\nd\nE\nf\n".to_owned()));
        let same = Merge::new(base, "a\nb\nC\nd\ne\n", "a\nb\nC\nd\ne\n");
        assert_eq!((same.collisions(), same.text(&[])), (0, "a\nb\nC\nd\ne\n".to_owned()), "both have made one change");
        let neighbours = Merge::new(base, "a\nB\nc\nd\ne\n", "a\nb\nC\nd\ne\n");
        assert_eq!((neighbours.collisions(), neighbours.text(&[])), (0, "a\nB\nC\nd\ne\n".to_owned()));
    }

    #[test]
    fn each_conflict_is_decided_separately() {
        let base = "a\nb\nc\nd\ne\n";
        let merge = Merge::new(base, "1\nb\nc\nd\n5\n", "one\nb\nC\nd\nfive\n");
        assert_eq!(merge.collisions(), 2);
        assert_eq!(merge.text(&[]), "1\nb\nC\nd\n5\n");
        assert_eq!(merge.text(&[Side::Theirs, Side::Mine]), "one\nb\nC\nd\n5\n");
        assert_eq!(merge.text(&[Side::Mine, Side::Theirs]), "1\nb\nC\nd\nfive\n");
        assert_eq!(merge.text(&[Side::Theirs, Side::Theirs]), "one\nb\nC\nd\nfive\n");
    }

    #[test]
    fn two_insertions_or_a_removal_of_changed_lines_are_conflicts() {
        let merge = Merge::new("a\nb\n", "a\nx\nb\n", "a\ny\nb\n");
        assert_eq!((merge.collisions(), merge.text(&[Side::Theirs])), (1, "a\ny\nb\n".to_owned()));
        let merge = Merge::new("a\nb\nc\n", "a\nc\n", "a\nB\nc\n");
        assert_eq!((merge.collisions(), merge.text(&[])), (1, "a\nc\n".to_owned()));
        assert_eq!(merge.text(&[Side::Theirs]), "a\nB\nc\n");
    }

    #[test]
    fn different_line_ends_are_not_a_change() {
        let merge = Merge::new("a\r\nb\r\nc\r\n", "A\r\nb\r\nc\r\n", "a\nb\nC\n");
        assert_eq!((merge.collisions(), merge.text(&[])), (0, "A\r\nb\r\nC\r\n".to_owned()));
    }

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec("[a-d]", 0..10)
            .prop_map(|lines| lines.iter().map(|line| format!("{line}\n")).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn if_only_one_version_changed_it_is_the_result(base in text(), new in text()) {
            for merge in [Merge::new(&base, &new, &base), Merge::new(&base, &base, &new), Merge::new(&base, &new, &new)] {
                prop_assert_eq!(merge.collisions(), 0);
                prop_assert_eq!(merge.text(&[]), new.clone());
            }
        }

        #[test]
        fn merging_is_symmetric(base in text(), one in text(), other in text()) {
            let (merge, mirror) = (Merge::new(&base, &one, &other), Merge::new(&base, &other, &one));
            prop_assert_eq!(merge.collisions(), mirror.collisions());
            let all_theirs = vec![Side::Theirs; merge.collisions()];
            prop_assert_eq!(merge.text(&[]), mirror.text(&all_theirs));
            prop_assert_eq!(merge.text(&all_theirs), mirror.text(&[]));
        }
    }
}

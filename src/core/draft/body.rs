//! The text of a draft's blocks: lines that were wrapped by hand are joined, and text that is too long for one
//! block is split.

use std::ops::Range;

use crate::{document::BlockKind, limits, text::script::is_written_without_spaces};

/// `text` on one line, with at most `most` characters; cut between words if there is a space.
pub(super) fn on_one_line(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(most) {
        Some((end, _)) => {
            let beginning = line.get(..end).unwrap_or_default();
            let words = beginning.rsplit_once(' ').map(|(words, _)| words).filter(|words| words.len() > end / 2);
            format!("{}…", words.unwrap_or(beginning).trim_end_matches([',', ';', ':', ' ', '–', '—']))
        }
        None => line,
    }
}

/// `text` without line breaks: they are replaced by a space, or removed between characters of scripts that are written
/// without spaces. In a block quotation the `>` that email puts before each line is removed as well.
pub(super) fn joined(text: &str, kind: BlockKind) -> String {
    let marks: &[char] = if kind == BlockKind::Quotation { &['>', ' '] } else { &[' '] };
    let mut joined = String::with_capacity(text.len());
    let mut lines = text.split('\n').map(|line| line.trim().trim_start_matches(marks)).filter(|line| !line.is_empty());
    joined.push_str(lines.next().unwrap_or_default());
    for line in lines {
        let is_solid = joined.chars().next_back().is_some_and(is_written_without_spaces)
            && line.chars().next().is_some_and(is_written_without_spaces);
        if !is_solid {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// The parts of `range` that are each short enough for one block, cut at white space if there is any.
pub(super) fn parts(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    while range.end.saturating_sub(start) > limits::TEXT_BYTES {
        let most = text.floor_char_boundary(start + limits::TEXT_BYTES);
        let piece = text.get(start..most).unwrap_or_default();
        let cut = piece.rfind(char::is_whitespace).filter(|at| *at > 0).map_or(most, |at| start + at);
        parts.push(start..cut);
        start = cut + text.get(cut..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    }
    if start < range.end {
        parts.push(start..range.end);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_joined_as_their_script_has_it() {
        let joined = |text| joined(text, BlockKind::Paragraph);
        assert_eq!(joined("We will\n  build here."), "We will build here.");
        assert_eq!(joined("建設は\n始まる。"), "建設は始まる。");
        assert_eq!(joined("항만 현대화는\n속도가 생명"), "항만 현대화는 속도가 생명");
        assert_eq!(joined("5\n> 4"), "5 > 4");
        assert_eq!(super::joined("We will\n> > build here.", BlockKind::Quotation), "We will build here.");
    }

    #[test]
    fn a_text_that_is_too_long_is_parted_and_nothing_is_lost() {
        let text = "word ".repeat(limits::TEXT_BYTES / 2);
        let parts = parts(&text, 0..text.trim_end().len());
        assert!(parts.iter().all(|part| part.len() <= limits::TEXT_BYTES));
        let words: usize = parts.iter().map(|part| text[part.clone()].split_whitespace().count()).sum();
        assert_eq!(words, limits::TEXT_BYTES / 2);
    }
}

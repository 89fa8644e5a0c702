//! Prepares a pasted quotation for searching: the words without the marks, the full stop and the attribution
//! around them.

use crate::matching::{
    ellipsis::pieces_of,
    quotation_marks::{QuotationMarks, is_quotation_mark},
};

/// Other forms of the pasted text that may be found if the text itself is not, the most complete first. The
/// pasted text itself is not among them.
pub fn forms(pasted: &str) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    let mut add = |form: &str| {
        let form = bare(form);
        let is_new = form != pasted.trim() && !forms.iter().any(|known| known == form);
        if is_new && form.chars().any(char::is_alphanumeric) {
            forms.push(form.to_owned());
        }
    };
    let lines = unmarked_lines(pasted);
    let text = lines.join("\n");
    add(&text);
    let words = without_attribution(&text);
    add(words);
    add(&without_marks(words));
    // Quotation marks first: a dash within the words does not introduce an attribution.
    let quoted = quoted_parts(&text);
    let said: Vec<&str> = quoted.iter().map(String::as_str).collect();
    add(&said.join(" "));
    for part in &said {
        add(part);
        add_pieces(part, &mut add);
    }
    add_pieces(words, &mut add);
    let paragraphs: Vec<&str> = words.split("\n\n").collect();
    if paragraphs.len() > 1 {
        paragraphs.iter().for_each(|paragraph| add(paragraph));
    }
    forms
}

/// The quoted words of a pasted quotation: the words between its marks, if they are most of it; otherwise
/// everything except the attribution.
pub fn quoted_words(pasted: &str) -> String {
    let text = unmarked_lines(pasted).join("\n");
    let quoted = quoted_parts(&text).join(" ");
    let words = without_attribution(&text);
    let is_most = quoted.chars().count() * 2 > words.chars().count();
    if is_most { quoted } else { bare(words).to_owned() }
}

/// The pieces of a shortened quotation, separately, the longest first.
fn add_pieces(text: &str, add: &mut impl FnMut(&str)) {
    let mut pieces = pieces_of(text);
    if pieces.len() > 1 {
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.trim().len()));
        pieces.into_iter().for_each(add);
    }
}

/// The lines without the `>` of Markdown and mail before a quotation, and without Markdown's line break at the
/// end.
fn unmarked_lines(text: &str) -> Vec<&str> {
    text.lines().map(|line| line.trim_start_matches(['>', ' ', '\t']).trim_end_matches(['\\', ' '])).collect()
}

/// The text before the dash of an attribution: a dash after white space or a quotation mark, in the last lines.
fn without_attribution(text: &str) -> &str {
    let dashes =
        text.match_indices(['—', '–', '―']).map(|(at, _)| at).chain(text.match_indices(" - ").map(|(at, _)| at));
    let is_attribution = |at: &usize| {
        let before = text.get(..*at).unwrap_or_default();
        let ends_words =
            before.trim_end().ends_with(|c: char| is_quotation_mark(c) || matches!(c, '.' | '!' | '?' | '。'));
        ends_words && (before.ends_with(char::is_whitespace) || before.ends_with(is_quotation_mark))
    };
    dashes.filter(is_attribution).max().and_then(|at| text.get(..at)).unwrap_or(text)
}

/// The words between the outermost marks.
fn quoted_parts(text: &str) -> Vec<String> {
    let marks = QuotationMarks::new(text);
    let outer = marks.pairs().filter(|pair| pair.depth == 0);
    outer.filter_map(|pair| text.get(pair.open.end..pair.close.start)).map(|part| part.trim().to_owned()).collect()
}

/// The text without the marks at both ends, whether they are a pair or not, and those at the beginning of each
/// paragraph.
fn without_marks(text: &str) -> String {
    let is_mark = |c: char| is_quotation_mark(c) || c.is_whitespace();
    text.split("\n\n").map(|paragraph| paragraph.trim_matches(is_mark)).collect::<Vec<_>>().join("\n\n")
}

/// The text without white space at its ends, and without the stop and marks at the end, which may belong to the
/// surrounding text.
fn bare(text: &str) -> &str {
    let is_stop = |c: char| matches!(c, '.' | ',' | ';' | ':' | '。' | '、' | '，') || c.is_whitespace();
    let mut text = text.trim();
    loop {
        // There is a mark at one end only if the other was not pasted with it.
        let inner = text.trim_end_matches(is_stop);
        let opened = inner.strip_prefix(is_quotation_mark).unwrap_or(inner);
        let closed = opened.strip_suffix(|c: char| is_quotation_mark(c) && !is_possessive(opened)).unwrap_or(opened);
        if closed == text {
            return text;
        }
        text = closed.trim();
    }
}

/// "the ministers’": the mark belongs to the word.
fn is_possessive(text: &str) -> bool {
    text.ends_with("s’") || text.ends_with("s'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn has(pasted: &str, words: &str) {
        let forms = forms(pasted);
        assert!(forms.iter().any(|form| form == words), "{pasted}: {forms:?}");
    }

    #[test]
    fn the_words_of_a_pasted_quotation_are_searched_for() {
        for pasted in [
            "“We will not build.”",
            "„We will not build“,",
            "«\u{a0}We will not build\u{a0}»",
            "「We will not build。」",
            "'We will not build'",
            "\"We will not build.",
            "We will not build,",
            "“We will not build.” — Ann Lee, Minister of Transport, Press talk, Port City, 13 January 2026 (The Paper)",
            "> We will not build.\n>\n> — Ann Lee, Minister of Transport",
            "“We will not build,” she said.",
            "The minister said: “We will not build.”",
            "“We will not build” (Lee, 2026)",
        ] {
            has(pasted, "We will not build");
        }
        has("“We will […] build on the old marsh.”", "build on the old marsh");
        has("“We go.\n\n“We stay.”", "We go");
        has("“The ministers’ plan”", "The ministers’ plan");
        has("> The tide is in,\\\n> the tide is out.", "The tide is in,\nthe tide is out");
    }

    #[test]
    fn the_quoted_words_are_extracted_from_a_pasted_quotation() {
        for pasted in ["“We go.” — Ann Lee, Minister", "“We go.”", "> We go.\n>\n> — Ann Lee", "We go."] {
            assert_eq!(quoted_words(pasted).trim_end_matches('.'), "We go", "{pasted}");
        }
        assert_eq!(quoted_words("She said the “marsh plan” is dead."), "She said the “marsh plan” is dead");
    }

    #[test]
    fn a_plain_word_has_no_other_form() {
        for typed in ["Nara", "don’t", "12 million", "", "“”", "…"] {
            assert_eq!(forms(typed), [""; 0], "{typed}");
        }
    }
}

//! Splits a quote with brackets into characters, ellipses and brackets.

use std::borrow::Cow;

use crate::matching::ellipsis::ellipsis_at;

/// The most brackets and ellipses that one quote may have.
const MOST_BRACKETS: usize = 64;

/// The byte of a square bracket without its partner.
pub fn unbalanced_bracket(quote: &str) -> Option<usize> {
    let mut open = None;
    for (at, c) in quote.char_indices() {
        match (c, open) {
            ('[', None) => open = Some(at),
            ('[', Some(_)) => return open,
            (']', None) => return Some(at),
            (']', Some(_)) => open = None,
            _ => {}
        }
    }
    open
}

/// The brackets of East Asian typography that editors also use.
const WIDE: [char; 4] = ['［', '］', '〔', '〕'];

/// Whether a quote has an editor's bracket.
pub fn has_bracket(quote: &str) -> bool {
    quote.contains(['[', '［', '〔'])
}

/// A quote with square brackets instead of wide ones: ［知事］は, 〔首相〕が.
pub fn with_square_brackets(quote: &str) -> Cow<'_, str> {
    if !quote.contains(WIDE) {
        return Cow::Borrowed(quote);
    }
    let square = |c: char| match c {
        '［' | '〔' => '[',
        '］' | '〕' => ']',
        other => other,
    };
    Cow::Owned(quote.chars().map(square).collect())
}

/// The text of a bracket without the bracket.
pub fn content_of(shown: &str) -> &str {
    shown.trim().trim_start_matches('[').trim_end_matches(']').trim()
}

pub(super) fn is_sic(content: &str) -> bool {
    matches!(content.to_lowercase().as_str(), "sic" | "sic!" | "!")
}

/// An item of a quote.
#[derive(Debug)]
pub(super) enum Item {
    Char(char),
    /// An ellipsis: any words.
    Gap,
    Bracket {
        content: Vec<char>,
        /// The bracket with the spaces around it.
        shown: String,
        /// Whether there is a space before it, and after it.
        spaces: (bool, bool),
        is_sic: bool,
    },
}

/// The items of a folded quote, or `None` if it has no editor’s bracket or its brackets do not match.
pub(super) fn items_of(quote: &str) -> Option<Vec<Item>> {
    if !quote.contains('[') || unbalanced_bracket(quote).is_some() {
        return None;
    }
    let mut rest = quote;
    let (mut items, mut brackets, mut gaps) = (Vec::new(), 0, 0);
    while let Some(c) = rest.chars().next() {
        if let Some(after) = ellipsis_at(rest).and_then(|length| rest.get(length..)) {
            while matches!(items.last(), Some(Item::Char(' '))) {
                items.pop();
            }
            items.push(Item::Gap);
            gaps += 1;
            rest = after.trim_start();
        } else if let Some((content, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            brackets += 1;
            let is_spaced = matches!(items.last(), Some(Item::Char(' ')));
            if is_spaced {
                items.pop();
            }
            let spaces = (is_spaced, after.starts_with(' '));
            rest = after.trim_start_matches(' ');
            items.push(Item::Bracket {
                content: content.trim().chars().collect(),
                shown: format!("{}[{content}]{}", space(spaces.0), space(spaces.1)),
                spaces,
                is_sic: is_sic(content.trim()),
            });
        } else {
            items.push(Item::Char(c));
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    let has_words = items.iter().any(|item| matches!(item, Item::Char(c) if c.is_alphanumeric()));
    (brackets > 0 && brackets + gaps <= MOST_BRACKETS && has_words).then_some(items)
}

fn space(is_there: bool) -> &'static str {
    if is_there { " " } else { "" }
}

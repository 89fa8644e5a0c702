//! Makes a link to the quote's place on the source's page that highlights it there: a [text
//! fragment](https://wicg.github.io/scroll-to-text-fragment/), `#:~:text=[prefix-,]start[,end][,-suffix]`.
//!
//! A browser searches for the first match. So a quote whose first words also occur earlier in the body gets the
//! words before it as a prefix and, if these are the same too, more of them and the words after it.

use crate::citation::marks;
use std::{cell::OnceCell, ops::Range};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use unicode_normalization::char::decompose_compatible;

use super::{ClipboardContent, CopyError, html, one_line, runs, under_embargoes};
use crate::model::{BlockId, BlockRef, Briefing, VerifiedQuote};

/// The characters that are encoded in a fragment, including the hyphen and the comma, which have a meaning there.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// In characters: longer texts are named by their first and last words, because browsers do not search for more than
/// three hundred characters as a whole, and addresses are limited too.
const WHOLE_CHARS: usize = 180;

/// In a body of more blocks than this, earlier occurrences are not searched for: the words always get a prefix.
const SEARCHED_BLOCKS: usize = 5000;

/// How many words are used for the beginning, the end and the context; more if these words also occur
/// elsewhere.
const WORDS: usize = 6;
const MORE_WORDS: usize = 24;

/// The links, one per line; the rich text shows the quotes as links.
pub(super) fn copy(quotes: &[VerifiedQuote<'_>]) -> Result<ClipboardContent, CopyError> {
    let of_run = |run| {
        let page = Page::of(run);
        run.iter().map(|quote| address_on(&page, quote)).collect::<Vec<_>>()
    };
    let links = runs(quotes).flat_map(of_run).collect::<Option<Vec<_>>>();
    let links = links.ok_or(CopyError::NoAddress)?;
    let rich = |(quote, link): (&VerifiedQuote<'_>, &String)| {
        format!("<p><a href=\"{}\">{}</a></p>", html::escape(link), html::escape(&marks::marked(quote)))
    };
    let html = quotes.iter().zip(&links).map(rich).collect::<Vec<_>>().join("\n");
    Ok(under_embargoes(quotes, ClipboardContent { plain: links.join("\n"), html }))
}

/// The source's address with the quote's place in it, or `None` if the source has no address.
pub fn address(quote: &VerifiedQuote<'_>) -> Option<String> {
    address_on(&Page::of(std::slice::from_ref(quote)), quote)
}

/// Like [`address`], for one of the quotes of `page`.
pub(super) fn address_on(page: &Page, quote: &VerifiedQuote<'_>) -> Option<String> {
    let url = quote.briefing().source.url.as_deref()?;
    let pieces = quote.parts().iter().flat_map(|part| part.pieces().iter().map(|piece| (part.block(), piece)));
    let texts: Vec<_> = pieces.map(|(block, piece)| directive(page, quote, &block, piece)).collect();
    // If the address already had a directive, it would be read as part of ours.
    let url = url.split(":~:").next().unwrap_or(url);
    let hash = if url.contains('#') { "" } else { "#" };
    Some(format!("{url}{hash}:~:{}", texts.join("&")))
}

fn directive(page: &Page, quote: &VerifiedQuote<'_>, block: &BlockRef<'_>, piece: &Range<usize>) -> String {
    let text = block.text();
    let (start, end) = named_words(text.get(piece.clone()).unwrap_or_default());
    let body = page.body(quote.briefing());
    let at = body.place(block.id, text.get(..piece.start).unwrap_or_default());
    let is_enough = |around: &LinkContext| body.is_first(at, around, &start);
    let around = LinkContext::of(quote.briefing(), block, piece, end.is_none());
    let enough = around.iter().find(|around| is_enough(around));
    // The same paragraph occurs twice with the same context, so the two cannot be told apart.
    named(enough.or(around.get(1)).unwrap_or(&LinkContext::default()), &start, end.as_deref())
}

fn named(around: &LinkContext, start: &str, end: Option<&str>) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
    let mut terms = Vec::new();
    if !around.before.is_empty() {
        terms.push(format!("{}-", encoded(&around.before)));
    }
    terms.push(encoded(start));
    terms.extend(end.map(encoded));
    if !around.after.is_empty() {
        terms.push(format!("-{}", encoded(&around.after)));
    }
    format!("text={}", terms.join(","))
}

/// The words that name a text: all of them, or the first and the last. Within one term of a text fragment a
/// browser matches no line break, so a text of several lines is named by its ends, however short it is.
fn named_words(text: &str) -> (String, Option<String>) {
    let mut lines = lines(text).map(one_line).filter(|line| !line.is_empty());
    let (first, last) = (lines.next().unwrap_or_default(), lines.next_back());
    let Some(last) = last else {
        return if first.chars().count() <= WHOLE_CHARS { (first, None) } else { ends(&first) };
    };
    let all = loose(&one_line(text));
    let start = first_words(&first, WORDS);
    // As many of the last words as are needed to be unique after the first ones.
    let rest = all.get(loose(&start).len()..).unwrap_or_default();
    let is_only = |end: &String| {
        let end = loose(end);
        rest.find(&end).is_some_and(|at| at + end.len() == rest.len())
    };
    let end = [WORDS, MORE_WORDS].map(|most| last_words(&last, most)).into_iter().find(is_only);
    (start, Some(end.unwrap_or_else(|| last_words(&last, WORDS))))
}

/// The lines of a text, wherever it comes from.
fn lines(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
}

/// The first and the last words of a text; as many last ones as are needed to be unique after the first.
fn ends(words: &str) -> (String, Option<String>) {
    let all: Vec<&str> = words.split(' ').collect();
    if all.len() < 2 * WORDS {
        // Few words in a long text: it has no spaces, and is named as a whole.
        return (words.to_owned(), None);
    }
    let (first, rest) = all.split_at(WORDS);
    let last = |count: usize| rest.get(rest.len().saturating_sub(count)..).unwrap_or_default().join(" ");
    let loose_rest = loose(&rest.join(" "));
    let is_only = |last: &String| {
        let last = loose(last);
        loose_rest.find(&last).is_some_and(|at| at + last.len() == loose_rest.len())
    };
    let end = [WORDS, MORE_WORDS].map(last).into_iter().find(is_only);
    (first.join(" "), Some(end.unwrap_or_else(|| last(WORDS))))
}

/// The context named before and after a quote, to distinguish it from the same words elsewhere.
#[derive(Default)]
struct LinkContext {
    before: String,
    after: String,
}

impl LinkContext {
    /// The possible contexts of a part of a quote, from none to the longest. A suffix is used only for a text that is
    /// named as a whole: for one that is named by its ends, a browser would match from a wrong beginning to the right
    /// end.
    fn of(briefing: &Briefing, block: &BlockRef<'_>, piece: &Range<usize>, is_whole: bool) -> [Self; 4] {
        let text = block.text();
        let before = text.get(..piece.start).filter(|before| !before.trim().is_empty());
        // A browser may also find the prefix in the paragraph above, but not one that spans both.
        let before = before.or_else(|| above(briefing, block)).unwrap_or_default();
        let after = text.get(piece.end..).filter(|_| is_whole).unwrap_or_default();
        [(0, 0), (WORDS, 0), (WORDS, WORDS), (MORE_WORDS, MORE_WORDS)].map(|(most_before, most_after)| Self {
            before: last_words(lines(before).rfind(|line| !line.trim().is_empty()).unwrap_or_default(), most_before),
            after: first_words(lines(after).find(|line| !line.trim().is_empty()).unwrap_or_default(), most_after),
        })
    }
}

/// The text of the paragraph above.
fn above<'a>(briefing: &'a Briefing, block: &BlockRef<'_>) -> Option<&'a str> {
    let above = block.id.0.checked_sub(1)?;
    Some(briefing.block(BlockId(above))?.text())
}

fn last_words(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().rev().take(most).collect();
    one_line(&words.into_iter().rev().collect::<Vec<_>>().join(" "))
}

fn first_words(text: &str, most: usize) -> String {
    one_line(&text.split_whitespace().take(most).collect::<Vec<_>>().join(" "))
}

/// The page of the links to some quotes. Its text is prepared when the first link is made.
pub(super) struct Page {
    last: Option<BlockId>,
    body: OnceCell<Body>,
}

impl Page {
    pub(super) fn of(quotes: &[VerifiedQuote<'_>]) -> Self {
        Self {
            last: quotes.iter().flat_map(|quote| quote.parts()).map(|part| part.block().id).max(),
            body: OnceCell::new(),
        }
    }

    fn body(&self, briefing: &Briefing) -> &Body {
        self.body.get_or_init(|| match self.last {
            Some(last) if briefing.block_count() <= SEARCHED_BLOCKS => Body::down_to(last, briefing),
            _ => Body::default(),
        })
    }
}

/// The body up to the last linked quote, folded as browsers compare text.
#[derive(Default)]
struct Body {
    text: String,
    /// Where each block begins.
    starts: Vec<usize>,
}

impl Body {
    fn down_to(last: BlockId, briefing: &Briefing) -> Self {
        let mut body = Self::default();
        for block in briefing.blocks().take_while(|block| block.id <= last) {
            body.starts.push(body.text.len());
            push_loose(block.text(), &mut body.text);
        }
        body
    }

    /// The position of a text that has `before` before it in its block.
    fn place(&self, block: BlockId, before: &str) -> usize {
        self.starts.get(block.index()).copied().unwrap_or_default() + loose(before).len()
    }

    /// Whether this text with this context does not occur earlier.
    fn is_first(&self, at: usize, around: &LinkContext, text: &str) -> bool {
        let before = loose(&around.before);
        let wanted = [&*before, &*loose(text), &*loose(&around.after)].concat();
        let found = memchr::memmem::find(self.text.as_bytes(), wanted.as_bytes());
        found.is_some() && found == at.checked_sub(before.len())
    }
}

/// The letters and digits of a text, without case and accents. Browsers also ignore the shape of quotation marks;
/// treating more texts as equal than they do is harmless.
fn loose(text: &str) -> String {
    let mut loose = String::with_capacity(text.len());
    push_loose(text, &mut loose);
    loose
}

fn push_loose(text: &str, loose: &mut String) {
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            // The fast path for most characters.
            loose.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() {
            decompose_compatible(c, |part| loose.extend(part.to_lowercase().filter(|part| part.is_alphanumeric())));
        }
    }
}

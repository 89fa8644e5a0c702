//! Separates the article of a page from what surrounds it.
//!
//! Readability finds where the article is. What it loses there is restored: the headline, the lead between it and the
//! text, and paragraphs between others that it kept. A page that has nothing around its text is kept as a whole.

use std::{
    collections::HashSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

use dom_query::{Document, NodeId};
use dom_smoothie::{Config, Readability};

use super::{
    elements,
    outline::{Entry, Outline},
    parse::Page,
};

/// The most elements of a page that are scored, because scoring is slow; a larger page is kept as a whole, without its
/// navigation and similar parts.
const MOST_ELEMENTS: usize = 20_000;

/// The fewest characters of an article. A page with fewer is kept as a whole.
const FEWEST_CHARS: usize = 140;

/// Elements that form a separate paragraph.
const PARAGRAPHS: [&str; 13] = ["p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "q"];

/// Which texts of a page are the article.
pub(super) struct Article {
    /// For each entry of the outline, whether it is a text of the article.
    taken: Vec<bool>,
    /// How many such texts precede each entry.
    before: Vec<usize>,
    /// The entry of the headline.
    pub headline: Option<usize>,
}

impl Article {
    /// `title` is the title that the page gives.
    pub fn of(page: &Page, outline: &Outline<'_>, title: Option<&str>) -> Self {
        let mut article = found(page, outline).unwrap_or_else(|| whole(outline));
        article.headline = headline(outline, title);
        article.take_headline_and_lead(outline);
        article.take_between(outline);
        article
    }

    fn new(taken: Vec<bool>) -> Self {
        let mut article = Self { taken, before: Vec::new(), headline: None };
        article.count();
        article
    }

    fn count(&mut self) {
        let mut count = 0;
        self.before.clear();
        for is_taken in &self.taken {
            self.before.push(count);
            count += usize::from(*is_taken);
        }
        self.before.push(count);
    }

    /// Whether a text belongs to the article.
    pub fn has(&self, number: usize) -> bool {
        self.taken.get(number).copied().unwrap_or_default()
    }

    /// Whether an entry contains a text of the article.
    pub fn has_some_of(&self, number: usize, entry: &Entry<'_>) -> bool {
        self.before.get(number) != self.before.get(entry.end)
    }

    /// Whether an entry is after the first text of the article and before the last.
    pub fn is_among(&self, number: usize) -> bool {
        let before = self.before.get(number).copied().unwrap_or_default();
        before > 0 && Some(&before) < self.before.last()
    }

    fn take(&mut self, outline: &Outline<'_>, number: usize) {
        let texts = outline.within(number).filter(|(_, entry)| is_shown(entry));
        for (number, _) in texts {
            if let Some(is_taken) = self.taken.get_mut(number) {
                *is_taken = true;
            }
        }
    }

    /// Adds the headline, and the paragraphs between it and the text.
    fn take_headline_and_lead(&mut self, outline: &Outline<'_>) {
        let Some((headline, entry)) = self.headline.and_then(|at| Some((at, outline.entries.get(at)?))) else { return };
        let first = self.taken.iter().position(|is_taken| *is_taken).unwrap_or(headline);
        if first < headline {
            return;
        }
        let lead: Vec<_> = (entry.end..first).filter(|number| is_lead(outline, *number)).collect();
        self.take(outline, headline);
        for number in lead {
            self.take(outline, number);
        }
        self.count();
    }

    /// Adds paragraphs between those that were kept, in the same element.
    fn take_between(&mut self, outline: &Outline<'_>) {
        let is_lost = |number: &usize| {
            outline.entries.get(*number).is_some_and(|entry| {
                entry.is(&PARAGRAPHS)
                    && entry.chars > 0
                    && entry.link_chars * 2 < entry.chars
                    && !(entry.is_hidden || entry.is_furniture || entry.has_furniture_class || is_byline(entry))
                    && !self.has_some_of(*number, entry)
                    && self.is_among(*number)
                    && outline
                        .entries
                        .get(entry.parent)
                        .is_some_and(|parent| self.has_some_of(entry.parent, parent) && !parent.is(&["td"]))
            })
        };
        let lost: Vec<_> = (0..outline.entries.len()).filter(is_lost).collect();
        for number in lost {
            self.take(outline, number);
        }
        self.count();
    }
}

/// Whether an entry is a text that a reader of the page sees.
fn is_shown(entry: &Entry<'_>) -> bool {
    entry.is_text() && !entry.is_hidden && !entry.is_furniture
}

/// All of a page except what its element, role or class shows not to be text.
fn whole(outline: &Outline<'_>) -> Article {
    let is_taken = |around: &[usize]| {
        let mut taken: Vec<bool> = outline.entries.iter().map(is_shown).collect();
        for number in around {
            let end = outline.entries.get(*number).map_or(0, |entry| entry.end);
            taken.iter_mut().take(end).skip(*number).for_each(|is_taken| *is_taken = false);
        }
        taken
    };
    let around = around(outline);
    let chars = |taken: &[bool]| {
        outline
            .entries
            .iter()
            .zip(taken)
            .filter(|(_, is_taken)| **is_taken)
            .map(|(entry, _)| entry.chars)
            .sum::<usize>()
    };
    let article = is_taken(&around);
    Article::new(if chars(&article) > 0 { article } else { is_taken(&[]) })
}

/// The entries whose class shows that they surround an article; only the outermost.
fn around(outline: &Outline<'_>) -> Vec<usize> {
    let mut around = Vec::new();
    let mut end = 0;
    for (number, entry) in outline.entries.iter().enumerate() {
        if number >= end && entry.has_furniture_class {
            around.push(number);
            end = entry.end;
        }
    }
    around
}

/// The article as Readability finds it; `None` if the page has nothing around its text, or if too little is found.
fn found(page: &Page, outline: &Outline<'_>) -> Option<Article> {
    let has_furniture = outline.entries.iter().any(|entry| entry.is_furniture || entry.has_furniture_class);
    if page.is_fragment || !has_furniture || page.elements > MOST_ELEMENTS {
        return None;
    }
    let texts = readable_texts(&page.tree)?;
    let mut taken = whole_blocks(outline, &texts);
    for number in around(outline) {
        let Some(entry) = outline.entries.get(number) else { continue };
        taken.iter_mut().take(entry.end).skip(number).for_each(|is_taken| *is_taken = false);
    }
    let chars: usize =
        outline.entries.iter().zip(&taken).filter(|(_, is_taken)| **is_taken).map(|(entry, _)| entry.chars).sum();
    (chars >= FEWEST_CHARS).then(|| Article::new(taken))
}

/// The texts of all blocks of which some texts are left. Readability replaces some by new ones, such as those of links
/// that run a script. A paragraph is never kept only in part.
fn whole_blocks(outline: &Outline<'_>, left: &HashSet<NodeId>) -> Vec<bool> {
    let mut block_of: Vec<usize> = Vec::with_capacity(outline.entries.len());
    let mut is_left = vec![false; outline.entries.len()];
    for (number, entry) in outline.entries.iter().enumerate() {
        let is_block = entry.name.as_ref().is_some_and(|name| elements::is_block(name));
        let above = block_of.get(entry.parent).copied().unwrap_or_default();
        let block = if is_block { number } else { above };
        block_of.push(block);
        if let Some(is_left) = is_left.get_mut(block).filter(|_| left.contains(&entry.node.id)) {
            *is_left = true;
        }
    }
    let is_of_article = |block: &usize| is_left.get(*block).copied().unwrap_or_default();
    outline.entries.iter().zip(&block_of).map(|(entry, block)| is_shown(entry) && is_of_article(block)).collect()
}

/// The texts that Readability keeps. A copy of a tree has the same numbers for its nodes, and moved nodes keep theirs.
fn readable_texts(tree: &Document) -> Option<HashSet<NodeId>> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    // The tree is not used after a panic, and the library has no other state.
    let article = catch_unwind(AssertUnwindSafe(|| {
        let mut readability = Readability::with_document(tree.clone(), None, Some(config)).ok()?;
        readability.parse().ok()?;
        let content = readability.doc.select_single("#readability-page-1");
        let root = content.nodes().first()?;
        Some(root.descendants_it().filter(|node| node.is_text()).map(|node| node.id).collect())
    }));
    article.ok().flatten()
}

/// The first-level heading that is the title: the one with its words, or otherwise the only one, if it is in the
/// article or shares some words with the title. On some pages a first-level heading is the name of the site.
fn headline(outline: &Outline<'_>, title: Option<&str>) -> Option<usize> {
    let is_candidate =
        |entry: &Entry<'_>| entry.is(&["h1"]) && entry.chars > 0 && !entry.is_hidden && !entry.is_furniture;
    let candidates: Vec<_> =
        outline.entries.iter().enumerate().filter(|(_, entry)| is_candidate(entry)).map(|(number, _)| number).collect();
    let Some(title) = title else { return candidates.first().copied().filter(|_| candidates.len() == 1) };
    let is_title = |number: &&usize| letters(title) == letters(&outline.text_of(**number));
    if let Some(number) = candidates.iter().find(is_title) {
        return Some(*number);
    }
    let only = candidates.first().copied().filter(|_| candidates.len() == 1)?;
    (is_in_article(outline, only) || shares_words(&outline.text_of(only), title)).then_some(only)
}

fn is_in_article(outline: &Outline<'_>, number: usize) -> bool {
    let mut at = number;
    for _ in 0..super::parse::DEEPEST {
        match outline.entries.get(at) {
            Some(entry) if entry.is(&["article"]) => return true,
            Some(entry) => at = entry.parent,
            None => return false,
        }
    }
    false
}

/// Whether a third of the words of a heading are in a title.
fn shares_words(heading: &str, title: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let (heading, of_title) = (words(heading), words(title));
    heading.iter().filter(|word| of_title.contains(word)).count() * 3 >= heading.len()
}

/// The letters and digits of a title, for comparing two titles.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether an entry between the headline and the text is a lead: a paragraph or a second headline of some length.
fn is_lead(outline: &Outline<'_>, number: usize) -> bool {
    const FEWEST: usize = 30;
    let Some(entry) = outline.entries.get(number) else { return false };
    let is_paragraph = entry.is(&["p", "h2"])
        || entry.is(&["div"])
            && outline.children(number).all(|child| {
                outline.entries.get(child).is_some_and(|child| child.is_text() || child.is(&["span", "br", "a"]))
            });
    let mut above = entry;
    // Its surroundings: a list of topics, a figure or a form is not part of the text.
    for _ in 0..super::parse::DEEPEST {
        if above.has_furniture_class || above.is(&["figure", "form", "table", "ul", "ol"]) || is_byline(above) {
            return false;
        }
        match outline.entries.get(above.parent) {
            Some(parent) => above = parent,
            None => break,
        }
    }
    is_paragraph
        && entry.chars >= FEWEST
        && entry.link_chars * 4 < entry.chars
        && !entry.is_hidden
        && !entry.is_furniture
}

/// Whether the class of an entry shows that it names the author or the date.
pub(super) fn is_byline(entry: &Entry<'_>) -> bool {
    const MOST: usize = 140;
    entry.chars <= MOST && {
        let class = entry.attribute("class").to_ascii_lowercase();
        let words = [
            "byline",
            "author",
            "writer",
            "timestamp",
            "pubdate",
            "published",
            "publish-date",
            "post-meta",
            "article-meta",
            "dateline-time",
        ];
        words.iter().any(|word| class.contains(word)) || &*entry.attribute("rel") == "author"
    }
}

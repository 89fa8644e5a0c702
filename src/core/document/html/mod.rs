//! Reads web pages: the article of a page, its metadata, and a count of what surrounds it.
//!
//! Nothing is fetched and no script is run. The tree built from a page is never deeper than a limit.

use super::{Document, DocumentError, LeftOutKind, builder::Builder, encoding};

mod article;
mod elements;
mod metadata;
mod outline;
mod parse;
mod q_element;
mod tables;
mod write;

use article::Article;
use metadata::Metadata;
use outline::Outline;

/// Reads a page in any encoding.
///
/// # Errors
/// If it has no text.
pub fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let decoded = encoding::decode_page(bytes);
    if encoding::is_binary(&decoded.text) {
        return Err(DocumentError::Damaged { format: "HTML".into(), reason: "it is not text".into() });
    }
    decoded.noted_in(from_text(&decoded.text))
}

/// The document of a page, or of part of one such as the HTML of a clipboard or of an e-mail. It may have no blocks.
pub fn from_text(text: &str) -> Document {
    let page = parse::page(text);
    let outline = Outline::of(&page.tree);
    let metadata = Metadata::of(&page);
    let title = metadata.title();
    let article = Article::of(&page, &outline, title.as_deref());
    let mut out = Builder::default();
    metadata.fill(&mut out.document, &outline, text);
    let language = out.document.language.clone().unwrap_or_default();
    write::write(&outline, &article, &language, &mut out);
    out.left_out(LeftOutKind::Script, page.scripts);
    let headline = article.headline.map(|number| outline.text_of(number));
    out.document.title = headline.or(title).or_else(|| first_heading(&out.document));
    out.document
}

/// The heading with which a page begins, if it gives no title.
fn first_heading(document: &Document) -> Option<String> {
    let first = document.blocks.first().filter(|block| block.kind == super::BlockKind::Heading)?;
    Some(crate::text::single_spaced(document.text_of(first)))
}

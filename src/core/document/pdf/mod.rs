//! Reads a PDF with a text layer: glyphs to words, lines, columns, paragraphs and blocks, in reading order.
//!
//! Characters are not changed, above all not quotation marks, except that ligatures (ﬁ, ﬂ) are split into letters;
//! decomposed letters are composed (NFC); every blank is a space; and hyphens at the ends of lines are removed if the
//! word is known to have none, and each of these is listed.
//!
//! Nothing is painted: the instructions of a page are executed only as far as the position of its text depends on them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_syntax::object::{Array, Dict, ObjectIdentifier};
use hayro_syntax::{DecryptionError, LoadPdfError};
use hayro_syntax::{Pdf, PdfData};

use super::{Document, DocumentError, LeftOutKind};

mod accents;
mod assemble;
mod budget;
mod columns;
mod composite;
mod content;
mod fonts;
mod footnotes;
mod geometry;
mod headers_footers;
mod join;
mod korean;
mod layout;
mod letters;
mod line;
mod marked;
mod markers;
mod measure;
mod metadata;
mod no_text_reason;
mod output;
mod page;
mod paragraphs;
mod pieces;
mod structure;
mod tables;
mod text_string;
mod vertical_writing;
mod visual_order;

/// Reads a PDF.
///
/// # Errors
/// If it is encrypted with a password, damaged, too large (see [`budget`] for the limits), a scan without a text layer,
/// or empty. A panic in the library that parses it becomes [`DocumentError::ReaderFailed`].
pub fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    catch_unwind(AssertUnwindSafe(|| read_all(bytes)))
        .unwrap_or_else(|_| Err(DocumentError::ReaderFailed("an internal error in the reader of PDF files".to_owned())))
}

fn read_all(bytes: &[u8]) -> Result<Document, DocumentError> {
    let data: PdfData = Arc::new(bytes.to_vec()).into();
    let pdf = Pdf::new(data).map_err(|error| refusal(error, bytes))?;
    let pages = pdf.pages();
    if pages.len() > budget::MAX_PAGES {
        return Err(DocumentError::TooLarge(format!("has more than {} pages", budget::MAX_PAGES)));
    }
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let mut reader = content::Reader {
        fonts: fonts::Fonts::new(),
        budget: budget::Budget::new(),
        structure: structure::Structure::of(&catalog),
        hidden_layers: hidden_layers(&catalog),
    };
    let mut output = output::Output::default();
    let mut lines = assemble::Lines::default();
    let mut tally = no_text_reason::Tally::default();
    for (number, page) in pages.iter().enumerate() {
        let mut content = reader.read(page)?;
        vertical_writing::turn(&mut content);
        tally.add(&content);
        note(&content, &mut output);
        let column = lines.by_place.last().map_or(0, |line| line.column + 1);
        lines.by_place.extend(layout::by_place(&content, number, column));
        if !reader.structure.is_empty() {
            lines.by_element.extend(layout::by_element(&content, number));
        }
    }
    if let Some(refusal) = tally.refusal(!lines.by_place.is_empty(), output.has_pictures()) {
        return Err(refusal);
    }
    let first_page = first_page(&lines);
    lines.assemble(&reader.structure, &mut output)?;
    if output.document.blocks.is_empty() {
        return Err(DocumentError::NoTextLayer);
    }
    describe(&mut output, metadata::Metadata::of(&pdf, &catalog, &first_page));
    Ok(output.finish())
}

fn refusal(error: LoadPdfError, bytes: &[u8]) -> DocumentError {
    let reason = match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            return DocumentError::Encrypted;
        }
        LoadPdfError::Decryption(_) => "its encryption is faulty",
        LoadPdfError::Invalid if bytes.iter().all(u8::is_ascii_whitespace) => return DocumentError::Empty,
        LoadPdfError::Invalid => "it is damaged or cut off",
    };
    no_text_reason::damaged(reason)
}

/// The layers that are off when the file is opened (ISO 32000-2, 8.11.4.3).
fn hidden_layers(catalog: &Dict<'_>) -> std::collections::HashSet<ObjectIdentifier> {
    let off = || catalog.get::<Dict<'_>>("OCProperties")?.get::<Dict<'_>>("D")?.get::<Array<'_>>("OFF");
    let references =
        off().into_iter().flat_map(|off| off.raw_iter().filter_map(|item| item.as_obj_ref()).collect::<Vec<_>>());
    references.map(ObjectIdentifier::from).collect()
}

/// Counts the omissions of a page that do not depend on its layout.
fn note(content: &page::PageContent, output: &mut output::Output) {
    for number in &content.images {
        output.picture(*number);
    }
    let counts = [
        (LeftOutKind::HeaderOrFooter, usize::from(content.artifacts > 0) + usize::from(content.oblique > 0)),
        (LeftOutKind::Hidden, usize::from(content.hidden > 0)),
        (LeftOutKind::Unreadable, content.unreadable),
    ];
    for (kind, count) in counts {
        output.count(kind, count, "");
    }
}

fn first_page(lines: &assemble::Lines) -> String {
    let first = lines.by_place.first().map_or(0, |line| line.page);
    let page = lines.by_place.iter().take_while(|line| line.page == first);
    page.map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn describe(output: &mut output::Output, metadata: metadata::Metadata) {
    let title = metadata.title.or_else(|| title(&output.headings));
    let document = &mut output.document;
    document.title = title;
    document.authors = if metadata.authors.is_empty() { byline(document) } else { metadata.authors };
    document.publisher = metadata.publisher;
    document.published = metadata.published;
    document.language = metadata.language;
}

/// The largest heading of the page that has the first heading.
fn title(headings: &[(usize, f32, String)]) -> Option<String> {
    let page = headings.first()?.0;
    let largest = headings.iter().filter(|heading| heading.0 == page).map(|heading| heading.1).fold(0.0, f32::max);
    headings.iter().find(|heading| heading.1 > 0.98 * largest).map(|heading| heading.2.clone())
}

/// The names of a line "By NAME and NAME" among the first blocks.
fn byline(document: &Document) -> Vec<String> {
    const BLOCKS: usize = 5;
    let lines = document.blocks.iter().take(BLOCKS).map(|block| document.text_of(block));
    let names = |line: &str| {
        let rest = line.strip_prefix("By ").or_else(|| line.strip_prefix("by "))?;
        let names: Vec<String> =
            rest.split(", ").flat_map(|part| part.split(" and ")).map(|name| name.trim().to_owned()).collect();
        names.iter().all(|name| is_name(name)).then_some(names)
    };
    lines.into_iter().find_map(names).unwrap_or_default()
}

/// Two to four words with a capital, without a digit.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let is_part =
        |word: &&str| word.starts_with(char::is_uppercase) || ["de", "van", "von", "la", "der", "al"].contains(word);
    (2..=4).contains(&words.len())
        && words.iter().all(is_part)
        && !name.contains(|c: char| c.is_ascii_digit() || c == ':')
}

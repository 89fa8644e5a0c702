//! Walks through one XML part of an office file; skipped content never reaches the visitor.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::{
    NsReader,
    escape::unescape,
    events::{BytesRef, BytesStart, Event},
    name::{LocalName, Namespace, ResolveResult},
};
use thiserror::Error;

/// The vocabularies that the readers know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// WordprocessingML, transitional (ECMA-376) and strict (ISO/IEC 29500-1).
    Word,
    /// DrawingML and its pictures and charts.
    Drawing,
    /// Office mathematics.
    Math,
    /// Markup compatibility: alternatives for newer and older programs.
    Compatibility,
    /// VML, the drawings of Word before 2010.
    Vml,
    /// `office:` of OpenDocument.
    Office,
    /// `text:` of OpenDocument.
    Text,
    /// `table:` of OpenDocument.
    Table,
    /// `draw:` of OpenDocument.
    Draw,
    /// `style:` of OpenDocument.
    Style,
    /// `svg:` of OpenDocument.
    Svg,
    /// `meta:` of OpenDocument.
    Meta,
    /// Dublin Core.
    DublinCore,
    /// Any other.
    Other,
}

/// Whether the content of an element is visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visit {
    Enter,
    /// Neither the content of the element nor its end is visited.
    Skip,
}

/// An element that begins.
pub(super) struct Element<'a> {
    pub(super) vocabulary: Vocabulary,
    pub(super) name: &'a str,
    tag: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        // Checking for duplicate attributes takes time quadratic in their number.
        let mut attributes = self.tag.attributes();
        let mut attributes = attributes.with_checks(false).map_while(Result::ok);
        let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(match unescape(&found.value) {
            Ok(value) => Cow::Owned(value.into_owned()),
            Err(_) => Cow::Owned(found.value.into_owned()),
        })
    }
}

/// Receives the events of a part in order. Each element that is entered also ends.
pub(super) trait Visitor {
    fn start(&mut self, element: &Element<'_>) -> Visit;
    fn end(&mut self, vocabulary: Vocabulary, name: &str);
    fn text(&mut self, text: &str);
}

/// Why a part was not visited to its end, as part of a sentence.
#[derive(Debug, Error)]
#[error("its XML is broken, {0}")]
pub(super) struct BrokenXml(#[from] quick_xml::Error);

/// Visits a part.
pub(super) fn walk(xml: &str, visitor: &mut impl Visitor) -> Result<(), BrokenXml> {
    let mut reader = NsReader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut skipped = 0_usize;
    loop {
        let (namespace, event) = reader.read_resolved_event()?;
        let vocabulary = vocabulary_of(&namespace);
        match event {
            Event::Start(_) if skipped > 0 => skipped += 1,
            Event::Start(tag) => skipped = usize::from(visit(visitor, vocabulary, &tag) == Visit::Skip),
            Event::End(_) if skipped > 0 => skipped -= 1,
            Event::End(tag) => visitor.end(vocabulary, LocalName::from(tag.name()).as_ref()),
            Event::Eof => return Ok(()),
            _ if skipped > 0 => {}
            Event::Text(text) => visitor.text(&text.xml10_content()),
            Event::CData(text) => visitor.text(&text.xml10_content()),
            Event::GeneralRef(reference) => visitor.text(character_of(&reference).encode_utf8(&mut [0; 4])),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn visit(visitor: &mut impl Visitor, vocabulary: Vocabulary, tag: &BytesStart<'_>) -> Visit {
    let name = tag.local_name();
    visitor.start(&Element { vocabulary, name: name.as_ref(), tag })
}

/// The text of a part, which is UTF-8 or, with a byte order mark, UTF-16 (XML 1.0, 4.3.3).
pub(super) fn decode(bytes: Vec<u8>) -> String {
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) if encoding != UTF_8 => encoding.decode(&bytes).0.into_owned(),
        _ => String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

/// Entities that a document type declares are not expanded: neither format has any.
fn character_of(reference: &BytesRef<'_>) -> char {
    match reference.as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => reference.resolve_char_ref().ok().flatten().unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

fn vocabulary_of(namespace: &ResolveResult<'_>) -> Vocabulary {
    let ResolveResult::Bound(Namespace(address)) = namespace else { return Vocabulary::Other };
    match address.strip_prefix("urn:oasis:names:tc:opendocument:xmlns:") {
        Some(name) => open_document_vocabulary(name),
        None => office_open_vocabulary(address),
    }
}

fn open_document_vocabulary(name: &str) -> Vocabulary {
    match name {
        "office:1.0" => Vocabulary::Office,
        "text:1.0" => Vocabulary::Text,
        "table:1.0" => Vocabulary::Table,
        "drawing:1.0" => Vocabulary::Draw,
        "style:1.0" => Vocabulary::Style,
        "svg-compatible:1.0" => Vocabulary::Svg,
        "meta:1.0" => Vocabulary::Meta,
        _ => Vocabulary::Other,
    }
}

fn office_open_vocabulary(address: &str) -> Vocabulary {
    match address {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Vocabulary::Word,
        "http://schemas.openxmlformats.org/drawingml/2006/main"
        | "http://schemas.openxmlformats.org/drawingml/2006/picture"
        | "http://schemas.openxmlformats.org/drawingml/2006/chart"
        | "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        | "http://purl.oclc.org/ooxml/drawingml/main"
        | "http://purl.oclc.org/ooxml/drawingml/picture"
        | "http://purl.oclc.org/ooxml/drawingml/chart"
        | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Vocabulary::Drawing,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Vocabulary::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Vocabulary::Compatibility,
        "urn:schemas-microsoft-com:vml" => Vocabulary::Vml,
        "http://purl.org/dc/elements/1.1/" => Vocabulary::DublinCore,
        _ => Vocabulary::Other,
    }
}

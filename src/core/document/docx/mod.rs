//! Reads Word documents since 2007 (Office Open XML, ECMA-376 transitional and ISO/IEC 29500 strict): the text with
//! tracked insertions accepted and deletions removed.

mod body;
mod notes;
mod parts;
mod styles;

use memchr::memmem;

use self::{body::Body, notes::Notes, parts::Parts, styles::Styles};
use super::{
    Document, DocumentError, LeftOutKind,
    properties::{self, Claims, PropertiesReader},
    xml::{self, Visitor},
    zip_package::{Package, damaged},
};

/// The name of the format in messages.
const FORMAT: &str = "Word";
/// The first bytes of a compound file: Word before 2007, and Word with a password (MS-CFB 2.2).
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a Word document.
///
/// # Errors
/// If it is in the old format, encrypted, damaged or too large, or has no text.
pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    refuse_compound_file(bytes)?;
    let mut package = Package::open(bytes, FORMAT)?;
    let parts = Parts::locate(&mut package)?;
    let mut styles = Styles::default();
    visit_optional(&mut package, parts.styles.as_deref(), &mut styles)?;
    let notes = read_notes(&mut package, &parts)?;
    let mut body = Body::new(&styles, &notes);
    let main = package.required_part(&parts.main)?;
    xml::walk(&xml::decode(main), &mut body).map_err(|reason| damaged(FORMAT, reason))?;
    leave_out_headers(&mut package, &parts, &mut body)?;
    let mut claims = Claims::default();
    if let Some(core) = optional(&mut package, parts.core.as_deref())? {
        // The document can be read without its properties.
        xml::walk(&core, &mut PropertiesReader::of_word(&mut claims)).ok();
    }
    let (mut document, languages) = body.into_document();
    if document.blocks.is_empty() {
        return Err(DocumentError::Empty);
    }
    // Some programs put their own language into the properties, so the language of the text comes first.
    claims.languages.splice(0..0, languages);
    properties::describe(&mut document, &claims);
    Ok(document)
}

fn refuse_compound_file(bytes: &[u8]) -> Result<(), DocumentError> {
    if !bytes.starts_with(COMPOUND_FILE) {
        return Ok(());
    }
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match memmem::find(bytes, &name) {
        Some(_) => Err(DocumentError::Encrypted),
        None => Err(DocumentError::UnknownFormat("a Word document in the format before 2007 (.doc)".to_owned())),
    }
}

fn optional(package: &mut Package<'_>, name: Option<&str>) -> Result<Option<String>, DocumentError> {
    let Some(name) = name else { return Ok(None) };
    Ok(package.part(name)?.map(xml::decode))
}

fn visit_optional(
    package: &mut Package<'_>,
    name: Option<&str>,
    visitor: &mut impl Visitor,
) -> Result<(), DocumentError> {
    match optional(package, name)? {
        Some(xml) => xml::walk(&xml, visitor).map_err(|reason| damaged(FORMAT, reason)),
        None => Ok(()),
    }
}

fn read_notes(package: &mut Package<'_>, parts: &Parts) -> Result<Notes, DocumentError> {
    let mut notes = Notes::default();
    for (name, kind) in &parts.notes {
        visit_optional(package, Some(name), &mut notes.reader(*kind))?;
    }
    Ok(notes)
}

fn leave_out_headers(package: &mut Package<'_>, parts: &Parts, body: &mut Body<'_>) -> Result<(), DocumentError> {
    for name in &parts.headers {
        let mut text = notes::AllText::default();
        visit_optional(package, Some(name), &mut text)?;
        if !text.0.trim().is_empty() {
            body.leave_out_of_document(LeftOutKind::HeaderOrFooter, &text.0);
        }
    }
    Ok(())
}

//! Reads OpenDocument texts (ISO/IEC 26300, OASIS ODF 1.3) without tracked deletions.

mod body;
mod changes;
mod styles;

use self::{body::Body, changes::DeletedTexts, styles::Styles};
use super::{
    Document, DocumentError, LeftOutKind,
    properties::{Claims, PropertiesReader, describe},
    xml::{self, BrokenXml},
    zip_package::{Package, damaged},
};

/// The name of the format in messages.
const FORMAT: &str = "OpenDocument";

/// Reads an OpenDocument text.
///
/// # Errors
/// If it is encrypted, damaged or too large, or has no text.
pub(super) fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let mut package = Package::open(bytes, FORMAT)?;
    refuse_encrypted(&mut package)?;
    let mut styles = Styles::default();
    if let Some(part) = package.part("styles.xml")? {
        // Even if the common styles cannot be read, the text can.
        xml::walk(&xml::decode(part), &mut styles).ok();
    }
    let content = xml::decode(package.required_part("content.xml")?);
    let walked = |result: Result<(), BrokenXml>| result.map_err(|reason| damaged(FORMAT, reason));
    walked(xml::walk(&content, &mut styles))?;
    let mut deleted = DeletedTexts::default();
    walked(xml::walk(&content, &mut deleted))?;
    let mut body = Body::new(&styles, &deleted);
    walked(xml::walk(&content, &mut body))?;
    for text in styles.headers() {
        body.leave_out_of_document(LeftOutKind::HeaderOrFooter, text);
    }
    let mut document = body.into_document();
    if document.blocks.is_empty() {
        return Err(DocumentError::Empty);
    }
    let mut claims = Claims::default();
    if let Some(part) = package.part("meta.xml")? {
        xml::walk(&xml::decode(part), &mut PropertiesReader::of_open_document(&mut claims)).ok();
    }
    // Some programs put their own language into the properties, so the language of the text comes first.
    claims.languages.splice(0..0, styles.languages());
    describe(&mut document, &claims);
    Ok(document)
}

/// ODF 1.3, part 2, 3.4: an encrypted entry has its key's derivation in the manifest.
fn refuse_encrypted(package: &mut Package<'_>) -> Result<(), DocumentError> {
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    match memchr::memmem::find(&manifest, b"encryption-data") {
        Some(_) => Err(DocumentError::Encrypted),
        None => Ok(()),
    }
}

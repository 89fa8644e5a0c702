//! Recognizes file formats by their bytes.

use super::Format;
use crate::document::subtitles::is_subtitles;

/// The name of a password-protected Office document.
pub(super) const ENCRYPTED: &str = "an encrypted Office document";

/// The format according to the first bytes: one that can be read, or the name of one that cannot; `None` if it may be a
/// text.
pub(super) fn of(bytes: &[u8]) -> Option<Result<Format, &'static str>> {
    const PDF_WITHIN: usize = 1_024;
    let starts = |signature: &[u8]| bytes.starts_with(signature);
    let head = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    // Readers ignore bytes before the header of a PDF (ISO 32000-1, annex H.3.4.1).
    if memchr::memmem::find(head, b"%PDF-").is_some_and(|at| at == 0 || !is_text(head.get(..at).unwrap_or_default())) {
        return Some(Ok(Format::Pdf));
    }
    if starts(b"{\\rtf") {
        return Some(Ok(Format::Rtf));
    }
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Some(of_zip(bytes));
    }
    if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(Err(of_compound_file(bytes)));
    }
    Some(Err(of_other(bytes)?))
}

/// Signatures of common formats that cannot be read.
fn of_other(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 20] = [
        (b"\x89PNG", "a picture (PNG)"),
        (b"\xff\xd8\xff", "a picture (JPEG)"),
        (b"GIF8", "a picture (GIF)"),
        (b"II*\0", "a picture (TIFF)"),
        (b"MM\0*", "a picture (TIFF)"),
        (b"BM", "a picture (BMP)"),
        (b"ID3", "a sound recording (MP3)"),
        (b"OggS", "a sound recording (Ogg)"),
        (b"fLaC", "a sound recording (FLAC)"),
        (b"\x1aE\xdf\xa3", "a video"),
        (b"\x1f\x8b", "a compressed file (gzip)"),
        (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
        (b"Rar!", "an archive (RAR)"),
        (b"BZh", "a compressed file (bzip2)"),
        (b"\xfd7zXZ", "a compressed file (xz)"),
        (b"\x7fELF", "a program"),
        (b"MZ", "a program"),
        (b"SQLite format 3\0", "a database (SQLite)"),
        (b"%!PS", "a PostScript file"),
        (b"HWP Document File", "a Hangul document (.hwp)"),
    ];
    let is_riff = bytes.starts_with(b"RIFF");
    let is_of_iso = bytes.get(4..8) == Some(b"ftyp");
    match bytes.get(8..12) {
        Some(b"WEBP") if is_riff => return Some("a picture (WebP)"),
        Some(b"WAVE" | b"AVI ") if is_riff => return Some("a recording"),
        Some(b"heic" | b"mif1" | b"avif") if is_of_iso => return Some("a picture"),
        Some(_) if is_of_iso => return Some("a video or sound recording"),
        _ => {}
    }
    // A text may also begin with two such letters.
    let is_sure = |signature: &[u8]| signature.len() > 2 || bytes.get(..64).unwrap_or(bytes).contains(&0);
    let found = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature) && is_sure(signature));
    found
        .or_else(|| SIGNATURES.iter().find(|(signature, _)| *signature == b"\x1f\x8b" && bytes.starts_with(signature)))
        .map(|(_, name)| *name)
}

/// The format of a zip file, by the names of its first entries.
fn of_zip(bytes: &[u8]) -> Result<Format, &'static str> {
    let has = |start: &[u8]| names_in_zip(bytes).any(|name| name.starts_with(start));
    let kind = kind_of_open_document(bytes);
    match kind {
        Some(b"application/vnd.oasis.opendocument.text" | b"application/vnd.oasis.opendocument.text-template") => {
            return Ok(Format::Odt);
        }
        Some(b"application/epub+zip") => return Err("an e-book (EPUB)"),
        Some(kind) if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => {
            return Err("an OpenDocument spreadsheet");
        }
        Some(kind) if kind.starts_with(b"application/vnd.oasis.opendocument.presentation") => {
            return Err("an OpenDocument presentation");
        }
        Some(kind) if kind.starts_with(b"application/hwp+zip") => return Err("a Hangul document (.hwpx)"),
        _ => {}
    }
    if has(b"word/") {
        Ok(Format::Docx)
    } else if has(b"xl/") {
        Err("an Excel workbook")
    } else if has(b"ppt/") {
        Err("a PowerPoint presentation")
    } else if has(b"Contents/section") {
        Err("a Hangul document (.hwpx)")
    } else if has(b"Index/") {
        Err("a Pages document")
    } else if has(b"META-INF/container.xml") {
        Err("an e-book (EPUB)")
    } else {
        Err("a zip archive")
    }
}

/// The names in the headers of entries near the start, and in the list at the end.
fn names_in_zip(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    const LOOKED_AT: usize = 1 << 20;
    const MOST: usize = 4_096;
    let at_end = bytes.get(bytes.len().saturating_sub(LOOKED_AT)..).unwrap_or(bytes);
    let at_start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    // The lengths of names and the names, in local headers and in the central directory (APPNOTE 4.3.7 and 4.3.12).
    let local = names(at_start, b"PK\x03\x04", 26, 30);
    local.chain(names(at_end, b"PK\x01\x02", 28, 46)).take(MOST)
}

fn names<'a>(
    bytes: &'a [u8],
    signature: &'static [u8],
    length_at: usize,
    name_at: usize,
) -> impl Iterator<Item = &'a [u8]> {
    memchr::memmem::find_iter(bytes, signature).filter_map(move |at| {
        let length = bytes.get(at + length_at..at + length_at + 2)?;
        let length = usize::from(u16::from_le_bytes(length.try_into().ok()?));
        bytes.get(at + name_at..at + name_at + length)
    })
}

/// The format that an OpenDocument file or e-book declares: its first entry, `mimetype`, is stored uncompressed.
fn kind_of_open_document(bytes: &[u8]) -> Option<&[u8]> {
    let length = usize::from(u16::from_le_bytes(bytes.get(28..30)?.try_into().ok()?));
    let size = usize::try_from(u32::from_le_bytes(bytes.get(22..26)?.try_into().ok()?)).ok()?;
    let is_named = bytes.get(30..38)? == b"mimetype";
    let rest = bytes.get(38 + length..).filter(|_| is_named)?;
    // If the size comes after the content, the content ends where the next entry begins.
    let end = if size > 0 { size } else { memchr::memmem::find(rest.get(..200).unwrap_or(rest), b"PK")? };
    rest.get(..end)
}

/// The content of a compound file ([MS-CFB]): the names of its streams are in UTF-16.
fn of_compound_file(bytes: &[u8]) -> &'static str {
    const LOOKED_AT: usize = 8 << 20;
    let looked_at = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(looked_at, &wide).is_some()
    };
    if has("EncryptedPackage") {
        ENCRYPTED
    } else if has("HwpSummaryInformation") {
        "a Hangul document (.hwp)"
    } else if has("WordDocument") {
        "a Word document of 1997–2003 (.doc)"
    } else if has("Workbook") || has("Book") {
        "an Excel workbook of 1997–2003 (.xls)"
    } else if has("PowerPoint Document") {
        "a PowerPoint presentation of 1997–2003 (.ppt)"
    } else if has("__substg1.0_") {
        "an Outlook message (.msg)"
    } else {
        "a Word document of 1997–2003 (.doc)"
    }
}

fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count() > 16
}

/// The format of a text, by its first lines and then by its name.
pub(super) fn of_text(start: &str, by_name: Option<Format>) -> Result<Format, &'static str> {
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if is_web_archive(start) {
        return Err("a web archive (MHTML)");
    }
    let is_named_text = matches!(by_name, None | Some(Format::Plain));
    if is_named_text && is_subtitles(start) {
        return Ok(Format::Subtitles);
    }
    if is_named_text && is_email(start) {
        return Ok(Format::Email);
    }
    if is_named_text && is_page(start) {
        return Ok(Format::Html);
    }
    match by_name {
        Some(Format::Subtitles) if !is_subtitles(start) => Ok(Format::Plain),
        Some(format) => Ok(format),
        None if start.starts_with("<?xml") && start.contains("<w:wordDocument") => {
            Err("a Word document in one XML file")
        }
        None if is_html(start) => Ok(Format::Html),
        None if is_markdown(start) => Ok(Format::Markdown),
        None => Ok(Format::Plain),
    }
}

/// A page that a browser saved as an e-mail, with all its parts in one multipart message (RFC 2557).
fn is_web_archive(start: &str) -> bool {
    let headers = headers(start);
    headers.iter().any(|(name, value)| {
        name == "snapshot-content-location"
            || name == "content-type" && value.to_ascii_lowercase().contains("multipart/related")
    }) && headers.iter().any(|(name, value)| {
        name == "from" && value.to_ascii_lowercase().contains("saved by") || name == "snapshot-content-location"
    })
}

/// Whether there are at least two typical mail headers before a blank line.
fn is_email(start: &str) -> bool {
    const HEADERS: [&str; 14] = [
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "content-type",
        "delivered-to",
        "reply-to",
        "cc",
        "dkim-signature",
        "content-transfer-encoding",
    ];
    let headers = headers(start);
    let has = |name: &str| headers.iter().any(|(other, _)| other == name);
    let known = HEADERS.iter().filter(|name| has(name)).count();
    // A text may begin with "From: …" and "Date: …", but not with headers that a machine wrote.
    let is_of_machine =
        ["message-id", "mime-version", "received", "return-path", "dkim-signature"].iter().any(|name| has(name));
    let is_whole = has("from") && has("subject") && (has("date") || has("to"));
    known >= 2 && (is_of_machine || is_whole)
}

/// The headers at the start of a message, with their names in lower case.
fn headers(start: &str) -> Vec<(String, &str)> {
    const MOST: usize = 200;
    let mut headers = Vec::new();
    // The line that a mailbox puts before a message.
    let lines = start.lines().skip(usize::from(start.starts_with("From ")));
    for line in lines.take(MOST) {
        if line.starts_with([' ', '\t']) && !headers.is_empty() {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            break;
        }
        headers.push((name.to_ascii_lowercase(), value.trim()));
    }
    headers
}

/// Whether a text begins like a whole page.
fn is_page(start: &str) -> bool {
    ["<!doctype html", "<html", "<head"]
        .iter()
        .any(|tag| start.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

/// Whether a text begins with an element of a page.
fn is_html(start: &str) -> bool {
    const LOOKED_AT: usize = 4_096;
    let start = start.get(..start.floor_char_boundary(LOOKED_AT)).unwrap_or(start).to_ascii_lowercase();
    let begins_with_tag = start.starts_with("<!--")
        || start.starts_with("<?xml")
        || start.starts_with('<') && {
            let name: String = start.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
            matches!(
                name.as_str(),
                "p" | "div"
                    | "meta"
                    | "span"
                    | "h1"
                    | "h2"
                    | "h3"
                    | "article"
                    | "section"
                    | "table"
                    | "ul"
                    | "ol"
                    | "blockquote"
                    | "a"
                    | "b"
                    | "title"
                    | "script"
                    | "style"
                    | "link"
                    | "main"
            )
        };
    begins_with_tag
        && ["<html", "</p>", "</div>", "<body", "</span>", "</h1>", "</title>", "</article>", "<p>", "</blockquote>"]
            .iter()
            .any(|tag| start.contains(tag))
}

/// A text without a name is Markdown if it has headings, and links or emphasis.
fn is_markdown(start: &str) -> bool {
    let has_heading = start.lines().take(200).any(|line| {
        let level = line.chars().take_while(|c| *c == '#').count();
        (1..=6).contains(&level) && line.get(level..).is_some_and(|rest| rest.starts_with(' ') && rest.trim().len() > 2)
    });
    let has_front_matter =
        start.strip_prefix("---\n").is_some_and(|rest| rest.starts_with("title:") || rest.contains("\ntitle:"));
    has_front_matter
        || has_heading
            && (start.contains("](") || start.contains("**") || start.contains("\n> ") || start.contains("\n- "))
}

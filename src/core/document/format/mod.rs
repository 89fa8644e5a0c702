//! The format of a document, by its bytes first, then by its name.

use serde::{Deserialize, Serialize};

use super::{DocumentError, encoding};

mod signature;

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Plain text in any encoding.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML, including saved web pages.
    Html,
    /// Word since 2007 (Office Open XML).
    Docx,
    /// OpenDocument text.
    Odt,
    /// PDF with a text layer.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// A stored e-mail (RFC 5322).
    Email,
    /// Subtitles with times: SubRip, WebVTT or SubViewer.
    Subtitles,
}

impl Format {
    /// All formats, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Plain,
        Self::Markdown,
        Self::Html,
        Self::Docx,
        Self::Odt,
        Self::Pdf,
        Self::Rtf,
        Self::Email,
        Self::Subtitles,
    ];

    /// The extensions by which documents are looked for, in lower case.
    pub const EXTENSIONS: [&str; 13] =
        ["txt", "md", "markdown", "html", "htm", "docx", "odt", "pdf", "rtf", "eml", "srt", "vtt", "sbv"];

    /// The format of a file. The bytes decide if possible; if they are a text, `name` does, of which only the extension
    /// counts.
    ///
    /// # Errors
    /// If the format cannot be read: [`DocumentError::UnknownFormat`] with its name.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Self, DocumentError> {
        const LOOKED_AT: usize = 64 << 10;
        let by_name = Self::of_name(name);
        if let Some(known) = signature::of(bytes) {
            return known.map_err(refusal);
        }
        if let Some(Self::Docx | Self::Odt | Self::Pdf | Self::Rtf) = by_name {
            // Its reader reports what is wrong with it.
            return Ok(by_name.unwrap_or(Self::Plain));
        }
        // An even number of bytes, for UTF-16.
        let start = encoding::decode(bytes.get(..LOOKED_AT).unwrap_or(bytes)).text;
        if encoding::is_binary(&start) {
            return Err(DocumentError::UnknownFormat("a binary file".into()));
        }
        signature::of_text(&start, by_name).map_err(refusal)
    }

    /// The format according to the extension alone.
    fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" | "asc" | "log" => Self::Plain,
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "rmd" | "qmd" => Self::Markdown,
            "html" | "htm" | "xhtml" | "xht" | "shtml" => Self::Html,
            "docx" | "docm" | "dotx" => Self::Docx,
            "odt" | "ott" => Self::Odt,
            "pdf" => Self::Pdf,
            "rtf" => Self::Rtf,
            "eml" => Self::Email,
            "srt" | "vtt" | "sbv" => Self::Subtitles,
            _ => return None,
        })
    }

    /// Its name for display.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "Word",
            Self::Odt => "OpenDocument",
            Self::Pdf => "PDF",
            Self::Rtf => "RTF",
            Self::Email => "e-mail",
            Self::Subtitles => "subtitles",
        }
    }

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Rtf => "rtf",
            Self::Email => "email",
            Self::Subtitles => "subtitles",
        }
    }

    /// The format with this name on the command line.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str().eq_ignore_ascii_case(name))
    }

    /// Whether it is read in a separate process: its reader could run out of memory or stack.
    pub fn is_isolated(self) -> bool {
        !matches!(self, Self::Plain | Self::Markdown | Self::Subtitles)
    }
}

/// The error for a format that cannot be read.
fn refusal(kind: &'static str) -> DocumentError {
    if kind == signature::ENCRYPTED { DocumentError::Encrypted } else { DocumentError::UnknownFormat(kind.into()) }
}

//! Builds the text of a copy: a quote and its source, in the format that the user needs.
//!
//! Pure: [`VerifiedQuote`]s go in, a [`ClipboardContent`] comes out. The quote's own characters are only changed
//! where a format must escape them, and where `marks` changes inner quotation marks to those of the next level;
//! names, roles and notes around it are put on one line. Each family of formats has a file: `prose` for running
//! text, `html` for the rich text of every copy, `styled` for references in the styles of APA, Chicago and MLA,
//! `bibtex`, `ris` and `csl` for reference managers, `link` for the place on the web, `template` for custom
//! formats.
//!
//! ```
//! use std::borrow::Cow;
//! use briefing_core::{
//!     citation::{BuiltInFormat, Options, copy},
//!     format::Folder,
//!     load::load_text,
//!     model::QuoteId,
//! };
//!
//! let file = r#"Briefing(
//!     format: 1,
//!     title: "The new harbour",
//!     speakers: { "ann": (name: "Ann Lee", role: "Mayor") },
//!     occasions: { "talk": (name: "Town meeting", date: "2026-03-02") },
//!     body: [Paragraph(
//!         text: "“We will not build there,” she said.",
//!         quotes: [(speaker: "ann", occasion: "talk", text: "We will not build there")],
//!     )],
//! )"#;
//! let loaded = load_text("harbour.ron", Cow::Borrowed(file), Folder::Embedded(&[]));
//! let briefing = loaded.briefing.expect("there is something to show");
//! let quote = briefing.verified_quote(QuoteId(0)).expect("the quote is verified");
//! let copied = copy(&quote, &BuiltInFormat::Attribution.into(), Options::default()).expect("it can be copied");
//! assert_eq!(copied.plain, "“We will not build there” — Ann Lee, Mayor, town meeting, 2 March 2026");
//! assert!(copied.html.starts_with("<blockquote"));
//! ```
//!
//! To add a format: a file here, a row in `formats!` and an arm in `copy_all` (`prose_of` adds the embargo; with `data` the
//! file must); an action with a key in `src/gui/command/mod.rs`; a row in the table of `assets/docs/copying.md`.

pub(crate) mod annotation;
pub(crate) mod attribution;
mod bibtex;
mod copy_source;
mod csl;
mod error;
pub(crate) mod html;
pub(crate) mod iri;
pub(crate) mod json;
pub mod link;
mod locator;
mod manual_dates;
pub(crate) mod markdown;
pub(crate) mod marks;
pub(crate) mod own_mark;
mod passage;
pub(crate) mod prose;
mod reference;
mod ris;
mod selection;
mod sentence;
mod styled;
pub mod template;

use std::{borrow::Cow, ops::Range, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::model::{BlockRef, Briefing, Note, Release, VerifiedQuote};

pub(crate) use self::sentence::sentences;
pub use attribution::{attribution, speakers_of, translation};
pub use copy_source::{CopySource, QuoteExcerpt};
pub use error::{CopyError, TemplateError, TemplateSyntaxError};
pub use marks::quoted;
pub use own_mark::{ComposeMark, own_mark, own_mark_annotation};
pub use passage::passage;
use reference::Reference;
pub use selection::{ExcerptPart, attributed, parts_of, selection};
pub use template::Template;

/// What is put on the clipboard: plain text and rich text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClipboardContent {
    /// The plain text, for programs that take no rich text.
    pub plain: String,
    /// The same as a fragment of HTML.
    pub html: String,
}

impl ClipboardContent {
    /// Plain text only.
    pub fn plain(text: String) -> Self {
        Self { html: html::escape(&text), plain: text }
    }
}

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident: $id:literal, $text:literal, $extension:literal;)*) => {
        /// A built-in format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum BuiltInFormat { $($(#[$doc])* $name,)* }

        impl BuiltInFormat {
            /// Every format, in the order of a menu.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name for the user.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Its id in files, which stays the same between versions.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The usual extension of its files, without the dot.
            pub fn extension(self) -> &'static str {
                match self { $(Self::$name => $extension,)* }
            }
        }
    };
}

formats! {
    /// The quote in quotation marks.
    Quote: "quote", "Quote", "txt";
    /// The quote in quotation marks, with who said it, where and when.
    #[default]
    Attribution: "attribution", "Quote with attribution", "txt";
    /// A block quote with its attribution and source, as CommonMark.
    Markdown: "markdown", "Markdown", "md";
    /// A block quote with its attribution and source, as HTML.
    Html: "html", "HTML", "html";
    /// The quote with its citation in the text, and the reference, in APA style.
    Apa: "apa", "APA", "txt";
    /// The same in the author-date style of Chicago.
    Chicago: "chicago", "Chicago (author-date)", "txt";
    /// The same in MLA style.
    Mla: "mla", "MLA", "txt";
    /// An entry for BibTeX and BibLaTeX.
    Bibtex: "bibtex", "BibTeX", "bib";
    /// A record in the format of Research Information Systems.
    Ris: "ris", "RIS", "ris";
    /// An item for programs that use the Citation Style Language.
    CslJson: "csl-json", "CSL-JSON", "json";
    /// The source's address with the quote's place on the page.
    Link: "link", "Link to the place", "txt";
    /// A W3C Web Annotation.
    WebAnnotation: "web-annotation", "Web Annotation", "json";
    /// An object with every field.
    Json: "json", "JSON", "json";
}

impl BuiltInFormat {
    /// The format with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.id() == id)
    }
}

/// A built-in format, or a custom one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyFormat {
    /// A built-in format.
    Built(BuiltInFormat),
    /// A custom format from the settings file.
    Own(Arc<Template>),
}

impl CopyFormat {
    /// Its name for the user.
    pub fn name(&self) -> &str {
        match self {
            Self::Built(format) => format.name(),
            Self::Own(template) => &template.name,
        }
    }

    /// The usual extension of its files, without the dot.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Built(format) => format.extension(),
            Self::Own(_) => "txt",
        }
    }

    /// Whether the citation library makes it, which takes longer than a frame.
    pub fn is_styled(&self) -> bool {
        matches!(self, Self::Built(BuiltInFormat::Apa | BuiltInFormat::Chicago | BuiltInFormat::Mla))
    }
}

impl Default for CopyFormat {
    fn default() -> Self {
        Self::Built(BuiltInFormat::default())
    }
}

impl From<BuiltInFormat> for CopyFormat {
    fn from(format: BuiltInFormat) -> Self {
        Self::Built(format)
    }
}

/// What a copy includes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether notes on words of the quote are included.
    pub with_notes: bool,
    /// Whether a translated quote is followed by the words in their original language.
    pub with_originals: bool,
    /// Whether an attribution, or the citation in the text of a reference, names the paragraph.
    pub with_paragraphs: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { with_notes: true, with_originals: false, with_paragraphs: false }
    }
}

/// The quote in this format. The embargo of an embargoed briefing always comes first, or is in the format's field
/// for remarks.
///
/// # Errors
/// If the format needs something that the briefing does not have, or the citation library fails.
pub fn copy(
    quote: &VerifiedQuote<'_>,
    copy_format: &CopyFormat,
    options: Options,
) -> Result<ClipboardContent, CopyError> {
    copy_all(std::slice::from_ref(quote), copy_format, options)
}

/// Several quotes as one text, in their order. They may come from several briefings: each keeps its own source, and
/// each briefing its own embargo.
///
/// # Errors
/// As for [`copy`], and if there is no quote.
pub fn copy_all(
    quotes: &[VerifiedQuote<'_>],
    copy_format: &CopyFormat,
    options: Options,
) -> Result<ClipboardContent, CopyError> {
    let first = quotes.first().ok_or(CopyError::NoQuote)?;
    let format = match copy_format {
        CopyFormat::Own(template) => {
            return Ok(prose_of(quotes, |run| {
                let page = link::Page::of(run);
                run.iter().map(|quote| template.fill(quote, &page, options)).collect()
            }));
        }
        CopyFormat::Built(format) => *format,
    };
    let is_one = quotes.len() == 1;
    let data = |text: String| ClipboardContent { html: format!("<pre>{}</pre>", html::escape(&text)), plain: text };
    let prose = |is_attributed| {
        prose_of(quotes, |run| run.iter().map(|quote| prose::whole(quote, is_attributed, options)).collect())
    };
    let attributed = || prose(true);
    Ok(match format {
        BuiltInFormat::Quote => prose(false),
        BuiltInFormat::Attribution => attributed(),
        BuiltInFormat::Markdown => {
            let run = |run: &[VerifiedQuote<'_>]| {
                let embargo = embargo_of_run(run, quotes).map(|line| markdown::bold_line(&line) + "\n\n");
                embargo.unwrap_or_default() + &each(run, "\n\n", |quote| markdown::unembargoed(quote, options))
            };
            let plain = runs(quotes).map(run).collect::<Vec<_>>().join("\n\n");
            ClipboardContent { plain, html: attributed().html }
        }
        BuiltInFormat::Html => {
            let html = attributed().html;
            ClipboardContent { plain: html.clone(), html }
        }
        BuiltInFormat::Apa => styled::copy(quotes, styled::Style::Apa, options)?,
        BuiltInFormat::Chicago => styled::copy(quotes, styled::Style::Chicago, options)?,
        BuiltInFormat::Mla => styled::copy(quotes, styled::Style::Mla, options)?,
        BuiltInFormat::Bibtex => data(joined(Reference::all(quotes, options), bibtex::entry)),
        BuiltInFormat::Ris => data(joined(Reference::all(quotes, options), ris::record)),
        BuiltInFormat::CslJson => data(csl::array(quotes, options)),
        BuiltInFormat::Link => link::copy(quotes)?,
        BuiltInFormat::WebAnnotation if is_one => data(annotation::plain(first, options)),
        BuiltInFormat::WebAnnotation => data(annotation::collection(quotes, options)),
        BuiltInFormat::Json if is_one => data(json::plain(first, options)),
        BuiltInFormat::Json => data(json::collection(quotes, options)),
    })
}

/// Texts of several quotes, one after the other.
fn each(quotes: &[VerifiedQuote<'_>], between: &str, text: impl Fn(&VerifiedQuote<'_>) -> String) -> String {
    quotes.iter().map(text).collect::<Vec<_>>().join(between)
}

/// Entries of references, with an empty line between them.
fn joined(references: Vec<Reference>, entry: impl Fn(Reference) -> String) -> String {
    references.into_iter().map(entry).collect::<Vec<_>>().join("\n\n")
}

/// Groups of consecutive quotes from the same briefing.
fn runs<'q, 'a>(quotes: &'q [VerifiedQuote<'a>]) -> impl Iterator<Item = &'q [VerifiedQuote<'a>]> {
    quotes.chunk_by(|one, next| std::ptr::eq(one.briefing(), next.briefing()))
}

/// The embargo of some quotes of one briefing; if there are quotes of other briefings, with the title of the
/// embargoed one.
fn embargo_of_run(run: &[VerifiedQuote<'_>], among: &[VerifiedQuote<'_>]) -> Option<String> {
    let briefing = run.first()?.briefing();
    let line = embargo(briefing)?;
    let title = one_line(&briefing.title);
    Some(if run.len() == among.len() || title.is_empty() { line } else { format!("{line}: {title}") })
}

/// Texts one after the other, with an empty line between them, and the embargo of each briefing once before its
/// quotes.
fn prose_of<'a>(
    quotes: &[VerifiedQuote<'a>],
    copies: impl Fn(&[VerifiedQuote<'a>]) -> Vec<ClipboardContent>,
) -> ClipboardContent {
    let of_run = |run| {
        let copied = in_sequence(copies(run));
        under_embargo(embargo_of_run(run, quotes).as_deref(), copied)
    };
    in_sequence(runs(quotes).map(of_run).collect())
}

fn in_sequence(copies: Vec<ClipboardContent>) -> ClipboardContent {
    let (plain, html): (Vec<_>, Vec<_>) = copies.into_iter().map(|copy| (copy.plain, copy.html)).unzip();
    ClipboardContent { plain: plain.join("\n\n"), html: html.join("\n") }
}

/// The copy with the embargoes of all briefings before it, for formats in which their quotes cannot be told apart.
fn under_embargoes(quotes: &[VerifiedQuote<'_>], copied: ClipboardContent) -> ClipboardContent {
    let lines: Vec<_> = runs(quotes).filter_map(|run| embargo_of_run(run, quotes)).collect();
    lines.iter().rev().fold(copied, |copied, line| under_embargo(Some(line), copied))
}

/// The copy with the embargo before it.
fn under_embargo(embargo: Option<&str>, copied: ClipboardContent) -> ClipboardContent {
    let Some(line) = embargo else { return copied };
    ClipboardContent {
        plain: format!("{line}\n{}", copied.plain),
        html: format!("<p><strong>{}</strong></p>\n{}", html::escape(line), copied.html),
    }
}

/// The embargo line that every copy from an embargoed briefing includes.
pub fn embargo(briefing: &Briefing) -> Option<String> {
    match &briefing.release {
        Release::Public => None,
        Release::Embargoed { read_aloud, .. } => Some(format!("EMBARGOED until {read_aloud}")),
    }
}

/// The notes to include, each as a sentence.
pub(crate) fn notes(quote: &VerifiedQuote<'_>, options: Options) -> Vec<String> {
    let original = quote.original().filter(|_| options.with_originals).map(|words| {
        let language = quote.briefing().source.translated.as_ref().map_or("", |translated| translated.from.as_str());
        format!("Original: {}", marks::quoted(&one_line(&words), language))
    });
    let notes = quote.notes().filter(|_| options.with_notes).map(|(block, note)| note_line(&block, note));
    original.into_iter().chain(notes).collect()
}

/// The notes on words within a range of a block.
fn notes_within(block: &BlockRef<'_>, range: &Range<usize>, options: Options) -> Vec<String> {
    let touches = |note: &Note| note.range.start < range.end && range.start < note.range.end;
    let notes = block.notes().map(|(_, note)| note).filter(|note| options.with_notes && touches(note));
    notes.map(|note| note_line(block, note)).collect()
}

fn note_line(block: &BlockRef<'_>, note: &Note) -> String {
    format!("Note on {}: {}", marks::quoted(&one_line(block.words_of(note)), "en"), one_line(&note.text))
}

/// A text with every line end as a line feed.
pub(crate) fn plain_line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// A name or a remark on one line: white space becomes one space, control characters are removed, because a copy
/// may be pasted into other programs such as a terminal.
pub(crate) fn one_line(text: &str) -> String {
    // Direction marks would also change the direction of the rest of the line.
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let is_seen = |c: &char| c.is_whitespace() || !(c.is_control() || turns(*c));
    let seen: String = text.chars().filter(is_seen).collect();
    crate::text::single_spaced(&seen)
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod exchange_tests;

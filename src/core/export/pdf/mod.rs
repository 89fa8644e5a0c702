//! A briefing on paper: a PDF set as a magazine sets its pages, tagged for screen readers.
//!
//! `content` decides what is printed, `typeset` sets it in lines, `page` divides the lines into pages, and `draw`
//! writes them. The same input makes the same bytes: no clock is read.

mod content;
mod draw;
mod fonts;
mod page;
mod pictures;
mod piece;
mod tags;
mod text;
mod typeset;

use std::{
    collections::BTreeSet,
    io::{self, Write},
    panic::{AssertUnwindSafe, catch_unwind},
};

use thiserror::Error;

use super::{Filter, OwnMark};
use crate::{citation::QuoteExcerpt, format::attachments::Folder, limits, model::Briefing, text::number::grouped};

/// The paper size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8½ × 11 inches.
    Letter,
}

impl Paper {
    /// Every paper size, in the order of a menu.
    pub const ALL: &'static [Self] = &[Self::A4, Self::Letter];

    /// Its name for the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
        }
    }

    /// Its id on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// Its width and height in points.
    fn points(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// The typeface of the running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typeface {
    /// With serifs.
    #[default]
    Serif,
    /// Without serifs.
    Sans,
}

/// The colours of speakers on white paper, as red, green and blue: those of the window's light theme.
pub const SPEAKER_COLOURS: [[u8; 3]; 8] = content::SPEAKERS;

/// Which part of a briefing is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// The text, or the part of it that belongs to a topic. If the filter has a speaker or an occasion, only the
    /// quotes.
    Part(Filter),
    /// These quotes, in this order.
    Quotes(Vec<QuoteExcerpt>),
}

/// Quotes of one of several briefings, in the order in which they are printed.
#[derive(Debug, Clone, Copy)]
pub struct QuotesOf<'a> {
    /// The briefing.
    pub briefing: &'a Briefing,
    /// The quotes.
    pub excerpts: &'a [QuoteExcerpt],
}

/// How it is printed.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The paper size.
    pub paper: Paper,
    /// The typeface.
    pub typeface: Typeface,
    /// The folder of its pictures.
    pub folder: Folder,
}

impl Default for Settings {
    fn default() -> Self {
        Self { paper: Paper::default(), typeface: Typeface::default(), folder: Folder::Embedded(&[]) }
    }
}

/// Why there is no PDF, as a sentence without a full stop.
#[derive(Debug, Error)]
pub enum PdfError {
    /// The text is too long to be laid out.
    #[error(
        "this is {} bytes of text, and a PDF is made of {} at most; choose a topic or a speaker",
        grouped(.0),
        grouped(limits::PAPER_BYTES)
    )]
    TooLong(usize),
    /// The PDF library failed.
    #[error("the PDF could not be made ({0}); export HTML instead, and print that")]
    Library(String),
    /// It could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<PdfError> for io::Error {
    fn from(error: PdfError) -> Self {
        match error {
            PdfError::Io(error) => error,
            error => Self::other(error.to_string()),
        }
    }
}

/// Writes what is selected of a briefing as PDF.
///
/// # Errors
/// If the text is too long, the library fails, or `out` does.
pub fn write(
    briefing: &Briefing,
    selection: &Selection,
    settings: &Settings,
    out: &mut dyn Write,
) -> Result<(), PdfError> {
    write_with_marks(briefing, selection, &[], settings, out)
}

/// Like [`write()`], with the user's own marks in a separate part at the end, but not if single quotes are
/// selected.
///
/// # Errors
/// As for [`write()`].
pub fn write_with_marks(
    briefing: &Briefing,
    selection: &Selection,
    own: &[OwnMark<'_>],
    settings: &Settings,
    out: &mut dyn Write,
) -> Result<(), PdfError> {
    // Checked before anything is copied.
    check_length(text_bytes(briefing, selection))?;
    let is_in = |mark: &&OwnMark<'_>| match selection {
        Selection::Part(filter) => mark.is_in(briefing, *filter),
        Selection::Quotes(_) => false,
    };
    let own: Vec<_> = own.iter().filter(is_in).copied().collect();
    write_pages(|damaged| content::compose(briefing, selection, &own, settings, damaged), settings, out)
}

/// Writes quotes of several briefings as one PDF, each briefing with its title, its source and its embargo;
/// `left_out` is printed at the end: what is not included, and why.
///
/// # Errors
/// As for [`write()`].
pub fn write_quotes(
    parts: &[QuotesOf<'_>],
    left_out: Option<&str>,
    settings: &Settings,
    out: &mut dyn Write,
) -> Result<(), PdfError> {
    match parts {
        [one] if left_out.is_none() => write(one.briefing, &Selection::Quotes(one.excerpts.to_vec()), settings, out),
        parts => write_pages(|damaged| content::compose_quotes(parts, left_out, settings, damaged), settings, out),
    }
}

fn write_pages(
    compose: impl Fn(&[krilla::image::Image]) -> piece::Paged,
    settings: &Settings,
    out: &mut dyn Write,
) -> Result<(), PdfError> {
    // A library may panic on a damaged system font.
    let made = catch_unwind(AssertUnwindSafe(|| make(compose, settings)));
    let pdf = made.unwrap_or_else(|_| Err(PdfError::Library("a library stopped".to_owned())))?;
    Ok(out.write_all(&pdf)?)
}

fn check_length(bytes: usize) -> Result<(), PdfError> {
    if bytes > limits::PAPER_BYTES { Err(PdfError::TooLong(bytes)) } else { Ok(()) }
}

/// The size of the text in the blocks of a selection, in bytes.
fn text_bytes(briefing: &Briefing, selection: &Selection) -> usize {
    match selection {
        Selection::Part(filter) => {
            filter.blocks(briefing).map(|block| block.text().len() + block.original().map_or(0, str::len)).sum()
        }
        Selection::Quotes(_) => 0,
    }
}

fn make(compose: impl Fn(&[krilla::image::Image]) -> piece::Paged, settings: &Settings) -> Result<Vec<u8>, PdfError> {
    let mut damaged = Vec::new();
    loop {
        let paged = compose(&damaged);
        let runs = || paged.texts().flat_map(|text| &text.runs);
        // Including notes, summaries and names, which may be longer than the text.
        check_length(runs().map(|run| run.words.len()).sum())?;
        let characters: BTreeSet<char> = runs().flat_map(|run| run.words.chars()).collect();
        let fonts = fonts::context(&characters.into_iter().collect::<Vec<_>>());
        match draw::write(&paged, fonts, settings) {
            Ok(pdf) => return Ok(pdf),
            // A damaged picture is replaced by its alternative text.
            Err(krilla::error::KrillaError::Image(image, ..)) if !damaged.contains(&image) => damaged.push(image),
            Err(error) => return Err(PdfError::Library(error.to_string())),
        }
    }
}

//! What is printed of a briefing, and how it looks.

mod blocks;
mod end;
mod head;
mod own_marks;
mod quotes;

use std::sync::Arc;

use krilla::image::Image;

use super::{
    QuotesOf, Selection, Settings,
    pictures::Pictures,
    piece::{Paged, Piece, Role},
    text::{ALARM, Ink, Look, Text},
};
use crate::{
    export::OwnMark,
    model::{Briefing, SpeakerId},
    text::{capitalized, number::counted},
};

/// The sizes and leadings of a document, in points.
mod scale {
    use super::Look;

    pub(super) const TITLE: (Look, f32) = (Look::text(21.0).bold(), 25.5);
    pub(super) const HEADING: (Look, f32) = (Look::text(13.0).bold(), 17.0);
    pub(super) const BODY: (Look, f32) = (Look::text(10.5), 14.7);
    pub(super) const GLANCE: (Look, f32) = (Look::text(9.6), 12.8);
    pub(super) const ORIGINAL: (Look, f32) = (Look::text(9.0), 12.4);
    pub(super) const SMALL: (Look, f32) = (Look::label(8.5), 12.0);
    pub(super) const NOTE: (Look, f32) = (Look::text(8.5), 11.4);
    /// The space between paragraphs.
    pub(super) const GAP: f32 = 7.0;
    /// The indent of one list level.
    pub(super) const INDENT: f32 = 14.0;
}

/// The colours of speakers on white, in their order: those of the window's light theme.
pub(super) const SPEAKERS: [Ink; 8] = [
    [0x1f, 0x5f, 0xae],
    [0x00, 0x4e, 0x21],
    [0xd0, 0x45, 0x78],
    [0x9a, 0x78, 0x19],
    [0x37, 0x19, 0xfa],
    [0x5d, 0x66, 0x23],
    [0x74, 0x28, 0x56],
    [0x19, 0x83, 0x4f],
];

fn ink_of(speaker: Option<SpeakerId>) -> Ink {
    let index = speaker.map_or(0, SpeakerId::index) % SPEAKERS.len();
    SPEAKERS.get(index).copied().unwrap_or_default()
}

/// A document that is being composed.
struct Composer<'a> {
    briefing: &'a Briefing,
    pictures: Pictures<'a>,
    pieces: Vec<Piece>,
    notes: Vec<Piece>,
    /// The language of the program's own words, if it differs from that of the document.
    own: Option<&'static str>,
}

/// The document of a selection, with the user's own marks at the end. Pictures that turned out to be damaged are
/// replaced by their alternative texts.
pub(super) fn compose(
    briefing: &Briefing,
    selection: &Selection,
    own: &[OwnMark<'_>],
    settings: &Settings,
    damaged: &[Image],
) -> Paged {
    let mut composer = Composer::new(briefing, settings, damaged);
    composer.head(selection);
    match selection {
        Selection::Part(filter) if filter.quotes == crate::model::QuoteFilter::default() => {
            composer.topics(*filter);
            composer.blocks(*filter);
            composer.quoted_people(*filter);
            composer.not_verified(*filter);
        }
        Selection::Part(filter) => {
            composer.quotes(filter.verified(briefing));
            composer.not_verified(*filter);
        }
        Selection::Quotes(excerpts) => {
            composer.quotes(excerpts.iter().filter_map(|excerpt| excerpt.verify(briefing).ok()));
        }
    }
    composer.credit();
    composer.own_marks(own);
    Paged {
        title: head::title(briefing),
        authors: briefing.source.authors.clone(),
        language: briefing.language.clone(),
        is_rtl: head::is_rtl(briefing),
        frame: head::frame(briefing),
        pieces: composer.pieces,
        notes: composer.notes,
    }
}

/// The document of quotes of several briefings: those of each below its title, its source and its embargo; and at
/// the end what was left out.
pub(super) fn compose_quotes(
    parts: &[QuotesOf<'_>],
    left_out: Option<&str>,
    settings: &Settings,
    damaged: &[Image],
) -> Paged {
    let count: usize = parts.iter().map(|part| part.excerpts.len()).sum();
    let title = format!("{} of {}", counted(count, "quote", "quotes"), counted(parts.len(), "briefing", "briefings"));
    let mut pieces = vec![head::title_piece(&title)];
    for part in parts {
        let mut composer = Composer::new(part.briefing, settings, damaged);
        composer.head_of_part();
        composer.quotes(part.excerpts.iter().filter_map(|excerpt| excerpt.verify(part.briefing).ok()));
        composer.credit();
        pieces.extend(composer.pieces.into_iter().map(|piece| piece.of_language(&part.briefing.language)));
    }
    if let Some(left_out) = left_out {
        let (look, leading) = scale::SMALL;
        let text = Text::of(&capitalized(left_out), look.bold());
        pieces.push(Piece::new(Role::Paragraph, text, leading, 22.0));
    }
    Paged {
        authors: Vec::new(),
        language: "en".to_owned(),
        is_rtl: false,
        frame: head::frame_of_several(&title, parts),
        title,
        pieces,
        notes: Vec::new(),
    }
}

impl<'a> Composer<'a> {
    fn new(briefing: &'a Briefing, settings: &'a Settings, damaged: &'a [Image]) -> Self {
        let own = if super::typeset::is_language(&briefing.language, "en") { None } else { Some("en") };
        let pictures = Pictures::new(&settings.folder, settings.paper, damaged);
        Self { briefing, pictures, pieces: Vec::new(), notes: Vec::new(), own }
    }
}

impl Composer<'_> {
    fn push(&mut self, piece: Piece) {
        if piece.picture.is_some() || !piece.text.is_blank() {
            self.pieces.push(piece);
        }
    }

    /// A heading of the program's own.
    fn section(&mut self, words: &str) {
        let (look, leading) = scale::HEADING;
        let text = Text::of(words, look).in_language(self.own);
        self.push(Piece::new(Role::Heading(2), text, leading, 22.0).kept_with_next());
    }

    /// A small paragraph in the face of labels.
    fn small(&mut self, words: &str, before: f32) {
        let (look, leading) = scale::SMALL;
        self.push(Piece::new(Role::Paragraph, Text::of(words, look), leading, before));
    }

    /// A warning that must not be overlooked.
    fn warning(&mut self, words: &str, before: f32) {
        let (look, leading) = scale::SMALL;
        let text = Text::of(words, look.bold().in_ink(ALARM)).in_language(self.own);
        let piece = Piece::new(Role::Paragraph, text, leading, before);
        self.push(Piece { rule: Some(ALARM), ..piece.inset(9.0) });
    }
}

/// A picture that several pages can share.
fn shared<T>(picture: T) -> Arc<T> {
    Arc::new(picture)
}

//! Draws pages: the text with its pictures and notes, the labels in the margin, and the frame of each page.

mod frame;
mod outline;
mod pen;

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, Configuration, ConfigurationBuilder},
    error::{KrillaError, KrillaResult},
    geom::Point,
    metadata::{Metadata, TextDirection},
    page::PageSettings,
    tagging::ArtifactType,
};
use parley::{Alignment, FontContext};

use super::{
    Settings, Typeface,
    fonts::{SANS, SERIF},
    page::{self, Geometry, NoteLines, Page, Row},
    piece::{Paged, Piece, Role},
    tags::{Leaf, Leaves, Owner},
    text::{GREY, Ink, Look, Meaning, Text},
    typeset::{Line, Measure, Typesetter},
};
use frame::FrameLines;
use outline::Outlines;
use pen::{Pen, draw_line, fill, quote_of};

/// A piece with its lines.
struct SetPiece<'a> {
    piece: &'a Piece,
    lines: Vec<Line>,
    hanging: Option<Line>,
    /// The labels in the margin, by the number of the quote.
    labels: Vec<Vec<Line>>,
}

/// A row of a page: a line of a piece, or its picture.
#[derive(Clone, Copy)]
struct Place {
    piece: usize,
    line: usize,
}

/// A document that is typeset and divided into pages.
struct Layout<'a> {
    paged: &'a Paged,
    geometry: Geometry,
    pieces: Vec<SetPiece<'a>>,
    notes: Vec<SetPiece<'a>>,
    places: Vec<Place>,
    rows: Vec<Row>,
    pages: Vec<Page>,
    frames: Vec<FrameLines>,
}

/// The look of labels in the margin.
const LABEL: Look = Look::label(7.2);
const LABEL_LEADING: f32 = 9.2;

/// Writes the document as tagged PDF: as PDF/UA-1 if possible, which a system font may prevent.
pub(super) fn write(paged: &Paged, fonts: FontContext, settings: &Settings) -> KrillaResult<Vec<u8>> {
    let family = if settings.typeface == Typeface::Serif { SERIF } else { SANS };
    let mut setter = Typesetter::new(fonts, family, &paged.language);
    let layout = Layout::new(paged, &mut setter, Geometry::of(settings.paper, paged.is_rtl));
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    match layout.draw(accessible.unwrap_or_default()) {
        Err(KrillaError::Validation(_)) => layout.draw(Configuration::default()),
        drawn => drawn,
    }
}

impl<'a> Layout<'a> {
    fn new(paged: &'a Paged, setter: &mut Typesetter, geometry: Geometry) -> Self {
        let mut set = |pieces: &'a [Piece]| -> Vec<SetPiece<'a>> {
            pieces.iter().map(|piece| SetPiece::new(piece, setter, &geometry, paged.is_rtl)).collect()
        };
        let (pieces, notes) = (set(&paged.pieces), set(&paged.notes));
        let (places, rows) = rows(&pieces);
        let lines = |note: &SetPiece<'_>| NoteLines {
            count: note.lines.len(),
            leading: note.piece.leading,
            before: note.piece.before,
        };
        let note_lines: Vec<_> = notes.iter().map(lines).collect();
        let pages = page::paginate(&rows, &note_lines, geometry.text_height);
        let frames = (1..=pages.len()).map(|number| FrameLines::new(paged, setter, &geometry, number, pages.len()));
        let frames = frames.collect();
        Self { paged, geometry, pieces, notes, places, rows, pages, frames }
    }

    fn draw(&self, configuration: Configuration) -> KrillaResult<Vec<u8>> {
        let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        let mut leaves = Leaves::new(self.pieces.len(), self.notes.len());
        let mut outline = Outlines::default();
        let destinations = self.note_destinations();
        for (number, page) in self.pages.iter().enumerate() {
            let size = (self.geometry.width, self.geometry.height);
            let Some(settings) = PageSettings::from_wh(size.0, size.1) else { continue };
            let mut sheet = document.start_page_with(settings);
            let mut surface = sheet.surface();
            let mut pen = Pen { surface: &mut surface, leaves: &mut leaves, links: Vec::new() };
            self.page(number, page, &mut pen, &mut outline);
            let links = std::mem::take(&mut pen.links);
            surface.finish();
            for link in links {
                if let Some(annotation) = link.annotation(&destinations) {
                    let id = sheet.add_tagged_annotation(annotation);
                    leaves.push(link.owner, Leaf::Annotation(link.run), id);
                }
            }
            sheet.finish();
        }
        document.set_outline(outline.finish());
        document.set_metadata(self.metadata());
        document.set_tag_tree(leaves.tree(self.paged));
        document.finish()
    }

    fn metadata(&self) -> Metadata {
        let direction = if self.paged.is_rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
        let metadata = Metadata::new()
            .title(self.paged.title.clone())
            .language(self.paged.language.clone())
            .creator("Briefing Viewer".to_owned())
            .text_direction(direction);
        match self.paged.authors.is_empty() {
            true => metadata,
            false => metadata.authors(self.paged.authors.clone()),
        }
    }

    /// The page and the position at which each note begins.
    fn note_destinations(&self) -> Vec<Option<(usize, f32)>> {
        let mut found = vec![None; self.notes.len()];
        for (number, page) in self.pages.iter().enumerate() {
            let mut y = self.notes_top(page);
            for (note, lines) in &page.notes {
                if let Some(place) = found.get_mut(*note).filter(|_| lines.start == 0) {
                    *place = Some((number, y));
                }
                y += self.height_of_note(*note, lines.len());
            }
        }
        found
    }

    fn height_of_note(&self, note: usize, lines: usize) -> f32 {
        self.notes.get(note).map_or(0.0, |note| note.piece.before + count(lines) * note.piece.leading)
    }

    /// The top of the notes, which are at the very foot of the page.
    fn notes_top(&self, page: &Page) -> f32 {
        let height: f32 = page.notes.iter().map(|(note, lines)| self.height_of_note(*note, lines.len())).sum();
        self.geometry.top + self.geometry.text_height - height
    }

    fn page(&self, number: usize, page: &Page, pen: &mut Pen<'_, '_>, outline: &mut Outlines) {
        let mut y = self.geometry.top;
        let mut labels_end = 0.0;
        for at in page.rows.clone() {
            let (Some(place), Some(row)) = (self.places.get(at), self.rows.get(at)) else { continue };
            let Some(set) = self.pieces.get(place.piece) else { continue };
            y += if at == page.rows.start { 0.0 } else { row.before };
            if place.line == 0 {
                outline.heading(set.piece, number, Point::from_xy(self.geometry.left, y - 4.0));
            }
            self.rule_beside(set, page, at, y, pen);
            if at == page.rows.start {
                self.repeat_label(set, place.line, y, pen, &mut labels_end);
            }
            match &set.piece.picture {
                Some(picture) => {
                    let x = self.geometry.left;
                    let x = if self.paged.is_rtl { x + self.geometry.measure - picture.size.0 } else { x };
                    pen.picture(place.piece, picture, Point::from_xy(x, y));
                }
                None => self.line(Owner::Piece(place.piece), set, place.line, y, pen, Some(&mut labels_end)),
            }
            y += row.height;
        }
        self.notes(page, pen);
        if let Some(frame) = self.frames.get(number) {
            frame.draw(number, &self.geometry, pen);
        }
    }

    /// The rule in the speaker's colour beside each row, also through the gap between rows of the same colour.
    fn rule_beside(&self, set: &SetPiece<'_>, page: &Page, at: usize, y: f32, pen: &mut Pen<'_, '_>) {
        let (Some(ink), Some(row)) = (set.piece.rule, self.rows.get(at)) else { return };
        let before = at.checked_sub(1).filter(|before| *before >= page.rows.start);
        let before = before.and_then(|before| self.places.get(before)).and_then(|place| self.pieces.get(place.piece));
        let goes_on = before.is_some_and(|before| before.piece.rule == Some(ink)) && row.before < 5.0;
        let top = if goes_on { y - row.before } else { y + 1.5 };
        let from = if set.piece.inset > 0.0 { 2.0 } else { -7.0 };
        let x = self.geometry.left;
        let x = if self.paged.is_rtl { x + self.geometry.measure - from - 1.2 } else { x + from };
        pen.artifact(ArtifactType::Layout, |surface| fill(surface, ink, x, top, 1.2, y + row.height - 1.0 - top));
    }

    fn line(
        &self,
        owner: Owner,
        set: &SetPiece<'_>,
        number: usize,
        y: f32,
        pen: &mut Pen<'_, '_>,
        labels_end: Option<&mut f32>,
    ) {
        let Some(line) = set.lines.get(number) else { return };
        let baseline = y + baseline_of(set.piece);
        let inset = if self.paged.is_rtl { 0.0 } else { set.piece.inset };
        let x = self.geometry.left + inset;
        if let Some(hanging) = set.hanging.as_ref().filter(|_| number == 0) {
            let width: f32 = hanging.segments.iter().map(|segment| segment.width).sum();
            let x = match self.paged.is_rtl {
                true => self.geometry.left + self.geometry.measure - set.piece.inset + 10.0 - width,
                false => x - 10.0,
            };
            if let Some(text) = &set.piece.hanging {
                pen.line(owner, text, hanging, Point::from_xy(x, baseline), true);
            }
        }
        pen.line(owner, &set.piece.text, line, Point::from_xy(x, baseline), false);
        if let Some(end) = labels_end {
            self.labels(owner, set, line, baseline, pen, end);
        }
    }

    /// Draws in the margin the speakers of the quotes that begin in this line.
    fn labels(
        &self,
        owner: Owner,
        set: &SetPiece<'_>,
        line: &Line,
        baseline: f32,
        pen: &mut Pen<'_, '_>,
        end: &mut f32,
    ) {
        let quotes = line.segments.iter().filter_map(|segment| quote_of(&set.piece.text, segment.run));
        let mut quotes: Vec<usize> = quotes.collect();
        quotes.sort_unstable();
        quotes.dedup();
        for quote in quotes {
            let (Some(lines), Some(mark)) = (set.labels.get(quote), set.piece.text.quotes.get(quote)) else { continue };
            let Some(label) = mark.label.as_deref().filter(|_| pen.leaves.label_is_new(owner, quote)) else { continue };
            let text = label_text(label, mark.ink);
            let mut y = (baseline).max(*end + LABEL_LEADING + 1.0);
            for line in lines {
                let at = Point::from_xy(self.geometry.label_left, y);
                pen.label(owner, quote, &text, line, at);
                *end = y;
                y += LABEL_LEADING;
            }
        }
    }

    /// Repeats the speaker of a quote that continues from the previous page. This is only visible: a screen reader has
    /// already read it.
    fn repeat_label(&self, set: &SetPiece<'_>, line: usize, y: f32, pen: &mut Pen<'_, '_>, end: &mut f32) {
        let text = &set.piece.text;
        let quote_in = |line: &Line| line.segments.iter().filter_map(|segment| quote_of(text, segment.run)).min();
        let here = set.lines.get(line).and_then(quote_in);
        let before = line.checked_sub(1).and_then(|before| set.lines.get(before));
        let goes_on = |quote: &usize| {
            before.is_some_and(|line| line.segments.iter().any(|segment| quote_of(text, segment.run) == Some(*quote)))
        };
        let Some(quote) = here.filter(goes_on) else { return };
        let is_named = |quote: &usize| text.quotes.get(*quote).is_some_and(|mark| mark.label.is_some());
        let Some(named) = (0..=quote).rev().find(is_named) else { return };
        let (Some(lines), Some(mark)) = (set.labels.get(named), text.quotes.get(named)) else { return };
        let label = label_text(mark.label.as_deref().unwrap_or_default(), mark.ink);
        let mut baseline = y + baseline_of(set.piece);
        for line in lines {
            let at = Point::from_xy(self.geometry.label_left, baseline);
            pen.artifact(ArtifactType::Layout, |surface| draw_line(surface, &label, line, at));
            *end = baseline;
            baseline += LABEL_LEADING;
        }
    }

    fn notes(&self, page: &Page, pen: &mut Pen<'_, '_>) {
        let mut y = self.notes_top(page);
        if page.notes.is_empty() {
            return;
        }
        let x = self.geometry.left;
        let x = if self.paged.is_rtl { x + self.geometry.measure - 60.0 } else { x };
        pen.artifact(ArtifactType::Layout, |surface| fill(surface, GREY, x, y - 5.0, 60.0, 0.5));
        for (note, lines) in &page.notes {
            let Some(set) = self.notes.get(*note) else { continue };
            y += set.piece.before;
            for line in lines.clone() {
                self.line(Owner::Note(*note), set, line, y, pen, None);
                y += set.piece.leading;
            }
        }
    }
}

impl<'a> SetPiece<'a> {
    fn new(piece: &'a Piece, setter: &mut Typesetter, geometry: &Geometry, is_rtl: bool) -> Self {
        let alignment = if is_rtl { Alignment::Left } else { Alignment::Right };
        let label = Measure { width: geometry.label_width, alignment };
        let labels = piece.text.quotes.iter().map(|mark| match &mark.label {
            Some(label_words) => setter.lines(&label_text(label_words, mark.ink), label),
            None => Vec::new(),
        });
        let labels = labels.collect();
        let hanging = piece.hanging.as_ref().and_then(|text| {
            setter.lines(text, Measure { width: 60.0, alignment: Alignment::Left }).into_iter().next()
        });
        // In a right-to-left document, lines of the other direction also begin at the right.
        let alignment = if is_rtl { Alignment::Right } else { Alignment::Start };
        let lines = setter.lines(&piece.text, Measure { width: geometry.measure - piece.inset, alignment });
        Self { piece, lines, hanging, labels }
    }
}

fn label_text(words: &str, ink: Ink) -> Text {
    Text::of(words, LABEL.bold().in_ink(ink))
}

/// The rows of a document, and where a page may end.
fn rows(pieces: &[SetPiece<'_>]) -> (Vec<Place>, Vec<Row>) {
    let (mut places, mut rows) = (Vec::new(), Vec::new());
    let mut is_kept = true;
    for (number, set) in pieces.iter().enumerate() {
        let piece = set.piece;
        let is_head = matches!(piece.role, Role::Title | Role::Heading(_));
        let lines = if piece.picture.is_some() { 1 } else { set.lines.len() };
        for line in 0..lines {
            let may_break = if line == 0 { !is_kept } else { !is_head && page::may_break_at(line, lines) };
            let height = piece.picture.as_ref().map_or(piece.leading, |picture| picture.size.1);
            let notes = set.lines.get(line).map(|line| notes_of(&piece.text, line)).unwrap_or_default();
            rows.push(Row { height, before: if line == 0 { piece.before } else { 0.0 }, may_break, notes });
            places.push(Place { piece: number, line });
        }
        is_kept = piece.is_kept_with_next;
    }
    (places, rows)
}

fn notes_of(text: &Text, line: &Line) -> Vec<usize> {
    let mut notes: Vec<usize> = Vec::new();
    for segment in &line.segments {
        if let Some(Meaning::NoteMark(note)) = text.runs.get(segment.run).map(|run| &run.meaning)
            && !notes.contains(note)
        {
            notes.push(*note);
        }
    }
    notes.sort_unstable();
    notes
}

/// The position of the baseline within the lines of a piece.
fn baseline_of(piece: &Piece) -> f32 {
    let size = piece.text.runs.iter().find(|run| !run.look.is_raised).map_or(10.0, |run| run.look.size);
    piece.leading / 2.0 + size * 0.35
}

fn count(lines: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a note has some hundred lines")]
    let lines = lines as f32;
    lines
}

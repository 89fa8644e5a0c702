//! Draws pages: glyphs, rules, pictures, links and the frame of each page.

use krilla::{
    Document, SerializeSettings,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    configure::{Accessibility, Configuration, ConfigurationBuilder},
    destination::XyzDestination,
    error::{KrillaError, KrillaResult},
    geom::{PathBuilder, Point, Rect, Size, Transform},
    metadata::{Metadata, TextDirection},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke, StrokeDash},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag},
};
use parley::{Alignment, FontContext};

use super::{
    Settings, Typeface,
    fonts::{SANS, SERIF},
    page::{self, Geometry, NoteLines, Page, Row},
    piece::{Paged, Piece, Role},
    tags::{Leaf, Leaves, Owner},
    text::{ALARM, GREY, Ink, Look, Meaning, Text},
    typeset::{Line, Measure, Segment, Typesetter},
};

/// A piece with its lines.
struct SetPiece<'a> {
    piece: &'a Piece,
    lines: Vec<Line>,
    hanging: Option<Line>,
    /// What stands in the margin, by the number of the quote.
    labels: Vec<Vec<Line>>,
}

/// A row of a page: a line of a piece, or its picture.
#[derive(Clone, Copy)]
struct Place {
    piece: usize,
    line: usize,
}

/// A document that is set and parted into pages.
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

/// What stands around the text of a page.
struct FrameLines {
    title: Option<(Text, Line)>,
    date: Option<(Text, Line)>,
    embargo: Option<(Text, Line)>,
    source: Option<(Text, Line)>,
    number: Option<(Text, Line)>,
}

/// The look of the running head and foot.
const FRAME: Look = Look::label(7.5);
/// The look of what stands in the margin.
const LABEL: Look = Look::label(7.2);
const LABEL_LEADING: f32 = 9.2;

/// Writes the document as tagged PDF: by the rules of PDF/UA-1 where it can be, which a font of the system may prevent.
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

    /// Where each note begins: page and place.
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

    /// Notes stand at the very foot.
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
            self.frame(number, frame, pen);
        }
    }

    /// The rule that says whose words they are, beside each row; through the gap between rows of the same colour.
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

    /// Who says what begins in this line, in the margin beside it.
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

    /// Who says what goes on from the page before, once more for who sees the page; a screen reader has it already.
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

    /// Running head, embargo, source and page number: what a screen reader need not say on each page.
    fn frame(&self, number: usize, frame: &FrameLines, pen: &mut Pen<'_, '_>) {
        let (left, height) = (self.geometry.left, self.geometry.height);
        if number > 0 {
            pen.artifact(ArtifactType::Header, |surface| {
                for (text, line) in [&frame.title, &frame.date].into_iter().flatten() {
                    draw_line(surface, text, line, Point::from_xy(left, 48.0));
                }
            });
        }
        pen.artifact(ArtifactType::Footer, |surface| {
            for (part, y) in [(&frame.embargo, 59.0), (&frame.source, 46.0), (&frame.number, 46.0)] {
                if let Some((text, line)) = part {
                    draw_line(surface, text, line, Point::from_xy(left, height - y));
                }
            }
        });
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
        // In a document that is read from right to left, lines of another direction begin there as well.
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

fn quote_of(text: &Text, run: usize) -> Option<usize> {
    match text.runs.get(run)?.meaning {
        Meaning::Quote(quote) | Meaning::Claim(quote) => Some(quote),
        _ => None,
    }
}

impl FrameLines {
    fn new(paged: &Paged, setter: &mut Typesetter, geometry: &Geometry, number: usize, of: usize) -> Self {
        let (start, end) =
            if paged.is_rtl { (Alignment::Right, Alignment::Left) } else { (Alignment::Left, Alignment::Right) };
        let mut line = |words: &str, look: Look, alignment: Alignment, part: f32| {
            one_line(words, look, setter, Measure { width: geometry.measure, alignment }, part)
        };
        let frame = &paged.frame;
        Self {
            title: line(&frame.title, FRAME, start, 0.68),
            date: line(&frame.date, FRAME, end, 0.3),
            embargo: frame.embargo.as_deref().and_then(|embargo| line(embargo, FRAME.bold().in_ink(ALARM), start, 1.0)),
            source: line(&frame.source, FRAME, start, 0.85),
            number: line(&format!("{number} / {of}"), FRAME, end, 0.15),
        }
    }
}

/// Words on one line of a part of the measure, shortened where they are longer.
fn one_line(words: &str, look: Look, setter: &mut Typesetter, measure: Measure, part: f32) -> Option<(Text, Line)> {
    let narrow = Measure { width: measure.width * part, ..measure };
    let mut shown: String = words.chars().take(200).collect();
    loop {
        let text = Text::of(&shown, look);
        match setter.lines(&text, narrow).len() {
            0 => return None,
            1 => return setter.lines(&text, measure).into_iter().next().map(|line| (text, line)),
            _ => {
                let bare = shown.trim_end_matches('…').trim_end();
                // At a word, unless there is only a long one.
                let letter = bare.char_indices().next_back().map_or(0, |(last, _)| last);
                let word = bare.rfind(char::is_whitespace).filter(|at| *at > bare.len() / 2);
                let bare = bare.get(..word.unwrap_or(letter)).unwrap_or_default();
                if bare.is_empty() {
                    return None;
                }
                shown = format!("{}…", bare.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()));
            }
        }
    }
}

/// Where the letters of a piece stand in its lines.
fn baseline_of(piece: &Piece) -> f32 {
    let size = piece.text.runs.iter().find(|run| !run.look.is_raised).map_or(10.0, |run| run.look.size);
    piece.leading / 2.0 + size * 0.35
}

/// A link on a page.
struct Link {
    owner: Owner,
    run: usize,
    rect: Rect,
    target: LinkTarget,
}

enum LinkTarget {
    Address(String),
    Note(usize),
}

impl Link {
    fn annotation(&self, destinations: &[Option<(usize, f32)>]) -> Option<Annotation> {
        let (target, alt) = match &self.target {
            LinkTarget::Address(url) => (Target::Action(Action::Link(LinkAction::new(url.clone()))), url.clone()),
            LinkTarget::Note(note) => {
                let (page, y) = (*destinations.get(*note)?)?;
                let destination = XyzDestination::new(page, Point::from_xy(0.0, y - 20.0));
                (Target::Destination(destination.into()), format!("Note {}", note + 1))
            }
        };
        Some(Annotation::new_link(LinkAnnotation::new(self.rect, target), Some(alt)))
    }
}

/// What draws on one page, and keeps what was drawn for the tags.
struct Pen<'p, 's> {
    surface: &'p mut Surface<'s>,
    leaves: &'p mut Leaves,
    links: Vec<Link>,
}

impl Pen<'_, '_> {
    fn artifact(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Surface<'_>)) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw(self.surface);
        self.surface.end_tagged();
    }

    fn picture(&mut self, piece: usize, picture: &super::piece::Picture, at: Point) {
        let Some(size) = Size::from_wh(picture.size.0, picture.size.1) else { return };
        let id = self.surface.start_tagged(ContentTag::Other);
        self.surface.push_transform(&Transform::from_translate(at.x, at.y));
        self.surface.draw_image(picture.image.clone(), size);
        self.surface.pop();
        self.surface.end_tagged();
        self.leaves.push(Owner::Piece(piece), Leaf::Picture, id);
    }

    /// A line of a text: each run of it by itself, for the tags.
    fn line(&mut self, owner: Owner, text: &Text, line: &Line, at: Point, is_hanging: bool) {
        for segments in line.segments.chunk_by(|a, b| a.run == b.run) {
            let Some(run) = segments.first().map(|segment| segment.run) else { continue };
            let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            segments.iter().for_each(|segment| draw_segment(self.surface, text, segment, at));
            self.surface.end_tagged();
            self.leaves.push(owner, if is_hanging { Leaf::Hanging } else { Leaf::Run(run) }, id);
            self.link(owner, text, run, segments, at);
        }
        self.rules(text, line, at);
    }

    fn label(&mut self, owner: Owner, quote: usize, text: &Text, line: &Line, at: Point) {
        let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        draw_line(self.surface, text, line, at);
        self.surface.end_tagged();
        self.leaves.push(owner, Leaf::QuoteLabel(quote), id);
    }

    fn link(&mut self, owner: Owner, text: &Text, run: usize, segments: &[Segment], at: Point) {
        let target = match text.runs.get(run).map(|run| &run.meaning) {
            Some(Meaning::Link(url)) => LinkTarget::Address(url.clone()),
            Some(Meaning::NoteMark(note)) => LinkTarget::Note(*note),
            _ => return,
        };
        let (from, to) = extent(segments);
        if let Some(rect) = Rect::from_ltrb(at.x + from, at.y - 9.0, at.x + to.max(from + 1.0), at.y + 3.0) {
            self.links.push(Link { owner, run, rect, target });
        }
    }

    /// The rules under quotes: a whole one where it is verified, a dashed one where not.
    fn rules(&mut self, text: &Text, line: &Line, at: Point) {
        let is_one = |a: &Segment, b: &Segment| quote_of(text, a.run) == quote_of(text, b.run);
        let count = line.segments.len();
        let mut before = 0;
        for segments in line.segments.chunk_by(is_one) {
            let (is_first, is_last) = (before == 0, before + segments.len() == count);
            before += segments.len();
            let meaning = segments.first().and_then(|segment| text.runs.get(segment.run)).map(|run| &run.meaning);
            let (Some(Meaning::Quote(quote) | Meaning::Claim(quote)), Some(meaning)) = (meaning, meaning) else {
                continue;
            };
            let Some(ink) = text.quotes.get(*quote).map(|mark| mark.ink) else { continue };
            let (mut from, mut to) = extent(segments);
            if line.is_rtl && is_first {
                from += line.trailing;
            } else if !line.is_rtl && is_last {
                to -= line.trailing;
            }
            let is_dashed = matches!(meaning, Meaning::Claim(_));
            self.artifact(ArtifactType::Layout, |surface| {
                rule(surface, ink, (at.x + from, at.x + to), at.y + 2.6, is_dashed);
            });
        }
    }
}

/// From where to where some segments of a line reach.
fn extent(segments: &[Segment]) -> (f32, f32) {
    let from = segments.iter().map(|segment| segment.x).fold(f32::MAX, f32::min);
    let to = segments.iter().map(|segment| segment.x + segment.width).fold(f32::MIN, f32::max);
    (from, to)
}

fn draw_line(surface: &mut Surface<'_>, text: &Text, line: &Line, at: Point) {
    line.segments.iter().for_each(|segment| draw_segment(surface, text, segment, at));
}

fn draw_segment(surface: &mut Surface<'_>, text: &Text, segment: &Segment, at: Point) {
    let look = text.runs.get(segment.run).map(|run| run.look);
    let raised = look.filter(|look| look.is_raised).map_or(0.0, |look| look.size * 0.55);
    surface.set_fill(Some(paint(look.map_or(GREY, |look| look.ink))));
    let start = Point::from_xy(at.x + segment.x, at.y - raised);
    surface.draw_glyphs(start, &segment.glyphs, segment.font.clone(), &segment.words, segment.size, false);
}

fn paint([red, green, blue]: Ink) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn fill(surface: &mut Surface<'_>, ink: Ink, x: f32, y: f32, width: f32, height: f32) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(paint(ink)));
        surface.draw_path(&path);
    }
}

fn rule(surface: &mut Surface<'_>, ink: Ink, (from, to): (f32, f32), y: f32, is_dashed: bool) {
    if to <= from {
        return;
    }
    let mut path = PathBuilder::new();
    path.move_to(from, y);
    path.line_to(to, y);
    let Some(path) = path.finish() else { return };
    let dash = is_dashed.then(|| StrokeDash { array: vec![2.0, 2.0], offset: 0.0 });
    let [red, green, blue] = ink;
    let stroke = Stroke { paint: rgb::Color::new(red, green, blue).into(), width: 0.7, dash, ..Stroke::default() };
    surface.set_fill(None);
    surface.set_stroke(Some(stroke));
    surface.draw_path(&path);
    surface.set_stroke(None);
}

fn count(lines: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a note has some hundred lines")]
    let lines = lines as f32;
    lines
}

/// The headings of the document, as a reader lists them.
#[derive(Default)]
struct Outlines {
    /// Those that are open, each with its level; then those within the last.
    open: Vec<(u16, OutlineNode)>,
    outline: Option<Outline>,
}

impl Outlines {
    fn heading(&mut self, piece: &Piece, page: usize, at: Point) {
        let level = match piece.role {
            Role::Title => 1,
            Role::Heading(level) => level,
            _ => return,
        };
        let words = piece.text.words();
        self.close(level);
        let title = crate::text::single_spaced(&words);
        self.open.push((level, OutlineNode::new(title, XyzDestination::new(page, at)).with_open(level == 1)));
    }

    /// Ends those of this level and deeper.
    fn close(&mut self, level: u16) {
        while self.open.last().is_some_and(|(open, _)| *open >= level) {
            let Some((_, node)) = self.open.pop() else { return };
            match self.open.last_mut() {
                Some((_, parent)) => parent.push_child(node),
                None => self.outline.get_or_insert_with(Outline::new).push_child(node),
            }
        }
    }

    fn finish(mut self) -> Outline {
        self.close(0);
        self.outline.unwrap_or_default()
    }
}

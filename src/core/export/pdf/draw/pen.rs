//! Draws on one page, and records what was drawn for the tags and the links of the page.

use krilla::{
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect, Size, Transform},
    num::NormalizedF32,
    paint::{Fill, Stroke, StrokeDash},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag},
};

use crate::export::pdf::{
    piece::Picture,
    tags::{Leaf, Leaves, Owner},
    text::{GREY, Ink, Meaning, Text},
    typeset::{Line, Segment},
};

/// A link on a page.
pub(super) struct Link {
    pub(super) owner: Owner,
    pub(super) run: usize,
    rect: Rect,
    target: LinkTarget,
}

enum LinkTarget {
    Address(String),
    Note(usize),
}

impl Link {
    pub(super) fn annotation(&self, destinations: &[Option<(usize, f32)>]) -> Option<Annotation> {
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

/// Draws on one page, and records what was drawn for the tags.
pub(super) struct Pen<'p, 's> {
    pub(super) surface: &'p mut Surface<'s>,
    pub(super) leaves: &'p mut Leaves,
    pub(super) links: Vec<Link>,
}

impl Pen<'_, '_> {
    pub(super) fn artifact(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Surface<'_>)) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw(self.surface);
        self.surface.end_tagged();
    }

    pub(super) fn picture(&mut self, piece: usize, picture: &Picture, at: Point) {
        let Some(size) = Size::from_wh(picture.size.0, picture.size.1) else { return };
        let id = self.surface.start_tagged(ContentTag::Other);
        self.surface.push_transform(&Transform::from_translate(at.x, at.y));
        self.surface.draw_image(picture.image.clone(), size);
        self.surface.pop();
        self.surface.end_tagged();
        self.leaves.push(Owner::Piece(piece), Leaf::Picture, id);
    }

    /// A line of a text: each run separately, for the tags.
    pub(super) fn line(&mut self, owner: Owner, text: &Text, line: &Line, at: Point, is_hanging: bool) {
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

    pub(super) fn label(&mut self, owner: Owner, quote: usize, text: &Text, line: &Line, at: Point) {
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

    /// The rules under quotes: solid if verified, otherwise dashed.
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

/// The left and right end of some segments of a line.
fn extent(segments: &[Segment]) -> (f32, f32) {
    let from = segments.iter().map(|segment| segment.x).fold(f32::MAX, f32::min);
    let to = segments.iter().map(|segment| segment.x + segment.width).fold(f32::MIN, f32::max);
    (from, to)
}

pub(super) fn draw_line(surface: &mut Surface<'_>, text: &Text, line: &Line, at: Point) {
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

pub(super) fn fill(surface: &mut Surface<'_>, ink: Ink, x: f32, y: f32, width: f32, height: f32) {
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

/// The quote that a run of the text belongs to, verified or not.
pub(super) fn quote_of(text: &Text, run: usize) -> Option<usize> {
    match text.runs.get(run)?.meaning {
        Meaning::Quote(quote) | Meaning::Claim(quote) => Some(quote),
        _ => None,
    }
}

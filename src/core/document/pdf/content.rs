//! Executes the instructions of a page and records the characters that they draw (ISO 32000-2, 8 and 9).
//!
//! Only instructions that affect text and its position are executed: nothing is painted, and no pictures or colours are
//! read.

use std::collections::HashSet;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::budget::{Budget, MAX_GLYPHS_ON_A_PAGE};
use super::fonts::{Fonts, LoadedFont};
use super::geometry::{Direction, Matrix};
use super::marked::{Marked, MarkedContent};
use super::page::{Glyph, NO_ELEMENT, PageContent};
use super::structure::Structure;
use crate::document::DocumentError;

/// The most nested forms; deeper ones draw themselves.
const MAX_FORM_DEPTH: usize = 12;
/// Graphics states that are saved at the same time; real pages stay under 30.
const MAX_SAVED_STATES: usize = 1_000;
/// A picture smaller than this, in points, is a bullet, a line or a dot of a tracker.
const SMALLEST_IMAGE: f64 = 16.0;

/// What all pages share.
pub(super) struct Reader<'a> {
    pub(super) fonts: Fonts<'a>,
    pub(super) budget: Budget,
    pub(super) structure: Structure,
    /// The layers (optional content groups) that are hidden.
    pub(super) hidden_layers: HashSet<ObjectIdentifier>,
}

impl<'a> Reader<'a> {
    /// Reads the content of a page.
    pub(super) fn read(&mut self, page: &Page<'a>) -> Result<PageContent, DocumentError> {
        let Some(stream) = page.page_stream() else {
            return Ok(PageContent { broken: page.raw().contains_key("Contents"), ..PageContent::default() });
        };
        self.budget.content(stream.len())?;
        let (width, height) = page.render_dimensions();
        let ctm = Matrix(page.initial_transform(true).as_coeffs());
        let mut interpreter = Interpreter {
            reader: self,
            page: page.raw().obj_id(),
            content: PageContent::default(),
            size: (f64::from(width), f64::from(height)),
            depth: 0,
            marked: MarkedContent::default(),
            glyphs: 0,
        };
        interpreter.run(TypedIter::new(stream), page.resources(), State::new(ctm))?;
        Ok(interpreter.content)
    }
}

/// The graphics state, as far as text depends on it.
#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    character_space: f64,
    word_space: f64,
    /// The horizontal scaling: 1 is normal.
    scale: f64,
    leading: f64,
    font: Option<Rc<LoadedFont<'a>>>,
    size: f64,
    rise: f64,
    mode: i64,
}

impl State<'_> {
    fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            font: None,
            size: 1.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

/// The position of the text that is shown next.
struct TextPosition {
    line: Matrix,
    here: Matrix,
}

impl TextPosition {
    fn start(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.here = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.start(self.line.after(Matrix::translation(x, y)));
    }

    fn advance(&mut self, x: f64, y: f64) {
        self.here = self.here.after(Matrix::translation(x, y));
    }
}

struct Interpreter<'r, 'a> {
    reader: &'r mut Reader<'a>,
    page: Option<ObjectIdentifier>,
    content: PageContent,
    size: (f64, f64),
    depth: usize,
    marked: MarkedContent,
    glyphs: usize,
}

/// One stream during execution: that of the page or of a form.
struct Run<'a> {
    state: State<'a>,
    saved: Vec<State<'a>>,
    /// The number of states saved beyond the limit.
    overflow: usize,
    text: TextPosition,
}

impl<'a> Interpreter<'_, 'a> {
    fn run(
        &mut self,
        mut instructions: TypedIter<'_>,
        resources: &Resources<'a>,
        state: State<'a>,
    ) -> Result<(), DocumentError> {
        let open = self.marked.len();
        let text = TextPosition { line: Matrix::IDENTITY, here: Matrix::IDENTITY };
        let mut run = Run { state, saved: Vec::new(), overflow: 0, text };
        while let Some(instruction) = instructions.next() {
            self.reader.budget.operation()?;
            self.content.drawn += 1;
            self.follow(&instruction, &mut run, resources)?;
        }
        while self.marked.len() > open {
            self.marked.end(&mut self.content);
        }
        Ok(())
    }

    fn follow(
        &mut self,
        instruction: &TypedInstruction<'_, '_>,
        run: &mut Run<'a>,
        resources: &Resources<'a>,
    ) -> Result<(), DocumentError> {
        match instruction {
            TypedInstruction::SaveState(_) => run.save(),
            TypedInstruction::RestoreState(_) => run.restore(),
            TypedInstruction::Transform(m) => {
                let values = [m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64());
                run.state.ctm = run.state.ctm.after(Matrix(values));
            }
            TypedInstruction::XObject(name) => self.x_object(name.0.as_ref(), run, resources)?,
            TypedInstruction::InlineImage(_) => self.image(0, run.state.ctm),
            TypedInstruction::SetGraphicsState(name) => self.graphics_state(name.0.as_ref(), run, resources)?,
            TypedInstruction::BeginMarkedContent(tag) => self.marked.begin(Marked::of_tag(tag.0.as_ref())),
            TypedInstruction::BeginMarkedContentWithProperties(tag) => {
                let marked = self.marked_of(tag.0.as_ref(), tag.1, resources);
                self.marked.begin_at(marked, &self.content);
            }
            TypedInstruction::EndMarkedContent(_) => self.marked.end(&mut self.content),
            _ => self.follow_text(instruction, run, resources)?,
        }
        Ok(())
    }

    fn follow_text(
        &mut self,
        instruction: &TypedInstruction<'_, '_>,
        run: &mut Run<'a>,
        resources: &Resources<'a>,
    ) -> Result<(), DocumentError> {
        match instruction {
            TypedInstruction::BeginText(_) => run.text.start(Matrix::IDENTITY),
            TypedInstruction::CharacterSpacing(n) => run.state.character_space = n.0.as_f64(),
            TypedInstruction::WordSpacing(n) => run.state.word_space = n.0.as_f64(),
            TypedInstruction::HorizontalScaling(n) => run.state.scale = n.0.as_f64() / 100.0,
            TypedInstruction::TextLeading(n) => run.state.leading = n.0.as_f64(),
            TypedInstruction::TextRise(n) => run.state.rise = n.0.as_f64(),
            TypedInstruction::TextRenderingMode(n) => run.state.mode = n.0.as_i64(),
            TypedInstruction::TextFont(font) => {
                self.reader.budget.look_up()?;
                run.state.font = resources.get_font(font.0).and_then(|dict| self.reader.fonts.load(&dict));
                run.state.size = font.1.as_f64();
            }
            TypedInstruction::NextLine(n) => run.text.next_line(n.0.as_f64(), n.1.as_f64()),
            TypedInstruction::NextLineAndSetLeading(n) => {
                run.state.leading = -n.1.as_f64();
                run.text.next_line(n.0.as_f64(), n.1.as_f64());
            }
            TypedInstruction::SetTextMatrix(m) => {
                run.text.start(Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64())));
            }
            TypedInstruction::NextLineUsingLeading(_) => run.next_line(),
            TypedInstruction::ShowText(text) => self.show(text.0.as_bytes(), run)?,
            TypedInstruction::NextLineAndShowText(text) => {
                run.next_line();
                self.show(text.0.as_bytes(), run)?;
            }
            TypedInstruction::ShowTextWithParameters(text) => {
                run.state.word_space = text.0.as_f64();
                run.state.character_space = text.1.as_f64();
                run.next_line();
                self.show(text.2.as_bytes(), run)?;
            }
            TypedInstruction::ShowTexts(texts) => self.show_all(texts.0, run)?,
            _ => {}
        }
        Ok(())
    }

    fn show_all(&mut self, texts: &Array<'_>, run: &mut Run<'a>) -> Result<(), DocumentError> {
        for part in texts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(text.as_bytes(), run)?,
                Object::Number(number) => run.adjust(number.as_f64()),
                _ => {}
            }
        }
        Ok(())
    }

    fn show(&mut self, bytes: &[u8], run: &mut Run<'a>) -> Result<(), DocumentError> {
        let Some(font) = run.state.font.clone() else {
            self.content.unreadable += bytes.len();
            return Ok(());
        };
        let mut at = 0;
        while at < bytes.len() {
            self.reader.budget.glyph()?;
            let (code, length) = font.read_code(bytes, at);
            at += length;
            let placed = run.place(&font, code, length);
            self.keep(&font, code, placed)?;
        }
        Ok(())
    }

    /// Records a glyph, or why it is left out.
    fn keep(&mut self, font: &LoadedFont<'a>, code: u32, placed: Placed) -> Result<(), DocumentError> {
        let Some(characters) = font.characters(code) else {
            self.content.unreadable += 1;
            return self.push(font, "\u{FFFD}", placed);
        };
        if self.marked.is_artifact() {
            self.content.artifacts += 1;
            return Ok(());
        }
        if self.marked.is_hidden() || !self.is_on_page(placed.origin) {
            self.content.hidden += 1;
            return Ok(());
        }
        self.push(font, &characters, placed)
    }

    fn push(&mut self, font: &LoadedFont<'a>, characters: &str, placed: Placed) -> Result<(), DocumentError> {
        let (from, to) = (placed.direction.upright(placed.origin.0, placed.origin.1), placed.end);
        let to = placed.direction.upright(to.0, to.1);
        let values = [from.0, from.1, to.0, placed.size];
        if self.marked.is_artifact() || values.iter().any(|value| !value.is_finite() || value.abs() > 1e6) {
            return Ok(());
        }
        let element = self.marked.element();
        let start = self.content.text.len();
        let Some(layer) = self.content.layer_mut(placed.direction) else {
            self.content.oblique += 1;
            return Ok(());
        };
        self.glyphs += 1;
        if self.glyphs > MAX_GLYPHS_ON_A_PAGE {
            return Err(DocumentError::TooLarge(format!("has a page of more than {MAX_GLYPHS_ON_A_PAGE} characters")));
        }
        // Centred glyphs of vertical writing get the baseline of a rotated Latin letter next to them.
        let drop = if placed.vertical { 0.38 * placed.size } else { 0.0 };
        layer.push(Glyph {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            len: u16::try_from(characters.len()).unwrap_or(0),
            x: from.0 as f32,
            end: to.0.max(from.0) as f32,
            y: (from.1 + drop) as f32,
            size: placed.size as f32,
            element,
            bold: font.bold || placed.bold,
            italic: font.italic || placed.slanted,
        });
        self.content.text.push_str(characters);
        Ok(())
    }

    fn is_on_page(&self, (x, y): (f64, f64)) -> bool {
        // Half a line beyond the edge is still visible.
        const MARGIN: f64 = 6.0;
        x >= -MARGIN && y >= -MARGIN && x <= self.size.0 + MARGIN && y <= self.size.1 + MARGIN
    }

    fn x_object(&mut self, name: &[u8], run: &Run<'a>, resources: &Resources<'a>) -> Result<(), DocumentError> {
        self.reader.budget.look_up()?;
        let Some(stream) = resources.x_objects.get::<Stream<'a>>(name) else { return Ok(()) };
        let subtype = stream.dict().get::<Name<'_>>("Subtype");
        match subtype.as_ref().map(|name| name.as_ref()) {
            Some(b"Image") => self.image(stream.obj_id().obj_number, run.state.ctm),
            Some(b"Form") => self.form(&stream, run, resources)?,
            _ => {}
        }
        Ok(())
    }

    fn form(&mut self, stream: &Stream<'a>, run: &Run<'a>, resources: &Resources<'a>) -> Result<(), DocumentError> {
        let dict = stream.dict();
        let hidden = dict.get_ref("OC").is_some_and(|layer| self.reader.hidden_layers.contains(&layer.into()));
        if self.depth >= MAX_FORM_DEPTH || hidden {
            return Ok(());
        }
        let Ok(data) = stream.decoded_data() else { return Ok(()) };
        self.reader.budget.form(data.len())?;
        let matrix = dict.get::<[f64; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix);
        let mut state = run.state.clone();
        state.ctm = state.ctm.after(matrix);
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        self.depth += 1;
        let result = self.run(TypedIter::new(&data), own.as_ref().unwrap_or(resources), state);
        self.depth -= 1;
        result
    }

    fn image(&mut self, number: u32, ctm: Matrix) {
        let ((a, b), (c, d)) = (ctm.turn(1.0, 0.0), ctm.turn(0.0, 1.0));
        let is_seen = !self.marked.is_hidden() && !self.marked.is_artifact();
        if is_seen && a.hypot(b) >= SMALLEST_IMAGE && c.hypot(d) >= SMALLEST_IMAGE {
            self.content.images.push(number);
        }
    }

    fn graphics_state(
        &mut self,
        name: &[u8],
        run: &mut Run<'a>,
        resources: &Resources<'a>,
    ) -> Result<(), DocumentError> {
        self.reader.budget.look_up()?;
        let font = resources.ext_g_states.get::<Dict<'a>>(name).and_then(|dict| dict.get::<Array<'a>>("Font"));
        let Some(font) = font else { return Ok(()) };
        let mut parts = font.iter::<Object<'a>>();
        if let (Some(Object::Dict(dict)), Some(Object::Number(size))) = (parts.next(), parts.next()) {
            run.state.font = self.reader.fonts.load(&dict);
            run.state.size = size.as_f64();
        }
        Ok(())
    }

    fn marked_of(&self, tag: &[u8], properties: &Object<'_>, resources: &Resources<'a>) -> Marked {
        if tag == b"OC" {
            let Object::Name(name) = properties else { return Marked::default() };
            let layer = resources.properties.get_ref(name.as_ref());
            let hidden = layer.is_some_and(|layer| self.reader.hidden_layers.contains(&layer.into()));
            return Marked::of_layer(hidden);
        }
        let mut marked = Marked::of_tag(tag);
        match properties {
            Object::Name(name) => {
                if let Some(dict) = resources.properties.get::<Dict<'_>>(name.as_ref()) {
                    self.read_properties(&dict, &mut marked);
                }
            }
            Object::Dict(dict) => self.read_properties(dict, &mut marked),
            _ => {}
        }
        marked
    }

    fn read_properties(&self, dict: &Dict<'_>, marked: &mut Marked) {
        marked.actual_text = dict
            .get::<hayro_syntax::object::String<'_>>("ActualText")
            .map(|text| super::text_string::decode(text.as_bytes()));
        if let (Some(page), Some(id)) = (self.page, dict.get::<i64>("MCID")) {
            marked.element = self.reader.structure.element(page, id).unwrap_or(NO_ELEMENT);
        }
    }
}

/// Where and how a glyph is drawn, in the page's coordinates with `y` pointing down.
struct Placed {
    origin: (f64, f64),
    end: (f64, f64),
    size: f64,
    direction: Direction,
    vertical: bool,
    bold: bool,
    /// Whether upright letters are slanted, as programs do if they have no italics of the font.
    slanted: bool,
}

impl<'a> Run<'a> {
    fn save(&mut self) {
        if self.saved.len() < MAX_SAVED_STATES {
            self.saved.push(self.state.clone());
        } else {
            self.overflow += 1;
        }
    }

    fn restore(&mut self) {
        if self.overflow > 0 {
            self.overflow -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn next_line(&mut self) {
        self.text.next_line(0.0, -self.state.leading);
    }

    /// Moves by a number of a `TJ` array: thousandths of the size, backwards.
    fn adjust(&mut self, number: f64) {
        let horizontal = self.state.font.as_ref().is_none_or(|font| font.is_horizontal());
        let by = -number / 1000.0 * self.state.size;
        if horizontal { self.text.advance(by * self.state.scale, 0.0) } else { self.text.advance(0.0, by) }
    }

    /// Places a code and advances (ISO 32000-2, 9.4.4).
    fn place(&mut self, font: &LoadedFont<'a>, code: u32, length: usize) -> Placed {
        let state = &self.state;
        let matrix = state.ctm.after(self.text.here);
        let (width, height) = font.advance(code);
        let (width, height) = (width / 1000.0 * state.size, height / 1000.0 * state.size);
        let space = state.character_space + if code == 32 && length == 1 { state.word_space } else { 0.0 };
        let vertical = !font.is_horizontal();
        let (to, step) = if vertical {
            ((0.0, height), (0.0, height + space))
        } else {
            ((width * state.scale, 0.0), ((width + space) * state.scale, 0.0))
        };
        let up = matrix.turn(0.0, state.size * font.em);
        let along = if vertical { matrix.turn(0.0, -state.size) } else { matrix.turn(state.size * state.scale, 0.0) };
        let placed = Placed {
            origin: matrix.apply(0.0, state.rise),
            end: matrix.apply(to.0, to.1 + state.rise),
            size: up.0.hypot(up.1),
            direction: Direction::of(along.0, along.1),
            vertical,
            bold: state.mode == 2,
            slanted: !vertical && is_slanted(up, along),
        };
        self.text.advance(step.0, step.1);
        placed
    }
}

/// Whether the upright direction is slanted towards the text direction at a typical italic angle (about 7 to 25
/// degrees).
fn is_slanted(up: (f64, f64), along: (f64, f64)) -> bool {
    let lean = (up.0 * along.0 + up.1 * along.1) / (up.0.hypot(up.1) * along.0.hypot(along.1));
    (0.12..0.45).contains(&lean)
}

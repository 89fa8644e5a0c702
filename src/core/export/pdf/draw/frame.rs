//! What surrounds the text of a page: running head, embargo, source and page number.

use krilla::{geom::Point, tagging::ArtifactType};
use parley::Alignment;

use super::pen::{Pen, draw_line};
use crate::export::pdf::{
    page::Geometry,
    piece::Paged,
    text::{ALARM, Look, Text},
    typeset::{Line, Measure, Typesetter},
};

/// The look of the running head and foot.
const FRAME: Look = Look::label(7.5);

/// The typeset lines around the text of a page.
pub(super) struct FrameLines {
    title: Option<(Text, Line)>,
    date: Option<(Text, Line)>,
    embargo: Option<(Text, Line)>,
    source: Option<(Text, Line)>,
    number: Option<(Text, Line)>,
}

impl FrameLines {
    pub(super) fn new(paged: &Paged, setter: &mut Typesetter, geometry: &Geometry, number: usize, of: usize) -> Self {
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

    /// Draws running head, embargo, source and page number, which a screen reader need not read on each page.
    pub(super) fn draw(&self, number: usize, geometry: &Geometry, pen: &mut Pen<'_, '_>) {
        let (left, height) = (geometry.left, geometry.height);
        if number > 0 {
            pen.artifact(ArtifactType::Header, |surface| {
                for (text, line) in [&self.title, &self.date].into_iter().flatten() {
                    draw_line(surface, text, line, Point::from_xy(left, 48.0));
                }
            });
        }
        pen.artifact(ArtifactType::Footer, |surface| {
            for (part, y) in [(&self.embargo, 59.0), (&self.source, 46.0), (&self.number, 46.0)] {
                if let Some((text, line)) = part {
                    draw_line(surface, text, line, Point::from_xy(left, height - y));
                }
            }
        });
    }
}

/// Words on one line of part of the measure, shortened if they are longer.
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
                // Shortened at a word, unless there is only one long word.
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

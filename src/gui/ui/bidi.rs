//! Right-to-left text, and lines with both directions, in visual order: [UAX #9](https://www.unicode.org/reports/tr9/).
//!
//! The toolkit shapes Arabic and Hebrew words correctly, but places the words of a line from left to right, and counts
//! the letters of such a word twice, so that positions after it on the line are wrong. This module reorders its lines,
//! with one glyph for each character, in text order, each at its visible position.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use briefing_core::text::script;
use egui::{
    Color32, Galley, Id, Mesh, Rect, Stroke, Ui, Vec2,
    epaint::text::{Glyph, PlacedRow, Row},
    pos2,
    text::LayoutJob,
};
use unicode_bidi::{BidiClass, BidiInfo, Direction, Level, bidi_class, get_base_direction};

/// Lays out a text. A right-to-left paragraph begins at the right edge if it is `aligned` and its width is known,
/// otherwise at the left.
pub fn lay_out(ui: &Ui, job: LayoutJob, is_aligned: bool) -> Arc<Galley> {
    if !has_right_to_left(&job.text) {
        return ui.painter().layout_job(job);
    }
    let cache = ui.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Cache>>>(Id::unique("bidi")).clone());
    let mut hasher = DefaultHasher::new();
    job.hash(&mut hasher);
    let number = hasher.finish();
    let lock = || cache.lock().unwrap_or_else(PoisonError::into_inner);
    // Two texts with the same hash must not be confused.
    let known = lock().ordered.get(&number).filter(|known| known.job == job).cloned();
    let ordered = known.unwrap_or_else(|| Arc::new(Ordered::new(job)));
    let source = ui.painter().layout_job(ordered.mirrored.clone());
    let mut cache = lock();
    let set = cache.set.get(&(number, is_aligned)).filter(|(of, _)| Arc::ptr_eq(of, &source));
    if let Some((_, set)) = set {
        return Arc::clone(set);
    }
    let set = ordered.set(&source, is_aligned).map_or_else(|| Arc::clone(&source), Arc::new);
    if cache.bytes > MAX_CACHED_BYTES {
        *cache = Cache::default();
    }
    cache.bytes += ordered.job.text.len();
    cache.ordered.insert(number, ordered);
    cache.set.insert((number, is_aligned), (source, Arc::clone(&set)));
    set
}

/// The maximum size of the text in the cache, in bytes: more than any screen shows. Laid out, each byte takes about a
/// hundred bytes.
const MAX_CACHED_BYTES: usize = 512 << 10;

/// A cache of reordered texts, until the toolkit lays them out again.
#[derive(Default)]
struct Cache {
    bytes: usize,
    ordered: HashMap<u64, Arc<Ordered>>,
    set: HashMap<(u64, bool), (Arc<Galley>, Arc<Galley>)>,
}

/// Whether a text has right-to-left characters.
pub fn has_right_to_left(text: &str) -> bool {
    // Called for every text of every frame, so the first bytes of such letters are looked for before anything else.
    text.bytes().any(|byte| matches!(byte, 0xd6..=0xe0 | 0xef | 0xf0)) && text.chars().any(script::is_right_to_left)
}

/// Whether the first paragraph of a text is right-to-left.
pub fn is_right_to_left(text: &str) -> bool {
    has_right_to_left(text) && get_base_direction(text) == Direction::Rtl
}

/// A text with its directions.
struct Ordered {
    job: LayoutJob,
    /// The job with brackets mirrored in right-to-left text (rule L4).
    mirrored: LayoutJob,
    chars: Vec<(char, Level)>,
    /// Backgrounds and strikethroughs, which the toolkit would draw before the characters are moved.
    marks: Vec<(Range<usize>, Color32, Stroke)>,
    /// The end of each paragraph, in characters, and its base direction.
    paragraphs: Vec<(usize, Level)>,
}

impl Ordered {
    fn new(job: LayoutJob) -> Self {
        let info = BidiInfo::new(&job.text, None);
        let level_at = |at: usize| info.levels.get(at).copied().unwrap_or(Level::ltr());
        let turned = |c: char, level: Level| {
            let other = unicode_bidi_mirroring::get_mirrored(c).filter(|other| other.len_utf8() == c.len_utf8());
            other.filter(|_| level.is_rtl()).unwrap_or(c)
        };
        let chars: Vec<_> = job.text.char_indices().map(|(at, c)| (turned(c, level_at(at)), level_at(at))).collect();
        let mut end = 0;
        let paragraphs = info.paragraphs.iter().map(|paragraph| {
            end += job.text.get(paragraph.range.clone()).map_or(0, |text| text.chars().count());
            (end, paragraph.level)
        });
        let paragraphs = paragraphs.collect();
        let text: String = chars.iter().map(|(c, _)| *c).collect();
        let mut mirrored = LayoutJob { text, ..job.clone() };
        let mut marks = Vec::new();
        let mut first = 0;
        for section in &mut mirrored.sections {
            let of_section = job.text.get(section.byte_range.start.0..section.byte_range.end.0);
            let end = first + of_section.map_or(0, |text| text.chars().count());
            let background = std::mem::take(&mut section.format.background);
            let through = std::mem::take(&mut section.format.strikethrough);
            if background != Color32::TRANSPARENT || !through.is_empty() {
                marks.push((first..end, background, through));
            }
            first = end;
        }
        Self { job, mirrored, chars, marks, paragraphs }
    }

    /// The lines in visual order. `None` if they are not as expected: then they stay as the toolkit has them.
    fn set(&self, source: &Galley, is_aligned: bool) -> Option<Galley> {
        let mut set = source.clone();
        let edge = self.job.wrap.max_width;
        let mut at = 0;
        let last = source.rows.len().checked_sub(1)?;
        for (i, placed) in set.rows.iter_mut().enumerate() {
            let cut_by = self.job.wrap.overflow_character.filter(|_| source.elided && i == last);
            let rest = self.chars.get(at..)?;
            let units = units(&placed.row.glyphs, rest, cut_by)?;
            let base = self.paragraphs.iter().find(|(end, _)| at < *end).map_or(Level::ltr(), |(_, level)| *level);
            let mut levels: Vec<Level> = rest.iter().take(units.len()).map(|(_, level)| *level).collect();
            // Rule L1; an ellipsis belongs to the end of the line.
            levels.resize(units.len(), base);
            let text_end =
                rest.iter().take(units.len()).rposition(|(c, _)| !c.is_whitespace()).map_or(0, |end| end + 1);
            levels.get_mut(text_end..)?.fill(base);
            let mut row = in_order(&placed.row, &units, &BidiInfo::reorder_visual(&levels), source.pixels_per_point);
            self.mark(&mut row, at);
            row.visuals.mesh_bounds = row.visuals.mesh.calc_bounds();
            placed.row = Arc::new(row);
            if is_aligned && base.is_rtl() && edge.is_finite() {
                placed.pos.x = edge - placed.row.size.x;
            }
            at += units.len() + usize::from(placed.ends_with_newline);
        }
        if at != self.chars.len() && !source.elided {
            return None;
        }
        set.job = Arc::new(self.job.clone());
        set.num_vertices = set.rows.iter().map(|placed| placed.row.visuals.mesh.vertices.len()).sum();
        set.num_indices = set.rows.iter().map(|placed| placed.row.visuals.mesh.indices.len()).sum();
        let moved = set.rows.iter().map(|placed| placed.row.visuals.mesh_bounds.translate(placed.pos.to_vec2()));
        set.mesh_bounds = moved.reduce(Rect::union).unwrap_or(set.mesh_bounds);
        if is_aligned && edge.is_finite() {
            set.rect.max.x = set.rect.max.x.max(edge);
        }
        Some(set)
    }

    /// Draws the backgrounds and strikethroughs of a line.
    fn mark(&self, row: &mut Row, first: usize) {
        let (mut behind, mut through) = (Mesh::default(), Mesh::default());
        for (chars, background, stroke) in &self.marks {
            let chars = chars.start.saturating_sub(first)..chars.end.saturating_sub(first);
            for (left, right) in spans(row, chars) {
                if *background != Color32::TRANSPARENT {
                    let whole = Rect::from_min_max(pos2(left, 0.0), pos2(right, row.height()));
                    behind.add_colored_rect(whole.expand(1.0), *background);
                }
                if !stroke.is_empty() {
                    let middle = pos2((left + right) / 2.0, row.height() / 2.0 + stroke.width);
                    let line = Rect::from_center_size(middle, egui::vec2(right - left, stroke.width));
                    through.add_colored_rect(line, stroke.color);
                }
            }
        }
        let (vertices, indices) = (behind.vertices.len(), behind.indices.len());
        behind.append_ref(&row.visuals.mesh);
        behind.append(through);
        row.visuals.mesh = behind;
        row.visuals.glyph_index_start += indices;
        row.visuals.glyph_vertex_range.start += vertices;
        row.visuals.glyph_vertex_range.end += vertices;
        for glyph in &mut row.glyphs {
            glyph.first_vertex = glyph.first_vertex.saturating_add(u32::try_from(vertices).unwrap_or(u32::MAX));
        }
    }
}

/// The visible glyphs of a character; empty if the glyph of another character represents both.
struct Unit {
    glyphs: Range<usize>,
    left: f32,
    width: f32,
}

/// The visible glyphs of each character of a line, in text order.
fn units(glyphs: &[Glyph], chars: &[(char, Level)], cut_by: Option<char>) -> Option<Vec<Unit>> {
    let mut lefts = Vec::with_capacity(glyphs.len() + 1);
    let mut x = glyphs.first().map_or(0.0, |glyph| glyph.pos.x);
    for glyph in glyphs {
        lefts.push(x);
        x += glyph.advance_width;
    }
    lefts.push(x);
    let unit = |glyphs: Range<usize>| {
        let left = lefts.get(glyphs.start).copied().unwrap_or_default();
        let right = lefts.get(glyphs.end).copied().unwrap_or_default();
        Unit { glyphs, left, width: right - left }
    };
    let mut units = Vec::new();
    let mut at = 0;
    while let Some(glyph) = glyphs.get(at) {
        let rest = chars.get(units.len()..).unwrap_or_default();
        let word = rest.iter().take(MAX_WORD_CHARACTERS).take_while(|(c, _)| is_shaped_from_the_right(*c)).count();
        let rest_of_line = glyphs.get(at..).unwrap_or_default();
        let block = (1..=word).rev().find_map(|count| block(rest_of_line, rest.get(..count)?));
        if let Some((count, of_chars)) = block {
            units.extend(of_chars.into_iter().map(|own| unit(own.start + at..own.end + at)));
            at += count;
        } else if rest.first().is_some_and(|(c, _)| *c == glyph.chr)
            || cut_by == Some(glyph.chr) && at + 1 == glyphs.len()
        {
            units.push(unit(at..at + 1));
            at += 1;
        } else {
            // A line end that was cut within a word is not reordered.
            cut_by?;
            let end = glyphs.len() - 1;
            units.push(unit(at..end));
            at = end;
        }
    }
    Some(units)
}

/// More letters than any word has.
const MAX_WORD_CHARACTERS: usize = 80;

fn is_shaped_from_the_right(c: char) -> bool {
    // A combining mark within a word is shaped with it, and so are the commas of its script.
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN | BidiClass::NSM | BidiClass::BN)
        || matches!(c, '\u{590}'..='\u{8ff}')
}

/// The glyphs of a word that was shaped from right to left: their number, and those of each character.
///
/// The toolkit has them from the left, so that the first letter comes last; then, if the first letter has `k` glyphs,
/// every character but the first `k` again, without any width.
fn block(glyphs: &[Glyph], word: &[(char, Level)]) -> Option<(usize, Vec<Range<usize>>)> {
    let first = word.first()?.0;
    let is_end_of_shaped = |shaped: usize, k: usize| {
        let Some(repeated) = word.get(k..) else { return false };
        let glyphs = glyphs.get(shaped..shaped + repeated.len()).unwrap_or_default();
        glyphs.len() == repeated.len()
            && glyphs.iter().zip(repeated).all(|(glyph, (c, _))| glyph.chr == *c && glyph.advance_width == 0.0)
    };
    let (shaped, k) = (1..=(2 * word.len() + 8).min(glyphs.len()))
        .filter(|shaped| glyphs.get(shaped - 1).is_some_and(|glyph| glyph.chr == first))
        .find_map(|shaped| [1, 2].into_iter().find(|k| is_end_of_shaped(shaped, *k)).map(|k| (shaped, k)))?;
    let mut of_chars: Vec<Range<usize>> = Vec::with_capacity(word.len());
    let mut left = shaped;
    for (i, (c, _)) in word.iter().enumerate() {
        let end = left;
        let is_own = |left: usize| left > 0 && glyphs.get(left - 1).is_some_and(|glyph| glyph.chr == *c);
        let is_doubled = word.get(i + 1).is_some_and(|(next, _)| next == c);
        if is_own(left) {
            left -= 1;
            // A combining mark has a glyph with its own character.
            while !is_doubled && is_own(left) {
                left -= 1;
            }
        }
        of_chars.push(left..end);
    }
    if let Some(last) = of_chars.last_mut() {
        last.start = 0;
        last.end = last.end.max(left);
    }
    Some((shaped + word.len().saturating_sub(k), of_chars))
}

/// The line with its glyphs at their visible positions, and one listed for each character.
fn in_order(source: &Row, units: &[Unit], order: &[usize], pixels_per_point: f32) -> Row {
    let mut row = source.clone();
    let mut lefts = vec![0.0; units.len()];
    let mut x = source.glyphs.first().map_or(0.0, |glyph| glyph.pos.x);
    for at in order {
        let Some((unit, left)) = units.get(*at).zip(lefts.get_mut(*at)) else { continue };
        *left = x;
        x += unit.width;
        let by = ((*left - unit.left) * pixels_per_point).round() / pixels_per_point;
        for glyph in source.glyphs.get(unit.glyphs.clone()).into_iter().flatten() {
            if !glyph.uv_rect.is_nothing() {
                let first = glyph.first_vertex as usize;
                let vertices = row.visuals.mesh.vertices.get_mut(first..first + 4).into_iter().flatten();
                vertices.for_each(|vertex| vertex.pos.x += by);
            }
        }
    }
    let Some(any) = source.glyphs.first().copied() else { return row };
    let glyphs = units.iter().zip(&lefts).map(|(unit, left)| {
        let own = source.glyphs.get(unit.glyphs.clone()).unwrap_or_default();
        let widest = own.iter().copied().max_by(|a, b| a.advance_width.total_cmp(&b.advance_width));
        let mut glyph = widest.unwrap_or(any);
        if own.is_empty() {
            glyph.uv_rect = Default::default();
        }
        glyph.pos.x = *left;
        glyph.advance_width = unit.width;
        glyph
    });
    row.glyphs = glyphs.collect();
    row
}

/// Whether any line of a text has right-to-left characters.
pub fn is_mixed(galley: &Galley) -> bool {
    galley.rows.iter().any(|placed| is_mixed_line(&placed.row))
}

fn is_mixed_line(row: &Row) -> bool {
    row.glyphs.windows(2).any(|pair| matches!(pair, [before, after] if after.pos.x < before.pos.x - 0.01))
}

/// The character before which a caret would be at a position of the laid-out text, for the pointer.
pub fn char_at(galley: &Galley, place: Vec2) -> usize {
    let cursor = galley.cursor_from_pos(place);
    let mut first = 0;
    let below = |placed: &&PlacedRow| placed.pos.y + placed.row.height() > place.y;
    let Some(row) = galley.rows.iter().find(below).or(galley.rows.last()) else { return cursor.index.0 };
    for placed in &galley.rows {
        if std::ptr::eq(placed, row) {
            break;
        }
        first += placed.char_count_including_newline().0;
    }
    if !is_mixed_line(&row.row) {
        return cursor.index.0;
    }
    let x = place.x - row.pos.x;
    let distance = |glyph: &Glyph| (glyph.pos.x - x).max(x - glyph.pos.x - glyph.advance_width).max(0.0);
    let seen = row.row.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.advance_width > 0.0);
    let Some((at, glyph)) = seen.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b))) else { return first };
    let right_of = |glyph: &Glyph| glyph.pos.x + glyph.advance_width;
    let touches = |left: &Glyph, right: &Glyph| (right_of(left) - right.pos.x).abs() < 0.5;
    let before = row.row.glyphs.get(..at).and_then(|before| before.iter().rfind(|glyph| glyph.advance_width > 0.0));
    let after = row.row.glyphs.iter().skip(at + 1).find(|glyph| glyph.advance_width > 0.0);
    let is_from_right =
        before.is_some_and(|before| touches(glyph, before)) || after.is_some_and(|after| touches(after, glyph));
    let is_in_right_half = x > glyph.pos.x + glyph.advance_width / 2.0;
    first + at + usize::from(is_in_right_half != is_from_right)
}

/// The horizontal extents of some characters of a line, from left to right. White space at the end of the line is not
/// visible.
pub fn spans(row: &Row, chars: Range<usize>) -> Vec<(f32, f32)> {
    let glyphs = row.glyphs.get(chars.start..chars.end.min(row.glyphs.len())).unwrap_or_default();
    let is_at_end = chars.end >= row.glyphs.len();
    let trailing = row.glyphs.iter().rev().take_while(|glyph| glyph.chr.is_whitespace()).count();
    let hidden = if is_at_end { trailing } else { (chars.end + trailing).saturating_sub(row.glyphs.len()) };
    let seen = glyphs.get(..glyphs.len().saturating_sub(hidden)).unwrap_or_default();
    let mut spans: Vec<(f32, f32)> =
        seen.iter().map(|glyph| (glyph.pos.x, glyph.pos.x + glyph.advance_width)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    spans.dedup_by(|next, span| {
        let touches = next.0 <= span.1 + 1.0;
        if touches {
            span.1 = span.1.max(next.1);
        }
        touches
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_from_the_right_is_overlooked() {
        // The right-to-left mark is not in the text: it is replaced by a visible mark.
        for c in ('\0'..=char::MAX).filter(|c| *c != '\u{200f}') {
            let is_from_right = matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN);
            assert!(!is_from_right || has_right_to_left(&c.to_string()), "U+{:04X}", u32::from(c));
        }
        assert!(!has_right_to_left("“Seoul” — 서울 é 100 %, หนึ่ง, 🎉"));
    }
}

//! Sets texts in lines: which words are in which line, and the position of each glyph.

use std::{collections::HashMap, ops::Range, sync::Arc};

use fontique::{FontStyle, FontWeight, Language};
use krilla::{
    surface::Location,
    text::{Font, Glyph, GlyphId, Tag},
};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontFamily, FontFamilyName, Layout, LayoutContext, Line as ParleyLine,
    OverflowWrap, Run as ParleyRun, StyleProperty, WordBreak,
};

use super::{
    fonts::{CJK, SANS, SERIF},
    text::{Family, Look, Text},
};

/// The maximum number of bytes that are laid out together: the library counts those of a run in sixteen bits.
const CHUNK_BYTES: usize = 24 << 10;

/// A positioned glyph, in fractions of the font size.
#[derive(Debug, Clone)]
pub(super) struct SetGlyph {
    id: u32,
    /// The bytes of the segment's words that it represents.
    words: (u32, u32),
    advance: f32,
    offset: (f32, f32),
}

impl Glyph for SetGlyph {
    fn glyph_id(&self) -> GlyphId {
        GlyphId::new(self.id)
    }

    fn text_range(&self) -> Range<usize> {
        self.words.0 as usize..self.words.1 as usize
    }

    fn x_advance(&self, size: f32) -> f32 {
        self.advance * size
    }

    fn x_offset(&self, size: f32) -> f32 {
        self.offset.0 * size
    }

    fn y_offset(&self, size: f32) -> f32 {
        self.offset.1 * size
    }

    fn y_advance(&self, _: f32) -> f32 {
        0.0
    }

    fn location(&self) -> Option<Location> {
        None
    }
}

/// Words of one run of the text in one font, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    pub(super) font: Font,
    pub(super) glyphs: Vec<SetGlyph>,
    /// The text that the glyphs' byte ranges refer to.
    pub(super) words: Arc<str>,
    /// The index of its run in the text.
    pub(super) run: usize,
    /// The distance from the left edge of the text.
    pub(super) x: f32,
    pub(super) width: f32,
    /// The font size in points.
    pub(super) size: f32,
}

/// A line of a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// From left to right.
    pub(super) segments: Vec<Segment>,
    /// Whether it is read from right to left.
    pub(super) is_rtl: bool,
    /// The width of the white space at its end, which is not underlined.
    pub(super) trailing: f32,
}

/// The width and alignment of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub(super) width: f32,
    /// The alignment of lines that do not fill the width.
    pub(super) alignment: Alignment,
}

/// Sets texts in the fonts of one document.
pub(super) struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<u16>,
    /// The family of running text.
    text_family: &'static str,
    /// The language of the document.
    language: String,
    /// The glyph for a character that no font has.
    missing: Option<MissingGlyph>,
    loaded: HashMap<FontKey, Option<Font>>,
}

/// The glyph for a character that no font has, and its width in ems.
struct MissingGlyph {
    font: Font,
    id: u32,
    advance: f32,
}

/// A font file, its number in the file, and its place on its axes.
type FontKey = (u64, u32, Vec<(u32, u32)>);

impl Typesetter {
    pub(super) fn new(fonts: FontContext, text_family: &'static str, language: &str) -> Self {
        let mut setter = Self {
            fonts,
            layouts: LayoutContext::new(),
            text_family,
            language: language.to_owned(),
            missing: None,
            loaded: HashMap::new(),
        };
        let box_line = setter
            .lines(&Text::of("□", Look::label(1.0)), Measure { width: f32::MAX, alignment: Alignment::Start })
            .into_iter()
            .next();
        let segment = box_line.and_then(|line| line.segments.into_iter().next());
        setter.missing = segment.and_then(|segment| {
            let glyph = segment.glyphs.first()?;
            Some(MissingGlyph { font: segment.font.clone(), id: glyph.id, advance: glyph.advance })
        });
        setter
    }

    /// The lines of a text.
    pub(super) fn lines(&mut self, text: &Text, measure: Measure) -> Vec<Line> {
        let words = text.words();
        let mut starts = Vec::with_capacity(text.runs.len());
        let mut at = 0;
        for run in &text.runs {
            starts.push(at);
            at += run.words.len();
        }
        let mut lines = Vec::new();
        let mut from = 0;
        while from < words.len() {
            let to = chunk_end(&words, from);
            let part = words.get(from..to).unwrap_or_default();
            let layout = self.layout(text, &starts, from, part, measure);
            let shared: Arc<str> = Arc::from(part);
            let (is_last, count) = (to == words.len(), layout.len());
            // The last line of a part, unless that is the last part, continues in the next one and is set there.
            let whole = if is_last || count < 2 { count } else { count - 1 };
            for line in layout.lines().take(whole) {
                lines.push(self.line(&line, &shared, layout.is_rtl()));
            }
            from = match layout.get(whole) {
                Some(line) if !is_last => from + line.text_range().start.max(1),
                _ => to,
            };
        }
        lines
    }

    fn layout(&mut self, text: &Text, starts: &[usize], from: usize, part: &str, measure: Measure) -> Layout<u16> {
        let language = text.language.as_deref().unwrap_or(&self.language).to_owned();
        let text_family = self.text_family;
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, part, 1.0, false);
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.push_default(StyleProperty::Locale(Language::parse(&language).ok()));
        if is_language(&language, "ko") {
            builder.push_default(StyleProperty::WordBreak(WordBreak::KeepAll));
        }
        for ((number, run), start) in (0_u16..).zip(&text.runs).zip(starts) {
            let range = start.saturating_sub(from)..(start + run.words.len()).saturating_sub(from).min(part.len());
            if range.is_empty() {
                continue;
            }
            for property in properties(run.look, text_family, number) {
                builder.push(property, range.clone());
            }
        }
        let mut layout = builder.build(part);
        layout.break_all_lines(Some(measure.width));
        layout.align(measure.alignment, AlignmentOptions::default());
        layout
    }

    fn line(&mut self, line: &ParleyLine<'_, u16>, words: &Arc<str>, is_rtl: bool) -> Line {
        let metrics = *line.metrics();
        let mut set = Line { segments: Vec::new(), is_rtl, trailing: metrics.trailing_whitespace };
        let mut x = metrics.offset;
        for run in line.runs() {
            self.segments(&run, words, &mut x, &mut set.segments);
        }
        set
    }

    /// The glyphs of a run from left to right; each run of the text begins a new segment.
    fn segments(&mut self, run: &ParleyRun<'_, u16>, words: &Arc<str>, x: &mut f32, segments: &mut Vec<Segment>) {
        let size = run.font_size();
        let Some(font) = self.font(run) else { return };
        let mut from_left: Vec<_> = run.clusters().collect();
        if run.is_rtl() {
            from_left.reverse();
        }
        let mut clusters: Vec<Cluster> = Vec::new();
        for cluster in from_left {
            let words = cluster.text_range();
            match clusters.last_mut() {
                // A ligature represents the words of all its clusters. From the left, the one with the glyph comes
                // first in either direction.
                Some(last) if cluster.is_ligature_continuation() => {
                    last.words = last.words.start.min(words.start)..last.words.end.max(words.end);
                    last.advance += cluster.advance();
                }
                _ => clusters.push(Cluster {
                    words,
                    run: cluster.first_style().brush,
                    advance: cluster.advance(),
                    glyphs: cluster.glyphs().collect(),
                }),
            }
        }
        for cluster in clusters {
            // A line break is no glyph.
            if words.get(cluster.words.clone()).is_some_and(|words| words.starts_with(['\n', '\u{2028}', '\u{2029}'])) {
                continue;
            }
            self.push(&font, size, &cluster, words, x, segments);
        }
    }

    fn push(
        &self,
        font: &Font,
        size: f32,
        cluster: &Cluster,
        words: &Arc<str>,
        x: &mut f32,
        segments: &mut Vec<Segment>,
    ) {
        let missing = self.missing.as_ref().filter(|_| cluster.glyphs.iter().any(|glyph| glyph.id == 0));
        let font = missing.map_or(font, |missing| &missing.font);
        // As wide as its cluster: a wider box would cover the space after it, and PDF readers would join the two words.
        let widest = |missing: &MissingGlyph| cluster.advance / missing.advance.max(0.1);
        let size = missing.map_or(size, |missing| size.min(widest(missing)));
        let run = usize::from(cluster.run);
        let is_same = |last: &&mut Segment| last.font == *font && last.run == run && last.size == size;
        if segments.last_mut().filter(is_same).is_none() {
            let words = Arc::clone(words);
            segments.push(Segment { font: font.clone(), glyphs: Vec::new(), words, run, x: *x, width: 0.0, size });
        }
        let Some(segment) = segments.last_mut() else { return };
        let range = (to_u32(cluster.words.start), to_u32(cluster.words.end));
        let before = segment.glyphs.len();
        match missing {
            Some(missing) => {
                segment.glyphs.push(SetGlyph { id: missing.id, words: range, advance: 0.0, offset: (0.0, 0.0) });
            }
            None => segment.glyphs.extend(cluster.glyphs.iter().map(|glyph| SetGlyph {
                id: glyph.id,
                words: range,
                advance: glyph.advance / size,
                offset: (glyph.x / size, -glyph.y / size),
            })),
        }
        // The cluster has the width that it had in line breaking, whatever its glyphs.
        let added = segment.glyphs.get(before..).unwrap_or_default();
        let left = cluster.advance / size - added.iter().map(|glyph| glyph.advance).sum::<f32>();
        if let Some(last) = segment.glyphs.get_mut(before..).and_then(<[SetGlyph]>::last_mut) {
            last.advance += left;
        }
        segment.width += cluster.advance;
        *x += cluster.advance;
    }

    fn font(&mut self, run: &ParleyRun<'_, u16>) -> Option<Font> {
        let (font, synthesis) = (run.font(), run.synthesis());
        let axes: Vec<_> = synthesis
            .variation_settings()
            .iter()
            .map(|(tag, value)| (u32::from_be_bytes(tag.to_be_bytes()), value.to_bits()))
            .collect();
        let key = (font.data.id(), font.index, axes);
        let load = |key: &FontKey| {
            let (bytes, _) = font.data.clone().into_raw_parts();
            let axes: Vec<_> =
                key.2.iter().map(|(tag, value)| (Tag::new(&tag.to_be_bytes()), f32::from_bits(*value))).collect();
            Font::new_variable(bytes.into(), key.1, &axes)
        };
        self.loaded.entry(key).or_insert_with_key(load).clone()
    }
}

/// Glyphs that belong together, and the words they represent.
struct Cluster {
    words: Range<usize>,
    run: u16,
    advance: f32,
    glyphs: Vec<parley::Glyph>,
}

fn to_u32(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The end of a part that begins at `from`: the end of the text, or white space, or any place between characters.
fn chunk_end(words: &str, from: usize) -> usize {
    if words.len() - from <= CHUNK_BYTES {
        return words.len();
    }
    let most = words.floor_char_boundary(from + CHUNK_BYTES);
    let part = words.get(from..most).unwrap_or_default();
    let space = part.rfind(|c: char| c.is_whitespace()).filter(|at| *at > CHUNK_BYTES / 2);
    space.map_or(most, |at| from + at + 1).min(words.len())
}

fn properties(look: Look, text_family: &'static str, number: u16) -> [StyleProperty<'static, u16>; 5] {
    let families: &'static [FontFamilyName<'static>] = match (look.family, text_family) {
        (Family::Text, SERIF) => {
            const { &[FontFamilyName::named(SERIF), FontFamilyName::named(SANS), FontFamilyName::named(CJK)] }
        }
        _ => const { &[FontFamilyName::named(SANS), FontFamilyName::named(SERIF), FontFamilyName::named(CJK)] },
    };
    [
        StyleProperty::Brush(number),
        StyleProperty::FontSize(look.size),
        StyleProperty::FontFamily(FontFamily::List(families.into())),
        StyleProperty::FontWeight(if look.is_bold { FontWeight::SEMI_BOLD } else { FontWeight::NORMAL }),
        StyleProperty::FontStyle(if look.is_italic { FontStyle::Italic } else { FontStyle::Normal }),
    ]
}

/// Whether a BCP 47 tag denotes a language.
pub(super) fn is_language(tag: &str, language: &str) -> bool {
    tag.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case(language))
}

#[cfg(test)]
mod tests {
    use fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};

    use super::*;

    const ARABIC: &[u8] = include_bytes!("../../../../tests/fonts/TestArabic-Regular.ttf");

    #[test]
    fn an_arabic_ligature_represents_only_its_own_letters() {
        let collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut fonts = FontContext { collection, source_cache: SourceCache::default() };
        let name = FontInfoOverride { family_name: Some(SERIF), ..Default::default() };
        fonts.collection.register_fonts(Blob::new(Arc::new(ARABIC)), Some(name));
        let mut setter = Typesetter::new(fonts, SERIF, "ar");
        let text = "وحضر الاجتماع، وقال لا لأن الأمر لم ينته";
        let measure = Measure { width: f32::MAX, alignment: Alignment::Start };
        let lines = setter.lines(&Text::of(text, Look::text(10.0)), measure);
        let glyphs = lines.iter().flat_map(|line| &line.segments).flat_map(|segment| &segment.glyphs);
        let mut ranges: Vec<_> = glyphs.map(|glyph| glyph.words.0 as usize..glyph.words.1 as usize).collect();
        ranges.sort_by_key(|range| range.start);
        ranges.dedup();
        let letters: Vec<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(letters.concat(), text, "each letter has one glyph: {letters:?}");
        let ligatures: Vec<&str> = letters.into_iter().filter(|letters| letters.chars().count() > 1).collect();
        assert_eq!(ligatures, ["لا", "لا", "لأ", "لأ"]);
    }
}

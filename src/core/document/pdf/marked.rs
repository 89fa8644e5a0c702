//! Marked content: artefacts, hidden layers, elements of the structure tree, and replacement text for glyphs (ISO
//! 32000-2, 14.6).

use super::page::{NO_ELEMENT, PageContent};

/// The most glyphs that one `ActualText` may replace: it is meant for ligatures and hyphens, not for whole paragraphs.
const MOST_REPLACED: usize = 32;

/// One sequence of marked content.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    pub(super) artifact: bool,
    pub(super) hidden: bool,
    pub(super) element: u32,
    pub(super) actual_text: Option<String>,
    /// How many glyphs each layer had when it began.
    glyphs: [usize; 4],
}

impl Default for Marked {
    fn default() -> Self {
        Self { artifact: false, hidden: false, element: NO_ELEMENT, actual_text: None, glyphs: [0; 4] }
    }
}

impl Marked {
    /// Content of a layer that may be hidden.
    pub(super) fn of_layer(hidden: bool) -> Self {
        Self { hidden, ..Self::default() }
    }

    /// A sequence of which only the tag is known.
    pub(super) fn of_tag(tag: &[u8]) -> Self {
        Self { artifact: tag == b"Artifact", ..Self::default() }
    }
}

/// The sequences that are open.
#[derive(Debug, Default)]
pub(super) struct MarkedContent(Vec<Marked>);

impl MarkedContent {
    /// How many are open.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Begins a sequence that does not replace text. It inherits the properties of the outer one.
    pub(super) fn begin(&mut self, marked: Marked) {
        let outer = self.0.last();
        let inherited = Marked {
            artifact: marked.artifact || outer.is_some_and(|outer| outer.artifact),
            hidden: marked.hidden || outer.is_some_and(|outer| outer.hidden),
            element: if marked.element == NO_ELEMENT { self.element() } else { marked.element },
            ..marked
        };
        self.0.push(inherited);
    }

    /// Begins a sequence that may replace the glyphs that follow.
    pub(super) fn begin_at(&mut self, mut marked: Marked, content: &PageContent) {
        for (number, layer) in marked.glyphs.iter_mut().zip(&content.layers) {
            *number = layer.len();
        }
        self.begin(marked);
    }

    /// Ends the innermost sequence.
    pub(super) fn end(&mut self, content: &mut PageContent) {
        if let Some(Marked { actual_text: Some(text), glyphs, .. }) = self.0.pop() {
            replace(content, glyphs, &text);
        }
    }

    /// Whether an artefact is open.
    pub(super) fn is_artifact(&self) -> bool {
        self.0.last().is_some_and(|marked| marked.artifact)
    }

    /// Whether a hidden layer is open.
    pub(super) fn is_hidden(&self) -> bool {
        self.0.last().is_some_and(|marked| marked.hidden)
    }

    /// The innermost element of the structure tree.
    pub(super) fn element(&self) -> u32 {
        self.0.last().map_or(NO_ELEMENT, |marked| marked.element)
    }
}

/// Replaces the glyphs drawn since `begins` by `text` if they are few and on one line: the first glyph gets the whole
/// text.
fn replace(content: &mut PageContent, begins: [usize; 4], text: &str) {
    let start = u32::try_from(content.text.len()).unwrap_or(u32::MAX);
    let Ok(length) = u16::try_from(text.len()) else { return };
    for (layer, begin) in content.layers.iter_mut().zip(begins) {
        let Some([first, rest @ ..]) = layer.get_mut(begin..) else { continue };
        let on_one_line = rest.iter().all(|glyph| (glyph.y - first.y).abs() < first.size * 0.3);
        if rest.len() >= MOST_REPLACED || !on_one_line {
            return;
        }
        first.start = start;
        first.len = length;
        first.end = rest.iter().fold(first.end, |end, glyph| end.max(glyph.end));
        layer.truncate(begin + 1);
        if text.is_empty() {
            layer.truncate(begin);
        }
        content.text.push_str(text);
        return;
    }
}

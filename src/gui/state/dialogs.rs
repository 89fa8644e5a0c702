//! What the windows within the window hold.

use std::{ops::Range, path::PathBuf};

use briefing_core::{
    citation::{CopyFormat, CopySource, QuoteExcerpt},
    export::{ExportFormat, Filter},
    model::{Briefing, QuoteId, VerifiedQuote},
};

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveContent {
    /// The text of a copy.
    Copy(CopySource, CopyFormat),
    /// The briefing, or this part of it.
    Export(ExportFormat, Filter),
}

impl SaveContent {
    fn extension(&self) -> &'static str {
        match self {
            Self::Copy(_, copy_format) => copy_format.extension(),
            Self::Export(format, _) => format.extension(),
        }
    }
}

/// What the window holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveDialog {
    /// What is written.
    pub what: SaveContent,
    /// The file, as it was typed.
    pub path: String,
    /// Whether there is one of that name, so that it must be asked for once more.
    pub is_there: bool,
    /// Why it was not written, a sentence.
    pub error: Option<String>,
    /// The number of the writing that is under way.
    pub number: Option<u64>,
    /// What of the briefing was shown when the window was opened.
    pub shown_part: Filter,
}

impl SaveDialog {
    /// A window for this, with a name to begin with: the title of the briefing, in the folder for
    /// documents.
    pub fn new(what: SaveContent, briefing: Option<&Briefing>) -> Self {
        let folder = directories::UserDirs::new().map(|folders| {
            folders.document_dir().filter(|folder| folder.is_dir()).unwrap_or(folders.home_dir()).to_owned()
        });
        let name = format!("{}.{}", file_name(briefing.map_or("", |briefing| &briefing.title)), what.extension());
        let path = folder.map_or_else(|| name.clone().into(), |folder| folder.join(&name));
        let shown_part = if let SaveContent::Export(_, filter) = &what { *filter } else { Filter::default() };
        Self { what, path: path.to_string_lossy().into_owned(), is_there: false, error: None, number: None, shown_part }
    }

    /// The same for something else, under a name that ends as that does.
    pub fn with(&self, what: SaveContent) -> Self {
        let (old, new) = (self.what.extension(), what.extension());
        let stem = self.path.strip_suffix(&format!(".{old}"));
        let path = stem.map_or_else(|| self.path.clone(), |stem| format!("{stem}.{new}"));
        Self { what, path, is_there: false, error: None, ..self.clone() }
    }
}

/// Letters and figures, with hyphens between; every system takes them in the name of a file.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.chars().take(LONGEST).collect::<String>().to_lowercase();
        if name.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        name.push_str(if name.is_empty() { "" } else { "-" });
        name.push_str(&word);
    }
    if name.is_empty() { "briefing".to_owned() } else { name }
}

/// The longest name that is made of a title, in characters.
const LONGEST: usize = 60;

/// What the window holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenDialog {
    /// The file, as it was typed.
    pub path: String,
    /// Why it was not opened, a sentence.
    pub error: Option<String>,
}

impl OpenDialog {
    /// What was typed, as a path; a tilde at its beginning is the home folder.
    ///
    /// # Errors
    /// A sentence, where nothing was typed.
    pub fn typed_path(&self) -> Result<PathBuf, String> {
        let typed = self.path.trim();
        if typed.is_empty() {
            return Err("Enter the name of a briefing file".to_owned());
        }
        let home = || directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
        let within_home = typed.strip_prefix("~/").and_then(|rest| Some(home()?.join(rest)));
        Ok(within_home.unwrap_or_else(|| PathBuf::from(typed)))
    }
}

/// A page about the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpPage {
    /// The keys.
    Keys,
    /// Version, licences, fonts.
    About,
}

/// What the window shows.
#[derive(Debug, Clone)]
pub struct CopyAsDialog {
    /// What is copied.
    pub copy_source: CopySource,
    /// What that is, in words.
    pub title: String,
    /// The format that is shown.
    pub copy_format: CopyFormat,
    /// What would be copied in it, or why nothing; nothing while it is being made. Of many quotes, the first.
    pub preview: Option<Result<String, String>>,
    /// How many quotes or paragraphs are copied that are not in it.
    pub more: usize,
}

/// What the window holds.
#[derive(Debug, Clone)]
pub struct ShortenDialog {
    /// The quote.
    pub id: QuoteId,
    /// The words, as bytes of the quote's paragraph, and whether each is left out.
    pub words: Vec<(Range<usize>, bool)>,
}

impl ShortenDialog {
    /// All words of a quote, none of them left out.
    pub fn new(quote: &VerifiedQuote<'_>) -> Self {
        let text = quote.block().text();
        let words = quote.pieces().iter().flat_map(|piece| words_of(text, piece)).map(|word| (word, false)).collect();
        Self { id: quote.id(), words }
    }

    /// Leaves words out, by number, or keeps them.
    pub fn leave_out(&mut self, words: Range<usize>, is_left_out: bool) {
        for word in self.words.get_mut(words).unwrap_or_default() {
            word.1 = is_left_out;
        }
    }

    /// The quote without what is left out: neighbouring words with what stands between them.
    pub fn excerpt(&self) -> QuoteExcerpt {
        let runs = self.words.chunk_by(|a, b| a.1 == b.1).filter(|run| run.first().is_some_and(|word| word.1));
        let left_out = runs.filter_map(|run| Some(run.first()?.0.start..run.last()?.0.end)).collect();
        QuoteExcerpt { id: self.id, left_out }
    }

    /// Whether nothing is left out.
    pub fn is_whole(&self) -> bool {
        self.words.iter().all(|word| !word.1)
    }
}

/// What stands between white space in a part of a text.
fn words_of(text: &str, piece: &Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(piece.clone()).unwrap_or_default();
    let place = |word: &str| (word.as_ptr() as usize).saturating_sub(part.as_ptr() as usize) + piece.start;
    part.split_whitespace().map(|word| place(word)..place(word) + word.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_makes_a_name_that_every_system_takes() {
        for (title, name) in [
            (
                "Comprehensive cooperation between Korea and Japan brought closer through",
                "comprehensive-cooperation-between-korea-and-japan-brought",
            ),
            ("../../etc/passwd", "etc-passwd"),
            ("한국 / 日本", "한국-日本"),
            ("?!", "briefing"),
        ] {
            assert_eq!(file_name(title), name);
        }
    }
}

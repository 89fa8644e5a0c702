//! The user's preferences: colours, and the typesetting of the running text.

use serde::{Deserialize, Serialize};

/// The chosen colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// The system's setting.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Brown on cream.
    Sepia,
    /// Pure black and white.
    HighContrast,
}

impl ThemeChoice {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::System, Self::Light, Self::Dark, Self::Sepia, Self::HighContrast];

    /// The name in the menu.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "Same as system",
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::Sepia => "Sepia",
            Self::HighContrast => "High contrast",
        }
    }

    /// A name of one or two words, for small spaces.
    pub fn short_name(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::HighContrast => "Contrast",
            _ => self.name(),
        }
    }
}

/// The typeface of the text, its headings and the quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Typeface {
    /// As in books.
    #[default]
    Serif,
    /// As in the interface.
    Sans,
}

/// The distance between the lines of the running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum LineHeight {
    /// 1.4 times the size.
    Close,
    /// 1.55 times the size.
    #[default]
    Normal,
    /// 1.8 times the size.
    Open,
}

/// The maximum length of a line of the running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Measure {
    /// About 60 characters.
    Narrow,
    /// About 68 characters.
    #[default]
    Normal,
    /// About 75 characters.
    Wide,
}

/// How the running text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Typesetting {
    /// Its typeface.
    pub typeface: Typeface,
    /// Its line height.
    pub line_height: LineHeight,
    /// Its longest line.
    pub measure: Measure,
}

impl Typesetting {
    /// The longest line of the running text, in points. A test counts the characters.
    pub fn measure(self) -> f32 {
        match self.measure {
            Measure::Narrow => 520.0,
            Measure::Normal => 585.0,
            Measure::Wide => 640.0,
        }
    }

    /// A number that is different for every setting, to restore the position in the text after a change.
    pub fn number(self) -> u32 {
        (self.typeface as u32 * 3 + self.line_height as u32) * 3 + self.measure as u32
    }
}

/// Which version of a translated text is shown, if the briefing has the original as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ShownText {
    /// The translation.
    #[default]
    Translation,
    /// The translation, and below each paragraph its original.
    Both,
    /// The original.
    Original,
}

impl ShownText {
    /// The next one, wrapping around at the end.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Translation => Self::Both,
            Self::Both => Self::Original,
            Self::Original => Self::Translation,
        }
    }

    /// Its name for the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::Translation => "Translation",
            Self::Both => "Translation and original",
            Self::Original => "Original",
        }
    }
}

/// Parts of the window that can be shown or hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowPart {
    /// The timeline at the head of a briefing.
    Timeline,
    /// How much each speaker is quoted, at the top of a briefing.
    Speakers,
    /// The facts of a topic if the page is low.
    FactsOnLowPage,
    /// The numbers of the paragraphs, in the margin.
    ParagraphNumbers,
    /// The welcome for new users.
    Welcome,
}

/// Which parts of the window are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowParts {
    /// See [`WindowPart::Timeline`].
    pub timeline: bool,
    /// See [`WindowPart::Speakers`].
    pub speakers: bool,
    /// See [`WindowPart::FactsOnLowPage`].
    pub facts_on_low_page: bool,
    /// See [`WindowPart::ParagraphNumbers`].
    pub paragraph_numbers: bool,
    /// See [`WindowPart::Welcome`].
    pub welcome: bool,
}

impl Default for WindowParts {
    fn default() -> Self {
        Self { timeline: false, speakers: false, facts_on_low_page: false, paragraph_numbers: false, welcome: true }
    }
}

impl WindowParts {
    /// Shows or hides a part.
    pub fn toggle(&mut self, part: WindowPart) {
        let shown = match part {
            WindowPart::Timeline => &mut self.timeline,
            WindowPart::Speakers => &mut self.speakers,
            WindowPart::FactsOnLowPage => &mut self.facts_on_low_page,
            WindowPart::ParagraphNumbers => &mut self.paragraph_numbers,
            WindowPart::Welcome => &mut self.welcome,
        };
        *shown = !*shown;
    }
}

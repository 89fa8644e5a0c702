//! The briefings that are built into the program: the name of each file, its text, and the files beside it.

/// The name of the file.
pub const NAME: &str = "korea-japan-summit.ron";
/// Its text.
pub const TEXT: &str = include_str!("../../data/korea-japan-summit.ron");
/// The files beside it.
pub const FILES: &[(&str, &[u8])] = &[
    ("korea-japan-summit.source.txt", include_bytes!("../../data/korea-japan-summit.source.txt")),
    ("icons/economy.png", include_bytes!("../../data/icons/economy.png")),
    ("icons/history.png", include_bytes!("../../data/icons/history.png")),
    ("icons/crime.png", include_bytes!("../../data/icons/crime.png")),
    ("icons/exchanges.png", include_bytes!("../../data/icons/exchanges.png")),
    ("icons/gifts.png", include_bytes!("../../data/icons/gifts.png")),
];

/// Another built-in briefing, invented to show what the format can express.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// A press conference as a transcript.
    PressConference,
    /// A translation with its original.
    Translation,
}

impl Example {
    /// All examples, in the order of a menu.
    pub const ALL: [Self; 2] = [Self::PressConference, Self::Translation];

    /// The name of the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::PressConference => "harbour-press-conference.ron",
            Self::Translation => "island-ferry-bilingual.ron",
        }
    }

    /// Its title in a menu.
    pub fn title(self) -> &'static str {
        match self {
            Self::PressConference => "Example: press conference",
            Self::Translation => "Example: translation",
        }
    }

    /// Its text.
    pub fn text(self) -> &'static str {
        match self {
            Self::PressConference => include_str!("../../data/harbour-press-conference.ron"),
            Self::Translation => include_str!("../../data/island-ferry-bilingual.ron"),
        }
    }
}

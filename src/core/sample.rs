//! The briefing that is built into the program: the name of its file, its text, and the files beside it.

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

//! The fonts that come with the program, for the window and for printing.

/// The serif of running text.
pub static SERIF: &[u8] = include_bytes!("../../../assets/fonts/BriefingSerif-Regular.ttf");
/// Its italic.
pub static SERIF_ITALIC: &[u8] = include_bytes!("../../../assets/fonts/BriefingSerif-Italic.ttf");
/// Its semi-bold.
pub static SERIF_BOLD: &[u8] = include_bytes!("../../../assets/fonts/BriefingSerif-SemiBold.ttf");
/// The sans serif of labels.
pub static SANS: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
/// Its italic.
pub static SANS_ITALIC: &[u8] = include_bytes!("../../../assets/fonts/Inter-Italic.ttf");
/// Its semi-bold.
pub static SANS_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
/// The Han and Hangul of the shipped briefings, and no others.
pub static CJK: &[u8] = include_bytes!("../../../assets/fonts/BriefingCJK-Regular.otf");

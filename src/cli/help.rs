//! Help beyond the commands: exit codes, colours, limits, and the format of a briefing file.

use briefing_core::limits;

/// The maximum width of a line, in terminal columns.
pub(super) const WIDTH: usize = 80;

/// A part of the help that follows the commands.
pub(super) struct Section {
    pub title: &'static str,
    /// Lines, each with a line break; they are not broken again.
    pub text: String,
}

/// The sections after the commands in the help and in the man page.
pub(super) fn sections() -> [Section; 4] {
    let section = |title, text: &str| Section { title, text: text.to_owned() };
    [
        section("Exit codes", EXIT_CODES),
        section("Colours", COLOURS),
        // Generated from the limits of the program.
        section("Limits", &limits()),
        section("Files named like a command", NAMES),
    ]
}

/// All sections as one text.
pub(super) fn after_help() -> String {
    let sections = sections().map(|Section { title, text }| format!("{title}:\n{text}"));
    sections.join("\n").trim_end().to_owned()
}

/// What `check --help-format` prints: every field of a briefing file, and the limits.
pub(super) fn format() -> String {
    format!("{FORMAT}\n{}", limits())
}

/// Two columns, the first as wide as its widest entry.
fn limits() -> String {
    let rows: Vec<_> = limits::ALL.iter().map(|limit| (limit.most.to_string(), limit.of)).collect();
    let width = rows.iter().map(|(most, _)| most.chars().count()).max().unwrap_or_default();
    rows.iter().map(|(most, of)| format!("  {most:width$}  {of}\n")).collect()
}

const EXIT_CODES: &str = "  0  all is well, or there are only warnings and notes
  1  problems were found: a briefing has errors, or `verify` found a quotation
     that is altered, out of context, misattributed or not found in any source
  2  something could not be read or written, or the arguments were wrong
";

const COLOURS: &str = "  Colours are used only on a terminal, and only if NO_COLOR is not set. On a
  terminal, control characters and direction marks in an export are made
  visible; a file or a pipe gets them unchanged.
";

const NAMES: &str = "  For a file named like a command, add its folder, as in ./check, or two dashes
  before it, as in `briefing-viewer -- check`.
";

/// The description of the file format, up to the limits.
const FORMAT: &str = include_str!("format.txt");

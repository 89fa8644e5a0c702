//! what the program says of itself: the help, the description of the file format, and
//! what each code of a problem means.

use std::fmt::Write as _;

use super::args::EXPLAIN;
use briefing_core::{diagnostics::Code, limits};

/// The columns of a terminal that a line takes at most.
const WIDTH: usize = 80;

/// What `--help` says. The limits are those of the program, and not written down twice.
pub(super) fn help() -> String {
    format!("{HELP}\nLimits:\n{}\n{FOOT}", table(&limits()))
}

/// What `check --help-format` says.
pub(super) fn format() -> String {
    format!("{FORMAT}\n{}", table(&limits()))
}

/// What `check --explain` says of these codes; of all of them, a line each, where none is named.
pub(super) fn codes(codes: &[Code]) -> String {
    match codes {
        [] => {
            let line = |code: &Code| format!("{}  {}\n", code.as_str(), code.explanation().title);
            let listed: String = Code::ALL.iter().map(line).collect();
            format!("{listed}\nE errors, W warnings, N notes; `{EXPLAIN} E022` says more of one\n")
        }
        codes => codes.iter().map(|code| explained(*code)).collect::<Vec<_>>().join("\n"),
    }
}

fn explained(code: Code) -> String {
    let explanation = code.explanation();
    let mut text = format!("{}[{}]: {}\n", code.severity(), code.as_str(), explanation.title);
    for (part, said) in explanation.parts() {
        // An example stands as it is written, and the rest is prose.
        let is_example = matches!(part, "Wrong" | "Right");
        let lines = if is_example { said.lines().map(str::to_owned).collect() } else { wrapped(said, WIDTH - 2) };
        let indent = if is_example { "    " } else { "  " };
        // Writing to a text never fails.
        let _ = writeln!(text, "\n{part}:");
        lines.iter().for_each(|line| text.push_str(&format!("{indent}{line}\n")));
    }
    text
}

/// A text in lines of at most so many characters, broken between words.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn limits() -> Vec<(String, String)> {
    limits::ALL.iter().map(|limit| (limit.most.to_string(), limit.of.to_owned())).collect()
}

/// Two columns, the first as wide as its widest entry.
fn table(rows: &[(String, String)]) -> String {
    let width = rows.iter().map(|(first, _)| first.chars().count()).max().unwrap_or_default();
    rows.iter().map(|(first, second)| format!("  {first:width$}  {second}\n")).collect()
}

const HELP: &str = "\
Reads press briefings by topic, and copies quotes proved to stand in the text

Usage:
  briefing-viewer                 open what was open last, else the shipped one
  briefing-viewer FILE.ron…       open the window on these
  briefing-viewer --shipped       open the shipped briefing
  briefing-viewer check FILE…     list every problem, with place and hint
  briefing-viewer export FILE     write a whole briefing for other programs
  briefing-viewer new FILE.ron    write a small briefing to start from
  briefing-viewer help            show this

Options of check:
  --format text|json|sarif        for people (the default), for programs, or
                                  SARIF 2.1.0 for editors and CI
  --explain [CODE…]               say what a code such as E022 means, with an
                                  example; without one, list them all
  --help-format                   describe every field of a briefing file

Options of export:
  --format FORMAT                 json, markdown, html, csv (for spreadsheets,
                                  with a byte order mark) or web-annotation
  --topic ID                      only quotes and text of this topic
  --speaker ID                    only quotes of this speaker
  --occasion ID                   only quotes of this occasion
  --output FILE                   write to this file and not to the terminal
  --force                         write over a file that exists

  -h, --help                      show this
  -V, --version                   show the version

Exit codes:
  0  all is well, or there are only warnings and notes
  1  a briefing has errors
  2  something could not be read or written, or was not understood

Colours are used on a terminal only, and not where NO_COLOR is set. On a
terminal, control characters and marks of direction in an export are shown
and not obeyed; into a file or a pipe it goes as it is.
";

const FOOT: &str = "\
A file that is called like a command is written with its folder, as in ./check
";

/// The description of the file format, up to the limits.
const FORMAT: &str = include_str!("format.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_broken_between_words_and_a_long_word_stands_alone() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("a mark-that-is-too-long b", 6), ["a", "mark-that-is-too-long", "b"]);
        assert_eq!(wrapped("", 6), Vec::<String>::new());
    }
}

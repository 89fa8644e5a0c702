//! `check --explain`: what the codes of problems mean, in a short paragraph each.

use std::{ffi::OsStr, fmt::Write as _};

use briefing_core::diagnostics::{Code, suggest::did_you_mean};
use thiserror::Error;

use super::{Console, help::WIDTH};

/// The command, for messages that mention it.
const EXPLAIN: &str = "briefing-viewer check --explain";

/// There is no problem with this code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no code `{word}`; {hint}")]
struct UnknownCode {
    word: String,
    hint: String,
}

/// Prints what these codes mean. If none is named, lists all codes, one per line.
pub(super) fn run<'a>(words: impl Iterator<Item = &'a OsStr>, console: &mut Console<'_>) -> u8 {
    let codes: Result<Vec<_>, _> = words.map(|word| code(&word.to_string_lossy())).collect();
    match codes {
        Ok(codes) if codes.is_empty() => console.say(&list()),
        Ok(codes) => console.say(&codes.into_iter().map(explained).collect::<Vec<_>>().join("\n")),
        Err(error) => console.fail(&error),
    }
}

fn code(word: &str) -> Result<Code, UnknownCode> {
    Code::from_id(word).ok_or_else(|| {
        let hint = did_you_mean(&word.to_uppercase(), Code::ALL.iter().map(|code| code.as_str()));
        UnknownCode { word: word.to_owned(), hint: hint.unwrap_or_else(|| format!("`{EXPLAIN}` lists them")) }
    })
}

fn list() -> String {
    let line = |code: &Code| format!("{}  {}\n", code.as_str(), code.explanation().title);
    let lines: String = Code::ALL.iter().map(line).collect();
    format!("{lines}\nE errors, W warnings, N notes; `{EXPLAIN} E022` explains one\n")
}

fn explained(code: Code) -> String {
    let explanation = code.explanation();
    let mut text = format!("{}[{}]: {}\n", code.severity(), code.as_str(), explanation.title);
    for (part, said) in explanation.parts() {
        // An example keeps its lines, and the rest is prose.
        let is_example = matches!(part, "Wrong" | "Right");
        let lines = if is_example { said.lines().map(str::to_owned).collect() } else { wrapped(said, WIDTH - 2) };
        let indent = if is_example { "    " } else { "  " };
        // Writing to a text never fails.
        let _ = writeln!(text, "\n{part}:");
        lines.iter().for_each(|line| text.push_str(&format!("{indent}{line}\n")));
    }
    text
}

/// A text in lines of at most `width` characters, broken between words.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_wrapped_between_words_and_a_long_word_has_its_own_line() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("a mark-that-is-too-long b", 6), ["a", "mark-that-is-too-long", "b"]);
        assert_eq!(wrapped("", 6), Vec::<String>::new());
    }

    #[test]
    fn an_unknown_code_comes_with_a_hint() {
        for (word, sentence) in [
            ("E02", "there is no code `E02`; did you mean `E002`?"),
            ("e999", "there is no code `e999`; `briefing-viewer check --explain` lists them"),
            ("a.ron", "there is no code `a.ron`; `briefing-viewer check --explain` lists them"),
        ] {
            assert_eq!(code(word).map_err(|error| error.to_string()), Err(sentence.to_owned()));
        }
        assert_eq!(code("e022"), Ok(Code::Near));
    }
}

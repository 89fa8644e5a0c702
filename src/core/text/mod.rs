//! General functions on texts: invisible characters, shortening for messages, the parts of a person's name.

pub(crate) mod around;
pub mod dates;
pub mod embargo;
pub mod faces;
pub mod ids;
pub mod invisible;
pub mod number;
pub mod person_name;
pub(crate) mod quotation_levels;
pub mod scalars;
pub mod script;
pub(crate) mod shorten;
pub mod stamp;
pub mod weekdays;

pub use shorten::shortened;

/// The words of a text with one space between them, and none at its ends.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with its first letter as a capital.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A message as a window shows it: with its first letter as a capital, and [`without_backticks`].
pub fn window_sentence(message: &str) -> String {
    capitalized(&without_backticks(message))
}

/// A message with quotation marks instead of the backticks that a terminal shows around quoted parts of a file.
pub fn without_backticks(message: &str) -> String {
    let mut parts = message.split('`');
    let mut shown = parts.next().unwrap_or_default().to_owned();
    let names = parts.collect::<Vec<_>>();
    // The last backtick of an odd number has no partner.
    for pair in names.chunks(2) {
        match pair {
            [name, after] => shown.extend(["“", name, "”", after]),
            rest => rest.iter().for_each(|rest| shown.extend(["`", rest])),
        }
    }
    shown
}

/// Names as a sentence lists them: "A", "A and B", "A, B and C".
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_shows_names_in_quotation_marks_instead_of_backticks() {
        for (message, expected) in [
            ("unknown topic `port`", "Unknown topic “port”"),
            ("`a` and `b` differ", "“a” and “b” differ"),
            ("no name", "No name"),
            ("one ` alone", "One ` alone"),
            ("`a` and ` alone", "“a” and ` alone"),
            ("", ""),
        ] {
            assert_eq!(window_sentence(message), expected, "{message}");
        }
    }
}

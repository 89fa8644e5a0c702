//! Texts as such: characters that nobody sees, shortening for messages, the parts of a person's name.

pub(crate) mod around;
pub mod dates;
pub mod faces;
pub mod ids;
pub mod invisible;
pub mod number;
pub mod person_name;
pub(crate) mod quotation_levels;
pub mod scalars;
pub mod script;
pub(crate) mod shorten;

pub use shorten::shortened;

/// The words of a text with one space between them, and none at its ends.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with a capital at its beginning.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Names as a sentence lists them: "A", "A and B", "A, B and C".
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

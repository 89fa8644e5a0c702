//! Shortening texts for display.

use briefing_core::text::number::grouped;
pub use briefing_core::text::window_sentence as sentence;

/// The text cut to this many characters, with a remark on how much was cut off.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => {
            let rest = text.get(end..).map_or(0, |rest| rest.chars().count());
            format!("{}\n… and {} more characters", text.get(..end).unwrap_or_default(), grouped(rest))
        }
    }
}

/// The start of a text, cut at a word.
pub fn beginning(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or_default();
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let shown: Vec<String> = [0, 999, 1000, 1_234_567].into_iter().map(grouped).collect();
        assert_eq!(shown, ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_beginning_ends_at_a_word() {
        assert_eq!(beginning("Our two countries, have agreed", 19), "Our two countries…");
        assert_eq!(beginning("short", 19), "short");
    }
}

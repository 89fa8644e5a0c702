//! Reads when something was said: "on Tuesday", "late Monday", "last week".

use super::{super::tokens::Kind, Reader};

impl Reader<'_> {
    /// Where a time ends that begins at an item: "on Tuesday", "late Monday", "June 3", "last week". The item itself if
    /// none begins there, and in languages other than English.
    pub fn time_end(&self, at: usize) -> usize {
        const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        const MONTHS: [&str; 23] = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan.",
            "feb.",
            "mar.",
            "apr.",
            "jun.",
            "jul.",
            "aug.",
            "sept.",
            "oct.",
            "nov.",
            "dec.",
        ];
        const PARTS: [&str; 5] = ["morning", "afternoon", "evening", "night", "weekend"];
        const UNITS: [&str; 5] = ["week", "month", "year", "summer", "day"];
        let has_number = |at: usize| self.items.is(at, Kind::Number);
        // Most words are in lower case and do not begin a time.
        if !self.is_english || !has_number(at) && !self.items.is_word(at) {
            return at;
        }
        let first = self.lower(at);
        let is_on = matches!(first, "on" | "in" | "late" | "early" | "by");
        let is_which = matches!(first, "last" | "this" | "next" | "that" | "earlier" | "later");
        let from = at + usize::from(is_on || is_which);
        let is_named = self.is_capital(from) || has_number(from);
        if !is_named && !is_which {
            return at;
        }
        let word = self.lower(from);
        let end = match () {
            () if is_named && DAYS.contains(&word) => from + 1 + usize::from(PARTS.contains(&self.lower(from + 1))),
            () if is_named && MONTHS.contains(&word) && (is_on || has_number(from + 1)) => {
                from + 1 + usize::from(has_number(from + 1))
            }
            () if has_number(from) && self.is_capital(from + 1) && MONTHS.contains(&self.lower(from + 1)) => from + 2,
            () if is_which && (UNITS.contains(&word) || PARTS.contains(&word)) => from + 1,
            () => return at,
        };
        // "On Monday’s show".
        if self.items.is(end, Kind::Possessive) { at } else { end }
    }
}

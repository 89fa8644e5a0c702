//! Days and months, whose capitals make no names of them.

use crate::text::dates::month_of;

/// Whether a word with a capital is a day of the week, or a month after a word that no name follows: "on Tuesday", "in May",
/// "3 May", but not "Theresa May".
pub(super) fn is_of_date(word: &str, before: &str) -> bool {
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays \
        sundays montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag";
    const BEFORE: &str = "in on of since until till by from to before after during last next this early late mid im seit bis ende anfang \
        mitte vor nach";
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|own| own == word);
    let is_behind = is_in(BEFORE, before) || before.starts_with(char::is_numeric);
    is_in(DAYS, &word.to_lowercase()) || is_behind && month_of(word).is_some()
}

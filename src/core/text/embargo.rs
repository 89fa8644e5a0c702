//! Recognizes a line that states an embargo.

/// The greatest length of the line, in characters: a longer one is a sentence about an embargo.
const LONGEST_LINE: usize = 100;

/// Words with which the line begins, in lower case. The first group names an embargo by itself; after the second a
/// colon, a dash or a word for “until” shows that it is not a report about one: “Embargo on arms extended until 2027”.
const BEGINS: [&[&str]; 2] = [
    &[
        "embargoed",
        "strictly embargoed",
        "under embargo",
        "under strict embargo",
        "not for publication before",
        "not for publication until",
        "not for release before",
        "not for release until",
        "sperrfrist",
        "sous embargo",
        "bajo embargo",
        "sob embargo",
        "sotto embargo",
        "onder embargo",
        "엠바고",
        "보도시점",
        "解禁日時",
        "情報解禁",
    ],
    &["embargo"],
];

/// Words for “until”, with which the time begins.
const UNTIL: &[&str] = &[
    "until",
    "till",
    "to",
    "bis",
    "jusqu'au",
    "jusqu’au",
    "jusqu'à",
    "jusqu’à",
    "hasta",
    "até",
    "fino al",
    "fino alle",
    "tot",
    "før",
    "til",
    "do",
    "до",
    "for",
];

/// The words after “embargoed until”, if the line states an embargo.
pub fn embargoed_until(line: &str) -> Option<&str> {
    let line = line.trim().trim_matches(['*', '_', '[', ']', '(', ')', '#', ' ']);
    if line.chars().count() > LONGEST_LINE {
        return None;
    }
    let begins = |words: &[&str]| words.iter().filter_map(|word| after(line, word)).min_by_key(|rest| rest.len());
    let (rest, is_certain) = match BEGINS.map(begins) {
        [Some(rest), _] => (rest, true),
        [None, Some(rest)] => (rest, false),
        [None, None] => return None,
    };
    let time = rest.trim_start_matches([':', '-', '–', '—', '：', ' ', '\u{a0}']);
    let is_marked = time.len() < rest.trim_start().len();
    let after_until = UNTIL.iter().find_map(|word| after(time, word));
    let is_in_capitals = line.get(.."embargo".len()).is_some_and(|word| word == "EMBARGO");
    let is_stated = is_certain || is_marked || is_in_capitals;
    let time = after_until.unwrap_or(time).trim_matches([':', ' ', '\u{a0}', '.', ',']);
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let has_end =
        after_until.is_some() || is_marked && has_digit(time) || time.chars().next().is_some_and(char::is_numeric);
    (is_stated && has_end && !time.is_empty()).then_some(time)
}

/// The rest of a text that begins with a word, in any case.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (mut rest, mut expected) = (text.chars(), word.chars());
    loop {
        let before = rest.as_str();
        let Some(wanted) = expected.next() else {
            // The word ends here: “to” is not the beginning of “tomorrow”.
            let goes_on = before.chars().next().is_some_and(char::is_alphabetic);
            return (!goes_on || !word.is_ascii()).then_some(before);
        };
        if !rest.next()?.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
}

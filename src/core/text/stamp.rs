//! The date and time that a chat program writes before each message: `[12/03/2026, 18:02:11] Ann:`.

/// How long the date and time at the beginning of a line is, with the signs up to the name after it; 0 if it has none. A time
/// alone is none.
pub fn stamp_length(line: &str) -> usize {
    let inner = line.strip_prefix('[').unwrap_or(line);
    let is_bracketed = inner.len() < line.len();
    let Some(after_date) = after_digits(inner, &['/', '.', '-'], 2) else { return 0 };
    let time = after_date.strip_prefix(',').unwrap_or(after_date).trim_start_matches(is_space);
    let Some(after_time) = after_digits(time, &[':'], 1) else { return 0 };
    let half = after_time.trim_start_matches(is_space);
    let halves = ["AM", "PM", "am", "pm", "a.m.", "p.m."];
    let after_half = halves.iter().find_map(|sign| half.strip_prefix(sign)).unwrap_or(after_time);
    let end = match is_bracketed {
        true => after_half.strip_prefix(']'),
        false => after_half.trim_start_matches(is_space).strip_prefix(['-', '–']),
    };
    let name = end.map(|rest| rest.trim_start_matches(is_space)).filter(|name| !name.is_empty());
    name.map_or(0, |name| line.len() - name.len())
}

/// Spaces, and the signs for the direction of writing that WhatsApp puts beside them.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{200e}' | '\u{200f}')
}

/// What follows digits with one of the signs between them at least so often.
fn after_digits<'a>(text: &'a str, signs: &[char], fewest: usize) -> Option<&'a str> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !signs.contains(&c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let is_whole = digits.starts_with(|c: char| c.is_ascii_digit()) && digits.ends_with(|c: char| c.is_ascii_digit());
    (is_whole && digits.matches(signs).count() >= fewest).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::stamp_length;

    #[test]
    fn the_date_and_time_of_a_message_end_at_its_writer() {
        for (line, writer) in [
            ("[12/03/2026, 18:02:11] Ann: No", "Ann: No"),
            ("12.03.26, 18:02 - Ann Lee: No", "Ann Lee: No"),
            ("[2026-03-12 18:02] ann: No", "ann: No"),
            ("\u{200e}[12/03/2026, 18:02] Ann: No", "\u{200e}[12/03/2026, 18:02] Ann: No"),
            ("3/12/26, 6:02\u{202f}PM - Ann: No", "Ann: No"),
            ("[18:02] Ann: No", "[18:02] Ann: No"),
            ("12/03/2026 was a Thursday", "12/03/2026 was a Thursday"),
            ("[12/03/2026, 18:02] ", "[12/03/2026, 18:02] "),
            ("", ""),
        ] {
            assert_eq!(line.get(stamp_length(line)..), Some(writer), "{line}");
        }
    }
}

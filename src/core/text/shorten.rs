//! Texts of a file, shortened for a message.

/// As much of a text as this many bytes, cut at the end of a word if one is near.
pub(crate) fn beginning(text: &str, most: usize) -> &str {
    let kept = text.get(..text.floor_char_boundary(most)).unwrap_or_default();
    if kept.len() == text.len() {
        return kept;
    }
    let near = kept.floor_char_boundary(kept.len().saturating_sub(1 << 10));
    let space = kept.get(near..).and_then(|end| end.rfind(char::is_whitespace));
    space.and_then(|at| kept.get(..near + at)).unwrap_or(kept)
}

/// The start of a long text, for a message; line breaks as spaces.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 90;
    // What is cut off is not examined, except whether it is only white space.
    let start = text.trim_start();
    let looked_at = start.get(..start.floor_char_boundary(16 * MOST)).unwrap_or_default();
    let is_cut = looked_at.len() < start.trim_end().len();
    let flat = crate::text::single_spaced(looked_at);
    match flat.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", flat.get(..end).unwrap_or_default()),
        None if is_cut => format!("{flat}…"),
        None => flat,
    }
}

/// The first words of a paragraph, by which the user can find it.
pub(crate) fn first_words(text: &str) -> String {
    let text = beginning(text.trim_start_matches(['“', '„', '«', '「', '"']), 1 << 12);
    let words: Vec<_> = text.split_whitespace().take(7).collect();
    let mark = if text.split_whitespace().nth(7).is_some() { " …" } else { "" };
    shortened(&format!("{}{mark}", words.join(" ")))
}

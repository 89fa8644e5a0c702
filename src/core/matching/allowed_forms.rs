//! What a manuscript may change in a quotation: the three differences allowed in addition to typography.

use std::borrow::Cow;

use super::boundary::has_word;

/// What a quotation in a manuscript may have been in its source: unchanged; without the comma or full stop at its end;
/// with its first letter in the other case; or both.
pub fn allowed_forms(quote: &str) -> Vec<Cow<'_, str>> {
    let mut forms = vec![Cow::Borrowed(quote)];
    let bare = quote.strip_suffix([',', '.', '，', '、', '。', '．']).map(str::trim_end);
    // An ellipsis is not a full stop.
    let is_comma = quote.ends_with([',', '，', '、']);
    let bare = bare.filter(|bare| has_word(bare) && (is_comma || !bare.ends_with(['.', '…'])));
    forms.extend(bare.map(Cow::Borrowed));
    let other: Vec<_> = forms.iter().flat_map(|form| in_other_case(form)).map(Cow::Owned).collect();
    forms.extend(other);
    forms
}

/// The text with its first letter in another case, if it begins with a letter that has one. "i" may be "İ", and is not
/// "I" if the text has Turkish letters.
fn in_other_case(text: &str) -> Vec<String> {
    let Some((marks, words)) = text.find(char::is_alphanumeric).and_then(|at| text.split_at_checked(at)) else {
        return Vec::new();
    };
    let Some(first) = words.chars().next() else { return Vec::new() };
    let rest = words.get(first.len_utf8()..).unwrap_or_default();
    let only = |mut letters: Vec<char>| letters.pop().filter(|_| letters.is_empty());
    let usual =
        if first.is_lowercase() { only(first.to_uppercase().collect()) } else { only(first.to_lowercase().collect()) };
    let is_turkish = rest.contains(['ı', 'İ', 'ş', 'Ş', 'ğ', 'Ğ']);
    let usual = usual.filter(|other| *other != first && !(is_turkish && matches!(first, 'i' | 'I')));
    let turkish = match first {
        'i' => Some('İ'),
        'İ' => Some('i'),
        'I' if is_turkish => Some('ı'),
        _ => None,
    };
    usual.into_iter().chain(turkish).map(|other| format!("{marks}{other}{rest}")).collect()
}

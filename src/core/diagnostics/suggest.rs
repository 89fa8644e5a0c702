//! Suggests what the writer may have meant by an unknown name.

/// The name in `names` that is most similar to `name`, as a hint.
pub fn did_you_mean<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    // Time and memory grow with the product of both lengths, and ids are short.
    const MOST_CHARS: usize = 64;
    let length = name.chars().count();
    if length > MOST_CHARS {
        return None;
    }
    let allowed = (length / 3).max(1);
    names
        .into_iter()
        .filter(|known| known.len() <= 4 * MOST_CHARS)
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, known)| *distance <= allowed || known.eq_ignore_ascii_case(name))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| format!("did you mean `{known}`?"))
}

/// What to use instead of the unknown `name`: the most similar one, or the existing ones.
pub fn which_exist<'n>(name: &str, kind: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    did_you_mean(name, names.clone()).unwrap_or_else(|| defined(names, kind))
}

/// The first of the existing names.
pub fn defined<'n>(names: impl Iterator<Item = &'n str>, kind: &str) -> String {
    let listed: Vec<_> = names.take(8).map(|known| format!("`{known}`")).collect();
    if listed.is_empty() { format!("no {kind} is defined") } else { format!("defined are: {}", listed.join(", ")) }
}

//! What a writer may have meant by a name that is not known.

/// The name in `names` that is most like `name`, as a hint.
pub fn did_you_mean<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    // The distance takes time and memory of both lengths multiplied, and no id is a page long.
    const MOST: usize = 64;
    let length = name.chars().count();
    if length > MOST {
        return None;
    }
    let allowed = (length / 3).max(1);
    names
        .into_iter()
        .filter(|known| known.len() <= 4 * MOST)
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, known)| *distance <= allowed || known.eq_ignore_ascii_case(name))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| format!("did you mean `{known}`?"))
}

/// What to use instead of the unknown `name`: the one most like it, or those that there are.
pub fn which_exist<'n>(name: &str, kind: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    did_you_mean(name, names.clone()).unwrap_or_else(|| defined(names, kind))
}

/// The first of the names that there are.
pub fn defined<'n>(names: impl Iterator<Item = &'n str>, kind: &str) -> String {
    let listed: Vec<_> = names.take(8).map(|known| format!("`{known}`")).collect();
    if listed.is_empty() { format!("no {kind} is defined") } else { format!("defined are: {}", listed.join(", ")) }
}

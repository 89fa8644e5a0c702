//! The marks that a browser draws around a `<q>`.

/// The opening and closing marks of a language (a BCP 47 tag), outermost first, as `quotes: auto` of CSS takes them from the
/// `delimiters` of the CLDR. Where both levels are one there, the second is what printers use.
fn levels(language: &str) -> [(&'static str, &'static str); 2] {
    let language = language.replace('_', "-").to_ascii_lowercase();
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
    match primary {
        "ja" => [("「", "」"), ("『", "』")],
        "zh" if is_traditional => [("「", "」"), ("『", "』")],
        "de" | "cs" | "sk" | "sl" | "lt" | "is" | "et" | "bg" | "hr" => [("„", "“"), ("‚", "‘")],
        "fr" | "it" | "es" | "ca" | "el" | "hy" | "fa" => [("«", "»"), ("“", "”")],
        "no" | "nb" | "nn" => [("«", "»"), ("‘", "’")],
        "ru" | "uk" | "be" => [("«", "»"), ("„", "“")],
        "pl" | "ro" => [("„", "”"), ("«", "»")],
        "hu" => [("„", "”"), ("»", "«")],
        "sv" | "fi" => [("”", "”"), ("’", "’")],
        _ => [("“", "”"), ("‘", "’")],
    }
}

/// The marks of a `<q>` that stands in so many others.
pub(super) fn marks(language: &str, depth: usize) -> (&'static str, &'static str) {
    let [outer, inner] = levels(language);
    if depth.is_multiple_of(2) { outer } else { inner }
}

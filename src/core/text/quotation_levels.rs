//! The quotation marks of each language, outer and inner, as they are written around words.

/// The marks before and after the words, including the space that some languages put inside them.
pub(crate) type Level = (&'static str, &'static str);

/// The outer marks of a language, and those within them; these hold outer ones again.
pub(crate) type Levels = [Level; 2];

pub(crate) const ENGLISH: Levels = [("“", "”"), ("‘", "’")];
pub(crate) const CORNERS: Levels = [("「", "」"), ("『", "』")];

/// The marks of a language (a BCP 47 tag), according to the CLDR. If both levels are the same there, as in French, the
/// second is what printers use; for German in Switzerland and Liechtenstein, where the CLDR has the marks of Germany,
/// the marks are those of the press there.
pub(crate) fn levels(language: &str) -> Levels {
    let language = language.replace('_', "-").to_ascii_lowercase();
    let primary = language.split('-').next().unwrap_or_default();
    let is = |tag: &str| language.split('-').skip(1).any(|part| part == tag);
    match primary {
        "ja" | "yue" => CORNERS,
        "zh" if !is("hans") && (is("hant") || is("tw") || is("hk") || is("mo")) => CORNERS,
        "de" if is("ch") || is("li") => [("«", "»"), ("‹", "›")],
        "de" | "cs" | "sk" | "sl" | "lt" | "is" | "et" | "bg" | "ka" | "hr" | "mk" => [("„", "“"), ("‚", "‘")],
        "fr" if is("ch") => [("«", "»"), ("‹", "›")],
        "fr" => [("«\u{a0}", "\u{a0}»"), ("“", "”")],
        "it" | "ca" | "eu" | "el" | "pt" if primary != "pt" || is("pt") => [("«", "»"), ("“", "”")],
        "no" | "nb" | "nn" => [("«", "»"), ("‘", "’")],
        "ru" | "uk" | "be" | "kk" => [("«", "»"), ("„", "“")],
        "hy" | "fa" => [("«", "»"), ("‹", "›")],
        "pl" | "ro" => [("„", "”"), ("«", "»")],
        "hu" => [("„", "”"), ("»", "«")],
        "sr" | "bs" => [("„", "”"), ("‘", "’")],
        "sv" | "fi" => [("”", "”"), ("’", "’")],
        _ => ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outer_marks_of_every_language_are_those_of_the_cldr() {
        let table = include_str!("../../../tests/fixtures/cldr/delimiters.tsv");
        let own = ["de-CH", "de-LI"];
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [(open, close), _] = levels(fields[0]);
            // Languages that are not in the table get English marks.
            let is_known = [(open, close)] != [ENGLISH[0]];
            // A language may have other marks in a script that is not its usual one.
            let is_usual_script = !["Cyrl", "Latn", "Arab"].iter().any(|script| fields[0].contains(script));
            if is_known && is_usual_script && !own.contains(&fields[0]) {
                assert_eq!([open.trim(), close.trim()], fields[1..3], "{}", fields[0]);
            }
        }
    }
}

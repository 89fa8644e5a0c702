//! Names in the forms that a language gives them by case: Kivimäki and Kivimäen, Zieliński and Zielińskiego, Громов and
//! Громову.

/// Endings of one name in different cases, each row with the form by which people are named first.
const ENDINGS: &[(&str, &str)] = &[
    // Polish, Czech, Slovak.
    ("", "a u owi em om ovi e ie i y"),
    ("a", "y i ę ą ie e u ou o ě ze ce dze"),
    ("ek", "ka kowi kiem ku kem kovi"),
    ("ec", "ca cowi cem ce ci covi"),
    ("i", "iego iemu im"),
    ("y", "ego emu ym"),
    ("ý", "ého ému ým"),
    ("á", "é ou"),
    ("ka", "kiej ką kę"),
    ("cka", "ckiej"),
    ("ska", "skiej"),
    // Russian, Ukrainian, Bulgarian.
    ("", "а у ым ом ем е і ові еві ою"),
    ("ь", "я ю ем і"),
    ("й", "я ю ем е"),
    ("а", "ой у ы ою ої ій и ей"),
    ("я", "и ю ей ею ї"),
    ("о", "а у ом ові"),
    ("ий", "ого ому им"),
    ("ый", "ого ому ым"),
    ("ой", "ого ому ым"),
    ("ая", "ой ую"),
    // Finnish.
    ("", "n in lla llä lle lta ltä ssa ssä sta stä a ä na nä"),
    ("nen", "sen sta stä sella sellä selle selta seltä"),
    ("ki", "en ella ellä elle elta eltä"),
    ("kko", "kon"),
    ("kka", "kan"),
    ("ppi", "pin"),
    ("tti", "tin"),
    ("inen", "isen"),
    // Greek.
    ("ς", "\u{0}"),
    ("ος", "ου ο"),
    ("ός", "ού ό"),
    // Hungarian and Turkish endings are written with other signs or leave the name as it is.
];

/// The fewest letters that the forms have in common, where the first form has an ending and where it is the stem itself.
const SHORTEST: usize = 3;
const SHORTEST_WHOLE: usize = 4;

/// Whether two names in lower case are forms of one.
pub(super) fn is_inflected(one: &str, other: &str) -> bool {
    one == other || is_form_of(one, other) || is_form_of(other, one) || is_other_case(one, other)
}

/// Whether `form` is a form of the name `base`.
fn is_form_of(base: &str, form: &str) -> bool {
    // Zieliński is a man, Zielińska a woman: both have the endings of adjectives.
    let is_adjective = ["ska", "cka"].iter().any(|end| base.ends_with(end));
    ENDINGS.iter().filter(|(own, _)| !(is_adjective && *own == "a")).any(|(own, others)| {
        let shortest = if own.is_empty() { SHORTEST_WHOLE } else { SHORTEST };
        base.strip_suffix(own).filter(|stem| stem.chars().count() >= shortest).is_some_and(|stem| {
            form.strip_prefix(stem).is_some_and(|end| {
                !end.is_empty() && others.split(' ').any(|other| other == end) || end.is_empty() && *others == "\u{0}"
            })
        })
    })
}

/// Whether both are forms of a third, which the text may not have: Громова and Громову.
fn is_other_case(one: &str, other: &str) -> bool {
    const LONG: usize = 5;
    ENDINGS.iter().filter(|(own, _)| !own.is_empty()).any(|(_, others)| {
        let stems = others.split(' ').filter_map(|end| one.strip_suffix(end));
        stems.filter(|stem| stem.chars().count() >= LONG).any(|stem| {
            other.strip_prefix(stem).is_some_and(|end| !end.is_empty() && others.split(' ').any(|other| other == end))
        })
    })
}

/// A name without the case ending that Turkish writes behind an apostrophe: Demirtaş'a. `None` if it has none.
pub(super) fn without_turkish_case(word: &str) -> Option<&str> {
    const CASES: &str = " a e ya ye na ne ı i u ü yı yi yu yü nı ni nu nü ın in un ün nın nin nun nün da de ta te nda nde dan den tan ten \
        ndan nden la le yla yle ca ce ";
    let (name, case) = word.split_once(['\'', '’'])?;
    let is_latin = name.chars().count() > 2 && !name.chars().any(|c| ('\u{0370}'..='\u{1CFF}').contains(&c));
    (is_latin && CASES.contains(&format!(" {case} "))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_are_known_by_their_endings() {
        for (one, other) in [
            ("kivimäki", "kivimäen"),
            ("lehtisalo", "lehtisalon"),
            ("virtanen", "virtasen"),
            ("zieliński", "zielińskiego"),
            ("zielińska", "zielińskiej"),
            ("novák", "nováka"),
            ("kratochvílová", "kratochvílové"),
            ("громов", "громову"),
            ("синицына", "синицыной"),
            ("гнатюк", "гнатюка"),
            ("коваленко", "коваленка"),
            ("καλλέργης", "καλλέργη"),
            ("σταύρος", "σταύρο"),
        ] {
            assert!(is_inflected(one, other) && is_inflected(other, one), "{one}, {other}");
        }
        for (one, other) in [
            ("novák", "nováková"),
            ("zieliński", "zielińska"),
            ("lee", "leen"),
            ("громов", "громыко"),
            ("berg", "berger"),
        ] {
            assert!(!is_inflected(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn a_turkish_case_is_behind_an_apostrophe() {
        assert_eq!(without_turkish_case("Demirtaş'a"), Some("Demirtaş"));
        assert_eq!(without_turkish_case("Karaca’nın"), Some("Karaca"));
        for name in ["D'Angelo", "O’Neill", "Лук'янов", "Demirtaş"] {
            assert_eq!(without_turkish_case(name), None, "{name}");
        }
    }
}

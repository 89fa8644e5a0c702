//! Names in scripts without capitals, where only its position shows a name: Arabic, Hebrew, Devanagari and similar
//! scripts.

mod clause;
mod sources;
mod subject;
mod words;

pub(super) use clause::{Beside, Clause, Place, read};
pub(super) use sources::first_subject;
pub(super) use subject::{Subject, has_no_case, named_in_full};
pub(super) use words::bare_office;

/// The most words of a name.
const MOST: usize = 4;

/// Whether the words of a label are a name and no office, as far as a script without capitals shows it.
pub(super) fn is_name(label: &str) -> bool {
    let count = label.split_whitespace().count();
    (2..=MOST).contains(&count)
        && label.chars().any(char::is_alphabetic)
        && label.chars().all(|c| has_no_case(c) && !c.is_numeric())
        && label.split_whitespace().all(|word| matches!(words::class_of(word), None | Some(words::Word::Domain)))
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn a_label_of_two_words_that_are_no_office_is_a_name() {
        for name in ["أحمد الراوي", "דן לוי", "अजय वर्मा", "ליאת בן דוד"] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "وزير الخارجية",
            "الوزير",
            "ראש העיר",
            "विदेश मंत्री",
            "قال أحمد الراوي",
            "בית הספר",
            "अजय वर्मा ने कहा",
            "Ann Lee",
            "王小明",
            "सवाल 1",
            "дом мэра",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }
}

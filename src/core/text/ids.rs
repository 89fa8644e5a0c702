//! Ids for the named entries of a file.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

/// An id that is not in `taken`: the family name, the whole name, or one with a number.
pub fn new_id(short: &str, long: &str, taken: &mut BTreeSet<String>) -> String {
    let (short, long) = (id_of(short), id_of(long));
    let numbered = (2..).map(|n| format!("{long}-{n}"));
    let mut ids = [short, long.clone()].into_iter().filter(|id| !id.is_empty()).chain(numbered);
    let id = ids.find(|id| !taken.contains(id)).unwrap_or(long);
    taken.insert(id.clone());
    id
}

/// A name in lower case without accents, with hyphens for everything that is neither a letter nor a digit.
pub fn id_of(name: &str) -> String {
    let folded: String = name.nfd().filter(|c| !is_latin_accent(*c)).nfc().collect::<String>().to_lowercase();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let id: String = words.take(ID_WORDS).collect::<Vec<_>>().join("-").chars().take(ID_CHARS).collect();
    id.trim_end_matches('-').to_owned()
}

/// The most words of a name that its id has.
const ID_WORDS: usize = 6;
/// The most characters of an id, without the number that distinguishes it from another.
const ID_CHARS: usize = 60;

/// Accents of Latin letters.
fn is_latin_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_no_two_are_the_same() {
        let mut taken = BTreeSet::new();
        assert_eq!(new_id("O’Neill", "Siobhan O’Neill", &mut taken), "o-neill");
        assert_eq!(new_id("O’Neill", "Dara O’Neill", &mut taken), "dara-o-neill");
        assert_eq!(new_id("O’Neill", "Dara O’Neill", &mut taken), "dara-o-neill-2");
        assert_eq!(new_id("Müller", "Jörg Müller", &mut taken), "muller");
        assert_eq!(new_id("서", "서도윤", &mut taken), "서");
    }
}

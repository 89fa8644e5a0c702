//! Letters and figures that a press writes in two ways without any difference of meaning: the Arabic and the Persian form
//! of two letters, a stretched Arabic word, and in Arabic, Persian and Indian texts the figures of their own script and
//! those of Europe. Not so Russian «ё» and «е», for «все» and «всё» are two words, nor Arabic vowel signs, which tell
//! “wrote” from “was written”.

use std::cell::OnceCell;

/// The usual form of a letter that is written in two ways.
pub(super) fn usual_letter(c: char) -> char {
    match c {
        '٪' => '%',
        other => other,
    }
}

/// Whether a character only stretches an Arabic word.
pub(super) fn is_stretching(c: char) -> bool {
    c == '\u{640}'
}

/// A script with figures of its own: its zero, and its letters.
struct Script {
    zeros: &'static [char],
    letters: (char, char),
}

const SCRIPTS: &[Script] = &[
    Script { zeros: &['\u{660}', '\u{6F0}'], letters: ('\u{620}', '\u{6D3}') },
    Script { zeros: &['\u{966}'], letters: ('\u{900}', '\u{963}') },
    Script { zeros: &['\u{9E6}'], letters: ('\u{980}', '\u{9E3}') },
    Script { zeros: &['\u{E50}'], letters: ('\u{E01}', '\u{E4E}') },
];

/// The writing of a text, which decides what is only another form of a character: the figures of a script are a disguise
/// in a text of another one, and the Arabic forms of letters belong to Arabic words where no letter is Persian.
pub(super) struct Writing<'t> {
    text: &'t str,
    has_script: [OnceCell<bool>; SCRIPTS.len()],
    is_persian: OnceCell<bool>,
}

impl<'t> Writing<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, has_script: Default::default(), is_persian: OnceCell::new() }
    }

    /// The usual form of the character in this text.
    pub(super) fn fold(&self, c: char) -> char {
        match c {
            // Nearly every character of nearly every text.
            '\0'..='\x7f' => c,
            'ي' if self.is_persian() => 'ی',
            'ك' if self.is_persian() => 'ک',
            other => self.fold_figure(other),
        }
    }

    /// Whether the text has letters that Persian and Urdu have and Arabic has not.
    fn is_persian(&self) -> bool {
        *self.is_persian.get_or_init(|| self.text.contains(['پ', 'چ', 'ژ', 'گ', 'ی', 'ک', 'ٹ', 'ہ']))
    }

    /// The European figure, if the character is one of the figures of a script of this text.
    fn fold_figure(&self, c: char) -> char {
        if !('\u{660}'..='\u{E59}').contains(&c) || !c.is_numeric() {
            return c;
        }
        let own = SCRIPTS.iter().zip(&self.has_script).find_map(|(script, is_written)| {
            let zero = script.zeros.iter().find(|zero| (**zero..=ninth(**zero)).contains(&c))?;
            let (first, last) = script.letters;
            let has_letters = || self.text.chars().any(|c| (first..=last).contains(&c) && c.is_alphabetic());
            is_written.get_or_init(has_letters).then_some(*zero)
        });
        own.and_then(|zero| char::from_digit(u32::from(c) - u32::from(zero), 10)).unwrap_or(c)
    }
}

/// The nine of the figures that begin with this zero.
fn ninth(zero: char) -> char {
    char::from_u32(u32::from(zero) + 9).unwrap_or(zero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::normalize::NormalizedText;

    fn folded(text: &str) -> String {
        NormalizedText::new(text).as_str().to_owned()
    }

    #[test]
    fn two_ways_of_writing_one_letter_are_alike() {
        for (one, other) in [
            ("محـــمد", "محمد"),
            ("نیست كه بيمار", "نیست که بیمار"),
            ("١٢ في المئة", "12 في المئة"),
            ("۱۲ درصد", "12 درصد"),
            ("३.२ करोड़", "3.2 करोड़"),
            ("œuvre", "oeuvre"),
            ("Œuvre", "Oeuvre"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn other_letters_and_the_figures_of_another_script_are_not() {
        for (one, other) in [
            ("Мой", "Мои"),
            ("Все идут", "Всё идут"),
            ("كَتَبَ", "كُتِبَ"),
            ("أيّ دعم", "أي دعم"),
            ("Straße", "Strasse"),
            ("cœur", "coeurs"),
            ("12 boats", "١٢ boats"),
            ("12월", "१२월"),
            ("١٢ في", "١٣ في"),
            ("فى", "في"),
            ("شركائنا", "شرکائنا"),
        ] {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn every_figure_of_every_script_is_folded_to_its_own_value() {
        for (zeros, letter) in SCRIPTS.iter().map(|script| (script.zeros, script.letters.0)) {
            let letter = (letter..).find(|c| c.is_alphabetic()).unwrap();
            for (zero, value) in zeros.iter().flat_map(|zero| (0..10).map(move |value| (*zero, value))) {
                let figure = char::from_u32(u32::from(zero) + value).unwrap();
                assert_eq!(folded(&format!("{letter}{figure}")), format!("{letter}{value}"));
                assert_eq!(folded(&format!("a{figure}")), format!("a{figure}"), "in another script");
            }
        }
    }
}

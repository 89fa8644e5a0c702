//! Explains each code in a short paragraph: reads the files of `codes/`, which the command line, the list of
//! problems in the window and the reports for other programs all use.

use super::Code;

/// The explanation of a kind of diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explanation {
    /// One sentence without a full stop.
    pub title: &'static str,
    /// What it means, in sentences.
    pub meaning: String,
    /// Why it is reported, in sentences.
    pub why: String,
    /// A small example with the problem.
    pub wrong: &'static str,
    /// The same example without it.
    pub right: &'static str,
    /// What to do about it, in sentences.
    pub advice: String,
}

impl Explanation {
    /// Reads a file of `codes/`: a heading, what it means, why it is reported, an example with it and one without, and
    /// what to do. A test checks that every file has this form.
    fn read(file: &'static str) -> Self {
        let (title, rest) = file.trim_start_matches("# ").split_once("\n\n").unwrap_or_default();
        let (before, rest) = rest.split_once("\n\nWith this mistake:\n\n").unwrap_or_default();
        let (wrong, rest) = rest.split_once("\n\nWithout it:\n\n").unwrap_or_default();
        let (right, advice) = rest.split_once("\n```\n\n").unwrap_or_default();
        let (meaning, why) = before.split_once("\n\n").unwrap_or_default();
        let prose = crate::text::single_spaced;
        let example = |text: &'static str| {
            let within = text.split_once('\n').map_or("", |(_, within)| within);
            within.strip_suffix("\n```").unwrap_or(within)
        };
        Self {
            title,
            meaning: prose(meaning),
            why: prose(why),
            wrong: example(wrong),
            right: example(right),
            advice: prose(advice),
        }
    }

    /// Its parts, each with a heading.
    pub fn parts(&self) -> [(&'static str, &str); 5] {
        [
            ("What it means", &self.meaning),
            ("Why it is reported", &self.why),
            ("Wrong", self.wrong),
            ("Right", self.right),
            ("What to do", &self.advice),
        ]
    }
}

impl Code {
    /// The code with this id, ignoring case.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(id.trim()))
    }

    /// Its explanation.
    pub fn explanation(self) -> Explanation {
        Explanation::read(self.explanation_file())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_an_explanation_longer_than_its_title() {
        for code in Code::ALL {
            let explanation = code.explanation();
            assert!(!explanation.title.is_empty() && !explanation.title.ends_with('.'), "{code:?}");
            assert!(explanation.title.starts_with(char::is_uppercase), "{code:?}");
            for (part, text) in explanation.parts() {
                assert!(!text.is_empty() && text.trim() == text, "{code:?}: {part}");
                assert_ne!(text, explanation.title, "{code:?}: {part}");
                // Three spaces come from an indentation in the source where a line break was forgotten.
                assert!(!text.replace("\n    ", "\n").contains("   ") || text.contains("   //"), "{code:?}: {part}");
            }
            for text in [&explanation.meaning, &explanation.why, &explanation.advice] {
                assert!(text.ends_with('.') || text.ends_with("\"."), "{code:?}: {text}");
            }
            assert!(explanation.meaning.len() > explanation.title.len(), "{code:?} means no more than its title");
            assert_ne!(explanation.wrong, explanation.right, "{code:?}");
        }
    }

    #[test]
    fn explanations_of_codes_are_different() {
        let mut titles: Vec<_> = Code::ALL.iter().map(|code| code.explanation().title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), Code::ALL.len());
    }

    #[test]
    fn a_code_is_found_in_upper_and_lower_case() {
        assert_eq!(Code::from_id("e022"), Some(Code::Near));
        assert_eq!(Code::from_id("E022"), Some(Code::Near));
        assert_eq!(Code::from_id("E999"), None);
        assert_eq!(Code::from_id(""), None);
    }
}

//! Files that were once read wrongly, each with the correct result.

use std::path::Path;

use briefing_core::{diagnostics::Code, load::load_file};

/// A file, how many of its quotes are verified and how many it has, and the reported code.
type Case = (&'static str, usize, usize, &'static [Code]);

const CASES: &[Case] = &[
    ("marks-german-closing/past.ron", 0, 1, &[Code::Misplaced]),
    ("marks-german-closing/outside.ron", 1, 1, &[Code::OutsideMarks]),
    ("marks-german-closing/right.ron", 2, 2, &[]),
    ("marks-reversed-guillemets/past.ron", 0, 1, &[Code::Misplaced]),
    ("marks-reversed-guillemets/right.ron", 1, 1, &[]),
    ("korean-particle-after-single-mark/curly.ron", 2, 2, &[]),
    ("korean-particle-after-single-mark/straight.ron", 2, 2, &[]),
    ("korean-particle-after-single-mark/note.ron", 1, 1, &[]),
    ("negation-after-the-quote/ko.ron", 2, 2, &[Code::BesideNegation, Code::BesideNegation]),
    ("negation-after-the-quote/ja.ron", 1, 2, &[Code::BesideNegation, Code::Near]),
    ("negation-of-another-sentence/other-sentence.ron", 1, 1, &[]),
    ("soft-hyphen-looks-the-same/soft-hyphen.ron", 1, 1, &[Code::Normalized]),
    ("soft-hyphen-looks-the-same/source.ron", 0, 0, &[Code::Unused, Code::Unused]),
    ("transcript-answer-with-marks/transcript.ron", 2, 2, &[]),
];

#[test]
fn every_file_that_was_once_read_wrongly_is_read_rightly() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/fixtures/cases");
    for (name, verified, quotes, codes) in CASES {
        let loaded = load_file(&folder.join(name));
        let briefing = loaded.briefing.as_ref().unwrap_or_else(|| panic!("{name} can be read"));
        let told: Vec<Code> = loaded.diagnostics.iter().map(|problem| problem.code).collect();
        assert_eq!(told, *codes, "{name}: {:?}", loaded.diagnostics);
        assert_eq!((briefing.verified_count(), briefing.quotes().len()), (*verified, *quotes), "{name}");
    }
}

#[test]
fn no_message_shows_the_same_word_twice() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/fixtures/cases");
    for (name, ..) in CASES {
        for problem in load_file(&folder.join(name)).diagnostics {
            let quoted: Vec<&str> =
                problem.message.split('“').skip(1).filter_map(|rest| rest.split('”').next()).collect();
            for pair in quoted.windows(2) {
                let seen = |text: &str| text.replace('\u{ad}', "");
                assert_ne!(seen(pair[0]), seen(pair[1]), "{problem}");
            }
        }
    }
}

//! Quotation marks: in every convention a span never crosses its marks, and a correct one is never doubtful.

use briefing_core::matching::quotation_marks::{PAIRS, Placement, QuotationMarks, is_quotation_mark};
use proptest::prelude::*;

#[test]
fn the_table_holds_the_pairs_of_every_locale_of_the_cldr() {
    let table = include_str!("../../fixtures/cldr/delimiters.tsv");
    let mut locales = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [locale, start, end, alternate_start, alternate_end] = fields[..] else { panic!("five fields: {line}") };
        for (open, close) in [(start, end), (alternate_start, alternate_end)] {
            let of = |mark: &str| mark.trim().chars().next().expect("a mark");
            assert!(PAIRS.contains(&(of(open), of(close))), "{open} {close} of {locale}");
        }
        locales += 1;
    }
    assert!(locales > 700, "{locales} locales were read");
}

/// A language as far as it matters here.
#[derive(Debug, Clone, Copy)]
struct Language {
    words: &'static [&'static str],
    between_words: &'static str,
    /// Whether an opening mark directly follows a word, and a particle directly follows the closing one.
    is_joined: bool,
}

const LANGUAGES: [Language; 6] = [
    Language {
        words: &["we", "will", "not", "build", "don’t", "it’s", "the", "harbours", "people’s", "1990s", "peace", "12"],
        between_words: " ",
        is_joined: false,
    },
    Language {
        words: &["wir", "bauen", "nicht", "am", "Hafen", "das", "geht’s", "Straße", "schön", "12", "Übergang"],
        between_words: " ",
        is_joined: false,
    },
    Language {
        words: &["nous", "n’avons", "pas", "l’accord", "d’hier", "ports", "été", "12", "aujourd’hui", "où"],
        between_words: " ",
        is_joined: false,
    },
    Language {
        words: &["우리는", "짓지", "않는다", "습지", "보호가", "먼저다", "한국은", "12월"],
        between_words: " ",
        is_joined: false,
    },
    Language {
        words: &["우리는", "짓지", "않는다", "습지", "보호가", "먼저다", "K-팝은", "AI가"],
        between_words: " ",
        is_joined: true,
    },
    Language {
        words: &["我々は", "建てない", "湿地", "保護", "です", "東京"], between_words: "", is_joined: true
    },
];

/// A paragraph with two quotes in marks of one pair, and the writer's words around them.
#[derive(Debug, Clone)]
struct Paragraph {
    text: String,
    quotes: [std::ops::Range<usize>; 2],
    between: std::ops::Range<usize>,
    marks: (char, char),
}

fn sentence(language: Language) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(language.words), 2..7)
        .prop_map(move |words| words.join(language.between_words))
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    prop::sample::select(&LANGUAGES[..])
        .prop_flat_map(|language| {
            let parts = prop::collection::vec(sentence(language), 4);
            (Just(language), parts, prop::sample::select(&PAIRS[..]), 0..4_usize, 0..5_usize, any::<bool>())
        })
        .prop_map(|(language, parts, marks, stop, after, has_inner_space)| {
            let (open, close) = marks;
            let inner = if has_inner_space && matches!(open, '«' | '‹') { "\u{202f}" } else { "" };
            let gap = if language.is_joined { "" } else { " " };
            let stop = ["", ",", ".", "!"][stop];
            let after = match (stop, language.is_joined) {
                ("", true) => ["고 ", "라며 ", "と", "，", " "][after],
                ("", false) => [", ", " — ", " ", "; ", ": "][after],
                _ => " ",
            };
            let mut text = format!("{}{gap}", parts[0]);
            let mut quotes = [0..0, 0..0];
            let mut between = 0..0;
            for (i, words) in [&parts[1], &parts[3]].into_iter().enumerate() {
                text.push(open);
                text.push_str(inner);
                let start = text.len();
                text.push_str(words);
                text.push_str(if i == 0 { stop } else { "." });
                quotes[i] = start..text.len();
                text.push_str(inner);
                text.push(close);
                if i == 0 {
                    text.push_str(after);
                    between.start = text.len();
                    text.push_str(&parts[2]);
                    between.end = text.len();
                    text.push_str(gap);
                }
            }
            Paragraph { text, quotes, between, marks }
        })
}

/// Whether a mark is an apostrophe or a measure sign.
fn is_ambiguous((open, close): (char, char)) -> bool {
    [open, close].iter().any(|c| matches!(c, '’' | '‘' | '‛' | '\'' | '＇' | '′' | '″' | '"' | '＂'))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_span_within_its_marks_is_right_and_one_that_crosses_them_is_not(
        paragraph in paragraph(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let Paragraph { text, quotes: [first, second], between, marks } = &paragraph;
        let read = QuotationMarks::new(text);
        for quote in [first, second] {
            prop_assert_eq!(read.placement(quote), Placement::Within, "{} of {}", &text[quote.clone()], text);
        }
        prop_assert_eq!(read.placement(between), Placement::Outside, "{} of {}", &text[between.clone()], text);
        let words = |range: &std::ops::Range<usize>| -> Vec<usize> {
            let within = text[range.clone()].char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| range.start + at);
            within.collect()
        };
        let starts: Vec<usize> = std::iter::once(first.start).chain(words(first).into_iter().map(|at| at + 1)).collect();
        let ends: Vec<usize> = std::iter::once(second.end).chain(words(second)).collect();
        let (start, end) = (starts[from.index(starts.len())], ends[to.index(ends.len())]);
        for span in [start..end, start..between.end, between.start..end] {
            let placed = read.placement(&span);
            let is_right = match is_ambiguous(*marks) {
                true => matches!(placed, Placement::Crossing | Placement::Doubtful),
                false => placed == Placement::Crossing,
            };
            prop_assert!(is_right, "{placed:?}: {} of {text}", &text[span.clone()]);
        }
    }

    #[test]
    fn any_text_of_marks_is_read_and_its_pairs_are_pairs(
        pieces in prop::collection::vec(prop_oneof![
            prop::sample::select(&["a", "b’s", " ", " ", ".", ",", "12", "한", "漢", "\n", "``", "''", "(", "—"][..]).prop_map(str::to_owned),
            prop::sample::select(&PAIRS[..]).prop_map(|(open, _)| open.to_string()),
            prop::sample::select(&PAIRS[..]).prop_map(|(_, close)| close.to_string()),
        ], 0..60),
        start in any::<prop::sample::Index>(),
        len in 0_usize..40,
    ) {
        let text = pieces.concat();
        let read = QuotationMarks::new(&text);
        let mut open: Vec<usize> = Vec::new();
        for pair in read.pairs() {
            open.retain(|end| *end > pair.open.start);
            prop_assert!(pair.open.end <= pair.close.start, "{text}");
            prop_assert!(open.iter().all(|end| pair.close.end <= *end), "pairs do not overlap: {text}");
            prop_assert_eq!(pair.depth, open.len(), "{}", text);
            prop_assert!(text[pair.open.clone()].chars().all(|c| is_quotation_mark(c) || c == '`'));
            open.push(pair.close.start);
        }
        let start = start.index(text.len() + 1);
        let span = text.floor_char_boundary(start)..text.floor_char_boundary(start + len);
        read.placement(&span);
    }
}

#[test]
fn a_text_of_nothing_but_marks_is_read_in_proportion_to_its_length() {
    for marks in ["\"", "“", "’", "„“", "«»»"] {
        let text = marks.repeat(200_000);
        let read = QuotationMarks::new(&text);
        assert!(read.pairs().count() <= text.chars().count());
    }
}

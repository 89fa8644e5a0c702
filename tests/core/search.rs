//! Search returns the same as a slow and simple search over the folded text, for any text and query; and in a whole
//! briefing, the same as in each of its texts.

use std::ops::Range;

use crate::small::briefing;
use briefing_core::search::{Options, RichBlocks, Row, Search, SearchTarget, Searcher};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

/// Pieces of text with everything that makes searching hard.
const PIECES: [&str; 40] = [
    "a",
    "A",
    "á",
    "Á",
    "a\u{301}",
    "b",
    "s",
    "S",
    "ß",
    "ẞ",
    "ss",
    "f",
    "i",
    "ﬁ",
    "ﬀ",
    "İ",
    "I",
    "ı",
    "k",
    "\u{212A}",
    "-",
    "–",
    "\u{2011}",
    " ",
    "\u{a0}",
    "\n ",
    "\"",
    "“",
    "’",
    "'",
    "한",
    "\u{1112}\u{1161}\u{11AB}",
    "하",
    "が",
    "か\u{3099}",
    "ガ",
    "ｶﾞ",
    "𝐀",
    "ａ",
    "\u{ad}",
];

/// The folded characters of a text with the bytes that they represent, derived from each other in simple steps.
fn folded(text: &str) -> Vec<(char, Range<usize>)> {
    let mut parts: Vec<(char, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let bytes = at..at + c.len_utf8();
        for part in c.to_string().nfkd() {
            if matches!(part, '\u{301}' | '\u{307}' | '\u{ad}') {
                if let Some((_, last)) = parts.last_mut() {
                    last.end = bytes.end;
                }
                continue;
            }
            let lower = match part {
                'ß' | 'ẞ' => "ss".to_owned(),
                'ı' => "i".to_owned(),
                '“' => "\"".to_owned(),
                '’' => "'".to_owned(),
                '–' | '\u{2010}' => "-".to_owned(),
                c if c.is_whitespace() => " ".to_owned(),
                c => c.to_lowercase().collect(),
            };
            parts.extend(lower.chars().map(|c| (c, bytes.clone())));
        }
    }
    // Hangul and voiced kana, two by two, until nothing more can be joined.
    let mut i = 1;
    while i < parts.len() {
        let pair: String = [parts[i - 1].0, parts[i].0].iter().collect();
        let whole: Vec<char> = pair.nfc().collect();
        if let [c] = whole[..] {
            parts[i - 1] = (c, parts[i - 1].1.start..parts[i].1.end);
            parts.remove(i);
        } else {
            i += 1;
        }
    }
    // One separator for a run of them; white space takes precedence.
    let mut i = 1;
    while i < parts.len() {
        let (a, b) = (parts[i - 1].0, parts[i].0);
        if " -".contains(a) && " -".contains(b) {
            let c = if a == ' ' || b == ' ' { ' ' } else { '-' };
            parts[i - 1] = (c, parts[i - 1].1.start..parts[i].1.end);
            parts.remove(i);
        } else {
            i += 1;
        }
    }
    parts
}

/// Whether the query is the beginning of the text; then how much of the text it is.
fn begins(query: &[char], text: &[char]) -> Option<usize> {
    let Some((wanted, rest)) = query.split_first() else { return Some(0) };
    let (c, after) = text.split_first()?;
    if wanted == c || (" -".contains(*wanted) && " -".contains(*c)) {
        return begins(rest, after).map(|taken| taken + 1);
    }
    if *c == '-' {
        return begins(query, after).map(|taken| taken + 1);
    }
    if *wanted == '-' {
        return begins(rest, text);
    }
    None
}

fn reference(query: &str, text: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = folded(query).into_iter().map(|(c, _)| c).collect();
    let is_letter = |c: &char| !" -".contains(*c);
    let Some(first) = wanted.iter().position(is_letter) else {
        let dashes = text.char_indices().filter(|(_, c)| "-–\u{2011}".contains(*c) && wanted.contains(&'-'));
        return dashes.map(|(at, c)| at..at + c.len_utf8()).collect();
    };
    let last = wanted.iter().rposition(is_letter).unwrap();
    let wanted = &wanted[first..=last];
    let parts = folded(text);
    let chars: Vec<char> = parts.iter().map(|(c, _)| *c).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..chars.len() {
        if chars[at] != wanted[0] || found.last().is_some_and(|last| parts[at].1.start < last.end) {
            continue;
        }
        if let Some(taken) = begins(wanted, &chars[at..]) {
            found.push(parts[at].1.start..parts[at + taken - 1].1.end);
        }
    }
    found
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..most).prop_map(|pieces| pieces.concat())
}

/// Mostly letters that fold by themselves, so that texts are also searched without being folded first.
fn plain_text() -> impl Strategy<Value = String> {
    const PLAIN: [&str; 16] =
        ["a", "A", "b", "B", "ab", "-", "–", " ", "\u{a0}", "“", "\"", "’", "한", "국", "か", "x"];
    prop::collection::vec(prop::sample::select(&PLAIN[..]), 0..30).prop_map(|pieces| pieces.concat())
}

fn find(query: &str, text: &str) -> Vec<Range<usize>> {
    Search::new(query, Options::default()).unwrap().map_or_else(Vec::new, |search| search.find(text))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn hits_are_those_of_the_obvious_search(query in text(5), text in text(30)) {
        prop_assert_eq!(find(&query, &text), reference(&query, &text), "{:?} in {:?}", query, text);
    }

    #[test]
    fn plain_texts_are_searched_alike(query in plain_text(), text in plain_text(), start in 0_usize..20, len in 1_usize..5) {
        let part: String = text.chars().skip(start).take(len).collect();
        for query in [query, part] {
            prop_assert_eq!(find(&query, &text), reference(&query, &text), "{:?} in {:?}", query, text);
        }
    }

    #[test]
    fn hits_are_whole_characters_in_order(query in text(4), text in text(40)) {
        let mut free_from = 0;
        for hit in find(&query, &text) {
            prop_assert!(text.get(hit.clone()).is_some_and(|hit| !hit.is_empty()));
            prop_assert!(hit.start >= free_from);
            free_from = hit.end;
        }
    }

    #[test]
    fn no_query_and_no_text_makes_it_fail(query in ".{0,20}", text in ".{0,60}", whole_words: bool, exact_case: bool, regex: bool) {
        if let Ok(Some(search)) = Search::new(&query, Options { whole_words, exact_case, regex }) {
            for hit in search.find(&text) {
                prop_assert!(text.get(hit).is_some());
            }
        }
    }
}

#[test]
fn a_briefing_is_searched_as_each_of_its_texts_is() {
    // More blocks than are searched together, so that threads share them.
    let block = |n: usize| match n % 50 {
        0 => format!("Heading(text: \"Heading {n}\", topics: [\"b\"]),"),
        7 => format!(
            "Paragraph(text: \"Café needle {n} and nëedle\", topics: [\"a\", \"b\"], notes: [(on: \"needle\", text: \"a needle\")]),"
        ),
        _ => format!("Paragraph(text: \"Straw {n}\"),"),
    };
    let body: String = (0..9000).map(block).collect();
    let loaded = briefing(&format!(
        "Briefing(format: 1, title: \"Needles\", topics: [(id: \"a\", title: \"Needle\"), (id: \"b\", title: \"B\")], body: [{body}])"
    ));
    let briefing = loaded.briefing.as_ref().unwrap();
    let search = Search::new("needle", Options::default()).unwrap().unwrap();
    let rich = RichBlocks::new(briefing);
    let mut first = None;
    let hits = Searcher { search: &search, briefing, own: &[], rich: &rich, is_stale: &|| false }
        .run(|hits| first = Some(hits))
        .unwrap();
    assert!(first.unwrap().total() >= 64, "a screen of hits comes before the rest");

    let places: Vec<SearchTarget> = (0..hits.total()).map(|number| hits.get(number).unwrap().0).collect();
    assert_eq!(hits.total(), 180 * 3 + 2);
    for (number, place) in places.iter().enumerate() {
        let (_, nth) = hits.get(number).unwrap();
        assert!(nth < search.find(&place.text(briefing)).len());
    }
    assert_eq!(
        &places[hits.total() - 2..],
        [SearchTarget::Title, SearchTarget::Topic(briefing.topic_by_id("a").unwrap())]
    );
    // Every hit is in the list once, and each row leads back to itself.
    let mut listed = Vec::new();
    let mut groups = Vec::new();
    for row in 0..hits.row_count() {
        match hits.row(row).unwrap() {
            Row::Group(group, count) => groups.push((group, count)),
            Row::Hit(number) => {
                assert_eq!(hits.row_of(number, briefing), Some(row));
                listed.push(number);
            }
        }
    }
    assert_eq!(hits.row(hits.row_count()), None);
    listed.sort_unstable();
    assert_eq!(listed, (0..hits.total()).collect::<Vec<_>>());
    assert_eq!(groups.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 180 * 3 + 1]);
    assert_eq!(hits.get(hits.total()), None);
}

#[test]
fn a_newer_search_ends_an_older_one() {
    let loaded =
        briefing(&format!("Briefing(format: 1, title: \"T\", body: [{}])", "Paragraph(text: \"a\"),".repeat(5000)));
    let briefing = loaded.briefing.as_ref().unwrap();
    let search = Search::new("a", Options::default()).unwrap().unwrap();
    let seeker = Searcher { search: &search, briefing, own: &[], rich: &RichBlocks::default(), is_stale: &|| true };
    assert!(seeker.run(|_| ()).is_none());
}

/// How many of the pasted texts find their words: as they are, or by one of their other forms.
fn finds(pasted: &str, words: &str) -> bool {
    let forms = std::iter::once(pasted.to_owned()).chain(briefing_core::search::forms(pasted));
    let searches = forms.filter_map(|form| Search::new(&form, Options::default()).ok().flatten());
    searches.map(|search| search.find(words)).any(|found| !found.is_empty())
}

#[test]
fn every_quote_is_found_in_the_shape_in_which_this_program_copies_it() {
    use briefing_core::{
        citation::{self, BuiltInFormat, CopyFormat, CopySource},
        load::load_embedded,
        model::QuoteId,
    };
    let loaded = load_embedded();
    let briefing = loaded.briefing.expect("the shipped briefing can be read");
    for i in 0..36 {
        let quote = briefing.verified_quote(QuoteId(i)).expect("each is verified");
        let block = quote.block().text();
        for format in [
            BuiltInFormat::Quote,
            BuiltInFormat::Attribution,
            BuiltInFormat::Markdown,
            BuiltInFormat::Apa,
            BuiltInFormat::Chicago,
            BuiltInFormat::Mla,
        ] {
            let copy_format = CopyFormat::Built(format);
            let copied = CopySource::from(QuoteId(i)).copy(&briefing, &copy_format, citation::Options::default());
            let copied = copied.expect("it can be copied").plain;
            assert!(finds(&copied, block), "{format:?}: {copied}\n{:?}", briefing_core::search::forms(&copied));
        }
    }
}

/// A passage of twelve words of which up to four were dropped, replaced or put in.
fn changed_passage()
-> impl Strategy<Value = (prop::sample::Index, prop::sample::Index, Vec<(prop::sample::Index, usize)>)> {
    (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize), 0..5),
    )
}

#[test]
fn the_passage_of_which_a_third_was_changed_is_the_nearest_in_98_of_100() {
    use briefing_core::{load::load_embedded, matching::nearest::PassageIndex};
    use proptest::{strategy::ValueTree as _, test_runner::TestRunner};
    const TRIED: usize = 400;
    let briefing = load_embedded().briefing.expect("the shipped briefing can be read");
    let texts: Vec<&str> = briefing.blocks().map(|block| block.text()).collect();
    let index = PassageIndex::new(texts.iter().copied());
    let long: Vec<usize> = (0..texts.len()).filter(|i| texts[*i].split(' ').count() >= 14).collect();
    let mut runner = TestRunner::deterministic();
    let mut missed = Vec::new();
    for _ in 0..TRIED {
        let (block, start, changes) = changed_passage().new_tree(&mut runner).expect("it can be made").current();
        let number = long[block.index(long.len())];
        let words: Vec<&str> = texts[number].split(' ').collect();
        let start = start.index(words.len() - 12);
        let mut typed: Vec<&str> = words[start..start + 12].to_vec();
        for (at, kind) in changes {
            let at = at.index(typed.len());
            match kind {
                0 => drop(typed.remove(at)),
                1 => typed[at] = "otherwise",
                _ => typed.insert(at, "moreover"),
            }
        }
        let found = index.nearest(&typed.join(" "), |number| texts[number]).map(|found| found.text);
        if found != Some(number) {
            missed.push(format!("{found:?} for {number}: {}", typed.join(" ")));
        }
    }
    assert!(missed.len() * 100 <= 2 * TRIED, "{} of {TRIED}: {missed:#?}", missed.len());
}

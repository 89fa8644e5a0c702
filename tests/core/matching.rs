//! The promise, over many thousand cases: a change of meaning is never verified, a change of typography always is, and
//! no input breaks the program.
//!
//! The texts are built so that no change of meaning can occur in them by chance: within a text no content word occurs
//! twice, and no two function words are next to each other.

use briefing_core::{
    format::Folder,
    load::load_text,
    matching::{MatchKind, match_quote, nearest::nearest},
    model::{Briefing, QuoteId},
    sample,
};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

/// Random numbers that proptest can repeat: SplitMix64 with a seed from proptest.
#[derive(Debug, Clone)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(end.max(1)).expect("it fits")).expect("it fits")
    }

    fn between(&mut self, range: std::ops::Range<usize>) -> usize {
        range.start + self.below(range.end - range.start)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn tosses(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }
}

fn dice() -> impl Strategy<Value = Dice> {
    any::<u64>().prop_map(Dice)
}

/// The number of cases; `MATCHING_TIMES=20 cargo test --test core matching` runs twenty times as many.
fn cases(cases: u32) -> ProptestConfig {
    let times = std::env::var("MATCHING_TIMES").ok().and_then(|times| times.parse::<u32>().ok()).unwrap_or(1);
    ProptestConfig { cases: cases * times, failure_persistence: None, ..ProptestConfig::default() }
}

const WORDS: &[&str] = &[
    "agreement",
    "unable",
    "harbour",
    "consultation",
    "economic",
    "security",
    "long-term",
    "cooperation",
    "ministers",
    "exchange",
    "proposal",
    "restoration",
    "won’t",
    "regional",
    "trade",
    "disputes",
    "non-proliferation",
    "recognition",
    "unlikely",
    "tariffs",
    "fisheries",
    "remains",
    "victims",
    "testing",
    "qualifications",
    "peninsula",
    "reporters",
    "shuttle",
    "diplomacy",
    "semiconductor",
    "supply",
    "chains",
    "co-operate",
    "wouldn’t",
    "temple",
    "ceremony",
    "investigation",
    "scams",
    "networks",
    "third-country",
    "citizens",
    "protection",
    "younger",
    "generations",
    "drums",
    "impossible",
    "lawful",
    "unlawful",
    "irregular",
    "dishonest",
    "schools",
    "travel",
    "visas",
    "shipping",
    "lanes",
    "e-mail",
    "follow-up",
    "high-level",
    "dialogue",
    "policy",
    "budget",
    "households",
    "birth",
    "rates",
    "seminar",
];
const FOREIGN: &[&str] = &[
    "café",
    "naïve",
    "São",
    "Übergang",
    "Ångström",
    "Đà",
    "façade",
    "대한민국",
    "정상회담",
    "한일관계를",
    "협력",
    "대통령은",
    "高市早苗",
    "温故知新",
    "奈良",
    "日本",
    "résumé",
    "Škoda",
    "piñata",
    "ﬁnancé",
];
const NAMES: &[&str] = &[
    "Lee",
    "Takaichi",
    "Wi",
    "Nara",
    "Busan",
    "Horyuji",
    "Andong",
    "Kishida",
    "Seoul",
    "O’Brien",
    "Jae-myung",
    "McKay",
    "Ube",
    "Sanae",
    "Tokyo",
    "Gyeongju",
    "Chosei",
    "Kang",
];
const SMALL: &[&str] = &["the", "of", "and", "in", "with", "for", "to", "on", "by", "that", "we", "will", "a"];

/// Content words, each used once.
struct Stock {
    words: Vec<String>,
    names: Vec<String>,
    numbers: Vec<String>,
}

impl Stock {
    fn new(dice: &mut Dice) -> Self {
        let mut words: Vec<String> = WORDS.iter().map(ToString::to_string).collect();
        if dice.tosses(3) {
            words.extend(FOREIGN.iter().map(ToString::to_string));
        }
        Self { words, names: NAMES.iter().map(ToString::to_string).collect(), numbers: Vec::new() }
    }

    fn take(list: &mut Vec<String>, dice: &mut Dice) -> String {
        let at = dice.below(list.len());
        list.swap_remove(at)
    }

    fn number(&mut self, dice: &mut Dice) -> String {
        loop {
            let n = dice.between(2..9_000);
            let number = match dice.below(7) {
                0 => format!("{n}"),
                1 => format!("{n}.{}", dice.below(10)),
                2 => format!("{},{:03}", 1 + n % 900, dice.below(1_000)),
                3 => format!("{n}%"),
                4 => format!("${n}"),
                5 => format!("{n}-day"),
                _ => format!("{n}th"),
            };
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            if self.numbers.iter().all(|known| digits(known) != digits(&number)) {
                self.numbers.push(number.clone());
                return number;
            }
        }
    }

    fn weighty(&mut self, dice: &mut Dice) -> String {
        match dice.below(6) {
            0 => self.number(dice),
            1 if self.names.len() > 4 => Self::take(&mut self.names, dice),
            _ if self.words.len() > 6 => Self::take(&mut self.words, dice),
            _ => self.number(dice),
        }
    }
}

/// Speech, token by token: function words and content words in turn, with punctuation attached to its word.
struct Speech {
    tokens: Vec<String>,
    /// For each sentence the token after its last.
    ends: Vec<usize>,
}

impl Speech {
    fn new(dice: &mut Dice, stock: &mut Stock, sentences: usize) -> Self {
        let (mut tokens, mut ends) = (Vec::new(), Vec::new());
        for _ in 0..sentences {
            let pairs = dice.between(2..6);
            // Each sentence has one "not", never at its edge, and one number and one name.
            let not_at = dice.between(0..pairs);
            for pair in 0..pairs {
                let small = if pair == not_at { "will not".to_owned() } else { dice.one_of(SMALL).to_owned() };
                for word in small.split(' ') {
                    tokens.push(if pair == 0 && word == small.split(' ').next().unwrap_or_default() {
                        capital(word)
                    } else {
                        word.to_owned()
                    });
                }
                let word = match pair {
                    0 => Stock::take(&mut stock.words, dice),
                    1 => stock.number(dice),
                    _ => stock.weighty(dice),
                };
                let comma = if pair + 1 < pairs && dice.tosses(4) { "," } else { "" };
                let aside = if pair + 1 < pairs && dice.tosses(8) { " —" } else { "" };
                tokens.push(format!("{word}{comma}{aside}"));
            }
            let last = tokens.last_mut().expect("a sentence has words");
            last.push_str(dice.one_of(&[".", ".", ".", "!", "?"]));
            ends.push(tokens.len());
        }
        Self { tokens, ends }
    }

    fn text(&self) -> String {
        self.tokens.join(" ")
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

/// A paragraph: the writer's words, the speech, the writer's words.
struct Paragraph {
    before: String,
    speech: Speech,
    after: String,
    stock: Stock,
}

impl Paragraph {
    fn new(dice: &mut Dice, sentences: usize) -> Self {
        let mut stock = Stock::new(dice);
        let words = |stock: &mut Stock, dice: &mut Dice| {
            (0..dice.between(1..4)).map(|_| stock.weighty(dice)).collect::<Vec<_>>().join(" of ")
        };
        let before = format!("Speaking about {}, she said, “", words(&mut stock, dice));
        let speech = Speech::new(dice, &mut stock, sentences);
        let after = format!("” She left {} aside.", words(&mut stock, dice));
        Self { before, speech, after, stock }
    }

    fn text(&self) -> String {
        format!("{}{}{}", self.before, self.speech.text(), self.after)
    }
}

/// The same words with different typography and no other change.
fn retyped(text: &str, dice: &mut Dice) -> String {
    const SPACES: &[&str] =
        &[" ", "  ", "\u{a0}", "\u{3000}", "\n", "\r\n    ", "\t", "\u{2009}", "\u{202f} ", "\u{2028}"];
    const DASHES: &[char] = &['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}'];
    let (marks, spaces, dashes, wide) = (dice.tosses(2), dice.tosses(2), dice.tosses(2), dice.below(4));
    let mut changed = String::new();
    for c in text.chars() {
        match c {
            '“' | '”' | '"' if marks => changed.push(dice.one_of(&['"', '“', '”', '„', '\u{201f}', '＂'])),
            '‘' | '’' | '\'' if marks => changed.push(dice.one_of(&['\'', '‘', '’', '＇'])),
            ' ' if spaces => changed.push_str(dice.one_of(SPACES)),
            '-' | '\u{2010}'..='\u{2015}' if dashes => changed.push(dice.one_of(DASHES)),
            '!'..='~' if wide == 0 || (wide == 1 && dice.tosses(4)) => {
                changed.push(char::from_u32(u32::from(c) + 0xFEE0).expect("it is a full-width form"));
            }
            other => changed.push(other),
        }
    }
    match dice.below(3) {
        0 => changed.nfd().collect(),
        1 => changed.nfc().collect(),
        _ => changed,
    }
}

/// Fails if `claim`, also with different typography, is verified in the text of `paragraph`.
fn refuse(claim: &str, paragraph: &Paragraph, dice: &mut Dice) -> Result<(), TestCaseError> {
    let text = paragraph.text();
    prop_assert!(match_quote(&paragraph.speech.text(), &text, 0).is_some(), "what was said is verified: {text}");
    let retyped = retyped(claim, dice);
    for claim in [claim, &retyped] {
        let found = match_quote(claim, &text, 0);
        prop_assert!(found.is_none(), "{found:?}\n{claim}\nin\n{text}");
    }
    Ok(())
}

fn is_not(token: &String) -> bool {
    token == "not"
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn a_dropped_not_is_never_accepted(mut dice in dice()) {
        let paragraph = { let n = dice.between(1..4); Paragraph::new(&mut dice, n) };
        let mut tokens = paragraph.speech.tokens.clone();
        let places: Vec<_> = (1..tokens.len() - 1).filter(|i| is_not(&tokens[*i])).collect();
        tokens.remove(dice.one_of(&places));
        refuse(&tokens.join(" "), &paragraph, &mut dice)?;
    }

    #[test]
    fn an_added_not_is_never_accepted(mut dice in dice()) {
        let paragraph = { let n = dice.between(1..4); Paragraph::new(&mut dice, n) };
        let mut tokens = paragraph.speech.tokens.clone();
        let at = dice.between(1..tokens.len());
        tokens.insert(at, "not".to_owned());
        refuse(&tokens.join(" "), &paragraph, &mut dice)?;
    }

    #[test]
    fn a_changed_digit_is_never_accepted(mut dice in dice()) {
        let paragraph = { let n = dice.between(1..4); Paragraph::new(&mut dice, n) };
        let said = paragraph.speech.text();
        let places: Vec<_> = said.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
        let (at, digit) = dice.one_of(&places);
        let other = (u32::from(digit) - u32::from('0') + 1 + u32::try_from(dice.below(9)).expect("small")) % 10;
        let claim = format!("{}{other}{}", &said[..at], &said[at + 1..]);
        refuse(&claim, &paragraph, &mut dice)?;
    }

    #[test]
    fn a_changed_name_is_never_accepted(mut dice in dice()) {
        let mut paragraph = { let n = dice.between(1..4); Paragraph::new(&mut dice, n) };
        // A name at a separate place, so that there is always one.
        let name = Stock::take(&mut paragraph.stock.names, &mut dice);
        let at = dice.between(1..paragraph.speech.tokens.len());
        paragraph.speech.tokens.insert(at, name.clone());
        let mut tokens = paragraph.speech.tokens.clone();
        tokens[at] = match dice.below(3) {
            0 => Stock::take(&mut paragraph.stock.names, &mut dice),
            1 => name.to_lowercase(),
            _ => format!("{name}s"),
        };
        refuse(&tokens.join(" "), &paragraph, &mut dice)?;
    }

    #[test]
    fn two_words_swapped_are_never_accepted(mut dice in dice()) {
        let paragraph = { let n = dice.between(1..4); Paragraph::new(&mut dice, n) };
        let mut tokens = paragraph.speech.tokens.clone();
        let one = dice.below(tokens.len());
        let others: Vec<_> = (0..tokens.len()).filter(|i| tokens[*i] != tokens[one]).collect();
        tokens.swap(one, dice.one_of(&others));
        refuse(&tokens.join(" "), &paragraph, &mut dice)?;
    }

    #[test]
    fn a_sentence_removed_from_the_middle_is_never_accepted(mut dice in dice()) {
        let paragraph = { let n = dice.between(3..6); Paragraph::new(&mut dice, n) };
        let ends = &paragraph.speech.ends;
        let removed = dice.between(1..ends.len() - 1);
        let mut tokens = paragraph.speech.tokens.clone();
        tokens.drain(ends[removed - 1]..ends[removed]);
        refuse(&tokens.join(" "), &paragraph, &mut dice)?;
    }

    #[test]
    fn a_dropped_word_is_never_accepted(mut dice in dice()) {
        let paragraph = { let n = dice.between(1..4); Paragraph::new(&mut dice, n) };
        let mut tokens = paragraph.speech.tokens.clone();
        let at = dice.between(1..tokens.len() - 1);
        tokens.remove(at);
        refuse(&tokens.join(" "), &paragraph, &mut dice)?;
    }

    #[test]
    fn an_added_word_is_never_accepted(mut dice in dice()) {
        let mut paragraph = { let n = dice.between(1..4); Paragraph::new(&mut dice, n) };
        let mut tokens = paragraph.speech.tokens.clone();
        let at = dice.between(1..tokens.len());
        let word = if dice.tosses(2) { dice.one_of(SMALL).to_owned() } else { paragraph.stock.weighty(&mut dice) };
        tokens.insert(at, word);
        refuse(&tokens.join(" "), &paragraph, &mut dice)?;
    }

    #[test]
    fn a_quote_that_begins_or_ends_within_a_word_is_never_accepted(mut dice in dice()) {
        let mut paragraph = { let n = dice.between(1..4); Paragraph::new(&mut dice, n) };
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        // Any stretch of the speech, from or to a word that can be cut; between Han no word ends.
        let word = loop {
            let word = paragraph.stock.weighty(&mut dice);
            if word.chars().count() > 1 && !word.contains(is_han) {
                break word;
            }
        };
        let cut = dice.between(1..word.chars().count());
        let cut = word.char_indices().nth(cut).map_or(0, |(at, _)| at);
        let is_start = dice.tosses(2);
        let at = if is_start { 0 } else { paragraph.speech.tokens.len() };
        paragraph.speech.tokens.insert(at, word.clone());
        let mut tokens = paragraph.speech.tokens.clone();
        tokens[at] = if is_start { word[cut..].to_owned() } else { word[..cut].to_owned() };
        let length = dice.between(1..tokens.len());
        let claim = if is_start { tokens[..=length].join(" ") } else { tokens[at - length..].join(" ") };
        let text = paragraph.text();
        prop_assert!(text.contains(&claim), "the letters stand there: {claim} in {text}");
        refuse(&claim, &paragraph, &mut dice)?;
    }
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn other_typography_is_verified_and_returns_the_characters_of_the_source(mut dice in dice()) {
        let paragraph = { let n = dice.between(1..4); Paragraph::new(&mut dice, n) };
        let said = paragraph.speech.text();
        let verification = retyped(&said, &mut dice);
        let before = retyped(&paragraph.before, &mut dice);
        let text = format!("{before}{verification}{}", retyped(&paragraph.after, &mut dice));
        let claim = retyped(&said, &mut dice);
        let found = match_quote(&claim, &text, 0);
        prop_assert!(found.is_some(), "{claim}\nin\n{text}");
        let found = found.expect("it is there");
        prop_assert_eq!(text.get(found.span()), Some(&*verification));
        prop_assert_eq!(found.kind, if claim == verification { MatchKind::Exact } else { MatchKind::Normalized });
        prop_assert_eq!(found.pieces.len(), 1);
    }

    #[test]
    fn order_decides_where_a_quote_stands_several_times(mut dice in dice(), times in 2_usize..6) {
        let paragraph = { let n = dice.between(1..3); Paragraph::new(&mut dice, n) };
        let said = paragraph.speech.text();
        let (mut text, mut starts) = (String::new(), Vec::new());
        for _ in 0..times {
            text.push_str(&retyped(&paragraph.before, &mut dice));
            starts.push(text.len());
            text.push_str(&retyped(&said, &mut dice));
            text.push_str(&retyped(&paragraph.after, &mut dice));
            text.push(' ');
        }
        // All with typography different from the text, so that none is preferred as an exact match.
        let claim = said.replace(' ', " \u{2003} ");
        let mut at = 0;
        for start in starts {
            let found = match_quote(&claim, &text, at).map(|found| found.span());
            prop_assert_eq!(found.clone().map(|span| span.start), Some(start));
            at = found.expect("it is there").end;
        }
        prop_assert_eq!(match_quote(&claim, &text, at), None);
    }
}

fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A briefing of one paragraph, with these claims as (speaker, words).
fn briefing_of(text: &str, claims: &[(&str, String)]) -> Briefing {
    let quotes: Vec<_> = claims
        .iter()
        .map(|(speaker, words)| format!("(speaker: \"{speaker}\", occasion: \"day\", text: {})", literal(words)))
        .collect();
    let file = format!(
        "Briefing(format: 1, title: \"T\", speakers: {{ \"a\": (name: \"A\"), \"b\": (name: \"B\") }}, \
         occasions: {{ \"day\": (name: \"D\") }}, body: [Paragraph(text: {}, quotes: [{}])])",
        literal(text),
        quotes.join(", ")
    );
    load_text("made.ron", file.into(), Folder::Embedded(&[])).briefing.expect("the made briefing can be read")
}

/// Each verified quote as its place in the file, its speaker and its bytes.
fn verified(briefing: &Briefing) -> Vec<(u32, String, std::ops::Range<usize>)> {
    (0..)
        .zip(briefing.quotes())
        .filter_map(|(i, quote)| {
            let verified = briefing.verified_quote(QuoteId(i)).ok()?;
            Some((i, verified.speaker().id.clone(), quote.span()?))
        })
        .collect()
}

/// Two speeches in one paragraph, by A and by B.
fn two_speakers(dice: &mut Dice) -> (String, [Speech; 2]) {
    let mut paragraph = Paragraph::new(dice, 2);
    let second = Speech::new(dice, &mut paragraph.stock, 2);
    let text = format!("{} B answered, “{}” That was all.", paragraph.text(), second.text());
    (text, [paragraph.speech, second])
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn what_each_speaker_said_is_verified(mut dice in dice()) {
        let (text, [first, second]) = two_speakers(&mut dice);
        let briefing = briefing_of(&text, &[("a", first.text()), ("b", second.text())]);
        prop_assert_eq!(verified(&briefing).len(), 2, "{}", text);
    }

    #[test]
    fn words_given_to_two_speakers_are_verified_for_neither(mut dice in dice(), is_b_first in any::<bool>()) {
        let (text, [first, second]) = two_speakers(&mut dice);
        // One of three words in a row is a content word that occurs nowhere else.
        let end = dice.between(3..first.tokens.len() + 1);
        let start = dice.below(end - 2);
        let (whole, part) = (("a", first.text()), ("b", first.tokens[start..end].join(" ")));
        let mut claims = if is_b_first { vec![part, whole] } else { vec![whole, part] };
        claims.push(("b", second.text()));
        let briefing = briefing_of(&text, &claims);
        let ids: Vec<_> = verified(&briefing).into_iter().map(|(i, ..)| i).collect();
        prop_assert_eq!(ids, [2], "{}", text);
    }

    #[test]
    fn quotes_of_two_speakers_in_the_wrong_order_are_not_verified(mut dice in dice(), is_swapped in any::<bool>()) {
        let (text, [first, second]) = two_speakers(&mut dice);
        let (one, other) = if is_swapped { ("a", "b") } else { ("b", "a") };
        let briefing = briefing_of(&text, &[(one, second.text()), (other, first.text())]);
        prop_assert_eq!(verified(&briefing), [], "{}", text);
    }

    #[test]
    fn the_same_words_are_never_verified_for_two_speakers(mut dice in dice(), count in 1_usize..6) {
        let (text, speeches) = two_speakers(&mut dice);
        let claims: Vec<_> = (0..count)
            .map(|_| {
                let tokens = &speeches[dice.below(2)].tokens;
                let start = dice.below(tokens.len());
                let end = dice.between(start + 1..tokens.len() + 1);
                (dice.one_of(&["a", "b", "b", "c"]), tokens[start..end].join(" "))
            })
            .collect();
        let briefing = briefing_of(&text, &claims);
        let verified = verified(&briefing);
        for (i, speaker, span) in &verified {
            let (claimed_by, words) = &claims[*i as usize];
            prop_assert_eq!(claimed_by, speaker);
            prop_assert_eq!(text.get(span.clone()), Some(&**words));
            for (_, _, later) in verified.iter().filter(|(j, ..)| j > i) {
                prop_assert!(span.end <= later.start, "{text}\n{claims:?}");
            }
        }
    }
}

/// Text out of characters that are hard to get right.
fn awkward() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(vec![
            "a", "not", "b", " ", "  ", "\u{a0}", "\n", "\u{3000}", "-", "—", "–", "“", "”", "\"", "'", "’", "…", "...",
            "[…]", "[...]", "[", "]", ".", ",", "1", "12", "%", "$", "½", "²", "０", "Ａ", "－", "é", "e\u{301}", "\u{301}",
            "\u{323}", "\u{200d}", "\u{feff}", "ㄱ", "각", "\u{1100}", "\u{1161}", "\u{11a8}", "漢", "か", "\u{3099}", "ﬁ",
            "İ", "ß", "👩\u{200d}👩", "🇰🇷", "\u{0}", "\u{202e}", "\\", "(", ")", "{", "}", ":",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn stands_well(claim: &str, text: &str, from: usize) -> Result<(), TestCaseError> {
    if let Some(found) = match_quote(claim, text, from) {
        prop_assert!(!found.pieces.is_empty());
        let mut at = from;
        for piece in &found.pieces {
            prop_assert!(piece.start >= at && piece.start < piece.end, "{piece:?} after {at}");
            prop_assert!(text.get(piece.clone()).is_some(), "{piece:?} cuts a character of {text:?}");
            at = piece.end;
        }
    }
    if let Some(near) = nearest(claim, text) {
        prop_assert!(text.get(near.range.clone()).is_some_and(|words| !words.is_empty()), "{near:?} of {text:?}");
        prop_assert!(near.first.is_none_or(|first| claim.get(first).is_some()), "a place of {claim:?}");
    }
    Ok(())
}

/// For any file, places are valid and verified words are in the text.
fn loads_well(file: String) -> Result<(), TestCaseError> {
    let loaded = load_text(sample::NAME, file.into(), Folder::Embedded(sample::FILES));
    for problem in &loaded.diagnostics {
        if let Some(range) = &problem.location.range {
            let text = loaded.text_of(&problem.location.file);
            prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {} bytes: {problem}", text.len());
        }
    }
    let Some(briefing) = &loaded.briefing else {
        prop_assert!(!loaded.diagnostics.is_empty(), "nothing is shown, and nothing is said of why");
        return Ok(());
    };
    for (i, speaker, span) in verified(briefing) {
        let quote = briefing.quote(QuoteId(i)).expect("it is verified");
        let text = briefing.block(quote.block).map(|block| block.text()).unwrap_or_default();
        prop_assert!(text.get(span).is_some(), "a quote of {speaker}");
    }
    for block in briefing.blocks() {
        for (_, note) in block.notes() {
            prop_assert!(block.text().get(note.range.clone()).is_some());
        }
    }
    Ok(())
}

fn shipped_with(change: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut bytes = sample::TEXT.as_bytes().to_vec();
    change(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn no_text_makes_proving_fall_over(claim in awkward(), text in awkward(), from in 0_usize..60) {
        stands_well(&claim, &text, from)?;
    }

    #[test]
    fn a_piece_of_any_text_never_stands_ill_in_it(text in awkward(), start in 0_usize..100, end in 0_usize..100) {
        let chars: Vec<_> = text.chars().collect();
        let (start, end) = (start.min(chars.len()), end.min(chars.len()));
        let claim: String = chars.get(start..end).unwrap_or_default().iter().collect();
        stands_well(&claim, &text, 0)?;
    }

    #[test]
    fn no_string_at_all_makes_proving_or_loading_fall_over(claim in any::<String>(), text in any::<String>()) {
        stands_well(&claim, &text, 0)?;
        loads_well(text)?;
    }

    #[test]
    fn no_awkward_file_makes_loading_fall_over(text in awkward(), claim in awkward(), tail in awkward()) {
        loads_well(format!("Briefing({text}"))?;
        loads_well(format!("{text}Briefing(format: 1, title: \"\", body: [Paragraph(text: \"{text}\", quotes: [{claim}]{tail}"))?;
        let claims = [("a", claim.replace('\0', " ")), ("b", tail.replace('\0', " "))];
        let briefing = briefing_of(&format!("x {}", text.replace('\0', " ")), &claims);
        for (_, _, span) in verified(&briefing) {
            prop_assert!(briefing.blocks().all(|block| block.text().get(span.clone()).is_some()));
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn no_cut_off_file_makes_loading_fall_over(at in any::<prop::sample::Index>()) {
        loads_well(shipped_with(|bytes| bytes.truncate(at.index(bytes.len()))))?;
    }

    #[test]
    fn no_changed_bytes_make_loading_fall_over(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        loads_well(shipped_with(|bytes| {
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }))?;
    }

    #[test]
    fn no_deletion_makes_loading_fall_over(at in any::<prop::sample::Index>(), count in 1_usize..400) {
        loads_well(shipped_with(|bytes| {
            let at = at.index(bytes.len());
            bytes.drain(at..(at + count).min(bytes.len()));
        }))?;
    }

    #[test]
    fn no_insertion_makes_loading_fall_over(at in any::<prop::sample::Index>(), text in awkward()) {
        loads_well(shipped_with(|bytes| {
            let at = at.index(bytes.len());
            bytes.splice(at..at, text.bytes());
        }))?;
    }

    #[test]
    fn no_misplaced_bracket_or_mark_makes_loading_fall_over(
        at in any::<prop::sample::Index>(),
        byte in prop::sample::select(b"()[]{}\",:\\'/#r\n".to_vec()),
    ) {
        loads_well(shipped_with(|bytes| {
            let at = at.index(bytes.len());
            bytes.insert(at, byte);
        }))?;
    }
}

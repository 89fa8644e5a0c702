//! Properties that must hold for any bytes: when they are read as a file, when one half is verified in or searched
//! for in the other, when they are read as a document, and when a draft is made from them.
//! `tests/core/hostile_inputs.rs` checks them with some thousand inputs, and `tests/fuzz` with as many millions as
//! needed.
#![allow(dead_code, reason = "each test target uses its part of this")]

use std::{borrow::Cow, ops::Range, sync::OnceLock};

use briefing_core::{
    diagnostics::{Severity, excerpt},
    document::{self, Document, Format},
    draft::{Details, Draft, TopicList},
    export::{self, ExportFormat, Filter},
    format::Folder,
    limits,
    load::{Loaded, load_embedded, load_text},
    matching::{self, MatchKind, match_quote, nearest, normalize::NormalizedText, omissions},
    model::{BlockId, BlockKind, Briefing, Changes, QuoteId},
    search::{Options, Search},
    text::invisible,
};

/// The separator between the halves of an input: a byte that no text has.
pub const PARTING: u8 = 0xFF;

/// Reads the bytes as a file. The result of [`load_text`] is valid, can be reported and exported, and can be
/// compared with another briefing in both directions.
pub fn load(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let loaded = load_text("hostile.ron", Cow::Owned(text), Folder::Embedded(&[]));
    assert_sound("the input", &loaded);
    let Some(briefing) = &loaded.briefing else { return };
    let shipped = shipped();
    assert_changes_stay_within(shipped, briefing);
    assert_changes_stay_within(briefing, shipped);
    assert_exports(briefing, ExportFormat::Json);
    if let Some(format) = ExportFormat::ALL.get(bytes.len() % ExportFormat::ALL.len()) {
        assert_exports(briefing, *format);
    }
}

/// Verifies a claim in a text. What is verified is there, completely and in order; and in a file, the same words
/// are never verified for two speakers.
pub fn matching(bytes: &[u8]) {
    let (claim, text) = halves(bytes);
    let mut from = 0;
    for _ in 0..3 {
        let Some(verification) = match_quote(&claim, &text, from) else { break };
        assert_stands(&claim, &text, from, &verification);
        from = verification.span().end;
    }
    // Also from the middle of a character.
    if let Some(verification) = match_quote(&claim, &text, text.len() / 2) {
        assert_stands(&claim, &text, text.len() / 2, &verification);
    }
    assert_nearest_is_there(&claim, &text);
    let omissions_in = omissions::omissions_in(&text, &text);
    let is_repeated =
        omissions_in.iter().enumerate().any(|(at, kind)| omissions_in.iter().take(at).any(|one| one == kind));
    assert!(!is_repeated, "each kind once: {omissions_in:?}");
    let file = claimed_by_two(&claim, &text);
    let loaded = load_text("hostile.ron", file.into(), Folder::Embedded(&[]));
    assert_sound("the claims", &loaded);
}

/// Searches a text: the options are the bits of the first byte, followed by the query and the text. Hits are ranges
/// of the text, in order.
pub fn search(bytes: &[u8]) {
    let Some((bits, rest)) = bytes.split_first() else { return };
    let options = Options { whole_words: bits & 1 != 0, exact_case: bits & 2 != 0, regex: bits & 4 != 0 };
    let (query, text) = halves(rest);
    let search = match Search::new(&query, options) {
        Ok(Some(search)) => search,
        Ok(None) => return,
        Err(sentence) => {
            assert!(
                !sentence.to_string().is_empty() && !sentence.to_string().contains('\n'),
                "no sentence: {sentence:?}"
            );
            return;
        }
    };
    let mut free_from = 0;
    for hit in search.find(&text) {
        assert!(hit.start >= free_from && hit.start < hit.end, "{hit:?} after {free_from}");
        let words = text.get(hit.clone()).unwrap_or_else(|| panic!("{hit:?} cuts a character"));
        free_from = hit.end;
        // A regular expression may depend on the context.
        if !options.regex && !options.whole_words {
            assert!(!search.find(words).is_empty(), "{words:?} was found and is not what was looked for");
        }
    }
}

/// Reads the bytes as a document in the format detected from its content. The blocks are in the text, in order, and
/// a draft of it loads. Only one in eight is drafted, because that takes longer than reading; [`draft`] drafts all
/// of its inputs.
pub fn document(bytes: &[u8]) {
    // Without a signature, it is a web page if it has tags, otherwise Markdown.
    let is_page = bytes.iter().take(100).any(|byte| *byte == b'<');
    let Ok(format) = Format::of(if is_page { "x.html" } else { "x.md" }, bytes) else { return };
    match document::read(bytes, format) {
        Ok(document) if bytes.len().is_multiple_of(8) => assert_drafted(document, ""),
        Ok(document) => assert_in_order(&document),
        Err(error) => assert!(!error.to_string().is_empty(), "no sentence: {error:?}"),
    }
}

/// Drafts from a plain text; the first byte selects the language. The proposals are in the text, in order, and the
/// draft loads.
pub fn draft(bytes: &[u8]) {
    const LANGUAGES: [&str; 8] = ["", "en", "de", "fr", "es", "ko", "ja", "zh"];
    let Some((first, rest)) = bytes.split_first() else { return };
    let language = LANGUAGES[usize::from(*first) % LANGUAGES.len()];
    let text = String::from_utf8_lossy(rest).into_owned();
    if let Ok(document) = document::read(text.as_bytes(), Format::Plain) {
        assert_drafted(document, language);
    }
}

fn assert_in_order(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.range.start >= end && !document.text_of(block).is_empty(), "{block:?} after {end}");
        end = block.range.end;
    }
}

fn assert_drafted(document: Document, language: &str) {
    assert_in_order(&document);
    let language = Some(language.to_owned()).filter(|language| !language.is_empty());
    let draft = Draft::new(document, &Details { language, ..Details::default() }, &TopicList::built_in());
    let text = &draft.document.text;
    let mut start = 0;
    for quote in &draft.attribution.quotes {
        assert!(quote.range.start >= start, "{:?} after {start}", quote.range);
        start = quote.range.start;
        for range in quote.evidence.iter().chain(&quote.speaker_text).chain([&quote.range]) {
            assert!(text.get(range.clone()).is_some_and(|words| !words.is_empty()), "{range:?} of {}", text.len());
        }
        assert!(quote.speaker.is_none_or(|speaker| speaker < draft.attribution.people.len()));
    }
    let file = draft.to_briefing(None).text;
    let loaded = load_text("draft.briefing.ron", file.into(), Folder::Embedded(&[]));
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|found| found.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let briefing = loaded.briefing.expect("a draft can be shown");
    assert_eq!(briefing.verified_count(), 0, "nobody has confirmed anything");
}

fn shipped() -> &'static Briefing {
    static SHIPPED: OnceLock<Briefing> = OnceLock::new();
    SHIPPED.get_or_init(|| load_embedded().briefing.expect("the shipped briefing is good"))
}

/// The two texts of an input; without a separator, its halves.
fn halves(bytes: &[u8]) -> (String, String) {
    let at = bytes.iter().position(|byte| *byte == PARTING);
    let (first, second) = match at {
        Some(at) => (bytes.get(..at), bytes.get(at + 1..)),
        None => (bytes.get(..bytes.len() / 2), bytes.get(bytes.len() / 2..)),
    };
    let text = |bytes: Option<&[u8]>| String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned();
    (text(first), text(second))
}

/// Everything that must hold for any file that was read.
pub fn assert_sound(name: &str, loaded: &Loaded) {
    assert!(loaded.briefing.is_some() || !loaded.diagnostics.is_empty(), "{name}: nothing is shown, nobody says why");
    assert_verified_quotes_stand(name, loaded);
    assert_places_are_places(name, loaded);
    assert_problems_can_be_told(name, loaded);
    if let Some(briefing) = &loaded.briefing {
        assert_parts_are_there(name, briefing);
        assert_within_limits(name, briefing);
    }
}

/// The main property: everything that is verified is in the text, and its speaker exists.
pub fn assert_verified_quotes_stand(name: &str, loaded: &Loaded) {
    let Some(briefing) = &loaded.briefing else { return };
    for (number, quote) in (0..).zip(briefing.quotes()) {
        let Ok(verified) = briefing.verified_quote(QuoteId(number)) else { continue };
        assert!(quote.is_confirmed(), "{name}: nobody has confirmed {}", verified.text());
        assert!(quote.match_kind().is_verified(), "{name}: {}", quote.match_kind());
        assert_eq!(verified.block().id, quote.block, "{name}: a quote begins in its block");
        for part in verified.parts() {
            let (text, words) = (part.block().text(), part.text());
            let is_in_one = part.left_out().is_empty() && part.brackets().is_empty() && part.pieces().len() == 1;
            match quote.match_kind() {
                MatchKind::Exact | MatchKind::Normalized if is_in_one => {
                    assert!(text.contains(&*words), "{name}: {words}");
                }
                // Pieces that are separated by words of the text, such as "she said", are verified separately.
                _ if part.left_out().is_empty() && part.brackets().is_empty() => {}
                _ => assert!(match_quote(&words, text, 0).is_some(), "{name}: {words}"),
            }
            let mut at = 0;
            for piece in part.pieces() {
                assert!(piece.start >= at && text.get(piece.clone()).is_some(), "{name}: {piece:?} after {at}");
                at = piece.end;
            }
        }
        let ids = briefing.speakers().iter().filter(|speaker| speaker.id == verified.speaker().id).count();
        assert_eq!(ids, 1, "{name}: two speakers are called {}", verified.speaker().id);
    }
    assert_words_have_one_speaker(name, briefing);
}

/// No byte of the text is verified for two speakers.
fn assert_words_have_one_speaker(name: &str, briefing: &Briefing) {
    for block in briefing.blocks() {
        let verified = block.spoken().filter(|(id, _)| briefing.verified_quote(*id).is_ok());
        let speeches = verified.flat_map(|(_, quote)| {
            let speakers: Vec<_> = quote.speakers().collect();
            quote.speeches_in(block.id).into_iter().map(move |span| (span, speakers.clone()))
        });
        let mut spans: Vec<_> = speeches.collect();
        spans.sort_by_key(|(span, _)| (span.start, span.end));
        for pair in spans.windows(2) {
            let [(first, one), (second, other)] = pair else { continue };
            assert!(one == other || first.end <= second.start, "{name}: {first:?} and {second:?} are of two speakers");
        }
    }
}

/// Every location is within its file, between characters, and its line and column match.
pub fn assert_places_are_places(name: &str, loaded: &Loaded) {
    for problem in &loaded.diagnostics {
        let related = problem.related.iter().map(|related| &related.location);
        for place in std::iter::once(&problem.location).chain(related) {
            let Some(range) = &place.range else { continue };
            let text = loaded.text_of(&place.file);
            assert!(text.get(range.clone()).is_some(), "{name}: {range:?} of {} bytes: {problem}", text.len());
            let before = &text[..range.start];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            assert_eq!((place.line, place.column), (line, column), "{name}: {problem}");
        }
    }
}

/// Each problem is a single line that is safe for a terminal, and so is its excerpt.
fn assert_problems_can_be_told(name: &str, loaded: &Loaded) {
    assert!(loaded.diagnostics.len() <= limits::PROBLEMS + 1, "{name}: {} problems", loaded.diagnostics.len());
    for problem in &loaded.diagnostics {
        let line = problem.to_string();
        assert!(!line.contains('\n'), "{name}: more than a line: {line}");
        assert!(line.chars().count() <= 2 * limits::SENTENCE_CHARS + 100, "{name}: too long: {line}");
        if let Some(block) = problem.block {
            let count = loaded.briefing.as_ref().map_or(0, Briefing::block_count);
            assert!(block.index() < count, "{name}: block {block:?} of {count}: {problem}");
        }
        let related = problem.related.iter().map(|related| &related.location);
        for place in std::iter::once(&problem.location).chain(related) {
            let Some(range) = &place.range else { continue };
            let excerpt = excerpt::around(loaded.text_of(&place.file), range);
            assert!(excerpt.text.get(excerpt.span.clone()).is_some(), "{name}: {excerpt:?}");
            assert!(excerpt.text.chars().count() <= 80, "{name}: {excerpt:?}");
            assert_eq!(invisible::visible(&excerpt.text), excerpt.text, "{name}: a terminal would obey it");
        }
    }
}

/// Every id refers to something, and every range is valid in its text.
fn assert_parts_are_there(name: &str, briefing: &Briefing) {
    let mut blocks = 0;
    for block in briefing.blocks() {
        blocks += 1;
        let text = block.text();
        assert!(block.topics().iter().all(|topic| briefing.topic(*topic).is_some()), "{name}: a topic that is none");
        assert_eq!(block.figure().is_some(), matches!(block.kind(), BlockKind::Figure(_)), "{name}: a picture");
        for (id, quote) in block.quotes() {
            assert_eq!(quote.block, block.id, "{name}: {id:?}");
            assert!(quote.span().is_none_or(|span| text.get(span).is_some()), "{name}: {id:?}");
            assert!(quote.speaker.is_none_or(|id| briefing.speaker(id).is_some()), "{name}: {id:?}");
            assert!(quote.occasion.is_none_or(|id| briefing.occasion(id).is_some()), "{name}: {id:?}");
        }
        for (id, note) in block.notes() {
            assert!(note.block == block.id && text.get(note.range.clone()).is_some(), "{name}: {id:?}");
        }
    }
    assert_eq!(blocks, briefing.block_count(), "{name}");
    for topic in briefing.topics() {
        assert!(topic.blocks.iter().all(|id| id.index() < blocks), "{name}: blocks of {}", topic.id);
        for fact in &topic.facts {
            let there = briefing.block(fact.block).and_then(|block| block.text().get(fact.range.clone()));
            assert!(there.is_some_and(|there| there.contains(&fact.value)), "{name}: {fact:?}");
        }
    }
}

/// Everything that is stored is within the limits.
fn assert_within_limits(name: &str, briefing: &Briefing) {
    let names = briefing.speakers().iter().map(|speaker| &speaker.name);
    let names = names.chain(briefing.occasions().iter().map(|occasion| &occasion.name));
    let names = names.chain(briefing.topics().iter().flat_map(|topic| [&topic.id, &topic.title]));
    for kept in names.chain([&briefing.title, &briefing.language]) {
        assert!(kept.chars().count() <= limits::NAME_CHARS, "{name}: {} bytes of a name", kept.len());
        assert!(!kept.contains('\n'), "{name}: a name of two lines: {kept:?}");
    }
    for block in briefing.blocks() {
        assert!(block.text().len() <= limits::TEXT_BYTES, "{name}: {} bytes of a text", block.text().len());
        assert!(block.notes().count() <= limits::NOTES_OF_BLOCK, "{name}: notes");
        assert!(block.quotes().count() <= limits::QUOTES_OF_BLOCK, "{name}: quotes");
        assert!(block.topics().len() <= limits::TOPICS_OF_BLOCK, "{name}: topics");
    }
}

/// Everything in the old version is mapped to something in the new one.
fn assert_changes_stay_within(old: &Briefing, new: &Briefing) {
    let changes = Changes::between(old, new);
    for block in 0..=u32::try_from(old.block_count()).expect("blocks have numbers") {
        let (now, _) = changes.block(BlockId(block));
        assert!(now.index() < new.block_count().max(1), "block {block} is {now:?} now");
    }
    for quote in (0..).zip(old.quotes()).map(|(number, _)| QuoteId(number)) {
        assert!(changes.quote(quote).is_none_or(|now| new.quote(now).is_some()), "{quote:?}");
    }
    assert!(changes.to_look_at().all(|id| new.quote(id).is_some() && new.verified_quote(id).is_err()), "{changes:?}");
    assert!(!changes.sentence().is_empty());
}

fn assert_exports(briefing: &Briefing, format: ExportFormat) {
    let mut written = Vec::new();
    let result = export::write(briefing, format, Filter::default(), &mut written);
    if format.is_binary() {
        // The layout library fails at hundreds of marks on one letter; that is an error with a message.
        let is_told =
            result.as_ref().err().is_none_or(|error| error.to_string().starts_with("the PDF could not be made"));
        assert!(is_told && (result.is_err() || written.starts_with(b"%PDF")), "{result:?}");
        return;
    }
    result.expect("memory takes what is written");
    let written = String::from_utf8(written).expect("an export is UTF-8");
    assert!(written.ends_with('\n'), "{}: no line break at the end", format.name());
    if matches!(format, ExportFormat::Json | ExportFormat::WebAnnotation) {
        let _: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
    }
}

fn assert_stands(claim: &str, text: &str, from: usize, verification: &matching::QuoteMatch) {
    let mut at = from;
    for piece in &verification.pieces {
        assert!(piece.start >= at && piece.start < piece.end, "{piece:?} after {at}");
        let is_edited = verification.kind == MatchKind::Edited;
        assert!(is_edited || matching::boundary::stands_alone(text, piece), "{piece:?} is a part of something");
        at = piece.end;
    }
    let pieces: Vec<&str> = verification.pieces.iter().filter_map(|piece| text.get(piece.clone())).collect();
    let folded = NormalizedText::new(claim.trim());
    match verification.kind {
        MatchKind::Exact => assert_eq!(pieces, [claim.trim()]),
        MatchKind::Normalized => assert_eq!(pieces.len(), 1, "{pieces:?}"),
        MatchKind::Elided => assert!(!pieces.is_empty()),
        MatchKind::Edited => {
            assert!(!pieces.is_empty() && !verification.brackets.is_empty());
            let (all, mut rest) = (letters_of(&pieces), letters_of(&[claim]).into_iter());
            assert!(all.iter().all(|c| rest.any(|other| other == *c)), "{pieces:?} is not all in {claim:?}");
            return;
        }
        other => panic!("verified as {other}"),
    }
    // Only words of the text may be left out: every letter of the claim is in the pieces.
    assert_eq!(letters_of(&pieces), letters_of(&[folded.as_str()]), "{claim:?} is not {pieces:?}");
}

fn letters_of(texts: &[&str]) -> Vec<char> {
    texts.iter().flat_map(|text| letters(text)).collect()
}

/// The letters and digits of a text, folded.
fn letters(text: &str) -> Vec<char> {
    NormalizedText::new(text).as_str().chars().filter(|c| c.is_alphanumeric()).collect()
}

fn assert_nearest_is_there(claim: &str, text: &str) {
    let Some(nearest) = nearest::nearest(claim, text) else { return };
    let is_there = |text: &str, range: &Range<usize>| text.get(range.clone()).is_some_and(|words| !words.is_empty());
    assert!(is_there(text, &nearest.range), "{nearest:?}");
    assert!(nearest.first.as_ref().is_none_or(|first| is_there(claim, first)), "{nearest:?}");
    assert!(nearest.there.as_ref().is_none_or(|there| is_there(text, there)), "{nearest:?}");
    assert!(nearest.changes.iter().all(|change| !change.to_string().is_empty()), "{nearest:?}");
}

/// A file with the text as its only paragraph, and the claim as a quote of two speakers.
fn claimed_by_two(claim: &str, text: &str) -> String {
    let literal = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let quote = |speaker: &str| format!("(speaker: \"{speaker}\", occasion: \"day\", text: {})", literal(claim));
    format!(
        "Briefing(format: 1, title: \"T\", speakers: {{ \"a\": (name: \"A\"), \"b\": (name: \"B\") }}, \
         occasions: {{ \"day\": (name: \"D\") }}, body: [Paragraph(text: {}, quotes: [{}, {}, {}])])",
        literal(text),
        quote("a"),
        quote("b"),
        quote("a"),
    )
}

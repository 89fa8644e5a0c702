//! The words of a copy in each format.

use std::borrow::Cow;

use super::*;
use crate::{
    diagnostics::Code,
    format::Folder,
    load::{load_embedded, load_text},
    model::{Briefing, QuoteId},
};

/// The parts in which a small test briefing can vary.
struct Small {
    language: &'static str,
    source: &'static str,
    release: &'static str,
    speaker: &'static str,
    occasion: &'static str,
    note: &'static str,
}

const PLAIN: Small = Small {
    language: "en",
    source: r#"publisher: "The Gazette", url: "https://example.org/a""#,
    release: "Public",
    speaker: r#"name: "Ann Lee", role: "Mayor""#,
    occasion: r#"name: "Town meeting", place: "Bath", date: "2026-01-13""#,
    note: "",
};

fn briefing(small: &Small) -> Briefing {
    let Small { language, source, release, speaker, occasion, note } = small;
    let text = format!(
        r#"Briefing(format: 1, title: "T", language: "{language}", source: ({source}), release: {release},
        speakers: {{"s": ({speaker})}}, occasions: {{"o": ({occasion})}}, topics: [],
        body: [Paragraph(text: "She said, “We ‘must’ go <now> & fast.”", topics: [],
            quotes: [(speaker: "s", occasion: "o", text: "We ‘must’ go <now> & fast.")], notes: [{note}])])"#
    );
    let mut loaded = load_text("small.ron", Cow::Owned(text), Folder::Embedded(&[]));
    // Problems with hostile names are reported, but that is not tested here.
    loaded.diagnostics.retain(|problem| problem.code != Code::Unseen);
    assert_eq!(loaded.diagnostics, [], "the test's own briefing");
    loaded.briefing.expect("a briefing")
}

fn copied(small: &Small, format: BuiltInFormat) -> ClipboardContent {
    let briefing = briefing(small);
    copied_of(&briefing, 0, format)
}

fn copied_of(briefing: &Briefing, id: u32, format: BuiltInFormat) -> ClipboardContent {
    copy(&briefing.verified_quote(QuoteId(id)).expect("a verified quote"), &format.into(), Options::default())
        .expect("a copy")
}

#[test]
fn a_quote_is_copied_in_marks_and_unaltered() {
    assert_eq!(copied(&PLAIN, BuiltInFormat::Quote).plain, "“We ‘must’ go <now> & fast.”");
}

#[test]
fn an_attribution_has_speaker_place_and_date() {
    assert_eq!(
        copied(&PLAIN, BuiltInFormat::Attribution).plain,
        "“We ‘must’ go <now> & fast.” — Ann Lee, Mayor, town meeting, Bath, 13 January 2026 (The Gazette)"
    );
}

#[test]
fn rich_text_is_a_block_quote_with_a_linked_source() {
    let html = copied(&PLAIN, BuiltInFormat::Attribution).html;
    assert_eq!(
        html,
        "<blockquote cite=\"https://example.org/a\" lang=\"en\"><p>“We ‘must’ go &lt;now&gt; &amp; fast.”</p></blockquote>\n\
         <p>— Ann Lee, Mayor, town meeting, Bath, 13 January 2026 \
         (<cite><a href=\"https://example.org/a\">The Gazette</a></cite>)</p>"
    );
    let quote = copied(&PLAIN, BuiltInFormat::Quote).html;
    assert_eq!(html.lines().next(), Some(quote.as_str()));
}

#[test]
fn unknown_parts_are_left_out_with_their_commas() {
    let small = Small { source: "", speaker: r#"name: "Ann Lee", role: """#, occasion: r#"name: "Dinner""#, ..PLAIN };
    let copied = copied(&small, BuiltInFormat::Attribution);
    assert_eq!(copied.plain, "“We ‘must’ go <now> & fast.” — Ann Lee, dinner");
    assert!(copied.html.starts_with("<blockquote lang=\"en\">"), "{}", copied.html);
    assert!(copied.html.ends_with("<p>— Ann Lee, dinner</p>"), "{}", copied.html);
}

#[test]
fn a_date_is_as_precise_as_its_source() {
    for (date, read) in [("2026", "2026"), ("2026-01", "January 2026")] {
        let occasion: &'static str = Box::leak(format!(r#"name: "Post", date: "{date}""#).into_boxed_str());
        let plain = copied(&Small { occasion, ..PLAIN }, BuiltInFormat::Attribution).plain;
        assert!(plain.ends_with(&format!("post, {read} (The Gazette)")), "{plain}");
    }
}

#[test]
fn a_periodical_replaces_a_missing_publisher() {
    let small = Small { source: r#"publication: "The Weekly""#, ..PLAIN };
    let copied = copied(&small, BuiltInFormat::Attribution);
    assert!(copied.plain.ends_with(" (The Weekly)"), "{}", copied.plain);
    assert!(copied.html.ends_with(" (<cite>The Weekly</cite>)</p>"), "{}", copied.html);
}

#[test]
fn every_format_includes_notes_on_the_quote() {
    let small = Small { note: r#"(on: "must", text: "Said twice.")"#, ..PLAIN };
    for format in [BuiltInFormat::Quote, BuiltInFormat::Attribution] {
        let copied = copied(&small, format);
        assert!(copied.plain.ends_with(" [Note on “must”: Said twice.]"), "{}", copied.plain);
        assert!(copied.html.ends_with("\n<p><small>[Note on “must”: Said twice.]</small></p>"), "{}", copied.html);
    }
    let briefing = briefing(&small);
    let quote = briefing.verified_quote(QuoteId(0)).expect("a verified quote");
    for format in BuiltInFormat::ALL {
        let with = copied(&small, *format);
        let without =
            copy(&quote, &(*format).into(), Options { with_notes: false, ..Options::default() }).expect("a copy");
        // A link cannot hold notes.
        assert_eq!(with.plain.contains("Said twice."), *format != BuiltInFormat::Link, "{}", with.plain);
        assert!(!without.plain.contains("Said twice") && !without.html.contains("Said twice"), "{}", without.plain);
    }
}

#[test]
fn notes_on_other_words_are_not_copied() {
    let small = Small { note: r#"(on: "She", text: "The mayor.")"#, ..PLAIN };
    assert_eq!(copied(&small, BuiltInFormat::Quote), copied(&PLAIN, BuiltInFormat::Quote));
}

#[test]
fn the_embargo_comes_first_in_every_format() {
    let small = Small { release: r#"Embargoed(until: "2026-01-14T09:00:00+09:00")"#, ..PLAIN };
    let briefing = briefing(&small);
    let quote = briefing.verified_quote(QuoteId(0)).expect("a verified quote");
    for format in BuiltInFormat::ALL {
        for with_notes in [true, false] {
            let copied = copy(&quote, &(*format).into(), Options { with_notes, ..Options::default() }).expect("a copy");
            let line = "EMBARGOED until 14 January 2026 at 09:00 (UTC+09:00)";
            let is_data = matches!(copied.plain.chars().next(), Some('@' | '{' | '[' | 'T' | '<' | '*'));
            assert!(
                copied.plain.contains(line) || copied.plain.contains("2026-01-14T09:00:00+09:00"),
                "{}",
                copied.plain
            );
            assert!(is_data || copied.plain.starts_with(&format!("{line}\n")), "{}", copied.plain);
            assert!(copied.html.contains("EMBARGOED until") || copied.html.contains("embargo"), "{}", copied.html);
        }
    }
}

#[test]
fn hostile_names_stay_on_their_line() {
    let small = Small {
        source: r#"publisher: "A \"B\" & <C>", url: "https://example.org/?a=1&b='\"><script>""#,
        speaker: r#"name: "Ann \"x\" <b>\r\nLee\u{1b}[31m", role: "Mayor & 'more'""#,
        note: r#"(on: "must", text: "</p>\n<script>")"#,
        ..PLAIN
    };
    let copied = copied(&small, BuiltInFormat::Attribution);
    assert_eq!(
        copied.plain,
        "“We ‘must’ go <now> & fast.” — Ann \"x\" <b> Lee[31m, Mayor & 'more', town meeting, Bath, 13 January 2026 \
         (A \"B\" & <C>) [Note on “must”: </p> <script>]"
    );
    for element in ["<script", "<b>", "<C>", "'more'", "&b="] {
        assert!(!copied.html.contains(element), "{element} in {}", copied.html);
    }
    assert!(copied.html.contains("Ann &quot;x&quot; &lt;b&gt; Lee[31m, Mayor &amp; &#39;more&#39;"), "{}", copied.html);
    assert!(copied.html.contains("href=\"https://example.org/?a=1&amp;b=&#39;&quot;&gt;&lt;script&gt;\""));
}

#[test]
fn the_first_quote_of_the_sample_briefing_is_attributed_in_full() {
    let loaded = load_embedded();
    let briefing = loaded.briefing.expect("the shipped briefing");
    let announced = (0..).map(QuoteId).take(briefing.quotes().len()).filter_map(|id| briefing.verified_quote(id).ok());
    let announced: Vec<_> = announced.filter(|quote| quote.occasion().id == "announcement").collect();
    let quote = announced.first().expect("a quote of the announcement");
    assert_eq!(
        attribution(quote),
        "Lee Jae-myung, President of the Republic of Korea, joint press announcement, Nara Prefecture, Japan, \
         13 January 2026 (Korea Policy Briefing)"
    );
    let copied = copied_of(&briefing, quote.id().0, BuiltInFormat::default());
    assert!(copied.plain.starts_with(&format!("“{}” — {}", quote.text(), attribution(quote))));
}

#[test]
fn every_quote_of_the_sample_briefing_is_copied_character_for_character() {
    let loaded = load_embedded();
    let briefing = loaded.briefing.expect("the shipped briefing");
    for id in (0..).map(QuoteId).take(briefing.quotes().len()) {
        let quote = briefing.verified_quote(id).expect("a verified quote");
        let block = briefing.block(quote.quote().block).expect("its block");
        for format in [
            BuiltInFormat::Quote,
            BuiltInFormat::Attribution,
            BuiltInFormat::Apa,
            BuiltInFormat::Chicago,
            BuiltInFormat::Mla,
        ] {
            let copied = copied_of(&briefing, id.0, format);
            assert!(copied.plain.starts_with(&format!("“{}”", quote.text())), "{}", copied.plain);
        }
        assert!(
            block.text().contains(&*quote.text()) || quote.quote().match_kind() == crate::matching::MatchKind::Elided
        );
    }
}

#[test]
fn formats_are_saved_under_their_ids() {
    for format in BuiltInFormat::ALL {
        assert_eq!(serde_json::to_string(format).ok(), Some(format!("\"{}\"", format.id())));
        assert_eq!(BuiltInFormat::from_id(format.id()), Some(*format));
        assert!(!format.name().is_empty());
    }
    assert_eq!(BuiltInFormat::default(), BuiltInFormat::Attribution);
}

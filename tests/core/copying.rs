//! What is copied for other programs, read back by parsers that are not ours: every format, for every quote of the
//! sample briefing, and for malicious names.

use std::borrow::Cow;

use biblatex::{Bibliography, ChunksExt as _};
use briefing_core::{
    citation::{BuiltInFormat, CopyFormat, CopySource, Options, QuoteExcerpt, Template, copy, copy_all, link, passage},
    diagnostics::Code,
    format::Folder,
    load::{load_embedded, load_text},
    model::{BlockId, Briefing, QuoteId, VerifiedQuote},
};
use hayagriva::citationberg::json as csl;
use proptest::prelude::*;
use scraper::{Html, Selector};
use serde_json::Value;

fn shipped() -> Briefing {
    load_embedded().briefing.expect("the shipped briefing")
}

fn quotes(briefing: &Briefing) -> Vec<VerifiedQuote<'_>> {
    let ids = (0..).map(QuoteId).take(briefing.quotes().len());
    ids.map(|id| briefing.verified_quote(id).expect("every quote is verified")).collect()
}

fn plain(quote: &VerifiedQuote<'_>, format: BuiltInFormat) -> String {
    copy(quote, &format.into(), Options::default()).expect("a copy").plain
}

/// A briefing in which every text is malicious for one format or another.
fn hostile() -> Briefing {
    let nasty = r##"\"A\" {b} & <c> } { \\d %e #f $g _h ~i ^j 'k' العربية \u{202E}abc\r\nnew line, and more"##;
    let text = format!(
        r##"Briefing(format: 1, title: "{nasty}", source: (publisher: "{nasty}", publication: "{nasty}", url: "https://example.org/a_{{b}}?c=%20&d=1#e"),
        speakers: {{"s": (name: "{nasty}", role: "")}}, occasions: {{"o": (name: "{nasty}", place: "{nasty}", date: "2026")}},
        body: [Paragraph(text: r#"She said, “We {{must}} \go <now> & 100 % "fast"; ]]> --> </script> $x_1^2$ #1 ~.”"#,
            quotes: [(speaker: "s", occasion: "o", text: r#"We {{must}} \go <now> & 100 % "fast"; ]]> --> </script> $x_1^2$ #1 ~."#)],
            notes: [(on: "We {{must}}", text: "{nasty}")])])"##
    );
    let loaded = load_text("hostile.ron", Cow::Owned(text), Folder::Embedded(&[]));
    // Text that reverses a line is reported; here it is copied on purpose.
    let problems = loaded.diagnostics.iter().filter(|problem| problem.code != Code::Unseen);
    assert_eq!(problems.map(|p| p.message.clone()).collect::<Vec<_>>(), Vec::<String>::new());
    loaded.briefing.expect("a briefing")
}

/// A name as copied: on one line, without characters that control a terminal or reverse a line.
fn on_one_line(text: &str) -> String {
    let is_seen = |c: &char| c.is_whitespace() || !(c.is_control() || *c == '\u{202E}');
    let seen: String = text.chars().filter(is_seen).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn both() -> [Briefing; 2] {
    [shipped(), hostile()]
}

// ---- reference managers ------------------------------------------------------------------------------

#[test]
fn bibtex_is_read_back_with_every_field_equal() {
    for briefing in both() {
        for quote in quotes(&briefing) {
            let text = plain(&quote, BuiltInFormat::Bibtex);
            let read = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(read.len(), 1, "{text}");
            let entry = read.iter().next().expect("an entry");
            let field = |name: &str| entry.get(name).map(|chunks| chunks.format_verbatim()).unwrap_or_default();
            let (speaker, occasion) = (quote.speaker(), quote.occasion());
            let author = &entry.author().expect("an author")[0];
            let name = match &speaker.family_name {
                Some(family) => format!("{family} {}", speaker.name.replace(family.as_str(), "").trim()),
                None => on_one_line(&speaker.name),
            };
            let read_name = [author.name.as_str(), author.given_name.as_str()].join(" ");
            assert_eq!(read_name.trim(), name, "{text}");
            assert_eq!(field("title"), on_one_line(&occasion.name), "{text}");
            assert_eq!(field("abstract"), quote.text(), "{text}");
            assert_eq!(field("address"), occasion.place.as_deref().map(on_one_line).unwrap_or_default(), "{text}");
            assert_eq!(field("publisher"), on_one_line(briefing.source.publisher.as_deref().unwrap()), "{text}");
            assert_eq!(field("date"), occasion.date.map(|date| date.to_string()).unwrap_or_default(), "{text}");
            assert_eq!(field("year"), "2026");
            assert!(field("howpublished").contains(&on_one_line(&briefing.title)), "{text}");
            let role = speaker.role.as_deref().filter(|role| !role.is_empty());
            assert!(role.is_none_or(|role| field("note").contains(&format!("Role: {role}"))), "{text}");
            for note in quote.notes() {
                assert!(field("note").contains(&on_one_line(&note.1.text)), "{text}");
            }
            let url = field("url").replace("%7B", "{").replace("%7D", "}");
            assert_eq!(Some(url.as_str()), briefing.source.url.as_deref(), "{text}");
        }
    }
}

#[test]
fn bibtex_keys_are_their_own() {
    let briefing = shipped();
    let all = copy_all(&quotes(&briefing), &BuiltInFormat::Bibtex.into(), Options::default()).expect("a copy").plain;
    assert_eq!(Bibliography::parse(&all).expect("entries").len(), 36);
}

#[test]
fn ris_is_read_back_with_every_field_equal() {
    use biblib::{CitationParser as _, RisParser};
    for briefing in both() {
        for quote in quotes(&briefing) {
            let text = plain(&quote, BuiltInFormat::Ris);
            let read = RisParser::new().parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            assert_eq!(read.len(), 1, "{text}");
            let (record, occasion) = (&read[0], quote.occasion());
            assert_eq!(record.title, on_one_line(&occasion.name), "{text}");
            assert_eq!(record.abstract_text.as_deref(), Some(on_one_line(&quote.text()).as_str()), "{text}");
            assert_eq!(record.publisher, briefing.source.publisher.as_deref().map(on_one_line), "{text}");
            assert_eq!(record.urls, briefing.source.url.iter().cloned().collect::<Vec<_>>(), "{text}");
            let date = record.date.as_ref().expect("a date");
            let known = occasion.date.expect("a date").start();
            assert_eq!((date.year, date.month, date.day), (i32::from(known.year), known.month, known.day), "{text}");
            if let Some(family) = &quote.speaker().family_name {
                let given = quote.speaker().name.replace(family.as_str(), "");
                assert_eq!(
                    (&record.authors[0].name, record.authors[0].given_name.as_deref()),
                    (family, Some(given.trim()))
                );
            }
            assert_eq!(text.lines().last(), Some("ER  - "));
            assert!(text.lines().all(|line| line.get(2..6) == Some("  - ")), "a line each: {text}");
        }
    }
}

#[test]
fn csl_json_is_read_back_with_every_field_equal() {
    for briefing in both() {
        for quote in quotes(&briefing) {
            let text = plain(&quote, BuiltInFormat::CslJson);
            let items: Vec<csl::Item> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            let item = &items[0].0;
            let field =
                |name: &str| item.get(name).and_then(csl::Value::to_str).map(Cow::into_owned).unwrap_or_default();
            let (speaker, occasion) = (quote.speaker(), quote.occasion());
            assert_eq!(field("type"), if occasion.id == "social-media" { "post" } else { "speech" });
            assert_eq!(field("title"), on_one_line(&occasion.name));
            assert_eq!(field("abstract"), quote.text());
            assert_eq!(field("event-place"), occasion.place.as_deref().map(on_one_line).unwrap_or_default());
            assert_eq!(field("publisher"), on_one_line(briefing.source.publisher.as_deref().unwrap()));
            assert_eq!(Some(field("URL").as_str()), briefing.source.url.as_deref());
            assert_eq!(field("container-title"), on_one_line(&briefing.title));
            let json: Value = serde_json::from_str(&text).unwrap();
            let author = &json[0]["author"][0];
            match &speaker.family_name {
                Some(family) => assert_eq!(author["family"], Value::from(family.as_str())),
                None => assert_eq!(author["literal"], Value::from(on_one_line(&speaker.name))),
            }
            let parts: Vec<u16> = serde_json::from_value(json[0]["issued"]["date-parts"][0].clone()).unwrap();
            let date = occasion.date.expect("a date").start();
            let known = [Some(date.year), date.month.map(u16::from), date.day.map(u16::from)];
            assert_eq!(parts, known.into_iter().flatten().collect::<Vec<_>>());
        }
    }
}

// ---- the web -----------------------------------------------------------------------------------------

#[test]
fn html_shows_the_quote_as_a_block_and_nothing_of_a_name_as_markup() {
    for briefing in both() {
        for quote in quotes(&briefing) {
            let page = Html::parse_fragment(&plain(&quote, BuiltInFormat::Html));
            let all = |what: &str| {
                page.select(&Selector::parse(what).unwrap()).map(|e| e.text().collect::<String>()).collect::<Vec<_>>()
            };
            // Double marks within the double marks of the form are replaced by those of the second level.
            assert_eq!(all("blockquote > p"), [format!("“{}”", quote.text().replace("\"fast\"", "‘fast’"))]);
            let attribution = all("blockquote + p").concat();
            assert!(attribution.contains(&on_one_line(&quote.speaker().name)), "{attribution}");
            assert!(attribution.contains(&on_one_line(briefing.source.publisher.as_deref().unwrap())), "{attribution}");
            let cite = page.select(&Selector::parse("blockquote").unwrap()).next().unwrap().attr("cite");
            assert_eq!(cite, briefing.source.url.as_deref());
            assert!(all("script, c, b").is_empty(), "{}", plain(&quote, BuiltInFormat::Html));
        }
    }
}

/// The directives of a link, decoded: prefix, start, end.
fn directives(link: &str) -> Vec<(String, String, Option<String>)> {
    let (_, fragment) = link.split_once(":~:").expect("a directive");
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().expect("UTF-8").into_owned();
    let parts = fragment.split('&').map(|text| text.strip_prefix("text=").expect("a text"));
    parts
        .map(|text| {
            let (prefix, rest) = text.split_once("-,").unwrap_or(("", text));
            let (start, end) = rest.split_once(',').map_or((rest, None), |(start, end)| (start, Some(decoded(end))));
            (decoded(prefix), decoded(start), end)
        })
        .collect()
}

#[test]
fn links_point_to_the_quote_as_the_first_place_with_its_words() {
    let briefing = shipped();
    let body: String = briefing.blocks().map(|block| format!("{}\n", block.text())).collect();
    let body = body.split_whitespace().collect::<Vec<_>>().join(" ");
    for quote in quotes(&briefing) {
        let link = link::address(&quote).expect("the source has an address");
        assert!(link.starts_with("https://www.korea.kr#:~:text="), "{link}");
        assert!(link.chars().all(|c| c.is_ascii_graphic()) && link.len() < 2000, "{link}");
        let start_of_quote = body.find(quote.text().split(" […] ").next().unwrap()).expect("it stands in the body");
        let (prefix, start, end) = directives(&link).remove(0);
        let with_prefix = format!("{prefix} {start}");
        let at = body.find(with_prefix.trim()).expect("the words stand in the body") + with_prefix.trim().len()
            - start.len();
        let text = quote.text();
        assert!(at == start_of_quote || !prefix.is_empty(), "{link}");
        assert!(text.starts_with(&start), "{start}");
        assert!(end.is_none_or(|end| text.ends_with(&end)), "{link}");
    }
}

#[test]
fn a_link_goes_on_from_an_address_that_has_a_fragment_already() {
    let briefing = hostile();
    let quote = briefing.verified_quote(QuoteId(0)).expect("verified");
    let link = link::address(&quote).expect("an address");
    assert!(link.starts_with("https://example.org/a_{b}?c=%20&d=1#e:~:text=We%20%7Bmust%7D"), "{link}");
    assert_eq!(directives(&link).len(), 1, "an ampersand of the quote begins no other directive: {link}");
    assert_eq!(directives(&link)[0].1, quote.text());
}

#[test]
fn a_link_of_a_quote_that_stands_twice_says_what_is_before_it() {
    let text = r#"Briefing(format: 1, title: "T", source: (url: "https://example.org"), speakers: {"a": (name: "A")},
        occasions: {"o": (name: "O")}, body: [
            Paragraph(text: "He said, “We will.” So be it."),
            Paragraph(text: "She agreed at once: “We will.”", quotes: [(speaker: "a", occasion: "o", text: "We will.")])])"#;
    let loaded = load_text("t.ron", Cow::Borrowed(text), Folder::Embedded(&[]));
    let briefing = loaded.briefing.expect("a briefing");
    let link = link::address(&briefing.verified_quote(QuoteId(0)).expect("verified")).expect("an address");
    assert_eq!(directives(&link), [("She agreed at once: “".to_owned(), "We will.".to_owned(), None)]);
}

/// Browsers compare without case, accents and the shape of quotation marks.
#[test]
fn a_link_tells_a_quote_from_whatever_a_browser_takes_for_the_same() {
    for like in ["WE’LL GO", "we'll go", "Wé’ll go"] {
        let directives = directives_in(&[&format!("It began: {like}."), "She agreed: “We’ll go.”"], "We’ll go.");
        assert_eq!(directives, [("She agreed: “".to_owned(), "We’ll go.".to_owned(), None, None)], "{like}");
    }
}

#[test]
fn a_link_names_as_much_around_a_quote_as_tells_it_from_its_like() {
    let same = "At the end of the day the minister said, “That is so.”";
    let told = directives_in(&[&format!("{same} And one."), &format!("Later: {same} And two.")], "That is so.");
    let prefix = "the day the minister said, “".to_owned();
    assert_eq!(told, [(prefix, "That is so.".to_owned(), None, Some("” And two.".to_owned()))]);
    let alone = directives_in(&["Thank you.", "Then she spoke.", "Thank you."], "Thank you.");
    assert_eq!(alone, [("Then she spoke.".to_owned(), "Thank you.".to_owned(), None, None)], "of the one above");
}

#[test]
fn a_long_quote_that_says_its_last_words_twice_is_linked_to_its_end() {
    let again = "and that is why we are here";
    let quote =
        format!("We have come a long way {again}, {} {again}", "as everybody knows very well ".repeat(8).trim());
    let directives = directives_in(&[&format!("He said, “{quote}”")], &quote);
    let end = directives[0].2.as_deref().expect("a long quote is named by its ends");
    assert!(end.ends_with(again) && quote.ends_with(end), "{end}");
    assert_eq!(quote.matches(end).count(), 1, "{end}");
}

/// The directives of a link, if the last of these paragraphs has the quote: prefix, start, end, suffix.
fn directives_in(paragraphs: &[&str], quote: &str) -> Vec<(String, String, Option<String>, Option<String>)> {
    let (last, above) = paragraphs.split_last().expect("a paragraph");
    let above: String = above.iter().map(|text| format!("Paragraph(text: {text:?}),")).collect();
    let text = format!(
        r#"Briefing(format: 1, title: "T", source: (url: "https://example.org"), speakers: {{"a": (name: "A")}},
        occasions: {{"o": (name: "O")}}, body: [{above}
            Paragraph(text: {last:?}, quotes: [(speaker: "a", occasion: "o", text: {quote:?})])])"#
    );
    let briefing = load_text("t.ron", Cow::Owned(text), Folder::Embedded(&[])).briefing.expect("a briefing");
    let link = link::address(&briefing.verified_quote(QuoteId(0)).expect("verified")).expect("an address");
    let split = |(prefix, start, end): (String, String, Option<String>)| match end {
        Some(suffix) if suffix.starts_with('-') => (prefix, start, None, Some(suffix[1..].to_owned())),
        end => (prefix, start, end, None),
    };
    directives(&link).into_iter().map(split).collect()
}

#[test]
fn without_an_address_a_link_is_a_sentence() {
    let text = r#"Briefing(format: 1, title: "T", speakers: {"a": (name: "A")}, occasions: {"o": (name: "O")},
        body: [Paragraph(text: "“Yes.”", quotes: [(speaker: "a", occasion: "o", text: "Yes.")])])"#;
    let briefing = load_text("t.ron", Cow::Borrowed(text), Folder::Embedded(&[])).briefing.expect("a briefing");
    let quote = briefing.verified_quote(QuoteId(0)).expect("verified");
    assert_eq!(
        copy(&quote, &BuiltInFormat::Link.into(), Options::default()).unwrap_err().to_string(),
        "the briefing has no web address of its source (`source.url`) to link to"
    );
    for format in BuiltInFormat::ALL.iter().filter(|format| **format != BuiltInFormat::Link) {
        assert!(copy(&quote, &(*format).into(), Options::default()).is_ok(), "{format:?}");
    }
}

// ---- custom formats ----------------------------------------------------------------------------

fn filled(template: &str, briefing: &Briefing, id: u32) -> String {
    let copy_format = CopyFormat::Own(Template::new("Mine", template).expect("a template").into());
    copy(&briefing.verified_quote(QuoteId(id)).expect("verified"), &copy_format, Options::default())
        .expect("a copy")
        .plain
}

#[test]
fn a_format_of_ones_own_has_every_field_and_drops_what_is_not_known() {
    let briefing = shipped();
    let quote = briefing.verified_quote(QuoteId(0)).expect("verified");
    let text = filled(
        "{{{text}}} {speaker}{', 'role}{' ('native_name')'}: {occasion}, {place}, {date}/{iso_date} {publisher}|{publication}|{authors}|{url}|{paragraph}",
        &briefing,
        0,
    );
    assert_eq!(
        text,
        format!(
            "{{{}}} Lee Jae-myung, President of the Republic of Korea (이재명): Joint press announcement, Nara Prefecture, \
             Japan, 13 January 2026/2026-01-13 Korea Policy Briefing|K-Gonggam|Kang Jeong-mi, Lee Geun-ha|https://www.korea.kr|1",
            quote.text()
        )
    );
    let bare = r#"Briefing(format: 1, title: "T", speakers: {"a": (name: "A")}, occasions: {"o": (name: "O")},
        body: [Paragraph(text: "“Yes.”", quotes: [(speaker: "a", occasion: "o", text: "Yes.")], notes: [(on: "Yes", text: "So.")])])"#;
    let bare = load_text("t.ron", Cow::Borrowed(bare), Folder::Embedded(&[])).briefing.expect("a briefing");
    assert_eq!(filled("{quote}{', 'role}{' ('place')'}{', 'date}", &bare, 0), "“Yes.” [Note on “Yes”: So.]");
    assert_eq!(filled("{quote}{' // 'note}", &bare, 0), "“Yes.” // Note on “Yes”: So.");
}

// ---- context, and less than the whole ----------------------------------------------------------------

const TALK: &str = r#"Briefing(format: 1, title: "Talks", source: (publisher: "The Paper"),
    speakers: {"a": (name: "Ann Lee", role: "Minister"), "b": (name: "Bob Ray")},
    occasions: {"o": (name: "Press talk", date: "2026-01-13")}, body: [
        Heading(text: "A heading"),
        Paragraph(text: "The day was cold. Mr. Ray came late."),
        Paragraph(text: "“We agreed on trade, on ports and on schools,” she said, “and we did not agree on tariffs.” He nodded. “So it is,” he said. They left.",
            quotes: [
                (speaker: "a", occasion: "o", text: "We agreed on trade, on ports and on schools,"),
                (speaker: "a", occasion: "o", text: "and we did not agree on tariffs."),
                (speaker: "b", occasion: "o", text: "So it is,"),
            ], notes: [(on: "ports", text: "Two of them.")]),
    ])"#;

fn talk() -> Briefing {
    let loaded = load_text("talk.ron", Cow::Borrowed(TALK), Folder::Embedded(&[]));
    assert_eq!(loaded.diagnostics.len(), 0, "{:?}", loaded.diagnostics);
    loaded.briefing.expect("a briefing")
}

#[test]
fn quotes_are_copied_with_the_sentences_around_them_and_their_speakers() {
    let briefing = talk();
    let copied = |id: u32| {
        passage(
            &briefing.verified_quote(QuoteId(id)).expect("verified"),
            Options { with_notes: false, ..Options::default() },
        )
        .plain
    };
    assert_eq!(
        copied(0),
        "Mr. Ray came late.\n\n“We agreed on trade, on ports and on schools,” she said, “and we did not agree on tariffs.” He nodded.\n\
         — “Talks”, The Paper. “We agreed on trade, on …”, “and we did not agree …”: Ann Lee, Minister, press talk, 13 January 2026"
    );
    assert_eq!(
        copied(2),
        "He nodded. “So it is,” he said. They left.\n— “Talks”, The Paper. “So it is,”: Bob Ray, press talk, 13 January 2026"
    );
}

#[test]
fn a_copy_names_the_paragraph_where_that_is_asked_for() {
    let briefing = talk();
    let quote = briefing.verified_quote(QuoteId(2)).expect("verified");
    let options = Options { with_notes: false, with_paragraphs: true, ..Options::default() };
    let copied = |format: BuiltInFormat| copy(&quote, &format.into(), options).expect("a copy").plain;
    // The heading is not counted.
    assert_eq!(
        copied(BuiltInFormat::Attribution),
        "“So it is,” — Bob Ray, press talk, 13 January 2026 (The Paper, para. 2)"
    );
    assert!(copied(BuiltInFormat::Markdown).ends_with("13 January 2026 (The Paper, para. 2)"));
    assert!(copied(BuiltInFormat::Html).contains("(<cite>The Paper</cite>, para. 2)"));
    assert!(
        copied(BuiltInFormat::Apa).starts_with("“So it is,” (Bob Ray, 2026, para. 2)"),
        "{}",
        copied(BuiltInFormat::Apa)
    );
    assert!(copied(BuiltInFormat::Chicago).starts_with("“So it is,” (Bob Ray 2026, par. 2)"));
    assert!(copied(BuiltInFormat::Mla).starts_with("“So it is,” (Bob Ray, par. 2)"));
    assert_eq!(copied(BuiltInFormat::Quote), "“So it is,”", "no attribution, and so no paragraph");
    let around = passage(&quote, options).plain;
    assert!(around.contains("\n— “Talks”, The Paper, para. 2. “So it is,”: Bob Ray"), "{around}");
    let block = quote.block().id;
    let selected = CopySource::Selection(vec![(BlockId(block.0 - 1), 0..3), (block, 0..12)]);
    let selected = selected.copy(&briefing, &BuiltInFormat::Attribution.into(), options).expect("a copy").plain;
    assert!(selected.contains("(The Paper, paras. 1–2)"), "{selected}");
}

#[test]
fn the_paragraph_is_named_in_the_language_of_the_briefing() {
    let named = |language: &str| {
        let text = TALK.replacen("format: 1,", &format!("format: 1, language: \"{language}\","), 1);
        let briefing = load_text("talk.ron", Cow::Owned(text), Folder::Embedded(&[])).briefing.expect("a briefing");
        let quote = briefing.verified_quote(QuoteId(2)).expect("verified");
        let options = Options { with_paragraphs: true, ..Options::default() };
        let copied = copy(&quote, &BuiltInFormat::Attribution.into(), options).expect("a copy").plain;
        copied.rsplit_once("(The Paper, ").expect("the publisher").1.trim_end_matches(')').to_owned()
    };
    let said = ["en-GB", "de", "fr", "es", "ko", "ja", "zh-Hant", "fi"].map(named);
    assert_eq!(said, ["para. 2", "Abs. 2", "par. 2", "párr. 2", "2번째 문단", "第2段落", "第2段", "¶ 2"]);
}

#[test]
fn a_passage_that_begins_within_another_quote_takes_that_quote_in() {
    let briefing = shipped();
    for quote in quotes(&briefing) {
        let copied = passage(&quote, Options { with_notes: false, ..Options::default() }).plain;
        assert!(copied.contains(&*quote.text()), "{copied}");
        let text = copied.rsplit_once("\n— ").expect("an attribution").0;
        assert_eq!(text.matches('“').count(), text.matches('”').count(), "{copied}");
        assert!(copied.contains(&quote.speaker().name), "{copied}");
    }
}

fn range_of(briefing: &Briefing, id: u32, words: &str) -> (BlockId, std::ops::Range<usize>) {
    let quote = briefing.verified_quote(QuoteId(id)).expect("verified");
    let start = quote.span().start + quote.text().find(words).expect("these words");
    (quote.block().id, start..start + words.len())
}

#[test]
fn words_left_out_within_a_quote_are_replaced_by_an_ellipsis() {
    let briefing = talk();
    let shortened = |id: u32, words: &[&str]| {
        let left_out = words.iter().map(|words| range_of(&briefing, id, words)).collect();
        let copy_source = CopySource::Quotes(vec![QuoteExcerpt { id: QuoteId(id), left_out }]);
        copy_source
            .copy(&briefing, &BuiltInFormat::Quote.into(), Options { with_notes: true, ..Options::default() })
            .map(|copied| copied.plain)
            .map_err(|error| error.to_string())
    };
    assert_eq!(
        shortened(0, &["on trade, "]).as_deref(),
        Ok("“We agreed […] on ports and on schools,” [Note on “ports”: Two of them.]")
    );
    assert_eq!(
        shortened(0, &["on ports and "]).as_deref(),
        Ok("“We agreed on trade, […] on schools,”"),
        "the note goes with its words"
    );
    assert_eq!(
        shortened(0, &["We ", "on trade, ", ","]).as_deref(),
        Ok("“[…] agreed […] on ports and on schools,” [Note on “ports”: Two of them.]")
    );
    assert_eq!(
        shortened(0, &["We agreed on trade, on ports and on schools,"]),
        Err("no words of the quote are left".to_owned())
    );
    assert_eq!(shortened(0, &["ed on trade, "]), Err("it would begin or end within a word or a number".to_owned()));
}

#[test]
fn a_selection_reads_like_the_text_with_one_attribution_per_speaker() {
    let briefing = talk();
    let block = briefing.blocks().nth(2).expect("the paragraph");
    let text = block.text();
    let copied = |from: &str, to: &str| {
        let start = text.find(from).unwrap();
        let spans = vec![(block.id, start..text.find(to).unwrap() + to.len())];
        CopySource::Selection(spans)
            .copy(&briefing, &BuiltInFormat::Attribution.into(), Options { with_notes: false, ..Options::default() })
            .expect("a copy")
            .plain
    };
    let ann = "Ann Lee, Minister, press talk, 13 January 2026 (The Paper)";
    assert_eq!(copied("ports and", "schools"), format!("“[…] ports and on schools” — {ann}"), "within a quote");
    assert_eq!(copied("orts and", "scho"), format!("“[…] ports and on schools” — {ann}"), "whole words");
    assert_eq!(copied("He nodded", "nodded."), "“He nodded.” — “Talks”, The Paper", "outside of all");
    assert_eq!(
        copied("on schools", "He nodded."),
        format!("on schools,” she said, “and we did not agree on tariffs.” He nodded.\n— {ann}\n— “Talks”, The Paper"),
        "across both"
    );
}

#[test]
fn a_selection_of_more_text_than_speech_says_which_words_are_the_speakers() {
    let briefing = talk();
    let blocks: Vec<_> = briefing.blocks().skip(1).take(2).collect();
    let spans = vec![(blocks[0].id, 0..blocks[0].text().len()), (blocks[1].id, 0.."“We".len())];
    let options = Options { with_notes: false, ..Options::default() };
    let copied = CopySource::Selection(spans).copy(&briefing, &BuiltInFormat::Attribution.into(), options);
    assert_eq!(
        copied.expect("a copy").plain,
        "The day was cold. Mr. Ray came late.\n\n“We\n— “We […]”: Ann Lee, Minister, press talk, 13 January 2026 (The Paper)\n— “Talks”, The Paper"
    );
}

#[test]
fn paragraph_breaks_of_a_selection_survive() {
    let briefing = talk();
    let spans: Vec<_> = briefing.blocks().take(2).map(|block| (block.id, 0..block.text().len())).collect();
    let copied = |copy_source: CopySource| {
        copy_source.copy(&briefing, &BuiltInFormat::Attribution.into(), Options::default()).expect("a copy")
    };
    assert_eq!(
        copied(CopySource::Selection(spans.clone())).plain,
        "“A heading\n\n“The day was cold. Mr. Ray came late.” — “Talks”, The Paper"
    );
    let as_it_is = copied(CopySource::Text(spans));
    assert_eq!(as_it_is.plain, "A heading\n\nThe day was cold. Mr. Ray came late.");
    assert_eq!(as_it_is.html, "<p>A heading</p>\n<p>The day was cold. Mr. Ray came late.</p>");
}

#[test]
fn a_selection_within_one_quote_can_be_copied_in_every_format() {
    let briefing = talk();
    let copy_source = CopySource::Selection(vec![range_of(&briefing, 0, "on ports and on schools")]);
    let bibtex = copy_source.copy(&briefing, &BuiltInFormat::Bibtex.into(), Options::default()).expect("a copy").plain;
    assert!(bibtex.contains("abstract = {[…] on ports and on schools},"), "{bibtex}");
}

#[test]
fn selections_of_several_speakers_have_one_format_and_errors_for_the_others() {
    let briefing = talk();
    let block = briefing.blocks().nth(2).expect("the paragraph");
    let copy_source = CopySource::Selection(vec![(block.id, 0..block.text().len())]);
    for format in BuiltInFormat::ALL {
        let copied = copy_source.copy(&briefing, &(*format).into(), Options::default());
        match format {
            BuiltInFormat::Attribution => assert!(copied.is_ok()),
            _ => assert!(
                copied
                    .unwrap_err()
                    .to_string()
                    .starts_with("a selection with several speakers, or of the text itself, can only be")
            ),
        }
    }
}

#[test]
fn other_words_in_quotation_marks_are_attributed_to_nobody_in_a_passage() {
    let text = r#"Briefing(format: 1, title: "T", source: (publisher: "P"), speakers: {"a": (name: "Ann")}, occasions: {"o": (name: "Talk")},
        body: [Paragraph(text: "The mayor cried, “I resign.” She said, “We stay.” He sang “Golden.”",
            quotes: [(speaker: "a", occasion: "o", text: "We stay.")])])"#;
    let briefing = load_text("t.ron", Cow::Borrowed(text), Folder::Embedded(&[])).briefing.expect("a briefing");
    let copied = passage(&briefing.verified_quote(QuoteId(0)).expect("verified"), Options::default()).plain;
    assert!(copied.ends_with("\n— “T”, P. “We stay.”: Ann, talk"), "{copied}");
}

// ---- nothing unverified, nothing too large -------------------------------------------------------------

const UNVERIFIED: &str = r#"Briefing(format: 1, title: "T", source: (url: "https://example.org"), speakers: {"a": (name: "A")},
    occasions: {"o": (name: "O")}, body: [
        Paragraph(text: "She said, “We did not agree.”", quotes: [(speaker: "a", occasion: "o", text: "We did agree.")]),
        Paragraph(text: "“Yes.”", quotes: [(speaker: "nobody", occasion: "o", text: "Yes.")]),
        Paragraph(text: "“No.”", quotes: [(speaker: "a", occasion: "o", text: "No.")]),
    ])"#;

#[test]
fn unverified_quotes_are_copied_in_no_format() {
    let briefing = load_text("t.ron", Cow::Borrowed(UNVERIFIED), Folder::Embedded(&[])).briefing.expect("a briefing");
    for id in [QuoteId(0), QuoteId(1)] {
        for format in BuiltInFormat::ALL {
            let subjects = [
                CopySource::from(id),
                CopySource::Quotes(vec![QuoteId(2).into(), id.into()]),
                CopySource::Passage(id),
                CopySource::Quotes(vec![QuoteExcerpt { id, left_out: vec![(BlockId(0), 0..1)] }]),
            ];
            for copy_source in subjects {
                assert!(
                    copy_source.copy(&briefing, &(*format).into(), Options::default()).is_err(),
                    "{format:?} {copy_source:?}"
                );
            }
        }
        assert!(QuoteExcerpt::from(id).verify(&briefing).is_err());
    }
}

#[test]
fn words_of_a_speaker_whom_the_file_does_not_name_are_said_to_be_so() {
    let briefing = load_text("t.ron", Cow::Borrowed(UNVERIFIED), Folder::Embedded(&[])).briefing.expect("a briefing");
    let block = briefing.blocks().nth(1).expect("a paragraph");
    let copy_source = CopySource::Selection(vec![(block.id, 0..block.text().len())]);
    let copied =
        copy_source.copy(&briefing, &BuiltInFormat::Attribution.into(), Options::default()).expect("a copy").plain;
    assert_eq!(copied, "“Yes.” — an unidentified speaker, quoted in “T”");
}

#[test]
fn a_quote_of_a_hundred_thousand_characters_is_whole_in_every_format() {
    let words = "word and word ".repeat(7500) + "end.";
    let text = format!(
        r#"Briefing(format: 1, title: "T", source: (url: "https://example.org"), speakers: {{"a": (name: "A")}}, occasions: {{"o": (name: "O")}},
        body: [Paragraph(text: "He said, “{words}”", quotes: [(speaker: "a", occasion: "o", text: "{words}")])])"#
    );
    let briefing = load_text("t.ron", Cow::Owned(text), Folder::Embedded(&[])).briefing.expect("a briefing");
    let quote = briefing.verified_quote(QuoteId(0)).expect("verified");
    for format in BuiltInFormat::ALL {
        let copied = plain(&quote, *format);
        match format {
            BuiltInFormat::Link => assert_eq!(
                copied,
                "https://example.org#:~:text=word%20and%20word%20word%20and%20word,and%20word%20word%20and%20word%20end."
            ),
            _ => assert!(copied.contains(&words), "{format:?}"),
        }
    }
}

// ---- whatever a file may say -------------------------------------------------------------------------

/// The text with the same mark instead of every quotation mark, of any kind and level. Two grave accents, and two
/// straight single marks, are one double mark, as in typewritten and TeX texts.
fn with_one_mark(text: &str) -> String {
    text.replace("''", "|").replace("``", "|").replace(['"', '\'', '`', '“', '”', '‘', '’'], "|")
}

fn anything() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "[a-zA-Z]{1,8}",
        "[가-힣一-龥ا-ي]{1,4}",
        r##"[-{}\\$&<>"'`*_#~^%@,;:.|()\[\]/=!?+]{1,3}"##,
        Just(" ".to_owned()),
        Just("\n".to_owned()),
        Just("  - ".to_owned()),
        Just("ER  - ".to_owned()),
        Just("</script>".to_owned()),
        Just("]]>".to_owned()),
        Just("\u{202E}".to_owned()),
        Just("\u{1b}[31m".to_owned()),
        Just("…".to_owned()),
        Just("“”‘’".to_owned()),
        Just("and".to_owned()),
    ];
    proptest::collection::vec(pieces, 1..8).prop_map(|pieces| format!("x{}y", pieces.concat()))
}

/// A text as a RON string.
fn ron(text: &str) -> String {
    ron::to_string(text).expect("a text")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").map_or(300, |count| count.parse().unwrap()), failure_persistence: None, ..ProptestConfig::default() })]

    /// No name, no title and no quote breaks a format, or is changed by it.
    #[test]
    fn whatever_a_file_says_comes_back_from_every_parser(
        quote in anything(), name in anything(), occasion in anything(), place in anything(),
        publisher in anything(), title in anything(), note in anything(),
    ) {
        let text = format!(
            r#"Briefing(format: 1, title: {}, source: (publisher: {}, url: "https://example.org/a"),
            speakers: {{"s": (name: {})}}, occasions: {{"o": (name: {}, place: {}, date: "2026-01")}},
            body: [Paragraph(text: {}, quotes: [(speaker: "s", occasion: "o", text: {})], notes: [(on: {}, text: {})])])"#,
            ron(&title), ron(&publisher), ron(&name), ron(&occasion), ron(&place),
            ron(&format!("He said: {quote} So it was.")), ron(&quote), ron(&quote), ron(&note)
        );
        let loaded = load_text("any.ron", Cow::Owned(text), Folder::Embedded(&[]));
        let briefing = loaded.briefing.expect("it can be shown");
        // A quote may be rejected, because it may split a word; with too many of these the test fails.
        prop_assume!(briefing.verified_quote(QuoteId(0)).is_ok());
        let verified = briefing.verified_quote(QuoteId(0)).expect("it is verified");
        let said = verified.text().into_owned();
        // The inner marks are changed to their nesting level, and nothing else is changed.
        let marked = with_one_mark(&format!("“{said}”"));
        for format in BuiltInFormat::ALL {
            let copied = plain(&verified, *format);
            match format {
                BuiltInFormat::Quote => prop_assert!(with_one_mark(&copied).starts_with(&marked), "{}", copied),
                BuiltInFormat::Apa | BuiltInFormat::Chicago | BuiltInFormat::Mla => {
                    prop_assert!(with_one_mark(&copied).starts_with(&marked), "{}", copied);
                    prop_assert!(copied.contains(&on_one_line(&name)), "{:?}: {}", format, copied);
                    // A description begins with a capital there.
                    prop_assert!(copied.contains(&on_one_line(&occasion)[1..]), "{:?}: {}", format, copied);
                }
                BuiltInFormat::Bibtex => {
                    let read = Bibliography::parse(&copied).map_err(|error| TestCaseError::fail(format!("{error}: {copied}")))?;
                    let entry = read.iter().next().expect("an entry");
                    let field = |name: &str| entry.get(name).map(|chunks| chunks.format_verbatim()).unwrap_or_default();
                    prop_assert_eq!(field("title"), on_one_line(&occasion));
                    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                    prop_assert_eq!(spaced(&field("abstract")), spaced(&said));
                }
                BuiltInFormat::Ris => {
                    let lines: Vec<&str> = copied.lines().collect();
                    prop_assert!(lines.iter().all(|line| line.get(2..6) == Some("  - ")), "{}", copied);
                    prop_assert_eq!(lines.iter().filter(|line| line.starts_with("ER")).count(), 1);
                }
                BuiltInFormat::CslJson => {
                    let json: Value = serde_json::from_str(&copied).expect("JSON");
                    let name_on_one_line = on_one_line(&name);
                    prop_assert_eq!(json[0]["abstract"].as_str(), Some(said.as_str()));
                    prop_assert_eq!(json[0]["author"][0]["literal"].as_str(), Some(name_on_one_line.as_str()));
                }
                BuiltInFormat::Html => {
                    let page = Html::parse_fragment(&copied);
                    let shown: String = page.select(&Selector::parse("blockquote > p").unwrap()).flat_map(|e| e.text()).collect();
                    prop_assert_eq!(&with_one_mark(&shown), &marked);
                    prop_assert!(shown.starts_with('“') && shown.ends_with('”'), "{}", shown);
                    prop_assert!(page.select(&Selector::parse("script").unwrap()).next().is_none());
                }
                BuiltInFormat::Json | BuiltInFormat::WebAnnotation => {
                    prop_assert!(serde_json::from_str::<Value>(&copied).is_ok());
                }
                BuiltInFormat::Link => prop_assert!(copied.starts_with("https://example.org/a#:~:text=") && copied.lines().count() == 1),
                BuiltInFormat::Attribution | BuiltInFormat::Markdown => prop_assert!(!copied.is_empty()),
            }
        }
    }
}

// ---- quotes of several briefings ------------------------------------------------------------------------

/// One of several briefings that have the same speaker, the same occasion and ids.
fn one_of_several(title: &str, head: &str, words: &str) -> Briefing {
    let text = format!(
        r#"Briefing(format: 1, title: "{title}", {head}
        source: (publisher: "{title} Press", url: "https://example.org/{title}"),
        speakers: {{"s": (name: "Ann Lee", family_name: "Lee")}},
        occasions: {{"o": (name: "Town meeting", date: "2026-03-02")}},
        body: [Paragraph(text: "She said, “{words}” and left.",
            quotes: [(speaker: "s", occasion: "o", text: "{words}")])])"#
    );
    let loaded = load_text("several.ron", Cow::Owned(text), Folder::Embedded(&[]));
    loaded.briefing.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

fn several() -> [Briefing; 3] {
    [
        one_of_several("Harbour", "", "We build."),
        one_of_several("Bridge", r#"release: Embargoed(until: "noon"),"#, "We wait."),
        one_of_several("Tower", "", "We rest."),
    ]
}

fn of_all(briefings: &[Briefing]) -> Vec<VerifiedQuote<'_>> {
    briefings.iter().map(|briefing| briefing.verified_quote(QuoteId(0)).expect("verified")).collect()
}

#[test]
fn quotes_of_several_briefings_keep_their_sources_and_embargoes() {
    let briefings = several();
    let quotes = of_all(&briefings);
    for format in BuiltInFormat::ALL {
        let copied = copy_all(&quotes, &(*format).into(), Options::default()).expect("a copy").plain;
        // The collection of annotations has it once more, in its label.
        let said = if *format == BuiltInFormat::WebAnnotation { 2 } else { 1 };
        assert_eq!(copied.matches("noon").count(), said, "{format:?}: {copied}");
        if *format == BuiltInFormat::Quote {
            continue;
        }
        for title in ["Harbour", "Bridge", "Tower"] {
            assert!(copied.contains(title), "{format:?} has no {title}: {copied}");
        }
    }
    let plain = |format: BuiltInFormat| copy_all(&quotes, &format.into(), Options::default()).expect("a copy").plain;
    let prose = plain(BuiltInFormat::Quote);
    assert_eq!(prose, "“We build.”\n\nEMBARGOED until noon: Bridge\n“We wait.”\n\n“We rest.”");
    let alone = copy_all(&quotes[1..2], &BuiltInFormat::Quote.into(), Options::default()).expect("a copy").plain;
    assert_eq!(alone, "EMBARGOED until noon\n“We wait.”", "of a single briefing the embargo holds for all");
}

#[test]
fn entries_of_several_briefings_have_keys_of_their_own() {
    let briefings = several();
    let quotes = of_all(&briefings);
    let copied = copy_all(&quotes, &BuiltInFormat::Bibtex.into(), Options::default()).expect("a copy").plain;
    let entries = Bibliography::parse(&copied).expect("entries");
    let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["lee2026q1", "lee2026q1b", "lee2026q1c"], "{copied}");
    let copied = copy_all(&quotes, &BuiltInFormat::CslJson.into(), Options::default()).expect("a copy").plain;
    let items: Vec<Value> = serde_json::from_str(&copied).expect("JSON");
    let publishers: Vec<&str> = items.iter().filter_map(|item| item["publisher"].as_str()).collect();
    assert_eq!(publishers, ["Harbour Press", "Bridge Press", "Tower Press"], "{copied}");
    assert!(items[1]["note"].as_str().is_some_and(|note| note.contains("EMBARGOED until noon")), "{copied}");
    assert!(items[0]["note"].as_str().is_none_or(|note| !note.contains("EMBARGOED")), "{copied}");
}

#[test]
fn references_to_several_briefings_are_distinct_works() {
    let briefings = several();
    let quotes = of_all(&briefings);
    for (format, cited) in [
        (BuiltInFormat::Apa, ["(Lee, 2026b)", "(Lee, 2026a)", "(Lee, 2026c)"]),
        (BuiltInFormat::Chicago, ["(Lee 2026b)", "(Lee 2026a)", "(Lee 2026c)"]),
        (
            BuiltInFormat::Mla,
            [
                "(Lee, Town meeting, in “Harbour”)",
                "(Lee, Town meeting, in “Bridge”)",
                "(Lee, Town meeting, in “Tower”)",
            ],
        ),
    ] {
        let copied = copy_all(&quotes, &format.into(), Options::default()).expect("a copy").plain;
        let lines: Vec<&str> = copied.lines().collect();
        for (words, citation) in ["We build.", "We wait.", "We rest."].iter().zip(cited) {
            assert!(lines.contains(&format!("“{words}” {citation}").as_str()), "{words} {citation}: {copied}");
        }
        assert_eq!(
            copied.matches("Town meeting").count(),
            if format == BuiltInFormat::Mla { 6 } else { 3 },
            "{copied}"
        );
    }
}

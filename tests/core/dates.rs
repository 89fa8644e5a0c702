//! Times and intervals in everything that leaves the program: copies, references, exports, an embargo.

use std::borrow::Cow;

use biblatex::Bibliography;
use briefing_core::{
    citation::{BuiltInFormat, CopyFormat, Options, copy, copy_all, template::Template},
    diagnostics::Code,
    export::{self, ExportFormat, Filter},
    format::Folder,
    load::{Loaded, load_text},
    model::{Briefing, EventDate, QuoteId, Release},
};
use serde_json::Value;

fn loaded(language: &str, date: &str, rest: &str) -> Loaded {
    let text = format!(
        r#"Briefing(format: 1, title: "T", language: "{language}", source: (publisher: "P", published: "{date}"), {rest}
        speakers: {{"s": (name: "Ann Lee", family_name: "Lee")}},
        occasions: {{"a": (name: "Talk", place: "Bath", date: "{date}"), "b": (name: "Walk", date: "{date}"),
            "c": (name: "Letter", date: "{date}", kind: Statement)}},
        body: [Paragraph(text: "“Yes, we will.” “No.” “Never.”", quotes: [
            (speaker: "s", occasion: "a", text: "Yes, we will."), (speaker: "s", occasion: "b", text: "No."),
            (speaker: "s", occasion: "c", text: "Never.")])])"#
    );
    load_text("dates.ron", Cow::Owned(text), Folder::Embedded(&[]))
}

fn briefing(language: &str, date: &str) -> Briefing {
    let loaded = loaded(language, date, "");
    assert_eq!(loaded.diagnostics, [], "{date}");
    loaded.briefing.expect("a briefing")
}

/// The first quote in this format.
fn copied(briefing: &Briefing, format: BuiltInFormat) -> String {
    let quote = briefing.verified_quote(QuoteId(0)).expect("verified");
    copy(&quote, &format.into(), Options::default()).expect("a copy").plain
}

/// The citation in the text and the entry of the first quote.
fn reference(date: &str, format: BuiltInFormat) -> (String, String) {
    let plain = copied(&briefing("en", date), format);
    let (cited, entry) = plain.split_once("\n\n").expect("an entry below the quote");
    let cited = cited.strip_prefix("“Yes, we will.” ").expect("the quote stands first");
    (cited.to_owned(), entry.to_owned())
}

fn exported(briefing: &Briefing, format: ExportFormat) -> String {
    let mut out = Vec::new();
    export::write(briefing, format, Filter::default(), &mut out).expect("a list of bytes takes everything");
    String::from_utf8(out).expect("UTF-8")
}

/// The date after the author is in the format of the manuals (APA 10.5, Chicago 13.102, MLA 5.84), and so is each year
/// that is cited.
#[test]
fn an_interval_in_a_reference_is_as_each_manual_has_it() {
    for (date, apa_cited, apa, chicago_cited, chicago, mla) in [
        (
            "2026-01-13/2026-01-14",
            "(Lee, 2026)",
            "Lee, A. (2026, January 13–14). [Talk, Bath, quoted in “T,” January 13–14, 2026]. P.",
            "(Lee 2026)",
            "Lee, Ann. 2026. Talk, Bath, January 13–14, 2026. Quoted in “T,” January 13–14, 2026. P.",
            "Lee, Ann. Talk, 13–14 Jan. 2026, Bath. Quoted in “T,” 13–14 Jan. 2026. P.",
        ),
        (
            "2025-12-30/2026-01-02",
            "(Lee, 2025–2026)",
            "Lee, A. (2025, December 30–2026, January 2). [Talk, Bath, quoted in “T,” December 30, 2025–January 2, 2026]. P.",
            "(Lee 2025–2026)",
            "Lee, Ann. 2025–2026. Talk, Bath, December 30, 2025–January 2, 2026. Quoted in “T,” December 30, 2025–January 2, 2026. P.",
            "Lee, Ann. Talk, 30 Dec. 2025–2 Jan. 2026, Bath. Quoted in “T,” 30 Dec. 2025–2 Jan. 2026. P.",
        ),
        (
            "2025/2026",
            "(Lee, 2025–2026)",
            "Lee, A. (2025–2026). [Talk, Bath, quoted in “T,” 2025–2026]. P.",
            "(Lee 2025–2026)",
            "Lee, Ann. 2025–2026. Talk, Bath. Quoted in “T,” 2025–2026. P.",
            "Lee, Ann. Talk, 2025–2026, Bath. Quoted in “T,” 2025–2026. P.",
        ),
        (
            "2026-01-13T09:00+09:00",
            "(Lee, 2026)",
            "Lee, A. (2026, January 13). [Talk, Bath, quoted in “T,” January 13, 2026]. P.",
            "(Lee 2026)",
            "Lee, Ann. 2026. Talk, Bath, January 13, 2026. Quoted in “T,” January 13, 2026. P.",
            "Lee, Ann. Talk, 13 Jan. 2026, Bath. Quoted in “T,” 13 Jan. 2026. P.",
        ),
    ] {
        let expected = |cited: &str, entry: &str| (cited.to_owned(), entry.to_owned());
        assert_eq!(reference(date, BuiltInFormat::Apa), expected(apa_cited, apa));
        assert_eq!(reference(date, BuiltInFormat::Chicago), expected(chicago_cited, chicago));
        assert_eq!(reference(date, BuiltInFormat::Mla).1, mla);
    }
}

#[test]
fn works_of_one_interval_are_told_apart_by_letters() {
    for (date, apa, chicago) in [
        (
            "2026-01-13/2026-01-14",
            ["(Lee, 2026a)", "(Lee, 2026c)", "(2026a, January 13–14)", "(2026b, January 13–14)"],
            ["(Lee 2026a)", "(Lee 2026c)", "Lee, Ann. 2026a. ", "Lee, Ann. 2026b. "],
        ),
        (
            "2025-12-30/2026-01-02",
            ["(Lee, 2025–2026a)", "(Lee, 2025–2026c)", "(2025a, December 30–2026, ", "(2025b, December 30–2026, "],
            ["(Lee 2025–2026a)", "(Lee 2025–2026c)", "Lee, Ann. 2025–2026a. ", "Lee, Ann. 2025–2026b. "],
        ),
    ] {
        let briefing = briefing("en", date);
        let quotes: Vec<_> = (0..3).map(|id| briefing.verified_quote(QuoteId(id)).expect("verified")).collect();
        for (format, expected) in [(BuiltInFormat::Apa, apa), (BuiltInFormat::Chicago, chicago)] {
            let plain = copy_all(&quotes, &format.into(), Options::default()).expect("references").plain;
            for part in expected {
                assert!(plain.contains(part), "{part} in {plain}");
            }
        }
    }
}

#[test]
fn a_year_in_a_name_is_not_taken_for_that_of_the_interval() {
    let file = r#"Briefing(format: 1, title: "T 9999", speakers: {"s": (name: "Expo 2025 Office")},
        occasions: {"o": (name: "Talk 9998", date: "2025-12-30/2026-01-02")},
        body: [Paragraph(text: "“Yes.”", quotes: [(speaker: "s", occasion: "o", text: "Yes.")])])"#;
    let briefing = load_text("a.ron", Cow::Borrowed(file), Folder::Embedded(&[])).briefing.expect("a briefing");
    let apa = copied(&briefing, BuiltInFormat::Apa);
    let entry = "Expo 2025 Office. (2025, December 30–2026, January 2). [Talk 9998, quoted in “T 9999”].";
    assert_eq!(apa, format!("“Yes.” (Expo 2025 Office, 2025–2026)\n\n{entry}"));
}

#[test]
fn reference_managers_read_both_ends_of_an_interval_and_no_time() {
    use biblib::{CitationParser as _, RisParser};
    let interval = briefing("en", "2026-01-30/2026-02-02");
    let bibtex = copied(&interval, BuiltInFormat::Bibtex);
    let read = Bibliography::parse(&bibtex).expect("an entry");
    let date = read.iter().next().expect("an entry").date().expect("a date");
    assert!(format!("{date:?}").contains("Between"), "{date:?}");
    assert!(bibtex.contains("date = {2026-01-30/2026-02-02}") && !bibtex.contains("month ="), "{bibtex}");
    let within_a_month = copied(&briefing("en", "2026-01-13/2026-01-14"), BuiltInFormat::Bibtex);
    assert!(within_a_month.contains("month = jan,"), "{within_a_month}");

    let ris = copied(&interval, BuiltInFormat::Ris);
    assert!(ris.contains("\nDA  - 2026/01/30/to 2 February 2026\n"), "{ris}");
    let read = RisParser::new().parse(&ris).expect("a record");
    let date = read[0].date.as_ref().expect("a date");
    assert_eq!((date.year, date.month, date.day), (2026, Some(1), Some(30)));

    let csl: Value = serde_json::from_str(&copied(&interval, BuiltInFormat::CslJson)).expect("JSON");
    assert_eq!(csl[0]["issued"]["date-parts"], serde_json::json!([[2026, 1, 30], [2026, 2, 2]]));

    let moment = briefing("en", "2026-01-13T09:00+09:00");
    assert!(copied(&moment, BuiltInFormat::Bibtex).contains("date = {2026-01-13},"));
    assert!(copied(&moment, BuiltInFormat::Ris).contains("\nDA  - 2026/01/13/\n"));
    let csl: Value = serde_json::from_str(&copied(&moment, BuiltInFormat::CslJson)).expect("JSON");
    assert_eq!(csl[0]["issued"]["date-parts"], serde_json::json!([[2026, 1, 13]]));
}

#[test]
fn a_copy_has_times_and_intervals_in_the_language_of_the_briefing() {
    let template = CopyFormat::Own(Template::new("Own", "{text}|{date}|{iso_date}").expect("a template").into());
    for (language, date, shown) in [
        ("en", "2026-01-13/2026-01-14", "13–14 January 2026"),
        ("en", "2026-01-13T09:00+09:00", "13 January 2026 at 09:00 (UTC+09:00)"),
        ("ko", "2026-01-13/2026-01-14", "2026년 1월 13일~14일"),
        ("xx", "2026-01-13/2026-01-14", "2026-01-13/2026-01-14"),
    ] {
        let briefing = briefing(language, date);
        assert!(copied(&briefing, BuiltInFormat::Attribution).contains(&format!("Bath, {shown} (P)")), "{shown}");
        let quote = briefing.verified_quote(QuoteId(0)).expect("verified");
        let own = copy(&quote, &template, Options::default()).expect("a copy").plain;
        assert_eq!(own, format!("Yes, we will.|{shown}|{date}"));
    }
}

#[test]
fn data_has_the_date_as_the_file_has_it() {
    for date in ["2026-01-13/2026-01-14", "2026-01-13T09:00+09:00", "2026-01"] {
        let briefing = briefing("en", date);
        let json: Value = serde_json::from_str(&exported(&briefing, ExportFormat::Json)).expect("JSON");
        assert_eq!((&json["quotes"][0]["date"], &json["source"]["published"]), (&date.into(), &date.into()));
        assert!(exported(&briefing, ExportFormat::Csv).contains(&format!(",{date},")), "{date}");
    }
}

#[test]
fn schema_org_intervals_are_event_days_and_times_have_seconds() {
    let said = |date: &str| -> Value {
        let page = exported(&briefing("en", date), ExportFormat::Html);
        let from = page.find("<script type=\"application/ld+json\">").expect("data") + 35;
        let to = from + page[from..].find("</script>").expect("its end");
        serde_json::from_str(&page[from..to]).expect("JSON")
    };
    let interval = said("2026-01-13/2026-01-14");
    let quote = &interval["hasPart"][0];
    assert_eq!(quote["recordedAt"]["startDate"], "2026-01-13");
    assert_eq!(quote["recordedAt"]["endDate"], "2026-01-14");
    assert_eq!((&quote["temporalCoverage"], quote.get("dateCreated")), (&"2026-01-13/2026-01-14".into(), None));
    assert_eq!(interval["datePublished"], "2026-01-13");
    let moment = said("2026-01-13T09:00+09:00");
    let quote = &moment["hasPart"][0];
    assert_eq!(quote["dateCreated"], "2026-01-13T09:00:00+09:00");
    assert_eq!(quote["recordedAt"]["startDate"], "2026-01-13T09:00:00+09:00");
    assert_eq!((quote.get("temporalCoverage"), quote["recordedAt"].get("endDate")), (None, None));
}

#[test]
fn an_embargo_ends_at_a_localized_time_or_with_an_event() {
    for (language, until, read) in [
        ("en", "2026-01-14T09:00:00+09:00", "14 January 2026 at 09:00 (UTC+09:00)"),
        ("ko", "2026-01-14T09:00:00+09:00", "2026년 1월 14일 오전 9:00 (UTC+09:00)"),
        ("en", "2026-01-14T00:00:00Z", "14 January 2026 at 00:00 (UTC)"),
        ("ko", "the end of the briefing", "the end of the briefing"),
    ] {
        let loaded = loaded(language, "2026", &format!("release: Embargoed(until: \"{until}\"),"));
        assert!(loaded.diagnostics.iter().all(|diagnostic| diagnostic.code == Code::EmbargoInWords));
        match loaded.briefing.expect("a briefing").release {
            Release::Embargoed { read_aloud, .. } => assert_eq!(read_aloud, read),
            Release::Public => panic!("{until} is an embargo"),
        }
    }
}

#[test]
fn no_interval_makes_a_reference_fail() {
    let dates =
        ["0000", "0001-01", "0999-12-31", "2026", "2026-02", "2026-02-28", "9998-01-01", "9999-12", "9999-12-31"];
    for (i, start) in dates.iter().enumerate() {
        for end in &dates[i..] {
            let date = format!("{start}/{end}");
            assert!(date.parse::<EventDate>().is_ok(), "{date}");
            let briefing = briefing("en", &date);
            for format in BuiltInFormat::ALL.iter().filter(|format| **format != BuiltInFormat::Link) {
                assert!(!copied(&briefing, *format).is_empty(), "{date}");
            }
        }
    }
}

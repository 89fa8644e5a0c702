//! Turns, items, continued and joint quotes, editor's brackets, proposals, roles over time, originals: what a file says
//! about them is what is shown, copied and exported.

use std::borrow::Cow;

use briefing_core::{
    citation::{self, BuiltInFormat, CopySource, Options, copy},
    export::{ExportFormat, Filter, write},
    format::Folder,
    load::{Loaded, load_example, load_text},
    matching::MatchKind,
    model::{BlockId, BlockKind, Briefing, NotVerified, QuoteFilter, QuoteId, SpeakerId, VerifiedQuote},
    sample::Example,
};

const PEOPLE: &str = r#"speakers: {
    "ann": (name: "Ann Lee", family_name: "Lee", roles: [
        (role: "Harbour master", until: "2026-02"), (role: "Mayor", from: "2026-03")]),
    "bob": (name: "Bob Ray", role: "Minister", family_name: "Ray"),
}, occasions: {
    "before": (name: "Hearing", date: "2026-02-28"),
    "after": (name: "Press conference", place: "Port City", date: "2026-03-01"),
    "sometime": (name: "Talk"),
}, topics: [(id: "port", title: "Port"), (id: "sea", title: "Sea")],"#;

fn loaded(body: &str) -> Loaded {
    let text = format!("Briefing(format: 1, title: \"T\", source: (publisher: \"P\"), {PEOPLE} body: [{body}])");
    load_text("t.ron", Cow::Owned(text), Folder::Embedded(&[]))
}

/// The problems, without those for people, topics and occasions that a test does not use.
fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.diagnostics.iter().map(|one| one.code.as_str()).filter(|code| *code != "W107").collect()
}

#[track_caller]
fn briefing(body: &str) -> Briefing {
    let loaded = loaded(body);
    assert!(codes(&loaded).is_empty(), "{:?}", loaded.diagnostics);
    loaded.briefing.expect("it can be shown")
}

fn quote(briefing: &Briefing, id: u32) -> VerifiedQuote<'_> {
    briefing.verified_quote(QuoteId(id)).unwrap_or_else(|reason| panic!("quote {id}: {reason}"))
}

fn copied(quote: &VerifiedQuote<'_>, format: BuiltInFormat) -> String {
    copy(quote, &format.into(), Options::default()).expect("a copy").plain
}

fn exported(briefing: &Briefing, format: ExportFormat) -> String {
    let mut out = Vec::new();
    write(briefing, format, Filter::default(), &mut out).expect("memory takes it");
    String::from_utf8(out).expect("UTF-8")
}

const TURNS: &str = r#"
    Turn(label: "Q", text: "Will you build?"),
    Turn(speaker: "ann", occasion: "after", label: "MS. LEE:", text: "We will build. It costs “a lot”, they say.",
        topics: ["port"]),
    Turn(speaker: "bob", occasion: "after", text: "I agree. The sea rises.", quotes: [
        (text: "The sea rises.", topics: ["sea"]),
    ]),"#;

#[test]
fn a_turn_is_a_quote_of_who_speaks_and_a_label_alone_is_none() {
    let briefing = briefing(TURNS);
    assert_eq!(briefing.quotes().len(), 2);
    let turn = quote(&briefing, 0);
    assert_eq!(turn.text(), "We will build. It costs “a lot”, they say.");
    assert_eq!((turn.speaker().name.as_str(), turn.match_kind()), ("Ann Lee", MatchKind::Exact));
    assert_eq!(
        copied(&turn, BuiltInFormat::Attribution),
        "“We will build. It costs ‘a lot’, they say.” — Ann Lee, Mayor, press conference, Port City, 1 March 2026 (P)"
    );
    let question = briefing.block(BlockId(0)).expect("the question");
    assert_eq!(question.turn().and_then(|turn| turn.label.as_deref()), Some("Q"));
    assert_eq!(briefing.speech_of_turn(BlockId(0)).err(), Some(NotVerified::NoSpeaker));
}

#[test]
fn a_turn_with_listed_quotes_shows_those_and_all_of_it_belongs_to_its_speaker() {
    let briefing = briefing(TURNS);
    let listed = quote(&briefing, 1);
    assert_eq!((listed.text().as_ref(), listed.speaker().name.as_str()), ("The sea rises.", "Bob Ray"));
    let topics: Vec<_> = briefing.topics().iter().map(|topic| topic.quote_count).collect();
    assert_eq!(topics, [1, 1], "a quote's own topics count, and not those of its block");
    let span = CopySource::Selection(vec![(BlockId(2), 0..8)]);
    let copied = span.copy(&briefing, &BuiltInFormat::Attribution.into(), Options::default()).expect("a copy").plain;
    assert_eq!(copied, "“I agree. […]” — Bob Ray, Minister, press conference, Port City, 1 March 2026 (P)");
    // Nobody is quoted in a question.
    let span = CopySource::Selection(vec![(BlockId(0), 0..8)]);
    let copied = span.copy(&briefing, &BuiltInFormat::Attribution.into(), Options::default()).expect("a copy").plain;
    assert!(!copied.contains("Ann") && !copied.contains("Bob"), "{copied}");
}

#[test]
fn a_turn_that_the_source_does_not_have_is_nobodys_words() {
    const SOURCE: &[(&str, &[u8])] = &[("s.txt", b"T\n\nWe will build.\n\nWe will dig and sail.")];
    let body = r#"Turn(speaker: "ann", occasion: "after", text: "We will build."),
        Turn(speaker: "bob", occasion: "after", text: "We will not dig and sail.", quotes: [(text: "and sail.")]),"#;
    let text = format!("Briefing(format: 1, title: \"T\", source: (text: \"s.txt\"), {PEOPLE} body: [{body}])");
    let briefing = load_text("t.ron", Cow::Owned(text), Folder::Embedded(SOURCE)).briefing.expect("it is shown");
    assert!(briefing.speech_of_turn(BlockId(0)).is_ok());
    let reason = briefing.speech_of_turn(BlockId(1)).err().map(|reason| reason.to_string());
    assert_eq!(reason.as_deref(), Some("it is in the briefing, but not in the source text"));
}

const CONTINUED: &str = r#"
    Paragraph(text: "“For ten years this city asked,” he said, “and was not heard.", quotes: [
        (speaker: "bob", occasion: "after", text: "For ten years this city asked,"),
        (continues: true, text: "and was not heard."),
    ]),
    Paragraph(text: "“It was told to wait,” he went on.", quotes: [(continues: true, text: "It was told to wait,")]),"#;

#[test]
fn pieces_of_one_quote_are_one_card_and_joined_where_they_are_copied() {
    let briefing = briefing(CONTINUED);
    assert_eq!((briefing.quotes().len(), briefing.verified_count()), (1, 1));
    let quote = quote(&briefing, 0);
    assert_eq!(quote.match_kind(), MatchKind::Exact, "that it goes on does not make it shortened");
    assert_eq!(quote.text(), "For ten years this city asked, […] and was not heard.\n\nIt was told to wait,");
    assert!(quote.left_out().is_empty(), "“he said” is not left out");
    assert_eq!(quote.parts().len(), 2);
    let second = briefing.block(BlockId(1)).expect("the second paragraph");
    assert_eq!(second.quotes().count(), 0);
    assert_eq!(second.spoken().map(|(id, _)| id).collect::<Vec<_>>(), [QuoteId(0)]);
    let json: serde_json::Value = serde_json::from_str(&exported(&briefing, ExportFormat::Json)).expect("JSON");
    let pieces: Vec<_> = json["quotes"][0]["pieces"].as_array().expect("pieces").iter().collect();
    assert_eq!(pieces.len(), 3);
    assert_eq!((&pieces[2]["text"], &pieces[2]["paragraph"]), (&"It was told to wait,".into(), &2.into()));
    assert_eq!((&pieces[0]["start"], &pieces[0]["end"]), (&1.into(), &31.into()), "counted in characters");
}

#[test]
fn a_part_of_a_continued_quote_is_verified_by_itself() {
    let briefing = briefing(CONTINUED);
    let whole = quote(&briefing, 0);
    let text = whole.block().text();
    let at = |words: &str| text.find(words).map(|start| start..start + words.len()).expect("these words");
    let part = whole.part(BlockId(0), &at("and was not heard.")).expect("a part");
    assert_eq!(part.text(), "[…] and was not heard. […]");
    let shortened = whole.shortened(&[(BlockId(0), at("ten years "))]).expect("a shortened quote");
    assert!(shortened.text().starts_with("For […] this city asked, […] and was not heard."), "{}", shortened.text());
    assert!(whole.shortened(&[(BlockId(0), at("not "))]).is_err(), "a negation is not cut out");
}

#[test]
fn one_piece_that_does_not_stand_makes_the_whole_unverified() {
    let loaded = loaded(&CONTINUED.replace("It was told to wait,\")", "It was told to hurry,\")"));
    let briefing = loaded.briefing.as_ref().expect("it is shown");
    assert_eq!((briefing.quotes().len(), briefing.verified_count()), (1, 0));
    let reason = briefing.verified_quote(QuoteId(0)).err().map(|reason| reason.to_string());
    assert_eq!(reason.as_deref(), Some("this differs from the text: “hurry” here, “wait” in the text"));
    assert_eq!(codes(&loaded), ["E022"]);
}

#[test]
fn pieces_that_leave_a_negation_out_between_them_are_no_quote() {
    let loaded = loaded(
        r#"Paragraph(text: "Bob said, “We will not sign the treaty, he knew.”", quotes: [
            (speaker: "bob", occasion: "after", text: "We will"),
            (continues: true, text: "sign the treaty,"),
        ]),"#,
    );
    let briefing = loaded.briefing.as_ref().expect("it is shown");
    assert_eq!(briefing.verified_count(), 0);
    let reason = briefing.verified_quote(QuoteId(0)).err().map(|reason| reason.to_string());
    assert_eq!(reason.as_deref(), Some("this shortened quote leaves out “not”, so it says the opposite"));
}

#[test]
fn an_ellipsis_beside_a_bracket_is_shown() {
    let body = |quote: &str| {
        format!(
            r#"Paragraph(text: "He said, “We will, as we said at noon, Build the bridge and then the old road.”", quotes: [
            (speaker: "bob", occasion: "after", text: "{quote}")]),"#
        )
    };
    for (written, shown) in [
        ("We will … [b]uild the bridge", "We will […] [b]uild the bridge"),
        ("We will [they say] … Build the bridge", "We will [they say] […] Build the bridge"),
        ("Build the bridge … [that] road.", "Build the bridge […] [that] road."),
    ] {
        let loaded = loaded(&body(written));
        let briefing = loaded.briefing.as_ref().expect("it is shown");
        let quote = quote(briefing, 0);
        assert_eq!(quote.text(), shown);
    }
}

const JOINT: &str = r#"Paragraph(text: "“We will build it together,” they said.", topics: ["port"], quotes: [
    (speakers: ["ann", "bob"], occasion: "after", text: "We will build it together,")]),"#;

#[test]
fn a_joint_statement_is_of_each_who_made_it() {
    let briefing = briefing(JOINT);
    let quote = quote(&briefing, 0);
    assert_eq!(
        copied(&quote, BuiltInFormat::Attribution),
        "“We will build it together,” — Ann Lee, Mayor, and Bob Ray, Minister, press conference, Port City, 1 March 2026 (P)"
    );
    assert_eq!(briefing.speakers().iter().map(|speaker| speaker.quote_count).collect::<Vec<_>>(), [1, 1]);
    for id in [SpeakerId(0), SpeakerId(1)] {
        let filter = QuoteFilter { speaker: Some(id), occasion: None };
        assert!(filter.matches(&briefing, quote.quote()), "{id:?}");
    }
    assert!(copied(&quote, BuiltInFormat::Bibtex).contains("author = {Lee, Ann and Ray, Bob}"));
    assert_eq!(copied(&quote, BuiltInFormat::Ris).matches("AU  - ").count(), 2);
    for (format, name) in [(BuiltInFormat::Apa, "(Lee & Ray, 2026)"), (BuiltInFormat::Mla, "(Lee and Ray)")] {
        let copied = copied(&quote, format);
        assert!(copied.contains(name), "{copied}");
    }
    let json: serde_json::Value = serde_json::from_str(&exported(&briefing, ExportFormat::Json)).expect("JSON");
    let record = &json["quotes"][0];
    assert_eq!((&record["speaker"], &record["speaker_id"]), (&"Ann Lee and Bob Ray".into(), &"ann".into()));
    assert_eq!(record["speakers"][1]["role"], "Minister");
}

#[test]
fn the_role_is_that_of_the_date_and_is_not_guessed_without_one() {
    let paragraph = |occasion: &str, role: &str| {
        format!(
            "Paragraph(text: \"“We go,” she said.\", quotes: [(speaker: \"ann\", occasion: \"{occasion}\", text: \"We go,\"{role})]),"
        )
    };
    let body = [("before", ""), ("after", ""), ("sometime", ""), ("after", ", role: \"Guest\"")];
    let briefing = briefing(&body.map(|(occasion, role)| paragraph(occasion, role)).concat());
    let roles: Vec<_> = (0..4).map(|id| quote(&briefing, id).role_of(&briefing.speakers()[0])).collect();
    assert_eq!(roles, [Some("Harbour master"), Some("Mayor"), None, Some("Guest")]);
}

#[test]
fn an_editors_brackets_are_shown_with_what_stands_in_their_place() {
    let briefing = briefing(
        r#"Paragraph(text: "He said, “Today they told us to wait.”", quotes: [
            (speaker: "bob", occasion: "after", text: "[T]hey told [the city] to wait.")]),"#,
    );
    let quote = quote(&briefing, 0);
    assert_eq!((quote.match_kind(), quote.text().as_ref()), (MatchKind::Edited, "[T]hey told [the city] to wait."));
    let json: serde_json::Value = serde_json::from_str(&copied(&quote, BuiltInFormat::Json)).expect("JSON");
    assert_eq!(json["match"], "edited");
    assert_eq!(json["brackets"][0], serde_json::json!({"shown": "[T]", "source": "t"}));
    assert_eq!(json["brackets"][1], serde_json::json!({"shown": "[the city]", "source": "us"}));
}

#[test]
fn a_source_s_own_brackets_are_no_editors() {
    let briefing = briefing(
        r#"Paragraph(text: "He said, “They told us [laughs] to wait.”", quotes: [
            (speaker: "bob", occasion: "after", text: "They told us [laughs] to wait.")]),"#,
    );
    assert_eq!(quote(&briefing, 0).match_kind(), MatchKind::Exact);
}

const PROPOSED: &str = r#"Paragraph(text: "“We go,” she said. “We stay,” she said.", quotes: [
    (text: "We go,", confirmed: false, proposal: (rule: "said NAME", confidence: Likely, evidence: ["she said"])),
    (speaker: "ann", occasion: "after", text: "We stay,", confirmed: false)]),"#;

#[test]
fn what_nobody_has_confirmed_is_counted_apart_and_never_a_quote() {
    let loaded = loaded(PROPOSED);
    assert_eq!(codes(&loaded), ["W112", "W112"]);
    let briefing = loaded.briefing.expect("it is shown");
    assert_eq!((briefing.verified_count(), briefing.unconfirmed_count()), (0, 2));
    for id in 0..2 {
        assert_eq!(briefing.verified_quote(QuoteId(id)).err(), Some(NotVerified::NotConfirmed));
        let source = CopySource::from(QuoteId(id));
        for format in BuiltInFormat::ALL {
            let error = source.copy(&briefing, &(*format).into(), Options::default()).expect_err("it is not copied");
            assert_eq!(error, citation::CopyError::Unverified(NotVerified::NotConfirmed), "{format:?}");
        }
    }
    let proposal = briefing.quotes()[0].proposal().expect("a proposal");
    assert_eq!((proposal.rule.as_str(), proposal.confidence.as_str()), ("said NAME", "likely"));
    let json: serde_json::Value = serde_json::from_str(&exported(&briefing, ExportFormat::Json)).expect("JSON");
    for quote in json["quotes"].as_array().expect("quotes") {
        assert!(quote["text"].is_null() && quote["confirmed"] == false, "{quote}");
        assert_eq!(quote["reason"], "not confirmed");
        assert!(quote["claimed"].as_str().is_some_and(|claimed| claimed.starts_with("We ")));
    }
}

#[test]
fn a_selection_of_proposed_words_names_nobody() {
    let briefing = loaded(PROPOSED).briefing.expect("it is shown");
    let selection = CopySource::Selection(vec![(BlockId(0), 0..40)]);
    let copied =
        selection.copy(&briefing, &BuiltInFormat::Attribution.into(), Options::default()).expect("a copy").plain;
    assert!(!copied.contains("Ann Lee"), "{copied}");
}

#[test]
fn lists_are_exported_as_lists() {
    let briefing = briefing(
        r#"Item(text: "The mole"), Item(text: "Its foundations", level: 2), Item(text: "The quay"),
           Paragraph(text: "“We go,” she said.", quotes: [(speaker: "ann", occasion: "after", text: "We go,")]),"#,
    );
    let kinds: Vec<_> = briefing.blocks().map(|block| block.kind()).collect();
    assert_eq!(kinds[..2], [BlockKind::Item { level: 1 }, BlockKind::Item { level: 2 }]);
    let markdown = exported(&briefing, ExportFormat::Markdown);
    assert!(markdown.contains("\n- The mole\n\n  - Its foundations\n\n- The quay\n"), "{markdown}");
    let html = exported(&briefing, ExportFormat::Html);
    let page = scraper::Html::parse_document(&html);
    let count = |selector: &str| page.select(&scraper::Selector::parse(selector).expect("a selector")).count();
    assert_eq!((count("article > ul > li"), count("article > ul > li > ul > li")), (2, 1), "{html}");
    assert_eq!(count("article > p"), 1);
}

#[test]
fn the_press_conference_holds_all_that_it_is_there_to_show() {
    let loaded = load_example(Example::PressConference);
    assert_eq!(loaded.diagnostics, []);
    let briefing = loaded.briefing.expect("a briefing");
    assert_eq!((briefing.quotes().len(), briefing.verified_count()), (31, 31));
    let turns = briefing.blocks().filter(|block| block.turn().is_some()).count();
    assert!(turns >= 40, "{turns} turns");
    assert!(briefing.quotes().iter().any(|quote| quote.speakers().count() == 2), "a joint statement");
    let roles: std::collections::HashSet<_> = (0..31)
        .map(|id| quote(&briefing, id))
        .filter(|quote| quote.speaker().roles.len() == 2)
        .filter_map(|quote| quote.role_of(quote.speaker()))
        .collect();
    assert_eq!(roles.len(), 2, "a role that changed: {roles:?}");
}

#[test]
fn a_translated_quote_says_so_and_can_carry_its_original() {
    let loaded = load_example(Example::Translation);
    assert_eq!(loaded.diagnostics, []);
    let briefing = loaded.briefing.expect("a briefing");
    assert!(briefing.has_originals());
    let quote = quote(&briefing, 0);
    let original = quote.original().expect("the words that were said");
    assert!(original.chars().any(|c| ('가'..='힣').contains(&c)), "{original}");
    let plain = copied(&quote, BuiltInFormat::Attribution);
    assert!(plain.contains("translated from Korean by "), "{plain}");
    assert!(!plain.contains(&original), "{plain}");
    let options = Options { with_originals: true, ..Options::default() };
    for format in [BuiltInFormat::Attribution, BuiltInFormat::Markdown, BuiltInFormat::Bibtex, BuiltInFormat::Apa] {
        let plain = copy(&quote, &format.into(), options).expect("a copy").plain;
        let words: String = original.chars().filter(|c| c.is_alphanumeric()).take(12).collect();
        let letters: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
        assert!(letters.contains(&words), "{format:?}: {plain}");
    }
}

//! A briefing and the document of its text as sources: joined, cut or wrongly attributed quotations are found in both,
//! with the same findings.

use std::borrow::Cow;

use briefing_core::{
    document::{Format, read},
    format::Folder,
    load::load_text,
    verify::{FindingKind, Manuscript, Source, Sources, verify},
};

use FindingKind::{Misattributed, OutOfContext, Shortened, Verbatim};

/// A paragraph with its quotes: the speaker, the occasion and the words; no speaker if they continue the previous
/// quote.
type Paragraph = (&'static str, &'static [(&'static str, &'static str, &'static str)]);

fn briefing(language: &str, paragraphs: &[Paragraph]) -> Source {
    let quote = |(speaker, occasion, text): &(&str, &str, &str)| match *speaker {
        "" => format!("(continues: true, text: {text:?}),"),
        speaker => format!("(speaker: {speaker:?}, occasion: {occasion:?}, text: {text:?}),"),
    };
    let body: String = paragraphs
        .iter()
        .map(|(text, quotes)| {
            let quotes: String = quotes.iter().map(quote).collect();
            format!("Paragraph(text: {text:?}, quotes: [{quotes}]),")
        })
        .collect();
    let file = format!(
        "Briefing(format: 1, title: \"T\", language: {language:?}, speakers: {{\
         \"holm\": (name: \"Greta Holm\", role: \"Mayor\"), \"brandt\": (name: \"Ole Brandt\", role: \"Pilot\"), \
         \"volkov\": (name: \"Игорь Волков\", role: \"мэр\"), \"morel\": (name: \"Paul Morel\"), \
         \"ruiz\": (name: \"Pablo Ruiz\")}}, \
         occasions: {{\"council\": (name: \"Council\"), \"walk\": (name: \"Walk\")}}, body: [{body}])"
    );
    source_of(file)
}

fn source_of(file: String) -> Source {
    let loaded = load_text("t.briefing.ron", Cow::Owned(file), Folder::Embedded(&[]));
    let briefing = loaded.briefing.expect("it can be read");
    Source::of_briefing("t.briefing.ron", &briefing)
}

fn document(paragraphs: &[Paragraph]) -> Source {
    let text = paragraphs.iter().map(|(text, _)| *text).collect::<Vec<_>>().join("\n\n");
    Source::of_document("t.txt", read(text.as_bytes(), Format::Plain).unwrap())
}

fn kinds(source: Source, manuscript: &str) -> Vec<FindingKind> {
    let sources = Sources::new(vec![source]);
    let document = read(manuscript.as_bytes(), Format::Plain).unwrap();
    let report = verify(&Manuscript::new("manuscript", document), &sources);
    report.findings.into_iter().map(|finding| finding.kind).collect()
}

#[track_caller]
fn in_both(language: &str, paragraphs: &[Paragraph], manuscript: &str, expected: &[FindingKind]) {
    assert_eq!(kinds(briefing(language, paragraphs), manuscript), expected, "briefing: {manuscript}");
    assert_eq!(kinds(document(paragraphs), manuscript), expected, "document: {manuscript}");
}

const PIER: &str = "The pier is gone and nobody will build it again,";
const BOATS: &str = "The town will buy forty new boats in the spring.";
const VOTE: &str = "We will vote on it before the winter comes,";
const COUNTED: &str = "We counted forty boats on the morning after,";

const NEIGHBOURS: &[Paragraph] = &[
    (
        "“The pier is gone and nobody will build it again,” Mayor Greta Holm said. “The town will buy forty new boats in the \
         spring.”",
        &[("holm", "council", PIER), ("holm", "council", BOATS)],
    ),
    ("“We will vote on it before the winter comes,” she said.", &[("holm", "council", VOTE)]),
    ("“We counted forty boats on the morning after,” said the pilot Ole Brandt.", &[("brandt", "council", COUNTED)]),
];

#[test]
fn neighbouring_quotes_of_one_speaker_are_one_place_and_others_are_apart() {
    for (words, by, kind) in [
        (format!("{} {BOATS}", PIER.replace(',', ".")), "Greta Holm", Verbatim),
        (format!("{BOATS} {VOTE}"), "Greta Holm", Verbatim),
        (format!("{BOATS} {VOTE}"), "Ole Brandt", Misattributed),
        (format!("{} {VOTE}", PIER.replace(',', ".")), "Greta Holm", OutOfContext),
        ("The pier is gone … We will vote on it before the winter comes".to_owned(), "Greta Holm", Shortened),
        (format!("{} {COUNTED}", VOTE.replace(',', ".")), "Greta Holm", Misattributed),
        ("We will vote on it … We counted forty boats on the morning after".to_owned(), "Greta Holm", Misattributed),
        (format!("{VOTE} {BOATS}"), "Greta Holm", OutOfContext),
    ] {
        in_both("en", NEIGHBOURS, &format!("“{words}” {by} said."), &[kind]);
    }
}

#[test]
fn what_was_said_on_another_day_is_apart() {
    let paragraphs: &[Paragraph] = &[
        ("“The town will buy forty new boats in the spring.”", &[("holm", "council", BOATS)]),
        ("“We will vote on it before the winter comes,” Holm said.", &[("holm", "walk", VOTE)]),
    ];
    let manuscript = format!("“{BOATS} {VOTE}” Greta Holm said.");
    assert_eq!(kinds(briefing("en", paragraphs), &manuscript), [OutOfContext]);
}

#[test]
fn a_quote_that_goes_on_is_one_place_with_its_comma_and_without() {
    let paragraphs: &[Paragraph] = &[
        (
            "“The pier is gone,” Mayor Greta Holm said, “and nobody will build it again in my time.”",
            &[("holm", "council", "The pier is gone,"), ("", "", "and nobody will build it again in my time.")],
        ),
        (
            "“We counted forty boats on the morning after,” said the pilot Ole Brandt.",
            &[("brandt", "council", COUNTED)],
        ),
    ];
    for words in ["The pier is gone and nobody will build it again", "The pier is gone, and nobody will build it again"]
    {
        in_both("en", paragraphs, &format!("“{words} in my time,” Greta Holm said."), &[Verbatim]);
        in_both("en", paragraphs, &format!("“{words} in my time,” Ole Brandt said."), &[Misattributed]);
    }
    let pieces = "“The pier is gone,” Greta Holm said, “and nobody will build it again in my time.”";
    in_both("en", paragraphs, pieces, &[Verbatim; 2]);
}

#[test]
fn an_attribution_within_the_marks_is_no_part_of_what_a_briefing_quotes() {
    let russian: &[Paragraph] = &[
        (
            "«Мост будет закрыт до самой весны, — заявил мэр Игорь Волков. — Паром начнёт ходить каждое утро».",
            &[("volkov", "council", "Мост будет закрыт до самой весны"), ("", "", "Паром начнёт ходить каждое утро")],
        ),
        (
            "«Мы ждали этого решения десять лет», — сказал Ole Brandt.",
            &[("brandt", "council", "Мы ждали этого решения десять лет")],
        ),
    ];
    for words in [
        "Мост будет закрыт до самой весны. Паром начнёт ходить каждое утро",
        "Мост будет закрыт до самой весны",
        "Паром начнёт ходить каждое утро",
    ] {
        in_both("ru", russian, &format!("«{words}», — сказал Игорь Волков."), &[Verbatim]);
    }
    // The briefing lists only the first part; the marks show that the second belongs to the same quotation.
    let french: &[Paragraph] = &[
        (
            "« Le pont restera fermé jusqu’au printemps, a déclaré Paul Morel, et le bac partira chaque matin. »",
            &[("morel", "council", "Le pont restera fermé jusqu’au printemps")],
        ),
        (
            "« Nous attendons cette décision depuis dix ans », a dit Ole Brandt.",
            &[("brandt", "council", "Nous attendons cette décision depuis dix ans")],
        ),
    ];
    for (words, by, kind) in [
        ("Le pont restera fermé jusqu’au printemps, et le bac partira chaque matin", "Paul Morel", Verbatim),
        ("Le bac partira chaque matin", "Paul Morel", Verbatim),
        ("et le bac partira chaque matin", "Paul Morel", Verbatim),
        ("Le pont restera fermé jusqu’au printemps", "Ole Brandt", Misattributed),
    ] {
        in_both("fr", french, &format!("« {words} », a dit {by}."), &[kind]);
    }
    let spanish: &[Paragraph] = &[
        (
            "«El puente seguirá cerrado hasta la primavera —dijo Pablo Ruiz—, y el barco saldrá cada mañana».",
            &[
                ("ruiz", "council", "El puente seguirá cerrado hasta la primavera"),
                ("", "", "y el barco saldrá cada mañana"),
            ],
        ),
        (
            "«Llevamos diez años esperando esta decisión», dijo Ole Brandt.",
            &[("brandt", "council", "Llevamos diez años esperando esta decisión")],
        ),
    ];
    let words = "El puente seguirá cerrado hasta la primavera, y el barco saldrá cada mañana";
    in_both("es", spanish, &format!("«{words}», dijo Pablo Ruiz."), &[Verbatim]);
}

#[test]
fn a_proposal_tells_who_did_not_say_it_unless_it_is_unsure() {
    for (confidence, kind) in [("Certain", Misattributed), ("Likely", Misattributed), ("Unsure", Verbatim)] {
        let source = source_of(format!(
            "Briefing(format: 1, title: \"T\", occasions: {{\"council\": (name: \"Council\")}}, \
             speakers: {{\"holm\": (name: \"Greta Holm\"), \"brandt\": (name: \"Ole Brandt\")}}, \
             body: [Paragraph(text: \"“{PIER}” Greta Holm said. Ole Brandt listened.\", quotes: [(\
             speaker: \"holm\", occasion: \"council\", text: \"{PIER}\", confirmed: false, \
             proposal: (rule: \"said NAME\", confidence: {confidence}, evidence: [\"Greta Holm said\"]))])])"
        ));
        assert_eq!(kinds(source, &format!("“{PIER}” Ole Brandt said.")), [kind], "{confidence}");
    }
}

#[test]
fn a_quote_that_the_source_text_does_not_have_verifies_nothing() {
    let text = format!("“{PIER}” Greta Holm said. “{BOATS}”");
    let file = format!(
        "Briefing(format: 1, title: \"T\", source: (text: \"t.txt\"), speakers: {{\"holm\": (name: \"Greta Holm\")}}, \
         occasions: {{\"council\": (name: \"Council\")}}, body: [Paragraph(text: \"{text}\", quotes: [\
         (speaker: \"holm\", occasion: \"council\", text: \"{PIER}\"), \
         (speaker: \"holm\", occasion: \"council\", text: \"{BOATS}\")])])"
    );
    const CHANGED: &str = "“The pier is open and nobody will build it again,” Greta Holm said. “The town will buy forty new boats \
        in the spring.”";
    const FOLDER: &[(&str, &[u8])] = &[("t.txt", CHANGED.as_bytes())];
    let loaded = load_text("t.briefing.ron", Cow::Owned(file), Folder::Embedded(FOLDER));
    let briefing = loaded.briefing.expect("it can be read");
    let source = || Source::of_briefing("t.briefing.ron", &briefing);
    assert_eq!(kinds(source(), &format!("“{PIER}” Greta Holm said.")), [FindingKind::Altered]);
    assert_eq!(kinds(source(), &format!("“{BOATS}” Greta Holm said.")), [Verbatim]);
}

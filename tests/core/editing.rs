//! Changes of a briefing: what the file says afterwards, and that undoing brings back the same bytes.

use std::{borrow::Cow, fs, path::Path};

use briefing_core::{
    diagnostics::Severity,
    document::{Format, read},
    draft::{Details, Draft, TopicList},
    editing::{Change, ChangeError, ChosenSpeaker, NewSpeaker, Session, SpeakerField},
    format::Folder,
    load::load_text,
    model::{BlockId, Briefing, OccasionId, QuoteId, SpeakerId, TopicId},
};
use proptest::prelude::*;

fn briefing(text: &str) -> Briefing {
    let loaded = load_text("edited.briefing.ron", Cow::Owned(text.to_owned()), Folder::Embedded(&[]));
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|found| found.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    loaded.briefing.expect("it can be shown")
}

/// The drafts of the documents for tests, as files.
fn drafts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/documents");
    ["german-release.txt", "transcript.txt", "british-release.txt", "block-quotes.md", "korean-news.txt"]
        .iter()
        .map(|name| {
            let bytes = fs::read(folder.join(name)).expect("a document");
            let document = read(&bytes, Format::of(name, &bytes).expect("a format")).expect("it can be read");
            Draft::new(document, &Details::default(), &TopicList::built_in()).to_briefing(None).text
        })
        .collect()
}

const FILE: &str = r#"// A file written by hand.
Briefing(
    format: 1,
    title: "Harbour", // working title
    speakers: {
        "lee": (name: "Ann Lee", role: "Mayor"), // since May
        "a-lee": (name: "A. Lee"),
    },
    occasions: { "talk": (name: "Talk", date: "2026-03-02"), "post": (name: "Post") },
    topics: [(id: "sea", title: "Sea")],
    body: [
        Paragraph(
            // The lead.
            text: "“We will build,” Lee said. “And we will pay,” she added.",
            quotes: [
                (speaker: "lee", occasion: "talk", text: "We will build,"),
                (
                    occasion: "talk",
                    text: "And we will pay,",
                    confirmed: false,
                    proposal: (rule: "she said", confidence: Likely, evidence: ["she added"]),
                ),
            ],
        ),
        Turn(
            speaker: "a-lee", occasion: "talk", label: "MS. LEE:", text: "Thank you all.",
            confirmed: false, proposal: (rule: "the label of the turn", confidence: Certain),
        ),
        Paragraph(text: "It is late, she said. It is late.", topics: ["sea"]),
    ],
)
"#;

/// The file after a change, and that undo brings it back and redo makes it again.
#[track_caller]
fn changed(changes: &[Change]) -> String {
    let mut session = Session::new(FILE.to_owned());
    session.make(changes, &briefing(FILE)).expect("it can be made");
    let after = session.text().to_owned();
    briefing(&after);
    assert!(session.is_changed());
    session.undo().expect("there is something to undo");
    assert_eq!(session.text(), FILE);
    session.redo().expect("there is something to redo");
    assert_eq!(session.text(), after);
    after
}

/// The lines that differ from the file.
fn difference(after: &str) -> (Vec<&str>, Vec<&str>) {
    let lines = |text: &'static str| text;
    let before: Vec<&str> = lines(FILE).lines().collect();
    let now: Vec<&str> = after.lines().collect();
    let gone = before.iter().filter(|line| !now.contains(line)).map(|line| line.trim()).collect();
    let come = now.iter().filter(|line| !before.contains(line)).map(|line| line.trim()).collect();
    (gone, come)
}

#[test]
fn a_proposal_without_a_speaker_is_not_confirmed_before_one_is_chosen() {
    let mut session = Session::new(FILE.to_owned());
    let error = session.make(&[Change::Confirm(vec![QuoteId(1)])], &briefing(FILE)).expect_err("nobody said it");
    assert_eq!(error, ChangeError::NoSpeaker("And we will pay,".to_owned()));
    assert_eq!(error.to_string(), "nobody is named as the speaker of “And we will pay,”; choose one first");
    assert_eq!(session.text(), FILE);
}

#[test]
fn confirming_takes_out_the_proposal_and_nothing_else() {
    let speaker = ChosenSpeaker::Known(SpeakerId(0));
    let after = changed(&[Change::Attribute { quotes: vec![QuoteId(1)], speaker, confirm: true }]);
    assert_eq!(briefing(&after).verified_count(), 2);
    let (gone, come) = difference(&after);
    assert_eq!(
        gone,
        ["confirmed: false,", "proposal: (rule: \"she said\", confidence: Likely, evidence: [\"she added\"]),"]
    );
    assert_eq!(come, ["speaker: \"lee\","]);
    let after = changed(&[Change::Confirm(vec![QuoteId(2)])]);
    assert_eq!(briefing(&after).verified_count(), 2);
    assert!(
        after.contains(r#"speaker: "a-lee", occasion: "talk", label: "MS. LEE:", text: "Thank you all.""#),
        "{after}"
    );
}

#[test]
fn what_is_no_quote_stays_text() {
    let after = changed(&[Change::Remove(vec![QuoteId(0), QuoteId(2)])]);
    let briefing = briefing(&after);
    assert_eq!(briefing.quotes().len(), 1);
    assert!(after.contains("“We will build,” Lee said.") && after.contains("// The lead."));
    assert!(after.contains(r#"label: "MS. LEE:", text: "Thank you all.""#), "{after}");
}

#[test]
fn words_become_a_quote_in_the_order_of_the_text() {
    let text = "It is late, she said. It is late.";
    let speaker = ChosenSpeaker::New(NewSpeaker { name: "Bo Ek".to_owned(), role: "Clerk".to_owned() });
    let mark = |words: std::ops::Range<usize>| Change::Mark {
        block: BlockId(2),
        words,
        speaker: speaker.clone(),
        occasion: Some(OccasionId(0)),
    };
    let after = changed(&[mark(0..10)]);
    assert!(after.contains(r#""ek": (name: "Bo Ek", role: "Clerk")"#), "{after}");
    let briefing = briefing(&after);
    let quote = briefing.quotes().last().expect("a quote");
    assert_eq!(quote.span(), Some(0..10));
    let mut session = Session::new(FILE.to_owned());
    let error = session.make(&[mark(22..text.len())], &self::briefing(FILE));
    // "It is late." stands at the end alone; without the full stop it also stands at the start.
    assert_eq!(error, Ok(()));
    let mut session = Session::new(FILE.to_owned());
    assert_eq!(session.make(&[mark(22..32)], &self::briefing(FILE)), Err(ChangeError::Ambiguous));
    assert_eq!(session.make(&[mark(5..5)], &self::briefing(FILE)), Err(ChangeError::NoWords));
    let of_first = |words: std::ops::Range<usize>| Change::Mark {
        block: BlockId(0),
        words,
        speaker: speaker.clone(),
        occasion: None,
    };
    assert_eq!(session.make(&[of_first(5..30)], &self::briefing(FILE)), Err(ChangeError::Overlap));
    let after_mark = "“We will build,” ".len();
    assert_eq!(session.make(&[of_first(after_mark..after_mark + 9)], &self::briefing(FILE)), Ok(()));
}

#[test]
fn two_entries_of_one_person_become_one() {
    let after = changed(&[Change::Merge(SpeakerId(1), SpeakerId(0))]);
    let briefing = briefing(&after);
    assert_eq!(briefing.speakers().len(), 1);
    assert_eq!(briefing.speakers().first().map(|speaker| speaker.quote_count), Some(2));
    assert!(after.contains("// since May"), "{after}");
}

#[test]
fn fields_of_speakers_topics_and_the_title_change_in_place() {
    let after = changed(&[
        Change::Speaker(SpeakerId(0), SpeakerField::Role, String::new()),
        Change::Speaker(SpeakerId(1), SpeakerField::NativeName, "李安".to_owned()),
        Change::Topic(BlockId(0), TopicId(0), true),
        Change::Topic(BlockId(2), TopicId(0), false),
        Change::Title("The new harbour".to_owned()),
        Change::On(QuoteId(0), OccasionId(1)),
    ]);
    let (_, come) = difference(&after);
    assert!(come.contains(&"title: \"The new harbour\", // working title"), "{come:?}");
    assert!(come.contains(&"\"lee\": (name: \"Ann Lee\"), // since May"), "{come:?}");
    assert!(after.contains("native_name: \"李安\""));
    let briefing = briefing(&after);
    assert_eq!(briefing.topics().first().map(|topic| topic.blocks.clone()), Some(vec![BlockId(0)]));
}

/// Changes by chance; a number stands for what there is, counted round.
fn random_change(briefing: &Briefing, (kind, one, two, text): (u8, u32, u32, String)) -> Option<Change> {
    let quotes = u32::try_from(briefing.quotes().len()).ok()?;
    let speakers = u16::try_from(briefing.speakers().len()).ok()?;
    let quote = || (quotes > 0).then(|| QuoteId(one % quotes.max(1)));
    let speaker = |number: u32| {
        (speakers > 0).then(|| SpeakerId(u16::try_from(number % u32::from(speakers.max(1))).unwrap_or_default()))
    };
    let chosen = match two % 3 {
        0 => ChosenSpeaker::New(NewSpeaker { name: text.clone(), role: text.clone() }),
        _ => ChosenSpeaker::Known(speaker(two)?),
    };
    let blocks = u32::try_from(briefing.block_count()).ok()?;
    let block = BlockId(one % blocks.max(1));
    let words = || {
        let text = briefing.block(block)?.text();
        let start = text.floor_char_boundary(two as usize % text.len().max(1));
        Some(start..text.ceil_char_boundary((start + 12).min(text.len())))
    };
    Some(match kind % 10 {
        0 => Change::Confirm(vec![quote()?]),
        1 => Change::Remove(vec![quote()?]),
        2 => Change::Attribute { quotes: vec![quote()?], speaker: chosen, confirm: two % 2 == 0 },
        3 => Change::On(quote()?, OccasionId(0)),
        4 => Change::Words(quote()?, words()?),
        5 => Change::Mark { block, words: words()?, speaker: chosen, occasion: Some(OccasionId(0)) },
        6 => Change::Speaker(
            speaker(one)?,
            [SpeakerField::Name, SpeakerField::Role, SpeakerField::NativeName][two as usize % 3],
            text,
        ),
        7 => Change::Merge(speaker(one)?, speaker(two)?),
        8 => Change::Topic(block, TopicId(0), two % 2 == 0),
        _ => Change::Title(text),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn random_changes_are_undone_to_the_byte_and_lose_no_confirmed_quote(
        which in 0..5_usize,
        changes in proptest::collection::vec((any::<u8>(), any::<u32>(), any::<u32>(), "[A-Za-zé가 ]{1,12}"), 1..40),
    ) {
        let first = drafts().swap_remove(which);
        let mut session = Session::new(first.clone());
        let mut texts = vec![first];
        for change in changes {
            let before = briefing(session.text());
            let Some(change) = random_change(&before, change) else { continue };
            let removes = matches!(change, Change::Remove(_));
            if session.make(std::slice::from_ref(&change), &before).is_err() || session.text() == texts.last().map_or("", String::as_str) {
                continue;
            }
            let after = briefing(session.text());
            prop_assert!(removes || after.verified_count() + 1 >= before.verified_count(), "{change:?}");
            texts.push(session.text().to_owned());
        }
        for text in texts.iter().rev().skip(1) {
            prop_assert!(session.undo().is_some());
            prop_assert_eq!(session.text(), text);
        }
        prop_assert!(!session.is_changed() && session.undo().is_none());
        for text in texts.iter().skip(1) {
            prop_assert!(session.redo().is_some());
            prop_assert_eq!(session.text(), text);
        }
    }
}

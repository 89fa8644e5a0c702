//! Changes of a briefing: the content of the file afterwards, and that undoing restores the same bytes.

use std::{borrow::Cow, fs, path::Path, sync::LazyLock};

use briefing_core::{
    diagnostics::Severity,
    document::{Format, read},
    draft::{Details, Draft, TopicList},
    editing::{
        BlockShape, Change, ChangeError, ChosenSpeaker, Entry, Field, NewEntry, NewSpeaker, Session, differences,
        falsified,
    },
    format::Folder,
    load::{Loaded, load_text},
    model::{BlockId, BlockKind, Briefing, NoteId, OccasionId, QuoteId, SpeakerId, TopicId},
};
use proptest::prelude::*;

fn loaded(text: &str) -> Loaded {
    load_text("edited.briefing.ron", Cow::Owned(text.to_owned()), Folder::Embedded(&[]))
}

fn briefing(text: &str) -> Briefing {
    let loaded = loaded(text);
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|found| found.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    loaded.briefing.expect("it can be shown")
}

/// A change of fields.
fn set(entry: Entry, fields: &[(Field, &str)]) -> Change {
    Change::Set(entry, fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect())
}

/// Something new.
fn add(new: NewEntry, fields: &[(Field, &str)]) -> Change {
    Change::Add(new, fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect())
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

static DRAFTS: LazyLock<Vec<String>> = LazyLock::new(drafts);

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

/// The file after a change, checking that undo restores the old one and redo repeats the change.
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
    assert_eq!(error.to_string(), "no speaker is named for “And we will pay,”; choose one first");
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
    // "It is late." occurs only at the end; without the full stop it also occurs at the start.
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
    let after = changed(&[Change::Merge(Entry::Speaker(SpeakerId(1)), Entry::Speaker(SpeakerId(0)))]);
    let briefing = briefing(&after);
    assert_eq!(briefing.speakers().len(), 1);
    assert_eq!(briefing.speakers().first().map(|speaker| speaker.quote_count), Some(2));
    assert!(after.contains("// since May"), "{after}");
}

#[test]
fn fields_of_speakers_topics_and_the_title_change_in_place() {
    let after = changed(&[
        set(Entry::Speaker(SpeakerId(0)), &[(Field::Role, "")]),
        set(Entry::Speaker(SpeakerId(1)), &[(Field::NativeName, "李安")]),
        Change::Topic(BlockId(0), TopicId(0), true),
        Change::Topic(BlockId(2), TopicId(0), false),
        set(Entry::Briefing, &[(Field::Title, "The new harbour")]),
        Change::On(vec![QuoteId(0)], OccasionId(1)),
    ]);
    let (_, come) = difference(&after);
    assert!(come.contains(&"title: \"The new harbour\", // working title"), "{come:?}");
    assert!(come.contains(&"\"lee\": (name: \"Ann Lee\"), // since May"), "{come:?}");
    assert!(after.contains("native_name: \"李安\""));
    let briefing = briefing(&after);
    assert_eq!(briefing.topics().first().map(|topic| topic.blocks.clone()), Some(vec![BlockId(0)]));
}

/// Random changes; a number selects an existing entry, modulo their count.
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
    let occasions = u16::try_from(briefing.occasions().len()).ok()?;
    let topics = u16::try_from(briefing.topics().len()).ok()?;
    let entry = |number: u32| {
        Some(match number % 3 {
            0 => Entry::Speaker(speaker(number / 3)?),
            1 => Entry::Occasion(OccasionId(u16::try_from(number / 3 % u32::from(occasions).max(1)).ok()?)),
            _ => Entry::Topic(TopicId(u16::try_from(number / 3 % u32::from(topics).max(1)).ok()?)),
        })
    };
    let topic = TopicId(u16::try_from(two % u32::from(topics).max(1)).ok()?);
    let entered = |fields: Vec<Field>| {
        let value = |field: Field| match field {
            Field::Date | Field::Published => "2026-03".to_owned(),
            Field::Url => format!("https://example.org/{two}"),
            Field::Language => "en-GB".to_owned(),
            Field::Kind => "Interview".to_owned(),
            Field::FamilyName => text.split(' ').next().unwrap_or_default().to_owned(),
            Field::Figure => {
                words().and_then(|words| Some(briefing.block(block)?.text().get(words)?.to_owned())).unwrap_or_default()
            }
            _ => text.clone(),
        };
        fields
            .into_iter()
            .enumerate()
            .filter(|(at, _)| *at == 0 || two >> at & 1 == 0)
            .map(|(_, field)| (field, value(field)))
            .collect::<Vec<_>>()
    };
    Some(match kind % 20 {
        0 => Change::Confirm(vec![quote()?]),
        1 => Change::Remove(vec![quote()?]),
        2 => Change::Attribute { quotes: vec![quote()?], speaker: chosen, confirm: two % 2 == 0 },
        3 => Change::On(vec![quote()?], OccasionId(0)),
        4 => Change::Words(quote()?, words()?),
        5 => Change::Mark { block, words: words()?, speaker: chosen, occasion: Some(OccasionId(0)) },
        6 => Change::Set(entry(one)?, entered(entry(one)?.fields(briefing))),
        7 => Change::Merge(entry(one)?, entry(two)?),
        8 => Change::Topic(block, topic, two % 3 > 0),
        9 => Change::Set(Entry::Briefing, entered(Entry::Briefing.fields(briefing))),
        10 => Change::Add(NewEntry::Occasion(vec![quote()?]), entered(NewEntry::Occasion(Vec::new()).fields())),
        11 => Change::Add(NewEntry::Topic(Some(block)), entered(NewEntry::Topic(None).fields())),
        12 => Change::Add(NewEntry::Note(block, words()?), entered(vec![Field::Remark])),
        13 => Change::Add(NewEntry::Fact(topic, block, words()?), entered(vec![Field::Figure, Field::Label])),
        14 => Change::Delete(entry(one)?),
        15 => Change::Move(entry(one)?, (two % 4) as usize),
        16 => {
            let speaker = speaker(two).map(ChosenSpeaker::Known);
            let turn = BlockShape::Turn { speaker, occasion: Some(OccasionId(0)) };
            let shapes = [BlockShape::Heading, BlockShape::Paragraph, BlockShape::Item, turn];
            Change::Shape(block, shapes.get((two % 4) as usize)?.clone())
        }
        17 => Change::Join(block),
        18 => Change::Split(block, words()?.start),
        _ => {
            let old = briefing.block(block)?.text();
            let words = words()?;
            Change::Text(block, format!("{}{text}{}", old.get(..words.start)?, old.get(words.end..)?))
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn random_changes_are_undone_byte_for_byte_and_keep_confirmed_quotes(
        which in 0..5_usize,
        changes in proptest::collection::vec((any::<u8>(), any::<u32>(), any::<u32>(), "[A-Za-zé가 ]{1,12}"), 40),
    ) {
        let first = DRAFTS.get(which).expect("one of five").clone();
        let mut session = Session::new(first.clone());
        let mut before = briefing(&first);
        let mut texts = vec![first];
        for change in changes {
            let Some(change) = random_change(&before, change) else { continue };
            let removes = matches!(change, Change::Remove(_) | Change::Text(..));
            if session.make(std::slice::from_ref(&change), &before).is_err() || session.text() == texts.last().map_or("", String::as_str) {
                continue;
            }
            let after = loaded(session.text());
            let errors = after.count(Severity::Error);
            // Changed words may leave a note, a fact or a quote whose words are no longer there.
            if matches!(change, Change::Text(..)) && errors > 0 {
                prop_assert!(session.undo().is_some());
                continue;
            }
            prop_assert!(errors == 0, "{change:?} leaves errors in\n{}", session.text());
            let after = after.briefing.expect("it has no errors");
            prop_assert!(removes || after.verified_count() + 1 >= before.verified_count(), "{change:?}");
            before = after;
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

#[test]
fn a_speaker_is_added_changed_moved_and_removed_once_nothing_names_him() {
    let lee = Entry::Speaker(SpeakerId(0));
    let after =
        changed(&[add(NewEntry::Speaker, &[(Field::Name, "Bo Ek"), (Field::FamilyName, "Ek"), (Field::Role, "")])]);
    assert!(after.contains(r#""ek": (name: "Bo Ek", family_name: "Ek")"#), "{after}");
    let after = changed(&[Change::Move(lee, 1)]);
    assert_eq!(briefing(&after).speakers().first().map(|speaker| speaker.id.clone()), Some("a-lee".to_owned()));
    assert!(after.contains(r#""lee": (name: "Ann Lee", role: "Mayor"), // since May"#), "{after}");
    let mut session = Session::new(FILE.to_owned());
    let error = session.make(&[Change::Delete(lee)], &briefing(FILE)).expect_err("she is quoted");
    assert_eq!(error.to_string(), "1 place names Ann Lee; merge it with another, or move its quotes to another first");
    for (change, sentence) in [
        (set(lee, &[(Field::Name, " ")]), "“Name” cannot be empty"),
        (set(lee, &[(Field::FamilyName, "Ek")]), "the family name must be at the beginning or at the end of the name"),
        (set(Entry::Briefing, &[(Field::Url, "example.org")]), "a web address begins with https:// and has no spaces"),
        (set(Entry::Briefing, &[(Field::Language, "English")]), "a language is written like en, ko or pt-BR"),
        (
            set(Entry::Occasion(OccasionId(0)), &[(Field::Date, "2026-13")]),
            "“2026-13” is not a date: there is no month 13; write it as precisely as it is known",
        ),
    ] {
        let error = session.make(&[change], &briefing(FILE)).expect_err(sentence);
        assert_eq!(error.to_string(), sentence);
    }
    assert_eq!(session.text(), FILE);
}

#[test]
fn what_the_briefing_says_of_itself_is_set_in_a_source_that_was_not_there() {
    let after = changed(&[set(
        Entry::Briefing,
        &[
            (Field::Publisher, "City of Sandrick"),
            (Field::Authors, "Ann Lee; Bo Ek"),
            (Field::Published, "2026-03-02"),
            (Field::Language, "de"),
        ],
    )]);
    let source = briefing(&after).source;
    assert_eq!(source.publisher.as_deref(), Some("City of Sandrick"));
    assert_eq!(source.authors, ["Ann Lee", "Bo Ek"]);
    assert_eq!(difference(&after).0, Vec::<&str>::new(), "nothing that was there has changed");
    assert!(after.find("language:") < after.find("source:") && after.find("source:") < after.find("speakers:"));
}

#[test]
fn topics_are_added_with_a_paragraph_renamed_and_removed_from_all() {
    let after = changed(&[add(NewEntry::Topic(Some(BlockId(0))), &[(Field::Title, "Money")])]);
    let money = briefing(&after).topics().get(1).cloned().expect("a topic");
    assert_eq!((money.id.as_str(), money.blocks), ("money", vec![BlockId(0)]));
    let after = changed(&[Change::Delete(Entry::Topic(TopicId(0)))]);
    assert!(briefing(&after).topics().is_empty() && !after.contains("\"sea\""), "{after}");
    let after = changed(&[set(Entry::Topic(TopicId(0)), &[(Field::Title, "The sea"), (Field::Summary, "All of it.")])]);
    assert!(after.contains(r#"(id: "sea", title: "The sea", summary: "All of it.")"#), "{after}");
}

#[test]
fn an_occasion_is_added_for_a_quote_and_two_become_one() {
    let after =
        changed(&[add(NewEntry::Occasion(vec![QuoteId(0)]), &[(Field::Name, "Radio"), (Field::Kind, "Interview")])]);
    assert!(after.contains(r#""radio": (name: "Radio", kind: Interview)"#), "{after}");
    assert_eq!(briefing(&after).quote(QuoteId(0)).and_then(|quote| quote.occasion), Some(OccasionId(2)));
    let after = changed(&[Change::Merge(Entry::Occasion(OccasionId(0)), Entry::Occasion(OccasionId(1)))]);
    let occasions = briefing(&after).occasions().to_vec();
    assert_eq!(occasions.iter().map(|one| (one.id.as_str(), one.quote_count)).collect::<Vec<_>>(), [("post", 3)]);
}

#[test]
fn notes_and_facts_can_be_added_to_words_and_add_the_topic_to_the_paragraph() {
    let after = changed(&[add(NewEntry::Note(BlockId(0), 3..17), &[(Field::Remark, "In June.")])]);
    let with_note = briefing(&after);
    let note = with_note.note(NoteId(0)).expect("a note");
    assert_eq!(
        with_note.block(note.block).and_then(|block| block.text().get(note.range.clone())),
        Some("We will build,")
    );
    let mut session = Session::new(after.clone());
    session.make(&[set(Entry::Note(NoteId(0)), &[(Field::Remark, "In July.")])], &with_note).expect("it is there");
    assert_eq!(session.text(), after.replace("In June.", "In July."));
    session.make(&[Change::Delete(Entry::Note(NoteId(0)))], &briefing(session.text())).expect("it is there");
    assert_eq!(session.text(), FILE, "the list goes with its only note");
    let fact = NewEntry::Fact(TopicId(0), BlockId(0), 3..17);
    let after = changed(&[add(fact.clone(), &[(Field::Figure, "build"), (Field::Label, "verbs")])]);
    let with_fact = briefing(&after);
    let topic = with_fact.topics().first().expect("a topic");
    assert_eq!(topic.blocks, [BlockId(0), BlockId(2)]);
    assert_eq!(
        topic.facts.iter().map(|fact| (fact.value.as_str(), fact.range.clone())).collect::<Vec<_>>(),
        [("build", 3..17)]
    );
    let mut session = Session::new(after);
    let figure = |figure: &str| set(Entry::Fact(TopicId(0), 0), &[(Field::Figure, figure)]);
    assert_eq!(
        session.make(&[figure("pay")], &with_fact),
        Err(ChangeError::FigureElsewhere("We will build,".to_owned()))
    );
    session.make(&[figure("will build")], &with_fact).expect("the words say so");
    session.make(&[Change::Delete(Entry::Fact(TopicId(0), 0))], &briefing(session.text())).expect("it is there");
    assert!(!session.text().contains("facts"));
    let within = add(NewEntry::Note(BlockId(0), 3..8), &[(Field::Remark, "x")]);
    assert_eq!(session.make(&[within], &briefing(session.text())), Err(ChangeError::WithinWord));
    let again = add(NewEntry::Note(BlockId(2), 22..32), &[(Field::Remark, "x")]);
    assert_eq!(session.make(&[again], &briefing(session.text())), Err(ChangeError::Ambiguous));
}

#[test]
fn a_paragraph_becomes_a_heading_and_an_item_and_is_then_as_it_was() {
    let kind = |text: &str| briefing(text).block(BlockId(0)).map(|block| block.kind());
    let shape = |shape: BlockShape| Change::Shape(BlockId(0), shape);
    for (shape_of, expected) in
        [(BlockShape::Heading, BlockKind::Heading), (BlockShape::Item, BlockKind::Item { level: 1 })]
    {
        let mut session = Session::new(FILE.to_owned());
        session.make(&[shape(shape_of)], &briefing(FILE)).expect("it can be");
        assert_eq!(kind(session.text()), Some(expected));
        session.make(&[shape(BlockShape::Paragraph)], &briefing(session.text())).expect("it can be");
        assert_eq!(session.text(), FILE);
    }
}

const TRANSCRIPT: &str = r#"Briefing(
    format: 1,
    title: "Questions",
    speakers: { "lee": (name: "Ann Lee") },
    occasions: { "talk": (name: "Talk") },
    body: [
        Paragraph(text: "MS. LEE: We begin in June. We end in July."),
        Turn(speaker: "lee", occasion: "talk", text: "And it is dear."),
        Turn(label: "Q", text: "Why?"),
    ],
)
"#;

#[test]
fn a_turn_takes_its_label_from_the_text_and_gives_it_back() {
    let before = briefing(TRANSCRIPT);
    let mut session = Session::new(TRANSCRIPT.to_owned());
    let speaker = Some(ChosenSpeaker::Known(SpeakerId(0)));
    let turn = BlockShape::Turn { speaker, occasion: Some(OccasionId(0)) };
    session.make(&[Change::Shape(BlockId(0), turn)], &before).expect("it can be");
    let line =
        r#"Turn(speaker: "lee", occasion: "talk", label: "MS. LEE:", text: "We begin in June. We end in July."),"#;
    assert!(session.text().contains(line), "{}", session.text());
    session.make(&[Change::Join(BlockId(0))], &briefing(session.text())).expect("one speaker says both");
    let joined = briefing(session.text());
    assert_eq!((joined.block_count(), joined.verified_count()), (2, 1));
    assert_eq!(session.make(&[Change::Join(BlockId(0))], &joined), Err(ChangeError::UnlikeTurns));
    session.make(&[Change::Split(BlockId(0), 17)], &joined).expect("between two sentences");
    let parted = briefing(session.text());
    assert_eq!((parted.block_count(), parted.verified_count()), (3, 2));
    session.make(&[Change::Shape(BlockId(0), BlockShape::Paragraph)], &parted).expect("it can be");
    let paragraph = briefing(session.text());
    assert_eq!(paragraph.block(BlockId(0)).map(|block| block.text()), Some("MS. LEE: We begin in June."));
    assert_eq!(paragraph.verified_count(), 2, "what she said stays a quote");
}

#[test]
fn a_paragraph_is_parted_and_joined_with_its_quotes_notes_and_topics() {
    let mut session = Session::new(FILE.to_owned());
    let pay = "“We will build,” Lee said. “And we ".len();
    let note = add(NewEntry::Note(BlockId(0), pay..pay + 8), &[(Field::Remark, "Not all of it.")]);
    let topic = Change::Topic(BlockId(0), TopicId(0), true);
    session.make(&[note, topic], &briefing(FILE)).expect("a note");
    let before = session.text().to_owned();
    let at = "“We will build,” Lee said. ".len();
    session.make(&[Change::Split(BlockId(0), at)], &briefing(&before)).expect("between two sentences");
    let parted = briefing(session.text());
    let texts: Vec<&str> = parted.blocks().take(2).map(|block| block.text()).collect();
    assert_eq!(texts, ["“We will build,” Lee said.", "“And we will pay,” she added."]);
    assert_eq!(parted.blocks().take(2).map(|block| block.quotes().count()).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(parted.note(NoteId(0)).map(|note| note.block), Some(BlockId(1)));
    assert_eq!(
        parted.topics().first().map(|topic| topic.blocks.clone()),
        Some(vec![BlockId(0), BlockId(1), BlockId(3)])
    );
    assert!(session.text().contains("// The lead."));
    session.make(&[Change::Join(BlockId(0))], &parted).expect("they can be joined");
    let joined = briefing(session.text());
    assert_eq!(
        joined.block(BlockId(0)).map(|block| block.text()),
        briefing(FILE).block(BlockId(0)).map(|block| block.text())
    );
    assert_eq!((joined.quotes().len(), joined.verified_count()), (3, 1));
    for _ in 0..3 {
        assert!(session.undo().is_some());
    }
    assert_eq!(session.text(), FILE);
}

#[test]
fn a_quote_across_a_paragraph_split_continues_in_the_second_part() {
    let file = r#"(format: 1, title: "T", speakers: {"lee": (name: "Ann Lee")}, occasions: {"talk": (name: "Talk")}, body: [
    Paragraph(text: "Lee said: “We begin in June. We end in July.”", quotes: [(speaker: "lee", occasion: "talk", text: "We begin in June. We end in July.")]),
])"#;
    let mut session = Session::new(file.to_owned());
    let at = briefing(file).block(BlockId(0)).and_then(|block| block.text().find("We end")).expect("it is there");
    session.make(&[Change::Split(BlockId(0), at)], &briefing(file)).expect("it can be");
    let parted = briefing(session.text());
    assert_eq!((parted.block_count(), parted.quotes().len(), parted.verified_count()), (2, 1, 1));
    assert_eq!(parted.quote(QuoteId(0)).and_then(|quote| quote.span_in(BlockId(1))), Some(0..15));
}

#[test]
fn changed_words_make_quotes_unconfirmed_and_this_is_announced() {
    let before = briefing(FILE);
    let text = before.block(BlockId(0)).map(|block| block.text().replace("build,", "rebuild,")).expect("a text");
    assert_eq!(falsified(&before, BlockId(0), &text), [QuoteId(0)]);
    let after = changed(&[Change::Text(BlockId(0), text)]);
    let briefing = briefing(&after);
    assert_eq!((briefing.verified_count(), briefing.unconfirmed_count()), (0, 3));
    let quote = briefing.quote(QuoteId(0)).expect("it is still there");
    assert_eq!(briefing.quote_text(quote), "We will rebuild,");
    let text = before.block(BlockId(0)).map(|block| block.text().replace("Lee said", "said Lee")).expect("a text");
    assert_eq!(falsified(&before, BlockId(0), &text), []);
    let after = changed(&[Change::Text(BlockId(0), text)]);
    assert_eq!(self::briefing(&after).verified_count(), 1, "words beside a quote leave it as it is");
}

#[test]
fn two_versions_are_told_apart_in_words() {
    let mine = changed(&[
        set(Entry::Briefing, &[(Field::Title, "Mole")]),
        set(Entry::Speaker(SpeakerId(0)), &[(Field::Role, "Clerk")]),
        Change::Remove(vec![QuoteId(0)]),
        Change::Topic(BlockId(0), TopicId(0), true),
    ]);
    let found = differences(&briefing(&mine), &briefing(FILE));
    let told: Vec<_> = found.iter().map(|one| [one.what.as_str(), &one.mine, &one.theirs]).collect();
    let text = "“We will build,” Lee said. “And we will pay,” she added.";
    assert_eq!(
        told,
        [
            ["Title", "Mole", "Harbour"],
            ["Speaker Ann Lee: Role", "Clerk", "Mayor"],
            ["Paragraph 1", &format!("{text}\nTopics: Sea"), text],
            ["Quote", "", "“We will build,” by Ann Lee, Talk"],
        ]
    );
    assert!(differences(&briefing(FILE), &briefing(FILE)).is_empty());
}

#[test]
fn versions_that_differ_in_what_a_block_is_are_told_apart() {
    let mine = changed(&[Change::Shape(BlockId(0), BlockShape::Item)]);
    let found = differences(&briefing(&mine), &briefing(FILE));
    let shapes: Vec<_> = found.iter().map(|one| (one.mine.as_str(), one.theirs.as_str())).collect();
    let text = "“We will build,” Lee said. “And we will pay,” she added.";
    let [mine, theirs] = ["List item of level 1", "Paragraph"].map(|shape| format!("{shape}: {text}"));
    assert_eq!(shapes, [(mine.as_str(), theirs.as_str())]);
}

/// A file as written by hand: comments everywhere, and its own layout.
const BY_HAND: &str = r##"/* The harbour, by hand.
   Do not tidy up. */
Briefing(
    format: 1,
    title:    "Harbour", // working title
    source: ( publisher: "City", /* no url yet */ authors: ["Ann Roe"] ),
    speakers: {
        // The council
        "lee": (name: "Ann Lee", role: "Mayor"), // since May
        "ek":  (name: "Bo Ek"),
        "orr": (name: "Cy Orr"), // not quoted
    },
    occasions: {
        "talk":  (name: "Talk", date: "2026-03-02"),
        "radio": (name: "Radio"), // which station?
        "post":  (name: "Post"),
    },
    topics: [
        (id: "sea", title: "Sea"),
        (id: "money", title: "Money", facts: [(value: "12 million", label: "crowns")]), // see budget
    ],
    body: [
        Heading(text: "The harbour"), // h1
        Paragraph(
            // The lead.
            text: r#"“We go,” Lee said. “We stay,” she said."#, // raw
            topics: ["sea"],
            quotes: [
                (speaker: "lee", occasion: "talk", text: "We go,"), // first
                (speaker: "lee", occasion: "talk", text: "We stay,", confirmed: false),
            ],
        ),
        Paragraph(text: "It cost 12 million crowns.", topics: ["money"]), /* budget */
        Paragraph(text: "“No,” said Ek. “Never,” he said.", quotes: [(speaker: "ek", occasion: "radio", text: "No,")]),
        Turn(speaker: "ek", occasion: "radio", label: "EK:", text: "Good night."), // last words
    ],
)
"##;

#[test]
fn edits_of_a_handwritten_file_change_nothing_else() {
    let name = |one: u16| Entry::Speaker(SpeakerId(one));
    let lee = || ChosenSpeaker::Known(SpeakerId(0));
    let at = |block: u32, words: &str| {
        let start = briefing(BY_HAND).block(BlockId(block)).and_then(|block| block.text().find(words)).expect(words);
        start..start + words.len()
    };
    // Each change, and the text of the file that is replaced, with its replacement.
    let edits: Vec<(Change, &[(&str, &str)])> = vec![
        (set(Entry::Briefing, &[(Field::Title, "Mole")]), &[("\"Harbour\"", "\"Mole\"")]),
        (set(Entry::Briefing, &[(Field::Publisher, "Town")]), &[("\"City\"", "\"Town\"")]),
        (set(Entry::Briefing, &[(Field::Authors, "A; B")]), &[("[\"Ann Roe\"]", "[\"A\", \"B\"]")]),
        (
            set(Entry::Briefing, &[(Field::Published, "2026")]),
            &[("[\"Ann Roe\"] )", "[\"Ann Roe\"], published: \"2026\" )")],
        ),
        (set(name(0), &[(Field::Role, "Clerk")]), &[("\"Mayor\"", "\"Clerk\"")]),
        (set(name(0), &[(Field::Role, "")]), &[(", role: \"Mayor\"", "")]),
        (set(name(1), &[(Field::Name, "Bo Eck")]), &[("\"Bo Ek\"", "\"Bo Eck\"")]),
        (set(name(1), &[(Field::FamilyName, "Ek")]), &[("\"Bo Ek\"", "\"Bo Ek\", family_name: \"Ek\"")]),
        (set(name(2), &[(Field::NativeName, "오")]), &[("\"Cy Orr\"", "\"Cy Orr\", native_name: \"오\"")]),
        (
            Change::Delete(name(2)),
            &[("        \"orr\": (name: \"Cy Orr\"), // not quoted\n", "        // not quoted\n")],
        ),
        (
            add(NewEntry::Speaker, &[(Field::Name, "Di Pole")]),
            &[("// not quoted\n", "// not quoted\n        \"pole\": (name: \"Di Pole\"),\n")],
        ),
        (
            set(Entry::Occasion(OccasionId(1)), &[(Field::Place, "Sandrick")]),
            &[("\"Radio\"", "\"Radio\", place: \"Sandrick\"")],
        ),
        (set(Entry::Occasion(OccasionId(0)), &[(Field::Date, "2026-03")]), &[("2026-03-02", "2026-03")]),
        (set(Entry::Occasion(OccasionId(2)), &[(Field::Kind, "Post")]), &[("\"Post\"", "\"Post\", kind: Post")]),
        (Change::Delete(Entry::Occasion(OccasionId(2))), &[("        \"post\":  (name: \"Post\"),\n", "")]),
        (
            Change::Merge(Entry::Occasion(OccasionId(2)), Entry::Occasion(OccasionId(0))),
            &[("        \"post\":  (name: \"Post\"),\n", "")],
        ),
        (set(Entry::Topic(TopicId(0)), &[(Field::Title, "The sea")]), &[("\"Sea\"", "\"The sea\"")]),
        (set(Entry::Topic(TopicId(0)), &[(Field::Summary, "Wet.")]), &[("\"Sea\"", "\"Sea\", summary: \"Wet.\"")]),
        (set(Entry::Fact(TopicId(1), 0), &[(Field::Label, "spent")]), &[("\"crowns\"", "\"spent\"")]),
        (Change::Delete(Entry::Fact(TopicId(1), 0)), &[(", facts: [(value: \"12 million\", label: \"crowns\")]", "")]),
        (Change::Topic(BlockId(1), TopicId(1), true), &[("[\"sea\"]", "[\"sea\", \"money\"]")]),
        (Change::Topic(BlockId(0), TopicId(0), true), &[("\"The harbour\"", "\"The harbour\", topics: [\"sea\"]")]),
        (Change::Shape(BlockId(0), BlockShape::Paragraph), &[("Heading(", "Paragraph(")]),
        (Change::Shape(BlockId(2), BlockShape::Item), &[("Paragraph(text: \"It", "Item(text: \"It")]),
        (Change::Confirm(vec![QuoteId(1)]), &[(", confirmed: false", "")]),
        (
            Change::Remove(vec![QuoteId(1)]),
            &[("                (speaker: \"lee\", occasion: \"talk\", text: \"We stay,\", confirmed: false),\n", "")],
        ),
        (Change::On(vec![QuoteId(0)], OccasionId(2)), &[("\"talk\", text: \"We go,\"", "\"post\", text: \"We go,\"")]),
        (
            Change::Attribute { quotes: vec![QuoteId(2)], speaker: lee(), confirm: false },
            &[(
                "(speaker: \"ek\", occasion: \"radio\", text: \"No,\")",
                "(speaker: \"lee\", occasion: \"radio\", text: \"No,\")",
            )],
        ),
        (
            Change::Mark { block: BlockId(3), words: at(3, "Never,"), speaker: lee(), occasion: Some(OccasionId(0)) },
            &[("text: \"No,\")]", "text: \"No,\"), (speaker: \"lee\", occasion: \"talk\", text: \"Never,\")]")],
        ),
        (
            add(NewEntry::Note(BlockId(2), at(2, "crowns")), &[(Field::Remark, "Of May.")]),
            &[("topics: [\"money\"])", "topics: [\"money\"], notes: [(on: \"crowns\", text: \"Of May.\")])")],
        ),
        (Change::Text(BlockId(1), "“We go,” Lee says. “We stay,” she said.".to_owned()), &[("Lee said", "Lee says")]),
        (
            Change::Text(BlockId(4), "Good night!".to_owned()),
            &[("\"Good night.\"", "\"Good night!\", confirmed: false")],
        ),
    ];
    assert!(edits.len() >= 30, "{}", edits.len());
    for (change, replaced) in edits {
        let mut session = Session::new(BY_HAND.to_owned());
        session
            .make(std::slice::from_ref(&change), &briefing(BY_HAND))
            .unwrap_or_else(|error| panic!("{change:?}: {error}"));
        let mut expected = BY_HAND.to_owned();
        for (old, new) in replaced {
            assert!(expected.contains(old), "{old}");
            expected = expected.replacen(old, new, 1);
        }
        assert_eq!(session.text(), expected, "{change:?}");
        briefing(session.text());
    }
}

#[test]
fn thirty_edits_one_after_the_other_keep_every_comment() {
    let mut session = Session::new(BY_HAND.to_owned());
    let mut make = |change: Change| {
        let now = briefing(session.text());
        session.make(std::slice::from_ref(&change), &now).unwrap_or_else(|error| panic!("{change:?}: {error}"));
        session.text().to_owned()
    };
    for number in 0..10_u32 {
        make(set(Entry::Briefing, &[(Field::Title, &format!("Harbour {number}"))]));
        make(add(NewEntry::Topic(Some(BlockId(number % 4))), &[(Field::Title, &format!("Topic {number}"))]));
        make(Change::Move(Entry::Speaker(SpeakerId(0)), (number % 3) as usize));
    }
    make(Change::Join(BlockId(1)));
    let text = make(Change::Split(BlockId(1), "“We go,” Lee said. ".len()));
    for comment in [
        "/* The harbour, by hand.\n   Do not tidy up. */",
        "// working title",
        "/* no url yet */",
        "// The council",
        "// since May",
        "// not quoted",
        "// which station?",
        "// see budget",
        "// h1",
        "// The lead.",
        "// raw",
        "// first",
        "/* budget */",
        "// last words",
    ] {
        assert_eq!(text.matches(comment).count(), 1, "{comment}\n{text}");
    }
}

/// A paragraph with its original next to it.
fn with_original(text: &str, original: &str, quotes: &str) -> String {
    format!(
        "Briefing(\n    format: 1,\n    title: \"T\",\n    speakers: {{\"lee\": (name: \"Ann Lee\")}},\n    occasions: {{\"talk\": (name: \"Talk\")}},\n    body: [\n        Paragraph(text: \"{text}\", original: \"{original}\"{quotes}),\n    ],\n)\n"
    )
}

#[test]
fn a_paragraph_is_parted_with_its_original_where_both_end_a_sentence() {
    let quotes = ", quotes: [(speaker: \"lee\", occasion: \"talk\", text: \"We stay.\", original: \"Wir bleiben.\")]";
    let file = with_original("It rained. “We stay.”", "Es regnete. „Wir bleiben.“", quotes);
    let mut session = Session::new(file.clone());
    session.make(&[Change::Split(BlockId(0), "It rained.".len())], &briefing(&file)).expect("it can be parted");
    let after = briefing(session.text());
    let blocks: Vec<(&str, Option<&str>)> = after.blocks().map(|block| (block.text(), block.original())).collect();
    assert_eq!(blocks, [("It rained.", Some("Es regnete.")), ("“We stay.”", Some("„Wir bleiben.“"))]);
    let quote = after.quote(QuoteId(0)).expect("a quote");
    assert_eq!((quote.block, loaded(session.text()).count(Severity::Error)), (BlockId(1), 0));
    session.undo().expect("it was parted");
    assert_eq!(session.text(), file);
}

#[test]
fn paragraphs_whose_original_has_no_matching_sentence_end_are_not_split() {
    let own = ", quotes: [(speaker: \"lee\", occasion: \"talk\", text: \"We stay.\", original: \"Es regnete.\")]";
    for (text, original, quotes, at) in [
        ("It rained. It snowed.", "Es regnete und es schneite.", "", "It rained."),
        ("It rained. It snowed.", "Es regnete. Es schneite. Es fror.", "", "It rained."),
        ("It rained and it snowed. It froze.", "Es regnete und es schneite. Es fror.", "", "It rained"),
        ("It rained. “We stay.”", "Es regnete. „Wir bleiben.“", own, "It rained."),
    ] {
        let file = with_original(text, original, quotes);
        let mut session = Session::new(file.clone());
        let error =
            session.make(&[Change::Split(BlockId(0), at.len())], &briefing(&file)).expect_err("it does not fit");
        let said = "the original of this paragraph has no matching sentence boundary; split it in the file";
        assert_eq!((error.to_string().as_str(), session.text()), (said, file.as_str()), "{text}");
    }
}

#[test]
fn embargo_and_translation_are_set_changed_and_removed_with_the_details() {
    let set = |text: &str, fields: &[(Field, &str)]| {
        let fields = fields.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
        let mut session = Session::new(text.to_owned());
        session.make(&[Change::Set(Entry::Briefing, fields)], &briefing(text)).map(|()| session.text().to_owned())
    };
    let bare = "Briefing(\n    format: 1,\n    title: \"T\", // a title\n    body: [],\n)\n";
    let both = set(bare, &[(Field::Embargo, "2026-01-14T09:00:00+09:00"), (Field::TranslatedFrom, "ko")]).expect("set");
    assert_eq!(
        both,
        "Briefing(\n    format: 1,\n    title: \"T\", // a title\n    source: (translated: (from: \"ko\", by: Machine)),\n    release: Embargoed(until: \"2026-01-14T09:00:00+09:00\"),\n    body: [],\n)\n"
    );
    let text = |field| Entry::Briefing.text(field, &briefing(&both));
    assert_eq!(text(Field::Embargo), "2026-01-14T09:00:00+09:00");
    assert_eq!((text(Field::TranslatedFrom), text(Field::Translator)), ("ko".to_owned(), String::new()));
    let named = set(&both, &[(Field::Translator, "Bo Ek")]).expect("set");
    assert!(named.contains("translated: (from: \"ko\", by: Person(\"Bo Ek\"))"), "{named}");
    let error = set(&named, &[(Field::TranslatedFrom, "")]).expect_err("a translator translates from something");
    assert_eq!(error.to_string(), "“Translated from, like ko” cannot be empty");
    let error = set(&named, &[(Field::TranslatedFrom, "from Korean")]).expect_err("no language");
    assert_eq!(error.to_string(), "a language is written like en, ko or pt-BR");
    let none = [(Field::TranslatedFrom, ""), (Field::Translator, ""), (Field::Embargo, "")];
    let without = set(&named, &none).expect("taken out");
    assert!(!without.contains("translated") && !without.contains("release"), "{without}");
    assert_eq!(loaded(&without).count(Severity::Error), 0);
}

#[test]
fn overlong_names_are_rejected_with_a_message_and_long_ones_are_accepted() {
    let name = |count: usize| "é".repeat(count);
    let set = |field: Field, entry: Entry, text: String| {
        let mut session = Session::new(FILE.to_owned());
        session.make(&[Change::Set(entry, vec![(field, text)])], &briefing(FILE)).map(|()| session.text().to_owned())
    };
    let long = set(Field::Name, Entry::Speaker(SpeakerId(0)), name(300)).expect("long, and no longer than that");
    assert_eq!(briefing(&long).speakers()[0].name.chars().count(), 300);
    let error = set(Field::Title, Entry::Briefing, name(2000)).expect_err("too long");
    assert_eq!(error.to_string(), "“Title” is too long; shorten it");
}

//! Quotations and their speakers: whole documents against manual annotations, and one rule per test.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use briefing_core::attribution::{Attribution, PersonKind, PhraseKind, ProposedQuote, Rule, attribute};
use briefing_core::document::{Block, BlockKind};
use briefing_core::model::Confidence;
use serde_json::Value;

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|up| up.join("tests/fixtures").join(folder))
        .find(|path| path.is_dir())
        .unwrap()
}

/// Paragraphs at blank lines; short ones without an end are headings, like those of the readers.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut all = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        let body = part.trim();
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + 2;
        if body.is_empty() {
            continue;
        }
        let is_ended = body.ends_with(['.', '!', '?', ':', '”', '"', '’', '\'', ')', ',', '“', '»']);
        let is_heading = body.split_whitespace().count() < 15 && (!is_ended || start == 0);
        let kind = if is_heading { BlockKind::Heading } else { BlockKind::Paragraph };
        all.push(Block::new(kind, start..start + body.len()));
    }
    all
}

pub(crate) fn read(text: &str) -> Attribution {
    attribute(text, &blocks(text), "en")
}

pub(crate) fn name(found: &Attribution, quote: &ProposedQuote) -> Option<String> {
    quote.speaker.map(|speaker| found.people[speaker].name.clone())
}

/// Each quotation with its speaker.
pub(crate) fn said(text: &str) -> Vec<(String, Option<String>)> {
    let found = read(text);
    found.quotes.iter().map(|quote| (text[quote.range.clone()].to_owned(), name(&found, quote))).collect()
}

/// The only quotation's speaker, and why.
#[track_caller]
fn who(text: &str) -> (String, Rule) {
    let found = read(text);
    let [quote] = found.quotes.as_slice() else { panic!("one quotation in {text}: {:#?}", found.quotes) };
    (name(&found, quote).unwrap_or_default(), quote.rule)
}

#[track_caller]
fn assert_who(text: &str, speaker: &str) {
    assert_eq!(who(text).0, speaker, "{text}");
}

// --- whole documents ---

#[derive(Default, Debug)]
struct Score {
    demanded: usize,
    found: usize,
    speakers: usize,
    extra: usize,
}

fn characters(text: &str, range: &Range<usize>) -> Range<usize> {
    text[..range.start].chars().count()..text[..range.end].chars().count()
}

/// The gold files have no mark at an end, even if a turn ends with a quotation.
fn without_marks(text: &str, range: &Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let trimmed = words.trim_end_matches(['”', '’', '"', '“']);
    range.start..range.start + trimmed.len()
}

/// Compares a document with its gold: characters of the words between the marks, and the speaker's name or an alias.
fn score(text: &str, gold: &Value, score: &mut Score) {
    let found = attribute(text, &blocks(text), gold["language"].as_str().unwrap());
    let mut taken = vec![false; found.quotes.len()];
    for want in gold["quotes"].as_array().unwrap() {
        let span = want["start"].as_u64().unwrap() as usize..want["end"].as_u64().unwrap() as usize;
        let hit = found.quotes.iter().position(|quote| characters(text, &without_marks(text, &quote.range)) == span);
        if let Some(hit) = hit {
            taken[hit] = true;
        }
        if want["optional"].as_bool() == Some(true) {
            continue;
        }
        score.demanded += 1;
        let Some(hit) = hit else { continue };
        score.found += 1;
        let aliases = want["aliases"].as_array().into_iter().flatten();
        let mut names = aliases.chain([&want["speaker"]]).filter_map(Value::as_str).map(str::to_lowercase);
        let got = name(&found, &found.quotes[hit]).unwrap_or_default().to_lowercase();
        score.speakers += usize::from(names.any(|name| name.trim_start_matches("the ") == got));
    }
    score.extra += taken.iter().filter(|taken| !**taken).count();
}

#[test]
fn the_texts_of_the_development_set_are_read_as_a_person_marked_them() {
    let folder = fixtures("drafting");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut texts = 0;
    for path in files.iter().filter(|path| path.extension().is_some_and(|end| end == "txt")) {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        // Korean is read with its own rules.
        if stem == "ko-native" {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(folder.join(format!("{stem}.gold.json"))).unwrap()).unwrap();
        let mut counted = Score::default();
        score(&text, &gold, &mut counted);
        assert_eq!(counted.found, counted.demanded, "{stem}: {counted:?}");
        assert_eq!(counted.speakers, counted.demanded, "{stem}: {counted:?}");
        assert_eq!(counted.extra, 0, "{stem}: {counted:?}");
        texts += 1;
    }
    assert_eq!(texts, 6);
}

#[test]
fn the_documents_are_drafted_as_a_person_would() {
    for (stem, language) in [("transcript", "en"), ("british-release", "en-GB"), ("german-release", "de")] {
        let folder = fixtures("documents");
        let text = fs::read_to_string(folder.join(format!("{stem}.txt"))).unwrap();
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(folder.join(format!("{stem}.gold.json"))).unwrap()).unwrap();
        let found = attribute(&text, &blocks(&text), language);
        let got: Vec<(&str, Option<String>, bool)> = found
            .quotes
            .iter()
            .map(|quote| (&text[quote.range.clone()], name(&found, quote), quote.continues))
            .collect();
        let want: Vec<(&str, Option<String>, bool)> = gold["quotes"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|quote| quote["optional"].as_bool() != Some(true))
            .map(|quote| {
                let speaker = quote["speaker"].as_str().map(ToOwned::to_owned);
                (quote["text"].as_str().unwrap(), speaker, quote["continues"].as_bool().unwrap())
            })
            .collect();
        assert_eq!(got, want, "{stem}");
    }
}

#[test]
fn what_is_proposed_stands_at_its_place() {
    for (folder, stem) in
        [("drafting", "scare-quotes-and-titles"), ("documents", "transcript"), ("documents", "british-release")]
    {
        let text = fs::read_to_string(fixtures(folder).join(format!("{stem}.txt"))).unwrap();
        let all = blocks(&text);
        let found = attribute(&text, &all, "");
        let mut end = 0;
        for quote in &found.quotes {
            let block = &all[quote.block].range;
            assert!(block.start <= quote.range.start && quote.range.end <= block.end, "{stem}: within its block");
            assert!(end <= quote.range.start, "{stem}: in order and apart");
            end = quote.range.end;
            assert!(quote.speaker.is_none_or(|speaker| speaker < found.people.len()));
            assert!(quote.evidence.iter().all(|range| text.get(range.clone()).is_some_and(|words| !words.is_empty())));
        }
    }
}

// --- cues ---

#[test]
fn a_verb_of_saying_beside_the_quotation_names_the_speaker() {
    for text in [
        "“We will build the bridge,” said Ann Lee.",
        "“We will build the bridge,” Ann Lee said.",
        "“Will we build the bridge?” Ann Lee asked.",
        "Ann Lee said, “We will build the bridge.”",
        "Ann Lee said: “We will build the bridge.”",
        "Ann Lee: “We will build the bridge.”",
        "According to Ann Lee, “we will build the bridge.”",
        "“We will build the bridge,” according to Ann Lee.",
        "In the words of Ann Lee, “we will build the bridge.”",
        "“We will build the bridge,” Ann Lee later told reporters in Busan.",
        "“We will build the bridge.” – Ann Lee",
    ] {
        assert_who(text, "Ann Lee");
    }
}

#[test]
fn words_between_a_speaker_and_the_verb_do_not_hide_the_speaker() {
    for text in [
        "“We will build the bridge,” Ann Lee, the mayor of Busan, said.",
        "“We will build the bridge,” Ann Lee, who worked for Bob Oh, said.",
        "“We will build the bridge,” said Ann Lee, who once worked for Bob Oh.",
        "Ann Lee, 45, a former aide to Bob Oh, said, “We will build the bridge.”",
        "Ann Lee (D-Ohio) said on Monday that the town “will build the bridge”.",
        "Ann Lee, speaking at a rally with Bob Oh, told the crowd, “We will build the bridge.”",
    ] {
        assert_who(text, "Ann Lee");
    }
}

#[test]
fn the_hearer_is_not_the_speaker() {
    assert_who("Ann Lee told Bob Oh, “We will build the bridge.”", "Ann Lee");
    assert_who("“Will we build the bridge?” Ann Lee asked Bob Oh.", "Ann Lee");
    assert_who("“We will build the bridge,” said Ann Lee to Bob Oh.", "Ann Lee");
}

#[test]
fn a_spokesman_is_not_the_one_he_speaks_for() {
    assert_who("“We will build the bridge,” said a spokesman for Ann Lee.", "a spokesman for Ann Lee");
    assert_eq!(
        who("“We will build the bridge,” said Ann Lee’s spokesman, Bob Oh."),
        ("Bob Oh".into(), Rule::Appositive)
    );
}

#[test]
fn what_somebody_says_of_another_is_not_the_others() {
    assert_who("Ann Lee said Bob Oh was “no longer a friend of the town”.", "Ann Lee");
    assert_who("The plan is “dead, buried and forgotten” in the town, said Ann Lee.", "Ann Lee");
    assert_who("Ann Lee said the bridge is late and accused Bob Oh of “sleeping through three winters”.", "Ann Lee");
}

#[test]
fn the_owner_of_the_words_is_their_speaker() {
    assert_who("The council discussed Ann Lee’s call for “a bridge that lasts a century”.", "Ann Lee");
}

#[test]
fn a_verb_that_no_list_has_serves_behind_a_comma() {
    assert_who("“We will build the bridge,” Ann Lee trilled.", "Ann Lee");
}

#[test]
fn who_was_asked_did_not_say_it() {
    assert_who("Ann Lee was told by her aides to wait. “We will build the bridge,” said Bob Oh.", "Bob Oh");
}

// --- pieces and paragraphs ---

#[test]
fn a_quotation_in_two_pieces_continues() {
    let found = read("“We will build the bridge,” said Ann Lee, “and we will pay for it.”");
    assert_eq!(found.quotes.iter().map(|quote| quote.continues).collect::<Vec<_>>(), [false, true]);
    assert_eq!(found.quotes[1].rule, Rule::Continued);
    assert_eq!(found.quotes[0].speaker, found.quotes[1].speaker);
}

#[test]
fn paragraphs_that_reopen_a_quotation_continue_it() {
    let text = "Ann Lee said: “We will build the bridge.\n\n“We will pay for it.\n\n“And it will last.”";
    let found = read(text);
    assert_eq!(found.quotes.iter().map(|quote| quote.continues).collect::<Vec<_>>(), [false, true, true]);
    assert!(found.quotes.iter().all(|quote| name(&found, quote).as_deref() == Some("Ann Lee")));
    assert_eq!(found.quotes[2].rule, Rule::Reopened);
}

#[test]
fn a_quotation_without_a_cue_has_the_speaker_of_the_one_before() {
    let text =
        "“We will build the bridge,” said Ann Lee. “It will last for a century.”\n\n“Nobody will swim any more.”";
    assert!(said(text).iter().all(|(_, speaker)| speaker.as_deref() == Some("Ann Lee")));
}

#[test]
fn a_quotation_behind_a_sentence_of_saying_is_that_speakers() {
    let text = "“We will build the bridge,” said Ann Lee. Bob Oh disagreed. “It will fall into the sea.”";
    assert_eq!(said(text)[1].1.as_deref(), Some("Bob Oh"));
}

#[test]
fn a_paragraph_that_is_set_off_is_a_quotation_without_marks() {
    let text = "In her report Ann Lee writes:\n\nThe bridge held because nobody trusted it.\n\nThe town agreed.";
    let mut all = blocks(text);
    all[1].kind = BlockKind::Quotation;
    let found = attribute(text, &all, "en");
    assert_eq!(found.quotes.len(), 1);
    assert_eq!(&text[found.quotes[0].range.clone()], "The bridge held because nobody trusted it.");
    assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("Ann Lee"));
    assert_eq!(found.quotes[0].rule, Rule::BlockQuotation);
}

#[test]
fn nobody_is_named_where_nothing_says_who() {
    let found = read(
        "It rained on Monday, and the river rose, and nobody came to the opening of the bridge.\n\n“We will build the bridge.”",
    );
    assert_eq!(found.quotes.len(), 1);
    assert_eq!((found.quotes[0].speaker, found.quotes[0].rule), (None, Rule::None));
}

// --- people ---

#[test]
fn a_family_name_stands_for_the_fullest_name() {
    let text = "Ann Mary Lee opened the bridge.\n\n“It will last for a century,” said Lee.";
    assert_eq!(said(text)[0].1.as_deref(), Some("Ann Mary Lee"));
}

#[test]
fn two_people_of_one_family_name_stay_two() {
    let text = "Ann Lee spoke first. “We will build the bridge,” said Ann Lee. “We will not pay for it,” said Bob Lee.";
    let speakers: Vec<_> = said(text).into_iter().map(|(_, speaker)| speaker.unwrap()).collect();
    assert_eq!(speakers, ["Ann Lee", "Bob Lee"]);
}

#[test]
fn a_given_name_that_no_list_has_is_no_adjective_of_a_relative() {
    let text =
        "“We will build the bridge,” said Ann Lee. Zyla Lee disagreed.\n\n“We will not pay for it,” Zyla Lee said.";
    assert_eq!(said(text)[1].1.as_deref(), Some("Zyla Lee"));
}

#[test]
fn titles_and_particles_are_told_from_the_name() {
    for (spelled, expected) in [
        ("Prime Minister Ann Lee", "Ann Lee"),
        ("Ports Minister Dame Ann Lee", "Ann Lee"),
        ("Secretary of State Ann Lee", "Ann Lee"),
        ("Texas Republican Ann Lee", "Ann Lee"),
        ("Mary van der Berg", "Mary van der Berg"),
        ("Transport Minister Zyla-Mira van der Berg", "Zyla-Mira van der Berg"),
        ("Zyla-Mira van Oyel-Oran", "Zyla-Mira van Oyel-Oran"),
        ("Zyla von der Heide", "Zyla von der Heide"),
        ("J. R. O’Neill", "J. R. O’Neill"),
        ("Mary-Ann O'Dowd", "Mary-Ann O'Dowd"),
        ("Martin King Jr.", "Martin King Jr."),
        ("Minister Seo Do-yun", "Seo Do-yun"),
        ("the Harbour Residents’ Association", "Harbour Residents’ Association"),
    ] {
        assert_who(&format!("“We will build the bridge,” said {spelled} on Monday."), expected);
    }
}

#[test]
fn a_person_has_the_role_and_the_native_name_that_the_text_gives() {
    let found = read(
        "Wi Sang-min (위상민) opened it. Ann Lee, director of the Coastal Agency, said, “We will build the bridge.”",
    );
    let person = |name: &str| found.people.iter().find(|person| person.name == name).unwrap();
    assert_eq!(person("Ann Lee").role.as_deref(), Some("director of the Coastal Agency"));
    assert_eq!(person("Wi Sang-min").native_name.as_deref(), Some("위상민"));
    assert_eq!(person("Wi Sang-min").family_name.as_deref(), Some("Wi"));
}

#[test]
fn an_organization_speaks_as_it_is_named_and_as_the_agency() {
    let text = "The Coastal Agency opened the bridge.\n\n“It will last for a century,” the agency said.";
    let found = read(text);
    assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("Coastal Agency"));
    assert_eq!(found.people[found.quotes[0].speaker.unwrap()].kind, PersonKind::Organization);
}

// --- pronouns and descriptions ---

#[test]
fn a_pronoun_stands_for_the_subject_before_it() {
    let text = "Robert Hill met Mary Stone. “We will build the bridge,” he said. “I will pay for it,” she added.";
    let speakers: Vec<_> = said(text).into_iter().map(|(_, speaker)| speaker.unwrap()).collect();
    assert_eq!(speakers, ["Robert Hill", "Mary Stone"]);
}

#[test]
fn a_pronoun_within_the_quotation_is_not_the_speaker() {
    assert_who("Robert Hill was late. “He said we would build the bridge,” Mary Stone said.", "Mary Stone");
}

#[test]
fn a_description_stands_for_the_person_of_that_role() {
    let text = "Mayor Ann Lee met Governor Bob Hill.\n\n“We will build the bridge,” the mayor said.";
    assert_eq!(said(text)[0].1.as_deref(), Some("Ann Lee"));
}

#[test]
fn somebody_who_is_only_described_is_a_person_of_that_description() {
    let found = read("“We will build the bridge,” said a fisherman from Busan.");
    assert_eq!(found.people[found.quotes[0].speaker.unwrap()].kind, PersonKind::Described);
    assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("a fisherman from Busan"));
}

// --- speech or not ---

#[test]
fn titles_nicknames_and_scare_quotes_are_no_speech() {
    let text = "Hugh “Big” Hill opened the “smart” bridge and sang “Over the River and Home”.";
    let found = read(text);
    assert_eq!(found.quotes, []);
    let kinds: Vec<PhraseKind> = found.phrases.iter().map(|phrase| phrase.kind).collect();
    assert_eq!(kinds, [PhraseKind::Name, PhraseKind::ScareQuote, PhraseKind::Title]);
}

#[test]
fn a_short_quotation_beside_a_verb_of_saying_is_speech() {
    assert_who("“It’s tight,” said Ann Lee.", "Ann Lee");
    assert_who("She accused him of nothing. Ann Lee called it ‘re-announcing last year’s money’.", "Ann Lee");
}

// --- transcripts ---

#[test]
fn one_colon_makes_no_transcript() {
    let found = read("When: Monday\n\nWhere: the harbour\n\nWhat: the opening of the bridge");
    assert_eq!((found.turns.len(), found.quotes.len()), (0, 0));
}

#[test]
fn answers_of_an_interview_are_the_persons_whom_the_text_names() {
    let text =
        "Naoko Arai runs the bridge.\n\nQ: Is it open?\n\nA: It is. Arai said so.\n\nQ: For how long?\n\nA: A century.";
    let found = read(text);
    let speakers: Vec<_> = found.quotes.iter().map(|quote| name(&found, quote).unwrap()).collect();
    assert_eq!(speakers, ["Q", "Naoko Arai", "Q", "Naoko Arai"]);
    assert!(found.quotes.iter().all(|quote| quote.in_turn));
    assert_eq!(found.turns.iter().map(|turn| turn.speaker.is_some()).collect::<Vec<_>>(), [false, true, false, true]);
}

#[test]
fn an_interview_needs_no_labels() {
    let text = "A talk with Ingrid Solberg\n\nIngrid Solberg runs the light. We spoke to her in March.\n\nWhen did it fail?\n\n\
        In November, at supper.\n\nWhat did you do?\n\nI finished my soup.\n\nWill it be mended?\n\nYes, by somebody.";
    let found = read(text);
    assert_eq!(found.turns.len(), 6);
    assert_eq!(name(&found, &found.quotes[1]).as_deref(), Some("Ingrid Solberg"));
    assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("Interviewer"));
}

// --- other languages ---

#[test]
fn german_french_and_spanish_have_their_verbs_and_their_order() {
    for (language, text, expected) in [
        ("de", "Ministerin Anja Krause kam. „Wir bauen die Brücke“, sagte Krause.", "Anja Krause"),
        ("de", "Am Montag sagte Anja Krause: „Wir bauen die Brücke.“", "Anja Krause"),
        ("de", "»Wir bauen die Brücke«, so Anja Krause.", "Anja Krause"),
        ("fr", "« Nous construirons le pont », a déclaré Anne Durand.", "Anne Durand"),
        ("fr", "Anne Durand est venue. « Nous construirons le pont », a-t-elle ajouté.", "Anne Durand"),
        ("fr", "Selon Anne Durand, « nous construirons le pont ».", "Anne Durand"),
        ("es", "«Construiremos el puente», dijo Ana Rueda.", "Ana Rueda"),
        ("es", "Según Ana Rueda, «construiremos el puente».", "Ana Rueda"),
    ] {
        let found = attribute(text, &blocks(text), language);
        assert_eq!(found.quotes.len(), 1, "{text}");
        assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_french_insertion_between_the_marks_parts_what_is_said() {
    let text = "Anne Durand est venue.\n\n« C’est un pont, a-t-elle dit, et il tiendra. »";
    let found = attribute(text, &blocks(text), "fr");
    let said: Vec<&str> = found.quotes.iter().map(|quote| &text[quote.range.clone()]).collect();
    assert_eq!(said, ["C’est un pont", "et il tiendra."]);
    assert!(!found.quotes[0].continues && found.quotes[1].continues);
    assert!(found.quotes.iter().all(|quote| name(&found, quote).as_deref() == Some("Anne Durand")));
}

// --- any input ---

#[test]
fn any_input_is_read_in_time_that_keeps_to_its_length() {
    for piece in [
        "“",
        "“We go, she said. ",
        "“A” said Lee and ",
        "Lee, who ",
        "“A,” he said. ",
        "\"a ",
        "(",
        "Lee’s ",
        "A. ",
        "of the director ",
        "وقال إن \"هذا قول لنا\" ثم ذهب ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let start = std::time::Instant::now();
        attribute(&text, &[Block::new(BlockKind::Paragraph, 0..text.len())], "");
        assert!(start.elapsed().as_secs() < 10, "{piece}");
    }
}

#[test]
fn blocks_that_are_not_of_the_text_are_passed_over() {
    let text = "“Ä,” said Ann Lee.";
    for range in [0..1_000, 4..5, 500..600] {
        attribute(text, &[Block::new(BlockKind::Paragraph, range)], "en");
    }
    assert_eq!(attribute(text, &[], "en"), Attribution::default());
}

/// The quotations of a text in another language, with their speakers and confidence.
fn said_in(language: &str, text: &str) -> Vec<(String, Option<String>, Confidence)> {
    // The first block is the heading.
    let text = &format!("Titre\n\n{text}");
    let found = attribute(text, &blocks(text), language);
    let of = |quote: &ProposedQuote| (text[quote.range.clone()].to_owned(), name(&found, quote), quote.confidence);
    found.quotes.iter().map(of).collect()
}

#[test]
fn a_name_of_something_is_nobodys_though_somebody_speaks_beside_it() {
    let lead =
        ("« Nous rouvrons le quai vendredi », a dit Lise Morel.", "„Wir öffnen am Freitag wieder“, sagte Lise Moor.");
    for rest in [
        "Sa chanson « Les Vagues de la longue nuit » passe à la radio.",
        "Son roman « Une lampe au bord du quai » sort en mai.",
        "L’exposition « Quais et lampes du nord » ouvre en mai.",
        "Le label « Quai propre et sûr pour tous » date de 2020.",
        "Dans son livre « Une lampe au bord du quai », Lise Morel raconte le quai.",
        "Les gares dites « de nuit et de brouillard » sont fermées.",
    ] {
        let text = format!("{} {rest}", lead.0);
        assert_eq!(said_in("fr", &text).len(), 1, "{text}");
    }
    for rest in [
        "Ihr Film „Die Lampe am langen Kai“ läuft im Mai.",
        "Das Etikett „sauber und sicher für alle“ gibt es seit 2020.",
        "Die sogenannten „Fahrten in der langen Nacht“ sind beliebt.",
        "Ihr Kinderbuch „Die Lampe am langen Kai“ erscheint im Mai.",
    ] {
        let text = format!("{} {rest}", lead.1);
        assert_eq!(said_in("de", &text).len(), 1, "{text}");
    }
    // A part of a sentence is less certain than a sentence.
    let text = format!("{} Der Kai sei „für alle zu klein geworden“, hieß es.", lead.1);
    let found = said_in("de", &text);
    assert!(found.iter().skip(1).all(|(.., confidence)| *confidence != Confidence::Certain), "{found:?}");
    let text = format!("{} „Danach ist der Kai für alle da.“", lead.1);
    assert_eq!(said_in("de", &text).get(1).map(|(.., confidence)| *confidence), Some(Confidence::Certain));
}

#[test]
fn a_german_genitive_is_whose_and_not_who() {
    for (text, speaker) in [
        ("„Er ist in allem unschuldig“, sagte der Anwalt von Paul Moor.", "der Anwalt von Paul Moor"),
        ("„Er ist in allem unschuldig“, sagte die Mutter von Paul Moor.", "die Mutter von Paul Moor"),
        ("„Er ist in allem unschuldig“, sagte der Sprecher von Lise Moor.", "der Sprecher von Lise Moor"),
        ("„Er ist in allem unschuldig“, sagte Moors Anwalt.", "Moors Anwalt"),
        ("„Er ist in allem unschuldig“, sagte Lises Kollege Paul Moor.", "Paul Moor"),
        ("„Er ist in allem unschuldig“, sagte Ursula von der Heide.", "Ursula von der Heide"),
    ] {
        let found = said_in("de", text);
        assert_eq!(found.first().and_then(|(_, name, _)| name.as_deref()), Some(speaker), "{text}");
    }
}

#[test]
fn german_capitals_make_no_title_of_a_sentence() {
    for second in
        ["Das ist keine Verzögerung, das ist Grundschule.", "Das reicht.", "Wirklich nicht!", "Keine Angst, Kinder."]
    {
        let text = format!("„Der Plan wird im Mai fertig“, sagte Moor. „{second}“");
        let found = said_in("de", &text);
        assert_eq!(found.get(1).map(|(words, ..)| words.as_str()), Some(second), "{found:?}");
        assert_eq!(found.get(1).and_then(|(_, name, _)| name.as_deref()), Some("Moor"), "{text}");
    }
}

#[test]
fn french_verbs_of_feeling_and_their_inversion_introduce_speech() {
    for (text, speaker) in [
        ("« C’est vraiment trop tard pour nous », s’agace le maire.", "le maire"),
        ("« C’est vraiment trop tard pour nous », souffle un riverain.", "un riverain"),
        ("« C’est vraiment trop tard pour nous », s’étonne Lise Morel.", "Lise Morel"),
        ("« C’est vraiment trop tard pour nous », lui a répondu Lise Morel.", "Lise Morel"),
        ("Lise Morel est maire. « C’est vraiment trop tard pour nous », s’agace-t-elle.", "Lise Morel"),
        ("Lise Morel est maire. « C’est vraiment trop tard pour nous », sourit-elle.", "Lise Morel"),
        ("Luc Morel est maire. « C’est vraiment trop tard pour nous », s'inquiète-t-il.", "Luc Morel"),
    ] {
        let found = said_in("fr", text);
        assert_eq!(found.first().and_then(|(_, name, _)| name.as_deref()), Some(speaker), "{text}: {found:?}");
    }
}

#[test]
fn a_family_name_is_of_the_one_just_named_in_full() {
    let text = "Maria Holloway runs the bakery. “The road is closed,” she said.\n\nHer brother, James Holloway, was calmer.\n\n\
        “It is only steel,” Holloway said.";
    let found = attribute(text, &blocks(text), "en");
    let quote = &found.quotes[1];
    assert_eq!(name(&found, quote).as_deref(), Some("James Holloway"));
    assert_ne!(quote.confidence, Confidence::Certain);
}

#[test]
fn single_marks_may_open_a_quotation_again_in_the_next_paragraph() {
    for (open, close) in [("'", "'"), ("‘", "’")] {
        let text = format!(
            "{open}It can happen,{close} said Davina Crewe.\n\n{open}My brother asked. They didn't laugh.\n\n{open}He hasn't \
             had an answer.{close}"
        );
        let found = attribute(&text, &blocks(&text), "en");
        let said: Vec<&str> = found.quotes.iter().map(|quote| &text[quote.range.clone()]).collect();
        assert_eq!(said, ["It can happen,", "My brother asked. They didn't laugh.", "He hasn't had an answer."]);
    }
    let text = "'Twas the season of rain.\n\n'Tis over now, said Ann Moor.";
    assert!(attribute(text, &blocks(text), "en").quotes.is_empty());
}

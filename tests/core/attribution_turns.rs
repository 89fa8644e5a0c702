//! Turns of transcripts and interviews: which paragraphs open one, which continue it, which do neither.

use std::collections::HashSet;

use briefing_core::attribution::{Attribution, attribute};
use briefing_core::document::{Block, BlockKind};
use briefing_core::model::Confidence;

use crate::attribution::{blocks, name};

/// Each quotation with its speaker.
fn said_in(language: &str, text: &str) -> Vec<(String, String)> {
    let found = attribute(text, &blocks(text), language);
    let speaker = |quote| name(&found, quote).unwrap_or_default();
    found.quotes.iter().map(|quote| (text[quote.range.clone()].to_owned(), speaker(quote))).collect()
}

/// A talk from labels and words.
fn talk(turns: &[(&str, &str)]) -> String {
    turns.iter().map(|(label, words)| format!("{label}: {words}")).collect::<Vec<_>>().join("\n\n")
}

/// Asserts that each paragraph is one turn and that its speaker’s name ends in the last word of its label.
#[track_caller]
fn assert_turns(language: &str, turns: &[(&str, &str)]) {
    let said = said_in(language, &talk(turns));
    let got: Vec<&str> = said.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(got, turns.iter().map(|(_, words)| *words).collect::<Vec<_>>());
    for ((label, words), (_, speaker)) in turns.iter().zip(&said) {
        let last = label.split(' ').next_back().unwrap();
        assert!(speaker.to_lowercase().ends_with(&last.to_lowercase()), "{words:?} of {label} is given to {speaker}");
    }
}

const WORDS: [&str; 8] = [
    "Do we open the dam today?",
    "I would not do it.",
    "Why would you wait?",
    "We have had no rain.",
    "Is that all you say?",
    "It is all that I know.",
    "Then who decides it?",
    "You do, as I see it.",
];

#[test]
fn a_label_that_stands_once_opens_a_turn_of_its_own() {
    for once in ["Dora Quill", "Mr. Quill", "Quill", "Professor Quill", "Audience member", "Juror"] {
        for place in 0..6 {
            let mut turns: Vec<(&str, &str)> = WORDS
                .iter()
                .enumerate()
                .map(|(at, words)| (if at % 2 == 0 { "Chair" } else { "Dr. Moor" }, *words))
                .collect();
            turns.insert(place, (once, "I have something to add, if you let me."));
            assert_turns("en", &turns);
        }
    }
}

#[test]
fn a_full_name_and_its_family_name_are_one_label() {
    for (paper, full, family) in [("Courier", "Dora Quill", "Quill"), ("The Mail", "Iris van Dam", "Dam")] {
        let label = |at: usize| {
            if at.is_multiple_of(2) {
                paper
            } else if at == 1 {
                full
            } else {
                family
            }
        };
        let turns: Vec<(&str, &str)> = WORDS.iter().enumerate().map(|(at, words)| (label(at), *words)).collect();
        assert_turns("en", &turns);
        // The answer comes first.
        assert_turns("en", &turns[1..]);
    }
    assert_turns(
        "de",
        &[
            ("Anzeiger", "Öffnen wir heute den Damm?"),
            ("Dora Quill", "Ich täte es nicht."),
            ("Anzeiger", "Warum warten Sie?"),
            ("Quill", "Wir hatten keinen Regen."),
        ],
    );
    assert_turns(
        "fr",
        &[
            ("Le Courrier", "Ouvrez-vous le barrage ?"),
            ("Dora Quill", "Je ne le ferais pas."),
            ("Le Courrier", "Pourquoi attendre ?"),
            ("Quill", "Nous n’avons pas eu de pluie."),
        ],
    );
}

#[test]
fn a_list_within_a_turn_goes_on_with_it() {
    for (one, two) in [("First", "Second"), ("Again", "Finally"), ("Listen", "Look")] {
        let text = format!(
            "Ann Moor: What do you propose?\n\nBob Quill: There are two things that I would do.\n\n{one}: wait for rain.\n\n{two}: tell \
             everybody.\n\nAnn Moor: Nothing else?\n\nBob Quill: Nothing."
        );
        let speakers: Vec<String> = said_in("en", &text).into_iter().map(|(_, speaker)| speaker).collect();
        assert_eq!(speakers, ["Ann Moor", "Bob Quill", "Bob Quill", "Bob Quill", "Ann Moor", "Bob Quill"], "{one}");
    }
}

#[test]
fn a_form_is_no_transcript() {
    for (a, b) in
        [("Claim", "Verdict"), ("Winner", "Runner-up"), ("Home", "Away"), ("LONDON", "PARIS"), ("Myth", "Fact")]
    {
        let text = format!(
            "{a}: The dam was opened in May.\n\n{b}: It was opened in June.\n\n{a}: The rain came late.\n\n{b}: It came in \
             July.\n\n“We will open the dam again,” Mayor Dora Quill said."
        );
        assert_eq!(said_in("en", &text), [("We will open the dam again,".to_owned(), "Dora Quill".to_owned())], "{a}");
    }
    let counts = "Dora Quill: 1,200.\n\nBob Moor: 1,100.\n\nDora Quill: 300.\n\nBob Moor: 280.";
    assert_eq!(said_in("en", counts), []);
}

#[test]
fn a_headline_with_a_label_opens_no_turn() {
    let text = "Dora Quill: “I never learned to swim”\n\nThe keeper of the dam, 71, has written a book.\n\nCourier: Do you like \
        water?\n\nDora Quill: I do.\n\nCourier: From afar?\n\nDora Quill: From afar.";
    let said = said_in("en", text);
    assert!(said.iter().all(|(words, _)| !words.starts_with("The keeper")), "{said:?}");
    assert_eq!(said.len(), 5);
}

#[test]
fn what_is_told_after_the_last_turn_is_nobodys() {
    for coda in [
        "The Courier spoke to Ms. Moor on Monday. Her book is out in May.",
        "For more information, contact the office of the dam.",
        "The forum is held four times a year.",
        "Note: The talk was shortened.",
        "“We will see,” Bob Quill said later.",
        "ENDS",
    ] {
        let talk =
            "Chair: Do you open it?\n\nDr. Moor: I do not.\n\nChair: Why do you wait?\n\nDr. Moor: I have no rain.";
        let said = said_in("en", &format!("{talk}\n\n{coda}"));
        assert!(said.iter().all(|(words, _)| !coda.starts_with(words.as_str())), "{said:?}");
        assert_eq!(said[3], ("I have no rain.".to_owned(), "Moor".to_owned()));
    }
}

#[test]
fn an_answer_is_nobodys_where_the_text_names_nobody() {
    let text = "Q: How do I open it?\n\nA: Turn the wheel to the left.\n\nQ: And how do I close it?\n\nA: Turn the wheel to the right.";
    let speakers: Vec<String> = said_in("en", text).into_iter().map(|(_, speaker)| speaker).collect();
    assert_eq!(speakers, ["Q", "A", "Q", "A"]);
}

#[test]
fn a_label_with_and_without_its_form_of_address_is_of_one_person() {
    let text = "Senator Lee: Do we begin?\n\nMs. Hart: Thank you, Senator.\n\nSenator Lee: Did you read it?\n\nHart: I wrote it.";
    let speakers: Vec<String> = said_in("en", text).into_iter().map(|(_, speaker)| speaker).collect();
    assert_eq!(speakers, ["Lee", "Hart", "Lee", "Hart"]);
}

#[test]
fn a_time_before_a_label_and_a_dash_after_it_are_no_part_of_the_words() {
    let text = "[00:01:12] Dora Quill: Do we open it?\n\n[00:01:20] Ken Moor: I would not.\n\n[00:01:33] Dora Quill: Why do you \
        wait?\n\n[00:02:00] Ken Moor: I have no rain.";
    let said = said_in("en", text);
    assert_eq!(said[3], ("I have no rain.".to_owned(), "Ken Moor".to_owned()));
    assert_eq!(said.len(), 4);
    let said = said_in("en", "Q – Do we open it?\n\nA – I would not.\n\nQ – Why do you wait?\n\nA – I have no rain.");
    assert_eq!(said.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>()[3], "I have no rain.");
}

#[test]
fn a_label_that_nothing_explains_is_not_certain() {
    let text = "Ann Moor: Do you open it?\n\nBob Hill: I do not.\n\nZarnow: I would, if you ask me.\n\nAnn Moor: Why?\n\nBob \
        Hill: I have no reason.";
    let found = attribute(text, &blocks(text), "en");
    let quote = &found.quotes[2];
    assert_eq!((name(&found, quote).as_deref(), quote.confidence), (Some("Zarnow"), Confidence::Likely));
    assert_eq!(found.quotes[1].confidence, Confidence::Certain);
}

/// An interview without labels: a title, the text below it, and questions, which are emphasized, with their answers.
fn unlabelled(head: &[&str], talk: &[(&str, &str)]) -> (String, Attribution) {
    let mut text = String::new();
    let mut all = Vec::new();
    let mut add = |words: &str, kind: BlockKind, is_emphasized: bool| {
        let start = text.len() + if text.is_empty() { 0 } else { 2 };
        text.push_str(if text.is_empty() { "" } else { "\n\n" });
        text.push_str(words);
        all.push(Block { is_emphasized, ..Block::new(kind, start..text.len()) });
    };
    for (at, words) in head.iter().enumerate() {
        add(words, if at == 0 { BlockKind::Heading } else { BlockKind::Paragraph }, false);
    }
    for (question, answer) in talk {
        add(question, BlockKind::Paragraph, true);
        add(answer, BlockKind::Paragraph, false);
    }
    let found = attribute(&text, &all, "en");
    (text, found)
}

const TALK: [(&str, &str); 5] = [
    ("You bought it without seeing it. Why?", "My brother dared me. I had never owned a door."),
    ("Tell me about the lamp.", "It weighs more than my car, and I sing to it."),
    ("Did the neighbours object?", "They said I would be gone by Christmas. Mrs Hale brings me bread."),
    ("What happens in a storm?", "You listen. I once counted nineteen waves."),
    ("Would you sell?", "No. Who would I sell it to?"),
];

#[test]
fn questions_in_bold_type_have_the_answers_of_whom_the_head_names() {
    for head in [
        vec!["The keeper of Calder Point", "Mira Sandoval bought the light for one pound. By Tom Reed"],
        vec!["Mira Sandoval on storms, bread and a light", "She opened it to guests this year."],
    ] {
        let (text, found) = unlabelled(&head, &TALK);
        let turns: Vec<_> = found.quotes.iter().filter(|quote| quote.in_turn).collect();
        assert_eq!(turns.len(), 10, "{text}");
        for (at, quote) in turns.iter().enumerate() {
            let wanted = if at % 2 == 0 { "Interviewer" } else { "Mira Sandoval" };
            assert_eq!(name(&found, quote).as_deref(), Some(wanted), "{head:?}: {}", &text[quote.range.clone()]);
            assert_eq!(quote.confidence, Confidence::Likely, "{}", &text[quote.range.clone()]);
        }
    }
}

#[test]
fn answers_are_unsure_where_the_text_does_not_say_whose_they_are() {
    let (text, found) = unlabelled(&["The keeper of the light", "A talk about storms."], &TALK);
    let answers = found.quotes.iter().filter(|quote| name(&found, quote).as_deref() != Some("Interviewer"));
    assert_eq!(found.turns.len(), 10, "{text}");
    assert!(answers.clone().count() == 5 && answers.clone().all(|quote| quote.confidence == Confidence::Unsure));
    let head = ["The keepers", "Mira Sandoval and Ruth Hale keep the light."];
    let (_, found) = unlabelled(&head, &TALK);
    let answers = found.quotes.iter().filter(|quote| name(&found, quote).as_deref() != Some("Interviewer"));
    assert!(answers.clone().count() == 5 && answers.clone().all(|quote| quote.confidence == Confidence::Unsure));
}

#[test]
fn questions_above_a_report_make_no_interview() {
    let head = ["Five questions about the new tax", "Dora Quill explained it on Monday."];
    let talk = [
        ("Who pays it?", "The tax falls on firms with more than 50 staff."),
        ("When does it start?", "It starts in April, the ministry said."),
        ("How much is it?", "Two per cent of payroll."),
    ];
    let (text, found) = unlabelled(&head, &talk);
    assert!(found.turns.is_empty() && found.quotes.is_empty(), "{text}: {:?}", found.quotes);
    let quoted = talk.map(|(question, _)| (question, "“I would not pay it,” Dora Quill said. “We would leave.”"));
    let (text, found) = unlabelled(&head, &quoted);
    assert!(found.turns.is_empty(), "{text}");
}

const CALL: &str = "Results of the third quarter\n\nDana Whit – Investor Relations\n\nPeter Oye – Chief Executive\n\n{operator}\n\nGood \
    morning. I will open the line.\n\nPeter Oye\n\nThank you. We had a strong quarter.\n\nOur customers tell us, “Don’t change a \
    thing.”\n\n{operator}\n\nDo we have a question?\n\nMark Ferris – Holloway Securities\n\nCan you talk about pricing?\n\nPeter \
    Oye\n\nWe see low single digits.";

#[test]
fn names_on_lines_of_their_own_are_of_those_who_speak_below() {
    for operator in ["Operator", "OPERATOR", "Ann Lee"] {
        let said = said_in("en", &CALL.replace("{operator}", operator));
        let speakers: Vec<&str> = said.iter().map(|(_, speaker)| speaker.as_str()).collect();
        assert_eq!(speakers, [operator, "Peter Oye", "Peter Oye", operator, "Mark Ferris", "Peter Oye"]);
        assert_eq!(said[2].0, "Our customers tell us, “Don’t change a thing.”");
    }
}

#[test]
fn a_list_of_those_who_take_part_is_no_turn() {
    let text = CALL
        .replace("Whit – Investor Relations\n\nPeter", "Whit – Investor Relations\nPeter")
        .replace("{operator}", "Operator");
    assert_eq!(said_in("en", &text).len(), 6);
}

#[test]
fn headings_above_paragraphs_of_a_report_are_no_names_of_speakers() {
    let text = "The year\n\nNorth Harbour\n\nThe port moved 4 million tonnes.\n\nSouth Harbour\n\nIts crane was sold.\n\nNorth \
        Harbour\n\nA quay was built.\n\nSouth Harbour\n\nIt was closed in May.";
    assert!(said_in("en", text).is_empty());
}

#[test]
fn a_bracket_behind_a_label_is_no_part_of_the_name() {
    let text = "MODERATOR: Do we begin?\n\nPRESIDENT VARGA (through interpreter): I thank you all.\n\nQUESTION: Is the railway part of \
        this?\n\nPRESIDENT VARGA (through interpreter): Not today.\n\nMODERATOR: Thank you all.";
    let said = said_in("en", text);
    assert_eq!(said.len(), 5);
    for at in [1, 3] {
        assert!(said[at].1.to_lowercase().contains("varga") && !said[at].0.contains("VARGA"), "{:?}", said[at]);
    }
}

#[test]
fn an_office_with_a_name_in_brackets_is_that_person() {
    let text = "Sir Alun Moor: I beg to move. Does she agree?\n\nThe Minister for Transport (Helena Voss): I do, and I will say so as often as the House asks me.\n\nSir Alun Moor: I am \
        grateful to you.\n\nHelena Voss: We shall see.\n\nSir Alun Moor: Will you?\n\nHelena Voss: I promise.";
    let speakers: Vec<String> = said_in("en", text).into_iter().map(|(_, speaker)| speaker).collect();
    assert_eq!(speakers, ["Alun Moor", "Helena Voss"].repeat(3));
}

#[test]
fn times_applause_and_who_rose_are_no_words_of_a_turn_and_do_not_end_it() {
    for aside in [
        "(Applause.)",
        "[Laughter]",
        "2.45 pm",
        "14:05",
        "Several hon. Members rose—",
        "[00:01:22] (Laughter.)",
        "[00:31] [music]",
    ] {
        let text = format!(
            "Dora Quill: Do we open it?\n\nKen Moor: I would not.\n\n{aside}\n\nI have no rain, and you know it.\n\nDora Quill: Why do \
             you wait?\n\nKen Moor: I am tired."
        );
        let said = said_in("en", &text);
        let ken = "Ken Moor".to_owned();
        assert_eq!(said[2], ("I have no rain, and you know it.".to_owned(), ken), "{aside}");
        assert_eq!(said.len(), 5, "{aside}: {said:?}");
    }
}

#[test]
fn prompts_behind_dashes_are_of_the_interview_though_they_do_not_ask() {
    let text = "The keeper\n\nAn interview with Mira Sandoval.\n\n– Why did you buy it?\n\nMy brother dared me.\n\n– Tell me about the \
        lamp.\n\nI sing to it.\n\n– Would you sell?\n\nNo. Who would buy it from me?";
    let speakers: Vec<String> = said_in("en", text).into_iter().map(|(_, speaker)| speaker).collect();
    assert_eq!(speakers, ["Interviewer", "Mira Sandoval"].repeat(3));
}

/// A session in which one more label occurs among two that recur: the speaker of the words after it.
fn speaker_of_label(label: &str) -> (String, Confidence) {
    let text = format!(
        "Gwilym Prosser (Moorside): Has she read it?\n\nThe Minister for Rural Affairs (Philippa Trench): I have, and I thank \
         him.\n\nGwilym Prosser: What would you say?\n\nPhilippa Trench: I would call it a good letter.\n\n{label}: We have heard \
         that before.\n\nPhilippa Trench: I stand by what we did.\n\nGwilym Prosser: I am grateful."
    );
    let found = attribute(&text, &blocks(&text), "en");
    let quote = found.quotes.iter().find(|quote| text[quote.range.clone()].starts_with("We have")).expect(label);
    (name(&found, quote).unwrap_or_default(), quote.confidence)
}

#[test]
fn a_place_and_a_party_in_brackets_behind_a_name_are_no_speakers() {
    for (label, speaker) in [
        ("Anita Desai-Clarke (North Malvern) (LD)", "Anita Desai-Clarke"),
        ("Anita Desai-Clarke (North Malvern)", "Anita Desai-Clarke"),
        ("Mr Owen Hart (West Ham) (Lab)", "Owen Hart"),
        ("Owen Hart (Leeds South West and Morley) (Lab)", "Owen Hart"),
        ("Sir John Quill (South Holland and The Deepings) (Con)", "John Quill"),
        ("Owen Hart [V] (Milton Keynes North) (Lab/Co-op)", "Owen Hart"),
    ] {
        assert_eq!(speaker_of_label(label), (speaker.to_owned(), Confidence::Certain), "{label}");
    }
    assert!(!speaker_of_label("Mr Bishop (Luton South) (Lab)").0.starts_with("Luton"));
}

#[test]
fn an_office_of_any_length_with_a_name_in_brackets_is_that_person() {
    for office in [
        "The Secretary of State for Trade",
        "The Parliamentary Under-Secretary of State for Environment, Food and Rural Affairs",
        "The Chancellor of the Duchy of Lancaster and Minister for Intergovernmental Relations",
        "The Financial Secretary to the Treasury",
        "The Solicitor General",
        "Madam Deputy Speaker",
        "Attorney General",
    ] {
        let label = format!("{office} (Jane Holt)");
        assert_eq!(speaker_of_label(&label), ("Jane Holt".to_owned(), Confidence::Certain), "{label}");
    }
    let (speaker, _) = speaker_of_label("The Minister of State, Department of Health (Baroness Merron) (Lab)");
    assert_eq!(speaker, "Merron");
}

#[test]
fn members_without_a_name_open_turns_of_their_own() {
    for label in ["Some hon. Members", "Several hon. Members", "An hon. Member", "Hon. Members", "A noble Lord"] {
        assert_eq!(speaker_of_label(label).0, label);
    }
}

#[test]
fn a_label_that_names_a_place_is_of_the_office_and_not_of_the_place() {
    for label in [
        "The Lord Bishop of Durham",
        "Lord Oh of Upper Moor",
        "The Earl of Kinnoull",
        "The Archbishop of York",
        "The Minister for Transport",
    ] {
        let (speaker, _) = speaker_of_label(label);
        assert_eq!(speaker, label);
    }
    assert_eq!(speaker_of_label("Director of the Coastal Agency Ann Lee").0, "Ann Lee");
}

#[test]
fn a_label_of_a_parliament_ends_in_a_full_stop() {
    for (language, labels) in [
        ("fr", ["Mme la présidente", "M. Karim Bensaïd", "Mme Hélène Vasseur, rapporteure de la commission des lois"]),
        ("fr", ["M. le président", "Mme Anne Legrand", "M. Luc Morel, ministre de la santé"]),
        ("en", ["The PRESIDING OFFICER", "Mr. QUILL", "Mrs. MOOR of Ohio"]),
        ("en", ["The SPEAKER", "Mr. QUILL", "Ms. MOOR"]),
    ] {
        let words = match language {
            "fr" => ["Vous avez la parole.", "Je demande un vote.", "Nous n’attendons pas.", "Je vous remercie."],
            _ => ["You have the floor.", "I ask why we wait.", "We do not wait.", "Order, I say to you."],
        };
        let order = [0, 1, 2, 0];
        let text: Vec<String> =
            order.iter().zip(words).map(|(label, words)| format!("{}. {words}", labels[*label])).collect();
        let said = said_in(language, &text.join("\n\n"));
        let got: Vec<&str> = said.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(got, words, "{labels:?}");
        assert_eq!(said[0].1, said[3].1, "{labels:?}");
        assert!(said[1].1 != said[0].1 && said[2].1 != said[1].1, "{said:?}");
    }
}

#[test]
fn paragraphs_that_only_name_somebody_with_a_title_are_no_turns() {
    let text = "Mr. Quill opened the dam. It rained.\n\nMrs. Moor was there. She saw it.\n\nMr. Quill left early. He was \
        tired.\n\nMrs. Moor stayed. It rained on.";
    assert_eq!(said_in("en", text), []);
}

#[test]
fn the_chair_may_be_the_only_one_who_speaks_again() {
    for (language, labels) in [
        ("de", ["Präsidentin Ilse Moor", "Miriam Hassan (GRÜNE)", "Dr. Volker Quill, Minister für Verkehr"]),
        ("pl", ["Marszałek Dorota Moor", "Poseł Krzysztof Gajda", "Minister Zdrowia Ewa Lis"]),
        ("en", ["The Speaker", "Ann Moor (Lake Moor)", "Dr. Bob Quill, Minister for Transport"]),
    ] {
        let words = match language {
            "de" => ["Sie haben das Wort.", "Ich frage Sie, wann wir öffnen.", "Wir öffnen.", "Ich danke Ihnen."],
            "pl" => ["Głos ma pan poseł.", "Ja pytam o most.", "My otwieramy most.", "Dziękuję nam."],
            _ => ["You have the floor.", "I ask when we open it.", "We open it in June.", "I thank you."],
        };
        let text: Vec<String> =
            [0, 1, 2, 0].iter().zip(words).map(|(label, words)| format!("{}: {words}", labels[*label])).collect();
        for text in [text.join("\n\n"), text.join("\n\n").replace(": ", ":\n\n")] {
            let said = said_in(language, &text);
            let got: Vec<&str> = said.iter().map(|(words, _)| words.as_str()).collect();
            assert_eq!(got, words, "{text}");
            let names: HashSet<&str> = said.iter().map(|(_, speaker)| speaker.as_str()).collect();
            assert_eq!(names.len(), 3, "{said:?}");
        }
    }
}

#[test]
fn a_phrase_before_a_colon_goes_on_with_the_answer() {
    for (phrase, answer) in [
        ("Im Ernst", "Ich habe nie aufgehört."),
        ("Zum Schluss", "Ich danke Ihnen."),
        ("Mein Rat", "Warten wir."),
        ("Die Antwort", "Wir warten."),
    ] {
        let text = format!(
            "Anzeiger: Warum warten Sie?\n\nQuill: Weil ich muss.\n\n{phrase}: {answer}\n\nAnzeiger: Wie lange warten \
             Sie?\n\nQuill: Ich weiß es nicht."
        );
        let speakers: Vec<String> = said_in("de", &text).into_iter().map(|(_, speaker)| speaker).collect();
        assert_eq!(speakers, ["Anzeiger", "Quill", "Quill", "Anzeiger", "Quill"], "{phrase}");
    }
}

#[test]
fn a_time_below_a_name_is_no_part_of_the_words() {
    let names = ["Ann Moor", "Speaker 2", "Ann Moor", "Speaker 2", "Bob Quill", "Ann Moor"];
    for (between, time) in [("\n", "00:00:04"), ("\n", "[0:04]"), ("  ", "00:04")] {
        let text: Vec<String> =
            names.iter().zip(WORDS).map(|(name, words)| format!("{name}{between}{time}\n{words}")).collect();
        let said = said_in("en", &text.join("\n\n"));
        let got: Vec<(&str, &str)> = said.iter().map(|(words, name)| (words.as_str(), name.as_str())).collect();
        let expected: Vec<(&str, &str)> = WORDS.into_iter().zip(names).collect();
        assert_eq!(got, expected, "{text:?}");
    }
}

#[test]
fn one_letter_labels_questions_and_answers_in_each_language() {
    for (language, question, answer) in [
        ("es", "P.", "R."),
        ("it", "D:", "R:"),
        ("nl", "V:", "A:"),
        ("pl", "P.", "O."),
        ("sv", "F:", "S:"),
        ("ru", "В.", "О."),
        ("tr", "S:", "C:"),
        ("fr", "Q.", "R."),
    ] {
        let text = format!(
            "Vera Moor\n\n{question} Uno?\n\n{answer} Dos tres.\n\nSeis y siete.\n\n{question} Cuatro?\n\n{answer} Cinco."
        );
        let found = attribute(&text, &blocks(&text), language);
        let said: Vec<&str> = found.quotes.iter().map(|quote| &text[quote.range.clone()]).collect();
        assert_eq!(said, ["Uno?", "Dos tres.", "Seis y siete.", "Cuatro?", "Cinco."], "{language}");
        let speakers: Vec<Option<usize>> = found.turns.iter().map(|turn| turn.speaker).collect();
        assert!(speakers[0].is_none() && speakers[1].is_some() && speakers[1] == speakers[3], "{language}");
    }
    let initials = "P. Moor opened the dam.\n\nR. Quill closed it.\n\nP. Moor was angry.\n\nR. Quill was not.";
    assert_eq!(said_in("en", initials), []);
}

#[test]
fn an_interview_may_have_a_dash_before_each_question_and_answer() {
    for (language, head, talk) in [
        (
            "ru",
            "Мы поговорили с лингвистом Анной Левитиной.",
            ["Сколько?", "Сорок.", "Это много?", "Мало.", "Почему?", "Так вышло."],
        ),
        ("pl", "Rozmawiamy z Ewą Lis.", ["Ile?", "Trzy.", "Dużo?", "Mało.", "Czemu?", "Tak wyszło."]),
        (
            "fr",
            "Nous avons rencontré Anne Legrand.",
            ["Combien ?", "Trois.", "Beaucoup ?", "Peu.", "Pourquoi ?", "C’est ainsi."],
        ),
    ] {
        let text = format!("{head}\n\n— {}", talk.join("\n\n— "));
        let found = attribute(&text, &blocks(&text), language);
        let said: Vec<&str> = found.quotes.iter().map(|quote| &text[quote.range.clone()]).collect();
        assert_eq!(said, talk, "{language}");
        assert!(found.quotes.iter().skip(1).step_by(2).all(|quote| quote.confidence != Confidence::Certain));
    }
}

#[test]
fn the_interviewer_gives_no_answers() {
    let talk = "Q: Why do you wait?\n\nA: I have to.\n\nQ: For whom?\n\nA: For you.";
    for (head, answers) in [
        ("Rosalind Quill keeps the dam. She spoke to Hannah Moss about rain.", "Rosalind Quill"),
        ("Hannah Moss keeps the dam. She talked with Rosalind Quill about rain.", "Hannah Moss"),
    ] {
        let said = said_in("en", &format!("{head}\n\n{talk}"));
        assert_eq!(said[1].1, answers, "{head}");
    }
    let said = said_in("en", &format!("Interviewer: Hannah Moss\n\n{talk}"));
    assert!(said.iter().all(|(_, speaker)| speaker != "Hannah Moss"), "{said:?}");
    let text = format!("Rosalind Quill keeps the dam. Hannah Moss asked about rain.\n\n{talk}");
    let found = attribute(&text, &blocks(&text), "en");
    assert!(
        found
            .quotes
            .iter()
            .filter(|quote| quote.speaker.is_some())
            .skip(1)
            .step_by(2)
            .all(|quote| { quote.confidence != Confidence::Certain })
    );
}

#[test]
fn the_end_of_a_sitting_is_no_part_of_the_last_turn() {
    for end in ["The House rose at 11:42 a.m.", "The Committee adjourned at 6.05 pm.", "Meeting closed: 18:05"] {
        let talk = "Chair: Do you open it?\n\nDr. Moor: I do not.\n\nI said so.\n\nChair: Why do you wait?\n\nDr. Moor: I have no rain.";
        let said = said_in("en", &format!("{talk}\n\n{end}"));
        assert_eq!(said.len(), 5, "{said:?}");
    }
}

#[test]
fn unlabelled_paragraphs_behind_labelled_questions_are_the_answers() {
    let text = "Hana Weiss runs the smallest theatre in Bristol.\n\nQ: Why a matinee on a Tuesday?\n\nI love the bus.\n\nQ: Do you \
                read every review?\n\nI do, every one.\n\nI hold auditions.\n\nQ: What would you do with more money?\n\nI would fix \
                the roof.";
    let found = attribute(text, &blocks(text), "en");
    let said: Vec<(&str, Option<String>)> =
        found.quotes.iter().map(|quote| (&text[quote.range.clone()], name(&found, quote))).collect();
    for (words, who) in said {
        let is_question = words.ends_with('?');
        assert_eq!(who.as_deref() == Some("Hana Weiss"), !is_question, "{words}: {who:?}");
    }
}

#[test]
fn a_minister_named_in_brackets_is_the_same_later_by_name() {
    let text = "3. Grace Moor (Eastquay) (Lib): I ask what steps he has taken.\n\nThe Minister for Harbours (Sir Hugh Quill): I am \
                grateful to the hon. Lady.\n\nGrace Moor: Which weeks did he have in mind?\n\nSir Hugh Quill: I was thinking of good \
                weeks.\n\nMartin Keane (Hallow Point) (Con): Does my right hon. Friend agree?";
    let speakers: Vec<String> = said_in("en", text).into_iter().map(|(_, who)| who).collect();
    assert_eq!(speakers, ["Grace Moor", "Hugh Quill", "Grace Moor", "Hugh Quill", "Martin Keane"]);
}

#[test]
fn an_office_before_a_name_in_brackets_is_the_role() {
    let text = "Grace Moor (Eastquay) (Lib): I ask what steps he has taken.\n\nThe Minister for Harbours (Hugh Quill): I am grateful to \
                the hon. Lady.\n\nGrace Moor: Which weeks did he have in mind?\n\nHugh Quill: I was thinking of good weeks.";
    let found = attribute(text, &blocks(text), "en");
    let minister = found.people.iter().find(|person| person.name == "Hugh Quill").unwrap();
    assert_eq!(minister.role.as_deref(), Some("Minister for Harbours"));
}

#[test]
fn a_turn_of_korean_minutes_may_quote_somebody() {
    let text = "제2호 회의록\n\n○위원장 윤세라  질의를 시작하겠습니다.\n\n○김도윤 위원  장관님, 어민들은 \"바다가 비었다\"고 합니다. 대책이 \
                있습니까?\n\n○해양수산부장관 최병일  방류를 두 배로 늘리겠습니다.\n\n○김도윤 위원  작년에도 그렇게 말씀하셨습니다.";
    let speakers: Vec<String> = said_in("ko", text).into_iter().map(|(_, who)| who).collect();
    assert_eq!(speakers, ["윤세라", "김도윤", "최병일", "김도윤"]);
}

#[test]
fn the_medium_in_brackets_behind_q_belongs_to_the_label() {
    let text = "Q (Reuters): Why now?\n\nTHE MINISTER: I do not know.\n\nQ (Ann Moss, BBC): Will you go?\n\nTHE MINISTER: I will.";
    let words: Vec<String> = said_in("en", text).into_iter().map(|(words, _)| words).collect();
    assert_eq!(words, ["Why now?", "I do not know.", "Will you go?", "I will."]);
}

#[test]
fn a_label_with_an_office_in_lower_case_before_the_name_opens_a_turn() {
    for (language, mayor, minister, question) in [
        ("fr", "Le maire Paul Morel", "La ministre de l’Agriculture Anne Lefèvre", "Question"),
        ("fr", "Le maire Paul Morel", "La ministre Anne Lefèvre", "Question"),
        ("es", "El alcalde Pablo Ruiz", "La ministra de Agricultura Ana Pérez", "Pregunta"),
        ("it", "Il sindaco Paolo Rossi", "La ministra dell’Interno Anna Bianchi", "Domanda"),
        ("pt", "O presidente Pedro Alves", "A ministra Ana Souza", "Pergunta"),
        ("nl", "De burgemeester Piet Jansen", "De minister van Landbouw Anna Visser", "Vraag"),
    ] {
        let said = said_in(
            language,
            &talk(&[
                (mayor, "212 / 2026."),
                (minister, "213 / 2026."),
                (question, "214 / 2026?"),
                (minister, "215 / 2026."),
                (mayor, "216 / 2026."),
            ]),
        );
        let speakers: Vec<&str> = said.iter().map(|(_, speaker)| speaker.as_str()).collect();
        let last = |label: &str| {
            label.rsplitn(3, ' ').take(2).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(" ")
        };
        let (mayor, minister) = (last(mayor), last(minister));
        let expected = [&mayor, &minister, question, &minister, &mayor];
        assert_eq!(speakers, expected, "{language}");
    }
}

#[test]
fn a_paragraph_that_may_have_a_label_of_its_own_is_not_certain() {
    let turns = [
        ("Chair", "Do we open the dam today?"),
        ("Dr. Moor", "I would not do it."),
        ("Chair", "Why would you wait?"),
        ("Dr. Moor", "We have had no rain."),
        ("Our oldest friend Quill", "You do not know the dam as I do."),
        ("Chair", "Is that all you say?"),
    ];
    let text = talk(&turns);
    let found = attribute(&text, &blocks(&text), "en");
    let doubtful =
        found.quotes.iter().find(|quote| text[quote.range.clone()].contains("as I do")).expect("it is quoted");
    assert!(doubtful.confidence < Confidence::Certain, "{:?}", doubtful.confidence);
}

/// The speakers of a text, one for each quotation.
fn speakers_in(language: &str, text: &str) -> Vec<String> {
    said_in(language, text).into_iter().map(|(_, speaker)| speaker).collect()
}

#[test]
fn the_interviewee_is_whom_the_head_announces_or_names_first() {
    for (language, head) in [
        (
            "en",
            "Interview with Dana Quill, who runs the station. Her brother Sam Quill and her deputy, Paul Moor, joined us.",
        ),
        ("en", "Her brother Sam Moor is a poet. This is an interview with Dana Quill."),
        ("it", "Intervista a Dana Quill, direttrice del museo. Con lei c’era il curatore Paul Moor."),
        ("sv", "Intervju med Dana Quill, ordförande. Hennes bror Paul Moor var också med."),
        ("de", "Dana Quill führt das Rathaus. Ihr Vorgänger Paul Moor sitzt im Rat."),
        (
            "de",
            "Die Bürgermeisterin Dana Quill spricht im Interview mit Paul Moor über das neue Wasser und den alten Streit.",
        ),
    ] {
        let text = format!(
            "{head}\n\nQ: When?\n\nA: In May.\n\nQ: And Paul Moor?\n\nA: Paul Moor knows.\n\nQ: Why?\n\nA: I asked."
        );
        let speakers = speakers_in(language, &text);
        assert!(
            speakers.iter().filter(|who| !matches!(who.as_str(), "" | "Q")).all(|who| who == "Dana Quill"),
            "{head} {speakers:?}"
        );
    }
}

#[test]
fn a_report_behind_an_interview_is_no_answer() {
    let interview =
        "Interview with Dana Quill.\n\nQ: When?\n\nA: In May.\n\nQ: Who?\n\nA: I know her.\n\nQ: Why?\n\nA: I asked.";
    for (report, words, who) in [
        ("Moor said afterwards: “Dana exaggerates.”", "Dana exaggerates.", "Moor"),
        (
            "The mayor, Paul Moor, was not there. “There is no money,” he said in May.",
            "There is no money,",
            "Paul Moor",
        ),
    ] {
        let said = said_in("en", &format!("{interview}\n\n{report}"));
        assert_eq!(said.last(), Some(&(words.to_owned(), who.to_owned())), "{said:?}");
    }
    // Her own words about somebody else’s are an answer.
    let own = "My father said: “Go and look.” I went.";
    let said = said_in("en", &format!("{interview}\n\n{own}"));
    assert_eq!(said.last(), Some(&(own.to_owned(), "Dana Quill".to_owned())));
}

#[test]
fn a_dash_after_a_title_or_a_bracket_ends_a_label() {
    let text = "Le maire : La séance est ouverte.\n\nMme Anne Quill (PS) – Où est passé l’argent ?\n\nLe maire : Dans la \
        caisse.\n\nMme Quill – Ce n’est pas une réponse.\n\nM. Moor : Nous verrons.";
    assert_eq!(speakers_in("fr", text), ["Le maire", "Anne Quill", "Le maire", "Anne Quill", "Moor"]);
    let text = "The Speaker: Order.\n\nDora Quill: I beg to move.\n\nSir Tom Reed (North Moor) (Con) — Will she publish the \
        figures?\n\nDora Quill: I will.\n\nThe Speaker: Order. The time is up.";
    assert_eq!(speakers_in("en", text), ["The Speaker", "Dora Quill", "Tom Reed", "Dora Quill", "The Speaker"]);
    let text = "Le maire (UDI) : La séance est ouverte.\n\nMme Anne Quill (PS) – Où est passé l’argent ?\n\nLe maire (UDI) : Vous \
        avez trois minutes.\n\nMme Quill – Ce n’est pas une réponse.\n\nM. Moor : Nous verrons.";
    assert_eq!(speakers_in("fr", text).get(2).map(String::as_str), Some("Le maire (UDI)"));
    // A dash within a sentence ends no label.
    let text = "Chair: Order.\n\nDora Quill: I beg to move.\n\nMr Reed knows this – Everybody does.\n\nChair: \
        Order.\n\nDora Quill: I do.";
    assert_eq!(speakers_in("en", text), ["Chair", "Dora Quill", "Dora Quill", "Chair", "Dora Quill"]);
}

#[test]
fn an_office_with_its_field_before_a_name_opens_a_turn() {
    for (language, office) in [
        ("pl", "Wiceburmistrz ds. kultury Piotr Lis"),
        ("uk", "Заступник міського голови з питань культури Петро Дуб"),
        ("fr", "Le président de la commission des ports Luc Petit"),
        ("ru", "Министр культуры Пётр Лисин"),
    ] {
        let text = format!(
            "Dora Quill: Can we?\n\nAnn Moor: I think so.\n\n{office}: We can.\n\nDora Quill: Do you?\n\nAnn Moor: I do."
        );
        let speakers = speakers_in(language, &text);
        let name = office.rsplit_once(' ').unwrap().1;
        assert!(speakers.get(2).is_some_and(|who| who.ends_with(name)), "{office}: {speakers:?}");
    }
    let text = "Dora Quill: Can we?\n\nAnn Moor: I think so.\n\nO Sr. Ministro das Pescas: We can.\n\nDora Quill: Do \
        you?\n\nAnn Moor: I do.";
    assert_eq!(speakers_in("pt", text).get(2).map(String::as_str), Some("O Sr. Ministro das Pescas"));
    // Whose spokesman he is.
    let text = "Dora Quill: Pouvons-nous ?\n\nAnn Moor: Je crois.\n\nLe porte-parole de Luc Petit : Nous pouvons.\n\nDora \
        Quill: Vous ?\n\nAnn Moor: Nous.";
    assert!(!speakers_in("fr", text).contains(&"Luc Petit".to_owned()));
}

#[test]
fn what_may_be_a_label_in_a_turn_is_not_certain() {
    for label in ["Vozes do P. C.:", "Kanc. ds. kultury Lis:", "Reed (Con) —", "Reed and Moor –"] {
        let text = format!(
            "Dora Quill: Can we?\n\nAnn Moor: I think so.\n\n{label} We can.\n\nDora Quill: Do you?\n\nAnn Moor: I do."
        );
        let found = attribute(&text, &blocks(&text), "pt");
        let quote = found.quotes.iter().find(|quote| text[quote.range.clone()].ends_with("We can."));
        let is_wrong = |name: Option<String>| name.as_deref() == Some("Ann Moor");
        assert!(
            quote.is_some_and(|quote| !is_wrong(name(&found, quote)) || quote.confidence != Confidence::Certain),
            "{label}"
        );
    }
}

#[test]
fn a_letter_may_have_both_a_full_stop_and_a_colon() {
    let text = "Entrevista a Dana Quill.\n\nP.: Quando reabre?\n\nR.: Em setembro.\n\nP.: Quem paga?\n\nR.: O Estado.";
    assert_eq!(speakers_in("pt", text), ["P", "Dana Quill", "P", "Dana Quill"]);
}

/// The third speaker of a talk whose third label this is, among those of Dora Quill and Ann Moor.
fn third_speaker(language: &str, label: &str) -> String {
    let text = format!(
        "Dora Quill: 212?\n\nAnn Moor: 213.\n\n{label} 214 / 2026.\n\nDora Quill: 215?\n\nAnn Moor: 216.\n\nDora Quill: Je ne sais."
    );
    speakers_in(language, &text).into_iter().nth(2).unwrap_or_default()
}

#[test]
fn an_office_without_a_name_opens_a_turn_and_its_field_is_nobody() {
    for (language, label) in [
        ("fr", "Mme l’adjointe :"),
        ("fr", "La ministre de Grande Terre :"),
        ("es", "El señor ministro de Obras Públicas:"),
        ("it", "Il presidente:"),
    ] {
        assert_eq!(third_speaker(language, label), label.trim_end_matches([':', ' ']), "{label}");
    }
    assert_eq!(third_speaker("es", "El señor ministro de Obras Públicas (Pablo Lasa):"), "Pablo Lasa");
    assert_eq!(third_speaker("it", "L’assessore al bilancio Marco Neri:"), "Marco Neri");
    assert_eq!(third_speaker("pt", "O vereador das Finanças, Paulo Neri:"), "Paulo Neri");
    assert_eq!(third_speaker("de", "Kämmerer der Stadt Lindau Jan Reuter:"), "Jan Reuter");
}

#[test]
fn whoever_may_speak_within_a_turn_makes_it_less_certain() {
    for (language, label) in [
        ("fr", "Une voix dans le public :"),
        ("nl", "Iemand op de tribune:"),
        ("it", "Una voce dal pubblico:"),
        ("de", "Dr. h. c. Ines Vogt (FDP) – zur Sache:"),
    ] {
        let text = format!(
            "Dora Quill: 212?\n\nAnn Moor: 213.\n\n{label} Assez!\n\nDora Quill: 215?\n\nAnn Moor: 216.\n\nDora Quill: Je ne sais."
        );
        let found = attribute(&text, &blocks(&text), language);
        let quote = found.quotes.iter().find(|quote| text[quote.range.clone()].ends_with("Assez!")).expect(label);
        let is_hers = name(&found, quote).as_deref() == Some("Ann Moor");
        assert!(!is_hers || quote.confidence != Confidence::Certain, "{label}");
    }
    // A sentence that goes on after a colon is hers.
    let text = "Dora Quill: 212?\n\nAnn Moor: 213.\n\nJe vous le dis : nous avons assez attendu.\n\nDora Quill: 215?\n\nAnn \
        Moor: 216.\n\nDora Quill: Je ne sais.";
    let found = attribute(text, &blocks(text), "fr");
    let quote = found.quotes.iter().find(|quote| text[quote.range.clone()].starts_with("Je vous")).expect("it is hers");
    assert_eq!(quote.confidence, Confidence::Certain);
}

#[test]
fn letters_label_questions_and_answers_in_arabic_hebrew_and_greek_too() {
    for (language, question, answer, asked) in
        [("ar", "س", "ج", "متى؟"), ("he", "ש", "ת", "מתי?"), ("el", "Ε", "Α", "Πότε;")]
    {
        let turn = format!("{question}: {asked}\n\n{answer}: 2026.");
        let text = [turn.as_str(), &turn, &turn].join("\n\n");
        let found = crate::attribution_languages::read(language, &text);
        let kinds: Vec<bool> = found.turns.iter().map(|turn| turn.speaker.is_none()).collect();
        assert_eq!(kinds, [true, false, true, false, true, false], "{language}");
    }
}

#[test]
fn a_turkish_interview_announces_with_a_word_behind_the_name() {
    let text = "Belediye Başkanı Ayşe Demir ile söyleşi. Yardımcısı Ali Kaya da oradaydı.\n\nSoru: Ne zaman?\n\nCevap: \
        Mayısta.\n\nSoru: Kaya ne diyor?\n\nCevap: O bizimle.";
    let speakers = speakers_in("tr", text);
    assert!(speakers.get(1).is_some_and(|who| who == "Ayşe Demir"), "{speakers:?}");
}

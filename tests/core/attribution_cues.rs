//! Who is not the speaker though a name stands beside the quotation, and what is no quotation though marks stand around it.

use briefing_core::attribution::{Attribution, ProposedQuote, attribute};
use briefing_core::document::BlockKind;
use briefing_core::model::Confidence;

use crate::attribution::{blocks, name};

const NAMES: [(&str, &str); 4] = [
    ("Dora Quill", "Iris Moor"),
    ("Sir Hugh Moor", "Ken Ashby"),
    ("Mayor Ken Ashby", "Dora Quill"),
    ("Ms. Quill", "Mr. Moor"),
];

/// Reads a text whose blocks are all paragraphs.
fn read(text: &str) -> Attribution {
    let mut all = blocks(text);
    all.iter_mut().for_each(|block| block.kind = BlockKind::Paragraph);
    attribute(text, &all, "en")
}

/// Each quotation with its speaker.
fn said(text: &str) -> Vec<(String, Option<String>)> {
    let found = read(text);
    found.quotes.iter().map(|quote| (text[quote.range.clone()].to_owned(), name(&found, quote))).collect()
}

/// The quotation that begins so, with its speaker.
#[track_caller]
fn quote<'a>(found: &'a Attribution, text: &str, begins: &str) -> (&'a ProposedQuote, String) {
    let quote = found.quotes.iter().find(|quote| text[quote.range.clone()].starts_with(begins));
    let quote = quote.unwrap_or_else(|| panic!("no quotation {begins:?} in {text}"));
    (quote, name(found, quote).unwrap_or_default())
}

#[track_caller]
fn assert_speaker(text: &str, begins: &str, speaker: &str) {
    assert_eq!(quote(&read(text), text, begins).1, speaker, "{text}");
}

/// That nobody is certain to have said it, if it is taken for a quotation at all.
#[track_caller]
fn assert_not_certain(text: &str, begins: &str) {
    let found = read(text);
    for quote in found.quotes.iter().filter(|quote| text[quote.range.clone()].starts_with(begins)) {
        assert_ne!(quote.confidence, Confidence::Certain, "{text}: {:?}", name(&found, quote));
    }
}

#[test]
fn who_reacts_in_the_next_sentence_did_not_say_it() {
    for (speaker, other) in NAMES {
        for reaction in
            ["agreed", "disagreed", "laughed", "replied", "objected", "smiled", "complained", "testified", "insisted"]
        {
            let bare = speaker.trim_start_matches("Sir ").trim_start_matches("Mayor ").trim_start_matches("Ms. ");
            let text = format!("{speaker} said: “We opened the dam too late.” {other} {reaction}.");
            assert_speaker(&text, "We opened", bare);
            let text = format!("The clerk told us, “We opened the dam too late.” {other} {reaction}.");
            assert_speaker(&text, "We opened", "The clerk");
            let text = format!("The crowd shouted “Open the dam right now!” {other} {reaction}.");
            assert_ne!(quote(&read(&text), &text, "Open").1, other);
            assert_not_certain(
                &format!("The letter ended there. “We opened the dam too late.” {other} {reaction}."),
                "We opened",
            );
        }
    }
}

#[test]
fn a_speaker_after_a_full_stop_within_the_marks_is_still_found() {
    assert_speaker("“We opened the dam too late.” Dora Quill said.", "We", "Dora Quill");
    assert_speaker("“Did we open the dam too late?” Dora Quill asked.", "Did", "Dora Quill");
}

#[test]
fn words_that_lead_up_to_a_main_clause_of_its_own_are_not_its_speakers() {
    for opening in ["Asked about", "Despite talk of", "Responding to a question about", "After months of"] {
        for own in [
            "said she would run again",
            "told reporters she had no comment",
            "said that it was over",
            "declined to comment",
        ] {
            assert_not_certain(
                &format!("{opening} “the worst flood that anybody remembers,” Dora Quill {own}."),
                "the worst",
            );
        }
    }
    for said in ["As the crowd chanted", "While critics called it", "When neighbors shouted"] {
        let text = format!("{said} “a waste of our good money,” Dora Quill said she would go on.");
        assert_ne!(quote(&read(&text), &text, "a waste").1, "Dora Quill", "{text}");
    }
}

#[test]
fn a_speaker_after_an_opening_phrase_or_clause_stays_certain() {
    for text in [
        "In the end, “we will open the dam again,” Dora Quill said.",
        "The dam was “late, costly and far too small,” Dora Quill said.",
        "If the rain comes, “we will open the dam again,” said Dora Quill.",
    ] {
        let found = read(text);
        assert_eq!(found.quotes[0].confidence, Confidence::Certain, "{text}");
        assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("Dora Quill"), "{text}");
    }
}

#[test]
fn titles_and_what_things_are_called_are_no_speech() {
    for before in ["In her new book,", "The song", "In a paper called", "In an essay titled", "On the show", "Her film"]
    {
        let text = format!("{before} “The river that came to stay,” Dora Quill writes of the flood.");
        assert_eq!(read(&text).quotes, [], "{text}");
    }
    for before in ["Despite being dubbed", "He had been called", "She was once nicknamed", "The plan, known as"] {
        let text = format!("{before} “the slowest hand on the river,” Dora Quill said nothing of it.");
        assert_eq!(read(&text).quotes, [], "{text}");
    }
    for text in [
        "Dora Quill called the show “the finest thing on the river”.",
        "Dora Quill said the song by Ken Song “was late and far too loud”.",
    ] {
        assert_eq!(said(text)[0].1.as_deref(), Some("Dora Quill"), "{text}");
    }
}

#[test]
fn words_passed_on_are_those_of_whom_they_were_heard_from() {
    for passed_on in [
        "Dora Quill quoted Ken Ashby as saying",
        "the Daily Mail reported Ken Ashby saying",
        "Dora Quill remembered her boss, Ken Ashby, saying",
        "Dora Quill remembers being told by Ken Ashby",
    ] {
        let text = format!("“We opened the dam too late,” {passed_on}.");
        assert_speaker(&text, "We", "Ken Ashby");
        assert_not_certain(&text, "We");
    }
    assert_not_certain("“We opened the dam too late,” said Dora Quill, quoting Ken Ashby.", "We");
}

#[test]
fn words_of_two_are_not_certain_to_be_of_one() {
    for text in [
        "“We opened the dam too late,” said Dora Quill and Ken Ashby in a statement.",
        "“We opened the dam too late,” Dora Quill and Ken Ashby said in a statement.",
        "“We opened the dam too late,” said Dora Quill, the keeper, and Ken Ashby, the clerk, in a statement.",
    ] {
        assert_not_certain(text, "We");
    }
}

#[test]
fn a_name_in_another_spelling_is_not_certain() {
    for (known, other) in [("Mark Hanson", "Hansen"), ("Laura Smythe", "Smithe"), ("Owen Pearce", "Pearse")] {
        let text = format!("The council met. {known} presided over it.\n\n“We opened the dam too late,” {other} said.");
        assert_not_certain(&text, "We");
    }
}

#[test]
fn a_common_word_before_a_colon_is_no_name() {
    for (manager, label) in [("Owen Pryce", "Price"), ("Anna Coale", "Coal"), ("Dora Stattus", "Status")] {
        let text = format!("The manager {manager} wrote a letter.\n\n{label}: “as agreed with all,” undefined");
        let found = read(&text);
        assert!(found.quotes.iter().all(|quote| quote.speaker.is_none()), "{text}: {:?}", said(&text));
    }
}

#[test]
fn a_described_subject_is_whom_the_pronoun_means() {
    for role in ["a pharmacist", "a beekeeper", "a retired judge"] {
        let noun = role.rsplit(' ').next().unwrap();
        let text = format!(
            "Carmen Vega, {role}, ran in March. Hannah Voss, a lawyer, followed.\n\nVoss laughed. “There is only so much blue,” \
             she said.\n\nThe {noun} shrugged. “She knows where I stand,” she said."
        );
        assert_speaker(&text, "She knows", "Carmen Vega");
        assert_not_certain(&text, "She knows");
    }
}

#[test]
fn somebody_nameless_is_meant_before_the_names_of_other_paragraphs() {
    for (nameless, pronoun) in [
        ("One adviser to the mayor", "he"),
        ("A neighbor", "she"),
        ("A spokesman for the dam", "he"),
        ("His mother", "she"),
    ] {
        let text = format!(
            "Miles Abbott met Hannah Voss on Monday.\n\n{nameless} told us that the staff had tried everything. “We put a note on the \
             door,” {pronoun} said."
        );
        assert_speaker(&text, "We put", nameless);
        assert_not_certain(&text, "We put");
    }
}

#[test]
fn a_quotation_over_paragraphs_has_the_speaker_that_its_end_names() {
    for paragraphs in 2..5 {
        let open = "“We opened the dam too late.\n\n".repeat(paragraphs - 1);
        let text = format!("{open}“And we would do it again,” said Dora Quill.");
        let speakers: Vec<_> = said(&text).into_iter().map(|(_, speaker)| speaker.unwrap_or_default()).collect();
        assert_eq!(speakers, vec!["Dora Quill"; paragraphs], "{text}");
    }
}

#[test]
fn a_line_of_a_dash_and_a_name_names_the_speaker_and_is_no_quotation() {
    for line in ["— Kate Amund, at Tuesday's meeting", "— Kate Amund", "-- Kate Amund, inspector"] {
        let text = format!(
            "Nobody noticed the item.\n\nI read all of it with a glass of wine.\n\n{line}\n\nThe town sued Kate Amund."
        );
        let mut all = blocks(&text);
        all[1].kind = BlockKind::Quotation;
        all[2].kind = BlockKind::Quotation;
        let found = attribute(&text, &all, "en");
        assert_eq!(found.quotes.len(), 1, "{text}");
        assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("Kate Amund"), "{text}");
    }
    assert_speaker("“We opened the dam too late.” — Dora Quill, keeper", "We", "Dora Quill");
    let text = "Nobody noticed the item.\n\nI read all of it with a glass of wine. — Kate Amund";
    let mut all = blocks(text);
    all[1].kind = BlockKind::Quotation;
    let found = attribute(text, &all, "en");
    assert_eq!(&text[found.quotes[0].range.clone()], "I read all of it with a glass of wine.");
    assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("Kate Amund"));
}

#[test]
fn titles_are_told_from_the_name_after_them() {
    for title in [
        "St. Louis Mayor",
        "Det Insp",
        "Det. Insp.",
        "Detective Chief Inspector",
        "DCI",
        "PC",
        "Supt",
        "San Diego Senator",
    ] {
        assert_speaker(
            &format!("The dam broke. “We opened it too late,” said {title} Dora Quill on Monday."),
            "We",
            "Dora Quill",
        );
    }
    assert_speaker("The dam broke. “We opened it too late,” said John King Smith.", "We", "John King Smith");
}

#[test]
fn a_title_names_a_speaker_only_where_the_text_speaks_of_this_person() {
    for title in ["Rivers: what we know", "Opinion: open the dam", "Words of the week"] {
        let text = format!("{title}\n\n“The dam should have been opened long ago.”\n\nNobody answered.");
        let found = attribute(&text, &blocks(&text), "en");
        assert!(found.quotes.iter().all(|quote| quote.speaker.is_none()), "{title}: {:?}", found.quotes);
    }
}

#[test]
fn a_short_second_half_is_speech() {
    for short in ["Don’t print that.", "Next, please.", "Never.", "Who knows?"] {
        let text = format!("“We opened the dam too late,” Dora Quill said. “{short}”");
        assert_eq!(said(&text)[1], (short.to_owned(), Some("Dora Quill".to_owned())));
    }
}

#[test]
fn a_subject_within_a_reason_is_not_the_speaker() {
    for (who, reason) in [
        ("A spokesman for the port", "who asked not to be named because the sale is not final"),
        ("An official", "who spoke on condition of anonymity because the talks are private"),
    ] {
        let text = format!("{who}, {reason}, said it was “working with every family here.”");
        assert_speaker(&text, "working", who);
    }
    let text =
        "The minister, Idris Benham, noted that his government “has never asked for a dime,” according to a statement.";
    assert_speaker(text, "has never", "Idris Benham");
}

#[test]
fn datelines_and_tickers_speak_no_words() {
    for line in ["TOLEDO, Ohio, Feb. 2 (Newswire) - ", "JUNEAU, Alaska — ", "ST. PAUL, Minn. (AP) — ", ""] {
        let text = format!(
            "{line}Clearview Group (CLVW.N) said it was “sorry that the union left”. “Nobody will notice,” it said."
        );
        assert_speaker(&text, "Nobody", "Clearview Group");
    }
    let text = "MADISON, Wis. (AP) — “We are out of money for this,” he said.";
    assert_eq!(said(text)[0].1, None);
}

#[test]
fn things_speak_unsurely_and_only_once() {
    let text =
        "Dora Quill walked by. The banner said “Open the dam right now.” Nobody looked. “It will rain again one day.”";
    let found = read(text);
    let (banner, _) = quote(&found, text, "Open");
    assert_eq!(banner.confidence, Confidence::Unsure);
    assert_ne!(quote(&found, text, "It will").1, "The banner");
}

#[test]
fn a_role_tells_two_of_one_office_apart() {
    let text = "Foreign Minister Ann Vega met Defense Minister Bo Park. “The sea is open to all,” the defense minister said. “And it \
        will stay so,” the foreign minister added.";
    assert_speaker(text, "The sea", "Bo Park");
    assert_speaker(text, "And it", "Ann Vega");
    let text = "President Vega met former President Moor. “It was long,” the former president said. “It was,” the president said.";
    assert_speaker(text, "It was long", "Moor");
    let found = read(text);
    assert_eq!(name(&found, &found.quotes[1]).as_deref(), Some("Vega"));
}

#[test]
fn an_age_and_a_relation_stand_for_whom_they_were_said_of() {
    let text = "Jim Koval, 59, warmed his hands.\n\n“The first one is exciting for everyone,” the 59-year-old said.";
    assert_speaker(text, "The first", "Jim Koval");
    let text = "The box belonged to Dora Quill and her son, Marcus, who saw it.\n\n“He got out and looked at it,” the son said.";
    assert_speaker(text, "He got", "Marcus");
}

#[test]
fn the_owner_of_a_subject_with_a_name_is_not_meant() {
    let text = "Moor was fired in March. Moor’s former supervisor, Reuben Slate, disputes that account. “Nobody said west that \
        night,” he wrote.";
    assert_speaker(text, "Nobody", "Reuben Slate");
}

#[test]
fn who_nods_or_shrugs_speaks_next() {
    for gesture in ["nodded", "shrugged", "smiled", "paused"] {
        let text = format!("It rained. Dora Quill {gesture}. “It was worse than that, if you ask me.”");
        assert_speaker(&text, "It was worse", "Dora Quill");
        assert_not_certain(&text, "It was worse");
    }
}

#[test]
fn a_pronoun_that_told_a_gender_keeps_it() {
    let text = "Sam Orr, a baker, and Pat Ulm, a nun, spoke. Ulm said that she was glad. “It was a long and bitter race,” she said. \
        “It was fun for me,” he said.";
    assert_speaker(text, "It was a long", "Pat Ulm");
    assert_speaker(text, "It was fun", "Sam Orr");
}

#[test]
fn an_obituary_goes_back_to_whose_life_it_tells() {
    for work in ["wrote in her memoir", "recalled in her diary", "said in her last talk"] {
        let text = format!(
            "Winifred Cole, who has died aged 97, was a botanist. Her teacher, Margaret Dunphy, lent her a key. “You may as well \
             begin,” Dunphy told her.\n\nHer first paper was rejected twice. “I have been both of them since,” she {work}.\n\nShe is \
             survived by Peter."
        );
        assert_speaker(&text, "I have been", "Winifred Cole");
        assert_speaker(&text, "You may", "Margaret Dunphy");
    }
}

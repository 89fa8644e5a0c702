//! Names next to a quotation that are not its speaker, and words between marks that are not a quotation.

use briefing_core::attribution::{Attribution, ProposedQuote, attribute};
use briefing_core::document::BlockKind;
use briefing_core::model::Confidence;

use crate::attribution::{blocks, name};

mod who_else;
mod whose_words;

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

/// The quotation with this beginning, with its speaker.
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

/// Asserts that nobody is certain to have said it, if it is a quotation at all.
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

#[test]
fn titles_after_possessives_prepositions_and_programme_names_are_not_speech() {
    for title in ["Morning Tide", "Harbour Mornings Live", "The Long Tide"] {
        for text in [
            format!("On Radio Sole’s “{title},” Dora Quill said the dam was late."),
            format!("In an interview on “{title},” Dora Quill said she would go."),
            format!("Dora Quill spoke of it on her weekly program, “{title},” which is heard in Ohio."),
        ] {
            assert!(read(&text).quotes.is_empty(), "{text}");
        }
    }
    assert_speaker("Dora Quill told the program, “We will open the dam again.”", "We will", "Dora Quill");
    assert_speaker("“Open the Dam Now,” Dora Quill said.", "Open", "Dora Quill");
}

#[test]
fn who_stands_beside_another_verb_or_after_a_participle_did_not_say_it() {
    for (text, begins, speaker) in [
        (
            "An official, speaking on condition of anonymity, said Wednesday that Iris Moor “will meet anybody who comes.”",
            "will meet",
            "An official",
        ),
        (
            "Dora Quill, writing for the court, said the long waiting period “is really quite generous to them.”",
            "is really",
            "Dora Quill",
        ),
        ("Another source speaking to Harbour News said, “We opened the dam too late.”", "We opened", "Another source"),
        (
            "Before Dora Quill left the hall, her office sent out a note saying: “We opened the dam too late.”",
            "We opened",
            "her office",
        ),
        ("Dora Quill posted it under a headline that said, “The dam is open at last.”", "The dam", "a headline"),
        (
            "But Iris Moor has one thing in common with them, the columnist suggested: “His luck is proof of nothing.”",
            "His luck",
            "the columnist",
        ),
    ] {
        assert_speaker(text, begins, speaker);
        assert_not_certain(text, begins);
    }
}

#[test]
fn a_word_at_the_head_of_a_sentence_before_an_article_is_no_name() {
    for text in [
        "Except the chair, nobody came to the dam. “We waited far too long,” she said.",
        "Thirteen years later nobody came. “We waited far too long,” she said.",
        "Save his boat, all was lost. “We waited far too long,” he said.",
    ] {
        let found = read(text);
        assert!(found.people.is_empty(), "{text}: {:?}", found.people);
    }
}

#[test]
fn a_pronoun_is_certain_where_nobody_else_can_be_meant_and_else_not() {
    for (name, pronoun) in [("Dora Quill", "she"), ("Sir Hugh Moor", "he"), ("Ken Ashby", "he")] {
        let text = format!("{name} said the dam was late. “We waited too long,” {pronoun} said. “It is over.”");
        let found = read(&text);
        let confidence = |at: usize| found.quotes[at].confidence;
        assert_eq!((confidence(0), confidence(1)), (Confidence::Certain, Confidence::Certain), "{text}");
    }
    for text in [
        "Dora Quill and Iris Moor met at the dam. “We waited too long,” she said.",
        "Dora Quill called Mrs. Moor. “We waited too long,” she said.",
        "Dora Quill came late.\n\nThe former chair said it was over.\n\n“We waited too long,” she said.",
        "Dora Quill came late. The pharmacist waited for her. “We waited too long,” she said.",
        "Somebody came late. “We waited too long,” she said.",
    ] {
        assert_not_certain(text, "We waited");
    }
}

#[test]
fn what_two_people_say_together_is_given_to_both_and_is_not_certain() {
    for text in [
        "“We wanted one voice,” Dora Quill and Iris Moor said in a joint statement.",
        "“We wanted one voice,” said Dora Quill and Iris Moor in a joint statement.",
        "Dora Quill and Iris Moor said: “We wanted one voice.”",
    ] {
        assert_speaker(text, "We wanted", "Dora Quill and Iris Moor");
        assert_not_certain(text, "We wanted");
    }
    assert_speaker("Iris Moor nodded, and Dora Quill said: “We wanted one voice.”", "We wanted", "Dora Quill");
}

#[test]
fn a_verdict_an_answer_and_a_motto_have_owners() {
    assert_speaker("“We waited far too long” was Iris Moor’s answer.", "We waited", "Iris Moor");
    assert_speaker("Dora Quill sat down. “We waited far too long,” was her verdict.", "We waited", "Dora Quill");
    assert_ne!(
        quote(
            &read("Iris Moor came. “We waited far too long” was a good answer."),
            "Iris Moor came. “We waited far too long” was a good answer.",
            "We waited"
        )
        .0
        .confidence,
        Confidence::Certain
    );
}

#[test]
fn the_company_is_the_one_at_the_beginning_if_no_other_is_mentioned() {
    let text = "Harbour Foods said on Tuesday that it would close two plants.\n\nIt rained all day.\n\nNobody was surprised.\n\n\
        Few people came.\n\n“Demand is healthy across our brands,” the company said.";
    assert_speaker(text, "Demand", "Harbour Foods");
    assert_not_certain(text, "Demand");
    let text = text.replace("Few people came.", "Coast Bank said so, too.");
    assert_speaker(&text, "Demand", "Coast Bank");
}

#[test]
fn a_paper_that_is_told_something_did_not_say_it() {
    assert_speaker(
        "Iris Moor explained it to the local newspaper Harbour Post: “We opened the dam too late.”",
        "We opened",
        "Iris Moor",
    );
}

#[test]
fn a_german_compound_is_what_its_last_noun_says() {
    let text = "Die Landesumweltministerin Ruth Albers kam. „Wir pflanzen weiter“, sagte die Ministerin. „Bis zum Frost“, fügte sie hinzu.";
    let found = attribute(text, &blocks(text), "de");
    assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("Ruth Albers"));
    assert_eq!(name(&found, &found.quotes[1]).as_deref(), Some("Ruth Albers"));
    let text = "Vizepräsident Karl Moor kam. „Wir warten alle noch“, sagte der Präsident.";
    let found = attribute(text, &blocks(text), "de");
    assert_ne!(name(&found, &found.quotes[0]).as_deref(), Some("Karl Moor"));
}

#[test]
fn an_article_between_two_german_nouns_is_no_part_of_a_name() {
    let text = "Seit März leitet Jutta Brems das Wasserwerk. „Es reicht bis Oktober“, sagte Brems.";
    let found = attribute(text, &blocks(text), "de");
    assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("Jutta Brems"));
}

#[test]
fn a_french_clause_of_saying_within_the_marks_is_no_part_of_the_quotation() {
    for (said, verb, pieces) in [
        (
            "« Nous ouvrons vendredi, explique Anne Petit, et nous restons. »",
            "Anne Petit",
            vec!["Nous ouvrons vendredi", "et nous restons."],
        ),
        (
            "« Nous ouvrons vendredi, a ajouté Anne Petit, directrice du port, si tout va bien. »",
            "Anne Petit",
            vec!["Nous ouvrons vendredi", "si tout va bien."],
        ),
        ("« Nous ouvrons vendredi, conclut Anne Petit. »", "Anne Petit", vec!["Nous ouvrons vendredi"]),
        (
            "« Nous ouvrons vendredi, dit-elle, et nous restons. »",
            "Anne Petit",
            vec!["Nous ouvrons vendredi", "et nous restons."],
        ),
        (
            "« Nous ouvrons vendredi, a-t-elle ajouté, et nous restons. »",
            "Anne Petit",
            vec!["Nous ouvrons vendredi", "et nous restons."],
        ),
    ] {
        let text = format!("Anne Petit dirige le port de Sole depuis mars. {said}");
        let found = attribute(&text, &blocks(&text), "fr");
        let got: Vec<&str> = found.quotes.iter().map(|quote| &text[quote.range.clone()]).collect();
        assert_eq!(got, pieces, "{text}");
        assert!(found.quotes.iter().all(|quote| name(&found, quote).as_deref() == Some(verb)), "{text}");
        assert!(found.quotes.iter().all(|quote| quote.confidence != Confidence::Certain), "{text}");
        assert!(found.quotes.iter().skip(1).all(|quote| quote.continues) && !found.quotes[0].continues, "{text}");
    }
    // Words of others within the speech are kept.
    let text = "Anne Petit a pris la parole. « Mon père le disait, et il avait raison », a dit Anne Petit.";
    let found = attribute(text, &blocks(text), "fr");
    assert_eq!(&text[found.quotes[0].range.clone()], "Mon père le disait, et il avait raison");
}

#[test]
fn a_french_article_is_nobody() {
    for opening in ["L’idée, raconte-t-elle, est née un soir.", "L’eau, dit-elle, est montée.", "D’abord, rien."]
    {
        let text = format!("Anne Petit dirige le port. {opening} « Le port est à nous », résume-t-elle.");
        let found = attribute(&text, &blocks(&text), "fr");
        assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some("Anne Petit"), "{text}");
    }
}

#[test]
fn words_of_a_clause_that_says_nothing_are_unsure() {
    let text = "The library was saved after councillors voted for it, despite warnings that it was “a bookcase with a bilge pump”.";
    for quote in &read(text).quotes {
        assert_eq!(quote.confidence, Confidence::Unsure, "{text}");
    }
}

#[test]
fn what_a_release_attributes_to_somebody_is_his_or_hers() {
    for opening in [
        "Please attribute the following to Dora Quill, head of the harbour:",
        "The following statement can be attributed to Dora Quill, a spokeswoman for the harbour:",
        "The following quote is attributable to Mayor Dora Quill:",
        "Statement from Dora Quill, head of the harbour:",
        "A comment from Dora Quill:",
    ] {
        for between in [" ", "\n\n"] {
            let text = format!("{opening}{between}“We regret the delay. All passengers will be paid back.”");
            assert_speaker(&text, "We regret", "Dora Quill");
        }
    }
    assert_speaker(
        "Ken Ashby wrote a letter to Dora Quill: “We regret the delay. You will be paid.”",
        "We regret",
        "Ken Ashby",
    );
}

#[test]
fn what_everybody_called_somebody_is_a_name() {
    for text in [
        "“Pippa”, as everybody called her, was born in Otley.",
        "“The Colonel,” as everyone knew him, died in May.",
        "“Old Tom,” as the crew nicknamed the crane, was sold.",
    ] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn a_quotation_behind_a_time_begins_a_sentence() {
    for time in ["4 a.m.", "11:30 p.m."] {
        let text = format!(
            "Crane drivers stopped at {time} “We got what we came for,” Dora Quill, who leads the branch, told us."
        );
        assert_speaker(&text, "We got", "Dora Quill");
    }
}

#[test]
fn she_is_whose_life_an_obituary_tells_and_not_who_speaks_of_her() {
    for dies in [", a potter, dies at 94.", ", who made clocks, has died.", ", dies aged 90."] {
        let text = format!(
            "Dora Quill{dies}\n\n“She never asked the time,” her granddaughter Iris Moor said.\n\nShe refused an honour, calling it “a brooch \
             for people out of work.”"
        );
        assert_speaker(&text, "a brooch", "Dora Quill");
    }
}

#[test]
fn what_is_said_of_a_thing_is_of_whoever_says_it() {
    for (speaker, other) in NAMES {
        let bare = speaker.trim_start_matches("Sir ").trim_start_matches("Mayor ").trim_start_matches("Ms. ");
        for thing in ["the treaty", "that fact", "the long quarrel"] {
            let text = format!(
                "{other} was late. {speaker} said that {thing} shows which of the two is “prepared to take on the town.”"
            );
            assert_speaker(&text, "prepared", bare);
        }
        let text = format!("{speaker} said, “Build it,” at which point the crowd chanted “Build it by the summer!”");
        assert_speaker(&text, "Build it by", "the crowd");
    }
}

#[test]
fn who_asks_is_not_who_answers() {
    let text = "Dora Quill, the senator, met Iris Moor, the anchor, on Monday.\n\n“Would that be you and your friends?” Iris Moor \
        asked.\n\n“That would be me, I suppose,” she said.";
    assert_speaker(text, "That would be me", "Dora Quill");
    let text = "Dora Quill and Iris Moor met.\n\n“What about the dam and the mill?” Iris Moor asked.\n\nGrowing sharper, Moor went on: “It \
        was late.” She added that it was “the worst of all the winters.”";
    assert_speaker(text, "the worst", "Iris Moor");
}

#[test]
fn a_time_between_a_name_and_its_verb_is_part_of_neither() {
    for time in ["on Tuesday", "Tuesday", "late Monday", "on June 3", "last week", "on Friday night", "this month"] {
        for verb in ["said that", "told reporters that", "warned that"] {
            let text = format!("The sea rose. Jane Miller {time} {verb} “the farmers deserve better than this.”");
            assert_speaker(&text, "the farmers", "Jane Miller");
            let text =
                format!("The sea rose. The tourism ministry {time} {verb} “the farmers deserve better than this.”");
            assert_speaker(&text, "the farmers", "The tourism ministry");
        }
        let text = format!("“The farmers deserve better than this,” Jane Miller {time} said.");
        assert_speaker(&text, "The farmers", "Jane Miller");
    }
}

#[test]
fn a_dateline_says_nothing() {
    for dateline in ["TOKYO, June 3 (Kyodo) --", "PARIS (AP) —", "BEIJING, June 3 (Xinhua) --", "LONDON, June 3 –"]
    {
        let text = format!(
            "{dateline} Prime Minister Aiko Hara on Wednesday ruled out an early vote, saying “this is no time for it.”"
        );
        assert_speaker(&text, "this is", "Aiko Hara");
    }
}

#[test]
fn a_form_of_address_behind_a_name_is_no_part_of_it() {
    for form in ["san", "sensei", "ssi", "nim"] {
        let text = format!("“It takes a year,” said Kazuma Miyagi, a weaver. “Then it is sold,” Miyagi-{form} added.");
        assert_speaker(&text, "Then it", "Kazuma Miyagi");
    }
}

#[test]
fn family_names_that_are_small_words_are_names() {
    for name in
        ["He Weidong", "Oh Se-hoon", "An Dong-geun", "So Byung-hoon", "No Sang-u", "You Quan", "Park Joon-young"]
    {
        let text = format!("The hall was full. “The line opens in May,” said {name}, director of the bureau.");
        assert_speaker(&text, "The line", name);
    }
    let text = "“The line opens in May,” said Oh Se-hoon, the mayor. “It is late,” Oh said.\n\n“We know,” Oh said.";
    assert_speaker(text, "It is", "Oh Se-hoon");
    assert_speaker(text, "We know", "Oh Se-hoon");
    let text = "Ann Lee spoke. “The line opens in May,” she said. So Ann Lee said “it is late for that.” He Ann does not know.";
    assert_speaker(text, "The line", "Ann Lee");
    assert_speaker(text, "it is", "Ann Lee");
}

#[test]
fn whoever_gives_only_a_surname_is_called_by_it() {
    for who in ["a 29-year-old office worker surnamed Shin", "a retiree, surnamed Shin,"] {
        let text = format!("The square was full. “We came by bus today,” said {who} by the gate.");
        assert_speaker(&text, "We came", "Shin");
    }
}

#[test]
fn somebody_new_without_a_name_is_not_whom_the_text_named_with_that_noun() {
    let text = "Carl Liang, a former executive of the mill, came.\n\nAn executive of another mill said “we are not hiring.” “Not this \
        year,” the executive said.";
    assert_ne!(quote(&read(text), text, "Not this").1, "Carl Liang");
}

#[test]
fn the_text_that_passes_words_on_is_not_who_said_them() {
    for text in ["a court document seen by the Times", "the indictment", "Yonhap News Agency", "police"] {
        let text = format!("The captain, Jane Miller, said she “saw no light that night,” according to {text}.");
        let speaker = quote(&read(&text), &text, "saw no").1;
        assert_eq!(speaker, "Jane Miller", "{text}");
    }
}

#[test]
fn whoever_rejects_a_claim_did_not_make_it() {
    for verb in ["rejected", "dismissed"] {
        for claim in
            ["Tarn’s assertion that it was", "an accusation that it was", "the claim of her rivals that it was"]
        {
            let text = format!("Jane Miller {verb} {claim} “a common maritime accident.”");
            assert_ne!(quote(&read(&text), &text, "a common").1, "Jane Miller", "{text}");
        }
    }
}

#[test]
fn whoever_rejects_a_claim_said_what_stands_behind_a_colon() {
    for rejects in ["denied the claim in a statement", "rejected the allegation", "dismissed the accusations on Monday"]
    {
        let text = format!("The sea rose. Jane Miller {rejects}: “There is nothing in it at all.”");
        assert_speaker(&text, "There is", "Jane Miller");
    }
}

#[test]
fn an_office_before_a_name_is_no_part_of_it() {
    for office in [
        "Virginia Secretary of Natural Resources",
        "Ohio Director of Public Safety",
        "Acting Director of National Intelligence",
        "U.S. Secretary of Health and Human Services",
        "Deputy Assistant Secretary of Defense",
    ] {
        let text =
            format!("“Every dollar saves six in repairs,” {office} Denise Okafor said. “It is sound,” Okafor said.");
        assert_speaker(&text, "Every", "Denise Okafor");
        assert_speaker(&text, "It is", "Denise Okafor");
    }
}

#[test]
fn what_stands_nearer_but_cannot_speak_is_not_the_speaker() {
    for (text, begins, speaker) in [
        (
            "When Dale Moor spoke of the flood and said he would “protect all our people,” the crowd applauded loudly.",
            "protect",
            "Dale Moor",
        ),
        (
            "There were such references as when Ann Quill said he was “a candidate of amnesty,” a dig at a man who came late.",
            "a candidate",
            "Ann Quill",
        ),
        (
            "A town official who spoke anonymously to discuss internal strategy said Wednesday, “There are talks between them.”",
            "There are",
            "A town official",
        ),
        (
            "The doctors’ union, which had called for a “pause”, said the decision was “a bitter day for all”. Ann Quill was there.",
            "a bitter",
            "The doctors’ union",
        ),
        (
            "One would be a fund, and a third would be what Ann Sroka called a “thousand flowers in bloom” way.",
            "thousand",
            "Ann Sroka",
        ),
        (
            "But even as Dale Moor claimed on Tuesday that “this is far worse than that,” one of the judges said the cases were not alike.",
            "this is",
            "Dale Moor",
        ),
    ] {
        assert_speaker(text, begins, speaker);
    }
}

//! Words that one person quotes, requests or hears, and that belong to another.

use super::{assert_not_certain, assert_speaker};

#[test]
fn names_for_something_are_not_words_of_the_subject_that_follows() {
    for text in [
        "Told that Ruth Vane had called her bill “a solution in search of a problem,” she laughed.",
        "Because Ruth Vane had called the plan “a solution in search of a reason,” Oster asked for a recess.",
        "When Ruth Vane called the plan “a solution in search of a reason,” Oster left.",
        "Oster quoted Ruth Vane, who once called the tax “a tiger in the bathtub.”",
        "The plan was called “a monument to wishful thinking” by Ruth Vane.",
        "The plan was dubbed “a monument to wishful thinking” by Ruth Vane.",
        "She wrote to Ruth Vane, who replied: “We have no record of your letter.”",
    ] {
        assert_speaker(&format!("Senator Hanne Oster spoke on Monday. {text}"), "", "Ruth Vane");
    }
}

#[test]
fn a_letter_is_of_whom_it_comes_from_and_not_of_whom_it_goes_to() {
    for text in ["email", "letter", "note", "message"] {
        let text = format!("The {text} to Hanne Oster from Ruth Vane said “nothing will change before the summer.”");
        assert_speaker(&text, "nothing", "Ruth Vane");
        assert_not_certain(&text, "nothing");
    }
}

#[test]
fn a_reply_is_not_of_whoever_told_or_asked() {
    for verb in ["told", "asked", "warned", "reminded"] {
        for reply in ["replied", "answered", "retorted"] {
            let text = format!("Ronald Oster {verb} Thomas Vane about the dam. “It will hold for years,” he {reply}.");
            assert_speaker(&text, "It will", "Thomas Vane");
            assert_not_certain(&text, "It will");
            // The person who was told is not “he”.
            let text = format!("Ronald Oster {verb} Maria Vane about the dam. “It will hold for years,” he {reply}.");
            assert_not_certain(&text, "It will");
        }
    }
}

#[test]
fn somebody_called_by_a_name_is_not_only_described() {
    for told in ["A nurse called Ann Doyle came in at night.", "A nurse named Ann Doyle, who lives there, came in."] {
        let text = format!("Helen Strang runs the ward. {told} “We were told to wait,” she said.");
        assert_speaker(&text, "We were", "Ann Doyle");
    }
    let text = "A nurse called Ann Doyle a liar. “We were told to wait,” said the nurse.";
    assert_not_certain(text, "We were");
}

#[test]
fn an_official_says_something_though_the_word_is_an_adjective_too() {
    for who in ["the official", "a senior administration official", "A NATO official"] {
        assert_speaker(&format!("“If it gets here, it gets signed,” {who} said."), "If it", who);
    }
}

#[test]
fn a_party_with_a_state_is_no_speaker() {
    for place in ["R-Texas", "D-Ohio", "I-Maine"] {
        let text = format!(
            "The bill died in the House, where Rep. Tom Bracewell, {place}, the chairman of the committee, has called it “price \
             control with a life jacket on.”"
        );
        assert_speaker(&text, "price", "Tom Bracewell");
    }
}

#[test]
fn a_district_is_not_whoever_works_for_it() {
    let text = "Priya Venkat, an engineer hired by the district, drew the maps. In a statement, the Cane Creek Water District said it \
        was “committed to a transparent process.”";
    assert_speaker(text, "committed", "the Cane Creek Water District");
}

#[test]
fn a_paper_that_an_article_shows_to_be_none_of_the_people_may_write() {
    let text = "KTVO reported the sale. The Daily Courier ran an editorial on Friday. “A mayor who sells the furniture should at \
        least tell the family,” it wrote.";
    assert_speaker(text, "A mayor", "Daily Courier");
}

#[test]
fn a_page_with_its_number_says_nothing() {
    for label in ["Page 12", "Chapter 4", "Figure 3"] {
        let text = format!("The report is long. {label}: “The river has no memory of its own.”");
        assert_speaker(&text, "The river", "");
    }
}

#[test]
fn what_may_be_attributed_to_somebody_is_of_this_person_below() {
    let text = "It may be attributed to Imogen Carrow, chief executive of the line.\n\n“We do not yet know why this happened.”";
    assert_speaker(text, "We do", "Imogen Carrow");
}

#[test]
fn a_plural_at_the_head_of_a_sentence_is_nobody_who_speaks() {
    for many in ["Children", "Women", "Men", "People", "Police"] {
        let text = format!(
            "“It was never seen before,” said Dora Vane. {many} are welcome, said the museum. “Bring a torch,” she added."
        );
        assert_speaker(&text, "Bring", "Dora Vane");
    }
}

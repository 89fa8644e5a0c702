//! Words that seem to belong to the person named nearest but belong to someone else, or to nobody.

use briefing_core::attribution::attribute;
use briefing_core::model::Confidence;

use super::{assert_not_certain, assert_speaker, read};
use crate::attribution::{blocks, name};

#[test]
fn a_shared_family_name_means_the_person_named_before_but_is_not_certain() {
    for (driver, other) in [
        ("Keisha Monroe", "Carl Monroe"),
        ("Nkechi Okafor", "Daniel Okafor"),
        ("Svetozar Marin", "Ann Marin"),
        ("Carl Monroe", "Keisha Monroe"),
    ] {
        let family = driver.rsplit(' ').next().unwrap();
        for told in ["Also in the bus was", "The bus came to rest on the farm of", "At home waited"] {
            let text = format!(
                "{driver} steered the bus into a field. “It was all corn,” {family} said.\n\n{told} {other}. “So they tell me,” {other} \
                 said."
            );
            assert_speaker(&text, "It was", driver);
            assert_not_certain(&text, "It was");
            assert_speaker(&text, "So they", other);
        }
    }
}

/// Asserts that a proposal is at most unsure.
#[track_caller]
fn assert_unsure(language: &str, text: &str) {
    let found = attribute(text, &blocks(text), language);
    assert!(found.quotes.iter().all(|quote| quote.confidence == Confidence::Unsure), "{text}: {:?}", found.quotes);
}

#[test]
fn words_that_were_not_said_are_unsure() {
    for told in [
        "denied saying",
        "denied ever saying",
        "denied having told Moor",
        "denied that she had said",
        "never said",
        "did not say",
        "didn’t say",
        "refused to say",
        "stopped short of saying",
        "would never say",
        "could have said",
        "was wrongly quoted as saying",
        "wants Ken Moor to say",
    ] {
        assert_unsure("en", &format!("Dora Quill {told}, “We will wait for the rain and then leave.”"));
        assert_unsure("en", &format!("Dora Quill {told}: “We will wait for the rain and then leave.”"));
    }
    for text in [
        "Nowhere did Dora Quill say, “We will wait for the rain and then leave.”",
        "Did Dora Quill say, “We will wait for the rain and then leave”?",
        "If Dora Quill says, “We will wait for the rain and then leave,” nobody will.",
        "“We will wait for the rain and then leave,” Dora Quill never said.",
    ] {
        assert_unsure("en", text);
    }
    for (language, text) in [
        ("de", "Minister Karl Vogt hat nie gesagt: „Wir schließen die Werke im kommenden Jahr.“"),
        ("de", "Minister Karl Vogt bestreitet, gesagt zu haben: „Wir schließen die Werke im kommenden Jahr.“"),
        ("fr", "La ministre Anne Petit n’a jamais dit : « Nous fermerons les usines cette année. »"),
        ("es", "La ministra Ana Quintela nunca dijo: «Cerraremos las fábricas este año»."),
        ("ko", "김민수 장관은 “공장을 내년에 닫겠다”고 말한 적이 없다고 밝혔다."),
        ("ko", "김민수 장관은 “공장을 내년에 닫겠다”는 발언을 부인했다."),
        ("ja", "山田太郎大臣は「工場を来年閉鎖する」とは言っていない。"),
        ("zh", "部长王建国从未说过：“我们明年关闭工厂。”"),
    ] {
        assert_unsure(language, text);
    }
}

#[test]
fn words_beside_a_denial_of_something_else_are_certain() {
    for text in [
        "Dora Quill did not only say, “We will wait for the rain and then leave.”",
        "Dora Quill, who did not attend, said, “We will wait for the rain and then leave.”",
        "Dora Quill went on to say, “We will wait for the rain and then leave.”",
        "Dora Quill denied the charge. “We will wait for the rain and then leave,” Quill said.",
        "“We will wait for the rain and then leave,” said Dora Quill, who never said more.",
        "Asked if she would run, Dora Quill said, “We will wait for the rain and then leave.”",
        "If the dam fails, Dora Quill said, “We will wait for the rain and then leave.”",
    ] {
        let found = read(text);
        assert_eq!(found.quotes[0].confidence, Confidence::Certain, "{text}");
    }
}

#[test]
fn words_relayed_before_a_quotation_are_of_whom_the_clause_lets_speak() {
    for told in [
        "recalled Carlos Menendez telling her",
        "remembered Carlos Menendez saying",
        "described Carlos Menendez shouting",
        "accused Carlos Menendez of telling her",
    ] {
        let text = format!("Dora Quill {told}, “We will wait for the rain and then leave.”");
        assert_speaker(&text, "We will", "Carlos Menendez");
        assert_not_certain(&text, "We will");
    }
    for text in [
        "Dora Quill, quoting Carlos Menendez, said, “We will wait for the rain and then leave.”",
        "Dora Quill likes to cite Carlos Menendez: “We will wait for the rain and then leave.”",
        "Dora Quill opened with a line from Carlos Menendez: “We will wait for the rain and then leave.”",
    ] {
        assert_not_certain(text, "We will");
    }
    for told in ["told Carlos Menendez, saying", "told Carlos Menendez", "met Carlos Menendez and said"] {
        let text = format!("Dora Quill {told}, “We will wait for the rain and then leave.”");
        assert_speaker(&text, "We will", "Dora Quill");
    }
}

/// A paragraph about Anna Kull, and one that begins with other words and continues with what "she" said.
fn after_kull(words: &str) -> String {
    format!("Mayor Anna Kull opened the fair. “We are glad,” Kull said.\n\n{words} “My feet hurt,” she said.")
}

#[test]
fn a_person_introduced_without_a_name_is_the_speaker() {
    for somebody in [
        "A clerk at the kiosk",
        "A juror",
        "One shopper",
        "A local pharmacist",
        "A passer-by",
        "A 91-year-old",
        "A cheesemonger",
    ] {
        for told in ["was less happy.", "said it was hard.", "disagreed.", "would not give her name."] {
            let text = after_kull(&format!("{somebody} {told}"));
            assert_speaker(&text, "My feet", somebody);
            assert_not_certain(&text, "My feet");
        }
        let text = after_kull(&format!("{somebody} was less happy.\n\n"));
        assert_speaker(&text, "My feet", somebody);
        assert_not_certain(&text, "My feet");
    }
}

#[test]
fn a_pronoun_behind_somebody_else_without_a_name_is_unsure() {
    for words in [
        "The victim said she no longer sleeps.",
        "The jury’s forewoman was tired.",
        "The retired nurse who runs the carousel was tired.",
        "In the crowd stood a grandmother of nine.",
        "The fair was no fun for a baker from Elm Street.",
        "The coroner was not convinced.",
    ] {
        let text = after_kull(words);
        let found = read(&text);
        let quote = found.quotes.iter().find(|quote| text[quote.range.clone()].starts_with("My feet")).unwrap();
        assert_eq!(quote.confidence, Confidence::Unsure, "{text}");
    }
    // A fire does not speak; but the text has turned to something else.
    assert_not_certain(&after_kull("A fire broke out on Elm Street."), "My feet");
}

#[test]
fn a_pronoun_is_of_whom_the_text_names_beside_somebody_without_a_name() {
    for words in [
        "Kull met a juror on Monday.",
        "She is a nurse by training.",
        "Kull, a retired baker, was tired.",
        "The bridge was shut at once.",
        "Kull was tired. Her speech was long.",
    ] {
        let text = after_kull(words);
        let found = read(&text);
        let quote = found.quotes.iter().find(|quote| text[quote.range.clone()].starts_with("My feet")).unwrap();
        assert_eq!(
            (name(&found, quote).as_deref(), quote.confidence),
            (Some("Anna Kull"), Confidence::Certain),
            "{text}"
        );
    }
}

/// Asserts who is proposed for the only quotation of a text, and that it is certain.
#[track_caller]
fn assert_certain(text: &str, speaker: &str) {
    let found = read(text);
    let quote = found.quotes.first().expect("a quotation");
    assert_eq!((name(&found, quote).as_deref(), quote.confidence), (Some(speaker), Confidence::Certain), "{text}");
}

#[test]
fn a_post_in_capitals_before_a_comma_is_no_name() {
    for post in ["Chief Financial Officer", "Chief Operating Officer", "Deputy Administrator", "Public Works Director"]
    {
        for whose in ["the company’s", "Halvorsen’s", "the", "its"] {
            assert_certain(
                &format!("“We will open the mill in the spring,” said {whose} {post}, David Quill."),
                "David Quill",
            );
        }
        assert_certain(&format!("“We will open the mill in the spring,” said {post} David Quill."), "David Quill");
    }
}

#[test]
fn an_office_with_a_hyphen_is_no_name_and_no_part_of_one() {
    for office in [
        "Director-General",
        "Director-General for European Affairs",
        "Director-General of the Asian Affairs Bureau",
        "Consul-General for Scotland",
        "Under-Secretary for Trade",
        "Vice-President for Energy",
    ] {
        assert_certain(&format!("{office} Maria Lund said, “The two will meet again in the autumn.”"), "Maria Lund");
    }
    assert_certain(
        "The Director-General for Trade, Maria Lund, said, “The two will meet again in the autumn.”",
        "Maria Lund",
    );
    assert_certain("Secretary-General Maria Lund said, “The two will meet again in the autumn.”", "Maria Lund");
}

#[test]
fn an_institution_keeps_the_words_before_its_apostrophe() {
    for name in [
        "Sheriff’s Office",
        "Sheriff's Office",
        "Attorney General’s Office",
        "U.S. Attorney’s Office",
        "St. Mary’s Hospital",
        "Teachers’ Union of Ohio",
        "Women’s Tennis Association",
        "Queen’s Hospital Trust",
        "Workers’ Party",
    ] {
        assert_certain(&format!("“We look into it with great care,” the {name} said."), name);
    }
}

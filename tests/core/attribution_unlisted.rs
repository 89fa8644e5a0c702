//! Speakers whom a text names in ways that no list of verbs or nouns covers.

use briefing_core::attribution::{Attribution, attribute};
use briefing_core::document::BlockKind;
use briefing_core::model::Confidence;

use crate::attribution::{blocks, name};

fn read(language: &str, text: &str) -> Attribution {
    let mut all = blocks(text);
    all.iter_mut().for_each(|block| block.kind = BlockKind::Paragraph);
    attribute(text, &all, language)
}

/// Asserts who says the first quote that begins with some words.
#[track_caller]
fn assert_said_by(language: &str, text: &str, words: &str, speaker: &str) {
    let found = read(language, text);
    let quote = found.quotes.iter().find(|quote| text[quote.range.clone()].starts_with(words)).expect(text);
    assert_eq!(name(&found, quote).unwrap_or_default(), speaker, "{text}");
    assert!(quote.confidence <= Confidence::Likely, "{text}");
}

#[test]
fn a_clause_behind_a_quotation_says_who_speaks_whatever_its_verb_is() {
    for (language, text, speaker) in [
        ("cs", "„Most vydrží ještě mnoho let,“ zabublal bagrista Bohumil Malý.", "Bohumil Malý"),
        ("pl", "„Most wytrzyma jeszcze wiele lat” – wymamrotał rzecznik policji.", "rzecznik policji"),
        (
            "id",
            "\"Jembatan ini masih kuat sekali,\" gumam Bambang Hartono, pemilik kios, kepada wartawan.",
            "Bambang Hartono",
        ),
        ("ca", "«El pont aguantarà molts anys», ha remugat l'alcaldessa, Montserrat Puig.", "Montserrat Puig"),
        ("ro", "„Podul va rezista mulți ani”, a bombănit Ileana Dobrescu, proprietara brutăriei.", "Ileana Dobrescu"),
    ] {
        assert_said_by(language, text, "", speaker);
    }
}

#[test]
fn words_that_no_comma_sets_off_or_that_end_a_sentence_need_a_verb_of_saying() {
    for (language, text) in [
        ("cs", "„Most vydrží“ bublal starý Bohumil Malý."),
        ("id", "Film \"Jembatan Merah Itu\" gumam Bambang Hartono."),
    ] {
        let found = read(language, text);
        assert!(found.quotes.iter().all(|quote| quote.speaker.is_none()), "{text}");
    }
}

#[test]
fn a_verb_without_a_subject_goes_on_with_whoever_the_paragraph_is_about() {
    let text = "Un portaveu dels Bombers va arribar tard. «Hem trobat nou nius de coloms», ha detallat.";
    assert_said_by("ca", text, "Hem", "Un portaveu");
    let text = "Εκπρόσωπος του Λιμενικού ήρθε αργά. «Το είπαμε περίεργο και τίποτα άλλο», ανέφερε.";
    assert_said_by("el", text, "Το είπαμε", "Εκπρόσωπος");
}

#[test]
fn somebody_is_named_behind_according_to_by_whatever_noun() {
    for (language, text, speaker) in [
        (
            "ro",
            "Potrivit purtătorului de cuvânt al ISU, ursul „nu a fost deloc agresiv”.",
            "purtătorului de cuvânt al ISU",
        ),
        ("hu", "A rendőrség szóvivője szerint az ügyben „nem merült fel idegenkezűség”.", "A rendőrség szóvivője"),
        ("el", "Σύμφωνα με τον ιδιοκτήτη, Σταύρο Καλλέργη, το ζώο «ήξερε πού είναι το κουμπί».", "Σταύρο Καλλέργη"),
        ("fr", "À en croire un pêcheur, « les politiques viennent pour la photo et repartent ».", "un pêcheur"),
    ] {
        assert_said_by(language, text, "", speaker);
    }
}

#[test]
fn forms_of_one_name_are_one_person() {
    for (language, text, words, speaker) in [
        (
            "fi",
            "”Löyly oli hyvä tänään”, kertoo Eero Kivimäki. Kivimäen mukaan saunassa ”istuttiin aivan liian kauan”.",
            "istuttiin",
            "Eero Kivimäki",
        ),
        (
            "pl",
            "„Dzieci były bardzo spokojne” – powiedział Tomasz Zieliński. Zdaniem Zielińskiego, rada „była o wiele mniej spokojna niż one”.",
            "była",
            "Tomasz Zieliński",
        ),
        (
            "uk",
            "«Трамвай довезе далі, ніж автобус», — сказав Тарас Гнатюк. За словами Гнатюка, «вагон ремонтували всією вулицею».",
            "вагон",
            "Тарас Гнатюк",
        ),
        (
            "tr",
            "“Her sabah adaya mama götürüyoruz” diyen veteriner Ayşe Demirtaş, barınak istedi. Demirtaş'a göre sorun kediler \
             değil: “Onları bırakıp giden biziz.”",
            "Onları",
            "Ayşe Demirtaş",
        ),
    ] {
        assert_said_by(language, text, words, speaker);
    }
}

#[test]
fn scripts_without_capitals_have_words_for_according_to_and_an_agent() {
    for (language, text, words, speaker) in [
        ("ar", "وبحسب وزارة الثقافة فإن الخط الجديد \"متحف يسير على عجلات\".", "متحف", "وزارة الثقافة"),
        ("hi", "\"घंटी बजी तो बूढ़े भी बाहर निकल आए,\" सुनीता रावत ने हंसते हुए कहा।", "घंटी", "सुनीता रावत"),
        ("hi", "मंत्री महेश जोशी ने इसे \"पूरे राज्य के लिए एक मिसाल\" बताया।", "पूरे", "महेश जोशी"),
        (
            "ar",
            "ونفى متحدث باسم البلدية أن تكون التذكرة \"أغلى من سيارة أجرة\"، وقال: \"ثمنها ثمن كوب شاي واحد\".",
            "ثمنها",
            "متحدث باسم البلدية",
        ),
        ("he", "\"הוא עמד שם כאילו הזמינו אותו\", סיפרה הווטרינרית נועה ברק-שלו.", "הוא", "נועה ברק-שלו"),
    ] {
        assert_said_by(language, text, words, speaker);
    }
}

#[test]
fn an_agency_that_is_told_something_is_not_the_speaker() {
    let text = "«Он приходит раньше всех и уходит последним», — рассказала ТАСС директор музея Лидия Воронцова.";
    assert_said_by("ru", text, "Он", "Лидия Воронцова");
}

#[test]
fn the_end_of_a_quotation_whose_mark_is_missing_is_unsure() {
    for text in [
        "The mayor, Ann Lee, said: “We will build the bridge this year. Nobody was hurt.\n\nThe bridge has two lanes.",
        "“We will build the bridge this year, said Ann Lee, the mayor. “It is late,” she added.",
        "« Nous allons bâtir le pont, a dit Anne Petit, la maire. « Il est tard », a-t-elle ajouté.",
        "We will build the bridge this year,” said Ann Lee, the mayor.",
    ] {
        let found = attribute(text, &blocks(text), if text.starts_with('«') { "fr" } else { "en" });
        let first = found.quotes.first().expect(text);
        assert_eq!(first.confidence, Confidence::Unsure, "{text}");
    }
    let text = "Ann Lee said: “We will build the bridge.\n\n“We will build it well.”";
    let found = attribute(text, &blocks(text), "en");
    assert_eq!(found.quotes[0].confidence, Confidence::Certain, "{:?}", found.quotes);
}

#[test]
fn the_words_of_the_writer_are_of_nobody_whom_the_text_names() {
    let text = "Ann Lee wrote that “it is impossible to speak so that you are not misunderstood”.\n\n“But surely this is not \
                right,” I hear you say, “it is only words in the end.”";
    let found = attribute(text, &blocks(text), "en");
    let of_lee = found.quotes.iter().filter(|quote| quote.speaker.is_some()).count();
    assert_eq!(of_lee, 1, "{:?}", found.quotes);
}

#[test]
fn a_pronoun_behind_the_words_of_a_daughter_is_not_certainly_of_the_mother() {
    let text = "Tamsin Orr, who taught a nation to prune, dies at 91\n\nTamsin Orr was born in a cottage. She left school early.\n\n\
                “She liked her roses best,” her daughter, Lily Orr, said.\n\n“Mum would want you to go outside,” she added.";
    let found = attribute(text, &blocks(text), "en");
    let quote = found.quotes.last().expect("there is one");
    let who = name(&found, quote).unwrap_or_default();
    assert!(who == "Lily Orr" || quote.confidence != Confidence::Certain, "{who}: {:?}", quote.confidence);
}

#[test]
fn her_statement_is_of_whom_the_paragraph_is_about() {
    let text = "Dame Ruth Ashworth, who chaired the trust for eleven years, has resigned. Her statement reads in full:\n\n\
                > I learned to swim in the pool in 1952.\n\n> I shall be in the slow lane as usual.";
    let document =
        briefing_core::document::read(text.as_bytes(), briefing_core::document::Format::Markdown).expect(text);
    let found = attribute(&document.text, &document.blocks, "en");
    assert!(!found.quotes.is_empty());
    for quote in &found.quotes {
        assert_eq!(name(&found, quote).unwrap_or_default(), "Ruth Ashworth", "{:?}", found.quotes);
    }
}

#[test]
fn words_between_a_verb_and_its_subject_are_not_the_subject() {
    for (language, text) in [
        ("fr", "« Il faut un vrai dialogue », estime de son côté le maire Paul Roy."),
        ("fr", "« Il faut un vrai dialogue », estime pour sa part le député (LR) Paul Roy."),
        ("it", "«Serve un vero dialogo», ha detto dal canto suo il sindaco Paul Roy."),
        ("es", "«Hace falta un diálogo», dijo por su parte el alcalde Paul Roy."),
    ] {
        let found = attribute(text, &blocks(text), language);
        let who: Vec<_> = found.quotes.iter().map(|quote| name(&found, quote).unwrap_or_default()).collect();
        assert_eq!(who, ["Paul Roy"], "{text}");
    }
}

#[test]
fn a_friend_of_his_is_no_part_of_what_is_his() {
    let text = "Jan Lind declined to comment. A friend of his said: “He is tired of all the questions.”";
    let found = attribute(text, &blocks(text), "en");
    assert_eq!(found.quotes.first().and_then(|quote| name(&found, quote)).as_deref(), Some("A friend of his"));
}

#[test]
fn a_short_sentence_with_a_verb_of_saying_right_behind_it_is_a_quotation() {
    for (language, text, words) in [
        ("es", "Carmen Ruiz habló. «Llevamos años esperando», prosiguió.", "Llevamos años esperando"),
        ("it", "Carla Ferri ha parlato. «Aspettiamo da anni», ha proseguito.", "Aspettiamo da anni"),
        ("tr", "“Köprüyü mayısta kapatacağız” dedi Ayşe Demir.", "Köprüyü mayısta kapatacağız"),
        ("tr", "Mehmet Kaya, “Para hazır” diye konuştu.", "Para hazır"),
    ] {
        let found = attribute(text, &blocks(text), language);
        let quotes: Vec<&str> = found.quotes.iter().map(|quote| &text[quote.range.clone()]).collect();
        assert_eq!(quotes, [words], "{text}");
    }
    for (language, text) in
        [("tr", "Ayşe Demir “kara liste” dedi."), ("it", "Anna Gallo parla di «scandalo», ha votato contro.")]
    {
        assert!(attribute(text, &blocks(text), language).quotes.is_empty(), "{text}");
    }
}

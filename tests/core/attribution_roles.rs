//! The role that a text gives a person: the office with the words that say how it is held.

use briefing_core::attribution::{Attribution, attribute};
use briefing_core::model::Confidence;

use crate::attribution::{blocks, name};
use crate::attribution_languages::read;

/// The name and the role of the speaker of the first quotation.
fn first_speaker(found: &Attribution) -> (String, String) {
    let person = found.quotes.first().and_then(|quote| found.people.get(quote.speaker?));
    person.map(|person| (person.name.clone(), person.role.clone().unwrap_or_default())).unwrap_or_default()
}

/// Who said each quotation.
fn speakers(found: &Attribution) -> Vec<String> {
    found.quotes.iter().map(|quote| name(found, quote).unwrap_or_default()).collect()
}

#[test]
fn how_an_office_is_held_is_part_of_the_role() {
    for (language, text, person, role) in [
        ("en", "Former president Ann Lee said: “We sail on Monday.”", "Ann Lee", "Former president"),
        ("en", "“We sail on Monday,” then-president Ann Lee said.", "Ann Lee", "then-president"),
        ("en", "“We sail on Monday,” said ex-mayor Ann Lee.", "Ann Lee", "ex-mayor"),
        ("en", "Deputy foreign minister Ann Lee said: “We sail on Monday.”", "Ann Lee", "Deputy foreign minister"),
        ("en", "“We sail on Monday,” shadow chancellor Ann Lee said.", "Ann Lee", "shadow chancellor"),
        ("en", "“We sail on Monday,” said Ann Lee, acting ambassador to Oslo.", "Ann Lee", "acting ambassador to Oslo"),
        ("en", "The port’s acting head, Ann Lee, said: “We sail on Monday.”", "Ann Lee", "port’s acting head"),
        (
            "en",
            "“We sail on Monday,” said Ann Lee, a former UN rapporteur on rivers.",
            "Ann Lee",
            "former UN rapporteur on rivers",
        ),
        ("en", "“We sail on Monday,” said Ann Lee, her spokesperson.", "Ann Lee", "spokesperson"),
        (
            "de",
            "Der kommissarische Bahnchef Jan Berg sagte: „Wir fahren am Montag.“",
            "Jan Berg",
            "kommissarische Bahnchef",
        ),
        ("fr", "L’ancien maire, Luc Morel, a déclaré : « Nous partons lundi. »", "Luc Morel", "ancien maire"),
        (
            "es",
            "«Salimos el lunes», dijo la alcaldesa en funciones, Ana Robles.",
            "Ana Robles",
            "alcaldesa en funciones",
        ),
        (
            "es",
            "El exministro de Obras Públicas Tomás Robles dijo: «Salimos el lunes».",
            "Tomás Robles",
            "exministro de Obras Públicas",
        ),
        ("it", "“Partiamo lunedì”, ha detto l'ex sindaca Livia Conti.", "Livia Conti", "ex sindaca"),
        (
            "it",
            "L'ex presidente della Regione Franco Neri ha detto: “Partiamo lunedì”.",
            "Franco Neri",
            "ex presidente della Regione",
        ),
        ("pt", "“Partimos na segunda”, disse a antiga ministra do Mar Ana Lima.", "Ana Lima", "antiga ministra do Mar"),
        (
            "nl",
            "Waarnemend burgemeester Anna Berg zei: ‘We varen maandag weer uit.’",
            "Anna Berg",
            "Waarnemend burgemeester",
        ),
        ("pl", "Były premier Jan Lis powiedział: „Płyniemy w poniedziałek”.", "Jan Lis", "Były premier"),
        (
            "en",
            "Former Treasury minister Dame Ann Lee said: “We sail on Monday.”",
            "Ann Lee",
            "Former Treasury minister",
        ),
        ("en", "The mayor, Ann Lee, a former sailor, said: “We sail on Monday.”", "Ann Lee", "mayor"),
        (
            "de",
            "Die Vizepräsidentin des Landtags, Ute Berg, rügte den Minister. „So redet man nicht“, sagte Berg.",
            "Ute Berg",
            "Vizepräsidentin des Landtags",
        ),
        ("de", "Anna Berg, die Ministerin, sagte: „Wir fahren am Montag.“", "Anna Berg", "Ministerin"),
        ("cs", "Náměstek primátora Jan Malý řekl: „Vyplujeme v pondělí.“", "Jan Malý", "Náměstek primátora"),
        ("cs", "Bývalý hejtman Jan Malý řekl: „Vyplujeme v pondělí.“", "Jan Malý", "Bývalý hejtman"),
        (
            "ru",
            "Бывший мэр Заречного Пётр Лунин сказал: «Отплываем в понедельник».",
            "Пётр Лунин",
            "Бывший мэр Заречного",
        ),
        (
            "ru",
            "Врио министра культуры Вера Лисова сказала: «Отплываем в понедельник».",
            "Вера Лисова",
            "Врио министра культуры",
        ),
        ("uk", "В. о. ректора Тарас Голуб сказав: «Відпливаємо в понеділок».", "Тарас Голуб", "В. о. ректора"),
        ("sv", "Förre försvarsministern Per Lind säger: ”Vi seglar på måndag.”", "Per Lind", "Förre försvarsministern"),
        ("da", "Konstitueret direktør Lise Holm siger: »Vi sejler på mandag.«", "Lise Holm", "Konstitueret direktør"),
        (
            "fi",
            "”Lähdemme maanantaina”, sanoi entinen pääjohtaja Matti Koskela.",
            "Matti Koskela",
            "entinen pääjohtaja",
        ),
        ("tr", "“Pazartesi yola çıkıyoruz”, dedi Vali Yardımcısı Nilgün Ateş.", "Nilgün Ateş", "Vali Yardımcısı"),
        ("vi", "Nguyên chủ tịch tỉnh Trần Hùng nói: “Chúng tôi đi vào thứ hai.”", "Trần Hùng", "Nguyên chủ tịch tỉnh"),
        (
            "id",
            "Mantan Gubernur Budi Hartono mengatakan: “Kami berlayar hari Senin.”",
            "Budi Hartono",
            "Mantan Gubernur",
        ),
        ("he", "שר התחבורה לשעבר, יואב כספי, אמר: “לא נצא ביום שני”.", "יואב כספי", "שר התחבורה לשעבר"),
        ("fa", "رضا کیانی، وزیر پیشین نیرو، گفت: «دوشنبه حرکت می‌کنیم».", "رضا کیانی", "وزیر پیشین نیرو"),
        ("ko", "박동현 전 시장은 \"월요일에 출항한다\"고 말했다.", "박동현", "전 시장"),
    ] {
        let (who, known) = first_speaker(&read(language, text));
        assert_eq!((who.as_str(), known.as_str()), (person, role), "{text}");
    }
}

#[test]
fn what_somebody_does_is_no_role() {
    for text in [
        "Ann Lee, acting on advice, said: “We sail on Monday.”",
        "Ann Lee, then in Oslo, said: “We sail on Monday.”",
        "Only Mr. Lee said: “We sail on Monday.”",
        "Asked about the council's leader, Ann Lee said: “We sail on Monday.”",
    ] {
        assert_eq!(first_speaker(&read("en", text)).1, "", "{text}");
    }
    let found = read("de", "Anna Berg, die den Minister kannte, sagte: „Wir fahren am Montag.“");
    assert_eq!(first_speaker(&found), ("Anna Berg".to_owned(), String::new()));
    let found = read("fr", "Seul M. Sarrazin a dit : « Nous partons lundi. » M. Sarrazin a souri.");
    assert_eq!(first_speaker(&found).1, "");
}

#[test]
fn a_deputy_and_the_holder_of_the_office_stay_two() {
    let text = "Deputy Prime Minister Ann Lee spoke first. The prime minister, Bo Krag, smiled. “We shall,” the deputy prime \
                minister said. “We may,” said the prime minister.";
    assert_eq!(speakers(&read("en", text)), ["Ann Lee", "Bo Krag"]);
    let text = "L’ancien maire, Luc Morel, est venu. Le maire, Jean Petit, a souri. « Non », a dit l’ancien maire. « Si », a dit \
                le maire.";
    assert_eq!(speakers(&read("fr", text)), ["Luc Morel", "Jean Petit"]);
    let text = "L'ex sindaca Livia Conti e il sindaco Piero Neri hanno parlato. “Partiamo lunedì”, ha detto l'ex sindaca. “Forse”, ha \
                detto il sindaco.";
    assert_eq!(speakers(&read("it", text)), ["Livia Conti", "Piero Neri"]);
    for (language, text) in [
        (
            "ko",
            "박동현 전 시장과 정미란 시장이 만났다. 전 시장은 \"월요일에 출항한다\"고 말했다. 시장은 \"그렇다\"고 말했다.",
        ),
        (
            "ja",
            "前市長の佐藤健氏は「月曜だ」と述べた。市長の鈴木一郎氏は「火曜だ」と述べた。前市長は「違う」と述べた。市長は「そうだ」と述べた。",
        ),
        ("zh", "前市长李明说：“星期一出发。”市长王强说：“星期二出发。”前市长说：“不对。”市长说：“没错。”"),
    ] {
        let said = speakers(&read(language, text));
        let [.., former, present] = said.as_slice() else { panic!("{text}: {said:?}") };
        assert!(["박동현", "佐藤健", "李明"].contains(&former.as_str()), "{text}: {said:?}");
        assert!(["정미란", "鈴木一郎", "王强"].contains(&present.as_str()), "{text}: {said:?}");
    }
    let text = "Former mayor Ann Lee introduced Bo Krag. “I am glad to be here,” the current mayor said.";
    assert!(!speakers(&read("en", text)).contains(&"Ann Lee".to_owned()));
    // Alone, he may be called so for short.
    let text = "Deputy minister Ann Lee came to Bern. “We shall see,” the minister said.";
    assert_eq!(speakers(&read("en", text)), ["Ann Lee"]);
}

#[test]
fn a_newspaper_that_tells_of_a_quotation_did_not_say_it() {
    for text in [
        "“We will fight,” then-president Ann Lee said, according to The Morning Herald.",
        "“We will fight,” then-president Ann Lee said, The Morning Herald reported on Friday.",
        "The Morning Herald reported that then-president Ann Lee had told aides: “We will fight.”",
        "The Morning Herald found an email in which then-president Ann Lee had written: “We will fight.”",
    ] {
        assert_eq!(speakers(&read("en", text)), ["Ann Lee"], "{text}");
    }
}

#[test]
fn a_list_of_participants_gives_each_of_them_a_role() {
    let text = "Corvane Earnings Call\n\nCorporate Participants\nKate Bell - Chief Executive Officer\nLuis Ferrand - Chief \
                Financial Officer\n\nKate Bell: I thank you all. We sold more glass.\n\nLuis Ferrand: I see 412 million.\n\nKate \
                Bell: Do you have questions?\n\nLuis Ferrand: I do.";
    let found = attribute(text, &blocks(text), "en");
    let role = |name: &str| found.people.iter().find(|person| person.name == name)?.role.clone();
    assert_eq!(role("Kate Bell").as_deref(), Some("Chief Executive Officer"));
    assert_eq!(role("Luis Ferrand").as_deref(), Some("Chief Financial Officer"));
}

#[test]
fn the_place_of_a_dateline_does_not_speak() {
    for (language, text, person) in [
        (
            "fr",
            "Valmorin, 6 oct 2026 (AFP) – Le maire, Luc Morel, a dit « partir lundi avec tous les autres ».",
            "Luc Morel",
        ),
        ("es", "VALDEORO, 12 may. (EFE).- El alcalde, Luis Ferrer, dijo: «Salimos el lunes».", "Luis Ferrer"),
        (
            "cs",
            "Brno 2. září (ČTK) - Hejtman Jan Malý varoval. „Přehrada je hrnec bez pokličky,“ řekl novinářům.",
            "Jan Malý",
        ),
        ("fa", "تهران (ایرنا) - رضا کیانی گفت: «دوشنبه حرکت می‌کنیم».", "رضا کیانی"),
    ] {
        assert_eq!(first_speaker(&read(language, text)).0, person, "{text}");
    }
}

#[test]
fn the_name_of_an_account_is_that_of_a_speaker() {
    let text = "Fans slept in the hall. “The machine sang better than the band,” @dunfan_91 posted on X.";
    assert_eq!(speakers(&read("en", text)), ["@dunfan_91"]);
}

#[test]
fn a_joint_statement_is_not_that_of_the_person_named_last() {
    let text = "In a joint statement the two governments welcomed the plan. Carlo Vesti spoke as well. “We reaffirm what we have \
                said before”, the statement reads.";
    assert!(!speakers(&read("en", text)).contains(&"Carlo Vesti".to_owned()));
}

#[test]
fn an_office_in_a_heading_is_that_of_the_only_person_who_holds_it_below() {
    for (language, text, person) in [
        (
            "sv",
            "Förre ministern: ”Jag läste aldrig bilagan”\n\nFörre försvarsministern Per Lind säger att han inte läste avtalet.",
            "Per Lind",
        ),
        (
            "fr",
            "« Je l’ai refusé trois fois », rappelle l’ancienne ministre\n\nL’ancienne ministre, Anne Petit, a pris la parole.",
            "Anne Petit",
        ),
    ] {
        assert_eq!(first_speaker(&attribute(text, &blocks(text), language)).0, person, "{text}");
    }
    let text = "Former minister: “I never read it”\n\nThe minister, Ann Lee, spoke on Monday.";
    assert_ne!(first_speaker(&attribute(text, &blocks(text), "en")).0, "Ann Lee");
}

#[test]
fn a_short_word_within_the_name_of_a_body_does_not_end_it() {
    let text = "Selon l’association Vivre au Col, le projet est « un trou dans la montagne et dans le budget ».";
    assert_eq!(speakers(&read("fr", text)), ["Vivre au Col"]);
}

#[test]
fn the_first_word_of_a_quotation_is_nobody() {
    let text = "Rhona Tulloch keeps the light. Her brother, Brian Tulloch, went to sea. Tulloch has another word for it. “Eviction,” she \
                says.";
    assert!(!speakers(&read("en", text)).contains(&"Eviction".to_owned()));
}

#[test]
fn the_field_of_an_office_in_french_is_not_part_of_the_name_behind_it() {
    for (office, name) in [
        ("ministre de l’Agriculture", "Anne Lefèvre"),
        ("ministre de la Santé", "Paul Morel"),
        ("ministre du Travail", "Paul Morel"),
        ("ministre des Armées", "Anne Lefèvre"),
    ] {
        let text = format!("« Nous paierons tout », a déclaré la {office} {name} à Ostre.");
        let found = attribute(&text, &blocks(&text), "fr");
        let (speaker, role) = first_speaker(&found);
        assert_eq!((speaker.as_str(), role.to_lowercase()), (name, office.to_lowercase()));
    }
}

#[test]
fn a_name_behind_an_office_with_its_field_is_that_of_the_speaker() {
    for (language, office, name) in [
        ("fr", "la ministre de l’Agriculture et de la Pêche", "Anne Lefèvre"),
        ("fr", "le secrétaire d’État à l’Énergie", "Marc Petit"),
        ("fr", "le président de la région Bretagne", "Luc Kermadec"),
        ("fr", "la présidente du comité des pêches", "Anne Morel"),
        ("it", "il segretario del sindacato", "Mario Ferri"),
        ("es", "la ministra de Sanidad y Consumo", "Elena Prado"),
        ("es", "el secretario de Estado de Energía", "Marcos Piedra"),
        ("de", "der Minister für Verkehr", "Jan Lind"),
        ("de", "die Sprecherin des Landkreises Osterode", "Petra Klamm"),
    ] {
        let verb = match language {
            "fr" => "a déclaré",
            "it" => "ha detto",
            "es" => "dijo",
            _ => "sagte",
        };
        let text = format!("“It is done,” {verb} {office} {name}.");
        let (speaker, _) = first_speaker(&attribute(&text, &blocks(&text), language));
        assert_eq!(speaker, name, "{text}");
    }
    for (language, text) in [
        ("fr", "« C’est fait », a déclaré l’avocat du pêcheur Paul Roy."),
        ("fr", "« C’est fait », a déclaré le porte-parole de Paul Roy."),
        ("fr", "« C’est fait », a déclaré le directeur de la fondation Paul Roy."),
        ("es", "«Está hecho», dijo el abogado de Mario Ferri."),
        ("de", "„Es ist fertig“, sagte der Anwalt von Jan Lind."),
    ] {
        let (speaker, _) = first_speaker(&attribute(text, &blocks(text), language));
        assert!(!["Paul Roy", "Mario Ferri", "Jan Lind"].contains(&speaker.as_str()), "{text}");
    }
}

#[test]
fn a_pronoun_after_a_family_name_of_two_people_is_not_certain() {
    let text = "Mayor Ann Doyle and her sister, the novelist Kate Doyle, spoke. “I stay,” Ann Doyle said.\n\n“She never \
                listens,” Kate Doyle said.\n\n“I do listen,” she said.\n\nDoyle said the vote would be in May. “We have the \
                votes,” she said.";
    let found = attribute(text, &blocks(text), "en");
    assert!(found.quotes.last().is_some_and(|quote| quote.confidence != Confidence::Certain));
    let text = text.replace("Ann Doyle and her sister", "Tom Reed and his sister").replace("Ann Doyle", "Tom Reed");
    let found = attribute(&text, &blocks(&text), "en");
    assert!(found.quotes.last().is_some_and(|quote| quote.confidence == Confidence::Certain));
}

#[test]
fn bill_before_a_family_name_is_a_given_name() {
    let text = "“Nobody has seen it,” said the fisherman Bill Orr.";
    assert_eq!(first_speaker(&attribute(text, &blocks(text), "en")).0, "Bill Orr");
    let text = "The Bill passed. “Nobody has read the Bill,” said the fisherman Tom Orr.";
    assert_eq!(first_speaker(&attribute(text, &blocks(text), "en")).0, "Tom Orr");
}

#[test]
fn a_heading_is_no_part_of_the_role_in_the_line_below_it() {
    for (language, heading, text, role) in [
        ("pl", "Spór o port", "Burmistrz Ewa Lis: „Portu nie oddamy nikomu, należy do wszystkich”.", "Burmistrz"),
        ("ru", "Спор о порте", "Мэр Елена Лис: «Порт мы не отдадим никому, он принадлежит всем».", "Мэр"),
    ] {
        let text = format!("{heading}\n\n{text}");
        assert_eq!(first_speaker(&attribute(&text, &blocks(&text), language)).1, role);
    }
}

#[test]
fn a_verb_without_a_subject_goes_on_with_whom_the_description_before_it_means() {
    let text = "La alcaldesa, Rosa Quintana, y la ministra, Elena Prado, hablaron.\n\n«El puerto no se toca», afirmó la \
                alcaldesa. «Es de todos los vecinos», añadió.\n\nLa ministra explicó que habrá obras. «No habrá más retrasos \
                en el puerto», prometió.";
    assert_eq!(speakers(&read("es", text)), ["Rosa Quintana", "Rosa Quintana", "Elena Prado"]);
}

#[test]
fn a_noun_for_a_person_before_a_german_name_is_not_part_of_it() {
    for (who, name) in [
        ("seine Vertraute Johanna Pick", "Johanna Pick"),
        ("die Beauftragte Anna Kohl", "Anna Kohl"),
        ("der Arzt Jan Ruhl", "Jan Ruhl"),
        ("der Erste Offizier Tim Grau", "Tim Grau"),
    ] {
        let text = format!("„Er wird bis zum Ende kämpfen“, sagte {who}.");
        assert_eq!(first_speaker(&attribute(&text, &blocks(&text), "de")).0, name);
    }
    let text = "„Er wird bis zum Ende kämpfen“, teilte die Kanzlei Anna Kohl mit.";
    assert_ne!(first_speaker(&attribute(text, &blocks(text), "de")).0, "Anna Kohl");
}

#[test]
fn nobody_speaks_of_himself_by_his_given_name() {
    let start = "Tom Webb, whose brother Marcus Webb runs the port, spoke on Monday.";
    for (words, speaker) in [("Marcus and I have not spoken", "Tom Webb"), ("I have not spoken to Tom", "Marcus Webb")]
    {
        let text = format!("{start} “{words},” Webb said.");
        let found = attribute(&text, &blocks(&text), "en");
        assert_eq!(first_speaker(&found).0, speaker);
        assert!(found.quotes.iter().all(|quote| quote.confidence != Confidence::Certain));
    }
}

#[test]
fn a_conditional_is_no_speaker() {
    for (language, text) in [
        ("fr", "Le journal rapporte que Webb aurait dit à ses proches : « Je suis fini, je le sais. »"),
        ("es", "Según el diario, Webb habría dicho a los suyos: «Estoy acabado y lo sé»."),
    ] {
        let (speaker, _) = first_speaker(&attribute(text, &blocks(text), language));
        assert!(!["aurait", "habría"].contains(&speaker.as_str()), "{text}");
    }
}

#[test]
fn a_given_name_of_two_parts_tells_apart_people_of_one_family_name() {
    for (double, single) in
        [("Anna-Lena Berg", "Kim Berg"), ("Mary-Ann Lee", "Tom Lee"), ("Jean-Marie Roux", "Paul Roux")]
    {
        for (first, second) in [(double, single), (single, double)] {
            let text = format!(
                "{first}, the mayor, said: “We will rebuild the school.”\n\n“The bridge was never safe,” {second} said."
            );
            let found = attribute(&text, &blocks(&text), "en");
            assert_eq!(speakers(&found), [first, second]);
        }
    }
    let text = "“We will rebuild the school,” Ann Lee said.\n\n“The bridge was never safe,” Busan-based Lee said.";
    assert_eq!(speakers(&attribute(text, &blocks(text), "en")), ["Ann Lee", "Ann Lee"]);
}

#[test]
fn a_german_verb_is_no_particle_of_a_name() {
    let text = "Lucie Grau las den Brief vor. „Ich habe ihn lange aufbewahrt“, sagte sie.";
    assert_eq!(speakers(&read("de", text)), ["Lucie Grau"]);
}

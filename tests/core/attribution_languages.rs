//! Who speaks in texts in languages other than English.

use briefing_core::attribution::{Attribution, attribute};
use briefing_core::document::BlockKind;
use briefing_core::model::Confidence;

use crate::attribution::{blocks, name};

pub(crate) fn read(language: &str, text: &str) -> Attribution {
    let mut all = blocks(text);
    all.iter_mut().for_each(|block| block.kind = BlockKind::Paragraph);
    attribute(text, &all, language)
}

/// Each quotation with its speaker.
fn said(language: &str, text: &str) -> Vec<(String, String)> {
    let found = read(language, text);
    found
        .quotes
        .iter()
        .map(|quote| (text[quote.range.clone()].to_owned(), name(&found, quote).unwrap_or_default()))
        .collect()
}

#[track_caller]
fn assert_said(language: &str, text: &str, wanted: &[(&str, &str)]) {
    let said = said(language, text);
    let said: Vec<(&str, &str)> = said.iter().map(|(words, who)| (words.as_str(), who.as_str())).collect();
    assert_eq!(said, wanted, "{text}");
}

#[test]
fn a_noun_for_the_speaker_within_french_marks_is_not_part_of_the_quotation() {
    for (who, speaker) in [
        ("le maire", "le maire"),
        ("une riveraine", "une riveraine"),
        ("cette ancienne enseignante", "cette ancienne enseignante"),
        ("un jeune pêcheur", "un jeune pêcheur"),
    ] {
        for verb in ["assure", "regrette", "souffle", "confie"] {
            let text = format!("« Nous sommes prêts, {verb} {who}. Les travaux commencent lundi. »");
            let pieces = [("Nous sommes prêts", speaker), ("Les travaux commencent lundi.", speaker)];
            assert_said("fr", &text, &pieces);
            let text = format!("« Nous sommes prêts, {verb} {who}, mais il faut des moyens. »");
            assert_said("fr", &text, &[("Nous sommes prêts", speaker), ("mais il faut des moyens.", speaker)]);
        }
    }
}

#[test]
fn what_a_verb_within_french_marks_is_about_is_no_speaker() {
    for words in [
        "Il faut un plan qui, demain, assure la sécurité des élèves",
        "Ce pays a besoin de paix, avance la nuit et le froid",
        "Le port, raconte une vieille chanson, dort sous la neige",
    ] {
        let text = format!("« {words} », a dit Paul Roy.");
        assert_said("fr", &text, &[(words, "Paul Roy")]);
    }
}

#[test]
fn a_description_stands_for_whom_the_text_has_named_so() {
    for (language, text, words, speaker) in [
        (
            "fr",
            "La présidente du conseil, Solène Caradec, a signé. Interrogée sur le coût, la présidente a rappelé que « la mer \
             rapporte dix fois cette somme ».",
            "la mer rapporte dix fois cette somme",
            "Solène Caradec",
        ),
        (
            "fr",
            "Le directeur du port, Yves Morel, a signé. « Nous ouvrirons au printemps, promet le directeur. »",
            "Nous ouvrirons au printemps",
            "Yves Morel",
        ),
        (
            "nl",
            "Wethouder Marijke Postma stopt de proef. “Ik begrijp de kritiek”, reageerde de wethouder.",
            "Ik begrijp de kritiek",
            "Marijke Postma",
        ),
        (
            "pt",
            "A ministra das Pescas, Beatriz Quinta, recuou. “Ouvimos as populações e decidimos”, disse a ministra.",
            "Ouvimos as populações e decidimos",
            "Beatriz Quinta",
        ),
        (
            "it",
            "La sindaca Ottavia Berti ha chiuso il ponte. «Abbiamo chiesto un’ispezione», ha spiegato la sindaca.",
            "Abbiamo chiesto un’ispezione",
            "Ottavia Berti",
        ),
        (
            "de",
            "Oberbürgermeisterin Jutta Brems kam. Auf die Frage, ob der Name schon feststehe, antwortete die \
             Oberbürgermeisterin: „Darüber dürfen alle abstimmen.“",
            "Darüber dürfen alle abstimmen.",
            "Jutta Brems",
        ),
    ] {
        assert_said(language, text, &[(words, speaker)]);
    }
}

#[test]
fn according_to_somebody_is_known_in_each_language() {
    for (language, opening) in [
        ("it", "Secondo"),
        ("pt", "Segundo"),
        ("pt", "De acordo com"),
        ("es", "A juicio de"),
        ("es", "Según"),
        ("nl", "Volgens"),
        ("pl", "Zdaniem"),
        ("fr", "Selon"),
    ] {
        let text = format!("{opening} Teresa Ianni, “the bridge is old and nobody looked”.");
        assert_said(language, &text, &[("the bridge is old and nobody looked", "Teresa Ianni")]);
    }
}

#[test]
fn a_verb_without_a_subject_is_of_whom_its_paragraph_speaks() {
    let text = "La alcaldesa, Lucía Arrieta, habló primero. «No hay dinero», dijo Arrieta.\n\nEl portavoz, Juan Beltrán, celebró la \
        decisión. «Es una buena noticia», añadió.";
    assert_said("es", text, &[("No hay dinero", "Lucía Arrieta"), ("Es una buena noticia", "Juan Beltrán")]);
}

#[test]
fn nobody_is_certain_in_languages_on_whose_texts_nothing_was_measured() {
    use briefing_core::attribution::Confidence;
    for (language, text) in [
        ("it", "«Abbiamo chiesto un’ispezione», ha detto Ottavia Berti."),
        ("nl", "“We stoppen met de proef”, zei Marijke Postma."),
        ("pt", "“Ouvimos as populações”, disse Beatriz Quinta."),
        ("pl", "„Nie ma powodu do obaw” – powiedziała Agnieszka Walczak."),
    ] {
        let found = read(language, text);
        assert!(
            found.quotes.iter().all(|quote| quote.confidence < Confidence::Certain) && found.quotes.len() == 1,
            "{text}"
        );
    }
}

#[test]
fn a_german_noun_with_an_adjective_is_nobody() {
    for words in [
        "Große Sorgen macht ihr das nicht",
        "Viel Hoffnung gibt es dafür",
        "Ihre Botschaft ist klar",
        "Besonders eines freut sie",
    ] {
        let text = format!("Bürgermeisterin Silke Brandes will verhandeln. {words}: „Wir sind gut vorbereitet.“");
        let who = said("de", &text).pop().map(|(_, who)| who).unwrap_or_default();
        assert!(["", "Silke Brandes"].contains(&who.as_str()), "{who}: {text}");
    }
    let text = "Reto Aebischer verteidigte den Plan. Der Bau der Strecke sei teuer, sagte er, «aber er lohnt sich».";
    assert_said("de", text, &[("aber er lohnt sich", "Reto Aebischer")]);
}

#[test]
fn an_elided_word_or_a_small_particle_is_no_name() {
    let text = "« C’est une promesse signée », s'est exclamé Jean Roux.";
    assert_said("fr", text, &[("C’est une promesse signée", "Jean Roux")]);
    let text = "La députée Anne Roux est furieuse. « C’est une promesse signée », s'est-elle emportée.";
    assert_said("fr", text, &[("C’est une promesse signée", "Anne Roux")]);
    let text = "Il sindaco di Faenza, Matteo Zauli, è più cauto. «Serve più tempo per tutti», ha commentato.";
    assert_said("it", text, &[("Serve più tempo per tutti", "Matteo Zauli")]);
}

#[test]
fn an_office_in_small_letters_before_a_name_is_no_part_of_who_speaks() {
    for (language, text, words, speaker) in [
        (
            "ru",
            "«Мы всё проверим», — заявила министр транспорта Светлана Громова.",
            "Мы всё проверим",
            "Светлана Громова",
        ),
        ("ru", "«Я научилась грести», — смеётся пенсионерка Тамара Белых.", "Я научилась грести", "Тамара Белых"),
        ("pl", "„Sprawdzimy to jutro” – zapewnił dyrektor szkoły Piotr Nowak.", "Sprawdzimy to jutro", "Piotr Nowak"),
        (
            "tr",
            "“Her şeyi kontrol edeceğiz” diye konuştu muhtar Ahmet Demir.",
            "Her şeyi kontrol edeceğiz",
            "Ahmet Demir",
        ),
    ] {
        assert_said(language, text, &[(words, speaker)]);
    }
    let text =
        "Приехала министр транспорта Светлана Громова. Её спросили о мосте. «Мы всё проверим», — признала министр.";
    assert_said("ru", text, &[("Мы всё проверим", "Светлана Громова")]);
}

#[test]
fn turkish_has_the_speaker_before_the_words_and_the_verb_behind_them() {
    for text in [
        "Ahmet Demir, “Bu köprü için üç yıldır para istiyoruz” dedi.",
        "Ahmet Demir ise “Bu köprü için üç yıldır para istiyoruz” ifadelerini kullandı.",
        "Ahmet Demir, “Bu köprü için üç yıldır para istiyoruz” şeklinde konuştu.",
        "Ahmet Demir “Bu köprü için üç yıldır para istiyoruz” diyerek durumu anlattı.",
        "“Bu köprü için üç yıldır para istiyoruz” diyen Ahmet Demir eve gitti.",
        "“Bu köprü için üç yıldır para istiyoruz” diye konuştu Ahmet Demir.",
    ] {
        assert_said("tr", text, &[("Bu köprü için üç yıldır para istiyoruz", "Ahmet Demir")]);
    }
}

#[test]
fn a_verb_of_several_is_not_said_of_whoever_spoke_last() {
    for (language, text) in [
        ("es", "Juan Gil habló del puente. «El puente no tiene una partida propia», señalan."),
        ("it", "Paolo Conti ha parlato del ponte. «Il ponte non ha un fondo proprio», dicono."),
        ("pt", "Rui Tavares falou da ponte. «A ponte não tem uma verba própria», dizem."),
    ] {
        assert_eq!(said(language, text).last().map(|(_, who)| who.as_str()), Some(""), "{text}");
    }
    let text = "Juan Gil habló del puente. «El puente no tiene una partida propia», señalan fuentes de la consejería.";
    assert_eq!(said("es", text).last().map(|(_, who)| who.as_str()), Some("fuentes de la consejería"));
}

#[test]
fn people_of_one_family_name_with_a_particle_are_told_apart() {
    for (language, one, other) in [
        ("it", "Davide Lo Cascio", "Teresa Lo Cascio"),
        ("fr", "Anne Le Goff", "Marc Le Goff"),
        ("nl", "Anna van der Berg", "Maria van der Berg"),
        ("es", "Ana de la Torre", "Luis de la Torre"),
    ] {
        let verb = match language {
            "it" => "ha detto",
            "fr" => "a dit",
            "nl" => "zei",
            _ => "dijo",
        };
        let text = format!("“Il ponte non cade oggi”, {verb} {one}. “Il ponte cade domani”, {verb} {other}.");
        let who: Vec<String> = said(language, &text).into_iter().map(|(_, who)| who).collect();
        assert_eq!(who, [one, other], "{language}");
    }
}

#[test]
fn small_words_that_english_shortens_end_a_sentence_in_other_languages() {
    let text = "Anna Berg bor vid bron. Ingen visste mer än hon. ”Bron håller i många år till”, säger Per Lind.";
    assert_said("sv", text, &[("Bron håller i många år till", "Per Lind")]);
    let text = "Hun kjenner det. ”Broen holder i mange år”, sier Kari Nes.";
    assert_said("nb", text, &[("Broen holder i mange år", "Kari Nes")]);
}

#[test]
fn in_scripts_without_capitals_neither_the_verb_nor_the_office_is_part_of_the_name() {
    for (language, text, speaker, role) in [
        ("ar", "قال وزير الخارجية سامح شكري: «لن نقبل الحل أبدا».", "سامح شكري", "وزير الخارجية"),
        (
            "ar",
            "وصرح رئيس الوزراء المصري مصطفى مدبولي، اليوم: «سنبدأ العمل غدا».",
            "مصطفى مدبولي",
            "رئيس الوزراء المصري",
        ),
        ("ar", "«لا نعرف شيئا عن هذا»، قالت المتحدثة ليلى حسن.", "ليلى حسن", "المتحدثة"),
        (
            "ar",
            "وأوضح المتحدث باسم الوزارة أحمد أبو زيد: «لا جديد لدينا اليوم».",
            "أحمد أبو زيد",
            "المتحدث باسم الوزارة",
        ),
        ("ar", "وأعلن وزير خارجية مصر سامح شكري: «انتهى الأمر اليوم».", "سامح شكري", "وزير خارجية مصر"),
        ("ar", "وزير الدفاع محمد زكي: «نحن هنا ولن نرحل».", "محمد زكي", "وزير الدفاع"),
        ("ar", "أكدت نيفين القباج: «نحن مستعدون للعمل معا».", "نيفين القباج", ""),
        ("ar", "وقال مسؤول أمني: «لم نر شيئا هناك».", "مسؤول أمني", ""),
        ("he", "אמר ראש הממשלה דוד לוי: “לא נסכים לשום הסדר”.", "דוד לוי", "ראש הממשלה"),
        ("he", "“אנחנו מוכנים לעבודה”, אמרה שרת החינוך מיכל כהן.", "מיכל כהן", "שרת החינוך"),
        ("he", "דוברת המשרד רונית ברק אמרה: “אין לנו תגובה”.", "רונית ברק", "דוברת המשרד"),
        (
            "fa",
            "وزیر خارجه ایران عباس عراقچی در نشست خبری گفت: «ما آماده مذاکره هستیم».",
            "عباس عراقچی",
            "وزیر خارجه ایران",
        ),
        ("fa", "علی رضایی تأکید کرد: «این تصمیم نهایی است».", "علی رضایی", ""),
        ("hi", "विदेश मंत्री सीमा राव ने बताया, “यह फैसला अंतिम है।”", "सीमा राव", "विदेश मंत्री"),
    ] {
        let found = read(language, text);
        let [quote] = found.quotes.as_slice() else { panic!("{text}: {:?}", found.quotes) };
        let person = quote.speaker.and_then(|who| found.people.get(who)).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((person.name.as_str(), person.role.as_deref().unwrap_or_default()), (speaker, role), "{text}");
        // An adverb or a place between the verb and its words does no harm.
        assert_eq!(quote.confidence, Confidence::Likely, "{text}");
    }
}

#[test]
fn in_scripts_without_capitals_each_clause_of_saying_has_its_own_speaker() {
    let arabic = "قال وزير الخارجية سامح شكري: «لن نقبل بأي حل». وأضاف الوزير: «المفاوضات لم تنته بعد».\n\n\
                  «لا أعرف شيئا عن هذا»، قالت المتحدثة ليلى حسن. وأضافت: «لن نتأخر أبدا».\n\n\
                  وقال شكري: «هذا كلام قديم جدا».\n\n«نريد السلام للجميع»، يقول علي حسن وسامي نور.";
    let wanted = [
        ("لن نقبل بأي حل", "سامح شكري"),
        ("المفاوضات لم تنته بعد", "سامح شكري"),
        ("لا أعرف شيئا عن هذا", "ليلى حسن"),
        ("لن نتأخر أبدا", "ليلى حسن"),
        ("هذا كلام قديم جدا", "سامح شكري"),
        // Two who speak together.
        ("نريد السلام للجميع", ""),
    ];
    assert_said("ar", arabic, &wanted);
    let hebrew = "אמר ראש הממשלה דוד לוי: “לא נסכים לשום הסדר”. והוסיף: “זה סופי לגמרי”.\n\n\
                  “אנחנו מוכנים לעבודה”, אמרה שרת החינוך מיכל כהן.\n\n“נמשיך לעבוד מחר”, אמר לוי.";
    let wanted = [
        ("לא נסכים לשום הסדר", "דוד לוי"),
        ("זה סופי לגמרי", "דוד לוי"),
        ("אנחנו מוכנים לעבודה", "מיכל כהן"),
        ("נמשיך לעבוד מחר", "דוד לוי"),
    ];
    assert_said("he", hebrew, &wanted);
}

#[test]
fn in_scripts_without_capitals_what_somebody_did_not_say_is_nobodys() {
    for (language, text) in
        [("ar", "وما قال الوزير سامح شكري: «سنرحل من هنا غدا»."), ("he", "לא אמר דוד לוי: “נעזוב את המקום מחר”.")]
    {
        let found = read(language, text);
        assert!(found.quotes.iter().all(|quote| quote.speaker.is_none()), "{text}");
    }
}

#[test]
fn the_name_of_an_institution_goes_on_in_small_letters() {
    for (language, text, wanted) in [
        ("fr", "Selon la Chambre d'agriculture, « les éleveurs ont divisé leurs apports ».", "Chambre d'agriculture"),
        ("fr", "« Les cas baissent depuis juin », a déclaré la Direction de la santé.", "Direction de la santé"),
        ("es", "Según la Cámara de comercio, «las ventas han bajado a la mitad».", "Cámara de comercio"),
        ("fr", "Selon le Conseil d'État, « le décret est légal et doit être appliqué ».", "Conseil d'État"),
        ("fr", "« Nous sommes prêts pour l'hiver », a déclaré la Ville de Paris.", "Ville de Paris"),
        ("it", "«Siamo pronti per l'inverno», ha dichiarato il Comune di Roma.", "Comune di Roma"),
        ("it", "Secondo la Camera di commercio, «le vendite sono calate della metà».", "Camera di commercio"),
        ("en", "According to the Department of health, “cases have fallen since June.”", "Department of health"),
    ] {
        let found = read(language, text);
        assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some(wanted), "{text}");
    }
    // Where nothing shows where the name ends, it is not certain.
    for (language, text) in [
        ("fr", "« Les cas baissent depuis juin », affirme la Haute autorité de santé."),
        ("fr", "« Les cas baissent depuis juin », a déclaré l'Agence régionale de santé."),
        ("en", "According to the Chamber of commerce, “sales have halved this year.”"),
        ("en", "“Cases have fallen,” said the Department of health and social care."),
    ] {
        assert!(read(language, text).quotes.iter().all(|quote| quote.confidence != Confidence::Certain), "{text}");
    }
}

#[test]
fn a_dateline_is_no_subject() {
    for (language, text, wanted) in [
        (
            "fr",
            "QUIMPER (AFP) – La ministre de la Transition écologique, Claire Lemaire-Duval, a promis mardi « un plan \
             chiffré avant l'été ».",
            "Claire Lemaire-Duval",
        ),
        ("it", "VALLEFREDDA – Livia Conti ha promesso lunedì «un piano chiaro prima dell'estate».", "Livia Conti"),
    ] {
        let found = read(language, text);
        assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn a_pronoun_may_be_an_organization_where_nouns_have_a_gender() {
    for (language, before, text) in [
        (
            "de",
            "Ministerin Ute Moor lud ein.",
            "Die Gewerkschaft GNV wies den Aufruf zurück. „Wir warten auf ein Angebot“, teilte sie mit.",
        ),
        (
            "fr",
            "La ministre Claire Moor a réagi.",
            "La CGT a refusé l’offre. « Nous attendons une offre écrite », a-t-elle déclaré.",
        ),
    ] {
        let text = format!("{before}\n\n{text}");
        let found = read(language, &text);
        let who = name(&found, &found.quotes[0]);
        assert!(who.as_deref().is_some_and(|who| !who.contains("Moor")), "{who:?}");
        assert_eq!(found.quotes[0].confidence, Confidence::Unsure);
    }
    let text =
        "Die Gewerkschaft GNV wies den Aufruf zurück. Die Ministerin Ute Moor nicht. „Wir warten ab“, sagte sie.";
    assert_said("de", text, &[("Wir warten ab", "Ute Moor")]);
}

#[test]
fn another_word_for_an_office_means_whom_the_text_is_about() {
    for (language, text, who) in [
        (
            "es",
            "La alcaldesa Lucía Arriaga compareció.\n\n«No he firmado ninguna factura», aseguró la regidora.",
            "Lucía Arriaga",
        ),
        (
            "de",
            "Ministerin Ute Moor kommt am Freitag wieder. „Ich bringe Kaffee mit“, sagte die SPD-Politikerin.",
            "Ute Moor",
        ),
    ] {
        let found = read(language, text);
        assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some(who), "{text}");
    }
}

#[test]
fn a_few_words_before_a_verb_of_saying_are_speech() {
    for (language, text, words) in [
        ("pt", "Joana Tavares soube pelo rádio. “Chorei no ônibus”, contou.", "Chorei no ônibus"),
        ("sv", "Polisen vill inte svara. ”Vi återkommer”, skriver polisens presstalesperson.", "Vi återkommer"),
        ("es", "Marta Sol no respondió. «No lo sé», dijo.", "No lo sé"),
    ] {
        let said = said(language, text);
        assert_eq!(said.first().map(|(words, _)| words.as_str()), Some(words), "{text}");
    }
}

#[test]
fn according_to_somebody_may_be_said_before_or_after_the_name() {
    for (language, text, who) in [
        ("hu", "Nagy Béla szerint a pálya „jobb, mint új korában volt”.", "Nagy Béla"),
        ("hr", "Prema riječima Ane Horvat, „posao će biti gotov do ljeta”.", "Ane Horvat"),
        ("fr", "Pour Anne Legrand, « le pont peut tenir encore cinquante ans ».", "Anne Legrand"),
    ] {
        let found = read(language, text);
        assert_eq!(name(&found, &found.quotes[0]).as_deref(), Some(who), "{text}");
        assert_ne!(found.quotes[0].confidence, Confidence::Certain, "{text}");
    }
    let text = "Pour Paul Roy, la ville a choisi un hommage. « Il était discret », a dit Anne Legrand.";
    assert_said("fr", text, &[("Il était discret", "Anne Legrand")]);
}

#[test]
fn a_pronoun_of_a_script_without_capitals_is_the_last_speaker() {
    let text = "मंत्री सुनीता वर्मा ने कहा, \"यह पुल बीस साल पहले बन जाना चाहिए था।\" उन्होंने कहा, \"मैं देर के लिए माफी माँगती हूँ।\"";
    let said = said("hi", text);
    assert_eq!(said.len(), 2);
    assert_eq!(said[0].1, said[1].1);
}

#[test]
fn a_weekday_or_who_is_told_before_the_verb_is_not_the_speaker() {
    for (language, first, name, sentences) in [
        (
            "de",
            "„Wir haben kein Geld“, sagte Bürgermeisterin Anna Berg.",
            "Anna Berg",
            &[
                "Am Montag sagte Berg der Zeitung: „Es ist nichts mehr da.“",
                "Am Montag hat Berg gesagt: „Es ist nichts mehr da.“",
                "Am Montag sagte die Bürgermeisterin vor Journalisten: „Es ist nichts mehr da.“",
                "Dem Rundfunk sagte Berg: „Es ist nichts mehr da.“",
                "Der Deutschen Presse-Agentur sagte Berg: „Es ist nichts mehr da.“",
                "Der Zeitung sagte Berg: „Es ist nichts mehr da.“",
                "Den Abgeordneten sagte Anna Berg: „Es ist nichts mehr da.“",
            ] as &[&str],
        ),
        (
            "it",
            "«Non abbiamo soldi», ha detto la sindaca Anna Rossi.",
            "Anna Rossi",
            &[
                "Lunedì Rossi ha detto al giornale: «Non ce ne sono più davvero».",
                "Lunedì sera la sindaca ha detto alla radio: «Non ce ne sono più davvero».",
            ],
        ),
        (
            "nl",
            "“We hebben geen geld”, zei burgemeester Anna Berg.",
            "Anna Berg",
            &["Op maandag zei de burgemeester op de radio: “Er is helemaal niets meer.”"],
        ),
        (
            "sv",
            "”Vi har inga pengar”, sade borgmästaren Anna Berg.",
            "Anna Berg",
            &[
                "I måndags sa borgmästaren i radion: ”Det finns ingenting kvar.”",
                "På måndagen sade Berg till tidningen: ”Det finns ingenting kvar.”",
            ],
        ),
        (
            "da",
            "»Vi har ingen penge,« sagde borgmester Anna Berg.",
            "Anna Berg",
            &["Mandag sagde Berg til avisen: »Der er slet intet tilbage.«"],
        ),
        (
            "pl",
            "„Nie mamy pieniędzy” – powiedziała burmistrz Anna Nowak.",
            "Anna Nowak",
            &["W poniedziałek Nowak powiedziała gazecie: „Nie ma już nic a nic”."],
        ),
        (
            "ru",
            "«У нас нет денег», — сказала мэр Анна Петрова.",
            "Анна Петрова",
            &[
                "В понедельник мэр рассказала в эфире радио: «Там уже ничего не осталось».",
                "В понедельник Петрова сказала газете: «Там уже ничего не осталось».",
            ],
        ),
    ] {
        for sentence in sentences {
            let text = format!("{first}\n\n{sentence}\n");
            let said = said(language, &text);
            assert_eq!(said.last().map(|(_, who)| who.as_str()), Some(name), "{sentence}");
        }
    }
}

#[test]
fn a_subject_with_a_german_article_is_who_speaks() {
    for (sentence, speaker) in [
        ("Der Vorsitzende Paul Kern sagte: „Es ist nichts mehr da.“", "Paul Kern"),
        ("Der Sprecher der Deutschen Bahn sagte: „Es ist nichts mehr da.“", "Der Sprecher der Deutschen Bahn"),
    ] {
        assert_said("de", sentence, &[("Es ist nichts mehr da.", speaker)]);
    }
}

#[test]
fn a_turkish_office_is_whole_before_the_name() {
    for (office, role) in [
        ("Muhalefet lideri", "Muhalefet lideri"),
        ("Sendika başkanı", "Sendika başkanı"),
        ("Okul müdürü", "Okul müdürü"),
        ("Öğretim üyesi", "Öğretim üyesi"),
        ("Avukat", "Avukat"),
    ] {
        let text = format!("{office} Ali Demir, “Köprü iki yıl içinde bitecek” dedi.");
        let found = read("tr", &text);
        let quote = found.quotes.first().expect("a quotation");
        let person = quote.speaker.and_then(|speaker| found.people.get(speaker)).expect("a person");
        assert_eq!((person.name.as_str(), person.role.as_deref()), ("Ali Demir", Some(role)), "{text}");
    }
}

#[test]
fn a_german_subject_behind_its_verb_is_whom_a_pronoun_means() {
    for sentence in [
        "Am Dienstag hatte Peter Falk gefordert, die Abgaben zu senken.",
        "Am Dienstag hatte CDU-Chef Peter Falk eine Senkung gefordert.",
        "Gestern hatte Peter Falk gefordert, die Abgaben zu senken.",
        "Dagegen forderte Peter Falk eine Senkung.",
        "Am Abend besuchte Peter Falk die Werft.",
        "Am Abend traf Peter Falk die Arbeiter.",
    ] {
        let text = format!(
            "Finanzminister Jan Brand hat Steuern ausgeschlossen.\n\n{sentence} „Die Leute haben genug gezahlt“, sagte er im Radio."
        );
        assert_said("de", &text, &[("Die Leute haben genug gezahlt", "Peter Falk")]);
    }
}

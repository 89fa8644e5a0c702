//! Direct speech after a dash, in the languages whose newspapers and books use it.

use briefing_core::attribution::{Attribution, attribute};
use briefing_core::document::{Block, BlockKind};
use briefing_core::model::Confidence;

use crate::attribution::name;

/// Reads a text whose paragraphs are lines.
fn read(language: &str, text: &str) -> Attribution {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split('\n') {
        if !line.is_empty() {
            blocks.push(Block::new(BlockKind::Paragraph, at..at + line.len()));
        }
        at += line.len() + 1;
    }
    attribute(text, &blocks, language)
}

/// Each quotation with its speaker.
fn said(language: &str, text: &str) -> Vec<(String, String)> {
    let found = read(language, text);
    let speaker = |quote| name(&found, quote).unwrap_or_default();
    found.quotes.iter().map(|quote| (text[quote.range.clone()].to_owned(), speaker(quote))).collect()
}

#[track_caller]
fn assert_said(language: &str, text: &str, wanted: &[(&str, &str)]) {
    let said = said(language, text);
    let said: Vec<(&str, &str)> = said.iter().map(|(words, who)| (words.as_str(), who.as_str())).collect();
    assert_eq!(said, wanted, "{language}: {text}");
}

#[track_caller]
fn assert_silent(language: &str, text: &str) {
    assert_said(language, text, &[]);
}

#[test]
fn what_is_told_between_two_pieces_is_no_part_of_the_words() {
    for (language, text, first, second, speaker) in [
        (
            "pl",
            "– Most stoi – powiedział minister Jan Kowalski. – I będzie stał.",
            "Most stoi",
            "I będzie stał.",
            "Jan Kowalski",
        ),
        ("pl", "— Most stoi — zapewniła Ewa Lis, rzeczniczka. — Nie runie.", "Most stoi", "Nie runie.", "Ewa Lis"),
        ("pl", "– Most stoi! – dodała Ewa Lis – i nie runie.", "Most stoi!", "i nie runie.", "Ewa Lis"),
        ("es", "—El puente aguanta —dijo Ana Pérez—. No caerá.", "El puente aguanta", "No caerá.", "Ana Pérez"),
        ("es", "—¿Aguanta? —preguntó Ana Pérez—. Lo dudo.", "¿Aguanta?", "Lo dudo.", "Ana Pérez"),
        ("es", "—El puente —dijo Ana Pérez— no caerá.", "El puente", "no caerá.", "Ana Pérez"),
        (
            "pt",
            "— A ponte fica — afirmou o ministro Rui Tavares. — Não cai.",
            "A ponte fica",
            "Não cai.",
            "Rui Tavares",
        ),
        ("pt", "— A ponte fica, disse Rui Tavares. — Não cai.", "A ponte fica", "Não cai.", "Rui Tavares"),
        ("it", "– Il ponte regge – ha detto Livia Conti. – Non cadrà.", "Il ponte regge", "Non cadrà.", "Livia Conti"),
        ("ru", "— Мост стоит, — сказал мэр Иван Петров. — Не рухнет.", "Мост стоит", "Не рухнет.", "Иван Петров"),
        ("ru", "— Мост стоит, — сказала Вера Лисова, — и не рухнет.", "Мост стоит", "и не рухнет.", "Вера Лисова"),
        ("ru", "— Мост стоит! — заявила министр Вера Лисова. — Да.", "Мост стоит!", "Да.", "Вера Лисова"),
        ("uk", "— Міст стоїть, — сказав Андрій Бойко. — Не впаде.", "Міст стоїть", "Не впаде.", "Андрій Бойко"),
        (
            "bg",
            "– Мостът стои – каза Стоян Димитров. – Няма да падне.",
            "Мостът стои",
            "Няма да падне.",
            "Стоян Димитров",
        ),
        ("sr", "– Most stoji – rekao je Milan Jović. – Neće pasti.", "Most stoji", "Neće pasti.", "Milan Jović"),
        (
            "lt",
            "– Tiltas stovi, – sakė Jonas Petraitis. – Jis nenugrius.",
            "Tiltas stovi",
            "Jis nenugrius.",
            "Jonas Petraitis",
        ),
        (
            "hu",
            "– A híd áll – mondta Kovács Anna polgármester. – Nem dől le.",
            "A híd áll",
            "Nem dől le.",
            "Kovács Anna",
        ),
        ("cs", "– Most stojí – řekl Petr Novák. – Nespadne.", "Most stojí", "Nespadne.", "Petr Novák"),
        ("ro", "— Podul stă — a spus Ioana Popescu. — Nu cade.", "Podul stă", "Nu cade.", "Ioana Popescu"),
        (
            "fr",
            "— Le pont tient, répondit Luc Morel. — Il ne tombera pas.",
            "Le pont tient",
            "Il ne tombera pas.",
            "Luc Morel",
        ),
    ] {
        assert_said(language, text, &[(first, speaker), (second, speaker)]);
    }
}

#[test]
fn a_comma_and_a_verb_end_what_is_said_where_no_second_dash_stands() {
    for (language, text, words, speaker) in [
        ("sv", "– Bron håller, säger Anna Berg.", "Bron håller", "Anna Berg"),
        ("sv", "– Håller bron? undrar Anna Berg.", "Håller bron?", "Anna Berg"),
        ("nb", "– Broen holder, sier Kari Nes, leder i laget.", "Broen holder", "Kari Nes"),
        ("da", "- Broen holder, siger borgmester Mette Lund.", "Broen holder", "Mette Lund"),
        ("fi", "– Silta kestää, sanoo pormestari Liisa Koski.", "Silta kestää", "Liisa Koski"),
        ("fr", "— Le pont tient, assure Luc Morel.", "Le pont tient", "Luc Morel"),
        ("fr", "— Le pont tient ! s’exclama Luc Morel.", "Le pont tient !", "Luc Morel"),
        ("ro", "– Podul stă, a declarat Ioana Popescu.", "Podul stă", "Ioana Popescu"),
        ("el", "– Η γέφυρα αντέχει, είπε ο δήμαρχος Γιώργος Λάμπρου.", "Η γέφυρα αντέχει", "Γιώργος Λάμπρου"),
        ("tr", "— Köprü duruyor, dedi Ahmet Demir.", "Köprü duruyor", "Ahmet Demir"),
        ("tr", "— Köprü duruyor, diye konuştu Fatma Demir.", "Köprü duruyor", "Fatma Demir"),
    ] {
        assert_said(language, text, &[(words, speaker)]);
    }
}

#[test]
fn a_pronoun_and_an_office_behind_a_dash_stand_for_whom_the_text_has_named() {
    for (language, text, words, speaker) in [
        ("sv", "Anna Berg bor vid bron.\n\n– Den håller, säger hon.", "Den håller", "Anna Berg"),
        ("pl", "Ewa Lis mieszka przy moście.\n\n– Trzyma się – dodaje.", "Trzyma się", "Ewa Lis"),
        ("fr", "Le maire, Luc Morel, est venu.\n\n— Le pont tient, répondit le maire.", "Le pont tient", "Luc Morel"),
        ("fi", "Liisa Koski asuu sillan luona.\n\n– Se kestää, hän sanoo.", "Se kestää", "Liisa Koski"),
    ] {
        assert_said(language, text, &[(words, speaker)]);
    }
}

/// Paragraphs that nobody says, each after and before a paragraph that someone says.
#[test]
fn lists_and_signatures_are_no_speech_though_somebody_speaks_beside_them() {
    for (language, told, others) in [
        (
            "pl",
            "– Most stoi – powiedziała Ewa Lis.",
            [
                "Plan obejmuje:\n– remont mostu,\n– nowe światła.",
                "Zmiany:\n– Most będzie czynny w soboty.\n– Kładka zostaje.",
                "Zasady.\n– Most jest czynny w soboty.\n– Kładka zostaje zamknięta.",
                "Tekst.\n– Ewa Lis",
                "Droga – jak mówi gmina – jest wolna.",
            ],
        ),
        (
            "es",
            "—El puente aguanta —dijo Ana Pérez.",
            [
                "El plan prevé:\n—abrir el puente;\n—cerrar la calle.",
                "Los puntos:\n—Abrir el puente.\n—Cerrar la calle.",
                "La ley —según dijo el alcalde— no cambia.",
                "El tren Madrid—Zaragoza circula.",
                "Fin.\n— Albert Einstein",
            ],
        ),
        (
            "ru",
            "— Мост стоит, — сказала Вера Лисова.",
            [
                "Решили:\n— открыть мост;\n— закрыть улицу.",
                "Справка.\n— Мост построен в 1960 году.\n— Длина моста 300 метров.",
                "Мост — гордость города.",
                "МОСКВА — Мост открыт.",
                "Конец.\n— Пресс-служба",
            ],
        ),
        (
            "sv",
            "– Bron håller, säger Anna Berg.",
            [
                "Detta händer:\n– Bron öppnas.\n– Gatan stängs.",
                "Röster:\n– Ja: 9\n– Nej: 2",
                "Bron – den enda i länet – är öppen.",
                "Slut.\n– Text: Redaktionen",
                "Öppet 9–17 alla dagar.",
            ],
        ),
    ] {
        for other in others {
            assert_silent(language, other);
            for text in [format!("{told}\n\n{other}"), format!("{other}\n\nAllt annat står här.\n\n{told}")] {
                assert_eq!(said(language, &text).len(), 1, "{language}: {text}: {:?}", said(language, &text));
            }
        }
    }
}

#[test]
fn speech_may_begin_behind_a_sentence_of_its_paragraph() {
    let text = "Jan Lis czeka na moście. – Most stoi – mówi. – Na razie.";
    assert_said("pl", text, &[("Most stoi", "Jan Lis"), ("Na razie.", "Jan Lis")]);
    assert_silent("pl", "Jan Lis czeka na moście. – Tak to bywa. – Most stoi.");
    assert_silent("pl", "Most stoi – jak mówi Jan Lis – od lat.");
}

#[test]
fn a_capital_behind_a_full_stop_and_a_dash_begins_what_is_said_next() {
    let text = "Anne Petit est venue.\n\n— Anne a dit non. — Elle a bien fait, répondit Luc Roy.";
    for quote in &read("fr", text).quotes {
        assert_eq!(name(&read("fr", text), quote).as_deref(), Some("Luc Roy"), "{quote:?}");
    }
}

#[test]
fn small_letters_behind_a_question_and_a_dash_tell_who_asks() {
    let text = "– Nie ma pieniędzy – odpowiada Jan Lis.\n\n– Dlaczego nie? – pytamy burmistrza.";
    let said: Vec<String> = said("pl", text).into_iter().map(|(words, _)| words).collect();
    assert_eq!(said, ["Nie ma pieniędzy", "Dlaczego nie?"]);
}

#[test]
fn nothing_is_certain_in_a_paragraph_with_several_insertions() {
    let text = "—La ministra —dijo el periódico— no vendrá —explicó Luis Rey.";
    assert!(read("es", text).quotes.iter().all(|quote| quote.confidence < Confidence::Certain));
    let text = "—El puente aguanta —dijo Ana Pérez—. No caerá.";
    assert!(read("es", text).quotes.iter().all(|quote| quote.confidence == Confidence::Certain));
}

#[test]
fn english_and_german_have_no_dashes_of_dialogues() {
    assert_silent("en", "The plan.\n— The inquiry, said Ann Lee, will report.\n— Work begins in May.");
    assert_silent("de", "Die Ziele.\n– Der Ausbau, sagte Anna Berg, beginnt.\n– Wir bauen Wege.");
}

#[test]
fn what_is_said_to_be_told_by_an_aside_alone_is_said() {
    for (language, text, words, speaker) in [
        ("pl", "– Most – jak mówił ojciec – stoi – dodał Jan Lis.", "Most – jak mówił ojciec – stoi", "Jan Lis"),
        ("ru", "— Мост — это граница, — сказал Иван Петров.", "Мост — это граница", "Иван Петров"),
        (
            "sv",
            "– Bron – den gamla – håller 10–20 år till, säger Per Lind.",
            "Bron – den gamla – håller 10–20 år till",
            "Per Lind",
        ),
    ] {
        assert_said(language, text, &[(words, speaker)]);
    }
}

#[test]
fn narration_without_a_verb_of_saying_is_not_part_of_the_speech() {
    let told = "—Aguanta —dijo Ana Pérez.";
    for (text, pieces) in [
        ("—No lo sé. —Hizo una pausa—. Tal vez.", &["No lo sé.", "Tal vez."][..]),
        ("—Nos mienten —y se fue.", &["Nos mienten"]),
        ("—Cuidado —dijo Ana. Señaló el mar—. Ayer volcó un bote.", &["Cuidado", "Ayer volcó un bote."]),
    ] {
        let text = format!("{told}\n\n{text}");
        let said: Vec<String> = said("es", &text).into_iter().skip(1).map(|(words, _)| words).collect();
        assert_eq!(said, pieces, "{text}");
    }
}

#[test]
fn the_sentence_after_narration_is_speech_unless_it_is_about_someone() {
    let text = "– Det är ett slag, säger Anna Berg. Vi hade räknat med pengarna.";
    assert_said("sv", text, &[("Det är ett slag", "Anna Berg"), ("Vi hade räknat med pengarna.", "Anna Berg")]);
    assert_said("sv", "– Det är ett slag, säger Anna Berg. Hon bor här.", &[("Det är ett slag", "Anna Berg")]);
}

#[test]
fn a_paragraph_with_only_a_dash_is_never_more_than_unsure_of_its_speaker() {
    for (language, told) in [
        ("pl", "– Most stoi – powiedziała Ewa Lis."),
        ("es", "—El puente aguanta —dijo Ana Pérez."),
        ("sv", "– Bron håller, säger Anna Berg."),
        ("ru", "— Мост стоит, — сказала Вера Лисова."),
    ] {
        for bare in ["– A? B.", "– Ano? No.", "— 300!"] {
            for text in [format!("{told}\n{bare}"), format!("{told}\n\nTekst.\n\n{bare}")] {
                let found = read(language, &text);
                let quote = found
                    .quotes
                    .iter()
                    .find(|quote| text[..quote.range.start].ends_with(['–', '—', ' ']) && quote.block > 0);
                assert!(quote.is_none_or(|quote| quote.confidence == Confidence::Unsure), "{text}: {quote:?}");
            }
        }
    }
}

#[test]
fn questions_without_a_verb_and_answers_by_the_questioner_get_no_speaker() {
    let text = "– Most stoi – powiedziała Ewa Lis.\n– A kładka?\n– Kładka też.";
    assert_eq!(
        said("pl", text),
        [("Most stoi", "Ewa Lis"), ("A kładka?", ""), ("Kładka też.", "Ewa Lis")]
            .map(|(words, who)| (words.to_owned(), who.to_owned()))
    );
    let text = "– Czy most stoi? – spytała Ewa Lis.\n– Stoi.";
    assert_said("pl", text, &[("Czy most stoi?", "Ewa Lis"), ("Stoi.", "")]);
}

#[test]
fn marks_within_the_words_behind_a_dash_are_a_part_of_them() {
    let text = "– Powiedział mi: „Stoi”. Wierzę mu – mówi Ewa Lis.";
    assert_said("pl", text, &[("Powiedział mi: „Stoi”. Wierzę mu", "Ewa Lis")]);
    let text = "– Most stoi – powiedziała Ewa Lis i dodała: „Nie runie nigdy więcej”.";
    assert_said("pl", text, &[("Most stoi", "Ewa Lis"), ("Nie runie nigdy więcej", "Ewa Lis")]);
    let text = "— «Мост стоит и не рухнет», — сказал Иван Петров.";
    assert_said("ru", text, &[("Мост стоит и не рухнет", "Иван Петров")]);
}

#[test]
fn answers_behind_dashes_are_of_whom_the_head_names() {
    let text = "Jelena Marković, vajarka\n\nJelena Marković izlaže posle deset godina.\n\nZašto ste ćutali?\n\n– Radila sam.\n\nŠta \
        sledi?\n\n– Dvanaest skulptura.\n\nOstajete li?\n\n– Ostajem.";
    let said = said("sr", text);
    let answers: Vec<(&str, &str)> =
        said.iter().skip(1).step_by(2).map(|(words, who)| (words.as_str(), who.as_str())).collect();
    let who = "Jelena Marković";
    assert_eq!(answers, [("Radila sam.", who), ("Dvanaest skulptura.", who), ("Ostajem.", who)]);
}

#[test]
fn any_sequence_of_dashes_and_verbs_is_read_without_errors_or_overlaps() {
    const PARTS: [&str; 12] = ["– ", "—", " – ", ", ", ". ", "—.", "dijo", " Ana ", "-", "! ", "«", "powiedział Jan"];
    let mut state = 7_u64;
    for _ in 0..3_000 {
        let mut text = "—Sí —dijo Ana Pérez.\n—".to_owned();
        for _ in 0..8 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(PARTS[usize::try_from(state >> 33).unwrap() % PARTS.len()]);
        }
        for language in ["es", "pl", "ru", "sv"] {
            let found = read(language, &text);
            let ranges: Vec<_> = found.quotes.iter().map(|quote| quote.range.clone()).collect();
            assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start), "{language}: {text}: {ranges:?}");
            assert!(ranges.iter().all(|range| text.get(range.clone()).is_some()), "{text}");
        }
    }
}

#[test]
fn a_book_of_dialogues_is_read_in_time_that_keeps_to_its_length() {
    let page = "—El puente —dijo Ana Pérez— no caerá —y se fue—.\n—No lo sé.\n—¿Y tú?\n".repeat(2_000);
    let start = std::time::Instant::now();
    read("es", &page);
    let one = start.elapsed();
    let start = std::time::Instant::now();
    read("es", &page.repeat(4));
    assert!(start.elapsed() < one * 12 + std::time::Duration::from_millis(200), "{one:?}");
    let row = format!("—Sí —dijo Ana Pérez.\n—{}", "a — b, ".repeat(20_000));
    let start = std::time::Instant::now();
    read("es", &row);
    assert!(start.elapsed() < std::time::Duration::from_secs(5));
}

#[test]
fn a_name_and_a_colon_may_precede_the_dash() {
    let text = "Zapytaliśmy mieszkańców, czy będą jeździć.\n\nAdam Nowak: – Pewnie, byle się nie spóźniał.\n\nEwa Lis: – Ja tam \
        wolę autobus. Kierowca mnie zna.";
    let found = read("pl", text);
    let said: Vec<(&str, Option<String>)> =
        found.quotes.iter().map(|quote| (&text[quote.range.clone()], name(&found, quote))).collect();
    let wanted = [
        ("Pewnie, byle się nie spóźniał.", Some("Adam Nowak".to_owned())),
        ("Ja tam wolę autobus. Kierowca mnie zna.", Some("Ewa Lis".to_owned())),
    ];
    assert_eq!(said, wanted);
    let list = "Pogoda na weekend.\n\nWarszawa: – 5 stopni\n\nKraków: – 3 stopnie";
    assert!(read("pl", list).quotes.is_empty());
}

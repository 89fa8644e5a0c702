//! Quotations of a clause without the main clause that governs it: every main clause of a language with every dependent
//! clause; and of words that an ellipsis, a bracket or the end of a quotation gives another role in the sentence.

use crate::{verification::cuts::told, verify_cuts::finding_of};
use briefing_core::{
    diagnostics::Code,
    document::{Format, read},
    verify::{FindingKind, Manuscript, Source, Sources, verify},
};

/// Main clauses with the conjunction, and clauses that may follow it.
struct Governed {
    /// They deny what follows.
    denied: &'static [&'static str],
    /// They say that someone thinks or says it.
    believed: &'static [&'static str],
    /// They affirm it.
    affirmed: &'static [&'static str],
    clauses: &'static [&'static str],
}

const GOVERNED: &[Governed] = &[
    Governed {
        denied: &["I do not think that", "It is a hoax that", "Nobody ever promised that", "We deny that"],
        believed: &["They keep telling us that", "I used to think that", "Some of us were convinced that"],
        affirmed: &["We know that", "I am proud that", "There is no doubt that", "Nobody can deny that"],
        clauses: &["the old harbour is closed for good", "they closed the harbour of Tarn last year"],
    },
    Governed {
        denied: &["Es kommt nicht infrage, dass", "Es ist ein Märchen, dass", "Niemand behauptet, dass"],
        believed: &["Wir dachten lange, dass", "Man hat uns gesagt, dass"],
        affirmed: &["Wir wissen, dass", "Ich bin stolz, dass"],
        clauses: &["der alte Hafen für immer geschlossen ist", "die Brücke in Tarn gesperrt wurde"],
    },
    Governed {
        denied: &["Personne ne croit que", "C’est une légende que", "Nous démentons que"],
        believed: &["Autrefois je pensais que", "Les voisins prétendent que"],
        affirmed: &["Nous savons que", "Je suis fier que"],
        clauses: &["le vieux port sera fermé cette année", "la rivière déborde chaque hiver"],
    },
    Governed {
        denied: &["Nadie cree que", "Es un bulo que", "Desmiento que"],
        believed: &["Antes pensaba que", "Los vecinos aseguran que"],
        affirmed: &["Sabemos que", "Estoy orgulloso de que"],
        clauses: &["nuestro viejo puerto se cerrará este año", "los agentes cobraron el dinero"],
    },
    Governed {
        denied: &["Я не думаю, что", "Это миф, что", "Никто не говорил, что", "Я отрицаю, что"],
        believed: &["Раньше я думал, что", "Соседи утверждают, что"],
        affirmed: &["Мы знаем, что", "Нет сомнений, что"],
        clauses: &["порт закрыли навсегда прошлым летом", "река разливается каждый год весной"],
    },
    Governed {
        denied: &["Nie sądzę, że", "To mit, że", "Zaprzeczam, że"],
        believed: &["Sąsiedzi twierdzą, że", "Kiedyś myślałem, że"],
        affirmed: &["Wiemy, że", "Jestem dumny, że"],
        clauses: &["port zamknięto na zawsze zeszłego lata", "rzeka wylewa tu każdej wiosny"],
    },
    Governed {
        denied: &["Jag tror inte att", "Det är en myt att", "Ingen har sagt att"],
        believed: &["Grannarna påstår att", "Förr trodde jag att"],
        affirmed: &["Vi vet att", "Jag är stolt över att"],
        clauses: &["hamnen är stängd för alltid nu", "floden svämmar över varje vår"],
    },
    Governed {
        denied: &["Jeg tror ikke, at", "Det er en myte, at", "Ingen har sagt, at"],
        believed: &["Naboerne påstår, at", "Før troede jeg, at"],
        affirmed: &["Vi ved, at"],
        clauses: &["havnen er lukket for altid nu", "floden går over hvert forår"],
    },
    Governed {
        denied: &["En usko, että", "On myytti, että"],
        believed: &["Naapurit väittävät, että"],
        affirmed: &["Tiedämme, että"],
        clauses: &["satama on suljettu pysyvästi nyt", "joki tulvii joka kevät täällä"],
    },
    Governed {
        denied: &["Nem hiszem, hogy", "Tagadom, hogy"],
        believed: &["A szomszédok azt állítják, hogy"],
        affirmed: &["Tudjuk, hogy"],
        clauses: &["a kikötőt örökre bezárták tavaly", "a folyó minden tavasszal kiönt"],
    },
    Governed {
        denied: &["Nu cred că", "Este un mit că"],
        believed: &["Vecinii susțin că"],
        affirmed: &["Știm că"],
        clauses: &["portul este închis pentru totdeauna", "râul iese din matcă primăvara"],
    },
];

/// The wrong findings for quotations of clauses after these main clauses.
fn wrong(main: &[&str], clauses: &[&str], is_right: fn(FindingKind, bool) -> bool) -> Vec<String> {
    let pairs = main.iter().flat_map(|main| clauses.iter().map(move |clause| (main, clause)));
    let judged = pairs.map(|(main, clause)| {
        let sentence = format!("{main} {clause}.");
        let finding = finding_of(&sentence, clause);
        (sentence, finding)
    });
    judged
        .filter(|(_, finding)| !is_right(finding.kind, !finding.warnings.is_empty()))
        .map(|(sentence, finding)| format!("{sentence}: {:?} {:?}", finding.kind, finding.warnings))
        .collect()
}

#[test]
fn a_clause_whose_main_clause_denies_it_is_out_of_context() {
    let all = GOVERNED.iter().flat_map(|of| wrong(of.denied, of.clauses, |kind, _| kind == FindingKind::OutOfContext));
    assert_eq!(all.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_clause_that_someone_only_thinks_or_says_is_shown_with_its_main_clause() {
    let is_shown = |kind, is_warned| is_warned || kind == FindingKind::OutOfContext;
    let all = GOVERNED.iter().flat_map(|of| wrong(of.believed, of.clauses, is_shown));
    assert_eq!(all.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_clause_whose_main_clause_affirms_it_may_be_quoted() {
    let is_plain = |kind, is_warned: bool| kind == FindingKind::Verbatim && !is_warned;
    let all = GOVERNED.iter().flat_map(|of| wrong(of.affirmed, of.clauses, is_plain));
    assert_eq!(all.collect::<Vec<_>>(), Vec::<String>::new());
}

#[track_caller]
fn assert_kind(sentence: &str, quotation: &str, kind: FindingKind) {
    let finding = finding_of(sentence, quotation);
    assert_eq!(finding.kind, kind, "“{quotation}” of “{sentence}”: {:?}", finding.warnings);
}

#[test]
fn an_infinitive_is_not_quoted_without_the_verb_that_denies_it() {
    for (sentence, quotation) in [
        ("Niemand hat die Absicht, eine Mauer in Tarn zu errichten.", "eine Mauer in Tarn zu errichten"),
        ("Wir haben nicht vor, den alten Hafen zu schließen.", "den alten Hafen zu schließen"),
        ("Das Amt hat versäumt, die Bürger am Fluss zu warnen.", "die Bürger am Fluss zu warnen"),
        ("Министерство отказывается публиковать новый доклад.", "публиковать новый доклад"),
        ("Ministerstwo odmawia publikować nowy raport.", "publikować nowy raport"),
        ("The ministry has yet to publish the safety report.", "publish the safety report"),
    ] {
        assert_kind(sentence, quotation, FindingKind::OutOfContext);
    }
    // The same words after the end of the clause with the negation.
    for (sentence, quotation) in [
        ("Wir haben nicht geschlafen, und das Dach ist heute fertig.", "das Dach ist heute fertig"),
        ("Мы не спали, а крышу закончили к утру.", "крышу закончили к утру"),
    ] {
        assert_kind(sentence, quotation, FindingKind::Verbatim);
    }
}

#[test]
fn a_word_that_denies_a_verb_denies_no_place_and_no_noun() {
    for (sentence, quotation) in [
        ("Most of us live close to the river that floods.", "the river that floods"),
        ("The train makes ten stops in the valley each day.", "in the valley each day"),
        ("Nous habitons loin de la rivière qui déborde souvent.", "la rivière qui déborde souvent"),
        ("We wrote it on paper before we printed the book.", "before we printed the book"),
        ("Vivimos lejos de la ciudad vieja del norte.", "la ciudad vieja del norte"),
    ] {
        assert_kind(sentence, quotation, FindingKind::Verbatim);
    }
    assert_kind("We came close to losing the north of Tarn.", "losing the north of Tarn", FindingKind::OutOfContext);
}

#[test]
fn a_japanese_or_korean_quotation_does_not_end_before_what_decides_it() {
    for (sentence, quotation) in [
        ("来年は税金を下げるつもりです。", "来年は税金を下げる"),
        ("大臣が賄賂を受け取ったとされる。", "大臣が賄賂を受け取った"),
        ("川が毎年氾濫するというのは俗説だ。", "川が毎年氾濫する"),
        ("ほぼすべての乗客が救助された。", "すべての乗客が救助された"),
        ("항구가 영원히 닫힌다고 생각하지 않습니다.", "항구가 영원히 닫힌다고"),
        ("거의 모든 승객이 구조됐습니다.", "모든 승객이 구조됐습니다"),
        ("最多三百人死亡。", "三百人死亡"),
    ] {
        let finding = finding_of(sentence, quotation);
        let is_shown = !finding.warnings.is_empty() || finding.kind != FindingKind::Verbatim;
        assert!(is_shown, "“{quotation}” of “{sentence}”: {:?}", finding.kind);
    }
    for (sentence, quotation) in [
        ("来年は税金を下げますが、支出も減らします。", "来年は税金を下げます"),
        ("橋は五月に完成したので、船は通れます。", "橋は五月に完成した"),
        ("우리는 올해 다리를 지었고, 내년에는 새 배도 두 척 삽니다.", "내년에는 새 배도 두 척 삽니다"),
    ] {
        let finding = finding_of(sentence, quotation);
        assert_eq!((finding.kind, finding.warnings.as_slice()), (FindingKind::Verbatim, &[][..]), "“{quotation}”");
    }
}

#[test]
fn a_japanese_wish_or_ban_is_never_cut_to_a_statement() {
    for (paragraph, quote) in [
        ("「来年は減税したい。」と述べた。", "来年は減税した"),
        ("「この工事は中止するな。」と述べた。", "この工事は中止する"),
    ] {
        assert!(!told(paragraph, quote).0, "{quote} of {paragraph}");
    }
    assert!(told("「来年は減税した。」と述べた。", "来年は減税した").0);
}

#[test]
fn a_question_that_is_quoted_as_a_statement_is_warned_of() {
    for (paragraph, quote) in [
        ("“Is the water safe to drink? I do not know,” she said.", "the water safe to drink"),
        ("「港は永遠に閉じますか。私は知りません。」と述べた。", "港は永遠に閉じます"),
        ("她说：“港口会永远关闭吗。我不知道。”", "港口会永远关闭"),
    ] {
        assert_eq!(told(paragraph, quote), (true, vec![Code::BesideNegation]), "{quote} of {paragraph}");
    }
}

#[test]
fn ellipses_that_change_the_role_of_the_remaining_words_get_a_warning() {
    for (sentence, quotation) in [
        ("The rebels said the army had poisoned the well.", "The rebels […] had poisoned the well"),
        ("The brother of the mayor was arrested at noon.", "The […] mayor was arrested at noon"),
        ("We support the strike of the miners and condemn the bombing.", "We support […] the bombing"),
        ("All officers who took bribes were dismissed.", "All officers […] were dismissed"),
        ("The budget is less generous than it was.", "The budget is […] generous than it was"),
        ("The vice president resigned on Monday morning.", "The […] president resigned on Monday morning"),
        ("Все, кто брал взятки у фирмы, были уволены.", "Все […] были уволены"),
    ] {
        let (is_verified, codes) = told(&format!("“{sentence}” she said."), quotation);
        assert!(is_verified && codes == [Code::Omission], "“{quotation}” of “{sentence}”: {is_verified} {codes:?}");
    }
    for (sentence, quotation) in [
        ("The bridge, which we built with our friends, is open.", "The bridge […] is open"),
        ("We build ships and trains for all of our neighbours.", "We build ships […] for all of our neighbours"),
        // "en", "zu", "i" and "o" mean "and" or "or" in other languages, or "too".
        ("Firmamos ayer el acuerdo en papel con nuestros amigos.", "Firmamos ayer […] con nuestros amigos"),
        ("Wir fahren morgen zu den Nachbarn nach Tarn.", "Wir fahren morgen […] nach Tarn"),
        ("Abbiamo parlato con i ministri questa mattina.", "Abbiamo parlato […] questa mattina"),
        ("Falamos com o ministro esta manhã.", "Falamos […] esta manhã"),
        ("We planted the first vines. We bought the land. We sell the wine.", "We bought the land. […]"),
    ] {
        assert_eq!(
            told(&format!("“{sentence}” she said."), quotation),
            (true, vec![]),
            "“{quotation}” of “{sentence}”"
        );
    }
}

#[test]
fn a_bracket_in_place_of_what_needs_no_explanation_is_warned_of() {
    for (sentence, quotation) in [
        ("We will open the archive next year.", "We will open the archive [last year]"),
        ("Wir öffnen das Archiv im nächsten Jahr.", "Wir öffnen das Archiv im [letzten] Jahr"),
        ("公文書館を来年公開する。", "公文書館を[昨年]公開する"),
        ("I took the money from the box.", "[The mayor] took the money from the box"),
    ] {
        let (is_verified, codes) = told(&format!("“{sentence}” she said."), quotation);
        assert!(!is_verified || codes == [Code::Edited], "“{quotation}” of “{sentence}”: {is_verified} {codes:?}");
    }
    for (sentence, quotation) in [
        ("She took the money from the box.", "[The mayor] took the money from the box"),
        ("We will open it there next year.", "We will open [the archive in Tarn] next year"),
        ("They are building houses here.", "They are [building] houses here"),
        ("Он открыл архив вчера вечером.", "[Министр] открыл архив вчера вечером"),
    ] {
        assert_eq!(
            told(&format!("“{sentence}” she said."), quotation),
            (true, vec![]),
            "“{quotation}” of “{sentence}”"
        );
    }
}

#[test]
fn an_ellipsis_at_an_end_is_kept_whatever_its_sign() {
    use briefing_core::{format::Folder, load::load_text};
    for sign in ["…", "...", ". . .", "⋯", "[…]", "[. . .]", "(…)", "（…）"] {
        let file = format!(
            "Briefing(format: 1, title: \"T\", speakers: {{ \"a\": (name: \"A\") }}, occasions: {{ \"d\": (name: \"D\") }}, \
             body: [Paragraph(text: \"“Well, we will vote on it in May or later, I promise,” she said.\", quotes: \
             [(speaker: \"a\", occasion: \"d\", text: \"{sign} we will vote on it {sign} I promise {sign}\")])])"
        );
        let loaded = load_text("made.ron", file.into(), Folder::Embedded(&[]));
        let briefing = loaded.briefing.expect("it can be read");
        let quote = briefing.quotes().first().expect("there is one");
        assert_eq!(briefing.quote_text(quote), "[…] we will vote on it […] I promise […]", "{sign}");
    }
}

#[test]
fn a_bracket_replaces_words_between_the_marks_not_the_writers_words_before() {
    let paragraph = "The council met. “The man pays too much,” she said.";
    assert!(told(paragraph, "The [mayor] pays too much").0);
}

#[test]
fn usual_omissions_and_explanations_of_the_press_pass_without_a_warning() {
    for (sentence, quotation) in [
        ("We won the cup. My aunt came from Oslo. We danced all night.", "We won the cup. […] We danced all night."),
        ("Wir haben Zelte, Decken, Lampen und Wasser geschickt.", "Wir haben Zelte, Decken […] und Wasser geschickt."),
        ("Thank you, Madam Chair, for your patience.", "Thank you […] for your patience."),
        ("We planted trees near Dunmore in one winter.", "We planted trees […] in one winter."),
        ("Nicht zuletzt danke ich heute allen Helfern.", "danke ich heute allen Helfern."),
        ("There is no question that the bridge is safe now.", "the bridge is safe now."),
        ("시는 2030년까지 다리를 다시 지을 것입니다.", "다리를 다시 지을 것"),
        ("我们很难过，但是我们会重建这座桥。", "我们很难过（略）我们会重建这座桥。"),
    ] {
        assert_eq!(
            told(&format!("“{sentence}” she said."), quotation),
            (true, vec![]),
            "“{quotation}” of “{sentence}”"
        );
    }
    // Similar sentences in which something is lost.
    for (sentence, quotation) in [
        ("I thank Anna Berg and my dear old friends.", "I thank […] my dear old friends."),
        ("他烧掉了村里所有的旧档案。", "[我]烧掉了村里所有的旧档案。"),
        ("They burned the archive of the town.", "[We] burned the archive of the town."),
        ("If prices rise, the poor will suffer.", "the poor will suffer."),
        ("Se alziamo i prezzi, i poveri soffriranno.", "i poveri soffriranno."),
        ("Apparently the driver fell asleep.", "the driver fell asleep."),
    ] {
        let (is_verified, codes) = told(&format!("“{sentence}” she said."), quotation);
        assert!(!is_verified || !codes.is_empty(), "“{quotation}” of “{sentence}”");
    }
}

#[test]
fn a_verb_that_the_manuscript_has_in_its_own_words_is_not_missed() {
    let kind_of = |sentence: &str, manuscript: &str| {
        let document = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
        let sources =
            Sources::new(vec![Source::of_document("source", document(&format!("Ann Lee said: “{sentence}”")))]);
        let report = verify(&Manuscript::new("manuscript", document(manuscript)), &sources);
        report.findings.into_iter().next().map(|finding| (finding.kind, finding.warnings))
    };
    for (sentence, manuscript) in [
        ("I hope to bring the trams back to the centre.", "Ann Lee hoped to “bring the trams back to the centre”."),
        ("We are going to bring the trams back soon.", "Ann Lee said they would “bring the trams back soon”."),
    ] {
        assert_eq!(kind_of(sentence, manuscript), Some((FindingKind::Verbatim, vec![])), "{manuscript}");
    }
    let told =
        kind_of("I hope to bring the trams back to the centre.", "Ann Lee did “bring the trams back to the centre”.");
    assert!(told.is_some_and(|(_, warnings)| !warnings.is_empty()));
}

//! The text of a speech, whose heading says who gives it, and the roles that a heading tells.

use briefing_core::{
    document::{Format, read},
    verify::{Finding, FindingKind, Manuscript, Source, Sources, Warning, verify},
};

fn only(source: &str, manuscript: &str) -> Finding {
    let document = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    let sources = Sources::new(vec![Source::of_document("source", document(source))]);
    let report = verify(&Manuscript::new("manuscript", document(manuscript)), &sources);
    assert_eq!(report.findings.len(), 1, "{manuscript}: {:?}", report.findings);
    report.findings.into_iter().next().unwrap()
}

struct Speech {
    heading: &'static str,
    /// Two paragraphs of the speaker, between which a paragraph quotes somebody else.
    words: [&'static str; 2],
    quoting: &'static str,
    /// Manuscripts, each with {} for the words.
    by_speaker: &'static [&'static str],
    by_others: &'static [&'static str],
}

const SPEECHES: &[Speech] = &[
    Speech {
        heading: "Remarks by Governor Ann Holm at the opening of the harbour",
        words: [
            "We have waited nine years for this quay, and I have counted them.",
            "The second crane will come in spring.",
        ],
        quoting: "My grandmother used to say: “A harbour without gulls is a car park.” I think of it every day.",
        by_speaker: &["“{}” Ann Holm said.", "“{}” Holm said.", "“{}” said Governor Holm.", "“{}” the governor said."],
        by_others: &["“{}” Peter Brandt said.", "“{}” said Minister Duarte."],
    },
    Speech {
        heading: "Rede von Landrätin Anna Berg zum Deichfest",
        words: ["Wir haben neun Jahre auf diesen Deich gewartet.", "Der zweite Bagger kommt im Frühjahr."],
        quoting: "Mein Vater sagte: „Wer nicht deichen will, muss weichen.“ Daran halte ich mich.",
        by_speaker: &["„{}“, sagte Anna Berg.", "„{}“, sagte Landrätin Berg.", "„{}“, sagte die Landrätin."],
        by_others: &["„{}“, sagte Peter Brandt."],
    },
    Speech {
        heading: "Discours de la maire Anne Petit devant le conseil",
        words: ["Nous avons attendu ce pont pendant neuf ans.", "La deuxième grue arrivera au printemps."],
        quoting: "Mon père disait : « Un port sans bateaux est un parking. » J’y pense chaque jour.",
        by_speaker: &["« {} », a dit Anne Petit.", "« {} », a dit Petit."],
        by_others: &["« {} », a dit Paul Morin."],
    },
    Speech {
        heading: "Выступление министра Ольги Беловой в порту",
        words: ["Мы ждали этот мост девять лет.", "Второй кран придёт весной."],
        quoting: "Мой отец говорил: «Порт без кораблей — это стоянка». Я помню об этом каждый день.",
        by_speaker: &["«{}», — сказала Ольга Белова.", "«{}», — сказала Белова."],
        by_others: &["«{}», — сказал Пётр Лунин."],
    },
];

fn told_of_another(finding: &Finding) -> bool {
    let is_told = |warning: &Warning| matches!(warning, Warning::HeadingOfAnother { .. });
    finding.kind == FindingKind::Misattributed || finding.warnings.iter().any(is_told)
}

#[test]
fn the_words_of_a_speech_are_those_of_whom_its_heading_names() {
    for speech in SPEECHES {
        let [first, last] = speech.words;
        let alone = format!("{}\n\n{first}\n\n{last}\n", speech.heading);
        let with_quotation = format!("{}\n\n{first}\n\n{}\n\n{last}\n", speech.heading, speech.quoting);
        for (source, words) in [(&alone, first), (&alone, last), (&with_quotation, first), (&with_quotation, last)] {
            let bare = words.trim_end_matches('.');
            for by in speech.by_speaker {
                let finding = only(source, &by.replace("{}", bare));
                assert_eq!(finding.kind, FindingKind::Verbatim, "{by} of {source}: {finding:?}");
                assert_eq!(finding.warnings, [], "{by} of {source}");
            }
            for by in speech.by_others {
                let finding = only(source, &by.replace("{}", bare));
                assert!(told_of_another(&finding), "{by} of {source}: {finding:?}");
            }
        }
    }
}

#[test]
fn an_article_about_a_speech_is_not_that_speech() {
    let source = "Speech by Ann Holm divides the harbour town\n\n\
        The governor spoke for two hours, and half of the benches were empty at the end.\n\n\
        What we know of her plan is little.\n\n\
        “We have waited nine years for this quay,” Holm said.\n";
    let words = "Half of the benches were empty at the end";
    assert_eq!(only(source, &format!("“{words},” Ann Holm said.")).kind, FindingKind::Misattributed);
    let finding = only(source, "“We have waited nine years for this quay,” Ann Holm said.");
    assert_eq!((finding.kind, finding.warnings.as_slice()), (FindingKind::Verbatim, &[][..]));
}

#[test]
fn a_heading_that_names_no_speaker_leaves_nobody_out() {
    for heading in [
        "Remarks at the opening of the harbour",
        "Statement on the dredging of the Ravel river",
        "Joint statement by President Lee and Governor Peter Brandt",
        "Speech by the governor",
        "Joint statement by the Ministers of Finance of Norland and Sudland",
        "Statement by the European Commission on the harbour",
        "A long winter in the harbour town",
    ] {
        let source = format!("{heading}\n\nWe have waited nine years for this quay.\n\nThe second crane will come.\n");
        let finding = only(&source, "“We have waited nine years for this quay,” Peter Brandt said.");
        assert_eq!((finding.kind, finding.warnings.as_slice()), (FindingKind::Verbatim, &[][..]), "{heading}");
    }
}

#[test]
fn a_description_may_come_from_the_heading() {
    for (source, fair, other) in [
        (
            "Press briefing by Deputy Spokesperson Dana Whitlock\n\nMS. WHITLOCK: The envoy will go to Nairobi in June.\n\n\
             Q: Alone?\n\nMS. WHITLOCK: Nobody travels alone these days, as you know.\n",
            "“The envoy will go to Nairobi in June,” the spokeswoman said.",
            "“The envoy will go to Nairobi in June,” the admiral said.",
        ),
        (
            "Интервью с министром транспорта Ольгой Беловой\n\nГАЗЕТА: Мост закроют?\n\nБЕЛОВА: Мост мы не закроем до самой зимы.\n\n\
             ГАЗЕТА: А потом?\n\nБЕЛОВА: Потом мы начнём ремонт старых опор.\n",
            "«Мост мы не закроем до самой зимы», — сказала Белова.",
            "«Мост мы не закроем до самой зимы», — сказала Ольга Белых.",
        ),
    ] {
        let finding = only(source, fair);
        let is_doubt = |warning: &Warning| !matches!(warning, Warning::QuestionLeftOut(_));
        assert_eq!(finding.kind, FindingKind::Verbatim, "{fair}: {finding:?}");
        assert!(!finding.warnings.iter().any(is_doubt), "{fair}: {finding:?}");
        let finding = only(source, other);
        let is_told = finding.kind == FindingKind::Misattributed || finding.warnings.iter().any(is_doubt);
        assert!(is_told, "{other}: {finding:?}");
    }
}

#[test]
fn what_a_text_tells_of_its_speaker_is_not_her_speech() {
    let source = "Remarks by Minister Ann Holm on the grain talks\n\nWe have agreed on storage. The rest is open.\n\n\
        The ambassador told me: “Your ships will wait until spring.” I laughed.\n\n\
        Ann Holm has lived in Bergen since the year of the flood.\n";
    for (manuscript, kind) in [
        ("“We have agreed on storage,” she said.", FindingKind::Verbatim),
        ("“We have agreed on storage,” the minister said.", FindingKind::Verbatim),
        ("“Ann Holm has lived in Bergen since the year of the flood,” Holm said.", FindingKind::Misattributed),
        ("“Remarks by Minister Ann Holm on the grain talks,” Holm said.", FindingKind::Misattributed),
    ] {
        let finding = only(source, manuscript);
        assert_eq!((finding.kind, finding.warnings.len()), (kind, 0), "{manuscript}: {finding:?}");
    }
    let finding = only(source, "“Your ships will wait until spring,” Holm said.");
    assert!(!finding.warnings.is_empty(), "{finding:?}");
}

#[test]
fn a_collection_of_speeches_has_a_heading_for_each() {
    let source = "Remarks by Governor Ann Holm at the harbour\n\nWe have waited nine years for this quay.\n\n\
        Remarks by Minister Peter Brandt at the harbour\n\nThe second crane will come in spring.\n";
    for (words, own, other) in [
        ("We have waited nine years for this quay", "Ann Holm", "Peter Brandt"),
        ("The second crane will come in spring", "Peter Brandt", "Ann Holm"),
    ] {
        let finding = only(source, &format!("“{words},” {own} said."));
        assert_eq!((finding.kind, finding.warnings.as_slice()), (FindingKind::Verbatim, &[][..]), "{own}");
        assert!(told_of_another(&only(source, &format!("“{words},” {other} said."))), "{other}");
    }
}

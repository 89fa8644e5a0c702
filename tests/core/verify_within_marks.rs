//! Attributions within the marks, as in Russian, French, Spanish, Italian, Portuguese and Polish: «A, — заявил X. — B».
//! Quotations are judged without them, whether they are in the source or in the manuscript.

use briefing_core::{
    document::{Format, read},
    verify::{FindingKind, Manuscript, Source, Sources, verify},
};

use FindingKind::{Altered, Misattributed, NotFound, Verbatim};

fn kinds(source: &str, manuscript: &str) -> Vec<FindingKind> {
    let document = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    let sources = Sources::new(vec![Source::of_document("source", document(source))]);
    let report = verify(&Manuscript::new("manuscript", document(manuscript)), &sources);
    report.findings.into_iter().map(|finding| finding.kind).collect()
}

/// A source with an attribution within the marks and another speaker: the words before and after the attribution, and
/// how a manuscript gives words to either of the two.
struct Text {
    within: &'static str,
    other: &'static str,
    head: &'static str,
    tail: &'static str,
    right: &'static str,
    wrong: &'static str,
    last: &'static str,
}

const TEXTS: &[Text] = &[
    Text {
        within: "«Мост будет закрыт до самой весны, — заявил мэр Игорь Волков. — Паром начнёт ходить каждое утро».",
        other: "«Мы ждали этого решения десять лет», — сказала инженер Вера Лисова.",
        head: "Мост будет закрыт до самой весны",
        tail: "Паром начнёт ходить каждое утро",
        right: "«{}», — сказал Игорь Волков.",
        wrong: "«{}», — сказала Вера Лисова.",
        last: "осени",
    },
    Text {
        within: "«Мост будет закрыт до самой весны, — сказал Игорь Волков, — а паром начнёт ходить каждое утро».",
        other: "«Мы ждали этого решения десять лет», — сказала инженер Вера Лисова.",
        head: "Мост будет закрыт до самой весны",
        tail: "а паром начнёт ходить каждое утро",
        right: "«{}», — сказал Игорь Волков.",
        wrong: "«{}», — сказала Вера Лисова.",
        last: "осени",
    },
    Text {
        within: "«Міст буде закритий до самої весни, — заявив мер Ігор Вовк. — Пором почне ходити щоранку о сьомій».",
        other: "«Ми чекали на це рішення десять років», — сказала інженерка Віра Лис.",
        head: "Міст буде закритий до самої весни",
        tail: "Пором почне ходити щоранку о сьомій",
        right: "«{}», — сказав Ігор Вовк.",
        wrong: "«{}», — сказала Віра Лис.",
        last: "осені",
    },
    Text {
        within: "« Le pont restera fermé jusqu’au printemps, a déclaré Paul Morel, et le bac partira chaque matin. »",
        other: "« Nous attendons cette décision depuis dix ans », a dit Anne Petit.",
        head: "Le pont restera fermé jusqu’au printemps",
        tail: "et le bac partira chaque matin",
        right: "« {} », a déclaré Paul Morel.",
        wrong: "« {} », a déclaré Anne Petit.",
        last: "dimanche",
    },
    Text {
        within: "« Le pont restera fermé jusqu’au printemps, a déclaré Paul Morel. Le bac partira chaque matin à sept heures. »",
        other: "« Nous attendons cette décision depuis dix ans », a dit Anne Petit.",
        head: "Le pont restera fermé jusqu’au printemps",
        tail: "Le bac partira chaque matin à sept heures",
        right: "« {} », a déclaré Paul Morel.",
        wrong: "« {} », a déclaré Anne Petit.",
        last: "dimanche",
    },
    Text {
        within: "«El puente seguirá cerrado hasta la primavera —dijo Pablo Ruiz—, y el barco saldrá cada mañana».",
        other: "«Llevamos diez años esperando esta decisión», dijo Ana Soler.",
        head: "El puente seguirá cerrado hasta la primavera",
        tail: "y el barco saldrá cada mañana",
        right: "«{}», dijo Pablo Ruiz.",
        wrong: "«{}», dijo Ana Soler.",
        last: "fiesta",
    },
    Text {
        within: "“El puente seguirá cerrado hasta la primavera —añadió la alcaldesa Lucía Ferrer—. El barco saldrá a las siete cada día”.",
        other: "“Llevamos diez años esperando esta decisión”, dijo Ana Soler.",
        head: "El puente seguirá cerrado hasta la primavera",
        tail: "El barco saldrá a las siete cada día",
        right: "“{}”, dijo Lucía Ferrer.",
        wrong: "“{}”, dijo Ana Soler.",
        last: "fiesta",
    },
    Text {
        within: "«Il ponte resterà chiuso fino alla primavera, ha detto Carlo Verdi, e il traghetto partirà ogni mattina».",
        other: "«Aspettiamo questa decisione da dieci anni», ha detto Livia Conti.",
        head: "Il ponte resterà chiuso fino alla primavera",
        tail: "e il traghetto partirà ogni mattina",
        right: "«{}», ha detto Carlo Verdi.",
        wrong: "«{}», ha detto Livia Conti.",
        last: "domenica",
    },
    Text {
        within: "«Il ponte resterà chiuso fino alla primavera – ha spiegato Carlo Verdi –. Il traghetto partirà ogni mattina alle sette».",
        other: "«Aspettiamo questa decisione da dieci anni», ha detto Livia Conti.",
        head: "Il ponte resterà chiuso fino alla primavera",
        tail: "Il traghetto partirà ogni mattina alle sette",
        right: "«{}», ha detto Carlo Verdi.",
        wrong: "«{}», ha detto Livia Conti.",
        last: "domenica",
    },
    Text {
        within: "“A ponte vai ficar fechada até à primavera, disse Rui Tavares, e o barco parte todas as manhãs.”",
        other: "“Esperamos esta decisão há dez anos”, disse Ana Lopes.",
        head: "A ponte vai ficar fechada até à primavera",
        tail: "e o barco parte todas as manhãs",
        right: "“{}”, disse Rui Tavares.",
        wrong: "“{}”, disse Ana Lopes.",
        last: "festa",
    },
    Text {
        within: "„Most będzie zamknięty do samej wiosny – powiedział Jan Lis – a prom popłynie każdego ranka”.",
        other: "„Czekamy na tę decyzję od dziesięciu lat” – powiedziała Ewa Nowak.",
        head: "Most będzie zamknięty do samej wiosny",
        tail: "a prom popłynie każdego ranka",
        right: "„{}” – powiedział Jan Lis.",
        wrong: "„{}” – powiedziała Ewa Nowak.",
        last: "jesieni",
    },
    Text {
        within: "„Most będzie zamknięty do samej wiosny – dodał burmistrz Jan Lis. – Prom popłynie każdego ranka o siódmej”.",
        other: "„Czekamy na tę decyzję od dziesięciu lat” – powiedziała Ewa Nowak.",
        head: "Most będzie zamknięty do samej wiosny",
        tail: "Prom popłynie każdego ranka o siódmej",
        right: "„{}” – powiedział Jan Lis.",
        wrong: "„{}” – powiedziała Ewa Nowak.",
        last: "jesieni",
    },
];

impl Text {
    fn source(&self) -> String {
        format!("{}\n\n{}\n", self.within, self.other)
    }

    /// The quoted words, as written without the attribution between them.
    fn joined(&self) -> Vec<String> {
        if self.tail.starts_with(char::is_lowercase) {
            return vec![format!("{}, {}", self.head, self.tail), format!("{} {}", self.head, self.tail)];
        }
        vec![format!("{}. {}", self.head, self.tail)]
    }
}

#[test]
fn either_part_and_both_together_are_the_speakers() {
    for text in TEXTS {
        let source = text.source();
        let parts = text.joined().into_iter().chain([text.head.to_owned(), text.tail.to_owned()]);
        for words in parts {
            assert_eq!(kinds(&source, &text.right.replace("{}", &words)), [Verbatim], "{words}: {source}");
            assert_eq!(kinds(&source, &text.wrong.replace("{}", &words)), [Misattributed], "{words}: {source}");
        }
    }
}

#[test]
fn a_manuscript_that_has_it_within_the_marks_is_judged_piece_by_piece() {
    for text in TEXTS {
        assert_eq!(kinds(&text.source(), text.within), [Verbatim; 2], "{}", text.within);
        for words in text.joined() {
            let outside = format!("{}\n\n{}\n", text.right.replace("{}", &words), text.other);
            assert_eq!(kinds(&outside, text.within), [Verbatim; 2], "{} of {words}", text.within);
        }
    }
}

#[test]
fn what_was_changed_is_no_less_changed() {
    for text in TEXTS {
        let (kept, _) = text.head.rsplit_once(' ').unwrap();
        for words in [format!("{kept} {}", text.last), format!("{kept} {}, {}", text.last, text.tail)] {
            let found = kinds(&text.source(), &text.right.replace("{}", &words));
            assert!(matches!(found[..], [Altered | NotFound]), "{words}: {found:?}");
        }
        // The other way round: the tail first.
        let turned = format!("{}. {}", text.tail, text.head);
        let found = kinds(&text.source(), &text.right.replace("{}", &turned));
        assert!(!found[0].is_verified(), "{turned}: {found:?}");
    }
}

#[test]
fn words_between_dashes_or_commas_that_say_nothing_of_a_speaker_stay() {
    for (source, words) in [
        ("«Паром — это дорога острова — не продаётся никому», — сказал Игорь Волков.", "Паром не продаётся никому"),
        (
            "« Le bac, dit la loi, appartient à la ville et à nous », a déclaré Paul Morel.",
            "Le bac appartient à la ville et à nous",
        ),
        ("«El barco —la única carretera de la isla— no se vende», dijo Pablo Ruiz.", "El barco no se vende"),
        ("«Il traghetto, come ho detto ieri, non si vende», ha detto Carlo Verdi.", "Il traghetto non si vende"),
    ] {
        let by = source.rsplit_once(['»']).unwrap().1;
        let found = kinds(source, &format!("«{words}»{by}"));
        assert!(matches!(found[..], [Altered | NotFound]), "{words}: {found:?}");
    }
}

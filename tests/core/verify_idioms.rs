//! Quotations without words that few languages share: what nearly happened, hearsay without "that", the least and the
//! most of a number, conditions that begin with their verb, what a gap alone leaves out. And fair cuts next to such words.

use crate::verify_cuts::{assert_turned_parts_are_told, finding_of};
use briefing_core::verify::FindingKind;

/// Sentences with a part of each that has another meaning by itself.
const BENT: &[(&str, &str)] = &[
    // What nearly happened, and did not.
    ("Per poco la frana non ha travolto la scuola vecchia.", "la frana non ha travolto la scuola vecchia"),
    ("Az kalsın kubbe bu kış üstümüze çöküyordu.", "kubbe bu kış üstümüze çöküyordu"),
    ("Umalo smo izgubili cijelu zbirku stakla.", "smo izgubili cijelu zbirku stakla"),
    ("Suýt nữa mái vòm của nhà thờ sập.", "mái vòm của nhà thờ sập"),
    ("كادت القبة تنهار في الشتاء الماضي.", "القبة تنهار في الشتاء الماضي"),
    // Hearsay and doubt without a word for "that".
    ("Kontraktor mengklaim semennya asli dan kuat.", "semennya asli dan kuat"),
    ("Jeg tror næppe, ministeren forstår tallene på tavlen.", "ministeren forstår tallene på tavlen"),
    ("Nhà thầu khẳng định xi măng đạt chuẩn quốc gia.", "xi măng đạt chuẩn quốc gia"),
    ("می‌گویند آب رودخانه آلوده است.", "آب رودخانه آلوده است"),
    ("The union’s line is that the shaft was rushed in May.", "the shaft was rushed in May"),
    ("The owner assured me that every animal was fed daily.", "every animal was fed daily"),
    ("We have seen little evidence that the drug causes fainting.", "the drug causes fainting"),
    ("Wątpię, by ministerstwo o tym wiedziało wcześniej.", "ministerstwo o tym wiedziało wcześniej"),
    // Conditions.
    ("Kommer der storm til øen, lukker vi trappen.", "lukker vi trappen"),
    ("Får vi ikke snø før jul, stenger vi løypa.", "stenger vi løypa"),
    ("Stigne li novac prije zime, krećemo s obnovom.", "krećemo s obnovom"),
    ("Om regeringen och kommunen hade svarat i tid vore schaktet redan klart.", "vore schaktet redan klart"),
    ("لولا المتطوعون لغرقت كل المستودعات.", "لغرقت كل المستودعات"),
    ("In a handful of patients, and only in those, the rash persisted for weeks.", "the rash persisted for weeks"),
    ("Let’s say the dam holds this time. Then the town floods to the knee.", "the town floods to the knee"),
    // Numbers and parts.
    ("Weniger als ein Drittel der Brücke ist verbaut.", "ein Drittel der Brücke ist verbaut"),
    ("Hooguit dertig meter van de dijk is aangetast.", "dertig meter van de dijk is aangetast"),
    ("Paling banter 30 keluarga yang pulang ke desa.", "30 keluarga yang pulang ke desa"),
    // Thai, without spaces.
    ("ผลตรวจปกติดี ดิฉันไม่เชื่อว่ารัฐมนตรีอ่านรายงานแล้ว", "รัฐมนตรีอ่านรายงานแล้ว"),
    // Gaps.
    ("The roof has been redone and the floor, they promise, will follow.", "the floor … will follow"),
    ("Цемента хватит минимум на две недели.", "Цемента хватит … на две недели"),
    ("回来的住户充其量三十家。", "回来的住户……三十家"),
    ("Two of the wells show arsenic; the rest are clean as of today.", "Two of the wells … are clean as of today"),
    // What follows.
    ("The discharge was legal in the sense that nobody had bothered to forbid it.", "The discharge was legal"),
    ("The board backs me, or so the chairman’s message said.", "The board backs me"),
];

#[test]
fn idioms_that_a_quotation_leaves_out_are_told() {
    assert_turned_parts_are_told(BENT);
}

/// Fair cuts next to such words.
const FAIR: &[(&str, &str)] = &[
    ("Only the north abutment, I stress, has been tested.", "Only the north abutment … has been tested"),
    ("The cheese is made at four in the morning, when the milk is warm.", "The cheese is made at four in the morning"),
    (
        "Il formaggio si fa alle quattro del mattino, quando il latte è tiepido.",
        "Il formaggio si fa alle quattro del mattino",
    ),
    ("Rest assured that we will be there on Sunday.", "we will be there on Sunday"),
    ("It is little wonder that the ferry was late again.", "It is little wonder that the ferry was late again"),
    ("Kommer der storm til øen, lukker vi trappen.", "Kommer der storm til øen, lukker vi trappen"),
    (
        "We are moving the whole collection into the old cannery.",
        "[We’re] moving the whole collection into the old cannery",
    ),
    ("Om framtiden vet vi inget säkert just nu.", "Om framtiden vet vi inget säkert just nu"),
];

#[test]
fn fair_cuts_next_to_idioms_have_no_warning() {
    for (sentence, quotation) in FAIR {
        let finding = finding_of(sentence, quotation);
        assert!(
            finding.kind != FindingKind::OutOfContext && finding.warnings.is_empty(),
            "“{quotation}” of “{sentence}”: {finding:?}"
        );
    }
}

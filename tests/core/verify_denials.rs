//! Quotations that lose the word that denies them: a verb of two parts, a verb that governs what is quoted, an ellipsis
//! over the word; in several languages, every verb with every object.

use crate::verify_cuts::finding_of;
use briefing_core::verify::FindingKind;

#[track_caller]
fn assert_kind(sentence: &str, quotation: &str, kind: FindingKind) {
    let finding = finding_of(sentence, quotation);
    assert_eq!(finding.kind, kind, "“{quotation}” of “{sentence}”: {:?}", finding.warnings);
}

/// A verb of two parts with its subject, the objects it may have, and its second part.
const PARTED: &[(&[&str], &[&str], &[&str])] = &[
    (
        &["Wir lehnen", "Der Rat lehnt", "Gestern lehnten wir"],
        &["den Verkauf der Kaimauer", "das Angebot aus Kiel"],
        &["ab", "entschieden ab"],
    ),
    (&["Wir sagen", "Die Stadt sagt"], &["das große Hafenfest", "den Empfang am Montag"], &["ab", "heute ab"]),
    (&["Wir geben", "Die Reederei gibt"], &["die alte Fährlinie", "den Kampf um den Hafen"], &["auf", "nie mehr auf"]),
    (&["Wir schließen", "Der Minister schließt"], &["einen Verkauf der Werft", "neue Schulden"], &["aus"]),
    (&["Wir weisen", "Die Firma weist"], &["den Vorwurf der Bestechung", "jede Schuld am Brand"], &["zurück"]),
    (&["Wij wijzen", "De raad wijst"], &["het plan van de haven", "de verkoop van het huis"], &["af"]),
    (&["We ruled", "The council ruled"], &["a sale of the old harbour", "any cut of their pay"], &["out"]),
    (&["We turned", "They turned"], &["the offer of the bank", "the first plan for the square"], &["down"]),
];

#[test]
fn a_verb_is_never_quoted_without_the_part_that_makes_it_a_denial() {
    for (subjects, objects, parts) in PARTED {
        for subject in *subjects {
            for (object, part) in objects.iter().flat_map(|object| parts.iter().map(move |part| (object, part))) {
                let sentence = format!("{subject} {object} {part}.");
                assert_kind(&sentence, &format!("{subject} {object}"), FindingKind::OutOfContext);
                assert_kind(&sentence, &sentence, FindingKind::Verbatim);
            }
        }
    }
}

#[test]
fn a_phrase_without_the_verb_and_a_verb_that_is_whole_may_be_quoted() {
    for (sentence, quotation) in [
        ("Wir lehnen den Bau der neuen Straße entschieden ab.", "den Bau der neuen Straße"),
        ("Wir bauen die neue Straße, und dann fangen wir an.", "Wir bauen die neue Straße"),
        ("They turned the old boat down the river at noon.", "They turned the old boat"),
        ("We called the ministers off the record twice.", "We called the ministers"),
        ("For lack of time we postponed the vote.", "we postponed the vote"),
        ("A little boat will carry all of the bricks.", "boat will carry all of the bricks"),
        ("We know that a little boat will carry the bricks.", "little boat will carry the bricks"),
        ("주민이 반대하는 공장은 짓지 않겠다.", "주민이 반대하는 공장은 짓지 않겠다"),
        ("反対する人の声も聞いて決める。", "反対する人の声も聞いて決める"),
    ] {
        assert_kind(sentence, quotation, FindingKind::Verbatim);
    }
}

#[test]
fn what_is_denied_is_never_quoted_without_the_verb_that_denies_it() {
    for (sentence, quotation) in [
        ("Ich warne davor, den alten Deich zu öffnen.", "den alten Deich zu öffnen"),
        ("Wir verzichten darauf, die Mieten zu erhöhen.", "die Mieten zu erhöhen"),
        ("Sollte der Bund nicht zahlen, müssen wir die Fähre stilllegen.", "müssen wir die Fähre stilllegen"),
        ("J’ai renoncé à vendre le vieux moulin.", "vendre le vieux moulin"),
        ("Il n’y a que deux trains par jour.", "deux trains par jour"),
        ("Ce n’est pas que nous détestons le théâtre.", "nous détestons le théâtre"),
        ("Me niego a firmar un papel vacío.", "firmar un papel vacío"),
        ("Dudo que la caja esté llena.", "que la caja esté llena"),
        ("Dudo que la caja esté llena.", "… que la caja esté llena"),
        ("It isn't that we hate the theatre.", "we hate the theatre"),
        ("It is too early to say the crisis is over.", "the crisis is over"),
        ("We lack 40 doctors in the north.", "40 doctors in the north"),
        ("The city is free of any debt to the bank.", "any debt to the bank"),
        ("There is little reason to celebrate this result.", "reason to celebrate this result"),
        ("Nine out of ten crews agree with us.", "out of ten crews agree with us"),
        ("他否认看过那封市长的信。", "看过那封市长的信"),
        ("彼は手紙を見たことを否定した。", "彼は手紙を見た"),
        ("彼らは橋を建てる計画に反対した。", "彼らは橋を建てる"),
        ("시장은 그 편지를 봤다는 것을 부인했다.", "시장은 그 편지를 봤다"),
        ("의회는 다리를 짓는 계획을 거부했다.", "의회는 다리를 짓는"),
        ("Bakanlık onay verirse ekimde yeni hat açılacak.", "ekimde yeni hat açılacak"),
        ("As urgências abrem em maio, desde que haja médicos.", "As urgências abrem em maio"),
    ] {
        let finding = finding_of(sentence, quotation);
        assert_ne!(finding.kind, FindingKind::Verbatim, "“{quotation}” of “{sentence}”: {:?}", finding.warnings);
        assert_ne!(finding.kind, FindingKind::Shortened, "“{quotation}” of “{sentence}”: {:?}", finding.warnings);
    }
}

#[test]
fn an_ellipsis_never_takes_the_word_that_denies() {
    for (sentence, quotation) in [
        ("We rarely close the park at night.", "We … close the park at night"),
        ("We rejected the plan to close the library.", "We … close the library"),
        ("We oppose the new plan to sell the pool.", "We … sell the pool"),
        ("The city is free of debt this year.", "The city is … debt this year"),
        ("There is little reason to celebrate this.", "There is … reason to celebrate this"),
        ("We lack 40 doctors in the north.", "We … 40 doctors in the north"),
        ("It is too early to say that they broke the rules.", "It is … that they broke the rules"),
        (
            "We are unlikely to agree before Easter, but we may agree before the summer.",
            "We are unlikely to agree … before the summer",
        ),
        ("Wir lehnen den Bau der neuen Straße entschieden ab.", "Wir … den Bau der neuen Straße"),
        ("谈判并未破裂，我们还在谈。", "谈判……破裂，我们还在谈"),
        ("我们从来没有出售土地给他们。", "我们……出售土地给他们"),
        ("Geçen yıl 4,2 milyon yolcu taşıdık.", "Geçen yıl 4,2 … yolcu taşıdık"),
    ] {
        assert_kind(sentence, quotation, FindingKind::OutOfContext);
    }
    for (sentence, quotation) in [
        ("We rejected the offer of the bank and built the port.", "We … built the port"),
        ("Les cheminots ont été trahis sans aucune explication.", "Les cheminots ont été trahis sans … explication"),
        ("The wrong road to the harbour was closed at last.", "The … road to the harbour was closed"),
    ] {
        assert_kind(sentence, quotation, FindingKind::Shortened);
    }
}

#[test]
fn a_bracket_stands_for_no_word_that_says_the_contrary() {
    for (word, contrary) in [
        ("stopped", "started"),
        ("lost", "won"),
        ("opposed", "backed"),
        ("closed", "opened"),
        ("rejected", "approved"),
        ("denied", "admitted"),
    ] {
        let finding = finding_of(
            &format!("The firm {word} the work on the old pier in May."),
            &format!("The firm [{contrary}] the work on the old pier in May."),
        );
        assert_eq!(finding.kind, FindingKind::Altered, "{word}: {:?}", finding.warnings);
    }
}

#[test]
fn a_sentence_that_ends_with_not_is_not_cut_from_what_is_denied() {
    for (sentence, quotation) in [
        ("Er kommt nicht zu früh, aber er kommt.", "Er kommt nicht"),
        ("Wir bauen die Brücke nicht im Moor.", "Wir bauen die Brücke nicht"),
        ("They are not wrong about the bridge.", "They are not"),
        ("We will never sell a bad boat to them.", "We will never"),
        ("We haven’t sold the old boats to the town.", "We haven’t"),
        ("Nous ne construirons pas le pont avant mai.", "Nous ne construirons pas"),
        ("De boot vaart niet op zondag.", "De boot vaart niet"),
        ("Vi säljer inte båtarna till dem.", "Vi säljer inte"),
    ] {
        assert_kind(sentence, quotation, FindingKind::OutOfContext);
        assert_kind(sentence, sentence, FindingKind::Verbatim);
    }
    for (sentence, quotation) in [
        ("Er kommt nicht, aber er schreibt.", "Er kommt nicht"),
        ("Das weiß ich nicht und das will ich nicht.", "Das weiß ich nicht"),
        ("We did not. They did.", "We did not."),
        ("C’est un premier pas vers la paix.", "C’est un premier pas"),
        ("I never do, and she does.", "I never do"),
    ] {
        assert_kind(sentence, quotation, FindingKind::Verbatim);
    }
}

#[test]
fn what_goes_along_with_what_is_denied_is_looked_at() {
    for (sentence, quotation) in [
        ("I have never crossed in the dark with passengers on board.", "I have never crossed in the dark"),
        ("Wir sind nie bei Nacht mit Gästen gefahren.", "Wir sind nie bei Nacht"),
    ] {
        let finding = finding_of(sentence, quotation);
        assert!(!finding.warnings.is_empty(), "“{quotation}” of “{sentence}”: {finding:?}");
    }
    let finding =
        finding_of("I have often crossed in the dark with passengers on board.", "I have often crossed in the dark");
    assert_eq!((finding.kind, finding.warnings.len()), (FindingKind::Verbatim, 0), "{finding:?}");
}

#[test]
fn a_limit_in_time_is_never_cut_from_what_is_promised() {
    for (sentence, quotation) in [
        ("내년까지는 이용료를 올리지 않겠습니다.", "이용료를 올리지 않겠습니다"),
        ("내년까지만 배를 무료로 운영하겠습니다.", "배를 무료로 운영하겠습니다"),
        ("来年までは運賃を上げません。", "運賃を上げません"),
    ] {
        assert_kind(sentence, quotation, FindingKind::OutOfContext);
    }
}

#[test]
fn a_percentage_in_words_is_never_parted() {
    for (sentence, quotation) in [
        ("The fares rise by six per cent in May.", "The fares rise by six"),
        ("The fares rise by 6 per cent in May.", "The fares rise by 6"),
        ("Les prix montent de six pour cent en mai.", "Les prix montent de six"),
        ("I preços sobem seis por cento em maio.", "I preços sobem seis"),
    ] {
        assert_kind(sentence, quotation, FindingKind::OutOfContext);
    }
    assert_kind("We took six per boat and ten in all.", "We took six", FindingKind::Verbatim);
}

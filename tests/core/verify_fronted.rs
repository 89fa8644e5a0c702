//! Quotations without the preceding words that reverse or limit them: a condition without a word for "if", what was
//! only supposed, "without", "only", "almost", the noun that they only belong to. And fair cuts next to such words.

use crate::{
    verification::cuts::told,
    verify_cuts::{assert_fair_cuts_pass, assert_turned_parts_are_told, finding_of},
};
use briefing_core::{diagnostics::Code, verify::FindingKind};

/// Sentences with a part of each that has another meaning by itself.
const BENT: &[(&str, &str)] = &[
    // An initial verb makes a condition.
    ("Had they asked us in March, we would have said yes to it.", "we would have said yes to it"),
    ("Hätte man uns gefragt, wäre das Werk heute noch in Betrieb.", "wäre das Werk heute noch in Betrieb"),
    ("Mochten de proeven mislukken, dan blijft de lijn dicht.", "dan blijft de lijn dicht"),
    ("Hade dammen brustit på natten hade vi haft många döda.", "hade vi haft många döda"),
    ("Var dæmningen bristet om natten, havde vi haft mange døde.", "havde vi haft mange døde"),
    ("De haber sabido lo que venía, habríamos cerrado la carretera.", "habríamos cerrado la carretera"),
    ("Fosse crollato il ponte, avremmo avuto dei morti.", "avremmo avuto dei morti"),
    ("Прорвись плотина ночью, жертв были бы сотни.", "жертв были бы сотни"),
    ("לו הסכר היה נפרץ בלילה, היו לנו מאות הרוגים.", "היו לנו מאות הרוגים"),
    ("Baraj gece yıkılsaydı yüzlerce ölü olurdu burada.", "yüzlerce ölü olurdu burada"),
    // Other words for it.
    ("Reabrimos a linha em maio, caso os testes terminem bem.", "Reabrimos a linha em maio"),
    ("Redeschidem linia în mai, cu condiția ca testele să reușească.", "Redeschidem linia în mai"),
    ("Májusban megnyitjuk a vonalat, ha a próbák a tél előtt véget érnek.", "Májusban megnyitjuk a vonalat"),
    ("À supposer que le barrage tienne, il faudra deux ans pour le réparer.", "il faudra deux ans pour le réparer"),
    // "Without".
    ("Ohne die Zustimmung der Stadt wird dort kein Stein bewegt.", "wird dort kein Stein bewegt"),
    ("Без согласия суда эти папки никто не откроет.", "эти папки никто не откроет"),
    ("Mahkemenin izni olmadan kimse bu dosyayı açamaz.", "kimse bu dosyayı açamaz"),
    ("没有法院的许可，谁也不能打开这份文件。", "谁也不能打开这份文件"),
    // "Only", "almost", hearsay, a denied reason.
    ("Seuls les cadres ont refusé de signer.", "les cadres ont refusé de signer"),
    ("Bara två sidor saknas i pärmen.", "två sidor saknas i pärmen"),
    ("Kun to af broerne står endnu på øen.", "to af broerne står endnu på øen"),
    ("Skoro všichni lidé stihli odejít včas.", "všichni lidé stihli odejít včas"),
    ("כמעט כל התושבים יצאו בזמן.", "כל התושבים יצאו בזמן"),
    ("We are told the repair will hold for a year.", "the repair will hold for a year"),
    ("We have a witness who claims that two men ran from the shed.", "two men ran from the shed"),
    ("It held, not because anyone in the capital had planned for it.", "anyone in the capital had planned for it"),
    (
        "The board learned of it late; nor, I think, would it have learned of it otherwise.",
        "would it have learned of it otherwise",
    ),
    ("Dass wir das Spiel gewinnen, hat niemand erwartet.", "wir das Spiel gewinnen"),
    ("Vekilim suyun bilerek bırakıldığını söylüyor.", "suyun bilerek bırakıldığını"),
    // Another subject.
    ("The brother of the suspect was seen near the station.", "the suspect was seen near the station"),
    ("The suspect’s car and the dog of the mayor were found there.", "the mayor were found there"),
];

#[test]
fn what_stands_in_front_of_a_quotation_and_turns_it_is_told() {
    assert_turned_parts_are_told(BENT);
}

/// The same sentences complete, and fair cuts next to words of the same kind.
const FAIR: &[(&str, &str)] = &[
    ("Nobody told us to leave until the water was in the hall.", "until the water was in the hall"),
    ("It’s that they were never given the keys to it.", "they were never given the keys to it"),
    ("I find that he lied to the surveyor of the town.", "he lied to the surveyor of the town"),
    (
        "It is rumoured that she will go, and it is certain that her party wants it.",
        "it is certain that her party wants it",
    ),
    (
        "Il ministro nega che ci siano errori, e noi neghiamo che lui abbia letto il rapporto.",
        "noi neghiamo che lui abbia letto il rapporto",
    ),
    (
        "Soltanto due pagine mancano dal fascicolo, e senza quelle il processo non comincia.",
        "Soltanto due pagine mancano dal fascicolo",
    ),
    ("Yalnızca iki sayfa eksik ve mahkemenin izni olmadan kimse bu dosyayı açamaz.", "Yalnızca iki sayfa eksik"),
    ("欠けているのは二ページだけで、裁判所の許可がなければ誰も開けられない。", "欠けているのは二ページだけ"),
    ("缺的只有两页，没有法院的许可，谁也不能打开这份文件。", "没有法院的许可，谁也不能打开这份文件"),
    ("Sin embargo hemos cerrado la carretera del norte.", "hemos cerrado la carretera del norte"),
    ("Neste caso os testes terminaram em maio sem problemas.", "os testes terminaram em maio sem problemas"),
    ("The roof of the old school was repaired last year.", "The roof of the old school was repaired"),
];

#[test]
fn fair_cuts_beside_such_words_are_neither_refused_nor_warned_of() {
    assert_fair_cuts_pass(FAIR);
    let whole: Vec<_> = BENT.iter().map(|(sentence, _)| (*sentence, sentence.trim_end_matches(['.', '。']))).collect();
    assert_fair_cuts_pass(&whole);
}

#[test]
fn a_sentence_that_follows_from_what_was_supposed_is_warned_of() {
    for (paragraph, quotation) in [
        ("“Suppose the minister had known. Then the letter was a lie,” she said.", "Then the letter was a lie"),
        (
            "“Imagine that they had asked us. There would have been no strike,” she said.",
            "There would have been no strike",
        ),
        ("„Nehmen wir an, die Brücke hält. Dann wären wir reich“, sagte sie.", "Dann wären wir reich"),
    ] {
        assert_eq!(told(paragraph, quotation), (true, vec![Code::BesideNegation]), "{quotation} of {paragraph}");
    }
    for (paragraph, quotation) in [
        ("“Imagine a harbour without cranes. We are building it,” she said.", "We are building it"),
        ("“Can you imagine it? We would go there every day,” she said.", "We would go there every day"),
    ] {
        assert_eq!(told(paragraph, quotation), (true, vec![]), "{quotation} of {paragraph}");
    }
}

#[test]
fn an_ellipsis_may_not_take_a_predicate_or_a_modal_verb_unseen() {
    for (sentence, quotation) in [
        ("They were better than us in the second half.", "They were … in the second half"),
        ("We were able to treat nine of the ten children.", "We were … to treat nine of the ten children"),
        ("Customers should boil their water until Tuesday.", "Customers … boil their water until Tuesday"),
        (
            "We verkochten 1.250 fietsen, meer dan het dubbele van vorig jaar.",
            "We verkochten 1.250 fietsen, … het dubbele van vorig jaar",
        ),
        (
            "Patients recovered two days sooner on average, although the difference was small.",
            "Patients recovered two days sooner … although the difference was small",
        ),
    ] {
        let (is_verified, codes) = told(&format!("“{sentence}” she said."), quotation);
        assert!(is_verified && codes == [Code::Omission], "“{quotation}” of “{sentence}”: {is_verified} {codes:?}");
    }
    for (sentence, quotation) in [
        ("They were, I admit, better than us in the second half.", "They were … better than us in the second half"),
        ("He is very good at this game of ours.", "He is … good at this game of ours"),
    ] {
        assert_eq!(
            told(&format!("“{sentence}” she said."), quotation),
            (true, vec![]),
            "“{quotation}” of “{sentence}”"
        );
    }
}

#[test]
fn a_leading_bracket_replaces_the_pronoun_and_words_before_it_are_cut_off() {
    for (sentence, quotation) in [
        ("Our staff did not fail to notice it; they failed to report it.", "[the staff] failed to report it"),
        ("Nous avions prévenu le préfet, et il n’a rien fait de la nuit.", "[le préfet] n’a rien fait de la nuit"),
        (
            "We could do it if the second shipment comes. Without it, we will be lucky.",
            "Without [the second shipment], we will be lucky",
        ),
    ] {
        let finding = finding_of(sentence, quotation);
        assert_eq!(finding.kind, FindingKind::Edited, "“{quotation}” of “{sentence}”: {finding:?}");
        assert!(finding.warnings.is_empty(), "“{quotation}” of “{sentence}”: {finding:?}");
    }
    for (sentence, quotation) in [
        ("It is not true that they failed to report it.", "[The staff] failed to report it"),
        ("Few of us think they failed to report it.", "[The staff] failed to report it"),
        ("Dejamos de pagar las pensiones en mayo.", "[Empezamos a] pagar las pensiones en mayo"),
        ("If it rains, they leave the harbour at noon.", "[The boats] leave the harbour at noon"),
    ] {
        let finding = finding_of(sentence, quotation);
        let is_told = finding.kind != FindingKind::Edited || !finding.warnings.is_empty();
        assert!(is_told, "“{quotation}” of “{sentence}”: {finding:?}");
    }
}

#[test]
fn typography_may_differ_around_dashes_and_signs_and_in_inner_marks() {
    for (paragraph, quotation) in [
        ("“The plan – and it was wrong – says so,” she said.", "The plan—and it was wrong—says so"),
        ("“We sold 12.5% of it in 2024,” she said.", "We sold 12.5 % of it in 2024"),
        ("„Cu condiția aceasta și numai așa“, a spus ea.", "Cu condiţia aceasta şi numai aşa"),
        ("“He said, ‘You will never find it,’ and left,” she said.", "He said, “You will never find it,” and left"),
    ] {
        assert_eq!(told(paragraph, quotation), (true, vec![Code::Normalized]), "{quotation} of {paragraph}");
    }
    for (paragraph, quotation) in
        [("“We sold 5 % of it,” she said.", "We sold 5"), ("“We sold 5 – 7 of it,” she said.", "We sold 57 of it")]
    {
        assert!(!told(paragraph, quotation).0, "{quotation} of {paragraph}");
    }
}

#[test]
fn editors_write_in_wide_brackets_as_well() {
    let (is_verified, codes) = told("「彼は水が流されたと言っている」と述べた。", "〔助役〕は水が流されたと言っている");
    assert!(is_verified, "{codes:?}");
    assert!(!told("「来年は値上げしない」と述べた。", "来年は［値上げする］").0);
}

#[test]
fn a_quote_that_the_text_gives_to_somebody_else_is_warned_of() {
    use briefing_core::{format::Folder, load::load_text};
    let codes = |text: &str, speaker: &str, quote: &str| {
        let literal = |text: &str| format!("\"{}\"", text.replace('"', "\\\""));
        let file = format!(
            "Briefing(format: 1, title: \"T\", speakers: {{ \"a\": (name: {}) }}, occasions: {{ \"d\": (name: \"D\") }}, body: \
             [Paragraph(text: {}, quotes: [(speaker: \"a\", occasion: \"d\", text: {})])])",
            literal(speaker),
            literal(text),
            literal(quote)
        );
        let loaded = load_text("made.ron", file.into(), Folder::Embedded(&[]));
        loaded.diagnostics.iter().map(|diagnostic| diagnostic.code).filter(|code| *code == Code::OtherSpeaker).count()
    };
    let two =
        "“The captain was sober,” said Peter Lamb, the first officer. “The captain was not sober,” said Ida Moss.";
    assert_eq!(codes(two, "Ida Moss", "The captain was sober"), 1);
    assert_eq!(codes(two, "Peter Lamb", "The captain was not sober"), 1);
    for (text, speaker, quote) in [
        (two, "Peter Lamb", "The captain was sober"),
        (two, "Lamb", "The captain was sober"),
        ("“We will build,” she said.", "Ann Lee", "We will build"),
        ("“We will build,” said the mayor of Tarn.", "Ann Lee", "We will build"),
        ("“We will build,” said 李在明.", "Lee Jae-myung", "We will build"),
    ] {
        assert_eq!(codes(text, speaker, quote), 0, "{quote} of {speaker} in {text}");
    }
    let chinese = "交通部长王丽在记者会上说：“我们没有放弃铁路。”市长陈刚说：“我没有收到任何通知。”";
    assert_eq!(codes(chinese, "陈刚", "我们没有放弃铁路"), 1);
    assert_eq!(codes(chinese, "陈刚", "我没有收到任何通知"), 0);
    assert_eq!(codes(chinese, "王丽", "我们没有放弃铁路"), 0);
    let korean =
        "박지영 장관은 “정부가 책임을 포기한 것은 아니다”라고 말했다. 최민호 시장은 “나는 듣지 못했다”라고 말했다.";
    assert_eq!(codes(korean, "최민호", "정부가 책임을 포기한 것은 아니다"), 1);
    assert_eq!(codes(korean, "최민호", "나는 듣지 못했다"), 0);
    let pronoun = "Laura Hindley ran the accounts. “I flagged the payment in May,” she told them. “I never told her to \
                   leave it,” said Graham Denning.";
    assert_eq!(codes(pronoun, "Graham Denning", "I flagged the payment in May"), 1);
    assert_eq!(codes(pronoun, "Laura Hindley", "I flagged the payment in May"), 0);
    let nested = "“I asked the mayor. He said, ‘You will never find it in these books,’ and left,” Joan Hartley said.";
    assert_eq!(codes(nested, "Joan Hartley", "You will never find it in these books"), 1);
    assert_eq!(codes(nested, "Karl Brandt", "You will never find it in these books"), 0);
    let unnamed = "“Let me read you what the firm wrote: ‘Our product has harmed no one.’ That is a lie. Ida Moss told me, \
                   ‘Leave it alone.’”";
    assert_eq!(codes(unnamed, "Ruth Calloway", "Our product has harmed no one"), 1);
    assert_eq!(codes(unnamed, "Ruth Calloway", "That is a lie"), 0);
    assert_eq!(codes(unnamed, "Ida Moss", "Leave it alone"), 0);
}

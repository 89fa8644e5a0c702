//! Quotations that are cut off from words that limit them: every clause of a list with every condition, exception,
//! doubt, denial and attribution to others, and with harmless words.

use crate::verification::cuts;
use briefing_core::{
    document::{Format, read},
    verify::{Finding, FindingKind, Manuscript, Source, Sources, verify},
};

/// The finding for a quotation of one sentence.
pub(crate) fn finding_of(sentence: &str, quotation: &str) -> Finding {
    let document = |text: &str| read(format!("Ann Lee said: “{text}”").as_bytes(), Format::Plain).unwrap();
    let sources = Sources::new(vec![Source::of_document("source", document(sentence))]);
    let report = verify(&Manuscript::new("manuscript", document(quotation)), &sources);
    report.findings.into_iter().next().unwrap_or_else(|| panic!("no quotation: {quotation}"))
}

/// Asserts that each part of a sentence, which has another meaning by itself, is out of context or warned of, as a
/// quotation of a manuscript and as a quote of a briefing.
pub(crate) fn assert_turned_parts_are_told(parts: &[(&str, &str)]) {
    let is_told = |(sentence, quotation): &&(&str, &str)| {
        let finding = finding_of(sentence, quotation);
        let (_, codes) = cuts::told(&format!("“{sentence}” Ann Lee said."), quotation);
        (finding.kind == FindingKind::OutOfContext || !finding.warnings.is_empty()) && !codes.is_empty()
    };
    let silent: Vec<_> = parts.iter().filter(|part| !is_told(part)).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

/// Asserts that each part of a sentence is verified without a warning, as a quotation of a manuscript and as a quote of a
/// briefing.
pub(crate) fn assert_fair_cuts_pass(parts: &[(&str, &str)]) {
    for (sentence, quotation) in parts {
        let finding = finding_of(sentence, quotation);
        assert_eq!(finding.kind, FindingKind::Verbatim, "“{quotation}” of “{sentence}”: {finding:?}");
        assert!(finding.warnings.is_empty(), "“{quotation}” of “{sentence}”: {finding:?}");
        let (is_verified, codes) = cuts::told(&format!("“{sentence}” Ann Lee said."), quotation);
        assert!(is_verified && codes.is_empty(), "check: “{quotation}” of “{sentence}”: {codes:?}");
    }
}

struct Language {
    /// Clauses as at the beginning of a sentence, and as within one.
    clauses: &'static [(&'static str, &'static str)],
    /// Sentences whose clause, {}, has another meaning by itself.
    out_of_context: &'static [&'static str],
    /// Sentences whose clause the user should check.
    doubtful: &'static [&'static str],
    /// Sentences whose clause has the same meaning by itself.
    whole: &'static [&'static str],
}

const ENGLISH: Language = Language {
    clauses: &[
        ("They sail from the old harbour", "they sail from the old harbour"),
        ("We will rebuild the bridge in Tarn", "we will rebuild the bridge in Tarn"),
        ("The county pays for all of the boats", "the county pays for all of the boats"),
    ],
    out_of_context: &[
        "{} when the sea is calm.",
        "{}, but not before the vote.",
        "{}, but only after the vote.",
        "{} when the wind blows.",
        "{} whenever the ministers ask for it.",
        "{} once the talks are over.",
        "{} as soon as the ministers agree.",
        "{} the moment the ministers agree.",
        "{} where necessary.",
        "{} after they agree.",
        "{} until the winter comes.",
        "{} only in the summer.",
        "{} in the summer only.",
        "{} if the ministers agree.",
        "{} — if the ministers agree.",
        "{} (if the ministers agree).",
        "{} provided the ministers agree.",
        "{} assuming the ministers agree.",
        "{} so long as the ministers agree.",
        "{} subject to a vote.",
        "{} pending a vote.",
        "{} contingent on a vote.",
        "{} in the event of a storm.",
        "{} to the extent that the ministers agree.",
        "{} unless the ministers disagree.",
        "{} except in the winter.",
        "{} apart from the winter.",
        "{}, with the exception of the winter.",
        "When the sea is calm, {}.",
        "When the wind blows, {}.",
        "If the ministers agree, {}.",
        "Should the ministers agree, {}.",
        "Had the ministers agreed, {}.",
        "Except in the winter, {}.",
        "Apart from the winter, {}.",
        "Perhaps {}.",
        "Maybe {}.",
        "Allegedly {}.",
        "It is possible that {}.",
        "I hope {}.",
        "I wish that {}.",
        "It is not true that {}.",
        "I do not believe that {}.",
        "I don’t think {}.",
        "I doubt that {}.",
        "We deny that {}.",
        "It is a myth that {}.",
        "It would be wrong to say that {}.",
        "There is no evidence that {}.",
        "It is not as if {}.",
        "We asked whether {}.",
        "The claim that {} is false.",
    ],
    doubtful: &[
        "Critics note that {}.",
        "Critics stressed that {}.",
        "Critics point out that {}.",
        "Critics have announced that {}.",
        "Critics concede that {}.",
        "Critics estimate that {}.",
        "{} without a word.",
        "{} rather than complain.",
        "{} in principle.",
        "{} for now.",
        "{}, but not today.",
        "{}, I hope.",
        "{}, perhaps.",
        "{}, our critics say.",
        "{} and repair the road if the ministers agree.",
        "I think that {}.",
        "Our critics say {}.",
        "Our critics claim that {}.",
        "According to our critics, {}.",
    ],
    whole: &[
        "{}.",
        "{} with all of our friends.",
        "{} because the people asked for it.",
        "{}, and if it rains we stay at home.",
        "{}, and the ministers agree.",
        "{} even if the ministers disagree.",
        "{} whether the ministers agree or not.",
        "Next year {}.",
        "As everybody knows, {}.",
        "We know that {}.",
        "I told them that {}.",
        "There is no doubt that {}.",
        "We cannot deny that {}.",
        "Not only that: {}.",
        "It rains, but {}.",
        "We are not afraid, and {}.",
        "When we came here, we saw the sea; {}.",
    ],
};

const GERMAN: Language = Language {
    clauses: &[
        ("Wir bauen die Brücke in Tarn", "wir die Brücke in Tarn bauen"),
        ("Die Stadt kauft alle diese Boote", "die Stadt alle diese Boote kauft"),
    ],
    out_of_context: &[
        "{}, wenn der Bund zahlt.",
        "{}, aber erst nach der Wahl.",
        "{}, allerdings nur mit dem Bund.",
        "{}, falls der Bund zahlt.",
        "{}, sobald der Bund zahlt.",
        "{}, es sei denn, der Bund zahlt.",
        "{} nur mit dem Bund.",
        "{} erst nach der Wahl.",
        "{} außer im Winter.",
        "{} unter Vorbehalt.",
        "{} vorbehaltlich einer Einigung.",
        "{} im Falle einer Einigung.",
        "{} nicht.",
        "Ich glaube nicht, dass {}.",
        "Es stimmt nicht, dass {}.",
        "Ich bestreite, dass {}.",
        "Ich hoffe, dass {}.",
        "Wir fragten, ob {}.",
    ],
    doubtful: &[
        "{} ohne den Bund.",
        "{} statt zu klagen.",
        "{} vorerst.",
        "Unsere Kritiker sagen, dass {}.",
        "Unsere Kritiker betonen, dass {}.",
    ],
    whole: &[
        "{}.",
        "{} mit unseren Nachbarn.",
        "{}, weil die Leute es wollen.",
        "Ich weiß, dass {}.",
        "Alle sehen, dass {}.",
    ],
};

const FRENCH: Language = Language {
    clauses: &[
        ("Nous construirons le pont de Tarn", "nous construirons le pont de Tarn"),
        ("La ville achète tous les bateaux", "la ville achète tous les bateaux"),
    ],
    out_of_context: &[
        "{} si le gouvernement paie.",
        "{}, mais pas avant le vote.",
        "{} si Paris paie.",
        "{} quand le gouvernement paiera.",
        "{} dès que le gouvernement paiera.",
        "{} sauf en hiver.",
        "{} à moins que le gouvernement refuse.",
        "{} à condition que le gouvernement paie.",
        "{} sous réserve d’un vote.",
        "{} en cas d’accord.",
        "{} seulement en partie.",
        "Si Paris paie, {}.",
        "Je ne crois pas que {}.",
        "Il est faux que {}.",
        "Nous espérons que {}.",
    ],
    doubtful: &[
        "{} sans un mot.",
        "{} en principe.",
        "{}, mais pas en hiver.",
        "Selon nos critiques, {}.",
        "Nos critiques disent que {}.",
        "Nos critiques soulignent que {}.",
    ],
    whole: &["{}.", "{} avec nos voisins.", "{} parce que les gens le veulent.", "Nous savons que {}."],
};

const SPANISH: Language = Language {
    clauses: &[("Vamos a construir el puente de Tarn", "vamos a construir el puente de Tarn")],
    out_of_context: &[
        "{} si paga el gobierno.",
        "{}, pero no antes de la votación.",
        "{} cuando pague el gobierno.",
        "{} siempre y cuando paguen.",
        "{} salvo en invierno.",
        "{} excepto en invierno.",
        "{} solo con su acuerdo.",
        "{} hasta que llegue el invierno.",
        "No creo que {}.",
        "Quizás {}.",
        "Es falso que {}.",
    ],
    doubtful: &["{} sin una palabra.", "{} en principio.", "Según los críticos, {}.", "Los críticos señalan que {}."],
    whole: &["{}.", "{} con nuestros vecinos.", "{} porque la gente lo quiere.", "Sabemos que {}."],
};

const ITALIAN: Language = Language {
    clauses: &[("Costruiremo il ponte di Tarn", "costruiremo il ponte di Tarn")],
    out_of_context: &[
        "{} se il governo paga.",
        "{} quando il governo pagherà.",
        "{} purché il governo paghi.",
        "{} a meno che il governo rifiuti.",
        "{} tranne in inverno.",
        "{} solo con il governo.",
        "Forse {}.",
    ],
    doubtful: &["{} in parte."],
    whole: &["{}.", "{} con i nostri vicini.", "Sappiamo che {}."],
};

const PORTUGUESE: Language = Language {
    clauses: &[("Vamos construir a ponte de Tarn", "vamos construir a ponte de Tarn")],
    out_of_context: &[
        "{} se o governo pagar.",
        "{} quando o governo pagar.",
        "{} desde que o governo pague.",
        "{} exceto no inverno.",
        "Talvez {}.",
    ],
    doubtful: &["{} em parte."],
    whole: &["{}.", "{} com os nossos vizinhos.", "Sabemos que {}."],
};

const DUTCH: Language = Language {
    clauses: &[("We bouwen de brug in Tarn", "we de brug in Tarn bouwen")],
    out_of_context: &[
        "{} als de regering betaalt.",
        "{} tenzij de regering weigert.",
        "{} zodra de regering betaalt.",
        "{} behalve in de winter.",
        "{} alleen met hun steun.",
        "Misschien zullen {}.",
    ],
    doubtful: &["{} voorlopig."],
    whole: &["{}.", "{} met onze buren.", "Iedereen weet dat {}."],
};

const KOREAN: Language = Language {
    clauses: &[
        ("새 다리를 반드시 짓겠습니다", "새 다리를 반드시 짓겠습니다"),
        ("배를 모두 사들일 것입니다", "배를 모두 사들일 것입니다"),
    ],
    out_of_context: &[
        "예산을 받으면 {}.",
        "비가 그치면 {}.",
        "국회가 동의할 때까지 {}.",
        "국회가 동의해야 {}.",
        "국회가 동의할 경우 {}.",
        "겨울을 제외하고 {}.",
        "겨울 외에는 {}.",
        "아마 {}.",
        "어쩌면 {}.",
    ],
    doubtful: &["회원국만 {}."],
    whole: &[
        "{}.",
        "주민들과 함께 {}.",
        "하지만 {}.",
        "이런 측면에서 {}.",
        "대만 정부와 {}.",
        "국회가 동의해야 합니다. {}.",
    ],
};

const JAPANESE: Language = Language {
    clauses: &[("新しい橋を必ず建てます", "新しい橋を必ず建てます")],
    out_of_context: &[
        "予算があれば{}。",
        "政府が同意する場合に{}。",
        "政府が同意する限り{}。",
        "政府が同意するまで{}。",
        "冬以外は{}。",
        "冬を除いて{}。",
        "おそらく{}。",
    ],
    doubtful: &["政府が同意すると{}。"],
    whole: &["{}。", "住民とともに{}。", "我々は{}。", "会員だけでなく住民も{}。"],
};

const CHINESE: Language = Language {
    clauses: &[("我们会建一座新桥", "我们会建一座新桥")],
    out_of_context: &[
        "如果政府同意，{}。",
        "除非政府反对，{}。",
        "除了冬天，{}。",
        "一旦政府同意，{}。",
        "也许{}。",
        "据说{}。",
        "我不认为{}。",
    ],
    doubtful: &["批评者说{}。"],
    whole: &["{}。", "明年春天{}。"],
};

const LANGUAGES: [(&str, &Language); 10] = [
    ("English", &ENGLISH),
    ("German", &GERMAN),
    ("French", &FRENCH),
    ("Spanish", &SPANISH),
    ("Italian", &ITALIAN),
    ("Portuguese", &PORTUGUESE),
    ("Dutch", &DUTCH),
    ("Korean", &KOREAN),
    ("Japanese", &JAPANESE),
    ("Chinese", &CHINESE),
];

/// Every clause in every sentence: the sentence, the clause as in the sentence, and the finding.
fn cases(sentences: &'static [&'static str], language: &'static Language) -> impl Iterator<Item = (String, Finding)> {
    sentences.iter().flat_map(|sentence| {
        language.clauses.iter().map(|(first, within)| {
            let clause = if sentence.starts_with("{}") { first } else { within };
            let text = sentence.replace("{}", clause);
            let finding = finding_of(&text, clause);
            (text, finding)
        })
    })
}

fn told(cases: Vec<(&str, String, Finding)>) -> String {
    let lines = cases.iter().map(|(language, text, finding)| {
        let warnings: Vec<String> = finding.warnings.iter().map(ToString::to_string).collect();
        format!("{language}: {text} is {}, {warnings:?}", finding.kind.as_str())
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn wrong(of: fn(&Language) -> &'static [&'static str], is_right: fn(&Finding) -> bool) -> String {
    let all = LANGUAGES
        .iter()
        .flat_map(|(name, language)| cases(of(language), language).map(move |(text, finding)| (*name, text, finding)));
    told(all.filter(|(_, _, finding)| !is_right(finding)).collect())
}

#[test]
fn what_says_how_far_a_clause_holds_is_never_cut_off_unseen() {
    let wrong = wrong(|language| language.out_of_context, |finding| finding.kind == FindingKind::OutOfContext);
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn uncertain_cuts_get_a_warning_with_the_words_that_were_cut_off() {
    let wrong = wrong(
        |language| language.doubtful,
        |finding| finding.kind == FindingKind::Verbatim && !finding.warnings.is_empty(),
    );
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_clause_that_says_the_same_by_itself_may_be_quoted() {
    let wrong = wrong(
        |language| language.whole,
        |finding| finding.kind == FindingKind::Verbatim && finding.warnings.is_empty(),
    );
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn when_is_a_time_in_the_past_and_a_condition_in_the_future() {
    for (sentence, quotation, kind) in [
        (
            "They arrived in the old town when he reached Nara in January.",
            "They arrived in the old town",
            FindingKind::Verbatim,
        ),
        (
            "They arrive in the old town when he reaches Nara in January.",
            "They arrive in the old town",
            FindingKind::OutOfContext,
        ),
        ("We saw the whole town burn when the fire broke out.", "We saw the whole town burn", FindingKind::Verbatim),
        ("We see the whole town burn when a fire breaks out.", "We see the whole town burn", FindingKind::OutOfContext),
        ("When I was a child, this bridge was made of wood.", "this bridge was made of wood", FindingKind::Verbatim),
        ("We met the minister once in the old town.", "We met the minister", FindingKind::Verbatim),
        ("We live in a time when trust is scarce.", "We live in a time", FindingKind::Verbatim),
        ("Wir bauten die Brücke, als der Bund zahlte.", "Wir bauten die Brücke", FindingKind::Verbatim),
        (
            "Nous avons construit le pont quand le gouvernement a payé.",
            "Nous avons construit le pont",
            FindingKind::Verbatim,
        ),
        (
            "Construimos el puente de Tarn cuando llegó el ministro.",
            "Construimos el puente de Tarn",
            FindingKind::Verbatim,
        ),
    ] {
        let finding = finding_of(sentence, quotation);
        assert_eq!(finding.kind, kind, "{sentence}: {:?}", finding.warnings);
        assert_eq!(finding.warnings.is_empty(), kind == FindingKind::Verbatim, "{sentence}: {:?}", finding.warnings);
    }
}

#[test]
fn a_number_is_not_parted_unseen_from_what_it_counts() {
    use FindingKind::{OutOfContext, Verbatim};
    for (sentence, quotation, kind, warns) in [
        (
            "The whole bridge cost them 212 million crowns.",
            "The whole bridge cost them 212 million",
            OutOfContext,
            true,
        ),
        ("The pill has 5 mg/dL of iron in it.", "The pill has 5 mg", OutOfContext, true),
        ("The new buses go at 15 km per hour.", "The new buses go at 15 km", OutOfContext, true),
        ("It takes them 5 hours 30 minutes to get here.", "It takes them 5 hours", OutOfContext, true),
        ("They say that two thirds of the voters agree.", "thirds of the voters agree", OutOfContext, true),
        ("They say that nine out of ten crews agree.", "ten crews agree", OutOfContext, true),
        ("It was supported by just 3 of 5 members.", "It was supported by just 3", Verbatim, true),
        ("The treatment works in 5 percent of cases.", "The treatment works in 5 percent", Verbatim, true),
        ("The boats sail from here 12 a day.", "The boats sail from here 12", Verbatim, true),
        ("The boats sail from here 12 times a day.", "The boats sail from here 12 times", Verbatim, true),
        ("We have sold them all of our 12 boats.", "We have sold them all of our 12", Verbatim, true),
        ("It costs them 212 million a year.", "It costs them 212 million", Verbatim, true),
        ("The price is between 10 and 12 crowns.", "The price is between 10", OutOfContext, true),
        ("They said the price is 10 or 12 crowns.", "They said the price is 10", OutOfContext, true),
        ("They paid us all of the 10 000 crowns.", "They paid us all of the 10", OutOfContext, true),
        ("We found that up to 12 boats sailed from here.", "12 boats sailed from here", OutOfContext, true),
        ("We found that fewer than 12 boats sailed from here.", "12 boats sailed from here", OutOfContext, true),
        ("We found that about 12 boats sailed from here.", "12 boats sailed from here", Verbatim, true),
        ("이 다리는 모두 212만 크로네가 들었습니다.", "이 다리는 모두 212만", Verbatim, true),
        ("The treaty was signed in 1905 by both of them.", "The treaty was signed in 1905", Verbatim, false),
        ("The summit was held on January 13 in the old town.", "The summit was held on January 13", Verbatim, false),
        ("We have 10 boats and 12 men for the work.", "We have 10 boats and 12 men", Verbatim, false),
    ] {
        let finding = finding_of(sentence, quotation);
        assert_eq!(finding.kind, kind, "{sentence}: {:?}", finding.warnings);
        assert_eq!(!finding.warnings.is_empty(), warns, "{sentence}: {:?}", finding.warnings);
    }
}

#[test]
fn what_the_manuscript_says_in_its_own_words_is_not_lost() {
    let text = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    for (source, manuscript) in [
        (
            "Ann Lee said: “They sail from here when the wind blows.”",
            "Ann Lee said “they sail from here” when there was wind.",
        ),
        (
            "Ann Lee said: “I doubt that we will rebuild the bridge.”",
            "Ann Lee said she would doubt that “we will rebuild the bridge”.",
        ),
        (
            "Ann Lee said: “We accept all of the treaty except the second article.”",
            "Ann Lee said “we accept all of the treaty” except one article.",
        ),
    ] {
        let sources = Sources::new(vec![Source::of_document("source", text(source))]);
        let report = verify(&Manuscript::new("manuscript", text(manuscript)), &sources);
        let finding = report.findings.first().unwrap();
        assert_eq!(finding.kind, FindingKind::Verbatim, "{manuscript}: {:?}", finding.warnings);
    }
}

#[test]
fn an_ellipsis_hides_no_condition_exception_or_doubt() {
    for (sentence, quotation, kind) in [
        (
            "We will rebuild, if the county pays, the bridge in Tarn.",
            "We will rebuild … the bridge in Tarn.",
            FindingKind::OutOfContext,
        ),
        (
            "We will rebuild, once the county pays, the bridge in Tarn.",
            "We will rebuild … the bridge in Tarn.",
            FindingKind::OutOfContext,
        ),
        (
            "We accept all of it, except the second article, and thank the county.",
            "We accept all of it … and thank the county.",
            FindingKind::OutOfContext,
        ),
        (
            "We will rebuild, only in part, the old bridge in Tarn.",
            "We will rebuild … the old bridge in Tarn.",
            FindingKind::OutOfContext,
        ),
        (
            "We will rebuild the bridge. Perhaps we will repair the road.",
            "We will rebuild the bridge. … we will repair the road.",
            FindingKind::OutOfContext,
        ),
        (
            "We will rebuild, with our neighbours, the bridge in Tarn.",
            "We will rebuild … the bridge in Tarn.",
            FindingKind::Shortened,
        ),
    ] {
        let finding = finding_of(sentence, quotation);
        assert_eq!(finding.kind, kind, "{sentence}: {:?}", finding.warnings);
    }
}

#[test]
fn an_ellipsis_takes_no_part_of_a_number() {
    for (sentence, quotation) in [
        ("They pay $12 million to the yard in the town.", "They pay $12 … to the yard in the town"),
        ("We have seen three million people at the gate.", "We have seen three … people at the gate"),
        ("We know that two thirds of all voters agree.", "We know that two … of all voters agree"),
        ("It has gone up by 5 percent in a year.", "It has gone up by 5 … in a year"),
    ] {
        let finding = finding_of(sentence, quotation);
        assert_eq!(finding.kind, FindingKind::OutOfContext, "{sentence}: {:?}", finding.warnings);
    }
}

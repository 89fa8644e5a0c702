//! What a manuscript says about the saying of true words: that they were never said, or that they were said without
//! hesitation, in several languages; every subject with every verb.

use briefing_core::{
    document::{Format, read},
    verify::{Finding, Manuscript, Source, Sources, Warning, verify},
};

fn finding(manuscript: &str) -> Finding {
    let document = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    let source = "“The harbour will not be sold to anybody,” Ann Lee said.\n";
    let sources = Sources::new(vec![Source::of_document("source", document(source))]);
    let report = verify(&Manuscript::new("manuscript", document(manuscript)), &sources);
    report.findings.into_iter().next().unwrap_or_else(|| panic!("no quotation: {manuscript}"))
}

fn is_denied(clause: &str) -> bool {
    let finding = finding(&format!("{clause} “The harbour will not be sold to anybody.”\n"));
    finding.warnings.iter().any(|warning| matches!(warning, Warning::SaidAfterAll(_)))
}

/// Clauses that say that she said it, and clauses that say that she did not.
const CLAUSES: &[(&[&str], &[&str])] = &[
    (
        &[
            "Ann Lee is never tired of saying:",
            "Ann Lee did not hesitate to say:",
            "Ann Lee never stopped saying:",
            "Ann Lee is not ashamed to say:",
            "Ann Lee could not say often enough:",
            "Ann Lee could not have said it more clearly or louder:",
            "Ann Lee did not deny saying:",
            "Ann Lee does not deny that she said:",
            "Not only Ann Lee said:",
            "Nobody but Ann Lee said:",
            "None other than Ann Lee said:",
            "No one else said it, but Ann Lee said:",
            "Ann Lee said without hesitation:",
        ],
        &[
            "Ann Lee never said:",
            "Ann Lee denied saying:",
            "Ann Lee denied that she said:",
            "The tired Ann Lee never said:",
            "Ann Lee did not stop and never said:",
            "Ann Lee did not want to say:",
            "Not only Ann Lee never said:",
            "Nobody ever said:",
        ],
    ),
    (
        &[
            "Ann Lee wird nicht müde zu sagen:",
            "Ann Lee zögerte nicht zu sagen:",
            "Ann Lee hörte nicht auf zu sagen:",
            "Ann Lee scheute sich nie zu sagen:",
            "Ann Lee konnte es nicht oft genug sagen:",
            "Ann Lee bestritt nicht, gesagt zu haben:",
            "Nicht nur Ann Lee sagte:",
            "Niemand außer Ann Lee sagte:",
            "Kein anderer als Ann Lee sagte:",
        ],
        &[
            "Ann Lee hat nie gesagt:",
            "Ann Lee bestritt, gesagt zu haben:",
            "Ann Lee wollte nicht sagen:",
            "Niemand hat je gesagt:",
            "Ann Lee hat noch nie gesagt:",
        ],
    ),
    (
        &[
            "Ann Lee ne se lasse pas de dire :",
            "Ann Lee n’a pas hésité à dire :",
            "Ann Lee n’a pas craint de dire :",
            "Ann Lee n’a cessé de dire :",
            "Ann Lee ne nie pas avoir dit :",
            "Personne d’autre qu’Ann Lee n’a dit :",
        ],
        &["Ann Lee n’a jamais dit :", "Ann Lee a nié avoir dit :", "Ann Lee n’a pas voulu dire :"],
    ),
    (
        &[
            "Ann Lee no se cansa de decir:",
            "Ann Lee no dudó en decir:",
            "Ann Lee no deja de decir:",
            "Ann Lee no niega haber dicho:",
            "No solo Ann Lee ha dicho:",
        ],
        &["Ann Lee nunca dijo:", "Ann Lee negó haber dicho:", "Ann Lee no quiso decir:"],
    ),
    (
        &["Ann Lee non si stanca di dire:", "Ann Lee non ha esitato a dire:", "Ann Lee non nega di aver detto:"],
        &["Ann Lee non ha mai detto:", "Ann Lee ha negato di aver detto:", "Ann Lee ha smentito di aver detto:"],
    ),
    (
        &["Ann Lee wordt niet moe te zeggen:", "Ann Lee aarzelde niet te zeggen:", "Niet alleen Ann Lee zei:"],
        &["Ann Lee heeft nooit gezegd:", "Ann Lee heeft nog nooit gezegd:", "Ann Lee moet niet zeggen:"],
    ),
    (
        &["Ann Lee tröttnar aldrig på att säga:", "Ann Lee tvekade inte att säga:", "Inte bara Ann Lee sade:"],
        &["Ann Lee har aldrig sagt:", "Ann Lee förnekade att hon sagt:"],
    ),
    (
        &["Ann Lee не побоялась сказать:", "Ann Lee не устаёт говорить:", "Не только Ann Lee сказала:"],
        &["Ann Lee никогда не говорила:", "Ann Lee отрицала, что сказала:"],
    ),
    (
        &["Ann Lee nie boi się powiedzieć:", "Ann Lee nie wahała się powiedzieć:", "Nie tylko Ann Lee powiedziała:"],
        &["Ann Lee nigdy nie powiedziała:", "Ann Lee zaprzeczyła, że powiedziała:"],
    ),
];

#[test]
fn whoever_never_tires_of_saying_something_says_it() {
    let said = CLAUSES.iter().flat_map(|(said, _)| said.iter());
    let warned: Vec<_> = said.filter(|clause| is_denied(clause)).collect();
    let denied = CLAUSES.iter().flat_map(|(_, denied)| denied.iter());
    let silent: Vec<_> = denied.filter(|clause| !is_denied(clause)).collect();
    assert!(warned.is_empty() && silent.is_empty(), "said, but warned of: {warned:#?}; not said: {silent:#?}");
}

#[test]
fn a_bracket_is_not_looked_for_among_the_words_of_others() {
    use briefing_core::verify::FindingKind;
    let source = "Carl Friis met the envoy and his wife on Monday.\n\n\
        “I am pleased to greet Mr. Amadi, Mrs. Amadi and their friends in my old house,” said Carl Friis. \
        “This is a good week. I hope that our bargain will last as long as the old crane.”\n\n\
        “I hope that our bargain will last as long as the ink,” said Joy Amadi.\n";
    let document = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    let sources = Sources::new(vec![Source::of_document("source", document(source))]);
    let kind = |words: &str| {
        let manuscript = format!("“{words}” Friis said.\n");
        let report = verify(&Manuscript::new("manuscript", document(&manuscript)), &sources);
        report.findings.first().map(|finding| finding.kind)
    };
    let skipped = "I am pleased to greet Mr. Amadi [and his wife] in my old house. I hope that our bargain will last";
    for end in [" as long as the old crane,", ","] {
        assert_ne!(kind(&format!("{skipped}{end}")), Some(FindingKind::Misattributed), "{end}");
        assert!(kind(&format!("{skipped}{end}")).is_some_and(FindingKind::is_wrong), "{end}");
    }
    assert_eq!(kind(&format!("{skipped} as long as the ink,")), Some(FindingKind::Misattributed));
}

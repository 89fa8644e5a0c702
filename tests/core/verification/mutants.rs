//! The promise in five languages: no change of meaning is verified, and nothing that leaves the words as they are is
//! rejected. Each case is a briefing of one paragraph and one quote, loaded as a file is.
//!
//! `MUTANTS=100000 cargo test --test core mutants` makes this many of each; without it a tenth of that.

use briefing_core::{diagnostics::Code, format::Folder, load::load_text, model::QuoteId};
use proptest::prelude::*;

/// A sentence as a template: `{name}`, `{noun}`, `{number}` are filled in, and `{negated|affirmed}` is one or the
/// other.
struct Language {
    tag: &'static str,
    marks: (&'static str, &'static str),
    sentences: &'static [&'static str],
    names: &'static [&'static str],
    nouns: &'static [&'static str],
    /// The writer's words before the quote, between two, and after.
    writer: [&'static str; 3],
    between_sentences: &'static str,
}

const LANGUAGES: [Language; 5] = [
    Language {
        tag: "en",
        marks: ("“", "”"),
        sentences: &[
            "{name} {will not|will} build {number} piers near the {noun}.",
            "We {do not accept|accept} the {noun} of {name}, and {number} ports are open.",
            "In {noun} there {were never|were} more than {number} ships, {name} tells us.",
            "The {noun} {isn’t|is} ready, and {name} wants {number} million.",
        ],
        names: &["Lee", "Takaichi", "O’Brien", "Wi", "Kishida", "McKay"],
        nouns: &["harbour", "marsh", "tunnel", "agreement", "budget", "ceremony", "fishery", "bridge"],
        writer: ["The minister said, ", " she went on, ", " and left the hall."],
        between_sentences: " ",
    },
    Language {
        tag: "de",
        marks: ("„", "“"),
        sentences: &[
            "{name} wird {keine|die} {number} Brücken am {noun} bauen.",
            "Wir bauen die {number} Häfen am {noun} {nicht|}, sagt {name}.",
            "Der {noun} ist {nicht fertig|fertig}, und {name} braucht {number} Millionen.",
            "{name} hat den {noun} in {number} Jahren {nie besucht|besucht}.",
        ],
        names: &["Müller", "Özdemir", "Lindner", "Weiß", "Krause"],
        nouns: &["Moor", "Hafen", "Tunnel", "Vertrag", "Haushalt", "Übergang"],
        writer: ["Die Ministerin sagte: ", " erklärte sie, ", " und verließ den Saal."],
        between_sentences: " ",
    },
    Language {
        tag: "fr",
        marks: ("«\u{a0}", "\u{a0}»"),
        sentences: &[
            "{name} {ne construira pas|construira} {number} ports près du {noun}.",
            "Nous {n’acceptons pas|acceptons} le {noun} de {name}, et {number} gares restent ouvertes.",
            "Le {noun} {n’est jamais|est} prêt, et {name} demande {number} millions.",
        ],
        names: &["Dupont", "L’Hôte", "Lefèvre", "Béart"],
        nouns: &["marais", "tunnel", "pont", "budget", "traité"],
        writer: ["La ministre a dit : ", " a-t-elle ajouté, ", " avant de partir."],
        between_sentences: " ",
    },
    Language {
        tag: "ko",
        marks: ("“", "”"),
        sentences: &[
            "{name} 장관은 {noun} 옆에 항만 {number}곳을 {짓지 않는다|짓는다}.",
            "{name} 측은 {noun}에 {동의한 사실이 없다|동의한 사실이 있다}, 모두 {number}번이다.",
            "우리는 {noun} 예산 {number}억 원을 {name} 측에 {안 준다|준다}.",
        ],
        names: &["이안", "김서연", "박도윤", "최하은"],
        nouns: &["습지", "항구", "터널", "다리", "합의문"],
        writer: ["장관은 ", "고 말한 뒤 ", "고 했다."],
        between_sentences: " ",
    },
    Language {
        tag: "ja",
        marks: ("「", "」"),
        sentences: &[
            "{name}大臣は{noun}の隣に港を{number}か所{建てない|建てる}。",
            "{noun}について{name}氏と合意した事実は{number}件{ありません|あります}。",
            "{name}氏は{noun}に{number}億円を{出していない|出している}。",
        ],
        names: &["高市", "岸田", "石破", "小泉"],
        nouns: &["湿地", "港湾", "隧道", "橋", "条約"],
        writer: ["大臣は", "と述べ、さらに", "と語った。"],
        between_sentences: "",
    },
];

/// A sentence filled in, with what can be exchanged in it.
#[derive(Debug, Clone)]
struct Sentence {
    template: &'static str,
    name: &'static str,
    noun: &'static str,
    number: u32,
    is_negated: bool,
}

impl Sentence {
    /// With `negation` instead of the words that negate or affirm.
    fn with(&self, negation: impl Fn(&str, &str) -> String) -> String {
        let filled = self
            .template
            .replace("{name}", self.name)
            .replace("{noun}", self.noun)
            .replace("{number}", &self.number.to_string());
        let (before, rest) = filled.split_once('{').expect("a template can be negated");
        let (choice, after) = rest.split_once('}').expect("a choice ends");
        let (negated, affirmed) = choice.split_once('|').expect("a choice has two sides");
        let text = format!("{before}{}{after}", negation(negated, affirmed));
        text.replace("  ", " ").replace(" ,", ",")
    }

    fn text(&self) -> String {
        self.with(|negated, affirmed| if self.is_negated { negated } else { affirmed }.to_owned())
    }
}

#[derive(Debug, Clone)]
struct Case {
    language: usize,
    said: Vec<Sentence>,
    then: Sentence,
    change: usize,
    at: usize,
    seed: u64,
}

fn sentence(language: usize) -> impl Strategy<Value = Sentence> {
    let Language { sentences, names, nouns, .. } = &LANGUAGES[language];
    (
        prop::sample::select(*sentences),
        prop::sample::select(*names),
        prop::sample::select(*nouns),
        2_u32..90_000,
        any::<bool>(),
    )
        .prop_map(|(template, name, noun, number, is_negated)| Sentence {
            template,
            name,
            noun,
            number,
            is_negated,
        })
}

fn case() -> impl Strategy<Value = Case> {
    (0..LANGUAGES.len()).prop_flat_map(|language| {
        let said = prop::collection::vec(sentence(language), 1..4);
        (Just(language), said, sentence(language), 0..CHANGES.len(), 0_usize..3, any::<u64>()).prop_map(
            |(language, said, then, change, at, seed)| {
                let at = at % said.len();
                Case { language, said, then, change, at, seed }
            },
        )
    })
}

impl Case {
    fn language(&self) -> &'static Language {
        &LANGUAGES[self.language]
    }

    fn joined(&self, sentences: &[String]) -> String {
        sentences.join(self.language().between_sentences)
    }

    fn said(&self) -> String {
        self.joined(&self.said.iter().map(Sentence::text).collect::<Vec<_>>())
    }

    /// The paragraph: two quotes in marks, and the writer's words around them.
    fn paragraph(&self) -> String {
        let ([before, between, after], (open, close)) = (self.language().writer, self.language().marks);
        format!("{before}{open}{}{close}{between}{open}{}{close}{after}", self.said(), self.then.text())
    }

    fn with_changed(&self, change: impl Fn(&Sentence) -> String) -> String {
        let mut sentences: Vec<String> = self.said.iter().map(Sentence::text).collect();
        sentences[self.at] = change(&self.said[self.at]);
        self.joined(&sentences)
    }

    fn other<T: Copy + PartialEq>(&self, all: &[T], than: T) -> T {
        let others: Vec<T> = all.iter().copied().filter(|item| *item != than).collect();
        others[usize::try_from(self.seed).unwrap_or(0) % others.len()]
    }
}

const BEHIND_AN_ELLIPSIS: &str = "the negation behind an ellipsis";

type Change = (&'static str, fn(&Case) -> String);

/// Changes of meaning. Each returns the words of a quote that nobody said.
const CHANGES: [Change; 12] = [
    ("the negation turned", |case| case.with_changed(|s| Sentence { is_negated: !s.is_negated, ..s.clone() }.text())),
    ("another number", |case| {
        case.with_changed(|s| {
            Sentence { number: s.number + 1 + u32::try_from(case.seed % 9).unwrap(), ..s.clone() }.text()
        })
    }),
    ("a digit more", |case| case.with_changed(|s| Sentence { number: s.number * 10, ..s.clone() }.text())),
    ("another name", |case| {
        case.with_changed(|s| Sentence { name: case.other(case.language().names, s.name), ..s.clone() }.text())
    }),
    ("another noun", |case| {
        case.with_changed(|s| Sentence { noun: case.other(case.language().nouns, s.noun), ..s.clone() }.text())
    }),
    ("the name and the noun exchanged", |case| {
        case.with_changed(|s| Sentence { name: s.noun, noun: s.name, ..s.clone() }.text())
    }),
    ("a word dropped", |case| case.with_changed(|s| s.text().replacen(s.noun, "", 1).replace("  ", " "))),
    ("a word doubled", |case| case.with_changed(|s| s.text().replacen(s.noun, &format!("{} {}", s.noun, s.noun), 1))),
    ("on into the next quote", |case| {
        let ([_, between, _], (open, close)) = (case.language().writer, case.language().marks);
        format!("{}{close}{between}{open}{}", case.said(), case.then.text())
    }),
    ("on into the writer's words", |case| {
        let ([_, between, _], (_, close)) = (case.language().writer, case.language().marks);
        format!("{}{close}{}", case.said(), between.trim_end())
    }),
    ("the next quote without what the writer says", |case| {
        format!("{}{}{}", case.said(), case.language().between_sentences, case.then.text())
    }),
    (BEHIND_AN_ELLIPSIS, |case| {
        case.with_changed(|s| {
            let negated = Sentence { is_negated: true, ..s.clone() };
            // "will not" becomes "will […]", 建てない is left out completely.
            negated.with(|negated, affirmed| {
                let kept: Vec<_> =
                    negated.split(' ').filter(|word| affirmed.split(' ').any(|other| other == *word)).collect();
                match kept.as_slice() {
                    [] => "[…]".to_owned(),
                    kept => format!("{} […]", kept.join(" ")),
                }
            })
        })
    }),
];

fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The words that are verified as a quote, and the reported codes.
fn verified(language: &str, paragraph: &str, claim: &str) -> (Option<String>, Vec<Code>) {
    let file = format!(
        "Briefing(format: 1, title: \"T\", language: \"{language}\", speakers: {{ \"a\": (name: \"A\") }}, \
         occasions: {{ \"day\": (name: \"D\") }}, body: [Paragraph(text: {}, quotes: [(speaker: \"a\", occasion: \"day\", \
         text: {})])])",
        literal(paragraph),
        literal(claim)
    );
    let loaded = load_text("made.ron", file.into(), Folder::Embedded(&[]));
    let briefing = loaded.briefing.expect("the made briefing can be read");
    let words = briefing.verified_quote(QuoteId(0)).ok().map(|quote| quote.text().into_owned());
    (words, loaded.diagnostics.iter().map(|problem| problem.code).collect())
}

fn cases() -> ProptestConfig {
    let cases = std::env::var("MUTANTS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10_000);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The same words in other typography, or rightly shortened.
fn unchanged(case: &Case) -> String {
    let said = case.said();
    let mut seed = case.seed;
    let mut one_in = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33).is_multiple_of(n)
    };
    let mut changed = String::new();
    let mut chars = said.chars().peekable();
    while let Some(c) = chars.next() {
        let is_within = chars.peek().is_some_and(char::is_ascii_lowercase);
        match c {
            ' ' if one_in(6) => changed.push_str("\u{a0} "),
            '’' if one_in(2) => changed.push('\''),
            'a'..='z' if is_within && one_in(20) => changed.extend([c, '\u{ad}']),
            '0'..='9' if one_in(4) => changed.extend(char::from_u32(u32::from(c) + 0xFEE0)),
            c => changed.push(c),
        }
    }
    let ligatures = changed.replace("fi", "ﬁ").replace("ff", "ﬀ");
    if case.seed.is_multiple_of(3) { ligatures } else { changed }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_change_of_meaning_is_verified(case in case()) {
        let (name, change) = CHANGES[case.change];
        let mut case = case;
        // An ellipsis over nothing is not a change.
        case.said[case.at].is_negated |= name == BEHIND_AN_ELLIPSIS;
        let paragraph = case.paragraph();
        let claim = change(&case);
        // Words that still occur character for character are not a change.
        let is_there = case.said().contains(claim.trim()) || case.then.text().contains(claim.trim());
        if !is_there {
            let (words, codes) = verified(case.language().tag, &paragraph, &claim);
            prop_assert!(words.is_none(), "{name}: {claim}\nis verified as {words:?} with {codes:?} in\n{paragraph}");
        }
    }

    #[test]
    fn nothing_that_leaves_the_words_as_they_are_is_refused(case in case()) {
        let paragraph = case.paragraph();
        let claim = unchanged(&case);
        let (words, codes) = verified(case.language().tag, &paragraph, &claim);
        prop_assert_eq!(words, Some(case.said()), "{} in {} {:?}", claim, paragraph, codes);
        prop_assert!(codes.iter().all(|code| *code == Code::Normalized), "{claim} in {paragraph}: {codes:?}");
    }

    #[test]
    fn a_sentence_between_two_may_be_left_out_with_a_mark(case in case()) {
        let mut case = case;
        while case.said.len() < 3 {
            case.said.push(case.then.clone());
        }
        let sentences: Vec<String> = case.said.iter().map(Sentence::text).collect();
        let claim = format!("{} […] {}", sentences[0], sentences[2]);
        let (words, codes) = verified(case.language().tag, &case.paragraph(), &claim);
        prop_assert!(words.is_some(), "{claim} in {}: {codes:?}", case.paragraph());
    }

    #[test]
    fn a_quote_that_ends_before_a_final_negation_is_refused_or_warned_of(case in case()) {
        let mut case = case;
        case.said.truncate(1);
        case.at = 0;
        case.said[0].is_negated = true;
        let said = case.said[0].with(|negated, affirmed| {
            // As far as the negated form is that of the affirmed one, and no further.
            let alike = negated.chars().zip(affirmed.chars()).take_while(|(a, b)| a == b).count();
            format!("{}\u{1}", negated.chars().take(alike).collect::<String>())
        });
        let (claim, _) = said.split_once('\u{1}').expect("the place of the negation");
        let claim = claim.trim_end();
        let (words, codes) = verified(case.language().tag, &case.paragraph(), claim);
        let stands_elsewhere = case.then.text().contains(claim);
        let is_warned = codes.contains(&Code::BesideNegation) || stands_elsewhere;
        prop_assert!(words.is_none() || is_warned, "{claim} in {}: {codes:?}", case.paragraph());
    }
}

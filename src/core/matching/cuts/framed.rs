//! Finds words at the beginning of a sentence that say in which respect or up to when it holds, if the quotation begins
//! directly after them: "On paper, | we have enough", „Bis 2032 | zahlen die Schiffer keine Maut“; and that it is only
//! wished for: "I wish I could say that | we have enough".

use super::{
    CutRuleMatch, Sentence,
    main_clauses::AND,
    tokens::{Token, any_at},
};
use crate::text::dates::month_of;

/// Words at the beginning of a sentence that say that something holds only in one respect, or held at another time.
const FRAMES: &[&str] = &[
    "on paper",
    "officially",
    "nominally",
    "in principle",
    "on the face of it",
    "at first glance",
    "at first sight",
    "at best",
    "at worst",
    "in the best case",
    "for now",
    "for the moment",
    "for the time being",
    "auf dem papier",
    "offiziell",
    "im prinzip",
    "grundsätzlich",
    "auf den ersten blick",
    "im besten fall",
    "bestenfalls",
    "vorerst",
    "vorläufig",
    "sur le papier",
    "officiellement",
    "en principe",
    "en théorie",
    "à première vue",
    "au mieux",
    "pour l' instant",
    "pour le moment",
    "sobre el papel",
    "oficialmente",
    "en principio",
    "a primera vista",
    "en el mejor de los casos",
    "por ahora",
    "por el momento",
    "sulla carta",
    "ufficialmente",
    "in linea di principio",
    "a prima vista",
    "nel migliore dei casi",
    "per ora",
    "per il momento",
    "no papel",
    "em princípio",
    "à primeira vista",
    "na melhor das hipóteses",
    "por enquanto",
    "op papier",
    "officieel",
    "in principe",
    "op het eerste gezicht",
    "in het beste geval",
    "voorlopig",
    "på papperet",
    "officiellt",
    "i princip",
    "vid första anblicken",
    "i bästa fall",
    "tills vidare",
    "på papiret",
    "officielt",
    "offisielt",
    "i prinsippet",
    "i princippet",
    "i bedste fald",
    "i beste fall",
    "foreløbig",
    "indtil videre",
    "foreløpig",
    "paperilla",
    "virallisesti",
    "periaatteessa",
    "parhaassa tapauksessa",
    "toistaiseksi",
    "papíron",
    "hivatalosan",
    "elvben",
    "első látásra",
    "legjobb esetben",
    "egyelőre",
    "na papierze",
    "oficjalnie",
    "w zasadzie",
    "na pierwszy rzut oka",
    "w najlepszym razie",
    "na razie",
    "na papíře",
    "na papieri",
    "oficiálně",
    "oficiálne",
    "v zásadě",
    "na první pohled",
    "v nejlepším případě",
    "zatím",
    "на бумаге",
    "официально",
    "в принципе",
    "на первый взгляд",
    "в лучшем случае",
    "пока",
    "на папері",
    "офіційно",
    "у принципі",
    "на перший погляд",
    "у кращому разі",
    "поки що",
    "на хартия",
    "официално",
    "na papiru",
    "на папиру",
    "pe hârtie",
    "oficial",
    "în principiu",
    "la prima vedere",
    "în cel mai bun caz",
    "deocamdată",
    "στα χαρτιά",
    "επίσημα",
    "κατ' αρχήν",
    "εκ πρώτης όψεως",
    "προς το παρόν",
    "kâğıt üzerinde",
    "kağıt üzerinde",
    "resmî olarak",
    "resmi olarak",
    "ilk bakışta",
    "en iyi ihtimalle",
    "şimdilik",
    "على الورق",
    "رسميا",
    "رسمياً",
    "من حيث المبدأ",
    "حتى الآن",
    "על הנייר",
    "רשמית",
    "בינתיים",
    "कागज पर",
    "कागज़ पर",
    "फिलहाल",
    "trên giấy tờ",
    "di atas kertas",
    "sobre el paper",
    "there was a time when",
    "there were days when",
    "gone are the days when",
    "the days are gone when",
    "those were the days when",
    "es gab eine zeit in der",
    "es gab zeiten in denen",
    "il fut un temps où",
    "il y eut un temps où",
    "hubo un tiempo en que",
    "hubo un tiempo en el que",
    "c' era un tempo in cui",
    "houve um tempo em que",
    "er was een tijd dat",
    "er was een tijd waarin",
    "det fanns en tid då",
    "det var en tid da",
    "był czas kiedy",
    "był czas gdy",
    "były czasy kiedy",
    "byly doby kdy",
    "было время когда",
    "были времена когда",
    "був час коли",
];

/// Words for "until" before a time.
const UNTIL: &[&str] = &[
    "bis",
    "bis zum",
    "bis zur",
    "bis ende",
    "bis anfang",
    "bis mitte",
    "jusqu' en",
    "jusqu' au",
    "jusqu' à",
    "hasta",
    "hasta el",
    "fino al",
    "fino a",
    "sino al",
    "até",
    "até ao",
    "até a",
    "tot",
    "tot en met",
    "tills",
    "fram till",
    "indtil",
    "frem til",
    "inntil",
    "fram til",
    "do",
    "aż do",
    "až do",
    "до",
    "аж до",
    "până în",
    "până la",
    "pana in",
    "μέχρι",
    "μέχρι το",
    "έως",
    "έως το",
    "حتى عام",
    "حتى",
    "עד",
];

/// What the quotation follows directly in its sentence.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let left = last_part(sentence);
    // French "en principe" begins like Dutch "and".
    let behind_and = left.first().filter(|first| first.is_one_of(AND)).and_then(|_| left.get(1..));
    let limits = |own: &&[Token]| !own.is_empty() && any_at(own, 0, FRAMES) == Some(own.len()) || is_until(own);
    // "Był czas, kiedy | …" has a comma within.
    let whole = sentence.left.as_slice();
    let own = [Some(left), behind_and, Some(whole)].into_iter().flatten().find(limits)?;
    (sentence.right.len() >= LEAST).then(|| sentence.found(own, 0, 1, false))?
}

/// The fewest words of a clause.
const LEAST: usize = 2;

/// The words before the quotation, without an address before a comma: "Friends, officially | the mill is open".
fn last_part<'s>(sentence: &'s Sentence<'_>) -> &'s [Token] {
    let left = sentence.left.as_slice();
    let pairs = left.iter().zip(left.iter().skip(1)).enumerate();
    let mut commas = pairs.filter(|(_, (word, next))| sentence.has_comma(word.end, next.start));
    left.get(commas.next_back().map_or(0, |(at, _)| at + 1)..).unwrap_or_default()
}

/// Whether the words say nothing but until when: "Tot 2032", "До конца 2030 года".
fn is_until(words: &[Token]) -> bool {
    const MOST: usize = 5;
    // „Bis 30 Leute kommen“ is no time.
    let is_time = |token: &Token| {
        let is_year = token.word.len() == 4 && token.word.chars().all(|c| c.is_ascii_digit());
        is_year || month_of(&token.word).is_some()
    };
    let rest = any_at(words, 0, UNTIL).and_then(|count| words.get(count..));
    words.len() <= MOST && rest.is_some_and(|rest| rest.iter().any(is_time))
}

/// ”Om riksdagen säger ja | bygger vi två broar”: Swedish "if", which is also "about", before a clause that begins with its
/// verb.
pub(super) fn swedish_if(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const SUBJECTS: &[&str] = &["vi", "jag", "han", "hon", "de", "den", "det", "ni", "man", "du"];
    const LEAST: usize = 3;
    let own = sentence.left.as_slice();
    let (first, verb, subject) = (own.first()?, sentence.right.first()?, sentence.right.get(1)?);
    let is_turned = !verb.is_capital && !verb.is_one_of(SUBJECTS) && subject.is_one_of(SUBJECTS);
    (first.word == "om" && first.is_capital && own.len() >= LEAST && is_turned)
        .then(|| sentence.found(own, 0, 1, false))?
}

/// "I wish I could", „ich wünschte, ich könnte“, "I would love to": what is said to be so is only wished for.
pub(super) fn has_wish(governing: &[Token]) -> bool {
    const WISHES: &[&str] = &[
        "wish i could",
        "wish we could",
        "wish i were able",
        "would love to",
        "would have loved to",
        "would give anything to",
        "would give a lot to",
        "wünschte ich könnte",
        "würde gern",
        "würde gerne",
        "würde liebend gern",
        "hätte gern",
        "zou graag",
        "wou dat ik kon",
        "zou willen dat ik kon",
        "aimerais pouvoir",
        "voudrais pouvoir",
        "quisiera poder",
        "me gustaría poder",
        "ojalá pudiera",
        "vorrei poter",
        "mi piacerebbe poter",
        "gostaria de poder",
        "quem me dera poder",
    ];
    (0..governing.len()).any(|at| any_at(governing, at, WISHES).is_some())
}

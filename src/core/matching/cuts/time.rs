//! "When" and similar words: a condition in the present or future ("They sail when the sea is calm"), a time in
//! the past ("They sailed when the sea was calm").

use super::{
    language::Language,
    lists::BEGINNINGS,
    tokens::{Token, any_at},
};

/// Past, or present and future.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Present,
    Unknown,
}

/// Whether the clause that begins with the word `at` makes a condition, and whether that is sure. `end` is the
/// number of the word after the clause; `tokens` are those of the sentence.
pub(super) fn condition_of_time(tokens: &[Token], at: usize, end: usize, language: Language) -> Option<(usize, bool)> {
    let length = any_at(tokens, at, words_of_time(language))?;
    let first = tokens.get(at)?.word.as_str();
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(|token| token.word.as_str());
    let is_asked_or_relative = matches!(first, "when" | "whenever" | "quand" | "cuando" | "quando" | "wanneer");
    if is_asked_or_relative && before.is_some_and(|word| MOMENTS.contains(&word) || ASKING.contains(&word)) {
        return None;
    }
    let clause = tokens.get(at + length..end.max(at + length)).unwrap_or_default();
    if first == "where" {
        return Some((length, true));
    }
    let subject = clause.first()?.word.as_str();
    // "once a year", "once more", "after the talks": a time, not a condition.
    if first == "once" && NOT_AFTER_ONCE.contains(&subject) {
        return None;
    }
    let is_beginning = BEGINNINGS.contains(&subject) || clause.first().is_some_and(|token| token.is_capital);
    let is_clause = match first {
        "after" => SUBJECTS.contains(&subject),
        "while" | "the" | "by" => is_beginning,
        "quand" => subject != "même",
        _ => true,
    };
    if !is_clause {
        return None;
    }
    if matches!(first, "whenever" | "wherever") {
        return Some((length, true));
    }
    let is_free = |word: &&str| matches!(*word, "possible" | "necessary" | "needed" | "appropriate" | "required");
    if clause.len() == 1 && is_free(&subject) {
        return Some((length, true));
    }
    let main: Vec<&Token> = tokens.iter().take(at).chain(tokens.iter().skip(end.max(at + length))).collect();
    let clause: Vec<&Token> = clause.iter().collect();
    let (own, of_main) = (tense_of(&clause, language), tense_of(&main, language));
    let is_habit = main.iter().any(|token| matches!(token.word.as_str(), "would" | "always" | "could" | "used"));
    match (own, of_main) {
        (Tense::Present, Tense::Past) => Some((length, false)),
        (Tense::Present, _) => Some((length, first != "while" && (first != "once" || is_beginning))),
        (Tense::Past, _) => is_habit.then_some((length, false)),
        (Tense::Unknown, Tense::Past) => None,
        (Tense::Unknown, Tense::Present) => Some((length, false)),
        (Tense::Unknown, Tense::Unknown) => Some((length, false)),
    }
}

fn words_of_time(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &[
            "when",
            "whenever",
            "wherever",
            "once",
            "as soon as",
            "the moment",
            "the minute",
            "the day",
            "by the time",
            "after",
            "while",
            "where possible",
            "where necessary",
        ],
        Language::German => &["sobald", "sowie", "nachdem"],
        Language::French => &[
            "quand",
            "lorsque",
            "lorsqu'",
            "dès que",
            "dès qu'",
            "aussitôt que",
            "aussitôt qu'",
            "une fois que",
            "une fois qu'",
            "après que",
            "après qu'",
        ],
        Language::Spanish => {
            &["cuando", "en cuanto", "una vez que", "tan pronto como", "siempre que", "después de que"]
        }
        Language::Italian => &["quando", "non appena", "una volta che", "dopo che"],
        Language::Portuguese => &["quando", "assim que", "logo que", "uma vez que", "depois que"],
        Language::Dutch => &["wanneer", "zodra", "nadat"],
    }
}

/// Nouns after which "when" says which one is meant.
const MOMENTS: &[&str] = &[
    "time", "times", "day", "days", "moment", "moments", "year", "years", "period", "era", "age", "since", "is", "was",
    "point", "stage", "occasion", "momento", "día", "giorno", "dia", "jour", "moment", "depuis",
];

/// Whether a comma and a word for a time are before "when", so that it only explains that time: "at four in the
/// morning, when the milk is warm".
pub(super) fn explains_time(before: Option<&Token>) -> bool {
    const TIMES: &str = "morning mornings night nights evening evenings afternoon noon midnight dawn dusk spring summer autumn winter \
        monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november \
        december matin soir nuit printemps été automne hiver midi minuit juillet août mañana noche tarde primavera verano otoño invierno \
        mediodía medianoche madrugada mattino mattina sera notte estate autunno inverno mezzogiorno mezzanotte alba manhã noite verão \
        outono inverno ochtend avond nacht middag zomer lente herfst winter o'clock";
    before.is_some_and(|word| {
        TIMES.split_whitespace().any(|time| time == word.word) || word.word.starts_with(char::is_numeric)
    })
}

/// Words after which "when" is a question.
const ASKING: &[&str] = &[
    "know",
    "knows",
    "knew",
    "known",
    "say",
    "said",
    "ask",
    "asks",
    "asked",
    "decide",
    "decided",
    "decides",
    "wonder",
    "see",
    "tell",
    "tells",
    "told",
    "determine",
    "clear",
    "unclear",
    "sure",
    "unsure",
    "remember",
    "question",
    "about",
    "of",
    "on",
    "how",
    "and",
    "or",
    "learn",
    "discuss",
    "explain",
    "announce",
    "announced",
];

const NOT_AFTER_ONCE: &[&str] = &[
    "every", "known", "called", "a", "an", "again", "more", "in", "per", "on", "at", "and", "upon", "before", "or",
    "for", "of", "by", "said", "told", "to", "each", "with",
];

const SUBJECTS: &[&str] =
    &["we", "they", "he", "she", "it", "you", "i", "everybody", "everyone", "nobody", "all", "there"];

/// English words of the past.
const PAST: &str = "was were had did wasn't weren't hadn't didn't arose ate became began bent bit blew bought bore broke \
    brought built burnt came caught chose clung crept dealt drew drank drove dug fell fed felt fled flew fought found \
    forgave forgot froze gave got grew heard held hid hung kept knelt knew laid led left lent lit lost made meant met \
    paid rang ran rode rose said sang sank sat saw sent shone shook shot shrank slept slid sold sought spent spoke \
    sprang stole stood stuck struck stung swam swept swore swung taught thought threw told took tore understood went \
    woke won wore wove wrote withdrew wound";

/// Forms that are past or present.
const EITHER: &str = "put cut set hit let read cost hurt shut spread quit bet burst split beat cast";

/// English words of the present and future.
const PRESENT: &str = "will shall can may must won't can't cannot shan't is are am isn't aren't has have hasn't haven't do \
    does don't doesn't we'll they'll it'll he'll she'll i'll you'll we're they're it's i'm you're";

/// Words in -ed that are not past tense.
const NOT_PAST: &str = "need indeed hundred speed breed sacred naked kindred hatred exceed succeed proceed feed seed weed \
    united";

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// Whether the words certainly tell of the past.
pub(super) fn is_past(words: &[Token], language: Language) -> bool {
    let words: Vec<&Token> = words.iter().collect();
    tense_of(&words, language) == Tense::Past
}

fn tense_of(clause: &[&Token], language: Language) -> Tense {
    let any = |test: &dyn Fn(&str) -> bool| clause.iter().any(|token| test(&token.word));
    if clause.is_empty() {
        return Tense::Unknown;
    }
    let is_past = match language {
        Language::English => return english(clause),
        // German nouns begin with a capital.
        Language::German => clause.iter().filter(|token| !token.is_capital).any(|token| {
            let word = token.word.as_str();
            let is_weak = word.len() > 4 && (word.ends_with("te") || word.ends_with("ten"));
            has("war waren hatte hatten wurde wurden kam kamen ging gingen gab gaben sah sahen stand fand", word)
                || is_weak && !has("heute bitte beste besten ersten letzten bitten warten bieten arbeiten", word)
        }),
        Language::French => {
            any(&|word| has("était étaient avait avaient fut furent eut eurent a ont ai avons avez", word))
                || any(&|word| word.ends_with("èrent") || word.ends_with("aient"))
                || clause.iter().zip(clause.iter().skip(1)).any(|(verb, participle)| {
                    has("est sont sommes êtes suis", &verb.word)
                        && ["é", "és", "ée", "ées"].iter().any(|ending| participle.word.ends_with(ending))
                })
        }
        Language::Spanish => any(&|word| {
            has("fue fueron era eran había habían estaba estaban hubo dijo hizo vino tuvo ha han hemos", word)
                || ["ó", "aron", "ieron", "aba", "aban", "ía", "ían"].iter().any(|ending| word.ends_with(ending))
        }),
        Language::Italian => any(&|word| {
            has("era erano aveva avevano fu furono ha hanno abbiamo", word)
                || ["ò", "arono", "irono", "ava", "avano", "eva", "evano"].iter().any(|ending| word.ends_with(ending))
        }),
        Language::Portuguese => any(&|word| {
            has("foi foram era eram tinha estava disse veio", word)
                || ["ou", "aram", "eram", "iram", "ava", "avam", "eu", "iu"].iter().any(|ending| word.ends_with(ending))
        }),
        Language::Dutch => any(&|word| {
            let is_weak = word.len() > 5 && ["de", "den", "te", "ten"].iter().any(|ending| word.ends_with(ending));
            has("was waren had hadden werd werden kwam kwamen ging gingen zag zagen", word) || is_weak
        }),
    };
    if is_past { Tense::Past } else { Tense::Present }
}

fn english(clause: &[&Token]) -> Tense {
    let any = |test: &dyn Fn(&str) -> bool| clause.iter().any(|token| test(&token.word));
    if any(&|word| has("was were had did wasn't weren't hadn't didn't", word)) {
        return Tense::Past;
    }
    if any(&|word| has(PRESENT, word)) {
        return Tense::Present;
    }
    if any(&|word| has(PAST, word) || word.len() > 4 && word.ends_with("ed") && !has(NOT_PAST, word)) {
        return Tense::Past;
    }
    if clause.len() < 2 || any(&|word| has(EITHER, word) || has("would could should might", word)) {
        return Tense::Unknown;
    }
    Tense::Present
}

//! Finds words before a quotation in its sentence that limit what it says.

use super::{
    CutRuleMatch, Sentence, alternatives, ambiguous_if,
    attitudes::{Attitude, attitudes},
    colons, demands, east_asian, followed, framed, fronted,
    language::Language,
    lists::{
        ACCORDING, ACCORDING_BEHIND, BEFORE_LITTLE, BEGINNINGS, DENYING, DOUBTFUL, EXCEPTIONS, FEW, FRENCH_NEGATIONS,
        HEDGES, LOCAL_HEDGES, NEARLY, ONLY, PARTS, SCARCE, SOLE, SOME, THAT, WITHOUT,
    },
    main_clauses::{AND, is_of_speaker, is_own_main_clause},
    others_words, quantities, reported, subjects, subordinate, thai,
    time::condition_of_time,
    tokens::{Token, any_at, any_at_end},
    when,
};
use crate::matching::{numbers::is_number_word, omissions::negation_count};

/// The result of the first rule with a sure match, or else of the first with any match.
pub(super) fn found(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let rules: &[fn(&Sentence<'_>) -> Option<CutRuleMatch>] = &[
        time,
        condition,
        denied,
        governed,
        hedged,
        only,
        part,
        inverted,
        quantities::before,
        doubtful,
        east_asian::before,
        thai::before,
        subordinate::before,
        reported::before,
        fronted::before,
        framed::before,
        framed::swedish_if,
        subjects::before,
        colons::before,
        demands::before,
        when::before,
        others_words::before,
        alternatives::before,
        others_words::called,
    ];
    let all: Vec<CutRuleMatch> = rules.iter().filter_map(|rule| rule(sentence)).collect();
    all.iter().find(|found| found.is_sure).or(all.first()).cloned()
}

/// "When the sea is calm, | they sail".
fn time(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_left();
    let first = sentence.left.len() - own.len();
    let all: Vec<Token> = sentence.left.iter().chain(&sentence.right).cloned().collect();
    (first..sentence.left.len()).find_map(|at| {
        let (length, is_sure) = condition_of_time(&all, at, sentence.end_of_clause(&all, at), sentence.language)?;
        sentence.found(&all, at, length, is_sure)
    })
}

/// « Si Paris paie, | nous construirons »: words for "if" that also mean other things.
fn condition(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_left();
    let last = sentence.right.first();
    let tokens: Vec<Token> = own.iter().chain(last).cloned().collect();
    let at = (0..own.len()).find(|at| ambiguous_if::makes_condition(&tokens, *at, sentence.language))?;
    sentence.found(own, at, 1, true)
}

/// The words after the last comma before the position; a comma just before the position counts.
fn last_part<'t>(sentence: &Sentence<'_>, own: &'t [Token]) -> &'t [Token] {
    let is_parted = |at: usize| {
        let end = own.get(at + 1).map_or(sentence.at, |next| next.start);
        own.get(at).is_some_and(|token| sentence.has_comma(token.end, end))
    };
    let last = (0..own.len()).rev().find(|at| is_parted(*at));
    own.get(last.map_or(0, |at| at + 1)..).unwrap_or_default()
}

/// "Instead of | closing the school", "we failed to | repair it"; "Without a guarantee, | we will leave".
fn denied(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const NEAR: usize = 4;
    let own = last_part(sentence, sentence.own_left());
    // "Ich warne davor, | den Deich zu öffnen": a comma before what is denied.
    let whole = sentence.own_left();
    let is_behind_comma = own.is_empty() && matches!(sentence.language, Language::German | Language::Dutch);
    if let Some(at) = is_behind_comma.then(|| any_at_end(whole, DENYING)).flatten() {
        return sentence.found(whole, at, whole.len() - at, true);
    }
    let near = (own.len().saturating_sub(NEAR)..own.len()).rev().find_map(|at| {
        let count = any_at(own, at, DENYING)?;
        // "Sin embargo", « sans doute ».
        if count == 1 && own.get(at + 1..).is_some_and(fronted::is_no_lack) {
            return None;
        }
        // Swedish and Danish "his".
        if sentence.language != Language::Spanish && own.get(at)?.word == "sin" {
            return None;
        }
        // "without | ...": it may deny a phrase before the quoted words.
        let is_beside = at + count >= own.len();
        // In "For lack of time | we postponed it" it governs the noun after it.
        let has_object = own.get(at).is_some_and(|first| {
            let word = first.word.as_str();
            word.starts_with("lack") || matches!(word, "free" | "devoid" | "empty" | "manque" | "manquons" | "frei")
        });
        let is_governing = own.len() - at - count <= if has_object { 0 } else { 2 };
        is_governing.then(|| sentence.found(own, at, count, is_beside || count > 1))?
    });
    // "…; nor, I think, | would it have learned": the clause is denied.
    const NOR: &[&str] = &["nor", "neither", "noch", "ni", "né", "nem", "ani", "ні", "ни"];
    let whole = sentence.own_left();
    let nor = whole.iter().rposition(|token| token.is_one_of(NOR)).filter(|at| whole.len() - at <= NEAR);
    let is_turned = sentence.right.first().is_some_and(|first| is_modal(&first.word) || is_auxiliary(&first.word));
    // « Ni la région ni | l’État ne paieront ».
    let is_beside = |at: &usize| at + 1 == whole.len() && whole.get(*at).is_some_and(|nor| nor.word != "noch");
    if let Some(at) = nor.filter(|at| is_turned || is_beside(at)) {
        return sentence.found(whole, at, 1, true);
    }
    // "We would rather leave than | sign".
    let is_rather = own.last().is_some_and(|last| last.word == "than")
        && own.iter().any(|token| matches!(token.word.as_str(), "rather" | "sooner"));
    if is_rather {
        return sentence.found(own, own.len().saturating_sub(1), 1, true);
    }
    // "We could have | saved it", "they may | sign it".
    let unreal =
        any_at_end(own, &["could have", "would have", "should have", "might have", "was to have", "were to have"]);
    let is_month = own.last().is_some_and(|last| last.word == "may" && last.is_capital && own.len() > 1);
    let possible = any_at_end(
        own,
        &[
            "may",
            "might",
            "could",
            "may have",
            "may be",
            "might be",
            "could be",
            "may have been",
            "pourrait être",
            "pourraient être",
            "podría ser",
            "podrían ser",
            "podría estar",
            "potrebbe essere",
            "potrebbero essere",
            "poderia ser",
            "poderá ser",
            "zou kunnen",
            // "We must avoid a situation in which | the money is gone".
            "in which",
            "under which",
            "the day when",
            "a day when",
            "dans laquelle",
            "dans lequel",
            "en la que",
            "en el que",
            "in cui",
            "nella quale",
            "nel quale",
            "em que",
            "waarin",
            "könnte",
            "könnten",
            "pourrait",
            "aurait",
            "auraient",
            "podría",
            "potrebbe",
            "avrebbe",
            "avrebbero",
        ],
    );
    if let Some((at, is_sure)) = unreal.map(|at| (at, true)).or(possible.filter(|_| !is_month).map(|at| (at, false))) {
        return sentence.found(own, at, own.len() - at, is_sure);
    }
    near.or_else(|| {
        // "Apart from the second article, | we accept it".
        let whole = sentence.own_left();
        let is_parted = whole.last().is_some_and(|last| sentence.has_comma(last.end, sentence.at));
        let excepted = any_at(whole, 0, EXCEPTIONS).map(|count| (count, true));
        let without = || {
            let is_to_come = sentence.right.iter().take(4).any(|token| is_modal(&token.word));
            any_at(whole, 0, WITHOUT).map(|count| (count, is_to_come))
        };
        let (count, is_sure) = excepted.or_else(without).filter(|_| is_parted)?;
        sentence.found(whole, 0, count, is_sure)
    })
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "do" | "does" | "did" | "has" | "have" | "had")
}

/// Whether the word is a modal verb: will, can, must.
pub(super) fn is_modal(word: &str) -> bool {
    const MODALS: &str = "will would can could shall should may might must cannot can't won't wouldn't couldn't we'll they'll \
        he'll she'll i'll you'll it'll we'd they'd i'd werden wird können kann müssen";
    MODALS.split_whitespace().any(|modal| modal == word)
}

/// "It is not true that | we took the money", "I hope | we win", "Critics say | the bridge is unsafe".
fn governed(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const BEHIND: usize = 3;
    if is_own_main_clause(sentence) {
        return None;
    }
    let own = sentence.own_left();
    let words = attitudes(sentence.language);
    let attitude_of = |word: &str| {
        words.iter().find(|(_, list)| list.split_whitespace().any(|other| other == word)).map(|(attitude, _)| *attitude)
    };
    let at = (0..own.len()).rev().find(|at| own.get(*at).is_some_and(|token| attitude_of(&token.word).is_some()))?;
    let attitude = attitude_of(&own.get(at)?.word)?;
    // "Rest assured that": nobody else says it.
    let is_assured = own.get(at)?.word == "assured"
        && at.checked_sub(1).and_then(|before| own.get(before)).is_some_and(|before| before.is_one_of(&["rest", "be"]));
    if is_assured {
        return None;
    }
    let that = own.iter().enumerate().skip(at + 1).take(BEHIND).find(|(_, token)| THAT.contains(&token.word.as_str()));
    let tail = own.len() - at - 1;
    let governs_from = match &that {
        Some((number, _)) => number + 1,
        // "I hope | we win", "critics say the | bridge is unsafe".
        // "I doubt | that we win".
        None if tail == 0
            && sentence
                .right
                .first()
                .is_some_and(|first| THAT.contains(&first.word.as_str()) && first.word != "of") =>
        {
            at + 1
        }
        None if attitude != Attitude::SaidThat
            && tail <= 2
            && own.iter().skip(at + 1).chain(sentence.right.first().filter(|_| tail == 0)).all(|token| {
                begins_clause(token) || token.is_one_of(&["us", "me", "him", "them", "blind", "again"])
            })
            && !sentence.has_comma(own.get(at)?.end, own.last()?.end) =>
        {
            at + 1
        }
        None => return None,
    };
    let last = own.last()?;
    // "Far from hiding the report, | we sent it to them": a noun, not the verb.
    let is_noun = that.is_none()
        && at.checked_sub(1).and_then(|before| own.get(before)).is_some_and(|before| before.is_one_of(DETERMINERS))
        && sentence.has_comma(last.end, sentence.at);
    if is_noun {
        return None;
    }
    let from = own.get(governs_from).map_or(sentence.at, |token| token.start);
    // „Früher dachte ich, | die Deiche hielten“: the subject after its verb.
    let is_subject = |token: &Token| token.is_one_of(&["ich", "wir", "er", "sie", "man", "ik", "we", "hij", "zij"]);
    let is_turned = matches!(sentence.language, Language::German | Language::Dutch)
        && that.is_none()
        && tail == 1
        && own.last().is_some_and(is_subject);
    let from = if is_turned { sentence.at } else { from };
    // A comma within the dependent clause ends it, except one before its first word.
    if sentence.has_comma(from.min(sentence.at), sentence.at) && that.is_none() || last.end > sentence.at {
        return None;
    }
    let clause_start = (0..at)
        .rev()
        .find(|before| {
            own.get(*before).zip(own.get(before + 1)).is_some_and(|(a, b)| sentence.has_comma(a.end, b.start))
        })
        .map_or(0, |before| before + 1);
    let governing = own.get(clause_start..governs_from)?;
    let (first, end) = (governing.first()?, governing.last()?);
    let said = sentence.text.get(first.start..end.end)?;
    let is_not_only = ["not only", "nicht nur", "no solo", "no sólo", "non solo"]
        .iter()
        .any(|words| said.to_lowercase().contains(words));
    // "It is too early to say that".
    let is_too_early = ["too early to", "too soon to", "zu früh um", "trop tôt pour", "demasiado pronto para"]
        .iter()
        .any(|words| said.to_lowercase().replace(',', "").contains(words));
    let denials = governing.iter().filter(|token| attitude_of(&token.word) == Some(Attitude::Denied)).count()
        + usize::from(is_too_early)
        + usize::from(is_scarce(own, at))
        // "ne … pas" is one negation.
        + usize::from(negation_count(said) > 0);
    // "I do not know when | they will sail": they will.
    let asks_for_part = own.iter().skip(at + 1).any(|token| {
        matches!(
            token.word.as_str(),
            "when"
                | "where"
                | "how"
                | "why"
                | "who"
                | "what"
                | "which"
                | "wann"
                | "wo"
                | "wie"
                | "warum"
                | "wer"
                | "quand"
                | "où"
                | "comment"
                | "pourquoi"
        )
    });
    let is_asked = that.is_some_and(|(_, token)| matches!(token.word.as_str(), "whether" | "ob"))
        || that.is_some_and(|(_, token)| token.word == "if")
            && matches!(attitude, Attitude::Supposed | Attitude::Known)
        || that.is_some_and(|(_, token)| token.word == "of") && sentence.language == Language::Dutch;
    // "see if" also asks; "of" is Dutch.
    let is_of = that.is_some_and(|(_, token)| token.word == "of") && sentence.language != Language::Dutch;
    if is_of || is_not_only {
        return None;
    }
    // «En mi opinión, | …»: the speaker's own.
    let is_own_noun = at.checked_sub(1).and_then(|before| own.get(before)).is_some_and(|before| before.is_one_of(OWN));
    if is_own_noun && attitude == Attitude::Thought && denials == 0 {
        return None;
    }
    let is_own = is_of_speaker(own.get(clause_start..).unwrap_or_default(), at - clause_start, sentence.language);
    let is_sure = match attitude {
        _ if is_asked => true,
        Attitude::Known | Attitude::Said | Attitude::SaidThat if asks_for_part => false,
        _ if denials % 2 == 1 => true,
        // "I do not doubt that": it is affirmed.
        _ if denials > 0 => return None,
        Attitude::Denied | Attitude::Supposed => true,
        Attitude::Thought => false,
        // "I wish I could tell you that | it is over".
        Attitude::Said | Attitude::SaidThat if framed::has_wish(governing) => true,
        Attitude::Said | Attitude::SaidThat if is_own => return None,
        Attitude::Said | Attitude::SaidThat => false,
        Attitude::Known => return None,
    };
    let governor = own.get(at)?;
    let found = sentence.found(own, clause_start, governs_from - clause_start, is_sure)?;
    Some(CutRuleMatch { word: governor.word.clone(), key: governor.start..governor.end, ..found })
}

/// "Little evidence that", „kaum Belege dafür“; but "little wonder that".
fn is_scarce(tokens: &[Token], at: usize) -> bool {
    let is_wonder = tokens.get(at).is_some_and(|token| token.is_one_of(&["wonder", "wunder", "chance", "chances"]));
    !is_wonder && at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| before.is_one_of(SCARCE))
}

/// "My".
const OWN: &[&str] = &[
    "my", "our", "mi", "nuestra", "mon", "notre", "meiner", "unserer", "mia", "nostra", "minha", "nossa", "mijn",
    "onze",
];

/// Words before a noun.
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "our", "their", "my", "your", "no", "any",
];

/// Whether a clause may begin with the word: "I hope | we win", but not "we believe in | the people".
fn begins_clause(token: &Token) -> bool {
    const OTHERS: &[&str] = &[
        "wir", "er", "sie", "die", "der", "das", "ich", "es", "man", "ein", "eine", "mein", "meine", "unser", "unsere",
        "nous", "le", "la", "les", "il", "elle", "ils", "when", "where", "how", "why",
    ];
    token.is_capital || BEGINNINGS.contains(&token.word.as_str()) || OTHERS.contains(&token.word.as_str())
}

/// "Perhaps | we will go"; "according to our critics, | it is unsafe".
fn hedged(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_left();
    let part = last_part(sentence, own);
    let local = |at: usize| {
        let token = part.get(at)?;
        let is_own =
            |(word, letters): &&(&str, &str)| token.word == *word && sentence.text.chars().any(|c| letters.contains(c));
        LOCAL_HEDGES.iter().find(is_own).map(|_| 1)
    };
    let hedge = (0..part.len()).find_map(|at| {
        let count =
            [HEDGES, NEARLY].into_iter().filter_map(|list| any_at(part, at, list)).max().or_else(|| local(at))?;
        sentence.found(part, at, count, true)
    });
    // Before a comma: "Perhaps, | we will go", "According to our critics, | it is unsafe".
    hedge
        .or_else(|| {
            let count = any_at(own, 0, HEDGES).filter(|count| part.is_empty() && *count == own.len());
            count.and_then(|count| sentence.found(own, 0, count, true))
        })
        .or_else(|| {
            let count = any_at(own, 0, ACCORDING)?;
            let is_own = own.get(count).is_some_and(|next| next.is_one_of(followed::OWN));
            (!is_own).then(|| sentence.found(own, 0, count, false))?
        })
        .or_else(|| {
            // ”Ministerin mukaan | vesi on puhdasta”: behind its noun.
            const FAR: usize = 6;
            let at = own.iter().take(FAR).rposition(|token| token.is_one_of(ACCORDING_BEHIND)).filter(|at| *at > 0)?;
            let word = own.get(at)?.word.clone();
            Some(CutRuleMatch { word, ..sentence.found(own, 0, at + 1, false)? })
        })
}

/// "Only | members can sign", "only members of the board | can sign".
fn only(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = last_part(sentence, sentence.own_left());
    let is_not_only = |at: usize| {
        at.checked_sub(1).and_then(|before| own.get(before)).is_some_and(|before| {
            matches!(
                before.word.as_str(),
                "not"
                    | "nicht"
                    | "no"
                    | "non"
                    | "pas"
                    | "niet"
                    | "не"
                    | "nie"
                    | "inte"
                    | "ikke"
                    | "the"
                    | "an"
                    | "die"
                    | "der"
                    | "das"
                    | "le"
                    | "la"
                    | "les"
                    | "un"
                    | "une"
            )
        })
    };
    let words_for_only = || [ONLY, SOLE].into_iter();
    let local = || {
        LOCAL_ONLY.iter().find_map(|(word, letters)| {
            any_at_end(own, &[word]).filter(|_| sentence.text.chars().any(|c| letters.contains(c)))
        })
    };
    // "In vain": the Finnish word is another one elsewhere.
    let is_vain = own.iter().rev().nth(1).is_some_and(|before| before.is_one_of(&["in", "en"]));
    let vain = || any_at_end(own, &["vain"]).filter(|_| !is_vain);
    let is_portuguese =
        sentence.language == Language::Portuguese && own.first().is_some_and(|first| first.word == "só");
    if is_portuguese {
        return sentence.found(own, 0, 1, true);
    }
    let at_end = words_for_only()
        .find_map(|list| any_at_end(own, list))
        .or_else(local)
        .or_else(vain)
        .filter(|at| !is_not_only(*at));
    // "Only members vote and | guests watch": it does not limit the second clause.
    let is_next_clause = own.last().is_some_and(|last| last.is_one_of(AND));
    let of_start = || words_for_only().find_map(|list| any_at(own, 0, list)).map(|_| 0);
    let at_start = if is_next_clause { None } else { of_start() };
    if let Some(at) = at_end.or(at_start) {
        return sentence.found(own, at, 1, true);
    }
    parenthetical_only(sentence)
}

/// "In a few patients, and only in those, | the rash persisted".
fn parenthetical_only(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const LONGEST: usize = 6;
    let whole = sentence.left.as_slice();
    let last = whole.last().filter(|last| sentence.has_comma(last.end, sentence.at))?;
    let start =
        whole.iter().zip(whole.iter().skip(1)).rposition(|(one, next)| sentence.has_comma(one.end, next.start))? + 1;
    let part = whole.get(start..).filter(|part| part.len() <= LONGEST)?;
    let skipped = usize::from(part.first()?.is_one_of(AND));
    let count = [ONLY, SOLE].into_iter().find_map(|list| any_at(part, skipped, list))?;
    let is_whole = part.len() > skipped + count && last.start >= part.first()?.start;
    is_whole.then(|| sentence.found(whole, start, skipped + count, true))?
}

/// Words for "only" that mean something else in other languages, with letters of theirs.
const LOCAL_ONLY: &[(&str, &str)] =
    &[("kun", "æøå"), ("bare", "æøå"), ("jen", "ěřů"), ("len", "ľĺŕôäť"), ("само", "ъ"), ("samo", "čćšžđ")];

/// "Half of | the people support it", "few | people support it".
fn part(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = last_part(sentence, sentence.own_left());
    let is_little = own.last().is_some_and(|last| matches!(last.word.as_str(), "little" | "scant"))
        && own.iter().rev().nth(1).is_some_and(|before| BEFORE_LITTLE.contains(&before.word.as_str()));
    if is_little {
        return sentence.found(own, own.len().saturating_sub(1), 1, true);
    }
    // "Nine | out of ten crews".
    let is_number = |token: &Token| token.word.chars().any(char::is_numeric) || is_number_word(&token.word);
    if any_at(&sentence.right, 0, &["out of"]).is_some() && own.last().is_some_and(is_number) {
        return sentence.found(own, own.len().saturating_sub(1), 1, true);
    }
    // « Il n’y a que | deux trains ».
    let is_only = sentence.language == Language::French
        && own.last().is_some_and(|last| matches!(last.word.as_str(), "que" | "qu'"))
        && own.iter().any(|token| matches!(token.word.as_str(), "ne" | "n'"))
        && !own.iter().any(|token| FRENCH_NEGATIONS.contains(&token.word.as_str()));
    if is_only {
        return sentence.found(own, own.len().saturating_sub(1), 1, true);
    }
    // Portuguese "hardly"; elsewhere it means "badly" or "times".
    let is_hardly = sentence.language == Language::Portuguese && own.len() == 1 && any_at_end(own, &["mal"]).is_some();
    if is_hardly {
        return sentence.found(own, 0, 1, true);
    }
    if let Some(at) = any_at_end(own, FEW) {
        return sentence.found(own, at, own.len() - at, true);
    }
    // A Czech word; Croatian "jen" is "soon".
    let is_all =
        |token: &Token| token.is_one_of(&["všichni", "všechny", "všechno", "vše", "každý", "nikdo", "polovina"]);
    if any_at_end(own, &["skoro"]).is_some() && sentence.right.first().is_some_and(is_all) {
        return sentence.found(own, own.len().saturating_sub(1), 1, true);
    }
    if let Some(at) = any_at_end(own, SOME) {
        return sentence.found(own, at, own.len() - at, false);
    }
    let of = any_at_end(own, &["of", "of the", "of our", "of them", "of all", "of all the", "von", "des", "der"])?;
    let before = own.get(of.checked_sub(1)?)?;
    let is_number = before.word.chars().any(char::is_numeric);
    let is_part = PARTS.contains(&before.word.as_str())
        || matches!(before.word.as_str(), "teil" | "hälfte" | "einige" | "viele" | "partie" | "moitié");
    (is_number || is_part).then(|| sentence.found(own, of - 1, own.len() + 1 - of, true))?
}

/// „Zahlt der Bund, | bauen wir“; see also `fronted`.
fn inverted(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_left();
    let first = own.first()?;
    let is_parted = (0..own.len()).any(|at| {
        let next = own.get(at + 1).map_or(sentence.at, |next| next.start);
        own.get(at).is_some_and(|token| sentence.has_comma(token.end, next))
    });
    let asks = sentence.text.get(sentence.at + sentence.after.len()..).is_some_and(|rest| rest.starts_with('?'));
    if !is_parted || asks || own.len() < 3 {
        return None;
    }
    let subjects = ["der", "die", "das", "ein", "eine", "wir", "ihr", "sie", "er", "es", "man"];
    let is_verb = ["t", "en"].iter().any(|ending| first.word.ends_with(ending)) && first.word.chars().count() > 3;
    let has_subject = own.get(1).is_some_and(|second| subjects.contains(&second.word.as_str()));
    let is_german = sentence.language == Language::German && first.is_capital && is_verb && has_subject;
    let ends_before = own.last().is_some_and(|last| sentence.has_comma(last.end, sentence.at));
    (is_german && ends_before).then(|| sentence.found(own, 0, 1, false))?
}

/// "the so-called | peace plan".
fn doubtful(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = last_part(sentence, sentence.own_left());
    let at = any_at_end(own, DOUBTFUL)?;
    sentence.found(own, at, own.len() - at, false)
}

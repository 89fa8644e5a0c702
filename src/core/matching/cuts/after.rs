//! Finds words after a quotation in its sentence that limit what it says.

use super::{
    CutRuleMatch, Sentence, alternatives, ambiguous_if,
    attitudes::{Attitude, attitudes},
    before, east_asian, followed,
    language::Language,
    lists::{
        ACCORDING, BEFORE, BEGINNINGS, CONDITIONAL, CONJUNCTIONS, CONTRASTS, DENYING_ADVERBS, EXCEPTIONS,
        FRENCH_NEGATIONS, GERMAN_PARTICLES, HEDGES, LIMITS, NOT, ONLY, PARTED_VERBS, PARTLY, WITH, WITHOUT,
    },
    narrowed, others_words, quantities,
    quantity_words::{LESS_THAN, MORE_THAN},
    time::{condition_of_time, explains_time},
    tokens::{Token, any_at, any_at_end},
};
use crate::matching::{
    conditions::condition_in, local_words::Surroundings, omissions::negation_count, quotation_marks::is_quotation_mark,
};

/// The result of the first rule with a sure match, or else of the first with any match.
pub(super) fn found(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let rules: &[fn(&Sentence<'_>) -> Option<CutRuleMatch>] = &[
        time,
        behind_not,
        condition,
        called_untrue,
        excepted,
        only,
        limited,
        french_only,
        of_denied,
        contrast,
        partly,
        inverted,
        comment,
        quantities::after,
        coordinated,
        parted_verb,
        compared,
        governed_behind,
        followed::after,
        narrowed::excepted,
        narrowed::described,
        east_asian::after,
        others_words::after,
        alternatives::after,
    ];
    let all: Vec<CutRuleMatch> = rules.iter().filter_map(|rule| rule(sentence)).collect();
    all.iter().find(|found| found.is_sure).or(all.first()).cloned()
}

/// "They sail | when the wind blows".
fn time(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_right();
    let first = sentence.left.len();
    let all: Vec<Token> = sentence.left.iter().chain(own).cloned().collect();
    let is_explained =
        sentence.left.last().zip(own.first()).is_some_and(|(last, next)| sentence.has_comma(last.end, next.start))
            && explains_time(sentence.left.last());
    (first + usize::from(is_explained)..all.len()).find_map(|at| {
        let (length, is_sure) = condition_of_time(&all, at, sentence.end_of_clause(&all, at), sentence.language)?;
        sentence.found(&all, at, length, is_sure)
    })
}

/// „Er kommt nicht | zu früh“, "They are not | wrong": what is denied is cut off, so that something else is.
fn behind_not(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let last = sentence.left.last().filter(|last| last.start >= sentence.quoted_from)?;
    let next = sentence.right.first()?;
    // « un premier pas | vers la paix » denies nothing.
    let is_step = last.word == "pas" && !sentence.left.iter().any(|token| matches!(token.word.as_str(), "ne" | "n'"));
    let is_not = DENYING_ADVERBS.contains(&last.word.as_str()) && !is_step
        || last.word.ends_with("n't") && sentence.language == Language::English;
    let joins = is_joining(&next.word) || CONJUNCTIONS.contains(&next.word.as_str());
    let is_parted = sentence.has_comma(last.end, next.start)
        || sentence.text.get(last.end..next.start).is_none_or(|between| between.contains(is_quotation_mark));
    (is_not && !joins && !is_parted).then(|| sentence.found(&sentence.right, 0, 1, true))?
}

fn is_joining(word: &str) -> bool {
    matches!(word, "and" | "or" | "und" | "oder" | "et" | "ou" | "y" | "o" | "en" | "of" | "och" | "og")
}

/// « Nous construirons | si Paris paie »: words for "if" that also mean other things.
fn condition(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_right();
    let at = (0..own.len()).find(|at| ambiguous_if::makes_condition(own, *at, sentence.language))?;
    sentence.found(own, at, 1, true)
}

fn first_of(sentence: &Sentence<'_>, tokens: &[Token], phrases: &[&str], is_sure: bool) -> Option<CutRuleMatch> {
    (0..tokens.len()).find_map(|at| {
        let count = any_at(tokens, at, phrases)?;
        sentence.found(tokens, at, count, is_sure)
    })
}

/// "We accept it all | apart from the second article".
fn excepted(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_right();
    let of_all = first_of(sentence, own, EXCEPTIONS, true);
    // "all of them | but one".
    let is_after_comma = sentence.text.get(..sentence.at).is_some_and(|before| before.trim_end().ends_with(','));
    of_all.or_else(|| {
        let is_but = sentence.right.first().is_some_and(|first| first.word == "but");
        let counts = sentence.right.get(1).is_some_and(|second| {
            matches!(second.word.as_str(), "one" | "two" | "three" | "a" | "the" | "for")
                && !sentence.has_comma(sentence.at, second.start)
        });
        let takes_all = sentence.left.iter().any(|token| {
            matches!(
                token.word.as_str(),
                "all"
                    | "every"
                    | "everyone"
                    | "everybody"
                    | "everything"
                    | "none"
                    | "nobody"
                    | "nothing"
                    | "any"
                    | "no"
            )
        });
        (is_but && counts && takes_all && !is_after_comma).then(|| sentence.found(&sentence.right, 0, 2, true))?
    })
}

/// "We support it | only in part", "with a guarantee only".
fn only(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_right();
    if let Some(count) = any_at(own, 0, ONLY) {
        // "…, only we have no money": a conjunction.
        let begins_clause = own.get(count).is_some_and(|next| {
            matches!(next.word.as_str(), "we" | "they" | "he" | "she" | "it" | "i" | "you" | "there")
        });
        let is_conjunction = begins_clause && sentence.has_comma(sentence.at, own.first()?.start);
        return (!is_conjunction).then(|| sentence.found(own, 0, count, true))?;
    }
    if sentence.has_comma(sentence.at, own.first()?.start) {
        return None;
    }
    let at = any_at_end(own, ONLY)?;
    sentence.found(own, at, 1, true)
}

/// A limit after a conjunction: "We agree, | but not before April", "Wir stimmen zu, | aber erst nach der Wahl".
fn limited(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let right = &sentence.right;
    let word = |at: usize| right.get(at).map_or("", |token| token.word.as_str());
    if !CONJUNCTIONS.contains(&word(0)) {
        return None;
    }
    let narrows = any_at(right, 1, ONLY).filter(|count| LIMITS.contains(&word(1 + count)));
    // "but not today" does not change the words before it and is only shown; see `contrast`.
    let denies = (NOT.contains(&word(1)) && CONDITIONAL.contains(&word(2))).then_some(1);
    let count = narrows.or(denies)?;
    sentence.found(right, 0, 2 + count, true)
}

/// « Nous ne construirons le pont | qu’avec leur accord ».
fn french_only(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let left = &sentence.left;
    let is_open = sentence.language == Language::French
        && left.iter().any(|token| matches!(token.word.as_str(), "ne" | "n'"))
        && !left.iter().any(|token| FRENCH_NEGATIONS.contains(&token.word.as_str()));
    let own = sentence.own_right();
    let at = own.iter().take(4).position(|token| matches!(token.word.as_str(), "que" | "qu'"))?;
    is_open.then(|| sentence.found(own, at, 1, true))?
}

/// "We cannot sign | without a guarantee"; but not "They left | without a word", which is also true without it.
fn of_denied(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_right();
    let is_denied = negation_count(sentence.before) > 0;
    let without = first_of(sentence, own, WITHOUT, is_denied);
    // "I have never crossed in the dark | with passengers": perhaps they did so without them.
    let with = || {
        let count = any_at(own, 0, WITH).filter(|_| is_denied && !sentence.has_comma(sentence.at, sentence.at + 1))?;
        sentence.found(own, 0, count, false)
    };
    // "No pensioner will pay | more than £20": only that is denied.
    let limit = || {
        let is_quoted =
            sentence.text.get(sentence.quoted_from..sentence.at).is_some_and(|quoted| negation_count(quoted) > 0);
        let at_once = own.first().filter(|first| is_quoted && !sentence.has_comma(sentence.at, first.start))?;
        let than = [MORE_THAN, LESS_THAN, &["more"]].into_iter().filter_map(|list| any_at(own, 0, list)).max();
        let count = than.filter(|_| !at_once.is_capital)?;
        sentence.found(own, 0, count, true)
    };
    without.or_else(|| is_denied.then(|| first_of(sentence, own, BEFORE, true)).flatten()).or_else(limit).or_else(with)
}

/// "We will build a bridge | rather than a tunnel", "We accept it, | but not today".
fn contrast(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let word = |at: usize| sentence.right.get(at).map_or("", |token| token.word.as_str());
    let is_denied = CONJUNCTIONS.contains(&word(0)) && NOT.contains(&word(1));
    let at_once = any_at(&sentence.right, 0, CONTRASTS).or(is_denied.then_some(2));
    if at_once.is_some_and(|count| is_reverse(sentence.right.get(count..).unwrap_or_default())) {
        return None;
    }
    at_once
        .and_then(|count| sentence.found(&sentence.right, 0, count, false))
        .or_else(|| first_of(sentence, sentence.own_right(), CONTRASTS, false))
}

/// Whether the contrast only confirms what it follows: "… rather than the other way round", « et non l’inverse ».
fn is_reverse(rest: &[Token]) -> bool {
    const REVERSE: &[&str] = &[
        "inverse",
        "contraire",
        "umgekehrt",
        "vice",
        "viceversa",
        "revés",
        "contrario",
        "contrário",
        "contrari",
        "omgekeerd",
        "наоборот",
        "навпаки",
        "odwrotnie",
        "naopak",
        "tvärtom",
        "omvendt",
        "päinvastoin",
        "fordítva",
        "invers",
        "αντίθετο",
        "tersi",
    ];
    rest.iter().take(2).any(|token| token.is_one_of(REVERSE))
        || any_at(rest, 0, &["the other way", "the reverse", "the opposite"]).is_some()
}

/// "Wir lehnen den Verkauf | ab", "We ruled the sale | out": a verb whose second part is cut off. If the two parts
/// together deny something, the rest says the opposite; for other verbs the user should check it.
fn parted_verb(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_right();
    let ends = sentence.end_of_clause(own, 0);
    // "They turned the boat | down the river" is complete; "they turned the plan | down" is not.
    let at = ends.checked_sub(1)?;
    if at > 0 && !matches!(sentence.language, Language::German | Language::Dutch) {
        return None;
    }
    let particle = own.get(at)?;
    let quoted = || sentence.own_left().iter().filter(|token| token.start >= sentence.quoted_from);
    let is_verb = |verbs: &str| quoted().any(|token| verbs.split_whitespace().any(|verb| verb == token.word));
    let denying = PARTED_VERBS
        .iter()
        .find(|(language, own, verbs)| *language == sentence.language && *own == particle.word && is_verb(verbs));
    let is_other = || {
        sentence.language == Language::German
            && GERMAN_PARTICLES.contains(&particle.word.as_str())
            && quoted().any(is_german_verb)
    };
    (denying.is_some() || is_other()).then(|| sentence.found(own, at, 1, denying.is_some()))?
}

/// Whether a word may be a verb of a German main clause: the phrase „den Bau der Straße“ has no verb that could be
/// split.
fn is_german_verb(token: &Token) -> bool {
    const ENDINGS: [&str; 3] = ["t", "en", "te"];
    const OTHERS: &str = "nicht mit ist seit statt den einen meinen seinen ihren unseren keinen diesen jeden allen vielen anderen \
        neuen alten ersten letzten heute bitte dort zwischen gegen neben oben unten morgen";
    !token.is_capital
        && token.word.chars().count() > 2
        && ENDINGS.iter().any(|ending| token.word.ends_with(ending))
        && !OTHERS.split_whitespace().any(|other| other == token.word)
}

/// "The claim that we took it | is false".
fn called_untrue(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const NEAR: usize = 4;
    let right = &sentence.right;
    let first = right.first()?;
    let is_called =
        matches!(first.word.as_str(), "is" | "was" | "are" | "were" | "ist" | "war" | "est" | "es" | "era" | "è" | "é");
    let is_of_clause =
        sentence.left.iter().any(|token| matches!(token.word.as_str(), "that" | "dass" | "que" | "qu'" | "che"));
    let denied = attitudes(sentence.language).iter().filter(|(attitude, _)| *attitude == Attitude::Denied);
    let words: Vec<&str> = denied.flat_map(|(_, list)| list.split_whitespace()).collect();
    let at = right.iter().take(NEAR).position(|token| words.contains(&token.word.as_str()))?;
    (is_called && is_of_clause).then(|| sentence.found(right, at, 1, true))?
}

/// "We support it | in principle".
fn partly(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_right();
    let count = any_at(own, 0, PARTLY)?;
    sentence.found(own, 0, count, false)
}

/// "We will leave | should the sea rise".
fn inverted(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_right();
    let (first, second) = (own.first()?, own.get(1)?);
    let is_inverted = sentence.language == Language::English
        && matches!(first.word.as_str(), "should" | "had" | "were")
        && BEGINNINGS.contains(&second.word.as_str());
    let has_verb = sentence.left.iter().any(|token| before::is_modal(&token.word));
    (is_inverted && has_verb).then(|| sentence.found(own, 0, 1, true))?
}

/// Verbs with which others promise something: "the floor, they promise, will follow".
const PROMISES: &str = "promise promises promised guarantee guarantees versprechen verspricht schwören schwört jurent jure promettent promet \
    prometen promete juran jura promettono promette giurano giura prometem jura juram beloven belooft zweren zweert обещают клянутся \
    обіцяють клянуться obiecują slibují lovar lover lupaavat";

/// "The bridge is unsafe, | critics say", "we will win, | I hope".
fn comment(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const MOST: usize = 5;
    /// The most words of a remark that names the source: ", at least according to the engineers of the port".
    const MOST_OF_SOURCE: usize = 12;
    let right = sentence.right.as_slice();
    let is_parted = sentence.has_comma(sentence.at, right.first()?.start)
        || sentence.text.get(..sentence.at).is_some_and(|before| before.trim_end().ends_with(','));
    let end = sentence.end_of_clause(right, 0);
    // "According to plan" and "according to the law" name nobody.
    let is_rule = |token: &Token| {
        token.is_one_of(&[
            "plan", "plans", "schedule", "law", "rules", "gesetz", "loi", "règles", "ley", "legge", "lei", "wet",
        ])
    };
    let names_source = (0..right.len().min(4)).any(|at| {
        let behind = any_at(right, at, ACCORDING).and_then(|count| right.get(at + count..));
        behind.is_some_and(|behind| !behind.is_empty() && !behind.iter().take(2).any(is_rule))
    });
    let most = if names_source { MOST_OF_SOURCE } else { MOST };
    let comment = right.get(..end).filter(|words| is_parted && words.len() <= most)?;
    let is_hedge = (0..comment.len()).any(|at| any_at(comment, at, HEDGES).is_some());
    let is_said = comment.last().is_some_and(|last| {
        let words = attitudes(sentence.language).iter();
        words
            .filter(|(attitude, _)| !matches!(attitude, Attitude::Known | Attitude::Denied))
            .any(|(_, list)| list.split_whitespace().any(|word| word == last.word))
            || PROMISES.split_whitespace().any(|word| word == last.word)
    });
    // "I say" and "we stress" are the speaker's own.
    let states = |token: &Token| {
        let mut lists = attitudes(sentence.language).iter();
        lists.any(|(attitude, list)| {
            matches!(attitude, Attitude::Said | Attitude::SaidThat)
                && list.split_whitespace().any(|word| word == token.word)
        }) || token.is_one_of(&["sage", "dis"])
    };
    let is_own = comment.len() > 1
        && states(comment.last()?)
        && comment.first()?.is_one_of(&["i", "we", "ich", "wir", "je", "j'", "nous", "ik", "wij"])
        // "as I said", „wie ich gestern sagte“, "that is what I promised"
        || comment.first()?.is_one_of(&["as", "wie", "comme", "como", "come", "zoals", "that", "that's", "das", "c'", "dat"])
            && comment.iter().any(|token| token.is_one_of(&["i", "we", "ich", "wir", "je", "j'", "nous", "ik", "wij"]));
    ((is_hedge || names_source || is_said && comment.len() > 1) && !is_own)
        .then(|| sentence.found(right, 0, end, false))?
}

/// "Our hospitals are safer | than theirs", "It is safe | enough for goats": the extent to which it holds is cut off.
fn compared(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let first = sentence.right.first().filter(|first| !sentence.has_comma(sentence.at, first.start))?;
    let is_compared = match sentence.language {
        // "as little as they do"
        Language::English => {
            first.is_one_of(&["than", "enough"])
                || first.word == "as" && sentence.right.iter().skip(2).take(2).any(|token| token.word == "as")
        }
        Language::German => {
            first.is_one_of(&["als", "genug"])
                && (quoted(sentence).any(|token| token.word.ends_with("er"))
                    || quoted(sentence).last().is_some_and(|last| last.is_one_of(&["mehr", "anders", "anderes"])))
        }
        Language::Dutch => first.word == "dan" && quoted(sentence).any(|token| token.word.ends_with("er")),
        Language::French | Language::Spanish | Language::Portuguese => {
            first.is_one_of(&["que", "qu'", "do"])
                && quoted(sentence).any(|token| {
                    token.is_one_of(&[
                        "plus", "moins", "aussi", "más", "menos", "tan", "mais", "mejor", "peor", "meilleur", "pire",
                    ])
                })
        }
        Language::Italian => {
            first.is_one_of(&["di", "del", "della", "dei", "che"])
                && quoted(sentence).any(|token| token.is_one_of(&["più", "meno"]))
        }
    };
    is_compared.then(|| sentence.found(&sentence.right, 0, 1, false))?
}

/// "Bakanlık raporu yayımlamayı | reddediyor", "मंत्रालय रिपोर्ट प्रकाशित करने | से इनकार करता है": in Turkish and
/// Hindi the governing verb comes last.
fn governed_behind(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const DENYING: &str = "reddediyor reddediyoruz reddetti reddettik reddediyorlar uzak uzaktır efsane efsanedir yalan yalandır \
        iddia söyleniyor söylentisi इनकार इंकार झूठ मिथक दावा अफवाह अफ़वाह";
    // “Suyun bilerek bırakıldığını | söylüyor”: a clause that only depends on the verb after it.
    let end = sentence.end_of_clause(&sentence.right, 0);
    let clause = sentence.right.get(..end)?;
    let last = sentence.left.last().filter(|last| last.start >= sentence.quoted_from);
    let is_dependent = last.is_some_and(|last| is_turkish_dependent(&last.word));
    if is_dependent && !clause.is_empty() {
        return sentence.found(&sentence.right, 0, 1, false);
    }
    let at = clause.iter().position(|token| DENYING.split_whitespace().any(|word| word == token.word))?;
    sentence.found(&sentence.right, at, 1, true)
}

/// Whether a Turkish verb is the object of another one, in any person: "sakladığımı", "geleceğimizi", "bıraktıklarını".
fn is_turkish_dependent(word: &str) -> bool {
    const STEMS: [&str; 14] = [
        "dığ", "diğ", "duğ", "düğ", "tığ", "tiğ", "tuğ", "tüğ", "acağ", "eceğ", "dıklar", "dikler", "tıklar", "tikler",
    ];
    /// "aldığı karar" is a decision that someone made.
    const PERSONS: [&str; 7] = ["m", "n", "mız", "miz", "muz", "müz", "nız"];
    let is_case = |c: char| matches!(c, 'ı' | 'i' | 'u' | 'ü');
    STEMS.iter().filter_map(|stem| word.rsplit_once(stem)).any(|(head, rest)| {
        let person = rest.trim_start_matches(is_case).trim_end_matches(is_case);
        head.chars().count() >= 2 && rest.ends_with(is_case) && PERSONS.contains(&person)
    })
}

/// The words of the quotation.
fn quoted<'s>(sentence: &'s Sentence<'_>) -> impl Iterator<Item = &'s Token> {
    sentence.left.iter().filter(|token| token.start >= sentence.quoted_from)
}

/// "We will sign | and ratify it if they do": one condition for both.
fn coordinated(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_right().len();
    let and = sentence.right.get(own)?;
    let next = sentence.right.get(own + 1)?;
    let before = if own == 0 { sentence.at } else { sentence.right.get(own - 1)?.end };
    let joins = is_joining(&and.word) && !matches!(and.word.as_str(), "en" | "of" | "och" | "og");
    // Another subject with a clause of its own.
    let is_clause = matches!(
        next.word.as_str(),
        "we" | "they"
            | "he"
            | "she"
            | "it"
            | "i"
            | "you"
            | "if"
            | "when"
            | "wir"
            | "sie"
            | "er"
            | "wenn"
            | "nous"
            | "ils"
            | "si"
    );
    // American style has the comma within the quotation.
    let has_comma_within =
        own == 0 && sentence.text.get(..sentence.at).is_some_and(|quoted| quoted.trim_end().ends_with(','));
    let is_after_comma = has_comma_within || sentence.has_comma(before, and.start);
    if !joins || is_clause || is_after_comma && (next.is_capital || BEGINNINGS.contains(&next.word.as_str())) {
        return None;
    }
    // Only up to the next clause with a subject of its own.
    let rest = sentence.right.get(own + 1..)?;
    let ends = rest.iter().zip(rest.iter().skip(1)).find(|(word, next)| {
        matches!(word.word.as_str(), "and" | "or" | "but") && BEGINNINGS.contains(&next.word.as_str())
    });
    let end = ends.map_or(sentence.at + sentence.after.len(), |(word, _)| word.start);
    let words = sentence.text.get(next.start..end)?;
    let condition = condition_in(words, &Surroundings::new(sentence.text))?;
    let at = next.start + condition.start;
    let number = sentence.right.partition_point(|token| token.start < at);
    sentence.found(&sentence.right, number, 1, false)
}

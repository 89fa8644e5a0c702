//! Words that nobody said, or not yet: "denied saying", "never said", "If Lee says", "wants Lee to say".

use super::Cue;
use crate::attribution::items::ItemKind;
use crate::attribution::phrases::Reader;
use crate::attribution::tokens::Kind;
use crate::attribution::verbs::denials::DENIES;
use crate::attribution::word::WordClasses;

/// The most items before the verb that are examined.
const NEAR: usize = 6;

/// Forms of verbs of wishing and refusing, which precede "to say".
const WISHES: &str = " refused refuses refusing refuse declined declines declining decline wants want wanted wanting wishes wished expects \
        expected expecting asked asks urged urges begged begs forced forces hopes hoped failed fails forgot forgets intends \
        intended plans planned unwilling reluctant afraid unable forbidden forbade supposed like invited invites challenged \
        challenges dared dares ordered orders instructed advised needs needed ";

/// Whether the clause of the cue says that the words were not said, or only asks whether or supposes that they were.
pub(super) fn is_denied(reader: &Reader<'_>, cue: &Cue) -> bool {
    // "didn’t say": "did" is not a verb of saying.
    let is_auxiliary = |at: usize| is_negation(reader.lower(at)) && reader.items.word(at + 1).is(WordClasses::SAID);
    let Some(verb) = cue.verb.filter(|verb| cue.is_saying || is_auxiliary(*verb)) else { return false };
    let verb = verb + usize::from(is_auxiliary(verb));
    if !reader.is_english {
        return is_denied_elsewhere(reader, verb);
    }
    let first = auxiliaries_start(reader, verb);
    let within = || (first..verb).map(|at| reader.lower(at));
    let before = first.checked_sub(1).map_or("", |at| reader.lower(at));
    let is_straight = cue.phrase.start < verb;
    // "wants Lee to say": the verb next to the quotation is a different one.
    let is_wished = is_straight && is_wish_of(reader, verb);
    is_wished
        || is_negated(reader, first, verb)
        || is_unreal(reader, first, verb)
        || is_misquoted(reader, verb, within())
        || before == "to" && is_wish(reader, first - 1)
        || is_avoided(reader, first, before)
        || is_straight && is_supposed(reader, cue.phrase.start)
}

/// Where the auxiliaries and adverbs before a verb begin: "did not", "would never", "ever having".
fn auxiliaries_start(reader: &Reader<'_>, verb: usize) -> usize {
    let is_small = |at: &usize| {
        let word = reader.items.word(*at);
        let is_adverb = word.is(WordClasses::ADVERB.or(WordClasses::AUXILIARY)) && !word.is(WordClasses::DETERMINER);
        is_adverb || reader.lower(*at) == "having" || is_negation(reader.lower(*at))
    };
    verb - (verb.saturating_sub(NEAR)..verb).rev().take_while(is_small).count()
}

fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "never") || word.ends_with("n't") || word.ends_with("n’t")
}

/// "never said", "did not say"; but not "did not only say".
fn is_negated(reader: &Reader<'_>, first: usize, verb: usize) -> bool {
    let is_only = |at: usize| matches!(reader.lower(at), "only" | "just" | "merely" | "simply" | "once");
    (first..verb).any(|at| is_negation(reader.lower(at)) && !is_only(at + 1))
}

/// "could have said", "should have said".
fn is_unreal(reader: &Reader<'_>, first: usize, verb: usize) -> bool {
    let is_modal = |at: usize| matches!(reader.lower(at), "could" | "would" | "should" | "might" | "may" | "must");
    (first..verb).any(|at| is_modal(at) && (at + 1..verb).any(|at| reader.lower(at) == "have"))
}

/// "was wrongly quoted as saying".
fn is_misquoted<'w>(reader: &Reader<'_>, verb: usize, mut before: impl Iterator<Item = &'w str>) -> bool {
    let is_wrong = |word: &str| matches!(word, "wrongly" | "falsely" | "incorrectly" | "erroneously" | "mistakenly");
    let quoted = |at: usize| matches!(reader.lower(at), "quoted" | "cited" | "reported" | "credited" | "misquoted");
    let quote = (verb.saturating_sub(2)..=verb).find(|at| quoted(*at));
    quote.is_some_and(|quote| {
        reader.lower(quote) == "misquoted"
            || quote.checked_sub(1).is_some_and(|at| is_wrong(reader.lower(at)))
            || before.any(is_wrong)
    })
}

/// "refused to say", "wants Lee to say": `to` is the item of that word.
fn is_wish(reader: &Reader<'_>, to: usize) -> bool {
    let from = to.saturating_sub(NEAR);
    let is_break = |at: &usize| reader.items.kind_at(*at) == ItemKind::Quote;
    let words = (from..to).rev().take_while(|at| !is_break(at) && !reader.items.is(*at, Kind::Stop));
    words.map(|at| reader.lower(at)).any(is_in_wishes)
}

/// "wants Lee to say": a verb of wishing with an infinitive of saying after it.
fn is_wish_of(reader: &Reader<'_>, verb: usize) -> bool {
    let is_to_say =
        |at: &usize| reader.lower(*at) == "to" && matches!(reader.lower(at + 1), "say" | "tell" | "write" | "admit");
    let to = (verb + 1..verb + NEAR).find(is_to_say);
    to.is_some_and(|to| (verb..to).any(|at| is_in_wishes(reader.lower(at))))
}

fn is_in_wishes(word: &str) -> bool {
    !word.is_empty() && WISHES.contains(&format!(" {word} "))
}

/// "denied saying", "stopped short of saying", "without saying", "instead of saying".
fn is_avoided(reader: &Reader<'_>, first: usize, before: &str) -> bool {
    let earlier = first.checked_sub(2).map_or("", |at| reader.lower(at));
    match before {
        "denied" | "denies" | "denying" | "deny" | "avoided" | "avoids" | "avoiding" | "without" => true,
        "of" => matches!(earlier, "short" | "instead"),
        "from" => matches!(earlier, "refrained" | "refrains" | "refraining" | "shied" | "stopped"),
        _ => false,
    }
}

/// "If Lee says", "Did Lee say", "Nowhere did Lee say", "denied that Lee had said": the words before the subject.
fn is_supposed(reader: &Reader<'_>, subject: usize) -> bool {
    let word = |back: usize| subject.checked_sub(back).map_or("", |at| reader.lower(at));
    match word(1) {
        "if" | "unless" | "whether" | "suppose" | "imagine" | "lest" => true,
        "did" | "does" | "do" => !matches!(word(2), "what" | "how" | "why" | "so" | "as"),
        "that" => (2..=NEAR).any(|back| matches!(word(back), "denied" | "denies" | "denying" | "deny" | "untrue")),
        _ => matches!(word(1), "denied" | "denies" | "denying"),
    }
}

/// "hat nie gesagt", "n’a jamais dit", "nunca dijo", "bestreitet, gesagt zu haben".
fn is_denied_elsewhere(reader: &Reader<'_>, verb: usize) -> bool {
    const BEFORE: &str = " nie niemals nicht keineswegs nunca jamás jamás no jamais mai não nigdy aldrig nooit ikke inte никогда не никога nikdy \
        asla ";
    let is_in = |list: &str, at: usize| {
        let word = reader.lower(at);
        !word.is_empty() && list.contains(&format!(" {word} "))
    };
    let is_break = |at: &usize| {
        let is_and = matches!(reader.lower(*at), "und" | "et" | "y" | "e" | "i" | "en" | "och" | "og");
        is_and || matches!(reader.items.kind_at(*at), ItemKind::Quote | ItemKind::Token(Kind::Stop))
    };
    let before = || (verb.saturating_sub(NEAR)..verb).rev().take_while(|at| !is_break(at));
    let is_negated = before().take(2).any(|at| is_in(BEFORE, at));
    let is_behind = (verb + 1..verb + 4).any(|at| matches!(reader.lower(at), "pas" | "jamais" | "nicht" | "nie"));
    // „Sie bestreitet das: „…““ has her own words after the colon.
    let is_of_saying = (verb + 1..verb + 4).any(|at| reader.items.word(at).is(WordClasses::SAID.or(WordClasses::PAST)));
    is_negated
        || is_behind && !is_in(DENIES, verb)
        || before().any(|at| is_in(DENIES, at))
        || is_of_saying && is_in(DENIES, verb)
}

//! What a quote leaves out that turns its meaning: negations, numbers and names, in an ellipsis and beside its ends.
//!
//! Negations are known for the languages that the table below names. They are looked for clause by clause: one of
//! another sentence says nothing about a quote. A clause ends at a stop, a comma, a quotation mark or a conjunction;
//! that is coarse, and where it errs it warns.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    boundary::has_word,
    quotation_marks::{is_cjk, is_quotation_mark},
};

/// What a shortened quote leaves out that may turn its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Omission {
    /// A negation: "not", "never", "without" …
    Negation,
    /// A number, in digits.
    Number,
    /// A name: a word with a capital within a sentence.
    Name,
}

impl Omission {
    /// The word for it in a sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Negation => "a negation",
            Self::Number => "a number",
            Self::Name => "a name",
        }
    }
}

/// What `left_out` holds that a reader would miss, each kind once. It warns too often rather than too seldom.
pub fn omissions_in(left_out: &str) -> Vec<Omission> {
    let mut found = Vec::new();
    let mut add = |loss: Omission| {
        if !found.contains(&loss) {
            found.push(loss);
        }
    };
    if negations(left_out, Strength::Weak).next().is_some() {
        add(Omission::Negation);
    }
    let mut sentence_starts = false;
    for word in left_out.split_word_bounds() {
        if word.chars().any(char::is_numeric) {
            add(Omission::Number);
        } else if !sentence_starts
            && word != "I"
            && word.chars().next().is_some_and(char::is_uppercase)
            && negation_of_word(word).is_none()
        {
            add(Omission::Name);
        }
        if has_word(word) {
            sentence_starts = false;
        } else if word.contains(['.', '!', '?']) || word.chars().any(is_quotation_mark) {
            sentence_starts = true;
        }
    }
    found
}

/// How many negations there are in a text, those of a phrase ("without") among them.
pub fn negation_count(text: &str) -> usize {
    negations(text, Strength::Weak).count()
}

/// How much a negation turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// A phrase only ("without", "unless"), or a word of which it is a part.
    Weak,
    /// The whole clause.
    Strong,
}

/// Words that negate a clause: English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish,
/// Czech, Russian, Ukrainian, Turkish, Arabic, Vietnamese.
const STRONG: &[&str] = &[
    "not",
    "no",
    "never",
    "none",
    "nor",
    "neither",
    "nobody",
    "nothing",
    "nowhere",
    "cannot",
    "hardly",
    "barely",
    "scarcely",
    "nicht",
    "nichts",
    "kein",
    "keine",
    "keinen",
    "keinem",
    "keiner",
    "keines",
    "keinerlei",
    "nie",
    "niemals",
    "niemand",
    "niemanden",
    "niemandem",
    "nirgends",
    "nirgendwo",
    "weder",
    "kaum",
    "keineswegs",
    "keinesfalls",
    "mitnichten",
    "ne",
    "pas",
    "jamais",
    "rien",
    "aucun",
    "aucune",
    "guère",
    "nullement",
    "nunca",
    "jamás",
    "nada",
    "nadie",
    "ningún",
    "ninguno",
    "ninguna",
    "tampoco",
    "non",
    "nessun",
    "nessuno",
    "nessuna",
    "niente",
    "nulla",
    "mica",
    "não",
    "ninguém",
    "nenhum",
    "nenhuma",
    "nem",
    "niet",
    "niets",
    "geen",
    "nooit",
    "nergens",
    "inte",
    "ej",
    "icke",
    "ikke",
    "ingen",
    "inget",
    "ingenting",
    "aldrig",
    "aldri",
    "nigdy",
    "nikt",
    "nic",
    "żaden",
    "żadna",
    "żadne",
    "není",
    "nejsou",
    "nikdy",
    "nikdo",
    "не",
    "нет",
    "ни",
    "никогда",
    "никто",
    "ничего",
    "ні",
    "немає",
    "değil",
    "yok",
    "hayır",
    "لا",
    "لم",
    "لن",
    "ليس",
    "không",
    "chưa",
];

/// Words that negate a phrase, or attach a condition to it.
const WEAK: &[&str] = &[
    "without", "unless", "except", "ohne", "außer", "sans", "sauf", "ni", "sin", "salvo", "senza", "tranne", "sem",
    "exceto", "zonder", "behalve", "utan", "uden", "uten", "bez", "без", "olmadan",
];

/// Parts of Korean words that negate their clause.
const KOREAN: &[&str] = &[
    "않", "없", "아니", "아닙", "아닌", "아닐", "아님", "못하", "못했", "못한", "못할", "못합", "못함", "말라", "말아",
    "마라",
];
/// Korean words that hold one of these and negate nothing.
const NOT_KOREAN: &[&str] = &[
    "끊임없",
    "틀림없",
    "어김없",
    "아낌없",
    "거침없",
    "말라리아",
    "말라위",
    "아니메",
    "마라톤",
    "없애",
    "없앤",
    "없앨",
    "없앴",
    "리투아니아",
    "줄리아니",
    "과테말라",
    "히말라야",
    "말라카",
    "마라도",
    "마라케시",
    "못지않",
    "상관없",
    "관계없",
    "변함없",
    "다름없",
];

/// Endings of Japanese verbs, and words, that negate their clause; with what may stand before them and makes them
/// something else.
const JAPANESE: &[(&str, &[&str])] = &[
    ("なかった", &["少", "危"]),
    ("なければ", &[]),
    ("ないで", &["少", "危"]),
    ("なく", &["まも", "間も", "少"]),
    ("ない", &["少", "危", "切", "お", "間違い"]),
    ("無い", &[]),
    ("ません", &[]),
    ("ずに", &["必", "ま", "は", "わ", "い", "み"]),
    ("らず", &["かな"]),
    ("わず", &[]),
    ("せず", &[]),
    ("めず", &[]),
    ("じず", &[]),
    ("えず", &[]),
    ("れず", &[]),
    ("おらず", &[]),
    ("らぬ", &[]),
    ("せぬ", &[]),
    ("れぬ", &[]),
    ("るまい", &[]),
];

/// Chinese words that negate their clause, with what they may be a part of that negates nothing.
const CHINESE: &[(&str, &[&str])] = &[
    ("没有", &[]),
    ("沒有", &[]),
    ("没", &["没收", "没落", "淹没", "沉没"]),
    ("沒", &["沒收", "沒落", "淹沒", "沉沒"]),
    (
        "不",
        &[
            "不过",
            "不過",
            "不断",
            "不斷",
            "不久",
            "不仅",
            "不僅",
            "不但",
            "不同",
            "不动产",
            "不動產",
            "要不",
            "差不多",
            "不少",
            "不错",
            "不錯",
            "不管",
            "不论",
            "不論",
            "不丹",
        ],
    ),
    ("未", &["未来", "未來"]),
    ("无", &["无论", "无线", "无人机", "无数", "无疑", "无锡"]),
    ("無", &["無論", "無線", "無人機", "無數", "無疑", "無錫"]),
    ("并非", &[]),
    ("並非", &[]),
    ("绝非", &[]),
    ("絕非", &[]),
    ("勿", &[]),
    (
        "别",
        &[
            "特别", "分别", "性别", "区别", "个别", "级别", "别的", "别人", "别墅", "识别", "辨别", "国别", "告别",
            "差别", "类别",
        ],
    ),
];

/// How strongly a word between two word bounds negates, if it does.
fn negation_of_word(word: &str) -> Option<Strength> {
    let lower = word.to_lowercase();
    let bare = lower.as_str();
    let is_contracted = bare.ends_with("n't") || bare.ends_with("n’t");
    // n’est, n'a: of French, and of Italian dialects.
    let is_elided = bare.starts_with("n’") || bare.starts_with("n'");
    if is_contracted || (is_elided && bare.chars().count() >= 3) || STRONG.contains(&bare) {
        Some(Strength::Strong)
    } else if WEAK.contains(&bare) {
        Some(Strength::Weak)
    } else {
        None
    }
}

/// The negations of a text that are at least so strong, in order.
fn negations(text: &str, least: Strength) -> impl Iterator<Item = Range<usize>> {
    let is_japanese = text.chars().any(|c| matches!(c, '\u{3041}'..='\u{30FF}'));
    words(text).flat_map(move |(range, word)| {
        let found = if word.chars().any(is_hangul) {
            is_korean_negation(word).then(|| vec![range.clone()])
        } else if word.chars().any(is_cjk) {
            Some(east_asian(word, is_japanese, least).map(|at| range.start + at.start..range.start + at.end).collect())
        } else {
            let is_number_sign = || word == "No" && is_before_number(text, range.end);
            negation_of_word(word)
                .filter(|strength| *strength >= least && !is_number_sign())
                .map(|_| vec![range.clone()])
        };
        found.unwrap_or_default()
    })
}

/// "No. 10" is no negation.
fn is_before_number(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.strip_prefix('.').unwrap_or(rest).trim_start().starts_with(char::is_numeric)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// The words of a text with their bytes: by UAX #29, but runs of Han and kana whole, and Korean words with their
/// endings.
fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut pieces = text.split_word_bound_indices().peekable();
    std::iter::from_fn(move || {
        let (start, piece) = pieces.find(|(_, piece)| has_word(piece))?;
        let mut end = start + piece.len();
        let is_joined = |piece: &str| piece.chars().all(|c| is_cjk(c) && c.is_alphanumeric() || c == 'ー');
        if is_joined(piece) {
            while let Some((at, next)) = pieces.peek().filter(|(at, next)| *at == end && is_joined(next)) {
                end = at + next.len();
                pieces.next();
            }
        }
        Some((start..end, text.get(start..end)?))
    })
}

fn is_korean_negation(word: &str) -> bool {
    let holds = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    // 안된다 in one word; 제안됐다 is another.
    let is_joined = ["안되", "안된", "안될", "안됩", "안돼", "안됐", "못해"].iter().any(|part| word.starts_with(part));
    matches!(word, "안" | "못") || is_joined || (holds(KOREAN) && !holds(NOT_KOREAN))
}

/// The negations within a run of Han and kana.
fn east_asian(run: &str, is_japanese: bool, least: Strength) -> impl Iterator<Item = Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if is_japanese {
        for (ending, others) in JAPANESE {
            let places = run.match_indices(ending).map(|(at, ending)| at..at + ending.len());
            found.extend(places.filter(|at| {
                let before = run.get(..at.start).unwrap_or_default();
                !others.iter().any(|other| before.ends_with(other))
            }));
        }
        // 不賛成, 未定: within a word; whether the clause is denied by it cannot be told.
        if least == Strength::Weak {
            found.extend(run.match_indices(['不', '無', '非', '未']).map(|(at, c)| at..at + c.len()));
        }
    } else {
        for (word, others) in CHINESE {
            let places = run.match_indices(word).map(|(at, word)| at..at + word.len());
            found.extend(places.filter(|at| !is_part_of(run, at, others)));
        }
    }
    found.sort_by_key(|at| (at.start, at.end));
    found.into_iter()
}

/// Whether the place is a part of one of these words.
fn is_part_of(run: &str, at: &Range<usize>, others: &[&str]) -> bool {
    others
        .iter()
        .any(|other| run.match_indices(other).any(|(start, _)| start <= at.start && at.end <= start + other.len()))
}

/// Conjunctions and relative words, after which another clause begins.
const CONJUNCTIONS: &[&str] = &[
    "and", "but", "or", "that", "because", "if", "when", "while", "although", "though", "which", "who", "whether",
    "since", "yet", "und", "aber", "oder", "sondern", "dass", "daß", "weil", "wenn", "obwohl", "denn", "während", "ob",
    "et", "mais", "ou", "que", "parce", "quand", "donc", "puisque", "y", "pero", "porque", "cuando", "sino", "e", "ma",
    "che", "perché", "maar", "omdat", "och", "att", "og", "ale", "że", "что", "но", "и",
];

/// Endings of Korean words after which another clause begins.
const KOREAN_CLAUSES: &[&str] = &["지만", "는데", "은데", "면서", "니까", "므로", "으나"];

/// The bytes of a text between which clauses end: each end of a clause as the bytes that make it.
fn clause_ends(text: &str) -> Vec<Range<usize>> {
    let mut ends: Vec<Range<usize>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        if ends_clause_at(text, at, c, before, after) {
            ends.push(at..at + c.len_utf8());
        }
        before = Some(c);
    }
    for (range, word) in words(text) {
        let after = text.get(range.end..).unwrap_or_default();
        let is_korean = KOREAN_CLAUSES.iter().any(|ending| word.ends_with(ending)) || joins_clauses(word, after);
        if is_korean {
            ends.push(range.end..range.end);
        } else if !word.chars().any(is_cjk) && CONJUNCTIONS.contains(&word.to_lowercase().as_str()) {
            ends.push(range);
        }
    }
    ends.sort_by_key(|end| (end.start, end.end));
    ends
}

fn ends_clause_at(text: &str, at: usize, c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    match c {
        '.' => {
            let ends = after.is_none_or(|c| c.is_whitespace() || is_quotation_mark(c) || matches!(c, ')' | ']'));
            let is_number_sign = text
                .get(at..)
                .is_some_and(|rest| rest.trim_start_matches(['.', ' ', '\u{a0}']).starts_with(char::is_numeric));
            ends && !is_abbreviation(text.get(..at).unwrap_or_default(), is_number_sign)
        }
        ',' | ':' => !(is_digit(before) && is_digit(after)),
        // 、と: what was said goes on to the verb that takes it.
        '、' => !text.get(at..).is_some_and(|rest| rest.starts_with("、と")),
        '!' | '?' | ';' | '…' | '。' | '！' | '？' | '；' | '，' | '：' | '—' | '(' | ')' | '（' | '）' | '\n' => {
            true
        }
        '–' => before.is_some_and(char::is_whitespace),
        _ if matches!(c, '\'' | '’' | '‘' | '′') => {
            !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric))
        }
        _ => is_quotation_mark(c),
    }
}

/// Whether a full stop after this text ends a title or an initial, and no sentence.
pub(super) fn is_abbreviation(before: &str, is_number_next: bool) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    is_initial
        || (is_number_next && matches!(word, "No" | "Nr" | "nos" | "no" | "p" | "Art"))
        || ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Hr", "Fr"].contains(&word)
}

/// Whether this text, which ends with the character, ends a clause.
fn is_clause_mark(text: &str, last: char) -> bool {
    is_stop(last) && !(last == '.' && is_abbreviation(text.trim_end_matches('.'), false))
        || is_quotation_mark(last) && !matches!(last, '\'' | '’')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ',' | ';' | ':' | '…' | '。' | '！' | '？' | '，' | '；' | '：' | '(' | ')')
}

/// Words beside a cut among which a negation is near enough to be told.
const BESIDE: usize = 3;

/// A negation from which a quote that begins at byte `start` is cut off: just before it, or leading the clause that
/// it begins in. Its bytes in the text.
pub fn negation_before(text: &str, start: usize) -> Option<Range<usize>> {
    const REACH: usize = 512;
    let before = text.get(..start)?;
    // Nearly every quote begins where a clause does.
    if before.trim_end().chars().next_back().is_none_or(|c| is_clause_mark(before.trim_end(), c)) {
        return None;
    }
    let from = before.floor_char_boundary(before.len().saturating_sub(REACH));
    let near = before.get(from..)?;
    let clause = clause_ends(near).last().map_or(0, |end| end.end);
    let fragment = near.get(clause..)?;
    let offset = from + clause;
    let words: Vec<_> = words(fragment).collect();
    let beside = words.len().checked_sub(BESIDE).and_then(|first| words.get(first)).map_or(0, |(range, _)| range.start);
    let found = negations(fragment, Strength::Strong)
        .filter(|at| at.start >= beside || words.first().is_some_and(|(first, _)| first.start == at.start))
        .last()?;
    Some(offset + found.start..offset + found.end)
}

/// A negation from which a quote that ends at byte `end` is cut off: just after it, or at the end of the clause that
/// it ends in. Its bytes in the text.
pub fn negation_after(text: &str, end: usize) -> Option<Range<usize>> {
    const REACH: usize = 512;
    let after = text.get(end..)?;
    let next = after.trim_start();
    if next.chars().next().is_none_or(|c| c != '\'' && c != '’' && (is_stop(c) || is_quotation_mark(c))) {
        return None;
    }
    let near = after.get(..after.floor_char_boundary(REACH))?;
    if ends_clause(text.get(..end)?, near) {
        return None;
    }
    let clause = clause_ends(near).first().map_or(near.len(), |end| end.start);
    let fragment = near.get(..clause)?;
    let words: Vec<_> = words(fragment).collect();
    let beside = words.get(BESIDE - 1).or(words.last()).map_or(0, |(range, _)| range.end);
    let last = words.last().map_or(0, |(range, _)| range.start);
    let found = negations(fragment, Strength::Strong).find(|at| at.end <= beside || at.start >= last)?;
    Some(end + found.start..end + found.end)
}

/// Whether a clause ends with this text, whatever follows.
fn ends_clause(text: &str, after: &str) -> bool {
    let bare = text.trim_end();
    let last = bare.split_whitespace().next_back().unwrap_or_default();
    let goes_on = ["있", "싶", "나"].iter().any(|verb| after.trim_start().starts_with(verb));
    bare.ends_with(['.', '!', '?', ',', ';', ':', '。', '！', '？', '、', '，', '；', '：', '…'])
        || KOREAN_CLAUSES.iter().any(|ending| last.ends_with(ending))
        || (last.ends_with(['고', '며']) && last.chars().count() > 1 && !goes_on)
}

/// Whether a Korean verb joins another clause: 않으며, 하고. Of a noun (사고) or a verb that goes on (하고 있다) it does
/// not.
fn joins_clauses(word: &str, after: &str) -> bool {
    const VERBS: [&str; 10] = ["하고", "되고", "이고", "않고", "없고", "있고", "했고", "였고", "았고", "었고"];
    let goes_on = ["있", "싶", "나"].iter().any(|verb| after.trim_start().starts_with(verb));
    let is_verb = VERBS.iter().any(|ending| word.ends_with(ending));
    ((word.ends_with('며') && word.chars().count() > 2) || is_verb) && !goes_on
}

/// The negation that an ellipsis takes from the clause that it lies in. `gap` are the bytes that are left out. Nothing
/// where each negation in it has a clause of its own.
pub fn negation_taken(text: &str, gap: &Range<usize>) -> Option<Range<usize>> {
    let left_out = text.get(gap.clone())?;
    let ends = clause_ends(left_out);
    let begins_clause = ends_clause(text.get(..gap.start)?, left_out);
    // Up to the first end of a clause it belongs to what stands before it; from the last one on to what follows.
    let head = ends.first().map_or(left_out.len(), |end| end.start);
    let tail = ends.last().map_or(0, |end| end.end);
    let is_last_clause_whole = ends.last().is_some_and(|end| !left_out.get(end.end..).is_some_and(has_word));
    let found = negations(left_out, Strength::Strong).find(|at| {
        let is_head = at.end <= head;
        let is_tail = at.start >= tail;
        match (is_head, is_tail) {
            // No clause ends within the gap.
            (true, true) => true,
            (true, false) => !begins_clause,
            (false, true) => !is_last_clause_whole,
            (false, false) => false,
        }
    })?;
    Some(gap.start + found.start..gap.start + found.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_ellipsis_hides_is_named() {
        assert_eq!(
            omissions_in(" and we did not, in 1942, in Ube, "),
            [Omission::Negation, Omission::Number, Omission::Name]
        );
        assert_eq!(omissions_in(" and so on. It was good, I think "), []);
        assert_eq!(omissions_in("그렇지 않습니다"), [Omission::Negation]);
        assert_eq!(omissions_in("keine Ahnung, aber ohne ihn"), [Omission::Negation, Omission::Name]);
    }

    #[track_caller]
    fn cut<'t>(text: &'t str, words: &str) -> [Option<&'t str>; 2] {
        let at = text.find(words).unwrap();
        [negation_before(text, at), negation_after(text, at + words.len())]
            .map(|found| found.and_then(|at| text.get(at)))
    }

    #[test]
    fn a_negation_beside_a_cut_is_found_in_every_language() {
        for (text, words, negation) in [
            ("“We are not planning to build.”", "planning to build.", "not"),
            ("“We will not build.”", "We will", "not"),
            ("“We will probably not build.”", "We will", "not"),
            ("“No minister of this house agreed to build.”", "agreed to build.", "No"),
            ("„Wir bauen die Brücke am Hafen nicht.“", "Wir bauen die Brücke", "nicht"),
            ("„Wir bauen keine Brücke.“", "Wir bauen", "keine"),
            ("« Nous ne construirons pas le pont. »", "Nous ne construirons", "pas"),
            ("« Nous n’avons rien signé. »", "rien signé.", "n’avons"),
            ("«No vamos a construir el puente.»", "vamos a construir el puente.", "No"),
            ("“우리는 짓지 않는다”고 했다.", "우리는 짓지", "않는다"),
            ("“합의한 사실이 없다”고 했다.", "합의한 사실이", "없다"),
            ("“합의한 사실이 없다”고 했다.", "합의한", "없다"),
            ("“다리를 안 짓는다”고 했다.", "짓는다", "안"),
            ("大臣は「合意した事実はない」と述べた。", "合意した", "ない"),
            ("大臣は「橋を建てるつもりはありません」と述べた。", "橋を建てる", "ません"),
            ("部长说“我们没有同意”。", "同意", "没有"),
            ("部长说“我们不会在这里建桥”。", "在这里建桥", "不"),
        ] {
            assert!(cut(text, words).contains(&Some(negation)), "{words} of {text}: {:?}", cut(text, words));
        }
    }

    #[test]
    fn a_negation_of_another_sentence_or_clause_is_none_of_the_quotes() {
        for (text, words) in [
            ("“I will not. We agree.”", "We agree."),
            ("„Ich will nicht. Wir sind einig.“", "Wir sind einig."),
            ("“We agree. We do not build.”", "We agree."),
            ("“We agree, but we do not build.”", "We agree,"),
            ("“우리는 동의한다. 짓지 않는다.”", "우리는 동의한다."),
            ("“우리는 짓지만 그들은 짓지 않는다.”", "우리는 짓지만"),
            ("「我々は合意する。建てない。」", "我々は合意する。"),
            ("“우리는 반대하지 않으며 함께 간다.”", "함께 간다."),
            ("“We agree on No. 10.”", "We agree on"),
            ("„Wir bauen nicht.“ Ihre Gegner halten das für gelogen.", "Ihre Gegner halten das für gelogen."),
            ("“We do not know.” She said, “We agree.”", "We agree."),
        ] {
            assert_eq!(cut(text, words), [None, None], "{words} of {text}");
        }
    }

    #[track_caller]
    fn taken<'t>(text: &'t str, left_out: &str) -> Option<&'t str> {
        let at = text.find(left_out).unwrap();
        negation_taken(text, &(at..at + left_out.len())).and_then(|at| text.get(at))
    }

    #[test]
    fn an_ellipsis_within_a_clause_takes_its_negation() {
        for (text, left_out, negation) in [
            ("We will not build.", " not ", "not"),
            ("We did not, in fact, agree.", " not, in fact, ", "not"),
            ("We did, in fact, not agree.", " in fact, not ", "not"),
            ("I do not believe that we should build.", " not believe that we should ", "not"),
            ("We build and do not dig.", " and do not ", "not"),
            ("Wir bauen die Brücke nicht im Moor.", " die Brücke nicht ", "nicht"),
            ("Nous ne construirons pas le pont.", " ne construirons pas ", "ne"),
            ("우리는 짓지 않는다고 말했다.", " 짓지 않는다고 ", "않는다고"),
            ("我々は建てないと述べた。", "建てないと", "ない"),
        ] {
            assert_eq!(taken(text, left_out), Some(negation), "{text}");
        }
    }

    #[test]
    fn a_negated_clause_of_its_own_may_be_left_out_with_a_warning() {
        for (text, left_out) in [
            ("We will build the port. We will not dig. We will sail.", " We will not dig. "),
            ("We will, though not this year, build it.", ", though not this year, "),
            ("We will build, although we will not dig, and we will sail.", " although we will not dig, "),
            ("우리는 짓는다. 그들은 짓지 않는다. 우리는 간다.", " 그들은 짓지 않는다. "),
        ] {
            assert_eq!(taken(text, left_out), None, "{text}");
            assert!(omissions_in(left_out).contains(&Omission::Negation), "{text}");
        }
    }
}

//! Finds where a turn ends although no other begins: at remarks about the talk, and at a report about it.

use crate::attribution::language::Language;
use crate::attribution::word::WordClasses;
use crate::document::{Block, BlockKind};

/// Whether a paragraph without a label is not part of the turn before it.
pub(super) fn ends_turns(
    (text, blocks): (&str, &[Block]),
    at: usize,
    is_after_last: bool,
    language: &Language,
) -> bool {
    let Some(block) = blocks.get(at) else { return true };
    let body = text.get(block.range.clone()).unwrap_or_default().trim();
    if is_aside(body) && !is_after_last && !says_end(body) {
        return false;
    }
    if block.kind == BlockKind::Heading || !body.chars().any(char::is_alphanumeric) {
        return true;
    }
    if is_bracketed(body) {
        return true;
    }
    let lower = body.get(..body.floor_char_boundary(60)).unwrap_or_default().to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    let is_told = || is_end_of_sitting(body) || reports_others(body, language);
    is_report(body, language) || begins(&ALWAYS) || is_after_last && (begins(&LAST) || is_told())
}

/// Whether a paragraph within a turn is not part of its words: "(Applause.)", the time of day, who rose to speak.
pub(in crate::attribution) fn is_aside(body: &str) -> bool {
    let body = without_time(body.trim());
    is_bracketed(body) || is_time_of_day(body) || is_stage_direction(body)
}

/// "[00:01:22] (Laughter.)" without its time; the time itself if there is nothing else.
fn without_time(body: &str) -> &str {
    let is_time = |time: &str| time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
    let parted = body.strip_prefix(['[', '(']).and_then(|rest| rest.split_once([']', ')']));
    match parted {
        Some((time, rest)) if is_time(time) && !rest.trim().is_empty() => rest.trim_start(),
        _ => body,
    }
}

fn is_bracketed(body: &str) -> bool {
    body.starts_with(['(', '['])
        && body.ends_with([')', ']'])
        && !body.trim_end_matches([')', ']']).contains([')', ']'])
}

/// "(End of transcript)", "[Ende]".
fn says_end(body: &str) -> bool {
    let lower = body.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let first = lower.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_end = matches!(first, "end" | "ends" | "ende" | "fin" | "fine" | "fim" | "einde" | "koniec");
    let is_of_talk = ["interview", "transcript", "conversation", "gespräch", "entretien", "entrevista", "edited"];
    is_end || is_of_talk.iter().any(|word| lower.contains(word))
}

/// "2.45 pm", "14:05", "15h30".
fn is_time_of_day(body: &str) -> bool {
    const LONGEST: usize = 12;
    let is_sign = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | 'h' | ' ' | '\u{a0}');
    let rest = body.trim_start_matches(is_sign).to_lowercase();
    let digits = body.chars().filter(char::is_ascii_digit).count();
    let has_half = matches!(rest.replace(['.', ' '], "").as_str(), "am" | "pm" | "noon" | "uhr");
    let most_digits = if body.matches(':').count() == 2 { 6 } else { 4 };
    body.len() <= LONGEST
        && body.starts_with(|c: char| c.is_ascii_digit())
        && (1..=most_digits).contains(&digits)
        && (has_half || rest.is_empty() && body.contains([':', 'h']))
}

/// "The House rose at 11:42 a.m.", « La séance est levée à 18 h 05. »: a short remark with the time of day.
fn is_end_of_sitting(body: &str) -> bool {
    const MOST_WORDS: usize = 14;
    let words: Vec<&str> = body.split_whitespace().take(MOST_WORDS + 1).collect();
    let has_digit = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_hour = |word: &str| matches!(word.trim_end_matches('.'), "h" | "Uhr" | "uhr" | "a.m" | "p.m" | "am" | "pm");
    let is_time = words.iter().any(|word| {
        let word = word.trim_end_matches(['.', ')']);
        word.split_once([':', '.', 'h']).is_some_and(|(hour, rest)| {
            hour.parse::<u8>().is_ok_and(|hour| hour < 24)
                && rest.len() == 2
                && rest.parse::<u8>().is_ok_and(|minute| minute < 60)
        })
    });
    let is_spelled = words.windows(2).any(|pair| match pair {
        [number, hour] => has_digit(number) && is_hour(hour),
        _ => false,
    });
    words.len() <= MOST_WORDS && (is_time || is_spelled) && !body.contains('?') && !addresses_somebody(body)
}

/// "Several hon. Members rose—"
fn is_stage_direction(body: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let words = body.trim_end_matches(['—', '–', '-', ' ']);
    words.len() < body.len() && words.ends_with(" rose") && words.split_whitespace().count() <= MOST_WORDS
}

/// Beginnings of paragraphs that are never part of a talk.
const ALWAYS: [&str; 13] = [
    "for more information",
    "editor's note",
    "editor’s note",
    "media contact",
    "press contact",
    "the interview was ",
    "the conversation was ",
    "this interview",
    "this transcript",
    "this conversation",
    "propos recueillis",
    "das gespräch führte",
    "das interview führte",
];

/// Beginnings of paragraphs after the last turn.
const LAST: [&str; 18] = [
    "the interview",
    "the conversation",
    "the transcript",
    "das interview",
    "das gespräch",
    "die fragen stellte",
    "interview by",
    "interview:",
    "interviewed by",
    "as told to",
    "end",
    "ends",
    "###",
    "# #",
    "- end",
    "– end",
    "entretien réalisé",
    "entrevista",
];

/// Whether a paragraph attributes a quotation, as in a report but not in a talk: “We will wait,” Ann Lee said.
fn is_report(body: &str, language: &Language) -> bool {
    /// How many words after the closing mark are examined.
    const NEAR: usize = 6;
    let Some(inner) = body.strip_prefix(['“', '"', '„', '«', '‘']) else { return false };
    let Some(close) = inner.find(['”', '"', '“', '»', '’']) else { return false };
    let (quoted, rest) = inner.split_at(close);
    let is_set_off = quoted.trim_end().ends_with([',', '?', '!']) || rest.chars().nth(1) == Some(',');
    let is_said = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        bare.starts_with(char::is_lowercase) && language.look_up(bare).is(WordClasses::SAYS)
    };
    is_set_off && rest.split_whitespace().skip(1).take(NEAR).any(is_said)
}

/// Whether a paragraph says who said a quotation that is anywhere in it, and uses I, we and you only within the marks:
/// "The mayor, Ann Lee, did not reply. “There is no money,” she said in May."
fn reports_others(body: &str, language: &Language) -> bool {
    /// How many words beside the marks are examined.
    const NEAR: usize = 6;
    let is_said = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        bare.starts_with(char::is_lowercase) && language.look_up(bare).is(WordClasses::SAYS)
    };
    let mut outside = String::new();
    let (mut rest, mut is_told) = (body, false);
    while let Some((before, quoted, after)) = next_quotation(rest) {
        let is_announced = before.trim_end().ends_with(':') && before.split_whitespace().rev().take(NEAR).any(is_said);
        let is_set_off = quoted.trim_end().ends_with([',', '?', '!']) || after.starts_with(',');
        let sentence = after.split(['.', '!', '?']).next().unwrap_or_default();
        is_told |= is_announced || is_set_off && sentence.split_whitespace().take(NEAR).any(is_said);
        outside.push_str(before);
        outside.push(' ');
        rest = after;
    }
    outside.push_str(rest);
    is_told && !addresses_somebody(&outside)
}

/// The words before the first quotation, those within its marks, and the rest.
fn next_quotation(body: &str) -> Option<(&str, &str, &str)> {
    let (at, open) = body.char_indices().find(|(_, c)| matches!(c, '“' | '"' | '„' | '«' | '”' | '»'))?;
    let before = body.get(..at)?;
    let inner = body.get(at + open.len_utf8()..)?;
    let is_close = |c: char| match open {
        '“' => c == '”',
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        '»' => c == '«',
        other => c == other,
    };
    let (end, close) = inner.char_indices().find(|(_, c)| is_close(*c))?;
    Some((before, inner.get(..end)?, inner.get(end + close.len_utf8()..)?))
}

/// I, we and you, and their possessives, in European languages and in Turkish, Indonesian, Vietnamese, Arabic, Hebrew
/// and Hindi.
const ADDRESSES: &str = " i we you my our your me us i'm i've i'd i'll we're we've we'll you're myself ourselves ich wir uns mir mich \
    mein meine unser unsere je j nous vous tu mon ma mes notre nos votre vos moi yo nosotros nos mi mis nuestro nuestra usted me \
    noi voi mio nostro nostra nós você vocês meu minha nosso nossa ik wij jij jullie ons onze mijn jag oss jeg \
    nas nam mnie mój nasz já mě náš я мы вы нас нам мне мой наш вас вам ми ви мені наш biz siz bizim sizin benim bize \
    saya kami kita anda aku tôi mình bạn أنا نحن أنتم لنا אני אנחנו אתם לנו שלנו  मैं हम आप हमें हमारा हमारे हमारी मुझे ";

/// Ends of Turkish verbs of I and we, which need no pronoun.
const TURKISH: [&str; 10] =
    ["yoruz", "yorum", "cağız", "ceğiz", "cağım", "ceğim", "alım", "elim", "malıyız", "meliyiz"];

/// Whether the words use I, we or you.
pub(super) fn addresses_somebody(body: &str) -> bool {
    let is_part = |c: char| c.is_alphabetic() || c == '\'' || unicode_normalization::char::is_combining_mark(c);
    body.split(|c: char| !is_part(c)).any(|word| {
        // German „Sie“ with a capital means you.
        let lower = word.to_lowercase();
        word == "Sie"
            || word == "Ihnen"
            || ADDRESSES.contains(&format!(" {lower} ")) && !word.is_empty()
            || TURKISH.iter().any(|end| lower.len() > end.len() + 2 && lower.ends_with(end))
    })
}

//! Korean: which words between marks are speech, by the particles and verbs next to them, and the subject of those
//! verbs.

use crate::text::script::is_hangul_syllable;
use std::ops::Range;

mod foreign;
mod names;
mod owner;
mod token;
mod unknown;
mod words;

pub(super) use names::{mentions, name_at_end};
pub(super) use unknown::{announcer, may_be_company};

use super::{
    super::{PhraseKind, Rule},
    cut, head_of,
    judgement::{Judgement, QuotedSource, Speaker, SpeechEvidence},
    mention::{GrammaticalRole, Mention, NameForm},
    reading::{Reading, letters},
};

/// Bytes after a quotation that are searched for its verb.
const REACH: usize = 240;

/// What joins a quotation to the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// 고, 라고, 며, 면서: someone says it. `true` if a second piece may follow: 며.
    Quoting { goes_on: bool },
    /// 는, 라는: a noun follows.
    Adnominal,
    /// A particle of a noun: 이, 을, 의.
    Noun,
    /// A space, a full stop, the end.
    Nothing,
}

/// Whether a word is written as the full name of a person.
pub(super) fn is_full_name(word: &str) -> bool {
    words::family_of(word).is_some()
}

/// Whether a sentence continues after a quotation that itself ends with a full stop. If it is the `last` one of its
/// paragraph, 이렇게 말했다 refers to it and not to the next one.
pub(super) fn goes_on_after(after: &str, is_introduced: bool, last: bool) -> bool {
    if after.starts_with(|c: char| is_hangul_syllable(c) || matches!(c, ',' | '(')) {
        return true;
    }
    // “….” 표승희 씨가 사진을 꺼내며 말했다.
    let sentence = after.split_inclusive(". ").next().unwrap_or_default();
    let is_saying = sentence.trim_end().ends_with('.') && verb_after(sentence, &(0..sentence.len())).is_some();
    !is_introduced && is_saying && (last || !announces_quote(sentence)) && !attributes_previous_quote(sentence)
}

/// Whether the words before a quotation announce it.
pub(super) fn is_introduced(before: &str) -> bool {
    before.trim_end().ends_with([':', ','])
}

/// Whether a sentence without a quotation announces one: 그는 이렇게 말했다.
pub(super) fn announces_quote(sentence: &str) -> bool {
    let end = sentence.trim_end();
    let tail = end.get(super::tail_start(end, 60)..).unwrap_or_default();
    let is_saying = ["말했다.", "말이다.", "전했다.", "밝혔다.", "답했다.", "말한다.", "적었다.", "썼다.", "덧붙였다."]
        .iter()
        .any(|verb| tail.ends_with(verb));
    end.ends_with(':') || is_saying && ["이렇게", "다음과 같이", "이같이"].iter().any(|word| tail.contains(word))
}

/// Whether a sentence says who spoke the quotation before it: 서 장관의 말이다.
pub(super) fn attributes_previous_quote(sentence: &str) -> bool {
    let words = sentence.trim();
    words.len() < 120
        && [
            "말이다.",
            "말.",
            "설명이다.",
            "설명.",
            "주장이다.",
            "주장.",
            "얘기다.",
            "이야기다.",
            "지적이다.",
            "전언이다.",
            "호소다.",
            "하소연이다.",
            "진단이다.",
            "분석이다.",
            "생각이다.",
            "당부다.",
            "다짐이다.",
            "고백이다.",
            "회고다.",
            "반응이다.",
        ]
        .iter()
        .any(|end| words.ends_with(end))
}

/// Whether a sentence without marks reports what someone said: 예산을 늘리겠다고 밝혔다. Verbs of saying have many other uses, so
/// the words before the verb must end like reported speech.
pub(super) fn reports_speech(sentence: &str) -> bool {
    const WORDS: usize = 6;
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let says = |word: &&str| words::SAYING.beginning(word).is_some();
    words.iter().enumerate().any(|(at, word)| {
        let rest = words.get(at + 1..).unwrap_or_default();
        let Some(next) = rest.first() else { return false };
        match told_by(word.trim_end_matches(',')) {
            Some(Link::Quoting { .. }) => {
                let is_naming = words::NAMING.iter().any(|verb| next.starts_with(verb));
                !is_naming && (next.starts_with("했") || rest.iter().take(WORDS).any(&says))
            }
            Some(Link::Adnominal) => {
                let is_noun = words::SAYING_NOUNS.iter().any(|noun| next.starts_with(noun));
                is_noun && (next.ends_with("이다.") || rest.iter().skip(1).take(WORDS).any(&says))
            }
            _ => false,
        }
    })
}

/// How the last word of reported speech joins it to the words after it: 늘리겠다고, 늘리겠다는.
fn told_by(word: &str) -> Option<Link> {
    const ENDINGS: [&str; 10] = ["다고", "라고", "냐고", "자고", "다며", "라며", "냐며", "자며", "다면서", "라면서"];
    // These describe what someone does while speaking.
    const OTHERS: [&str; 6] = ["놀라며", "바라며", "자라며", "놀라면서", "바라면서", "자라면서"];
    let ends = |ending: &&str| word.len() > ending.len() && word.ends_with(*ending);
    if ENDINGS.iter().any(&ends) && !OTHERS.iter().any(|other| word.ends_with(other)) {
        return Some(Link::Quoting { goes_on: false });
    }
    ["다는", "라는"].iter().any(ends).then_some(Link::Adnominal)
}

/// Whether words end like a Korean sentence: 다, 요, 까.
pub(super) fn looks_spoken(words: &str) -> bool {
    let words = words.trim_end_matches(['.', '!', '?', '…', ' ', '”', '’', '"', '\'', '~']);
    let ends = [
        "다", "요", "죠", "까", "라", "자", "네", "나", "지", "걸", "군", "것", "수 없", "해야", "할 때", "마라", "길",
        "함", "음",
    ];
    ends.iter().any(|end| words.ends_with(end))
}

/// The judgement on quotation number `i` of a sentence.
pub(super) fn judge(reading: &Reading<'_>, i: usize) -> Judgement {
    let Some(span) = reading.span(i) else { return Judgement::phrase(PhraseKind::ScareQuote) };
    let inner = cut(reading.text, &span.inner);
    let after = reading.gap(i + 1);
    let (link, length) = link_of(head_of(cut(reading.text, &after), REACH));
    let rest = after.start + length..after.end;
    let verb = verb_after(reading.text, &rest);
    let is_last = i + 1 == reading.sentence.spans.len();
    let strength = strength(reading, i, link, verb.is_some(), inner);
    let Some(strength) = strength else {
        return Judgement::phrase(kind_of_phrase(span.mark, cut(reading.text, &rest), inner));
    };
    let chained = matches!(link, Link::Quoting { goes_on: true }) && verb.is_none() && !is_last;
    let verb = match &verb {
        None if chained => reading.later_verb(i + 1, verb_after),
        _ => verb,
    };
    if link == Link::Adnominal && is_impersonal(cut(reading.text, &rest)) {
        return Judgement {
            strength: Some(strength),
            is_impersonal: true,
            ..Judgement::phrase(PhraseKind::ScareQuote)
        };
    }
    let owner = owner::quoted_source(reading, i, link, verb.as_ref());
    let (speaker, is_contested) = match owner {
        Some(QuotedSource::Person(mention)) => (Some(Speaker::of(&mention, Rule::SpeakerBefore)), true),
        Some(QuotedSource::SomebodyElse) => {
            let phrase = Judgement::phrase(PhraseKind::ScareQuote);
            return Judgement { strength: Some(strength), verb, is_impersonal: true, ..phrase };
        }
        Some(QuotedSource::Unclear) => (speaker_of(reading, i, verb.as_ref(), strength).0, true),
        None => speaker_of(reading, i, verb.as_ref(), strength),
    };
    Judgement {
        strength: Some(strength),
        phrase: PhraseKind::ScareQuote,
        verb,
        speaker,
        is_contested,
        goes_on: chained,
        is_impersonal: false,
    }
}

/// The kind of ending right after the closing mark, and its length in bytes.
fn link_of(after: &str) -> (Link, usize) {
    let ends = |length: usize| {
        let next = after.get(length..).unwrap_or_default();
        !next.starts_with(is_hangul_syllable) || words::SAYING.beginning(next).is_some() || next.starts_with('했')
    };
    if let Some(particle) = words::QUOTING.beginnings(after).find(|particle| ends(particle.len())) {
        let goes_on = particle.contains(['며', '면']) || particle.ends_with("지만");
        return (Link::Quoting { goes_on }, particle.len());
    }
    if let Some(particle) = words::ADNOMINAL.beginnings(after).find(|particle| ends(particle.len())) {
        return (Link::Adnominal, particle.len());
    }
    match after.starts_with(is_hangul_syllable) {
        true => (Link::Noun, after.find(|c| !is_hangul_syllable(c)).unwrap_or(after.len())),
        false => (Link::Nothing, 0),
    }
}

/// The position of the first verb of saying, as a range of the text.
fn verb_after(text: &str, rest: &Range<usize>) -> Option<Range<usize>> {
    let words = head_of(cut(text, rest), REACH);
    let mut at = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let bare = bare.trim_end_matches(['.', ',', '!', '?']);
        let is_saying = words::SAYING.beginning(bare).is_some();
        let is_done = at < 4 && bare.starts_with(['했', '한']) || matches!(bare, "했다" | "했고" | "했으며" | "한다");
        if is_saying || is_done {
            return Some(rest.start + at..rest.start + at + bare.len());
        }
        at += word.len();
    }
    None
}

/// How likely the words are speech, or `None` if they are a term or a title.
fn strength(reading: &Reading<'_>, i: usize, link: Link, has_verb: bool, inner: &str) -> Option<SpeechEvidence> {
    let span = reading.span(i)?;
    let is_speech_mark = matches!(span.mark, '“' | '"' | '”' | '＂' | '″' | '〝' | '「' | '｢');
    let after = cut(reading.text, &reading.gap(i + 1));
    let names_something =
        head_of(after, 60).split_whitespace().any(|word| words::NAMING.iter().any(|verb| word.starts_with(verb)));
    let spoken = looks_spoken(inner) && letters(inner) >= 8;
    match link {
        Link::Quoting { .. } if names_something => None,
        Link::Quoting { .. } if is_speech_mark || has_verb => Some(SpeechEvidence::Cued),
        Link::Quoting { .. } => spoken.then_some(SpeechEvidence::LooksSpoken),
        Link::Adnominal => {
            let says = noun_says(after);
            (says && (is_speech_mark || spoken))
                .then_some(SpeechEvidence::Cued)
                .or_else(|| (spoken && is_speech_mark && !names_title(after)).then_some(SpeechEvidence::LooksSpoken))
        }
        // “…내릴 것”으로 내다봤다.
        Link::Noun if after.starts_with(['으', '로']) && has_verb && letters(inner) >= 8 => {
            Some(SpeechEvidence::Cued)
        }
        Link::Noun => (spoken && is_speech_mark && letters(inner) >= 16 && !names_title(after))
            .then_some(SpeechEvidence::LooksSpoken),
        Link::Nothing => {
            let is_announced = reading.is_announced && i == 0 || is_introduced(cut(reading.text, &reading.gap(i)));
            // - 장관 “…” -
            let rest = after.trim_matches([' ', '-', '–', '―', '—', '=']);
            let stands_alone = rest.is_empty() || after.trim_start().starts_with(['.', ',']);
            let is_alone = spoken && (stands_alone || is_announced);
            let ends = super::sentences::ends_with_stop(inner) && letters(inner) >= 5;
            let is_said = has_verb && spoken && reading.mentions_in(i + 1).next().is_some();
            (is_speech_mark && (is_alone || ends || is_said || is_announced && letters(inner) >= 8))
                .then_some(if is_announced || is_said { SpeechEvidence::Cued } else { SpeechEvidence::LooksSpoken })
        }
    }
}

/// Whether a noun of saying follows: “…”는 입장을.
fn noun_says(after: &str) -> bool {
    let near = head_of(after, 60);
    near.split_whitespace().skip(1).take(3).any(|word| words::SAYING_NOUNS.iter().any(|noun| word.starts_with(noun)))
}

/// “…”는 지적이 나왔다: said by many, or by nobody in particular.
fn is_impersonal(rest: &str) -> bool {
    let near = head_of(rest, 90);
    let noun =
        near.split_whitespace().take(2).find(|word| words::SAYING_NOUNS.iter().any(|noun| word.starts_with(noun)));
    let comes =
        ["나왔", "나온", "나오", "제기", "있었", "있다", "쏟아", "이어졌", "터져", "커지", "높", "많", "지배적"];
    noun.is_some_and(|noun| noun.ends_with(['이', '가', '도']))
        && near.split_whitespace().any(|word| comes.iter().any(|verb| word.starts_with(verb)))
}

/// Whether the words are called a title, a motto, a name: “…”라는 제목의.
fn names_title(after: &str) -> bool {
    const TITLES: [&str; 17] = [
        "이름",
        "제목",
        "주제",
        "구호",
        "슬로건",
        "표어",
        "문구",
        "명칭",
        "단어",
        "표현",
        "노래",
        "책",
        "영화",
        "행사",
        "별칭",
        "별명",
        "타이틀",
    ];
    head_of(after, 60).split_whitespace().take(3).any(|word| TITLES.iter().any(|title| word.starts_with(title)))
}

fn kind_of_phrase(mark: char, after: &str, inner: &str) -> PhraseKind {
    const WORKS: [&str; 16] = [
        "법",
        "행사",
        "기념",
        "책",
        "영화",
        "소설",
        "노래",
        "앨범",
        "드라마",
        "공연",
        "전시",
        "축제",
        "사업",
        "프로그램",
        "보고서",
        "캠페인",
    ];
    let follows =
        head_of(after, 40).split_whitespace().take(2).any(|word| WORKS.iter().any(|work| word.starts_with(work)));
    let is_day = inner.ends_with("의 날") || inner.ends_with("법");
    match mark {
        '《' | '〈' | '『' | '「' => PhraseKind::Title,
        _ if follows || is_day || names_title(after) => PhraseKind::Title,
        _ => PhraseKind::ScareQuote,
    }
}

/// The subject of a quotation within its sentence, and whether it might be someone else.
fn speaker_of(
    reading: &Reading<'_>,
    i: usize,
    verb: Option<&Range<usize>>,
    strength: SpeechEvidence,
) -> (Option<Speaker>, bool) {
    let is_adnominal = verb.is_some_and(|verb| cut(reading.text, verb).ends_with(['한', '힌', '던', '쓴', '은']));
    let before: Vec<&Mention> =
        reading.mentions_before(i).filter(|mention| mention.marking != GrammaticalRole::Bare).collect();
    let nearest = reading.mentions_in(i).rev().find(|mention| mention.marking == GrammaticalRole::Subject);
    if is_adnominal && let Some(subject) = nearest {
        return (Some(Speaker::of(subject, Rule::SpeakerBefore)), before.len() > 1);
    }
    if is_adnominal && let Some(subject) = after_verb(reading, i, verb) {
        return (Some(Speaker::of(subject, Rule::SpeakerAfter)), false);
    }
    let is_person = |mention: &&Mention| !matches!(mention.who, NameForm::Organization(_));
    let topic = before.iter().rev().filter(|mention| mention.marking == GrammaticalRole::Topic);
    let topic = topic.clone().find(|mention| is_person(mention)).or_else(|| topic.clone().next());
    let source = before.iter().rev().find(|mention| mention.marking == GrammaticalRole::AccordingTo);
    let subject = topic.or_else(|| before.iter().rev().find(|mention| mention.marking == GrammaticalRole::Subject));
    if let Some(subject) = subject {
        let others = before.iter().filter(|other| other.who != subject.who && is_person(other)).count();
        let is_contested = others > 0 || has_other_subject(reading, i, subject);
        return (Some(Speaker::of(subject, Rule::SpeakerBefore)), is_contested);
    }
    if let Some(inverted) = inverted(reading, i, verb) {
        return (Some(Speaker::of(inverted, Rule::SpeakerAfter)), false);
    }
    if let Some(source) = source {
        return (Some(Speaker::of(source, Rule::AccordingTo)), false);
    }
    if verb.is_some()
        && i == 0
        && let Some(unknown) = unknown::unknown_subject(reading.text, &reading.gap(i))
    {
        return (Some(Speaker::of(&unknown, Rule::SpeakerBefore)), true);
    }
    // NAME TITLE, “…”: only its position marks the name.
    let bare = (strength != SpeechEvidence::Cued || verb.is_none()).then(|| reading.name_right_before(i)).flatten();
    (bare.map(|mention| Speaker::of(&mention, Rule::Appositive)), false)
}

/// Whether the words since the last quotation have their own topic that does not name a known person: …고 했고, 아무개는 “…”고.
fn has_other_subject(reading: &Reading<'_>, i: usize, subject: &Mention) -> bool {
    let gap = reading.gap(i);
    let words = head_of(cut(reading.text, &gap), REACH);
    let is_earlier = subject.range.start < gap.start;
    is_earlier && words.contains(',') && words.split_whitespace().any(|word| word.ends_with(['은', '는', '이', '가']))
}

/// “…”고 밝힌 서 장관은.
fn after_verb<'a>(reading: &'a Reading<'_>, i: usize, verb: Option<&Range<usize>>) -> Option<&'a Mention> {
    let verb = verb?;
    let mention = reading.mentions_in(i + 1).find(|mention| mention.range.start >= verb.end)?;
    let between = cut(reading.text, &(verb.end..mention.range.start));
    (between.split_whitespace().count() <= 2 && !between.contains([',', '.'])).then_some(mention)
}

/// “…”고 서 장관은 말했다: the subject is between the particle and the verb.
fn inverted<'a>(reading: &'a Reading<'_>, i: usize, verb: Option<&Range<usize>>) -> Option<&'a Mention> {
    let mention = reading.mentions_in(i + 1).find(|mention| mention.marking != GrammaticalRole::AccordingTo)?;
    let is_before_verb = verb.is_none_or(|verb| mention.range.start < verb.start);
    let is_near = mention.range.start.saturating_sub(reading.gap(i + 1).start) < REACH;
    (is_before_verb && is_near).then_some(mention)
}

//! Finds whom a Korean sentence quotes if that is not its subject: 시장은 주민들로부터 “…”는 지적을 받았다.

use std::ops::Range;

use super::super::{
    cut, head_of,
    judgement::QuotedSource,
    mention::{GrammaticalRole, Mention, NameForm},
    reading::Reading,
};
use super::{Link, link_of, names, words};

/// Particles that mark the person from whom something comes.
const FROM: [&str; 8] = ["으로부터", "로부터", "에게서", "한테서", "에게", "한테", "께", "에"];
/// Words that may come before 의 and do not name a person.
const NOBODY: [&str; 14] =
    ["자신", "본인", "개인", "내용", "취지", "뜻", "요지", "의미", "식", "정도", "기존", "평소", "특유", "일종"];
/// How many bytes before and after a quotation are searched.
const REACH: usize = 150;

/// The person quoted in quotation number `i`, or `None` if that is the subject of the sentence.
pub(super) fn quoted_source(
    reading: &Reading<'_>,
    i: usize,
    link: Link,
    verb: Option<&Range<usize>>,
) -> Option<QuotedSource> {
    let gap = reading.gap(i + 1);
    let (_, length) = link_of(cut(reading.text, &gap));
    let rest = gap.start + length..gap.end;
    let after = head_of(cut(reading.text, &rest), REACH);
    if link == Link::Adnominal || link == Link::Noun {
        if let Some(owner) = owner_before(reading, i).filter(|_| is_words(after)) {
            return Some(owner);
        }
        if is_received(after) {
            return Some(giver(reading, i).unwrap_or(QuotedSource::SomebodyElse));
        }
        if let Some(owner) = owner_after(reading, after, rest.start) {
            return Some(owner);
        }
    }
    // 이 대표가 “…”고 요구했다고 밝혔다: the sentence reports what someone else said.
    let is_told =
        verb.is_some_and(|verb| ["다고", "다며", "다면서"].iter().any(|end| cut(reading.text, verb).ends_with(end)));
    let subject = reading.mentions_in(i).rev().find(|mention| mention.marking == GrammaticalRole::Subject);
    let has_topic = reading.mentions_before(i).any(|mention| mention.marking == GrammaticalRole::Topic);
    subject.filter(|_| is_told && has_topic).map(|subject| QuotedSource::Person(subject.clone()))
}

/// Whether a noun of saying follows.
fn is_words(after: &str) -> bool {
    after.split_whitespace().take(2).any(|word| words::SAYING_NOUNS.iter().any(|noun| word.starts_with(noun)))
}

/// Whether the words are received: 지적을 받았다, 말을 들었다.
fn is_received(after: &str) -> bool {
    const WORDS: usize = 4;
    let mut words = after.split_whitespace().take(WORDS);
    let noun = words.by_ref().find(|word| words::SAYING_NOUNS.iter().any(|noun| word.starts_with(noun)));
    let is_object = noun.is_some_and(|noun| noun.ends_with(['을', '를', '도', '만']));
    is_object
        && words
            .any(|word| ["받", "들었", "들은", "듣", "들어", "접하", "접했"].iter().any(|verb| word.starts_with(verb)))
}

/// 강 장관의 “…”는 발언.
fn owner_before(reading: &Reading<'_>, i: usize) -> Option<QuotedSource> {
    let gap = reading.gap(i);
    let words = cut(reading.text, &gap).trim_end();
    let stem = words.strip_suffix('의')?;
    person(reading, gap.start..gap.start + stem.len())
}

/// 주민들로부터 “…”는 지적을.
fn giver(reading: &Reading<'_>, i: usize) -> Option<QuotedSource> {
    let gap = reading.gap(i);
    let words = cut(reading.text, &gap);
    let mut end = words.len();
    for word in words.rsplit(char::is_whitespace) {
        let bare = word.trim_end_matches(',');
        if let Some(stem) = FROM.iter().find_map(|particle| bare.strip_suffix(particle)) {
            return person(reading, gap.start..gap.start + end - word.len() + stem.len())
                .filter(|owner| *owner != QuotedSource::Unclear);
        }
        end = end.saturating_sub(word.len() + 1);
    }
    None
}

/// “…”는 강 장관의 말에.
fn owner_after(reading: &Reading<'_>, after: &str, shift: usize) -> Option<QuotedSource> {
    const WORDS: usize = 5;
    let mut at = 0;
    let mut stem: Option<usize> = None;
    for word in after.split_inclusive(char::is_whitespace).take(WORDS) {
        let bare = word.trim_end();
        if let Some(stem) = stem
            && words::SAYING_NOUNS.iter().any(|noun| bare.starts_with(noun))
        {
            let front = after.len() - after.trim_start().len();
            return person(reading, shift + front..shift + stem);
        }
        stem = bare.strip_suffix('의').filter(|stem| !stem.is_empty()).map(|stem| at + stem.len());
        at += word.len();
    }
    None
}

/// The person named at the end of the words, or `None` if they do not name anyone.
fn person(reading: &Reading<'_>, range: Range<usize>) -> Option<QuotedSource> {
    let last = cut(reading.text, &range).split_whitespace().next_back()?;
    if NOBODY.contains(&last) || words::SAYING_NOUNS.contains(&last) {
        return None;
    }
    let named = names::name_at_end(reading.text, &range, reading.people);
    // 장관은 어민들: a subject and something after it.
    let is_one = |mention: &Mention| {
        let words = cut(reading.text, &mention.range);
        let front = words.rsplit_once(char::is_whitespace).map_or("", |(front, _)| front);
        !front.split_whitespace().any(|word| word.ends_with(['은', '는', '을', '를']) && word.chars().count() > 2)
    };
    let is_somebody = |mention: &Mention| {
        !matches!(mention.who, NameForm::Pronoun | NameForm::SameOrganization(_)) && is_one(mention)
    };
    Some(named.filter(is_somebody).map_or(QuotedSource::Unclear, QuotedSource::Person))
}

//! Finds whom a Japanese sentence quotes if that is not its subject: 市長は社長から「…」と説明を受けた.

use std::ops::Range;

use super::super::{
    cut, head_of,
    judgement::QuotedSource,
    mention::{GrammaticalRole, Mention, NameForm},
    reading::Reading,
};
use super::{Link, is_han, names, words};

/// Words that may come before の and do not name a person.
const NOBODY: [&str; 14] =
    ["自身", "自ら", "自分", "本人", "趣旨", "内容", "意味", "旨", "独自", "従来", "同様", "一定", "持論", "個人"];
/// How many bytes after a quotation are searched.
const REACH: usize = 120;

/// The person quoted in quotation number `i`, or `None` if that is the subject of the sentence.
pub(super) fn quoted_source(
    reading: &Reading<'_>,
    i: usize,
    link: Link,
    verb: Option<&Range<usize>>,
) -> Option<QuotedSource> {
    let gap = reading.gap(i + 1);
    let after = head_of(cut(reading.text, &gap), REACH);
    let before = reading.gap(i);
    // 大臣から、「…」との発言がありました; 大臣から、「…」旨申し入れました: as in reports of talks.
    if matches!(link, Link::Adnominal | Link::Quoting)
        && let Some(source) = reported_source(reading, &before, after)
    {
        return Some(source);
    }
    if link == Link::Adnominal {
        if let Some(owner) = owner_before(reading, &before).filter(|_| is_words(after)) {
            return Some(owner);
        }
        if let Some(owner) = owner_after(reading, after, gap.start) {
            return Some(owner);
        }
    }
    if is_received(reading, &gap, verb) {
        // 社長は「…」と批判された: an unknown person criticizes. 言われた may also be a polite form.
        let is_polite = verb.is_some_and(|verb| cut(reading.text, verb).starts_with('言'));
        let other = if is_polite { QuotedSource::Unclear } else { QuotedSource::SomebodyElse };
        return Some(giver(reading, &before).unwrap_or(other));
    }
    inner_subject(reading, i, &before, after, verb)
}

/// The speaker in a report that puts から after the name, and a noun of saying or 旨 after the words.
fn reported_source(reading: &Reading<'_>, before: &Range<usize>, after: &str) -> Option<QuotedSource> {
    let is_reported = after.starts_with("との") && is_words(after) && after.contains("あ") || after.starts_with('旨');
    let words = cut(reading.text, before);
    let end = words.rfind("から").filter(|_| is_reported)?;
    let source = person(reading, before.start..before.start + end)?;
    matches!(source, QuotedSource::Person(_)).then_some(source)
}

fn is_words(after: &str) -> bool {
    let near = head_of(after, 40);
    words::SAYING_NOUNS.iter().any(|noun| near.contains(noun))
}

/// 指摘された, 説明を受けた.
fn is_received(reading: &Reading<'_>, gap: &Range<usize>, verb: Option<&Range<usize>>) -> bool {
    let Some(verb) = verb.filter(|verb| verb.end <= gap.end) else { return false };
    let form = cut(reading.text, verb);
    let behind = cut(reading.text, &(verb.end..gap.end));
    let is_passive = ["され", "られ", "われ"].iter().any(|passive| form.contains(passive));
    // 述べられた is also a polite form.
    is_passive && !form.starts_with(['述', '話', '語']) || form.ends_with('を') && behind.starts_with("受け")
}

/// 社長から「…」と, 住民に「…」と.
fn giver(reading: &Reading<'_>, before: &Range<usize>) -> Option<QuotedSource> {
    let words = cut(reading.text, before);
    let from = words.rfind("から").map(|at| (at, true));
    let to = words.trim_end_matches(['、', ' ']).strip_suffix('に').map(|words| (words.len(), false));
    // 2023年に: a time.
    let is_time =
        |stem: &str| stem.ends_with(['年', '月', '日', '時', '度', '頃', '前', '後', '中', '秋', '春', '夏', '冬']);
    let to = to.filter(|(end, _)| words.get(..*end).is_some_and(|stem| !is_time(stem)));
    let (end, is_from) = from.or(to)?;
    match person(reading, before.start..before.start + end) {
        Some(QuotedSource::Person(mention)) => Some(QuotedSource::Person(mention)),
        _ if is_from => Some(QuotedSource::SomebodyElse),
        _ => Some(QuotedSource::Unclear),
    }
}

/// 市長の「…」という発言.
fn owner_before(reading: &Reading<'_>, before: &Range<usize>) -> Option<QuotedSource> {
    let words = cut(reading.text, before).trim_end();
    let stem = words.strip_suffix('の')?;
    person(reading, before.start..before.start + stem.len())
}

/// 「…」との市長の説明.
fn owner_after(reading: &Reading<'_>, after: &str, shift: usize) -> Option<QuotedSource> {
    let link = ["との", "という", "といった"].iter().find(|link| after.starts_with(**link))?;
    let rest = after.get(link.len()..)?;
    let clause = rest.split(['、', '。', 'に', 'を', 'が', 'は']).next()?;
    let owned = |(at, _): (usize, &str)| {
        let noun = clause.get(at + 'の'.len_utf8()..).unwrap_or_default();
        words::SAYING_NOUNS.iter().any(|word| noun.starts_with(word)).then_some(at)
    };
    let end = clause.match_indices('の').find_map(owned)?;
    let start = shift + link.len();
    person(reading, start..start + end)
}

/// 社長は妻が「…」と言うのを聞いた. Otherwise the words before the quotation may be its grammatical subject: 橋が「危ない」と.
fn inner_subject(
    reading: &Reading<'_>,
    i: usize,
    before: &Range<usize>,
    after: &str,
    verb: Option<&Range<usize>>,
) -> Option<QuotedSource> {
    let words = cut(reading.text, before).trim_end();
    let stem = words.strip_suffix('が').filter(|stem| stem.ends_with(|c| is_han(c) || c == 'ん'))?;
    let has_topic = reading.mentions_before(i).any(|mention| mention.marking == GrammaticalRole::Topic);
    if !has_topic {
        return None;
    }
    let end = before.start + stem.len();
    let named = reading.mentions_in(i).rev().find(|m| m.marking == GrammaticalRole::Subject && m.range.end == end);
    let is_heard = verb.is_some_and(|verb| {
        let form = cut(reading.text, verb);
        let behind = head_of(cut(reading.text, &(verb.end..verb.end.max(reading.gap(i + 1).end))), 30);
        form.contains("のを") || behind.starts_with("のを") || after.contains("のを聞") || after.contains("のを見")
    });
    match (named, is_heard) {
        (Some(named), true) => Some(QuotedSource::Person(named.clone())),
        (None, true) => Some(QuotedSource::SomebodyElse),
        (Some(_), false) => Some(QuotedSource::Unclear),
        (None, false) => None,
    }
}

/// The person named at the end of the words, or `None` if they do not name anyone.
fn person(reading: &Reading<'_>, range: Range<usize>) -> Option<QuotedSource> {
    let words = cut(reading.text, &range);
    if NOBODY.iter().any(|nobody| words.ends_with(nobody)) {
        return None;
    }
    let named = names::name_at_end(reading.text, &range, reading.people);
    let is_somebody = |mention: &Mention| !matches!(mention.who, NameForm::Pronoun | NameForm::SameOrganization(_));
    Some(named.filter(is_somebody).map_or(QuotedSource::Unclear, QuotedSource::Person))
}

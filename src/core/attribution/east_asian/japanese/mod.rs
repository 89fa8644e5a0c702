//! Japanese: which words between marks are speech, by と and the verbs after it, and the subject of those verbs.

use std::ops::Range;

mod brackets;
mod names;
mod owner;
mod parts;
mod subject;
mod words;

pub(super) use names::{mentions, name_at_end};
pub(super) use subject::{announcer, may_be_company, name_line};
pub(super) use words::{is_han, is_hiragana, is_katakana};

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
    /// と, とし, って.
    Quoting,
    /// との, という: a noun follows.
    Adnominal,
    /// A particle of a noun.
    Noun,
    /// （森川大臣）.
    Brackets,
    /// A full stop, the end.
    Nothing,
    /// The next quotation.
    Quotation,
}

/// Whether a word is one of the common family names.
pub(super) fn is_family_name(word: &str) -> bool {
    words::family_of(word).is_some_and(|family| family == word)
}

/// Whether a word is written as the full name of a person.
pub(super) fn is_full_name(word: &str) -> bool {
    let count = word.chars().filter(|c| !c.is_whitespace()).count();
    (3..=6).contains(&count) && words::family_of(word).is_some_and(|family| family.chars().count() > 1)
        || word.contains('・') && word.chars().all(|c| is_katakana(c) || c == '・')
}

/// Whether a sentence continues after a quotation that itself ends with a full stop.
pub(super) fn goes_on_after(after: &str) -> bool {
    const JOINTS: [&str; 9] = ["と", "って", "など", "の", "、", "（", "(", "を", "に"];
    JOINTS.iter().any(|joint| after.starts_with(joint))
}

/// Whether the words before a quotation announce it.
pub(super) fn is_introduced(before: &str) -> bool {
    before.trim_end().ends_with(['：', ':', '、'])
}

/// Whether a sentence without a quotation announces one: 知事はこう語った。
pub(super) fn announces_quote(sentence: &str) -> bool {
    let end = sentence.trim_end();
    let tail = end.get(super::tail_start(end, 60)..).unwrap_or_default();
    let is_saying = ["こう", "次のように", "以下のように", "このように"].iter().any(|word| tail.contains(word));
    end.ends_with(['：', ':']) || is_saying && says(tail)
}

/// Whether a sentence says who spoke the quotation before it: 森川氏はそう語る。
pub(super) fn attributes_previous_quote(sentence: &str) -> bool {
    let words = sentence.trim();
    let is_back = ["そう", "と話す", "と語る", "と述べ"].iter().any(|word| words.contains(word));
    words.len() < 150 && is_back && says(words)
}

/// Whether a sentence without marks reports what someone said: 来年から実施すると述べた。 After a noun と joins people and things;
/// reported words end like a sentence.
pub(super) fn reports_speech(sentence: &str) -> bool {
    sentence.match_indices('と').any(|(at, particle)| {
        let (before, after) = sentence.split_at_checked(at).unwrap_or_default();
        ends_clause(before) && after.strip_prefix(particle).is_some_and(is_passive_report)
    })
}

/// Whether the words before と may be reported speech.
fn ends_clause(before: &str) -> bool {
    const OTHERS: [&str; 6] = ["さん", "くん", "ちゃん", "きちん", "なん", "こん"];
    let clause = before.rsplit(['、', '。']).next().unwrap_or_default();
    letters(clause) >= 4 && looks_spoken(clause) && !OTHERS.iter().any(|word| clause.ends_with(word))
}

/// Whether the words after と say that someone said the words before it.
fn is_passive_report(after: &str) -> bool {
    const CHARACTERS: usize = 90;
    // とき, ところ, とおり, とたん, とともに, とても.
    const OTHERS: [&str; 6] = ["き", "ころ", "おり", "たん", "もに", "ても"];
    if OTHERS.iter().any(|word| after.starts_with(word)) {
        return false;
    }
    if let Some(noun) = after.strip_prefix("の").or_else(|| after.strip_prefix("いう")) {
        return words::SAYING_NOUNS.iter().any(|word| noun.starts_with(word));
    }
    let near = after.trim_start_matches(['も', '、']).split(['、', '。']).next().unwrap_or_default();
    let near = head_of(near, CHARACTERS);
    let verb = verb_in(near, &(0..near.len())).map(|verb| cut(near, &verb));
    // Passive forms: said, expected or thought by nobody in particular.
    verb.is_some_and(|verb| !["られ", "され", "われ"].iter().any(|passive| verb.contains(passive)))
}

/// Whether a verb of saying is among the words.
fn says(words: &str) -> bool {
    words.char_indices().any(|(at, _)| words.get(at..).is_some_and(|rest| words::SAYING.beginning(rest).is_some()))
}

/// Whether words end like a Japanese sentence.
pub(super) fn looks_spoken(inner: &str) -> bool {
    let inner = inner.trim_end_matches(['。', '！', '？', '!', '?', '…', '」', '』', '～', '〜']);
    inner.ends_with([
        'る', 'た', 'い', 'す', 'だ', 'ん', 'よ', 'ね', 'か', 'う', 'く', 'む', 'つ', 'ぶ', 'ぐ', 'ず', 'な', 'ろ',
        'せ',
    ])
}

/// The judgement on quotation number `i` of a sentence.
pub(super) fn judge(reading: &Reading<'_>, i: usize) -> Judgement {
    let Some(span) = reading.span(i) else { return Judgement::phrase(PhraseKind::ScareQuote) };
    let inner = cut(reading.text, &span.inner);
    let gap = reading.gap(i + 1);
    let is_last = i + 1 == reading.sentence.spans.len();
    let after = head_of(cut(reading.text, &gap), REACH);
    let link = match is_closing_note(after) && !names_somebody(reading, i) {
        true => Link::Nothing,
        false => link_of(after, is_last),
    };
    let mut verb = stating(after, gap.start).filter(|_| link == Link::Quoting).or_else(|| verb_in(reading.text, &gap));
    let is_passed_on = link == Link::Quotation;
    if verb.is_none() && !is_last && matches!(link, Link::Quoting | Link::Quotation) {
        verb = reading.later_verb(i + 1, verb_in);
    }
    let Some(strength) = strength(reading, i, link, verb.as_ref(), inner) else {
        return Judgement::phrase(kind_of_phrase(span.mark, after, inner));
    };
    if is_impersonal(after) {
        let phrase = Judgement::phrase(PhraseKind::ScareQuote);
        return Judgement { strength: Some(strength), is_impersonal: true, ..phrase };
    }
    let has_own_verb = verb.as_ref().is_some_and(|verb| verb.end <= gap.end);
    let goes_on = !is_last && (is_passed_on || matches!(link, Link::Quoting) && !has_own_verb);
    let (speaker, is_contested) = match owner::quoted_source(reading, i, link, verb.as_ref()) {
        Some(QuotedSource::Person(mention)) => (Some(Speaker::of(&mention, Rule::SpeakerBefore)), true),
        // 「守りの経営」と批判された: a name given to someone.
        Some(QuotedSource::SomebodyElse) if letters(inner) < 8 && !looks_spoken(inner) => {
            return Judgement::phrase(kind_of_phrase(span.mark, after, inner));
        }
        Some(QuotedSource::SomebodyElse) => {
            let phrase = Judgement::phrase(PhraseKind::ScareQuote);
            return Judgement { strength: Some(strength), verb, is_impersonal: true, ..phrase };
        }
        Some(QuotedSource::Unclear) => (speaker_of(reading, i, link, verb.as_ref()).0, true),
        None => speaker_of(reading, i, link, verb.as_ref()),
    };
    // 工場の稼働は「…」と: the words before the particle may only name the topic.
    let is_doubtful = speaker.as_ref().is_some_and(|speaker| subject::is_doubtful(&speaker.mention));
    let strength = if is_doubtful { SpeechEvidence::LooksSpoken } else { strength };
    Judgement {
        strength: Some(strength),
        phrase: PhraseKind::ScareQuote,
        verb,
        speaker,
        is_contested,
        goes_on,
        is_impersonal: false,
    }
}

fn link_of(after: &str, is_last: bool) -> Link {
    let words = after.trim_start();
    let begins = |list: &[&str]| list.iter().any(|word| words.starts_with(word));
    match words {
        "" if is_last => Link::Nothing,
        "" | "、" | "と" if !is_last => Link::Quotation,
        _ if begins(&["とする。", "とする、", "とするが", "とする一方", "とするものの", "とすると"]) => {
            Link::Quoting
        }
        _ if begins(&["との", "という", "といった", "っていう", "とする", "などの", "などという"]) => {
            Link::Adnominal
        }
        _ if begins(&["と", "って", "などと", "とし", "旨"]) => Link::Quoting,
        _ if begins(&["（", "("]) => Link::Brackets,
        _ if begins(&["。", "！", "？", "―", "—"]) => Link::Nothing,
        _ if begins(&["、"]) => Link::Nothing,
        _ => Link::Noun,
    }
}

/// The first verb of saying in the words after a quotation.
fn verb_in(text: &str, gap: &Range<usize>) -> Option<Range<usize>> {
    let words = head_of(cut(text, gap), REACH);
    words.char_indices().find_map(|(at, c)| {
        if !is_han(c) && !matches!(c, 'コ' | 'つ' | 'あ' | 'た' | 'も') {
            return None;
        }
        let rest = words.get(at..)?;
        let verb = words::SAYING.beginning(rest)?;
        let tail = rest.get(verb.len()..)?;
        let end = tail.find(|c| !is_hiragana(c)).unwrap_or(tail.len());
        Some(gap.start + at..gap.start + at + verb.len() + end)
    })
}

/// 「…」としている, 「…」とみる: verbs of saying only if they directly follow the quotation.
fn stating(after: &str, shift: usize) -> Option<Range<usize>> {
    const VERBS: [&str; 26] = [
        "としている",
        "としていた",
        "とした",
        "とする",
        "とし、",
        "とみる",
        "とみている",
        "とみていた",
        "とみて、",
        "とこぼす",
        "とこぼし",
        "とかわす",
        "とかわし",
        "とけん制",
        "とぼやく",
        "とぼやい",
        "とささやく",
        "とささやい",
        "とうなずく",
        "とうなずい",
        "とうなだれ",
        "とうめ",
        "ともらす",
        "ともらし",
        "とほほ笑",
        "とおどけ",
    ];
    // とした人, としたうえで: a noun follows, or it has another meaning.
    const OTHERS: [&str; 4] = ["とした人", "とした男", "とした女", "とする人"];
    let words = after.trim_start();
    let at = after.len() - words.len();
    let verb = VERBS.iter().filter(|verb| words.starts_with(**verb)).max_by_key(|verb| verb.len())?;
    let is_other = OTHERS.iter().any(|other| words.starts_with(other));
    (!is_other).then_some(shift + at..shift + at + verb.len())
}

/// 「…」との意見も出た: said by many, or by nobody in particular.
fn is_impersonal(after: &str) -> bool {
    const COMES: [&str; 16] = [
        "出た",
        "出て",
        "出る",
        "出そう",
        "上がっ",
        "上がる",
        "あがっ",
        "相次",
        "あった",
        "ある",
        "根強",
        "多い",
        "多く",
        "聞かれ",
        "広が",
        "飛び交",
    ];
    let clause = after.split(['。', '、']).next().unwrap_or_default();
    // （大手証券）との見方もある.
    let clause = match clause.starts_with(['（', '(']) {
        true => clause.split_once(['）', ')']).map_or("", |(_, rest)| rest),
        false => clause,
    };
    if !["との", "という", "といった"].iter().any(|link| clause.starts_with(link)) {
        return false;
    }
    let noun = words::SAYING_NOUNS.iter().filter_map(|noun| Some(clause.find(noun)? + noun.len())).min();
    let rest = noun.and_then(|end| clause.get(end..)).unwrap_or_default();
    rest.starts_with(['も', 'が', 'は']) && COMES.iter().any(|verb| rest.contains(verb))
}

/// Whether only the name of the writer or a note that the text continues follows: （田辺亮）, （つづく）, ＝田辺亮.
fn is_closing_note(after: &str) -> bool {
    const LONGEST: usize = 20;
    let words = after.trim().trim_start_matches(['。', '！', '？']).trim_start();
    let inner = [('（', '）'), ('(', ')'), ('【', '】'), ('［', '］'), ('[', ']'), ('〔', '〕')]
        .iter()
        .find_map(|(open, close)| words.strip_prefix(*open)?.strip_suffix(*close))
        .or_else(|| words.strip_prefix(['＝', '=']));
    inner.is_some_and(|inner| {
        !inner.is_empty() && inner.chars().nth(LONGEST).is_none() && !inner.contains(['。', '「', '（', '）', '(', ')'])
    })
}

/// Whether brackets right after a quotation name who says it.
fn names_somebody(reading: &Reading<'_>, i: usize) -> bool {
    in_brackets(reading, i).is_some()
}

/// How likely the words are speech, or `None` if they are a term or a title.
fn strength(
    reading: &Reading<'_>,
    i: usize,
    link: Link,
    verb: Option<&Range<usize>>,
    inner: &str,
) -> Option<SpeechEvidence> {
    let span = reading.span(i)?;
    let after = cut(reading.text, &reading.gap(i + 1));
    let is_title_mark = !matches!(span.mark, '「' | '｢' | '“' | '"' | '〝');
    let has_stop = super::sentences::ends_with_stop(inner);
    let spoken = (looks_spoken(inner) || has_stop) && letters(inner) >= 8;
    let near = head_of(after, 60);
    let names_something = words::NAMING.iter().any(|verb| near.contains(verb));
    match link {
        Link::Quoting if names_something && !spoken => None,
        Link::Quoting if is_list(after) => spoken.then_some(SpeechEvidence::LooksSpoken),
        Link::Quoting if verb.is_some() => (!is_title_mark || spoken).then_some(SpeechEvidence::Cued),
        Link::Quoting => {
            (spoken || letters(inner) >= 12).then_some(SpeechEvidence::LooksSpoken).filter(|_| !is_title_mark)
        }
        Link::Adnominal => {
            let says = words::SAYING_NOUNS.iter().any(|noun| near.contains(noun));
            (says && !is_title_mark && (spoken || near.starts_with("との"))).then_some(SpeechEvidence::Cued)
        }
        Link::Quotation => {
            let later = reading.span(i + 1).is_some() && verb.is_some();
            (!is_title_mark && spoken && later).then_some(SpeechEvidence::Cued)
        }
        Link::Brackets => (spoken && !is_title_mark).then_some(SpeechEvidence::Cued),
        Link::Noun => {
            (spoken && !is_title_mark && letters(inner) >= 14 && has_stop).then_some(SpeechEvidence::LooksSpoken)
        }
        Link::Nothing => {
            let before = cut(reading.text, &reading.gap(i));
            let is_announced = reading.is_announced || is_introduced(before);
            let long = letters(inner) >= 8;
            let is_sentence = long && i == 0 && before.trim().is_empty() && ends_sentence(after);
            match !is_title_mark && (spoken || is_sentence || is_announced && long) {
                true if is_announced => Some(SpeechEvidence::Cued),
                true => Some(SpeechEvidence::LooksSpoken),
                false => None,
            }
        }
    }
}

/// Whether nothing but a full stop follows.
fn ends_sentence(after: &str) -> bool {
    is_closing_note(after) || after.trim().trim_matches(['。', '！', '？']).is_empty()
}

/// Whether と only joins two terms: 「A」と「B」.
fn is_list(after: &str) -> bool {
    let words = after.trim();
    words == "と" || words == "や" || words == "、"
}

fn kind_of_phrase(mark: char, after: &str, inner: &str) -> PhraseKind {
    let near = head_of(after, 30);
    let is_work = ["法", "プラン", "計画", "事業", "条例", "プロジェクト", "展", "祭", "白書"]
        .iter()
        .any(|end| inner.ends_with(end));
    let is_called =
        ["と題", "という本", "という作品", "と名", "という題", "という曲"].iter().any(|word| near.starts_with(word));
    match mark {
        '『' | '《' | '〈' => PhraseKind::Title,
        _ if is_work || is_called => PhraseKind::Title,
        _ => PhraseKind::ScareQuote,
    }
}

/// The subject of a quotation within its sentence, and whether it might be someone else.
fn speaker_of(reading: &Reading<'_>, i: usize, link: Link, verb: Option<&Range<usize>>) -> (Option<Speaker>, bool) {
    if link == Link::Brackets
        && let Some(named) = in_brackets(reading, i)
    {
        return (Some(Speaker::of(&named, Rule::Appositive)), false);
    }
    if let Some(own) = subject::own_subject(reading, i) {
        return (Some(Speaker::of(&own, Rule::SpeakerBefore)), true);
    }
    let before: Vec<&Mention> = reading.mentions_before(i).collect();
    let is_person =
        |mention: &Mention| !matches!(mention.who, NameForm::Organization(_) | NameForm::SameOrganization(_));
    // If there is both a topic and a subject, the topic is the speaker, unless the subject is in a later clause with
    // the quotation.
    let before: Vec<&Mention> = before.into_iter().filter(|mention| mention.marking != GrammaticalRole::Bare).collect();
    let topic = before.iter().rev().find(|mention| mention.marking == GrammaticalRole::Topic && is_person(mention));
    let subject = before.iter().rev().find(|mention| mention.marking == GrammaticalRole::Subject && is_person(mention));
    let is_marked = |mention: &Mention| matches!(mention.marking, GrammaticalRole::Topic | GrammaticalRole::Subject);
    let body = before.iter().rev().find(|mention| !is_person(mention) && is_marked(mention));
    let source = before.iter().rev().find(|mention| mention.marking == GrammaticalRole::AccordingTo);
    if let Some(found) = topic.or(subject).or(body) {
        let others = before.iter().filter(|other| is_person(other) && other.who != found.who).count();
        return (Some(Speaker::of(found, Rule::SpeakerBefore)), others > 0);
    }
    if let Some(named) = cleft(reading, i, verb) {
        return (Some(Speaker::of(named, Rule::SpeakerAfter)), false);
    }
    let after = reading.mentions_in(i + 1).find(|mention| mention.marking != GrammaticalRole::Bare);
    if let Some(after) = after.filter(|mention| verb.is_none_or(|verb| mention.range.start < verb.start)) {
        return (Some(Speaker::of(after, Rule::SpeakerAfter)), false);
    }
    if let Some(source) = source {
        return (Some(Speaker::of(source, Rule::AccordingTo)), false);
    }
    let bare = verb.is_none().then(|| reading.name_right_before(i)).flatten();
    (bare.map(|mention| Speaker::of(&mention, Rule::Appositive)), false)
}

/// 「…」と振り返るのは、ロペス博士だ.
fn cleft<'a>(reading: &'a Reading<'_>, i: usize, verb: Option<&Range<usize>>) -> Option<&'a Mention> {
    let verb = verb?;
    let named = reading.mentions_in(i + 1).find(|mention| mention.range.start >= verb.end)?;
    let between = cut(reading.text, &(verb.start..named.range.start));
    (named.marking == GrammaticalRole::Subject && between.contains("のは")).then_some(named)
}

/// The name in brackets right after a quotation.
fn in_brackets(reading: &Reading<'_>, i: usize) -> Option<Mention> {
    const LONGEST: usize = 90;
    let gap = reading.gap(i + 1);
    let words = head_of(cut(reading.text, &gap), LONGEST);
    let open = words.find(['（', '('])?;
    let close = words.find(['）', ')'])?;
    let start = open + words.get(open..)?.chars().next()?.len_utf8();
    let range = gap.start + start..gap.start + close.max(start);
    let inner = cut(reading.text, &range);
    names::name_at_end(reading.text, &range, reading.people).filter(|_| !inner.is_empty() && !names::is_plain(inner))
}

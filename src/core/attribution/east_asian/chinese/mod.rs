//! Chinese: which words between marks are speech, by the verb before or after them, and the subject of that verb.

use crate::text::script::is_han;
use std::ops::Range;

mod names;
mod words;

pub(super) use names::{mentions, name_at_end};

use super::{
    super::{PhraseKind, Rule},
    cut, head_of,
    judgement::{Judgement, Speaker, SpeechEvidence},
    mention::{GrammaticalRole, Mention, NameForm},
    reading::{Reading, letters},
    tail_start,
};

/// Bytes before or after a quotation that are searched for its verb.
const REACH: usize = 180;

/// Whether a word is written as the full name of a person.
pub(super) fn is_full_name(word: &str) -> bool {
    let count = word.chars().count();
    let is_double = words::DOUBLE_FAMILIES.iter().any(|family| word.starts_with(*family));
    let is_name = word.starts_with(words::is_family) && (2..=3).contains(&count) || is_double && count <= 4;
    is_name && word.chars().all(is_han) || word.contains('·')
}

/// Whether a sentence continues after a quotation that itself ends with a full stop: the verb may follow it, unless one
/// preceded it.
pub(super) fn goes_on_after(after: &str, is_introduced: bool) -> bool {
    let words = after.trim_start();
    if words.starts_with(['，', ',', '的']) {
        return true;
    }
    let clause = words.split(['。', '，', '：', ':']).next().unwrap_or_default();
    let next = words.get(clause.len()..).unwrap_or_default();
    // “…。”他还说：“…”: the verb belongs to what follows.
    let announces_next = next.starts_with(['：', ':']);
    !is_introduced && !announces_next && verb_at(clause).is_some()
}

/// Whether the words before a quotation announce it.
pub(super) fn is_introduced(before: &str) -> bool {
    let words = before.trim_end();
    let near = words.get(tail_start(words, REACH)..).unwrap_or_default();
    let clause = near.trim_end_matches(['：', ':', '，', ',']);
    words.ends_with(['：', ':']) || ends_with_saying(clause)
}

/// Whether a sentence without a quotation announces one.
pub(super) fn announces_quote(sentence: &str) -> bool {
    sentence.trim_end().ends_with(['：', ':'])
}

/// Whether a sentence says who spoke the quotation before it: 罗敬文这样说。
pub(super) fn attributes_previous_quote(sentence: &str) -> bool {
    let words = sentence.trim();
    let is_back =
        ["这样说", "這樣說", "如是说", "如是說", "如此说", "感慨道", "这么说"].iter().any(|word| words.contains(word));
    words.len() < 120 && is_back
}

/// Whether a sentence without marks reports what someone said: 发言人表示，双方将继续对话。 Many verbs of saying are parts of other
/// words, so a speaker must be named before the verb.
pub(super) fn reports_speech(text: &str, sentence: &Range<usize>, mentions: &[Mention]) -> bool {
    const ENDS: [char; 6] = ['，', ',', '：', ':', '；', '。'];
    let mut start = sentence.start;
    cut(text, sentence).split_inclusive(ENDS).any(|clause| {
        let words = clause.trim_end_matches(ENDS);
        let (from, to) = (start, start + words.len());
        start += clause.len();
        let mut own = mentions.iter().filter(|mention| mention.range.start >= from && mention.range.end <= to);
        let is_joined = clause.ends_with(['，', ',', '：', ':']) && letters(cut(text, &(start..sentence.end))) >= 4;
        if is_joined && ends_with_saying(words) && !words::NOT_SAYING.iter().any(|other| words.ends_with(other)) {
            return own.next().is_some();
        }
        own.any(|mention| says_directly(cut(text, &(mention.range.end..to))))
    })
}

/// Whether words begin with a verb of saying and continue with the reported words, without a comma.
fn says_directly(words: &str) -> bool {
    const VERBS: [&str; 16] = [
        "说", "說", "称", "稱", "表示", "指出", "强调", "強調", "认为", "認為", "透露", "宣布", "宣佈", "坦言", "重申",
        "坦承",
    ];
    let said = VERBS.iter().find_map(|verb| words.strip_prefix(verb));
    said.is_some_and(|said| letters(said) >= 5 && !said.starts_with(['话', '話', '明', '服', '法', '不', '呼', '赞']))
}

fn ends_with_saying(words: &str) -> bool {
    words::SAYING.ending(words).is_some()
        || ["记者", "記者", "大家", "我们"].iter().any(|hearer| {
            words.strip_suffix(hearer).is_some_and(|front| front.ends_with("告诉") || front.ends_with("告訴"))
        })
}

/// The judgement on quotation number `i` of a sentence.
pub(super) fn judge(reading: &Reading<'_>, i: usize) -> Judgement {
    let Some(span) = reading.span(i) else { return Judgement::phrase(PhraseKind::ScareQuote) };
    let inner = cut(reading.text, &span.inner);
    let after = cut(reading.text, &reading.gap(i + 1));
    let before = cut(reading.text, &reading.gap(i));
    let verb_before = verb_before(reading, i);
    let verb_after = verb_behind(reading, i, inner);
    let is_speech_mark = !matches!(span.mark, '《' | '〈' | '『' | '‘');
    let is_noun = after.trim_start().starts_with(['的', '之', '等', '和', '与', '與']);
    let strength = match (&verb_before, &verb_after) {
        _ if !is_speech_mark || is_topic(reading, i, inner) => None,
        (_, Some(_)) => Some(SpeechEvidence::Cued),
        _ if is_part_of_clause(before, inner, after) => None,
        (Some(_), _) if !is_noun => Some(SpeechEvidence::Cued),
        _ if is_introduced(before) && !is_noun => Some(SpeechEvidence::Cued),
        _ => looks(reading, i, inner, is_noun),
    };
    let Some(strength) = strength else {
        return Judgement::phrase(match span.mark {
            '《' | '〈' | '『' => PhraseKind::Title,
            _ => PhraseKind::ScareQuote,
        });
    };
    if said_by_some(before) {
        let phrase = Judgement::phrase(PhraseKind::ScareQuote);
        return Judgement { strength: Some(strength), is_impersonal: true, ..phrase };
    }
    let goes_on = is_split(reading, i, inner, verb_after.is_some());
    let verb = verb_after.clone().or(verb_before);
    let (speaker, is_contested) = speaker_of(reading, i, verb_after.as_ref());
    let is_doubtful = speaker.as_ref().is_some_and(|speaker| is_doubtful(&speaker.mention));
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

/// 白启明认为，“旧港模式”值得推广: a few words with which the sentence continues.
fn is_part_of_clause(before: &str, inner: &str, after: &str) -> bool {
    let is_colon = before.trim_end().ends_with(['：', ':']);
    let goes_on = after.starts_with(|c: char| c.is_alphanumeric());
    !is_colon && goes_on && letters(inner) < 8 && !super::sentences::ends_with_stop(inner)
}

/// Judges words that may be speech although no verb of saying is near them.
fn looks(reading: &Reading<'_>, i: usize, inner: &str, is_noun: bool) -> Option<SpeechEvidence> {
    let has_stop = super::sentences::ends_with_stop(inner) || inner.ends_with(['，', ',']);
    let count = letters(inner);
    if reading.is_announced && i == 0 && count >= 6 {
        return Some(SpeechEvidence::Cued);
    }
    // 他表示，各地已建立台账，“不让一个学生掉队”。: the whole clause is quoted.
    let is_clause = cut(reading.text, &reading.gap(i)).trim_end().ends_with(['，', ','])
        && cut(reading.text, &reading.gap(i + 1)).starts_with(['。', '，', '；', ',']);
    let has_subject = reading.mentions_before(i).next().is_some();
    let least = match (is_clause, says_before(reading, i)) {
        (true, true) => 4,
        (true, false) => 9,
        (false, true) => 12,
        (false, false) => usize::MAX,
    };
    let is_quoted_clause = count >= least && !is_noun && has_subject;
    (has_stop && count >= 6 && !is_noun || is_quoted_clause).then_some(SpeechEvidence::LooksSpoken)
}

/// Whether a verb of saying occurs anywhere before the quotation in its sentence.
fn says_before(reading: &Reading<'_>, i: usize) -> bool {
    let gap = reading.gap(i);
    let start = gap.start + tail_start(cut(reading.text, &gap), REACH);
    verb_at(cut(reading.text, &(start..gap.end))).is_some()
}

/// The last verb of saying before a quotation, if the two are next to each other.
fn verb_before(reading: &Reading<'_>, i: usize) -> Option<Range<usize>> {
    let gap = reading.gap(i);
    let words = cut(reading.text, &gap).trim_end().trim_end_matches(['：', ':', '，', ',']);
    let start = tail_start(words, REACH);
    let near = words.get(start..)?;
    let is_colon = cut(reading.text, &gap).trim_end().ends_with(['：', ':']);
    let clause = near.rfind(['。', '；', '！', '？']).map_or(0, |at| at + '。'.len_utf8());
    let found = near.get(clause..)?.char_indices().filter_map(|(at, _)| {
        let rest = near.get(clause + at..)?;
        words::saying_at(rest).map(|verb| (clause + at, verb))
    });
    let (at, verb) = found.reduce(|_, later| later)?;
    let between = near.len() - (at + verb.len());
    // 告诉记者，: the listener is between them.
    let is_near = between == 0 || is_colon && between < 90 || verb.starts_with("告") && between <= 12;
    is_near.then(|| gap.start + start + at..gap.start + start + at + verb.len())
}

/// The verb after a quotation, if it says who said it: “…，”王丽说.
fn verb_behind(reading: &Reading<'_>, i: usize, inner: &str) -> Option<Range<usize>> {
    let gap = reading.gap(i + 1);
    let words = head_of(cut(reading.text, &gap), REACH);
    let trimmed = words.trim_start_matches(['，', ',', ' ']);
    let lead = words.len() - trimmed.len();
    let clause = trimmed.split(['。', '，', '：', ':', '；']).next()?;
    let next = trimmed.get(clause.len()..)?;
    let ends = inner.ends_with(['，', ',', '。', '！', '？', '…', '—', '!', '?', '.']) || lead > 0;
    // 外界批评是“变相放水”，叶俊贤反驳说：“…”: the verb belongs to what follows, unless the sentence begins with the quotation.
    let begins = cut(reading.text, &reading.gap(i)).trim().is_empty();
    let is_next = next.starts_with(['：', ':']) && (super::sentences::ends_with_stop(inner) || !begins);
    if !ends || is_next {
        return None;
    }
    // 市府表示，“…”，王丽强调，“…”: each has a verb before it.
    let is_within = is_within_clause(reading, i, inner) || verb_before(reading, i).is_some();
    if is_within && next.starts_with(['，', ',']) {
        return None;
    }
    let (at, verb) = verb_at(clause)?;
    let start = gap.start + lead + at;
    let has_subject = reading.mentions_in(i + 1).any(|mention| mention.range.start < start) || at == 0;
    has_subject.then(|| start..start + verb.len())
}

/// Whether a quotation is part of a longer clause that precedes it: 至于外界所称的“预报失准”，王宁说，误差仍在合理范围内。
fn is_within_clause(reading: &Reading<'_>, i: usize, inner: &str) -> bool {
    let before = cut(reading.text, &reading.gap(i)).trim();
    let is_closed = inner.ends_with(['，', ',', '。', '！', '？', '…', '—', '!', '?', '.']);
    !is_closed && !before.is_empty() && !before.ends_with(['，', ',', '：', ':', '。', '；'])
}

/// Whether a few words in marks are what the sentence is about, and its subject comments on them afterwards.
fn is_topic(reading: &Reading<'_>, i: usize, inner: &str) -> bool {
    const LONGEST: usize = 8;
    let after = cut(reading.text, &reading.gap(i + 1));
    let rest = after.trim_start_matches(['，', ',', ' ']);
    let mut clauses = rest.split_inclusive(['，', ',', '。', '：', ':']);
    let says = clauses.next().is_some_and(|clause| {
        let bare = clause.trim_end_matches(['，', ',', '。', '：', ':']);
        clause.ends_with(['，', ',', '：', ':']) && ends_with_saying(bare)
    });
    rest.len() < after.len() && says && letters(inner) < LONGEST && is_within_clause(reading, i, inner)
}

/// 有人说“…”: nobody in particular.
fn said_by_some(before: &str) -> bool {
    const ASKS: [&str; 8] = ["问", "問", "追问", "追問", "提问", "提問", "询问", "詢問"];
    const SOME: [&str; 10] =
        ["有人", "外界", "有的人", "有些人", "不少人", "很多人", "有声音", "有聲音", "有观点", "有觀點"];
    let clause = before.trim_end_matches(['：', ':', '，', ',', ' ']);
    let clause = clause.rsplit(['。', '，', ',', '；']).next().unwrap_or_default();
    // 有记者问：“…”
    let asker = clause.strip_prefix('有').unwrap_or(clause);
    let asks = |press: &str| asker.strip_prefix(press).is_some_and(|verb| ASKS.contains(&verb));
    SOME.iter().any(|some| clause.strip_prefix(some).is_some_and(|verb| words::SAYING.has(verb)))
        || ["记者", "記者", "媒体", "媒體"].iter().any(|press| asks(press))
}

/// Whether it is uncertain that an unlisted description names someone: it does not end like words for people and
/// bodies.
fn is_doubtful(mention: &Mention) -> bool {
    const ENDS: &str =
        "党黨府方办辦署局部院会會厅廳团團司社家商店校行所处處台臺网網报報员員人者民生众眾长長委盟组組属屬友主客";
    let NameForm::Described(name) = &mention.who else { return false };
    words::CALLINGS.ending(name).is_none() && !name.ends_with(|c: char| ENDS.contains(c))
}

/// The words of a clause that say who speaks, if they are in no list: 台積電說.
fn own_subject(reading: &Reading<'_>, i: usize) -> Option<Mention> {
    const LONGEST: usize = 8;
    /// First characters of clauses whose subject is elsewhere.
    const OTHERS: &str = "接在对對就针針面谈談回并並还還也又同随隨进進强強他她它我你您这這那其此据據而但且则則再仍更最曾已将將会會可能应應被把给給让讓        向从從于於与與和或如若因为為所以后後前时時只不没没無无很都正常继繼坦表说說指有是当當到来來去笑哭语語神心话話脸臉眼";
    /// Last characters of words that are not speakers.
    const ENDS: &str = "时時后後中里地着著了过過的并也还還又再则則並前";
    /// Times between the subject and the verb.
    const TIMES: [&str; 22] = [
        "随后", "隨後", "稍后", "稍後", "稍早", "今天", "今日", "昨天", "昨日", "上午", "下午", "晚间", "晚間", "近日",
        "日前", "当日", "當日", "当天", "當天", "也", "则", "則",
    ];
    let gap = reading.gap(i);
    let words = cut(reading.text, &gap).trim_end().trim_end_matches(['：', ':', '，', ',']);
    // 無奈地說 says how someone speaks.
    let is_other = |other: &str| words.ends_with(other) && !other.starts_with('地');
    let verb = words::SAYING.ending(words).filter(|_| !words::NOT_SAYING.iter().any(|other| is_other(other)))?;
    let clause = words.strip_suffix(verb)?;
    // The verb may have another one before it, and the way of speaking: 回應說, 無奈地說.
    let clause = words::SAYING.ending(clause).and_then(|verb| clause.strip_suffix(verb)).unwrap_or(clause);
    let clause = clause.trim_end_matches(['地', '的']);
    let clause = words::MANNERS.ending(clause).and_then(|manner| clause.strip_suffix(manner)).unwrap_or(clause);
    let clause = TIMES.iter().find_map(|time| clause.strip_suffix(time)).unwrap_or(clause);
    let name = clause.trim_start();
    let count = name.chars().count();
    let is_noun = (2..=LONGEST).contains(&count)
        && name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric())
        && !name.starts_with(|c: char| OTHERS.contains(c))
        && !name.ends_with(|c: char| ENDS.contains(c))
        && reading.mentions_in(i).next().is_none();
    let start = gap.start + clause.len() - name.len();
    is_noun.then(|| Mention {
        range: start..start + name.len(),
        who: NameForm::Described(name.to_owned()),
        marking: GrammaticalRole::Topic,
    })
}

/// The first verb of saying in words, and its position.
fn verb_at(words: &str) -> Option<(usize, &'static str)> {
    head_of(words, REACH).char_indices().find_map(|(at, _)| Some((at, words::saying_at(words.get(at..)?)?)))
}

/// Whether the next quotation of the sentence is another piece of this one: “…，”王丽说，“…”.
fn is_split(reading: &Reading<'_>, i: usize, inner: &str, has_verb_after: bool) -> bool {
    let is_last = i + 1 == reading.sentence.spans.len();
    let between = cut(reading.text, &reading.gap(i + 1));
    let is_joined = between.trim().trim_matches(['，', ',']).is_empty();
    !is_last
        && (has_verb_after && between.trim_end().ends_with(['，', ',']) || is_joined && inner.ends_with(['，', ',']))
}

/// The subject of a quotation within its sentence, and whether it might be someone else.
fn speaker_of(reading: &Reading<'_>, i: usize, verb_behind: Option<&Range<usize>>) -> (Option<Speaker>, bool) {
    if let Some(verb) = verb_behind
        && let Some(after) = reading.mentions_in(i + 1).find(|mention| mention.range.start <= verb.start)
    {
        return (Some(Speaker::of(after, Rule::SpeakerAfter)), false);
    }
    if let Some(own) = own_subject(reading, i) {
        return (Some(Speaker::of(&own, Rule::SpeakerBefore)), true);
    }
    let before: Vec<&Mention> = reading.mentions_before(i).collect();
    let is_person = |mention: &Mention| !matches!(mention.who, NameForm::Organization(_));
    let person = before.iter().rev().find(|mention| is_person(mention));
    let found = person.or_else(|| before.last());
    if let Some(found) = found {
        let others = before.iter().filter(|other| is_person(other) && other.who != found.who).count();
        let rule = if found.marking == GrammaticalRole::AccordingTo { Rule::AccordingTo } else { Rule::SpeakerBefore };
        return (Some(Speaker::of(found, rule)), others > 0);
    }
    (reading.name_right_before(i).map(|mention| Speaker::of(&mention, Rule::Colon)), false)
}

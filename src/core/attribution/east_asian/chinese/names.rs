//! Finds the people named in Chinese text: a title with a name, a name at the beginning of a clause, a pronoun,
//! an office.

use crate::text::script::is_han;
use std::ops::Range;

use super::{
    super::{
        cut, head_of,
        mention::{FullName, GrammaticalRole, Mention, NameForm},
        people::People,
    },
    words::{self, COURTESIES, DESCRIPTIONS},
};

/// Bytes of a clause that are searched for its subject.
const REACH: usize = 120;

/// The subjects of the clauses, in order.
pub(in super::super) fn mentions(text: &str, gap: &Range<usize>, people: &People) -> Vec<Mention> {
    let words = cut(text, gap);
    let mut mentions = Vec::new();
    let mut start = 0;
    for (at, c) in words.char_indices().chain([(words.len(), '。')]) {
        if !matches!(
            c,
            '，' | '。' | '；' | '：' | '！' | '？' | ',' | ':' | ';' | '\n' | '（' | '）' | '、' | ' ' | '\u{3000}'
        ) {
            continue;
        }
        let clause = words.get(start..at).unwrap_or_default();
        let leads = matches!(c, '：' | ':') || words.get(at + c.len_utf8()..).is_none_or(|rest| rest.trim().is_empty());
        let found = subject(clause, gap.start + start, people);
        mentions.extend(found.or_else(|| leading_pronoun(clause, gap.start + start).filter(|_| leads)));
        start = at + c.len_utf8();
    }
    mentions
}

/// 他摆摆手：“…”: the clause that a quotation follows begins with the pronoun.
fn leading_pronoun(clause: &str, shift: usize) -> Option<Mention> {
    const LONGEST: usize = 12;
    let pronoun = ["他", "她"].iter().find(|pronoun| clause.starts_with(**pronoun))?;
    let is_one = !clause.get(pronoun.len()..)?.starts_with(['们', '們', '的', '人']);
    (is_one && clause.chars().count() <= LONGEST).then(|| Mention {
        range: shift..shift + pronoun.len(),
        who: NameForm::Pronoun,
        marking: GrammaticalRole::Topic,
    })
}

/// The name with which the words end.
pub(in super::super) fn name_at_end(text: &str, range: &Range<usize>, people: &People) -> Option<Mention> {
    let words = cut(text, range);
    let start = words
        .rfind(|c| !is_han(c) && c != '·')
        .map_or(0, |at| at + words.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let clause = words.get(start..)?;
    let mention = subject(clause, range.start + start, people)?;
    (mention.range.end == range.end).then_some(Mention { marking: GrammaticalRole::Bare, ..mention })
}

/// The subject of a clause, which begins at byte `shift` of the text.
fn subject(clause: &str, shift: usize, people: &People) -> Option<Mention> {
    let head = head_of(clause, REACH);
    let led = without_leading(head);
    let lead = head.len() - led.len();
    let marking = match head.starts_with(['据', '據']) {
        true => GrammaticalRole::AccordingTo,
        false => GrammaticalRole::Topic,
    };
    let (who, range) = pronoun(led)
        .or_else(|| titled(led, people))
        .or_else(|| name_at(led, 0, people).map(|(name, end)| (plain_name(&name), 0..end)))
        .or_else(|| foreign(led))
        .or_else(|| after_attribute(led, people))
        .or_else(|| other(led))?;
    let start = shift + lead;
    Some(Mention { range: start + range.start..start + range.end, who, marking })
}

/// The clause without the words before its subject.
fn without_leading(clause: &str) -> &str {
    let mut rest = clause.trim_start();
    for _ in 0..3 {
        let Some(cut) = words::LEADING.iter().find_map(|lead| rest.strip_prefix(lead)) else { break };
        rest = cut;
    }
    without_age(rest)
}

/// 68岁的吴秀兰, 今年45歲的林先生.
fn without_age(clause: &str) -> &str {
    const CHARS: usize = 8;
    let front = head_of(clause, CHARS * 3);
    let age = ["岁的", "歲的", "岁", "歲"].iter().find_map(|age| Some((front.find(age)?, age.len())));
    match age {
        Some((at, length))
            if front.get(..at).is_some_and(|front| front.contains(|c: char| c.is_numeric() || is_numeral(c))) =>
        {
            clause.get(at + length..).unwrap_or(clause)
        }
        _ => clause,
    }
}

/// 賣麵三十年的周永福: a name after a description of the person.
fn after_attribute(clause: &str, people: &People) -> Option<(NameForm, Range<usize>)> {
    let (at, particle) = clause.rmatch_indices('的').next()?;
    let begins = at + particle.len();
    let (name, end) = name_at(clause, begins, people)?;
    let is_full = name.chars().count() > 2 || people.knows(&name);
    let says = clause.get(end..).is_some_and(|rest| words::saying_at(rest).is_some());
    (is_full && says).then(|| (plain_name(&name), begins..end))
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn pronoun(clause: &str) -> Option<(NameForm, Range<usize>)> {
    let pronoun = ["他们", "他們", "她们", "她們", "他", "她"].iter().find(|pronoun| clause.starts_with(**pronoun))?;
    let is_many = pronoun.chars().count() > 1;
    let after = clause.get(pronoun.len()..)?;
    // 她哽咽着说.
    let says_soon = || {
        after.char_indices().take(8).any(|(at, _)| after.get(at..).is_some_and(|rest| words::saying_at(rest).is_some()))
    };
    (!is_many && (is_after_name(after) || says_soon())).then_some((NameForm::Pronoun, 0..pronoun.len()))
}

/// 外交部发言人林毅, 王丽部长, 王部长, 市长.
fn titled(clause: &str, people: &People) -> Option<(NameForm, Range<usize>)> {
    let (at, title) = title_in(clause).or_else(|| unknown_title(clause, people))?;
    let before = clause.get(..at)?;
    let end = at + title.len();
    // 丁浩对记者说: the title is that of the one spoken to.
    if before.ends_with(['对', '對', '向', '跟', '给', '給', '与', '與', '和', '同']) || is_spoken_to(before)
    {
        return None;
    }
    if let Some(found) = name_before_title(before, title, people, end) {
        return Some(found);
    }
    let front = role_front(before);
    let start = at - front.len();
    let after = clause.get(end..)?;
    let named = name_at(after, 0, people).or_else(|| foreign_name(after)).or_else(|| long_name(after));
    let guessed = named.is_none().then(|| unlisted_name(after)).flatten();
    let is_guess = guessed.is_some();
    if let Some((name, length)) = named.or(guessed) {
        let role = format!("{front}{title}");
        let full = FullName {
            family: family_of(&name),
            name,
            role: Some(role),
            title: title.to_owned(),
            is_guess,
            ..FullName::default()
        };
        return Some((NameForm::Named(full), start..end + length));
    }
    // 先生 alone means a husband, or the person spoken to; 记者 is the writer.
    let is_nobody = COURTESIES.contains(&title) || matches!(title, "记者" | "記者");
    if !is_after_name(after) || is_nobody && before.is_empty() {
        return None;
    }
    if COURTESIES.contains(&title) && people.has_family(before) {
        return Some((NameForm::Family { family: before.to_owned(), title: title.to_owned() }, 0..end));
    }
    let role = format!("{front}{title}");
    if DESCRIPTIONS.has(title) {
        return Some((NameForm::Described(role), start..end));
    }
    Some((NameForm::Title { title: title.to_owned(), role }, start..end))
}

/// The last character of an unlisted occupation before a name: 邮递员尹树声.
fn unknown_title<'a>(clause: &'a str, people: &People) -> Option<(usize, &'a str)> {
    const CHARS: usize = 20;
    clause.char_indices().skip(1).take(CHARS).find_map(|(at, c)| {
        let end = at + c.len_utf8();
        let is_calling = "员員师師长長家手匠工者生".contains(c);
        let (name, _) = is_calling.then(|| name_at(clause, end, people)).flatten()?;
        let is_clear = name.chars().count() == 3 && clause.get(..at)?.chars().all(is_han);
        is_clear.then(|| clause.get(at..end).map(|title| (at, title))).flatten()
    })
}

/// 告诉记者.
fn is_spoken_to(before: &str) -> bool {
    ["告诉", "告訴", "接受", "面对", "面對", "回应", "回答", "答"].iter().any(|verb| before.ends_with(verb))
}

/// The last title of the clause before a verb or another word that follows a name.
fn title_in(clause: &str) -> Option<(usize, &'static str)> {
    const CHARS: usize = 24;
    let mut best: Option<(usize, &'static str)> = None;
    for (at, _) in clause.char_indices().take(CHARS) {
        let rest = clause.get(at..).unwrap_or_default();
        if best.is_some_and(|(found, title)| at < found + title.len()) {
            continue;
        }
        // 道, 问 and others are parts of many words.
        let is_saying = words::saying_at(rest).is_some_and(|verb| best.is_some() || verb.chars().count() > 1);
        if is_saying || best.is_some() && is_after_name(rest) {
            break;
        }
        if let Some(title) = words::CALLINGS.beginning(rest)
            && !rest
                .get(title.len()..)
                .is_some_and(|after| after.starts_with(['会', '會', '团', '團', '组', '組', '队', '隊']))
        {
            best = Some((at, title));
        }
    }
    best
}

/// 王丽部长, 王部长, 李女士: the name precedes its title.
fn name_before_title(before: &str, title: &str, people: &People, end: usize) -> Option<(NameForm, Range<usize>)> {
    let count = before.chars().count();
    let is_courtesy = COURTESIES.contains(&title);
    if count == 1 && before.chars().all(words::is_family) {
        return Some((NameForm::Family { family: before.to_owned(), title: title.to_owned() }, 0..end));
    }
    let is_name = family_of(before).is_some() && (2..=3).contains(&count);
    if !is_name || !(is_courtesy || people.knows(before)) {
        return None;
    }
    let role = (!is_courtesy).then(|| title.to_owned());
    let full = FullName {
        name: before.to_owned(),
        family: family_of(before),
        role,
        title: title.to_owned(),
        ..FullName::default()
    };
    Some((NameForm::Named(full), 0..end))
}

/// The words before a title that belong to it: those after the last 的.
fn role_front(before: &str) -> &str {
    const LONGEST: usize = 54;
    let front =
        before.rsplit(['的', '和', '与', '與', '在', '是', '向', '对', '由', '被', '让']).next().unwrap_or_default();
    if front.len() > LONGEST || !front.chars().all(is_han) { "" } else { front }
}

/// A full name at this byte, and where it ends: what follows must not be part of a name.
fn name_at(clause: &str, at: usize, people: &People) -> Option<(String, usize)> {
    let rest = clause.get(at..)?;
    let double =
        words::DOUBLE_FAMILIES.iter().find(|family| rest.starts_with(**family)).map(|family| family.chars().count());
    let family = double.or_else(|| rest.chars().next().filter(|c| words::is_family(*c)).map(|_| 1))?;
    let mut fits: Option<(String, usize)> = None;
    for given in 1..=2 {
        let name: String = rest.chars().take(family + given).collect();
        let is_whole = name.chars().count() == family + given && name.chars().all(is_han);
        let after = rest.get(name.len()..).unwrap_or_default();
        if !is_whole || words::saying_at(name.get(name.len().saturating_sub(3)..).unwrap_or_default()).is_some() {
            continue;
        }
        let is_known = people.knows(&name);
        let is_after = is_after_name(after) || given == 2 && fits.is_none() && is_doing(after);
        if is_known || is_after && !is_ordinary(&name) {
            let is_better = is_known || fits.is_none();
            if is_better {
                fits = Some((name.clone(), at + name.len()));
            }
        }
    }
    fits
}

/// A name of three characters after a title, with a few words between it and the verb: 主教练李承泽赛后表示.
fn long_name(after: &str) -> Option<(String, usize)> {
    let name: String = after.chars().take(3).collect();
    let rest = after.get(name.len()..)?;
    let says_soon =
        rest.char_indices().take(8).any(|(at, _)| rest.get(at..).is_some_and(|rest| words::saying_at(rest).is_some()));
    let is_name = name.chars().count() == 3 && name.chars().all(is_han) && name.starts_with(words::is_family);
    let is_clear = name.starts_with(words::is_clear_family);
    (is_name && (says_soon || is_clear) && !is_ordinary(&name)).then(|| (name.clone(), name.len()))
}

/// Three characters between a title and a verb of saying, whose first is in no list of family names: 發言人牟志遠說.
fn unlisted_name(after: &str) -> Option<(String, usize)> {
    const OTHERS: &str =
        "地着著了时時后後前中上下会會们們的是在对對就还還也都又再并並而和与與向被把给給组組员員团團队隊";
    const WORDS: [&str; 12] = [
        "进一步",
        "進一步",
        "代表团",
        "某某某",
        "当场",
        "當場",
        "联合会",
        "研究所",
        "指挥部",
        "小组",
        "委员会",
        "第一次",
    ];
    let name: String = after.chars().take(3).collect();
    let rest = after.get(name.len()..)?;
    let is_name = name.chars().count() == 3
        && name.chars().all(is_han)
        && !name.chars().any(|c| OTHERS.contains(c) || is_numeral(c))
        && !WORDS.iter().any(|word| name.starts_with(word))
        && words::MANNERS.beginning(&name).is_none()
        && words::BEHIND.beginning(&name).is_none()
        && (0..name.len()).all(|at| name.get(at..).is_none_or(|rest| words::saying_at(rest).is_none()));
    (is_name && words::saying_at(rest).is_some() && !is_ordinary(&name)).then(|| (name.clone(), name.len()))
}

/// Whether words that begin like a family name are ordinary words.
fn is_ordinary(name: &str) -> bool {
    const WORDS: [&str; 40] = [
        "高度", "常年", "方面", "时间", "時間", "任何", "金额", "温度", "安全", "成都", "华为", "明年", "全国", "全國",
        "全市", "全体", "应当", "成员", "万人", "和平", "江西", "江苏", "安徽", "海南", "云南", "河南", "湖南", "贵州",
        "关于", "连续", "白天", "石油", "马上", "车站", "时代", "商家", "尤其", "解放", "农村", "单位",
    ];
    WORDS.iter().any(|word| name.starts_with(word))
}

fn plain_name(name: &str) -> NameForm {
    NameForm::Named(FullName { family: family_of(name), name: name.to_owned(), ..FullName::default() })
}

fn family_of(name: &str) -> Option<String> {
    if let Some((_, last)) = name.rsplit_once('·') {
        return Some(last.to_owned());
    }
    let double = words::DOUBLE_FAMILIES.iter().find(|family| name.starts_with(**family));
    match double {
        Some(family) => Some((*family).to_owned()),
        None => name.chars().next().filter(|c| words::is_family(*c)).map(String::from),
    }
}

/// 约翰·史密斯.
fn foreign(clause: &str) -> Option<(NameForm, Range<usize>)> {
    let (name, end) = foreign_name(clause)?;
    let full = FullName { family: family_of(&name), name, ..FullName::default() };
    Some((NameForm::Named(full), 0..end))
}

fn foreign_name(clause: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 60;
    let head = head_of(clause, LONGEST);
    let dot = head.rfind('·')?;
    let last = head.get(dot + '·'.len_utf8()..)?;
    let end = last
        .char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .chain([last.len()])
        .find(|at| is_after_name(last.get(*at..).unwrap_or_default()))?;
    let end = dot + '·'.len_utf8() + end;
    let name = head.get(..end)?;
    name.chars().all(|c| is_han(c) || c == '·').then(|| (name.to_owned(), end))
}

/// An office, or a description of someone.
fn other(clause: &str) -> Option<(NameForm, Range<usize>)> {
    const CHARS: usize = 16;
    for (at, _) in clause.char_indices().skip(1).take(CHARS).chain([(clause.len(), ' ')]) {
        let (head, after) = clause.split_at_checked(at)?;
        if !head.chars().next_back().is_some_and(is_han) {
            return None;
        }
        if !is_after_name(after) {
            continue;
        }
        // 试乘者在留言簿上写道: a person described by an activity.
        if head.ends_with('者')
            && !["记者", "記者"].iter().any(|press| head.ends_with(press))
            && (2..=6).contains(&head.chars().count())
        {
            return Some((NameForm::Described(head.to_owned()), 0..at));
        }
        if words::ORGANIZATIONS.ending(head).is_some() {
            return Some((NameForm::Organization(head.to_owned()), 0..at));
        }
        if words::saying_at(after).is_some() {
            return None;
        }
    }
    None
}

/// Whether words can follow a name: a verb of saying, a preposition, a figure, the end of the clause.
fn is_after_name(after: &str) -> bool {
    let is_open = after.chars().next().is_none_or(|c| !is_han(c) && c != '·');
    is_open || words::saying_at(after).is_some() || words::BEHIND.beginning(after).is_some() || says_in_manner(after)
}

/// 無奈說, 無奈地說.
fn says_in_manner(after: &str) -> bool {
    let rest = words::MANNERS.beginning(after).and_then(|manner| after.get(manner.len()..));
    rest.is_some_and(|rest| words::saying_at(rest.strip_prefix(['地', '的']).unwrap_or(rest)).is_some())
}

/// Whether a verb of action follows: 吴秀兰指着, 丁浩笑着.
fn is_doing(after: &str) -> bool {
    after.chars().take(3).all(is_han) && after.chars().skip(1).take(2).any(|c| matches!(c, '着' | '著'))
}

//! Finds the people named in Korean text: a name with its title, a title, a pronoun, an office, each recognized
//! by its particle.

use crate::text::person_name::KOREAN_DOUBLE_FAMILY_NAMES;
use crate::text::script::is_hangul_syllable;
use std::ops::Range;

use super::{
    super::{
        mention::{FullName, GrammaticalRole, Mention, NameForm},
        people::People,
    },
    foreign::{before_body, foreign_before, foreign_named, is_abbreviation, romanized, with_known_given},
    token::{Token, ends_clause, is_saying_noun, stem_of, token_len, tokens},
    words::{self, COURTESIES, DESCRIPTIONS, TITLES},
};

/// How many words before a title are examined.
const LOOK_BACK: usize = 6;

/// The people whom the words name, in order.
pub(in super::super) fn mentions(text: &str, gap: &Range<usize>, people: &People) -> Vec<Mention> {
    let tokens = tokens(text, gap);
    let mut mentions: Vec<Mention> = Vec::new();
    for number in 0..tokens.len() {
        let next = tokens.get(number + 1).map(|next| next.core);
        let Some(token) = tokens.get(number) else { break };
        let Some((stem, marking)) = stem_of(token, next) else { continue };
        let begins = mentions.last().map_or(gap.start, |last| last.range.end);
        let Some((who, first)) = phrase(&tokens, number, stem, people, marking) else { continue };
        // 오가와 외무상과: someone who is not the subject here may be the subject later.
        let is_looked_back_to = token.core.ends_with('의') && next.is_some_and(is_saying_noun);
        if marking == GrammaticalRole::Bare && !matches!(who, NameForm::Named(_)) && !is_looked_back_to {
            continue;
        }
        let start = tokens.get(first).map_or(token.range.start, |first| first.range.start).max(begins);
        let end = token.range.start + token_len(token, stem);
        mentions.push(Mention { range: start.min(end)..end, who, marking });
    }
    mentions
}

/// The name with which the words end, without a particle: before a quotation of a heading, in a label.
pub(in super::super) fn name_at_end(text: &str, range: &Range<usize>, people: &People) -> Option<Mention> {
    let tokens = tokens(text, range);
    let number = tokens.len().checked_sub(1)?;
    let token = tokens.get(number)?;
    let stem = token.core;
    let (who, first) = phrase(&tokens, number, stem, people, GrammaticalRole::Bare)?;
    let start = tokens.get(first)?.range.start;
    Some(Mention { range: start..token.range.start + token_len(token, stem), who, marking: GrammaticalRole::Bare })
}

/// The person whom the words up to this one name, and the number of the first word of the name.
fn phrase(
    tokens: &[Token<'_>],
    number: usize,
    stem: &str,
    people: &People,
    marking: GrammaticalRole,
) -> Option<(NameForm, usize)> {
    if matches!(stem, "그" | "그녀" | "그분" | "고인") {
        return (marking != GrammaticalRole::Bare).then_some((NameForm::Pronoun, number));
    }
    let stem_of_side = stem.strip_suffix('측').filter(|side| !side.is_empty());
    if stem == "측" {
        let before = tokens.get(number.checked_sub(1)?)?;
        let side = format!("{} 측", before.core);
        // 회사 측은: the company that was mentioned, regardless of its name.
        let who = match before.core {
            "회사" | "업체" => NameForm::SameOrganization(before.core.to_owned()),
            any if words::ANY_ORGANIZATION.contains(&any) => NameForm::Described(side),
            _ => NameForm::Organization(side),
        };
        return Some((who, number - 1));
    }
    if let Some(side) = stem_of_side {
        return words::is_organization(side).then(|| (NameForm::Organization(side.to_owned()), number));
    }
    if COURTESIES.contains(&stem) {
        return with_courtesy(tokens, number);
    }
    if matches!(stem, "양" | "군" | "할머니" | "할아버지" | "어르신") {
        let at = number.checked_sub(1)?;
        let name = tokens.get(at)?.core;
        words::likely_family_of(name)?;
        return Some((named(tokens, at, name, at, "", at), at));
    }
    if let Some(courtesy) = COURTESIES.iter().find(|courtesy| stem.ends_with(**courtesy))
        && let Some(name) = stem.strip_suffix(courtesy)
        && words::family_of(name).is_some()
    {
        return Some((named(tokens, number, name, number, "", number), number));
    }
    if let Some(initial) = stem.strip_suffix('씨')
        && initial.chars().count() <= 2
        && initial.starts_with(|c: char| c.is_ascii_uppercase())
    {
        return Some((NameForm::Described(stem.to_owned()), number));
    }
    if let Some(family) = stem.strip_suffix('씨').filter(|family| is_single_family(family) || people.has_family(family))
    {
        return Some((NameForm::Family { family: family.to_owned(), title: "씨".to_owned() }, number));
    }
    if let Some(name) = stem.strip_suffix('씨').filter(|name| name.ends_with('모') && name.chars().count() == 2) {
        return Some((NameForm::Described(format!("{name} 씨")), number));
    }
    if let Some(description) = DESCRIPTIONS.ending(stem.strip_suffix('들').unwrap_or(stem)) {
        return described(tokens, number, stem, description, people);
    }
    if let Some(title) = title_of(stem) {
        return titled(tokens, number, stem, title, people);
    }
    if let Some((name, first)) =
        romanized(tokens, number).filter(|_| tokens.get(number).is_some_and(|t| t.core == stem))
    {
        return Some((foreign_named(tokens, number, &name, number, ""), first));
    }
    if tokens.get(number).is_some_and(|token| token.core == stem && token.brackets.is_some_and(is_abbreviation)) {
        return Some((NameForm::Organization(stem.to_owned()), number));
    }
    let follows_title =
        number.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|before| title_of(before.core).is_some());
    let is_after_title = follows_title && words::likely_family_of(stem).is_some();
    // 설인아(22)가: an age only follows names.
    let has_age = tokens.get(number).and_then(|token| token.brackets).is_some_and(is_age);
    let is_name = words::family_of(stem).is_some() && (has_age || is_bare_name(stem, marking, people));
    if is_after_title || is_name {
        return Some(bare_name(tokens, number, stem));
    }
    if let Some(any) = any_organization(tokens, number, stem) {
        return Some((any, number));
    }
    if words::is_organization(stem) {
        return Some((NameForm::Organization(stem.to_owned()), number));
    }
    None
}

/// 회사는, 이 회사는, 시는: the body that was mentioned, not one with that name. In 현대차 노조 the preceding word says which one.
fn any_organization(tokens: &[Token<'_>], number: usize, stem: &str) -> Option<NameForm> {
    const ALWAYS: [&str; 9] = ["회사", "업체", "기업", "시공사", "시", "구", "군", "당", "부처"];
    const ADVERBS: [&str; 16] = [
        "이날",
        "또",
        "또한",
        "한편",
        "다만",
        "그러나",
        "하지만",
        "이어",
        "이에",
        "따라",
        "앞서",
        "당시",
        "특히",
        "아울러",
        "당초",
        "현재",
    ];
    let before = number.checked_sub(1).and_then(|at| tokens.get(at)).filter(|before| !before.is_cut_off);
    let is_this = before.is_some_and(|before| matches!(before.core, "이" | "그" | "해당" | "같은" | "동"));
    if !(ALWAYS.contains(&stem) || is_this && words::ANY_ORGANIZATION.contains(&stem)) {
        return None;
    }
    let is_apart = |before: &Token<'_>| {
        let has_particle = ends_clause(before.core) || before.core.ends_with(['이', '가', '일', '도']);
        has_particle || ADVERBS.contains(&before.core)
    };
    Some(match before.filter(|before| !is_this && !is_apart(before)) {
        // 두 회사, 일부 업체: other bodies.
        Some(before) => NameForm::Described(format!("{} {stem}", before.core)),
        None => NameForm::SameOrganization(stem.to_owned()),
    })
}

/// Whether a syllable before 씨 is a family name.
fn is_single_family(name: &str) -> bool {
    name.chars().count() == 1 && name.chars().all(words::is_family) && !matches!(name, "모" | "마" | "은" | "국")
}

/// The longest title with which the word ends.
fn title_of(stem: &str) -> Option<&'static str> {
    TITLES.ending(stem)
}

fn is_age(inner: &str) -> bool {
    let inner = inner.trim_end_matches('세');
    (1..=3).contains(&inner.len()) && inner.chars().all(|c| c.is_ascii_digit())
}

/// Whether a word that looks like a full name, without a title, is one. A verb before a noun can also look like one:
/// 유지하는.
fn is_bare_name(stem: &str, marking: GrammaticalRole, people: &People) -> bool {
    let is_doubtful = stem.ends_with(['하', '지', '기', '리', '이', '우', '나', '오', '서', '아', '라', '도', '자']);
    people.knows(stem) || (marking != GrammaticalRole::Bare && !is_doubtful)
}

/// 해양수산부 장관 서도윤은, or the name alone.
fn bare_name(tokens: &[Token<'_>], number: usize, stem: &str) -> (NameForm, usize) {
    let before = number.checked_sub(1).and_then(|before| tokens.get(before)).filter(|token| !token.is_cut_off);
    let title =
        before.and_then(|token| title_of(token.core)).filter(|_| before.is_some_and(|token| token.tail.is_empty()));
    match title {
        Some(title) => {
            let first = organization_before(tokens, number - 1);
            (named(tokens, number, stem, number, title, first), first)
        }
        None => (named(tokens, number, stem, number, "", number), number),
    }
}

/// 민가온 씨는, 어촌계 대표 민가온 씨는.
fn with_courtesy(tokens: &[Token<'_>], number: usize) -> Option<(NameForm, usize)> {
    let at = number.checked_sub(1)?;
    let before = tokens.get(at)?;
    let is_letter = before.core.chars().count() <= 2 && before.core.starts_with(|c: char| c.is_ascii_uppercase());
    let is_half_named = before.core.chars().count() == 2 && before.core.ends_with('모');
    if is_letter || is_half_named {
        return Some((NameForm::Described(format!("{} 씨", before.core)), at));
    }
    if let Some((name, first)) = with_known_given(tokens, at) {
        return Some((foreign_named(tokens, number, &name, at, ""), first));
    }
    if words::family_of(before.core).is_some() {
        let (who, first) = bare_name(tokens, at, before.core);
        return Some((who, first));
    }
    let is_full = (3..=4).contains(&before.core.chars().count()) && before.core.chars().all(is_hangul_syllable);
    if is_full && before.tail.is_empty() && !words::is_organization(before.core) {
        return Some((named(tokens, at, before.core, at, "", at), at));
    }
    let is_name = before.core.chars().count() <= 2 && before.core.chars().next().is_some_and(words::is_family);
    if !is_name {
        return None;
    }
    Some((NameForm::Family { family: before.core.to_owned(), title: "씨".to_owned() }, at))
}

/// 김모(36) 교사는: only the family name is given.
fn half_named(tokens: &[Token<'_>], number: usize, stem: &str) -> Option<(NameForm, usize)> {
    let at = number.checked_sub(1)?;
    let before = tokens.get(at).filter(|before| !before.is_cut_off && before.tail.is_empty())?;
    let is_half = before.core.strip_suffix('모').is_some_and(|family| family.chars().count() == 1)
        && before.core.starts_with(words::is_family);
    is_half.then(|| (NameForm::Described(format!("{} {stem}", before.core)), at))
}

/// 정부 고위 관계자는, 한 시민은.
fn described(
    tokens: &[Token<'_>],
    number: usize,
    stem: &str,
    description: &str,
    people: &People,
) -> Option<(NameForm, usize)> {
    if let Some(half_named) = half_named(tokens, number, stem) {
        return Some(half_named);
    }
    // 김 교사는, once 김모 교사 was named.
    let single = number.checked_sub(1).and_then(|at| tokens.get(at)).filter(|before| !before.is_cut_off);
    if let Some(family) = single.map(|before| before.core).filter(|family| is_single_family(family))
        && people.has_family(family)
    {
        return Some((NameForm::Family { family: family.to_owned(), title: stem.to_owned() }, number - 1));
    }
    // 엄지후 교사는: the name is more informative.
    if let Some(at) = number.checked_sub(1)
        && let Some(before) = tokens.get(at).filter(|before| !before.is_cut_off && before.tail.is_empty())
        && words::likely_family_of(before.core).is_some()
    {
        return Some((named(tokens, number, before.core, at, stem, at), at));
    }
    let first = organization_before(tokens, number);
    let front: Vec<&str> = tokens.get(first..number)?.iter().map(|token| token.core).collect();
    let is_again =
        front.is_empty() && number.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.core == "이");
    if is_again {
        return Some((NameForm::Title { title: description.to_owned(), role: description.to_owned() }, number - 1));
    }
    let mut name = front.join(" ");
    if !name.is_empty() {
        name.push(' ');
    }
    name.push_str(stem);
    Some((NameForm::Described(name), first))
}

/// A phrase that ends with a title: 서도윤 해양수산부 장관, 이 장관, 장관, 서도윤장관.
fn titled(
    tokens: &[Token<'_>],
    number: usize,
    stem: &str,
    title: &'static str,
    people: &People,
) -> Option<(NameForm, usize)> {
    let front = stem.strip_suffix(title).unwrap_or_default();
    if let Some(half_named) = half_named(tokens, number, stem) {
        return Some(half_named);
    }
    if words::family_of(front).is_some() {
        return Some((named(tokens, number, front, number, title, number), number));
    }
    let is_family = front.chars().count() == 1 && front.chars().all(words::is_family);
    if is_family && people.has_family(front) {
        return Some((NameForm::Family { family: front.to_owned(), title: title.to_owned() }, number));
    }
    let foreign = number.checked_sub(1).and_then(|last| Some((last, with_known_given(tokens, last)?)));
    if let Some((last, (name, first))) = foreign {
        return Some((foreign_named(tokens, number, &name, last, stem), first));
    }
    if let Some(found) = name_before(tokens, number, stem, people) {
        return Some(found);
    }
    if let Some(found) = foreign_before(tokens, number, stem, people) {
        return Some(found);
    }
    // 박 전 시장은: the former mayor Park.
    let is_former =
        number.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| matches!(token.core, "전" | "현"));
    let behind_family = if is_former { number - 1 } else { number };
    if let Some(family) = family_before(tokens, number, people)
        .or_else(|| family_before(tokens, behind_family, people).filter(|family| people.has_family(family)))
    {
        return Some((NameForm::Family { family, title: stem.to_owned() }, behind_family.saturating_sub(1)));
    }
    let first = organization_before(tokens, number);
    let mut role: Vec<&str> = tokens.get(first..number)?.iter().map(|token| token.core).collect();
    role.push(stem);
    let is_one_of_many = first.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.core == "한");
    let role = role.join(" ");
    // 기자가 만난 주민: the writer.
    if role == "기자" {
        return None;
    }
    if is_one_of_many {
        return Some((NameForm::Described(role), first));
    }
    Some((NameForm::Title { title: stem.to_owned(), role }, first))
}

/// A full name a few words before the title.
fn name_before(tokens: &[Token<'_>], number: usize, stem: &str, people: &People) -> Option<(NameForm, usize)> {
    for back in 1..=LOOK_BACK {
        let at = number.checked_sub(back)?;
        let token = tokens.get(at)?;
        if token.is_cut_off || !token.tail.is_empty() {
            return None;
        }
        if let Some((name, first)) = romanized(tokens, at) {
            return Some((foreign_named(tokens, number, &name, at, stem), first));
        }
        let is_near = back == 1 || tokens.get(at + 1).is_some_and(|next| words::is_organization(next.core));
        let family = if is_near { words::likely_family_of(token.core) } else { words::family_of(token.core) };
        let is_second = has_name_at(tokens, at.checked_sub(1));
        let is_doubtful = is_second
            && (back == 1 && words::family_of(token.core).is_none()
                || words::may_be_body(token.core) && !is_adjective(tokens, at - 1));
        // 일론 머스크 테슬라 최고경영자.
        let is_body =
            back == 1 && words::family_of(token.core).is_none() && before_body(tokens, number, at, stem).is_some();
        if family.is_some()
            && !is_doubtful
            && !is_body
            && !is_participle(tokens, at)
            && !ends_clause_before_title(token.core, people)
        {
            let first = if back == 1 { organization_before(tokens, at) } else { at };
            return Some((named(tokens, number, token.core, at, stem, first), first));
        }
        if ends_clause(token.core) {
            return None;
        }
    }
    None
}

/// Whether the word at this place is written as a full name, so that what follows is the name of an office:
/// 변호민 다시봄 대표.
fn has_name_at(tokens: &[Token<'_>], at: Option<usize>) -> bool {
    let token = at.and_then(|at| tokens.get(at)).filter(|token| !token.is_cut_off && token.tail.is_empty());
    token.is_some_and(|token| words::family_of(token.core).is_some())
}

/// Whether a word that looks like a name describes the one after it: 유명한 김영구 교수.
fn is_adjective(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.core.ends_with(['한', '된', '인', '는', '던', '진', '의']))
}

/// Whether a word that looks like a name is a verb before a noun: 회담에 배석한, 행사를 주관한.
fn is_participle(tokens: &[Token<'_>], at: usize) -> bool {
    let is_verb = tokens.get(at).is_some_and(|token| token.core.ends_with(['한', '된', '던', '킨', '는', '인', '친']));
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    is_verb
        && before.is_some_and(|before| {
            before.core.ends_with(['에', '을', '를', '와', '과']) && !words::is_organization(before.core)
        })
}

/// Whether a word that looks like a name is a noun with a particle: 이유로, 조사를.
fn ends_clause_before_title(word: &str, people: &People) -> bool {
    !people.knows(word) && word.ends_with(['을', '를', '에', '와', '의', '고', '며'])
}

/// The family name right before a title. 이, 한, 전 and others are also separate words.
fn family_before(tokens: &[Token<'_>], number: usize, people: &People) -> Option<String> {
    let token = tokens.get(number.checked_sub(1)?)?;
    let is_family = token.core.chars().count() == 1 && token.core.chars().all(words::is_family)
        || KOREAN_DOUBLE_FAMILY_NAMES.contains(&token.core);
    let is_doubtful = matches!(token.core, "한" | "전" | "현" | "신" | "고" | "양" | "모" | "두" | "부" | "주" | "소");
    let fits = is_family && !token.is_cut_off && (!is_doubtful || people.has_family(token.core));
    fits.then(|| token.core.to_owned())
}

/// The number of the first of the words before this one that name an office or belong to a title.
fn organization_before(tokens: &[Token<'_>], number: usize) -> usize {
    const PARTS: [&str; 22] = [
        "고위",
        "수석",
        "공동",
        "전",
        "현",
        "신임",
        "초선",
        "재선",
        "3선",
        "중진",
        "선임",
        "책임",
        "익명의",
        "현지",
        "인근",
        "지역",
        "담당",
        "상임",
        "비상임",
        "명예",
        "임시",
        "총괄",
    ];
    let mut first = number;
    while number - first < 4
        && let Some(at) = first.checked_sub(1)
        && let Some(token) = tokens.get(at)
        && !token.is_cut_off
        && token.tail.is_empty()
        && (words::is_organization(token.core)
            || PARTS.contains(&token.core)
            || title_of(token.core).is_some_and(|title| title.len() == token.core.len()))
    {
        first = at;
    }
    first
}

/// A full name with the role given by the words from `first` to the title without the name.
fn named(tokens: &[Token<'_>], number: usize, name: &str, name_at: usize, title: &str, first: usize) -> NameForm {
    let parts = (first..=number).filter(|at| *at != name_at).filter_map(|at| tokens.get(at));
    let mut role: Vec<&str> =
        parts.clone().take_while(|token| token.range.start < end_of(tokens, number)).map(|t| t.core).collect();
    if number != name_at
        && let Some(last) = role.last_mut()
    {
        *last = title;
    } else if number == name_at && !title.is_empty() && role.is_empty() {
        role.push(title);
    }
    let role = role.join(" ");
    let brackets = tokens.get(name_at).and_then(|token| token.brackets);
    let native = brackets.filter(|inner| inner.chars().any(char::is_alphabetic) && !inner.chars().any(is_digit_or_age));
    NameForm::Named(FullName {
        name: name.to_owned(),
        family: words::family_of(name).map(str::to_owned).or_else(|| name.chars().next().map(String::from)),
        // The name used in the text is in its native script.
        native: native.filter(|inner| is_other_script(inner)).map(|_| name.to_owned()),
        role: (!role.is_empty()).then_some(role),
        title: title.to_owned(),
        is_guess: false,
    })
}

fn end_of(tokens: &[Token<'_>], number: usize) -> usize {
    tokens.get(number).map_or(0, |token| token.range.end)
}

fn is_digit_or_age(c: char) -> bool {
    c.is_numeric() || c == '세'
}

/// Whether a name in brackets is written in a script other than Hangul: 李在明, Lee Jae-myung.
fn is_other_script(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).all(|c| !is_hangul_syllable(c))
}

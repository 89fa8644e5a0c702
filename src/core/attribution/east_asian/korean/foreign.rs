//! Foreign names in Korean text, recognized by their spelling in Latin letters, by the country or by a title.

use super::{
    super::{
        mention::{FullName, NameForm},
        people::People,
    },
    token::{Token, ends_clause},
    words,
};
use crate::text::script::is_hangul_syllable;

/// A foreign name that is followed by its spelling in Latin letters, and the number of its first word: 마크
/// 헨더슨(Mark Henderson).
pub(super) fn romanized(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    const WORDS: usize = 4;
    let token = tokens.get(at)?;
    let latin: Vec<&str> = token.brackets?.split_whitespace().collect();
    let is_name = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase()) && word.chars().any(char::is_lowercase) && word.len() > 1
            || word.ends_with('.')
    };
    let is_plain = |word: &str| word.chars().all(|c| is_hangul_syllable(c) || c == '·');
    if latin.is_empty() || latin.len() > WORDS || !latin.iter().any(is_name) || !is_plain(token.core) {
        return None;
    }
    let is_native = words::family_of(token.core).is_some() || words::is_organization(token.core);
    if is_native || latin.iter().any(|word| word.contains(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let mut first = at;
    while at - first + 1 < latin.len()
        && let Some(before) = first.checked_sub(1).and_then(|before| tokens.get(before))
        && is_plain(before.core)
        && before.brackets.is_none()
        && !before.is_cut_off
        && !ends_clause(before.core)
    {
        first -= 1;
    }
    let name: Vec<&str> = tokens.get(first..=at)?.iter().map(|token| token.core).collect();
    Some((name.join(" "), first))
}

/// UNEP, EU.
pub(super) fn is_abbreviation(inner: &str) -> bool {
    (2..=8).contains(&inner.len()) && inner.chars().all(|c| c.is_ascii_uppercase())
}

/// A person from another country, with the role given by the words after the name.
pub(super) fn foreign_named(tokens: &[Token<'_>], number: usize, name: &str, at: usize, title: &str) -> NameForm {
    let after = tokens.get(at + 1..number).unwrap_or_default().iter().map(|token| token.core);
    let role: Vec<&str> = after.chain(Some(title).filter(|title| !title.is_empty())).collect();
    let role = role.join(" ");
    NameForm::Named(FullName {
        name: name.to_owned(),
        family: name.rsplit(' ').next().map(str::to_owned),
        role: (!role.is_empty()).then_some(role),
        title: title.to_owned(),
        ..FullName::default()
    })
}

/// 인도네시아의 모하메드 알리프: two words that are spelled like foreign names, or that follow a country.
fn two_words(tokens: &[Token<'_>], last: usize) -> Option<(String, usize)> {
    let first = last.checked_sub(1)?;
    let word = |at: usize| {
        let token = tokens.get(at).filter(|token| !token.is_cut_off && token.brackets.is_none())?;
        let is_word = token.core.chars().all(is_hangul_syllable) && token.core.chars().count() > 1;
        (is_word && !words::is_organization(token.core) && !ends_clause(token.core)).then_some(token.core)
    };
    let (given, family) = (word(first)?, word(last)?);
    let country = first.checked_sub(1).and_then(|at| tokens.get(at)).and_then(|token| token.core.strip_suffix('의'));
    let is_after_country = country.is_some_and(|country| words::COUNTRIES.contains(&country));
    let is_foreign = words::looks_foreign(given) && words::looks_foreign(family);
    (is_after_country || is_foreign).then(|| (format!("{given} {family}"), first))
}

/// 안나 베르크, 존 스미스: a common given name of another country and the word after it, which is number `last`.
pub(super) fn with_known_given(tokens: &[Token<'_>], last: usize) -> Option<(String, usize)> {
    let first = last.checked_sub(1)?;
    let word = |at: usize| {
        let token =
            tokens.get(at).filter(|token| !token.is_cut_off && token.brackets.is_none() && token.tail.is_empty())?;
        token.core.chars().all(is_hangul_syllable).then_some(token.core)
    };
    let (given, family) = (word(first)?, word(last)?);
    let is_noun = words::is_organization(family) && !words::is_spelled_foreign(family)
        || words::COUNTRIES.contains(&family)
        || words::LOANWORDS.contains(family)
        || words::TITLES.ending(family).is_some()
        || words::DESCRIPTIONS.ending(family).is_some();
    let is_name = words::GIVEN_ABROAD.contains(given) && family.chars().count() > 1 && !is_noun && !ends_clause(family);
    is_name.then(|| (format!("{given} {family}"), first))
}

/// A foreign name before a country or title: 다카이치 사나에 일본 총리, and after that 다카이치 총리.
pub(super) fn foreign_before(
    tokens: &[Token<'_>],
    number: usize,
    stem: &str,
    people: &People,
) -> Option<(NameForm, usize)> {
    let at = before_parts(tokens, number.checked_sub(1)?)?;
    let before = tokens.get(at).filter(|token| !token.is_cut_off && token.tail.is_empty())?;
    if !words::COUNTRIES.contains(&before.core) {
        if words::BODIES_ABROAD.contains(before.core)
            && let Some(found) = before_body(tokens, number, at, stem)
        {
            return Some(found);
        }
        let is_known = before.core.chars().count() > 1 && people.has_family(before.core);
        let is_head_of_state = words::HEADS_OF_STATE.contains(&stem) && before.core.chars().count() > 2;
        let is_name = is_known || is_head_of_state && !words::is_organization(before.core) && !ends_clause(before.core);
        if let Some((name, first)) = two_words(tokens, at).filter(|_| !is_known) {
            return Some((foreign_named(tokens, number, &name, at, stem), first));
        }
        if let Some(found) = before_body(tokens, number, at, stem).filter(|_| !is_known) {
            return Some(found);
        }
        // 오픈AI의 샘 올트먼 최고경영자.
        let is_of_body = at.checked_sub(2).and_then(|of| tokens.get(of)).is_some_and(|of| of.core.ends_with('의'));
        if is_of_body
            && !is_known
            && let Some((name, first)) = foreign_words(tokens, at)
        {
            return Some((guessed(foreign_named(tokens, number, &name, at, stem)), first));
        }
        let is_name = is_name
            || words::looks_foreign(before.core)
                && holds_office(stem)
                && !words::is_organization(before.core)
                && !words::LOANWORDS.contains(before.core);
        return is_name.then(|| (NameForm::Family { family: before.core.to_owned(), title: stem.to_owned() }, at));
    }
    let is_part = |at: usize| {
        let word = tokens.get(at).filter(|token| !token.is_cut_off)?.core;
        if is_japanese_given(tokens, at) {
            return Some(word);
        }
        (word.chars().all(is_hangul_syllable) && (!ends_clause(word) || word.ends_with("가와"))).then_some(word)
    };
    let is_long = |word: &&str| word.chars().count() > 1 && !words::is_organization(word);
    let at = before_parts(tokens, at.checked_sub(1)?)? + 1;
    let last = is_part(at.checked_sub(1)?)?;
    let first = at.checked_sub(2).and_then(is_part).filter(is_long);
    if first.is_none() && !is_long(&last) {
        return None;
    }
    let (name, begins) = match first {
        Some(first) => (format!("{first} {last}"), at - 2),
        None => (last.to_owned(), at - 1),
    };
    let is_family_first = matches!(before.core, "일본" | "중국" | "베트남" | "대만");
    let family = if is_family_first { first.unwrap_or(last) } else { last };
    let full = FullName {
        name,
        family: Some(family.to_owned()),
        role: Some(format!("{} {stem}", before.core)),
        title: stem.to_owned(),
        ..FullName::default()
    };
    Some((NameForm::Named(full), begins))
}

/// The number of the last word that does not belong between a name and its title: 바이든 전 미국 대통령.
fn before_parts(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let is_part = |token: &Token<'_>| matches!(token.core, "전" | "현" | "신임" | "차기") && !token.is_cut_off;
    match tokens.get(at).is_some_and(is_part) {
        true => at.checked_sub(1),
        false => Some(at),
    }
}

/// 다카이치 사나에: a given name that ends like a particle, after a common family name of Japan.
fn is_japanese_given(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before)).filter(|before| !before.is_cut_off);
    let is_given = tokens.get(at).is_some_and(|token| token.core.chars().count() == 3 && token.core.ends_with('에'));
    is_given && before.is_some_and(|before| words::JAPANESE_FAMILIES.contains(before.core))
}

/// 마르코 벨리니 피에몬테주 지사, 팀 쿡 애플 최고경영자: at the beginning of a clause two words that are in no list, the name of a body, and
/// the title. Only their position shows that they are a name.
pub(super) fn before_body(tokens: &[Token<'_>], number: usize, at: usize, stem: &str) -> Option<(NameForm, usize)> {
    /// Words that say what kind of body something is, and are not the name of one.
    const KINDS: [&str; 24] = [
        "업체",
        "기업",
        "회사",
        "그룹",
        "단체",
        "협회",
        "재단",
        "은행",
        "병원",
        "학교",
        "대학",
        "대학교",
        "구단",
        "팀",
        "학회",
        "센터",
        "연구소",
        "기관",
        "조합",
        "노조",
        "매장",
        "식당",
        "당국",
        "정부",
    ];
    let body = tokens.get(at)?;
    let is_body = body.core.chars().count() > 1
        && body.core.chars().all(char::is_alphanumeric)
        && !KINDS.contains(&body.core)
        && words::family_of(body.core).is_none()
        && (words::is_organization(body.core) || !ends_clause(body.core));
    let last = at.checked_sub(1).filter(|_| is_body && holds_office(stem))?;
    // 마르코 벨리니 이탈리아 피에몬테주 지사.
    let is_country = tokens.get(last).is_some_and(|token| words::COUNTRIES.contains(&token.core));
    let last = if is_country { last.checked_sub(1)? } else { last };
    let (name, first) = foreign_words(tokens, last)?;
    let begins = first.checked_sub(1).and_then(|before| tokens.get(before)).is_none_or(|before| {
        before.is_cut_off || LEADING.contains(&before.core) || before.core.ends_with(['는', '은', '서', '에'])
    });
    begins.then(|| (guessed(foreign_named(tokens, number, &name, last, stem)), first))
}

/// Words before a subject that are not part of a name.
const LEADING: [&str; 10] = ["한편", "이어", "이날", "또", "앞서", "이에", "다만", "특히", "당시", "현재"];

/// Two words that may be a foreign name: they are in no list, and one of them is spelled like a foreign name.
fn foreign_words(tokens: &[Token<'_>], last: usize) -> Option<(String, usize)> {
    let first = last.checked_sub(1)?;
    let word = |at: usize| {
        let token =
            tokens.get(at).filter(|token| !token.is_cut_off && token.brackets.is_none() && token.tail.is_empty())?;
        let is_plain = token.core.chars().all(is_hangul_syllable) && token.core.chars().count() <= 7;
        let is_body = words::is_organization(token.core);
        let is_noun = is_body && !words::is_spelled_foreign(token.core)
            || words::ORGANIZATIONS.ending(token.core).is_some()
            || words::LOANWORDS.contains(token.core)
            || LEADING.contains(&token.core)
            || words::COUNTRIES.contains(&token.core)
            || words::TITLES.ending(token.core).is_some()
            || words::DESCRIPTIONS.ending(token.core).is_some()
            || words::family_of(token.core).is_some();
        (is_plain && !is_noun && !ends_clause(token.core) && !token.core.ends_with('의')).then_some(token.core)
    };
    let (given, family) = (word(first)?, word(last)?);
    let is_spelled = words::is_spelled_foreign(given) || words::is_spelled_foreign(family);
    (is_spelled && family.chars().count() + given.chars().count() > 1).then(|| (format!("{given} {family}"), first))
}

/// Marks a name as only guessed.
fn guessed(who: NameForm) -> NameForm {
    match who {
        NameForm::Named(name) => NameForm::Named(FullName { is_guess: true, ..name }),
        who => who,
    }
}

/// Whether a title is that of an office, so that the word before it may be the name of who holds it. Other titles
/// follow a field of activity: 테니스 선수.
fn holds_office(title: &str) -> bool {
    const OTHERS: [&str; 24] = [
        "선수",
        "코치",
        "배우",
        "가수",
        "작가",
        "시인",
        "화가",
        "디자이너",
        "개발자",
        "엔지니어",
        "기자",
        "강사",
        "의사",
        "간호사",
        "요리사",
        "조리사",
        "평론가",
        "매니저",
        "프로듀서",
        "과학자",
        "전문의",
        "유튜버",
        "셰프",
        "상담사",
    ];
    !OTHERS.contains(&title)
}

//! The subject of a Korean sentence if it is in no list of names and titles.

use crate::text::script::is_hangul_syllable;
use std::ops::Range;

use super::{
    super::mention::{GrammaticalRole, Mention, NameForm},
    foreign::foreign_named,
    token::{ends_clause, stem_of, token_len, tokens},
    words,
};

/// Words with a particle that are not names.
const NO_SPEAKERS: [&str; 44] = [
    "이번",
    "이날",
    "오늘",
    "어제",
    "당시",
    "최근",
    "올해",
    "지난해",
    "내년",
    "것",
    "점",
    "등",
    "중",
    "때",
    "때문",
    "경우",
    "여기",
    "거기",
    "이것",
    "그것",
    "내용",
    "문제",
    "부분",
    "사안",
    "회의",
    "행사",
    "사업",
    "대책",
    "계획",
    "결과",
    "발표",
    "제도",
    "정책",
    "법안",
    "이곳",
    "그곳",
    "이유",
    "배경",
    "목표",
    "핵심",
    "취지",
    "말",
    "글",
    "이에",
];

/// The subject of a sentence if it is in no list: 그레이스 왕가리는 “…”고 말했다. The words end where the quotation begins.
pub(super) fn unknown_subject(text: &str, gap: &Range<usize>) -> Option<Mention> {
    let tokens = tokens(text, gap);
    let last = tokens.len().checked_sub(1)?;
    let stem_at = |number: usize| {
        let token = tokens.get(number)?;
        let (stem, marking) = stem_of(token, tokens.get(number + 1).map(|next| next.core))?;
        let is_marked = marking == GrammaticalRole::Topic && token.core.ends_with(['은', '는'])
            || marking == GrammaticalRole::Subject && number == last;
        let is_nobody = NO_SPEAKERS.iter().any(|word| stem.ends_with(word))
            || stem
                .ends_with(['에', '서', '로', '지', '기', '고', '면', '데', '하', '되', '있', '없', '년', '월', '일']);
        (is_marked && !is_nobody && stem.chars().count() > 1).then_some((stem, marking))
    };
    let number =
        Some(last).filter(|at| stem_at(*at).is_some()).or_else(|| (0..last).find(|at| stem_at(*at).is_some()))?;
    let (stem, marking) = stem_at(number)?;
    let mut first = number;
    while number - first < 3
        && let Some(before) = first.checked_sub(1).and_then(|before| tokens.get(before))
        && !before.is_cut_off
        && before.tail.is_empty()
        && before.core.chars().all(is_hangul_syllable)
        && !ends_clause(before.core)
        && !before.core.ends_with(['의', '도', '이', '인', '게', '히', '운', '은', '는', '할', '될'])
    {
        first -= 1;
    }
    let front: Vec<&str> = tokens.get(first..number)?.iter().map(|token| token.core).collect();
    let name = front.iter().copied().chain([stem]).collect::<Vec<_>>().join(" ");
    let start = tokens.get(first)?.range.start;
    let token = tokens.get(number)?;
    let range = start..token.range.start + token_len(token, stem);
    let is_foreign =
        front.len() == 1 && (words::looks_foreign(stem) || front.iter().all(|word| words::looks_foreign(word)));
    let who = match is_foreign {
        true => foreign_named(&tokens, number, &name, number, ""),
        false => NameForm::Described(name),
    };
    Some(Mention { range, who, marking })
}

/// The body whose announcement a sentence without marks reports: 우성배터리가 공장을 짓는다고 밝혔다.
pub(in super::super) fn announcer(text: &str, sentence: &Range<usize>) -> Option<Mention> {
    /// The most words before the subject.
    const BEFORE: usize = 3;
    let tokens = tokens(text, sentence);
    let subject = |number: usize| {
        let token = tokens.get(number)?;
        let (stem, marking) = stem_of(token, tokens.get(number + 1).map(|next| next.core))?;
        let is_marked = matches!(marking, GrammaticalRole::Topic | GrammaticalRole::Subject);
        let is_word = stem.chars().count() >= 3 && stem.chars().all(char::is_alphanumeric);
        let range = token.range.start..token.range.start + token_len(token, stem);
        (is_marked && is_word && may_be_company(stem)).then(|| Mention {
            range,
            who: NameForm::Organization(stem.to_owned()),
            marking,
        })
    };
    (0..tokens.len().min(BEFORE)).find_map(subject)
}

/// Whether a word that is in no list may be the name of a company.
pub(in super::super) fn may_be_company(word: &str) -> bool {
    !word.contains(' ')
        && words::family_of(word).is_none()
        && words::DESCRIPTIONS.ending(word).is_none()
        && words::TITLES.ending(word).is_none()
        && !words::ANY_ORGANIZATION.contains(&word)
        && !NO_SPEAKERS.iter().any(|other| word.ends_with(other))
}

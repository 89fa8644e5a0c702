//! Japanese names followed by brackets with an age, a reading, a company or the name in Latin letters.

use super::{
    super::mention::NameForm,
    parts::{NO_NAME_ENDS, ends_as_role, full_name, head_start, modifier_of},
    words::{self, is_han, is_hiragana, is_katakana},
};

/// 真壁凛（晴海大）, 篠宮蒼（しのみや・あおい）, 津田実（45）: the brackets show that the word is a name.
pub(super) fn name_with_brackets(head: &str, front: &str, inner: &str) -> Option<(NameForm, usize)> {
    let inner = inner.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    if inner.is_empty() || !has_shape_of_name(head) {
        return None;
    }
    let is_age = inner.trim_end_matches(['歳', '才']).chars().all(|c| c.is_numeric());
    let is_reading = inner.chars().all(|c| is_hiragana(c) || matches!(c, '・' | ' ' | '\u{3000}' | '＝'));
    let is_affiliation = words::ends_as_given_name(head) && head.chars().count() <= 4;
    let (modifier, used) = modifier_of(front);
    let role = modifier.filter(|role| ends_as_role(role)).map(str::to_owned);
    let used = if role.is_some() { used } else { 0 };
    (is_age || is_reading || is_affiliation).then(|| (full_name(head, role, ""), used))
}

/// Whether a word may be a full name that is in no table: three to six characters, or katakana with a dot.
pub(super) fn has_shape_of_name(word: &str) -> bool {
    let count = word.chars().filter(|c| !c.is_whitespace()).count();
    let is_foreign = word.contains('・') && word.chars().all(|c| is_katakana(c) || c == '・');
    let is_native = (3..=6).contains(&count) && word.starts_with(is_han) && !word.ends_with(NO_NAME_ENDS);
    is_foreign
        || is_native && !words::is_organization(word) && word.chars().all(|c| is_han(c) || is_hiragana(c) || c == ' ')
}

/// Where ＝西海大＝ begins at the end of words.
fn between_signs(words: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let inner = words.strip_suffix(['＝', '='])?;
    let at = inner.rfind(['＝', '='])?;
    let is_short = inner.len() - at <= LONGEST && !inner.get(at..)?.contains(['。', '、', '「']);
    (is_short && at > 0).then_some(at)
}

/// The words without brackets at their end, and the number of bytes of the brackets: 岡部理沙さん（48）.
pub(super) fn without_brackets(words: &str) -> (&str, usize) {
    let trimmed = words.trim_end();
    // 千葉梨央（21）＝西海大＝が: a person’s origin, between two marks.
    if let Some(at) = between_signs(trimmed) {
        let (front, _) = without_brackets(trimmed.get(..at).unwrap_or_default());
        return (front, words.len() - front.len());
    }
    for (open, close) in [('（', '）'), ('(', ')')] {
        if trimmed.ends_with(close)
            && let Some(at) = trimmed.rfind(open)
        {
            let front = trimmed.get(..at).unwrap_or_default();
            return (front, words.len() - front.len());
        }
    }
    (trimmed, words.len() - trimmed.len())
}

/// ジェフ・コールマン（Jeff Coleman）最高経営責任者: the name before the brackets that the words end with, and the bytes of both.
pub(super) fn name_before_brackets(front: &str) -> Option<(&str, usize)> {
    let (before, brackets) = without_brackets(front);
    if brackets == 0 {
        return None;
    }
    let start = head_start(before);
    let name = before.get(start..).filter(|name| has_shape_of_name(name))?;
    Some((name, front.len() - start))
}

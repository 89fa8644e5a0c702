//! Parts of Japanese names: where the last word begins, the modifier before の, the name with its family name.

use super::{
    super::mention::{FullName, NameForm},
    words::{self, DESCRIPTIONS, TITLES, is_han, is_hiragana, is_katakana},
};

/// Last characters of words that are not names.
pub(super) const NO_NAME_ENDS: [char; 34] = [
    '界', '会', '社', '省', '庁', '県', '市', '町', '村', '部', '員', '者', '業', '所', '的', '化', '性', '区', '駅',
    '線', '川', '山', '家', '店', '党', '局', '課', '院', '校', '館', '国', '法', '率', '額',
];

/// The modifier before の, if it names an office or a place: 国土海洋省の森川誠大臣.
pub(super) fn modifier_of(front: &str) -> (Option<&str>, usize) {
    let Some(before) = front.strip_suffix('の') else { return (None, 0) };
    let mut start = before.len();
    let mut joints = 0;
    for (at, c) in before.char_indices().rev() {
        let is_part = is_han(c) || is_katakana(c) || c.is_ascii_alphanumeric() || c == '・';
        // One more の: 市民団体の代表の佐藤花子さん.
        let is_joint = c == 'の' && joints == 0 && start < before.len();
        if !is_part && !is_joint {
            break;
        }
        joints += usize::from(is_joint);
        start = at;
    }
    let modifier = before.get(start..).unwrap_or_default().trim_start_matches('の');
    let used = modifier.len() + 'の'.len_utf8();
    match modifier.is_empty() {
        true => (None, 0),
        false => (Some(modifier), used),
    }
}

pub(super) fn ends_as_role(role: &str) -> bool {
    TITLES.ending(role).is_some() || DESCRIPTIONS.ending(role).is_some()
}

pub(super) fn full_name(name: &str, role: Option<String>, title: &str) -> NameForm {
    let name = without_spaces(name);
    let family = match words::family_of(&name) {
        Some(family) => Some(family.to_owned()),
        None if name.contains('・') => name.rsplit('・').next().map(str::to_owned),
        None if name.chars().all(|c| is_han(c) || is_hiragana(c)) => guessed_family(&name),
        None => None,
    };
    let title = if title.is_empty() { role.as_deref().and_then(last_title).unwrap_or_default() } else { title };
    let title = title.to_owned();
    NameForm::Named(FullName { name, family, role, title, ..FullName::default() })
}

/// The family name of a name that is not in the table: two characters, or three of five.
fn guessed_family(name: &str) -> Option<String> {
    let han = name.chars().take_while(|c| is_han(*c)).count();
    let family = match (name.chars().count(), han) {
        (0..=2, _) => return None,
        (5, 5) => 3,
        (count, han) if han < count => han.min(3),
        _ => 2,
    };
    Some(name.chars().take(family).collect())
}

pub(super) fn last_title(role: &str) -> Option<&'static str> {
    TITLES.ending(role)
}

pub(super) fn without_spaces(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Where the last word begins: Han, katakana and letters, with a courtesy in hiragana at their end.
pub(super) fn head_start(words: &str) -> usize {
    let courtesy = ["さんら", "さん", "ちゃん", "くん", "ら", "たち"]
        .iter()
        .find(|end| words.ends_with(**end))
        .map_or(0, |end| end.len());
    let body = words.get(..words.len() - courtesy).unwrap_or_default();
    let mut start = body.len();
    let mut chars = body.char_indices().rev().peekable();
    while let Some((at, c)) = chars.next() {
        let is_part = is_han(c) || is_katakana(c) || c.is_ascii_alphanumeric() || matches!(c, '・' | '＝' | '=');
        // A space between a family name and a given name.
        let is_joint = matches!(c, ' ' | '\u{3000}')
            && start < body.len()
            && chars.peek().is_some_and(|(_, before)| is_han(*before))
            && body.get(start..).is_some_and(|rest| rest.starts_with(is_han))
            && is_spaced_family(body.get(..at).unwrap_or_default());
        if !is_part && !is_joint {
            break;
        }
        start = at;
    }
    start_with_kana(body, start, courtesy > 0)
}

/// Whether the words end with a family name that stands by itself.
fn is_spaced_family(words: &str) -> bool {
    let start = words
        .rfind(|c| !is_han(c))
        .map_or(0, |at| at + words.get(at..).and_then(|w| w.chars().next()).map_or(0, char::len_utf8));
    let word = words.get(start..).unwrap_or_default();
    word.chars().count() <= 3 && words::family_of(word).is_some_and(|family| family == word)
}

/// 五十嵐まゆみ代表, 和泉たか子組合長: a given name in hiragana is between a family name and a title.
fn start_with_kana(words: &str, start: usize, has_courtesy: bool) -> usize {
    let before = words.get(..start).unwrap_or_default();
    let front = before.trim_end_matches(is_hiragana);
    let kana = before.get(front.len()..).unwrap_or_default();
    let tail = words.get(start..).unwrap_or_default();
    let given_end = tail.strip_prefix(['子', '江', '代', '美', '枝', '恵', '香', '奈']);
    let tail = given_end.filter(|_| !TITLES.has(tail)).unwrap_or(tail);
    if !(tail.is_empty() || TITLES.has(tail)) || kana.chars().count() > 4 {
        return start;
    }
    let known = words::FAMILIES.ending(front).filter(|family| family.chars().count() > 1);
    let known = known.map(|family| front.len() - family.len());
    let run = front.trim_end_matches(is_han).len();
    let is_family = (2..=3).contains(&front.get(run..).unwrap_or_default().chars().count());
    match known {
        Some(begins) if words::is_given_kana(kana, true) => begins,
        None if is_family && (has_courtesy || !tail.is_empty()) && words::is_given_kana(kana, false) => run,
        _ => start,
    }
}

//! Finds the people named in Japanese text: a name with its title, a title, 同氏, an office, each recognized by
//! its particle.

use std::ops::Range;

use super::{
    super::{
        cut,
        mention::{GrammaticalRole, Mention, NameForm},
        people::People,
        tail_start,
    },
    brackets::{has_shape_of_name, name_before_brackets, name_with_brackets, without_brackets},
    parts::{NO_NAME_ENDS, ends_as_role, full_name, head_start, modifier_of, without_spaces},
    words::{self, COURTESIES, DESCRIPTIONS, TITLES, is_han, is_hiragana, is_katakana},
};

/// Bytes before a particle that are searched for a name.
const LOOK_BACK: usize = 150;

/// The people whom the words name, in order.
pub(in super::super) fn mentions(text: &str, gap: &Range<usize>, people: &People) -> Vec<Mention> {
    let words = cut(text, gap);
    let mut mentions: Vec<Mention> = Vec::new();
    let mut begins = 0;
    for (at, c) in words.char_indices() {
        if !matches!(c, 'は' | 'が' | 'も' | 'に' | 'の' | 'を' | 'と' | 'だ' | 'へ' | '、' | '。' | '）' | '×')
        {
            continue;
        }
        let at = if c == '）' { at + c.len_utf8() } else { at };
        let Some(marking) = marking_at(words, at, c) else { continue };
        let Some((range, who)) = phrase_before(words, at, begins, people, marking) else { continue };
        // 浜口千尋さんに: the listener may speak later.
        if marking == GrammaticalRole::Bare && !matches!(who, NameForm::Named(_) | NameForm::Family { .. }) {
            continue;
        }
        // 轟氏の陣営幹部 is another person.
        if !matches!(c, 'の' | '）') {
            begins = at;
        }
        mentions.push(Mention { range: gap.start + range.start..gap.start + range.end, who, marking });
    }
    mentions
}

/// The name with which the words end, without a particle.
pub(in super::super) fn name_at_end(text: &str, range: &Range<usize>, people: &People) -> Option<Mention> {
    let words = cut(text, range);
    let (found, who) = phrase_before(words, words.len(), 0, people, GrammaticalRole::Bare)?;
    Some(Mention { range: range.start + found.start..range.start + found.end, who, marking: GrammaticalRole::Bare })
}

/// The grammatical role that the particle at this byte marks.
fn marking_at(words: &str, at: usize, particle: char) -> Option<GrammaticalRole> {
    if particle == '）' {
        // 真壁凛（晴海大）が: the particle after it is more informative.
        return (!words.get(at..)?.starts_with(['は', 'が', 'も', 'に', 'の', 'を', 'と', 'へ']))
            .then_some(GrammaticalRole::Bare);
    }
    let after = words.get(at + particle.len_utf8()..)?;
    match particle {
        'は' if !after.starts_with('じ') => Some(GrammaticalRole::Topic),
        'も' if !after.starts_with(['の', 'と', 'し', 'う']) => Some(GrammaticalRole::Topic),
        'が' => Some(GrammaticalRole::Subject),
        // 「…」と振り返るのは、ロペス博士だ。
        'だ' if after.is_empty() || after.starts_with('。') => Some(GrammaticalRole::Subject),
        'に' if after.starts_with("よると") || after.starts_with("よれば") => Some(GrammaticalRole::AccordingTo),
        'の' if after.starts_with("話では") || after.starts_with("説明では") => {
            Some(GrammaticalRole::AccordingTo)
        }
        'に' | 'を' | 'と' | 'へ' | 'の' | '、' | '。' if ends_as_person(words.get(..at)?) => {
            Some(GrammaticalRole::Bare)
        }
        _ => None,
    }
}

/// Whether words end with a title or a courtesy.
fn ends_as_person(words: &str) -> bool {
    TITLES.ending(words).is_some() || COURTESIES.iter().any(|courtesy| words.ends_with(courtesy))
}

/// The name that ends at byte `end` and begins at `begins` or later.
fn phrase_before(
    words: &str,
    end: usize,
    begins: usize,
    people: &People,
    marking: GrammaticalRole,
) -> Option<(Range<usize>, NameForm)> {
    let before = words.get(begins..end)?;
    let window = begins + tail_start(before, LOOK_BACK);
    let before = words.get(window..end)?;
    let (before, brackets) = without_brackets(before);
    let inner = words.get(window + before.len()..window + before.len() + brackets).unwrap_or_default();
    let head_start = spaced_name(before).unwrap_or_else(|| head_start(before));
    let head = before.get(head_start..)?;
    let front = before.get(..head_start)?;
    let found = head_of_phrase(head, front, people, marking);
    let (who, used) = found.or_else(|| name_with_brackets(head, front, inner))?;
    let start = window + head_start.saturating_sub(used);
    let end = window + before.len() + brackets;
    Some((start..end, who))
}

/// 津田 真帆 代表理事, 笠原 智久知事: a name containing a space, and where it begins.
fn spaced_name(words: &str) -> Option<usize> {
    let ending = COURTESIES.iter().copied().find(|end| words.ends_with(*end)).or_else(|| TITLES.ending(words))?;
    let front = words.strip_suffix(ending)?.trim_end_matches([' ', '\u{3000}']);
    let is_part = |c: char| is_han(c) || is_hiragana(c) || is_katakana(c);
    let given = front.trim_end_matches(is_part);
    let family = given.trim_end_matches([' ', '\u{3000}']);
    let start = family.trim_end_matches(is_han).len();
    let given = front.get(given.len()..)?.chars().count();
    let count = family.get(start..)?.chars().count();
    let is_spaced = family.len() < front.len() && (1..=4).contains(&given) && (1..=4).contains(&count);
    let before = family.get(..start)?.chars().next_back();
    (is_spaced && before.is_none_or(|c| !is_katakana(c) && !c.is_ascii_alphanumeric())).then_some(start)
}

/// The person whom the word names, and how many bytes before it belong to the name.
fn head_of_phrase(head: &str, front: &str, people: &People, marking: GrammaticalRole) -> Option<(NameForm, usize)> {
    if head.is_empty() {
        return None;
    }
    if matches!(head, "彼" | "彼女" | "同氏" | "本人" | "同さん") {
        return Some((NameForm::Pronoun, 0));
    }
    let plain = head.strip_suffix('ら').or_else(|| head.strip_suffix("たち")).unwrap_or(head);
    if let Some(rest) =
        COURTESIES.iter().find_map(|courtesy| plain.strip_suffix(courtesy)).filter(|rest| !rest.is_empty())
    {
        return with_courtesy(rest, front);
    }
    let (modifier, used) = modifier_of(front);
    if let Some(description) = DESCRIPTIONS.ending(plain) {
        return Some(described(plain, description, modifier, used));
    }
    // 記者が尋ねると: the writer.
    if plain == "記者" && marking != GrammaticalRole::Bare {
        return None;
    }
    if let Some(title) = TITLES.ending(plain) {
        return Some(titled(plain, title, front, people));
    }
    // 山田太郎関: a wrestler.
    if let Some(name) = head.strip_suffix('関').filter(|name| is_bare_name(name, marking) && name.chars().count() > 3)
    {
        return Some((full_name(name, None, ""), 0));
    }
    let has_role = modifier.is_some_and(ends_as_role) && has_shape_of_name(head) && marking != GrammaticalRole::Bare;
    if people.knows(&without_spaces(head)) || has_role || is_bare_name(head, marking) {
        let role = modifier.filter(|role| ends_as_role(role)).map(str::to_owned);
        let used = if role.is_some() { used } else { 0 };
        return Some((full_name(head, role, ""), used));
    }
    let is_family = marking != GrammaticalRole::Bare && head.chars().count() > 1 && people.has_family(head);
    if is_family && (head.chars().all(is_han) || head.chars().all(is_katakana)) {
        return Some((NameForm::Family { family: head.to_owned(), title: String::new() }, 0));
    }
    if head == "同社" && marking != GrammaticalRole::Bare {
        return Some((NameForm::SameOrganization("社".to_owned()), 0));
    }
    if let Some(rest) = head.strip_prefix('同')
        && words::ORGANIZATIONS.has(rest)
    {
        return Some((NameForm::SameOrganization(String::new()), 0));
    }
    let is_body = head.chars().all(|c| is_han(c) || is_katakana(c) || c.is_ascii_alphanumeric());
    let is_short = head.chars().count() == 1;
    let is_office =
        is_body && (words::is_organization(head) || is_short && matches!(head, "県" | "市" | "国" | "町" | "村"));
    is_office.then(|| (NameForm::Organization(head.to_owned()), 0))
}

/// Whether a word without a title is a name: a common family name of two characters and a given name.
fn is_bare_name(head: &str, marking: GrammaticalRole) -> bool {
    let count = head.chars().filter(|c| !c.is_whitespace()).count();
    let has_family = words::family_of(head).is_some_and(|family| family.chars().count() >= 2);
    marking != GrammaticalRole::Bare && has_family && (3..=5).contains(&count) && !head.ends_with(NO_NAME_ENDS)
}

/// 倉田氏, 岡部理沙さん, 市民団体の代表、岡部理沙さん.
fn with_courtesy(rest: &str, front: &str) -> Option<(NameForm, usize)> {
    if rest == "同" {
        return Some((NameForm::Pronoun, 0));
    }
    let (modifier, used) = modifier_of(front);
    // 元船長・長谷部玲さん.
    if let Some((role, name)) = rest.rsplit_once('・')
        && role.chars().count() > 1
        && role.starts_with(is_han)
        && name.starts_with(is_han)
    {
        return Some((full_name(name, Some(role.to_owned()), ""), 0));
    }
    let name = without_spaces(rest);
    let count = name.chars().count();
    if let Some((role, name)) = office_and_name(rest) {
        return Some((full_name(name, Some(role.to_owned()), ""), 0));
    }
    let family = words::family_of(&name);
    let is_family_only = family.is_some_and(|family| family == name) || count <= 2 && rest.chars().all(is_han);
    let is_foreign_family = rest.chars().all(is_katakana);
    if is_family_only || is_foreign_family {
        return Some((NameForm::Family { family: name, title: String::new() }, 0));
    }
    if let Some(role) = modifier.filter(|_| used > 0) {
        return Some((full_name(rest, Some(role.to_owned()), ""), used));
    }
    let role = role_before_comma(front);
    let used = role.map_or(0, |role| role.len() + '、'.len_utf8());
    Some((full_name(rest, role.map(str::to_owned), ""), used))
}

/// The role in a clause before the name: 市民団体の代表、.
fn role_before_comma(front: &str) -> Option<&str> {
    let before = front.strip_suffix('、').or_else(|| front.strip_suffix('・'))?;
    let start = before.rfind(|c| !(is_han(c) || is_katakana(c) || c == 'の' || c.is_ascii_alphanumeric()));
    let start =
        start.map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let role = before.get(start..)?.trim_start_matches('の');
    ends_as_role(role).then_some(role)
}

fn described(head: &str, description: &str, modifier: Option<&str>, used: usize) -> (NameForm, usize) {
    if head.strip_prefix('同').is_some_and(|rest| rest == description) {
        return (NameForm::Title { title: description.to_owned(), role: description.to_owned() }, 0);
    }
    match modifier.filter(|modifier| !modifier.contains('の')) {
        Some(modifier) => (NameForm::Described(format!("{modifier}の{head}")), used),
        None => (NameForm::Described(head.to_owned()), 0),
    }
}

/// 森川大臣, 森川誠大臣, 森川誠国土海洋大臣, 大臣, 同大臣, 国土海洋省の森川誠大臣, 森川誠・国土海洋大臣.
fn titled(head: &str, title: &str, front: &str, people: &People) -> (NameForm, usize) {
    let (modifier, used) = modifier_of(front);
    let rest = head.strip_suffix(title).unwrap_or_default().trim_end();
    let role_with = |own: &str| match modifier {
        Some(modifier) => Some(format!("{modifier}{own}")),
        None => (!own.is_empty()).then(|| own.to_owned()),
    };
    let is_place = title.starts_with(['市', '町', '村', '区', '県', '知'])
        && !people.has_family(rest)
        && rest.chars().count() <= 3;
    if is_place && !rest.is_empty() && rest != "同" {
        return (NameForm::Title { title: title.to_owned(), role: head.to_owned() }, 0);
    }
    if rest.is_empty()
        && let Some((name, length)) = name_before_brackets(front)
    {
        return (full_name(name, Some(title.to_owned()), title), length);
    }
    if rest.is_empty() || rest == "同" {
        let role = role_with(title).filter(|_| rest.is_empty()).unwrap_or_else(|| title.to_owned());
        let used = if rest.is_empty() { used } else { 0 };
        return (NameForm::Title { title: title.to_owned(), role }, used);
    }
    // 外国為替アナリスト: these may follow a field as well as a name.
    let is_field = title.ends_with(is_katakana)
        && title != "コーチ"
        && !rest.contains(['・', ' ', '\u{3000}'])
        && !rest.chars().all(is_katakana)
        && !people.knows(rest)
        && !people.has_family(rest)
        && words::family_of(rest).is_none_or(|family| family.chars().count() < 2);
    if is_field {
        return (NameForm::Title { title: title.to_owned(), role: head.to_owned() }, 0);
    }
    if let Some((name, office)) = name_and_office(rest, people) {
        let own = format!("{office}{title}");
        return match words::family_of(name).is_some_and(|family| family == name) || is_single(name, people) {
            true => (NameForm::Family { family: name.to_owned(), title: title.to_owned() }, 0),
            false => (full_name(name, role_with(&own), title), used),
        };
    }
    if let Some((office, name)) = office_and_name(rest) {
        return (full_name(name, Some(format!("{office}{title}")), title), 0);
    }
    (NameForm::Title { title: title.to_owned(), role: head.to_owned() }, 0)
}

/// Whether a name is only a family name, although it is not in the table.
fn is_single(name: &str, people: &People) -> bool {
    people.has_family(name) || name.chars().all(is_katakana)
}

/// A name and the office after it: 森川誠 and 国土海洋; 森川 and nothing.
fn name_and_office<'a>(rest: &'a str, people: &People) -> Option<(&'a str, &'a str)> {
    // オーヴェ・リンド主任, ジャン＝ピエール・ルブラン
    let is_foreign = |c: char| is_katakana(c) || matches!(c, '・' | '＝' | '=');
    let foreign = rest.find(|c| !is_foreign(c)).unwrap_or(rest.len());
    if let Some((name, office)) = rest.split_at_checked(foreign)
        && name.trim_end_matches('・').contains('・')
    {
        return Some((name.trim_end_matches('・'), office));
    }
    if let Some((name, office)) = rest.split_once('・')
        && name.chars().all(is_han)
    {
        return Some((name, office));
    }
    let is_spaced = rest.contains([' ', '\u{3000}']) && rest.starts_with(is_han);
    if is_spaced || people.has_family(rest) || rest.chars().count() >= 3 && rest.chars().all(is_katakana) {
        return Some((rest, ""));
    }
    let katakana = rest.find(|c| !is_katakana(c)).filter(|at| *at >= 9);
    if let Some((name, office)) = katakana.and_then(|at| rest.split_at_checked(at)) {
        return Some((name, office));
    }
    // 東京電力社長 does not name a person called Azuma.
    let is_company = words::COMPANY_ENDS.iter().any(|end| rest.ends_with(end));
    if is_company && !people.knows(rest) && words::family_of(rest).is_none_or(|family| family.chars().count() < 2) {
        return None;
    }
    let Some(family) = words::family_of(rest) else { return looks_like_name(rest).then_some((rest, "")) };
    let given = rest.strip_prefix(family)?;
    // 千葉県知事 does not name a person called Chiba.
    if given.starts_with(['県', '市', '町', '村', '区', '都', '府', '道', '地', '大', '港', '銀'])
        && !people.knows(rest)
    {
        return None;
    }
    let office = words::OFFICES.iter().filter_map(|office| given.find(office)).min();
    // 山田太郎支社長: the last character of a long given name belongs to the office.
    let is_long = office.is_none() && given.chars().count() == 3 && given.chars().all(is_han);
    let joined = given.char_indices().next_back().filter(|(_, c)| is_long && "支総統次班部課係局室員官分".contains(*c));
    let given_len = office.or(joined.map(|(at, _)| at)).unwrap_or(given.len());
    let given_count = given.get(..given_len)?.chars().filter(|c| !c.is_whitespace()).count();
    (given_count <= 3).then(|| rest.split_at_checked(family.len() + given_len)).flatten()
}

/// Three to five Han characters before a title that do not name an office: 真田啓介社長, 小早川周平長官.
fn looks_like_name(rest: &str) -> bool {
    const ENDS: [char; 28] = [
        '省', '庁', '県', '市', '町', '村', '都', '府', '道', '社', '党', '会', '局', '課', '部', '署', '院', '所',
        '校', '館', '区', '室', '学', '業', '合', '同', '国', '立',
    ];
    let han = rest.chars().take_while(|c| is_han(*c)).count();
    let kana = rest.chars().skip(han).take_while(|c| is_hiragana(*c)).count();
    let count = rest.chars().count();
    let is_name = match kana {
        0 => han == count && (3..=5).contains(&count),
        _ => (2..=3).contains(&han) && count - han - kana <= 1,
    };
    is_name
        && !rest.ends_with(ENDS)
        && !words::OFFICES.iter().any(|office| office.chars().count() > 1 && rest.contains(office))
}

/// An office and the name after it: 国土海洋省 and 森川誠.
fn office_and_name(rest: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 24;
    for (at, _) in rest.char_indices().skip(2).take(LONGEST) {
        let (office, name) = rest.split_at_checked(at)?;
        let count = name.chars().filter(|c| !c.is_whitespace()).count();
        let is_name =
            (3..=6).contains(&count) && words::family_of(name).is_some_and(|family| family.chars().count() > 1);
        if is_name && (words::ORGANIZATIONS.ending(office).is_some() || ends_as_role(office)) {
            return Some((office, name));
        }
    }
    None
}

/// Whether a word is written in hiragana only.
pub(super) fn is_plain(word: &str) -> bool {
    word.chars().all(is_hiragana)
}

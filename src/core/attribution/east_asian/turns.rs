//! The turns of transcripts and interviews, each told by the label that its first paragraph begins with.

use std::ops::Range;

use super::{
    Language, cut, head_of,
    mention::{Marking, Mention, Who},
    people::People,
};
use crate::document::{Block, BlockKind};

/// Labels of those who ask, or speak without being named.
const LABELS: [&str; 34] = [
    "Q",
    "A",
    "q",
    "a",
    "문",
    "답",
    "질문",
    "답변",
    "기자",
    "사회자",
    "진행자",
    "앵커",
    "질의",
    "청중",
    "問",
    "答",
    "質問",
    "回答",
    "記者",
    "司会",
    "司会者",
    "聞き手",
    "编辑部",
    "问",
    "记者",
    "主持人",
    "提问",
    "回答者",
    "主持",
    "主持人问",
    "編集部",
    "インタビュアー",
    "幹事社",
    "幹事",
];

/// Signs that stand before a label without a colon.
const SIGNS: [char; 14] = ['◆', '◇', '○', '●', '◎', '△', '▲', '▽', '▼', '□', '■', '☆', '★', '◯'];

/// Dashes that a question begins with.
const DASHES: [&str; 5] = ["――", "──", "——", "―", "─"];

/// Whom a label names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Labelled {
    /// A person.
    Person(Mention),
    /// Nobody by name: `Q`, 기자, ◇.
    Role(String),
    /// Nobody at all: the paragraphs that follow a question which a dash marks.
    Interviewee,
}

/// A turn as it is found: its label and its blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundTurn {
    /// The label with its colon; empty for an answer without one.
    pub label: Range<usize>,
    pub blocks: Range<usize>,
    pub by: Labelled,
}

/// How a label is marked off from what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Colon,
    Brackets,
    Sign,
    Dash,
}

#[derive(Debug, Clone)]
struct Label {
    range: Range<usize>,
    style: Style,
    by: Labelled,
}

/// The turns of a text. A single label makes none.
pub(super) fn turns_of(text: &str, blocks: &[Block], language: Language, people: &People) -> Vec<FoundTurn> {
    let mut labels: Vec<Option<Label>> = blocks.iter().map(|block| label_of(text, block, language, people)).collect();
    for style in [Style::Colon, Style::Brackets, Style::Sign, Style::Dash] {
        let of_style = || labels.iter().flatten().filter(|label| label.style == style);
        let named = of_style().filter(|label| matches!(label.by, Labelled::Person(_))).count();
        let count = of_style().count();
        // Signs are bullets of lists as well.
        let is_enough = if style == Style::Sign { named >= 2 } else { count >= 2 };
        if !is_enough {
            labels
                .iter_mut()
                .filter(|label| label.as_ref().is_some_and(|label| label.style == style))
                .for_each(|label| *label = None);
        }
    }
    drop_bullets(text, blocks, &mut labels, language);
    collect(text, blocks, &labels, language)
}

/// A sign without a name is a label where it stands before a question, or where names have another sign.
fn drop_bullets(text: &str, blocks: &[Block], labels: &mut [Option<Label>], language: Language) {
    let sign_of = |block: &Block| cut(text, &block.range).chars().next();
    let mut signs: Vec<char> = Vec::new();
    for (block, label) in blocks.iter().zip(labels.iter()) {
        let is_named = label.as_ref().is_some_and(|l| l.style == Style::Sign && matches!(l.by, Labelled::Person(_)));
        signs.extend(sign_of(block).filter(|sign| is_named && !signs.contains(sign)));
    }
    for (block, label) in blocks.iter().zip(labels.iter_mut()) {
        let is_nameless = label.as_ref().is_some_and(|l| l.style == Style::Sign && matches!(l.by, Labelled::Role(_)));
        let is_shared = sign_of(block).is_some_and(|sign| signs.contains(&sign));
        if is_nameless && is_shared && !language.asks(cut(text, &block.range)) {
            *label = None;
        }
    }
}

fn collect(text: &str, blocks: &[Block], labels: &[Option<Label>], language: Language) -> Vec<FoundTurn> {
    let mut turns: Vec<FoundTurn> = Vec::new();
    let mut is_open = false;
    for (number, (block, label)) in blocks.iter().zip(labels).enumerate() {
        let words = cut(text, &block.range);
        if let Some(label) = label {
            turns.push(FoundTurn { label: label.range.clone(), blocks: number..number + 1, by: label.by.clone() });
            is_open = true;
            continue;
        }
        let is_said = block.kind != BlockKind::Heading && !language.reports(words);
        is_open = is_open && is_said;
        let Some(last) = turns.last_mut().filter(|_| is_open) else { continue };
        let after_dash = number.checked_sub(1).and_then(|before| labels.get(before)).and_then(Option::as_ref);
        if after_dash.is_some_and(|label| label.style == Style::Dash) {
            let label = block.range.start..block.range.start;
            turns.push(FoundTurn { label, blocks: number..number + 1, by: Labelled::Interviewee });
        } else {
            last.blocks.end = number + 1;
        }
    }
    turns
}

fn label_of(text: &str, block: &Block, language: Language, people: &People) -> Option<Label> {
    if block.kind == BlockKind::Heading {
        return None;
    }
    let words = cut(text, &block.range);
    let start = block.range.start;
    signed(text, words, start, language, people)
        .or_else(|| dashed(words, start, language))
        .or_else(|| bracketed(text, words, start, language, people))
        .or_else(|| with_colon(text, words, start, language, people))
}

/// ◆ 노은찬 배우, ○의장 김소린, ◇.
fn signed(text: &str, words: &str, start: usize, language: Language, people: &People) -> Option<Label> {
    let sign = words.chars().next().filter(|c| SIGNS.contains(c))?;
    let rest = words.get(sign.len_utf8()..)?;
    let begins = start + words.len() - rest.trim_start().len();
    let colon = head_of(rest, 60).find([':', '：']);
    if let Some(colon) = colon {
        let end = start + sign.len_utf8() + colon;
        let by = labelled(text, begins..end, language, people)?;
        let after = words.get(end - start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        return Some(Label { range: start..end + after, style: Style::Sign, by });
    }
    let (person, end) = leading_name(text, begins, start + words.len(), language, people).unzip();
    let by = match person {
        Some(person) => Labelled::Person(person),
        None => Labelled::Role(sign.to_string()),
    };
    Some(Label { range: start..end.unwrap_or(start + sign.len_utf8()), style: Style::Sign, by })
}

/// The name and title that the words from `begins` start with: the longest run of words that is one, and its end.
fn leading_name(
    text: &str,
    begins: usize,
    ends: usize,
    language: Language,
    people: &People,
) -> Option<(Mention, usize)> {
    const WORDS: usize = 5;
    let line = head_of(cut(text, &(begins..ends)), 120);
    let mut found = None;
    let edges = line.char_indices().filter(|(_, c)| c.is_whitespace() || *c == '　').map(|(at, _)| at);
    for edge in edges.chain([line.len()]).take(WORDS) {
        let range = begins..begins + edge;
        if let Some(mention) = language.name_at_end(text, &range, people)
            && mention.range.start == begins
            && !matches!(mention.who, Who::Organization(_) | Who::Pronoun | Who::SameOrganization | Who::Described(_))
        {
            let end = mention.range.end;
            found = Some((mention, end));
        }
    }
    found.filter(|(_, end)| *end < ends)
}

/// ――今後の目標は。
fn dashed(words: &str, start: usize, language: Language) -> Option<Label> {
    let dash = DASHES.iter().find(|dash| words.starts_with(**dash))?;
    let is_question = language.asks(words) || words.chars().count() <= 120;
    let rest = words.get(dash.len()..)?.trim_start_matches(['―', '─', '—', ' ', '\u{3000}']);
    let end = start + words.len() - rest.len();
    let by = Labelled::Role((*dash).to_owned());
    (is_question && !rest.is_empty()).then_some(Label { range: start..end, style: Style::Dash, by })
}

/// （記者）, 【森川】, 問）.
fn bracketed(text: &str, words: &str, start: usize, language: Language, people: &People) -> Option<Label> {
    let head = head_of(words, 60);
    let (inner, end) = match head.chars().next()? {
        '（' | '(' | '【' | '［' | '[' | '〔' => {
            let close = head.find(['）', ')', '】', '］', ']', '〕'])?;
            let open = head.chars().next()?.len_utf8();
            (open..close, close)
        }
        _ => {
            let close = head.find(['）', ')'])?;
            LABELS.contains(&head.get(..close)?).then_some((0..close, close))?
        }
    };
    let by = labelled(text, start + inner.start..start + inner.end, language, people)?;
    let mark = words.get(end..)?.chars().next()?.len_utf8();
    let is_alone = words.len() == end + mark;
    (!is_alone).then_some(Label { range: start..start + end + mark, style: Style::Brackets, by })
}

/// 김소린 의장:, Q., 記者：.
fn with_colon(text: &str, words: &str, start: usize, language: Language, people: &People) -> Option<Label> {
    let head = head_of(words, 80);
    let (at, mark) =
        head.char_indices().find(|(_, c)| matches!(c, ':' | '：' | '.' | '．' | '。' | ',' | '“' | '「'))?;
    let inner = head.get(..at)?.trim_end();
    let by = match mark {
        ':' | '：' => labelled(text, start..start + inner.len(), language, people)?,
        '.' | '．' if is_question_letter(inner) => Labelled::Role(inner.to_owned()),
        _ => return None,
    };
    let end = at + mark.len_utf8();
    (words.len() > end).then_some(Label { range: start..start + end, style: Style::Colon, by })
}

/// `Q`, `A`, `Q1`.
fn is_question_letter(label: &str) -> bool {
    label
        .strip_prefix(['Q', 'A', 'q', 'a'])
        .is_some_and(|rest| rest.len() < 4 && rest.chars().all(|c| c.is_ascii_digit()))
}

/// Whom the words of a label name.
fn labelled(text: &str, range: Range<usize>, language: Language, people: &People) -> Option<Labelled> {
    let label = cut(text, &range);
    let plain = label.trim().trim_end_matches(|c: char| c.is_ascii_digit());
    if label.is_empty() || label.chars().count() > 24 {
        return None;
    }
    if LABELS.contains(&plain) || is_question_letter(label.trim()) {
        return Some(Labelled::Role(label.trim().to_owned()));
    }
    let mention = language.name_at_end(text, &range, people).filter(|mention| mention.range.start == range.start);
    let is_person = |mention: &Mention| matches!(mention.who, Who::Named(_) | Who::Family { .. } | Who::Title { .. });
    if let Some(mention) = mention.filter(is_person) {
        return Some(Labelled::Person(mention));
    }
    let name = label.trim();
    let is_family = people.has_family(name);
    let who = Who::Family { family: name.to_owned(), title: String::new() };
    is_family.then_some(Labelled::Person(Mention { range, who, marking: Marking::Bare }))
}

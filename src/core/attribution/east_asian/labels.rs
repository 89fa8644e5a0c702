//! The labels at the beginning of paragraphs in transcripts and interviews: how each is marked off, and whom it
//! names.

use crate::text::script::is_hangul_syllable;
use std::{collections::HashMap, ops::Range};

use super::{
    Language, cut, head_of,
    mention::{FullName, GrammaticalRole, Mention, NameForm},
    people::People,
    sentences::ends_with_stop,
};
use crate::document::{Block, BlockKind};

/// Labels of questioners and of unnamed speakers.
const LABELS: [&str; 47] = [
    "答弁",
    "答弁者",
    "答辩",
    "回答側",
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
    "사회",
    "진행자",
    "앵커",
    "질의",
    "질문자",
    "질의자",
    "응답",
    "답변자",
    "청중",
    "問",
    "答",
    "質問",
    "回答",
    "質問者",
    "記者",
    "司会",
    "司会者",
    "聞き手",
    "编辑部",
    "问",
    "记者",
    "主持人",
    "提问",
    "提問",
    "回答者",
    "主持",
    "主持人问",
    "編集部",
    "インタビュアー",
    "幹事社",
    "幹事",
    "参加者",
    "观众",
];

/// Labels of answers, which refer to the person interviewed.
const ANSWERS: [&str; 12] =
    ["答弁", "答弁者", "回答側", "A", "a", "답", "답변", "응답", "답변자", "答", "回答", "回答者"];

/// Endings of labels that describe a questioner: 总台记者, 한성일보 기자.
const ASKING: [&str; 3] = ["记者", "記者", "기자"];

/// Other words in the labels of questioners.
const PRESS: [&str; 9] = ["취재진", "출입기자", "출입", "현장", "추가", "외신", "내신", "방청객", "사전"];

/// Words before a colon, often on successive lines, that do not name a person.
const NO_NAMES: [&str; 30] = [
    "일시",
    "장소",
    "날짜",
    "시간",
    "문의",
    "주의",
    "참고",
    "주제",
    "내용",
    "대상",
    "주최",
    "주관",
    "사진",
    "자료",
    "출처",
    "日時",
    "場所",
    "主催",
    "内容",
    "対象",
    "写真",
    "備考",
    "注意",
    "時間",
    "时间",
    "地点",
    "内容提要",
    "主题",
    "备注",
    "图片",
];

/// Words for the people who produced the text, before a colon at its end: 责任编辑：王芳.
const EDITORS: [&str; 18] = [
    "责任编辑",
    "責任編輯",
    "编辑",
    "編輯",
    "责编",
    "責編",
    "校对",
    "校對",
    "审核",
    "審核",
    "来源",
    "來源",
    "撰文",
    "摄影",
    "攝影",
    "편집",
    "글",
    "정리",
];

/// Marks before a label without a colon. The last one is a numeral used as a circle.
const SIGNS: [char; 17] = ['◆', '◇', '○', '●', '◎', '△', '▲', '▽', '▼', '□', '■', '☆', '★', '◯', '▶', '▷', '〇'];

/// Dashes with which a question begins.
const DASHES: [&str; 8] = ["――", "──", "——", "―", "─", "--", "–", "-"];

/// The most characters of a label.
const LONGEST: usize = 24;

/// The speaker to whom a label refers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum LabelTarget {
    /// A person.
    Person(Mention),
    /// Someone without a name: `Q`, 기자, ◇.
    Role(String),
    /// The person interviewed, in paragraphs that answer a question marked by a dash and have no name.
    Interviewee,
}

/// How a label is marked off from the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// 서도윤: …
    Colon,
    /// （記者） …
    Brackets,
    /// ◆ 서도윤 …
    Sign,
    /// ――…
    Dash,
    /// On a separate line.
    Line,
    /// On a separate line with a mark before the label or a colon after it: ○知事, 記者：.
    SignedLine,
    /// 水谷　…
    Space,
}

/// A label at the beginning of a block.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub range: Range<usize>,
    pub style: Style,
    pub by: LabelTarget,
}

/// Reads the labels of one text.
pub(super) struct LabelReader<'a> {
    text: &'a str,
    language: Language,
    people: &'a People,
    /// How many blocks begin with these words.
    beginnings: HashMap<&'a str, usize>,
    /// Whether several begin with a label for question or answer, so that a name is a label even if it occurs only
    /// once.
    has_questions: bool,
}

impl<'a> LabelReader<'a> {
    pub(super) fn new(text: &'a str, blocks: &[Block], language: Language, people: &'a People) -> Self {
        let mut beginnings = HashMap::new();
        for block in blocks {
            for (_, end) in edges(cut(text, &block.range)) {
                let words = cut(text, &(block.range.start..block.range.start + end));
                *beginnings.entry(bare(words)).or_default() += 1;
            }
        }
        let has_questions = LABELS.iter().any(|label| beginnings.get(label).is_some_and(|count| *count > 1));
        Self { text, language, people, beginnings, has_questions }
    }

    /// The label of a block.
    pub(super) fn label_of(&self, block: &Block, next: Option<&Block>) -> Option<Label> {
        let words = cut(self.text, &block.range);
        let start = block.range.start;
        let next = next.map_or("", |next| cut(self.text, &next.range));
        // A dot is the bullet of a list, and only precedes labels on a separate line.
        let dot = Some('・').filter(|dot| words.starts_with(*dot)).map(char::len_utf8);
        if let Some(label) = dot.and_then(|length| self.signed_line(words, next, start, length)) {
            return Some(label);
        }
        if block.kind == BlockKind::Heading {
            let signed = || self.sign_of(block).and_then(|(_, length)| self.signed_line(words, next, start, length));
            return self.on_line(words, start).or_else(signed).or_else(|| self.in_heading(words, start));
        }
        let sign = self.sign_of(block);
        let label = sign
            .and_then(|(sign, length)| {
                self.signed_line(words, next, start, length).or_else(|| self.signed(words, start, sign, length))
            })
            .or_else(|| self.dashed(words, next, start, sign.map(|(sign, _)| sign)))
            .or_else(|| self.on_line(words, start))
            .or_else(|| self.bracketed(words, start))
            .or_else(|| self.with_colon(words, start))
            .or_else(|| self.spaced(words, start))?;
        Some(self.with_name_in_brackets(label, block.range.end))
    }

    /// The mark at the beginning of a block and its length in bytes within the block. The marker of a list item
    /// precedes the block.
    pub(super) fn sign_of(&self, block: &Block) -> Option<(char, usize)> {
        let words = cut(self.text, &block.range);
        if let Some(first) = words.chars().next().filter(|c| SIGNS.contains(c)) {
            return Some((first, first.len_utf8()));
        }
        let before = self.text.get(..block.range.start).filter(|_| matches!(block.kind, BlockKind::Item(_)))?;
        let sign = before.trim_end_matches([' ', '\t', '\u{3000}']).chars().next_back()?;
        (SIGNS.contains(&sign) || matches!(sign, '-' | '–')).then_some((sign, 0))
    }

    /// 苏静：各位下午好！ A transcript without a title begins with a turn, whose label occurs again.
    fn in_heading(&self, words: &str, start: usize) -> Option<Label> {
        let label = self.with_colon(words, start)?;
        let (inner, rest) = words.split_at_checked(label.range.end - start)?;
        let is_repeated = self.count_of(bare(inner.trim_end_matches([':', '：', '>', '＞']))) > 1;
        // 新华社记者：你怎么看？
        let is_question = matches!(label.by, LabelTarget::Role(_)) && rest.trim_end().ends_with(['?', '？']);
        let is_said = !rest.trim_start().starts_with(['“', '"', '「', '『', '‘']);
        ((is_repeated || is_question) && is_said).then_some(label)
    }

    /// ○知事, with the speech on the lines below, whether or not they belong to the same paragraph.
    fn signed_line(&self, words: &str, next: &str, start: usize, length: usize) -> Option<Label> {
        let rest = words.get(length..)?;
        let (line, below) = rest.split_once('\n').unwrap_or((rest, next));
        let label = line.trim();
        // ○대표 above 홍길동 is a list.
        if label.is_empty() || label.chars().count() > LONGEST || !ends_with_stop(below.trim_end()) {
            return None;
        }
        let at = start + words.len() - rest.trim_start().len();
        let by = self.labelled(at..at + label.len())?;
        Some(Label { range: start..at + label.len(), style: Style::SignedLine, by })
    }

    /// How many blocks begin with these words.
    fn count_of(&self, label: &str) -> usize {
        self.beginnings.get(label).copied().unwrap_or_default()
    }

    /// ◆ 노은찬 배우, ○의장 김소린, ◇ 오세린>, ◇.
    fn signed(&self, words: &str, start: usize, sign: char, length: usize) -> Option<Label> {
        if !SIGNS.contains(&sign) {
            return None;
        }
        let rest = words.get(length..)?;
        let begins = start + words.len() - rest.trim_start().len();
        if let Some(mark) = head_of(rest, 60).find([':', '：', '>', '＞', '〉']) {
            let end = start + length + mark;
            let by = self.labelled(begins..end)?;
            let after = words.get(end - start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            return Some(Label { range: start..end + after, style: Style::Sign, by });
        }
        let first = head_of(rest, 120).trim_start().split(char::is_whitespace).next().unwrap_or_default();
        if first.ends_with(['）', ')'])
            && let Some(by @ LabelTarget::Person(_)) = self.labelled(begins..begins + first.len())
        {
            return Some(Label { range: start..begins + first.len(), style: Style::Sign, by });
        }
        let (person, end) = self.leading_name(begins, start + words.len()).unzip();
        // ○김도윤 위원  장관님, …: in minutes a wide space follows the name.
        let rest = end.and_then(|end| words.get(end - start..)).unwrap_or_default();
        let is_apart = ["  ", "\u{3000}", "\t"].iter().any(|gap| rest.starts_with(gap));
        // □ 곽선영 실장은 “…”고 설명했다: a list item that reports speech.
        if !is_apart && self.language.reports(words) {
            return None;
        }
        let by = match person {
            Some(person) => LabelTarget::Person(person),
            None => LabelTarget::Role(sign.to_string()),
        };
        Some(Label { range: start..end.unwrap_or(start + length), style: Style::Sign, by })
    }

    /// The name and title that the words from `begins` start with: the longest run of words that is one, and its end.
    fn leading_name(&self, begins: usize, ends: usize) -> Option<(Mention, usize)> {
        const WORDS: usize = 5;
        let line = head_of(cut(self.text, &(begins..ends)), 120);
        let mut found = None;
        let edges = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
        for edge in edges.chain([line.len()]).take(WORDS) {
            let range = begins..begins + edge;
            if let Some(mention) = self.language.name_at_end(self.text, &range, self.people)
                && mention.range.start == begins
                && is_person(&mention)
            {
                let end = mention.range.end;
                found = Some((mention, end));
            }
        }
        found.filter(|(_, end)| *end < ends)
    }

    /// ――今後の目標は。
    fn dashed(&self, words: &str, next: &str, start: usize, sign: Option<char>) -> Option<Label> {
        let of_item = if matches!(sign, Some('-' | '–')) { Some(&"-") } else { None };
        let dash = DASHES.iter().find(|dash| words.starts_with(**dash)).or(of_item)?;
        let rest = words.strip_prefix(*dash).unwrap_or(words).trim_start_matches(['―', '─', '—', '-', ' ', '\u{3000}']);
        let is_answered = next.trim_start().starts_with(['“', '"', '「']);
        let is_question = match *dash {
            // A hyphen is also a bullet, and may precede a byline.
            "-" | "–" => (self.language.asks(words) || is_answered) && words.chars().count() <= 160,
            _ => self.language.asks(words) || words.chars().count() <= 120,
        };
        let end = start + words.len() - rest.len();
        let by = LabelTarget::Role((*dash).to_owned());
        (is_question && !rest.is_empty()).then_some(Label { range: start..end, style: Style::Dash, by })
    }

    /// A label on a separate line: 大臣, <안지호 대변인>. Without brackets, a name counts as a label if it occurs again.
    fn on_line(&self, words: &str, start: usize) -> Option<Label> {
        let line = words.split('\n').next().unwrap_or_default().trim_end();
        let inner = inner_of_brackets(line);
        let label = inner.unwrap_or(line).trim();
        let at = start + line.find(label)?;
        let range = at..at + label.len();
        if let Some(name) = label.strip_suffix([':', '：']) {
            let name = name.trim_end();
            let is_known = LABELS.contains(&name) || self.has_questions || self.count_of(bare(name)) > 1;
            let by = self.labelled(range.start..range.start + name.len()).filter(|_| is_known)?;
            return Some(Label { range: start..start + line.len(), style: Style::SignedLine, by });
        }
        // 문)
        if let Some(name) = label.strip_suffix([')', '）']).filter(|name| LABELS.contains(name)) {
            let by = self.labelled(range.start..range.start + name.len())?;
            return Some(Label { range: start..start + line.len(), style: Style::Brackets, by });
        }
        if !(LABELS.contains(&label) || inner.is_some() || self.count_of(label) > 1) {
            return None;
        }
        let by = self.labelled(range)?;
        Some(Label { range: start..start + line.len(), style: Style::Line, by })
    }

    /// （記者）, 【森川】, 問）.
    fn bracketed(&self, words: &str, start: usize) -> Option<Label> {
        let head = head_of(words, 60);
        let (inner, end) = match head.chars().next()? {
            '（' | '(' | '【' | '［' | '[' | '〔' | '<' | '＜' | '〈' => {
                let close = head.find(['）', ')', '】', '］', ']', '〕', '>', '＞', '〉'])?;
                let open = head.chars().next()?.len_utf8();
                (open..close, close)
            }
            _ => {
                let close = head.find(['）', ')'])?;
                LABELS.contains(&head.get(..close)?).then_some((0..close, close))?
            }
        };
        let by = self.labelled(start + inner.start..start + inner.end)?;
        let mark = words.get(end..)?.chars().next()?.len_utf8();
        let is_alone = words.len() == end + mark;
        (!is_alone).then_some(Label { range: start..start + end + mark, style: Style::Brackets, by })
    }

    /// 김소린 의장:, Q., 記者：.
    fn with_colon(&self, words: &str, start: usize) -> Option<Label> {
        let head = head_of(words, 160);
        let mut depth = 0_usize;
        let is_outside = |(_, c): &(usize, char)| {
            depth += usize::from(matches!(c, '（' | '('));
            depth = depth.saturating_sub(usize::from(matches!(c, '）' | ')')));
            depth == 0
        };
        let (at, mark) = head
            .char_indices()
            .filter(is_outside)
            .find(|(_, c)| matches!(c, ':' | '：' | '>' | '＞' | '.' | '．' | '。' | ',' | '“' | '「'))?;
        let inner = head.get(..at)?.trim_end();
        let by = match mark {
            ':' | '：' | '>' | '＞' => self.labelled(start..start + inner.len())?,
            '.' | '．' if is_question_letter(inner) => self.labelled(start..start + inner.len())?,
            _ => return None,
        };
        let end = at + mark.len_utf8();
        (words.len() > end).then_some(Label { range: start..start + end, style: Style::Colon, by })
    }

    /// 問　…, 水谷　…: a wide space separates the label from the words after it.
    fn spaced(&self, words: &str, start: usize) -> Option<Label> {
        let (by_space, end) = edges(words).find(|(by_space, _)| *by_space)?;
        let label = words.get(..end)?;
        if !by_space || self.count_of(bare(label)) < 2 {
            return None;
        }
        let by = self.labelled(start..start + end)?;
        Some(Label { range: start..start + end, style: Style::Space, by })
    }

    /// 【답변】 (한도경 차관) …: brackets after the label name the person who answers.
    fn with_name_in_brackets(&self, label: Label, ends: usize) -> Label {
        let rest = cut(self.text, &(label.range.end..ends));
        let words = rest.trim_start();
        let open = words.chars().next().filter(|c| matches!(c, '(' | '（' | '<' | '〈'));
        let (LabelTarget::Role(_), Some(open)) = (&label.by, open) else { return label };
        let Some(close) = head_of(words, 80).find([')', '）', '>', '〉']) else { return label };
        let begins = label.range.end + (rest.len() - words.len());
        let inside = begins + open.len_utf8()..begins + close;
        let Some(by) = self.person_in_brackets(inside) else { return label };
        let mark = words.get(close..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Label { range: label.range.start..begins + close + mark, style: label.style, by }
    }

    /// The person whom brackets after a label name.
    fn person_in_brackets(&self, inside: Range<usize>) -> Option<LabelTarget> {
        let words = cut(self.text, &inside);
        let named = self.labelled(inside.clone()).filter(|by| matches!(by, LabelTarget::Person(_)));
        named.or_else(|| self.by_longer_name(words, inside))
    }

    /// The speaker named by the words of a label.
    fn labelled(&self, range: Range<usize>) -> Option<LabelTarget> {
        let words = cut(self.text, &range);
        let start = range.start + (words.len() - words.trim_start().len());
        let (label, inner) = without_brackets(words.trim());
        let range = start..start + label.len();
        if let Some(inner) = inner.filter(|_| !label.is_empty()) {
            // A（城之内）: the brackets name the person; 章子涵（北陵大学教授）: they give the role.
            let by = self.labelled(range);
            let inside = start + inner.start..start + inner.end;
            return match by {
                Some(LabelTarget::Role(_)) => self.person_in_brackets(inside).or(by),
                Some(LabelTarget::Person(ref mention)) if matches!(mention.who, NameForm::Named(_)) => by,
                // 町長（戸部大輔君）, 3番（金子洋子君）: the name is more informative.
                by => self.labelled(inside).filter(is_full_name).or(by),
            };
        }
        if label.is_empty() || label.chars().count() > LONGEST || EDITORS.contains(&label) {
            return None;
        }
        let plain = label.trim_end_matches(|c: char| c.is_ascii_digit());
        if LABELS.contains(&plain) || is_question_letter(label) {
            return Some(LabelTarget::Role(if plain.is_empty() { label } else { plain }.to_owned()));
        }
        // 기자 질문, 현장 취재진 질문.
        let is_asking = |word: &str| LABELS.contains(&word) || PRESS.contains(&word);
        if label.contains(' ') && label.split(' ').all(is_asking) {
            return Some(LabelTarget::Role(label.to_owned()));
        }
        let mention = self.language.name_at_end(self.text, &range, self.people);
        let mention = mention.filter(|mention| mention.range.start == range.start && is_person(mention));
        let is_named = mention.as_ref().is_some_and(|mention| matches!(mention.who, NameForm::Named(_)));
        if !is_named && ASKING.iter().any(|end| label.ends_with(end)) {
            return Some(LabelTarget::Role(label.to_owned()));
        }
        mention.map(LabelTarget::Person).or_else(|| self.unknown_name(label, range))
    }

    /// A name in a label that is in no table: it occurs again, and it is written like a full name or begins a
    /// longer name in the text.
    fn unknown_name(&self, label: &str, range: Range<usize>) -> Option<LabelTarget> {
        let person =
            |who| Some(LabelTarget::Person(Mention { range: range.clone(), who, marking: GrammaticalRole::Bare }));
        if self.people.has_family(label) {
            return person(NameForm::Family { family: label.to_owned(), title: String::new() });
        }
        // 田中：, even if the name occurs nowhere else in the text.
        if self.language.is_family_name(label) {
            return person(NameForm::Family { family: label.to_owned(), title: String::new() });
        }
        let is_repeated = self.count_of(label) > 1 || self.has_questions && self.language.is_full_name(label);
        let is_word = label.chars().all(|c| c.is_alphabetic() || matches!(c, '·' | '・' | ' '));
        let count = label.chars().filter(|c| !c.is_whitespace()).count();
        if !is_repeated || !is_word || !(2..=12).contains(&count) || NO_NAMES.contains(&label) {
            return None;
        }
        match self.language.is_full_name(label) {
            true => person(named(label, self.language)),
            false => self.by_longer_name(label, range),
        }
    }

    /// 東野 is 東野圭介 if the text has that name.
    fn by_longer_name(&self, label: &str, range: Range<usize>) -> Option<LabelTarget> {
        const LOOKED_AT: usize = 200;
        const HEAD: usize = 4_000;
        const GIVEN: usize = 8;
        if label.is_empty() {
            return None;
        }
        let head = head_of(self.text, HEAD);
        let name = head.match_indices(label).take(LOOKED_AT).find_map(|(at, _)| {
            let before = head.get(..at).and_then(|before| before.chars().next_back());
            let after = head.get(at + label.len()..)?;
            let given: String = after.chars().take(GIVEN).take_while(|c| is_part_of_name(*c)).collect();
            let is_apart = before.is_none_or(|c| !c.is_alphabetic() || super::japanese::is_hiragana(c));
            (is_apart && (1..=5).contains(&given.chars().count())).then(|| format!("{label}{given}"))
        })?;
        let who = named(&name, self.language);
        Some(LabelTarget::Person(Mention { range, who, marking: GrammaticalRole::Bare }))
    }
}

/// Han, Hangul, katakana and the dot between the parts of a name.
fn is_part_of_name(c: char) -> bool {
    super::japanese::is_han(c) || super::japanese::is_katakana(c) || is_hangul_syllable(c) || matches!(c, '·' | '・')
}

/// A person of this full name.
fn named(name: &str, language: Language) -> NameForm {
    let name: String = name.chars().filter(|c| !c.is_whitespace() || language == Language::Korean).collect();
    NameForm::Named(FullName { name, ..FullName::default() })
}

/// Whether a label refers to the person interviewed.
pub(super) fn is_answer(label: &str) -> bool {
    ANSWERS.contains(&label.trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// The ends of what may be a label at the beginning of a block, and whether a wide space ends it.
fn edges(words: &str) -> impl Iterator<Item = (bool, usize)> {
    let line = words.split('\n').next().unwrap_or_default();
    let head = head_of(line, LONGEST * 4);
    let space = ["\u{3000}", "  ", "\t"].iter().filter_map(|space| head.find(space)).min().filter(|at| *at > 0);
    let mark = head.find([':', '：', '>', '＞']);
    let whole = (line.len() == head.len()).then_some(line.trim_end().len());
    let first = [space, mark].into_iter().flatten().min();
    first.map(|at| (space == Some(at), at)).or(whole.map(|at| (false, at))).into_iter()
}

/// A label without the marks and brackets around it.
fn bare(words: &str) -> &str {
    let words = words.trim().trim_start_matches(SIGNS).trim_start();
    inner_of_brackets(words).unwrap_or(words).trim()
}

/// A label without the brackets at its end, and the range inside those.
fn without_brackets(label: &str) -> (&str, Option<Range<usize>>) {
    let open = label.find(['（', '(']).filter(|at| *at > 0 && label.ends_with(['）', ')']));
    let Some(open) = open else { return (label, None) };
    let front = label.get(..open).unwrap_or_default().trim_end();
    let begins = open + label.get(open..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let ends = label.len() - label.chars().next_back().map_or(0, char::len_utf8);
    (front, Some(begins..ends.max(begins)))
}

/// The words between brackets that enclose all of them.
fn inner_of_brackets(words: &str) -> Option<&str> {
    [
        ('<', '>'),
        ('＜', '＞'),
        ('〈', '〉'),
        ('【', '】'),
        ('[', ']'),
        ('［', '］'),
        ('（', '）'),
        ('(', ')'),
        ('〔', '〕'),
    ]
    .iter()
    .find_map(|(open, close)| words.strip_prefix(*open)?.strip_suffix(*close))
    .filter(|inner| !inner.contains(['<', '>', '【', '】', '[', ']', '(', ')', '（', '）']))
}

fn is_full_name(by: &LabelTarget) -> bool {
    matches!(by, LabelTarget::Person(Mention { who: NameForm::Named(_), .. }))
}

fn is_person(mention: &Mention) -> bool {
    matches!(mention.who, NameForm::Named(_) | NameForm::Family { .. } | NameForm::Title { .. })
}

/// `Q`, `A`, `Q1`.
fn is_question_letter(label: &str) -> bool {
    label
        .strip_prefix(['Q', 'A', 'q', 'a'])
        .is_some_and(|rest| rest.len() < 4 && rest.chars().all(|c| c.is_ascii_digit()))
}

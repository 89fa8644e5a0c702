//! Separates the words that the sender wrote from the earlier messages that a message repeats, and from the signature.

use super::super::{LeftOut, LeftOutKind};
use crate::text::shorten::shortened;

/// The most lines over which "On …, … wrote:" may be wrapped.
const INTRODUCTION_LINES: usize = 3;
/// The number of lines that are searched for the header fields of an earlier message.
const HEADER_LINES: usize = 6;
/// The most bytes of a line that can introduce an earlier message.
const LINE_BYTES: usize = 400;
/// The most omissions that are listed individually; the rest are counted.
const LISTED: usize = 200;
/// The most letters of a message that only forwards another one.
const COVER_LETTERS: usize = 300;

/// A message without quoted messages and the signature.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) text: String,
    pub(super) left_out: Vec<LeftOut>,
}

impl Own {
    /// Splits a plain text. If almost none of it is the sender’s own and it forwards an earlier message, that message
    /// is the text; `is_forward` is whether the subject says so.
    pub(super) fn of(text: &str, is_forward: bool) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let end = (0..lines.len()).find(|at| begins_header(lines.get(*at..).unwrap_or_default()));
        let Some(end) = end else { return Self::without_quoted(&lines) };
        let (own, earlier) = lines.split_at_checked(end).unwrap_or((&lines, &[]));
        let mut parts = Self::without_quoted(own);
        let letters = parts.text.chars().filter(|c| c.is_alphanumeric()).count();
        if letters == 0 || ((is_forward || says_forwarded(earlier)) && letters < COVER_LETTERS) {
            return Self::forwarded(earlier, &parts.text);
        }
        parts.leave_out(LeftOutKind::EarlierMessage, earlier.first().copied().unwrap_or_default());
        parts
    }

    fn forwarded(lines: &[&str], cover: &str) -> Self {
        let is_text = |line: &&&str| !line.trim().is_empty() && !is_separator(line) && !is_field(line);
        let start = lines.iter().position(|line| is_text(&line)).unwrap_or(lines.len());
        let mut parts = Self::without_quoted(lines.get(start..).unwrap_or_default());
        parts.leave_out(LeftOutKind::PageChrome, cover);
        parts
    }

    /// Removes lines marked with `>` after the line that introduces them, and the signature.
    fn without_quoted(lines: &[&str]) -> Self {
        let mut own = Self::default();
        let mut is_after_introduction = false;
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let rest = lines.get(at..).unwrap_or_default();
            if let Some(count) = introduction(rest) {
                own.leave_out(LeftOutKind::EarlierMessage, line);
                is_after_introduction = true;
                at += count + quoted_lines(rest.get(count..).unwrap_or_default());
            } else if let Some(introduction) = introduction_within_marks(rest) {
                own.leave_out(LeftOutKind::EarlierMessage, &introduction);
                is_after_introduction = true;
                at += quoted_lines(rest).max(1);
            } else if is_after_introduction && line.starts_with('>') {
                at += quoted_lines(rest).max(1);
            } else if is_signature(rest) {
                let is_earlier = |at: &usize| introduction(rest.get(*at..).unwrap_or_default()).is_some();
                let count = (1..rest.len()).find(is_earlier).unwrap_or(rest.len());
                let first = rest.iter().skip(1).find(|line| !line.trim().is_empty());
                own.leave_out(LeftOutKind::PageChrome, first.copied().unwrap_or_default());
                at += count.max(1);
            } else {
                own.text.push_str(line);
                own.text.push('\n');
                at += 1;
            }
        }
        own
    }

    fn leave_out(&mut self, kind: LeftOutKind, excerpt: &str) {
        let excerpt = Some(shortened(excerpt)).filter(|excerpt| !excerpt.is_empty());
        if excerpt.is_some() {
            push_counted(&mut self.left_out, LeftOut { kind, count: 1, place: None, excerpt });
        }
    }
}

/// Adds an omission; once many are listed, it is only counted.
pub(super) fn push_counted(list: &mut Vec<LeftOut>, left_out: LeftOut) {
    let is_full = list.len() >= LISTED;
    match list.iter_mut().rfind(|other| is_full && other.kind == left_out.kind) {
        Some(last) => last.count += left_out.count,
        None => list.push(left_out),
    }
}

/// How many lines introduce lines marked with `>` as an earlier message, if these do.
fn introduction(lines: &[&str]) -> Option<usize> {
    let mut said = String::new();
    for (at, line) in lines.iter().take(INTRODUCTION_LINES).enumerate() {
        if line.trim().is_empty() || line.starts_with('>') || line.len() > LINE_BYTES {
            return None;
        }
        said = format!("{said} {}", line.trim());
        let next = lines.iter().skip(at + 1).find(|line| !line.trim().is_empty());
        if says_wrote(&said) && (next.is_some_and(|line| line.starts_with('>')) || names_address(&said)) {
            return Some(at + 1);
        }
    }
    None
}

/// "> On …, … wrote:", "> From: …": lines marked with `>` that identify themselves as an earlier message.
fn introduction_within_marks(lines: &[&str]) -> Option<String> {
    let marked = lines.iter().take(HEADER_LINES).map_while(|line| line.strip_prefix('>'));
    let bare: Vec<&str> = marked.map(|line| line.trim_start_matches(['>', ' '])).collect();
    let first = bare.first().filter(|line| !line.is_empty() && line.len() <= LINE_BYTES)?;
    let mut said = String::new();
    let says = bare.iter().take(INTRODUCTION_LINES).any(|line| {
        said = format!("{said} {}", line.trim());
        says_wrote(&said)
    });
    (says || begins_header(&bare)).then(|| (*first).to_owned())
}

fn quoted_lines(lines: &[&str]) -> usize {
    let is_of = |line: &&str| line.starts_with('>') || line.trim().is_empty();
    let count = lines.iter().take_while(|line| is_of(line)).count();
    if lines.iter().take(count).any(|line| line.starts_with('>')) { count } else { 0 }
}

/// A signature follows two hyphens and a space (RFC 3676, 4.3). Some programs lose the space.
fn is_signature(lines: &[&str]) -> bool {
    const LINES_WITHOUT_SPACE: usize = 14;
    match lines.first() {
        Some(&"-- ") => true,
        Some(&"--") => lines.len() <= LINES_WITHOUT_SPACE,
        _ => false,
    }
}

/// Whether a paragraph introduces an earlier message: by a separator, a header, or "On …, … wrote:" with an address.
pub(super) fn introduces(paragraph: &str) -> bool {
    let lines: Vec<&str> = paragraph.lines().take(HEADER_LINES).collect();
    let beginning = crate::text::shorten::beginning(paragraph, LINE_BYTES);
    begins_header(&lines) || (says_wrote(beginning) && names_address(beginning))
}

/// Whether lines begin with a separator, or with the fields of a header.
fn begins_header(lines: &[&str]) -> bool {
    let first = lines.first().copied().unwrap_or_default();
    if is_separator(first) {
        return true;
    }
    let fields = || lines.iter().take(HEADER_LINES).take_while(|line| !line.trim().is_empty());
    field_of(first) == Some(Field::From)
        && fields().any(|line| field_of(line) == Some(Field::Date))
        && fields().any(|line| matches!(field_of(line), Some(Field::Subject | Field::To)))
}

/// "-----Original Message-----" and similar lines.
fn is_separator(line: &str) -> bool {
    const WORDS: [&str; 16] = [
        "original message",
        "forwarded message",
        "begin forwarded message",
        "ursprüngliche nachricht",
        "originalnachricht",
        "weitergeleitete nachricht",
        "message d'origine",
        "message d’origine",
        "message transféré",
        "mensaje original",
        "mensaje reenviado",
        "元のメッセージ",
        "転送メッセージ",
        "원본 메시지",
        "원본 메일",
        "原始邮件",
    ];
    let line = line.trim();
    if line.len() > LINE_BYTES {
        return false;
    }
    let words = line.trim_matches(|c: char| matches!(c, '-' | '_' | '*' | ':') || c.is_whitespace()).to_lowercase();
    (line.starts_with("--") || line.ends_with(':')) && WORDS.iter().any(|known| words.starts_with(known))
}

fn says_forwarded(lines: &[&str]) -> bool {
    const WORDS: [&str; 6] = ["forward", "weitergeleitet", "transféré", "reenviado", "転送", "전달"];
    let first = lines.first().map(|line| line.to_lowercase()).unwrap_or_default();
    WORDS.iter().any(|word| first.contains(word))
}

/// The fields of a header repeated as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    Date,
    To,
    Subject,
}

fn is_field(line: &str) -> bool {
    field_of(line).is_some()
}

/// Which header field a line is, in the languages that email programs use.
fn field_of(line: &str) -> Option<Field> {
    const NAMES: [(&str, Field); 48] = [
        ("from", Field::From),
        ("von", Field::From),
        ("de", Field::From),
        ("da", Field::From),
        ("van", Field::From),
        ("från", Field::From),
        ("差出人", Field::From),
        ("送信者", Field::From),
        ("보낸 사람", Field::From),
        ("보낸사람", Field::From),
        ("发件人", Field::From),
        ("寄件者", Field::From),
        ("sent", Field::Date),
        ("date", Field::Date),
        ("gesendet", Field::Date),
        ("datum", Field::Date),
        ("envoyé", Field::Date),
        ("fecha", Field::Date),
        ("enviado", Field::Date),
        ("inviato", Field::Date),
        ("data", Field::Date),
        ("verzonden", Field::Date),
        ("送信日時", Field::Date),
        ("日時", Field::Date),
        ("日付", Field::Date),
        ("보낸 날짜", Field::Date),
        ("날짜", Field::Date),
        ("发送时间", Field::Date),
        ("to", Field::To),
        ("cc", Field::To),
        ("an", Field::To),
        ("à", Field::To),
        ("para", Field::To),
        ("aan", Field::To),
        ("kopie", Field::To),
        ("宛先", Field::To),
        ("받는 사람", Field::To),
        ("받는사람", Field::To),
        ("收件人", Field::To),
        ("subject", Field::Subject),
        ("betreff", Field::Subject),
        ("objet", Field::Subject),
        ("asunto", Field::Subject),
        ("oggetto", Field::Subject),
        ("onderwerp", Field::Subject),
        ("件名", Field::Subject),
        ("제목", Field::Subject),
        ("主题", Field::Subject),
    ];
    let line = line.trim().trim_start_matches(['*', '_']);
    let at = line.find([':', '：'])?;
    let name = line.get(..at)?.trim().trim_end_matches('*').to_lowercase();
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
}

/// "On Tuesday, 10 March 2026 at 09:12, Ann Lee <ann@example.org> wrote:" in several languages.
fn says_wrote(line: &str) -> bool {
    const VERBS: [&str; 12] = [
        "wrote",
        "writes",
        "schrieb",
        "schrieb am",
        "a écrit",
        "escribió",
        "ha scritto",
        "schreef",
        "skrev",
        "작성",
        "썼습니다",
        "写道",
    ];
    let line = line.trim();
    let Some(said) = line.strip_suffix([':', '：']) else { return line.ends_with("のメール:") };
    let has_digit = said.chars().any(|c| c.is_ascii_digit());
    has_digit && VERBS.iter().any(|verb| said.trim_end().ends_with(verb)) || begins_in_german(said)
}

/// "Am 10.03.2026 um 09:12 schrieb Ann Lee:"
fn begins_in_german(said: &str) -> bool {
    said.starts_with("Am ") && said.contains(" schrieb ") && said.chars().any(|c| c.is_ascii_digit())
}

fn names_address(line: &str) -> bool {
    let address = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    address.is_some_and(|(address, _)| address.contains('@'))
}

/// A subject without "Re:" and "Fwd:", and whether it says that the message forwards another.
pub(super) fn without_prefix(subject: &str) -> (String, bool) {
    const REPLIES: [&str; 7] = ["re", "aw", "sv", "vs", "antw", "回复", "답장"];
    const FORWARDS: [&str; 8] = ["fwd", "fw", "wg", "tr", "rv", "enc", "转发", "전달"];
    let mut subject = subject.trim();
    let mut is_forward = false;
    while let Some((prefix, rest)) = subject.split_once([':', '：']) {
        let prefix = prefix.trim().to_lowercase();
        let forwards = FORWARDS.contains(&prefix.as_str());
        if !forwards && !REPLIES.contains(&prefix.as_str()) {
            break;
        }
        is_forward |= forwards;
        subject = rest.trim();
    }
    (crate::text::single_spaced(subject), is_forward)
}

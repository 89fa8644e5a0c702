//! Quotation marks: the one table of pairs of the program, and which mark of a text closes which.
//!
//! The pairs are those of every locale of the CLDR (`delimiters` of its `cldr-misc-full` data; a test compares
//! the two) and others that are met in real files. What a mark does is decided from the whole paragraph: many
//! marks open in one language and close in another, and some are apostrophes, feet or inches as well. Each way to
//! read the marks of a paragraph has a cost, which is higher the less usual it is; the least costly readings are
//! kept while the paragraph is walked once. A span is judged by the best reading, and doubted where another one
//! that is nearly as good says otherwise.

use std::ops::Range;

/// Every pair of marks: what opens, what closes it.
pub const PAIRS: [(char, char); 42] = [
    ('“', '”'),
    ('‘', '’'),
    ('«', '»'),
    ('‹', '›'),
    ('„', '“'),
    ('‚', '‘'),
    ('„', '”'),
    ('‚', '’'),
    ('”', '”'),
    ('’', '’'),
    ('»', '«'),
    ('›', '‹'),
    ('»', '»'),
    ('›', '›'),
    ('”', '“'),
    ('’', '‘'),
    // Sesotho in the CLDR.
    ('“', '’'),
    ('„', '‟'),
    ('‟', '”'),
    ('‛', '’'),
    ('‚', '‛'),
    // Half typed, half turned by a word processor.
    ('„', '"'),
    ('‚', '\''),
    ('"', '”'),
    ('“', '"'),
    ('「', '」'),
    ('『', '』'),
    ('｢', '｣'),
    ('﹁', '﹂'),
    ('﹃', '﹄'),
    ('《', '》'),
    ('〈', '〉'),
    ('〝', '〞'),
    ('〝', '〟'),
    ('❝', '❞'),
    ('❛', '❜'),
    ('″', '″'),
    ('′', '′'),
    ('"', '"'),
    ('\'', '\''),
    ('＂', '＂'),
    ('＇', '＇'),
];

/// Whether the character is a quotation mark of some convention. Apostrophes are among them.
pub fn is_quotation_mark(c: char) -> bool {
    // The characters of the table, which a test compares with it: this is asked for each character of a text.
    matches!(
        c,
        '"' | '\'' | '«' | '»' | '״' | '\u{2018}'..='\u{201F}' | '′' | '″' | '‹' | '›' | '❛'..='❞' | '〈'..='』'
            | '〝'..='〟' | '﹁'..='﹄' | '＂' | '＇' | '｢' | '｣'
    )
}

/// Hebrew gershayim: within a word the sign of an abbreviation, else a quotation mark.
fn is_gershayim(c: char) -> bool {
    c == '״'
}

/// A pair of marks in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The bytes of the opening mark.
    pub open: Range<usize>,
    /// The bytes of the closing mark.
    pub close: Range<usize>,
    /// How many other pairs it stands in.
    pub depth: usize,
}

/// How a span of a paragraph stands to the paragraph's quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Between two marks.
    Within,
    /// After a mark that nothing in the paragraph closes.
    Unclosed,
    /// Before a mark that closes what nothing in the paragraph opens.
    Unopened,
    /// Not between any, although there are some.
    Outside,
    /// There are none in the paragraph, or none but pairs within the span, such as around a title.
    NoMarks,
    /// It leaves the marks that it begins in, or enters some without their end: nobody said it so.
    Crossing,
    /// The marks can be read in two ways, and one of them makes it [`Placement::Crossing`].
    Doubtful,
}

/// The quotation marks of one paragraph.
#[derive(Debug, Clone)]
pub struct QuotationMarks {
    marks: Vec<Range<usize>>,
    /// The characters of the marks.
    shapes: Vec<char>,
    /// The ways to read them, the best first; at least one.
    readings: Vec<Reading>,
    has_label: bool,
    /// Whether each opening mark has a comma or colon before it, as before speech.
    introduced: Vec<bool>,
}

#[derive(Debug, Clone)]
struct Reading {
    cost: u32,
    roles: Vec<Role>,
    /// For each place before a mark, and the one after the last, the mark that opened what it stands in.
    around: Vec<Option<usize>>,
    /// The mark that closes what was opened before the paragraph.
    closes_earlier: Option<usize>,
    /// How many marks before each place are no apostrophes or measures.
    real: Vec<usize>,
}

impl Reading {
    fn new(cost: u32, roles: Vec<Role>) -> Self {
        let mut around = vec![None];
        let mut real = vec![0];
        let mut open: Vec<usize> = Vec::new();
        for (i, role) in roles.iter().enumerate() {
            match role {
                Role::Opens(_) => open.push(i),
                // What was left open within it is no longer.
                Role::Closes(opening) => open.retain(|mark| mark < opening),
                Role::ClosesEarlier | Role::Reopens | Role::Other | Role::Stray => {}
            }
            around.push(open.last().copied());
            real.push(real.last().copied().unwrap_or(0) + usize::from(*role != Role::Other));
        }
        let closes_earlier = roles.iter().position(|role| *role == Role::ClosesEarlier);
        Self { cost, roles, around, closes_earlier, real }
    }

    /// What the place before mark number `first` stands in.
    fn innermost(&self, first: usize) -> Option<Around> {
        match self.around.get(first).copied().flatten() {
            Some(open) if matches!(self.roles.get(open), Some(Role::Opens(Some(_)))) => Some(Around::Closed),
            Some(open) => Some(Around::Open(open)),
            None => self.closes_earlier.filter(|closing| *closing >= first).map(|_| Around::Opened),
        }
    }
}

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It opens; with the mark that closes it.
    Opens(Option<usize>),
    /// It closes that mark.
    Closes(usize),
    /// It closes what was opened before the paragraph.
    ClosesEarlier,
    /// It opens once more what is open, at the beginning of a line.
    Reopens,
    /// An apostrophe, feet, inches.
    Other,
    /// A mark without a meaning that could be told.
    Stray,
}

/// Best readings kept on the way.
const READINGS: usize = 12;
/// A right span is doubted where a reading this much worse says otherwise.
const DOUBT: u32 = 2;
/// A span that crosses marks is doubted, and not refused, where a reading this much worse says otherwise.
const MERCY: u32 = 9;
/// Marks of a paragraph that are read in several ways; the rest is read in the way that is best so far.
const CAREFUL: usize = 4_096;

const NESTED_ALIKE: u32 = 12;
const UNCLOSED: u32 = 8;
const CLOSES_EARLIER: u32 = 9;
const STRAY: u32 = 20;
const NEW_PAIR: u32 = 1;

impl QuotationMarks {
    /// Reads the marks of a paragraph.
    pub fn new(text: &str) -> Self {
        let marks = marks_of(text);
        if marks.is_empty() {
            return Self {
                marks: Vec::new(),
                shapes: Vec::new(),
                readings: vec![Reading::new(0, Vec::new())],
                has_label: false,
                introduced: Vec::new(),
            };
        }
        let introduced = marks.iter().map(|mark| is_introduced(text, mark.range.start)).collect();
        let readings = match plain_roles(text, &marks) {
            Some(roles) => vec![Reading::new(0, roles)],
            None => Reader::new(&marks, &surroundings(text, &marks)).read(),
        };
        let (marks, shapes): (Vec<_>, Vec<_>) = marks.into_iter().map(|mark| (mark.range, mark.c)).unzip();
        let has_label = marks.first().is_some_and(|first| has_label(text, first.start));
        Self { marks, shapes, readings, has_label, introduced }
    }

    fn roles(&self) -> &[Role] {
        self.readings.first().map_or(&[], |reading| &reading.roles)
    }

    /// The pairs, in the order of their opening marks, as the best reading has them.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        let mut ends: Vec<usize> = Vec::new();
        self.roles().iter().enumerate().filter_map(move |(i, role)| {
            let Role::Opens(Some(partner)) = role else { return None };
            ends.retain(|end| *end > i);
            let depth = ends.len();
            ends.push(*partner);
            Some(Pair { open: self.marks.get(i)?.clone(), close: self.marks.get(*partner)?.clone(), depth })
        })
    }

    /// The marks that open what nothing in the paragraph closes, as the best reading has them.
    pub fn unclosed(&self) -> impl Iterator<Item = Range<usize>> {
        let of_role = |(mark, role): (&Range<usize>, &Role)| (*role == Role::Opens(None)).then(|| mark.clone());
        self.marks.iter().zip(self.roles()).filter_map(of_role)
    }

    /// The mark that closes what was opened before the paragraph.
    pub fn closing_earlier(&self) -> Option<Range<usize>> {
        let at = self.roles().iter().position(|role| *role == Role::ClosesEarlier)?;
        self.marks.get(at).cloned()
    }

    /// Whether a mark that opens or closes ends or begins at this byte, so that a word does.
    pub fn is_beside_mark(&self, at: usize) -> bool {
        let after = self.marks.partition_point(|mark| mark.start < at);
        let is_real = |index: usize| {
            self.roles().get(index).is_some_and(|role| {
                matches!(role, Role::Opens(Some(_)) | Role::Closes(_) | Role::ClosesEarlier | Role::Reopens)
            })
        };
        let begins = self.marks.get(after).is_some_and(|mark| mark.start == at) && is_real(after);
        let ends = after
            .checked_sub(1)
            .is_some_and(|last| self.marks.get(last).is_some_and(|mark| mark.end == at) && is_real(last));
        begins || ends
    }

    /// Whether the paragraph begins with a mark that opens, as each paragraph of a long quotation does.
    pub fn begins_open(&self, text: &str) -> bool {
        let start = text.len() - text.trim_start().len();
        self.marks.first().is_some_and(|mark| mark.start == start)
            && matches!(self.roles().first(), Some(Role::Opens(_)))
    }

    /// Whether the paragraph ends within a quotation that it opens.
    pub fn is_left_open(&self) -> bool {
        self.roles().contains(&Role::Opens(None))
    }

    /// Whether the paragraph closes a quotation that it does not open.
    pub fn closes_earlier(&self) -> bool {
        self.roles().contains(&Role::ClosesEarlier)
    }

    /// Whether there is no mark in the paragraph.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// How the bytes `span` stand to the marks.
    pub fn placement(&self, span: &Range<usize>) -> Placement {
        let Some(best) = self.readings.first() else { return Placement::NoMarks };
        let placed = self.placement_in(best, span);
        let others = |margin: u32| {
            let most = best.cost.saturating_add(margin);
            self.readings.iter().skip(1).take_while(move |reading| reading.cost <= most)
        };
        let crosses = |reading: &Reading| self.placement_in(reading, span) == Placement::Crossing;
        match placed {
            Placement::Crossing if others(MERCY).any(|reading| !crosses(reading)) => Placement::Doubtful,
            Placement::Crossing | Placement::Doubtful => placed,
            _ if others(DOUBT).any(crosses) => Placement::Doubtful,
            _ => placed,
        }
    }

    fn placement_in(&self, reading: &Reading, span: &Range<usize>) -> Placement {
        let first = self.marks.partition_point(|mark| mark.start < span.start);
        let end = self.marks.partition_point(|mark| mark.start < span.end);
        let around = reading.innermost(first);
        let inside = reading.roles.get(first..end).unwrap_or_default();
        let mut is_doubtful = false;
        for role in inside {
            match role {
                Role::Closes(open) if *open < first => return Placement::Crossing,
                Role::ClosesEarlier => return Placement::Crossing,
                // Within what one person says, a title may be cut.
                Role::Opens(Some(close)) if *close >= end && around.is_none() => return Placement::Crossing,
                Role::Opens(None) | Role::Stray => is_doubtful = true,
                Role::Opens(Some(_)) | Role::Closes(_) | Role::Reopens | Role::Other => {}
            }
        }
        match around {
            _ if is_doubtful => Placement::Doubtful,
            Some(Around::Closed) => Placement::Within,
            Some(Around::Open(open)) if self.opens_again(reading, open) => Placement::Doubtful,
            Some(Around::Open(_)) => Placement::Unclosed,
            Some(Around::Opened) => Placement::Unopened,
            None => self.without(reading, first..end),
        }
    }

    /// Whether another mark of its kind opens after one that is not closed: then its end was forgotten.
    fn opens_again(&self, reading: &Reading, open: usize) -> bool {
        let Some(shape) = self.shapes.get(open) else { return false };
        let later = self.shapes.iter().zip(&reading.roles).skip(open + 1);
        later.filter(|(_, role)| matches!(role, Role::Opens(_))).any(|(other, _)| is_alike(*shape, *other))
    }

    /// The placement of a span that is between no marks; `inside` are the marks within it.
    fn without(&self, reading: &Reading, inside: Range<usize>) -> Placement {
        let real = |place: usize| reading.real.get(place).copied().unwrap_or_default();
        let is_elsewhere = real(inside.end) - real(inside.start) < real(reading.roles.len());
        let has_speech = inside.clone().any(|i| {
            matches!(reading.roles.get(i), Some(Role::Opens(_))) && self.introduced.get(i).copied().unwrap_or_default()
        });
        match self.has_label || (!is_elsewhere && !has_speech) {
            true => Placement::NoMarks,
            false => Placement::Outside,
        }
    }
}

enum Around {
    /// By a pair.
    Closed,
    /// By this mark, which is not closed.
    Open(usize),
    /// By a mark that closes what was opened before the paragraph.
    Opened,
}

/// A mark of the text.
struct Mark {
    range: Range<usize>,
    c: char,
}

/// The marks of a text. Two grave accents and two straight marks are the double marks that typewriters and TeX
/// make of them.
fn marks_of(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    let may_be_mark = |byte: &u8| !byte.is_ascii() || matches!(byte, b'"' | b'\'' | b'`');
    while let Some(skipped) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(may_be_mark)) {
        let start = at + skipped;
        let Some(rest) = text.get(start..) else { break };
        let Some(c) = rest.chars().next() else { break };
        let doubled = [("``", '“'), ("''", '”')].into_iter().find(|(typed, _)| rest.starts_with(typed));
        let mark = match doubled {
            Some((typed, mark)) if !rest.get(1..).is_some_and(|rest| rest.starts_with(typed)) => Some((2, mark)),
            _ if is_quotation_mark(c) => Some((c.len_utf8(), c)),
            _ => None,
        };
        at = start + mark.map_or(c.len_utf8(), |(len, _)| len);
        marks.extend(mark.map(|(_, c)| Mark { range: start..at, c }));
    }
    marks
}

/// What the marks of nearly every paragraph do: “ and ” by turns, each at the edge of a word, and apostrophes within
/// words. Nothing where there is any other mark, or one that stands otherwise: then the paragraph is read with care.
fn plain_roles(text: &str, marks: &[Mark]) -> Option<Vec<Role>> {
    let mut roles = Vec::with_capacity(marks.len());
    let mut open: Option<usize> = None;
    for (i, mark) in marks.iter().enumerate() {
        let before = text.get(..mark.range.start)?.chars().next_back();
        let after = text.get(mark.range.end..)?.chars().next();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        match mark.c {
            '“' if open.is_none() && is_space(before) && is_word(after) => open = Some(i),
            '”' if !is_space(before) && !before.is_some_and(is_quotation_mark) && !is_word(after) => {
                let opening = open.take()?;
                *roles.get_mut(opening)? = Role::Opens(Some(i));
                roles.push(Role::Closes(opening));
                continue;
            }
            '’' | '\'' if is_word(before) && is_word(after) => {}
            _ => return None,
        }
        roles.push(Role::Other);
    }
    open.is_none().then_some(roles)
}

/// What stands beside a mark, over other marks without a space between.
#[derive(Debug, Clone, Copy)]
struct Surroundings {
    before: Beside,
    after: Beside,
    /// The character itself, for apostrophes.
    letter_before: Option<char>,
    letter_after: Option<char>,
    /// Whether the letters after it are of a word that is written with an apostrophe before: 'em, 'tis, '90s.
    is_elision: bool,
    /// Whether it stands at the beginning of a line that is not the first.
    is_line_start: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// The edge of the text.
    Edge,
    Space,
    /// A space that does not break, as French and Swiss setting has it within guillemets.
    FixedSpace,
    /// A bracket that opens, or a dash or slash.
    Opening,
    Dash,
    /// A full stop, a comma, a bracket that closes.
    Stop,
    /// A comma or a colon.
    Pause,
    /// An apostrophe that ends an article: l’, dell’.
    Elided,
    Letter,
    Digit,
    /// A letter of Korean, Japanese, Chinese: words have no edges there that spaces would show.
    Cjk,
    Ellipsis,
    Symbol,
}

fn beside(c: Option<char>) -> Beside {
    let Some(c) = c else { return Beside::Edge };
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => Beside::FixedSpace,
        _ if c.is_whitespace() => Beside::Space,
        '(' | '[' | '{' | '（' | '［' | '【' | '〔' | '¿' | '¡' | '/' => Beside::Opening,
        '-' | '–' | '—' | '―' | '\u{2010}'..='\u{2012}' => Beside::Dash,
        ',' | ':' | ';' | '，' | '：' | '；' | '、' => Beside::Pause,
        '…' => Beside::Ellipsis,
        '.' | '!' | '?' | ')' | ']' | '}' | '。' | '！' | '？' | '）' | '］' | '】' | '〕' | '؟' | '،' => {
            Beside::Stop
        }
        _ if is_cjk(c) => Beside::Cjk,
        _ if c.is_numeric() => Beside::Digit,
        _ if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) => Beside::Letter,
        _ => Beside::Symbol,
    }
}

/// Han, kana and Hangul.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{2FFF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{9FFF}'
        | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FFDC}'
        | '\u{20000}'..='\u{3FFFF}')
}

fn surroundings(text: &str, marks: &[Mark]) -> Vec<Surroundings> {
    let count = marks.len();
    // The character before the run of marks that each is in, and the one after it.
    let mut before: Vec<Option<char>> = Vec::with_capacity(count);
    for (i, mark) in marks.iter().enumerate() {
        let joined = i.checked_sub(1).and_then(|last| marks.get(last)).is_some_and(|m| m.range.end == mark.range.start);
        let c = if joined {
            before.last().copied().flatten()
        } else {
            text.get(..mark.range.start).and_then(|before| before.chars().next_back())
        };
        before.push(c);
    }
    let mut after: Vec<Option<char>> = vec![None; count];
    for (i, mark) in marks.iter().enumerate().rev() {
        let joined = marks.get(i + 1).is_some_and(|next| next.range.start == mark.range.end);
        let c = if joined {
            after.get(i + 1).copied().flatten()
        } else {
            text.get(mark.range.end..).and_then(|after| after.chars().next())
        };
        if let Some(slot) = after.get_mut(i) {
            *slot = c;
        }
    }
    let mut all = Vec::with_capacity(count);
    for (i, mark) in marks.iter().enumerate() {
        let (letter_before, letter_after) = (before.get(i).copied().flatten(), after.get(i).copied().flatten());
        let head = text.get(..mark.range.start).unwrap_or_default();
        let tail = text.get(mark.range.end..).unwrap_or_default();
        let line = head.trim_end_matches([' ', '\t']);
        let is_article = is_apostrophe(head.chars().next_back().unwrap_or(' '))
            && head.chars().nth_back(1).is_some_and(char::is_alphabetic);
        all.push(Surroundings {
            before: if is_article { Beside::Elided } else { beside(letter_before) },
            after: beside(letter_after),
            letter_before,
            letter_after,
            is_elision: is_elision(tail),
            is_line_start: !line.is_empty() && line.ends_with(['\n', '\r', '\u{2028}', '\u{2029}']),
        });
    }
    all
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '＇' | '′' | 'ʼ')
}

/// Words that are written with an apostrophe for what is left out at their beginning, in English and Dutch.
fn is_elision(after: &str) -> bool {
    const WORDS: [&str; 22] = [
        "em", "tis", "twas", "til", "till", "cause", "cos", "bout", "round", "n", "im", "er", "ere", "twere", "twill",
        "tude", "s", "t", "k", "m", "ve", "neath",
    ];
    let word: String = after.chars().take_while(|c| c.is_alphanumeric()).take(6).collect();
    word.starts_with(|c: char| c.is_ascii_digit()) || WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether a comma, a colon or a word of its own line stands before an opening mark, as before speech.
fn is_introduced(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.ends_with([',', ':', '，', '：', '、'])
}

/// Whether the paragraph begins with the name of who speaks, as in a transcript, and no mark follows that name.
fn has_label(text: &str, first_mark: usize) -> bool {
    const MOST_WORDS: usize = 6;
    /// Bytes within which a label ends, and what is said begins.
    const NEAR: usize = 320;
    let start = text.trim_start();
    let skipped = text.len() - start.len();
    let head = start.get(..start.floor_char_boundary(NEAR)).unwrap_or_default();
    let Some((label, rest)) = head.split_once([':', '：', '\t']).or_else(|| question_label(head)) else {
        return false;
    };
    let after = skipped + head.len() - rest.trim_start().len();
    if label.is_empty() || label.chars().count() > 60 || first_mark < skipped + label.len() || first_mark == after {
        return false;
    }
    let is_name = |word: &str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|c| c.is_uppercase() || c.is_numeric() || is_cjk(c)) || is_particle_of_name(word)
    };
    label.split_whitespace().count() <= MOST_WORDS && label.split_whitespace().all(is_name)
}

/// `Q` and `A` with blanks behind them.
fn question_label(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_at_checked(1)?;
    (matches!(label, "Q" | "A") && (rest.starts_with("  ") || rest.starts_with('.'))).then_some((label, rest))
}

fn is_particle_of_name(word: &str) -> bool {
    ["de", "der", "den", "von", "van", "da", "di", "du", "la", "le", "bin", "al", "of", "for", "the", "and", "und"]
        .contains(&word)
}

/// Walks the marks once and keeps the best readings.
struct Reader<'a> {
    marks: &'a [Mark],
    surroundings: &'a [Surroundings],
    /// Every step of every reading that was kept, each with the one before it.
    steps: Vec<(Option<usize>, Role)>,
    /// Every state of the open marks, each as the innermost one and the state around it.
    stacks: Vec<(usize, Option<usize>)>,
}

#[derive(Clone, Copy)]
struct State {
    cost: u32,
    step: Option<usize>,
    /// The open marks, as a place in `stacks`.
    open: Option<usize>,
    /// How many are open.
    depth: u8,
    /// Whether it has closed what was opened before the paragraph.
    has_closed_earlier: bool,
    /// The pairs that it has found so far, each as a bit: a text keeps to its convention.
    pairs: u64,
}

const DEEPEST: u8 = 12;

impl<'a> Reader<'a> {
    fn new(marks: &'a [Mark], surroundings: &'a [Surroundings]) -> Self {
        Self { marks, surroundings, steps: Vec::new(), stacks: Vec::new() }
    }

    fn read(mut self) -> Vec<Reading> {
        let mut states = vec![State { cost: 0, step: None, open: None, depth: 0, has_closed_earlier: false, pairs: 0 }];
        for (i, mark) in self.marks.iter().enumerate() {
            let Some(around) = self.surroundings.get(i).copied() else { break };
            let mut next: Vec<(State, Role)> = Vec::with_capacity(states.len() * 4);
            for state in &states {
                self.continuations(state, i, mark.c, &around, &mut next);
            }
            next.sort_by_key(|(state, _)| state.cost);
            next.truncate(if i < CAREFUL { READINGS } else { 1 });
            states = next.into_iter().map(|(state, role)| self.keep(state, role)).collect();
        }
        for state in &mut states {
            state.cost = state.cost.saturating_add(UNCLOSED * u32::from(state.depth));
        }
        states.sort_by_key(|state| state.cost);
        states.iter().map(|state| self.reading(state)).collect()
    }

    fn keep(&mut self, mut state: State, role: Role) -> State {
        self.steps.push((state.step, role));
        state.step = self.steps.len().checked_sub(1);
        state
    }

    fn open_of(&self, state: &State) -> Option<usize> {
        state.open.and_then(|at| self.stacks.get(at)).map(|(mark, _)| *mark)
    }

    /// What mark number `i` can do after a reading, with the cost of each.
    fn continuations(
        &mut self,
        state: &State,
        i: usize,
        c: char,
        around: &Surroundings,
        next: &mut Vec<(State, Role)>,
    ) {
        let with = |cost: u32| State { cost: state.cost.saturating_add(cost), ..*state };
        if let Some(cost) = other_cost(c, around) {
            next.push((with(cost), Role::Other));
        }
        next.push((with(STRAY), Role::Stray));
        // Closes the innermost open mark; or one around it, whose inner one was never closed.
        let mut open = state.open;
        let mut skipped = 0_u32;
        while let Some((mark, outer)) = open.and_then(|at| self.stacks.get(at)).copied() {
            if let Some((pair, cost)) = self.close_cost(mark, c, around) {
                let is_new = state.pairs & pair == 0;
                let mut closed = with(cost + skipped * (UNCLOSED + 4) + if is_new { NEW_PAIR } else { 0 });
                closed.pairs |= pair;
                closed.open = outer;
                closed.depth = state.depth.saturating_sub(1 + u8::try_from(skipped).unwrap_or(u8::MAX));
                next.push((closed, Role::Closes(mark)));
            }
            skipped += 1;
            open = if skipped < 2 { outer } else { None };
        }
        if state.open.is_none() && !state.has_closed_earlier && can_close(c) {
            // After a quotation of its own the paragraph is hardly still in one from before.
            let late = if i > 0 { NESTED_ALIKE } else { 0 };
            let mut closed = with(CLOSES_EARLIER + late + close_shape(c, around) + close_prior(c));
            closed.has_closed_earlier = true;
            next.push((closed, Role::ClosesEarlier));
        }
        if let Some(cost) = open_cost(c, around, opens_some_pair(c, state.pairs))
            && state.depth < DEEPEST
        {
            self.open(state, i, c, cost, around, next);
        }
    }

    fn open(
        &mut self,
        state: &State,
        i: usize,
        c: char,
        cost: u32,
        around: &Surroundings,
        next: &mut Vec<(State, Role)>,
    ) {
        let innermost = self.open_of(state).and_then(|open| self.marks.get(open)).map(|mark| mark.c);
        if innermost == Some(c) && around.is_line_start {
            next.push((State { cost: state.cost.saturating_add(cost + 1), ..*state }, Role::Reopens));
            return;
        }
        // “A ‘B “C” B’ A” is usual; “A “B” A” is not.
        let mut nested = 0;
        let mut open = state.open;
        while let Some((mark, outer)) = open.and_then(|at| self.stacks.get(at)).copied() {
            let is_innermost = open == state.open;
            let is_alike = self.marks.get(mark).is_some_and(|mark| is_alike(mark.c, c));
            nested += if is_alike && is_innermost { NESTED_ALIKE } else { u32::from(is_alike) };
            open = outer;
        }
        self.stacks.push((i, state.open));
        let mut opened = State { cost: state.cost.saturating_add(cost + nested), ..*state };
        opened.open = self.stacks.len().checked_sub(1);
        opened.depth = state.depth.saturating_add(1);
        next.push((opened, Role::Opens(None)));
    }

    /// The pair that `c` makes with that mark, as a bit, and what it costs; nothing where they are none.
    fn close_cost(&self, open: usize, c: char, around: &Surroundings) -> Option<(u64, u32)> {
        let opening = self.marks.get(open)?.c;
        let pair = match (opening, c) {
            ('״', '״') => 63,
            _ => PAIRS.iter().position(|pair| *pair == (opening, c))?,
        };
        let prior = match (opening, c) {
            ('“', '’') | ('"', '”') | ('“', '"') => 9,
            ('”', '“') | ('’', '‘') | ('»', '»') | ('›', '›') => 1,
            _ => 0,
        };
        Some((1 << pair, prior + close_shape(c, around)))
    }

    fn reading(&self, state: &State) -> Reading {
        let mut roles = Vec::with_capacity(self.marks.len());
        let mut step = state.step;
        while let Some((before, role)) = step.and_then(|at| self.steps.get(at)).copied() {
            roles.push(role);
            step = before;
        }
        roles.reverse();
        for i in 0..roles.len() {
            if let Some(Role::Closes(open)) = roles.get(i).copied()
                && let Some(slot) = roles.get_mut(open)
            {
                *slot = Role::Opens(Some(i));
            }
        }
        Reading::new(state.cost, roles)
    }
}

/// Whether `c` opens one of these pairs.
fn opens_some_pair(c: char, pairs: u64) -> bool {
    pairs != 0 && PAIRS.iter().enumerate().any(|(i, (open, _))| *open == c && pairs & (1 << i) != 0)
}

/// Marks of one level and convention, one of which hardly stands within another.
fn is_alike(a: char, b: char) -> bool {
    let level = |c: char| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '«' | '»' => '«',
        '‹' | '›' => '‹',
        c => c,
    };
    level(a) == level(b)
}

fn is_guillemet(c: char) -> bool {
    matches!(c, '«' | '»' | '‹' | '›')
}

fn can_close(c: char) -> bool {
    is_gershayim(c) || PAIRS.iter().any(|(_, close)| *close == c)
}

/// How unusual it is that a mark closes, whatever stands beside it.
fn close_prior(c: char) -> u32 {
    match c {
        '“' | '‘' | '«' | '‹' => 2,
        _ => 0,
    }
}

/// What it costs by its neighbours that a mark closes.
fn close_shape(c: char, around: &Surroundings) -> u32 {
    let before = match around.before {
        Beside::Edge => 9,
        Beside::Space => {
            if is_guillemet(c) {
                0
            } else {
                3
            }
        }
        Beside::FixedSpace => {
            if is_guillemet(c) {
                0
            } else {
                2
            }
        }
        Beside::Opening => 4,
        Beside::Dash => 1,
        Beside::Elided => 2,
        Beside::Pause
        | Beside::Stop
        | Beside::Letter
        | Beside::Digit
        | Beside::Cjk
        | Beside::Ellipsis
        | Beside::Symbol => 0,
    };
    let after = match around.after {
        // Between two letters it is an apostrophe: ‘For too long they’ve …
        Beside::Letter if is_apostrophe(c) && around.before == Beside::Letter => 10,
        Beside::Letter | Beside::Digit => 4,
        Beside::Symbol | Beside::Opening => 1,
        _ => 0,
    };
    before + after
}

/// What it costs that a mark opens; nothing where it cannot.
fn open_cost(c: char, around: &Surroundings, is_known: bool) -> Option<u32> {
    let is_opening = is_gershayim(c) || PAIRS.iter().any(|(open, _)| *open == c);
    let prior = match c {
        _ if is_known => 0,
        '”' => 3,
        '’' => 4,
        '″' => 2,
        '′' => 3,
        '»' | '›' | '\'' | '＇' | '״' => 1,
        _ => 0,
    };
    let before = match around.before {
        Beside::Edge | Beside::Space | Beside::FixedSpace | Beside::Opening | Beside::Dash => 0,
        Beside::Elided | Beside::Pause | Beside::Cjk | Beside::Ellipsis | Beside::Symbol => 1,
        Beside::Stop => 2,
        Beside::Letter | Beside::Digit => 5,
    };
    let after = match around.after {
        Beside::Edge => 9,
        Beside::Space => {
            if is_guillemet(c) {
                0
            } else {
                4
            }
        }
        Beside::FixedSpace => {
            if is_guillemet(c) {
                0
            } else {
                3
            }
        }
        Beside::Pause => 6,
        Beside::Stop => 3,
        Beside::Dash => 1,
        _ => 0,
    };
    is_opening.then_some(prior + before + after)
}

/// What it costs that a mark is none: an apostrophe, feet, inches; nothing where it cannot be.
fn other_cost(c: char, around: &Surroundings) -> Option<u32> {
    let is_letter = |b: Beside| matches!(b, Beside::Letter | Beside::Digit);
    let is_hebrew = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{5d0}'..='\u{5ea}'));
    if matches!(c, '"' | '״' | '”') && is_hebrew(around.letter_before) && is_hebrew(around.letter_after) {
        return Some(0);
    }
    match c {
        '″' => Some(if around.before == Beside::Digit { 0 } else { 9 }),
        '"' | '＂' => (around.before == Beside::Digit).then_some(3),
        '”' => (around.before == Beside::Digit).then_some(6),
        _ if is_apostrophe(c) => {
            let wrong = if c == '‘' || c == '‛' { 2 } else { 0 };
            Some(wrong + apostrophe_cost(c, around, is_letter(around.before), is_letter(around.after)))
        }
        _ => None,
    }
}

fn apostrophe_cost(c: char, around: &Surroundings, is_after_letter: bool, is_before_letter: bool) -> u32 {
    if around.before == Beside::Cjk || around.after == Beside::Cjk {
        return 9;
    }
    match (is_after_letter, is_before_letter) {
        (true, true) => 0,
        (true, false) if around.before == Beside::Digit => {
            if c == '′' {
                0
            } else {
                2
            }
        }
        (true, false) => match around.letter_before {
            Some('s' | 'S' | 'x' | 'z' | 'ß') => 5,
            Some('n' | 'N' | 'o' | 'd') => 7,
            _ => 8,
        },
        (false, true) if around.is_elision => 4,
        (false, true) => 8,
        (false, false) => 12,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_a_mark_where_the_table_has_it() {
        for c in '\0'..=char::MAX {
            let is_in_table = PAIRS.iter().any(|(open, close)| *open == c || *close == c);
            assert_eq!(is_quotation_mark(c), is_in_table || is_gershayim(c), "{c:?}");
        }
    }

    #[track_caller]
    fn placed(text: &str, words: &str) -> Placement {
        let at = text.find(words).unwrap_or_else(|| panic!("“{words}” stands in “{text}”"));
        QuotationMarks::new(text).placement(&(at..at + words.len()))
    }

    #[test]
    fn a_span_is_within_its_marks_or_not() {
        let text = "He said “we agree” and “they “do” not” too.";
        assert_eq!(placed(text, "we agree"), Placement::Within);
        assert_eq!(placed(text, "agree” and"), Placement::Crossing);
        assert_eq!(placed(text, "they “do” not"), Placement::Within);
        assert_eq!(placed(text, "do” not"), Placement::Crossing);
        assert_eq!(placed(text, "too"), Placement::Outside);
        assert_eq!(placed(text, "said “we"), Placement::Crossing);
        assert_eq!(placed("said", "said"), Placement::NoMarks);
        assert_eq!(placed("He „never closed it", "closed"), Placement::Unclosed);
    }

    #[test]
    fn straight_marks_open_and_close_by_turns() {
        let text = "He said \"we agree\" and \"no\".";
        assert_eq!(placed(text, "we agree"), Placement::Within);
        assert_eq!(placed(text, "agree\" and"), Placement::Crossing);
        assert_eq!(placed(text, "and"), Placement::Outside);
    }

    #[test]
    fn apostrophes_feet_and_inches_are_no_marks() {
        for (text, words) in [
            ("‘We don’t build,’ she said.", "We don’t build,"),
            ("‘We back the ministers’ plan,’ she said.", "We back the ministers’ plan,"),
            ("'We back the ministers' plan,' she said.", "We back the ministers' plan,"),
            ("“The workers’ demands and the ’90s,” she said.", "The workers’ demands and the ’90s,"),
            ("\"A 6\" pipe and a 5' 11\" man,\" she said.", "A 6\" pipe and a 5' 11\" man,"),
            ("“Rock ’n’ roll isn’t dead,” he said.", "Rock ’n’ roll isn’t dead,"),
            ("Elle dit: «\u{a0}C’est l’heure d’agir\u{a0}».", "C’est l’heure d’agir"),
            ("A board of 6′ by 3″ said “no”.", "no"),
            ("הוא אמר \"צה\"ל נסוג\" והלך.", "צה\"ל נסוג"),
            ("The ’tis and the ’90s “are over”.", "are over"),
        ] {
            assert_eq!(placed(text, words), Placement::Within, "{words} in {text}");
        }
        for (text, words) in [
            ("‘We build,’ she says, ‘the ministers’ plan.’", "We build,’ she says, ‘the"),
            ("\"A 6\" pipe,\" he said, \"is short.\"", "pipe,\" he said, \"is"),
            ("‘It’s done,’ he’d said, ‘it’s over.’", "done,’ he’d said, ‘it’s"),
            ("'It's done,' he'd said, 'it's over.'", "done,' he'd said, 'it's"),
        ] {
            assert_eq!(placed(text, words), Placement::Crossing, "{words} in {text}");
        }
    }

    #[test]
    fn what_cannot_be_decided_is_doubted() {
        let text = "‘The bosses’ he said, ‘em and ’n’ all’";
        assert!(matches!(placed(text, "bosses’ he said, ‘em"), Placement::Doubtful | Placement::Crossing));
        assert_eq!(placed("“We go, she said. “We stay.”", "We go, she said. “We stay"), Placement::Doubtful);
        assert_eq!(placed("“We go, she said. “We stay.”", "We go, she said."), Placement::Doubtful);
        assert_eq!(placed("We go, she said. “We stay.", "go, she said. “We"), Placement::Doubtful);
    }

    #[test]
    fn every_convention_of_the_cases_is_read() {
        for (text, right, crossing) in [
            (
                "Sie sagte: „Wir bauen nicht“, das behaupten sie, „im Moor.“",
                "Wir bauen nicht",
                "nicht“, das behaupten sie, „im",
            ),
            ("Sie sagte: »Wir bauen nicht«, glaubt er, »im Moor«.", "Wir bauen nicht", "nicht«, glaubt er, »im"),
            ("Hon sade: ”Vi bygger inte”, säger de, ”i träsket”.", "Vi bygger inte", "inte”, säger de, ”i"),
            ("Hän sanoi: »Emme rakenna», väittää hän, »suolle».", "Emme rakenna", "rakenna», väittää hän, »suolle"),
            ("Elle dit : « Nous ne bâtissons pas », dit-il, « ici ».", "Nous ne bâtissons pas", "pas », dit-il, « ici"),
            ("Elle dit: «Nous ne bâtissons pas», dit-il, «ici».", "Nous ne bâtissons pas", "pas», dit-il, «ici"),
            ("Powiedziała: „Nie budujemy”, mówi, „tutaj”.", "Nie budujemy", "budujemy”, mówi, „tutaj"),
            ("장관은 『짓지 않는다』고 했고 『여기』라 했다.", "짓지 않는다", "않는다』고 했고 『여기"),
            ("장관은 ‘끝났다’고 말했다. 이어 ‘이제 끝났다’라며 웃었다.", "끝났다", "끝났다’고 말했다. 이어 ‘이제"),
            ("장관은 '끝났다'고 말했다. 이어 '이제 끝났다'라며 웃었다.", "끝났다", "끝났다'고 말했다. 이어 '이제"),
            ("大臣は「建てない」と述べ、「ここに」と言った。", "建てない", "建てない」と述べ、「ここに"),
            ("部长说“我们不建”，又说“在这里”。", "我们不建", "不建”，又说“在"),
            ("\u{201d}أهلا\u{201c} قال، \u{201d}وسهلا\u{201c}.", "أهلا", "أهلا\u{201c} قال، \u{201d}وسهلا"),
            ("She said ″We build″, he says, ″here″.", "We build", "build″, he says, ″here"),
            ("She said ′We build′, he says, ′here′.", "We build", "build′, he says, ′here"),
            ("She said ``We build'', he says, ``here''.", "We build", "build'', he says, ``here"),
        ] {
            assert_eq!(placed(text, right), Placement::Within, "{right} in {text}");
            assert_eq!(placed(text, crossing), Placement::Crossing, "{crossing} in {text}");
        }
    }

    #[test]
    fn a_title_in_a_transcript_makes_no_difference() {
        for (text, words) in [
            ("MS. LEE: It is over. The “marsh plan” is dead.", "It is over. The “marsh plan” is dead."),
            ("MS. LEE: It is over. The “marsh plan” is dead.", "It is over."),
            ("It is over. The “marsh plan” is dead.", "It is over. The “marsh plan” is dead."),
            ("Q  Is the ‘marsh plan’ dead?", "Is the ‘marsh plan’ dead?"),
        ] {
            assert_eq!(placed(text, words), Placement::NoMarks, "{words} in {text}");
        }
        assert_eq!(placed("She said, “We go.”", "She said, “We go.”"), Placement::Outside);
        assert_eq!(placed("“We go,” she said. So they left.", "So they left."), Placement::Outside);
    }

    #[test]
    fn a_plain_paragraph_is_read_as_one_that_is_read_with_care() {
        for text in [
            "“We don’t build,” she said. “It’s done.”",
            "She said, “We go,” and “We stay” – that’s all.",
            "It’s nothing.",
        ] {
            let marks = marks_of(text);
            let plain = plain_roles(text, &marks);
            let careful = Reader::new(&marks, &surroundings(text, &marks)).read();
            assert_eq!(plain.as_ref(), careful.first().map(|reading| &reading.roles), "{text}");
            // Another way to read it is so much worse that it raises no doubt.
            assert!(careful.iter().skip(1).all(|other| other.cost > careful[0].cost + MERCY), "{text}");
        }
        for text in ["“We go.\n“We stay.”", "“the ministers’ plan”", "“A “B” C”", "„A“", "“A"]
        {
            assert_eq!(plain_roles(text, &marks_of(text)), None, "{text}");
        }
    }

    #[test]
    fn a_quotation_opens_once_more_on_each_line() {
        let text = "She said: “We go.\n“We stay.”";
        assert_eq!(placed(text, "We go.\n“We stay."), Placement::Within);
    }

    #[test]
    fn pairs_know_what_they_stand_in() {
        let pairs = |text: &str| {
            let marks = QuotationMarks::new(text);
            marks.pairs().map(|pair| (text[pair.open.end..pair.close.start].to_owned(), pair.depth)).collect::<Vec<_>>()
        };
        assert_eq!(
            pairs("„Er sagte ‚nein‘ und “yes”“ sie"),
            [("Er sagte ‚nein‘ und “yes”".to_owned(), 0), ("nein".to_owned(), 1), ("yes".to_owned(), 1)]
        );
        assert_eq!(pairs("It’s 5' tall"), []);
        let deep = pairs("“aa ‘aa “aa ‘aa “aa” aa’ aa” aa’ aa”");
        assert_eq!(deep.iter().map(|(_, depth)| *depth).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_mark_that_closes_ends_a_word_and_an_apostrophe_does_not() {
        let text = "‘끝났다’고, it’s";
        let marks = QuotationMarks::new(text);
        let at = text.find('’').unwrap();
        assert!(marks.is_beside_mark(at) && marks.is_beside_mark(at + '’'.len_utf8()));
        let at = text.rfind('’').unwrap();
        assert!(!marks.is_beside_mark(at));
    }
}

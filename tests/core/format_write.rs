//! Files are written so that they read back the same, and edits change only what they change.

use std::{borrow::Cow, ops::Range};

use briefing_core::{
    format::{
        Folder, decode_literal,
        edit::{Edit, EditError, Step, apply, apply_all},
        options, scanner,
        schema::Briefing,
        value::{Record, Value},
        write_value,
    },
    load::load_text,
    sample,
};
use proptest::prelude::*;
use serde::de::IgnoredAny;

const QUOTE_FIELDS: &[&str] = &["speaker", "occasion", "text"];
const BLOCK_FIELDS: &[&str] = &["text", "topics", "quotes", "notes"];
const NAMES: [&str; 5] = ["name", "role", "text", "on", "topics"];
const VARIANTS: [&str; 3] = ["Paragraph", "Heading", "Public"];

// Values.

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z \"\\\\“”\n\r\t]{0,30}",
        any::<String>(),
        "\\PC{0,20}[\u{200b}\u{200d}\u{202e}\u{ad}\u{feff}\0\u{1b}]\\PC{0,5}",
        "[a-z ]{100,200}",
    ]
}

fn names() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&NAMES[..])
}

fn records(values: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    let name = prop::option::of(prop::sample::select(&VARIANTS[..]));
    (name, prop::collection::btree_map(names(), values, 0..4)).prop_map(|(name, fields)| {
        let record = name.map_or_else(Record::new, Record::named);
        fields.into_iter().fold(record, |record, (name, value)| record.field(name, value)).into()
    })
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => texts().prop_map(Value::Text),
        1 => any::<u64>().prop_map(Value::Number),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => prop::sample::select(&VARIANTS[..]).prop_map(Value::Unit),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let inner = inner.boxed();
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::btree_map(texts(), inner.clone(), 0..4)
                .prop_map(|all| Value::Map(all.into_iter().collect())),
            inner.clone().prop_map(|value| Value::wrapped("Person", value)),
            records(inner),
        ]
    })
}

/// The value that a text is, read with the brackets of `scanner` and the scalars of `ron`.
fn read(text: &str) -> Value {
    let head = scanner::head(text);
    let name = VARIANTS.into_iter().chain(["Person"]).find(|name| *name == &text[head.clone()]);
    let rest = text[head.end..].trim();
    let range = 0..text.len();
    if let Some(name) = name.filter(|_| rest.is_empty()) {
        return Value::Unit(name);
    }
    if name == Some("Person") {
        return Value::wrapped("Person", read(rest[1..rest.len() - 1].trim()));
    }
    match rest.chars().next() {
        Some('(') => {
            let record = name.map_or_else(Record::new, Record::named);
            let field =
                |name: Range<usize>| NAMES.into_iter().find(|n| *n == &text[name.clone()]).expect("a known name");
            let fields = scanner::members(text, range).map(|part| (field(part.name), read(&text[part.value])));
            fields.fold(record, |record, (name, value)| record.field(name, value)).into()
        }
        Some('[') => Value::List(scanner::elements(text, range).map(|part| read(&text[part.value])).collect()),
        Some('{') => Value::Map(
            scanner::elements(text, range)
                .map(|part| (options().from_str(&text[part.name]).expect("a key"), read(&text[part.value])))
                .collect(),
        ),
        Some('"') => Value::Text(options().from_str(text).expect("a text")),
        _ if ["true", "false"].contains(&text) => Value::Bool(text == "true"),
        _ => Value::Number(options().from_str(text).expect("a number")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_value_reads_back_the_same(value in values()) {
        let text = write_value(&value);
        prop_assert!(options().from_str::<IgnoredAny>(&text).is_ok(), "{text}");
        prop_assert_eq!(read(text.trim_end()), value, "{}", text);
        prop_assert!(!text.contains('\r') && text.ends_with('\n') && text.lines().all(|line| line.trim_end() == line));
    }

    #[test]
    fn a_value_that_is_set_and_set_back_leaves_the_same_bytes(value in values(), other in values(), at in 0..3_usize) {
        let elements = |middle: &Value| {
            let mut all = vec![Value::from("one"), Value::from("two"), Value::list(["three"])];
            all[at] = middle.clone();
            Value::list(all)
        };
        let file = |middle: &Value| write_value(&Record::new().field("body", elements(middle)).into());
        let path = [Step::Field("body"), Step::Index(at)];
        let there = apply(&file(&value), &Edit::set(path.clone(), other.clone())).expect("it is there");
        let back = apply(&there.text, &Edit::set(path, value.clone())).expect("it is there");
        prop_assert_eq!(back.text, file(&value));
    }

    #[test]
    fn bytes_of_a_text_are_replaced_in_any_literal(
        text in "[a-zé한\"# \n\\\\]{0,20}", with in texts(), from in 0..20_usize, length in 0..8_usize, raw in any::<bool>(),
    ) {
        let literal = if raw && !text.contains("\"###") { format!("r###\"{text}\"###") } else { format!("{text:?}") };
        let file = format!("(a: 1, text: {literal})");
        let range = from..from + length;
        let edit = Edit::replace_text([Step::Field("text")], range.clone(), with.clone());
        match apply(&file, &edit) {
            Ok(edited) => {
                let mut wanted = text.clone();
                wanted.replace_range(range, &with);
                let literal = &edited.text["(a: 1, text: ".len()..edited.text.len() - 1];
                let said = decode_literal(literal);
                prop_assert_eq!(said.as_deref(), Some(wanted.as_str()));
                prop_assert_eq!(&options().from_str::<String>(literal).expect("it is RON"), &wanted);
                prop_assert_eq!(edited.undo.apply(&edited.text).expect("it is the same text"), file);
            }
            Err(error) => {
                prop_assert!(matches!(error, EditError::NoSuchBytes { .. }), "{error}");
                prop_assert!(text.get(range).is_none());
            }
        }
    }

    #[test]
    fn a_text_that_is_not_ron_is_refused_in_words(text in "[(\\[{}\\]):,\"r#/*a1 \n'\\\\]{0,30}", at in 0..3_usize) {
        let path = [Step::Field("a"), Step::Index(at)];
        for edit in [
            Edit::set(path.clone(), "x"),
            Edit::remove(path.clone()),
            Edit::insert([Step::Field("a")], at, "x"),
            Edit::move_member([Step::Field("a")], at, 0),
            Edit::replace_text([Step::Field("a")], 0..at, "x"),
        ] {
            if let Err(error) = apply(&text, &edit) {
                prop_assert!(!error.to_string().ends_with('.'));
            } else {
                prop_assert!(options().from_str::<IgnoredAny>(&text).is_ok());
            }
        }
    }
}

// Random edits of the shipped file.

/// The same numbers every time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    fn text(&mut self) -> String {
        const PIECES: [&str; 8] =
            ["plain", "“marked” ", "a \"b\" \\ c", "한국", "\n", "\u{200b}", "// no comment ", "}])"];
        (0..=self.below(4)).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }
}

/// The comments of a text, by a separate reader.
fn comments(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let (mut at, mut found) = (0, Vec::new());
    while let Some(next) = memchr::memchr3(b'/', b'"', b'r', &bytes[at..]) {
        at += next;
        let rest = &bytes[at..];
        let start = at;
        if rest.starts_with(b"//") {
            at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
            found.push(text[start..at].trim_end().to_owned());
        } else if rest.starts_with(b"/*") {
            at += 2;
            let mut depth = 1;
            while depth > 0 {
                match &bytes[at..] {
                    [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
                    [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
                    _ => at += 1,
                }
            }
            found.push(text[start..at].to_owned());
        } else if rest.starts_with(b"r#\"") {
            at += 3 + text[at + 3..].find("\"#").expect("it is closed") + 2;
        } else if rest[0] == b'"' {
            at += 1;
            while bytes[at] != b'"' {
                at += if bytes[at] == b'\\' { 2 } else { 1 };
            }
            at += 1;
        } else {
            at += 1;
        }
    }
    found.sort();
    found
}

/// The elements of a list or map of the file.
fn parts(text: &str, path: &[Step]) -> Vec<Range<usize>> {
    let mut range = value_of(text, path);
    range.end = range.end.min(text.len());
    scanner::elements(text, range).map(|part| part.value).collect()
}

/// The bytes of a value.
fn value_of(text: &str, path: &[Step]) -> Range<usize> {
    let Some((last, before)) = path.split_last() else { return 0..text.len() };
    match last {
        Step::Field(name) if before.is_empty() => {
            let found = scanner::fields(text).find(|part| &text[part.name.clone()] == *name);
            found.map_or(0..0, |part| part.value)
        }
        Step::Field(name) => {
            let found = scanner::members(text, value_of(text, before)).find(|part| &text[part.name.clone()] == *name);
            found.map_or(0..0, |part| part.value)
        }
        Step::Index(index) | Step::Entry(index) => parts(text, before)[*index].clone(),
        Step::Named(_) => unreachable!("the tests count"),
    }
}

fn quote(random: &mut Random) -> Record {
    Record::new().field("speaker", "lee").field("occasion", "dinner").field("text", random.text())
}

fn joined(path: &[Step], more: impl IntoIterator<Item = Step>) -> Vec<Step> {
    path.iter().cloned().chain(more).collect()
}

/// Any element of a list.
fn one_of(random: &mut Random, text: &str, list: &[Step]) -> Option<Vec<Step>> {
    let count = parts(text, list).len();
    (count > 0).then(|| joined(list, [Step::Index(random.below(count))]))
}

/// An edit and the value beyond which it must not change a byte.
#[derive(Debug)]
struct RandomEdit {
    edit: Edit,
    scope: Vec<Step>,
}

impl RandomEdit {
    fn in_order(mut self, fields: &'static [&'static str]) -> Self {
        self.edit = self.edit.in_order(fields);
        self
    }
}

/// Changes only the value, if it is there and has no comments that go to another place.
fn set(text: &str, path: impl Into<Vec<Step>>, value: impl Into<Value>) -> RandomEdit {
    let path = path.into();
    let old = value_of(text, &path);
    let is_alone = !old.is_empty() && comments(&text[old]).is_empty();
    let scope = path[..path.len() - usize::from(!is_alone)].to_vec();
    RandomEdit { edit: Edit::set(path, value), scope }
}

fn around(path: impl Into<Vec<Step>>, edit: impl FnOnce(Vec<Step>) -> Edit) -> RandomEdit {
    let path = path.into();
    RandomEdit { scope: path[..path.len() - 1].to_vec(), edit: edit(path) }
}

fn within(path: Vec<Step>, edit: impl FnOnce(Vec<Step>) -> Edit) -> RandomEdit {
    RandomEdit { scope: path.clone(), edit: edit(path) }
}

/// An edit after which the file is still a briefing, regardless of its quotes.
fn random_edit(random: &mut Random, text: &str) -> Option<RandomEdit> {
    use Step::{Entry, Field};
    let body = vec![Field("body")];
    let block = one_of(random, text, &body)?;
    let topics = vec![Field("topics")];
    let topic = one_of(random, text, &topics)?;
    let facts = joined(&topic, [Field("facts")]);
    let quotes = joined(&block, [Field("quotes")]);
    let words = random.text();
    let speakers = vec![Field("speakers")];
    let entries = parts(text, &speakers).len();
    Some(match random.below(22) {
        0 => set(text, [Field("title")], words),
        1 => set(text, joined(&block, [Field("text")]), words),
        2 => set(text, quotes, Value::list([quote(random), quote(random)])).in_order(BLOCK_FIELDS),
        3 => set(
            text,
            joined(&block, [Field("notes")]),
            Value::list([Record::new().field("on", "x").field("text", words)]),
        )
        .in_order(BLOCK_FIELDS),
        4 => set(text, joined(&block, [Field("topics")]), Value::list(["economy", "gifts"])).in_order(BLOCK_FIELDS),
        5 => set(text, joined(&one_of(random, text, &quotes)?, [Field("speaker")]), words).in_order(QUOTE_FIELDS),
        6 => around(one_of(random, text, &quotes)?, Edit::remove),
        7 => {
            let (index, new) = (random.below(parts(text, &quotes).len() + 1), quote(random));
            within(quotes, |path| Edit::insert(path, index, new))
        }
        8 => around(one_of(random, text, &joined(&block, [Field("topics")]))?, Edit::remove),
        9 => around(one_of(random, text, &facts)?, Edit::remove),
        10 => {
            let (index, new) = (random.below(parts(text, &facts).len() + 1), Record::new().field("value", "12"));
            within(facts, |path| Edit::insert(path, index, new.field("label", words)))
        }
        11 => {
            let index = random.below(parts(text, &body).len() + 1);
            let new = Record::named("Paragraph").field("text", words).list("topics", ["crime"]);
            let new = new.list("quotes", [quote(random)]);
            within(body, |path| Edit::insert(path, index, new))
        }
        12 if parts(text, &body).len() > 5 => around(block, Edit::remove),
        13 => {
            let count = parts(text, &body).len();
            {
                let (from, to) = (random.below(count), random.below(count));
                within(body, |path| Edit::move_member(path, from, to))
            }
        }
        14 => {
            let count = parts(text, &facts).len();
            if count == 0 {
                return None;
            }
            let (from, to) = (random.below(count), random.below(count));
            within(facts, |path| Edit::move_member(path, from, to))
        }
        15 if entries > 2 => around([Field("speakers"), Entry(random.below(entries))], Edit::remove),
        16 => {
            let (index, key) = (random.below(entries + 1), format!("new-{}", random.below(1_000_000)));
            let new = Record::new().field("name", words);
            within(speakers, |path| Edit::insert_entry(path, index, key, new))
        }
        17 => {
            let (path, key) =
                ([Field("speakers"), Entry(random.below(entries))], format!("old-{}", random.below(1_000_000)));
            around(path, |path| Edit::rename(path, key))
        }
        18 if entries > 0 => {
            let speaker = [Field("speakers"), Entry(random.below(entries)), Field("role")];
            if random.below(2) == 0 { set(text, speaker, words) } else { around(speaker, Edit::remove) }
        }
        19 => {
            set(text, joined(&topic, [Field("summary")]), words).in_order(&["id", "title", "icon", "summary", "facts"])
        }
        20 => {
            set(text, [Field("source")], Record::new().field("publisher", words).field("authors", Value::list(["Bo"])))
        }
        _ => {
            let path = joined(&block, [Field("text")]);
            let said = decode_literal(&text[value_of(text, &path)])?.into_owned();
            let bounds: Vec<_> = said.char_indices().map(|(at, _)| at).chain([said.len()]).collect();
            let (a, b) = (bounds[random.below(bounds.len())], bounds[random.below(bounds.len())]);
            let from = a.min(b);
            within(path, |path| Edit::replace_text(path, from..a.max(b).min(from + 30), words))
        }
    })
}

/// What is not in the scope of the edit is unchanged in the new text.
fn assert_only_the_scope_changed(before: &str, after: &str, scope: &[Step]) {
    let pairs = || before.bytes().zip(after.bytes());
    let same_before = pairs().take_while(|(a, b)| a == b).count();
    let ends = before.bytes().rev().zip(after.bytes().rev());
    let most = before.len().min(after.len()) - same_before;
    let same_after = ends.take(most).take_while(|(a, b)| a == b).count();
    let range = value_of(before, scope);
    let changed = same_before..before.len() - same_after;
    assert!(
        changed.is_empty() && before == after || range.start <= changed.start && changed.end <= range.end,
        "{changed:?} is not in {range:?}"
    );
}

fn edit_at_random(text: &str, seed: u64, rounds: usize) {
    let mut random = Random(seed);
    let mut text = text.to_owned();
    let mut made = 0;
    let has_crlf = text.contains("\r\n");
    let kept = comments(&text);
    while made < rounds {
        let Some(edit) = random_edit(&mut random, &text) else { continue };
        let RandomEdit { edit, scope } = edit;
        let edited = match apply(&text, &edit) {
            Ok(edited) => edited,
            Err(EditError::Missing { .. } | EditError::WrongKind { .. } | EditError::NoSuchBytes { .. }) => continue,
            Err(error) => panic!("{error}: {edit:?}"),
        };
        made += 1;
        assert_eq!(edited.undo.apply(&edited.text).as_deref(), Ok(text.as_str()), "{edit:?}");
        assert_eq!(comments(&edited.text), kept, "{edit:?}\n{text}");
        assert_only_the_scope_changed(&text, &edited.text, &scope);
        let unmarked = edited.text.strip_prefix('\u{feff}').unwrap_or(&edited.text);
        assert!(options().from_str::<Briefing<'_>>(unmarked).is_ok(), "{edit:?}\n{}", edited.text);
        assert!(!has_crlf || !edited.text.replace("\r\n", "").contains('\n'), "{edit:?}");
        assert!(has_crlf || !edited.text.contains('\r'), "{edit:?}");
        if made.is_multiple_of(100) {
            let loaded = load_text("edited.ron", Cow::Owned(edited.text.clone()), Folder::Embedded(&[]));
            assert!(!loaded.is_broken(), "{:?}", loaded.diagnostics.first());
        }
        // Edits are undone from time to time, so that the file does not become a different one.
        if random.below(3) > 0 {
            text = edited.text;
        }
    }
}

/// The shipped file without comments and line breaks.
fn on_one_line() -> String {
    let mut lines = sample::TEXT.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.by_ref().collect::<Vec<_>>().join(" ")
}

/// The shipped file with a comment after each bracket and comma, and before each colon, outside of texts.
fn heavily_commented() -> String {
    let (mut text, mut is_text, mut n) = (String::new(), false, 0);
    for line in sample::TEXT.lines() {
        let is_comment = line.trim_start().starts_with("//");
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            is_text ^= c == '"' && !is_comment;
            text.push(c);
            if is_text || is_comment {
                continue;
            }
            n += 1;
            match c {
                ',' if chars.peek().is_none() && n % 2 == 0 => text.push_str(&format!(" // end {n} \"")),
                ',' | '(' | '[' | '{' if n % 3 == 0 => text.push_str(&format!(" /* after {n} /* nested */ ( */")),
                ',' if n % 5 == 0 => text.push_str(&format!(" // break {n}\n")),
                ':' if n % 4 == 0 => text.push_str(&format!(" /* colon {n}\n over two lines */")),
                ')' | ']' if n % 3 == 1 => text.push_str(&format!(" // before the comma {n}\n")),
                _ => {}
            }
        }
        text.push('\n');
    }
    text
}

/// The shipped file with its long texts raw.
fn with_raw_texts() -> String {
    sample::TEXT
        .lines()
        .map(|line| match line.trim_start().strip_prefix("text: \"").and_then(|rest| rest.strip_suffix("\",")) {
            Some(said) if !said.contains('\\') => format!("            text: r#\"{said}\"#,\n"),
            _ => format!("{line}\n"),
        })
        .collect()
}

#[test]
fn ten_thousand_random_edits_keep_everything_else() {
    edit_at_random(sample::TEXT, 0x9e37_79b9_7f4a_7c15, 10_000);
}

#[test]
fn random_edits_keep_crlf_line_ends() {
    edit_at_random(&sample::TEXT.replace('\n', "\r\n"), 7, 1_000);
    edit_at_random(&format!("\u{feff}{}", sample::TEXT), 8, 300);
}

#[test]
fn random_edits_of_one_line_keep_it_one_line() {
    let text = on_one_line();
    assert_eq!(text.lines().count(), 1);
    edit_at_random(&text, 11, 1_000);
    let mut random = Random(5);
    for _ in 0..200 {
        if let Some(Ok(edited)) = random_edit(&mut random, &text).map(|random| apply(&text, &random.edit)) {
            assert_eq!(edited.text.lines().count(), 1, "{}", edited.text);
        }
    }
}

#[test]
fn random_edits_keep_comments_in_odd_places() {
    let text = heavily_commented();
    assert!(comments(&text).len() > 400 && options().from_str::<Briefing<'_>>(&text).is_ok());
    edit_at_random(&text, 13, 2_000);
    edit_at_random(&text.replace('\n', "\r\n"), 17, 500);
}

#[test]
fn random_edits_keep_raw_texts() {
    let text = with_raw_texts();
    assert!(text.matches("r#\"").count() > 20);
    edit_at_random(&text, 19, 1_000);
}

// Single edits.

fn edited(text: &str, edit: Edit) -> String {
    let edited = apply(text, &edit).expect("the edit can be made");
    assert_eq!(edited.undo.apply(&edited.text).as_deref(), Ok(text));
    edited.text
}

#[test]
fn a_new_field_stands_in_its_order_on_a_line_of_its_own() {
    let file = "(\n\ttext: \"a\", // why\n\tnotes: []\n)";
    let edit = Edit::set([Step::Field("topics")], Value::list(["one"])).in_order(BLOCK_FIELDS);
    assert_eq!(edited(file, edit), "(\n\ttext: \"a\", // why\n\ttopics: [\"one\"],\n\tnotes: []\n)");
    let edit = Edit::set([Step::Field("other")], true);
    assert_eq!(edited(file, edit), "(\n\ttext: \"a\", // why\n\tnotes: [],\n\tother: true\n)");
    let edit = Edit::set([Step::Field("text")], "a").in_order(BLOCK_FIELDS);
    assert_eq!(edited("( notes: [] )", edit), "( text: \"a\", notes: [] )");
}

#[test]
fn a_new_element_is_laid_out_like_its_neighbours() {
    let row = |text: &str| Record::new().field("text", text);
    let list = |text: &str, index| edited(text, Edit::insert([], index, "x"));
    assert_eq!(list("[\"a\", \"b\"]", 0), "[\"x\", \"a\", \"b\"]");
    assert_eq!(list("[\"a\", \"b\"]", 1), "[\"a\", \"x\", \"b\"]");
    assert_eq!(list("[\"a\", \"b\"]", 2), "[\"a\", \"b\", \"x\"]");
    assert_eq!(list("[\"a\",]", 1), "[\"a\", \"x\",]");
    assert_eq!(list("[]", 0), "[\"x\"]");
    assert_eq!(list("[ /* none */ ]", 0), "[\"x\" /* none */ ]");
    assert_eq!(list("[\n  // none\n]", 0), "[\n  // none\n    \"x\",\n]");
    assert_eq!(list("[ // all\r\n  1, // one\r\n]", 0), "[ // all\r\n  \"x\",\r\n  1, // one\r\n]");
    assert_eq!(list("[\n  1 // one\n]", 1), "[\n  1, // one\n  \"x\"\n]");
    let quotes = "(\n    quotes: [\n        (text: \"a\"),\n    ],\n)";
    let long = "long ".repeat(40);
    let wide = edited(quotes, Edit::insert([Step::Field("quotes")], 1, row(&long).field("original", long.as_str())));
    assert_eq!(wide.lines().count(), quotes.lines().count() + 1, "{wide}");
    let first = edited("(\n    quotes: [],\n)", Edit::insert([Step::Field("quotes")], 0, row("a")));
    assert_eq!(first, quotes);
}

#[test]
fn what_is_removed_takes_its_comma_and_line_and_no_comment() {
    let remove = |text: &str, index| edited(text, Edit::remove([Step::Index(index)]));
    assert_eq!(remove("[1, 2, 3]", 0), "[2, 3]");
    assert_eq!(remove("[1, 2, 3]", 1), "[1, 3]");
    assert_eq!(remove("[1, 2, 3]", 2), "[1, 2]");
    assert_eq!(remove("[1, 2, 3, ]", 2), "[1, 2, ]");
    assert_eq!(remove("[1]", 0), "[]");
    assert_eq!(remove("[\n    1,\n]", 0), "[]");
    assert_eq!(remove("[\n    // a\n    1,\n    2, // b\n    3\n]", 0), "[\n    // a\n    2, // b\n    3\n]");
    assert_eq!(remove("[\n    // a\n    1,\n    2, // b\n    3\n]", 1), "[\n    // a\n    1,\n    // b\n    3\n]");
    assert_eq!(remove("[\n    // a\n    1,\n    2, // b\n    3\n]", 2), "[\n    // a\n    1,\n    2 // b\n]");
    assert_eq!(remove("[\n    (\n        // a\n        b: 1, /* c */\n    ),\n]", 0), "[\n    // a\n    /* c */\n]");
    assert_eq!(remove("[[1 // a\n], 2]", 0), "[// a\n 2]");
}

#[test]
fn what_is_moved_takes_the_comments_on_its_lines_along() {
    let file = "{\n    // about a\n    \"a\": 1, // one\n\n    // apart\n\n    \"b\": 2,\n    \"c\": 3\n}";
    let moved = edited(file, Edit::move_member([], 0, 2));
    assert_eq!(moved, "{\n    \"b\": 2,\n\n    // apart\n\n    \"c\": 3,\n    // about a\n    \"a\": 1 // one\n}");
    assert_eq!(edited(&moved, Edit::move_member([], 2, 0)).replace(['\n', ' '], ""), file.replace(['\n', ' '], ""));
    assert_eq!(edited("[1, /* b */ 2, 3]", Edit::move_member([], 2, 0)), "[3, /* b */ 1, 2]");
}

#[test]
fn a_key_is_renamed_unless_another_entry_has_it() {
    let file = "(speakers: { \"a\": 1, /* b */ \"b\\u{62}\": 2 })";
    let rename = |key: &str| Edit::rename([Step::Field("speakers"), Step::Named("a".into())], key);
    assert_eq!(edited(file, rename("c \"")), "(speakers: { \"c \\\"\": 1, /* b */ \"b\\u{62}\": 2 })");
    let error = apply(file, &rename("bb")).expect_err("it is taken");
    assert_eq!(
        error.to_string(),
        "`speakers[\"a\"]` cannot be called \"bb\": another entry has this key; choose another one"
    );
}

#[test]
fn comments_of_a_replaced_value_stay_before_it() {
    let file = "(\n    list: [\n        // one\n        1, /* two */ 2,\n    ],\n)";
    let set = Edit::set([Step::Field("list")], Value::list(["a"]));
    assert_eq!(edited(file, set), "(\n    // one\n    /* two */\n    list: [\"a\"],\n)");
}

#[test]
fn several_edits_are_one_change() {
    let file = "[1, 2]";
    let edits = [Edit::remove([Step::Index(0)]), Edit::insert([], 1, 3), Edit::set([Step::Index(0)], "x")];
    let made = apply_all(file, &edits).expect("they can be made");
    assert_eq!(made.text, "[\"x\", 3]");
    assert_eq!(made.undo.apply(&made.text).as_deref(), Ok(file));
    assert_eq!(made.undo.reversed().apply(file).as_deref(), Ok(made.text.as_str()));
    assert!(apply_all(file, &[Edit::remove([Step::Index(0)]), Edit::remove([Step::Index(1)])]).is_err());
}

#[test]
fn what_cannot_be_edited_is_said_in_words() {
    let file = "(body: [(text: \"é\"), 5], map: { \"a\": 1 })";
    let body = |index| [Step::Field("body"), Step::Index(index)];
    for (edit, message) in [
        (Edit::remove(body(2)), "the file has no `body[2]`; read it again"),
        (Edit::set([Step::Field("b"), Step::Field("c")], "x"), "the file has no `b`; read it again"),
        (Edit::insert(body(0), 0, "x"), "`body[0]` is not a list"),
        (Edit::insert([Step::Field("body")], 3, "x"), "`body` has no position 3: the last one possible is 2"),
        (Edit::replace_text(body(1), 0..0, "x"), "`body[1]` is not a text"),
        (Edit::remove([]), "`Briefing` is the whole file, which cannot be removed"),
        (Edit::rename(body(0), "x"), "`body[0]` is not an entry of a map"),
        (
            Edit::replace_text([&body(0)[..], &[Step::Field("text")]].concat(), 1..2, "x"),
            "the text of `body[0].text` has no bytes 1 to 2, or they begin or end within a character",
        ),
    ] {
        assert_eq!(apply(file, &edit).expect_err("it cannot be made").to_string(), message);
    }
    for text in ["", "(", "(body: \"", "(body: [)", "(a: 1) (", "/*", "\u{feff}", &"[".repeat(100_000)] {
        let error = apply(text, &Edit::set([], "x")).expect_err("it is not RON").to_string();
        assert!(error.starts_with("the file cannot be edited before it can be read: line "), "{error}");
    }
    let deep = (0..100).fold(Value::from(1), |value, _| Value::list([value]));
    let error = apply(file, &Edit::set(body(0), deep)).expect_err("it is too deep").to_string();
    assert!(error.starts_with("this edit would leave a file that cannot be read: line 1"), "{error}");
}

#[test]
fn a_file_of_one_long_line_is_edited_in_linear_time() {
    // If each step took time proportional to the whole file for each block, this would take hours.
    let block = "Paragraph(text: \"“We will not build there,” she said.\", topics: [\"one\"]), ";
    let count = (8 << 20) / block.len();
    let file = format!("Briefing(format: 1, body: [{}])", block.repeat(count));
    let body = [Step::Field("body")];
    let start = std::time::Instant::now();
    let edits = [
        Edit::insert(body.clone(), count / 2, "x"),
        Edit::move_member(body.clone(), 0, count),
        Edit::remove([Step::Field("body"), Step::Index(count - 1)]),
        Edit::replace_text([Step::Field("body"), Step::Index(7), Step::Field("text")], 0..3, "\""),
    ];
    let made = apply_all(&file, &edits).expect("they can be made");
    assert_eq!(made.undo.apply(&made.text).as_deref(), Ok(file.as_str()));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn the_shipped_file_is_laid_out_as_it_would_be_written() {
    // A block of the shipped file that is set to its current content is not changed.
    let path = [Step::Field("body"), Step::Index(2)];
    let text = &sample::TEXT[value_of(sample::TEXT, &path)];
    let said = |name: &'static str| {
        let range = value_of(sample::TEXT, &joined(&path, [Step::Field(name)]));
        sample::TEXT[range].to_owned()
    };
    let mut block =
        Record::named("Paragraph").field("text", decode_literal(&said("text")).expect("a text").into_owned());
    block = block.list("topics", ["economy"]);
    let quotes: Vec<Record> = parts(sample::TEXT, &joined(&path, [Step::Field("quotes")]))
        .into_iter()
        .map(|range| {
            let fields = scanner::members(sample::TEXT, range).map(|part| sample::TEXT[part.value].to_owned());
            let fields: Vec<String> =
                fields.map(|literal| decode_literal(&literal).expect("a text").into_owned()).collect();
            let [speaker, occasion, text] = fields.try_into().expect("three fields");
            Record::new().field("speaker", speaker).field("occasion", occasion).field("text", text)
        })
        .collect();
    let edited = apply(sample::TEXT, &Edit::set(path.clone(), block.list("quotes", quotes))).expect("it is there");
    assert_eq!(&edited.text[value_of(&edited.text, &path)], text);
    assert!(edited.undo.is_empty());
}

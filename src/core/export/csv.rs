//! CSV: a table with a row for each quote, as in [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), in UTF-8.
//!
//! A spreadsheet treats a cell that begins with `=`, `+`, `-`, `@` or a control character as a formula, and
//! briefings are untrusted. Such a cell gets an apostrophe before it, as
//! [OWASP](https://owasp.org/www-community/attacks/CSV_Injection) advises. The last column of the row, `guarded`,
//! names the columns whose first character is such an apostrophe. In all other cells, every character is the
//! briefing's own.
//!
//! The file begins with a byte order mark: without one, Excel reads the file in the system's code page and garbles
//! Korean, Japanese and Chinese text. RFC 4180 does not forbid it, and other readers skip it.

use std::io::{self, Write};

use ::csv::{Terminator, Writer, WriterBuilder};

use super::{Filter, OwnMark};
use crate::{
    citation::{
        Options,
        attribution::publisher,
        embargo,
        json::{Person, Record},
        notes,
    },
    marks::tags_in_words,
    model::Briefing,
};

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// One row: the names of its columns, and their cells.
type Row<'a> = Vec<(&'static str, String)>;

pub(super) fn write(briefing: &Briefing, filter: Filter, own: &[OwnMark<'_>], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    let has_marks = !own.is_empty();
    put(&mut writer, head(briefing, has_marks))?;
    for (id, quote) in filter.quotes(briefing) {
        let record = Record::of(briefing, id, quote);
        let notes = briefing.verified_quote(id).map(|quote| notes(&quote, Options::default())).unwrap_or_default();
        let mut row = row(briefing, record, &notes);
        if has_marks {
            row.extend(MARK_COLUMNS.map(|column| (column, String::new())));
        }
        put(&mut writer, guarded(row).into_iter().map(|(_, cell)| cell))?;
    }
    for mark in own {
        put(&mut writer, guarded(row_of_mark(briefing, *mark)).into_iter().map(|(_, cell)| cell))?;
    }
    writer.flush()
}

fn put(writer: &mut Writer<&mut dyn Write>, cells: impl IntoIterator<Item = impl AsRef<[u8]>>) -> io::Result<()> {
    writer.write_record(cells).map_err(io::Error::from)
}

/// The columns of the user's own marks, which are separate from those of the briefing's quotes.
const MARK_COLUMNS: [&str; 3] = ["my_marked_words", "my_note", "my_tags"];

/// The columns of a quote, without the last one, `guarded`.
const COLUMNS: [&str; 18] = [
    "id",
    "text",
    "speaker",
    "speaker_id",
    "role",
    "occasion",
    "date",
    "place",
    "topics",
    "paragraph",
    "match",
    "publisher",
    "url",
    "notes",
    "original",
    "confirmed",
    "claimed",
    "reason",
];

fn head(briefing: &Briefing, has_marks: bool) -> Vec<&'static str> {
    let marks = MARK_COLUMNS.into_iter().filter(|_| has_marks);
    embargo(briefing).map(|_| "embargo").into_iter().chain(COLUMNS).chain(marks).chain(["guarded"]).collect()
}

/// One of the user's own marks; of the columns of quotes, only the paragraph and the source are filled.
fn row_of_mark<'a>(briefing: &Briefing, own: OwnMark<'_>) -> Row<'a> {
    let mark = own.mark;
    let paragraph = own.place.and_then(|place| place.first()).map(|(block, _)| (block.index() + 1).to_string());
    let cell = |column| match column {
        "paragraph" => paragraph.clone().unwrap_or_default(),
        "publisher" => publisher(briefing).unwrap_or_default(),
        "url" => briefing.source.url.clone().unwrap_or_default(),
        _ => String::new(),
    };
    let mut row: Row<'a> = embargo(briefing).map(|line| ("embargo", line)).into_iter().collect();
    row.extend(COLUMNS.map(|column| (column, cell(column))));
    let marked = [mark.anchor.exact.clone(), mark.note.clone(), tags_in_words(&mark.tags)];
    row.extend(MARK_COLUMNS.into_iter().zip(marked));
    row
}

/// Each note is a line of its cell. An embargo is the first column.
fn row<'a>(briefing: &Briefing, record: Record<'a>, notes: &[String]) -> Row<'a> {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let mut row: Row<'a> = embargo(briefing).map(|line| ("embargo", line)).into_iter().collect();
    row.extend([
        ("id", record.id),
        ("text", text(record.text.as_deref())),
        ("speaker", text(record.speaker.as_deref())),
        ("speaker_id", each(&record.speakers, |person| Some(person.id))),
        ("role", each(&record.speakers, |person| person.role)),
        ("occasion", text(record.occasion)),
        ("date", record.date.unwrap_or_default()),
        ("place", text(record.place)),
        ("topics", record.topics.join("; ")),
        ("paragraph", record.paragraph.to_string()),
        ("match", record.match_kind.to_owned()),
        ("publisher", publisher(briefing).unwrap_or_default()),
        ("url", text(briefing.source.url.as_deref())),
        ("notes", notes.join("\n")),
        ("original", text(record.original.as_deref())),
        ("confirmed", record.confirmed.to_string()),
        ("claimed", text(record.claimed.as_deref())),
        ("reason", record.reason.unwrap_or_default()),
    ]);
    row
}

/// A property of every speaker of a quote.
fn each<'a>(people: &[Person<'a>], of: impl Fn(&Person<'a>) -> Option<&'a str>) -> String {
    people.iter().filter_map(of).collect::<Vec<_>>().join("; ")
}

fn guarded(mut row: Row<'_>) -> Row<'_> {
    let mut guarded = Vec::new();
    for (column, cell) in row.iter_mut().filter(|(_, cell)| is_formula(cell)) {
        cell.insert(0, '\'');
        guarded.push(*column);
    }
    row.push(("guarded", guarded.join(" ")));
    row
}

/// Whether a spreadsheet may treat a cell as a formula; in some languages also after a full-width sign.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(|c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || c.is_control())
}

//! CSV: a table with a row for each quote, as
//! [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180) has it, in UTF-8.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or a control character for a formula,
//! and a briefing comes from someone else. Such a cell gets an apostrophe before it, as
//! [OWASP](https://owasp.org/www-community/attacks/CSV_Injection) advises, and the row says so: its last
//! column, `guarded`, names the columns whose first character is that apostrophe and not the briefing's.
//! In all others, and so in nearly all rows, every character is the briefing's own.
//!
//! The file begins with a byte order mark: without one, Excel takes it to be in the code page of the system, and
//! shows Korean, Japanese and Chinese words as rubbish. RFC 4180 does not forbid it, and other readers skip it.

use std::io::{self, Write};

use ::csv::{Terminator, Writer, WriterBuilder};

use super::Filter;
use crate::{
    citation::{
        Options,
        attribution::publisher,
        embargo,
        json::{Person, Record},
        notes,
    },
    model::Briefing,
};

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// One row: the names of its columns, and their cells.
type Row<'a> = Vec<(&'static str, String)>;

pub(super) fn write(briefing: &Briefing, filter: Filter, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    put(&mut writer, head(briefing))?;
    for (id, quote) in filter.quotes(briefing) {
        let record = Record::of(briefing, id, quote);
        let notes = briefing.verified_quote(id).map(|quote| notes(&quote, Options::default())).unwrap_or_default();
        let row = guarded(row(briefing, record, &notes));
        put(&mut writer, row.into_iter().map(|(_, cell)| cell))?;
    }
    writer.flush()
}

fn put(writer: &mut Writer<&mut dyn Write>, cells: impl IntoIterator<Item = impl AsRef<[u8]>>) -> io::Result<()> {
    writer.write_record(cells).map_err(io::Error::from)
}

fn head(briefing: &Briefing) -> Vec<&'static str> {
    let columns = [
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
        "guarded",
    ];
    embargo(briefing).map(|_| "embargo").into_iter().chain(columns).collect()
}

/// Notes stand on a line each in their cell. An embargo is the first column.
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

/// Something of all who said a quote together.
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

/// Whether a spreadsheet may take a cell for a formula; the full-width signs count in some languages.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(|c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || c.is_control())
}

//! Formats values as a person would write them into a file.
//!
//! Short values are on one line of up to 120 columns; otherwise each member has its own line, with a comma after
//! it. A list of records and a map always have several lines. A record in one of them stays on one line if only its
//! longest text makes it too long, because that text could not be broken anyway.

use super::{
    literal::quoted,
    value::{Record, Value},
};

/// The maximum number of columns of a line, if possible.
const WIDTH_COLUMNS: usize = 120;
/// The indentation of one level.
pub(super) const INDENT: &str = "    ";

/// `value` as a whole file, with a line end at its end.
pub fn write_value(value: &Value) -> String {
    let mut text = render(value, &Layout { place: Place::File, ..Layout::default() });
    text.push('\n');
    text
}

/// The place of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is the whole file.
    File,
    /// In a record, after the name of a field.
    Field,
    /// In a list, or in a map after a key.
    Collection,
}

/// How a value is laid out.
#[derive(Debug, Clone)]
pub(super) struct Layout<'a> {
    /// The place of the value.
    pub(super) place: Place,
    /// Its start, in characters from the beginning of its line.
    pub(super) column: usize,
    /// The white space at the beginning of its line.
    pub(super) indent: String,
    /// The indentation of one level.
    pub(super) unit: &'a str,
    /// `\n` or `\r\n`.
    pub(super) line_end: &'a str,
    /// Whether everything is on one line.
    pub(super) is_flat: bool,
}

impl Default for Layout<'_> {
    fn default() -> Self {
        Self { place: Place::Field, column: 0, indent: String::new(), unit: INDENT, line_end: "\n", is_flat: false }
    }
}

/// `value`, without anything before or after it.
pub(super) fn render(value: &Value, layout: &Layout<'_>) -> String {
    let mut writer = Writer { text: String::new(), indent: layout.indent.clone(), layout };
    if layout.is_flat {
        writer.push_flat(value);
    } else {
        writer.push(value, layout.place, layout.column);
    }
    writer.text
}

struct Writer<'a> {
    text: String,
    indent: String,
    layout: &'a Layout<'a>,
}

impl Writer<'_> {
    fn push(&mut self, value: &Value, place: Place, column: usize) {
        match value {
            value if stands_on_one_line(value, place, column) => self.push_flat(value),
            Value::Record(record) => {
                self.text.push_str(record.name().unwrap_or_default());
                self.push_lines('(', ')', record.fields(), |writer, (name, value)| {
                    writer.push_labelled(&format!("{name}: "), value, Place::Field);
                });
            }
            Value::List(elements) => self.push_lines('[', ']', elements, |writer, element| {
                writer.push_labelled("", element, Place::Collection);
            }),
            Value::Map(entries) => self.push_lines('{', '}', entries, |writer, (key, value)| {
                writer.push_labelled(&format!("{}: ", quoted(key)), value, Place::Collection);
            }),
            Value::Wrapped(name, value) => {
                self.text.push_str(name);
                self.text.push('(');
                self.push(value, Place::Field, column + name.chars().count() + 1);
                self.text.push(')');
            }
            Value::Text(_) | Value::Number(_) | Value::Bool(_) | Value::Unit(_) => self.push_flat(value),
        }
    }

    /// Members in brackets, each on a line of its own.
    fn push_lines<M>(&mut self, open: char, close: char, members: &[M], mut push: impl FnMut(&mut Self, &M)) {
        let outer = self.indent.len();
        self.text.push(open);
        self.indent.push_str(self.layout.unit);
        for member in members {
            self.push_line_end();
            push(self, member);
            self.text.push(',');
        }
        self.indent.truncate(outer);
        self.push_line_end();
        self.text.push(close);
    }

    fn push_line_end(&mut self) {
        self.text.push_str(self.layout.line_end);
        self.text.push_str(&self.indent);
    }

    fn push_labelled(&mut self, label: &str, value: &Value, place: Place) {
        self.text.push_str(label);
        let column = self.indent.chars().count() + label.chars().count();
        self.push(value, place, column);
    }

    fn push_flat(&mut self, value: &Value) {
        self.text.push_str(&flat(value));
    }
}

/// `value` on one line.
fn flat(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Unit(name) => (*name).to_owned(),
        Value::Wrapped(name, value) => format!("{name}({})", flat(value)),
        Value::Record(record) => {
            let fields: Vec<_> =
                record.fields().iter().map(|(name, value)| format!("{name}: {}", flat(value))).collect();
            format!("{}({})", record.name().unwrap_or_default(), fields.join(", "))
        }
        Value::List(elements) => format!("[{}]", elements.iter().map(flat).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Map(entries) => {
            let entries: Vec<_> =
                entries.iter().map(|(key, value)| format!("{}: {}", quoted(key), flat(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

fn stands_on_one_line(value: &Value, place: Place, column: usize) -> bool {
    // Includes the comma after it.
    let fits = |unbreakable: usize| column + flat(value).chars().count() < WIDTH_COLUMNS + unbreakable;
    match value {
        Value::Wrapped(name, value) => stands_on_one_line(value, Place::Field, column + name.chars().count() + 1),
        Value::Record(record) if record.fields().is_empty() => true,
        Value::Record(record) if place == Place::File || !is_small(value) => false,
        Value::Record(record) if place == Place::Collection && record.name().is_none() => fits(longest_text(record)),
        Value::List(elements) if elements.is_empty() => true,
        Value::Map(entries) => entries.is_empty(),
        Value::Record(_) | Value::List(_) => is_small(value) && fits(0),
        Value::Text(_) | Value::Number(_) | Value::Bool(_) | Value::Unit(_) => true,
    }
}

/// Whether nothing in it always needs several lines.
fn is_small(value: &Value) -> bool {
    match value {
        Value::Record(record) => record.fields().iter().all(|(_, value)| is_small(value)),
        Value::Wrapped(_, value) => is_small(value),
        Value::List(elements) => elements.iter().all(Value::is_scalar),
        Value::Map(entries) => entries.is_empty(),
        Value::Text(_) | Value::Number(_) | Value::Bool(_) | Value::Unit(_) => true,
    }
}

/// The width of the longest text of a record, in columns.
fn longest_text(record: &Record) -> usize {
    let columns = record.fields().iter().map(|(_, value)| match value {
        Value::Text(text) => quoted(text).chars().count(),
        _ => 0,
    });
    columns.max().unwrap_or(0)
}

/// Whether it is a record of scalars without a name, as quotes, facts and speakers are.
pub(super) fn is_row(value: &Value) -> bool {
    matches!(value, Value::Record(record) if record.name().is_none() && is_small(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_as_by_hand() {
        let quote = |text: &str| Record::new().field("speaker", "ann").field("text", text);
        let paragraph = Record::named("Paragraph")
            .field("text", "long ".repeat(30))
            .list("topics", ["economy", "history"])
            .list("quotes", [quote("short"), quote(&"long ".repeat(30)).field("original", "lang ".repeat(30))]);
        let file = Record::named("Briefing")
            .field("format", 1_u64)
            .field("release", Value::Unit("Public"))
            .field("translated", Record::new().field("from", "ko").field("by", Value::wrapped("Person", "Bo")))
            .map("speakers", [("ann", Record::new().field("name", "Ann"))])
            .list("topics", Vec::<Value>::new())
            .list("body", [Record::named("Heading").field("text", "One \"two\""), paragraph]);
        let long = "long ".repeat(30);
        let expected = format!(
            r#"Briefing(
    format: 1,
    release: Public,
    translated: (from: "ko", by: Person("Bo")),
    speakers: {{
        "ann": (name: "Ann"),
    }},
    body: [
        Heading(text: "One \"two\""),
        Paragraph(
            text: "{long}",
            topics: ["economy", "history"],
            quotes: [
                (speaker: "ann", text: "short"),
                (
                    speaker: "ann",
                    text: "{long}",
                    original: "{}",
                ),
            ],
        ),
    ],
)
"#,
            "lang ".repeat(30)
        );
        assert_eq!(write_value(&file.into()), expected);
    }

    #[test]
    fn what_is_laid_out_flat_has_no_line_end() {
        let value = Value::map([("a", Value::list([Value::map([("b", "c\n")]), Value::map::<&str, Value>([])]))]);
        let text = render(&value, &Layout { is_flat: true, ..Layout::default() });
        assert_eq!(text, r#"{ "a": [{ "b": "c\n" }, {}] }"#);
    }
}

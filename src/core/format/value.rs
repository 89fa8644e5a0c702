//! A tree of values without layout, to be written into a briefing file.
//!
//! ```
//! use briefing_core::format::{value::{Record, Value}, write_value};
//!
//! let role: Option<&str> = None;
//! let ann = Record::new().field("name", "Ann Lee").optional("role", role).list("authors", ["Bo", "Cy"]);
//! assert_eq!(write_value(&Value::map([("ann", ann)])), "{\n    \"ann\": (name: \"Ann Lee\", authors: [\"Bo\", \"Cy\"]),\n}\n");
//! ```

/// A value of a RON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text in quotation marks.
    Text(String),
    /// A whole number.
    Number(u64),
    /// `true` or `false`.
    Bool(bool),
    /// A name alone: `Public`.
    Unit(&'static str),
    /// A name around one value: `Person("Ann Lee")`.
    Wrapped(&'static str, Box<Value>),
    /// Named fields in round brackets: `(name: "Ann Lee")`, `Heading(text: "…")`.
    Record(Record),
    /// Values in square brackets.
    List(Vec<Value>),
    /// Keys and values in braces.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// A list.
    pub fn list<V: Into<Self>>(elements: impl IntoIterator<Item = V>) -> Self {
        Self::List(elements.into_iter().map(Into::into).collect())
    }

    /// A map, in the order given.
    pub fn map<K: Into<String>, V: Into<Self>>(entries: impl IntoIterator<Item = (K, V)>) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }

    /// A name around one value.
    pub fn wrapped(name: &'static str, value: impl Into<Self>) -> Self {
        Self::Wrapped(name, Box::new(value.into()))
    }

    /// Whether it is neither a record nor a collection.
    pub(super) fn is_scalar(&self) -> bool {
        match self {
            Self::Text(_) | Self::Number(_) | Self::Bool(_) | Self::Unit(_) => true,
            Self::Wrapped(_, value) => value.is_scalar(),
            Self::Record(_) | Self::List(_) | Self::Map(_) => false,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<Record> for Value {
    fn from(record: Record) -> Self {
        Self::Record(record)
    }
}

/// Named fields, in the order in which they are written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    name: Option<&'static str>,
    fields: Vec<(&'static str, Value)>,
}

impl Record {
    /// A record without a name: `(…)`.
    pub fn new() -> Self {
        Self::default()
    }

    /// A record with a name: `Paragraph(…)`.
    pub fn named(name: &'static str) -> Self {
        Self { name: Some(name), fields: Vec::new() }
    }

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.fields.push((name, value.into()));
        self
    }

    /// The record with another value for an existing field.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        if let Some((_, old)) = self.fields.iter_mut().find(|(field, _)| *field == name) {
            *old = value.into();
        }
        self
    }

    /// Adds a field, if it has a value.
    #[must_use]
    pub fn optional(self, name: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// Adds a list, unless it is empty.
    #[must_use]
    pub fn list<V: Into<Value>>(self, name: &'static str, elements: impl IntoIterator<Item = V>) -> Self {
        let elements: Vec<Value> = elements.into_iter().map(Into::into).collect();
        if elements.is_empty() { self } else { self.field(name, Value::List(elements)) }
    }

    /// Adds a map, unless it is empty.
    #[must_use]
    pub fn map<K, V>(self, name: &'static str, entries: impl IntoIterator<Item = (K, V)>) -> Self
    where
        K: Into<String>,
        V: Into<Value>,
    {
        match Value::map(entries) {
            Value::Map(entries) if entries.is_empty() => self,
            map => self.field(name, map),
        }
    }

    /// The name before its brackets.
    pub fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// The fields, in order.
    pub fn fields(&self) -> &[(&'static str, Value)] {
        &self.fields
    }
}

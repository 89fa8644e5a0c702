//! Writes quotes as JSON: the record of a quote, which has the same fields in a copy and in an export, and the
//! escapes of all JSON that this program writes.
//!
//! The structs are the format, in the order of its fields. Unknown values are `null`. A quote that is not verified
//! has no `text`: the words that the file claims are under `claimed`, with the reason.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::{Serialize, Serializer};
use serde_json::ser::{Formatter, PrettyFormatter};

use super::{Options, attribution::joined};
use crate::model::{self, Briefing, QuoteId, QuotePart, Release, Speaker, TopicId, VerifiedQuote};

/// A quote with every field.
#[derive(Serialize)]
pub(crate) struct Record<'a> {
    pub id: String,
    pub text: Option<Cow<'a, str>>,
    /// For a joint statement the names, joined by "and".
    pub speaker: Option<Cow<'a, str>>,
    pub speaker_id: Option<&'a str>,
    pub role: Option<&'a str>,
    pub speakers: Vec<Person<'a>>,
    pub occasion: Option<&'a str>,
    pub date: Option<String>,
    pub place: Option<&'a str>,
    pub topics: Vec<&'a str>,
    /// The number of the block in which it begins, from 1. Unlike the paragraph numbers that the user sees, this also
    /// counts headings and figures.
    pub paragraph: usize,
    pub pieces: Vec<QuotePiece<'a>>,
    #[serde(rename = "match")]
    pub match_kind: &'static str,
    /// An editor's brackets with the words of the text that they replace.
    pub brackets: Vec<Bracket<'a>>,
    /// The words in the language that they were said in.
    pub original: Option<String>,
    pub confirmed: bool,
    pub notes: Vec<Note<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// One of those who said a quote.
#[derive(Serialize)]
pub(crate) struct Person<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub role: Option<&'a str>,
}

/// A piece of a quote and its position: the number of its block in the body, from 1, and the range of characters in
/// it, counted in Unicode code points from 0, end exclusive.
#[derive(Serialize)]
pub(crate) struct QuotePiece<'a> {
    pub text: &'a str,
    pub paragraph: usize,
    pub start: usize,
    pub end: usize,
}

/// An editor's bracket as in the quote, and the words of the text that it replaces.
#[derive(Serialize)]
pub(crate) struct Bracket<'a> {
    pub shown: String,
    pub source: &'a str,
}

/// An editor's remark, and the words of the text that it is on.
#[derive(Serialize)]
pub(crate) struct Note<'a> {
    pub on: &'a str,
    pub text: &'a str,
}

/// Where a briefing comes from.
#[derive(Serialize)]
pub(crate) struct Source<'a> {
    pub publisher: Option<&'a str>,
    pub publication: Option<&'a str>,
    pub authors: &'a [String],
    pub url: Option<&'a str>,
    pub published: Option<String>,
    pub credit: Option<&'a str>,
}

/// A single quote, with its source.
#[derive(Serialize)]
struct QuoteWithSource<'a> {
    /// Present only under an embargo, which must not get lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    embargo: Option<&'a str>,
    #[serde(flatten)]
    quote: Record<'a>,
    title: &'a str,
    source: Source<'a>,
}

/// Several quotes. Each has its own source, because they may come from several briefings.
#[derive(Serialize)]
struct QuoteList<'a> {
    quotes: Vec<QuoteWithSource<'a>>,
}

/// One quote as an object.
pub(crate) fn plain(quote: &VerifiedQuote<'_>, options: Options) -> String {
    pretty(&single(quote, options))
}

/// An object with the quotes in their order.
pub(crate) fn collection(quotes: &[VerifiedQuote<'_>], options: Options) -> String {
    pretty(&QuoteList { quotes: quotes.iter().map(|quote| single(quote, options)).collect() })
}

fn single<'a>(quote: &VerifiedQuote<'a>, options: Options) -> QuoteWithSource<'a> {
    let briefing = quote.briefing();
    QuoteWithSource {
        embargo: embargo(&briefing.release),
        quote: Record::verified(quote, options),
        title: &briefing.title,
        source: Source::of(&briefing.source),
    }
}

/// The end of a briefing's embargo, in the format of RFC 3339.
pub(crate) fn embargo(release: &Release) -> Option<&str> {
    match release {
        Release::Public => None,
        Release::Embargoed { until, .. } => Some(until),
    }
}

/// The id of a quote in exports: "q1" is the first in the text.
pub(crate) fn name(id: QuoteId) -> String {
    format!("q{}", id.index() + 1)
}

impl<'a> Record<'a> {
    /// The record of a verified quote, which may be shortened.
    pub(crate) fn verified(quote: &VerifiedQuote<'a>, options: Options) -> Self {
        let notes = quote.notes().filter(|_| options.with_notes);
        Self {
            text: Some(quote.text()),
            match_kind: quote.match_kind().as_str(),
            paragraph: quote.block().id.index() + 1,
            pieces: quote.parts().iter().flat_map(pieces).collect(),
            brackets: quote.parts().iter().flat_map(brackets).collect(),
            original: quote.original(),
            notes: notes.map(|(block, note)| Note { on: block.words_of(note), text: &note.text }).collect(),
            ..Self::bare(quote.briefing(), quote.id(), quote.quote())
        }
    }

    /// The record of a quote, verified or not.
    pub(crate) fn of(briefing: &'a Briefing, id: QuoteId, quote: &'a model::Quote) -> Self {
        match briefing.verified_quote(id) {
            Ok(verified) => Self::verified(&verified, Options::default()),
            Err(reason) => Self {
                claimed: Some(briefing.quote_text(quote)),
                reason: Some(reason.to_string()),
                ..Self::bare(briefing, id, quote)
            },
        }
    }

    fn bare(briefing: &'a Briefing, id: QuoteId, quote: &'a model::Quote) -> Self {
        let speakers: Vec<&Speaker> = quote.speakers().filter_map(|id| briefing.speaker(id)).collect();
        let occasion = quote.occasion.and_then(|id| briefing.occasion(id));
        let role = |speaker| briefing.role_of_quote(quote, speaker);
        let person = |speaker: &&'a Speaker| Person { id: &speaker.id, name: &speaker.name, role: role(speaker) };
        let speaker = match speakers.as_slice() {
            [] => None,
            [one] => Some(Cow::Borrowed(one.name.as_str())),
            several => {
                let names: Vec<_> = several.iter().map(|speaker| speaker.name.clone()).collect();
                Some(Cow::Owned(joined(&names, "en", false)))
            }
        };
        Self {
            id: name(id),
            text: None,
            speaker,
            speaker_id: speakers.first().map(|speaker| speaker.id.as_str()),
            role: speakers.first().and_then(|speaker| role(speaker)),
            speakers: speakers.iter().map(person).collect(),
            occasion: occasion.map(|occasion| occasion.name.as_str()),
            date: occasion.and_then(|occasion| occasion.date).map(|date| date.to_string()),
            place: occasion.and_then(|occasion| occasion.place.as_deref()),
            topics: topic_ids(briefing, briefing.topics_of_quote(quote)),
            paragraph: quote.block.index() + 1,
            pieces: Vec::new(),
            match_kind: quote.match_kind().as_str(),
            brackets: Vec::new(),
            original: None,
            confirmed: quote.is_confirmed(),
            notes: Vec::new(),
            claimed: None,
            reason: None,
        }
    }
}

impl<'a> Source<'a> {
    pub(crate) fn of(source: &'a model::Source) -> Self {
        Self {
            publisher: source.publisher.as_deref(),
            publication: source.publication.as_deref(),
            authors: &source.authors,
            url: source.url.as_deref(),
            published: source.published.map(|date| date.to_string()),
            credit: source.credit.as_deref(),
        }
    }
}

fn pieces<'a>(part: &QuotePart<'a>) -> Vec<QuotePiece<'a>> {
    let (block, text) = (part.block(), part.block().text());
    let characters = |until: usize| text.get(..until).map_or(0, |before| before.chars().count());
    let piece = |range: &std::ops::Range<usize>| QuotePiece {
        text: text.get(range.clone()).unwrap_or_default(),
        paragraph: block.id.index() + 1,
        start: characters(range.start),
        end: characters(range.end),
    };
    part.pieces().iter().map(piece).collect()
}

fn brackets<'a>(part: &QuotePart<'a>) -> Vec<Bracket<'a>> {
    let text = part.block().text();
    let bracket = |bracket: &crate::matching::Bracket| Bracket {
        shown: bracket.shown.trim().to_owned(),
        source: text.get(bracket.source.clone()).unwrap_or_default(),
    };
    part.brackets().iter().map(bracket).collect()
}

/// The ids of topics in the file.
pub(crate) fn topic_ids<'a>(briefing: &'a Briefing, topics: &[TopicId]) -> Vec<&'a str> {
    topics.iter().filter_map(|id| briefing.topic(*id)).map(|topic| topic.id.as_str()).collect()
}

/// A list that is produced while it is written and is never entirely in memory.
pub(crate) struct StreamedList<F>(pub F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for StreamedList<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// JSON on several lines, with invisible characters escaped.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    // Texts, numbers and lists under fixed names always serialize.
    escape_unseen(&serde_json::to_string_pretty(value).unwrap_or_default())
}

/// Writes the same as [`pretty`], without building it in memory.
pub(crate) fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write_escaped(value, is_unseen, out)
}

/// Writes JSON that is safe within a `script` element: nothing in it ends the element or begins a comment, see
/// [4.12.1.3 of the HTML
/// standard](https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
pub(crate) fn write_in_script(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    write_escaped(value, |c| is_unseen(c) || matches!(c, '<' | '>' | '&'), out)
}

fn write_escaped(value: &impl Serialize, is_escaped: fn(char) -> bool, out: &mut dyn Write) -> io::Result<()> {
    let formatter = EscapingFormatter { pretty: PrettyFormatter::new(), is_escaped };
    value.serialize(&mut serde_json::Serializer::with_formatter(out, formatter))?;
    Ok(())
}

/// JSON in which all control characters and direction marks are escaped, not only those that JSON requires, so that
/// no terminal obeys them. They occur only in strings, so what is read back is the same.
pub fn escape_unseen(json: &str) -> String {
    escaped(json, is_unseen).into_owned()
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn escaped(text: &str, is_escaped: fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is_escaped(c) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// The usual layout, with more of the characters of strings escaped.
struct EscapingFormatter {
    pretty: PrettyFormatter<'static>,
    is_escaped: fn(char) -> bool,
}

/// Delegates a method of [`Formatter`].
macro_rules! as_usual {
    ($($method:ident($($argument:ident: $kind:ty)?);)*) => {$(
        fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $kind)?) -> io::Result<()> {
            self.pretty.$method(out $(, $argument)?)
        }
    )*};
}

impl Formatter for EscapingFormatter {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        out.write_all(escaped(fragment, self.is_escaped).as_bytes())
    }

    as_usual! {
        begin_array();
        end_array();
        begin_array_value(is_first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(is_first: bool);
        begin_object_value();
        end_object_value();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_in_json_are_escaped_and_read_back() {
        let text = "a\u{9b}31m \u{202e}b \u{7f} “한국” \u{feff}";
        let json = serde_json::to_string(text).unwrap();
        let escaped = escape_unseen(&json);
        assert_eq!(escaped, r#""a\u009b31m \u202eb \u007f “한국” \ufeff""#);
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }

    #[test]
    fn streamed_json_is_equal_and_cannot_end_a_script() {
        let value = serde_json::json!({"a": ["x\u{202e}\"\n", "</script><!-- & ]]>"], "b": {}, "c": [], "d": null});
        let written = |write: fn(&serde_json::Value, &mut dyn Write) -> io::Result<()>| {
            let mut out = Vec::new();
            write(&value, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(write), pretty(&value));
        let script = written(write_in_script);
        assert!(!script.contains(['<', '>', '&', '\u{202e}']), "{script}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&script).unwrap(), value);
    }

    #[test]
    fn a_streamed_list_is_a_json_list() {
        let value = |count: u8| pretty(&StreamedList(move || 0..count));
        assert_eq!(value(0), "[]");
        assert_eq!(serde_json::from_str::<Vec<u8>>(&value(3)).unwrap(), [0, 1, 2]);
    }
}

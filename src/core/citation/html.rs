//! Writes quotes as HTML, the rich half of every copy, escaped so that nothing in the briefing can become
//! markup.
//!
//! The elements are those of the [HTML standard](https://html.spec.whatwg.org/multipage/): `blockquote`
//! with its `cite` and `lang` (4.4.4), the attribution outside of it, `cite` around the words that
//! name the work (4.5.6).

use crate::model::VerifiedQuote;

use super::{
    Options,
    attribution::{in_brackets, publisher, speech},
    marks::marked,
    notes,
};

/// The quote as a block, then its attribution if `is_attributed`, and a paragraph for each note.
pub(super) fn fragment(quote: &VerifiedQuote<'_>, is_attributed: bool, options: Options) -> String {
    let mut html = block(quote, &marked(quote), "");
    if is_attributed {
        html.push_str(&format!("\n<p>— {}</p>", attribution(quote, quote.briefing().source.url.as_deref(), options)));
    }
    html.push_str(&remarks(quote, options));
    html
}

/// The notes, a paragraph each.
pub(super) fn remarks(quote: &VerifiedQuote<'_>, options: Options) -> String {
    notes(quote, options).iter().map(|note| format!("\n<p><small>[{}]</small></p>", escape(note))).collect()
}

/// The quote as a block: the words in their marks, and `after`, which is HTML.
pub(super) fn block(quote: &VerifiedQuote<'_>, marked: &str, after: &str) -> String {
    let briefing = quote.briefing();
    let cite = briefing.source.url.as_deref().map(|url| format!(" cite=\"{}\"", escape(url))).unwrap_or_default();
    let language = escape(&briefing.language);
    format!("<blockquote{cite} lang=\"{language}\"><p>{}{after}</p></blockquote>", lines(marked))
}

/// A text with its line breaks.
pub(crate) fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>\n")
}

/// The attribution, with the publisher linked to `address`, if there is one.
pub(crate) fn attribution(quote: &VerifiedQuote<'_>, address: Option<&str>, options: Options) -> String {
    let publisher = publisher(quote.briefing()).map(|publisher| match (escape(&publisher), address) {
        (publisher, Some(url)) => format!("<cite><a href=\"{}\">{publisher}</a></cite>", escape(url)),
        (publisher, None) => format!("<cite>{publisher}</cite>"),
    });
    format!("{}{}", escape(&speech(quote)), in_brackets(publisher, quote, options))
}

/// `text` escaped for an element or an attribute in quotation marks. A parser would make a line feed of a
/// carriage return (13.2.3.5 of the HTML standard), and nothing of a null.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\0' => escaped.push(char::REPLACEMENT_CHARACTER),
            c if c.is_ascii_control() && c != '\n' && c != '\t' => escaped.push_str(&format!("&#{};", u32::from(c))),
            c => escaped.push(c),
        }
    }
    escaped
}

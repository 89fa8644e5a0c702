//! Answerable for references in the styles of APA (7th edition), Chicago (18th, author-date) and MLA
//! (9th): the quote with its citation in the text, and the entry for the list of references.
//!
//! The styles and what applies them are [`hayagriva`]'s. The words of a quote are a work without a title,
//! quoted in another: its occasion is given as a description, which no style capitalizes or puts in
//! quotation marks (APA 9.22, MLA 5.28, Chicago 13.101). What the library gets wrong for such a work is
//! worked round here, each where it says why. The library is loaded with the first reference, which takes
//! longer than a frame has: whoever draws asks for one on a thread.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::OnceLock,
};

use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren,
    archive::{ArchivedStyle, locales},
    citationberg::{self, FontStyle, IndependentStyle, Locale, json::Item},
};
use serde_json::{Map, Value, json};

use super::{
    Copied, Options, csl, embargo, html, notes, prose,
    reference::{Author, Reference},
    under_embargo,
};
use crate::briefing::Vouched;

/// A style of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Apa,
    Chicago,
    Mla,
}

/// The quotes, each with its citation in the text, and below them the entries for the list.
///
/// # Errors
/// Where the library fails, a sentence without a full stop.
pub(super) fn copy(quotes: &[Vouched<'_>], style: Style, options: Options) -> Result<Copied, String> {
    let references: Vec<_> = quotes.iter().map(|quote| Reference::new(quote, options)).collect();
    // A library's bug is no reason to lose the window.
    let styled =
        catch_unwind(AssertUnwindSafe(|| Styled::new(&references, style))).ok().flatten().ok_or_else(|| {
            "the citation library could not make this reference; the other formats have what it says".to_owned()
        })?;
    let mut copied = Copied { plain: String::new(), html: String::new() };
    for (quote, citation) in quotes.iter().zip(&styled.citations) {
        copied.plain.push_str(&format!("{} {}\n\n", prose::marked(quote), citation.plain()));
        copied.html.push_str(&html::block(quote, &format!(" {}", citation.html())));
        copied.html.push('\n');
    }
    for entry in &styled.entries {
        copied.plain.push_str(&entry.plain());
        copied.plain.push('\n');
        copied.html.push_str(&format!("<p>{}</p>\n", entry.html()));
    }
    for note in quotes.iter().flat_map(|quote| notes(quote, options)) {
        copied.plain.push_str(&format!("\n[{note}]"));
        copied.html.push_str(&format!("<p><small>[{}]</small></p>\n", html::escape(&note)));
    }
    copied.plain.truncate(copied.plain.trim_end().len());
    copied.html.truncate(copied.html.trim_end().len());
    let embargo = quotes.first().and_then(|quote| embargo(quote.briefing()));
    Ok(under_embargo(embargo.as_deref(), copied))
}

/// What the library made of some references.
struct Styled {
    /// One for each reference.
    citations: Vec<Runs>,
    /// In the order of the style's list, each once.
    entries: Vec<Runs>,
}

impl Styled {
    fn new(references: &[Reference], style: Style) -> Option<Self> {
        let library = Library::get();
        let rules = library.style(style)?;
        let (works, cited) = works(references, style, false)?;
        let citations: Vec<_> =
            render(&works, rules, &library.locales).citations.iter().map(|one| Runs::of(&one.citation)).collect();
        let (works, _) = self::works(references, style, true)?;
        let entries = render(&works, rules, &library.locales).bibliography?.items;
        Some(Self {
            citations: cited.into_iter().map(|work| citations.get(work).cloned().unwrap_or_default()).collect(),
            entries: entries.iter().map(|entry| Runs::of(&entry.content)).collect(),
        })
    }
}

/// The works that are cited, each once, and which of them each reference is to: words of one person on one
/// occasion are one work. In the list a name may stand otherwise than in the text, see [`list_author`].
fn works(references: &[Reference], style: Style, is_for_list: bool) -> Option<(Vec<Item>, Vec<usize>)> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut works = Vec::new();
    let mut cited = Vec::with_capacity(references.len());
    for reference in references {
        let mut fields = item(reference, style, is_for_list);
        let id = Value::Object(fields.clone()).to_string();
        if let Some(place) = places.get(&id) {
            cited.push(*place);
            continue;
        }
        fields.insert("id".to_owned(), json!(id));
        cited.push(works.len());
        places.insert(id, works.len());
        works.push(serde_json::from_value(Value::Object(fields)).ok()?);
    }
    Some((works, cited))
}

/// Runs the library over works, each cited once.
fn render(works: &[Item], rules: &IndependentStyle, locales: &[Locale]) -> hayagriva::Rendered {
    let mut driver = BibliographyDriver::new();
    for work in works {
        driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(work)], rules, locales));
    }
    driver.finish(BibliographyRequest { style: rules, locale: None, locale_files: locales })
}

/// A reference as the library takes it.
fn item(reference: &Reference, style: Style, is_for_list: bool) -> Map<String, Value> {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
    // As a post the library leaves it out of Chicago's list, which holds what a reader must be able to find.
    put("type", json!("speech"));
    let author = if is_for_list { list_author(&reference.author, style) } else { reference.author.clone() };
    put("author", json!([csl::author(&protected_author(&author, style))]));
    put("genre", json!(protect(&description(reference, style))));
    if let Some(date) = reference.date {
        put("issued", csl::date_parts(date));
        // MLA gives the day of an event, and takes it from nowhere else. Chicago would say it twice.
        if style == Style::Mla {
            put("event-date", csl::date_parts(date));
        }
    }
    if let (Style::Mla, Some(place)) = (style, &reference.place) {
        put("event-place", json!(protect(place)));
    }
    if let Some(publisher) = &reference.publisher {
        put("publisher", json!(protect(publisher)));
    }
    if let Some(url) = &reference.url {
        put("URL", json!(protect(url)));
    }
    item
}

/// What it was, where, and in what it is quoted; for MLA the place has a field.
fn description(reference: &Reference, style: Style) -> String {
    let mut text = reference.occasion.clone();
    if let (Style::Apa | Style::Chicago, Some(place)) = (style, &reference.place) {
        text.push_str(&format!(", {place}"));
    }
    if !reference.quoted_in.is_empty() {
        let quoted = if style == Style::Apa { ", quoted in" } else { ". Quoted in" };
        text.push_str(&format!("{quoted} “{}”", reference.quoted_in));
    }
    text
}

/// A name as the list has it. Chicago (8.17, 13.80) and MLA (5.31) leave one alone that begins with the
/// family name, and turn round the others; the library turns round all. APA gives initials, always after
/// a comma.
fn list_author(author: &Author, style: Style) -> Author {
    match author {
        Author::Person { family, given, is_family_first: true } if style != Style::Apa => {
            Author::Literal(format!("{family} {given}"))
        }
        other => other.clone(),
    }
}

fn protected_author(author: &Author, style: Style) -> Author {
    match author {
        Author::Person { family, given, is_family_first } => {
            let given = if style == Style::Apa { without_small_halves(given) } else { given.clone() };
            // The points of a given name tell the library what is an initial already.
            let given = given.split('.').map(protect).collect::<Vec<_>>().join(".");
            Author::Person { family: protect(family), given, is_family_first: *is_family_first }
        }
        Author::Literal(name) if style == Style::Mla => Author::Literal(protect(without_article(name))),
        Author::Literal(name) => Author::Literal(protect(name)),
    }
}

/// An office's name as MLA lists and cites it (5.17): without the article before it.
fn without_article(name: &str) -> &str {
    name.strip_prefix("The ").unwrap_or(name)
}

/// A given name without what follows a hyphen in small letters: "Jae-myung" is one name with the initial
/// J., as "Jean-Luc" is two, J.-L. (APA 9.8; so citeproc-js, the processor that the styles are written for,
/// reads it). The library would print "J.-myung".
fn without_small_halves(given: &str) -> String {
    let mut parts = given.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter(|part| !part.starts_with(char::is_lowercase)).fold(first, |name, part| format!("{name}-{part}"))
}

// ---- characters that mean something to the library -----------------------------------------------------

/// Where characters are put that the library would read as marks of its own: braces and dollars for
/// verbatim text and formulas, quotation marks to be turned, markup; and punctuation, so that what the
/// library puts between can be told from what the file says. A plane for private use, which is nothing to
/// anybody.
const ASIDE: u32 = 0xF_0000;

fn protect(text: &str) -> String {
    let aside = |c: char| match c {
        '{' | '}' | '$' | '\\' | '<' | '>' | '&' | '"' | '\'' | '“' | '”' | '‘' | '’' | '*' | '_' | '`' | '#' | '~'
        | '^' | '.' | ',' | ';' | ':' | '?' | '!' | '(' | ')' => char::from_u32(ASIDE + u32::from(c)).unwrap_or(c),
        c => c,
    };
    text.chars().filter(|c| u32::from(*c) < ASIDE).map(aside).collect()
}

fn restored(c: char) -> char {
    u32::from(c).checked_sub(ASIDE).and_then(char::from_u32).unwrap_or(c)
}

// ---- what comes out ----------------------------------------------------------------------------------

/// A styled text, character by character.
#[derive(Debug, Clone, Default)]
struct Runs(Vec<Letter>);

#[derive(Debug, Clone, Copy)]
struct Letter {
    c: char,
    look: Look,
    /// Whether the file says it, and not the library.
    is_own: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Look {
    is_italic: bool,
    is_link: bool,
}

impl Runs {
    fn of(children: &ElemChildren) -> Self {
        let mut runs = Self::default();
        runs.take(children);
        runs.mended()
    }

    fn take(&mut self, children: &ElemChildren) {
        for child in &children.0 {
            match child {
                ElemChild::Text(part) => self.put(&part.text, part.formatting.font_style, false),
                ElemChild::Link { text, .. } => self.put(&text.text, text.formatting.font_style, true),
                ElemChild::Elem(elem) => self.take(&elem.children),
                ElemChild::Markup(text) => self.put(text, FontStyle::Normal, false),
                ElemChild::Transparent { .. } => {}
            }
        }
    }

    fn put(&mut self, text: &str, style: FontStyle, is_link: bool) {
        let look = Look { is_italic: style == FontStyle::Italic, is_link };
        let letter = |c| Letter { c: restored(c), look, is_own: u32::from(c) >= ASIDE };
        self.0.extend(text.chars().map(letter));
    }

    /// Takes out commas that the library leaves where a month or a day is not known ("(2026,)", "Press,.")
    /// and a second full stop, and puts its full stops and commas before a closing quotation mark, as the
    /// three styles want it.
    fn mended(self) -> Self {
        let mut mended: Vec<Letter> = Vec::with_capacity(self.0.len());
        for letter in self.0 {
            let before = mended.iter().rev().map(|letter| letter.c).nth(1);
            let is_ended = |c: Option<char>| matches!(c, Some('.' | '?' | '!'));
            match (mended.last().copied(), letter.c) {
                _ if letter.is_own || letter.look.is_link => mended.push(letter),
                (Some(Letter { c: ',', is_own: false, .. }), ')' | '.') => {
                    mended.pop();
                    mended.push(letter);
                }
                (Some(Letter { c: '”', .. }), '.') if is_ended(before) => {}
                (Some(Letter { c: '”', .. }), '.' | ',') if !is_ended(before) => {
                    mended.insert(mended.len().saturating_sub(1), letter);
                }
                (Some(last), '.') if is_ended(Some(last.c)) => {}
                _ => mended.push(letter),
            }
        }
        Self(mended)
    }

    fn plain(&self) -> String {
        self.0.iter().map(|letter| letter.c).collect()
    }

    fn html(&self) -> String {
        self.0.chunk_by(|a, b| a.look == b.look).map(run_html).collect()
    }
}

fn run_html(run: &[Letter]) -> String {
    let text = html::escape(&run.iter().map(|letter| letter.c).collect::<String>());
    match run.first().map(|letter| letter.look).unwrap_or_default() {
        Look { is_link: true, .. } => format!("<a href=\"{text}\">{text}</a>"),
        Look { is_italic: true, .. } => format!("<i>{text}</i>"),
        Look { .. } => text,
    }
}

// ---- the library -------------------------------------------------------------------------------------

/// The styles, unpacked when they are first asked for.
struct Library {
    locales: Vec<Locale>,
    styles: [OnceLock<Option<IndependentStyle>>; 3],
}

impl Library {
    fn get() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| {
            let english = |locale: &Locale| locale.lang.as_ref().is_some_and(|code| code.0 == "en-US");
            let locales = locales().into_iter().filter(english).collect();
            Self { locales, styles: Default::default() }
        })
    }

    fn style(&self, style: Style) -> Option<&IndependentStyle> {
        let archived = match style {
            Style::Apa => ArchivedStyle::AmericanPsychologicalAssociation,
            Style::Chicago => ArchivedStyle::ChicagoAuthorDate,
            Style::Mla => ArchivedStyle::ModernLanguageAssociation,
        };
        let unpack = || match archived.get() {
            citationberg::Style::Independent(rules) => Some(rules),
            citationberg::Style::Dependent(_) => None,
        };
        self.styles.get(style as usize)?.get_or_init(unpack).as_ref()
    }
}

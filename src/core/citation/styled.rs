//! Makes references in the styles of APA (7th edition), Chicago (18th, author-date) and MLA (9th): the quote with its
//! citation in the text, and the entry for the list of references.
//!
//! The styles are files of the Citation Style Language project (`assets/csl`); [`hayagriva`] applies them. The
//! words of a quote are a work without a title, quoted in another: its occasion is given as a description, which no
//! style capitalizes or puts in quotation marks (APA 9.22, MLA 5.28, Chicago 13.101). There are workarounds here,
//! each with its reason, for what the library gets wrong for such a work. A style is read when it is first used,
//! which takes longer than a frame, so the window makes references on a thread.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::OnceLock,
};

use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren,
    citationberg::{FontStyle, IndependentStyle, Locale, LocaleFile, json::Item},
};
use serde_json::{Map, Value, json};

use super::{
    ClipboardContent, CopyError, Options, csl, html, locator,
    manual_dates::{abbreviated, american, year_first, years},
    marks, notes,
    reference::{Author, Reference, letters},
    under_embargoes,
};
use crate::model::{EventDate, PartialDate, VerifiedQuote};

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
/// If there are too many works for a list, or the library fails.
pub(super) fn copy(
    quotes: &[VerifiedQuote<'_>],
    style: Style,
    options: Options,
) -> Result<ClipboardContent, CopyError> {
    let references: Vec<_> = quotes.iter().map(|quote| Reference::new(quote, options)).collect();
    if works(&references).0.len() > MAX_WORKS {
        return Err(CopyError::TooManyReferences(MAX_WORKS));
    }
    // A bug in the library must not end the program.
    let styled = catch_unwind(AssertUnwindSafe(|| Styled::new(&references, style)));
    let styled = styled.ok().flatten().ok_or(CopyError::ReferenceFailed)?;
    let mut copied = ClipboardContent { plain: String::new(), html: String::new() };
    for (quote, mut citation) in quotes.iter().zip(styled.citations) {
        if let Some(locator) = locator::of_quote(quote, style.locator(), options) {
            citation.insert_before_end(&format!(", {locator}"));
        }
        // The manuals are for English, whatever the briefing's language.
        let marked = marks::quoted(&quote.text(), "en");
        copied.plain.push_str(&format!("{marked} {}\n\n", citation.plain()));
        copied.html.push_str(&html::block(quote, &marked, &format!(" {}", citation.html())));
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
    Ok(under_embargoes(quotes, copied))
}

/// The maximum number of works in a list: the library takes about a millisecond for each, and nobody cites more.
const MAX_WORKS: usize = 1000;

/// The library's output for some references.
struct Styled {
    /// One for each reference.
    citations: Vec<Runs>,
    /// In the order of the list, each work once.
    entries: Vec<Runs>,
}

/// A work as it is cited in the text and listed.
struct Work {
    citation: Runs,
    entry: Runs,
    occasion: String,
    /// The title of the text that quotes it.
    quoted_in: String,
    /// The role, if it distinguishes the author from another with the same name.
    distinguished_by: Option<String>,
    /// The year or years in the citation.
    cited_year: String,
    /// The year or years in the list entry; a letter may follow.
    listed_year: String,
}

impl Styled {
    fn new(references: &[Reference], style: Style) -> Option<Self> {
        let rules = style.rules()?;
        let (firsts, cited) = works(references);
        let one = |reference: &&Reference| Work::new(reference, &firsts, style, rules);
        let mut works: Vec<(usize, Work)> =
            firsts.iter().map(one).collect::<Option<Vec<_>>>()?.into_iter().enumerate().collect();
        works.sort_by_cached_key(|(_, work)| work.entry.plain().to_lowercase());
        tell_apart(&mut works, style);
        let entries = works.iter().map(|(_, work)| work.entry.clone()).collect();
        works.sort_by_key(|(place, _)| *place);
        let citation = |work: usize| works.get(work).map(|(_, work)| work.citation.clone());
        Some(Self { citations: cited.into_iter().map(citation).collect::<Option<_>>()?, entries })
    }
}

/// The works that are cited, each once, and which of them each reference is to: the words of one speaker on one
/// occasion, quoted in one text, are one work.
fn works(references: &[Reference]) -> (Vec<&Reference>, Vec<usize>) {
    let mut places: HashMap<_, usize> = HashMap::new();
    let mut works = Vec::new();
    let cited = references.iter().map(|reference| {
        let author = (reference.author.written(), &reference.speakers);
        let source = (&reference.quoted_in, &reference.publisher, &reference.url, reference.published);
        let same = (author, &reference.occasion, &reference.place, reference.date, source);
        *places.entry(same).or_insert_with(|| {
            works.push(reference);
            works.len() - 1
        })
    });
    let cited = cited.collect();
    (works, cited)
}

impl Work {
    /// Each work is rendered separately, and works of the same author and year are distinguished here, because the
    /// library does that only in some cases.
    fn new(reference: &Reference, all: &[&Reference], style: Style, rules: &Rules) -> Option<Self> {
        let cited: Vec<_> = reference.authors().map(|author| cited_author(author, all, style)).collect();
        let listed: Vec<_> = reference.authors().map(|author| list_author(author, style)).collect();
        let mut fields = [cited, listed].map(|authors| item(reference, &authors, style));
        let stand_in = stand_in(reference, style, &fields);
        if let Some(year) = stand_in {
            fields.iter_mut().for_each(|fields| drop(fields.insert("issued".to_owned(), issued(year))));
        }
        let [cited, listed] = fields.map(|fields| render(fields, rules));
        let mut citation = Runs::of(&cited?.citations.first()?.citation);
        let mut entry = Runs::of(&listed?.bibliography?.items.first()?.content);
        let cited_year = reference.date.map_or_else(|| "n.d.".to_owned(), years);
        let listed_date = match (style, reference.date) {
            (Style::Apa, Some(date)) => year_first(date),
            _ => cited_year.clone(),
        };
        if let Some(stand_in) = stand_in.map(|year| year.to_string()) {
            citation.replace(&stand_in, &cited_year);
            entry.replace(&stand_in, &listed_date);
        }
        Some(Self {
            citation,
            entry,
            occasion: reference.occasion.clone(),
            quoted_in: reference.quoted_in.clone(),
            distinguished_by: reference.distinguished_by.clone(),
            listed_year: listed_date.split(',').next().unwrap_or_default().to_owned(),
            cited_year,
        })
    }
}

/// Letters after the year for several works that are cited alike, in the order of the list (APA 8.19, Chicago
/// 13.115); in MLA, which cites no year, a description of the work (6.8).
fn tell_apart(works: &mut [(usize, Work)], style: Style) {
    let mut alike: HashMap<String, usize> = HashMap::new();
    for (_, work) in works.iter() {
        *alike.entry(work.citation.plain()).or_default() += 1;
    }
    // Works of the same occasion that are quoted in several texts.
    let mut alike_in_mla: HashMap<(String, String), usize> = HashMap::new();
    for (_, work) in works.iter() {
        *alike_in_mla.entry((work.citation.plain(), work.occasion.clone())).or_default() += 1;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (_, work) in works {
        let cited = work.citation.plain();
        if alike.get(&cited).is_none_or(|count| *count < 2) {
            continue;
        }
        if style == Style::Mla {
            let role = work.distinguished_by.as_deref().map(|role| format!(" [{role}]")).unwrap_or_default();
            let is_unclear = alike_in_mla.get(&(cited, work.occasion.clone())).is_some_and(|count| *count > 1);
            let text = if is_unclear && role.is_empty() && !work.quoted_in.is_empty() {
                format!(", in {}", marks::quoted(&work.quoted_in, "en"))
            } else {
                String::new()
            };
            work.citation.insert_before_end(&format!("{role}, {}{text}", work.occasion));
            continue;
        }
        let nth = seen.entry(cited).or_default();
        let letters = letters(*nth);
        *nth += 1;
        let suffix = if work.cited_year == "n.d." { format!("-{letters}") } else { letters };
        work.citation.insert_after_last(&work.cited_year, &suffix);
        let opening = if style == Style::Apa { "(" } else { " " };
        work.entry.insert_after_first(&format!("{opening}{}", work.listed_year), &suffix);
    }
}

/// Runs the library over one work.
fn render(fields: Map<String, Value>, rules: &Rules) -> Option<hayagriva::Rendered> {
    let item: Item = serde_json::from_value(Value::Object(fields)).ok()?;
    let mut driver = BibliographyDriver::new();
    driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(&item)], &rules.style, &rules.locales));
    Some(driver.finish(BibliographyRequest { style: &rules.style, locale: None, locale_files: &rules.locales }))
}

/// The library panics on an interval. Instead it gets a year of four digits that do not occur elsewhere in the
/// work, which is then replaced in the output by what the manual requires.
fn stand_in(reference: &Reference, style: Style, fields: &[Map<String, Value>; 2]) -> Option<u16> {
    reference.date.filter(|date| matches!(date, EventDate::Interval { .. }) && style != Style::Mla)?;
    let said = json!(fields).to_string();
    (1000..=9999).rev().find(|year| !said.contains(&year.to_string()))
}

/// The year alone, as the library takes it.
fn issued(year: u16) -> Value {
    csl::date_parts(PartialDate { year, month: None, day: None }.into())
}

/// A reference as the library takes it.
fn item(reference: &Reference, authors: &[Author], style: Style) -> Map<String, Value> {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
    put("id", json!("work"));
    // The library would leave a post out of Chicago's list.
    put("type", json!("speech"));
    let authors: Vec<_> = authors.iter().map(|author| csl::author(&protected_author(author, style))).collect();
    put("author", json!(authors));
    put("genre", json!(protect(&description(reference, style))));
    match (style, reference.date) {
        (_, None | Some(EventDate::Interval { .. })) | (Style::Mla, _) => {}
        (Style::Apa, Some(date)) => drop(put("issued", csl::date_parts(date))),
        // The day is in the description: beside the publisher it would be read as the day of publication.
        (Style::Chicago, Some(date)) => drop(put("issued", issued(date.start().year))),
    }
    if let Some(publisher) = &reference.publisher {
        put("publisher", json!(protect(publisher)));
    }
    if let Some(url) = &reference.url {
        put("URL", json!(protect(url)));
    }
    item
}

/// What it was, when and where, and the text that quotes it.
fn description(reference: &Reference, style: Style) -> String {
    let occasion = match &reference.distinguished_by {
        Some(role) => format!("{} (as {role})", reference.occasion),
        None => reference.occasion.clone(),
    };
    let place = reference.place.as_deref();
    let day = reference.date.filter(|date| date.start().month.or(date.end().month).is_some());
    let parts: [Option<String>; 3] = match style {
        Style::Apa => [place.map(str::to_owned), None, None],
        Style::Chicago => [place.map(str::to_owned), day.map(american), None],
        Style::Mla => [reference.date.map(abbreviated), place.map(str::to_owned), None],
    };
    let text = [Some(occasion)].into_iter().chain(parts).flatten().collect::<Vec<_>>().join(", ");
    let lead = if style == Style::Apa { ", quoted in" } else { ". Quoted in" };
    match source(reference, style) {
        source if source.is_empty() => text,
        source => format!("{text}{lead} {source}"),
    }
}

/// The text that quotes it: its authors, its title, where and when it was published.
fn source(reference: &Reference, style: Style) -> String {
    let authors = match reference.authors.as_slice() {
        [] => String::new(),
        [one] => format!("{one}, "),
        [first, second] => format!("{first} and {second}, "),
        [most @ .., last] => format!("{}, and {last}, ", most.join(", ")),
    };
    let date = reference.published.map(if style == Style::Mla { abbreviated } else { american });
    let rest: Vec<_> = [reference.periodical.clone(), date].into_iter().flatten().collect();
    match (reference.quoted_in.as_str(), rest.is_empty()) {
        ("", _) => rest.join(", "),
        (title, true) => format!("{authors}{}", marks::quoted(title, "en")),
        (title, false) => format!("{authors}{} {}", marks::quoted(&format!("{title},"), "en"), rest.join(", ")),
    }
}

/// A name in the list. Chicago (8.17, 13.80) and MLA (5.31) keep a name that begins with the family name and invert
/// the others; the library inverts all. APA gives initials, always after a comma; a name in a script without
/// capitals has none.
fn list_author(author: &Author, style: Style) -> Author {
    match author {
        Author::Person { is_family_first: true, written, .. } if style != Style::Apa => {
            Author::Literal(written.clone())
        }
        Author::Person { given, written, .. } if !given.contains(char::is_uppercase) => {
            Author::Literal(written.clone())
        }
        other => other.clone(),
    }
}

/// A name as it is cited in the text: the family name, with initials if another author has the same (APA 8.20,
/// Chicago 13.111, MLA 6.7).
fn cited_author(author: &Author, all: &[&Reference], style: Style) -> Author {
    let Author::Person { family, given, written, .. } = author else { return author.clone() };
    let is_namesake = |other: &Author| match other {
        Author::Person { family: its, written: name, .. } => its == family && name != written,
        Author::Literal(_) => false,
    };
    match given.contains(char::is_uppercase) {
        false => Author::Literal(written.clone()),
        true if all.iter().flat_map(|other| other.authors()).any(is_namesake) => {
            Author::Literal(format!("{} {family}", initials(given, style)))
        }
        true => author.clone(),
    }
}

/// "J." of "Jae-myung" and "Jae", "J.-L." of "Jean-Luc", "J. R." of "John Ronald".
fn initials(given: &str, style: Style) -> String {
    let given = if style == Style::Apa { without_small_halves(given) } else { given.to_owned() };
    let first = |part: &str| part.chars().next().map(|c| format!("{c}.")).unwrap_or_default();
    let word = |word: &str| {
        word.split('-').filter(|part| part.starts_with(char::is_uppercase)).map(first).collect::<Vec<_>>().join("-")
    };
    given.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

fn protected_author(author: &Author, style: Style) -> Author {
    match author {
        Author::Person { family, given, suffix, is_family_first, written } => {
            let given = if style == Style::Apa { without_small_halves(given) } else { given.clone() };
            // Full stops in a given name show the library what is already an initial; spaces in a family name would
            // make it treat "von der" as a particle.
            let given = given.split('.').map(protect).collect::<Vec<_>>().join(".");
            let space = char::from_u32(ASIDE + u32::from(' ')).unwrap_or(' ').to_string();
            let family = protect(family).replace(' ', &space);
            let (suffix, written) = (protect(suffix), written.clone());
            Author::Person { family, given, suffix, is_family_first: *is_family_first, written }
        }
        Author::Literal(name) if style == Style::Mla => Author::Literal(protect(without_article(name))),
        Author::Literal(name) => Author::Literal(protect(name)),
    }
}

/// An office's name as MLA lists and cites it (5.17): without the article before it.
fn without_article(name: &str) -> &str {
    name.strip_prefix("The ").unwrap_or(name)
}

/// A given name without a lower-case part after a hyphen: "Jae-myung" is one name with the initial J., while
/// "Jean-Luc" has two, J.-L. (APA 9.8; citeproc-js, the processor that the styles are written for, does the same).
/// The library would print "J.-myung".
fn without_small_halves(given: &str) -> String {
    let mut parts = given.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter(|part| !part.starts_with(char::is_lowercase)).fold(first, |name, part| format!("{name}-{part}"))
}

// ---- characters with a meaning for the library -----------------------------------------------------

/// The first code point for characters that the library would interpret: braces and dollar signs for verbatim text
/// and formulas, quotation marks, markup; also punctuation, so that the library's own can be distinguished from
/// that of the file. They are moved to a plane for private use, which has no meaning to the library.
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

// ---- the output ----------------------------------------------------------------------------------

/// A styled text, character by character.
#[derive(Debug, Clone, Default)]
struct Runs(Vec<Letter>);

#[derive(Debug, Clone, Copy)]
struct Letter {
    c: char,
    look: Look,
    /// Whether it is from the file and not from the library.
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
                ElemChild::Link { text, .. } => {
                    // Without a date the library prints "Retrieved" with nothing after it.
                    if self.plain().ends_with("Retrieved ") {
                        self.0.truncate(self.0.len().saturating_sub("Retrieved ".len()));
                    }
                    self.put(&text.text, text.formatting.font_style, true);
                }
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

    /// Removes the commas that the library leaves where a month or a day is unknown ("(2026,)", "Press,.") and
    /// duplicate full stops, and puts its full stops and commas before a closing quotation mark, as the three styles
    /// require.
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

    /// The position after the first or the last occurrence of a text, in characters.
    fn place_after(&self, text: &str, is_last: bool) -> Option<usize> {
        let plain = self.plain();
        let at = if is_last { plain.rfind(text) } else { plain.find(text) }?;
        plain.get(..at + text.len()).map(|before| before.chars().count())
    }

    fn insert_after_last(&mut self, text: &str, new: &str) {
        if let Some(at) = self.place_after(text, true) {
            self.insert(at, new);
        }
    }

    fn insert_after_first(&mut self, text: &str, new: &str) {
        if let Some(at) = self.place_after(text, false) {
            self.insert(at, new);
        }
    }

    /// Replaces the first occurrence of a text.
    fn replace(&mut self, text: &str, new: &str) {
        if let Some(end) = self.place_after(text, false) {
            let start = end.saturating_sub(text.chars().count());
            self.0.drain(start..end.min(self.0.len()));
            self.insert(start, new);
        }
    }

    fn insert_before_end(&mut self, new: &str) {
        self.insert(self.0.len().saturating_sub(1), new);
    }

    fn insert(&mut self, at: usize, new: &str) {
        let letters = new.chars().map(|c| Letter { c, look: Look::default(), is_own: true });
        self.0.splice(at.min(self.0.len())..at.min(self.0.len()), letters);
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

/// The words and dates of the styles in American English, whatever the briefing's language, because the manuals are
/// American.
const LOCALE: &str = include_str!("../../../assets/csl/locales-en-US.xml");

impl Style {
    /// The abbreviation with which a citation names a paragraph.
    fn locator(self) -> locator::Abbreviation {
        match self {
            Self::Apa => locator::APA,
            Self::Chicago | Self::Mla => locator::CHICAGO,
        }
    }

    /// Its file in the Citation Style Language.
    fn file(self) -> &'static str {
        match self {
            Self::Apa => include_str!("../../../assets/csl/apa.csl"),
            Self::Chicago => include_str!("../../../assets/csl/chicago-author-date.csl"),
            Self::Mla => include_str!("../../../assets/csl/modern-language-association.csl"),
        }
    }

    /// The style and its locale for the library, read when first used.
    fn rules(self) -> Option<&'static Rules> {
        static RULES: [OnceLock<Option<Rules>>; 3] = [const { OnceLock::new() }; 3];
        RULES.get(self as usize)?.get_or_init(|| Rules::read(self)).as_ref()
    }
}

/// A style and its locale.
struct Rules {
    style: IndependentStyle,
    locales: [Locale; 1],
}

impl Rules {
    fn read(style: Style) -> Option<Self> {
        let locale = LocaleFile::from_xml(LOCALE).ok()?;
        Some(Self { style: IndependentStyle::from_xml(style.file()).ok()?, locales: [locale.into()] })
    }
}

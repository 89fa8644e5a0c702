//! A whole briefing as a web page: a single file without scripts or network requests, for screens of any size,
//! screen readers and paper.
//!
//! Quotes are marked in the text without adding a character, and are linked with their entries in the list.
//! Pictures are not included, only their alternative texts and captions: their files may have a quarter of a
//! gigabyte, and this part of the program reads no pictures.

mod marks;

use std::io::{self, Write};

use super::{Filter, OwnMark, announced, authors, claimant, level_of, origin, own_marks, schema_org};
use crate::{
    citation::{
        Options, embargo,
        html::{attribution, escape, lines},
        iri,
        json::name,
        marks::marked,
        notes, one_line,
    },
    model::{BlockKind, BlockRef, Briefing, Fact, Figure, Topic, VerifiedQuote},
};

const STYLE: &str = include_str!("html/page.css");

/// The content security policy of the page: it may only use its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page while it is written.
struct Page<'a> {
    briefing: &'a Briefing,
    filter: Filter,
    /// The user's own marks.
    marks: &'a [OwnMark<'a>],
    out: &'a mut dyn Write,
    /// The `lang` attribute for this program's own words; empty if the briefing is in English.
    own: &'static str,
}

pub(super) fn write(briefing: &Briefing, filter: Filter, marks: &[OwnMark<'_>], out: &mut dyn Write) -> io::Result<()> {
    let is_english = briefing.language.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    let own = if is_english { "" } else { " lang=\"en\"" };
    let mut page = Page { briefing, filter, marks, out, own };
    page.head()?;
    page.body()
}

impl Page<'_> {
    fn head(&mut self) -> io::Result<()> {
        let title = one_line(&self.briefing.title);
        let title = embargo(self.briefing).into_iter().chain([title]).collect::<Vec<_>>().join(" – ");
        let (title, language) = (escape(&title), escape(&self.briefing.language));
        write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
             <style>\n{STYLE}</style>\n<script type=\"application/ld+json\">\n"
        )?;
        schema_org::write(self.briefing, self.filter, self.out)?;
        self.out.write_all(b"\n</script>\n</head>\n")
    }

    fn body(&mut self) -> io::Result<()> {
        writeln!(self.out, "<body>\n<a class=\"skip\" href=\"#text\"{}>Skip to the text</a>", self.own)?;
        self.header()?;
        self.contents()?;
        writeln!(self.out, "<main>")?;
        self.topics()?;
        self.text()?;
        self.quotes()?;
        self.notes()?;
        self.unverified()?;
        self.own_marks()?;
        writeln!(self.out, "</main>")?;
        self.footer()
    }

    fn header(&mut self) -> io::Result<()> {
        // Outside of the header, because within it, it would scroll away with the header.
        if let Some(line) = embargo(self.briefing) {
            let line = escape(&line);
            let label = "lang=\"en\" aria-label=\"Embargo\"";
            writeln!(self.out, "<aside class=\"embargo\" {label}><p><strong>{line}</strong></p></aside>")?;
        }
        writeln!(self.out, "<header>")?;
        writeln!(self.out, "<h1>{}</h1>", escape(&one_line(&self.briefing.title)))?;
        if let Some(names) = authors(self.briefing) {
            writeln!(self.out, "<p class=\"byline\"><span{}>By</span> {}</p>", self.own, escape(&names))?;
        }
        let mut origin: Vec<_> = origin(self.briefing).iter().map(|part| escape(part)).collect();
        origin.extend(self.briefing.source.url.as_deref().map(|url| link(url, &escape(url))));
        if !origin.is_empty() {
            writeln!(self.out, "<p class=\"origin\">{}</p>", origin.join(" · "))?;
        }
        writeln!(self.out, "</header>")
    }

    fn contents(&mut self) -> io::Result<()> {
        let (briefing, filter) = (self.briefing, self.filter);
        let has_notes = filter.blocks(briefing).any(|block| block.notes().next().is_some());
        let sections = [
            ("topics", "Topics", filter.topics(briefing).next().is_some()),
            ("text", "Text", true),
            ("quotes", "Quotes", filter.verified(briefing).next().is_some()),
            ("notes", "Notes", has_notes),
            ("unverified", "Not verified", filter.unverified(briefing).next().is_some()),
            ("my-marks", own_marks::TITLE, !self.marks.is_empty()),
        ];
        let shown = sections.iter().filter(|(_, _, is_there)| *is_there);
        let items: String = shown.map(|(id, name, _)| format!("<li><a href=\"#{id}\">{name}</a></li>")).collect();
        writeln!(self.out, "<nav aria-label=\"Contents\"{}><ul>{items}</ul></nav>", self.own)
    }

    /// Opens a part of the page; the briefing's own headings are one level below its heading.
    fn open(&mut self, id: &str, heading: &str) -> io::Result<()> {
        let own = self.own;
        writeln!(
            self.out,
            "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\"{own}>{heading}</h2>"
        )
    }

    fn close(&mut self) -> io::Result<()> {
        writeln!(self.out, "</section>")
    }

    fn topics(&mut self) -> io::Result<()> {
        let mut topics = self.filter.topics(self.briefing).peekable();
        if topics.peek().is_none() {
            return Ok(());
        }
        self.open("topics", "Topics")?;
        for topic in topics {
            let entry = self.topic(topic);
            self.out.write_all(entry.as_bytes())?;
        }
        self.close()
    }

    fn topic(&self, topic: &Topic) -> String {
        let mut html = format!("<h3>{}</h3>\n", escape(&one_line(&topic.title)));
        if let Some(summary) = &topic.summary {
            html.push_str(&format!("<p>{}</p>\n", escape(summary)));
        }
        if !topic.facts.is_empty() {
            let facts: String = topic.facts.iter().map(|fact| self.fact(fact)).collect();
            html.push_str(&format!("<dl class=\"facts\">\n{facts}</dl>\n"));
        }
        html
    }

    /// A fact, linked to the paragraph that states it if that is on the page.
    fn fact(&self, fact: &Fact) -> String {
        let (value, label) = (escape(&one_line(&fact.value)), escape(&one_line(&fact.label)));
        let is_shown =
            self.briefing.block(fact.block).is_some_and(|block| self.filter.has_block(self.briefing, &block));
        let value = match is_shown {
            true => format!("<a href=\"#p{}\">{value}</a>", fact.block.index() + 1),
            false => value,
        };
        format!("<div><dt>{value}</dt><dd>{label}</dd></div>\n")
    }

    fn text(&mut self) -> io::Result<()> {
        writeln!(self.out, "<article id=\"text\" aria-labelledby=\"text-heading\">")?;
        writeln!(self.out, "<h2 id=\"text-heading\"{}>Text</h2>", self.own)?;
        let mut depth = 0;
        for block in self.filter.blocks(self.briefing) {
            let level = level_of(&block).unwrap_or(0);
            self.list_to(&mut depth, level)?;
            self.block(&block)?;
        }
        self.list_to(&mut depth, 0)?;
        writeln!(self.out, "</article>")
    }

    /// Opens and closes lists so that an item of this level can follow; 0 closes all of them.
    fn list_to(&mut self, depth: &mut u8, level: u8) -> io::Result<()> {
        while *depth > level {
            writeln!(self.out, "</li></ul>")?;
            *depth -= 1;
        }
        if *depth == level && level > 0 {
            writeln!(self.out, "</li>")?;
        }
        while *depth < level {
            *depth += 1;
            // A skipped level gets an empty item.
            write!(self.out, "{}", if *depth < level { "<ul><li>" } else { "<ul>\n" })?;
        }
        Ok(())
    }

    fn block(&mut self, block: &BlockRef<'_>) -> io::Result<()> {
        let id = block.id.index() + 1;
        let language = self.briefing.source.translated.as_ref().map(|translated| escape(&translated.from));
        let original = block.original().map(|original| {
            let language = language.map(|language| format!(" lang=\"{language}\"")).unwrap_or_default();
            format!("<p class=\"original\"{language}>{}</p>", escape(original))
        });
        let text = self.marked_text(block);
        match block.kind() {
            BlockKind::Figure(_) => {
                if let Some(figure) = block.figure() {
                    writeln!(self.out, "{}", picture(id, figure, block.text()))?;
                }
            }
            BlockKind::Heading => writeln!(self.out, "<h3 id=\"p{id}\">{text}</h3>")?,
            BlockKind::Item { .. } => write!(self.out, "<li id=\"p{id}\">{text}")?,
            BlockKind::Turn(_) => {
                let who = announced(self.briefing, block).unwrap_or_default();
                writeln!(
                    self.out,
                    "<p class=\"turn\" id=\"p{id}\"><b class=\"speaker\">{}</b> {text}</p>",
                    escape(&who)
                )?;
            }
            BlockKind::Paragraph => writeln!(self.out, "<p id=\"p{id}\">{text}</p>")?,
        }
        original.map_or(Ok(()), |original| writeln!(self.out, "{original}"))
    }

    fn marked_text(&self, block: &BlockRef<'_>) -> String {
        let quotes = block.spoken().filter(|(_, quote)| self.filter.has_quote(self.briefing, quote));
        marks::marked(block, quotes.filter_map(|(id, _)| self.briefing.verified_quote(id).ok()))
    }

    fn quotes(&mut self) -> io::Result<()> {
        let mut quotes = self.filter.verified(self.briefing).peekable();
        if quotes.peek().is_none() {
            return Ok(());
        }
        self.open("quotes", "Quotes")?;
        for quote in quotes {
            let entry = self.quote(&quote);
            self.out.write_all(entry.as_bytes())?;
        }
        self.close()
    }

    fn quote(&self, quote: &VerifiedQuote<'_>) -> String {
        let (id, colour, own) = (name(quote.id()), marks::colour(quote), self.own);
        let url = self.briefing.source.url.as_deref();
        let cite = url.map(|url| format!(" cite=\"{}\"", escape(&iri::iri(url)))).unwrap_or_default();
        let words = lines(&marked(quote));
        let notes = notes(quote, Options::default());
        let notes: String = notes.iter().map(|note| format!("<p class=\"remark\">{}</p>\n", escape(note))).collect();
        format!(
            "<figure class=\"quotation {colour}\" id=\"quote-{id}\">\n<blockquote{cite}><p>{words}</p></blockquote>\n\
             <figcaption>— {} <a class=\"back\" href=\"#{id}\"{own}>In the text</a></figcaption>\n{notes}</figure>\n",
            attribution(quote, self.briefing.source.url.as_deref().map(iri::iri).as_deref(), Options::default())
        )
    }

    fn notes(&mut self) -> io::Result<()> {
        let mut is_first = true;
        for block in self.filter.blocks(self.briefing) {
            for (id, note) in block.notes() {
                if std::mem::take(&mut is_first) {
                    self.open("notes", "Notes")?;
                    writeln!(self.out, "<ul>")?;
                }
                let [on, text] = [block.words_of(note), &note.text].map(|text| escape(&one_line(text)));
                let id = id.index() + 1;
                writeln!(self.out, "<li id=\"note-{id}\"><a href=\"#n{id}\">“{on}”</a>: {text}</li>")?;
            }
        }
        if is_first {
            return Ok(());
        }
        writeln!(self.out, "</ul>")?;
        self.close()
    }

    /// The unverified quotes of the file, without quotation marks and not as block quotes.
    fn unverified(&mut self) -> io::Result<()> {
        let mut unverified = self.filter.unverified(self.briefing).peekable();
        if unverified.peek().is_none() {
            return Ok(());
        }
        self.open("unverified", "Not verified")?;
        let own = self.own;
        writeln!(self.out, "<p{own}>The file lists these as quotes, but they could not be verified.</p>\n<ul>")?;
        for (id, quote, reason) in unverified {
            let claimed = escape(&self.briefing.quote_text(quote));
            let speaker = claimant(self.briefing, quote).unwrap_or("an undefined speaker");
            let (id, speaker, reason) = (name(id), escape(&one_line(speaker)), escape(&one_line(&reason)));
            writeln!(
                self.out,
                "<li id=\"{id}\"><span{own}>Attributed to</span> {speaker}: <span class=\"claimed\">{claimed}</span> \
                 <span class=\"reason\"{own}>Not verified: {reason}</span></li>"
            )?;
        }
        writeln!(self.out, "</ul>")?;
        self.close()
    }

    fn own_marks(&mut self) -> io::Result<()> {
        if self.marks.is_empty() {
            return Ok(());
        }
        self.open("my-marks", own_marks::TITLE)?;
        own_marks::write_html(self.briefing, self.marks, self.own, self.out)?;
        self.close()
    }

    fn footer(&mut self) -> io::Result<()> {
        if let Some(credit) = self.briefing.source.credit.as_deref() {
            writeln!(self.out, "<footer><p>{}</p></footer>", escape(credit))?;
        }
        writeln!(self.out, "</body>\n</html>")
    }
}

/// The alternative text and the caption of a picture.
fn picture(id: usize, figure: &Figure, caption: &str) -> String {
    let parts = [("alt", figure.alt.as_str()), ("", caption), ("credit", figure.credit.as_deref().unwrap_or_default())];
    let shown = parts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    let shown: String = shown.map(|(class, words)| format!("<p class=\"{class}\">{}</p>", escape(words))).collect();
    format!("<figure class=\"picture\" id=\"p{id}\"><figcaption>{shown}</figcaption></figure>")
}

fn link(url: &str, words: &str) -> String {
    format!("<a href=\"{}\">{words}</a>", escape(&iri::iri(url)))
}

//! Writes the findings of a manuscript as a page to hand to an editor: the text with its quotations marked, and the
//! findings in the margin. It is a single file without scripts or network requests.

use std::fmt::Write as _;

use crate::{
    document::{Block, BlockKind},
    export::escape_html as escape,
    verify::{Finding, FindingKind},
};

use super::{
    checked::{Checked, short_name},
    text::title,
};

const STYLE: &str = include_str!("findings.css");

/// The content security policy of the page: it may only use its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The whole page.
pub(super) fn page(checked: &Checked<'_>) -> String {
    let mut out = String::new();
    let name = escape(short_name(&checked.manuscript.name));
    let language = checked.manuscript.document.spoken_language();
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{name}: {summary}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{summary}</h1>\n",
        summary = escape(&checked.report.summary()),
    );
    head(&mut out, checked, &name);
    let _ = writeln!(out, "</header>\n<main lang=\"{}\">", escape(&language));
    let mut next = 0;
    for block in &checked.manuscript.document.blocks {
        paragraph(&mut out, checked, block, &mut next);
    }
    out.push_str("</main>\n<footer>\n<p>Checked against</p>\n<ul>\n");
    for source in checked.sources.iter() {
        let _ = writeln!(out, "<li>{}</li>", escape(&source.name));
    }
    out.push_str("</ul>\n</footer>\n</body>\n</html>\n");
    out
}

fn head(out: &mut String, checked: &Checked<'_>, name: &str) {
    let report = &checked.report;
    let _ = writeln!(out, "<p class=\"of\">{name}</p>\n<ul class=\"counts\">");
    for kind in FindingKind::ALL {
        let count = report.count(kind);
        if count > 0 {
            let _ = writeln!(
                out,
                "<li class=\"{}\"><span aria-hidden=\"true\">{}</span> {count} {}</li>",
                kind.as_str(),
                kind.sign(),
                kind.name()
            );
        }
    }
    out.push_str("</ul>\n");
    if let Some(sentence) = report.not_judged() {
        let _ = writeln!(out, "<p class=\"of\">{}</p>", escape(&sentence));
    }
}

/// A paragraph of the manuscript with the findings on its quotations beside it.
fn paragraph(out: &mut String, checked: &Checked<'_>, block: &Block, next: &mut usize) {
    let text = &checked.manuscript.document.text;
    let findings = &checked.report.findings;
    let first = *next;
    let mut at = block.range.start;
    let mut marked = String::new();
    while let Some(finding) = findings.get(*next).filter(|finding| finding.range.start < block.range.end) {
        let end = finding.range.end.min(block.range.end);
        let (before, words) = (text.get(at..finding.range.start), text.get(finding.range.start..end));
        if let (Some(before), Some(words)) = (before, words) {
            let number = *next + 1;
            let _ = write!(
                marked,
                "{}<mark class=\"{}\">{}</mark>{}",
                escape(before),
                class(finding),
                escape(words),
                if is_told(finding) {
                    format!("<sup><a href=\"#f{number}\" id=\"q{number}\">{number}</a></sup>")
                } else {
                    String::new()
                }
            );
            at = end;
        }
        *next += 1;
    }
    marked.push_str(&escape(text.get(at..block.range.end).unwrap_or_default()));
    let (open, close) = match block.kind {
        BlockKind::Heading => ("<h2>", "</h2>"),
        BlockKind::Paragraph => ("<p>", "</p>"),
        BlockKind::Item(_) => ("<p class=\"item\">", "</p>"),
        BlockKind::Quotation => ("<blockquote><p>", "</p></blockquote>"),
    };
    let _ = writeln!(out, "<div class=\"row\">\n<div>{open}{marked}{close}</div>\n<aside lang=\"en\">");
    for number in first..*next {
        if let Some(finding) = findings.get(number).filter(|finding| is_told(finding)) {
            note(out, checked, number, finding);
        }
    }
    out.push_str("</aside>\n</div>\n");
}

/// Phrases and quotations without a remark are only marked in the text.
fn is_told(finding: &Finding) -> bool {
    finding.kind.is_wrong()
        || matches!(finding.kind, FindingKind::Shortened | FindingKind::Edited)
        || finding.has_warnings()
}

/// The classes of an element for the finding.
fn class(finding: &Finding) -> &'static str {
    match finding.kind {
        FindingKind::Verbatim if finding.has_warnings() => "verbatim warned",
        kind => kind.as_str(),
    }
}

fn note(out: &mut String, checked: &Checked<'_>, number: usize, finding: &Finding) {
    let kind = finding.kind;
    let accepted = if checked.is_accepted(number) { " (accepted)" } else { "" };
    let number = number + 1;
    let _ = writeln!(
        out,
        "<section class=\"{class}\" id=\"f{number}\">\n<p class=\"what\"><a href=\"#q{number}\">{number}</a> \
         <span aria-hidden=\"true\">{sign}</span> <b>{name}</b>{accepted}: {title}</p>",
        class = class(finding),
        sign = finding.sign(),
        name = kind.name(),
        title = escape(&title(finding)),
    );
    if let Some(passage) = &finding.passage
        && let Some(source) = checked.sources.get(passage.source)
    {
        let words = source.text().get(passage.range.clone()).unwrap_or_default();
        let by = passage.speaker.as_ref().map(|speaker| format!("{speaker}, ")).unwrap_or_default();
        let _ = writeln!(
            out,
            "<blockquote><p>{}</p></blockquote>\n<p class=\"of\">{}{}</p>",
            escape(words),
            escape(&by),
            escape(short_name(&source.name))
        );
    }
    if !finding.changes.is_empty() {
        out.push_str("<ul>\n");
        for change in &finding.changes {
            let _ = writeln!(out, "<li>{}</li>", escape(&change.to_string()));
        }
        out.push_str("</ul>\n");
    }
    let is_title = kind == FindingKind::Verbatim;
    for warning in finding.warnings.iter().skip(usize::from(is_title)) {
        let _ = writeln!(out, "<p class=\"of\">{}</p>", escape(&warning.to_string()));
    }
    out.push_str("</section>\n");
}

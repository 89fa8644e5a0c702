//! Writes the findings that need a look as a list, to be pasted into a message.

use std::fmt::Write as _;

use crate::{
    citation::ClipboardContent,
    export::escape_html as escape,
    text::{capitalized, single_spaced},
    verify::{Finding, FindingKind},
};

use super::{
    checked::{Checked, short_name},
    text::title,
};

/// A finding with the lines below it.
struct Item {
    quotation: String,
    lines: Vec<String>,
}

/// The list. `titles` are the names of the sources, in their order.
pub(super) fn list(checked: &Checked<'_>, titles: &[String]) -> ClipboardContent {
    let needs_look = |finding: &&Finding| finding.kind.is_wrong() || finding.has_warnings();
    let findings = checked.report.findings.iter().filter(needs_look);
    let items: Vec<Item> = findings.map(|finding| item(checked, titles, finding)).collect();
    let name = short_name(&checked.manuscript.name);
    let summary = checked.report.summary();
    let head = if name.is_empty() { summary } else { format!("{name}: {summary}") };
    let mut remarks = vec![format!("Checked against: {}", titles.join("; "))];
    remarks.extend(checked.report.not_judged().map(|sentence| capitalized(&sentence)));
    ClipboardContent { plain: plain(&head, &items, &remarks), html: html(&head, &items, &remarks) }
}

fn item(checked: &Checked<'_>, titles: &[String], finding: &Finding) -> Item {
    let words = checked.manuscript.document.text.get(finding.range.clone()).unwrap_or_default();
    let mut lines = vec![match finding.kind {
        FindingKind::NotFound => "Not found in any source".to_owned(),
        kind => format!("{}: {}", capitalized(&kind.name()), title(finding)),
    }];
    if let Some(passage) = &finding.passage
        && let Some(source) = checked.sources.get(passage.source)
    {
        let words = source.text().get(passage.range.clone()).unwrap_or_default();
        let title = titles.get(passage.source).map_or(source.name.as_str(), String::as_str);
        let by = passage.speaker.as_ref().map(|speaker| format!("{speaker}, ")).unwrap_or_default();
        lines.push(format!("{by}{title}: “{}”", single_spaced(words)));
    }
    lines.extend(finding.changes.iter().map(|change| capitalized(&change.to_string())));
    // The first warning on a verified quotation is its title.
    let told = usize::from(finding.kind == FindingKind::Verbatim);
    lines.extend(finding.warnings.iter().skip(told).map(|warning| capitalized(&warning.to_string())));
    Item { quotation: format!("“{}”", single_spaced(words)), lines }
}

fn plain(head: &str, items: &[Item], remarks: &[String]) -> String {
    let mut out = format!("{head}\n\n");
    for (number, item) in (1..).zip(items) {
        let _ = writeln!(out, "{number}. {}", item.quotation);
        for line in &item.lines {
            let _ = writeln!(out, "   {line}");
        }
        out.push('\n');
    }
    out.push_str(&remarks.join("\n"));
    out
}

fn html(head: &str, items: &[Item], remarks: &[String]) -> String {
    let mut out = format!("<p><b>{}</b></p>\n", escape(head));
    if !items.is_empty() {
        out.push_str("<ol>\n");
        for item in items {
            let _ = write!(out, "<li>{}", escape(&item.quotation));
            for line in &item.lines {
                let _ = write!(out, "<br>{}", escape(line));
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n");
    }
    for remark in remarks {
        let _ = writeln!(out, "<p>{}</p>", escape(remark));
    }
    out
}

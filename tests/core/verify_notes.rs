//! Footnote marks are not part of the quoted words, in the manuscript and in the source; powers and an editor's
//! brackets are.

use briefing_core::{
    document::{Format, read},
    verify::{FindingKind, Manuscript, Source, Sources, verify},
};

use FindingKind::{Altered, Misattributed, Shortened, Verbatim};

fn only((source, of): (&str, Format), (manuscript, format): (&str, Format)) -> FindingKind {
    let sources = Sources::new(vec![Source::of_document("source", read(source.as_bytes(), of).unwrap())]);
    let document = read(manuscript.as_bytes(), format).unwrap();
    let report = verify(&Manuscript::new("manuscript", document), &sources);
    assert_eq!(report.findings.len(), 1, "{manuscript}: {:?}", report.findings);
    report.findings[0].kind
}

const SOURCE: &str = "“We will keep the old ferry running for ten years,” Mayor Greta Holm said. “The ferry is the only road the \
    island has,” she added.\n\n“Nobody asked the islanders before the vote,” said Ole Brandt.\n";

const SIGNS: [&str; 8] = ["[^1]", "[^note]", "[1]", "¹", "[12]", "²³", "†", "[1][2]"];

#[test]
fn signs_in_the_manuscript_are_no_words() {
    for sign in SIGNS {
        for format in [Format::Plain, Format::Markdown] {
            let kind = |manuscript: String| only((SOURCE, Format::Plain), (&manuscript, format));
            for right in [
                format!("“We will keep the old ferry{sign} running for ten years,” Greta Holm said.\n"),
                format!("“We will keep the old ferry running for ten years.{sign}” Greta Holm said it.\n"),
                format!("“We will keep the old ferry running for ten years”{sign}, Greta Holm said.\n"),
                format!("“We will keep the old ferry running for ten years,”{sign} Greta Holm{sign} said.\n"),
            ] {
                assert_eq!(kind(right.clone()), Verbatim, "{right}");
            }
            let wrong = format!("“We will keep the old ferry{sign} running for ten years,”{sign} Ole Brandt said.\n");
            assert_eq!(kind(wrong.clone()), Misattributed, "{wrong}");
            let changed = format!("“We will keep the new ferry{sign} running for ten years,”{sign} Greta Holm said.\n");
            assert_eq!(kind(changed.clone()), Altered, "{changed}");
        }
    }
}

#[test]
fn signs_in_the_source_are_no_words() {
    for sign in SIGNS {
        let source = SOURCE
            .replace("ferry running", &format!("ferry{sign} running"))
            .replace("ten years", &format!("ten years{sign}"));
        for format in [Format::Plain, Format::Markdown] {
            for (words, kind) in [
                ("We will keep the old ferry running for ten years", Verbatim),
                ("The ferry is the only road the island has", Verbatim),
                ("We will keep the old ferry … for ten years", Shortened),
                ("We will keep the new ferry running for ten years", Altered),
                ("We will keep the old ferry running for 1 ten years", Altered),
            ] {
                let manuscript = format!("“{words},” Greta Holm said.\n");
                assert_eq!(only((&source, format), (&manuscript, Format::Plain)), kind, "{words}: {source}");
            }
            let both = format!("“We will keep the old ferry running for{sign} ten years,” Greta Holm said.\n");
            assert_eq!(only((&source, format), (&both, Format::Plain)), Verbatim, "{both}");
        }
    }
}

#[test]
fn raised_numbers_and_markdown_footnotes_after_words_are_footnote_marks() {
    let said = "Greta Holm said.";
    for (manuscript, format) in [
        (
            format!("“We will keep the old ferry<sup>1</sup> running for ten years,”<sup>2</sup> {said}"),
            Format::Markdown,
        ),
        (format!("“We will keep the old ferry<sup>[1]</sup> running for ten years,” {said}"), Format::Markdown),
        (
            format!("“We will keep the old ferry[^1] running for ten years,”[^2] {said}\n\n[^1]: One.\n[^2]: Two.\n"),
            Format::Markdown,
        ),
        (
            format!("<p>“We will keep the old ferry<sup>1</sup> running for ten years,”<sup>2</sup> {said}</p>"),
            Format::Html,
        ),
        (
            format!("<p>“We will keep the old ferry<sup><a href='#a'>1</a></sup> running for ten years,” {said}</p>"),
            Format::Html,
        ),
    ] {
        assert_eq!(only((SOURCE, Format::Plain), (&manuscript, format)), Verbatim, "{manuscript}");
    }
    let markdown = read("A hall of 40 m<sup>2</sup> with 10<sup>3</sup> lamps.".as_bytes(), Format::Markdown).unwrap();
    assert_eq!(markdown.text, "A hall of 40 m² with 10³ lamps.");
}

#[test]
fn powers_and_an_editors_numbers_are_words() {
    let source =
        "“The hall has 40 m² of glass and 10³ lamps, and we sold the 12 old boats to the town,” Greta Holm said.\n";
    for changed in [
        "The hall has 40 m of glass and 10³ lamps",
        "The hall has 40 m² of glass and 10 lamps",
        "The hall has 40 m² of glass and 103 lamps",
        "and we sold the [14] old boats to the town",
        "and we sold the old boats to the town",
        "and we sold the 1[4] old boats to the town",
    ] {
        let manuscript = format!("“{changed},” Greta Holm said.\n");
        assert_eq!(only((source, Format::Plain), (&manuscript, Format::Plain)), Altered, "{changed}");
    }
}

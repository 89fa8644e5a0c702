//! The report as data for other programs: with positions in Unicode scalar values.

use std::{collections::BTreeMap, ops::Range};

use serde::Serialize;

use super::{
    finding::{Finding, FindingKind},
    manuscript::Manuscript,
    report::Report,
    sources::Sources,
};
use crate::text::scalars::Scalars;

/// A report as data.
#[derive(Debug, Serialize)]
pub struct ReportJson<'a> {
    manuscript: &'a str,
    counts: BTreeMap<&'static str, usize>,
    reported_speech: usize,
    speakers_not_checked: usize,
    not_read: &'a [String],
    findings: Vec<FindingJson<'a>>,
}

#[derive(Debug, Serialize)]
struct FindingJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    finding: &'static str,
    speaker: Option<&'a str>,
    warnings: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    continues: bool,
    source: Option<SourceJson<'a>>,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Debug, Serialize)]
struct SourceJson<'a> {
    file: &'a str,
    speaker: Option<&'a str>,
    text: &'a str,
    /// In the text of the document, or in that of the block.
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    block: Option<usize>,
}

#[derive(Debug, Serialize)]
struct ChangeJson<'a> {
    kind: &'static str,
    manuscript: &'a str,
    source: &'a str,
}

impl<'a> ReportJson<'a> {
    /// The report of a manuscript as data.
    pub fn new(report: &'a Report, manuscript: &'a Manuscript, sources: &'a Sources) -> Self {
        let scalars = Scalars::new(&manuscript.document.text);
        let of_sources: Vec<Scalars<'_>> = sources.iter().map(|source| Scalars::new(source.text())).collect();
        let finding = |finding: &'a Finding| {
            let (start, end) = scalars.range(&finding.range);
            FindingJson {
                start,
                end,
                text: manuscript.text_of(&finding.range),
                finding: finding.kind.as_str(),
                speaker: finding.speaker.as_deref(),
                warnings: finding.warnings.iter().map(ToString::to_string).collect(),
                continues: finding.continues,
                source: source_of(finding, sources, &of_sources),
                changes: finding
                    .changes
                    .iter()
                    .map(|change| ChangeJson {
                        kind: change.kind.as_str(),
                        manuscript: &change.manuscript,
                        source: &change.source,
                    })
                    .collect(),
            }
        };
        Self {
            manuscript: &manuscript.name,
            counts: FindingKind::ALL.into_iter().map(|kind| (kind.as_str(), report.count(kind))).collect(),
            reported_speech: report.reported,
            speakers_not_checked: report.unchecked_speakers(),
            not_read: &report.unread,
            findings: report.findings.iter().map(finding).collect(),
        }
    }
}

fn source_of<'a>(finding: &'a Finding, sources: &'a Sources, scalars: &[Scalars<'_>]) -> Option<SourceJson<'a>> {
    let passage = finding.passage.as_ref()?;
    let source = sources.get(passage.source)?;
    let scalars = scalars.get(passage.source)?;
    let block = source.block_of(passage.range.start);
    let offset = block.map_or(0, |(_, start)| scalars.range(&(start..start)).0);
    let (start, end) = scalars.range(&passage.range);
    Some(SourceJson {
        file: &source.name,
        speaker: passage.speaker.as_deref(),
        text: source.text_of(&Range { start: passage.range.start, end: passage.range.end }),
        start: start - offset,
        end: end - offset,
        block: block.map(|(number, _)| number),
    })
}

//! All findings of a manuscript.

use super::finding::{Finding, FindingKind};
use crate::{
    document::{LeftOut, LeftOutKind},
    text::number::{counted, grouped},
};

/// The findings of the check of a manuscript.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// One for each quotation, in the order of the manuscript.
    pub findings: Vec<Finding>,
    /// How many sentences report speech without quotation marks. They are not checked.
    pub reported: usize,
    /// Parts of the manuscript and the sources that were not read and may contain quotations, each as a clause:
    /// "1 table of `a.md` was not read".
    pub unread: Vec<String>,
}

impl Report {
    /// The number of findings of a kind.
    pub fn count(&self, kind: FindingKind) -> usize {
        self.findings.iter().filter(|finding| finding.kind == kind).count()
    }

    /// How many quotations were checked: all except phrases.
    pub fn checked_count(&self) -> usize {
        self.findings.len() - self.count(FindingKind::Phrase)
    }

    /// How many of these were found as quoted.
    pub fn verified_count(&self) -> usize {
        self.findings.iter().filter(|finding| finding.kind.is_verified()).count()
    }

    /// The headline of a report: "7 of 9 quotations verified, 2 with warnings".
    pub fn summary(&self) -> String {
        let with_warnings =
            self.findings.iter().filter(|finding| finding.kind.is_verified() && finding.has_warnings()).count();
        let warnings = match with_warnings {
            0 => String::new(),
            1 => ", 1 with a warning".to_owned(),
            count => format!(", {} with warnings", grouped(count)),
        };
        match (self.checked_count(), self.verified_count()) {
            (0, _) => "No quotations to check".to_owned(),
            (1, 1) if with_warnings > 0 => "The quotation is verified, with a warning".to_owned(),
            (1, 1) => "The quotation is verified".to_owned(),
            (1, _) => "The quotation is not verified".to_owned(),
            (checked, verified) if checked == verified => {
                format!("All {} verified{warnings}", counted(checked, "quotation", "quotations"))
            }
            (checked, verified) => {
                format!("{} of {} verified{warnings}", grouped(verified), counted(checked, "quotation", "quotations"))
            }
        }
    }

    /// What was not checked, as a sentence, or `None` if everything was checked.
    pub fn not_judged(&self) -> Option<String> {
        let reported = (self.reported > 0).then(|| {
            let sentences = counted(self.reported, "sentence", "sentences");
            let (verb, they_were) = if self.reported == 1 { ("reports", "it was") } else { ("report", "they were") };
            format!("{sentences} {verb} speech without quotation marks; {they_were} not checked")
        });
        let clauses: Vec<String> =
            reported.into_iter().chain(self.without_speaker()).chain(self.unread.iter().cloned()).collect();
        (!clauses.is_empty()).then(|| clauses.join("; "))
    }

    /// How many quotations have no speaker in the manuscript although the source names one.
    pub fn unchecked_speakers(&self) -> usize {
        let has_none = |finding: &&Finding| {
            let of_source = finding.passage.as_ref().and_then(|passage| passage.speaker.as_ref());
            finding.speaker.is_none() && finding.kind != FindingKind::Phrase && of_source.is_some()
        };
        self.findings.iter().filter(has_none).count()
    }

    fn without_speaker(&self) -> Option<String> {
        let quotations = match self.unchecked_speakers() {
            0 => return None,
            1 if self.checked_count() == 1 => "the quotation".to_owned(),
            count => counted(count, "quotation", "quotations"),
        };
        Some(format!("the text does not show who said {quotations}, so the speaker was not checked"))
    }
}

/// The parts of a document that were not read and may contain quotations, as a clause.
pub(super) fn unread(name: &str, left_out: &[LeftOut]) -> Option<String> {
    let count = |kind| left_out.iter().filter(|item| item.kind == kind).map(|item| item.count).sum::<usize>();
    let parts: Vec<(usize, String)> = [
        (LeftOutKind::Table, "table", "tables"),
        (LeftOutKind::EarlierMessage, "earlier message", "earlier messages"),
        (LeftOutKind::Attachment, "attachment", "attachments"),
    ]
    .into_iter()
    .map(|(kind, one, many)| (count(kind), one, many))
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| (count, counted(count, one, many)))
    .collect();
    let all: usize = parts.iter().map(|(count, _)| count).sum();
    let was = if all == 1 { "was" } else { "were" };
    let words: Vec<String> = parts.into_iter().map(|(_, words)| words).collect();
    (all > 0).then(|| format!("{} of `{name}` {was} not read", words.join(" and ")))
}

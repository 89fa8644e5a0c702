//! All findings of a manuscript.

use super::finding::{Finding, FindingKind};
use crate::text::number::counted;

/// What the check of a manuscript found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// One for each quotation, in the order of the manuscript.
    pub findings: Vec<Finding>,
    /// How many sentences tell what somebody said without marks; they are not judged.
    pub reported: usize,
}

impl Report {
    /// How many findings are of a kind.
    pub fn count(&self, kind: FindingKind) -> usize {
        self.findings.iter().filter(|finding| finding.kind == kind).count()
    }

    /// How many quotations were judged: all but phrases.
    pub fn judged(&self) -> usize {
        self.findings.len() - self.count(FindingKind::Phrase)
    }

    /// How many of these stand.
    pub fn standing(&self) -> usize {
        self.findings.iter().filter(|finding| finding.kind.stands()).count()
    }

    /// What one reads first: "7 of 9 quotations stand".
    pub fn summary(&self) -> String {
        match (self.judged(), self.standing()) {
            (0, _) => "No quotations to check".to_owned(),
            (1, 1) => "The quotation stands".to_owned(),
            (1, _) => "The quotation does not stand".to_owned(),
            (judged, standing) if judged == standing => {
                format!("All {} stand", counted(judged, "quotation", "quotations"))
            }
            (judged, 0) => format!("None of {} stands", counted(judged, "quotation", "quotations")),
            (judged, standing) => {
                let verb = if standing == 1 { "stands" } else { "stand" };
                format!("{standing} of {} {verb}", counted(judged, "quotation", "quotations"))
            }
        }
    }

    /// What was not judged, as a sentence; nothing where there is nothing to say.
    pub fn not_judged(&self) -> Option<String> {
        (self.reported > 0).then(|| {
            let sentences = counted(self.reported, "sentence", "sentences");
            let verb = if self.reported == 1 { "tells" } else { "tell" };
            format!("{sentences} {verb} what somebody said without quotation marks; this is not judged")
        })
    }
}

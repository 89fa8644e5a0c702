//! A draft as the text of a briefing file.

use super::{
    Draft,
    body::on_one_line,
    embargo::embargo,
    plan::{self, Ids, occasion_record, speaker_record, topic_record},
};
use crate::{
    format::{
        value::{Record, Value},
        write_value,
    },
    limits,
    text::number::{counted, grouped},
};

/// The most characters of the name of a publisher or author.
const NAME_CHARS: usize = 300;

/// A briefing file, and what could not be put into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftedFile {
    /// The text of the file.
    pub text: String,
    /// The quotes that were left out.
    pub unplaced: UnplacedQuotes,
}

/// How many of the quotes that were found are not in the briefing file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnplacedQuotes {
    /// The same words come before them in the paragraph and cannot be told apart.
    pub ambiguous: usize,
    /// Their paragraph has as many quotes as one may have.
    pub beyond_limit: usize,
}

impl UnplacedQuotes {
    /// A clause about them; `None` if there are none.
    pub fn sentence(self) -> Option<String> {
        let quotes = |count: usize| counted(count, "quote", "quotes");
        let ambiguous = (self.ambiguous > 0)
            .then(|| format!("{} whose words also occur elsewhere in the same paragraph", quotes(self.ambiguous)));
        let most = grouped(limits::QUOTES_OF_BLOCK);
        let beyond = (self.beyond_limit > 0)
            .then(|| format!("{} beyond the {most} that a paragraph may have", quotes(self.beyond_limit)));
        let parts: Vec<_> = ambiguous.into_iter().chain(beyond).collect();
        (!parts.is_empty()).then(|| format!("left out: {}", parts.join(", and ")))
    }
}

impl Draft {
    /// The draft as a briefing file; `source_text` is the name of the file next to it that contains the document's
    /// text.
    pub fn to_briefing(&self, source_text: Option<&str>) -> DraftedFile {
        let (blocks, unplaced) = plan::body(self);
        let speakers: Vec<String> = self.speakers.iter().map(|speaker| speaker.id.clone()).collect();
        let occasions: Vec<String> = self.occasions.iter().map(|occasion| occasion.id.clone()).collect();
        let ids = Ids { speakers: &speakers, occasions: &occasions };
        let body: Vec<Value> = blocks.iter().map(|block| block.record(self, &ids).into()).collect();
        let used = self.used_occasions(&blocks);
        let occasions = self.occasions.iter().zip(&used).filter(|(_, is_used)| **is_used);
        let file = Record::named("Briefing")
            .field("format", 1)
            .field("title", self.title())
            .optional("language", self.document.language.as_deref())
            .field("source", self.source_record(source_text));
        let file = match embargo(&self.document) {
            Some(until) => file.field("release", Record::named("Embargoed").field("until", until)),
            None => file,
        };
        let file = file
            .map("speakers", self.speakers.iter().map(|one| (one.id.clone(), speaker_record(self, one))))
            .map("occasions", occasions.map(|(one, _)| (one.id.clone(), occasion_record(one))))
            .list("topics", self.topics.iter().map(topic_record))
            .field("body", Value::List(body));
        DraftedFile { text: write_value(&file.into()), unplaced }
    }

    pub(super) fn source_record(&self, source_text: Option<&str>) -> Record {
        let document = &self.document;
        let name = |name: &String| Some(on_one_line(name, NAME_CHARS)).filter(|name| !name.is_empty());
        Record::new()
            .optional("publisher", document.publisher.as_ref().and_then(name))
            .list("authors", document.authors.iter().take(limits::AUTHORS).filter_map(name))
            .optional("url", document.url.as_deref().filter(|url| url.len() <= limits::ADDRESS_BYTES))
            .optional("published", document.published.as_deref())
            .optional("text", source_text)
    }

    fn used_occasions(&self, blocks: &[plan::PlannedBlock]) -> Vec<bool> {
        let mut used = vec![false; self.occasions.len()];
        let claims = blocks.iter().flat_map(plan::PlannedBlock::claims);
        for claim in claims {
            if let Some(is_used) = used.get_mut(claim.occasion) {
                *is_used = true;
            }
        }
        used
    }
}

//! A briefing drafted from a document: its text in blocks, the quotations found in it, and for each the
//! proposed speaker, place and time. Nothing in it is confirmed.
//!
//! [`Draft::new`] creates one; [`Draft::to_briefing`] writes it as a briefing file, [`Draft::to_json`] as data for
//! other programs, and [`update`] replaces an earlier version with it and keeps the confirmed quotes.
//!
//! ```
//! use briefing_core::{
//!     document::{Format, read},
//!     draft::{Details, Draft, TopicList},
//! };
//!
//! let text = "“We will not build on the marsh,” Mayor Ann Lee said at a news conference in Busan.";
//! let document = read(text.as_bytes(), Format::Plain).expect("it is plain text");
//! let details = Details { title: Some("The marsh".to_owned()), ..Details::default() };
//! let draft = Draft::new(document, &details, &TopicList::built_in());
//! assert_eq!(draft.summary(), "1 quote by 1 speaker: 1 certain");
//! assert_eq!(draft.speakers[0].name, "Ann Lee");
//! // Nothing is confirmed until a person has checked it.
//! assert!(draft.to_briefing(None).text.contains("confirmed: false"));
//! ```

mod body;
mod briefing_file;
mod dates;
mod embargo;
mod json;
mod occasions;
mod plan;
mod speakers;
mod topics;
mod update;

use crate::{
    attribution::{Attribution, Confidence, attribute},
    document::Document,
    matching::quotation_marks::is_quotation_mark,
    text::{embargo::embargoed_until, number::counted},
};

pub use self::{
    briefing_file::{DraftedFile, UnplacedQuotes},
    json::DraftJson,
    occasions::Occasion,
    speakers::Speaker,
    topics::{TopicList, TopicListError, TopicWords},
    update::{UnconfirmedQuote, UnconfirmedReason, Update, UpdateError, update},
};

/// Details about the document given by the user. They take precedence over what the document says about itself.
#[derive(Debug, Clone, Default)]
pub struct Details {
    /// The title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// When it was published, in EDTF level 0.
    pub published: Option<String>,
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
}

/// A document with everything that was found in it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The document, with the details given by the user.
    pub document: Document,
    /// The quotations and the people.
    pub attribution: Attribution,
    /// The people who are quoted.
    pub speakers: Vec<Speaker>,
    /// The occasions: where and when something was said. The first belongs to quotes for which the text gives no other.
    pub occasions: Vec<Occasion>,
    /// For each quote of the attribution, its occasion.
    occasion_of: Vec<usize>,
    /// The topics that have text, and for each block their numbers.
    topics: Vec<TopicWords>,
    topics_of: Vec<Vec<usize>>,
}

impl Draft {
    /// Finds the quotations of a document, and proposes speakers, occasions and topics.
    pub fn new(mut document: Document, details: &Details, topics: &TopicList) -> Self {
        let chosen = |given: &Option<String>, own: Option<String>| given.clone().or(own);
        document.title = chosen(&details.title, document.title.take());
        document.publisher = chosen(&details.publisher, document.publisher.take());
        document.url = chosen(&details.url, document.url.take());
        document.published = chosen(&details.published, document.published.take());
        document.language = chosen(&details.language, document.language.take());
        let language = document.spoken_language();
        document.language = Some(language.clone()).filter(|tag| !tag.is_empty());
        let mut attribution = attribute(&document.text, &document.blocks, &language);
        leave_out_closing_commas(&document.text, &mut attribution);
        let speakers = speakers::quoted(&attribution);
        let (occasions, occasion_of) = occasions::propose(&document, &attribution);
        let (topics, topics_of) = topics.assign(&document);
        Self { document, attribution, speakers, occasions, occasion_of, topics, topics_of }
    }

    /// The title that the document gives; if it gives none, the people who talk in a transcript, or its first words.
    pub fn title(&self) -> String {
        let own = self.document.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let first = || {
            let mut texts = self.document.blocks.iter().map(|block| self.document.text_of(block));
            let text = texts.find(|text| embargoed_until(text).is_none()).unwrap_or_default();
            // The words after the place and date at the beginning of a report.
            let parts = [" — ", " – ", " -- ", " - "].iter().filter_map(|dash| text.split_once(dash));
            let place = |line: &str| line.split([',', ' ', '(']).next().map(str::to_owned).unwrap_or_default();
            let is_dateline = |line: &str| {
                let place = place(line);
                line.chars().count() < DATELINE_CHARS
                    && place.chars().count() > 2
                    && !place.contains(char::is_lowercase)
            };
            let behind = parts.filter(|(line, _)| is_dateline(line)).map(|(_, rest)| rest).next();
            behind.unwrap_or(text)
        };
        let own = own.map(|own| body::on_one_line(own, TITLE_CHARS));
        own.or_else(|| self.names_of_transcript()).unwrap_or_else(|| body::on_one_line(first(), FIRST_WORDS_CHARS))
    }

    /// Who talks in a transcript that begins with a turn, in place of a title.
    fn names_of_transcript(&self) -> Option<String> {
        const MOST: usize = 4;
        let first = self.attribution.turns.first().filter(|turn| turn.blocks.start == 0)?;
        let label = self.document.text.get(first.label.clone()).filter(|label| !label.is_empty())?;
        let names: Vec<&str> = self.speakers.iter().take(MOST).map(|speaker| speaker.name.as_str()).collect();
        let is_named = !names.is_empty() && label.chars().any(char::is_alphabetic);
        is_named.then(|| body::on_one_line(&names.join(", "), FIRST_WORDS_CHARS))
    }

    /// How many quotes the briefing will have of each confidence: certain, likely, unsure. Pieces of one quote
    /// count once. Questions of a transcript, which have no named speaker, are not counted.
    pub fn count_by_confidence(&self) -> [usize; 3] {
        let (blocks, _) = plan::body(self);
        let confidences: Vec<Confidence> = blocks.iter().flat_map(plan::PlannedBlock::confidences).collect();
        [Confidence::Certain, Confidence::Likely, Confidence::Unsure]
            .map(|confidence| confidences.iter().filter(|other| **other == confidence).count())
    }

    /// The result in a sentence: "14 quotes by 3 speakers: 11 certain, 2 likely, 1 unsure".
    pub fn summary(&self) -> String {
        let [certain, likely, unsure] = self.count_by_confidence();
        let quotes = certain + likely + unsure;
        if quotes == 0 {
            return "no quotes found".to_owned();
        }
        let quotes = counted(quotes, "quote", "quotes");
        let by = match self.speakers.len() {
            0 => ", no speaker found".to_owned(),
            count => format!(" by {}", counted(count, "speaker", "speakers")),
        };
        let tiers = [(certain, "certain"), (likely, "likely"), (unsure, "unsure")];
        let tiers: Vec<_> = tiers.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} {name}")).collect();
        format!("{quotes}{by}: {}", tiers.join(", "))
    }
}

/// Leaves the comma before a closing mark out of each quote: in “We go,” said Lee, it belongs to the sentence around.
fn leave_out_closing_commas(text: &str, attribution: &mut Attribution) {
    for quote in attribution.quotes.iter_mut().filter(|quote| !quote.in_turn) {
        let behind = text.get(quote.range.end..).unwrap_or_default();
        let words = text.get(quote.range.clone()).unwrap_or_default();
        let bare = words.trim_end_matches([',', '，', '、', '،']).trim_end();
        if behind.trim_start().starts_with(is_quotation_mark) && !bare.is_empty() {
            quote.range.end = quote.range.start + bare.len();
        }
    }
}

/// The most characters of a title, or of the first words instead of one.
const TITLE_CHARS: usize = 200;
const FIRST_WORDS_CHARS: usize = 80;
/// The most characters of the place and date before the dash of a report.
const DATELINE_CHARS: usize = 60;

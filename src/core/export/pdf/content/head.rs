//! The head of a document, and what every page shows.

use icu_locale::{LocaleDirectionality, locale};

use super::{
    super::{
        piece::{Frame, Piece, Role},
        text::{Look, Meaning, Text},
        typeset::is_language,
    },
    Composer, QuotesOf, Selection, scale,
};
use crate::{
    citation::{attribution::translation, embargo, iri, one_line},
    export::{Filter, authors, origin},
    model::{Briefing, Topic},
};

/// The title of the document.
pub(super) fn title(briefing: &Briefing) -> String {
    Some(one_line(&briefing.title)).filter(|title| !title.is_empty()).unwrap_or_else(|| "Untitled briefing".to_owned())
}

/// Whether a briefing is written from right to left, by its language or its title.
pub(super) fn is_rtl(briefing: &Briefing) -> bool {
    use unicode_bidi::{Direction, get_base_direction};
    let by_title = get_base_direction(briefing.title.as_str()) == Direction::Rtl;
    let language = icu_locale::LanguageIdentifier::try_from_str(&briefing.language.replace('_', "-"));
    language.map_or(by_title, |language| LocaleDirectionality::new_common().is_right_to_left(&language) || by_title)
}

/// What every page shows beside the text.
pub(super) fn frame(briefing: &Briefing) -> Frame {
    let source = &briefing.source;
    let names = [source.publisher.as_deref(), source.publication.as_deref(), source.url.as_deref()];
    let names: Vec<_> = names.into_iter().flatten().map(one_line).filter(|name| !name.is_empty()).collect();
    Frame {
        title: title(briefing),
        date: source.published.map(|date| date.in_language(&briefing.language)).unwrap_or_default(),
        source: names.join(" · "),
        embargo: embargo(briefing),
    }
}

/// What every page shows beside quotes of several briefings. If one is embargoed, every page says so.
pub(super) fn frame_of_several(title: &str, parts: &[QuotesOf<'_>]) -> Frame {
    let mut embargoes: Vec<String> = parts.iter().filter_map(|part| embargo(part.briefing)).collect();
    embargoes.dedup();
    let embargo = match embargoes.as_slice() {
        [] => None,
        [one] => Some(format!("{one} (in part)")),
        _ => Some("EMBARGOED in part, see the briefings".to_owned()),
    };
    Frame { title: title.to_owned(), date: String::new(), source: String::new(), embargo }
}

/// The title of the document.
pub(super) fn title_piece(title: &str) -> Piece {
    let (look, leading) = scale::TITLE;
    Piece::new(Role::Title, Text::of(title, look), leading, 10.0).kept_with_next()
}

impl Composer<'_> {
    /// Embargo, title, byline, where it comes from, and which part of it this is.
    pub(super) fn head(&mut self, selection: &Selection) {
        if let Some(line) = embargo(self.briefing) {
            self.warning(&line, 0.0);
        }
        self.push(title_piece(&title(self.briefing)));
        if let Some(part) = self.part(selection) {
            let (look, leading) = scale::HEADING;
            let text = Text::of(&part, look).in_language(self.own);
            self.push(Piece::new(Role::Paragraph, text, leading, 6.0).kept_with_next());
        }
        self.provenance();
    }

    /// What precedes the quotes of one of several briefings: its title, and everything in its head.
    pub(super) fn head_of_part(&mut self) {
        let (look, leading) = scale::HEADING;
        let text = Text::of(&title(self.briefing), look);
        self.push(Piece::new(Role::Heading(2), text, leading, 26.0).kept_with_next());
        if let Some(line) = embargo(self.briefing) {
            self.warning(&line, 4.0);
        }
        self.provenance();
    }

    /// Its authors, its source, and remarks on the text.
    fn provenance(&mut self) {
        if let Some(names) = authors(self.briefing) {
            let by = if is_language(&self.briefing.language, "en") { format!("By {names}") } else { names };
            let look = Look { is_bold: true, ..scale::SMALL.0 };
            self.push(Piece::new(Role::Paragraph, Text::of(&by, look), scale::SMALL.1, 9.0));
        }
        self.origin();
        if let Some(said) = translation(self.briefing) {
            let mut letters = said.chars();
            let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            self.small(&(first + letters.as_str()), 0.0);
        }
        if self.briefing.unconfirmed_count() > 0 {
            self.warning("Draft: not all quotes have been confirmed", 4.0);
        }
    }

    fn origin(&mut self) {
        let (look, leading) = scale::SMALL;
        let mut text = Text::of(&origin(self.briefing).join(" · "), look);
        if let Some(url) = self.briefing.source.url.as_deref() {
            if !text.is_blank() {
                text.push(" · ", look, Meaning::Words);
            }
            text.push(&one_line(url), look, Meaning::Link(iri::iri(url)));
        }
        self.push(Piece::new(Role::Paragraph, text, leading, 2.0));
    }

    /// What the document contains, or `None` if that is the whole briefing.
    fn part(&self, selection: &Selection) -> Option<String> {
        let filter = match selection {
            Selection::Quotes(_) => return Some("Selected quotes".to_owned()),
            Selection::Part(filter) => filter,
        };
        let name = |id| self.briefing.speaker(id).map(|speaker| one_line(&speaker.distinct_name()));
        let speaker = filter.quotes.speaker.and_then(name);
        let occasion = filter.quotes.occasion.and_then(|id| self.briefing.occasion(id));
        let topic = filter.topic.and_then(|id| self.briefing.topic(id)).map(|topic| one_line(&topic.title));
        let quotes = match (speaker, occasion) {
            (Some(speaker), _) => Some(format!("Quotes of {speaker}")),
            (None, Some(occasion)) => Some(format!("Quotes: {}", one_line(&occasion.name))),
            (None, None) => None,
        };
        let parts: Vec<_> = quotes.into_iter().chain(topic).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// The topics with their summaries and facts.
    pub(super) fn topics(&mut self, filter: Filter) {
        let has_more = |topic: &&Topic| topic.summary.is_some() || !topic.facts.is_empty();
        let briefing = self.briefing;
        let topics: Vec<&Topic> = filter.topics(briefing).filter(has_more).collect();
        if filter.topic.is_none() && !topics.is_empty() {
            self.section("At a glance");
        }
        for topic in topics {
            self.topic(topic, filter.topic.is_none());
        }
    }

    fn topic(&mut self, topic: &Topic, has_title: bool) {
        let (look, leading) = scale::GLANCE;
        if has_title {
            let text = Text::of(&one_line(&topic.title), look.bold());
            self.push(Piece::new(Role::Heading(3), text, leading, 7.0).kept_with_next());
        }
        if let Some(summary) = &topic.summary {
            let before = if has_title { 1.0 } else { 12.0 };
            self.push(Piece::new(Role::Paragraph, Text::of(summary, look.italic()), leading, before));
        }
        for fact in &topic.facts {
            let mut text = Text::of(&one_line(&fact.value), look.bold());
            let label = scale::SMALL.0;
            text.push(&format!("  {}", one_line(&fact.label)), label, Meaning::Words);
            self.push(Piece::new(Role::Item(1), text, leading, 1.0).inset(scale::INDENT).hanging("•", look));
        }
    }
}

// The direction is looked up in the data of the library, which has at least this locale.
const _: icu_locale::Locale = locale!("ar");

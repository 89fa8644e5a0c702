//! Says in words who spoke, in which role, where and when, and who published it. What is not known drops
//! out, and its comma with it.

use crate::model::{Briefing, VerifiedQuote};

use super::{marks, one_line};

/// Who said it, as what, on which occasion, where and when, and in brackets the publisher:
/// "Lee Jae-myung, President of the Republic of Korea, joint press announcement, Nara Prefecture,
/// Japan, 13 January 2026 (Korea Policy Briefing)".
pub fn attribution(quote: &VerifiedQuote<'_>) -> String {
    let speech = speech(quote);
    match publisher(quote.briefing()) {
        Some(publisher) => format!("{speech} ({publisher})"),
        None => speech,
    }
}

/// Everything but the publisher.
pub(crate) fn speech(quote: &VerifiedQuote<'_>) -> String {
    let (speaker, occasion) = (quote.speaker(), quote.occasion());
    let event = within_a_sentence(&one_line(&occasion.name), &quote.briefing().language);
    let parts = [
        one_line(&speaker.name),
        speaker.role.as_deref().map(one_line).unwrap_or_default(),
        event,
        occasion.place.as_deref().map(one_line).unwrap_or_default(),
        occasion.date.map(|date| date.in_language(&quote.briefing().language)).unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Who brings the briefing out; where the file does not say, the periodical or site.
pub(crate) fn publisher(briefing: &Briefing) -> Option<String> {
    let source = &briefing.source;
    let name = source.publisher.as_deref().or(source.publication.as_deref())?;
    Some(one_line(name)).filter(|name| !name.is_empty())
}

/// The text that the quotes stand in: its title in quotation marks, the periodical, the publisher, the date.
pub(super) fn source_line(briefing: &Briefing) -> String {
    let source = &briefing.source;
    let title = one_line(&briefing.title);
    let mut parts = if title.is_empty() { Vec::new() } else { vec![marks::quoted(&title, &briefing.language)] };
    parts.extend([&source.publication, &source.publisher].into_iter().flatten().map(|name| one_line(name)));
    parts.extend(source.published.map(|date| date.in_language(&briefing.language)));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Words that begin the name of an occasion and are no names themselves.
const COMMON: &[&str] = &[
    "Address",
    "Annual",
    "Announcement",
    "Answer",
    "Banquet",
    "Briefing",
    "Ceremony",
    "Closing",
    "Conference",
    "Debate",
    "Dinner",
    "Emergency",
    "Expanded",
    "Explanation",
    "Farewell",
    "Final",
    "First",
    "Friendly",
    "General",
    "Hearing",
    "Informal",
    "Interview",
    "Introduction",
    "Joint",
    "Keynote",
    "Lecture",
    "Letter",
    "Live",
    "Lunch",
    "Luncheon",
    "Media",
    "Meeting",
    "Message",
    "New",
    "News",
    "Official",
    "Online",
    "Open",
    "Opening",
    "Panel",
    "Parliamentary",
    "Phone",
    "Plenary",
    "Post",
    "Press",
    "Private",
    "Public",
    "Question",
    "Questions",
    "Radio",
    "Reception",
    "Remarks",
    "Reply",
    "Response",
    "Second",
    "Session",
    "Small",
    "Social",
    "Speech",
    "Statement",
    "State",
    "Summit",
    "Talk",
    "Talks",
    "Telephone",
    "Television",
    "Third",
    "Toast",
    "Town",
    "Video",
    "Visit",
    "Welcome",
    "Written",
];

/// An occasion's name as it stands within a sentence: "Joint press announcement" begins small there, and
/// what may be a name does not. A common word is made small only where no capital and no figure follows
/// anywhere in the name: better a capital too many than a name spoilt. Which words are common is known for
/// English alone.
fn within_a_sentence(name: &str, language: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    let rest = name.get(first.len()..).unwrap_or_default();
    let is_name = rest.contains(|c: char| c.is_uppercase() || c.is_numeric());
    let is_english = language.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"));
    let mut letters = name.chars();
    match letters.next() {
        Some(letter) if COMMON.contains(&first) && !is_name && is_english => {
            letter.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occasion_begins_small_within_a_sentence_unless_it_is_a_name() {
        for (written, within) in [
            ("Joint press announcement", "joint press announcement"),
            ("Dinner", "dinner"),
            ("Visit to Horyuji Temple", "Visit to Horyuji Temple"),
            ("State of the Union address", "State of the Union address"),
            ("Summit of the Americas", "Summit of the Americas"),
            ("Radio 4 interview", "Radio 4 interview"),
            ("Conference of the Parties", "Conference of the Parties"),
            ("Speech from the Throne", "Speech from the Throne"),
            ("Address to the Nation", "Address to the Nation"),
            ("Question Time", "Question Time"),
            ("Press conference", "press conference"),
            ("G20 summit", "G20 summit"),
            ("UN General Assembly", "UN General Assembly"),
            ("Davos Forum", "Davos Forum"),
            ("McDonald hearing", "McDonald hearing"),
            ("A speech", "A speech"),
            ("Nara summit", "Nara summit"),
            ("Takaichi’s dinner", "Takaichi’s dinner"),
            ("Monday briefing", "Monday briefing"),
            ("Press Club talk", "Press Club talk"),
            ("Élysée Palace press call", "Élysée Palace press call"),
            ("공동 언론 발표", "공동 언론 발표"),
            ("", ""),
        ] {
            assert_eq!(within_a_sentence(written, "en"), within);
        }
        assert_eq!(within_a_sentence("Pressekonferenz in Berlin", "de-DE"), "Pressekonferenz in Berlin");
    }
}

//! Answerable for the words that say who spoke, in which role, where and when, and who brought it
//! out. What is not known drops out, and its comma with it.

use crate::briefing::{Briefing, Vouched};

use super::one_line;

/// Who said it, as what, on which occasion, where and when, and in brackets the publisher:
/// "Lee Jae-myung, President of the Republic of Korea, joint press announcement, Nara Prefecture,
/// Japan, 13 January 2026 (Korea Policy Briefing)".
pub fn attribution(quote: &Vouched<'_>) -> String {
    let speech = speech(quote);
    match publisher(quote.briefing()) {
        Some(publisher) => format!("{speech} ({publisher})"),
        None => speech,
    }
}

/// Everything but the publisher.
pub(crate) fn speech(quote: &Vouched<'_>) -> String {
    let (speaker, occasion) = (quote.speaker(), quote.occasion());
    let event = within_a_sentence(&one_line(&occasion.name), &quote.briefing().language);
    let parts = [
        one_line(&speaker.name),
        speaker.role.as_deref().map(one_line).unwrap_or_default(),
        event,
        occasion.place.as_deref().map(one_line).unwrap_or_default(),
        occasion.date.map(|date| date.to_string()).unwrap_or_default(),
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
    let mut parts = if title.is_empty() { Vec::new() } else { vec![format!("“{title}”")] };
    parts.extend([&source.publication, &source.publisher].into_iter().flatten().map(|name| one_line(name)));
    parts.extend(source.published.map(|date| date.to_string()));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// An occasion's name as it stands within a sentence: "Joint press announcement" begins small there,
/// and "G20 summit", "UN General Assembly" and "Davos Forum" do not.
///
/// The first letter stays where the first word has another capital or a digit in it, where the second
/// word begins with a capital, and in German and Luxembourgish, which write every noun with one. A
/// name of one word, such as "Dinner", is taken for a common noun.
fn within_a_sentence(name: &str, language: &str) -> String {
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default();
    let is_name = first.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric())
        || words.next().is_some_and(|second| second.starts_with(char::is_uppercase))
        || is_written_with_capitals(language)
        // "I", "A": one letter is no word to lower.
        || first.chars().count() < 2;
    let mut letters = name.chars();
    match letters.next() {
        Some(letter) if !is_name => letter.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

fn is_written_with_capitals(language: &str) -> bool {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    ["de", "lb"].iter().any(|german| primary.eq_ignore_ascii_case(german))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occasion_begins_small_within_a_sentence_unless_it_is_a_name() {
        for (written, within) in [
            ("Joint press announcement", "joint press announcement"),
            ("Dinner", "dinner"),
            ("Visit to Horyuji Temple", "visit to Horyuji Temple"),
            ("Welcome at President Lee’s residence", "welcome at President Lee’s residence"),
            ("G20 summit", "G20 summit"),
            ("UN General Assembly", "UN General Assembly"),
            ("Davos Forum", "Davos Forum"),
            ("McDonald hearing", "McDonald hearing"),
            ("A speech", "A speech"),
            ("Élysée Palace press call", "Élysée Palace press call"),
            ("공동 언론 발표", "공동 언론 발표"),
            ("", ""),
        ] {
            assert_eq!(within_a_sentence(written, "en"), within);
        }
        assert_eq!(within_a_sentence("Pressekonferenz in Berlin", "de-DE"), "Pressekonferenz in Berlin");
    }
}

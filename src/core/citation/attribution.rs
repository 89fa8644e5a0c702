//! Writes in words who spoke, in which role, where and when, and who published it. Unknown parts are left out, with
//! their commas.

use crate::model::{Briefing, Quote, Speaker, Translator, VerifiedQuote};

use super::{Options, locator, marks, one_line};

/// The speaker, role, occasion, place and date, and in brackets the publisher: "Lee Jae-myung, President of the
/// Republic of Korea, joint press announcement, Nara Prefecture, Japan, 13 January 2026 (Korea Policy
/// Briefing)".
pub fn attribution(quote: &VerifiedQuote<'_>) -> String {
    attribution_with(quote, Options::default())
}

/// Like [`attribution`], with the paragraph number if `options` include it.
pub(super) fn attribution_with(quote: &VerifiedQuote<'_>, options: Options) -> String {
    format!("{}{}", speech(quote), in_brackets(publisher(quote.briefing()), quote, options))
}

/// The part in brackets: the publisher, as the format writes it, and the paragraph number if `options` include
/// it.
pub(super) fn in_brackets(publisher: Option<String>, quote: &VerifiedQuote<'_>, options: Options) -> String {
    let parts: Vec<_> = publisher.into_iter().chain(locator::in_language(quote, options)).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// The attribution without the publisher.
pub(crate) fn speech(quote: &VerifiedQuote<'_>) -> String {
    let occasion = quote.occasion();
    let event = within_a_sentence(&one_line(&occasion.name), &quote.briefing().language);
    let parts = [
        people(quote),
        event,
        occasion.place.as_deref().map(one_line).unwrap_or_default(),
        occasion.date.map(|date| date.in_language(&quote.briefing().language)).unwrap_or_default(),
        translation(quote.briefing()).unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The speakers, each with the role on that day: "Ann Lee, Mayor, and Bob Ray, Harbour Master".
fn people(quote: &VerifiedQuote<'_>) -> String {
    let one = |speaker: &'_ Speaker, role: Option<&str>| {
        let role = role.map(one_line).filter(|role| !role.is_empty());
        [Some(one_line(&speaker.name)), role].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let all: Vec<_> = quote.speakers().map(|(_, speaker)| one(speaker, quote.role_of(speaker))).collect();
    let has_roles = all.iter().any(|one| one.contains(','));
    joined(&all, &quote.briefing().language, has_roles)
}

/// The names of the speakers of a quote, verified or not: "Ann Lee and Bob Ray". Speakers with the same name are
/// followed by their roles. `None` if the file does not define a speaker.
pub fn speakers_of(briefing: &Briefing, quote: &Quote) -> Option<String> {
    let speakers = quote.speakers().filter_map(|id| briefing.speaker(id));
    let names: Vec<_> = speakers.map(|speaker| one_line(&speaker.distinct_name())).collect();
    (!names.is_empty()).then(|| joined(&names, &briefing.language, false))
}

/// Names joined as in a sentence of the language: "A and B"; after commas within them "A, x, and B, y".
pub(crate) fn joined(names: &[String], language: &str, has_commas: bool) -> String {
    let and = match language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "en" => " and ",
        "de" => " und ",
        "fr" => " et ",
        "es" => " y ",
        "it" | "pt" => " e ",
        "nl" => " en ",
        "ko" => ", ",
        "ja" | "zh" => "、",
        _ => ", ",
    };
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first, last] if has_commas && and.starts_with(' ') => format!("{first},{and}{last}"),
        [most @ .., last] => format!("{}{and}{last}", most.join(", ")),
    }
}

/// The remark on a translation: "translated from Korean by Jo Han". The words are English, as those of an
/// embargo are.
pub fn translation(briefing: &Briefing) -> Option<String> {
    let translated = briefing.source.translated.as_ref()?;
    let language = language_name(&translated.from);
    Some(match &translated.by {
        Translator::Machine => format!("translated from {language} by machine"),
        Translator::Person(name) => format!("translated from {language} by {}", one_line(name)),
    })
}

/// The English name of a language, by its BCP 47 tag; for languages from which press material is rarely
/// translated, the tag itself.
pub fn language_name(tag: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("ar", "Arabic"),
        ("bg", "Bulgarian"),
        ("bn", "Bengali"),
        ("cs", "Czech"),
        ("da", "Danish"),
        ("de", "German"),
        ("el", "Greek"),
        ("en", "English"),
        ("es", "Spanish"),
        ("et", "Estonian"),
        ("fa", "Persian"),
        ("fi", "Finnish"),
        ("fr", "French"),
        ("he", "Hebrew"),
        ("hi", "Hindi"),
        ("hr", "Croatian"),
        ("hu", "Hungarian"),
        ("id", "Indonesian"),
        ("it", "Italian"),
        ("ja", "Japanese"),
        ("ka", "Georgian"),
        ("kk", "Kazakh"),
        ("ko", "Korean"),
        ("lt", "Lithuanian"),
        ("lv", "Latvian"),
        ("ms", "Malay"),
        ("nb", "Norwegian"),
        ("nl", "Dutch"),
        ("nn", "Norwegian"),
        ("no", "Norwegian"),
        ("pl", "Polish"),
        ("pt", "Portuguese"),
        ("ro", "Romanian"),
        ("ru", "Russian"),
        ("sk", "Slovak"),
        ("sl", "Slovenian"),
        ("sr", "Serbian"),
        ("sv", "Swedish"),
        ("sw", "Swahili"),
        ("ta", "Tamil"),
        ("th", "Thai"),
        ("tl", "Tagalog"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
        ("ur", "Urdu"),
        ("vi", "Vietnamese"),
        ("yue", "Cantonese"),
        ("zh", "Chinese"),
    ];
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    NAMES.iter().find(|(known, _)| *known == primary).map_or_else(|| one_line(tag), |(_, name)| (*name).to_owned())
}

/// The publisher of the briefing, or else the periodical or site.
pub(crate) fn publisher(briefing: &Briefing) -> Option<String> {
    let source = &briefing.source;
    let name = source.publisher.as_deref().or(source.publication.as_deref())?;
    Some(one_line(name)).filter(|name| !name.is_empty())
}

/// The text that contains the quotes: its title in quotation marks, the periodical, the publisher, the date.
pub(super) fn source_line(briefing: &Briefing) -> String {
    let source = &briefing.source;
    let title = one_line(&briefing.title);
    let mut parts = if title.is_empty() { Vec::new() } else { vec![marks::quoted(&title, &briefing.language)] };
    parts.extend([&source.publication, &source.publisher].into_iter().flatten().map(|name| one_line(name)));
    parts.extend(source.published.map(|date| date.in_language(&briefing.language)));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Words at the beginning of an occasion's name that are not proper names.
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

/// An occasion's name within a sentence: "Joint press announcement" begins with a lower-case letter there, but a
/// proper name does not. A common word is written in lower case only if no capital letter and no digit follows
/// anywhere in the name: a superfluous capital is better than a damaged name. Common words are known only for
/// English.
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
    fn an_occasion_is_in_lower_case_in_a_sentence_unless_it_is_a_name() {
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

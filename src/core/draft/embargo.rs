//! The embargo that a document states in a line of its own at its beginning or end.

use std::sync::LazyLock;

use jiff::{civil::DateTime, tz::Offset};
use regex::Regex;

use crate::{
    document::Document,
    text::{dates::days_in, embargo::embargoed_until, single_spaced},
};

/// How many blocks at the beginning and at the end of a document are looked at.
const LOOKED_AT: usize = 8;
/// The end of the embargo that a document states: a time as in RFC 3339 if the line names the day, the hour and the zone,
/// or else the words of the line.
pub(super) fn embargo(document: &Document) -> Option<String> {
    let blocks = &document.blocks;
    let at_end = blocks.len().saturating_sub(LOOKED_AT).max(LOOKED_AT);
    let blocks = blocks.iter().take(LOOKED_AT).chain(blocks.iter().skip(at_end));
    let mut lines = blocks.flat_map(|block| document.text_of(block).lines());
    let until = lines.find_map(embargoed_until)?;
    let language = document.language.as_deref().unwrap_or_default();
    Some(moment(until, language).unwrap_or_else(|| single_spaced(until)))
}

/// The hours of a time, its minutes and the half of the day.
static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?m\b\.?|p\.?m\b\.?|noon\b|uhr\b|hrs\b|h\b)?").ok()
});

/// A zone by its distance from Greenwich.
static OFFSET: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:\b(?:UTC|GMT)\s*)?([+−-])(\d{1,2})(?::?(\d{2}))?\b").ok());

/// Zones by their names, with their hours from Greenwich. CST and IST, which mean several zones, are not among them.
const ZONES: [(&str, i8); 18] = [
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("BST", 1),
    ("CET", 1),
    ("MEZ", 1),
    ("CEST", 2),
    ("MESZ", 2),
    ("EET", 2),
    ("EEST", 3),
    ("MSK", 3),
    ("KST", 9),
    ("JST", 9),
    ("EST", -5),
    ("EDT", -4),
    ("PST", -8),
    ("PDT", -7),
    ("AEST", 10),
];

/// The moment, if the words name a day with its year, one time of day and one zone.
fn moment(words: &str, language: &str) -> Option<String> {
    let days = days_in(words, language);
    let [day] = days.as_slice() else { return None };
    let (before, after) = (words.get(..day.range.start)?, words.get(day.range.end..)?);
    let rest = format!("{before} \n {after}");
    let mut zones =
        ZONES.iter().filter(|(name, _)| rest.split(|c: char| !c.is_alphanumeric()).any(|word| word == *name));
    let (offset, rest) = match (OFFSET.as_ref()?.captures(&rest), zones.next(), zones.next()) {
        (Some(found), named, None) if named.is_none_or(|(_, hours)| *hours == 0) => {
            let number = |at: usize| found.get(at).map_or(Some(0), |part| part.as_str().parse::<i32>().ok());
            let seconds = number(2)? * 3_600 + number(3)? * 60;
            let sign = if found.get(1)?.as_str() == "+" { 1 } else { -1 };
            (Offset::from_seconds(sign * seconds).ok()?, rest.replace(found.get(0)?.as_str(), " "))
        }
        (None, Some((_, hours)), None) => (Offset::from_hours(*hours).ok()?, rest),
        _ => return None,
    };
    let mut times = TIME.as_ref()?.captures_iter(&rest);
    let (time, None) = (times.next()?, times.next()) else { return None };
    let half = time.get(3).map(|half| half.as_str().to_lowercase()).unwrap_or_default();
    let (hours, minutes) = (time.get(1)?.as_str().parse::<i8>().ok()?, time.get(2));
    if minutes.is_none() && half.is_empty() {
        return None;
    }
    let hours = match (half.chars().next(), hours) {
        (Some('a' | 'p'), 13.. | ..=0) => return None,
        (Some('a'), 12) => 0,
        (Some('p'), 1..=11) => hours + 12,
        _ => hours,
    };
    let minutes = minutes.map_or(Some(0), |minutes| minutes.as_str().parse().ok())?;
    let at = DateTime::new(day.year?, day.month?, day.day, hours, minutes, 0, 0).ok()?;
    offset.to_timestamp(at).ok()?;
    Some(format!("{}{}", at.strftime("%Y-%m-%dT%H:%M:%S"), offset_text(offset)))
}

/// An offset as in RFC 3339: “+01:00”.
fn offset_text(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain::from_text;

    fn found(line: &str) -> Option<String> {
        embargo(&from_text(format!("{line}\n\nHarbour to close\n\n“It will close,” the mayor said.\n")))
    }

    #[test]
    fn an_embargo_with_day_hour_and_zone_is_a_moment() {
        for (line, moment) in [
            ("EMBARGOED UNTIL 3 March 2026, 06:00 CET", "2026-03-03T06:00:00+01:00"),
            ("Strictly embargoed until 00.01 GMT on 4 June 2026", "2026-06-04T00:01:00+00:00"),
            ("*Embargo: 9 a.m. EDT, May 5, 2026*", "2026-05-05T09:00:00-04:00"),
            ("Under embargo until 12 pm BST, 1 July 2026", "2026-07-01T12:00:00+01:00"),
            ("Sperrfrist: 14. Januar 2026, 18.30 Uhr MEZ", "2026-01-14T18:30:00+01:00"),
            ("Embargoed until 14 January 2026, 09:00 UTC+9", "2026-01-14T09:00:00+09:00"),
            ("NOT FOR PUBLICATION BEFORE 14 January 2026 09:00 (+05:30)", "2026-01-14T09:00:00+05:30"),
        ] {
            assert_eq!(found(line).as_deref(), Some(moment), "{line}");
        }
    }

    #[test]
    fn an_embargo_without_a_clear_moment_is_kept_in_its_words() {
        for (line, words) in [
            ("Embargoed until delivery", "delivery"),
            ("EMBARGO UNTIL THE END OF THE PRESS CONFERENCE", "THE END OF THE PRESS CONFERENCE"),
            ("Embargoed until 3 March 2026, 06:00", "3 March 2026, 06:00"),
            ("Embargoed until 06:00 or 07:00 CET on 3 March 2026", "06:00 or 07:00 CET on 3 March 2026"),
            ("Embargo: Tuesday, 9 am", "Tuesday, 9 am"),
            ("Sous embargo jusqu’au 5 mai 2026 à 6h", "5 mai 2026 à 6h"),
            ("Bajo embargo hasta el 5 de mayo", "el 5 de mayo"),
            ("Embargoed until 31 February 2026, 06:00 CET", "31 February 2026, 06:00 CET"),
        ] {
            assert_eq!(found(line).as_deref(), Some(words), "{line}");
        }
    }

    #[test]
    fn a_report_about_an_embargo_states_none() {
        for line in [
            "Embargo on arms exports extended until 2027",
            "Embargo until 2027 will hit exporters, minister says",
            "Arms embargo: what changes on 3 March 2026",
            "Embargoed goods worth 3 million seized",
            "Embargo",
            "EMBARGO LIFTED",
            "The statement was embargoed until 3 March 2026.",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }

    #[test]
    fn a_draft_is_embargoed_and_its_occasion_has_not_the_day_on_which_that_ends() {
        use crate::draft::{Details, Draft, TopicList};
        let document =
            from_text("EMBARGOED UNTIL 3 March 2026, 06:00 CET\n\n“We lost it,” said owner Ann Lee.\n".to_owned());
        let text = Draft::new(document, &Details::default(), &TopicList::built_in()).to_briefing(None).text;
        assert!(text.contains("release: Embargoed(until: \"2026-03-03T06:00:00+01:00\")"), "{text}");
        assert!(!text.contains("date:"), "{text}");
    }

    #[test]
    fn an_embargo_below_the_text_counts_and_one_in_its_middle_does_not() {
        let text = |place: usize| {
            let mut lines: Vec<String> = (0..40).map(|n| format!("Paragraph number {n} of the release.")).collect();
            lines[place] = "Embargoed until 3 March 2026".to_owned();
            from_text(lines.join("\n\n"))
        };
        assert_eq!([1, 20, 38].map(|place| embargo(&text(place)).is_some()), [true, false, true]);
    }
}

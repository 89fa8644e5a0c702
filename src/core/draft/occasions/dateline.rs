//! The dateline of an article: "LONDON, 12 March 2026 —", "Berlin (dpa) –", "(서울=연합뉴스)".

use std::sync::LazyLock;

use regex::Regex;

use super::super::dates::{self, Day};
use crate::document::{Block, BlockKind, Document};
use crate::text::{dates::days_in, embargo::embargoed_until, weekdays::weekday_of};

/// The place and the date with which a text begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Dateline {
    pub(super) place: Option<String>,
    pub(super) date: Option<Day>,
}

/// How many blocks from the beginning are searched for a dateline.
const BLOCKS: usize = 8;
/// How many bytes of a block are searched.
const REACH: usize = 120;

static LATIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let place = r"(?P<place>\p{Lu}[\p{L}.'’ -]{1,40}?(?:,\s\p{Lu}[\p{L}.]{1,20})?)";
    let agency = r"(?P<agency>\s*[(/][^)/]{2,40}[)/])?";
    Regex::new(&format!(r"^{place}(?:,\s(?P<date>[^—–()]{{3,40}}?))?{agency}\s*(?:[—–]|--|\s-\s)")).ok()
});
static KOREAN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[(\[](?P<place>[\p{Hangul}]{2,10})=[^)\]]{2,30}[)\]]").ok());

/// The dateline of a document, including the date in a line by itself near its beginning.
pub(super) fn of(document: &Document, published: Option<Day>) -> Dateline {
    // The day on which an embargo ends is not that of the text.
    let is_embargo = |block: &Block| document.text_of(block).lines().any(|line| embargoed_until(line).is_some());
    let blocks = document.blocks.iter().take(BLOCKS).filter(|block| !is_embargo(block));
    let texts = blocks.clone().filter(|block| block.kind == BlockKind::Paragraph).map(|block| document.text_of(block));
    let language = document.language.as_deref().unwrap_or_default();
    let is_short = |text: &&str| text.len() < REACH;
    let mut dateline = texts.clone().find_map(|text| in_text(text, language, published)).unwrap_or_default();
    if dateline.place.is_none()
        && let Some(found) = blocks.clone().find_map(|block| dated(document.text_of(block), language))
        && dateline.date.is_none_or(|date| found.date == Some(date))
    {
        dateline = found;
    }
    if dateline.date.is_none() {
        let lines = blocks.map(|block| document.text_of(block)).filter(is_short);
        dateline.date = lines.filter_map(|line| dates::whole_day(line, language, published)).next();
    }
    dateline
}

fn in_text(text: &str, language: &str, published: Option<Day>) -> Option<Dateline> {
    let beginning = text.get(..text.floor_char_boundary(REACH)).unwrap_or(text);
    if let Some(found) = KOREAN.as_ref().and_then(|regex| regex.captures(beginning)) {
        return Some(Dateline { place: found.name("place").map(|place| place.as_str().to_owned()), date: None });
    }
    let found = LATIN.as_ref()?.captures(beginning)?;
    let place = found.name("place")?.as_str().trim();
    let date = found.name("date").and_then(|date| dates::whole_day(date.as_str(), language, published));
    if is_label(place) {
        // The dateline may follow: "PRESS RELEASE – London, 12 March 2026 – The harbour".
        let rest = beginning.get(found.get(0)?.end()..)?.trim_start();
        let of_label = date.map(|date| Dateline { place: None, date: Some(date) });
        return in_text(rest, language, published).or(of_label);
    }
    let is_shouted = place.chars().filter(|c| c.is_alphabetic()).take(4).all(char::is_uppercase);
    let is_dateline = is_shouted || date.is_some() || found.name("agency").is_some();
    is_dateline.then(|| Dateline { place: Some(in_title_case(place)), date })
}

/// A place with a whole date after it: "Luxembourg, 30 June 2026", "PRAHA 2. listopadu 2026 (ČTK)", "ΑΘΗΝΑ, 4 Μαΐου
/// 2026. Η υπουργός …".
fn dated(text: &str, language: &str) -> Option<Dateline> {
    const MOST_WORDS: usize = 4;
    let beginning = text.get(..text.floor_char_boundary(REACH))?;
    let days = days_in(beginning, language);
    let day = days.first()?;
    let date = Day::new(day.year?, day.month?, day.day).ok()?;
    let after = beginning.get(day.range.end..)?.trim_start_matches(' ');
    // "2026 року", "2026 г.", "2026 r."
    let after = ["року", "года", "г", "r", "р"].iter().find_map(|year| after.strip_prefix(year)).unwrap_or(after);
    let is_end = after.is_empty() || after.trim_start().starts_with(['.', ',', ':', '–', '—', '-', '(', '\n']);
    let before = without_weekday(beginning.get(..day.range.start)?.trim_end());
    // "Paris, le 12 mars 2026", "Berlin, den 12. März 2026".
    let article =
        before.rsplit_once(", ").filter(|(_, word)| matches!(*word, "le" | "den" | "am" | "dnia" | "a" | "li"));
    let place = article.map_or(before, |(place, _)| place);
    let bare = place.trim_end_matches([',', '،']);
    let is_shouted = bare.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && bare.chars().count() > 2;
    let is_set_off = bare.len() < place.len() || article.is_some();
    let is_name = |word: &str| {
        let first = word.chars().next();
        first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
            && word
                .chars()
                .all(|c| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) || "-.'’,".contains(c))
    };
    let words: Vec<&str> = bare.split(' ').collect();
    let is_place = is_end
        && (is_shouted || is_set_off)
        && words.len() <= MOST_WORDS
        && words.iter().all(|word| is_name(word))
        && !is_label(bare)
        && !words.first().is_some_and(|word| BYLINES.contains(&word.to_lowercase().as_str()))
        && !words.iter().any(|word| is_weekday(word));
    is_place.then(|| Dateline { place: Some(in_title_case(bare)), date: Some(date) })
}

/// Words before the name of an author.
const BYLINES: [&str; 12] = ["by", "von", "par", "por", "di", "da", "af", "av", "door", "przez", "автор", "от"];

/// "Oslo, Monday" before a date, without the weekday.
fn without_weekday(before: &str) -> &str {
    let bare = before.trim_end_matches([',', ' ']);
    match bare.rsplit_once(' ') {
        Some((place, word)) if is_weekday(word) && place.ends_with(',') => place,
        _ => before,
    }
}

/// Whether a word is the name of a day of the week, or an abbreviation of one in English.
fn is_weekday(word: &str) -> bool {
    const SHORT: [&str; 10] = ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"];
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    weekday_of(word).is_some() || SHORT.contains(&word.to_lowercase().as_str())
}

/// Words in capitals in the position of a place that say which kind of text follows, for whom, or from when.
const LABEL_WORDS: &str = "\
    advisory alert analysis announcement background breaking briefing bulletin comment commentary correction corrected \
    editorial embargo embargoed exclusive fact factsheet for from guidance immediate immediately information interview live \
    media memo memorandum news newsletter not note notes notice of on op-ed opinion photo photos press publication readout \
    release released remarks report sheet speech statement strictly summary text the to transcript under until update updated \
    urgent use video watch \
    analyse der die erklärung freigegeben für information interview kommentar medieninformation medienmitteilung meinung \
    meldung mitteilung presse presseaussendung presseerklärung presseinformation pressemeldung pressemitteilung \
    sofortigen sperrfrist sperrvermerk veröffentlichung zum zur \
    alerte avis communiqué communique de déclaration diffusion discours du immédiate interdiction opinion pour presse \
    sous tribune \
    stand date dated published posted aktualisiert publié modifié actualizado publicado aggiornato pubblicato opublikowano \
    gepubliceerd publicerad uppdaterad julkaistu \
    análisis aviso comunicado declaración embargada hasta inmediata nota opinión para prensa publicación \
    comunicato comunicazione nota stampa dichiarazione";

/// Whether this is not a place but a kind of text, such as "PRESS RELEASE".
fn is_label(place: &str) -> bool {
    let is_label_word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        LABEL_WORDS.split_whitespace().any(|label| label == word)
    };
    // A name with its state or country is a place, whatever its name: "MEDIA, Pa.".
    !place.contains(',') && place.split_whitespace().all(is_label_word)
}

/// "NEW YORK" as "New York".
fn in_title_case(place: &str) -> String {
    // Greek capitals have no accents, so that the small letters would lack theirs.
    let is_greek = |word: &str| word.chars().any(|c| ('\u{370}'..='\u{3ff}').contains(&c));
    let is_shouted = |word: &str| {
        word.chars().count() > 2 && !word.contains('.') && !word.contains(char::is_lowercase) && !is_greek(word)
    };
    let small = |part: &str| {
        let mut chars = part.chars();
        chars.next().map_or_else(String::new, |first| first.to_string() + &chars.as_str().to_lowercase())
    };
    let words = place.split(' ').map(|word| match is_shouted(word) {
        // "SAINT-VARENT"
        true => word.split('-').map(small).collect::<Vec<_>>().join("-"),
        false => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_known_by_capitals_an_agency_or_a_date() {
        for (text, place) in [
            ("LONDON — The harbour", Some("London")),
            ("NEW YORK, N.Y. (AP) — The harbour", Some("New York, N.Y.")),
            ("Berlin (dpa) – Der Hafen", Some("Berlin")),
            ("Sandrick, 12 March 2026 – The harbour", Some("Sandrick")),
            ("(서울=한가람뉴스) 김한결 기자 = 정부는", Some("서울")),
            ("Harbour works – a plan", None),
            ("PRESS RELEASE – The harbour", None),
            ("PRESS RELEASE, 24 November 2026 – The harbour", None),
            ("NEWS RELEASE – London, 12 March 2026 – The harbour", Some("London")),
            ("FOR IMMEDIATE RELEASE — SANDRICK — The harbour", Some("Sandrick")),
            ("EMBARGOED – 3 December 2026 – The harbour", None),
            ("OPINION – The harbour", None),
            ("PRESSEMITTEILUNG – Der Hafen", None),
            ("Pressemitteilung, 3. Dezember 2026 – Der Hafen", None),
            ("COMMUNIQUÉ DE PRESSE – Le port", None),
            ("MEDIA, Pa. — The harbour", Some("Media, Pa.")),
            ("Nobody said so.", None),
        ] {
            assert_eq!(in_text(text, "", None).and_then(|line| line.place).as_deref(), place, "{text}");
        }
    }

    #[test]
    fn a_place_before_a_whole_date_is_a_dateline_in_each_language() {
        for (text, place) in [
            ("Luxembourg, 30 June 2026", Some("Luxembourg")),
            ("Brussels, 11 March 2026, 12:30", Some("Brussels")),
            ("Berlin, den 12. März 2026", Some("Berlin")),
            ("ROVANIEMI 21.8.2026", Some("Rovaniemi")),
            ("PRAHA 2. listopadu 2026 (ČTK) – Vlaky", Some("Praha")),
            ("ΑΘΗΝΑ, 4 Μαΐου 2026. Η υπουργός", Some("ΑΘΗΝΑ")),
            ("ВЕРБІВКА, 1 вересня 2026 року. У Вербівці", Some("Вербівка")),
            ("בירושלים, 8 במרץ 2026. שרת התחבורה", Some("בירושלים")),
            ("بيروت، 12 آذار/مارس 2026 - أعلنت", Some("بيروت")),
            ("पटना, 9 जनवरी 2026: जल", Some("पटना")),
            ("Oslo, Monday 9 March 2026", Some("Oslo")),
            ("Oslo, Monday, 9 March 2026", Some("Oslo")),
            ("By Jane Doe, 5 March 2026", None),
            ("Von Jana Lind, 5. März 2026", None),
            ("Thursday, March 12, 2026", None),
            ("Mittwoch, 22. April 2026", None),
            ("Torsdag, 9 april 2026", None),
            ("Updated 12 March 2026", None),
            ("PUBLISHED 12 March 2026", None),
            ("Budapest, 3 May 2026 was the day of the vote", None),
            ("On Monday, 3 May 2026, the harbour", None),
        ] {
            assert_eq!(dated(text, "fi").and_then(|line| line.place).as_deref(), place, "{text}");
        }
    }
}

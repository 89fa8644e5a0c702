//! The dateline of an article: "LONDON, 12 March 2026 —", "Berlin (dpa) –", "(서울=연합뉴스)".

use std::sync::LazyLock;

use regex::Regex;

use super::super::dates::{self, Day};
use crate::document::{BlockKind, Document};

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
    let blocks = document.blocks.iter().take(BLOCKS);
    let texts = blocks.clone().filter(|block| block.kind == BlockKind::Paragraph).map(|block| document.text_of(block));
    let language = document.language.as_deref().unwrap_or_default();
    let mut dateline = texts.clone().find_map(|text| in_text(text, language, published)).unwrap_or_default();
    if dateline.date.is_none() {
        let is_short = |text: &&str| text.len() < REACH;
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
    let is_shouted = |word: &str| word.chars().count() > 2 && !word.contains('.') && !word.contains(char::is_lowercase);
    let words = place.split(' ').map(|word| {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if is_shouted(word) => first.to_string() + &chars.as_str().to_lowercase(),
            _ => word.to_owned(),
        }
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
}

//! Dates as written in a text: "12 March 2026", "March 12", "12. März 2026", "le 12 mars", "2026년 3월 12일", "12일".
//!
//! What can be read in two ways, such as 03/04/2026, is not a date.

use std::{ops::Range, sync::LazyLock};

use jiff::civil::Date;
use regex::{Captures, Regex};

/// A date in a text, as far as the text gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDay {
    /// Its bytes.
    pub range: Range<usize>,
    /// The year.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month, 1 to 31.
    pub day: i8,
}

/// Names of months and their abbreviations, starting with January: first those of English, German and Turkish, which
/// begin with a capital; then those of French, Spanish, Italian, Portuguese, Dutch and the Scandinavian languages, which
/// need not; then those of other languages, in the form that follows a day. No name is used for two months.
const MONTHS: [[&[&str]; 3]; 12] = [
    [
        &["january", "jan", "januar", "jänner", "ocak"],
        &["janvier", "janv", "enero", "gennaio", "janeiro", "januari"],
        &[
            "stycznia",
            "ledna",
            "января",
            "січня",
            "ιανουαρίου",
            "január",
            "tammikuuta",
            "ianuarie",
            "जनवरी",
            "يناير",
            "ינואר",
        ],
    ],
    [
        &["february", "feb", "februar", "feber", "şubat"],
        &["février", "févr", "febrero", "febbraio", "fevereiro", "februari"],
        &[
            "lutego",
            "února",
            "февраля",
            "лютого",
            "φεβρουαρίου",
            "február",
            "helmikuuta",
            "februarie",
            "फरवरी",
            "فبراير",
            "شباط",
            "פברואר",
        ],
    ],
    [
        &["march", "mar", "märz", "mrz", "mart"],
        &["mars", "marzo", "março", "maart", "marts"],
        &[
            "marca",
            "března",
            "марта",
            "березня",
            "μαρτίου",
            "március",
            "maaliskuuta",
            "martie",
            "मार्च",
            "مارس",
            "آذار",
            "מרץ",
        ],
    ],
    [
        &["apr", "nisan"],
        &["april", "avril", "avr", "abril", "aprile"],
        &[
            "kwietnia",
            "dubna",
            "апреля",
            "квітня",
            "απριλίου",
            "április",
            "huhtikuuta",
            "aprilie",
            "अप्रैल",
            "أبريل",
            "نيسان",
            "אפריל",
        ],
    ],
    [
        &["may", "mayıs"],
        &["mai", "mayo", "maggio", "maio", "mei", "maj"],
        &["maja", "května", "мая", "травня", "μαΐου", "május", "toukokuuta", "मई", "مايو", "أيار", "מאי"],
    ],
    [
        &["june", "jun", "haziran"],
        &["juni", "juin", "junio", "giugno", "junho"],
        &[
            "czerwca",
            "června",
            "июня",
            "червня",
            "ιουνίου",
            "június",
            "kesäkuuta",
            "iunie",
            "जून",
            "يونيو",
            "حزيران",
            "יוני",
        ],
    ],
    [
        &["july", "jul", "temmuz"],
        &["juli", "juillet", "juil", "julio", "luglio", "julho"],
        &[
            "lipca",
            "července",
            "июля",
            "липня",
            "ιουλίου",
            "július",
            "heinäkuuta",
            "iulie",
            "जुलाई",
            "يوليو",
            "تموز",
            "יולי",
        ],
    ],
    [
        &["aug", "august", "ağustos"],
        &["août", "agosto", "augustus", "augusti"],
        &[
            "sierpnia",
            "srpna",
            "августа",
            "серпня",
            "αυγούστου",
            "augusztus",
            "elokuuta",
            "अगस्त",
            "أغسطس",
            "آب",
            "אוגוסט",
        ],
    ],
    [
        &["sept", "sep", "eylül"],
        &["september", "septembre", "septiembre", "settembre", "setembro"],
        &[
            "września",
            "сентября",
            "вересня",
            "σεπτεμβρίου",
            "szeptember",
            "syyskuuta",
            "septembrie",
            "सितंबर",
            "سبتمبر",
            "أيلول",
            "ספטמבר",
        ],
    ],
    [
        &["october", "oct", "okt", "ekim"],
        &["oktober", "octobre", "octubre", "ottobre", "outubro"],
        &[
            "października",
            "října",
            "октября",
            "жовтня",
            "οκτωβρίου",
            "október",
            "lokakuuta",
            "octombrie",
            "अक्टूबर",
            "أكتوبر",
            "אוקטובר",
        ],
    ],
    [
        &["nov", "kasım"],
        &["november", "novembre", "noviembre", "novembro"],
        &[
            "listopada",
            "listopadu",
            "ноября",
            "листопада",
            "νοεμβρίου",
            "marraskuuta",
            "noiembrie",
            "नवंबर",
            "نوفمبر",
            "נובמבר",
        ],
    ],
    [
        &["dec", "dez", "dezember", "aralık"],
        &["december", "décembre", "déc", "diciembre", "dicembre", "dezembro"],
        &[
            "grudnia",
            "prosince",
            "декабря",
            "грудня",
            "δεκεμβρίου",
            "joulukuuta",
            "decembrie",
            "दिसंबर",
            "ديسمبر",
            "דצמבר",
        ],
    ],
];

/// Japanese eras with the year before their first year.
const ERAS: [(&str, i16); 2] = [("令和", 2018), ("平成", 1988)];

/// The ways to write a date, the longest first.
static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let mut names: Vec<&str> = MONTHS.iter().flatten().copied().flatten().copied().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    // In Arabic both names of a month may be given, and in Hebrew the name follows a preposition.
    let name = format!(r"ב?(?P<name>(?i:{}))\b\.?(?:/\p{{L}}+)?", names.join("|"));
    let year = r"(?P<year>(?:[1１][5-9５-９]|[2２][01０１])\d\d)";
    let month = r"(?P<month>\d{1,2})";
    let day = r"(?P<day>\d{1,2})";
    let forms = [
        format!(r"\b{year}-(?P<month>\d\d)-(?P<day>\d\d)(?:T|\b)"),
        format!(r"{year}\s?[년年]\s?{month}\s?[월月]\s?{day}\s?[일日]"),
        format!(r"(?P<era>{})(?P<of_era>\d{{1,2}})年{month}月{day}日", ERAS.map(|(era, _)| era).join("|")),
        format!(r"{month}\s?[월月]\s?{day}\s?[일日]"),
        format!(r"\b{year}\.\s?{month}\.\s?{day}\b\.?"),
        format!(r"\b{year}/{month}/{day}\b"),
        format!(r"\b(?P<first>\d{{1,2}})(?P<sign>[./-])\s?(?P<second>\d{{1,2}})[./-]\s?{year}\b"),
        format!(r"\b{day}(?:\.|er|st|nd|rd|th|º|ª)?(?:\s+(?:of|de|di))?\s+{name}(?:,?\s+(?:of\s+|del?\s+)?{year}\b)?"),
        // Hungarian has the year first.
        format!(r"\b{year}\.?\s+{name}\s+{day}\b\.?"),
        format!(r"\b{name}\s+{day}(?:st|nd|rd|th)?\b(?:,?\s+{year}\b)?"),
        // A day in the month in which the text was written.
        r"\b(?:on\s+the|le)\s+(?P<day>\d{1,2})(?:st|nd|rd|th|er)\b".to_owned(),
        r"(?:^|[^\d월月])(?P<day>\d{1,2})[일日](?:\s|[,、]|에|의|오전|오후|午|に|の|$)".to_owned(),
    ];
    forms.iter().filter_map(|form| Regex::new(form).ok()).collect()
});

/// The dates in a text, in order.
///
/// `language` is a BCP 47 tag, or empty. It only matters for `03.04.2026`, which is 3 April except in English.
pub fn days_in(text: &str, language: &str) -> Vec<WrittenDay> {
    if !text.contains(char::is_numeric) {
        return Vec::new();
    }
    let mut days: Vec<WrittenDay> = Vec::new();
    for form in FORMS.iter() {
        for found in form.captures_iter(text).filter_map(|found| day_of(&found, language)) {
            if !days.iter().any(|day| day.range.start < found.range.end && found.range.start < day.range.end) {
                days.push(found);
            }
        }
    }
    days.sort_by_key(|day| day.range.start);
    days
}

/// The first date in a text that has a year, in EDTF level 0: "2026-03-12". `language` as in [`days_in`].
pub fn whole_date_in(text: &str, language: &str) -> Option<String> {
    days_in(text, language)
        .iter()
        .find_map(|day| Date::new(day.year?, day.month?, day.day).ok().map(|date| date.to_string()))
}

/// The month that a word names: 1 to 12.
pub fn month_of(word: &str) -> Option<i8> {
    if word.len() > LONGEST_NAME {
        return None;
    }
    let (is_small, word) = (word.starts_with(char::is_lowercase), word.to_lowercase());
    let is_name = |[capital, small, others]: &[&[&str]; 3]| {
        let word = word.as_str();
        small.contains(&word) || others.contains(&word) || !is_small && capital.contains(&word)
    };
    MONTHS.iter().zip(1..).find(|(names, _)| is_name(names)).map(|(_, number)| number)
}

/// The most bytes of a word that can be a month.
const LONGEST_NAME: usize = 28;

fn day_of(found: &Captures<'_>, language: &str) -> Option<WrittenDay> {
    let number = |name: &str| found.name(name).and_then(|digits| number(digits.as_str()));
    let era = found.name("era").and_then(|era| ERAS.iter().find(|(name, _)| *name == era.as_str()));
    let year = number("year").or_else(|| era?.1.checked_add(number("of_era")?));
    let (month, day) = match (number("first"), found.name("sign"), number("second")) {
        (Some(first), Some(sign), Some(second)) => {
            let (month, day) = month_and_day(first, second, sign.as_str(), language)?;
            (Some(month), day)
        }
        _ => {
            let is_other = |name: &str| primary(language) == "hr" && name.to_lowercase() == "listopada";
            let named = found.name("name").map(|name| name.as_str());
            // In Croatian, unlike in Polish, it is October.
            let named = named.map(|name| month_of(name).filter(|_| !is_other(name)).ok_or(()));
            let named = named.transpose().ok()?.map(i16::from);
            (number("month").or(named), number("day")?)
        }
    };
    let is_possible = (1..=31).contains(&day) && month.is_none_or(|month| (1..=12).contains(&month));
    let month = month.and_then(|month| i8::try_from(month).ok());
    let day = i8::try_from(day).ok()?;
    is_possible.then_some(WrittenDay { range: found.get(0)?.range(), year, month, day })
}

/// The number in digits of any width.
fn number(digits: &str) -> Option<i16> {
    let value = |c: char| c.to_digit(10).or_else(|| u32::from(c).checked_sub(u32::from('０'))).filter(|n| *n < 10);
    digits.chars().try_fold(0_i16, |number, c| number.checked_mul(10)?.checked_add(i16::try_from(value(c)?).ok()?))
}

/// The month and the day of two numbers before a year, if they can be read in only one way.
fn month_and_day(first: i16, second: i16, sign: &str, language: &str) -> Option<(i16, i16)> {
    let primary = primary(language);
    let is_english = primary.is_empty() || primary.eq_ignore_ascii_case("en");
    if first > 12 || first == second || sign == "." && !is_english {
        Some((second, first))
    } else {
        (second > 12 && sign != ".").then_some((first, second))
    }
}

/// The language of a tag without its region.
fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written_in_several_languages() {
        for (text, year, month, day) in [
            ("on 12 March 2026", Some(2026), Some(3), 12),
            ("Thursday, March 12th, 2026.", Some(2026), Some(3), 12),
            ("Mar. 12th, 2026 at noon", Some(2026), Some(3), 12),
            ("the 12th of March 2026", Some(2026), Some(3), 12),
            ("on 2026-03-12T09:00", Some(2026), Some(3), 12),
            ("(12 May)", None, Some(5), 12),
            ("am 12. März 2026", Some(2026), Some(3), 12),
            ("am 25.3.2026", Some(2026), Some(3), 25),
            ("Paris, le 12 mars 2026", Some(2026), Some(3), 12),
            ("le 1er avril 2026", Some(2026), Some(4), 1),
            ("el 12 de marzo de 2026", Some(2026), Some(3), 12),
            ("2026년 3월 12일(목)", Some(2026), Some(3), 12),
            ("2026. 3. 12.(목)", Some(2026), Some(3), 12),
            ("2026/03/12", Some(2026), Some(3), 12),
            ("3월 12일", None, Some(3), 12),
            ("2026年3月12日（木）", Some(2026), Some(3), 12),
            ("令和８年３月１２日", Some(2026), Some(3), 12),
            ("１２ March ２０２６", Some(2026), Some(3), 12),
            ("2026-03-12", Some(2026), Some(3), 12),
            ("25/12/2026", Some(2026), Some(12), 25),
            ("12/25/2026", Some(2026), Some(12), 25),
            ("12/12/2026", Some(2026), Some(12), 12),
            ("w dniu 12 marca 2026 r.", Some(2026), Some(3), 12),
            ("PRAHA 2. listopadu 2026 (ČTK)", Some(2026), Some(11), 2),
            ("МОСКВА, 14 мая 2026 г.", Some(2026), Some(5), 14),
            ("1 вересня 2026 року", Some(2026), Some(9), 1),
            ("ΑΘΗΝΑ, 4 Μαΐου 2026.", Some(2026), Some(5), 4),
            ("2026. április 17. (MTI)", Some(2026), Some(4), 17),
            ("4. toukokuuta 2026", Some(2026), Some(5), 4),
            ("12 Mayıs 2026", Some(2026), Some(5), 12),
            ("12 martie 2026", Some(2026), Some(3), 12),
            ("9 april 2026", Some(2026), Some(4), 9),
            ("den 9 augusti 2026", Some(2026), Some(8), 9),
            ("9 जनवरी 2026:", Some(2026), Some(1), 9),
            ("12 آذار/مارس 2026", Some(2026), Some(3), 12),
            ("8 במרץ 2026.", Some(2026), Some(3), 8),
            ("in Busan on the 4th and", None, None, 4),
            ("장관은 12일 부산에서", None, None, 12),
        ] {
            let days = days_in(text, "");
            let found: Vec<_> = days.iter().map(|found| (found.year, found.month, found.day)).collect();
            assert_eq!(found, [(year, month, day)], "{text}");
        }
    }

    #[test]
    fn what_is_no_day_or_may_be_two_is_none() {
        for text in [
            "03/04/2026",
            "03.04.2026",
            "12 million",
            "40 March 2026",
            "in March 2026",
            "12일간 열린",
            "may 5G win",
            "of the 12 may be",
            "they may 12 times",
            "12 Marching 2026",
            "99 12 2026",
            "12 20260",
            "",
        ] {
            assert_eq!(days_in(text, "en"), [], "{text}");
        }
        assert_eq!(whole_date_in("03.04.2026", "de").as_deref(), Some("2026-04-03"));
        assert_eq!(days_in("5. listopada 2026", "hr"), []);
    }

    #[test]
    fn a_whole_date_is_the_first_that_there_is_in_the_calendar_with_its_year() {
        assert_eq!(whole_date_in("From 3 May 2026 to 5 May 2026", "").as_deref(), Some("2026-05-03"));
        assert_eq!(whole_date_in("No. 12 of 3 May 2026", "").as_deref(), Some("2026-05-03"));
        assert_eq!(whole_date_in("12 March", ""), None);
        assert_eq!(whole_date_in("30 February 2026", ""), None);
    }

    #[test]
    fn no_month_has_the_name_of_another() {
        let names: Vec<_> = MONTHS.iter().flatten().copied().flatten().collect();
        assert!(names.iter().enumerate().all(|(i, name)| !names.iter().skip(i + 1).any(|other| other == name)));
        assert!(names.iter().all(|name| name.len() <= LONGEST_NAME));
    }
}

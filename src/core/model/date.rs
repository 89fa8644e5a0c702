//! A date as precise as its source: `2026`, `2026-01` or `2026-01-13`.
//!
//! The forms are those of ISO 8601-1:2019, 5.2.2, extended format, with reduced precision, which is
//! level 0 of the Library of Congress's [EDTF](https://www.loc.gov/standards/datetime/).

use std::{fmt, str::FromStr};

use thiserror::Error;

/// A calendar date of which the day, or the day and the month, may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12, where it is known.
    pub month: Option<u8>,
    /// The day of the month, where it and the month are known.
    pub day: Option<u8>,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateError {
    /// The text has another shape than the three known ones.
    #[error("a date is written 2026, 2026-01 or 2026-01-13")]
    Shape,
    /// The month is not 1 to 12.
    #[error("there is no month {0}")]
    Month(u8),
    /// The month has no such day.
    #[error("that month has no day {0}")]
    Day(u8),
}

impl PartialDate {
    /// The date as ISO 8601 writes it.
    pub fn iso(&self) -> String {
        let mut text = format!("{:04}", self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            text.push_str(&format!("-{part:02}"));
        }
        text
    }
}

impl PartialDate {
    /// Whether it is in a period whose ends are as precise as they are known: `until` February is the whole of
    /// February. Compared only as precisely as both are known.
    pub fn is_within(self, from: Option<Self>, until: Option<Self>) -> bool {
        let cut = |a: Self, b: Self| {
            let month = b.month.and(a.month);
            (a.year, month, month.and(b.day).and(a.day))
        };
        from.is_none_or(|from| cut(self, from) >= cut(from, self))
            && until.is_none_or(|until| cut(self, until) <= cut(until, self))
    }

    /// The date as a text in this language (a BCP 47 tag) writes it: "13 January 2026", "January 13, 2026" for
    /// en-US, "2026년 1월 13일" for ko. In a language whose forms are not known here it is written as ISO 8601
    /// has it, which is nobody's language.
    pub fn in_language(&self, language: &str) -> String {
        let Some(form) = Form::of(language) else { return self.iso() };
        let (pattern, names) = match (self.month, self.day) {
            (Some(_), Some(_)) => (form.day, form.months),
            (Some(_), None) => (form.month, form.alone.unwrap_or(form.months)),
            _ => (form.year, form.months),
        };
        let month = self.month.unwrap_or_default();
        let name = names.split(' ').nth(usize::from(month.saturating_sub(1))).unwrap_or_default();
        let first = if self.day == Some(1) { form.first } else { None };
        let day = first.map_or_else(|| self.day.unwrap_or_default().to_string(), str::to_owned);
        pattern
            .replace("{d}", &day)
            .replace("{m}", &month.to_string())
            .replace("{name}", name)
            .replace("{y}", &self.year.to_string())
    }
}

/// How a language writes dates: the long forms of the CLDR. A table, and not a library: one with the data of
/// every locale would be larger than all else that the program knows of languages.
struct Form {
    day: &'static str,
    month: &'static str,
    year: &'static str,
    /// The months as they stand behind a day.
    months: &'static str,
    /// The same without a day, where that is another form.
    alone: Option<&'static str>,
    /// The first day of a month, where it has a form of its own.
    first: Option<&'static str>,
}

impl Form {
    fn of(language: &str) -> Option<Self> {
        let mut parts = language.split(['-', '_']);
        let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
        let is_american = parts.any(|part| ["US", "CA", "PH"].iter().any(|region| part.eq_ignore_ascii_case(region)));
        let plain = |months| Self::plain("{d} {name} {y}", "{name} {y}", months);
        let dotted = |months| Self::plain("{d}. {name} {y}", "{name} {y}", months);
        let counted = |day, month, year| Self { year, ..Self::plain(day, month, "") };
        Some(match primary.as_str() {
            "en" if is_american => Self::plain("{name} {d}, {y}", "{name} {y}", ENGLISH),
            "en" => plain(ENGLISH),
            "ko" => counted("{y}년 {m}월 {d}일", "{y}년 {m}월", "{y}년"),
            "ja" | "zh" | "yue" => counted("{y}年{m}月{d}日", "{y}年{m}月", "{y}年"),
            "vi" => counted("{d} tháng {m}, {y}", "tháng {m} năm {y}", "{y}"),
            "de" => dotted("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
            "da" => dotted("januar februar marts april maj juni juli august september oktober november december"),
            "no" | "nb" | "nn" => {
                dotted("januar februar mars april mai juni juli august september oktober november desember")
            }
            "fr" => Self {
                first: Some("1er"),
                ..plain("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
            },
            "es" => Self::plain(
                "{d} de {name} de {y}",
                "{name} de {y}",
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            ),
            "pt" => Self::plain(
                "{d} de {name} de {y}",
                "{name} de {y}",
                "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            ),
            "it" => {
                plain("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre")
            }
            "nl" => plain("januari februari maart april mei juni juli augustus september oktober november december"),
            "sv" => plain("januari februari mars april maj juni juli augusti september oktober november december"),
            "id" => plain("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"),
            "tr" => plain("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
            "fi" => Self {
                alone: Some(
                    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu \
                     joulukuu",
                ),
                ..dotted(
                    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta \
                     lokakuuta marraskuuta joulukuuta",
                )
            },
            "pl" => Self {
                alone: Some(
                    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
                ),
                ..plain(
                    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
                )
            },
            "cs" => Self {
                alone: Some("leden únor březen duben květen červen červenec srpen září říjen listopad prosinec"),
                ..dotted("ledna února března dubna května června července srpna září října listopadu prosince")
            },
            "ru" => Self {
                alone: Some("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
                ..Self::plain(
                    "{d} {name} {y} г.",
                    "{name} {y} г.",
                    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
                )
            },
            "uk" => Self {
                alone: Some(
                    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
                ),
                ..Self::plain(
                    "{d} {name} {y} р.",
                    "{name} {y} р.",
                    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
                )
            },
            _ => return None,
        })
    }

    const fn plain(day: &'static str, month: &'static str, months: &'static str) -> Self {
        Self { day, month, year: "{y}", months, alone: None, first: None }
    }
}

const ENGLISH: &str = "January February March April May June July August September October November December";

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4)?;
        let month = parts.next().map(|part| digits(Some(part), 2)).transpose()?;
        let day = parts.next().map(|part| digits(Some(part), 2)).transpose()?;
        if parts.next().is_some() {
            return Err(DateError::Shape);
        }
        let month = month.map(|m| u8::try_from(m).map_err(|_| DateError::Shape)).transpose()?;
        let day = day.map(|d| u8::try_from(d).map_err(|_| DateError::Shape)).transpose()?;
        if let Some(month) = month {
            if !(1..=12).contains(&month) {
                return Err(DateError::Month(month));
            }
            if let Some(day) = day
                && !(1..=days_in(year, month)).contains(&day)
            {
                return Err(DateError::Day(day));
            }
        }
        Ok(Self { year, month, day })
    }
}

fn digits(part: Option<&str>, count: usize) -> Result<u16, DateError> {
    part.filter(|p| p.len() == count && p.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|p| p.parse().ok())
        .ok_or(DateError::Shape)
}

/// Days in a month of the proleptic Gregorian calendar, which ISO 8601 uses.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The English name of a month, 1 to 12.
pub fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

impl fmt::Display for PartialDate {
    /// Day, month, year: `13 January 2026`, `January 2026`, `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day {
            write!(f, "{day} ")?;
        }
        if let Some(month) = self.month {
            write!(f, "{} ", month_name(month))?;
        }
        write!(f, "{}", self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_says_only_what_is_known() {
        for (written, read_aloud) in [("2026", "2026"), ("2026-01", "January 2026"), ("2026-01-13", "13 January 2026")]
        {
            let date: PartialDate = written.parse().unwrap();
            assert_eq!(date.to_string(), read_aloud);
            assert_eq!(date.iso(), written);
        }
    }

    #[test]
    fn a_date_is_written_in_the_language_of_its_text() {
        for (language, day, month, year) in [
            ("en", "13 January 2026", "January 2026", "2026"),
            ("en-GB", "13 January 2026", "January 2026", "2026"),
            ("en-US", "January 13, 2026", "January 2026", "2026"),
            ("en_us", "January 13, 2026", "January 2026", "2026"),
            ("ko", "2026년 1월 13일", "2026년 1월", "2026년"),
            ("ko-KR", "2026년 1월 13일", "2026년 1월", "2026년"),
            ("ja", "2026年1月13日", "2026年1月", "2026年"),
            ("zh-Hant-TW", "2026年1月13日", "2026年1月", "2026年"),
            ("de", "13. Januar 2026", "Januar 2026", "2026"),
            ("de-CH", "13. Januar 2026", "Januar 2026", "2026"),
            ("fr", "13 janvier 2026", "janvier 2026", "2026"),
            ("es", "13 de enero de 2026", "enero de 2026", "2026"),
            ("pl", "13 stycznia 2026", "styczeń 2026", "2026"),
            ("fi", "13. tammikuuta 2026", "tammikuu 2026", "2026"),
            ("ru", "13 января 2026 г.", "январь 2026 г.", "2026"),
            ("xx", "2026-01-13", "2026-01", "2026"),
            ("", "2026-01-13", "2026-01", "2026"),
        ] {
            let read = |iso: &str| iso.parse::<PartialDate>().unwrap().in_language(language);
            assert_eq!([read("2026-01-13"), read("2026-01"), read("2026")], [day, month, year], "{language}");
        }
        assert_eq!("2026-08-01".parse::<PartialDate>().unwrap().in_language("fr"), "1er août 2026");
    }

    #[test]
    fn every_language_that_is_known_has_twelve_months() {
        for language in "en de da nb fr es pt it nl sv id tr fi pl cs ru uk".split(' ') {
            let form = Form::of(language).unwrap();
            for months in [Some(form.months), form.alone].into_iter().flatten() {
                assert_eq!(months.split(' ').count(), 12, "{language}");
            }
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_the_reason() {
        let reason = |text: &str| text.parse::<PartialDate>().unwrap_err().to_string();
        assert_eq!(reason("13 January"), "a date is written 2026, 2026-01 or 2026-01-13");
        assert_eq!(reason("2026-13"), "there is no month 13");
        assert_eq!(reason("2026-02-29"), "that month has no day 29");
        assert_eq!(reason("２０２６"), "a date is written 2026, 2026-01 or 2026-01-13");
        assert!("2028-02-29".parse::<PartialDate>().is_ok());
    }
}

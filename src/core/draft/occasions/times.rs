//! Finds when something was said, in the words next to those that say who said it: "told the council on Tuesday", "On
//! Tuesday, Berg said", "a déclaré mardi Anne Berg", "Berg said last year".
//!
//! A time elsewhere in the sentence may be that of what is told: "Berg said the vote on Tuesday would be a disaster".

use std::{ops::Range, sync::LazyLock};

use jiff::ToSpan as _;
use regex::Regex;

use super::super::dates::{Day, last_weekday, resolved};
use crate::text::{
    dates::{days_in, month_of},
    script::is_cjk,
    weekdays::{east_asian_weekdays, weekday_of},
};

/// When something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SaidWhen {
    /// In EDTF level 0: a day, a month or a year. `None` if it was another time that the text does not tell: "last year".
    pub(super) date: Option<String>,
    /// Whether it was in the days before the text was published, so that the place of its dateline still holds.
    pub(super) is_recent: bool,
}

impl SaidWhen {
    /// Another time than that of the text, which it does not tell.
    pub(super) const UNKNOWN: Self = Self { date: None, is_recent: false };

    /// A day, or an unknown time if there is none.
    fn on(day: Option<Day>, around: Option<Day>) -> Self {
        const RECENT: i32 = 7;
        let date = day.map(|day| day.to_string());
        let days = day.zip(around).and_then(|(day, around)| Some(around.since(day).ok()?.get_days()));
        Self { date, is_recent: days.is_some_and(|days| (0..RECENT).contains(&days)) }
    }
}

/// A time in a text.
struct Time {
    range: Range<usize>,
    when: SaidWhen,
}

/// A text without its quoted words, in which times are looked for.
pub(super) struct Times<'t> {
    /// The text, with `_` for each quoted byte.
    pub(super) text: &'t str,
    /// A BCP 47 tag, or empty.
    pub(super) language: &'t str,
    /// The day from which "on Tuesday" counts.
    pub(super) around: Option<Day>,
}

/// How many bytes from the words that say who speaks a time may be.
const REACH: usize = 120;

impl Times<'_> {
    /// The time next to `anchor`, which are the words that say who said something, or on which occasion.
    pub(super) fn next_to(&self, anchor: &Range<usize>) -> Option<SaidWhen> {
        let time = self.within(anchor).or_else(|| self.behind(anchor)).or_else(|| self.before(anchor))?;
        let is_recent = time.when.is_recent && !self.tells_place(anchor);
        Some(SaidWhen { is_recent, ..time.when })
    }

    /// "Said in Oslo on Tuesday": whether a place may follow the words that say who speaks.
    fn tells_place(&self, anchor: &Range<usize>) -> bool {
        static PLACE: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(r"\b(?:in|at|à|en|em|a|ad|w|we|в|во|у|i|på|te)\s+(\p{Lu}\p{Ll}+)").ok());
        let rest = self.text.get(anchor.start..).unwrap_or_default();
        let rest = rest.get(..rest.find('_').unwrap_or(rest.len())).unwrap_or_default();
        let rest = rest.get(..super::sentence_length(rest)).unwrap_or_default();
        let is_time = |word: &str| month_of(word).is_some() || weekday_of(word).is_some();
        let mut names =
            PLACE.as_ref().into_iter().flat_map(|regex| regex.captures_iter(rest)).filter_map(|found| found.get(1));
        names.any(|name| !is_time(name.as_str()))
    }

    /// "Berg on Monday said", "a déclaré mardi Anne Berg": next to the verb.
    fn within(&self, anchor: &Range<usize>) -> Option<Time> {
        const BEFORE: usize = 2;
        let words = self.text.get(anchor.clone())?;
        let time = self.only_time(words)?;
        let (before, after) = (words.get(..time.range.start)?, words.get(time.range.end..)?);
        let is_next = content_words(before).count() <= BEFORE || content_words(after).count() <= 1;
        // "Berg, elected on 3 March, said"
        (is_next && !after.trim_start().starts_with(',')).then_some(time)
    }

    /// "said on Tuesday", "told the council on Tuesday that", "sagte sie der Zeitung am Dienstag".
    fn behind(&self, anchor: &Range<usize>) -> Option<Time> {
        const MOST: usize = 6;
        let rest = self.text.get(anchor.end..)?;
        let rest = rest.get(..rest.floor_char_boundary(REACH))?;
        let rest = rest.get(..rest.find('_').unwrap_or(rest.len()))?;
        let rest = rest.get(..super::sentence_length(rest))?;
        let time = self.times(rest).into_iter().next()?;
        let before = rest.get(..time.range.start)?;
        let last = words(self.text.get(anchor.clone())?).last();
        let is_telling = last.is_some_and(|last| ["told", "tells", "telling"].contains(&last.as_str()));
        let first = content_words(before).next();
        let is_near = match first {
            None => true,
            Some(_) if is_telling => true,
            Some(first) => is_in(HEARERS, &first) || words(before).next().is_some_and(|word| is_in(LINKS, &word)),
        };
        // "Told the paper that on Tuesday the council met"
        let is_told = words(before).any(|word| is_in(THAT, &word));
        let count = content_words(before).count();
        (is_near && !is_told && count <= MOST && self.is_end(rest.get(time.range.end..)?)).then_some(time)
    }

    /// "On Tuesday, Berg said", "Am Dienstag sagte Berg", "Speaking on Tuesday, Berg said".
    fn before(&self, anchor: &Range<usize>) -> Option<Time> {
        let head = self.text.get(..anchor.start)?;
        let near = head.get(head.ceil_char_boundary(head.len().saturating_sub(REACH))..)?;
        // „Am 3. März“
        let is_of_date = |at: usize| near.get(..at).is_some_and(|head| head.ends_with(char::is_numeric));
        let is_stop = |(at, c): &(usize, char)| {
            matches!(c, '!' | '?' | '_' | '\n' | ':' | '”' | '“' | '"' | '»') || *c == '.' && !is_of_date(*at)
        };
        let start = near.char_indices().rev().find(is_stop).map_or(0, |(at, stop)| at + stop.len_utf8());
        let sentence = near.get(start..)?;
        let time = self.times(sentence).into_iter().next()?;
        let mut lead = content_words(sentence.get(..time.range.start)?);
        let is_first = lead.next().is_none_or(|word| word == "speaking") && lead.next().is_none();
        let rest = sentence.get(time.range.end..)?;
        let is_direct = content_words(rest).next().is_none() || self.is_end(rest);
        (is_first && is_direct).then_some(time)
    }

    /// In Chinese, Japanese and Korean: the time directly after the subject, before the quotation that begins at byte `quote`:
    /// 市長は10日、「…」と述べた.
    pub(super) fn before_quotation(&self, quote: usize) -> Option<SaidWhen> {
        let head = self.text.get(..quote)?;
        let start = head.rfind(['。', '！', '？', '!', '?', '_', '\n']);
        let sentence = head.get(start.map_or(0, |at| head.ceil_char_boundary(at + 1))..)?;
        let time = self.only_time(sentence)?;
        let before = sentence.get(..time.range.start)?.trim_end_matches([' ', '、', ',', '，']);
        let after = sentence.get(time.range.end..)?;
        let is_next = before.is_empty() || before.ends_with(['은', '는', '이', '가', 'は', 'が']);
        (is_next && !after.starts_with(['の', '의', '的'])).then_some(time.when)
    }

    /// Whether what follows a time does not go on with a clause of which the time is part: "said the vote on Tuesday would".
    fn is_end(&self, rest: &str) -> bool {
        let trimmed = rest.trim_start();
        let goes_on = trimmed.starts_with(char::is_alphanumeric);
        !goes_on || words(trimmed).next().is_some_and(|word| is_in(LINKS, &word) || is_in(THAT, &word))
    }

    /// When the sentence of an occasion says that it was, in Chinese, Japanese and Korean, where nothing else is told in it.
    pub(super) fn of_east_asian(&self, sentence: &str) -> Option<SaidWhen> {
        is_east_asian(sentence).then(|| self.only_time(sentence)).flatten().map(|time| time.when)
    }

    /// The time in a text, if there is no other one.
    fn only_time(&self, text: &str) -> Option<Time> {
        let mut times = self.times(text).into_iter();
        times.next().filter(|_| times.next().is_none())
    }

    /// The times in a text, in order. A weekday next to a date is one time with it.
    fn times(&self, text: &str) -> Vec<Time> {
        let mut times = self.days(text);
        times.extend(self.weekdays(text));
        times.extend(self.other_times(text));
        times.extend(self.months_and_years(text));
        times.sort_by_key(|time| (time.range.start, std::cmp::Reverse(time.range.end)));
        let mut apart: Vec<Time> = Vec::new();
        for time in times {
            let Some(last) = apart.last_mut() else {
                apart.push(time);
                continue;
            };
            let between = text.get(last.range.end..time.range.start).unwrap_or_default();
            if time.range.start >= last.range.end && content_words(between).next().is_some() {
                apart.push(time);
                continue;
            }
            // "Tuesday, 10 March": the date says more; "10 March" within "10 March 2026" says less.
            if time.range.start >= last.range.end && time.when.date.is_some() {
                last.when = time.when;
            }
            last.range.end = last.range.end.max(time.range.end);
        }
        apart
    }

    fn days(&self, text: &str) -> Vec<Time> {
        const FARTHEST: i32 = 183;
        let days = days_in(text, self.language).into_iter().filter(|day| day.month.is_some() || is_east_asian(text));
        let times = days.map(|written| {
            // Without a year, it may be a day to come: "said on 5 May" in March is not the May before.
            let day = resolved(&written, self.around).filter(|day| {
                let gap = self.around.and_then(|around| around.since(*day).ok()).map(|span| span.get_days());
                written.year.is_some() || gap.is_none_or(|gap| gap <= FARTHEST)
            });
            Time { range: digits(text, written.range), when: SaidWhen::on(day, self.around) }
        });
        times.collect()
    }

    fn weekdays(&self, text: &str) -> Vec<Time> {
        const COMING: &str = "next coming kommenden kommende nächsten nächste prochain prochaine próximo próxima prossimo prossima volgende \
            следующий следующую najbliższy every each until from since";
        const LAST: &str = "last letzten letzte vergangenen vergangene vorigen dernier dernière pasado scorso passado passada vorige afgelopen \
            прошлый прошлую zeszły ubiegły förra forrige";
        let all: Vec<(Range<usize>, String)> = word_ranges(text).collect();
        let mut times = Vec::new();
        for (at, (range, word)) in all.iter().enumerate() {
            let Some(weekday) = weekday_of(word) else { continue };
            let neighbours = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| all.get(at)));
            let is_beside = |list: &str| neighbours.iter().flatten().any(|(_, word)| is_in(list, word));
            if is_beside(COMING) {
                continue;
            }
            let last = neighbours.iter().flatten().find(|(_, word)| is_in(LAST, word));
            let whole = last.map_or(range.clone(), |(last, _)| range.start.min(last.start)..range.end.max(last.end));
            let day = self.around.filter(|_| last.is_none()).and_then(|around| last_weekday(weekday, around));
            times.push(Time { range: whole, when: SaidWhen::on(day, self.around) });
        }
        times.extend(east_asian_weekdays(text).into_iter().map(|(range, weekday)| {
            let day = self.around.and_then(|around| last_weekday(weekday, around));
            Time { range, when: SaidWhen::on(day, self.around) }
        }));
        times
    }

    /// "Yesterday", "today", "last year", "two weeks ago".
    fn other_times(&self, text: &str) -> Vec<Time> {
        let mut times: Vec<Time> = Vec::new();
        for (range, word) in word_ranges(text) {
            // French "yesterday" is German "here".
            let is_hier = word == "hier" && primary(self.language) != "fr";
            let ago = match word.as_str() {
                _ if is_hier => continue,
                word if is_in(YESTERDAY, word) => 1,
                word if is_in(TODAY, word) => 0,
                _ => continue,
            };
            let day = self.around.and_then(|around| around.checked_sub(ago.days()).ok());
            times.push(Time { range, when: SaidWhen::on(day, self.around) });
        }
        for (name, ago) in [("昨日", 1), ("昨天", 1), ("어제", 1), ("今日", 0), ("今天", 0), ("오늘", 0)] {
            let day = self.around.and_then(|around| around.checked_sub(ago.days()).ok());
            let found = text.match_indices(name).map(|(at, _)| at..at + name.len());
            times.extend(found.map(|range| Time { range, when: SaidWhen::on(day, self.around) }));
        }
        let vague = VAGUE.as_ref().into_iter().flat_map(|regex| regex.find_iter(text));
        times.extend(vague.map(|found| Time { range: found.range(), when: SaidWhen::UNKNOWN }));
        times
    }

    /// "In March 2025", "in January", "in 2019".
    fn months_and_years(&self, text: &str) -> Vec<Time> {
        let all: Vec<(Range<usize>, String)> = word_ranges(text).collect();
        let year_of = |word: &str| {
            let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
            word.parse::<i16>().ok().filter(|year| is_year && (1900..2100).contains(year))
        };
        let mut times = Vec::new();
        for (at, (range, word)) in all.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| all.get(at)).map(|(_, word)| word.as_str());
            if !before.is_some_and(|word| is_in(IN, word)) {
                continue;
            }
            let month = text.get(range.clone()).and_then(month_of);
            let next = all.get(at + 1).and_then(|(_, next)| year_of(next));
            let (date, count) = match (month, next, year_of(word)) {
                (Some(month), Some(year), _) => (Some(format!("{year:04}-{month:02}")), 2),
                (Some(month), None, _) => (self.last_month(month), 1),
                (None, _, Some(year)) => (Some(format!("{year:04}")), 1),
                _ => continue,
            };
            let end = all.get(at + count - 1).map_or(range.end, |(last, _)| last.end);
            times.push(Time { range: range.start..end, when: SaidWhen { date, is_recent: false } });
        }
        times
    }

    /// The last month of this number before the text was published, or that of its publication.
    fn last_month(&self, month: i8) -> Option<String> {
        let around = self.around?;
        let year = if month <= around.month() { around.year() } else { around.year().checked_sub(1)? };
        Some(format!("{year:04}-{month:02}"))
    }
}

/// Words before a month or a year.
const IN: &str = "in im en au nel nell' em no w we v ve в у i back jahr jahre année year año anno";
const YESTERDAY: &str =
    "yesterday gestern hier ieri ayer ontem gisteren вчера вчора wczoraj včera igår eilen tegnap dün χθες أمس אתמול";
const TODAY: &str = "today heute aujourd'hui oggi hoy hoje vandaag сегодня сьогодні dziś dzisiaj dnes idag tänään bugün σήμερα اليوم היום";
/// Words for those who are told something.
const HEARERS: &str = "reporters journalists lawmakers parliament mps members residents supporters voters workers students delegates \
    reporter reportern journalisten abgeordneten журналистам dziennikarzom журналістам novinářům";
/// Prepositions and articles that begin what else is told of an occasion: "in Oster", "to the council", „der Zeitung“.
const LINKS: &str = "to in at during before after following when as while with on by for from \
    der dem den gegenüber im bei vor auf nach während zu zum zur \
    à a au aux devant dans lors sur en après pendant \
    al ante durante tras con por \
    ai alla alle allo agli davanti nel nella dopo \
    ao à aos em no na após \
    tegen op bij aan voor tijdens \
    till til i på vid ved under om \
    w we na dla przed podczas po \
    в во на перед после \
    у під після";
/// Conjunctions that begin what is told.
const THAT: &str = "that dass daß que qu' che dat att at что що że že hogy ότι";

/// Times of which only this is clear, that they were not in the days before.
static VAGUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let patterns = [
        r"(?:last|earlier\s+(?:this|that)|the\s+previous)\s+(?:week|weekend|month|year|spring|summer|autumn|fall|winter|decade)",
        r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|a\s+few|\d+)\s+(?:days?|weeks?|months?|years?|decades?)\s+(?:ago|earlier)",
        r"at\s+the\s+time|earlier|years\s+ago",
        r"(?:letzte[nrs]?|vergangene[nrs]?|vorige[nrs]?)\s+(?:woche|monat|jahr|frühjahr|sommer|herbst|winter)|vor\s+\S+\s+(?:tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en|zehnt\w*)?)|damals|seinerzeit",
        r"(?:semaine|mois|an|année|été|automne|hiver|printemps)\s+(?:dernière?|passée?|précédente?)|il\s+y\s+a\s+(?:\S+\s+){1,3}(?:jours?|semaines?|mois|ans?|années?)",
        r"(?:semana|mes|año)\s+pasad[oa]|hace\s+(?:\S+\s+){1,2}(?:días?|semanas?|mes(?:es)?|años?)",
        r"(?:settimana|mese|anno)\s+(?:scors[oa]|passat[oa])|scors[oa]\s+(?:settimana|mese|anno)|\S+\s+(?:giorni|settimane|mesi|anni|settimana|mese|anno)\s+fa",
        r"semana\s+passada|(?:mês|ano)\s+passado|há\s+(?:\S+\s+){1,2}(?:dias|semanas?|meses|mês|anos?)",
        r"(?:vorige|afgelopen)\s+(?:week|maand|jaar)|vorig\s+jaar|\S+\s+(?:dagen|weken|maanden|jaar|week|maand)\s+geleden",
        r"(?:förra|sidste|forrige|siste)\s+(?:veckan|månaden|året|uge|måned|år|uke)|i\s+fjol|i\s+fjor|för\s+\S+\s+\S+\s+sedan|for\s+\S+\s+\S+\s+siden",
        r"viime\s+(?:viikolla|kuussa|vuonna)|\S+\s+(?:päivää|viikkoa|kuukautta|vuotta)\s+sitten",
        r"(?:zeszłym|ubiegłym|minionym|poprzednim)\s+(?:tygodniu|miesiącu|roku)|\S+\s+(?:dni|tygodnie|tygodni|miesiące|miesięcy|lata|lat|rok|tydzień|miesiąc)\s+temu",
        r"minul(?:ý|ém|ého)\s+(?:týden|měsíc\w*|rok\w*|roce)|před\s+\S+\s+(?:dny|týdny|měsíci|lety)",
        r"прошл(?:ой|ом)\s+(?:неделе|месяце|году)|\S+\s+(?:дня|дней|недели|недель|неделю|месяца|месяцев|месяц|года|лет|год)\s+назад",
        r"минул(?:ого|ому)\s+(?:тижня|місяця|року|тижні|місяці|році)|торік|\S+\s+(?:днів|тижнів|тижні|місяців|місяці|років|роки)\s+тому",
        r"geçen\s+(?:hafta|ay|yıl|sene)|\S+\s+(?:gün|hafta|ay|yıl)\s+önce",
    ];
    let east_asian = "先週|先月|昨年|去年|一昨年|上周|上週|上个月|上個月|지난주|지난달|지난해|작년";
    Regex::new(&format!(r"(?i)\b(?:{})\b|{east_asian}", patterns.join("|"))).ok()
});

/// The words of a text in lower case, with their bytes.
fn word_ranges(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        let word = text.get(start..)?;
        let word = word.get(..word.find(|c| !is_inner(c)).unwrap_or(word.len()))?;
        at = start + word.len();
        // "Tuesday’s", "Dienstag-"
        let bare = word.trim_end_matches(['\'', '’', '-']);
        let bare = bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare);
        Some((start..start + bare.len(), bare.to_lowercase()))
    })
}

/// A date without the letters on either side of 12日 and 12일 by which it is recognized.
fn digits(text: &str, date: Range<usize>) -> Range<usize> {
    let found = text.get(date.clone()).unwrap_or_default();
    let start = found.find(char::is_numeric).unwrap_or(0);
    let end = found.rfind(['日', '일']).map_or(found.len(), |at| at + '日'.len_utf8());
    date.start + start..date.start + end
}

fn words(text: &str) -> impl Iterator<Item = String> {
    word_ranges(text).map(|(_, word)| word)
}

/// The words that are not prepositions or articles before a time: "on", „am“, "late".
fn content_words(text: &str) -> impl Iterator<Item = String> {
    const EMPTY: &str = "on am den dem der le la les el los il lo op de w we v ve в во у på om i a à late early s back în pe στις την τη το την \
        ce cette este esta questo questa dieser diesem this that in im en au nel em no na jahr jahre année year año anno dia";
    words(text).filter(|word| !is_in(EMPTY, word))
}

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|own| own == word)
}

/// The language of a tag without its region.
fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or_default()
}

fn is_east_asian(text: &str) -> bool {
    text.chars().any(is_cjk)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Thursday.
    const AROUND: Day = jiff::civil::date(2026, 3, 12);

    /// What a sentence says of the time, in which brackets enclose the words that say who speaks. `?` stands for another time
    /// that is not told.
    fn said(sentence: &str, language: &str) -> Option<String> {
        let (before, rest) = sentence.split_once('[').expect("an opening bracket");
        let (anchor, after) = rest.split_once(']').expect("a closing bracket");
        let text = format!("{before}{anchor}{after}");
        let times = Times { text: &text, language, around: Some(AROUND) };
        let when = times.next_to(&(before.len()..before.len() + anchor.len()));
        when.map(|when| when.date.unwrap_or_else(|| "?".to_owned()))
    }

    #[test]
    fn the_time_of_a_statement_stands_next_to_its_verb() {
        for (language, sentence, date) in [
            ("en", "“____,” [Berg said] on Tuesday.", "2026-03-10"),
            ("en", "“____,” [Berg said] Tuesday in Oslo.", "2026-03-10"),
            ("en", "“____,” [Berg said] on Thursday.", "2026-03-12"),
            ("en", "“____,” [Berg said] late on Friday.", "2026-03-06"),
            ("en", "“____,” [Anna Berg, the mayor, told] the council on Tuesday.", "2026-03-10"),
            ("en", "“____,” [Berg told] reporters in Oster on Tuesday, when the vote was over.", "2026-03-10"),
            ("en", "“____,” [said Berg] on Tuesday, 10 March.", "2026-03-10"),
            ("en", "“____,” [said Berg] on March 3.", "2026-03-03"),
            ("en", "“____,” [said Berg] on 3 March 2024.", "2024-03-03"),
            ("en", "“____,” [said Berg] yesterday.", "2026-03-11"),
            ("en", "“____,” [said Berg] in January.", "2026-01"),
            ("en", "“____,” [said Berg] in December.", "2025-12"),
            ("en", "“____,” [said Berg] in May 2024.", "2024-05"),
            ("en", "“____,” [said Berg] in 2019.", "2019"),
            ("en", "“____,” [said Berg] last year.", "?"),
            ("en", "“____,” [said Berg] three weeks ago.", "?"),
            ("en", "“____,” [said Berg] last Tuesday.", "?"),
            ("en", "On Tuesday, [Berg said]: “____.”", "2026-03-10"),
            ("en", "Speaking on Tuesday in Oslo, [Berg said]: “____.”", "2026-03-10"),
            ("en", "Earlier this month, [Berg said]: “____.”", "?"),
            ("en", "[Berg on Monday said] it was “____”.", "2026-03-09"),
            ("de", "„____“, [sagte Anna Berg] am Dienstag.", "2026-03-10"),
            ("de", "„____“, [sagte Berg] der Zeitung am Dienstagabend.", "2026-03-10"),
            ("de", "„____“, [sagte Berg] vor zwei Wochen.", "?"),
            ("de", "Am 3. März [sagte Berg]: „____.“", "2026-03-03"),
            ("de", "Im Jahr 2019 [sagte Berg]: „____.“", "2019"),
            ("fr", "« ____ », [a déclaré mardi la maire Anne Berg].", "2026-03-10"),
            ("fr", "« ____ », [a déclaré Anne Berg] mardi à Lyon.", "2026-03-10"),
            ("fr", "« ____ », [a dit Anne Berg] hier.", "2026-03-11"),
            ("fr", "Le 3 mars, [Anne Berg a dit] : « ____ »", "2026-03-03"),
            ("fr", "« ____ », [avait affirmé Luc Petit] la semaine dernière.", "?"),
            ("es", "«____», [dijo el martes Ana Ruiz].", "2026-03-10"),
            ("es", "«____», [dijo Ana Ruiz] el año pasado.", "?"),
            ("it", "«____», [ha detto Anna Rossi] martedì.", "2026-03-10"),
            ("it", "«____», [ha detto Anna Rossi] due anni fa.", "?"),
            ("pt", "«____», [disse Ana Costa] na terça-feira.", "2026-03-10"),
            ("nl", "“____”, [zei Anna Berg] dinsdag.", "2026-03-10"),
            ("sv", "”____”, [sade Anna Berg] på tisdagen.", "2026-03-10"),
            ("pl", "„____” – [powiedziała we wtorek Anna Nowak].", "2026-03-10"),
            ("ru", "«____», — [сказала Анна Петрова] во вторник.", "2026-03-10"),
            ("ru", "«____», — [сказала Анна Петрова] в прошлом году.", "?"),
            ("uk", "«____», — [сказала Анна Петренко] у вівторок.", "2026-03-10"),
            ("fi", "”____”, [Korpi sanoi] tiistaina.", "2026-03-10"),
        ] {
            assert_eq!(said(sentence, language).as_deref(), Some(date), "{sentence}");
        }
    }

    #[test]
    fn the_time_of_what_is_told_is_not_that_of_the_statement() {
        for (language, sentence) in [
            ("en", "“____,” [Berg said]."),
            ("en", "[Berg said] the vote on Tuesday would be “____”."),
            ("en", "[Berg said] Tuesday would be “____”."),
            ("en", "[Berg said] that on Tuesday the council would be “____”."),
            ("en", "[Berg told] the Gazette that on Tuesday the council had “____”."),
            ("en", "[Berg said] she had been “____” since Tuesday."),
            ("en", "“____,” [said Berg], who was elected on 3 March."),
            ("en", "“____,” [Berg, elected on 3 March, said]."),
            ("en", "“____,” [said Berg], 45, next Tuesday’s guest."),
            ("en", "“____,” [said Berg]. On Tuesday the council met."),
            ("en", "“____,” [said Berg] before the vote. “____” on Tuesday."),
            ("en", "The council met on Tuesday and [Berg said]: “____.”"),
            ("en", "On Tuesday the council met and [Berg said]: “____.”"),
            ("de", "[Berg sagte], die Abstimmung am Dienstag sei „____“."),
            ("de", "„____“, [sagte Berg] hier."),
            ("fr", "[Berg a dit] que le vote de mardi serait « ____ »."),
            ("ru", "[Берг сказал], что голосование во вторник будет «____»."),
        ] {
            assert_eq!(said(sentence, language), None, "{sentence}");
        }
    }

    #[test]
    fn the_place_of_the_dateline_holds_unless_another_may_be_named() {
        for (sentence, is_recent) in [
            ("Berg said on Tuesday.", true),
            ("Berg said on Tuesday in a hall.", true),
            ("Berg said in Oslo on Tuesday.", false),
            ("Berg said Tuesday in Oslo.", false),
            ("Berg said on 3 March.", false),
            ("Berg said last year.", false),
        ] {
            let times = Times { text: sentence, language: "en", around: Some(AROUND) };
            assert_eq!(times.next_to(&(0..9)).map(|when| when.is_recent), Some(is_recent), "{sentence}");
        }
    }

    #[test]
    fn a_day_without_a_year_that_may_be_to_come_is_unknown() {
        assert_eq!(said("“____,” [said Berg] on 5 May.", "en").as_deref(), Some("?"));
        assert_eq!(said("“____,” [said Berg] on 5 November.", "en").as_deref(), Some("2025-11-05"));
    }

    #[test]
    fn in_east_asian_languages_the_time_follows_the_subject() {
        for (language, sentence, date) in [
            ("ja", "市長は10日、「____」と述べた。", Some("2026-03-10")),
            ("ja", "市長は火曜日、「____」と述べた。", Some("2026-03-10")),
            ("ja", "市長は5日の投票について「____」と述べた。", None),
            ("ko", "시장은 10일 “____”라고 말했다.", Some("2026-03-10")),
            ("ko", "시장은 지난해 “____”라고 말했다.", Some("?")),
            ("ko", "시장은 5일의 투표에 대해 “____”라고 말했다.", None),
            ("zh", "昨天，市长说：“____。”", Some("2026-03-11")),
        ] {
            let quote = sentence.find('_').expect("a quotation");
            let times = Times { text: sentence, language, around: Some(AROUND) };
            let when = times.before_quotation(quote);
            let found = when.map(|when| when.date.unwrap_or_else(|| "?".to_owned()));
            assert_eq!(found.as_deref(), date, "{sentence}");
        }
    }

    #[test]
    fn without_a_day_to_count_from_only_a_whole_date_is_one() {
        let date =
            |text: &str| Times { text, language: "en", around: None }.next_to(&(0..9)).and_then(|when| when.date);
        assert_eq!(date("Berg said on Tuesday."), None);
        assert_eq!(date("Berg said on 3 December."), None);
        assert_eq!(date("Berg said on 3 December 2023.").as_deref(), Some("2023-12-03"));
    }
}

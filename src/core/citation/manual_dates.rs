//! Writes dates as the manuals of APA, Chicago and MLA require: in American English, whatever the briefing's
//! language, without a time, and an interval with an en dash without spaces (APA 6.6, 10.5; Chicago 6.83, 9.64; MLA
//! 2.102), repeating only the parts that differ.

use crate::model::{EventDate, PartialDate, date::month_name};

/// The parts that both ends of an interval share, which are written once.
enum Shared {
    Everything,
    /// The year and the month.
    Month,
    /// The year, and both are as precise.
    Year,
    Nothing,
}

fn shared(start: PartialDate, end: PartialDate) -> Shared {
    let precision = |date: PartialDate| (date.month.is_some(), date.day.is_some());
    match precision(start) {
        _ if start == end => Shared::Everything,
        shape if shape != precision(end) || start.year != end.year => Shared::Nothing,
        (true, true) if start.month == end.month => Shared::Month,
        _ => Shared::Year,
    }
}

/// "2026", "2025–2026".
pub(super) fn years(date: EventDate) -> String {
    let (start, end) = (date.start().year, date.end().year);
    if start == end { start.to_string() } else { format!("{start}–{end}") }
}

/// "January 13, 2026", "January 13–14, 2026", "January 30–February 2, 2026", "January 2026", "2026".
pub(super) fn american(date: EventDate) -> String {
    let (start, end) = (date.start(), date.end());
    let with_year = |days: String| {
        let comma = if start.day.is_some() { "," } else { "" };
        format!("{days}{comma} {}", start.year)
    };
    let one = |date: PartialDate| match date.month {
        Some(_) => format!("{}{} {}", month_and_day(date), if date.day.is_some() { "," } else { "" }, date.year),
        None => date.year.to_string(),
    };
    match shared(start, end) {
        Shared::Everything => one(start),
        Shared::Month => with_year(days_of_month(start, end)),
        Shared::Year => with_year(format!("{}–{}", month_and_day(start), month_and_day(end))),
        Shared::Nothing => format!("{}–{}", one(start), one(end)),
    }
}

/// "2026, January 13", "2026, January 13–14", "2025, December 30–2026, January 2": as APA writes a date after the
/// author.
pub(super) fn year_first(date: EventDate) -> String {
    let (start, end) = (date.start(), date.end());
    let one = |date: PartialDate| match date.month {
        Some(_) => format!("{}, {}", date.year, month_and_day(date)),
        None => date.year.to_string(),
    };
    match shared(start, end) {
        Shared::Everything => one(start),
        Shared::Month => format!("{}, {}", start.year, days_of_month(start, end)),
        Shared::Year => format!("{}–{}", one(start), month_and_day(end)),
        Shared::Nothing => format!("{}–{}", one(start), one(end)),
    }
}

/// "13 Jan. 2026", "13–14 Jan. 2026", "30 Jan.–2 Feb. 2026": as MLA writes it.
pub(super) fn abbreviated(date: EventDate) -> String {
    let (start, end) = (date.start(), date.end());
    let day_and_month = |date: PartialDate| {
        let parts = [date.day.map(|day| day.to_string()), date.month.map(short_month)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let one = |date: PartialDate| format!("{} {}", day_and_month(date), date.year).trim_start().to_owned();
    match (shared(start, end), start.day) {
        (Shared::Everything, _) => one(start),
        (Shared::Month, Some(first)) => format!("{first}–{}", one(end)),
        (Shared::Month | Shared::Year, _) => format!("{}–{}", day_and_month(start), one(end)),
        (Shared::Nothing, _) => format!("{}–{}", one(start), one(end)),
    }
}

/// "January 13", "January", or an empty string.
fn month_and_day(date: PartialDate) -> String {
    let parts = [date.month.map(|month| month_name(month).to_owned()), date.day.map(|day| day.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// "January 13–14".
fn days_of_month(start: PartialDate, end: PartialDate) -> String {
    format!("{}–{}", month_and_day(start), end.day.unwrap_or_default())
}

/// MLA shortens the months of more than four letters (appendix 1).
fn short_month(month: u8) -> String {
    match month_name(month) {
        name if name.len() <= 4 => name.to_owned(),
        "September" => "Sept.".to_owned(),
        name => format!("{}.", name.get(..3).unwrap_or(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_each_style_manual() {
        for (date, chicago, apa, mla) in [
            ("2026", "2026", "2026", "2026"),
            ("2026-01", "January 2026", "2026, January", "Jan. 2026"),
            ("2026-01-13", "January 13, 2026", "2026, January 13", "13 Jan. 2026"),
            ("2026-09-03T09:00+09:00", "September 3, 2026", "2026, September 3", "3 Sept. 2026"),
            ("2026-06-13/2026-06-13", "June 13, 2026", "2026, June 13", "13 June 2026"),
            ("2026-01-13/2026-01-14", "January 13–14, 2026", "2026, January 13–14", "13–14 Jan. 2026"),
            (
                "2026-01-30/2026-02-02",
                "January 30–February 2, 2026",
                "2026, January 30–February 2",
                "30 Jan.–2 Feb. 2026",
            ),
            (
                "2025-12-30/2026-01-02",
                "December 30, 2025–January 2, 2026",
                "2025, December 30–2026, January 2",
                "30 Dec. 2025–2 Jan. 2026",
            ),
            ("2026-01/2026-03", "January–March 2026", "2026, January–March", "Jan.–Mar. 2026"),
            ("2025-12/2026-01", "December 2025–January 2026", "2025, December–2026, January", "Dec. 2025–Jan. 2026"),
            ("2025/2026", "2025–2026", "2025–2026", "2025–2026"),
            (
                "2026-01-13/2026-02",
                "January 13, 2026–February 2026",
                "2026, January 13–2026, February",
                "13 Jan. 2026–Feb. 2026",
            ),
            ("2025/2026-01-02", "2025–January 2, 2026", "2025–2026, January 2", "2025–2 Jan. 2026"),
        ] {
            let read: EventDate = date.parse().unwrap();
            assert_eq!([american(read), year_first(read), abbreviated(read)], [chicago, apa, mla], "{date}");
        }
    }

    #[test]
    fn an_interval_within_a_year_has_one_year() {
        let years = |date: &str| years(date.parse().unwrap());
        assert_eq!(years("2026-01-13/2026-02-14"), "2026");
        assert_eq!(years("2025-12-30/2026-01-02"), "2025–2026");
    }
}

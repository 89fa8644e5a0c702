//! Separates headers, footers and page numbers from the text: lines at the edge of a page that other pages repeat.

use std::collections::HashMap;

use super::line::Line;

/// How many lines from the top and from the bottom may be headers or footers.
const ROWS: usize = 4;
/// How much the position of a repeated line may differ, in ems.
const DRIFT: f32 = 1.5;
/// The least distance of a page number from the text, in ems.
const APART: f32 = 1.6;

/// For each line, whether it is a header or footer of its page.
pub(super) fn furniture(lines: &[Line]) -> Vec<bool> {
    let rows = edge_rows(lines);
    let mut seen: HashMap<&str, Vec<&Candidate>> = HashMap::new();
    for candidate in rows.iter().flatten().flat_map(|row| &row.lines) {
        seen.entry(&candidate.key).or_default().push(candidate);
    }
    let mut found = vec![false; lines.len()];
    for row in rows.iter().flat_map(|edge| edge.iter().take_while(|row| row.is_furniture(&seen, rows.len()))) {
        for candidate in &row.lines {
            if let Some(found) = found.get_mut(candidate.line) {
                *found = true;
            }
        }
    }
    found
}

/// A line near an edge.
struct Candidate {
    line: usize,
    page: usize,
    y: f32,
    size: f32,
    /// Its text without what differs from page to page.
    key: String,
    numbers: Vec<i64>,
}

/// Lines of one baseline near an edge.
struct Row {
    lines: Vec<Candidate>,
    /// How far it is, in ems, from the next row inwards.
    apart: f32,
}

impl Row {
    fn is_furniture(&self, seen: &HashMap<&str, Vec<&Candidate>>, edges: usize) -> bool {
        let several_pages = edges > 2;
        self.lines
            .iter()
            .all(|line| (several_pages && line.is_repeated(seen)) || (line.is_page_number() && self.apart >= APART))
    }
}

impl Candidate {
    fn of(number: usize, line: &Line) -> Self {
        let (key, numbers) = key(&line.text);
        Self { line: number, page: line.page, y: line.y, size: line.size, key, numbers }
    }

    /// Whether another page has the same line at the same place. A bare number is repeated if it counts the pages.
    fn is_repeated(&self, seen: &HashMap<&str, Vec<&Self>>) -> bool {
        let counts_pages = |other: &Self| {
            let steps = other.page as i64 - self.page as i64;
            self.numbers.iter().zip(&other.numbers).any(|(a, b)| b.saturating_sub(*a) == steps)
        };
        let has_words = self.key.chars().any(char::is_alphabetic);
        seen.get(self.key.as_str()).is_some_and(|others| {
            others.iter().take(200).any(|other| {
                other.page != self.page
                    && (other.y - self.y).abs() < DRIFT * self.size
                    && (other.size - self.size).abs() < 0.1 * self.size
                    && (has_words || counts_pages(other))
            })
        })
    }

    /// Whether it is only a page number, such as "- 3 -", "3/5" or "Page 3 of 5".
    fn is_page_number(&self) -> bool {
        const WORDS: [&str; 9] = ["", "page", "pageof", "p", "seite", "seitevon", "쪽", "of", "페이지"];
        let words: String = self.key.chars().filter(|c| c.is_alphabetic()).collect();
        let marks = self.key.chars().filter(|c| !c.is_alphabetic() && *c != '#').count();
        let numbers = self.numbers.len();
        let near = self.numbers.first().is_some_and(|number| (0..10_000).contains(number));
        (1..=2).contains(&numbers) && near && marks <= 4 && WORDS.contains(&words.as_str())
    }
}

/// The text with each number as `#`, without blanks and case, and the numbers. Roman numerals count if there is nothing
/// else.
fn key(text: &str) -> (String, Vec<i64>) {
    if let Some(number) = roman(text.trim()) {
        return ("#".to_owned(), vec![number]);
    }
    let mut key = String::new();
    let mut numbers = Vec::new();
    let mut number: Option<i64> = None;
    for c in text.chars().chain([' ']) {
        if let Some(digit) = c.to_digit(10) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(i64::from(digit)));
            continue;
        }
        if let Some(number) = number.take() {
            numbers.push(number);
            key.push('#');
        }
        if !c.is_whitespace() {
            key.extend(c.to_lowercase());
        }
    }
    (key, numbers)
}

fn roman(text: &str) -> Option<i64> {
    if text.is_empty() || text.len() > 7 {
        return None;
    }
    let mut total = 0;
    let mut last = 0;
    for c in text.chars().rev() {
        let value = match c {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            'c' => 100,
            _ => return None,
        };
        total += if value < last { -value } else { value };
        last = value.max(last);
    }
    Some(total)
}

/// The rows near the top and near the bottom of each page, from the edge inwards: two entries per page.
fn edge_rows(lines: &[Line]) -> Vec<Vec<Row>> {
    let mut by_page: Vec<Vec<usize>> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if by_page.len() <= line.page {
            by_page.resize_with(line.page + 1, Vec::new);
        }
        if let Some(page) = by_page.get_mut(line.page) {
            page.push(number);
        }
    }
    let mut edges = Vec::new();
    for mut numbers in by_page {
        let y = |number: &usize| lines.get(*number).map_or(0.0, |line| line.y);
        numbers.sort_by(|a, b| y(a).total_cmp(&y(b)));
        edges.push(rows(lines, numbers.iter()));
        edges.push(rows(lines, numbers.iter().rev()));
    }
    edges
}

fn rows<'n>(lines: &[Line], numbers: impl Iterator<Item = &'n usize>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for number in numbers {
        let Some(line) = lines.get(*number) else { continue };
        let candidate = Candidate::of(*number, line);
        let Some(row) = rows.last_mut() else {
            rows.push(Row { lines: vec![candidate], apart: f32::INFINITY });
            continue;
        };
        let distance = row.lines.first().map_or(0.0, |first| (line.y - first.y).abs() / line.size.max(0.1));
        if distance < 0.4 {
            row.lines.push(candidate);
            continue;
        }
        row.apart = distance;
        if rows.len() == ROWS {
            break;
        }
        rows.push(Row { lines: vec![candidate], apart: f32::INFINITY });
    }
    rows
}

//! Text that runs from right to left: puts glyphs from their order on the page into reading order.

use super::letters::is_right_to_left;

/// How a part behaves among others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Runs to the right: letters of most scripts, numbers.
    Right,
    /// Runs to the left.
    Left,
    /// Like the parts around it.
    Neutral,
}

fn class(text: &str) -> Class {
    match text.chars().next() {
        Some(c) if is_right_to_left(c) => Class::Left,
        Some(c) if c.is_alphanumeric() => Class::Right,
        _ => Class::Neutral,
    }
}

/// Whether a line runs from right to left as a whole.
pub(super) fn runs_left(parts: &[&str]) -> bool {
    let count = |wanted: Class| parts.iter().filter(|part| class(part) == wanted).count();
    let left = count(Class::Left);
    left > 0 && left >= count(Class::Right)
}

/// The numbers of the parts in reading order. This undoes rule L2 of the Unicode bidirectional algorithm for one level
/// within another, which is all that occurs in lines of documents.
pub(super) fn logical(parts: &[&str]) -> Vec<usize> {
    let classes: Vec<Class> = parts.iter().map(|part| class(part)).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    if !classes.contains(&Class::Left) {
        return order;
    }
    let inner = if runs_left(parts) {
        order.reverse();
        Class::Right
    } else {
        Class::Left
    };
    reverse_runs(&mut order, &classes, inner);
    order
}

/// Reverses each run of a class, including neutral parts between its first and last.
fn reverse_runs(order: &mut [usize], classes: &[Class], inner: Class) {
    let class = |number: usize| classes.get(number).copied().unwrap_or(Class::Neutral);
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut is_open = false;
    for (place, number) in order.iter().enumerate() {
        let class = class(*number);
        if class == inner {
            match runs.last_mut().filter(|_| is_open) {
                Some(run) => run.end = place + 1,
                None => runs.push(place..place + 1),
            }
            is_open = true;
        } else if class != Class::Neutral {
            is_open = false;
        }
    }
    for run in runs {
        if let Some(run) = order.get_mut(run) {
            run.reverse();
        }
    }
}

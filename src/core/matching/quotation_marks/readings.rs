//! The ways to read the marks of a paragraph, and the search for the least costly ones.

use super::{
    costs::{
        CLOSES_EARLIER, NESTED_ALIKE, NEW_PAIR, STRAY, UNCLOSED, close_prior, close_shape, open_cost, other_cost,
        pair_prior,
    },
    surroundings::{Mark, MarkNeighbours, Neighbours},
    table::{PAIRS, can_close, is_alike, is_quotation_mark, opens_some_pair},
};
use crate::text::script::is_cjk;

/// How many of the best readings are kept at each mark.
const READINGS: usize = 12;
/// How many marks of a paragraph are read in several ways; the rest follow the best reading so far.
const CAREFUL: usize = 4_096;

/// One way to read the marks of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) cost: u32,
    pub(super) roles: Vec<Role>,
    /// For each position before a mark, and the one after the last, the opening mark of the quotation around
    /// it, or [`NONE`].
    around: Vec<u32>,
    /// The mark that closes a quotation opened before the paragraph.
    closes_earlier: Option<usize>,
    /// How many marks before each position are quotation marks, not apostrophes or measures.
    pub(super) real: Vec<u32>,
}

/// No mark.
const NONE: u32 = u32::MAX;

/// The number of a mark as it is stored.
fn number(mark: usize) -> u32 {
    u32::try_from(mark).unwrap_or(NONE)
}

impl Reading {
    pub(super) fn new(cost: u32, roles: Vec<Role>) -> Self {
        let mut around = Vec::with_capacity(roles.len() + 1);
        around.push(NONE);
        let mut real = Vec::with_capacity(roles.len() + 1);
        real.push(0);
        let mut open: Vec<u32> = Vec::new();
        for (i, role) in (0_u32..).zip(&roles) {
            match role {
                Role::Opens(_) => open.push(i),
                // Marks left open within the pair are no longer open.
                Role::Closes(opening) => open.retain(|mark| mark < opening),
                Role::ClosesEarlier | Role::Reopens | Role::Other | Role::Stray => {}
            }
            around.push(open.last().copied().unwrap_or(NONE));
            real.push(real.last().copied().unwrap_or(0) + u32::from(*role != Role::Other));
        }
        let closes_earlier = roles.iter().position(|role| *role == Role::ClosesEarlier);
        Self { cost, roles, around, closes_earlier, real }
    }

    /// The quotation around the position before mark number `first`.
    pub(super) fn innermost(&self, first: usize) -> Option<EnclosingPair> {
        let around = self.around.get(first).copied().filter(|mark| *mark != NONE).map(|mark| mark as usize);
        match around {
            Some(open) if matches!(self.roles.get(open), Some(Role::Opens(Some(_)))) => Some(EnclosingPair::Closed),
            Some(open) => Some(EnclosingPair::Open(open)),
            None => self.closes_earlier.filter(|closing| *closing >= first).map(|_| EnclosingPair::Opened),
        }
    }
}

/// The role of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It opens; with the mark that closes it.
    Opens(Option<u32>),
    /// It closes that mark.
    Closes(u32),
    /// It closes a quotation opened before the paragraph.
    ClosesEarlier,
    /// It opens the open quotation again, at the beginning of a line.
    Reopens,
    /// An apostrophe, feet, inches.
    Other,
    /// A mark whose role is unknown.
    Stray,
}

/// The quotation around a position in the paragraph.
pub(super) enum EnclosingPair {
    /// A pair of marks.
    Closed,
    /// This opening mark, which is not closed.
    Open(usize),
    /// A closing mark whose quotation was opened before the paragraph.
    Opened,
}

/// The roles in a simple paragraph, as nearly every one is: “ and ” in turn, each at the edge of a word, and
/// apostrophes within words. `None` if there is any other mark or arrangement, so that all readings have to be
/// compared.
pub(super) fn plain_roles(text: &str, marks: &[Mark]) -> Option<Vec<Role>> {
    let mut roles = Vec::with_capacity(marks.len());
    let mut open: Option<u32> = None;
    for (i, mark) in (0_u32..).zip(marks) {
        let before = text.get(..mark.start())?.chars().next_back();
        let after = text.get(mark.end()..)?.chars().next();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        match mark.c {
            '“' if open.is_none() && is_space(before) && is_word(after) => open = Some(i),
            '”' if !is_space(before) && !before.is_some_and(is_quotation_mark) && !is_word(after) => {
                let opening = open.take()?;
                *roles.get_mut(opening as usize)? = Role::Opens(Some(i));
                roles.push(Role::Closes(opening));
                continue;
            }
            '’' | '\'' if is_word(before) && is_word(after) => {}
            _ => return None,
        }
        roles.push(Role::Other);
    }
    open.is_none().then_some(roles)
}

/// Goes through the marks once and keeps the best readings.
pub(super) struct Reader<'a> {
    marks: &'a [Mark],
    /// Every step of every reading that was kept, each with the one before it, or [`NONE`].
    steps: Vec<(u32, Role)>,
    /// Every state of the open marks that a reading was kept in, each as the innermost one and the state around it.
    stacks: Vec<(u32, u32)>,
}

#[derive(Clone, Copy)]
struct State {
    cost: u32,
    step: u32,
    /// The open marks, as a place in `stacks`, or [`NONE`].
    open: u32,
    /// How many are open.
    depth: u8,
    /// Whether it has closed a quotation opened before the paragraph.
    has_closed_earlier: bool,
    /// The pairs found so far, each as a bit. A text usually keeps to one convention.
    pairs: u64,
}

const DEEPEST: u8 = 12;

impl<'a> Reader<'a> {
    pub(super) fn new(marks: &'a [Mark]) -> Self {
        Self { marks, steps: Vec::new(), stacks: Vec::new() }
    }

    pub(super) fn read(mut self, mut neighbours: Neighbours<'_>) -> Vec<Reading> {
        let mut states = vec![State { cost: 0, step: NONE, open: NONE, depth: 0, has_closed_earlier: false, pairs: 0 }];
        let mut next: Vec<(State, Role)> = Vec::new();
        for (i, mark) in self.marks.iter().enumerate() {
            let Some(around) = neighbours.beside(i) else { break };
            for state in &states {
                self.continuations(state, i, mark.c, &around, &mut next);
            }
            next.sort_by_key(|(state, _)| state.cost);
            next.truncate(if i < CAREFUL { READINGS } else { 1 });
            states.clear();
            states.extend(next.drain(..).map(|(state, role)| self.keep(state, role)));
        }
        drop(neighbours);
        for state in &mut states {
            state.cost = state.cost.saturating_add(UNCLOSED * u32::from(state.depth));
        }
        states.sort_by_key(|state| state.cost);
        states.iter().map(|state| self.reading(state)).collect()
    }

    fn keep(&mut self, mut state: State, role: Role) -> State {
        let step = number(self.steps.len());
        self.steps.push((state.step, role));
        state.step = step;
        state
    }

    fn open_of(&self, state: &State) -> Option<usize> {
        self.innermost(state.open).map(|(mark, _)| mark)
    }

    /// The innermost open mark of a state of them, and the state around it.
    fn innermost(&self, open: u32) -> Option<(usize, u32)> {
        self.stacks.get(open as usize).map(|(mark, outer)| (*mark as usize, *outer))
    }

    /// The possible roles of mark number `i` to continue a reading, each with its cost.
    fn continuations(
        &mut self,
        state: &State,
        i: usize,
        c: char,
        around: &MarkNeighbours,
        next: &mut Vec<(State, Role)>,
    ) {
        let with = |cost: u32| State { cost: state.cost.saturating_add(cost), ..*state };
        if let Some(cost) = other_cost(c, around) {
            next.push((with(cost), Role::Other));
        }
        next.push((with(STRAY), Role::Stray));
        // Closes the innermost open mark; or one around it, whose inner one was never closed.
        let mut open = state.open;
        let mut skipped = 0_u32;
        while let Some((mark, outer)) = self.innermost(open) {
            if let Some((pair, cost)) = self.close_cost(mark, c, around) {
                let is_new = state.pairs & pair == 0;
                let mut closed = with(cost + skipped * (UNCLOSED + 4) + if is_new { NEW_PAIR } else { 0 });
                closed.pairs |= pair;
                closed.open = outer;
                closed.depth = state.depth.saturating_sub(1 + u8::try_from(skipped).unwrap_or(u8::MAX));
                next.push((closed, Role::Closes(number(mark))));
            }
            skipped += 1;
            open = if skipped < 2 { outer } else { NONE };
        }
        if state.open == NONE && !state.has_closed_earlier && can_close(c) {
            // After a quotation of its own, the paragraph is unlikely still to be inside an earlier one.
            let late = if i > 0 { NESTED_ALIKE } else { 0 };
            let mut closed = with(CLOSES_EARLIER + late + close_shape(c, around) + close_prior(c));
            closed.has_closed_earlier = true;
            next.push((closed, Role::ClosesEarlier));
        }
        if let Some(cost) = open_cost(c, around, opens_some_pair(c, state.pairs))
            && state.depth < DEEPEST
        {
            self.open(state, i, c, cost, around, next);
        }
    }

    fn open(
        &mut self,
        state: &State,
        i: usize,
        c: char,
        cost: u32,
        around: &MarkNeighbours,
        next: &mut Vec<(State, Role)>,
    ) {
        let innermost = self.open_of(state).and_then(|open| self.marks.get(open)).map(|mark| mark.c);
        if innermost == Some(c) && around.is_line_start {
            next.push((State { cost: state.cost.saturating_add(cost + 1), ..*state }, Role::Reopens));
            return;
        }
        // “A ‘B “C” B’ A” is usual; “A “B” A” is not.
        let mut nested = 0;
        let mut open = state.open;
        while let Some((mark, outer)) = self.innermost(open) {
            let is_innermost = open == state.open;
            let is_alike = self.marks.get(mark).is_some_and(|mark| is_alike(mark.c, c));
            nested += if is_alike && is_innermost { NESTED_ALIKE } else { u32::from(is_alike) };
            open = outer;
        }
        let stack = number(self.stacks.len());
        self.stacks.push((number(i), state.open));
        let mut opened = State { cost: state.cost.saturating_add(cost + nested), ..*state };
        opened.open = stack;
        opened.depth = state.depth.saturating_add(1);
        next.push((opened, Role::Opens(None)));
    }

    /// The pair that `c` makes with that mark, as a bit, and its cost. `None` if they are not a pair.
    fn close_cost(&self, open: usize, c: char, around: &MarkNeighbours) -> Option<(u64, u32)> {
        let opening = self.marks.get(open)?.c;
        let pair = match (opening, c) {
            ('״', '״') => 63,
            _ => PAIRS.iter().position(|pair| *pair == (opening, c))?,
        };
        Some((1 << pair, pair_prior(opening, c) + close_shape(c, around)))
    }

    fn reading(&self, state: &State) -> Reading {
        let mut roles = Vec::with_capacity(self.marks.len());
        let mut step = state.step;
        while let Some((before, role)) = self.steps.get(step as usize).copied() {
            roles.push(role);
            step = before;
        }
        roles.reverse();
        for i in 0..roles.len() {
            if let Some(Role::Closes(open)) = roles.get(i).copied()
                && let Some(slot) = roles.get_mut(open as usize)
            {
                *slot = Role::Opens(Some(number(i)));
            }
        }
        Reading::new(state.cost, roles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_takes_little_memory_for_a_file_may_be_nothing_but_marks() {
        let kept = [size_of::<Mark>(), size_of::<Role>(), size_of::<(u32, Role)>(), size_of::<(u32, u32)>()];
        assert!(kept.into_iter().sum::<usize>() <= 48, "{kept:?}");
    }
}

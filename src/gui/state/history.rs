//! The history of visited places, for going back and forward.
//!
//! A place is recorded when the user leaves it by a jump (to another topic, a quote, a fact). Scrolling changes the
//! current place and records nothing.

/// Places visited before and after the current one.
#[derive(Debug, Clone)]
pub struct History<P> {
    back: Vec<P>,
    forward: Vec<P>,
}

impl<P> Default for History<P> {
    fn default() -> Self {
        Self { back: Vec::new(), forward: Vec::new() }
    }
}

/// The maximum number of recorded places.
const MAX_PLACES: usize = 200;

impl<P: PartialEq> History<P> {
    /// Records that the user jumps away from `present`.
    pub fn leave(&mut self, present: P) {
        self.forward.clear();
        if self.back.last() != Some(&present) {
            self.back.push(present);
        }
        if self.back.len() > MAX_PLACES {
            self.back.remove(0);
        }
    }

    /// Goes back from `present`, which is then the next place forward.
    pub fn back(&mut self, present: P) -> Option<P> {
        let place = self.back.pop()?;
        self.forward.push(present);
        Some(place)
    }

    /// Goes forward from `present`, which is then the next place back.
    pub fn forward(&mut self, present: P) -> Option<P> {
        let place = self.forward.pop()?;
        self.back.push(present);
        Some(place)
    }

    /// Replaces every place, because the content has changed.
    pub fn map(&mut self, change: impl Fn(P) -> P) {
        for places in [&mut self.back, &mut self.forward] {
            *places = std::mem::take(places).into_iter().map(&change).collect();
        }
    }

    /// Removes the places for which `is_wanted` is false.
    pub fn retain(&mut self, is_wanted: impl Fn(&P) -> bool) {
        self.back.retain(&is_wanted);
        self.forward.retain(is_wanted);
    }

    /// Whether there is a previous place.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a next place.
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_retrace_the_way() {
        let mut history = History::default();
        history.leave(1);
        history.leave(2);
        assert_eq!(history.back(3), Some(2));
        assert_eq!(history.back(2), Some(1));
        assert_eq!(history.back(1), None);
        assert_eq!(history.forward(1), Some(2));
        assert_eq!(history.forward(2), Some(3));
        assert!(!history.can_go_forward());
    }

    #[test]
    fn a_new_way_forgets_the_one_not_taken() {
        let mut history = History::default();
        history.leave(1);
        history.back(2);
        history.leave(1);
        assert!(!history.can_go_forward());
        history.leave(1);
        assert_eq!(history.back(9), Some(1));
        assert!(!history.can_go_back(), "the same place is not remembered twice in a row");
    }
}

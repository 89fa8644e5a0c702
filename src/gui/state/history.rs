//! Back and forward over the places a person went to.
//!
//! A place is remembered when the person leaves it by a jump (another topic, a quote, a fact).
//! Scrolling changes the present place and adds none.

/// Places visited before and after the present one.
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

/// How many places are remembered.
const MOST: usize = 200;

impl<P: PartialEq> History<P> {
    /// The person jumps away from `present`.
    pub fn leave(&mut self, present: P) {
        self.forward.clear();
        if self.back.last() != Some(&present) {
            self.back.push(present);
        }
        if self.back.len() > MOST {
            self.back.remove(0);
        }
    }

    /// The place before `present`, which can then be gone forward to.
    pub fn back(&mut self, present: P) -> Option<P> {
        let place = self.back.pop()?;
        self.forward.push(present);
        Some(place)
    }

    /// The place after `present`, which can then be gone back to.
    pub fn forward(&mut self, present: P) -> Option<P> {
        let place = self.forward.pop()?;
        self.back.push(present);
        Some(place)
    }

    /// Moves every place, because what they are places in has changed.
    pub fn map(&mut self, change: impl Fn(P) -> P) {
        for places in [&mut self.back, &mut self.forward] {
            *places = std::mem::take(places).into_iter().map(&change).collect();
        }
    }

    /// Forgets the places that are not wanted.
    pub fn retain(&mut self, is_wanted: impl Fn(&P) -> bool) {
        self.back.retain(&is_wanted);
        self.forward.retain(is_wanted);
    }

    /// Whether there is a place before.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a place after.
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

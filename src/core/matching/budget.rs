//! Limits how much may be searched without success, so that no file can make the program search for hours.

/// The number of bytes that may still be searched without success. A text of one letter repeated a hundred
/// thousand times would otherwise take hours to search. No real text comes near the limit; a quote that is not
/// found within it is rejected.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SearchBudget(usize);

impl SearchBudget {
    /// A budget of `bytes`.
    pub(crate) fn of(bytes: usize) -> Self {
        Self(bytes)
    }

    /// The budget for the quotes of one text.
    pub(crate) fn with(text: &str) -> Self {
        Self((1 << 22) + text.len().saturating_mul(64))
    }

    /// This budget, or the other if that is smaller.
    pub(crate) fn at_most(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// Records an unsuccessful search through `len` bytes. `None` once the budget is used up.
    pub(crate) fn spend(&mut self, len: usize) -> Option<()> {
        self.0 = self.0.saturating_sub(len.saturating_add(64));
        (self.0 > 0).then_some(())
    }

    /// Spends `len` bytes if more than that is left. Returns whether it did.
    pub(crate) fn try_spend(&mut self, len: usize) -> bool {
        let is_affordable = self.0 > len;
        if is_affordable {
            self.0 -= len;
        }
        is_affordable
    }

    /// Subtracts what was spent of `given`, given that `left` remains of it.
    pub(crate) fn deduct_spent(&mut self, given: Self, left: Self) {
        self.0 = self.0.saturating_sub(given.0.saturating_sub(left.0));
    }

    /// Whether nothing is left.
    pub(crate) fn is_exhausted(self) -> bool {
        self.0 == 0
    }
}

/// The search stopped because too much was searched without success.
pub(crate) struct BudgetExhausted;

//! How much may be searched without success, so that no file can make the program search for hours.

/// How many bytes may be searched without success. A text of one letter a hundred thousand times would else be
/// searched for the rest of the day; nothing that anybody wrote comes near, and what is not found is refused.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SearchBudget(usize);

impl SearchBudget {
    /// A budget of `bytes`.
    pub(crate) fn of(bytes: usize) -> Self {
        Self(bytes)
    }

    /// As much as the quotes of one text are worth.
    pub(crate) fn with(text: &str) -> Self {
        Self((1 << 22) + text.len().saturating_mul(64))
    }

    /// No more than the other has.
    pub(crate) fn at_most(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// After a search without success through so many bytes; nothing once it is at an end.
    pub(crate) fn spend(&mut self, len: usize) -> Option<()> {
        self.0 = self.0.saturating_sub(len.saturating_add(64));
        (self.0 > 0).then_some(())
    }

    /// Spends `len` bytes if more than that is left, and says whether it did.
    pub(crate) fn try_spend(&mut self, len: usize) -> bool {
        let is_affordable = self.0 > len;
        if is_affordable {
            self.0 -= len;
        }
        is_affordable
    }

    /// Takes from it what is gone of `given` once `left` is left.
    pub(crate) fn deduct_spent(&mut self, given: Self, left: Self) {
        self.0 = self.0.saturating_sub(given.0.saturating_sub(left.0));
    }

    /// Whether there is none left.
    pub(crate) fn is_exhausted(self) -> bool {
        self.0 == 0
    }
}

/// So much was looked for without success that nothing is looked for any more.
pub(crate) struct BudgetExhausted;

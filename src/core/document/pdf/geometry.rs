//! Points, matrices and the directions in which text runs.

/// A matrix as PDF writes it: `[a b c d e f]` (ISO 32000-2, 8.3.4).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// The identity matrix.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves by `x` and `y`.
    pub(super) const fn translation(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// The matrix that applies `first`, then `self`.
    pub(super) fn after(self, first: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, first.0);
        Self([a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f])
    }

    /// Transforms a point.
    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Transforms a vector.
    pub(super) fn turn(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }
}

/// The direction in which a line of text runs on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Normal text.
    Right,
    /// Rotated clockwise, or written from top to bottom.
    Down,
    /// Upside down.
    Left,
    /// Rotated anticlockwise.
    Up,
    /// Anything else, such as a watermark across the page.
    Oblique,
}

impl Direction {
    /// The directions of text that is read, in reading order.
    pub(super) const READ: [Self; 4] = [Self::Right, Self::Down, Self::Up, Self::Left];

    /// The direction of a vector, `y` pointing down.
    pub(super) fn of(x: f64, y: f64) -> Self {
        // 6 degrees: slightly skewed scans can still be read.
        const TOLERANCE: f64 = 0.105;
        if y.abs() <= x.abs() * TOLERANCE {
            if x >= 0.0 { Self::Right } else { Self::Left }
        } else if x.abs() <= y.abs() * TOLERANCE {
            if y > 0.0 { Self::Down } else { Self::Up }
        } else {
            Self::Oblique
        }
    }

    /// A point of the page, rotated so that the text runs to the right and its lines go down.
    pub(super) fn upright(self, x: f64, y: f64) -> (f64, f64) {
        match self {
            Self::Right | Self::Oblique => (x, y),
            Self::Down => (y, -x),
            Self::Left => (-x, -y),
            Self::Up => (-y, x),
        }
    }
}

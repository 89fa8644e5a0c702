//! Colour roles, the type scale, spacing and fonts. No panel names a colour, a size or a font file.

mod fonts;
mod palette;
mod style;
mod type_scale;

pub use fonts::{MissingScripts, SystemFonts, fonts};
pub use palette::{DARK, HIGH_CONTRAST, LIGHT, MarkColors, Palette, SEPIA};
pub use style::apply_style;
pub use type_scale::{TextRole, space};

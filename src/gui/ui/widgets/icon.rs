//! Icons drawn with lines, and the icons of topics.

use egui::{Align2, Color32, CornerRadius, FontId, Pos2, Rect, Stroke, StrokeKind, Ui, pos2};

use crate::gui::ui::{
    texture::Texture,
    theme::{Palette, TextRole},
};

/// An icon drawn with lines, so that it is sharp at every size and has the colour of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A pane on the left.
    Topics,
    /// A pane on the right.
    Quotes,
    /// An arrow to the left.
    Back,
    /// An arrow to the right.
    Forward,
    /// A large letter and a small one.
    Letters,
    /// Three lines.
    Menu,
    /// A cross.
    Close,
    /// Two overlapping sheets.
    Copy,
    /// An arrow to a line between lines.
    AtPlace,
    /// A tick.
    Check,
    /// A triangle.
    Warning,
    /// A circle with an i.
    Information,
    /// A magnifying glass.
    Search,
    /// A chevron up.
    Up,
    /// A chevron down.
    Down,
    /// A chevron to the right.
    Right,
    /// A basket.
    Basket,
    /// A sheet with lines and a folded corner.
    Note,
    /// A highlighter over a line.
    Marker,
    /// A pencil.
    Pencil,
    /// Three dots.
    More,
}

/// Draws an icon into a square.
pub fn paint_icon(ui: &Ui, icon: Icon, rect: Rect, color: Color32) {
    let painter = ui.painter();
    let stroke = Stroke::new((rect.width() / 10.0).max(1.4), color);
    let at = |x: f32, y: f32| pos2(rect.left() + x * rect.width(), rect.top() + y * rect.height());
    let line = |points: &[(f32, f32)]| {
        painter.line(points.iter().map(|(x, y)| at(*x, *y)).collect(), stroke);
    };
    let frame = |min: Pos2, max: Pos2| {
        painter.rect_stroke(Rect::from_min_max(min, max), CornerRadius::same(2), stroke, StrokeKind::Middle);
    };
    match icon {
        Icon::Topics | Icon::Quotes => {
            frame(at(0.0, 0.1), at(1.0, 0.9));
            let x = if icon == Icon::Topics { 0.34 } else { 0.66 };
            line(&[(x, 0.1), (x, 0.9)]);
        }
        Icon::Back => {
            line(&[(0.95, 0.5), (0.08, 0.5)]);
            line(&[(0.42, 0.14), (0.06, 0.5), (0.42, 0.86)]);
        }
        Icon::Forward => {
            line(&[(0.05, 0.5), (0.92, 0.5)]);
            line(&[(0.58, 0.14), (0.94, 0.5), (0.58, 0.86)]);
        }
        Icon::Letters => {
            // On one baseline: the part below it grows with the size.
            let letter = |x: f32, size: f32, align: Align2, text: &str| {
                let font = FontId::new(size * rect.height(), TextRole::Strong.font().family);
                painter.text(at(x, 0.84 + 0.24 * size), align, text, font, color);
            };
            letter(0.62, 1.15, Align2::RIGHT_BOTTOM, "A");
            letter(0.66, 0.85, Align2::LEFT_BOTTOM, "a");
        }
        Icon::Menu => {
            for y in [0.2, 0.5, 0.8] {
                line(&[(0.04, y), (0.96, y)]);
            }
        }
        Icon::Close => {
            line(&[(0.15, 0.15), (0.85, 0.85)]);
            line(&[(0.85, 0.15), (0.15, 0.85)]);
        }
        Icon::Copy => {
            frame(at(0.3, 0.28), at(0.98, 1.0));
            line(&[(0.12, 0.74), (0.02, 0.74), (0.02, 0.0), (0.7, 0.0), (0.7, 0.1)]);
        }
        Icon::AtPlace => {
            line(&[(0.0, 0.1), (1.0, 0.1)]);
            line(&[(0.0, 0.9), (1.0, 0.9)]);
            line(&[(0.0, 0.5), (0.95, 0.5)]);
            line(&[(0.68, 0.26), (0.98, 0.5), (0.68, 0.74)]);
        }
        Icon::Search => {
            painter.circle_stroke(at(0.42, 0.42), rect.width() * 0.36, stroke);
            line(&[(0.68, 0.68), (1.0, 1.0)]);
        }
        Icon::Up => line(&[(0.08, 0.7), (0.5, 0.28), (0.92, 0.7)]),
        Icon::Down => line(&[(0.08, 0.3), (0.5, 0.72), (0.92, 0.3)]),
        Icon::Right => line(&[(0.3, 0.08), (0.72, 0.5), (0.3, 0.92)]),
        Icon::Basket => {
            line(&[(0.0, 0.42), (1.0, 0.42), (0.84, 0.98), (0.16, 0.98), (0.0, 0.42)]);
            line(&[(0.24, 0.42), (0.44, 0.04)]);
            line(&[(0.76, 0.42), (0.56, 0.04)]);
        }
        Icon::Note => {
            line(&[
                (0.66, 0.04),
                (0.1, 0.04),
                (0.1, 0.96),
                (0.9, 0.96),
                (0.9, 0.28),
                (0.66, 0.04),
                (0.66, 0.28),
                (0.9, 0.28),
            ]);
            line(&[(0.32, 0.5), (0.68, 0.5)]);
            line(&[(0.32, 0.74), (0.68, 0.74)]);
        }
        Icon::Marker => {
            line(&[(0.3, 0.5), (0.62, 0.06), (0.92, 0.28), (0.6, 0.72), (0.3, 0.5), (0.22, 0.74), (0.6, 0.72)]);
            line(&[(0.04, 0.98), (0.96, 0.98)]);
        }
        Icon::Pencil => {
            line(&[(0.06, 0.94), (0.12, 0.66), (0.74, 0.04), (0.96, 0.26), (0.34, 0.88), (0.06, 0.94)]);
            line(&[(0.58, 0.2), (0.8, 0.42)]);
        }
        Icon::More => {
            for x in [0.12, 0.5, 0.88] {
                painter.circle_filled(at(x, 0.5), stroke.width, color);
            }
        }
        Icon::Check => line(&[(0.08, 0.55), (0.38, 0.85), (0.95, 0.15)]),
        Icon::Information => {
            painter.circle_stroke(rect.center(), rect.width() * 0.46, stroke);
            line(&[(0.5, 0.45), (0.5, 0.74)]);
            painter.circle_filled(at(0.5, 0.27), stroke.width * 0.7, color);
        }
        Icon::Warning => {
            line(&[(0.5, 0.04), (1.0, 0.95), (0.0, 0.95), (0.5, 0.04)]);
            line(&[(0.5, 0.36), (0.5, 0.62)]);
            painter.circle_filled(at(0.5, 0.79), stroke.width * 0.7, color);
        }
    }
}

/// Draws a topic's icon into a square.
pub fn paint_picture(ui: &Ui, palette: &Palette, texture: &Texture, rect: Rect) {
    if let Some(plate) = palette.plate {
        ui.painter().rect_filled(rect.expand(2.0), CornerRadius::same(4), plate);
    }
    texture.paint(ui, rect);
}

//! A disc with a speaker's initials.

use briefing_core::text::invisible::marked;
use egui::{Align2, Color32, FontId, Pos2, Ui};
use unicode_bidi::{BidiClass, bidi_class};

use crate::gui::ui::theme::{Palette, TextRole};

/// A disc with a speaker's initials.
pub fn disc(ui: &Ui, center: Pos2, radius: f32, color: Color32, name: &str) {
    ui.painter().circle_filled(center, radius, color);
    let ink = Palette::on_disc(color);
    let font = FontId::new(radius * 0.86, TextRole::Strong.font().family);
    ui.painter().text(center, Align2::CENTER_CENTER, initials(&marked(name)), font, ink);
}

/// The first letters of the first and last word of a name, without articles: "Lee Jae-myung" gives LJ, "The Blue House"
/// BH, "이재명" 이. Letters of Arabic and related scripts have U+200C between them, so that they do not join.
pub fn initials(name: &str) -> String {
    // A suffix in brackets distinguishes namesakes.
    let name = name.split(" (").next().unwrap_or(name);
    let words: Vec<&str> =
        name.split_whitespace().filter(|word| !matches!(*word, "The" | "the" | "of" | "and")).collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = words.get(1..).and_then(|rest| rest.last()).and_then(|word| word.chars().next());
    let joins = first.is_some_and(|first| bidi_class(first) == BidiClass::AL);
    let apart = last.filter(|_| joins).map(|_| '\u{200C}');
    first.into_iter().chain(apart).chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_name() {
        for (name, expected) in [
            ("Lee Jae-myung", "LJ"),
            ("The Blue House", "BH"),
            ("이재명", "이"),
            ("سعيد محمد", "س\u{200C}م"),
            ("יצחק הרצוג", "יה"),
            ("Cher", "C"),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected);
        }
    }
}

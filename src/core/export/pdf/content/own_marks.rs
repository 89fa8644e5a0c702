//! The user's own marks at the end of a document: a separate part, which says whose they are.

use super::{
    super::{
        piece::{Piece, Role},
        text::{GREY, Meaning, Text},
    },
    Composer, scale,
};
use crate::{
    citation::{
        one_line,
        own_mark::{remarks, where_in_words},
    },
    export::{OwnMark, own_marks},
};

impl Composer<'_> {
    /// The marks, each with the place of its words, and below them what the user has written.
    pub(super) fn own_marks(&mut self, own: &[OwnMark<'_>]) {
        if own.is_empty() {
            return;
        }
        self.section(own_marks::TITLE);
        let (look, leading) = scale::SMALL;
        let whose = Text::of(own_marks::WHOSE, look).in_language(self.own);
        self.push(Piece::new(Role::Paragraph, whose, leading, 2.0));
        for mark in own {
            self.own_mark(*mark);
        }
    }

    fn own_mark(&mut self, mark: OwnMark<'_>) {
        let (look, leading) = scale::NOTE;
        let place = format!("Marked{}: ", where_in_words(self.briefing, mark.place));
        let mut text = Text::of(&place, look.in_ink(GREY));
        text.push(&one_line(&mark.mark.anchor.exact), look, Meaning::Words);
        self.push(Piece::new(Role::Item(1), text, leading, 5.0).inset(scale::INDENT).hanging("•", look));
        for (label, words) in remarks(mark.mark) {
            let mut text = Text::of(&format!("{label}: "), look.bold());
            text.push(&one_line(&words), look, Meaning::Words);
            self.push(Piece::new(Role::WithinItem, text, leading, 1.0).inset(scale::INDENT));
        }
    }
}

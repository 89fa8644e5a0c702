//! Separate quotes, each with its speaker.

use super::{
    super::{
        piece::{Piece, Role},
        text::{GREY, Text},
    },
    Composer, ink_of, scale,
};
use crate::{
    citation::{Options, attribution::speech, marks, notes},
    model::VerifiedQuote,
};

impl Composer<'_> {
    /// Quotes with their speakers, roles, occasions and dates, including originals and notes.
    pub(super) fn quotes<'q>(&mut self, quotes: impl Iterator<Item = VerifiedQuote<'q>>) {
        let from = self.pieces.len();
        for quote in quotes {
            self.quote(&quote);
        }
        match self.pieces.get_mut(from) {
            Some(first) => first.before = 22.0,
            None => self.small("There are no verified quotes in this selection.", 22.0),
        }
    }

    fn quote(&mut self, quote: &VerifiedQuote<'_>) {
        let ink = ink_of(quote.quote().speaker);
        let beside = |piece: Piece| Piece { rule: Some(ink), ..piece.inset(scale::INDENT) };
        let (look, leading) = scale::BODY;
        let text = Text::of(&marks::marked(quote), look);
        self.push(beside(Piece::new(Role::Quotation, text, leading, 16.0)).kept_with_next());
        if let Some(original) = quote.original() {
            let (look, leading) = scale::ORIGINAL;
            let language = self.briefing.source.translated.as_ref().map(|translated| translated.from.as_str());
            let text = Text::of(&original, look.in_ink(GREY)).in_language(language);
            self.push(beside(Piece::new(Role::Paragraph, text, leading, 2.0)).kept_with_next());
        }
        let (look, leading) = scale::SMALL;
        self.push(beside(Piece::new(Role::Paragraph, Text::of(&format!("— {}", speech(quote)), look), leading, 2.0)));
        for note in notes(quote, Options::default()) {
            let (look, leading) = scale::NOTE;
            self.push(beside(Piece::new(Role::Paragraph, Text::of(&note, look), leading, 2.0)));
        }
    }
}

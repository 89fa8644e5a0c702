//! Is this quote in that text? This file implements the contract of the whole program, and nothing else.
//!
//! A quote is verified if it occurs character for character ([`MatchKind::Exact`]), if it occurs once typography is
//! made equal ([`MatchKind::Normalized`], see [`crate::matching::normalize`]), if its pieces between ellipses occur in
//! order ([`MatchKind::Elided`]), or if everything except an editor's brackets occurs ([`MatchKind::Edited`], see
//! [`crate::matching::edited`]). Nothing else verifies a quote; similarity never does.
//!
//! A span that is found must also begin and end at word boundaries. "able to attend" occurs in "unable to attend" and
//! "proliferation" in "non-proliferation", letter for letter, and neither was said. So a span starts and ends at a
//! boundary ([UAX #29](https://www.unicode.org/reports/tr29/)), never inside a word joined by hyphens, and never
//! separates a number from its sign, its currency or its per cent sign.

use std::{borrow::Cow, ops::Range, sync::Arc};

use crate::{
    limits,
    matching::{
        allowed_forms::allowed_forms,
        boundary::has_word,
        budget::SearchBudget,
        edited::{self, EditedMatch},
        ellipsis::pieces_of,
        omissions,
        quote_match::{MatchKind, QuoteMatch},
        search::{PreparedText, TextSearch},
    },
};

/// Looks for `quote` in `text` from byte `from` on, according to the contract.
///
/// A quote without a letter or a digit is never found.
pub fn match_quote(quote: &str, text: &str, from: usize) -> Option<QuoteMatch> {
    let mut matcher = QuoteMatcher::new(text);
    matcher.match_quote(quote, from)
}

/// Searches for several quotes in one text, which is normalized at most once.
pub struct QuoteMatcher<'a> {
    search: TextSearch<'a>,
}

impl<'a> QuoteMatcher<'a> {
    /// A matcher of quotes in `text`.
    pub fn new(text: &'a str) -> Self {
        Self { search: TextSearch::new(text) }
    }

    /// A matcher of quotations from `text` in someone’s manuscript. Three things may differ that a briefing must not
    /// change: the case of the first letter, a comma or full stop at the end, which may belong to the writer’s
    /// sentence, and the shape of marks within the quotation.
    pub fn of_manuscript(text: &'a str) -> Self {
        Self { search: TextSearch { is_of_manuscript: true, keeps_units: false, ..TextSearch::new(text) } }
    }

    /// Reuses what another matcher of the same kind has prepared for the same text.
    pub fn prepared(self, prepared: &Arc<PreparedText>) -> Self {
        Self { search: TextSearch { prepared: Arc::clone(prepared), ..self.search } }
    }

    /// A matcher for `text` with at most the search budget that is left for the whole file.
    pub(crate) fn within(text: &'a str, left: SearchBudget) -> Self {
        let budget = SearchBudget::with(text).at_most(left);
        Self { search: TextSearch { budget, ..TextSearch::new(text) } }
    }

    /// Subtracts what was spent here from the budget of the whole file.
    pub(crate) fn return_budget_to(&self, left: &mut SearchBudget) {
        let given = SearchBudget::with(self.search.text).at_most(*left);
        left.deduct_spent(given, self.search.budget);
    }

    /// Whether the budget is used up, so that no more searches are made. A quote that was not found may be in the text
    /// anyway.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.search.is_exhausted()
    }

    /// See [`match_quote`].
    pub fn match_quote(&mut self, quote: &str, from: usize) -> Option<QuoteMatch> {
        let quote = quote.trim();
        if !has_word(quote) {
            return None;
        }
        let forms = if self.search.is_of_manuscript { allowed_forms(quote) } else { vec![Cow::Borrowed(quote)] };
        let whole = forms.iter().find_map(|form| self.find_quote(form, from));
        whole.or_else(|| forms.iter().find_map(|form| self.elided(form, from))).or_else(|| {
            forms.iter().find_map(|form| match self.edited(form, from) {
                EditedMatch::Found(found) => Some(found),
                EditedMatch::Conflict(..) | EditedMatch::Absent => None,
            })
        })
    }

    /// The places where the quote occurs unshortened, at most `most`, in order. If several begin at the same position,
    /// the longest.
    pub fn every_place(&mut self, quote: &str, most: usize) -> Vec<QuoteMatch> {
        let quote = quote.trim();
        let forms = if self.search.is_of_manuscript { allowed_forms(quote) } else { vec![Cow::Borrowed(quote)] };
        let mut places: Vec<QuoteMatch> = Vec::new();
        for form in forms.iter().filter(|form| has_word(form)) {
            let mut from = 0;
            while let Some(found) = self.find_quote(form, from).filter(|_| places.len() < most) {
                from = found.span().start + 1;
                while !self.search.text.is_char_boundary(from) {
                    from += 1;
                }
                if places.iter().all(|place| place.span().start != found.span().start) {
                    places.push(found);
                }
            }
        }
        places.sort_by_key(|place| place.span().start);
        places
    }

    /// A quote with an editor's square brackets; see [`edited`].
    pub(crate) fn edited(&mut self, quote: &str, from: usize) -> EditedMatch {
        let quote = edited::with_square_brackets(quote.trim());
        if !quote.contains('[') || self.search.budget.spend(self.search.text.len().saturating_mul(8)).is_none() {
            return EditedMatch::Absent;
        }
        let prepared = Arc::clone(&self.search.prepared);
        let quote = self.search.normalized(&quote);
        edited::match_folded(&quote, self.search.text, self.search.folded_text(&prepared), from)
    }

    /// The first place of the words of a note or a fact from byte `from` on, exact or normalized.
    pub fn find_words(&mut self, words: &str, from: usize) -> Option<QuoteMatch> {
        let keeps_units = std::mem::replace(&mut self.search.keeps_units, false);
        let found = self.find_quote(words, from);
        self.search.keeps_units = keeps_units;
        found
    }

    /// The first place of a quote without ellipses and brackets from byte `from` on, exact or normalized.
    pub(crate) fn find_quote(&mut self, quote: &str, from: usize) -> Option<QuoteMatch> {
        self.search.find_quote_before(quote, from, self.search.text.len())
    }

    fn elided(&mut self, quote: &str, from: usize) -> Option<QuoteMatch> {
        let mut from = from;
        for _ in 0..TRIES {
            let found = self.pieces_in_order(quote, from)?;
            if self.negation_taken(&found).is_none() {
                return Some(found);
            }
            // The same pieces may occur further on without anything between them that must not be left out.
            from = found.pieces.first()?.end;
        }
        None
    }

    /// The negation that an ellipsis of a shortened quote removes from its clause, as bytes of the text. `None`
    /// if the quote is not shortened, if its pieces are not in the text, or if no negation is removed.
    pub fn negation_left_out(&mut self, quote: &str, from: usize) -> Option<Range<usize>> {
        let quote = quote.trim();
        let forms = if self.search.is_of_manuscript { allowed_forms(quote) } else { vec![Cow::Borrowed(quote)] };
        self.search.may_part_negation = true;
        let found = forms.iter().find_map(|form| self.pieces_in_order(form, from));
        self.search.may_part_negation = false;
        self.negation_taken(&found?)
    }

    fn negation_taken(&self, found: &QuoteMatch) -> Option<Range<usize>> {
        let gaps = found.pieces.iter().zip(found.pieces.iter().skip(1)).map(|(piece, next)| piece.end..next.start);
        gaps.into_iter().find_map(|gap| omissions::negation_taken(self.search.text, &gap))
    }

    /// The pieces of a shortened quote in their order in the text, whatever is between them.
    fn pieces_in_order(&mut self, quote: &str, from: usize) -> Option<QuoteMatch> {
        let parts = pieces_of(quote);
        if parts.len() == 1 && parts.first().is_some_and(|part| part.len() == quote.len()) {
            return None;
        }
        let is_readable = parts.len() <= limits::PIECES_OF_QUOTE;
        if parts.is_empty() || !is_readable || !parts.iter().all(|part| has_word(part)) {
            return None;
        }
        let mut at = from;
        let mut pieces = Vec::with_capacity(parts.len());
        for part in &parts {
            let range = self.find_quote(part, at)?.span();
            at = range.end;
            pieces.push(range);
        }
        self.draw_together(&parts, &mut pieces);
        Some(QuoteMatch { kind: MatchKind::Elided, pieces, brackets: Vec::new() })
    }

    /// Moves each piece as close to the next as possible, so that no more than necessary is shown as left out.
    fn draw_together(&mut self, parts: &[&str], pieces: &mut [Range<usize>]) {
        for i in (0..pieces.len().saturating_sub(1)).rev() {
            let Some(limit) = pieces.get(i + 1).map(|next| next.start) else { continue };
            let (Some(part), Some(piece)) = (parts.get(i), pieces.get_mut(i)) else { continue };
            // Bounded: a piece that recurs thousands of times is moved no further than this.
            for _ in 0..64 {
                match self.search.find_quote_before(part, piece.end, limit) {
                    Some(later) if later.span().end <= limit => *piece = later.span(),
                    _ => break,
                }
            }
        }
    }
}

/// How often the pieces of a shortened quote are searched for again, further on.
const TRIES: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "He said, “We have not agreed to 12 million won.” She added, “We have agreed — in part — to 12% of non-proliferation.”";

    fn found(quote: &str) -> Option<(MatchKind, Vec<&'static str>)> {
        let verification = match_quote(quote, TEXT, 0)?;
        Some((verification.kind, verification.pieces.into_iter().filter_map(|r| TEXT.get(r)).collect()))
    }

    #[test]
    fn a_quote_is_verified_character_for_character() {
        assert_eq!(
            found("We have not agreed to 12 million won."),
            Some((MatchKind::Exact, vec!["We have not agreed to 12 million won."]))
        );
    }

    #[test]
    fn typography_is_folded_and_the_sources_characters_are_given_back() {
        assert_eq!(found("agreed - in  part - to"), Some((MatchKind::Normalized, vec!["agreed — in part — to"])));
    }

    #[test]
    fn a_shortened_quote_stands_piece_by_piece_and_in_order() {
        assert_eq!(found("We have […] to 12 million won."), None, "“not” is left out");
        assert_eq!(found("We have agreed […] to 12%"), Some((MatchKind::Elided, vec!["We have agreed", "to 12%"])));
        assert_eq!(found("We have ... to 12%"), Some((MatchKind::Elided, vec!["We have", "to 12%"])));
        assert_eq!(found("to 12% … We have agreed"), None);
        assert_eq!(found("… […] ..."), None);
    }

    #[test]
    fn an_ellipsis_may_have_any_usual_shape() {
        for mark in ["…", "...", "....", ". . .", "[…]", "[...]", "[. . .]", "(...)", "(…)"] {
            let quote = format!("We have agreed {mark} to 12%");
            assert_eq!(found(&quote), Some((MatchKind::Elided, vec!["We have agreed", "to 12%"])), "{quote}");
        }
    }

    #[test]
    fn an_ellipsis_takes_no_word_that_turns_its_clause_round() {
        for (text, quote) in [
            ("The minister denies that she signed the letter.", "The minister … signed the letter"),
            ("They refused to open the gate.", "They … open the gate"),
            ("It is unlikely that the bridge will hold.", "It is … the bridge will hold"),
            ("Wir bezweifeln, dass die Brücke hält.", "Wir … die Brücke hält"),
            ("Il est impossible de sauver le pont.", "Il est … sauver le pont"),
            ("La alcaldesa niega haber firmado la carta.", "La alcaldesa … haber firmado la carta"),
            ("部长否认签过那封信。", "部长……签过那封信"),
        ] {
            assert_eq!(match_quote(quote, text, 0), None, "{quote}");
        }
        for (text, quote) in [
            ("They refused the offer and opened the gate.", "They … opened the gate"),
            ("The story, which she denied, was told twice.", "The story … was told twice"),
        ] {
            assert!(match_quote(quote, text, 0).is_some(), "{quote}");
        }
    }

    #[test]
    fn the_first_letter_of_turkish_keeps_or_lacks_its_dot() {
        let found = |quote, text| QuoteMatcher::of_manuscript(text).match_quote(quote, 0).is_some();
        assert!(found("ırmak yolu kapandı", "Irmak yolu kapandı"));
        assert!(found("iskele kapandı", "İskele kapandı"));
        assert!(!found("işçi geldi", "Işçi geldi"), "another letter");
        assert!(found("in March", "In March"));
    }

    #[test]
    fn pieces_are_drawn_together() {
        let verification = match_quote("We have … in part", TEXT, 0).unwrap();
        assert_eq!(TEXT.get(verification.span()), Some("We have agreed — in part"));
    }

    #[test]
    fn a_part_of_a_word_is_no_quote() {
        let text =
            "They are unable to attend, won’t come, lost −5 and 1.5 points, $30 or 12%, in a non-nuclear café\u{301}.";
        for part in [
            "able to attend",
            "won",
            "t come",
            "5 and",
            "5 points",
            "30 or",
            "or 12",
            "nuclear",
            "a non",
            "1",
            "caf",
            "café",
        ] {
            assert_eq!(match_quote(part, text, 0), None, "{part}");
        }
        for (text, part) in [
            ("不賛成です", "賛成です"),
            ("賛成しません", "賛成し"),
            ("un\u{200B}able to", "able to"),
            ("x² men", "x"),
            ("10^5 men", "10"),
            ("1·5 men", "5 men"),
        ] {
            assert_eq!(match_quote(part, text, 0), None, "{part} of {text}");
        }
        for whole in ["unable to attend", "won’t come", "−5 and 1.5 points", "$30 or 12%", "non-nuclear"] {
            assert!(match_quote(whole, text, 0).is_some(), "{whole}");
        }
    }

    #[test]
    fn a_text_made_to_be_searched_for_ever_is_not() {
        let text = "a".repeat(400_000);
        assert_eq!(match_quote(&"a".repeat(200_000), &text, 0), None);
    }

    #[test]
    fn half_of_a_number_is_another_number() {
        let text = "At 12:30 some 1/2 of 5–10 million and 10~20 firms, 10² m, 5½ km, 12\u{202f}000 cars; they can`t.";
        for part in ["30 some", "2 of", "10 million", "20 firms", "10", "5", "000 cars", "At 12", "they can"] {
            assert_eq!(match_quote(part, text, 0), None, "{part}");
        }
        for whole in ["12:30 some 1/2 of 5–10 million", "10~20 firms", "10² m", "5½ km", "12 000 cars", "they can`t"]
        {
            assert!(match_quote(whole, text, 0).is_some(), "{whole}");
        }
    }

    #[test]
    fn han_and_kana_have_no_boundaries_to_wait_for() {
        assert!(match_quote("温故知新", "『温故知新』の知恵", 0).is_some());
        assert!(match_quote("知恵", "温故知新の知恵を", 0).is_some());
    }

    #[test]
    fn manuscript_quotations_may_differ_at_their_ends_and_in_quotation_marks() {
        let text = "“We told them ‘no’ in March, and we will go on,” she said.";
        let found = |quote: &str| QuoteMatcher::of_manuscript(text).match_quote(quote, 0).map(|found| found.kind);
        for right in [
            "we told them “no” in March.",
            "And we will go on.",
            "In March,",
            "We told them ... and we will go on.",
            "[I]n March, and we will go on",
        ] {
            assert!(found(right).is_some(), "{right}");
            let is_strict = match_quote(right, text, 0).is_some();
            assert!(!is_strict || right.contains('['), "{right}");
        }
        for wrong in ["we Told them", "We told them no", "We told them 'no' in March!", "We told them no, in March"] {
            assert_eq!(found(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn order_decides_where_a_quote_stands_twice() {
        let text = "“Yes,” he said. “Yes,” she said.";
        let first = match_quote("Yes", text, 0).unwrap().span();
        let second = match_quote("Yes", text, first.end).unwrap().span();
        assert!(second.start > first.end);
        assert_eq!(match_quote("Yes", text, second.end), None);
    }

    #[test]
    fn a_quote_never_parts_a_number_from_its_unit_and_the_value_of_a_fact_may() {
        let text = "The bridge cost 212 million crowns, or “12 million” euros.";
        for quote in
            ["The bridge cost 212", "The bridge cost 212 million", "million crowns, or", "bridge … 212 million"]
        {
            assert_eq!(match_quote(quote, text, 0), None, "{quote}");
        }
        for quote in ["The bridge cost 212 million crowns", "12 million", "The bridge cost"] {
            assert!(match_quote(quote, text, 0).is_some(), "{quote}");
        }
        assert!(QuoteMatcher::new(text).find_words("212 million", 0).is_some());
        assert_eq!(match_quote("予算は1200", "予算は1200万円だ。", 0), None);
    }
}

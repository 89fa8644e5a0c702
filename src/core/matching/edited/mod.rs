//! Quotes with an editor's square brackets: `[F]ire` for a changed letter, `[the ministers]` instead of a few words,
//! `[sic]` for nothing.
//!
//! The words outside the brackets occur in the text, in order. A bracket is tried three ways: as a bracket of the text
//! itself, as letters of the text in another case, and as a replacement for a run of up to [`MOST_WORDS`] words; at the
//! start or end of a quote it replaces all words back (or forward) to the quotation mark, or to the start (or end) of
//! the sentence. If the words and the bracket differ in a negation or a number, nothing is found.

mod items;
mod pronouns;
mod remarks;
mod search;

use std::ops::Range;

use super::{normalize::NormalizedText, quote_match::QuoteMatch};

use items::items_of;

pub use items::{content_of, has_bracket, unbalanced_bracket, with_square_brackets};
pub use remarks::{Remark, remark_on};

/// The most words of the text that a bracket within a quote can replace.
pub const MOST_WORDS: usize = 8;

/// The reason for which a bracket may not replace the words of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// Only one of the two has a negation.
    Negation,
    /// They have different numbers.
    Number,
    /// Joined to a word of the text, it makes another word of it: `[un]able`, `1,512[k]`.
    Word,
}

/// The result of the search for a quote with brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditedMatch {
    /// It is in the text.
    Found(QuoteMatch),
    /// It would match, but a bracket changes what was said: its text, and the words it replaces.
    Conflict(Conflict, String, Range<usize>),
    /// It has no editor’s brackets, or is not in the text.
    Absent,
}

/// Looks for a quote with brackets in `text` from byte `from` on.
pub fn match_edited(quote: &str, text: &str, folded: &NormalizedText, from: usize) -> EditedMatch {
    match_folded(&NormalizedText::new(quote.trim()), text, folded, from)
}

/// Like [`match_edited`], for a quote that was folded like the text.
pub fn match_folded(quote: &NormalizedText, text: &str, folded: &NormalizedText, from: usize) -> EditedMatch {
    items_of(quote.as_str()).map_or(EditedMatch::Absent, |items| search::find(&items, text, folded, from))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "She said, “Fire on the harbour, a five-year plan and the ministers of Nara agreed to it in \
        2024. We told them that it was not wise to wait, and they waited.”";

    fn edited(quote: &str) -> EditedMatch {
        match_edited(quote, TEXT, &NormalizedText::new(TEXT), 0)
    }

    #[track_caller]
    fn found(quote: &str) -> (Vec<&'static str>, Vec<(String, &'static str)>) {
        match edited(quote) {
            EditedMatch::Found(found) => (
                found.pieces.iter().filter_map(|piece| TEXT.get(piece.clone())).collect(),
                found
                    .brackets
                    .iter()
                    .filter_map(|bracket| Some((bracket.shown.clone(), TEXT.get(bracket.source.clone())?)))
                    .collect(),
            ),
            other => panic!("{quote}: {other:?}"),
        }
    }

    #[test]
    fn a_bracketed_letter_is_the_texts_in_another_case() {
        assert_eq!(found("[f]ire on the harbour"), (vec!["ire on the harbour"], vec![("[f]".to_owned(), "F")]));
        assert_eq!(found("[A] five-year plan"), (vec!["five-year plan"], vec![("[A] ".to_owned(), "a")]));
        assert_eq!(edited("[H]ire on the harbour"), EditedMatch::Absent);
    }

    #[test]
    fn a_bracket_stands_for_a_few_words() {
        let (pieces, brackets) = found("the ministers [there] agreed to it");
        assert_eq!(pieces, ["the ministers", "agreed to it"]);
        assert_eq!(brackets, [(" [there] ".to_owned(), "of Nara")]);
        assert_eq!(found("We told [the ministers] that it was").1, [(" [the ministers] ".to_owned(), "them")]);
        assert_eq!(found("We told them [all] that it was").1, [(" [all] ".to_owned(), "")]);
        assert_eq!(edited("Fire on [something] wise to wait"), EditedMatch::Absent, "more than eight words");
    }

    #[test]
    fn at_its_ends_a_bracket_stands_for_the_rest_of_the_sentence() {
        let (pieces, brackets) = found("[The city] told them that it was not wise");
        assert_eq!(pieces, ["told them that it was not wise"]);
        assert_eq!(brackets[0].1, "We");
        assert_eq!(found("not wise to wait, [he said]").1, [(" [he said]".to_owned(), "and they waited")]);
    }

    #[test]
    fn sic_stands_for_nothing() {
        assert_eq!(found("they [sic] waited").0, ["they", "waited"]);
        assert_eq!(found("Fire [sic] on the [harbour]").1.len(), 2);
    }

    #[test]
    fn a_negation_or_a_number_is_not_edited_away() {
        for (quote, conflict) in [
            ("it was [very] wise", Conflict::Negation),
            ("We told them that it [never] was not wise", Conflict::Negation),
            ("agreed to it in [2025]. We told", Conflict::Number),
            ("agreed to it in [spring]. We told", Conflict::Number),
            ("a [ten-year] plan", Conflict::Number),
        ] {
            assert!(
                matches!(edited(quote), EditedMatch::Conflict(found, ..) if found == conflict),
                "{quote}: {:?}",
                edited(quote)
            );
        }
    }

    #[test]
    fn a_number_is_not_edited_away_in_languages_that_write_it_in_characters() {
        for (text, quote) in [
            ("그는 “배 세 척을 잃었다”고 말했다.", "배 [다섯] 척을 잃었다"),
            ("他说“我们失去三艘船”。", "我们失去[五]艘船"),
            ("首相は「三隻の船を失った」と述べた。", "[五]隻の船を失った"),
            ("他说“我们失去三艘船”。", "我们失去[几]艘船"),
        ] {
            let found = match_edited(quote, text, &NormalizedText::new(text), 0);
            assert!(!matches!(found, EditedMatch::Found(_)), "{quote} of {text}: {found:?}");
        }
    }

    #[test]
    fn a_bracket_stands_for_no_word_that_it_turns_round() {
        for (text, quote) in [
            ("The tax is unfair.", "The tax is [fair]"),
            ("The tax is unfair to us.", "The tax is [fair] to us"),
            ("They denied the charge.", "They [admitted] the charge"),
            ("Few of them came.", "[Many] of them came"),
            ("Kein Fischer kam zurück.", "[Ein] Fischer kam zurück"),
            ("Das Angebot war unehrlich.", "Das Angebot war [ehrlich]"),
            ("La loi est injuste.", "La loi est [juste]"),
            ("Es imposible pagar.", "Es [posible] pagar"),
            ("Это невозможно сделать.", "Это [возможно] сделать"),
            ("这是不合法的。", "这是[合法]的"),
            ("그것은 불가능하다.", "그것은 [가능하다]"),
            ("It was minus 12 degrees.", "It was [plus] 12 degrees"),
            ("We pay 40 dollars a barrel.", "We pay 40 [cents] a barrel"),
            ("It read 5 mg/dL in the lake.", "It read 5 [g/L] in the lake"),
        ] {
            let found = match_edited(quote, text, &NormalizedText::new(text), 0);
            assert!(!matches!(found, EditedMatch::Found(_)), "{quote} of {text}: {found:?}");
        }
    }

    #[test]
    fn a_bracket_makes_no_other_word_of_one_of_the_text() {
        for (text, quote) in [
            ("We are able to pay the debt.", "We are [un]able to pay the debt."),
            ("The act is legal here.", "The act is [il]legal here."),
            ("The act is legal here.", "The act is [un-]legal here."),
            ("They use the wheel now.", "They use[less] the wheel now."),
            ("Das Angebot war fair zu uns.", "Das Angebot war [un]fair zu uns."),
            ("Asia on selvä meille.", "Asia on [epä]selvä meille."),
            ("Είναι νόμιμος εδώ.", "Είναι [παρά]νόμιμος εδώ."),
            ("این کار عادلانه است.", "این کار [نا]عادلانه است."),
            ("यह काम वैध है.", "यह काम [अ]वैध है."),
            ("그 일은 가능하고 쉽다.", "그 일은 [불]가능하고 쉽다."),
            ("它在这里合法。", "它在这里[非]合法。"),
            ("We took 1,512 crowns home.", "We took 1,512[k] crowns home."),
            ("We took 1,512 crowns home.", "We took [-]1,512 crowns home."),
            ("Vi har fem skepp kvar.", "Vi har [sju] skepp kvar."),
            ("Мы потеряли пять лодок.", "Мы потеряли [шесть] лодок."),
            ("Zapłacili 512 złotych za to.", "Zapłacili 512 [mln] złotych za to."),
            ("เราเสียสามลำ ในปีนี้", "เราเสีย[ห้า]ลำ ในปีนี้"),
            ("赔偿十二亿元。", "赔偿十二亿[美元]。"),
        ] {
            let found = match_edited(quote, text, &NormalizedText::new(text), 0);
            assert!(!matches!(found, EditedMatch::Found(_)), "{quote} of {text}: {found:?}");
        }
        for (text, quote) in [
            ("They walk to the port.", "They walk[ed] to the port."),
            ("The minister of the port.", "[T]he minister[s] of the port."),
            ("He said the state pays.", "He said [l’]the state pays."),
            ("הממשלה תבנה גשר.", "[ו]הממשלה תבנה גשר."),
            ("他们赔偿十二亿元。", "[部长们]赔偿十二亿元。"),
            ("Vamos construir no Porto uma ponte nova.", "Vamos construir [ali] uma ponte nova."),
            ("They will meet there in May.", "They will meet [in Lima] in May."),
            ("Er ist dort gewesen.", "[Ich bin] dort gewesen."),
        ] {
            let found = match_edited(quote, text, &NormalizedText::new(text), 0);
            assert!(matches!(found, EditedMatch::Found(_)), "{quote} of {text}: {found:?}");
        }
    }

    #[test]
    fn an_ellipsis_beside_a_bracket_leaves_no_negation_out() {
        let text = "We will not sign the treaty of Tarn, as I said, Build the bridge.";
        for quote in [
            "We will […] [s]ign the treaty",
            "We will [gladly] […] sign the treaty",
            "We will … [sic] sign the treaty",
            "We will [sic] … sign the treaty",
        ] {
            let found = match_edited(quote, text, &NormalizedText::new(text), 0);
            assert!(!matches!(found, EditedMatch::Found(_)), "{quote}: {found:?}");
        }
        let found = match_edited("the treaty … [b]uild the bridge", text, &NormalizedText::new(text), 0);
        assert!(matches!(found, EditedMatch::Found(_)), "{found:?}");
    }

    #[test]
    fn brackets_that_do_not_fit_are_told() {
        assert_eq!(unbalanced_bracket("a [b] c"), None);
        assert_eq!(unbalanced_bracket("a [b c"), Some(2));
        assert_eq!(unbalanced_bracket("a b] c"), Some(3));
        assert_eq!(unbalanced_bracket("a [[b] c"), Some(2));
        assert_eq!(edited("they [waited"), EditedMatch::Absent);
        assert_eq!(edited("[they waited]"), EditedMatch::Absent, "nothing is quoted");
    }

    #[test]
    fn a_name_or_a_verb_in_place_of_which_a_bracket_stands_is_worth_a_look() {
        let remark = |quote: &str| match edited(quote) {
            EditedMatch::Found(found) => remark_on(&found.brackets[0], TEXT),
            other => panic!("{quote}: {other:?}"),
        };
        assert_eq!(remark("ministers of [the city] agreed"), Some(Remark::Name));
        assert_eq!(remark("of Nara [said yes] to it"), Some(Remark::Verb));
        let text = "“We will build only if they pay.”";
        let found = match_edited("We will build [soon].", text, &NormalizedText::new(text), 0);
        assert!(
            matches!(found, EditedMatch::Found(found) if remark_on(&found.brackets[0], text) == Some(Remark::Condition))
        );
        for (text, quote) in [
            ("“They will perhaps build the bridge.”", "They will [soon] build the bridge."),
            ("“Wir bauen vielleicht die neue Brücke.”", "Wir bauen [bald] die neue Brücke."),
            ("“We almost lost all of it.”", "We [then] lost all of it."),
            ("“우리는 예산이 있으면 다리를 짓겠다.”", "우리는 [곧] 다리를 짓겠다."),
        ] {
            let found = match_edited(quote, text, &NormalizedText::new(text), 0);
            let EditedMatch::Found(found) = found else { panic!("{quote}: {found:?}") };
            assert_ne!(remark_on(&found.brackets[0], text), None, "{quote}");
        }
        assert_eq!(remark("We told [the ministers] that"), None);
        assert_eq!(remark("[f]ire on"), None);
    }
}

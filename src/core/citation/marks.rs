//! The quotation marks that are put around copied words: those of the language of the text, with the inner marks
//! changed to the next level of the same language. With marks of the same kind inside and outside, the end of the
//! quote would be ambiguous.

use crate::{
    matching::quotation_marks::QuotationMarks,
    model::VerifiedQuote,
    text::quotation_levels::{CORNERS, Levels, levels},
};

use super::plain_line_ends;

/// Marks that always enclose titles and are not changed.
const TITLES: [char; 2] = ['《', '〈'];

/// The words in the quotation marks of this language (a BCP 47 tag), as copies have them: with every inner pair of marks
/// adjusted to its level, and with uniform line ends.
pub fn quoted(words: &str, language: &str) -> String {
    let words = plain_line_ends(words);
    let levels = levels(language);
    let [(open, close), _] = levels;
    format!("{open}{}{close}", turned(&words, levels))
}

/// A mark that replaces some bytes.
struct Turn {
    start: usize,
    end: usize,
    mark: &'static str,
}

fn turned(words: &str, levels: Levels) -> String {
    let mut turns: Vec<Turn> = Vec::new();
    let mut open_until: Vec<usize> = Vec::new();
    for pair in QuotationMarks::new(words).pairs() {
        let mark = words.get(pair.open.clone()).and_then(|mark| mark.chars().next()).unwrap_or_default();
        let is_title = TITLES.contains(&mark) || levels != CORNERS && matches!(mark, '「' | '『');
        if is_title {
            continue;
        }
        open_until.retain(|end| *end > pair.open.start);
        let level = (open_until.len() + 1) % levels.len();
        open_until.push(pair.close.start);
        let Some((open, close)) = levels.get(level).copied() else { continue };
        // The space within guillemets belongs to them.
        let inside = words.get(pair.open.end..pair.close.start).unwrap_or_default();
        let is_spaced = matches!(mark, '«' | '»' | '‹' | '›');
        let blanks = |part: &str| if is_spaced { part.len() } else { 0 };
        let before = inside.len() - inside.trim_start_matches(is_blank).len();
        let after = inside.len() - inside.trim_end_matches(is_blank).len();
        let (before, after) = match before < inside.len() {
            true => (
                blanks(inside.get(..before).unwrap_or_default()),
                blanks(inside.get(inside.len() - after..).unwrap_or_default()),
            ),
            false => (0, 0),
        };
        turns.push(Turn { start: pair.open.start, end: pair.open.end + before, mark: open });
        turns.push(Turn { start: pair.close.start - after, end: pair.close.end, mark: close });
    }
    turns.sort_by_key(|turn| turn.start);
    let (mut text, mut at) = (String::with_capacity(words.len() + 8), 0);
    for turn in turns.iter().filter(|turn| turn.start < turn.end) {
        text.push_str(words.get(at..turn.start).unwrap_or_default());
        text.push_str(turn.mark);
        at = turn.end;
    }
    text.push_str(words.get(at..).unwrap_or_default());
    text
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The quote between the marks of the briefing's language. Inner marks are those of the next level, as style
/// manuals require; every other character is that of the source.
pub(crate) fn marked(quote: &VerifiedQuote<'_>) -> String {
    quoted(&quote.text(), &quote.briefing().language)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::quotation_levels::ENGLISH;

    #[test]
    fn inner_marks_are_those_of_the_next_level() {
        for (language, words, expected) in [
            ("en", "It is over. The “marsh plan” is dead.", "“It is over. The ‘marsh plan’ is dead.”"),
            ("en", "The \"marsh plan\" is dead.", "“The ‘marsh plan’ is dead.”"),
            ("en", "Der „Marschplan“ ist tot.", "“Der ‘Marschplan’ ist tot.”"),
            ("en", "Le « plan » est mort.", "“Le ‘plan’ est mort.”"),
            ("en", "We ‘must’ go; it’s the workers’ wish.", "“We ‘must’ go; it’s the workers’ wish.”"),
            ("en", "He said, “She said, ‘no’ to it.”", "“He said, ‘She said, “no” to it.’”"),
            ("en", "A 6′ 2″ man, 5\" off, isn't it?", "“A 6′ 2″ man, 5\" off, isn't it?”"),
            ("de", "Der „Marschplan“ ist tot.", "„Der ‚Marschplan‘ ist tot.“"),
            ("de-CH", "Der «Marschplan» ist tot.", "«Der ‹Marschplan› ist tot.»"),
            ("fr", "Le « plan » est mort.", "«\u{a0}Le “plan” est mort.\u{a0}»"),
            ("ko", "‘습지’는 《시》에 없다", "“‘습지’는 《시》에 없다”"),
            ("ko", "“습지”는 없다", "“‘습지’는 없다”"),
            ("ja", "「湿地」はない", "「『湿地』はない」"),
            ("sv", "Det är ”slut” nu.", "”Det är ’slut’ nu.”"),
            ("en", "one\r\ntwo\rthree", "“one\ntwo\nthree”"),
            ("en", "", "“”"),
        ] {
            assert_eq!(quoted(words, language), expected, "{language}: {words}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// Words with marks nested five deep: the marks alternate, beginning with the outermost.
        #[test]
        fn nested_marks_alternate_beginning_with_the_outermost(
            depth in 0..6_usize,
            language in prop::sample::select(vec!["en", "de", "fr", "ja", "zh-TW", "ru", "pl", "it", "ko", "de-CH"]),
            convention in prop::sample::select(vec![ENGLISH, [("„", "“"), ("‚", "‘")], CORNERS, [("«", "»"), ("‹", "›")]]),
            words in prop::collection::vec("[a-z]{2,8}( [a-z]{2,8}){0,3}", 12),
        ) {
            if convention == CORNERS && levels(language) != CORNERS {
                return Ok(());
            }
            let nest = |levels: Levels, from: usize| {
                let mut text = words[0].clone();
                for level in (0..depth).rev() {
                    let (open, close) = levels[(level + from) % 2];
                    text = format!("{} {open}{text}{close} {}", words[2 * level], words[2 * level + 1]);
                }
                text
            };
            let [(open, close), _] = levels(language);
            prop_assert_eq!(
                quoted(&nest(convention, 0), language),
                format!("{open}{}{close}", nest(levels(language), 1))
            );
        }

        /// Only marks and the spaces within guillemets are changed.
        #[test]
        fn words_are_never_changed(text in "[a-zé“”‘’„«»\"' ,.가-힣\n]{0,60}", language in "(en|de|fr|ja|ko|xx)") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric() || *c == '\n' || *c == ',').collect::<String>();
            prop_assert_eq!(letters(&quoted(&text, &language)), letters(&text));
        }
    }
}

//! Quotation marks: the one table of pairs of the program, and which mark of a text closes which.
//!
//! The pairs are those of every locale of the CLDR (`delimiters` of its `cldr-misc-full` data; a test compares the two)
//! and others that occur in real files. The role of a mark is decided from the whole paragraph: many marks open in one
//! language and close in another, and some are also apostrophes or signs for feet or inches. Each way to read the marks
//! of a paragraph has a cost, which is higher the less usual it is; the least costly readings are kept while the
//! paragraph is walked once. A span is judged by the best reading, and is doubtful if another one that is nearly as
//! good contradicts it.

mod costs;
mod readings;
mod surroundings;
mod table;

use std::ops::Range;

use readings::{EnclosingPair, Reader, Reading, Role, plain_roles};
use surroundings::{Mark, Neighbours, has_label, is_introduced, marks_of};
use table::is_alike;

pub use table::{PAIRS, is_quotation_mark};

/// A placement is doubtful if a reading that costs at most this much more contradicts it.
const DOUBT: u32 = 2;
/// A span that crosses marks is doubtful instead of rejected if a reading that costs at most this much more
/// contradicts it.
const MERCY: u32 = 9;

/// A pair of marks in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The bytes of the opening mark.
    pub open: Range<usize>,
    /// The bytes of the closing mark.
    pub close: Range<usize>,
    /// How many other pairs enclose it.
    pub depth: usize,
}

/// The position of a span relative to the quotation marks of its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// Between two marks.
    Within,
    /// After an opening mark that is not closed in the paragraph.
    Unclosed,
    /// Before a closing mark that is not opened in the paragraph.
    Unopened,
    /// Not between marks, although the paragraph has some.
    Outside,
    /// The paragraph has no marks, or only pairs within the span, such as around a title.
    NoMarks,
    /// It begins inside a quotation and ends outside, or the reverse, so nobody said it in this form.
    Crossing,
    /// The marks can be read in two ways, and one of them makes it [`Placement::Crossing`].
    Doubtful,
}

/// The quotation marks of one paragraph.
#[derive(Debug, Clone)]
pub struct QuotationMarks {
    marks: Vec<Mark>,
    /// The possible readings, the best first; at least one.
    readings: Vec<Reading>,
    has_label: bool,
    /// Whether each opening mark has a comma or colon before it, as before speech.
    introduced: Vec<bool>,
}

impl QuotationMarks {
    /// Reads the marks of a paragraph.
    pub fn new(text: &str) -> Self {
        let marks = marks_of(text);
        if marks.is_empty() {
            return Self {
                marks: Vec::new(),
                readings: vec![Reading::new(0, Vec::new())],
                has_label: false,
                introduced: Vec::new(),
            };
        }
        let introduced = marks.iter().map(|mark| is_introduced(text, mark.start())).collect();
        let readings = match plain_roles(text, &marks) {
            Some(roles) => vec![Reading::new(0, roles)],
            None => Reader::new(&marks).read(Neighbours::new(text, &marks)),
        };
        let has_label = marks.first().is_some_and(|first| has_label(text, first.start()));
        Self { marks, readings, has_label, introduced }
    }

    fn roles(&self) -> &[Role] {
        self.readings.first().map_or(&[], |reading| &reading.roles)
    }

    /// The pairs of the best reading, in the order of their opening marks.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        let mut ends: Vec<usize> = Vec::new();
        self.roles().iter().enumerate().filter_map(move |(i, role)| {
            let Role::Opens(Some(partner)) = role else { return None };
            let partner = *partner as usize;
            ends.retain(|end| *end > i);
            let depth = ends.len();
            ends.push(partner);
            Some(Pair { open: self.marks.get(i)?.range(), close: self.marks.get(partner)?.range(), depth })
        })
    }

    /// The opening marks that are not closed in the paragraph, in the best reading.
    pub fn unclosed(&self) -> impl Iterator<Item = Range<usize>> {
        let of_role = |(mark, role): (&Mark, &Role)| (*role == Role::Opens(None)).then(|| mark.range());
        self.marks.iter().zip(self.roles()).filter_map(of_role)
    }

    /// The mark that closes a quotation opened before the paragraph.
    pub fn closing_earlier(&self) -> Option<Range<usize>> {
        let at = self.roles().iter().position(|role| *role == Role::ClosesEarlier)?;
        self.marks.get(at).map(|mark| mark.range())
    }

    /// Whether an opening or closing mark ends or begins at this byte, so that a word may also end or begin there.
    pub fn is_beside_mark(&self, at: usize) -> bool {
        let after = self.marks.partition_point(|mark| mark.start() < at);
        let is_real = |index: usize| {
            self.roles().get(index).is_some_and(|role| {
                matches!(role, Role::Opens(Some(_)) | Role::Closes(_) | Role::ClosesEarlier | Role::Reopens)
            })
        };
        let begins = self.marks.get(after).is_some_and(|mark| mark.start() == at) && is_real(after);
        let ends = after
            .checked_sub(1)
            .is_some_and(|last| self.marks.get(last).is_some_and(|mark| mark.end() == at) && is_real(last));
        begins || ends
    }

    /// Whether the paragraph begins with an opening mark, as each paragraph of a long quotation does.
    pub fn begins_open(&self, text: &str) -> bool {
        let start = text.len() - text.trim_start().len();
        self.marks.first().is_some_and(|mark| mark.start() == start)
            && matches!(self.roles().first(), Some(Role::Opens(_)))
    }

    /// Whether the paragraph ends within a quotation that it opens.
    pub fn is_left_open(&self) -> bool {
        self.roles().contains(&Role::Opens(None))
    }

    /// Whether the paragraph closes a quotation that it does not open.
    pub fn closes_earlier(&self) -> bool {
        self.roles().contains(&Role::ClosesEarlier)
    }

    /// Whether there is no mark in the paragraph.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The position of `span` relative to the marks.
    pub fn placement(&self, span: &Range<usize>) -> Placement {
        let Some(best) = self.readings.first() else { return Placement::NoMarks };
        let placed = self.placement_in(best, span);
        let others = |margin: u32| {
            let most = best.cost.saturating_add(margin);
            self.readings.iter().skip(1).take_while(move |reading| reading.cost <= most)
        };
        let crosses = |reading: &Reading| self.placement_in(reading, span) == Placement::Crossing;
        match placed {
            Placement::Crossing if others(MERCY).any(|reading| !crosses(reading)) => Placement::Doubtful,
            Placement::Crossing | Placement::Doubtful => placed,
            _ if others(DOUBT).any(crosses) => Placement::Doubtful,
            _ => placed,
        }
    }

    fn placement_in(&self, reading: &Reading, span: &Range<usize>) -> Placement {
        let first = self.marks.partition_point(|mark| mark.start() < span.start);
        let end = self.marks.partition_point(|mark| mark.start() < span.end);
        let around = reading.innermost(first);
        let inside = reading.roles.get(first..end).unwrap_or_default();
        let mut is_doubtful = false;
        for role in inside {
            match role {
                Role::Closes(open) if (*open as usize) < first => return Placement::Crossing,
                Role::ClosesEarlier => return Placement::Crossing,
                // Within one speaker’s words, a title may be cut.
                Role::Opens(Some(close)) if *close as usize >= end && around.is_none() => return Placement::Crossing,
                Role::Opens(None) | Role::Stray => is_doubtful = true,
                Role::Opens(Some(_)) | Role::Closes(_) | Role::Reopens | Role::Other => {}
            }
        }
        match around {
            _ if is_doubtful => Placement::Doubtful,
            Some(EnclosingPair::Closed) => Placement::Within,
            Some(EnclosingPair::Open(open)) if self.opens_again(reading, open) => Placement::Doubtful,
            Some(EnclosingPair::Open(_)) => Placement::Unclosed,
            Some(EnclosingPair::Opened) => Placement::Unopened,
            None => self.without(reading, first..end),
        }
    }

    /// Whether another mark of the same kind opens after one that is not closed, so that the closing mark was
    /// forgotten.
    fn opens_again(&self, reading: &Reading, open: usize) -> bool {
        let Some(mark) = self.marks.get(open) else { return false };
        let later = self.marks.iter().zip(&reading.roles).skip(open + 1);
        later.filter(|(_, role)| matches!(role, Role::Opens(_))).any(|(other, _)| is_alike(mark.c, other.c))
    }

    /// The placement of a span that is not between marks; `inside` are the marks within it.
    fn without(&self, reading: &Reading, inside: Range<usize>) -> Placement {
        let real = |place: usize| reading.real.get(place).copied().unwrap_or_default();
        let is_elsewhere = real(inside.end) - real(inside.start) < real(reading.roles.len());
        let has_speech = inside.clone().any(|i| {
            matches!(reading.roles.get(i), Some(Role::Opens(_))) && self.introduced.get(i).copied().unwrap_or_default()
        });
        match self.has_label || (!is_elsewhere && !has_speech) {
            true => Placement::NoMarks,
            false => Placement::Outside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn placed(text: &str, words: &str) -> Placement {
        let at = text.find(words).unwrap_or_else(|| panic!("“{words}” stands in “{text}”"));
        QuotationMarks::new(text).placement(&(at..at + words.len()))
    }

    #[test]
    fn a_span_is_within_its_marks_or_not() {
        let text = "He said “we agree” and “they “do” not” too.";
        assert_eq!(placed(text, "we agree"), Placement::Within);
        assert_eq!(placed(text, "agree” and"), Placement::Crossing);
        assert_eq!(placed(text, "they “do” not"), Placement::Within);
        assert_eq!(placed(text, "do” not"), Placement::Crossing);
        assert_eq!(placed(text, "too"), Placement::Outside);
        assert_eq!(placed(text, "said “we"), Placement::Crossing);
        assert_eq!(placed("said", "said"), Placement::NoMarks);
        assert_eq!(placed("He „never closed it", "closed"), Placement::Unclosed);
    }

    #[test]
    fn straight_marks_open_and_close_by_turns() {
        let text = "He said \"we agree\" and \"no\".";
        assert_eq!(placed(text, "we agree"), Placement::Within);
        assert_eq!(placed(text, "agree\" and"), Placement::Crossing);
        assert_eq!(placed(text, "and"), Placement::Outside);
    }

    #[test]
    fn apostrophes_feet_and_inches_are_no_marks() {
        for (text, words) in [
            ("‘We don’t build,’ she said.", "We don’t build,"),
            ("‘We back the ministers’ plan,’ she said.", "We back the ministers’ plan,"),
            ("'We back the ministers' plan,' she said.", "We back the ministers' plan,"),
            ("“The workers’ demands and the ’90s,” she said.", "The workers’ demands and the ’90s,"),
            ("\"A 6\" pipe and a 5' 11\" man,\" she said.", "A 6\" pipe and a 5' 11\" man,"),
            ("“Rock ’n’ roll isn’t dead,” he said.", "Rock ’n’ roll isn’t dead,"),
            ("Elle dit: «\u{a0}C’est l’heure d’agir\u{a0}».", "C’est l’heure d’agir"),
            ("A board of 6′ by 3″ said “no”.", "no"),
            ("הוא אמר \"צה\"ל נסוג\" והלך.", "צה\"ל נסוג"),
            ("The ’tis and the ’90s “are over”.", "are over"),
        ] {
            assert_eq!(placed(text, words), Placement::Within, "{words} in {text}");
        }
        for (text, words) in [
            ("‘We build,’ she says, ‘the ministers’ plan.’", "We build,’ she says, ‘the"),
            ("\"A 6\" pipe,\" he said, \"is short.\"", "pipe,\" he said, \"is"),
            ("‘It’s done,’ he’d said, ‘it’s over.’", "done,’ he’d said, ‘it’s"),
            ("'It's done,' he'd said, 'it's over.'", "done,' he'd said, 'it's"),
        ] {
            assert_eq!(placed(text, words), Placement::Crossing, "{words} in {text}");
        }
    }

    #[test]
    fn what_cannot_be_decided_is_doubted() {
        let text = "‘The bosses’ he said, ‘em and ’n’ all’";
        assert!(matches!(placed(text, "bosses’ he said, ‘em"), Placement::Doubtful | Placement::Crossing));
        assert_eq!(placed("“We go, she said. “We stay.”", "We go, she said. “We stay"), Placement::Doubtful);
        assert_eq!(placed("“We go, she said. “We stay.”", "We go, she said."), Placement::Doubtful);
        assert_eq!(placed("We go, she said. “We stay.", "go, she said. “We"), Placement::Doubtful);
    }

    #[test]
    fn every_convention_of_the_cases_is_read() {
        for (text, right, crossing) in [
            (
                "Sie sagte: „Wir bauen nicht“, das behaupten sie, „im Moor.“",
                "Wir bauen nicht",
                "nicht“, das behaupten sie, „im",
            ),
            ("Sie sagte: »Wir bauen nicht«, glaubt er, »im Moor«.", "Wir bauen nicht", "nicht«, glaubt er, »im"),
            ("Hon sade: ”Vi bygger inte”, säger de, ”i träsket”.", "Vi bygger inte", "inte”, säger de, ”i"),
            ("Hän sanoi: »Emme rakenna», väittää hän, »suolle».", "Emme rakenna", "rakenna», väittää hän, »suolle"),
            ("Elle dit : « Nous ne bâtissons pas », dit-il, « ici ».", "Nous ne bâtissons pas", "pas », dit-il, « ici"),
            ("Elle dit: «Nous ne bâtissons pas», dit-il, «ici».", "Nous ne bâtissons pas", "pas», dit-il, «ici"),
            ("Powiedziała: „Nie budujemy”, mówi, „tutaj”.", "Nie budujemy", "budujemy”, mówi, „tutaj"),
            ("장관은 『짓지 않는다』고 했고 『여기』라 했다.", "짓지 않는다", "않는다』고 했고 『여기"),
            ("장관은 ‘끝났다’고 말했다. 이어 ‘이제 끝났다’라며 웃었다.", "끝났다", "끝났다’고 말했다. 이어 ‘이제"),
            ("장관은 '끝났다'고 말했다. 이어 '이제 끝났다'라며 웃었다.", "끝났다", "끝났다'고 말했다. 이어 '이제"),
            ("大臣は「建てない」と述べ、「ここに」と言った。", "建てない", "建てない」と述べ、「ここに"),
            ("部长说“我们不建”，又说“在这里”。", "我们不建", "不建”，又说“在"),
            ("\u{201d}أهلا\u{201c} قال، \u{201d}وسهلا\u{201c}.", "أهلا", "أهلا\u{201c} قال، \u{201d}وسهلا"),
            ("She said ″We build″, he says, ″here″.", "We build", "build″, he says, ″here"),
            ("She said ′We build′, he says, ′here′.", "We build", "build′, he says, ′here"),
            ("She said ``We build'', he says, ``here''.", "We build", "build'', he says, ``here"),
        ] {
            assert_eq!(placed(text, right), Placement::Within, "{right} in {text}");
            assert_eq!(placed(text, crossing), Placement::Crossing, "{crossing} in {text}");
        }
    }

    #[test]
    fn a_title_in_a_transcript_makes_no_difference() {
        for (text, words) in [
            ("MS. LEE: It is over. The “marsh plan” is dead.", "It is over. The “marsh plan” is dead."),
            ("MS. LEE: It is over. The “marsh plan” is dead.", "It is over."),
            ("It is over. The “marsh plan” is dead.", "It is over. The “marsh plan” is dead."),
            ("Q  Is the ‘marsh plan’ dead?", "Is the ‘marsh plan’ dead?"),
        ] {
            assert_eq!(placed(text, words), Placement::NoMarks, "{words} in {text}");
        }
        assert_eq!(placed("She said, “We go.”", "She said, “We go.”"), Placement::Outside);
        assert_eq!(placed("“We go,” she said. So they left.", "So they left."), Placement::Outside);
    }

    #[test]
    fn a_plain_paragraph_is_read_as_one_that_is_read_with_care() {
        for text in [
            "“We don’t build,” she said. “It’s done.”",
            "She said, “We go,” and “We stay” – that’s all.",
            "It’s nothing.",
        ] {
            let marks = marks_of(text);
            let plain = plain_roles(text, &marks);
            let careful = Reader::new(&marks).read(Neighbours::new(text, &marks));
            assert_eq!(plain.as_ref(), careful.first().map(|reading| &reading.roles), "{text}");
            // Every other reading costs so much more that it raises no doubt.
            assert!(careful.iter().skip(1).all(|other| other.cost > careful[0].cost + MERCY), "{text}");
        }
        for text in ["“We go.\n“We stay.”", "“the ministers’ plan”", "“A “B” C”", "„A“", "“A"]
        {
            assert_eq!(plain_roles(text, &marks_of(text)), None, "{text}");
        }
    }

    #[test]
    fn a_quotation_opens_once_more_on_each_line() {
        let text = "She said: “We go.\n“We stay.”";
        assert_eq!(placed(text, "We go.\n“We stay."), Placement::Within);
    }

    #[test]
    fn pairs_know_what_they_stand_in() {
        let pairs = |text: &str| {
            let marks = QuotationMarks::new(text);
            marks.pairs().map(|pair| (text[pair.open.end..pair.close.start].to_owned(), pair.depth)).collect::<Vec<_>>()
        };
        assert_eq!(
            pairs("„Er sagte ‚nein‘ und “yes”“ sie"),
            [("Er sagte ‚nein‘ und “yes”".to_owned(), 0), ("nein".to_owned(), 1), ("yes".to_owned(), 1)]
        );
        assert_eq!(pairs("It’s 5' tall"), []);
        let deep = pairs("“aa ‘aa “aa ‘aa “aa” aa’ aa” aa’ aa”");
        assert_eq!(deep.iter().map(|(_, depth)| *depth).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_mark_that_closes_ends_a_word_and_an_apostrophe_does_not() {
        let text = "‘끝났다’고, it’s";
        let marks = QuotationMarks::new(text);
        let at = text.find('’').unwrap();
        assert!(marks.is_beside_mark(at) && marks.is_beside_mark(at + '’'.len_utf8()));
        let at = text.rfind('’').unwrap();
        assert!(!marks.is_beside_mark(at));
    }
}

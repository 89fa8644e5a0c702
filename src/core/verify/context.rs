//! Checks whether quoted words have the same meaning in their source as they have alone.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    difference::has_number_word, finding::Warning, manuscript::Manuscript, places::QuotationMatch, source::Source,
};
use crate::{
    matching::{
        MatchKind,
        boundary::has_word,
        conditions::question_around,
        cuts::{self, Cut, LINKS, changes_roles, cut_after, cut_before, cut_within, joins_sentences, with_stop},
        edited::{Remark, remark_on},
        ellipsis::is_open,
        left_out_before,
        numbers::split_number_at,
        omissions::{
            Omission, PARTS_OF_SENTENCES, UNKNOWN_LANGUAGE, is_of_unknown_language, negation_after, negation_before,
            negation_count, omissions_in, omissions_of,
        },
        quotation_marks::Pair,
        sentences::{sentence_end, sentence_start},
        writers_words::{denied_speech, denies},
    },
    text::shortened,
};

/// Warnings about the context of a match, and whether the quotation is out of context.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    pub(super) warnings: Vec<Warning>,
    pub(super) is_out_of_context: bool,
    /// Whether the manuscript tells that the speaker denies it.
    is_denial_told: bool,
}

/// Which ends of a quotation continue in another piece, so that nothing is cut off there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ContinuedEnds {
    pub(super) before: bool,
    pub(super) after: bool,
}

/// A quotation of a manuscript: the manuscript, and the range of the words.
#[derive(Debug, Clone, Copy)]
pub(super) struct QuotationInManuscript<'m> {
    pub(super) manuscript: &'m Manuscript,
    pub(super) range: &'m Range<usize>,
    /// The words without footnote marks.
    pub(super) text: &'m str,
}

impl<'m> QuotationInManuscript<'m> {
    /// The words of the manuscript's sentence before and after the quotation.
    fn around(&self) -> (&'m str, &'m str) {
        let Some(block) = self.manuscript.block_around(self.range.start) else { return ("", "") };
        let before = self.manuscript.text_of(&(block.start..self.range.start));
        let after = self.manuscript.text_of(&(self.range.end..block.end.max(self.range.end)));
        let before = before.get(sentence_start(before)..).unwrap_or_default();
        (before, after.get(..sentence_end(after)).unwrap_or_default())
    }
}

impl Context {
    /// Checks the context of these words at `place`.
    pub(super) fn of(
        words: QuotationInManuscript<'_>,
        place: &QuotationMatch,
        source: &Source,
        links: ContinuedEnds,
    ) -> Self {
        let mut context = Self::default();
        context.check_ends(words, place, links);
        context.check_gaps(place);
        context.brackets(place);
        context.nested(place, source);
        context.question(words, place, source);
        context.denied(words, place, source);
        context.denied_by_manuscript(words, place, source);
        context
    }

    /// Checks whether the manuscript says that nobody said it, and nothing in the source does: she never said “…”.
    fn denied_by_manuscript(&mut self, words: QuotationInManuscript<'_>, place: &QuotationMatch, source: &Source) {
        let Some((denial, true)) = denied_speech(words.manuscript.text(), words.range) else { return };
        // Not if it is the speaker who denies it: she never said “we close” of "I never said we close".
        let is_cut_off = self.warnings.iter().any(|warning| matches!(warning, Warning::CutBeside(_)));
        let is_denied = is_cut_off || self.is_denial_told;
        if !is_denied && denied_speech(source.text(), &place.range()).is_none() {
            self.warn(Warning::SaidAfterAll(shortened(denial)));
        }
    }

    /// Checks whether the writer of the source says that nobody said it, and the manuscript does not.
    fn denied(&mut self, words: QuotationInManuscript<'_>, place: &QuotationMatch, source: &Source) {
        let Some((denial, is_sure)) = denied_speech(source.text(), &place.range()) else { return };
        let (before, after) = words.around();
        if is_told(before, denial, "") && negation_count(before) > 0 || negation_count(after) > 0 {
            return;
        }
        let warning = Warning::CutBeside(shortened(denial));
        if is_sure { self.out_of_context(warning) } else { self.warn(warning) }
    }

    fn out_of_context(&mut self, warning: Warning) {
        self.is_out_of_context = true;
        self.warn(warning);
    }

    fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// A negation, a condition or a question that the ends of the quotation were cut off from.
    fn check_ends(&mut self, words: QuotationInManuscript<'_>, place: &QuotationMatch, links: ContinuedEnds) {
        let (text, span) = (place.speech.text.as_str(), place.span());
        let (before, after) = words.around();
        let shown = |range: &Range<usize>| shortened(text.get(range.clone()).unwrap_or_default());
        // A bracket at the beginning replaces words of the source, and what precedes those is cut off.
        let of_bracket =
            place.brackets.iter().filter(|bracket| bracket.before == 0).map(|bracket| bracket.source.start);
        let start = of_bracket.min().map_or(span.start, |at| at.min(span.start));
        if !links.before {
            let negation = negation_before(text, start)
                .map(|found| (found.start..start.max(found.end), negation_is_stated(before, text, &found)));
            self.check_end(negation, || cut_before(text, start), before, text);
        }
        let ends_with_bracket = place.brackets.iter().any(|bracket| bracket.before == place.pieces.len());
        if !links.after && !ends_with_bracket {
            let negation = negation_after(text, span.end)
                .map(|found| (span.end.min(found.start)..found.end, negation_is_stated(after, text, &found)));
            self.check_end(negation, || cut_after(text, &span), after, text);
            if let Some(question) = question_around(text, &span).filter(|_| !is_asked(before, after)) {
                self.out_of_context(Warning::WithinQuestion(shown(&question)));
            }
        }
        self.check_numbers(text, &span, (before, after), links);
        self.check_open_ends(words.text, place);
    }

    /// Checks one end for a negation or other limiting words that were cut off. They do not count if the manuscript has
    /// them in its own words `around` the quotation.
    fn check_end(
        &mut self,
        negation: Option<(Range<usize>, bool)>,
        cut: impl FnOnce() -> Option<Cut>,
        around: &str,
        text: &str,
    ) {
        // "Brown said | “it will close”" does not keep what is cut off from "I never said that".
        let is_denial = |cut: &Cut| negation_count(text.get(cut.range.clone()).unwrap_or_default()) > 0;
        let is_said = |word: &str| cuts::contains_word(around, word) || has_form_of(around, word);
        let is_kept = |cut: &Cut| match is_denial(cut) {
            true => is_said(&cut.word) && denies(saying_clause(around)),
            // "Holm left no doubt: …" does not keep "I doubt that".
            false => is_said(&cut.word) && !is_only_negated(around, &cut.word),
        };
        let of_cut = || cut().map(|cut| (cut.range.clone(), !cut.is_sure || is_kept(&cut), cut.word));
        let negation = negation.map(|(range, is_kept)| (range, is_kept, String::new()));
        let Some((range, is_kept, key)) = negation.or_else(of_cut) else { return };
        let cut_off = text.get(range.clone()).unwrap_or_default();
        if is_kept && is_told(around, cut_off, &key) {
            self.is_denial_told |= negation_count(cut_off) > 0;
            return;
        }
        let warning = Warning::CutBeside(shortened(text.get(range).unwrap_or_default().trim()));
        if is_kept { self.warn(warning) } else { self.out_of_context(warning) }
    }

    /// Checks for a number whose scale or unit is cut off, unless the manuscript says it in its own words.
    fn check_numbers(&mut self, text: &str, span: &Range<usize>, (before, after): (&str, &str), links: ContinuedEnds) {
        let parted = |at: usize, is_linked: bool| if is_linked { None } else { split_number_at(text, at) };
        let is_told = |around: &str, word: &str| around.to_lowercase().contains(&word.to_lowercase());
        if let Some((_, rest)) = parted(span.end, links.after).filter(|(_, rest)| !is_told(after, rest)) {
            self.out_of_context(Warning::CutBeside(rest.to_owned()));
        }
        if let Some((number, _)) = parted(span.start, links.before).filter(|(number, _)| !is_told(before, number)) {
            self.out_of_context(Warning::CutBeside(number.to_owned()));
        }
    }

    /// Checks the words left out by an ellipsis at the beginning or end of a quotation.
    fn check_open_ends(&mut self, quotation: &str, place: &QuotationMatch) {
        let (text, span) = (place.speech.text.as_str(), place.span());
        let (at_start, at_end) = is_open(quotation);
        if at_end {
            let rest = text.get(span.end..).unwrap_or_default();
            self.left_out(text, &(span.end..span.end + sentence_end(rest)));
        }
        if at_start {
            let before = text.get(..span.start).unwrap_or_default();
            self.left_out(text, &(sentence_start(before)..before.len()));
        }
    }

    /// Checks the words that the ellipses replace.
    fn check_gaps(&mut self, place: &QuotationMatch) {
        if place.kind != MatchKind::Elided && place.kind != MatchKind::Edited {
            return;
        }
        let text = place.speech.text.as_str();
        let gaps = |next| left_out_before(text, &place.pieces, &place.brackets, next);
        for gap in (1..place.pieces.len()).flat_map(gaps).map(|gap| with_stop(text, &gap)) {
            let words = text.get(gap.clone()).unwrap_or_default();
            // "$12 … of it" of "$12 million of it".
            if split_number_at(text, gap.start).is_some() || split_number_at(text, gap.end).is_some() {
                self.out_of_context(Warning::LeftOut { what: "part of a number", words: shortened(words.trim()) });
                continue;
            }
            let warning = || Warning::LeftOut { what: "a condition", words: shortened(words.trim()) };
            if changes_roles(text, &gap) {
                self.warn(Warning::LeftOut { what: LINKS, words: shortened(words.trim()) });
            }
            match cut_within(text, &gap) {
                Some(cut) if cut.is_sure => self.out_of_context(warning()),
                Some(_) => {
                    self.warn(warning());
                    self.left_out(text, &gap);
                }
                None => self.left_out(text, &gap),
            }
        }
    }

    fn left_out(&mut self, text: &str, gap: &Range<usize>) {
        let words = text.get(gap.clone()).unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
        if !has_word(words) {
            return;
        }
        let mut omissions = omissions_of(text, gap);
        if !omissions.contains(&Omission::Number) && has_number_word(words) {
            omissions.push(Omission::Number);
        }
        let joined = joins_sentences(text.get(gap.clone()).unwrap_or_default()).then_some(PARTS_OF_SENTENCES);
        let unknown = is_of_unknown_language(text).then_some(UNKNOWN_LANGUAGE);
        for what in omissions.into_iter().map(Omission::as_str).chain(joined).chain(unknown) {
            self.warn(Warning::LeftOut { what, words: shortened(words) });
        }
    }

    fn brackets(&mut self, place: &QuotationMatch) {
        let text = place.speech.text.as_str();
        for bracket in &place.brackets {
            let words = shortened(text.get(bracket.source.clone()).unwrap_or_default());
            match remark_on(bracket, text) {
                Some(Remark::Condition) => self.out_of_context(Warning::Bracket { what: "a condition", words }),
                Some(Remark::Name) => self.warn(Warning::Bracket { what: "a name", words }),
                Some(Remark::Added) => self.warn(Warning::BracketAdds(shortened(&bracket.shown))),
                Some(Remark::Verb) => self.warn(Warning::Bracket { what: "a verb", words }),
                Some(Remark::Word) => self.warn(Warning::Bracket { what: "another word", words }),
                None => {}
            }
        }
    }

    /// Checks whether the speaker is quoting someone else.
    fn nested(&mut self, place: &QuotationMatch, source: &Source) {
        let Some(utterance) = place.utterance.and_then(|number| source.utterance(number)) else { return };
        let range = place.range();
        let mut spans = utterance.spans_in(&range).iter();
        let Some(span) = spans.find(|span| span.start <= range.start && range.end <= span.end) else {
            return;
        };
        let inner = source.passage(span);
        let Some(at) = inner.position(&range) else { return };
        let marks = inner.prepared.marks(&inner.text);
        let is_within = |pair: Pair| pair.open.start <= at.start && at.end <= pair.close.end;
        // An opening mark may be unclosed because its closing one was typed as an apostrophe.
        let is_quoted = marks.pairs().any(is_within) || marks.unclosed().any(|mark| mark.end <= at.start);
        if is_quoted {
            self.warn(Warning::SaidBySomebodyElse);
        }
    }

    /// Checks whether the question of an answer is missing in the manuscript.
    fn question(&mut self, words: QuotationInManuscript<'_>, place: &QuotationMatch, source: &Source) {
        let utterance = place.utterance.and_then(|number| source.utterance(number));
        let question = utterance.and_then(|utterance| source.utterance(utterance.question?));
        let Some(question) = question else { return };
        let texts: Vec<&str> = question.spans.iter().map(|span| source.text_of(span)).collect();
        let text = texts.join(" ");
        let asked = last_question(&text);
        let bare = asked.trim_end_matches(['?', '？']);
        if !bare.trim().is_empty() && !words.manuscript.has_words(bare) {
            self.warn(Warning::QuestionLeftOut(shortened(asked)));
        }
    }
}

/// Forms of one verb that do not begin alike.
const IRREGULAR: &[&str] = &[
    "have has had having must",
    "going go goes went gone will would",
    "want wants wanted",
    "veux veut voulons veulent voulait souhaite souhaitait",
    "vais va allons vont allait allaient",
    "quiero quiere queremos quieren quería querían",
    "voy va vamos van iba iban",
    "voglio vuole vogliamo vogliono voleva volevano",
    "quero quer queremos querem queria queriam",
    "muss müssen musste mussten",
    "хочу хочет хотим хотят хотел хотели",
    "chcę chce chcemy chcą chciał chcieli",
];

/// The verbs with which nearly every quotation is introduced.
const REPORTING: &str = "said says told sagt sagte sagten erklärte dit déclaré affirmé dijo dice afirmó disse detto dichiarato afirmou zegt \
    zeiden сказал сказала сказали заявил сказав сказала каза powiedział powiedziała řekl řekla uvedl povedal rekla rekao sade säger sagde siger \
    sanoi sanoo mondta spus είπε dedi söyledi kata ujar nói";

/// Words of four letters or more that tell nothing of what is around them.
const SMALL: &str = "that this these those they them their there then than with from into which whose about dass dies diese dieser dieses \
    diesen eine einen einem einer auch dans avec pour cette leur leurs nous vous elle elles para como este esta esto pero della delle dello \
    alla alle come questo questa mais isso essa deze voor maar чтобы этот этого żeby hogy että bahwa yang diye πως";

/// Verbs by which others say or think something, in the third person.
const CLAIMING: &str = "claim claims claimed allege alleges alleged argue argues argued believe believes believed think thinks thought insist \
    insists insisted suggest suggests suggested maintain maintains maintained assert asserts asserted contend contends contended say \
    says said tell tells told fear fears feared report reports reported write writes wrote \
    announce announces announced note notes noted stress stresses stressed concede concedes conceded estimate estimates estimated admit \
    admits admitted warn warns warned declare declares declared complain complains complained behauptet behaupten behauptete behaupteten \
    meint meinen meinte meinten glaubt glauben glaubte sagt sagen sagte sagten heißt denkt denken prétend prétendent affirme affirment dit \
    disent croit croient pense pensent soutient soutiennent assure assurent raconte racontent dice dicen afirma afirman cree creen sostiene \
    sostienen asegura aseguran piensa piensan alega alegan dicono afferma affermano crede credono sostengono pensa pensano diz dizem afirmam \
    acredita acreditam alegam sustenta sustentam pensam beweert beweren zegt zeggen denkt gelooft geloven vindt vinden påstår säger tror \
    menar siger mener sier väittää väittävät sanoo sanovat утверждает утверждают говорит говорят считает считают стверджує стверджують каже \
    кажуть twierdzi twierdzą mówi mówią uważa uważają tvrdí tvrdia říká říkají";

/// "I have said" as opposed to "critics have said".
const FIRST_PERSON: &str = "i we ich wir je j nous jag vi jeg ik wij yo nosotros io noi eu nós я мы ми ja my minä me";

/// Whether a text has the word in another form: "hoped" of "hope", „bezweifelt“ of „bezweifle“.
fn has_form_of(text: &str, word: &str) -> bool {
    /// The fewest letters that two forms share.
    const LEAST: usize = 4;
    /// From how many letters on one of them may differ.
    const LONG: usize = 7;
    /// The most letters that one form is longer than the other.
    const ENDING: usize = 3;
    let length = word.chars().count();
    let base = word.strip_suffix('e').map_or(length, |_| length - 1);
    let base = if base < LEAST { length } else { base };
    let shared = if base >= LONG { base - 1 } else { base };
    let is_form = |other: &str| {
        let other = other.to_lowercase();
        let alike = word.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
        alike >= shared && other.chars().count() <= length + ENDING
    };
    length >= LEAST && text.unicode_words().any(is_form)
}

/// "said that", of "Holm, who never lies, said that": the last clause, if it has a verb of saying.
fn saying_clause(around: &str) -> &str {
    let clause = around.rsplit(',').next().unwrap_or(around);
    let is_reporting = |word: &str| REPORTING.split_whitespace().any(|verb| verb == word);
    if clause.unicode_words().any(is_reporting) { clause } else { around }
}

/// Verbs of asking.
const ASKING: &str = "ask asks asked asking wonder wonders wondered wondering queried fragt fragte fragten demandé demande demandait demandent \
    preguntó pregunta preguntaba chiesto chiede chiedeva perguntou pergunta vroeg vraagt frågade frågar undrade undrar spurgte spørger spurte \
    spør kysyi kysyy zapytał zapytała pytał pytała pyta zeptal zeptala ptal ptá спросил спросила спрашивает спрашивал поинтересовался \
    поинтересовалась запитав запитала питає kérdezte kérdezi întrebat întreabă ρώτησε ρωτά sordu soruyor";
/// Words that begin an indirect question.
const INDIRECT: &str = "whether if who what why how when where which ob wer was warum wieso wie wann wo si qui pourquoi comment quand où quién qué \
    cómo cuándo por se chi cosa perché come quando quem como of wat waarom hoe om vem vad varför hur om hvem hvad hva hvorfor hvordan \
    onko czy kto co dlaczego jak zda kdo proč jak ли кто почему как что чи хто чому як";

/// Whether the manuscript tells in its own words that the quoted words were asked: Kim asked whether they were “fools, all of us”;
/// “…,” Kim wondered. In "Asked whether they were fools, Kim said" they were answered.
fn is_asked(before: &str, after: &str) -> bool {
    const NEAR: usize = 4;
    let is_of = |list: &str, word: &str| list.split_whitespace().any(|own| own == word);
    let words: Vec<String> = before.unicode_words().map(str::to_lowercase).collect();
    let verb = words.iter().rposition(|word| is_of(ASKING, word));
    let rest = verb.and_then(|verb| words.get(verb + 1..)).unwrap_or_default();
    let is_indirect = rest.iter().any(|word| is_of(INDIRECT, word)) && !rest.iter().any(|word| is_of(REPORTING, word));
    let mut behind = after.unicode_words().take(NEAR).map(str::to_lowercase);
    is_indirect || behind.any(|word| is_of(ASKING, &word))
}

/// Whether a text has the word, or a form of it, only behind a negation: "no doubt".
fn is_only_negated(text: &str, word: &str) -> bool {
    /// How many words before it are examined.
    const NEAR: usize = 2;
    let words: Vec<&str> = text.unicode_words().collect();
    let is_form = |other: &&str| cuts::contains_word(other, word) || has_form_of(other, word);
    let is_negated = |at: usize| {
        let before = words.get(at.saturating_sub(NEAR)..at).unwrap_or_default().join(" ");
        negation_count(&before) > 0
    };
    let mut places = (0..words.len()).filter(|at| words.get(*at).is_some_and(is_form)).peekable();
    places.peek().is_some() && places.all(is_negated)
}

/// Whether the manuscript says in its own words, in any form, what a quotation was cut off from: She hoped to “win” of
/// "I hope to win". That somebody said it does not tell that "critics claim" it, nor does the `key` of the cut alone if
/// it has further words: "unless she is stopped" does not tell "unless the council objects".
fn is_told(around: &str, cut_off: &str, key: &str) -> bool {
    const STEM: usize = 4;
    let stem = |word: &str| {
        let mut chars = word.char_indices().skip(STEM - 1);
        let (at, last) = chars.next()?;
        let is_small = word.starts_with(char::is_lowercase);
        is_small.then(|| word.get(..at + last.len_utf8()).map(str::to_lowercase))?
    };
    let is_of = |list: &str, word: &str| list.split_whitespace().any(|own| own == word);
    let cut_words: Vec<String> = cut_off.unicode_words().map(str::to_lowercase).collect();
    let is_claimed =
        cut_words.iter().any(|word| is_of(CLAIMING, word)) && !cut_words.iter().any(|word| is_of(FIRST_PERSON, word));
    // "…," said Ann Lee: that does not tell of what "critics said".
    let is_empty = |word: &str| is_of(REPORTING, word) || is_of(SMALL, word) || is_claimed && is_of(CLAIMING, word);
    let tells = |word: &&str| !is_empty(word);
    let said: Vec<String> = around.unicode_words().filter(tells).filter_map(stem).collect();
    let is_in = |words: &str, forms: &str| {
        words.unicode_words().any(|word| forms.split(' ').any(|form| form == word.to_lowercase()))
    };
    // The first word may have its capital from the beginning of the sentence.
    let first = cut_words.first().map(String::as_str);
    let all = || first.into_iter().chain(cut_off.unicode_words().skip(1));
    let others: Vec<String> = all().filter(|word| *word != key && !is_of(SMALL, word)).filter_map(stem).collect();
    let cut_stems = if others.is_empty() { all().filter_map(stem).collect() } else { others };
    cut_stems.iter().any(|word| said.contains(word))
        || !is_claimed && IRREGULAR.iter().any(|forms| is_in(cut_off, forms) && is_in(around, forms))
}

/// Whether the manuscript says a negation in its own words: he would not “build the bridge”.
fn negation_is_stated(around: &str, text: &str, found: &Range<usize>) -> bool {
    let is_negation = text.get(found.clone()).is_some_and(|words| negation_count(words) > 0);
    is_negation && omissions_in(around, around).contains(&Omission::Negation)
}

/// The last question of a turn, or its last sentence if it has none.
fn last_question(text: &str) -> &str {
    let text = text.trim();
    let end = text
        .rfind(['?', '？'])
        .map_or(text.len(), |at| at + text.get(at..).and_then(|mark| mark.chars().next()).map_or(1, char::len_utf8));
    let asked = text.get(..end).unwrap_or(text);
    let body = asked.trim_end_matches(['?', '？', '.', '!', '。', '！']);
    asked.get(sentence_start(body)..).unwrap_or(asked)
}

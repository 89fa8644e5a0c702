//! The quotations of headings and headlines, which are short and rarely name their speaker in a sentence.

use super::{
    super::{
        super::{Confidence, Phrase, Rule},
        AnalyzedBlock, cut,
        mention::Mention,
        reading::{Reading, letters},
        sentences::ends_with_stop,
        tail_start,
    },
    Writer,
    decision::SpeakerDecision,
    reading_of,
};
use crate::{
    document::{Block, BlockKind},
    text::script::is_hangul_syllable,
};

impl Writer<'_> {
    /// Whether a short block at the beginning is a heading that a plain text does not mark as one.
    pub(super) fn is_headline(&self, block: &Block, part: &AnalyzedBlock) -> bool {
        let words = cut(self.text, &block.range);
        let is_short = words.len() < 300 && words.chars().count() < 90 && !words.contains('\n');
        let gaps = || part.sentences.iter().flat_map(|analyzed| &analyzed.gaps).map(|gap| cut(self.text, gap));
        let has_stop = gaps().any(|gap| gap.contains(['.', '。', '？', '!']));
        let says = part.spans.iter().any(|span| ends_with_stop(cut(self.text, &span.inner)));
        block.kind == BlockKind::Paragraph && is_short && !part.spans.is_empty() && !has_stop && !says
    }

    pub(super) fn write_heading(&mut self, number: usize, part: &AnalyzedBlock) {
        for analyzed in &part.sentences {
            for i in 0..analyzed.sentence.spans.len() {
                let reading = reading_of(self.text, self.language, analyzed, part, false, &self.people);
                let Some(span) = reading.span(i) else { continue };
                let after = cut(self.text, &reading.gap(i + 1)).to_owned();
                let inner = cut(self.text, &span.inner);
                // 우주 스타트업 ‘하늘길’ 신아람 대표: a few words before a name are the name of the organization that the person
                // heads.
                let is_clause = ends_with_stop(inner) || self.language.is_clause(inner);
                let may_be_name = letters(inner) < 7 && !is_clause;
                let named = reading.name_right_before(i);
                let named = named.or_else(|| name_right_after(&reading, i).filter(|_| !may_be_name));
                let judgement = self.language.judge(&reading, i);
                // 千葉が初優勝　「畳が広く見えた」
                let ends_heading = after.trim().is_empty()
                    && cut(self.text, &reading.gap(i)).ends_with([' ', '\u{3000}'])
                    && self.language.looks_spoken(inner);
                let is_work = matches!(span.mark, '《' | '〈' | '『') || starts_with_particle(&after);
                let is_sentence = judgement.strength.is_some() || self.language.looks_spoken(inner);
                let is_marked = matches!(span.mark, '“' | '"') && letters(inner) >= 6 && inner.contains(' ');
                let is_marked = is_marked || cut(self.text, &reading.gap(i)).trim_end().ends_with([':', '：']);
                let is_speech = !is_work
                    && (named.is_some() && (is_sentence || span.mark != '‘')
                        || is_marked
                        || is_sentence && letters(inner) >= 8
                        || ends_heading && span.mark == '「' && letters(inner) >= 6);
                let inner = span.inner.clone();
                if !is_speech {
                    self.found.phrases.push(Phrase::new(inner, judgement.phrase));
                    continue;
                }
                let person = named.as_ref().and_then(|mention| self.people.resolve(mention));
                let words = named.map(|mention| mention.range);
                let (rule, confidence) = match person {
                    Some(_) => (Rule::Heading, Confidence::Likely),
                    None => (Rule::None, Confidence::Unsure),
                };
                let evidence = words.iter().cloned().collect();
                self.in_headings.push(self.found.quotes.len());
                self.push(inner, number, false, SpeakerDecision { person, words, rule, confidence, evidence });
            }
        }
        self.is_announced = false;
    }
}

/// The name right after a quotation at the end of a heading: “…” 서도윤 장관.
fn name_right_after(reading: &Reading<'_>, i: usize) -> Option<Mention> {
    let gap = reading.gap(i + 1);
    let words = cut(reading.text, &gap);
    let front = words.trim_start_matches([' ', '…', '―', '—', '-', '=', ',', '\u{3000}']);
    let start = gap.start + (words.len() - front.len());
    if i + 1 != reading.sentence.spans.len() {
        return None;
    }
    // 「…」真田社長が会見.
    let mentions = reading.language.mentions(reading.text, &gap, reading.people);
    if let Some(named) = mentions.into_iter().next().filter(|mention| mention.range.start == start) {
        return Some(named);
    }
    let end = start + front.trim_end().len();
    let near = start + tail_start(cut(reading.text, &(start..end)), 120);
    let named = reading.language.name_at_end(reading.text, &(near..end), reading.people)?;
    (named.range.start == start).then_some(named)
}

/// Whether a heading continues after the marks like after a noun: 「…」を.
fn starts_with_particle(after: &str) -> bool {
    let is_attached = after.starts_with(|c: char| is_hangul_syllable(c) || super::super::japanese::is_hiragana(c));
    is_attached && !after.starts_with(['고', 'と', '라', '던']) && !after.starts_with("이라고")
}

//! Puts utterances in the order of the text and links answers to their questions.

use std::ops::Range;

use super::{Source, SourceSpeaker};

impl Source {
    /// Puts the utterances in the order of the text and links answers to their questions.
    pub(super) fn order(mut self) -> Self {
        self.utterances.retain(|utterance| !utterance.spans.is_empty());
        self.utterances.sort_by_key(|utterance| utterance.spans.first().map_or(0, |span| span.start));
        for number in 1..self.utterances.len() {
            let Some((before, rest)) = self.utterances.split_at_mut_checked(number) else { break };
            let (Some(last), Some(this)) = (before.last(), rest.first_mut()) else { break };
            let asks = |label: &str, text: &str| is_question_label(label) || text.contains(['?', '？']);
            let words = last.spans.iter().filter_map(|span| self.text.get(span.clone())).collect::<String>();
            // In many interviews the interviewer has a name: "The Herald:", "Ann Lee:".
            let is_question = match &last.who {
                SourceSpeaker::Label(label) => asks(label, &words) || ends_with_question(&words),
                _ => ends_with_question(&words) && last.who != this.who,
            };
            let is_question = last.is_turn && is_question;
            let is_answer = this.is_turn && !matches!(this.who, SourceSpeaker::Label(_));
            this.question = (is_question && is_answer).then_some(number - 1);
        }
        self.introduce();
        let numbered = self.utterances.iter().enumerate();
        let mut spans: Vec<(Range<usize>, usize)> = numbered
            .flat_map(|(number, utterance)| utterance.spans.iter().map(move |span| (span.clone(), number)))
            .collect();
        spans.sort_by_key(|(span, _)| (span.start, span.end));
        let mut end = 0;
        spans.retain(|(span, _)| {
            let is_free = span.start >= end;
            end = end.max(if is_free { span.end } else { 0 });
            is_free
        });
        self.spans = spans;
        self
    }

    /// Records the beginnings of the turns that have a label but no name, where interviewers may introduce themselves.
    fn introduce(&mut self) {
        const HEAD: usize = 80;
        const MOST: usize = 1 << 14;
        for utterance in &self.utterances {
            let (SourceSpeaker::Label(label), Some(span)) = (&utterance.who, utterance.spans.first()) else { continue };
            let words = self.text.get(span.clone()).unwrap_or_default();
            let heads = self.introductions.entry(label.clone()).or_default();
            if heads.len() < MOST {
                heads.push_str(words.get(..words.floor_char_boundary(HEAD)).unwrap_or_default());
                heads.push('\n');
            }
        }
    }
}

/// Whether a label is that of a questioner. A moderator does not only ask questions.
fn is_question_label(label: &str) -> bool {
    const LABELS: [&str; 12] =
        ["q", "question", "questions", "reporter", "press", "the press", "frage", "f", "기자", "질문", "問", "記者"];
    LABELS.contains(&label.to_lowercase().as_str())
}

/// Whether the last sentence of a turn is a question, without a question mark in Korean and Japanese.
fn ends_with_question(words: &str) -> bool {
    const ENDS: [&str; 6] = ["ですか", "ますか", "でしょうか", "까", "는가", "吗"];
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '’' | '"' | ')' | '»' | '」'));
    let bare = words.trim_end_matches(['。', '.']);
    words.ends_with(['?', '？', '؟']) || ENDS.iter().any(|end| bare.ends_with(end))
}

/// A label without its colon.
pub(super) fn label_of(label: &str) -> String {
    label.trim().trim_end_matches([':', '：', '.', ')']).trim_matches(['*', '_', ' ']).to_owned()
}

//! Reads subtitles as a transcript: SubRip (`.srt`), [WebVTT](https://www.w3.org/TR/webvtt1/) (`.vtt`) and SubViewer
//! (`.sbv`).
//!
//! The numbers, times and markup of the cues are no part of the text. Lines are joined into paragraphs: a new one begins
//! where another voice does, and after a sentence that is followed by a pause or has made the paragraph long.

use super::{BlockKind, Document, DocumentError, builder::Builder, encoding};
use crate::text::script::is_written_without_spaces;

/// The silence between two cues, in milliseconds, after which a new sentence is a new paragraph.
const PAUSE: u64 = 2_000;
/// The length of a paragraph, in bytes, after which a new sentence is a new one.
const LONG: usize = 600;
/// The length of a paragraph, in bytes, after which a cue is a new one even within a sentence.
const LONGEST: usize = 1_500;
/// The greatest length of a speaker's label, in bytes.
const LONGEST_LABEL: usize = 60;

/// Reads subtitles in any encoding.
///
/// # Errors
/// If the bytes are not a text, or if there is no cue with words.
pub fn read(bytes: &[u8]) -> Result<Document, DocumentError> {
    let decoded = encoding::decode_text(bytes)?;
    decoded.noted_in(from_text(&decoded.text))
}

/// Whether a text begins as subtitles do.
pub(super) fn is_subtitles(start: &str) -> bool {
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut lines = start.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let is_webvtt =
        first.strip_prefix("WEBVTT").is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace));
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    is_webvtt || times(first).is_some() || is_number && lines.next().is_some_and(|line| times(line).is_some())
}

/// The document of subtitles whose lines end in `\n`.
fn from_text(text: &str) -> Document {
    let mut transcript = Transcript::default();
    let mut cue: Option<Cue<'_>> = None;
    for line in text.lines().map(str::trim) {
        if let Some((start, end)) = times(line) {
            // Without a blank line between two cues, the number of the next one is the last line of this.
            if let Some(lines) = cue.as_mut().map(|cue| &mut cue.lines) {
                lines.pop_if(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
            }
            transcript.add(cue.replace(Cue { start, end, lines: Vec::new() }));
        } else if line.is_empty() {
            transcript.add(cue.take());
        } else if let Some(cue) = &mut cue {
            cue.lines.push(line);
        }
    }
    transcript.add(cue);
    transcript.end_paragraph();
    transcript.out.document
}

/// A line with the times of a cue, in milliseconds: `00:01:02,500 --> 00:01:04,000`, with the hours left out or
/// settings after it, or `0:01:02.500,0:01:04.000`.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) =
        line.split_once("-->").or_else(|| line.split_once(',').filter(|(time, _)| time.contains('.')))?;
    Some((time(start.trim())?, time(rest.split_whitespace().next()?)?))
}

fn time(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once([',', '.'])?;
    let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u64>().ok())?;
    let mut parts = whole.split(':').rev();
    let (seconds, minutes) = (number(parts.next()?)?, number(parts.next()?)?);
    let hours = parts.next().map_or(Some(0), number)?;
    let whole = hours.checked_mul(3_600)?.checked_add(minutes * 60)?.checked_add(seconds)?;
    (parts.next().is_none() && part.len() == 3 && minutes < 60 && seconds < 60)
        .then(|| whole.checked_mul(1_000)?.checked_add(number(part)?))?
}

/// A cue: its times in milliseconds, and its lines.
struct Cue<'a> {
    start: u64,
    end: u64,
    lines: Vec<&'a str>,
}

/// The paragraphs so far.
#[derive(Default)]
struct Transcript {
    out: Builder,
    paragraph: String,
    /// The last line that was added. Live captions repeat it while the next one appears.
    last: String,
    /// Who speaks, according to the markup.
    voice: String,
    /// When the last cue ended.
    end: u64,
}

impl Transcript {
    fn add(&mut self, cue: Option<Cue<'_>>) {
        let Some(cue) = cue else { return };
        let is_after_pause = cue.start >= self.end.saturating_add(PAUSE);
        self.end = cue.end;
        for (number, line) in cue.lines.iter().enumerate() {
            let (voice, words) = without_markup(line);
            let words = words.trim();
            if words.is_empty() || words == self.last {
                continue;
            }
            words.clone_into(&mut self.last);
            let is_new_voice = voice.as_ref().is_some_and(|voice| *voice != self.voice);
            let begins_turn = words.starts_with(['>', '-', '–', '—']) || has_label(words);
            if is_new_voice || begins_turn || self.is_complete(is_after_pause && number == 0) {
                self.end_paragraph();
            }
            if let Some(voice) = voice.filter(|_| is_new_voice) {
                self.paragraph.push_str(&format!("{voice}:"));
                self.voice = voice;
            }
            self.join(words.trim_start_matches(['>', ' ']));
        }
    }

    /// Whether the paragraph can end here.
    fn is_complete(&self, is_after_pause: bool) -> bool {
        const CLOSING: [char; 8] = ['"', '”', '’', '»', '」', '』', ')', ']'];
        const ENDS: [char; 10] = ['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'];
        let is_sentence = self.paragraph.trim_end_matches(CLOSING).ends_with(ENDS);
        is_sentence && (is_after_pause || self.paragraph.len() >= LONG) || self.paragraph.len() >= LONGEST
    }

    fn join(&mut self, words: &str) {
        let is_joined = |c: Option<char>| c.is_some_and(is_written_without_spaces);
        let has_space = !is_joined(self.paragraph.chars().next_back()) || !is_joined(words.chars().next());
        if !self.paragraph.is_empty() && has_space {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(words);
    }

    fn end_paragraph(&mut self) {
        self.out.block(BlockKind::Paragraph, &std::mem::take(&mut self.paragraph));
    }
}

/// Whether a line begins with the label of a speaker in capitals: `MS. LEE: Good morning.`
fn has_label(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(':') else { return false };
    let is_word = label.chars().any(char::is_alphabetic) && label.len() <= LONGEST_LABEL;
    is_word && !label.chars().any(char::is_lowercase) && (rest.is_empty() || rest.starts_with(char::is_whitespace))
}

/// The words of a line, and the voice that its markup names. The tags of WebVTT and SubRip and the codes of SubStation
/// (`{\an8}`) are left out, and the character references of WebVTT are replaced.
fn without_markup(line: &str) -> (Option<String>, String) {
    let (mut voice, mut words, mut rest) = (None, String::new(), line);
    while let Some(at) = rest.find(['<', '{']) {
        let (before, tag) = rest.split_at(at);
        words.push_str(before);
        let is_code = tag.starts_with("{\\");
        let close = if is_code { '}' } else { '>' };
        let starts_tag = tag.chars().nth(1).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '\\'));
        match tag.find(close).filter(|_| starts_tag && (is_code || tag.starts_with('<'))) {
            Some(end) => {
                let inner = tag.get(1..end).unwrap_or_default();
                if let Some(name) =
                    inner.strip_prefix('v').and_then(|inner| inner.split_once(' ').map(|(_, name)| name))
                {
                    voice = Some(characters(name.trim()));
                }
                rest = tag.get(end + 1..).unwrap_or_default();
            }
            None => {
                let (sign, after) = tag.split_at(1);
                words.push_str(sign);
                rest = after;
            }
        }
    }
    words.push_str(rest);
    (voice.filter(|voice| !voice.is_empty()), characters(&words))
}

fn characters(text: &str) -> String {
    const REFERENCES: [(&str, &str); 6] = [
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", "\u{200e}"),
        ("&rlm;", "\u{200f}"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    if !text.contains('&') {
        return text.to_owned();
    }
    REFERENCES.iter().fold(text.to_owned(), |text, (reference, character)| text.replace(reference, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        let document = from_text(text);
        document.blocks.iter().map(|block| document.text_of(block).to_owned()).collect()
    }

    #[test]
    fn cues_are_joined_into_the_turns_of_a_transcript() {
        let text = "1\n00:00:01,000 --> 00:00:04,000\nMINISTER LEE: Good morning. We have decided\nto keep the ferry.\n\n\
                    2\n00:00:04,500 --> 00:00:08,000\nIt will not be sold before 2028.\n\n\
                    3\n00:00:08,500 --> 00:00:10,000\n>> Q: Why not?\n\n\
                    4\n00:00:10,500 --> 00:00:13,000\nMINISTER LEE: <i>Because</i> people need it.\n";
        let expected = [
            "MINISTER LEE: Good morning. We have decided to keep the ferry. It will not be sold before 2028.",
            "Q: Why not?",
            "MINISTER LEE: Because people need it.",
        ];
        assert_eq!(paragraphs(text), expected);
        assert_eq!(paragraphs(&text.replace("\n\n", "\n")), expected, "without blank lines");
    }

    #[test]
    fn webvtt_names_voices_and_has_notes_and_settings() {
        let text = "WEBVTT - Interview\n\nNOTE not said\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:04.000 \
                    align:start\n<v.loud Ann Lee>We <00:00:02.000>will &amp; must.</v>\n\n00:04.000 --> 00:05.000\n\
                    <v Ann Lee>Soon.\n\n00:05.000 --> 00:07.000\n<v Bo>How &lt; 5?\n";
        assert_eq!(paragraphs(text), ["Ann Lee: We will & must. Soon.", "Bo: How < 5?"]);
    }

    #[test]
    fn lines_that_live_captions_repeat_are_read_once() {
        let text = "WEBVTT\n\n00:00.000 --> 00:02.000\nwe are\n\n00:02.000 --> 00:02.010\nwe are\n\n\
                    00:02.010 --> 00:04.000\nwe are\nvery glad\n\n00:04.000 --> 00:05.000\nvery glad\nto be here\n";
        assert_eq!(paragraphs(text), ["we are very glad to be here"]);
    }

    #[test]
    fn a_sentence_before_a_pause_ends_a_paragraph_and_words_without_spaces_are_joined_so() {
        let cue = |from: u32, words: &str| format!("00:00:{from:02},000 --> 00:00:{:02},000\n{words}\n\n", from + 1);
        let pause = cue(1, "We agree.") + &cue(5, "We will") + &cue(9, "not sell.") + &cue(10, "Never.");
        assert_eq!(paragraphs(&pause), ["We agree.", "We will not sell. Never."]);
        assert_eq!(paragraphs(&(cue(1, "我们不会") + &cue(2, "出售港口。"))), ["我们不会出售港口。"]);
    }

    #[test]
    fn long_speech_is_divided_at_sentences() {
        let cues: String =
            (0..50).map(|n| format!("0:00:{n:02}.000,0:00:{n:02}.900\nSentence number {n} is here.\n\n")).collect();
        let paragraphs = paragraphs(&cues);
        assert!(
            paragraphs.len() > 1 && paragraphs.iter().all(|paragraph| paragraph.len() < LONG + 60),
            "{paragraphs:?}"
        );
        assert_eq!(paragraphs.join(" ").matches("Sentence number").count(), 50);
    }

    #[test]
    fn only_text_with_times_is_taken_for_subtitles() {
        for start in [
            "1\n00:00:01,000 --> 00:00:04,000\nHello",
            "\u{feff}WEBVTT\n\n",
            "0:00:01.000,0:00:04.000\nHello",
            "00:01.000 --> 00:04.000",
        ] {
            assert!(is_subtitles(start), "{start:?}");
        }
        for start in [
            "",
            "1\nOne of them",
            "WEBVTTX",
            "12:30, 4 March --> Oslo",
            "1. 00:00 Opening",
            "3.5,4.5\n",
            "99:99:99,999 --> 1",
        ] {
            assert!(!is_subtitles(start), "{start:?}");
        }
        for damaged in [
            "00:00:01,000 --> 99999999999999999999:00:00,000\nx",
            "18446744073709551615:00:00.000 --> 1:00:00.000",
            "<",
            "00:01.000 --> 00:02.000\n<v\n<v >a{\\",
        ] {
            from_text(damaged);
        }
    }
}

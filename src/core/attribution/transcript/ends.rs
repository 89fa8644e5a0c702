//! Where a turn ends although no other begins: at remarks about the talk, and at a report of it.

use crate::document::{Block, BlockKind};

/// Whether a paragraph without a label is not part of the turn before it.
pub(super) fn ends_turns(text: &str, blocks: &[Block], at: usize, is_after_last: bool) -> bool {
    let Some(block) = blocks.get(at) else { return true };
    let body = text.get(block.range.clone()).unwrap_or_default().trim();
    if block.kind == BlockKind::Heading || !body.chars().any(char::is_alphanumeric) {
        return true;
    }
    if body.starts_with(['(', '[']) && body.ends_with([')', ']']) {
        return true;
    }
    let lower = body.get(..body.floor_char_boundary(60)).unwrap_or_default().to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    is_report(body) || begins(&ALWAYS) || is_after_last && begins(&LAST)
}

/// Beginnings of paragraphs that are never part of a talk.
const ALWAYS: [&str; 13] = [
    "for more information",
    "editor's note",
    "editor’s note",
    "media contact",
    "press contact",
    "the interview was ",
    "the conversation was ",
    "this interview",
    "this transcript",
    "this conversation",
    "propos recueillis",
    "das gespräch führte",
    "das interview führte",
];

/// Beginnings of paragraphs after the last turn.
const LAST: [&str; 18] = [
    "the interview",
    "the conversation",
    "the transcript",
    "das interview",
    "das gespräch",
    "die fragen stellte",
    "interview by",
    "interview:",
    "interviewed by",
    "as told to",
    "end",
    "ends",
    "###",
    "# #",
    "- end",
    "– end",
    "entretien réalisé",
    "entrevista",
];

/// Whether a paragraph attributes a quotation, as a report does and a talk does not: “We will wait,” Ann Lee
/// said.
fn is_report(body: &str) -> bool {
    const SAID: [&str; 16] = [
        "said",
        "says",
        "told",
        "added",
        "asked",
        "replied",
        "wrote",
        "sagte",
        "sagt",
        "erklärte",
        "dit",
        "déclaré",
        "ajouté",
        "dijo",
        "explained",
        "recalled",
    ];
    /// How many words after the closing mark are examined.
    const NEAR: usize = 6;
    let Some(inner) = body.strip_prefix(['“', '"', '„', '«', '‘']) else { return false };
    let Some(close) = inner.find(['”', '"', '“', '»', '’']) else { return false };
    let (quoted, rest) = inner.split_at(close);
    let is_set_off = quoted.trim_end().ends_with([',', '?', '!']) || rest.chars().nth(1) == Some(',');
    let is_said = |word: &str| SAID.contains(&word.trim_matches(|c: char| !c.is_alphabetic()));
    is_set_off && rest.split_whitespace().skip(1).take(NEAR).any(is_said)
}

/// Whether the words use I, we or you.
pub(super) fn addresses_somebody(body: &str) -> bool {
    const WORDS: &str = " i we you my our your me us i'm i've i'd i'll we're we've we'll you're myself ourselves ich wir uns mir mich \
        mein meine unser unsere je j nous vous tu mon ma mes notre nos votre vos moi yo nosotros nos mi mis nuestro nuestra usted me ";
    body.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'')).any(|word| {
        // German „Sie“ with a capital means you.
        word == "Sie" || word == "Ihnen" || WORDS.contains(&format!(" {} ", word.to_lowercase())) && !word.is_empty()
    })
}

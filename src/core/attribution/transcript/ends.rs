//! Where a turn ends though no other begins: at what is told of the talk, and at what reports it.

use crate::document::{Block, BlockKind};

/// Whether a paragraph without a label is no part of the turn before it.
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

/// What begins a paragraph that is no part of a talk, wherever it stands.
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

/// What begins a paragraph after the last turn.
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

/// “We will wait,” Ann Lee said: what a report has, and no talk.
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
    /// Words after the closing mark that are looked at.
    const NEAR: usize = 6;
    let Some(inner) = body.strip_prefix(['“', '"', '„', '«', '‘']) else { return false };
    let Some(close) = inner.find(['”', '"', '“', '»', '’']) else { return false };
    let (quoted, rest) = inner.split_at(close);
    let is_set_off = quoted.trim_end().ends_with([',', '?', '!']) || rest.chars().nth(1) == Some(',');
    let is_said = |word: &str| SAID.contains(&word.trim_matches(|c: char| !c.is_alphabetic()));
    is_set_off && rest.split_whitespace().skip(1).take(NEAR).any(is_said)
}

/// I, we and you, and what is theirs, in languages of Europe and in Turkish, Indonesian, Vietnamese, Arabic, Hebrew and Hindi.
const ADDRESSES: &str = " i we you my our your me us i'm i've i'd i'll we're we've we'll you're myself ourselves ich wir uns mir mich \
    mein meine unser unsere je j nous vous tu mon ma mes notre nos votre vos moi yo nosotros nos mi mis nuestro nuestra usted me \
    noi voi mio nostro nostra nós você vocês meu minha nosso nossa ik wij jij jullie ons onze mijn jag oss jeg \
    nas nam mnie mój nasz já mě náš я мы вы нас нам мне мой наш вас вам ми ви мені наш biz siz bizim sizin benim bize \
    saya kami kita anda aku tôi mình bạn أنا نحن أنتم لنا אני אנחנו אתם לנו שלנו  मैं हम आप हमें हमारा हमारे हमारी मुझे ";

/// Ends of Turkish verbs of I and we, which need no pronoun.
const TURKISH: [&str; 10] =
    ["yoruz", "yorum", "cağız", "ceğiz", "cağım", "ceğim", "alım", "elim", "malıyız", "meliyiz"];

/// Whether somebody speaks of I and we or to a you.
pub(super) fn addresses_somebody(body: &str) -> bool {
    let is_part = |c: char| c.is_alphabetic() || c == '\'' || unicode_normalization::char::is_combining_mark(c);
    body.split(|c: char| !is_part(c)).any(|word| {
        // „Sie“ with a capital is you.
        let lower = word.to_lowercase();
        word == "Sie"
            || word == "Ihnen"
            || ADDRESSES.contains(&format!(" {lower} ")) && !word.is_empty()
            || TURKISH.iter().any(|end| lower.len() > end.len() + 2 && lower.ends_with(end))
    })
}

//! The heading of a text that is one speech, and whom it names: "Remarks by Ann Lee at the harbour", „Rede von Anna Berg“.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::Source;
use crate::verify::names::{Name, PersonMatch};

/// Bytes of the longest heading.
const LONGEST: usize = 240;

/// How many paragraphs before a place are searched for the heading of its speech.
const PARAGRAPHS: usize = 200;

/// Bytes at the beginning of a text that show whether its writer says "I".
const ENOUGH: usize = 50_000;

/// How many words may precede the one for a speech: "The full text of the opening speech".
const BEFORE: usize = 6;

/// Words for a speech, of which the speaker follows after a word of [`BY`].
const SPEECHES: &str = "remarks speech address statement lecture keynote testimony toast eulogy sermon \
    rede ansprache grußwort erklärung regierungserklärung vortrag laudatio discours allocution intervention \
    déclaration discurso intervención declaración alocución discorso intervento dichiarazione declaração intervenção \
    toespraak verklaring tal anförande talet tale innlegg discursul declarația cuvântarea";

/// The same in languages that put the speaker into the genitive.
const SPEECHES_OF: &str = "выступление речь заявление обращение виступ промова заява wystąpienie \
    przemówienie oświadczenie projev prohlášení vystoupení prejav vyhlásenie govor izjava говор beszéde nyilatkozata \
    puhe puheenvuoro lausunto konuşması açıklaması ομιλία δήλωση";

/// "By".
const BY: &str = "by of from von der des du de del della dell do da di van av af lui";

/// Words in small letters within an office or a name.
const SMALL: &str = "the of and for a an de la van von der die das des dem den du für und zu";

/// Words with which the occasion begins, after the speaker.
const OCCASION: &str = "at on in to before during for following zur zum bei beim im auf vor anlässlich \
    über à au aux devant lors en ante durante sobre al alla alle ai nel nella davanti na no perante em op voor \
    tijdens i på vid ved inför om w podczas před při на в у під față";

/// "I" and "we", in languages that hardly ever leave them out.
const FIRST_PERSON: &str = "i we my our i'm i've we're we've ich wir mein meine unser unsere je j nous mon \
    notre nos ik wij mijn onze jag vi mitt vår jeg min";

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|own| own == word)
}

impl Source {
    /// Whether the heading over a place says that what follows is a speech of this person, and nothing in the text is
    /// against it.
    pub(in crate::verify) fn is_speech_of(&self, name: &Name, place: &Range<usize>) -> bool {
        let speaks = |speaker: &Name| is_same(speaker, name) || !name.is_named() && self.is_described_in_heading(name);
        self.speech_around(place).is_some_and(|speaker| speaks(&speaker))
    }

    /// Whom the heading over a place names, if what follows is a speech.
    pub(in crate::verify) fn speech_around(&self, place: &Range<usize>) -> Option<Name> {
        let (_, speaker) = self.speech_over(place.start)?;
        let is_own = !self.tells_of_speaker(place, &speaker) && (!self.has_speech() || self.is_in_first_person());
        is_own.then_some(speaker)
    }

    /// Whether the paragraph names the speaker and does not say "I", so that it is about her: "Lee lives in Busan."
    fn tells_of_speaker(&self, place: &Range<usize>, speaker: &Name) -> bool {
        let Some(block) = self.blocks.get(self.block_number(place.start)) else { return false };
        let words = || self.text_of(&block.range).unicode_words();
        let last = speaker.name.unicode_words().next_back().unwrap_or_default();
        words().any(|word| word == last) && !words().any(|word| is_in(FIRST_PERSON, &word.to_lowercase()))
    }

    /// The heading of the speech around a place, if it names somebody else as its speaker.
    pub(in crate::verify) fn heading_of_another(&self, name: &Name, place: &Range<usize>) -> Option<&str> {
        let (heading, speaker) = self.speech_over(place.start).filter(|(_, speaker)| speaker.name.contains(' '))?;
        let mut words = name.name.unicode_words().filter(|word| word.chars().count() > 1);
        let is_there = words.any(|word| heading.unicode_words().any(|other| is_inflected(word, other)));
        let is_other =
            name.is_named() && !is_there && !is_of_office(heading) && speaker.likeness(name) == PersonMatch::Different;
        is_other.then_some(heading)
    }

    /// The nearest heading of a speech before a byte, and whom it names as its speaker.
    fn speech_over(&self, at: usize) -> Option<(&str, Name)> {
        let own = self.block_number(at);
        let near = (own.saturating_sub(PARAGRAPHS)..own).rev();
        let mut lines = near.chain([0]).filter(|number| *number < own).filter_map(|number| self.heading_in(number));
        lines.find_map(|line| Some((line, speaker_in(line)?)))
    }

    /// Whether the heading has all words of a description: "the minister" of "Interview with Ann Lee, Minister of Energy".
    pub(in crate::verify) fn is_described_in_heading(&self, description: &Name) -> bool {
        const SHORTEST: usize = 4;
        let heading: Vec<&str> = self.heading().unwrap_or_default().unicode_words().collect();
        let is_there =
            |word: &str| heading.iter().any(|other| is_inflected(without_article(word), without_article(other)));
        let mut words = description.name.unicode_words().filter(|word| word.chars().count() >= SHORTEST).peekable();
        words.peek().is_some() && words.all(is_there)
    }

    /// Whether the heading names this person.
    pub(in crate::verify) fn is_named_in_heading(&self, name: &Name) -> bool {
        let last = name.name.unicode_words().next_back().filter(|last| last.chars().count() > 1);
        let heading = self.heading().unwrap_or_default();
        last.is_some_and(|last| heading.unicode_words().any(|word| is_inflected(last, word)))
    }

    /// The first line of the text, if it may be a heading.
    fn heading(&self) -> Option<&str> {
        self.heading_in(0)
    }

    /// The first line of a block, if it is short and no sentence.
    fn heading_in(&self, block: usize) -> Option<&str> {
        let line = self.text_of(&self.blocks.get(block)?.range).lines().next()?.trim();
        (line.len() <= LONGEST && self.blocks.len() > 1 && !line.ends_with(['.', '!', '?', ':'])).then_some(line)
    }

    /// Whether the writer says "I" or "we" outside all quotations, or the language may leave it out.
    fn is_in_first_person(&self) -> bool {
        let near = self.text.get(..self.text.floor_char_boundary(ENOUGH)).unwrap_or_default();
        let words = || near.unicode_word_indices();
        let is_known = || words().any(|(_, word)| is_in("the der und les des een het och og", word));
        words().any(|(at, word)| {
            is_in(FIRST_PERSON, &word.to_lowercase()) && self.is_told_by_writer(&(at..at + word.len()))
        }) || !is_known()
    }
}

/// Whether a heading names an office or an organization and nobody who speaks for it: "Statement by the European
/// Commission".
fn is_of_office(heading: &str) -> bool {
    let words: Vec<&str> = heading.unicode_words().collect();
    let is_article = |word: &str| is_in("the la le el il die der o a de het", word);
    let by = words.iter().position(|word| is_in(BY, &word.to_lowercase()));
    let behind = by.and_then(|by| words.get(by + 1..)).unwrap_or_default();
    !heading.contains(',')
        && matches!(behind, [article, office, ..] if is_article(article) && office.starts_with(char::is_uppercase))
}

/// Whether two names are of one person, of which one may be in another case: «Речь Ольги Сергеевой» of Ольга Сергеева.
fn is_same(speaker: &Name, name: &Name) -> bool {
    // „Rede des Bischofs Paul Lind“ of Bischof Lind: the name itself must be the same where names have no cases.
    let last = name.name.unicode_words().next_back();
    let has_last = || speaker.name.unicode_words().any(|word| Some(word) == last);
    speaker.likeness(name) == PersonMatch::Same
        || (!speaker.name.is_ascii() || has_last()) && has_inflected_words(speaker, name)
}

/// Whether all words of a name are in another one, perhaps in another case.
pub(in crate::verify) fn has_inflected_words(name: &Name, words: &Name) -> bool {
    let is_there = |word: &str| name.name.unicode_words().any(|other| is_inflected(word, other));
    words.name.unicode_words().all(is_there)
}

/// The word without the article that Arabic and Hebrew join to it.
fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").or(word.strip_prefix('ה')).unwrap_or(word)
}

/// Whether two words are equal except for their last letters: Ольга and Ольги, "spokeswoman" and "spokesperson".
fn is_inflected(one: &str, other: &str) -> bool {
    const STEM: usize = 4;
    const ENDING: usize = 4;
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    if ["spokes", "chair"].iter().any(|stem| one.starts_with(stem) && other.starts_with(stem)) {
        return true;
    }
    let stem = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let rest = |word: &str| word.chars().count().saturating_sub(stem);
    let is_short = |word: &str| word.chars().count() <= STEM;
    one == other
        || stem >= STEM && rest(&one) <= ENDING && rest(&other) <= ENDING
        || is_short(&one) && stem + 1 >= one.chars().count().max(3) && rest(&other) <= 2
}

/// The person whose speech a heading says it is: the words with capitals after the one for the speech.
fn speaker_in(heading: &str) -> Option<Name> {
    let words: Vec<&str> = heading.unicode_words().collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let named = speaker_words(&lower)?;
    // "Speech by Ann Lee divides the town" is a sentence; other languages write offices in small letters.
    let is_sentence =
        named.start.checked_sub(1).and_then(|by| lower.get(by)).is_some_and(|by| matches!(by.as_str(), "by" | "von"))
            && words.get(named.clone())?.iter().any(|word| word.starts_with(char::is_lowercase) && !is_in(SMALL, word));
    if is_sentence {
        return None;
    }
    let is_capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let name: Vec<&str> = words.get(named)?.iter().filter(is_capital).copied().collect();
    (!name.is_empty()).then(|| Name::plain(&name.join(" ")))
}

/// The numbers of the words that name the speaker.
fn speaker_words(words: &[String]) -> Option<Range<usize>> {
    if let Some(at) = words.iter().take(BEFORE).position(|word| is_in(SPEECHES, word)) {
        let from = words.get(at + 1).filter(|word| is_in(BY, word)).map(|_| at + 2)?;
        let length = words.iter().skip(from).position(|word| is_in(OCCASION, word));
        return Some(from..length.map_or(words.len(), |length| from + length));
    }
    let at = words.iter().position(|word| is_in(SPEECHES_OF, word))?;
    // "Aino Lahtisen puhe", but «Выступление Ольги Сергеевой».
    if at >= 2 {
        return Some(0..at);
    }
    let length = words.iter().skip(at + 1).position(|word| is_in(OCCASION, word));
    Some(at + 1..length.map_or(words.len(), |length| at + 1 + length))
}

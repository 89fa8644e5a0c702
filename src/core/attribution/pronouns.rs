//! Decides to whom a pronoun refers: the people mentioned before it get points for each piece of evidence.

use super::names::NameKind;
use super::people::{Gender, People};
use super::word::WordClasses;

/// A mention of someone, in the order of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub who: u32,
    /// The number of its sentence in the text.
    pub sentence: u32,
    pub block: u32,
    pub role: MentionRole,
    /// Where it is: a byte of the text.
    pub at: u32,
}

/// The role of a mention in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MentionRole {
    /// The subject of the main clause.
    Main,
    /// The subject of another clause.
    Subject,
    /// The owner of the subject: "Lee’s plan failed".
    Owner,
    /// A pronoun that was found to refer to this person, as the subject of the main clause.
    MainPronoun,
    /// A pronoun that refers to this person, as the subject of another clause.
    Pronoun,
    /// The speaker of a quotation.
    Speaker,
    Other,
    Possessive,
    /// Mentioned within a quotation.
    Quoted,
}

/// How many mentions are considered.
const FARTHEST: usize = 80;
/// How many sentences are considered.
const OLDEST: u32 = 14;

/// The mentions of a text so far.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    pub mentions: Vec<Mention>,
}

/// The person to whom a pronoun refers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolved {
    pub who: u32,
    /// The byte where the mention begins that led to this person.
    pub antecedent: u32,
    /// The points of the best candidate.
    pub points: i32,
    pub margin: i32,
    /// Whether someone else of this gender was also mentioned.
    pub is_contested: bool,
}

/// The context of the pronoun.
#[derive(Debug, Clone, Copy)]
pub(super) struct PronounContext {
    /// The gender that the pronoun or description shows.
    pub gender: Gender,
    /// Whether only people with a name can be meant.
    pub is_named: bool,
    pub sentence: u32,
    pub block: u32,
    /// Who spoke last, and in which block.
    pub last_speaker: Option<(u32, u32)>,
    /// The person whose life the text tells, if it tells one.
    pub protagonist: Option<u32>,
    /// Who asked something in the previous paragraph: someone else answers.
    pub asker: Option<u32>,
}

struct Candidate {
    who: u32,
    points: i32,
    at: u32,
    /// The last block that mentions this person.
    block: u32,
}

impl Mentions {
    /// The person to whom the pronoun refers.
    pub fn resolve(&self, people: &People, here: &PronounContext) -> Option<Resolved> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for mention in self.mentions.iter().rev().take(FARTHEST) {
            if here.sentence.saturating_sub(mention.sentence) > OLDEST {
                break;
            }
            let Some(points) = points_of(people, mention, here) else { continue };
            match candidates.iter_mut().find(|candidate| candidate.who == mention.who) {
                Some(candidate) if candidate.points >= points => {}
                Some(candidate) => candidate.points = points,
                None => candidates.push(Candidate { who: mention.who, points, at: mention.at, block: mention.block }),
            }
        }
        for candidate in &mut candidates {
            candidate.points += prominence_points(people, candidate.who, here);
            if Some(candidate.who) == here.asker && candidate.block != here.block {
                candidate.points += ASKED;
            }
        }
        // "In her final interview": does not refer to the teacher of the previous paragraph.
        let gender = |who: u32| people.entry(who).map_or(Gender::Unknown, |entry| entry.gender);
        let is_other_here = candidates.iter().any(|other| {
            other.block == here.block && Some(other.who) != here.protagonist && gender(other.who) == here.gender
        });
        // “Mum liked roses,” her daughter said, and then “…,” she said: it may be the daughter again.
        let is_after_other = here.last_speaker.is_some_and(|(who, block)| {
            Some(who) != here.protagonist
                && block + 1 == here.block
                && gender(who) != Gender::Unknown
                && gender(who) == here.gender
        });
        if !is_other_here && let Some(whose) = candidates.iter_mut().find(|other| Some(other.who) == here.protagonist) {
            whose.points += WHOSE_LIFE;
        }
        candidates.sort_by_key(|candidate| std::cmp::Reverse((candidate.points, candidate.at)));
        let best = candidates.first()?;
        let second = candidates.get(1).map_or(best.points - 40, |second| second.points);
        let is_contested = here.gender != Gender::Unknown
            && (is_after_other && here.protagonist.is_some()
                || candidates
                    .iter()
                    .skip(1)
                    .any(|other| other.block == here.block && gender(other.who) == here.gender));
        let margin = best.points - second;
        Some(Resolved { who: best.who, antecedent: best.at, points: best.points, margin, is_contested })
    }
}

/// The gender of he and she.
pub(super) fn gender_of(word: WordClasses) -> Gender {
    match (word.is(WordClasses::HE), word.is(WordClasses::SHE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The points of one mention, or `None` if the person cannot be meant.
fn points_of(people: &People, mention: &Mention, here: &PronounContext) -> Option<i32> {
    let entry = people.entry(mention.who)?;
    if entry.kind.is_some_and(|kind| kind == NameKind::Organization || kind.is_no_person()) {
        return None;
    }
    // “Eviction,” she says: the first word of a quotation has a capital like any other.
    if mention.role == MentionRole::Quoted && entry.is_hardly_name() {
        return None;
    }
    let gender_points = match (here.gender, entry.gender) {
        _ if entry.kind.is_none() && (!entry.is_person || here.is_named) => return None,
        (_, Gender::Unknown) if entry.kind.is_none() => DESCRIBED,
        (_, Gender::Unknown) if entry.is_person => 0,
        (_, Gender::Unknown) if entry.name.len() > 1 => PERHAPS_PERSON,
        (_, Gender::Unknown) => HARDLY_PERSON,
        (Gender::Unknown, _) => 0,
        (wanted, known) if wanted == known => SAME_GENDER,
        _ => return None,
    };
    let distance = i32::try_from(here.sentence.saturating_sub(mention.sentence)).unwrap_or(i32::MAX);
    let recency = -(PER_SENTENCE * distance.min(FARTHEST_SENTENCE));
    // "One adviser told me so. “…,” he said": the subject of this paragraph takes precedence over the names in other
    // paragraphs.
    let is_nameless_subject = entry.kind.is_none() && mention.role == MentionRole::Main;
    let paragraph = match mention.block == here.block {
        true if is_nameless_subject && distance <= 1 => SAME_PARAGRAPH - DESCRIBED,
        true => SAME_PARAGRAPH,
        false if is_nameless_subject && distance <= 1 => -DESCRIBED,
        false => 0,
    };
    Some(gender_points + recency + role_points(mention.role) + paragraph)
}

// The points were tuned one by one on news texts whose pronouns are known, keeping those that were right more often.
const WHOSE_LIFE: i32 = 40;
const ASKED: i32 = -16;
const DESCRIBED: i32 = -10;
const PERHAPS_PERSON: i32 = -12;
const HARDLY_PERSON: i32 = -18;
const SAME_GENDER: i32 = 2;
const PER_SENTENCE: i32 = 8;
const FARTHEST_SENTENCE: i32 = 10;
const SAME_PARAGRAPH: i32 = 4;
const SPOKE_LAST: i32 = 2;
/// Points for each doubling of the number of mentions: a text repeats the name of its main subject more often
/// than it uses a pronoun.
const OFTEN: i32 = -1;

fn role_points(role: MentionRole) -> i32 {
    match role {
        MentionRole::Main | MentionRole::MainPronoun => 16,
        MentionRole::Speaker => 14,
        MentionRole::Owner => 12,
        MentionRole::Subject | MentionRole::Pronoun => 8,
        MentionRole::Other => 2,
        MentionRole::Possessive => -2,
        MentionRole::Quoted => -10,
    }
}

/// Points for how prominent the person is in the text.
fn prominence_points(people: &People, who: u32, here: &PronounContext) -> i32 {
    /// The number of paragraphs over which the last speaker counts.
    const RECENT: u32 = 2;
    let spoke = match here.last_speaker {
        Some((speaker, block)) if speaker == who => RECENT - here.block.saturating_sub(block).min(RECENT),
        _ => 0,
    };
    let mentions = people.entry(who).map_or(0, |entry| entry.mentions.len());
    let doublings = mentions.min(64).checked_ilog2().unwrap_or(0);
    let points = |count: u32, each: i32| i32::try_from(count).unwrap_or(0) * each;
    points(spoke, SPOKE_LAST) + points(doublings, OFTEN)
}

//! Finds who gives the answers in an interview or a briefing whose labels do not say so.

use std::ops::Range;

use super::{
    Language, cut,
    labels::{LabelTarget, is_answer},
    mention::{GrammaticalRole, Mention, NameForm},
    people::People,
    turns::FoundTurn,
};
use crate::document::Block;

/// The person whom the words before the first turn name as the one being asked, or `None` if they name several
/// people.
pub(super) fn answerer(text: &str, head: &[Block], language: Language, people: &People) -> Option<Mention> {
    const BLOCKS: usize = 24;
    let head = head.get(..head.len().min(BLOCKS)).unwrap_or_default();
    head.iter().find_map(|block| announced(text, block, language, people)).or_else(|| {
        let mut named = head.iter().flat_map(|block| named_in(text, &block.range, language, people));
        let first = named.next()?;
        named.all(|other| is_same(&first, &other)).then_some(first)
    })
}

/// The only person whom the labels name, if others ask and answer without a name: <허준석 대변인>, <질문>, <답변>.
pub(super) fn only_label(turns: &[FoundTurn]) -> Option<Mention> {
    const HOSTS: [&str; 8] = ["사회자", "진행자", "기자", "앵커", "司会", "記者", "主持人", "记者"];
    let answers = turns.iter().any(|turn| matches!(&turn.by, LabelTarget::Role(label) if is_answer(label)));
    let mut named = turns.iter().filter_map(|turn| match &turn.by {
        LabelTarget::Person(mention) => Some(mention),
        LabelTarget::Role(_) | LabelTarget::Interviewee => None,
    });
    let first = named.next().filter(|_| answers)?;
    let is_host = match &first.who {
        NameForm::Named(name) => HOSTS.contains(&name.title.as_str()),
        NameForm::Family { title, .. } | NameForm::Title { title, .. } => HOSTS.contains(&title.as_str()),
        _ => true,
    };
    (!is_host && named.all(|other| other.who == first.who || is_same(first, other))).then(|| first.clone())
}

/// 商务部新闻发言人就…答记者问: the title says who answers.
fn announced(text: &str, block: &Block, language: Language, people: &People) -> Option<Mention> {
    let words = cut(text, &block.range);
    if language == Language::Korean {
        // 설인아와의 일문일답.
        let end =
            ["와의 일문일답", "과의 일문일답", "와의 인터뷰", "과의 인터뷰"].iter().find_map(|end| words.find(end))?;
        return language.name_at_end(text, &(block.range.start..block.range.start + end), people);
    }
    if language != Language::Chinese {
        return None;
    }
    let about = words.find(['就', '答'])?;
    words.get(about..).filter(|rest| rest.contains('答') && rest.contains(['问', '問']))?;
    let range = block.range.start..block.range.start + about;
    language.name_at_end(text, &range, people)
}

/// The people whom a block refers to by their full names, including those at the end of a line or clause.
fn named_in(text: &str, block: &Range<usize>, language: Language, people: &People) -> Vec<Mention> {
    const LONGEST: usize = 600;
    let mut named = Vec::new();
    let words = super::head_of(cut(text, block), LONGEST);
    for (at, _) in words.match_indices(['\n', ' ', '(', '（', ',', '、']).chain([(words.len(), "")]) {
        let range = block.start..block.start + at;
        named.extend(language.name_at_end(text, &range, people));
    }
    named.extend(language.mentions(text, block, people));
    named
        .retain(|mention| matches!(mention.who, NameForm::Named(_)) && mention.marking != GrammaticalRole::AccordingTo);
    named
}

fn is_same(one: &Mention, other: &Mention) -> bool {
    match (&one.who, &other.who) {
        (NameForm::Named(one), NameForm::Named(other)) => one.name == other.name,
        _ => false,
    }
}

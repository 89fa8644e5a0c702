//! How often a briefing names each of its speakers.

use std::{collections::HashMap, ops::Range};

use memchr::memmem;

use crate::{
    matching::boundary::is_boundary,
    model::{Briefing, Speaker},
    text::script::is_cjk,
};

/// The most bytes that are searched for all names together. Mentions in a longer text are not counted.
const MOST_BYTES: usize = 64 << 20;

/// How often the body names each speaker, in their order: by the whole name, by the name in the speaker's own
/// script, or by the family name if no other speaker has it. `None` if the text is too long.
pub fn mentions(briefing: &Briefing) -> Option<Vec<usize>> {
    let names: Vec<Vec<&str>> = names(briefing.speakers());
    let count = names.iter().map(Vec::len).sum::<usize>().max(1);
    let mut left = MOST_BYTES / count;
    for block in briefing.blocks() {
        left = left.checked_sub(block.text().len())?;
    }
    let count_of = |names: &Vec<&str>| {
        let finders: Vec<_> = names.iter().map(|name| (memmem::Finder::new(*name), name.len())).collect();
        briefing.blocks().map(|block| count_in(block.text(), &finders)).sum()
    };
    Some(names.iter().map(count_of).collect())
}

/// The names that can refer to each speaker.
fn names(speakers: &[Speaker]) -> Vec<Vec<&str>> {
    let mut families: HashMap<&str, usize> = HashMap::new();
    for family in speakers.iter().filter_map(|speaker| speaker.family_name.as_deref()) {
        *families.entry(family).or_default() += 1;
    }
    speakers.iter().map(|speaker| names_of(speaker, &families)).collect()
}

fn names_of<'s>(speaker: &'s Speaker, families: &HashMap<&str, usize>) -> Vec<&'s str> {
    let family = speaker.family_name.as_deref().filter(|family| families.get(family) == Some(&1));
    let all = [Some(speaker.name.as_str()), speaker.native_name.as_deref(), family];
    all.into_iter().flatten().map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// How many places of a text have one of the names; a family name within a whole one is the same place.
fn count_in(text: &str, finders: &[(memmem::Finder<'_>, usize)]) -> usize {
    let places = finders.iter().flat_map(|(finder, len)| finder.find_iter(text.as_bytes()).map(|at| at..at + *len));
    let mut places: Vec<Range<usize>> = places.filter(|place| is_whole_name(text, place)).collect();
    places.sort_unstable_by_key(|place| (place.start, place.end));
    let mut end = 0;
    let is_new = |place: &&Range<usize>| {
        let is_new = place.start >= end;
        end = end.max(place.end);
        is_new
    };
    places.iter().filter(is_new).count()
}

/// Whether no word continues at its ends, except a genitive ending. A particle or a title may follow a name in
/// East Asian script.
fn is_whole_name(text: &str, place: &Range<usize>) -> bool {
    let is_east_asian = text.get(place.clone()).and_then(|name| name.chars().next_back()).is_some_and(is_cjk);
    let is_genitive = text.get(place.end..).is_some_and(|rest| rest.starts_with(['’', '\'']));
    is_east_asian || is_boundary(text, place.start) && (is_genitive || is_boundary(text, place.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{format::attachments::Folder, load::load_text};

    fn count(speakers: &str, body: &str) -> Option<Vec<usize>> {
        let file = format!(
            "Briefing(format: 1, title: \"T\", speakers: {{{speakers}}}, occasions: {{}}, body: [Paragraph(text: {body:?})])"
        );
        mentions(&load_text("t.ron", file.into(), Folder::Embedded(&[])).briefing.expect("a briefing"))
    }

    #[test]
    fn mentions_by_whole_family_or_native_name_count_once() {
        let speakers = r#""a": (name: "Ann Lee", family_name: "Lee"), "b": (name: "Kim Ji-ho", native_name: "김지호")"#;
        let body = "Ann Lee spoke. Mr Leeds left; Lee stayed, “Lee’s way”. 김지호는 Kim Ji-ho, 김지호 의원.";
        assert_eq!(count(speakers, body), Some(vec![3, 3]));
    }

    #[test]
    fn a_shared_family_name_is_not_counted() {
        let speakers = r#""a": (name: "Ann Lee", family_name: "Lee"), "b": (name: "Bo Lee", family_name: "Lee")"#;
        assert_eq!(count(speakers, "Ann Lee and Bo Lee met. Lee spoke."), Some(vec![1, 1]));
    }
}

//! The tags for screen readers: the structure of the document, built from what was drawn.

use std::{collections::HashSet, num::NonZeroU16};

use krilla::tagging::{Identifier, ListNumbering, Node, Tag, TagGroup, TagTree};

use super::{
    piece::{Paged, Piece, Role},
    text::{Meaning, Text},
};

/// What a drawn element belongs to, by its index in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Owner {
    Piece(usize),
    Note(usize),
}

/// A drawn element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    /// Words of a run, by its number in the text.
    Run(usize),
    /// The area of a link or of a note's number, by the number of its run.
    Annotation(usize),
    /// The label with a quote's speaker, by the quote's number.
    QuoteLabel(usize),
    /// The number or mark before the first line.
    Hanging,
    /// A picture.
    Picture,
}

/// All that was drawn, by piece and by note.
pub(super) struct Leaves {
    pieces: Vec<Vec<(Leaf, Identifier)>>,
    notes: Vec<Vec<(Leaf, Identifier)>>,
    labelled: HashSet<(Owner, usize)>,
}

impl Leaves {
    pub(super) fn new(pieces: usize, notes: usize) -> Self {
        Self { pieces: vec![Vec::new(); pieces], notes: vec![Vec::new(); notes], labelled: HashSet::new() }
    }

    pub(super) fn push(&mut self, owner: Owner, leaf: Leaf, id: Identifier) {
        let list = match owner {
            Owner::Piece(index) => self.pieces.get_mut(index),
            Owner::Note(index) => self.notes.get_mut(index),
        };
        if let Some(list) = list {
            list.push((leaf, id));
        }
    }

    /// Records that this quote has a label. Returns whether it had none before.
    pub(super) fn label_is_new(&mut self, owner: Owner, quote: usize) -> bool {
        self.labelled.insert((owner, quote))
    }

    /// The structure, in reading order. A note comes after its paragraph.
    pub(super) fn tree(&self, paged: &Paged) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(paged.language.clone()));
        let mut lists = Lists::default();
        for (index, piece) in paged.pieces.iter().enumerate() {
            let leaves = self.pieces.get(index).map(Vec::as_slice).unwrap_or_default();
            match piece.role {
                Role::Item(level) => lists.item(level, item(piece, leaves), &mut tree),
                Role::WithinItem => match lists.last_mut() {
                    Some(body) => body.push(group(piece, leaves)),
                    None => tree.push(group(piece, leaves)),
                },
                _ => {
                    lists.end(&mut tree);
                    tree.push(group(piece, leaves));
                }
            }
            let marks = piece.text.runs.iter().filter_map(|run| match run.meaning {
                Meaning::NoteMark(note) => Some(note),
                _ => None,
            });
            for note in marks {
                let (Some(piece), Some(leaves)) = (paged.notes.get(note), self.notes.get(note)) else { continue };
                let group = note_group(piece, leaves);
                match lists.last_mut() {
                    Some(body) => body.push(group),
                    None => tree.push(group),
                }
            }
        }
        lists.end(&mut tree);
        tree
    }
}

fn group(piece: &Piece, leaves: &[(Leaf, Identifier)]) -> TagGroup {
    let words = || Some(crate::text::single_spaced(&piece.text.words()));
    let level = |level: u16| NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    let language = piece.text.language.clone();
    let mut group = match &piece.role {
        Role::Title => TagGroup::new(Tag::Hn(level(1), words()).with_lang(language)),
        Role::Heading(number) => TagGroup::new(Tag::Hn(level(*number), words()).with_lang(language)),
        Role::Quotation => TagGroup::new(Tag::BlockQuote.with_lang(language)),
        Role::Picture(alt) => TagGroup::new(Tag::Figure(Some(alt.clone()))),
        Role::Caption => TagGroup::new(Tag::Caption.with_lang(language)),
        Role::Paragraph | Role::Item(_) | Role::WithinItem | Role::Note => TagGroup::new(Tag::P.with_lang(language)),
    };
    match piece.role {
        Role::Quotation => {
            let mut paragraph = TagGroup::new(Tag::P);
            words_into(&mut paragraph, &piece.text, leaves);
            group.push(paragraph);
        }
        Role::Picture(_) => of(leaves, Leaf::Picture).for_each(|id| group.push(id)),
        _ => words_into(&mut group, &piece.text, leaves),
    }
    group
}

fn of(leaves: &[(Leaf, Identifier)], wanted: Leaf) -> impl Iterator<Item = Identifier> {
    leaves.iter().filter(move |(leaf, _)| *leaf == wanted).map(|(_, id)| *id)
}

/// The words of a text with their roles: quotes with their speakers, links, numbers of notes.
fn words_into(group: &mut TagGroup, text: &Text, leaves: &[(Leaf, Identifier)]) {
    let by_run = by_run(text.runs.len(), leaves);
    let last_run_of = |quote: usize| text.runs.iter().rposition(|run| is_of(&run.meaning, quote));
    for (number, run) in text.runs.iter().enumerate() {
        let (drawn, areas) = by_run.get(number).cloned().unwrap_or_default();
        let all = || drawn.iter().chain(&areas).copied();
        match &run.meaning {
            Meaning::Words | Meaning::Label => all().for_each(|id| group.push(id)),
            Meaning::Claim(quote) | Meaning::Quote(quote) => {
                let is_quote = matches!(run.meaning, Meaning::Quote(_));
                let mut quoted = if is_quote { TagGroup::new(Tag::InlineQuote) } else { TagGroup::new(Tag::Span) };
                all().for_each(|id| quoted.push(id));
                group.push(quoted);
                let label: Vec<_> = of(leaves, Leaf::QuoteLabel(*quote)).map(Node::Leaf).collect();
                if last_run_of(*quote) == Some(number) && !label.is_empty() {
                    group.push(TagGroup::with_children(Tag::Span, label));
                }
            }
            Meaning::Link(_) => group.push(linked(all())),
            Meaning::NoteMark(_) => {
                let mut reference = TagGroup::new(Tag::Reference);
                reference.push(linked(all()));
                group.push(reference);
            }
        }
    }
}

fn is_of(meaning: &Meaning, quote: usize) -> bool {
    matches!(meaning, Meaning::Quote(of) | Meaning::Claim(of) if *of == quote)
}

fn linked(ids: impl Iterator<Item = Identifier>) -> TagGroup {
    TagGroup::with_children(Tag::Link, ids.map(Node::Leaf).collect())
}

/// What was drawn of each run: its words, and the areas of its link.
fn by_run(count: usize, leaves: &[(Leaf, Identifier)]) -> Vec<(Vec<Identifier>, Vec<Identifier>)> {
    let mut by_run = vec![(Vec::new(), Vec::new()); count];
    for (leaf, id) in leaves {
        match leaf {
            Leaf::Run(run) => by_run.get_mut(*run).into_iter().for_each(|(drawn, _)| drawn.push(*id)),
            Leaf::Annotation(run) => by_run.get_mut(*run).into_iter().for_each(|(_, areas)| areas.push(*id)),
            _ => {}
        }
    }
    by_run
}

/// An item: its mark and its words.
fn item(piece: &Piece, leaves: &[(Leaf, Identifier)]) -> (TagGroup, TagGroup) {
    let mut label = TagGroup::new(Tag::Lbl);
    of(leaves, Leaf::Hanging).for_each(|id| label.push(id));
    let mut body = TagGroup::new(Tag::LBody.with_lang(piece.text.language.clone()));
    words_into(&mut body, &piece.text, leaves);
    (label, body)
}

fn note_group(piece: &Piece, leaves: &[(Leaf, Identifier)]) -> TagGroup {
    let mut group = TagGroup::new(Tag::Note);
    let mut label = TagGroup::new(Tag::Lbl);
    let mut words = TagGroup::new(Tag::P);
    for (leaf, id) in leaves {
        let is_label = matches!(leaf, Leaf::Run(run) if piece.text.runs.get(*run).is_some_and(|run| run.meaning == Meaning::Label));
        if is_label { label.push(*id) } else { words.push(*id) }
    }
    group.push(label);
    group.push(words);
    group
}

/// The open nested lists: the last item of each level.
#[derive(Default)]
struct Lists {
    open: Vec<OpenList>,
}

struct OpenList {
    list: TagGroup,
    /// The last item, to which lists within it are added.
    label: TagGroup,
    body: TagGroup,
}

impl Lists {
    fn item(&mut self, level: u8, (label, body): (TagGroup, TagGroup), tree: &mut TagTree) {
        let level = usize::from(level.max(1));
        while self.open.len() > level {
            self.close(tree);
        }
        let is_same_level = self.open.len() == level;
        match self.open.last_mut() {
            Some(last) if is_same_level => {
                let (label, body) =
                    (std::mem::replace(&mut last.label, label), std::mem::replace(&mut last.body, body));
                last.list.push(whole_item(label, body));
            }
            _ => self.open.push(OpenList { list: TagGroup::new(Tag::L(ListNumbering::Disc)), label, body }),
        }
    }

    fn last_mut(&mut self) -> Option<&mut TagGroup> {
        self.open.last_mut().map(|open| &mut open.body)
    }

    fn close(&mut self, tree: &mut TagTree) {
        let Some(OpenList { mut list, label, body }) = self.open.pop() else { return };
        list.push(whole_item(label, body));
        match self.open.last_mut() {
            Some(parent) => parent.body.push(list),
            None => tree.push(list),
        }
    }

    fn end(&mut self, tree: &mut TagTree) {
        while !self.open.is_empty() {
            self.close(tree);
        }
    }
}

fn whole_item(label: TagGroup, body: TagGroup) -> TagGroup {
    TagGroup::with_children(Tag::LI, vec![Node::Group(label), Node::Group(body)])
}

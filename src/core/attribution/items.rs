//! A block as a list of words and signs, with each quotation as one item.

use std::ops::Range;

use super::spans::Span;
use super::tokens::{Kind, Token};
use super::word::WordClasses;

/// The kind of an item of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ItemKind {
    Token(Kind),
    /// Words between outer marks.
    Quote,
    /// Beyond the end.
    End,
}

/// An item of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub what: ItemKind,
    /// The number of the token, or of the span.
    pub at: u32,
}

/// The items of one block.
#[derive(Debug)]
pub(super) struct Items<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub spans: &'a [Span],
    pub list: Vec<Item>,
}

impl<'a> Items<'a> {
    /// Puts together the items of a block from its tokens and its spans, by their numbers.
    pub fn new(text: &'a str, tokens: &'a [Token], block: Range<u32>, spans: &'a [Span], own: Range<usize>) -> Self {
        let mut list = Vec::with_capacity(block.len());
        let mut next = own.start;
        let mut at = block.start;
        while at < block.end {
            let Some(token) = tokens.get(at as usize) else { break };
            let span = spans.get(next).filter(|_| next < own.end);
            match span {
                Some(span) if token.start as usize >= span.outer.start => {
                    list.push(Item { what: ItemKind::Quote, at: u32::try_from(next).unwrap_or(u32::MAX) });
                    while at < block.end
                        && tokens.get(at as usize).is_some_and(|token| (token.start as usize) < span.outer.end)
                    {
                        at += 1;
                    }
                    next += 1;
                }
                _ => {
                    // An unpaired quotation mark is omitted.
                    if token.kind != Kind::Mark {
                        list.push(Item { what: ItemKind::Token(token.kind), at });
                    }
                    at += 1;
                }
            }
        }
        Self { text, tokens, spans, list }
    }

    pub fn kind_at(&self, at: usize) -> ItemKind {
        self.list.get(at).map_or(ItemKind::End, |item| item.what)
    }

    /// The number of the token, if the item is one.
    pub fn token_number(&self, at: usize) -> Option<u32> {
        self.list.get(at).filter(|item| item.what != ItemKind::Quote).map(|item| item.at)
    }

    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.token_number(at).and_then(|number| self.tokens.get(number as usize))
    }

    pub fn span_number(&self, at: usize) -> Option<u32> {
        self.list.get(at).filter(|item| item.what == ItemKind::Quote).map(|item| item.at)
    }

    pub fn span(&self, at: usize) -> Option<&'a Span> {
        self.span_number(at).and_then(|number| self.spans.get(number as usize))
    }

    pub fn word(&self, at: usize) -> WordClasses {
        self.token(at).map_or(WordClasses::default(), |token| token.word)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.kind_at(at) == ItemKind::Token(Kind::Word)
    }

    pub fn is(&self, at: usize, kind: Kind) -> bool {
        self.kind_at(at) == ItemKind::Token(kind)
    }

    /// The bytes of an item in the text.
    pub fn bytes(&self, at: usize) -> Option<Range<usize>> {
        match self.span(at) {
            Some(span) => Some(span.outer.clone()),
            None => self.token(at).map(|token| token.start as usize..token.end as usize),
        }
    }

    /// The punctuation at the end of the quotation, within its marks.
    pub fn closing_punctuation(&self, at: usize) -> ClosingPunctuation {
        let Some(span) = self.span(at) else { return ClosingPunctuation::None };
        let range = span.tokens.start as usize..span.tokens.end as usize;
        let inner = self.tokens.get(range).unwrap_or_default();
        match inner.iter().rev().find(|token| token.kind != Kind::Mark && token.kind != Kind::Close) {
            Some(token) if token.kind == Kind::Comma => ClosingPunctuation::Comma,
            Some(token) if token.kind == Kind::Dash => ClosingPunctuation::Dash,
            Some(token) if token.kind == Kind::Stop => match self.text.get(token.start as usize..token.end as usize) {
                Some(".") => ClosingPunctuation::Stop,
                _ => ClosingPunctuation::QuestionOrOther,
            },
            _ => ClosingPunctuation::None,
        }
    }
}

/// The last punctuation mark within a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClosingPunctuation {
    None,
    Comma,
    Dash,
    Stop,
    /// A question or exclamation mark, an ellipsis.
    QuestionOrOther,
}

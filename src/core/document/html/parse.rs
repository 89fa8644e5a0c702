//! Parses a page into a tree that is safe to walk: no deeper than a limit, without scripts, styles and most emphasis.
//!
//! A filter sits between the tokenizer and the tree builder of html5ever. It removes what would make a tree needlessly
//! deep or large: elements beyond the limit keep their text and lose their tags, and elements of emphasis, which the
//! standard extends over the ends of paragraphs and repeats in each, are not built as such. Those at the beginning of a
//! line become a `span`, so that it is known whether all of a paragraph is emphasized.

use std::cell::RefCell;

use dom_query::{Document, NodeId};
use html5ever::{
    Attribute, LocalName, QualName, TokenizerResult, local_name, ns,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
    tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink},
};

use super::elements;

/// How deeply elements may be nested. Pages of news sites have about thirty levels. Deeper elements keep their text and
/// lose their tags, because readers take time quadratic in the depth.
pub(super) const DEEPEST: usize = 120;

/// Bytes of a page that are read.
const PAGE_BYTES: usize = 256 << 20;

/// Bytes of structured data that are kept.
const DATA_BYTES: usize = 1 << 20;

/// Bytes of an attribute that are kept.
const ATTRIBUTE_BYTES: usize = 2_048;

/// A page, parsed.
pub(super) struct Page {
    /// The tree.
    pub tree: Document,
    /// The texts of `<script type="application/ld+json">`.
    pub data: Vec<String>,
    /// How many scripts and style sheets were left out.
    pub scripts: usize,
    /// Whether it has no `<html>`, `<head>` or `<body>`: a part of a page, such as the content of a clipboard.
    pub is_fragment: bool,
    /// How many elements the tree has.
    pub elements: usize,
}

/// Parses a text as HTML. Any text is a valid page.
pub(super) fn page(text: &str) -> Page {
    let builder =
        TreeBuilder::new(Document::default(), TreeBuilderOpts { scripting_enabled: false, ..Default::default() });
    let filter = Filter { builder, state: RefCell::new(State { is_fragment: true, ..State::default() }) };
    let tokenizer = Tokenizer::new(filter, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text.get(..text.floor_char_boundary(PAGE_BYTES)).unwrap_or(text)));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Filter { builder, state } = tokenizer.sink;
    let State { data, scripts, is_fragment, elements, .. } = state.into_inner();
    Page { tree: builder.sink.finish(), data, scripts, is_fragment, elements }
}

/// The filter between the tokenizer and the tree builder.
struct Filter {
    builder: TreeBuilder<NodeId, Document>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// The elements that are open, outermost first, and whether each is built.
    open: Vec<(LocalName, bool)>,
    /// How many elements beyond the limit are open, of each name.
    beyond: Vec<(LocalName, usize)>,
    /// The element whose content is left out, and how many with its name are open within it.
    skipped: Option<(LocalName, usize)>,
    is_data: bool,
    data: Vec<String>,
    scripts: usize,
    is_fragment: bool,
    elements: usize,
    /// Whether there was no text since a block or line began, or only emphasized text.
    begins_line: bool,
}

impl TokenSink for Filter {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            TagToken(tag) if tag.kind == StartTag => self.start(tag, line),
            TagToken(tag) => self.end_of(tag, line),
            Token::CharacterTokens(text) => self.text(text, line),
            Token::CommentToken(_) | Token::NullCharacterToken | Token::ParseError(_) => TokenSinkResult::Continue,
            Token::DoctypeToken(_) => {
                self.state.borrow_mut().is_fragment = false;
                self.pass(token, line)
            }
            Token::EOFToken => self.pass(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }
}

impl Filter {
    fn pass(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match self.builder.process_token(token, line) {
            // The encoding was decided before.
            TokenSinkResult::EncodingIndicator(_) | TokenSinkResult::Script(_) => TokenSinkResult::Continue,
            result => result,
        }
    }

    fn text(&self, text: StrTendril, line: u64) -> TokenSinkResult<NodeId> {
        let mut state = self.state.borrow_mut();
        if state.skipped.is_some() {
            state.keep_data(&text);
            return TokenSinkResult::Continue;
        }
        state.begins_line &= !text.chars().any(char::is_alphanumeric) || state.is_emphasized();
        drop(state);
        self.pass(Token::CharacterTokens(text), line)
    }

    fn start(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if let Some(result) = self.state.borrow_mut().skip(&tag) {
            return result;
        }
        // Emphasis within emphasis adds no information and would make the tree deep.
        let may_be_whole = self.state.borrow().begins_line && !self.state.borrow().is_emphasized();
        if elements::is_emphasis(&tag.name) && may_be_whole {
            return self.start_emphasis(tag, line);
        }
        if elements::is_dropped(&tag.name) {
            return TokenSinkResult::Continue;
        }
        self.state.borrow_mut().begins_line |= elements::is_block(&tag.name) || &*tag.name == "br";
        tag.name = elements::renamed(tag.name);
        keep_attributes(&mut tag);
        let (closed, is_built) = self.state.borrow_mut().open(&tag);
        self.pass_ends(closed, line);
        if is_built { self.pass(TagToken(tag), line) } else { TokenSinkResult::Continue }
    }

    /// Bold type and italics at the beginning of a block or line may extend over all of it, so they are built, as an
    /// element that the standard does not repeat in each paragraph.
    fn start_emphasis(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        let is_built = self.state.borrow_mut().push(&tag);
        if !is_built {
            return TokenSinkResult::Continue;
        }
        let (name, value) = elements::EMPHASIS;
        tag.name = local_name!("span");
        tag.attrs = vec![Attribute { name: QualName::new(None, ns!(), name.into()), value: value.into() }];
        self.pass(TagToken(tag), line)
    }

    fn end_of(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        if self.state.borrow_mut().end_of_skipped(&tag.name) {
            return TokenSinkResult::Continue;
        }
        let is_built_emphasis =
            elements::is_emphasis(&tag.name) && self.state.borrow().open.iter().any(|(name, _)| *name == tag.name);
        if elements::is_dropped(&tag.name) && !is_built_emphasis {
            return TokenSinkResult::Continue;
        }
        tag.name = elements::renamed(tag.name);
        let closed = self.state.borrow_mut().close(&tag.name);
        self.pass_ends(closed, line);
        TokenSinkResult::Continue
    }

    /// The end tags of these elements, innermost first. None of them asks anything of the tokenizer.
    fn pass_ends(&self, names: Vec<LocalName>, line: u64) {
        for name in names.into_iter().rev() {
            let tag =
                Tag { kind: EndTag, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false };
            let _ = self.pass(TagToken(tag), line);
        }
    }
}

impl State {
    /// Whether an element of emphasis is open and was built.
    fn is_emphasized(&self) -> bool {
        self.open.iter().any(|(name, _)| elements::is_emphasis(name))
    }

    /// Whether a start tag begins an omitted element or is inside one, and what the tokenizer should then do.
    fn skip(&mut self, tag: &Tag) -> Option<TokenSinkResult<NodeId>> {
        if let Some((name, depth)) = &mut self.skipped {
            *depth += usize::from(*name == tag.name && !tag.self_closing);
            return Some(TokenSinkResult::Continue);
        }
        let raw = match &*tag.name {
            "script" => Some(RawKind::ScriptData),
            "style" | "noembed" | "noframes" => Some(RawKind::Rawtext),
            "textarea" => Some(RawKind::Rcdata),
            "svg" | "template" | "select" | "noscript" | "datalist" | "rp" | "rt" => None,
            _ => return None,
        };
        self.scripts += usize::from(matches!(&*tag.name, "script" | "style"));
        if raw.is_none() && tag.self_closing {
            return Some(TokenSinkResult::Continue);
        }
        self.is_data = &*tag.name == "script" && attribute(tag, "type").is_some_and(|kind| kind.contains("ld+json"));
        if self.is_data {
            self.data.push(String::new());
        }
        self.skipped = Some((tag.name.clone(), 0));
        Some(raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData))
    }

    fn keep_data(&mut self, text: &str) {
        let kept: usize = self.data.iter().map(String::len).sum();
        if let Some(data) = self.data.last_mut().filter(|_| self.is_data && kept + text.len() <= DATA_BYTES) {
            data.push_str(text);
        }
    }

    /// Whether an end tag ends an omitted element or is inside one.
    fn end_of_skipped(&mut self, ended: &LocalName) -> bool {
        let Some((name, depth)) = &mut self.skipped else { return false };
        // An `<rt>` need not be closed, and the end of the outermost elements closes everything.
        let ends_all = matches!(&**ended, "body" | "html") || matches!(&**name, "rt" | "rp") && &**ended == "ruby";
        let is_end = name == ended;
        if ends_all || is_end && *depth == 0 {
            self.skipped = None;
        } else if is_end {
            *depth -= 1;
        }
        true
    }

    /// Records that an element opens. Returns the elements that must be closed first, outermost first, and whether it
    /// is built.
    fn open(&mut self, tag: &Tag) -> (Vec<LocalName>, bool) {
        if matches!(&*tag.name, "html" | "head" | "body") {
            self.is_fragment = false;
            return (Vec::new(), true);
        }
        if elements::is_void(&tag.name) {
            self.elements += 1;
            return (self.close_implied(&tag.name), true);
        }
        let closed = self.close_implied(&tag.name);
        (closed, self.push(tag))
    }

    /// Records an element as open. Returns whether it is built.
    fn push(&mut self, tag: &Tag) -> bool {
        if self.open.len() >= DEEPEST {
            let names = self.beyond.len();
            match self.beyond.iter_mut().find(|(name, _)| *name == tag.name) {
                Some((_, count)) => *count += 1,
                None if names < DEEPEST => self.beyond.push((tag.name.clone(), 1)),
                None => {}
            }
            return false;
        }
        // A `span` without an attribute that describes its text.
        let is_built = &*tag.name != "span" || !tag.attrs.is_empty();
        self.elements += usize::from(is_built);
        self.open.push((tag.name.clone(), is_built));
        is_built
    }

    /// Closes what a start tag implicitly closes, like the builder: a `<p>` before a block, a `<li>` before the next, a
    /// cell before the next, a link before the next.
    fn close_implied(&mut self, name: &LocalName) -> Vec<LocalName> {
        let (closed, within): (&[&str], &[&str]) = match &**name {
            "li" => (&["li"], &["ul", "ol", "menu", "table", "td", "th"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td", "th"]),
            "td" | "th" => (&["td", "th"], &["table", "tr"]),
            "tr" => (&["tr"], &["table", "tbody", "thead", "tfoot"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "caption", "colgroup"], &["table"]),
            "option" | "optgroup" => (&["option"], &["select"]),
            "a" => return self.close_link(),
            _ if elements::ends_paragraph(name) => (&["p"], &["table", "td", "th", "button"]),
            _ => return Vec::new(),
        };
        let open = self.open.iter().rposition(|(name, _)| closed.contains(&&**name) || within.contains(&&**name));
        match open.filter(|at| self.open.get(*at).is_some_and(|(name, _)| closed.contains(&&**name))) {
            Some(at) => self.drain(at),
            None => Vec::new(),
        }
    }

    /// Removes the elements from this one on from the open ones and returns those that were built.
    fn drain(&mut self, at: usize) -> Vec<LocalName> {
        let built = self.open.drain(at..).filter(|(_, is_built)| *is_built);
        built.map(|(name, _)| if elements::is_emphasis(&name) { local_name!("span") } else { name }).collect()
    }

    /// Closes a link where another one begins, but not the elements opened in it.
    fn close_link(&mut self) -> Vec<LocalName> {
        match self.open.iter().rposition(|(name, _)| &**name == "a") {
            Some(at) => vec![self.open.remove(at).0],
            None => Vec::new(),
        }
    }

    /// Records that an element ends. Returns the elements that were built and end with it, outermost first.
    fn close(&mut self, ended: &LocalName) -> Vec<LocalName> {
        if let Some((_, count)) = self.beyond.iter_mut().find(|(name, count)| name == ended && *count > 0) {
            *count -= 1;
            return Vec::new();
        }
        let is_of_table = matches!(&**ended, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption");
        let is_boundary = |name: &str| !is_of_table && matches!(name, "td" | "th" | "table" | "caption");
        let found = self.open.iter().rposition(|(name, _)| name == ended || is_boundary(name));
        match found.filter(|at| self.open.get(*at).is_some_and(|(name, _)| name == ended)) {
            Some(at) => self.drain(at),
            None => Vec::new(),
        }
    }
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// Keeps the attributes that describe the text, up to a length that nobody exceeds.
///
/// The address of a picture or video is not examined, so its presence is enough. Nothing else is kept of embedded
/// content: Readability 0.19 panics if a non-ASCII letter precedes "youtube.com" in any attribute.
fn keep_attributes(tag: &mut Tag) {
    let is_embedded = matches!(&*tag.name, "iframe" | "embed");
    let is_kept = |name: &str| {
        if is_embedded {
            matches!(name, "width" | "height" | "hidden" | "style")
        } else {
            elements::is_kept_attribute(name)
        }
    };
    tag.attrs.retain(|attribute| is_kept(&attribute.name.local) && says_something(attribute));
    for attribute in &mut tag.attrs {
        match &*attribute.name.local {
            "src" => attribute.value = "x".into(),
            "style" if is_embedded => attribute.value = "display:none".into(),
            _ if attribute.value.len() > ATTRIBUTE_BYTES => {
                let end = attribute.value.floor_char_boundary(ATTRIBUTE_BYTES);
                attribute.value = attribute.value.get(..end).unwrap_or_default().into();
            }
            _ => {}
        }
    }
}

/// A style matters if it hides the element.
fn says_something(attribute: &Attribute) -> bool {
    &*attribute.name.local != "style" || ["display", "visibility"].iter().any(|word| attribute.value.contains(word))
}

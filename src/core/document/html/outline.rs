//! The elements and texts of a page in order, with information on each as a whole.

use dom_query::{Document, NodeData, NodeRef};
use html5ever::{LocalName, tendril::StrTendril};

use super::elements;

/// An element or a text of a page.
pub(super) struct Entry<'a> {
    pub node: NodeRef<'a>,
    /// The name of an element; `None` for a text.
    pub name: Option<LocalName>,
    /// The number of the entry that contains this one. The first contains itself.
    pub parent: usize,
    /// The number after its last descendant.
    pub end: usize,
    /// How many characters it has, without white space, and how many of them are those of links.
    pub chars: usize,
    pub link_chars: usize,
    /// Whether it or an element around it is not shown.
    pub is_hidden: bool,
    /// Whether it or an element around it is, by its name or role, not part of a text: navigation, a footer, a button.
    pub is_furniture: bool,
    /// Whether its class or id says so.
    pub has_furniture_class: bool,
}

/// A page as a list of entries.
pub(super) struct Outline<'a> {
    pub entries: Vec<Entry<'a>>,
}

impl Entry<'_> {
    /// Whether it is an element with one of these names.
    pub fn is(&self, names: &[&str]) -> bool {
        self.name.as_ref().is_some_and(|name| names.contains(&&**name))
    }

    pub fn is_text(&self) -> bool {
        self.name.is_none()
    }

    /// An attribute; empty if there is none.
    pub fn attribute(&self, name: &str) -> StrTendril {
        self.node.attr(name).unwrap_or_default()
    }

    /// The text of a text node.
    pub fn with_text<T: Default>(&self, take: impl FnOnce(&str) -> T) -> T {
        let of = |data: &NodeData| match data {
            NodeData::Text { contents } => take(contents),
            _ => T::default(),
        };
        self.node.query(|node| of(&node.data)).unwrap_or_default()
    }
}

impl<'a> Outline<'a> {
    /// The outline of a page's body.
    pub fn of(document: &'a Document) -> Self {
        let mut outline = Self { entries: Vec::new() };
        if let Some(body) = document.body() {
            outline.add_all(body);
        }
        outline.sum_up();
        outline.take_back_classes();
        outline
    }

    /// Everything in an element, in order. Without recursion, because the page determines the depth.
    fn add_all(&mut self, body: NodeRef<'a>) {
        // The numbers of the elements that are open.
        let mut open = Vec::new();
        let mut next = Some(body);
        while let Some(node) = next {
            let number = self.entries.len();
            self.add(node, open.last().copied());
            open.push(number);
            next = node.first_child();
            let mut last = node;
            while next.is_none() {
                let Some(number) = open.pop() else { return };
                self.close(number);
                if open.is_empty() {
                    return;
                }
                next = last.next_sibling();
                if next.is_none() {
                    let Some(parent) = last.parent() else { return };
                    last = parent;
                }
            }
        }
    }

    fn close(&mut self, number: usize) {
        let end = self.entries.len();
        if let Some(entry) = self.entries.get_mut(number) {
            entry.end = end;
        }
    }

    fn add(&mut self, node: NodeRef<'a>, parent: Option<usize>) {
        let number = self.entries.len();
        let above = parent.and_then(|parent| self.entries.get(parent));
        let (is_hidden, is_furniture) = above.map_or((false, false), |above| (above.is_hidden, above.is_furniture));
        let is_in_quotation = above.is_some_and(|above| above.is(&["blockquote", "figure"]));
        // The content of a video is only shown if the video cannot be.
        let is_furniture = is_furniture || above.is_some_and(|above| above.is(&["canvas", "video", "audio", "iframe"]));
        let is_in_paragraph = above.is_some_and(|above| above.is(&["p", "blockquote", "a", "span"]));
        let name = node.qual_name_ref().map(|name| name.local.clone());
        let mut entry = Entry {
            node,
            parent: parent.unwrap_or(number),
            end: number + 1,
            chars: 0,
            link_chars: 0,
            is_hidden,
            is_furniture,
            has_furniture_class: false,
            name,
        };
        match &entry.name {
            Some(name) => {
                // The footer of a quotation names who said it.
                let is_source = is_in_quotation && &**name == "footer";
                entry.is_hidden |= is_hidden_itself(&entry);
                // Within a paragraph, a button is a word with an explanation, and a class does not show what the text
                // is: `<a class="popup">`. No word is removed from a sentence.
                let is_block = elements::is_block(name);
                let is_word = is_in_paragraph && !is_block;
                entry.is_furniture |= !is_source && !is_word && elements::is_furniture(name, &entry.attribute("role"));
                let has_class = |attribute| elements::is_furniture_class(&entry.attribute(attribute));
                let is_apart = is_block || !is_word && entry.attribute("class").contains("skip");
                entry.has_furniture_class = is_apart && ["class", "id"].into_iter().any(has_class);
            }
            None => entry.chars = entry.with_text(|text| text.chars().filter(|c| !c.is_whitespace()).count()),
        }
        self.entries.push(entry);
    }

    /// Adds up the characters in each entry.
    fn sum_up(&mut self) {
        for number in (1..self.entries.len()).rev() {
            let Some(entry) = self.entries.get(number) else { continue };
            let is_link = entry.is(&["a"]) && entry.attribute("href").len() > 1;
            let (parent, chars) = (entry.parent, entry.chars);
            let link_chars = if is_link { chars } else { entry.link_chars };
            if let Some(parent) = self.entries.get_mut(parent) {
                parent.chars += chars;
                parent.link_chars += link_chars;
            }
        }
    }

    /// A class describes a part of the page, not most of it: the body’s "has-sidebar" does not make it a sidebar.
    fn take_back_classes(&mut self) {
        let total = self.entries.first().map_or(0, |body| body.chars);
        for entry in &mut self.entries {
            entry.has_furniture_class &= entry.chars * 3 < total && !entry.is(&["body", "main", "article", "h1"]);
        }
    }

    /// The direct children of an entry.
    pub fn children(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.entries.get(number).map_or(0, |entry| entry.end);
        let mut next = number + 1;
        std::iter::from_fn(move || {
            let child = next;
            let entry = self.entries.get(child).filter(|_| child < end)?;
            next = entry.end;
            Some(child)
        })
    }

    /// An entry and all its descendants.
    pub fn within(&self, number: usize) -> impl Iterator<Item = (usize, &Entry<'a>)> {
        let end = self.entries.get(number).map_or(number, |entry| entry.end);
        self.entries.iter().enumerate().take(end).skip(number)
    }

    /// The text of an entry on one line; only the start if it is long.
    pub fn text_of(&self, number: usize) -> String {
        const MOST: usize = 4_096;
        let mut text = String::new();
        for (_, entry) in self.within(number).filter(|(_, entry)| !entry.is_hidden) {
            let is_apart = entry.name.as_ref().is_some_and(|name| elements::is_block(name) || &**name == "br");
            if is_apart {
                text.push(' ');
            }
            entry.with_text(|part| text.push_str(part.get(..part.floor_char_boundary(MOST)).unwrap_or_default()));
            if text.len() > MOST {
                break;
            }
        }
        crate::text::single_spaced(&text)
    }
}

/// Whether an element itself says that it is not shown.
fn is_hidden_itself(entry: &Entry<'_>) -> bool {
    let style = entry.attribute("style").to_ascii_lowercase().replace(char::is_whitespace, "");
    let class = entry.attribute("class");
    entry.node.has_attr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || class
            .split_whitespace()
            .any(|name| matches!(name, "sr-only" | "visually-hidden" | "screen-reader-text" | "visuallyhidden"))
}

//! The structure tree of a tagged PDF: which paragraph, heading or list item a part of a page belongs to (ISO 32000-2,
//! 14.7 and 14.8).

use std::collections::HashMap;

use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier};

/// Trees are deeper only by mistake.
const MAX_DEPTH: usize = 60;
/// A book of 2,000 pages has about 100,000 elements.
const MAX_ELEMENTS: usize = 1_000_000;

/// The role of an element for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Paragraph,
    Heading,
    /// With the level of its list.
    Item(u8),
    Quotation,
    /// A cell of the table with this number.
    Table(u32),
    Footnote,
    /// Text in a picture.
    Figure,
}

/// The elements that contain text, in the order of the tree.
#[derive(Debug, Default)]
pub(super) struct Structure {
    roles: Vec<Role>,
    places: HashMap<(ObjectIdentifier, i64), u32>,
}

impl Structure {
    /// The tree of a catalog; empty if there is none.
    pub(super) fn of(catalog: &Dict<'_>) -> Self {
        let Some(root) = catalog.get::<Dict<'_>>("StructTreeRoot") else { return Self::default() };
        let mut walk = Walk {
            structure: Self::default(),
            map: root.get::<Dict<'_>>("RoleMap").unwrap_or_default(),
            tables: 0,
            left: MAX_ELEMENTS,
        };
        let none = Inherited { page: None, element: None, list: 0, container: None };
        walk.children(&root, none, 0);
        walk.structure
    }

    /// The element of a marked content sequence.
    pub(super) fn element(&self, page: ObjectIdentifier, id: i64) -> Option<u32> {
        self.places.get(&(page, id)).copied()
    }

    /// What an element is.
    pub(super) fn role(&self, element: u32) -> Option<Role> {
        self.roles.get(element as usize).copied()
    }

    /// Whether no element contains text.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

struct Walk<'a> {
    structure: Structure,
    map: Dict<'a>,
    tables: u32,
    left: usize,
}

/// What an element inherits from those around it.
#[derive(Clone, Copy)]
struct Inherited {
    page: Option<ObjectIdentifier>,
    /// The innermost element that is a block.
    element: Option<u32>,
    /// The number of lists around it.
    list: u8,
    /// The role of all text within it, regardless of its own element: a cell, a footnote, a picture, a quotation.
    container: Option<Role>,
}

impl<'a> Walk<'a> {
    fn children(&mut self, dict: &Dict<'a>, inherited: Inherited, depth: usize) {
        match dict.get::<Object<'a>>("K") {
            Some(Object::Array(kids)) => {
                for kid in kids.iter::<Object<'a>>() {
                    self.child(Some(kid), inherited, depth);
                }
            }
            kid => self.child(kid, inherited, depth),
        }
    }

    fn child(&mut self, kid: Option<Object<'a>>, inherited: Inherited, depth: usize) {
        if depth >= MAX_DEPTH || self.left == 0 {
            return;
        }
        self.left -= 1;
        match kid {
            Some(Object::Number(id)) => self.place(inherited, inherited.page, id.as_i64()),
            Some(Object::Dict(dict)) if dict.contains_key("MCID") => {
                // Content of a form is numbered by the form; it is read by its position.
                let page = dict.get_ref("Pg").map(ObjectIdentifier::from).or(inherited.page);
                if let (None, Some(id)) = (dict.get_ref("Stm"), dict.get::<i64>("MCID")) {
                    self.place(inherited, page, id);
                }
            }
            Some(Object::Dict(dict)) => self.element(&dict, inherited, depth),
            _ => {}
        }
    }

    fn place(&mut self, inherited: Inherited, page: Option<ObjectIdentifier>, id: i64) {
        let (Some(page), element) = (page, inherited.element) else { return };
        let element = element.unwrap_or_else(|| self.add(inherited.container.unwrap_or(Role::Paragraph)));
        self.structure.places.insert((page, id), element);
    }

    fn add(&mut self, role: Role) -> u32 {
        self.structure.roles.push(role);
        u32::try_from(self.structure.roles.len() - 1).unwrap_or(u32::MAX)
    }

    fn element(&mut self, dict: &Dict<'a>, mut inherited: Inherited, depth: usize) {
        let kind = self.kind(dict);
        inherited.page = dict.get_ref("Pg").map(ObjectIdentifier::from).or(inherited.page);
        match kind.as_str() {
            "Table" => {
                self.tables += 1;
                inherited.container = Some(Role::Table(self.tables));
            }
            "Note" | "FENote" => inherited.container = Some(Role::Footnote),
            "Figure" | "Formula" => inherited.container = inherited.container.or(Some(Role::Figure)),
            "BlockQuote" => inherited.container = inherited.container.or(Some(Role::Quotation)),
            "L" => inherited.list = inherited.list.saturating_add(1),
            _ => {}
        }
        if let Some(role) = own_role(&kind, inherited) {
            inherited.element = Some(self.add(role));
        }
        self.children(dict, inherited, depth + 1);
    }

    /// The type of an element with its standard name.
    fn kind(&self, dict: &Dict<'_>) -> String {
        let mut kind = dict.get::<Name<'_>>("S").map(|name| name.as_str().to_owned()).unwrap_or_default();
        for _ in 0..4 {
            let Some(mapped) = self.map.get::<Name<'_>>(kind.as_bytes()) else { break };
            kind = mapped.as_str().to_owned();
        }
        kind
    }
}

/// The role of an element that begins a block; `None` if it is part of the block around it.
fn own_role(kind: &str, inherited: Inherited) -> Option<Role> {
    let role = match kind {
        "H" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "Title" => Role::Heading,
        // A paragraph of an item is the item, unless it is a second one.
        "P" if inherited.list > 0 && inherited.element.is_some() => return None,
        "P" | "Caption" | "TOCI" | "Code" => Role::Paragraph,
        "LI" => Role::Item(inherited.list.max(1)),
        "TD" | "TH" | "Note" | "FENote" | "Figure" | "BlockQuote" => inherited.container?,
        _ => return None,
    };
    Some(inherited.container.unwrap_or(role))
}

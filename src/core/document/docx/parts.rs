//! Finds the parts of a Word document by their relationships (ISO/IEC 29500-2, 6.5).

use super::{
    super::{
        DocumentError,
        xml::{self, Element, Visit, Visitor, Vocabulary},
        zip_package::Package,
    },
    notes::NoteKind,
};

/// The most headers and footers that are read.
const HEADERS: usize = 60;

/// Names of parts.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) main: String,
    pub(super) styles: Option<String>,
    pub(super) core: Option<String>,
    pub(super) notes: Vec<(String, NoteKind)>,
    pub(super) headers: Vec<String>,
}

#[derive(Debug)]
struct Relationship {
    /// The last segment of its type, which the transitional and the strict format share.
    kind: String,
    target: String,
}

impl Parts {
    /// Looks up the parts. If a package does not name them, Word's usual names are used.
    pub(super) fn locate(package: &mut Package<'_>) -> Result<Self, DocumentError> {
        let mut parts = Self { main: "word/document.xml".to_owned(), ..Self::default() };
        for relationship in relationships(package, "_rels/.rels")? {
            match relationship.kind.as_str() {
                "officeDocument" => parts.main = resolve("", &relationship.target),
                "core-properties" => parts.core = Some(resolve("", &relationship.target)),
                _ => {}
            }
        }
        let (folder, name) = parts.main.rsplit_once('/').unwrap_or(("", &parts.main));
        let (folder, of_main) = (folder.to_owned(), format!("{folder}/_rels/{name}.rels"));
        for relationship in relationships(package, of_main.trim_start_matches('/'))? {
            parts.add(&relationship.kind, resolve(&folder, &relationship.target));
        }
        Ok(parts)
    }

    fn add(&mut self, kind: &str, name: String) {
        match kind {
            "styles" => self.styles = Some(name),
            "footnotes" => self.notes.push((name, NoteKind::Footnote)),
            "endnotes" => self.notes.push((name, NoteKind::Endnote)),
            "comments" => self.notes.push((name, NoteKind::Comment)),
            "header" | "footer" if self.headers.len() < HEADERS && !self.headers.contains(&name) => {
                self.headers.push(name);
            }
            _ => {}
        }
    }
}

/// The name of the part that a target refers to from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let path = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

fn relationships(package: &mut Package<'_>, name: &str) -> Result<Vec<Relationship>, DocumentError> {
    let mut found = Relationships::default();
    if let Some(bytes) = package.part(name)? {
        // What was read before a mistake is used: the usual names are used for the rest.
        xml::walk(&xml::decode(bytes), &mut found).ok();
    }
    Ok(found.0)
}

#[derive(Debug, Default)]
struct Relationships(Vec<Relationship>);

impl Visitor for Relationships {
    fn start(&mut self, element: &Element<'_>) -> Visit {
        let is_external = element.attribute("TargetMode").is_some_and(|mode| mode == "External");
        if let (Some(kind), Some(target), false) = (element.attribute("Type"), element.attribute("Target"), is_external)
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            self.0.push(Relationship { kind, target: target.into_owned() });
        }
        Visit::Enter
    }

    fn end(&mut self, _: Vocabulary, _: &str) {}

    fn text(&mut self, _: &str) {}
}

//! What was left out of a document, or changed in it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::number::{counted, grouped};

/// An omission or a change: a number of one kind, or a single one with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The kind.
    pub kind: LeftOutKind,
    /// How many there are of it: 1 if there is a place.
    pub count: usize,
    /// Where in the text it was, or which part of the text was changed, in bytes.
    pub place: Option<Range<usize>>,
    /// Its text, shortened, if that helps to find it.
    pub excerpt: Option<String>,
}

/// What can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutKind {
    /// Navigation, menus, cookie banners, adverts, forms, related articles of a web page.
    PageChrome,
    /// Scripts and style sheets.
    Script,
    /// Headers, footers and page numbers of pages.
    HeaderOrFooter,
    /// Tables.
    Table,
    /// Pictures, videos, drawings.
    Image,
    /// Footnotes and endnotes.
    Footnote,
    /// Comments of editors.
    Comment,
    /// Text that a tracked change deletes.
    Deletion,
    /// Hidden text.
    Hidden,
    /// Attachments of an e-mail.
    Attachment,
    /// Earlier messages that an e-mail repeats.
    EarlierMessage,
    /// A hyphen at the end of a line that was removed to join the word.
    JoinedHyphen,
    /// Characters that could not be read.
    Unreadable,
}

impl LeftOutKind {
    /// In the order in which they are reported.
    const ALL: [Self; 13] = [
        Self::PageChrome,
        Self::Script,
        Self::HeaderOrFooter,
        Self::Table,
        Self::Image,
        Self::Footnote,
        Self::Comment,
        Self::Deletion,
        Self::Hidden,
        Self::Attachment,
        Self::EarlierMessage,
        Self::JoinedHyphen,
        Self::Unreadable,
    ];

    /// A number of omissions, as part of a sentence on what was not taken over; `None` for changes.
    fn not_taken_over(self, count: usize) -> Option<String> {
        Some(match self {
            Self::PageChrome => format!("navigation and other parts of the page ({})", grouped(count)),
            Self::Script => counted(count, "script or style sheet", "scripts and style sheets"),
            Self::HeaderOrFooter => counted(count, "header or footer of a page", "headers and footers of pages"),
            Self::Table => counted(count, "table", "tables"),
            Self::Image => counted(count, "image", "images"),
            Self::Footnote => counted(count, "footnote or its sign", "footnotes or their signs"),
            Self::Comment => counted(count, "comment", "comments"),
            Self::Deletion => counted(count, "deleted passage", "deleted passages"),
            Self::Hidden => counted(count, "hidden passage", "hidden passages"),
            Self::Attachment => counted(count, "attachment", "attachments"),
            Self::EarlierMessage => counted(count, "earlier message", "earlier messages"),
            Self::JoinedHyphen | Self::Unreadable => return None,
        })
    }

    /// A number of changes, as a separate clause; for changes only.
    fn changed(self, count: usize) -> Option<String> {
        let was = if count == 1 { "was" } else { "were" };
        match self {
            Self::JoinedHyphen => {
                let words = counted(count, "word", "words");
                Some(format!("{words} split by a hyphen at the end of a line {was} joined"))
            }
            Self::Unreadable => {
                let characters = counted(count, "character", "characters");
                Some(format!("{characters} could not be read and {was} replaced by �"))
            }
            _ => None,
        }
    }
}

/// What was not taken over, and what was changed, as one sentence without a full stop; empty if there is nothing: "not
/// taken over: navigation and other parts of the page (14), 2 tables, 3 images; 5 words that a hyphen parted at the end
/// of a line were joined".
pub fn sentence(items: &[LeftOut]) -> String {
    let count = |kind| items.iter().filter(|item| item.kind == kind).map(|item| item.count).sum::<usize>();
    let counts: Vec<_> =
        LeftOutKind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect();
    let left_out: Vec<_> = counts.iter().filter_map(|(kind, count)| kind.not_taken_over(*count)).collect();
    let changed = counts.iter().filter_map(|(kind, count)| kind.changed(*count));
    let left_out =
        Some(left_out).filter(|parts| !parts.is_empty()).map(|parts| format!("not imported: {}", parts.join(", ")));
    left_out.into_iter().chain(changed).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(kind: LeftOutKind, count: usize) -> LeftOut {
        LeftOut { kind, count, place: None, excerpt: None }
    }

    #[test]
    fn what_was_left_out_is_said_in_one_sentence() {
        use LeftOutKind::{Image, JoinedHyphen, PageChrome, Table, Unreadable};
        let items = [item(JoinedHyphen, 5), item(Image, 1), item(PageChrome, 14), item(Table, 2), item(Image, 2)];
        assert_eq!(
            sentence(&items),
            "not imported: navigation and other parts of the page (14), 2 tables, 3 images; \
             5 words split by a hyphen at the end of a line were joined"
        );
        assert_eq!(sentence(&[item(Unreadable, 1)]), "1 character could not be read and was replaced by �");
        assert_eq!(sentence(&[]), "");
    }

    #[test]
    fn every_kind_is_said() {
        for kind in LeftOutKind::ALL {
            assert!(sentence(&[item(kind, 1_234)]).contains("1,234"), "{kind:?}");
        }
    }
}

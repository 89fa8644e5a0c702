//! The meaning of RTF control words for the text.

use super::super::LeftOutKind;

/// Where the text of a group goes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    #[default]
    Body,
    /// Nowhere.
    Nothing,
    /// Into an excerpt of an omission.
    Aside(LeftOutKind),
    FontTable,
    StyleSheet,
    Title,
    Author,
    /// What a field should show.
    Instruction,
}

/// The destination that a control word begins, if it begins one.
pub(super) fn destination_of(word: &str) -> Option<Destination> {
    Some(match word {
        "fonttbl" => Destination::FontTable,
        "stylesheet" => Destination::StyleSheet,
        "title" => Destination::Title,
        "author" => Destination::Author,
        "footnote" => Destination::Aside(LeftOutKind::Footnote),
        "annotation" => Destination::Aside(LeftOutKind::Comment),
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
            Destination::Aside(LeftOutKind::HeaderOrFooter)
        }
        "fldinst" => Destination::Instruction,
        "shpinst" | "shptxt" | "shppict" | "fldrslt" => return None,
        "colortbl" | "info" | "listtable" | "listoverridetable" | "listtext" | "pntext" | "rsidtbl" | "themedata"
        | "colorschememapping" | "datastore" | "latentstyles" | "xmlnstbl" | "generator" | "filetbl" | "revtbl"
        | "pict" | "objdata" | "objclass" | "nonshppict" | "shprslt" | "sp" | "sn" | "sv" | "ftnsep" | "ftnsepc"
        | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "xe" | "tc" | "tcn" | "bkmkstart" | "bkmkend" | "private"
        | "operator" | "company" | "manager" | "subject" | "keywords" | "comment" | "doccomm" | "template"
        | "mmath" | "pgdsctbl" | "fontemb" | "falt" | "panose" | "upr" | "do" => Destination::Nothing,
        _ => return None,
    })
}

/// The character that a control word represents.
pub(super) fn character_of(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "emdash" => '—',
        "endash" => '–',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        "bullet" => '•',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "zwj" => '\u{200d}',
        "zwnj" => '\u{200c}',
        _ => return None,
    })
}

//! The meaning of element and attribute names for the text of a page.

use html5ever::{LocalName, local_name};

/// Elements that are not built but whose text is kept: emphasis, which the standard repeats in each paragraph that it
/// extends into, and elements that have no meaning for a text.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "small"
            | "strong"
            | "tt"
            | "u"
            | "math"
            | "plaintext"
            | "xmp"
            | "listing"
            | "frameset"
            | "frame"
            | "center"
            | "wbr"
            | "mark"
            | "blink"
            | "marquee"
            | "applet"
            | "noindex"
    )
}

/// Elements for bold type and italics.
pub(super) fn is_emphasis(name: &str) -> bool {
    matches!(name, "b" | "strong" | "i" | "em")
}

/// The attribute of the `span` that represents one of them, and its value.
pub(super) const EMPHASIS: (&str, &str) = ("name", "emphasis");

/// The name of the element as which another one is treated: struck text is deleted text.
pub(super) fn renamed(name: LocalName) -> LocalName {
    match &*name {
        "s" | "strike" => local_name!("del"),
        "image" => local_name!("img"),
        // The content of an object is only shown as a substitute.
        "object" => local_name!("canvas"),
        _ => name,
    }
}

/// Elements without an end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
    )
}

/// Elements before which a paragraph ends without an end tag.
pub(super) fn ends_paragraph(name: &str) -> bool {
    is_block(name)
        && !matches!(
            name,
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" | "legend" | "body" | "figcaption"
        )
}

/// Elements that begin on a new line.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "optgroup"
            | "option"
    )
}

/// Attributes that are examined.
pub(super) fn is_kept_attribute(name: &str) -> bool {
    matches!(
        name,
        "id" | "class"
            | "role"
            | "hidden"
            | "aria-hidden"
            | "aria-modal"
            | "style"
            | "lang"
            | "href"
            | "rel"
            | "datetime"
            | "itemprop"
            | "itemtype"
            | "property"
            | "name"
            | "content"
            | "colspan"
            | "rowspan"
            | "alt"
            | "src"
            | "width"
            | "height"
            | "summary"
            | "open"
            | "title"
            | "type"
    )
}

/// Words in the class or id of elements that surround an article.
const FURNITURE: [&str; 30] = [
    "nav",
    "menu",
    "breadcrumb",
    "sidebar",
    "cookie",
    "consent",
    "gdpr",
    "banner",
    "related",
    "recommend",
    "share",
    "social",
    "comment",
    "disqus",
    "newsletter",
    "subscribe",
    "signup",
    "promo",
    "sponsor",
    "advert",
    "ad",
    "popup",
    "modal",
    "overlay",
    "paywall",
    "pagination",
    "pager",
    "toolbar",
    "footer",
    "feedback",
];

/// Words that are joined to such a word without a hyphen: "sharebar".
const ENDINGS: [&str; 12] =
    ["", "s", "ing", "bar", "box", "list", "links", "section", "wrapper", "container", "buttons", "notice"];

/// Whether a class or id has such a word as one of its parts: "share-bar", not "shareholders".
pub(super) fn is_furniture_class(class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    let is_part = |part: &str| {
        FURNITURE.iter().any(|word| part.strip_prefix(word).is_some_and(|ending| ENDINGS.contains(&ending)))
    };
    class.split_whitespace().any(|name| {
        name.split(['-', '_']).any(is_part) || name.starts_with("most-read") || name.starts_with("skip-link")
    })
}

/// Elements and roles that are never part of the text of an article.
pub(super) fn is_furniture(name: &str, role: &str) -> bool {
    matches!(
        name,
        "nav" | "aside" | "footer" | "dialog" | "menu" | "button" | "search" | "label" | "legend" | "input" | "option"
    ) || matches!(
        role,
        "navigation"
            | "complementary"
            | "contentinfo"
            | "search"
            | "dialog"
            | "alertdialog"
            | "alert"
            | "menu"
            | "menubar"
            | "toolbar"
            | "button"
            | "banner"
            | "tablist"
            | "status"
    )
}

/// Elements that show a picture, a video, a drawing or another page.
pub(super) fn is_media(name: &str) -> bool {
    matches!(name, "img" | "video" | "audio" | "iframe" | "object" | "embed" | "canvas" | "picture" | "map")
}

//! Makes identifiers of sources and quotes that other programs can follow or compare: the source's address as a
//! valid IRI, and a URN for what has no address.

use crate::model::{Briefing, VerifiedQuote};

/// A web address that has only characters that are allowed in an IRI ([RFC
/// 3987](https://www.rfc-editor.org/rfc/rfc3987), 2.2). A briefing's address is only known to begin with `http` and
/// to have no white space; any other character that is not allowed is percent-encoded, as a browser would.
///
/// The crate `url` is not used: it makes URIs, in which "한국" is no longer readable, and normalizes an address (it
/// adds a slash to `http://e.org`, removes `:80`, writes a host in Punycode). The names of quotes are derived from
/// the unchanged address and would change. Besides, it only refuses what is not a valid URL, such as `http://[a]`.
pub(crate) fn iri(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    let (mut has_fragment, mut slashes) = (false, 0);
    for (at, c) in address.char_indices() {
        slashes += usize::from(c == '/');
        let is_stray = match c {
            '%' => !is_percent_encoded(address.get(at + 1..).unwrap_or_default()),
            '#' => std::mem::replace(&mut has_fragment, true),
            // Brackets are allowed only around the address of a host, which ends at the third slash.
            '[' | ']' => slashes > 2,
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => true,
            c => c.is_control(),
        };
        if is_stray {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| encoded.push_str(&format!("%{byte:02X}")));
        } else {
            encoded.push(c);
        }
    }
    encoded
}

fn is_percent_encoded(after: &str) -> bool {
    after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2
}

/// The identifier of a briefing's document: its address, or else a URN of its bibliographic data, so that two
/// quotes of one document name the same source.
pub(crate) fn source(briefing: &Briefing) -> String {
    let source = &briefing.source;
    if let Some(address) = source.url.as_deref() {
        return iri(address);
    }
    let published = source.published.map(|date| date.to_string()).unwrap_or_default();
    let [publisher, publication] = [&source.publisher, &source.publication].map(|name| name.as_deref());
    urn(["document", &briefing.title, publisher.unwrap_or_default(), publication.unwrap_or_default(), &published])
}

/// The name of a quote: the same for the same words at the same place of the same document.
pub(crate) fn quote(quote: &VerifiedQuote<'_>) -> String {
    let place = place_of(quote);
    urn(["quote", &source(quote.briefing()), &place, &quote.text()])
}

/// The place of a quote, block by block.
fn place_of(quote: &VerifiedQuote<'_>) -> String {
    let places = quote.parts().iter().map(|part| format!("{} {:?}", part.block().id.index(), part.pieces()));
    places.collect::<Vec<_>>().join(" ")
}

/// A UUID of version 8 ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562), 5.8) computed from the parts, so equal
/// parts give the same one. It is only a name and needs no security: FNV-1a is enough. A library could make version
/// 5, which uses SHA-1, but the names of annotations that earlier versions copied would change.
pub(crate) fn urn<'p>(parts: impl IntoIterator<Item = &'p str>) -> String {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    // This byte does not occur in UTF-8: it distinguishes "ab", "c" from "a", "bc".
    let bytes = parts.into_iter().flat_map(|part| part.bytes().chain([0xFF]));
    let hash = bytes.fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    uuid::Builder::from_custom_bytes(hash.to_be_bytes()).into_uuid().urn().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_characters_not_allowed_in_an_iri_are_encoded() {
        for (address, encoded) in [
            ("https://www.korea.kr/a?b=1&c=%20#d", "https://www.korea.kr/a?b=1&c=%20#d"),
            ("http://[::1]:80/[a]", "http://[::1]:80/%5Ba%5D"),
            ("https://example.org/“한국”", "https://example.org/“한국”"),
            ("https://e.org/\"><script>{`|\\^}", "https://e.org/%22%3E%3Cscript%3E%7B%60%7C%5C%5E%7D"),
            ("https://e.org/100%#a#b", "https://e.org/100%25#a%23b"),
            ("https://e.org/%é", "https://e.org/%25é"),
        ] {
            assert_eq!(iri(address), encoded);
        }
    }

    #[test]
    fn a_urn_is_a_version_8_uuid_that_depends_only_on_its_parts() {
        assert_eq!(urn(["ab", "c"]), urn(["ab", "c"]));
        assert_ne!(urn(["ab", "c"]), urn(["a", "bc"]));
        // The value must never change, so that existing annotations keep their names.
        assert_eq!(urn(["ab", "c"]), "urn:uuid:32763e66-4083-894f-b081-4487f805ad59");
        assert_eq!(urn(["document", "T", "", "", ""]), "urn:uuid:13b2dad9-811f-8f5f-af3e-b702d8a73a6b");
        let urn = urn([""]);
        let groups: Vec<_> = urn.strip_prefix("urn:uuid:").unwrap().split('-').collect();
        assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(groups[2].starts_with('8') && groups[3].starts_with(['8', '9', 'a', 'b']), "{urn}");
    }
}

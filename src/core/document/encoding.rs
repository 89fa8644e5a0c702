//! Decodes the bytes of a text by its byte order mark, by its declared encoding, or by a guess.

use std::{borrow::Cow, str};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::{Document, DocumentError, LeftOutKind, builder::Builder};

/// A text, and how its bytes were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark and with lines that end in `\n`. Nothing else is changed.
    pub text: String,
    /// The encoding, as WHATWG names it: "UTF-8", "EUC-KR", "windows-1252".
    pub encoding: &'static str,
    /// Whether only the bytes themselves suggest this encoding.
    pub is_guess: bool,
    /// How many characters could not be read; each is U+FFFD in the text.
    pub unreadable: usize,
}

impl Decoded {
    /// Notes in the document that was made of the text how its bytes were read.
    ///
    /// # Errors
    /// If the document is empty.
    pub(super) fn noted_in(&self, mut document: Document) -> Result<Document, DocumentError> {
        if document.blocks.is_empty() {
            return Err(DocumentError::Empty);
        }
        document.encoding = Some((self.encoding.to_owned(), self.is_guess));
        let mut out = Builder { document };
        out.left_out(LeftOutKind::Unreadable, self.unreadable);
        Ok(out.document)
    }
}

/// How many bytes an encoding is guessed from.
const GUESSED_FROM: usize = 1 << 20;

/// How many bytes at the start of a page are searched for the encoding that it declares. The HTML standard asks for
/// 1,024; scripts and licences before it are longer than that.
const DECLARED_WITHIN: usize = 8 << 10;

/// The text of any bytes. Nothing is rejected; [`is_binary`] checks whether it is a text at all.
pub fn decode(bytes: &[u8]) -> Decoded {
    marked(bytes).unwrap_or_else(|| unmarked(bytes))
}

/// The text of any bytes that are one.
///
/// # Errors
/// If they are those of a binary file.
pub fn decode_text(bytes: &[u8]) -> Result<Decoded, DocumentError> {
    let decoded = decode(bytes);
    match is_binary(&decoded.text) {
        true => Err(DocumentError::UnknownFormat("a binary file".into())),
        false => Ok(decoded),
    }
}

/// The text of bytes that are declared to be in an encoding, by any label of it ("utf8", "ks_c_5601-1987"). A byte
/// order mark takes precedence; the label is ignored if it is unknown, or if the bytes are in fact UTF-8.
pub fn decode_as(bytes: &[u8], label: &str) -> Decoded {
    if let Some(decoded) = marked(bytes) {
        return decoded;
    }
    match Encoding::for_label_no_replacement(label.as_bytes()) {
        None => unmarked(bytes),
        Some(declared) if declared != UTF_8 && declared != ISO_2022_JP && is_utf8_beyond_ascii(bytes) => {
            decoded(bytes, UTF_8, true)
        }
        Some(declared) => decoded(bytes, declared, false),
    }
}

/// The text of a web page: by its byte order mark, by its `<meta charset>`, or by a guess.
pub fn decode_page(bytes: &[u8]) -> Decoded {
    match declared_in_page(bytes.get(..DECLARED_WITHIN).unwrap_or(bytes)) {
        // A page that could be read far enough to find the declaration is not in UTF-16, whatever the declaration says.
        Some(label) if label.to_ascii_lowercase().starts_with("utf-16") => decode_as(bytes, "utf-8"),
        Some(label) => decode_as(bytes, &label),
        None => decode(bytes),
    }
}

/// Whether a text is in fact binary: it has NUL and other control characters, as programs and archives do.
pub fn is_binary(text: &str) -> bool {
    const LOOKED_AT: usize = 64 << 10;
    let start = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or(text);
    let is_odd = |c: &char| matches!(c, '\0'..='\x08' | '\x0e'..='\x1a' | '\x1c'..='\x1f' | '\x7f' | '\u{fffd}');
    let odd = start.chars().filter(is_odd).count();
    odd > 0 && odd * 16 >= start.chars().count()
}

/// Decodes a text with a byte order mark.
fn marked(bytes: &[u8]) -> Option<Decoded> {
    let (encoding, length) = Encoding::for_bom(bytes)?;
    Some(decoded(bytes.get(length..).unwrap_or_default(), encoding, false))
}

fn unmarked(bytes: &[u8]) -> Decoded {
    if let Some(encoding) = utf_16(bytes) {
        return decoded(bytes, encoding, true);
    }
    if is_iso_2022_jp(bytes) {
        return decoded(bytes, ISO_2022_JP, true);
    }
    if str::from_utf8(bytes).is_ok() {
        return decoded(bytes, UTF_8, false);
    }
    decoded(bytes, if is_mostly_utf8(bytes) { UTF_8 } else { guessed(bytes) }, true)
}

fn decoded(bytes: &[u8], encoding: &'static Encoding, is_guess: bool) -> Decoded {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let unreadable = if has_errors { text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count() } else { 0 };
    Decoded { text: with_line_feeds(text), encoding: encoding.name(), is_guess, unreadable }
}

/// `\r\n` and `\r` as `\n`.
fn with_line_feeds(text: Cow<'_, str>) -> String {
    if !text.contains('\r') {
        return text.into_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some((line, after)) = rest.split_once('\r') {
        out.push_str(line);
        out.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    out.push_str(rest);
    out
}

/// UTF-16 without a byte order mark: spaces, line ends and Latin letters have NUL for one of their two bytes, and
/// always the same one. Other encodings have no NUL.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..GUESSED_FROM).unwrap_or(bytes);
    if bytes.len() < 4 || bytes.len() % 2 == 1 || !start.contains(&0) {
        return None;
    }
    let zeros_at = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let likelier_first = if zeros_at(1) >= zeros_at(0) { [UTF_16LE, UTF_16BE] } else { [UTF_16BE, UTF_16LE] };
    likelier_first.into_iter().find(|encoding| is_text_in(start, encoding))
}

/// Whether the bytes are, in this UTF-16, a text: no control characters, no halves of pairs, and spaces or line ends if
/// a text is long enough to have them.
fn is_text_in(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes.get(..bytes.len() & !1).unwrap_or(bytes));
    // A pair that is split by the end of the examined bytes is not an error.
    if has_errors && text.trim_end_matches(char::REPLACEMENT_CHARACTER).contains(char::REPLACEMENT_CHARACTER) {
        return false;
    }
    let is_odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c') || is_unassigned(c);
    let spaces = text.chars().filter(|c| matches!(c, ' ' | '\n' | '\u{3000}')).count();
    !text.chars().any(is_odd) && (spaces > 0 || text.chars().count() < 64)
}

/// Characters that Latin text read in the wrong byte order would have: 0x2000 and 0x0A00 for a space and a line feed,
/// but no character that occurs in texts.
fn is_unassigned(c: char) -> bool {
    matches!(c, '\u{a00}' | '\u{d00}' | '\u{2000}' | '\u{fff0}'..='\u{fff8}' | '\u{fffe}' | '\u{ffff}' | '\u{e000}'..='\u{f8ff}')
}

/// Japanese in seven bits, as e-mail has it: it is recognized by its escape sequences (RFC 1468), and is also valid
/// UTF-8.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let has = |sequence: &[u8]| memchr::memmem::find(bytes, sequence).is_some();
    bytes.contains(&0x1b) && (has(b"\x1b$B") || has(b"\x1b$@")) && bytes.is_ascii()
}

fn is_utf8_beyond_ascii(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && str::from_utf8(bytes).is_ok()
}

/// Whether all but a few bytes are UTF-8: a text that was cut off or patched together. Text in another encoding has
/// almost no valid UTF-8 sequences.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut beyond_ascii = 0;
    let mut invalid = 0;
    for chunk in bytes.utf8_chunks() {
        beyond_ascii += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    beyond_ascii > 0 && beyond_ascii >= 8 * invalid
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let start = bytes.get(..GUESSED_FROM).unwrap_or(bytes);
    detector.feed(start, start.len() == bytes.len());
    detector.guess(None, Utf8Detection::Deny)
}

/// The label after `charset=` in a `<meta>` or in an XML declaration.
fn declared_in_page(start: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let xml = start.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    if let Some(label) = xml.and_then(|(declaration, _)| label_after(declaration, "encoding")) {
        return Some(label);
    }
    start.split("<meta").skip(1).find_map(|rest| label_after(rest.split('>').next()?, "charset"))
}

/// The value in `name=value`, with or without marks.
fn label_after(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(name)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end =
        value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))).unwrap_or(value.len());
    value.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Korean, Japanese, Russian, German, French, and Polish, each as a press office would have saved it.
    const LEGACY: [(&str, &str); 6] = [
        (
            "EUC-KR",
            "해양수산부는 12일 남해 연안의 어장 복원 계획을 발표했다. 김해진 장관은 “어민과의 약속을 지키겠다”고 말했다.\n",
        ),
        ("Shift_JIS", "海洋庁は十二日、湾岸の漁場を回復する計画を発表した。長官は「漁業者との約束を守る」と述べた。\n"),
        (
            "windows-1251",
            "Министерство сообщило во вторник, что новый порт будет открыт весной. «Мы сдержим слово», — сказал министр.\n",
        ),
        (
            "windows-1252",
            "Die Behörde erklärte am Dienstag, für den Küstenschutz stünden genügend Mittel bereit. „Wir stehen zu unserem Wort“, hieß es.\n",
        ),
        (
            "windows-1252",
            "L’agence a annoncé mardi que le port serait agrandi dès l’été. « Nous tiendrons parole », a déclaré la préfète.\n",
        ),
        (
            "windows-1250",
            "Ministerstwo ogłosiło we wtorek, że nowy port zostanie otwarty wiosną. Żaden mieszkaniec nie będzie źle traktowany.\n",
        ),
    ];

    #[test]
    fn a_legacy_encoding_is_guessed_from_a_few_sentences() {
        for (name, text) in LEGACY {
            let (bytes, _, has_errors) = Encoding::for_label(name.as_bytes()).unwrap().encode(text);
            assert!(!has_errors);
            let decoded = decode(&bytes);
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, name));
            assert!(decoded.is_guess && decoded.unreadable == 0);
        }
    }

    #[test]
    fn utf_8_is_no_guess_and_its_mark_goes() {
        let plain = decode("Größe “x”\n".as_bytes());
        assert_eq!((plain.text.as_str(), plain.encoding, plain.is_guess), ("Größe “x”\n", "UTF-8", false));
        assert_eq!(decode(b"\xef\xbb\xbfabc").text, "abc");
        assert_eq!(decode(b""), Decoded { text: String::new(), encoding: "UTF-8", is_guess: false, unreadable: 0 });
    }

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        for text in ["The minister said no.\nNobody asked why.", "장관은 아니라고 말했다.\n아무도 묻지 않았다.", "No"]
        {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for (bytes, mark, name) in [(little, [0xff, 0xfe], "UTF-16LE"), (big, [0xfe, 0xff], "UTF-16BE")] {
                let guessed = decode(&bytes);
                assert_eq!((guessed.text.as_str(), guessed.encoding, guessed.is_guess), (text, name, true));
                let marked = decode(&[&mark[..], &bytes].concat());
                assert_eq!((marked.text.as_str(), marked.encoding, marked.is_guess), (text, name, false));
            }
        }
    }

    #[test]
    fn japanese_of_an_e_mail_is_told_by_its_escapes() {
        let decoded = decode(b"\x1b$B3$\x1b(B\n");
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("海\n", "ISO-2022-JP"));
    }

    #[test]
    fn a_text_cut_within_a_character_stays_utf_8_and_the_loss_is_counted() {
        let bytes = "Für Größe über Öffnung und Äußeres gäbe es Gründe".as_bytes();
        let decoded = decode(&[bytes, b"\xc3"].concat());
        assert_eq!((decoded.encoding, decoded.unreadable), ("UTF-8", 1));
        assert!(decoded.text.ends_with("Gründe\u{fffd}"));
    }

    #[test]
    fn lines_end_in_line_feeds_and_nothing_else_changes() {
        assert_eq!(decode(b"a\r\nb\rc\n\r\r\n\td\x0c").text, "a\nb\nc\n\n\n\td\x0c");
        assert_eq!(decode("a\u{2028}b\u{a0}c\u{85}".as_bytes()).text, "a\u{2028}b\u{a0}c\u{85}");
    }

    #[test]
    fn a_page_says_its_encoding() {
        let (bytes, ..) =
            encoding_rs::EUC_KR.encode("<meta http-equiv=x content='text/html; charset=ks_c_5601-1987'>장관");
        assert!(decode_page(&bytes).text.ends_with("장관"));
        let utf8 = "<html><meta charset=\"iso-8859-1\"><p>Größe";
        let decoded = decode_page(utf8.as_bytes());
        assert!(decoded.text.ends_with("Größe"), "a wrong declaration does not count");
        assert!(decoded.is_guess);
        let (bytes, ..) = encoding_rs::SHIFT_JIS.encode("<?xml version='1.0' encoding='Shift_JIS'?><p>長官");
        assert!(decode_page(&bytes).text.ends_with("長官"));
    }

    #[test]
    fn programs_are_binary_and_texts_are_not() {
        assert!(is_binary(&decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0").text));
        assert!(is_binary(&decode(&[0; 4096]).text));
        assert!(!is_binary("Page one\x0cPage two\x1b"));
        assert!(!is_binary(""));
    }
}

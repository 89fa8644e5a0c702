//! Plain text, Markdown and the recognition of formats: what a reader sees in a document is what is read from it.

use std::time::Instant;

use briefing_core::document::{
    BlockKind, Document, DocumentError, Format, LeftOutKind, markdown,
    plain::{self, is_separator},
    read,
};
use proptest::prelude::*;
use serde_json::Value;

/// A file of `tests/fixtures/documents`.
pub fn fixture(name: &str) -> &'static [u8] {
    match name {
        "block-quotes.md" => include_bytes!("../fixtures/documents/block-quotes.md"),
        "block-quotes.gold.json" => include_bytes!("../fixtures/documents/block-quotes.gold.json"),
        "korean-cp949.txt" => include_bytes!("../fixtures/documents/korean-cp949.txt"),
        "korean-cp949.gold.json" => include_bytes!("../fixtures/documents/korean-cp949.gold.json"),
        "news-page.html" => include_bytes!("../fixtures/documents/news-page.html"),
        "news-page.gold.json" => include_bytes!("../fixtures/documents/news-page.gold.json"),
        _ => panic!("there is no fixture {name}"),
    }
}

/// The blocks as in the files with expectations: "item 2", "paragraph".
pub fn blocks_of(document: &Document) -> Vec<(String, String)> {
    let kind = |kind| match kind {
        BlockKind::Heading => "heading".to_owned(),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Item(level) => format!("item {level}"),
        BlockKind::Quotation => "quotation".to_owned(),
    };
    document.blocks.iter().map(|block| (kind(block.kind), document.text_of(block).to_owned())).collect()
}

/// Asserts that a document matches the manual description in the file next to it.
pub fn assert_as_a_person_reads_it(document: &Document, gold: &str) {
    let gold: Value = serde_json::from_slice(fixture(gold)).expect("it is JSON");
    let pair = |pair: &Value| (pair[0].as_str().unwrap().to_owned(), pair[1].as_str().unwrap().to_owned());
    let blocks: Vec<_> = gold["blocks"].as_array().unwrap().iter().map(pair).collect();
    for (read, expected) in blocks_of(document).iter().zip(&blocks) {
        assert_eq!(read, expected);
    }
    assert_eq!(document.blocks.len(), blocks.len());
    let is = |value: &Value, is: &Option<String>, what| assert_eq!(value.as_str(), is.as_deref(), "{what}");
    is(&gold["title"], &document.title, "title");
    is(&gold["publisher"], &document.publisher, "publisher");
    is(&gold["published"], &document.published, "published");
    is(&gold["language"], &document.language, "language");
    let authors: Vec<_> = gold["authors"].as_array().unwrap().iter().map(|author| author.as_str().unwrap()).collect();
    assert_eq!(document.authors, authors);
    for (kind, count) in gold["left_out"].as_object().unwrap() {
        let of_kind = document.left_out.iter().filter(|item| format!("{:?}", item.kind) == *kind);
        assert_eq!(of_kind.map(|item| item.count).sum::<usize>() as u64, count.as_u64().unwrap(), "{kind}");
    }
    for quote in gold["quotes"].as_array().unwrap() {
        assert!(document.text.contains(quote["text"].as_str().unwrap()), "{quote}");
    }
}

/// The kinds and texts of the blocks of a plain text.
fn plain_blocks(text: &str) -> Vec<(String, String)> {
    blocks_of(&plain::from_text(text.to_owned()))
}

fn assert_plain(text: &str, expected: &[(&str, &str)]) {
    let blocks = plain_blocks(text);
    let blocks: Vec<_> = blocks.iter().map(|(kind, text)| (kind.as_str(), text.as_str())).collect();
    assert_eq!(blocks, expected);
}

#[test]
fn a_korean_release_in_a_legacy_encoding_reads_as_a_person_reads_it() {
    let bytes = fixture("korean-cp949.txt");
    let document = read(bytes, Format::of("release.txt", bytes).unwrap()).unwrap();
    assert_as_a_person_reads_it(&document, "korean-cp949.gold.json");
    assert_eq!(document.encoding, Some(("EUC-KR".into(), true)));
}

#[test]
fn markdown_reads_as_a_person_reads_it() {
    let document = read(fixture("block-quotes.md"), Format::Markdown).unwrap();
    assert_as_a_person_reads_it(&document, "block-quotes.gold.json");
}

#[test]
fn paragraphs_are_told_by_blank_lines() {
    assert_plain(
        "The port will close\n\nThe port closes on Friday.\nIt opens again on Monday.\n\n\n  “Nobody asked us,” she said.  \n",
        &[
            ("heading", "The port will close"),
            ("paragraph", "The port closes on Friday."),
            ("paragraph", "It opens again on Monday."),
            ("paragraph", "“Nobody asked us,” she said."),
        ],
    );
}

#[test]
fn a_paragraph_on_each_line_needs_no_blank_lines() {
    let long = "The agency said on Tuesday that it would open the new harbour in spring, and that the money had been found for it.";
    assert_plain(
        &format!("The port will close\n{long}\n“No,” she said.\n{long}"),
        &[
            ("heading", "The port will close"),
            ("paragraph", long),
            ("paragraph", "“No,” she said."),
            ("paragraph", long),
        ],
    );
}

#[test]
fn lines_wrapped_by_hand_make_one_paragraph() {
    let one = "The agency said on Tuesday that it would open the new harbour in\nspring, and that the money had been found for it. \"We are glad,\" said\nAnn Lee, its director.";
    let other = "Nobody had asked for the harbour when the agency began to plan it in\nthe autumn of that year.";
    assert_plain(
        &format!("Agency to open new harbour in spring, and to close the old one after\nthat\n\n{one}\n\n{other}\n"),
        &[
            ("heading", "Agency to open new harbour in spring, and to close the old one after\nthat"),
            ("paragraph", one),
            ("paragraph", other),
        ],
    );
    // Without blank lines, a paragraph ends after a short line and before an indented one.
    assert_plain(&format!("{one}\n{other}"), &[("paragraph", one), ("paragraph", other)]);
    assert_plain(&format!("{one}\n   {other}"), &[("paragraph", one), ("paragraph", other)]);
}

#[test]
fn a_dash_or_number_within_a_wrapped_sentence_begins_no_item() {
    let text = "The agency said on Tuesday that it would open the new harbour in May\n- a month late - and that the money had been found for it by the year\n12. That was a surprise to everybody who had followed the affair from\nthe start.";
    assert_plain(text, &[("paragraph", text)]);
}

#[test]
fn lists_have_levels() {
    assert_plain(
        "We ask for:\n- a roof\n  that holds\n- a door\n    * of wood\n    * of iron\n- a key\n\n1. One\n2) Two\n",
        &[
            ("paragraph", "We ask for:"),
            ("item 1", "a roof\n  that holds"),
            ("item 1", "a door"),
            ("item 2", "of wood"),
            ("item 2", "of iron"),
            ("item 1", "a key"),
            ("item 1", "1. One"),
            ("item 1", "2) Two"),
        ],
    );
    assert_plain(
        "□ one\n○ two\n- three\n□ four\n",
        &[("item 1", "one"), ("item 2", "two"), ("item 3", "three"), ("item 1", "four")],
    );
    assert_plain("We ask:\n○이번\n12. März 2026\n", &[("paragraph", "We ask:"), ("item 1", "이번\n12. März 2026")]);
}

#[test]
fn headings_are_short_lines_by_themselves() {
    let text = "Notes\n=====\n\nThe port opens in May.\n\nWhat happens next\n\nNobody knows.\n\nWhat happens next?\n\nMR. LEE:\n\nI do not know.\n\nABOUT THE PORT\nThe port lies by the sea.\n\nAnn Lee\n";
    assert_plain(
        text,
        &[
            ("heading", "Notes"),
            ("paragraph", "The port opens in May."),
            ("heading", "What happens next"),
            ("paragraph", "Nobody knows."),
            ("paragraph", "What happens next?"),
            ("paragraph", "MR. LEE:"),
            ("paragraph", "I do not know."),
            ("heading", "ABOUT THE PORT"),
            ("paragraph", "The port lies by the sea."),
            ("paragraph", "Ann Lee"),
        ],
    );
}

#[test]
fn no_heading_stands_within_a_quotation_that_is_open() {
    let text = "The report\n\n“We began in May.\n\nThe second year\n\n“We ended in June,” she said.\n";
    assert_eq!(plain_blocks(text)[2], ("paragraph".into(), "The second year".into()));
}

#[test]
fn labels_that_come_again_are_no_headings() {
    let text =
        "The interview\n\nANN LEE\n\nWhy now?\n\nJO ROE\n\nBecause.\n\nANN LEE\n\nThank you.\n\nJO ROE\n\nGood bye.\n";
    assert!(plain_blocks(text).iter().skip(1).all(|(kind, _)| kind == "paragraph"));
}

#[test]
fn turns_of_a_transcript_are_paragraphs_of_their_own() {
    let text = "MS. LEE: Good afternoon. We have a\nshort statement, and then we take your\nquestions.\nQ: Is the plan dead? You said in May that\nit was.\nMS. LEE: No, it is not, and I did not say\nthat.\n";
    let blocks = plain_blocks(text);
    assert_eq!(blocks.iter().map(|(_, text)| text.get(..2).unwrap()).collect::<Vec<_>>(), ["MS", "Q:", "MS"]);
}

#[test]
fn quotations_of_an_e_mail_are_told() {
    assert_plain(
        "She wrote:\n\n> We will come.\n> We will stay.\n>\n> Ann\n\nSo they came.",
        &[
            ("paragraph", "She wrote:"),
            ("quotation", "We will come."),
            ("quotation", "We will stay."),
            ("quotation", "Ann"),
            ("paragraph", "So they came."),
        ],
    );
}

#[test]
fn what_ends_or_parts_a_text_is_no_block() {
    for line in [
        "***",
        "* * *",
        "# # #",
        "###",
        "-ends-",
        "- ENDS -",
        "ENDS",
        "---",
        "-30-",
        "_____",
        "~~~",
        "━━━",
        "--",
        "[끝]",
    ] {
        assert!(is_separator(line), "{line}");
        assert_plain(&format!("One day.\n{line}\nThe next."), &[("paragraph", "One day."), ("paragraph", "The next.")]);
    }
    for line in ["-", "*", "ends", "30", "more", "The end", "- end of list", "#1", "=)"] {
        assert!(!is_separator(line), "{line}");
    }
}

#[test]
fn the_first_lines_say_who_wrote_it_and_when() {
    let text = "FOR IMMEDIATE RELEASE\n12 March 2026\n\nPort to open in May\n\nBy Jane Roe and Max O'Neil\n\nSEOUL, 11 March 2026 – The port opens in May, the ministry said on Wednesday.\n\nIt was closed.\n";
    let document = plain::from_text(text.to_owned());
    assert_eq!(document.title.as_deref(), Some("Port to open in May"));
    assert_eq!(document.authors, ["Jane Roe", "Max O'Neil"]);
    assert_eq!(document.published.as_deref(), Some("2026-03-12"));
    for line in ["By now everybody knows.", "By the way", "By Tuesday, 12 March", "By 2030"] {
        assert!(plain::from_text(format!("Title here\n\n{line}\n\nIt was closed.\n")).authors.is_empty(), "{line}");
    }
    let dateline = plain::from_text("The port\n\nSEOUL, 11 March 2026 – The port opens.\n\nMore.".into());
    assert_eq!(dateline.published.as_deref(), Some("2026-03-11"));
    let none = plain::from_text("The port\n\nThe war began on 11 March 2006 - and ended soon.\n\nMore.".into());
    assert_eq!(none.published, None);
}

#[test]
fn a_letterhead_of_several_lines_is_not_the_title() {
    let body = "The terminal will close on 1 April, the minister said on Tuesday.\n\nIt opened in 1970.\n";
    let of = |head: &str| plain::from_text(format!("{head}\n\n{body}"));
    for (head, title, published) in [
        (
            "MINISTRY OF TRANSPORT — PRESS RELEASE\nFOR IMMEDIATE RELEASE\n3 March 2026, Wellington\n\nTerminal to close",
            Some("Terminal to close"),
            Some("2026-03-03"),
        ),
        ("Ministerium für Häfen – Pressemitteilung Nr. 12/2026\nBerlin, 4. Februar 2026", None, Some("2026-02-04")),
        ("Press release\nTerminal to close for six weeks", Some("Terminal to close for six weeks"), None),
        ("Terminal to close\nfor six weeks", Some("Terminal to close for six weeks"), None),
        ("A new terminal – press releases explained", Some("A new terminal – press releases explained"), None),
    ] {
        let document = of(head);
        assert_eq!(document.title.as_deref(), title, "{head}");
        assert_eq!(document.published.as_deref(), published, "{head}");
    }
}

#[test]
fn a_plain_text_is_kept_as_it_stands() {
    let document = read("\u{feff}A  b\r\n\r\n\tc\u{a0}d \r".as_bytes(), Format::Plain).unwrap();
    assert_eq!(document.text, "A  b\n\n\tc\u{a0}d \n");
    assert_eq!(document.encoding, Some(("UTF-8".into(), false)));
}

#[test]
fn what_holds_no_text_is_refused_in_words() {
    assert_eq!(read(b"", Format::Plain), Err(DocumentError::Empty));
    assert_eq!(read(b" \n\t\r\n", Format::Plain), Err(DocumentError::Empty));
    assert_eq!(read(b"", Format::Markdown), Err(DocumentError::Empty));
    assert_eq!(read(&[0; 512], Format::Plain), Err(DocumentError::UnknownFormat("a binary file".into())));
}

#[test]
fn unreadable_characters_are_counted() {
    let document = read(
        b"F\xc3\xbcr Gr\xc3\xb6\xc3\x9fe und \xc3\x84u\xc3\x9feres, \xc3\xbcber \xc3\x96l \xc3\xa4h\xc3",
        Format::Plain,
    )
    .unwrap();
    let unreadable: Vec<_> = document.left_out.iter().map(|item| (item.kind, item.count)).collect();
    assert_eq!(unreadable, [(LeftOutKind::Unreadable, 1)]);
}

#[test]
fn markdown_marks_go_and_the_characters_stay() {
    let text =
        "Say \"*it*\" -- don't... &amp; &ldquo;go&rdquo; <b>now</b> `x < y` <https://a.example/> [see](b \"t\") \\*";
    let document = markdown::from_text(text);
    assert_eq!(document.text, "Say \"it\" -- don't... & “go” now x < y https://a.example/ see *");
}

#[test]
fn html_in_markdown_is_read_as_html() {
    let document = markdown::from_text(
        "One.\n\n<div><p>Two <b>and</b> three.</p></div>\n\n<script>alert(1)</script>\n\n<!-- no -->\n\nFour.",
    );
    assert_eq!(document.text, "One.\n\nTwo and three.\n\nFour.");
    assert_eq!(
        document.left_out.iter().map(|item| (item.kind, item.count)).collect::<Vec<_>>(),
        [(LeftOutKind::Script, 1)]
    );
}

#[test]
fn lines_between_rules_are_front_matter_only_where_they_say_something() {
    let document = markdown::from_text("---\nHe came to us.\nShe stayed.\n---\n\nMore.");
    assert_eq!(document.text, "He came to us.\nShe stayed.\n\nMore.");
    let document =
        markdown::from_text("+++\ntitle = \"A b\"\nauthors = [\"Jo Roe\", 'Ann Lee']\ndate = 2026-03-12\n+++\n\nMore.");
    assert_eq!((document.text.as_str(), document.title.as_deref()), ("More.", Some("A b")));
    assert_eq!(
        (document.authors, document.published.as_deref()),
        (vec!["Jo Roe".into(), "Ann Lee".into()], Some("2026-03-12"))
    );
}

#[test]
fn a_list_within_a_quotation_and_a_paragraph_within_an_item_keep_their_kinds() {
    let document = markdown::from_text("> - one\n>\n>   more\n> - two\n>\n> said Ann.\n");
    let kinds: Vec<_> = blocks_of(&document).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["item 1", "quotation", "item 1", "quotation"]);
}

#[test]
fn a_format_is_told_by_its_bytes_before_its_name() {
    let of = |name: &str, bytes: &[u8]| Format::of(name, bytes);
    let zip = |entries: &[&str]| {
        let mut bytes = Vec::new();
        for name in entries {
            bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
            bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
            bytes.extend(b"\0\0");
            bytes.extend(name.as_bytes());
        }
        bytes
    };
    assert_eq!(of("x.txt", b"%PDF-1.7\n"), Ok(Format::Pdf));
    assert_eq!(of("x.txt", b"\xef\xbb\xbf\n\0\x01%PDF-1.7\n"), Ok(Format::Pdf));
    assert_eq!(of("x.doc", b"{\\rtf1\\ansi"), Ok(Format::Rtf));
    assert_eq!(of("x.pdf", &zip(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"])), Ok(Format::Docx));
    assert_eq!(
        of("", &[&zip(&["mimetype"])[..], b"application/vnd.oasis.opendocument.text", &zip(&["content.xml"])].concat()),
        Ok(Format::Odt)
    );
    assert_eq!(of("x.html", b"Plain"), Ok(Format::Html));
    assert_eq!(of("x.txt", b"<!DOCTYPE html><title>x"), Ok(Format::Html));
    assert_eq!(of("clip", b"<p>One</p><p>Two</p>"), Ok(Format::Html));
    assert_eq!(of("README.MD", b"Plain"), Ok(Format::Markdown));
    assert_eq!(of("x", b"# Title here\n\n> quoted\n\n[a](b)"), Ok(Format::Markdown));
    assert_eq!(of("x", b"Plain\n# 1 item"), Ok(Format::Plain));
    assert_eq!(of("", b""), Ok(Format::Plain));
    assert_eq!(of("mail", b"From: a@b.example\nSubject: x\nDate: y\n\nHello"), Ok(Format::Email));
    assert_eq!(of("x.txt", b"Received: by x\r\nFrom: a\r\n\r\nHello"), Ok(Format::Email));
    assert_eq!(of("talk.txt", b"1\n00:00:01,000 --> 00:00:02,000\nHello"), Ok(Format::Subtitles));
    assert_eq!(of("talk.srt", b"Plain"), Ok(Format::Plain));
    assert_eq!(of("x.txt", b"Date: 12 March\nFrom: the mayor\n\nHello"), Ok(Format::Plain));
    let utf16: Vec<u8> = "A text.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(of("x.txt", &utf16), Ok(Format::Plain));
    for (bytes, kind) in [
        (zip(&["xl/workbook.xml"]), "an Excel workbook"),
        (zip(&["ppt/presentation.xml"]), "a PowerPoint presentation"),
        (zip(&["a.txt"]), "a zip archive"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0".to_vec(),
            "a Word document of 1997–2003 (.doc)",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0W\0o\0r\0k\0b\0o\0o\0k\0".to_vec(),
            "an Excel workbook of 1997–2003 (.xls)",
        ),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "a picture (PNG)"),
        (vec![0; 100], "a binary file"),
        (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\nMIME-Version: 1.0\r\n\r\n"
                .to_vec(),
            "a web archive (MHTML)",
        ),
    ] {
        assert_eq!(of("x", &bytes), Err(DocumentError::UnknownFormat(kind.into())));
    }
}

#[test]
fn an_encrypted_office_document_is_told() {
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &wide].concat();
    assert_eq!(Format::of("x.docx", &bytes), Err(DocumentError::Encrypted));
}

#[test]
fn a_format_has_a_name_for_the_command_line() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.as_str()), Some(format));
        assert_eq!(format.is_isolated(), !matches!(format, Format::Plain | Format::Markdown | Format::Subtitles));
    }
    assert_eq!(Format::from_name("doc"), None);
}

#[test]
fn large_texts_are_read_in_seconds_whatever_their_lines() {
    const SIZE: usize = 4 << 20;
    let line = "The minister said that it would be done by May, and nobody in the room believed it.\n";
    for line in [line, "x", "\n", "a\n", "“", "- \n", "> a.\n\n", "A b\n\n", "*a _b ", "[", "![a](b) ", " \n"] {
        let text = line.repeat(SIZE / line.len());
        for format in [Format::Plain, Format::Markdown] {
            let start = Instant::now();
            let _ = read(text.as_bytes(), format);
            assert!(start.elapsed().as_secs() < 20, "{line:?}: {:?}", start.elapsed());
        }
    }
}

/// Texts of pieces that mean something to the reader.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("  ".to_owned()),
        "[-*•○□>#=.:“”\"'’0-9]{1,4}",
        "[A-Z][a-z]{1,8}[.,]? ",
        "MR\\. LEE: |Q: |By Jane Roe|12 March 2026|---|===|ENDS|> |1\\. ",
        "[가-힣]{1,6} ?",
        "\\PC{0,6}",
        "[\\x00-\\x20]",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn all_words_of_a_plain_text_are_in_one_block(text in any_text()) {
        let blocks = plain::blocks(&text);
        let mut covered = vec![0_u8; text.len()];
        let mut end = 0;
        for block in &blocks {
            let words = &text[block.range.clone()];
            prop_assert!(!words.is_empty() && words.trim() == words && block.range.start >= end, "{words:?}");
            end = block.range.end;
            covered[block.range.clone()].iter_mut().for_each(|count| *count += 1);
        }
        let mut start = 0;
        for line in text.split('\n') {
            if !is_separator(line) {
                for (at, c) in line.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                    let count = covered[start + at];
                    // A bullet and the `>` of a quotation show the kind of the block and are not part of its text.
                    let may_be_marker = !c.is_alphanumeric() && !"“”\"'’".contains(c) || c == 'ㅇ';
                    prop_assert!(count == 1 || count == 0 && may_be_marker, "{:?} of {:?}", c, line);
                }
            }
            start += line.len() + 1;
        }
    }

    #[test]
    fn no_bytes_make_reading_fail_otherwise_than_with_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in any_text()) {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            let _ = Format::of("x", bytes);
            for format in [Format::Plain, Format::Markdown, Format::Html] {
                if let Ok(document) = read(bytes, format) {
                    prop_assert!(!document.blocks.is_empty());
                    for block in &document.blocks {
                        let words = document.text_of(block);
                        prop_assert!(!words.is_empty() && words.trim() == words);
                    }
                }
            }
        }
    }
}

/// The blocks of a document that are emphasized as a whole.
fn emphasized(document: &Document) -> Vec<&str> {
    document.blocks.iter().filter(|block| block.is_emphasized).map(|block| document.text_of(block)).collect()
}

#[test]
fn bold_or_italic_paragraphs_are_emphasized_and_their_answers_are_blocks() {
    let text = "One **two** three\n\n**Why did you go?**\n\nI was asked.\n\n*And now?*\nI rest.\n\n__Where?__  \nHere.\n\n\
        **Ann** Lee\n\n**Stop.**";
    let document = markdown::from_text(text);
    assert_eq!(emphasized(&document), ["Why did you go?", "And now?", "Where?", "Stop."]);
    let blocks: Vec<&str> = document.blocks.iter().map(|block| document.text_of(block)).collect();
    let wanted = [
        "One two three",
        "Why did you go?",
        "I was asked.",
        "And now?",
        "I rest.",
        "Where?",
        "Here.",
        "Ann Lee",
        "Stop.",
    ];
    assert_eq!(blocks, wanted);
}

#[test]
fn headers_of_pages_are_no_blocks_and_are_said_to_be_left_out() {
    let text = "          MS. LEE:  The packet says forty\n     thousand yards.\n\n\n     Harbor Commission              Page 2\n     \
        Regular Meeting         May 4, 2026\n\n\n          MR. OH:  I would like that in writing.\n";
    let document = plain::from_text(text.to_owned());
    assert_eq!(document.text, text);
    let blocks: Vec<&str> = document.blocks.iter().map(|block| document.text_of(block)).collect();
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    let left_out: Vec<_> = document.left_out.iter().filter(|item| item.kind == LeftOutKind::HeaderOrFooter).collect();
    assert_eq!(left_out.len(), 1);
    let place = left_out[0].place.clone().unwrap();
    assert!(document.text[place].starts_with("Harbor Commission"));
    // A text that has nothing else is shown.
    assert_eq!(plain::from_text("Page 12 of 40\n".to_owned()).blocks.len(), 1);
}

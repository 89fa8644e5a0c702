//! The readers of DOCX, ODT, RTF and e-mail: documents against manual expectations, and broken files.

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Write as _},
    path::PathBuf,
};

use briefing_core::document::{BlockKind, Document, DocumentError, Format, LeftOutKind, read};
use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/documents");
    // The core's manifest lies two folders deeper than the workspace's.
    let above = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/documents");
    let found = [folder, above].into_iter().map(|folder| PathBuf::from(folder).join(name)).find(|path| path.exists());
    fs::read(found.unwrap_or_else(|| panic!("no fixture {name}"))).expect("a fixture")
}

fn gold(name: &str) -> Value {
    serde_json::from_slice(&fixture(name)).expect("JSON")
}

fn kind(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading => "heading".to_owned(),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Item(level) => format!("item {level}"),
        BlockKind::Quotation => "quotation".to_owned(),
    }
}

fn blocks(document: &Document) -> Vec<(String, &str)> {
    document.blocks.iter().map(|block| (kind(block.kind), document.text_of(block))).collect()
}

fn left_out(document: &Document) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for left_out in &document.left_out {
        *counts.entry(format!("{:?}", left_out.kind)).or_default() += left_out.count;
    }
    counts
}

/// The output of a reader in the form of the gold file of a document.
fn as_gold(document: &Document) -> Value {
    json!({
        "title": document.title, "authors": document.authors, "publisher": document.publisher,
        "published": document.published, "language": document.language, "blocks": blocks(document),
        "left_out": left_out(document),
    })
}

fn check(name: &str, gold_name: &str, format: Format) -> Document {
    let document = read(&fixture(name), format).expect("a document");
    let mut gold = gold(gold_name);
    let quotes = gold.as_object_mut().expect("an object").remove("quotes").expect("quotes");
    let made = as_gold(&document);
    for field in gold.as_object().expect("an object").keys() {
        assert_eq!(made[field], gold[field], "{field} of {name}");
    }
    for quote in quotes.as_array().expect("a list") {
        let words = quote["text"].as_str().expect("a text");
        assert!(document.text.contains(words), "{words}");
    }
    for pair in document.blocks.windows(2) {
        assert_eq!(&document.text[pair[0].range.end..pair[1].range.start], "\n\n");
    }
    document
}

fn excerpts(document: &Document, kind: LeftOutKind) -> Vec<&str> {
    let of_kind = document.left_out.iter().filter(|left_out| left_out.kind == kind);
    of_kind.map(|left_out| left_out.excerpt.as_deref().unwrap_or_default()).collect()
}

#[test]
fn word_with_tracked_changes_reads_as_a_person_reads_it() {
    let document = check("tracked-changes.docx", "tracked-changes.gold.json", Format::Docx);
    assert_eq!(excerpts(&document, LeftOutKind::Comment), ["Check with Tomas that a metre is right."]);
    assert_eq!(excerpts(&document, LeftOutKind::Footnote), ["Two huts, at the north and the east shore."]);
    let deletion = document.left_out.iter().find(|left_out| left_out.excerpt.as_deref() == Some("not"));
    let at = deletion.and_then(|deletion| deletion.place.clone()).expect("the place of a deletion").start;
    assert!(document.text[..at].ends_with("“We are "), "a deleted “not” is told at its place");
}

#[test]
fn open_document_minutes_read_as_a_person_reads_them() {
    let document = check("minutes.odt", "minutes.gold.json", Format::Odt);
    assert_eq!(excerpts(&document, LeftOutKind::Deletion), ["probably", "Ms Quirke thought the idea absurd."]);
    assert_eq!(excerpts(&document, LeftOutKind::Comment), ["Ask Aoife for the exact count."]);
}

#[test]
fn a_german_rtf_release_reads_as_a_person_reads_it() {
    let document = check("museum.rtf", "museum.gold.json", Format::Rtf);
    assert_eq!(excerpts(&document, LeftOutKind::Deletion), ["endlich"]);
}

#[test]
fn an_email_reads_as_a_person_reads_it() {
    let document = check("release.eml", "release.gold.json", Format::Email);
    assert_eq!(excerpts(&document, LeftOutKind::Attachment), ["morag ramp.png"]);
    assert!(!document.text.contains("a member of the crew"), "{}", document.text);
}

/// A package of these parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a package").into_inner()
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

fn word_in(namespace: &str, body: &str) -> Result<Document, DocumentError> {
    let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    let xml =
        format!(r#"<w:document xmlns:w="{namespace}" xmlns:mc="{compatibility}"><w:body>{body}</w:body></w:document>"#);
    read(&package(&[("word/document.xml", xml.as_bytes())]), Format::Docx)
}

/// The blocks of a Word document with this body.
fn word(body: &str) -> Vec<(String, String)> {
    let document = word_in(WORD, body).expect("a document");
    blocks(&document).into_iter().map(|(kind, text)| (kind, text.to_owned())).collect()
}

fn paragraphs(texts: &[&str]) -> Vec<(String, String)> {
    texts.iter().map(|text| ("paragraph".to_owned(), (*text).to_owned())).collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn the_strict_format_is_read_as_well() {
    let document = word_in(STRICT, &p("Hello")).expect("a document");
    assert_eq!(blocks(&document), [("paragraph".to_owned(), "Hello")]);
}

#[test]
fn the_space_of_word_is_kept_and_its_special_characters_are_characters() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">“A </w:t></w:r><w:r><w:t>&amp;</w:t><w:tab/><w:t>B”</w:t>\
        <w:noBreakHyphen/><w:softHyphen/><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:sym w:font=\"Odd\" w:char=\"F041\"/>\
        </w:r></w:p>";
    assert_eq!(word(body), paragraphs(&["“A &\tB”\u{2011}\u{ad}•\u{fffd}"]));
}

#[test]
fn two_line_breaks_part_paragraphs() {
    let body = "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:br/><w:br/><w:t>three</w:t></w:r></w:p>";
    assert_eq!(word(body), paragraphs(&["one\ntwo", "three"]));
}

#[test]
fn a_deleted_paragraph_mark_joins_paragraphs() {
    let body =
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">one </w:t></w:r></w:p>";
    assert_eq!(word(&format!("{body}{}", p("two"))), paragraphs(&["one two"]));
}

#[test]
fn a_deleted_row_is_no_text_and_an_old_property_is_none() {
    let row = |properties: &str, text: &str| format!("<w:tr>{properties}<w:tc>{}</w:tc></w:tr>", p(text));
    let table = format!("<w:tbl>{}{}</w:tbl>", row("<w:trPr><w:del w:id=\"1\"/></w:trPr>", "gone"), row("", "here"));
    assert_eq!(word(&table), paragraphs(&["here"]));
    let changed = "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr>\
        <w:r><w:t>text</w:t></w:r></w:p>";
    assert_eq!(word(changed), paragraphs(&["text"]));
}

#[test]
fn a_layout_table_is_text_and_a_table_of_figures_is_not() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let long =
        "This is a paragraph of a press release that somebody has set into a table for its looks. It goes on and on.";
    let layout = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Logo"), cell(long));
    assert_eq!(word(&format!("{}{layout}", p("Contact"))), paragraphs(&["Contact", "Logo", long]));
    let figures = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("2024"), cell("17"));
    assert_eq!(word(&format!("{}{figures}", p(long))), paragraphs(&[long]));
    let frame = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("In a frame"));
    assert_eq!(word(&format!("{}{frame}", p(long))), paragraphs(&[long, "In a frame"]));
}

#[test]
fn field_results_are_text_but_instructions_and_tables_of_contents_are_not() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        )
    };
    let body = format!("{}{}", field("TOC \\o", "Chapter 1"), field("DATE", "today"));
    assert_eq!(word(&body), paragraphs(&["today"]));
    let unended = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>";
    assert_eq!(word(&format!("{unended}{}", p("after"))), paragraphs(&["after"]), "one without an end hides nothing");
}

#[test]
fn one_branch_of_an_alternative_is_read() {
    let body = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:t>new</w:t></mc:Choice>\
        <mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    assert_eq!(word(body), paragraphs(&["new"]));
}

#[test]
fn a_line_in_bold_type_is_a_heading_and_a_bold_sentence_is_not() {
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    assert_eq!(word(&bold("A new bridge"))[0].0, "heading");
    assert_eq!(word(&bold("We have a new bridge."))[0].0, "paragraph");
}

#[test]
fn a_paragraph_in_bold_type_is_known_to_be() {
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let body = [bold("Why did you go?"), p("I was asked."), bold("Tell me of the boat.")].concat();
    let document = word_in(WORD, &body).unwrap();
    let is: Vec<bool> = document.blocks.iter().map(|block| block.is_emphasized).collect();
    assert_eq!(is, [true, false, true]);
}

/// Whether each block is entirely bold or italic.
fn emphasized(document: &Document) -> Vec<(&str, bool)> {
    document.blocks.iter().map(|block| (document.text_of(block), block.is_emphasized)).collect()
}

#[test]
fn word_italics_are_recognized_and_answers_below_bold_lines_are_blocks() {
    let body = "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Why did you go?</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>And then?</w:t></w:r><w:r><w:br/><w:t>I slept.</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:i/></w:rPr><w:t>I</w:t></w:r><w:r><w:t> slept.</w:t></w:r></w:p>";
    let document = word_in(WORD, body).unwrap();
    let wanted = [("Why did you go?", true), ("And then?", true), ("I slept.", false), ("I slept.", false)];
    assert_eq!(emphasized(&document), wanted);
}

#[test]
fn bold_type_and_italics_are_known_in_open_document_texts() {
    let styles = "<style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
        <style:style style:name=\"I\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>\
        <style:style style:name=\"P\" style:family=\"paragraph\"><style:text-properties fo:font-weight=\"700\"/></style:style>\
        <style:style style:name=\"Q\" style:family=\"paragraph\" style:parent-style-name=\"P\"/>\
        <style:style style:name=\"N\" style:family=\"text\"><style:text-properties fo:font-weight=\"normal\"/></style:style>";
    let body = "<text:p><text:span text:style-name=\"B\">Why did you go?</text:span><text:line-break/>I was asked.</text:p>\
        <text:p><text:span text:style-name=\"I\">And then?</text:span></text:p><text:p text:style-name=\"Q\">And now?</text:p>\
        <text:p text:style-name=\"Q\">And <text:span text:style-name=\"N\">now</text:span>?</text:p>";
    let names = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
        xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";
    let xml = format!(
        "<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}\
         </office:text></office:body></office:document-content>"
    );
    let document = read(&package(&[("content.xml", xml.as_bytes())]), Format::Odt).expect("a document");
    let wanted = [
        ("Why did you go?", true),
        ("I was asked.", false),
        ("And then?", true),
        ("And now?", true),
        ("And now?", false),
    ];
    assert_eq!(emphasized(&document), wanted);
}

#[test]
fn bold_type_and_italics_are_known_in_rtf() {
    let body =
        r"{\rtf1\ansi {\b Why did you go?\par}I was asked.\par\i And then?\i0\line I slept.\par\b And \plain now?\par}";
    let document = read(body.as_bytes(), Format::Rtf).expect("a document");
    let wanted = [
        ("Why did you go?", true),
        ("I was asked.", false),
        ("And then?", true),
        ("I slept.", false),
        ("And now?", false),
    ];
    assert_eq!(emphasized(&document), wanted);
}

fn error(bytes: &[u8], format: Format) -> String {
    read(bytes, format).expect_err("an error").to_string()
}

#[test]
fn what_cannot_be_read_is_a_plain_sentence() {
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600]].concat();
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let protected = [old.as_slice(), &name].concat();
    let xml = format!("<w:document xmlns:w=\"{WORD}\"><w:body><w:p></w:body></w:document>");
    for (bytes, format, words) in [
        (old, Format::Docx, "format before 2007"),
        (protected, Format::Docx, "protected by a password"),
        (b"PK\x03\x04 cut off".to_vec(), Format::Docx, "not a zip package, or it was cut off"),
        (package(&[("other.xml", b"")]), Format::Docx, "no part “word/document.xml”"),
        (package(&[("word/document.xml", xml.as_bytes())]), Format::Docx, "its XML is broken"),
        (package(&[("word/document.xml", b"<a/>")]), Format::Docx, "no text in this file"),
        (package(&[("content.xml", b"<a/>")]), Format::Odt, "no text in this file"),
        (b"Dear all,".to_vec(), Format::Rtf, "does not begin with {\\rtf"),
        (b"{\\rtf1 }".to_vec(), Format::Rtf, "no text in this file"),
        (Vec::new(), Format::Email, "no header"),
    ] {
        let said = error(&bytes, format);
        assert!(said.contains(words) && !said.ends_with('.'), "{said}");
    }
}

#[test]
fn an_encrypted_open_document_is_said_to_be_one() {
    let manifest = b"<manifest><file-entry full-path=\"content.xml\"><encryption-data/></file-entry></manifest>";
    let bytes = package(&[("META-INF/manifest.xml", manifest), ("content.xml", b"\x01\x02")]);
    assert_eq!(read(&bytes, Format::Odt), Err(DocumentError::Encrypted));
}

#[test]
fn a_zip_bomb_and_ten_thousand_parts_are_too_large() {
    let zeros = vec![b' '; 200 << 20];
    let bomb = package(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(error(&bomb, Format::Docx), "this file unpacks to more than 128 MiB");
    let names: Vec<String> = (0..12_000).map(|number| format!("{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let said = error(&package(&parts), Format::Docx);
    assert_eq!(said, "this file has 12000 parts, but the limit is 10000");
}

#[test]
fn an_encrypted_part_is_said_to_be_one() {
    let mut bytes = package(&[("word/document.xml", b"<a/>")]);
    // Bit 0 of the general purpose flags, in the local and in the central header (APPNOTE.TXT 4.4.4).
    let central = bytes.windows(4).position(|window| window == b"PK\x01\x02").expect("a central header");
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    assert_eq!(read(&bytes, Format::Docx), Err(DocumentError::Encrypted));
}

#[test]
fn deep_nesting_of_tables_and_of_groups_is_no_matter() {
    let tables =
        format!("{}{}{}", "<w:tbl><w:tr><w:tc>".repeat(9_000), p("deep"), "</w:tc></w:tr></w:tbl>".repeat(9_000));
    assert_eq!(word(&tables), paragraphs(&["deep"]));
    let groups = format!("{{\\rtf1 {}deep{}}}", "{".repeat(1_000_000), "}".repeat(1_000_000));
    let document = read(groups.as_bytes(), Format::Rtf).expect("a document");
    assert_eq!(document.text, "deep");
}

/// The text of an RTF file with this body.
fn rtf(body: &str) -> String {
    read(format!("{{\\rtf1\\ansi\\ansicpg1252 {body}}}").as_bytes(), Format::Rtf).expect("a document").text
}

#[test]
fn rtf_text_is_decoded_by_its_font_its_code_page_and_unicode() {
    assert_eq!(rtf(r"caf\'e9 \ldblquote x\rdblquote"), "café “x”");
    assert_eq!(rtf(r"{\fonttbl{\f1\fcharset129 Batang;}}\f1\'c7\'d1\'b1\'db"), "한글");
    assert_eq!(rtf(r"{\fonttbl{\f1\fcharset128 MS Mincho;}}\f1\'93\'fa\'96\'7b"), "日本");
    assert_eq!(rtf(r"\u8220?x\u8221\'94 \uc2\u54620\'c7\'d1y"), "“x” 한y");
    assert_eq!(rtf(r"\u-10188?\u-8930?"), "𝄞");
    assert_eq!(rtf(r"\u-10188?a"), "a", "half of a character is none");
    assert_eq!(rtf(r"\u8212\par next"), "—\n\nnext", "a paragraph's end is not taken for the fallback");
}

#[test]
fn rtf_boxes_pictures_and_notes_are_where_they_belong() {
    let shape = r"one{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt boxed\par}}{\shprslt old}} two\par three";
    assert_eq!(rtf(shape), "one two\n\nboxed\n\nthree");
    assert_eq!(rtf(r"a{\*\unknown b}{\*\bkmkstart c}{\footnote d}{\pict 0102}\'20{\pntext 1.\tab}e"), "a e");
    assert_eq!(rtf(r"{\upr{ansi}{\*\ud{unicode}}}"), "unicode");
}

fn email(header: &str, body: &str) -> Document {
    read(format!("From: Ann Lee <ann@example.org>\r\n{header}\r\n\r\n{body}").as_bytes(), Format::Email)
        .expect("an e-mail")
}

#[test]
fn earlier_messages_are_left_out_in_several_languages() {
    let own = "The bridge stays closed, said the mayor.";
    for earlier in [
        "On 3 March 2026 Bo <bo@example.org> wrote:\n> Is it true?\n> Bo",
        "-----Original Message-----\nFrom: Bo\nSent: Monday\nSubject: Bridge\n\nIs it true?",
        "Von: Bo\nGesendet: Montag, 2. März 2026\nAn: Ann\nBetreff: Brücke\n\nIst es wahr?",
        "差出人: 太郎\n日時: 2026年3月2日\n件名: 橋\n\n本当ですか。",
        "Am 02.03.2026 um 09:12 schrieb Bo:\n> Ist es wahr?",
        "보낸 사람: 보\n보낸 날짜: 2026년 3월 2일\n받는 사람: 안\n제목: 다리\n\n사실입니까?",
    ] {
        let document = email("Subject: Re: Bridge", &format!("{own}\n\n{earlier}\n"));
        assert_eq!(document.text.trim(), own, "{earlier}");
        assert_eq!(left_out(&document), BTreeMap::from([("EarlierMessage".to_owned(), 1)]), "{earlier}");
        assert_eq!(document.title.as_deref(), Some("Bridge"));
    }
}

#[test]
fn a_forwarded_release_is_the_text() {
    let body = "For your information\n\n---------- Forwarded message ---------\nFrom: Press <press@example.org>\n\
        Date: Mon, 2 Mar 2026\nSubject: Bridge\nTo: Ann\n\n“We close it,” said the mayor.\n";
    let document = email("Subject: Fwd: Bridge", body);
    assert_eq!(document.text.trim(), "“We close it,” said the mayor.");
}

#[test]
fn a_person_who_wrote_in_a_release_is_no_earlier_message() {
    let body = "On 3 March 2026 the mayor wrote:\n\n“We close the bridge.”\n";
    assert_eq!(email("Subject: Bridge", body).text.trim(), body.trim());
}

#[test]
fn lines_that_were_wrapped_for_sending_are_joined() {
    let body = "“We close \r\nthe bridge,” \r\nhe said.\r\nThe end.\r\n-- \r\nAnn\r\n";
    let document = email("Content-Type: text/plain; charset=utf-8; format=flowed", body);
    assert_eq!(document.text.trim(), "“We close the bridge,” he said.\nThe end.");
    assert_eq!(left_out(&document), BTreeMap::from([("PageChrome".to_owned(), 1)]));
}

#[test]
fn html_is_read_where_the_plain_text_is_only_a_word_about_it() {
    let part = |kind: &str, text: &str| format!("--b\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{text}\r\n");
    let long = "The bridge will be closed for eleven weeks from Monday, said the mayor, because of a crack. ".repeat(5);
    let html = format!("<p>{long}</p><p>It opens in June.</p>");
    let body = format!("{}{}--b--\r\n", part("plain", "Please view this in HTML."), part("html", &html));
    let document = email("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b", &body);
    assert!(document.text.contains("opens in June"), "{}", document.text);
}

#[test]
fn a_templates_title_author_and_language_are_not_the_documents() {
    let core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let with = |title: &str, author: &str, language: &str, text: &str| {
        let properties = format!(
            "<cp:coreProperties xmlns:cp=\"{core}\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title>\
             <dc:creator>{author}</dc:creator><dc:language>{language}</dc:language></cp:coreProperties>"
        );
        let relationships =
            "<Relationships><Relationship Type=\"x/core-properties\" Target=\"core.xml\"/></Relationships>";
        let document = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{}</w:body></w:document>", p(text));
        let parts = [
            ("_rels/.rels", relationships.as_bytes()),
            ("core.xml", properties.as_bytes()),
            ("word/document.xml", document.as_bytes()),
        ];
        let document = read(&package(&parts), Format::Docx).expect("a document");
        (document.title, document.authors, document.language)
    };
    let german = "Die Brücke bleibt elf Wochen lang geschlossen, weil ein Pfeiler einen Riss hat. ".repeat(6);
    let named = with("Die Brücke bleibt geschlossen", "Käthe Brömmel; Jo Arndt", "de-de", &german);
    let names = vec!["Käthe Brömmel".to_owned(), "Jo Arndt".to_owned()];
    assert_eq!(named, (Some("Die Brücke bleibt geschlossen".to_owned()), names, Some("de-DE".to_owned())));
    for author in ["Administrator", "user01", "Microsoft Office User", "python-docx", "ann@example.org"] {
        assert_eq!(with("Document1", author, "en-US", &german), (None, Vec::new(), None));
    }
}

#[test]
fn an_earlier_message_that_is_marked_throughout_is_left_out() {
    for first in
        ["On 3 March 2026 at 09:12, Bo <bo@example.org> wrote:", "From: Bo\n> Date: 3 March 2026\n> Subject: Bridge"]
    {
        let document = email("Subject: Bridge", &format!("We close it.\n\n> {first}\n>\n> Is it true?\n>\n> Bo\n"));
        assert_eq!(document.text.trim_end(), "We close it.", "{first}");
        assert_eq!(left_out(&document).get("EarlierMessage"), Some(&1), "{first}");
    }
    let document = email("Subject: Bridge", "We close it.\n\n> Is it true?\n\nIt is.\n");
    assert!(document.text.contains("Is it true?"), "a question that is answered below it stays");
}

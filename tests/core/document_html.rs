//! Web pages: the article is extracted, and the parts around it are counted.

use std::time::Instant;

use briefing_core::document::{Document, Format, LeftOutKind, html, left_out_sentence, read};

use crate::document_text::{assert_as_a_person_reads_it, blocks_of, fixture};

fn count(document: &Document, kind: LeftOutKind) -> usize {
    document.left_out.iter().filter(|item| item.kind == kind).map(|item| item.count).sum()
}

fn assert_blocks(page: &str, expected: &[(&str, &str)]) {
    let blocks = blocks_of(&html::from_text(page));
    let blocks: Vec<_> = blocks.iter().map(|(kind, text)| (kind.as_str(), text.as_str())).collect();
    assert_eq!(blocks, expected, "{page}");
}

#[test]
fn a_saved_news_page_reads_as_a_person_reads_it() {
    let bytes = fixture("news-page.html");
    assert_eq!(Format::of("page", bytes), Ok(Format::Html));
    let document = read(bytes, Format::Html).unwrap();
    assert_as_a_person_reads_it(&document, "news-page.gold.json");
    assert_eq!(document.url.as_deref(), Some("https://www.ellery-courier.example/news/ferry-terminal-flood"));
    let caption = document.left_out.iter().find(|item| item.kind == LeftOutKind::Image).unwrap();
    assert!(caption.excerpt.as_ref().unwrap().starts_with("The old quay at high tide in March."));
    let said = left_out_sentence(&document.left_out);
    assert!(said.starts_with("not imported: navigation and other parts of the page ("), "{said}");
    assert!(said.contains("5 scripts and style sheets, 1 table, 1 image"), "{said}");
}

#[test]
fn a_part_of_a_page_is_taken_as_a_whole() {
    assert_blocks(
        "<h2>Title</h2><p>One <b>two</b>\n  three<br>four<p>Five<ul><li>a<ul><li>b</ul><li>c</ul><blockquote>Six<p>Seven</blockquote>Eight",
        &[
            ("heading", "Title"),
            ("paragraph", "One two three\nfour"),
            ("paragraph", "Five"),
            ("item 1", "a"),
            ("item 2", "b"),
            ("item 1", "c"),
            ("quotation", "Six"),
            ("quotation", "Seven"),
            ("paragraph", "Eight"),
        ],
    );
}

#[test]
fn two_line_breaks_end_a_paragraph() {
    assert_blocks(
        "<div>One.<br><br>Two.<br/> <br/>\n<br>Three<br>\nFour</div>",
        &[("paragraph", "One."), ("paragraph", "Two."), ("paragraph", "Three\nFour")],
    );
}

#[test]
fn a_q_has_the_marks_that_a_browser_draws() {
    assert_blocks("<p>She said <q>We <q>will</q> go</q>.", &[("paragraph", "She said “We ‘will’ go”.")]);
    assert_blocks("<p lang=de>Sie sagte: <q>Wir <q>gehen</q></q>.", &[("paragraph", "Sie sagte: „Wir ‚gehen‘“.")]);
    assert_blocks("<html lang=ja><p>彼は<q>行く</q>と言った。", &[("paragraph", "彼は「行く」と言った。")]);
    assert_blocks("<p lang=es>Ella dijo <q>vamos</q>.", &[("paragraph", "Ella dijo “vamos”.")]);
    assert_blocks("<p lang=pt-PT>Ela disse <q>vamos</q>.", &[("paragraph", "Ela disse «vamos».")]);
    assert_blocks("<p lang=fr>Elle a dit <q>allons</q>.", &[("paragraph", "Elle a dit «allons».")]);
}

#[test]
fn tables_of_data_are_counted_and_tables_of_layout_are_read() {
    let data = html::from_text("<p>Before.<table><tr><th>a<th>b<tr><td>1<td>2</table><p>After.");
    assert_eq!(data.text, "Before.\n\nAfter.");
    assert_eq!(count(&data, LeftOutKind::Table), 1);
    let layout = html::from_text("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>");
    assert_eq!((layout.text.as_str(), count(&layout, LeftOutKind::Table)), ("One.\n\nTwo.", 0));
}

#[test]
fn pictures_are_counted_with_captions_and_quotations_in_figures_are_kept() {
    let document = html::from_text(
        "<p>One.<figure><img src=a><figcaption>The quay</figcaption></figure><p>Two <img src=b alt=Seal> and <img src=t width=1 height=1>.\
         <figure><blockquote>“Three.”</blockquote><figcaption>— Ann Lee</figcaption></figure>",
    );
    assert_eq!(document.text, "One.\n\nTwo and .\n\n“Three.”\n\n— Ann Lee");
    let images: Vec<_> = document
        .left_out
        .iter()
        .filter(|item| item.kind == LeftOutKind::Image)
        .map(|item| item.excerpt.as_deref())
        .collect();
    assert_eq!(images, [Some("The quay"), Some("Seal")]);
}

#[test]
fn struck_and_hidden_text_is_left_out_and_counted() {
    let document = html::from_text(
        "<p>We will <s>not</s> go<span class=sr-only> (opens in a new window)</span>.</p><p hidden>No.</p><p>Yes<sup><a href='#n1'>1</a></sup>.</p>",
    );
    assert_eq!(document.text, "We will go.\n\nYes.");
    assert_eq!(
        (
            count(&document, LeftOutKind::Deletion),
            count(&document, LeftOutKind::Hidden),
            count(&document, LeftOutKind::Footnote)
        ),
        (1, 2, 1)
    );
}

#[test]
fn a_page_says_what_it_is() {
    let page = |head: &str| {
        html::from_text(&format!("<html><head>{head}</head><body><p>One paragraph of text.</p></body></html>"))
    };
    let document = page(
        "<title>Port opens in May - The Courier</title><meta name=author content='By Jane Roe'><meta property=og:site_name content='The Courier'><meta property='article:published_time' content='2026-03-12T09:00:00.000+0100'><meta property=og:locale content=en_GB>",
    );
    assert_eq!(document.title.as_deref(), Some("Port opens in May"));
    assert_eq!(document.authors, ["Jane Roe"]);
    assert_eq!(document.publisher.as_deref(), Some("The Courier"));
    assert_eq!(document.published.as_deref(), Some("2026-03-12T09:00:00+01:00"));
    assert_eq!(document.language.as_deref(), Some("en-GB"));
    let document = page(
        "<script type=application/ld+json>[{\"@type\":\"Organization\"},{\"@type\":[\"Report\"],\"headline\":\"A &amp; b\",\"author\":\"Ann Lee\",\"datePublished\":\"12 March 2026\"}]</script>",
    );
    assert_eq!((document.authors, document.published.as_deref()), (vec!["Ann Lee".into()], Some("2026-03-12")));
    let broken = page(
        "<script type=application/ld+json>{\"headline\": </script><meta property='article:published_time' content='soon'>",
    );
    assert_eq!((broken.published, broken.title), (None, None));
}

#[test]
fn a_short_page_keeps_all_its_text() {
    let page = "<html><body class=home><nav><a href=/>Home</a></nav><h1>Closed</h1><p>The office is closed.</p><ul><li>Ring the bell.</li></ul><footer>© 2026</footer></body></html>";
    let document = html::from_text(page);
    assert_eq!(document.text, "Closed\n\nThe office is closed.\n\nRing the bell.");
    assert_eq!(count(&document, LeftOutKind::PageChrome), 2);
}

#[test]
fn a_declared_encoding_is_followed() {
    let document = read(b"<meta charset=euc-kr><p>\xc0\xe5\xb0\xfc", Format::Html).unwrap();
    assert_eq!(document.text, "장관");
    assert_eq!(document.encoding, Some(("EUC-KR".into(), false)));
}

#[test]
fn hostile_nesting_takes_no_time_and_loses_no_words() {
    let deep = |tag: &str, count: usize| {
        format!("{}the words{}", format!("<{tag}>").repeat(count), format!("</{tag}>").repeat(count))
    };
    let mut pages = Vec::new();
    for tag in [
        "div",
        "b",
        "a href=x",
        "span class=x",
        "table><tr><td",
        "blockquote",
        "ul><li",
        "p><b",
        "form",
        "svg",
        "q",
        "section",
        "details",
    ] {
        pages.push((deep(tag, 10_000), true));
        pages.push((format!("<html><body><nav>x</nav><article><p>{}</article>", deep(tag, 10_000)), true));
    }
    pages.push((
        format!(
            "<p>{}{}the words",
            (0..3_000).map(|i| format!("<a id=x{i}><b id=y{i}>")).collect::<String>(),
            "<p>".repeat(3_000)
        ),
        true,
    ));
    pages.push(("<br>".repeat(200_000) + "the words", true));
    pages.push(("<table>".repeat(5_000) + &"x<p>".repeat(20_000) + "the words", true));
    pages.push(("<div class=nav>a<p>b, c, d, e. ".repeat(30_000) + "the words", true));
    pages.push((
        format!("<body><nav>n</nav>{}", "<p>One, two, three, and so on to the end of it. </p>".repeat(19_000)),
        false,
    ));
    for (page, has_words) in pages {
        let start = Instant::now();
        let document = html::from_text(&page);
        let sample: String = page.chars().take(50).collect();
        assert!(start.elapsed().as_secs() < 10, "{sample} {:?}", start.elapsed());
        assert!(
            !has_words || document.text.contains("the words") || sample.starts_with("<svg") || sample.contains("svg"),
            "{sample}: {:?}",
            document.text.get(..200)
        );
    }
}

#[test]
fn no_word_is_taken_out_of_a_sentence() {
    let sentence = "<p>I am a <a href='javascript:void(0)' class=popup>rather <i>elderly</i></a> man, who has <button class=share>never</button> lived by the sea, as far as <span class=ad-term role=button>he</span> knows, or by a river.</p>";
    let page = format!(
        "<html><body><nav>Home</nav><div class=content>{}</div><footer>End</footer></body></html>",
        sentence.repeat(8)
    );
    let expected = "I am a rather elderly man, who has never lived by the sea, as far as he knows, or by a river.";
    let document = html::from_text(&page);
    assert_eq!(document.blocks.len(), 8);
    assert!(document.blocks.iter().all(|block| document.text_of(block) == expected), "{}", document.text);
}

#[test]
fn what_a_page_embeds_does_not_keep_its_article_from_being_found() {
    let text =
        "<p>The port will open in May, the ministry said, and nobody in the town was surprised by that news.</p>"
            .repeat(8);
    for embedded in [
        "<iframe title='é youtube.com'></iframe>",
        "<embed src='//é www.youtube.com'>",
        "<object><a href='é youtube.com'>x</a></object>",
    ] {
        let page = format!(
            "<html><body><div class=box><p>One more thing, and another.</p></div><div class=content>{text}{embedded}</div></body></html>"
        );
        let page = page.replace("<body>", "<body><div class=sidebar><p>Weather, tides, and trains.</p></div>");
        let document = html::from_text(&page);
        assert!(!document.text.contains("Weather"), "{embedded}");
        assert_eq!(count(&document, LeftOutKind::Image), 0, "it stands after the text");
    }
}

#[test]
fn a_paragraph_in_bold_type_or_italics_is_known_to_be() {
    let page = "<h2>T</h2><p>One <b>two</b> three</p><p><strong>Why did you go?</strong></p><p>I was asked.</p>\
        <p><b>And now?</b><br>I rest.</p><p><em>Where</em> <i>to</i>?</p><p><b>Ann</b> Lee</p><p><b>Stop.<p>Go on.";
    let document = html::from_text(page);
    let of = |is: bool| {
        let blocks = document.blocks.iter().filter(|block| block.is_emphasized == is);
        blocks.map(|block| document.text_of(block)).collect::<Vec<_>>()
    };
    assert_eq!(of(true), ["Why did you go?", "And now?", "Where to?", "Stop."]);
    assert_eq!(of(false), ["T", "One two three", "I was asked.", "I rest.", "Ann Lee", "Go on."]);
}

#[test]
fn ten_thousand_signs_of_emphasis_are_no_matter() {
    let start = Instant::now();
    let page = format!("<p>{}words{}</p><p>more", "<b><i>".repeat(10_000), "</i></b>".repeat(10_000));
    let document = html::from_text(&page);
    assert_eq!(document.blocks.len(), 2);
    assert!(start.elapsed().as_secs() < 5);
}

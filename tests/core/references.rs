//! References in the styles of APA, Chicago and MLA, against the rules of the styles for such works, and that no
//! content of a briefing breaks them.

use std::borrow::Cow;

use briefing_core::{
    citation::{BuiltInFormat, Options, copy, copy_all},
    format::Folder,
    load::{load_embedded, load_text},
    model::{Briefing, QuoteId},
};

fn shipped() -> Briefing {
    load_embedded().briefing.expect("the shipped briefing")
}

/// The first quote by this speaker on this occasion.
fn quote_by(briefing: &Briefing, speaker: &str, occasion: &str) -> QuoteId {
    let ids = (0..).map(QuoteId).take(briefing.quotes().len());
    let is_it = |id: &QuoteId| {
        briefing.verified_quote(*id).is_ok_and(|quote| quote.speaker().id == speaker && quote.occasion().id == occasion)
    };
    ids.into_iter().find(is_it).expect("such a quote")
}

/// The citation in the text and the entry for the list.
fn reference(briefing: &Briefing, id: QuoteId, format: BuiltInFormat) -> (String, String) {
    let quote = briefing.verified_quote(id).expect("a verified quote");
    let plain =
        copy(&quote, &format.into(), Options { with_notes: false, ..Options::default() }).expect("a reference").plain;
    let rest = plain.strip_prefix(&format!("“{}” ", quote.text())).expect("the quote stands first");
    let (citation, entry) = rest.split_once("\n\n").expect("an entry below it");
    (citation.to_owned(), entry.to_owned())
}

const TITLE: &str = "Comprehensive cooperation between Korea and Japan brought closer through shuttle diplomacy";

fn golden(speaker: &str, occasion: &str, expected: [(BuiltInFormat, &str, &str); 3]) {
    let briefing = shipped();
    let id = quote_by(&briefing, speaker, occasion);
    for (format, citation, entry) in expected {
        let expected = (citation.to_owned(), entry.replace("TITLE", TITLE));
        assert_eq!(reference(&briefing, id, format), expected, "{format:?}");
    }
}

/// APA (*Publication Manual*, 7th ed.): initials, the family name first whatever the order in the text
/// (9.8; "What's in a name? Cultural variations in name order", APA Style Blog, 17 May 2017), a small half
/// after a hyphen being no name of its own (9.8); the full date of what is spoken (9.14, 10.5); an untitled
/// work described in square brackets (9.22). Chicago (18th ed.): a Korean name in its own order without a
/// comma (8.17, 13.80); author-date with the day after the publisher (13.102, 14.14). MLA (*Handbook*, 9th
/// ed.): the same order without a comma (5.31), a description in place of a title (5.28), with the day and
/// the place. None of the three dates the publication by the speech. All three put a full stop within the closing mark.
#[test]
fn a_speech_by_lee_whose_name_begins_with_the_family_name() {
    golden(
        "lee",
        "announcement",
        [
            (
                BuiltInFormat::Apa,
                "(Lee, 2026)",
                "Lee, J. (2026, January 13). [Joint press announcement, Nara Prefecture, Japan, quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam]. Korea Policy Briefing. https://www.korea.kr",
            ),
            (
                BuiltInFormat::Chicago,
                "(Lee 2026)",
                "Lee Jae-myung. 2026. Joint press announcement, Nara Prefecture, Japan, January 13, 2026. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing. https://www.korea.kr.",
            ),
            (
                BuiltInFormat::Mla,
                "(Lee)",
                "Lee Jae-myung. Joint press announcement, 13 Jan. 2026, Nara Prefecture, Japan. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing, https://www.korea.kr.",
            ),
        ],
    );
}

/// The text writes her name in Western order, so the list inverts it, with a comma (Chicago 13.74, MLA 5.8).
#[test]
fn a_speech_by_takaichi_whose_name_is_written_in_western_order() {
    golden(
        "takaichi",
        "announcement",
        [
            (
                BuiltInFormat::Apa,
                "(Takaichi, 2026)",
                "Takaichi, S. (2026, January 13). [Joint press announcement, Nara Prefecture, Japan, quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam]. Korea Policy Briefing. https://www.korea.kr",
            ),
            (
                BuiltInFormat::Chicago,
                "(Takaichi 2026)",
                "Takaichi, Sanae. 2026. Joint press announcement, Nara Prefecture, Japan, January 13, 2026. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing. https://www.korea.kr.",
            ),
            (
                BuiltInFormat::Mla,
                "(Takaichi)",
                "Takaichi, Sanae. Joint press announcement, 13 Jan. 2026, Nara Prefecture, Japan. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing, https://www.korea.kr.",
            ),
        ],
    );
}

/// Of the day no more is said than is known (APA 9.14, Chicago 13.103, MLA 5.71), and no comma stays for
/// what is not.
#[test]
fn remarks_by_wi_of_which_only_the_year_is_known() {
    golden(
        "wi",
        "horyuji-briefing",
        [
            (
                BuiltInFormat::Apa,
                "(Wi, 2026)",
                "Wi, S. (2026). [Briefing on the visit to Horyuji Temple, quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam]. Korea Policy Briefing. https://www.korea.kr",
            ),
            (
                BuiltInFormat::Chicago,
                "(Wi 2026)",
                "Wi Sung-rak. 2026. Briefing on the visit to Horyuji Temple. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing. https://www.korea.kr.",
            ),
            (
                BuiltInFormat::Mla,
                "(Wi)",
                "Wi Sung-rak. Briefing on the visit to Horyuji Temple, 2026. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing, https://www.korea.kr.",
            ),
        ],
    );
}

/// An office is an author under its whole name (APA 9.11, Chicago 13.86); MLA leaves out the article (5.17).
#[test]
fn an_explanation_by_the_blue_house_which_is_no_person() {
    golden(
        "blue-house",
        "gifts-explanation",
        [
            (
                BuiltInFormat::Apa,
                "(The Blue House, 2026)",
                "The Blue House. (2026). [Explanation of the gifts, quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam]. Korea Policy Briefing. https://www.korea.kr",
            ),
            (
                BuiltInFormat::Chicago,
                "(The Blue House 2026)",
                "The Blue House. 2026. Explanation of the gifts. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing. https://www.korea.kr.",
            ),
            (
                BuiltInFormat::Mla,
                "(Blue House)",
                "Blue House. Explanation of the gifts, 2026. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing, https://www.korea.kr.",
            ),
        ],
    );
}

/// A post is described as such (APA 10.15, MLA 5.28), and is also in Chicago's list, since a reader cannot find it in
/// the text alone (14.106).
#[test]
fn a_post_on_a_social_medium() {
    golden(
        "lee",
        "social-media",
        [
            (
                BuiltInFormat::Apa,
                "(Lee, 2026)",
                "Lee, J. (2026). [Social media post, quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam]. Korea Policy Briefing. https://www.korea.kr",
            ),
            (
                BuiltInFormat::Chicago,
                "(Lee 2026)",
                "Lee Jae-myung. 2026. Social media post. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing. https://www.korea.kr.",
            ),
            (
                BuiltInFormat::Mla,
                "(Lee)",
                "Lee Jae-myung. Social media post, 2026. Quoted in Kang Jeong-mi and Lee Geun-ha, “TITLE,” K-Gonggam. Korea Policy Briefing, https://www.korea.kr.",
            ),
        ],
    );
}

/// Two works of one author and year are distinguished by letters (APA 8.19, Chicago 13.115), and a work cited twice is
/// listed once.
#[test]
fn several_quotes_share_one_list() {
    let briefing = shipped();
    let ids = [quote_by(&briefing, "lee", "announcement"), quote_by(&briefing, "lee", "social-media")];
    let mut quotes: Vec<_> = ids.iter().map(|id| briefing.verified_quote(*id).expect("verified")).collect();
    quotes.push(quotes[0].clone());
    for format in [BuiltInFormat::Apa, BuiltInFormat::Chicago] {
        let plain = copy_all(&quotes, &format.into(), Options { with_notes: false, ..Options::default() })
            .expect("references")
            .plain;
        assert_eq!(plain.matches("2026a").count() + plain.matches("2026b").count(), 5, "{plain}");
        assert_eq!(plain.matches("https://www.korea.kr").count(), 2, "{plain}");
    }
}

/// Works of people of one family name, several of each, and names of several words.
fn several() -> Briefing {
    let speakers = [
        ("a", "Ann Lee", "Lee"),
        ("b", "Bob Lee", "Lee"),
        ("c", "Ursula von der Leyen", "von der Leyen"),
        ("d", "Dora Able", "Able"),
        ("e", "Emil Baker", "Baker"),
        ("f", "Finn Cole", "Cole"),
    ];
    let occasions = ["one", "two"];
    let named: String = speakers
        .iter()
        .map(|(id, name, family)| format!("\"{id}\": (name: \"{name}\", family_name: \"{family}\"),"))
        .collect();
    let held: String =
        occasions.iter().map(|id| format!("\"{id}\": (name: \"Talk {id}\", date: \"2026-01-13\"),")).collect();
    let body: String = speakers
        .iter()
        .flat_map(|(speaker, ..)| occasions.iter().map(move |occasion| (speaker, occasion)))
        .map(|(speaker, occasion)| {
            let words = format!("Word of {speaker} on {occasion}.");
            format!("Paragraph(text: \"“{words}”\", quotes: [(speaker: \"{speaker}\", occasion: \"{occasion}\", text: \"{words}\")]),")
        })
        .collect();
    let text =
        format!("Briefing(format: 1, title: \"T\", speakers: {{{named}}}, occasions: {{{held}}}, body: [{body}])");
    load_text("several.ron", Cow::Owned(text), Folder::Embedded(&[])).briefing.expect("a briefing")
}

/// What the library does for some authors and not for others: letters for every author, in the order of the
/// list; initials for namesakes (APA 8.19, 8.20; Chicago 13.111, 13.115; MLA 6.7, 6.8).
#[test]
fn every_work_is_told_from_its_likes_and_every_person_from_namesakes() {
    let briefing = several();
    let quotes: Vec<_> = (0..12).map(|id| briefing.verified_quote(QuoteId(id)).expect("verified")).collect();
    let copied =
        |format: BuiltInFormat| copy_all(&quotes, &format.into(), Options::default()).expect("references").plain;
    let apa = copied(BuiltInFormat::Apa);
    for cited in [
        "(A. Lee, 2026a)",
        "(B. Lee, 2026b)",
        "(von der Leyen, 2026b)",
        "(Able, 2026a)",
        "(Baker, 2026b)",
        "(Cole, 2026b)",
    ] {
        assert!(apa.contains(cited), "{cited} in {apa}");
    }
    let listed: Vec<_> = apa.lines().filter(|line| !line.starts_with('“') && !line.is_empty()).collect();
    assert_eq!(listed[0], "Able, D. (2026a, January 13). [Talk one, quoted in “T”].");
    assert_eq!(listed[1], "Able, D. (2026b, January 13). [Talk two, quoted in “T”].");
    assert!(listed.contains(&"von der Leyen, U. (2026a, January 13). [Talk one, quoted in “T”]."), "{listed:#?}");
    let chicago = copied(BuiltInFormat::Chicago);
    assert!(
        chicago.contains("(A. Lee 2026a)") && chicago.contains("Lee, Ann. 2026a. Talk one, January 13, 2026."),
        "{chicago}"
    );
    let mla = copied(BuiltInFormat::Mla);
    assert!(mla.contains("(A. Lee, Talk one)") && mla.contains("(Able, Talk two)"), "{mla}");
}

#[test]
fn a_text_that_says_when_it_came_out_is_not_dated_by_the_speech() {
    let source = r#"publisher: "The Paper", authors: ["Eve Ray"], published: "2026-09-20""#;
    let briefing =
        small(r#"name: "Ann Lee", family_name: "Lee""#, r#"name: "Talk", place: "Bath", date: "2026-01-13""#, source);
    for (format, entry) in [
        (
            BuiltInFormat::Apa,
            "Lee, A. (2026, January 13). [Talk, Bath, quoted in Eve Ray, “T,” September 20, 2026]. The Paper.",
        ),
        (
            BuiltInFormat::Chicago,
            "Lee, Ann. 2026. Talk, Bath, January 13, 2026. Quoted in Eve Ray, “T,” September 20, 2026. The Paper.",
        ),
        (BuiltInFormat::Mla, "Lee, Ann. Talk, 13 Jan. 2026, Bath. Quoted in Eve Ray, “T,” 20 Sept. 2026. The Paper."),
    ] {
        assert_eq!(reference(&briefing, QuoteId(0), format).1, entry);
    }
}

#[test]
fn the_rich_half_has_the_quote_as_a_block_and_the_address_as_a_link() {
    let briefing = shipped();
    let quote = briefing.verified_quote(quote_by(&briefing, "lee", "announcement")).expect("verified");
    let html = copy(&quote, &BuiltInFormat::Apa.into(), Options { with_notes: false, ..Options::default() })
        .expect("a reference")
        .html;
    assert!(html.starts_with("<blockquote cite=\"https://www.korea.kr\" lang=\"en\"><p>“"), "{html}");
    assert!(html.contains("” (Lee, 2026)</p></blockquote>\n<p>Lee, J. (2026, January 13)."), "{html}");
    assert!(html.ends_with("<a href=\"https://www.korea.kr\">https://www.korea.kr</a></p>"), "{html}");
}

fn small(speaker: &str, occasion: &str, source: &str) -> Briefing {
    let text = format!(
        r#"Briefing(format: 1, title: "T", source: ({source}), speakers: {{"s": ({speaker})}},
        occasions: {{"o": ({occasion})}}, body: [Paragraph(text: "She said, “Yes, we will.”",
            quotes: [(speaker: "s", occasion: "o", text: "Yes, we will.")])])"#
    );
    load_text("small.ron", Cow::Owned(text), Folder::Embedded(&[])).briefing.expect("a briefing")
}

#[test]
fn names_are_parted_only_where_the_file_says_how() {
    for (speaker, apa, mla) in [
        (r#"name: "Jean-Luc Dupont", family_name: "Dupont""#, "Dupont, J.-L. (", "Dupont, Jean-Luc. "),
        (
            r#"name: "Gabriel García Márquez", family_name: "García Márquez""#,
            "García Márquez, G. (",
            "García Márquez, Gabriel. ",
        ),
        (r#"name: "Ann Lee""#, "Ann Lee. (", "Ann Lee. "),
        (r#"name: "이재명", family_name: "이""#, "이재명. (", "이재명. "),
        (
            r#"name: "Ministry of Trade, Industry and Energy""#,
            "Ministry of Trade, Industry and Energy. (",
            "Ministry of Trade, Industry and Energy. ",
        ),
    ] {
        let briefing = small(speaker, r#"name: "Talk", date: "2026-01-13""#, r#"publisher: "P""#);
        let entry = |format| reference(&briefing, QuoteId(0), format).1;
        assert!(entry(BuiltInFormat::Apa).starts_with(apa), "{}", entry(BuiltInFormat::Apa));
        assert!(entry(BuiltInFormat::Mla).starts_with(mla), "{}", entry(BuiltInFormat::Mla));
    }
}

#[test]
fn what_the_library_would_take_for_marks_of_its_own_comes_out_as_it_went_in() {
    let hostile = r##"A {b} $c$ \\d <i>e</i> & "f" 'g' *h* _i_ `j` # ~ ^ }"##;
    let written = hostile.replace("\\\\", "\\");
    let quoted = hostile.replace('"', "\\\"");
    for field in ["name", "occasion", "place", "publisher"] {
        let speaker = if field == "name" { format!("name: \"{quoted}\"") } else { "name: \"Ann\"".to_owned() };
        let mut occasion =
            if field == "occasion" { format!("name: \"{quoted}\"") } else { "name: \"Talk\"".to_owned() };
        if field == "place" {
            occasion.push_str(&format!(", place: \"{quoted}\""));
        }
        let source = if field == "publisher" { format!("publisher: \"{quoted}\"") } else { String::new() };
        let briefing = small(&speaker, &format!("{occasion}, date: \"2026-01\""), &source);
        for format in [BuiltInFormat::Apa, BuiltInFormat::Chicago, BuiltInFormat::Mla] {
            let (_, entry) = reference(&briefing, QuoteId(0), format);
            assert!(entry.contains(&written), "{format:?}, {field}: {entry}");
            let quote = briefing.verified_quote(QuoteId(0)).expect("verified");
            let html = copy(&quote, &format.into(), Options::default()).expect("a copy").html;
            assert!(!html.contains("<i>e</i>"), "{html}");
        }
    }
}

#[test]
fn what_is_not_known_leaves_no_trace() {
    let briefing = small(r#"name: "Ann""#, r#"name: "Talk""#, "");
    for (format, citation, entry) in [
        (BuiltInFormat::Apa, "(Ann, n.d.)", "Ann. (n.d.). [Talk, quoted in “T”]."),
        (BuiltInFormat::Chicago, "(Ann, n.d.)", "Ann. n.d. Talk. Quoted in “T.”"),
        (BuiltInFormat::Mla, "(Ann)", "Ann. Talk. Quoted in “T.”"),
    ] {
        assert_eq!(reference(&briefing, QuoteId(0), format), (citation.to_owned(), entry.to_owned()), "{format:?}");
    }
}

#[test]
fn every_quote_has_a_reference_in_every_style() {
    let briefing = shipped();
    for id in (0..).map(QuoteId).take(briefing.quotes().len()) {
        for format in [BuiltInFormat::Apa, BuiltInFormat::Chicago, BuiltInFormat::Mla] {
            let (citation, entry) = reference(&briefing, id, format);
            let family = briefing
                .verified_quote(id)
                .expect("verified")
                .speaker()
                .family_name
                .clone()
                .unwrap_or("Blue House".to_owned());
            assert!(citation.contains(&family) && entry.contains(&family), "{citation} {entry}");
            assert!(entry.contains("2026") && entry.contains("Korea Policy Briefing"), "{entry}");
            for wrong in [",)", ",.", "..", ", ,", "  "] {
                assert!(!entry.contains(wrong), "{wrong:?} in {entry}");
            }
        }
    }
}

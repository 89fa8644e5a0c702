//! Speakers in the manuscript and in the source: words of the source's writer quoted as speech, unnamed speakers,
//! signatures of block quotations, interview questions, names with titles. And the report of what was not checked.

use briefing_core::{
    document::{DocumentError, Format, read},
    verify::{Finding, FindingKind, Manuscript, Report, Source, Sources, Warning, verify},
};

fn report(source: (&str, Format), manuscript: (&str, Format)) -> Report {
    let document = |(text, format): (&str, Format)| read(text.as_bytes(), format).unwrap();
    let sources = Sources::new(vec![Source::of_document("source", document(source))]);
    verify(&Manuscript::new("manuscript", document(manuscript)), &sources)
}

fn findings(source: &str, manuscript: &str) -> Vec<Finding> {
    report((source, Format::Plain), (manuscript, Format::Plain)).findings
}

fn only(source: &str, manuscript: &str) -> Finding {
    let found = findings(source, manuscript);
    assert_eq!(found.len(), 1, "{manuscript}: {found:?}");
    found.into_iter().next().unwrap()
}

/// A source whose second paragraph has only its writer's words.
fn told_by_writer(words: &str) -> String {
    format!(
        "“We have never closed the weir in winter,” Mayor Greta Holm said on Monday.\n\n\
         She told the council that {words}. The council meets again in May.\n"
    )
}

#[test]
fn words_of_the_writer_are_nobodys_whoever_she_is() {
    let words = "the weir would cost the town nine million crowns in all";
    let source = told_by_writer(words);
    for by in ["she said", "he said", "the mayor said", "a spokesman said", "the engineer added", "Greta Holm said"] {
        let finding = only(&source, &format!("“{words},” {by}.\n"));
        assert_eq!(finding.kind, FindingKind::Misattributed, "{by}");
    }
    // The words of a text's writer may be attributed to its publisher, and quoted from the text itself.
    for by in ["the report said", "the newspaper wrote", "the ministry said", "the author writes", "the article said"] {
        let finding = only(&source, &format!("“{words},” {by}.\n"));
        assert_eq!(finding.kind, FindingKind::Verbatim, "{by}");
    }
    let finding = only(&source, "“We have never closed the weir in winter,” she said.\n");
    assert_eq!(finding.kind, FindingKind::Verbatim, "somebody says it there");
}

#[test]
fn words_within_marks_are_never_the_writers() {
    let sources = [
        // Nothing shows who speaks in the second paragraph.
        "“We have never closed the weir,” Mayor Greta Holm said.\n\n\
         The door opened. “Nobody told us that the water would rise so fast.” Then it was still.\n",
        "“We have never closed the weir,” Mayor Greta Holm said.\n\n\
         — Nobody told us that the water would rise so fast.\n",
        "«We have never closed the weir», Mayor Greta Holm said.\n\n\
         – Nobody told us that the water would rise so fast, whispered one of them.\n",
    ];
    for source in sources {
        for by in ["Ole Brandt", "Greta Holm", "she"] {
            let manuscript = format!("“Nobody told us that the water would rise so fast,” {by} said.\n");
            let finding = only(source, &manuscript);
            assert_ne!(finding.kind, FindingKind::Misattributed, "{by}: {source}");
        }
    }
}

#[test]
fn whom_the_speaker_quotes_is_at_most_a_doubt() {
    let source = "“The pilot told me, ‘No boat goes out before the fog lifts,’ and I trust her,” Ole Brandt said.\n";
    let finding = only(source, "“No boat goes out before the fog lifts,” Henrike Voss said.\n");
    assert_eq!(finding.kind, FindingKind::Verbatim);
    assert!(finding.warnings.contains(&Warning::SaidBySomebodyElse), "{finding:?}");
}

const SIGNED: &str = "Harbour master Hanne Oster spoke on Monday.\n\n\
     “The pier is gone and nobody will build it again,” Hanne Oster said.\n\n\
     “We counted forty boats on the morning after,” said the pilot Ole Brandt.\n";

#[test]
fn a_signature_is_no_quotation_and_says_whose_the_block_is() {
    let words = "The pier is gone and nobody will build it again";
    for dash in ["— ", "– ", "-- ", "― ", "—"] {
        for (name, kind) in [
            ("Hanne Oster", FindingKind::Verbatim),
            ("Hanne Oster, harbour master", FindingKind::Verbatim),
            ("Ole Brandt", FindingKind::Misattributed),
            ("Ole Brandt, pilot", FindingKind::Misattributed),
        ] {
            for between in ["\n>\n> ", "\n> "] {
                let manuscript = format!("What was said.\n\n> {words}.{between}{dash}{name}\n");
                let found = report((SIGNED, Format::Plain), (&manuscript, Format::Markdown)).findings;
                assert_eq!(found.len(), 1, "{manuscript}: {found:?}");
                assert_eq!(found[0].kind, kind, "{manuscript}: {found:?}");
            }
        }
    }
    for by in ["<cite>Hanne Oster</cite>", "<footer>— Hanne Oster, harbour master</footer>", "<p>Hanne Oster</p>"] {
        let manuscript = format!(
            "<html><body><article><h1>Storm</h1><p>The storm came over the coast on Sunday night and it took the pier with \
             it, as it had taken the old one.</p><blockquote><p>{words}.</p>{by}</blockquote><p>The town will meet in May \
             to talk about what is left of the pier and the boats.</p></article></body></html>"
        );
        let found = report((SIGNED, Format::Plain), (&manuscript, Format::Html)).findings;
        assert_eq!(found.len(), 1, "{by}: {found:?}");
        assert_eq!(found[0].kind, FindingKind::Verbatim, "{by}: {found:?}");
    }
}

#[test]
fn an_answer_shows_its_question_whoever_asks_it() {
    for asking in ["The Chronicle", "KURIER", "Ole Brandt", "INGA LUND", "Host", "Interviewer"] {
        let source = format!(
            "Interview with Mayor Greta Holm\n\n\
             {asking}: Mayor, will you sell the harbour to the bank?\n\n\
             Holm: Never. I would rather sell my own boat.\n\n\
             {asking}: Would you raise the fares to keep it?\n\n\
             Holm: Of course I would do that. The line has to live.\n\n\
             {asking}: And the ferry?\n\n\
             Holm: The ferry stays where it is.\n"
        );
        let finding = only(&source, "Asked if she would sell the harbour, Holm said: “Of course I would do that.”\n");
        let shows = |warning: &Warning| matches!(warning, Warning::QuestionLeftOut(q) if q.contains("raise the fares"));
        assert!(finding.warnings.iter().any(shows), "{asking}: {finding:?}");
        let asked = "Would you raise the fares to keep it? Holm said: “Of course I would do that.”\n";
        assert_eq!(only(&source, asked).warnings, [], "{asking}");
    }
}

#[test]
fn a_japanese_interview_is_read_turn_by_turn() {
    for (family, asking) in [("田中", "記者"), ("早川", "司会"), ("高橋", "聞き手")] {
        let source = format!(
            "{family}市長インタビュー\n\n{asking}：渡し船を売却しますか。\n\n{family}：絶対にありません。自分の家を売ります。\n\n\
             {asking}：運賃を上げますか。\n\n{family}：もちろんそうします。航路は守ります。\n"
        );
        let finding = only(&source, &format!("売却するかと問われ、{family}市長は「もちろんそうします」と述べた。\n"));
        assert_eq!(finding.kind, FindingKind::Verbatim, "{family}");
        assert!(finding.warnings.iter().any(|w| matches!(w, Warning::QuestionLeftOut(q) if q.contains("運賃"))));
        let speaker = finding.passage.and_then(|passage| passage.speaker);
        assert_eq!(speaker.as_deref(), Some(family));
    }
}

#[test]
fn a_title_in_place_of_the_given_name_is_the_same_person() {
    for (source, manuscripts, wrong) in [
        (
            "早川道夫首相は会見した。早川首相は「港を閉める考えは全くない」と述べた。小西健委員長は「案には賛成できない」と反論した。",
            [
                "早川道夫首相は「港を閉める考えは全くない」と述べた。",
                "早川首相は「港を閉める考えは全くない」と述べた。",
                "早川氏は「港を閉める考えは全くない」と述べた。",
                "小西委員長は「案には賛成できない」と述べた。",
            ],
            "小西委員長は「港を閉める考えは全くない」と述べた。",
        ),
        (
            "남궁민 의원은 “항구를 닫을 생각이 전혀 없습니다”라고 말했다. 박서준 청장은 “이 안에는 찬성할 수 없습니다”라고 반박했다.",
            [
                "남궁 의원은 “항구를 닫을 생각이 전혀 없습니다”라고 말했다.",
                "남궁민 의원은 “항구를 닫을 생각이 전혀 없습니다”라고 말했다.",
                "박 청장은 “이 안에는 찬성할 수 없습니다”라고 말했다.",
                "박서준 청장은 “이 안에는 찬성할 수 없습니다”라고 말했다.",
            ],
            "박 청장은 “항구를 닫을 생각이 전혀 없습니다”라고 말했다.",
        ),
        (
            "アンナ・ベルク市長は「港を閉める考えは全くない」と述べた。ボー・リンド主任技師は「案には賛成できない」と反論した。",
            [
                "ベルク市長は「港を閉める考えは全くない」と述べた。",
                "ベルク氏は「港を閉める考えは全くない」と述べた。",
                "リンド氏は「案には賛成できない」と述べた。",
                "リンド主任技師は「案には賛成できない」と述べた。",
            ],
            "リンド氏は「港を閉める考えは全くない」と述べた。",
        ),
        (
            "도널드 트럼프 미국 대통령은 “항구를 닫을 생각이 전혀 없습니다”라고 말했다. 안나 베르크 시장은 “이 안에는 찬성할 수 없습니다”라고 반박했다.",
            [
                "트럼프 대통령은 “항구를 닫을 생각이 전혀 없습니다”라고 말했다.",
                "도널드 트럼프 대통령은 “항구를 닫을 생각이 전혀 없습니다”라고 말했다.",
                "베르크 시장은 “이 안에는 찬성할 수 없습니다”라고 말했다.",
                "안나 베르크 시장은 “이 안에는 찬성할 수 없습니다”라고 말했다.",
            ],
            "베르크 시장은 “항구를 닫을 생각이 전혀 없습니다”라고 말했다.",
        ),
    ] {
        for manuscript in manuscripts {
            let finding = only(source, manuscript);
            assert_eq!(finding.kind, FindingKind::Verbatim, "{manuscript}: {finding:?}");
            assert_eq!(finding.warnings, [], "{manuscript}");
        }
        assert_eq!(only(source, wrong).kind, FindingKind::Misattributed, "{wrong}");
    }
}

#[test]
fn a_few_words_are_judged_where_somebody_is_said_to_say_them() {
    let source = "“We are not tired of it,” Greta Holm said. “The ferry took forty boats in one night.”\n";
    for manuscript in [
        "“C’est impossible”, a répondu Luc Morel.",
        "“È troppo tardi”, ha detto Livia Conti.",
        "“É tarde demais”, afirmou Rui Tavares.",
        "«Уже поздно», — сказала Вера Лисова.",
        "„Jest za późno” – powiedziała Ewa Lis.",
        "„Zu spät“, sagte Henrike Voss.",
        "HOLM: “Surely. Every day.”",
        "Ms. Holm: “The Storm Is Over.”",
        "Mayor Greta Holm said the ferry “took ninety boats”.",
    ] {
        let finding = only(source, manuscript);
        assert_ne!(finding.kind, FindingKind::Phrase, "{manuscript}");
        assert!(!finding.kind.is_verified(), "{manuscript}");
    }
    for manuscript in [
        "The “ferry of tears” left at noon.",
        "She wrote the novel “The Storm” in May.",
        "They met in the “Old Pier”, a bar by the harbour.",
    ] {
        assert_eq!(only(source, manuscript).kind, FindingKind::Phrase, "{manuscript}");
    }
}

#[test]
fn a_sentence_by_itself_has_its_speaker_in_any_of_these_languages() {
    for (manuscript, speaker) in [
        ("„Das dürfte für alle hier sehr knapp werden“, sagte Henrike Voss.", "Henrike Voss"),
        ("“La ley es injusta y no la vamos a cumplir”, respondió Lucía Ferrer.", "Lucía Ferrer"),
        ("« C’est trop tard pour nous tous », a déclaré Luc Morel.", "Luc Morel"),
        ("“È troppo tardi per tutti noi”, ha detto Livia Conti.", "Livia Conti"),
        ("“É tarde demais para todos nós”, afirmou Rui Tavares.", "Rui Tavares"),
        ("„Dla nas wszystkich jest już za późno” – powiedziała Ewa Lis.", "Ewa Lis"),
        ("«Для нас всех уже слишком поздно», — сказала Вера Лисова.", "Вера Лисова"),
        ("“Het is te laat voor ons allemaal”, zei Marijke Vos.", "Marijke Vos"),
        ("”Det är för sent för oss alla”, sade Karin Lind.", "Karin Lind"),
        ("„Pro nás pro všechny je už pozdě,“ řekla Jana Malá.", "Jana Malá"),
    ] {
        let finding = only("Nothing of this.", manuscript);
        assert_eq!(finding.speaker.as_deref(), Some(speaker), "{manuscript}");
    }
}

#[test]
fn what_was_not_checked_is_said() {
    let source = "“We will build the pier again before the winter,” Hanne Oster said.\n";
    let no_speaker =
        report((source, Format::Plain), ("“We will build the pier again before the winter.”\n", Format::Plain));
    let said = no_speaker.not_judged().unwrap_or_default();
    assert!(said.contains("the speaker was not checked"), "{said}");
    let named = "“We will build the pier again before the winter,” Hanne Oster said.\n";
    assert_eq!(report((source, Format::Plain), (named, Format::Plain)).not_judged(), None);

    let table = "Who said what.\n\n| Who | Words |\n|---|---|\n| Hanne Oster | “We will never build it” |\n";
    let of_manuscript = report((source, Format::Plain), (table, Format::Markdown));
    assert_eq!(of_manuscript.not_judged().as_deref(), Some("1 table of `manuscript` was not read"));
    let of_source = report((table, Format::Markdown), (named, Format::Plain));
    assert!(of_source.not_judged().is_some_and(|said| said.ends_with("1 table of `source` was not read")));
    let only_table = "| Who | Words |\n|---|---|\n| Hanne Oster | “We will never build it” |\n";
    assert_eq!(read(only_table.as_bytes(), Format::Markdown), Err(DocumentError::OnlyTables));
}

/// Two quotations of one speaker, and the words between them.
fn parted_by(between: &str) -> String {
    format!(
        "Mayor Greta Holm met the council on Monday.\n\n“We have never closed the weir in winter{between}And we will not do so now,” \
         Greta Holm said.\n\nThe mayor’s rival, Jonas Wirth, left. “I have nothing to add to it today,” Jonas Wirth said.\n"
    )
}

#[test]
fn neighbouring_words_of_one_speaker_may_be_quoted_as_one() {
    for between in [
        ",” Greta Holm said. “",
        ",” Greta Holm, who runs the town, said.\n\n“",
        ",” said Mayor Greta Holm of Tarn. “",
        ",” she said.\n\n“",
    ] {
        let source = parted_by(between);
        for (quotation, kind) in [
            ("We have never closed the weir in winter. And we will not do so now", FindingKind::Verbatim),
            ("We have never closed the weir … And we will not do so now", FindingKind::Shortened),
        ] {
            let found = findings(&source, &format!("“{quotation},” Greta Holm said.\n"));
            assert_eq!(found[0].kind, kind, "{between:?}: {found:?}");
            let is_false = |warning: &Warning| {
                matches!(warning, Warning::EllipsisOverOthers(_) | Warning::PlacesApart | Warning::SaidBySomebodyElse)
            };
            assert!(!found[0].warnings.iter().any(is_false), "{between:?}: {found:?}");
        }
        let found =
            findings(&source, "“And we will not do so now. I have nothing to add to it today,” Greta Holm said.\n");
        assert!(!found[0].kind.is_verified(), "of two speakers: {found:?}");
    }
    let source =
        parted_by(",” Greta Holm said.\n\nThe hall was full, and people had come from far away to hear it.\n\n“");
    let quotation = "“We have never closed the weir in winter. And we will not do so now,” Greta Holm said.\n";
    assert_eq!(findings(&source, quotation)[0].kind, FindingKind::OutOfContext, "a story stands between");
}

#[test]
fn a_spokesman_may_say_what_a_release_of_his_publisher_says() {
    let words = "the weir would cost the town nine million crowns in all";
    for sign in ["FOR IMMEDIATE RELEASE", "Press release", "Pressemitteilung der Stadt Tarn", "Communiqué de presse"] {
        let source = format!("{sign}\n\n{}", told_by_writer(words));
        for by in ["a spokesman said", "a spokeswoman said"] {
            let finding = only(&source, &format!("“{words},” {by}.\n"));
            assert_eq!(finding.kind, FindingKind::Verbatim, "{sign}, {by}");
            assert!(finding.warnings.contains(&Warning::WordsOfWriter), "{sign}, {by}: {:?}", finding.warnings);
        }
        for by in ["Greta Holm said", "the engineer said"] {
            let finding = only(&source, &format!("“{words},” {by}.\n"));
            assert_eq!(finding.kind, FindingKind::Misattributed, "{sign}, {by}");
        }
    }
}

const ASKED: &str = "Press conference with Mayor Greta Holm\n\n\
     Q: Ruben Aster, Coast Radio. Will you sell the harbour to the bank?\n\n\
     HOLM: Never. I would rather sell my own boat.\n\n\
     Q: Will the ferry lose its place at the quay?\n\n\
     HOLM: The ferry stays where it is. We have promised that.\n";

#[test]
fn whoever_has_given_a_name_among_those_who_ask_may_have_asked_the_rest() {
    for (by, kind) in [("Ruben Aster", FindingKind::Verbatim), ("Greta Holm", FindingKind::Misattributed)] {
        let finding = only(ASKED, &format!("“Will the ferry lose its place at the quay?” {by} asked.\n"));
        assert_eq!(finding.kind, kind, "{by}: {finding:?}");
    }
}

#[test]
fn she_is_nobody_who_is_named_in_the_quotation_alone() {
    let source = "“The people of Pell kept the lamps painted, and they did it for love,” Hesper Marwick said.\n";
    let finding = only(source, "“The people of Pell kept the lamps painted, and they did it for love,” she said.\n");
    assert_eq!(finding.kind, FindingKind::Verbatim, "{finding:?}");
}

#[test]
fn a_sheet_may_say_what_its_writer_says() {
    let source = told_by_writer("night work is allowed from Monday to Thursday only");
    for by in ["the sheet said", "the leaflet said", "the list said"] {
        let finding = only(&source, &format!("“night work is allowed from Monday to Thursday only,” {by}.\n"));
        assert_eq!(finding.kind, FindingKind::Verbatim, "{by}: {finding:?}");
    }
}

#[test]
fn a_few_words_are_compared_with_whom_their_sentence_gives_them_to() {
    let source = "“We are thinking of an appeal,” lawyer Piers Hallam said. Judge Ida Moss left.\n";
    let finding = |who: &str| only(source, &format!("{who} said they were “thinking of an appeal”."));
    assert_eq!(finding("Judge Ida Moss").kind, FindingKind::Misattributed);
    let told: Vec<String> = finding("The judge").warnings.iter().map(Warning::to_string).collect();
    assert_eq!(told, ["the manuscript seems to attribute this to The judge, the source to Piers Hallam"]);
    let fair = finding("Piers Hallam");
    assert_eq!((fair.kind, fair.warnings), (FindingKind::Verbatim, vec![]));
}

#[test]
fn a_manuscript_that_says_true_words_were_never_said_is_warned_of() {
    let source = "“The ferry sails at noon,” Greta Holm said.\n";
    for denial in ["Greta Holm never said", "Greta Holm did not say"] {
        let finding = only(source, &format!("{denial} “the ferry sails at noon”."));
        let told: Vec<String> = finding.warnings.iter().map(Warning::to_string).collect();
        assert_eq!(told, [format!("the manuscript says “{denial}”, but the words are in the source")]);
    }
    assert_eq!(only(source, "Greta Holm said “the ferry sails at noon”.").warnings, []);
}

/// What others claim, with `{}` for the words, and how a manuscript introduces them as the speaker's own.
const CLAIMED_BY_OTHERS: &[(&str, &[&str], &[&str])] = &[
    (
        "The money of the town is gone",
        &["Some people claim that {}. That is wrong.", "Critics say that {}.", "Our opponents have argued that {}."],
        &[
            "Greta Holm said that “{}”.",
            "Greta Holm has said that “{}”.",
            "Greta Holm claimed that “{}”.",
            "“{},” Greta Holm has argued.",
            "Greta Holm told them that “{}”.",
        ],
    ),
    (
        "das Geld der Stadt fort ist",
        &["Manche Leute behaupten, dass {}.", "Kritiker sagen, dass {}."],
        &["Greta Holm sagte, dass „{}“.", "Greta Holm behauptete, dass „{}“."],
    ),
    (
        "les caisses de la ville sont vides",
        &["Certains affirment que {}.", "Nos adversaires disent que {}."],
        &["Greta Holm affirme que « {} ».", "Greta Holm a dit que « {} »."],
    ),
];

#[test]
fn that_somebody_said_it_does_not_tell_that_others_claim_it() {
    for (words, claims, introductions) in CLAIMED_BY_OTHERS {
        for claim in *claims {
            let source = format!("Greta Holm: {}\n\nLars Berg: No.\n\nGreta Holm: Yes.\n", claim.replace("{}", words));
            for introduction in *introductions {
                let finding = only(&source, &introduction.replace("{}", words));
                assert!(!finding.warnings.is_empty(), "{introduction} of {claim}: {finding:?}");
            }
        }
    }
}

#[test]
fn a_manuscript_that_tells_who_claims_it_or_that_the_speaker_thinks_it_is_not_warned_of() {
    for (sentence, manuscript) in [
        ("Critics say that {}.", "Greta Holm said critics say that “{}”."),
        ("Some people claim that {}.", "Some people claim that “{}”, Greta Holm said."),
        ("I think that {}.", "Greta Holm thinks that “{}”."),
        ("We hope that {}.", "Greta Holm hoped that “{}”."),
    ] {
        let words = "the money of the town is gone";
        let source = format!("Greta Holm: {}\n\nLars Berg: No.\n\nGreta Holm: Yes.\n", sentence.replace("{}", words));
        let finding = only(&source, &manuscript.replace("{}", words));
        assert_eq!(finding.warnings, [], "{manuscript}");
    }
}

/// A statement, what a manuscript says around words of it, and whether it keeps what they are cut off from.
const TOLD: &[(&str, &str, bool)] = &[
    ("{} if the council agrees.", "“{}” if the council agrees, Greta Holm said.", true),
    ("{} if the council agrees.", "“{}” if the councillors consent, Greta Holm said.", true),
    ("{} if the council agrees.", "“{}”, Greta Holm said when asked if it was true.", false),
    ("Unless the council objects, {}.", "Unless there are objections, “{}”, Greta Holm said.", true),
    ("Unless the council objects, {}.", "Greta Holm, unless she is overruled, is firm: “{}.”", false),
    ("I doubt that {}.", "Greta Holm doubts that “{}”.", true),
    ("I doubt that {}.", "Greta Holm doubted that “{}”.", true),
    ("I doubt that {}.", "Greta Holm left no doubt: “{}.”", false),
    ("I doubt that {}.", "There is no doubt, Greta Holm said, that “{}”.", false),
    ("I hope that {}.", "Greta Holm hoped that “{}”.", true),
    ("I hope that {}.", "There is no hope, but Greta Holm said “{}”.", false),
    ("I never said that {}.", "Greta Holm never said that “{}”.", true),
    ("I never said that {}.", "Greta Holm said she never said that “{}”.", true),
    ("I never said that {}.", "Greta Holm, who never lies, said that “{}”.", false),
    ("Ich bezweifle, dass {}.", "Greta Holm bezweifelt, dass „{}“.", true),
    ("Ich bezweifle, dass {}.", "Greta Holm sagte ohne Zweifel, dass „{}“.", false),
    ("Je doute que {}.", "Greta Holm doute que « {} ».", true),
    ("Je doute que {}.", "Sans aucun doute, Greta Holm a dit que « {} ».", false),
];

#[test]
fn only_words_that_tell_what_is_cut_off_make_up_for_it() {
    for (statement, manuscript, is_told) in TOLD {
        let words = match statement.split(' ').next() {
            Some("Ich") => "wir die alte Schule schließen",
            Some("Je") => "nous fermions la vieille école",
            _ => "we will close the old school",
        };
        let source = format!("Greta Holm: {}\n\nLars Berg: 12.\n\nGreta Holm: 13.\n", statement.replace("{}", words));
        let finding = only(&source, &manuscript.replace("{}", words));
        assert_eq!(finding.warnings.is_empty(), *is_told, "{manuscript} of {statement}: {finding:?}");
    }
}

#[test]
fn an_office_tells_apart_two_people_of_one_family_name() {
    let source = "“I love them both,” Mayor Lars Berg said.\n\n\
        The opposition leader, Anna Berg, disagreed. “Somebody has to count the money,” she told the Harbour Post.\n";
    for (by, kind) in [
        ("Mayor Berg", FindingKind::Misattributed),
        ("the mayor, Lars Berg", FindingKind::Misattributed),
        ("Opposition leader Berg", FindingKind::Verbatim),
        ("Anna Berg", FindingKind::Verbatim),
        ("Ms. Berg", FindingKind::Verbatim),
        ("Berg", FindingKind::Verbatim),
    ] {
        let finding = only(source, &format!("“Somebody has to count the money,” said {by}."));
        assert_eq!(finding.kind, kind, "{by}: {finding:?}");
    }
    assert_eq!(only(source, "“I love them both,” Mayor Berg said.").kind, FindingKind::Verbatim);
}

#[test]
fn words_that_the_manuscript_tells_were_asked_are_a_question() {
    let source = "“So we were fools, all of us?” Bo Kim said. “Will you close the old mill this year?” Ann Lee said.";
    for (manuscript, is_told) in [
        ("Bo Kim asked whether they had been “fools, all of us”.", true),
        ("“We were fools, all of us,” Bo Kim wondered.", true),
        ("Bo Kim said they “were fools, all of us”.", false),
        ("Asked whether it was true, Bo Kim said: “We were fools, all of us.”", false),
    ] {
        let kind = only(source, manuscript).kind;
        assert_eq!(kind != FindingKind::OutOfContext, is_told, "{manuscript}: {kind:?}");
    }
}

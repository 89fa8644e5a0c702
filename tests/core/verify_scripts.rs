//! Speakers in languages whose verbs of saying the rules do not know, and in scripts without capitals: a label shows
//! for certain who speaks; nothing else is called misattributed.

use briefing_core::{
    document::{Format, read},
    verify::{Finding, FindingKind, Manuscript, Source, Sources, verify},
};

fn only(source: &str, manuscript: &str) -> Finding {
    let document = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    let sources = Sources::new(vec![Source::of_document("source", document(source))]);
    let report = verify(&Manuscript::new("manuscript", document(manuscript)), &sources);
    assert_eq!(report.findings.len(), 1, "{manuscript}: {:?}", report.findings);
    report.findings.into_iter().next().unwrap()
}

/// Four turns of two people, each turn with its label; the first is quoted.
const TALKS: &[(&str, &str, [&str; 4])] = &[
    (
        "أحمد الراوي",
        "ليلى حداد",
        [
            "سنبني الجسر الجديد قبل نهاية الصيف القادم.",
            "لن ندفع ثمن هذا الجسر وحدنا أبدا.",
            "سيدفع البنك نصف الثمن كما وعد.",
            "سنرى ذلك في الربيع القادم.",
        ],
    ),
    (
        "דן לוי",
        "רות כהן",
        [
            "נבנה את הגשר החדש לפני סוף הקיץ הבא.",
            "לא נשלם לבד על הגשר הזה.",
            "הבנק ישלם חצי מהמחיר.",
            "נראה את זה באביב הבא.",
        ],
    ),
    (
        "अजय वर्मा",
        "सीमा गुप्ता",
        ["हम अगली गर्मी से पहले नया पुल बनाएंगे।", "हम इस पुल का पैसा अकेले नहीं देंगे।", "बैंक आधा पैसा देगा।", "हम अगले वसंत में देखेंगे।"],
    ),
    (
        "AHMET YILMAZ",
        "AYŞE KAYA",
        [
            "Yeni köprüyü gelecek yazdan önce yapacağız.",
            "Bu köprünün parasını tek başımıza ödemeyeceğiz.",
            "Banka paranın yarısını ödeyecek.",
            "Bunu ilkbaharda göreceğiz.",
        ],
    ),
    (
        "BUDI SANTOSO",
        "SITI RAHAYU",
        [
            "Kami akan membangun jembatan baru sebelum musim panas.",
            "Kami tidak akan membayar jembatan itu sendirian.",
            "Bank akan membayar separuhnya.",
            "Kita lihat nanti di musim semi.",
        ],
    ),
    (
        "NGUYỄN VĂN AN",
        "TRẦN THỊ HOA",
        [
            "Chúng tôi sẽ xây cây cầu mới trước mùa hè tới.",
            "Chúng tôi sẽ không trả tiền cây cầu một mình.",
            "Ngân hàng sẽ trả một nửa.",
            "Chúng ta sẽ xem vào mùa xuân.",
        ],
    ),
];

#[test]
fn a_label_says_for_certain_who_speaks() {
    for (one, other, turns) in TALKS {
        let labels = [one, other, one, other];
        let lines = labels.iter().zip(turns).map(|(label, turn)| format!("{label}: {turn}"));
        let source = lines.collect::<Vec<_>>().join("\n\n");
        let first = turns[0];
        let right = only(&source, &format!("{one}: “{first}”"));
        assert_eq!((right.kind, right.warnings.len()), (FindingKind::Verbatim, 0), "{one}: {right:?}");
        let wrong = only(&source, &format!("{other}: “{first}”"));
        assert_eq!(wrong.kind, FindingKind::Misattributed, "{other}: {wrong:?}");
    }
}

#[test]
fn what_is_not_read_for_certain_is_never_called_misattributed() {
    for (source, manuscripts) in [
        (
            "قال أحمد الراوي: «سنبني الجسر الجديد قبل نهاية الصيف القادم».\n\nوأضافت ليلى حداد: «لن ندفع ثمن هذا الجسر».",
            &[
                "وقال الوزير للصحفيين أمس: «سنبني الجسر الجديد قبل نهاية الصيف القادم».",
                "بعد الاجتماع: «سنبني الجسر الجديد قبل نهاية الصيف القادم».",
                "وقال للصحفيين أمس: «سنبني الجسر الجديد قبل نهاية الصيف القادم».",
                "قال أحمد الراوي: «سنبني الجسر الجديد قبل نهاية الصيف القادم».",
                "أحمد الراوي: «سنبني الجسر الجديد قبل نهاية الصيف القادم».",
            ][..],
        ),
        (
            "\"נבנה את הגשר החדש לפני סוף הקיץ הבא\", אמר דן לוי.\n\n\"לא נשלם לבד על הגשר הזה\", אמרה רות כהן.",
            &[
                "\"נבנה את הגשר החדש לפני סוף הקיץ הבא\", אמר ראש העיר דן לוי.",
                "בפגישה אתמול: \"נבנה את הגשר החדש לפני סוף הקיץ הבא\".",
                "ראש העיר: \"נבנה את הגשר החדש לפני סוף הקיץ הבא\".",
            ],
        ),
        (
            "अजय वर्मा ने कहा, “हम अगली गर्मी से पहले नया पुल बनाएंगे।”\n\nसीमा गुप्ता ने कहा, “हम इस पुल का पैसा अकेले नहीं देंगे।”",
            &[
                "मंत्री अजय वर्मा ने कहा, “हम अगली गर्मी से पहले नया पुल बनाएंगे।”",
                "बैठक में: “हम अगली गर्मी से पहले नया पुल बनाएंगे।”",
                "विदेश मंत्री: “हम अगली गर्मी से पहले नया पुल बनाएंगे।”",
            ],
        ),
        (
            "“Yeni köprüyü gelecek yazdan önce yapacağız” diyen Ahmet Yılmaz, bankayı suçladı.\n\n“Bu köprünün parasını tek \
             başımıza ödemeyeceğiz,” dedi Ayşe Kaya.",
            &[
                "Ahmet Yılmaz, “Yeni köprüyü gelecek yazdan önce yapacağız” dedi.",
                "“Yeni köprüyü gelecek yazdan önce yapacağız,” dedi Ahmet Yılmaz, Ayşe Kaya’ya.",
                "Başkan, Ahmet Yılmaz’ın önünde “Bu köprünün parasını tek başımıza ödemeyeceğiz” dedi.",
            ],
        ),
        (
            "“Kami akan membangun jembatan baru sebelum musim panas,” kata Budi Santoso kepada Siti Rahayu.\n\n“Kami tidak akan \
             membayar jembatan itu sendirian,” ujar Siti Rahayu.",
            &[
                "“Kami akan membangun jembatan baru sebelum musim panas,” kata Budi Santoso.",
                "“Kami akan membangun jembatan baru sebelum musim panas,” kata wali kota di depan Siti Rahayu.",
                "Di depan Budi Santoso, Siti Rahayu berkata, “Kami tidak akan membayar jembatan itu sendirian.”",
            ],
        ),
        (
            "“Chúng tôi sẽ xây cây cầu mới trước mùa hè tới,” ông Nguyễn Văn An nói với bà Trần Thị Hoa.\n\nBà Trần Thị Hoa cho \
             biết: “Chúng tôi sẽ không trả tiền cây cầu một mình.”",
            &[
                "“Chúng tôi sẽ xây cây cầu mới trước mùa hè tới,” ông An nói.",
                "Ông Nguyễn Văn An nói với bà Trần Thị Hoa: “Chúng tôi sẽ xây cây cầu mới trước mùa hè tới.”",
                "Trước ông Nguyễn Văn An, bà Trần Thị Hoa nói: “Chúng tôi sẽ không trả tiền cây cầu một mình.”",
            ],
        ),
    ] {
        for manuscript in manuscripts {
            let finding = only(source, manuscript);
            assert_eq!(finding.kind, FindingKind::Verbatim, "{manuscript}: {finding:?}");
        }
    }
}

#[test]
fn the_own_said_of_a_manuscript_does_not_keep_what_was_never_said() {
    let source = |before: &str| format!("Harbour\n\n“{before} the harbour will close,” Mayor Tom Brown said.\n");
    let denied = ["I never said that", "I have not said that", "Nobody said that"];
    for before in denied {
        let [finding, told] = ["Brown said “the harbour will close”.", "Brown never said “the harbour will close”."]
            .map(|manuscript| only(&source(before), manuscript));
        assert_eq!(finding.kind, FindingKind::OutOfContext, "{before}: {finding:?}");
        assert_eq!(told.kind, FindingKind::Verbatim, "{before}: {told:?}");
    }
}

//! Quotes of a briefing that are cut off from words that limit them.

use std::borrow::Cow;

use briefing_core::{diagnostics::Code, format::Folder, load::load_text};

/// Whether a quote of a paragraph is verified, and the reported codes.
pub(crate) fn told(paragraph: &str, quote: &str) -> (bool, Vec<Code>) {
    let file = format!(
        "Briefing(format: 1, title: \"T\", speakers: {{ \"a\": (name: \"A\") }}, occasions: {{ \"d\": (name: \"D\") }}, \
         body: [Paragraph(text: \"{paragraph}\", quotes: [(speaker: \"a\", occasion: \"d\", text: \"{quote}\")])])"
    );
    let loaded = load_text("made.ron", Cow::Owned(file), Folder::Embedded(&[]));
    let briefing = loaded.briefing.expect("it can be read");
    (briefing.verified_count() == 1, loaded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect())
}

#[test]
fn a_quote_that_is_cut_off_from_a_condition_is_warned_of() {
    for (paragraph, quote) in [
        ("“We will sign the treaty only if they pay,” she said.", "We will sign the treaty"),
        ("“We will sign the treaty when they pay,” she said.", "We will sign the treaty"),
        ("“If they pay, we will sign the treaty,” she said.", "we will sign the treaty"),
        ("“I doubt that we will sign the treaty,” she said.", "we will sign the treaty"),
        ("“We accept the treaty except the second article,” she said.", "We accept the treaty"),
        ("“예산을 받으면 새 다리를 짓겠습니다.”라고 말했다.", "새 다리를 짓겠습니다."),
    ] {
        assert_eq!(told(paragraph, quote), (true, vec![Code::BesideNegation]), "{quote} of {paragraph}");
    }
}

#[test]
fn a_condition_of_the_writers_words_or_of_another_clause_is_none_of_the_quotes() {
    for (paragraph, quote) in [
        ("“We will sign the treaty,” she said, if she was asked.", "We will sign the treaty"),
        ("If she was asked, she said “we will sign the treaty” to all.", "we will sign the treaty"),
        ("“We signed the treaty when they paid,” she said.", "We signed the treaty"),
        ("“We will sign the treaty with our friends,” she said.", "We will sign the treaty"),
        ("“We will sign the treaty, and if they pay we build,” she said.", "We will sign the treaty"),
    ] {
        assert_eq!(told(paragraph, quote), (true, vec![]), "{quote} of {paragraph}");
    }
}

#[test]
fn a_condition_behind_an_ellipsis_is_named() {
    let paragraph = "“We will build, if they pay, the bridge in Tarn,” she said.";
    assert_eq!(told(paragraph, "We will build […] the bridge in Tarn"), (true, vec![Code::Omission]));
    let paragraph = "“We will build, with our friends, the bridge in Tarn,” she said.";
    assert_eq!(told(paragraph, "We will build […] the bridge in Tarn"), (true, vec![]));
}

//! The sample briefing is the whole article, verified, and each topic has what its readers look for.

use briefing_core::{diagnostics::Code, load::load_embedded, matching::MatchKind, model::Briefing};

fn shipped() -> Briefing {
    load_embedded().briefing.expect("the shipped briefing can be shown")
}

#[test]
fn it_loads_with_no_problem_but_the_two_it_means_to_have() {
    let loaded = load_embedded();
    let said: Vec<_> = loaded.diagnostics.iter().map(|problem| (problem.code, problem.message.as_str())).collect();
    assert_eq!(
        said,
        [
            (
                Code::LeftOut,
                "the body leaves out 12 words of the source: “Comprehensive cooperation between Korea and Japan brought closer through shuttle diplomacy…”"
            ),
            (Code::LeftOut, "the body leaves out 5 words of the source: “Comments Copied title and URL”"),
        ]
    );
}

#[test]
fn all_36_quotes_are_exact_and_each_has_its_speaker() {
    let briefing = shipped();
    assert_eq!(briefing.verified_count(), 36);
    assert!(briefing.quotes().iter().all(|quote| quote.match_kind() == MatchKind::Exact));
    let count_of = |id: &str| {
        let is_his = |quote: &&briefing_core::model::Quote| {
            quote.speaker.and_then(|speaker| briefing.speaker(speaker)).is_some_and(|speaker| speaker.id == id)
        };
        briefing.quotes().iter().filter(is_his).count()
    };
    assert_eq!([count_of("lee"), count_of("takaichi"), count_of("wi"), count_of("blue-house")], [23, 7, 4, 2]);
}

#[test]
fn topics_have_a_summary_an_icon_and_facts_with_figures_or_dates() {
    let briefing = shipped();
    let titles: Vec<_> = briefing.topics().iter().map(|topic| topic.title.as_str()).collect();
    assert_eq!(titles, ["Economy", "History", "Crime", "Exchanges", "Gifts"]);
    assert!(briefing.topics().iter().map(|topic| topic.facts.len()).sum::<usize>() >= 10);
    for topic in briefing.topics() {
        assert!(topic.summary.is_some() && topic.icon.is_some(), "{}", topic.title);
        let is_figure = |value: &str| value.contains(|c: char| c.is_ascii_digit()) || value.starts_with("five ");
        assert!(topic.facts.iter().all(|fact| is_figure(&fact.value)), "{}", topic.title);
    }
}

/// The whole text of a topic.
fn text_of(briefing: &Briefing, topic: &str) -> String {
    let topic = briefing.topic_by_id(topic).and_then(|id| briefing.topic(id)).expect("the topic exists");
    topic.blocks.iter().filter_map(|id| briefing.block(*id)).map(|block| block.text()).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_topic_holds_what_its_readers_look_for() {
    let briefing = shipped();
    let expected: [(&str, &[&str]); 5] = [
        ("economy", &["economic sphere", "intellectual property", "trade order"]),
        ("history", &["Chosei Coal Mine", "DNA testing", "1,500 years", "Horyuji"]),
        ("crime", &["including scams", "International Cooperation Council", "citizens in third countries"]),
        (
            "exchanges",
            &["12 million people", "school trips", "technical qualifications", "drum ensemble", "Horyuji Temple"],
        ),
        (
            "gifts",
            &["red ginseng", "brassware", "Galaxy Watch", "Casio wristwatch", "cosmetic brush", "exchanged drumsticks"],
        ),
    ];
    for (topic, words) in expected {
        let text = text_of(&briefing, topic);
        for word in words {
            assert!(text.contains(word), "{topic} has {word}");
        }
    }
    assert!(
        briefing.blocks().any(|block| block.topics().is_empty()),
        "what belongs to no topic stays in the full briefing"
    );
}

#[test]
fn slips_of_the_article_have_notes() {
    let briefing = shipped();
    let noted: Vec<_> = briefing
        .blocks()
        .flat_map(|block| block.notes().map(move |(_, note)| block.text().get(note.range.clone()).unwrap_or_default()))
        .collect();
    for words in ["Lee Myung-bak", "Chosei", "Josei", "Wi Sung-rak", "Wi Seong-rak", "He "] {
        assert!(noted.iter().any(|noted| noted.contains(words.trim())), "a note on {words}: {noted:?}");
    }
}

//! Sentences as the press writes them, in the conventions of many languages, each with the result for a quote of it.

use briefing_core::{diagnostics::Code, format::Folder, load::load_text, model::QuoteId};

/// The result for a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It is verified, and at most its different typography is reported.
    Clean,
    /// It is verified with a warning.
    Warned,
    /// It is not verified.
    RejectedQuote,
    /// Warned or rejected: the marks may also be apostrophes or measures, or the cut is at the very negation.
    NotClean,
}

use Outcome::{Clean, NotClean, RejectedQuote, Warned};

/// A paragraph, the words of a quote, and the result.
const TEXTS: &[(&str, &str, Outcome)] = &[
    ("‘We won’t build,’ said Lee. ‘The workers’ council agrees.’", "We won’t build,", Clean),
    ("‘We won’t build,’ said Lee. ‘The workers’ council agrees.’", "The workers’ council agrees.", Clean),
    (
        "‘We won’t build,’ said Lee. ‘The workers’ council agrees.’",
        "We won’t build,’ said Lee. ‘The workers’ council agrees.",
        NotClean,
    ),
    ("'We won't build,' said Lee. 'The workers' council agrees.'", "The workers' council agrees.", Clean),
    ("'We won't build,' said Lee. 'The workers' council agrees.'", "build,' said Lee. 'The workers'", NotClean),
    ("“We call it ‘the plan’,” she said.", "We call it ‘the plan’,", Clean),
    ("“We call it ‘the plan’,” she said. “It’s ‘dead’.”", "It’s ‘dead’.", Clean),
    ("Lee said the “plan” was “dead” and left.", "plan” was “dead", RejectedQuote),
    ("Lee said the “plan” was “dead” and left.", "dead", Clean),
    ("(“We go,” she said.)", "We go,", Clean),
    ("She said: “We go” [1] and “we stay” [2].", "We go” [1] and “we stay", RejectedQuote),
    ("Elle a dit « Nous partons », puis « nous restons ».", "Nous partons", Clean),
    ("Elle a dit « Nous partons », puis « nous restons ».", "Nous partons », puis « nous restons", RejectedQuote),
    ("« Nous partons », a-t-elle dit. « C’est l’heure. »", "C’est l’heure.", Clean),
    ("«Nous partons», a-t-elle dit. «L’“accord” est mort.»", "L’“accord” est mort.", Clean),
    ("»Wir gehen«, sagte sie. »Das ›Projekt‹ ist tot.«", "Das ›Projekt‹ ist tot.", Clean),
    ("»Wir gehen«, sagte sie. »Das ›Projekt‹ ist tot.«", "gehen«, sagte sie. »Das", RejectedQuote),
    ("„Wir gehen“, sagte sie. „Das ‚Projekt‘ ist tot.“", "Das ‚Projekt‘ ist tot.", Clean),
    ("„Wir gehen“, sagte sie. „Wir haben’s gesehen.“", "Wir haben’s gesehen.", Clean),
    ("„Wir gehen\", sagte sie. „Wir bleiben\".", "Wir gehen", Clean),
    ("„Wir gehen\", sagte sie. „Wir bleiben\".", "gehen\", sagte sie. „Wir", NotClean),
    ("\"Wir gehen\", sagte sie, \"und zwar heute.\"", "gehen\", sagte sie, \"und", RejectedQuote),
    ("Hon sade: ”Vi går. Det är ’slut’.” Sedan gick hon.", "Vi går. Det är ’slut’.", Clean),
    ("Hon sade: ”Vi går.” Sedan gick hon.", "Sedan gick hon.", Warned),
    ("”Vi går”, sade hon. ”Vi stannar.”", "går”, sade hon. ”Vi", RejectedQuote),
    ("– Vi går, sade hon.", "Vi går,", Clean),
    ("Powiedziała: „To «plan» jest martwy”.", "To «plan» jest martwy", Clean),
    ("„Idziemy”, powiedziała, „dziś”.", "Idziemy”, powiedziała, „dziś", RejectedQuote),
    ("Он сказал: «План „Болото“ мёртв».", "План „Болото“ мёртв", Clean),
    ("«Мы идём», — сказал он, — «сегодня».", "идём», — сказал он, — «сегодня", RejectedQuote),
    ("大臣は「『計画』は終わった」と述べた。", "『計画』は終わった", Clean),
    ("大臣は「終わった」と述べ、「次だ」と語った。", "終わった」と述べ、「次だ", RejectedQuote),
    ("部长说：“‘计划’结束了。”他又说：“再见。”", "‘计划’结束了。", Clean),
    ("部长说：“结束了。”他又说：“再见。”", "结束了。”他又说：“再见。", RejectedQuote),
    ("部長說：「『計畫』結束了。」他又說：「再見。」", "『計畫』結束了。", Clean),
    ("이 장관은 \"끝났다\"고 했고 \"이제 간다\"고 덧붙였다.", "끝났다", Clean),
    ("이 장관은 \"끝났다\"고 했고 \"이제 간다\"고 덧붙였다.", "끝났다\"고 했고 \"이제 간다", RejectedQuote),
    ("이 장관은 “‘원팀’이 중요하다”며 “계속 간다”고 강조했다.", "‘원팀’이 중요하다", Clean),
    ("이 장관은 '원팀'을 강조하며 '함께 가자'고 했다.", "함께 가자", Clean),
    ("이 장관은 '원팀'을 강조하며 '함께 가자'고 했다.", "원팀'을 강조하며 '함께", NotClean),
    ("הוא אמר: \"אנחנו הולכים\" ואז \"אנחנו נשארים\".", "אנחנו הולכים", Clean),
    ("הוא אמר: \"אנחנו הולכים\" ואז \"אנחנו נשארים\".", "הולכים\" ואז \"אנחנו", RejectedQuote),
    ("He ordered a 6\" pipe and said “it’s 5' 11\" long”.", "it’s 5' 11\" long", Clean),
    ("\"It's a 6\" pipe,\" he said. \"Take it.\"", "Take it.", Clean),
    ("“Rock ’n’ roll in the ’90s,” he said, “was ’em all.”", "Rock ’n’ roll in the ’90s,", Clean),
    ("“We go. “We stay,” she said.", "We stay,", Clean),
    (
        "MR. KIM: The “deal,” as they call it, is done. Thank you.",
        "The “deal,” as they call it, is done. Thank you.",
        Clean,
    ),
    ("Q: Is it over? A: It is “over”.", "It is “over”.", Clean),
    ("김 대변인: “원팀”은 계속됩니다. 감사합니다.", "“원팀”은 계속됩니다. 감사합니다.", Warned),
    ("Speaker Lee: We won. The “war” is over.", "We won. The “war” is over.", Clean),
    ("“We have never agreed to it.”", "agreed to it.", Warned),
    ("“We have never agreed to it.”", "We have", Warned),
    ("“Neither side agreed to it.”", "side agreed to it.", Warned),
    ("“They did not come. We agreed to it.”", "We agreed to it.", Clean),
    ("“If not now, we will go.”", "we will go.", Clean),
    ("„Das kommt nicht infrage.“", "Das kommt", Warned),
    ("„Wir bauen keine Brücke.“", "Brücke.", Warned),
    ("„Nie haben wir das gesagt.“", "haben wir das gesagt.", Warned),
    ("« Nous n’avons jamais dit cela. »", "dit cela.", Warned),
    ("« Il ne viendra pas. Nous partons. »", "Nous partons.", Clean),
    ("«No vamos a ir. Iremos juntos.»", "Iremos juntos.", Clean),
    ("«Nunca dijimos eso.»", "dijimos eso.", Warned),
    ("“우리는 동의할 수 없다”고 했다.", "우리는 동의할 수", Warned),
    ("“동의한 적이 없습니다. 계속하겠습니다.”라고 했다.", "계속하겠습니다.", Clean),
    ("“그것은 사실이 아니다”라고 했다.", "그것은 사실이", Warned),
    ("“지지하지 못한다”고 했다.", "지지하지", Warned),
    ("“우리는 반대하지 않으며 함께 간다”고 했다.", "함께 간다", Clean),
    ("大臣は「賛成できない」と述べた。", "賛成", Warned),
    ("大臣は「賛成できない」と述べた。", "賛成でき", RejectedQuote),
    ("大臣は「賛成しているわけではない」と述べた。", "賛成している", Warned),
    ("大臣は「知らなかった。行く。」と述べた。", "行く。", Clean),
    ("大臣は「言ってはいません」と述べた。", "言って", RejectedQuote),
    ("大臣は「認められません」と述べた。", "認め", RejectedQuote),
    ("大臣は「認めるつもりはない」と述べた。", "認める", Warned),
    ("部长说：“我们从未同意这个计划。”", "同意这个计划。", RejectedQuote),
    ("部长说：“我们不同意。我们走。”", "我们走。", Clean),
    ("部长说：“不同意。”", "同意。", RejectedQuote),
    ("“We will build it, but not this year, in Nara.”", "We will build it, […] in Nara.", Warned),
    ("“We will under no circumstances build it.”", "We will […] build it.", RejectedQuote),
    ("“I can’t say that we agree.”", "I […] say that we agree.", RejectedQuote),
    ("“We build ships and trains for Japan.”", "We build ships […] for Japan.", Clean),
    ("“We came. We didn’t like it. We left.”", "We came. […] We left.", Warned),
    ("„Wir werden das Moor nicht bebauen.“", "Wir werden das Moor […] bebauen.", RejectedQuote),
    ("„Wir kommen, auch wenn es nicht regnet, morgen.“", "Wir kommen, […] morgen.", Warned),
    ("« Nous ne sommes pas d’accord. »", "Nous […] sommes […] d’accord.", RejectedQuote),
    ("“우리는 절대로 짓지 않는다고 말했다”고 했다.", "우리는 […] 말했다", RejectedQuote),
    ("“우리는 항만을 짓고 다리를 놓는다”고 했다.", "우리는 […] 다리를 놓는다", Clean),
    ("大臣は「我々は決して認めないと述べる」と語った。", "我々は […] 述べる", RejectedQuote),
    ("“The ﬁsh oﬃce is closed.”", "The fish office is closed.", Clean),
    ("“The fish office is closed.”", "The fi", RejectedQuote),
    (
        "“We have decided,” the minister said. “The tunnel will be built.” Critics said it would not.",
        "Critics said it would not.",
        Warned,
    ),
    (
        "“We have decided,” the minister said. “The tunnel will be built.” Critics said it would not.",
        "The tunnel will be built.",
        Clean,
    ),
    (
        "“We have decided,” the minister said. “The tunnel will be built.” Critics said it would not.",
        "tunnel will be",
        Clean,
    ),
    (
        "“We have decided,” the minister said. “The tunnel will be built.” Critics said it would not.",
        "decided,” the minister said. “The tunnel",
        RejectedQuote,
    ),
    (
        "The minister spoke of a “new era” and called the tunnel “a gift to our children”.",
        "a gift to our children",
        Clean,
    ),
    (
        "The minister spoke of a “new era” and called the tunnel “a gift to our children”.",
        "a “new era” and called the tunnel “a gift",
        RejectedQuote,
    ),
    ("“‘Never’ is a long time,” she said.", "‘Never’ is a long time,", Clean),
    ("Lee: ‘It’s the people’s choice.’ Kim: ‘It isn’t.’", "It’s the people’s choice.", Clean),
    ("Lee: ‘It’s the people’s choice.’ Kim: ‘It isn’t.’", "choice.’ Kim: ‘It", RejectedQuote),
    ("Ministern sade att ”vi bygger”, inte ”vi planerar”.", "bygger”, inte ”vi", RejectedQuote),
    (
        "La ministre : «\u{202f}Le pont est prêt.\u{202f}» Il a ajouté : «\u{202f}Enfin.\u{202f}»",
        "Le pont est prêt.",
        Clean,
    ),
    (
        "La ministre : «\u{202f}Le pont est prêt.\u{202f}» Il a ajouté : «\u{202f}Enfin.\u{202f}»",
        "prêt.\u{202f}» Il a ajouté : «\u{202f}Enfin",
        RejectedQuote,
    ),
    ("A miniszter szerint „a híd kész”, és „holnap nyit”.", "kész”, és „holnap", RejectedQuote),
    ("Ministeri sanoi: ”Silta on valmis”, ja lisäsi: ”Vihdoin.”", "Silta on valmis", Clean),
    ("장관은 『끝났다』면서 『이제 간다』고 했다.", "끝났다", Clean),
    ("장관은 ＂끝났다＂고 했다.", "끝났다", Clean),
    ("장관은 ‘우리는 반대하지 않는다’며 ‘함께 간다’고 했다.", "우리는 반대하지 않는다", Clean),
    ("장관은 ‘우리는 반대하지 않는다’며 ‘함께 간다’고 했다.", "함께 간다", Clean),
    ("“The budget isn’t ready. We need 12 million.”", "We need 12 million.", Clean),
    ("“We will not only build but also sail.”", "build but also sail.", Warned),
    ("„Niemand hat die Absicht, eine Mauer zu errichten.“", "die Absicht, eine Mauer zu errichten.", Warned),
    ("“우리는 협상을 포기하지 않겠다”고 했다.", "우리는 협상을 포기하지", Warned),
    ("大臣は「戦争はしない」と述べた。", "戦争は", NotClean),
    ("大臣は「計画はまだ決まっていません」と述べた。", "計画はまだ決まって", RejectedQuote),
    ("大臣は「計画は決まった。変更はしない。」と述べた。", "計画は決まった。", Clean),
];

fn outcome(paragraph: &str, words: &str) -> (Outcome, Vec<Code>) {
    let literal = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let file = format!(
        "Briefing(format: 1, title: \"T\", speakers: {{ \"a\": (name: \"A\") }}, occasions: {{ \"day\": (name: \"D\") }}, \
         body: [Paragraph(text: {}, quotes: [(speaker: \"a\", occasion: \"day\", text: {})])])",
        literal(paragraph),
        literal(words)
    );
    let loaded = load_text("made.ron", file.into(), Folder::Embedded(&[]));
    let briefing = loaded.briefing.expect("the made briefing can be read");
    let codes: Vec<Code> = loaded.diagnostics.iter().map(|problem| problem.code).collect();
    let is_warned = codes.iter().any(|code| *code != Code::Normalized);
    match briefing.verified_quote(QuoteId(0)) {
        Err(_) => (RejectedQuote, codes),
        Ok(_) if is_warned => (Warned, codes),
        Ok(_) => (Clean, codes),
    }
}

#[test]
fn every_quote_of_a_real_sentence_is_judged_as_an_editor_would() {
    let mut wrong = Vec::new();
    for (paragraph, words, expected) in TEXTS {
        let (outcome, codes) = outcome(paragraph, words);
        let is_right = outcome == *expected || (*expected == NotClean && outcome != Clean);
        if !is_right {
            wrong.push(format!("{expected:?}, but {outcome:?} {codes:?}: {words}   in   {paragraph}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

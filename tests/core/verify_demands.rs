//! Quotations of what follows from a demand, depends on a time to come, was never said, or is told by others. And fair
//! cuts beside such words.

use crate::verify_cuts::{assert_fair_cuts_pass, assert_turned_parts_are_told, finding_of};
use briefing_core::verify::FindingKind;

/// Sentences with a part of each that has another meaning by itself.
const TURNED: &[(&str, &str)] = &[
    // A demand from which the rest follows.
    ("Hand the keys to a consultant and the museum will be a shopping mall.", "the museum will be a shopping mall"),
    ("Take away their pensions and every driver will walk out by May.", "every driver will walk out by May"),
    ("One more dry summer and this valley will be a desert.", "this valley will be a desert"),
    ("Nehmt uns die Förderung und drei Theater schließen im Herbst.", "drei Theater schließen im Herbst"),
    ("Noch ein solcher Winter und der Verein ist zahlungsunfähig.", "der Verein ist zahlungsunfähig"),
    ("Coupez les crédits et la moitié des lits disparaîtra.", "la moitié des lits disparaîtra"),
    ("Denles un año más y no quedará un solo pino.", "no quedará un solo pino"),
    ("Togliete i fondi e il teatro chiude a marzo.", "il teatro chiude a marzo"),
    ("Laat de dijk verzakken en de polder staat blank.", "de polder staat blank"),
    ("Dejte nám dva traktory, a zítra bude pole zorané.", "zítra bude pole zorané"),
    ("Снимите охрану, и через неделю здесь не останется картин.", "через неделю здесь не останется картин"),
    ("Antakaa kunnille rahat, ja koulut avataan syksyllä.", "koulut avataan syksyllä"),
    ("Adjatok egy évet, és a híd állni fog.", "a híd állni fog"),
    ("Hãy cho chúng tôi thêm tiền và cây cầu sẽ xong.", "cây cầu sẽ xong"),
    // A time to come, or a condition that begins with its verb.
    ("Когда совет подпишет смету, мы начнём ремонт крыши.", "мы начнём ремонт крыши"),
    ("Jakmile ministerstvo zaplatí, otevřeme nové oddělení.", "otevřeme nové oddělení"),
    ("När kommunen betalar bygger vi den nya bron.", "bygger vi den nya bron"),
    ("Kun kaupunki maksaa, rakennamme uuden sillan.", "rakennamme uuden sillan"),
    ("Bezwijkt de sluis, dan loopt de hele stad onder.", "dan loopt de hele stad onder"),
    ("Hell will freeze over before the ministry pays the farmers.", "the ministry pays the farmers"),
    // Told by others.
    ("Nach Ansicht der Opposition ist die Kasse leer.", "ist die Kasse leer"),
    ("Stando alla procura, il sindaco ha preso i soldi.", "il sindaco ha preso i soldi"),
    ("За версією слідства, гроші вкрав підрядник.", "гроші вкрав підрядник"),
    ("Hallituksen mukaan vesi on puhdasta.", "vesi on puhdasta"),
    ("Σύμφωνα με την αντιπολίτευση, τα ταμεία είναι άδεια.", "τα ταμεία είναι άδεια"),
    ("Menurut polisi, wali kota menerima uang itu.", "wali kota menerima uang itu"),
];

/// Sentences whose last part was never said.
const NEVER_SAID: &[(&str, &str)] = &[
    ("I never told anyone: the harbour will be closed.", "the harbour will be closed"),
    ("We did not promise you this: nobody loses a job.", "nobody loses a job"),
    ("Ich habe niemals gesagt: Die Schule wird geschlossen.", "Die Schule wird geschlossen"),
    ("Je n’ai pas écrit : la gare sera vendue.", "la gare sera vendue"),
    ("Non ho mai scritto: il porto chiude.", "il porto chiude"),
    ("Мы никогда не обещали: завод закроют.", "завод закроют"),
    ("我们从来没有说过：学校要关门。", "学校要关门"),
];

/// Sentences that say with a negation how seriously, how often or how gladly something is said.
const SAID_WITH_FORCE: &[(&str, &str)] = &[
    ("I am not saying this lightly: the harbour will be closed.", "the harbour will be closed"),
    ("I have never said this before: the harbour will be closed.", "the harbour will be closed"),
    ("I cannot say it often enough: the harbour will be closed.", "the harbour will be closed"),
    ("I never tire of saying: the harbour stays open.", "the harbour stays open"),
    ("I do not hesitate to say: the harbour stays open.", "the harbour stays open"),
    ("I won’t say it again: the harbour stays open.", "the harbour stays open"),
    ("Ich werde nicht müde zu sagen: Die Schule bleibt.", "Die Schule bleibt"),
    ("Je n’hésite pas à dire : la gare reste ouverte.", "la gare reste ouverte"),
    ("No me canso de decir: el puerto abre en mayo.", "el puerto abre en mayo"),
    ("Não me canso de dizer: o porto abre em maio.", "o porto abre em maio"),
    ("Не устану говорить: завод останется.", "завод останется"),
];

/// Parts of sentences with the same meaning by themselves.
const FAIR: &[(&str, &str)] = &[
    ("In the north and in the valley we will rebuild every bridge.", "we will rebuild every bridge"),
    ("This winter and the next we will keep both ferries running.", "we will keep both ferries running"),
    ("We signed the contract and the work begins in May.", "the work begins in May"),
    ("Give us two years and we will have rebuilt the pier.", "Give us two years and we will have rebuilt the pier"),
    ("Heute beraten wir den Haushalt, und morgen stimmen wir ab.", "morgen stimmen wir ab"),
    ("Wir haben den Vertrag unterschrieben und die Arbeit beginnt im Mai.", "die Arbeit beginnt im Mai"),
    ("Chez nous et chez nos voisins la récolte est bonne.", "la récolte est bonne"),
    ("Vous connaissez le dossier et nous voterons demain.", "nous voterons demain"),
    ("Hemos firmado el contrato y las obras empiezan en mayo.", "las obras empiezan en mayo"),
    ("Questa estate e la prossima il porto resta aperto.", "il porto resta aperto"),
    ("Vi har skrivit under avtalet och arbetet börjar i maj.", "arbetet börjar i maj"),
    ("Мы подписали договор, и работа начнётся в мае.", "работа начнётся в мае"),
    ("Когда совет подписал смету, рабочие ремонтировали крышу.", "рабочие ремонтировали крышу"),
    ("När räntan sjönk köpte folk igen på stranden.", "köpte folk igen på stranden"),
    ("They left before the storm hit the coast on Sunday.", "the storm hit the coast on Sunday"),
    ("I have always said: the harbour stays open.", "the harbour stays open"),
    ("It is not only the money: the harbour needs a new crane.", "the harbour needs a new crane"),
    ("Wir haben nicht viel Zeit: Die Schule wird im Mai geschlossen.", "Die Schule wird im Mai geschlossen"),
];

#[test]
fn what_follows_from_a_demand_or_a_time_to_come_or_is_told_by_others_is_told() {
    assert_turned_parts_are_told(TURNED);
}

#[test]
fn words_behind_a_colon_that_were_never_said_are_out_of_context() {
    for (sentence, quotation) in NEVER_SAID {
        let finding = finding_of(sentence, quotation);
        assert_eq!(finding.kind, FindingKind::OutOfContext, "“{quotation}” of “{sentence}”: {finding:?}");
    }
}

#[test]
fn words_behind_a_colon_that_were_said_with_force_are_not_refused() {
    for (sentence, quotation) in SAID_WITH_FORCE {
        assert_eq!(finding_of(sentence, quotation).kind, FindingKind::Verbatim, "“{quotation}” of “{sentence}”");
    }
}

#[test]
fn fair_cuts_beside_demands_and_times_pass() {
    assert_fair_cuts_pass(FAIR);
}

/// Words that a noun before a colon, or a remark behind, marks as those of others; and possible ones.
const OF_OTHERS: &[(&str, &str)] = &[
    ("My opponents have a slogan: close the old school now.", "close the old school now"),
    ("There is a stubborn rumour: the old school is dangerous.", "the old school is dangerous"),
    ("The worst-case scenario: the old dam breaks in winter.", "the old dam breaks in winter"),
    ("Meine Gegner haben eine Parole: Die alte Schule muss weg.", "Die alte Schule muss weg"),
    ("Mes adversaires ont un slogan : la vieille école doit fermer.", "la vieille école doit fermer"),
    ("Mis rivales repiten un lema: la vieja escuela debe cerrar.", "la vieja escuela debe cerrar"),
    ("The old school is dangerous: that is what they tell our children.", "The old school is dangerous"),
    ("Die alte Schule ist gefährlich – das behaupten unsere Gegner.", "Die alte Schule ist gefährlich"),
    ("La vieille école est dangereuse : c’est ce que disent nos adversaires.", "La vieille école est dangereuse"),
    ("I may have been wrong about the school.", "wrong about the school"),
    ("The newspaper writes: The old school will close in May.", "The old school will close in May"),
    ("A man wrote to me last week: You have ruined the old school.", "You have ruined the old school"),
    ("As my grandmother used to say: Never trust a banker at sea.", "Never trust a banker at sea"),
    ("Die Zeitung schreibt: Die alte Schule schließt im Mai.", "Die alte Schule schließt im Mai"),
    ("Un homme m’a écrit : la vieille école va fermer en mai.", "la vieille école va fermer en mai"),
    ("El periódico escribe: la vieja escuela cierra en mayo.", "la vieja escuela cierra en mayo"),
    ("Either we act now, or the money of the town is gone.", "the money of the town is gone"),
    ("Act now or the money of the town is gone.", "the money of the town is gone"),
    ("Entweder wir handeln, oder das Geld ist bald weg.", "das Geld ist bald weg"),
    ("Agissons, sinon la vieille école est perdue.", "la vieille école est perdue"),
    ("We must avoid a situation in which the money is gone.", "the money is gone"),
    ("I fear the day when the money of the town is gone.", "the money of the town is gone"),
    ("It will cost 212 million crowns, at least according to the engineers.", "It will cost 212 million crowns"),
    ("Das kostet 212 Millionen, jedenfalls laut den Ingenieuren der Stadt.", "Das kostet 212 Millionen"),
    ("Cela coûtera 212 millions, du moins selon les ingénieurs du port.", "Cela coûtera 212 millions"),
    ("The bridge could be unsafe for heavy lorries.", "unsafe for heavy lorries"),
    ("Ce pont pourrait être dangereux pour les camions.", "dangereux pour les camions"),
];

/// The same with words of the speaker.
const OF_SPEAKER: &[(&str, &str)] = &[
    ("Our slogan is simple: the old school stays open.", "the old school stays open"),
    ("My motto has always been: the old school stays open.", "the old school stays open"),
    ("We will close the old school, according to plan.", "We will close the old school"),
    ("I can only say: the old school stays open.", "the old school stays open"),
    ("We have always said: the old school stays open.", "the old school stays open"),
    ("Man muss es sagen: Die alte Schule bleibt.", "Die alte Schule bleibt"),
    ("Je le répète : la vieille école reste ouverte.", "la vieille école reste ouverte"),
    ("Lo repito: la vieja escuela sigue abierta.", "la vieja escuela sigue abierta"),
    ("We need boats or ferries, and the harbour is open.", "the harbour is open"),
    ("Let me be clear: the old school stays open.", "the old school stays open"),
    ("The plan is simple: we close the old school in May.", "we close the old school in May"),
    ("Unsere Losung lautet: Die alte Schule bleibt.", "Die alte Schule bleibt"),
    ("Wir sagen es mit Nachdruck: Die alte Schule bleibt.", "Die alte Schule bleibt"),
    ("The old dam broke in May, so the bridge is closed.", "The old dam broke in May"),
    ("Nós sabemos que o porto de Aveiro está fechado.", "porto de Aveiro está fechado"),
    ("Es ist mit Zahlen belegt: Die alte Schule bleibt.", "Die alte Schule bleibt"),
    ("The old school stays open: that is what I promised.", "The old school stays open"),
    ("The old school stays open – that is what we want.", "The old school stays open"),
];

#[test]
fn words_that_a_label_or_a_remark_gives_to_others_are_told() {
    assert_turned_parts_are_told(OF_OTHERS);
    assert_fair_cuts_pass(OF_SPEAKER);
}

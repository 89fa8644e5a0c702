//! Quotations that begin directly behind the words that say in which respect or until when they hold, that end directly
//! before what their negation is limited to, or that leave out a date.

use crate::verify_cuts::{assert_fair_cuts_pass, assert_turned_parts_are_told, finding_of};
use briefing_core::verify::{FindingKind, Warning};

#[test]
fn a_clause_is_told_to_hold_only_on_paper() {
    assert_turned_parts_are_told(&[
        ("On paper, the harbour has room for all boats.", "the harbour has room for all boats"),
        ("But on paper, the harbour has room for all boats.", "the harbour has room for all boats"),
        ("Officially, the old mill is still at work.", "the old mill is still at work"),
        ("In principle, we are ready to pay for the dam.", "we are ready to pay for the dam"),
        ("Auf dem Papier haben wir Platz für alle Boote.", "haben wir Platz für alle Boote"),
        ("Offiziell gilt die Küste als sicher.", "gilt die Küste als sicher"),
        ("Sur le papier, nous avons de la place pour tous.", "nous avons de la place pour tous"),
        ("En principe, la piscine est ouverte.", "la piscine est ouverte"),
        ("Officiellement, la piscine est ouverte.", "la piscine est ouverte"),
        ("Sobre el papel, tenemos sitio para todos.", "tenemos sitio para todos"),
        ("Sulla carta abbiamo posto per tutti.", "abbiamo posto per tutti"),
        ("No papel, temos lugar para todos.", "temos lugar para todos"),
        ("Op papier hebben we plaats voor iedereen.", "hebben we plaats voor iedereen"),
        ("På papperet har vi plats för alla.", "har vi plats för alla"),
        ("På papiret har vi plads til alle.", "har vi plads til alle"),
        ("Na papierze mamy miejsce dla wszystkich.", "mamy miejsce dla wszystkich"),
        ("На бумаге у нас есть место для всех.", "у нас есть место для всех"),
        ("There was a time when a school cost less than a road.", "a school cost less than a road"),
        ("Il fut un temps où une école coûtait moins qu’une route.", "une école coûtait moins qu’une route"),
        ("Es gab eine Zeit, in der eine Schule weniger kostete.", "eine Schule weniger kostete"),
        ("Był czas, kiedy szkoła kosztowała mniej niż droga.", "szkoła kosztowała mniej niż droga"),
    ]);
}

#[test]
fn a_clause_is_told_to_hold_only_until_then() {
    assert_turned_parts_are_told(&[
        ("Bis 2032 zahlen die Schiffer keine Maut.", "zahlen die Schiffer keine Maut"),
        ("Tot 2032 betalen de schippers geen tol.", "betalen de schippers geen tol"),
        ("Jusqu’en 2032 les bateliers ne paieront rien.", "les bateliers ne paieront rien"),
        ("Hasta 2032 los barqueros no pagarán nada.", "los barqueros no pagarán nada"),
        ("Fino al 2032 i barcaioli non pagheranno niente.", "i barcaioli non pagheranno niente"),
        ("Do 2032 roku szyprowie nie zapłacą myta.", "szyprowie nie zapłacą myta"),
        ("До 2032 года лодочники не будут платить.", "лодочники не будут платить"),
        ("Fram till 2032 betalar ingen avgift här.", "betalar ingen avgift här"),
        ("Om staden säger ja bygger vi två broar.", "bygger vi två broar"),
    ]);
}

#[test]
fn what_only_stands_at_the_beginning_of_a_sentence_limits_nothing_else() {
    assert_fair_cuts_pass(&[
        ("We will officially open the new bridge on Monday.", "open the new bridge on Monday"),
        ("On paper boats the children crossed the pond, and the mayor sang.", "the mayor sang"),
        ("Hasta luego, dijo el barquero, y los barcos salieron del puerto.", "los barcos salieron del puerto"),
        ("Bis bald, sagte der Lotse, und die Boote fuhren hinaus.", "die Boote fuhren hinaus"),
        ("Do 20 lat doszło jeszcze pięć, a potem most runął.", "potem most runął"),
        ("Om oss vet de allt, och vi vet inget om dem.", "vi vet inget om dem"),
        ("Bis zu 30 Leute kamen zum Fest, und der Pfarrer sang.", "der Pfarrer sang"),
        ("Tot 2032 is het nog ver, en de schippers varen door.", "de schippers varen door"),
    ]);
}

#[test]
fn a_denial_is_not_quoted_without_what_it_leaves() {
    assert_turned_parts_are_told(&[
        ("We trust nobody but our own engineers.", "We trust nobody"),
        ("We ask for nothing but a fair hearing.", "We ask for nothing"),
        ("Ich verlange nichts als ein offenes Wort.", "Ich verlange nichts"),
        ("Wir verlangen von niemandem mehr als Geduld.", "Wir verlangen von niemandem mehr"),
        ("Je ne demande rien d’autre que la justice.", "Je ne demande rien"),
        ("No pido nada más que justicia.", "No pido nada"),
        ("Non chiedo altro che giustizia.", "Non chiedo altro"),
        ("Ik vraag niets anders dan eerlijkheid.", "Ik vraag niets"),
        ("Jag begär inget annat än rättvisa.", "Jag begär inget"),
        ("Nie proszę o nic innego niż rozsądek.", "Nie proszę o nic"),
        ("I have never seen a plan so badly prepared.", "I have never seen a plan"),
        ("There is no minister who works harder than she does.", "There is no minister"),
        ("Ich kenne keinen Minister, der je eine Schaufel gehalten hat.", "Ich kenne keinen Minister"),
        ("The strike is over for the moment.", "The strike is over"),
        ("I wish I could tell you that the strike is over.", "the strike is over"),
        ("Ich würde gern sagen, dass der Streik vorbei ist.", "der Streik vorbei ist"),
    ]);
    assert_fair_cuts_pass(&[
        ("I said nothing, but he talked for an hour.", "I said nothing"),
        ("I said nothing but he talked for an hour.", "I said nothing"),
        ("I have never met the mayor, who lives far away.", "I have never met the mayor"),
        ("I have seen a plan that works.", "I have seen a plan"),
        ("I would like to say that the town is proud of you.", "the town is proud of you"),
    ]);
}

#[test]
fn an_ellipsis_before_a_full_stop_takes_the_sentences_before_it() {
    let sentence = "I welcome the minister and his friends. I hope that they will stay. The boats are ready.";
    for quotation in
        ["I welcome the minister […]. The boats are ready.", "I welcome the minister [...]. The boats are ready."]
    {
        let finding = finding_of(sentence, quotation);
        assert_eq!((finding.kind, finding.warnings.as_slice()), (FindingKind::Shortened, &[][..]), "{quotation}");
    }
    let finding = finding_of("I hope that they stay. The boats are ready.", "… they stay. The boats are ready.");
    assert!(!finding.warnings.is_empty(), "{finding:?}");
}

#[test]
fn a_time_that_is_left_out_is_named_as_one() {
    for (sentence, quotation, what) in [
        ("We will know at the latest in March.", "We will know … in March.", "a condition"),
        ("Nous le saurons au plus tôt en mars.", "Nous le saurons … en mars.", "a condition"),
        ("Lo sabremos como pronto en marzo.", "Lo sabremos … en marzo.", "a condition"),
        ("Vi vet det tidigast i mars och inte förr.", "Vi vet det … i mars och inte förr.", "a condition"),
        ("We shall meet on Tuesday, and sign it here.", "We shall meet … and sign it here.", "a date"),
        ("We shall meet in May and sign it here.", "We shall meet … and sign it here.", "a date"),
        ("We shall meet Theresa May and sign it here.", "We shall meet … and sign it here.", "a name"),
    ] {
        let finding = finding_of(sentence, quotation);
        let is_told = |warning: &Warning| matches!(warning, Warning::LeftOut { what: told, .. } if *told == what);
        assert!(finding.warnings.iter().any(is_told), "{sentence}: {finding:?}");
    }
}

#[test]
fn what_others_call_something_is_their_word() {
    assert_turned_parts_are_told(&[
        ("What she calls a delay is a plain failure of her office.", "a delay is a plain failure of her office"),
        ("What the mayor describes as a delay is a failure of her office.", "a delay is a failure of her office"),
        ("Ce qu’elle appelle un retard est un échec de ses services.", "un retard est un échec de ses services"),
        ("Lo que ella llama un retraso es un fracaso de su gobierno.", "un retraso es un fracaso de su gobierno"),
        ("Quello che lei chiama un ritardo è un fallimento del comune.", "un ritardo è un fallimento del comune"),
        ("Det som hon kallar en försening är ett rent misslyckande.", "en försening är ett rent misslyckande"),
    ]);
}

#[test]
fn a_correction_belongs_to_what_it_corrects() {
    assert_turned_parts_are_told(&[
        ("She has to go, or at least she has to explain herself.", "She has to go"),
        ("We will finish this year, or rather we will try to.", "We will finish this year"),
        ("Sie muss gehen, oder sie muss sich wenigstens erklären.", "Sie muss gehen"),
        ("Sie muss gehen, oder zumindest muss sie sich erklären.", "Sie muss gehen"),
        ("Elle doit partir, ou du moins s’expliquer devant nous.", "Elle doit partir"),
        ("Tiene que irse, o al menos explicarse ante nosotros.", "Tiene que irse"),
        ("Deve andarsene, o almeno spiegarsi davanti a noi.", "Deve andarsene"),
        ("Ona musi odejść, albo przynajmniej się wytłumaczyć.", "Ona musi odejść"),
        ("Она должна уйти, или хотя бы объясниться.", "Она должна уйти"),
        ("市長は辞めるべきだ、少なくとも説明すべきだ。", "市長は辞めるべきだ"),
        ("시장은 물러나야 한다, 적어도 해명해야 한다.", "시장은 물러나야 한다"),
    ]);
}

#[test]
fn less_belongs_to_whom_it_is_said_of() {
    assert_turned_parts_are_told(&[
        (
            "The workers did a great job; we in this office, much less.",
            "The workers did a great job; we in this office",
        ),
        (
            "Los obreros hicieron mucho; nosotros, en el ayuntamiento, mucho menos.",
            "Los obreros hicieron mucho; nosotros, en el ayuntamiento",
        ),
    ]);
}

#[test]
fn an_exception_belongs_to_what_it_is_made_from() {
    assert_turned_parts_are_told(&[
        ("Nobody here took money, with one exception that the police examine.", "Nobody here took money"),
        ("Niemand hier hat Geld genommen, mit einer Ausnahme.", "Niemand hier hat Geld genommen"),
        ("Personne ici n’a touché d’argent, à une exception près.", "Personne ici n’a touché d’argent"),
        ("Nadie aquí cobró dinero, con una excepción.", "Nadie aquí cobró dinero"),
        ("Nikt tu nie wziął pieniędzy, z jednym wyjątkiem.", "Nikt tu nie wziął pieniędzy"),
        ("Nobody here took any money. With one exception.", "Nobody here took any money"),
        ("ここでは誰も金を受け取っていない。ただし警察が調べる一件を除く。", "ここでは誰も金を受け取っていない"),
        ("여기서는 아무도 돈을 받지 않았다. 다만 한 건은 예외다.", "여기서는 아무도 돈을 받지 않았다"),
    ]);
}

#[test]
fn a_sentence_is_told_to_be_what_others_say_by_the_next_one() {
    assert_turned_parts_are_told(&[
        ("The ferry will be back in June. At least that is what the yard promises.", "The ferry will be back in June"),
        ("The bridge is safe. That’s what they told us.", "The bridge is safe"),
        ("Die Fähre fährt ab Juni wieder. Zumindest verspricht das die Werft.", "Die Fähre fährt ab Juni wieder"),
        ("Le ferry reprendra en juin. C’est du moins ce que promet le chantier.", "Le ferry reprendra en juin"),
        ("El transbordador volverá en junio. Al menos eso promete el astillero.", "El transbordador volverá en junio"),
        ("Prom wróci w czerwcu. Tak przynajmniej obiecuje stocznia.", "Prom wróci w czerwcu"),
        ("Паром вернётся в июне. По крайней мере, так обещает верфь.", "Паром вернётся в июне"),
        ("フェリーは六月に戻る。少なくとも造船所はそう約束している。", "フェリーは六月に戻る"),
        ("여객선은 6월에 돌아온다. 적어도 조선소는 그렇게 약속한다.", "여객선은 6월에 돌아온다"),
        ("渡轮六月恢复。至少船厂是这么承诺的。", "渡轮六月恢复"),
    ]);
    assert_fair_cuts_pass(&[
        ("We will build two bridges here. That is what the people want.", "We will build two bridges here"),
        ("We will build two bridges here. That is what I told them.", "We will build two bridges here"),
        ("She has to go, or the council will vote again.", "She has to go"),
        ("What we call a delay is a failure of this office.", "a delay is a failure of this office"),
        ("Wir bauen zwei Brücken. Das ist es, was die Leute wollen.", "Wir bauen zwei Brücken"),
        ("We will pay for the bridge. Apart from that, nothing changes here.", "We will pay for the bridge"),
        ("二つの橋を建てる。ただし時間はかかる。", "二つの橋を建てる"),
    ]);
}

//! Quotations without the words around them that limit what they say, language by language: quantities, exceptions,
//! conditions, questions, hearsay, the mood of a verb, and what takes them back. And the same words where they limit
//! nothing.

use crate::{verification::cuts::told, verify_cuts::finding_of};
use briefing_core::{diagnostics::Code, verify::FindingKind};

/// Whether a quotation is refused or warned of, in a manuscript and in a briefing.
fn is_told(said: &str, quotation: &str) -> [bool; 2] {
    let finding = finding_of(said, quotation);
    let in_manuscript =
        finding.kind != FindingKind::Verbatim && finding.kind != FindingKind::Shortened || !finding.warnings.is_empty();
    let (is_verified, codes) = told(&format!("“{said}” Ann Lee said."), quotation);
    [in_manuscript, !is_verified || !codes.is_empty()]
}

#[track_caller]
fn assert_told(said: &str, quotation: &str) {
    assert_eq!(is_told(said, quotation), [true, true], "“{quotation}” of “{said}”");
}

#[track_caller]
fn assert_fair(said: &str, quotation: &str) {
    let finding = finding_of(said, quotation);
    assert_eq!(is_told(said, quotation), [false, false], "“{quotation}” of “{said}”: {finding:?}");
}

/// Clauses that begin with a number, with the words that make it a limit or an estimate.
const QUANTITIES: &[(&str, &[&str])] = &[
    (
        "twenty houses on the shore must go",
        &["at most", "at least", "nearly", "about", "only", "fewer than", "more than"],
    ),
    ("one in ten houses must go", &["fewer than", "at most", "nearly"]),
    ("zwanzig Häuser müssen dort weg", &["höchstens", "mindestens", "fast", "etwa", "nur", "knapp"]),
    ("vingt maisons du port doivent partir", &["au moins", "presque", "environ", "seulement"]),
    ("veinte casas del puerto deben caer", &["al menos", "casi", "unas", "sólo", "como máximo"]),
    ("venti case del porto devono cadere", &["almeno", "quasi", "circa", "soltanto", "al massimo"]),
    ("vinte casas do porto devem cair", &["pelo menos", "quase", "cerca de", "apenas", "no máximo"]),
    ("twintig huizen aan de dijk moeten weg", &["hoogstens", "minstens", "bijna", "ongeveer", "slechts", "ruim"]),
    ("20 hus vid hamnen måste bort", &["högst", "minst", "nästan", "ungefär", "bara", "knappt"]),
    ("20 huse ved havnen må væk på øen", &["højst", "mindst", "næsten", "omkring", "kun"]),
    ("20 hus ved havnen må bort på øya", &["høyst", "minst", "nesten", "om lag", "bare"]),
    ("kaksikymmentä eli 20 taloa puretaan", &["vain"]),
    ("20 taloa rannalla on purettava", &["enintään", "vähintään", "lähes", "noin", "vain"]),
    ("dwadzieścia domów w porcie musi zniknąć", &["najwyżej", "co najmniej", "prawie", "około", "tylko"]),
    ("dvacet domů v přístavu musí pryč", &["nanejvýš", "nejméně", "skoro", "asi", "jen"]),
    ("20 domov v prístave musí preč, hovoril ľud", &["najviac", "aspoň", "takmer", "okolo", "len"]),
    ("двадцать домов в порту надо снести", &["не более", "не менее", "почти", "около", "только"]),
    ("двадцять будинків у порту треба знести", &["щонайбільше", "щонайменше", "майже", "близько", "лише"]),
    ("20 къщи до пристанището трябва да паднат", &["поне", "почти", "около", "само"]),
    ("20 kuća u luci mora nestati već sada", &["najviše", "najmanje", "gotovo", "oko", "samo"]),
    ("20 házat kell lebontani a kikötőben", &["legfeljebb", "legalább", "csaknem", "körülbelül", "csak"]),
    ("20 de case din port trebuie să cadă", &["cel mult", "cel puțin", "aproape", "circa", "doar"]),
    ("20 σπίτια στο λιμάνι πρέπει να φύγουν", &["το πολύ", "τουλάχιστον", "σχεδόν", "περίπου", "μόνο"]),
    ("yirmi ev limandan kalkmalı bu yıl", &["en fazla", "en az", "neredeyse", "yaklaşık", "yalnızca"]),
    ("20 بيتا في الميناء يجب أن يزول", &["أقل من", "على الأقل", "حوالي", "فقط"]),
    ("20 בתים בנמל צריכים להיעלם", &["לכל היותר", "לפחות", "כמעט", "רק"]),
    ("20 خانه در بندر باید برود", &["حداکثر", "حداقل", "تقریبا", "فقط"]),
    ("20 मकान बंदरगाह से हटेंगे", &["अधिकतम", "कम से कम", "लगभग", "केवल"]),
    ("20 ngôi nhà ở cảng phải dỡ bỏ", &["tối đa", "ít nhất", "gần", "khoảng", "chỉ"]),
    ("20 rumah di pelabuhan harus pergi", &["paling banyak", "setidaknya", "hampir", "sekitar", "hanya"]),
];

#[test]
fn a_number_is_never_parted_from_the_words_that_limit_it() {
    let mut silent = Vec::new();
    for (clause, limits) in QUANTITIES {
        for limit in *limits {
            let mut letters = limit.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            let said = format!("{first}{} {clause}.", letters.as_str());
            if is_told(&said, clause) != [true, true] {
                silent.push(format!("{said} {:?}", is_told(&said, clause)));
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn a_quotation_without_its_exception_or_condition_is_told() {
    for (said, quotation) in [
        ("Все вышли из шахты вовремя, кроме двоих.", "Все вышли из шахты вовремя"),
        ("Wszyscy wyszli z kopalni, z wyjątkiem dwóch.", "Wszyscy wyszli z kopalni"),
        ("Všichni z dolu vyšli včas, kromě dvou.", "Všichni z dolu vyšli včas"),
        ("Alla kom ut ur gruvan i tid, utom två.", "Alla kom ut ur gruvan i tid"),
        ("Alle kom ut av gruva i tide, unntatt to.", "Alle kom ut av gruva i tide"),
        ("Kaikki pääsivät ulos ajoissa, paitsi kaksi.", "Kaikki pääsivät ulos ajoissa"),
        ("Mindenki kijutott a bányából, kivéve kettőt.", "Mindenki kijutott a bányából"),
        ("Toți au ieșit din mină, cu excepția a doi.", "Toți au ieșit din mină"),
        ("Semua orang keluar dari tambang, kecuali dua.", "Semua orang keluar dari tambang"),
        ("خرج الجميع من المنجم في الوقت المناسب إلا اثنين.", "خرج الجميع من المنجم في الوقت المناسب"),
        ("Vi åpner brua til våren, med mindre isen ligger.", "Vi åpner brua til våren"),
        ("Köprüyü baharda açacağız, yeter ki buz çözülsün.", "Köprüyü baharda açacağız"),
        ("Obrim el pont al març, sempre que el gel fongui.", "Obrim el pont al març"),
    ] {
        assert_told(said, quotation);
        assert_fair(said, said.trim_end_matches('.'));
    }
}

#[test]
fn what_is_only_asked_reported_or_rumoured_is_told() {
    for (said, quotation) in [
        ("Whether the ferry sails on Monday depends on the wind.", "the ferry sails on Monday"),
        ("Ob die Fähre am Montag fährt, hängt vom Wind ab.", "die Fähre am Montag fährt"),
        ("Czy prom popłynie w poniedziałek, zależy od wiatru.", "prom popłynie w poniedziałek"),
        ("Man hielt mir vor, ich hätte den Brief versteckt.", "ich hätte den Brief versteckt"),
        ("Der Bund hat versprochen, bis zum Herbst werde niemand entlassen.", "bis zum Herbst werde niemand entlassen"),
        ("Het is niet zo dat wij de vissers hebben bedrogen.", "wij de vissers hebben bedrogen"),
        ("Nie je pravda, že zatvárame most pri meste.", "zatvárame most pri meste"),
        ("Prý starosta odjel v noci do ciziny.", "starosta odjel v noci do ciziny"),
        ("Vraj starosta odišiel v noci za hranice.", "starosta odišiel v noci za hranice"),
        ("Güya başkan gece yurt dışına gitmiş.", "başkan gece yurt dışına gitmiş"),
        ("Nghe nói chủ tịch đã ra nước ngoài.", "chủ tịch đã ra nước ngoài"),
        ("Noen hevder at ordføreren har løyet for oss.", "ordføreren har løyet for oss"),
        ("يقولون بأنني سرقت المال من الصندوق.", "سرقت المال من الصندوق"),
        ("Mektubu sakladığımızı söylüyorlar burada.", "Mektubu sakladığımızı"),
        ("Mektubu sakladınız mı diye sordular bize.", "Mektubu sakladınız"),
        ("The last thing we need is another war here.", "we need is another war here"),
        ("El banco pagó doce sobres, según un testigo.", "El banco pagó doce sobres"),
        ("The ferry is safer than ever, or so they assure me.", "The ferry is safer than ever"),
        ("Mal temos luz para a escola da vila.", "temos luz para a escola da vila"),
        ("La plupart des marins ont vendu leur bateau.", "des marins ont vendu leur bateau"),
    ] {
        assert_told(said, quotation);
        assert_fair(said, said.trim_end_matches('.'));
    }
}

#[test]
fn the_result_of_a_mere_supposition_is_told() {
    for (said, quotation) in [
        ("De haberlo visto antes, habríamos cerrado el puerto.", "habríamos cerrado el puerto"),
        ("Imagine that the dam had burst: hundreds would have drowned.", "hundreds would have drowned"),
        ("Et si le port fermait demain ? Six cents familles partiraient.", "Six cents familles partiraient"),
        ("Gdybyśmy to wiedzieli, zamknęlibyśmy port.", "zamknęlibyśmy port"),
        ("Kdybychom to věděli, zavřeli bychom přístav.", "zavřeli bychom přístav"),
        ("Se l’avessi saputo, oggi sarei a casa mia.", "oggi sarei a casa mia"),
    ] {
        assert_told(said, quotation);
        assert_fair(said, said.trim_end_matches('.'));
    }
    assert_fair("Nous avons lu le texte, et nous préférerions attendre.", "nous préférerions attendre");
    assert_fair("Il aurait fallu attendre le préfet, mais qui aurait accepté cela ?", "mais qui aurait accepté cela ?");
    assert_fair("He should go home, but he could have stayed calm.", "he could have stayed calm");
    assert_fair("They met us on Monday, and we would go again.", "we would go again");
}

#[test]
fn what_is_taken_back_or_left_without_its_contrast_is_told() {
    for (said, quotation) in [
        ("They say that the bridge is unsafe. That is a lie.", "They say that the bridge is unsafe"),
        ("We wrote that he had been arrested. That was false.", "he had been arrested"),
        ("We considered closing the school, but we decided against it.", "We considered closing the school"),
        ("Świadek zeznał, że grożono sędziemu, ale potem to odwołał.", "Świadek zeznał, że grożono sędziemu"),
        ("My cousin says that he heard shots, but he was drunk.", "My cousin says that he heard shots"),
        ("It’s true that the radio was old, but it worked.", "It’s true that the radio was old"),
        ("Vi ville bygga ut skolan, men pengarna tog slut.", "Vi ville bygga ut skolan"),
        ("我们本想开放新展厅，但是资金不够。", "我们本想开放新展厅"),
        ("新しい展示室を開くつもりだったが、資金が足りなかった。", "新しい展示室を開くつもりだった"),
        ("People told us it could never be done.", "it could never be done"),
        ("Herkes kaçabilirdi ama kapılar kilitliydi.", "Herkes kaçabilirdi"),
        ("No pensioner will pay more than twenty pounds.", "No pensioner will pay"),
        ("Kein Rentner zahlt dort mehr als zwanzig Euro.", "Kein Rentner zahlt dort"),
    ] {
        assert_told(said, quotation);
        assert_fair(said, said.trim_end_matches('.'));
    }
    for (said, quotation) in [
        ("We closed the old school. That was wrong of us.", "We closed the old school"),
        ("We would not say that it failed, but it was slow.", "We would not say that it failed"),
        ("The bridge is old, but it has been repaired twice.", "The bridge is old"),
        ("Mon client a prévenu son associé, et non l’inverse.", "Mon client a prévenu son associé"),
        ("We warned the jockey rather than the other way round.", "We warned the jockey"),
        ("Selon moi, la ville a bien fait de payer.", "la ville a bien fait de payer"),
        ("En mi opinión, la playa está muy sucia ahora.", "la playa está muy sucia ahora"),
        ("We tried in vain to reach the village.", "We tried in vain to reach the village"),
    ] {
        assert_fair(said, quotation);
    }
}

#[test]
fn a_gap_may_not_join_the_rest_of_one_sentence_to_another() {
    for (said, quotation) in [
        (
            "The court freed me and jailed my deputy. They accuse me of theft.",
            "The court … jailed my deputy … of theft",
        ),
        ("Лучше уйти в отставку, чем подписать этот приказ.", "Лучше … подписать этот приказ"),
        ("Lepiej odejść z rządu niż podpisać ten rozkaz.", "Lepiej … podpisać ten rozkaz"),
        ("They call this a tax on the poor, and it is none.", "this [is] a tax on the poor"),
    ] {
        assert_told(said, quotation);
    }
    assert_fair("The court freed me. They were all there. We went home.", "The court freed me. … We went home");
    for (said, quotation) in [
        ("We are able to sign.", "We are [perhaps] able to sign"),
        ("The act is lawful and fair.", "The act is [anything but] lawful and fair"),
        ("It cost 512 crowns in all.", "It cost 512 [million] crowns in all"),
        ("It cost 512 crowns in all.", "It cost [about] 512 crowns in all"),
        ("Er soll zwölf Millionen genommen haben.", "zwölf Millionen genommen haben"),
        ("Han ska ha tagit pengarna från banken.", "tagit pengarna från banken"),
    ] {
        assert_told(said, quotation);
    }
    assert_added_is_fair();
}

/// An explanation of the words before it adds nothing that has to be checked.
#[track_caller]
fn assert_added_is_fair() {
    for (said, quotation) in [
        ("He left for Tarn on Monday.", "He [the mayor] left for Tarn on Monday"),
        ("They left the harbour on Monday.", "They left the harbour [of Tarn] on Monday"),
        ("The bill will be read on Monday.", "The bill [about the bridge] will be read on Monday"),
    ] {
        let finding = finding_of(said, quotation);
        assert!(finding.kind == FindingKind::Edited && finding.warnings.is_empty(), "“{quotation}”: {finding:?}");
    }
}

#[test]
fn letters_and_figures_that_a_press_writes_in_two_ways_are_no_change() {
    for (said, quotation) in [
        ("سنصوّت ضد القانون يوم ٣ مارس القادم", "سنصوّت ضد القانون يوم 3 مارس القادم"),
        ("पुल पर 3.2 करोड़ रुपये खर्च होंगे", "पुल पर ३.२ करोड़ रुपये खर्च होंगे"),
        ("Le vœu du conseil est clair pour tous.", "Le voeu du conseil est clair pour tous"),
    ] {
        let finding = finding_of(said, quotation);
        assert!(finding.kind == FindingKind::Verbatim && finding.warnings.is_empty(), "“{quotation}”: {finding:?}");
        let (is_verified, codes) = told(&format!("“{said}” Ann Lee said."), quotation);
        assert!(is_verified && codes == [Code::Normalized], "“{quotation}”: {codes:?}");
    }
    for (said, quotation) in [
        ("Мы всё ещё ждём ответа от министра.", "Мы всё ещё ждали ответа от министра"),
        ("Мы всё ждём от министра на этой неделе.", "Мы все ждём от министра на этой неделе"),
        ("سنصوّت ضد القانون يوم ٣ مارس القادم", "سنصوّت ضد القانون يوم ٤ مارس القادم"),
        ("كَتَبَ الوزير الرسالة قبل يوم واحد من التصويت", "كُتِبَ الوزير الرسالة قبل يوم واحد من التصويت"),
        ("We sold 12 boats to them last year.", "We sold ١٢ boats to them last year"),
        ("Die Maße der Halle stimmen genau.", "Die Masse der Halle stimmen genau"),
    ] {
        assert!(!finding_of(said, quotation).kind.is_verified(), "“{quotation}” of “{said}”");
        assert!(!told(&format!("“{said}” Ann Lee said."), quotation).0, "“{quotation}” of “{said}”");
    }
}

//! Verbs by which someone says that words were not said.

/// Finite forms and participles, each with spaces around it, of languages other than English.
pub(in crate::attribution) const DENIES: &str = " bestreitet bestritt bestreiten dementiert dementierte dementierten leugnet leugnete verneint verneinte dément \
    démentit démenti niait nie nia niega negó niegan negaron desmiente desmintió nega negou negato negat negado desmentido smentisce \
    smentito negò zaprzecza zaprzeczył zaprzeczyła zaprzeczyli ontkent ontkende ontkend förnekar förnekade nekar nekade dementerar dementerade \
    benægter benægtede afviser afviste avviser avviste benekter benektet popírá popřel popřela popřeli vyvrátil vyvrátila \
    отрицает отрицал отрицала отрицали опроверг опровергла опровергли заперечив заперечила заперечили заперечує спростував спростувала \
    kiisti kiistää kiistivät tagadta tagadja cáfolta cáfolja neagă dezmințit dezminte διέψευσε διαψεύδει διέψευσαν αρνήθηκε αρνείται \
    yalanladı yalanladılar reddetti yalanlıyor membantah menyangkal phủ bác отрече отрича negirao negirala demantirao demantirala porekao porekla \
    zanikal zanikala desmenteix desmentit desmentí نفى نفت ينفي تنفي ونفى ونفت نفوا أنكر أنكرت وأنكر הכחיש הכחישה הכחישו מכחיש מכחישה इनकार इंकार खंडन ";

/// Forms in English.
pub(in crate::attribution) const DENIES_IN_ENGLISH: &str = " denied denies deny denying ";

/// Words with which a clause begins that says what is denied: "denied that she had said".
pub(in crate::attribution) const THAT: &str = " that dass que qu’ qu' di che dat að at att että hogy că ότι что що jakoby żeby że že bahwa rằng да da \
    sanoneensa sanoneen أن أنه أنها بأن כי कि ";

/// Infinitives and participles of having, with which a clause without such a word begins: "denied having said", « a
/// démenti avoir parlé ».
pub(in crate::attribution) const HAVING: &str = " having haber avoir pernah từng aver aver’ avere ter haver te zu ";

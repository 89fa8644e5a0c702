//! Words that have a meaning only in their context, so that an editor's bracket may explain them: "she", "there",
//! "today".

/// Pronouns with which a clause begins, of one language each: "de" is "they" in Swedish and "of" in Spanish.
const SUBJECTS: &str = "it he she they we this these those there its his their our er wir ich il elle ils elles nous je él ella ellos ellas \
    nosotros nosotras yo lui lei loro noi egli ele eles elas nós hij zij wij oni ono han hon hun hän ők он она они оно мы я він вона вони \
    ми αυτός αυτή αυτοί הוא היא הם";

/// Whether a word is a pronoun with which a clause begins.
pub(super) fn is_subject(word: &str) -> bool {
    let word = word.to_lowercase();
    SUBJECTS.split_whitespace().any(|own| own == word)
}

/// Pronouns of the third person and of "we", demonstratives, and words for places and times near the speaker, in lower case.
const EXPLAINED: &[&str] = &[
    // English
    "it he she they him her them his hers their theirs its this that these those there here then now today yesterday tomorrow \
     tonight who which so one ones we us our ours both such same former latter",
    // German, Dutch
    "er sie es ihn ihm ihr ihre ihren ihrem ihrer ihnen sein seine seinen seinem seiner dies diese dieser dieses diesen diesem das \
     der die den dem des dort hier da damals jetzt heute gestern morgen wir uns unser unsere unseren unserem unserer jene jener \
     man deren dessen denen beide dorthin hierher dann \
     hij zij ze het hem haar hun hen zijn dit dat deze daar toen nu vandaag gisteren wij we ons onze daarheen",
    // French, Spanish, Italian, Portuguese
    "il elle ils elles lui leur leurs le la les l son sa ses ce cet cette ces celui celle ceux celles ça cela ici là alors \
     maintenant aujourd'hui hier demain nous notre nos on y en eux qui \
     él ella ellos ellas lo los las su sus este esta estos estas ese esa esos esas aquel aquella esto eso ello aquí allí allá ahí \
     entonces ahora hoy ayer mañana nosotros nuestro nuestra nuestros nuestras \
     lei loro egli essi esse li gli suo sua suoi sue questo questa questi queste quello quella quelli quelle ciò qui lì allora \
     adesso ora oggi ieri domani noi nostro nostra nostri nostre \
     ele ela eles elas lhe lhes seu seus suas estes esses essas aquele aquela isso isto aquilo ali lá então agora hoje ontem amanhã \
     nós nosso nossa nossos nossas dele dela deles delas",
    // Polish, Czech, Croatian
    "on ona ono oni one go jego jej ich im mu ją nim nią nimi to ten ta te tego tej tych tym tam tu tutaj wtedy teraz dziś dzisiaj \
     wczoraj jutro my nas nam nasz nasza nasze jeho její jejich jí jim tady tehdy teď dnes včera zítra náš naše ovaj ova ovo taj tamo \
     ovdje danas jučer sutra njega nje njih",
    // Russian, Ukrainian, Bulgarian
    "он она оно они его её ее их ему ей им ним ней них это этот эта эти этого этой этих этим тот та те того там тут здесь тогда \
     сейчас теперь сегодня вчера завтра мы нас нам наш наша наши нашего вон вона воно вони його її їх йому їй їм цей ця ці цього \
     цієї цих той тоді зараз сьогодні учора ми той тя те това тези тук днес вчера утре",
    // Scandinavian, Finnish, Hungarian, Romanian, Greek, Turkish
    "han hon det den de dem honom henne hans hennes deras detta denna dessa där här då nu idag igår imorgon vi oss vår våra hun ham \
     hende deres dette denne disse der her hän he se ne tämä nämä hänen heidän sen siellä täällä silloin nyt tänään eilen me meidän ő \
     ők az ez itt ott akkor most ma tegnap mi el ea ei ele acesta aceasta aici acolo atunci acum azi astăzi ieri mâine noi αυτός αυτή \
     αυτό αυτοί εκεί εδώ τότε τώρα σήμερα χθες αύριο εμείς o onu ona onun onlar onları bu şu bunlar burada orada bugün dün yarın biz \
     bizim",
    // Arabic, Persian, Hebrew, Hindi
    "هو هي هم هذا هذه ذلك تلك هنا هناك اليوم أمس غدا نحن او آنها این آن اینجا آنجا امروز دیروز ما הוא היא הם זה זאת שם כאן היום אתמול \
     אנחנו वह वे यह ये उस उन इस उसने उन्होंने यहाँ वहाँ आज कल हम",
];

/// Beginnings of such words in Chinese, Japanese and Korean; particles may follow.
const EAST_ASIAN: &[&str] = &[
    "他",
    "她",
    "它",
    "这",
    "這",
    "那",
    "此",
    "其",
    "该",
    "該",
    "今天",
    "昨天",
    "明天",
    "我们",
    "我們",
    "彼",
    "彼女",
    "それ",
    "これ",
    "あれ",
    "ここ",
    "そこ",
    "あそこ",
    "この",
    "その",
    "あの",
    "今日",
    "昨日",
    "明日",
    "我々",
    "私たち",
    "同",
    "그",
    "이",
    "저",
    "거기",
    "여기",
    "우리",
    "오늘",
    "어제",
    "내일",
    "당시",
];

/// Whether a bracket may explain the word.
pub(super) fn is_explained(word: &str) -> bool {
    const PARTICLES: usize = 2;
    let lower = word.to_lowercase();
    EXPLAINED.iter().any(|list| list.split_whitespace().any(|own| own == lower))
        || EAST_ASIAN.iter().any(|own| lower.strip_prefix(own).is_some_and(|rest| rest.chars().count() <= PARTICLES))
}

//! Finds a time on which the quotation depends, in languages that `time` does not know: «Когда рак на горе свистнет, | нам
//! вернут усадьбу», ”När räntan sjunker | köper folk igen”, and a time before which it is not so: "Pigs will fly before |
//! the council resigns".
//!
//! A time in the past only tells when something happened, so a sentence with a form of the past is left alone.

use super::{
    CutRuleMatch, Sentence,
    time::is_past,
    tokens::{Token, any_at, any_at_end},
};

/// The words of time before the quotation.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    fronted(sentence).or_else(|| not_yet(sentence))
}

/// Words for "when" that begin a sentence, and what shows that it tells of the past: endings and words.
struct Group {
    when: &'static [&'static str],
    past_endings: &'static str,
    past: &'static str,
}

const GROUPS: &[Group] = &[
    // Slavic languages
    Group {
        when: &["когда", "пока", "коли", "поки", "когато", "щом", "кад", "чим"],
        past_endings: "л ла ло ли лся лась лись в вся лася лися х ха ше хме",
        past: "бе беше бяха",
    },
    Group {
        when: &[
            "gdy",
            "kiedy",
            "až",
            "když",
            "jakmile",
            "keď",
            "kad",
            "kada",
            "čim",
            "ko",
            "dopóki",
            "jak tylko",
            "hned jak",
        ],
        past_endings: "ł ła ło li ły łem łam liśmy l la lo ly ao eo io uo bila bilo",
        past: "był była bylo bylo byl byla byli je smo sem su",
    },
    // Swedish, Danish, Norwegian
    Group {
        when: &["när", "når", "så snart", "så fort", "straks", "den dag", "den dagen"],
        past_endings: "ade ades ede edes dde te tes",
        past: "var kom fick fik gick gik gikk blev ble hade havde hadde tog tok så sa sade stod låg lå skrev fann",
    },
    // Finnish
    Group {
        when: &["kun", "heti kun", "sitten kun"],
        past_endings: "ivat ivät imme",
        past: "oli olivat tuli tulivat lähti alkoi loppui sai saivat sanoi kävi jäi",
    },
    // Hungarian
    Group {
        when: &["amikor", "mikor", "amint", "mihelyt", "majd ha"],
        past_endings: "tak tek ttam ttem tunk tünk ott ett ött lt rt nt",
        past: "volt voltak jött ment",
    },
    // Romanian
    Group {
        when: &["când", "cand", "imediat ce", "de îndată ce"],
        past_endings: "ea eau",
        past: "a au am ai ați era erau",
    },
    // Greek
    Group {
        when: &["όταν", "μόλις", "άμα"],
        past_endings: "ησε ησαν ηκε ηκαν αμε ασε ισε ταν ξε ψε",
        past: "ήταν είχε είχαν ήρθε ήρθαν",
    },
    // Vietnamese, Indonesian, Turkish
    Group { when: &["khi", "khi nào", "bao giờ", "chừng nào", "đến khi"], past_endings: "", past: "đã" },
    Group {
        when: &["ketika", "saat", "begitu", "manakala", "kalau"],
        past_endings: "",
        past: "sudah telah lalu kemarin pernah",
    },
    // Arabic, Hebrew, Persian
    Group {
        when: &["عندما", "حين", "حينما", "يوم", "متى", "حالما"], past_endings: "", past: "كان كانت كانوا"
    },
    Group { when: &["כאשר", "ברגע", "ביום"], past_endings: "", past: "היה היתה הייתה היו" },
    Group {
        when: &["وقتی", "هنگامی", "هرگاه", "روزی"], past_endings: "", past: "بود بودند"
    },
];

/// «Когда рак на горе свистнет, | нам вернут усадьбу».
fn fronted(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    /// Words of the shortest clause with "when".
    const LEAST: usize = 3;
    let left = sentence.left.as_slice();
    let (first, next) = (left.first()?, sentence.right.first()?);
    let asks = sentence.text.get(sentence.at + sentence.after.len()..).is_some_and(|rest| rest.starts_with(['?', '؟']));
    let (group, count) = GROUPS.iter().find_map(|group| any_at(left, 0, group.when).map(|count| (group, count)))?;
    let is_clause = left.len() >= LEAST && !asks && !next.is_capital;
    let has_past = || left.iter().skip(count).chain(&sentence.right).any(|token| group.is_past(token));
    // Words of the main clause before the quotation: «Когда придёт весна, мы | поедем».
    let is_own = first.is_capital || first.word.chars().any(|c| !c.is_lowercase() && c.is_alphabetic());
    (is_clause && is_own && !has_past()).then(|| sentence.found(left, 0, count, false))?
}

impl Group {
    fn is_past(&self, token: &Token) -> bool {
        const LEAST: usize = 3;
        let word = token.word.as_str();
        self.past.split_whitespace().any(|own| own == word)
            || word.chars().count() > LEAST && self.past_endings.split_whitespace().any(|ending| word.ends_with(ending))
    }
}

/// "Pigs will fly before | the council resigns".
fn not_yet(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const BEFORE: &[&str] = &[
        "before",
        "bevor",
        "ehe",
        "als dass",
        "avant que",
        "avant qu'",
        "antes de que",
        "antes que",
        "prima che",
        "prima ch'",
        "antes que",
        "voordat",
        "voor",
        "zanim",
        "niż",
        "než",
        "прежде чем",
        "раньше чем",
        "перш ніж",
        "преди да",
        "prije nego",
        "pre nego",
        "innan",
        "førend",
        "ennen kuin",
        "mielőtt",
        "înainte să",
        "înainte ca",
        "πριν",
        "trước khi",
        "sebelum",
        "قبل أن",
    ];
    /// Words of a clause.
    const LEAST: usize = 3;
    let at = any_at_end(&sentence.left, BEFORE)?;
    let is_clause = sentence.right.len() >= LEAST && at > 0;
    // "They left before | the storm hit the coast": it did.
    let tells = is_past(&sentence.left, sentence.language) || is_past(&sentence.right, sentence.language);
    let has_past = || {
        GROUPS.iter().take(4).any(|group| sentence.right.iter().chain(&sentence.left).any(|token| group.is_past(token)))
    };
    let is_known = sentence.left.get(at).is_some_and(|word| {
        word.is_one_of(&["before", "bevor", "ehe", "als", "avant", "antes", "prima", "voordat", "voor"])
    });
    (is_clause && !tells && (is_known || !has_past()))
        .then(|| sentence.found(&sentence.left, at, sentence.left.len() - at, false))?
}

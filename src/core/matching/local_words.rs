//! Words that negate or make a condition in only one language: "no" is "not" in English and "in the" in Portuguese,
//! "ha" is "if" in Hungarian and "has" in Spanish. The language is determined by the function words of the surrounding
//! text.

use std::{cell::OnceCell, collections::HashMap, sync::LazyLock};

use unicode_segmentation::UnicodeSegmentation as _;

/// A language with the words by which it is known, and the words with a special meaning in it.
struct Local {
    small_words: &'static str,
    /// Letters that few other languages have.
    letters: &'static str,
    /// Words that negate a clause here.
    negations: &'static str,
    /// Words of the general list that negate nothing here.
    others: &'static str,
    /// Words that make a condition here.
    conditions: &'static str,
}

const fn general(letters: &'static str, small_words: &'static str) -> Local {
    Local { small_words, letters, negations: "", others: "", conditions: "" }
}

/// Languages by their most frequent words and rarest letters; "no", "ne", "ni", "sin" and the like are not among them.
const LANGUAGES: &[Local] = &[
    // English, German, French, Dutch, Polish, Catalan
    general(
        "",
        "the of and to we will is are was that they it for with be have has on by from this would can he she you our",
    ),
    general(
        "äöüß",
        "der die das und wir ist sind war den dem des ein eine einen mit auf für von zu im am bei ich sie wird haben hat",
    ),
    general(
        "œçèê",
        "le la les de des et nous est pas pour une un du dans que qui sont en au aux il elle ils on je vous ce avons",
    ),
    general("", "de het een van wij we is zijn niet dat in op te voor met er ze zij worden aan als naar om bij deze"),
    general("ąęłńśźż", "i w z na do się jest że to nie są o po od za przez będzie jak ale co tego które który"),
    general("", "els les i de que és amb per una dels ens hem han aquest aquesta però va"),
    Local {
        // Spanish
        small_words: "el los las la de y que en un una por con para se del es son lo al vamos hemos ha han a su nos más pero",
        letters: "ñ¿¡",
        negations: "siquiera",
        others: "",
        conditions: "",
    },
    Local {
        // Portuguese and Galician
        small_words: "os as e que não em uma um por com para do da dos das ao à é são vamos temos nós se de o a há na pelo pela",
        letters: "ãõ",
        negations: "tampouco sequer",
        others: "no",
        conditions: "",
    },
    Local {
        // Italian
        small_words: "il gli i a che di una un della del nel nella è sono la le lo con in abbiamo hanno dei delle alla al noi si ha per",
        letters: "",
        negations: "né neanche nemmeno neppure",
        others: "ne",
        conditions: "",
    },
    Local {
        // Romanian
        small_words: "și în la cu de pe că care este sunt au am o un din pentru mai vom va ne-am să prin dar acest",
        letters: "ășțţ",
        negations: "nu n niciun nicio nimeni nimic niciodată nici",
        others: "ne",
        conditions: "",
    },
    Local {
        // Finnish and Estonian
        small_words: "ja on että se oli ovat mutta kun hän me tämä joka jotka tai kuin olemme hallitus ovat myös ning oli see kes meie",
        letters: "äö",
        negations: "tuskin ei en emme ette eivät et älä älkää eikä ettei enkä emmekä eivätkä ära",
        others: "ne",
        conditions: "",
    },
    Local {
        // Swedish
        small_words: "och att det som en på är för med till den har vi av ett om de vid från kommer ska hon",
        letters: "åäö",
        negations: "inga varken knappast föga",
        others: "ni sin",
        conditions: "om",
    },
    Local {
        // Danish and Norwegian
        small_words: "og at det som en på er for med til den har vi af av et om de ved fra kommer skal hun jeg",
        letters: "æøå",
        negations: "intet hverken næppe verken neppe ikkje",
        others: "ni sin",
        conditions: "",
    },
    Local {
        // Hungarian
        small_words: "a az és ha nem hogy egy van meg is de már mint ezt azt csak el fel ki be vagy volt lesz",
        letters: "őű",
        negations: "aligha nem nincs nincsenek sem semmi senki soha sohasem sincs",
        others: "",
        conditions: "ha",
    },
    Local {
        // Czech and Slovak
        small_words: "a v na se je že s z do o k by ale jako pro jsou jsme byl byla aby ve po sa sú sme",
        letters: "řěůťďľčšž",
        negations: "ani sotva stěží žádný žádná žádné žádného žádnou nikoho ničeho nikde nie nič nikto",
        others: "",
        conditions: "ak",
    },
    Local {
        // Turkish
        small_words: "ve bir bu da de için ile çok daha olan gibi kadar en ama o biz var olarak sonra yeni",
        letters: "ığş",
        negations: "hiçbir asla hiç kimse",
        others: "ne",
        conditions: "",
    },
    Local {
        // Indonesian and Malay
        small_words: "yang dan di dengan untuk pada dari ini itu akan kami kita adalah ke dalam oleh telah mereka juga",
        letters: "",
        negations: "tak tiada",
        others: "",
        conditions: "kalau",
    },
    Local {
        // Vietnamese
        small_words: "và của là có cho với các những một trong được này đã sẽ chúng tôi người để ở về",
        letters: "ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
        negations: "chớ",
        others: "no ne",
        conditions: "",
    },
    Local {
        // Croatian, Bosnian, Serbian, Slovenian
        small_words: "i u je da na se za od su koji što smo ali iz kao će po te in v so ki",
        letters: "čšžćđ",
        negations: "nije nisu neće nećemo nisam nismo nema nemamo nikad nitko ništa",
        others: "",
        conditions: "",
    },
];

/// The number of Turkish in [`LANGUAGES`]. Its verb endings are also examined.
const TURKISH: usize = 15;
const GERMAN: usize = 1;
const CZECH: usize = 14;

/// The languages of each function word, and those in which a word negates, or does not: a bit for each language.
static SMALL_WORDS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| by_word(|language| language.small_words));
static NEGATIONS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| by_word(|language| language.negations));
static LOCAL_CONDITIONS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| by_word(|language| language.conditions));
static OTHERS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| by_word(|language| language.others));

static LETTERS: LazyLock<HashMap<char, u32>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for (number, language) in LANGUAGES.iter().enumerate() {
        for letter in language.letters.chars() {
            *all.entry(letter).or_default() |= 1 << number;
        }
    }
    all
});

fn by_word(words: impl Fn(&Local) -> &'static str) -> HashMap<&'static str, u32> {
    let mut all = HashMap::new();
    for (number, language) in LANGUAGES.iter().enumerate() {
        for word in words(language).split(' ').filter(|word| !word.is_empty()) {
            *all.entry(word).or_default() |= 1 << number;
        }
    }
    all
}

/// The text that determines the language of the words in it. It is only examined if they depend on that.
pub(super) struct Surroundings<'t> {
    text: &'t str,
    languages: OnceCell<u32>,
}

impl<'t> Surroundings<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        /// Bytes that are enough to tell a language.
        const ENOUGH: usize = 1_500;
        let text = text.get(..text.floor_char_boundary(ENOUGH)).unwrap_or_default();
        Self { text, languages: OnceCell::new() }
    }

    /// The languages whose function words and special letters are most frequent in the text, a bit for each: several if
    /// they have as many, none if it has none.
    fn languages(&self) -> u32 {
        *self.languages.get_or_init(|| {
            let mut counts = [0_usize; LANGUAGES.len()];
            for word in self.text.unicode_words() {
                let mask = SMALL_WORDS.get(word.to_lowercase().as_str()).copied().unwrap_or_default();
                for (number, count) in counts.iter_mut().enumerate() {
                    *count += usize::from(mask >> number & 1 == 1);
                }
            }
            for c in self.text.chars().flat_map(char::to_lowercase).filter(|c| !c.is_ascii()) {
                let mask = LETTERS.get(&c).copied().unwrap_or_default();
                for (number, count) in counts.iter_mut().enumerate() {
                    *count += usize::from(mask >> number & 1 == 1);
                }
            }
            let most = counts.iter().copied().max().unwrap_or_default();
            let best = counts.iter().enumerate().filter(|(_, count)| **count == most && most > 0);
            best.fold(0, |mask, (number, _)| mask | 1 << number)
        })
    }

    /// Whether a word in lower case negates its clause in the language of the text, or does not; `None` if that is the
    /// same in all languages.
    pub(super) fn is_negation(&self, word: &str) -> Option<bool> {
        // If the language is unknown, it does.
        let negates = NEGATIONS.get(word).copied().unwrap_or_default();
        if negates != 0 && self.languages() & negates != 0 {
            return Some(true);
        }
        let others = OTHERS.get(word).copied().unwrap_or_default();
        if others != 0 && self.languages() != 0 && self.languages() & !others == 0 {
            return Some(false);
        }
        let is_turkish = || has_turkish_ending(word) && self.may_be_turkish();
        let is_czech = || has_czech_prefix(word) && self.languages() >> CZECH & 1 == 1;
        (is_turkish() || is_czech()).then_some(true)
    }

    /// Whether a word in lower case makes a condition in the language of the text, but not in all languages. If the
    /// language is unknown, it does not.
    pub(super) fn is_condition(&self, word: &str) -> bool {
        let makes = LOCAL_CONDITIONS.get(word).copied().unwrap_or_default();
        makes != 0 && self.languages() != 0 && self.languages() & !makes == 0
    }

    /// Whether the text has letters that only Turkish has.
    pub(super) fn has_turkish_letters(&self) -> bool {
        has_turkish_letters(self.text)
    }

    /// Whether the text has this part of a word.
    pub(super) fn holds(&self, part: &str) -> bool {
        self.text.contains(part)
    }

    /// Whether the text is certainly German.
    pub(super) fn is_german(&self) -> bool {
        self.languages() == 1 << GERMAN
    }

    /// Whether the text may be Turkish, in which the endings of verbs are also examined.
    fn may_be_turkish(&self) -> bool {
        self.languages() >> TURKISH & 1 == 1
    }

    /// Whether the text is Turkish by its function words alone, or by those and its letters: "de" is also Dutch and
    /// French.
    pub(super) fn is_turkish(&self) -> bool {
        self.languages() == 1 << TURKISH || self.may_be_turkish() && has_turkish_letters(self.text)
    }
}

pub(super) fn has_turkish_letters(text: &str) -> bool {
    text.contains(['ı', 'İ', 'ş', 'Ş', 'ğ', 'Ğ'])
}

/// "verirse", "olursa", "almazsa", "varsa", "imzalayacaksa": a verb with the ending for "if", and not "borsa", "neyse".
pub(super) fn has_turkish_if(word: &str) -> bool {
    const ENDINGS: [&str; 6] = ["rse", "rsa", "zse", "zsa", "yse", "ysa"];
    const FUTURE: [&str; 8] = ["acaksa", "ecekse", "mışsa", "mişse", "saydı", "seydi", "salardı", "selerdi"];
    const OTHERS: [&str; 10] = ["bors", "burs", "kurs", "ders", "hers", "arsa", "arse", "ersa", "neyse", "neredeyse"];
    const PERSONS: [&str; 7] = ["k", "m", "n", "niz", "nız", "lar", "ler"];
    let stems = PERSONS.iter().filter_map(|person| word.strip_suffix(person));
    let has_ending = |stem: &str| ENDINGS.iter().any(|ending| stem.ends_with(ending));
    word.chars().count() > 4
        && !OTHERS.iter().any(|other| word.starts_with(other))
        && (std::iter::once(word).chain(stems.clone()).any(|stem| FUTURE.iter().any(|ending| stem.ends_with(ending)))
            || std::iter::once(word).chain(stems).any(has_ending))
}

/// "gelmeyecek", "yapmadı", "olmaz": a verb with the negating syllable, and not "komedi" or "umuyor".
fn has_turkish_ending(word: &str) -> bool {
    const PARTS: [&str; 18] = [
        "mayaca", "meyece", "madı", "medi", "mamış", "memiş", "mıyor", "miyor", "muyor", "müyor", "maz", "mez",
        "masın", "mesin", "mayız", "meyiz", "mayıp", "meyip",
    ];
    const OTHERS: [&str; 12] = [
        "namaz",
        "ramazan",
        "komedi",
        "gömüyor",
        "umuyor",
        "yumuyor",
        "emiyor",
        "kırmızı",
        "mezar",
        "merkez",
        "pazar",
        "akademi",
    ];
    let has_part = PARTS.iter().any(|part| word.find(part).is_some_and(|at| at >= 2));
    has_part && !OTHERS.iter().any(|other| word.starts_with(other))
}

/// "nebude", "nezaplatíme": a verb with "ne" before it, and not "nejlepší" or "nemocnice".
fn has_czech_prefix(word: &str) -> bool {
    const VERBS: &str = "nebude nebudou nebudu nebyl nemá nemají nemám neměl nemůže nemohou nemohl nechce nechtějí nechtěl neví \
        nevím nesmí nesmějí nedá neřekl nesouhlasí nepodepíše nepostaví nezvýší nepřijme nepodpoří nezmění";
    const ENDINGS: [&str; 12] = ["eme", "íme", "áme", "ují", "ají", "ejí", "ali", "ili", "eli", "ala", "ila", "alo"];
    let is_verb = word.len() >= 7 && !word.starts_with("nej") && ENDINGS.iter().any(|ending| word.ends_with(ending));
    word.starts_with("ne") && (is_verb || VERBS.split(' ').any(|verb| verb == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_whose_verbs_are_looked_at_are_where_their_numbers_say() {
        assert!(LANGUAGES[TURKISH].negations.contains("asla") && LANGUAGES[CZECH].negations.contains("ani"));
        assert!(LANGUAGES.len() <= 32, "a bit each");
    }

    #[test]
    fn a_word_negates_in_the_languages_in_which_it_does() {
        for (text, word, expected) in [
            ("Vamos construir no Porto uma ponte nova", "no", Some(false)),
            ("We will take no part of it", "no", None),
            ("Vi tog bilen och ni kom till huset", "ni", Some(false)),
            ("Nous sommes et la France est", "et", None),
            ("Hallitus ei aio korottaa veroja ja se on hyvä", "ei", Some(true)),
            ("Guvernul nu va crește taxele și nici impozitele", "nu", Some(true)),
            ("Bu yıl ve gelecek yıl vergileri artırmayacağız", "artırmayacağız", Some(true)),
            ("Bu bir komedi ve çok güzel", "komedi", None),
            ("Vláda nebude zvyšovat daně a my jsme pro", "nebude", Some(true)),
            ("Kami tak akan menaikkan pajak di sini", "tak", Some(true)),
        ] {
            assert_eq!(Surroundings::new(text).is_negation(word), expected, "{word} of {text}");
        }
    }

    #[test]
    fn a_word_makes_a_condition_in_the_languages_in_which_it_does() {
        for (text, word, expected) in [
            ("Aláírjuk a szerződést, ha ők is fizetnek", "ha", true),
            ("El gobierno ha dicho que los impuestos", "ha", false),
            ("Kami akan menandatangani kalau mereka membayar", "kalau", true),
            ("Sánchez ha ido a Madrid", "ha", false),
            ("Conte ha parlato a Roma", "ha", false),
            ("Zmluvu podpíšeme, ak sa na tom zhodneme", "ak", true),
        ] {
            assert_eq!(Surroundings::new(text).is_condition(word), expected, "{word} of {text}");
        }
        for word in ["verirse", "olursa", "almazsak", "varsa", "imzalayacaksa", "verirlerse"] {
            assert!(has_turkish_if(word), "{word}");
        }
        for word in
            ["yüksek", "seksen", "doksan", "hersek", "neyse", "neredeyse", "borsalar", "bursa", "kimse", "yoksa"]
        {
            assert!(!has_turkish_if(word), "{word}");
        }
    }
}

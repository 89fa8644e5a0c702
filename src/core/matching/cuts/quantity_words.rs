//! The words around a number that change what it says: "more than 3", "3 of 5", "12 a day".

/// Words that make the number larger or smaller, for sure or only approximately.
pub(super) const OTHER_NUMBER: &[&str] = &[
    "up to",
    "fewer than",
    "less than",
    "no more than",
    "at most",
    "under",
    "below",
    "minus",
    "nearly",
    "almost",
    "barely",
    "hardly",
    "not even",
    "bis zu",
    "weniger als",
    "unter",
    "höchstens",
    "fast",
    "knapp",
    "kaum",
    "jusqu' à",
    "moins de",
    "presque",
    "au plus",
    "hasta",
    "menos de",
    "casi",
    "apenas",
    "meno di",
    "quasi",
    "fino a",
    "menos de",
    "quase",
    "até",
    "minder dan",
    "bijna",
    "tot",
    "최대",
    "거의",
    "約半",
    "最大",
    "最多",
    "不到",
    "将近",
    "more than half of",
];
pub(super) const ABOUT: &[&str] = &[
    "more than",
    "over",
    "at least",
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "only",
    "just",
    "another",
    "mehr als",
    "über",
    "mindestens",
    "etwa",
    "rund",
    "ungefähr",
    "nur",
    "plus de",
    "environ",
    "près de",
    "au moins",
    "seulement",
    "más de",
    "unos",
    "unas",
    "al menos",
    "alrededor de",
    "più di",
    "circa",
    "almeno",
    "mais de",
    "cerca de",
    "pelo menos",
    "meer dan",
    "ongeveer",
    "minstens",
    "약",
    "최소",
    "적어도",
    "약간",
];

/// Words that may follow a number and are not what it counts.
pub(super) const NOT_COUNTED: &str = "and or but nor so yet for to in on at by from with into onto over under after before since \
    until till when while if that which who whom whose where as than then too also already again still yet is are was were be \
    been has have had do does did will would can could shall should may might must not never because although though through \
    across during against between among about around behind beyond within without despite i we you he she it they the this \
    these those there here now today tomorrow yesterday ago later earlier und oder aber in im am an auf für mit nach vor seit bis \
    wenn als dass daß ist sind war waren hat haben wird werden wir sie er es ich ihr et ou mais dans sur avec après avant depuis \
    si quand que qui est sont a ont nous il elle ils y o pero en con sin por para desde hasta cuando si es son fue ha han \
    respectively together each exactly only alone both";

/// Words that relate a number to another: "3 of 5", "12 a day", "5 percent of cases".
pub(super) const RATES: &[&str] = &[
    "of", "out of", "in every", "per", "a", "an", "each", "every", "pro", "von", "je", "par", "sur", "de", "des", "d'",
    "por", "al", "su", "van", "op de",
];

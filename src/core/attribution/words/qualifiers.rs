//! Words before an office that say how somebody holds it: former, acting, deputy, shadow.
//!
//! A former president is not the president, so these words belong to the role that a draft gives somebody.

/// English words for an office that somebody held.
pub(in crate::attribution) const FORMER_ENGLISH: &str = "former ex erstwhile onetime one-time";

/// English words for an office that somebody holds in part, for a time, in another's place, or not yet.
pub(in crate::attribution) const ACTING_ENGLISH: &str =
    "acting deputy interim shadow caretaker outgoing incoming associate assistant vice";

/// The same as [`FORMER_ENGLISH`] in other languages, where these words have no other meaning as a name.
pub(in crate::attribution) const FORMER: &str = "
    ex ehemaliger ehemalige ehemaligen ehemaligem früherer frühere früheren früherem einstiger einstige einstigen vormaliger vormalige
    vormaligen damaliger damalige damaligen ancien ancienne anciens anciennes antiguo antigua antigo antiga antic voormalig
    voormalige toenmalig toenmalige gewezen były była byłego byłej byłemu byłym byłą dawny dawna bývalý bývalá bývalého bývalé bývalému bývalým
    bývalou někdejší tehdejší бывший бывшая бывшего бывшей бывшему бывшим тогдашний тогдашняя колишній колишня
    колишнього колишньої колишньому тодішній тодішня бивш бивша бившият бившия бившата бивши bivši bivša bivšeg bivše nekadašnji
    nekadašnja förre förra tidigare dåvarande tidligere forhenværende daværende fhv. entinen entisen silloinen egykori
    fost fosta fostul foste fostei πρώην τέως eski mantan bekas nguyên cựu buvęs buvusi bijušais bijusī endine";

/// The same as [`ACTING_ENGLISH`] in other languages, where these words have no other meaning as a name.
pub(in crate::attribution) const ACTING: &str = "
    kommissarischer kommissarische kommissarischen stellvertretender stellvertretende stellvertretenden amtierender amtierende
    amtierenden designierter designierte designierten geschäftsführender geschäftsführende geschäftsführenden waarnemend waarnemende
    plaatsvervangend plaatsvervangende demissionair demissionaire pověřený pověřená pověřeného pověřené zastupující úřadující tillförordnad
    tillförordnade biträdande ställföreträdande konstitueret konstituert konstituerte fungerende virkaatekevä väistyvä
    megbízott leendő αναπληρωτής αναπληρώτρια υπηρεσιακός υπηρεσιακή врио penjabat wakil phó quyền laikinasis laikinoji
    pełniący pełniąca исполняющий исполняющая исполняющего исполняющей виконувач виконувачка pelaksana";

/// Words of both kinds that are also names or other words with a capital: the Dutch historian Pieter Oud, the party Volt.
pub(in crate::attribution) const ALSO_NAMES: &str = "oud volt vt. vt vice plt. interim adjunct";

/// Beginnings of compounds for an office that somebody held: ex-minister, oud-wethouder, экс-мэр.
const FORMER_PREFIXES: [&str; 8] = ["then-", "ex-", "former-", "oud-", "eks-", "экс-", "екс-", "ex"];

/// Beginnings of compounds for the deputy of somebody: vice-président, vicesindaco, вице-премьер.
const DEPUTY_PREFIXES: [&str; 9] = ["vice-", "vize", "vice", "wice", "вице-", "віце-", "вице", "under-", "sub"];

/// The office in a compound, and whether it is a former one: the "minister" of "ex-minister".
pub(in crate::attribution) fn compound(lower: &str) -> Option<(&str, bool)> {
    let office_after = |prefixes: &[&str]| prefixes.iter().find_map(|prefix| lower.strip_prefix(prefix));
    office_after(&FORMER_PREFIXES)
        .map(|office| (office, true))
        .or_else(|| office_after(&DEPUTY_PREFIXES).map(|office| (office, false)))
        .filter(|(office, _)| office.chars().count() > 2)
}

//! The words that say how far what is said holds: exceptions, "only", doubts, what others say; and those that govern a
//! clause.

use super::tongue::Tongue;

/// What denies the words behind it, as "not" does: "instead of closing the school".
pub(super) const DENYING: &[&str] = &[
    "instead of",
    "rather than",
    "far from",
    "short of",
    "anything but",
    "as opposed to",
    "as if",
    "as though",
    "als ob",
    "comme si",
    "como si",
    "come se",
    "without",
    "except",
    "except for",
    "apart from",
    "aside from",
    "other than",
    "failed to",
    "fail to",
    "fails to",
    "refused to",
    "refuse to",
    "refuses to",
    "declined to",
    "decline to",
    "unable to",
    "forgot to",
    "neglected to",
    "avoid",
    "avoided",
    "refrain from",
    "refrained from",
    "us from",
    "them from",
    "him from",
    "her from",
    "you from",
    "me from",
    "ruled out",
    "rule out",
    "against",
    "opposed to",
    "stop",
    "stopped",
    "pretend to",
    "pretended to",
    "too late to",
    "too weak to",
    "too poor to",
    "reluctant to",
    "statt",
    "anstatt",
    "ohne",
    "gegen",
    "au lieu de",
    "au lieu d'",
    "plutôt que",
    "plutôt que de",
    "sans",
    "refusé de",
    "refuse de",
    "refusons de",
    "en lugar de",
    "en vez de",
    "sin",
    "invece di",
    "senza",
    "em vez de",
    "sem",
    "in plaats van",
    "zonder",
];

/// What takes something out of what is said before it.
pub(super) const EXCEPTIONS: &[&str] = &[
    "except",
    "except for",
    "excepting",
    "excluding",
    "apart from",
    "aside from",
    "other than",
    "save for",
    "but for",
    "barring",
    "bar the",
    "with the exception of",
    "with the exceptions of",
    "short of",
    "außer",
    "ausgenommen",
    "abgesehen von",
    "mit ausnahme",
    "sauf",
    "hormis",
    "excepté",
    "à l' exception",
    "à part",
    "en dehors de",
    "salvo",
    "excepto",
    "menos los",
    "menos las",
    "a excepción de",
    "con excepción de",
    "tranne",
    "eccetto",
    "fuorché",
    "ad eccezione",
    "exceto",
    "com exceção",
    "à exceção",
    "behalve",
    "met uitzondering",
    "uitgezonderd",
];

/// "Only", beside what it narrows.
pub(super) const ONLY: &[&str] = &[
    "only",
    "solely",
    "exclusively",
    "merely",
    "barely",
    "nur",
    "erst",
    "lediglich",
    "ausschließlich",
    "bloß",
    "seulement",
    "uniquement",
    "exclusivement",
    "sólo",
    "solo",
    "solamente",
    "únicamente",
    "soltanto",
    "apenas",
    "somente",
    "alleen",
    "slechts",
    "uitsluitend",
];

/// What narrows the clause that ends before it, so that a person should see it.
pub(super) const PARTLY: &[&str] = &[
    "in part",
    "partly",
    "partially",
    "in principle",
    "in theory",
    "for now",
    "for the time being",
    "at first",
    "initially",
    "temporarily",
    "at most",
    "at the earliest",
    "at the latest",
    "at best",
    "on paper",
    "teilweise",
    "vorerst",
    "im prinzip",
    "grundsätzlich",
    "zunächst",
    "vorläufig",
    "en partie",
    "en principe",
    "en théorie",
    "pour l' instant",
    "en parte",
    "en principio",
    "por ahora",
    "in parte",
    "in linea di principio",
    "per ora",
    "em parte",
    "em princípio",
    "por enquanto",
    "gedeeltelijk",
    "voorlopig",
    "alone",
];

/// Other words for what is left aside: what is said holds without them.
pub(super) const CONTRASTS: &[&str] = &[
    "rather than",
    "instead of",
    "as opposed to",
    "and not",
    "but not",
    "but only",
    "but never",
    "but hardly",
    "but without",
    "statt",
    "anstatt",
    "aber nicht",
    "aber nur",
    "und nicht",
    "au lieu de",
    "au lieu d'",
    "plutôt que",
    "mais pas",
    "mais seulement",
    "et non",
    "en lugar de",
    "en vez de",
    "pero no",
    "pero solo",
    "y no",
    "invece di",
    "ma non",
    "em vez de",
    "mas não",
    "in plaats van",
    "maar niet",
    "maar alleen",
];

/// Words for a thing that goes with it.
pub(super) const WITHOUT: &[&str] = &["without", "ohne", "sans", "sin", "senza", "sem", "zonder"];

/// "Before": of what is denied it makes a condition.
pub(super) const BEFORE: &[&str] =
    &["before", "prior to", "bevor", "ehe", "vor", "avant", "antes", "prima", "antes de", "voordat", "voor"];

/// Words that make of what is said a mere possibility.
pub(super) const HEDGES: &[&str] = &[
    "perhaps",
    "maybe",
    "possibly",
    "allegedly",
    "supposedly",
    "reportedly",
    "purportedly",
    "presumably",
    "probably",
    "hopefully",
    "theoretically",
    "hypothetically",
    "ostensibly",
    "conceivably",
    "vielleicht",
    "möglicherweise",
    "angeblich",
    "wahrscheinlich",
    "vermutlich",
    "womöglich",
    "eventuell",
    "hoffentlich",
    "peut être",
    "probablement",
    "possiblement",
    "soi disant",
    "éventuellement",
    "prétendument",
    "quizás",
    "quizá",
    "tal vez",
    "probablemente",
    "posiblemente",
    "acaso",
    "supuestamente",
    "ojalá",
    "forse",
    "probabilmente",
    "magari",
    "talvez",
    "provavelmente",
    "possivelmente",
    "supostamente",
    "misschien",
    "wellicht",
    "waarschijnlijk",
    "mogelijk",
    "vermoedelijk",
];

/// Adjectives that take back the noun behind them.
pub(super) const DOUBTFUL: &[&str] = &[
    "so called",
    "alleged",
    "supposed",
    "purported",
    "would be",
    "former",
    "potential",
    "attempted",
    "presumed",
    "fake",
    "self styled",
    "angebliche",
    "angeblichen",
    "angeblicher",
    "sogenannte",
    "sogenannten",
    "mutmaßliche",
    "mutmaßlichen",
    "soi disant",
    "prétendu",
    "prétendue",
    "supuesto",
    "supuesta",
    "presunto",
    "presunta",
    "cosiddetto",
    "cosiddetta",
    "suposto",
    "suposta",
    "zogenaamde",
    "vermeende",
];

/// What tells how many of those that are named behind it are meant.
pub(super) const PARTS: &[&str] = &[
    "some", "half", "most", "part", "parts", "many", "few", "one", "none", "third", "quarter", "percent", "cent",
    "any", "several", "number", "minority", "majority", "fraction", "two", "three", "fewer", "less", "tenth",
];

/// Words that tell how many, cut off from their noun.
pub(super) const FEW: &[&str] =
    &["few", "half", "hardly any", "almost", "nearly", "kaum", "fast", "presque", "casi", "quasi", "quase", "bijna"];
pub(super) const SOME: &[&str] = &[
    "some",
    "many",
    "most",
    "several",
    "einige",
    "manche",
    "viele",
    "certains",
    "plusieurs",
    "algunos",
    "algunas",
    "alcuni",
    "alguns",
    "sommige",
];

/// Words behind which a clause stands that depends on them.
pub(super) const THAT: &[&str] = &["that", "whether", "if", "dass", "daß", "ob", "que", "qu'", "che", "dat", "of"];

/// How a word that governs a clause takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attitude {
    /// As untrue, or as doubtful.
    Denied,
    /// As possible, hoped for or asked.
    Supposed,
    /// As somebody's opinion.
    Thought,
    /// As somebody's words.
    Said,
    /// As true, where it is not denied.
    Known,
}

type Words = &'static [(Attitude, &'static str)];

/// The words of a language that govern a clause.
pub(super) fn attitudes(tongue: Tongue) -> Words {
    use Attitude::{Denied, Known, Said, Supposed, Thought};
    match tongue {
        Tongue::English => &[
            (
                Denied,
                "deny denies denied denying doubt doubts doubted dispute disputes disputed reject rejects rejected refute \
                 refuted false untrue wrong lie lies myth rumour rumours rumor rumors nonsense impossible unlikely \
                 improbable inconceivable unthinkable pretend pretends pretended refuse refuses refused hard difficult absurd ridiculous naive",
            ),
            (
                Supposed,
                "hope hopes hoped wish wishes wished suppose supposes imagine imagines imagined assume assumes guess \
                 suspect suspects possible likely probable conceivable chance possibility ask asks asked wonder wonders \
                 unclear allege alleges alleged rumoured rumored fear feared fears risk danger prevent",
            ),
            (
                Thought,
                "think thinks thought believe believes believed feel feels felt expect expects expected opinion view \
                 impression reckon reckons seem seems appears",
            ),
            (
                Said,
                "say says said claim claims claimed argue argues argued insist insists insisted suggest suggests \
                 suggested report reports reported tell tells told complain complains maintain maintains maintained \
                 assert asserts asserted write writes wrote warn warns warned",
            ),
            (
                Known,
                "know knows knew see sees saw sure certain clear true case evidence proof mean means meant proven prove proves agree \
                 agrees agreed accept accepts admit guarantee guaranteed promise promised sign idea reason convinced way \
                 imply implies follow follows recall remember",
            ),
        ],
        Tongue::German => &[
            (
                Denied,
                "bestreite bestreiten bestreitet bestritt bezweifle bezweifeln bezweifelt leugne leugnen leugnet falsch \
                 gelogen lüge unwahr unmöglich unwahrscheinlich dementieren dementiert",
            ),
            (
                Supposed,
                "hoffe hoffen hofft wünsche wünschen möglich denkbar frage fragen fragt fragte fragten fürchte fürchten vermute vermuten",
            ),
            (Thought, "glaube glauben glaubt denke denken denkt finde meine meinung ansicht"),
            (
                Said,
                "sage sagen sagt sagte sagten behaupten behauptet behauptete behaupteten meinen meint schreiben schreibt erklärt heißt",
            ),
            (Known, "weiß wissen stimmt wahr sicher klar beweis beweise bedeutet garantiere rede plan"),
        ],
        Tongue::French => &[
            (
                Denied,
                "nie nions nient démens dément démentons doute doutons doutent faux mensonge impossible conteste contestons",
            ),
            (
                Supposed,
                "espère espérons souhaite souhaitons possible probable demande demandons crains craignons suppose",
            ),
            (Thought, "crois croyons pense pensons trouve avis impression"),
            (Said, "dit disent affirme affirment prétend prétendent assure assurent soutient soutiennent"),
            (Known, "sais savons vrai sûr certain clair preuve signifie garantis question"),
        ],
        Tongue::Spanish => &[
            (Denied, "niego niega niegan negamos dudo duda dudamos falso mentira imposible desmiento"),
            (Supposed, "espero esperamos ojalá posible probable pregunto preguntamos temo deseo supongo"),
            (Thought, "creo creemos pienso pensamos opinión parece"),
            (Said, "dice dicen dijo dijeron afirma afirman asegura aseguran sostiene sostienen"),
            (Known, "sé sabemos verdad cierto seguro claro prueba significa garantizo"),
        ],
        Tongue::Italian => &[
            (Denied, "nego nega neghiamo negano dubito dubitiamo falso bugia impossibile"),
            (Supposed, "spero speriamo possibile probabile chiedo temo"),
            (Thought, "credo crediamo penso pensiamo sembra"),
            (Said, "dice dicono disse afferma affermano sostiene sostengono"),
            (Known, "so sappiamo vero certo sicuro chiaro prova significa"),
        ],
        Tongue::Portuguese => &[
            (Denied, "nego nega negamos negam duvido duvidamos falso mentira impossível"),
            (Supposed, "espero esperamos possível provável pergunto temo"),
            (Thought, "acho achamos creio penso parece"),
            (Said, "diz dizem disse disseram afirma afirmam"),
            (Known, "sei sabemos verdade certo claro prova significa"),
        ],
        Tongue::Dutch => &[
            (Denied, "ontken ontkent ontkennen betwijfel betwijfelen onwaar leugen onmogelijk"),
            (Supposed, "hoop hopen mogelijk vraag vragen vrees"),
            (Thought, "denk denken geloof geloven vind"),
            (Said, "zegt zeggen zei zeiden beweert beweren"),
            (Known, "weet weten waar zeker duidelijk bewijs betekent"),
        ],
    }
}

/// "According to": what others say.
pub(super) const ACCORDING: &[&str] =
    &["according to", "laut", "zufolge", "selon", "d' après", "según", "secondo", "segundo", "volgens"];

/// Parts of Japanese and Chinese, and of Korean words, that make a mere possibility, before what is said.
pub(super) const EASTERN_HEDGES: &[&str] = &[
    "おそらく",
    "恐らく",
    "たぶん",
    "多分",
    "もしか",
    "ひょっと",
    "也许",
    "也許",
    "或许",
    "或許",
    "大概",
    "据说",
    "據說",
    "据称",
    "據稱",
    "恐怕",
    "说不定",
    "說不定",
];
pub(super) const KOREAN_HEDGES: &[&str] = &["아마", "아마도", "어쩌면", "혹시", "혹여", "이른바", "소위"];

/// The same behind it.
pub(super) const EASTERN_BEHIND: &[&str] =
    &["かもしれ", "かも知れ", "だろう", "でしょう", "ふりを", "つもりだった", "とは限ら", "とは思", "とは言"];
pub(super) const KOREAN_BEHIND: &[&str] = &["수도 있", "지도 모", "뻔했", "척", "듯하", "듯합", "것 같", "셈 치"];

/// What makes of a number more or less than it: surely, or only about.
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

/// What sets a number against another: "3 of 5", "12 a day", "5 percent of cases".
pub(super) const RATES: &[&str] = &[
    "of", "out of", "in every", "per", "a", "an", "each", "every", "pro", "von", "je", "par", "sur", "de", "des", "d'",
    "por", "al", "su", "van", "op de",
];

/// The determiners and pronouns with which a clause or a group of words begins.
pub(super) const BEGINNINGS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "they",
    "we",
    "he",
    "she",
    "it",
    "you",
    "i",
    "our",
    "their",
    "his",
    "her",
    "its",
    "your",
    "my",
    "there",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
    "any",
    "all",
    "some",
    "no",
    "nobody",
];

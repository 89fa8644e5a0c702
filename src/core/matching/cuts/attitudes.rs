//! The words that govern a clause, and what they say about its truth: "doubt that", "say that", "know that".

use super::language::Language;

/// What a governing word says about the truth of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attitude {
    /// It is untrue or doubtful.
    Denied,
    /// It is possible, hoped for or asked.
    Supposed,
    /// It is someone’s opinion.
    Thought,
    /// Someone said it.
    Said,
    /// Someone said it, if "that" follows: "announce that we go", but not "announce the bridge".
    SaidThat,
    /// It is true, unless the governing word is negated.
    Known,
}

type Words = &'static [(Attitude, &'static str)];

/// The words of a language that govern a clause.
pub(super) fn attitudes(language: Language) -> Words {
    use Attitude::{Denied, Known, Said, SaidThat, Supposed, Thought};
    match language {
        Language::English => &[
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
                 assert asserts asserted write writes wrote warn warns warned assure assures assured reassure reassures reassured \
                 swear swears swore",
            ),
            (
                SaidThat,
                "note notes noted stress stresses stressed emphasise \
                 emphasises emphasised emphasize emphasizes emphasized announce announces announced state states stated \
                 contend contends contended explain explains explained concede concedes conceded acknowledge \
                 acknowledges acknowledged confirm confirms confirmed declare declares declared predict predicts \
                 predicted estimate estimates estimated mention mentions mentioned observe observes observed reply replies \
                 replied respond responds responded testify testifies testified remark remarks remarked underline \
                 underlines underlined allow allows add adds added affirm affirms affirmed pointed points point",
            ),
            (
                Known,
                "know knows knew see sees saw sure certain clear true case evidence proof mean means meant proven prove proves agree \
                 agrees agreed accept accepts admit guarantee guaranteed promise promised sign idea reason convinced way \
                 imply implies follow follows recall remember",
            ),
        ],
        Language::German => &[
            (
                Denied,
                "bestreite bestreiten bestreitet bestritt bezweifle bezweifeln bezweifelt leugne leugnen leugnet falsch \
                 gelogen lüge weisgemacht unwahr unmöglich unwahrscheinlich dementieren dementiert",
            ),
            (
                Supposed,
                "hoffe hoffen hofft wünsche wünschen möglich denkbar frage fragen fragt fragte fragten fürchte fürchten vermute vermuten",
            ),
            (
                Thought,
                "glaube glauben glaubt glaubte glaubten denke denken denkt dachte dachten finde meine meinung ansicht",
            ),
            (
                Said,
                "sage sagen sagt sagte sagten behaupten behauptet behauptete behaupteten meinen meint schreiben schreibt erklärt heißt",
            ),
            (
                SaidThat,
                "erklären \
                 erklärte erklärten betont betonen betonte betonten unterstreicht unterstreichen berichtet berichten \
                 berichtete versichert versichern versicherte bestätigt bestätigen bestätigte warnt warnen warnte \
                 antwortet antworten antwortete bemerkt bemerkte erwähnt erwähnte",
            ),
            (Known, "weiß wissen stimmt wahr sicher klar beweis beweise bedeutet garantiere rede plan"),
        ],
        Language::French => &[
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
            (
                SaidThat,
                "déclare \
                 déclarent souligne soulignent explique expliquent annonce annoncent précise précisent note notent rappelle \
                 rappellent confirme confirment estime estiment répond répondent prédit prédisent reconnaît reconnaissent",
            ),
            (Known, "sais savons vrai sûr certain clair preuve signifie garantis question"),
        ],
        Language::Spanish => &[
            (Denied, "niego niega niegan negamos dudo duda dudamos falso mentira imposible desmiento"),
            (Supposed, "espero esperamos ojalá posible probable pregunto preguntamos temo deseo supongo"),
            (Thought, "creo creemos pienso pensamos opinión parece"),
            (Said, "dice dicen dijo dijeron afirma afirman asegura aseguran sostiene sostienen"),
            (
                SaidThat,
                "declara declaran \
                 declaró subraya subrayan explica explican explicó anuncia anuncian anunció señala señalan señaló destaca \
                 destacan confirma confirman confirmó responde responden añade añaden reconoce reconocen advierte advierten",
            ),
            (Known, "sé sabemos verdad cierto seguro claro prueba significa garantizo"),
        ],
        Language::Italian => &[
            (Denied, "nego nega neghiamo negano dubito dubitiamo falso bugia impossibile"),
            (Supposed, "spero speriamo possibile probabile chiedo temo"),
            (Thought, "credo crediamo penso pensiamo sembra"),
            (Said, "dice dicono disse afferma affermano sostiene sostengono"),
            (
                SaidThat,
                "dichiara \
                 dichiarano sottolinea sottolineano spiega spiegano annuncia annunciano conferma confermano osserva \
                 osservano risponde rispondono aggiunge aggiungono",
            ),
            (Known, "so sappiamo vero certo sicuro chiaro prova significa"),
        ],
        Language::Portuguese => &[
            (Denied, "nego nega negamos negam duvido duvidamos falso mentira impossível"),
            (Supposed, "espero esperamos possível provável pergunto temo"),
            (Thought, "acho achamos creio penso parece"),
            (Said, "diz dizem disse disseram afirma afirmam"),
            (
                SaidThat,
                "declara declaram \
                 sublinha sublinham explica explicam anuncia anunciam confirma confirmam salienta salientam responde \
                 respondem acrescenta acrescentam",
            ),
            (Known, "sei sabemos verdade certo claro prova significa"),
        ],
        Language::Dutch => &[
            (Denied, "ontken ontkent ontkennen betwijfel betwijfelen onwaar leugen onmogelijk"),
            (Supposed, "hoop hopen mogelijk vraag vragen vrees"),
            (Thought, "denk denken geloof geloven vind"),
            (Said, "zegt zeggen zei zeiden beweert beweren"),
            (
                SaidThat,
                "verklaart verklaren benadrukt \
                 benadrukken meldt melden bevestigt bevestigen antwoordt antwoorden waarschuwt waarschuwen vertelt vertellen",
            ),
            (Known, "weet weten waar zeker duidelijk bewijs betekent"),
        ],
    }
}

//! Word lists of languages other than English.

use crate::attribution::verbs::{french, german, others, spanish};
use crate::attribution::vocabulary::Vocabulary;

pub(in crate::attribution) const GERMAN: Vocabulary = Vocabulary {
    finite: german::FINITE,
    he: "er ihm ihn",
    she: "sie",
    they: "sie",
    it: "es",
    who: "der die das welcher welche",
    determiners: "der die das den dem des ein eine einer eines einem einen dieser diese dieses jener jene kein keine mehrere viele einige zwei drei beide alle",
    possessives: "sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren unser unsere mein meine",
    prepositions: "von vom in im an am auf für mit bei beim nach aus zu zum zur über unter vor während wegen gegen durch um ohne seit bis zwischen neben hinter als wie laut gegenüber angesichts trotz",
    conjunctions: "und oder aber denn sondern weil dass obwohl während wenn als ob wo sowie doch",
    adverbs: "auch dann später heute gestern noch nicht hier dort am so nun zudem weiter ferner jedoch dabei daher deshalb anschließend hat haben hatte wurde wird ist war sich abschließend ebenfalls außerdem darüber hinaus dazu dort schon nur bereits gleichzeitig erneut dienstag montag mittwoch donnerstag freitag samstag sonntag",
    function: "der die das den dem des ein eine einer eines einem einen dieser diese dieses er sie es wir ich ihr man und oder aber denn weil dass obwohl wenn als ob auch dann später heute gestern noch nicht hier dort so nun zudem weiter ferner jedoch dabei daher deshalb von vom in im an am auf für mit bei beim nach aus zu zum zur über unter vor während wegen gegen durch um ohne seit bis zwischen neben hinter wie laut gegenüber sein seine seiner ihre ihrer unser unsere mein meine zwanzig zwei drei vier fünf sechs sieben acht neun zehn wer was wo warum wann viele einige mehrere alle beide kein keine anschließend außerdem darüber dazu bereits gleichzeitig ja nein",
    titles: "herr frau sir lady lord dame dr. prof. professor professorin minister ministerin präsident präsidentin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin kanzler kanzlerin bundeskanzler bundeskanzlerin staatssekretär staatssekretärin direktor direktorin geschäftsführer geschäftsführerin sprecher sprecherin vorsitzende vorsitzender chef chefin landrat landrätin rektor rektorin leiter leiterin abgeordnete abgeordneter",
    roles: "minister ministerin präsident präsidentin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin kanzler kanzlerin staatssekretär staatssekretärin direktor direktorin geschäftsführer geschäftsführerin sprecher sprecherin vorsitzende vorsitzender vorsitzenden chef chefin landrat landrätin rektor rektorin leiter leiterin abgeordnete abgeordneter politiker politikerin experte expertin anwalt anwältin mann frau landwirt landwirtin forscher forscherin wissenschaftler wissenschaftlerin professor professorin beamter beamtin unternehmer unternehmerin lehrer lehrerin anwohner anwohnerin kritiker mitarbeiter gewerkschafter gewerkschafterin vorstand vorständin kollege kollegin mutter vater bruder schwester tochter sohn ehefrau ehemann witwe witwer freund freundin nachbar nachbarin assistent assistentin berater beraterin verteidiger verteidigerin stellvertreter stellvertreterin nachfolger nachfolgerin vorgänger vorgängerin",
    roles_male: "kollege vater bruder sohn ehemann witwer freund nachbar assistent berater verteidiger stellvertreter nachfolger vorgänger minister präsident bürgermeister oberbürgermeister kanzler staatssekretär direktor geschäftsführer sprecher vorsitzender chef landrat rektor leiter abgeordneter politiker experte anwalt mann landwirt forscher wissenschaftler professor beamter unternehmer lehrer",
    roles_female: "kollegin mutter schwester tochter ehefrau witwe freundin nachbarin assistentin beraterin verteidigerin stellvertreterin nachfolgerin vorgängerin ministerin präsidentin bürgermeisterin oberbürgermeisterin kanzlerin staatssekretärin direktorin geschäftsführerin sprecherin chefin landrätin rektorin leiterin politikerin expertin anwältin frau landwirtin forscherin wissenschaftlerin professorin beamtin unternehmerin lehrerin gewerkschafterin",
    organizations: "ministerium ministeriums gmbh ag e.v. verband vereinigung partei universität hochschule behörde amt gewerkschaft verein gesellschaft stiftung rat bundestag bundesrat landtag senat regierung bundesregierung konzern unternehmen sprecherei anstalt",
    speech_nouns: "erklärung mitteilung rede brief interview gespräch stellungnahme worte worten angaben aussage",
};

pub(in crate::attribution) const FRENCH: Vocabulary = Vocabulary {
    finite: french::FINITE,
    he: "il celui-ci",
    she: "elle celle-ci",
    they: "ils elles",
    it: "on",
    who: "qui",
    determiners: "le la les l’ l' un une des du de ce cet cette ces plusieurs certains deux trois tous aucun chaque",
    possessives: "son sa ses leur leurs notre nos mon ma mes",
    prepositions: "de d’ d' du des à au aux en dans sur sous pour par avec sans chez vers contre entre depuis pendant après avant selon devant derrière lors comme",
    conjunctions: "et ou mais car donc or que qu’ lorsque quand si puisque comme où",
    adverbs: "lui aussi puis ensuite hier aujourd’hui encore toujours jamais également alors enfin a ont avait est était sont s’est se s’ n’ ne pas lundi mardi mercredi jeudi vendredi samedi dimanche bien déjà notamment ainsi par ailleurs toutefois t",
    function: "l’ l' d’ d' c’ c' j’ j' n’ n' s’ s' m’ m' t’ t' qu’ qu' jusqu’ jusqu' lorsqu’ lorsqu' puisqu’ puisqu' le la les un une des du de ce cet cette ces il elle ils elles on nous vous je et ou mais car donc or que quand lorsque si puisque comme à au aux en dans sur sous pour par avec sans chez vers contre entre depuis pendant après avant selon devant derrière lors son sa ses leur leurs notre nos mon ma mes plusieurs certains deux trois tous aucun chaque aussi puis ensuite hier aujourd’hui encore également alors enfin interrogé interrogée d’après c’est ce qui quoi où non oui rien tout cela ça",
    titles: "m. mm. mme mme. mlle monsieur madame dr dr. docteur professeur président présidente ministre maire premier première député députée sénateur sénatrice directeur directrice préfet préfète général chef secrétaire porte-parole maître me",
    roles: "président présidente ministre maire député députée sénateur sénatrice directeur directrice préfet préfète général chef secrétaire porte-parole avocat avocate responsable patron patronne militant militante syndicaliste chercheur chercheuse professeur professeure médecin agriculteur agricultrice habitant habitante élu élue candidat candidate conseiller conseillère adjoint adjointe homme femme père mère",
    roles_male: "président député sénateur directeur préfet général avocat patron militant chercheur agriculteur habitant élu candidat conseiller adjoint homme père",
    roles_female: "présidente députée sénatrice directrice préfète avocate patronne militante chercheuse professeure agricultrice habitante élue candidate conseillère adjointe femme mère",
    organizations: "ministère société syndicat association université parti agence conseil assemblée sénat gouvernement mairie préfecture groupe fédération union comité commission banque élysée matignon",
    speech_nouns: "communiqué discours lettre entretien déclaration message mots termes",
};

pub(in crate::attribution) const SPANISH: Vocabulary = Vocabulary {
    finite: spanish::FINITE,
    he: "él",
    she: "ella",
    they: "ellos ellas",
    it: "ello",
    who: "quien quienes que",
    determiners: "el la los las un una unos unas este esta estos estas ese esa aquel varios varias dos tres algunos muchas muchos todos cada ningún",
    possessives: "su sus nuestro nuestra nuestros mi mis",
    prepositions: "de del a al en con por para sobre sin desde hasta entre contra hacia según durante tras ante bajo como",
    conjunctions: "y e o u pero sino porque aunque cuando si que mientras pues",
    adverbs: "también luego después ayer hoy ya aún todavía siempre nunca además ha han había no se le les así lunes martes miércoles jueves viernes sábado domingo asimismo entonces finalmente bien más",
    function: "el la los las un una unos unas este esta estos estas ese esa él ella ellos ellas yo nosotros y e o pero sino porque aunque cuando si que mientras pues de del a al en con por para sobre sin desde hasta entre contra hacia según durante tras ante bajo como su sus nuestro nuestra mi mis varios varias dos tres algunos muchos todos cada también luego después ayer hoy ya aún todavía además no se así asimismo entonces finalmente es son fue era ha han hay quien qué cómo dónde",
    titles: "sr. sra. señor señora don doña dr. dra. doctor doctora profesor profesora presidente presidenta ministro ministra alcalde alcaldesa director directora diputado diputada senador senadora secretario secretaria portavoz consejero consejera general",
    roles: "presidente presidenta ministro ministra alcalde alcaldesa director directora diputado diputada senador senadora secretario secretaria portavoz consejero consejera general abogado abogada responsable investigador investigadora profesor profesora médico médica vecino vecina candidato candidata líder jefe jefa hombre mujer padre madre",
    roles_male: "presidente ministro alcalde director diputado senador secretario consejero general abogado investigador profesor médico vecino candidato jefe hombre padre",
    roles_female: "presidenta ministra alcaldesa directora diputada senadora secretaria consejera abogada investigadora profesora médica vecina candidata jefa mujer madre",
    organizations: "ministerio sindicato asociación universidad partido agencia consejo asamblea senado gobierno ayuntamiento grupo federación unión comité comisión banco congreso empresa",
    speech_nouns: "comunicado discurso carta entrevista declaración mensaje palabras",
};

/// Languages for which there are no rules of their own: their commonest small words together.
pub(in crate::attribution) const OTHERS: Vocabulary = Vocabulary {
    finite: others::FINITE,
    he: "egli lui ele hij han он він",
    she: "lei ela zij hon hun она вона ona",
    they: "loro eles elas они вони oni",
    it: "ciò isto dat det это це to",
    who: "che quale quem die som który która který která который которая який яка",
    determiners: "il lo la i gli le un uno una um uma os as de het een en ett den det een dei delle degli",
    possessives: "suo sua suoi seu zijn haar hans hennes jego jej jeho její его её його її onun",
    prepositions: "di da in con su per tra fra a del della dello dei degli al alla nel nella dal dalla sul sulla do no na em com por para \
        pelo pela dos das van op met voor bij naar uit over aan tot om från av på till för med hos i om vid w z ze o dla przed po pod nad \
        przez od bez v s k pro u в с из у о на для по за от до к під від ile için",
    conjunctions: "e ed o ma perché mentre quando se mas porque enquanto en maar omdat terwijl als och men eftersom när att i oraz ale że \
        bo gdy a protože když že и но что когда если й та але що коли якщо ve ama çünkü",
    adverbs: "ha hanno aveva è stato poi anche oggi ieri ancora non tem foi já também ontem hoje heeft hebben had ook gisteren vandaag nog \
        har hade också igår idag jest był też również wczoraj dziś je byl také dnes včera также вчера сегодня также вчора сьогодні \
        bugün dün się",
    function: "il lo la i gli le un uno una um uma os as de het een en ett den det di da in con su per tra fra a del della do no na em \
        com por para van op met voor bij naar uit från av på till för med hos om vid w z ze o dla przed po pod nad przez od bez v s k pro u \
        e ed ma perché mentre quando se mas porque enquanto maar omdat terwijl als och men eftersom när att oraz ale że bo gdy protože když \
        и но что когда если й та але що коли якщо в с из у о на для по за от до к мы я они он она это все как не нет да ми ми вони він вона це \
        my ja oni on ona to wszystko jak nie tak wij ik zij hij dit dat niet ja nee vi jag de han hon det inte nej noi io loro questo questa non sì no \
        nós eu eles ele ela isto isso não sim ve ama biz ben o bu şu değil evet hayır",
    titles: "signor signora dottor dottoressa ministro ministra presidente sindaco sindaca senhor senhora prefeito prefeita governador \
        governadora heer mevrouw minister burgemeester premier president pan pani prezydent prezes burmistrz wójt starosta starostka ministr \
        ministryně premiér prezident prezidentka министр президент премьер губернатор мэр міністр мер губернатор statsminister herr fru bakan \
        başkan başkanı cumhurbaşkanı belediye",
    roles: "ministro ministra presidente sindaco sindaca portavoce direttore direttrice prefeito prefeita governador diretor diretora \
        porta-voz burgemeester minister woordvoerder voorzitter directeur prezes minister burmistrz rzeczniczka rzecznik dyrektor \
        dyrektorka ministr starosta mluvčí ředitel ředitelka министр директор губернатор мэр глава міністр директор мер голова statsminister \
        talesperson ordförande bakan başkan müdür sözcü",
    roles_male: "sindaco direttore diretor prefeito rzecznik ředitel",
    roles_female: "sindaca direttrice diretora prefeita rzeczniczka dyrektorka ředitelka ministryně",
    organizations: "ministero ministério università universidade sindacato sindicato ministerie gemeente vakbond ministerstwo \
        uniwersytet związek ministerstvo univerzita министерство университет міністерство університет departementet bakanlığı üniversitesi",
    speech_nouns: "comunicato comunicado dichiarazione declaração verklaring oświadczenie prohlášení заявление заява uttalande açıklama",
};

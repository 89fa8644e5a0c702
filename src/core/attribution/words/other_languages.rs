//! Word lists of languages other than English.

use crate::attribution::verbs::{dutch, french, german, italian, others, polish, portuguese, spanish};
use crate::attribution::vocabulary::Vocabulary;

pub(in crate::attribution) const GERMAN: Vocabulary = Vocabulary {
    finite: german::FINITE,
    he: "er ihm ihn",
    she: "sie",
    they: "sie",
    it: "es",
    who: "der die das welcher welche",
    address: "",
    determiners: "der die das den dem des ein eine einer eines einem einen dieser diese dieses jener jene kein keine mehrere viele einige zwei drei beide alle",
    possessives: "sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren unser unsere mein meine",
    prepositions: "von vom in im an am auf für mit bei beim nach aus zu zum zur über unter vor während wegen gegen durch um ohne seit bis zwischen neben hinter als wie laut gegenüber angesichts trotz",
    conjunctions: "und oder aber denn sondern weil dass obwohl während wenn als ob wo sowie doch",
    adverbs: "gefragt befragt angesprochen auch dann später heute gestern noch nicht hier dort am so nun zudem weiter ferner jedoch dabei daher deshalb anschließend hat haben hatte wurde wird ist war sich abschließend ebenfalls außerdem darüber hinaus dazu dort schon nur bereits gleichzeitig erneut damals besonders zuletzt zuvor danach davor seither seitdem inzwischen mittlerweile vielleicht natürlich tatsächlich allerdings dennoch trotzdem deswegen schließlich zunächst einst oft manchmal immer gerade nämlich sogar kaum ohnehin dagegen hingegen demgegenüber unterdessen indes indessen derweil immerhin jedenfalls vielmehr stattdessen folglich kürzlich neulich jüngst abends morgens sodann dafür davon hierzu hierbei hierfür darauf daraufhin darum somit also wiederum umgekehrt einerseits andererseits überdies zugleich ebenso gleichwohl insgesamt intern öffentlich parallel vorab wörtlich dienstag montag mittwoch donnerstag freitag samstag sonntag",
    function: "der die das den dem des ein eine einer eines einem einen dieser diese dieses er sie es wir ich ihr man und oder aber denn weil dass obwohl wenn als ob auch dann später heute gestern noch nicht hier dort so nun zudem weiter ferner jedoch dabei daher deshalb von vom in im an am auf für mit bei beim nach aus zu zum zur über unter vor während wegen gegen durch um ohne seit bis zwischen neben hinter wie laut gegenüber sein seine seiner ihre ihrer unser unsere mein meine zwanzig zwei drei vier fünf sechs sieben acht neun zehn wer was wo warum wann viele einige mehrere alle beide kein keine anschließend außerdem darüber dazu bereits gleichzeitig ja nein dagegen hingegen demgegenüber unterdessen indes indessen derweil immerhin jedenfalls vielmehr stattdessen folglich kürzlich neulich jüngst abends morgens sodann dafür davon hierzu hierbei hierfür darauf daraufhin darum somit also wiederum umgekehrt einerseits andererseits überdies zugleich ebenso gleichwohl insgesamt intern öffentlich parallel vorab wörtlich",
    titles: "herr frau sir lady lord dame dr. prof. professor professorin minister ministerin präsident präsidentin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin kanzler kanzlerin bundeskanzler bundeskanzlerin staatssekretär staatssekretärin direktor direktorin geschäftsführer geschäftsführerin sprecher sprecherin vorsitzende vorsitzender chef chefin landrat landrätin rektor rektorin leiter leiterin abgeordnete abgeordneter",
    roles: "minister ministerin präsident präsidentin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin kanzler kanzlerin staatssekretär staatssekretärin direktor direktorin geschäftsführer geschäftsführerin sprecher sprecherin vorsitzende vorsitzender vorsitzenden chef chefin landrat landrätin rektor rektorin leiter leiterin abgeordnete abgeordneter politiker politikerin experte expertin anwalt anwältin mann frau landwirt landwirtin forscher forscherin wissenschaftler wissenschaftlerin professor professorin beamter beamtin unternehmer unternehmerin lehrer lehrerin anwohner anwohnerin kritiker mitarbeiter gewerkschafter gewerkschafterin vorstand vorständin kollege kollegin mutter vater bruder schwester tochter sohn ehefrau ehemann witwe witwer freund freundin nachbar nachbarin assistent assistentin berater beraterin verteidiger verteidigerin stellvertreter stellvertreterin nachfolger nachfolgerin vorgänger vorgängerin notar notarin köchin bischof bischöfin erzbischof kardinal imam oberst general architekt architektin philosophin pilot pilotin kommissar kommissarin dekan dekanin arzt ärztin tierarzt tierärztin chefarzt chefärztin oberarzt oberärztin matrose torwart diplomat diplomatin gesandte gesandter pensionär pensionärin zeuge zeugin ökonom ökonomin volkswirt volkswirtin analyst analystin demograf demografin geograf geografin generalsekretär generalsekretärin wirt wirtin kapitän kapitänin",
    roles_male: "notar bischof erzbischof kardinal imam oberst general architekt pilot kommissar dekan arzt tierarzt chefarzt oberarzt matrose torwart diplomat pensionär zeuge ökonom volkswirt analyst demograf geograf generalsekretär wirt kapitän kollege vater bruder sohn ehemann witwer freund nachbar assistent berater verteidiger stellvertreter nachfolger vorgänger minister präsident bürgermeister oberbürgermeister kanzler staatssekretär direktor geschäftsführer sprecher vorsitzender chef landrat rektor leiter abgeordneter politiker experte anwalt mann landwirt forscher wissenschaftler professor beamter unternehmer lehrer",
    roles_female: "notarin köchin bischöfin architektin philosophin pilotin kommissarin dekanin ärztin tierärztin chefärztin oberärztin diplomatin pensionärin zeugin ökonomin volkswirtin analystin demografin geografin generalsekretärin wirtin kapitänin kollegin mutter schwester tochter ehefrau witwe freundin nachbarin assistentin beraterin verteidigerin stellvertreterin nachfolgerin vorgängerin ministerin präsidentin bürgermeisterin oberbürgermeisterin kanzlerin staatssekretärin direktorin geschäftsführerin sprecherin chefin landrätin rektorin leiterin politikerin expertin anwältin frau landwirtin forscherin wissenschaftlerin professorin beamtin unternehmerin lehrerin gewerkschafterin",
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
    address: "je j’ j' nous vous tu moi toi mon ma mes notre nos votre vos ton ta tes me m’ m'",
    determiners: "le la les l’ l' un une des du de ce cet cette ces plusieurs certains deux trois tous aucun chaque",
    possessives: "son sa ses leur leurs notre nos mon ma mes",
    prepositions: "de d’ d' du des à au aux en dans sur sous pour par avec sans chez vers contre entre depuis pendant après avant selon devant derrière lors comme",
    conjunctions: "et ou mais car donc or que qu’ lorsque quand si puisque comme où",
    adverbs: "aurait auraient avoir être lui aussi puis ensuite hier aujourd’hui encore toujours jamais également alors enfin a ont avait est était sont s’est s'est se s’ s' n’ n' ne pas lundi mardi mercredi jeudi vendredi samedi dimanche bien déjà notamment ainsi par ailleurs toutefois t croire",
    function: "l’ l' d’ d' c’ c' j’ j' n’ n' s’ s' m’ m' t’ t' qu’ qu' jusqu’ jusqu' lorsqu’ lorsqu' puisqu’ puisqu' le la les un une des du de ce cet cette ces il elle ils elles on nous vous je et ou mais car donc or que quand lorsque si puisque comme à au aux en dans sur sous pour par avec sans chez vers contre entre depuis pendant après avant selon devant derrière lors son sa ses leur leurs notre nos mon ma mes plusieurs certains deux trois tous aucun chaque aussi puis ensuite hier aujourd’hui encore également alors enfin interrogé interrogée d’après c’est ce qui quoi où non oui rien tout cela ça",
    titles: "m. mm. mme mme. mlle monsieur madame dr dr. docteur professeur président présidente ministre maire premier première député députée sénateur sénatrice directeur directrice préfet préfète général chef secrétaire porte-parole maître me",
    roles: "ingénieur ingénieure maire-adjoint vice-président vice-présidente eurodéputé eurodéputée riverain riveraine retraité retraitée commerçant commerçante dirigeant dirigeante entrepreneur entrepreneuse enseignant enseignante étudiant étudiante infirmier infirmière ouvrier ouvrière salarié salariée gérant gérante fondateur fondatrice auteur autrice historien historienne économiste expert experte spécialiste voisin voisine témoin juge procureur procureure avocat avocate pêcheur pêcheuse forestier forestière élève policier policière pompier gendarme commissaire ambassadeur ambassadrice coordinateur coordinatrice animateur animatrice metteur cinéaste romancier romancière comédien comédienne chanteur chanteuse entraîneur entraîneuse capitaine quinquagénaire sexagénaire septuagénaire octogénaire trentenaire quadragénaire intéressé intéressée édile élu élue président présidente ministre maire député députée sénateur sénatrice directeur directrice préfet préfète général chef secrétaire porte-parole avocat avocate responsable patron patronne militant militante syndicaliste chercheur chercheuse professeur professeure médecin agriculteur agricultrice habitant habitante élu élue candidat candidate conseiller conseillère adjoint adjointe homme femme père mère",
    roles_male: "vice-président eurodéputé riverain retraité commerçant dirigeant entrepreneur enseignant étudiant infirmier ouvrier salarié gérant fondateur auteur historien expert voisin procureur pêcheur forestier policier ambassadeur coordinateur animateur metteur romancier comédien chanteur entraîneur intéressé président député sénateur directeur préfet général avocat patron militant chercheur agriculteur habitant élu candidat conseiller adjoint homme père",
    roles_female: "vice-présidente eurodéputée riveraine retraitée commerçante dirigeante entrepreneuse enseignante étudiante infirmière ouvrière salariée gérante fondatrice autrice historienne experte voisine procureure pêcheuse forestière policière ambassadrice coordinatrice animatrice romancière comédienne chanteuse entraîneuse intéressée présidente députée sénatrice directrice préfète avocate patronne militante chercheuse professeure agricultrice habitante élue candidate conseillère adjointe femme mère",
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
    address: "yo nosotros nosotras nos me mi mis nuestro nuestra nuestros nuestras usted ustedes tú te tu tus conmigo",
    determiners: "el la los las un una unos unas este esta estos estas ese esa aquel varios varias dos tres algunos muchas muchos todos cada ningún",
    possessives: "su sus nuestro nuestra nuestros mi mis",
    prepositions: "de del a al en con por para sobre sin desde hasta entre contra hacia según durante tras ante bajo como",
    conjunctions: "y e o u pero sino porque aunque cuando si que mientras pues",
    adverbs: "habría habrían haber ser también luego después ayer hoy ya aún todavía siempre nunca además ha han había no se le les así lunes martes miércoles jueves viernes sábado domingo asimismo entonces finalmente bien más",
    function: "el la los las un una unos unas este esta estos estas ese esa él ella ellos ellas yo nosotros y e o pero sino porque aunque cuando si que mientras pues de del a al en con por para sobre sin desde hasta entre contra hacia según durante tras ante bajo como su sus nuestro nuestra mi mis varios varias dos tres algunos muchos todos cada también luego después ayer hoy ya aún todavía además no se así asimismo entonces finalmente es son fue era ha han hay quien qué cómo dónde",
    titles: "sr. sra. señor señora don doña dr. dra. doctor doctora profesor profesora presidente presidenta ministro ministra alcalde alcaldesa director directora diputado diputada senador senadora secretario secretaria portavoz consejero consejera general",
    roles: "fuente fuentes presidente presidenta ministro ministra alcalde alcaldesa director directora diputado diputada senador senadora secretario secretaria portavoz consejero consejera general abogado abogada responsable investigador investigadora profesor profesora médico médica vecino vecina candidato candidata líder jefe jefa hombre mujer padre madre",
    roles_male: "presidente ministro alcalde director diputado senador secretario consejero general abogado investigador profesor médico vecino candidato jefe hombre padre",
    roles_female: "presidenta ministra alcaldesa directora diputada senadora secretaria consejera abogada investigadora profesora médica vecina candidata jefa mujer madre",
    organizations: "ministerio sindicato asociación universidad partido agencia consejo asamblea senado gobierno ayuntamiento grupo federación unión comité comisión banco congreso empresa",
    speech_nouns: "comunicado discurso carta entrevista declaración mensaje palabras",
};

pub(in crate::attribution) const ITALIAN: Vocabulary = Vocabulary {
    finite: italian::FINITE,
    he: "egli lui",
    she: "lei ella",
    they: "loro essi esse",
    it: "ciò esso",
    who: "che quale cui",
    address: "io noi mi mio mia miei mie nostro nostra nostri nostre voi vostro vostra tu ti tuo tua ci",
    determiners: "il lo la i gli le l’ l' un uno una questo questa quel quella dei delle degli alcuni alcune tutti ogni nessun due tre",
    possessives: "suo sua suoi sue nostro nostra mio mia",
    prepositions: "di da in con su per tra fra a ad al allo alla ai agli alle del dello della dei degli delle nel nello nella nei negli nelle \
        dal dallo dalla dai dagli dalle sul sullo sulla sui sugli sulle dell’ dell' all’ all' nell’ nell' dall’ dall' sull’ sull' secondo dopo \
        durante senza contro verso fino",
    conjunctions: "e ed o ma perché mentre quando se però dunque quindi come dove",
    adverbs: "avere aver essere ha hanno aveva è sono era stato stata poi anche oggi ieri ancora non già più così infine inoltre ieri domani lunedì martedì \
        mercoledì giovedì venerdì sabato domenica si ci",
    function: "il lo la i gli le un uno una questo questa di da in con su per tra fra a al alla del della nel nella dal dalla sul sulla e ed o \
        ma perché mentre quando se però come dove egli lui lei loro noi io voi non sì no poi anche oggi ieri ancora già più così infine \
        inoltre secondo dopo durante senza contro tutti ogni chi che cosa ecco",
    titles: "signor signora dott. dottor dottoressa prof. professor professoressa ingegner ingegnere avvocato avvocata ministro ministra \
        presidente sindaco sindaca assessore assessora direttore direttrice governatore senatore senatrice deputato deputata don papa",
    roles: "fonte fonti ministro ministra presidente sindaco sindaca assessore assessora portavoce direttore direttrice segretario segretaria deputato \
        deputata senatore senatrice governatore ingegnere ingegner avvocato avvocata medico professore professoressa responsabile \
        capogruppo consigliere consigliera procuratore questore prefetto parroco residente leader capo uomo donna padre madre",
    roles_male: "ministro sindaco assessore direttore segretario deputato senatore governatore ingegnere ingegner avvocato professore \
        consigliere procuratore questore prefetto parroco uomo padre",
    roles_female: "ministra sindaca assessora direttrice segretaria deputata senatrice avvocata professoressa consigliera donna madre",
    organizations: "ministero università sindacato associazione partito agenzia consiglio comune regione governo unione comitato comitati banca azienda sindacati associazioni",
    speech_nouns: "comunicato dichiarazione discorso lettera intervista nota parole replica risposta",
};

pub(in crate::attribution) const PORTUGUESE: Vocabulary = Vocabulary {
    finite: portuguese::FINITE,
    he: "ele",
    she: "ela",
    they: "eles elas",
    it: "isto isso",
    who: "quem que",
    address: "eu nós me meu minha meus minhas nosso nossa nossos você vocês te mim comigo",
    determiners: "o a os as um uma uns umas este esta estes estas esse essa aquele vários várias dois duas três alguns algumas todos cada nenhum",
    possessives: "seu sua seus suas nosso nossa meu minha",
    prepositions: "de do da dos das em no na nos nas ao à aos às com por pelo pela pelos pelas para sobre sem desde até entre contra segundo \
        durante após ante sob como perante",
    conjunctions: "e ou mas porque quando se que enquanto pois embora onde",
    adverbs: "tem foi já também ontem hoje ainda não depois agora sempre nunca então assim aqui lá é era são foi segunda-feira terça-feira \
        quarta-feira quinta-feira sexta-feira sábado domingo se lhe",
    function: "o a os as um uma este esta esse essa de do da dos das em no na ao à com por pelo pela para sobre sem desde até entre contra \
        segundo durante após como e ou mas porque quando se que enquanto pois ele ela eles elas nós eu isto isso não sim tem foi já também \
        ontem hoje ainda depois agora então assim quem onde",
    titles: "sr. sra. dr. dra. senhor senhora doutor doutora professor professora presidente ministro ministra prefeito prefeita governador \
        governadora deputado deputada senador senadora secretário secretária vereador vereadora dom dona",
    roles: "fonte fontes presidente ministro ministra autarca secretário secretária diretor diretora porta-voz deputado deputada líder vereador vereadora \
        prefeito prefeita governador governadora advogado advogada morador moradora professor professora médico médica investigador \
        investigadora especialista responsável chefe homem mulher pai mãe",
    roles_male: "ministro secretário diretor deputado vereador prefeito governador advogado morador professor médico investigador homem pai",
    roles_female: "ministra secretária diretora deputada vereadora prefeita governadora advogada moradora professora médica investigadora mulher mãe",
    organizations: "ministério sindicato associação universidade partido agência conselho assembleia senado governo câmara grupo federação \
        união comissão banco empresa polícia",
    speech_nouns: "comunicado discurso carta entrevista declaração mensagem palavras nota",
};

pub(in crate::attribution) const DUTCH: Vocabulary = Vocabulary {
    finite: dutch::FINITE,
    he: "hij",
    she: "zij ze",
    they: "zij",
    it: "het",
    who: "die dat wie",
    address: "ik wij we mij ons onze mijn jij jullie jouw",
    determiners: "de het een deze dit die dat geen alle veel enkele sommige twee drie elke iedere",
    possessives: "zijn haar hun ons onze mijn",
    prepositions: "van op met voor bij naar uit over aan tot om in door na tegen volgens zonder sinds tijdens tussen onder boven achter als te",
    conjunctions: "en of maar omdat terwijl als want dat toen wanneer hoewel zodat",
    adverbs: "heeft hebben had hadden is was zijn werd wordt ook gisteren vandaag nog niet dan hier daar nu al weer er toch daarom verder \
        daarnaast maandag dinsdag woensdag donderdag vrijdag zaterdag zondag zich aan toe",
    function: "de het een deze dit die dat geen van op met voor bij naar uit over aan tot om in door na tegen volgens zonder en of maar omdat \
        terwijl als want toen hij zij ze wij we ik jij u niet ja nee ook gisteren vandaag nog dan hier daar nu al weer er toch alle veel wie \
        wat waar waarom hoe",
    titles: "heer mevrouw dr. prof. ir. mr. minister burgemeester premier president wethouder staatssecretaris koning koningin",
    roles: "burgemeester minister premier president wethouder staatssecretaris woordvoerder woordvoerster voorzitter directeur directrice \
        onderzoeker onderzoekster hoogleraar verkeerskundige deskundige bewoner bewoonster ondernemer ondernemster agent advocaat advocate \
        rechter raadslid kamerlid leider trainer moeder vader man vrouw boer boerin eigenaar eigenares",
    roles_male: "vader man heer koning",
    roles_female: "woordvoerster directrice onderzoekster bewoonster ondernemster advocate moeder vrouw boerin eigenares",
    organizations: "ministerie gemeente vakbond universiteit vereniging partij bedrijf stichting raad provincie bank politie kamer",
    speech_nouns: "verklaring brief interview toespraak bericht woorden",
};

pub(in crate::attribution) const POLISH: Vocabulary = Vocabulary {
    finite: polish::FINITE,
    he: "on",
    she: "ona",
    they: "oni one",
    it: "to",
    who: "który która które którzy",
    address: "ja my nas nam nami mnie mi mój moja moje moich nasz nasza nasze naszych pan pani państwo wy ty ci wam was",
    determiners: "ten ta te ci jeden jedna jedno każdy każda wszyscy kilku wielu żaden dwa trzy",
    possessives: "jego jej ich swój swoja nasz nasza mój moja",
    prepositions: "w we na do z ze o od dla przed po pod nad przez bez u przy za między według zdaniem podczas wobec",
    conjunctions: "i oraz a ale lub że bo gdy kiedy ponieważ jeśli jak żeby",
    adverbs: "jest był była było są również także wczoraj dziś dzisiaj nie już jeszcze teraz tu tam się potem też w poniedziałek wtorek środę \
        czwartek piątek sobotę niedzielę",
    function: "ten ta to te w we na do z ze o od dla przed po pod nad przez bez u przy za według zdaniem podczas i oraz a ale lub że bo gdy kiedy jeśli jak on ona oni \
        one ja my wy nie tak jest był była są również także wczoraj dziś już jeszcze teraz tu tam się wszyscy każdy kto co gdzie dlaczego",
    titles: "wojewoda marszałek pan pani dr prof. prezydent prezes burmistrz wójt starosta minister premier poseł posłanka senator radny radna",
    roles: "wojewoda marszałek prezydent prezes burmistrz wójt starosta minister premier poseł posłanka senator radny radna rzecznik rzeczniczka dyrektor \
        dyrektorka przewodniczący przewodnicząca szef szefowa ekspert ekspertka profesor mieszkaniec mieszkanka prezeska",
    roles_male: "radny przewodniczący",
    roles_female: "posłanka radna rzeczniczka dyrektorka przewodnicząca szefowa ekspertka mieszkanka prezeska",
    organizations: "ministerstwo uniwersytet związek stowarzyszenie partia agencja rada sejm senat rząd urząd bank policja fundacja",
    speech_nouns: "oświadczenie list wywiad przemówienie komunikat słowa",
};

/// Languages without their own lists: their most common function words together.
pub(in crate::attribution) const OTHERS: Vocabulary = Vocabulary {
    finite: others::FINITE,
    he: "egli lui ele hij han он він",
    she: "lei ela zij hon hun она вона ona",
    they: "loro eles elas они вони oni",
    it: "ciò isto dat det это це to",
    who: "che quale quem die som który która který která который которая який яка",
    address: "jag vi mig oss min mitt mina vår vårt våra du ni er jeg meg os mit mine vores våre dere já mě mne nás nám můj moje naše vy vás vám я мы вы \
        нас нам мне мой моя мои наш наша наши вас вам меня мной ты тебя тебе ми ви мене мені мій моє наші biz ben bizim benim bize bana siz sizin sen \
        sana",
    determiners: "il lo la i gli le un uno una um uma os as de het een en ett et ei den det een dei delle degli",
    possessives: "suo sua suoi seu zijn haar hans hennes jego jej jeho její его её його її onun",
    prepositions: "di da in con su per tra fra a del della dello dei degli al alla nel nella dal dalla sul sulla do no na em com por para \
        pelo pela dos das van op met voor bij naar uit over aan tot om från av på till för med hos i om vid w z ze o dla przed po pod nad \
        przez od bez v s k pro u в с из у о на для по за от до к під від ile için",
    conjunctions: "e ed o ma perché mentre quando se mas porque enquanto en maar omdat terwijl als och men eftersom när att i oraz ale że \
        bo gdy a protože když že и но что когда если й та але що коли якщо ve ama çünkü",
    adverbs: "ha hanno aveva è stato poi anche oggi ieri ancora non tem foi já também ontem hoje heeft hebben had ook gisteren vandaag nog \
        har hade också igår idag jest był też również wczoraj dziś je byl také dnes včera также вчера сегодня также вчора сьогодні \
        bugün dün się diye şöyle şeklinde ise",
    function: "il lo la i gli le un uno una um uma os as de het een en ett den det di da in con su per tra fra a del della do no na em \
        com por para van op met voor bij naar uit från av på till för med hos om vid w z ze o dla przed po pod nad przez od bez v s k pro u \
        e ed ma perché mentre quando se mas porque enquanto maar omdat terwijl als och men eftersom när att oraz ale że bo gdy protože když \
        и но что когда если й та але що коли якщо в с из у о на для по за от до к мы я они он она это все как не нет да ми ми вони він вона це \
        my ja oni on ona to wszystko jak nie tak wij ik zij hij dit dat niet ja nee vi jag de han hon det inte nej noi io loro questo questa non sì no \
        nós eu eles ele ela isto isso não sim ve ama biz ben o bu şu değil evet hayır",
    titles: "yardımcısı vekili signor signora dottor dottoressa ministro ministra presidente sindaco sindaca senhor senhora prefeito prefeita governador \
        governadora heer mevrouw minister burgemeester premier president pan pani prezydent prezes burmistrz wójt starosta starostka ministr \
        ministryně premiér prezident prezidentka министр президент премьер губернатор мэр міністр мер губернатор statsminister herr fru bakan \
        başkan başkanı cumhurbaşkanı belediye",
    roles: "ministro ministra presidente sindaco sindaca portavoce direttore direttrice prefeito prefeita governador diretor diretora \
        porta-voz burgemeester minister woordvoerder voorzitter directeur prezes minister burmistrz rzeczniczka rzecznik dyrektor \
        dyrektorka ministr starosta mluvčí ředitel ředitelka министр директор губернатор мэр глава міністр директор мер голова statsminister \
        talesperson ordförande bakan başkan müdür sözcü bakanı başkanı müdürü sözcüsü vali valisi muhtar muhtarı milletvekili kaymakam rektör \
        rektörü lider lideri sekreter temsilci temsilcisi direktör direktörü antrenör antrenörü kaptanı komutan komutanı danışman danışmanı \
        yönetici yöneticisi kurucu kurucusu uzman uzmanı mühendis mühendisi mimar doktor doktoru profesör avukat avukatı savcı savcısı hakim hakimi \
        büyükelçi büyükelçisi çiftçi balıkçı öğretmen öğretmeni gazeteci yazar ressam şarkıcı oyuncu esnaf öğrenci işçi polis hemşire eczacı \
        işletmeci sahibi üyesi koordinatör koordinatörü amiri şefi \
        пенсионер пенсионерка директорка учитель учительница врач депутат губернатора житель жительница председатель заместитель начальник эксперт \
        депутатка министерка спикер помощник помощница руководитель начальница адвокат прокурор судья омбудсмен заступник заступниця \
        міністерка депутатка директорка речник речниця очільник очільниця керівник керівниця мерка прокурор прокурорка суддя лікар \
        лікарка експерт експертка адвокат адвокатка помічник помічниця секретар секретарка начальниця \
        ministern direktör direktören generaldirektör generaldirektören borgmästare borgmästaren partisekreterare partisekreteraren \
        partiledare partiledaren landshövding landshövdingen talesman talman talmannen rektor rektorn \
        direktør direktøren borgmester borgmesteren ministeren formand formanden talsmand talskvinde talsmann ordfører ordføreren \
        statsråd statsråden rådmann byrådsleder leder lederen \
        hejtman hejtmanka náměstek náměstkyně primátor primátorka předseda předsedkyně poslanec poslankyně senátor senátorka \
        námestník riaditeľ riaditeľka predseda predsedníčka hovorca hovorkyňa primátor yardımcısı sekreteri vekili \
        ректор ректора заместителя исполняющий исполняющая вице-премьер",
    roles_male: "sindaco direttore diretor prefeito rzecznik ředitel",
    roles_female: "sindaca direttrice diretora prefeita rzeczniczka dyrektorka ředitelka ministryně",
    organizations: "ministero ministério università universidade sindacato sindicato ministerie gemeente vakbond ministerstwo \
        uniwersytet związek ministerstvo univerzita министерство университет міністерство університет departementet bakanlığı üniversitesi",
    speech_nouns: "comunicato comunicado dichiarazione declaração verklaring oświadczenie prohlášení заявление заява uttalande açıklama",
};

//! Words for "that" in many languages, with the words that govern the clause after them.

/// What a governing word says about the truth of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Governor {
    /// It is untrue or doubtful.
    Denied,
    /// It is said, thought, hoped or intended; with a negation it is denied.
    Believed,
    /// It is true.
    Known,
}

/// Words separated by spaces; one that ends in a hyphen matches every word with this beginning.
#[derive(Debug)]
pub(super) struct Words(&'static str);

impl Words {
    /// Whether a word in lower case is one of them.
    pub(super) fn matches(&self, word: &str) -> bool {
        self.0.split_whitespace().any(|own| match own.strip_suffix('-') {
            Some(stem) => word.starts_with(stem),
            None => own == word,
        })
    }
}

/// A complementizer, the word for "that" of one or more languages, and what may govern the clause after them.
#[derive(Debug)]
pub(super) struct Complementizer {
    that: &'static str,
    /// The words mean something else in other languages, so they count only after a listed word.
    pub(super) is_weak: bool,
    denied: Words,
    believed: Words,
    known: Words,
}

impl Complementizer {
    /// Whether it is one of these words.
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        self.that.split(' ').any(|that| words.contains(&that))
    }

    /// What the word says about a clause that it governs.
    pub(super) fn governor(&self, word: &str) -> Option<Governor> {
        let lists =
            [(&self.denied, Governor::Denied), (&self.known, Governor::Known), (&self.believed, Governor::Believed)];
        lists.into_iter().find(|(list, _)| list.matches(word)).map(|(_, governor)| governor)
    }
}

/// The entries of a word as a complementizer: one for each group of languages that has it.
pub(super) fn complementizers(word: &str) -> Vec<&'static Complementizer> {
    let word = without_arabic_pronoun(word);
    COMPLEMENTIZERS.iter().filter(|complementizer| complementizer.that.split(' ').any(|that| that == word)).collect()
}

/// "That" without the preposition and the pronoun that Arabic joins to it: بأنني is أن.
fn without_arabic_pronoun(word: &str) -> &str {
    const PRONOUNS: [&str; 10] = ["ه", "ها", "هم", "هن", "هما", "نا", "ني", "ك", "كم", "ي"];
    const THAT: &str = "أن";
    let bare = word.strip_prefix(['ب', 'ل']).unwrap_or(word);
    let pronoun = bare.strip_prefix(THAT).or_else(|| bare.strip_prefix("إن"));
    if pronoun.is_some_and(|pronoun| PRONOUNS.contains(&pronoun)) { THAT } else { word }
}

/// German and Dutch verbs that deny the infinitive after them.
pub(super) const INFINITIVES: Words = Words(
    "versäum- unterlass- unterließ- verzicht- vergess- vergaß- vergißt vergisst weiger- warn- davor ablehn- lehn- vermeid- vermied- \
     scheu- hör- aufgehört gescheitert scheitert scheiterte verbiet- verbot- untersag- abgelehnt hüte- hüten abgesehen \
     weiger- geweiger- verzuim- vergeet vergat vergaten vergeten nalaat naliet nagelaten ophoud- opgehouden ontken- voorkom- vermijd-",
);

const COMPLEMENTIZERS: &[Complementizer] = &[
    // English. Its governing words are mostly in `attitudes`.
    Complementizer {
        that: "that",
        is_weak: false,
        denied: Words(
            "question secret hoax legend fable fiction misconception fallacy illusion delusion conspiracy fantasy",
        ),
        believed: Words(
            "telling saying thinking pretending assur- reassur- convinced persuaded mean means meant promise- agree- intend- case follow-",
        ),
        known: Words(
            "know- prove- shown shows showed remember- realis- realiz- fact evidence aware sure certain confident clear obvious proud glad \
             truth point matter- guarant- admit- happy pleased delighted grateful sorry sad sadly lucky fortunate shame pity important good surprised regret- see \
             understand- forget find finds found conclude-",
        ),
    },
    // German
    Complementizer {
        that: "dass daß",
        is_weak: false,
        denied: Words(
            "geheimnis märchen mär legende irrtum irrglaube irrig trugschluss mythos erfunden weisgemacht weismachen gerücht gerüchte lüge \
             bestreit- bestritt- leugn- dementier- bezweifl- zweifl- zweifel falsch unwahr unsinn quatsch unmöglich ausgeschlossen",
        ),
        believed: Words(
            "dacht- gedacht glaub- geglaubt mein- gemeint behaupt- sag- gesagt hoff- gehofft versprech- versprach- versprochen infrage \
             frage heiß- bedeutet- will wollen plan- vorgesehen erwart- denk- finde fürcht- befürcht-",
        ),
        known: Words(
            "wei- wissen wusst- gewusst klar sicher tatsache beweis- belegt zeigt stolz froh freu- gut schön wichtig schade leider seh- \
             versteh- bedauer- dankbar bewusst bekannt erinner- vergess-",
        ),
    },
    // French, Spanish, Portuguese
    Complementizer {
        that: "que qu'",
        is_weak: false,
        denied: Words(
            "dubto dubta dubtem dubten desmentim desmenteix desmenteixen desmenteixo niega \
             légende mythe bobard mensonge intox fable rumeur illusion démen- faux nie nions nient nié doute doutons doutent exclu \
             bulo mito leyenda mentira patraña rumor ilusión desmient- desmentimos niego niega niegan negamos dudo duda dudan dudamos \
             falso dúvida dúvidas lenda boato ilusão desmint- desminto desmentimos nego nega negam negamos duvid-",
        ),
        believed: Words(
            "pens- cro- cru dis- dit prétend- affirm- assur- espèr- espér- promet- promis veu- voul- questionne question imagin- suppos- \
             soutien- \
             piens- pensaba- pensé creo cree- creí- creía- creyó digo dice- dijo dijeron afirm- asegur- sostien- espero esperamos promet- \
             supon- imagin- quiero queremos quieren \
             acho acha- achava- creio crê- acredit- diz- disse- garant- sustent- prometi- quero queremos querem",
        ),
        known: Words(
            "sai- savons savent savez sûr certain évident clair preuve fier fiers fière heureux contents content important dommage regrett- \
             sait oubli- vois voyons constat- \
             sé sabemos sabe saben claro seguro cierto evidente prueba orgullos- feliz felices contento importante lástima veo vemos olvid- \
             sei sabe- certo certeza prova orgulho- importante pena vejo",
        ),
    },
    // Italian
    Complementizer {
        that: "che ch'",
        is_weak: false,
        denied: Words(
            "dubbio leggenda mito bufala bugia menzogna fandonia illusione smentisc- smentiamo smentito nego nega negano neghiamo dubit- falso \
             impossibile",
        ),
        believed: Words(
            "pens- cred- dic- dett- afferm- sosten- assicur- sper- promett- promess- vogl- voleva- suppon- immagin- ritien- riten-",
        ),
        known: Words(
            "so sappiamo sa sanno certo sicur- chiaro evidente prova fiero fieri orgoglios- felic- content- important- peccato vedo vediamo \
             dimentic- vero",
        ),
    },
    // Dutch
    Complementizer {
        that: "dat",
        is_weak: false,
        denied: Words(
            "fabeltje fabel mythe sprookje leugen misverstand illusie gerucht ontken- betwijfel- twijfel- onwaar onjuist onzin uitgesloten \
             onmogelijk",
        ),
        believed: Words(
            "dacht- gedacht denk- geloof- zeg- zei- gezegd beweer- hoop- beloof- beloofd wil willen bedoel- verwacht- sprake vind-",
        ),
        known: Words(
            "weet weten wist- zeker duidelijk feit bewijs- trots blij goed belangrijk jammer zie zien begrijp- vergeet",
        ),
    },
    // Russian
    Complementizer {
        that: "что чтобы будто",
        is_weak: false,
        denied: Words(
            "отрица- опроверг- миф мифом ложь ложью неправда неправдой сомнева- сомнени- невозможно исключено выдумк- слух слухи легенд- \
             врут врёт лгут лжёт сказки бред",
        ),
        believed: Words(
            "дума- счита- верю веришь верит верим верят верил- верить говор- сказа- скаж- утвержда- полага- обеща- заяв- правда собира- план- \
             намер- согласн- соглаш- хоч- хот- ожида- слыша- кажется казалось надеюсь наде- речь значит означает",
        ),
        known: Words(
            "зна- ясно понятно очевидно известно факт фактом доказ- уверен- рад рада рады горжусь горд- важно хорошо жаль помн- вид- забыв- \
             понима-",
        ),
    },
    // Ukrainian and Belarusian
    Complementizer {
        that: "що щоб што каб нібито буцімто",
        is_weak: false,
        denied: Words(
            "запереч- спросту- міф міфом брехн- неправда сумнів- неможливо виключено вигадк- чутки легенд- адмаўля- хлусня няпраўда",
        ),
        believed: Words(
            "дума- вважа- вірю віримо вірять вірив вірити каж- сказа- скаж- говор- стверджу- обіця- заяв- правда збира- план- намір- хоч- хот- \
             очіку- чув- здається сподіва- мова лічу лічым",
        ),
        known: Words(
            "зна- ясно зрозуміло очевидно відомо факт доведено доказ- впевнен- рад- пиша- важливо добре шкода пам'ята- бач- ведаем",
        ),
    },
    // Bulgarian
    Complementizer {
        that: "че",
        is_weak: false,
        denied: Words("отрич- опроверг- мит лъжа неистина съмнява- невъзможно изключено"),
        believed: Words("мисл- вярва- каза- казва- твърд- смята- обеща- надява- вярно"),
        known: Words("зна- ясно факт доказ- сигур- радва- горд- важно жалко виж- помн- разбира-"),
    },
    // Polish
    Complementizer {
        that: "że iż żeby aby",
        is_weak: false,
        denied: Words(
            "zaprzecz- mit mitem bzdura bzdurą kłamstw- nieprawda nieprawdą wątp- niemożliwe wykluczone plotk- legend- bajk-",
        ),
        believed: Words(
            "myśl- sądz- wierz- uważ- mówi- powiedz- twierdz- obiec- prawda prawdą zamierz- plan- chc- oczek- słysz- wydaje spodziew- mowy \
             znaczy",
        ),
        known: Words(
            "wie wiem wiemy wiesz wiecie wiadomo wied- jasne oczywiste fakt faktem dow- pewn- cies- dumn- ważne dobrze szkoda pamięt- widz- rozumi-",
        ),
    },
    // Polish „wątpię, by“; "by" is another word in English and Czech.
    Complementizer {
        that: "by ażeby",
        is_weak: true,
        denied: Words("wątp- zwątp- niemożliwe wykluczone"),
        believed: Words("sądz- sądzę uważ- chc- chciał- wierz- myśl- pragn- przypuszcz- wydaje"),
        known: Words(""),
    },
    // Czech and Slovak
    Complementizer {
        that: "že žeby aby",
        is_weak: false,
        denied: Words("popír- popier- mýtus mýtem lež lží lži nepravda pochyb- nemožné vyloučeno vylúčené fám-"),
        believed: Words(
            "mysl- nemysl- věř- nevěř- domnív- nedomnív- říka- neříka- řekl- neřekl- tvrd- netvrd- prohlás- pravda pravdou slíb- sľúb- plán- \
             chc- chce- nechc- hovor- povedal- nepovedal- verím never- dúfa- doufá-",
        ),
        known: Words(
            "ví- vie- jasné fakt dok- důkaz jist- rád ráda rádi hrd- důležité dôležité škoda pamat- vid- chápu rozum-",
        ),
    },
    // Serbian, Croatian, Bosnian, Slovenian; "da" is another word elsewhere.
    Complementizer {
        that: "da да",
        is_weak: true,
        denied: Words(
            "glasin- priča pričaju izmišljotina poriče- negira- demantira- laž laži mit neistina sumnja- zanika- dvomi- пориче- негира- демантује- лаж неистина сумња-",
        ),
        believed: Words(
            "misl- vjeruj- veruj- verj- kaž- rek- tvrd- obeća- smatra- namerava- namjerava- istina мисл- верује- вјерује- каже- река- тврд- \
             обећа- сматра- намерава-",
        ),
        known: Words(
            "zna- jasno činjenica dokaz- siguran sigurni drago ponos- važno зна- јасно чињеница доказ- сигурн- драго важно",
        ),
    },
    // Swedish
    Complementizer {
        that: "att",
        is_weak: false,
        denied: Words(
            "tvekan förnek- dement- myt myten lögn lögnen tvivl- betvivl- falskt osant omöjligt uteslutet rykt- bestrid- tvivlar tvivlade",
        ),
        believed: Words(
            "tror trodde trott tänk- anser ansåg säg- sade sagt påstå- hävd- lov- sant avsikt plan- vill ville hopp- mena- räkn- menar tyck- gäller",
        ),
        known: Words(
            "vet visste klart tydligt faktum bevis- säk- glad glada stolt stolta bra viktigt synd minns ser förstå- ångra-",
        ),
    },
    // Danish and Norwegian; "at" is another word in English.
    Complementizer {
        that: "at",
        is_weak: true,
        denied: Words(
            "prat sludder vrøvl oppspinn opspind rykte rykter rygte rygter skrøne benægt- nægt- nekt- avvis- myte myten løgn løgnen tvivl- tvil- betvivl- falsk usandt usant umulig- udelukket utelukket",
        ),
        believed: Words(
            "gjerne ønsk- tror troede trodde mener mente siger sagde sagt sier sa påstå- påstod hævd- hevd- lov- sandt sant hensigt vil ville håb- håp- \
             synes",
        ),
        known: Words(
            "ved vet vidste visste klart tydelig- faktum bevis- sikker sikre glad glade stolt stolte godt vigtigt viktig husk- forstå-",
        ),
    },
    // Finnish and Estonian; "et" is also French.
    Complementizer {
        that: "että",
        is_weak: false,
        denied: Words("kiist- kiel- myytti valhe valhetta epäil- mahdoton- väärin huhu-"),
        believed: Words("usko- luul- ajattel- sano- väit- lupa- totta aio- aiko- toivo- oleta- tarkoit- mielestä"),
        known: Words("tied- tiet- selvä- varma- iloi- ylpe- fakta todist- tärke- hyvä sääli muist- näe- ymmär-"),
    },
    Complementizer {
        that: "et",
        is_weak: true,
        denied: Words("eita- müüt vale valet kahtle- võimatu"),
        believed: Words("usu- arva- ütle- väi- luba- tõsi lood- usk- mõtle-"),
        known: Words("tea- selge kind- rõõm- uhk- tõend-"),
    },
    // Hungarian
    Complementizer {
        that: "hogy",
        is_weak: false,
        denied: Words("tagad- cáfol- mítosz hazugság kétl- kételk- valótlan lehetetlen kizárt legenda pletyka"),
        believed: Words("gondol- hisz- hitt- vél- mond- állít- ígér- igaz akar- terv- remél- arról szó"),
        known: Words("tud- világos biztos- örül- büszk- tény- bizony- fontos jó sajnál- emléksz- lát- ért-"),
    },
    // Romanian
    Complementizer {
        that: "că să",
        is_weak: false,
        denied: Words("neg- neag- dezmin- mit minciun- îndoi- fals imposibil exclus zvon-"),
        believed: Words(
            "cred crede- credea- credem gând- spun- spus- zic- zis afirm- susțin- promi- adevărat vrea- vrem vor intenț- sper- vorba",
        ),
        known: Words("ști- clar evident sigur- bucur- mândr- fapt dove- important bine păcat văd înțeleg"),
    },
    // Greek
    Complementizer {
        that: "ότι πως",
        is_weak: false,
        denied: Words("αρν- διαψεύδ- μύθος ψέμα ψέματα αμφιβάλλ- αδύνατο αναληθ-"),
        believed: Words("πιστεύ- πίστευ- νομίζ- νόμιζ- θεωρ- λέ- είπ- ισχυρίζ- υποσχ- αλήθεια σκοπ- ελπίζ-"),
        known: Words("ξέρ- γνωρίζ- σαφές σίγουρ- βέβαι- χαίρ- περήφαν- γεγονός σημαντικό κρίμα βλέπ-"),
    },
    // Arabic, Persian and Urdu, Hebrew
    Complementizer {
        that: "أن أنّ إن أنه أنها أنهم بأن إنه إنها إنهم",
        is_weak: false,
        denied: Words("أنفي ننفي ينفي تنفي نفى نفت كذب خرافة أشك نشك يشك مستحيل إشاعة شائعة أكذوبة"),
        believed: Words(
            "أعتقد نعتقد يعتقد اعتقد أظن نظن ظن يزعم تزعم زعم زعمت يقول تقول قال قالت أقول يقولون صحيح صحيحا نريد أريد يدعي تدعي يقال قيل",
        ),
        known: Words("أعلم نعلم يعلم أعرف نعرف واضح الواضح أكيد المؤكد سعيد فخور حقيقة المهم"),
    },
    Complementizer {
        that: "که کہ",
        is_weak: false,
        denied: Words("بعید انکار دروغ افسانه شایعه تکذیب شک جھوٹ افواہ ناممکن غلط"),
        believed: Words("فکر باور می‌گویند گفت گفته می‌گوید ادعا درست سمجھتا سمجھتے کہا کہتے دعویٰ سچ خیال"),
        known: Words("می‌دانم می‌دانیم روشن مطمئن خوشحال حقیقت جانتا جانتے واضح یقین خوشی حقیقت"),
    },
    // Hindi and Marathi
    Complementizer {
        that: "कि की",
        is_weak: true,
        denied: Words("इनकार इंकार झूठ मिथक अफवाह अफ़वाह संदेह शक गलत ग़लत असंभव"),
        believed: Words("सोचता सोचते सोचा मानता मानते कहा कहते कहना दावा सच उम्मीद विश्वास"),
        known: Words("जानता जानते पता साफ स्पष्ट खुशी गर्व तथ्य यकीन"),
    },
    // Indonesian and Malay, Vietnamese
    Complementizer {
        that: "bahwa bahawa",
        is_weak: false,
        denied: Words("membantah mitos bohong hoaks menyangkal meragukan mustahil keliru"),
        believed: Words("pikir berpikir percaya bilang mengatakan mengklaim benar berharap menduga berjanji"),
        known: Words("tahu jelas yakin bangga senang fakta terbukti penting ingat"),
    },
    Complementizer {
        that: "rằng",
        is_weak: false,
        denied: Words("phủ bác hoang nghi"),
        believed: Words("nghĩ tin nói cho đúng hứa hy tuyên"),
        known: Words("biết rõ chắc mừng hào nhớ thấy"),
    },
];

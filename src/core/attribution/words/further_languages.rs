//! Word lists of languages for which there is little more than verbs of saying.

use crate::attribution::verbs::further;
use crate::attribution::vocabulary::Vocabulary;

/// No words at all.
const NONE: Vocabulary = Vocabulary {
    finite: "",
    he: "",
    she: "",
    they: "",
    it: "",
    who: "",
    address: "",
    determiners: "",
    possessives: "",
    prepositions: "",
    conjunctions: "",
    adverbs: "",
    function: "",
    titles: "",
    roles: "",
    roles_male: "",
    roles_female: "",
    organizations: "",
    speech_nouns: "",
};

/// „Hän“ is he and she.
pub(in crate::attribution) const FINNISH: Vocabulary = Vocabulary {
    finite: further::FINNISH,
    he: "hän",
    she: "hän",
    they: "he",
    it: "se",
    who: "joka jotka",
    address: "minä me meidän meillä meille meidät minun minulla minua meitä sinä te teidän",
    determiners: "tämä tuo nämä eräs yksi kaksi kolme",
    conjunctions: "ja tai mutta että koska kun jos vaikka kuin kuten",
    adverbs: "myös on oli ovat ei eivät eilen tänään nyt jo vielä sitten puolestaan taas maanantaina tiistaina keskiviikkona \
        torstaina perjantaina lauantaina sunnuntaina",
    function: "tämä tuo nämä ja tai mutta että koska kun jos vaikka kuin kuten hän he se me minä sinä te ei on oli nyt jo kyllä \
        miten miksi mitä kuka missä myös eilen tänään sitten",
    titles: "presidentti ministeri pääministeri pormestari professori tohtori kansanedustaja johtaja toimitusjohtaja",
    roles: "pääjohtaja toiminnanjohtaja kansleri syyttäjä presidentti ministeri pääministeri pormestari professori tohtori kansanedustaja johtaja toimitusjohtaja valtuutettu \
        tutkija puheenjohtaja rehtori tiedottaja lääkäri asukas yrittäjä asiantuntija päällikkö satamajohtaja kaupunginjohtaja",
    ..NONE
};

/// „Ő“ is he and she.
pub(in crate::attribution) const HUNGARIAN: Vocabulary = Vocabulary {
    finite: further::HUNGARIAN,
    he: "ő",
    she: "ő",
    they: "ők",
    it: "ez",
    who: "aki akik amely",
    address: "én mi te ti nekem nekünk engem minket nálunk önök maga",
    determiners: "a az egy ez ezek azok két három",
    conjunctions: "és vagy de hogy mert ha amikor mint ahogy",
    adverbs: "így úgy hozzá meg is már most ma tegnap még nem volt ki el később azután hétfőn kedden szerdán csütörtökön pénteken",
    function: "a az egy ez ezek azok és vagy de hogy mert ha amikor mint ahogy ő ők én te mi nem igen is már most ma tegnap még \
        ki mit hol miért hogyan itt ott aki",
    titles: "dr. polgármester miniszter miniszterelnök elnök professzor",
    roles: "államtitkár helyettes főigazgató vezérigazgató alpolgármester polgármester miniszter miniszterelnök elnök professzor szóvivő igazgató képviselő orvos ügyvéd kutató lakó vezető \
        szakértő tanár",
    ..NONE
};

pub(in crate::attribution) const ROMANIAN: Vocabulary = Vocabulary {
    finite: further::ROMANIAN,
    he: "el",
    she: "ea",
    they: "ei ele",
    it: "asta",
    who: "care cine",
    address: "eu noi mă mi ne ni nostru noastră noștri meu mea mei mele dumneavoastră tu voi",
    determiners: "un o unei unui acest această aceste acel niște doi două trei",
    possessives: "său sa săi sale lor",
    prepositions: "de la în din cu pe pentru prin după până fără despre sub între către spre",
    conjunctions: "și şi sau dar că dacă când pentru deoarece iar cum precum",
    adverbs: "a au am fost este era mai și şi azi astăzi ieri nu încă apoi acum luni marți miercuri joi vineri",
    function: "un o acest această și şi sau dar că dacă când iar cum el ea ei ele noi eu voi nu da a au am este mai azi astăzi ieri \
        acum apoi de la în din cu pe pentru prin după până fără despre cine ce unde",
    titles: "dl dna domnul doamna președintele președinte ministrul primarul premierul prof. dr.",
    roles: "președinte președintele ministru ministrul ministra primar primarul primărița premier premierul director directorul \
        directoarea manager managerul medic medicul deputat deputatul senator senatorul purtător purtătorul avocat avocatul \
        profesor profesorul profesoara localnic localnica polițist",
    roles_female: "ministra primărița directoarea profesoara localnica",
    ..NONE
};

pub(in crate::attribution) const GREEK: Vocabulary = Vocabulary {
    finite: further::GREEK,
    he: "αυτός εκείνος",
    she: "αυτή εκείνη",
    they: "αυτοί αυτές",
    it: "αυτό",
    who: "που οποίος οποία",
    address: "εγώ εμείς εσείς εσύ μας σας μου σου εμάς εσάς",
    determiners: "ο η το οι τα του της των τον την τη τους τις ένας μία μια ένα δύο τρεις",
    possessives: "μου σου μας σας",
    prepositions: "σε στο στη στην στον στους στις στα από για με χωρίς μέχρι κατά μετά πριν προς υπό",
    conjunctions: "και ή αλλά ότι πως γιατί όταν αν ενώ όπως επειδή",
    adverbs: "επίσης σήμερα χθες τώρα ήδη ακόμη ακόμα δεν μην είχε έχει ήταν είναι χαρακτηριστικά",
    function: "ο η το οι τα του της των τον την τη ένας μία μια ένα και ή αλλά ότι πως γιατί όταν αν ενώ όπως αυτός αυτή αυτό \
        εμείς εγώ εσείς δεν ναι όχι σε στο στη στην από για με τι πού ποιος σήμερα χθες τώρα",
    titles: "κύριος κυρία κ. δρ δήμαρχος υπουργός πρόεδρος πρωθυπουργός βουλευτής καθηγητής καθηγήτρια",
    roles: "δήμαρχος υπουργός πρόεδρος πρωθυπουργός βουλευτής διευθυντής διευθύντρια εκπρόσωπος καθηγητής καθηγήτρια γιατρός \
        δικηγόρος κάτοικος περιφερειάρχης ιδιοκτήτης ιδιοκτήτρια",
    roles_female: "διευθύντρια καθηγήτρια ιδιοκτήτρια",
    ..NONE
};

pub(in crate::attribution) const BULGARIAN: Vocabulary = Vocabulary {
    finite: further::BULGARIAN,
    he: "той",
    she: "тя",
    they: "те",
    it: "то това",
    who: "който която които",
    address: "аз ние вие ти ми ни ви мен нас вас ме мой моя наш наша нашите",
    determiners: "един една едно този тази тези два три",
    prepositions: "в във на с със от за по до към при през след преди без под над между според",
    conjunctions: "и или но че защото ако когато докато както а",
    adverbs: "още също вчера днес вече сега не се е беше бе са пред",
    function: "един една този тази тези това и или но че защото ако когато както а той тя те ние аз вие не да в във на с със от за \
        по до към при през след преди без според кой какво къде защо вчера днес вече сега",
    titles: "кмет кметът кметица министър министърът премиер премиерът президент президентът проф. д-р",
    roles: "кмет кметът кметица кметицата министър министърът министърката премиер премиерът президент президентът директор \
        директорът директорката говорител говорителят депутат депутатът шеф шефът председател председателят лекар експерт",
    roles_female: "кметица кметицата министърката директорката",
    ..NONE
};

/// Indonesian and Malay.
pub(in crate::attribution) const INDONESIAN: Vocabulary = Vocabulary {
    finite: further::INDONESIAN,
    he: "dia ia beliau",
    she: "dia ia beliau",
    they: "mereka",
    it: "itu ini",
    who: "yang",
    address: "saya aku kami kita kamu anda",
    determiners: "seorang sebuah seekor para sang si dua tiga",
    prepositions: "di ke dari pada kepada dengan untuk oleh dalam atas bagi tentang terhadap sejak hingga sampai tanpa antara",
    conjunctions: "dan atau tetapi tapi bahwa karena jika kalau ketika saat sambil meski serta namun",
    adverbs: "juga sudah telah akan masih tidak bukan kemarin hari sekarang kemudian lalu lagi sempat pula pernah",
    function: "dan atau tetapi tapi bahwa karena jika kalau ketika saat yang ini itu dia ia mereka saya kami kita anda tidak ya di ke dari \
        pada dengan untuk oleh dalam juga sudah akan apa siapa mengapa bagaimana",
    titles: "bapak ibu pak bu presiden menteri gubernur bupati walikota camat jenderal profesor dr. ketua direktur kepala",
    roles: "presiden menteri gubernur bupati walikota camat ketua direktur kepala bicara warga pedagang pemilik pengamat saksi dokter \
        guru petani nelayan sopir pengacara hakim jaksa kapolres polisi dosen peneliti mahasiswa",
    organizations: "kementerian kepolisian pemerintah partai universitas komisi dinas badan bank perusahaan",
    speech_nouns: "pernyataan keterangan surat pidato",
    ..NONE
};

pub(in crate::attribution) const VIETNAMESE: Vocabulary = Vocabulary {
    finite: further::VIETNAMESE,
    he: "ông anh",
    she: "bà chị cô",
    they: "họ",
    it: "nó",
    address: "tôi chúng mình bạn",
    determiners: "một các những mỗi vị",
    prepositions: "của ở tại trong với từ cho về vì bằng theo đến trên dưới",
    conjunctions: "và hoặc nhưng rằng vì nếu khi mà thì",
    adverbs: "cũng đã đang sẽ không chưa vẫn còn rất lại thêm này biết định từng",
    function: "và hoặc nhưng rằng vì nếu khi mà thì là của ở tại trong với từ cho về bằng theo đến tôi họ không có được này đó một các những",
    titles: "ông bà anh chị cô chủ tịch bộ trưởng tiến sĩ giáo sư",
    roles: "đại diện chủ quán phát ngôn viên giám đốc chủ tịch bộ trưởng luật sư bác sĩ giáo viên người dân nhân chứng",
    ..NONE
};

pub(in crate::attribution) const CATALAN: Vocabulary = Vocabulary {
    finite: further::CATALAN,
    he: "ell",
    she: "ella",
    they: "ells elles",
    it: "això",
    who: "que qui",
    address: "jo nosaltres em ens meu meva nostre nostra vosaltres",
    determiners: "el la els les l’ l' un una uns unes aquest aquesta aquell aquella dos dues tres",
    possessives: "seu seva seus seves",
    prepositions: "de d’ d' del dels a al als amb en per pel pels sobre sense des fins entre contra segons durant com",
    conjunctions: "i o però que perquè quan si mentre",
    adverbs: "ha han havia va també després ahir avui ja encara no més s’ s' es",
    function: "el la els les l’ l' un una de d’ d' del a al amb en per pel i o però que perquè quan si mentre ell ella jo nosaltres no sí \
        també ahir avui ja encara aquest aquesta això com on qui",
    titles: "senyor senyora sr. sra. alcalde alcaldessa president presidenta conseller consellera ministre ministra director directora",
    roles: "alcalde alcaldessa president presidenta conseller consellera ministre ministra director directora portaveu diputat diputada \
        metge metgessa advocat advocada veí veïna professor professora regidor regidora secretari secretària",
    roles_female: "alcaldessa presidenta consellera ministra directora diputada metgessa advocada veïna professora regidora secretària",
    organizations: "ministeri sindicat associació universitat partit agència consell parlament govern ajuntament generalitat",
    speech_nouns: "comunicat discurs carta entrevista declaració missatge paraules",
    ..NONE
};

/// Serbian, Croatian, Bosnian, Slovene and Macedonian.
pub(in crate::attribution) const SOUTH_SLAVIC: Vocabulary = Vocabulary {
    finite: further::SOUTH_SLAVIC,
    he: "on он",
    she: "ona она",
    they: "oni они",
    it: "to то",
    who: "koji koja koje који која које",
    address: "ja mi vi ti nas nam meni mene me vas vam moj moja moje naš naša naše vaš ја ми ви ти нас нам мени мене вас вам мој моја наш наша",
    determiners: "jedan jedna taj ta ovaj ova dva tri један једна тај овај",
    prepositions: "u na s sa od za po do iz k ka pri kroz nakon prije pre bez pod nad između prema у на с са од за по до из при након \
        пре без под над између према",
    conjunctions: "i ili ali da jer ako kada kad dok kao te in ker и или али да јер ако када док као",
    adverbs: "je su bi će se još također takođe jučer juče danas već sada ne također за је су ће се још такође јуче данас већ сада не",
    function: "jedan jedna taj ta ovaj ova i ili ali da jer ako kada kad dok kao on ona oni mi ja vi ne u na s sa od za po do iz nakon \
        prije pre bez prema tko ko što šta gdje gde zašto je su и или али да јер ако када он она они ми ја ви не у на с са од за",
    titles: "gospodin gospođa dr. prof. predsjednik predsednik predsjednica predsednica ministar ministrica gradonačelnik župan \
        premijer премијер министар председник градоначелник",
    roles: "predsjednik predsednik predsjednica predsednica ministar ministrica ministarka gradonačelnik gradonačelnica župan premijer \
        premijerka direktor direktorica direktorka glasnogovornik glasnogovornica portparol ravnatelj ravnateljica liječnik lekar \
        odvjetnik advokat načelnik načelnica župan župana premier minister ministrica министар министарка премијер премијерка \
        председник председница директор директорка градоначелник портпарол адвокат лекар",
    roles_female: "predsjednica predsednica ministrica ministarka gradonačelnica premijerka direktorica direktorka glasnogovornica \
        ravnateljica načelnica министарка премијерка председница директорка",
    ..NONE
};

/// Lithuanian, Latvian and Estonian. Estonian „ta“ is he and she.
pub(in crate::attribution) const BALTIC: Vocabulary = Vocabulary {
    finite: further::BALTIC,
    he: "jis viņš ta",
    she: "ji viņa ta",
    they: "jie jos viņi nad",
    it: "tai tas see",
    who: "kuris kuri kurš kura kes",
    address: "aš mes jūs mūsų mums man mane mano tu es mēs mūsu mums mana mans ma me meie meil minu mina meid sa te",
    prepositions: "į iš su be per po prie už apie nuo iki pagal no ar uz pie par",
    conjunctions: "ir ar bet kad nes jei kai kaip un vai ka jo ja kā või aga et sest kui kuid nagu",
    adverbs: "dar taip vakar šiandien jau dabar ne buvo yra arī vēl šodien jau tagad ir bija ka veel täna eile juba nüüd ei on oli",
    function: "į iš su be per po ir ar bet kad nes jei kai kaip jis ji jie mes aš jūs ne taip un vai ka jo ja kā viņš viņa viņi mēs \
        es jūs nē jā või aga et sest kui ta nad me ma te ei jah šiandien vakar jau dabar",
    titles: "ministras ministrė meras merė prezidentas prezidentė premjeras premjerė ministrs ministre mērs prezidents minister \
        linnapea peaminister president",
    roles: "ministras ministrė meras merė prezidentas prezidentė premjeras premjerė direktorius direktorė vadovas vadovė atstovas \
        atstovė ministrs ministre mērs prezidents direktors direktore vadītājs vadītāja pārstāvis pārstāve minister linnapea \
        peaminister president direktor juht pressiesindaja",
    roles_female: "ministrė merė prezidentė premjerė direktorė vadovė atstovė ministre direktore vadītāja pārstāve",
    ..NONE
};

//! Verbs of saying of languages of which little more is known: one list each, of finite forms and participles.

pub(in crate::attribution) const FINNISH: &str = "
    sanoo sanoi sanovat sanoivat kertoo kertoi kertovat kertoivat toteaa totesi lisää lisäsi vastaa vastasi kysyy kysyi
    huomauttaa huomautti korostaa korosti arvioi muistuttaa muistutti selittää selitti vakuuttaa vakuutti väittää väitti
    kommentoi kirjoittaa kirjoitti pohtii pohti naurahtaa naurahti huokaa huokaisi ihmettelee ihmetteli ilmoittaa ilmoitti
    myöntää myönsi painottaa painotti kuvailee kuvaili kiittelee harmittelee tiivistää summaa varoittaa varoitti";

pub(in crate::attribution) const HUNGARIAN: &str = "
    mondta mondja mondták mondják közölte közölték hangsúlyozta nyilatkozta nyilatkozott fogalmazott kijelentette tette
    kérdezte válaszolta felelte magyarázta elmondta elmondták állította állítja jelentette írta írja kiemelte hozzátette
    jegyezte véli vélte szögezte leszögezte figyelmeztetett ígérte mesélte meséli emlékezett ismertette vallja vallotta";

pub(in crate::attribution) const ROMANIAN: &str = "
    spune spun spunea spus zice zicea zis declară declara declarat afirmă afirma afirmat precizat precizează explică explicat
    adaugă adăugat susține susţine susținut susţinut anunțat anunţat anunță întreabă întrebat răspunde răspuns povestește
    povesteşte povestit subliniat subliniază menționat menţionat completat conchis mărturisit mărturisește transmis avertizat
    avertizează spuse zise întrebă răspunse adăugă strigă strigat promis recunoscut recunoaște";

pub(in crate::attribution) const GREEK: &str = "
    είπε είπαν λέει λένε έλεγε δήλωσε δήλωσαν δηλώνει τόνισε τονίζει ανέφερε αναφέρει πρόσθεσε προσθέτει εξήγησε εξηγεί
    υποστήριξε υποστηρίζει σημείωσε σημειώνει επισήμανε επισημαίνει υπογράμμισε υπογραμμίζει ρώτησε ρωτά ρωτάει απάντησε
    απαντά απαντάει ισχυρίστηκε ισχυρίζεται κατήγγειλε καταγγέλλει ανακοίνωσε διευκρίνισε έγραψε γράφει παραδέχθηκε
    παραδέχτηκε υποσχέθηκε σχολίασε σχολιάζει προειδοποίησε διηγείται θυμάται";

pub(in crate::attribution) const BULGARIAN: &str = "
    каза казаха казва казват заяви заявиха заявява добави добавиха добавя обясни обясниха обяснява посочи посочва подчерта
    подчертава отбеляза отбелязва коментира коментираха съобщи съобщиха съобщава попита пита отговори отговаря разказа
    разказва допълни допълва смята уточни уточнява призна признава предупреди предупреждава обеща написа увери уверява";

pub(in crate::attribution) const SOUTH_SLAVIC: &str = "
    kaže kažu kazao kazala kazali rekao rekla rekli izjavio izjavila izjavili navodi naveo navela dodaje dodao dodala dodali
    ističe istakao istakla objašnjava objasnio objasnila odgovara odgovorio odgovorila poručuje poručio poručila upozorava
    upozorio upozorila naglašava naglasio naglasila ispričao ispričala tvrdi tvrdio tvrdila smatra zaključuje zaključio
    zaključila upitao upitala pitao pitala potvrdio potvrdila potvrđuje napisao napisala najavio najavila priznao priznala
    dejal dejala dejali povedal povedala povedali poudaril poudarila dodal dodala pojasnil pojasnila izpostavil izpostavila
    opozoril opozorila vprašal vprašala odgovoril odgovorila
    каже кажу казао казала казали рекао рекла рекли изјавио изјавила изјавили наводи навео навела додаје додао додала истиче
    истакао истакла објашњава објаснио објаснила одговара одговорио одговорила поручује поручио поручила упозорава упозорио
    упозорила наглашава нагласио нагласила испричао испричала тврди тврдио тврдила сматра упитао упитала потврдио потврдила
    рече изјави додаде праша одговори објасни истакна кажа";

pub(in crate::attribution) const BALTIC: &str = "
    sakė sako teigė teigia pridūrė pabrėžė pabrėžia pasakojo pasakoja aiškino aiškina paaiškino kalbėjo klausė atsakė tvirtino
    tvirtina pažymėjo pažymi informavo rašė komentavo pripažino priminė žadėjo pažadėjo svarstė juokėsi
    teica saka sacīja norāda norādīja uzsvēra uzsver skaidro skaidroja piebilda piebilst atzina atzīst stāsta stāstīja
    pastāstīja jautā jautāja atbildēja paziņoja brīdināja
    ütles ütleb ütlesid lausus märkis märgib rääkis räägib lisas selgitas selgitab kinnitas kinnitab küsis vastas nentis tõdes
    sõnas tunnistas hoiatas";

pub(in crate::attribution) const INDONESIAN: &str = "
    kata berkata katanya ujar ujarnya tutur tuturnya jelas jelasnya ucap ucapnya tegas tegasnya ungkap ungkapnya sebut sebutnya
    mengatakan menyatakan menjelaskan menegaskan menambahkan menyebut menyebutkan mengungkapkan menuturkan menulis bertanya menjawab
    mengakui mengaku menilai memperingatkan berharap berjanji imbuh imbuhnya tambah tambahnya tandas tandasnya terang terangnya
    menyampaikan bercerita";

pub(in crate::attribution) const VIETNAMESE: &str = "
    nói kể hỏi đáp viết khẳng cho bảo thừa nhấn giải tuyên cảnh bày";

pub(in crate::attribution) const CATALAN: &str = "
    diu dir dit deia digué diuen explica explicat explicava afegeix afegit assegura assegurat afirma afirmat declara declarat
    lamenta lamentat recorda recordat insisteix insistit subratlla subratllat destaca destacat remarca remarcat detalla detallat
    respon respost pregunta preguntat admet admès reconeix reconegut adverteix advertit avisa avisat comenta comentat escriu escrit
    promet promès defensa defensat denuncia denunciat conclou conclòs considera considerat apunta apuntat reclama reclamat";

//! Finds a demand from which the quotation follows: "Give the officials a free hand and | this will be a car park", «Дай
//! волю чиновникам, и | здесь будет парковка». A sentence that begins with an imperative and goes on with "and" states
//! nothing; it says what happens if the demand is met.
//!
//! No list of verbs could be complete. In English and the other Germanic languages the word order shows the imperative:
//! an object follows the first word, and that is none of the few words that come before an object without being a
//! verb. Elsewhere the ending of the verb shows it. The word for "and" tells the languages apart.

use super::{
    CutRuleMatch, Sentence,
    tokens::{Token, any_at, any_at_end},
};

/// The demand before the quotation in its sentence.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    /// Words of the shortest demand with the word for "and".
    const LEAST: usize = 3;
    let asks = sentence.text.get(sentence.at + sentence.after.len()..).is_some_and(|rest| rest.starts_with('?'));
    let left = behind_last_sign(sentence);
    let first = left.first().filter(|first| first.is_capital)?;
    let is_demand = |group: &&Group| any_at_end(left, group.and).is_some() && group.form.is_met(first, left, sentence);
    let is_more = any_at(left, 0, MORE).is_some() && any_at_end(left, ANDS).is_some() && left.len() <= LONGEST_OF_MORE;
    let is_found = !asks && left.len() >= LEAST && (is_more || GROUPS.iter().any(|group| is_demand(&group)));
    is_found.then(|| sentence.found(left, 0, 1, false))?
}

/// The words of the sentence before the quotation, after its last colon or semicolon.
fn behind_last_sign<'s>(sentence: &'s Sentence<'_>) -> &'s [Token] {
    let sign = sentence.before.rfind([':', ';']).map_or(0, |at| sentence.start + at);
    sentence.left.get(sentence.left.partition_point(|token| token.start < sign)..).unwrap_or_default()
}

/// How languages that share a word for "and" form an imperative.
struct Group {
    and: &'static [&'static str],
    form: Form,
}

/// Words separated by spaces.
type Words = &'static str;

fn is_in(list: Words, word: &str) -> bool {
    list.split_whitespace().any(|own| own == word)
}

enum Form {
    /// An object follows the first word, which is not one of the others that may precede it.
    Order { objects: Words, others: Words },
    /// The first word has an ending or is one of these, and is none of the exceptions.
    Ending { endings: Words, verbs: Words, exceptions: Words },
    /// The same, and one of these words follows.
    EndingBefore { endings: Words, verbs: Words, next: Words },
}

impl Form {
    fn is_met(&self, first: &Token, left: &[Token], sentence: &Sentence<'_>) -> bool {
        let word = first.word.as_str();
        let Some(second) = left.get(1).filter(|second| !sentence.has_comma(first.end, second.start)) else {
            return false;
        };
        let ends = |endings: Words| endings.split_whitespace().any(|ending| word.ends_with(ending));
        match self {
            Self::Order { objects, others } => {
                // "Shut down the port and": a particle before the object.
                let is_particle =
                    is_in(PARTICLES, &second.word) && left.get(2).is_some_and(|third| is_in(objects, &third.word));
                let is_adverb = ["ly", "ing", "'s"].iter().any(|ending| word.ends_with(ending));
                (is_in(objects, &second.word) || is_particle) && !is_in(others, word) && !is_adverb
            }
            Self::Ending { endings, verbs, exceptions } => {
                (ends(endings) || is_in(verbs, word)) && !is_in(exceptions, word) && !is_in(exceptions, &second.word)
            }
            Self::EndingBefore { endings, verbs, next } => {
                is_in(verbs, word) || ends(endings) && is_in(next, &second.word)
            }
        }
    }
}

/// "One more strike and | we close", « Encore un peu et | le toit s’effondrait »: no verb, but a demand all the same.
const MORE: &[&str] = &[
    "one more",
    "one word",
    "one step",
    "a little more",
    "a few more",
    "two more",
    "noch ein",
    "noch eine",
    "noch einen",
    "noch so ein",
    "ein wort",
    "encore un",
    "encore une",
    "encore quelques",
    "un mot",
    "un poco más",
    "una palabra",
    "ancora un",
    "ancora una",
    "ancora un'",
    "mais um",
    "mais uma",
    "nog een",
    "nog één",
    "en till",
    "ett till",
    "ännu en",
    "endnu en",
    "nok en",
    "ещё один",
    "ещё одна",
    "ещё одно",
    "ещё немного",
    "ещё чуть",
    "ще один",
    "ще одна",
    "ще трохи",
    "още един",
    "још један",
    "jeszcze jeden",
    "jeszcze jedna",
    "jeszcze trochę",
    "ještě jeden",
    "ještě jedna",
    "još jedan",
    "još jedna",
    "vielä yksi",
    "még egy",
    "încă un",
    "încă o",
    "ακόμα ένας",
    "ακόμη ένας",
    "ακόμα μία",
    "satu lagi",
    "sekali lagi",
    "chỉ một",
];

/// The longest phrase of this kind; a longer one has a verb.
const LONGEST_OF_MORE: usize = 7;

const ANDS: &[&str] =
    &["and", "und", "et", "y", "e", "en", "och", "og", "и", "і", "i", "a", "ja", "és", "și", "και", "dan", "thì", "là"];

const PARTICLES: Words = "out off up down in away back over loose";

const GROUPS: &[Group] = &[
    // English
    Group {
        and: &["and", "or", "and then"],
        form: Form::Order {
            objects: "me us them him it her the a an another your my our their his its this that these those one two three any some \
                every each all more enough",
            others: "in on at by for from to of with without within under over above below about after before during since until till \
                through across around behind beside besides between beyond against among along near off out up down into onto upon \
                despite per via like unlike as than both all half such what quite rather many not no nor neither never only even just \
                once when whenever while if unless because though although where wherever whether that so and but or yet still then now \
                here there today yesterday tomorrow tonight perhaps maybe often always sometimes soon later earlier again also instead \
                meanwhile moreover otherwise thus hence is are was were am do does did have has had can could will would shall should may \
                might must who what which whose how why however whatever whoever last next every each some any i we you he she they it \
                one nobody everybody everyone somebody someone monday tuesday wednesday thursday friday saturday sunday thanks given \
                inside outside toward towards throughout save except provided amid amidst notwithstanding regarding concerning",
        },
    },
    // German
    Group {
        and: &["und", "oder", "und dann", "dann"],
        form: Form::Order {
            objects: "uns mir ihm ihnen euch mich dich ihn die das den dem ein eine einen einem mal nur endlich",
            others: "in an auf aus bei mit nach von vor zu für um über unter gegen ohne durch trotz wegen während seit bis statt neben \
                hinter zwischen laut gemäß dank außer ab innerhalb außerhalb dass daß wenn als weil da ob obwohl nachdem bevor ehe sobald \
                solange sofern falls indem wie wo was wer wem wen warum weshalb nur auch selbst sogar gerade besonders alle all beide so \
                solch welch manch und aber doch denn oder sondern ja nein ach der die das dem den dies wir ich er sie es ihr man nicht \
                auch schon noch erst einst damit sodass entweder weder sowohl anstatt aller diesen dieser diese vielleicht natürlich \
                heute gestern morgen jetzt dann hier dort",
        },
    },
    // „Man gebe ihm die Schlüssel, und | …“
    Group {
        and: &["und", "und dann"],
        form: Form::EndingBefore {
            endings: "man",
            verbs: "",
            next: "gebe nehme lasse stelle setze schaffe streiche schließe öffne sperre",
        },
    },
    // Dutch
    Group {
        and: &["en", "of", "dan", "en dan"],
        form: Form::Order {
            objects: "ons me mij hem hen hun de het een dat die deze dit jullie maar eens",
            others: "in op aan uit bij met naar van voor te om over onder tegen zonder door wegens tijdens sinds tot achter tussen naast \
                volgens dankzij behalve vanaf binnen buiten dat als wanneer omdat doordat toen of hoewel nadat voordat zodra zolang mits \
                tenzij hoe waar wat wie waarom alleen ook zelfs juist alle al beide zo zulk welk menig en maar want dus ja nee de het een \
                die dit deze we wij ik hij ze zij jij je u men niet nooit heel vandaag gisteren morgen nu dan hier daar rond per",
        },
    },
    // Swedish, Danish, Norwegian
    Group {
        and: &["och", "eller", "så", "og", "da", "och då", "og så"],
        form: Form::Order {
            objects: "oss os mig meg mej dig deg honom ham henne hende dem er jer en ett et den det in ind inn ut ud bort",
            others: "i på til till från fra med av af for för om under över over mot mod uten utan uden efter etter före før vid ved hos \
                mellan mellem mellom trots trods att at som när når da då eftersom fordi om hvis ifall innan medan mens hur hvor hvordan var \
                vad hvad hva vem hvem bara kun også också även selv själv alla alle både så sådan och og men eller jag jeg vi han hun hon de \
                man det den inte ikke aldrig aldri idag nu nå här her där der en ett et den ja nej nei är er blir bliver",
        },
    },
    // French
    Group {
        and: &["et", "ou", "et alors"],
        form: Form::Ending { endings: "ez", verbs: "faites dites", exceptions: "chez assez nez vous" },
    },
    // Spanish, Catalan
    Group {
        and: &["y", "o", "y entonces", "i"],
        form: Form::Ending {
            endings: "nnos nme nle nles enlo anlo enla anla",
            verbs: "danos dame dadnos dadme dales déjennos déjanos dejad dejen pon ponga pongan poned quita quiten quitad den demos haz hagan \
                suban bajen cierren abran doneu deixeu poseu",
            exceptions: "",
        },
    },
    // Italian
    Group {
        and: &["e", "o", "e poi"],
        form: Form::Ending {
            endings: "ate ete ite ateci eteci iteci atemi etemi ategli etegli toglietele",
            verbs: "mettici dacci dammi datti togli lascia dai metti fai prendi dia diano mettano lascino",
            exceptions: "estate giornate serate mete sete lite rete vite quiete monete",
        },
    },
    // Portuguese: "Deem-nos", "Tirem-nos"
    Group {
        and: &["e", "ou", "e então"],
        form: Form::EndingBefore {
            endings: "eem irem rem cem gam ham nham tam quem xem tem ê á",
            verbs: "deem deixem metam ponham tirem tragam cortem abram fechem façam",
            next: "nos me lhe lhes lá",
        },
    },
    // Polish, Czech, Slovak, Croatian, Serbian, Slovene
    Group {
        and: &["a", "i", "to", "a pak", "in"],
        form: Form::EndingBefore {
            endings: "cie te ite jte",
            verbs: "daj dajcie dej dejte dajte wpuść wpuśćcie pusť pusťte pustite pustite zabierz zabierzcie postaw zostaw zostawcie weź \
                weźcie nechte seberte vezměte uzmite oduzmite ostavite vzemite",
            next: "nam mi im jej mu ich ten tę to te tu tam nám jim sem tím je",
        },
    },
    // Russian, Ukrainian, Bulgarian, Serbian
    Group {
        and: &["и", "а", "или", "і", "й", "та", "або", "и тогда", "и тогава"],
        form: Form::Ending {
            endings: "йте ьте іть йтесь",
            verbs: "уберите отпустите пустите возьмите положите заберите верните купите разрешите снимите уменьшите дай пусти отдай убери оставь поставь забери віддай забери залиш дај остави",
            exceptions: "скажите извините простите вибачте",
        },
    },
    // Finnish
    Group {
        and: &["ja", "niin", "tai"],
        form: Form::Ending { endings: "kaa kää", verbs: "anna antakaa jätä ota poista", exceptions: "" },
    },
    // Hungarian
    Group {
        and: &["és", "vagy", "s"],
        form: Form::Ending {
            endings: "janak jenek jatok jetek játok jétek jon jen jön assanak essenek",
            verbs: "adj adják hagyd hagyják vegye vegyék",
            exceptions: "",
        },
    },
    // Romanian
    Group {
        and: &["și", "sau", "şi"],
        form: Form::EndingBefore {
            endings: "ți ţi",
            verbs: "lăsați puneți tăiați scoateți dă",
            next: "ne mi le i l o",
        },
    },
    // Greek
    Group {
        and: &["και", "ή", "κι"],
        form: Form::Ending {
            endings: "στε ψτε ξτε ρτε λτε",
            verbs: "δώσε βάλε άσε πάρε κόψε",
            exceptions: "είστε είμαστε ήσαστε",
        },
    },
    // Vietnamese, Indonesian
    Group { and: &["và", "thì", "là"], form: Form::Ending { endings: "", verbs: "hãy cứ", exceptions: "" } },
    Group {
        and: &["dan", "maka", "atau"],
        form: Form::Ending {
            endings: "rilah palah tlah nkanlah",
            verbs: "beri berilah kasih kasihlah biarkan serahkan cabut coba potong lepaskan bawa berikan ambil tutup buka",
            exceptions: "",
        },
    },
];

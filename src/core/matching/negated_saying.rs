//! Whether a negation next to a verb of saying denies the saying itself: "Lee never said", but neither "Lee never tires of
//! saying" nor "nobody but Lee said".

use super::omissions::negation_count;

/// What the negation of a clause with a verb of saying denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Denied {
    /// The saying: "I never said".
    Saying,
    /// Something that the saying depends on, or how it was said: "I do not want to say", "I am not saying this lightly".
    Other,
    /// Nothing, for it was said: "she did not hesitate to say", "not only she said", "she could not say often enough".
    Nothing,
}

/// What is denied in a clause with a negation. `words` are its words in lower case, and `at` is its verb of saying.
pub(super) fn denied(words: &[String], at: usize) -> Denied {
    if !is_denied_without_exception(words) || words.iter().any(|word| is_in(ENOUGH, word)) || is_affirmed(words, at) {
        return Denied::Nothing;
    }
    let is_at_end = words.iter().skip(at + 1).all(|word| is_in(OBJECTS, word));
    if is_at_end && !is_dependent(words, at) { Denied::Saying } else { Denied::Other }
}

/// What may follow the verb without saying how or why something is said.
const OBJECTS: &str = "this that these those it so you him her them us me anyone anybody everyone \
    everybody to any such das dies dieses es dir euch ihnen ihm ihr niemandem cela ça ceci esto eso esta questo ciò \
    isso isto dit dat это этого этих так тако такого це цього таке det detta dette toho tego tak asta ezt azt tätä \
    sitä";

/// Infinitives and participles that depend on another verb.
const DEPENDENT: &str = "dire decir dizer sagen zeggen reden сказать говорить сказати говорити казати \
    powiedzieć mówić říct říci říkat povedať reći säga sige si sanoa sanomasta sanomaan sanoneensa mondani spune";

/// What comes before a verb that depends on another one.
const LINKS: &str = "to of for from by in and att at å om de à di del du zu te avoir haber aver \
    avere ter hebben having ha have af";

/// "That", between a verb and the clause which it governs.
const THAT: &str = "that dass daß que qu che dat at att że что що že hogy ότι";

/// Words for a saying that was repeated or clear, but not so often or so clear as it should be.
const ENOUGH: &str = "enough genug assez suffisamment bastante suficiente suficientemente abbastanza \
    genoeg tillräckligt nok dość dosyć dostatecznie dost dosť elégszer eléggé tarpeeksi kyllin destul αρκετά \
    достаточно достатньо clearer plainer louder deutlicher klarer clairement chiaramente duidelijker tydligare \
    tydeligere яснее чётче jaśniej wyraźniej jasněji";

/// What makes an exception of the word before it, or more of it: "nobody but", "not only", „niemand außer“.
const EXCEPT: &str = "but except save besides other else only just merely alone außer anders anderer \
    andere nur bloß allein sauf hormis sinon autre seulement seul seule más salvo excepto sino otro solo sólo \
    solamente tranne eccetto altri soltanto só senão exceto apenas behalve alleen slechts utom förutom annan bara \
    endast andre annen undtagen bortset unntatt bare kun кроме иной другой только лишь один крім окрім інший тільки \
    лише poza oprócz prócz inny tylko kromě jiný jen jenom kivéve csak muu paitsi vain ainoastaan decât doar numai \
    άλλος εκτός μόνο";

/// Beginnings of words which deny something themselves, so that the saying which depends on them was said if they are
/// denied: "did not deny saying", "never tires of saying".
const REVERSING: &str = "tire tirin weary wearie hesitat stop ceas fail deny denie refus shy shie \
    shrink shrank afraid asham resist refrain avoid forget forgot neglect regret apologi alone embarrass müde zöger \
    gezöger scheu gescheu leugn geleugn bestr verhehl verschw umhin versäum vergess vergaß bereu schäm geschäm \
    unterl lass hésit cess arrêt fatigu nié niait nient démen empêch manqu craint crain oubli regrett cans dud vacil \
    dejó deja negó niega teme temió evit olvid arrepient arrepint avergüenz tard stanc esit smett smess mancat manca \
    dimentic vergogn pentit hesit deix esquec envergonh arrepend aarzel schroo ontken nala verzuim verget verga \
    schaam tröttn tvek tveka slutad förnek skäm ångra glöm træt tøv nøl stopp slutt benægt nektet skam уста колеб \
    переста прекращ отрица побоя бои боя стесня постесня забы упуска сомнева скрыва преминул втомл вага завага \
    припиня запереч соромл посоромл забу приховув przesta męcz zmęcz waha zawaha boi bał wstydzi zaprzecz desmint smenti dementier опроверг zapomn \
    omieszka ukryw unav váh zaváh přest prest popír popř boj bál styd zapomě fárad győz haboz szűn tagad szégy \
    felejt mulaszt väsy epärö lakkaa lakan kiist pelk pelän häpe unohd obos ezit încet rușin δίστα διστά κουρά σταμα \
    αρνήθ ντρέπ ντράπ";

/// The same, in forms that begin other words as well.
const REVERSING_FORMS: &str = "hört hörte höre hören aufgehört aufhören houdt hield ophouden ophield holder \
    holdt nego nega negano negava negato sluta slutar para paran paró peur honte moe rädd lei bange redd";

fn is_in(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|own| own == word)
}

/// Whether a negation is left that is neither "not only" nor "nobody but". A clause may also deny without a negation.
fn is_denied_without_exception(words: &[String]) -> bool {
    const REACH: usize = 2;
    let denies = |word: &str| (negation_count(word) > 0 || word == "personne") && !is_in(EXCEPT, bare(word));
    // « Personne n’a dit »: both words are one negation.
    let is_particle = |at: &usize| {
        words.get(*at).is_some_and(|word| word == "ne" || word.starts_with("n'") || word.starts_with("n’"))
    };
    let all: Vec<usize> = words.iter().enumerate().filter(|(_, word)| denies(word)).map(|(at, _)| at).collect();
    let own = all.iter().filter(|at| !is_particle(at)).count();
    let is_excepted = |at: &usize| words.iter().skip(at + 1).take(REACH).any(|next| is_in(EXCEPT, bare(next)));
    all.is_empty() || !all.iter().filter(|at| own == 0 || !is_particle(at)).all(is_excepted)
}

/// The word without an elided one before it: hésite of n’hésite.
fn bare(word: &str) -> &str {
    word.split_once(['\'', '’']).map_or(word, |(_, bare)| bare)
}

/// Whether a verb that itself denies is denied and governs the saying: "did not hesitate to say", "does not deny that Lee
/// said".
fn is_affirmed(words: &[String], at: usize) -> bool {
    let head = words.get(..at).unwrap_or_default();
    let reverses = |word: &String| {
        let bare = bare(word);
        is_in(REVERSING_FORMS, bare) || REVERSING.split_whitespace().any(|stem| bare.starts_with(stem))
    };
    // « ne nie pas avoir dit »: elsewhere the word is a negation.
    if head.windows(2).any(|pair| matches!(pair, [nie, pas] if nie == "nie" && pas == "pas")) {
        return is_dependent(words, at);
    }
    let Some(last) = head.iter().rposition(reverses) else { return false };
    let is_odd = head.iter().filter(|word| reverses(word)).count() % 2 == 1;
    let governs = head.iter().skip(last + 1).any(|word| is_in(THAT, word));
    is_odd && (governs || is_dependent(words, at))
}

/// Whether the verb of saying depends on another verb: "to say", "of saying", „gesagt zu haben“.
fn is_dependent(words: &[String], at: usize) -> bool {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let before = at.checked_sub(1).map_or("", word);
    is_in(DEPENDENT, word(at))
        || is_in(LINKS, before)
        || word(at).ends_with("ing")
        || word(at + 1) == "zu" && word(at + 2) == "haben"
}

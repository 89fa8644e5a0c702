//! The roles of people according to the text: titles before a name, and appositions between commas after it.

use super::{Gender, People, TextTokens};
use crate::attribution::names::{Name, NameKind};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;
use crate::attribution::words::articles::is_definite_article;
use crate::text::script::is_cjk;

/// The role word of everybody who held an office, in whichever language the text says so.
pub(in crate::attribution) const FORMER: &str = "former";

/// The role word of everybody who does not simply hold an office: a former, an acting, a deputy minister.
pub(in crate::attribution) const QUALIFIED: &str = "of qualified office";

impl People {
    /// Records the titles before names, and the appositions between commas after them.
    pub(super) fn add_roles(&mut self, source: &TextTokens<'_>) {
        for entry in &mut self.entries {
            entry.mentions.sort_unstable();
        }
        for number in 0..self.names.len() {
            let Some(name) = self.names.get(number).copied() else { continue };
            let Some(who) = self.owner(u32::try_from(number).unwrap_or(u32::MAX)) else { continue };
            let set_off = words_in_list(&name, source).or_else(|| words_before_comma(&name, source));
            let before = set_off.clone().unwrap_or_else(|| words_before(&name, source));
            let after = words_after(&name, source);
            let is_who = source.word(name.last + 2).is(WordClasses::WHO)
                && source.token(name.last + 1).is_some_and(|token| token.kind == Kind::Comma);
            let native = native_name(&name, source);
            let has_initial = name.len() > 1
                && source
                    .token(name.core)
                    .is_some_and(|token| token.end - token.start == 2 && source.spelled(name.core).ends_with('.'));
            let Some(entry) = self.entries.get_mut(who as usize) else { continue };
            if entry.kind == Some(NameKind::Organization) {
                continue;
            }
            if entry.native.is_none() {
                entry.native = native;
            }
            entry.is_person |= (is_who || has_initial) && entry.kind == Some(NameKind::Unknown);
            for at in (name.first.min(before.start)..name.core.max(before.end)).chain(after.clone().unwrap_or(0..0)) {
                // "an engineer hired by the district" is not a district.
                let is_place =
                    source.word(at).is(WordClasses::PLACE) && source.token(at).is_some_and(|token| token.is_capital);
                let is_modifier =
                    (is_place || source.word(at).is(WordClasses::GROUP)) && !source.word(at).is(WordClasses::ROLE);
                if is_modifier {
                    entry.add_role(source.lower(at));
                }
                for (class, role) in [(WordClasses::FORMER, FORMER), (WordClasses::QUALIFIER, QUALIFIED)] {
                    if source.word(at).is(class) {
                        entry.add_role(role);
                    }
                }
                if source.word(at).is(WordClasses::QUALIFIER)
                    || source.word(at).is(WordClasses::ROLES.or(WordClasses::TITLES))
                        && !source.word(at).is(WordClasses::GIVEN)
                {
                    entry.add_role(source.lower(at));
                    let before = at.checked_sub(1).filter(|before| {
                        !source
                            .word(*before)
                            .is(WordClasses::DETERMINER.or(WordClasses::POSSESSIVE).or(WordClasses::LINKS))
                            && source.token(*before).is_some_and(|token| token.kind == Kind::Word)
                    });
                    // "Foreign Minister" does not refer to the minister of defence.
                    if let Some(before) = before {
                        entry.add_role(&format!("{} {}", source.lower(before), source.lower(at)));
                    }
                    if source.lower(at) == "member" && at > 0 && source.lower(at - 1) == "council" {
                        entry.add_role("councilmember");
                    }
                    entry.is_person = true;
                    if entry.gender == Gender::Unknown {
                        entry.gender = gender_of_roles(source.word(at));
                    }
                }
            }
            if let Some(noun) = after.clone().and_then(|after| head_of(after, source)) {
                entry.add_role(noun);
            }
            if let Some(age) = age_after(&name, source) {
                entry.add_role(&format!("{age}-year-old"));
            }
            let is_short = entry.role.as_ref().is_none_or(|role| !role.contains(' '));
            if is_short {
                let held = WordClasses::ROLES.or(WordClasses::TITLES).or(WordClasses::QUALIFIER);
                let has_role = |range: &std::ops::Range<u32>| range.clone().any(|at| source.word(at).is(held));
                let range = set_off.or(after.filter(has_role)).unwrap_or(before);
                // « Seul M. Sarrazin »: a form of address is no office, nor are the words before it.
                let is_office = range.clone().any(|at| is_of_office(at, source));
                let role = words_between(range, source).and_then(|role| office(&role)).filter(|_| is_office);
                // „Bundesministerin“, and further on „Bundesministerin der Finanzen“.
                let is_longer = |role: &String| {
                    let known = entry.role.as_deref().unwrap_or_default().to_lowercase();
                    role.to_lowercase()
                        .strip_prefix(&known)
                        .is_some_and(|rest| known.is_empty() || rest.starts_with(' '))
                };
                entry.role = role.filter(is_longer).or(entry.role.take());
            }
        }
    }
}

/// The noun of "a pharmacist from Busan" between commas, whether a list has it or not.
fn head_of<'a>(after: std::ops::Range<u32>, source: &'a TextTokens<'_>) -> Option<&'a str> {
    if !matches!(source.lower(after.start), "a" | "an" | "the") {
        return None;
    }
    let stops = WordClasses::LINKS.or(WordClasses::SAYS).or(WordClasses::ADVERB);
    let end = (after.start + 1..after.end).find(|at| source.word(*at).is(stops)).unwrap_or(after.end);
    let noun = end.checked_sub(1).filter(|noun| *noun > after.start)?;
    source.token(noun).filter(|token| token.kind == Kind::Word && !token.is_capital)?;
    Some(source.lower(noun))
}

/// The 59 of "Ann Lee, 59,".
fn age_after<'a>(name: &Name, source: &TextTokens<'a>) -> Option<&'a str> {
    let number = source.token(name.last + 2).filter(|token| token.kind == Kind::Number)?;
    let text = source.text.get(number.start as usize..number.end as usize)?;
    let is_age = text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit());
    (is_age && source.is(name.last + 1, Kind::Comma)).then_some(text)
}

/// The office in the words before a name, without "Dame" and "Mr.", which belong to the name. `None` if nothing
/// else is left.
fn office(role: &str) -> Option<String> {
    const FORMS: &str = " mr mrs ms miss mx dr prof sir dame lord lady madame monsieur mme m herr frau fräulein dr.-ing señor señora don doña hon kollege kollegin kollegen ";
    // „Herr Minister“, „Głos ma pan poseł“: what is before such a form is not of the office either.
    const BEFORE: &str = " mr mrs ms herr herrn frau pan pana panu pani panią hon ";
    let is_form = |word: &&str| FORMS.contains(&format!(" {} ", word.to_lowercase().trim_end_matches('.')));
    let words: Vec<&str> = role.split(' ').collect();
    let count = words.iter().rposition(|word| !is_form(word))? + 1;
    let is_before = |word: &&str| BEFORE.contains(&format!(" {} ", word.to_lowercase().trim_end_matches('.')));
    let first = words.get(..count)?.iter().rposition(is_before).map_or(0, |at| at + 1);
    words.get(first..count).map(|words| words.join(" "))
}

/// The words for which a short title is used, and other words for the same office.
pub(super) fn written_out(role: &str) -> Vec<&str> {
    match role {
        "sen." | "sen" | "senator" => vec!["senator", "lawmaker"],
        "rep." | "rep" | "representative" => vec!["representative", "congressman", "congresswoman", "lawmaker"],
        "congressman" | "congresswoman" => vec![role, "representative", "lawmaker"],
        "gov." | "gov" | "governor" => vec!["governor"],
        "gen." | "gen" => vec!["general"],
        "dr." | "dr" => vec!["doctor"],
        "prof." | "prof" => vec!["professor"],
        "col." => vec!["colonel"],
        "capt." => vec!["captain"],
        "lt." | "lt" => vec!["lieutenant"],
        "sgt." | "sgt" => vec!["sergeant"],
        "councilmember" => vec![role, "councilwoman", "councilman", "councillor", "councilor"],
        "chairman" | "chairwoman" => vec![role, "chair"],
        // The mayor is "il primo cittadino".
        "sindaco" => vec![role, "cittadino"],
        "sindaca" => vec![role, "cittadina"],
        "billionaire" | "mogul" | "tycoon" | "developer" | "magnate" => vec![role, "businessman", "billionaire"],
        "republican" | "democrat" => vec![role, "candidate", "politician"],
        "frontrunner" | "front-runner" | "nominee" | "contender" => {
            vec![role, "candidate", "nominee", "front-runner", "frontrunner"]
        }
        _ => vec![role],
    }
}

/// The text of some tokens, if there is any.
fn words_between(range: std::ops::Range<u32>, source: &TextTokens<'_>) -> Option<String> {
    let first = source.token(range.start)?;
    let last = source.token(range.end.checked_sub(1)?)?;
    let text = source.text.get(first.start as usize..last.end as usize)?;
    let text = crate::text::single_spaced(text);
    let text = without_owner(&text);
    let text = text
        .strip_prefix("the ")
        .or_else(|| text.strip_prefix("a "))
        .or_else(|| text.strip_prefix("an "))
        .unwrap_or(text);
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whether a word is one of an office, and not only a form of address.
fn is_of_office(at: u32, source: &TextTokens<'_>) -> bool {
    let classes = WordClasses::ROLES.or(WordClasses::TITLES).or(WordClasses::QUALIFIER);
    source.word(at).is(classes) && office(source.spelled(at)).is_some()
}

/// "Ann Lee - Chief Executive Officer", in a line by itself: what the list of participants says of a person.
fn words_in_list(name: &Name, source: &TextTokens<'_>) -> Option<std::ops::Range<u32>> {
    const MOST: u32 = 14;
    let first = source.token(name.first)?;
    let dash = source.token(name.last + 1).filter(|token| token.kind == Kind::Dash && token.is_spaced)?;
    let before = source.text.get(..first.start as usize)?.trim_end_matches([' ', '\t', '*', '•', '-']);
    let begins_line = before.is_empty() || before.ends_with('\n');
    let line = source.text.get(dash.end as usize..)?.split('\n').next()?;
    let line_end = dash.end as usize + line.len();
    let first = name.last + 2;
    let is_in_line = |at: &u32| source.token(*at).is_some_and(|token| (token.end as usize) <= line_end);
    let end = first + u32::try_from((first..first + MOST).take_while(is_in_line).count()).ok()?;
    let is_whole = source.token(end).is_none_or(|next| (next.start as usize) >= line_end);
    let has_role = (first..end).any(|at| is_of_office(at, source));
    (begins_line && is_whole && has_role && !line.trim_end().ends_with('.')).then_some(first..end)
}

/// A role without the pronoun for whoever else it refers to, or the article before it: "her spokesperson", „dessen
/// Vorsitzender“, „die Ministerin“, “l'ex sindaca”.
fn without_owner(role: &str) -> &str {
    const WORDS: [&str; 24] = [
        "his ", "her ", "their ", "its ", "dessen ", "deren ", "die ", "der ", "das ", "ein ", "eine ", "le ", "la ",
        "les ", "un ", "une ", "el ", "il ", "lo ", "una ", "l'", "l’", "L'", "L’",
    ];
    WORDS.iter().find_map(|word| role.strip_prefix(word)).unwrap_or(role)
}

/// The words before a name that give the person’s role: "team member", "Ports Minister".
fn words_before(name: &Name, source: &TextTokens<'_>) -> std::ops::Range<u32> {
    const MOST: u32 = 6;
    let mut first = name.core;
    while first > 0 && name.core - first < MOST {
        let Some(token) = source.token(first - 1) else { break };
        let Some(next) = source.token(first) else { break };
        let stops = WordClasses::LINKS
            .or(WordClasses::DETERMINER)
            .or(WordClasses::ADVERB)
            .or(WordClasses::SAYS)
            .or(WordClasses::VERB)
            .or(WordClasses::PRONOUN)
            .or(WordClasses::POSSESSIVE);
        // At the beginning of a sentence any word has a capital: „Náměstek ministra Jakub Trnka“.
        let is_initial =
            first == 1 || source.is(first.saturating_sub(2), Kind::Stop) || source.ends_block(first.saturating_sub(2));
        let is_qualifier = token.word.is(WordClasses::QUALIFIER);
        let is_title = is_qualifier || token.word.is(WordClasses::TITLES.or(WordClasses::ROLES));
        if token.kind != Kind::Word
            || !next.is_spaced
            || source.ends_block(first - 1)
            || (token.word.is(stops) && !is_title)
            || (first <= name.first
                && token.is_capital
                && !is_qualifier
                && !(is_initial && (is_title || is_turkish_compound(first, source))))
        {
            break;
        }
        first -= 1;
        // «passo l'ex sindaca»: the article is one with the noun.
        if !source.is_english && source.lower(first).split_once('\'').is_some_and(|(article, _)| article.len() <= 4) {
            break;
        }
    }
    // Only words that end in a role: "the angry Smith" has none. „Der kommissarische Bahnchef Egon Vossberg“: that of
    // a German noun is known by its ending.
    let is_titled = source.are_nouns_capitalised && name.titles != WordClasses::default() && name.core > name.first;
    let has_role =
        first < name.core && (is_titled || source.word(name.core - 1).is(WordClasses::TITLES.or(WordClasses::ROLES)));
    // „министр транспорта Светлана Громова“: in languages without articles, the field of the office comes between.
    // „Врио министра культуры области Вера Кутузова“: how it is held shows an office as well.
    let is_office = |at: &u32| {
        let is_small = source.token(*at).is_some_and(|token| !token.is_capital);
        source.word(*at).is(WordClasses::QUALIFIER)
            || source.word(*at).is(WordClasses::ROLE) && (is_small || *at == first && first < name.first)
    };
    let of_genitive =
        || (first..name.core).find(is_office).filter(|_| !source.is_english && !source.are_nouns_capitalised);
    match has_role {
        true => behind_capitals(first, source)..name.core,
        false => of_genitive()
            .or_else(|| office_with_field(name, source))
            .map_or(name.core..name.core, |office| with_qualifiers(office, source)..name.core),
    }
}

/// “Muhalefet lideri Ali Demir”: whether a Turkish office at this token belongs to the noun before it.
fn is_turkish_compound(office: u32, source: &TextTokens<'_>) -> bool {
    let lower = source.lower(office);
    let has_ending = lower.ends_with(['ı', 'ü'])
        || [
            "lideri",
            "sekreteri",
            "temsilcisi",
            "yöneticisi",
            "direktörü",
            "mühendisi",
            "üyesi",
            "şefi",
            "amiri",
            "sahibi",
        ]
        .contains(&lower);
    has_ending
        && source.word(office).is(WordClasses::ROLE)
        && source.token(office).is_some_and(|token| !token.is_capital)
}

/// «el exministro de Obras Públicas Tomás Robles», „der Minister für Verkehr Jan Lind“: where the office begins, whose
/// field is between it and the name.
fn office_with_field(name: &Name, source: &TextTokens<'_>) -> Option<u32> {
    const MOST: u32 = 6;
    let field = name.first.min(name.core);
    let link = field.checked_sub(1).filter(|_| name.core > name.first && !source.is_english)?;
    let is_inner =
        |at: &u32| source.is(*at, Kind::Word) && !source.word(*at).is(WordClasses::SAYS.or(WordClasses::VERB));
    let is_office =
        |at: &u32| source.word(*at).is(WordClasses::ROLES) && source.token(*at).is_some_and(|token| !token.is_capital);
    let joins =
        |at: u32| source.word(at).is(WordClasses::PREPOSITION) || matches!(source.lower(at), "du" | "des" | "della");
    // « la ministre de la Santé », « de l’Agriculture ».
    let is_article = |at: u32| source.word(at).is(WordClasses::DETERMINER);
    let is_joined = joins(link) || is_article(link) && link.checked_sub(1).is_some_and(joins);
    let inner = (link.saturating_sub(MOST)..=link).rev().take_while(is_inner);
    inner.into_iter().find(is_office).filter(|_| is_joined)
}

/// Where an office begins whose field has a capital, if a word before it says how it is held: "former Treasury minister".
fn behind_capitals(office: u32, source: &TextTokens<'_>) -> u32 {
    const MOST: u32 = 4;
    let is_capital = |at: &u32| source.token(*at).is_some_and(|token| token.kind == Kind::Word && token.is_capital);
    let is_qualifier = |at: &u32| source.word(*at).is(WordClasses::QUALIFIER);
    let before = (office.saturating_sub(MOST)..office).rev();
    let mut before = before.take_while(|at| is_capital(at) || is_qualifier(at));
    before.find(is_qualifier).unwrap_or(office)
}

/// Where an office begins with the words before it that say how it is held: „nguyên chủ tịch tỉnh“.
fn with_qualifiers(office: u32, source: &TextTokens<'_>) -> u32 {
    let mut first = office;
    while let Some(before) = first.checked_sub(1).filter(|at| source.word(*at).is(WordClasses::QUALIFIER)) {
        first = before;
    }
    first
}

/// "The Minister for the Coast, Ines Arden, said", "Ports Minister, Dame Priya Patel, said": the words before a
/// comma that give the person’s role.
fn words_before_comma(name: &Name, source: &TextTokens<'_>) -> Option<std::ops::Range<u32>> {
    const MOST: u32 = 10;
    let comma = name.first.checked_sub(1).filter(|at| source.is(*at, Kind::Comma))?;
    let goes_on = source.is(name.last + 1, Kind::Comma)
        || source.word(name.last + 1).is(WordClasses::SAYS)
        || !source.is_english && source.is(name.last + 1, Kind::Stop);
    let is_possessive = |at: u32| source.is(at, Kind::Possessive);
    let is_broken = |at: u32| {
        let is_inner = |kind: Kind| kind == Kind::Word || kind == Kind::Possessive && source.is_english;
        // German „die“ is an article here: a relative clause would begin with a comma.
        let is_article = |word: WordClasses| source.are_nouns_capitalised && word.is(WordClasses::DETERMINER);
        source.token(at).is_none_or(|token| {
            !is_inner(token.kind)
                || token.word.is(WordClasses::SAYS.or(WordClasses::VERB))
                || token.word.is(WordClasses::RELATIVE) && !is_article(token.word)
        })
    };
    // "the chair" of "Ann Lee, the chair, Ines Arden, the clerk" belongs to the previous name.
    let is_role = |at: u32| source.word(at).is(WordClasses::TITLES.or(WordClasses::ROLES));
    // "In Bern, the chair, Ines Arden, said": the place is not the previous name.
    let is_place = |at: u32| at.checked_sub(1).is_some_and(|before| source.word(before).is(WordClasses::PREPOSITION));
    let is_after_name = |at: u32| {
        at >= 2
            && source.is(at - 1, Kind::Comma)
            && source.token(at - 2).is_some_and(|token| token.is_capital)
            && !is_place(at - 2)
    };
    let is_relation = |at: u32| source.word(at).is(WordClasses::POSSESSIVE) && is_role(at + 1) && at + 2 == comma;
    let is_definite = |at: u32| match source.is_english {
        true => source.lower(at) == "the",
        false => is_definite_article(source.lower(at)),
    };
    let is_article = |at: u32| (is_definite(at) || is_relation(at)) && !is_after_name(at);
    // "The border commission’s acting head, Lena Dorsch,", but not "after the death of the town’s mayor, Ann Lee, a nurse,".
    let is_link = |at: u32| source.word(at).is(WordClasses::LINKS);
    let is_of_owner = |at: u32| {
        let owner = (at..comma).find(|at| is_possessive(*at)).filter(|_| source.is_english && is_role(comma - 1));
        owner.is_some_and(|owner| !(at..owner).any(is_link)) && !at.checked_sub(1).is_some_and(is_link)
    };
    let begins_role = |at: u32| is_role(at + 1) || (at + 2 < comma && is_role(at + 2)) || is_of_owner(at);
    let words: Vec<u32> = (comma.saturating_sub(MOST)..comma).rev().take_while(|at| !is_broken(*at)).collect();
    let article = words.iter().copied().rfind(|at| is_article(*at) && begins_role(*at)).map(|at| at + 1);
    let is_capital = |at: u32| source.token(at).is_some_and(|token| token.is_capital);
    let is_head = || words.iter().all(|at| is_capital(*at)) && is_role(comma - 1) && words.len() < 5;
    // „Náměstek ministra, Jakub Trnka, řekl“: without an article, the words with which the sentence begins.
    let begins_sentence =
        |at: u32| at.checked_sub(1).is_none_or(|before| source.is(before, Kind::Stop) || source.ends_block(before));
    let is_bare = || {
        let begins = |at: u32| is_role(at) || source.word(at).is(WordClasses::QUALIFIER);
        let first = words.last().copied().filter(|at| begins_sentence(*at) && !source.word(*at).is(WordClasses::LINKS));
        !source.is_english && words.len() < 8 && first.is_some_and(|at| begins(at) || begins(at + 1))
    };
    let first = article.or_else(|| words.last().copied().filter(|_| is_head() || is_bare()))?;
    goes_on.then_some(first..comma)
}

/// The name in its own script, in brackets after the name: "Lee Jae-myung (이재명)".
fn native_name(name: &Name, source: &TextTokens<'_>) -> Option<String> {
    const LONGEST: usize = 12;
    let bracket = source.token(name.last + 1).filter(|token| token.kind == Kind::Open)?;
    let rest = source.text.get(bracket.end as usize..)?;
    let end = rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ')' | '）' | ',' | ';'))?.0;
    let inner = rest.get(..end)?.trim();
    let is_native = !inner.is_empty() && inner.chars().all(|c| is_cjk(c) || c == ' ' || c == '·');
    is_native.then(|| inner.to_owned())
}

/// The words between commas after a name that give the person’s role.
fn words_after(name: &Name, source: &TextTokens<'_>) -> Option<std::ops::Range<u32>> {
    const MOST: u32 = 16;
    let comma = name.last + 1;
    if source.token(comma)?.kind != Kind::Comma {
        return None;
    }
    let first = comma + 1;
    let opening = source.word(first);
    // "Ann Lee, hearing a case brought by the engineers, said".
    let is_gerund = source.is_english
        && source.lower(first).ends_with("ing")
        && !opening.is(WordClasses::ROLES.or(WordClasses::TITLES).or(WordClasses::ADJECTIVE))
        && !(opening.is(WordClasses::QUALIFIER) && source.is(first + 1, Kind::Word) && !source.people_like(first + 1));
    if is_gerund || source.ends_block(comma) {
        return None;
    }
    let begins_role = WordClasses::DETERMINER
        .or(WordClasses::ROLES)
        .or(WordClasses::TITLES)
        .or(WordClasses::POSSESSIVE)
        .or(WordClasses::QUALIFIER);
    // „Die Präsidentin, Ute Berg, rügte den Minister“: a verb.
    let is_verb = source.are_nouns_capitalised
        && source.token(first).is_some_and(|token| token.kind == Kind::Word && !token.is_capital)
        && opening == WordClasses::default();
    if !opening.is(begins_role) && (is_verb || source.people_like(first)) {
        return None;
    }
    let is_article = source.token(first + 1).is_some_and(|next| next.is_capital);
    let end = (first..first + MOST).find(|at| {
        source.token(*at).is_none_or(|token| {
            matches!(
                token.kind,
                Kind::Comma | Kind::Stop | Kind::Mark | Kind::Semicolon | Kind::Dash | Kind::Open | Kind::Colon
            ) || token.word.is(WordClasses::SAYS)
                // German „der“ is a relative pronoun only behind a comma, and not before a noun.
                || token.word.is(WordClasses::RELATIVE) && (!source.are_nouns_capitalised || *at == first && !is_article)
                || source.ends_block(*at - 1)
        })
    })?;
    (end > first).then_some(first..end)
}

pub(in crate::attribution) fn gender_of_titles(titles: WordClasses) -> Gender {
    match (
        titles.is(WordClasses::TITLE_MALE.or(WordClasses::ROLE_MALE)),
        titles.is(WordClasses::TITLE_FEMALE.or(WordClasses::ROLE_FEMALE)),
    ) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

pub(in crate::attribution) fn gender_of_roles(word: WordClasses) -> Gender {
    match (word.is(WordClasses::ROLE_MALE), word.is(WordClasses::ROLE_FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::office;

    #[test]
    fn a_form_of_address_is_no_part_of_an_office() {
        assert_eq!(office("Rural Affairs Minister Sir").as_deref(), Some("Rural Affairs Minister"));
        assert_eq!(office("Mayor Prof. Dr.").as_deref(), Some("Mayor"));
        assert_eq!(office("Dr. Frau"), None);
        assert_eq!(office("director").as_deref(), Some("director"));
        assert_eq!(office("Herr Minister").as_deref(), Some("Minister"));
        assert_eq!(office("Ma pan poseł").as_deref(), Some("poseł"));
        assert_eq!(office("Hon."), None);
    }
}

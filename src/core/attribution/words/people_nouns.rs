//! English nouns for people, besides those of offices and occupations that the word classes know.

/// Such nouns. Many are family names with a capital, so they only count in lower case.
const PEOPLE: &str = " coroner magistrate barrister solicitor prosecutor juror juryman jurywoman foreman forewoman clerk cashier shopper customer client tourist visitor pharmacist chemist \
    passer-by passerby bystander onlooker miner baker butcher plumber carpenter electrician mechanic welder builder bricklayer roofer \
    painter porter janitor cleaner maid nanny babysitter gardener florist barber hairdresser stylist tailor seamstress jeweler jeweller \
    grocer greengrocer shopkeeper storekeeper innkeeper beekeeper goalkeeper caretaker groundskeeper receptionist secretary typist \
    bookkeeper accountant auditor bookseller salesman saleswoman salesperson vendor trader hawker peddler barista caterer dishwasher \
    passenger commuter pedestrian motorist cyclist biker jogger runner hiker walker swimmer surfer angler fisherman fisherwoman hunter \
    trucker cabbie cabdriver chauffeur courier postman mailman mailwoman conductor stewardess steward attendant sailor skipper seaman \
    firefighter fireman policeman policewoman paramedic medic midwife carer caregiver dentist optician vet veterinarian radiologist \
    oncologist cardiologist pathologist psychiatrist counsellor counselor undertaker mortician gravedigger hospice-nurse orderly \
    retiree pensioner widower grandparent great-grandmother great-grandfather stepmother stepfather mother-in-law father-in-law \
    sister-in-law brother-in-law godmother godfather niece nephew fiancé fiancée girlfriend boyfriend ex-wife ex-husband spouse partner \
    twin sibling toddler child kid youth youngster schoolboy schoolgirl undergraduate graduate classmate roommate housemate teammate \
    co-worker coworker workmate trainee apprentice intern applicant jobseeker employee staffer temp worshipper worshiper parishioner \
    churchgoer nun monk deacon vicar curate chaplain congregant spectator fan concertgoer moviegoer theatergoer theatregoer reveller \
    reveler partygoer vacationer holidaymaker camper guest lodger tenant renter landlord landlady homeowner householder squatter \
    villager islander townsman townswoman local native newcomer stranger outsider survivor evacuee escapee detainee hostage captive \
    prisoner complainant claimant petitioner caller listener viewer reader subscriber patron regular drinker diner eater smoker \
    participant attendee respondent interviewee panellist panelist translator interpreter typesetter photographer cameraman \
    camerawoman weaver potter sculptor designer architect surveyor programmer technician operator foreperson bellringer busker dancer \
    violinist pianist cellist guitarist drummer clown acrobat magician rancher shepherd herder grower vintner brewer distiller \
    logger lumberjack forester ranger gamekeeper trapper rower boatman ferryman lifeguard referee umpire jockey trainer groom \
    schoolteacher tutor lecturer headmaster headmistress headteacher bodyguard bouncer doorman watchman lookout guide usher \
    grandchild great-aunt great-uncle crossing-guard lollipop-lady dogwalker householder someone somebody ";

/// Ends of compounds for people: "cheesemonger", "concert-goer".
const ENDS: [&str; 9] = ["woman", "person", "goer", "monger", "smith", "worker", "keeper", "owner", "wright"];

/// Whether a lower-case noun denotes a person: "juror", "cheesemonger", "91-year-old".
pub(in crate::attribution) fn is_for_person(lower: &str) -> bool {
    const LONGEST: usize = 40;
    let has_end = |end: &&str| lower.len() > end.len() + 2 && lower.ends_with(*end);
    !lower.is_empty()
        && lower.len() <= LONGEST
        && (PEOPLE.contains(&format!(" {lower} ")) || lower.ends_with("-year-old") || ENDS.iter().any(has_end))
}

/// Whether the form of such a noun shows a woman: „die Politikerin“, «la regidora».
pub(in crate::attribution) fn is_feminine(head: &str) -> bool {
    const ENDS: [&str; 8] = ["politikerin", "chefin", "kratin", "diplomatin", "dora", "aria", "trada", "vrouw"];
    ENDS.iter().any(|end| head.ends_with(end)) || matches!(head, "élue" | "política" | "polityczka" | "чиновница")
}

/// Whether a text uses this description for someone it has named, and not for someone new.
pub(in crate::attribution) fn stands_for_somebody(head: &str) -> bool {
    const WORDS: &str = " candidate nominee senator governor businessman businesswoman billionaire millionaire mogul tycoon host anchor republican \
        democrat actor actress singer comedian rapper author novelist congressman congresswoman lawmaker mayor frontrunner front-runner \
        contender politician star strategist economist president premier chancellor \
        winger striker midfielder goalkeeper defender quarterback pitcher batsman bowler defendant accused ";
    const OTHERS: &str = " regidora regidor edil mandatario mandataria mandatária mandatário legislador legisladora parlamentario parlamentaria \
        parlamentar magistrado magistrada política político politico politica dirigente élu élue parlementaire édile esponente \
        bewindsman bewindsvrouw bewindspersoon politicus politica parlementariër politiker politikerin rathauschef rathauschefin \
        ressortchef ressortchefin parteichef parteichefin regierungschef regierungschefin chefdiplomat chefdiplomatin \
        sozialdemokrat sozialdemokratin christdemokrat christdemokratin polityk polityczka parlamentarzysta parlamentarzystka \
        governante interessado interessada intéressé intéressée exmandatario exmandataria \
        политик чиновник чиновница парламентарий політик посадовець посадовиця ";
    // „die SPD-Politikerin“
    let noun = head.rsplit_once('-').map_or(head, |(_, noun)| noun);
    head.ends_with("-year-old") || WORDS.contains(&format!(" {head} ")) || OTHERS.contains(&format!(" {noun} "))
}

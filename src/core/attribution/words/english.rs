//! English word lists for the rules.

pub(in crate::attribution) const DETERMINERS: &str = "
    no. the a an this that these those some any another each every no one two three four five six seven eight nine ten several
    many both few most all dozens hundreds other others";
pub(in crate::attribution) const POSSESSIVES: &str = "his her their its my our your whose";
pub(in crate::attribution) const PREPOSITIONS: &str = "
    of in on at for from with by about to into onto over under after before during between among against through without
    within toward towards upon across behind beyond near outside inside around along via per despite amid amidst like as than
    until till since regarding concerning including ahead alongside throughout versus vs above below beneath beside besides
    unlike aboard following atop off up out down because-of";
pub(in crate::attribution) const CONJUNCTIONS: &str = "
    and or but nor yet so because although though while whereas if when where that whether unless once whenever wherever";
pub(in crate::attribution) const RELATIVES: &str = "who which whom whose that where";
pub(in crate::attribution) const ADVERBS: &str = "
    also then later earlier now once again still always never often just only even further previously recently simply quickly
    immediately repeatedly reportedly flatly bluntly quietly publicly privately angrily sarcastically jokingly famously
    initially originally finally eventually ultimately instead meanwhile however therefore thus soon already ever really
    actually clearly apparently allegedly basically specifically explicitly similarly likewise separately
    subsequently afterward afterwards afterwards today yesterday tomorrow tonight Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday not have has had is was were are been be did do does would could will may might can must should
    too almost nearly long boldly proudly rightly wrongly loudly softly calmly warmly reluctantly optimistically
    half-jokingly tartly dryly drily cheerfully confidently directly first second third next last there here
    memorably notably essentially effectively frequently sometimes usually generally personally categorically
    firmly strongly gravely briefly emphatically unequivocally defiantly accurately falsely correctly incorrectly";
/// Adjectives before nouns that look like verbs: "recent comments".
pub(in crate::attribution) const ADJECTIVES: &str = "
    same other own new old recent latest previous last first second third next such certain past present top key main only
    real big good bad great more most few various similar different common political public private presidential national
    federal local earlier later early late final initial own big small major minor controversial harsh sharp strong angry
    frequent repeated constant false true written verbal official formal personal long short brief quick daily weekly
    family ally only supply reply assembly rally likely friendly ugly lonely early monthly yearly elderly costly deadly";
/// Words that are written with a capital at the beginning of a sentence without being names.
pub(in crate::attribution) const FUNCTION: &str = "
    the a an this that these those some any another each every no one two three four five six seven eight nine ten several
    many both few most all other others his her their its my our your whose he she they it i we you who whom which what when
    where why how of in on at for from with by about to into onto over under after before during between among against
    through without within toward towards upon across behind beyond near outside inside around along via per despite amid
    like as than until till since regarding concerning including ahead alongside throughout above below beneath beside
    besides unlike following and or but nor yet so because although though while whereas if whether unless once also then
    later earlier now again still always never often just only even further previously recently simply meanwhile however
    therefore thus soon already ever really actually clearly apparently instead not there here too almost nearly yes
    no oh well ok okay hey let let's it's that's there's he's she's they're we're i'm you're don't doesn't didn't can't won't
    isn't aren't wasn't weren't here's what's who's asked speaking according given despite additionally moreover furthermore
    nevertheless nonetheless indeed perhaps maybe please thank thanks say said says told added adding citing calling asking
    responding referring noting writing saying is are was were be been do does did has have had can could will would may
    might must shall should get got make made take go see look think know want need try keep put more less much such same
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety except excluding barring worse better best worst true false right wrong imagine suppose consider welcome none half
    twice meantime overall enough granted seldom elsewhere somewhere congratulations whichever together apart
    first second third last next new old good bad big small long short high low early late today yesterday tomorrow tonight
    both either neither whoever whatever whenever wherever everyone everybody someone somebody nobody anyone anybody
    everything something nothing anything people everyone's contrary rather otherwise according hence alas sure
    during amid versus only part asked-about pressed reached photo image video read update breaking exclusive
    by-line share follow click related advertisement story continues correction editor's note using based because
    i've we've they've you've i'd we'd he'd she'd they'd i'll we'll he'll she'll they'll you'll you'd";
/// Titles before a name, by the gender they show.
pub(in crate::attribution) const TITLES_MALE: &str =
    "mr mr. mister sir lord king prince duke baron pope father brother monsieur herr señor fr.
    congressman councilman assemblyman chairman spokesman businessman alderman";
pub(in crate::attribution) const TITLES_FEMALE: &str =
    "mrs mrs. ms ms. miss dame lady queen princess duchess baroness mother sister madame
    mme frau señora congresswoman councilwoman assemblywoman chairwoman spokeswoman businesswoman";
pub(in crate::attribution) const TITLES: &str = "
    dr dr. doctor prof prof. professor sen sen. senator sens. rep rep. representative reps. gov gov. governor govs. lt lt. gen gen. general
    col col. colonel capt capt. captain maj maj. major sgt sgt. sergeant cpl. pvt. cmdr. adm adm. admiral president
    vice premier chancellor minister secretary undersecretary chairman chair ambassador judge justice mayor sheriff attorney
    rev rev. reverend bishop archbishop cardinal rabbi imam sheikh pastor hon hon. speaker director commissioner
    madam superintendent inspector detective officer deputy chief leader spokesperson envoy commander ex-president
    ex-governor co-founder founder ceo cfo editor correspondent reporter host anchor analyst strategist consultant
    coach manager candidate nominee economist lawyer activist author writer actor actress singer comedian
    det det. insp insp. supt supt. constable pc wpc dci dcs dsi cllr cllr.
    councillor councilor counsellor councilmember member st mp msp mep assemblymember director-general secretary-general consul-general under-secretary attorney-general governor-general
    solicitor-general inspector-general auditor-general vice-president vice-chancellor vice-minister vice-chair vice-mayor";
/// Nouns for roles and occupations. Plurals are also recognized.
pub(in crate::attribution) const ROLES: &str = "
    president vice-president governor senator congressman congresswoman representative lawmaker legislator mayor secretary
    minister premier chancellor chairman chairwoman chair chairperson ambassador judge justice sheriff attorney lawyer
    prosecutor spokesman spokeswoman spokesperson director chief head leader boss executive ceo founder co-founder owner
    manager editor reporter journalist correspondent columnist host anchor analyst strategist consultant adviser advisor
    aide official officer detective commissioner general admiral commander soldier veteran candidate nominee front-runner
    frontrunner contender rival opponent businessman businesswoman billionaire millionaire mogul tycoon entrepreneur
    investor developer economist professor scholar researcher scientist expert historian author writer novelist poet
    co-host co-anchor co-chair co-chairman co-author co-director co-owner
    actor actress singer musician rapper comedian star celebrity artist filmmaker activist organizer protester
    demonstrator supporter voter delegate donor fundraiser pollster operative staffer volunteer member resident
    neighbor neighbour witness victim teacher student pupil doctor nurse physician surgeon psychologist therapist pastor
    priest bishop rabbi imam pope preacher minister coach player athlete champion farmer worker employee employer
    engineer driver pilot cook chef waiter waitress bartender mother father mom dad son daughter brother sister wife
    husband widow uncle aunt cousin grandmother grandfather grandson granddaughter parent friend colleague ally critic
    insider source man woman boy girl teenager person user critic blogger poster commentator pundit observer speaker
    moderator interviewer narrator counsel counselor superintendent inspector deputy agent captain colonel major
    sergeant lieutenant politician republican democrat conservative liberal independent libertarian mogul
    socialist firebrand newcomer outsider incumbent democrat prime-minister king queen prince princess
    first-lady lady heir matriarch patriarch mastermind genius provocateur curator librarian archivist archaeologist
    geologist biologist chemist physicist astronomer meteorologist climatologist epidemiologist
    superdelegate whistleblower informant defendant plaintiff convict inmate refugee migrant immigrant native
    councillor councilor councilman councilwoman undersecretary envoy diplomat treasurer trustee principal dean
    rector provost director-general secretary-general consul-general under-secretary attorney-general governor-general
    solicitor-general inspector-general auditor-general vice-chancellor vice-minister vice-chair vice-mayor president-elect mogul magnate financier banker broker trader lobbyist publisher producer";
/// Roles that show a gender.
pub(in crate::attribution) const ROLES_MALE: &str = "
    congressman chairman spokesman businessman councilman father dad son brother husband uncle grandfather grandson man boy
    king prince waiter actor priest pope gentleman guy";
pub(in crate::attribution) const ROLES_FEMALE: &str = "
    congresswoman chairwoman spokeswoman businesswoman councilwoman mother mom daughter sister wife widow aunt grandmother
    granddaughter woman girl queen princess waitress actress first-lady lady matriarch";
/// Words with which names of organizations end, or which they contain.
pub(in crate::attribution) const ORGANIZATIONS: &str = "
    staff committee department ministry party university college school institute institution center centre council association
    agency authority administration commission bureau office board bank group inc inc. corp corp. co. ltd ltd. llc plc gmbh
    company corporation foundation fund trust union federation league alliance coalition network news times post journal
    tribune herald gazette magazine press media radio television tv channel court senate congress parliament assembly house
    police army navy force forces guard corps service services system hospital church club society organization
    organisation campaign committee caucus conference convention forum project initiative program programme pac watch
    foods brands stores studios entertainment pictures records airlines airways motors industries holdings partners associates international
    enterprises laboratories labs museum gallery library theater theatre kremlin pentagon nato cabinet team government
    semiconductor semiconductors steel chemicals electronics pharmaceuticals telecom airline airports logistics petroleum mining
    railway railways workers teamsters
    monitor review report chronicle observer examiner inquirer globe guardian website blog facebook twitter google";
/// Words for places, events and dates, which are not speakers.
pub(in crate::attribution) const PLACES: &str = "
    peninsula ocean sea gulf desert forest region continent
    street avenue road boulevard square park county city state states tower towers hotel plaza island islands river lake
    mountain valley beach bridge airport stadium arena hall building prefecture province district village town bay
    day week tuesday monday sunday saturday friday thursday wednesday act bill law amendment award awards prize war games cup
    january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug.
    sept. sep. oct. nov. dec. mon. tue. wed. thu. fri. sat. sun. christmas easter
    america american american's americans europe asia africa australia canada mexico china japan russia germany france
    england britain uk u.k. u.s. us usa u.s.a. eu italy spain india iran iraq syria israel korea ukraine afghanistan pakistan
    libya egypt turkey brazil cuba vietnam saudi arabia scotland wales ireland
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana
    iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
    nevada hampshire jersey ohio oklahoma oregon pennsylvania rhode carolina dakota tennessee texas utah
    vermont washington wisconsin wyoming d.c. york angeles chicago boston philadelphia miami atlanta dallas houston denver
    detroit seattle cleveland cincinnati orlando tampa vegas orleans francisco diego antonio london paris berlin moscow richmond palo alto cleveland nashville memphis charlotte raleigh austin portland pittsburgh baltimore milwaukee minneapolis phoenix tucson sacramento oakland brooklyn manhattan queens bronx harlem
    beijing tokyo seoul brussels rome madrid baghdad kabul tehran jerusalem
    ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. neb. nev.
    n.h. n.j. n.m. n.y. n.c. n.d. okla. ore. pa. r.i. s.c. s.d. tenn. tex. vt. va. wash. w.va. wis. wyo.";
/// Words of nations, parties and faiths, which precede names or denote groups.
pub(in crate::attribution) const GROUPS: &str = "
    republican republicans democrat democrats democratic conservative conservatives liberal liberals gop labour tory tories
    american americans british english scottish welsh irish french german italian spanish russian chinese japanese korean
    indian mexican canadian australian israeli iranian iraqi syrian european african african-american asian hispanic hispanics
    latino latinos latina black white muslim muslims christian christians jewish jews catholic catholics protestant
    evangelical evangelicals mormon mormons libertarian socialist communist islamic arab kurdish ukrainian afghan pakistani
    turkish egyptian saudi cuban southern northern western eastern midwestern texan floridian independents greens";
/// Nouns of speech: "in her statement: “…”", "the memo reads".
pub(in crate::attribution) const SPEECH_NOUNS: &str = "
    indictment minutes affidavit readout communique communiqué call calls demand demands assertion contention assessment insistence plea suggestion description refusal vow admission
    accusation accusations allegation comment's chant chants tirade rant ad-libs
    statement remarks remark speech tweet tweets post email e-mail letter memo note message interview comment comments reply
    response answer question report book article column essay op-ed editorial blog testimony address announcement release
    filing complaint lawsuit ruling opinion dissent brief petition words quote quotation motto slogan headline caption
    text transcript warning promise pledge claim argument conclusion explanation excuse reaction verdict advice message's
    sign banner website page ad advertisement video clip song poem document paper study poll survey";
pub(in crate::attribution) const SUFFIXES: &str = "jr jr. sr sr. ii iii iv phd ph.d. md m.d. mp qc kc esq. obe cbe mbe";
pub(in crate::attribution) const PARTICLES: &str = "
    de da di du del della der den des van von vom zu zur ter ten la le las los el al bin ibn ben abu dos das y e af av op 't";
pub(in crate::attribution) const ABBREVIATIONS: &str = "
    det. insp. supt. cllr. mr. mrs. ms. dr. prof. sen. sens. rep. reps. gov. govs. lt. gen. col. capt. maj. sgt. cpl. pvt. cmdr. adm. rev. hon. st. jr. sr.
    fr. inc. corp. co. ltd. vs. etc. e.g. i.e. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. no. ala. ariz. ark. calif. colo. conn.
    del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. neb. nev. okla. ore. pa. tenn. tex. vt. va.
    κ. δρ. wash. wis. wyo. a.m. p.m. ph.d. esq. d-n.y. bzw. z.b. u.a. dipl.-ing. hr. fr. m. mm. mme. sra. sr. esc. messrs. w.va. dist. dept.";

//! English verbs that introduce what someone said or wrote.

/// Verbs that introduce speech by themselves: their base forms. The other forms follow the rules of spelling.
pub(in crate::attribution) const REGULAR: &str = "
    accept accuse acknowledge add address admit advise advocate affirm agree allege allow announce answer appeal applaud
    argue ask assail assert assess assure attest aver bark beckon bellow bemoan berate blast blurt boast brag bristle
    caution cheer chide chime chuckle claim clarify comment complain concede conclude concur confess confide confirm
    contend continue counter crack criticize criticise croak crow cry decide declare decline decry deliver demand demur
    denounce deny deplore deride describe detail disagree disclose dismiss dispute elaborate emphasize emphasise
    enthuse estimate exclaim exhort explain express exult fire fret fume gloat grouse growl grumble guess gush hail
    hint holler howl imply indicate inform inquire insist instruct interject joke jest lament lecture maintain marvel
    mention moan mumble murmur muse mutter note object observe offer opine order paraphrase plead pledge point
    ponder post praise pray predict proclaim profess promise pronounce propose protest query question quip rail rant
    reaffirm reason reassure recall recite recommend recount refute reiterate relate relay remark remember remind
    repeat reply report request respond retort retweet reveal ridicule roar scoff scold scream shout shriek sigh slam
    snap sneer snipe sob stammer state stress stutter suggest surmise suspect taunt tease testify thank theorize
    theorise threaten thunder toast tout tweet twitter underline underscore urge utter venture voice volunteer vow
    warn wail whine whisper wonder worry yell text email e-mail blog  
    summarize summarise speculate mock lambast lambaste implore concede preach preface reckon stipulate
    extrapolate specify commend congratulate greet welcome narrate pontificate posit postulate purr snort spit sputter
    squeal tell-off trumpet vent deadpan editorialize intone parrot ad-lib chant jeer croon quote";

/// Irregular verbs that introduce speech: base, third person, past, participle, -ing.
pub(in crate::attribution) const IRREGULAR: &[[&str; 5]] = &[
    ["say", "says", "said", "said", "saying"],
    ["tell", "tells", "told", "told", "telling"],
    ["write", "writes", "wrote", "written", "writing"],
    ["speak", "speaks", "spoke", "spoken", "speaking"],
    ["go", "goes", "went", "gone", "going"],
    ["think", "thinks", "thought", "thought", "thinking"],
    ["find", "finds", "found", "found", "finding"],
    ["feel", "feels", "felt", "felt", "feeling"],
    ["begin", "begins", "began", "begun", "beginning"],
    ["swear", "swears", "swore", "sworn", "swearing"],
    ["read", "reads", "read", "read", "reading"],
    ["sing", "sings", "sang", "sung", "singing"],
    ["put", "puts", "put", "put", "putting"],
    ["make", "makes", "made", "made", "making"],
    ["know", "knows", "knew", "known", "knowing"],
    ["hold", "holds", "held", "held", "holding"],
    ["foretell", "foretells", "foretold", "foretold", "foretelling"],
    ["retell", "retells", "retold", "retold", "retelling"],
    ["overstate", "overstates", "overstated", "overstated", "overstating"],
    ["fight", "fights", "fought", "fought", "fighting"],
    ["shoot", "shoots", "shot", "shot", "shooting"],
    ["hit", "hits", "hit", "hit", "hitting"],
    ["forewarn", "forewarns", "forewarned", "forewarned", "forewarning"],
    ["deliver", "delivers", "delivered", "delivered", "delivering"],
    ["see", "sees", "saw", "seen", "seeing"],
    ["hear", "hears", "heard", "heard", "hearing"],
    ["get", "gets", "got", "gotten", "getting"],
    ["write", "writes", "wrote", "written", "writing"],
    ["come", "comes", "came", "come", "coming"],
    ["laugh", "laughs", "laughed", "laughed", "laughing"],
    ["sell", "sells", "sold", "sold", "selling"],
    ["understand", "understands", "understood", "understood", "understanding"],
    ["teach", "teaches", "taught", "taught", "teaching"],
    ["cast", "casts", "cast", "cast", "casting"],
    ["draw", "draws", "drew", "drawn", "drawing"],
    ["quip", "quips", "quipped", "quipped", "quipping"],
    ["brag", "brags", "bragged", "bragged", "bragging"],
    ["admit", "admits", "admitted", "admitted", "admitting"],
    ["slam", "slams", "slammed", "slammed", "slamming"],
    ["snap", "snaps", "snapped", "snapped", "snapping"],
    ["demur", "demurs", "demurred", "demurred", "demurring"],
    ["fret", "frets", "fretted", "fretted", "fretting"],
    ["sob", "sobs", "sobbed", "sobbed", "sobbing"],
    ["rap", "raps", "rapped", "rapped", "rapping"],
    ["concur", "concurs", "concurred", "concurred", "concurring"],
    ["refer", "refers", "referred", "referred", "referring"],
    ["blog", "blogs", "blogged", "blogged", "blogging"],
    ["ad-lib", "ad-libs", "ad-libbed", "ad-libbed", "ad-libbing"],
    ["aver", "avers", "averred", "averred", "averring"],
    ["infer", "infers", "inferred", "inferred", "inferring"],
];

/// Verbs that introduce speech only next to a quotation or with more words: "he laughed", "it called", "she went on".
/// Their base forms.
pub(in crate::attribution) const WEAK: &str = "
    continue accept address allow applaud assess begin believe blame brand call cast cheer come consider decide deliver describe
    detail dismiss dub express feel fight find fire get go hail hear hit hold introduce invite know label laugh liken
    make name offer order point ponder portray post prefer put read recall refer regard remember report request rip see
    sell shoot sigh sign sing slam smile spit start state-run suspect teach tease term think thank toast tout
    trash understand view want welcome worry write-off characterize characterise compare conclude defend deem depict
    attack disavow reject rebuke compliment encourage endorse favor favour push promote envision hope fear love hate
    like list cite quote show confront press challenge interrupt hint text use employ pass rap seek argue-for
    open close end finish persist pivot proceed resume lean nod grin shrug wink beam wave frown gesture gasp weep
    repeat reference signal signed tag top";

/// Other verbs in the past or present tense that are frequent: after a name they show that it is a subject.
pub(in crate::attribution) const OTHER: &str = "
    is was are were be been being has had have having do does did done will would could can may might must shall should
    won't wouldn't can't couldn't didn't doesn't don't isn't wasn't aren't weren't hasn't haven't hadn't shouldn't
    went goes came comes took takes gave gives got gets knew knows kept keeps left leaves led leads met meets ran runs
    sat sits stood stands sought seeks spent spends won wins lost loses built builds brought brings became becomes
    bought buys chose chooses drew draws drove drives fell falls flew flies grew grows held holds held lay lies lives
    put puts rose rises saw sees sent sends set sets shook shakes showed shows stuck sticks struck strikes threw throws
    wore wears wants needs seems seemed appears appeared looks looked works worked plays played tries tried uses used
    turned turns moved moves helped helps served serves ended ends remains remained began begins paid pays faced faces
    hopes plans planned expected expects believes believed considers considered wanted needed led went lay
    broke breaks caught catches cut cuts dealt deals fed fought fights forgot got hit hits hurt laid lent lit
    meant means quit rode rang rode sang shot shut slept slid sold swam swept taught thought woke won wound bet cost
    spread split spoke speaks died belongs belonged belong dates dated prohibits prohibited prohibit forbids forbade forbid
    allows allowed requires required contains contained includes included provides provided permits permitted governs
    protects protected binds grants granted bans banned governed stems stemmed derives derived relies relied";

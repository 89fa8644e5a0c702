//! No file, claim or query breaks the program: no panic, no hang and no memory beyond a bound, for any bytes. The
//! checks are in `tests/common/hostile.rs`; here they run on a few thousand mutated inputs, on all inputs that ever
//! failed, and on files made to take long.
//!
//! ```text
//! cargo test --test hostile
//! FUZZ_CASES=1000000 FUZZ_SEED=7 cargo test --release --test hostile     # each of them that often
//! FUZZ_FORMAT=pdf FUZZ_CASES=1000000 cargo test --release --test hostile document    # one reader alone
//! FUZZ_FOLDER=tests/fixtures/fuzz FUZZ_FORMAT=pdf cargo test --test hostile document  # with the files of one folder
//! ```
//!
//! `tests/fuzz/run` continues from here with libFuzzer, which is guided by coverage.

use std::{
    borrow::Cow,
    ffi::OsStr,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use briefing_core::{
    document,
    format::Folder,
    load::{load_embedded, load_text},
    sample,
    search::{Options, RichBlocks, Search, Searcher},
    verify::{FindingKind, Manuscript, Source, Sources, verify},
};
use made::{Random, Size};

#[path = "../common/hostile.rs"]
mod hostile;
#[path = "../bench/made/mod.rs"]
mod made;

/// A case takes a few milliseconds, hundreds of times less than this, even without optimization and on a busy machine.
const LONGEST: Duration = Duration::from_secs(1);
/// The peak memory that this whole test may use, in KiB; it uses a quarter of that.
const MOST_KIB: u64 = 256 << 10;
/// The most bytes of a mutated input, so that a thousand of them take a few seconds.
const MOST_BYTES: usize = 60_000;

fn from_environment(name: &str, usual: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.map_or(usual, |value| value.parse().unwrap_or_else(|_| panic!("{name} is no number: {value}")))
}

/// One of the checks, with the name that its inputs are kept under.
#[derive(Clone, Copy)]
struct Target {
    name: &'static str,
    check: fn(&[u8]),
}

const TARGETS: [Target; 5] = [
    Target { name: "load", check: hostile::load },
    Target { name: "match", check: hostile::matching },
    Target { name: "search", check: hostile::search },
    Target { name: "document", check: hostile::document },
    Target { name: "draft", check: hostile::draft },
];

impl Target {
    /// Runs it on as many inputs as the environment specifies; `make` generates one from random numbers.
    fn bears(self, usual: u64, make: impl Fn(&mut Random) -> Vec<u8>) {
        let (cases, seed) = (from_environment("FUZZ_CASES", usual), from_environment("FUZZ_SEED", 1));
        for case in 0..cases {
            // Each case has its own seed, so that it does not depend on the number of earlier cases.
            let input = make(&mut Random(seed.wrapping_mul(1 << 32).wrapping_add(case)));
            if let Err(said) = self.bears_input(&input) {
                let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{seed}-{case}", self.name));
                fs::write(&kept, &input).expect("the input can be kept");
                panic!("FUZZ_SEED={seed}, case {case}, {said}\nkept as {}", kept.display());
            }
        }
        assert_memory();
    }

    /// # Errors
    /// Returns what went wrong: it took too long, or it panicked, and then the panic was printed above.
    fn bears_input(self, input: &[u8]) -> Result<(), String> {
        let mut taken = Duration::MAX;
        // A busy machine is not slow three times in a row; a hang is.
        for _ in 0..3 {
            let start = (Instant::now(), processor_time());
            catch_unwind(AssertUnwindSafe(|| (self.check)(input))).map_err(|_| format!("{} panicked", self.name))?;
            taken = match (start.1, processor_time()) {
                (Some(before), Some(now)) => now.saturating_sub(before),
                _ => start.0.elapsed(),
            };
            if taken < LONGEST {
                return Ok(());
            }
        }
        Err(format!("{} took {taken:?}", self.name))
    }
}

/// The processor time of this thread, if the system reports it; other programs do not affect it.
fn processor_time() -> Option<Duration> {
    let spent = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    spent.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Checks the peak memory of this process, if the system reports it.
fn assert_memory() {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    assert!(peak.is_none_or(|peak: u64| peak < MOST_KIB), "{peak:?} KiB at its height");
}

/// The tokens of the dictionary that libFuzzer also uses.
fn tokens() -> Vec<Vec<u8>> {
    let lines = include_str!("../fuzz/ron.dict").lines().filter(|line| line.starts_with('"'));
    lines.map(|line| unescaped(line.trim().trim_matches('"').as_bytes(), line)).collect()
}

fn unescaped(mut token: &[u8], line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Some((first, rest)) = token.split_first() {
        token = rest;
        match (first, rest) {
            (b'\\', [b'x', high, low, rest @ ..]) => {
                let digit = |byte: &u8| char::from(*byte).to_digit(16).unwrap_or_else(|| panic!("no byte in {line}"));
                bytes.push(u8::try_from(digit(high) * 16 + digit(low)).expect("two digits are a byte"));
                token = rest;
            }
            (b'\\', [escaped @ (b'"' | b'\\'), rest @ ..]) => {
                bytes.push(*escaped);
                token = rest;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// The inputs from which mutations start and take their pieces.
struct Stock {
    files: Vec<Vec<u8>>,
    texts: Vec<String>,
    documents: Vec<Vec<u8>>,
    tokens: Vec<Vec<u8>>,
}

impl Stock {
    fn new() -> Self {
        let shipped = load_embedded().briefing.expect("the shipped briefing is good");
        let mut files = vec![
            sample::TEXT.as_bytes().to_vec(),
            include_bytes!("../../src/cli/new.ron").to_vec(),
            made::briefing(Size::Bytes(4_000), 1).into_bytes(),
        ];
        files.extend(inputs("load"));
        files.extend(files_of("tests/broken", "ron"));
        let texts = shipped.blocks().map(|block| block.text().to_owned()).collect();
        let documents = match std::env::var("FUZZ_FOLDER") {
            Ok(folder) => paths_of(&folder),
            Err(_) => {
                let folders = ["tests/fixtures/documents", "tests/fixtures/drafting", "tests/fixtures/fuzz"];
                folders.iter().flat_map(|folder| paths_of(folder)).collect()
            }
        };
        let documents = documents.into_iter();
        let only = std::env::var_os("FUZZ_FORMAT");
        let is_meant = |end: &OsStr| only.as_deref().map_or(end != "json", |only| end == only);
        let documents = documents.filter(|path| path.is_file() && path.extension().is_some_and(is_meant));
        let documents = documents.map(|path| fs::read(path).expect("it can be read")).collect();
        Self { files, texts, documents, tokens: tokens() }
    }

    /// A file; less often the shipped one, because it is the longest.
    fn file(&self, random: &mut Random) -> &[u8] {
        match random.below(6) {
            0 => &self.files[0],
            _ => &self.files[random.below(self.files.len())],
        }
    }

    fn document(&self, random: &mut Random) -> &[u8] {
        &self.documents[random.below(self.documents.len())]
    }

    fn token(&self, random: &mut Random) -> &[u8] {
        &self.tokens[random.below(self.tokens.len())]
    }

    fn text(&self, random: &mut Random) -> &str {
        &self.texts[random.below(self.texts.len())]
    }

    /// A text of the sample briefing and some words of it.
    fn text_and_words(&self, random: &mut Random) -> (Vec<u8>, Vec<u8>) {
        let text = self.text(random);
        let start = text.floor_char_boundary(random.below(text.len()));
        let most = if random.below(4) == 0 { text.len() } else { 80 };
        let end = text.ceil_char_boundary(start + random.below(most));
        (text.as_bytes().to_vec(), text.as_bytes()[start..end].to_vec())
    }

    /// Several mutations in a row.
    fn mutated(&self, mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
        for _ in 0..=random.below(4) {
            self.mutate(&mut bytes, random);
            bytes.truncate(MOST_BYTES);
        }
        bytes
    }

    fn mutate(&self, bytes: &mut Vec<u8>, random: &mut Random) {
        let at = random.below(bytes.len() + 1);
        let most = [4, 40, 400][random.below(3)];
        let end = (at + random.below(most)).min(bytes.len());
        match random.below(12) {
            0 => flip(bytes, random),
            1 => put(bytes, at..at, self.token(random)),
            2 => put(bytes, at..end, self.token(random)),
            3 => put(bytes, at..end, b""),
            4 => bytes.truncate(at),
            5 => put(bytes, at..at, &bytes[at..end].repeat(1 + random.below(60))),
            6 => put(bytes, at..at, piece(self.file(random), random)),
            7 => put(bytes, at..at, piece(self.text(random).as_bytes(), random)),
            8 => nest(bytes, at, random),
            9 => put(bytes, at..at, &self.token(random).repeat(1 + random.below(1_000))),
            10 => swap_parts(bytes, b',', random),
            _ => swap_parts(bytes, [b':', b'"', b' ', b'\n'][random.below(4)], random),
        }
    }
}

/// The bytes of some files of a folder, in the order of their names.
fn files_of(folder: &str, extension: &str) -> Vec<Vec<u8>> {
    let paths = paths_of(folder);
    let wanted = paths.iter().filter(|path| path.extension().is_some_and(|found| found == extension) && path.is_file());
    wanted.map(|path| fs::read(path).expect("it can be read")).collect()
}

fn paths_of(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(folder);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("its entries can be read").path()).collect();
    paths.sort();
    paths
}

/// All inputs that ever failed a check.
fn inputs(name: &str) -> Vec<Vec<u8>> {
    paths_of(&format!("tests/hostile/{name}")).iter().map(|path| fs::read(path).expect("it can be read")).collect()
}

fn put(bytes: &mut Vec<u8>, range: std::ops::Range<usize>, piece: &[u8]) {
    bytes.splice(range, piece[..piece.len().min(MOST_BYTES)].iter().copied());
}

fn flip(bytes: &mut [u8], random: &mut Random) {
    let at = random.below(bytes.len());
    if let Some(byte) = bytes.get_mut(at) {
        *byte = if random.below(2) == 0 { *byte ^ (1 << random.below(8)) } else { random.next().to_le_bytes()[0] };
    }
}

fn piece<'b>(bytes: &'b [u8], random: &mut Random) -> &'b [u8] {
    let start = random.below(bytes.len());
    let end = (start + random.below(500)).min(bytes.len());
    &bytes[start..end]
}

/// Brackets, comments and marks within each other, closed or not.
fn nest(bytes: &mut Vec<u8>, at: usize, random: &mut Random) {
    const PAIRS: [(&str, &str); 7] =
        [("(", ")"), ("[", "]"), ("{", "}"), ("Some(", ")"), ("/*", "*/"), ("(a:", ")"), ("[(\"", "\")]")];
    let (open, close) = PAIRS[random.below(PAIRS.len())];
    let deepest = [8, 70, 5_000][random.below(3)];
    let depth = 1 + random.below(deepest);
    let closed = if random.below(2) == 0 { depth } else { random.below(depth) };
    put(bytes, at..at, (open.repeat(depth) + &close.repeat(closed)).as_bytes());
}

/// Two stretches between separators change places.
fn swap_parts(bytes: &mut Vec<u8>, separator: u8, random: &mut Random) {
    let mut parts: Vec<&[u8]> = bytes.split(|byte| *byte == separator).collect();
    let (one, other) = (random.below(parts.len()), random.below(parts.len()));
    parts.swap(one, other);
    *bytes = parts.join(&separator);
}

#[test]
fn no_mutated_file_breaks_the_loader() {
    let stock = Stock::new();
    TARGETS[0].bears(2_500, |random| stock.mutated(stock.file(random).to_vec(), random));
}

#[test]
fn no_claim_and_no_text_break_the_matching() {
    let stock = Stock::new();
    TARGETS[1].bears(4_000, |random| {
        let (text, claim) = stock.text_and_words(random);
        let text = if random.below(2) == 0 { stock.mutated(text, random) } else { text };
        [stock.mutated(claim, random), vec![hostile::PARTING], text].concat()
    });
}

#[test]
fn no_query_and_no_text_break_the_search() {
    let stock = Stock::new();
    TARGETS[2].bears(4_000, |random| {
        let (text, words) = stock.text_and_words(random);
        let text = if random.below(2) == 0 { stock.mutated(text, random) } else { text };
        let bits = random.next().to_le_bytes()[0];
        [vec![bits], stock.mutated(words, random), vec![hostile::PARTING], text].concat()
    });
}

#[test]
fn no_mutated_document_breaks_its_reader() {
    let stock = Stock::new();
    TARGETS[3].bears(600, |random| stock.mutated(stock.document(random).to_vec(), random));
}

#[test]
fn no_text_breaks_the_attribution_or_the_draft() {
    let stock = Stock::new();
    TARGETS[4].bears(600, |random| {
        let text = if random.below(2) == 0 { stock.document(random).to_vec() } else { stock.text(random).into() };
        let mut text = stock.mutated(text, random);
        for _ in 0..random.below(6) {
            let at = random.below(text.len() + 1);
            put(&mut text, at..at, SIGNS[random.below(SIGNS.len())].as_bytes());
        }
        [vec![random.next().to_le_bytes()[0]], text].concat()
    });
}

/// Text that is meaningful for attribution.
const SIGNS: [&str; 16] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "„",
    "«",
    "»",
    "「",
    "」",
    ",” said Ann Lee. “",
    "\n\nQ: ",
    "\n\nMR. LEE: ",
    "라고 말했다",
    "と述べた",
    ", sagte sie, ",
];

#[test]
fn what_ever_broke_one_of_them_does_so_no_more() {
    for folder in paths_of("tests/hostile") {
        let is_read = TARGETS.iter().any(|target| folder.ends_with(target.name));
        assert!(is_read, "{} is read by nothing", folder.display());
    }
    for target in TARGETS {
        for (input, path) in inputs(target.name).iter().zip(paths_of(&format!("tests/hostile/{}", target.name))) {
            target.bears_input(input).unwrap_or_else(|said| panic!("{}: {said}", path.display()));
        }
    }
}

#[test]
fn all_of_them_bear_the_files_that_hold_a_mistake() {
    let stock = Stock::new();
    for target in TARGETS {
        for file in &stock.files {
            target.bears_input(file).expect("a file of a person is borne");
        }
    }
}

/// The least of some times that `run` takes: other work of the machine can only add to it.
fn least(times: usize, mut run: impl FnMut()) -> Duration {
    let once = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..times).map(once).min().unwrap_or_default()
}

/// Compares the cost of `run` with its size: four times as much may take about four times as long, while quadratic time
/// would take sixteen times as long. A ratio is valid on any machine.
fn assert_in_proportion(name: &str, size: usize, run: impl Fn(usize)) {
    const MOST: u32 = 9;
    let mut said = String::new();
    // If the clock was to blame, this does not happen every time.
    for times in [2, 4, 8] {
        let (small, large) = (least(times + 1, || run(size)), least(times, || run(4 * size)));
        if large < small * MOST + Duration::from_millis(2) {
            return;
        }
        said = format!("{name}: {small:?} for {size}, {large:?} for four times that");
    }
    panic!("{said}");
}

/// A file of a body; `fields` come before it.
fn file(fields: &str, body: &str) -> String {
    format!(
        "Briefing(format: 1, title: \"T\", speakers: {{\"s\": (name: \"S\")}}, occasions: {{\"o\": (name: \"O\")}}, \
         {fields} body: [{body}])"
    )
}

fn paragraph(text: &str, rest: &str) -> String {
    file("", &format!("Paragraph(text: \"{text}\", {rest})"))
}

/// The name, the size, and how to build it.
type Attack = (&'static str, usize, fn(usize) -> String);

/// Files whose reading would take quadratic time if anything did. The size is chosen so that each takes at least a few
/// milliseconds.
const ATTACKS: &[Attack] = &[
    ("notes on one word", 2_000, |n| {
        paragraph("one word", &format!("notes: [{}]", "(on: \"word\", text: \"x\"),".repeat(n)))
    }),
    ("notes on no word", 2_000, |n| {
        paragraph("one word", &format!("notes: [{}]", "(on: \"other\", text: \"x\"),".repeat(n)))
    }),
    ("quotes by nobody", 1_000, |n| {
        let quote = |i| format!("(speaker: \"x{i}\", occasion: \"y{i}\", text: \"one\"),");
        paragraph("one word", &format!("quotes: [{}]", (0..n).map(quote).collect::<String>()))
    }),
    ("quotes that do not stand", 500, |n| {
        let quotes = |i| format!("quotes: [(speaker: \"s\", occasion: \"o\", text: \"word {i} here\")]");
        let part = |i| format!("Paragraph(text: \"word {} is here and stays\", {}),", i + 1, quotes(i));
        file("", &(0..n).map(part).collect::<String>())
    }),
    ("quotes of a text of one letter", 20, |n| {
        let quote = format!("(speaker: \"s\", occasion: \"o\", text: \"{}\"),", "a".repeat(50));
        paragraph(&"a".repeat(n * 100), &format!("quotes: [{}]", quote.repeat(n)))
    }),
    ("ellipses", 1_000, |n| {
        let quotes = format!("quotes: [(speaker: \"s\", occasion: \"o\", text: \"{}\")]", "a … ".repeat(n));
        paragraph(&"a b ".repeat(n), &quotes)
    }),
    ("topics that are none", 2_000, |n| {
        let part = |i| format!("Paragraph(text: \"x\", topics: [\"topic-{i}\"]),");
        file("topics: [(id: \"t\", title: \"T\")],", &(0..n).map(part).collect::<String>())
    }),
    ("one topic many times", 2_000, |n| {
        file(&format!("topics: [{}],", "(id: \"t\", title: \"T\"),".repeat(n)), "Paragraph(text: \"x\")")
    }),
    ("topics and facts", 100, |n| {
        let topic = |i| format!("(id: \"t{i}\", title: \"T\", facts: [(value: \"{i}\", label: \"l\")]),");
        file(&format!("topics: [{}],", (0..n).map(topic).collect::<String>()), &"Paragraph(text: \"x\"),".repeat(n))
    }),
    ("brackets", 100_000, |n| format!("Briefing(format: 1, title: \"T\", body: {}", "[".repeat(n))),
    ("brackets of a part", 100_000, |n| file("", &format!("Paragraph(text: \"x\", notes: {}", "(".repeat(n)))),
    ("brackets that do not fit", 1_000, |n| file("", &"Paragraph(text: \"x\"]),".repeat(n))),
    ("brackets that do not fit, by lines", 1_000, |n| file("", &"Paragraph(\ntext: \"x\"],\n),\n".repeat(n))),
    ("closed brackets", 100_000, |n| file("", &")]}".repeat(n))),
    ("empty parts", 20_000, |n| file("", &"(),".repeat(n))),
    ("commas", 50_000, |n| file("", &",".repeat(n))),
    ("texts without an end", 100_000, |n| format!("Briefing(format: 1, title: \"{}", "\\\"".repeat(n))),
    ("raw texts without an end", 2_000, |n| file("", &format!("Paragraph(text: {}", "r#\"x\" ".repeat(n)))),
    ("marks", 4_000, |n| file("", &"\"".repeat(2 * n + 1))),
    ("hashes", 50_000, |n| file("", &format!("Paragraph(text: r{}", "#".repeat(n)))),
    ("comments within each other", 100_000, |n| format!("Briefing({}", "/*".repeat(n))),
    ("comments", 10_000, |n| file(&"/**/".repeat(n), "")),
    ("attributes", 4_000, |n| format!("{}{}", "#![enable(implicit_some)]".repeat(n), file("", ""))),
    ("fields that are none", 2_000, |n| file(&(0..n).map(|i| format!("f{i}: 1,")).collect::<String>(), "")),
    ("a field many times", 2_000, |n| file(&"title: \"x\",".repeat(n), "")),
    ("parts of another kind", 2_000, |n| file("", &"Nothing(text: \"x\"),".repeat(n))),
    ("parts with a wrong field", 2_000, |n| file("", &"Paragraph(test: \"x\"),".repeat(n))),
    ("one line of mistakes far apart", 100, |n| {
        file("", &format!("Paragraph(text: \"{}\", topics: [\"x\"]),", "word ".repeat(100)).repeat(n))
    }),
    ("unseen characters", 10_000, |n| paragraph(&"\u{202e}x".repeat(n), "")),
    ("combining marks", 4_000, |n| {
        let quotes = "quotes: [(speaker: \"s\", occasion: \"o\", text: \"x\")]";
        paragraph(&format!("a{} x", "\u{301}\u{323}".repeat(n)), quotes)
    }),
    ("unseen letters between letters", 4_000, |n| {
        let quotes = "quotes: [(speaker: \"s\", occasion: \"o\", text: \"a b\")]";
        paragraph(&format!("a{}b", "\u{200d}".repeat(n)), quotes)
    }),
    ("marks within marks", 2_000, |n| {
        let quote = "(speaker: \"s\", occasion: \"o\", text: \"a\"),".repeat(100);
        paragraph(&"“a".repeat(n), &format!("quotes: [{quote}]"))
    }),
];

#[test]
#[ignore = "compares times, and wants the machine for itself: cargo test --test hostile -- --ignored --test-threads 1"]
fn no_file_takes_more_time_than_in_proportion_to_its_size() {
    for (name, size, make) in ATTACKS {
        assert_in_proportion(name, *size, |size| {
            load_text("attack.ron", Cow::Owned(make(size)), Folder::Embedded(&[]));
        });
    }
    assert_memory();
}

#[test]
fn what_the_attacks_hold_is_sound_all_the_same() {
    for (name, size, make) in ATTACKS {
        hostile::load(make(size / 4).as_bytes());
        let loaded = load_text("attack.ron", Cow::Owned(make(*size)), Folder::Embedded(&[]));
        assert!(loaded.briefing.is_some() || !loaded.diagnostics.is_empty(), "{name}");
    }
}

/// Texts whose check would take quadratic time if anything did.
const TEXTS: &[Attack] = &[
    ("straight marks", 4_000, |n| "\"".repeat(n)),
    ("opening marks", 4_000, |n| "“".repeat(n)),
    ("marks that never close, with ellipses", 500, |n| "“We will … ".repeat(n)),
    ("quotations that never close", 500, |n| "“We will not sell the ferries …".repeat(n)),
    ("one quotation of a thousand ellipses", 500, |n| format!("“{}” she said.", "We will not sell … ".repeat(n))),
    ("ellipses alone", 4_000, |n| "… ".repeat(n)),
    ("full stops", 4_000, |n| format!("“We will not sell{}them” she said.", ".".repeat(n))),
    ("brackets", 4_000, |n| format!("“We will [{}the ferries” she said.", "[".repeat(n))),
    ("brackets that close", 1_000, |n| format!("“{}” she said.", "We [will] not ".repeat(n))),
    ("marks within marks", 2_000, |n| format!("{}no{}", "“‘".repeat(n), "’”".repeat(n))),
    ("a mark at each word", 1_000, |n| "“word” ".repeat(n)),
    ("a mark of another kind at each word", 1_000, |n| "'word\" ".repeat(n)),
    ("one word", 40_000, |n| "a".repeat(n)),
    ("one word in marks", 40_000, |n| format!("“{}” she said.", "a".repeat(n))),
    ("spaces", 40_000, |n| format!("“We will{}not sell” she said.", " ".repeat(n))),
    ("hyphens at line ends", 1_000, |n| format!("“We will {}” she said.", "not-\nwith".repeat(n))),
    ("quotations of one paragraph", 300, |n| "“We will not sell the ferries,” she said. ".repeat(n)),
    ("quotations of many paragraphs", 300, |n| "“We will not sell the ferries,” she said.\n\n".repeat(n)),
    ("commas", 4_000, |n| format!("“{}” she said.", "we, ".repeat(n))),
    ("no end of a sentence", 4_000, |n| format!("「{}」と述べた。", "我们不会".repeat(n))),
    ("labels", 1_000, |n| "Lee: ".repeat(n)),
];

const HONEST: &str = "Ann Lee spoke in Tarn. “We will not sell the ferries to them,” Ann Lee said on Monday.";

fn checked(manuscript: &str, source: &str) -> Vec<(std::ops::Range<usize>, FindingKind)> {
    let document = |text: &str| document::read(text.as_bytes(), document::Format::Plain).expect("it is plain text");
    let sources = Sources::new(vec![Source::of_document("source", document(source))]);
    let document = document(manuscript);
    let length = document.text.len();
    let report = verify(&Manuscript::new("manuscript", document), &sources);
    assert!(
        report.findings.iter().all(|finding| finding.range.start <= finding.range.end && finding.range.end <= length)
    );
    report.findings.into_iter().map(|finding| (finding.range, finding.kind)).collect()
}

#[test]
fn whatever_a_text_is_full_of_what_is_quoted_beside_it_is_checked() {
    for (name, size, make) in TEXTS {
        let attack = make(*size);
        for (manuscript, source) in
            [(format!("{HONEST}\n\n{attack}"), HONEST.to_owned()), (HONEST.to_owned(), format!("{HONEST}\n\n{attack}"))]
        {
            let findings = checked(&manuscript, &source);
            assert_eq!(findings.first().map(|(_, kind)| *kind), Some(FindingKind::Verbatim), "{name}: {findings:?}");
        }
    }
    assert_memory();
}

#[test]
fn quotations_set_ten_thousand_deep_are_read() {
    let deep = 10_000;
    let markdown = format!("{} We will not sell the ferries to them.", ">".repeat(deep));
    let page = format!("{}We will not sell them.{}", "<blockquote>".repeat(deep), "</blockquote>".repeat(deep));
    for (text, format) in [(markdown, document::Format::Markdown), (page, document::Format::Html)] {
        let document = document::read(text.as_bytes(), format).expect("it can be read");
        let manuscript = Manuscript::new("deep", document);
        verify(&manuscript, &Sources::new(vec![Source::empty("nothing")]));
    }
    assert_memory();
}

#[test]
#[ignore = "compares times, and wants the machine for itself: cargo test --test hostile -- --ignored --test-threads 1"]
fn no_text_takes_more_time_to_check_than_in_proportion_to_its_size() {
    for (name, size, make) in TEXTS {
        assert_in_proportion(name, *size, |size| drop(checked(&make(size), HONEST)));
        assert_in_proportion(name, *size, |size| drop(checked(HONEST, &make(size))));
    }
    assert_memory();
}

#[test]
#[ignore = "compares times, and wants the machine for itself: cargo test --test hostile -- --ignored --test-threads 1"]
fn no_query_takes_more_time_than_in_proportion_to_the_text() {
    let (plain, regex) = (Options::default(), Options { regex: true, ..Options::default() });
    let nearly = |letter: &str| format!("{}b", letter.repeat(4_000));
    for (query, options, piece, size) in [
        ("a".repeat(5_000), plain, "a", 20_000),
        ("a".repeat(5_000), plain, "á", 20_000),
        ("a".repeat(4_001), plain, &nearly("a"), 8),
        ("a".repeat(4_001), plain, &nearly("á"), 8),
        ("a".repeat(4_001), plain, &nearly("a-"), 8),
        (format!("{}b", "a-".repeat(2_000)), plain, "a-", 20_000),
        ("x y".to_owned(), plain, "x ", 20_000),
        ("x y".to_owned(), plain, "- - ", 20_000),
        ("(a+)+b".to_owned(), regex, "a", 20_000),
        ("(.*)*x".to_owned(), regex, "a", 20_000),
        (r"([a-z]{1,9} ){1,8}x".to_owned(), regex, "word ", 20_000),
    ] {
        let search = Search::new(&query, options).expect("it can be looked for").expect("there is something");
        let name: String = query.chars().take(12).collect();
        let texts = [piece.repeat(size), piece.repeat(4 * size)];
        assert_in_proportion(&name, size, |wanted| {
            search.find(if wanted == size { &texts[0] } else { &texts[1] });
        });
        for text in texts {
            let taken = least(3, || drop(search.find(&text)));
            assert!(taken < LONGEST, "{name}: {taken:?} for {} bytes", text.len());
        }
    }
    assert_memory();
}

#[test]
fn no_number_of_claims_takes_more_time_to_search_than_in_proportion() {
    // Each of them is found, and in a paragraph that is full of hits and has a speaker who is one.
    let claim = "(speaker: \"s\", occasion: \"o\", text: \"a claim\"),".repeat(1_000);
    let part = format!("Paragraph(text: \"{}\", quotes: [{claim}]),", "a ".repeat(1_000));
    let briefing = |parts: usize| {
        let text = Cow::Owned(file("", &part.repeat(parts)));
        load_text("claims.ron", text, Folder::Embedded(&[])).briefing.expect("it can be read")
    };
    let (few, many) = (briefing(10), briefing(40));
    let search = Search::new("a", Options::default()).expect("it can be looked for").expect("there is something");
    assert_in_proportion("claims", 10, |parts| {
        let briefing = if parts == 10 { &few } else { &many };
        let seeker =
            Searcher { search: &search, briefing, own: &[], rich: &RichBlocks::new(briefing), is_stale: &|| false };
        assert_eq!(seeker.run(drop).expect("it is wanted").quotes().len(), 1_000 * parts);
    });
}

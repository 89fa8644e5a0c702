//! Measures the slowest operations: reading, verifying, searching. Each is compared with a baseline over the same
//! bytes in the same run; the ratios are printed at the end.
//!
//! ```text
//! cargo bench --bench core
//! BENCH_BYTES=1000000 cargo bench --bench core      # a smaller file than 64 MiB
//! ```

use std::{borrow::Cow, hint::black_box, sync::OnceLock};

use briefing_core::{
    format::{self, Folder, scanner, schema},
    load::{Loaded, load_text},
    matching::QuoteMatcher,
    search::{Options, RichBlocks, Search, Searcher},
};
use divan::{Bencher, counter::BytesCount};

#[path = "made/mod.rs"]
mod made;

fn main() {
    divan::main();
}

fn file() -> &'static str {
    static FILE: OnceLock<String> = OnceLock::new();
    FILE.get_or_init(|| {
        let bytes = std::env::var("BENCH_BYTES").ok().and_then(|bytes| bytes.parse().ok()).unwrap_or(64 << 20);
        made::briefing(made::Size::Bytes(bytes), 1)
    })
}

fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| load_text("bench.ron", Cow::Borrowed(file()), Folder::Embedded(&[])))
}

#[divan::bench_group(sample_count = 10)]
mod reading {
    use super::*;

    /// The baseline: only parses the bytes into the structs with serde.
    #[divan::bench]
    fn ron_alone(bencher: Bencher<'_, '_>) {
        bencher.counter(BytesCount::of_str(file())).bench(|| {
            let raw: Result<schema::Briefing<'_>, _> = format::options().from_str(black_box(file()));
            raw.expect("the made file is good")
        });
    }

    /// The cost of a single recovering reader before it checks anything: each block is found by its brackets and read
    /// separately. The program reads a valid file in one pass instead, see `load`.
    #[divan::bench]
    fn ron_block_by_block(bencher: Bencher<'_, '_>) {
        bencher.counter(BytesCount::of_str(file())).bench(|| {
            let (file, options) = (black_box(file()), format::options());
            let is_body = |part: &scanner::Part| file.get(part.name.clone()) == Some("body");
            let body = scanner::fields(file).find(is_body).expect("the made file has a body");
            let blocks = scanner::elements(file, body.value).map(|part| {
                let text = file.get(part.value).expect("it is within");
                options.from_str::<schema::Block<'_>>(text).expect("the made file is good")
            });
            blocks.collect::<Vec<_>>()
        });
    }

    /// Reads and checks the file, and verifies every quote.
    #[divan::bench]
    fn whole_load(bencher: Bencher<'_, '_>) {
        bencher
            .counter(BytesCount::of_str(file()))
            .bench(|| load_text("bench.ron", Cow::Borrowed(black_box(file())), Folder::Embedded(&[])));
    }
}

#[divan::bench_group(sample_count = 10)]
mod matching {
    use super::*;

    /// The baseline: searches the text of the body once for bytes that are not in it.
    #[divan::bench]
    fn memmem_pass(bencher: Bencher<'_, '_>) {
        let briefing = loaded().briefing.as_ref().expect("the made file is good");
        let finder = memchr::memmem::Finder::new("zyzzyva");
        bencher.bench(|| {
            briefing.blocks().filter(|block| finder.find(black_box(block.text()).as_bytes()).is_some()).count()
        });
    }

    /// Searches for every quote in its paragraph.
    #[divan::bench]
    fn all_quotes(bencher: Bencher<'_, '_>) {
        let briefing = loaded().briefing.as_ref().expect("the made file is good");
        let quotes: Vec<(&str, String)> = briefing
            .quotes()
            .iter()
            .filter_map(|quote| Some((briefing.block(quote.block)?.text(), briefing.quote_text(quote).into_owned())))
            .collect();
        bencher.bench(|| {
            quotes
                .iter()
                .filter(|(text, quote)| QuoteMatcher::new(black_box(text)).match_quote(black_box(quote), 0).is_some())
                .count()
        });
    }
}

#[divan::bench_group(sample_count = 10)]
mod finding {
    use super::*;

    const QUERIES: [&str; 5] = ["zeppelin", "cooperation", "Lee Jae-myung", "the", "한일"];

    /// The baseline: searches the file once for the exact bytes.
    #[divan::bench(args = QUERIES)]
    fn memmem_pass(bencher: Bencher<'_, '_>, query: &str) {
        bencher
            .counter(BytesCount::of_str(file()))
            .bench(|| memchr::memmem::find_iter(black_box(file()).as_bytes(), query).count());
    }

    /// The other baseline: the regex crate, case-insensitively.
    #[divan::bench(args = QUERIES)]
    fn regex_pass(bencher: Bencher<'_, '_>, query: &str) {
        let regex = regex::RegexBuilder::new(&regex::escape(query)).case_insensitive(true).build().expect("a regex");
        bencher.counter(BytesCount::of_str(file())).bench(|| regex.find_iter(black_box(file())).count());
    }

    /// The time from the key until the list has a screen of hits.
    #[divan::bench(args = QUERIES)]
    fn first_screen(bencher: Bencher<'_, '_>, query: &str) {
        keystroke(bencher, query, true);
    }

    /// The time from the key until all hits are counted.
    #[divan::bench(args = QUERIES)]
    fn whole_count(bencher: Bencher<'_, '_>, query: &str) {
        keystroke(bencher, query, false);
    }

    /// The data that the first search in a file computes.
    #[divan::bench]
    fn rich_blocks(bencher: Bencher<'_, '_>) {
        let briefing = loaded().briefing.as_ref().expect("the made file is good");
        bencher.counter(BytesCount::of_str(file())).bench(|| RichBlocks::new(black_box(briefing)));
    }

    fn keystroke(bencher: Bencher<'_, '_>, query: &str, is_first_enough: bool) {
        let briefing = loaded().briefing.as_ref().expect("the made file is good");
        let rich = RichBlocks::new(briefing);
        bencher.counter(BytesCount::of_str(file())).bench(|| {
            let search = Search::new(black_box(query), Options::default()).ok().flatten().expect("a search");
            let has_first = std::sync::atomic::AtomicBool::new(false);
            let is_stale = || is_first_enough && has_first.load(std::sync::atomic::Ordering::Relaxed);
            let seeker = Searcher { search: &search, briefing, own: &[], rich: &rich, is_stale: &is_stale };
            let mut total = 0;
            let all = seeker.run(|hits| {
                total = hits.total();
                has_first.store(true, std::sync::atomic::Ordering::Relaxed);
            });
            all.map_or(total, |hits| hits.total())
        });
    }
}

#[divan::bench_group(sample_count = 5)]
mod checking {
    use std::collections::HashMap;

    use briefing_core::{
        document::{Document, Format, read},
        verify::{Manuscript, Source, Sources, verify},
    };

    use super::*;

    const QUOTATIONS: usize = 1_000;

    fn sources() -> &'static Sources {
        static SOURCES: OnceLock<Sources> = OnceLock::new();
        SOURCES.get_or_init(prepared)
    }

    fn prepared() -> Sources {
        let briefing = loaded().briefing.as_ref().expect("the made file is good");
        Sources::new(vec![Source::of_briefing("bench.ron", briefing)])
    }

    /// A text of 100,000 words with 1,000 quotations from all sources; every third one has a changed word.
    fn manuscript_text() -> &'static str {
        static TEXT: OnceLock<String> = OnceLock::new();
        TEXT.get_or_init(|| {
            let briefing = loaded().briefing.as_ref().expect("the made file is good");
            let quotes = briefing.quotes();
            let step = (quotes.len() / QUOTATIONS).max(1);
            let filler =
                "The council met in the old hall and went through the papers of the year without haste. ".repeat(5);
            let mut text = String::new();
            for (number, quote) in quotes.iter().step_by(step).take(QUOTATIONS).enumerate() {
                let words = briefing.quote_text(quote).replace(['“', '”', '[', ']'], "");
                let words = if number % 3 == 0 { words.replacen(' ', " perhaps ", 1) } else { words };
                let name = quote.speaker.and_then(|id| briefing.speaker(id)).map_or("", |speaker| &speaker.name);
                text.push_str(&format!("{filler}\n\n“{}” {name} said.\n\n", words.trim_end_matches('.')));
            }
            text
        })
    }

    fn document() -> Document {
        read(manuscript_text().as_bytes(), Format::Plain).expect("it is plain text")
    }

    /// The cost of preparing sources: indexing their words and finding their speakers.
    #[divan::bench]
    fn prepare_sources(bencher: Bencher<'_, '_>) {
        bencher.counter(BytesCount::of_str(file())).bench(prepared);
    }

    /// Finds the quotations of the text and their speakers.
    #[divan::bench]
    fn read_manuscript(bencher: Bencher<'_, '_>) {
        bencher.bench(|| Manuscript::new("article.txt", black_box(document())));
    }

    /// Checks 1,000 quotations against prepared sources.
    #[divan::bench]
    fn check_manuscript(bencher: Bencher<'_, '_>) {
        let manuscript = Manuscript::new("article.txt", document());
        let report = verify(&manuscript, sources());
        let mut kinds: HashMap<&str, usize> = HashMap::new();
        report.findings.iter().for_each(|finding| *kinds.entry(finding.kind.as_str()).or_default() += 1);
        eprintln!("{} findings, {kinds:?}; sources take {} MiB", report.findings.len(), sources().bytes() >> 20);
        bencher.bench(|| verify(black_box(&manuscript), sources()));
    }

    /// The lower bound for exact quotations: searches all the text for each with `memmem`.
    #[divan::bench(sample_count = 1)]
    fn memmem_each(bencher: Bencher<'_, '_>) {
        let manuscript = Manuscript::new("article.txt", document());
        let report = verify(&manuscript, sources());
        let text = sources().get(0).map(Source::text).unwrap_or_default();
        bencher.bench(|| {
            let found = report.findings.iter().filter(|finding| {
                let words = manuscript.document.text.get(finding.range.clone()).unwrap_or_default();
                memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some()
            });
            found.count()
        });
    }
}

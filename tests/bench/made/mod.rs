//! Briefings of any size: text with the lengths and the punctuation of a press article, quotes from it, notes,
//! topics, headings. The same seed makes the same file.
#![allow(dead_code, reason = "each bench and test uses its part of this")]

use std::fmt::Write as _;

/// The size of a generated briefing.
#[derive(Debug, Clone, Copy)]
pub enum Size {
    /// This many bytes of file, or up to a paragraph more.
    Bytes(usize),
    /// This many blocks.
    Blocks(usize),
}

/// A random sequence: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number below `end`, smaller ones more often, like the frequency of words in a text.
    fn skewed(&mut self, end: usize) -> usize {
        let part = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((part * part * part * end as f64) as usize).min(end - 1)
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.skewed(WORDS.len())]
    }
}

/// The most frequent first.
const WORDS: [&str; 159] = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "for",
    "on",
    "with",
    "is",
    "as",
    "will",
    "we",
    "by",
    "our",
    "has",
    "at",
    "both",
    "from",
    "two",
    "countries",
    "their",
    "be",
    "are",
    "this",
    "it",
    "have",
    "was",
    "an",
    "which",
    "cooperation",
    "not",
    "between",
    "more",
    "future",
    "people",
    "said",
    "through",
    "also",
    "year",
    "leaders",
    "trust",
    "agreed",
    "economic",
    "relations",
    "new",
    "peace",
    "together",
    "security",
    "region",
    "government",
    "history",
    "visit",
    "joint",
    "talks",
    "based",
    "over",
    "first",
    "exchange",
    "development",
    "time",
    "young",
    "important",
    "culture",
    "world",
    "efforts",
    "issues",
    "artificial",
    "intelligence",
    "stability",
    "industry",
    "society",
    "steps",
    "measures",
    "supply",
    "chains",
    "announcement",
    "public",
    "common",
    "shared",
    "progress",
    "level",
    "police",
    "crime",
    "online",
    "fraud",
    "prevention",
    "city",
    "temple",
    "gift",
    "dinner",
    "friendship",
    "museum",
    "drums",
    "music",
    "travel",
    "students",
    "tourism",
    "million",
    "visitors",
    "companies",
    "investment",
    "trade",
    "technology",
    "research",
    "science",
    "energy",
    "climate",
    "ageing",
    "population",
    "birth",
    "rate",
    "regional",
    "balance",
    "agriculture",
    "disaster",
    "response",
    "remains",
    "identification",
    "victims",
    "mine",
    "coal",
    "families",
    "memory",
    "reconciliation",
    "dialogue",
    "working",
    "group",
    "minister",
    "vice",
    "foreign",
    "affairs",
    "president",
    "prime",
    "adviser",
    "office",
    "spokesperson",
    "briefing",
    "reporters",
    "question",
    "answer",
    "morning",
    "evening",
    "hotel",
    "airport",
    "ceremony",
    "honour",
    "guard",
    "national",
    "anthem",
    "photograph",
    "handshake",
    "departure",
    "arrival",
    "schedule",
    "delegation",
    "quorum",
    "zeppelin",
];

const SPEAKERS: [(&str, &str); 6] = [
    ("Lee Jae-myung", "President of the Republic of Korea"),
    ("Takaichi Sanae", "Prime Minister of Japan"),
    ("Wi Sung-rak", "National Security Adviser"),
    ("Ann Ó Brien", "Ambassador"),
    ("Müller & Söhne", "Company"),
    ("The Blue House", "Office of the President"),
];

const TOPICS: [&str; 8] = ["economy", "history", "crime", "exchanges", "gifts", "security", "culture", "travel"];

/// A briefing file. One block in twelve is a heading; of the paragraphs, two in five have a quote, one in fifteen a
/// note, and one in forty a name with an accent or a few words of Korean.
pub fn briefing(size: Size, seed: u64) -> String {
    let mut random = Random(seed);
    let mut file = head();
    let mut blocks = 0;
    let goes_on = |file: &str, blocks: usize| match size {
        Size::Bytes(bytes) => file.len() < bytes,
        Size::Blocks(count) => blocks < count,
    };
    while goes_on(&file, blocks) {
        if blocks % 12 == 0 {
            heading(&mut file, &mut random);
        } else {
            paragraph(&mut file, &mut random);
        }
        blocks += 1;
    }
    file.push_str("    ],\n)\n");
    file
}

fn head() -> String {
    let mut file = String::from(
        "Briefing(\n    format: 1,\n    title: \"A made briefing, for measuring\",\n    \
         source: (publisher: \"The Bench\", url: \"https://example.org/made\"),\n    speakers: {\n",
    );
    for (i, (name, role)) in SPEAKERS.iter().enumerate() {
        let _ = writeln!(file, "        \"s{i}\": (name: \"{name}\", role: \"{role}\"),");
    }
    file.push_str(
        "    },\n    occasions: {\n        \"talks\": (name: \"Summit talks\", place: \"Nara\", date: \"2026-01-13\"),\n        \
         \"dinner\": (name: \"Dinner\", place: \"Nara\", date: \"2026-01-13\"),\n    },\n    topics: [\n",
    );
    for topic in TOPICS {
        let title = format!("{}{}", topic[..1].to_uppercase(), &topic[1..]);
        let _ = writeln!(file, "        (id: \"{topic}\", title: \"{title}\", summary: \"What is said of {topic}.\"),");
    }
    file.push_str("    ],\n    body: [\n");
    file
}

fn heading(file: &mut String, random: &mut Random) {
    let text = words(random, 4, 9);
    let topic = TOPICS[random.below(TOPICS.len())];
    let _ = writeln!(file, "        Heading(text: \"{text}\", topics: [\"{topic}\"]),");
}

fn paragraph(file: &mut String, random: &mut Random) {
    let mut text = String::new();
    let mut quotes = String::new();
    let sentences = 1 + random.skewed(6);
    let speaker = random.below(SPEAKERS.len());
    for i in 0..sentences {
        if i > 0 {
            text.push(' ');
        }
        text.push_str(&words(random, 6, 24));
        text.push('.');
    }
    if random.below(5) < 2 {
        let quote = format!("{}.", words(random, 8, 30));
        let name = SPEAKERS[speaker].0;
        let _ = write!(text, " {name} said, “{quote}”");
        let occasion = ["talks", "dinner"][random.below(2)];
        let _ = write!(quotes, ", quotes: [(speaker: \"s{speaker}\", occasion: \"{occasion}\", text: \"{quote}\")]");
    }
    if random.below(40) == 0 {
        text.push_str([" Café Brontë was there.", " 한일정상회담이 열렸다.", " 奈良の首脳会談。"][random.below(3)]);
    }
    if random.below(15) == 0 {
        let first = text.split(' ').next().unwrap_or_default();
        let _ = write!(quotes, ", notes: [(on: \"{first}\", text: \"The source writes it so.\")]");
    }
    let topic = TOPICS[random.below(TOPICS.len())];
    let _ = writeln!(file, "        Paragraph(text: \"{text}\", topics: [\"{topic}\"]{quotes}),");
}

/// Some words, the first with a capital.
fn words(random: &mut Random, least: usize, most: usize) -> String {
    let count = least + random.below(most - least);
    let mut text = String::new();
    for i in 0..count {
        let word = random.word();
        if i == 0 {
            text.push_str(&word[..1].to_uppercase());
            text.push_str(&word[1..]);
        } else {
            text.push_str(if random.below(14) == 0 { ", " } else { " " });
            text.push_str(word);
        }
    }
    text
}

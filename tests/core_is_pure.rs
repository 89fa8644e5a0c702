//! The core knows no screen, no picture and no clock, so that whatever it says of a file today it says
//! of that file tomorrow, and in any program.

use std::{fs, path::Path};

const FORBIDDEN: [&str; 9] =
    ["egui", "eframe", "image", "arboard", "winit", "Instant", "SystemTime", "Timestamp::now", "Zoned::now"];

/// The source without its comments. Strings stay: a crate is not named in them, and if it is, the
/// test fails loudly and somebody looks.
fn code_of(source: &str) -> String {
    let mut code = String::new();
    let mut depth = 0_usize;
    for line in source.lines() {
        let mut rest = line;
        while !rest.is_empty() {
            if rest.starts_with("/*") {
                depth += 1;
                rest = &rest[2..];
            } else if depth > 0 && rest.starts_with("*/") {
                depth -= 1;
                rest = &rest[2..];
            } else if depth == 0 && rest.starts_with("//") {
                break;
            } else {
                let c = rest.chars().next().expect("there is a rest");
                if depth == 0 {
                    code.push(c);
                }
                rest = &rest[c.len_utf8()..];
            }
        }
        code.push('\n');
    }
    code
}

/// Whether `code` names the crate or the type `name`: as the first part of a path, or in a `use`.
fn names(code: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let is_whole = !before.ends_with(is_part) && !after.starts_with(is_part);
        // `image` is a word of the briefing's own format as well: only the crate has a path after it.
        let is_own_word = name == "image" && !after.starts_with("::") && !before.trim_end().ends_with("use");
        is_whole && !is_own_word
    })
}

fn scan(folder: &Path, seen: &mut usize, offences: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entries too").path();
        if path.is_dir() {
            scan(&path, seen, offences);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            *seen += 1;
            let code = code_of(&fs::read_to_string(&path).expect("a source file is text"));
            let named = FORBIDDEN.iter().filter(|name| names(&code, name));
            offences.extend(named.map(|name| format!("{} names {name}", path.display())));
        }
    }
}

#[test]
fn the_core_names_no_screen_no_picture_and_no_clock() {
    let (mut seen, mut offences) = (0, Vec::new());
    for folder in ["src/briefing", "src/search", "src/citation", "src/export"] {
        scan(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut seen, &mut offences);
    }
    assert!(seen >= 30, "the core is elsewhere: only {seen} files were looked at");
    assert_eq!(offences, Vec::<String>::new());
}

#[test]
fn the_scan_sees_what_it_looks_for_and_nothing_else() {
    let offends = |source: &str| FORBIDDEN.iter().any(|name| names(&code_of(source), name));
    for source in [
        "use egui::Ui;",
        "fn f(ui: &mut egui::Ui) {}",
        "use image::open;",
        "let x = image::open(p);",
        "pub use image;",
        "use std::time::{Duration, Instant};",
        "let now = jiff::Timestamp::now();",
        "a /* b */ eframe::run()",
    ] {
        assert!(offends(source), "{source}");
    }
    for source in [
        "// no egui here",
        "/* egui\n egui */ x",
        "pub image: String, // the image::open",
        "Instantly",
        "text.parse::<jiff::Timestamp>()",
    ] {
        assert!(!offends(source), "{source}");
    }
}

//! The source is laid out in layers: no two modules import each other, and arrows run down only.
//!
//! `cargo test --test core layer -- --nocapture` prints the graph of the folders in words.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The folders of `src/core`, each of which uses only those after it.
const CORE: [&str; 20] = [
    "report",
    "verify",
    "draft",
    "editing",
    "export",
    "citation",
    "search",
    "load",
    "validate",
    "sample",
    "diagnostics",
    "attribution",
    "document",
    "format",
    "marks",
    "model",
    "matching",
    "limits",
    "files",
    "text",
];

/// The folders of the program, each of which uses only those after it.
const PROGRAM: [&str; 7] = ["main", "cli", "gui/app", "gui/ui", "gui/platform", "gui/command", "gui/state"];

/// Modules above all folders: the roots of crates and of the window, and modules that are not part of the program.
const ROOTS: [&str; 4] = ["build", "core", "gui", "windows_launcher"];

type Module = Vec<String>;
type Graph = BTreeMap<Module, BTreeSet<Module>>;

/// The code of a file without comments, string literals and tests.
fn code_of(source: &str) -> String {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut code = String::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => {
                chars.by_ref().find(|c| *c == '\n');
                code.push('\n');
            }
            '"' => {
                while let Some(c) = chars.next() {
                    match c {
                        '\\' => drop(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            // A lifetime has no closing mark; a character literal has one.
            '\'' => {
                let rest: String = chars.clone().take(3).collect();
                if rest.starts_with('\\') {
                    chars.next();
                    chars.by_ref().skip(1).find(|c| *c == '\'');
                } else if rest.chars().nth(1) == Some('\'') {
                    chars.next();
                    chars.next();
                }
            }
            c => code.push(c),
        }
    }
    code
}

/// The paths of a tree of `use`: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn flatten(tree: &str, before: &[String], paths: &mut Vec<Module>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        let names = path.split("::").map(str::trim).filter(|name| !name.is_empty() && *name != "self");
        paths.push(before.iter().cloned().chain(names.map(str::to_owned)).collect());
        return;
    };
    let head = tree[..open].split("::").map(str::trim).filter(|name| !name.is_empty());
    let before: Vec<String> = before.iter().cloned().chain(head.map(str::to_owned)).collect();
    let inner = &tree[open + 1..tree.rfind('}').expect("a closing brace")];
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                flatten(&inner[start..at], &before, paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !inner[start..].trim().is_empty() {
        flatten(&inner[start..], &before, paths);
    }
}

/// Every path that the code of a module names, in a `use` or inline.
fn paths_in(code: &str) -> Vec<Module> {
    let mut paths = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let starts_statement =
            code[..at].trim_end().ends_with([';', '}', '{', ']', ')']) || code[..at].trim().is_empty();
        let is_public = code[..at].trim_end().ends_with("pub") || code[..at].trim_end().ends_with("pub(crate)");
        if let (true, Some(end)) = (starts_statement || is_public, code[at..].find(';')) {
            flatten(&code[at + 4..at + end], &[], &mut paths);
        }
    }
    for root in ["crate::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let end = code[at..].find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(0);
            flatten(code[at..at + end].trim_end_matches(':'), &[], &mut paths);
        }
    }
    paths
}

/// The module of a file: `src/core/load/mod.rs` is `core::load`.
fn module_of(path: &Path) -> Module {
    let mut names: Module = path
        .with_extension("")
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .skip_while(|n| n != "src")
        .collect();
    names.remove(0);
    if names.last().is_some_and(|name| name == "mod" || name == "lib") {
        names.pop();
    }
    names
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entries too").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("src/lib.rs")
            && !path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("tests"))
        {
            found.push(path);
        }
    }
}

/// The imports of each module.
fn graph() -> Graph {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let relative = |path: &PathBuf| Path::new("src").join(path.strip_prefix(&root).expect("it is within"));
    let modules: BTreeMap<Module, PathBuf> =
        files.iter().map(|path| (module_of(&relative(path)), path.clone())).collect();
    let mut graph = Graph::new();
    for (module, path) in &modules {
        let is_core = module.first().is_some_and(|name| name == "core");
        let code = code_of(&fs::read_to_string(path).expect("a source file is text"));
        let imports = graph.entry(module.clone()).or_default();
        for named in paths_in(&code) {
            let absolute: Module = match named.first().map(String::as_str) {
                Some("crate") if is_core => [vec!["core".to_owned()], named[1..].to_vec()].concat(),
                Some("crate") | Some("briefing_viewer") => named[1..].to_vec(),
                Some("briefing_core") => [vec!["core".to_owned()], named[1..].to_vec()].concat(),
                Some("super") => {
                    let ups = named.iter().take_while(|name| *name == "super").count();
                    [&module[..module.len().saturating_sub(ups)], &named[ups..]].concat()
                }
                Some("std") => continue,
                // A child or a crate.
                _ => [module.as_slice(), &named].concat(),
            };
            let is_module = |n: &usize| modules.contains_key(&absolute[..*n]);
            // A folder's `mod.rs` combines its own files, which does not count as an import.
            if let Some(length) = (1..=absolute.len()).rev().find(is_module)
                && !absolute[..length].starts_with(module)
            {
                imports.insert(absolute[..length].to_vec());
            }
        }
    }
    graph
}

/// Every module that can be reached from `from`.
fn reached<'g>(graph: &'g Graph, from: &'g Module) -> BTreeSet<&'g Module> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(module) = open.pop() {
        for next in graph.get(module).into_iter().flatten() {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}

#[test]
fn no_two_modules_import_each_other() {
    let graph = graph();
    assert!(graph.len() > 80, "the source is elsewhere: only {} modules were found", graph.len());
    let in_a_circle: Vec<_> = graph
        .keys()
        .filter(|module| reached(&graph, module).contains(module))
        .map(|module| module.join("::"))
        .collect();
    assert_eq!(in_a_circle, Vec::<String>::new(), "these modules are in a circle");
}

#[test]
fn each_layer_uses_only_those_below_it() {
    let place = |module: &Module| {
        let name = module.join("/");
        let is_in = |folder: &str| name == folder || name.starts_with(&format!("{folder}/"));
        let program = PROGRAM.iter().position(|folder| is_in(folder)).map(|at| (PROGRAM[at].to_owned(), at));
        let core = CORE.iter().position(|folder| is_in(&format!("core/{folder}")));
        program.or(core.map(|at| (format!("core/{}", CORE[at]), PROGRAM.len() + at)))
    };
    let mut arrows = BTreeMap::<_, BTreeSet<_>>::new();
    let (mut up, mut outside) = (Vec::new(), Vec::new());
    for (module, imports) in graph() {
        let Some((folder, at)) = place(&module) else {
            let is_root = ROOTS.contains(&module.join("/").as_str());
            outside.extend((!is_root).then(|| module.join("::")));
            continue;
        };
        for import in imports {
            let Some((other, below)) = place(&import) else { continue };
            if folder != other {
                arrows.entry(folder.clone()).or_default().insert(other.clone());
                let is_from_cli_to_gui = folder == "cli" && other.starts_with("gui");
                if below <= at || is_from_cli_to_gui {
                    up.push(format!("{} imports {}", module.join("::"), import.join("::")));
                }
            }
        }
    }
    for (folder, others) in &arrows {
        println!("{folder} → {}", others.iter().map(String::as_str).collect::<Vec<_>>().join(", "));
    }
    assert_eq!(up, Vec::<String>::new(), "these arrows run up");
    assert_eq!(outside, Vec::<String>::new(), "these modules are in none of the listed folders");
}

#[test]
fn the_reader_of_imports_sees_what_it_should() {
    let code =
        code_of("use crate::{a::{b, self}, c as d};\n// use crate::e;\nlet x = crate::f::g(\"use h;\", '\"', 'a');\n");
    let paths: Vec<_> = paths_in(&code).iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["crate::a::b", "crate::a", "crate::c", "crate", "crate::f::g"]);
}

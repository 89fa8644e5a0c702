//! Checks the data for Linux desktops: the menu entry, the page in a software centre, the file type and the icons.
//! They are checked with the platform's own validators, against each other and against the program.
//!
//! If a validator is missing, the tests say so and are ignored; with `BRIEFING_VIEWER_CI=1` they fail.
//! `.ci/package` tests that the Debian package can be installed, started and removed, because that changes the
//! machine.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use briefing_viewer::{
    cli::{self, Console, Outcome},
    gui::app::APP_ID,
};
use libtest_mimic::{Completion, Trial};
use tempfile::TempDir;

use crate::process::{trial, within_deadline};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/linux");
const TYPE: &str = "application/x-briefing+ron";
const VALIDATORS: [(&str, &str); 2] = [("desktop-file-validate", "desktop-file-utils"), ("appstreamcli", "appstream")];
const TYPES: [(&str, &str); 2] = [("update-mime-database", "shared-mime-info"), ("gio", "libglib2.0-bin")];
const BASH: [(&str, &str); 1] = [("bash", "bash")];
const ZSH: [(&str, &str); 1] = [("zsh", "zsh")];
const FISH: [(&str, &str); 1] = [("fish", "fish")];
const MAN: [(&str, &str); 1] = [("groff", "groff-base")];
/// The folder in which `.ci/package` generates completions and man pages.
const GENERATED: &str = "target/package/";

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("the_entry_in_the_menu_is_valid", &VALIDATORS, the_entry_is_valid),
        trial("the_page_in_a_software_centre_is_valid", &VALIDATORS, the_page_is_valid),
        trial("a_briefing_is_known_by_its_suffix_and_by_its_first_word", &TYPES, a_briefing_is_known),
        trial("bash_completes_commands_options_and_values", &BASH, bash_completes),
        trial("zsh_completes_commands_files_options_and_values", &ZSH, zsh_completes),
        trial("fish_completes_commands_options_and_values", &FISH, fish_completes),
        trial("the_man_pages_are_well_formed_and_name_every_option", &MAN, the_man_pages_are_whole),
        plain("all_completions_and_man_pages_are_in_the_package", everything_generated_is_packed),
        plain("the_files_name_the_same_program_version_and_type", the_files_agree),
        plain("every_file_of_the_package_is_there_and_icons_have_their_size", the_package_is_whole),
    ]
}

fn plain(name: &'static str, test: fn()) -> Trial {
    Trial::ignorable_test(name, move || {
        test();
        Ok(Completion::Completed)
    })
}

fn file(ending: &str) -> (PathBuf, String) {
    let mut files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let path = files.find(|path| path.to_str().unwrap().ends_with(ending)).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    (path, text)
}

/// Runs a tool that must succeed. Returns its output.
fn said(command: &mut Command) -> String {
    let (status, out, said) = within_deadline(command.stdout(Stdio::piped()).stderr(Stdio::piped()));
    assert!(status.success(), "{command:?}: {out}{said}");
    out + &said
}

fn the_entry_is_valid() {
    let said = said(Command::new("desktop-file-validate").arg(file(".desktop").0));
    assert_eq!(said, "", "not even a hint");
}

fn the_page_is_valid() {
    let said = said(Command::new("appstreamcli").args(["validate", "--no-net"]).arg(file(".metainfo.xml").0));
    assert!(said.contains("Validation was successful"), "{said}");
}

fn a_briefing_is_known() {
    let home = tempfile::tempdir().unwrap();
    let packages = home.path().join("mime/packages");
    fs::create_dir_all(&packages).unwrap();
    fs::copy(file(".mime.xml").0, packages.join("briefing-viewer.xml")).unwrap();
    said(Command::new("update-mime-database").arg(home.path().join("mime")));
    let shipped = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/korea-japan-summit.ron")).unwrap();
    for (name, text, is_briefing) in [
        ("summit.briefing.ron", "// nothing yet", true),
        ("summit.ron", shipped.as_str(), true),
        ("settings.ron", "Settings(format: 1)", false),
        ("notes.txt", shipped.as_str(), false),
    ] {
        let path = home.path().join(name);
        fs::write(&path, text).unwrap();
        let mut gio = Command::new("gio");
        gio.args(["info", "--attributes=standard::content-type"]).arg(&path);
        let info = said(gio.env("XDG_DATA_HOME", home.path()).env("HOME", home.path()));
        assert_eq!(info.contains(TYPE), is_briefing, "{name}: {info}");
    }
}

fn the_files_agree() {
    let (entry, page, types) = (file(".desktop"), file(".metainfo.xml"), file(".mime.xml").1);
    // A window belongs to the entry whose file name is its application id.
    assert_eq!(entry.0.file_stem().unwrap(), APP_ID);
    for line in [format!("StartupWMClass={APP_ID}"), format!("Icon={APP_ID}"), format!("MimeType={TYPE};")] {
        assert!(entry.1.lines().any(|of_entry| of_entry == line), "{line}");
    }
    let id = page.0.file_name().unwrap().to_str().unwrap().strip_suffix(".metainfo.xml").unwrap();
    for part in [
        format!("<id>{id}</id>"),
        format!("<launchable type=\"desktop-id\">{APP_ID}.desktop</launchable>"),
        format!("<mediatype>{TYPE}</mediatype>"),
        format!("<project_license>{}</project_license>", env!("CARGO_PKG_LICENSE")),
        format!("<release version=\"{}\"", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(page.1.contains(&part), "{part}");
    }
    assert!(types.contains(&format!("<mime-type type=\"{TYPE}\">")));
}

/// The output of the command line.
fn printed(args: &[&str]) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = cli::run(args.iter().map(Into::into), Console::new(&mut out, &mut err, false));
    assert_eq!((outcome, err), (Outcome::Exit(0), Vec::new()), "{args:?}");
    String::from_utf8(out).unwrap()
}

/// The generated completions and man pages, as in a package.
fn generated() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(printed(&["generate", folder.path().to_str().unwrap()]), "");
    folder
}

/// The completions of bash for the last of these words, which may be empty.
fn offered_by_bash(folder: &Path, words: &[&str]) -> Vec<String> {
    let script = r#"
        source "$1"
        shift
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        function=$(complete -p briefing-viewer | grep -o -- '-F [^ ]*' | cut -c4-)
        "$function" briefing-viewer "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", script, "bash"]).arg(folder.join("bash/briefing-viewer")).args(words);
    said(&mut bash).lines().map(str::to_owned).collect()
}

fn bash_completes() {
    let folder = generated();
    let offered = |words: &[&str]| offered_by_bash(folder.path(), words);
    assert_eq!(offered(&["briefing-viewer", "ch"]), ["check"]);
    assert_eq!(offered(&["briefing-viewer", "--s"]), ["--sample"]);
    assert_eq!(offered(&["briefing-viewer", "check", "--e"]), ["--explain"]);
    assert_eq!(offered(&["briefing-viewer", "check", "--format", ""]), ["text", "json", "sarif"]);
    assert_eq!(offered(&["briefing-viewer", "export", "a.ron", "--format", "web"]), ["web-annotation"]);
    assert!(!offered(&["briefing-viewer", ""]).contains(&"generate".to_owned()), "it is for packages only");
}

/// The completion of each line when Tab is pressed at its end, in a new zsh in a folder with these files.
fn completed_by_zsh(completions: &Path, lines: &[&str]) -> String {
    let script = r#"
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PS1='' PROMPT_EOL_MARK='' fpath=($1 \$fpath); autoload -U compinit; compinit -u -D
            cd $2; bindkey '^I' complete-word; bindkey '^X' show; show() { print -r -- \"[\$BUFFER]\"; BUFFER= }
            zle -N show; unset zle_bracketed_paste; print READY-\$((1 + 1))"
        zpty -r -m shell seen '*READY-2*'
        for line in "${@[3,-1]}"; do
            zpty -w -n shell "$line"$'\t\x18'
            zpty -r -m shell seen '*\[*\]*'
            print -r -- ${${seen##*\[}%%\]*}
        done
    "#;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("summit.ron"), "").unwrap();
    let mut zsh = Command::new("zsh");
    zsh.args(["-f", "-c", script, "zsh"]).arg(completions.join("zsh")).arg(folder.path()).args(lines);
    said(zsh.env("HOME", folder.path()).env("TERM", "dumb"))
}

fn zsh_completes() {
    let folder = generated();
    let (lines, expected): (Vec<_>, Vec<_>) = [
        ("briefing-viewer ch", "briefing-viewer check"),
        ("briefing-viewer sum", "briefing-viewer summit.ron"),
        ("briefing-viewer summit.ron sum", "briefing-viewer summit.ron summit.ron"),
        ("briefing-viewer check --ex", "briefing-viewer check --explain="),
        ("briefing-viewer check sum", "briefing-viewer check summit.ron"),
        ("briefing-viewer export --format we", "briefing-viewer export --format web-annotation"),
        // This command is only for packages.
        ("briefing-viewer gen", "briefing-viewer gen"),
    ]
    .into_iter()
    .unzip();
    let completed = completed_by_zsh(folder.path(), &lines);
    assert_eq!(completed.lines().map(str::trim).collect::<Vec<_>>(), expected);
}

fn fish_completes() {
    let folder = generated();
    let offered = |line: &str| -> Vec<String> {
        let script = "source $argv[1]; complete --do-complete $argv[2]";
        let mut fish = Command::new("fish");
        fish.args(["--no-config", "-c", script]).arg(folder.path().join("fish/briefing-viewer.fish")).arg(line);
        let lines = said(fish.env("HOME", folder.path()).env("XDG_DATA_HOME", folder.path()));
        lines.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
    };
    assert_eq!(offered("briefing-viewer chec"), ["check"]);
    assert_eq!(offered("briefing-viewer --sam"), ["--sample"]);
    assert_eq!(offered("briefing-viewer check --exp"), ["--explain"]);
    assert_eq!(offered("briefing-viewer export --format web"), ["web-annotation"]);
    assert!(!offered("briefing-viewer gen").contains(&"generate".to_owned()), "it is for packages only");
}

fn the_man_pages_are_whole() {
    let folder = generated();
    for command in [None, Some("check"), Some("export"), Some("new")] {
        let name = ["briefing-viewer"].into_iter().chain(command).collect::<Vec<_>>().join("-");
        let page = folder.path().join(format!("man/{name}.1"));
        assert_eq!(said(Command::new("groff").args(["-man", "-ww", "-z"]).arg(&page)), "", "not even a warning");
        // As shown in a terminal, where hyphens must be ASCII so that commands can be copied.
        let shown = said(Command::new("groff").args(["-man", "-Tutf8", "-P-cbou"]).arg(&page));
        let help = match command {
            Some(command) => printed(&[command, "--help"]),
            None => printed(&["--help"]),
        };
        let own = help.split("\n\n").take_while(|part| !part.starts_with("briefing-viewer check:"));
        let options: Vec<_> = own
            .flat_map(str::lines)
            .filter_map(|line| {
                line.trim_start().trim_start_matches("-h, ").trim_start_matches("-V, ").split(' ').next()
            })
            .filter(|word| word.starts_with("--"))
            .collect();
        assert!(options.contains(&"--help"), "{help}");
        for option in options {
            assert!(shown.contains(option), "{option} is not in {name}.1:\n{shown}");
        }
    }
    let program = fs::read_to_string(folder.path().join("man/briefing-viewer.1")).unwrap();
    for part in ["EXIT CODES", "LIMITS", "briefing\\-viewer\\-check(1)"] {
        assert!(program.contains(part), "{part}\n{program}");
    }
}

fn everything_generated_is_packed() {
    let folder = generated();
    let mut files = Vec::new();
    for kind in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
        for file in fs::read_dir(kind.path()).unwrap().map(Result::unwrap) {
            let name = |name: std::ffi::OsString| name.into_string().unwrap();
            files.push(format!("{GENERATED}{}/{}", name(kind.file_name()), name(file.file_name())));
        }
    }
    let manifest = manifest();
    let listed = packed(&manifest);
    let sources: Vec<_> = listed.iter().map(|row| row[0]).filter(|source| source.starts_with(GENERATED)).collect();
    let is_match = |source: &str, file: &str| match source.split_once('*') {
        Some((before, after)) => file.starts_with(before) && file.ends_with(after),
        None => source == file,
    };
    for file in &files {
        assert!(sources.iter().any(|source| is_match(source, file)), "{file} is not in the package");
    }
    for source in sources {
        assert!(files.iter().any(|file| is_match(source, file)), "{source} is not generated: {files:?}");
    }
    let script = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/package")).unwrap();
    assert!(script.contains(&format!(" generate {}\n", GENERATED.trim_end_matches('/'))), "{script}");
}

fn manifest() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap()
}

/// The files of the Debian package: source, target and mode of each.
fn packed(manifest: &str) -> Vec<Vec<&str>> {
    let rows = manifest.lines().filter_map(|line| line.trim().strip_prefix("[\"")?.strip_suffix("\"],"));
    rows.map(|line| line.split("\", \"").collect()).collect()
}

fn the_package_is_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = manifest();
    let listed = packed(&manifest);
    assert!(listed.len() > 10, "{listed:?}");
    for row in &listed {
        let [source, target, _] = row[..] else { panic!("{row:?}") };
        if source.starts_with("target/") || source.contains('*') {
            continue;
        }
        assert!(root.join(source).is_file(), "{source}");
        if let Some((_, size)) = target.split_once("hicolor/").filter(|_| source.ends_with(".png")) {
            let (width, height) = image::image_dimensions(root.join(source)).unwrap();
            assert!(size.starts_with(&format!("{width}x{height}/")), "{source} is {width}×{height}, not {size}");
        }
    }
    for entry in fs::read_dir(FOLDER).unwrap() {
        let name = format!("assets/linux/{}", entry.unwrap().file_name().to_str().unwrap());
        assert!(listed.iter().any(|row| row[0] == name), "{name} is not in the package");
    }
}

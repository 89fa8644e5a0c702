//! What a Linux desktop is told of the program: its entry in the menu, its page in a software centre, its type of file
//! and its icons. Checked with the platform's own validators, and against each other and the program.
//!
//! Where a validator is missing the tests say so and are ignored; with `BRIEFING_VIEWER_CI=1` they fail. That the Debian
//! package can be installed, started and removed is tried by `.ci/package`, which may do that to a machine.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use briefing_viewer::gui::app::APP_ID;
use libtest_mimic::{Completion, Trial};

#[path = "../common/process.rs"]
#[expect(dead_code, reason = "each test uses its part of it")]
mod process;

use crate::process::{trial, within_deadline};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/linux");
const TYPE: &str = "application/x-briefing+ron";
const VALIDATORS: [(&str, &str); 2] = [("desktop-file-validate", "desktop-file-utils"), ("appstreamcli", "appstream")];
const TYPES: [(&str, &str); 2] = [("update-mime-database", "shared-mime-info"), ("gio", "libglib2.0-bin")];

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("the_entry_in_the_menu_is_valid", &VALIDATORS, the_entry_is_valid),
        trial("the_page_in_a_software_centre_is_valid", &VALIDATORS, the_page_is_valid),
        trial("a_briefing_is_known_by_its_suffix_and_by_its_first_word", &TYPES, a_briefing_is_known),
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

/// Runs a tool that has to be content, and gives back what it says.
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
    // A window is shown with the entry whose name is the window's application.
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

fn the_package_is_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let listed: Vec<Vec<&str>> = manifest
        .lines()
        .filter_map(|line| line.trim().strip_prefix("[\"")?.strip_suffix("\"],"))
        .map(|line| line.split("\", \"").collect())
        .collect();
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

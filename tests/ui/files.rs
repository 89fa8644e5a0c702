//! Several briefings in one window, and files that change while they are open: after a reload the user's place is
//! kept, and changes of quotes are reported.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::common::{Setup, Window, briefing};
use briefing_core::load::BriefingSource;
use briefing_core::load::Loaded;
use briefing_viewer::gui::{
    command::{Command, TabCommand},
    state::{
        dialogs::{Dialog, OpenDialog},
        session::PersistedFile,
    },
};
use egui::{Key, Modifiers};

const CTRL: Modifiers = Modifiers::COMMAND;

/// A file with a paragraph for each pair: what was said, and the claimed quote.
fn file(title: &str, paragraphs: &[(&str, &str)]) -> String {
    let body: String = paragraphs
        .iter()
        .map(|(said, quoted)| {
            format!(
                "        Paragraph(text: \"She said, “{said}” and left.\", topics: [\"t\"],\n            \
                 quotes: [(speaker: \"s\", occasion: \"o\", text: \"{quoted}\")]),\n"
            )
        })
        .collect();
    format!(
        "Briefing(\n    format: 1,\n    title: \"{title}\",\n    speakers: {{\"s\": (name: \"Ann Lee\")}},\n    \
         occasions: {{\"o\": (name: \"Talk\")}},\n    topics: [(id: \"t\", title: \"All of it\")],\n    body: [\n{body}    ],\n)\n"
    )
}

const WORDS: [(&str, &str); 3] = [("We go.", "We go."), ("We stay.", "We stay."), ("We rest.", "We rest.")];

fn loaded(paragraphs: &[(&str, &str)]) -> Loaded {
    briefing(&file("A title", paragraphs))
}

fn give(window: &mut Window, loaded: Loaded) {
    let context = window.harness.ctx.clone();
    window.harness.state_mut().finish_reading(&context, loaded);
    window.settle();
}

fn apply(window: &mut Window, command: Command) {
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, command);
    window.settle();
}

fn wait_for(window: &mut Window, text: &str) {
    window.wait_until(&format!("“{text}” is shown"), |window| window.shows(text));
}

#[test]
fn quotes_no_longer_in_the_text_are_reported_with_a_link() {
    let mut window = Window::of(loaded(&WORDS), Setup::default());
    let mut edited = WORDS;
    edited[0].0 = "We do not go.";
    edited[2].0 = "We never rest.";
    give(&mut window, loaded(&edited));
    assert!(
        window.shows("The file has changed: 2 quotes are no longer in the text, 2 paragraphs have changed"),
        "{:?}",
        window.names()
    );
    window.click("Show the first");
    assert!(window.shows("1 of 2. This quote is not verified: this differs from the text: "), "{:?}", window.names());
    window.click("Show the next");
    assert!(window.shows("2 of 2. This quote is not verified: "), "{:?}", window.names());
    window.key(CTRL, Key::C);
    assert_eq!(window.last_copy(), None, "what is not verified is not copied");
    // One of them is fixed; the other is still reported.
    edited[0].0 = "We go.";
    give(&mut window, loaded(&edited));
    assert!(window.shows("The file has changed, and 1 quote is still not in the text"), "{:?}", window.names());
    give(&mut window, loaded(&WORDS));
    assert!(!window.shows("not in the text"), "{:?}", window.names());
    assert!(window.shows("Reloaded: 1 quote is in the text again, 1 paragraph has changed"));
}

#[test]
fn a_broken_version_never_replaces_a_valid_one() {
    let good = file("A title", &WORDS);
    let mut window = Window::of(briefing(&good), Setup::default());
    for (broken, why) in [
        (String::new(), "The file can’t currently be read: this file is empty; showing the last good version"),
        (good[..good.len() / 2].to_owned(), "The file can’t currently be read: the file ends in the middle (line "),
        (
            good.replace("format: 1,", "format: 1"),
            "The file can’t currently be read: a comma or a closing bracket is missing before this (line ",
        ),
        (
            good.replace("text: \"She", "txt: \"She"),
            "The file can’t currently be read: there is no field “txt” here (line 8); showing the last good version",
        ),
    ] {
        give(&mut window, briefing(&broken));
        assert!(window.shows(why), "{broken}\n{:?}", window.names());
        assert!(window.shows("“We stay.”") && window.shows("She said, “We rest.” and left."));
        window.click("Show problems");
        assert!(window.shows("Back to the text"), "{:?}", window.names());
        window.click("Back to the text");
    }
    // The last valid version can still be quoted, and this is shown.
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(CTRL, Key::C);
    window.wait_for_copies(1);
    give(&mut window, loaded(&WORDS[..2]));
    assert!(!window.shows("last good state") && !window.shows("“We rest.”"), "{:?}", window.names());
}

#[test]
fn a_file_that_was_always_broken_is_reloaded_as_it_is() {
    let good = file("A title", &WORDS);
    let mut window = Window::of(briefing(&good[..good.len() / 2]), Setup::default());
    give(&mut window, briefing(&good[..good.len() * 3 / 4]));
    assert!(!window.shows("last good state"), "{:?}", window.names());
    give(&mut window, briefing(&good));
    assert!(window.shows("All 3 quotes verified") || window.shows("Reloaded"));
}

#[test]
fn place_and_chosen_quote_are_kept_if_text_is_inserted_before_them() {
    let many: Vec<(String, String)> =
        (0..200).map(|n| (format!("Number {n} it is."), format!("Number {n} it is."))).collect();
    let view = |many: &[(String, String)]| {
        let pairs: Vec<(&str, &str)> = many.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        loaded(&pairs)
    };
    for topic in [false, true] {
        let mut window = Window::of(view(&many), Setup::default());
        if topic {
            window.click("All of it, 200 quotes");
        }
        apply(&mut window, TabCommand::Choose(briefing_core::model::QuoteId(120)).into());
        let said = "She said, “Number 120 it is.” and left.";
        let place = |window: &Window| {
            use egui_kittest::kittest::Queryable as _;
            window.harness.get_by_label(said).rect()
        };
        let before = place(&window);
        let mut edited = many.clone();
        edited.drain(3..9);
        for n in 0..30 {
            edited.insert(0, (format!("New {n}."), format!("New {n}.")));
        }
        give(&mut window, view(&edited));
        assert_eq!(place(&window), before, "the paragraph has not moved");
        assert!(window.shows("Reloaded: 30 new quotes, 6 quotes were removed, 36 paragraphs have changed"));
        window.key(CTRL, Key::C);
        window.wait_for_copies(1);
        assert!(window.last_copy().unwrap().starts_with("“Number 120 it is.”"), "the same quote is still chosen");
    }
}

/// A folder with two briefings.
fn folder() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let paths = ["one", "two"].map(|name| {
        let path = dir.path().join(format!("{name}.ron"));
        fs::write(&path, file(&format!("Briefing {name}"), &WORDS)).unwrap();
        path
    });
    let [one, two] = paths;
    (dir, one, two)
}

#[test]
fn each_of_several_open_briefings_keeps_its_place() {
    let (_dir, one, two) = folder();
    let mut window = Window::shipped();
    window.click("Crime, 3 quotes");
    apply(&mut window, Command::OpenFiles(vec![one.clone(), two]));
    wait_for(&mut window, "All 3 quotes verified");
    assert!(
        window.shows("Close Briefing two") && window.shows("Close Comprehensive cooperation"),
        "{:?}",
        window.names()
    );
    window.click("All of it, 3 quotes");
    window.key(CTRL, Key::Tab);
    assert!(window.shows("We have agreed to have Japan participate"), "round again: the first is still at Crime");
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Tab);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(CTRL, Key::C);
    window.wait_for_copies(1);
    assert_eq!(window.last_copy().unwrap(), "“We go.” — Ann Lee, talk");
    // A file that is already open is shown, not opened twice.
    apply(&mut window, Command::OpenFiles(vec![one]));
    assert_eq!(window.names().iter().filter(|name| name.starts_with("Close Briefing")).count(), 2);
    window.key(CTRL, Key::W);
    assert!(!window.shows("Briefing one"), "{:?}", window.names());
    assert!(window.shows("Briefing two"), "the next one takes its place");
    window.click("Close Briefing two");
    assert!(window.shows("Crime, 3 quotes") && !window.shows("Close Compre"), "one is left, without a tab");
}

#[test]
fn an_unreadable_file_has_its_own_tab_and_page() {
    let (dir, one, _) = folder();
    let mut window = Window::shipped();
    apply(&mut window, Command::OpenFiles(vec![dir.path().join("none.ron"), one.clone()]));
    wait_for(&mut window, "All 3 quotes verified");
    window.click("none.ron, cannot be read");
    assert!(window.shows("This briefing cannot be shown") && window.shows("File not found"), "{:?}", window.names());
    fs::copy(one, dir.path().join("none.ron")).unwrap();
    window.click("Try again");
    wait_for(&mut window, "All 3 quotes verified");
}

#[test]
fn an_error_is_shown_over_the_page_of_an_unreadable_file() {
    let (dir, _, _) = folder();
    let document = dir.path().join("empty.txt");
    fs::write(&document, " ").unwrap();
    let mut window = Window::shipped();
    apply(&mut window, Command::OpenFiles(vec![dir.path().join("none.ron")]));
    wait_for(&mut window, "This briefing cannot be shown");
    apply(&mut window, Command::OpenFiles(vec![document]));
    wait_for(&mut window, "there is no text in this file");
    assert!(window.shows("This briefing cannot be shown"), "{:?}", window.names());
}

#[test]
fn the_name_of_a_missing_document_is_quoted_as_in_a_sentence() {
    let mut window = Window::shipped();
    apply(&mut window, Command::OpenFiles(vec![PathBuf::from("missing.txt")]));
    wait_for(&mut window, "“missing.txt”: file not found; check the name and the folder");
}

/// A file that was dropped by another program.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody asks for them".to_owned())
    }
}

#[test]
fn files_dropped_onto_the_window_are_opened() {
    let (_dir, one, two) = folder();
    let mut window = Window::shipped();
    for path in [one, two] {
        window.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    }
    window.harness.step();
    // They are read one after the other.
    wait_for(&mut window, "Close Briefing two");
    wait_for(&mut window, "Close Briefing one");
}

#[test]
fn a_changed_file_is_reloaded_even_in_a_hidden_tab() {
    let (_dir, one, two) = folder();
    let mut window = Window::shipped();
    apply(&mut window, Command::OpenFiles(vec![one.clone(), two.clone()]));
    wait_for(&mut window, "All 3 quotes verified");
    let edited = [("We do not go.", "We go."), WORDS[1], WORDS[2]];
    fs::write(&two, file("Briefing two", &edited)).unwrap();
    wait_for(&mut window, "The file has changed: 1 quote is no longer in the text, 1 paragraph has changed");
    fs::write(&one, file("Briefing one", &edited)).unwrap();
    wait_for(&mut window, "Briefing one");
    window.click("Briefing one");
    wait_for(&mut window, "The file has changed: 1 quote is no longer in the text, 1 paragraph has changed");
    fs::remove_file(&one).unwrap();
    let gone = "The file no longer exists. Your version is still open: Ctrl+S saves it again";
    wait_for(&mut window, gone);
    fs::write(&one, file("Briefing one", &edited)).unwrap();
    wait_for(&mut window, "The file is unchanged");
    assert!(!window.shows(gone), "{:?}", window.names());
    fs::remove_file(&one).unwrap();
    wait_for(&mut window, gone);
    window.key(Modifiers::COMMAND, Key::S);
    window.wait_until("it is written again", |_| {
        fs::read_to_string(&one).is_ok_and(|text| text == file("Briefing one", &edited))
    });
    window.wait_until("that is said no longer", |window| !window.shows(gone));
    fs::write(&one, file("Another title", &WORDS)).unwrap();
    wait_for(&mut window, "Close Another title");
    assert!(window.shows("Reloaded: 1 quote is in the text again, 1 paragraph has changed"), "{:?}", window.names());
}

#[test]
fn the_open_dialog_opens_a_typed_name_and_lists_recent_files() {
    let (_dir, one, two) = folder();
    let mut setup = Setup::default();
    setup.kept.keep(PersistedFile { file: Some(two), title: "The second one".to_owned(), ..PersistedFile::default() });
    let mut window = Window::of(loaded(&WORDS), setup);
    apply(&mut window, Command::OpenDialog(Dialog::Open(OpenDialog::default())));
    assert!(window.shows("Open a briefing") && window.shows("The second one"), "{:?}", window.names());
    window.click("Open");
    assert!(window.shows("Enter the name of a briefing file"));
    let typed = OpenDialog { path: one.display().to_string(), error: None };
    apply(&mut window, Command::OpenDialog(Dialog::Open(typed)));
    window.click("Open");
    wait_for(&mut window, "Close Briefing one");
    assert!(!window.shows("Open a briefing"));
    assert_eq!(BriefingSource::File(one.clone()), BriefingSource::File(one));
}

#[test]
fn a_source_text_that_is_gone_is_reported_with_what_that_means() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, source) = (folder.path().join("a.ron"), folder.path().join("a.txt"));
    let text = "Ann Lee said, “We sail at noon.”";
    let briefing = format!(
        "Briefing(format: 1, title: \"Harbour\", source: (text: \"a.txt\"), speakers: {{\"s\": (name: \"Ann Lee\")}}, \
         occasions: {{\"o\": (name: \"Talk\")}}, body: [Paragraph(text: \"{text}\", quotes: [\
         (speaker: \"s\", occasion: \"o\", text: \"We sail at noon.\")])])"
    );
    fs::write(&file, briefing).expect("a file");
    fs::write(&source, text).expect("a file");
    let mut window = Window::shipped();
    apply(&mut window, Command::OpenFiles(vec![file]));
    wait_for(&mut window, "The quote is verified");
    fs::remove_file(&source).expect("it is there");
    window.key(Modifiers::NONE, Key::F5);
    wait_for(&mut window, "The source text “a.txt” is not compared");
    assert!(window.shows("Quotes are checked against the briefing alone"), "{:#?}", window.names());
}

//! The stored state survives whatever happens while it is written.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

use briefing_viewer::gui::state::{
    basket::BasketItem,
    session::{PersistedFile, PersistedState},
    store::StateStore,
};

const WRITER: &str = "BRIEFING_VIEWER_TEST_WRITER";
const ZOOMS: [f32; 2] = [1.25, 1.6];

/// A large state, so that writing it takes a while.
fn kept(zoom: f32) -> PersistedState {
    let mut kept = PersistedState { zoom, ..PersistedState::default() };
    for number in 0..40 {
        let title = format!("{zoom} {number} ").repeat(500);
        kept.keep(PersistedFile {
            file: Some(format!("/nowhere/{number}.ron").into()),
            title,
            ..PersistedFile::default()
        });
    }
    kept
}

/// Not a test itself: writes forever, in a process that another test kills.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(WRITER).filter(|_| std::env::var_os(GATHERER).is_none()) else { return };
    let path = PathBuf::from(path);
    let state_store = StateStore::at(&path);
    loop {
        for zoom in ZOOMS {
            state_store.merge(&PersistedState::default(), &kept(zoom)).unwrap();
        }
    }
}

#[test]
fn killing_the_program_while_saving_leaves_the_old_or_new_state() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("state.ron");
    let state_store = StateStore::at(&path);
    let store = state_store.merge(&PersistedState::default(), &kept(ZOOMS[0])).unwrap().store;
    let whole: Vec<PersistedState> = ZOOMS.iter().map(|zoom| PersistedState { store, ..kept(*zoom) }).collect();
    for round in 0..60 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "state::writer"])
            .env(WRITER, &path)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(3000 + 417 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let (read, sentence) = state_store.read();
        assert_eq!(sentence, None, "round {round}");
        assert!(whole.contains(&read), "round {round}: neither the old state nor the new one");
    }
}

const GATHERER: &str = "BRIEFING_VIEWER_TEST_GATHERER";
const ROUNDS: usize = 40;

fn gathered(text: String) -> BasketItem {
    BasketItem {
        whole: text.clone(),
        text,
        speaker: "a".to_owned(),
        occasion: "o".to_owned(),
        said_by: String::new(),
        excerpt: None,
    }
}

/// Not a test itself: one of several processes that add quotes to one basket and remove some.
#[test]
fn gatherer() {
    let (Some(path), Ok(name)) = (std::env::var_os(WRITER), std::env::var(GATHERER)) else { return };
    let state_store = StateStore::at(&PathBuf::from(path));
    let (mut known, _) = state_store.read();
    for round in 0..ROUNDS {
        let mut mine = known.clone();
        let mut file = mine.of(&None).cloned().unwrap_or_default();
        file.quotes.push(gathered(format!("{name} {round}")));
        let is_old = |quote: &BasketItem| quote.text == format!("{name} {}", round.wrapping_sub(1)) && round % 2 == 0;
        file.quotes.retain(|quote| !is_old(quote));
        mine.keep(file);
        known = state_store.merge(&known, &mine).unwrap();
    }
}

#[test]
fn windows_that_write_at_the_same_time_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("state.ron");
    let names = ["a", "b", "c"];
    let children = names.map(|name| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "state::gatherer"])
            .env(WRITER, &path)
            .env(GATHERER, name)
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    });
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let (kept, sentence) = StateStore::at(&path).read();
    assert_eq!(sentence, None);
    let texts: Vec<&str> = kept.of(&None).unwrap().quotes.iter().map(|quote| quote.text.as_str()).collect();
    for name in names {
        let own: Vec<String> =
            texts.iter().filter(|text| text.starts_with(name)).map(|text| (*text).to_owned()).collect();
        let expected: Vec<String> = (0..ROUNDS)
            .filter(|round| round % 2 == 0 || *round == ROUNDS - 1)
            .map(|round| format!("{name} {round}"))
            .collect();
        assert_eq!(own, expected, "in the order in which they were gathered");
    }
}

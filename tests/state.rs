//! What is kept between runs survives whatever happens while it is written.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

use briefing_viewer::state::{Kept, KeptFile, Shelf};

const WRITER: &str = "BRIEFING_VIEWER_TEST_WRITER";
const ZOOMS: [f32; 2] = [1.25, 1.6];

/// A state of some size, so that writing it takes a while.
fn kept(zoom: f32) -> Kept {
    let mut kept = Kept { zoom, ..Kept::default() };
    for number in 0..40 {
        let title = format!("{zoom} {number} ").repeat(500);
        kept.keep(KeptFile { file: Some(format!("/nowhere/{number}.ron").into()), title, ..KeptFile::default() });
    }
    kept
}

/// Not a promise of its own: in a process that is ended from outside it writes for ever.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(WRITER).map(PathBuf::from) else { return };
    let shelf = Shelf::at(&path);
    loop {
        for zoom in ZOOMS {
            shelf.write(&kept(zoom)).unwrap();
        }
    }
}

#[test]
fn a_program_that_is_killed_while_it_saves_leaves_the_old_state_or_the_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("state.ron");
    let mut shelf = Shelf::at(&path);
    shelf.write(&kept(ZOOMS[0])).unwrap();
    let whole: Vec<Kept> = ZOOMS.iter().map(|zoom| Kept { touched: Vec::new(), ..kept(*zoom) }).collect();
    for round in 0..60 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer"])
            .env(WRITER, &path)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(3000 + 417 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let (read, sentence) = shelf.read();
        assert_eq!(sentence, None, "round {round}");
        assert!(whole.contains(&read), "round {round}: neither the old state nor the new one");
    }
}

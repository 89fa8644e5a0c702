//! Tests the program in a window on its own display (Xvfb), operated with the keyboard and the mouse. Things on
//! screen are found by their colour and order, not by fixed positions. Every wait is for something visible, with a
//! generous deadline.
//!
//! If a tool is missing, the tests say so and are ignored; with `BRIEFING_VIEWER_CI=1` they fail.

use std::{
    cell::Cell,
    collections::BTreeSet,
    fs,
    io::Write as _,
    ops::Range,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use briefing_viewer::gui::ui::theme::{DARK, LIGHT, Palette};
use libtest_mimic::{Completion, Trial};

use crate::process::{DEADLINE, Killed, processes_with, signal, trial, wait_until, within_deadline, xvfb};

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefing-viewer");
const WIDTH: usize = 1400;
pub(crate) const HEIGHT: usize = 900;

/// The first quote of *Crime*, as copied by *Copy*.
pub(crate) const CRIME: &str = "“Our two countries have agreed to strengthen our joint response to transnational crimes, including scams.” \
    — Lee Jae-myung, President of the Republic of Korea, joint press announcement, Nara Prefecture, Japan, \
    13 January 2026 (Korea Policy Briefing)";

/// The tools, each with its Debian package.
const TOOLS: [(&str, &str); 4] =
    [("Xvfb", "xvfb"), ("xclip", "xclip"), ("xdotool", "xdotool"), ("import", "imagemagick")];

/// A trial for each test, under its own name.
macro_rules! trials {
    ($trial:ident: $($test:ident),* $(,)?) => { vec![$($trial(stringify!($test), $test)),*] };
}

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    let mut trials = trials! { display_trial:
        the_keyboard_alone_copies_the_first_quote_of_crime,
        the_mouse_alone_copies_the_first_quote_of_crime,
        keys_in_one_frame_are_handled_in_order,
        a_copy_can_be_pasted_after_closing,
        a_copy_right_before_closing_is_not_lost,
        closing_keeps_the_copy_of_another_program,
        the_holder_of_the_clipboard_ends_with_its_display,
        a_copied_reference_can_be_pasted_after_closing,
        a_basket_is_restored_and_copied_in_a_custom_format,
        baskets_of_two_windows_are_merged_and_restored,
        a_highlight_is_restored_even_if_the_program_was_killed,
        an_export_overwrites_a_file_only_on_request,
        closing_the_window_completes_an_export,
        a_reviewed_document_survives_if_the_program_is_killed,
        place_and_theme_are_restored_at_the_next_start,
        a_window_with_larger_text_keeps_its_size_at_every_start,
        an_idle_window_uses_no_processor_time,
        find_highlights_the_matches_until_it_is_closed,
        a_long_briefing_is_read_completely_and_its_place_restored,
        a_file_with_errors_opens_with_what_can_be_shown,
        a_missing_file_opens_an_error_page,
        the_open_briefings_are_restored_at_the_next_start,
        the_last_version_of_a_watched_file_is_always_shown,
        reloading_does_not_leak_memory,
        without_a_home_folder_the_window_opens_with_a_notice,
    };
    trials.extend(trials! { plain_trial:
        without_a_display_there_is_one_error_message,
        a_missing_display_gives_one_error_message,
    });
    trials
}

pub(crate) fn display_trial(name: &'static str, test: fn(&Screen)) -> Trial {
    trial(name, &TOOLS, move || test(&Screen::start(name)))
}

fn plain_trial(name: &'static str, test: fn()) -> Trial {
    Trial::ignorable_test(name, move || {
        if !cfg!(target_os = "linux") {
            return Ok(Completion::ignored_with("only Linux has displays with a name"));
        }
        test();
        Ok(Completion::Completed)
    })
}

// ---- tests ------------------------------------------------------------------------------------------

fn the_keyboard_alone_copies_the_first_quote_of_crime(screen: &Screen) {
    let program = screen.open(&LIGHT, None);
    let crime = screen.picture().topics(&LIGHT)[3].clone();
    program.press_and_see(&["3"]);
    assert!(within(&crime, &screen.picture().chosen_topic(&LIGHT).unwrap()), "3 chooses Crime, the third topic");
    program.press_and_see(&["alt+Down"]);
    program.press(&["ctrl+c"]);
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    screen.wait_for_rich_clipboard();
    program.close();
}

fn the_mouse_alone_copies_the_first_quote_of_crime(screen: &Screen) {
    let program = screen.open(&LIGHT, None);
    let crime = screen.picture().topics(&LIGHT)[3].clone();
    screen.click(100, usize::midpoint(crime.start, crime.end));
    wait_until("Crime is marked as the chosen topic", || {
        screen.picture().chosen_topic(&LIGHT).filter(|mark| within(&crime, mark))
    });
    let (left, card) = screen.steady_picture().first_card(&LIGHT).expect("there is a card");
    screen.point_at(left + 60, usize::midpoint(card.start, card.end));
    let (x, y) = wait_until("pointing at a card shows what can be done with it", || {
        screen.picture().copy_button(&LIGHT, left, &card)
    });
    screen.click(x, y);
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    screen.wait_for_rich_clipboard();
    program.close();
}

/// On a slow machine several keys arrive in one frame; they have the same effect as one by one.
fn keys_in_one_frame_are_handled_in_order(screen: &Screen) {
    let program = screen.open(&LIGHT, None);
    program.signal("STOP");
    program.press(&["3", "alt+Down", "ctrl+c"]);
    program.signal("CONT");
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    program.close();
}

fn a_copy_can_be_pasted_after_closing(screen: &Screen) {
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    program.press_and_see(&["alt+Down"]);
    program.press(&["ctrl+c"]);
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    let id = program.id();
    program.close();
    let holders = screen.programs();
    assert_eq!(holders.len(), 1, "one process, the holder, is left: {holders:?}");
    assert!(!holders.contains(&id), "the window's own process has ended");
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    screen.wait_for_rich_clipboard();
    screen.copy("something else");
    wait_until("the holder ends once something else is copied", || screen.programs().is_empty().then_some(()));
    screen.wait_for_clipboard("UTF8_STRING", "something else");
}

/// The copy and the close reach the program in one frame.
fn a_copy_right_before_closing_is_not_lost(screen: &Screen) {
    screen.copy("something older");
    screen.wait_for_clipboard("UTF8_STRING", "something older");
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    program.press_and_see(&["alt+Down"]);
    program.signal("STOP");
    program.press(&["ctrl+c", "ctrl+q"]);
    program.signal("CONT");
    program.wait_for_end();
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    screen.wait_for_rich_clipboard();
}

fn closing_keeps_the_copy_of_another_program(screen: &Screen) {
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    program.press_and_see(&["alt+Down"]);
    program.press(&["ctrl+c"]);
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    screen.copy("something else");
    screen.wait_for_clipboard("UTF8_STRING", "something else");
    program.close();
    assert_eq!(screen.programs(), BTreeSet::new(), "nothing is left to hold what is no longer on the clipboard");
    screen.wait_for_clipboard("UTF8_STRING", "something else");
}

fn the_holder_of_the_clipboard_ends_with_its_display(screen: &Screen) {
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    program.press_and_see(&["alt+Down"]);
    program.press(&["ctrl+c"]);
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    program.close();
    assert_eq!(screen.programs().len(), 1, "one process, the holder, is left");
    assert!(signal(screen.server.0.id(), "KILL"), "a signal to the display");
    wait_until("the holder ends", || screen.programs().is_empty().then_some(()));
}

/// References are made on a thread, by a library that is loaded when the first is made.
fn a_copied_reference_can_be_pasted_after_closing(screen: &Screen) {
    let expected = "“Our two countries have agreed to strengthen our joint response to transnational crimes, including scams.” \
        (Lee, 2026)\n\nLee, J. (2026, January 13). [Joint press announcement, Nara Prefecture, Japan, quoted in \
        Kang Jeong-mi and Lee Geun-ha, “Comprehensive cooperation between Korea and Japan brought closer through \
        shuttle diplomacy,” K-Gonggam]. Korea Policy Briefing. https://www.korea.kr";
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    program.press_and_see(&["alt+Down"]);
    // Closed in the same moment: the window waits for the copy.
    program.signal("STOP");
    program.press(&["ctrl+shift+a", "ctrl+q"]);
    program.signal("CONT");
    program.wait_for_end();
    screen.wait_for_clipboard("UTF8_STRING", expected);
    let html = screen.clipboard("text/html");
    assert!(
        html.starts_with("<blockquote cite=\"https://www.korea.kr\"")
            && html.contains("<p>Lee, J. (2026, January 13)."),
        "{html}"
    );
}

fn a_basket_is_restored_and_copied_in_a_custom_format(screen: &Screen) {
    let settings = screen.folder().join("config/briefing-viewer/settings.ron");
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    fs::write(settings, r#"(formats: [(name: "News", template: "{quote} said {speaker}{' on 'date}.")])"#).unwrap();
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    for _ in 0..2 {
        program.press_and_see(&["alt+Down"]);
        program.press_and_see(&["ctrl+d"]);
    }
    wait_until("it is kept at once, and not only when the window is closed", || {
        let kept = screen.kept();
        (kept.contains("Our two countries have agreed") && kept.contains("We have agreed to have Japan")).then_some(())
    });
    program.signal("KILL");
    drop(program);
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["ctrl+j"]);
    program.press_and_see(&["shift+F2"]);
    // Custom formats come last: from the second, the default, up past the first to the end.
    program.press_and_see(&["Up"]);
    program.press_and_see(&["Up"]);
    program.press_and_see(&["Return"]);
    screen.wait_for_clipboard(
        "UTF8_STRING",
        "“Our two countries have agreed to strengthen our joint response to transnational crimes, including scams.” \
         said Lee Jae-myung on 13 January 2026.\n\n“We have agreed to have Japan participate in the International \
         Cooperation Council launched by our National Police Agency and to adopt an agreement to institutionally \
         support cooperation between our two countries.” said Lee Jae-myung on 13 January 2026.",
    );
    program.close();
}

fn baskets_of_two_windows_are_merged_and_restored(screen: &Screen) {
    let file = screen.folder().join("any.ron");
    fs::write(&file, include_str!("../fixtures/cases/basket-of-two-windows.ron")).unwrap();
    let quotes = ["“We will not build.”", "“We will not dig.”"];
    let first = screen.open(&LIGHT, Some(&file));
    let second = screen.open(&LIGHT, Some(&file));
    first.look_at();
    first.press_and_see(&["alt+Down"]);
    first.press_and_see(&["ctrl+d"]);
    second.look_at();
    second.press_and_see(&["alt+Down"]);
    second.press_and_see(&["alt+Down"]);
    second.press_and_see(&["ctrl+d"]);
    first.look_at();
    first.press_and_see(&["ctrl+j"]);
    first.copy_all_and_see(&quotes);
    first.close();
    second.look_at();
    second.close();
    let third = screen.open(&LIGHT, None);
    third.press_and_see(&["ctrl+j"]);
    screen.copy("something else");
    third.copy_all_and_see(&quotes);
    third.close();
}

/// Its words are the only paragraph of a topic.
fn a_highlight_is_restored_even_if_the_program_was_killed(screen: &Screen) {
    let file = screen.folder().join("marked.ron");
    let text = "Briefing(format: 1, title: \"Marked\", body: [Paragraph(text: \"It cost 12 million crowns.\")])";
    fs::write(&file, text).unwrap();
    let tint = LIGHT.marks[0].line;
    let program = screen.open(&LIGHT, Some(&file));
    assert!(!screen.picture().has(tint), "nothing is marked");
    program.press_and_see(&["ctrl+a"]);
    program.press_and_see(&["ctrl+h"]);
    wait_until("the words are marked", || screen.picture().has(tint).then_some(()));
    let marks = screen.state_file().with_file_name("marks");
    wait_until("they are kept at once", || {
        // While it is being written, a file has another name.
        let files = fs::read_dir(&marks).ok()?.flatten().map(|file| file.path());
        let whole = files.filter(|file| file.extension().is_some_and(|end| end == "ron"));
        let kept = whole.filter_map(|file| fs::read_to_string(file).ok());
        kept.collect::<String>().contains("It cost 12 million crowns.").then_some(())
    });
    program.signal("KILL");
    drop(program);
    let program = screen.open(&LIGHT, Some(&file));
    wait_until("they are marked again", || screen.picture().has(tint).then_some(()));
    program.press_and_see(&["ctrl+k"]);
    program.close();
    assert_eq!(fs::read_to_string(&file).unwrap(), text, "the file stays as it is");
}

/// The key that starts the export and the one that closes the window arrive in one frame.
fn closing_the_window_completes_an_export(screen: &Screen) {
    let file = screen.folder().join("long.ron");
    fs::write(&file, crate::made::briefing(crate::made::Size::Blocks(60_000), 1)).unwrap();
    let program = screen.open(&LIGHT, Some(&file));
    wait_until("all of it is read", || screen.kept().contains("long.ron").then_some(()));
    program.press_and_see(&["ctrl+e"]);
    program.signal("STOP");
    program.press(&["Return", "ctrl+q"]);
    program.signal("CONT");
    program.wait_for_end();
    let written: Vec<PathBuf> = fs::read_dir(screen.folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(fs::read_to_string(&written[0]).unwrap().ends_with("</html>\n"), "all of it is there");
}

/// A Word document becomes a saved briefing; the program is killed in the middle.
fn a_reviewed_document_survives_if_the_program_is_killed(screen: &Screen) {
    let document = screen.folder().join("release.docx");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/documents/tracked-changes.docx"), &document).unwrap();
    let draft = screen.folder().join("state/briefing-viewer/drafts/1/release.briefing.ron");
    let undecided = |file: &Path| fs::read_to_string(file).ok().map(|text| text.matches("confirmed: false").count());
    let program = screen.open(&LIGHT, Some(&document));
    wait_until("the draft is kept", || (undecided(&draft) == Some(8)).then_some(()));
    program.press_and_see(&["Return", "Return"]);
    wait_until("two are decided", || (undecided(&draft) == Some(6)).then_some(()));
    program.kill();
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["Return", "Return", "Return", "Return", "Return", "Return"]);
    wait_until("all are decided", || (undecided(&draft) == Some(0)).then_some(()));
    program.press_and_see(&["ctrl+s"]);
    program.press_and_see(&["Return"]);
    let saved = screen.folder().join("release.briefing.ron");
    wait_until("it is saved", || (undecided(&saved) == Some(0)).then_some(()));
    let text = screen.folder().join("release.source.txt");
    assert!(text.is_file(), "the text of the document goes along");
    program.press(&["ctrl+q"]);
    program.wait_for_end();
}

fn an_export_overwrites_a_file_only_on_request(screen: &Screen) {
    let file = screen.folder().join("comprehensive-cooperation-between-korea-and-japan-brought.html");
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    program.press_and_see(&["ctrl+e"]);
    program.press_and_see(&["Return"]);
    let page = wait_until("the file is written", || fs::read_to_string(&file).ok());
    assert!(page.contains("Our two countries have agreed") && page.ends_with("</html>\n"), "{page}");
    fs::write(&file, "mine").unwrap();
    program.press_and_see(&["ctrl+e"]);
    program.press_and_see(&["Return"]);
    wait_until("it says why not, in the colour of errors", || screen.picture().has(LIGHT.bad).then_some(()));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    program.press_and_see(&["Return"]);
    wait_until("and then is told to", || (fs::read_to_string(&file).ok()? == page).then_some(()));
    program.close();
}

fn place_and_theme_are_restored_at_the_next_start(screen: &Screen) {
    screen.keep("(theme: Dark, window: (1400, 900))");
    let program = screen.open(&DARK, None);
    let gifts = screen.picture().topics(&DARK)[5].clone();
    program.press_and_see(&["5"]);
    assert!(within(&gifts, &screen.picture().chosen_topic(&DARK).unwrap()), "5 chooses Gifts, the fifth topic");
    program.close();
    let kept = screen.kept();
    assert!(kept.contains("topic: Some(\"gifts\")") && kept.contains("theme: Dark"), "{kept}");
    let program = screen.open(&DARK, None);
    assert!(within(&gifts, &screen.picture().chosen_topic(&DARK).unwrap()), "Gifts is still chosen");
    program.close();
    assert_eq!(screen.kept(), kept, "looking changes nothing");
}

fn a_window_with_larger_text_keeps_its_size_at_every_start(screen: &Screen) {
    screen.keep("(theme: Light, zoom: 2.0, window: (1200, 800))");
    for start in 1..=2 {
        let mut program = screen.launch(&LIGHT, None);
        program.wait_for_window();
        screen.steady_picture();
        let size = screen.xdotool(&["getwindowgeometry", &program.window()]);
        assert!(size.contains("Geometry: 1200x800"), "at start {start}: {size}");
        program.close();
        let kept = screen.kept();
        assert!(kept.contains("window: (1200.0, 800.0)"), "after start {start}: {kept}");
    }
}

/// Also while a file is watched.
fn an_idle_window_uses_no_processor_time(screen: &Screen) {
    let file = screen.folder().join("watched.ron");
    fs::write(&file, titled("Title")).unwrap();
    let program = screen.open(&LIGHT, Some(&file));
    wait_until("the window comes to rest", || {
        let before = program.ticks();
        std::thread::sleep(Duration::from_secs(1));
        (program.ticks() == before).then_some(())
    });
    let before = program.ticks();
    std::thread::sleep(Duration::from_secs(10));
    let used = program.ticks() - before;
    assert!(used <= 2, "an idle window used {used} hundredths of a second in ten");
    program.close();
}

fn find_highlights_the_matches_until_it_is_closed(screen: &Screen) {
    let program = screen.open(&LIGHT, None);
    program.press(&["ctrl+f"]);
    program.type_text("horyuji temple");
    wait_until("the first match is marked", || screen.picture().has(LIGHT.hit_now).then_some(()));
    program.press_and_see(&["Return"]);
    assert!(screen.picture().has(LIGHT.hit_now), "the next match is marked");
    program.press(&["Escape"]);
    wait_until("the marks go with the field", || {
        let picture = screen.picture();
        (!picture.has(LIGHT.hit_now) && !picture.has(LIGHT.hit)).then_some(())
    });
    program.close();
}

fn a_long_briefing_is_read_completely_and_its_place_restored(screen: &Screen) {
    let file = screen.folder().join("long.ron");
    fs::write(&file, crate::made::briefing(crate::made::Size::Blocks(100_000), 1)).unwrap();
    let program = screen.open(&LIGHT, Some(&file));
    program.press_and_see(&["End"]);
    let end = screen.steady_picture().text();
    program.press_and_see(&["Home"]);
    assert_ne!(screen.picture().text(), end);
    program.press(&["ctrl+g"]);
    program.type_text("54321");
    program.press_and_see(&["Return"]);
    let there = screen.steady_picture().text();
    assert_ne!(there, end);
    program.close();
    let program = screen.open(&LIGHT, Some(&file));
    wait_until("the same lines as before", || (screen.picture().text() == there).then_some(()));
    program.press_and_see(&["End"]);
    assert_eq!(screen.steady_picture().text(), end, "the end is the end, whatever was shown before");
    program.close();
}

fn a_file_with_errors_opens_with_what_can_be_shown(screen: &Screen) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let shipped = fs::read_to_string(data.join("korea-japan-summit.ron")).unwrap();
    let broken = shipped.replacen("(speaker: \"lee\", occasion", "(speaker: \"lea\", occasion", 1);
    assert_ne!(broken, shipped, "the shipped briefing has a quote to misspell");
    let file = screen.folder().join("broken.ron");
    fs::write(&file, broken).unwrap();
    fs::copy(data.join("korea-japan-summit.source.txt"), screen.folder().join("korea-japan-summit.source.txt"))
        .unwrap();
    let program = screen.open(&LIGHT, Some(&file));
    wait_until("a notice in the colour of errors", || screen.picture().has(LIGHT.bad).then_some(()));
    let picture = screen.picture();
    assert_eq!(picture.topics(&LIGHT).len(), 6, "the full briefing and five topics are still there");
    program.press_and_see(&["3"]);
    program.press_and_see(&["alt+Down"]);
    program.press(&["ctrl+c"]);
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    program.close();
}

fn a_missing_file_opens_an_error_page(screen: &Screen) {
    let mut program = screen.launch(&LIGHT, Some(&screen.folder().join("no such file.ron")));
    program.wait_for_window();
    wait_until("the error page", || screen.picture().has(LIGHT.bad).then_some(()));
    assert_eq!(screen.steady_picture().chosen_topic(&LIGHT), None, "there are no topics to show");
    assert!(program.is_running());
    program.close();
}

/// A briefing of one paragraph.
fn titled(title: &str) -> String {
    format!(
        "Briefing(\n    format: 1,\n    title: \"{title}\",\n    speakers: {{\"s\": (name: \"Ann Lee\")}},\n    \
         occasions: {{\"o\": (name: \"Talk\")}},\n    topics: [(id: \"t\", title: \"All\")],\n    body: [\n        \
         Paragraph(text: \"She said, “We go.” and left.\", topics: [\"t\"],\n            \
         quotes: [(speaker: \"s\", occasion: \"o\", text: \"We go.\")]),\n    ],\n)\n"
    )
}

fn the_open_briefings_are_restored_at_the_next_start(screen: &Screen) {
    let files = ["gone", "one", "two"].map(|name| {
        let path = screen.folder().join(format!("{name}.ron"));
        fs::write(&path, titled(&format!("Briefing {name}"))).unwrap();
        path
    });
    let program = screen.open_all(&LIGHT, &files);
    program.wait_for_title("Briefing gone – Briefing Viewer");
    program.press(&["ctrl+Tab"]);
    program.wait_for_title("Briefing one – Briefing Viewer");
    program.press(&["ctrl+Tab"]);
    program.wait_for_title("Briefing two – Briefing Viewer");
    program.close();
    fs::remove_file(&files[0]).unwrap();
    let program = screen.open(&LIGHT, None);
    program.wait_for_title("Briefing two – Briefing Viewer");
    wait_until("one that is gone is told in the colour of errors", || screen.picture().has(LIGHT.bad).then_some(()));
    program.press(&["ctrl+Tab"]);
    program.wait_for_title("Briefing one – Briefing Viewer");
    program.press(&["ctrl+w"]);
    program.wait_for_title("Briefing two – Briefing Viewer");
    program.press(&["ctrl+w"]);
    program.wait_for_end();
    // Its drive may only be away.
    assert!(screen.kept().contains("gone.ron"), "what is gone is still a recent one: {}", screen.kept());
    // A file that was named is not skipped like that.
    let named = [files[1].clone(), files[0].clone()];
    let program = screen.open_all(&LIGHT, &named);
    program.press(&["ctrl+Tab"]);
    program.wait_for_title("gone.ron – Briefing Viewer");
    program.close();
    let kept = screen.kept();
    assert!(kept.contains("two.ron"), "a file that was closed is still a recent one: {kept}");
}

/// How many edits, or readings, by default; `EDITS=10000` and `READINGS=1000` try more.
fn wanted(name: &str, usual: u32) -> u32 {
    std::env::var(name).ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

/// Numbers that are the same in every run (xorshift, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// A random change of a file, as made by a person, a program or an accident.
fn edited(text: &[u8], random: &mut Random) -> Vec<u8> {
    const PIECES: [&str; 12] = ["(", ")", "[", "]", "{", "}", "\"", ",", " not ", "12", "\u{202e}", "quotes: ["];
    let mut bytes = text.to_vec();
    let at = random.below(bytes.len());
    match random.below(6) {
        0 => bytes.truncate(at),
        1 => {
            let end = (at + 1 + random.below(40)).min(bytes.len());
            bytes.drain(at..end);
        }
        2 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
        3 => {
            let end = (at + random.below(300)).min(bytes.len());
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
        _ => {
            bytes.splice(at..at, PIECES[random.below(PIECES.len())].bytes());
        }
    }
    bytes
}

/// Saves the file in one of the ways in which programs save.
fn save(path: &Path, bytes: &[u8], random: &mut Random) {
    match random.below(5) {
        0 => {
            let beside = path.with_extension("new");
            fs::write(&beside, bytes).unwrap();
            fs::rename(beside, path).unwrap();
        }
        1 => {
            fs::rename(path, path.with_extension("ron~")).ok();
            fs::write(path, bytes).unwrap();
        }
        2 => {
            let mut file = fs::File::create(path).unwrap();
            let half = random.below(bytes.len());
            file.write_all(&bytes[..half]).unwrap();
            std::thread::sleep(Duration::from_millis(u64::try_from(random.below(30)).unwrap()));
            file.write_all(&bytes[half..]).unwrap();
        }
        3 => {
            fs::remove_file(path).ok();
            std::thread::sleep(Duration::from_millis(u64::try_from(random.below(10)).unwrap()));
            fs::write(path, bytes).unwrap();
        }
        _ => fs::write(path, bytes).unwrap(),
    }
}

fn the_last_version_of_a_watched_file_is_always_shown(screen: &Screen) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let good = fs::read(data.join("korea-japan-summit.ron")).unwrap();
    let file = screen.folder().join("watched.ron");
    fs::write(&file, &good).unwrap();
    fs::copy(data.join("korea-japan-summit.source.txt"), screen.folder().join("korea-japan-summit.source.txt"))
        .unwrap();
    let mut program = screen.open(&LIGHT, Some(&file));
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut text = good.clone();
    for edit in 0..wanted("EDITS", 300) {
        // Edits accumulate for a while, then start again from the valid text.
        text = edited(if random.below(4) == 0 { &good } else { &text }, &mut random);
        save(&file, &text, &mut random);
        std::thread::sleep(Duration::from_millis(u64::try_from(random.below(12)).unwrap()));
        if edit % 100 == 99 {
            assert!(program.is_running(), "edit {edit}: the program has ended");
            // Well above what the borders of an empty page have.
            let picture = screen.picture();
            assert!(picture.ink(&LIGHT) > 2000, "edit {edit}: there is nothing to read in the window");
        }
    }
    save(&file, titled("The last state").as_bytes(), &mut random);
    program.wait_for_title("The last state – Briefing Viewer");
    program.press_and_see(&["alt+Down"]);
    program.press(&["ctrl+c"]);
    screen.wait_for_clipboard("UTF8_STRING", "“We go.” — Ann Lee, talk");
    program.close();
}

fn reloading_does_not_leak_memory(screen: &Screen) {
    let file = screen.folder().join("watched.ron");
    let paragraphs = "Paragraph(text: \"A paragraph of no great length, as there are many.\"),\n".repeat(20_000);
    let text = |title: &str| titled(title).replace("body: [", &format!("body: [\n{paragraphs}"));
    fs::write(&file, text("Title")).unwrap();
    let program = screen.open(&LIGHT, Some(&file));
    let read = |number: u32| {
        let title = format!("Title {number}");
        fs::write(&file, text(&title)).unwrap();
        program.wait_for_title(&format!("{title} – Briefing Viewer"));
    };
    (0..20).for_each(read);
    let before = program.memory();
    (20..wanted("READINGS", 60)).for_each(read);
    let grown = program.memory().saturating_sub(before);
    // Reading this file twice takes 6 MiB or more.
    assert!(grown < 12 << 10, "{before} KiB before, {grown} KiB more after");
    program.close();
}

fn without_a_home_folder_the_window_opens_with_a_notice(screen: &Screen) {
    let mut command = screen.command(&[]);
    for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(name, "/dev/null");
    }
    let mut program = screen.launched(&LIGHT, command);
    program.wait_for_window();
    wait_until("a notice in the colour of errors", || screen.picture().has(LIGHT.bad).then_some(()));
    assert!(program.is_running());
    program.press(&["ctrl+q"]);
    let status = wait_until("the program ends", || program.child.0.try_wait().unwrap());
    let said = fs::read_to_string(&program.stderr).unwrap();
    assert_eq!(status.code(), Some(0), "{said}");
    assert!(said.starts_with("briefing-viewer: the state could not be saved: "), "{said}");
    program.has_closed.set(true);
}

fn without_a_display_there_is_one_error_message() {
    let said = said_without_window(&mut Command::new(PROGRAM));
    assert!(said.contains("no display"), "{said}");
}

fn a_missing_display_gives_one_error_message() {
    let said = said_without_window(Command::new(PROGRAM).env("DISPLAY", ":987"));
    assert!(said.contains("no window could be opened on this display"), "{said}");
}

/// The message on standard error if no window can be opened.
fn said_without_window(command: &mut Command) -> String {
    let home = tempfile::tempdir().unwrap();
    if !command.get_envs().any(|(name, _)| name == "DISPLAY") {
        command.env_remove("DISPLAY");
    }
    command
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("HOME", home.path())
        .env("XDG_STATE_HOME", home.path());
    let (status, out, said) = within_deadline(command.stdout(Stdio::piped()).stderr(Stdio::piped()));
    assert_eq!((status.code(), out.as_str()), (Some(2), ""), "{said}");
    assert_eq!(said.lines().count(), 1, "one sentence, not: {said}");
    assert!(!said.contains("panicked") && !said.contains(".rs:"), "a sentence for people, not: {said}");
    said
}

// ---- the display ------------------------------------------------------------------------------------

/// An empty display, and an empty home folder.
pub(crate) struct Screen {
    test: &'static str,
    display: String,
    home: tempfile::TempDir,
    server: Killed,
    /// How many programs were started on it.
    launched: Cell<usize>,
}

impl Screen {
    fn start(test: &'static str) -> Self {
        let (server, display) = xvfb(WIDTH, HEIGHT);
        let screen = Self { test, display, home: tempfile::tempdir().unwrap(), server, launched: Cell::new(0) };
        screen.keep("(theme: Light, window: (1400, 900))");
        screen
    }

    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    pub(crate) fn folder(&self) -> &Path {
        self.home.path()
    }

    fn state_file(&self) -> PathBuf {
        self.folder().join("state/briefing-viewer/state.ron")
    }

    pub(crate) fn keep(&self, kept: &str) {
        fs::create_dir_all(self.state_file().parent().unwrap()).unwrap();
        fs::write(self.state_file(), kept).unwrap();
    }

    pub(crate) fn kept(&self) -> String {
        fs::read_to_string(self.state_file()).unwrap()
    }

    pub(crate) fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.env("DISPLAY", &self.display).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }

    pub(crate) fn xdotool(&self, arguments: &[&str]) -> String {
        within_deadline(self.tool("xdotool").args(arguments)).1.trim().to_owned()
    }

    /// Opens a window and waits until it shows a briefing.
    pub(crate) fn open(&self, palette: &'static Palette, file: Option<&Path>) -> Program<'_> {
        let mut program = self.launch(palette, file);
        program.wait_for_window();
        wait_until("the topics are painted", || self.picture().chosen_topic(palette));
        self.steady_picture();
        program
    }

    /// Like [`Self::open`], with several files.
    fn open_all(&self, palette: &'static Palette, files: &[PathBuf]) -> Program<'_> {
        let mut program = self.launched(palette, self.command(files));
        program.wait_for_window();
        wait_until("the topics are painted", || self.picture().chosen_topic(palette));
        self.steady_picture();
        program
    }

    fn launch(&self, palette: &'static Palette, file: Option<&Path>) -> Program<'_> {
        self.launched(palette, self.command(file.map(Path::to_owned).as_slice()))
    }

    fn command(&self, files: &[PathBuf]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(files).env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
        command.env("DISPLAY", &self.display).env("LIBGL_ALWAYS_SOFTWARE", "1").env("WINIT_X11_SCALE_FACTOR", "1");
        command
            .env("HOME", self.folder())
            .env("XDG_STATE_HOME", self.folder().join("state"))
            .env("XDG_CONFIG_HOME", self.folder().join("config"));
        command
    }

    fn launched(&self, palette: &'static Palette, mut command: Command) -> Program<'_> {
        let number = self.launched.replace(self.launched.get() + 1);
        let stderr = self.folder().join(format!("stderr-{number}.txt"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(fs::File::create(&stderr).unwrap());
        Program { child: Killed(command.spawn().unwrap()), screen: self, palette, stderr, has_closed: Cell::new(false) }
    }

    pub(crate) fn point_at(&self, x: usize, y: usize) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
    }

    fn click(&self, x: usize, y: usize) {
        self.xdotool(&[
            "mousemove",
            &x.to_string(),
            &y.to_string(),
            "sleep",
            "0.05",
            "mousedown",
            "1",
            "sleep",
            "0.05",
            "mouseup",
            "1",
        ]);
    }

    pub(crate) fn picture(&self) -> Picture {
        wait_until("a picture of the screen", || {
            let shot = self
                .tool("import")
                .args(["-window", "root", "-depth", "8", "rgb:-"])
                .stdin(Stdio::null())
                .output()
                .unwrap();
            (shot.stdout.len() == WIDTH * HEIGHT * 3).then_some(Picture(shot.stdout))
        })
    }

    /// A picture after nothing changes any more.
    pub(crate) fn steady_picture(&self) -> Picture {
        let mut last = self.picture();
        wait_until("the window holds still", || {
            std::thread::sleep(Duration::from_millis(150));
            let next = self.picture();
            let is_steady = next.0 == last.0;
            last = next;
            is_steady.then_some(())
        });
        last
    }

    /// Copies as another program would.
    fn copy(&self, text: &str) {
        let mut xclip = Command::new("xclip");
        xclip.env("DISPLAY", &self.display).args(["-i", "-selection", "clipboard"]);
        let mut xclip = xclip.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        xclip.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(xclip.wait().unwrap().success());
    }

    pub(crate) fn clipboard(&self, kind: &str) -> String {
        within_deadline(self.tool("timeout").args(["10", "xclip", "-o", "-selection", "clipboard", "-t", kind])).1
    }

    pub(crate) fn wait_for_clipboard(&self, kind: &str, text: &str) {
        let mut last = String::new();
        let start = Instant::now();
        while last != text {
            assert!(start.elapsed() < DEADLINE, "the clipboard has, as {kind}: {last:?}\nand not: {text:?}");
            last = self.clipboard(kind);
        }
    }

    pub(crate) fn wait_for_rich_clipboard(&self) {
        let html =
            wait_until("the clipboard has HTML", || Some(self.clipboard("text/html")).filter(|html| !html.is_empty()));
        assert!(html.contains("<blockquote cite=\"https://www.korea.kr\""), "{html}");
        assert!(html.contains("<p>“Our two countries have agreed") && html.contains("Lee Jae-myung"), "{html}");
    }

    /// The processes of the program on this display, including the holder of the clipboard.
    fn programs(&self) -> BTreeSet<u32> {
        let display = format!("DISPLAY={}", self.display);
        let home = format!("HOME={}", self.folder().display());
        processes_with(&[&display, &home]).collect()
    }
}

impl Drop for Screen {
    /// Ends a holder that did not end by itself.
    fn drop(&mut self) {
        for process in self.programs() {
            signal(process, "KILL");
        }
    }
}

// ---- the program ------------------------------------------------------------------------------------

/// The program, with a window on a screen.
pub(crate) struct Program<'a> {
    child: Killed,
    screen: &'a Screen,
    palette: &'static Palette,
    stderr: PathBuf,
    has_closed: Cell<bool>,
}

impl Program<'_> {
    fn id(&self) -> u32 {
        self.child.0.id()
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.0.try_wait().unwrap().is_none()
    }

    /// Waits until the window exists, is drawn and has the keyboard focus, because there is no window manager.
    fn wait_for_window(&mut self) {
        let screen = self.screen;
        let window = wait_until("the window opens", || {
            assert!(self.is_running(), "the program ended: {}", fs::read_to_string(&self.stderr).unwrap_or_default());
            Some(self.window()).filter(|window| !window.is_empty())
        });
        screen.xdotool(&["windowmove", &window, "0", "0"]);
        // Over the status line, where the pointer has no effect.
        screen.xdotool(&["mousemove", "700", "890"]);
        wait_until("the window has the keyboard", || {
            screen.xdotool(&["windowfocus", &window]);
            (screen.xdotool(&["getwindowfocus"]) == window).then_some(())
        });
        wait_until("the window is painted", || (!screen.picture().is_of_one_colour()).then_some(()));
    }

    /// The id of its window; empty while there is none.
    fn window(&self) -> String {
        let id = self.id().to_string();
        let search = ["search", "--all", "--onlyvisible", "--pid", &id, "--name", "Briefing Viewer"];
        self.screen.xdotool(&search).lines().next().unwrap_or_default().to_owned()
    }

    /// Raises it above another window and gives it the keyboard focus.
    fn look_at(&self) {
        let window = self.window();
        self.screen.xdotool(&["windowraise", &window]);
        wait_until("the window has the keyboard", || {
            self.screen.xdotool(&["windowfocus", &window]);
            (self.screen.xdotool(&["getwindowfocus"]) == window).then_some(())
        });
        self.screen.steady_picture();
    }

    /// Copies the basket that is shown.
    fn copy_all_and_see(&self, quotes: &[&str]) {
        self.press_and_see(&["shift+F2"]);
        self.press_and_see(&["Return"]);
        wait_until("all of it is on the clipboard", || {
            let copied = self.screen.clipboard("UTF8_STRING");
            quotes.iter().all(|quote| copied.contains(quote)).then_some(())
        });
    }

    pub(crate) fn press(&self, keys: &[&str]) {
        self.screen.xdotool(&[&["key"], keys].concat());
    }

    fn type_text(&self, text: &str) {
        self.screen.xdotool(&["type", "--delay", "40", text]);
    }

    fn signal(&self, name: &str) {
        assert!(signal(self.id(), name), "a signal to the program");
    }

    /// Presses keys and waits until the picture has changed and holds still.
    pub(crate) fn press_and_see(&self, keys: &[&str]) {
        let before = self.screen.steady_picture();
        self.press(keys);
        wait_until(&format!("{keys:?} is seen to do something"), || {
            (self.screen.picture().0 != before.0).then_some(())
        });
        self.screen.steady_picture();
    }

    /// Waits until the window has this title.
    fn wait_for_title(&self, title: &str) {
        let start = Instant::now();
        let name = || self.screen.xdotool(&["search", "--onlyvisible", "--name", "Briefing Viewer", "getwindowname"]);
        while name() != title {
            assert!(start.elapsed() < DEADLINE, "the window is called {:?}, and not {title:?}", name());
        }
    }

    /// The memory that it uses, in KiB.
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// The processor time used by all its threads, in hundredths of a second.
    fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.id())).unwrap();
        // The name in brackets may contain anything; after it come the state, ten numbers, utime and stime.
        let after_name = stat.rsplit_once(')').unwrap().1;
        after_name.split_whitespace().skip(11).take(2).map(|ticks| ticks.parse::<u64>().unwrap()).sum()
    }

    /// Closes the window with a key.
    pub(crate) fn close(self) {
        self.press(&["ctrl+q"]);
        self.wait_for_end();
    }

    /// Kills the program.
    fn kill(mut self) {
        self.signal("KILL");
        wait_until("the program ends", || self.child.0.try_wait().unwrap());
        self.has_closed.set(true);
    }

    /// Waits until the program ends successfully and without messages.
    fn wait_for_end(mut self) {
        let status = wait_until("the program ends", || self.child.0.try_wait().unwrap());
        let said = fs::read_to_string(&self.stderr).unwrap();
        assert_eq!((status.code(), said.as_str()), (Some(0), ""));
        self.has_closed.set(true);
    }
}

impl Drop for Program<'_> {
    /// Saves a screenshot when a test fails.
    fn drop(&mut self) {
        if std::thread::panicking() && !self.has_closed.get() {
            let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.png", self.screen.test));
            self.screen.tool("import").args(["-window", "root"]).arg(&picture).status().ok();
            let theme = if self.palette.is_dark { "dark" } else { "light" };
            let said = fs::read_to_string(&self.stderr).unwrap_or_default();
            eprintln!("the screen ({theme}): {}\nthe program said: {said:?}", picture.display());
        }
    }
}

fn within(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.contains(&usize::midpoint(inner.start, inner.end))
}

// ---- the picture ------------------------------------------------------------------------------------

/// The screen, three bytes per pixel.
pub(crate) struct Picture(Vec<u8>);

impl Picture {
    fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let start = (y * WIDTH + x) * 3;
        [self.0[start], self.0[start + 1], self.0[start + 2]]
    }

    fn is(&self, x: usize, y: usize, color: egui::Color32) -> bool {
        self.at(x, y) == [color.r(), color.g(), color.b()]
    }

    pub(crate) fn has(&self, color: egui::Color32) -> bool {
        self.0.chunks_exact(3).any(|pixel| pixel == [color.r(), color.g(), color.b()])
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// The first pixel in a part of the screen that has nearly this colour, searched line by line.
    pub(crate) fn first_of(&self, color: egui::Color32, xs: Range<usize>, ys: Range<usize>) -> Option<(usize, usize)> {
        let wanted = [color.r(), color.g(), color.b()];
        let is_near = |x, y| self.at(x, y).into_iter().zip(wanted).all(|(one, other)| one.abs_diff(other) < 6);
        ys.flat_map(|y| xs.clone().map(move |x| (x, y))).find(|(x, y)| is_near(*x, *y))
    }

    /// How many pixels in the reading pane belong to text.
    fn ink(&self, palette: &Palette) -> usize {
        let paper = [palette.paper.r(), palette.paper.g(), palette.paper.b()];
        self.text().into_iter().filter(|pixel| *pixel != paper).count()
    }

    /// The lines of the reading pane, without the panes and bars around it.
    fn text(&self) -> Vec<[u8; 3]> {
        (110..HEIGHT - 60).flat_map(|y| (300..900).map(move |x| self.at(x, y))).collect()
    }

    fn is_of_one_colour(&self) -> bool {
        self.0.chunks_exact(3).all(|pixel| pixel == &self.0[..3])
    }

    /// The vertical range of the mark at the left edge of the topic that is shown.
    fn chosen_topic(&self, palette: &Palette) -> Option<Range<usize>> {
        let is_mark = |y: usize| (4..16).any(|x| self.is(x, y, palette.accent));
        bands(60..HEIGHT - 40, 2, is_mark).into_iter().next()
    }

    /// The vertical ranges of the topics' icons, beginning with the full briefing: bands of ink in the left pane. Used
    /// while the full briefing is shown, whose mark is at the beginning of the list.
    fn topics(&self, palette: &Palette) -> Vec<Range<usize>> {
        let first = self.chosen_topic(palette).expect("a topic is shown");
        let pane = [palette.pane.r(), palette.pane.g(), palette.pane.b()];
        let is_ink =
            |y: usize| (20..44).any(|x| self.at(x, y).into_iter().zip(pane).any(|(ink, pane)| ink.abs_diff(pane) > 40));
        bands(first.start.saturating_sub(8)..HEIGHT - 40, 10, is_ink)
    }

    /// The left edge of the uppermost card in the right pane, where the line in its speaker's colour begins, and the
    /// vertical range of that line. The first speaker's colour is the accent colour.
    pub(crate) fn first_card(&self, palette: &Palette) -> Option<(usize, Range<usize>)> {
        let lines = (WIDTH - 380..WIDTH).flat_map(|x| {
            let runs = bands(60..HEIGHT - 40, 1, |y| self.is(x, y, palette.accent));
            runs.into_iter().filter(|run| run.len() > 50).map(move |run| (x, run))
        });
        lines.min_by_key(|(x, run)| (run.start, *x))
    }

    /// The word *Copy* in the accent colour at the lower edge of a card.
    fn copy_button(&self, palette: &Palette, left: usize, card: &Range<usize>) -> Option<(usize, usize)> {
        let at = |x: usize| (card.end + 4..card.end + 26).find(|y| self.is(x, *y, palette.accent)).map(|y| (x, y));
        (left + 40..WIDTH).find_map(at).map(|(x, y)| (x + 12, y + 2))
    }
}

/// The parts of `range` for which `is_in` is true; gaps shorter than `gap` do not separate them.
fn bands(range: Range<usize>, gap: usize, is_in: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut bands: Vec<Range<usize>> = Vec::new();
    for at in range.filter(|at| is_in(*at)) {
        match bands.last_mut() {
            Some(last) if at - last.end < gap => last.end = at + 1,
            _ => bands.push(at..at + 1),
        }
    }
    bands
}

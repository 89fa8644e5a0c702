fn main() {
    let mut args = std::env::args_os().skip(1);
    let first = args.next();
    if first.as_deref() == Some(std::ffi::OsStr::new(briefing_viewer::clipboard::HOLD)) {
        briefing_viewer::clipboard::hold().unwrap();
        return;
    }
    let open = first.map_or(briefing_viewer::app::Open::Shipped, |f| briefing_viewer::app::Open::File(f.into()));
    if let Err(e) = briefing_viewer::app::run(open) { eprintln!("briefing-viewer: {e}"); std::process::exit(2) }
}

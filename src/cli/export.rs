//! `export`: what can be shown of a briefing is written, and what is wrong with it is
//! said.

use briefing_core::text::number::counted;
use std::{io, path::Path};

use super::{Console, EXIT_FAILURE, OK, PROBLEMS, args::Export, report, terminal::TerminalWriter, write};
use briefing_core::{
    diagnostics::Severity,
    export::{self, ExportFormat, Filter},
    load::{Loaded, load_file},
    model::Briefing,
};

pub(super) fn run(wanted: &Export, console: &mut Console<'_>) -> u8 {
    let loaded = load_file(&wanted.file);
    let Some(briefing) = &loaded.briefing else {
        say_problems(&loaded, console);
        return EXIT_FAILURE;
    };
    if let Err(sentence) = write_out(wanted, briefing, console) {
        console.error(&sentence);
        return EXIT_FAILURE;
    }
    match loaded.count(Severity::Error) {
        0 => OK,
        errors => {
            let (name, errors) = (&loaded.name, counted(errors, "error", "errors"));
            console.error(&format!("{name} has {errors}; see `briefing-viewer check {name}`"));
            PROBLEMS
        }
    }
}

fn say_problems(loaded: &Loaded, console: &mut Console<'_>) {
    for problem in &loaded.diagnostics {
        console.err.put(&format!("{}\n\n", report::render_text(loaded, problem, false)));
    }
    console.err.put(&format!("{}\n", report::summary(loaded)));
}

fn write_out(wanted: &Export, briefing: &Briefing, console: &mut Console<'_>) -> Result<(), String> {
    let [topic, speaker, occasion] = [&wanted.topic, &wanted.speaker, &wanted.occasion].map(Option::as_deref);
    let filter = Filter::by_ids(briefing, topic, speaker, occasion)?;
    let Some(output) = &wanted.output else {
        return put_out(briefing, wanted.format, filter, console).map_err(|error| error.to_string());
    };
    if is_same_file(&wanted.file, output) {
        return Err(format!("`{}` is the briefing itself; choose another name", output.display()));
    }
    write::put_with_hint(output, wanted.is_forced, "add `--force` to write over it", |out| {
        export::write(briefing, wanted.format, filter, out)
    })
}

fn put_out(briefing: &Briefing, format: ExportFormat, filter: Filter, console: &mut Console<'_>) -> io::Result<()> {
    if !console.is_terminal {
        return export::write(briefing, format, filter, &mut console.out);
    }
    let mut terminal = TerminalWriter::new(&mut console.out);
    export::write(briefing, format, filter, &mut terminal)?;
    terminal.finish()
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

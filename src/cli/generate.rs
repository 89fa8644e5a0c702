//! `generate`: writes the shell completions and the man pages that a package brings, from the definition of the
//! command line itself.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use briefing_core::files::reason;
use clap::{Command, CommandFactory as _};
use clap_complete::{Generator, Shell};
use clap_mangen::{
    Man,
    roff::{Roff, roman},
};
use thiserror::Error;

use super::{
    Cli, Console, EXIT_OK, PROGRAM,
    help::{self, Section},
    value,
};

/// Write shell completions and man pages into a folder, for a package
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  briefing-viewer generate target/release/package")]
pub(super) struct Args {
    /// The folder, which is made where it is missing; files in it are replaced
    #[arg(value_name = "FOLDER", value_parser = value::input_file())]
    folder: PathBuf,
}

#[derive(Debug, Error)]
#[error("`{}` could not be written: {}", .path.display(), reason(.source))]
struct GenerateError {
    path: PathBuf,
    source: io::Error,
}

/// A file, by its name within the folder.
struct Generated {
    name: String,
    content: Vec<u8>,
}

pub(super) fn run(args: &Args, console: &mut Console<'_>) -> u8 {
    let files = completions().and_then(|completions| Ok((completions, man_pages()?)));
    let written = match files {
        Ok((completions, pages)) => completions.iter().chain(&pages).try_for_each(|file| write(file, &args.folder)),
        Err(source) => Err(GenerateError { path: args.folder.clone(), source }),
    };
    match written {
        Ok(()) => EXIT_OK,
        Err(error) => console.fail(&error),
    }
}

fn write(file: &Generated, folder: &Path) -> Result<(), GenerateError> {
    let path = folder.join(&file.name);
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(&path, &file.content))
        .map_err(|source| GenerateError { path, source })
}

fn completions() -> io::Result<Vec<Generated>> {
    let definition = public_definition();
    let shells = [(Shell::Bash, "bash"), (Shell::Zsh, "zsh"), (Shell::Fish, "fish")];
    let completion = |(shell, folder): (Shell, &str)| {
        let mut content = Vec::new();
        shell.try_generate(&definition, &mut content)?;
        // bash looks for the name of the program alone.
        let name = if shell == Shell::Bash { PROGRAM.to_owned() } else { shell.file_name(PROGRAM) };
        Ok(Generated { name: format!("{folder}/{name}"), content })
    };
    shells.into_iter().map(completion).collect()
}

/// A page for the program, and one for each of its commands.
fn man_pages() -> io::Result<Vec<Generated>> {
    let definition = public_definition();
    let commands = definition.get_subcommands().cloned();
    let pages = commands.map(|command| man_page(command, &[])).collect::<io::Result<Vec<_>>>()?;
    let program = man_page(definition.clone(), &help::sections())?;
    Ok(pages.into_iter().chain([program]).collect())
}

/// A man page: what clap_mangen makes of a command, with its examples, and with `sections` after it.
fn man_page(command: Command, sections: &[Section]) -> io::Result<Generated> {
    let examples = command.get_after_help().map(ToString::to_string).filter(|_| sections.is_empty());
    let has_commands = command.has_subcommands();
    let page = Man::new(command).source(format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION")));
    let mut content = Vec::new();
    page.render_title(&mut content)?;
    page.render_name_section(&mut content)?;
    page.render_synopsis_section(&mut content)?;
    page.render_description_section(&mut content)?;
    page.render_options_section(&mut content)?;
    if has_commands {
        page.render_subcommands_section(&mut content)?;
    }
    if let Some((_, examples)) = examples.as_deref().and_then(|examples| examples.split_once('\n')) {
        as_it_stands("Examples", examples).to_writer(&mut content)?;
    }
    for section in sections {
        as_it_stands(section.title, &section.text).to_writer(&mut content)?;
    }
    Ok(Generated { name: format!("man/{}", page.get_filename()), content })
}

/// A section whose lines are not joined.
fn as_it_stands(title: &str, text: &str) -> Roff {
    let mut section = Roff::new();
    section.control("SH", [title.to_uppercase().as_str()]).control("nf", []);
    for line in text.lines() {
        section.text([roman(line)]);
    }
    section.control("fi", []);
    section
}

/// The definition without what is hidden, which completions and man pages would list otherwise.
fn public_definition() -> Command {
    let whole = Cli::command();
    let arguments = whole.get_arguments().filter(|argument| !argument.is_hide_set()).cloned();
    let commands = whole.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
    let about = whole.get_about().cloned().unwrap_or_default();
    let mut shown = Command::new(PROGRAM)
        .bin_name(PROGRAM)
        .version(env!("CARGO_PKG_VERSION"))
        .about(about)
        .disable_help_subcommand(true)
        .subcommand_help_heading("Commands")
        .args(arguments)
        .subcommands(commands);
    shown.build();
    shown
}

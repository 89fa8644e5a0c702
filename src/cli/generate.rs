//! `generate`: writes the shell completions and the man pages that a package brings, from the definition of the
//! command line itself.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use briefing_core::files::reason;
use clap::{Arg, Command, CommandFactory as _, ValueHint};
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
#[command(after_help = "Examples:\n  briefing-viewer generate target/package")]
pub(super) struct Args {
    /// The folder, which is made where it is missing; files in it are replaced
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath, value_parser = value::input_file())]
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
    let bash = with_labels_that_match(&completion(Shell::Bash, &definition)?);
    let zsh = with_files_beside_commands(&completion(Shell::Zsh, &without_files(&definition))?);
    let fish = completion(Shell::Fish, &definition)?;
    Ok(vec![
        // bash looks for the name of the program alone.
        Generated { name: format!("bash/{PROGRAM}"), content: bash.into_bytes() },
        Generated { name: format!("zsh/{}", Shell::Zsh.file_name(PROGRAM)), content: zsh.into_bytes() },
        Generated { name: format!("fish/{}", Shell::Fish.file_name(PROGRAM)), content: fish.into_bytes() },
    ])
}

fn completion(shell: Shell, definition: &Command) -> io::Result<String> {
    let mut content = Vec::new();
    shell.try_generate(definition, &mut content)?;
    Ok(String::from_utf8_lossy(&content).into_owned())
}

/// For bash, clap_complete spells a hyphen in the name of a program in two ways, so that nothing is completed after
/// a command: <https://github.com/clap-rs/clap/issues/6421>. This does nothing once that is fixed.
fn with_labels_that_match(bash: &str) -> String {
    bash.replace(&PROGRAM.replace('-', "__subcmd__"), &PROGRAM.replace('-', "__"))
}

/// The first word is a file or a command. For zsh, clap_complete would expect the file before the command and
/// complete no option of a command. So it gets the commands only, and the files are added here.
fn with_files_beside_commands(zsh: &str) -> String {
    let commands = format!(":_{PROGRAM}_commands\"");
    let commands_or_files = format!(":{{_{PROGRAM}_commands; _files}}\"");
    let end = "        esac\n    ;;\nesac\n";
    let files_after_a_file = format!("(*)\n_files && ret=0\n;;\n{end}");
    zsh.replacen(&commands, &commands_or_files, 1).replacen(end, &files_after_a_file, 1)
}

fn without_files(definition: &Command) -> Command {
    let options = definition.get_arguments().filter(|argument| !argument.is_positional()).cloned();
    built(options, definition.get_subcommands().cloned())
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

/// The definition without hidden arguments, which completions and man pages would list otherwise.
fn public_definition() -> Command {
    let whole = Cli::command();
    let arguments = whole.get_arguments().filter(|argument| !argument.is_hide_set()).cloned();
    let commands = whole.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
    built(arguments, commands).about(whole.get_about().cloned().unwrap_or_default())
}

fn built(arguments: impl Iterator<Item = Arg>, commands: impl Iterator<Item = Command>) -> Command {
    let mut definition = Command::new(PROGRAM)
        .bin_name(PROGRAM)
        .version(env!("CARGO_PKG_VERSION"))
        .propagate_version(true)
        .disable_help_subcommand(true)
        // They are among the arguments.
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading("COMMANDS")
        .subcommand_value_name("COMMAND")
        .args(arguments)
        .subcommands(commands);
    definition.build();
    definition
}

//! Reads sources from files and folders.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::source::Source;
use crate::{
    document::{FileError, Format, read_file},
    files::io_error_sentence,
    load::load_file,
};

/// The deepest level of folders, and the most files in all.
const DEPTH: usize = 16;
const MOST_FILES: usize = 100_000;

/// The source files at a path: the file itself, or all briefings and documents in the folder and its
/// subfolders, sorted by name. The text that a briefing was made from is left out if the briefing itself is
/// there.
///
/// # Errors
/// If a folder cannot be read.
pub fn source_files(path: &Path) -> Result<Vec<PathBuf>, FileError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    walk(path, DEPTH, &mut files)?;
    let copies: Vec<PathBuf> = files.iter().filter_map(|file| source_text_beside(file)).collect();
    files.retain(|file| !copies.contains(file));
    Ok(files)
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), FileError> {
    let entries = fs::read_dir(folder).map_err(|error| {
        let (what, hint) = io_error_sentence(&error, folder);
        FileError::Unreadable(format!("`{}`: {what}; {hint}", folder.display()))
    })?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        // A symbolic link may lead back to a folder above it.
        if is_hidden || path.is_symlink() && path.is_dir() || files.len() >= MOST_FILES {
            continue;
        }
        if path.is_dir() {
            if depth > 0 {
                walk(&path, depth - 1, files)?;
            }
        } else if has_known_ending(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn has_known_ending(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    ending.is_some_and(|ending| ending == "ron" || Format::EXTENSIONS.contains(&ending.as_str()))
}

/// `X.source.txt` for `X.ron` and `X.briefing.ron`: the name that drafting gives it.
fn source_text_beside(briefing: &Path) -> Option<PathBuf> {
    let name = briefing.file_name()?.to_str()?;
    let stem = name.strip_suffix(".ron")?;
    let stem = stem.strip_suffix(".briefing").unwrap_or(stem);
    Some(briefing.with_file_name(format!("{stem}.source.txt")))
}

/// Reads a briefing or a document as a source. `program` is this program's own file; see [`read_file`].
///
/// # Errors
/// If it cannot be read or has no text.
pub fn read_source(path: &Path, program: Option<&Path>) -> Result<Source, FileError> {
    let name = path.display().to_string();
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) {
        return Ok(Source::of_document(&name, read_file(path, program)?));
    }
    let loaded = load_file(path);
    match &loaded.briefing {
        Some(briefing) => Ok(Source::of_briefing(&name, briefing)),
        None => {
            let why = loaded.diagnostics.first().map_or("it is empty", |diagnostic| diagnostic.message.as_str());
            Err(FileError::Unreadable(format!(
                "`{name}` cannot be read as a briefing: {why}; see `briefing-viewer check {name}`"
            )))
        }
    }
}

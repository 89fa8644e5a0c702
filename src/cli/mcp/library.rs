//! The briefings and documents that are served: read at the start, and again when a file has changed.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use briefing_core::{
    document::{FileError, read_file},
    files::FileFingerprint,
    load::{Loaded, load_embedded, load_file},
    model::Briefing,
    sample,
    search::RichBlocks,
    verify::{Source, Sources, source_files},
};

/// A briefing that is served.
pub(super) struct ServedBriefing {
    /// Its name for tools: its path within the named folder.
    pub(super) name: String,
    pub(super) briefing: Briefing,
    pub(super) rich: RichBlocks,
}

/// A file with what was read from it.
struct FileRead {
    name: String,
    path: PathBuf,
    fingerprint: FileFingerprint,
    /// `None` if it cannot be read.
    content: Option<Content>,
}

struct Content {
    briefing: Option<Arc<ServedBriefing>>,
    /// Its number among the sources.
    source: usize,
}

/// All served files.
pub(super) struct Library {
    briefings: Vec<Arc<ServedBriefing>>,
    files: Vec<FileRead>,
    pub(super) sources: Sources,
}

impl Library {
    /// The briefing that is built into the program.
    pub(super) fn sample() -> Self {
        let (briefing, source) = parts_of(sample::NAME, load_embedded()).unzip();
        Self {
            briefings: briefing.into_iter().collect(),
            files: Vec::new(),
            sources: Sources::new(source.into_iter().collect()),
        }
    }

    /// Reads the files in `roots`, reusing those of `before` that have not changed. Files that cannot be read
    /// are reported to `say`, each once.
    pub(super) fn read(
        roots: &[PathBuf],
        before: Option<&Self>,
        program: Option<&Path>,
        say: &mut dyn FnMut(&FileError),
    ) -> Self {
        let known: HashMap<&Path, &FileRead> =
            before.iter().flat_map(|before| &before.files).map(|file| (file.path.as_path(), file)).collect();
        let (mut files, mut sources) = (Vec::new(), Vec::new());
        for (name, path) in named_files(roots, say) {
            let fingerprint = FileFingerprint::of(&path);
            let unchanged =
                known.get(path.as_path()).filter(|file| file.fingerprint == fingerprint && file.name == name);
            let read = match (before, unchanged) {
                (Some(before), Some(file)) => file
                    .content
                    .as_ref()
                    .and_then(|content| Some((content.briefing.clone(), before.sources.get(content.source)?.clone()))),
                _ => read(&name, &path, program).map_err(|error| say(&error)).ok(),
            };
            let content = read.map(|(briefing, source)| {
                sources.push(source);
                Content { briefing, source: sources.len() - 1 }
            });
            files.push(FileRead { name, path, fingerprint, content });
        }
        let briefings = files.iter().filter_map(|file| file.content.as_ref()?.briefing.clone()).collect();
        Self { briefings, files, sources: Sources::new(sources) }
    }

    /// Whether what was read is no longer what is in `roots`.
    pub(super) fn is_outdated(&self, roots: &[PathBuf]) -> bool {
        let now = named_files(roots, &mut |_| {});
        let is_same = |(file, (name, path)): (&FileRead, &(String, PathBuf))| {
            file.name == *name && file.path == *path && file.fingerprint == FileFingerprint::of(path)
        };
        now.len() != self.files.len() || !self.files.iter().zip(&now).all(is_same)
    }

    /// The briefings, in the order of their names within each folder.
    pub(super) fn briefings(&self) -> impl Iterator<Item = &ServedBriefing> {
        self.briefings.iter().map(|served| &**served)
    }

    /// The briefing of this name. Names are compared, and nothing is opened.
    pub(super) fn briefing(&self, name: &str) -> Option<&ServedBriefing> {
        self.briefings().find(|served| served.name == name)
    }

    /// The names of everything that is served, including documents.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(|source| source.name.as_str())
    }
}

/// The files of the roots, each with a unique name. A link that leads out of its folder is left out.
fn named_files(roots: &[PathBuf], say: &mut dyn FnMut(&FileError)) -> Vec<(String, PathBuf)> {
    let (mut taken, mut seen) = (HashSet::new(), HashSet::new());
    let mut named = Vec::new();
    for root in roots {
        let files = source_files(root).unwrap_or_else(|error| {
            say(&error);
            Vec::new()
        });
        for path in files.into_iter().filter(|path| is_within(root, path)) {
            let name = names_of(root, &path).into_iter().find(|name| !taken.contains(name));
            // A file that is in two roots is served once.
            if let Some(name) = name.filter(|_| seen.insert(path.clone())) {
                taken.insert(name.clone());
                named.push((name, path));
            }
        }
    }
    named
}

/// The possible names of a file, the shortest first.
fn names_of(root: &Path, path: &Path) -> Vec<String> {
    let slashed = |path: &Path| path.display().to_string().replace('\\', "/");
    let within = path.strip_prefix(root).ok().filter(|rest| !rest.as_os_str().is_empty());
    let short = within.map(Path::to_owned).or_else(|| path.file_name().map(PathBuf::from)).unwrap_or_default();
    let folder = if root == path { root.parent() } else { Some(root) };
    let with_folder = folder.and_then(Path::file_name).map(|folder| slashed(&Path::new(folder).join(&short)));
    [Some(slashed(&short)), with_folder, Some(slashed(path))].into_iter().flatten().collect()
}

fn is_within(root: &Path, path: &Path) -> bool {
    if root == path {
        return true;
    }
    matches!((root.canonicalize(), path.canonicalize()), (Ok(root), Ok(path)) if path.starts_with(&root))
}

fn read(name: &str, path: &Path, program: Option<&Path>) -> Result<(Option<Arc<ServedBriefing>>, Source), FileError> {
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) {
        return Ok((None, Source::of_document(name, read_file(path, program)?)));
    }
    let loaded = load_file(path);
    let why = loaded.diagnostics.first().map_or_else(|| "it is empty".to_owned(), |problem| problem.message.clone());
    let (served, source) = parts_of(name, loaded).ok_or_else(|| {
        let path = path.display();
        FileError::Unreadable(format!(
            "`{path}` cannot be read as a briefing: {why}; see `briefing-viewer check {path}`"
        ))
    })?;
    Ok((Some(served), source))
}

fn parts_of(name: &str, loaded: Loaded) -> Option<(Arc<ServedBriefing>, Source)> {
    let briefing = loaded.briefing?;
    let source = Source::of_briefing(name, &briefing);
    let rich = RichBlocks::new(&briefing);
    Some((Arc::new(ServedBriefing { name: name.to_owned(), briefing, rich }), source))
}

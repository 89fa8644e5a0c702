//! The settings file, which the user writes by hand and the program only reads.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::Deserialize;
use thiserror::Error;

use super::session::PersistedState;
use briefing_core::citation::{BuiltInFormat, CopyFormat, Template, TemplateError};

/// The content of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct SettingsFile {
    formats: Vec<WrittenFormat>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFormat {
    name: String,
    template: String,
}

/// The settings read from the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Custom formats.
    pub formats: Vec<Arc<Template>>,
    /// Problems of the file, a sentence each.
    pub complaints: Vec<String>,
}

/// The custom copy formats of the user.
#[derive(Debug, Clone, Default)]
pub struct CustomFormats {
    /// The formats, in the order of the file.
    pub templates: Vec<Arc<Template>>,
    /// The settings file that has them; `None` if the platform has no folder for it.
    pub settings_file: Option<PathBuf>,
}

impl CustomFormats {
    /// All copy formats, built-in and custom, in the order of the menu.
    pub fn all_formats(&self) -> impl Iterator<Item = CopyFormat> + '_ {
        let built = BuiltInFormat::ALL.iter().copied().map(CopyFormat::Built);
        built.chain(self.templates.iter().cloned().map(CopyFormat::Own))
    }

    /// The format used last, which *Copy* uses.
    pub fn last_used(&self, persisted: &PersistedState) -> CopyFormat {
        let name = persisted.own_format.as_deref();
        let own = name.and_then(|name| self.templates.iter().find(|own| own.name == name));
        own.map_or(CopyFormat::Built(persisted.format), |own| CopyFormat::Own(Arc::clone(own)))
    }
}

/// An example to start from.
pub const EXAMPLE: &str = r#"(
    formats: [
        // Fields are in braces; text in single quotation marks is left out if its field is empty.
        (name: "News", template: "{quote}, {speaker}{', 'role} said{' on 'date}."),
    ],
)
"#;

/// The largest file that is read, in bytes.
const MAX_FILE_BYTES: u64 = 1 << 20;

/// The path of the file, in the platform's folder for settings.
pub fn path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "briefing-viewer").map(|folders| folders.config_dir().join("settings.ron"))
}

/// The reason why the file cannot be read.
#[derive(Debug, Error)]
enum SettingsError {
    #[error("it is not a file, or larger than {} MiB", MAX_FILE_BYTES >> 20)]
    NotAFile,
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// The reason why a format of the file is not used.
#[derive(Debug, Error)]
enum UnusableFormat {
    #[error(transparent)]
    Template(#[from] TemplateError),
    #[error("two formats are called “{0}”; the first one is used")]
    NameTaken(String),
}

impl Settings {
    /// Reads the file. Usable parts are used, and each other part becomes a problem.
    pub fn read(path: &Path) -> Self {
        let text = match std::fs::metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Self::default(),
            Ok(about) if about.len() > MAX_FILE_BYTES || !about.is_file() => Err(SettingsError::NotAFile),
            _ => std::fs::read_to_string(path).map_err(SettingsError::from),
        };
        match text {
            Ok(text) => Self::parse(&text, path),
            Err(reason) => Self::useless(format!("The settings in {} could not be read: {reason}", path.display())),
        }
    }

    fn useless(sentence: String) -> Self {
        Self { formats: Vec::new(), complaints: vec![sentence] }
    }

    fn parse(text: &str, path: &Path) -> Self {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let written: SettingsFile = match options.from_str(text) {
            Ok(written) => written,
            Err(error) => {
                return Self::useless(format!("The settings in {} could not be read: {error}", path.display()));
            }
        };
        let mut settings = Self::default();
        for WrittenFormat { name, template } in written.formats {
            if let Err(reason) = settings.add(&name, &template) {
                settings.complaints.push(format!("In {}: {reason}", path.display()));
            }
        }
        settings
    }

    fn add(&mut self, name: &str, template: &str) -> Result<(), UnusableFormat> {
        let format = Template::new(name, template)?;
        if self.formats.iter().any(|old| old.name == format.name) {
            return Err(UnusableFormat::NameTaken(format.name));
        }
        self.formats.push(Arc::new(format));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Settings, Vec<String>) {
        let settings = Settings::parse(text, Path::new("settings.ron"));
        let complaints = settings.complaints.clone();
        (settings, complaints)
    }

    #[test]
    fn the_example_is_read_without_a_complaint() {
        let (settings, sentences) = read(EXAMPLE);
        assert_eq!((settings.formats.len(), sentences), (1, Vec::new()));
    }

    #[test]
    fn mistakes_are_reported_and_the_rest_is_used() {
        let text = r#"(formats: [
            (name: "A", template: "{quote} {speeker}"),
            (name: "B", template: "{quote} – {speaker}"),
            (name: "B", template: "{quote}"),
            (name: "C", template: "{quote"),
            (name: "D", template: "{speaker}"),
            (name: " ", template: "{quote}"),
        ])"#;
        let (settings, sentences) = read(text);
        assert_eq!(settings.formats.iter().map(|format| format.name.as_str()).collect::<Vec<_>>(), ["B"]);
        assert!(sentences[0].starts_with(
            "In settings.ron: in the format “A” there is no field {speeker}; did you mean `speaker`?; the fields are {quote}, {text}, "
        ), "{}", sentences[0]);
        assert_eq!(sentences[1], "In settings.ron: two formats are called “B”; the first one is used");
        assert_eq!(
            sentences[2],
            "In settings.ron: in the format “C” a brace is opened but not closed; write {{ for a literal brace"
        );
        assert_eq!(sentences[3], "In settings.ron: the format “D” has no {quote}, so nothing would be quoted");
        assert_eq!(sentences[4], "In settings.ron: a format has no name");
    }

    #[test]
    fn a_damaged_file_is_one_sentence_and_a_missing_one_is_none() {
        let (settings, sentences) = read("(formats: [(name: 3)])");
        assert!(settings.formats.is_empty());
        assert!(sentences[0].starts_with("The settings in settings.ron could not be read: 1:"), "{sentences:?}");
        assert_eq!(Settings::read(Path::new("/nowhere/settings.ron")), Settings::default());
    }
}

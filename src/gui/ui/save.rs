//! The window that asks what to write and into which file.

use egui::Ui;

use super::{
    Scene,
    notices::live,
    theme::{Type, space},
    widgets,
};
use crate::gui::command::Command;
use briefing_core::{
    citation::{Shape, Subject},
    export::{Filter, Format},
    model::Briefing,
    text::invisible::marked,
};

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// The text of a copy.
    Copy(Subject, Shape),
    /// The briefing, or this part of it.
    Export(Format, Filter),
}

impl Saved {
    fn extension(&self) -> &'static str {
        match self {
            Self::Copy(_, shape) => shape.extension(),
            Self::Export(format, _) => format.extension(),
        }
    }
}

/// What the window holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// What is written.
    pub what: Saved,
    /// The file, as it was typed.
    pub path: String,
    /// Whether there is one of that name, so that it must be asked for once more.
    pub is_there: bool,
    /// Why it was not written, a sentence.
    pub error: Option<String>,
    /// The number of the writing that is under way.
    pub number: Option<u64>,
    /// What of the briefing was shown when the window was opened.
    shown_part: Filter,
}

impl Save {
    /// A window for this, with a name to begin with: the title of the briefing, in the folder for
    /// documents.
    pub fn new(what: Saved, briefing: Option<&Briefing>) -> Self {
        let folder = directories::UserDirs::new().map(|folders| {
            folders.document_dir().filter(|folder| folder.is_dir()).unwrap_or(folders.home_dir()).to_owned()
        });
        let name = format!("{}.{}", file_name(briefing.map_or("", |briefing| &briefing.title)), what.extension());
        let path = folder.map_or_else(|| name.clone().into(), |folder| folder.join(&name));
        let shown_part = if let Saved::Export(_, filter) = &what { *filter } else { Filter::default() };
        Self { what, path: path.to_string_lossy().into_owned(), is_there: false, error: None, number: None, shown_part }
    }

    /// The same for something else, under a name that ends as that does.
    fn with(&self, what: Saved) -> Self {
        let (old, new) = (self.what.extension(), what.extension());
        let stem = self.path.strip_suffix(&format!(".{old}"));
        let path = stem.map_or_else(|| self.path.clone(), |stem| format!("{stem}.{new}"));
        Self { what, path, is_there: false, error: None, ..self.clone() }
    }
}

/// Letters and figures, with hyphens between; every system takes them in the name of a file.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.chars().take(LONGEST).collect::<String>().to_lowercase();
        if name.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        name.push_str(if name.is_empty() { "" } else { "-" });
        name.push_str(&word);
    }
    if name.is_empty() { "briefing".to_owned() } else { name }
}

/// The longest name that is made of a title, in characters.
const LONGEST: usize = 60;

/// The field for the name of the file.
pub fn field_id() -> egui::Id {
    egui::Id::unique("file field")
}

/// Draws the window.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, save: &Save, send: &mut Vec<Command>) {
    let title = if let Saved::Export(..) = save.what { "Export" } else { "Save as" };
    let is_closed = widgets::modal(ui, title, 560.0, |ui| {
        widgets::heading(ui, title, Type::Heading, scene.palette.text, 1);
        ui.add_space(space::S);
        match &save.what {
            Saved::Export(format, filter) => {
                export(ui, scene, save, (*format, *filter), send);
            }
            Saved::Copy(_, shape) => {
                widgets::label(ui, shape.name(), Type::Plain, scene.palette.weak);
            }
        }
        ui.add_space(space::M);
        file(ui, scene, save, send);
        ui.add_space(space::M);
        foot(ui, scene, save, send);
    });
    if is_closed {
        send.push(Command::CloseSave);
    }
}

fn export(ui: &mut Ui, scene: &Scene<'_>, save: &Save, (format, filter): (Format, Filter), send: &mut Vec<Command>) {
    for choice in Format::ALL {
        if ui.radio(format == *choice, choice.name()).clicked() {
            send.push(Command::SaveInto(save.with(Saved::Export(*choice, filter))));
        }
    }
    if save.shown_part == Filter::default() {
        return;
    }
    ui.add_space(space::S);
    let part = part_in_words(scene.briefing, save.shown_part);
    for (text, choice) in [(part, save.shown_part), ("The whole briefing".to_owned(), Filter::default())] {
        if ui.radio(filter == choice, marked(&text)).clicked() {
            send.push(Command::SaveInto(save.with(Saved::Export(format, choice))));
        }
    }
}

/// "What is shown: Crime, quotes by Lee Jae-myung".
fn part_in_words(briefing: &Briefing, part: Filter) -> String {
    let topic = part.topic.and_then(|id| briefing.topic(id)).map(|topic| topic.title.clone());
    let speaker = part.speaker.and_then(|id| briefing.speaker(id)).map(|speaker| format!("quotes by {}", speaker.name));
    let occasion = part.occasion.and_then(|id| briefing.occasion(id)).map(|occasion| occasion.name.clone());
    let words: Vec<_> = [topic, speaker, occasion].into_iter().flatten().collect();
    format!("What is shown: {}", words.join(", "))
}

fn file(ui: &mut Ui, scene: &Scene<'_>, save: &Save, send: &mut Vec<Command>) {
    let palette = scene.palette;
    let mut path = save.path.clone();
    let response = widgets::path_field(ui, palette, field_id(), &mut path);
    if response.changed() {
        send.push(Command::SaveInto(Save { path, is_there: false, error: None, ..save.clone() }));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        send.push(Command::SaveNow);
        // Return takes the focus from a field. It stays, for another name or Return once more where this one fails.
        response.request_focus();
    }
    if let Some(error) = &save.error {
        ui.add_space(space::XS);
        let label = widgets::label(ui, error, Type::Small, palette.bad);
        live(ui, &label);
    }
}

fn foot(ui: &mut Ui, scene: &Scene<'_>, save: &Save, send: &mut Vec<Command>) {
    widgets::at_right(ui, "save", |ui| {
        if ui.button("Cancel").clicked() {
            send.push(Command::CloseSave);
        }
        let text = if save.is_there { "Write over it" } else { "Save" };
        if widgets::main_button(ui, scene.palette, text, save.number.is_none()).clicked() {
            send.push(Command::SaveNow);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_makes_a_name_that_every_system_takes() {
        for (title, name) in [
            (
                "Comprehensive cooperation between Korea and Japan brought closer through",
                "comprehensive-cooperation-between-korea-and-japan-brought",
            ),
            ("../../etc/passwd", "etc-passwd"),
            ("한국 / 日本", "한국-日本"),
            ("?!", "briefing"),
        ] {
            assert_eq!(file_name(title), name);
        }
    }
}

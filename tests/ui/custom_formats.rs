//! Custom formats from the settings file.

use briefing_viewer::gui::state::settings_file::Settings;

#[test]
fn the_documentation_of_custom_formats_is_complete_and_valid() {
    let readme = include_str!("../../assets/docs/copying.md");
    for (field, _) in briefing_core::citation::template::FIELDS {
        assert!(readme.contains(&format!("`{field}`")), "{field}");
    }
    let example = readme.split("```ron\n(formats").nth(1).expect("an example").split("```").next().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.ron");
    std::fs::write(&file, format!("(formats{example}")).unwrap();
    let settings = Settings::read(&file);
    assert_eq!((settings.formats.len(), settings.complaints), (1, Vec::new()));
}

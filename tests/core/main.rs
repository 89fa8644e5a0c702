//! The core, without a window: reading, verifying, finding, copying, exporting.

mod architecture;
mod attribution;
mod attribution_cjk;
mod attribution_cues;
mod attribution_denials;
mod attribution_languages;
mod attribution_roles;
mod attribution_turns;
mod attribution_unlisted;
mod blocks_and_quotes;
mod broken;
mod copying;
mod dates;
mod dialogue_dashes;
mod document_html;
mod document_office;
mod document_pdf;
mod document_text;
mod draft;
mod editing;
mod export;
mod export_schema;
mod format_write;
#[path = "../common/hostile.rs"]
mod hostile;
mod marks;
mod matching;
mod pages;
mod references;
mod sample;
mod search;
#[path = "../common/small.rs"]
mod small;
mod verification;
mod verify;
mod verify_briefings;
mod verify_cuts;

mod verify_demands;
mod verify_denials;
mod verify_disguises;
mod verify_frames;
mod verify_fronted;
mod verify_governed;
mod verify_headings;
mod verify_idioms;
mod verify_limits;
mod verify_mutations;
mod verify_notes;
mod verify_sayings;
mod verify_scripts;
mod verify_speakers;
mod verify_within_marks;
mod write_briefing;

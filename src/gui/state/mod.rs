//! What the window shows, and what is stored between runs: plain data, no drawing.

pub mod basket;
pub mod basket_copy;
pub mod basket_item;
pub mod checking;
pub mod copy_dialogs;
pub mod dialogs;
pub mod editing_dialogs;
pub mod failures;
pub mod history;
pub mod ids;
pub mod kept_file;
pub mod marks;
pub mod marks_file;
pub mod merge;
pub mod preferences;
pub mod printing;
pub mod review;
pub mod save_dialog;
pub mod session;
pub mod settings_file;
pub mod speaker_dialog;
pub mod store;
pub mod stored_review;
mod three_way;
pub mod unsaved_changes;
pub mod view;

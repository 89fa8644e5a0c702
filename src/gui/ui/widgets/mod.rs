//! Small widgets shared by the panels.

mod button;
mod button_bar;
mod disc;
mod focus;
mod foot;
mod icon;
mod label;
mod menu;
mod modal;
mod nodes;
mod on_screen;
mod path_field;
mod scrolling;
mod words;

pub use button::{
    ICON_BUTTON, action_button, disclosure, drop_down, icon_button, main_button, quiet_button, segment, tab,
    tab_text_width,
};
pub use button_bar::{EDGE_BAR, EDGE_BAR_BELOW, at_right, edge_bar};
pub use disc::{disc, initials};
pub use focus::{card_ground, focus_ring, keep_all_arrows, keep_arrows};
pub use foot::foot;
pub use icon::{Icon, paint_icon, paint_picture};
pub use label::{empty_pane, hang, heading, label, label_with_hits, mark_hits, mark_ranges, text_job};
pub use menu::{
    ask_for_menu, context_menu, entry_with_key, is_menu_refused, menu_area, menu_entry, menu_toggle, plain_entry,
};
pub use modal::{TypedText, beside_scroll_bar, is_free_for_focus, modal, modal_for_text};
pub use nodes::{landmark, mark_heading, value_to_name};
pub use on_screen::{OnScreen, chars_of, range_rects};
pub use path_field::path_field;
pub use scrolling::{SCROLL_BAR, follow_focus};
pub use words::{beginning, cut, sentence};

//! What a screen reader is given: as the window shows it, with a mark for each character that cannot be seen, so
//! that who hears a name and who sees it have the same one.

use egui::{
    Context, FullOutput, Plugin,
    accesskit::{Node, Role},
};

use crate::briefing::seen::marked;

/// Looks through everything that is spoken, wherever it is drawn.
#[derive(Debug, Default)]
pub struct Spoken;

impl Plugin for Spoken {
    fn debug_name(&self) -> &'static str {
        "spoken"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let nodes = output.platform_output.accesskit_update.iter_mut().flat_map(|update| &mut update.nodes);
        nodes.for_each(|(_, node)| mark(node));
    }
}

/// What a person types is that person's, and a run of it is counted by its characters.
fn is_typed(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::MultilineTextInput | Role::SearchInput | Role::TextRun)
}

fn mark(node: &mut Node) {
    if is_typed(node.role()) {
        return;
    }
    if let Some(text) = node.label().and_then(other) {
        node.set_label(text);
    }
    if let Some(text) = node.value().and_then(other) {
        node.set_value(text);
    }
    if let Some(text) = node.description().and_then(other) {
        node.set_description(text);
    }
}

/// The text with its marks, where it has any.
fn other(text: &str) -> Option<String> {
    match marked(text) {
        std::borrow::Cow::Borrowed(_) => None,
        std::borrow::Cow::Owned(text) => Some(text),
    }
}

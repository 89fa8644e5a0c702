//! The text for screen readers: the same as in the window, with a mark for each invisible character, so that a name is
//! read as it looks.

use egui::{
    Context, FullOutput, Id, Plugin,
    accesskit::{Node, NodeId, Role, TreeUpdate},
};

use briefing_core::text::invisible::marked;

/// Sets the window's name for screen readers.
pub fn name_window(ctx: &Context, title: &str) {
    ctx.data_mut(|data| data.insert_temp(window_name(), title.to_owned()));
}

fn window_name() -> Id {
    Id::unique("the window's name")
}

/// Adds the marks to every text that screen readers get, wherever it is drawn.
#[derive(Debug, Default)]
pub struct AccessibilityPlugin {
    /// The last focused node.
    focused: Option<NodeId>,
}

impl AccessibilityPlugin {
    /// While the focus is moving to a widget that is drawn next, keeps it on the previous one: otherwise a screen
    /// reader would be sent to the window in between.
    fn keep_focus(&mut self, ctx: &Context, update: &mut TreeUpdate) {
        let is_at_window = update.tree.as_ref().is_some_and(|tree| tree.root == update.focus);
        let is_on_its_way = || ctx.memory(|memory| memory.focused()).is_some() || is_focus_on_its_way(ctx);
        let is_there = |id: &NodeId| update.nodes.iter().any(|(other, _)| other == id);
        match self.focused.filter(|id| is_at_window && is_on_its_way() && is_there(id)) {
            Some(focused) => update.focus = focused,
            None => self.focused = Some(update.focus),
        }
    }
}

fn focus_on_its_way() -> Id {
    Id::unique("the focus is on its way")
}

/// Announces whether the next frame gives the focus to a widget.
pub fn expect_focus(ctx: &Context, is_expected: bool) {
    ctx.data_mut(|data| data.insert_temp(focus_on_its_way(), is_expected));
}

/// Whether the next frame gives the focus to a widget.
pub fn is_focus_on_its_way(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(focus_on_its_way())).unwrap_or_default()
}

impl Plugin for AccessibilityPlugin {
    fn debug_name(&self) -> &'static str {
        "spoken"
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        let Some(update) = &mut output.platform_output.accesskit_update else { return };
        self.keep_focus(ctx, update);
        let root = update.tree.as_ref().map(|tree| tree.root);
        let name = ctx.data(|data| data.get_temp::<String>(window_name()));
        for (id, node) in &mut update.nodes {
            if let Some(name) = name.as_ref().filter(|_| root == Some(*id)) {
                node.set_label(name.as_str());
            }
            // The toolkit's own scroll bars have no label.
            if node.role() == Role::ScrollBar && node.label().is_none() {
                node.set_label("Scroll bar");
            }
            mark(node);
        }
    }
}

/// Whether the role is a text field, whose text is not changed and whose runs are counted in characters.
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

/// The text with its marks, or `None` if it needs none.
fn other(text: &str) -> Option<String> {
    match marked(text) {
        std::borrow::Cow::Borrowed(_) => None,
        std::borrow::Cow::Owned(text) => Some(text),
    }
}

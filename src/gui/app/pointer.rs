//! Pointer commands that work everywhere: Ctrl with the wheel or a pinch changes the text size, and the side buttons of
//! the mouse go back and forward.

use egui::{Context, Event, Modifiers, MouseWheelUnit, PointerButton};

use crate::gui::command::{Action, Command};

/// How far a finger moves on a touchpad for one step of the text size, in points.
const POINTS_PER_STEP: f32 = 40.0;

/// The remaining distance to the next step in the text size.
#[derive(Debug, Default)]
pub(super) struct Pointer {
    way: f32,
}

impl Pointer {
    /// The pointer commands of this frame.
    pub(super) fn commands(&mut self, ctx: &Context) -> Vec<Command> {
        let mut commands = Vec::new();
        let way = ctx.input_mut(|input| {
            let mut way = 0.0;
            for event in &input.events {
                match event {
                    Event::PointerButton { button: PointerButton::Extra1, pressed: true, .. } => {
                        commands.push(Action::Back.into());
                    }
                    Event::PointerButton { button: PointerButton::Extra2, pressed: true, .. } => {
                        commands.push(Action::Forward.into());
                    }
                    event => way += zoom_distance(event),
                }
            }
            way
        });
        commands.extend(self.steps(way).map(Command::from));
        commands
    }

    fn steps(&mut self, way: f32) -> impl Iterator<Item = Action> + use<> {
        self.way += way;
        let steps = (self.way / POINTS_PER_STEP).trunc();
        self.way -= steps * POINTS_PER_STEP;
        let action = if steps > 0.0 { Action::TextLarger } else { Action::TextSmaller };
        std::iter::repeat_n(action, (steps.abs() as usize).min(4))
    }
}

/// How far an event goes towards larger text, in points; a notch of a wheel is a whole step.
fn zoom_distance(event: &Event) -> f32 {
    match event {
        Event::MouseWheel { unit, delta, modifiers, .. } if modifiers.contains(Modifiers::COMMAND) => match unit {
            MouseWheelUnit::Point => delta.y,
            MouseWheelUnit::Line | MouseWheelUnit::Page => POINTS_PER_STEP * delta.y,
        },
        // Enlarging by a tenth with a pinch is one step.
        Event::Zoom(factor) if *factor > 0.0 => POINTS_PER_STEP * factor.ln() / 1.1_f32.ln(),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wheel(unit: MouseWheelUnit, y: f32, modifiers: Modifiers) -> f32 {
        let (delta, phase, source) = (egui::vec2(0.0, y), egui::TouchPhase::Move, egui::MouseWheelSource::Unknown);
        zoom_distance(&Event::MouseWheel { unit, delta, phase, source, modifiers })
    }

    #[test]
    fn a_notch_is_a_step_and_a_finger_has_to_move_for_one() {
        let mut pointer = Pointer::default();
        let mut steps = |way| pointer.steps(way).collect::<Vec<_>>();
        assert_eq!(steps(wheel(MouseWheelUnit::Line, 1.0, Modifiers::COMMAND)), [Action::TextLarger]);
        assert_eq!(steps(wheel(MouseWheelUnit::Line, -1.0, Modifiers::COMMAND)), [Action::TextSmaller]);
        assert_eq!(steps(wheel(MouseWheelUnit::Point, 25.0, Modifiers::COMMAND)), []);
        assert_eq!(steps(wheel(MouseWheelUnit::Point, 25.0, Modifiers::COMMAND)), [Action::TextLarger]);
        assert_eq!(steps(wheel(MouseWheelUnit::Line, 1.0, Modifiers::NONE)), [], "it scrolls");
    }
}

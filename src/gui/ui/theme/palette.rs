//! A colour for each role, in each theme.

use egui::Color32;

use crate::gui::state::preferences::ThemeChoice;

/// A colour for each role.
#[derive(Debug)]
pub struct Palette {
    /// Whether the text is light on a dark background.
    pub is_dark: bool,
    /// Side panes and bars.
    pub pane: Color32,
    /// The background of the text.
    pub paper: Color32,
    /// Cards and menus.
    pub card: Color32,
    /// Text.
    pub text: Color32,
    /// Less prominent text; still readable.
    pub weak: Color32,
    /// Lines between areas.
    pub line: Color32,
    /// Outlines of controls.
    pub outline: Color32,
    /// A control under the pointer.
    pub hover: Color32,
    /// A pressed control, a chosen item.
    pub chosen: Color32,
    /// Links, the marker of the chosen item, the main button.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The background of selected text.
    pub selection: Color32,
    /// The background of hits.
    pub hit: Color32,
    /// The background of the current hit.
    pub hit_now: Color32,
    /// Hits on the scroll bar.
    pub hit_mark: Color32,
    /// The focus ring.
    pub focus: Color32,
    /// Notes.
    pub note: Color32,
    /// Verified quotes.
    pub good: Color32,
    /// Warnings.
    pub warning: Color32,
    /// Errors, unverified quotes.
    pub bad: Color32,
    /// The background of pictures, which have their own colours, if they need one.
    pub plate: Option<Color32>,
    /// The thumb of the scroll bar at rest.
    pub thumb: Color32,
    /// Speakers, in order; further speakers use them again. The colours were optimized to be as different as possible
    /// for people with and without colour blindness, the first four most of all.
    pub speakers: [Color32; 8],
    /// Whether tints are as bright as possible, because a colour over cream looks muddy.
    pub has_bright_tints: bool,
    /// The user's own marks, by colour.
    pub marks: [MarkColors; 4],
    /// The opacity of the tint of a quote in the text, of 255.
    pub tint: u8,
    /// The opacity of the tint of the chosen quote, of 255.
    pub strong_tint: u8,
    /// The opacity of a disabled control, from 0 to 1: as little as is still readable.
    pub disabled_part: f32,
}

/// The two colours of a mark: of its line and sign, and of the tint.
#[derive(Debug, Clone, Copy)]
pub struct MarkColors {
    /// The line below the words and the sign next to them.
    pub line: Color32,
    /// The tint under the words.
    pub tint: Color32,
}

const fn mark(line: u32, tint: u32) -> MarkColors {
    MarkColors { line: rgb(line), tint: rgb(tint) }
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Dark on light.
pub static LIGHT: Palette = Palette {
    is_dark: false,
    pane: rgb(0xF3F3F1),
    paper: rgb(0xFDFDFC),
    card: rgb(0xFFFFFF),
    text: rgb(0x1D1F23),
    weak: rgb(0x5A5F68),
    line: rgb(0xDDDEDC),
    outline: rgb(0x7E8288),
    hover: rgb(0xE7E8E6),
    chosen: rgb(0xDFE7F2),
    accent: rgb(0x1F5FAE),
    on_accent: rgb(0xFFFFFF),
    selection: rgb(0xB9D4F7),
    hit: rgb(0xFFEB99),
    hit_now: rgb(0xFFB84D),
    hit_mark: rgb(0xC77700),
    focus: rgb(0x1F5FAE),
    note: rgb(0x8A5A00),
    good: rgb(0x1A7048),
    warning: rgb(0x8A5A00),
    bad: rgb(0xB3261E),
    plate: None,
    thumb: rgb(0x888A8C),
    speakers: [
        rgb(0x1F5FAE),
        rgb(0x004E21),
        rgb(0xD04578),
        rgb(0x9A7819),
        rgb(0x3719FA),
        rgb(0x5D6623),
        rgb(0x742856),
        rgb(0x19834F),
    ],
    has_bright_tints: false,
    marks: [mark(0x8A6A00, 0xFBE98A), mark(0x2F7D1F, 0xCDEFB5), mark(0x0B6E99, 0xBFE6F7), mark(0xB02A7A, 0xF9CDE6)],
    tint: 20,
    strong_tint: 62,
    disabled_part: 0.65,
};

/// Light on dark.
pub static DARK: Palette = Palette {
    is_dark: true,
    pane: rgb(0x17191C),
    paper: rgb(0x1E2024),
    card: rgb(0x26292E),
    text: rgb(0xE4E3DF),
    weak: rgb(0xA6ABB3),
    line: rgb(0x34383E),
    outline: rgb(0x7D848E),
    hover: rgb(0x2C3036),
    chosen: rgb(0x2B3A4E),
    accent: rgb(0x8AB8F5),
    on_accent: rgb(0x10213A),
    selection: rgb(0x2F4F7A),
    hit: rgb(0x5A4A10),
    hit_now: rgb(0x8A4B00),
    hit_mark: rgb(0xE3A33A),
    focus: rgb(0x8AB8F5),
    note: rgb(0xE3B55C),
    good: rgb(0x74C79A),
    warning: rgb(0xE3B55C),
    bad: rgb(0xF2988F),
    plate: None,
    thumb: rgb(0x6F747C),
    speakers: [
        rgb(0x8AB8F5),
        rgb(0xFF5B01),
        rgb(0xF8D30A),
        rgb(0x02F7C6),
        rgb(0xA67DE3),
        rgb(0xC1E888),
        rgb(0xA39759),
        rgb(0x08A1AC),
    ],
    has_bright_tints: false,
    marks: [mark(0xF0CF4A, 0x574B12), mark(0x8FD36A, 0x2C4A1C), mark(0x6CC6EE, 0x17445A), mark(0xF08CC8, 0x5A2447)],
    tint: 26,
    strong_tint: 72,
    disabled_part: 0.6,
};

/// Brown on cream.
pub static SEPIA: Palette = Palette {
    is_dark: false,
    pane: rgb(0xEEE4D0),
    paper: rgb(0xF8F1E3),
    card: rgb(0xFCF7EC),
    text: rgb(0x3B2F22),
    weak: rgb(0x695843),
    line: rgb(0xDCCFB5),
    outline: rgb(0x847258),
    hover: rgb(0xE5D9C1),
    chosen: rgb(0xE0D2B2),
    accent: rgb(0x7B4A12),
    on_accent: rgb(0xFFFFFF),
    selection: rgb(0xE3CC98),
    hit: rgb(0xF5DD7C),
    hit_now: rgb(0xF2AE55),
    hit_mark: rgb(0xA85F00),
    focus: rgb(0x7B4A12),
    note: rgb(0x7E5000),
    good: rgb(0x2C633A),
    warning: rgb(0x7E5000),
    bad: rgb(0xA12A1E),
    plate: None,
    thumb: rgb(0x8E7F61),
    speakers: [
        rgb(0x28588F),
        rgb(0x083A1B),
        rgb(0x680048),
        rgb(0x8D6E1D),
        rgb(0x1D06B0),
        rgb(0x5C7C52),
        rgb(0xAA43D1),
        rgb(0x823B00),
    ],
    has_bright_tints: true,
    marks: [mark(0x7D5E00, 0xF3DB86), mark(0x3B6B1B, 0xD5E3A6), mark(0x1D6480, 0xC9DFDD), mark(0x99295F, 0xF0C9CF)],
    tint: 22,
    strong_tint: 62,
    disabled_part: 0.72,
};

/// Pure black and white.
pub static HIGH_CONTRAST: Palette = Palette {
    is_dark: true,
    pane: rgb(0x000000),
    paper: rgb(0x000000),
    card: rgb(0x000000),
    text: rgb(0xFFFFFF),
    weak: rgb(0xFFFFFF),
    line: rgb(0xFFFFFF),
    outline: rgb(0xFFFFFF),
    hover: rgb(0x2A2A2A),
    chosen: rgb(0x003A70),
    accent: rgb(0xFFE600),
    on_accent: rgb(0x000000),
    selection: rgb(0x0A4FA0),
    hit: rgb(0x4A3D00),
    hit_now: rgb(0x7A2E00),
    hit_mark: rgb(0xFFE600),
    focus: rgb(0xFFE600),
    note: rgb(0xFFD24A),
    good: rgb(0x7DFFA8),
    warning: rgb(0xFFD24A),
    bad: rgb(0xFFB0A8),
    plate: Some(rgb(0xFFFFFF)),
    thumb: rgb(0xFFFFFF),
    speakers: [
        rgb(0x9FD0FF),
        rgb(0xFFDDB0),
        rgb(0xF091B5),
        rgb(0x30F515),
        rgb(0x4CC08C),
        rgb(0xBB9AFE),
        rgb(0xCEFFE4),
        rgb(0xB5B345),
    ],
    has_bright_tints: false,
    marks: [mark(0xFFF04D, 0x3D3800), mark(0x8CFF66, 0x133D00), mark(0x66DDFF, 0x003A52), mark(0xFF99DD, 0x52003A)],
    tint: 40,
    strong_tint: 84,
    disabled_part: 0.5,
};

impl Palette {
    /// The colours for a choice, given the system's setting.
    pub fn of(choice: ThemeChoice, system_is_dark: bool) -> &'static Self {
        match choice {
            ThemeChoice::System if system_is_dark => &DARK,
            ThemeChoice::System | ThemeChoice::Light => &LIGHT,
            ThemeChoice::Dark => &DARK,
            ThemeChoice::Sepia => &SEPIA,
            ThemeChoice::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// The colour of a speaker by index in the list.
    pub fn speaker(&self, index: usize) -> Color32 {
        self.speakers.get(index % self.speakers.len()).copied().unwrap_or(self.accent)
    }

    /// The colour of a disabled control on a pane.
    pub fn disabled(&self) -> Color32 {
        self.pane.lerp_to_gamma(self.text, self.disabled_part)
    }

    /// `color` over the paper with an opacity of `strength` of 255.
    pub fn over_paper(&self, color: Color32, strength: u8) -> Color32 {
        let much = f32::from(strength) / 255.0;
        if !self.has_bright_tints {
            return self.paper.lerp_to_gamma(color, much);
        }
        let most = color.r().max(color.g()).max(color.b()).max(1);
        let bright = |part: u8| (f32::from(part) * 240.0 / f32::from(most)) as u8;
        let bright = Color32::from_rgb(bright(color.r()), bright(color.g()), bright(color.b()));
        Color32::WHITE.lerp_to_gamma(bright, (much * 1.2).min(1.0))
    }

    /// The readable text colour on a disc of this colour: black or white.
    pub fn on_disc(color: Color32) -> Color32 {
        let linear = egui::Rgba::from(color);
        let light = 0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b();
        // From here on black has the greater contrast, by WCAG 2.2.
        if light > 0.179 { Color32::BLACK } else { Color32::WHITE }
    }
}

#[cfg(test)]
mod tests {
    use ::palette::{FromColor as _, Lab, LinSrgb, Srgb, color_difference::Ciede2000 as _};

    use super::*;

    /// The contrast of two colours as defined by [WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let [r, g, b, _] = color.to_array().map(|channel| {
                let c = f32::from(channel) / 255.0;
                if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    const THEMES: [(&str, &Palette); 4] =
        [("light", &LIGHT), ("dark", &DARK), ("sepia", &SEPIA), ("high contrast", &HIGH_CONTRAST)];

    /// Fails if an ink on a ground has less contrast than `least`.
    fn assert_contrast(theme: &str, inks: &[(&str, Color32)], grounds: &[(&str, Color32)], least: f32) {
        for (what, ink) in inks {
            for (where_to, ground) in grounds {
                let ratio = contrast(*ink, *ground);
                assert!(ratio >= least, "{theme}: {what} on {where_to} has {ratio:.2}, not {least}");
            }
        }
    }

    #[test]
    fn every_text_can_be_read_in_every_theme() {
        for (theme, p) in THEMES {
            let least = if std::ptr::eq(p, &HIGH_CONTRAST) { 7.0 } else { 4.5 };
            let still = [("pane", p.pane), ("paper", p.paper), ("card", p.card)];
            let moved = [("hover", p.hover), ("chosen", p.chosen)];
            let plain = [("text", p.text), ("weak", p.weak)];
            assert_contrast(theme, &plain, &still, least);
            assert_contrast(theme, &plain, &moved, least);
            let coloured =
                [("accent", p.accent), ("note", p.note), ("good", p.good), ("warning", p.warning), ("bad", p.bad)];
            assert_contrast(theme, &coloured, &still, least);
            // A filter menu that is set, under the pointer.
            assert_contrast(theme, &[("accent", p.accent)], &moved, least);
            for color in p.speakers {
                assert_contrast(theme, &[("initials", Palette::on_disc(color))], &[("a speaker's disc", color)], least);
            }
            let lit = [("selection", p.selection), ("hit", p.hit), ("this hit", p.hit_now)];
            assert_contrast(theme, &[("text", p.text)], &lit, least);
            let tints = p.speakers.map(|color| [p.tint, p.strong_tint].map(|much| ("tint", p.over_paper(color, much))));
            assert_contrast(theme, &[("text", p.text)], tints.as_flattened(), least);
            let marks = p.marks.map(|mark| ("a mark's tint", mark.tint));
            assert_contrast(theme, &[("text", p.text)], &marks, least);
            let other = [("text on the accent", p.on_accent), ("the letter of an open note", p.paper)];
            assert_contrast(theme, &other[..1], &[("accent", p.accent)], least);
            assert_contrast(theme, &other[1..], &[("note", p.note)], least);
        }
    }

    #[test]
    fn what_cannot_be_used_can_be_read_and_is_told_from_what_can_be_used_in_every_theme() {
        for (theme, p) in THEMES {
            for (what, ground) in [("pane", p.pane), ("paper", p.paper), ("card", p.card)] {
                // The toolkit fades the fill of a button first, and then its text over it.
                let fill = ground.lerp_to_gamma(p.card, p.disabled_part);
                let text = fill.lerp_to_gamma(p.text, p.disabled_part);
                let plain = ground.lerp_to_gamma(p.text, p.disabled_part);
                assert_contrast(theme, &[("a disabled button's text", text)], &[(what, fill)], 4.5);
                assert_contrast(
                    theme,
                    &[("a disabled text", plain), ("an icon", p.disabled())],
                    &[(what, ground)],
                    4.5,
                );
                assert_contrast(theme, &[("text", p.text)], &[("disabled text", text), ("disabled", plain)], 2.0);
                // The outline as well, which in high contrast is as white as the text.
                let outline = ground.lerp_to_gamma(p.outline, p.disabled_part);
                assert!(contrast(p.outline, outline) >= 1.4, "{theme}: the outline of a disabled button");
            }
            assert_contrast(theme, &[("text", p.text)], &[("a disabled icon", p.disabled())], 2.0);
        }
    }

    #[test]
    fn every_control_and_the_focus_can_be_seen_in_every_theme() {
        for (theme, p) in THEMES {
            let grounds =
                [("pane", p.pane), ("paper", p.paper), ("card", p.card), ("hover", p.hover), ("chosen", p.chosen)];
            let controls = [
                ("the focus", p.focus),
                ("an outline", p.outline),
                ("the mark of what is chosen", p.accent),
                ("the mark of a note", p.note),
                ("a warning's mark", p.warning),
                ("an error's mark", p.bad),
            ];
            assert_contrast(theme, &controls, &grounds, 3.0);
            let bar = [("the scroll bar", p.thumb), ("a hit's mark", p.hit_mark)];
            assert_contrast(theme, &bar, &grounds[..3], 3.0);
            // The line under a quote, on its own tint and on that of the chosen one.
            for mark in p.marks {
                let grounds = [("the paper", p.paper), ("a card", p.card), ("its tint", mark.tint)];
                assert_contrast(theme, &[("a mark's line", mark.line)], &grounds, 3.0);
            }
            for color in p.speakers {
                let tints = [p.tint, p.strong_tint].map(|much| ("its tint", p.over_paper(color, much)));
                assert_contrast(theme, &[("a quote's line", color)], &tints, 3.0);
                assert_contrast(theme, &[("a card's edge", color)], &grounds[..3], 3.0);
            }
        }
    }

    /// A colour as seen by people who do not see red, green or blue, and by people who see all colours: the matrices of
    /// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE
    /// TVCG 15/6, 2009), at full strength, for linear light.
    fn as_seen(color: Color32) -> [Lab; 4] {
        const WHOLE: [f32; 9] = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0];
        const NO_RED: [f32; 9] =
            [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998];
        const NO_GREEN: [f32; 9] =
            [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881];
        const NO_BLUE: [f32; 9] =
            [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900];
        let light: LinSrgb = Srgb::new(color.r(), color.g(), color.b()).into_linear();
        [WHOLE, NO_RED, NO_GREEN, NO_BLUE].map(|m| {
            let row = |i: usize| (m[i] * light.red + m[i + 1] * light.green + m[i + 2] * light.blue).clamp(0.0, 1.0);
            Lab::from_color(LinSrgb::new(row(0), row(3), row(6)))
        })
    }

    #[test]
    fn an_exported_page_has_the_colours_of_the_window() {
        let css = include_str!("../../../core/export/html/page.css");
        let (light, dark) = css.split_once("@media").expect("colours for light and for dark");
        for (part, palette) in [(light, &LIGHT), (dark, &DARK)] {
            for (i, color) in palette.speakers.iter().enumerate() {
                let line = format!("--s{i}: #{:02x}{:02x}{:02x};", color.r(), color.g(), color.b());
                assert!(part.contains(&line), "{line}");
            }
        }
    }

    #[test]
    fn pages_have_the_colours_of_the_light_window() {
        let light = LIGHT.speakers.map(|color| [color.r(), color.g(), color.b()]);
        assert_eq!(briefing_core::export::pdf::SPEAKER_COLOURS, light);
    }

    #[test]
    fn speakers_are_told_apart_also_by_the_colour_blind() {
        // The smallest visible difference between adjacent colours is about 1 by CIEDE2000; these are not adjacent.
        for (name, palette) in THEMES {
            // Only bright colours leave less room.
            let (seen_by_all, by_others) = match std::ptr::eq(palette, &HIGH_CONTRAST) {
                true => ((13.0, 24.0), (7.5, 11.0)),
                false => ((17.0, 30.0), (9.0, 14.0)),
            };
            let seen = palette.speakers.map(as_seen);
            for (i, one) in seen.iter().enumerate() {
                for (j, other) in seen.iter().enumerate().take(i) {
                    for (sight, (one, other)) in
                        ["all", "no red", "no green", "no blue"].iter().zip(one.iter().zip(other))
                    {
                        let apart = one.difference(*other);
                        let (all, first_four) = if *sight == "all" { seen_by_all } else { by_others };
                        let least = if i < 4 { first_four } else { all };
                        assert!(apart >= least, "{name}, {sight}: speakers {j} and {i} are {apart:.1} apart");
                    }
                }
            }
        }
    }
}

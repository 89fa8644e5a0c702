//! Colour roles, the type scale, spacing and fonts. No panel names a colour, a size or a font file.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Visuals,
    style::{Selection, WidgetVisuals, Widgets},
};
use serde::{Deserialize, Serialize};

/// What the person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Brown on cream.
    Sepia,
    /// Pure black and white.
    HighContrast,
}

impl ThemeChoice {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::System, Self::Light, Self::Dark, Self::Sepia, Self::HighContrast];

    /// What the menu calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::Sepia => "Sepia",
            Self::HighContrast => "High contrast",
        }
    }

    /// The colours, where the system is dark or not.
    pub fn palette(self, system_is_dark: bool) -> &'static Palette {
        match self {
            Self::System if system_is_dark => &DARK,
            Self::System | Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Sepia => &SEPIA,
            Self::HighContrast => &HIGH_CONTRAST,
        }
    }
}

/// A colour for each role.
#[derive(Debug)]
pub struct Palette {
    /// Whether light stands on dark.
    pub is_dark: bool,
    /// Side panes and bars.
    pub pane: Color32,
    /// What one reads on.
    pub paper: Color32,
    /// Cards and menus.
    pub card: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight; still readable.
    pub weak: Color32,
    /// Lines between things.
    pub line: Color32,
    /// Outlines of controls.
    pub outline: Color32,
    /// A control under the pointer.
    pub hover: Color32,
    /// A control pressed, a thing chosen.
    pub chosen: Color32,
    /// Links, the chosen thing's mark, the main button.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind selected text.
    pub selection: Color32,
    /// Behind what find has found.
    pub hit: Color32,
    /// Behind the hit that one is at.
    pub hit_now: Color32,
    /// Hits on the scroll bar.
    pub hit_mark: Color32,
    /// Around what has the focus.
    pub focus: Color32,
    /// Notes.
    pub note: Color32,
    /// Proved.
    pub good: Color32,
    /// Warnings.
    pub warning: Color32,
    /// Errors, unproved quotes.
    pub bad: Color32,
    /// The scroll bar's thumb, at rest.
    pub thumb: Color32,
    /// Speakers, in their order; further speakers begin again.
    pub speakers: [Color32; 8],
    /// How strongly a quote is tinted in the text, of 255.
    pub tint: u8,
    /// How strongly the chosen quote is tinted.
    pub strong_tint: u8,
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
    outline: rgb(0x85898F),
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
    thumb: rgb(0xC4C6C8),
    speakers: [
        rgb(0x1F5FAE),
        rgb(0xA8431F),
        rgb(0x1A7048),
        rgb(0x7A3E9D),
        rgb(0x8A5A00),
        rgb(0xAD2E6B),
        rgb(0x0F6F7A),
        rgb(0x555B66),
    ],
    tint: 20,
    strong_tint: 62,
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
    thumb: rgb(0x4B5058),
    speakers: [
        rgb(0x8AB8F5),
        rgb(0xF0A27F),
        rgb(0x74C79A),
        rgb(0xCBA3EA),
        rgb(0xE3B55C),
        rgb(0xF29BC1),
        rgb(0x70C8D4),
        rgb(0xB4BAC4),
    ],
    tint: 26,
    strong_tint: 72,
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
    outline: rgb(0x8F7D63),
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
    thumb: rgb(0xC9BA9C),
    speakers: [
        rgb(0x28588F),
        rgb(0x98401D),
        rgb(0x2C633A),
        rgb(0x70408C),
        rgb(0x7E5000),
        rgb(0x9B2C61),
        rgb(0x17656E),
        rgb(0x5C5247),
    ],
    tint: 22,
    strong_tint: 62,
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
    thumb: rgb(0xFFFFFF),
    speakers: [
        rgb(0x9FD0FF),
        rgb(0xFFC09E),
        rgb(0x8CFFB5),
        rgb(0xE3C4FF),
        rgb(0xFFE07A),
        rgb(0xFFBADB),
        rgb(0x8DF2FF),
        rgb(0xFFFFFF),
    ],
    tint: 40,
    strong_tint: 84,
};

impl Palette {
    /// The colour of a speaker by its place in the list.
    pub fn speaker(&self, index: usize) -> Color32 {
        self.speakers.get(index % self.speakers.len()).copied().unwrap_or(self.accent)
    }

    /// `color` laid over the paper with so much of 255.
    pub fn over_paper(&self, color: Color32, strength: u8) -> Color32 {
        self.paper.lerp_to_gamma(color, f32::from(strength) / 255.0)
    }
}

/// The type scale: what a text is, not how large it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// The briefing's title.
    Title,
    /// A topic's title, a page's.
    Headline,
    /// A heading of the body.
    Heading,
    /// The running text.
    Body,
    /// An introduction, a summary.
    Lead,
    /// A quote on its card.
    CardQuote,
    /// A figure worth seeing.
    Figure,
    /// Names in the interface.
    Strong,
    /// The interface.
    Plain,
    /// Captions, counts.
    Small,
}

/// The serif faces.
const SERIF: &str = "serif";
const SERIF_ITALIC: &str = "serif-italic";
const SERIF_BOLD: &str = "serif-bold";
const SANS_BOLD: &str = "sans-bold";

impl Type {
    /// The font and its size in points.
    pub fn font(self) -> FontId {
        let named = |name: &'static str| FontFamily::Name(name.into());
        let (size, family) = match self {
            Self::Title => (31.0, named(SERIF_BOLD)),
            Self::Headline => (27.0, named(SERIF_BOLD)),
            Self::Heading => (20.5, named(SERIF_BOLD)),
            Self::Body => (18.0, named(SERIF)),
            Self::Lead => (18.0, named(SERIF_ITALIC)),
            Self::CardQuote => (15.5, named(SERIF)),
            Self::Figure => (21.0, named(SERIF_BOLD)),
            Self::Strong => (14.0, named(SANS_BOLD)),
            Self::Plain => (14.0, FontFamily::Proportional),
            Self::Small => (12.5, FontFamily::Proportional),
        };
        FontId::new(size, family)
    }

    /// The distance between lines, in points.
    pub fn leading(self) -> f32 {
        match self {
            Self::Title => 37.0,
            Self::Headline => 34.0,
            Self::Heading => 27.0,
            Self::Body | Self::Lead => 28.0,
            Self::CardQuote => 22.0,
            Self::Figure => 26.0,
            Self::Strong | Self::Plain => 20.0,
            Self::Small => 18.0,
        }
    }
}

/// The spacing scale, in points.
pub mod space {
    /// Between things that are one.
    pub const XS: f32 = 4.0;
    /// Between neighbours.
    pub const S: f32 = 8.0;
    /// Between groups.
    pub const M: f32 = 16.0;
    /// Between parts of a page.
    pub const L: f32 = 28.0;
    /// The widest line of running text: about 68 characters.
    pub const MEASURE: f32 = 580.0;
}

/// The fonts that come with the program.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 6] = [
        (SERIF, include_bytes!("../../assets/fonts/BriefingSerif-Regular.ttf")),
        (SERIF_ITALIC, include_bytes!("../../assets/fonts/BriefingSerif-Italic.ttf")),
        (SERIF_BOLD, include_bytes!("../../assets/fonts/BriefingSerif-SemiBold.ttf")),
        ("sans", include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
        (SANS_BOLD, include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
        ("cjk", include_bytes!("../../assets/fonts/BriefingCJK-Regular.otf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let family = |names: [&str; 3]| names.map(str::to_owned).to_vec();
    for serif in [SERIF, SERIF_ITALIC, SERIF_BOLD] {
        fonts.families.insert(FontFamily::Name(serif.into()), family([serif, "sans", "cjk"]));
    }
    fonts.families.insert(FontFamily::Name(SANS_BOLD.into()), family([SANS_BOLD, SERIF_BOLD, "cjk"]));
    for sans in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(sans, family(["sans", SERIF, "cjk"]));
    }
    fonts
}

/// The system's fonts, for what other people's files hold beyond the fonts of this program. To list them takes
/// a tenth of a second and more, and most windows never need them: they are listed when the first character
/// asks for one.
#[derive(Default)]
pub struct SystemFonts(std::sync::OnceLock<egui_system_font_provider::SystemFontProvider>);

impl egui::FontProvider for SystemFonts {
    fn font_for(&self, request: &egui::FallbackRequest<'_>) -> Option<egui::FontInsert> {
        self.0.get_or_init(egui_system_font_provider::SystemFontProvider::new).font_for(request)
    }
}

/// Dresses the toolkit's own widgets in the palette.
pub fn dress(style: &mut Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, Type::Small.font()),
        (TextStyle::Body, Type::Plain.font()),
        (TextStyle::Button, Type::Plain.font()),
        (TextStyle::Heading, Type::Headline.font()),
        (TextStyle::Monospace, Type::Plain.font()),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(space::S, space::XS);
    style.spacing.button_padding = egui::vec2(10.0, 5.0);
    style.spacing.interact_size.y = 28.0;
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.tooltip_width = 340.0;
    style.interaction.tooltip_delay = 0.35;
    style.animation_time = 0.0;
    style.visuals = visuals(palette);
}

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = if palette.is_dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(6);
    let widget = |fill: Color32, outline: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, outline),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: widget(palette.pane, palette.line, palette.text),
        inactive: widget(palette.card, palette.outline, palette.text),
        hovered: widget(palette.hover, palette.outline, palette.text),
        active: widget(palette.chosen, palette.focus, palette.text),
        open: widget(palette.chosen, palette.outline, palette.text),
    };
    visuals.selection = Selection { bg_fill: palette.selection, stroke: Stroke::new(1.0, palette.text) };
    visuals.hyperlink_color = palette.accent;
    // A cursor that blinks would wake an idle window twice a second.
    visuals.text_cursor.blink = false;
    visuals.weak_text_color = Some(palette.weak);
    visuals.panel_fill = palette.pane;
    visuals.window_fill = palette.card;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = palette.card;
    visuals.faint_bg_color = palette.hover;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.bad;
    let shadow = Shadow {
        offset: [0, 4],
        blur: 14,
        spread: 0,
        color: Color32::from_black_alpha(if palette.is_dark { 110 } else { 36 }),
    };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours as [WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio) has it.
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

    #[test]
    fn text_can_be_read_in_every_theme() {
        for (name, palette, least) in [
            ("light", &LIGHT, 4.5),
            ("dark", &DARK, 4.5),
            ("sepia", &SEPIA, 4.5),
            ("high contrast", &HIGH_CONTRAST, 7.0),
        ] {
            let grounds = [
                ("pane", palette.pane),
                ("paper", palette.paper),
                ("card", palette.card),
                ("hover", palette.hover),
                ("chosen", palette.chosen),
            ];
            let mut texts = vec![("text", palette.text), ("weak", palette.weak)];
            texts.extend(palette.speakers.iter().map(|color| ("speaker", *color)));
            texts.extend([
                ("accent", palette.accent),
                ("note", palette.note),
                ("good", palette.good),
                ("bad", palette.bad),
            ]);
            for (what, text) in texts {
                for (ground_name, ground) in grounds {
                    // Only the plain roles stand on hovered and chosen grounds.
                    if matches!(ground_name, "hover" | "chosen") && !matches!(what, "text" | "weak") {
                        continue;
                    }
                    let ratio = contrast(text, ground);
                    assert!(ratio >= least, "{name}: {what} {text:?} on {ground_name} has {ratio:.2}");
                }
            }
            for speaker in palette.speakers {
                for strength in [palette.tint, palette.strong_tint] {
                    let ratio = contrast(palette.text, palette.over_paper(speaker, strength));
                    assert!(ratio >= least, "{name}: text on a quote's tint has {ratio:.2}");
                }
            }
            for (what, ground) in
                [("selected text", palette.selection), ("hits", palette.hit), ("the hit", palette.hit_now)]
            {
                let ratio = contrast(palette.text, ground);
                assert!(ratio >= least, "{name}: {what} has {ratio:.2}");
            }
            assert!(contrast(palette.on_accent, palette.accent) >= least, "{name}: text on the accent");
            for ground in [palette.pane, palette.paper, palette.card] {
                assert!(contrast(palette.focus, ground) >= 3.0, "{name}: focus");
                assert!(contrast(palette.outline, ground) >= 3.0, "{name}: outlines");
                assert!(contrast(palette.hit_mark, ground) >= 3.0, "{name}: marks of hits");
            }
        }
    }
}

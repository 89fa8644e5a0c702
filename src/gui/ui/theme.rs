//! Colour roles, the type scale, spacing and fonts. No panel names a colour, a size or a font file.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use egui::{
    Color32, CornerRadius, FallbackRequest, FontData, FontDefinitions, FontFamily, FontId, FontInsert, FontProvider,
    FontTweak, Margin, Shadow, Stroke, Style, TextStyle, Visuals,
    epaint::text::{FontPriority, InsertFontFamily, VariationCoords},
    style::{Selection, WidgetVisuals, Widgets},
};
use egui_system_font_provider::SystemFontProvider;
use fontique::{Collection, CollectionOptions, FontStyle, FontWeight, FontWidth};

use crate::gui::state::preferences::{LineHeight, ThemeChoice, Typeface, Typesetting};
use briefing_core::text::faces;

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
    /// Verified.
    pub good: Color32,
    /// Warnings.
    pub warning: Color32,
    /// Errors, unverified quotes.
    pub bad: Color32,
    /// Behind pictures, where they need one: their colours are their own.
    pub plate: Option<Color32>,
    /// The scroll bar's thumb, at rest.
    pub thumb: Color32,
    /// Speakers, in their order; further speakers begin again. They were searched for: as far from each other as
    /// they can be for who sees all colours and for the colour-blind, the first four farthest.
    pub speakers: [Color32; 8],
    /// Whether tints are as bright as they can be: a colour laid over cream turns to mud.
    pub has_bright_tints: bool,
    /// The person's own marks, by their colours.
    pub marks: [MarkColors; 4],
    /// How strongly a quote is tinted in the text, of 255.
    pub tint: u8,
    /// How strongly the chosen quote is tinted.
    pub strong_tint: u8,
    /// How much of its colours a control keeps that cannot be used now: as little as can still be read.
    pub disabled_part: f32,
}

/// The two colours of a mark: of its line and sign, and of what lies under the words.
#[derive(Debug, Clone, Copy)]
pub struct MarkColors {
    /// The line below the words and the sign beside them.
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
    /// The colours of a choice, where the system is dark or not.
    pub fn of(choice: ThemeChoice, system_is_dark: bool) -> &'static Self {
        match choice {
            ThemeChoice::System if system_is_dark => &DARK,
            ThemeChoice::System | ThemeChoice::Light => &LIGHT,
            ThemeChoice::Dark => &DARK,
            ThemeChoice::Sepia => &SEPIA,
            ThemeChoice::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// The colour of a speaker by its place in the list.
    pub fn speaker(&self, index: usize) -> Color32 {
        self.speakers.get(index % self.speakers.len()).copied().unwrap_or(self.accent)
    }

    /// What is drawn on a pane of a control that cannot be used now.
    pub fn disabled(&self) -> Color32 {
        self.pane.lerp_to_gamma(self.text, self.disabled_part)
    }

    /// `color` laid over the paper with so much of 255.
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

    /// What can be read on a disc of this colour: black or white.
    pub fn on_disc(color: Color32) -> Color32 {
        let linear = egui::Rgba::from(color);
        let light = 0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b();
        // From here on black has the greater contrast of the two, by WCAG 2.2.
        if light > 0.179 { Color32::BLACK } else { Color32::WHITE }
    }
}

/// The type scale: what a text is, not how large it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// The briefing's title.
    Title,
    /// The same in a narrow column.
    NarrowTitle,
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

/// The families of the text, whatever typeface it is set in, and the interface's bold one.
const TEXT: &str = "text";
const TEXT_ITALIC: &str = "text italic";
const TEXT_BOLD: &str = "text bold";
const SANS_BOLD: &str = "sans bold";

impl Type {
    /// The distance between the lines of a text of this kind where the running text is set so, in points.
    pub fn leading_in(self, set: Typesetting) -> f32 {
        match (self, set.line_height) {
            (Self::Body | Self::Lead, LineHeight::Close) => 25.0,
            (Self::Body | Self::Lead, LineHeight::Open) => 32.0,
            _ => self.leading(),
        }
    }

    /// The font and its size in points.
    pub fn font(self) -> FontId {
        let named = |name: &'static str| FontFamily::Name(name.into());
        let (size, family) = match self {
            Self::Title => (31.0, named(TEXT_BOLD)),
            Self::NarrowTitle => (23.0, named(TEXT_BOLD)),
            Self::Headline => (27.0, named(TEXT_BOLD)),
            Self::Heading => (20.5, named(TEXT_BOLD)),
            Self::Body => (18.0, named(TEXT)),
            Self::Lead => (18.0, named(TEXT_ITALIC)),
            Self::CardQuote => (15.5, named(TEXT)),
            Self::Figure => (25.0, named(TEXT_BOLD)),
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
            Self::NarrowTitle => 28.0,
            Self::Headline => 34.0,
            Self::Heading => 27.0,
            Self::Body | Self::Lead => 28.0,
            Self::CardQuote => 22.0,
            Self::Figure => 31.0,
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
}

/// The fonts that come with the program, with the text in a typeface.
pub fn fonts(typeface: Typeface) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 7] = [
        ("serif", faces::SERIF),
        ("serif italic", faces::SERIF_ITALIC),
        ("serif bold", faces::SERIF_BOLD),
        ("sans", faces::SANS),
        ("sans italic", faces::SANS_ITALIC),
        ("sans bold", faces::SANS_BOLD),
        ("cjk", faces::CJK),
    ];
    // The sans has larger small letters, and is set smaller to look as large.
    let tweak = FontTweak { scale: 0.95, ..FontTweak::default() };
    for (name, bytes) in files {
        let font = FontData::from_static(bytes);
        if name.starts_with("sans") {
            fonts.font_data.insert(format!("small {name}"), Arc::new(font.clone().tweak(tweak.clone())));
        }
        fonts.font_data.insert(name.to_owned(), Arc::new(font));
    }
    let family = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let text = |style| match typeface {
        Typeface::Serif => [format!("serif{style}"), format!("sans{style}")],
        Typeface::Sans => [format!("small sans{style}"), format!("serif{style}")],
    };
    for (name, style) in [(TEXT, ""), (TEXT_ITALIC, " italic")] {
        let faces = text(style).into_iter().chain(["cjk".to_owned()]).collect();
        fonts.families.insert(FontFamily::Name(name.into()), faces);
    }
    // Of Han and Hangul the system may have a bold face, which ours must not stand before.
    fonts.families.insert(FontFamily::Name(TEXT_BOLD.into()), text(" bold").to_vec());
    fonts.families.insert(FontFamily::Name(SANS_BOLD.into()), family(&[SANS_BOLD, "serif bold"]));
    for sans in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(sans, family(&["sans", "serif", "cjk"]));
    }
    fonts
}

/// The system's fonts, for what other people's files hold beyond the fonts of this program. To list them takes
/// a tenth of a second and more, and most windows never need them: they are listed when the first character
/// asks for one.
#[derive(Default)]
pub struct SystemFonts {
    provider: OnceLock<SystemFontProvider>,
    /// The same fonts, by family and weight.
    collection: OnceLock<Mutex<Collection>>,
}

impl FontProvider for SystemFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let is_bold =
            matches!(request.family, FontFamily::Name(name) if [TEXT_BOLD, SANS_BOLD].contains(&name.as_ref()));
        let found = self.provider.get_or_init(SystemFontProvider::new).font_for(request);
        match found {
            Some(found) if is_bold => Some(self.bolder(&found).unwrap_or(found)),
            None if is_bold => Some(regular_for_bold(request.family)),
            found => found,
        }
    }
}

impl SystemFonts {
    /// The same family in a heavier weight, if there is one: the provider knows only the regular one.
    fn bolder(&self, found: &FontInsert) -> Option<FontInsert> {
        // It names what it finds "system:FAMILY:FILE:INDEX".
        let family = found.name.strip_prefix("system:")?.rsplitn(3, ':').nth(2)?;
        let all = || Mutex::new(Collection::new(CollectionOptions { shared: false, system_fonts: true }));
        let family = {
            let mut collection = self.collection.get_or_init(all).lock().unwrap_or_else(PoisonError::into_inner);
            collection.family_by_name(family)?
        };
        let font = family.match_font(FontWidth::NORMAL, FontStyle::Normal, FontWeight::SEMI_BOLD, false)?;
        let (blob, _) = font.load(None)?.into_raw_parts();
        let mut data = FontData::from_blob(blob, font.index());
        if font.has_weight_axis() {
            let coords = VariationCoords::new([(b"wght", FontWeight::SEMI_BOLD.value())]);
            data = data.tweak(FontTweak { coords, ..FontTweak::default() });
        } else if font.weight() <= FontWeight::MEDIUM {
            return None;
        }
        Some(FontInsert { name: format!("{} bold", found.name), data, families: found.families.clone() })
    }
}

/// The program's own Han and Hangul, where the system has none.
fn regular_for_bold(family: &FontFamily) -> FontInsert {
    let families = vec![InsertFontFamily { family: family.clone(), priority: FontPriority::Lowest }];
    FontInsert { name: "cjk".to_owned(), data: FontData::from_static(faces::CJK), families }
}

/// Dresses the toolkit's own widgets in the palette.
pub fn apply_style(style: &mut Style, palette: &Palette) {
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
    style.spacing.icon_spacing = space::S;
    // A bar that shows only under the pointer does not tell who has none that there is more.
    style.spacing.scroll.dormant_handle_opacity = 1.0;
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
        // The toolkit's own way to show the focus as well.
        active: WidgetVisuals {
            bg_stroke: Stroke::new(2.0, palette.focus),
            ..widget(palette.chosen, palette.focus, palette.text)
        },
        open: widget(palette.chosen, palette.outline, palette.text),
    };
    visuals.selection = Selection { bg_fill: palette.selection, stroke: Stroke::new(1.0, palette.text) };
    visuals.hyperlink_color = palette.accent;
    // A cursor that blinks would wake an idle window twice a second.
    visuals.text_cursor.blink = false;
    visuals.weak_text_color = Some(palette.weak);
    visuals.disabled_alpha = palette.disabled_part;
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
    use ::palette::{FromColor as _, Lab, LinSrgb, Srgb, color_difference::Ciede2000 as _};

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

    const THEMES: [(&str, &Palette); 4] =
        [("light", &LIGHT), ("dark", &DARK), ("sepia", &SEPIA), ("high contrast", &HIGH_CONTRAST)];

    /// Whether each ink on each ground has so much contrast.
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
            // A menu that is set, under the pointer.
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
    fn the_toolkit_fades_what_cannot_be_used_as_much_as_the_palette_says() {
        for (theme, p) in THEMES {
            assert!((visuals(p).disabled_alpha - p.disabled_part).abs() < f32::EPSILON, "{theme}");
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

    /// A colour as who does not see red, green or blue sees it, and as who sees all: the matrices of Machado,
    /// Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE
    /// TVCG 15/6, 2009), at their full strength, which are for linear light.
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
        let css = include_str!("../../core/export/html/page.css");
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
        // What is just seen to be another colour is about 1 by CIEDE2000, side by side; these are not.
        for (name, palette) in THEMES {
            // Bright colours alone leave less room.
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

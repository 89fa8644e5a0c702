//! The encodings of the bytes of an RTF text.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, IBM866, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};

/// The encoding of a code page (`\ansicpg`, `\cpg`). Of the DOS code pages only one is known; Windows-1252 is used for
/// the others.
pub(super) fn of_code_page(page: i32) -> &'static Encoding {
    match page {
        866 => IBM866,
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        10007 => X_MAC_CYRILLIC,
        65001 => UTF_8,
        _ => WINDOWS_1252,
    }
}

/// The encoding of a font by its character set (`\fcharset`); `None` if it is that of the document.
pub(super) fn of_character_set(set: i32) -> Option<&'static Encoding> {
    Some(match set {
        77 => MACINTOSH,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        134 => GBK,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}

/// The character set of symbol fonts.
pub(super) const SYMBOLS: i32 = 2;

/// The tag of a language by its number (MS-LCID), for languages in which press documents occur.
pub(super) fn language(number: i32) -> Option<&'static str> {
    Some(match number {
        1031 => "de-DE",
        1033 => "en-US",
        1034 | 3082 => "es-ES",
        1036 => "fr-FR",
        1040 => "it-IT",
        1041 => "ja-JP",
        1042 => "ko-KR",
        1043 => "nl-NL",
        1045 => "pl-PL",
        1046 => "pt-BR",
        1049 => "ru-RU",
        1053 => "sv-SE",
        1028 => "zh-TW",
        2052 => "zh-CN",
        2055 => "de-CH",
        2057 => "en-GB",
        2060 => "fr-BE",
        2070 => "pt-PT",
        3079 => "de-AT",
        3081 => "en-AU",
        3084 => "fr-CA",
        4105 => "en-CA",
        4108 => "fr-CH",
        6153 => "en-IE",
        _ => return None,
    })
}

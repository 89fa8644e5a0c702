//! Numbers in words and figures, with their units, in the languages whose negations are known best; and where a
//! number is separated from its scale or unit: "12 | million", "212 million | crowns", 1200|万円.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::boundary::{is_currency, is_percent_or_degree};
use crate::text::script::is_hangul_syllable;

/// The numbers of a text, in figures and in words, sorted.
pub(super) fn numbers_in(text: &str) -> Vec<String> {
    // "bin" is a thousand in Turkish, and "am" in German.
    let is_word = |word: &str| has(NUMBERS, word) || has(MORE_NUMBERS, word) || has(SCALES, word) && word != "bin";
    let is_number = |word: &str| word.contains(char::is_numeric) || is_word(word);
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '(' | ')' | ';' | '"'));
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%').to_lowercase());
    let mut numbers: Vec<String> = bare.filter(|word| is_number(word)).map(|word| word.replace(',', "")).collect();
    // Chinese and Japanese are written without spaces, so each figure counts. A Korean number word may be
    // followed by a counter.
    numbers.extend(text.chars().filter(|c| HAN_FIGURES.contains(*c)).map(String::from));
    let is_korean = |word: &&str| KOREAN_NUMBERS.iter().any(|number| word.starts_with(number));
    numbers.extend(text.split_whitespace().filter(is_korean).map(str::to_owned));
    numbers.extend(THAI_NUMBERS.split(' ').filter(|number| text.contains(number)).map(str::to_owned));
    numbers.sort();
    numbers
}

/// Whether a word in lower case is a number, in the languages whose negations are known best; "one" does not count as a
/// number here.
pub(crate) fn is_number_word(word: &str) -> bool {
    has(NUMBERS, word) || KOREAN_NUMBERS.contains(&word)
}

/// Like [`is_number_word`], in all languages whose number words are known, with "one" of English.
pub(super) fn is_number_word_of_any_language(word: &str) -> bool {
    is_number_word(word) || has(MORE_NUMBERS, word) || word == "one"
}

/// Whether a word in lower case multiplies the number before it.
pub(super) fn is_scale(word: &str) -> bool {
    has(SCALES, word)
}

/// The measures of a text: currencies, units in a quotient, and the sign of a negative number; sorted.
pub(super) fn measures_in(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let is_quotient = |word: &str| {
        word.split_once('/').is_some_and(|(one, other)| {
            one.chars().all(char::is_alphabetic) && other.chars().all(char::is_alphabetic) && !one.is_empty()
        })
    };
    let mut measures: Vec<String> = words
        .filter(|word| has(CURRENCIES, word) || matches!(word.as_str(), "minus" | "plus") || is_quotient(word))
        .collect();
    measures.extend(HAN_CURRENCIES.split(' ').filter(|money| text.contains(money)).map(str::to_owned));
    measures.sort();
    measures.dedup();
    measures
}

/// Money in Chinese and Japanese, which are written without spaces.
const HAN_CURRENCIES: &str = "円 元 圓 美元 欧元 歐元 日元 英镑 英鎊 ドル ユーロ ポンド ウォン";

/// Words for money, in lower case.
const CURRENCIES: &str = "dollar dollars cent cents euro euros pound pounds pence won yen yuan crown crowns krona kronor kroner \
    franc francs franken rupee rupees rouble roubles ruble rubles peso pesos lira rand kronen dólar dólares corona coronas \
    libra libras";

/// Whether a word in lower case is a unit or a currency.
pub(crate) fn is_unit(word: &str) -> bool {
    has(UNITS, word)
}

fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// Whether a span begins or ends between a number and its scale, or ends between a number and its unit.
pub(crate) fn splits_number(text: &str, range: &Range<usize>) -> bool {
    split_number_at(text, range.start).is_some() || split_number_at(text, range.end).is_some()
}

/// The number and its scale or unit on either side of this byte, if they belong together: "12" and "million".
pub(crate) fn split_number_at(text: &str, at: usize) -> Option<(&str, &str)> {
    let (before, after) = text.split_at_checked(at)?;
    is_within_number(before, after).then_some(())?;
    let word = after.unicode_words().next()?;
    Some((last_word(before.trim_end()), word))
}

/// Whether a number is separated here from its scale or from the unit after it.
fn is_within_number(before: &str, after: &str) -> bool {
    let (number, unit) =
        (before.trim_end_matches([' ', '\u{a0}', '\u{202f}']), after.trim_start_matches([' ', '\u{a0}', '\u{202f}']));
    let (Some(prev), Some(next)) = (number.chars().next_back(), unit.chars().next()) else { return false };
    if is_within_measure(number, unit) {
        return true;
    }
    // 5 | %, 12 | €, 20 | °C; but "in 2024 | $5 million".
    let is_before_number = || unit.chars().skip(1).find(|c| !c.is_whitespace()).is_some_and(char::is_numeric);
    let is_sign = is_percent_or_degree(next) || is_currency(next) && !is_before_number();
    if number.len() == before.len() && prev.is_numeric() && is_sign {
        return true;
    }
    if !prev.is_alphanumeric() || !next.is_alphanumeric() {
        return false;
    }
    let is_joined = number.len() == before.len() && unit.len() == after.len();
    if is_joined {
        return splits_cjk_number(number, unit, prev, next);
    }
    // A quotation that begins with a unit does not show a wrong number, so only an end is checked.
    let is_end = number.len() == before.len();
    let last = last_word(number);
    let is_figure = last.ends_with(|c: char| c.is_numeric());
    let is_scaled =
        last.ends_with(['십', '백', '천', '만', '억', '조', '여']) && last.starts_with(|c: char| c.is_numeric());
    // 1만 | 2천.
    if is_scaled && next.is_numeric() {
        return true;
    }
    if is_hangul_syllable(next) {
        let is_number = is_figure || is_scaled;
        return is_end && is_number && KOREAN_UNITS.iter().any(|own| unit.starts_with(own));
    }
    let mut words = unit.unicode_words().map(str::to_lowercase);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let last = last.to_lowercase();
    // One hundred | and five.
    let goes_on = matches!(first.as_str(), "and" | "und" | "et" | "y" | "e" | "en")
        && matches!(
            last.as_str(),
            "hundred" | "thousand" | "hundert" | "tausend" | "cent" | "mille" | "cien" | "ciento" | "mil"
        )
        && has(NUMBERS, &second);
    if goes_on {
        return true;
    }
    // "3 Mio. Euro", but not "mio padre" after a year.
    let is_scale = has(SCALES, &first) || unit.starts_with("Mio.");
    if is_scale && (is_figure || has(NUMBERS, &last)) {
        return true;
    }
    let is_percent = ["per cent", "pour cent", "por ciento", "por cento", "per cento", "vom hundert"]
        .iter()
        .any(|own| unit.strip_prefix(own).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    // "rise by six | per cent", but "the six | of them": a number in words may have other words after it.
    let is_percentage = is_percent && has(NUMBERS, &last);
    is_end && ((is_figure || has(SCALES, &last)) && (is_unit(&first) || is_percent) || is_percentage)
}

/// Whether a measure of several words is split: "5 mg | /dL", "6 ft | 2 in", "nine out of | ten", "2 × | 400
/// metres".
fn is_within_measure(number: &str, unit: &str) -> bool {
    let is_number = |word: &str| word.ends_with(char::is_numeric) || has(NUMBERS, word);
    let mut words_before = number.unicode_words().rev().map(str::to_lowercase);
    let (last, before_last) = (words_before.next().unwrap_or_default(), words_before.next().unwrap_or_default());
    let mut words_behind = unit.unicode_words().map(str::to_lowercase);
    let (first, second) = (words_behind.next().unwrap_or_default(), words_behind.next().unwrap_or_default());
    let is_measure = |word: &str| is_unit(word) || has(SHORT_UNITS, word);
    let follows_figure = before_last.ends_with(char::is_numeric) && number.ends_with(char::is_alphabetic);
    // 5 mg/dL: the unit before the slash is short.
    let is_divided = unit.strip_prefix(['/', '·']).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    if follows_figure && is_divided && last.chars().count() <= 4 {
        return true;
    }
    if follows_figure && is_measure(&last) {
        // 15 km per hour.
        let is_per = matches!(first.as_str(), "per" | "pro" | "par" | "por" | "al") && is_measure(&second);
        // 6 ft 2 in, 5 hours 30 minutes.
        let is_foot = matches!(last.as_str(), "ft" | "foot" | "feet");
        let goes_on = unit.starts_with(char::is_numeric) && (is_measure(&second) || is_foot && second == "in");
        if is_per || goes_on {
            return true;
        }
    }
    // 2 × 400 metres, on either side of the sign.
    let is_times = |c: char| matches!(c, '×' | 'x' | '*');
    let ends_with_times = number.strip_suffix(is_times).is_some_and(|rest| rest.trim_end().ends_with(char::is_numeric));
    let begins_with_times =
        unit.strip_prefix(is_times).is_some_and(|rest| rest.trim_start().starts_with(char::is_numeric));
    if (ends_with_times && unit.starts_with(char::is_numeric))
        || (begins_with_times && number.ends_with(char::is_numeric))
    {
        return true;
    }
    // Nine out of ten, nine in ten, 7 in 100,000; not "5 in 2020".
    let joined = number.to_lowercase();
    let before = |words: &str| joined.strip_suffix(words).filter(|rest| rest.ends_with(char::is_whitespace));
    let counted = |rest: &str| rest.unicode_words().next_back().map(str::to_owned);
    let is_word = |word: &str| has(NUMBERS, word) && !matches!(word, "first" | "second" | "third" | "half" | "both");
    let is_large = matches!(first.as_str(), "10,000" | "100,000" | "1,000,000" | "10.000" | "100.000" | "1.000.000");
    let out_of = ["out of", "in every", "de cada"].iter().find_map(|words| before(words)).and_then(counted);
    let within = ["in", "von", "sur", "su"].iter().find_map(|words| before(words)).and_then(counted);
    out_of.is_some_and(|word| is_number(&word) && is_number(&first))
        || within.is_some_and(|word| is_word(&word) && is_word(&first) || is_large && word.ends_with(char::is_numeric))
}

/// Short units, in lower case.
const SHORT_UNITS: &str = "mg µg ml dl lb lbs oz ft hr hrs min ha m² km² hp hour person day";

fn last_word(text: &str) -> &str {
    let start = text
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + text.get(at..).and_then(|c| c.chars().next()).map_or(1, char::len_utf8));
    text.get(start..).unwrap_or_default()
}

/// Chinese and Japanese numbers without a space: 12|億, 三|百, 十|二億, 1200万|円, 5|パーセント, 1万|2千, 三千|五百.
fn splits_cjk_number(number: &str, unit: &str, prev: char, next: char) -> bool {
    let is_figure = |c: char| c.is_numeric() || HAN_FIGURES.contains(c);
    if is_figure(prev) && is_figure(next) {
        return true;
    }
    // 百分之|五, 百|分之五.
    if number.ends_with("分之") && is_figure(next) || is_figure(prev) && unit.starts_with("分之") {
        return true;
    }
    let is_katakana = matches!(next, '\u{30A0}'..='\u{30FF}');
    let is_number = prev.is_numeric() || HAN_SCALES.contains(prev);
    let is_counter = HAN_COUNTERS.contains(next) || is_katakana;
    (is_number || HAN_FIGURES.contains(prev)) && HAN_SCALES.contains(next) || is_number && is_counter
}

/// Characters of scale, and the counters, units and currencies that follow a number.
const HAN_SCALES: &str = "十百千万萬億亿兆";
const HAN_COUNTERS: &str = "円元圓人名年月日時时分秒歳岁度回割倍個个件台社本国點点票隻头頭";

/// Beginnings of Korean counters, units and currencies that may follow a number and a space.
const KOREAN_UNITS: &[&str] = &[
    "원",
    "달러",
    "엔",
    "유로",
    "위안",
    "파운드",
    "명",
    "퍼센트",
    "프로",
    "킬로",
    "미터",
    "톤",
    "년",
    "개월",
    "시간",
    "개국",
    "건",
    "배",
];

/// The figures of Chinese and Japanese, plain and financial.
const HAN_FIGURES: &str = "〇零一二三四五六七八九十百千万萬億亿兆两兩壱弐参壹贰叁肆伍陆柒捌玖拾半";

/// Beginnings of native Korean number words, which come before a counter.
const KOREAN_NUMBERS: &[&str] = &[
    "두", "둘", "세", "셋", "네", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "스물", "스무", "서른", "마흔",
    "쉰", "예순", "일흔", "여든", "아흔", "백", "천", "만", "수십", "수백", "수천", "절반",
];

/// Words that multiply the number before them.
const SCALES: &str = "hundred hundreds thousand thousands million millions billion billions trillion trillions dozen \
    dozens thirds quarters fifths sixths eighths tenths drittel viertel fünftel zehntel tiers quarts cinquièmes dixièmes \
    tercios cuartos quintos décimos bn mn hundert tausend millionen milliarde milliarden billionen mille millier milliers \
    milliard milliards mil millón millones milyon milyar bin yüz trilyon milhão milhões bilhão bilhões mila milione milioni miliardo \
    miljoen miljard miljon miljoner miljarder tysiąc tysięcy milion miliona milionów mln mld тысяч тысячи млн млрд миллион \
    миллиона миллионов миллиард миллиарда миллиардов мільйон мільйона мільйонів مليون ملايين مليار ألف آلاف \
    mrd tsd тыс тис трлн milj millió milliárd ezer milioane miliarde miliard mii miljoona miljoonaa miljardi \
    miljardia tuhat tuhatta milionu miliardy tusen tusind million millioner milliarder triệu tỷ tỉ nghìn ngàn juta \
    miliar ribu triliun εκατομμύριο εκατομμύρια δισεκατομμύρια χιλιάδες εκατ δισ लाख करोड़ करोड़ हज़ार हजार अरब লাখ \
    কোটি হাজার லட்சம் கோடி ஆயிரம் מיליון מיליארד אלף אלפים میلیون میلیارد هزار k";

/// Units and currencies, in lower case.
const UNITS: &str = "percent per m second km kilometre kilometres kilometer kilometers mile miles metre metres meter meters cm mm foot \
    feet inch inches hectare hectares acre acres ton tons tonne tonnes kg kilo kilos kilogram kilograms \
    gram grams pound pounds euro euros dollar dollars won yen cents degrees celsius fahrenheit seconds \
    minute minutes hour hours day days week weeks month months year years decade decades litre litres \
    liter liters mw gw kw megawatts prozent tonnen tage wochen monate jahre stunden crown crowns krona \
    kronor kroner franc francs yuan renminbi rupee rupees rouble roubles ruble rubles peso pesos lira \
    rand percentage pct bn mn watts kilowatts gigawatts terawatts kwh mwh barrels barrel gallon gallons \
    ounces ounce yard yards prozentpunkte kronen franken hektar grad litern gramm meilen kilomètre \
    kilomètres mètre mètres degrés jours semaines mois ans heures kilómetros metros toneladas grados \
    días semanas meses años horas dólares coronas libras procent procenta prosent prosenttia százalék рублей рубля \
    процентов процента евро долларов доллара гривень złotych zł koron kč forint ευρώ δολάρια χρόνια euroa đồng persen \
    rupiah रुपये प्रतिशत টাকা শতাংশ دولار دولارا ريال درهم جنيه بالمئة درصد تومان דולר שקל שקלים אחוז אחוזים";

/// Number words. "One" is not among them: it is just as often a pronoun.
const NUMBERS: &str = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds \
    thousand thousands million millions billion billions trillion dozen dozens half third quarter double \
    twice both first second zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn zwanzig dreißig vierzig fünfzig sechzig \
    hundert tausend millionen milliarden deux trois quatre cinq sept huit neuf dix onze douze vingt \
    trente quarante cinquante cent mille millions milliards dos tres cuatro cinco seis siete ocho nueve diez once doce \
    veinte treinta cuarenta cincuenta cien mil millones";

/// Number words of further languages, which a bracket may not change either. Those that mean something else in another
/// language are not among them: the Italian "due", the Danish "to", the Turkish "on", the Vietnamese "hai".
const MORE_NUMBERS: &str = "tre quattro cinque sette nove dieci venti trenta quaranta cinquanta cento três quatro sete oito dez vinte trinta quarenta cinquenta twee drie vier vijf \
    zes zeven negen tien twaalf twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend två fyra fem sju åtta nio tio tjugo trettio fyrtio femtio sextio hundra seks syv otte tyve tjue tredive tretti førti femti hundrede \
    dwa dwie dwóch trzy trzech cztery czterech pięć pięciu sześć sześciu siedem siedmiu osiem ośmiu dziewięć dziewięciu \
    dziesięć dziesięciu dwadzieścia trzydzieści czterdzieści pięćdziesiąt dva dvě dvou tři tří čtyři čtyř pět pěti šest šesti sedm osm devět deset deseti dvacet třicet čtyřicet padesát \
    два две двух три трёх трех четыре четырёх четырех пять пяти шесть шести семь семи восемь восьми девять девяти десять \
    десяти двадцать двадцати тридцать сорок пятьдесят сто двести триста дві двох трьох чотири чотирьох п’ять п'ять п’яти \
    шість шести сім семи вісім восьми дев’ять десять двадцять тридцять сорок двадесет тридесет dvadeset trideset pedeset kaksi kahden kolme kolmen neljä neljän viisi viiden kuusi kuuden \
    seitsemän kahdeksan yhdeksän kymmenen sata sadan két kettő három négy öt hét nyolc kilenc tíz húsz harminc negyven ötven száz două trei patru \
    cinci șase șapte zece douăzeci treizeci patruzeci cincizeci sută sute iki üç dört beş altı yedi sekiz dokuz yirmi otuz kırk elli altmış yetmiş seksen doksan δύο τρεις τρία \
    τέσσερις τέσσερα πέντε έξι επτά εφτά οκτώ οχτώ εννέα δέκα είκοσι τριάντα σαράντα πενήντα εκατό bốn sáu bảy tám chín mười dua tiga empat \
    enam tujuh delapan sembilan sepuluh belas puluh ratus اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة سبعة ثمانية تسعة \
    عشرة عشر عشرون عشرين مئة مائة دو سه چهار پنج شش هفت هشت صد שניים שני שתי שלושה שלוש ארבעה ארבע חמישה חמש שישה שבעה \
    שמונה תשעה עשרה עשרים מאה दो तीन चार पांच पाँच छह सात आठ नौ दस बीस सौ দুই তিন চার পাঁচ ছয় সাত আট দশ இரண்டு மூன்று \
    நான்கு ஐந்து ஆறு ஏழு எட்டு பத்து நூறு";

/// Thai number words, which have no spaces around them.
const THAI_NUMBERS: &str = "สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน หมื่น แสน ล้าน";

#[cfg(test)]
mod tests {
    use super::*;

    /// A bar shows where the text is split.
    fn is_parted(text: &str) -> bool {
        let (before, after) = text.split_once('|').unwrap();
        is_within_number(before, after)
    }

    #[test]
    fn a_number_is_not_parted_from_its_scale_or_its_unit() {
        for text in [
            "We pay 12| million for it",
            "We pay 12 |million for it",
            "It cost 212 million| crowns",
            "It cost two |hundred boats",
            "It rose 5| percent",
            "It rose 5| per cent",
            "zwölf| Millionen Euro",
            "12 Millionen| Euro",
            "cinq| millions d’euros",
            "12억| 원을",
            "1,200| 명이",
            "1만 |2천 명이",
            "1万|2千人",
            "三千|五百人",
            "予算は12|億円だ",
            "予算は12億|円だ",
            "三|百の船",
            "5|パーセント増えた",
            "1200|万元",
            "5,2| Prozent",
            "It has 5 mg|/dL of it",
            "She drove 15 km| per hour",
            "He is 6 ft| 2 in tall",
            "It took 5 hours| 30 minutes",
            "Two |thirds of voters",
            "zwei| Drittel der Stimmen",
            "les deux| tiers des voix",
            "Nine out of |ten crews",
            "It is 7 in |100,000 children",
            "the 2 × |400 metres",
            "the 2| x 400 metres",
            "One hundred| and five crews",
            "十|二億円",
            "千|五百人",
            "二〇|二五年",
            "三百零|五元",
            "百分之|五",
            "百|分之五",
            "um 5| % gestiegen",
            "auf 12| € im Jahr",
            "bei 20| °C",
            "3| Mio. Euro",
            "3| тыс. рублей",
            "٣٠| ٪",
            "512| zł",
            "₹ 12| करोड़",
        ] {
            assert!(is_parted(text), "{text}");
        }
    }

    #[test]
    fn words_beside_a_number_that_do_not_measure_are_no_part_of_it() {
        for text in [
            "We pay 12| ministers",
            "In 2025| we built it",
            "In 2025| €5 million",
            "Nel 2025| mio padre",
            "Nel 2025| lei disse",
            "We came in May| million-fold",
            "It has two| boats",
            "We have 5 |days left",
            "12억| 사업을",
            "2025| 그때",
            "一|緒に行く",
            "It was his| million",
            "No. 12,| million",
            "They won| dollars",
            "It fell by 7 in |2020",
            "We came with ten in |May",
            "It weighs 5 mg| today",
            "He ate two |quarter loaves",
            "We sold 12 in |third countries",
            "She came second in |30 races",
        ] {
            assert!(!is_parted(text), "{text}");
        }
    }
}

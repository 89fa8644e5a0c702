//! Names of the days of the week, in the languages of Europe, in Arabic, Hebrew, Hindi, Chinese, Japanese and Korean.

use std::ops::Range;

use super::script::is_cjk;

/// The names of each day from Monday on, in lower case, with the forms that stand for "on Monday".
const DAYS: [&str; 7] = [
    "monday mondays montag montags lundi lunes lunedì segunda-feira maandag måndag måndagen måndags mandag mandagen poniedziałek pondělí \
     pondelok понедельник понеділок понеделник ponedjeljak ponedeljek hétfő hétfőn maanantai maanantaina luni δευτέρα pazartesi dilluns \
     الاثنين الإثنين सोमवार 月曜日 周一 週一 星期一 월요일",
    "tuesday tuesdays dienstag dienstags mardi martes martedì terça-feira dinsdag tisdag tisdagen tisdags tirsdag tirsdagen wtorek úterý utorok \
     вторник вівторок utorak torek kedd kedden tiistai tiistaina marți τρίτη salı dimarts الثلاثاء मंगलवार 火曜日 周二 週二 星期二 \
     화요일",
    "wednesday wednesdays mittwoch mittwochs mercredi miércoles mercoledì quarta-feira woensdag onsdag onsdagen onsdags środa środę středa středu \
     streda stredu среда среду середа середу сряда srijeda srijedu sreda sredo szerda szerdán keskiviikko keskiviikkona miercuri τετάρτη \
     çarşamba dimecres الأربعاء बुधवार 水曜日 周三 週三 星期三 수요일",
    "thursday thursdays donnerstag donnerstags jeudi jueves giovedì quinta-feira donderdag torsdag torsdagen torsdags czwartek čtvrtek štvrtok \
     четверг четвер четвъртък četvrtak četrtek csütörtök csütörtökön torstai torstaina joi πέμπτη perşembe dijous الخميس गुरुवार 木曜日 \
     周四 週四 星期四 목요일",
    "friday fridays freitag freitags vendredi viernes venerdì sexta-feira vrijdag fredag fredagen fredags piątek pátek piatok пятница пятницу \
     п'ятниця п’ятниця п'ятницю п’ятницю петък petak petek péntek pénteken perjantai perjantaina vineri παρασκευή cuma divendres الجمعة \
     शुक्रवार 金曜日 周五 週五 星期五 금요일",
    "saturday saturdays samstag samstags sonnabend samedi sábado sabato zaterdag lördag lördagen lördags lørdag lørdagen sobota sobotę sobotu \
     суббота субботу субота суботу събота subota subotu soboto szombat szombaton lauantai lauantaina sâmbătă σάββατο cumartesi dissabte \
     السبت शनिवार 土曜日 周六 週六 星期六 토요일",
    "sunday sundays sonntag sonntags dimanche domingo domenica zondag söndag söndagen söndags søndag søndagen niedziela niedzielę neděle neděli \
     nedeľa nedeľu воскресенье неділя неділю неделя nedjelja nedjelju nedelja nedeljo vasárnap sunnuntai sunnuntaina duminică κυριακή \
     pazar diumenge الأحد रविवार 日曜日 周日 週日 星期日 星期天 일요일",
];

/// The names of all days, in lower case.
pub fn weekday_names() -> impl Iterator<Item = &'static str> {
    DAYS.iter().flat_map(|names| names.split_whitespace())
}

/// The days of the week that Chinese, Japanese or Korean words of a text name, with their bytes, in order.
pub fn east_asian_weekdays(text: &str) -> Vec<(Range<usize>, u8)> {
    let names = (0..).zip(DAYS.iter()).flat_map(|(day, names)| names.split_whitespace().map(move |name| (day, name)));
    let names = names.filter(|(_, name)| name.starts_with(is_cjk));
    let found = names.flat_map(|(day, name)| text.match_indices(name).map(move |(at, _)| (at..at + name.len(), day)));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Parts of the day that German joins to the name.
const PARTS: [&str; 6] = ["abend", "morgen", "nachmittag", "vormittag", "mittag", "nacht"];

/// The day of the week that a word names, whatever its case: 0 is Monday.
pub fn weekday_of(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let day =
        PARTS.iter().find_map(|part| word.strip_suffix(part)).filter(|day| day.ends_with("tag") || *day == "mittwoch");
    let word = day.unwrap_or(&word);
    let is_in = |names: &&str| names.split_whitespace().any(|name| name == word);
    (0..).zip(DAYS.iter()).find(|(_, names)| is_in(names)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_that_of_one_day() {
        let mut all: Vec<&str> = weekday_names().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn a_day_is_known_in_any_case_and_with_its_part() {
        for (word, day) in [
            ("Monday", Some(0)),
            ("TUESDAY", Some(1)),
            ("Mittwochabend", Some(2)),
            ("четверг", Some(3)),
            ("piątek", Some(4)),
            ("土曜日", Some(5)),
            ("domenica", Some(6)),
            ("Montagwerk", None),
            ("Abend", None),
            ("", None),
        ] {
            assert_eq!(weekday_of(word), day, "{word}");
        }
    }
}

//! Names in scripts without capitals, where only its position shows a name: Arabic, Hebrew, Devanagari and similar
//! scripts.

use crate::text::script::is_cjk;

/// The most words of a name.
const MOST: usize = 4;

/// Offices, and other words for people without a name.
const OFFICES: &str = "\
    وزير الوزير وزيرة الوزيرة رئيس الرئيس رئيسة الرئيسة المتحدث متحدث المتحدثة متحدثة الناطق ناطق مدير المدير مديرة المديرة نائب النائب نائبة \
    السفير سفير السفيرة أمين الأمين محافظ المحافظ عمدة العمدة الملك ملك الأمير أمير المستشار مستشار الصحفي صحفي السؤال سؤال الجواب جواب \
    المذيع الضيف شاهد مصدر المصدر بيان البيان وزارة الوزارة الحكومة حكومة الشركة شركة المجلس مجلس النيابة الشرطة الجيش \
    وزیر رئیس سخنگو سخنگوی مدیر معاون نماینده شهردار استاندار خبرنگار دولت وزارت شرکت \
    שר השר שרת השרה ראש דובר הדובר דוברת הדוברת נשיא הנשיא נשיאת מנהל המנהל מנהלת סגן יושב מזכיר המזכיר שאלה תשובה עיתונאי משרד הממשלה \
    ממשלת חברת המשטרה הצבא עד בית \
    मंत्री प्रधानमंत्री मुख्यमंत्री राष्ट्रपति उपराष्ट्रपति प्रवक्ता अध्यक्ष निदेशक महापौर मेयर राज्यपाल सचिव आयुक्त राजदूत पत्रकार सवाल जवाब \
    प्रश्न उत्तर मंत्रालय सरकार कंपनी पुलिस सेना बयान विधायक सांसद";

/// Verbs of saying, and words that begin a time or place: no name contains them.
const OTHERS: &str = "\
    قال قالت وقال وقالت قالوا أضاف أضافت وأضاف وأضافت صرح صرحت وصرح أكد أكدت وأكد وأكدت أوضح أوضحت وأوضح ذكر ذكرت أشار وأشار تابع وتابع قائلا \
    قائلة أعلن أعلنت كتب كتبت يقول تقول في وفي من ومن إلى على بعد وبعد قبل وقبل خلال وخلال عن مع ومع عند لدى أمس اليوم ثم أن هذا هذه \
    گفت افزود در از به با دیروز امروز \
    אמר אמרה אמרו הוסיף הוסיפה ציין ציינה כתב כתבה טען טענה מסר מסרה הסביר הסבירה לדברי על אל של את עם אחרי לפני אתמול היום זה \
    ने कहा कही बताया बोले बोली बोला कहना लिखा के का की को में से पर बाद पहले आज कल यह";

/// Whether the words of a label are a name and not an office, as far as a script without capitals shows this.
pub(super) fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let has_no_case = |c: char| !c.is_alphabetic() || !(c.is_lowercase() || c.is_uppercase() || is_cjk(c));
    (2..=MOST).contains(&count)
        && words.chars().any(char::is_alphabetic)
        && words.chars().all(|c| has_no_case(c) && !c.is_numeric())
        && !words
            .split_whitespace()
            .any(|word| OFFICES.split_whitespace().chain(OTHERS.split_whitespace()).any(|other| other == word))
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn a_label_of_two_words_that_are_no_office_is_a_name() {
        for name in ["أحمد الراوي", "דן לוי", "अजय वर्मा", "ליאת בן דוד"] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "وزير الخارجية",
            "الوزير",
            "ראש העיר",
            "विदेश मंत्री",
            "قال أحمد الراوي",
            "בית הספר",
            "अजय वर्मा ने कहा",
            "Ann Lee",
            "王小明",
            "सवाल 1",
            "дом мэра",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }
}

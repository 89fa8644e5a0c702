//! Words of languages written without capitals: verbs of saying, offices, and what ends a name.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A verb of saying of a man, or of anybody where the language makes no difference.
    SaysHe,
    /// A verb of saying of a woman.
    SaysShe,
    /// An office, or what else people are called without a name.
    Office,
    /// What stands before a name and is no part of it, nor an office.
    Honorific,
    /// What an office is of, and no name: "foreign affairs", a country.
    Domain,
    /// What begins the time or the place of something, or what is said.
    Other,
}

/// The class of a word that has no marks for vowels. A verb may have an "and" written in front of it.
pub(super) fn class_of(word: &str) -> Option<Word> {
    class(word).or_else(|| word.strip_prefix(ANDS).and_then(class).filter(|class| class.says()))
}

/// The letters for "and" that are written as one with the word.
pub(super) const ANDS: [char; 3] = ['و', 'ف', 'ו'];

impl Word {
    /// Whether it is a verb of saying.
    pub(super) fn says(self) -> bool {
        matches!(self, Self::SaysHe | Self::SaysShe)
    }
}

/// The noun of an office without its article: one and the same in «وزير الخارجية» and «الوزير».
pub(in crate::attribution) fn bare_office(words: &str) -> &str {
    let first = words.split_whitespace().next().unwrap_or_default();
    let bare = first.strip_prefix("ال").or_else(|| first.strip_prefix('ה')).unwrap_or(first);
    if class(bare) == Some(Word::Office) { bare } else { first }
}

fn class(word: &str) -> Option<Word> {
    static ALL: LazyLock<HashMap<&str, Word>> = LazyLock::new(|| {
        let lists = [
            (OTHERS, Word::Other),
            (DOMAINS, Word::Domain),
            (OFFICES, Word::Office),
            (HONORIFICS, Word::Honorific),
            (SAYS_SHE, Word::SaysShe),
            (SAYS_HE, Word::SaysHe),
        ];
        lists.iter().flat_map(|(words, class)| words.split_whitespace().map(|word| (word, *class))).collect()
    });
    ALL.get(word).copied()
}

/// In Persian the last word of the verb, as in «تأکید کرد».
const SAYS_HE: &str = "\
    قال أضاف اضاف صرح أكد اكد أعلن اعلن أوضح اوضح ذكر أشار اشار تابع كتب شدد اعتبر حذر يقول يضيف يؤكد أجاب اجاب رد تساءل علق زعم \
    لفت ختم قائلا قائلاً مضيفا مؤكدا موضحا مشيرا \
    אמר הוסיף ציין כתב טען מסר הסביר הדגיש הודיע הבהיר ענה השיב הצהיר סיפר אומר מוסיף מסביר טוען מדגיש הגיב \
    گفت افزود نوشت گفته کہا कहा बताया बोले बोला";

const SAYS_SHE: &str = "\
    قالت أضافت اضافت صرحت أكدت اكدت أعلنت اعلنت أوضحت اوضحت ذكرت أشارت اشارت تابعت كتبت شددت اعتبرت حذرت تقول تضيف تؤكد أجابت \
    اجابت ردت تساءلت علقت زعمت لفتت ختمت قائلة مضيفة مؤكدة موضحة مشيرة \
    אמרה הוסיפה ציינה כתבה טענה מסרה הסבירה הדגישה הודיעה הבהירה ענתה השיבה הצהירה סיפרה אומרת מוסיפה מסבירה טוענת מדגישה הגיבה \
    बोली";

/// The nouns and participles of Persian verbs of saying of two words, whose second word follows.
pub(super) const BEFORE_PERSIAN_VERB: &str = "تأکید تاکید اعلام تصریح اظهار خاطرنشان بیان اضافه عنوان";
/// That second word.
pub(super) const PERSIAN_VERB: &str = "کرد داشت";

const OFFICES: &str = "\
    وزير الوزير وزيرة الوزيرة رئيس الرئيس رئيسة الرئيسة المتحدث متحدث المتحدثة متحدثة الناطق ناطق الناطقة ناطقة مدير المدير مديرة \
    المديرة نائب النائب نائبة النائبة السفير سفير السفيرة سفيرة أمين الأمين أمينة الأمينة محافظ المحافظ عمدة العمدة الملك ملك الأمير أمير \
    المستشار مستشار المستشارة مستشارة الصحفي صحفي الصحفية صحفية السؤال سؤال الجواب جواب المذيع الضيف شاهد الشاهد شهود مصدر المصدر مصادر \
    المصادر بيان البيان وزارة الوزارة الحكومة حكومة الشركة شركة المجلس مجلس النيابة الشرطة شرطة الجيش مسؤول المسؤول مسؤولة المسؤولة \
    مسؤولون مسئول المسئول ناشط الناشط ناشطة الناشطة خبير الخبير خبيرة الخبيرة محلل المحلل طبيب الطبيب طبيبة الطبيبة قائد القائد ضابط \
    الضابط عضو العضو باحث الباحث باحثة الباحثة كاتب الكاتب كاتبة الكاتبة محام المحامي محامية المحامية مواطن المواطن مواطنة دبلوماسي \
    الدبلوماسي وكيل الوكيل مندوب المندوب مندوبة المندوبة منسق المنسق منسقة المنسقة قاض القاضي رجل الرجل امرأة المرأة سكان السكان حركة الحركة \
    جماعة الجماعة حزب الحزب منظمة المنظمة وكالة الوكالة هيئة الهيئة لجنة اللجنة اتحاد نقابة النقابة بلدية جامعة مؤسسة قناة صحيفة \
    وزیر رئیس سخنگو سخنگوی مدیر معاون نماینده شهردار استاندار خبرنگار دولت وزارت شرکت سفیر دبیر فرمانده نخست‌وزیر وزیراعظم صدر ترجمان \
    ממלא ממלאת שר השר שרת השרה ראש דובר הדובר דוברת הדוברת נשיא הנשיא נשיאת הנשיאה מנהל המנהל מנהלת המנהלת סגן סגנית יושב מזכיר המזכיר שאלה תשובה \
    עיתונאי העיתונאי משרד הממשלה ממשלת חברת חבר המשטרה הצבא עד העד בית מקור גורם יו\"ר יו״ר מנכ\"ל מנכ״ל מנכ\"לית מנכ״לית שגריר השגריר \
    שגרירת מפקד המפקד רמטכ\"ל הרמטכ\"ל רמטכ״ל הרמטכ״ל תושב התושב תושבת פרקליט שופט השופט שופטת השופטת חוקר החוקר חוקרת החוקרת \
    मंत्री पूर्व उपमुख्यमंत्री प्रधानमंत्री मुख्यमंत्री राष्ट्रपति उपराष्ट्रपति प्रवक्ता अध्यक्ष निदेशक महापौर मेयर राज्यपाल सचिव आयुक्त राजदूत पत्रकार सवाल जवाब \
    प्रश्न उत्तर मंत्रालय सरकार कंपनी पुलिस सेना बयान विधायक सांसद";

const HONORIFICS: &str = "\
    السيد السيدة الدكتور الدكتورة د الأستاذ الأستاذة الشيخ الشيخة المهندس المهندسة اللواء العميد العقيد البروفيسور \
    آقای خانم دکتر جناب מר גב' גב׳ גברת ד\"ר ד״ר פרופ' פרופ׳ פרופסור עו\"ד עו״ד ח\"כ ח״כ הרב श्री श्रीमती डॉ";

const DOMAINS: &str = "\
    مصر سوريا لبنان فلسطين تونس قطر إيران تركيا روسيا فرنسا بريطانيا ألمانيا إسبانيا إيطاليا أوكرانيا أمريكا أميركا إسرائيل ليبيا غزة دمشق \
    بيروت بغداد عمان دبي \
    خارجه دفاع کشور بهداشت جمهور جمهوری مجلس نفت نیرو دادگستری اطلاعات ارشاد اقتصاد دارایی آموزش پرورش و علوم ورزش کار راه شهرسازی ارتباطات \
    اسلامی ایران ایرانی آمریکا تهران خارجہ داخلہ خزانہ خارجة \
    ישראל ירושלים אביב חיפה צרפת גרמניה רוסיה ירדן מצרים איראן טורקיה שבע";

/// What stands behind a subject: prepositions, times, and what begins the words that are said.
const OTHERS: &str = "\
    قالوا في وفي فإن فان من ومن إلى على بعد وبعد قبل وقبل خلال وخلال عن مع ومع عند لدى عبر حول ضمن بشأن ردا تعليقا أمس اليوم ثم أن إن بأن أنه إنه \
    أنها إنها هذا هذه ذلك الذي التي قد لقد كما حيث بينما لأن يوم للصحفيين للصحافيين للصحافة للإعلام لوسائل لوكالة لقناة لصحيفة لإذاعة لبرنامج \
    الأحد الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت أيضا \
    باشد باشند در از به با دیروز امروز که است این روز هم درباره برای نے \
    אמרו לדברי על אל של את עם אחרי לפני אתמול היום זה כי גם עוד הבוקר הערב בראיון במסיבת בנאום בישיבת בתגובה בהצהרה בהודעה בדיון בכנסת \
    בפתח בטקס לעיתונאים לכתבים לתקשורת ביום בשבוע לאחר במהלך שלשום \
    ने कही कहना लिखा के का की को में से पर बाद पहले आज कल यह कि";

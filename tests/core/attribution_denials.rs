//! Words that someone denies having said are nobody’s: nothing is proposed for them.

use briefing_core::attribution::PhraseKind;

use crate::attribution::name;
use crate::attribution_languages::read;

#[test]
fn what_someone_denies_having_said_is_no_quote() {
    for (language, text) in [
        ("en", "Ann Lee denied that she had called the plan “a gift to the rich and to nobody else”."),
        ("en", "Ann Lee denied having told the crews to “keep rolling until somebody shouts”."),
        ("en", "The company denied in a statement on Monday that it was “a matter of days, not of weeks”."),
        ("en", "Jane Miller denied Tarn’s assertion that it was “a common maritime accident.”"),
        ("de", "Anna Berg bestritt, dass sie die Ministerin „eine reine Schönwetterkapitänin“ genannt habe."),
        ("de", "Dass sie die Ministerin „eine reine Schönwetterkapitänin“ genannt habe, bestritt Anna Berg."),
        ("de", "Anna Berg bestritt, die Bahn jemals „eine Behörde auf alten Rädern“ genannt zu haben."),
        ("fr", "Le préfet a démenti avoir parlé d’un « plan social déguisé en réforme »."),
        ("es", "El alcalde negó haber dicho «que se vayan todos de una vez»."),
        ("it", "Il sindaco ha smentito di aver definito i critici «quattro sordi in cerca di silenzio»."),
        ("nl", "Anna Berg ontkent dat ze de wethouder ‘een echte landrot op hoge hakken’ heeft genoemd."),
        ("pl", "Anna Lis zaprzeczyła, jakoby nazwała szkołę „najlepszym rezerwatem w kraju”."),
        ("cs", "Starostka Anna Malá popřela, že by město chtělo mince „rozprodat po malých kouskách“."),
        ("ru", "Громов опроверг слова о том, что он назвал чиновников «гостями на один снимок»."),
        ("uk", "Ганна Білик заперечила, що назвала міськраду «сонними пасажирами трамвая»."),
        ("sv", "Per Berg dementerar att han kallat resenärerna för ”turister i fel ände av landet”."),
        ("fi", "Matti Koskela kiisti sanoneensa, että ”pelastajat tulivat aivan liian aikaisin”."),
        ("hu", "Nagy Ilona cáfolta, hogy a zenészt „bejegyzett és ismert szélhámosnak” nevezte volna."),
        ("ro", "Ion Pop a negat că ar fi propus „carduri de fidelitate pentru urși”."),
        ("el", "Ο δήμαρχος διέψευσε ότι χαρακτήρισε το ζώο «επικίνδυνο για τη ναυσιπλοΐα»."),
        ("tr", "Karaca, gazetecilere “Kediler bu şehirde oy kullanamıyor” dediği yönündeki iddiaları yalanladı."),
        ("id", "Sri Lestari membantah bahwa petugas menyebut gajah itu \"tersangka utama dalam kasus ini\"."),
        ("id", "Sri Lestari membantah pernah menyebut pulau itu \"batu yang kebetulan saja basah\"."),
        ("ca", "Un portaveu ha negat que el campanar sigui «un perill per als coloms»."),
        ("ar", "ونفى متحدث باسم البلدية أن تكون التذكرة \"أغلى من سيارة أجرة\"."),
        ("he", "דובר העירייה הכחיש כי הטווס הוגדר \"מפגע תברואתי של ממש\"."),
        ("hi", "मंत्री ने इस बात से इनकार किया कि उन्होंने गांव को \"भूतों का पुराना डेरा\" कहा था।"),
        ("ja", "市長は「観光の目玉にする」と発言したとの一部報道を否定した。"),
        ("ko", "정 시장은 상인회에 \"만화는 책이 아니다\"라고 말했다는 의혹을 부인했다."),
        ("zh", "发言人否认茶馆将改名为“国际茶文化体验中心”。"),
    ] {
        let found = read(language, text);
        assert_eq!(found.quotes, [], "{text}");
        let kinds: Vec<PhraseKind> = found.phrases.iter().map(|phrase| phrase.kind).collect();
        assert!(matches!(kinds[..], [_]) && found.phrases[0].is_introduced, "{text}: {kinds:?}");
    }
}

#[test]
fn whoever_denies_something_may_also_say_something() {
    for (language, text, speaker) in [
        ("en", "Ann Lee denied the charge and said that it was “a matter of days, not of weeks”.", "Ann Lee"),
        ("en", "Ann Lee denied it, saying the plan was “a matter of days, not of weeks”.", "Ann Lee"),
        ("en", "Ann Lee denied that she had known: “I was at sea for a month.”", "Ann Lee"),
        ("de", "Anna Berg bestritt die Vorwürfe und sagte, der Plan sei „eine Sache von wenigen Tagen“.", "Anna Berg"),
        ("fr", "Anne Petit a démenti et a dit que c’était « une affaire de quelques jours ».", "Anne Petit"),
        ("ja", "戸田誠市長は「町の声が戻ってきた」と述べ、疑惑を否定した。", "戸田誠市長"),
        ("zh", "发言人王建国否认指控，并强调：“名字不改，茶钱也不涨。”", "王建国"),
    ] {
        let found = read(language, text);
        let who = found.quotes.first().and_then(|quote| name(&found, quote)).unwrap_or_default();
        assert!(!who.is_empty() && (speaker.contains(&who) || who.contains(speaker)), "{text}: {who}");
    }
}

//! Verbs of saying of languages that share one vocabulary: Swedish, Danish and Norwegian, Czech and Slovak, Russian,
//! Ukrainian, Turkish.

/// Finite forms and participles.
pub(in crate::attribution) const FINITE: &str = "
    säger sade sa berättar berättade förklarar förklarade svarar svarade menar menade tillägger tillade skriver skrev
    konstaterar konstaterade uppger uppgav betonar betonade hävdar hävdade varnar varnade frågar frågade
    siger sagde sier forteller fortalte fortæller forklarer forklarede forklarte svarede svarte tilføjer tilføjede
    uttrycker uttryckte påpekar påpekade undrar undrade konstaterer konstaterede konstaterte understreger understregede
    understreker understreket spørger spurgte spør spurte mener mente fortsetter fortsatte fortsætter legger påpeger påpegede
    kallar kallade kallat beskriver beskrev skojar skojade kaller kalte kalder kaldte betegner betegnede betegnet spøgte
    lover lovede lovet lovar lovade suckar skrattar ler smiler innrømmer innrømmet indrømmer
    povedal povedala hovorí uviedol uviedla vyhlásil vyhlásila odpovedal odpovedala vysvetlil spresnil spresnila doplnil
    doplnila podotkl podotkla zeptal zeptala
    řekl řekla řekli říká uvedl uvedla uvedli dodal dodala prohlásil prohlásila odpověděl odpověděla vysvětlil vysvětlila
    sdělil sdělila upozornil upozornila potvrdil potvrdila napsal napsala zdůraznil zdůraznila míní
    сказал сказала сказали говорит говорил говорила заявил заявила заявили сообщил сообщила сообщили отметил отметила
    добавил добавила ответил ответила подчеркнул подчеркнула объяснил объяснила рассказал рассказала пояснил пояснила написал
    написала спросил спросила предупредил предупредила считает признал признала уточнил уточнила
    сказав казав казала говорить заявив повідомив повідомила додав додала відповів відповіла зазначив
    зазначила підкреслив підкреслила пояснив розповів розповіла написав запитав запитала наголосив
    наголосила каже кажуть розповідає пояснює зізнається запевнив запевнила додає зазначає
    говорят рассказывает рассказывают поясняет объясняет уверяет отмечает добавляет вспоминает возмущается жалуется недоумевает
    сміється усміхається посміхається зітхає згадує пригадує запитує переконаний переконана смеется
    смеётся улыбается вздыхает пообещал пообещала произнёс произнесла крикнул крикнула воскликнул воскликнула прошептал
    прошептала заметил заметила поинтересовался поинтересовалась подтвердил подтвердила утверждает заверил заверила
    пожартував пожартувала пошутил пошутила съязвил съязвила жартує назвал назвала назвав называет називає
    успокаивает успокоил шутит шутил усмехается настаивает объявил объявила
    dedi diyor söyledi söylüyor belirtti açıkladı konuştu vurguladı ekledi yanıtladı anlattı yazdı sordu dediler kaydetti
    sordular savundu uyardı aktardı bildirdi yineledi paylaştı özetledi yakındı çıkıştı seslendi nitelendirdi
    diyen diyerek ifadelerini ifadesini";

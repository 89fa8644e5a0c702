//! Verbs of saying of languages that have one vocabulary in common: Swedish, Danish and Norwegian, Czech, Russian, Ukrainian,
//! Turkish.

/// Finite forms and participles.
pub(in crate::attribution) const FINITE: &str = "
    säger sade sa berättar berättade förklarar förklarade svarar svarade menar menade tillägger tillade skriver skrev
    konstaterar konstaterade uppger uppgav betonar betonade hävdar hävdade varnar varnade frågar frågade
    siger sagde sier forteller fortalte fortæller forklarer forklarede forklarte svarede svarte tilføjer tilføjede
    řekl řekla řekli říká uvedl uvedla uvedli dodal dodala prohlásil prohlásila odpověděl odpověděla vysvětlil vysvětlila
    sdělil sdělila upozornil upozornila potvrdil potvrdila napsal napsala zdůraznil zdůraznila míní
    сказал сказала сказали говорит говорил говорила заявил заявила заявили сообщил сообщила сообщили отметил отметила
    добавил добавила ответил ответила подчеркнул подчеркнула объяснил объяснила рассказал рассказала пояснил пояснила написал
    написала спросил спросила предупредил предупредила считает признал признала уточнил уточнила
    сказав сказала казав казала говорить заявив заявила повідомив повідомила додав додала відповів відповіла зазначив
    зазначила підкреслив підкреслила пояснив пояснила розповів розповіла написав написала запитав запитала наголосив
    наголосила
    dedi diyor söyledi söylüyor belirtti açıkladı konuştu vurguladı ekledi yanıtladı anlattı yazdı sordu dediler kaydetti";

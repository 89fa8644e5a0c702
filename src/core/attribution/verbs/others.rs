//! Verbs of saying of languages for which there are no rules of their own: Italian, Portuguese, Dutch, Swedish, Danish and
//! Norwegian, Polish, Czech, Russian, Ukrainian, Turkish.

/// Finite forms and participles.
pub(in crate::attribution) const FINITE: &str = "
    detto dice disse diceva dicono affermato afferma affermò spiegato spiega spiegò aggiunto aggiunge aggiunse dichiarato
    dichiara dichiarò risposto risponde rispose sottolineato sottolinea ribadito ribadisce commentato commenta raccontato
    racconta annunciato annuncia avvertito avverte osservato osserva concluso conclude scritto scrive scrisse chiesto chiede
    ammesso ammette assicurato assicura replicato replica precisato precisa sostenuto sostiene ricordato ricorda
    dizia diz disseram afirmou afirma afirmaram declarou declara declararam explicou explica acrescentou acrescenta respondeu
    responde contou conta garantiu garante anunciou anuncia alertou alerta ressaltou destacou lembrou comentou comenta
    escreveu escreve perguntou pergunta admitiu admite criticou defendeu concluiu avisou sublinhou salientou referiu
    zei zegt zeiden zeggen vertelde vertelt verklaarde verklaart antwoordde antwoordt stelde stelt meldde meldt schreef
    schrijft voegde benadrukte waarschuwde legde vindt vond vroeg reageerde aldus
    säger sade sa berättar berättade förklarar förklarade svarar svarade menar menade tillägger tillade skriver skrev
    konstaterar konstaterade uppger uppgav betonar betonade hävdar hävdade varnar varnade frågar frågade
    siger sagde sier forteller fortalte fortæller forklarer forklarede forklarte svarede svarte tilføjer tilføjede
    powiedział powiedziała powiedzieli mówi mówił mówiła stwierdził stwierdziła dodał dodała dodali odparł odparła
    odpowiedział odpowiedziała podkreślił podkreśliła podkreśla wyjaśnił wyjaśniła wyjaśnia oświadczył oświadczyła zapewnił
    zapewniła zapytał zapytała ocenił oceniła ocenia przyznał przyznała poinformował poinformowała zaznaczył zaznaczyła
    napisał napisała ostrzegł ostrzegła
    řekl řekla řekli říká uvedl uvedla uvedli dodal dodala prohlásil prohlásila odpověděl odpověděla vysvětlil vysvětlila
    sdělil sdělila upozornil upozornila potvrdil potvrdila napsal napsala zdůraznil zdůraznila míní
    сказал сказала сказали говорит говорил говорила заявил заявила заявили сообщил сообщила сообщили отметил отметила
    добавил добавила ответил ответила подчеркнул подчеркнула объяснил объяснила рассказал рассказала пояснил пояснила написал
    написала спросил спросила предупредил предупредила считает признал признала уточнил уточнила
    сказав сказала казав казала говорить заявив заявила повідомив повідомила додав додала відповів відповіла зазначив
    зазначила підкреслив підкреслила пояснив пояснила розповів розповіла написав написала запитав запитала наголосив
    наголосила
    dedi diyor söyledi söylüyor belirtti açıkladı konuştu vurguladı ekledi yanıtladı anlattı yazdı sordu dediler kaydetti";

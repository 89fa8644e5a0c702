//! German verbs that introduce what someone said or wrote.

/// Finite forms, in the third person of the present and past, and participles.
pub(in crate::attribution) const FINITE: &str = "
    sagt sagte sagten sagen erklärt erklärte erklärten erklären betont betonte betonten betonen meint meinte meinten meinen
    kritisiert kritisierte kritisierten fordert forderte forderten warnt warnte warnten erläutert erläuterte erläuterten
    ergänzt ergänzte ergänzten fügt fügte fügten antwortet antwortete antworteten fragt fragte fragten berichtet berichtete
    berichteten schreibt schrieb schrieben teilt teilte teilten kündigt kündigte kündigten unterstreicht unterstrich
    unterstrichen bekräftigt bekräftigte bekräftigten versichert versicherte versicherten verspricht versprach versprachen
    behauptet behauptete behaupteten bestätigt bestätigte bestätigten lobt lobte lobten mahnt mahnte mahnten appelliert
    appellierte appellierten erwidert erwiderte erwiderten entgegnet entgegnete entgegneten räumt räumte räumten beklagt
    beklagte beklagten bemerkt bemerkte bemerkten äußert äußerte äußerten urteilt urteilte urteilten resümiert resümierte
    resümierten bilanziert bilanzierte freut freute freuten zeigt zeigte zeigten begrüßt begrüßte begrüßten spricht sprach
    sprachen erinnert erinnerte erinnerten verkündet verkündete verkündeten bedauert bedauerte bedauerten stellt stellte
    stellten führt führte führten ruft rief riefen hofft hoffte hofften findet fand fanden heißt hieß hießen prophezeit
    prophezeite schildert schilderte erzählt erzählte erzählten bittet bat baten gesteht gestand gibt gab gaben gratuliert
    gratulierte dankt dankte dankten schwärmt schwärmte scherzt scherzte spottet spottete zitiert zitierte weist wies
    wiesen nennt nannte nannten bezeichnet bezeichnete bezeichneten wirft warf warfen glaubt glaubte plädiert plädierte
    verteidigt verteidigte kommentiert kommentierte kommentierten konstatiert konstatierte präzisiert präzisierte rät riet
    empfiehlt empfahl wünscht wünschte droht drohte flüstert flüsterte schimpft schimpfte klagt klagte klagten jubelt jubelte
    fasst fasste reagiert reagierte reagierten gesagt erklärt hinzugefügt geschrieben mitgeteilt verlautet";

//! Polish verbs that introduce what someone said or wrote.

/// Finite forms.
pub(in crate::attribution) const FINITE: &str = "
    powiedział powiedziała powiedzieli mówi mówił mówiła mówią stwierdził stwierdziła stwierdza dodał dodała dodali dodaje odparł
    odparła odpowiedział odpowiedziała odpowiada podkreślił podkreśliła podkreśla wyjaśnił wyjaśniła wyjaśnia oświadczył
    oświadczyła zapewnił zapewniła zapewnia zapytał zapytała pyta ocenił oceniła ocenia przyznał przyznała przyznaje poinformował
    poinformowała informuje zaznaczył zaznaczyła zaznacza napisał napisała pisze ostrzegł ostrzegła ostrzega zapowiedział
    zapowiedziała zapowiada uważa twierdzi przekonuje przekonywał przekonywała skomentował skomentowała komentuje podsumował
    podsumowała żartował żartowała relacjonuje opowiada opowiadał opowiadała wspomina tłumaczy tłumaczył tłumaczyła apeluje
    apelował apelowała obiecał obiecała obiecuje
    wylicza wyliczał wyliczała precyzuje dopytuje opisuje przypomina przypomniał przypomniała skarży skarżył skarżyła rzekł rzekła rzuca rzucił rzuciła szepnął szepnęła krzyknął krzyknęła zauważa zauważył zauważyła
    pytał pytała spytał spytała wzdycha westchnął westchnęła śmieje narzeka narzekał narzekała deklaruje zadeklarował
    zadeklarowała kwituje żartuje mówiły dodawał dodawała";

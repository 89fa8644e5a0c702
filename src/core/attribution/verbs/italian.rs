//! Italian verbs that introduce what someone said or wrote.

/// Finite forms and participles.
pub(in crate::attribution) const FINITE: &str = "
    detto dice disse diceva dicono affermato afferma affermò spiegato spiega spiegò spiegava aggiunto aggiunge aggiunse dichiarato
    dichiara dichiarò risposto risponde rispose rispondeva sottolineato sottolinea ribadito ribadisce commentato commenta commentò
    raccontato racconta raccontò raccontava annunciato annuncia avvertito avverte osservato osserva concluso conclude scritto
    scrive scrisse chiesto chiede ammesso ammette assicurato assicura replicato replica precisato precisa sostenuto sostiene
    ricordato ricorda promesso promette denunciato denuncia lamentato lamenta accusato criticato critica auspicato auspica
    confermato conferma rilanciato rilancia insistito insiste definito definisce esclamato esclama evidenziato evidenzia
    rimarcato rivelato rivela respinge respinto attacca attaccato confida confidato scherza scherzato
    schermisce schermito difende difeso sfoga sfogato sbotta sbottato ironizza ironizzato tuona tuonato taglia ragiona ragionato parla parlato parlava accusa
    mormorò esclamò gridò sussurrò aggiungeva domandò replicò osservò concluse sospira sospirò
    proseguito prosegue incalzato rincarato chiosato";

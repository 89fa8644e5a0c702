//! German, French and Spanish nouns for things whose names are put between marks, and words for "so-called".

const WORKS: &str = "
    lied song film roman buch band stück theaterstück drama oper album gedicht krimi serie sendung reihe ausstellung schau
    projekt programm kampagne initiative bündnis label etikett siegel titel motto thema schlagwort stichwort begriff wort
    zeitschrift magazin blatt zeitung podcast festival konferenz veranstaltung bericht studie spiel gruppe band lokal hotel
    restaurant kneipe schiff verein partei bewegung portal plattform marke ratgeber hörspiel musical bild gemälde rubrik
    chanson livre roman film pièce opéra album poème série émission exposition expo spectacle projet programme campagne label
    titre thème mot terme expression formule slogan revue magazine journal podcast festival colloque rapport étude jeu groupe
    hôtel restaurant bar bateau navire association parti mouvement plateforme marque tube documentaire essai récit recueil
    tableau rubrique collection opération dispositif plan collectif concept hymne single clip mémoire mémoires bd disque
    canción libro novela película obra ópera álbum poema serie programa exposición muestra espectáculo proyecto campaña lema
    título tema palabra término expresión revista periódico diario festival congreso informe estudio juego grupo banda hotel
    restaurante barco asociación partido movimiento plataforma marca documental ensayo cuadro colección operación plan concepto";

const CALLED: &str = "
    sogenannt sogenannte sogenannten sogenannter sogenanntes genannt genannte genannten namens titels betitelt betitelte
    dit dits dite dites baptisé baptisée baptisés baptisées intitulé intitulée intitulés intitulées nommé nommée nommés nommées
    appelé appelée appelés appelées surnommé surnommée surnommés surnommées rebaptisé rebaptisée titré titrée
    llamado llamada llamados llamadas titulado titulada denominado denominada bautizado bautizada apodado apodada";

/// Whether it is a noun for something that has a name: Lied, chanson, película.
pub(in crate::attribution) fn is_work(lower: &str) -> bool {
    WORKS.split_whitespace().any(|word| word == lower)
        || ["film", "buch", "lied", "roman", "stück", "serie", "ausstellung", "album"]
            .iter()
            .any(|end| lower.len() > end.len() + 2 && lower.ends_with(end))
}

/// Whether it is a word for "called" or "so-called": sogenannt, intitulé.
pub(in crate::attribution) fn is_called(lower: &str) -> bool {
    CALLED.split_whitespace().any(|word| word == lower)
}

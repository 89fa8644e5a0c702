//! Dutch verbs that introduce what someone said or wrote.

/// Finite forms.
pub(in crate::attribution) const FINITE: &str = "
    zei zegt zeiden zeggen vertelde vertelt vertelden vertellen verklaarde verklaart antwoordde antwoordt stelde stelt meldde meldt
    schreef schrijft voegde benadrukte benadrukt waarschuwde waarschuwt legde vindt vond vinden vroeg vraagt reageerde reageert
    aldus noemt noemde bevestigde bevestigt erkende erkent hoopt hoopte belooft beloofde concludeert concludeerde oordeelt
    oordeelde klaagt klaagde vult vulde liet laat lacht lachte moppert mopperde glundert glunderde mompelt mompelde snauwt snauwde grapt grapte verzucht verzuchtte besluit denkt dacht spreekt sprak spraken
    vervolgde";

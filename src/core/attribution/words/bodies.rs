//! Nouns for what an office is held in: a region, a committee, a company.

/// Whether a word in lower case is such a noun, in French, Italian, Spanish, Portuguese or German.
pub(in crate::attribution) fn is_body(lower: &str) -> bool {
    const NOUNS: &str = " région département commune communauté métropole ville canton chambre collectif coopérative comité \
        conseil syndicat fédération groupe parti port regione provincia città comune comitato consiglio sindacato gruppo partito \
        cooperativa camera región ciudad ayuntamiento comité consejo sindicato grupo partido cámara gobierno junta região \
        província cidade município câmara conselho comissão governo landkreis kreis bezirk stadt gemeinde verband verein partei ";
    NOUNS.contains(&format!(" {lower} ")) && !lower.is_empty()
}

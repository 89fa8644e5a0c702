//! Spanish verbs that introduce what someone said or wrote.

/// Finite forms and participles.
pub(in crate::attribution) const FINITE: &str = "
    dijo dice dicen decía dijeron dicho declaró declara declaran declaraba declararon declarado afirmó afirma afirman afirmaba
    afirmaron afirmado explicó explica explican explicaba explicaron explicado añadió añade añaden añadía añadieron añadido
    agregó agrega agregan agregaron agregado aseguró asegura aseguran aseguraba aseguraron asegurado señaló señala señalan
    señalaba señalaron señalado indicó indica indican indicaba indicaron indicado subrayó subraya subrayan subrayado destacó
    destaca destacan destacaron destacado recordó recuerda recuerdan recordado insistió insiste insisten insistido respondió
    responde responden respondido preguntó pregunta preguntan preguntado anunció anuncia anuncian anunciaron anunciado
    advirtió advierte advierten advertido denunció denuncia denuncian denunciado lamentó lamenta lamentan lamentado criticó
    critica critican criticado prometió promete prometen prometido reconoció reconoce reconocen reconocido admitió admite
    admitido sostuvo sostiene sostienen manifestó manifiesta manifestado expresó expresa expresado comentó comenta comentado
    apuntó apunta apuntado precisó precisa precisado puntualizó puntualiza resaltó resalta reiteró reitera reiterado exigió
    exige exigido pidió pide pedido escribió escribe escrito contó cuenta contestó contesta concluyó concluye zanjó zanja
    relató relata sentenció sentencia opinó opina opinan consideró considera consideran confesó confiesa confirmó confirma
    matizó matiza alertó alerta celebró celebra espetó bromeó ironizó remarcó remarca detalló detalla informó informa
    replicó replica exclamó exclama gritó grita susurró juró recalcó recalca enfatizó enfatiza valoró valora
    acusó acusa acusan hablaba habló habla calificó califica tachó tacha tildó tilda bromea ironiza lamenta
    murmuró murmura repuso suspiró suspira interrumpió rió
    prosiguió prosigue prosiguieron apostilló remachó";

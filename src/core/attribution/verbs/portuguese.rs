//! Portuguese verbs that introduce what someone said or wrote.

/// Finite forms and participles.
pub(in crate::attribution) const FINITE: &str = "
    dizia diz disse disseram dizem afirmou afirma afirmaram declarou declara declararam explicou explica explicaram acrescentou
    acrescenta respondeu responde contou conta garantiu garante anunciou anuncia alertou alerta ressaltou destacou lembrou
    comentou comenta escreveu escreve perguntou pergunta admitiu admite criticou critica defendeu defende concluiu conclui avisou
    sublinhou sublinha salientou referiu refere reconheceu reconhece assegurou assegura frisou frisa reagiu reage lamentou
    lamenta avançou esclareceu esclarece revelou revela considerou considera indicou indica insistiu insiste observou observa
    prometeu promete reforçou denunciou denuncia desabafou desabafa confessou confessa brincou ironizou apontou aponta
    argumentou argumenta completou completa ponderou pondera emendou ressalta destaca lembra exclamou gritou sussurrou murmurou
    retrucou replicou indagou questionou observou relatou relata narrou confirmou confirma resumiu resume justificou justifica
    reforça retorquiu atirou rematou avaliou avalia acredita acreditou
    prosseguiu prossegue vincou";

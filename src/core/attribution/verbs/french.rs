//! French verbs that introduce what somebody said or wrote.

/// Finite forms and participles. An inverted pronoun ("dit-il", "a-t-elle ajouté") is taken off before they are looked up.
pub(in crate::attribution) const FINITE: &str = "
    dit dire disait disent disaient déclare déclaré déclarait déclarent affirme affirmé affirmait affirment explique expliqué
    expliquait expliquent ajoute ajouté ajoutait ajoutent souligne souligné soulignait soulignent précise précisé précisait
    précisent assure assuré assurait assurent estime estimé estimait estiment rappelle rappelé rappelait rappellent indique
    indiqué indiquait indiquent annonce annoncé annonçait annoncent insiste insisté insistait insistent répond répondu
    répondait répondent demande demandé demandait demandent lance lancé lançait regrette regretté regrettait regrettent
    martèle martelé confie confié confiait raconte raconté racontait racontent note noté notait notent observe observé
    observait conclut conclu concluait poursuit poursuivi poursuivait reconnaît reconnu reconnaissait admet admis promet
    promis promettait plaide plaidé plaidait dénonce dénoncé dénonçait dénoncent critique critiqué prévient prévenu avertit
    averti s'inquiète inquiété s'indigne indigné s'exclame exclamé s'interroge interrogé écrit écrivait écrivent tweeté tweete
    juge jugé jugeait jugent croit cru pense pensé commente commenté constate constaté constatait constatent se félicite
    félicité réjouit réjoui salue salué résume résumé témoigne témoigné témoignent soutient soutenu soutenait renchérit
    renchéri réplique répliqué rétorque rétorqué glisse glissé s'emporte tranche tranché reprend repris évoque évoqué
    ironise ironisé déplore déploré déplorent appelle appelé exhorte martelé proteste protesté prône prôné réagi réagit
    détaille détaillé avance avancé fait fustige fustigé défend défendu propose proposé crie crié murmure murmuré";

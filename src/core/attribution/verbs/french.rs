//! French verbs that introduce what someone said or wrote.

/// Finite forms and participles. An inverted pronoun ("dit-il", "a-t-elle ajouté") is removed before they are looked
/// up.
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
    détaille détaillé avance avancé fait fustige fustigé défend défendu propose proposé crie crié murmure murmuré
    s'inquiétait s'inquiètent s'indignait s'indignent s'exclamait s'interrogeait s'interrogent s'emporte s'emportait
    s'agace s'agaçait s'agacent s'amuse s'amusait s'énerve s'énervait s'étonne s'étonnait s'étonnent s'alarme s'alarmait
    s'alarment s'insurge s'insurgeait s'insurgent s'émeut s'émouvait s'enthousiasme s'enthousiasmait s'excuse s'excusait
    s'impatiente s'impatientait s'attriste s'emballe s'enflamme s'enorgueillit s'amusent s'esclaffe agacé amusé énervé
    étonné alarmé insurgé ému enthousiasmé excusé impatienté esclaffé
    souffle soufflé soufflait soufflent sourit souriait souri sourient soupire soupiré soupirait peste pesté pestait
    grince grincé ricane ricané bougonne bougonné grommelle grommelé lâche lâché lâchait abonde abondé enchaîne enchaîné
    enchaînait nuance nuancé nuançait rassure rassuré rassurait tempère tempéré tempérait concède concédé concédait confirme
    confirmé confirmait confirment assène asséné complète complété complétait clame clamé clamait chuchote chuchoté balaie
    balaye balayé plaisante plaisanté plaisantait tonne tonné jure juré râle râlé argue argué argumente argumenté avoue avoué
    avouait avouent développe développé renseigne souffle siffle sifflé gronde grondé gémit gémi hurle hurlé lance lancent
    analyse analysé analysait analysent décrypte décrypté décryptait théorise théorisé souvient souvenu emporté désolé désole
    offusqué s'offusque se désole persifle persiflé maugrée maugréé tempête tempêté pointe pointé
    accuse accusé accusait accusent reproche reproché reprochait qualifie qualifié qualifiait parle parlé parlait parlent veut voulait
    philosophe positive relativise relativisé renvoie rit se réjouit réjouissait
    répondit annonça déclara ajouta expliqua demanda murmura cria s'écria s'écrie s'exclama exclama écria reprit répliqua lança affirma assura
    confia souffla observa conclut insista protesta soupira rétorqua précisa avoua remarqua raconta lâcha interrogea poursuivit
    chuchota hurla promit admit dirent répondirent";

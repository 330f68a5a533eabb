"""Invented tellings: an English original, two French translations of it made apart, and two independent reports of one press conference, and of one speech told point by point."""
# ruff: noqa: E501 - a line is a paragraph

ORIGINAL = """\
Ostrane and Valdoria resumed talks in Velane on Wednesday over the closed port of Malvenne, the first such meeting since 12 March.
Igor Vasnik, the Ostranian foreign minister, sat across from Irene Kalvo for almost four hours, officials on both sides said.
"We did not come here to sign anything," Kalvo told reporters as she left the Orsalis Palace.
The port has been shut since a trawler with 17 sailors on board was seized by the coast guard last spring.
Eleven of the men are still held in Malvenne, and their families have heard nothing from them since 3 May.
Vasnik said the release of the crew was "a matter for the courts, not for ministers."
But a senior diplomat at the Straits Council, Paul Darvin, told the Herald that a list of six names had been handed over on Tuesday evening.
Darvin, who chaired the session, described the mood as "cold but polite".
Trade between the two neighbours fell by 38 percent last year, to 2.4 billion euros, according to the Bank of Velane.
In the harbour of Tarsis, some 450 dockers have been out of work since January.
"My father unloaded these boats, and his father too," said Karl Brusk, 52, a crane operator.
Nobody at the ministry in Ostrane's capital, Korvel, would comment on the figures.
The opposition leader Hanna Solberg accused the government on Monday of having "sold the sea for a photograph".
Kalvo is to report to parliament on 21 June, and a second round is planned in Tarsis before 5 July.
If that fails, Darvin warned, the Straits Council will take the case to Geneva.
"""

FIRST = """\
L'Ostrane et la Valdorie ont renoué mercredi à Vélane des pourparlers sur le port fermé de Malvenne, leur première rencontre du genre depuis le 12 mars.
Le ministre ostranien des Affaires étrangères, Igor Vasnik, et Irène Kalvo sont restés face à face pendant près de quatre heures, selon des responsables des deux camps.
« Nous ne sommes pas venus ici pour signer quoi que ce soit », a lancé Mme Kalvo aux journalistes en quittant le palais d'Orsalis.
Le port est bloqué depuis que les garde-côtes ont arraisonné, au printemps dernier, un chalutier avec 17 marins à son bord.
Onze d'entre eux sont toujours détenus à Malvenne ; leurs proches n'ont plus de nouvelles depuis le 3 mai.
Pour M. Vasnik, la libération de l'équipage est « une affaire de tribunaux, pas de ministres ».
Un haut diplomate du Conseil des Détroits, Paul Darvin, a toutefois confié au Herald qu'une liste de six noms avait été remise mardi soir.
M. Darvin, qui présidait la séance, a parlé d'une atmosphère « froide mais courtoise ».
Les échanges entre les deux voisins ont reculé de 38 % l'an passé, à 2,4 milliards d'euros, d'après la Banque de Vélane.
Sur les quais de Tarsis, environ 450 dockers sont sans travail depuis janvier.
« Mon père déchargeait ces bateaux, et son père aussi », raconte Karl Brusk, grutier de 52 ans.
À Korvel, capitale de l'Ostrane, personne au ministère n'a voulu commenter ces chiffres.
La cheffe de l'opposition, Hanna Solberg, avait accusé lundi le gouvernement d'avoir « vendu la mer pour une photo ».
Mme Kalvo doit rendre compte au Parlement le 21 juin, et un second tour est prévu à Tarsis avant le 5 juillet.
En cas d'échec, a prévenu M. Darvin, le Conseil des Détroits portera l'affaire à Genève.
"""

SECOND = """\
Mercredi, à Vélane, Valdorie et Ostrane se sont remises à discuter du sort de Malvenne, le port interdit ; elles ne l'avaient plus fait depuis le 12 mars.
Quatre heures durant ou presque, Irène Kalvo a eu devant elle le chef de la diplomatie de l'Ostrane, Igor Vasnik, indiquent les deux délégations.
« On n'est pas là pour apposer une signature », a glissé Kalvo à la presse, à sa sortie du palais Orsalis.
C'est la saisie d'un bateau de pêche et de ses 17 hommes, au printemps, qui a valu au port sa fermeture.
À Malvenne, onze marins restent sous les verrous, et leurs foyers attendent un signe de vie depuis le 3 mai.
Leur sort relève « des juges et non des ministres », a répliqué Vasnik.
Mais une liste comptant six noms a changé de mains mardi en soirée, à en croire Paul Darvin, diplomate de premier plan au Conseil des Détroits, cité par le Herald.
Le même Darvin, à qui revenait de diriger les débats, les a trouvés « glacials, quoique polis ».
Le commerce des deux pays, dit la Banque de Vélane, s'est contracté de 38 % en un an et ne pèse plus que 2,4 milliards d'euros.
Depuis janvier, à Tarsis, le chômage frappe 450 travailleurs des bassins.
« Ces navires, mon père les vidait déjà, et avant lui le sien », soupire Karl Brusk, un conducteur de grue qui a 52 ans.
Le ministère, à Korvel, est resté muet là-dessus.
Hanna Solberg, qui mène l'opposition, reprochait lundi au pouvoir de « brader la mer contre un cliché ».
Le 21 juin, Kalvo s'expliquera devant les députés ; Tarsis accueillerait la suite d'ici au 5 juillet.
Faute de quoi Genève sera saisie par le Conseil des Détroits, avertit Darvin.
"""

HEARD = """\
Le Conseil des Détroits n'enverra pas d'observateurs à Malvenne avant l'automne, a annoncé jeudi son secrétaire général, Paul Darvin.
Lors d'une conférence de presse à Vélane, M. Darvin a expliqué que 120 personnes devaient encore être formées.
« Nous irons quand nous serons prêts, pas avant », a-t-il dit.
Il a précisé que le coût de la mission atteindrait 14 millions d'euros sur deux ans.
La Valdorie réclame ces observateurs depuis la saisie d'un chalutier, au mois d'avril.
Irène Kalvo, la ministre valdorienne, a aussitôt regretté « un signal de faiblesse ».
À Korvel, Igor Vasnik s'est dit au contraire satisfait d'une décision « réaliste ».
M. Darvin a aussi évoqué la situation des 11 marins détenus, dont il a demandé la libération.
Il se rendra lui-même en Ostrane le 9 juin pour y rencontrer M. Vasnik.
Interrogé sur les sanctions, il a renvoyé la question aux 23 États membres.
« Ce n'est pas à moi d'en décider », a-t-il répondu.
Le port de Malvenne, fermé depuis le 12 mars, emploie d'ordinaire 3 000 personnes.
Selon la Banque de Vélane, le blocage coûte 5 millions d'euros par semaine aux deux pays.
Une réunion des ministres du Conseil est prévue à Tarsis le 21 juin.
"""

ALSO_HEARD = """\
Paul Darvin avait convoqué la presse jeudi à Vélane, et il n'est pas venu les mains pleines.
Le secrétaire général du Conseil des Détroits a reconnu que les observateurs promis à Malvenne ne partiraient qu'à l'automne, faute de personnel : il lui manque 120 personnes.
Dans la salle, un journaliste d'Ostrane lui a demandé si Igor Vasnik avait pesé sur ce retard.
« Personne ne nous dicte notre calendrier », a tranché M. Darvin.
La mission doit durer deux ans et coûter 14 millions d'euros, une somme que les 23 États membres n'ont pas encore votée.
Le Conseil se réunira le 21 juin à Tarsis pour en débattre.
D'ici là, le diplomate ira voir M. Vasnik à Korvel le 9 juin.
Il y parlera des 11 pêcheurs emprisonnés depuis le printemps.
« Leurs familles m'écrivent chaque jour », a-t-il confié, visiblement ému.
Dans la capitale valdorienne, la déception était vive.
Pour Irène Kalvo, c'est « un signal de faiblesse » envoyé à quelques semaines de la saison de pêche.
Hanna Solberg, dans l'opposition, a parlé d'un fiasco et réclamé la démission de la ministre.
Malvenne vit au ralenti depuis le 12 mars ; les cafés du port ont fermé un à un.
« Nous irons quand nous serons prêts », a encore promis M. Darvin avant de quitter l'estrade.
"""

IN_ORDER = """\
Paul Darvin a présenté jeudi à Vélane, point par point, le plan du Conseil des Détroits pour le port de Malvenne.
Le secrétaire général a commencé par les marins : « Les onze seront libres avant le 21 juin », a-t-il promis.
Il a ensuite abordé la réouverture des bassins, qui se ferait en trois étapes, la première dès le 5 juillet.
Quelque 450 dockers retrouveraient alors leur emploi à Tarsis, a-t-il chiffré.
L'Ostrane, a rappelé M. Darvin, exige des garanties sur la pêche au large de Korvel.
La Valdorie, elle, veut que le chalutier saisi soit rendu à ses propriétaires.
Le plan prévoit 14 millions d'euros d'indemnités, versées par la Banque de Vélane.
« Personne n'aura tout ce qu'il demande », a reconnu le diplomate.
Igor Vasnik et Irène Kalvo ont jusqu'à lundi pour répondre.
Faute d'accord, le dossier ira devant la Cour de Genève, a conclu M. Darvin.
"""

ALSO_IN_ORDER = """\
Cinquante minutes durant, le patron du Conseil des Détroits, Paul Darvin, a déroulé jeudi sa feuille de route pour Malvenne devant une salle comble.
Premier chapitre, les onze pêcheurs détenus, dont les familles occupaient le fond de la salle : « Les onze seront libres avant le 21 juin. »
Elles ont applaudi, puis l'une des mères, Odile Merle, a demandé pourquoi il fallait encore attendre.
Vient ensuite le port lui-même, rouvert par étapes, la première le 5 juillet.
Le syndicat des dockers de Tarsis, que dirige Karl Brusk, n'y croit guère : sur 450 emplois, il en voit revenir 200.
Sur les eaux de Korvel, M. Darvin a renvoyé l'Ostrane à une commission de neuf experts.
Quant au chalutier, il serait restitué à la Valdorie contre une caution de 2 millions d'euros.
La facture totale ? Quatorze millions d'euros, que la Banque de Vélane avancerait sur trois ans.
« Personne n'aura tout ce qu'il demande », a plaidé M. Darvin, avant de boire une gorgée d'eau.
Au ministère valdorien, on juge le délai de lundi trop court, et l'entourage d'Irène Kalvo parle d'un « texte à trous ».
La menace est venue pour finir : sans accord, ce sera Genève et ses juges.
"""

"""Wordings of agencies and newspapers: where the content begins and ends, who speaks, what is no statement."""

import pytest

from tests.attributions.telling import said, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body that nobody knows tells what it did
        ("La Caisse des dépôts a annoncé avoir perdu deux navires.", [("Caisse des dépôts", "avoir perdu deux navires")]),
        # a relative clause with "que" between commas holds no subject of the main verb
        ("Mme Kalvo, que l'on a vue sourire, a affirmé que tout allait bien.", [("Irène Kalvo", "tout allait bien")]),
        # "même si" supposes nothing
        ("Le port reste fermé, même si M. Darvin estime que la route est sûre.", [("Paul Darvin", "la route est sûre")]),
        # "en confiant" only tells with a complement that tells
        (
            "Mme Kalvo a dit qu'ils étaient partis en confiant les clefs à un voisin.",
            [("Irène Kalvo", "ils étaient partis en confiant les clefs à un voisin")],
        ),
        # the source of "on"
        ("Le port est fermé, a-t-on appris auprès de M. Vasnik.", [("Igor Vasnik", "Le port est fermé")]),
        # no relative pronoun is left at the end of a content
        (
            "Mme Kalvo a annoncé un recours contre le décret, qui, selon M. Darvin, menace la paix.",
            [("Irène Kalvo", "un recours contre le décret"), ("Paul Darvin", "menace la paix")],
        ),
        # marks after a relative clause go on with the clause
        (
            "Mme Kalvo avait exigé lundi que les armateurs du cargo, que tout le port connaît, « paient la note ».",
            [("Irène Kalvo", "les armateurs du cargo, que tout le port connaît, « paient la note »")],
        ),
        # a phrase set off before the verb is passed over
        ("Mme Kalvo elle-même, dans un entretien fin mai, a relevé que tout allait bien.", [("Irène Kalvo", "tout allait bien")]),
        # two cues around the marks
        (
            "M. Darvin a déploré le voyage de Mme Kalvo : « Était-ce juste ? », s'est-il interrogé.",
            [("Paul Darvin", "le voyage de Mme Kalvo"), ("Paul Darvin", "« Était-ce juste ? »")],
        ),
        # the pronoun before the colon, not who is named in passing
        (
            "Mme Kalvo est arrivée. Comme M. Darvin, elle a du mal à dormir : « La marée monte vite pour nous tous. »",
            [("Irène Kalvo", "« La marée monte vite pour nous tous. »")],
        ),
        # who speaks for a body, in an apposition
        ("M. Darvin, l'homme fort de la Valdorie qui a salué le texte, est parti.", [("Paul Darvin", "le texte")]),
        # after the press, a clause
        (
            "M. Darvin a confirmé à la presse ostranienne que le port était fermé : « Rien ne passe plus. »",
            [("Paul Darvin", "le port était fermé | « Rien ne passe plus. »")],
        ),
        # the relative clause of the source
        ("Selon Mme Kalvo, dont le port est fermé, le fichier est inutile.", [("Irène Kalvo", "le fichier est inutile")]),
        # nouns and participles written like verbs
        ("Paul Darvin, le nouveau président des Caisses, estime que le trader a menti.", [("Paul Darvin", "le trader a menti")]),
        ("Le pilote ostranien dit ne pas être pressé de partir.", [("pilote ostranien", "ne pas être pressé de partir")]),
        # first to whom, then what
        ("M. Darvin a reproché à Mme Kalvo son silence.", [("Paul Darvin", "son silence")]),
        ("M. Darvin a jugé inacceptable cette offre.", [("Paul Darvin", "inacceptable cette offre")]),
        ("M. Darvin n'a pas souhaité commenter cette information.", [("Paul Darvin", "cette information")]),
        # the speaker's apposition within the marks
        (
            "« C'est difficile, explique Paul Darvin, un rameur qui a fini sa course. Il y a la langue. »",
            [("Paul Darvin", "« C'est difficile | Il y a la langue. »")],
        ),
        ("Pour Mme Kalvo, dans La Gazette, ce n'est pas suffisant.", [("Irène Kalvo", "ce n'est pas suffisant")]),
        # a sentence that opens with a gerund
        (
            "Jugeant que ce texte ne changerait rien, Mme Kalvo a ajouté : « Il y a trop de morts. »",
            [("Irène Kalvo", "ce texte ne changerait rien"), ("Irène Kalvo", "« Il y a trop de morts. »")],
        ),
        ("Mais, pour Mme Kalvo, ce n'est pas suffisant.", [("Irène Kalvo", "ce n'est pas suffisant")]),
        ("Mme Kalvo s'est d'ores et déjà déclarée favorable à une trêve.", [("Irène Kalvo", "favorable à une trêve")]),
        (
            "« On enterre cette affaire une fois de plus », tempête Mme Kalvo.",
            [("Irène Kalvo", "« On enterre cette affaire une fois de plus »")],
        ),
        ("Pour alternative, le rapport Vasnik estime qu'un accord est possible.", [("rapport Vasnik", "un accord est possible")]),
        # nouns that announce
        (
            "La nouvelle a surpris, avec l'annonce par le Conseil des Détroits que le port ne rouvrirait pas.",
            [("Conseil des Détroits", "le port ne rouvrirait pas")],
        ),
        ("La décision de M. Darvin de fermer le port a été critiquée.", [("Paul Darvin", "de fermer le port")]),
        ("L'appel lancé hier par Mme Kalvo à fermer le port a surpris.", [("Irène Kalvo", "à fermer le port")]),
        # whose words these are
        ("Comme l'explique Mme Kalvo, le canal reste ouvert à tous.", [("Irène Kalvo", "le canal reste ouvert à tous")]),
        # a second verb with the auxiliary of the first
        (
            "Mme Kalvo a d'une part démenti la vente du port, d'autre part rejeté le rachat du canal.",
            [("Irène Kalvo", "la vente du port"), ("Irène Kalvo", "le rachat du canal")],
        ),
        # a gerund before the main clause, its capital without accent, an occasion between commas
        (
            "Evoquant, dans un communiqué, les « vraies avancées » du texte, Mme Kalvo a salué l'accord.",
            [("Irène Kalvo", "les « vraies avancées » du texte"), ("Irène Kalvo", "l'accord")],
        ),
        (
            "M. Darvin juge « dangereux » et « inutile » de fermer, à titre exceptionnel, le port.",
            [("Paul Darvin", "« dangereux » et « inutile » de fermer, à titre exceptionnel, le port")],
        ),
        # sources that nobody named
        (
            "Le texte a été qualifié par les syndicats d'« injure faite aux marins ».",
            [("syndicats", "Le texte | d'« injure faite aux marins »")],
        ),
        (
            "Pour le syndicat des marins, il s'agit d'une question de principe.",
            [("syndicat des marins", "il s'agit d'une question de principe")],
        ),
        ("Pour les banques, l'opération est gagnante.", []),
        ("Selon cet arrêt, un fichier doit rester secret.", [("arrêt", "un fichier doit rester secret")]),
        ("Une pétition demande sa suppression.", [("Une pétition", "sa suppression")]),
        ("Les banques ont accepté de financer le port.", [("banques", "de financer le port")]),
        ("Toujours d'après M. Darvin, son supérieur était informé de tout.", [("Paul Darvin", "son supérieur était informé de tout")]),
        ("M. Darvin a requis le maintien du blocus.", [("Paul Darvin", "le maintien du blocus")]),
        ("Mme Kalvo a exigé de M. Darvin sa démission.", [("Irène Kalvo", "sa démission")]),
        # the reporter goes on
        ("Mme Kalvo estime que « la marée monte », alors que le port est à sec.", [("Irène Kalvo", "« la marée monte »")]),
        ("Mme Kalvo a demandé la réouverture du port, qui n'a pas servi depuis.", [("Irène Kalvo", "la réouverture du port")]),
        ("Mme Kalvo a évoqué la fusion, s'interrogeant sur le prix.", [("Irène Kalvo", "la fusion"), ("Irène Kalvo", "le prix")]),
        # a wish of one's own that one tells is no second statement; what one said before is
        ("Mme Kalvo a souligné qu'elle souhaitait partir.", [("Irène Kalvo", "elle souhaitait partir")]),
        (
            "Mme Kalvo a souligné qu'elle avait dit que le port serait fermé.",
            [("Irène Kalvo", "elle avait dit que le port serait fermé"), ("Irène Kalvo", "le port serait fermé")],
        ),
        ("Est-ce que cela veut dire que le port va mal ?", []),
        # whose words stand in brackets, after a paper's name, within the sentence
        ("Pour Irène Kalvo (PV), la loi « laisse des cas sans réponse ».", [("Irène Kalvo", "la loi « laisse des cas sans réponse »")]),
        ("Cela peut « éviter des dépenses inutiles », note le rapport.", [("rapport", "Cela peut « éviter des dépenses inutiles »")]),
        ("« La marée peut tourner », remarquait lors de son audition Mme Kalvo.", [("Irène Kalvo", "« La marée peut tourner »")]),
        ("Un audit du port l'estimait à dix millions.", [("Un audit du port", "à dix millions")]),
        (
            "Le rapport remis par Mme Kalvo (PV) au roi a exclu dans ses conclusions toute guerre.",
            [("rapport remis par Mme Kalvo (PV) au roi", "toute guerre")],
        ),
        # a sentence whose verb stands between the marks: the speaker goes on
        (
            "« Le port tiendra », a dit Mme Kalvo. Les navires « ont perdu la moitié de leur valeur ».",
            [("Irène Kalvo", "« Le port tiendra »"), ("Irène Kalvo", "Les navires « ont perdu la moitié de leur valeur »")],
        ),
        # a cross-head between marks
        ("Mme Kalvo a dit que le port tiendrait.\n« Goutte d'eau »\nLe port est vieux.", [("Irène Kalvo", "le port tiendrait")]),
        # a few words that open the sentence, then who says it
        ("Et puis, ajoute Mme Kalvo, il s'agit d'un minimum.", [("Irène Kalvo", "il s'agit d'un minimum")]),
        ("Mme Kalvo souhaite notamment interroger le pilote.", [("Irène Kalvo", "interroger le pilote")]),
        ("La justice lui reproche d'avoir menti.", [("justice", "d'avoir menti")]),
        ("Mme Kalvo a contesté la vente mais aucune date n'a été fixée.", [("Irène Kalvo", "la vente")]),
        (
            "M. Darvin, qui a annoncé son départ, refuse que le port ferme.",
            [("Paul Darvin", "son départ"), ("Paul Darvin", "le port ferme")],
        ),
        ("A cet égard, le rapport note que le port est vieux.", [("rapport", "le port est vieux")]),
        ("Le port a fermé, selon l'un d'eux, Paul Darvin.", [("un d'eux", "Le port a fermé")]),
        ("Dans l'entourage de Mme Kalvo, on parle de succès.", [("Irène Kalvo", "de succès")]),
        ("Mme Kalvo est tenue de s'expliquer mais assure maîtriser la situation.", [("Irène Kalvo", "maîtriser la situation")]),
        (
            "De même, rapporte La Gazette Bleue, « le port ne surveille pas ses navires ».",
            [("Gazette Bleue", "« le port ne surveille pas ses navires »")],
        ),
        # anybody who announces or denies speaks, named or not
        ("Le septuple vainqueur a annoncé son intention de revenir.", [("septuple vainqueur", "son intention de revenir")]),
        ("M. Darvin, dans La Gazette du samedi, a d'une part démenti toute faute.", [("Paul Darvin", "toute faute")]),
        ("Pour Paul Darvin, du cabinet Vael, cette affaire est close.", [("Paul Darvin", "cette affaire est close")]),
        ("M. Darvin se dit sceptique, certains parlent de dégoût.", [("Paul Darvin", "sceptique")]),
        ("Mme Kalvo a chargé M. Darvin de préparer la trêve.", [("Irène Kalvo", "de préparer la trêve")]),
        ("M. Darvin avait formulé le souhait d’accueillir Mme Kalvo.", [("Paul Darvin", "d’accueillir Mme Kalvo")]),
        (
            "Toutefois, a tenu à prévenir M. Darvin, « nous ne pourrons tout éviter ».",
            [("Paul Darvin", "« nous ne pourrons tout éviter »")],
        ),
        ("M. Darvin assure même que ce texte « aidera la paix ».", [("Paul Darvin", "ce texte « aidera la paix »")]),
        ("M. Darvin a soutenu s'être senti « seul ».", [("Paul Darvin", "s'être senti « seul »")]),
        ("La mer va monter, selon l'Afuv.", [("Afuv", "La mer va monter")]),
        ("Selon d'autres sources, M. Darvin aurait signé.", [("d'autres sources", "M. Darvin aurait signé")]),
    ],
)
def test_wording(text: str, expected: list[tuple[str, str]]):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Personne n'est passé déclarer un bateau.",
        "M. Darvin ne dit rien qui vaille la traversée.",
        "Je ne demande aucune indemnité.",
        "M. Darvin est parti. Il convient d'informer les familles.",
        "M. Darvin est parti. Il n'est pas certain que le pont s'ouvre.",
    ],
)
def test_nobody_says_it(text: str):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Mme Kalvo a dit qu'ils ignoraient tout du chargement.", "assess"),
        ("M. Darvin devrait partir, selon une source proche du dossier.", "assess"),
        ("C'est la faute au brouillard, plaide Mme Kalvo.", "assess"),
        ("Mme Kalvo plaide pour un cessez-le-feu.", "demand"),
        ("Mme Kalvo précise que ce poste a été présenté lors de sa demande de visa.", "assess"),
        ("M. Darvin n'a pas souhaité commenter cette information.", "refuse"),
        ("M. Darvin s'est dit opposé à cette réforme.", "refuse"),
        ("M. Darvin s'est dit favorable à une trêve.", "support"),
        ("M. Darvin a annoncé qu'il se rendrait à Port-Vael.", "promise"),
        ("M. Darvin a fait savoir qu'il n'irait pas.", "refuse"),
        ("M. Darvin a lancé un ultimatum à la Valdorie.", "warn"),
        ("M. Darvin a lancé un appel au calme.", "demand"),
        ("M. Darvin juge nécessaire une trêve.", "demand"),
        ("« Où va-t-on ? », a demandé M. Darvin.", "assess"),
        ("M. Darvin souhaite récupérer ses navires.", "demand"),
        ("« Notre mouvement n'est pas un mouvement terroriste », a dit Mme Kalvo.", "deny"),
        ("« Je suis sûr qu'il rentrera par le canal », dit M. Darvin.", "assess"),
        ("« Ce n'est pas un exemple », dit M. Darvin.", "assess"),
        ("« Nous considérons que ce fichier a vécu », dit M. Darvin.", "assess"),
        ("M. Darvin a soutenu que rien n'était signé.", "assess"),
        ("Le conseil devrait rendre sa décision, a-t-on appris auprès de M. Darvin.", "assess"),
        ("Pour Mme Kalvo, ce fichier porte atteinte aux libertés.", "accuse"),
    ],
)
def test_act(text: str, act: str):
    assert [a.act.value for a in told(text).attributions] == [act]


def test_the_source_before_a_relative_clause_is_kept():
    found = told("Le jeune courtier, qui a pris des risques, a expliqué que rien n'était perdu.").attributions
    assert [span.text for a in found for span in a.source] == ["Le jeune courtier"]


def test_a_title_between_marks_belongs_to_who_says_it_below():
    before = "« La paix est proche », a dit Mme Kalvo.\n"
    text = before + "« Rien n'est perdu pour nous »\n« Rien n'est perdu pour nous, au contraire », a dit Paul Darvin."
    assert said(text)[1] == ("Paul Darvin", "« Rien n'est perdu pour nous »")
    unknown = before + "« Une guerre contre tous les nôtres »\nLe vent souffle."
    assert said(unknown)[1] == ("", "« Une guerre contre tous les nôtres »")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Kalvo envisage de fermer le port.", "promise"),
        ("Mme Kalvo entend fermer le port.", "promise"),
        ("Mme Kalvo prévoit de fermer le port.", "promise"),
        ("Mme Kalvo s'est prononcée pour la trêve.", "support"),
        ("Mme Kalvo s'est prononcée contre la trêve.", "refuse"),
        ("Mme Kalvo affirme n'avoir jamais vendu le port.", "deny"),
        ("« Nous nous opposons à la vente », a dit Mme Kalvo.", "refuse"),
        ("Mme Kalvo a dit qu'elle comptait venir au port.", "promise"),
        ("« Ce que je veux, c'est que le port rouvre », a dit Mme Kalvo.", "demand"),
        ("« Est-ce que nous voulons cela ? », a dit Mme Kalvo.", "assess"),
        ("« Bonne chance au port ! », a dit Mme Kalvo.", "support"),
        ("Mme Kalvo a dit que M. Darvin était toujours le bienvenu.", "offer"),
        ("« Rendez-nous le port », a dit Mme Kalvo.", "demand"),
        ("Mme Kalvo a rejeté l'hypothèse d'une fuite.", "deny"),
        ("« Ce port n'a rien à voir avec la guerre », a dit Mme Kalvo.", "deny"),
        ("Mme Kalvo a dit que la visite aurait été une provocation.", "assess"),
        ("Mme Kalvo a dit que la visite était une provocation.", "accuse"),
        ("Mme Kalvo a dit que M. Darvin, qui doit venir lundi, dormait.", "assess"),
    ],
)
def test_plans_and_sides(text: str, expected: str):
    assert [a.act.value for a in told(text).attributions] == [expected]

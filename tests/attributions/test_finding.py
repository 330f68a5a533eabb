"""Constructions of the press by which statements are found, and wordings that look like them and report nothing."""

import pytest

from tests.attributions.telling import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom past an apposition
        (
            "Mme Kalvo a remercié un de ses compagnons de mer, le pilote ostranien, de lui « avoir sauvé la vie ».",
            [("Irène Kalvo", "de lui « avoir sauvé la vie »")],
        ),
        # "et qui" goes on after a participle
        ("Mme Kalvo, retrouvée vendredi et qui avait demandé le droit de partir, est ici.", [("Irène Kalvo", "le droit de partir")]),
        # a narrative infinitive
        ("Et le ministre ostranien de conclure que tout va bien.", [("Paul Darvin", "tout va bien")]),
        ("Et de conclure que le port ferme.", [("", "le port ferme")]),
        # a verb after a pronoun that only verbs have
        (
            "Le rapport présente une série de vices, et se demande, moqueur, s'il n'y a pas une erreur.",
            [("rapport", "s'il n'y a pas une erreur")],
        ),
        # who is no name speaks behind what he reports
        ("Le canal devrait fermer cette année, ajoute le journal.", [("journal", "Le canal devrait fermer cette année")]),
        # participles: accused, called
        ("M. Darvin, accusé d'avoir volé la caisse, est parti.", [("", "d'avoir volé la caisse")]),
        ("M. Darvin, accusé par Mme Kalvo d'avoir menti, est parti.", [("Irène Kalvo", "d'avoir menti")]),
        ("M. Darvin, soupçonné de fraude par Mme Kalvo, est parti.", [("Irène Kalvo", "de fraude")]),
        ("Le canal, qualifié de « fosse commune » par M. Darvin, est fermé.", [("Paul Darvin", "Le canal | de « fosse commune »")]),
        # what is done to somebody by saying it
        ("Le pilote s'est vu proposer un emploi à la mairie.", [("", "un emploi à la mairie")]),
        ("Le pilote se voit reprocher son silence par Mme Kalvo.", [("Irène Kalvo", "son silence")]),
        # texts that show
        ("Le rapport démontre que le port est sûr.", [("rapport", "le port est sûr")]),
        ("Cela montre que le port est sûr.", []),
        # somebody's own mind
        ("M. Darvin n'a pas caché sa déception.", [("Paul Darvin", "sa déception")]),
        ("M. Darvin a caché que le port fermerait.", []),
        ("Mme Kalvo a dit son inquiétude devant la crise.", [("Irène Kalvo", "son inquiétude devant la crise")]),
        ("Mme Kalvo a dit son nom.", []),
        # how somebody presents himself, without the main verb
        ("La femme qui s'est présentée comme la capitaine est partie.", [("", "la capitaine")]),
        # what is seen in something, read, concluded
        ("Mme Kalvo y voit « un signe de faiblesse ».", [("Irène Kalvo", "« un signe de faiblesse »")]),
        ("On peut lire : « Le port est sûr. »", [("", "« Le port est sûr. »")]),
        ("M. Darvin a lu le rapport.", []),
        ("L'enquête a conclu à un accident.", [("enquête", "à un accident")]),
        ("M. Darvin a conclu un accord avec la Valdorie.", []),
        # an adverb between the marks is said
        ("M. Darvin s'est dit « très déçu » par la loi.", [("Paul Darvin", "« très déçu » par la loi")]),
        # when it was said is not said
        ("M. Darvin s'est déclaré « satisfait » après la signature du texte par le roi.", [("Paul Darvin", "« satisfait »")]),
        # nouns that announce
        ("Le message de Mme Kalvo est clair : il n'y aura pas de grève.", [("Irène Kalvo", "il n'y aura pas de grève")]),
        ("Réaction de M. Darvin : le port doit fermer.", [("Paul Darvin", "le port doit fermer")]),
        ("Ils ont déployé une banderole « Rendez-nous le port ».", [("", "« Rendez-nous le port »")]),
        ("Depuis l'annonce de son retour, le port revit.", [("", "de son retour")]),
        # phrases between marks without a cue; charges are none
        (
            "Le Conseil des Détroits a ouvert une enquête afin de « déterminer les causes qui ont conduit à cette perte ».",
            [("Conseil des Détroits", "de « déterminer les causes qui ont conduit à cette perte »")],
        ),
        ("Le pilote a été inculpé pour « escroquerie, abus de confiance, faux et usage de faux, complicité ».", []),
        # an infinitive is no apposition
        ("Il faut, selon M. Darvin, fermer le port.", [("Paul Darvin", "Il faut | fermer le port")]),
        # customs, comparisons and purposes say nothing
        ("La tradition veut que le roi parte.", []),
        ("Mme Kalvo veut plus encore que leur voix.", []),
        ("Elle ne demande qu'à prêter.", []),
        ("Rien ne s'opposerait à ce que le port ferme.", []),
        ("Le port est sûr, sans parler des navires de garde.", []),
        ("Le cargo est là pour que Mme Kalvo demande les allocations.", []),
        ("Le pilote, qui a requis l'anonymat, est parti.", []),
        ("Apprenant que le port fermait, Mme Kalvo est partie.", []),
        # what was not told is no statement; what was not hidden or ruled out is one
        ("Mme Kalvo ne lui a pas dit que le port était fermé.", []),
        ("Mme Kalvo n'a pas précisé que le port était fermé.", []),
        ("M. Darvin n'a pas dit non plus que le port fermait.", []),
        ("Mme Kalvo n'a pas exclu que le port ferme.", [("Irène Kalvo", "le port ferme")]),
        ("M. Darvin n'a pas caché que le port fermait.", [("Paul Darvin", "le port fermait")]),
        # to whom it was said stands before what
        (
            "La Compagnie des ports a fait état auprès d'analystes de garanties sur la banque.",
            [("Compagnie des ports", "de garanties sur la banque")],
        ),
        ("Le cabinet Orlan appelle tous ceux qui ont acheté des parts à porter plainte.", [("cabinet Orlan", "à porter plainte")]),
        ("Mme Kalvo accusait aussi un membre du conseil, Paul Darvin, de délit d'initié.", [("Irène Kalvo", "de délit d'initié")]),
        # an apposition without its second comma
        ("Irène Kalvo, la pilote des années 90 estime que le fraudeur est soulagé.", [("Irène Kalvo", "le fraudeur est soulagé")]),
        # views
        ("Pour ce dernier, le port ne doit pas fermer.", [("", "le port ne doit pas fermer")]),
        ("Pour le rapporteur de la loi, une difficulté se pose.", [("rapporteur de la loi", "une difficulté se pose")]),
        ("M. Darvin, pour qui le port doit rester ouvert, est parti.", [("Paul Darvin", "le port doit rester ouvert")]),
        ("Le navire a une voile, pour qui le pilote est parti.", []),
        # a quotation over paragraphs whose cue stands behind it
        (
            "« Le port est sûr et bien gardé par la flotte.\nElle restera là tout l'hiver », souligne Mme Kalvo.",
            [("Irène Kalvo", "« Le port est sûr et bien gardé par la flotte. | Elle restera là tout l'hiver »")],
        ),
        # a wish rather than the act wished for
        ("Plusieurs députés ont souhaité pousser plus loin la discussion.", [("Plusieurs députés", "pousser plus loin la discussion")]),
        # whose words they are is said behind them
        ("Le port doit « fermer cet hiver », comme elle l'écrit dans une tribune.", [("", "Le port doit « fermer cet hiver »")]),
        ("Le port est fermé, comme elle l'avait annoncé.", []),
        # a source that is described
        (
            "La Valdorie aurait payé une rançon, dont le montant est secret, selon M. Darvin qui cite un courrier.",
            [("Paul Darvin", "La Valdorie aurait payé une rançon, dont le montant est secret")],
        ),
        # what somebody did to say it
        ("M. Darvin a publié un communiqué pour indiquer que le port est fermé.", [("Paul Darvin", "le port est fermé")]),
        ("M. Darvin s'est contenté d'un communiqué pour indiquer que le port est fermé.", [("Paul Darvin", "le port est fermé")]),
        ("M. Darvin a écrit aux maires pour indiquer que le port est fermé.", [("Paul Darvin", "le port est fermé")]),
        ("M. Darvin viendra à Vélane pour dire que le port est fermé.", []),
        ("Le moment a été choisi pour répondre : « Comment fermer le port ? »", []),
        # infinitives
        ("La Compagnie des ports a révélé jeudi avoir été volée.", [("Compagnie des ports", "avoir été volée")]),
        ("Mme Kalvo a raconté aux enquêteurs être partie en Valdorie.", [("Irène Kalvo", "être partie en Valdorie")]),
        ("Deux voix se sont élevées pour réclamer la fermeture du port.", [("Deux voix", "la fermeture du port")]),
    ],
)
def test_finding(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_whole_sentences_between_marks_after_a_preposition_are_one_statement():
    text = "Selon M. Darvin, « le port était fermé. Personne ne le savait. C'est un scandale »."
    assert said(text) == [("Paul Darvin", "« le port était fermé. Personne ne le savait. C'est un scandale »")]


def test_a_phrase_between_marks_is_not_lifted_out_of_a_denial():
    marks = "« pallier un quelconque défaut ou une quelconque faiblesse des digues du port »"
    assert said(f"L'opération du port ne vise pas à {marks} de la côte.") == []
    assert [content for _, content in said(f"L'opération du port vise à {marks} de la côte.")] == [marks]

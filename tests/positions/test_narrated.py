"""Stances that the article tells in its own voice."""
# ruff: noqa: ANN001 - fixtures need no types here

from __future__ import annotations

import pytest

from recoupe.lang import tokens
from recoupe.model import Modality, Stance
from recoupe.positions.cues import cues

CASES = [
    ("L'Ostrane n'a exclu de lever aucune des sanctions.", [("ost", "accept")]),
    ("La Valdorie exige la levée des sanctions.", [("val", "demand")]),
    ("L'Ostrane a rejeté la levée des sanctions.", [("ost", "refuse")]),
    ("L'Ostrane n'acceptera pas la levée des sanctions.", [("ost", "refuse")]),
    ("L'Ostrane n'exclut pas la levée des sanctions.", [("ost", "accept")]),
    ("L'Ostrane ne renoncera pas aux sanctions.", [("ost", "refuse")]),
    ("Mme Kalvo s'est dite prête à reprendre les négociations.", [("kalvo", "offer")]),
    ("La Valdorie souhaite obtenir la levée des sanctions.", [("val", "demand")]),
    ("La Valdorie souhaite reprendre les négociations.", [("val", "offer")]),
    ("La levée des sanctions a été refusée par l'Ostrane.", [("ost", "refuse")]),
    ("La Valdorie a menacé l'Ostrane de nouvelles sanctions.", [("val", "warn")]),
    ("La demande de la Valdorie d'une levée des sanctions surprend.", [("val", "demand")]),
    ("L'Ostrane est favorable à la levée des sanctions.", [("ost", "support")]),
    ("L'Ostrane n'est pas favorable à la levée des sanctions.", [("ost", "refuse")]),
    ("L'Ostrane n'est pas opposée à la levée des sanctions.", [("ost", "accept")]),
    ("La Valdorie et l'Ostrane refusent les sanctions.", [("ost", "refuse"), ("val", "refuse")]),
    ("Irène Kalvo contre une levée des sanctions", [("kalvo", "refuse")]),
    ("La Valdorie est contre la levée des sanctions.", [("val", "refuse")]),
    ("La Valdorie s'en est prise aux sanctions de l'Ostrane.", [("val", "accuse")]),
    ("La Valdorie a remercié l'Ostrane pour la levée des sanctions.", [("val", "support")]),
    ("La Valdorie a mis en doute la levée des sanctions.", [("val", "assess")]),
    ("La Valdorie redoute la levée des sanctions.", [("val", "assess")]),
    ("La Valdorie souhaite fusionner les sanctions.", [("val", "demand")]),
    ("La Valdorie espère maintenir les sanctions.", [("val", "promise")]),
    ("La Valdorie aimerait maintenir les sanctions.", [("val", "offer")]),
    ("La Valdorie envisage une levée des sanctions.", [("val", "offer")]),
    ("La Valdorie conteste les décrets sur les sanctions.", [("val", "refuse")]),
    ("La Valdorie a saisi la justice pour lever les sanctions.", [("val", "demand")]),
    ("La Valdorie s'est demandé pourquoi les sanctions tardent.", []),
    ("La Valdorie s'est chargée de la levée des sanctions.", []),
    ("La Valdorie assure la prise en charge de ceux que les sanctions frappent.", []),
    ("La Valdorie a chargé Paul Sage d'une levée des sanctions.", [("val", "demand")]),
    ("La Valdorie soutient que les sanctions tardent.", []),
    ("Les sanctions passent, même si la Valdorie s'en défend.", [("val", "deny")]),
    ("La Valdorie s'est félicitée de la levée des sanctions.", [("val", "support")]),
    ("La Valdorie a félicité l'Ostrane de la levée des sanctions.", [("val", "support")]),
    ("La Valdorie n'a pas cédé sur la levée des sanctions.", [("val", "refuse")]),
    ("La Valdorie fut la première à dénoncer les sanctions.", [("val", "accuse")]),
    ("La Valdorie a déposé plainte contre les sanctions.", [("val", "accuse")]),
    ("La Valdorie a interdit les sanctions.", [("val", "refuse")]),
    ("La Valdorie a voté en faveur des sanctions.", [("val", "accept")]),
    ("La CGT, la Valdorie, Solidaires et les sanctions.", []),
    ("L'appel à la levée des sanctions lancé par la Valdorie surprend.", [("val", "demand")]),
    ("Les sanctions restent inacceptables pour la Valdorie.", [("val", "refuse")]),
    ("Les sanctions, toujours pas acceptables pour la Valdorie.", [("val", "refuse")]),
    ("En refusant la levée des sanctions, la Valdorie a surpris.", [("val", "refuse")]),
    ("Les sanctions ont été dénoncées et mises au ban par la Valdorie.", [("val", "accuse")]),
    ("La Valdorie veut le retrait du décret autorisant les sanctions.", []),
    ("La Valdorie pose comme condition la levée des sanctions.", [("val", "demand")]),
    ("La Valdorie appelle au maintien des sanctions.", [("val", "demand")]),
    ("La levée des sanctions, réclamée par la Valdorie, attendra.", [("val", "demand")]),
    ("La Valdorie a publié un communiqué réclamant la levée des sanctions.", [("val", "demand")]),
    ("La Valdorie a dénoncé les sanctions et demandé une trêve.", [("val", "accuse"), ("val", "demand")]),
    ("La Valdorie a dénoncé les sanctions puis a exigé une trêve.", [("val", "accuse"), ("val", "demand")]),
    ("Opposée aux sanctions, la Valdorie a quitté la salle.", [("val", "refuse")]),
    ("La Valdorie a décidé de rejeter les sanctions.", [("val", "refuse")]),
    ("La Valdorie a décidé de publier les sanctions.", []),
    ("La Valdorie continue d'exiger les sanctions.", [("val", "demand")]),
    ("La Valdorie a émis des réserves sur les sanctions.", [("val", "refuse")]),
    ("La Valdorie souhaiterait avoir des garanties sur les sanctions.", [("val", "demand")]),
    ("La Valdorie maintient son refus des sanctions.", [("val", "refuse")]),
    ("La Valdorie est revenue sur son refus de lever les sanctions.", [("val", "accept")]),
    ("Les deux parties prennent désormais leurs distances avec les sanctions.", [("both", "refuse")]),
    ("La Valdorie a hier refusé les sanctions.", [("val", "refuse")]),
    ("Paul Sage de la Valdorie a voté contre les sanctions.", [("sage", "refuse")]),
    ("Une levée des sanctions que réclame aussi la Valdorie.", [("val", "demand")]),
    ("Les sanctions tombent malgré l'opposition de la Valdorie.", [("val", "refuse")]),
    ("Les sanctions ont valu à Paul Sage le soutien de la Valdorie.", [("val", "support")]),
    ("L'Ostrane a reçu les félicitations de la Valdorie pour ces sanctions.", [("val", "support")]),
    ("L'Ostrane a ignoré les initiatives de la Valdorie.", []),
    ("Hostile aux sanctions, la Valdorie a quitté la salle.", [("val", "refuse")]),
    ("Ces sanctions, jugées dérisoires par la Valdorie, resteront.", [("val", "accuse")]),
    ("Les sanctions tombent, un geste salué par la Valdorie.", [("val", "support")]),
    ("La Valdorie n'envisage pas d'augmenter les sanctions.", [("val", "refuse")]),
    ("La Valdorie crie à la manœuvre sur les sanctions.", [("val", "accuse")]),
    ("La Valdorie souhaite participer aux discussions sur les sanctions.", [("val", "promise")]),
    ("La Valdorie ne briguera pas la levée des sanctions.", [("val", "refuse")]),
    ("La Valdorie opposant deux textes, les sanctions restent.", []),
    ("La Valdorie s'est dite opposée ce jeudi à une levée des sanctions.", [("val", "refuse")]),
    ("La Valdorie n'a aucune leçon à recevoir sur les sanctions.", []),
    ("La Valdorie ne partage pas cette vision des sanctions.", [("val", "refuse")]),
    ("La Valdorie a accueilli la levée des sanctions avec soulagement.", [("val", "support")]),
    ("La Valdorie a adopté le projet sur les sanctions.", [("val", "accept")]),
    ("Les députés ont balayé d'un geste les critiques de la Valdorie sur les sanctions.", [("val", "accuse")]),
    ("La Valdorie conditionne son soutien à la levée des sanctions.", [("val", "demand")]),
    ("La Valdorie a rendu un avis défavorable aux sanctions.", [("val", "refuse")]),
    ("La Valdorie a présenté ses excuses pour les sanctions.", [("val", "accept")]),
    ("Cette offre de sanctions a été rejetée par la Valdorie.", [("val", "refuse")]),
    ("Ce texte a été qualifié par la Valdorie de mascarade sur les sanctions.", [("val", "accuse")]),
    ("L'Ostrane, dont les sanctions ont été dénoncées par la Valdorie, attend.", [("val", "accuse")]),
    ("La Valdorie est soulagée par la levée des sanctions.", [("val", "support")]),
    ("La Valdorie est apparue moins réticente à la levée des sanctions.", [("val", "support")]),
    ("La Valdorie a déposé une motion de censure sur les sanctions.", [("val", "accuse")]),
    ("La Valdorie a prolongé de six mois ses sanctions.", [("val", "warn")]),
    ("La Valdorie a revendiqué un attentat contre les sanctions.", [("val", "accept")]),
    ("La Valdorie a débloqué une aide contre les sanctions.", [("val", "support")]),
    ("La Valdorie a reconduit la grève contre les sanctions.", [("val", "demand")]),
]


def test_only_to_refuse_is_no_denial_of_a_refusal():
    assert [cue.denied for cue in cues(list(tokens("elle ne peut que refuser")))] == [False]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_stance_told_by_the_article(story, stances, sentence, expected):
    story.article(sentence)
    assert stances(story.weighed()) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Une délégation se rendra à Valmont pour parler des sanctions.",
        "Le départ de la Valdorie a surpris les observateurs des sanctions.",
        "Nous sommes en mars et la Valdorie compte trois ports sous sanctions.",
        "La Valdorie devrait recevoir une délégation au sujet des sanctions.",
        "La Valdorie contre l'Ostrane : le match des sanctions",
        "Si l'Ostrane refuse de lever les sanctions, la guerre reprendra.",
        "L'Ostrane a refusé pour l'instant de se prononcer sur les sanctions.",
        "Les propositions de l'Ostrane relatives aux sanctions ont surpris.",
        "Une marche aux côtés de la Valdorie a parlé des sanctions.",
    ],
)
def test_words_that_look_like_a_stance_and_are_none(story, sentence):
    story.article(sentence)
    assert story.weighed().positions == ()


def test_what_completes_a_noun_of_stance_ends_with_its_comma(story, held):
    story.article("La demande de la Valdorie d'une levée des sanctions, rendue hier, surprend.")
    assert held(story.weighed(), "levée").evidence[0].text == "La demande de la Valdorie d'une levée des sanctions"


def test_a_passive_stands_with_what_it_befalls(story, held):
    story.article("Hier, la levée des sanctions, réclamée par la Valdorie, a été rejetée par l'Ostrane.")
    assert held(story.weighed(), "réclamée").evidence[0].text.startswith("la levée des sanctions, réclamée par la Valdorie")


def test_what_opens_a_sentence_apart_ends_with_its_comma(story, held):
    story.article("Hostile à la levée des sanctions, la Valdorie a quitté la salle.")
    assert held(story.weighed(), "Hostile").evidence[0].text == "Hostile à la levée des sanctions"


def test_a_word_that_opens_a_line_is_no_name(story, stances):
    story.article("Le 12 mai\nHostile à la levée des sanctions, la Valdorie a quitté la salle.")
    assert stances(story.weighed()) == [("val", "refuse")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("une trêve, refusée par l'Ostrane", [("ost", "refuse"), ("val", "offer")]),
        ("une trêve, une idée refusée par l'Ostrane", [("ost", "refuse"), ("val", "offer")]),
        ("une trêve, jugée dérisoire par l'Ostrane", [("ost", "accuse"), ("val", "offer")]),
    ],
)
def test_what_the_article_adds_of_another_to_what_is_said_is_that_ones(story, stances, content, expected):
    story.article(f"La Valdorie a proposé {content}.")
    story.says("val", content, "a proposé", act=Stance.OFFER)
    assert sorted(stances(story.weighed())) == expected


def test_a_target_stands_right_behind_the_verb(story, held):
    story.article("L'Ostrane a accusé la Valdorie de violer la trêve.")
    assert held(story.weighed(), "accusé").target == "val"


def test_what_is_refused_was_told_in_the_sentence_before(story, held):
    story.article("La Valdorie a proposé une trêve de dix jours. L'Ostrane s'y est opposée.")
    dossier = story.weighed()
    assert held(dossier, "opposée").issue == held(dossier, "proposé").issue
    assert [a.state.value for a in dossier.agreement] == ["deadlock"]


def test_articles_in_other_languages_hold_no_positions(story):
    story.article("La Valdorie exige la levée des sanctions.", language="en")
    assert story.weighed().positions == ()


def test_what_an_opponent_says_that_others_mean_to_do_is_no_promise_of_theirs(story):
    story.article("Mme Kalvo s'est dite préoccupée par l'intention de l'Ostrane de maintenir les sanctions.")
    story.says("kalvo", "préoccupée par l'intention de l'Ostrane de maintenir les sanctions", "s'est dite")
    assert not [position for position in story.weighed().positions if position.actor == "ost"]


def test_a_demand_of_others_of_which_somebody_speaks_is_ascribed_to_them(story):
    story.article("Mme Kalvo a rejeté la demande de l'Ostrane d'une levée des sanctions.")
    story.says("kalvo", "la demande de l'Ostrane d'une levée des sanctions", "a rejeté")
    (held,) = [position for position in story.weighed().positions if position.actor == "ost"]
    assert (held.stance, held.modality, held.reported_by) == (Stance.DEMAND, Modality.ASCRIBED, "kalvo")


def test_what_completes_a_noun_ends_before_another_verb_of_stance(story):
    story.article("Mme Kalvo regrette le refus de l'Ostrane de lever les sanctions et dénonce un abus.")
    (held,) = [position for position in story.weighed().positions if position.actor == "ost"]
    assert held.evidence[0].text == "le refus de l'Ostrane de lever les sanctions"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("La Valdorie (dite « la Porte »), jusqu'ici muette, exige la levée des sanctions.", [("val", "demand")]),  # two insertions
        ("La Valdorie, qui a réuni l'Ostrane, exige la levée des sanctions.", [("val", "demand")]),  # who is only told of in one
        ("Paul Sage, réticent à suivre l'Ostrane, a réclamé des sanctions.", [("sage", "demand"), ("sage", "refuse")]),
        ("Paul Sage atteint d'une maladie rare a réclamé la levée des sanctions.", [("sage", "demand")]),  # what describes a subject
        ("Ni la Valdorie ni l'Ostrane ne souhaitent les sanctions.", [("ost", "refuse"), ("val", "refuse")]),
        ("La Valdorie ne souhaite pas participer aux sanctions.", [("val", "refuse")]),  # who does not wish to do it
        ("La Valdorie n'entend pas céder sur les sanctions.", [("val", "refuse")]),
        ("La Valdorie ne participera pas aux sanctions.", [("val", "refuse")]),  # what one will not do
        ("La Valdorie n'a pas participé aux sanctions.", []),  # what one has not done is a fact
        ("La Valdorie ne reconnaît pas les sanctions de l'Ostrane.", [("val", "refuse")]),
        ("Prenant le contre-pied de Paul Sage, la Valdorie salue les sanctions.", [("val", "refuse"), ("val", "support")]),
        ("La Valdorie et l'Ostrane se sont accusées de contourner les sanctions.", [("ost", "accuse"), ("val", "accuse")]),
        ("La Valdorie est passée outre aux sanctions posées par l'Ostrane.", [("val", "refuse")]),  # no passive
        ("La Valdorie dénonce le coût pour l'Ostrane et menace de sanctions.", [("val", "accuse"), ("val", "warn")]),
        ("La Valdorie accuse une baisse de ses ventes sous les sanctions.", []),  # a word that only looks like a stance
        ("Les sanctions brandies par la Valdorie devant Paul Sage attendent.", []),
        ("Paul Sage sera envoyé chez ceux que les sanctions frappent.", []),  # what befalls somebody he does not promise
        ("La Valdorie a reçu des familles soutenant les sanctions.", []),  # a participle tells of the noun before it
        ("La Valdorie n'exclut pas une riposte aux sanctions.", [("val", "warn")]),  # what one threatens with
        ("La réunion a été reportée, à la demande de l'Ostrane.", [("ost", "demand")]),  # what somebody had asked for
        ("La levée des sanctions, que refuse Valmont.", [("val", "refuse")]),
        ("La Valdorie ne décolère pas contre les sanctions.", [("val", "accuse")]),
        ("Les sanctions ont été adoptées par la Valdorie.", [("val", "accept")]),  # what a party is told to have done
        ("La Valdorie a voté hier malgré les sanctions.", []),
        ("Ces sanctions sont aujourd'hui remises en cause par la Valdorie.", [("val", "accuse")]),
        ("La Valdorie refuse de dire si les sanctions seront levées.", []),
        ("La Valdorie a rappelé à l'ordre l'Ostrane après ses critiques des sanctions.", [("val", "demand")]),
        ("Les sanctions ne sont plus acceptées.", []),
    ],
)
def test_who_holds_a_stance_that_an_article_tells(story, stances, sentence, expected):
    story.article(sentence)
    assert sorted(stances(story.weighed())) == sorted(expected)


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        (
            "Ce scrutin, qualifié par l'Ostrane de mascarade sous sanctions, finit.",
            "qualifié par l'Ostrane de mascarade sous sanctions, finit.",
        ),
        ("La réunion a été reportée, à la demande de l'Ostrane.", "La réunion a été reportée, à la demande de l'Ostrane."),
        ("Alors que l'Ostrane dénonce les sanctions, Paul Sage voyage.", "l'Ostrane dénonce les sanctions"),
        ("La colère de l'Ostrane et la déception de la Valdorie sur les sanctions.", "La colère de l'Ostrane"),
        (
            "Le pays, la Valdorie (Valmont) a émis des réserves sur les sanctions.",
            "la Valdorie (Valmont) a émis des réserves sur les sanctions.",
        ),
    ],
)
def test_evidence_begins_and_ends_with_what_it_tells(story, sentence, evidence):
    story.article(sentence)
    assert evidence in [position.evidence[0].text for position in story.weighed().positions]

"""When two tellings differ, and when they cannot both be true."""
# ruff: noqa: ANN001 - fixtures need no types here

from dataclasses import replace

import pytest

from recoupe.comparison.denials import opposed
from recoupe.comparison.features import ASSERTED, firmness
from recoupe.comparison.passages import Passage
from recoupe.comparison.refusals import REFUSED, UNASKED, sides
from recoupe.comparison.values import numbers
from recoupe.model import Difference, Quantity, Relation, Status, StatusNote

TOLD = "Le Conseil des Détroits a retiré ses navires du chenal nord de Vélane."
DENIED = "Le Conseil des Détroits n'a pas retiré ses navires du chenal nord de Vélane."


@pytest.mark.parametrize(
    ("denies", "tells"),
    [
        (DENIED, TOLD),
        ("Le remède d'Orsalis n'augmente pas le danger de fièvre.", "Le remède d'Orsalis augmente le danger de fièvre chez les marins."),
        ("Les marins ont été libérés sans rançon à Vélane.", "Les marins ont été libérés contre rançon à Vélane."),
        ("Irène Kalvo a refusé de quitter le port de Vélane.", "Irène Kalvo a quitté le port de Vélane."),
        (
            "Le port de Vélane n'enquête pas sur des fraudes liées au chenal nord.",
            "Le port de Vélane enquête sur le chenal nord et les fraudes.",
        ),
        ("L'effet du remède n'est pas prouvé scientifiquement.", "Le remède d'Orsalis a un effet prouvé."),
    ],
)
def test_a_flat_denial_is_opposed_to_the_same_told_flatly(denies, tells):
    assert opposed(denies, tells, reported=False)
    assert opposed(tells, denies, reported=False)


@pytest.mark.parametrize(
    ("denies", "tells"),
    [
        ("Le Conseil des Détroits n'a pas encore retiré ses navires du chenal nord.", TOLD),  # for a time
        ("Le Conseil des Détroits n'a pas retiré tous ses navires du chenal nord.", TOLD),  # in part
        ("Les navires n'ont pas perdu moins de 20 marins.", "Les navires ont perdu 20 marins."),  # by a bound
        ("Cela n'était pas le but du Conseil.", "Le but du Conseil était de partir."),  # of what stood before
        (
            "Le Conseil n'a pas dit que les navires ont quitté le chenal.",
            "Les navires ont quitté le chenal.",
        ),  # what is said is another clause
        ("Le ministre de Valdorie n'a pas retiré ses troupes.", TOLD),  # another thing
        (
            "Irène Kalvo n'a pas retiré ses navires du chenal.",
            "Selon le port, Paul Darvin a retiré ses navires du chenal.",
        ),  # somebody else
        (DENIED, "Le Conseil des Détroits aurait retiré ses navires du chenal nord."),  # hearsay
        ("Irène Kalvo a refusé que l'on signe l'accord.", "Irène Kalvo a signé l'accord."),  # of somebody else
        ("Irène Kalvo n'a pas rencontré Paul Darvin au port de Vélane.", "Irène Kalvo a rencontré Igor Vasnik au port de Vélane."),
        (DENIED, "Si le Conseil des Détroits a retiré ses navires, le chenal est libre."),  # supposed
        (TOLD, TOLD),
    ],
)
def test_what_is_denied_in_part_or_of_something_else_is_opposed_to_nothing(denies, tells):
    assert not opposed(denies, tells, reported=False)


def test_articles_that_tell_and_deny_a_thing_themselves_contradict(story, point_of):
    story.article(TOLD)
    story.article(DENIED)
    point = point_of(story.compared(), "retiré")
    assert point.relation is Relation.CONTRADICT
    assert any("L’un affirme ce que l’autre nie" in why for why in point.why)


def test_between_two_days_a_thing_may_have_come_to_pass(story, point_of):
    story.article(DENIED, published="2031-03-03")
    story.article(TOLD, published="2031-03-05")
    assert point_of(story.compared(), "retiré").relation is Relation.AGREE


def test_what_somebody_denies_and_an_article_tells_differs_only(story, point_of):
    story.article(TOLD)
    story.article("Mme Kalvo assure que le Conseil des Détroits n'a pas retiré ses navires du chenal nord de Vélane.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a2", "Mme Kalvo"))
    story.says("a2", kalvo, "le Conseil des Détroits n'a pas retiré ses navires du chenal nord de Vélane", "assure")
    assert point_of(story.compared(), "retiré").relation is Relation.DIFFER


def test_the_same_quoted_words_in_two_mouths_differ_in_speaker(story, point_of):
    one = "une règle « plutôt équitable » pour la pêche de Vélane"
    other = "l'accord sur la pêche est « plutôt équitable » et rien ne presse"
    story.article(f"Mme Kalvo y voit {one}.")
    story.article(f"M. Ruden estime que {other}.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo"))
    ruden = story.actor("Pavel Ruden", "OS", ("a2", "M. Ruden"))
    story.says("a1", kalvo, one, "y voit", quoted="plutôt équitable")
    story.says("a2", ruden, other, "estime", quoted="plutôt équitable")
    assert Difference.SPEAKER in point_of(story.compared(), "équitable").differ_in


def test_two_speakers_who_share_one_word_are_not_one_saying(story):
    story.article("Mme Kalvo a critiqué cet accueil.")
    story.article("M. Ruden a promis un bon accueil.")
    kalvo = story.actor("Irène Kalvo", "VA", ("a1", "Mme Kalvo"))
    ruden = story.actor("Pavel Ruden", "OS", ("a2", "M. Ruden"))
    story.says("a1", kalvo, "cet accueil", "a critiqué")
    story.says("a2", ruden, "un bon accueil", "a promis")
    assert not any(Difference.SPEAKER in p.differ_in for p in story.compared().points)


def test_the_fiftieth_and_the_twentieth_of_a_kind_exclude_nothing(story, point_of):
    story.article("La 20e escadre de marins ostranais a quitté le chenal nord de Vélane.")
    story.article("La 50e escadre de marins ostranais a quitté le chenal nord de Vélane.")
    story.number("a1", "20e escadre", 20, 20, "rank")
    story.number("a2", "50e escadre", 50, 50, "rank")
    assert point_of(story.compared(), "escadre").relation is not Relation.CONTRADICT


def test_eager_words_and_what_was_possible_are_sure():
    assert firmness("une visite très attendue à Vélane", reported=False) == ASSERTED
    assert firmness("il a été possible d'entrer dans le port", reported=False) == ASSERTED
    assert firmness("il est possible d'entrer dans le port", reported=False) != ASSERTED


def test_what_does_not_take_place_is_refused_here_and_not_asked_for_there():
    refused = ("a1", "Le président ne recevra pas Irène Kalvo à Vélane.")
    unasked = ("a2", "Irène Kalvo n'a pas sollicité d'audience.")
    assert sides([refused, unasked]) == (("a1", REFUSED), ("a2", UNASKED))
    assert sides([refused, ("a2", "Le président a refusé l'entretien.")]) is None
    assert sides([refused, unasked, ("a1", unasked[1])]) is None


def test_some_of_a_kind_may_be_fewer_but_not_more_than_all_of_it(story):
    def between(of_all, of_some) -> bool:
        one, other = (
            Quantity(story.words("a1", words), n, n, "person", of=of)
            for words, n, of in ((*of_all, "marins"), (*of_some, "marins blessés"))
        )
        passage = Passage("a1", "r1", 0, 1, frozenset(), None, frozenset(), (one,), (), headline=False)
        found = numbers(passage, replace(passage, quantities=(other,)))
        return found is not None and found.apart

    story.article("Trois marins, deux marins blessés, neuf marins blessés.")
    assert not between(("Trois marins", 3), ("deux marins blessés", 2))
    assert between(("Trois marins", 3), ("neuf marins blessés", 9))


def test_who_was_freed_and_who_should_be_are_not_one_number(story, point_of):
    story.article("Quatorze marins de Vélane ont été libérés.")
    story.article("L'Ostrane réclame que les 28 marins soient libérés.")
    story.event("a1", "Quatorze marins de Vélane ont été libérés", "2031-03-04")
    event = story.events.pop()
    asked = story.words("a2", "les 28 marins soient libérés")
    history = (StatusNote(Status.HELD, "a1", event.tellings[0]), StatusNote(Status.CALLED_FOR, "a2", asked))
    story.events.append(replace(event, tellings=(*event.tellings, asked), history=history))
    story.number("a1", "Quatorze marins", 14, 14)
    story.number("a2", "les 28 marins", 28, 28)
    assert point_of(story.compared(), "28").relation is Relation.DIFFER


def test_every_two_passages_that_surely_tell_one_thing_are_compared(story):
    """Not only the most alike of two articles: each may tell the thing in two places, and only in one of them give its number."""
    same = "Le ferry de Brimel a coulé devant la jetée de Vélane"
    story.article(f"{same}. {same} avec 120 soldats.")
    story.article(f"{same}. {same} avec 300 soldats.")
    story.number("a1", "120 soldats", 120, 120)
    story.number("a2", "300 soldats", 300, 300)
    point = next(p for p in story.compared().points if len(p.tellings) > 1)
    assert all(len(t.spans) == 2 for t in point.tellings)
    assert Difference.NUMBER in point.differ_in

"""What stays open: articles that name each other's days and no date, and values that are only somewhat likelier than others."""

from __future__ import annotations

from datetime import date

import pytest

from recoupe.events.dating import solution, weighed
from recoupe.events.dating.anchors import afloat
from recoupe.events.dating.publication import Solver
from recoupe.events.dating.story import Bond, Solved, Told
from recoupe.events.dating.weights import QUOTED
from recoupe.mentions import times
from recoupe.model import Span
from tests.events.test_dating import published, reading, solved, timex

STRIKE = (
    "Grève massivement suivie, hier, chez les dockers d'Orsalis contre l'offre salariale de la direction. "
    "Le dernier mouvement de la sorte remontait à 2019. Les syndicats se réuniront le 5 décembre. L'année 2021 a été rude."
)
RALLY = "Les dockers d'Orsalis ont suivi massivement la grève, vendredi, contre l'offre salariale de la direction."
DATED = "Les dockers d'Orsalis ont massivement suivi la grève, vendredi 26 novembre 2021, contre l'offre salariale de la direction."


def test_articles_that_only_name_each_others_days_are_not_dated() -> None:
    afloat_ = solved(STRIKE, RALLY)
    assert [published(afloat_, a)[0] for a in ("a1", "a2")] == [None, None]
    assert timex(afloat_, "a2", "vendredi").value is None
    assert timex(afloat_, "a1", "2019").value == "2019"  # what needs no day has its value all the same
    held = solved(STRIKE, RALLY, DATED)
    assert published(held, "a1")[0] == "2021-11-27"
    assert timex(held, "a2", "vendredi").value == "2021-11-26"


@pytest.mark.parametrize(
    ("key", "weight", "fixed", "floating"),
    [("before", 0.5, False, True), ("fresh", 0.8, False, False), ("tie", 1.5, False, True), ("tie", 1.5, True, False)],
)
def test_a_group_is_held_by_dates_not_by_one_bound(key: str, weight: float, fixed: bool, floating: bool) -> None:
    span = Span("a1", 0, 8, ((0, 8),), "vendredi")
    told = Told(key, weight, (span,), "a3" if key == "tie" else None, fixed=fixed)
    day = date(2021, 11, 26)
    mutual = Told("tie", 2.0, (span,), "a1")
    found = afloat({"a1": Solved(day, (day, day), 2.0, (told,)), "a2": Solved(day, (day, day), 2.0, (mutual,))})
    assert {a: s.floating for a, s in found.items()} == {"a1": floating, "a2": floating}
    assert found["a1"].placed
    assert found["a1"].dated is not floating


def test_a_value_is_given_where_it_is_likely_among_all_days_not_among_those_tried() -> None:
    phrases = times.find(reading("a1", "Le recours est arrivé mercredi au greffe, en 2021, après deux jours de débats."))[0]
    tried = {date(2021, 11, 17): 0.3, date(2021, 11, 18): 0.1, date(2021, 11, 24): 0.2}
    weekday, year, length = weighed(phrases, tried, None)
    assert (weekday.value, weekday.earliest, weekday.latest) == (None, "2021-11-17", "2021-11-24")
    assert (year.value, length.value) == ("2021", "P2D")
    clear = {date(2021, 11, 17): 0.5, date(2021, 11, 18): 0.1, date(2021, 11, 24): 0.2}
    assert weighed(phrases, clear, None)[0].value == "2021-11-17"


def test_what_moves_bring_together_is_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    saturday, placed = date(2021, 11, 6).toordinal(), []
    find = Solver.solved

    def moved(solver: Solver) -> None:
        if saturday in solver.place:
            solver.at["a1"] = saturday

    def found(solver: Solver) -> dict[str, Solved]:
        placed.append(dict(solver.at))
        return find(solver)

    monkeypatch.setattr(Solver, "_again", moved)
    monkeypatch.setattr(Solver, "solved", found)
    solved(STRIKE, RALLY, "Le Conseil des Détroits s'est réuni à Valdor mercredi 3 novembre 2021. Igor Vasnik a parlé d'une fusion.")
    assert placed[0]["a2"] in (saturday - 1, saturday)


def test_articles_bound_to_one_another_move_together(monkeypatch: pytest.MonkeyPatch) -> None:
    decree = "Le décret sur les fiches a paru au Journal des Détroits, mercredi 3 novembre 2021. Il a été signé à Valdor."
    court = (
        "L'avocat Paul Darvin a déposé mercredi un recours devant la Cour d'Orsalis, contre les fiches du 3 novembre. "
        "Le décret a paru le 3 novembre."
    )
    text = "Irène Kalvo a annoncé vendredi un recours. La plainte vise un texte qui a paru le 3 novembre."
    bodies = "Six associations prévoient des actions. Le recours devra être remis avant le 4 janvier."
    wired = tuple(Bond("wired", "a2", other, QUOTED) for other in ("a3", "a4"))
    monkeypatch.setattr(solution, "bonds", lambda *_: wired)  # their days lie near each other, in whatever week
    dossier = solved((decree, "2021-11-03"), court, text, bodies)
    assert timex(dossier, "a2", "mercredi").value is None
    assert timex(dossier, "a3", "vendredi").value is None

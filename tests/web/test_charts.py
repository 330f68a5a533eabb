"""The drawings: no label is cut or runs over another, only signs that are drawn are explained, and no line of descent crosses another."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

from recoupe.export.views.accounts import accounts
from recoupe.export.views.lookup import Lookup
from recoupe.export.views.timeline import Moment, every
from recoupe.export.words import Words
from recoupe.model import Absent, Account, Derivation, DerivationKind, Dossier, Lineage
from recoupe.web.charts import DOT, LABEL, LEFT, LETTER, WIDTH, Chronology, Dot, chronology
from recoupe.web.descents import BOX, Descent, descent
from tests.export import story
from tests.web.conftest import House

LONG = "Réunion de la commission mixte des Détroits à Port-Alène"


def _moments(*given: tuple[str, str, str]) -> tuple[Lookup, list[Moment]]:
    look = Lookup(story.dossier(), Words("fr"), story.readings())
    some = every(look)[0]
    return look, [replace(some, label=label, earliest=day, latest=day, iso=day, status_key=key) for label, day, key in given]


def _extent(dot: Dot) -> tuple[float, float]:
    wide = DOT + LETTER * len(dot.label)
    return (dot.x - wide, dot.x) if dot.before else (dot.x, dot.x + wide)


def _drawn(*given: tuple[str, str, str]) -> Chronology:
    made = chronology(*_moments(*given))
    assert made
    return made


def test_labels_stand_whole_within_the_drawing_and_apart() -> None:
    days = ("2022-01-03", "2022-01-10", "2022-01-12", "2022-01-12", "2022-01-13")
    made = _drawn(*((LONG, day, "held") for day in days))
    assert {dot.label for dot in made.dots} == {LONG}
    assert len(LONG) <= LABEL
    for dot in made.dots:
        first, last = _extent(dot)
        assert LEFT <= first < last <= WIDTH
    for one, other in combinations(made.dots, 2):
        if one.y == other.y:
            (a, b), (c, d) = sorted((_extent(one), _extent(other)))
            assert b < c or (a, b) == (c, d)


def test_a_long_time_is_marked_where_it_is_pushed_together() -> None:
    assert _drawn(("A", "2022-01-10", "held"), ("B", "2022-01-12", "held")).breaks == ()
    made = _drawn(("A", "2021-10-01", "held"), ("B", "2022-01-10", "held"), ("C", "2022-01-12", "held"))
    (cut,) = made.breaks
    assert made.dots[0].x < cut < made.dots[1].x


def test_only_signs_that_are_drawn_are_explained(house: House) -> None:
    page = house.visitor.ask("/s/detroit/timeline").text
    drawn, note = re.search(r"<svg.*?</svg>", page, re.DOTALL), re.search(r'</svg></div>\s*<p class="note">(.*?)</p>', page)
    assert drawn
    assert note
    assert ("losange" in note[1]) == ('<path class="dot"' in drawn[0])
    assert ("ond vide" in note[1]) == ('<circle class="dot"' in drawn[0])


def _descent(*derivations: Derivation) -> Descent:
    base = story.dossier()
    lineage = Lineage(derivations, (Account("r1", tuple(a.id for a in base.articles), ("alone",)),), ())
    told: Dossier = replace(base, lineage=lineage)
    look = Lookup(told, Words("fr"), story.readings())
    made = descent(look, accounts(look))
    assert made
    return made


def _from(to: str, source: str | Absent, kind: DerivationKind = DerivationKind.COPY) -> Derivation:
    words = (story.readings()[int(to[1:]) - 1].span(0, 12),)
    return Derivation(source, to, kind, None, (), (words,))


def _segments(path: str) -> tuple[tuple[float, float, float, float], ...]:
    found = re.fullmatch(r"M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)", path)
    assert found
    x, y, down, across = map(float, found.groups())
    return (x, y, x, down), (x, down, across, down)


def test_what_comes_from_a_text_stands_below_it_and_no_line_crosses_a_box() -> None:
    made = _descent(_from("a2", "a1"), _from("a3", "a2"), _from("a4", "a1"), _from("a5", Absent("Agence du Levant")))
    at = {node.article or "absent": node for node in made.nodes}
    assert at["a2"].x == at["a4"].x > at["a1"].x
    assert at["a3"].x > at["a2"].x
    assert at["a5"].x > at["absent"].x
    assert made.absent
    for x1, y1, x2, y2 in (part for line in made.lines for part in _segments(line.path)):
        for node in made.nodes:
            inside = node.x < max(x1, x2) and min(x1, x2) < node.x + BOX and node.y < max(y1, y2) and min(y1, y2) < node.y + 32
            assert not inside, (node, x1, y1, x2, y2)


def test_texts_of_one_original_stand_under_it_together_and_a_circle_has_an_end() -> None:
    wire = Absent("Agence du Levant")
    made = _descent(_from("a2", wire), _from("a3", wire), _from("a4", "a5", DerivationKind.SAME_WIRE), _from("a5", "a4"))
    assert [node.title for node in made.nodes if not node.article] == ["Agence du Levant"]
    assert sorted(node.article for node in made.nodes if node.article) == [a.id for a in story.dossier().articles]

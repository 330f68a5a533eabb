"""Two tellings of a point are compared with one another, whatever else others tell; and files say what they were filtered by."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from recoupe.api import read_pages
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import Words
from recoupe.model import Difference, Point, PointKind, Quantity, Relation, Telling
from recoupe.web.exports import named
from recoupe.web.pairs import compared
from tests.demo.story import pages
from tests.export import story
from tests.web.conftest import House, serving

FOUR, DELAY = story.on("a2", "pendant quatre heures"), story.on("a1", "Nous ne céderons pas un mètre du chenal")


def test_only_what_differs_between_the_two_counts() -> None:
    mine, theirs = Telling("a2", (FOUR,)), Telling("a1", (DELAY,))
    point = Point("c1", PointKind.STATEMENT, "Durée", (mine, theirs), Relation.CONTRADICT, (Difference.NUMBER,), {}, 2, 0)
    base = story.dossier()

    def pair(*quantities: Quantity) -> str:
        return compared(Lookup(replace(base, quantities=quantities), Words("fr")), point, mine, theirs)

    assert pair() == "reworded"
    assert pair(Quantity(FOUR, 4, 4, "hour"), Quantity(DELAY, 4, 4, "hour")) == "reworded"
    assert pair(Quantity(FOUR, 4, 4, "hour"), Quantity(DELAY, 9, 9, "hour")) == "contradict"
    assert pair(Quantity(FOUR, 4, 4, "hour"), Quantity(DELAY, 9, 9, "person")) == "reworded"
    assert compared(Lookup(base, Words("fr")), point, mine, mine) == "same"


def test_the_name_of_a_file_says_what_was_filtered(house: House) -> None:
    assert named("brief", {}, "csv") == "brief.csv"
    assert named("brief", {"actor": "é/../x"}, "csv") == "brief--actor-x.csv"
    told = house.visitor.ask("/s/detroit/statements.csv?article=a1&type=direct").headers["content-disposition"]
    assert told == 'attachment; filename="statements--article-a1--type-direct.csv"'


def test_a_workbook_says_it_on_a_sheet(house: House) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(house.visitor.ask("/s/detroit/statements.xlsx?article=a1").body))
    assert "Filtré par" in book["filter"]["A2"].value


def test_a_story_whose_name_holds_a_slash(tmp_path: Path) -> None:
    read_pages(pages(), store=tmp_path / "s.sqlite", story="a/b c")
    server, thread, visitor = serving(tmp_path / "s.sqlite")
    visitor.enter()
    assert visitor.ask("/").headers["location"] == "/s/a%2Fb%20c/brief"
    for slug in ("brief", "accounts", "a1", "point?point=c1", "statements.csv"):
        assert visitor.ask(f"/s/a%2Fb%20c/{slug}").status == 200
    assert "/s/a%2Fb%20c/a1?" in visitor.ask("/s/a%2Fb%20c/brief").text
    server.should_exit = True
    thread.join(10)

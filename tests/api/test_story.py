"""The reading face of a story: tables, questions, notebooks, and what comes out for other libraries."""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import as_file, files

import pytest

import recoupe
from recoupe.api import Story, Table
from recoupe.errors import UsageMistake
from recoupe.model import Blank, Relation
from recoupe.pipeline import picture
from tests.demo.story import pages

TABLES = (
    "articles",
    "accounts",
    "actors",
    "statements",
    "positions",
    "issues",
    "agreement",
    "points",
    "events",
    "timeline",
    "voices",
    "headlines",
)


@cache
def story() -> Story:
    with as_file(files("recoupe.demo") / "pages") as folder:
        return recoupe.read(folder)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_rows_of_plain_values_under_its_columns(name: str) -> None:
    table: Table[object] = getattr(story(), name)
    assert len(table) == len(table.rows) > 0
    for row in table.rows:
        assert tuple(row) == table.columns
        assert all(value is None or isinstance(value, str | int | float) for value in row.values())


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("library", ["pandas", "pyarrow", "polars"])
def test_tables_go_to_other_libraries_with_kinds_that_do_not_depend_on_what_is_in_them(name: str, library: str) -> None:
    pytest.importorskip(library)
    table: Table[object] = getattr(story(), name)
    for rows in (table, table[:0]):
        made = {"pandas": rows.to_pandas, "pyarrow": rows.to_arrow, "polars": rows.to_polars}[library]
        assert (list(made().columns if library != "pyarrow" else made().column_names), len(made())) == (list(table.columns), len(rows))
    kinds = {"pandas": "to_pandas", "pyarrow": "to_arrow", "polars": "to_polars"}[library]
    full, empty = getattr(table, kinds)(), getattr(table[:0], kinds)()
    assert str(full.dtypes if library == "pandas" else full.schema) == str(empty.dtypes if library == "pandas" else empty.schema)


def test_a_library_that_is_missing_is_told_with_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageMistake) as told:
        story().points.to_polars()
    assert "polars" in told.value.what
    assert "recoupe[tables]" in told.value.remedy


def test_statements_are_found_by_their_speaker_and_manner() -> None:
    found = story().statements.where(speaker="kalvo", manner="direct")
    assert {row["speaker"] for row in found.rows} == {"Irène Kalvo"}
    assert all(record.manner == "direct" for record in found)
    assert len(found.where(article="a1")) == 1
    assert len(story().points.where(accounts=lambda n: n > 2)) == sum(point.accounts > 2 for point in story().points)
    with pytest.raises(UsageMistake, match="no column"):
        found.where(colour="red")


def test_actors_against_issues() -> None:
    cells = story().positions.pivot("party", "issue", "stance")
    assert "refuse" in cells["Ostrane"]["les batteries de Morène"].split(" | ")
    assert "demand" in cells["Valdorie"]["les batteries de Morène"].split(" | ")
    assert len(set(cells["Ostrane"]["les batteries de Morène"].split(" | "))) == len(
        cells["Ostrane"]["les batteries de Morène"].split(" | ")
    )
    with pytest.raises(UsageMistake, match="no column"):
        story().positions.pivot("party", "issue", "colour")


def test_records_are_found_by_place_and_by_id() -> None:
    points = story().points
    assert points[0] is points["c1"] is points["C01"]
    assert list(points[:2]) == [points["c1"], points["c2"]]
    with pytest.raises(UsageMistake):
        points["c9999"]


def test_differences_come_with_contradictions_first_and_by_what_they_differ_in() -> None:
    found = story().differences()
    relations = [point.relation for point in found]
    assert relations == sorted(relations, key=[Relation.CONTRADICT, Relation.DIFFER].index)
    assert {"number"} <= {slot for point in story().differences("number") for slot in point.differ_in}
    with pytest.raises(UsageMistake, match="do not differ"):
        story().differences("colour")


@pytest.mark.parametrize("asked", ["a2", "blog-du-large.txt", "Le Blog du Large"])
def test_what_one_article_alone_tells(asked: str) -> None:
    found = story().only(asked)
    assert found
    assert all(point.accounts == 1 and "a2" in {t.article for t in point.tellings} for point in found)
    with pytest.raises(UsageMistake):
        story().only("a99")


def test_an_account_is_all_its_articles() -> None:
    (account,) = [account for account in story().accounts if "a2" in account.articles]
    assert len(account.articles) > 1
    assert len(story().only(account.id)) >= len(story().only("a2"))


def test_why_an_article_does_not_tell_a_point() -> None:
    point = story().differences("number").where(words=lambda words: "cinquantaine de cargos" in words)[0]
    assert story().silent(point.id.upper()) == dict(point.blanks)
    assert story().silent(point.id)["a2"] is Blank.EXCERPT


def test_who_opposes_whom_about_what_with_words() -> None:
    found = story().who_opposes("Valdorie", about="les batteries de Morène")
    assert [row["who"] for row in found.rows] == ["Ostrane"]
    assert any("refuse" in span.text for span in found[0].evidence)
    assert story().who_opposes("Grevtchouk").rows == story().who_opposes("Valdorie").rows
    assert [row["who"] for row in story().who_supports(who="Ostrane", about="la libération").rows] == ["Ostrane"]
    with pytest.raises(UsageMistake):
        story().who_opposes("Tarsis")


def test_tables_are_the_same_where_their_records_are() -> None:
    assert story().points == story().points == story().dossier.points
    assert story().points[:3] == list(story().dossier.points[:3])
    assert story().points[:3] != story().points[:2]
    assert story().points[:0] == ()


def test_a_story_shows_itself_in_a_few_lines() -> None:
    assert repr(story()).startswith("6 articles, ")
    assert len(repr(story())) < 1500
    assert len(repr(story().statements).splitlines()) == 26


def test_the_timeline_runs_forward() -> None:
    days = [event.date.earliest for event in story().timeline]
    assert days == sorted(days, key=str)


@pytest.mark.parametrize("most", [0, 30, 60, 100])
def test_a_short_brief_keeps_whole_sentences_within_its_words(most: int) -> None:
    short = story().brief(most)
    assert sum(len(item.text.split()) for item in short) <= most
    assert all(item.cites for item in short)
    assert all(item.text in str(short) for item in short)


def test_what_changed_since_a_story_was_read_with_fewer_pages() -> None:
    before = picture(page for page in pages() if page.address != "portail-du-soir.txt").dossier
    found = story().diff(before)
    assert [row["label"] for row in found.where(kind="new-article").rows] == ["portail-du-soir.txt"]
    assert found.where(kind="relation", after="contradict number")
    assert not story().diff(story())


HOSTILE = """Vélane : <script>alert(1)</script> négocie

12 mars 2031

Le ministre valdorien Paul Darvin a déclaré mercredi à Vélane : « Nous <img src=x onerror=alert(1)> ne céderons pas devant l'Ostrane ».
La rencontre a duré neuf heures, selon le Conseil des Détroits & ses experts.
"""


def test_nothing_of_a_page_is_markup_in_a_notebook(tmp_path_factory: pytest.TempPathFactory) -> None:
    page = tmp_path_factory.mktemp("pages") / "<b>page.txt"
    page.write_bytes(HOSTILE.encode())
    made = recoupe.read(page)
    shown = [made._repr_html_(), *(getattr(made, name)._repr_html_() for name in TABLES), made.brief()._repr_html_()]
    assert any("&lt;" in html for html in shown)
    for html in shown:
        assert not [tag for tag in ("<script", "<img", "<b>page") if tag in html]


def test_rows_beyond_the_first_are_counted_in_a_notebook() -> None:
    statements = story().statements
    assert f"{len(statements) - 25} " in statements._repr_html_()[-60:]
    assert statements._repr_html_().count("<tr>") == 26

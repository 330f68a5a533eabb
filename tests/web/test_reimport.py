"""What leaves comes in again: a dossier and its pages in another store give the same ids, judgements and addresses."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from recoupe.api import Decision, open_story, read_pages
from recoupe.model.codec import encode
from recoupe.web.permalinks import permalink, point_mark
from tests.demo.story import pages
from tests.web.conftest import House, serving


@pytest.fixture
def moved(one_story: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A store with a judged story, and one into which its pages and judgements were taken."""
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    first.write_bytes(one_story.read_bytes())
    story = open_story(first)
    story.record(Decision("c3", "Le face-à-face", "rename", "plus court"), by="amina")
    story.record(Decision("a1", "2023-03-15", "date", ""), by="amina")
    exported = json.loads(str(open_story(first).export("json")))
    judged = "record,verdict,value,note\n" + "".join(
        f"{j['about'][0]},{j['verdict']},{j['label']},{j['note']}\n" for j in exported["judgements"]
    )
    (tmp_path / "judged.csv").write_text(judged, encoding="utf-8")
    read_pages(pages(), store=second, story="detroit")
    open_story(second).judge_file(tmp_path / "judged.csv", by="amina")
    return first, second


def test_the_same_pages_and_judgements_give_the_same_ids(moved: tuple[Path, Path]) -> None:
    one, other = (open_story(store).dossier for store in moved)
    for part in ("articles", "actors", "attributions", "events", "issues", "positions", "points", "brief", "timexes", "quantities"):
        assert encode(getattr(one, part)) == encode(getattr(other, part)), part
    assert [(j.id, j.verdict, j.about, j.label) for j in one.judgements] == [(j.id, j.verdict, j.about, j.label) for j in other.judgements]


def test_addresses_lead_to_the_same_words_there(moved: tuple[Path, Path]) -> None:
    first, second = moved
    dossier = open_story(first).dossier
    server, thread, visitor = serving(second)
    visitor.enter()
    for point in dossier.points[:20]:
        span = point.tellings[0].spans[0]
        path, _, fragment = permalink("detroit", span).partition("#")
        page = visitor.ask(path)
        assert page.status == 200
        assert f'<mark id="{fragment}"' in page.text
        card = visitor.ask(f"/s/detroit/point?point={point.id}~{point_mark(point)}").text
        assert f'data-point="{point.id}"' in card
        assert "moved" not in card
    server.should_exit = True
    thread.join(10)


def test_annotations_name_the_words_that_the_other_store_has(moved: tuple[Path, Path]) -> None:
    """Every selector of the exported annotations is found in the texts of the other store, under the hash it names."""
    first, second = moved
    items = json.loads(str(open_story(first).export("annotations")))["items"]
    texts = {f"urn:sha256:{r.article.text_sha256}": r.clean for r in open_story(second).readings}
    for item in items:
        quote, place = item["target"]["selector"]
        assert texts[item["target"]["source"]][place["start"] : place["end"]] == quote["exact"]
    again = json.loads(str(open_story(second).export("annotations")))["items"]
    assert [item["id"] for item in items] == [item["id"] for item in again]


def test_a_point_that_was_renumbered_is_known_by_its_words(house: House) -> None:
    dossier = open_story(house.store).dossier
    third = next(p for p in dossier.points if p.id == "c3")
    link = f"/s/detroit/differences?point=c5~{point_mark(third)}"
    page = house.visitor.ask(link).text
    assert 'data-point="c3"' in page
    assert "a changé de numéro" in page
    gone = house.visitor.ask("/s/detroit/differences?point=c5~00000000").text
    assert 'id="point"' not in gone
    assert "Aucun point c5" in gone
    assert unquote(link) == link

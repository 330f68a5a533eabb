"""Words found again with their place, and cited with their source."""

from __future__ import annotations

import json

import pytest

from recoupe.api import open_story
from recoupe.cli import main
from recoupe.cli.finding import STYLES
from recoupe.export.ways import citations
from tests.demo.story import pages

Ran = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demo story, read once."""
    place = tmp_path_factory.mktemp("found")
    for page in pages():
        (place / page.address).write_bytes(page.data)
    kept = str(place.parent / "found.sqlite")
    assert main(["read", str(place), "--store", kept, "--lang", "fr"]) == 0
    return kept


def test_words_are_found_with_their_place_also_in_the_plural(store: str, capsys: Ran) -> None:
    kept = open_story(store)
    said = next(s for s in kept.dossier.attributions if s.content)
    word = next(w for w in said.content[0].text.split() if w.isalpha() and len(w) > 5)
    assert main(["find", word, "--store", store, "--json", "--lang", "fr"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert said.id in {row["id"] for row in rows}
    assert main(["find", f"{word.rstrip('s')}s", "--store", store, "--json", "--lang", "fr"]) == 0
    assert said.id in {row["id"] for row in json.loads(capsys.readouterr().out)}


def test_what_an_actor_says_alone(store: str, capsys: Ran) -> None:
    kept = open_story(store)
    said = next(s for s in kept.dossier.attributions if s.content and s.speakers)
    who = kept.dossier.actor(said.speakers[0]).name
    word = max((w for w in said.content[0].text.split() if w.isalpha()), key=len)
    assert main(["find", word, "--who", who, "--store", store, "--json", "--lang", "fr"]) == 0
    found = {row["id"] for row in json.loads(capsys.readouterr().out)}
    assert said.id in found
    speakers = {s.id: (*s.speakers, s.party) for s in kept.dossier.attributions}
    assert all(said.speakers[0] in speakers[id_] for id_ in found)


def test_nothing_found_is_told(store: str, capsys: Ran) -> None:
    assert main(["find", "hippopotame", "--store", store, "--lang", "fr"]) == 1
    assert "0 passage" in capsys.readouterr().err


@pytest.mark.parametrize("style", STYLES)
def test_a_point_is_cited_in_every_style(store: str, capsys: Ran, style: str) -> None:
    point = open_story(store).dossier.points[0]
    assert main(["cite", point.id, "--style", style, "--store", store, "--lang", "fr"]) == 0
    out = capsys.readouterr().out
    assert " ".join(point.tellings[0].spans[0].text.split()[:3]).replace("&", r"\&") in out.replace("\\n", " ")
    assert citations.STYLES == STYLES


def test_a_place_is_cited(store: str, capsys: Ran) -> None:
    reading = open_story(store).readings[0]
    assert main(["cite", f"{reading.id}:0-40", "--store", store, "--lang", "fr"]) == 0
    assert reading.clean[:10].strip() in capsys.readouterr().out


@pytest.mark.parametrize("named", ["zz", "a1:0-99999999", "a99:0-3"])
def test_what_does_not_exist_is_no_source(store: str, capsys: Ran, named: str) -> None:
    assert main(["cite", named, "--store", store, "--lang", "fr"]) == 2
    assert named in capsys.readouterr().err

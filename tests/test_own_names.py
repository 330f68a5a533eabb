"""A user's own table of names, through the real command: known, kept, told where it is not understood, and gone where it is not given."""

import json
import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from recoupe.api import open_story, read
from recoupe.cli import main
from recoupe.lang import own, world
from recoupe.model import Dossier
from recoupe.model.codec import to_json

PAGE = """Les pêcheurs des Détroits attendent

Le collectif Vent debout a refusé l'accord mardi. « Nous ne céderons pas », a déclaré Zorba Amin, qui parle pour les pêcheurs.

Le secrétariat a salué cette réponse. Le chef lirandais approuve. Pour Zora Amin, c'est une erreur.

Lirande attend, a dit un diplomate lirandais.
"""
TABLE = """name;code;kind;party;also;adjective;noun
Vent debout;VD;organisation;;collectif Vent debout;;secrétariat
Zorba Amin;;person;VD;Zora Amin;;
Lirande;LIR;state;;;lirandais;
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "page.txt"
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


def table(tmp_path: Path, text: str = TABLE, encoding: str = "utf-8") -> Path:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding=encoding)
    return path


def actors(dossier: Dossier) -> dict[str, list[str]]:
    return {actor.name: [mention.span.text for mention in actor.mentions] for actor in dossier.actors}


def test_the_command_knows_the_names_and_the_story_keeps_them(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store = tmp_path / "story.sqlite"
    assert main(["read", str(page), "--store", str(store), "--names", str(table(tmp_path)), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    by_name = {actor["name"]: actor for actor in made["actors"]}
    assert [m["text"] for m in by_name["Vent debout"]["mentions"]] == ["Le collectif Vent debout", "Le secrétariat"]
    assert [m["text"] for m in by_name["Zorba Amin"]["mentions"]] == ["Zorba Amin", "Zora Amin"]
    assert by_name["Zorba Amin"]["party"] == "VD"
    assert by_name["Lirande"]["kind"] == "state"
    assert "LIR" in {role["country"] for actor in made["actors"] for role in actor["roles"]}
    assert main(["read", str(page), "--store", str(store), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["actors"] == made["actors"]
    assert actors(open_story(store, language="en").dossier) == actors(open_story(store).dossier)
    table(tmp_path, "")
    assert main(["read", str(page), "--store", str(store), "--names", str(tmp_path / "names.csv")]) == 0
    assert "Vent debout" not in actors(open_story(store).dossier)


def test_one_story_does_not_know_the_names_of_another(page: Path, tmp_path: Path):
    without = actors(read([page]).dossier)
    with_names = actors(read([page], names=table(tmp_path)).dossier)
    assert with_names != without
    assert actors(read([page]).dossier) == without
    assert "lirande" not in world.names()


@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8"), (",", "utf-8-sig"), ("\t", "utf-8")])
def test_separators_and_the_mark_of_the_encoding_make_no_difference(page: Path, tmp_path: Path, separator: str, encoding: str):
    path = table(tmp_path, TABLE.replace(";", separator), encoding)
    usual = own.understood(TABLE.splitlines())
    assert own.understood(read([page], names=path).dossier.story.names).rows == usual.rows


def test_french_heads_and_several_words_in_a_cell():
    (row,) = own.understood(["nom,sorte,aussi,adjectif", '"Lirande, la Haute",état,Lirande|Haute-Lirande,lirandais|haut-lirandais']).rows
    assert (row.kind, row.names, row.adjectives) == (
        "state",
        ("Lirande, la Haute", "Lirande", "Haute-Lirande"),
        ("lirandais", "haut-lirandais"),
    )
    assert row.code.startswith(own.MARK)


def test_every_row_that_is_not_understood_is_told_with_its_line(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    rows = (";person;;", "Orsalis;firm;;", "Vent debout;organisation;nobody;", "Vent debout;group;;", "Amin;person;;red;more;more")
    bad = "\n".join(("name;kind;party;colour", *rows))
    assert main(["read", str(page), "--store", str(tmp_path / "s.sqlite"), "--names", str(table(tmp_path, bad)), "--lang", "en"]) == 0
    told = capsys.readouterr().err
    for words in (
        "line 1: the column “colour”",
        "line 2: no name",
        "line 3: “Orsalis”",
        "line 4: the party “nobody”",
        "line 5: “Vent debout”",
    ):
        assert words in told
    assert "line 6: 2 cells too many" in told
    assert "Known kinds: person" in told


@pytest.mark.parametrize(("data", "words"), [(b"nom;code\nV\xe9ra;V\n", "UTF-8"), (b"who;code\nVera;V\n", "name;code"), (None, "--names")])
def test_a_table_that_cannot_be_used_is_told_before_anything_is_read(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes | None, words: str
):
    path = tmp_path / "names.csv"
    if data is not None:
        path.write_bytes(data)
    store = tmp_path / "s.sqlite"
    assert main(["read", str(page), "--store", str(store), "--names", str(path)]) == 2
    assert words in capsys.readouterr().err
    assert not store.exists()


def _over_processes(function: Callable[..., Any], arguments: Iterable[tuple[Any, ...]], /) -> Sequence[Any]:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        return [future.result() for future in [pool.submit(function, *each) for each in arguments]]


def test_the_table_travels_to_other_processes(page: Path, tmp_path: Path):
    path = table(tmp_path)
    assert to_json(read([page], names=path, engine=_over_processes).dossier) == to_json(read([page], names=path).dossier)

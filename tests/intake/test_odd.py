"""Odd files, as they lie about on the disks of desks: each gives its articles, or one clear refusal, and costs the others nothing."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from recoupe import api, inputs
from recoupe.cli import main
from recoupe.errors import PageRefused
from recoupe.inputs import came_in
from recoupe.model import Page
from tests.articles.formats.written import LEAD, SECOND, STORY, TITLE, docx_of, zipped

TEXT = "\n\n".join(STORY)
Ran = pytest.CaptureFixture[str]


def read(folder: Path, capsys: Ran) -> tuple[int, str, str]:
    """Read a folder with the command: its exit code, and what it says; everything it writes can be encoded."""
    code = main(["read", str(folder), "--store", str(folder.parent / "kept" / "s.sqlite"), "--lang", "fr"])
    out, err = capsys.readouterr()
    (out + err).encode()
    return code, out, err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good page."""
    into = tmp_path / "pages"
    into.mkdir()
    (into / "bon.txt").write_text(TEXT, encoding="utf-8")
    return into


@pytest.mark.parametrize(
    "name",
    [b"deux\nlignes.txt", b"r\xe9sum\xe9.txt", b"\xff\xfe.txt", b"tab\tulation.txt", b"\xe2\x80\xae.txt", b"a" * 250 + b".txt", b"-rf.txt"],
)
def test_files_with_odd_names_are_read_and_shown(folder: Path, capsys: Ran, name: bytes) -> None:
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123 - bytes
        file.write(f"{SECOND}\n\n{LEAD}".encode())
    code, out, _ = read(folder, capsys)
    assert code == 0
    assert "2 articles" in out
    for form in ("json", "html", "csv"):
        assert main(["export", form, "-o", str(folder.parent / f"x.{form}"), "--store", str(folder.parent / "kept" / "s.sqlite")]) == 0


def test_an_odd_name_in_an_archive_is_shown() -> None:
    (page,), _ = came_in("a.zip", zipped({"deux\nlignes.txt": TEXT}))
    assert page.address == "a.zip/deux\ufffdlignes.txt"


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "boucle").symlink_to(folder)
    (folder / "a").mkdir()
    (folder / "a" / "b").symlink_to(folder / "a")
    (folder / "soi").symlink_to(folder / "soi")
    (folder / "perdu").symlink_to(folder / "nulle-part")
    found, told = inputs.pages([folder])
    assert ([page.address for page in found], told) == (["bon.txt"], ())
    _, told = inputs.pages([folder / "soi", folder / "perdu"])
    assert [each.key for each in told] == ["inputs.unreadable", "inputs.missing"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_told_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "tube")
    began = time.monotonic()
    found, told = inputs.pages([folder, folder / "tube", "/dev/null"])
    assert time.monotonic() - began < 2
    assert [page.address for page in found] == ["bon.txt"]
    assert [each.key for each in told] == ["inputs.no-file"] * 3


def test_a_file_that_vanishes_is_told(folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT)
    found: list[Page | PageRefused] = []
    for each in inputs.stream([folder]):
        found.append(each)
        (folder / "bon.txt").unlink(missing_ok=True)
    assert [getattr(each, "key", "") for each in found] == ["", "inputs.missing"]


def test_a_path_that_is_none_is_told(folder: Path) -> None:
    _, told = inputs.pages([folder / ("x" * 5_000), "a\0b", folder / "nulle-part"])
    assert [each.key for each in told] == ["inputs.unreadable", "inputs.unreadable", "inputs.missing"]
    for each in told:
        str(each.where).encode()


def test_nothing_at_all_is_told(tmp_path: Path, capsys: Ran) -> None:
    (tmp_path / "vide").mkdir()
    code, _, err = read(tmp_path / "vide", capsys)
    assert code == 1
    assert err.startswith("E102 L’archive ou le dossier ne contient rien")
    code, _, err = read(tmp_path / "nulle-part", capsys)
    assert code == 1
    assert err.startswith("E112")


def test_many_files_in_a_folder_take_their_time_and_no_more(tmp_path: Path) -> None:
    into = tmp_path / "beaucoup"
    into.mkdir()
    for n in range(5_000):
        (into / f"{n}.txt").write_text(f"{n}. {LEAD}")
    began = time.monotonic()
    assert sum(1 for _ in inputs.stream([into])) == 5_000
    assert time.monotonic() - began < 10


def test_many_refusals_are_told_shortly(tmp_path: Path, capsys: Ran) -> None:
    into = tmp_path / "rien"
    into.mkdir()
    for n in range(120):
        (into / f"{n}.txt").write_text("")
    code, _, err = read(into, capsys)
    assert code == 1
    assert err.count("E102") == 50
    assert "70 autres refus" in err


def test_the_same_file_twice_is_read_once(folder: Path, capsys: Ran) -> None:
    (folder / "autre").mkdir()
    (folder / "autre" / "bon.txt").write_text(TEXT, encoding="utf-8")
    given = [str(folder / "bon.txt"), str(folder / "bon.txt"), str(folder / "autre" / "bon.txt")]
    assert main(["read", *given, "--store", str(folder.parent / "s.sqlite"), "--lang", "fr"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("1 article")
    assert "W108 2 pages déjà lues" in err


def test_a_table_of_very_many_columns_is_read() -> None:
    names = [f"champ {n}" for n in range(200)]
    names[50], names[150] = "Titre", "Texte"
    row = ["x"] * 200
    row[50], row[150] = TITLE, f"{LEAD} {SECOND}"
    story = api.read_pages([Page("t.csv", (";".join(names) + "\n" + ";".join(f'"{cell}"' for cell in row)).encode())])
    (article,) = story.dossier.articles
    assert article.headline is not None
    assert article.headline.text == TITLE


def test_one_broken_line_costs_only_itself() -> None:
    lines = [json.dumps({"titre": f"{TITLE} {n}", "texte": f"{n}. {LEAD} {SECOND}"}) for n in range(9)]
    lines[4] = lines[4][:60]
    story = api.read_pages([Page("t.jsonl", "\n".join(lines).encode())])
    assert len(story.dossier.articles) == 8
    assert [(each.key, each.where) for each in story.refused] == [("refused.json", "t.jsonl:5")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("kind", ["text", "csv", "jsonl", "html", "ris"])
def test_marks_and_ends_of_lines_change_nothing(encoding: str, ends: str, kind: str) -> None:
    lines = {
        "text": "\n".join(STORY),
        "csv": f'titre;texte\n{TITLE};"{LEAD} {SECOND}"',
        "jsonl": json.dumps({"titre": TITLE, "texte": f"{LEAD} {SECOND}"}, ensure_ascii=False) + "\n",
        "html": f"<html><title>{TITLE}</title>\n<body><article><h1>{TITLE}</h1>\n<p>{LEAD}</p>\n<p>{SECOND}</p></article></body></html>",
        "ris": f"TY  - NEWS\nTI  - {TITLE}\nT2  - Le Phare\nAB  - {LEAD} {SECOND}\nER  - \n",
    }[kind]
    if kind == "html" and encoding in ("utf-16-le", "utf-16-be", "utf-32"):
        pytest.skip("a browser writes none of these without a mark")
    story = api.read_pages([Page("a", lines.replace("\n", ends).encode(encoding, "replace"))])
    (article,) = story.dossier.articles
    assert article.headline is not None
    assert article.headline.text == TITLE
    assert LEAD in story.readings[0].clean


def test_mixed_ends_of_lines_are_read() -> None:
    data = f"titre,texte\r\n{TITLE},{LEAD.replace(',', ' ')}\n{TITLE} 2,{SECOND.replace(',', ' ')}\r\n".encode()
    assert len(api.read_pages([Page("a.csv", data)]).dossier.articles) == 2


def test_an_archive_of_odd_things_is_told_once_each() -> None:
    inner = zipped({})
    found, told = came_in("a.zip", zipped({"vide.zip": inner, "dossier/": b"", "vide.txt": b"", "b.docx": docx_of()}))
    assert [page.address for page in found] == ["a.zip/b.docx", "a.zip/vide.txt"]
    assert [(each.key, each.where) for each in told] == [("inputs.nothing", "a.zip/vide.zip")]


def test_a_list_of_json_that_breaks_off_gives_what_stands_before() -> None:
    rows = [{"titre": f"{TITLE} {n}", "texte": f"{n}. {LEAD} {SECOND}"} for n in range(9)]
    text = json.dumps(rows, indent=1, ensure_ascii=False)
    story = api.read_pages([Page("t.json", text[: text.index("7. ") + 99].encode())])
    assert len(story.dossier.articles) == 8
    assert [(each.key, each.where) for each in story.refused] == [("refused.json", "t.json")]

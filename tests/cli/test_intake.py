"""What comes in, on the command line: formats, a dry run, standard input, what was refused, and the codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from recoupe.articles.formats import FORMATS
from recoupe.cli import main
from recoupe.inputs import CONTAINERS
from recoupe.lang import code, table
from tests.articles.formats.written import STORY, docx_of, pdf_of, zipped

Ran = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text, a Word document in an archive, and a scan; the store lies beside it."""
    monkeypatch.setenv("RECOUPE_STORE", str(tmp_path / "kept" / "story.sqlite"))
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    into = tmp_path / "pages"
    into.mkdir()
    (into / "a.txt").write_text("\n\n".join(STORY), encoding="utf-8")
    (into / "revue.zip").write_bytes(zipped({"b.docx": docx_of(("Un port fermé", *STORY[1:]))}))
    (into / "=scan.pdf").write_bytes(pdf_of([[], []]))
    return into


def test_formats_are_listed_one_a_line_in_both_languages(capsys: Ran) -> None:
    for language in ("fr", "en"):
        assert main(["formats", "--lang", language]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == len(FORMATS) + len(CONTAINERS)
        assert any(line.startswith("pdf · PDF") and line.endswith("· pypdf") for line in lines)
    assert main(["formats", "--json"]) == 0
    assert {row["format"] for row in json.loads(capsys.readouterr().out)} >= {"docx", "zip", "text"}


def test_what_is_refused_is_listed_with_its_code_beside_the_store(folder: Path, capsys: Ran) -> None:
    assert main(["read", str(folder)]) == 3
    out, err = capsys.readouterr()
    assert "2 articles" in out
    assert "E105 PDF image" in err
    listed = folder.parent / "kept" / "failed.csv"
    with listed.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["where"], row["code"]) == ("'=scan.pdf", "E105")  # no formula, even in a name
    assert row["remedy"].startswith("Passez un OCR")
    (folder / "=scan.pdf").unlink()
    assert main(["read", str(folder)]) == 0
    assert "W108 2 pages déjà lues" in capsys.readouterr().err.replace("\u00a0", " ")
    assert not listed.exists()


def test_a_list_is_written_where_it_is_asked_for_and_a_file_of_others_is_left(folder: Path) -> None:
    mine = folder.parent / "mine.csv"
    assert main(["read", str(folder), "--failed", str(mine)]) == 3
    assert "E105" in mine.read_text(encoding="utf-8")
    notes = folder.parent / "notes.csv"
    notes.write_text("a;b\n")
    assert main(["read", str(folder / "a.txt"), "--failed", str(notes)]) == 0
    assert notes.read_text() == "a;b\n"


def test_a_dry_run_keeps_nothing(folder: Path, capsys: Ran) -> None:
    assert main(["read", str(folder), "--dry-run"]) == 3
    out, err = capsys.readouterr()
    assert [line.split()[0].rstrip(":").rstrip() for line in out.splitlines()] == ["docx", "text", "En"]
    assert "E105" in err
    assert not (folder.parent / "kept").exists()
    assert main(["read", str(folder), "--dry-run", "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert [(one["file"], one["format"], one["articles"]) for one in told["files"]] == [
        ("a.txt", "text", 1),
        ("revue.zip/b.docx", "docx", 1),
    ]
    assert [row["code"] for row in told["refused"]] == ["E105"]


def test_standard_input_is_read(folder: Path, capsys: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(docx_of())))
    assert main(["read", "-"]) == 0
    assert "1 article" in capsys.readouterr().out
    assert folder.exists()


def test_a_reading_of_hours_is_asked_for_first(folder: Path, capsys: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.cli.intake.MANY", 0)
    assert main(["read", str(folder / "a.txt")]) == 2
    assert "W106 1 articles" in capsys.readouterr().err
    assert main(["read", str(folder / "a.txt"), "--yes"]) == 0


def test_every_refusal_has_a_code_and_every_code_a_message() -> None:
    for package in ("refused", "inputs"):
        for name in table(f"fr/messages/{package}"):
            assert code(f"{package}.{name}")
    known = {"problem": "problems"}
    for key in table("codes"):
        package, name = key.split(".", 1)
        if key not in {"refused.consent", "problem.truncated"}:  # those of web pages
            assert name in table(f"fr/messages/{known.get(package, package)}"), key

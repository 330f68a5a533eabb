"""Files of every kind become articles; what is wrong with one costs nothing of the others, and is told with its place."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recoupe import archive
from recoupe.archive import listing
from recoupe.errors import NothingToRead, StoreMistake, UsageMistake
from recoupe.lang import table
from tests.archive import press
from tests.demo.story import pages

COLUMNS = ("file", "at", "day", "host", "address", "title", "text", "words", "glued")


def rows(made: archive.Archive, name: str = "articles", columns: tuple[str, ...] = COLUMNS) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = made.table(name).read(columns).to_pylist()
    return found


def failures(made: archive.Archive) -> list[tuple[str, int, str]]:
    return [(row["file"], row["at"], row["problem"]) for row in rows(made, "failed", ("file", "at", "problem"))]


def test_lines_rows_and_pages_of_text(tmp_path: Path) -> None:
    folder = press.folder(tmp_path / "in", press.articles(20))
    day = datetime(2021, 5, 6, 7, tzinfo=UTC)
    pq.write_table(
        pa.table(
            {
                "headline": ["Le port", "La mer"],
                "body": ["Vélane a un port.", "Elle a la mer."],
                "date": [day, None],
                "id": [7, 8],
                "x": [0, 0],
            }
        ),
        folder / "more.parquet",
    )
    for page in pages():
        (folder / page.address).write_bytes(page.data)
    made = archive.read(folder, tmp_path / "archive", parts=3)
    assert not failures(made)
    found = rows(made)
    assert len(found) == 20 + 2 + 6
    line = next(row for row in found if row["file"] == "press.jsonl" and row["at"] == 5)
    told = press.articles(5)[4]
    assert (line["title"], line["text"], line["host"], line["address"]) == (told["title"], told["text"], told["host"], told["url"])
    assert date.fromordinal(line["day"]).isoformat() == told["published"]
    row = next(row for row in found if row["title"] == "Le port")
    assert (row["file"], row["at"], row["address"], row["words"], row["glued"]) == ("more.parquet", 1, "7", 4, False)
    assert date.fromordinal(row["day"]) == day.date()
    assert next(row for row in found if row["title"] == "La mer")["day"] == -1
    page = next(row for row in found if row["file"] == "agence-des-detroits.txt")
    assert page["title"]
    assert page["title"] in page["text"]


def test_what_is_wrong_is_told_with_its_place_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    good = json.dumps({"text": "Le conseil a siégé.", "url": "u1", "published": "2020-02-03T10:00:00Z"}).encode()
    lines = [
        good,
        b"",
        b"{not json",
        b"[1, 2]",
        b'{"title": "no text"}',
        b'{"text": "\xff"}',
        b'{"text": "\\ud800"}',
        b'{"text": "Le port.", "date": "hier"}',
        b'{"text": ["a list"]}',
        good,
        b'{"text": "La fin.", "date": 20200101}',
    ]
    (folder / "a.jsonl").write_bytes(b"\n".join(lines))
    (folder / "b.parquet").write_bytes(b"PAR1 but no more")
    (folder / "c.txt").write_bytes(b"")
    (folder / "d.pdf").write_bytes(b"%PDF")
    made = archive.read(folder, tmp_path / "archive", parts=2)
    assert sorted(row["text"] for row in rows(made)) == ["La fin.", "Le conseil a siégé.", "Le port."]
    assert failures(made) == [
        ("a.jsonl", 3, "archive.no-json"),
        ("a.jsonl", 4, "archive.no-json"),
        ("a.jsonl", 5, "archive.no-text"),
        ("a.jsonl", 6, "archive.no-utf8"),
        ("a.jsonl", 7, "archive.no-utf8"),
        ("a.jsonl", 8, "archive.no-day"),
        ("a.jsonl", 9, "archive.no-text"),
        ("a.jsonl", 11, "archive.no-day"),
        ("b.parquet", 0, "archive.no-parquet"),
        ("c.txt", 0, "refused.empty"),
        ("d.pdf", 0, "refused.format"),
    ]
    told = {refusal.where: refusal for refusal in archive.told(made)}
    assert told["a.jsonl:8"].what == "The day of publication cannot be read: “hier”. The article is kept without it."
    assert told["d.pdf"].what.startswith("The page is a PDF file")


def test_large_files_are_read_in_units_and_lines_keep_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = press.articles(60)
    folder = press.folder(tmp_path / "in", told)
    pq.write_table(pa.Table.from_pylist([{**one, "url": f"{one['url']}b"} for one in told]), folder / "b.parquet", row_group_size=25)
    whole = archive.read(folder, tmp_path / "one", parts=2)
    monkeypatch.setattr(listing, "UNIT", 9_000)
    monkeypatch.setattr(listing, "CHUNK", 2_000)
    monkeypatch.setattr(listing, "ROWS_OF_UNIT", 10)
    cut = archive.read(folder, tmp_path / "two", parts=2)
    assert whole.table("inputs").rows() == 1 + 3
    assert cut.table("inputs").rows() > 15
    assert rows(whole) == rows(cut)
    assert sorted(row["at"] for row in rows(cut) if row["file"] == "b.parquet") == list(range(1, 61))


def test_a_line_or_a_text_without_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.archive.records.LINE", 300)
    monkeypatch.setattr("recoupe.archive.records.LONGEST", 100)
    folder = tmp_path / "in"
    folder.mkdir()
    said = [json.dumps({"text": "a" * 1000}), json.dumps({"text": "b" * 101}), json.dumps({"text": "c" * 100})]
    (folder / "a.jsonl").write_text("\n".join(said), encoding="utf-8")
    made = archive.read(folder, tmp_path / "archive", parts=1)
    assert failures(made) == [("a.jsonl", 1, "archive.too-long"), ("a.jsonl", 2, "archive.too-long")]
    assert [row["at"] for row in rows(made)] == [3]


def test_the_same_folder_again_is_not_read_again_and_another_is(tmp_path: Path) -> None:
    folder = press.folder(tmp_path / "in", press.articles(10))
    done: list[str] = []

    def progress(stage: str, _done: int, _of: int) -> None:
        done.append(stage)

    first = archive.read(folder, tmp_path / "archive", parts=2)
    before = first.table("articles").digest()
    archive.read(folder, tmp_path / "archive", progress=progress)
    assert not done
    (folder / "more.jsonl").write_text('{"text": "Un mot de plus."}\n', encoding="utf-8")
    again = archive.read(folder, tmp_path / "archive", progress=progress)
    assert again.table("articles").rows() == 11
    assert again.table("articles").digest() != before


def test_an_archive_may_lie_in_the_folder_that_is_read(tmp_path: Path) -> None:
    folder = press.folder(tmp_path / "in", press.articles(5))
    archive.read(folder, folder / "archive", parts=2)
    assert archive.read(folder, folder / "archive").table("articles").rows() == 5


def test_what_makes_no_sense_is_told(tmp_path: Path) -> None:
    folder = press.folder(tmp_path / "in", press.articles(5))
    with pytest.raises(StoreMistake, match="no archive of recoupe"):
        archive.opened(tmp_path)
    with pytest.raises(StoreMistake, match="left as it is"):
        archive.read(folder, folder)
    with pytest.raises(UsageMistake, match="between 1 and"):
        archive.read(folder, tmp_path / "archive", parts=100_000)
    with pytest.raises(StoreMistake, match="not been read"):
        (tmp_path / "empty").mkdir()
        (tmp_path / "empty" / "archive.json").write_text('{"format": "recoupe-archive/1", "parts": 2}', encoding="utf-8")
        archive.trace(tmp_path / "empty")
    made = archive.read(folder, tmp_path / "archive", parts=2)
    with pytest.raises(StoreMistake, match="has 2 parts"):
        archive.read(folder, tmp_path / "archive", parts=3)
    made.table("failed").file(1).unlink()
    with pytest.raises(StoreMistake, match="not been read to the end"):
        archive.trace(tmp_path / "archive")
    archive.read(folder, tmp_path / "archive")
    manifest = made.table("articles").path / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"version": 2', '"version": 0'), encoding="utf-8")
    with pytest.raises(StoreMistake, match="another version"):
        archive.trace(tmp_path / "archive")
    with pytest.raises(NothingToRead):
        archive.read(tmp_path / "nowhere.jsonl", tmp_path / "other")


@pytest.mark.parametrize("package", ["archive", "engines", "cli"])
def test_both_languages_have_the_same_messages(package: str) -> None:
    french, english = (table(f"{language}/messages/{package}") for language in ("fr", "en"))
    assert french.keys() == english.keys()

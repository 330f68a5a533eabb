"""The records of a file: a page of text is read as the desk reads it; a line of JSON or a row of Parquet says what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from recoupe.archive.listing import refused
from recoupe.articles import INCLUDE, read
from recoupe.errors import PageRefused
from recoupe.model import Page

UNKNOWN = -1
"""The day of an article that says none; else days since 1 January of the year 1, which is day 1 (`date.toordinal`)."""
KEYS = {
    "title": ("title", "headline"),
    "text": ("text", "body"),
    "day": ("published", "date"),
    "host": ("host", "publisher"),
    "address": ("url", "id"),
}
"""What an article says, and the names under which lines and rows say it, the first that has a value."""
LONGEST = 1_000_000
"""Characters of an article: what is longer is a book or a dump."""
LINE = 20_000_000
"""Bytes of a line."""


class Record(NamedTuple):
    """A row of the table `pages`: an article (with a text), or what is wrong at a place (a problem), or both (an unreadable day)."""

    article: int
    file: str
    at: int
    day: int
    host: str
    address: str
    title: str
    text: str
    problem: str
    details: str

    @classmethod
    def refused(cls, file: str, at: int, problem: str, details: str = "{}") -> Record:
        """What gives no article."""
        return cls(_number(file, str(at)), file, at, UNKNOWN, "", "", "", "", problem, details)


Unit = Mapping[str, Any]


def of_text(folder: str, unit: Unit) -> Iterator[Record]:
    """The articles of a page of text: what looks like no news is one too, an archive leaves nothing out."""
    name = unit["file"]
    try:
        found = read(Page(name, (Path(folder) / name).read_bytes(), ways=(INCLUDE,)), 1).readings
    except PageRefused as error:
        yield Record.refused(name, 0, *refused(error))
        return
    for at, reading in enumerate(found):
        told = reading.article
        days = told.published
        day = date.fromisoformat(days.earliest).toordinal() if days.earliest and days.earliest == days.latest else UNKNOWN
        text = reading.text.clean
        title = told.headline.text if told.headline else ""
        yield Record(_number(name, text), name, at, day, told.publisher.name if told.publisher else "", name, title, text, "", "{}")


def of_lines(folder: str, unit: Unit) -> Iterator[Record]:
    """The articles of some lines of JSON."""
    name, at = unit["file"], unit["first"]
    with (Path(folder) / name).open("rb") as file:
        file.seek(unit["start"])
        while file.tell() < unit["end"] and (line := file.readline(LINE)):
            if len(line) == LINE and not line.endswith(b"\n"):
                while (more := file.readline(LINE)) and not more.endswith(b"\n"):
                    pass
                yield Record.refused(name, at, "archive.too-long")
            elif line.strip():
                yield _of_line(name, at, line)
            at += 1


def of_rows(folder: str, unit: Unit) -> Iterator[Record]:
    """The articles of some rows of a group of a Parquet file. The group is unpacked as it is read: its text may be larger than memory."""
    name, at, seen = unit["file"], unit["first"], 0
    with pq.ParquetFile(Path(folder) / name, pre_buffer=False, buffer_size=1 << 20) as file:
        known = [key for keys in KEYS.values() for key in keys if key in file.schema_arrow.names]
        for batch in file.iter_batches(1000, row_groups=[unit["group"]], columns=known):
            low, high = max(0, unit["start"] - seen), min(len(batch), unit["end"] - seen)
            seen += len(batch)
            if low < high:
                for row in batch.slice(low, high - low).to_pylist():
                    yield _of_values(name, at, row)
                    at += 1
            if seen >= unit["end"]:
                return


def _of_line(file: str, at: int, line: bytes) -> Record:
    try:
        values = json.loads(line)
    except UnicodeDecodeError:
        return Record.refused(file, at, "archive.no-utf8")
    except (ValueError, RecursionError):
        return Record.refused(file, at, "archive.no-json")
    if not isinstance(values, dict):
        return Record.refused(file, at, "archive.no-json")
    return _of_values(file, at, values)


def _of_values(file: str, at: int, values: Mapping[str, Any]) -> Record:
    """The article that a line or a row tells."""
    said = {name: next((values[key] for key in keys if values.get(key) not in (None, "")), "") for name, keys in KEYS.items()}
    text = said["text"]
    if not isinstance(text, str) or not text.strip():
        return Record.refused(file, at, "archive.no-text")
    if len(text) > LONGEST:
        return Record.refused(file, at, "archive.too-long")
    words = [_words(said["host"]), _words(said["address"]) or f"{file}:{at}", _words(said["title"])]
    try:
        "\n".join([*words, text]).encode()
    except UnicodeEncodeError:
        return Record.refused(file, at, "archive.no-utf8")
    day = _day(said["day"])
    problem = "" if day is not None else "archive.no-day"
    details = json.dumps({"day": str(said["day"])[:40]}, ensure_ascii=True) if problem else "{}"
    number, (host, address, title) = _number(words[1], text), words
    return Record(number, file, at, UNKNOWN if day is None else day, host, address, title, text, problem, details)


def _words(value: Any) -> str:
    """A name or an address: words, or a number."""
    return str(value) if isinstance(value, str | int) else ""


def _day(value: Any) -> int | None:
    """The day of a date, or of words that begin with one (ISO 8601); unknown where nothing is said, None where it cannot be read."""
    if isinstance(value, datetime | date):
        return value.toordinal()
    try:
        return date.fromisoformat(value[:10]).toordinal() if value else UNKNOWN
    except (TypeError, ValueError):
        return None


def _number(address: str, text: str) -> int:
    """The article's number: 63 bits of a hash of its address and words, the same wherever it is read."""
    made = blake2b(f"{address}\0{text}".encode(), digest_size=8).digest()
    return int.from_bytes(made, "big") >> 1

"""What is fuzzed: every format and every container of the registry, from the files of `corpus/`, read as `recoupe read` reads them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from recoupe.articles import read
from recoupe.errors import PageRefused
from recoupe.inputs.containers import Budget, container
from recoupe.model import Page

CORPUS = Path(__file__).parent / "corpus"


def seeds() -> dict[str, list[bytes]]:
    """The files of the corpus by format: `FORMAT.ending`, `FORMAT_2.ending` ..."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(CORPUS.iterdir()):
        found.setdefault(path.name.split(".")[0].split("_")[0], []).append(path.read_bytes())
    return found


def tried(data: bytes) -> int:
    """Read some bytes whatever they are: how many articles they gave. Raises what is wrong with us, never PageRefused."""
    articles = 0
    try:
        for page in container(BytesIO(data)).open(BytesIO(data), "file", "file", Budget()):
            if isinstance(page, Page):
                articles += _read(page)
    except PageRefused as refused:
        _told(refused)
    return articles


def _read(page: Page) -> int:
    try:
        received = read(page, 1)
    except PageRefused as refused:
        _told(refused)
        return 0
    for reading in received.readings:
        for zone in reading.article.zones:
            assert reading.clean[zone.span.start : zone.span.end] == zone.span.text
        reading.clean.encode()
    return len(received.readings)


def _told(refused: PageRefused) -> None:
    assert refused.what
    assert refused.where
    assert refused.remedy

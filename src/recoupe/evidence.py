"""Every span of a dossier led back to the bytes of its page: what `recoupe check` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256

from recoupe.model import Dossier, Page, Reading, Span


@dataclass(frozen=True, slots=True)
class Failure:
    """Words of a dossier that are not where it says: a reason (`page`, `text` or `words`) and the place."""

    reason: str
    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How many spans were led back to their pages, and those that could not be."""

    spans: int
    failures: tuple[Failure, ...]


def check(dossier: Dossier, pages: Iterable[Page], readings: Iterable[Reading]) -> Checked:
    """Resolve every span of a dossier to the decoded bytes of its page.

    Three things are checked: the page has the hash recorded (`page`), its clean text too (`text`), and the
    characters of each span stand at its ranges of the page (`words`; white space apart, which a repair may put in).
    """
    known = {reading.id: reading for reading in readings}
    bytes_kept = {sha256(page.data).hexdigest() for page in pages}
    bad = tuple(_unsound(dossier, known, bytes_kept))
    spans = sorted(set(_spans(dossier)))
    lost = (Failure("words", s.article, s.start, s.end, s.text) for s in spans if s.article not in known or not _stands(s, known[s.article]))
    return Checked(len(spans), (*bad, *lost))


def _unsound(dossier: Dossier, known: dict[str, Reading], bytes_kept: set[str]) -> Iterator[Failure]:
    for article in dossier.articles:
        if article.page_sha256 not in bytes_kept:
            yield Failure("page", article.id, 0, 0, article.file)
        elif article.id in known and known[article.id].article.text_sha256 != article.text_sha256:
            yield Failure("text", article.id, 0, 0, article.file)


def _spans(value: object) -> Iterator[Span]:
    """All spans within a record, at whatever depth."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)


def _stands(span: Span, reading: Reading) -> bool:
    """Whether the words stand in the clean text and on the page where the span says."""
    on_page = "".join(reading.text.page[start:end] for start, end in span.page)
    return reading.clean[span.start : span.end] == span.text and _bare(on_page) == _bare(span.text)


def _bare(text: str) -> str:
    return "".join(text.split())

"""Every span of a dossier led back to the bytes of its page: what `recoupe check` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import sha256

from recoupe.errors import PageRefused
from recoupe.methods import USUAL
from recoupe.model import Dossier, Page, Reading, Span


@dataclass(frozen=True, slots=True)
class Failure:
    """What is not where a dossier says: a `page` that is not there, a `text` that is another, or `words` of a span."""

    what: str
    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How many spans were looked up on their pages, and what failed."""

    spans: int
    failures: tuple[Failure, ...]


def check(dossier: Dossier, pages: Iterable[Page]) -> Checked:
    """Read the pages again and look every span of a dossier up on them.

    The page must have the hash recorded, its clean text too, and the characters of each span must stand at its
    ranges of the decoded page (white space apart, which a repair may put in or take out).
    """
    read = _read_again(dossier, pages)
    spans = sorted(set(_spans(dossier)))
    lost = (Failure("words", s.article, s.start, s.end, s.text) for s in spans if s.article in read and not _stands(s, read[s.article]))
    return Checked(len(spans), (*_unsound(dossier, read), *lost))


def _read_again(dossier: Dossier, pages: Iterable[Page]) -> dict[str, Reading]:
    """The articles of the dossier's pages, by id. The first article of a page has the lowest number of those made from it."""
    kept = {sha256(page.data).hexdigest(): page for page in pages}
    first: dict[tuple[str, str, tuple[str, ...]], int] = {}
    for article in dossier.articles:
        number = int(article.id.removeprefix("a"))
        place = (article.file, article.page_sha256, article.ways)
        first[place] = min(number, first.get(place, number))
    read: dict[str, Reading] = {}
    for (_, digest, ways), number in first.items():
        if digest in kept:
            try:
                page = replace(kept[digest], ways=ways)
                read |= {reading.id: reading for reading in USUAL("articles")(page, number).readings}
            except PageRefused:
                continue  # told below as a page that gives no such article
    return read


def _unsound(dossier: Dossier, read: dict[str, Reading]) -> Iterator[Failure]:
    for article in dossier.articles:
        if article.id not in read:
            yield Failure("page", article.id, 0, 0, article.file)
        elif read[article.id].article.text_sha256 != article.text_sha256:
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
    if reading.clean[span.start : span.end] != span.text or reading.text.back(span.start, span.end) != span.page:
        return False
    if reading.text.spelt:  # a page that spells some characters in its own way: the map was checked when it was made
        return True
    on_page = "".join(reading.text.on_page(start, end) for start, end in span.page)
    return _bare(on_page) == _bare(span.text)


def _bare(text: str) -> str:
    return "".join(text.split())

"""What would be read of some pages, without reading it as news: the format of each, and how many articles it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recoupe.articles.formats import FORMATS, Format, form, opened
from recoupe.errors import PageRefused
from recoupe.inputs.containers import CONTAINERS, Container
from recoupe.model import Page


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that can be opened: its address, its format, its articles, and how many it announces itself (None: it does not say)."""

    address: str
    format: str
    articles: int
    announced: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """A format or a container that is read: its name, the endings such files usually have, the library that reads it, its marker."""

    name: str
    endings: tuple[str, ...]
    library: str
    marker: str


def seen(pages: Iterable[Page]) -> Iterator[Seen | PageRefused]:
    """Each page as it would be read, or why it would not be."""
    for page in pages:
        try:
            sheet, held = opened(page)
            found = form(sheet, sheet.carried)
        except PageRefused as error:
            yield error
            continue
        yield Seen(page.address, found.name, len(held.pieces), held.announced)
        yield from held.refused
        if lacking := held.lacking(page.address):
            yield lacking


def known() -> Iterator[Known]:
    """All that is read: formats, then what holds files of them."""
    every: tuple[Format | Container, ...] = (*FORMATS, *CONTAINERS)
    for each in every:
        yield Known(each.name, each.endings, each.library, "" if each.marker is None else _shown(each.marker.pattern))


def _shown(pattern: str | bytes) -> str:
    return pattern if isinstance(pattern, str) else pattern.decode("latin-1")

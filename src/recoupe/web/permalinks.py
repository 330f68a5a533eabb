"""Addresses of exact words that survive a new reading: position and hash, then the same words elsewhere, then an honest miss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import quote, urlencode

from recoupe.export.marks import anchor
from recoupe.model import Point, Reading, Span
from recoupe.web.asked import Asked

DIGITS = 8
"""Hexadecimal digits of the hash in an address: among the passages of a story two alike by chance are not to be feared."""
LONGEST = 20_000
"""Characters of a passage that an address may name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address names: a place, the hash of its words, and the words where the address brings them."""

    article: str
    start: int
    end: int
    hash: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand now; `moved` when that is not where the address said."""

    span: Span
    moved: bool


def digest(words: str) -> str:
    """The hash of exact words in an address."""
    return sha256(words.encode()).hexdigest()[:DIGITS]


def permalink(story: str, span: Span) -> str:
    """The address of exact words, resolved by the server; the fragment brings them into view."""
    query = urlencode({"c": f"{span.start}-{span.end}", "h": digest(span.text)})
    return f"/s/{quote(story, safe='')}/{quote(span.article, safe='')}?{query}#{anchor(span)}"


def point_mark(point: Point) -> str:
    """The hash of the first words of a point, by which it is known again under another id."""
    return digest(point.tellings[0].spans[0].text)


def settled(asked: Asked, points: Mapping[str, Point]) -> Asked:
    """The chosen point under its id of now: the same id where its words are the same, else the point of those words, else none."""
    here = points.get(asked.point)
    if not asked.mark or (here and point_mark(here) == asked.mark):
        return asked
    found = next((point.id for point in points.values() if point_mark(point) == asked.mark), "")
    return replace(asked, point=found, mark=asked.mark if found else "", lost="" if found else asked.point, moved=bool(found))


def wanted(article: str, query: Mapping[str, str]) -> Wanted | None:
    """What a query names; None where it names no place or names it badly."""
    first, dash, last = query.get("c", "").partition("-")
    if not (dash and first.isascii() and last.isascii() and first.isdigit() and last.isdigit()) or len(first) + len(last) > 18:
        return None
    start, end = int(first), int(last)
    return Wanted(article, start, end, query.get("h", "")[:64].lower(), query.get("q", "")[:LONGEST]) if start < end else None


def resolve(want: Wanted, readings: Iterable[Reading]) -> Found | None:
    """Where the words are: at their place, elsewhere in their article (the nearest place), in another article, or nowhere (None).

    Without a hash the place is believed. Articles may be numbered anew when pages are added, so that others are looked at too.
    """
    every = sorted(readings, key=lambda r: r.id != want.article)
    for reading in every[:1]:
        text = reading.clean[want.start : want.end]
        if reading.id == want.article and text.strip() and (not want.hash or _same(text, want.hash)):
            return Found(reading.span(want.start, want.end), False)
    size = want.end - want.start
    for reading in every:
        at = _place(reading.clean, size, want)
        if at is not None:
            return Found(reading.span(*at), True)
    return None


def _place(text: str, size: int, want: Wanted) -> tuple[int, int] | None:
    """The place of the wanted words that lies nearest to the old one."""
    told = want.words and (not want.hash or _same(want.words, want.hash))
    if told and (found := _nearest([n for n in range(len(text)) if text.startswith(want.words, n)], want.start)) is not None:
        return found, found + len(want.words)
    if len(want.hash) < DIGITS or size > LONGEST:
        return None
    same = [n for n in range(len(text) - size + 1) if _same(text[n : n + size], want.hash)]
    found = _nearest(same, want.start)
    return None if found is None else (found, found + size)


def _nearest(places: list[int], to: int) -> int | None:
    return min(places, key=lambda place: abs(place - to), default=None)


def _same(words: str, hash_: str) -> bool:
    return sha256(words.encode()).hexdigest().startswith(hash_)

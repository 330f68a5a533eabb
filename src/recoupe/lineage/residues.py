"""What a translation leaves in a text: broken sentences, words of the other language, calques, foreign spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.lang import fold, table
from recoupe.model import Reading, Span, ZoneKind, overlap

WORD = re.compile(r"[^\W\d_]+|\d+")
STRONG = 5
"""From this weight on a text without any credit is called a translation: no page of 200 of the French press reaches it."""
CREDITED = 2
"""What suffices when the page itself says that its original stands elsewhere."""
OFTEN = 3
"""A kind seen so often counts twice; more says nothing new."""
ACCENTS = str.maketrans("àâäéèêëîïôöùûüçÀÂÄÉÈÊËÎÏÔÖÙÛÜÇ", "aaaeeeeiioouuucAAAEEEEIIOOUUUC")
"""Accents off, one character for one: places stay what they are."""
EDGE = 4
"""So many paragraphs at both ends of a page may say what it is."""
BIO_SHARE = 8
"""One word in so many must be of the other language."""


@dataclass(frozen=True, slots=True)
class Residues:
    """The residues of one article: their weight, their kinds, and the words."""

    weight: int
    kinds: tuple[str, ...]
    spans: tuple[Span, ...]


@cache
def _patterns(language: str) -> tuple[tuple[str, int, bool, tuple[re.Pattern[str], ...]], ...]:
    rows = table(f"{language}/residues")["kinds"].items()
    return tuple((kind, row["weight"], row.get("fold", False), tuple(map(re.compile, row["patterns"]))) for kind, row in rows)


def residues(reading: Reading) -> Residues:
    """The residues in the told zones of one French article; none are known for other languages yet."""
    if reading.article.language != "fr":
        return Residues(0, (), ())
    seen = {kind: list(_found(reading, patterns, folded=folded)) for kind, _, folded, patterns in _patterns("fr")}
    weights = {kind: weight for kind, weight, _, _ in _patterns("fr")}
    if bio := list(_foreign_bio(reading)):
        seen["foreign-bio"], weights["foreign-bio"] = bio, table("fr/residues")["bio_weight"]
    kinds = tuple(kind for kind, spans in seen.items() if spans)
    weight = sum(weights[kind] * (2 if len(seen[kind]) >= OFTEN else 1) for kind in kinds)
    return Residues(weight, kinds, tuple(sorted(span for kind in kinds for span in seen[kind][:OFTEN])))


def declared(reading: Reading) -> tuple[Span, ...]:
    """Where the page itself says that it is a translation, outside its story or in its first and last paragraphs."""
    if reading.article.language != "fr":
        return ()
    plain = reading.clean.translate(ACCENTS).lower()
    edges = {*reading.paragraphs[:EDGE], *reading.paragraphs[-EDGE:]}
    told = reading.told()
    rows = [p for p in reading.paragraphs if p in edges or not any(overlap(p, zone) for zone in told)]
    return tuple(reading.span(*m.span()) for pattern in _declarations() for a, b in rows for m in pattern.finditer(plain, a, b))


@cache
def _declarations() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, table("fr/residues")["declared"]))


def _found(reading: Reading, patterns: Iterable[re.Pattern[str]], *, folded: bool) -> Iterator[Span]:
    text = reading.clean.translate(ACCENTS).lower() if folded else reading.clean
    for start, end in reading.told():
        for pattern in patterns:
            yield from (reading.span(*m.span()) for m in pattern.finditer(text, start, end))


def _foreign_bio(reading: Reading) -> Iterator[Span]:
    """A biography of the author in another language at the end of a French text: the blog translated the rest."""
    foreign = frozenset(table("fr/residues")["bio_words"])
    for zone in reading.article.zones:
        words = [fold(word) for word in WORD.findall(zone.span.text)]
        if zone.kind is ZoneKind.BIO and BIO_SHARE * sum(w in foreign for w in words) >= len(words):
            yield zone.span

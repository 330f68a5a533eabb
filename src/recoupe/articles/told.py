"""Problems of a page, and the words of its story that bear its headline out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from recoupe.articles.blocks import TOO_LONG, Block, Told
from recoupe.articles.dates import disagree
from recoupe.articles.decode import Decoded
from recoupe.articles.facts import Facts
from recoupe.lang import fold
from recoupe.model import Complete, Completeness, PageText, Problem, Range, Repair, Severity, Span, Stated, StatedKind

LEFT = re.compile(r"\breste (\d+(?:[.,]\d+)?)\s?%", re.IGNORECASE)
CONTENT = re.compile(r"[^\W_]{4,}")
ACRONYM = re.compile(r"[A-ZÀ-ÖØ-Þ\d]{3}(?<![^\W_].{3})(?<!\d{3})(?![^\W_])")
"""Words that say what a sentence is about: of four letters, and acronyms of three."""
ENCODINGS = {"cp1252": "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32", "utf-32-be": "UTF-32"}
"""Encodings under the names that editors of text show."""
READ = frozenset({"fr"})
"""Languages whose pages are read in full."""
LOOKED_AT = 60
"""Sentences of a story among which the two are looked for."""
SUPPORT = 0.3
"""Share of the headline's words that a sentence must say to bear it out."""


def problems(decoded: Decoded, facts: Facts, repairs: tuple[Repair, ...], *, language: str) -> Iterator[Problem]:
    """What a reader must know of a page: its language, encoding, damage."""
    article = facts.text.article

    def problem(kind: str, *details: str, span: Span | None = None, severity: Severity = Severity.NOTE) -> Problem:
        return Problem(kind, article=article, span=span, severity=severity, details=details)

    if language not in READ:
        yield problem("unsupported-language", language, severity=Severity.SKIP)
    if decoded.told:
        yield problem("encoding", ENCODINGS.get(decoded.encoding, decoded.encoding.upper()))
    if decoded.declared:
        yield problem("encoding-declared", decoded.declared)
    for kind in ("mojibake", "fix-encoding", "lost-text", "lost-list"):
        spans = [repair.span for repair in repairs if repair.kind == kind]
        if spans:
            yield problem(kind, spans[0].text, str(len(spans)), span=spans[0])


def cut(article: str, complete: Complete) -> Iterator[Problem]:
    """A problem when the page says that the rest of its text is elsewhere; with the share that is there, where it says what is left."""
    if complete.state is not Completeness.TRUNCATED:
        return
    left = next((found for span in complete.evidence if (found := LEFT.search(span.text))), None)
    words = complete.evidence[0].text
    if left is None:
        yield Problem("truncated", article=article, span=complete.evidence[0], details=(words,))
    else:
        there = max(0, 100 - round(float(left[1].replace(",", "."))))
        yield Problem("truncated-at", article=article, span=complete.evidence[0], details=(words, str(there)))


def two_dates(article: str, dates: Iterable[Stated], *, filed: bool = False) -> Iterator[Problem]:
    """A problem when a page states two days of publication; of one that a database `filed`, a single day apart as well."""
    if found := disagree(dates, apart=0 if filed else 1):
        best, other = found
        kind = "dates-disagree-id" if filed and best.kind is StatedKind.PRINTED is not other.kind else "dates-disagree"
        yield Problem(kind, article=article, span=other.spans[0], details=(best.earliest, other.earliest))


def completeness(text: PageText, facts: Facts, repairs: tuple[Repair, ...]) -> tuple[Completeness, tuple[Span, ...]]:
    """Whether the page holds the whole text, and the words that say it does not."""
    for state, ranges in ((Completeness.TRUNCATED, facts.truncated), (Completeness.EXCERPT, facts.excerpt)):
        if ranges:
            return state, tuple(text.span(*where) for where in sorted(set(ranges)))
    lost = tuple(repair.span for repair in repairs if repair.kind in ("lost-list", "lost-text"))
    return (Completeness.DAMAGED, lost) if lost else (Completeness.WHOLE, ())


def support(text: PageText, headline: Range | None, told: Iterable[Told]) -> tuple[Span, ...]:
    """The first two sentences of the story that say what the headline says: those sharing most of its words.

    Words count by their first six letters, so that endings do not matter.
    """
    if headline is None:
        return ()
    wanted = _stems(text.clean[headline[0] : headline[1]])
    if len(wanted) < 3:
        return ()
    best: list[tuple[float, int, int]] = []
    left = LOOKED_AT
    for each in told:
        share = _at_most(each.block, wanted) if left > 0 and each.end > headline[1] else 0.0
        if share >= SUPPORT and (len(best) < 2 or share > best[1][0]):  # of two that say as much the first is taken
            said = ((len(wanted & _stems(text.clean[a:b])) / len(wanted), -a, b) for a, b in each.sentences[:left] if a >= headline[1])
            best = sorted([*best, *(scored for scored in said if scored[0] >= SUPPORT)], reverse=True)[:2]
        left -= len(each.sentences)
    return tuple(text.span(-a, b) for _, a, b in sorted(best, key=lambda s: -s[1]))


def _at_most(block: Block, wanted: set[str]) -> float:
    """No sentence of a paragraph says more of some beginnings of words than stand in it, wherever."""
    return 1.0 if len(block) > TOO_LONG else sum(map(block.key.__contains__, wanted)) / len(wanted)


def _stems(words: str) -> set[str]:
    return set(map(_stem, CONTENT.findall(words) + ACRONYM.findall(words)))


@lru_cache(maxsize=32768)
def _stem(word: str) -> str:
    return fold(word)[:6]

"""The head of a Factiva article without field codes: what a line is, is known by its place and its form.

Title, author, number of words, day, hour, source, its code, page, language, rights: any of them may be missing, and none is counted.
"""

from __future__ import annotations

import re
from functools import cache

from recoupe.articles.blocks import folded
from recoupe.articles.formats.fields import HOUR, WORDS, Line, mark, moment, number
from recoupe.articles.formats.pieces import Draft
from recoupe.lang import table
from recoupe.model import FieldKind, Range, ZoneKind

CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
PAGE = re.compile(r"(?:pp?\.?\s?|page\s|seite\s)?[A-Z]{0,4}\d{1,4}(?:\(\d+\)|[A-Za-z]|[-–/,]\s?\w{1,5})*", re.IGNORECASE)
NUMBER = re.compile(r"^(?:pp?\.|page|seite)\s*", re.IGNORECASE)
RIGHTS = re.compile(
    r"\W{0,2}(?:©|\(c\)|copyright\b|\d{4} ?©)|.{0,80}(?:all rights reserved|tous droits r[ée]serv[ée]s|alle rechte)", re.IGNORECASE
)
SIGNED = re.compile(r"(?:par|by|von|por|door|de notre|propos recueillis)\s", re.IGNORECASE)
NAMES = re.compile(r"[A-ZÀ-Ý][\w.'’-]*(?:,? (?:et |and |und |de |du |van |von )?[A-ZÀ-Ý][\w.'’-]*){0,7}")
DOCUMENT = re.compile(r"(?:Document|Dokument|Documento)\s+(?P<it>[A-Z0-9]{3,8}0{2,}\d{8}[A-Za-z0-9]{5,14})\s*", re.IGNORECASE)
HEAD = 14
"""Lines: no head is longer."""
SECTION = 3
"""Words of the name of a section."""
LONG = 60


@cache
def languages() -> frozenset[str]:
    """The names of languages, in several languages, folded."""
    return frozenset(table("world/exports")["languages"])


def title_of(texts: list[str]) -> Range:
    """Which of the lines above the number of words are the title: a section may stand above it, an author below."""
    first, last = 0, len(texts)
    if last > 1 and is_author(texts[-1]):
        last -= 1
    if last > 1 and len(texts[0].split()) <= SECTION and len(texts[0]) < len(texts[1]):
        first = 1
    return first, last


def is_author(words: str) -> bool:
    """Whether a line signs: it says so, or holds nothing but names."""
    return bool(SIGNED.match(words) or (len(words) <= LONG and NAMES.fullmatch(words)))


def count_at(texts: list[str]) -> int | None:
    """Which line gives the number of words."""
    return next((n for n, words in enumerate(texts[: HEAD * 2]) if WORDS.fullmatch(words.strip())), None)


def say_positions(draft: Draft, lines: list[Line]) -> None:
    """Say what the lines of an article are that has no field codes."""
    at = count_at([line.text for line in lines])
    if at is not None:
        _above(draft, lines[:at])
        mark(draft, lines[at], ZoneKind.BOILERPLATE, FieldKind.LENGTH, number(lines[at].text))
        _below(draft, lines[at + 1 : at + HEAD])
    elif lines:
        mark(draft, lines[0], ZoneKind.HEADLINE, FieldKind.HEADLINE)
    if lines and (found := DOCUMENT.fullmatch(lines[-1].text)):
        draft.zones.append((ZoneKind.BOILERPLATE, (lines[-1].start, lines[-1].end)))
        start = lines[-1].start
        draft.say(FieldKind.IDENTIFIER, start + found.start("it"), start + found.end("it"))


def _above(draft: Draft, lines: list[Line]) -> None:
    """Section, title, author."""
    first, last = title_of([line.text for line in lines])
    for line in lines[:first]:
        mark(draft, line, ZoneKind.BOILERPLATE, FieldKind.SECTION)
    if lines[first:last]:
        whole = Line(lines[first].start, lines[last - 1].end, "")
        mark(draft, whole, ZoneKind.HEADLINE, FieldKind.HEADLINE)
    for line in lines[last:]:
        mark(draft, line, ZoneKind.BYLINE, FieldKind.AUTHOR)


def _below(draft: Draft, lines: list[Line]) -> None:
    """Day, hour, source, code, edition, page, language, rights."""
    seen: dict[FieldKind, Line] = {}
    for n, line in enumerate(lines):
        kind = _kind(line.text, seen, [other.text for other in lines[n + 1 : n + 5]])
        if kind is None:
            break
        draft.zones.append((ZoneKind.BOILERPLATE, (line.start, line.end)))
        if kind is FieldKind.DATE:
            _dated(draft, line, lines[n + 1] if n + 1 < len(lines) else None)
        elif kind not in (FieldKind.LENGTH, FieldKind.ACCESS):
            draft.say(
                kind, line.start, line.end, re.sub(r"^(?:pp?\.|page)\s*", "", line.text, flags=re.I) if kind is FieldKind.PAGE else ""
            )
        seen[kind] = line
        if kind is FieldKind.RIGHTS:
            break


def _dated(draft: Draft, line: Line, following: Line | None) -> None:
    """The day, with the hour where the next line gives one."""
    timed = following is not None and HOUR.fullmatch(following.text.strip())
    if following is not None and timed:
        draft.say(FieldKind.DATE, line.start, following.end, moment(line.text, following.text))
    else:
        draft.say(FieldKind.DATE, line.start, line.end, moment(line.text))


def _kind(words: str, seen: dict[FieldKind, Line], following: list[str]) -> FieldKind | None:
    """What a line below the number of words is; None for the first of the story. LENGTH: of no use; ACCESS: a code."""
    if FieldKind.DATE not in seen and len(words) <= LONG and moment(words):
        return FieldKind.DATE
    if HOUR.fullmatch(words.strip()):
        return FieldKind.LENGTH
    if RIGHTS.match(words) and len(words) <= 4 * LONG:
        return FieldKind.RIGHTS
    if folded(words) in languages():
        return FieldKind.LANGUAGE
    if FieldKind.LANGUAGE in seen or len(words) > 2 * LONG:
        return None
    if FieldKind.PUBLISHER not in seen:
        return FieldKind.PUBLISHER
    if FieldKind.ACCESS not in seen and CODE.fullmatch(words):
        return FieldKind.ACCESS
    if PAGE.fullmatch(words):
        return FieldKind.PAGE
    more = any(folded(other) in languages() or RIGHTS.match(other) for other in following)
    return FieldKind.LENGTH if more and len(words) <= LONG else None

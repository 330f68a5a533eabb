"""Words without their dates: "mercredi" says nothing in a chronology."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.events.clauses import words
from recoupe.events.listed import dates_of
from recoupe.model import Span, Timex

LEADS = re.compile(r"(?:\s(?:de|du|d[’']|pour|dès|depuis|le|les|entre|à partir de|à partir du)|,)$")
"""What led to a date that is taken out."""
CUT = frozenset(("after-event", "since-event"))
"""Dates that count from an event: nothing behind them belongs to the label."""


def undated(span: Span, timexes: Sequence[Timex]) -> str:
    """The words without their dates: "mercredi" says nothing in a chronology."""
    text, at = span.text, span.start
    start, end = span.range
    near = [x for x in dates_of(timexes, span.article) if start <= x.span.start and x.span.end <= end]
    within = [x for x in near if x.earliest or x.anchor]
    cut = min((x.span.start - at for x in within if x.rule in CUT), default=len(text))
    text = text[:cut].rstrip()
    inside = [x.span for x in within if x.span.end - at <= cut]
    for day in sorted(inside, reverse=True):
        before, after = text[: day.start - at].rstrip(), text[day.end - at :]
        kept = LEADS.sub("", before)
        text = kept + (_behind(after) if kept != before else after)
    text = " ".join(text.split())
    for opening, closing in ("«»", "“”", '""', "()"):
        if text.count(opening) != text.count(closing) or (opening == closing and text.count(opening) % 2):
            text = text.replace(opening, "").replace(closing, "")
    return text


def _behind(after: str) -> str:
    """What stands behind a date that belonged to a noun, without the adjective of the date: "l'arrivée de l'automne chinois"."""
    first, _, rest = after.strip().partition(" ")
    bare = first.isalpha() and first.islower() and first not in words("complement", "determiners", "turns", "loose_ends")
    return (" " + rest if rest else "") if bare and after[:1] == " " else after

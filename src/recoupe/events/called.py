"""The places that the words of an event themselves name: what a noun is called after, and what is struck."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recoupe.events.clauses import words
from recoupe.events.material import Known
from recoupe.events.places import Named
from recoupe.events.sightings import Sighting
from recoupe.lang import fold, world
from recoupe.lang.world import bare
from recoupe.model import Form, Kind

CALLED = ("talks", "gathering", "ceremony", "fighting", "accord", "attack", "disaster", "protest", "ceasefire", "departure", "arrival")
"""Families whose events are called after towns."""
TAKEN = ("release", "captivity", "rescue", "abduction")
"""Families of what befalls those who are held somewhere: "la libération des otages du Tchad"."""
OF = re.compile(r"\bd(?:e |u |[’'])(?P<place>[A-ZÉÈÎ](?![A-Z])[\w’-]*\w(?:[ -](?:(?:de |du |d[’'])?[A-ZÉÈ][\w’-]*\w))*)")
STRUCK = ("de", "d'", "du", "contre")


def of_place(x: Sighting, known: Known) -> str | None:
    """The town that a noun is called after: "le sommet de Tarsis", "les Jeux de Malvenne", "l'audience du tribunal de Tarsis"."""
    names = known.names_in(*x.place)
    if x.kind.family == "attack" and (struck := _struck(x, names)):
        return struck
    if x.verb or x.said:
        return None
    if x.kind.family in TAKEN:
        return _held_in(x, known)
    if x.kind.family not in CALLED:
        return None
    for found in OF.finditer(known.reading.clean, *x.place):
        if found["place"].lower() in words("no_places"):
            continue
        covering = [n for n in names if n.span.start < found.end("place") and found.start("place") < n.span.end]
        if not covering or any(_stands_there(n, found.span("place")) for n in covering):
            return found["place"]
    return None


def _stands_there(n: Named, town: tuple[int, int]) -> bool:
    """Whether a name says where: a capital that stands for a government, or a house that ends on its town ("tribunal de Tarsis")."""
    if n.form is Form.METONYM and n.span.range == town:
        return True
    return n.span.end == town[1] and n.span.start < town[0] and fold(n.span.text.partition(" ")[0]) in _houses()


@cache
def _houses() -> frozenset[str]:
    return frozenset(fold(hall) for hall in words("halls") if " " not in hall)


def _held_in(x: Sighting, known: Known) -> str | None:
    """The land where those are held whom a noun tells of: a state without an article behind them."""
    head = x.sentence.spots[x.head][1]
    lands = (found["place"] for found in OF.finditer(known.reading.clean, head + 1, x.place[1]) if world.name_code(found["place"]))
    return next(lands, None)


def _struck(x: Sighting, names: Sequence[Named]) -> str | None:
    """The state that is attacked: "envahir l'Ostrane", "une invasion de l'Ostrane"; who does it stands elsewhere."""
    s = x.sentence
    for n in names:
        first = s.word_at(n.span.start)
        led = s.low[max(0, first - 2) : first] if x.verb is None else ()
        direct = x.verb is not None and not x.verb.passive and x.verb.last < first <= x.verb.last + 2
        if n.kind is Kind.STATE and (direct or any(w in STRUCK for w in (*led, s.low[first]))):
            return bare(n.span.text)
    return None

"""Where things are told to be: places named as such, names and houses behind a preposition of place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from recoupe.events.clauses import words
from recoupe.events.media import outlets
from recoupe.events.states import states
from recoupe.lang import fold
from recoupe.model import Form, Kind, Reading, Span

AT = re.compile(
    r"(?<![\w’'])(?:à|(?:(?<=[.!?…»] )|(?<=\n)|^)[AÀ](?=\s)|dans (?:l[’']|la\s|le\s|les\s)"
    r"|(?:près|autour|au large|aux abords|aux portes|au nord|au sud|à l[’']est|à l[’']ouest) d(?:e |[’']))\s?"
    r"(?P<place>[A-ZÉÈÎ](?![A-Z]+\b)[\w’'-]*\w(?:[ -](?:de |du |d[’'])?[A-ZÉÈ][\w’'-]*\w)*)"
)
"""A capitalised name behind a preposition of place, which opens a sentence as a capital with or without its accent."""
CHANNEL = re.compile(r"\s?\d{1,2}\b")
"""A number behind a land makes a channel of it: "France 2"."""
OF = r"d(?:u |e l(?:a |[’'])|e (?:sa|son|leur) )"
TO_HALL = (
    "au ",
    r"à (?:l[’']|la |sa |leur )",
    rf"dans (?:le |la |l[’']|sa |son |leur |une? [\w-]+ (?:[\w-]+ )?{OF})",
    rf"(?:près|le long|autour|au pied|au large) {OF}",
    rf"(?:sur|devant) (?:le |la |l[’'])(?:[\w-]+ {OF})?",
)
"""What leads to a house: "au Sénat", "dans une salle du Sénat", "près de la frontière", "sur le tarmac", "devant le tribunal"."""
NAME = r"[A-ZÉÈ][\w-]+(?: [A-Z][\w-]+)?"
IN_TOWN = re.compile(r",? à (?P<town>[A-ZÉÈÎ](?![A-Z]+\b)[\w’'-]*\w(?:-[A-Za-z]+)*)")
"""The town behind a house: "à l'hôpital de la Charité à Tarsis"."""
WHOSE = rf"(?: (?:d(?:e |u |es |e la |e l[’']|[’'])|avec l(?:a |e |[’'])){NAME}| {NAME})?"
"""Whose house it is, or what it is called: "de l'OTAN", "avec la Valdorie", "Valentini"."""
NATIONAL = r"[a-zéèêç-]{2,}(?:ienne|ien|aise|ais|oise|ois|aine|ain)"
"""An adjective of a state: "frontière valdorienne"."""


class Named(NamedTuple):
    """Words that name somebody: the actor's id, what kind of actor it is, in which form. A tuple, because there are so many of them."""

    span: Span
    actor: str
    kind: Kind
    form: Form


@dataclass(frozen=True, slots=True)
class Located:
    """Words that say where: the name of the place. On a `medium` something is only said."""

    span: Span
    name: str
    medium: bool = False


@cache
def _hall() -> re.Pattern[str]:
    """A house behind a preposition of place: "au Sénat", "à l'Assemblée nationale", "au siège de l'OTAN"."""
    halls = "|".join(sorted(words("halls"), key=lambda w: (-len(w), w))).replace("'", "[’']")
    kind = "|".join(sorted(words("house_adjectives")))
    lead = "|".join(TO_HALL)
    return re.compile(rf"(?<![\w’'])(?:{lead})(?:nouve(?:au|l|lle) )?(?P<place>(?i:{halls})(?!\w)(?: (?:{kind}|{NATIONAL}))?{WHOSE})")


def places_of(reading: Reading, located: Iterable[Located], names: Iterable[Named]) -> Iterator[Located]:
    """Places named as such, names that are houses, and names and houses behind a preposition of place that stand for nobody."""
    media = [Located(span, span.text, medium=True) for span in outlets(reading, (n.span for n in names))]
    found = [*(p for p in located if not CHANNEL.match(reading.clean, p.span.end)), *_houses(reading, names), *media]
    yield from found
    taken = [n.span.range for n in names if n.kind is not Kind.GROUP]
    for pattern, is_place in ((_hall(), _is_house), (AT, _is_name)):
        here = [p.span.range for p in found]
        for start, end in reading.told():
            for match in pattern.finditer(reading.clean, start, end):
                a, b = match.span("place")
                over = here if pattern is _hall() else here + taken
                if is_place(match["place"]) and not any(x < b and a < y for x, y in over):
                    town = IN_TOWN.match(reading.clean, b) if pattern is _hall() else None
                    name = f"{match['place']} à {town['town']}" if town and _is_name(town["town"]) else match["place"]
                    found.append(place := Located(reading.span(a, b), name))
                    yield place


def _houses(reading: Reading, names: Iterable[Named]) -> Iterator[Located]:
    """Names of houses behind "à": "au Sénat" is a place, whoever else it is."""
    for n in names:
        before = reading.clean[max(0, n.span.start - 3) : n.span.start].lower()
        if before.endswith(("à ", "au ", "aux ")):
            bare = n.span.text.removeprefix("l'").removeprefix("l’").removeprefix("la ").removeprefix("le ")
            if fold(bare).startswith(_folded_halls()):
                yield Located(n.span, bare)


@cache
def _folded_halls() -> tuple[str, ...]:
    return tuple(fold(hall) for hall in words("halls"))


def _is_house(place: str) -> bool:
    """Whether words tell one house from others: by a name, or by the state it belongs to."""
    return any(c.isupper() for c in place) or any(states(w) for w in place.split())


def _is_name(place: str) -> bool:
    return place.split(maxsplit=1)[0].lower() not in words("no_places")

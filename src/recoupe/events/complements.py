"""A noun with who did it, to whom, and where: "Découverte du garçon par Paul Darvin", "Arrivée d’Irène Kalvo à Tarsis"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.events.clauses import words
from recoupe.events.kinds import BEFALLS, BETWEEN, kinds
from recoupe.events.naming import NAMED, apart, of, told
from recoupe.events.tellings import Telling
from recoupe.lang import fold, say, world
from recoupe.model import Actor, Kind

ALONE = frozenset(
    ("visit", "arrival", "departure", "travel", "protest", "win", "contest", "resignation", "retirement", "death", "escape", "captivity")
)
"""Kinds of what somebody does by himself: nobody is the object of it."""
OF_ONE = ALONE | frozenset(
    ("show", "complaint", "election", "appointment", "illness", "forfeit", "business", "figures", "proposal", "accession", "birth")
)
"""Kinds of what somebody does by himself, or what befalls him: "départ de", not "départ par"."""
BODILY = ("arrest", "abduction", "killing", "death", "escape", "release")
"""Families of what befalls persons and no body: "garde à vue" is not "de la brigade"."""
HAS_COMPLEMENT = re.compile(r"\s(?:de|du|des|d[’'])\b|\sd[’']")
LOST = frozenset(("business", "figures"))
"""Kinds whose sums are those of somebody: "perte de 600 millions d'euros pour Orsalis"."""
EDITIONS = frozenset(("gathering", "contest"))
"""Kinds that are called by their towns: "les Jeux de Tarsis"."""
TOWN = 2
"""The name of a town has so many words at most, where nothing else shows that it is one."""
AT = r"(?:à(?: l[’']| la)?|au|aux|en|dans l[ae]s?|près d[eu]s?|devant l[ae]s?|sur l[ae]s?)"
"""What leads to a place, as the accounts say it."""


def with_complements(called: str, kind: str, group: Sequence[Telling], who: Sequence[Actor], place: str | None) -> str:
    """A French noun with those who take part, in the roles that the accounts tell, and with the place where nobody is told."""
    new = apart(a for a in who if a.name.split()[-1].lower() not in called.lower())
    if kinds()[kind].family in BETWEEN:
        met = _between(called, new[:NAMED])
        return met if met != called else called + _at(place, kind, group)
    family = kinds()[kind].family
    if family == "statement":
        return called + (_listed(new, "de") if len(new) == 1 or kind == "press-conference" else "")
    done_to = [a for a in new if kind not in ALONE and any(t.done_to == a.id for t in group)]
    doers = [a for a in new if a not in done_to and any(t.doer == a.id for t in group)]
    own = [a for a in new if a not in done_to and a not in doers and _owns(a.id, group)]
    mine = own or (doers if kind in OF_ONE and family not in BEFALLS else [])
    of_it = (
        done_to
        or mine
        or (
            [*new]
            if len(new) == 1
            and not doers
            and not (family in BODILY and new[0].kind in (Kind.ORGANISATION, Kind.STATE))
            and any(new[0].id in (t.inside or (t.names if t.by_verb else ())) for t in group)
            and (kind in OF_ONE or family in BEFALLS)
            else []
        )
    )
    text = called
    if kind == "accession" and done_to and " à " not in text:
        return text + _listed([a for a in of_it if a not in done_to], "de") + _joined(done_to[0])
    if not HAS_COMPLEMENT.search(text):
        text += _listed(of_it, "de")
        doers = [a for a in doers if a not in of_it]
    elif kind in LOST and len(new) == 1 and new[0].kind in (Kind.ORGANISATION, Kind.STATE):
        return f"{text} pour {told(new[0])}"
    if doers and kind not in OF_ONE and " par " not in text:
        text += _listed(doers, "par")
    behind = " " not in text or any(_behind(place, t) for t in group)
    return text + (_at(place, kind, group) if place and kind not in LOST and behind and place.lower() not in text.lower() else "")


def _between(called: str, met: Sequence[Actor]) -> str:
    """Those who meet: "entre A et B", "avec A"."""
    names = [told(a) for a in met]
    if len(names) > 1:
        return say("fr", "events.between", kind=called, first=", ".join(names[:-1]), last=names[-1])
    return f"{called} avec {names[0]}" if names and " avec " not in called else called


def _owns(actor: str, group: Sequence[Telling]) -> bool:
    """Whether a possessive before the noun means him: "son arrivée"."""
    return any(t.inside == (actor,) and not t.by_verb and t.span.text.partition(" ")[0].lower() in words("possessives") for t in group)


def _joined(body: Actor) -> str:
    """What somebody joins: " à l’Alliance des Détroits", " au Conseil"."""
    name = told(body)
    for article, short in (("le ", "au "), ("les ", "aux ")):
        if name.startswith(article):
            return f" {short}{name[len(article) :]}"
    return f" à {name}"


def _listed(actors: Sequence[Actor], word: str) -> str:
    """Names behind "de" or "par": " d’Irène Kalvo et de Paul Darvin"."""
    names = [told(a) for a in actors[:NAMED]]
    led = [of(name) if word == "de" else name for name in names]
    joined = led[0] if len(led) == 1 else ", ".join(led[:-1]) + " et " + led[-1] if led else ""
    return (" " if word == "de" else " par ") + joined if joined else ""


def _behind(place: str | None, t: Telling) -> bool:
    """Whether a place stands behind the word that tells the event: not "les marins enlevés à Corvane ont été libérés"."""
    return place is not None and place in t.span.text.rpartition(f"{t.word} ")[2]


def _at(place: str | None, kind: str, group: Sequence[Telling]) -> str:
    """A place with the preposition that an account puts before it, or that every town has ("" where none is sure)."""
    if not place:
        return ""
    spoken = [t.whole.span.text for t in group if t.whole] + [t.span.text for t in group]
    found = (re.search(rf"(?<!\w)({AT})\s?{re.escape(place)}(?!\w)", text, re.IGNORECASE) for text in spoken)
    if led := next((m[0] for m in found if m), ""):
        return f" {led}"
    if not all(word[0].isupper() for word in place.split()) or len(place.split()) > TOWN or place.startswith(("Le ", "La ", "Les ")):
        return ""
    return f" de {place}" if kind in EDITIONS else f" {into_place(place)} {place}"


def into_place(place: str) -> str:
    """What stands before a town or a state: "à Tarsis", "en Valdorie", "au Chili"."""
    low = place.lower()
    code = world.name_code(place)
    if not code or fold(world.capital(code)) == fold(place) or low in words("bare_states"):
        return "à"
    if low.endswith("s") and low.startswith(("états", "etats", "pays", "émirats", "philippines")):
        return "aux"
    return "en" if (low.endswith("e") and low not in words("masculine_states")) or low[0] in "aeiouéîï" else "au"

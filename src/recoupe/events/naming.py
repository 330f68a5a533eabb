"""What an event is called by its kind and its parties: "Rencontre entre Irène Kalvo et Paul Darvin", "Visite du chancelier"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from recoupe.events.clauses import words
from recoupe.events.kinds import BETWEEN, kinds
from recoupe.events.listed import listed
from recoupe.lang import fold, say, table
from recoupe.model import Actor, Dossier, Kind

NAMED = 3
"""So many actors are named in a label."""
OF_ONE = frozenset(("visit", "arrival", "departure", "death", "resignation", "retirement", "speech"))
"""Kinds of what one person does, or what befalls him."""
DETERMINER = re.compile(r"(?:les?|la|un|une|des)\s+|l[’']", re.IGNORECASE)
OWNED = {"son": "le", "sa": "la", "ses": "les", "leurs": "les"}
VOWEL = re.compile(r"[aeiouàâéèêëîïôœ]|y(?![aeiou])")
"""Folded or not, what "de" loses its e before; an h is left as it is ("de Hamadi")."""


def with_parties(called: str, kind: str, who: Sequence[str], dossier: Dossier) -> str:
    """A kind of event with those who take part and are not yet named in it."""
    language, actors = dossier.language, listed(dossier).actors
    new = apart([actors[w] for w in who if w in actors and actors[w].name.split()[-1].lower() not in called.lower()])[:NAMED]
    names = [told(actor) if language == "fr" else actor.name for actor in new]
    known = kinds().get(kind)
    if known and known.family in BETWEEN and len(new) > 1:
        *first, last = names
        return say(language, "events.between", kind=called, first=", ".join(first), last=last)
    if kind in OF_ONE and [a.kind for a in new] == [Kind.PERSON]:
        return say(language, "events.of", kind=called, who=of(names[0]) if language == "fr" else names[0])
    return say(language, "events.with", kind=called, who=", ".join(a.name for a in new)) if new else called


def apart(actors: Iterable[Actor]) -> list[Actor]:
    """The actors without those whose names say no more than one before: "la mère" behind "la mère du garçon"."""
    out: list[Actor] = []
    for actor in actors:
        if not any(fold(actor.name) in fold(other.name) or fold(other.name) in fold(actor.name) for other in out):
            out.append(actor)
    return out


def once(who: Sequence[str], dossier: Dossier, *, papers: bool) -> tuple[str, ...]:
    """Those who take part, each by his fullest name: not "police" beside "police de Vélane"; a paper does only where `papers` speak."""
    known = listed(dossier).actors
    actors = [known[actor] for actor in who if actor in known]
    names = {a.id: f" {fold(a.name)} " for a in actors}
    groups = {a.id for a in actors if a.kind is Kind.GROUP or a.name[:1].islower()}
    out: list[str] = []
    for n, actor in enumerate(who):
        name = names.get(actor, actor)
        before = any(names.get(other) == name for other in who[:n])
        fuller = actor in groups and any(name in names.get(other, "") and names[other] != name for other in who if other != actor)
        if not (before or fuller or (not papers and name.split()[0] in _papers())):
            out.append(actor)
    return tuple(out)


@cache
def _papers() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/groups")["papers"])


def told(actor: Actor) -> str:
    """The name of an actor with the article that the accounts put before it: "le chancelier", "la Valdorie"."""
    bare = fold(actor.name)
    seen = (m.span.text for m in actor.mentions)
    counts = Counter(text for text in seen if (d := DETERMINER.match(text)) and fold(text[d.end() :]) == bare)
    best = min(counts, key=lambda text: (-counts[text], text), default=actor.name)
    if best != actor.name:
        return best[0].lower() + best[1:]
    first, _, rest = actor.name.partition(" ")
    if actor.kind is Kind.GROUP and first.lower() in words("numbers"):
        return f"{first.lower()} {rest}"
    return _owned(actor) or best


def _owned(actor: Actor) -> str:
    """The name of somebody who is always called somebody's ("sa sœur"), with a plain article ("" for others)."""
    said = (m.span.text.lower().partition(" ") for m in actor.mentions)
    owner = next((own for own, _, name in said if own in OWNED and fold(name) == fold(actor.name)), "")
    if not owner:
        return ""
    return f"l’{actor.name}" if owner in ("son", "sa") and VOWEL.match(fold(actor.name)) else f"{OWNED[owner]} {actor.name}"


def of(name: str) -> str:
    """A French name behind "de": "du chancelier", "d’Irène Kalvo"."""
    for article, short in (("le ", "du "), ("les ", "des ")):
        if name.startswith(article):
            return short + name[len(article) :]
    return f"d’{name}" if VOWEL.match(fold(name)) else f"de {name}"


def capital(text: str) -> str:
    """The words with a capital."""
    return text[:1].upper() + text[1:]

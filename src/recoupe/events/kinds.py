"""The kinds of events, as the tables have them: which words tell one, and what must stand beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoupe.lang import table, tokens
from recoupe.lang.tables import folder

OWNERS = frozenset(("de", "d'", "des", "du", "en", "à", "au", "la"))
"""Behind these a group of words keeps its number: "conférences de presse"."""

ACT = "act"
"""The kind of acts that no table names."""
LASTING = ("visit", "fighting", "deployment", "gathering", "exercise", "sanction", "closure", "aid")
"""Families of what lasts: two days of it are no contradiction."""
BETWEEN = ("talks", "call")
"""Families of what people do with one another: with another person it is another event."""
BEFALLS = (
    "release",
    "abduction",
    "killing",
    "arrest",
    "death",
    "appointment",
    "trial",
    "expulsion",
    "award",
    "charge",
    "escape",
    "rescue",
    "captivity",
)
"""Families of what befalls a person: "sa libération" is that of a person."""
PERSONAL = (*BEFALLS, "legal", "enquiry", "accession", "proposal", "complaint", "business", "independence", "publication")
"""Families of what somebody does or suffers by himself: that of one is not that of another."""
SORTS = frozenset(("actor", "subject", "place", "time", "person", "victim", "done", "self"))
"""What the clause of a verb must hold, where it is no word: somebody beside the subject (or, actor), somebody who does it, a place,
a day, a person; `victim` somebody who suffers it; `done` somebody, of what is told in the past or with its day; `self` somebody who
does it to himself, or undergoes it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event. Kinds of one `family` tell one another's events; a `state` lasts, and is ongoing when told in the present."""

    name: str
    family: str
    plover: str | None
    state: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun or fixed group that tells a kind of event; a weak one is too common to make an event by itself."""

    kind: Kind
    lemma: str
    weak: bool


@cache
def types() -> dict[str, dict[str, Any]]:
    """The rows of the tables by kind, one file a domain.

    A row: `plover` the PLOVER type (null where none fits), `family` where it is not the kind itself (kinds of one family tell one
    another's events), `state: true` for what lasts, `nouns` and `weak` nouns or fixed groups of words in the singular (weak ones
    are too common to make an event by themselves), `verbs` infinitive -> what its clause must hold, any of: words, or SORTS.
    """
    return {kind: row for domain in folder("fr/event_types") for kind, row in domain.items()}


@cache
def kinds() -> dict[str, Kind]:
    """The kinds by name."""
    return {name: Kind(name, row.get("family", name), row.get("plover"), row.get("state", False)) for name, row in types().items()}


@cache
def nouns() -> dict[str, tuple[tuple[tuple[str, ...], Noun], ...]]:
    """First word -> the groups of words that begin with it, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
    for name, row in types().items():
        for weak in (False, True):
            for entry in filter(None, (w.strip() for w in row.get("weak" if weak else "nouns", "").split(","))):
                spoken, _, lemma = entry.partition(" = ")
                for group in _numbers(tuple(t.text.lower() for t in tokens(spoken))):
                    out.setdefault(group[0], []).append((group, Noun(kinds()[name], lemma or spoken, weak)))
    return {first: tuple(sorted(found, key=lambda f: (-len(f[0]), f[1].weak))) for first, found in out.items()}


@cache
def single() -> frozenset[str]:
    """The words that tell a kind of event by themselves."""
    return frozenset(first for first, found in nouns().items() if any(len(group) == 1 for group, _ in found))


@cache
def verbs() -> dict[str, tuple[tuple[Kind, frozenset[str]], ...]]:
    """Infinitive -> the kinds it tells, and what its clause must hold; those that ask for words of their own come first."""
    out: dict[str, list[tuple[Kind, frozenset[str]]]] = {}
    for name, row in types().items():
        for verb, needs in row.get("verbs", {}).items():
            out.setdefault(verb, []).append((kinds()[name], frozenset(needs.split())))
    return {verb: tuple(sorted(found, key=lambda f: bool(f[1] & SORTS))) for verb, found in out.items()}


@cache
def noun_of(family: str, verb: str) -> str:
    """What the deed of a verb is called ("" where no table says it): of persons "retrouver" is a meeting, of a child it is a discovery."""
    usual: str = table("fr/event_words")["nominal"].get(verb, "")
    plain: str = table("fr/acts")["nouns"].get(verb, "")
    if family == ACT:
        return plain if usual in ("", plain) else ""
    return plain or usual if of_another(family, usual) or not usual else usual


def of_another(family: str, noun: str) -> bool:
    """Whether a noun tells events, and none of this family."""
    told = nouns().get(noun.partition(" ")[0], ())
    return bool(told) and all(found.kind.family != family for _, found in told)


def _numbers(group: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A group in the singular and the plural: its head and the adjectives before any "de"."""
    head = next((n for n, word in enumerate(group) if word in OWNERS), len(group))
    yield group
    plural = (*(map(_plural, group[:head])), *group[head:])
    if plural != group:
        yield plural


def _plural(word: str) -> str:
    if word[-1] in "sxz":
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith("eau") else "s")

"""Forms of French verbs, made from one table of models (`fr/conjugation`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from recoupe.lang.tables import table

MUTE = re.compile(r"(?:é([bcdfghjklmnpqrstvwxz]|[bcdgtv]r|gl|gn|gu|ch|qu)|e([bcdfghjklmnpqrstvwxz]))er$")
"""Verbs whose last e or é becomes è: "accélérer", "mener"."""


class Parts(NamedTuple):
    """What the forms of a verb are made of: third persons, and the stems of imperfect and future."""

    present: str
    presents: str
    imperfect: str
    past: str
    pasts: str
    future: str
    participle: str


@dataclass(frozen=True, slots=True)
class Form:
    """What a word form may be: a verb (infinitive) in a tense (see `conjugate`)."""

    verb: str
    tense: str

    @property
    def finite(self) -> bool:
        """Whether the form can be the verb of a clause by itself."""
        return self.tense not in ("participle", "gerund", "infinitive")


@cache
def parts(verb: str) -> Parts:
    """The parts of a verb (infinitive, with its accents). Raises KeyError for one that no model fits."""
    knowledge = table("fr/conjugation")
    endings = (verb[at:] for at in range(len(verb)))
    model = "ir" if verb in knowledge["regular_ir"] else next((e for e in endings if e in knowledge["models"]), None)
    if model is None:
        raise KeyError(verb)
    stem = verb[: len(verb) - len(model)]
    made = Parts(*(stem + str(ending) for ending in knowledge["models"][model]))
    if model == "er" and (found := MUTE.search(verb)):
        stem = verb[: found.start()] + "è" + (found.group(1) or found.group(2))
        made = made._replace(present=stem + "e", presents=stem + "ent", future=stem + "er" if found.group(2) else made.future)
    return made


@cache
def conjugate(verb: str) -> tuple[tuple[str, str], ...]:
    """(form, tense) of one verb in the third person; nothing for a verb that no model fits.

    Tenses: present, imperfect, past, future, conditional (finite), participle (past), gerund (present participle), infinitive.
    """
    try:
        return tuple(_conjugated(verb, parts(verb)))
    except KeyError:
        return ()


def _conjugated(verb: str, made: Parts) -> Iterator[tuple[str, str]]:
    yield verb, "infinitive"
    for ending in ("t", "ent"):
        yield made.imperfect + "ai" + ending, "imperfect"
        yield made.future + "ai" + ending, "conditional"
    yield from ((made.present, "present"), (made.presents, "present"), (made.past, "past"), (made.pasts, "past"))
    yield from ((made.future + "a", "future"), (made.future + "ont", "future"))
    yield table("fr/conjugation")["present_participles"].get(verb, made.imperfect + "ant"), "gerund"
    for agreement in ("", "e", "es") if made.participle.endswith("s") else ("", "s", "e", "es"):
        yield made.participle + agreement, "participle"

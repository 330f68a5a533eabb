"""Forms of French verbs in the third person (and the first, as met in quotations), made from tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.lang import table

MUTE = re.compile(r"(?:é([bcdfghjklmnpqrstvwxz]|[bcdgtv]r|gl|gn|gu|ch|qu)|e([bcdfghjklmnpqrstvwxz]))er$")


@dataclass(frozen=True, slots=True)
class Form:
    """What a word form is: verb (infinitive), tense.

    Tenses: `present`, `imperfect`, `past`, `future`, `conditional`, `subjunctive` (finite), `participle`
    (past), `gerund` (present participle), `infinitive`.
    """

    verb: str
    tense: str

    @property
    def finite(self) -> bool:
        """Whether the form can be the verb of a clause by itself."""
        return self.tense not in ("participle", "gerund", "infinitive")


def conjugate(verb: str) -> Iterator[tuple[str, str]]:
    """(form, tense) of one verb. Unknown models give nothing: the tables are tested to know every verb."""
    model = _model(verb)
    if model is None:
        return
    knowledge = table("fr/conjugation")
    stem = verb[: len(verb) - len(model)]
    present, presents, imperfect, past, pasts, future, participle = (stem + ending for ending in knowledge["models"][model])
    if model == "er" and (found := MUTE.search(verb)):
        tail = found.group(1) or found.group(2)
        stem = verb[: found.start()] + "è" + tail
        present, presents = stem + "e", stem + "ent"
        future = stem + "er" if found.group(2) else future
    yield verb, "infinitive"
    for ending in ("t", "ent"):
        yield imperfect + "ai" + ending, "imperfect"
        yield future + "ai" + ending, "conditional"
    yield from ((present, "present"), (presents, "present"), (past, "past"), (pasts, "past"))
    yield from ((future + "a", "future"), (future + "ont", "future"))
    yield knowledge["present_participles"].get(verb, imperfect + "ant"), "gerund"
    for agreement in ("", "e", "es") if participle.endswith("s") else ("", "s", "e", "es"):
        yield participle + agreement, "participle"


@cache
def _model(verb: str) -> str | None:
    """The model a verb goes by: the longest ending known."""
    knowledge = table("fr/conjugation")
    if verb in knowledge["regular_ir"]:
        return "ir"
    endings = (verb[at:] for at in range(len(verb)))
    return next((ending for ending in endings if ending in knowledge["models"]), None)

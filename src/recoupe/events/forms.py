"""Forms of French verbs: which verb a word may be, and in which tense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.lang import table

MUTE = re.compile(r"(?:é([bcdfghjklmnpqrstvwxz]|[bcdgtv]r|gl|gn|gu|ch|qu)|e([bcdfghjklmnpqrstvwxz]))er$")
"""Verbs whose last e becomes è: "accélérer", "mener"."""


@dataclass(frozen=True, slots=True)
class Form:
    """A verb (infinitive) and a tense: present, imperfect, past, future, conditional, participle, gerund or infinitive."""

    verb: str
    tense: str


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Every form of every verb known here, in lower case with its accents.

    Forms that are mostly nouns are left out, unless they are the participle of a verb that tells an event.
    """
    own = {verb for row in table("fr/event_types").values() for verb in row.get("verbs", ())}
    status = {verb.strip() for row in table("fr/event_words")["verbs"].values() for verb in row.split(",")}
    saying = {verb.strip() for verb in table("fr/event_words")["saying"].split(",")}
    common = saying | set(table("fr/verbs")["verbs"].split())
    nouns = set(table("fr/conjugation")["homographs"])
    never = {word.strip() for word in table("fr/event_words")["no_verbs"].split(",")}
    out: dict[str, list[Form]] = {}
    for verb in sorted(own | status | common):
        for word, tense in _conjugated(verb):
            if word in never or (word in nouns and not (verb in own and tense == "participle")):
                continue
            known = out.setdefault(word, [])
            if Form(verb, tense) not in known:
                known.append(Form(verb, tense))
    return {word: tuple(found) for word, found in out.items()}


def _conjugated(verb: str) -> Iterator[tuple[str, str]]:
    """(form, tense) of one verb in the third person, by the longest model that fits its ending."""
    knowledge = table("fr/conjugation")
    endings = (verb[at:] for at in range(len(verb)))
    model = "ir" if verb in knowledge["regular_ir"] else next((e for e in endings if e in knowledge["models"]), None)
    if model is None:
        return
    stem = verb[: len(verb) - len(model)]
    present, presents, imperfect, past, pasts, future, participle = (stem + ending for ending in knowledge["models"][model])
    if model == "er" and (found := MUTE.search(verb)):
        stem = verb[: found.start()] + "è" + (found.group(1) or found.group(2))
        present, presents = stem + "e", stem + "ent"
        future = stem + "er" if found.group(2) else future
    yield from ((verb, "infinitive"), (present, "present"), (presents, "present"), (past, "past"), (pasts, "past"))
    yield from ((future + "a", "future"), (future + "ont", "future"))
    for ending in ("t", "ent"):
        yield imperfect + "ai" + ending, "imperfect"
        yield future + "ai" + ending, "conditional"
    yield knowledge["present_participles"].get(verb, imperfect + "ant"), "gerund"
    for ending in ("", "e", "es") if participle.endswith("s") else ("", "s", "e", "es"):
        yield participle + ending, "participle"

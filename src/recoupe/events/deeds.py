"""What the deed of a verb is called: its noun with what was done, or the fixed group that names it."""

from __future__ import annotations

import re

from recoupe.events.clauses import words
from recoupe.events.endings import closed
from recoupe.events.kinds import SORTS, noun_of, nouns, of_another, verbs
from recoupe.events.tellings import Telling

CONTRACTED = frozenset(("du", "des", "au", "aux"))
SUMS = frozenset(("million", "millions", "milliard", "milliards"))
BEHIND = frozenset(("par", "sur", "contre", "vers", "chez", "avec"))
"""Prepositions that stand behind a noun as behind its verb: "enregistrement par le parquet"."""


def held_in(t: Telling) -> str:
    """The group of words behind a bare preposition that names the kind of a verb by itself: "placé en garde à vue"."""
    spoken = tuple(t.span.text.lower().split())
    bare = [n for n, before in enumerate(spoken[:-1], start=1) if before not in words("articles")]
    groups = (found for n in bare for found in nouns().get(spoken[n], ()) if spoken[n : n + len(found[0])] == found[0])
    return next((noun.lemma for group, noun in groups if len(group) > 1 and noun.kind.name == t.kind.name), "")


def deed(t: Telling) -> str:
    """The noun of a verb with its object: "reprise des discussions", "signature d'un accord" ("" for verbs without one)."""
    noun = noun_of(t.kind.family, t.lemma)
    needed = {w for kind, needs in verbs().get(t.lemma, ()) if kind.name == t.kind.name for w in needs - SORTS}
    if noun and t.amount and needed & SUMS:
        return noun + t.amount
    spoken = t.span.text.lower().replace("’", "'").replace("l'", "l' ").split()
    against = re.search(r"\bcontre (?:l[’']|la |le |les |des |un |une )\w.*", t.span.text)
    if noun and against and t.span.text.find(" ") < against.start():
        return noun + " " + closed(against[0])
    at = next((n for n, word in enumerate(spoken) if word == t.word.lower()), 0)
    for n, (before, word) in enumerate(zip(["", *spoken], spoken, strict=False)):
        if noun and word.strip(",") in needed and before in words("articles"):
            if of_another(t.kind.family, noun):
                return word.strip(",")  # "rendre sa décision" is no visit
            acted = at > 0 and spoken[at - 1] in ("l'", "le", "la", "les") and n < at  # "les juges veulent l'interroger"
            does = acted or "par" in spoken[max(0, n - 2) : n]
            return noun + (f" par {before} {word.strip(',')}".replace("' ", "'") if does else _of(before, word.strip(",")))
    led = words("complement", "determiners")
    objects = (w.strip(",") for b, w in zip(["", *spoken], spoken, strict=False) if b not in led)
    bare = next((word for word in objects if word in needed and word not in led | words("found_as")), "")
    return noun + _of("des", bare) if noun and bare else noun


def behind(patient: str) -> str:
    """What a deed was done to, behind its noun: "de la flotte", "du petit garçon", "à un juge" ("" where it is neither)."""
    plain = patient.replace("’", "'")
    first, _, rest = ("l' " + plain[2:] if plain.startswith("l'") else plain).partition(" ")
    if first in words("articles") and rest:
        return _of(first, rest)
    if rest and first[:1].isdigit():
        return f" de {patient}"
    return f" {patient}" if rest and first in words("complement") | CONTRACTED | BEHIND else ""


def _of(article: str, word: str) -> str:
    """A noun with its article behind "de": "des discussions", "d'un accord"."""
    if article == "des":
        return f" d’{word}" if word[0] in "aeiouyéèêh" else f" de {word}"
    of_it = " de l’" if word[0] in "aeiouyéèêh" else " du "
    short = {"le": " du ", "les": " des ", "l'": " de l’", "un": " d’un ", "une": " d’une ", "son": of_it, "sa": " de la ", "ses": " des "}
    return short.get(article, f" de {article} ") + word

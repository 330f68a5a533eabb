"""What a label must not end on."""

from __future__ import annotations

import re

from recoupe.events.clauses import auxiliaries, words
from recoupe.events.forms import forms

ORDINAL = re.compile(r"(?:[ivxlc]+|\d+)e")
"""An ordinal without its noun: "les Jeux de la XXXe"."""


def closed(text: str, *, clause: bool = False) -> str:
    """The words without what is left hanging at their end: prepositions, participles (but of a clause), one half of "entre A et B"."""
    half = re.search(r"\s(?:entre|signée?s? entre)\s(?!.*\bet\b)(?!les |des |eux|deux ).*$", text)
    kept = (text[: half.start()] if half else text).split()
    while len(kept) > 1 and _hanging(_bare(kept[-2]), _bare(kept[-1]).rstrip(",-"), clause=clause):
        kept.pop()
    return " ".join(kept).rstrip(",-")


def _bare(word: str) -> str:
    """A word in lower case without what is elided before it: "une" of "d'une"."""
    return re.split("['’](?=.)", word.lower())[-1]


def _hanging(before: str, last: str, *, clause: bool) -> bool:
    """Whether a last word asks for more, or only says that something was done: "loi destinée", "cérémonie de"."""
    loose = words("complement", "determiners", "loose_ends", "subjects", "turns")
    if last in loose or not any(c.isalnum() or c == "%" for c in last) or ORDINAL.fullmatch(last):
        return True
    if last in words("measures") and before in words("complement", "determiners", "before_nouns"):
        return True  # "spectacle d'une durée"
    if last in words("never_last"):
        return True  # "collecte d'un large"
    done = not clause and _participle(last) and before not in auxiliaries() and before != "été"
    return (done or last in words("open_adjectives")) and before not in words("complement", "determiners")


def _participle(word: str) -> bool:
    done = word.endswith(("é", "ée", "és", "ées")) and word not in words("kept_adjectives")
    return done and (not word.endswith("té") or any(f.tense == "participle" for f in forms().get(word, ())))

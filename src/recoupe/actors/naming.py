"""What an actor is called on screen, and the reasons for joining its mentions in words."""

from __future__ import annotations

from collections import Counter

from recoupe.actors.people import Known
from recoupe.lang import say, world
from recoupe.model import Kind

ARTICLES = ("le ", "la ", "les ", "l'", "l’", "un ", "une ", "des ", "Le ", "La ", "Les ", "L'", "L’", "Un ", "Une ", "Des ")


def display(known: Known, language: str) -> str:
    """The fullest name that the texts use most; for states and bodies the name in the tables."""
    first = known.units[0]
    code = next((u.main.code for u in known.units if u.main.code), "")
    if code and first.kind is not Kind.PERSON:
        return world.party_name(code, language)
    names = Counter(u.main.name for u in known.units if u.named)
    if names:
        return max(names, key=lambda name: (len(name.split()) > 1, names[name], len(name), name))
    text = min((u.span.text for u in known.units), key=lambda words: (len(words), words))
    return next((text[len(a) :] for a in ARTICLES if text.startswith(a)), text)


def spoken_reasons(known: Known, language: str) -> tuple[str, ...]:
    """The reasons in words, in a fixed order."""
    return tuple(say(language, f"actors.{kind}", name=name) for kind, name in sorted(known.why))

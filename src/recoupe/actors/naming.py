"""What an actor is called on screen, and the reasons for joining its mentions in words."""

from __future__ import annotations

import re
from collections import Counter

from recoupe.actors.people import Known
from recoupe.lang import say, world
from recoupe.model import Kind

DETERMINER = re.compile(r"^(?:tous |toutes )?(?:les? |la |l['’]|une? |des |ces? |cet |cette |ses |sa |son |leurs? )", re.IGNORECASE)
INITIAL = re.compile(r"\b([A-ZÉ]) (?=[A-ZÉ])")
OWN = re.compile(r"^(?:ses|sa|son|leurs?|ces?|cet|cette) ", re.IGNORECASE)


def display(known: Known, language: str) -> str:
    """The fullest name that the texts use most; for states and bodies the name in the tables."""
    first = known.leading
    code = next((u.main.code for u in known.units if u.main.code), "") or known.key.removeprefix("code ")
    if first.kind is not Kind.PERSON and world.known(code):
        return world.party_name(code, language)
    units = known.units
    full = Counter(r.title for u in units for r in u.roles if first.kind is Kind.ORGANISATION and " " in r.title and r.title[0].isupper())
    if full:
        return max(full, key=lambda title: (full[title], len(title), title))
    names = Counter(u.main.name for u in units if u.named)
    if names:
        name = max(names, key=lambda name: (len(name.split()) > 1, not name.isupper(), names[name], len(name), name))
        return INITIAL.sub(r"\1. ", name.title() if name.isupper() and " " in name else name)
    texts = Counter(u.span.text for u in units)
    text = min(texts, key=lambda words: (bool(OWN.match(words)), -texts[words], len(words), words))
    return DETERMINER.sub("", text)


def spoken_reasons(known: Known, language: str) -> tuple[str, ...]:
    """The reasons in words, in a fixed order."""
    reasons = (dict(zip(("kind", "name", "other", "by"), why, strict=False)) for why in sorted(known.why))
    return tuple(say(language, f"actors.{reason['kind']}", **reason) for reason in reasons)

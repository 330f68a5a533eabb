"""What an event is called in the chronology."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from recoupe.events.clauses import words
from recoupe.events.likeness import UNREAL
from recoupe.events.tellings import Telling
from recoupe.lang import say
from recoupe.model import Dossier

LONG = 90
"""A label of more characters is made of kind and parties instead."""
NAMED = 4
"""So many actors are named in a label."""


def label(group: Sequence[Telling], kind: str, who: Sequence[str], dossier: Dossier) -> str:
    """In French the words of the accounts, a noun before a clause; else, and for statements, the kind with the parties."""
    names = {a.id: a.name for a in dossier.actors}
    parties = ", ".join(names[w] for w in who[:NAMED] if w in names)
    called = say(dossier.language, f"events.{kind}")
    if dossier.language == "fr":
        spoken = group[0].kind.family == "statement"
        phrase = _noun(group, spoken=spoken) or ("" if spoken else _clause(group))
        if phrase and not spoken:
            return phrase
        called = phrase or called
    return say(dossier.language, "events.with", kind=called, who=parties) if parties else called


def _noun(group: Sequence[Telling], *, spoken: bool) -> str:
    """The fullest phrase of the noun most used, without its article ("" when no noun says which event it is)."""
    phrases = [t for t in group if not t.by_verb and len(t.span.text) <= LONG and (spoken or t.inside or t.keys or t.place)]
    common = Counter(t.lemma for t in phrases)
    best = max(phrases, key=lambda t: (bool(t.inside), not t.weak, t.status not in UNREAL, common[t.lemma], len(t.span.text)), default=None)
    return _capital(_bare(_undated(best))) if best else ""


def _clause(group: Sequence[Telling]) -> str:
    """The clause that begins with a name and holds most of them ("" when there is none)."""
    clauses = [t for t in group if t.by_verb and t.led and len(t.span.text) <= LONG]
    best = max(clauses, key=lambda t: (t.status not in UNREAL, len(t.inside), -len(t.span.text)), default=None)
    return _capital(_undated(best)) if best else ""


def _undated(t: Telling) -> str:
    """The words without their date: "mercredi" says nothing in a chronology."""
    text = t.span.text
    if t.date and t.date.span.article == t.article and t.span.covers(t.date.span):
        before, after = text[: t.date.span.start - t.span.start].rstrip(), text[t.date.span.end - t.span.start :]
        text = re.sub(r"(?:\s(?:de|du|d[’']|pour|dès|depuis)|,)$", "", before) + after
    text = " ".join(text.split())
    for opening, closing in ("«»", "“”", '""'):
        if text.count(opening) != text.count(closing) or (opening == closing and text.count(opening) % 2):
            text = text.replace(opening, "").replace(closing, "")
    kept = text.split()
    while len(kept) > 1 and kept[-1].lower() in words("complement") | words("determiners") | words("loose_ends") | words("subjects"):
        kept.pop()
    return " ".join(kept).rstrip(",")


def _bare(text: str) -> str:
    """The phrase without its article or possessive."""
    first, _, rest = text.partition(" ")
    if first.lower() in words("determiners") and rest:
        return rest
    return text[2:] if text[:2].lower() in ("l'", "l’", "d'", "d’") else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

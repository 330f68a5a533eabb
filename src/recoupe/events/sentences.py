"""The whole clause of a deed as a label: subject, verb and object, by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.events.clauses import FINITE, auxiliaries, words
from recoupe.events.endings import closed
from recoupe.events.forms import forms
from recoupe.events.kinds import ACT, BETWEEN, SORTS, verbs
from recoupe.events.likeness import UNREAL
from recoupe.events.naming import capital, told
from recoupe.events.plain import plainly
from recoupe.events.tellings import Telling
from recoupe.events.undated import undated
from recoupe.model import Dossier, Kind

LONG = 120
"""A clause of more characters is made of kind and parties instead."""
MANY = re.compile(r"\b(?:ont|sont|étaient|avaient|\w{2,}(?:aient|èrent|irent|ront))\b")
"""Verbs of several: "ont quitté", "étaient arrivés"."""
SEVERAL = re.compile(r"^(?:les|des|ces|ses|leurs|plusieurs|quelques|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)\b|\bet\b|s\b", re.I)
"""What shows that a subject is several."""


def clause(group: Sequence[Telling], dossier: Dossier, *, only_led: bool, loosely: bool = False) -> str:
    """The whole clause that holds most names ("" when there is none that stands by itself), `only_led` one that begins with a name.

    `loosely` any, where nothing else names the event.
    """
    of_it = [t for t in group if t.whole and (loosely or ((t.led or not (only_led or t.kind.family in BETWEEN)) and _acts(t)))]
    said = [(t, text) for t in of_it if (text := _sentence(t, dossier))]
    best = max(said, key=lambda c: (c[0].status not in UNREAL, len(c[0].inside), -len(c[1])), default=None)
    return best[1] if best else ""


def _sentence(t: Telling, dossier: Dossier) -> str:
    """The clause of a telling as a label: without dates, with the name of who does it ("" where it does not stand by itself)."""
    if t.whole is None:
        return ""
    plain = undated(t.whole.span, dossier.timexes)
    if not plain.strip():
        return ""  # it holds nothing but a date
    text = closed(plain, clause=t.whole.span.text.endswith(plain.split()[-1]))
    if text != plain and text.endswith(f" {t.word}"):
        return ""  # what it was done to is lost
    if t.whole.doer:
        doer = next((a for a in dossier.actors if a.id == t.whole.doer), None)
        if doer is None or doer.name.split()[-1].lower() in text.lower() or (doer.kind is Kind.GROUP and told(doer) == doer.name):
            return ""
        text = f"{told(doer)} {text}"
    text = plainly(text)
    return capital(text) if len(text) <= LONG and stands(text) else ""


def _acts(t: Telling) -> bool:
    """Whether a clause holds the thing that its verb acts on, where it needs one: not "s'apprêtent à décerner"."""
    needs = [needs for kind, needs in verbs().get(t.lemma, ()) if kind.name == t.kind.name]
    if t.kind.name == ACT:
        return True
    spoken = t.span.text.lower().replace("’", "'").replace("'", " ").split()
    return any(n & SORTS or any(w.strip(",") in n for w in spoken) for n in needs)


def stands(text: str) -> bool:
    """Whether a clause stands by itself: its subject has its article, its verb is finite, and several where they are."""
    first = text.split(maxsplit=1)[0].lower().replace("’", "'")
    if text[0].islower() and not first.isdigit() and not any(first.startswith(d) for d in ("l'", "d'")) and first not in words("articles"):
        return False
    if first in words("possessives") or first in words("subjects"):
        return False
    spoken = re.findall(r"[\w-]+", text.lower())
    plain = [w for w in spoken if w not in auxiliaries()]
    tenses = {f.tense for w in plain for f in forms().get(w, ())}
    if not (tenses & FINITE or len(plain) < len(spoken)) or "conditional" in tenses:
        return False  # "les délégations se retrouveraient": only a sentence that somebody says it in makes sense of that
    if {"ne", "n"} & set(spoken) and not words("negations") & set(spoken):
        return False
    several = MANY.search(text)
    return several is None or SEVERAL.search(text[: several.start()]) is not None

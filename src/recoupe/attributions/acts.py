"""Acts: what is done by saying it: the cue's own act, or for a neutral cue what the words said show."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from recoupe.attributions.drafts import Draft
from recoupe.attributions.words import forms
from recoupe.lang import table
from recoupe.model import Act

OPPOSITE = {
    Act.REFUSE: Act.ACCEPT,
    Act.ACCEPT: Act.REFUSE,
    Act.DEMAND: Act.REFUSE,
    Act.OFFER: Act.REFUSE,
    Act.PROMISE: Act.REFUSE,
    Act.SUPPORT: Act.REFUSE,
    Act.DENY: Act.ASSESS,
    Act.ACCUSE: Act.ASSESS,
    Act.WARN: Act.ASSESS,
}
STAKES = frozenset((Act.REFUSE, Act.OFFER, Act.DEMAND, Act.PROMISE, Act.ACCEPT, Act.WARN))
"""Acts of one who has a stake: an observer who says that somebody will refuse only assesses."""


AHEAD = ("rait", "raient", "rons", "rai", "era", "eront", "ira", "iront", "dra", "dront", "vra", "vront")
"""Endings of the future and the conditional; other tenses of some verbs have them too ("considérons")."""
OPENING = ("«", '"', "“", "”")
"""Marks with which somebody's own words begin."""


@cache
def _hints() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    return tuple((Act(act), re.compile(pattern)) for act, pattern in table("fr/act_hints")["hints"])


@cache
def _wishes() -> re.Pattern[str]:
    return re.compile(table("fr/act_hints")["wishes"])


@cache
def _dismissed() -> re.Pattern[str]:
    return re.compile(table("fr/act_hints")["dismissed"])


UNREAL = re.compile(r"(?:aurait|auraient) été\W+(?:\w+\W+){0,2}$")
"""What stands before a blame that only might have been deserved ("cela aurait été une provocation")."""


def _others(hint: Act, words: str, content: str) -> bool:
    """Whether what looks like a promise is told in another tense ("ils ignoraient"), or of others in one's own words (« il ira »)."""
    if hint is Act.ACCUSE and UNREAL.search(content.lower().replace("’", "'").partition(words)[0]):
        return True
    if hint is Act.PROMISE and content.lstrip()[:1] in OPENING and words.split(maxsplit=1)[0].lower() in ("il", "elle", "ils", "elles"):
        return True
    known = forms().get(words.rsplit(maxsplit=1)[-1].lower(), ()) if hint is Act.PROMISE else ()
    return bool(known) and not any(f.tense in ("future", "conditional") for f in known) and words.lower().endswith(AHEAD)


def _side(draft: Draft, words: str) -> Act | None:
    """On which side somebody is whose words begin with "pour" or "contre" (a noun phrase, no purpose)."""
    first, _, rest = words.partition(" ")
    side = table("fr/act_hints")["sides"].get(first.lower()) if draft.frame == "phrase" else None
    return None if side is None or rest.lower().startswith(("que ", "qu'", "qu’")) else Act(side)


def act_of(draft: Draft, words: str, *, partisan: Callable[[], bool]) -> Act:
    """The act of a statement whose content reads as given; `partisan`: whether its speaker stands for a party."""
    act = draft.act
    if draft.negated:
        return Act.ASSESS if draft.verb == "exclure" and draft.frame == "que" else OPPOSITE.get(act, act)
    special = table("fr/act_hints")["frames"].get(draft.verb, {}).get(draft.frame)
    if special:
        act = Act(special)
        if act is Act.OFFER and draft.verb != "espérer" and _wishes().search(words.replace("’", "'")):
            return Act.DEMAND
    side = _side(draft, words)
    if side is not None and act in (Act.ASSESS, Act.SUPPORT):
        return side
    if act is Act.REFUSE and draft.frame in ("phrase", "np") and _dismissed().search(words.replace("’", "'")):
        return Act.DENY
    if draft.verb == "demander" and words.rstrip(' \u00a0\u202f»”"').endswith("?"):
        return Act.ASSESS
    if act is not Act.ASSESS or draft.verb in table("fr/act_hints")["plain"]:
        return act
    plain = words.replace("’", "'").lower()
    hinted = next((hint for hint, pattern in _hints() if (found := pattern.search(plain)) and not _others(hint, found.group(), words)), act)
    return act if hinted in STAKES and not partisan() else hinted

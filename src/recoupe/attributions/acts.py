"""Acts: what is done by saying it: the cue's own act, or for a neutral cue what the words said show."""

from __future__ import annotations

import re
from functools import cache

from recoupe.attributions.drafts import Draft
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
}


@cache
def _hints() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    return tuple((Act(act), re.compile(pattern, re.IGNORECASE)) for act, pattern in table("fr/act_hints")["hints"])


def act_of(draft: Draft, words: str, *, positive: frozenset[str] = frozenset(("assess", "offer"))) -> Act:
    """The act of a statement whose content reads as given."""
    act = draft.act
    if draft.negated:
        return OPPOSITE.get(act, act)
    if act.value in positive and (act is Act.ASSESS or draft.verb in ("aimer",)):
        plain = words.replace("’", "'")
        return next((hinted for hinted, pattern in _hints() if pattern.search(plain)), act)
    return act

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
    Act.ACCUSE: Act.ASSESS,
    Act.WARN: Act.ASSESS,
}
STAKES = frozenset((Act.REFUSE, Act.OFFER, Act.DEMAND, Act.PROMISE, Act.ACCEPT, Act.WARN))
"""Acts of one who has a stake: an observer who says that somebody will refuse only assesses."""


@cache
def _hints() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    return tuple((Act(act), re.compile(pattern, re.IGNORECASE)) for act, pattern in table("fr/act_hints")["hints"])


def act_of(draft: Draft, words: str, *, partisan: bool) -> Act:
    """The act of a statement whose content reads as given; `partisan`: its speaker stands for a party."""
    act = draft.act
    if draft.negated:
        return OPPOSITE.get(act, act)
    special = table("fr/act_hints")["frames"].get(draft.verb, {}).get(draft.frame)
    if special:
        return Act(special)
    if act is not Act.ASSESS:
        return act
    plain = words.replace("’", "'")
    hinted = next((hint for hint, pattern in _hints() if pattern.search(plain)), act)
    return act if hinted in STAKES and not partisan else hinted

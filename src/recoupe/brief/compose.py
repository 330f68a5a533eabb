"""Which sentences make the brief, and in what order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from recoupe.brief.alone import alone
from recoupe.brief.apart import apart
from recoupe.brief.coming import coming
from recoupe.brief.counts import counts
from recoupe.brief.draft import Draft
from recoupe.brief.facts import facts
from recoupe.brief.happened import happened
from recoupe.brief.opening import opening
from recoupe.brief.said import said
from recoupe.brief.silence import silence
from recoupe.brief.stand import stand
from recoupe.brief.support import alike, content
from recoupe.brief.unanswered import unanswered
from recoupe.brief.wording import Wording
from recoupe.model import BriefItem

MOST = 24
"""Sentences of a brief."""
SHARES = ((opening, 3), (happened, 2), (said, 3), (stand, 2), (apart, 3), (alone, 1), (silence, 1), (unanswered, 1), (coming, 2))
"""The sections in order, and how many sentences each may have at first; what others leave free goes to what was said."""
CHOSEN = (0, 1, 4, 3, 2, 5, 6, 7, 8)
"""The order in which sections choose: a difference of the accounts is told as such, not as a plain statement."""
HEARD = 2
"""Sentences in which one speaker is heard, that others be heard too."""
OPENING, EVENTS, SAID, STAND, APART = range(5)
"""Places of sections. Where the accounts differ is told of words that are told elsewhere too, where the parties stand of
those that open the brief."""
MORE = 3
"""Further events, then facts, that are told where there is room."""
AGAIN = 0.6
"""Share of content that two sayings of one speaker have in common which are one."""
COUNTS = 3
"""Sentences on how many accounts there are; they end every brief."""


def compose(wording: Wording) -> tuple[BriefItem, ...]:
    """The sentences of the brief. No words are told twice; a section without sentences is left out."""
    last = list(counts(wording))[:COUNTS]
    offered = [(list(section(wording)), share) for section, share in SHARES]
    chosen: list[list[Draft]] = [[] for _ in offered]
    for n in CHOSEN:
        drafts, share = offered[n]
        told = [d for m, section in enumerate(chosen) for d in section if n != APART and not (n == STAND and m in (OPENING, EVENTS))]
        chosen[n] = list(_fresh(drafts, told, share))
    told = [d for section in chosen for d in section]
    more = [*(d for d in offered[EVENTS][0] if d not in chosen[EVENTS]), *facts(wording)]
    chosen[EVENTS] += list(_fresh(more, told, min(MORE, MOST - len(last) - len(told))))
    spare = MOST - len(last) - sum(map(len, chosen))
    said_again = [d for d in offered[SAID][0] if d not in chosen[SAID]]
    chosen[SAID] += list(_fresh(said_again, [d for section in chosen for d in section], spare))
    title = wording.say("section-happened")
    chosen[EVENTS] += [d for d in chosen[SAID] if d.section == title]
    chosen[SAID] = [d for d in chosen[SAID] if d.section != title]
    return tuple(BriefItem(d.section, d.text, tuple(dict.fromkeys(d.cites))) for section in (*chosen, last) for d in section)


def _said_again(draft: Draft, known: Iterable[Draft]) -> bool:
    """Whether a speaker says nearly the same in another sentence."""
    return any(draft.speakers and draft.speakers == k.speakers and alike(draft.cites[0].text, k.cites[0].text, AGAIN) for k in known)


def _told_already(draft: Draft, known: Iterable[Draft]) -> bool:
    """Whether another sentence has all the words by which an event is named."""
    return bool(draft.subject) and any(content(draft.subject) <= content(k.text) for k in known)


def _fresh(drafts: Iterable[Draft], told: list[Draft], most: int) -> Iterator[Draft]:
    """The first drafts that do not tell again what is told, nor let one speaker speak more than `HEARD` times."""
    known = list(told)
    heard = Counter(who for draft in told for who in draft.speakers)
    taken = 0
    for draft in drafts:
        if taken >= most:
            return
        if draft.text in {k.text for k in known} or draft.repeats(known) or _said_again(draft, known) or _told_already(draft, known):
            continue
        if any(heard[who] >= HEARD for who in draft.speakers):
            continue
        known.append(draft)
        heard.update(draft.speakers)
        taken += 1
        yield draft

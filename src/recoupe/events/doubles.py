"""Events that a chronology would print twice: under the same name, one of them on no day, or both on the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from recoupe.events.kinds import BETWEEN, PERSONAL, kinds
from recoupe.events.likeness import MANY, same_place
from recoupe.events.sameness import Deed, meet
from recoupe.lang import fold
from recoupe.model import Event, Status, When

HAPPENS = frozenset((Status.HELD, Status.PLANNED, Status.ONGOING))
"""What was to come when one article told it is over in another: no reason to print it twice."""
WISHED = frozenset((Status.CALLED_FOR, Status.CONDITIONAL))
"""A meeting that one article wishes for is the one that another announces."""
OF_BODIES = frozenset(("enquiry", "complaint"))
"""What one body does about another: the one account names who does it, the other whom it is about."""
PAIR = 2
LONG = 4
"""Words of so many letters tell names apart; shorter ones are mostly grammar."""
FEWEST = 2
"""So many words a name must have: "Victoire" is that of nobody."""


def doubles(events: Sequence[Event], deeds: Sequence[Deed] = ()) -> list[tuple[int, int]]:
    """Which events are another: (the one that goes, the one that it is), each once, by their places in the list.

    `deeds` says of every event what its tellings call it.
    """
    names = [_names(e.label) for e in events]
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    called: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        alike[name[:1]].append(n)
    for n, deed in enumerate(deeds):
        for noun in deed.nouns:
            called[noun].append(n)
    out: dict[int, int] = {}
    loose = [deed.loose for deed in deeds] or [0] * len(events)
    for a in sorted(range(len(events)), key=lambda n: (events[n].date.earliest is not None, -loose[n], len(events[n].tellings), n)):
        if a in out.values():
            continue
        others = (b for b in alike[names[a][:1]] if b != a and b not in out)
        homes = [b for b in others if _same(events[a], events[b], names[a], names[b])]
        homes = [b for b in homes if names[b] == names[a]] or homes
        if not homes and deeds:
            homes = [
                b
                for b in sorted({b for noun in deeds[a].nouns for b in called[noun]} - {a, *out})
                if _one(events[a], events[b], deeds[a], deeds[b]) and _of_it(names[a], names[b], events[a], events[b])
            ]
        if len(homes) == 1:
            out[a] = homes[0]
    return sorted(out.items())


def _one(gone: Event, home: Event, this: Deed, that: Deed) -> bool:
    """Whether two events of one name are one deed of the same people, the one on no day, or both on days that may be the same."""
    families = {kinds()[gone.type].family, kinds()[home.type].family}
    if "statement" in families or (len(families) > 1 and families & {*BETWEEN}):
        return False
    wished = gone.status in WISHED and home.status is Status.PLANNED and families <= {*BETWEEN}
    if not wished and not {gone.status, home.status} <= HAPPENS:
        return False
    if gone.status is Status.PLANNED and home.status is not Status.PLANNED and families & MANY:
        return False  # the next of several
    if gone.place and home.place and not same_place(gone.place, home.place):
        return False
    if gone.date.earliest is None:
        if home.date.earliest is None and len(families) == 1:
            return bool(this.articles & that.articles) or families <= {*BETWEEN}
        return home.date.earliest is not None and bool(this.articles & that.articles or len(gone.participants) > 1)
    return meet(gone.date, home.date, max(this.loose, that.loose))


def _of_it(one: Sequence[str], other: Sequence[str], gone: Event, home: Event) -> bool:
    """Whether people or things agree: all whom the one names take part in the other, or the names of the things are the same."""
    who, whom = set(gone.participants), set(home.participants)
    both = {kinds()[gone.type].family, kinds()[home.type].family} <= {*BETWEEN}
    if both:
        pair = len(who & whom) > 1 and (who <= whom or whom <= who)
        return pair or (bool(who) and who <= whom and len(whom) == PAIR and gone.date.earliest is None)
    things = set(one[1:]) & set(other[1:])
    families = {kinds()[gone.type].family, kinds()[home.type].family}
    if families <= OF_BODIES and len(things) > 1 and set(one[1:]) <= set(other):
        return True
    if (families & {*PERSONAL} and gone.participants[:1] != home.participants[:1]) or _joining(gone, home):
        return False
    if who and whom:
        return bool(who <= whom or whom <= who or (who & whom and things))
    return len(things) > 1 and set(one[1:]) <= set(other)


def _names(label: str) -> tuple[str, ...]:
    """The words of a label that say which event it is, in their order."""
    return tuple(word for word in re.findall(r"[\w-]+", fold(label)) if len(word) >= LONG or word.isdigit())


def _same(gone: Event, home: Event, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether an event says nothing that the other, whose name begins alike, does not say: no other kind, day, name or outcome."""
    if len(one) < FEWEST or _joining(gone, home):
        return False
    family = kinds()[gone.type].family
    if family == "statement" or family != kinds()[home.type].family:
        return False
    if gone.status is not home.status and not {gone.status, home.status} <= HAPPENS:
        return False
    if gone.status is Status.PLANNED and home.status is not Status.PLANNED and family in MANY:
        return False  # the next of several
    if gone.date.earliest is None and _sum(gone.label) and _sum(gone.label) == _sum(home.label):
        return True
    if gone.date.earliest is None:
        return one == other or (bool(gone.participants) and set(one) <= set(other))
    return one == other and _overlap(gone.date, home.date)


def _joining(gone: Event, home: Event) -> bool:
    """Whether one tells who joins, the other only what is joined: a right to join is not the accession of somebody."""
    return len(gone.participants) != len(home.participants) and kinds()[gone.type].family == "accession"


def _sum(label: str) -> str:
    """A label that says how much, without who: one loss of 600 millions is the other."""
    bare = label.partition(" (")[0]
    return bare.replace("’", "'") if any(c.isdigit() for c in bare) else ""


def _overlap(one: When, other: When) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest

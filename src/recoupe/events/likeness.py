"""How much two tellings agree that they are of one event: kind, days, places, parties, words, and whether it happened."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from recoupe.events.clauses import words
from recoupe.events.kinds import ACT, BETWEEN, LASTING, PERSONAL, noun_of
from recoupe.events.rows import one_deed
from recoupe.events.sides import Parties
from recoupe.events.states import states
from recoupe.events.sums import other_sum, same_sum
from recoupe.events.tellings import Telling
from recoupe.lang import fold, world
from recoupe.model import Status
from recoupe.model.calendar import Days, of_month, of_year, written

NEVER = -100.0
MANY = frozenset(
    (
        ACT,
        "talks",
        "statement",
        "visit",
        "call",
        "arrival",
        "departure",
        "attack",
        "killing",
        "protest",
        "signature",
        "win",
        "business",
        "figures",
        "crime",
        "travel",
    )
)
"""Families of which a story tells several: without a day, a place or parties in common two tellings are two events."""
OF_SEVERAL = MANY | frozenset(PERSONAL)
"""These, and those of what each does or suffers by himself."""
EDITIONS = ("gathering",)
"""Families of what is held again and again: that of another place is another one."""
STAGES = ("ceremony",)
"""Families of which the phrases themselves must name the places: a hall stands in a town."""
PLACED = (*STAGES, "release", "abduction", "captivity", "attack", "killing", "disaster")
"""Families of which two that are told with other places are two."""
HELD_ONLY = ("talks", "statement", "visit", "call", "deployment")
"""Families of which even what did not happen is several: of a feared attack or a refused accession there is one."""
HAPPENED = frozenset((Status.HELD, Status.ONGOING))
UNREAL = frozenset((Status.REFUSED, Status.CANCELLED, Status.CALLED_FOR, Status.CONDITIONAL))
BOTH_NAMED, BOTH_NEAR, ONE_NAMED, ONE_NEAR, STRANGERS = 3.0, 2.2, 1.2, 0.6, -2.0
"""What it says that two phrases name several parties in common, their clauses do; a single one; that they name others."""
ONE_BREATH = 1.0
"""What it says that a statement and the occasion of one stand in one sentence, or in one article without any day or occasion."""
OF_THINGS = ("ceremony", "closure", "reopening", "accord", "vote", "legal", "withdrawal", "aid")
OTHER_THING = -1.5
"""Families of what is done to a thing; what it says that the things are others: one closes a mission, another an airspace."""
ONE_COMMON = 0.3
"""What it says that two meetings have only him in common."""
THEMSELVES = 0.3
"""What it says besides that they are named themselves, not by their party."""
OTHERS = -1.0
"""What it says that two phrases have one party in common, and each names another besides."""
NAMELESS = -1.0
"""What it says that of two statements one is nobody's."""
HERE = 0.5
"""What it says besides that one article uses one word of what a story tells once."""
UNDONE = 1.3
"""What it says that both were refused, or both put off: rarer than what was held or planned."""
DEFINITE = 1.4
"""What it says that two phrases with definite articles name one body, or one place."""
STAY = 21
"""What lasts is one event when its days are at most so many apart."""
SAME_WORDS = 3.0
"""What it says that two articles tell something in nearly the same sentence: one has it from the other, or both from one agency."""
SHARED, FEWEST = 0.6, 4
"""Such a share of the longer words of two sentences must be common, and so many of them."""
ONE_SUM = 3.0
"""What one sum says of two losses."""
WORD = 1.25
"""What a word in common says ("temple", "prisonniers"), up to two."""


def alike(a: Telling, b: Telling, parties: Parties) -> float:
    """How much two tellings of one family agree; far below zero when they cannot be of one event."""
    if clash(a, b, parties):
        return NEVER
    score = _days(a, b) + _where(a, b) + _who(a, b, parties)
    one_noun = _noun(a) == _noun(b)
    score += WORD * min(2, len(a.keys & b.keys)) + SAME_WORDS * (one_noun and same_words(a, b)) + ONE_SUM * same_sum(a, b)
    if a.kind.family in OF_THINGS and a.keys and b.keys and not a.keys & b.keys:
        score += OTHER_THING
    if a.kind.family == "statement" and a.article == b.article:
        score += ONE_BREATH * ((a.at == b.at) + (a.weak and b.weak))
    others = a.kind.family in PERSONAL and not parties.share_more(a, b)
    unreal = a.status in UNREAL and a.status is b.status and a.kind.family not in HELD_ONLY and not others
    if one_noun or (unreal and a.kind is b.kind):
        strangers = others and bool(a.inside or a.names) and bool(b.inside or b.names)
        several = (a.kind.family in MANY and not unreal) or strangers
        score += 0.5 if several else 2.5 + HERE * (a.article == b.article and not a.weak)
    elif a.kind.family in STAGES and _specific(a) and _specific(b):
        score += OTHER_THING * (one_deed(a.lemma) != one_deed(b.lemma))
    elif a.kind.family not in MANY:
        score += 1.0 if a.kind is b.kind else -1.0
    score += _definite(a, b) + happened(a, b)
    if a.article == b.article and b.again and not b.date and (not a.keys or not b.keys or a.keys & b.keys):
        score += 1.0
    return score


def _specific(t: Telling) -> bool:
    """Whether a word tells which ceremony is meant: an inauguration, the lighting of a flame."""
    return not t.weak and t.lemma != "cérémonie"


def same_words(a: Telling, b: Telling) -> bool:
    """Whether two articles tell something in nearly the same words."""
    if a.article == b.article:
        return False
    common = len(a.around & b.around)
    return common >= FEWEST and common >= SHARED * (len(a.around) + len(b.around) - common)


def _noun(t: Telling) -> str:
    """The noun of what is told: "a inauguré" tells an inauguration."""
    return (noun_of(t.kind.family, t.lemma) or t.lemma) if t.by_verb else t.lemma


def _definite(a: Telling, b: Telling) -> float:
    """What articles say: "la réunion du Conseil" is the one meeting of it that everybody speaks of."""
    if a.again and b.again and a.lemma == b.lemma and " " in a.lemma and a.kind.family not in OF_SEVERAL:
        return DEFINITE / 2
    same_place = bool(a.place and b.place and fold(a.place) == fold(b.place))
    if a.vague or b.vague or not (same_place or (a.lemma == b.lemma and set(a.inside) & set(b.inside))):
        return 0.0
    return DEFINITE * (a.again + b.again) / 2


def happened(a: Telling, b: Telling) -> float:
    """What the two say on whether it happened: a held meeting is not the refused one, nor the next one of the same article."""
    if (a.status in UNREAL) != (b.status in UNREAL):
        return -2.0
    if a.status is b.status and a.status in (Status.REFUSED, Status.CANCELLED, Status.POSTPONED):
        return UNDONE
    apart = {a.status, b.status} == {Status.HELD, Status.PLANNED} and a.sure and b.sure and a.article == b.article
    return -2.0 if apart else 0.0


def clash(a: Telling, b: Telling, parties: Parties) -> bool:
    """Whether two tellings of one family cannot be of one event: on other days, said by others, with others, one refused and one held."""
    if a.kind.name == ACT and a.lemma != b.lemma:
        return True  # other deeds
    said = a.kind.family == "statement" and not same_words(a, b)
    if said and any(x and y and not set(x) & set(y) for x, y in ((a.names, b.names), (a.keys, b.keys))):
        return True  # said by others, or on other occasions
    if a.kind.family == "statement" and a.weak != b.weak:
        return True  # one on an occasion, one on none
    if a.kind.family in BETWEEN and a.kind.name != "summit" != b.kind.name and parties.apart(a, b)[1]:
        return True  # she received one minister, and she received another
    if a.kind.family in BETWEEN and _summons(a) != _summons(b):
        return True  # the ambassador was summoned over the meeting
    if a.kind.family in HELD_ONLY and a.sure and b.sure and Status.REFUSED in (told := {a.status, b.status}) and told & HAPPENED:
        return True
    if (b.date and (_ahead(a, b) or _over(a, b))) or (a.date and (_ahead(b, a) or _over(b, a))):
        return True
    if _elsewhere(a, b) or other_sum(a, b) or _joins_alone(a, b, parties):
        return True
    if not a.date or not b.date:
        return False
    one, other = _days_of(a), _days_of(b)
    if not one or not other or (one[1] >= other[0] and other[1] >= one[0]):
        return False
    return a.kind.family not in LASTING or _apart(one, other) > STAY


def _joins_alone(a: Telling, b: Telling, parties: Parties) -> bool:
    """Whether only one of two says who joins: a right to join is not the accession of somebody, unless an article takes that up."""
    if a.kind.family != "accession" or (a.article == b.article and (a.again or b.again)):
        return False
    common = parties.common.get("accession", frozenset())
    one, other = (bool(set(t.inside) - common - {t.done_to}) for t in (a, b))
    return one != other


def _summons(t: Telling) -> bool:
    """Whether an ambassador is summoned."""
    return t.lemma in words("summons") and not words("summoned").isdisjoint(t.around)


def _elsewhere(a: Telling, b: Telling) -> bool:
    """Whether two tell of what is held again and again, or in town after town, and name two places."""
    if not a.place or not b.place or same_place(a.place, b.place):
        return False
    return a.kind.family in EDITIONS or (a.kind.family in PLACED and a.place in a.span.text and b.place in b.span.text)


def _days_of(t: Telling) -> Days | None:
    """The first and last day on which something was, or began: "depuis 2014" says when, not that it was all the time since."""
    if not t.date or not t.date.earliest or not t.date.latest:
        return None
    return _told_days(t.date.earliest, t.date.latest, t.date.value)


@lru_cache(maxsize=4096)
def _told_days(earliest: str, latest: str, value: str | None) -> Days:
    first, last = date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10])
    told = next((days for days in (of_year(first.year), of_month(first.year, first.month)) if written(days) == value), (first, last))
    return first, min(last, told[1])


def _ahead(a: Telling, b: Telling) -> bool:
    """Whether what one tells as held was, by the date of the other, still to come when it was told."""
    held = a.status is Status.HELD and a.sure and a.published and a.kind.family not in LASTING
    return bool(held and b.date and b.date.earliest and b.date.earliest[:10] > str(a.published))


def _over(a: Telling, b: Telling) -> bool:
    """Whether what one tells as going on was, by the date of the other, long over when it was told."""
    if a.status is not Status.ONGOING or not a.published or not b.date or not b.date.latest or b.date.latest > a.published:
        return False
    return (date.fromisoformat(a.published) - date.fromisoformat(b.date.latest[:10])).days > STAY


def _days(a: Telling, b: Telling) -> float:
    if not a.date or not b.date:
        return 0.0
    one, other = _days_of(a), _days_of(b)
    if not one or not other or one[1] < other[0] or other[1] < one[0]:
        return 0.0
    return 3.0 if one[0] == one[1] == other[0] == other[1] else 1.0


def _apart(one: Days, other: Days) -> int:
    """Days between two spans that do not overlap."""
    return (max(one[0], other[0]) - min(one[1], other[1])).days


def _where(a: Telling, b: Telling) -> float:
    if not a.place or not b.place:
        return 0.0
    if same_place(a.place, b.place):
        return 2.0
    return -3.0 if a.kind.family == "visit" else -1.5


def same_place(one: str, other: str) -> bool:
    """Whether two names may be of one place: one is part of the other, or says the same ("frontière valdorienne")."""
    a, b = fold(one), fold(other)
    return a in b or b in a or _place_words(one) == _place_words(other)


@cache
def _place_words(place: str) -> frozenset[str]:
    """The words of a place without articles and prepositions, states by their codes."""
    spoken = re.findall(r"[\w-]+", place.lower())
    return frozenset((states(w) or (world.name_code(w) or fold(w),))[0] for w in spoken if len(w) > 3 and w not in words("complement"))


def _who(a: Telling, b: Telling, parties: Parties) -> float:
    """What the parties say: those named in the phrases themselves, and less surely those of the clauses."""
    if a.kind.family == "statement":
        return 2.0 if a.names and b.names else NAMELESS
    near = parties.shared(a.inside, b.inside)
    wide = parties.shared((*a.inside, *a.names), (*b.inside, *b.names))
    if near > 1 or (near and a.kind.family == "visit"):
        themselves = len(set(a.inside) & set(b.inside))
        return BOTH_NAMED + THEMSELVES * (themselves > 1) if themselves or a.kind.family == "visit" else BOTH_NEAR
    if wide > 1:  # two who meet twice in one article, without a day between, meet once
        return BOTH_NAMED if a.article == b.article and a.kind.family in BETWEEN else BOTH_NEAR
    if a.kind.family in BETWEEN and parties.apart(a, b)[0]:
        return OTHERS if near else STRANGERS
    if near or wide:
        return (ONE_NAMED if near else ONE_NEAR) if parties.share_more(a, b) else ONE_COMMON
    return STRANGERS if a.inside and b.inside and a.kind.family in OF_SEVERAL else 0.0

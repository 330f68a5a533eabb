"""Which tellings are of one event: those that agree enough, as long as no two of them clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache

from recoupe.events.kinds import ACT, PERSONAL
from recoupe.events.likeness import HELD_ONLY, MANY, STAGES, UNREAL, alike, clash, happened, same_place
from recoupe.events.sayings import gone_on
from recoupe.events.sides import Parties
from recoupe.events.sums import mark as sum_mark
from recoupe.events.tellings import Telling
from recoupe.lang import fold

ENOUGH = 3.0
"""Two tellings that agree so much are of one event."""
CROWD = 60
"""Of more tellings that have something in common each is compared with so many of the first only: a much-told event stays linear."""

LONGEST = 3
"""Sentences in nearly the same words have one of so many longest words in common."""


def merged(tellings: Sequence[Telling], parties: Parties) -> list[list[Telling]]:
    """Tellings grouped into events, in the order of their first tellings."""
    parties = parties.among(tellings)
    sure = [t for t in tellings if grounded(t)]
    groups = _grouped(sure, parties)
    placed: dict[tuple[str, str], list[tuple[list[Telling], Telling]]] = defaultdict(list)
    for group in groups:
        for t in group:
            placed[t.article, t.kind.family].append((group, t))
    for telling in tellings:
        here = placed[telling.article, telling.kind.family]
        if not grounded(telling) and (home := _home(telling, here)) is not None:
            home.append(telling)
            here.append((home, telling))
    groups = gone_on(_absorbed(groups, parties))
    order = {id(t): n for n, t in enumerate(tellings)}
    for group in groups:
        group.sort(key=lambda t: order[id(t)])
    return sorted(groups, key=lambda g: order[id(g[0])])


def _absorbed(groups: Sequence[list[Telling]], parties: Parties) -> list[list[Telling]]:
    """The groups, where one that tells nothing of its own is part of another.

    Of what a story tells several, it is the event told before it in its one article; of what there is one, the one most told.
    """
    out = list(groups)
    for group in sorted(groups, key=lambda g: (len(g), g[0].span)):
        family = group[0].kind.family
        if family == "statement" or any(t.date for t in group):
            continue
        others = (g for g in out if g is not group and g[0].kind.family == family and _adds_nothing(group, g, parties))
        homes = _before(group, others) if family in MANY or _taken_up(group) else _of_one(group, others)
        homes = [(rank, home) for rank, home in homes if not _clashing(home, group, parties)]
        if homes:
            max(homes, key=lambda h: h[0])[1].extend(group)
            out.remove(group)
    return out


def _taken_up(group: Sequence[Telling]) -> bool:
    """Whether definite nouns tell what somebody does or suffers by himself: "le recours de Paul Darvin" is the one told before."""
    return group[0].kind.family in PERSONAL and all(t.again and t.inside for t in group)


def _before(group: Sequence[Telling], others: Iterable[list[Telling]]) -> list[tuple[int, list[Telling]]]:
    """The events told before a group of one article that names somebody, with where they were last told."""
    if len({t.article for t in group}) > 1 or not any(t.inside for t in group):
        return []
    first = min(t.span for t in group)
    told = [(g, [t.span.start for t in g if t.article == first.article and t.span < first]) for g in others]
    return [(max(places), g) for g, places in told if places]


def _of_one(group: Sequence[Telling], others: Iterable[list[Telling]]) -> list[tuple[int, list[Telling]]]:
    """The events told with the nouns of a group and more often than it, with how often."""
    of_somebody = group[0].kind.family in PERSONAL and any(t.inside for t in group)
    if of_somebody or not all(t.again or not (t.by_verb or t.vague) for t in group):
        return []
    nouns = {t.lemma for t in group}
    return [(len(g), g) for g in others if len(g) >= len(group) and nouns & {t.lemma for t in g}]


def _adds_nothing(group: Sequence[Telling], home: Sequence[Telling], parties: Parties) -> bool:
    """Whether all that a group says of its event is said of another: parties, place, words, and whether it happened."""
    if {t.status for t in group if t.sure} - {t.status for t in home}:
        return False
    words = {k for t in group for k in t.keys}
    if words and not words <= {k for t in home for k in t.keys}:
        return False
    if any(t.place and not any(x.place and same_place(t.place, x.place) for x in home) for t in group):
        return False
    who = frozenset([w for t in group for w in t.inside])
    return not who or parties.shared(who, frozenset([w for t in home for w in (*t.inside, *t.names)])) == len(who)


def grounded(t: Telling) -> bool:
    """Whether the words say by themselves which event is meant; "la réunion" does not."""
    if t.date or t.place or t.kind.name == ACT or sum_mark(t):
        return True
    if t.kind.family in MANY:
        if t.status in UNREAL and t.kind.family not in HELD_ONLY and not t.weak:
            return True
        if len(set(t.names)) > 1 and not (t.again or t.vague or t.by_verb or t.weak):
            return True
        if t.kind.family == "statement" or (t.keys and not (t.again and t.weak)):
            return True
        return len(t.inside) > 1 or (not t.by_verb and bool(t.inside))
    if t.kind.family in STAGES and t.again and " " not in t.lemma:
        return bool(t.inside or t.keys)  # "la cérémonie" is that of which the article told
    return not t.weak or bool(t.inside or t.by_verb)


def _grouped(sure: Sequence[Telling], parties: Parties) -> list[list[Telling]]:
    scored = [(-score, a, b) for a, b in _pairs(sure, parties) if (score := alike(sure[a], sure[b], parties)) >= ENOUGH]
    group = {n: [n] for n in range(len(sure))}
    for _, a, b in sorted(scored):
        one, other = group[a], group[b]
        if one is other or _clashing([sure[n] for n in one], [sure[n] for n in other], parties):
            continue
        one.extend(other)
        for n in other:
            group[n] = one
    return [[sure[n] for n in members] for members in {id(g): g for g in group.values()}.values()]


def _clashing(one: Sequence[Telling], other: Sequence[Telling], parties: Parties) -> bool:
    """Whether any two of two groups clash; tellings of the same day, parties and status clash alike."""
    these, those = ({_clashes_as(t): t for t in g}.values() for g in (one, other))
    return any(clash(a, b, parties) for a in these for b in those)


def _clashes_as(t: Telling) -> Hashable:
    who = (t.names, t.keys) if t.kind.family == "statement" else (t.inside, t.status, t.sure)
    return t.date and (t.date.earliest, t.date.latest), who


def _pairs(sure: Sequence[Telling], parties: Parties) -> Iterator[tuple[int, int]]:
    """Tellings of one family that have anything in common: no others can agree enough."""
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for n, telling in enumerate(sure):
        before: set[int] = set()
        for mark in set(_marks(telling, parties)):
            known = buckets[telling.kind.family, mark]
            before.update(known[:CROWD])
            known.append(n)
        yield from ((k, n) for k in before)


def _marks(t: Telling, parties: Parties) -> Iterator[Hashable]:
    """What a telling may have in common with another."""
    if t.kind.name == ACT:
        yield t.lemma
        return
    yield from _longest(t.around)
    if t.kind.family == "statement" and t.weak:  # said on no day and no occasion: at most the same as what else he says there
        yield from ((t.article, name) for name in t.names)
        return
    if t.date:
        yield t.date.earliest
    if summed := sum_mark(t):
        yield summed
    if t.place:
        yield fold(t.place)[:4]
    yield from ((name,) for name in (*t.inside, *t.names))
    yield from (("party", parties.of[name]) for name in (*t.inside, *t.names) if name in parties.of)
    yield from (("word", key) for key in t.keys)
    if t.kind.family not in MANY:
        yield t.lemma
    if t.status in UNREAL:
        yield ("unreal", t.kind.name)


@lru_cache(maxsize=64)
def _longest(around: frozenset[str]) -> tuple[Hashable, ...]:
    """The longest words of a sentence, as marks: all that it tells has them."""
    return tuple([("words", word) for word in sorted(sorted(around), key=len, reverse=True)[:LONGEST]])


def _home(telling: Telling, here: Sequence[tuple[list[Telling], Telling]]) -> list[Telling] | None:
    """The event that a telling without particulars takes up: of those told in its article the last one before it that may be the same."""
    before = [(group, t) for group, t in here if t.span.start < telling.span.start and _takes_up(telling, t)]
    if not before:
        return None
    last = max(before, key=lambda f: (_may_share(f[1], telling), happened(f[1], telling), f[1].lemma == telling.lemma, f[1].span.start))
    return last[0]


def _may_share(one: Telling, other: Telling) -> bool:
    return not one.names or not other.names or bool(set(one.names) & set(other.names))


def _takes_up(telling: Telling, t: Telling) -> bool:
    return (
        happened(t, telling) >= 0
        and not t.vague
        and (telling.again or telling.by_verb)
        and (telling.status in UNREAL) == (t.status in UNREAL)
        and not _of_another(telling, t)
    )


def _of_another(telling: Telling, t: Telling) -> bool:
    """Whether two nouns each say of what: "la maladie de Brusk" takes up no "coma végétatif"."""
    named = not (telling.by_verb or t.by_verb) and telling.keys and t.keys
    return bool(named) and telling.lemma != t.lemma and telling.keys.isdisjoint(t.keys)

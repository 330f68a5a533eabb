"""Distinct names into men: candidates by keys, links by likeness, clusters that no bad link can grow.

One function for the few names of a story and for the hundred thousand of an archive. Names that share a key are compared, never all
with all; a key that many share is split by more of the first name, and what is still crowded is compared with its neighbours
in order only. So the work grows with the number of names, not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from recoupe.actors.fullnames import Likeness, Name, gender_of, likeness
from recoupe.actors.spelling import alike, readings, skeletons

CROWD = 60
"""Names of one key that are compared all with all (the cap of nomenklatura's index)."""
NEIGHBOURS = 12
"""In a bucket that stays crowded, how many of the next names in order each is compared with."""
RARE = 12
"""Names of one surname, vowels apart, up to which a spelling that is only near is likely the same man's; among more it is possible."""
MOST = 30
"""Spellings that one man may have; a cluster that would grow beyond is the work of a bad link."""

Check = Callable[[int, int], bool]


def _never(_one: int, _other: int) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Merged:
    """Which names are one man's: clusters of positions, in order; and pairs that only may be one (`possible`)."""

    clusters: tuple[tuple[int, ...], ...]
    possible: tuple[tuple[int, int], ...]


@dataclass
class _Sets:
    """Clusters in the making: the leader of each name, and the names of each leader."""

    names: Sequence[Name]
    apart: Check
    leader: list[int]
    members: dict[int, list[int]] = field(default_factory=dict)

    def join(self, one: int, other: int, *, forced: bool = False) -> None:
        """Put the clusters of two names together, if nothing in either keeps them apart."""
        a, b = sorted((self.leader[one], self.leader[other]))
        mine, theirs = self.members.get(a, [a]), self.members.get(b, [b])
        if a == b or (not forced and (len(mine) + len(theirs) > MOST or self._clash(mine, theirs))):
            return
        self.members[a] = sorted(mine + theirs)
        self.members.pop(b, None)
        for n in theirs:
            self.leader[n] = a

    def _clash(self, mine: list[int], theirs: list[int]) -> bool:
        if any(self.apart(i, j) for i in mine for j in theirs):
            return True
        ours, others = ({part for n in side for part in self.names[n].parts} for side in (mine, theirs))
        return any(_two_men(self.names[i], self.names[j], ours, others) for i in mine for j in theirs)


def _two_men(one: Name, other: Name, ours: set[str], others: set[str]) -> bool:
    """Whether two names of clusters to be joined have first names that nothing in the other cluster explains: "A. Molnik" joins no two."""
    if one == other or one.lone or other.lone or min(len(one.first), len(other.first)) == 1:
        return False
    genders = {gender_of(one), gender_of(other)} - {""}
    if len(genders) == 2:
        return True
    if not alike(one.surname, other.surname) or likeness(one, other):
        return False
    return not any(alike(one.first, part) for part in others) and not any(alike(other.first, part) for part in ours)


def merge(names: Sequence[Name], apart: Check = _never, *, supported: Check = _never, together: Iterable[tuple[int, int]] = ()) -> Merged:
    """The men that names are of.

    `apart` says of two positions that they are not to be joined; `supported`, that something beside the names speaks for
    joining what by the names is only possible. `together` are joined whatever the names say.

    Initials join the only man whom they fit; where they fit several, the pairs are among the possible. The same names give
    the same clusters in any order.
    """
    sets = _Sets(names, apart, list(range(len(names))))
    for one, other in together:
        sets.join(one, other, forced=True)
    links = sorted(_links(names), key=lambda link: (-link[0], names[link[1]].parts, names[link[2]].parts, link[1:]))
    possible: list[tuple[int, int]] = []
    fits: dict[int, dict[int, int]] = defaultdict(dict)
    for how, one, other in links:
        if how is Likeness.POSSIBLE and not supported(one, other):
            possible.append((one, other))
        elif _initial(names[one]) == _initial(names[other]):
            sets.join(one, other)
    for how, one, other in links:
        if _initial(names[one]) != _initial(names[other]) and (how is not Likeness.POSSIBLE or supported(one, other)):
            short, full = (one, other) if _initial(names[one]) else (other, one)
            fits[sets.leader[short]].setdefault(sets.leader[full], full)
    for short, men in sorted(fits.items()):
        if len(men) == 1:
            sets.join(short, *men.values())
        else:
            possible += [(short, full) for _, full in sorted(men.items())]
    clusters = {leader: tuple(sets.members.get(leader, [leader])) for leader in sorted(set(sets.leader))}
    return Merged(tuple(clusters.values()), tuple(pair for pair in possible if sets.leader[pair[0]] != sets.leader[pair[1]]))


def _initial(name: Name) -> bool:
    return not name.lone and len(name.first) == 1


def _links(names: Sequence[Name]) -> Iterator[tuple[Likeness, int, int]]:
    """Every pair of names that share a key and are, or may be, one man's."""
    seen: set[tuple[int, int]] = set()
    bearers = Counter(bare for name in names for bare in skeletons(name.surname))
    for pair in _pairs(names):
        if pair in seen:
            continue
        seen.add(pair)
        one, other = names[pair[0]], names[pair[1]]
        how = Likeness.LIKELY if one.lone and other.lone and alike(one.surname, other.surname) else likeness(one, other)
        if how is Likeness.LIKELY and not (_initial(one) or _initial(other)):
            shared = skeletons(one.surname) & skeletons(other.surname)
            how = Likeness.POSSIBLE if any(bearers[bare] > RARE for bare in shared) else how
        if how:
            yield how, *pair


def _pairs(names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    buckets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        for key in set(_keys(name)):
            buckets[key].append(n)
    for members in buckets.values():
        if len(members) > 1:
            yield from _within(members, names)


def _within(members: list[int], names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """The pairs of one bucket that are compared."""
    if len(members) <= CROWD:
        yield from ((a, b) for n, a in enumerate(members) for b in members[n + 1 :])
        return
    split: dict[str, list[int]] = defaultdict(list)
    for n in members:
        for key in skeletons(names[n].first):
            split[key].append(n)
    for part in split.values():
        ordered = sorted(part, key=lambda n: (names[n].parts[::-1], n))
        reach = len(ordered) if len(ordered) <= CROWD else NEIGHBOURS
        yield from ((min(a, b), max(a, b)) for n, a in enumerate(ordered) for b in ordered[n + 1 : n + 1 + reach] if a != b)


def _keys(name: Name) -> Iterator[tuple[str, ...]]:
    """What a name shares with every other that can be the same man's."""
    surnames = readings(name.surname)
    if name.lone:
        yield from (("lone", surname) for surname in surnames)
        return
    starts = {bare[:1] for bare in skeletons(name.first)}
    yield "whole", "".join(name.parts)
    yield "tail", *name.parts[-2:]
    yield from (("surname", surname, start) for surname in surnames for start in starts)
    firsts = readings(name.first)
    for first in firsts:
        yield from (("near", first, bare) for bare in skeletons(name.surname))
        yield from (("begins", first, surname[:3]) for surname in surnames)
        yield from (("parts", first, part) for word in name.parts[1:-1] for part in readings(word))
        if len(name.parts) == 2:
            yield from (("turned", *sorted((first, surname))) for surname in surnames)
            yield from (("parts", first, surname) for surname in surnames)
    yield from (("bare", start, bare) for start in skeletons(name.first) for bare in skeletons(name.surname))

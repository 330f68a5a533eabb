"""Who is whom among the parties of events: a minister stands for his state, a group for its people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recoupe.events.clauses import words
from recoupe.events.kinds import BETWEEN
from recoupe.events.states import states
from recoupe.events.tellings import Telling
from recoupe.lang import fold
from recoupe.lang.content import singular
from recoupe.model import Actor, Form, Kind

SEVERAL, MOST = 4, 0.5
"""Of so many meetings at least, who is in such a share of them is common."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The party of every actor that has one, and who is a person.

    Two ministers of one state are two, so are a minister and its envoys; a minister and his state are one.
    `groups` has the words of every group without a party: "trente marins" are the "marins valdoriens", however many there were.
    """

    of: Mapping[str, str]
    persons: frozenset[str] = frozenset()
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    described: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The words of every person without a name: "la mère" may be "la mère du petit garçon"."""
    common: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By family, who is named in most tellings of it: to meet him tells no meeting of the story from others."""
    asked: dict[tuple[Collection[str], Collection[str]], int] = field(default_factory=dict, repr=False, compare=False)
    """What has been found by `shared`: most tellings of a story name the same few."""

    def among(self, tellings: Sequence[Telling]) -> Parties:
        """The same, knowing who is common in a story."""
        common = {}
        for family in (*BETWEEN, "accession"):
            met = [set(t.inside) for t in tellings if t.kind.family == family and t.inside]
            counts = Counter(actor for inside in met for actor in inside)
            common[family] = frozenset(actor for actor, n in counts.items() if len(met) >= SEVERAL and n >= MOST * len(met))
        return replace(self, common=common)

    def shared(self, one: Collection[str], other: Collection[str]) -> int:
        """How many of the one are named by the other as well, themselves or by their party."""
        if not one or not other:
            return 0
        if (found := self.asked.get((one, other))) is None:
            found = self.asked[one, other] = self._shared(one, other)
        return found

    def _shared(self, one: Collection[str], other: Collection[str]) -> int:
        return sum([a in other or (self._has_kin(a) and any(self._same(a, b) for b in other)) for a in set(one)])

    def share_more(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings have anybody in common beside those who are common in the story."""
        known = self.common.get(one.kind.family, frozenset())
        mine, theirs = (frozenset((*t.inside, *t.names)) - known for t in (one, other))
        return self.shared(mine, theirs) > 0

    def apart(self, one: Telling, other: Telling) -> tuple[bool, bool]:
        """Whether each telling names somebody whom the other does not, and whether each names such a person.

        Beside a noun the clause counts as well: "il a accordé un entretien à Irène Kalvo".
        """
        if not one.inside or not other.inside:
            return False, False
        known = [t.inside if t.by_verb else (*t.inside, *t.names) for t in (one, other)]
        mine = [a for a in set(one.inside) if not any(self._same(a, b) for b in known[1])]
        theirs = [a for a in set(other.inside) if not any(self._same(a, b) for b in known[0])]
        if not mine or not theirs:
            return False, False
        return True, all(any(a in self.persons for a in side) for side in (mine, theirs))

    def _has_kin(self, a: str) -> bool:
        """Whether anybody but himself may stand for an actor."""
        return a in self.of or a in self.groups or a in self.described

    def _same(self, a: str, b: str) -> bool:
        if a == b:
            return True
        for known in (self.groups, self.described):
            if (one := known.get(a)) and (other := known.get(b)) and (one <= other or other <= one):
                return True
        party = self.of.get(a)
        if party is None or party != self.of.get(b):
            return False
        persons = (a in self.persons) + (b in self.persons)
        return persons == 0 or (persons == 1 and a not in self.groups and b not in self.groups)


def parties_of(actors: Iterable[Actor]) -> Parties:
    """The parties of a dossier's actors; only who is named is told from others of his state."""
    actors = tuple(actors)
    persons = frozenset(a.id for a in actors if a.kind is Kind.PERSON and any(m.form is Form.NAME for m in a.mentions))
    groups = {a.id: found for a in actors if a.kind is Kind.GROUP and (found := _group_words(a.name))}
    described = {a.id: found for a in actors if a.kind is Kind.PERSON and a.id not in persons and (found := _group_words(a.name))}
    states_of = {a.code: a.party or a.id for a in actors if a.kind is Kind.STATE and a.code}
    of = {a.id: a.party or _state_of(a, states_of) for a in actors}
    return Parties({actor: party for actor, party in of.items() if party}, persons, groups, described)


def _state_of(actor: Actor, states_of: Mapping[str, str]) -> str | None:
    """The party of the state that the name of a group holds: "soldats valdoriens"."""
    codes = (code for w in actor.name.lower().split() for code in states(w)) if actor.kind is Kind.GROUP else ()
    return next((states_of[code] for code in codes if code in states_of), None)


def _group_words(name: str) -> frozenset[str]:
    """The words of a group without its number: "trente marins valdoriens"."""
    spoken = (fold(w) for w in re.findall(r"[^\W\d]+", name))
    said_of_many = words("numbers", "common")
    return frozenset(singular(w) for w in spoken if len(w) > 3 and w not in said_of_many)

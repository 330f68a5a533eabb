"""Persons: which names are spellings of one man's, and whose the lone surnames are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations

from recoupe.actors import offices
from recoupe.actors.fullnames import Name, bears, name_of
from recoupe.actors.merging import merge
from recoupe.actors.spelling import alike, lengthened
from recoupe.actors.units import Unit
from recoupe.lang import world
from recoupe.model import Form, Gender, Kind, Role, Verdict


@dataclass
class Known:
    """One actor in the making: its namings, the names it goes by, and the reasons found so far."""

    units: list[Unit] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    gender: Gender = Gender.UNKNOWN
    code: str = ""
    key: str = ""
    words: frozenset[str] = frozenset()
    why: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, unit: Unit, *why: str) -> None:
        """One more naming of this actor, and why it is taken for one."""
        self.units.append(unit)
        self.gender = self.gender or unit.gender
        if why:
            self.why.add(why)

    def absorb(self, other: Known) -> None:
        """All namings of another, who is the same."""
        self.names += other.names
        self.why |= other.why
        self.words |= other.words
        self.key = self.key or other.key
        for unit in other.units:
            self.add(unit)

    def without(self, units: list[Unit]) -> Known:
        """Another actor, who takes some namings away from this one."""
        self.units = [unit for unit in self.units if unit not in units]
        for one, told in ((other := Known(), units), (self, self.units)):
            one.names = [name_of(unit.main.name) for unit in told if unit.named and unit.kind is Kind.PERSON]
            one.gender = next((unit.gender for unit in told if unit.gender), Gender.UNKNOWN)
        other.units = units
        return other

    @property
    def leading(self) -> Unit:
        """The naming that says what it is: the first by name, else the first ("les Valdoriens" is no more than Valdorie)."""
        return min(self.units, key=lambda u: (u.main.form is not Form.NAME, u.order))

    @property
    def roles(self) -> list[Role]:
        """The offices told of it, in order."""
        return [role for _, role in self._told()]

    def _told(self) -> list[tuple[Unit, Role]]:
        """Each office with the naming that tells it, in order."""
        return [(unit, role) for unit in sorted(self.units, key=lambda u: u.order) for role in unit.roles]

    def holds(self, role: Role) -> bool:
        """Whether it has been told to hold an office that can be this one."""
        return any(offices.compatible(role, held) for held in self.roles)

    def may_be(self, unit: Unit) -> bool:
        """Whether a naming does not show another gender."""
        return not (self.gender and unit.gender and self.gender is not unit.gender)

    @property
    def country(self) -> str | None:
        """The party that its offices speak for."""
        told = [
            (unit.named is None, unit.possessive, offices.weight(role), code)
            for unit, role in self._told()
            if (code := offices.party(role))
        ]
        if told:
            return min(told, key=lambda one: one[:3])[3]
        return next((code for name in self.full_names() if (code := world.person_code(name))), None)

    def full_names(self) -> list[str]:
        """The names it goes by, the longest first."""
        return sorted({unit.main.name for unit in self.units if unit.named}, key=lambda name: (-len(name), name))


Decided = Callable[[Iterable[Unit], Iterable[Unit]], Verdict | None]
"""What a person has decided about two sets of namings; None where nobody has."""


def _nothing(_one: Iterable[Unit], _other: Iterable[Unit]) -> None:
    return None


def people(units: Iterable[Unit], decided: Decided = _nothing) -> list[Known]:
    """The persons that full names and lone surnames stand for. Units come in the order of the story."""
    named = [u for u in units if u.named and u.kind is Kind.PERSON]
    known = _full([u for u in named if not _name(u).lone], decided)
    for unit in named:
        if _name(unit).lone:
            _lone(unit, known)
    return known


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One name as the story writes it, with the namings that write it so; men and women of one name are two."""

    name: Name
    gender: Gender
    units: tuple[Unit, ...]

    @property
    def countries(self) -> set[str]:
        """The states whose offices these namings give."""
        return {role.country for unit in self.units for role in unit.roles if role.country}

    @property
    def articles(self) -> set[str]:
        """The articles that write it so."""
        return {unit.article for unit in self.units}


def _full(units: list[Unit], decided: Decided) -> list[Known]:
    """The persons of full names."""
    spellings = _spellings(units)
    names = [spelling.name for spelling in spellings]

    def apart(i: int, j: int) -> bool:
        one, other = spellings[i], spellings[j]
        if decided(one.units, other.units) is Verdict.DIFFERENT:
            return True
        if one.gender and other.gender and one.gender is not other.gender:
            return True
        return bool(one.countries and other.countries and not one.countries & other.countries)

    def one_office(i: int, j: int) -> bool:
        return _one_office(spellings[i], spellings[j])

    every = () if decided is _nothing else combinations(range(len(names)), 2)
    same = [(i, j) for i, j in every if decided(spellings[i].units, spellings[j].units) is Verdict.SAME]
    merged = merge(names, apart, supported=one_office, together=same)
    known = [_person([spellings[n] for n in cluster]) for cluster in merged.clusters]
    return sorted(known, key=lambda one: one.units[0].order)


def _spellings(units: Iterable[Unit]) -> list[_Spelling]:
    """The distinct names, in the order of the story; a naming without a gender goes with the first of its name."""
    found: dict[Name, dict[Gender, list[Unit]]] = {}
    for unit in units:
        found.setdefault(_name(unit), {}).setdefault(unit.gender, []).append(unit)
    out = []
    for name, by_gender in found.items():
        open_ = by_gender.pop(Gender.UNKNOWN, [])
        for n, (gender, told) in enumerate(by_gender.items() or [(Gender.UNKNOWN, [])]):
            mine = sorted([*told, *(() if n else open_)], key=lambda unit: unit.order)
            out.append(_Spelling(name, gender, tuple(mine)))
    return sorted(out, key=lambda spelling: spelling.units[0].order)


def _one_office(one: _Spelling, other: _Spelling) -> bool:
    """Whether two names that differ by a slip are told of one office, in different articles."""
    held, asked = ([role for unit in side.units for role in unit.roles] for side in (one, other))
    same = any(offices.compatible(a, b) and (a.country or a.body) for a in held for b in asked)
    return same and one.articles.isdisjoint(other.articles)


def _person(spellings: list[_Spelling]) -> Known:
    known = Known()
    units = sorted((unit for spelling in spellings for unit in spelling.units), key=lambda unit: unit.order)
    for unit in units:
        known.names.append(_name(unit))
        known.add(unit)
    first = units[0].main.name
    for spelling in spellings:
        if spelling.name != _name(units[0]):
            known.why.add((_reason(_name(units[0]), spelling.name), spelling.units[0].main.name, first))
    return known


def _reason(one: Name, other: Name) -> str:
    """Why two names are taken for one man's, in the words of `messages/actors`."""
    if 1 in (len(one.first), len(other.first)):
        return "initial"
    if len(one.parts) != len(other.parts) and set(one.parts) & set(other.parts):
        return "longer-name"
    return "spelling"


def _name(unit: Unit) -> Name:
    return name_of(unit.main.name)


def _lone(unit: Unit, known: list[Known]) -> None:
    """A lone name is the nearest person of the article before it who has it as surname, then the only one of the story."""
    name = _name(unit)
    fitting = [k for k in known if k.may_be(unit) and not _other_office(k, unit)]
    bearers = [k for k in fitting if _bears(k, name)] or [k for k in fitting if _longer(k, name)]
    exact = [k for k in bearers if _by_surname(k, name.surname)] or bearers
    holder = nearest(exact, unit)
    if holder is None:
        holder = Known(names=[name])
        known.append(holder)
        holder.add(unit)
        return
    if len(exact) > 1:
        holder.add(unit, "nearest", unit.main.name)
    else:
        holder.add(unit)


def _by_surname(known: Known, name: str) -> bool:
    """Whether the name is mostly the whole surname of a person, and not the half of a double one."""
    full = [alike(u.main.head, name) for u in known.units if " " in u.main.name]
    return bool(full) and 2 * sum(full) >= len(full)


def _bears(known: Known, name: Name) -> bool:
    """Whether a lone name is the surname of a person, an exact first name, or the initials."""
    return any(bears(name, n) if not n.lone else alike(name.surname, n.surname) for n in known.names) or any(
        name.surname in (n.first, initials(n)) for n in known.names if not n.lone
    )


def _longer(known: Known, name: Name) -> bool:
    """Whether a lone name is the surname of a person with an ending that some texts add ("Grouchkov")."""
    return any(lengthened(name.surname, n.surname) for n in known.names)


def initials(name: Name) -> str:
    """The first letters of a full name ("INK" for Irène Nora Kalvo); "" where they are too few to tell anybody."""
    return "".join(part[0] for part in name.parts) if len(name.parts) > 2 else ""


def _other_office(known: Known, unit: Unit) -> bool:
    """Whether the words give an office of another country than all that is known of the person."""
    countries = {r.country for r in known.roles if r.country}
    return bool(countries) and any(r.country and r.country not in countries for r in unit.roles)


def nearest(candidates: Iterable[Known], unit: Unit) -> Known | None:
    """The candidate named last before a place in the same article; else first after it; else the only one of the story."""
    candidates = list(candidates)
    here = [(u.order, k) for k in candidates for u in k.units if u.article == unit.article]
    before = [pair for pair in here if pair[0] < unit.order]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    if here:
        return min(here, key=lambda pair: pair[0])[1]
    return candidates[0] if len(candidates) == 1 else None

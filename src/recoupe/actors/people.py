"""Persons: which names are spellings of one man's, and whose the lone surnames are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from recoupe.actors import offices
from recoupe.actors.sound import alike, sound
from recoupe.actors.units import Unit
from recoupe.lang import fold, world
from recoupe.lang.naming import small
from recoupe.model import Form, Gender, Role

LONG = 6
"""Letters from which on a first name with one of them wrong is still the same."""


@dataclass
class Known:
    """One actor in the making: its namings, the names it goes by, and the reasons found so far."""

    units: list[Unit] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
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


def tokens(name: str) -> tuple[str, ...]:
    """The parts of a name that tell it: first name, surnames; hyphens and particles undone."""
    parts = fold(name).replace("-", " ").replace("'", " ").split()
    kept = [p for n, p in enumerate(parts) if len(p) > 1 and (p not in small("name-particles") or (n == 0 and p == "ben"))]
    return tuple(kept or parts)  # "Ben Johnson" has a first name


def people(units: Iterable[Unit]) -> list[Known]:
    """The persons that full names and lone surnames stand for. Units come in the order of the story."""
    named = [u for u in units if u.named and u.kind.value == "person"]
    known: list[Known] = []
    full = [u for u in named if len(_name(u)) > 1]
    for unit in full:
        name = _name(unit)
        holder = next((k for k in known if any(_one_name(name, other) for other in k.names) and _genders(k, unit)), None)
        if holder is None:
            holder = Known()
            known.append(holder)
        elif name not in holder.names:
            holder.why.add(("same-name", _shown(unit)))
        holder.names.append(name)
        holder.add(unit)
    for unit in named:
        if len(_name(unit)) == 1:
            _lone(unit, known)
    return known


def _name(unit: Unit) -> tuple[str, ...]:
    return tokens(unit.main.name)


def _shown(unit: Unit) -> str:
    return unit.main.name


def _genders(known: Known, unit: Unit) -> bool:
    return not (known.gender and unit.gender and known.gender is not unit.gender)


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one man's: surnames alike and first names alike, or one name within the other."""
    short, long = sorted((one, other), key=len)
    if len(short) > 1 and long[-len(short) :] == short:
        return True
    if alike(one[-1], other[-1]):
        return len(one[0]) == 1 or len(other[0]) == 1 or _first_alike(one[0], other[0])
    if _first_alike(one[0], other[0]) and _misspelt(sound(one[-1]), sound(other[-1])):
        return True
    few, many = sorted(({sound(p) for p in one}, {sound(p) for p in other}), key=len)
    return sound(one[0]) == sound(other[0]) and few <= many


def _misspelt(one: str, other: str) -> bool:
    """Whether one surname is the other with a slip at its end ("Grouchkov"); only said of two with one first name."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short) and len(long) - len(short) <= 2


def _first_alike(one: str, other: str) -> bool:
    return sound(one) == sound(other) or (len(one) > 3 and len(other) > 3 and one[:4] == other[:4]) or _slip(one, other)


def _slip(one: str, other: str) -> bool:
    """Whether a long first name is another with one letter wrong, missing or too many ("Aberto", "Elisabeth"): said of one surname."""
    short, long = sorted((one, other), key=len)
    if len(short) < LONG or len(long) - len(short) > 1 or one[0] != other[0]:
        return False
    n = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[n:] == long[n + 1 :] or short[n + 1 :] == long[n + 1 :]


def _lone(unit: Unit, known: list[Known]) -> None:
    """A lone name is the nearest person of the article before it who has it as surname, then the only one of the story."""
    name = _name(unit)[0]
    bearers = [k for k in known if _bears(k, name) and _genders(k, unit) and not _other_office(k, unit)]
    exact = [k for k in bearers if _by_surname(k, name)] or bearers
    holder = nearest(exact, unit)
    if holder is None:
        holder = Known(names=[(name,)])
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


def _bears(known: Known, name: str) -> bool:
    return any(any(alike(part, name) for part in (n[1:] or n)) or (len(n) > 1 and name in (n[0], initials(n))) for n in known.names)


def initials(name: tuple[str, ...]) -> str:
    """The first letters of a full name ("INK" for Irène Nora Kalvo); "" where they are too few to tell anybody."""
    return "".join(part[0] for part in name) if len(name) > 2 else ""


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

"""Groups of tellings become events: date, place, status, parties and label."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from recoupe.events.clauses import words
from recoupe.events.kinds import BETWEEN
from recoupe.events.labels import label
from recoupe.events.likeness import MANY, OF_SEVERAL, UNREAL
from recoupe.events.listed import listed
from recoupe.events.material import STRANGER
from recoupe.events.naming import once
from recoupe.events.status import STRENGTH
from recoupe.events.tellings import Telling
from recoupe.lang import fold
from recoupe.model import Dossier, Event, Kind, Status, StatusNote, When

SHOWN = 2.5
"""What a chronology shows reaches this weight."""
HAPPENED = (Status.HELD, Status.ONGOING)
SUPPOSED = (Status.CONDITIONAL, Status.CALLED_FOR)
PASSING = 0.5
"""What it takes away that one article alone speaks of it, without a day, where a story tells several of its kind."""
MASS = 100
"""Of so many nobody is met."""
FACELESS = 1.0
"""What it takes away that nothing says who or where: "Enquête" alone is no line of a chronology."""


ASIDE = 2.4
"""What a statement weighs that was made on no day and no occasion: it is shown only where an article tells little else."""


def weight(group: Sequence[Telling], accounts: Mapping[str, str]) -> float:
    """How much an event stands out: a day, a place, parties, several accounts (`accounts`: article -> account; copies add nothing)."""
    day = any(t.date and t.date.earliest and t.date.earliest == t.date.latest for t in group)
    total = 2.0 * day if day else 1.5 * any(t.date for t in group)
    total += any(t.place for t in group)
    total += min(2.0, max(len(t.inside) + 0.5 * bool(t.names) for t in group))
    total += any(t.by_verb for t in group)
    total += any(not t.weak for t in group)
    total += min(2, len({accounts.get(t.article, t.article) for t in group}) - 1)
    total += 0.5 * any(t.keys for t in group)
    total += any(t.kind.family == "statement" and t.keys and t.inside for t in group)
    total += 0.5 * (min(len({t.span.text for t in group}), 3) - 1)
    if group[0].kind.family == "statement" and all(t.weak for t in group):
        return ASIDE
    several = group[0].kind.family in OF_SEVERAL and group[0].kind.family != "statement"
    total -= PASSING * (group[0].kind.family in MANY and not any(t.date for t in group) and len({t.article for t in group}) == 1)
    total -= FACELESS * (several and not any(t.place or t.inside or t.names for t in group))
    total -= 0.5 * all(t.vague and not t.date for t in group) + 1.5 * all(t.quoted for t in group)
    return total


def event(number: int, group: Sequence[Telling], date: When, dossier: Dossier) -> Event:
    """One event from its tellings and its date."""
    ranks = listed(dossier).ranks
    notes = _lasting(_notes(group)) if group[0].kind.state else _notes(group)
    names = [t.kind.name for t in group if not t.weak] or [t.kind.name for t in group]
    name = max(names, key=names.count)
    where: Counter[str] = Counter()
    for t in group:
        if t.place:
            where[t.place] += 2 if t.place in t.span.text else 1
    place = max(where, key=lambda p: where[p], default=None)
    who = _participants(group, dossier)
    doing = tuple(n for n in dict.fromkeys(n for t in group for n in t.agents) if n[0] != STRANGER and n not in who) if who else ()
    spoken = group[0].kind.family == "statement"
    return Event(
        id=f"e{number}",
        type=name,
        plover=next(t.kind.plover for t in group if t.kind.name == name),
        label=label(group, name, who, dossier, place),
        date=date,
        place=place,
        participants=once((*who, *doing), dossier, papers=spoken),
        status=standing(notes, ranks),
        history=notes,
        tellings=tuple(t.span for t in group),
    )


def same_day(groups: Sequence[tuple[list[Telling], When]], persons: Collection[str]) -> list[tuple[list[Telling], When]]:
    """The same events, where what one speaker said on one day and no two occasions is one statement, and a deed on one day one deed."""
    out: list[tuple[list[Telling], When]] = []
    on: dict[When, list[list[Telling]]] = defaultdict(list)
    for group, day in groups:
        same = on[day] if day.value else ()
        home = next((g for g in same if _one_statement(g, group) or _one_deed(g, group, day, persons)), None)
        if home is None:
            out.append((list(group), day))
            on[day].append(out[-1][0])
        else:
            home.extend(group)
    return out


def _one_statement(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    if one[0].kind.family != "statement" or other[0].kind.family != "statement":
        return False
    occasions = [frozenset(key for t in group for key in t.keys) for group in (one, other)]
    apart = all(occasions) and not occasions[0] & occasions[1]
    if all(t.weak for t in one) != all(t.weak for t in other):
        return False
    return not apart and {t.inside for t in one} == {t.inside for t in other}


def _one_deed(one: Sequence[Telling], other: Sequence[Telling], day: When, persons: Collection[str]) -> bool:
    """Whether two groups tell by the same word of what a story tells once on a day, and not of two persons."""
    family = one[0].kind.family
    if family in MANY or family != other[0].kind.family or day.earliest != day.latest:
        return False
    who = [{w for t in group for w in (*t.inside, *t.names) if w in persons} for group in (one, other)]
    if all(who) and not who[0] & who[1]:
        return False
    told = [{t.lemma for t in group if t.status is Status.HELD} for group in (one, other)]
    return bool(told[0] & told[1])


def _notes(group: Sequence[Telling]) -> tuple[StatusNote, ...]:
    """What every article says of it, once for each status; what nobody says is taken for granted only where no other word is found."""
    told = [t for t in group if t.sure] or group
    out: dict[tuple[str, Status], StatusNote] = {}
    for t in told:
        status = Status.CONDITIONAL if t.rumoured and t.status is Status.HELD else t.status
        out.setdefault((t.article, status), StatusNote(status, t.article, t.span))
    happened = {article for article, status in out if status in HAPPENED}  # what an article tells as done it does not announce besides
    return tuple(n for n in out.values() if n.article not in happened or n.status not in (Status.PLANNED, *SUPPOSED))


def _lasting(notes: tuple[StatusNote, ...]) -> tuple[StatusNote, ...]:
    """Of what lasts: where one article tells that it goes on, those that tell it as past tell of the same."""
    if not any(n.status is Status.ONGOING for n in notes):
        return notes
    going = (replace(n, status=Status.ONGOING) if n.status is Status.HELD else n for n in notes)
    return tuple({(n.article, n.status): n for n in reversed(tuple(going))}.values())[::-1]


def standing(notes: Sequence[StatusNote], ranks: Mapping[str, str]) -> Status:
    """What the latest word on it says; where one article says several things, what happened counts before what was to happen."""
    if any(n.status in HAPPENED for n in notes):
        notes = [n for n in notes if n.status not in SUPPOSED]  # that somebody supposes or wants it does not undo what happened
    latest = max(ranks.get(n.article, "") for n in notes)
    last = [n.status for n in notes if ranks.get(n.article, "") == latest]
    real = [s for s in last if s not in UNREAL]
    counts = Counter(last)
    if real and len(real) * 2 >= len(last):
        return max(real, key=lambda s: (counts[s], STRENGTH.index(s)))
    return max(last, key=lambda s: (counts[s], -STRENGTH.index(s)))


def _participants(group: Sequence[Telling], dossier: Dossier) -> tuple[str, ...]:
    """The actors that the phrases name, else those of their clauses, most often named first; of one name one only.

    Who does what befalls another ("mis en examen par le juge") does not stand for him, nor does a land named beside him: he is told
    behind the other, and where nobody says whom it befalls nobody is told.
    """
    actors = listed(dossier).actors
    agents = {n for t in group for n in t.agents}
    never = agents | {a.id for a in dossier.actors if a.kind is Kind.STATE} if agents else agents
    counts = Counter(n for t in group for n in t.inside if n[0] != STRANGER) or Counter(
        n for t in group for n in t.names if n[0] != STRANGER and n not in never
    )
    order = {n: k for k, n in enumerate(dict.fromkeys(n for t in group for n in t.names))}
    out: dict[str, str] = {}
    for n in sorted(counts, key=lambda n: (-counts[n], order.get(n, 0))):
        out.setdefault(fold(actors[n].name) if n in actors else n, n)
    if group[0].kind.family not in BETWEEN:
        return tuple(out.values())
    met = tuple(n for n in out.values() if n not in actors or not _crowd(actors[n].name))
    return met or tuple(out.values())


def _crowd(name: str) -> bool:
    """Whether so many are named that they meet nobody: "dizaines de milliers de soldats", "1 500 fidèles"."""
    spoken = fold(name).split()
    counted = "".join(w for w in spoken[:3] if w[0].isdigit()).replace(".", "")
    return not words("crowds").isdisjoint(spoken[:3]) or (counted.isdigit() and int(counted) >= MASS)

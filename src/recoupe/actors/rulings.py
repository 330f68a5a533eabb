"""What persons have decided about actors, found again in the namings of this reading, and carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recoupe.actors.fullnames import name_of
from recoupe.actors.people import Known
from recoupe.actors.units import Unit
from recoupe.lang import fold
from recoupe.model import Judged, Judgement, Kind, Material, Problem, Subject, Verdict


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement in force, with the namings (by order) that each of its two subjects has in this reading."""

    judgement: Judgement
    one: frozenset[int]
    other: frozenset[int]

    def between(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether it is about these two sets of namings."""
        a, b = frozenset(one), frozenset(other)
        return bool((a & self.one and b & self.other) or (a & self.other and b & self.one))


def rulings_of(judgements: Iterable[Judgement], units: Sequence[Unit], material: Material) -> tuple[Ruling, ...]:
    """The judgements in force, in the order in which they were made."""
    texts = {reading.id: reading.article.text_sha256 for reading in material.readings}
    return tuple(
        Ruling(judgement, *(_found(subject, units, texts) for subject in judgement.subjects))
        for judgement in judgements
        if judgement.withdrawn is None and judgement.of is Judged.ACTORS and len(judgement.subjects) > 1
    )


def _found(subject: Subject, units: Sequence[Unit], texts: dict[str, str]) -> frozenset[int]:
    """The namings of a subject: those on its words, and the same words elsewhere in those articles; else, by name, anywhere."""
    called = {(words.text_sha256, fold(words.text)) for words in subject.words}
    exact = {
        unit.order
        for unit in units
        for span, _ in unit.namings
        for words in subject.words
        if words.text_sha256 == texts[unit.article] and span.start < words.end and words.start < span.end
    }
    exact |= {unit.order for unit in units if (texts[unit.article], fold(unit.span.text)) in called}
    if exact:
        return frozenset(exact)
    names = {fold(subject.name)} | {text for _, text in called}
    return frozenset(unit.order for unit in units if {fold(unit.main.name), fold(unit.span.text)} & names)


def verdict(rulings: Iterable[Ruling], one: Iterable[Unit], other: Iterable[Unit]) -> Verdict | None:
    """What was last decided about two sets of namings; None when nothing was."""
    a, b = ({unit.order for unit in side} for side in (one, other))
    return next((r.judgement.verdict for r in reversed(tuple(rulings)) if r.between(a, b)), None)


def carried_out(known: list[Known], rulings: Iterable[Ruling]) -> list[Known]:
    """The actors with every decision carried out, the last one having the last word."""
    for ruling in rulings:
        if ruling.judgement.verdict is Verdict.SAME:
            known = _united(known, ruling)
        elif ruling.judgement.verdict is Verdict.DIFFERENT:
            known = _parted(known, ruling)
    return known


def _touched(known: Iterable[Known], orders: frozenset[int]) -> list[Known]:
    return [k for k in known if any(unit.order in orders for unit in k.units)]


def _reason(ruling: Ruling) -> tuple[str, ...]:
    one, other = (subject.name for subject in ruling.judgement.subjects)
    return (f"judged-{ruling.judgement.verdict}", one, other, ruling.judgement.by)


def _united(known: list[Known], ruling: Ruling) -> list[Known]:
    if not (_touched(known, ruling.one) and _touched(known, ruling.other)):
        return known
    first, *rest = _touched(known, ruling.one | ruling.other)
    for other in rest:
        first.absorb(other)
    first.why.add(_reason(ruling))
    return [k for k in known if not any(k is other for other in rest)]


def _parted(known: list[Known], ruling: Ruling) -> list[Known]:
    """Whoever has namings of both loses those of the other, with what is called like them."""
    out = list(known)
    for both in [k for k in _touched(known, ruling.one) if any(u.order in ruling.other for u in k.units)]:
        mine, theirs = ({_called(u) for u in both.units if u.order in side} for side in (ruling.one, ruling.other))
        moved = [u for u in both.units if u.order in ruling.other or (u.order not in ruling.one and _called(u) in theirs - mine)]
        if len(moved) == len(both.units):
            continue  # both subjects are the same words: nothing is left to part
        out.append(both.without(moved))
    for k in _touched(out, ruling.one | ruling.other):
        k.why.add(_reason(ruling))
    return out


def _called(unit: Unit) -> str:
    """What a naming calls an actor: a person by surname, others by the whole name."""
    return name_of(unit.main.name).surname if unit.kind is Kind.PERSON and unit.named else fold(unit.main.name)


def recorded(judgements: Iterable[Judgement], units: Sequence[Unit], material: Material, owner: dict[int, str]) -> tuple[Judgement, ...]:
    """The judgements, withdrawn ones too, with the ids that their subjects have now. `owner`: the actor of each naming, by its order.

    Those about issues are left as they are: their ids are known when positions are.
    """
    texts = {reading.id: reading.article.text_sha256 for reading in material.readings}
    out = []
    for judgement in judgements:
        if judgement.of is not Judged.ACTORS:
            out.append(judgement)
            continue
        ids = (Counter(owner[order] for order in sorted(_found(subject, units, texts)) if order in owner) for subject in judgement.subjects)
        out.append(replace(judgement, about=tuple(found.most_common(1)[0][0] for found in ids if found)))
    return tuple(out)


def lost(rulings: Iterable[Ruling]) -> tuple[Problem, ...]:
    """Judgements in force whose words are nowhere in the pages any more."""
    return tuple(
        Problem("judgement-lost", details=(ruling.judgement.id, subject.name))
        for ruling in rulings
        for subject, orders in zip(ruling.judgement.subjects, (ruling.one, ruling.other), strict=True)
        if not orders
    )

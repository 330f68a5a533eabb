"""Who opposes and who supports whom, about what (the questions of PASRL), and who stands where: answers from the positions of a dossier.

Pure functions: the dossier in, answers out, each on exact words. Two sorts of answer are kept apart. One is *aimed*: the words
name at whom a stance is aimed ("accuse l'Ostrane"). The other is *met*: on one issue a state or body refuses what another
asks or offers, or approves what it asks, offers or grants; nobody need have said so of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from recoupe.model import AgreementState, Confidence, Dossier, Kind, Modality, Position, Span, Stance

ASKING = frozenset((Stance.DEMAND, Stance.OFFER))
OPPOSING = frozenset((Stance.ACCUSE, Stance.WARN, Stance.REFUSE, Stance.DENY))
"""Stances that oppose him at whom they are aimed."""
SUPPORTING = frozenset((Stance.SUPPORT, Stance.ACCEPT))
"""Stances that support him at whom they are aimed."""


CALLING = ASKING | {Stance.ACCUSE, Stance.WARN}
"""Stances that call for an answer."""


class Bearing(StrEnum):
    """How one party stands to another."""

    OPPOSES = "opposes"
    SUPPORTS = "supports"


MEETING = {
    Bearing.OPPOSES: {Stance.REFUSE: ASKING},
    Bearing.SUPPORTS: {Stance.ACCEPT: ASKING, Stance.SUPPORT: ASKING | {Stance.ACCEPT, Stance.PROMISE}},
}
"""Bearing -> stance -> the stances of another on the same issue that it opposes or supports.

Who denies says that something is not so; that opposes him who says it, and of that nothing is known from the issue alone.
"""


STATES = {
    Bearing.OPPOSES: {AgreementState.DEADLOCK},
    Bearing.SUPPORTS: {AgreementState.COMMON_GROUND, AgreementState.CONDITIONAL},
}
"""Bearing -> what all positions on an issue add up to where stances that meet on it are likely about the same thing."""


class Basis(StrEnum):
    """What an answer rests on: words aimed at the other, or stances of both that meet on one issue."""

    AIMED = "aimed"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Answer:
    """One party opposes or supports another about one issue. `who` and `whom` are actor ids of the parties.

    `positions` and `evidence` are those of the party that opposes or supports; `against` are the words of the other that it
    meets (none where it is aimed). How sure: certain only where the party says so in words aimed at the other and it is
    certain who speaks; likely where what all parties hold on the issue bears it out, else possible.
    """

    who: str
    bearing: Bearing
    whom: str
    issue: str
    basis: Basis
    stances: tuple[Stance, ...]
    positions: tuple[str, ...]
    evidence: tuple[Span, ...]
    against: tuple[Span, ...]
    confidence: Confidence

    def __post_init__(self) -> None:
        if not self.evidence or (self.basis is Basis.MET and not self.against):
            raise ValueError(f"an answer rests on words: {self.who} {self.bearing} {self.whom}")


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands where on one issue, by actor: what is asked, refused, hung on a condition, and what nobody has answered."""

    issue: str
    state: AgreementState
    demanding: tuple[str, ...]
    offering: tuple[str, ...]
    refusing: tuple[str, ...]
    approving: tuple[str, ...]
    conditional: tuple[Position, ...]
    unanswered: tuple[Position, ...]


def standings(dossier: Dossier) -> tuple[Standing, ...]:
    """The agreement map: for each issue who demands, offers, refuses and approves, on what condition, and what nobody has answered."""
    sides = Sides(dossier)
    by_id = {p.id: p for p in dossier.positions}
    return tuple(_standing(a.issue, a.state, [by_id[p] for p in a.positions], sides) for a in dossier.agreement)


def who_opposes(dossier: Dossier) -> tuple[Answer, ...]:
    """Every party that opposes another, and about what; the surest first, then the best attested."""
    return _answers(dossier, Bearing.OPPOSES)


def who_supports(dossier: Dossier) -> tuple[Answer, ...]:
    """Every party that supports another, or what it asks or offers; the surest first, then the best attested."""
    return _answers(dossier, Bearing.SUPPORTS)


class Sides:
    """The parties of a dossier by the ids of the actors that embody them, however they are written."""

    def __init__(self, dossier: Dossier) -> None:
        self._heads: dict[str, str] = {}
        for actor in sorted(dossier.actors, key=lambda a: a.kind not in (Kind.STATE, Kind.ORGANISATION)):
            for written in (actor.id, actor.code, actor.name):
                if written:
                    self._heads.setdefault(written, actor.id)
        self._bodies = frozenset(a.id for a in dossier.actors if a.kind in (Kind.STATE, Kind.ORGANISATION))
        self._of = {a.id: self._heads.get(a.party or "", a.id) for a in dossier.actors}

    def of(self, actor: str) -> str:
        """The party of an actor: itself where it belongs to none."""
        return self._of.get(actor, actor)

    def body(self, side: str) -> bool:
        """Whether a party is a state or a body: groups stand for several at once ("les deux parties"), persons alone for nobody."""
        return side in self._bodies


Key = tuple[str, str, str, Basis]


def _answers(dossier: Dossier, bearing: Bearing) -> tuple[Answer, ...]:
    sides = Sides(dossier)
    held = [p for p in dossier.positions if p.modality is not Modality.PREDICTED]  # an expert's forecast is nobody's stance
    found: dict[Key, list[Position]] = defaultdict(list)
    met: dict[Key, list[Position]] = defaultdict(list)
    for key, position, other in (*_aimed(held, sides, bearing), *_met(held, sides, bearing, {i.id for i in dossier.issues if i.terms})):
        found[key].append(position)
        met[key] += [other] if other else []
    borne_out = {a.issue for a in dossier.agreement if a.state in STATES[bearing]}
    heard = {a.id: a.confidence for a in dossier.attributions}
    answers = [_answer(key, bearing, mine, met[key], _sure(key[3], mine, key[2] in borne_out, heard)) for key, mine in found.items()]
    sure = list(Confidence)
    return tuple(
        sorted(answers, key=lambda a: (sure.index(a.confidence), -len({s.article for s in a.evidence}), -len(a.evidence), a.positions))
    )


Found = Iterator[tuple[Key, Position, Position | None]]


def _aimed(held: Iterable[Position], sides: Sides, bearing: Bearing) -> Found:
    wanted = OPPOSING if bearing is Bearing.OPPOSES else SUPPORTING
    for position in held:
        who, whom = sides.of(position.actor), sides.of(position.target or "")
        if whom and whom != who and position.stance in wanted:
            yield (who, whom, position.issue, Basis.AIMED), position, None


def _met(held: Iterable[Position], sides: Sides, bearing: Bearing, named: Container[str]) -> Found:
    """Stances of two parties on one issue that meet.

    One that is told of an actor by his opponent is no stance that others can meet; what is left over is no one issue.
    """
    by_issue: dict[str, list[Position]] = defaultdict(list)
    for position in held:
        if position.modality is not Modality.ASCRIBED and position.issue in named:
            by_issue[position.issue].append(position)
    for issue, positions in by_issue.items():
        for mine in positions:
            answered = MEETING[bearing].get(mine.stance, frozenset())
            for theirs in positions:
                who, whom = sides.of(mine.actor), sides.of(theirs.actor)
                if who != whom and theirs.stance in answered and sides.body(who) and sides.body(whom):
                    yield (who, whom, issue, Basis.MET), mine, theirs


def _answer(key: Key, bearing: Bearing, positions: Iterable[Position], met: Iterable[Position], confidence: Confidence) -> Answer:
    who, whom, issue, basis = key
    mine = list(dict.fromkeys(positions))
    stances, names = tuple(dict.fromkeys(p.stance for p in mine)), tuple(p.id for p in mine)
    return Answer(who, bearing, whom, issue, basis, stances, names, _words(mine), _words(met), confidence)


def _sure(basis: Basis, positions: Iterable[Position], borne_out: bool, heard: Mapping[str, Confidence]) -> Confidence:
    """How sure an answer is: no surer than who speaks in the surest of its positions."""
    levels, mine = list(Confidence), list(positions)
    speaker = min(levels.index(heard.get(p.attribution or "", Confidence.LIKELY)) for p in mine)
    own = any(p.modality is Modality.ASSERTED for p in mine)
    if basis is Basis.AIMED:
        read = Confidence.CERTAIN if own else Confidence.LIKELY
    else:
        read = Confidence.LIKELY if borne_out and own else Confidence.POSSIBLE
    return levels[max(speaker, levels.index(read))]


def _words(positions: Iterable[Position]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for position in positions for span in position.evidence))


def _standing(issue: str, state: AgreementState, positions: list[Position], sides: Sides) -> Standing:
    def who(*stances: Stance) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.actor for p in positions if p.stance in stances))

    def answered(asked: Position) -> bool:
        return any(sides.of(p.actor) != sides.of(asked.actor) and p.stance is not Stance.ASSESS for p in positions)

    return Standing(
        issue=issue,
        state=state,
        demanding=who(Stance.DEMAND),
        offering=who(Stance.OFFER),
        refusing=who(Stance.REFUSE, Stance.DENY),
        approving=who(Stance.ACCEPT, Stance.SUPPORT, Stance.PROMISE),
        conditional=tuple(p for p in positions if p.condition),
        unanswered=tuple(p for p in positions if p.stance in CALLING and not answered(p)),
    )

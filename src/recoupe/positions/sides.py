"""Who opposes whom, about what; who supports whom; and what each issue still lacks: questions put to the positions of a dossier.

The first two are the questions of PASRL ("predicting and analysing subjects' relations"), answered with the words they rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from recoupe.lang import table
from recoupe.model import AgreementState, Dossier, Modality, Position, Span, Stance
from recoupe.positions.agreement import AGAINST, ASKING, NO, YES
from recoupe.positions.parties import Parties

APPROVING = frozenset((Stance.ACCEPT, Stance.SUPPORT, Stance.PROMISE))


@dataclass(frozen=True, slots=True)
class Facing:
    """Two actors of different sides who are for or against one another, and the positions that show it.

    `issue` is what it is about. `one` is who refuses, blames or threatens (who approves, where they support one another).
    """

    one: str
    other: str
    issue: str
    positions: tuple[Position, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that show it."""
        return tuple(span for position in self.positions for span in position.evidence)


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

    @property
    def both_offer(self) -> bool:
        """Whether more than one actor offers something."""
        return len(self.offering) > 1


def opposed(dossier: Dossier) -> tuple[Facing, ...]:
    """Who opposes whom, about what: one refuses what the other asks, offers or approves, or blames, threatens, turns down him by name.

    What an expert foretells and what nobody but an opponent says of a party counts for nothing. In the order of the positions.
    """
    parties = Parties(dossier)

    def against(one: Position, other: Position) -> bool:
        return one.stance in NO and other.stance in ASKING | YES

    aimed = ((p, p.target) for p in _firm(dossier) if p.target and p.stance in AGAINST | NO)
    return _facing(dossier, parties, against, aimed)


def supporting(dossier: Dossier) -> tuple[Facing, ...]:
    """Who supports whom, about what: one approves what the other asks or offers, or supports him by name."""
    parties = Parties(dossier)

    def behind(one: Position, other: Position) -> bool:
        return one.stance in APPROVING and other.stance in ASKING

    aimed = ((p, p.target) for p in _firm(dossier) if p.target and p.stance in APPROVING)
    return _facing(dossier, parties, behind, aimed)


def standings(dossier: Dossier) -> tuple[Standing, ...]:
    """The agreement map: for each issue who demands, offers, refuses and approves, on what condition, and what nobody has answered."""
    parties = Parties(dossier)
    by_id = {p.id: p for p in dossier.positions}
    return tuple(_standing(a.issue, a.state, [by_id[p] for p in a.positions], parties) for a in dossier.agreement)


def plover(stance: Stance) -> str | None:
    """The PLOVER event type of a stance, None where none fits (to deny, to judge)."""
    found = table("fr/stances")["plover"].get(stance.value)
    return str(found) if found else None


def _firm(dossier: Dossier) -> list[Position]:
    """The positions that a party holds: not what experts foretell, nor what only the other side ascribes to it."""
    named = {issue.id for issue in dossier.issues if issue.terms}
    loose = (Modality.PREDICTED, Modality.ASCRIBED)
    return [p for p in dossier.positions if p.modality not in loose and p.issue in named]


def _facing(
    dossier: Dossier, parties: Parties, meets: Callable[[Position, Position], bool], aimed: Iterable[tuple[Position, str]]
) -> tuple[Facing, ...]:
    """The pairs of actors whose positions meet on one issue, or of whom one is the target of the other."""
    firm = _firm(dossier)
    found: dict[tuple[str, str, str], dict[str, Position]] = {}
    met: Iterator[tuple[str, str, tuple[Position, ...]]] = (
        (one.actor, other.actor, (one, other)) for one in firm for other in firm if one.issue == other.issue and meets(one, other)
    )
    for one, other, shown in [*met, *((p.actor, target, (p,)) for p, target in aimed)]:
        if not parties.same(one, other) and not parties.joint(one) and not parties.joint(other):
            found.setdefault((one, other, shown[0].issue), {}).update({p.id: p for p in shown})
    rank = {p.id: n for n, p in enumerate(dossier.positions)}
    rows = [Facing(*key, tuple(sorted(held.values(), key=lambda p: rank[p.id]))) for key, held in found.items()]
    return tuple(sorted(rows, key=lambda f: ([rank[p.id] for p in f.positions], f.one, f.other)))


def _standing(issue: str, state: AgreementState, positions: list[Position], parties: Parties) -> Standing:
    def who(*stances: Stance) -> tuple[str, ...]:
        return tuple(dict.fromkeys(p.actor for p in positions if p.stance in stances))

    def answered(asked: Position) -> bool:
        return any(not parties.same(p.actor, asked.actor) and p.stance is not Stance.ASSESS for p in positions)

    return Standing(
        issue=issue,
        state=state,
        demanding=who(Stance.DEMAND),
        offering=who(Stance.OFFER),
        refusing=who(Stance.REFUSE, Stance.DENY),
        approving=who(*APPROVING),
        conditional=tuple(p for p in positions if p.condition),
        unanswered=tuple(p for p in positions if p.stance in ASKING | AGAINST and not answered(p)),
    )

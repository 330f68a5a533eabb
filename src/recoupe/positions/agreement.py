"""What the positions on one issue add up to between the parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from recoupe.model import Agreement, AgreementState, Modality, Position, Stance
from recoupe.positions.parties import Parties

ASKING = frozenset((Stance.DEMAND, Stance.OFFER))
YES = frozenset((Stance.ACCEPT, Stance.SUPPORT, Stance.PROMISE, Stance.OFFER))
NO = frozenset((Stance.REFUSE, Stance.DENY))
AGAINST = frozenset((Stance.ACCUSE, Stance.WARN))


def agreements(issues: Iterable[str], positions: Iterable[Position], parties: Parties) -> tuple[Agreement, ...]:
    """One line for each issue on which somebody takes a position."""
    on: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        on[position.issue].append(position)
    return tuple(Agreement(issue, _state(on[issue], parties), tuple(p.id for p in on[issue])) for issue in issues if on[issue])


def _state(positions: list[Position], parties: Parties) -> AgreementState:
    """What holds first, in this order.

    Only those count who stand for a side, where there are any: experts and unnamed voices settle nothing.
    Deadlock: what one party asks, offers or approves another refuses or denies,
    unless all have jointly said yes. Claimed by both: parties blame or threaten
    one another, or all say the same sort of thing. Conditional: a yes hangs on a condition. Common ground: two parties, or
    all jointly, say yes, or one says yes to what another asks, and nobody blames or threatens. Unanswered: a demand, offer, warning or
    accusation that no other party answers. Else one-sided.
    """
    by: dict[str, set[Stance]] = defaultdict(set)
    sided = [p for p in positions if parties.sided(p.actor)]
    for p in sided or positions:
        by[parties.of(p.actor)].add(p.stance)
    joint = any(parties.joint(p.actor) and p.stance in YES for p in positions)

    def of(stances: frozenset[Stance]) -> set[str]:
        return {party for party, taken in by.items() if taken & stances}

    asking, yes, no, against = of(ASKING), of(YES), of(NO), of(AGAINST)
    if any(a != b for a in asking | yes for b in no) and not (joint and no <= yes):
        return AgreementState.DEADLOCK
    aimed = {(parties.of(p.actor), parties.of(p.target)) for p in positions if p.stance in AGAINST and p.target}
    if any((b, a) in aimed for a, b in aimed) or (len(by) > 1 and all(taken == {Stance.ASSESS} for taken in by.values())):
        return AgreementState.CLAIMED_BY_BOTH
    agreed = joint or any(a != b for a in yes for b in asking | yes)
    if _hangs(positions) and (agreed or len(by) == 1):
        return AgreementState.CONDITIONAL
    if agreed and not against:
        return AgreementState.COMMON_GROUND
    return AgreementState.UNANSWERED if len(by) > 1 and (asking or against) else AgreementState.ONE_SIDED


def _hangs(positions: list[Position]) -> bool:
    """Whether a yes among the positions hangs on a condition."""
    return any(p.modality is Modality.CONDITIONAL and p.stance in YES for p in positions)

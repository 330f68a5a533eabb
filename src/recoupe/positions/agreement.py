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
    """Deadlock needs a demand or offer of one party and a no of another; common ground a yes of two and no no."""
    by: dict[str, set[Stance]] = defaultdict(set)
    for p in positions:
        by[parties.of(p.actor)].add(p.stance)
    asking = {party for party, stances in by.items() if stances & ASKING}
    no = {party for party, stances in by.items() if stances & NO}
    yes = {party for party, stances in by.items() if stances & YES}
    against = {party for party, stances in by.items() if stances & AGAINST}
    if len(by) == 1:
        return AgreementState.CONDITIONAL if _hangs(positions) else AgreementState.ONE_SIDED
    if any(a != b for a in asking | yes for b in no):
        return AgreementState.DEADLOCK
    aimed = {(parties.of(p.actor), parties.of(p.target)) for p in positions if p.stance in AGAINST and p.target}
    if any((b, a) in aimed for a, b in aimed) or all(stances == {Stance.ASSESS} for stances in by.values()):
        return AgreementState.CLAIMED_BY_BOTH
    if len(yes) > 1:
        return AgreementState.CONDITIONAL if _hangs(positions) else AgreementState.COMMON_GROUND
    if asking or against:
        return AgreementState.UNANSWERED
    return AgreementState.CONDITIONAL if _hangs(positions) else AgreementState.ONE_SIDED


def _hangs(positions: list[Position]) -> bool:
    """Whether a yes among the positions hangs on a condition."""
    return any(p.modality is Modality.CONDITIONAL and p.stance in YES for p in positions)

"""Where the parties stand on each issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.brief.draft import Draft
from recoupe.brief.wording import Wording
from recoupe.model import Agreement, AgreementState, Position

ORDER = (
    AgreementState.DEADLOCK,
    AgreementState.COMMON_GROUND,
    AgreementState.CONDITIONAL,
    AgreementState.CLAIMED_BY_BOTH,
    AgreementState.UNANSWERED,
    AgreementState.ONE_SIDED,
)


def stand(wording: Wording) -> Iterator[Draft]:
    """One sentence for each issue on which more than one party speaks, deadlocks first."""
    positions = {p.id: p for p in wording.dossier.positions}
    order = {a.issue: n for n, a in enumerate(wording.dossier.agreement)}
    for agreement in sorted(wording.dossier.agreement, key=lambda a: (ORDER.index(a.state), order[a.issue])):
        held = [positions[p] for p in agreement.positions if p in positions]
        if agreement.state is not AgreementState.ONE_SIDED and (draft := _issue(wording, agreement, held)):
            yield draft


def _issue(wording: Wording, agreement: Agreement, held: Sequence[Position]) -> Draft | None:
    parties = {a.id: a.party or a.id for a in wording.dossier.actors}
    first: dict[str, Position] = {}
    for position in held:
        first.setdefault(parties[position.actor], position)
    shown = list(first.values())[:3]
    if not shown:
        return None
    label = next(i.label for i in wording.dossier.issues if i.id == agreement.issue)
    stances = wording.listed(_stance(wording, p) for p in shown)
    text = wording.sentence(f"stand-{agreement.state.value.replace(' ', '-')}", issue=wording.quote(label), stances=stances)
    return Draft(wording.say("section-stand"), text, tuple(p.evidence[0] for p in shown), frozenset(first))


def _stance(wording: Wording, position: Position) -> str:
    number = "many" if wording.several([position.actor]) else "one"
    stance = wording.say(f"act-{position.stance.value}-{number}")
    return wording.say("stance", who=wording.names([position.actor]), says=stance, words=wording.quote(position.evidence[0].text, 90))

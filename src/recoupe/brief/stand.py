"""Where the parties stand on each issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.brief.draft import Draft
from recoupe.brief.quotable import stands_alone, trimmed
from recoupe.brief.wording import Wording
from recoupe.model import Act, Agreement, AgreementState, Position, Span

ORDER = (
    AgreementState.DEADLOCK,
    AgreementState.COMMON_GROUND,
    AgreementState.CONDITIONAL,
    AgreementState.CLAIMED_BY_BOTH,
    AgreementState.UNANSWERED,
    AgreementState.ONE_SIDED,
)
LEAST, MOST = 12, 150
"""Characters of the words quoted for a position."""
CITED = 3
"""Further positions of the same actors on the issue that a sentence rests on too."""
SHOWN = 2
"""Parties shown for an issue: two make the point."""


def stand(wording: Wording) -> Iterator[Draft]:
    """One sentence for each issue on which more than one party takes a stand, deadlocks first."""
    positions = {p.id: p for p in wording.dossier.positions}
    order = {a.issue: n for n, a in enumerate(wording.dossier.agreement)}
    for agreement in sorted(wording.dossier.agreement, key=lambda a: (ORDER.index(a.state), order[a.issue])):
        held = [positions[p] for p in agreement.positions if p in positions]
        if agreement.state is not AgreementState.ONE_SIDED and (draft := _issue(wording, agreement, held)):
            yield draft


def _issue(wording: Wording, agreement: Agreement, held: Sequence[Position]) -> Draft | None:
    """The clearest position of each of the first parties; None when fewer than two take a stand in words that can be quoted."""
    parties = {a.id: a.party or a.id for a in wording.dossier.actors}
    clear = [p for p in held if p.stance is not Act.ASSESS and wording.is_named(p.actor) and _quotable(_words(wording, p))]
    whole = sorted(clear, key=lambda p: len(_words(wording, p)) > MOST)
    first: dict[str, Position] = {}
    for position in whole:
        if position.stance not in {p.stance for p in first.values()} or agreement.state is not AgreementState.DEADLOCK:
            first.setdefault(parties[position.actor], position)
    shown = list(first.values())[:SHOWN]
    if len(shown) < SHOWN:
        return None
    label = next(i.label for i in wording.dossier.issues if i.id == agreement.issue)
    stances = wording.say("stances", one=_stance(wording, shown[0]), other=_stance(wording, shown[1]))
    text = wording.sentence(
        f"stand-{agreement.state.value.replace(' ', '-')}", issue=wording.quote(label), stances=stances[:1].upper() + stances[1:]
    )
    more = [p for p in whole if p not in shown and p.actor in {p.actor for p in shown}]
    cites = tuple(_words(wording, p) for p in [*shown, *more[:CITED]])
    return Draft(wording.say("section-stand"), text, cites, frozenset(first))


def _quotable(span: Span) -> bool:
    words = trimmed(span.text)
    return len(words) >= LEAST and stands_alone(words)


def _words(wording: Wording, position: Position) -> Span:
    """What is said, without who says it: the content of the statement where the position rests on one."""
    for attribution in wording.dossier.attributions:
        if attribution.id == position.attribution and attribution.content:
            return attribution.content[0]
    return position.evidence[0]


def _stance(wording: Wording, position: Position) -> str:
    number = "many" if wording.several([position.actor]) else "one"
    stance = wording.say(f"act-{position.stance.value}-{number}")
    words = wording.quote(_words(wording, position).text, MOST)
    return wording.say("stance", who=wording.names([position.actor]), says=stance, words=words)

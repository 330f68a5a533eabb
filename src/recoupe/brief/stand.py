"""Where the parties stand on each issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.brief.draft import Draft
from recoupe.brief.restating import said as restated
from recoupe.brief.support import content
from recoupe.brief.verbs import PLAIN, verb
from recoupe.brief.wording import Wording
from recoupe.lang import table
from recoupe.lang.quotable import stands_alone, trimmed
from recoupe.model import Act, Agreement, AgreementState, Attribution, Issue, Position, Span

ORDER = (
    AgreementState.DEADLOCK,
    AgreementState.COMMON_GROUND,
    AgreementState.CONDITIONAL,
    AgreementState.CLAIMED_BY_BOTH,
    AgreementState.UNANSWERED,
    AgreementState.ONE_SIDED,
)
LEAST, MOST = 12, 210
"""Characters of the words quoted for a position."""
TERMS = 2
"""Terms of an issue that words on it have, when they do not name it."""
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
    """The clearest position of each of the first parties; None when fewer than two take a stand on it in words that can be quoted."""
    issue = next(i for i in wording.dossier.issues if i.id == agreement.issue)
    clear = [p for p in held if wording.takes_part(p.actor) and quotable(wording, p) and is_on(issue, stance_words(wording, p))]
    whole = sorted(clear, key=lambda p: p.stance is Act.ASSESS)
    first: dict[str, Position] = {}
    for position in whole:
        if position.stance not in {p.stance for p in first.values()} or agreement.state is not AgreementState.DEADLOCK:
            first.setdefault(wording.party(position.actor), position)
    shown = list(first.values())[:SHOWN]
    names = [content(wording.names([p.actor])) for p in shown]
    if len(shown) < SHOWN or names[0] <= names[1] or names[1] <= names[0] or not any(_takes_a_stand(wording, p) for p in shown):
        return None
    words = [stance_words(wording, p) for p in shown]
    if words[0].overlaps(words[1]):  # "rejette la demande du Kremlin d'un arrêt" tells both
        around = [p for p, mine, theirs in zip(shown, words, words[::-1], strict=True) if mine != theirs and mine.covers(theirs)]
        if agreement.state is not AgreementState.DEADLOCK or not around:
            return None
        stances, words = put(wording, around[0]), [stance_words(wording, around[0])]
    else:
        stances = wording.say("stances", one=put(wording, shown[0]), other=put(wording, shown[1]))
    state = agreement.state.value.replace(" ", "-") if _is_sure(wording, agreement.state, shown) else "heard"
    named = wording.quote(issue.label) if issue.given else wording.named(issue.label)  # a person's name fits no sentence of ours
    text = wording.sentence(f"stand-{state}", issue=named, stances=stances)
    return Draft(wording.say("section-stand"), text, tuple(words), frozenset(first))


def _is_sure(wording: Wording, state: AgreementState, shown: Sequence[Position]) -> bool:
    """Whether the words shown bear out the state of an issue: both take a stand; in a deadlock one asks and the other refuses.

    That nobody answers cannot be seen from what is said.
    """
    taken = sum(_takes_a_stand(wording, p) for p in shown)
    stances = {p.stance for p in shown}
    if state is AgreementState.DEADLOCK:
        return taken > 0 and bool(stances & {Act.DEMAND, Act.OFFER}) and bool(stances & {Act.REFUSE, Act.DENY})
    return taken == SHOWN and state is not AgreementState.UNANSWERED


def _takes_a_stand(wording: Wording, position: Position) -> bool:
    """Whether a party wants, refuses or promises something, and does not only speak."""
    return _verb(wording, position) in table("fr/quotable")["stands"].split()


def is_on(issue: Issue, words: Span) -> bool:
    """Whether words are on an issue: they have a word of its name, or two of its terms; one where a person named it as he likes."""
    said = content(words.text)
    return bool(said & content(issue.label)) or len(said & content(" ".join(issue.terms))) >= (1 if issue.given else TERMS)


Said = tuple[Span, Attribution]


def _said(wording: Wording, position: Position) -> Said | None:
    """What is said, without who says it, and the statement it belongs to; None for what the article tells in its own voice."""
    found = next((a for a in wording.dossier.attributions if a.id == position.attribution and a.content), None)
    return (found.content[0], found) if found and position.actor in found.speakers else None


def stance_words(wording: Wording, position: Position) -> Span:
    """The words by which a position is taken."""
    said = _said(wording, position)
    return said[0] if said else position.evidence[0]


def quotable(wording: Wording, position: Position) -> bool:
    """Whether a position is taken by what somebody says, in words that can be told by themselves."""
    said = _said(wording, position)
    if said is None:
        return False
    words = trimmed(said[0].text)
    return LEAST <= len(words) <= MOST and stands_alone(words) and verb(said[1], said[0].text) is not None


def _verb(wording: Wording, position: Position) -> str:
    said = _said(wording, position)
    return (verb(said[1], said[0].text) if said else None) or PLAIN


def put(wording: Wording, position: Position) -> str:
    """A position in words: who says what."""
    span, says = stance_words(wording, position), _verb(wording, position)
    number = "many" if wording.several([position.actor]) else "one"
    said = _said(wording, position)
    words = restated(wording, said[1], says, span, MOST) if said else ""
    return wording.say(
        "stance",
        who=wording.names([position.actor]),
        says=wording.say(f"act-{says}-{number}"),
        words=words or wording.link(says, span) + wording.quote(span.text, MOST),
    )

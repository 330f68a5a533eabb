"""What nobody tells: the answer to what a party asks or offers."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.stand import is_on, put, quotable, stance_words
from recoupe.brief.support import content
from recoupe.brief.wording import Wording
from recoupe.model import Act, AgreementState, Completeness, Issue, Position

ASKED = frozenset({Act.DEMAND, Act.OFFER})
SHARED = 2
"""Content words of what a party asks that the words of another have, when they may answer it."""


def unanswered(wording: Wording) -> Iterator[Draft]:
    """One sentence for each issue on which a party asks or offers something and no other party speaks.

    Only where every article is read in full: an excerpt may have left the answer out.
    """
    if any(a.completeness.state is not Completeness.WHOLE for a in wording.dossier.articles):
        return
    positions = {p.id: p for p in wording.dossier.positions}
    issues = {i.id: i for i in wording.dossier.issues}
    for agreement in wording.dossier.agreement:
        if agreement.state is not AgreementState.UNANSWERED:
            continue
        for position in (positions[p] for p in agreement.positions if p in positions):
            if _asks(wording, issues[agreement.issue], position) and not _answered(wording, position):
                text = wording.sentence("unanswered", stance=put(wording, position))
                side = wording.party(position.actor)
                yield Draft(
                    wording.say("section-unanswered"), text, (stance_words(wording, position),), frozenset({side}), (position.actor,)
                )
                break


def _asks(wording: Wording, issue: Issue, position: Position) -> bool:
    """Whether a party asks or offers something on an issue, in words that can be told."""
    words = stance_words(wording, position)
    return position.stance in ASKED and wording.takes_part(position.actor) and quotable(wording, position) and is_on(issue, words)


def _answered(wording: Wording, position: Position) -> bool:
    """Whether somebody of another side speaks of what a party asks: that may be an answer."""
    asked = content(stance_words(wording, position).text)
    side = wording.party(position.actor)
    for attribution in wording.dossier.attributions:
        others = [who for who in attribution.speakers if who != position.actor and wording.party(who) != side]
        if others and any(len(asked & content(span.text)) >= SHARED for span in attribution.content):
            return True
    return False

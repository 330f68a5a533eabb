"""What one account alone tells, and could be checked: a number, a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.salience import salience
from recoupe.brief.sentences import sentences
from recoupe.brief.tellers import accounts, supporters, tagged, told
from recoupe.brief.wording import Wording
from recoupe.model import Relation, Span

NUMBER = re.compile(r"\d")
FEW = 5
"""Pairs of words that count as little, as for differences."""
LOOKED_AT = 12
"""Sentences of which it is looked up whether others tell them."""


def alone(wording: Wording) -> Iterator[Draft]:
    """The sentences of points that one account tells, with a number in them, the most central first.

    None where there is one account only. Nothing is said of the others but that this one alone was found to tell it.
    """
    if len(wording.dossier.lineage.accounts) <= 1:
        return
    weights = salience(wording)
    single = [s for p in wording.dossier.points if p.relation is Relation.SINGLE for t in p.tellings for s in t.spans]
    numbers = [q.span for q in wording.dossier.quantities]
    found = [c for c in sentences(wording, weights) if _within(single, c.main) and _within(numbers, c.main) and NUMBER.search(c.text)]
    found.sort(key=lambda c: (-weights.sum(c.pairs) / (len(c.pairs) + FEW), c.main, c.words, c.text))
    for one in found[:LOOKED_AT]:
        cites = supporters(wording, one.main, one.text, ())
        if accounts(wording, cites) == 1:
            text = tagged(wording, told(wording, one.main, one.text), (one.main,))
            yield Draft(wording.say("section-alone"), text, (one.main,), frozenset(one.speakers or ()), one.speakers or ())


def _within(spans: list[Span], sentence: Span) -> bool:
    return any(sentence.overlaps(span) for span in spans)

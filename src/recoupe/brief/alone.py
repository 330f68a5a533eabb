"""What one account alone tells, and could be checked: a number."""

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
NOT_COUNTED = frozenset({"rank"})
AGES = frozenset({"year", "month"})
OLD = re.compile(r"\b(?:ans|mois)\b")
"""An age, or a length of time by which somebody is known: "l'enfant de 30 mois"."""
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
    found = [c for c in sentences(wording, weights) if _within(single, c.main) and _counts(wording, c.main) and NUMBER.search(c.text)]
    found.sort(key=lambda c: (-weights.sum(c.pairs) / (len(c.pairs) + FEW), c.main, c.words, c.text))
    for one in found[:LOOKED_AT]:
        cites = supporters(wording, one.main, one.text, ())
        if accounts(wording, cites) == 1:
            text = tagged(wording, told(wording, one.main, one.text), (one.main,))
            yield Draft(wording.say("section-alone"), text, (one.main,), frozenset(one.speakers or ()), one.speakers or ())


def _counts(wording: Wording, main: Span) -> bool:
    """Whether a sentence has a number that no other article has, and that is neither an age nor a rank."""
    others = {(q.low, q.high) for q in wording.dossier.quantities if q.span.article != main.article}
    mine = [q for q in wording.dossier.quantities if main.covers(q.span) and (q.low, q.high) not in others]
    return any(q.unit not in NOT_COUNTED and not (q.unit in AGES and OLD.search(q.span.text)) for q in mine)


def _within(spans: list[Span], sentence: Span) -> bool:
    return any(sentence.overlaps(span) for span in spans)

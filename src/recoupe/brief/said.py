"""Who said what: statements that several accounts report, then what one alone reports, both sides heard."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.wording import Wording, trimmed
from recoupe.model import Attribution, Manner, Point, PointKind, Telling

LEAST = 25
"""Characters of quoted words that make a sentence by themselves."""


def said(wording: Wording) -> Iterator[Draft]:
    """The statements of the points in their order, the sides taking turns from the second on."""
    drafts = [draft for point in wording.dossier.points if (draft := _reported(wording, point))]
    while drafts:
        yield (draft := drafts.pop(0))
        other = next((n for n, d in enumerate(drafts[:12]) if d.parties and d.parties.isdisjoint(draft.parties)), 0)
        drafts[:1] = [drafts.pop(other), *drafts[:1]] if other else drafts[:1]


def _reported(wording: Wording, point: Point) -> Draft | None:
    if point.kind is PointKind.EVENT:
        return None
    known = {a.id: a for a in wording.dossier.attributions}
    told = [(t, known[t.attribution]) for t in point.tellings if t.attribution in known and known[t.attribution].speakers]
    if not told or (point.kind is PointKind.FACT and len(told) < 2):
        return None
    telling, attribution = max(told, key=lambda pair: _worth(*pair))
    words = trimmed(telling.spans[0].text)
    if len(words) < LEAST:
        return None
    speakers = attribution.speakers
    number = "many" if wording.several(speakers) else "one"
    cue = wording.say(f"act-{attribution.act.value}-{number}")
    key = "said" if attribution.manner is Manner.DIRECT else "said-in-words-of"
    text = wording.sentence(
        key if point.accounts == 1 or key == "said-in-words-of" else "said-by-several",
        who=wording.names(speakers),
        says=cue,
        words=wording.quote(telling.spans[0].text),
        accounts=wording.tellers(point),
        article=wording.article(telling.article),
        n=point.accounts,
    )
    cites = tuple(span for t in point.tellings for span in t.spans)
    return Draft(wording.say("section-said"), text, cites, frozenset({attribution.party} if attribution.party else ()))


def _worth(telling: Telling, attribution: Attribution) -> tuple[bool, bool, int]:
    """Own words before reported ones, of a length that is easily read."""
    length = len(telling.spans[0])
    return 40 <= length <= 200, bool(attribution.quoted), -abs(length - 110)

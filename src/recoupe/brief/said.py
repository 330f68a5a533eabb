"""Who said what: statements that several accounts report, then what one alone reports, both sides heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.brief.draft import Draft
from recoupe.brief.quotable import is_clause, stands_alone, trimmed
from recoupe.brief.wording import Wording, spoken_act
from recoupe.model import Act, Attribution, Manner, Point, PointKind, Telling

LEAST, MOST = 25, 230
"""Characters of quoted words that make a sentence by themselves, and that a sentence bears."""
AHEAD = 12
"""How far down the list the other side is looked for."""

Said = tuple[Telling, Attribution]


def said(wording: Wording) -> Iterator[Draft]:
    """The statements of the points in their order, the sides taking turns; nobody is heard again before the others were."""
    drafts = [draft for point in wording.dossier.points if (draft := _reported(wording, point))]
    while drafts:
        yield (draft := drafts.pop(0))
        other = next((n for n, d in enumerate(drafts[:AHEAD]) if d.parties.isdisjoint(draft.parties)), 0)
        drafts.insert(0, drafts.pop(other) if drafts else draft)
        if drafts[0] is draft:
            return


def _reported(wording: Wording, point: Point) -> Draft | None:
    """The sentence for a point that somebody known says in words that can be understood by themselves."""
    if point.kind is PointKind.EVENT:
        return None
    known = {a.id: a for a in wording.dossier.attributions}
    told = [(t, known[t.attribution]) for t in point.tellings if t.attribution in known and known[t.attribution].speakers]
    fit = [(t, a) for t, a in told if _fits(wording, t, a)]
    if not fit or (point.accounts == 1 and fit[0][1].act is Act.ASSESS and not fit[0][1].quoted):
        return None
    telling, attribution = max(fit, key=lambda pair: _worth(*pair))
    one_voice = [t for t, a in told if set(a.speakers) & set(attribution.speakers)]
    return Draft(
        wording.say("section-said"),
        _sentence(wording, telling, attribution, one_voice),
        tuple(span for t in point.tellings for span in t.spans),
        frozenset((*attribution.speakers, *([attribution.party] if attribution.party else []))),
    )


def _sentence(wording: Wording, telling: Telling, attribution: Attribution, one_voice: Sequence[Telling]) -> str:
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}
    width = len({account.get(t.article, t.article) for t in one_voice})
    number = "many" if wording.several(attribution.speakers) else "one"
    manner = "own-words" if attribution.manner is Manner.DIRECT else "reported"
    act = spoken_act(attribution.act, telling.spans[0].text)
    return wording.sentence(
        f"said-{manner}",
        who=wording.names(attribution.speakers),
        says=wording.say(f"act-{act}-{number}"),
        words=wording.quote(telling.spans[0].text, MOST),
        accounts=wording.tellers(width) if width > 1 else wording.article(telling.article),
    )


def _fits(wording: Wording, telling: Telling, attribution: Attribution) -> bool:
    words = trimmed(telling.spans[0].text)
    if not LEAST <= len(words) <= MOST or not stands_alone(words):
        return False
    if attribution.act is Act.ASSESS and not attribution.quoted and not is_clause(words):
        return False
    return all(wording.is_named(actor) for actor in attribution.speakers)


def _worth(telling: Telling, attribution: Attribution) -> tuple[bool, bool, int]:
    """Words of the speaker's own before reported ones, of a length that is easily read."""
    length = len(telling.spans[0])
    return 40 <= length <= 180, bool(attribution.quoted), -abs(length - 110)

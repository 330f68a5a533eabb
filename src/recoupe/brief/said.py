"""Who said what: what several accounts have of one speaker, then what one alone reports, both sides heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.brief.draft import Draft
from recoupe.brief.quotable import is_clause, is_infinitive, names_a_thing, stands_alone, trimmed
from recoupe.brief.wording import Wording, own_telling, spoken_act
from recoupe.model import Act, Attribution, Manner, Point, PointKind, Span, Telling

LEAST, MOST = 25, 230
"""Characters of quoted words that make a sentence by themselves, and that a sentence bears."""
AHEAD = 12
"""How far down the list the other side is looked for."""
NEARLY_ALL = 0.8
"""Share of a telling that stands between marks when it is the speaker's own words throughout."""

Said = tuple[Telling, Attribution]


def said(wording: Wording) -> Iterator[Draft]:
    """What most accounts have of one speaker first, in the order of the points; the sides take turns."""
    known = {a.id: a for a in wording.dossier.attributions}
    found: list[tuple[int, Draft]] = []
    for point in wording.dossier.points:
        told = [(own, a) for t in point.tellings if (a := known.get(t.attribution or "")) and a.speakers and (own := own_telling(t, a))]
        if point.kind is not PointKind.EVENT and (reported := _reported(wording, point, told)):
            found.append(reported)
    waiting = [draft for _, draft in sorted(found, key=lambda f: -f[0])]
    while waiting:
        draft = waiting.pop(0)
        yield draft
        other = next((n for n, d in enumerate(waiting[:AHEAD]) if d.parties.isdisjoint(draft.parties)), 0)
        if other:
            waiting.insert(0, waiting.pop(other))


def _reported(wording: Wording, point: Point, told: Sequence[Said]) -> tuple[int, Draft] | None:
    """The sentence for a point that somebody known says, and in how many accounts he says it."""
    named = [(t, a) for t, a in told if all(wording.is_named(actor) for actor in a.speakers)]
    fit = [(t, a) for t, a in named if _fits(t, a)]
    if fit and point.accounts == 1 and fit[0][1].act is Act.ASSESS and not fit[0][1].quoted:
        return None
    cites = tuple(span for t in point.tellings for span in t.spans)
    if fit:
        telling, attribution = max(fit, key=lambda pair: _worth(*pair))
        width = _width(wording, told, attribution)
        text = _sentence(wording, telling, attribution, width)
    else:
        widths = [(_width(wording, told, a), -n) for n, (_, a) in enumerate(named)]
        width, place = max(widths, default=(0, 0))
        if width < 2 or (whole := _whole(wording, named[-place][0])) is None:
            return None
        attribution = named[-place][1]
        text = _in_context(wording, whole, attribution, width)
        cites = (whole, *cites)
    parties = frozenset((*attribution.speakers, *([attribution.party] if attribution.party else [])))
    return width, Draft(wording.say("section-said"), text, cites, parties, attribution.speakers)


def _width(wording: Wording, told: Sequence[Said], attribution: Attribution) -> int:
    """In how many accounts the speaker of one telling says it."""
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}
    return len({account.get(t.article, t.article) for t, a in told if set(a.speakers) & set(attribution.speakers)})


def _sentence(wording: Wording, telling: Telling, attribution: Attribution, width: int) -> str:
    number = "many" if wording.several(attribution.speakers) else "one"
    manner = "own-words" if attribution.manner is Manner.DIRECT else "reported"
    declares = attribution.manner is Manner.DIRECT and attribution.act is Act.ASSESS
    return wording.sentence(
        f"said-{manner}",
        who=wording.names(attribution.speakers),
        says=wording.say(f"act-{'declare' if declares else spoken_act(attribution.act, telling.spans[0].text)}-{number}"),
        words=wording.quote(_own(telling, attribution), MOST),
        accounts=wording.tellers(width) if width > 1 else wording.article(telling.article),
    )


def _in_context(wording: Wording, whole: Span, attribution: Attribution, width: int) -> str:
    """The same for words that cannot stand alone: with the whole sentence of one account."""
    return wording.sentence(
        "said-in-context",
        who=wording.to(wording.names(attribution.speakers)),
        accounts=wording.tellers(width),
        article=wording.article(whole.article),
        words=wording.quote(whole.text, MOST),
    )


def _whole(wording: Wording, telling: Telling) -> Span | None:
    """The sentence that holds a telling, where it is short enough to quote."""
    reading = wording.material.reading(telling.article)
    start, end = reading.sentence_at(telling.spans[0].start)
    return reading.span(start, end) if LEAST <= end - start <= MOST and telling.spans[0].end <= end else None


def _own(telling: Telling, attribution: Attribution) -> str:
    """The words of a telling, without the marks around them where nearly all of them are the speaker's own."""
    span = telling.spans[0]
    inside = [q.text for q in attribution.quoted if span.covers(q) and len(q) >= NEARLY_ALL * len(span)]
    return inside[0] if inside else span.text


def _fits(telling: Telling, attribution: Attribution) -> bool:
    """Whether the words of a telling can be quoted by themselves: a clause, or what is demanded, offered, denied ... by its name."""
    words = trimmed(telling.spans[0].text)
    if not LEAST <= len(words) <= MOST or not stands_alone(words):
        return False
    if attribution.act is Act.ASSESS:
        return not is_infinitive(words) and (is_clause(words) or (bool(attribution.quoted) and names_a_thing(words)))
    return is_clause(words) or names_a_thing(words) or is_infinitive(words)


def _worth(telling: Telling, attribution: Attribution) -> tuple[bool, bool, int]:
    """Words of the speaker's own before reported ones, of a length that is easily read."""
    length = len(telling.spans[0])
    return 40 <= length <= 180, bool(attribution.quoted), -abs(length - 110)

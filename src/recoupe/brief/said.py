"""Who said what: what several accounts have of one speaker, then what one alone reports, both sides heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.brief.draft import Draft
from recoupe.brief.editing import edited
from recoupe.brief.restating import said as restated
from recoupe.brief.sentences import fits
from recoupe.brief.support import alike, content, names_speaker, overlap, same_side
from recoupe.brief.tellers import supporters, tagged, told
from recoupe.brief.verbs import PLAIN, named_verb, verb
from recoupe.brief.wording import Wording, own_telling
from recoupe.lang.quotable import asks, has_verb, names_its_speaker, stands_alone, trimmed
from recoupe.model import Act, Attribution, Difference, Manner, Point, PointKind, Relation, Span, Telling

LEAST, MOST = 25, 230
"""Characters of quoted words that make a sentence by themselves, and that a sentence bears."""
AHEAD = 12
"""How far down the list the other side is looked for."""
NEARLY_ALL = 0.8
"""Share of a telling that stands between marks when it is the speaker's own words throughout."""
MARK = 4
"""Characters that a mark and a joining word take."""
OPPOSED = frozenset({Difference.SCOPE, Difference.NUMBER, Difference.DATE, Difference.PLACE})
"""Differences of tellings that do not support one sentence."""
SAYS_ENOUGH = 3
"""Content words of a telling that says something by itself."""
LOOKED_AT = 40
"""Sayings of which it is looked up in which other articles they stand."""
AT_LEAST_TWO = 2
"""Accounts that must have a thing before it is told by a whole sentence of one."""

THAT = re.compile(r" qu(?:e |’)")
"""What joins a clause to a verb: where no verb of the article is known, "selon" claims none."""
FORMER = re.compile(r"av(?:ait|aient)(?P<rest>\s(?:\w+\s){0,2}\w+(?:é|i|u|is|it|ert))\b", re.IGNORECASE)
"""A verb in the past of the past."""

Said = tuple[Telling, Attribution]


def said(wording: Wording) -> Iterator[Draft]:
    """What most accounts have of one speaker first, in the order of the points; the sides take turns."""
    known = {a.id: a for a in wording.dossier.attributions}
    found: list[tuple[int, Point, list[Said], Draft]] = []
    for point in wording.dossier.points:
        heard = [(own, a) for t in point.tellings if (a := known.get(t.attribution or "")) and a.speakers and (own := own_telling(t, a))]
        if point.kind is not PointKind.EVENT and (reported := _reported(wording, point, heard)):
            found.append((reported[0], point, heard, reported[1]))
    found.sort(key=lambda f: (-f[0], _weight(wording, f[3])))
    widened = (_reported(wording, point, heard, widen=n < LOOKED_AT) for n, (_, point, heard, _) in enumerate(found))
    wide = [each for each in widened if each is not None]
    waiting = [draft for _, draft in sorted(wide, key=lambda each: (-each[0], _weight(wording, each[1])))]
    while waiting:
        draft = waiting.pop(0)
        yield draft
        other = next((n for n, d in enumerate(waiting[:AHEAD]) if d.parties.isdisjoint(draft.parties)), 0)
        if other:
            waiting.insert(0, waiting.pop(other))


def _former(wording: Wording, attribution: Attribution, says: str) -> str:
    """The verb of what had been said before, as the article has it ("avait proposé"); "" for what is said now."""
    found = next((m for cue in attribution.cue if (m := FORMER.match(cue.text))), None)
    if found is None:
        return ""
    if wording.language != "fr":
        return wording.say("earlier", says=says)
    return f"{'avaient' if wording.several(attribution.speakers) else 'avait'}{found['rest']}"


def _weight(wording: Wording, draft: Draft) -> int:
    """What a side of the story wants or refuses comes before what it finds, and both before what onlookers say."""
    if not all(map(wording.takes_part, draft.speakers)):
        return 2
    return 0 if draft.stands else 1


def _reported(wording: Wording, point: Point, heard: Sequence[Said], *, widen: bool = False) -> tuple[int, Draft] | None:
    """The sentence for a point that somebody known says, and in how many accounts he says it.

    With `widen` other articles count too whose sentence names him and says nearly the same, though the point does not have it.
    """
    named = [
        (t, a) for t, a in heard if all(wording.is_named(actor) for actor in a.speakers) and not any(map(wording.makes_news, a.speakers))
    ]
    fit = [(t, a) for t, a in named if _fits(t, a) and not _breaks_off(wording, t.spans[0])]
    if fit:
        telling, attribution = max(fit, key=lambda pair: _worth(*pair))
        if point.accounts == 1 and attribution.act is Act.ASSESS and not attribution.quoted:
            return None
        cites = _cites(wording, point, telling, attribution)
        if widen and not _opposed(point):
            more = supporters(wording, telling.spans[0], telling.spans[0].text, attribution.speakers)
            cites = (*cites, *(span for span in more if span.article not in {c.article for c in cites}))
        width = _width(wording, cites)
        tellers = wording.tellers(width, origins(wording, cites)) if width > 1 else wording.alone(telling.article)
        press = all(map(wording.is_the_press, attribution.speakers))
        if press:
            text = tagged(wording, told(wording, telling.spans[0], trimmed(telling.spans[0].text)), cites)
        else:
            text = _sentence(wording, telling, attribution, tellers)
    else:
        held = next(((w, t, a) for t, a in named if (w := _whole(wording, t, a))), None)
        if held is None:
            return None
        whole, telling, attribution = held
        cites = tuple(dict.fromkeys((whole, *_cites(wording, point, telling, attribution))))
        if (width := _width(wording, cites)) < AT_LEAST_TWO:
            return None
        words = " ".join(whole.text.split()) if wording.foreign(whole.article) else edited(wording, whole)
        text = tagged(wording, told(wording, whole, words), cites, origins(wording, cites))
        press = False
    parties = frozenset((*attribution.speakers, *([attribution.party] if attribution.party else [])))
    stands = attribution.act is not Act.ASSESS
    section = wording.say("section-happened" if press else "section-said")  # what all papers recall is nobody's word
    return width, Draft(section, text, cites, parties, attribution.speakers, stands=stands)


def _cites(wording: Wording, point: Point, telling: Telling, attribution: Attribution) -> tuple[Span, ...]:
    """The words of the point that support a sentence: the same side says the same thing in them."""
    known = {a.id: a for a in wording.dossier.attributions}
    main = telling.spans[0]
    opposed = _opposed(point)
    out = []
    for other in point.tellings:
        theirs = known.get(other.attribution or "")
        if theirs and theirs.speakers and not same_side(wording, attribution, theirs):
            continue
        own = own_telling(other, theirs) if theirs and theirs.speakers else None
        for span in other.spans:
            heard = bool(own and span in own.spans) or names_speaker(wording, span, attribution)
            if span == main or (heard and _says(main.text, span.text, opposed=opposed)):
                out.append(span)
    return tuple(out)


def _opposed(point: Point) -> bool:
    """Whether the tellings of a point do not support one sentence."""
    return point.relation is Relation.CONTRADICT or bool(OPPOSED & set(point.differ_in))


def _says(one: str, other: str, *, opposed: bool) -> bool:
    """Whether one telling supports another; where the tellings of a point are opposed, only nearly the same words do."""
    if opposed:
        return overlap(one, other) >= NEARLY_ALL
    mine, theirs = content(one), content(other)
    return alike(one, other) and (has_verb(other) or 2 * len(mine & theirs) >= len(mine))


def _width(wording: Wording, cites: Sequence[Span]) -> int:
    """In how many accounts some words stand."""
    account = {article: a.id for a in wording.dossier.lineage.accounts for article in a.articles}
    return len({account.get(span.article, span.article) for span in cites})


def origins(wording: Wording, cites: Sequence[Span]) -> int:
    """On how many speech acts some words rest; 0 where that is not known of all of them."""
    said = [a for a in wording.dossier.attributions if a.occasion]
    known = [{a.occasion for a in said if any(own.overlaps(span) for own in a.spans)} for span in cites]
    return len(set.union(*known)) if all(known) else 0


def _sentence(wording: Wording, telling: Telling, attribution: Attribution, tellers: str) -> str:
    number = "many" if wording.several(attribution.speakers) else "one"
    span = telling.spans[0]
    says = verb(attribution, span.text) or PLAIN
    words = restated(wording, attribution, says, span, MOST)
    manner = "own-words" if attribution.manner is Manner.DIRECT or words else "reported"
    now = wording.say(f"act-{says}-{number}")
    if (clause := THAT.match(words)) and named_verb(attribution) is None:
        who = wording.names(attribution.speakers)
        return wording.sentence("said-according", who=who, words=words[clause.end() :], accounts=tellers)
    return wording.sentence(
        f"said-{manner}",
        who=wording.names(attribution.speakers),
        says=_former(wording, attribution, now) or now,
        words=words or wording.link(says, span) + wording.quote(_own(telling, attribution), MOST),
        accounts=tellers,
    )


def _whole(wording: Wording, telling: Telling, attribution: Attribution) -> Span | None:
    """The sentence that holds a telling, where it is short enough to quote, says enough and names the speaker."""
    reading = wording.material.reading(telling.article)
    span = telling.spans[0]
    start, end = reading.sentence_at(span.start)
    if not LEAST <= end - start <= MOST or span.end > end or len(content(span.text)) < SAYS_ENOUGH:
        return None
    whole = reading.span(start, end)
    return whole if fits(whole) and names_speaker(wording, span, attribution) else None


def _own(telling: Telling, attribution: Attribution) -> str:
    """The words of a telling, without the marks around them where nearly all of them are the speaker's own."""
    span = telling.spans[0]
    inside = [q.text for q in attribution.quoted if span.covers(q) and len(q) >= NEARLY_ALL * len(span) and q.start - span.start <= MARK]
    return inside[0] if inside else span.text


def _fits(telling: Telling, attribution: Attribution) -> bool:
    """Whether the words of a telling can be quoted by themselves, and a verb is sure to take them."""
    words = trimmed(telling.spans[0].text)
    if (
        not LEAST <= len(words) <= MOST
        or not stands_alone(words)
        or asks(words)
        or names_its_speaker(words)
        or len(content(words)) < SAYS_ENOUGH
    ):
        return False
    return verb(attribution, telling.spans[0].text) is not None


def _breaks_off(wording: Wording, span: Span) -> bool:
    """Whether somebody in the words of a telling says something that is not in them: "the port says that Kalvo has affirmed"."""
    inside = [a for a in wording.dossier.attributions if a.article == span.article and a.cue and all(map(span.covers, a.cue))]
    return any(a.content and not any(span.overlaps(c) for c in a.content) for a in inside)


def _worth(telling: Telling, attribution: Attribution) -> tuple[bool, bool, int]:
    """Words of the speaker's own before reported ones, of a length that is easily read."""
    length = len(telling.spans[0])
    return 40 <= length <= 180, bool(attribution.quoted), -abs(length - 110)

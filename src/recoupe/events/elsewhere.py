"""When a date or a place is not that of an event, however near it stands."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.events.clauses import Sentence, words
from recoupe.events.frames import behind_count, counts
from recoupe.events.heads import held_apart
from recoupe.events.kinds import LASTING
from recoupe.events.material import Placed
from recoupe.events.places import Located
from recoupe.events.sightings import Sighting
from recoupe.model import Range, Span, Timex

OWNED = ("de", "d'", "du", "des")
KEPT = ("arrest", "abduction", "captivity")
"""Families of what leaves somebody where he is: "détenus depuis 2007"."""
OFFSET = 5
"""So near behind "six mois après" stands the event that the date counts from."""
CARRIER = 4
"""So many words before an event what only shows or recalls it may begin: "les images inédites de la libération"."""


def elsewhere(x: Sighting, record: Placed, said: Sequence[Range]) -> bool:
    """Whether a date or place says nothing of an event; `said` is what its sentence reports of the words of others."""
    own = [c.range for c in x.said.content if closes(x.sentence, c, record.span)] if x.said else []
    if _said_in(x, record.span) or _of_what_is_said(x, record.span, [one for one in said if one not in own]):
        return True
    if not isinstance(record, Timex):
        return isinstance(record, Located) and record.medium and x.kind.family != "statement"
    s = x.sentence
    return (
        _since(record, x)
        or _titled(s, record, x)
        or _carried(x, record)
        or _main(x, record)
        or _of_noun(x, record)
        or (record.span.end <= x.place[0] and behind_count(x))  # "en mai, trois jours avant la lettre": in May was what is told behind it
        or held_apart(x, (s.word_at(record.span.start), s.word_at(record.span.end - 1) + 1))
    )


def counted(s: Sentence, seen: Sequence[Sighting], date: Timex) -> bool:
    """Whether a date is that of no event of its sentence: it counts from one, is only a bound, or says when something takes effect."""
    return _counts_from(s, seen, date) or _bound(s, date) or _effective(s, date) or _being(s, date)


def _being(s: Sentence, date: Timex) -> bool:
    """Whether "aujourd'hui" says only what somebody or something is by now: "aujourd'hui âgée de 46 ans"."""
    end = s.word_at(date.span.end - 1) + 1
    return date.rule == "today" and end < len(s.low) and not s.breaks[end] and s.low[end] in words("being")


def _effective(s: Sentence, date: Timex) -> bool:
    """Whether something takes effect on a day: "une augmentation au 1er juillet"; what is "reporté au 3 avril" will be then."""
    text = s.reading.clean[date.span.start : date.span.end].lower()
    before = s.low[: s.word_at(date.span.start)]
    alone = text.startswith("au ") and any(c.isdigit() for c in text) and date.earliest == date.latest
    return alone and not any(word.startswith(tuple(words("set_to"))) for word in before)


def _carried(x: Sighting, date: Timex) -> bool:
    """Whether a date outside the phrase of a noun is told of what shows or recalls the event."""
    s = x.sentence
    if x.verb or x.said or x.first < 2 or s.breaks[x.first] or x.place[0] <= date.span.start < x.place[1]:
        return False
    led = s.low[x.first] in OWNED or s.low[x.first - 1] in (*OWNED, "sur")
    return led and bool(set(s.low[max(0, x.first - CARRIER) : x.first]) & words("carriers"))


def _main(x: Sighting, date: Timex) -> bool:
    """Whether a date behind a comma is that of what is counted from a noun: "au lendemain de la signature, mardi, elle a démissionné"."""
    first = x.sentence.word_at(date.span.start)
    return (
        first >= x.end
        and x.verb is None
        and x.sentence.breaks[first] == ","
        and not x.sentence.between(x.head, first - 1)
        and counts(x.sentence, first)
    )


def _of_noun(x: Sighting, date: Timex) -> bool:
    """Whether a date stands between a noun and its relative clause, and an event behind: "une visite, fin 2007, qui dura, et il partit"."""
    s = x.sentence
    first, end = s.word_at(date.span.start), s.word_at(date.span.end - 1) + 1
    return first > 0 and end < len(s.low) and s.breaks[first] == "," and s.low[end] in ("qui", "dont", "où") and x.head > end


def _said_in(x: Sighting, span: Span) -> bool:
    """Whether words are part of what a statement says: they tell nothing of when and where it was made."""
    return x.said is not None and any(content.covers(span) and not closes(x.sentence, content, span) for content in x.said.content)


def closes(s: Sentence, content: Span, span: Span) -> bool:
    """Whether words stand behind what is said in a noun alone: "a exprimé sa colère mardi" was on Tuesday."""
    return span.end == content.end and not any(content.start <= s.spots[v.first][0] < content.end for v in s.verbs)


def _since(record: Placed, x: Sighting) -> bool:
    """Whether a date is only the beginning of what lasts, or of a time without: "la libération des otages détenus depuis 2007"."""
    before = x.sentence.reading.clean[max(0, record.span.start - 7) : record.span.end].lower()
    if not isinstance(record, Timex) or "depuis" not in before[:13]:
        return False
    if x.verb:
        done = x.verb.when == "participle" and x.kind.family not in KEPT  # "le nombre de soldats tués depuis janvier"
        return x.kind.family not in LASTING and (done or x.verb.when in ("infinitive", "future"))
    first = not words("firsts").isdisjoint(x.sentence.low[max(0, x.first - 1) : x.end])
    return first or (not x.kind.state and x.kind.family not in LASTING)


def _titled(s: Sentence, record: Placed, x: Sighting) -> bool:
    """Whether a year only belongs to the name before it ("le prix de Tarsis 1989"): it dates nothing that the name does not tell."""
    if not isinstance(record, Timex) or record.rule != "year" or not record.span.text[0].isdigit():
        return False
    first = s.word_at(record.span.start)
    bare = first > 0 and not s.breaks[first] and s.low[first - 1] not in words("complement", "determiners")
    return bare and (x.verb is not None or not x.first <= first < x.end)


def _of_what_is_said(x: Sighting, span: Span, said: Sequence[Range]) -> bool:
    """Whether words are said by somebody in whose words the event is not told: they say nothing of it."""
    head = x.sentence.spots[x.head][0]
    return any(a <= span.start < b and not (a <= x.place[0] < b or (x.verb and a <= head < b)) for a, b in said)


def _counts_from(s: Sentence, seen: Sequence[Sighting], date: Timex) -> bool:
    """Whether a date counts from an event: "deux jours après les pourparlers" is not their day, "le soir même du vote" says none."""
    end = s.word_at(date.span.end - 1) + 1
    if date.anchor == "narrative" and end < len(s.low) and not s.breaks[end]:
        of_it = s.low[end] in words("determiners") and s.low[end - 1] in ("suivant", "suivante", "précédant")
        if s.low[end] in OWNED or of_it:
            return True
    return s.low[end - 1] in ("après", "avant") and any(end <= x.first < end + OFFSET and not s.between(end, x.first) for x in seen)


def _bound(s: Sentence, date: Timex) -> bool:
    """Whether a date is only a bound ("après 1997")."""
    first = s.word_at(date.span.start)
    led = s.low[max(0, first - 1) : first + 1] if first < len(s.low) and not s.breaks[first] else s.low[first : first + 1]
    return "après" in led or "avant" in led

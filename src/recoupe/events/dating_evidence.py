"""What articles say of days, and which of their mentions of a day speak of one and the same thing."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from recoupe.events.dating_values import span_of
from recoupe.lang import fold, table, tokens
from recoupe.model import Anchor, Material, Phrase, Range, Reading, TimexType
from recoupe.model.calendar import Days

AROUND = 160
"""Characters on either side of a time expression, within its sentence, that tell what it dates."""
STEM = 6
"""Letters by which words are compared: "rencontre" and "rencontrera" are one word."""
ALIKE = 0.15
"""Least likeness (cosine of weighted words) of two mentions of one event; weaker ones are chance."""
DAILY = frozenset(
    {"weekday", "this-weekday", "weekday-way", "weekday-in-week", "weekday-date", "weekday-day", "date", "yesterday", "today", "tomorrow"}
    | {"day-before-yesterday", "after-tomorrow", "full-date", "this-daypart", "last-night"}
)
WEEKLY = frozenset({"span-way", "this-span", "day-range", "day-list", "week-of"})


@dataclass(frozen=True, slots=True, eq=False)
class DayMention:
    """A time expression that names a day or a week, in its article, with the words around it."""

    article: str
    phrase: Phrase
    words: frozenset[str]
    sentence: Range
    values: dict[date, Days | None] = field(default_factory=dict)

    @property
    def dated(self) -> bool:
        """Whether the words give day and month: the value does not hang on the day of publication, at most on its year."""
        return bool(self.phrase.day and self.phrase.month)

    def value(self, day: date) -> Days | None:
        """The days named, if the article was published on a day."""
        if day not in self.values:
            self.values[day] = span_of(self.phrase, day)
        return self.values[day]


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """Two mentions that speak of the same thing, and how strongly their words say so."""

    one: DayMention
    other: DayMention
    strength: float


def day_mentions(material: Material) -> tuple[DayMention, ...]:
    """Every mention of a day or week in the articles of a story, in order."""
    out = []
    for reading in material.readings:
        for phrase in material.found_in(reading.id).phrases:
            weekly = phrase.rule in WEEKLY and (phrase.unit in {"week", ""})
            if phrase.type is TimexType.DATE and phrase.anchor is not Anchor.NARRATIVE and (phrase.rule in DAILY or weekly):
                out.append(DayMention(reading.id, phrase, words_around(reading, phrase), reading.sentence_at(phrase.span.start)))
    return tuple(out)


def words_around(reading: Reading, phrase: Phrase) -> frozenset[str]:
    """The folded stems of the content words around a phrase, meetings of all names being one word more."""
    start, end = reading.sentence_at(phrase.span.start)
    if start == end:
        start, end = reading.paragraph_at(phrase.span.start)
    start, end = max(start, phrase.span.start - AROUND), min(end, phrase.span.end + AROUND)
    language = reading.article.language
    stop, same = _plain_words(language if language in {"fr", "en"} else "fr")
    out = set()
    for token in tokens(reading.clean, start, end):
        if phrase.span.start <= token.start < phrase.span.end:
            continue
        for part in token.key.split("-"):
            word = part.rstrip("'")
            if len(word) >= 3 and word not in stop and not word.isdigit() and (len(word) > 3 or token.text[0].isupper()):
                out.add(word[:STEM])
                if word[:STEM] in same:
                    out.add(same[word[:STEM]])
    return frozenset(out)


@cache
def _plain_words(language: str) -> tuple[frozenset[str], dict[str, str]]:
    words = table(f"{language}/times_context")
    return frozenset(fold(w) for w in words["stop"]), {fold(w)[:STEM]: f"={kind}" for kind, those in words["same"].items() for w in those}


def ties(mentions: Iterable[DayMention]) -> tuple[Tie, ...]:
    """Pairs of mentions of one event: enough weighty words in common, and weekdays that do not exclude each other.

    Weights are inverse document frequencies over the mentions of the story: a name that stands everywhere says nothing.
    """
    mentions = tuple(mentions)
    count = Counter(word for mention in mentions for word in mention.words)
    weight = {word: math.log(1 + len(mentions) / n) for word, n in count.items()}
    norm = [math.sqrt(sum(weight[w] ** 2 for w in m.words)) or 1.0 for m in mentions]
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        for word in sorted(mention.words):
            for other in holders[word]:
                shared[other, at].append(word)
            holders[word].append(at)
    out = []
    for (a, b), words in sorted(shared.items()):
        likeness = sum(weight[w] ** 2 for w in words) / (norm[a] * norm[b])
        if len(words) >= 2 and likeness >= ALIKE and compatible(mentions[a], mentions[b]):
            out.append(Tie(mentions[a], mentions[b], likeness))
    return tuple(out)


def compatible(one: DayMention, other: DayMention) -> bool:
    """Whether two mentions may name one day; two of one article only when one has the date and the other the weekday."""
    if one.article == other.article and (one.dated == other.dated or one.sentence == other.sentence):
        return False
    both = (one.phrase, other.phrase)
    weekdays = {p.weekday for p in both if p.weekday is not None}
    days = {(p.month, p.day) for p in both if p.month and p.day and p.other is None}
    return len(weekdays) <= 1 and len(days) <= 1

"""What articles say of days, and which of their mentions of a day speak of one and the same thing."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from recoupe.events.dating_values import span_of
from recoupe.lang import fold, table, tokens
from recoupe.model import Actor, Anchor, Material, Mention, Phrase, Range, Reading, TimexType, ZoneKind, overlap
from recoupe.model.calendar import Days

AROUND, BESIDE = 260, 80
"""Characters on either side of a time expression, within its sentence, that tell what it dates; those beside it count in full."""
FAR = 0.5
"""What a word further away counts."""
STEM = 6
"""Letters by which words are compared: "rencontre" and "rencontrera" are one word."""
ALIKE = 0.18
"""Least likeness (cosine of weighted words) of two mentions of one event; weaker ones are chance."""
LITTLE, MUCH, ENOUGH = 0.6, 1.6, 12.0
"""How much the weight of what is shared corrects its share: two words in common may be all there is, and still be little."""
HEADED = 0.12
"""What it adds when one of the two stands on a noun of the kind that both share: "la réunion d'hier"."""
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
    words: Mapping[str, float]
    sentence: Range
    written: bool = False
    """Whether it stands where an article says when it was written (dateline, byline)."""
    head: str = ""
    """The kind of happening that the expression stands on as a complement: "=meeting" in "la réunion d'hier"."""
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


def day_mentions(material: Material, actors: Iterable[Actor] = ()) -> tuple[DayMention, ...]:
    """Every mention of a day or week in the articles of a story, in order."""
    out = []
    who = {(m.span.article, m.span.range): actor.id for actor in actors for m in actor.mentions}
    for reading in material.readings:
        found = material.found_in(reading.id)
        names = {m.span.range: name(m) for m in found.mentions}
        names |= {where: actor for (article, where), actor in who.items() if article == reading.id}
        named = sorted(names.items())
        for phrase in found.phrases:
            weekly = phrase.rule in WEEKLY and (phrase.unit in {"week", ""})
            if phrase.type is TimexType.DATE and phrase.anchor is not Anchor.NARRATIVE and (phrase.rule in DAILY or weekly):
                out.append(
                    DayMention(
                        reading.id,
                        phrase,
                        words_around(reading, phrase, named),
                        reading.sentence_at(phrase.span.start),
                        reading.zone_at(phrase.span.start) in {ZoneKind.DATELINE, ZoneKind.BYLINE},
                        head_of(reading, phrase),
                    )
                )
    return tuple(out)


def name(mention: Mention) -> str:
    """What two mentions of one have in common: the code of a state or body (that of its parent), else the name."""
    return mention.code.split("-")[0] if mention.code else fold(mention.head or mention.name)


def words_around(reading: Reading, phrase: Phrase, mentions: Iterable[tuple[Range, str]]) -> dict[str, float]:
    """The folded stems of the content words around a phrase, by how near they stand; meetings of all names are one word more.

    A name with its office, however long, is one word: who takes part says less than what is done and where.
    """
    at = phrase.span
    start, end = reading.sentence_at(at.start)
    if start == end:
        start, end = reading.paragraph_at(at.start)
    start, end = max(start, at.start - AROUND), min(end, at.end + AROUND)
    named = [(where, who) for where, who in mentions if overlap(where, (start, end)) and not overlap(where, at.range)]
    out: dict[str, float] = {}

    def near(word: str, first: int, last: int) -> None:
        out[word] = max(out.get(word, 0), 1.0 if at.start - BESIDE <= last and first <= at.end + BESIDE else FAR)

    for where, who in named:
        near(f"@{who}", *where)
    stop, same = _plain_words(reading.article.language if reading.article.language in {"fr", "en"} else "fr")
    for token in tokens(reading.clean, start, end):
        cut = token.start == start > 0 and reading.clean[start - 1].isalpha()
        if cut or at.start <= token.start < at.end or any(a <= token.start < b for (a, b), _ in named):
            continue
        for part in token.key.split("-"):
            word = part.rstrip("'")
            if word[:STEM] in same:
                near(same[word[:STEM]], token.start, token.end)
            if len(word) >= 3 and word not in stop and not word.isdigit() and (len(word) > 3 or token.text[0].isupper()):
                near(word[:STEM], token.start, token.end)
    return out


def head_of(reading: Reading, phrase: Phrase) -> str:
    """The kind of happening named by the word right before a phrase that begins with "de", "du", "d'"; else ""."""
    if not fold(phrase.span.text).startswith(("d'", "de ", "du ")):
        return ""
    before = [t.key for t in tokens(reading.clean, max(0, phrase.span.start - 20), phrase.span.start)]
    return _plain_words("fr")[1].get(before[-1][:STEM], "") if before else ""


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
    weight = {word: math.log((1 + len(mentions)) / n) for word, n in count.items()}
    norm = [math.sqrt(sum(weight[w] * near**2 for w, near in m.words.items())) or 1.0 for m in mentions]
    common: dict[tuple[int, int], list[str]] = defaultdict(list)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        for word in sorted(mention.words):
            for before in holders[word]:
                common[before, at].append(word)
            holders[word].append(at)
    out = []
    for (first, second), words in sorted(common.items()):
        one, other = mentions[first], mentions[second]
        shared = sum(weight[w] * one.words[w] * other.words[w] for w in words)
        likeness = shared / (norm[first] * norm[second]) * min(MUCH, LITTLE + shared / ENOUGH)
        if (one.head or other.head) in words:
            likeness += HEADED
        if len(words) >= 2 and likeness >= ALIKE and compatible(one, other):
            out.append(Tie(one, other, likeness))
    return tuple(out)


def compatible(one: DayMention, other: DayMention) -> bool:
    """Whether two mentions may name one day; two of one article only when one has the date and the other the weekday.

    When an article was written is no event that it tells.
    """
    if one.written or other.written:
        return False
    if one.article == other.article and (one.dated == other.dated or one.sentence == other.sentence):
        return False
    both = (one.phrase, other.phrase)
    weekdays = {p.weekday for p in both if p.weekday is not None}
    days = {(p.month, p.day) for p in both if p.month and p.day and p.other is None}
    return len(weekdays) <= 1 and len(days) <= 1

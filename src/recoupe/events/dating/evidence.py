"""What articles say of days: the expressions that name a day or a week, with the words around them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from recoupe.lang import fold, spots, table, tokens
from recoupe.model import Anchor, Dossier, Material, Mention, Phrase, Range, Reading, Span, TimexType, ZoneKind

AROUND, BESIDE = 260, 80
"""Characters on either side of a time expression, within its sentence, that tell what it dates; those beside it count in full."""
FAR = 0.5
"""What a word further away counts."""
STEM = 6
"""Letters by which words are compared: "rencontre" and "rencontrera" are one word."""
DESCRIBED = 0.25
"""What a common word of a description counts: "la chaîne de télévision"."""
DAILY = frozenset(
    {"weekday", "this-weekday", "weekday-way", "weekday-in-week", "weekday-date", "weekday-day", "date", "yesterday", "today", "tomorrow"}
    | {"day-before-yesterday", "after-tomorrow", "full-date", "numeric-date", "this-daypart", "last-night"}
)
SPANS = frozenset({"span-way", "this-span"})
WEEKLY = frozenset({"day-range", "day-list", "week-of", "weekend"})
MONTHS = frozenset({"month", "month-way", "month-year"})
COUNTED, UNITS = frozenset({"ago", "ahead"}), frozenset({"day", "week", "fortnight", "month"})
"""Expressions that count from publication, and the units that still name a day, if only about."""


@dataclass(frozen=True, slots=True, eq=False)
class DayMention:
    """A time expression that names a day, a week, a month or a year, in its article, with the words around it."""

    article: str
    phrase: Phrase
    words: Mapping[str, float]
    """The words around, by their stems, and how much they count."""
    seen: Mapping[str, str]
    """The same words as the page has them."""
    sentence: Range
    written: bool = False
    """Whether it stands where an article says when it was written (dateline, byline)."""
    head: str = ""
    """The kind of happening that the expression stands on as a complement: "=meeting" in "la réunion d'hier"."""
    said: bool = False
    """Whether somebody says it, between marks."""

    @property
    def dated(self) -> bool:
        """Whether the words give day and month: the value does not hang on the day of publication, at most on its year."""
        return bool(self.phrase.day and self.phrase.month)

    @property
    def weekly(self) -> bool:
        """Whether the words name a week, or days of one."""
        return self.size == "day" and self.phrase.rule in SPANS | WEEKLY

    @property
    def fixed(self) -> bool:
        """Whether the words name what they name whenever the article appears, or but for the year."""
        return bool(self.phrase.month or self.phrase.year)

    @property
    def size(self) -> str:
        """What the words name: a day (or a week, in which it falls), a month, a year."""
        return size(self.phrase)


def size(phrase: Phrase) -> str:
    """Whether a phrase names a "day" or week, a "month" or a "year", as seen from publication or absolutely; else ""."""
    if phrase.type is not TimexType.DATE or phrase.anchor is Anchor.NARRATIVE or phrase.part:
        return ""
    if phrase.rule in SPANS:
        return {"week": "day", "month": "month", "year": "year"}.get(phrase.unit, "")
    if phrase.rule in MONTHS:
        return "month"
    if phrase.rule == "year":
        return "" if phrase.span.text.isdigit() else "year"
    return "day" if phrase.rule in DAILY | WEEKLY or (phrase.rule in COUNTED and phrase.unit in UNITS) else ""


def day_mentions(material: Material, dossier: Dossier) -> tuple[DayMention, ...]:
    """Every mention of a day, week, month or year in the articles of a story, in order."""
    out = []
    who: dict[str, dict[Range, str]] = defaultdict(dict)
    for actor in dossier.actors:
        for m in actor.mentions:
            who[m.span.article][m.span.range] = actor.id
    quoted: dict[str, list[Span]] = defaultdict(list)
    for attribution in dossier.attributions:
        for span in attribution.quoted:
            quoted[span.article].append(span)
    for reading in material.readings:
        found = material.found_in(reading.id)
        names = {m.span.range: name(m) for m in found.mentions} | who[reading.id]
        named = sorted(names.items())
        longest = max((end - start for start, end in names), default=0)
        for phrase in filter(size, found.phrases):
            first = bisect_left(named, ((phrase.span.start - AROUND - longest,), ""))  # all before it end too early
            last = bisect_left(named, ((phrase.span.end + AROUND,), ""), first)
            words, seen = words_around(reading, phrase, named[first:last])
            sentence = reading.sentence_at(phrase.span.start)
            written = reading.zone_at(phrase.span.start) in {ZoneKind.DATELINE, ZoneKind.BYLINE}
            said = any(span.start <= phrase.span.start and phrase.span.end <= span.end for span in quoted[reading.id])
            out.append(DayMention(reading.id, phrase, words, seen, sentence, written, head_of(reading, phrase), said))
    return tuple(out)


def name(mention: Mention) -> str:
    """What two mentions of one have in common: the code of a state or body (that of its parent), else the name."""
    return mention.code.split("-")[0] if mention.code else fold(mention.head or mention.name)


def words_around(reading: Reading, phrase: Phrase, mentions: Iterable[tuple[Range, str]]) -> tuple[dict[str, float], dict[str, str]]:
    """The folded stems of the content words around a phrase, by how near they stand, and those words as the page has them.

    Meetings of all names are one word more.
    A name with its office, however long, is one word: who takes part says less than what is done and where.
    """
    at = phrase.span
    start, end = reading.sentence_at(at.start)
    if start == end:
        start, end = reading.paragraph_at(at.start)
    start, end = max(start, at.start - AROUND), min(end, at.end + AROUND)
    named = [
        (where, who) for where, who in mentions if where[0] < end and start < where[1] and not (where[0] < at.end and at.start < where[1])
    ]
    out: dict[str, float] = {}
    seen: dict[str, str] = {}
    text, low, high = reading.clean, at.start - BESIDE, at.end + BESIDE

    def near(word: str, first: int, last: int, share: float = 1.0) -> None:
        seen.setdefault(word, text[first:last])
        share = share if low <= last and first <= high else share * FAR
        if share > out.get(word, 0):
            out[word] = share

    for where, who in named:
        near(f"@{who}", *where)
    language = reading.article.language if reading.article.language in {"fr", "en"} else "fr"
    in_names = {at for where, _ in named for at in range(*where)}
    for first, last in spots(text, start, end):
        cut = first == start > 0 and text[start - 1].isalpha()
        if cut or at.start <= first < at.end:
            continue
        described = first in in_names
        if described and text[first].isupper():
            continue
        for stem in _stems(text[first:last], language):
            near(stem, first, last, DESCRIBED if described else 1.0)
    return out, seen


@lru_cache(maxsize=65536)
def _stems(text: str, language: str) -> tuple[str, ...]:
    """By what a word of an article is compared: the kind of happening that it names, its stem where it is a word of content."""
    stop, same = _plain_words(language)
    out = []
    for part in fold(text).split("-"):
        word = part.rstrip("'")
        if word[:STEM] in same:
            out.append(same[word[:STEM]])
        if len(word) >= 3 and word not in stop and not word.isdigit() and (len(word) > 3 or text[0].isupper()):
            out.append(word[:STEM])
    return tuple(out)


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

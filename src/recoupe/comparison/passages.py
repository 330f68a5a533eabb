"""Passages: the clauses in which an article tells things, with whatever the records know of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from recoupe.comparison.blanks import fresh
from recoupe.comparison.content import keys
from recoupe.comparison.lengths import length_key, told_once
from recoupe.comparison.records import Records
from recoupe.lang import fold, table
from recoupe.model import Attribution, Dossier, Material, Quantity, Range, Reading, Span, Timex, TimexType, ZoneKind, inside, overlap

STOPS = re.compile(r"[;:](?=\s)|\s[–—-](?=\s)")
"""Marks that part two things told in one sentence, wherever they stand."""
COMMA = re.compile(r",\s+(?=(\w+))")
LEAD = re.compile(r"(?:[\s,;:.…–—-]|(?:et|mais|ou|or|donc|car|puis)\s(?![\w'’]*-))+", re.IGNORECASE)
TAIL = " \n\t\r\u00a0\u202f,;:–—-("
AFTER = re.compile(r"\b(?:après|pendant|durant|au bout|au terme|à l['’]issue)\s(?:\w+\s){0,2}?(?:d['’]|de\s)?$", re.IGNORECASE)
"""What stands before a length of time that the rest of the sentence took: "après près de | neuf heures"."""
OF_WHAT = re.compile(r"\s(?:de\s|d['’]|du\s)[^\W\d]{4}")
"""What stands behind a length of time that something took: "neuf heures | de pourparlers"."""
TOOK = "=durée"
"""The key of words that say how long something took (the concept of "durer")."""
BEFORE = 30
"""Characters before a length of time in which its preposition stands."""
LEAST = 2
"""A clause that says fewer content words than this is told with its neighbour."""

DAY = 10
"""Characters of a day (2022-01-12)."""
TOLD_LEAST = 2
"""An article that says fewer content words in its own voice names a thing and tells nothing of it."""

NONE: frozenset[str] = frozenset()
"""Nothing, as most passages have of most things: one object for all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A clause of one article: its range of clean text, the keys it says, and whose words it is. Equal to nothing but itself."""

    article: str
    account: str
    start: int
    end: int
    keys: frozenset[str]
    attribution: Attribution | None
    speakers: frozenset[str]
    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    headline: bool
    days: tuple[tuple[str, str], ...] = ()
    """First and last day of the dated events that it tells of."""
    around: frozenset[str] = frozenset()
    """The keys of its whole sentence."""
    events: frozenset[str] = frozenset()
    """The events (not statements) whose words it holds."""
    positions: frozenset[tuple[str, str, str]] = frozenset()
    """Actor, issue and stance of the positions that rest on it."""
    said: tuple[str, str] = ("", "")
    """First and last day on which what somebody says in it can have been said ("": unknown)."""
    plain: frozenset[str] = field(init=False)
    """The keys that are no names."""
    names: frozenset[str] = field(init=False)
    """The keys that are."""
    denies: bool = field(init=False)
    """Whether it denies something."""
    values: frozenset[str] = field(init=False)
    """The days and lengths of time that it names."""
    lasting: bool = field(init=False)
    """Whether it says how long something took."""
    issues: frozenset[str] = field(init=False)
    """The issues of its positions."""
    quoted: bool = field(init=False)
    """Whether words between marks stand in what is said in it."""

    def __post_init__(self) -> None:
        """Work out once what is asked of every passage beside every other."""
        names = frozenset([key for key in self.keys if key[0] == "@"]) or NONE
        known = {
            "plain": self.keys - names if names else self.keys,
            "names": names,
            "denies": any(key[0] == "!" for key in self.keys),
            "values": frozenset([t.value for t in self.timexes if t.value]) or NONE,
            "lasting": any(t.type is TimexType.DURATION for t in self.timexes),
            "quoted": bool(self.attribution and self.attribution.quoted),
            "issues": frozenset([issue for _, issue, _ in self.positions]) or NONE,
        }
        for name, value in known.items():
            object.__setattr__(self, name, value)

    @property
    def range(self) -> Range:
        """(start, end) in the clean text."""
        return self.start, self.end

    @property
    def party(self) -> str:
        """The party that says it, "" in the article's own voice."""
        return (self.attribution.party or "") if self.attribution else ""


def passages(material: Material, dossier: Dossier, records: Mapping[str, Records]) -> tuple[Passage, ...]:
    """The passages of all articles that were read, in the order of the articles."""
    account = {article: a.id for a in dossier.lineage.accounts for article in a.articles}
    out: list[Passage] = []
    for reading in material.readings:
        if reading.article.language == "fr":
            out += _of_article(reading, account.get(reading.id, reading.id), records[reading.id])
    alone = told_once((p.account, p.keys) for p in out)
    return tuple(p if alone.isdisjoint(p.around) else replace(p, keys=p.keys - alone, around=p.around - alone) for p in out)


def of_span(reading: Reading, account: str, span: Span, records: Records) -> Passage:
    """Any words of an article as a passage in its own voice."""
    said = frozenset(_keys(reading, span.range, records))
    quantities = tuple(q for q in records.quantities if inside(q.span.range, span.range))
    timexes = tuple(t for t in records.timexes if inside(t.span.range, span.range))
    return Passage(reading.id, account, *span.range, said, None, frozenset(), quantities, timexes, headline=False)


def _of_article(reading: Reading, account: str, whole: Records) -> Iterator[Passage]:
    for sentence in reading.sentences:
        records = whole.within(sentence)
        cut = [(clause, frozenset(_keys(reading, clause, records))) for clause in clauses(reading, sentence, records)]
        around = frozenset().union(*(said for _, said in cut))
        for clause, said in cut:
            attribution = _attribution(clause, records.attributions)
            if not said or (attribution is None and _says_little(clause, said, records)):
                continue
            yield Passage(
                reading.id,
                account,
                *clause,
                said,
                attribution,
                frozenset(attribution.speakers) if attribution else NONE,
                tuple(q for q in records.quantities if inside(q.span.range, clause)),
                tuple(t for t in records.timexes if inside(t.span.range, clause)),
                reading.zone_at(clause[0]) is ZoneKind.HEADLINE,
                tuple(sorted({days for span, days in records.days if inside(span, clause)})),
                around,
                frozenset([event for span, event in records.events if overlap(span, clause)]) or NONE,
                frozenset(held for span, held in records.positions if overlap(span, clause)),
                _said(attribution, records.published) if attribution else ("", ""),
            )


def _said(attribution: Attribution, published: tuple[str, str]) -> tuple[str, str]:
    """When something was said: on the day told; else on the last days before its article, for what is said is news."""
    when = attribution.when or ""
    if len(when) >= DAY and when[:4].isdigit():
        return when[:DAY], when[:DAY]
    first, last = published
    return (fresh(first) if first else "", last)


def _says_little(clause: Range, said: frozenset[str], records: Records) -> bool:
    """Whether a clause in the article's own voice only names a thing, or only says who speaks and where.

    One that opens with the cue of what stands before it ("..., a déclaré Irène Kalvo au sortir des entretiens") frames that.
    """
    if any(cue[0] == clause[0] for cue in records.cues):
        return True
    if any(inside(cue, clause) for cue in records.cues):
        return sum(1 for key in said if key[0] != "@") <= TOLD_LEAST
    return len(said) < TOLD_LEAST


def _attribution(clause: Range, attributions: Iterable[Attribution]) -> Attribution | None:
    """The innermost attribution whose content holds more than half of the clause."""
    held = []
    for attribution in attributions:
        shared = sum(overlap(clause, span.range) for span in attribution.content)
        if 2 * shared > clause[1] - clause[0]:
            held.append((sum(map(len, attribution.content)), attribution.id, attribution))
    return min(held, key=lambda h: h[:2])[2] if held else None


def _keys(reading: Reading, clause: Range, records: Records) -> Iterator[str]:
    """Names count as those they stand for, numbers as their values, lengths of time as theirs, other words as their concepts."""
    begin, stop = clause
    named = [(span, key) for span, key in records.named if span[0] < stop and begin < span[1]]
    frames = [span for span in records.frames if span[0] < stop and begin < span[1]]
    covered = [span for span, _ in named if span[1] - span[0] < 60] + frames
    yield from (key for span, key in named if inside(span, clause) and not any(inside(span, f) for f in frames))
    for start, end, key in keys(reading.clean, *clause):
        for first, last in covered:
            if first <= start and end <= last:
                break
        else:
            yield key
    within = [t for t in records.timexes if inside(t.span.range, clause)]
    if any(_took(reading.clean, t) for t in within):
        yield TOOK
    yield from (known for t in within if (known := length_key(t)))


def clauses(reading: Reading, sentence: Range, records: Records) -> tuple[Range, ...]:
    """A sentence cut where it begins to tell something else; content told by somebody is cut from what frames it."""
    text = reading.clean
    cuts = {m.end() for m in STOPS.finditer(text, *sentence)}
    cuts |= {m.end() for m in COMMA.finditer(text, *sentence) if fold(m[1]) in _after_comma()}
    held = {at for attribution in records.attributions for span in attribution.content for at in span.range}
    cuts |= set(_lengths_of_time(text, sentence, records))
    inner = sorted(cut for cut in cuts | held if sentence[0] < cut < sentence[1])
    out: list[Range] = []
    for a, b in zip([sentence[0], *inner], [*inner, sentence[1]], strict=True):
        piece = _trimmed(text, a, b)
        if piece[0] >= piece[1]:
            continue
        before = out[-1] if out and a not in held else piece
        if before is not piece and not (_tells(reading, piece, records) and _tells(reading, before, records)):
            out[-1] = (before[0], piece[1])
        else:
            out.append(piece)
    return tuple(out)


def _lengths_of_time(text: str, sentence: Range, records: Records) -> Iterator[int]:
    """Where a sentence goes on to say how long something took: "..., | après neuf heures de pourparlers"."""
    for timex in records.timexes:
        if (
            _took(text, timex)
            and inside(timex.span.range, sentence)
            and (found := AFTER.search(text, max(sentence[0], timex.span.start - BEFORE), timex.span.start))
        ):
            yield found.start()


def _took(text: str, timex: Timex) -> bool:
    """Whether a time expression is the length of something named behind it."""
    value = timex.value or ""
    short = "T" in value or value.endswith("D")  # years of war or of prison are not the length of an event
    return timex.type is TimexType.DURATION and short and bool(OF_WHAT.match(text, timex.span.end))


def _tells(reading: Reading, piece: Range, records: Records) -> bool:
    """Whether words say enough to be told without their neighbour."""
    return sum(1 for _ in islice(_keys(reading, piece, records), LEAST)) == LEAST


def _trimmed(text: str, start: int, end: int) -> Range:
    """A range without the marks and the joining word at its beginning, and the marks at its end."""
    if lead := LEAD.match(text, start, end):
        start = lead.end()
    while start < end and text[end - 1] in TAIL:
        end -= 1
    return start, end


@cache
def _after_comma() -> frozenset[str]:
    return frozenset(fold(word) for word in table("fr/content")["after_comma"].split())

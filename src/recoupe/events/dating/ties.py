"""Which mentions of a day speak of one and the same thing, and which articles quote the same words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from recoupe.events.dating.evidence import DayMention
from recoupe.lang import fold, pieces
from recoupe.model import Attribution, Range, Span, Tense

ALIKE = 0.16
"""Least likeness (cosine of weighted words) of two mentions of one event; weaker ones are chance."""
FEWEST = 2
"""So many words two mentions of one event have in common."""
LITTLE, MUCH, ENOUGH = 0.6, 1.6, 12.0
"""How much the weight of what is shared corrects its share: two words in common may be all there is, and still be little."""
HEADED = 0.12
"""What it adds when one of the two stands on a noun of the kind that both share: "la réunion d'hier"."""
MOST = 12
"""Ties of one mention: the strongest; more would only say the same again."""
SAID = 6
"""Words in a row that two articles must quote alike."""
VAGUE = 0.4
"""What is left of a tie of "aujourd'hui" that may mean "in our days"."""
DEICTIC = frozenset({"yesterday", "today", "tomorrow", "this-daypart", "last-night"})
"""Expressions that, between marks, count from the day of speaking."""
SHOWN = 3
"""Shared words that are told to the reader."""


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """Two mentions that speak of the same thing, how strongly their words say so, and the words."""

    one: DayMention
    other: DayMention
    strength: float
    words: tuple[str, ...] = ()


def ties(mentions: Iterable[DayMention]) -> tuple[Tie, ...]:
    """Pairs of mentions of one event: enough weighty words in common, and weekdays that do not exclude each other.

    Weights are inverse document frequencies over the mentions of the story: a name that stands everywhere says nothing.
    """
    mentions = tuple(m for m in mentions if not m.written and not (m.said and m.phrase.rule in DEICTIC))
    count = Counter(word for mention in mentions for word in mention.words)
    weight = {word: math.log((4 + len(mentions)) / n) for word, n in count.items()}
    norm = [math.sqrt(sum(weight[w] * near**2 for w, near in m.words.items())) or 1.0 for m in mentions]
    beside: dict[tuple[str, Range], set[tuple[int, int]]] = defaultdict(set)
    for mention in mentions:
        if (day := _day(mention)) is not None:
            beside[mention.article, mention.sentence].add(day)
    out = []
    shown = [(m.size, m.fixed, m.words.keys()) for m in mentions]  # of most pairs nothing else need be looked at
    for (first, (size, fixed, near)), (second, (same, known, there)) in combinations(enumerate(shown), 2):
        if size != same or (fixed and known):
            continue  # they name no one day, or tell nothing of publication
        common, one, other = near & there, mentions[first], mentions[second]
        if len(common) < FEWEST or not compatible(one, other):
            continue
        words = sorted(common)
        shared = sum(weight[w] * one.words[w] * other.words[w] for w in words)
        likeness = shared / (norm[first] * norm[second]) * min(MUCH, LITTLE + shared / ENOUGH)
        if (one.head or other.head) in words:
            likeness += HEADED
        if likeness < ALIKE:
            continue
        if _day(other) not in beside[one.article, one.sentence] and _day(one) not in beside[other.article, other.sentence]:
            best = sorted(words, key=lambda w: (-weight[w] * one.words[w] * other.words[w], w))
            named = dict.fromkeys(one.seen[w] for w in best if not w.startswith("="))
            out.append(Tie(one, other, likeness * (VAGUE if vague(one) or vague(other) else 1.0), tuple(named)[:SHOWN]))
    return strongest(by_date(out))


def by_date(found: list[Tie]) -> Iterator[Tie]:
    """The ties but those of a week to what the same article names by its date: "la semaine prochaine" is something else then."""
    ends = [(tie.one, tie.other, n) for n, tie in enumerate(found)] + [(tie.other, tie.one, n) for n, tie in enumerate(found)]
    dated = {(theirs, mine.article) for theirs, mine, _ in ends if mine.dated}
    other = {n for theirs, mine, n in ends if mine.weekly and (theirs, mine.article) in dated}
    yield from (tie for n, tie in enumerate(found) if n not in other)


def _day(mention: DayMention) -> tuple[int, int] | None:
    """Month and day that a mention names itself. A sentence that names it too means something else by "hier"."""
    return (mention.phrase.month, mention.phrase.day) if mention.phrase.month and mention.phrase.day else None


def strongest(found: Iterable[Tie]) -> tuple[Tie, ...]:
    """Of every mention the strongest ties."""
    count: Counter[DayMention] = Counter()
    out = []
    for n, tie in sorted(enumerate(found), key=lambda pair: (-pair[1].strength, pair[0])):
        if count[tie.one] < MOST and count[tie.other] < MOST:
            count[tie.one] += 1
            count[tie.other] += 1
            out.append((n, tie))
    return tuple(tie for _, tie in sorted(out, key=lambda pair: pair[0]))


def vague(mention: DayMention) -> bool:
    """Whether a mention is an "aujourd'hui" that may be "in our days", unless something is to happen."""
    return mention.phrase.rule == "today" and mention.phrase.tense is not Tense.FUTURE


def compatible(one: DayMention, other: DayMention) -> bool:
    """Whether two mentions may name one day.

    Two of one article do so only when one is fixed ("le 12 janvier") and the other not ("mercredi").
    """
    if one.article == other.article and (one.fixed == other.fixed or one.sentence == other.sentence):
        return False
    both = (one.phrase, other.phrase)
    weekdays = {p.weekday for p in both if p.weekday is not None}
    days = {(p.month, p.day) for p in both if p.month and p.day and p.other is None}
    return len(weekdays) <= 1 and len(days) <= 1


def quoted_alike(attributions: Iterable[Attribution], text: Mapping[str, str]) -> dict[tuple[str, str], tuple[Span, Span]]:
    """Pairs of articles that quote the same words in a row, with the first quotation of each in which they stand."""
    first: dict[tuple[str, ...], Span] = {}
    holders: dict[tuple[str, ...], dict[str, Span]] = defaultdict(dict)
    for said in attributions:
        for span in said.quoted:
            words = [*map(fold, pieces(text[span.article][span.start : span.end])[1::2])]
            for row in zip(*(words[n:] for n in range(SAID)), strict=False) if len(words) >= SAID else ():
                if (known := first.setdefault(row, span)).article != span.article:  # which is so of few
                    holders[row].setdefault(known.article, known)
                    holders[row].setdefault(span.article, span)
    out: dict[tuple[str, str], tuple[Span, Span]] = {}
    for spans in holders.values():
        for one, other in combinations(sorted(spans), 2) if len(spans) > 1 else ():
            found = spans[one], spans[other]
            out[one, other] = min(out.get((one, other), found), found)
    return out

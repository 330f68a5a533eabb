"""Articles in the order in which they come out: stories begin, have moments, are told by some and taken over by others.

Story sizes follow Zipf's law. About a third of all articles are original; takers take the text of the leading tellings most, at times from
another taker, at times in another language. Only what has been written and not yet come out is held.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from .behaviours import Builder, chosen, derive, kind_of
from .dispatch import Facts, Item, facts, plan, tell
from .records import Article, Behaviour
from .setting import WORDS, Publisher, World

DAYS, DAILY = 45, 7000
"""The least days that a world lasts, and the most articles of a day (France prints about 7,000 online, SCALE 1)."""
MEAN = 8.5
"""Articles of a story on average, by the sizes below: only the pace hangs on it."""
LARGEST, STEEP = 400, 1.15
MOMENTS = (1, 1, 1, 1, 1, 1, 2, 2, 3)
APART = (7, 40)
FURTHER = 0.18
"""Chance that an article of a moment beyond the first is original too."""
TRANSLATED, SECOND_HAND, WIRE, SAME_TITLE = 0.08, 0.2, 0.6, 0.7


@dataclass
class Moment:
    """One moment of a story: its facts, and the tellings and takers so far."""

    story: int
    number: int
    facts: Facts
    size: int
    plans: dict[int, list[Item]] = field(default_factory=dict)
    written: list[Article] = field(default_factory=list)


def articles(world: World, many: int) -> Iterator[Article]:
    """So many articles in the order of their minutes."""
    yield from _Presses(world, many).run(many)


class _Presses:
    """The world at work."""

    def __init__(self, world: World, many: int) -> None:
        self.world, self.dice = world, random.Random(f"{world.seed} arrivals")  # noqa: S311 - seeded
        self.largest = min(LARGEST, max(10, many // 50))
        self.pace = max(DAYS, many / DAILY) * 1440 / many * MEAN
        self.numbers = {"article": 0, "story": 0, "statement": 0, "moment": 0, "turn": 0}
        self.agencies = {
            language: [
                Publisher(f"{name.split()[-1].lower()}-{language}.example", language, (), (), tuple(WORDS["marks"][language][0]), {}, 1.0)
                for name in world.agencies
            ]
            for language in world.filler
        }
        self.by_language = {language: [p for p in world.publishers if p.language == language] for language in world.filler}
        self.spare = {language: [w for w in world.topics[language][1:] if " " not in w] for language in world.filler}

    def _next(self, name: str) -> int:
        self.numbers[name] += 1
        return self.numbers[name] - 1

    def run(self, many: int) -> Iterator[Article]:
        waiting: list[tuple[int, int, Article | Moment | None]] = [(0, self._next("turn"), None)]
        given = 0
        while given < many:
            minute, _, what = heapq.heappop(waiting)
            if isinstance(what, Article):
                given += 1
                yield what
                continue
            if what is None:
                coming: list[tuple[int, Article | Moment | None]] = [(m.facts.day * 1440, m) for m in self._story(minute)]
                coming.append((minute + max(1, round(self.dice.expovariate(1 / self.pace))), None))
            else:
                coming = [(a.minute, a) for a in self._written(what, minute)]
            for at, one in coming:
                heapq.heappush(waiting, (max(at, minute), self._next("turn"), one))

    def _story(self, minute: int) -> Iterator[Moment]:
        story, cast, day = self._next("story"), None, minute // 1440
        for _ in range(self.dice.choice(MOMENTS)):
            cast = facts(self.world, self.dice, cast, day, self.numbers["statement"])
            self.numbers["statement"] += len(cast.statements)
            size = min(self.largest, int((1 - self.dice.random()) ** (-1 / STEEP)))
            yield Moment(story, self._next("moment"), cast, size)
            day += self.dice.randint(*APART)

    def _written(self, moment: Moment, minute: int) -> list[Article]:
        minute += self.dice.randrange(1440)
        first = self._original(moment, minute)
        leaders = [first]
        for _ in range(moment.size - 1):
            if self.dice.random() < FURTHER:
                leaders.append(self._original(moment, minute + self.dice.randrange(1, 2880)))
                continue
            source = leaders[min(int(self.dice.expovariate(1.2)), len(leaders) - 1)]
            if self.dice.random() < TRANSLATED:
                leaders.append(self._translation(moment, source))
                continue
            if self.dice.random() < SECOND_HAND:
                takers = [a for a in moment.written if a.family == source.family]
                source = self.dice.choice(takers)
            self._taker(moment, source)
        return moment.written

    def _publisher(self, language: str, *, wire: bool = False) -> Publisher:
        return self.dice.choice((self.agencies if wire else self.by_language)[language])

    def _later(self, source: Article) -> int:
        return source.minute + 1 + min(4320, round(self.dice.lognormvariate(4, 1.3)))

    def _original(self, moment: Moment, minute: int) -> Article:
        language = "en" if self.dice.random() < 0.25 else "fr"
        publisher = self._publisher(language, wire=self.dice.random() < WIRE and moment.size > 1)
        items = plan(self.dice, moment.facts)
        return self._told(moment, items, publisher, minute, None)

    def _translation(self, moment: Moment, source: Article) -> Article:
        items = moment.plans[source.number]
        kept = [items[0], *(item for item in items[1:] if self.dice.random() < 0.92)]
        return self._told(moment, kept, self._publisher("en" if source.language == "fr" else "fr"), self._later(source), source)

    def _told(self, moment: Moment, items: list[Item], publisher: Publisher, minute: int, source: Article | None) -> Article:
        telling = tell(self.world, self.dice, moment.facts, items, publisher)
        out = self._opened(publisher)
        for text in telling.paragraphs:
            out.line(text, told=True)
        quotes = [(out.body[p][0] + a, out.body[p][0] + b, number) for p, a, b, number in telling.quotes]
        number = self._next("article")
        moment.plans[number] = items
        self._closed(out, publisher, source is None and publisher in self.agencies[publisher.language])
        truth = (number, source.number if source else -1, "translation" if source else "original", ())
        return self._kept(moment, publisher, minute, telling.title, out, number, truth, quotes)

    def _taker(self, moment: Moment, source: Article) -> Article:
        publisher = self._publisher(source.language)
        does = chosen(self.dice, publisher.weights)
        filler = self.world.filler[source.language]
        more = round(len(source.body) * self.dice.uniform(0.2, 0.6)) + 1 if Behaviour.EXTENDED in does else 0
        added = [" ".join(filler.sentence() for _ in range(self.dice.randint(2, 4))) for _ in range(more)]
        out = self._opened(publisher)
        derive(out, self.dice, source, does, publisher.marks, self.spare[source.language], added)
        self._closed(out, publisher, self.dice.random() < publisher.credits * WIRE)
        title = source.title if self.dice.random() < SAME_TITLE else filler.sentence()[:-1]
        truth = (source.family, source.number, kind_of(does), does)
        return self._kept(moment, publisher, self._later(source), title, out, self._next("article"), truth, [])

    def _opened(self, publisher: Publisher) -> Builder:
        out = Builder()
        for line in publisher.top:
            out.line(line)
        return out

    def _closed(self, out: Builder, publisher: Publisher, wire: bool) -> None:
        if wire and not self.world.bare:
            agency = self.dice.choice(self.world.agencies)
            out.line(self.dice.choice(WORDS["credits"][publisher.language]).format(g=agency, p=self.dice.choice(self.world.towns)))
            out.line(WORDS["footers"][publisher.language].format(g=agency))
        for line in publisher.bottom:
            out.line(line)

    def _kept(
        self,
        moment: Moment,
        publisher: Publisher,
        minute: int,
        title: str,
        out: Builder,
        number: int,
        truth: tuple[int, int, str, tuple[Behaviour, ...]],
        quotes: list[tuple[int, int, int]],
    ) -> Article:
        family, source, kind, does = truth
        article = Article(
            number,
            moment.story,
            moment.number,
            family,
            source,
            kind,
            tuple(map(str, does)),
            publisher.host,
            publisher.language,
            minute,
            title,
            out.text(),
            out.pieces,
            quotes,
            out.body,
        )
        moment.written.append(article)
        return article

"""The day of the news: on which days an article tells, in the tense of news, what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recoupe.events.clauses import perfect, sentence, words
from recoupe.events.kinds import LASTING
from recoupe.events.material import Known
from recoupe.events.tellings import DAYS, Telling
from recoupe.model import Published, Status, When

NEWS = 1
"""News tells of the day it is published, or of the day before."""
OPEN = 8
"""Between so many days at most a day that the words leave open is given as an interval."""
NARROW = 3
"""An article whose day of publication is open by so many days may tell as news what happened on each of them."""
AHEAD = frozenset(("tomorrow", "after-tomorrow", "ahead"))
"""Rules of expressions that name a day to come: no day of the news."""
HEAD = 400
"""So many characters are the first lines of an article: headline and lead."""
NAMED = DAYS | {"weekday-date", "weekday-day", "date"}
"""Rules of expressions that name a day of the news, if it is one."""
OPENING = 2
"""So many characters at most stand before a day that opens its sentence."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A place from which an article tells what happened on a day of the news, and whom that is about."""

    at: int
    day: When
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """The days of the news of one article, and where they are told."""

    told: tuple[Marker, ...] = ()
    set: tuple[Marker, ...] = ()
    """Days that open a sentence: what is told from there on happened then."""
    named: frozenset[int] = frozenset()
    """Where the sentences begin that name such a day themselves."""
    lead: When | None = None
    """Where nothing else is, the first such day on which anything is told to have happened."""

    def of(self, at: int, sentence: int) -> tuple[When | None, frozenset[str]]:
        """The day of the news told last before a place, of what stands before all news of a day the latest one; whom it is about."""
        if not self.told:
            return None, frozenset()
        before = [n for n in (*self.told, *(() if sentence in self.named else self.set)) if n.at < at]
        day = max(before, key=lambda n: n.at).day if before else max(self.told, key=lambda n: n.day.earliest or "").day
        return day, frozenset(who for n in self.told if n.day.earliest == day.earliest for who in n.about)


NO_NEWS = News()


@dataclass(frozen=True, slots=True)
class Scene:
    """A day that an article names as seen from its publication, and where its sentence begins."""

    at: int
    day: str
    sentence: int
    known: Known

    @property
    def opens(self) -> bool:
        """Whether the day opens its sentence."""
        return self.at - self.sentence <= OPENING


def scenes(articles: Sequence[Known]) -> dict[str, list[Scene]]:
    """The days that every article names ("mardi", "hier", "jeudi 7 mars"), but for those that somebody else names."""
    out: dict[str, list[Scene]] = {}
    for known in articles:
        days = ((d.span.start, d.earliest) for d in known.dates if d.rule in NAMED and d.earliest and d.earliest == d.latest)
        own = ((at, day) for at, day in days if not known.quoted.hold(at, at + 1))
        out[known.reading.id] = [Scene(at, day, known.reading.sentence_at(at)[0], known) for at, day in own]
    return out


def _happened(scene: Scene) -> bool:
    """Whether the clause of a day tells in the perfect what was then: "ne s'est pas prononcé mardi", not "qui l'avait vu mardi"."""
    s = sentence(scene.known.reading, scene.known.reading.sentence_at(scene.at))
    at = s.word_at(scene.at)
    first, end = s.clause(at, commas=False)
    aside = s.asides()[at] or s.low[first] in words("relatives", "if")
    return not aside and any(first <= v.first < end and perfect(s, v.first) for v in s.verbs)


def news_days(
    groups: Sequence[Sequence[Telling]], own: Sequence[When], published: Mapping[str, Published], days: Mapping[str, Sequence[Scene]]
) -> dict[str, News]:
    """Where each article tells in the tense of news what happened on the day of publication or on its eve."""
    told: dict[str, list[Marker]] = defaultdict(list)
    for group, day in zip(groups, own, strict=True):
        if group[0].kind.family not in LASTING and day.earliest is not None and day.earliest == day.latest:
            for t in group:
                new = t.recent or _named_with_day(t)
                if new and not t.aside and t.status is Status.HELD and _fresh(day.earliest, published[t.article]):
                    told[t.article].append(Marker(t.span.start, _whole_day(day.earliest), t.inside))
    out = {}
    for article in {*told, *days}:
        fresh = [s for s in days.get(article, ()) if _fresh(s.day, published[article])]
        opening = tuple(Marker(s.at, _whole_day(s.day)) for s in fresh if s.opens)
        lead = None if told[article] else next((_whole_day(s.day) for s in fresh if _happened(s)), None)
        out[article] = News(tuple(told[article]), opening, frozenset(s.sentence for s in fresh), lead)
    return out


def news_elsewhere(groups: Sequence[Sequence[Telling]], days: Sequence[When], published: Mapping[str, Published]) -> dict[str, When]:
    """Of articles that nothing dates: the last day of what their first lines tell and another article tells as news of the day.

    None where they tell by its date of something later.
    """
    found: dict[str, str] = {}
    later: dict[str, str] = {}
    for group, day in zip(groups, days, strict=True):
        undated = [t for t in group if published[t.article].latest is None and t.status is Status.HELD]
        if not undated or day.earliest is None or day.earliest != day.latest:
            continue
        for t in undated:
            if t.date is not None:
                later[t.article] = max(later.get(t.article, ""), day.earliest)
        if group[0].kind.family in LASTING or not any(_fresh(day.earliest, published[t.article]) for t in group):
            continue
        for t in undated:
            if t.span.start < HEAD and not t.aside and t.date is None:
                found[t.article] = max(found.get(t.article, ""), day.earliest)
    return {article: _whole_day(day) for article, day in found.items() if later.get(article, "") <= day}


def _named_with_day(t: Telling) -> bool:
    """Whether a noun that the writer himself tells stands with its day: "la réunion de mardi", not "la veille", not "demain"."""
    return t.date is not None and not t.by_verb and not t.quoted and t.date.anchor != "narrative" and t.date.rule not in AHEAD


def _whole_day(day: str) -> When:
    """A day without its hour."""
    return When(day[:10], day[:10], day[:10])


def _fresh(day: str, published: Published) -> bool:
    """Whether a day is that of the publication of an article, or its eve."""
    if published.latest is None:
        return False
    there, last = date.fromisoformat(day[:10]), date.fromisoformat(published.latest[:10])
    first = date.fromisoformat((published.earliest or published.latest)[:10])
    if (last - first).days > OPEN:
        return False  # no day is that of its news
    first = first if (last - first).days <= NARROW else last
    return there <= last and (first - there).days <= NEWS

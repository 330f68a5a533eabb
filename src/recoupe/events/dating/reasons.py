"""Dates of publication as records, with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import shorten

from recoupe.events.dating.grounds import Grounds
from recoupe.events.dating.story import Solved, Told
from recoupe.events.dating.values import span_of
from recoupe.events.dating.years import Year, how
from recoupe.lang import say
from recoupe.lang.days import in_days
from recoupe.model import Article, Basis, Dossier, Phrase, Problem, Published, Span, Stated, StatedKind, Tense
from recoupe.model.calendar import stands_in, written

MOST = 4
"""Reasons put into words for one article: the weightiest; the others change nothing."""
SHORT = 80
"""Characters of the longest words that are told in full."""
LONGEST = 92
"""Days of the longest interval that is still given as a date: a quarter of a year."""
SIDES = frozenset({"tie", "tie-here", "quoted"})


class Reasons:
    """Puts dates of publication and their reasons into the words of a dossier's language."""

    def __init__(self, dossier: Dossier, grounds: Grounds | None) -> None:
        self.dossier, self.grounds = dossier, grounds

    def published(self, article: Article, solved: Solved | None, stated: tuple[Stated, ...], phrases: Iterable[Phrase]) -> Published:
        """When an article was published, and why: as its page states it, as it was solved, or left open."""
        if solved is None or not solved.dated or (solved.days[1] - solved.days[0]).days > LONGEST:
            known = article.published
            return known if known.why or known.basis is Basis.STATED else self._open(stated, phrases)
        held = next((s for s in stated if s.claims and s.earliest <= solved.best.isoformat() <= s.latest), None)
        if held is not None and held.earliest == held.latest:
            return self._as_stated(article, held, solved)
        return self._solved(article, solved, held)

    def outvoted(self, article: Article, published: Published) -> Iterator[Problem]:
        """A problem for a stated date of publication that the stories speak against, and for none at all."""
        known = article.published
        if published.earliest is None and published.latest is None and published.value is None:
            yield Problem("no-date", article=article.id, details=(article.id,))
        if not (known.basis is Basis.STATED and known.earliest and known.latest and published.earliest and published.latest):
            return
        if published.latest < known.earliest or known.latest < published.earliest:
            details = (words(known.evidence), self._days(published.earliest, published.latest))
            yield Problem("date-outvoted", article=article.id, span=next(iter(known.evidence), None), details=details)

    def _as_stated(self, article: Article, held: Stated, solved: Solved) -> Published:
        """The date that a page states; when it states another too, with the reasons for this one."""
        evidence = article.published.evidence if set(held.spans) <= set(article.published.evidence) else held.spans
        why = [self._say("stated", words=words(evidence))]
        if article.published.value != held.earliest:
            why += [self._say("rather", words=words(article.published.evidence)), *self._why(article, solved)]
        return Published(held.earliest, held.earliest, held.latest, Basis.STATED, evidence, tuple(why))

    def _solved(self, article: Article, solved: Solved, held: Stated | None) -> Published:
        known, (first, last) = article.published, solved.days
        why = self._why(article, solved)
        across = any(told.other and told.other != article.id for told in solved.reasons)
        if held is not None:  # a month is stated, and the text says the day
            first, last = max(first, date.fromisoformat(held.earliest)), min(last, date.fromisoformat(held.latest))
            why.insert(0, self._say("narrowed", words=words(held.spans), day=in_days(self.dossier.language, first, last)))
        elif known.basis is Basis.STATED:
            why.insert(0, self._say("outvoted", words=words(known.evidence), day=in_days(self.dossier.language, first, last)))
        elif stands_in(first.isoformat()):
            why.append(self._say("year-open"))
        elif self.grounds is None:
            dated = next((a for a in self.dossier.articles if a.published.basis is Basis.STATED and a.id != article.id), None)
            across = across or dated is not None
            why += [self._say("year-printed", printed=words(dated.published.evidence), file=dated.file)] if dated else []
        else:
            across = across or any(p.span.article != article.id for p in self.grounds.phrases)
            why.append(self._year(article))
        spans = {span for told in solved.reasons for span in told.spans if span.article == article.id}
        basis = Basis.STATED if held is not None else Basis.ACROSS if across else Basis.ALONE
        evidence = tuple(sorted({*known.evidence, *spans}))
        return Published(written((first, last)), first.isoformat(), last.isoformat(), basis, evidence, tuple(why))

    def _open(self, stated: tuple[Stated, ...], phrases: Iterable[Phrase]) -> Published:
        """Nothing dates the article: not before the latest day it tells of with its year, not after somebody fetched the page."""
        told = [(p, days) for p in phrases if how(p) is Year.TOLD and p.tense is Tense.PAST and (days := span_of(p, None))]
        fetched = min((s for s in stated if s.kind is StatedKind.CONSULTED), key=lambda s: s.latest, default=None)
        last = max(told, key=lambda t: (t[1][0], t[0].span), default=None)
        why, evidence = [], []
        if last is not None:
            why.append(self._say("not-before", words=last[0].span.text))
            evidence.append(last[0].span)
        if fetched is not None:
            why.append(self._say("fetched", words=words(fetched.spans)))
            evidence += fetched.spans
        if not why:
            return Published(why=(self._say("open"),))
        earliest = last[1][0].isoformat() if last is not None else None
        return Published(None, earliest, fetched.latest if fetched else None, Basis.UNKNOWN, tuple(sorted(evidence)), tuple(why))

    def _why(self, article: Article, solved: Solved) -> list[str]:
        """The weightiest reasons, each a sentence; of what one day shows by itself, the weightiest only."""
        out: dict[str, None] = {}
        alone: set[str] = set()
        for told in sorted(solved.reasons, key=lambda r: (-r.weight, r.key, r.spans)):
            if told.other or words(told.spans) not in alone:
                out[self._reason(article, told)] = None
            if not told.other:
                alone.add(words(told.spans))
        return list(out)[:MOST]

    def _reason(self, article: Article, told: Told) -> str:
        there = self.dossier.article(told.other) if told.other else article
        day = in_days(self.dossier.language, told.day, told.day) if told.day else ""
        key = f"{told.key}-day" if told.key in SIDES and day else told.key
        shared = self._say("shared", words=", ".join(told.shared)) if told.shared else ""
        return self._say(key, words=words(told.spans), other=words(told.there), file=there.file, shared=shared, day=day)

    def _year(self, article: Article) -> str:
        """Where the year of the story comes from."""
        found = self.grounds
        if found is None:
            return ""
        facts = [
            self._say(f"year-{kind}", words=phrase.span.text, file="" if phrase.span.article == article.id else self._file(phrase))
            for kind, phrase in (("weekday", found.weekday), ("told", found.told), ("ahead", found.ahead))
            if phrase is not None
        ]
        facts += [self._say("year-office")] if found.office else []
        return self._say("year", year=found.year, facts=" ; ".join(facts)) if facts else self._say("year-days", year=found.year)

    def _file(self, phrase: Phrase) -> str:
        return f" ({self.dossier.article(phrase.span.article).file})"

    def _days(self, first: str, last: str) -> str:
        return in_days(self.dossier.language, date.fromisoformat(first), date.fromisoformat(last))

    def _say(self, key: str, **values: object) -> str:
        return say(self.dossier.language, f"dating.{key}", **values)


def words(spans: Iterable[Span]) -> str:
    """The words of some spans, each once."""
    return ", ".join(dict.fromkeys(_short(" ".join(span.text.split())) for span in spans))


def _short(text: str) -> str:
    return text if len(text) <= SHORT else shorten(text, SHORT, placeholder=" …")

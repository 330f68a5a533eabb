"""Dates of publication as records, with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from recoupe.events.dating_story import Reason, Solved
from recoupe.events.dating_years import Years
from recoupe.lang import say
from recoupe.model import Article, Basis, Dossier, Published, Span
from recoupe.model.calendar import written

TOLD = 4
"""Reasons put into words for one article: the weightiest; the others change nothing."""


def published(article: Article, solved: Solved | None, years: Years, dossier: Dossier) -> Article:
    """The article with its date of publication: as printed, solved, or left open."""
    known = article.published
    if solved is None:
        return article if known.why or known.basis is not Basis.UNKNOWN else _open(article, years, dossier)
    first, last = solved.days
    printed = known.basis is Basis.STATED and known.earliest and known.latest
    inside = printed and known.earliest <= solved.best.isoformat() <= known.latest  # type: ignore[operator]
    if printed and inside and known.earliest == known.latest:
        return article if known.why else replace(article, published=replace(known, why=_stated(known, dossier)))
    own, across = Basis.ALONE, any(_elsewhere(article, reason) for reason in solved.reasons)
    why = _reasons(article, solved, dossier)
    if printed:
        key = "dating.narrowed" if inside else "dating.outvoted"
        why = (say(dossier.language, key, words=_words(known.evidence), day=written(solved.days)), *why)
        if inside:  # a printed month, and the text says the day
            first, last = max(first, date.fromisoformat(known.earliest or "")), min(last, date.fromisoformat(known.latest or ""))
    else:
        year, elsewhere = _year(article, years, dossier)
        why, across = (*why, *year), across or elsewhere
    spans = [m.phrase.span for r in solved.reasons for m in r.mentions if m.article == article.id]
    evidence = tuple(sorted({*known.evidence, *spans}))
    basis = Basis.STATED if printed and inside else Basis.ACROSS if across else own
    value = written((first, last))
    return replace(article, published=Published(value, first.isoformat(), last.isoformat(), basis, evidence, why))


def _open(article: Article, years: Years, dossier: Dossier) -> Article:
    """Nothing dates the article: not before the latest year it tells of, if it tells of one."""
    named = years.named if years.named is not None and years.named.span.article == article.id else None
    if named is None or named.year is None:
        return replace(article, published=replace(article.published, why=(say(dossier.language, "dating.open"),)))
    why = say(dossier.language, "dating.not-before", words=named.span.text)
    return replace(
        article, published=replace(article.published, earliest=date(named.year, 1, 1).isoformat(), evidence=(named.span,), why=(why,))
    )


def _elsewhere(article: Article, reason: Reason) -> bool:
    return reason.key == "derived" or any(m.article != article.id for m in reason.mentions)


def _reasons(article: Article, solved: Solved, dossier: Dossier) -> tuple[str, ...]:
    out = []
    for reason in sorted(solved.reasons, key=lambda r: (-r.weight, r.key))[:TOLD]:
        if reason.key == "tie":
            mine, theirs = reason.mentions
            where = dossier.article(theirs.article).file
            key = "dating.tie-here" if theirs.article == article.id else "dating.tie"
            out.append(say(dossier.language, key, words=mine.phrase.span.text, other=theirs.phrase.span.text, file=where))
        elif reason.key != "stated":
            out.append(say(dossier.language, f"dating.{reason.key}", words=_words(m.phrase.span for m in reason.mentions)))
    return tuple(dict.fromkeys(out))


def _year(article: Article, years: Years, dossier: Dossier) -> tuple[tuple[str, ...], bool]:
    """Where the year comes from, and whether from another article."""
    year = years.candidates[0]
    stated = [a for a in dossier.articles if a.published.basis is Basis.STATED and str(year) in (a.published.value or "")]
    if stated:
        return (say(dossier.language, "dating.year-printed", year=year, file=stated[0].file),), True
    named = years.named
    if named is None and years.ahead is not None:
        why = say(dossier.language, "dating.year-ahead", year=year, named=years.ahead.span.text)
        return (why,), years.ahead.span.article != article.id
    if named is None:
        return (say(dossier.language, "dating.year-office", year=year),), True
    if years.agreeing:
        words = years.agreeing[0].phrase.span
        why = say(dossier.language, "dating.year-weekday", year=year, words=words.text, named=named.span.text)
        return (why,), {words.article, named.span.article} != {article.id}
    return (say(dossier.language, "dating.year-named", year=year, named=named.span.text),), named.span.article != article.id


def _stated(known: Published, dossier: Dossier) -> tuple[str, ...]:
    return (say(dossier.language, "dating.stated", words=_words(known.evidence)),)


def _words(spans: Iterable[Span]) -> str:
    return ", ".join(dict.fromkeys(span.text for span in spans))

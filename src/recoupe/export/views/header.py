"""The header: how many articles, how many accounts and why, how many from before; and the table of articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.export.dates import interval
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import capital
from recoupe.model import Article, Blank, Complete, Event, Relation, Span, Status


@dataclass(frozen=True, slots=True)
class Reason:
    """Articles, and why they count as the accounts they count as."""

    articles: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Card:
    """One article in the table of articles."""

    article: Article
    outlet: str
    published: str
    account: str
    state: str
    earlier: bool
    headline: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The counts, each with its reasons."""

    title: str
    counts: tuple[str, ...]
    reasons: tuple[Reason, ...]
    earlier: tuple[Reason, ...]
    days: str
    cards: tuple[Card, ...]


def header(look: Lookup) -> Header:
    """The header of a dossier."""
    dossier, words = look.dossier, look.words
    before = earlier(look)
    counts = (
        words("articles", n=len(dossier.articles)),
        words("accounts", n=len(dossier.lineage.accounts)),
        words("on-origins", n=len(dossier.lineage.origins)),
        words("earlier", n=len(before)),
    )
    days = interval(words, dossier.story.earliest, dossier.story.latest) if dossier.story.earliest or dossier.story.latest else ""
    cards = tuple(_card(look, article, article.id in before) for article in dossier.articles)
    return Header(_title(look), counts, _reasons(look), tuple(Reason((a,), why) for a, why in before.items()), days, cards)


def earlier(look: Lookup) -> dict[str, str]:
    """The articles from before the story's own events, with the reason.

    An article is earlier when it was published before the event that most accounts tell as held; in a story
    without such an event, when that is why it lacks more of the shared points than for any other reason.
    """
    event = _central(look.dossier.events, look)
    if event is None:
        return _lacking(look)
    day = interval(look.words, event.date.earliest, event.date.latest)
    return {
        a.id: look.words("earlier-event", date=published(look, a), event=event.label, day=day)
        for a in look.dossier.articles
        if a.published.latest and a.published.latest < (event.date.earliest or "")
    }


def _central(events: Iterable[Event], look: Lookup) -> Event | None:
    """The dated event that most accounts, and at least two, tell as held."""
    held = [e for e in events if e.status is Status.HELD and e.date.earliest and look.accounts(e.tellings) > 1]
    return max(held, key=lambda e: (look.accounts(e.tellings), len(e.tellings)), default=None)


def _lacking(look: Lookup) -> dict[str, str]:
    out: dict[str, str] = {}
    shared = [p for p in look.dossier.points if p.relation is not Relation.SINGLE and not p.possible] or look.dossier.points
    for article in look.dossier.articles:
        reasons = [p.blanks[article.id] for p in shared if article.id in p.blanks]
        before = reasons.count(Blank.EARLIER)
        if 2 * before > len(reasons):
            out[article.id] = look.words("earlier-why", date=published(look, article), n=before, all=len(shared))
    return out


def published(look: Lookup, article: Article) -> str:
    """When an article came out, in words."""
    known = article.published
    return interval(look.words, known.earliest, known.latest, value=known.value)


def _title(look: Lookup) -> str:
    """The story's title; else its most told event; else its first headline."""
    dossier = look.dossier
    if dossier.story.title:
        return dossier.story.title
    told = sorted(dossier.events, key=lambda e: -look.accounts(e.tellings))
    if told and look.accounts(told[0].tellings) > 1:
        return capital(told[0].label)
    return next((a.headline.text for a in dossier.articles if a.headline), look.words("untitled"))


def _reasons(look: Lookup) -> tuple[Reason, ...]:
    """Accounts that count alone for the same reason share one line; those made of several articles have their own."""
    alone: dict[tuple[str, ...], list[str]] = {}
    out: list[Reason] = []
    for account in look.dossier.lineage.accounts:
        if len(account.articles) == 1:
            alone.setdefault(account.why, []).append(account.articles[0])
        else:
            out.append(Reason(account.articles, look.words("then").join(look.by_id(why) for why in account.why)))
    return (*out, *(Reason(tuple(articles), look.words("then").join(look.by_id(line) for line in why)) for why, articles in alone.items()))


def _card(look: Lookup, article: Article, before: bool) -> Card:
    return Card(
        article=article,
        outlet=look.outlet(article.id),
        published=published(look, article),
        account=look.account.get(article.id, ""),
        state=_state(look, article.completeness),
        earlier=before,
        headline=article.headline.text if article.headline else look.words("no-headline"),
        evidence=(*(article.publisher.evidence if article.publisher else ()), *article.published.evidence),
    )


def _state(look: Lookup, complete: Complete) -> str:
    return look.words.of(complete.state)

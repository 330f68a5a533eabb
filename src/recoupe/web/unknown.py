"""What is not known: what no account gives, who is not named, what was not read, what nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from recoupe.export.views.lookup import Lookup
from recoupe.export.views.problems import problems
from recoupe.export.words import capital, short, tidy
from recoupe.lang import say
from recoupe.model import Absent, Completeness, Dossier, Severity, Span, Status
from recoupe.questions import standings

HAPPENING = frozenset({Status.HELD, Status.ONGOING, Status.PLANNED})
MOST = 4
"""Lines of one sort: the views have the others."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing that is not known, with the words that show what is missing."""

    text: str
    cites: tuple[Span, ...]
    articles: tuple[str, ...] = ()


def unknown(look: Lookup) -> tuple[Unknown, ...]:
    """What the articles of a dossier leave open, the gravest sort first."""
    sorts = (_refused(look), _unread(look), _undated(look), _unanswered(look), _unnamed(look), _absent(look))
    return tuple(line for sort in sorts for line in islice(sort, MOST))


def _say(look: Lookup, key: str, **values: object) -> str:
    return say(look.words.language, f"web.unknown-{key}", **values)


def _refused(look: Lookup) -> Iterator[Unknown]:
    for row in problems(look):
        if row.severity_key != Severity.NOTE.value:
            yield Unknown(row.message, row.cites, (row.article,) if row.article else ())


def _unread(look: Lookup) -> Iterator[Unknown]:
    """Articles that we do not have whole."""
    for article in look.dossier.articles:
        if article.completeness.state is not Completeness.WHOLE:
            state = look.words.of(article.completeness.state)
            yield Unknown(
                _say(look, "part", outlet=tidy(look.outlet(article.id)), state=state), article.completeness.evidence, (article.id,)
            )
    for article in look.dossier.articles:
        if not article.published.value:
            yield Unknown(_say(look, "day", outlet=tidy(look.outlet(article.id))), (), (article.id,))


def _undated(look: Lookup) -> Iterator[Unknown]:
    """Events that several accounts tell and none dates; what is only asked for, refused or possible has no day to know."""
    for event in look.dossier.events:
        if event.status in HAPPENING and not event.date.value and not event.date.earliest and look.accounts(event.tellings) > 1:
            yield Unknown(_say(look, "when", what=capital(event.label)), event.tellings)


def _unanswered(look: Lookup) -> Iterator[Unknown]:
    """What was asked, and nobody is told to have answered."""
    for standing in standings(_whole(look.dossier)):
        for held in standing.unanswered[:1]:
            issue = look.issues[held.issue].label if held.issue in look.issues else held.issue
            words = look.words.quote(short(held.evidence[0].text, 110))
            yield Unknown(_say(look, "answer", who=tidy(look.actor(held.actor)), issue=tidy(issue), words=words), held.evidence)


def _whole(dossier: Dossier) -> Dossier:
    """Only the issues all of whose positions filters have left."""
    left = {p.id for p in dossier.positions}
    return replace(dossier, agreement=tuple(a for a in dossier.agreement if left.issuperset(a.positions)))


def _unnamed(look: Lookup) -> Iterator[Unknown]:
    said = [a for a in look.dossier.attributions if not a.speakers and a.content]
    if said:
        yield Unknown(_say(look, "who", n=len(said)), tuple(a.content[0] for a in said[:6]))


def _absent(look: Lookup) -> Iterator[Unknown]:
    """Originals that are spoken of and not here; a page that only names its own publisher has no other."""
    for derivation in look.derivations:
        if isinstance(derivation.source, Absent):
            name = tidy(derivation.source.name) or look.words("unnamed-original")
            yield Unknown(_say(look, "original", article=derivation.to, name=name), derivation.evidence[0], (derivation.to,))

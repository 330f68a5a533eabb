"""Voices: how much each article lets each party speak, and which parties it talks of without letting them speak."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from recoupe.model import Actor, Blank, Dossier, Form, Kind, Span, Voice, blank, merged

NAMED = 3
"""Words that name an unheard party: the first of an article are enough to find it there."""
PARTIES = (Kind.STATE, Kind.ORGANISATION)
SPEAKING = (*PARTIES, Kind.PERSON)
"""Whose naming is talk of a party: its sailors or its citizens are not the party."""


def voices(dossier: Dossier) -> tuple[Voice, ...]:
    """Per article and party, the attributions told for themselves and the characters between marks.

    What is told within another statement, or repeats one of the same article, is not counted again. A party that matters in the
    story, is named in an article and has no words of its own there, not even told by another, has no attributions and a reason.
    """
    count: Counter[tuple[str, str]] = Counter()
    quoted: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for attribution in dossier.attributions:
        if attribution.party and not attribution.parent and not attribution.repeats:
            cell = attribution.article, attribution.party
            count[cell] += 1
            quoted.setdefault(cell, []).extend(span.range for span in attribution.quoted)
    heard = [Voice(*cell, n, sum(b - a for a, b in merged(quoted[cell]))) for cell, n in count.items()]
    order = {article.id: n for n, article in enumerate(dossier.articles)}
    every = (*heard, *_unheard(dossier))
    return tuple(sorted(every, key=lambda voice: (order.get(voice.article, len(order)), voice.party)))


def _unheard(dossier: Dossier) -> Iterator[Voice]:
    """The parties that matter, in each article that names them and tells nothing that they say."""
    of = {actor.id: _party(actor) for actor in dossier.actors}
    spoke = {(a.article, party) for a in dossier.attributions for party in (a.party, *(of.get(s) for s in a.speakers)) if party}
    reasons = {a.id: _reason(dossier, a.id) for a in dossier.articles}
    named: dict[tuple[str, str], list[Span]] = defaultdict(list)
    matters = _matter(dossier, of)
    for actor in dossier.actors:
        party = of[actor.id]
        if party in matters and actor.kind in SPEAKING:
            for mention in actor.mentions:
                cell = mention.span.article, party
                if mention.form is not Form.PRONOUN and cell not in spoke:
                    named[cell].append(mention.span)
    for (article, party), spans in named.items():
        yield Voice(article, party, 0, 0, tuple(sorted(set(spans))[:NAMED]), reasons[article])


def _party(actor: Actor) -> str:
    return actor.party or (actor.id if actor.kind in PARTIES else "")


def _reason(dossier: Dossier, article: str) -> Blank:
    """Why an article can lack the words of a party: law 3, silence is claimed only for one that was read in full."""
    found = dossier.article(article)
    return blank(read=found.language == "fr", completeness=found.completeness.state, earlier=False)


def _matter(dossier: Dossier, of: dict[str, str]) -> frozenset[str]:
    """The parties that are heard in the story or at which others aim what they hold, and the states that take part in events.

    A body that only takes part may be a place where something was said ("à la radio publique"): it is not missed.
    """
    heads = {
        _party(actor): actor
        for actor in reversed(dossier.actors)
        if actor.kind in PARTIES and actor.party in (None, actor.id, actor.code, actor.name)
    }
    told = {a.party for a in dossier.attributions if a.party}
    aimed = {of.get(p.target or "", "") for p in dossier.positions}
    acting = {of.get(who, "") for event in dossier.events for who in event.participants}
    states = {party for party in acting if party in heads and heads[party].kind is Kind.STATE}
    return frozenset(party for party in told | aimed | states if party in heads)

"""How many accounts there are, and on what common origins they rest."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.wording import Wording
from recoupe.model import Article, Span


def counts(wording: Wording) -> Iterator[Draft]:
    """The number of articles and of independent accounts; then the origin most accounts share."""
    dossier = wording.dossier
    section = wording.say("section-counts")
    heads = tuple(_head(wording, a) for a in dossier.articles)
    accounts = len(dossier.lineage.accounts) or len(dossier.articles)
    key = "count-same" if accounts == len(dossier.articles) else "count"
    articles = wording.say("articles", n=len(dossier.articles), count=wording.number(len(dossier.articles)))
    independent = wording.say("independent", n=accounts, count=wording.number(accounts))
    yield Draft(section, wording.sentence(key, articles=articles, accounts=independent, n=len(dossier.articles)), heads)
    known = {a.id: a for a in dossier.attributions}
    account = {article: a.id for a in dossier.lineage.accounts for article in a.articles}
    shared = []
    for origin in dossier.lineage.origins:
        rest = [known[a] for a in origin.attributions if a in known]
        width = len({account.get(a.article, a.article) for a in rest})
        if width > 1:
            first = {a.article: a for a in reversed(rest)}
            shared.append((-width, origin.id, origin, [first[article].spans[-1] for article in sorted(first)]))
    for minus, _, origin, cites in sorted(shared, key=lambda s: s[:2]):
        yield Draft(section, wording.sentence("origin", accounts=wording.accounts(-minus), label=origin.label, n=-minus), tuple(cites))


def _head(wording: Wording, article: Article) -> Span:
    if article.headline:
        return article.headline
    reading = wording.material.reading(article.id)
    first = reading.sentences[0] if reading.sentences else (0, len(reading.clean))
    return reading.span(*first)

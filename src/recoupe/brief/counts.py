"""How many accounts there are, and on what common origins they rest."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.wording import Wording
from recoupe.lang.houses import one_house
from recoupe.model import Absent, Article, Span


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
    yield from _originals(wording)
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


def _originals(wording: Wording) -> Iterator[Draft]:
    """The texts from which articles come and which are not among the pages: a reader who counts accounts must know of them."""
    absent = [d for d in wording.dossier.lineage.derivations if isinstance(d.source, Absent) and d.source.name]
    told = [(d, d.source.name) for d in absent if isinstance(d.source, Absent) and not one_house(d.source.name, wording.maker(d.to))]
    if told:
        names = [wording.say(f"absent-{d.kind.value}", article=wording.article(d.to), name=name) for d, name in told]
        text = wording.sentence("absent", n=len(told), originals=wording.say("absent-join").join(dict.fromkeys(names)))
        yield Draft(wording.say("section-counts"), text, tuple(span for d, _ in told for span in d.evidence[0][:1]))


def _head(wording: Wording, article: Article) -> Span:
    if article.headline:
        return article.headline
    reading = wording.material.reading(article.id)
    first = reading.sentences[0] if reading.sentences else (0, len(reading.clean))
    return reading.span(*first)

"""Two networks for Gephi (GEXF 1.2, which every reader knows): who follows whom; which actor takes which stance on what."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from recoupe.export.views.lookup import Lookup
from recoupe.export.ways.xml import allowed, under, written
from recoupe.export.words import Words, tidy
from recoupe.model import Absent, Dossier, Reading


def whole(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """Both networks as one graph; the attribute `kind` of a node tells article, original, actor and issue apart."""
    look = Lookup(dossier, Words(language), readings)
    root = Element("gexf", {"xmlns": "http://www.gexf.net/1.2draft", "version": "1.2"})
    graph = under(root, "graph", defaultedgetype="directed", mode="static")
    for of, titles in (("node", ("kind", "party")), ("edge", ("kind", "words"))):
        columns = under(graph, "attributes", class_=of)
        for n, title in enumerate(titles):
            under(columns, "attribute", id=str(n), title=title, type="string")
    nodes, edges = under(graph, "nodes"), under(graph, "edges")
    _lineage(look, nodes, edges)
    _positions(look, nodes, edges)
    return written(root)


def _lineage(look: Lookup, nodes: Element, edges: Element) -> None:
    for article in look.dossier.articles:
        _node(nodes, article.id, f"{article.id} {tidy(look.outlet(article.id))}", "article", "")
    absent: dict[str, str] = {}
    for n, derivation in enumerate(look.dossier.lineage.derivations):
        origin = derivation.source
        if isinstance(origin, Absent):
            name = origin.name or f"? ({derivation.to})"
            if name not in absent:
                absent[name] = f"original-{len(absent) + 1}"
                _node(nodes, absent[name], tidy(name), "original", "")
            origin = absent[name]
        share = derivation.share if derivation.share is not None else 1.0
        _edge(edges, f"d{n}", origin, derivation.to, derivation.kind.value, tidy(derivation.evidence[0][0].text), share)


def _positions(look: Lookup, nodes: Element, edges: Element) -> None:
    taken = {p.actor for p in look.dossier.positions}
    for actor in look.dossier.actors:
        if actor.id in taken:
            side = look.side_of(actor.id)
            _node(nodes, actor.id, tidy(actor.name), "actor", look.party(side) if side else "")
    for issue in look.dossier.issues:
        _node(nodes, f"issue-{issue.id}", tidy(issue.label), "issue", "")
    for position in look.dossier.positions:
        if position.actor in look.actors and position.issue in look.issues:
            words = tidy(position.evidence[0].text)
            _edge(edges, position.id, position.actor, f"issue-{position.issue}", position.stance.value, words, 1.0)


def _node(nodes: Element, name: str, label: str, kind: str, party: str) -> None:
    node = under(nodes, "node", id=name, label=label)
    values = under(node, "attvalues")
    under(values, "attvalue", for_="0", value=kind)
    if party:
        under(values, "attvalue", for_="1", value=party)


def _edge(edges: Element, name: str, source: str, target: str, kind: str, words: str, weight: float) -> None:  # noqa: PLR0913, PLR0917
    edge = under(edges, "edge", id=name, source=source, target=target, weight=f"{max(weight, 0.01):.2f}", label=kind)
    values = under(edge, "attvalues")
    under(values, "attvalue", for_="0", value=kind)
    under(values, "attvalue", for_="1", value=allowed(words))

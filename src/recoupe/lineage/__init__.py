"""Where the texts come from: who copied or translated whom, how many accounts are left, and the origins they share.

`trace(material, dossier)` fills in `dossier.lineage` and the `occasion` of attributions. What it cannot show it leaves out: two
articles without a derivation are articles in which no dependence was *found*.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from recoupe.lineage.accounts import accounts
from recoupe.lineage.copies import copies
from recoupe.lineage.originals import originals
from recoupe.lineage.origins import origins
from recoupe.lineage.reprints import same_text
from recoupe.lineage.stream import stream
from recoupe.lineage.translations import translations
from recoupe.model import Attribution, Dossier, Lineage, Material

__all__ = ["trace"]


def trace(material: Material, dossier: Dossier) -> Dossier:
    """The dossier with its lineage, the occasion of every attribution whose occasion is known."""
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in dossier.attributions:
        said[attribution.article].append(attribution)
    within = copies([stream(r, material.found_in(r.id), said[r.id]) for r in material.readings])
    within += translations(material.readings, within)
    within += same_text(material.readings, within)
    derivations = within + originals(material, within)
    rank = {article.id: n for n, article in enumerate(dossier.articles)}
    derivations = tuple(sorted(derivations, key=lambda d: (rank[d.to], rank.get(d.source, -1) if isinstance(d.source, str) else -1)))
    found, occasions = origins(material, dossier)
    return replace(
        dossier,
        attributions=tuple(occasions.get(a.id, a) for a in dossier.attributions),
        lineage=Lineage(derivations, accounts(dossier.articles, derivations, dossier.language), found),
    )

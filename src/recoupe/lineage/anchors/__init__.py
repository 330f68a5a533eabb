"""Copies that share no wording, such as translations, by what a translator keeps: names, numbers, dates and quotations in order.

    anchored     sentences -> their anchors
    candidates   -> texts that share rare pairs of anchors
    aligned      -> two texts sentence by sentence
    retold       -> the pairs that are one text told twice

All is pure and knows nothing of articles.
"""

from recoupe.lineage.anchors.aligning import Alignment, Pair, aligned, weights
from recoupe.lineage.anchors.candidates import candidates
from recoupe.lineage.anchors.claims import Retold, retold
from recoupe.lineage.anchors.reading import Anchor, Anchored, anchored

__all__ = ["Alignment", "Anchor", "Anchored", "Pair", "Retold", "aligned", "anchored", "candidates", "retold", "weights"]

"""The span engine: text that articles share, found exactly, on arrays alone; the desk and the archive use the same functions.

    fold      texts -> words and sampled grams of letters
    prints    -> fingerprints
    seeds     -> the same print in two articles
    chains    -> seeds that follow one another in both
    best      -> for each stretch of a target the best earlier source
    stretches -> what is kept, as rows
    windows, widen -> exact ends, in code points
    prose, apart   -> copied prose, told once
    stock     -> which passages pages carry whatever their story: no copying
    families  -> articles that hang together
    trace_texts    all of it, in memory

Numbers of articles are in order of time, so that the later of two is the one with the greater number. All is deterministic, and
no result depends on the order of rows or texts.
"""

from recoupe.lineage.spans.arrays import (
    GRAM,
    LETTERS,
    WORDS,
    Bools,
    Chains,
    Folded,
    Grams,
    Hashes,
    Numbers,
    Prints,
    Seeds,
    Small,
    Spans,
    Stretches,
    Units,
    Windows,
    joined,
    taken,
)
from recoupe.lineage.spans.chaining import chains, stretches
from recoupe.lineage.spans.choosing import best
from recoupe.lineage.spans.families import families
from recoupe.lineage.spans.folding import fold, letters
from recoupe.lineage.spans.printing import prints
from recoupe.lineage.spans.seeding import numbered, seeds
from recoupe.lineage.spans.stock import SPAN, copied, stock
from recoupe.lineage.spans.tracing import apart, prose, trace_texts
from recoupe.lineage.spans.widening import REACH, widen, windows

__all__ = [
    "GRAM",
    "LETTERS",
    "REACH",
    "SPAN",
    "WORDS",
    "Bools",
    "Chains",
    "Folded",
    "Grams",
    "Hashes",
    "Numbers",
    "Prints",
    "Seeds",
    "Small",
    "Spans",
    "Stretches",
    "Units",
    "Windows",
    "apart",
    "best",
    "chains",
    "copied",
    "families",
    "fold",
    "joined",
    "letters",
    "numbered",
    "prints",
    "prose",
    "seeds",
    "stock",
    "stretches",
    "taken",
    "trace_texts",
    "widen",
    "windows",
]

"""One set of features for treebanks that disagree: those that the model learns.

Relations are mapped by `recoupe.lang.tagger.relation`, as at run time: kept are the subtypes that a reader of reported speech and
events uses and that all the treebanks mark alike (passive subject, agent, auxiliary of the passive, relative clause, impersonal
"il", names); the others follow the plain universal relation.
"""

from __future__ import annotations

from functools import cache

FEATURES = {
    "Definite": None,
    "Gender": None,
    "Number": None,
    "Person": None,
    "PronType": None,
    "Mood": None,
    "Tense": None,
    "VerbForm": None,
    "Polarity": None,
    "Poss": None,
    "Reflex": None,
    "NumType": ("Ord",),
    "Voice": ("Pass",),
}
"""Features kept, with the values kept (None: all). Left out are those that only one or two treebanks mark."""


@cache
def features(pos: str, feats: str) -> str:
    """The features in recoupe's set, sorted as the universal guidelines ask; "" for none."""
    kept: dict[str, str] = {}
    for pair in feats.split("|") if feats != "_" else ():
        name, _, value = pair.partition("=")
        if name in FEATURES and (FEATURES[name] is None or value in (FEATURES[name] or ())):
            kept[name] = value
    if pos in ("VERB", "AUX"):
        if kept.get("VerbForm") == "Part":
            kept.setdefault("Tense", "Past")
        if "Mood" in kept:
            kept.setdefault("VerbForm", "Fin")
        kept.pop("Definite", None)
    return "|".join(f"{name}={kept[name]}" for name in sorted(kept, key=str.lower))

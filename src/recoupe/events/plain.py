"""Words that stand by themselves: no "ce", "sa", "ensuite" that only the sentence before makes clear."""

from __future__ import annotations

import re

from recoupe.events.clauses import auxiliaries, words

POINTING = {"ce": "le", "cet": "le", "cette": "la", "ces": "les"}
OWNING = {"son": "le", "sa": "la", "ses": "les", "leurs": "les"}
WITH = re.compile(r"(?<![\w’'])(de|à) (le|les)(?= )", re.IGNORECASE)
CONTRACTED = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}
ELIDED = re.compile(r"(?<![\w’'])l[ea] (?=[aeiouyàâéèêëîïôœ])", re.IGNORECASE)
NO_NOUN = frozenset(("que", "qu", "qui", "dont", "sont", "fut", "sera", "était", "n", "à", "dernier", "dernière", "derniers", "dernières"))
"""Behind "ce" these show that it is no determiner, or that somebody is meant of whom was just spoken."""


def plainly(text: str) -> str:
    """The words with plain articles for demonstratives, and without adverbs that only join a sentence to the one before."""
    out: list[str] = []
    spoken = text.split()
    for n, word in enumerate(spoken):
        low = word.lower().rstrip(",")
        joins = low in words("joining") or (low == "depuis" and out and out[-1].lower() in auxiliaries())
        if not joins or n == len(spoken) - 1:
            out.append(word)
    return _with_articles(" ".join(out), POINTING)


def unowned(text: str) -> str:
    """A noun with plain articles for possessives whose owner it does not name: "obsèques de la mère" ("" for "de leur saison")."""
    plain = _with_articles(text, OWNING)
    plain = re.sub(r"(?<![\w’'])leur (?=[aeiouyéèêâîô])", "l’", plain)
    return "" if " leur " in f" {plain} " else plain


def _with_articles(text: str, table: dict[str, str]) -> str:
    spoken = text.split(" ")
    behind = (*(re.split(r"['’]", word)[0].lower().rstrip(",") for word in spoken[1:]), "que")
    plain = " ".join(table.get(word, word) if nxt not in NO_NOUN else word for word, nxt in zip(spoken, behind, strict=True))
    if plain == text:
        return text
    plain = ELIDED.sub("l’", plain)
    return WITH.sub(lambda m: CONTRACTED[m[0].lower()], plain)

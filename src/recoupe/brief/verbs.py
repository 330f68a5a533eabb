"""The verb that a sentence gives to a speaker: that of the article where it fits the words, else the plain "déclare"."""

from __future__ import annotations

import re
from functools import cache

from recoupe.lang import table, tokens
from recoupe.lang.conjugation import conjugate
from recoupe.lang.quotable import is_clause, is_infinitive, main_words, names_a_thing, trails, trimmed
from recoupe.model import Attribution, Manner

PLAIN = "declare"
SENTENCE = re.compile(r"[«“\"„\s]*[A-ZÀ-Ý]")
INDICATIVE = re.compile(r"\b(?:est|sont|a|ont|était|étaient|avait|avaient|sera|seront|serait|seraient|va|vont)\b")
"""Verbs that tell how things are, not how they ought to be."""
WISHED = re.compile(r"^(?:(?!\bque\b|\bqu['’]|[,;]).)*\b(?:n['’])?(?:ait|aient|soit|soient|puisse|puissent|fasse|fassent)\b", re.IGNORECASE)
"""A subjunctive as the main verb: somebody wished, regretted or denied it, and did not declare it."""
WORDS_OF_A_SENTENCE = 6
"""Words that begin with a capital between marks, so many of them, are a sentence though no verb is recognised."""


def verb(attribution: Attribution, words: str) -> str | None:
    """The name of a verb (table `quotable.verbs`) that takes these words; None when no verb is sure to take them."""
    kind = _kind(attribution, words)
    if kind is None:
        return None
    named = named_verb(attribution)
    entry = table("fr/quotable")["verbs"].get(named, {"takes": ""})
    told = kind == "clause" and entry.get("subjunctive") and INDICATIVE.search(words)
    if named not in (None, PLAIN) and not told and kind in entry["takes"].split():
        return named
    return PLAIN if kind == "clause" and not WISHED.search(trimmed(words)) else None


def named_verb(attribution: Attribution) -> str | None:
    """The name of the verb by which an article gives words to a speaker; None for another verb, or none ("selon")."""
    return next((v for span in attribution.cue for t in tokens(span.text) if (v := _by_form().get(t.key))), None)


def is_clause_like(attribution: Attribution, words: str) -> bool:
    """Whether words are a clause, and not an infinitive or the name of a thing."""
    return _kind(attribution, words) == "clause"


def _kind(attribution: Attribution, words: str) -> str | None:
    """Whether words are a clause, an infinitive or the name of a thing."""
    plain = trimmed(words)
    if is_infinitive(plain):
        return "infinitive"
    spoken = attribution.manner is Manner.DIRECT and SENTENCE.match(words) and main_words(plain) >= WORDS_OF_A_SENTENCE
    if is_clause(plain) or spoken:
        return "clause"
    return "thing" if names_a_thing(plain) and not trails(plain) else None


@cache
def _by_form() -> dict[str, str]:
    """Every form of the verbs and nouns of the table (folded as tokens are): the name of the verb."""
    out: dict[str, str] = {}
    for name, entry in table("fr/quotable")["verbs"].items():
        for infinitive in entry["cues"].split():
            forms = [form for form, _ in conjugate(infinitive)] or [infinitive]
            for form in forms:
                out.update(dict.fromkeys((t.key for t in tokens(form)), name))
    return out

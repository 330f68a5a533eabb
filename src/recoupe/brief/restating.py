"""Reported words as a note in their language has them: "affirme que le chenal restera fermé", without marks, for nobody quoted it."""

from __future__ import annotations

import re

from recoupe.brief.verbs import is_clause_like
from recoupe.brief.wording import Wording
from recoupe.lang import fold, table
from recoupe.lang.content import empty
from recoupe.lang.quotable import MARKS, is_infinitive, trimmed
from recoupe.model import Attribution, Manner, Span

FIRST_PERSON = re.compile(r"\b(?:je|j['’]|nous|notre|nos|vous|votre|vos|mon|mes|ma)\b|-(?:nous|vous)\b", re.IGNORECASE)
"""Words of the speaker himself."""


OWN = re.compile(rf"[{MARKS}]\s?(?:je|j['’]|nous)\b", re.IGNORECASE)
"""Words of the speaker himself that a "que" cannot stand before: "déclare que « Nous savions »"."""


def said(wording: Wording, attribution: Attribution, says: str, span: Span, most: int) -> str:
    """What stands behind the verb: the words joined to it where nobody quotes them and they may be joined, else between marks."""
    words = trimmed(span.text)
    joint = _joint(wording, attribution, says, span)
    if joint is None or len(words) > most or cut(words) or OWN.match(words):
        return ""
    return joint + wording.typeset(_small(words.rstrip(". ")))


def cut(words: str) -> bool:
    """Whether words cannot be told without marks around: marks within do not pair, or the speaker speaks of himself."""
    outside = without_quotes(words)
    return outside is None or bool(FIRST_PERSON.search(outside)) or "…" in words or "..." in words or "?" in words


def without_quotes(text: str) -> str | None:
    """A sentence without the words between its marks; None where the marks do not pair."""
    if sum(c in MARKS for c in text) % 2:
        return None
    return "".join(part for n, part in enumerate(re.split(f"[{MARKS}]", text)) if n % 2 == 0)


def _joint(wording: Wording, attribution: Attribution, says: str, span: Span) -> str | None:
    """The joining word in front of reported words; None where they stay between marks."""
    words = trimmed(span.text)
    if wording.language != "fr" or attribution.manner is Manner.DIRECT or wording.foreign(span.article):
        return None
    if is_infinitive(words):
        link = wording.link(says, span)
        return link if link != wording.say("colon") else None
    if wording.behind_que(span):
        return wording.elided("que", words)
    if not is_clause_like(attribution, span.text):
        return " "
    if table("fr/quotable")["verbs"].get(says, {}).get("subjunctive"):
        link = wording.link(says, span)
        return link if link != wording.say("colon") else None
    return wording.elided("que", words)


def _small(words: str) -> str:
    """Words within a sentence: with a small letter, where they begin with no name."""
    first = re.match(r"\w+['’]?", words)
    known = first and (
        first.group()[-1] in "'’" or fold(first.group()).rstrip("'") in empty() or fold(first.group()) in ("les", "des", "aux")
    )
    return words[:1].lower() + words[1:] if known and words[1:2] != "." else words

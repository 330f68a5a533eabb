"""What an event is called in a sentence: the noun phrase of an account, without the date that the sentence gives anyway."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from recoupe.brief.wording import Wording
from recoupe.lang import fold, tokens
from recoupe.lang.quotable import is_clause, is_cut, points
from recoupe.model import Event, Span

ARTICLE = re.compile(r"(?P<det>les?|la|l['’]|une?|des)\s*(?=\S)", re.IGNORECASE)
PLURAL = frozenset({"les", "des"})
LOOSE = re.compile(r"[\s,]+(?:de|du|des|le|la|à|au|en|pour|et)?$", re.IGNORECASE)
"""What may be left at the end of a phrase when its date is taken out."""
PARTICIPLE = re.compile(r"\s[A-ZÀ-Ý]\w+ée?s?\b")
"""A participle with a capital: a heading runs into the name."""
VERBAL = re.compile(r"[A-ZÀ-Ý][\w-]+\s[a-zà-ÿ]\w*(?:e|ent|it|oit|end|ut)\s(?:une?|l[ea]s?|des|son|sa|ses|leurs?)\s")
"""A name, a verb and its object: "le Conseil ouvre une enquête" is no name."""
LONG = 5
"""Characters of a word that tells something."""
LEAST, MOST = 3, 90
"""Words that a name must have to say which event is meant, and characters it may have."""


@dataclass(frozen=True, slots=True)
class Name:
    """An event as the subject of a sentence: its words with their article, in the singular or the plural."""

    words: str
    plural: bool

    @property
    def number(self) -> str:
        """Which form of the verb stands with it."""
        return "many" if self.plural else "one"

    @property
    def bare(self) -> str:
        """The words without their article."""
        found = ARTICLE.match(self.words)
        return self.words[found.end() :] if found else self.words


def name(wording: Wording, event: Event) -> Name | None:
    """The noun phrase of an account that has most of the words by which the accounts name an event.

    None where all only point at it ("cette réunion").
    """
    often = Counter(word for span in event.tellings for word in {t.key for t in tokens(span.text) if len(t.text) >= LONG})
    named = {n for span in event.tellings if (n := _named(wording, span)) is not None}

    def worth(one: Name) -> tuple[int, bool, int, str]:
        shared = sum(often[t.key] - 1 for t in tokens(one.words) if len(t.text) >= LONG)
        return shared, fold(one.bare) == fold(event.label), -len(one.words), one.words

    return max(named, key=worth, default=None)


def _named(wording: Wording, span: Span) -> Name | None:
    found = ARTICLE.match(span.text)
    if not found:
        return None
    text = " ".join(_undated(wording, span).split())
    if len(text.split()) < LEAST or len(text) > MOST or text[1:2].isupper() or is_clause(text):
        return None
    if PARTICIPLE.search(text) or VERBAL.search(text) or points(text) or is_cut(text):
        return None
    return Name(text[0].lower() + text[1:], found["det"].lower() in PLURAL)


def _undated(wording: Wording, span: Span) -> str:
    """The words of a telling without its time expressions, up to the first comma."""
    text = span.text
    for timex in sorted((t.span for t in wording.dossier.timexes if span.covers(t.span)), reverse=True):
        text = f"{text[: timex.start - span.start]} {text[timex.end - span.start :]}"
    return LOOSE.sub("", text.split(",")[0].strip())

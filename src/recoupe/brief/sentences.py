"""The sentences of the pages of which a note can be made: whole, and understood without those before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from recoupe.brief.choice import Candidate
from recoupe.brief.editing import edited, shorter
from recoupe.brief.restating import FIRST_PERSON, without_quotes
from recoupe.brief.salience import Salience, places
from recoupe.brief.support import content
from recoupe.brief.wording import Wording
from recoupe.lang import fold, table
from recoupe.lang.quotable import MARKS, is_clause, stands_alone
from recoupe.model import Attribution, Span

FRENCH = "fr"
"""The language whose sentences are understood; those of others are read only where there are none."""
LEAST, MOST = 7, 55
"""Words of a sentence that is told."""
THIS = re.compile(r"\b(?:ce|cet|cette|ces)\s([\w-]+)(?:\s([\w-]+))?|\b(?:celui|celle|ceux|celles)-(?:ci|là)\b")
OWN = re.compile(r"\b(?:son|sa|ses|leur|leurs|lui|eux)\b", re.IGNORECASE)
"""Words that mean somebody named before."""
BEGINS = re.compile(r"[A-ZÀ-Ý0-9«“\"]")
NAME = re.compile(r"(?<=[\s'’(«])[A-ZÀ-Ý]\w+")
"""A name, but for the first word of the sentence."""
IMPERSONAL = re.compile(r"il (?:n'y a|y a|faut|ne faut|faudra|s'agit|reste)\b")
RUN_ON = re.compile(r"[a-zà-ÿ»]\.\s[a-zà-ÿ]")
"""A stop in the middle of a sentence: two became one."""
FULL_NAME = re.compile(r"[A-ZÀ-Ý][\w-]+\s[A-ZÀ-Ý]\w+")
LOUD = re.compile(r"(?:[A-ZÀ-Ý]+['’\s]){2}|[A-ZÀ-Ý]['’][A-ZÀ-Ý]{3}")
"""A sentence that begins in capitals."""
NO_VERB = re.compile(r"(?:Une?|Des|D['’]autres)\s[\w-]+(?:\s[\w-]+)?\s(?:qu[ei]\s|qu['’]|dont\s|où\s|(?!été\s)\w+ée?s?\s)")
"""The name of a thing and what is told of it, without a verb: "Une nouvelle que la mairie a confirmée"."""


def sentences(wording: Wording, weights: Salience) -> Iterator[Candidate]:
    """Every sentence of a body that can stand in a note, and its shorter form. In a brief of another language as the page has it."""
    every = [reading for reading in wording.material.readings if reading.article.language == FRENCH] or wording.material.readings
    for reading in every:
        for place, span in places(reading):
            if not fits(span):
                continue
            said = _said(wording, span)
            if any(_unnamed(a, span) for a in said if _main(a, span)):
                continue
            reported = any(a.cue for a in said)
            speakers = _speakers(wording, [a for a in said if _main(a, span)])
            whole = wording.foreign(reading.id)
            text = " ".join(span.text.split()) if whole else edited(wording, span)
            kept = [part.text for a in said for part in (*a.source, *a.cue)]
            for form in dict.fromkeys((text, *(() if whole else shorter(text, kept)))):
                if LEAST <= len(form.split()) <= MOST and is_clause(form):
                    yield Candidate(form, len(form.split()), span, place, weights.of(form), speakers, reported=reported)


def _speakers(wording: Wording, said: Sequence[Attribution]) -> tuple[str, ...] | None:
    """Who says what a sentence tells; None where one who speaks is not known by name."""
    if any(not a.speakers or not all(map(wording.is_named, a.speakers)) for a in said):
        return None
    return tuple(dict.fromkeys(who for a in said for who in a.speakers))


def _said(wording: Wording, span: Span) -> list[Attribution]:
    """What is said in a sentence."""
    return [
        a for a in wording.dossier.attributions if a.article == span.article and any(cue.overlaps(span) for cue in (*a.cue, *a.content))
    ]


def _main(attribution: Attribution, span: Span) -> bool:
    """Whether most of a sentence is what somebody says."""
    inside = sum(min(span.end, c.end) - max(span.start, c.start) for c in attribution.content if c.overlaps(span))
    return 2 * inside >= len(span)


def _unnamed(attribution: Attribution, span: Span) -> bool:
    """Whether a sentence does not name who speaks in it: by no word, or a pronoun."""
    named = [s.text for s in attribution.source if s.overlaps(span)]
    return not named or all(fold(words).split()[-1] in _pronouns() for words in named)


def fits(span: Span) -> bool:
    """Whether a sentence ends, asks nothing, begins nowhere in the middle, and points to nothing before it."""
    text = " ".join(span.text.split())
    if not BEGINS.match(text) or LOUD.match(text) or NO_VERB.match(text) or not (NAME.search(text) or re.search(r"\d", text)):
        return False
    if not re.search(r"[.!](?:\s?[»”\"])?$", text) or RUN_ON.search(text) or "?" in text or "…" in text or "..." in text:
        return False
    folded = fold(text.lstrip(MARKS + " \u00a0"))
    if IMPERSONAL.match(folded) is None and folded.startswith(("il ", "ils ", "elle ", "elles ")):
        return False
    if not stands_alone(text.strip(MARKS + " \u00a0.")) or folded.startswith(_opening()):
        return False
    outside = without_quotes(text)
    if outside is None or FIRST_PERSON.search(outside) or not _paired(text):
        return False
    if any(_points_back(text, found) for found in THIS.finditer(text)):
        return False
    own = OWN.search(text)
    return not own or bool(NAME.search(text[: own.start()]) or FULL_NAME.match(text))


def _points_back(text: str, found: re.Match[str]) -> bool:
    """Whether "this", found in a sentence, means what another has named: "cette semaine" does not, nor what stands before it."""
    named = [word for word in found.groups() if word]
    before = content(text[: found.start()])
    return not any(fold(word) in _now() or content(word) & before for word in named)


def _paired(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("«") == text.count("»")


@cache
def _opening() -> tuple[str, ...]:
    return tuple(f"{words}{end}" for words in table("fr/notes")["opening"] for end in (" ", ",", " :"))


@cache
def _now() -> frozenset[str]:
    return frozenset(table("fr/notes")["now"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(table("fr/notes")["pronouns"])

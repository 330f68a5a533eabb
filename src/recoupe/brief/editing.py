"""A sentence of an article as a note has it: what hangs on the sentences around it, or on the day, goes; only dates are added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from recoupe.brief.wording import Wording
from recoupe.lang import fold, table
from recoupe.lang.quotable import MARKS
from recoupe.model import Span, Timex

PARENTHESIS = re.compile(r"\s\((?!\w*[A-ZÀ-Ý]\w*\))[^()«»“”\"]*\)")
"""Words in parentheses, but for a short name ("(Orsalis)")."""
DATELINE = re.compile(r"^[A-ZÀ-Ý](?:[^.!?«\"]{0,60}\([^()]{2,40}\)|[A-ZÀ-Ý' -]{2,30}(?:, \d[^.–—]{2,20})?)\s[–—-]\s")
"""Where an article was written, where it runs into its first sentence."""
PLAIN = r"[^,;:()«»“”\"]*"
RELATIVE_WITHIN = re.compile(rf",\s(?:qui|dont|où)\s{PLAIN},(?=\s)")
RELATIVE_END = re.compile(rf",\s(?:qui|dont|où)\s{PLAIN}(?=\.$)")
PARTICIPLE_END = re.compile(rf",\s(?:en\s)?\w{{3,}}ant\s{PLAIN}(?=\.$)")
LEARNT = re.compile(r",\sa-t-on\s(?:appris|indiqué|précisé|annoncé)(?:\s(?!de\b|auprès\b)[\w ]{2,20}?)?\s(?:(de\ssource)\b|auprès\s(?=d))")
"""News of which the article says only where it learnt it."""
OF_THE_YEAR = re.compile(r"(?<=\w)\s(?:dernier|prochain)$", re.IGNORECASE)
"""What a day of a month has behind it ("le 2 juillet dernier") and a note does not need."""
OF_THE = re.compile(r"^(?:de\s(?=l[ae]s?\s|l['’])|d['’](?=une?\s)|(du|des)\s)")


def edited(wording: Wording, span: Span) -> str:
    """The words of a sentence with its days as dates, and without what joins it to others. Nothing between marks is changed."""
    text = DATELINE.sub("", " ".join("".join(_dated(wording, span)).split()))
    text = re.sub(r"\s+(?=[,.])", "", _learnt(_outside(_joints(), text))).strip(" ,")
    return text[:1].upper() + text[1:]


def shorter(text: str, kept: Iterable[str]) -> Iterator[str]:
    """A sentence without what is only added: words in parentheses, a relative clause, a participle. Words to be kept stay."""
    if (plain := _outside(PARENTHESIS, text)) != text:
        yield plain
        yield from shorter(plain, kept)
    held = [words for words in kept if words]
    for pattern in (RELATIVE_WITHIN, RELATIVE_END, PARTICIPLE_END):
        found = pattern.search(text)
        if not found or _quoted(text, found.start()) or any(words in found.group() for words in held):
            continue
        rest = text[found.end() :]
        comma = "," if any(rest.lstrip().startswith(words) for words in held) else ""
        yield f"{text[: found.start()]}{comma}{rest}"


def _outside(pattern: re.Pattern[str], text: str) -> str:
    """A text without what a pattern finds outside of quotation marks."""
    out, at = "", 0
    for found in pattern.finditer(text):
        if not _quoted(text, found.start()) and not _quoted(text, found.end()):
            out += text[at : found.start()] + (" " if found.group().endswith(" ") else "")
            at = found.end()
    return (out + text[at:]).strip()


def _quoted(text: str, at: int) -> bool:
    return sum(c in MARKS for c in text[:at]) % 2 == 1


def _learnt(text: str) -> str:
    """A sentence of which is told where it was learnt: "a-t-on appris auprès de la mairie" becomes "selon la mairie"."""
    found = LEARNT.search(text)
    if not found:
        return text
    rest = text[found.end() :]
    if found[1]:
        return f"{text[: found.start()]}, de source{rest}"
    given = OF_THE.sub(lambda m: {"du": "le ", "des": "les "}.get(m[1] or "", ""), rest)
    return f"{text[: found.start()]}, selon {given}"


def _dated(wording: Wording, span: Span) -> Iterator[str]:
    """The pieces of a sentence: "hier" and "jeudi" as the day they mean; a word like "hier" that means no known day is left out."""
    at = span.start
    clean = wording.material.reading(span.article).clean
    for timex in sorted((t for t in wording.dossier.timexes if span.covers(t.span)), key=lambda t: t.span):
        day = _day(wording, timex)
        if timex.span.start < at or day is None or _quoted(clean[span.start : span.end], timex.span.start - span.start):
            continue
        yield clean[at : timex.span.start]
        yield day
        at = timex.span.end
    yield clean[at : span.end]


def _day(wording: Wording, timex: Timex) -> str | None:
    """The day that "hier" or "jeudi" means; "" for a word that has no sense without it; None for words that stay. "Dernier" goes."""
    said = fold(timex.span.text)
    relative = said in table("fr/notes")["relative"]
    if (found := OF_THE_YEAR.search(timex.span.text)) and any(c.isdigit() for c in timex.span.text):
        return timex.span.text[: found.start()]
    if not relative and said not in table("fr/notes")["weekdays"]:
        return None
    day = wording.day_and_month(timex)
    return day or ("" if relative else None)


@cache
def _joints() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in table("fr/notes")["joints"])
    return re.compile(
        rf",\s(?:lui|elle|eux|elles),|,\s(?:{words}),?(?=\s)(?!\squ)|\s(?:{words}),?(?=[\s.])(?!\s(?:qu|en\b))|^(?:{words}),?\s(?!qu)",
        re.IGNORECASE,
    )

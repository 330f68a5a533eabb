"""Labels and typography of the exports, in the language of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from recoupe.lang import say
from recoupe.lang.typography import NARROW, french_line
from recoupe.model import Judged, Judgement, Verdict

SHORT = 96
"""Characters of the exact words shown beside a line: enough to know them again, short enough to quote."""
MARKS = {"fr": (f"«{NARROW}", f"{NARROW}»"), "en": ("“", "”")}
OPENING = '«“"„‹‘»'
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that drive a terminal or turn the direction of writing: a page must not command the screen it is shown on."""


class Words:
    """What the exports say, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, name: str, /, **values: object) -> str:
        """The message `export.<name>`, its places filled in."""
        return say(self.language, f"export.{name}", **values)

    def of(self, value: StrEnum, /) -> str:
        """The word for a member of a vocabulary: `export.<vocabulary>-<member>`."""
        return self(f"{type(value).__name__.lower()}-{value.value.replace(' ', '-')}")

    def maybe(self, name: str, otherwise: str) -> str:
        """The message `export.<name>`, or `otherwise` for a word that the tables do not hold."""
        try:
            return self(name)
        except KeyError:
            return otherwise

    def kind(self, name: str) -> str:
        """What a kind of event is called; the kind itself where the tables do not hold it (a dossier made elsewhere)."""
        try:
            return say(self.language, f"events.{name}")
        except KeyError:
            return name

    def decided(self, judgement: Judgement) -> str:
        """What a person decided: "two actors", "one issue", "named “the gas”"."""
        if judgement.verdict in (Verdict.DATE, Verdict.SPEAKER, Verdict.NOTE):
            return self(f"verdict-{judgement.verdict}", label=judgement.label)
        if judgement.of is Judged.ACTORS:
            return self(f"verdict-{judgement.verdict}")
        alone = judgement.verdict is Verdict.DIFFERENT and len(judgement.subjects) == 1
        return self(f"verdict-{judgement.of}-{'alone' if alone else judgement.verdict}", label=judgement.label)

    def quote(self, text: str) -> str:
        """Exact words between the marks of the language; words that open with a mark of their own keep it alone."""
        opening, closing = MARKS[self.language]
        text = unmarked(text)
        return text if opens_with_mark(text) else f"{opening}{text}{closing}"

    def typeset(self, text: str) -> str:
        """A line of ours on one line, in French with the spaces and apostrophes of French; words between guillemets stay as they are."""
        text = tidy(text)
        return french_line(text) if self.language == "fr" else text

    def listing(self, items: Iterable[str]) -> str:
        """Items as a phrase: "a, b et c"."""
        every = list(items)
        return every[0] if len(every) == 1 else self("and", first=", ".join(every[:-1]), last=every[-1]) if every else ""


def opens_with_mark(text: str) -> bool:
    """Whether words bring their own quotation mark, so that another before it would only confuse."""
    return text[:1] in OPENING


def unmarked(text: str) -> str:
    """Words without the quotation mark at either end whose other half lies outside them."""
    if text[:1] in ("«", "“") and not set(text) & set("»”"):
        text = text[1:].lstrip()
    if text[-1:] in ("»", "”") and not set(text) & set("«“"):
        text = text[:-1].rstrip()
    if text.count('"') == 1:
        text = text.removeprefix('"').removesuffix('"').strip()
    return text


def visible(text: str) -> str:
    """The text with control characters shown as �."""
    return CONTROL.sub("\ufffd", text.replace("\r", " "))


def tidy(text: str) -> str:
    """Words of a page on one line, white space collapsed (no-break spaces kept), control characters shown as �."""
    return re.sub(r"[ \t\n\v\f\r\u2028\u2029]+", " ", visible(text)).strip()


def short(text: str, most: int = SHORT) -> str:
    """The beginning of exact words, cut between two words; a cut shows as "[…]"."""
    text = tidy(text)
    if len(text) <= most:
        return text
    head = text[: most - 3]
    return f"{head[: head.rfind(' ')] if ' ' in head[most // 2 :] else head} […]"


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]

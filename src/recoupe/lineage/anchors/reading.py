"""The anchors of a text: what a translator keeps. Names, numbers, dates and the ends of quotations, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.lang import fold
from recoupe.lineage.anchors.keys import LONGEST, adjective, calendar, known_names, number, skeleton, small
from recoupe.model import Range

TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)|(?P<figure>\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?)|(?P<mark>[«»“”\"‘]|’(?!\w))"
)
OPENING, CLOSING = "«“‘", "»”’"
DAYS = 31
LEAST = 2
"""Fewest letters of a name."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a translator keeps: its key in any language, and its place."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchored:
    """The sentences of one text that is told, with the anchors of each."""

    language: str
    sentences: tuple[Range, ...]
    anchors: tuple[tuple[Anchor, ...], ...]

    def lengths(self) -> tuple[int, ...]:
        """Code points of each sentence."""
        return tuple(b - a for a, b in self.sentences)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, figure or mark; `opens` where it stands first in its sentence or quotation."""

    kind: str
    text: str
    start: int
    end: int
    opens: bool


def anchored(text: str, language: str, sentences: Sequence[Range]) -> Anchored:
    """The anchors of the sentences of a text."""
    read = [list(_tokens(text, sentence)) for sentence in sentences]
    sure = {fold(t.text) for tokens in read for t in tokens if t.kind == "word" and t.text[0].isupper() and not t.opens}
    return Anchored(language, tuple(sentences), tuple(tuple(_dated(_anchors(tokens, language, sure))) for tokens in read))


def _tokens(text: str, sentence: Range) -> Iterator[_Token]:
    opens = True
    for found in TOKEN.finditer(text, *sentence):
        kind = found.lastgroup or ""
        yield _Token(kind, found.group(), *found.span(), opens)
        opens = kind == "mark" and found.group() not in CLOSING


def _anchors(tokens: Sequence[_Token], language: str, sure: set[str]) -> Iterator[Anchor]:
    at, straight = 0, False
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "mark":
            straight ^= token.text == '"'
            opening = token.text in OPENING or (token.text == '"' and straight)
            yield Anchor("(" if opening else ")", token.start, token.end)
        elif token.kind == "figure":
            yield Anchor(number(token.text, language), token.start, token.end)
        elif many := _known(tokens, at, language):
            key, at = many
            yield Anchor(key, token.start, tokens[at].end)
        elif key := _word(token, tokens[at + 1] if at + 1 < len(tokens) else None, language, sure):
            yield Anchor(key, token.start, token.end)
        at += 1


def _known(tokens: Sequence[_Token], at: int, language: str) -> tuple[str, int] | None:
    """The key of a name of the tables that begins here, and its last token."""
    if not tokens[at].text[0].isupper():
        return None
    words: list[tuple[str, int]] = []
    for n, token in enumerate(tokens[at : at + LONGEST], start=at):
        if token.kind != "word":
            break
        words += [(part, n) for part in fold(token.text).split("-")]
    names = known_names(language)
    for size in range(min(LONGEST, len(words)), 0, -1):
        if (size == len(words) or words[size][1] != words[size - 1][1]) and (key := names.get(tuple(w for w, _ in words[:size]))):
            return key, words[size - 1][1]
    return None


def _word(token: _Token, after: _Token | None, language: str, sure: set[str]) -> str:
    """The key of a word that is a day, a month, a number, an adjective of a state or a name; "" for all others."""
    word = fold(token.text)
    if (key := calendar(language).get(word)) and (language != "en" or token.text[0].isupper()):
        return key
    if key := number(token.text, language) or adjective(word, language):
        return key
    if not token.text[0].isupper() or len(word) < LEAST or word in small(language):
        return ""
    named = after is not None and after.start == token.end + 1 and after.kind == "word" and after.text[0].isupper()
    if token.opens and word not in sure and not named:
        return ""
    return skeleton(token.text, language)


def _dated(anchors: Iterator[Anchor]) -> Iterator[Anchor]:
    """Day and month as one anchor, in whatever order the language puts them."""
    before: Anchor | None = None
    for anchor in anchors:
        pair = (before.key, anchor.key) if before and anchor.start - before.end <= LEAST else ("", "")
        month, day = pair if pair[0].startswith("m") else pair[::-1]
        if before and month[:1] == "m" and month[1:].isdigit() and day.isdigit() and int(day) <= DAYS:
            before = Anchor(f"{month}-{day}", before.start, anchor.end)
            continue
        if before:
            yield before
        before = anchor
    if before:
        yield before

"""How an article words an utterance: the page's own run of words from who says it to what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.export.views.lookup import Lookup
from recoupe.export.words import tidy
from recoupe.model import Attribution, Range, without

NEAR = 32
"""Characters between two parts that are shown as they stand ("que", marks, an adverb); more are left out as "[…]"."""
LEFT_OUT = " […] "
OPENED = re.compile(r"[«“\"][ \u00a0\u202f]?$")
CLOSED = re.compile(r"[ \u00a0\u202f]?[»”\"]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the page, and whether they belong to what is said (else: to who says it, or between)."""

    text: str
    said: bool


def wording(look: Lookup, attribution: Attribution) -> tuple[Piece, ...]:
    """The utterance in the words of its article, in their order there, with the quotation marks the page has."""
    text = look.texts.get(attribution.article)
    parts = _parts(attribution)
    if text is None:
        known = {s.range: s.text for s in attribution.spans}
        return tuple(Piece((LEFT_OUT if n else "") + tidy(known.get((a, b), "")), said) for n, (a, b, said) in enumerate(parts))
    out: list[Piece] = []
    for run in _runs(text, parts):
        if out:
            out.append(Piece(LEFT_OUT, False))
        out += _run(text, run)
    return _trimmed(out)


def _parts(attribution: Attribution) -> list[tuple[int, int, bool]]:
    """The ranges of content, and those of source and cue that are not within it, in order."""
    content = [s.range for s in attribution.content]
    told = [(a, b, False) for s in (*attribution.source, *attribution.cue) for a, b in without(s.range, content)]
    return sorted({*told, *((a, b, True) for a, b in content)})


def _runs(text: str, parts: Iterable[tuple[int, int, bool]]) -> list[list[tuple[int, int, bool]]]:
    """Parts that stand near one another in one paragraph are one run."""
    out: list[list[tuple[int, int, bool]]] = []
    for part in parts:
        if out:
            end = max(b for _, b, _ in out[-1])
            between = text[end : part[0]]
            if len(between) <= NEAR and "\n" not in between:
                out[-1].append(part)
                continue
        out.append([part])
    return out


def _run(text: str, parts: list[tuple[int, int, bool]]) -> list[Piece]:
    first, last = _with_marks(text, (parts[0][0], max(b for _, b, _ in parts)))
    out: list[Piece] = []
    at = first
    for start, end, said in parts:
        if start > at:
            out.append(Piece(text[at:start], False))
        if end > max(at, start):
            out.append(Piece(text[max(at, start) : end], said))
            at = end
    return [*out, Piece(text[at:last], False)] if last > at else out


def _with_marks(text: str, run: Range) -> Range:
    """The run with the mark that opens right before it, the one that closes right after it, or both: what makes its marks pair up."""
    start, end = run
    opened, closed = OPENED.search(text, max(0, start - 2), start), CLOSED.match(text, end)
    wider = opened.start() if opened else start, closed.end() if closed else end
    for a, b in (wider, (wider[0], end), (start, wider[1])):
        if _paired(text[a:b]):
            return a, b
    return run


def _paired(words: str) -> bool:
    return words.count("«") == words.count("»") and words.count("“") == words.count("”") and words.count('"') % 2 == 0


def _trimmed(pieces: list[Piece]) -> tuple[Piece, ...]:
    """White space on one line, nothing but words at both ends."""
    flat = [Piece(re.sub(r"\s+", lambda s: s[0] if s[0] in "\u00a0\u202f" else " ", p.text), p.said) for p in pieces]
    if flat:
        flat[0] = Piece(flat[0].text.lstrip(), flat[0].said)
        flat[-1] = Piece(flat[-1].text.rstrip(" \u00a0\u202f:,"), flat[-1].said)
    return tuple(p for p in flat if p.text)

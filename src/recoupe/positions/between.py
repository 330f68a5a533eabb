"""What may stand between a subject and its verb: small words, insertions, and what completes or describes the subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recoupe.lang import Token
from recoupe.positions.grammar import adverbial, grammar
from recoupe.positions.judgement import verbal

if TYPE_CHECKING:
    from recoupe.positions.scene import Named, Scene

INSERTION = 160
"""Characters: a longer insertion parts a subject from its verb for good."""

DESCRIBED = 10
"""Words: a longer description of a subject holds more than the subject."""

BARE = 3
"""Small words behind a lone comma before the verb: "la Valdorie, qui refuse"."""

PARTICIPLES = ("é", "ée", "és", "ées", "uit", "uite", "uits", "uites", "ert", "erte", "erts", "ertes", "eint", "einte", "eints", "eintes")
"""Endings, with their accents, of a participle that describes what stands before it ("frappée d'un mal rare")."""

CLOSED = {"(": ")", "–": "–", "—": "—", ",": ","}
"""What opens an insertion, and what closes it."""


def leads(scene: Scene, named: Named, at: int) -> bool:
    """Whether a name is the subject of the verb at a place, as far as what stands between them tells."""
    start, bare = _behind_insertions(scene.reading.clean, named.end, at)
    if start < 0:
        return False
    words = scene.words_in(start, at)
    if bare:
        return len(words) <= BARE and all(w.key in grammar("clitics") | grammar("between") | {"qui"} for w in words)
    if any(sign in scene.reading.clean[start:at] for sign in ",;:"):
        return False
    return all(_small(word) for word in _completed(scene, words)) or _describes(words)


def inserted(scene: Scene, named: Named, at: int) -> bool:
    """Whether nothing but a comma and small words stand between a name and its verb: it may be the end of an insertion."""
    return scene.reading.clean[named.end : at].lstrip().startswith(",") and _behind_insertions(scene.reading.clean, named.end, at)[1]


def _behind_insertions(clean: str, start: int, at: int) -> tuple[int, bool]:
    """Where the words behind the insertions after a name begin, and whether a lone comma stands there; -1 for too long ones."""
    gap = clean[start:at]
    while (plain := gap.lstrip()) and (opening := plain[0]) in CLOSED:
        end = plain.rfind(",", 1) if opening == "," else plain.find(CLOSED[opening], 1)
        if end < 0:
            return (at - len(plain) + 1, True) if opening == "," else (at, False)
        if end - 1 > INSERTION:
            return -1, False
        gap = plain[end + 1 :]
    return at - len(gap), False


def _small(word: Token) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return word.key == "qui" or adverbial(word.key) or any(word.key in grammar(name) for name in ("clitics", "between", "frames"))


def _completed(scene: Scene, words: list[Token]) -> list[Token]:
    """The words behind a name without those that complete it: "[les députés] de la majorité ont"."""
    if not words or words[0].key not in grammar("completers"):
        return words
    held = [n for n in scene.outer(words[0].start, words[-1].end) if n.start - words[0].end <= 5]
    end = held[0].end if held else 0
    return [w for w in words if w.start >= end]


def _describes(words: Sequence[Token]) -> bool:
    """Whether words only say more of the name before them: "[une maire] frappée d'un mal rare a", "[le port] de la Valdorie qui".

    They begin with a preposition or a participle, hold no verb and no clause, and do not end with "et".
    """
    end = next((n for n in reversed(range(len(words))) if not _small(words[n])), -1)
    said = words[: end + 1]
    if not said or len(said) > DESCRIBED or said[-1].key in grammar("joining"):
        return False
    if any(word.key in grammar("clauses") | grammar("pronouns") - {"n'"} for word in said):
        return False
    participle = said[0].text.endswith(PARTICIPLES) and len(said) > 1 and said[1].key in grammar("prepositions")
    return (participle and not verbal(said[1:])) or (said[0].key in grammar("describing") and not verbal(said))

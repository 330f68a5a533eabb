"""Names from WiNER-fr (brat files over Wikinews): flat PER, ORG, LOC, MISC on recoupe's tokens, and variants of them.

test           2018/03
development    2017/02
training       the other months
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from recoupe.lang.sentences import sentences
from recoupe.lang.tagger import plain, words_of
from train import known

KINDS = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Event": "MISC", "Product": "MISC"}
TEST = "2018/03"
DEVELOPMENT = "2017/02"
KNOWN = 0.5
"""How often a name that is put in the place of another comes from our own tables."""
LINE = re.compile(r"[^\n]+")
STRAY = re.compile(r"(?<=\b[LlDdNnSsCcJjMm]['’]) (?=\w)| (?=[,.](?:\s|$))")
"""Spaces of the Wikinews files that no newspaper sets: after an elision, before a comma or a full stop."""


@dataclass(frozen=True, slots=True)
class Named:
    """The words of a sentence, whether a space follows each, and its names as [first, last) of the words with their kind."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[tuple[int, int, str], ...]


@dataclass(slots=True)
class NameParts:
    """The sentences of each part."""

    train: list[Named] = field(default_factory=list)
    development: list[Named] = field(default_factory=list)
    test: list[Named] = field(default_factory=list)


def parts(shared: Path) -> NameParts:
    """The sentences of WiNER-fr under `shared`/data/ner_fr, divided by month."""
    out = NameParts()
    root = shared / "data" / "ner_fr" / "winer_fr"
    for path in sorted(root.rglob("*.ann")):
        month = path.parent.relative_to(root).as_posix()
        found = list(read(path.with_suffix(".txt"), path))
        {TEST: out.test, DEVELOPMENT: out.development}.get(month, out.train).extend(found)
    return out


def read(text_file: Path, notes: Path) -> Iterator[Named]:
    """The sentences of one article with their outermost names."""
    text = text_file.read_text(encoding="utf-8")
    spans = _outermost(_spans(notes.read_text(encoding="utf-8")))
    text, spans = _mended(text, spans)
    for line in LINE.finditer(text):
        for start, end in sentences(text, line.start(), line.end()):
            named = _named(text, start, end, [span for span in spans if start <= span[0] and span[1] <= end])
            if named.words:
                yield named


def _spans(notes: str) -> Iterator[tuple[int, int, str]]:
    for line in notes.splitlines():
        row = line.split("\t")
        if not line.startswith("T") or len(row) < 3:
            continue
        kind, _, places = row[1].partition(" ")
        if kind in KINDS:
            numbers = [int(n) for n in re.findall(r"\d+", places)]
            yield min(numbers), max(numbers), KINDS[kind]


def _outermost(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Names that lie in no other; of two that cross, the first."""
    out: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda each: (each[0], -each[1])):
        if not out or span[0] >= out[-1][1]:
            out.append(span)
    return out


def _mended(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its stray spaces, and the places of the names in it."""
    lost = [found.start() for found in STRAY.finditer(text)]

    def moved(at: int) -> int:
        return at - sum(place < at for place in lost)

    return STRAY.sub("", text), [(moved(a), moved(b), kind) for a, b, kind in spans]


def _named(text: str, start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> Named:
    places = [(token.start, token.end) for token in words_of(text, start, end)]
    names = []
    for a, b, kind in spans:
        inside = [n for n, (x, y) in enumerate(places) if x < b and a < y]
        if inside:
            names.append((inside[0], inside[-1] + 1, kind))
    flat = [name for n, name in enumerate(names) if not n or name[0] >= names[n - 1][1]]
    words = tuple(plain(text[a:b]) for a, b in places)
    spaces = tuple(after[0] > this[1] for this, after in pairwise(places))
    return Named(words, (*spaces, False) if words else (), tuple(flat))


class Variants:
    """Other dress for the same sentences: a surname alone, a name of another article, an acronym as a word, other quotation marks."""

    def __init__(self, learned: Sequence[Named], chance: float = 0.25) -> None:
        self.chance = chance
        self.names: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for each in learned:
            for first, last, kind in each.names:
                self.names.setdefault((kind, _before(each.words, first)), []).append(each.words[first:last])

    def of(self, named: Named, draw: random.Random) -> Named:
        """The sentence, or now and then a variant of it."""
        marks = draw.choice(('"', "«»")) if draw.random() < self.chance else ""
        out = self._renamed(named, draw)
        if marks == '"':
            return replace(out, words=tuple('"' if word in "«»" else word for word in out.words))
        return out

    def _renamed(self, named: Named, draw: random.Random) -> Named:
        words: list[str] = []
        spaces: list[bool] = []
        names: list[tuple[int, int, str]] = []
        at = 0
        for first, last, kind in named.names:
            words += named.words[at:first]
            spaces += named.spaces[at:first]
            new = self._other(named.words, first, last, kind, draw) if draw.random() < self.chance else None
            begin = len(words)
            if new is None:
                words += named.words[first:last]
                spaces += named.spaces[first:last]
            else:
                words += new
                spaces += [*(not word.endswith("'") for word in new[:-1]), named.spaces[last - 1]]
            names.append((begin, len(words), kind))
            at = last
        words += named.words[at:]
        spaces += named.spaces[at:]
        return Named(tuple(words), tuple(spaces), tuple(names))

    def _other(self, sentence: tuple[str, ...], first: int, last: int, kind: str, draw: random.Random) -> tuple[str, ...] | None:
        words = sentence[first:last]
        if kind == "PER" and len(words) == 2 and draw.random() < 0.5:
            return words[1:]
        if kind == "ORG" and len(words) == 1 and words[0].isupper() and 3 <= len(words[0]) <= 6 and draw.random() < 0.5:
            return (words[0].capitalize(),)
        before = _before(sentence, first)
        if kind == "PER" and len(words) == 2 and draw.random() < KNOWN:
            return _fits(known.somebody(draw), words)
        others = known.listed().get((kind, before), ()) if draw.random() < KNOWN else ()
        others = others or (self.names.get((kind, before), ()) if kind in ("PER", "LOC") else ())
        return draw.choice(others) if others else None


def _fits(new: tuple[str, ...], old: tuple[str, ...]) -> tuple[str, ...] | None:
    """The new name where it begins with a vowel as the old one does, or a consonant as that does: "de" and "d'" stay right."""
    return new if (new[0][0] in known.VOWELS) == (old[0][0] in known.VOWELS) else None


def _before(words: Sequence[str], at: int) -> str:
    """The word before a place: a name takes the place of another only after the same word ("du", "l'", "à")."""
    return words[at - 1].lower() if at else ""


def blank_doc(nlp: Language, named: Named) -> Doc:
    """The words of the sentence without its names."""
    return Doc(nlp.vocab, words=list(named.words), spaces=list(named.spaces))


def examples(nlp: Language, learned: Iterable[Named]) -> list[Example]:
    """What the name finder learns from."""
    out = []
    for named in learned:
        tags = ["O"] * len(named.words)
        for first, last, kind in named.names:
            if last - first == 1:
                tags[first] = f"U-{kind}"
            else:
                tags[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 2), f"L-{kind}"]
        doc = blank_doc(nlp, named)
        out.append(Example.from_dict(doc, {"words": list(named.words), "spaces": list(named.spaces), "entities": tags}))
    return out

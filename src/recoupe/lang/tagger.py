"""Parts of speech, trees and names of a French sentence, from a trained pipeline: the one shipped here, or any other that is installed.

The words are ours (`words_of`), never the pipeline's; training used the same function, so a token here is a token there. Nothing is
downloaded, and spaCy is only imported when a pipeline is loaded. The same sentences give the same analysis, alone or among others.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from recoupe.errors import UsageMistake
from recoupe.lang.catalogue import mistake
from recoupe.lang.core import spacy
from recoupe.lang.words import Token

OWN = "recoupe"
"""The name of the pipeline in the package."""
FOLDER = Path(__file__).parent / "fr" / "tagger"
TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d+)*|\bMM?\.(?=\s?[A-ZÉÈ])|[^\W\d_]+(?:[-‑][^\W\d_]+)*['’ʼ]?|\S",
)
"""The words of the attributions stage, and every other mark that is not white space as a token of its own."""
INVERTED = re.compile(r"(?:[-‑]t)?[-‑](?:il|elle|ils|elles|on|je|nous|vous|ce)$", re.IGNORECASE)
PLAIN = str.maketrans("’ʼ‘‑—“„”…\u00a0\u202f\u2009", "'''-–««».   ")
LONGEST = 200
"""Tokens: a longer sentence is cut in pieces; newspaper sentences hold 25 on average, and no sentence of the treebanks 150."""
BATCH = 64
"""Sentences that go through the networks together: the smallest number past which speed no longer grows."""
SUBTYPES = frozenset({"nsubj:pass", "obl:agent", "aux:pass", "acl:relcl", "expl:subj", "flat:name"})
RENAMED = {"flat": "flat:name", "flat:foreign": "flat:name", "nmod:appos": "appos", "iobj:agent": "obl:agent", "obj:agent": "obl:agent"}
NAME_PARTS = frozenset({"ner", "entity_ruler"})
LEMMA_PARTS = frozenset({"lemmatizer", "trainable_lemmatizer"})
UNUSED = frozenset({"senter", "sentencizer", "entity_linker", "textcat", "textcat_multilabel", "spancat"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """The analysis of a sentence: in every tuple one entry for each of its tokens, in order.

    `pos` are universal parts of speech, `morph` universal features ("Number=Sing|Person=3") or "", `head` the index of the governing
    token (its own for the root: there is exactly one), `dep` the relation to it in one set of labels (`relation`), "root" for the
    root. `lemma` is empty when lemmas were not asked for.
    """

    pos: tuple[str, ...] = ()
    morph: tuple[str, ...] = ()
    lemma: tuple[str, ...] = ()
    head: tuple[int, ...] = ()
    dep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name: tokens [first, last) of its sentence, and what it names (PER, ORG, LOC or MISC)."""

    first: int
    last: int
    kind: str


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words and marks of text [start, end), in order; every character that is not white space lies in exactly one.

    Elided words stand alone ("l'", "qu'"), the subject of an inverted verb too ("-t-il"); "vice-ministre", "M." and "10 000" are one word.
    """
    out: list[Token] = []
    for found in TOKEN.finditer(text, start, len(text) if end is None else end):
        a, b = found.span()
        word = found.group()
        inverted = INVERTED.search(word) if "-" in word or "‑" in word else None
        if inverted and inverted.start():
            cut = inverted.start()
            out += (Token(a, a + cut, word[:cut]), Token(a + cut, b, word[cut:]))
        else:
            out.append(Token(a, b, word))
    return tuple(out)


def plain(word: str) -> str:
    """A word as the pipeline sees it: straight apostrophe, common spaces and hyphens, guillemets, "-il" for "-t-il"."""
    word = word.translate(PLAIN)
    return word[2:] if word[:3] == "-t-" else word


def relation(label: str) -> str:
    """A dependency label in the set that stages rely on: universal relations, and the subtypes of `SUBTYPES` only."""
    if label in SUBTYPES:
        return label
    return RENAMED.get(label) or label.partition(":")[0].lower()


@cache
def load(name: str = OWN) -> Tagger:
    """The pipeline of a name: `recoupe` (shipped), an installed spaCy package ("fr_core_news_lg") or a folder that one was saved in.

    Raises `UsageMistake` when there is none of that name, or when it cannot be read.
    """
    if find_spec("spacy") is None:
        raise mistake(UsageMistake, "tagger.no-spacy", where=f"tagger={name}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        engine = spacy()  # half a second, and only where a pipeline is wanted
        place = FOLDER / "model" if name == OWN else Path(name)
        folder = place.is_dir()
        if not folder and (name == OWN or not name.isidentifier() or find_spec(name) is None):
            raise mistake(UsageMistake, "tagger.unknown", where=str(place) if name == OWN else f"tagger={name}", name=name)
        try:
            return Tagger(name, engine.load(place) if folder else import_module(name).load())
        except (OSError, ValueError, TypeError, ImportError, AttributeError) as error:
            reason = str(error).partition("\n")[0]
            raise mistake(UsageMistake, "tagger.unreadable", where=f"tagger={name}", name=name, reason=reason) from error


class Tagger:
    """A loaded pipeline."""

    def __init__(self, name: str, nlp: Any) -> None:
        self.name = name
        self._nlp = nlp
        self._spelled: dict[int, str] = {0: ""}
        self._relations: dict[int, str] = {}
        parts = list(nlp.pipe_names)
        shared = {part for part in parts if getattr(nlp.get_pipe(part), "listening_components", ())}
        for_names = {part for part in shared if NAME_PARTS & set(nlp.get_pipe(part).listening_components)}
        self._no_names = [part for part in parts if part in NAME_PARTS or part in UNUSED]
        self._no_lemmas = [part for part in parts if part in LEMMA_PARTS]
        self._only_names = [part for part in parts if part not in NAME_PARTS and part not in for_names]

    def parse(self, sentences: Sequence[Sequence[Token]], *, lemmas: bool = False) -> tuple[Parsed, ...]:
        """The analysis of each sentence, given as its words (`words_of`); one tree each. Lemmas cost a tenth more time."""
        pieces = [piece for words in sentences for piece in _pieces(words)]
        off = self._no_names if lemmas else [*self._no_names, *self._no_lemmas]
        read = iter([self._parsed(doc, lemmas) for doc in self._run(pieces, off)])
        return tuple(_joined([next(read) for _ in _pieces(words)]) for words in sentences)

    def names(self, sentences: Sequence[Sequence[Token]]) -> tuple[tuple[NameFound, ...], ...]:
        """The names of each sentence, in order; none overlap."""
        pieces = [piece for words in sentences for piece in _pieces(words)]
        read = iter([[(span.start, span.end, span.label_) for span in doc.ents] for doc in self._run(pieces, self._only_names)])
        out = []
        for words in sentences:
            found: list[NameFound] = []
            offset = 0
            for piece in _pieces(words):
                found += [NameFound(offset + first, offset + last, kind) for first, last, kind in next(read)]
                offset += len(piece)
            out.append(tuple(found))
        return tuple(out)

    def _run(self, pieces: Sequence[Sequence[Token]], off: list[str]) -> list[Any]:
        """The documents of the pieces, analysed by the parts that are not off."""
        docs = [self._doc(words) for words in pieces]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(self._nlp.pipe(docs, batch_size=BATCH, disable=off))

    def _doc(self, words: Sequence[Token]) -> Any:
        """The words as a document of one sentence."""
        from spacy.tokens import Doc  # noqa: PLC0415 - loaded already

        spaces = [after.start > word.end for word, after in pairwise(words)]
        starts: list[bool | int | None] = [1, *[-1] * (len(words) - 1)]
        return Doc(self._nlp.vocab, words=[plain(word.text) for word in words], spaces=[*spaces, False], sent_starts=starts)

    def _parsed(self, doc: Any, lemmas: bool) -> Parsed:
        """What the pipeline says of a document."""
        rows = doc.to_array(["POS", "MORPH", "LEMMA", "DEP", "HEAD"])
        offsets = rows[:, 4].astype("int64").tolist()
        head = [at + offset for at, offset in enumerate(offsets)]
        dep = [self._relation(label) for label in rows[:, 3].tolist()]
        _one_root(head, dep)
        pos, morph, lemma = (tuple([self._spell(key) for key in rows[:, column].tolist()]) for column in (0, 1, 2))
        return Parsed(pos, morph, lemma if lemmas else (), tuple(head), tuple(dep))

    def _spell(self, key: int) -> str:
        """The string of a key of the vocabulary; those of features are written as spaCy writes them."""
        found = self._spelled.get(key)
        if found is None:
            found = self._nlp.vocab.strings[key]
            found = "" if found == "_" else found
            self._spelled[key] = found
        return found

    def _relation(self, key: int) -> str:
        found = self._relations.get(key)
        if found is None:
            found = self._relations[key] = relation(self._spell(key))
        return found


def _pieces(words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The words in stretches of at most `LONGEST`, cut after a mark where there is one in the second half of a stretch."""
    at = 0
    while at < len(words):
        end = at + LONGEST
        if end < len(words):
            marks = (n for n in range(end, at + LONGEST // 2, -1) if not words[n - 1].text[-1].isalnum())
            end = next(marks, end)
        yield words[at:end]
        at = end


def _one_root(head: list[int], dep: list[str]) -> None:
    """Hang every root but the first on the first, as a loose clause."""
    roots = [at for at, goal in enumerate(head) if goal == at]
    for at in roots[1:]:
        head[at], dep[at] = roots[0], "parataxis"
    if roots:
        dep[roots[0]] = "root"


def _joined(parts: Sequence[Parsed]) -> Parsed:
    """The pieces of a sentence as one tree."""
    if len(parts) == 1:
        return parts[0]
    head: list[int] = []
    dep: list[str] = []
    for part in parts:
        offset = len(head)
        head += [offset + goal for goal in part.head]
        dep += part.dep
    _one_root(head, dep)
    pos, morph, lemma = (tuple(each for part in parts for each in getattr(part, name)) for name in ("pos", "morph", "lemma"))
    return Parsed(pos, morph, lemma, tuple(head), tuple(dep))

"""CoNLL-U in, sentences of recoupe's own tokens out.

The words of a treebank are put on the tokens that the program makes at run time (`recoupe.lang.tagger.words_of`): several
words in one token (du, vice-ministre) are merged, one word in several tokens (aujourd'hui, "...") is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe.lang.tagger import plain, relation, words_of
from train.labels import features

PUNCTUATION = "PUNCT"
SUBJECTS = frozenset({"il", "ils", "elle", "elles", "-il", "-ils", "-elle", "-elles", "-t-il", "-t-elle", "-t-ils", "-t-elles"})
"""Pronouns with one lemma here, "il", whatever the treebank says."""


@dataclass(frozen=True, slots=True)
class Node:
    """A word with its analysis; `head` is an index in the sentence, its own for the root; [start, end) are code points of the text."""

    start: int
    end: int
    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a treebank: its name there, its text, its words in order."""

    name: str
    text: str
    nodes: tuple[Node, ...]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file as they stand, with the labels of `train.labels`."""
    rows: list[list[str]] = []
    name = ""
    with path.open(encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("# sent_id"):
                name = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield _sentence(name, rows)
                rows = []
    if rows:
        yield _sentence(name, rows)


def _sentence(name: str, rows: Sequence[Sequence[str]]) -> Sentence:
    """One block of rows; the words of a contraction all lie on the surface form."""
    text, covered, span = "", 0, (0, 0)
    kept: list[tuple[Sequence[str], tuple[int, int]]] = []
    for row in rows:
        number = row[0]
        if "." in number:
            continue
        first, _, last = number.partition("-")
        if last:
            span = (len(text), len(text) + len(row[1]))
            covered = int(last)
            text += row[1] + _space(row)
            continue
        if int(first) > covered:
            span = (len(text), len(text) + len(row[1]))
            text += row[1] + _space(row)
        kept.append((row, span))
    nodes = []
    for at, (row, (start, end)) in enumerate(kept):
        head = int(row[6]) - 1 if row[6].isdigit() and int(row[6]) else at
        dep = "root" if head == at else relation(row[7])
        lemma = "il" if row[3] == "PRON" and row[1].lower() in SUBJECTS else row[2]
        lemma = row[1] if lemma == "_" else lemma
        nodes.append(Node(start, end, row[1], lemma, row[3], features(row[3], row[5]), head, dep))
    return Sentence(name, text.rstrip(), tuple(nodes))


def _space(row: Sequence[str]) -> str:
    return "" if "SpaceAfter=No" in row[9] else " "


def aligned(sentence: Sentence) -> Sentence | None:
    """The sentence on the tokens of the program, or None where words and tokens cross or the tree breaks."""
    tokens = [(token.start, token.end) for token in words_of(sentence.text)]
    groups = _groups(sentence.nodes, tokens)
    if groups is None:
        return None
    new: list[Node] = []
    place: dict[int, int] = {}
    for words, parts in groups:
        top = _top(sentence.nodes, words)
        head_at = len(new) + _main_part(sentence.text, parts)
        for word in words:
            place[word] = head_at
        node = _merged(sentence, words, top, parts[0]) if len(parts) == 1 else sentence.nodes[top]
        for start, end in parts:
            form = sentence.text[start:end]
            at = len(new)
            if at == head_at:
                lemma = node.lemma if len(parts) == 1 or node.pos == PUNCTUATION else plain(form)
                new.append(replace(node, start=start, end=end, form=form, lemma=lemma, head=~top))
            elif node.pos == PUNCTUATION:
                new.append(replace(node, start=start, end=end, form=form, lemma=form, head=~top))
            elif not any(c.isalnum() for c in form):
                new.append(Node(start, end, form, form, PUNCTUATION, "", head_at, "punct"))
            else:
                new.append(replace(node, start=start, end=end, form=form, lemma=plain(form), head=head_at, dep="goeswith"))
    out: list[Node] = []
    for at, node in enumerate(new):
        if node.head >= 0:
            out.append(node)
            continue
        top = ~node.head
        head = sentence.nodes[top].head
        goal = at if head == top else place[head]
        out.append(replace(node, head=goal, dep="root" if goal == at else ("dep" if node.dep == "root" else node.dep)))
    return Sentence(sentence.name, sentence.text, tuple(out)) if is_tree(out) else None


def _groups(nodes: Sequence[Node], tokens: Sequence[tuple[int, int]]) -> list[tuple[list[int], list[tuple[int, int]]]] | None:
    """Words and tokens that cover the same characters, in order; None where several cover several."""
    out: list[tuple[list[int], list[tuple[int, int]]]] = []
    word = token = 0
    while word < len(nodes) and token < len(tokens):
        words, parts = [word], [tokens[token]]
        word, token = word + 1, token + 1
        while True:
            last, end = nodes[words[-1]], parts[-1][1]
            if word < len(nodes) and (nodes[word].start < end or nodes[word].start == last.start):
                words.append(word)
                word += 1
            elif token < len(tokens) and tokens[token][0] < last.end:
                parts.append(tokens[token])
                token += 1
            else:
                break
        if len(words) > 1 and len(parts) > 1:
            return None
        out.append((words, parts))
    return out if word == len(nodes) and token == len(tokens) else None


def _top(nodes: Sequence[Node], words: Sequence[int]) -> int:
    """The word of a group that stands for it: the first whose head lies outside, punctuation last."""
    inside = set(words)
    outer = [w for w in words if nodes[w].head not in inside or nodes[w].head == w]
    return min(outer or list(words), key=lambda w: (nodes[w].head != w, nodes[w].pos == PUNCTUATION))


def _merged(sentence: Sentence, words: Sequence[int], top: int, part: tuple[int, int]) -> Node:
    """The analysis of several words in one token."""
    node = sentence.nodes[top]
    if len(words) == 1:
        return node
    others = [sentence.nodes[w] for w in words if w != top]
    if node.pos == "ADP" and others[0].pos == "DET":
        return replace(node, morph=others[0].morph)
    if node.pos in ("NOUN", "ADJ", "PROPN", "NUM") and "-" in sentence.text[slice(*part)]:
        form = plain(sentence.text[slice(*part)])
        lemma = form if node.pos == "PROPN" else form.lower()
        return replace(node, lemma=lemma)
    return node


def _main_part(text: str, parts: Sequence[tuple[int, int]]) -> int:
    """Which part of a cut word carries its analysis: the first with a letter or figure; what follows an elided "l'", "quelqu'"."""
    if len(parts) == 2 and text[slice(*parts[0])].lower()[:-1] in ("l", "quelqu") and parts[1][1] > parts[1][0]:
        return 1
    return next((n for n, (a, b) in enumerate(parts) if any(c.isalnum() for c in text[a:b])), 0)


def is_tree(nodes: Sequence[Node]) -> bool:
    """One root, reached from every word."""
    if sum(node.head == at for at, node in enumerate(nodes)) != 1:
        return False
    for start in range(len(nodes)):
        at, steps = start, 0
        while nodes[at].head != at:
            at, steps = nodes[at].head, steps + 1
            if steps > len(nodes):
                return False
    return True

"""The figures: tagging, lemmas, trees, single relations, names, sentence boundaries, speed; on parts never trained on."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from recoupe.articles.glue import WORD, lost_spaces
from recoupe.lang.sentences import sentences
from recoupe.lang.tagger import Tagger, words_of
from train.conllu import Sentence
from train.names import Named, NameParts
from train.names import blank_doc as named_doc
from train.pipeline import blank_doc
from train.split import Parts

ENDINGS = '.!?…»”")'
RELATIONS = ("nsubj", "nsubj:pass", "ccomp", "obl:agent", "obj", "obl", "parataxis", "appos")


def trees(nlp: Language, held: Sequence[Sentence]) -> dict[str, float]:
    """UPOS, morph, lemma over all tokens; UAS and LAS without punctuation; F of single relations (head and label right); words a second."""
    docs = [blank_doc(nlp, sentence) for sentence in held]
    began = time.perf_counter()
    docs = list(nlp.pipe(docs, batch_size=128))
    spent = time.perf_counter() - began
    right: Counter[str] = Counter()
    words = scored = 0
    said, gold, both = Counter[str](), Counter[str](), Counter[str]()
    for doc, sentence in zip(docs, held, strict=True):
        for token, node in zip(doc, sentence.nodes, strict=True):
            words += 1
            right["upos"] += token.pos_ == node.pos
            right["morph"] += str(token.morph) == node.morph
            right["lemma"] += token.lemma_ == node.lemma
            if node.pos == "PUNCT":
                continue
            scored += 1
            dep = "root" if token.dep_ == "ROOT" else token.dep_
            attached = token.head.i == node.head
            right["uas"] += attached
            right["las"] += attached and dep == node.dep
            gold[node.dep] += 1
            said[dep] += 1
            both[dep] += attached and dep == node.dep
    out = {name: right[name] / words for name in ("upos", "morph", "lemma")}
    out |= {name: right[name] / scored for name in ("uas", "las")}
    out |= {f"f:{dep}": 2 * both[dep] / max(1, said[dep] + gold[dep]) for dep in RELATIONS}
    return out | {"words/s": words / spent}


def names(nlp: Language, held: Sequence[Named]) -> dict[str, float]:
    """Precision, recall, F of names (kind and both ends right), in all and by kind; words a second."""
    docs = [named_doc(nlp, each) for each in held]
    began = time.perf_counter()
    docs = list(nlp.pipe(docs, batch_size=128))
    spent = time.perf_counter() - began
    said, gold, both = Counter[str](), Counter[str](), Counter[str]()
    for doc, each in zip(docs, held, strict=True):
        found = {(span.start, span.end, span.label_) for span in doc.ents}
        for counter, spans in ((said, found), (gold, set(each.names)), (both, found & set(each.names))):
            for _, _, kind in spans:
                counter[kind] += 1
                counter["all"] += 1
                counter["who and where"] += kind != "MISC"
    out = {"p": both["all"] / max(1, said["all"]), "r": both["all"] / max(1, gold["all"])}
    out |= {f"f:{kind}": 2 * both[kind] / max(1, said[kind] + gold[kind]) for kind in ("all", "who and where", "PER", "ORG", "LOC", "MISC")}
    return out | {"words/s": sum(len(doc) for doc in docs) / spent}


def boundaries(held: Sequence[Sentence], glued: float = 0.0, *, marked: bool = True) -> dict[str, float]:
    """Precision, recall, F of the ends of sentences by rule, over paragraphs of four sentences of a treebank in its order.

    `glued` is the share of the spaces between two sentences that are lost; the articles stage mends those before it looks for sentences,
    as here. The last end of a paragraph is given and not counted. `marked` leaves out the headings and list items of the treebanks
    that end without a mark: no rule can see those inside a paragraph.
    """
    held = [each for each in held if not marked or each.text[-1] in ENDINGS]
    draw = random.Random(7)  # noqa: S311 - no secret
    said = gold = both = 0
    for at in range(0, len(held) - 3, 4):
        text, ends = "", set()
        for sentence in held[at : at + 4]:
            if text:
                ends.add(_solid(text))
                lost = text[-1] in ".!?" and draw.random() < glued
                text += "" if lost else " "
            text += sentence.text
        mended = _mended(text)
        found = {_solid(mended[:end]) for _, end in sentences(mended)} - {_solid(mended)}
        found |= {_solid(mended[:cut]) for cut, mark in enumerate(mended) if mark == "\n"}
        said, gold, both = said + len(found), gold + len(ends), both + len(found & ends)
    return {"p": both / max(1, said), "r": both / max(1, gold), "f": 2 * both / max(1, said + gold)}


def _solid(text: str) -> int:
    """How many characters that are not white space: a place that mending does not move."""
    return len("".join(text.split()))


def _mended(text: str) -> str:
    """The paragraph with its lost spaces put back, as the articles stage does."""
    known = Counter(WORD.findall(text))
    for glue in reversed(lost_spaces(text, lambda: known)):
        text = text[: glue.at] + glue.put + text[glue.at :]
    return text


def everything(model: Path, treebanks: Parts, named: NameParts) -> dict[str, dict[str, float]]:
    """All the figures of a finished pipeline, by part."""
    nlp = spacy.load(model)
    out = {"trees, development": trees(nlp, treebanks.development)}
    for kind, held in treebanks.test.items():
        out[f"trees, test {kind}"] = trees(nlp, held)
        out[f"sentences, test {kind}"] = boundaries(held)
        out[f"sentences, test {kind}, a fifth glued"] = boundaries(held, 0.2)
        out[f"sentences, test {kind}, with headings"] = boundaries(held, marked=False)
    out["names, development"] = names(nlp, named.development)
    out["names, test"] = names(nlp, named.test)
    tagger = Tagger("model", nlp)
    words = [words_of(each.text) for held in treebanks.test.values() for each in held]
    count = sum(len(each) for each in words)
    began = time.perf_counter()
    tagger.parse(words)
    out["speed"] = {"size, MB": sum(f.stat().st_size for f in model.rglob("*") if f.is_file()) / 1e6}
    out["speed"]["parse, words/s"] = count / (time.perf_counter() - began)
    began = time.perf_counter()
    tagger.names(words)
    out["speed"]["names, words/s"] = count / (time.perf_counter() - began)
    return {part: {name: round(value, 4) for name, value in figures.items()} for part, figures in out.items()}

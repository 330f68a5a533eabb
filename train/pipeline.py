"""The shape of the pipeline: which components, how wide, and how a sentence of ours becomes an example of spaCy's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from recoupe.lang.tagger import plain
from train.conllu import Sentence

ATTRIBUTES = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY"]


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the networks."""

    width: int = 96
    depth: int = 4
    pieces: int = 3
    rows: tuple[int, ...] = (5000, 1000, 2500, 2500, 50)
    hidden: int = 64
    parser_pieces: int = 2
    upper: bool = True


def embedding(shape: Shape) -> dict[str, Any]:
    """The word vectors in context."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": shape.width,
            "attrs": ATTRIBUTES,
            "rows": list(shape.rows),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": shape.width,
            "window_size": 1,
            "maxout_pieces": shape.pieces,
            "depth": shape.depth,
        },
    }


def _transitions(kind: str, shape: Shape, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": shape.hidden,
        "maxout_pieces": shape.parser_pieces,
        "use_upper": shape.upper,
        "nO": None,
        "tok2vec": tok2vec,
    }


def parsing(shape: Shape, *, lemmas: bool = True) -> Language:
    """An untrained pipeline of shared vectors, parts of speech, lemmas and trees."""
    nlp = spacy.blank("xx")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": shape.width, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": embedding(shape)})
    nlp.add_pipe("morphologizer", config={"overwrite": True, "model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"min_action_freq": 20, "model": _transitions("parser", shape, listener)})
    if lemmas:
        tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
        nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config={"backoff": "orth", "min_tree_freq": 3, "model": tagger})
    return nlp


def naming(shape: Shape) -> Language:
    """An untrained pipeline of one component, `ner`, with vectors of its own."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("ner", config={"model": _transitions("ner", shape, embedding(shape))})
    return nlp


def blank_doc(nlp: Language, sentence: Sentence) -> Doc:
    """The words of a sentence, with nothing said about them but that they are one sentence."""
    nodes = sentence.nodes
    spaces = [after.start > node.end for node, after in pairwise(nodes)] + [False]
    starts = [1] + [-1] * (len(nodes) - 1)
    return Doc(nlp.vocab, words=[plain(node.form) for node in nodes], spaces=spaces, sent_starts=starts)


def examples(nlp: Language, sentences: Iterable[Sentence]) -> list[Example]:
    """What the parsing pipeline learns from."""
    out = []
    for sentence in sentences:
        doc = blank_doc(nlp, sentence)
        out.append(
            Example.from_dict(
                doc,
                {
                    "words": [token.text for token in doc],
                    "spaces": [bool(token.whitespace_) for token in doc],
                    "pos": [node.pos for node in sentence.nodes],
                    "morphs": [node.morph for node in sentence.nodes],
                    "lemmas": [node.lemma for node in sentence.nodes],
                    "heads": [node.head for node in sentence.nodes],
                    "deps": ["ROOT" if node.dep == "root" else node.dep for node in sentence.nodes],
                },
            )
        )
    return out


def joined(parser: Language, names: Language) -> Language:
    """Both as one pipeline, whose parts stay separable."""
    parser.add_pipe("ner", source=names)
    parser.meta["name"] = "recoupe"
    return parser


def write(nlp: Language, folder: Path) -> None:
    """Save the pipeline without the spellings of the text that it was trained on: only what its labels and lemma rules name is kept."""
    nlp.meta.update(description="French: parts of speech, trees, lemmas, names", license="CC BY-SA 4.0, see LICENSE-DATA")
    nlp.meta["spacy_version"] = ">=3.8.0,<3.9.0"
    nlp.to_disk(folder)
    rules = srsly.read_msgpack(folder / "lemmatizer" / "trees")["trees"] if "lemmatizer" in nlp.pipe_names else []
    keys = {rule[side] for rule in rules for side in ("orig", "subst") if side in rule}
    strings = {nlp.vocab.strings[key] for key in keys}
    strings.update(str(label) for part in nlp.pipe_names for label in getattr(nlp.get_pipe(part), "labels", ()))
    srsly.write_json(folder / "vocab" / "strings.json", sorted(strings - {""}))

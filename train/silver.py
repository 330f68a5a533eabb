"""News sentences analysed by several teachers: what they agree on is learned by the pupil, beside the treebanks.

The treebanks hold 95,000 words that are not news of our day; the Wikinews text of WiNER-fr has 290,000 that are. Three models of other
sizes and seeds vote on every word; a sentence is kept when they mostly agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.language import Language

from train.conllu import Node, Sentence, is_tree
from train.names import Named

AGREED = 0.85
"""The share of words whose head and relation two teachers must give alike."""
SHORTEST, LONGEST = 4, 60


def bare(named: Named, number: int) -> Sentence:
    """The words of a sentence as nodes without an analysis."""
    text = ""
    nodes = []
    for word, space in zip(named.words, named.spaces, strict=True):
        nodes.append(Node(len(text), len(text) + len(word), word, word, "X", "", 0, "dep"))
        text += word + (" " if space else "")
    return Sentence(f"silver-{number}", text, tuple(nodes))


def agreed(teachers: Sequence[Language], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that the teachers analyse mostly alike, with the analysis of most."""
    from train.pipeline import blank_doc  # noqa: PLC0415 - spaCy only where it is needed

    fit = [each for each in sentences if SHORTEST <= len(each.nodes) <= LONGEST]
    said = []
    for teacher in teachers:
        docs = teacher.pipe((blank_doc(teacher, each) for each in fit), batch_size=128)
        said.append([[(t.pos_, str(t.morph), t.lemma_, t.head.i, "root" if t.dep_ == "ROOT" else t.dep_) for t in doc] for doc in docs])
    out = []
    for at, sentence in enumerate(fit):
        voted = _voted(sentence, [each[at] for each in said])
        if voted is not None:
            out.append(voted)
    return out


Analysis = tuple[str, str, str, int, str]


def _voted(sentence: Sentence, analyses: Sequence[Sequence[Analysis]]) -> Sentence | None:
    nodes: list[Node] = []
    alike = 0
    for node, opinions in zip(sentence.nodes, zip(*analyses, strict=True), strict=True):
        (head, dep), votes = Counter((each[3], each[4]) for each in opinions).most_common(1)[0]
        pos, morph = Counter((each[0], each[1]) for each in opinions).most_common(1)[0][0]
        lemma = Counter(each[2] for each in opinions if each[0] == pos).most_common(1)[0][0]
        alike += votes > 1
        nodes.append(Node(node.start, node.end, node.form, lemma, pos, morph, head, dep))
    if alike < AGREED * len(nodes) or not is_tree(nodes):
        return None
    return Sentence(sentence.name, sentence.text, tuple(nodes))

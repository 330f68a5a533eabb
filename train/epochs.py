"""What each pass over the training text holds: the text in plain and other dress, and a share of it in frames of reported speech."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.training import Example

from train import names
from train.conllu import Sentence
from train.fit import SEED
from train.frames import clause_of, framed, restyled
from train.pipeline import examples

OTHER_PROSE = ("FQB", "Rhap", "Paris")
"""Questions and speech are not wrapped."""


def trees(
    nlp: Language, learned: Sequence[Sentence], share: float, silver: Sequence[Sentence] = (), news: float = 0.0
) -> Callable[[int], list[Example]]:
    """The examples of an epoch for the parser: all sentences, `share` times as many framed ones, `news` times as many silver ones."""
    plain = examples(nlp, learned)
    apt = [each for each in learned if not each.name.startswith(OTHER_PROSE) and clause_of(each) is not None]

    def epoch(number: int) -> list[Example]:
        draw = random.Random(SEED + number)  # noqa: S311 - no secret
        out = []
        for sentence, example in zip(learned, plain, strict=True):
            other = restyled(sentence, draw)
            out.append(example if other.nodes is sentence.nodes else examples(nlp, [other])[0])
        more = draw.sample(silver, min(len(silver), round(news * len(learned))))
        wanted = len(more) + share * len(learned)
        while len(more) < wanted:
            found = framed(draw.choice(apt), draw)
            if found is not None:
                more.append(found)
        return out + examples(nlp, more)

    return epoch


def entities(nlp: Language, learned: Sequence[names.Named], chance: float) -> Callable[[int], list[Example]]:
    """The examples of an epoch for the name finder: the first as the text stands, later ones with `names.Variants`."""
    variants = names.Variants(learned, chance)

    def epoch(number: int) -> list[Example]:
        draw = random.Random(SEED + number)  # noqa: S311 - no secret
        return names.examples(nlp, [variants.of(each, draw) if number and chance else each for each in learned])

    return epoch

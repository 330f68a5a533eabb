"""Direct quotations by textacy (an extra: `pip install -e '.[bench]'`) with our trained model as its pipeline, as our records.

The model is loaded as French ("nlp.lang"): textacy takes its verbs of saying by the language of the document, and ours says "xx".
A document is an article, of our words and sentences. Marks in odd number make textacy refuse a document: its paragraphs are given then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.lang.tagger import FOLDER, plain, words_of
from recoupe.model import Act, Actor, Attribution, Manner, Range, Reading


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a speaker, words of a cue, and what stands between the marks: ranges of the clean text."""

    who: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: Range


class Textacy:
    """textacy, loaded; `refused` counts the documents of a whole article that it would not read."""

    def __init__(self) -> None:
        import spacy
        from textacy.extract import direct_quotations

        self._nlp = spacy.load(FOLDER / "model", config={"nlp.lang": "fr"}, disable=["ner"])
        self._quotations = direct_quotations
        self.refused = 0

    def read(self, reading: Reading) -> list[Said]:
        """The quotations of an article."""
        try:
            return self._said(reading, reading.sentences)
        except ValueError:
            self.refused += 1
        return [said for paragraph in reading.paragraphs for said in self._paragraph(reading, paragraph)]

    def _paragraph(self, reading: Reading, paragraph: Range) -> list[Said]:
        """Those of one paragraph; none where it is refused."""
        try:
            return self._said(reading, list(reading.sentences_in(paragraph)))
        except ValueError:
            return []

    def _said(self, reading: Reading, sentences: Sequence[Range]) -> list[Said]:
        """Those of some sentences. Raises ValueError where textacy does."""
        from spacy.tokens import Doc

        read = [words_of(reading.clean, *sentence) for sentence in sentences]
        words = [word for sentence in read for word in sentence]
        spaces = [after.start > word.end for word, after in pairwise(words)]
        starts = [n == 0 for sentence in read for n in range(len(sentence))]
        doc = Doc(self._nlp.vocab, words=[plain(word.text) for word in words], spaces=[*spaces, False][: len(words)], sent_starts=starts)

        def ranges(tokens: Sequence[object]) -> tuple[Range, ...]:
            return tuple((words[t.i].start, words[t.i].end) for t in tokens)

        return [
            Said(ranges(who), ranges(cue), (words[content.start].end, words[content.end - 1].start))
            for who, cue, content in self._quotations(self._nlp(doc))
        ]


def record(reading: Reading, actors: Sequence[Actor], said: Said, n: int) -> Attribution:
    """A quotation as the record of a dossier; its speakers are the actors whose mentions hold a word of the speaker: none for "il"."""

    def speaks(actor: Actor) -> bool:
        places = [m.span for m in actor.mentions if m.span.article == reading.id]
        return any(place.start <= start < place.end for place in places for start, _ in said.who)

    content = (reading.span(*said.content),)
    speakers = tuple(actor.id for actor in actors if speaks(actor))
    source, cue = (tuple(reading.span(*word) for word in words) for words in (said.who, said.cue))
    return Attribution(f"{reading.id}.t{n}", reading.id, Manner.DIRECT, Act.ASSESS, speakers, None, source, cue, content, content)

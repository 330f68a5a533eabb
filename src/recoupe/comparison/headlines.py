"""Headlines that say more than the text below them: a number, a speaker or words of somebody that stand nowhere else in the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recoupe.comparison.content import keys
from recoupe.comparison.copies import Copies
from recoupe.lang import say
from recoupe.model import (
    Actor,
    Attribution,
    Completeness,
    Difference,
    Dossier,
    HeadlineClaim,
    Kind,
    Material,
    Quantity,
    Range,
    Reading,
    Span,
    ZoneKind,
    inside,
)

NEAR = 1.1
"""A headline may round: a number of the text within a tenth supports it."""
UNCOUNTED = frozenset({"rank", "ratio", "fold"})
"""Units of which a headline makes turns of speech ("une première", "deux fois plus")."""
SHARED = 0.5
"""Share of the content words of what somebody says that no sentence of the text may exceed for it to be missed there."""
MARKS = ' «»“”"\u00a0'
LEAST = 2
"""Content words without which nothing is claimed."""


def headlines(material: Material, dossier: Dossier) -> tuple[HeadlineClaim, ...]:
    """The claims of headlines that the text of the same article does not bear out.

    Only of articles that were read in full: what stands in a part that is missing cannot be missed. What a headline says in
    its own words is not weighed ("pour presque rien"): only typed values and what somebody is said to have said.
    """
    copies = Copies.of(dossier)
    out: list[HeadlineClaim] = []
    actors = {actor.id: actor for actor in dossier.actors}
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in dossier.attributions:
        said[attribution.article].append(attribution)
    numbers: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in dossier.quantities or (q for found in material.found for q in found.quantities):
        numbers[quantity.span.article].append(quantity)
    for reading in material.readings:
        article = reading.article
        if (
            article.headline
            and article.language == "fr"
            and article.completeness.state is Completeness.WHOLE
            and not copies.is_copy(reading.id)
        ):
            body = tuple(told for told in reading.told() if reading.zone_at(told[0]) is not ZoneKind.HEADLINE)
            known = tuple(numbers[reading.id]), tuple(said[reading.id])
            head = _Headline(dossier.language, reading, article.headline, body, *known, actors)
            out += [*head.numbers(), *head.statements()] if head.body else []
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Headline:
    """A headline beside the rest of its article."""

    language: str
    reading: Reading
    span: Span
    body: tuple[Range, ...]
    quantities: tuple[Quantity, ...]
    said: tuple[Attribution, ...]
    actors: dict[str, Actor]

    def numbers(self) -> Iterator[HeadlineClaim]:
        """Numbers of the headline that are none of the text's, nor the sum of two of them."""
        below = [q for q in self.quantities if self._below(q.span)]
        sums = {one.low + other.low for one in below for other in below if one is not other}
        for number in self.quantities:
            if not inside(number.span.range, self.span.range) or number.unit in UNCOUNTED or number.low <= 1:
                continue
            if any(_meet(number, other) for other in below) or any(_within(number, value) for value in sums):
                continue
            like = [q for q in below if (q.unit, q.per) == (number.unit, number.per)]
            if not like or self._written(number):  # of what is counted nowhere below, the number may stand there in a form we do not read
                continue
            nearest = min(like, key=lambda q: (abs(q.low - number.low), q.span))
            yield self._claim(Difference.NUMBER, number.span, (nearest.span,), one=number.span.text, other=nearest.span.text)

    def statements(self) -> Iterator[HeadlineClaim]:
        """What the headline has somebody say: which the text has another say, or in words of which it has too few."""
        above = [(said, wanted) for said in self.said if self._above(said) and len(wanted := set(self._content(said.content))) >= LEAST]
        if not above:
            return
        below = [a for a in self.said if all(self._below(span) for span in a.spans)]
        sentences = [set(self._words(sentence)) for sentence in self.reading.sentences if any(inside(sentence, told) for told in self.body)]
        for said, wanted in above:
            told = [a for a in below if self._sides(a) & self._sides(said)]
            other = None if told else next((a for a in below if self._another(said, a, wanted)), None)
            if other:
                names = {"name": self._names(said), "other": self._names(other)}
                yield self._claim(Difference.SPEAKER, said.source[0], other.content, **names)
            elif all(len(wanted & words) <= SHARED * len(wanted) for words in sentences):
                words = " ".join(span.text.strip(MARKS) for span in said.content)
                yield self._claim(Difference.WORDING, said.content[0], self._nearest(wanted, told), words=words)

    def _above(self, said: Attribution) -> bool:
        """Whether the headline tells it, and what was said."""
        return bool(said.content) and all(inside(span.range, self.span.range) for span in said.spans)

    def _another(self, said: Attribution, below: Attribution, wanted: set[str]) -> bool:
        """Whether the text has somebody else say what the headline has one say: two persons known by name, else both may be one."""
        persons = all(
            a.source and a.speakers and all(s in self.actors and self.actors[s].kind is Kind.PERSON for s in a.speakers)
            for a in (said, below)
        )
        return persons and len(wanted & set(self._content(below.content))) > SHARED * len(wanted)

    def _names(self, said: Attribution) -> str:
        return ", ".join(self.actors[speaker].name for speaker in said.speakers)

    def _claim(self, lacks: Difference, span: Span, nearest: tuple[Span, ...], **values: str) -> HeadlineClaim:
        return HeadlineClaim(self.reading.id, lacks, span, nearest, (say(self.language, f"comparison.headline-{lacks}", **values),))

    def _below(self, span: Span) -> bool:
        return any(inside(span.range, told) for told in self.body)

    def _written(self, number: Quantity) -> bool:
        """Whether the first word of a number stands in the text too."""
        first = number.span.text.split()[0]
        return any(first in self.reading.clean[a:b].split() for a, b in self.body)

    def _content(self, spans: Iterable[Span]) -> Iterator[str]:
        """The content words of some words; names and numbers are not what is said."""
        for span in spans:
            yield from self._words(span.range)

    def _words(self, place: Range) -> Iterator[str]:
        return (key for _, _, key in keys(self.reading.clean, *place) if key[0] not in "@!#")

    def _sides(self, said: Attribution) -> set[str]:
        """The speakers of a statement and the parties for which they speak."""
        parties = {self.actors[s].party or s for s in said.speakers if s in self.actors}
        return {*said.speakers, *parties, *([said.party] if said.party else [])}

    def _nearest(self, wanted: set[str], below: Iterable[Attribution]) -> tuple[Span, ...]:
        """The statement of the text whose content words are most nearly those of the headline."""
        shared = [(len(wanted & (mine := set(self._content(a.content)))) / len(wanted | mine), a) for a in below if a.content]
        most = max((share for share, _ in shared), default=0)
        return next((a.content for share, a in shared if share == most), ()) if most else ()


def _meet(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be one, whatever is counted."""
    return one.low <= _high(other) * NEAR and other.low <= _high(one) * NEAR


def _within(number: Quantity, value: float) -> bool:
    return number.low / NEAR <= value <= _high(number) * NEAR


def _high(number: Quantity) -> float:
    return number.low if number.high is None else number.high

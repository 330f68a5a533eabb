"""What is joined: mentions, with the halves of an apposition taken as one naming."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.lang import fold
from recoupe.model import Form, Gender, Kind, Material, Mention, Reading, Role, Span

DETERMINERS = ("le ", "la ", "les ", "l'", "l’")
INDEFINITE = frozenset("un une des plusieurs quelques certains certaines divers diverses".split())
OWN = frozenset("son sa ses leur leurs".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """One naming of somebody: its words, and what they show. `order` is its place in the story."""

    order: int
    span: Span
    form: Form
    kind: Kind
    mentions: tuple[Mention, ...]
    namings: tuple[tuple[Span, Form], ...]
    """The words as the dossier records them: an apposition after a comma is one naming, a name and its acronym are two."""

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.span.article

    @property
    def named(self) -> Mention | None:
        """The mention that gives a person's name, if one does."""
        return next((m for m in self.mentions if m.form is Form.NAME), None)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The offices that the words give."""
        return tuple(m.role for m in self.mentions if m.role)

    @property
    def gender(self) -> Gender:
        """The gender that the words show."""
        return next((m.gender for m in self.mentions if m.gender), Gender.UNKNOWN)

    @property
    def main(self) -> Mention:
        """The mention that says most of who it is."""
        return self.named or self.mentions[0]

    @property
    def first(self) -> str:
        """The first word, folded: it tells "un" from "le"."""
        return first_word(self.mentions[0])

    @property
    def indefinite(self) -> bool:
        """Whether it brings in somebody new: "un responsable"."""
        return self.first in INDEFINITE

    @property
    def possessive(self) -> bool:
        """Whether it is said in relation to somebody: "son épouse"."""
        return self.first in OWN


def first_word(mention: Mention) -> str:
    """The first word of a mention, folded."""
    return fold(mention.span.text.replace("’", "'").split("'")[0].split()[0])


def units_of(material: Material) -> tuple[Unit, ...]:
    """Every naming of the story in order, mere places of metonyms left out."""
    out: list[Unit] = []
    for reading in material.readings:
        for mentions in _together(material.found_in(reading.id).mentions):
            main = mentions[0]
            if main.place and main.form is Form.METONYM:
                continue
            out.append(_unit(reading, len(out), mentions))
    return tuple(out)


def _together(mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    """Mentions in order, those linked by apposition in one tuple."""
    chain: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.span):
        if chain and mention.apposed_to and any(mention.apposed_to.overlaps(m.span) for m in chain) and mention.span.start >= chain[-1].span.end:
            chain.append(mention)
            continue
        if chain:
            yield tuple(chain)
        chain = [mention]
    if chain:
        yield tuple(chain)


def _unit(reading: Reading, order: int, mentions: tuple[Mention, ...]) -> Unit:
    joined: list[list[Mention]] = []
    for mention in mentions:
        if joined and reading.clean[joined[-1][-1].span.end : mention.span.start].strip(" \u00a0") == ",":
            joined[-1].append(mention)
        else:
            joined.append([mention])
    namings = tuple((reading.span(part[0].span.start, part[-1].span.end), _form(part)) for part in joined)
    return Unit(order, namings[0][0], _form(mentions), mentions[0].kind, mentions, namings)


def _form(mentions: Sequence[Mention]) -> Form:
    return Form.NAME if any(m.form is Form.NAME for m in mentions) else mentions[0].form

"""What is joined: mentions, with the halves of an apposition taken as one naming."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.lang import fold
from recoupe.lang.naming import small
from recoupe.model import Form, Gender, Kind, Mention, Role, Span

PEOPLE = "people"
"""The head of a mention that is the name of a people or one of it: "le Belge"."""


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
    roles: tuple[Role, ...] = ()
    """The offices that the words give, with the country or body that the words around add."""

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.span.article

    @property
    def named(self) -> Mention | None:
        """The mention that gives a person's name, if one does."""
        return next((m for m in self.mentions if m.form is Form.NAME), None)

    @property
    def gender(self) -> Gender:
        """The gender that the words show."""
        named = self.named
        return (named.gender if named else Gender.UNKNOWN) or next((m.gender for m in self.mentions if m.gender), Gender.UNKNOWN)

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
        """Whether it brings in somebody new: "un responsable", "l'un des dirigeants"."""
        return self.first in small("indefinite") or fold(self.span.text).startswith(("l'un ", "l'une "))

    @property
    def possessive(self) -> bool:
        """Whether it is said in relation to somebody: "son épouse"."""
        return self.first in small("own")


def first_word(mention: Mention) -> str:
    """The first word of a mention, folded."""
    return fold(mention.span.text.replace("’", "'").split("'")[0].split()[0])

"""A story as it lies open in the room: what all its pages share, worked out once for as long as the store is not written to."""

from __future__ import annotations

from functools import cached_property

from recoupe.api import Story
from recoupe.export.views.header import Header, header
from recoupe.export.views.lookup import Lookup
from recoupe.export.words import Words
from recoupe.model import Dossier, Reading

Tie = tuple[int, int, str]


class Opened:
    """One story in one language."""

    def __init__(self, story: Story, language: str) -> None:
        self.story, self.language = story, language

    @property
    def dossier(self) -> Dossier:
        """The whole picture."""
        return self.story.dossier

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The articles with their texts."""
        return self.story.readings

    def fresh(self) -> Lookup:
        """A lookup of its own, for who shows a part of the dossier."""
        return Lookup(self.dossier, Words(self.language), self.readings)

    @cached_property
    def look(self) -> Lookup:
        """The records of the whole dossier by id: not to be narrowed."""
        return self.fresh()

    @cached_property
    def top(self) -> Header:
        """What stands above every page."""
        return header(self.look)

    @cached_property
    def ties(self) -> dict[str, list[Tie]]:
        """Article -> the words of it that tell points: (start, end, point)."""
        found: dict[str, list[Tie]] = {}
        for one in self.dossier.points:
            for span in (s for t in one.tellings for s in t.spans):
                found.setdefault(span.article, []).append((span.start, span.end, one.id))
        return found

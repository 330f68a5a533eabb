"""What is known of a story, looked up by id: its texts, articles, actors, events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from recoupe.comparison.blanks import Silence, silences
from recoupe.comparison.passages import Passage
from recoupe.model import Actor, Article, Dossier, Kind, Material, Range, Reading, Span, Status


@dataclass(frozen=True)
class Known:
    """A story of which everything is asked again for each pair of passages: each list is gone through once."""

    material: Material
    dossier: Dossier

    def text(self, passage: Passage) -> str:
        """The words of a passage."""
        if (known := self._texts.get(passage)) is None:
            known = self._texts[passage] = self.reading(passage.article).clean[passage.start : passage.end]
        return known

    def reading(self, article: str) -> Reading:
        """The text of an article, by id."""
        return self._readings[article]

    def article(self, article: str) -> Article:
        """An article, by id."""
        return self._articles[article]

    def actor(self, actor: str) -> Actor:
        """An actor, by id."""
        return self._actors[actor]

    def called(self, article: str) -> str:
        """How an article is called: by its publisher or agency where no other has the same, else by its place in the list."""
        return self._called[article]

    @cached_property
    def attributed(self) -> dict[str, list[Range]]:
        """By article, the words of its attributions: where somebody speaks."""
        out: dict[str, list[Range]] = {}
        for span in (span for a in self.dossier.attributions for span in a.spans):
            out.setdefault(span.article, []).append(span.range)
        return out

    @cached_property
    def quoted(self) -> dict[str, tuple[Span, ...]]:
        """By attribution, its words between marks."""
        return {a.id: a.quoted for a in self.dossier.attributions}

    @cached_property
    def held(self) -> dict[str, list[tuple[Range, str]]]:
        """By article, the words that tell an event that took place, and its first day."""
        out: dict[str, list[tuple[Range, str]]] = {}
        for event in self.dossier.events:
            if event.status is Status.HELD and event.date.earliest:
                for span in event.tellings:
                    out.setdefault(span.article, []).append((span.range, event.date.earliest))
        return out

    @cached_property
    def origins(self) -> dict[str, list[str]]:
        """By attribution, the speech acts that it is known to rest on."""
        out: dict[str, list[str]] = {}
        for origin in self.dossier.lineage.origins:
            for attribution in origin.attributions:
                out.setdefault(attribution, []).append(origin.id)
        return out

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """For every article why it has no telling of a point."""
        return silences(self.dossier)

    @cached_property
    def names_of_keys(self) -> dict[str, str]:
        """What an actor is called, by the key of the words that name him."""
        names: dict[str, str] = {}
        for actor in sorted(self.dossier.actors, key=lambda a: (a.kind is Kind.PERSON, a.plural)):
            for key in filter(None, (actor.code, actor.id)):
                names.setdefault(f"@{key}", actor.name)
        return names

    @cached_property
    def _texts(self) -> dict[Passage, str]:
        return {}

    @cached_property
    def place(self) -> dict[str, int]:
        """By article, its place in the list."""
        return {article.id: n for n, article in enumerate(self.dossier.articles)}

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {reading.id: reading for reading in self.material.readings}

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.dossier.articles}

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.dossier.actors}

    @cached_property
    def _called(self) -> dict[str, str]:
        makers = {a.id: a.publisher.name if a.publisher else a.agencies[0] if len(a.agencies) == 1 else "" for a in self.dossier.articles}
        often = Counter(makers.values())
        return {article: name if name and often[name] == 1 else article for article, name in makers.items()}

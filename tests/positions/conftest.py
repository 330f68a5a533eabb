"""A story of invented articles between Valdorie and Ostrane, with what the earlier stages would have found in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from recoupe.model import (
    Account,
    Act,
    Actor,
    ActorMention,
    Article,
    Attribution,
    Dossier,
    Form,
    Kind,
    Lineage,
    Manner,
    Material,
    Position,
    Reading,
    Span,
    Zone,
    ZoneKind,
    edited,
)
from recoupe.positions import weigh

SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|$)|$)")

ACTORS = (
    ("val", "Valdorie", Kind.STATE, "VAL", r"la Valdorie|La Valdorie|Valmont"),
    ("ost", "Ostrane", Kind.STATE, "OST", r"l'Ostrane|L'Ostrane|d'Ostrane"),
    ("kalvo", "Irène Kalvo", Kind.PERSON, "VAL", r"Mme Kalvo|Irène Kalvo"),
    ("merec", "Tomas Merec", Kind.PERSON, "OST", r"M\. Merec|Tomas Merec"),
    ("sage", "Paul Sage", Kind.PERSON, None, r"Paul Sage"),
    ("arden", "expert Nils Arden", Kind.PERSON, None, r"Nils Arden"),
    ("both", "deux parties", Kind.GROUP, None, r"[Ll]es deux parties"),
)
"""Everybody in these stories: id, name, kind, party, and the words that name him."""


@dataclass
class Story:
    """Articles under construction; actors are found by their names, attributions are given by their words."""

    readings: list[Reading] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    accounts: tuple[Account, ...] = ()

    def article(self, words: str, *, language: str = "fr") -> Reading:
        """One more article, a line a paragraph."""
        name = f"a{len(self.readings) + 1}"
        text = edited(name, words, ())
        paragraphs = tuple((m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", words))
        sentences = tuple((m.start(), m.end()) for a, b in paragraphs for m in SENTENCE.finditer(words, a, b))
        zones = tuple(Zone(ZoneKind.BODY, text.span(a, b)) for a, b in paragraphs)
        article = Article(id=name, file=f"{name}.txt", page_sha256="", text_sha256=words, language=language, zones=zones)
        self.readings.append(Reading(article, text, paragraphs, sentences))
        return self.readings[-1]

    def says(self, who: str, content: str, cue: str, *, act: Act = Act.ASSESS, direct: bool = False, parent: str | None = None) -> str:
        """Somebody says words of the last article."""
        reading = self.readings[-1]

        def span(words: str) -> Span:
            at = reading.clean.index(words)
            return reading.span(at, at + len(words))

        name = f"s{len(self.attributions) + 1}"
        manner = Manner.DIRECT if direct else Manner.INDIRECT
        self.attributions.append(
            Attribution(name, reading.id, manner, act, (who,), cue=(span(cue),), content=(span(content),), parent=parent)
        )
        return name

    def weighed(self) -> Dossier:
        """The dossier with its positions."""
        mentions = {
            name: tuple(ActorMention(r.span(m.start(), m.end()), Form.NAME) for r in self.readings for m in re.finditer(pattern, r.clean))
            for name, *_, pattern in ACTORS
        }
        actors = tuple(
            Actor(name, shown, kind, party, mentions[name], code=(party or "") if kind is Kind.STATE else "")
            for name, shown, kind, party, _ in ACTORS
            if mentions[name]
        )
        articles = tuple(r.article for r in self.readings)
        dossier = Dossier("0", "fr", articles=articles, actors=actors, attributions=tuple(self.attributions))
        dossier = replace(dossier, lineage=Lineage(accounts=self.accounts))
        return weigh(Material(tuple(self.readings), ()), dossier)


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def stances() -> Callable[[Dossier], list[tuple[str, str]]]:
    """(actor, stance) of every position, in order."""
    return lambda dossier: [(p.actor, p.stance.value) for p in dossier.positions]


@pytest.fixture
def held() -> Callable[[Dossier, str], Position]:
    """The first position whose evidence holds the given words."""
    return lambda dossier, words: next(p for p in dossier.positions if any(words in s.text for s in p.evidence))

"""A story of invented articles, given as text, with what the earlier stages would have found in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from recoupe.comparison import compare
from recoupe.model import (
    Account,
    Act,
    Actor,
    ActorMention,
    Article,
    Attribution,
    Complete,
    Completeness,
    Dossier,
    Event,
    Form,
    Kind,
    Lineage,
    Manner,
    Material,
    Point,
    Published,
    Quantity,
    Reading,
    Span,
    Status,
    Timex,
    TimexType,
    When,
    Zone,
    ZoneKind,
    edited,
)

SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|$)|$)")


@dataclass
class Story:
    """Articles and records under construction; words are found by their text."""

    readings: list[Reading] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    accounts: tuple[Account, ...] = ()

    def article(
        self,
        words: str,
        *,
        published: str = "2031-03-05",
        state: Completeness = Completeness.WHOLE,
        language: str = "fr",
        same_words_as: str | None = None,
    ) -> str:
        name = f"a{len(self.readings) + 1}"
        text = edited(name, words, ())
        paragraphs = tuple((m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", words))
        sentences = tuple((m.start(), m.end()) for a, b in paragraphs for m in SENTENCE.finditer(words, a, b))
        article = Article(
            id=name,
            file=f"{name}.txt",
            page_sha256="",
            text_sha256=words,
            language=language,
            published=Published(published, published, published),
            completeness=Complete(state),
            zones=tuple(Zone(ZoneKind.BODY, text.span(a, b)) for a, b in paragraphs),
            same_words_as=same_words_as,
        )
        self.readings.append(Reading(article, text, paragraphs, sentences))
        return name

    def words(self, article: str, words: str) -> Span:
        reading = next(r for r in self.readings if r.id == article)
        at = reading.clean.index(words)
        return reading.span(at, at + len(words))

    def actor(self, name: str, party: str, *mentions: tuple[str, str], kind: Kind = Kind.PERSON) -> str:
        known = tuple(ActorMention(self.words(*m), Form.NAME) for m in mentions)
        self.actors.append(Actor(f"p{len(self.actors) + 1}", name, kind, party, known))
        return self.actors[-1].id

    def says(self, article: str, actor: str, content: str, cue: str = "", *, quoted: str = "", act: Act = Act.ASSESS) -> None:
        party = next(a.party for a in self.actors if a.id == actor)
        manner = Manner.DIRECT if quoted == content else Manner.MIXED if quoted else Manner.INDIRECT
        self.attributions.append(
            Attribution(
                f"s{len(self.attributions) + 1}",
                article,
                manner,
                act,
                (actor,),
                party,
                cue=(self.words(article, cue),) if cue else (),
                content=(self.words(article, content),),
                quoted=(self.words(article, quoted),) if quoted else (),
            )
        )

    def number(self, article: str, words: str, low: float, high: float | None, unit: str = "person") -> None:
        self.quantities.append(Quantity(self.words(article, words), low, high, unit, of="soldats"))

    def day(self, article: str, words: str, iso: str) -> None:
        self.timexes.append(Timex(self.words(article, words), TimexType.DATE, iso, iso, iso, "day"))

    def lasting(self, article: str, words: str, value: str) -> None:
        self.timexes.append(Timex(self.words(article, words), TimexType.DURATION, value, None, None, "duration"))

    def event(self, article: str, words: str, day: str) -> None:
        when = When(day, day, day)
        told = (self.words(article, words),)
        self.events.append(Event(f"e{len(self.events) + 1}", "meeting", None, "Réunion", when, None, (), Status.HELD, (), told))

    def built(self, language: str = "fr") -> tuple[Material, Dossier]:
        articles = tuple(r.article for r in self.readings)
        accounts = self.accounts or tuple(Account(f"r{n}", (a.id,), ()) for n, a in enumerate(articles, 1))
        dossier = Dossier("0", language, articles=articles, actors=tuple(self.actors), attributions=tuple(self.attributions))
        dossier = replace(
            dossier,
            quantities=tuple(self.quantities),
            timexes=tuple(self.timexes),
            events=tuple(self.events),
            lineage=Lineage(accounts=accounts),
        )
        return Material(tuple(self.readings), ()), dossier

    def compared(self, language: str = "fr") -> Dossier:
        return compare(*self.built(language))


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def point_of() -> Callable[[Dossier, str], Point]:
    """The first point one of whose tellings holds the given words."""
    return lambda dossier, words: next(p for p in dossier.points if any(words in s.text for t in p.tellings for s in t.spans))

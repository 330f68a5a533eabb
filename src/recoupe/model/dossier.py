"""The dossier: the whole picture of one story, and what the stages hand each other on the way to it."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.actors import Actor, ActorMention, Mention
from recoupe.model.articles import Article, Reading
from recoupe.model.attributions import Attribution
from recoupe.model.events import Event
from recoupe.model.judgements import Judgement
from recoupe.model.lineage import Lineage
from recoupe.model.points import HeadlineClaim, Point, Voice
from recoupe.model.positions import Agreement, Issue, Position
from recoupe.model.problems import Problem
from recoupe.model.spans import Span
from recoupe.model.times import Phrase, Quantity, Timex

SCHEMA = "recoupe/1"


@dataclass(frozen=True, slots=True)
class Found:
    """What `mentions.find` found in one article; time expressions are not yet dated."""

    article: str
    mentions: tuple[Mention, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Attributed:
    """What `attributions.attribute` found in one article.

    `meant` are the pronouns and descriptions it resolved: (actor id, mention). `described` are speakers of the article
    without a name, known only by a description ("un diplomate"). `reasons` say why less sure mentions are put with an
    actor: (actor id, reason).
    """

    attributions: tuple[Attribution, ...] = ()
    meant: tuple[tuple[str, ActorMention], ...] = ()
    described: tuple[Actor, ...] = ()
    problems: tuple[Problem, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """What the per-article stages got out of the pages of one story: the input of the per-story stages."""

    readings: tuple[Reading, ...]
    found: tuple[Found, ...]

    def reading(self, article: str) -> Reading:
        """The reading of one article, by id (KeyError when it is not in the story)."""
        for reading in self.readings:
            if reading.id == article:
                return reading
        raise KeyError(article)

    def found_in(self, article: str) -> Found:
        """What was found in one article, by id."""
        return next((f for f in self.found if f.article == article), Found(article))


@dataclass(frozen=True, slots=True)
class StoryInfo:
    """What a story is called, the days it covers, and how it was read where that is not as usual.

    `methods` are lines "stage=name"; `names` the lines of the table of names that its user gave, head included; `topics` those of
    his file of topics.
    """

    id: str = ""
    title: str = ""
    earliest: str | None = None
    latest: str | None = None
    methods: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefItem:
    """A sentence of the brief, with the words it rests on."""

    section: str
    text: str
    cites: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a sentence of the brief says something")
        if not self.cites:
            raise ValueError(f"a brief may not say without citing: {self.text}")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something possible that the program does not do by itself, with its reasons."""

    about: tuple[str, ...]
    what: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole picture of one story. Per-story stages take the dossier so far and return it with their part filled in.

    `language` is the language of labels and brief ("fr" or "en"), whatever that of the pages.
    """

    recoupe: str
    language: str
    schema: str = SCHEMA
    story: StoryInfo = StoryInfo()
    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    lineage: Lineage = Lineage()
    points: tuple[Point, ...] = ()
    voices: tuple[Voice, ...] = ()
    headlines: tuple[HeadlineClaim, ...] = ()
    brief: tuple[BriefItem, ...] = ()
    problems: tuple[Problem, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def article(self, article: str) -> Article:
        """One article by id."""
        return next(a for a in self.articles if a.id == article)

    def actor(self, actor: str) -> Actor:
        """One actor by id."""
        return next(a for a in self.actors if a.id == actor)

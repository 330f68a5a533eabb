"""The one page on which the stages are called in order.

Per article (pure, article in, records out):  read, find, attribute.
Before there are stories (pure, articles in, groups of them out):  sort.
Per story (pure, the dossier so far in, the dossier with its part filled in out):  join, trace, assemble, weigh, compare, write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from recoupe import corrections
from recoupe.actors.tenures import in_office
from recoupe.engines import Engine, inline
from recoupe.errors import NothingToRead, PageRefused
from recoupe.lang import in_words, world
from recoupe.lang.tagger import load
from recoupe.methods import USUAL, Methods
from recoupe.model import Actor, Attributed, Dossier, Found, Judgement, Material, Page, Problem, Reading, StoryInfo
from recoupe.twins import apart, restored
from recoupe.version import __version__


@dataclass(frozen=True, slots=True)
class Picture:
    """What comes out: the dossier, the texts its spans point into, the pages used, refused, and given twice."""

    dossier: Dossier
    readings: tuple[Reading, ...]
    pages: tuple[Page, ...]
    refused: tuple[PageRefused, ...]
    skipped: tuple[str, ...]


def picture(  # noqa: PLR0913 - everything that a picture depends on
    pages: Iterable[Page],
    *,
    language: str = "fr",
    story: StoryInfo | None = None,
    engine: Engine = inline,
    methods: Methods = USUAL,
    judgements: Iterable[Judgement] = (),
) -> Picture:
    """The picture of one story from all its pages, in whatever order they come, with what persons have decided of it.

    A page that is refused costs nothing already read. Raises NothingToRead when no page can be used, and
    UsageMistake for a tagger that is not there.
    """
    if methods.tagger:
        load(methods.tagger)  # a name that is not there is told before anything is read
    articles, used, refused, skipped, aside = _read(pages, methods)
    if not articles:
        raise NothingToRead((*refused, *aside))
    judgements = tuple(judgements)
    articles, twins = apart(corrections.published(articles, judgements, language))
    story = replace(story or StoryInfo(), methods=methods.lines)

    def stage(name: str) -> Callable[..., Any]:
        return world.knowing(story.names, methods(name))

    found = tuple(engine(stage("mentions"), [(reading,) for reading in articles]))
    material = Material(articles, found)

    dossier = Dossier(recoupe=__version__, language=language, story=story, problems=world.told(story.names))
    dossier = replace(dossier, articles=tuple(r.article for r in articles), judgements=judgements)
    dossier = stage("actors")(material, dossier)
    named = _named(dossier.actors)
    read = zip(articles, found, strict=True)
    attributed = engine(stage("attributions"), [(r, f, named.get(r.id, ()), language, methods.tagger) for r, f in read])
    dossier = corrections.spoken(_with_attributions(dossier, attributed), articles)
    for name in ("lineage", "stories", "events"):
        dossier = stage(name)(material, dossier)
    dossier = in_office(dossier)  # which waits for the days of the articles, as joining cannot
    for name in ("positions", "comparison", "brief"):
        dossier = stage(name)(material, dossier)
    dossier = corrections.recorded(dossier, articles)
    dossier = replace(dossier, problems=(*dossier.problems, *(Problem("not-news", details=(each.where,)) for each in aside)))
    dossier = _with_problems(dossier, articles, found, attributed)
    dossier = restored(dossier, articles, twins)
    return Picture(dossier, _in_order(articles, twins), used, refused, skipped)


def readings(pages: Iterable[Page], methods: Methods = USUAL) -> tuple[Reading, ...]:
    """The articles of some pages, as `picture` reads them and under the same names (a1, a2 ...); pages refused are left out."""
    return _in_order(*apart(_read(pages, methods)[0]))


def _in_order(articles: Iterable[Reading], twins: Iterable[Reading]) -> tuple[Reading, ...]:
    """All articles in the order in which they were read."""
    return tuple(sorted((*articles, *twins), key=lambda reading: int(reading.id.removeprefix("a"))))


def _read(
    pages: Iterable[Page], methods: Methods
) -> tuple[tuple[Reading, ...], tuple[Page, ...], tuple[PageRefused, ...], tuple[str, ...], tuple[PageRefused, ...]]:
    """Pages in the order of their addresses become articles a1, a2 ...; the same file given twice is read once.

    Last comes what looks like no news: its page is kept, and it is counted nowhere.
    """
    articles: list[Reading] = []
    used: list[Page] = []
    refused, aside = list[PageRefused](), list[PageRefused]()
    skipped: list[str] = []
    ordered = sorted(pages, key=lambda page: (page.address, page.data))
    for before, page in zip([None, *ordered], ordered, strict=False):
        if page == before:
            skipped.append(page.address)
            continue
        try:
            received = methods("articles")(page, len(articles) + 1)
            articles += received.readings
            refused += received.refused
            aside += received.aside
            used.append(page)
        except PageRefused as refusal:
            refused.append(refusal)
    return tuple(articles), tuple(used), tuple(refused), tuple(skipped), tuple(aside)


def _named(actors: Iterable[Actor]) -> dict[str, tuple[Actor, ...]]:
    """The actors that each article names, in their order."""
    out: dict[str, dict[str, Actor]] = {}
    for actor in actors:
        for mention in actor.mentions:
            out.setdefault(mention.span.article, {})[actor.id] = actor
    return {article: tuple(found.values()) for article, found in out.items()}


def _with_attributions(dossier: Dossier, attributed: Iterable[Attributed]) -> Dossier:
    attributed = tuple(attributed)
    meant = [pair for part in attributed for pair in part.meant]
    reasons = [pair for part in attributed for pair in part.reasons]
    actors = (*dossier.actors, *(actor for part in attributed for actor in part.described))

    def with_meant(actor: Actor) -> Actor:
        more = tuple(mention for who, mention in meant if who == actor.id)
        why = actor.why + tuple(dict.fromkeys(reason for who, reason in reasons if who == actor.id))
        return replace(actor, mentions=tuple(sorted(actor.mentions + more, key=lambda m: m.span)), why=why)

    return replace(
        dossier,
        actors=tuple(with_meant(actor) for actor in actors),
        attributions=tuple(a for part in attributed for a in part.attributions),
    )


def _with_problems(dossier: Dossier, articles: Iterable[Reading], found: Iterable[Found], attributed: Iterable[Attributed]) -> Dossier:
    parts: tuple[Reading | Found | Attributed, ...] = (*articles, *found, *attributed)
    per_article = [p for part in parts for p in part.problems]
    problems = sorted({*per_article, *dossier.problems}, key=lambda p: (p.article or "", p.span.start if p.span else -1, p.kind, p.message))
    return replace(dossier, problems=tuple(in_words(problem, dossier.language) for problem in problems))

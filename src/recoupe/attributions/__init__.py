"""Who said what, directly or not: cue, source and content of every statement of one article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from recoupe.attributions.according import according
from recoupe.attributions.announcing import announcing
from recoupe.attributions.chains import chained
from recoupe.attributions.colon import colons, headline
from recoupe.attributions.described import KindOf, unknown
from recoupe.attributions.drafts import Draft
from recoupe.attributions.finder import Finder
from recoupe.attributions.frames import Frames
from recoupe.attributions.free import carried, predicates, without_crossheads
from recoupe.attributions.nominal import nominal
from recoupe.attributions.quotations import Quotation, quotations
from recoupe.attributions.records import Records
from recoupe.attributions.scene import Scene
from recoupe.attributions.syntax import Tree, trees
from recoupe.attributions.words import Period, periods
from recoupe.lang.tagger import OWN, Tagger, load, words_of
from recoupe.model import Actor, Attributed, Found, Kind, Reading

__all__ = ["Quotation", "attribute", "by_rules", "quotations"]

NAMED = {"PER": Kind.PERSON, "ORG": Kind.ORGANISATION}
READ = "fr"
"""The language whose statements are read."""


def attribute(reading: Reading, found: Found, actors: Sequence[Actor], language: str, tagger: str = OWN) -> Attributed:
    """Every statement of one article: who (source, speakers), by which cue, what (content, quoted words).

    `actors` are those of the story that the article names; a speaker is the actor one of whose mentions lies in the source.
    Reasons are in the given language. An article in a language that is not read gives nothing.
    Periods in which the tables leave a cue in doubt are parsed by the trained pipeline of that name.
    """
    return _attributed(reading, found, actors, language, lambda: load(tagger or OWN))


def by_rules(reading: Reading, found: Found, actors: Sequence[Actor], language: str, tagger: str = OWN) -> Attributed:  # noqa: ARG001
    """As `attribute`, by the tables alone: no pipeline is loaded."""
    return _attributed(reading, found, actors, language, None)


def _attributed(reading: Reading, found: Found, actors: Sequence[Actor], language: str, tagger: Callable[[], Tagger] | None) -> Attributed:
    if reading.article.language != READ:
        return Attributed()
    quoted, problems = quotations(reading)
    scene = Scene(reading, found, actors)
    read = periods(reading, quoted)
    drafts = [draft for period, finder in _found(scene, read, tagger) for draft in _drafts(scene, period, finder, quoted)]
    drafts = without_crossheads(reading, quoted, chained(reading, quoted, read, drafts))
    return replace(Records(scene, quoted, language, _kinds(reading, tagger) if tagger else unknown).build(drafts), problems=problems)


def _found(scene: Scene, read: Sequence[Period], tagger: Callable[[], Tagger] | None) -> list[tuple[Period, Finder]]:
    """Each period with its verbs; those that the tables leave in doubt are told by a tree."""
    out = [(period, _finder(scene, period)) for period in read]
    doubtful = [n for n, (_, finder) in enumerate(out) if finder.doubtful] if tagger else []
    if tagger and doubtful:
        for n, tree in zip(doubtful, trees(tagger(), scene.text, [read[n] for n in doubtful]), strict=True):
            out[n] = (read[n], _finder(scene, read[n], tree))
    return out


def _kinds(reading: Reading, tagger: Callable[[], Tagger]) -> KindOf:
    """Tells by the names that the pipeline finds in the sentence whether a name nobody knows is a person's or a body's."""

    def kind_of(start: int, end: int) -> Kind | None:
        words = words_of(reading.clean, *reading.sentence_at(start))
        found = (n for n in tagger().names([words])[0] if words[n.first].start < end and start < words[n.last - 1].end)
        return next((NAMED[n.kind] for n in found if n.kind in NAMED), None)

    return kind_of


def _finder(scene: Scene, period: Period, tree: Tree | None = None) -> Finder:
    words = period.words

    def ends_name(n: int) -> bool:
        named = scene.at(words[n].start)
        return named is not None and not named.place and words[n].end >= named.end

    def begins_name(n: int) -> bool:
        named = scene.at(words[n].start) if n < len(words) else None
        return named is not None and not named.place and named.start <= words[n].start <= named.start + 4

    return Finder(words, ends_name, begins_name, tree)


def _drafts(scene: Scene, period: Period, finder: Finder, quoted: Sequence[Quotation]) -> list[Draft]:
    """The statements of one period by verb, preposition, colon and headline."""
    frames = Frames(scene, period, finder, finder.hits(), quoted)
    named = according(frames)
    drafts = [*frames.drafts(named), *named, *nominal(frames)]
    if title := headline(frames):
        drafts.append(title)
    drafts += colons(frames, drafts)
    drafts += announcing(frames, drafts)
    drafts = carried(frames, drafts)
    return [*drafts, *predicates(frames, drafts)]

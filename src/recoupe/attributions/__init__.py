"""Who said what, directly or not: cue, source and content of every statement of one article."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.attributions.according import according, colons, headline
from recoupe.attributions.chains import chained
from recoupe.attributions.drafts import Draft
from recoupe.attributions.finder import Finder
from recoupe.attributions.frames import Frames
from recoupe.attributions.free import predicates, without_crossheads
from recoupe.attributions.nominal import nominal
from recoupe.attributions.quotations import Quotation, quotations
from recoupe.attributions.records import Records
from recoupe.attributions.scene import Scene
from recoupe.attributions.words import Period, periods
from recoupe.model import Actor, Attributed, Found, Reading

__all__ = ["Quotation", "attribute", "quotations"]

READ = "fr"
"""The language whose statements are read."""


def attribute(reading: Reading, found: Found, actors: Sequence[Actor], language: str) -> Attributed:
    """Every statement of one article: who (source, speakers), by which cue, what (content, quoted words).

    `actors` are those of the whole story; a speaker is the actor one of whose mentions lies in the source.
    Reasons are in the given language. An article in a language that is not read gives nothing.
    """
    if reading.article.language != READ:
        return Attributed()
    quoted, problems = quotations(reading)
    scene = Scene(reading, found, actors)
    read = periods(reading, quoted)
    drafts = [draft for period in read for draft in _drafts(scene, period, quoted)]
    drafts = without_crossheads(reading, quoted, chained(reading, quoted, read, drafts))
    attributions, pronouns = Records(scene, quoted, language).build(drafts)
    return Attributed(attributions, pronouns, problems)


def _drafts(scene: Scene, period: Period, quoted: Sequence[Quotation]) -> list[Draft]:
    """The statements of one period by verb, preposition, colon and headline."""
    words = period.words

    def ends_name(n: int) -> bool:
        named = scene.at(words[n].start)
        return named is not None and not named.place and words[n].end >= named.end

    def begins_name(n: int) -> bool:
        named = scene.at(words[n].start) if n < len(words) else None
        return named is not None and not named.place and named.start <= words[n].start <= named.start + 4

    finder = Finder(words, ends_name, begins_name)
    frames = Frames(scene, period, finder, finder.hits(), quoted)
    named = according(frames)
    drafts = [*frames.drafts(named), *named, *nominal(frames)]
    if title := headline(frames):
        drafts.append(title)
    drafts += colons(frames, drafts)
    return [*drafts, *predicates(frames, drafts)]

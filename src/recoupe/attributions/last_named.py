"""A pronoun that nothing else decides is put with the person named last whom it fits, in the tale and in the words of another."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from recoupe.attributions.scene import Named, Scene
from recoupe.attributions.speakers import WINDOW, People, Reference, fits
from recoupe.model import Form, Gender, Kind, Range

LIKELY, LAST = "likely", "last-named"
"""How it is known whom a pronoun means: by who speaks and acts, or by nearness alone."""


class Meant(NamedTuple):
    """Whom a pronoun means, and how that is known."""

    people: People = ()
    how: str = LIKELY


class Voice(NamedTuple):
    """Who says the words at a place, and whether that is more than a guess."""

    actors: frozenset[str] = frozenset()
    sure: bool = False


def only_one(scene: Scene, wanted: Reference) -> People:
    """The only person named so far whom a pronoun fits, in his last naming; nobody where there are several."""
    fitting = [n for n in scene.named_before(wanted.place, WINDOW) if n.kind is Kind.PERSON and n.actors and fits(wanted, n)]
    return (fitting[-1],) if len({n.actors for n in fitting}) == 1 else ()


def last_named(scene: Scene, wanted: Reference, place: int, but: Collection[str] = ()) -> People:
    """The person of the pronoun's own gender named last before it, in the sentence that holds `place` or the one before.

    `but` are those it cannot mean: who speaks the words is "I" in them.
    """
    if wanted.plural:
        return ()
    here = scene.sentence(place)
    since = scene.reading.sentences[max(here - 1, 0)][0] if scene.reading.sentences else 0
    near = (
        n
        for n in reversed(scene.named_before(wanted.place, wanted.place - since + 1))
        if _stands(scene, n) and not set(n.actors) & set(but)
    )
    found = next((n for n in near if wanted.gender in ("", n.gender.value)), None)
    return (found,) if found else ()


def _stands(scene: Scene, named: Named) -> bool:
    """Whether a mention is of one person whom the story names and whose gender is known."""
    if named.kind is not Kind.PERSON or named.plural or not named.actors or named.gender is Gender.UNKNOWN:
        return False
    return any(mention.form is Form.NAME for mention in scene.actors[named.actors[0]].mentions)


def within(scene: Scene, wanted: Reference, marks: Range, voice: Voice) -> People:
    """Whom a pronoun in quoted words means: the person named last who does not speak them, in the words or right before them.

    Where it is only guessed who speaks, he must be named in the words; "lui dire" shows too little to be put with anybody.
    """
    if not wanted.gender:
        return ()
    people = last_named(scene, wanted, min(marks[0], wanted.place), voice.actors)
    return people if voice.sure or (people and people[0].start >= marks[0]) else ()

"""Pronouns that say nothing of who speaks: "il est reparti", "elle s'est rendue": whom they mean, as the tale goes on."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterator, Sequence

from recoupe.attributions.last_named import LAST, Meant, Voice, last_named, only_one, within
from recoupe.attributions.quotations import Quoted
from recoupe.attributions.scene import Scene
from recoupe.attributions.speakers import Focus, People, Reference, pronoun
from recoupe.lang import fold, table, tokens
from recoupe.model import ActorMention, Form, Range

FORMS = re.compile(r"(?<!\w)(ils?|elles?|lui|eux)\b", re.IGNORECASE)
INVERTED = re.compile(r"-(?:t-)?$")
"""What stands between a verb and the pronoun behind it."""
GOVERNED = re.compile(r"\b(?:avec|pour|chez|contre|sur|par|selon|vers|sans|entre|de|à|devant|derrière|malgré|et|comme)\s$")
"""What stands before "lui" that is a man."""
TO_DO = re.compile(r"\s(?:en )?\w+(?:er|ir|re)\b")
"""An infinitive behind it: "pour lui plaire"."""
ALONE = re.compile(r"-même|\s?[,.;:!?»)\"”]|$")
"""What stands behind it."""
STATE = re.compile(r"(?:est|était|serait|sera|fut|a été|paraît|semble)\b(?: \w+){0,3} (?:que|qu['’]|de |d['’])")
"""« il est possible que », « il était temps de »: nobody."""
REACH = 80
"""Characters around a pronoun in which its verb is looked for."""
SMALL = frozenset(("ne", "n'", "y", "en", "s'", "se", "lui", "leur", "nous", "vous", "me", "m'"))
"""Words that stand between a pronoun and its verb."""


def narrated(
    scene: Scene, quoted: Quoted, spoken: Sequence[tuple[int, People]], known: Sequence[Range], voices: Callable[[int], Voice]
) -> Iterator[tuple[str, ActorMention, str]]:
    """The actors that pronouns mean that are no source, each with the words and how that is known (see `last_named`).

    `spoken` are those who speak, by place, oldest first: whoever is talked of goes on being meant. `known` are places of
    pronouns resolved already.
    """
    told = list(spoken)
    taken = {start for start, _ in known}
    for found in FORMS.finditer(scene.text):
        start, end = found.span(1)
        if start in taken or not _told(scene, start, end) or _nobody(scene, found):
            continue
        wanted = _reference(scene, found)
        marks = next((q.outer for _, q in quoted.touching(start, end)), None)
        if marks:
            people, how = within(scene, wanted, marks, voices(start)), LAST
        else:
            people, how = _meant(scene, wanted, [heard for heard in told if heard[0] < start])
        if not people:
            continue
        if not marks:
            insort(told, (start, people), key=lambda heard: heard[0])
        for actor in people[0].actors:
            yield actor, ActorMention(scene.reading.span(start, end), Form.PRONOUN), how


def _reference(scene: Scene, found: re.Match[str]) -> Reference:
    """What a pronoun shows: "avec lui" is a man, "lui dire" may be to a woman too."""
    form, start = fold(found.group(1)), found.start(1)
    if known := pronoun(form, start):
        return known
    governed = GOVERNED.search(scene.text, max(0, start - REACH), start) and not TO_DO.match(scene.text, found.end())
    of_man = form == "eux" or governed or ALONE.match(scene.text, found.end())
    return Reference("pronoun", start, "m" if of_man else "", form == "eux")


def _meant(scene: Scene, wanted: Reference, told: Sequence[tuple[int, People]]) -> Meant:
    """Whom a pronoun of the tale means."""
    people, _ = Focus(scene, list(told)).meant(wanted._replace(sort="narrated"))
    if people := people or only_one(scene, wanted):
        return Meant(people)
    return Meant(last_named(scene, wanted, wanted.place), LAST)


def _told(scene: Scene, start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in scene.reading.told())


def _nobody(scene: Scene, found: re.Match[str]) -> bool:
    """Whether "il" is of a verb that nobody does ("il faut", "il y a", "il est temps de")."""
    if fold(found.group(1)) != "il":
        return False
    impersonal = table("fr/pronouns")["impersonal"]
    lead = scene.text[max(0, found.start() - REACH) : found.start()]
    if inverted := INVERTED.search(lead):
        before = [token.key for token in tokens(lead[: inverted.start()])][-2:]
        return before[-1:] != [] and (before[-1] in impersonal or before[0] == "y")
    following = scene.text[found.end() : found.end() + REACH]
    words = [token.key for token in tokens(following)]
    verb = next((word for word in words if word not in SMALL), "")
    return "y" in words[:2] or verb in impersonal or bool(STATE.match(following.lstrip()))

"""Pronouns that say nothing of who speaks: "il est reparti", "elle s'est rendue": whom they mean, as the tale goes on."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence

from recoupe.attributions.quotations import Quoted
from recoupe.attributions.scene import Scene
from recoupe.attributions.speakers import WINDOW, Focus, People, Reference, fits, pronoun
from recoupe.lang import fold, table, tokens
from recoupe.model import ActorMention, Form, Kind, Range

FORMS = re.compile(r"(?<!\w)(ils?|elles?|lui|eux)\b", re.IGNORECASE)
INVERTED = re.compile(r"-(?:t-)?$")
"""What stands between a verb and the pronoun behind it."""
STATE = re.compile(r"(?:est|était|serait|sera|fut|a été|paraît|semble)\b(?: \w+){0,3} (?:que|qu['’]|de |d['’])")
"""« il est possible que », « il était temps de »: nobody."""
REACH = 80
"""Characters around a pronoun in which its verb is looked for."""
SMALL = frozenset(("ne", "n'", "y", "en", "s'", "se", "lui", "leur", "nous", "vous", "me", "m'"))
"""Words that stand between a pronoun and its verb."""


def narrated(
    scene: Scene, quoted: Quoted, spoken: Sequence[tuple[int, People]], known: Sequence[Range]
) -> Iterator[tuple[str, ActorMention]]:
    """The actors that pronouns outside marks mean, each with the words; `known` are places of pronouns resolved already.

    `spoken` are those who speak, by place, oldest first: whoever is talked of goes on being meant.
    """
    told = list(spoken)
    taken = {start for start, _ in known}
    for found in FORMS.finditer(scene.text):
        start, end = found.span(1)
        if start in taken or not _told(scene, start, end) or any(True for _ in quoted.touching(start, end)) or _nobody(scene, found):
            continue
        form = fold(found.group(1))
        wanted = pronoun(form, start) or Reference("pronoun", start, "" if form == "lui" else "m", form == "eux")
        focus = Focus(scene, [heard for heard in told if heard[0] < start])
        people, _ = focus.meant(wanted._replace(sort="narrated"))
        people = people or _only(scene, wanted)
        if not people:
            continue
        insort(told, (start, people), key=lambda heard: heard[0])
        for actor in people[0].actors:
            yield actor, ActorMention(scene.reading.span(start, end), Form.PRONOUN)


def _only(scene: Scene, wanted: Reference) -> People:
    """The only person named so far whom a pronoun fits, in his last naming; nobody where there are several."""
    fitting = [n for n in scene.named_before(wanted.place, WINDOW) if n.kind is Kind.PERSON and n.actors and fits(wanted, n)]
    return (fitting[-1],) if len({n.actors for n in fitting}) == 1 else ()


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

"""Dates that a sentence hands on: to what was done at the same time or next, and to all that its opening date stands over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from recoupe.events.clauses import FINITE, Sentence, perfect, words
from recoupe.events.sightings import Sighting
from recoupe.model import Timex

UNIT = 27
"""A date of more days than this is a month or wider: what came soon after lies in it as a rule."""
PAST = ("past",)
COMING = ("arrival", "visit", "travel")
"""Families of what brings somebody to the place where the next thing is done."""
OPENING = 1
"""A date that begins at this word at most opens its sentence."""


def handed(s: Sentence, seen: Sequence[Sighting], own: Mapping[int, Timex], before: Timex | None) -> dict[int, Timex]:
    """The dates of those events of a sentence that have none of their own (`own`: event -> date), by what links them to one that has.

    What happened is in the tense of what was done, and told by a verb: "lorsque l'Alliance a expulsé des diplomates, après quoi la
    Valdorie a fermé sa mission". `before` is the date on which the sentence before ended, for a sentence that begins "Ensuite". A day
    is handed on only to what shares it ("alors", "puis"), a month or a year to what came after it as well ("en réponse").
    """
    out: dict[int, Timex] = {}
    if not own and before is None:  # which is so of most sentences
        return out
    for n, x in enumerate(seen):
        if n in own or not _done(x):
            continue
        if (there := _where(s, seen, own, n)) is not None:
            out[n] = there
            continue
        day = next((d for k in range(n - 1, -1, -1) if (d := own.get(k) or out.get(k))), None)
        if _doing(s, x) and (doing := _of_verb(s, seen, own, x)):
            out[n] = doing
            continue
        last = day or (before if _begins(s, x) else None)
        if last and (link := _link(s, x)) and (link == "then" or _wide(last)):
            out[n] = last
        elif (over := _over(s, x, list(own.values()))) is not None:
            out[n] = over
    return out


def _done(x: Sighting) -> bool:
    """Whether a verb tells something done."""
    return x.verb is not None and x.said is None and not x.verb.denied and x.verb.when in (*PAST, "gerund")


def _where(s: Sentence, seen: Sequence[Sighting], own: Mapping[int, Timex], n: int) -> Timex | None:
    """The day on which somebody came where a clause says what was done: "est arrivé mardi à Tarsis, où il a rencontré ..."."""
    done = seen[n].verb
    first = s.clause(done.first, commas=False)[0] if done else 0
    if not done or not first or s.low[first] != "où" or not perfect(s, done.first):
        return None
    came = next((k for k in range(n - 1, -1, -1) if (verb := seen[k].verb) and verb.last < first), None)
    verb = seen[came].verb if came is not None else None
    if came is None or verb is None or seen[came].kind.family not in COMING or not perfect(s, verb.first):
        return None
    day = own.get(came)
    return day if day and day.earliest and day.earliest == day.latest else None


def _link(s: Sentence, x: Sighting) -> str:
    """How the clause of an event goes on from what was told: "then", at the same time or at once; "later"; "" if it does not."""
    first, end = s.clause(x.head, commas=False)
    before = max((v for v in s.verbs if v.last < x.head), key=lambda v: v.last, default=None)
    if before:
        first = before.first if x.verb and x.verb.when == "gerund" else max(first, before.last + 1)
    clause = f" {' '.join(s.low[first:end])} "
    return next((name for name in ("then", "later") if any(turn in clause for turn in _turns(name))), "")


@cache
def _turns(name: str) -> tuple[str, ...]:
    """The turns of a list as they stand between the words of a sentence."""
    apart = (turn.replace("'", "' ").strip() for turn in sorted(words(name)))
    return tuple(f" {turn} " for turn in apart)


def _doing(s: Sentence, x: Sighting) -> bool:
    """Whether a gerund tells how something was done: "a protesté lundi en convoquant l'ambassadeur"."""
    return bool(x.verb and x.verb.when == "gerund" and x.verb.first and s.low[x.verb.first - 1] == "en")


def _of_verb(s: Sentence, seen: Sequence[Sighting], own: Mapping[int, Timex], x: Sighting) -> Timex | None:
    """The date of the finite verb that a gerund belongs to: the last one before it."""
    main = max((v for v in s.verbs if v.last < x.head and v.when in FINITE), key=lambda v: v.last, default=None)
    return next((own[n] for n, y in enumerate(seen) if n in own and main and main.first <= y.head <= main.last), None)


def _begins(s: Sentence, x: Sighting) -> bool:
    """Whether an event stands in the opening clause of its sentence."""
    return not any(v.first < x.head and v is not x.verb for v in s.verbs) and "|" not in s.between(0, x.head)


def _over(s: Sentence, x: Sighting, own: Sequence[Timex]) -> Timex | None:
    """The date that opens a sentence, where no other stands between: "En octobre, la tension monte : l'Alliance a expulsé ..."."""
    apart = any(v.first == 0 and v.when == "participle" for v in s.verbs)  # "Libéré le 2 mars, il a rencontré ..."
    first = None if apart else next((d for d in own if s.word_at(d.span.start) <= OPENING), None)
    if first is None or any(first.span.end <= d.span.start < x.place[1] for d in own) or s.asides()[x.head]:
        return None
    return first if "«" not in s.between(0, x.head) else None


def _wide(d: Timex) -> bool:
    """Whether a date is a month or wider."""
    if not d.earliest or not d.latest:
        return False
    return (date.fromisoformat(d.latest[:10]) - date.fromisoformat(d.earliest[:10])).days >= UNIT

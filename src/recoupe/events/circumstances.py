"""When and where a sentence puts each of its events: every date and place goes to the event nearest to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar

from recoupe.events.called import of_place
from recoupe.events.clauses import FINITE, Sentence, auxiliaries, pluperfect, words
from recoupe.events.elsewhere import counted, elsewhere
from recoupe.events.frames import Frame, frame
from recoupe.events.material import Known, Placed
from recoupe.events.sequels import handed
from recoupe.events.sightings import Sighting
from recoupe.model import Timex

R = TypeVar("R", bound=Placed)
JUDGED = ("arrest", "charge", "trial", "sanction", "enquiry", "complaint")
"""Families of what is done to somebody for something done before."""
COMMA, CLAUSE, MARK = 6, 12, 3
"""What a comma, the border of a clause and a quotation mark cost between an event and a date or place: as much as so many words."""
AHEAD = 4
"""A date or place before the event costs so much more than one behind it, unless it opens the sentence."""
OTHER_VERB = 6
"""So much more costs every verb between, beyond the one the event may be subject of."""
LOOSE, MONTH = 8, 31
"""What it costs that a date is wider than a month, or that "pour", "après" parts it from the event behind."""
WEAK = 3
"""So much more costs an event told by a noun that tells many things."""
STRESSING = frozenset(("c'", "ce"))
STRESSED = 8
"""So many words before a date or place "c'est" sets it before the clause it belongs to."""
FAR = 20
"""Beyond this cost a date or place says nothing of an event."""


class Circumstances(NamedTuple):
    """Date, place, and the event at, after or before which this one happened."""

    date: Timex | None
    place: str | None
    frame: Frame | None


def circumstances(s: Sentence, seen: Sequence[Sighting], known: Known, before: Timex | None = None) -> list[Circumstances]:
    """The circumstances of every event of a sentence, in the same order; `before` is the date of the last event before it."""
    dates = _owned(s, seen, known, [d for d in known.dates_in(*s.range) if not counted(s, seen, d)])
    places = _owned(s, seen, known, known.places_in(*s.range))
    for one, other in pairwise(range(len(seen))):
        if _holds(seen[one], seen[other]):
            outer = (d for d in dates.get(other, ()) if not (_of_inner(seen[one], seen[other], d) or elsewhere(seen[one], d, ())))
            dates.setdefault(one, tuple(outer))
        if _gathered(seen[one], seen[other]):
            dates.setdefault(other, dates.get(one, ()))
        if _within(seen[one], seen[other]):
            dates.setdefault(other, dates.get(one, ()))
            places.setdefault(other, places.get(one, ()))
    own = {n: found[0] for n, found in dates.items() if found}
    own |= _meanwhile(s, seen, own, known) | _issued(seen, own)
    own |= handed(s, seen, own, before)
    out = []
    goes_back = "où" in s.low
    over = known.heading_at(s.range[0])
    for n, x in enumerate(seen):
        framed = frame(seen, x)
        apart = framed is not None and not framed.arriving
        date = own.get(n) or (over if over and not apart and _under(x, known) else None)
        place = next((p.name for p in places.get(n, ())), None) or of_place(x, known) or (_there(s, x, known) if goes_back else None)
        out.append(Circumstances(date, place, framed))
    return out


def _there(s: Sentence, x: Sighting, known: Known) -> str | None:
    """The place that a clause goes back to: "à Tarsis, où il a ouvert une école"."""
    first, _ = s.clause(x.verb.first if x.verb else x.head, commas=False)
    if first < 1 or s.low[first] != "où":
        return None
    behind = s.spots[first - 1][1]
    return next((p.name for p in known.places_in(s.range[0], behind) if p.span.end == behind and not p.medium), None)


def _meanwhile(s: Sentence, seen: Sequence[Sighting], own: Mapping[int, Timex], known: Known) -> dict[int, Timex]:
    """The date of a gerund that opens a sentence, for what was done then: "apprenant lundi la nouvelle, il est parti"."""
    opens = s.verbs[0] if s.verbs and s.verbs[0].when == "gerund" and s.verbs[0].first <= 2 else None
    end = next((n for n in range(opens.last + 1, len(s.low)) if s.breaks[n]), 0) if opens else 0
    if opens is None or not end or s.breaks[end] != ",":
        return {}
    dates = [d for d in known.dates_in(s.spots[opens.last][1], s.spots[end - 1][1]) if d not in own.values()]
    main = next((v for v in s.verbs if v.first >= end and v.when in FINITE), None)
    done = (n for n, x in enumerate(seen) if n not in own and x.verb is not None and x.verb == main and main.when == "past")
    return {n: dates[0] for n in done if dates}


def _issued(seen: Sequence[Sighting], own: Mapping[int, Timex]) -> dict[int, Timex]:
    """The date on which was issued what somebody says something in: "dans un entretien publié lundi, il affirme"."""
    papers = [n for n, y in enumerate(seen) if n in own and y.verb and y.verb.when == "participle" and y.verb.verb in words("asked")]
    out: dict[int, Timex] = {}
    for n, x in enumerate(seen):
        content = x.said.content if x.said else ()
        if n not in own and x.said:
            out.update((n, own[m]) for m in papers[:1] if not any(c.covers(own[m].span) for c in content))
    return out


def _under(x: Sighting, known: Known) -> bool:
    """Whether a sentence under a date tells an event as what happened then: in its main clause, in the tense of a chronology."""
    s = x.sentence
    if s.asides()[x.head] or (s.breaks[x.head] and s.low[x.head] in words("relatives")):
        return False
    if any(c.start <= x.place[0] < c.end for a in known.said_in(*s.range) if a is not x.said for c in a.content):
        return False
    if x.said:
        return True
    if x.verb is None:
        return x.first == 0 or bool(s.breaks[x.first]) or s.low[x.first] in words("new")
    tense = auxiliaries().get(s.low[x.verb.first], ("", ""))[1]
    told = tense not in ("hearsay", "subjunctive", "participle", "infinitive") and not pluperfect(s, x.verb.first)
    return told and x.verb.when in ("past", "present")


def _owned(s: Sentence, seen: Sequence[Sighting], known: Known, records: Sequence[R]) -> dict[int, tuple[R, ...]]:
    """Dates or places of a sentence given each to the event nearest to it."""
    if not records:
        return {}
    out: dict[int, list[tuple[int, R]]] = {}
    asides = s.asides()
    said = [c.range for a in known.said_in(*s.range) for c in a.content]
    for record in records:
        at = s.word_at(record.span.start)
        wide, stressed = LOOSE * _wide(record), _stressed(s, at)
        costs = [
            (
                0
                if (stressed and x.verb and x.verb.first >= stressed) or _set(s, x, at)
                else _added(s, x, record) or _cost(s, x, at, asides) + wide,
                n,
            )
            for n, x in enumerate(seen)
            if not elsewhere(x, record, said)
        ]
        best = min(costs, default=(FAR + 1, 0))
        if best[0] <= FAR:
            out.setdefault(best[1], []).append((best[0], record))
    return {n: tuple(r for _, r in sorted(found, key=lambda f: (f[0], f[1].span))) for n, found in out.items()}


def _stressed(s: Sentence, at: int) -> int | None:
    """Where the clause begins to which a date or place belongs that is set before it: "c'est mardi, à Tarsis, que ..."."""
    if STRESSING.isdisjoint(s.low[max(0, at - STRESSED + 1) : at]):  # which is nearly always so
        return None
    opens = next((n for n in range(at - 1, max(-1, at - STRESSED), -1) if s.low[n] in STRESSING), None)
    if opens is None or not any(w in words("stressing") for w in s.low[opens + 1 : at]):
        return None
    clause = next((n for n in range(at + 1, len(s.low)) if s.breaks[n] not in ("", ",")), len(s.low))
    return clause if clause < len(s.low) and s.low[clause] in ("que", "qu'") else None


def _added(s: Sentence, x: Sighting, record: Placed) -> int:
    """What a date costs that is added right behind the phrase of a verb: "qui avait obtenu du tribunal, en 1998, l'annulation".

    It is the same in a main clause and an aside, for a day and a year. 0 for any other: behind it the clause must end or go on with an
    object, as before a verb it may be that of the verb ("l'homme qui a vu Irène Kalvo, lundi, a dit").
    """
    at, end = s.word_at(record.span.start), s.word_at(record.span.end - 1) + 1
    if not isinstance(record, Timex) or not x.verb or x.end != at or s.breaks[at] != ",":
        return 0
    goes_on = end < len(s.low) and (s.breaks[end] != "," or s.low[end] not in words("determiners"))
    return 0 if goes_on else 1 + COMMA + WEAK * x.weak


def _led(s: Sentence, x: Sighting, at: int, stressed: int | None) -> bool:
    """Whether words before a date or place lead from it to an event alone."""
    return bool(stressed and x.verb and x.verb.first >= stressed) or _set(s, x, at)


def _set(s: Sentence, x: Sighting, at: int) -> bool:
    """Whether a day is the one that what a noun tells was moved to: "la réunion prévue mardi a été reportée à vendredi"."""
    if at < 2 or s.low[at - 1] not in ("à", "au") or x.verb or x.said:
        return False
    verb = next((v for v in reversed(s.verbs) if v.last == at - 2), None)
    if verb is None or x.end > verb.first:
        return False
    moved = any(s.low[verb.last].startswith(turn) for turn in words("set_to"))
    return (
        moved
        and (verb.passive or verb.when == "participle")
        and not any(x.end <= v.first < verb.first and v.when in FINITE for v in s.verbs)
    )


def _wide(record: Placed) -> bool:
    """Whether a date is a year or the like: it dates only what stands beside it. A day that stays open is still a day."""
    if not isinstance(record, Timex) or not record.value or not record.earliest or not record.latest:
        return False
    return (date.fromisoformat(record.latest[:10]) - date.fromisoformat(record.earliest[:10])).days > MONTH


def _cost(s: Sentence, x: Sighting, at: int, asides: Sequence[int]) -> int:
    """How far a date or place stands from an event."""
    if x.first <= at < x.end:
        return abs(at - x.head) // 4
    near = x.end - 1 if at >= x.end else x.first
    low, high = sorted((near, at))
    skipped = {n for n in range(low + 1, high) if asides[n] and asides[n] not in (asides[near], asides[at])}
    crossed = "".join(s.breaks[n] for n in range(low + 1, high + 1) if n not in skipped and n - 1 not in skipped)
    cost = (
        high - low - len(skipped) + COMMA * crossed.count(",") + CLAUSE * (crossed.count("+") + 2 * crossed.count("|") + crossed.count("("))
    )
    cost += MARK * crossed.count("«") + WEAK * x.weak + CLAUSE * (asides[near] != asides[at] and asides[near] != 0)
    cost += OTHER_VERB * max(0, sum(low < v.first <= high and v.first not in skipped and v.when in FINITE for v in s.verbs) - 1)
    if at > x.end and any(x.end <= v.first <= at and v.when == "infinitive" and s.low[v.first - 1] in ("et", "ou") for v in s.verbs):
        cost += FAR  # "rejoindre l'alliance et opposer son veto au Conseil": the place is that of the second
    if 0 < at < x.first and s.low[x.first - 1] in words("turns"):
        cost += LOOSE
    if at < x.first:
        cost = min(cost, FAR - 2) if _opens(s, x, at) else cost + AHEAD + FAR * _governed(s, x, at)
    return cost


def _governed(s: Sentence, x: Sighting, at: int) -> bool:
    """Whether a verb stands between a date or place and the noun behind: "personne en Valdorie ne la connaissait lors de sa capture"."""
    return not (x.verb or x.said) and any(at < v.first and v.last < x.first and v.when in FINITE for v in s.verbs)


def _opens(s: Sentence, x: Sighting, at: int) -> bool:
    """Whether a date or place opens the sentence ("Au soir du 8 mars"), or what is said in which an event is told ("dit qu'en mai ...")."""
    if at <= 1 or words("before_dates").issuperset(s.low[:at]):
        return True
    told = any(at <= v.first < x.first and v.when in FINITE for v in s.verbs)
    return s.low[at - 1] in ("que", "qu'") and s.breaks[at - 1] == "+" and not told and not {"|", "("} & set(s.between(at - 1, x.head))


def _within(one: Sighting, other: Sighting) -> bool:
    """Whether an event is told as the purpose or the frame of the one before: "ira lundi à Valdor pour un sommet"."""
    s = other.sentence
    if one.end > other.first or other.verb or other.said or s.between(one.end - 1, other.first):
        return False
    if one.kind.family in JUDGED and s.low[one.end] == "pour":
        return False  # "mis en examen lundi pour la perte": the loss was before
    return other.first == one.end + 1 and s.low[one.end] in words("purposes")


def _gathered(one: Sighting, other: Sighting) -> bool:
    """Whether a sentence opens with the meeting at which it was done: "Réuni mardi, le Conseil a décidé de fermer la frontière"."""
    met = one.verb is not None and one.verb.when == "participle" and one.kind.family == "talks"
    done = other.verb or other.said
    return bool(met and one.head == 0 and done and one.sentence.between(one.head, other.head).count(",") == 1)


def _holds(one: Sighting, other: Sighting) -> bool:
    """Whether the phrase of an event holds another with its date: "la soirée de clôture de la foire de Tarsis le 3 mai"."""
    return not one.said and not one.verb and not other.said and one.head < other.head and other.end <= one.end


def _of_inner(one: Sighting, other: Sighting, date: Timex) -> bool:
    """Whether a date is that of the inner noun alone: "l'hommage aux victimes du séisme de mai", "les images de la libération"."""
    s = one.sentence
    complement = s.low[s.word_at(date.span.start)] in ("de", "d'", "du")
    return complement or not words("carriers").isdisjoint(s.low[one.head : other.head])

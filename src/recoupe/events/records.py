"""Groups of tellings become events: date, place, status, parties and label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from recoupe.events.kinds import LASTING
from recoupe.events.labels import label
from recoupe.events.likeness import MANY, PERSONAL, UNREAL
from recoupe.events.material import STRANGER
from recoupe.events.status import STRENGTH
from recoupe.events.tellings import Telling
from recoupe.model import Dossier, Event, Status, StatusNote, When

SHOWN = 3.0
"""What a chronology shows reaches this weight."""
FACELESS = 1.0
"""What it takes away that nothing says who or where: "Enquête" alone is no line of a chronology."""
NEWS = 1
"""News tells of the day it is published, or of the day before."""


def weight(group: Sequence[Telling], accounts: Mapping[str, str]) -> float:
    """How much an event stands out: a day, a place, parties, several accounts (`accounts`: article -> account; copies add nothing)."""
    day = any(t.date and t.date.earliest and t.date.earliest == t.date.latest for t in group)
    total = 2.0 * day if day else 1.5 * any(t.date for t in group)
    total += any(t.place for t in group)
    total += min(2.0, max(len(t.inside) + 0.5 * bool(t.names) for t in group))
    total += any(t.by_verb for t in group)
    total += any(not t.weak for t in group)
    total += min(2, len({accounts.get(t.article, t.article) for t in group}) - 1)
    total += 0.5 * any(t.keys for t in group)
    total += any(t.kind.family == "statement" and t.keys and t.inside for t in group)
    total += 0.5 * (min(len({t.span.text for t in group}), 3) - 1)
    several = group[0].kind.family in (*MANY, *PERSONAL) and group[0].kind.family != "statement"
    total -= FACELESS * (several and not any(t.place or t.inside or t.names for t in group))
    total -= 0.5 * all(t.vague for t in group) + 2.0 * all(t.quoted for t in group)
    return total


def event(number: int, group: Sequence[Telling], date: When, dossier: Dossier) -> Event:
    """One event from its tellings and its date."""
    ranks = _ranks(dossier)
    notes = _notes(group)
    kind = Counter(t.kind.name for t in group if not t.weak) or Counter(t.kind.name for t in group)
    name = kind.most_common(1)[0][0]
    where = Counter[str]()
    for t in group:
        if t.place:
            where[t.place] += 2 if t.place in t.span.text else 1
    place = max(where, key=lambda p: where[p], default=None)
    who = _participants(group)
    return Event(
        id=f"e{number}",
        type=name,
        plover=next(t.kind.plover for t in group if t.kind.name == name),
        label=label(group, name, who, dossier),
        date=date,
        place=place,
        participants=who,
        status=standing(notes, ranks),
        history=notes,
        tellings=tuple(t.span for t in group),
    )


def dates(groups: Sequence[Sequence[Telling]], dossier: Dossier) -> list[When]:
    """The date of every event.

    One without its own takes the day of the event at or after which it is told to have happened; a statement to the press takes
    the latest day that its article tells as past, where that is the day of publication or the eve: what is said in the news
    without a day was said on the day of the news.
    """
    own = [when(group) for group in groups]
    home = {t.span: own[n] for n, group in enumerate(groups) for t in group if t.kind.family not in LASTING}
    latest = _news_days(groups, own, dossier)
    out = []
    for n, group in enumerate(groups):
        days = [home[t.frame] for t in group if t.frame in home and home[t.frame].earliest == home[t.frame].latest]
        if group[0].kind.family == "statement":
            days += [latest[t.article] for t in group if t.article in latest]
        out.append(days[0] if own[n].value is None and days else own[n])
    return out


def same_day(groups: Sequence[tuple[list[Telling], When]]) -> list[tuple[list[Telling], When]]:
    """The same events, where what one speaker said on one day and no two occasions is one statement."""
    out: list[tuple[list[Telling], When]] = []
    for group, day in groups:
        home = next((g for g, other in out if day.value and other == day and _one_statement(g, group)), None)
        if home is None:
            out.append((list(group), day))
        else:
            home.extend(group)
    return out


def _one_statement(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    if one[0].kind.family != "statement" or other[0].kind.family != "statement":
        return False
    occasions = [frozenset(key for t in group for key in t.keys) for group in (one, other)]
    apart = all(occasions) and not occasions[0] & occasions[1]
    return not apart and {t.inside for t in one} == {t.inside for t in other}


def _news_days(groups: Sequence[Sequence[Telling]], own: Sequence[When], dossier: Dossier) -> dict[str, When]:
    """The latest day before publication that each article tells of, where it is the day of the news."""
    out: dict[str, When] = {}
    for group, date_of in zip(groups, own, strict=True):
        day = date_of.earliest
        if day is None or day != date_of.latest or group[0].kind.family in LASTING:
            continue
        for article in {t.article for t in group if t.status is Status.HELD}:
            published = dossier.article(article).published.latest
            if published and 0 <= _width(day, published) <= NEWS and day > (out[article].earliest or "" if article in out else ""):
                out[article] = date_of
    return out


def when(group: Sequence[Telling]) -> When:
    """The date most tellings give, the narrower one first; of what lasts, from the first to the last day told of it."""
    dates = [t.date for t in group if t.date and t.date.earliest and t.date.latest and t.date.value]
    if not dates:
        return When()
    days = sorted({d.earliest for d in dates if d.earliest and d.earliest == d.latest})
    if group[0].kind.family in LASTING and len(days) > 1:
        return When(f"{days[0]}/{days[-1]}", days[0], days[-1])
    counts = Counter((d.earliest, d.latest) for d in dates)
    best = min(dates, key=lambda d: (d.earliest != d.latest, _width(d.earliest, d.latest), -counts[d.earliest, d.latest], d.span))
    return When(best.value, best.earliest, best.latest)


def _width(earliest: str | None, latest: str | None) -> int:
    return (date.fromisoformat((latest or "")[:10]) - date.fromisoformat((earliest or "")[:10])).days


def _ranks(dossier: Dossier) -> Mapping[str, str]:
    """When each article was published, as far as known."""
    return {a.id: a.published.latest or a.published.earliest or "" for a in dossier.articles}


def _notes(group: Sequence[Telling]) -> tuple[StatusNote, ...]:
    """What every article says of it, once for each status; what nobody says is taken for granted only where no other word is found."""
    told = [t for t in group if t.sure] or group
    out: dict[tuple[str, Status], StatusNote] = {}
    for t in told:
        out.setdefault((t.article, t.status), StatusNote(t.status, t.article, t.span))
    return tuple(out.values())


def standing(notes: Sequence[StatusNote], ranks: Mapping[str, str]) -> Status:
    """What the latest word on it says; where one article says several things, what happened counts before what was to happen."""
    latest = max(ranks.get(n.article, "") for n in notes)
    last = [n.status for n in notes if ranks.get(n.article, "") == latest]
    real = [s for s in last if s not in UNREAL]
    counts = Counter(last)
    if real and len(real) * 2 >= len(last):
        return max(real, key=lambda s: (counts[s], STRENGTH.index(s)))
    return max(last, key=lambda s: (counts[s], -STRENGTH.index(s)))


def _participants(group: Sequence[Telling]) -> tuple[str, ...]:
    """The actors that the phrases name, else those of their clauses, most often named first."""
    counts = Counter(n for t in group for n in t.inside if n[0] != STRANGER) or Counter(
        n for t in group for n in t.names if n[0] != STRANGER
    )
    order = {n: k for k, n in enumerate(dict.fromkeys(n for t in group for n in t.names))}
    return tuple(sorted(counts, key=lambda n: (-counts[n], order.get(n, 0))))

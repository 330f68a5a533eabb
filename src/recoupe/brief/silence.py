"""What an article read in full does not tell although the others do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.naming import name
from recoupe.brief.quotable import is_clause, stands_alone, trimmed
from recoupe.brief.wording import Wording
from recoupe.lang import tokens
from recoupe.model import Blank, Event, Point, PointKind

LEAST, MOST = 30, 170
"""Characters of the words quoted for what is left out."""

TELLING, ALREADY = 5, 0.5
"""Characters of a word that tells something; share of such words that an article may have and still be called silent."""


def silence(wording: Wording) -> Iterator[Draft]:
    """For each article that is silent on what half of the accounts tell, the first such point; most silent article first."""
    silent: dict[str, list[Point]] = defaultdict(list)
    for point in wording.dossier.points:
        if point.accounts > 1 and 2 * point.accounts >= len(wording.dossier.lineage.accounts):
            for article, reason in point.blanks.items():
                if reason is Blank.SILENT:
                    silent[article].append(point)
    for article in sorted(silent, key=lambda a: (-len(silent[a]), a)):
        told = {t.key for t in tokens(wording.material.reading(article).clean) if len(t.text) >= TELLING}
        for point in silent[article]:
            if _mentioned(point, told) >= ALREADY or not _could_know(wording, article, point):
                continue
            if words := _words(wording, point):
                others = wording.tellers(point.accounts)
                text = wording.sentence("silent", article=wording.article(article), words=words, accounts=others)
                yield Draft(wording.say("section-silence"), text, tuple(s for t in point.tellings for s in t.spans[:1]))
                break


def _could_know(wording: Wording, article: str, point: Point) -> bool:
    """Whether an article is known to be no older than the first that tells the point."""
    mine = wording.dossier.article(article).published.earliest
    theirs = [wording.dossier.article(t.article).published.earliest for t in point.tellings]
    known = [day for day in theirs if day]
    return bool(mine and known and mine >= min(known))


def _mentioned(point: Point, told: set[str]) -> float:
    """The greatest share of the longer words of one telling that an article has somewhere: many, and it is hardly silent."""
    said = [{t.key for t in tokens(span.text) if len(t.text) >= TELLING} for telling in point.tellings for span in telling.spans]
    return max((len(words & told) / len(words) for words in said if words), default=1.0)


def _words(wording: Wording, point: Point) -> str:
    """What the others tell: the name of the event, or words of one of them that stand by themselves."""
    if point.kind is PointKind.EVENT:
        event = _event(wording, point)
        named = name(wording, event) if event else None
        return wording.named(named.words) if named else ""
    told = [trimmed(s.text) for t in point.tellings for s in t.spans]
    whole = [words for words in told if LEAST <= len(words) <= MOST and stands_alone(words) and is_clause(words)]
    return wording.quote(whole[0]) if whole else ""


def _event(wording: Wording, point: Point) -> Event | None:
    first = point.tellings[0].spans[0]
    return next((e for e in wording.dossier.events if first in e.tellings), None)

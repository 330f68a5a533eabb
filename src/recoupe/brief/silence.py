"""What an article read in full does not tell although the others do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.naming import name
from recoupe.brief.support import alike, tells_already
from recoupe.brief.wording import Wording
from recoupe.lang.quotable import is_clause, stands_alone, trimmed
from recoupe.model import Blank, Event, Point, PointKind

LEAST, MOST = 30, 170
"""Characters of the words quoted for what is left out."""
PRONOUN = re.compile(r"(?:ils?|elles?|on)\s", re.IGNORECASE)
OTHERS = 2
"""Accounts that tell what one leaves out, at least."""
ALREADY = 0.34
"""Share of the content of one telling that an article may have within a few sentences and still be called silent."""


def silence(wording: Wording) -> Iterator[Draft]:
    """For each article that is silent on what half of the accounts tell, the first such point; most silent article first."""
    silent: dict[str, list[Point]] = defaultdict(list)
    for point in wording.dossier.points:
        if not point.possible and point.accounts > 1 and 2 * point.accounts >= len(wording.dossier.lineage.accounts):
            for article, reason in point.blanks.items():
                if reason is Blank.SILENT:
                    silent[article].append(point)
    for article in sorted(silent, key=lambda a: (-len(silent[a]), a)):
        for point in silent[article]:
            tellings = (span.text for telling in point.tellings for span in telling.spans)
            if not _could_know(wording, article, point) or tells_already(wording, article, tellings, ALREADY):
                continue
            if draft := _draft(wording, article, point):
                yield draft
                break


def _draft(wording: Wording, article: str, point: Point) -> Draft | None:
    """The sentence for a silent article, on the tellings that say what is quoted; None when fewer than two accounts do."""
    words = _words(wording, point)
    cites = tuple(s for t in point.tellings for s in t.spans if alike(words, s.text))
    account = {a: known.id for known in wording.dossier.lineage.accounts for a in known.articles}
    width = len({account.get(s.article, s.article) for s in cites})
    if not words or width < OTHERS or 2 * width < len(wording.dossier.lineage.accounts):
        return None
    quoted = wording.named(words) if point.kind is PointKind.EVENT else wording.quote(words)
    key = "silent-event" if point.kind is PointKind.EVENT else "silent"
    text = wording.sentence(key, article=wording.article(article), words=quoted, accounts=wording.tellers(width))
    return Draft(wording.say("section-silence"), text, cites)


def _could_know(wording: Wording, article: str, point: Point) -> bool:
    """Whether an article is known to be no older than the first that tells the point."""
    mine = wording.dossier.article(article).published.earliest
    theirs = [wording.dossier.article(t.article).published.earliest for t in point.tellings]
    known = [day for day in theirs if day]
    return bool(mine and known and mine >= min(known))


def _words(wording: Wording, point: Point) -> str:
    """What the others tell: the name of the event, or words of one of them that stand by themselves."""
    if point.kind is PointKind.EVENT:
        event = _event(wording, point)
        named = name(wording, event) if event else None
        return named.words if named else ""
    told = [trimmed(s.text) for t in point.tellings for s in t.spans]
    whole = [
        words for words in told if LEAST <= len(words) <= MOST and stands_alone(words) and is_clause(words) and not PRONOUN.match(words)
    ]
    return whole[0] if whole else ""


def _event(wording: Wording, point: Point) -> Event | None:
    first = point.tellings[0].spans[0]
    return next((e for e in wording.dossier.events if first in e.tellings), None)

"""What an article read in full does not tell although the others do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recoupe.brief.draft import Draft
from recoupe.brief.wording import Wording
from recoupe.model import Blank, Point


def silence(wording: Wording) -> Iterator[Draft]:
    """For each article that is silent on what most accounts tell, the first such point."""
    silent: dict[str, list[Point]] = defaultdict(list)
    for point in wording.dossier.points:
        if point.accounts > 1 and 2 * point.accounts >= len(wording.dossier.lineage.accounts):
            for article, reason in point.blanks.items():
                if reason is Blank.SILENT:
                    silent[article].append(point)
    for article in sorted(silent, key=lambda a: (-len(silent[a]), a)):
        point = silent[article][0]
        first = point.tellings[0]
        words, others = wording.spans(first.spans, 130), wording.accounts(point.accounts)
        text = wording.sentence("silent", article=wording.article(article), words=words, accounts=others)
        yield Draft(wording.say("section-silence"), text, tuple(s for t in point.tellings for s in t.spans[:1]))

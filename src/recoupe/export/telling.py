"""What a calendar or a timeline says of an event: the words of each article, and who tells what of its status."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.export.views.lookup import Lookup
from recoupe.export.views.timeline import Moment
from recoupe.export.words import capital, short, tidy


def facts(moment: Moment) -> Iterator[str]:
    """Status, date where it is no single day, parties, and the word of each article where they differ."""
    yield capital(moment.status)
    if not moment.iso:
        yield capital(moment.when)
    if moment.who:
        yield tidy(moment.who)
    yield from (tidy(line) for line in moment.history)


def quotes(look: Lookup, moment: Moment) -> Iterator[tuple[str, str]]:
    """For each article its name and its shortest exact words that are more than one ("la rencontre" says little)."""
    for article, spans in look.per_article(moment.cites).items():
        best = max(spans, key=lambda s: (len(s.text.split()) > 2, -len(s.text), -s.start))
        outlet = look.outlet(article)
        yield f"{article}, {tidy(outlet)}", look.words.quote(short(best.text))

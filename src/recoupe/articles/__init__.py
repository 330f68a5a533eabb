"""A page as received becomes a clean article: decoded, mended, divided into zones, with what it says of itself.

`read(page, number)` is the stage. A page that holds no text is refused (`PageRefused`); everything else is kept, with its
problems.
"""

from __future__ import annotations

from hashlib import sha256

from recoupe.articles.blocks import Marks, blocks
from recoupe.articles.damage import doubled, lost_lists, mojibake
from recoupe.articles.dates import published, stated
from recoupe.articles.decode import decode
from recoupe.articles.facts import Facts
from recoupe.articles.foot import broken_off, read_foot
from recoupe.articles.furniture import clear_away
from recoupe.articles.head import read_head
from recoupe.articles.language import language
from recoupe.articles.lines import captions, dateline
from recoupe.articles.mend import mend
from recoupe.articles.news import not_news
from recoupe.articles.told import completeness, problems, support, two_dates
from recoupe.lang.sentences import sentences
from recoupe.model import TOLD, Article, Complete, Page, PageText, Range, Reading, Repair, Zone

__all__ = ["read"]


def read(page: Page, number: int) -> tuple[Reading, ...]:
    """The articles of a page (one, in plain text), numbered from `number`. Raises PageRefused when there is no text to read."""
    name = f"a{number}"
    decoded = decode(page)
    mended = mend(name, decoded.text)
    text = mended.text
    marks, facts, found = _marked(text)
    repairs = tuple(sorted({*mended.repairs, *found}))
    zones = tuple(Zone(kind, text.span(a, b)) for kind, (a, b) in marks.zones())
    told = tuple(zone.span.range for zone in zones if zone.kind in TOLD)
    read_as = language("\n".join(text.clean[a:b] for a, b in told) or text.clean)
    said = tuple(sentence for a, b in told for sentence in sentences(text.clean, a, b))
    dates = stated(text, facts.dates, page.address)
    state, evidence = completeness(text, facts, repairs)
    article = Article(
        id=name,
        file=page.address,
        page_sha256=sha256(page.data).hexdigest(),
        text_sha256=sha256(text.clean.encode()).hexdigest(),
        language=read_as,
        publisher=facts.publisher(),
        agencies=facts.agency_names(),
        headline=text.span(*facts.headline) if facts.headline else None,
        headline_support=support(text, facts.headline, said),
        published=published(dates),
        completeness=Complete(state, evidence),
        zones=zones,
        repairs=repairs,
        credits=tuple(sorted(set(facts.credits))),
    )
    notes = problems(decoded, facts, repairs, language=read_as, what=not_news(text.clean, told))
    paragraphs: tuple[Range, ...] = tuple((block.start, block.end) for block in marks.blocks)
    return (Reading(article, text, paragraphs, said, (*notes, *two_dates(name, dates)), dates),)


def _marked(text: PageText) -> tuple[Marks, Facts, list[Repair]]:
    """The paragraphs with their marks, what the page says of itself, and the damage found on the way.

    The order matters: what is said twice is no caption; the head is read before the rest is cleared of furniture; the foot is
    read upwards from what is left.
    """
    marks, facts = Marks(text, blocks(text)), Facts(text)
    repairs = doubled(marks) + mojibake(text)
    read_head(marks, facts)
    captions(marks)
    clear_away(marks)
    read_foot(marks, facts)
    dateline(marks, facts)
    broken_off(marks, facts)
    repairs += [Repair("doubled", text.span(a, b)) for a, b in facts.doubled]
    return marks, facts, repairs + lost_lists(marks)

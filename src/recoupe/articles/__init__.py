"""A page as received becomes clean articles: opened, decoded, mended, divided into zones, with what it says of itself.

`read(page, number)` is the stage. A page that holds no text is refused (`PageRefused`); everything else is kept, with its
problems. What pages come in is one table: `formats`.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from recoupe.articles.blocks import Marks, Told, blocks
from recoupe.articles.damage import doubled, lost_lists, mojibake
from recoupe.articles.dates import published, stated
from recoupe.articles.decode import Decoded, enough
from recoupe.articles.facts import Facts
from recoupe.articles.foot import broken_off, read_foot
from recoupe.articles.formats import Piece, opened
from recoupe.articles.furniture import clear_away
from recoupe.articles.given import given
from recoupe.articles.head import read_head
from recoupe.articles.language import language
from recoupe.articles.lines import captions, dateline
from recoupe.articles.mend import Mended, mend
from recoupe.articles.news import not_news
from recoupe.articles.refusals import refusal
from recoupe.articles.told import completeness, cut, problems, support, two_dates
from recoupe.articles.unmangle import FIX, fixed, whole_words
from recoupe.errors import PageRefused
from recoupe.lang.sentences import sentences
from recoupe.model import TOLD, Article, Complete, Field, FieldKind, Page, PageText, Range, Reading, Received, Repair, Zone

__all__ = ["INCLUDE", "WITHOUT", "read"]

INCLUDE = "include"
"""The way in which a page is read that looks like no news."""
WITHOUT = "without="
"""With this begins the way in which a page is read without one of its articles; its number follows."""


def read(page: Page, number: int) -> Received:
    """The articles of a page, numbered from `number`, and the pieces of it that cannot be used.

    Raises PageRefused when nothing of it can be.
    """
    sheet, held = opened(page)
    digest = sha256(page.data).hexdigest()
    readings: list[Reading] = []
    refused, aside = list(held.refused), list[PageRefused]()
    for place, piece in enumerate(held.pieces, start=1):
        where = page.address if len(held.pieces) == 1 else f"{page.address}#{place}"
        if f"{WITHOUT}{place}" in page.ways:
            continue
        try:
            enough(where, piece.text.clean)
            reading, what = _article(f"a{number + len(readings)}", page, digest, sheet.decoded, piece)
        except PageRefused as error:
            refused.append(error)
        else:
            if what and INCLUDE not in page.ways:
                aside.append(refusal("not-news", where))
            else:
                readings.append(replace(reading, place=place))
    if lacking := held.lacking(page.address):
        refused.append(lacking)
    if not readings and not aside:
        raise refused[0] if refused else refusal("empty", page.address)
    return Received(tuple(readings), tuple(refused), tuple(aside))


def _article(name: str, page: Page, digest: str, decoded: Decoded, piece: Piece) -> tuple[Reading, str]:
    """One piece of a page, mended, divided into zones; and what it is when it plainly is no news."""
    address = page.address
    piece, righted = fixed(piece) if FIX in page.ways else (piece, ())
    mended = mend(name, piece.text)
    text = mended.text
    marks, facts, fields, found = _marked(mended, piece)
    found += (Repair(FIX, text.span(*word)) for word in whole_words(text, tuple(r for a, b in righted for r in mended.piece.forth(a, b))))
    repairs = tuple(sorted({*mended.repairs, *found}))
    zones, told = _zones(text, marks)
    said = tuple([sentence for each in told for sentence in each.sentences])
    dates = stated(text, facts.dates, address)
    state, evidence = completeness(text, facts, repairs)
    article = Article(
        id=name,
        file=address,
        page_sha256=digest,
        text_sha256=sha256(text.clean.encode()).hexdigest(),
        language=language(text.clean, told),
        publisher=facts.publisher(),
        agencies=facts.agency_names(),
        headline=text.span(*facts.headline) if facts.headline else None,
        headline_support=support(text, facts.headline, told),
        published=published(dates),
        completeness=Complete(state, evidence),
        zones=zones,
        repairs=repairs,
        credits=tuple(sorted(set(facts.credits))),
        fields=fields,
        ways=page.ways,
    )
    filed = any(field.kind is FieldKind.IDENTIFIER for field in fields)
    notes = problems(decoded, facts, repairs, language=article.language)
    paragraphs: tuple[Range, ...] = tuple((block.start, block.end) for block in marks.blocks)
    told_twice = two_dates(name, dates, filed=filed)
    read = Reading(article, text, paragraphs, said, (*notes, *cut(name, article.completeness), *told_twice), dates)
    return read, not_news(told)


def _zones(text: PageText, marks: Marks) -> tuple[tuple[Zone, ...], tuple[Told, ...]]:
    """The zones of an article, and those of them in which its story is told."""
    zones: list[Zone] = []
    told: list[Told] = []
    for block, kind, (a, b) in marks.zones():
        span = text.span(a, b)
        zones.append(Zone(kind, span))
        if kind in TOLD:
            told.append(Told(block, span.start, span.end, sentences(text.clean, span.start, span.end)))
    return tuple(zones), tuple(told)


def _marked(mended: Mended, piece: Piece) -> tuple[Marks, Facts, tuple[Field, ...], list[Repair]]:
    """The paragraphs with their marks, what the page says of itself, also in fields, and the damage found on the way.

    The order matters: what is said twice is no caption; what a file says comes before what is read from words; the head is read
    before the rest is cleared of furniture; the foot is read upwards from what is left.
    """
    text = mended.text
    marks, facts = Marks(text, blocks(text.clean)), Facts(text)
    repairs = doubled(marks) + mojibake(text)
    fields = given(piece, mended.piece, marks, facts)
    if piece.plain:
        read_head(marks, facts)
    captions(marks)
    clear_away(marks)
    read_foot(marks, facts)
    dateline(marks, facts)
    broken_off(marks, facts)
    repairs += [Repair("doubled", text.span(a, b)) for a, b in facts.doubled]
    return marks, facts, fields, repairs + lost_lists(marks)

"""The head of a web page as a reader sees it: its headline, and the lines between it and the text that date or sign the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.articles.blocks import alone, folded
from recoupe.articles.dates import dates_in
from recoupe.articles.formats.markup import Markup
from recoupe.articles.formats.visible import Paragraph, Visible, key
from recoupe.articles.formats.webmeta import ISO, Told, of_attribute
from recoupe.articles.lines import is_byline, is_date_line
from recoupe.articles.outlets import SUFFIX, looks_like_outlet
from recoupe.model import FieldKind, ZoneKind

BETWEEN = 14
"""Paragraphs between headline and text."""
NEAR = 60
"""Paragraphs between the first headline shown and the text: menus and advertisements may stand between."""
LONGEST = 300
"""Characters of a headline."""
SHORTEST = 12
"""Letters of a headline that is told by its words alone."""
LINE = 200
"""Characters of a line that dates or signs a page."""
LOOKED_AT = 400
"""Paragraphs in which a date is looked for that the markup does not tell."""
LARGEST = 1_000_000
"""Characters of a page in which htmldate looks for it: it reads the page again."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The number of the paragraph that is the headline, and what the lines beside the text are (None: read from their words)."""

    headline: int | None
    kinds: dict[int, ZoneKind | None]


def heading(visible: Visible, chosen: Sequence[Paragraph], told: Sequence[Told]) -> Heading:
    """The head of a page whose main text is known."""
    every = visible.paragraphs
    at = _headline(visible, chosen, told)
    kinds: dict[int, ZoneKind | None] = {}
    if at is not None:
        kinds[at] = ZoneKind.HEADLINE
    first = next((paragraph.n for paragraph in chosen if paragraph.n != at), len(every))
    begin = first - BETWEEN if at is None else at + 1
    for paragraph in every[max(0, begin) : min(first, begin + 2 * BETWEEN)]:
        if len(paragraph.key) <= LINE and _dates_or_signs(visible.words(paragraph)):
            kinds[paragraph.n] = None
    lead = next((folded(one.text)[:120] for one in told if one.kind is FieldKind.STANDFIRST), "")
    for paragraph in every[max(0, begin) : first + 3]:
        if len(lead) > 60 and folded(visible.words(paragraph)).startswith(lead) and len(paragraph.key) < 650:
            kinds[paragraph.n] = ZoneKind.STANDFIRST
            break
    return Heading(at, kinds)


def _headline(visible: Visible, chosen: Sequence[Paragraph], told: Sequence[Told]) -> int | None:
    """The paragraph that says what the page calls its title, else the last main heading above the text."""
    every, markup = visible.paragraphs, visible.markup
    titles = [title for one in told if one.kind is FieldKind.HEADLINE and len(title := key(one.text).lower()) >= SHORTEST]
    first = chosen[0].n
    headings = [element.holds for element in markup.of("h1")]
    inside = [p for p in every[max(0, first - NEAR) : first + 3] if any(a <= p.start < b for a, b in headings)]
    for paragraph in (*inside, *every[max(0, first - NEAR) : first + 3]):
        said = paragraph.key.lower()
        if SHORTEST <= len(said) <= LONGEST and any(title.startswith(said) or said.startswith(title) for title in titles):
            return paragraph.n
    last = [paragraph for paragraph in inside if SHORTEST <= len(paragraph.key) <= LONGEST]
    return last[-1].n if last and not titles else None


def _dates_or_signs(words: str) -> bool:
    block = alone(words)
    return is_date_line(block) or is_byline(block)


def title_end(words: str, publisher: str) -> int:
    """Where a title ends that is followed by the name of its site ("... - Le Courrier")."""
    found = SUFFIX.search(words)
    if found and (folded(found["name"]) == folded(publisher) or looks_like_outlet(found["name"])):
        return found.start()
    return len(words)


def moment(markup: Markup, start: int, end: int) -> Told | None:
    """The first time of day that the markup itself tells in page [start, end), as an attribute of `time`."""
    for element in markup.of("time"):
        if start <= element.start < end:
            told = of_attribute(markup, element, "datetime", FieldKind.DATE)
            if told is not None and ISO.match(told.text):
                return told
    return None


def dated(visible: Visible) -> Iterator[tuple[int, int, int]]:
    """Where the page shows the day that htmldate finds in it: the paragraph, and the stretch of its words."""
    import htmldate  # noqa: PLC0415 - slow to load, for pages that do not tell their date

    page = visible.markup.page
    if len(page) > LARGEST:
        return
    try:
        day = htmldate.find_date(page, original_date=True, extensive_search=True)
    except (ValueError, TypeError, RecursionError, OverflowError):
        return
    if not day:
        return
    for paragraph in visible.paragraphs[:LOOKED_AT]:
        if len(paragraph.key) > LINE or not re.search(r"\d", paragraph.key):
            continue
        words = visible.words(paragraph)
        for found in dates_in(words, 0, len(words)):
            if found.earliest == found.latest == day:
                yield paragraph.n, found.start, found.end
                return

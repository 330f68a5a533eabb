"""The main text of a web page: trafilatura chooses it, our own reading of the page holds its words with the place of each.

trafilatura gives words without their places. Its lines are found again among the paragraphs that a reader sees, white space
ignored: what it chose is then read from the page itself.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from recoupe.articles.formats.markup import Markup
from recoupe.articles.formats.places import places
from recoupe.articles.formats.visible import Paragraph, Visible, key
from recoupe.articles.formats.webprose import prose
from recoupe.model import Range

DEEPEST = 120
"""Elements within one another (pages have some thirty): the C library below copies trees by recursion, and walks them up and down."""
MOST = 15_000
"""Elements: news pages have up to five thousand. Choosing takes 0.2 ms for each of many; a page with more is read whole."""
LARGEST = 3_000_000
"""Characters."""
ENOUGH = 1_000
"""Characters outside links of a text that is as long as an article."""
LEFT_OUT = frozenset(
    (
        *("script", "style", "link", "meta", "title", "noscript", "template", "svg", "img", "picture", "source", "map", "area", "canvas"),
        *("audio", "video", "track", "iframe", "frame", "object", "embed", "param", "nav", "menu", "aside", "footer", "dialog", "button"),
        *("input", "label", "legend", "select", "optgroup", "option", "datalist", "textarea", "fieldset", "output", "progress"),
    )
)
"""Elements that trafilatura deletes before it looks for the text."""
SHARE = 0.5
"""Of the characters of a stretch: it is chosen when so many are."""


def main_text(visible: Visible) -> tuple[Paragraph, ...]:
    """The paragraphs of the main text, each with those of its bits that belong to it; () where none can be told from the rest.

    trafilatura goes on to ask two other libraries and takes their text where it is twice as long as what its own rules find. A text
    as long as an article, or as half of what stands outside links, is not put to that test, which takes it a third of its time. Of a
    shorter one, and of a list of links, the test is ours (`prose`); where that finds nothing either, trafilatura goes on.
    """
    if not _choosable(visible.markup):
        return ()
    quick, unlinked = _chosen(visible, fast=True), visible.unlinked
    own = sum(unlinked[paragraph.n] for paragraph in quick)
    if 2 * own < sum(len(paragraph.key) for paragraph in quick):
        own = 0
    if own and (own >= ENOUGH or 2 * own >= sum(unlinked)):
        return quick
    more = prose(visible)
    if sum(unlinked[paragraph.n] for paragraph in more) > 2 * own:
        return more
    return quick if own else _chosen(visible, fast=False)


def _choosable(markup: Markup) -> bool:
    """Whether a page is one that trafilatura reads in little time and memory."""
    return len(markup.page) <= LARGEST and len(markup.elements) <= MOST and _depth(markup) <= DEEPEST


def _depth(markup: Markup) -> int:
    """How deep elements lie within one another."""
    depths: list[int] = []
    for element in markup.elements:
        depths.append(depths[element.parent] + 1 if element.parent >= 0 else 1)
    return max(depths, default=0)


def _chosen(visible: Visible, *, fast: bool) -> tuple[Paragraph, ...]:
    """The paragraphs that trafilatura chooses, by its own rules alone or with the two other libraries."""
    import trafilatura  # noqa: PLC0415 - a quarter of a second, for web pages only

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        page = _handed_over(visible.markup) if fast else visible.markup.page
        made = trafilatura.bare_extraction(page, fast=fast, include_comments=False, with_metadata=False)
    except (AssertionError, RecursionError, UnicodeError, LookupError, ArithmeticError):
        return ()  # a page that it cannot read is read whole
    text = getattr(made, "text", None) if made is not None else None
    lines = [line for line in (text or "").splitlines() if line.strip()]
    return _covered(visible, places(lines, "".join([paragraph.key for paragraph in visible.paragraphs])))


def _handed_over(markup: Markup) -> str:
    """The page without what trafilatura would delete: it reads a page of news, of which that is the half, in a quarter less time.

    What JSON-LD says stays: pages without a text have it there.
    """
    page = markup.page
    out, at = [], 0
    for element in markup.elements:
        if element.tag in LEFT_OUT and element.start >= at and "ld+json" not in page[element.start : element.inner]:
            out.append(page[at : element.start])
            at = element.end
    return "".join([*out, page[at:]])


def _covered(visible: Visible, ranges: Sequence[Range]) -> tuple[Paragraph, ...]:
    """The paragraphs that ranges of all words cover at least in part."""
    out, at, n = [], 0, 0
    for paragraph in visible.paragraphs:
        end = at + len(paragraph.key)
        while n < len(ranges) and ranges[n][1] <= at:
            n += 1
        if n < len(ranges) and ranges[n][0] < end:
            kept = _kept(visible.markup.page, paragraph, at, ranges[n:])
            if kept is not None:
                out.append(kept)
        at = end
    return tuple(out)


def _kept(page: str, paragraph: Paragraph, at: int, ranges: Sequence[Range]) -> Paragraph | None:
    """A paragraph that begins at `at` of all words, whole where most of it is chosen, else those of its bits that are."""
    if _share(at, at + len(paragraph.key), ranges) >= SHARE:
        return paragraph
    bits = []
    for bit in paragraph.bits:
        size = len(key(page[bit.start : bit.end]))
        if size and _share(at, at + size, ranges) >= SHARE:
            bits.append(bit)
        at += size
    return replace(paragraph, bits=tuple(bits)) if bits else None


def _share(start: int, end: int, ranges: Sequence[Range]) -> float:
    covered = 0
    for a, b in ranges:
        if a >= end:
            break
        covered += max(0, min(b, end) - max(a, start))
    return covered / (end - start)

"""The main text of a web page in which trafilatura's own rules find little: what stands in the element that holds most prose.

trafilatura asks two libraries more for such pages, which read the page again. Our reading of the page is at hand: as readability
does, each paragraph of prose speaks for the elements around it, the nearest most.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from recoupe.articles.formats.markup import BLOCK, Element, Markup
from recoupe.articles.formats.visible import Paragraph, Visible

PROSE = 60
"""Characters outside links, white space left out, of a paragraph that is prose."""
OWN = 0.6
"""Of the characters of a paragraph: it is prose when so many stand outside links."""
ROUND = 3
"""Elements around a paragraph that it speaks for."""
AWAY = frozenset({"aside", "figure", "footer", "form", "header", "nav"})
"""Elements that hold no main text."""


def prose(visible: Visible, but: Collection[int] = ()) -> tuple[Paragraph, ...]:
    """The paragraphs of the element that holds most prose, but those with some numbers; () where there is none."""
    markup, every, unlinked = visible.markup, visible.paragraphs, visible.unlinked
    votes: dict[int, float] = defaultdict(float)
    starts = [element.start for element in markup.elements]
    for paragraph in every:
        own = unlinked[paragraph.n]
        if own >= PROSE and own >= OWN * len(paragraph.key) and paragraph.n not in but:
            around = list(_around(markup, starts, paragraph))
            if not any(element.tag in AWAY for element in around):
                for n, element in enumerate(islice((each for each in around if _holds_more(each, every, paragraph)), ROUND)):
                    votes[element.number] += own / (n + 1)
    if not votes:
        return ()
    best = markup.elements[max(votes, key=lambda number: (votes[number], number))]
    within = (paragraph for paragraph in every if best.inner <= paragraph.start < best.inner_end)
    return tuple(paragraph for paragraph in within if unlinked[paragraph.n] >= OWN * len(paragraph.key) and paragraph.n not in but)


def _around(markup: Markup, starts: Sequence[int], paragraph: Paragraph) -> Iterator[Element]:
    """The elements that hold a paragraph, the nearest first."""
    n = bisect_right(starts, paragraph.start) - 1
    before = (markup.elements[n], *markup.ancestors(markup.elements[n])) if n >= 0 else ()
    for element in before:
        if element.inner <= paragraph.start < element.inner_end:
            yield element


def _holds_more(element: Element, every: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """Whether an element holds other paragraphs beside one, and is none itself."""
    if element.tag not in BLOCK or element.tag == "p":
        return False
    beside = (every[n] for n in (paragraph.n - 1, paragraph.n + 1) if 0 <= n < len(every))
    return any(element.inner <= other.start < element.inner_end for other in beside)

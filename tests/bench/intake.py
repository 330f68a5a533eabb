"""Files that come in, timed: an Europresse export of 1,000 pieces, and text files, through the stage that reads articles.

    python tests/bench/intake.py

Both are invented and made here. Every piece must be read, with its publisher and its day; the best of `RUNS` counts. The text files
are articles of the made-up world, cut where a paragraph ends: of each the best of `TURNS` counts, in processor time.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from world import World, articles

from recoupe.articles import read
from recoupe.model import Page, Received
from tests.articles.formats.exports import LEAD, SECOND, europresse, europresse_article

PIECES, RUNS = 1_000, 3
PARAGRAPHS = 6
"""Of two kinds in turn: some 500 words a piece, as announced."""
LIMIT = 10.0
"""Seconds."""
TEXTS, TURNS = 200, 7
BYTES = 2_900
"""Of a text file: 450 words."""
RATE = 1_000
"""Text files a second and core, at least."""
SEED = 7


def export() -> Page:
    """The export."""
    body = [f"<p>{words.replace('câbles', 'câ<mark>bles</mark>')} ({n})</p>" for n in range(PARAGRAPHS) for words in (LEAD, SECOND)]
    pieces = [
        europresse_article(identifier=f"news·20220113·DD·{n:07}", title=f"Valdorie, jour {n} : rien", body=body) for n in range(PIECES)
    ]
    return Page("europresse.html", europresse(*pieces))


def timed(page: Page, reader: Callable[[Page, int], Received]) -> tuple[float, Received]:
    """Seconds of the processor that the best run took, and what was read."""
    best, made = float("inf"), None
    for _ in range(RUNS):
        began = time.process_time()
        made = reader(page, 1)
        best = min(best, time.process_time() - began)
    assert made is not None
    return best, made


def texts() -> list[Page]:
    """Text files: articles of their own, each below its title."""
    own = (article for article in articles(World(SEED), 10 * TEXTS) if article.kind == "original" and article.language == "fr")
    long = (article for article in own if len(article.text.encode()) >= BYTES)
    return [Page(f"{n}.txt", _cut(f"{article.title}\n\n{article.text}").encode()) for n, article in enumerate(islice(long, TEXTS))]


def _cut(text: str) -> str:
    """A text up to the paragraph that ends nearest to its length."""
    ends = [n for n, character in enumerate(text) if character == "\n"] + [len(text)]
    return text[: min(ends, key=lambda end: abs(len(text[:end].encode()) - BYTES))]


def rate(pages: list[Page]) -> float:
    """Text files a second."""
    best = dict.fromkeys(range(len(pages)), float("inf"))
    for _ in range(TURNS):
        for n, page in enumerate(pages):
            began = time.process_time()
            read(page, 1)
            best[n] = min(best[n], time.process_time() - began)
    return len(pages) / sum(best.values())


def main() -> int:
    """Exit code 1 when pieces are lost or time is over."""
    pages = texts()
    fast = rate(pages)
    length = sum(len(page.data) for page in pages) / len(pages)
    print(f"Text files: {len(pages)} of {length / 1000:.1f} kB, read at {fast:.0f} a second and core (at least {RATE})")
    page = export()
    seconds, made = timed(page, read)
    whole = [r for r in made.readings if r.article.publisher and r.article.published.value]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = sum(len(r.clean.split()) for r in made.readings) // max(1, len(made.readings))
    print(f"Europresse: {len(page.data) / 1e6:.1f} MB, {len(made.readings)} pieces of {words} words, {len(made.refused)} refused")
    print(f"read in {seconds:.2f} s ({PIECES / seconds:.0f} pieces/s; at most {LIMIT:.0f} s), {peak} MB at most")
    return int(fast < RATE or seconds > LIMIT or len(whole) != PIECES or bool(made.refused))


if __name__ == "__main__":
    sys.exit(main())

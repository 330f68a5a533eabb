"""Files that come in, timed: an Europresse export of 1,000 pieces through the stage that reads articles.

    python tests/bench/intake.py

The export is invented and made here. Every piece must be read, with its publisher and its day; the best of `RUNS` counts.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from recoupe.articles import read
from recoupe.model import Page, Received
from tests.articles.formats.exports import LEAD, SECOND, europresse, europresse_article

PIECES, RUNS = 1_000, 3
PARAGRAPHS = 6
"""Of two kinds in turn: some 500 words a piece, as announced."""
LIMIT = 10.0
"""Seconds."""


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


def main() -> int:
    """Exit code 1 when pieces are lost or time is over."""
    page = export()
    seconds, made = timed(page, read)
    whole = [r for r in made.readings if r.article.publisher and r.article.published.value]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    words = sum(len(r.clean.split()) for r in made.readings) // max(1, len(made.readings))
    print(f"Europresse: {len(page.data) / 1e6:.1f} MB, {len(made.readings)} pieces of {words} words, {len(made.refused)} refused")
    print(f"read in {seconds:.2f} s ({PIECES / seconds:.0f} pieces/s; at most {LIMIT:.0f} s), {peak} MB at most")
    return int(seconds > LIMIT or len(whole) != PIECES or bool(made.refused))


if __name__ == "__main__":
    sys.exit(main())

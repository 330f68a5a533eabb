"""The reading room at 5, 50 and 300 articles: first paint, light-up under the pointer, pages of the server, what is loaded.

    python tests/bench/room.py [--sizes 5,50] [--view accounts]

The stories are made of the made-up world (`world/`), kept in build/bench. Chromium without a graphics card, a page that it has not seen;
medians of `RUNS`. The 95th percentile is that of the eight views in turn, asked for by eight clients at once. Fails beyond a budget
and `SLACK` of it: a machine that is busy is slower.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from world import World, articles  # noqa: E402

from recoupe.api import read_pages  # noqa: E402
from recoupe.model import Page  # noqa: E402
from recoupe.web.app import ASSETS, _asset  # noqa: E402
from recoupe.web.views import VIEWS  # noqa: E402
from tests.browser.visits import CHROMIUM, OFFLINE  # noqa: E402
from tests.web.conftest import Visitor, serving  # noqa: E402

WORLDS = ROOT / "build/bench"
PAINT = {5: 500, 50: 1000, 300: 1000}
"""Articles -> milliseconds until something is painted."""
HOVER, PAGE, SCRIPTS, STYLES = 100, 150, 60_000, 20_000
RUNS, CLIENTS, ROUNDS, SLACK = 5, 8, 40, 1.5
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
  for (const one of list.getEntriesByName('first-contentful-paint')) done(one.startTime);
}).observe({type: 'paint', buffered: true}))"""
LIT = """() => new Promise((done) => {
  const row = [...document.querySelectorAll("main a.ref, main a.cite, main a.words")].find((one) => one.checkVisibility());
  if (!row) return done(0);
  const start = performance.now();
  row.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def store(many: int) -> Path:
    """A store with one story of so many French articles."""
    path = WORLDS / f"room-{many}.sqlite"
    if not path.is_file():
        WORLDS.mkdir(parents=True, exist_ok=True)
        made = islice((a for a in articles(World(1), 4 * many) if a.language == "fr"), many)
        found = [Page(f"{a.host}-{a.number}.txt", f"{a.title}\n\n{a.text}".encode()) for a in made]
        start = time.perf_counter()
        read_pages(found, store=path, story="s")
        print(f"read {len(found)} articles in {time.perf_counter() - start:.0f} s", file=sys.stderr)
    return path


def painted(browser: Any, visitor: Visitor, slug: str) -> tuple[float, float]:
    """Milliseconds to the first paint of a view, and from the pointer to the lit words."""
    paints, hovers = [], []
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": visitor.keys.cookie, "value": visitor.keys.session, "url": f"http://127.0.0.1:{visitor.port}"}])
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{visitor.port}/s/s/{slug}", wait_until="load")
        paints.append(page.evaluate(PAINTED))
        hovers.append(page.evaluate(LIT))
        context.close()
    return statistics.median(paints), statistics.median(hovers)


def pages(visitor: Visitor) -> tuple[float, tuple[float, str]]:
    """The 95th percentile of milliseconds for a page with eight clients, and the slowest, with its view: one that is made anew."""

    def ask(slug: str) -> tuple[float, str]:
        start = time.perf_counter()
        link = http.client.HTTPConnection("127.0.0.1", visitor.port, timeout=120)
        link.request("GET", f"/s/s/{slug}", headers={"Host": f"127.0.0.1:{visitor.port}", "Cookie": visitor.cookie})
        link.getresponse().read()
        link.close()
        return 1000 * (time.perf_counter() - start), slug

    with ThreadPoolExecutor(CLIENTS) as pool:
        took = sorted(pool.map(ask, [view.slug for _ in range(ROUNDS) for view in VIEWS]))
    return took[int(0.95 * len(took))][0], took[-1]


def main() -> int:
    """Measure; 1 beyond a budget."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--sizes", default="5,50,300")
    ask.add_argument("--views", default="brief,accounts,differences")
    given = ask.parse_args()
    if CHROMIUM is None:
        print("room: no Chromium here")
        return 0
    from playwright.sync_api import sync_playwright

    failed = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", OFFLINE])
        for many in map(int, given.sizes.split(",")):
            server, thread, visitor = serving(store(many))
            visitor.enter()
            often, (slowest, which) = pages(visitor)
            row = [f"{many:>4} articles: page {often:.0f} ms at p95, {slowest:.0f} at most ({which}, made anew)"]
            failed += [f"page at {many}"] if often > PAGE * SLACK else []
            for slug in given.views.split(","):
                paint, hover = painted(browser, visitor, slug)
                row.append(f"{slug} {paint:.0f} ms to paint, {hover:.0f} ms to light up")
                failed += [f"paint of {slug} at {many}"] if paint > PAINT.get(many, 1000) * SLACK else []
                failed += [f"hover on {slug} at {many}"] if hover > HOVER * SLACK else []
            print("; ".join(row), flush=True)
            server.should_exit = True
            thread.join(10)
        browser.close()
    sizes = {".js": sum(len(gzip.compress(_asset(name).encode())) for name in ASSETS if name.endswith(".js"))}
    sizes[".css"] = sum(len(_asset(name).encode()) for name in ASSETS if name.endswith(".css"))
    print(f"loaded: scripts {sizes['.js']} of {SCRIPTS} bytes gzipped, styles {sizes['.css']} of {STYLES} as they are")
    failed += ["sizes"] if sizes[".js"] > SCRIPTS or sizes[".css"] > STYLES else []
    print(f"beyond the budget: {', '.join(failed)}" if failed else "within the budgets")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())

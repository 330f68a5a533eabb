"""The development set `published`: when the articles of other stories came out, kept as first and last possible day (see README.md).

No page of these stories prints its date. The days were found by careful reading, and by what is known of the events (for checking
only: the program knows no event). In the order of names every third story is held out.
"""

from __future__ import annotations

import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import readings

from recoupe.model import Page
from recoupe.pipeline import picture

NAME = "published"
DAYS = Path(__file__).parent / "published.json"
WEEK = 6
"""Days between the ends of an interval that is still an answer: the tolerance of the scorer beside the checkout."""
LONG = 31
"""Days between the ends of an interval from which on nothing is claimed."""
Given = tuple[str | None, str | None, tuple[str, ...]]
"""First and last day, and the reasons."""


def present(shared: Path) -> bool:
    """Whether the pages lie beside the checkout."""
    return (shared / readings.PAGES).is_dir()


def kept(names: list[str], part: str) -> list[str]:
    """The stories of one part: every third one in the order of names is held out."""
    names = sorted(names)
    return [n for n in names if part == "all" or (n in names[2::3]) == (part == "heldout")]


def given(paths: list[Path]) -> dict[str, Given]:
    """What the program says of the pages of one story, by the number of the page."""
    articles = picture(Page(path.name, path.read_bytes()) for path in paths).dossier.articles
    return {a.file[7:9]: (a.published.earliest, a.published.latest, a.published.why) for a in articles}


def judged(earliest: str | None, latest: str | None, window: list[str]) -> str:
    """How an answer stands to the days of the reader.

    `right` (inside them, or narrowly around them), `loose` (touching them), `false-day` (a single day outside), `wrong` (an
    interval outside), `unknown`.
    """
    if not earliest or not latest:
        return "unknown"
    first, last, low, high = (date.fromisoformat(day) for day in (earliest, latest, *window))
    length = (last - first).days
    if low <= first and last <= high:
        return "right"
    if last < low or first > high:
        return "false-day" if first == last else "unknown" if length > LONG else "wrong"
    if first <= low and high <= last and length <= max(WEEK, 2 * (high - low).days):
        return "right"
    return "unknown" if length > LONG else "loose"


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Run the program on the stories of one part and count; prints the table, returns the figures."""
    if only and NAME not in only.split(","):
        return {}
    truth: dict[str, dict[str, list[str]]] = json.loads(DAYS.read_text(encoding="utf-8"))
    names = [name for name in kept(list(truth), part) if truth[name]]
    folder = shared / readings.PAGES
    with ProcessPoolExecutor() as pool:
        found = dict(zip(names, pool.map(given, [sorted(folder.glob(f"{name}_*.txt")) for name in names]), strict=True))
    counts: Counter[str] = Counter()
    lines = []
    for name in names:
        for number, window in sorted(truth[name].items()):
            earliest, latest, why = found[name][number]
            how = judged(earliest, latest, window)
            counts[how] += 1
            if how != "right":
                lines.append(f"{name}_{number} {how}: {earliest}/{latest}, not {'/'.join(window)}  {' | '.join(why)}")
    total = max(1, sum(counts.values()))
    figures: dict[str, float | None] = {
        f"published.{kind}": counts[kind] / total for kind in ("right", "loose", "unknown", "wrong", "false-day")
    }
    for key, value in figures.items():
        print(f"published    {key:<22} {value:.3f}")
    print(f"{'':<12} ({total} articles in {len(names)} stories)")
    for line in lines[:errors]:
        print(" ", line)
    return figures

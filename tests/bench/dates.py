"""Times in text: speed and quality of the date pass beside dateparser's search, in one run on one processor.

    python tests/bench/dates.py

Every contender reads the same articles, prepared once: four stories of RPM2 beside the checkout, or else the invented demo
story. They take turns. Speed is articles of `WORDS` words (`str.split` of the clean text) per second of processor time; "first"
is the round in which the articles are new, loading left out; the median is that of `RUNS` rounds after it (one for dateparser,
which takes long). "found" is our pass by itself, "valued" gives every expression its value for
a day of publication as well, which dateparser does too.

Quality is that of the phrases in `../shared/gold/dates.json`: how many have exactly the right first and last day. dateparser
is asked as it serves best: looking back from the day of the file. The answer that shares most words with the phrase counts, and stands
for the whole week, month or year where dateparser says that the words name one.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "gate"))

import date_phrases as phrases

from gate import SHARED
from recoupe.events.dating import valued
from recoupe.mentions import times
from recoupe.model import Page, Reading
from recoupe.model import calendar as cal
from recoupe.pipeline import readings

DEMO = Path(__file__).parents[2] / "src/recoupe/demo/pages"
STORIES = ("T01", "T02", "T03", "T06")
WORDS, RUNS = 600, 7
SPEED = 1_500
"""Articles per second of the pass by itself, at least."""
SOME_DAY = date(2008, 8, 14)

Contender = Callable[[Sequence[Reading]], object]


def articles() -> tuple[str, tuple[Reading, ...]]:
    """What is read for speed, and what it is called."""
    stories = [sorted((SHARED / "data/rpm2_fr/documents").glob(f"{story}_C1_*.txt")) for story in STORIES]
    if all(stories):
        return f"RPM2 {', '.join(STORIES)} C1", tuple(r for story in stories for r in read(story))
    return "the invented demo story (no articles in ../shared)", tuple(read(sorted(DEMO.iterdir())))


def read(paths: Sequence[Path]) -> tuple[Reading, ...]:
    """The articles of one story."""
    return tuple(r for r in readings(Page(path.name, path.read_bytes()) for path in paths) if r.article.language == "fr")


# ------------------------------------------------------------ contenders
def found(cases: Sequence[Reading]) -> object:
    """Our date pass: every expression with what its words fix and the tense of its clause."""
    return [times.find.__wrapped__(reading) for reading in cases]  # the pass itself, without its memory of the last article


def found_and_valued(cases: Sequence[Reading]) -> object:
    """The same, with the value of every expression in an article of a day."""
    return [valued(times.find.__wrapped__(reading)[0], SOME_DAY) for reading in cases]


def searched(cases: Sequence[Reading]) -> object:
    """Dateparser's search, told the language."""
    return [search(reading.clean, "fr", SOME_DAY) for reading in cases]


def search(text: str, language: str, day: date) -> list[tuple[str, datetime]]:
    """What dateparser finds in a text of a day."""
    from dateparser.search import search_dates  # only where it is installed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return search_dates(text, languages=[language], settings=settings(day)) or []


def settings(day: date) -> dict[str, object]:
    """Dateparser counts from the day of publication and looks back, as most of the press does."""
    return {"RELATIVE_BASE": datetime.combine(day, datetime.min.time()), "PREFER_DATES_FROM": "past"}


CONTENDERS: dict[str, tuple[Contender, int]] = {"found": (found, RUNS), "valued": (found_and_valued, RUNS), "dateparser": (searched, 1)}


def installed() -> list[str]:
    """The names of the contenders that can run."""
    return [name for name in CONTENDERS if name != "dateparser" or find_spec("dateparser")]


# ------------------------------------------------------------ speed
def speeds(names: Sequence[str], cases: Sequence[Reading]) -> dict[str, list[float]]:
    """Articles of `WORDS` words per second of each contender: in the first round, then in those after it."""
    count = sum(len(reading.clean.split()) for reading in cases) / WORDS
    for name in names:
        CONTENDERS[name][0](read(sorted(DEMO.iterdir()))[:2])  # tables and patterns are loaded, by other articles
    gc.collect()
    gc.freeze()  # none pays for the objects of another
    out: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(RUNS + 1):
        for name in names:
            contender, runs = CONTENDERS[name]
            if turn <= runs:
                start = time.process_time()
                contender(cases)
                out[name].append(count / (time.process_time() - start))
    return out


# ------------------------------------------------------------ quality
def exact(name: str, language: str) -> str:
    """How many phrases of a language have exactly the right days."""
    day, rows = phrases.cases(SHARED)
    ours = name != "dateparser"
    right = sum((phrases.days_of if ours else by_dateparser)(row[0], row[1], language, day) == (row[2], row[3]) for row in rows[language])
    return f"{right} of {len(rows[language])}"


def by_dateparser(expression: str, sentence: str, language: str, day: date) -> tuple[str | None, str | None]:
    """First and last day that dateparser gives an expression in its sentence: the whole month or year where it says that it names one."""
    from dateparser.date import DateDataParser

    start = sentence.find(expression)
    answers, at = [], 0
    for words, moment in search(sentence, language, day):
        at = sentence.find(words, at)
        answers.append((min(start + len(expression), at + len(words)) - max(start, at), words, moment))
    shared, words, moment = max(answers, default=(0, "", datetime.min), key=lambda answer: answer[0])
    if shared <= 0:
        return None, None
    period = DateDataParser(languages=[language], settings=settings(day)).get_date_data(words).period
    first, last = whole(moment.date(), period)
    return first.isoformat(), last.isoformat()


def whole(day: date, period: str) -> tuple[date, date]:
    """The month, week or year of a day, or the day itself."""
    if period == "week":
        return cal.of_week(day)
    if period == "month":
        return cal.of_month(day.year, day.month)
    return cal.of_year(day.year) if period == "year" else (day, day)


# ------------------------------------------------------------ the run
def main() -> int:
    """Measure and print; 1 when the target is missed."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    names, (called, cases) = installed(), articles()
    words = sum(len(reading.clean.split()) for reading in cases)
    print(f"{called}: {len(cases)} articles, {words:,} words; the date pass alone, in turn, on one processor, in processor time")
    figures = speeds(names, cases)
    scored = phrases.present(SHARED)
    print(f"\n{f'articles of {WORDS} words/s':26} {'median':>8} {'slowest':>8} {'first':>8}   exact: {'French':>9} {'English':>9}")
    for name, runs in figures.items():
        later = runs[1:] or runs
        right = [f"{exact(name, language) if scored else '-':>9}" for language in phrases.LANGUAGES]
        print(f"{name:26} {statistics.median(later):8,.0f} {min(later):8,.0f} {runs[0]:8,.0f}          {' '.join(right)}")
    if "dateparser" not in names:
        print("dateparser                 not installed: pip install -e '.[bench]'")
    median = statistics.median(figures["found"][1:])
    missed = median < SPEED
    print(f"\nfound: articles/s {median:38,.0f}   target >= {SPEED:,}{'   MISSED' if missed else ''}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())

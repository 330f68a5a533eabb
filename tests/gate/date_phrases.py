"""The set `dates`: phrases in sentences of their own with the days they name, beside the checkout (`gold/dates.json`).

Every sentence is an article of its own, published on the day that the file gives. A phrase is exactly right when one
time expression shares words with it and runs from the first to the last day asked for. No part is held out: the phrases
say what the words of a date mean, which is the same in every story.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from recoupe.events.dating import valued
from recoupe.mentions import times
from recoupe.model import Article, Phrase, Reading, Timex, Zone, ZoneKind, edited

NAME = "dates"
GOLD = Path("gold/dates.json")
LANGUAGES = ("fr", "en")


def present(shared: Path) -> bool:
    """Whether the phrases lie beside the checkout."""
    return (shared / GOLD).is_file()


def phrases(text: str, language: str) -> tuple[Phrase, ...]:
    """The time expressions of a text that is all one paragraph of an article."""
    page = edited("a1", text, ())
    whole = (0, len(text))
    article = Article("a1", "page.txt", "", "", language, zones=(Zone(ZoneKind.BODY, page.span(*whole)),))
    return times.find(Reading(article, page, (whole,), (whole,)))[0]


def dated(text: str, language: str, day: date | None) -> list[Timex]:
    """The time expressions of a text with their values, when it was published on a day."""
    return valued(phrases(text, language), day)


def cases(shared: Path) -> tuple[date, dict[str, list[list[str]]]]:
    """The day of publication, and by language the rows (expression, sentence, first day, last day)."""
    data = json.loads((shared / GOLD).read_text(encoding="utf-8"))
    day = re.match(r"\d{4}-\d\d-\d\d", data["reference"])
    if day is None:
        raise ValueError(f"{GOLD}: no reference day: {data['reference']}")
    return date.fromisoformat(day[0]), {language: data[language] for language in LANGUAGES}


def days_of(expression: str, sentence: str, language: str, day: date) -> tuple[str | None, str | None]:
    """First and last day that we give the expression; (None, None) where we find nothing."""
    start = sentence.find(expression)
    end = start + len(expression)
    shared_with = [(min(end, t.span.end) - max(start, t.span.start), t) for t in dated(sentence, language, day)]
    best = max(shared_with, key=lambda pair: pair[0], default=None)
    return (best[1].earliest, best[1].latest) if best and best[0] > 0 else (None, None)


def score(shared: Path, part: str, errors: int, only: str) -> dict[str, float | None]:
    """Share of phrases that are exactly right, by language; prints them and what is wrong."""
    if part == "heldout" or (only and NAME not in only.split(",")):
        return {}
    day, rows = cases(shared)
    figures: dict[str, float | None] = {}
    for language, every in rows.items():
        given = [(row, days_of(row[0], row[1], language, day)) for row in every]
        wrong = [(row, days) for row, days in given if days != (row[2], row[3])]
        figures[f"{NAME}.{language}.exact"] = (len(every) - len(wrong)) / len(every)
        print(f"{NAME:<12} {language}.exact {len(every) - len(wrong):>6} of {len(every)}")
        for row, days in wrong[:errors]:
            print(f"  {row[0]}: {days[0]}..{days[1]}, not {row[2]}..{row[3]}  [{row[1]}]")
    return figures

"""The stories of an archive: windows of days grouped and stitched; articles without a day; figures that are of the articles as they are."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from recoupe import archive
from recoupe.archive import telling
from recoupe.archive.telling import HALO, LEAST, dated, width
from recoupe.stories import Row, grouped
from tests.archive import press

THEMES = (
    "Le traité de pêche entre Valdorie et Ostrane passe devant le parlement ; le ministre Igor Vasnik défend les quotas de hareng.",
    "L’incendie de l’entrepôt de textile du port d’Orsalis a chassé cinquante riverains du quartier des tanneurs de leurs maisons.",
    "Irène Kalvo remporte la régate de Vélane devant Karl Brusk ; la course de voiliers attire des milliers de spectateurs sur les quais.",
)


def themes(days: int) -> list[dict[str, str]]:
    """Each theme is told on every one of so many days."""
    first = date(2020, 1, 1)
    return [
        {"text": f"{theme}.", "published": (first + timedelta(days=day)).isoformat(), "url": f"{n}/{day}"}
        for day in range(days)
        for n, theme in enumerate(THEMES)
    ]


def told(into: Path, articles: list[dict[str, str]]) -> dict[str, int]:
    """Address -> story."""
    archive.read(press.folder(into / "in", articles), into / "archive", parts=3)
    made = archive.stories(into / "archive")
    stories = made.table("stories").read(("article", "story")).to_pydict()
    story = dict(zip(stories["article"], stories["story"], strict=True))
    known = made.table("articles").read(("article", "address")).to_pydict()
    assert set(story) == set(known["article"]), "every article has a story"
    return {address: story[article] for article, address in zip(known["article"], known["address"], strict=True)}


def test_a_story_is_one_over_many_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "ENOUGH", 1)
    story = told(tmp_path, themes(40))
    assert json.loads((tmp_path / "archive/dated/manifest.json").read_text(encoding="utf-8"))["settings"] == {"days": LEAST}
    for n in range(len(THEMES)):
        assert len({story[f"{n}/{day}"] for day in range(40)}) == 1
    assert len(set(story.values())) == len(THEMES)
    shown = archive.figures(archive.opened(tmp_path / "archive"))
    assert (shown.stories, shown.told_once, shown.largest_stories[0].articles) == (3, 0, 40)
    known = archive.opened(tmp_path / "archive").table("articles").read(("article", "day")).to_pydict()
    day = dict(zip(known["article"], known["day"], strict=True))
    assert {day[one] for one in story.values()} == {date(2020, 1, 1).toordinal()}, "it is called by its earliest article"


def test_in_one_window_the_stories_are_those_of_the_desk(tmp_path: Path) -> None:
    told(tmp_path, press.articles(120))
    made = archive.opened(tmp_path / "archive")
    rows = [Row(*values) for values in zip(*made.table("articles").read(Row._fields, ()).to_pydict().values(), strict=True)]
    stories = made.table("stories").read(("article", "story")).to_pydict()
    assert dict(zip(stories["article"], stories["story"], strict=True)) == grouped(rows)


def test_articles_without_a_day_are_grouped_among_themselves(tmp_path: Path) -> None:
    undated = [{"text": f"{theme}.", "url": f"{at}-{n}"} for at, theme in enumerate(THEMES[:2]) for n in range(3)]
    story = told(tmp_path, themes(2) + undated)
    assert story["0-0"] == story["0-1"] == story["0-2"] != story["1-0"] == story["1-1"]
    assert not {story[one["url"]] for one in undated} & {story[f"{n}/{day}"] for n in range(3) for day in range(2)}


def test_an_article_is_in_the_window_of_its_day_and_in_those_whose_halo_it_lies_in() -> None:
    days = [-1, 1, *range(700, 715)]
    columns = {"article": pa.array(range(len(days))), "day": pa.array(days, pa.int32()), "title": days, "text": days}
    words = {name: pa.array([str(day) for day in columns[name]]) for name in ("title", "text")}
    found = dated(pa.table({**columns, **words}), 7).to_pylist()
    own = {row["day"]: row["window"] for row in found if row["own"]}
    assert own == {-1: -1, 1: 0} | {day: day // 7 for day in range(700, 715)}
    for window in (100, 101):
        here = sorted(row["day"] for row in found if row["window"] == window and row["day"] >= 700)
        assert here == [day for day in range(700, 715) if 7 * window - HALO <= day < 7 * (window + 1) + HALO]
    assert {row["window"] for row in found if row["day"] == 1} == {0}, "there is no window before the first day"


def test_a_window_holds_enough_where_most_articles_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "ENOUGH", 600)
    assert width(np.repeat(np.arange(100), 20)) == 30
    assert width(np.repeat(np.arange(100), 200)) == LEAST
    assert width(np.concatenate([np.repeat(np.arange(100), 20), np.arange(1000, 1100)])) == pytest.approx(31, abs=1)
    assert width(np.array([-1, -1])) == width(np.array([], int)) == LEAST


def test_what_was_found_in_other_articles_is_not_shown(tmp_path: Path) -> None:
    folder, to = press.folder(tmp_path / "in", themes(3)), tmp_path / "archive"
    archive.read(folder, to, parts=2)
    archive.trace(to)
    archive.stories(to)
    before = archive.figures(archive.opened(to))
    assert (before.articles, before.stories, before.families is None) == (9, 3, False)
    (folder / "more.jsonl").write_text(json.dumps({"text": THEMES[0]}) + "\n", encoding="utf-8")
    archive.read(folder, to)
    after = archive.figures(archive.opened(to))
    assert (after.articles, after.stories, after.families, after.largest) == (10, None, None, ())

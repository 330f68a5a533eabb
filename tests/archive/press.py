"""A small press of made-up words, seeded: some articles take passages of earlier ones, some with words changed."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

LETTERS = "aaabcdeeefghiiijlmnooopqrrrssstttuuuvxéèà"


def articles(count: int, seed: int = 3) -> list[dict[str, str]]:
    """Articles of so many days, in order of time."""
    drawn = random.Random(seed)  # noqa: S311 - a test
    words = ["".join(drawn.choice(LETTERS) for _ in range(drawn.randint(2, 9))) for _ in range(4000)]
    told: list[list[str]] = []
    out = []
    for number in range(count):
        own = drawn.choices(words, k=drawn.randint(60, 220))
        if told and drawn.random() < 0.6:
            source = drawn.choice(told[-6:])
            at = drawn.randrange(max(1, len(source) - 50))
            taken = [w if drawn.random() > 0.03 else drawn.choice(words) for w in source[at : at + drawn.randint(40, 120)]]
            own[len(own) // 2 : len(own) // 2] = taken
        told.append(own)
        sentences = [" ".join(own[n : n + 15]) for n in range(0, len(own), 15)]
        quoted = [f"« {said} »" if drawn.random() < 0.15 else said for said in sentences]
        text = ".\n".join(quoted) + "."
        day = date(2020, 1, 1) + timedelta(days=number)
        site = f"site{number % 7}.example"
        article = {"title": " ".join(own[:6]), "text": text, "published": day.isoformat(), "host": site, "url": f"https://{site}/{number}"}
        out.append(article)
    return out


def glued(text: str) -> str:
    """The text without two spaces in three."""
    return "".join(c for n, c in enumerate(text) if c != " " or n % 3 == 0)


def folder(path: Path, told: list[dict[str, str]]) -> Path:
    """The articles as a folder with one file of lines."""
    path.mkdir(parents=True)
    (path / "press.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told), encoding="utf-8")
    return path

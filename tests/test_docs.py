"""The examples of the documentation run as they stand, and its list of columns is that of the program.

python tests/test_docs.py --write     writes the list of columns
"""

from __future__ import annotations

import doctest
import re
import sys
from pathlib import Path

import pytest

from recoupe.export import tables

PAGE = Path(__file__).parents[1] / "docs/reference/python.md"
NAMES = {
    "articles": tables.ARTICLES,
    "accounts": tables.ACCOUNTS,
    "actors": tables.ACTORS,
    "statements": tables.STATEMENTS,
    "positions": tables.POSITIONS,
    "issues": tables.ISSUES,
    "agreement": tables.AGREEMENT,
    "points": tables.POINTS,
    "events, timeline": tables.EVENTS,
    "voices": tables.VOICES,
    "headlines": tables.HEADLINES,
    "brief()": tables.BRIEF,
    "who_opposes(), who_supports()": tables.ANSWERS,
    "diff()": tables.CHANGES,
}


def columns() -> str:
    """The columns of each table; a kind stands behind those that do not hold words."""
    lines = ["| table | columns |", "|---|---|"]
    for name, every in NAMES.items():
        cells = ", ".join(f"`{c.name}`" + ("" if c.kind is str else f" ({c.kind.__name__})") for c in every)
        lines.append(f"| {name} | {cells} |")
    return "\n".join(lines) + "\n"


def test_the_examples_run() -> None:
    pytest.importorskip("pyarrow")
    text = PAGE.read_text(encoding="utf-8")
    example = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    assert len(example.examples) > 20
    told: list[str] = []
    ran = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=told.append)
    assert not ran.failed, "".join(told)


def test_the_columns_are_those_of_the_tables() -> None:
    assert PAGE.read_text(encoding="utf-8").endswith(columns()), "python tests/test_docs.py --write"


if __name__ == "__main__" and "--write" in sys.argv:
    head = re.split(r"^(?:\| table \||COLUMNS)", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[0]
    PAGE.write_text(head + columns(), encoding="utf-8")

"""The style sheet: enough contrast for everybody, nothing fetched, nothing told by colour alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import recoupe.export

ASSETS = Path(recoupe.export.__file__).parent / "assets"
STYLE = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("page.css", "style.css", "dark.css"))
THEMES = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", (ASSETS / name).read_text(encoding="utf-8").split("}")[0]))
    for name in ("style.css", "dark.css")
]
TEXT = 4.5
"""WCAG 2.2, 1.4.3: contrast of ordinary text."""


def luminance(colour: str) -> float:
    digits = colour[1:]
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(theme: dict[str, str]):
    inks = ["ink", "soft", "link", "against", "towards", *(f"h{n}" for n in range(1, 7))]
    low = [(ink, ground) for ink in inks for ground in ("paper", "leaf", "chip", "key") if contrast(theme[ink], theme[ground]) < TEXT]
    assert low == [] and contrast(theme["ink"], theme["lit"]) >= TEXT


def test_nothing_is_fetched_by_the_style_sheet():
    assert not re.search(r"url\(|@import|@font-face|https?:", STYLE)


def test_stances_and_relations_differ_in_line_as_well_as_colour():
    lines = {name: re.search(rf"\.{name} \{{[^}}]*(double|dashed|solid)", STYLE) for name in ("opposed", "open", "held")}
    assert {name: found and found[1] for name, found in lines.items()} == {"opposed": "double", "open": "dashed", "held": "solid"}
    assert re.search(r"told-contradict \{[^}]*double", STYLE) and re.search(r"told-differ \{[^}]*dashed", STYLE)

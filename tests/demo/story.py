"""The demo story as the tests read it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from recoupe.model import Page
from recoupe.pipeline import Picture, picture


def pages() -> tuple[Page, ...]:
    """The six pages, as received."""
    folder = files("recoupe.demo") / "pages"
    return tuple(sorted((Page(file.name, file.read_bytes()) for file in folder.iterdir()), key=lambda page: page.address))


@cache
def read(language: str = "fr") -> Picture:
    """Their picture."""
    return picture(pages(), language=language)

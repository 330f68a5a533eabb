"""recoupe: several news accounts of one story in, one picture out, every line of it on exact words.

import recoupe
story = recoupe.read("pages/")     # a Story: the reading face of one dossier
print(story)                       # the picture in a few lines
story.statements.where(speaker="Kalvo").to_pandas()     # tables; also .positions, .points, .events ...
story.differences("number"), story.only("a2"), story.silent("c7")      # where the accounts part
story.who_opposes("Ostrane")       # where the parties part
story.diff(yesterday)              # what changed
story.dossier.attributions         # the records themselves
story.export("html")               # the picture as one file
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.version import __version__

if TYPE_CHECKING:
    from recoupe.api import Story

__all__ = ["__version__", "open_story", "read"]


def read(*paths: str | Path, store: str | Path = ":memory:", story: str = "", language: str = "fr") -> Story:
    """Read files and folders into one story, with those the store already holds for it.

    `story` is its name (not needed while the store holds one story), `language` that of labels and brief ("fr" or "en").
    Raises NothingToRead when no page can be used, UsageMistake and StoreMistake for the rest; pages refused
    while others were read are in `Story.refused`.
    """
    from recoupe.api import read as _read  # noqa: PLC0415 - loaded when first used: start-up counts

    return _read(paths, store=store, story=story, language=language)


def open_story(store: str | Path, story: str = "", language: str = "fr") -> Story:
    """The story that a store holds. Raises StoreMistake when there is none, UsageMistake when there are several."""
    from recoupe.api import open_story as _open  # noqa: PLC0415 - loaded when first used

    return _open(store, story=story, language=language)

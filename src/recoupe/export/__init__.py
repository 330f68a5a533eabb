"""The picture in forms that leave the program.

JSON for programs, Markdown for notes and terminals, one HTML file for readers, the chronology by itself for calendars and timelines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from recoupe.errors import UsageMistake
from recoupe.model import Dossier, Reading

EXPORTS: dict[str, str] = {
    "json": "recoupe.export.exchange:whole",
    "md": "recoupe.export.markdown:whole",
    "html": "recoupe.export.html:whole",
    "ics": "recoupe.export.ics:whole",
    "timelinejs": "recoupe.export.timelinejs:whole",
}
"""Name of a form -> dotted path of its writer, imported when chosen: (dossier, readings, language) -> text."""


def export(name: str, dossier: Dossier, readings: Sequence[Reading], language: str) -> str:
    """The picture in one form, by name: same dossier, same text. Raises UsageMistake for a form that does not exist.

    `language` ("fr" or "en") is that of headings and labels; the brief keeps the language it was written in.
    """
    if name not in EXPORTS:
        raise UsageMistake(f"no export named {name!r}", where="recoupe export", remedy=f"choose one of: {', '.join(EXPORTS)}")
    module, verb = EXPORTS[name].split(":")
    write: Callable[[Dossier, Sequence[Reading], str], str] = getattr(import_module(module), verb)
    return write(dossier, readings, language)

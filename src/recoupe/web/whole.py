"""The whole story taken away from the room: every way out of `recoupe export`, under one address each."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from shutil import which

from anyascii import anyascii

from recoupe.export import EXPORTS, export
from recoupe.export.ways.note import BROWSERS
from recoupe.web.exports import safe_name
from recoupe.web.opened import Opened

SLUG = "whole"
"""The last word of its address: `whole.docx`."""
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("note", ("docx", "pdf", "eml", "html", "md")),
    ("tables", ("xlsx", "csv-fr", "csv", "jsonl", "parquet", "json")),
    ("sources", ("iso690", "ris", "bibtex", "csl", "annotations")),
    ("calendar", ("ics", "timelinejs", "gexf")),
    ("newsroom", ("ninjs", "claimreview", "ftm")),
    ("research", ("tei", "dna", "txm", "iramuteq", "inception", "doccano")),
)
"""The ways out as they are shown, those of a desk first."""
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "eml": "message/rfc822",
    "zip": "application/zip",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "jsonld": "application/ld+json",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
"""Ending of a file -> how it is served; always as a file to keep, never as a page of the room."""
NEEDS = {"parquet": "pyarrow"}


@cache
def there() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The ways out that can be written on this machine."""
    return tuple((group, tuple(form for form in forms if _can(form))) for group, forms in GROUPS)


def _can(form: str) -> bool:
    if form == "pdf":
        return any(map(which, BROWSERS))
    return find_spec(NEEDS[form]) is not None if form in NEEDS else True


def taken_away(story: Opened, form: str, *, full_text: bool) -> tuple[bytes, str, str] | None:
    """A way out by its name: its bytes, how it is served, and the name of its file; None where there is none of that name."""
    if not any(form in forms for _, forms in there()):
        return None
    made = export(form, story.dossier, story.readings, story.language, full_text=full_text)
    ending = EXPORTS[form].ending
    name = f"{safe_name(anyascii(story.story.name))}{'-fr' if form == 'csv-fr' else ''}.{ending}"
    return made.encode() if isinstance(made, str) else made, MEDIA.get(ending, "application/octet-stream"), name

"""Texts within JSON: plain or HTML, paragraph by paragraph, each character led back to the file."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.articles.formats.jsonld import Value
from recoupe.articles.formats.jsonld import write as write_value
from recoupe.articles.formats.pieces import Draft
from recoupe.articles.formats.records import Entry

MARK = re.compile(r"<(?P<end>\\?/)?(?P<tag>[A-Za-z][A-Za-z0-9]{0,15})(?:[^<>]{0,4000})>|(?P<line>(?:\\[rn]|\\u000[aAdD]|[\r\n])+)")
"""A tag, or ends of lines, as JSON escapes them."""
BLOCK = frozenset({"p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "blockquote", "figure", "figcaption"})
UNSEEN = frozenset({"script", "style"})


def put(draft: Draft, entry: Entry) -> None:
    """Write the words of a text of JSON: tags left out, paragraphs apart where it is parted."""
    at, fresh, unseen = entry.start, False, ""
    for found in MARK.finditer(draft.page, entry.start, entry.end):
        if not unseen:
            fresh = _write(draft, at, found.start(), fresh=fresh)
        at = found.end()
        tag = (found["tag"] or "").lower()
        if tag in UNSEEN:
            unseen = "" if found["end"] else tag
        fresh = fresh or tag in BLOCK or bool(found["line"])
    if not unseen:
        _write(draft, at, entry.end, fresh=fresh)


def _write(draft: Draft, start: int, end: int, *, fresh: bool) -> bool:
    """Write one stretch, in a paragraph of its own where it is `fresh`; whether the next one still is to be."""
    if not draft.page[start:end].strip():
        if start < end and not fresh and draft.clean and not draft.clean[-1].endswith((" ", "\n")):
            draft.space(" ")
        return fresh
    if fresh:
        draft.part()
    write_value(draft, replace(NONE, start=start, end=end))
    return False


NONE = Value((), (), 0, 0, "", 0)

"""JSON read with the place of every value, as pages carry it in scripts (JSON-LD). Broken JSON gives what stands before it breaks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from recoupe.articles.formats.charrefs import unescape
from recoupe.articles.formats.pieces import Draft
from recoupe.model import Range

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)
ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|&#?\w{1,31};", re.DOTALL)
LINE = re.compile(r"[^\r\n]+")
HALF = re.compile(r"[\ud800-\udfff]")
"""Half a character, which is none: some programs cut texts between the two."""
WHITE = frozenset({"\\n", "\\r", "\\t", "\\f", "\\b"})
DEEPEST = 60
"""Levels: a record of a page has less than ten."""
MOST = 20_000
"""Values of one script: what is beyond is data of a program."""


@dataclass(frozen=True, slots=True)
class Value:
    """A text, number or word of a JSON text.

    The names that lead to it, the objects (by number) that hold it, its place without quotation marks, and where its name begins.
    """

    path: tuple[str, ...]
    held: tuple[int, ...]
    start: int
    end: int
    text: str
    since: int


def values(page: str, where: Range, most: int = MOST) -> Iterator[Value]:
    """The values of the JSON in page [start, end), in order."""
    names: list[str] = []
    held: list[int] = []
    kinds: list[str] = []
    key, since = "", 0
    objects = count = 0
    waiting = False
    for token in TOKEN.finditer(page, *where):
        form = token.group()
        inside = kinds[-1] if kinds else ""
        if form in "{[":
            if len(kinds) >= DEEPEST:
                return
            names.append(key)
            kinds.append(form)
            if form == "{":
                objects += 1
                held.append(objects)
            key, waiting = "", False
        elif form in "}]":
            if not kinds or (kinds.pop() == "{") != (form == "}"):
                return
            names.pop()
            if form == "}":
                held.pop()
            key = ""
        elif form == ":":
            waiting = True
        elif form == ",":
            waiting = False
            key = ""
        elif inside == "{" and not waiting:
            key, since = _read(form), token.start()
        else:
            count += 1
            if count > most:
                return
            quoted = form[0] == '"'
            path = tuple(name for name in (*names, key) if name)
            yield Value(path, tuple(held), token.start() + quoted, token.end() - quoted, _read(form), since if key else token.start())


def _read(form: str) -> str:
    """What a token says; as it stands where it is no JSON."""
    if form[0] != '"':
        return form
    try:
        return HALF.sub("\ufffd", str(json.loads(form, strict=False)))
    except ValueError:
        return form.strip('"')


def write(draft: Draft, value: Value) -> Range:
    """Write a value into a draft, its escapes and character references read, line breaks as spaces; where it came to stand."""
    began, page = draft.length, draft.page
    marks = [found.span() for found in ESCAPE.finditer(page, value.start, value.end)]
    edges = sorted({value.start, value.end, *(edge for mark in marks for edge in mark)})
    escaped = {mark[0] for mark in marks}
    for a, b in pairwise(edges):
        form = page[a:b]
        if a in escaped and form in WHITE:
            draft.space(" ")
        elif a in escaped:
            draft.spell(said(form), a, b)
        else:
            for line in LINE.finditer(page, a, b):
                if line.start() > a:
                    draft.space(" ")
                draft.copy(*line.span())
    return began, draft.length


def said(form: str) -> str:
    """What an escape or a character reference stands for; itself where it stands for nothing."""
    if form[0] == "&":
        return unescape(form)
    try:
        meant = str(json.loads(f'"{form}"'))
    except ValueError:
        return form
    return form if HALF.search(meant) else meant

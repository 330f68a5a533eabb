"""Articles made from words: the material that the earlier stages would hand over."""
# ruff: noqa: ANN003 - fixtures and made records need no types here

from __future__ import annotations

import re
from hashlib import sha256

import pytest

from recoupe.model import Article, Attribution, Dossier, Found, Material, Page, Reading, Zone, ZoneKind, edited

SENTENCE = re.compile(r"\S.*?(?:[.!?…]+(?:\s»)?(?=\s|$)|$)")


def made_reading(number: int, words: str, **article) -> Reading:
    """One article: a line is a paragraph of the body."""
    page = Page(article.pop("file", f"{number}.txt"), words.encode())
    text = edited(f"a{number}", words, ())
    paragraphs = tuple(m.span() for m in re.finditer(r"\S[^\n]*", words))
    sentences = tuple(m.span() for a, b in paragraphs for m in SENTENCE.finditer(words, a, b))
    known = {"page_sha256": sha256(page.data).hexdigest(), "text_sha256": sha256(page.data).hexdigest(), "language": "fr"}
    zones = tuple(Zone(ZoneKind.BODY, text.span(a, b)) for a, b in paragraphs)
    return Reading(Article(f"a{number}", page.address, **{**known, "zones": zones, **article}), text, paragraphs, sentences)


@pytest.fixture
def reading():
    return made_reading


@pytest.fixture
def story():
    """A story from readings (or bare words), with attributions if there are any."""

    def made(*parts: Reading | str, said: tuple[Attribution, ...] = (), found: tuple[Found, ...] = ()) -> tuple[Material, Dossier]:
        readings = tuple(made_reading(n, p) if isinstance(p, str) else p for n, p in enumerate(parts, start=1))
        known = {f.article: f for f in found}
        material = Material(readings, tuple(known.get(r.id, Found(r.id)) for r in readings))
        return material, Dossier("0", "fr", articles=tuple(r.article for r in readings), attributions=said)

    return made


@pytest.fixture
def words_of():
    """The span of some words in a reading (their first place)."""
    return lambda reading, words: reading.span(at := reading.clean.index(words), at + len(words))

"""Sortings: what a person has decided about which pages tell one story, so that it holds whenever pages are sorted again."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.judgements import Verdict


@dataclass(frozen=True, slots=True)
class Sorting:
    """Two sets of pages, by the hash of their bytes, are one story ("same") or two ("different"); `stories` are their names then."""

    verdict: Verdict
    stories: tuple[str, str]
    pages: tuple[tuple[str, ...], tuple[str, ...]]
    by: str
    at: str
    note: str = ""

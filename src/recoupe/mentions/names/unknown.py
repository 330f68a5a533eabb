"""States and bodies that no table lists: by an adjective of the same stem, by capitals, by the article before them."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.lang import fold
from recoupe.lang.naming import PEOPLES, small, stem_of_land
from recoupe.mentions.names.draft import Draft
from recoupe.mentions.names.lexicon import first_names
from recoupe.mentions.names.people import NUMERAL, nameable
from recoupe.mentions.names.prefix import Prefix
from recoupe.mentions.names.words import Run, tight
from recoupe.model import Form, Kind

STEM = 4
"""Letters that a land and its people share at least: "Valdorie", "valdorien"."""


def mark_lands(runs: list[Run]) -> dict[str, str]:
    """Mark the adjectives and peoples of lands that no table lists; returns the lands, folded name to name.

    A land is a capitalised word after an article or a preposition of place, of which the article also has an
    adjective of the same stem with the ending of a people.
    """
    lands: dict[str, str] = {}
    seen: dict[str, tuple[str, str, set[str]]] = {}
    after = small("land-after")
    named = [
        (run, i, stem)
        for run in runs
        for i, word in enumerate(run)
        if word.cap and i and not word.first and word.tight and run[i - 1].key in after and len(stem := stem_of_land(word.key)) >= STEM
    ]
    stems = _peoples(runs, {stem[:STEM] for _, _, stem in named})
    for run, i, stem in named:
        word = run[i]
        if stems.get(stem, word.key) != word.key and nameable(run, i) and not _longer(run, i):
            seen.setdefault(word.key, (word.text, stem, set()))[2].add(run[i - 1].text.lower())
    for key, (text, stem, before) in seen.items():
        if not before & {"à", "vers"} or before & {"la", "l'", "l’", "le", "en", "au", "du"}:  # "à Marseille" is a town
            lands[key] = text
            _mark(runs, stem, text, key)
    return lands


def _peoples(runs: list[Run], openings: set[str]) -> dict[str, str]:
    """Of the words that begin like a land and may name an unlisted people: each stem, and the first word that has it."""
    stems: dict[str, str] = {}
    for run in runs:
        for word in run:
            if word.key[:STEM] in openings and len(word.key) > STEM + 2 and not word.people and (stem := _stem_of_people(word.key)):
                stems.setdefault(stem, word.key)
    return stems


@lru_cache(maxsize=65536)
def _stem_of_people(key: str) -> str:
    """A folded word without its ending, where that may be one of a people ("" where it may not, or little is left)."""
    ending = PEOPLES.search(key)
    return key[: ending.start()] if ending and ending.start() >= STEM else ""


def _child(run: Run, before: Prefix) -> Draft | None:
    """« le petit Mohamed »: a first name after an adjective is a person."""
    h, name = before.head, run[before.head].text
    return Draft(before.start, h + 1, Kind.PERSON, Form.NAME, name=name, head=name, gender=before.gender) if before.qualified else None


LAND = re.compile(r"(?:ie|stan|land|lande|ane|ique|ia|inde|ine|aine|ande|onde|ovie|ésie)$")
"""Endings of the names of lands."""


def _longer(run: Run, i: int) -> bool:
    return i + 1 < len(run) and run[i + 1].tight and run[i + 1].cap


def _mark(runs: list[Run], stem: str, land: str, key: str) -> None:
    for run in runs:
        for word in run:
            if word.key == key and word.cap:
                word.land = land
            elif not word.people and word.key.startswith(stem) and PEOPLES.sub("", word.key) == stem:
                word.people = land


def unknown_thing(run: Run, before: Prefix) -> Draft | None:
    """An unknown body with its article: "la FNLP", "le Front valdorien", or a land before its verb: "La Valdorie a refusé"."""
    h = before.head
    if h >= len(run) or h == before.start or not run[h].tight or not before.determined or before.possessive or not nameable(run, h):
        return None
    if run[h].key in first_names():
        return None if tight(run, h + 1) and run[h + 1].cap else _child(run, before)
    end = h + 1
    while (
        not run[h].land and end < len(run) and run[end].tight and run[end].cap and not run[end].first and run[end].key not in first_names()
    ):
        end += 1
    text = " ".join(w.text for w in run[h:end])
    after = run[end] if end < len(run) else None
    acts = after is not None and after.tight and after.key in small("acting-after") and after.text not in ("à", "aux", "l'", "l’")
    loud = len(run[before.start].text.rstrip("'’")) > 1 and run[before.start].text.isupper()
    loud = loud or any(w.text.isupper() and len(w.text) > 2 for w in (*run[max(0, h - 2) : h], *run[end : end + 1]))
    acronym = (
        sum(c.isupper() for c in run[h].text) > 1
        and 2 <= len(run[h].text) <= 9
        and run[h].key not in small("no-bodies")
        and not loud
        and not NUMERAL.fullmatch(run[h].text)
    )
    if not (acronym or (acts and not before.indefinite)):
        return None
    land = run[h].land or (end == h + 1 and LAND.search(run[h].key))
    kind = Kind.STATE if land and not acronym else Kind.ORGANISATION
    return Draft(before.start, end, kind, Form.NAME, name=text, head=fold(text), gender=before.gender, plural=before.plural)

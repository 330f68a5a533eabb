"""The words of the views are explained once, in both languages, and docs/reference has the same table.

python tests/test_glossary.py --write     writes the two pages
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from recoupe.lang import LANGUAGES
from recoupe.lang.glossary import glossary
from recoupe.web.collation import GLYPHS

DOCS = Path(__file__).parents[1] / "docs/reference"
PAGES = {
    "fr": ("mots.md", "# Les mots et les signes des vues", "mot", "signe", "ce qu’il dit"),
    "en": ("words.md", "# The words and signs of the views", "word", "sign", "what it says"),
}


def written(language: str) -> str:
    """The page of the docs."""
    _, title, *head = PAGES[language]
    lines = [title]
    for heading, entries in glossary(language):
        lines += ["", f"## {heading}", "", f"| {' | '.join(head)} |", "|---|---|---|"]
        lines += [f"| **{e.word}** | {e.sign} | {e.says} |" for e in entries]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_docs_have_the_same_words(language: str) -> None:
    assert (DOCS / PAGES[language][0]).read_text(encoding="utf-8") == written(language), "python tests/test_glossary.py --write"


def test_both_languages_explain_the_same_in_the_same_order() -> None:
    french, english = ([[entry.sign for entry in entries] for _, entries in glossary(language)] for language in LANGUAGES)
    assert french == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_of_a_comparison_is_explained(language: str) -> None:
    told = " ".join(f"{e.sign} {e.says}" for _, entries in glossary(language) for e in entries)
    assert [sign for sign in GLYPHS.values() if sign not in told] == []


if __name__ == "__main__" and "--write" in sys.argv:
    for each in LANGUAGES:
        (DOCS / PAGES[each][0]).write_text(written(each), encoding="utf-8")

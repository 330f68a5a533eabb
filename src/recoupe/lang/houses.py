"""Names of publishers: a paper and its site are one house."""

from __future__ import annotations

import re

from recoupe.lang import fold

SITE = re.compile(r"^(?:www\.)?(\S+)\.[a-z]{2,10}$")
"""The address of a site, and the name in it."""


def one_house(one: str, other: str) -> bool:
    """Whether two names are of one publisher: "Info Monde" and "info-monde.example"."""
    mine, theirs = (letters(SITE.sub(r"\1", fold(name))) for name in (one, other))
    return mine == theirs != ""


def letters(name: str) -> str:
    """A name as names are compared: letters and digits, folded."""
    return "".join(c for c in fold(name) if c.isalnum())

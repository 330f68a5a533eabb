"""Refusals: why a page cannot be read as an article, told in any language by `recoupe.lang.retold`."""

from __future__ import annotations

from recoupe.errors import PageRefused
from recoupe.lang import mistake


def refusal(key: str, address: str, **values: str) -> PageRefused:
    """A refusal whose words are line `key` of `messages/refused.yaml`; raise what comes back."""
    return mistake(PageRefused, f"refused.{key}", where=address, **values)

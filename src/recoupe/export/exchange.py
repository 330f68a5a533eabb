"""The dossier in the exchange format `recoupe/1`."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import Dossier, Reading
from recoupe.model.codec import to_json


def whole(dossier: Dossier, readings: Sequence[Reading], language: str) -> str:  # noqa: ARG001 - the signature of all exports
    """The dossier as `recoupe/1`. It holds no article text, and no word of it depends on the reader's language."""
    return to_json(dossier)

"""attributions (to be written)."""

from collections.abc import Sequence

from recoupe.model import Actor, Attributed, Found, Reading


def attribute(reading: Reading, found: Found, actors: Sequence[Actor], language: str) -> Attributed:
    """Not built yet."""
    return Attributed()

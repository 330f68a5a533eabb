"""Time expressions of one article (to be written)."""

from recoupe.model import Phrase, Problem, Reading


def find(reading: Reading) -> tuple[tuple[Phrase, ...], tuple[Problem, ...]]:  # noqa: ARG001
    """Not built yet."""
    return (), ()
